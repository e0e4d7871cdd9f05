"""What does not fit in a table, and in a table under a scheme."""

from decimal import ROUND_UP, Context, Decimal, Inexact, localcontext
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.checks import find_budget_problems, find_indicator_problems, find_problems
from perfeval.checks.reading import kind_of
from perfeval.codes import Code, Severity
from perfeval.errors import RecordError, format_path
from perfeval.evaluation import evaluate
from perfeval.funds import Budget, FundingLine
from perfeval.judgements import AssessedByHand, Checklist, Element
from perfeval.measures import (
    Checked,
    Deadline,
    Described,
    Done,
    Interval,
    Judged,
    Measured,
    Moment,
    NotApplicable,
    Ratio,
    Reported,
    Target,
)
from perfeval.records import AssetClass, Assets, Department, Indicator, Organ, Project, Staffing
from perfeval.rules import (
    BonusAndPenalty,
    Deduction,
    OverFulfilment,
    Proportional,
    Reverse,
    Step,
    StepTable,
    Tally,
)
from perfeval.scales import Band, Scale
from perfeval.schemes import (
    CapLevel,
    Clause,
    DefaultRules,
    Execution,
    FramePart,
    Reasons,
    Recording,
    RequireText,
    Scheme,
    TotalBelow,
)
from perfeval.standards import MINISTRY_2020
from perfeval.terms import Basis, Category, ItemKind, Operator, Subcategory
from subjects import ABSENT, facts, goal, item, method, placed, spent, table, untyped

Found = list[tuple[str, Code]]

PLAIN = method(reasons=Reasons(below_full_marks=False))
"""A scheme that asks for no reasons."""


def found(subject: Project | Department, scheme: Scheme | None = None) -> Found:
    """The place and code of each problem."""
    return placed(find_problems(subject, scheme=scheme))


def stated(*indicators: Indicator, total: str = "100", grade: str = "优秀", **more: Any) -> Project:
    """A table that states a total and a grade."""
    return table(*indicators, declared_total=total, declared_grade=grade, **more)


def of_indicator(*given: Any, **more: Any) -> Found:
    """What does not fit in an indicator."""
    return placed(find_indicator_problems(item(*given, **more)))


GOOD = stated(item("100", declared_score="100"))
"""A table in which all fits."""


class TestNothingWrong:
    """Where all fits nothing is found."""

    @pytest.mark.parametrize("scheme", [None, PLAIN, method()])
    def test_a_good_table(self, scheme: Scheme | None) -> None:
        """With a scheme or without."""
        assert find_problems(GOOD, scheme=scheme) == ()

    @pytest.mark.parametrize("subject", [Project(name="甲"), Department(name="乙")])
    def test_an_empty_one(self, subject: Project | Department) -> None:
        """What is not stated cannot contradict anything."""
        assert found(subject) == []

    def test_an_empty_budget(self) -> None:
        """Neither can amounts that are not stated."""
        assert find_budget_problems(Budget()) == ()

    def test_an_indicator_with_a_name(self) -> None:
        """There is no more that it must have."""
        assert find_indicator_problems(Indicator(name="甲")) == ()

    def test_a_table_of_the_ministry(self) -> None:
        """Under its scheme."""
        subject = stated(
            item("50", "50", "甲", level1="产出指标", declared_score="50"),
            item("30", "30", "乙", level1="效益指标", declared_score="30"),
            item("10", "10", "丙", level1="满意度指标", declared_score="10"),
            budget=spent("9", "9", full_marks="10", declared_rate="100%", declared_score="10"),
            grade="优",
        )
        assert found(subject, MINISTRY_2020) == []


DEPARTMENT = Department(name="某办公室")
FRAME = method(
    reasons=Reasons(below_full_marks=False),
    frame=[
        FramePart(label="产出指标", full_marks="60"),
        FramePart(label="效益指标", full_marks="40"),
    ],
)
CLAUSE = Clause(name="低于80分", when=TotalBelow("80"), then=RequireText("measures"))
STEPS = StepTable(steps=[Step(low="0", points="12")], unit="")
ROW = FundingLine(source="fiscal_appropriation", adjusted="90")
LESS = method(reasons=Reasons(below_full_marks=True))

CASES: dict[Code, tuple[Project | Department, Scheme | None, str, Project | Department]] = {
    Code.CHECK_SUM: (
        table(budget=spent(None, "91", lines=[ROW])),
        None,
        "$.budget.adjusted",
        table(budget=spent(None, "90", lines=[ROW])),
    ),
    Code.CHECK_FULL_MARKS_SUM: (
        stated(item("90", "90"), total="90"),
        PLAIN,
        "$.indicators",
        stated(item("100")),
    ),
    Code.CHECK_LEVEL_FULL_MARKS: (
        stated(item("61", "61", level1="产出"), item("39", "39", "乙", level1="效益")),
        FRAME,
        "$.indicators",
        stated(item("60", "60", level1="产出"), item("40", "40", "乙", level1="效益")),
    ),
    Code.CHECK_LEVEL_UNKNOWN: (
        stated(item("60", "60", level1="产出"), item("40", "40", "乙", level1="影响指标")),
        FRAME,
        "$.indicators[1].level1",
        stated(item("60", "60", level1="产出"), item("40", "40", "乙", level1="效益")),
    ),
    Code.CHECK_SCORE_ABOVE_FULL: (
        table(item("9", "9", declared_score="9.01")),
        None,
        "$.indicators[0].declared_score",
        table(item("9", "9", declared_score="9.00")),
    ),
    Code.CHECK_SCORE_DIFFERS: (
        stated(item("100", declared_score="99.99")),
        PLAIN,
        "$.indicators[0].declared_score",
        stated(item("100", declared_score="100")),
    ),
    Code.CHECK_TOTAL_SUM: (
        table(item("5", "9", declared_score="5"), declared_total="5.1"),
        None,
        "$.declared_total",
        table(item("5", "9", declared_score="5"), declared_total="5.0"),
    ),
    Code.CHECK_TOTAL_DIFFERS: (
        stated(item("100"), total="99"),
        PLAIN,
        "$.declared_total",
        stated(item("100")),
    ),
    Code.CHECK_RATE_DIFFERS: (
        table(budget=spent("1", "3", declared_rate="33.34%")),
        None,
        "$.budget.declared_rate",
        table(budget=spent("1", "3", declared_rate="33.33%")),
    ),
    Code.CHECK_GRADE_DIFFERS: (
        stated(item("84.99"), total="84.99"),
        PLAIN,
        "$.declared_grade",
        stated(item("84.99"), total="84.99", grade="良好"),
    ),
    Code.CHECK_GRADE_UNKNOWN: (
        stated(item("100"), grade="优"),
        PLAIN,
        "$.declared_grade",
        stated(item("100")),
    ),
    Code.CHECK_SCORE_MISSING: (
        table(item("100"), declared_grade="优秀"),
        PLAIN,
        "$.declared_total",
        stated(item("100")),
    ),
    Code.CHECK_GRADE_MISSING: (
        table(item("100"), declared_total="100"),
        PLAIN,
        "$.declared_grade",
        stated(item("100")),
    ),
    Code.CHECK_REASON_MISSING: (
        stated(item("99"), total="99"),
        LESS,
        "$.indicators[0].deviation_reason",
        stated(item("99", deviation_reason="节约"), total="99"),
    ),
    Code.CHECK_TEXT_MISSING: (
        stated(item("79"), total="79", grade="良好"),
        attrs.evolve(PLAIN, clauses=[CLAUSE]),
        "$.measures",
        stated(item("79"), total="79", grade="良好", measures="无"),
    ),
    Code.CHECK_DIRECTION: (
        table(item("9", target=goal("9", "at_most"), rule=Proportional())),
        None,
        "$.indicators[0].rule",
        table(item("9", target=goal("9", "at_most"), rule=Reverse(form="ratio"))),
    ),
    Code.CHECK_UNIT_MISMATCH: (
        table(item("9人", target=goal("9%"))),
        None,
        "$.indicators[0].actual",
        table(item("9%", target=goal("9%"))),
    ),
    Code.CHECK_DUPLICATE_NAME: (
        table(item("9", level1="产出"), item("8", level1="产出")),
        None,
        "$.indicators[1].name",
        table(item("9", level1="产出"), item("8", level1="效益")),
    ),
    Code.CHECK_POINTS_ABOVE_FULL: (
        table(item("9", "11", rule=STEPS)),
        None,
        "$.indicators[0].rule",
        table(item("9", "12", rule=STEPS)),
    ),
    Code.CHECK_ACTUAL_COPIED: (
        table(item(Reported("≥95%"), target=goal("95%"))),
        None,
        "$.indicators[0].actual",
        table(item(Reported("96%"), target=goal("95%"))),
    ),
    Code.CHECK_MET_MARKED_DOWN: (
        table(item("98", "20", target=goal("98"), declared_score="19.6")),
        None,
        "$.indicators[0].declared_score",
        table(item("98", "20", target=goal("98"), declared_score="20")),
    ),
    Code.CHECK_MISSED_FULL_MARKS: (
        table(item("97", "20", target=goal("98"), declared_score="20")),
        None,
        "$.indicators[0].declared_score",
        table(item("97", "20", target=goal("98"), declared_score="19.8")),
    ),
    Code.CHECK_NEGATIVE_AMOUNT: (
        table(budget=spent("-0.01", "100")),
        None,
        "$.budget.executed",
        table(budget=spent("0", "100")),
    ),
    Code.CHECK_EXECUTION_TWICE: (
        stated(item("90", "90", "预算执行率"), budget=spent("5", "5", declared_score="10")),
        method(execution=Execution(full_marks="10")),
        "$.indicators[0]",
        stated(item("90", "90"), budget=spent("5", "5", declared_score="10")),
    ),
    Code.CHECK_OVEREXECUTED: (
        table(budget=spent("100.01", "100")),
        None,
        "$.budget.executed",
        table(budget=spent("100", "100")),
    ),
}
"""For each code a table that has the problem and no other, where it lies, and the table mended."""


class TestEveryCode:
    """Each check finds its mistake, at its place, and is silent when it is mended."""

    def test_every_check_is_here(self) -> None:
        """So that none is added without its two tests."""
        assert set(CASES) == {code for code in Code if code.startswith("check.")}

    @pytest.mark.parametrize("code", CASES)
    def test_it_is_found(self, code: Code) -> None:
        """At its place, once, with a sentence."""
        subject, scheme, path, _ = CASES[code]
        problems = [each for each in find_problems(subject, scheme=scheme) if each.code is code]
        assert format_path(problems[0].path) == path
        assert all(str(each).startswith(f"{format_path(each.path)}: ") for each in problems)
        assert len(problems) == (2 if code is Code.CHECK_LEVEL_FULL_MARKS else 1)

    @pytest.mark.parametrize("code", CASES)
    def test_it_is_silent_when_mended(self, code: Code) -> None:
        """And so is everything else."""
        _, scheme, _, mended = CASES[code]
        clause = [("$", Code.EVALUATION_CLAUSE)] if code is Code.CHECK_TEXT_MISSING else []
        assert found(mended, scheme) == clause

    def test_those_of_the_record_need_no_scheme(self) -> None:
        """The others are not asked without one."""
        alone = {code for code, (_, scheme, _, _) in CASES.items() if scheme is None}
        for code, (subject, _, _, _) in CASES.items():
            assert (code in {each.code for each in find_problems(subject)}) is (code in alone)

    @pytest.mark.parametrize("code", CASES)
    def test_a_scheme_adds_and_takes_nothing_away(self, code: Code) -> None:
        """What the record shows alone it shows under a scheme, in the same order, first."""
        subject, _, _, _ = CASES[code]
        alone = [each for each in find_problems(subject) if each.code is not Code.CHECK_TOTAL_SUM]
        assert list(find_problems(subject, scheme=PLAIN)[: len(alone)]) == alone

    def test_a_scheme_explains_a_total_that_is_no_sum(self) -> None:
        """67 of 80 points are 83.75 where the scheme rescales, and no mistake."""
        subject = stated(
            item("67", "80", declared_score="67", deviation_reason="资金晚到"),
            item(NotApplicable("本年无此项"), "20", "乙", declared_score="0"),
            total="83.75",
            grade="良好",
        )
        assert ("$.declared_total", Code.CHECK_TOTAL_SUM) in found(subject)
        scheme = method(inapplicable="rescale")
        assert [code for _, code in found(subject, scheme)] == [Code.EVALUATION_NOT_APPLICABLE]

    def test_rounded_at_the_total_each_score_may_be_off(self) -> None:
        """Twice 16.665 is 33.33, though the form shows 16.67 twice; a cent more is a mistake."""
        scheme = method(
            recording=Recording(at="total"),
            full_marks="50",
            reasons=Reasons(below_full_marks=False),
        )
        rows = [item("16.665", "25", name, declared_score="16.67") for name in ("甲", "乙")]
        assert found(stated(*rows, total="33.33", grade="较差"), scheme) == []
        wrong = found(stated(*rows, total="33.36", grade="较差"), scheme)
        assert ("$.declared_total", Code.CHECK_TOTAL_SUM) in wrong

    def test_they_look_on(self) -> None:
        """A table that is wrong in every way evaluates to what it would without a check."""
        for subject, scheme, _, _ in CASES.values():
            if scheme is not None:
                before = evaluate(subject, scheme=scheme)
                find_problems(subject, scheme=scheme)
                assert evaluate(subject, scheme=scheme) == before


class TestBudgetRows:
    """A total of the fund block is the sum of its sources; it is reported, not mended."""

    def test_a_total_of_zero_above_its_row(self) -> None:
        """As published: 0/0/0 above 90/89.974/89.974, score 0."""
        row = FundingLine(
            source="fiscal_appropriation",
            initial="90万元",
            adjusted="89.974万元",
            executed="89.974万元",
        )
        budget = untyped(Budget)(
            initial="0",
            adjusted="0",
            executed="0",
            lines=[row],
            full_marks="10",
            declared_rate="0%",
            declared_score="0",
        )
        problems = find_budget_problems(budget)
        assert placed(problems) == [
            ("$.initial", Code.CHECK_SUM),
            ("$.adjusted", Code.CHECK_SUM),
            ("$.executed", Code.CHECK_SUM),
        ]
        assert [each.parameters for each in problems] == [
            {"what": what, "found": 0, "wanted": sums, "difference": -sums}
            for what, sums in (
                ("年初预算数", 900_000),
                ("全年预算数", 899_740),
                ("全年执行数", 899_740),
            )
        ]

    @pytest.mark.parametrize("name", ["initial", "adjusted", "executed", "received", "carried_in"])
    def test_each_amount(self, name: str) -> None:
        """Its total against its own rows."""
        rows = [
            untyped(FundingLine)(source=source, **{name: amount})
            for source, amount in (("fiscal_appropriation", "1.1"), ("other", "2.2"))
        ]
        wrong, right = (untyped(Budget)(lines=rows, **{name: total}) for total in ("3.31", "3.30"))
        assert placed(find_budget_problems(wrong)) == [(f"$.{name}", Code.CHECK_SUM)]
        assert find_budget_problems(right) == ()
        (said,) = facts(find_budget_problems(wrong), Code.CHECK_SUM)
        assert said["difference"] == Fraction(1, 100)

    @pytest.mark.parametrize("total", [None, "5"])
    def test_what_is_not_stated_is_not_compared(self, total: str | None) -> None:
        """Neither a total nor a row."""
        rows = [
            FundingLine(source="fiscal_appropriation", adjusted="1"),
            FundingLine(source="other", adjusted=None if total else "7"),
        ]
        assert find_budget_problems(spent(None, total, lines=rows)) == ()

    @pytest.mark.parametrize(("spent_on_projects", "found"), [("6", 0), ("7", 1)])
    def test_a_block_that_tells_its_money_apart_twice(
        self, spent_on_projects: str, found: int
    ) -> None:
        """By source and by what it is spent on, each is held against the total by itself."""
        rows = [
            FundingLine(source="fiscal_appropriation", adjusted="10"),
            FundingLine(label="基本支出", spending_class="basic", adjusted="4"),
            FundingLine(label="项目支出", spending_class="project", adjusted=spent_on_projects),
        ]
        problems = find_budget_problems(spent(None, "10", lines=rows))
        assert [each.parameters["wanted"] for each in problems] == [Decimal(11)] * found

    @pytest.mark.parametrize(("part", "found"), [("3", 0), ("2", 1)])
    def test_parts_of_a_row(self, part: str, found: int) -> None:
        """They are held against their row, and not against the total."""
        rows = [
            FundingLine(source="fiscal_funds", label="财政资金", adjusted="8"),
            FundingLine(source="central_grant", part_of="财政资金", adjusted="5"),
            FundingLine(source="local_funds", part_of="财政资金", adjusted=part),
            FundingLine(source="other", adjusted="2"),
        ]
        problems = find_budget_problems(spent(None, "10", lines=rows))
        assert [format_path(each.path) for each in problems] == ["$.lines[0].adjusted"] * found


class TestPrintedRate:
    """The printed rate is executed over the basis, in the places in which it is printed."""

    @pytest.mark.parametrize(
        "printed",
        [
            "80.45%",
            "80.4%",
            "80%",
            "0.8",
            "0.80",
            "80.449%",
            "80.4487%",
            "80.448749%",
            "80.4487489640%",
            "80.4487489639562%",
        ],
    )
    def test_right_in_the_places_that_are_printed(self, printed: str) -> None:
        """3824.26 of 4753.66 is 80.4487489639562…; a spreadsheet shows thirteen places."""
        budget = spent("3824.26万元", "4753.66万元", declared_rate=printed)
        assert find_budget_problems(budget) == ()

    @pytest.mark.parametrize(
        ("printed", "wanted"),
        [
            ("100.00%", "80.45%"),
            ("80.44%", "80.45%"),
            ("80.46%", "80.45%"),
            ("80.5%", "80.4%"),
            ("81%", "80%"),
            ("80.4487489739562%", "80.4487489640%"),
        ],
    )
    def test_wrong(self, printed: str, wanted: str) -> None:
        """Truncated, rounded up, or another rate altogether, as published."""
        budget = spent("3824.26万元", "4753.66万元", declared_rate=printed)
        (said,) = facts(find_budget_problems(budget), Code.CHECK_RATE_DIFFERS)
        assert said["executed"] == Decimal(38_242_600)
        assert said["budget"] == Decimal(47_536_600)
        assert (said["found"], said["wanted"]) == (printed, wanted)

    @pytest.mark.parametrize(("printed", "shown"), [("1", "100%"), ("0.9", "90%"), ("0.81", "81%")])
    def test_a_bare_number_is_held_to_whole_percent(self, printed: str, shown: str) -> None:
        """A sheet that shows 1 means 100 %, not anything that rounds to it."""
        budget = spent("3824.26万元", "4753.66万元", declared_rate=printed)
        (said,) = facts(find_budget_problems(budget), Code.CHECK_RATE_DIFFERS)
        assert (said["found"], said["wanted"]) == (shown, "80%")

    @pytest.mark.parametrize(
        ("printed", "fits"),
        [("12.5%", 1), ("13%", 1), ("12%", 0), ("0.1", 0)],
    )
    def test_a_tie_goes_up(self, printed: str, fits: int) -> None:
        """One of eight is 12.5 %."""
        problems = find_budget_problems(spent("1", "8", declared_rate=printed))
        assert len(problems) == 1 - fits

    @pytest.mark.parametrize(
        ("basis", "printed"),
        [("initial", "60%"), ("adjusted", "75%"), ("received", "80%"), ("supply", "50%")],
    )
    def test_on_the_basis_that_is_asked_for(self, basis: str, printed: str) -> None:
        """By name, or that of the scheme."""
        budget = spent(
            "60",
            "80",
            initial="100",
            received="75",
            carried_in="40",
            declared_rate=printed,
        )
        assert find_budget_problems(budget, basis=Basis(basis)) == ()
        for other in set(Basis) - {Basis(basis)}:
            assert placed(find_budget_problems(budget, basis=other)) == [
                ("$.declared_rate", Code.CHECK_RATE_DIFFERS),
            ]
        execution = untyped(Execution)(full_marks="10", basis=basis)
        subject = stated(item("90", "90"), budget=budget)
        codes = {each.code for each in find_problems(subject, scheme=method(execution=execution))}
        assert Code.CHECK_RATE_DIFFERS not in codes

    @pytest.mark.parametrize(
        "budget",
        [
            spent("5", "0", declared_rate="0%"),
            spent(None, "5", declared_rate="0%"),
            spent("5", None, declared_rate="0%"),
            spent("1", "5"),
        ],
    )
    def test_what_cannot_be_compared(self, budget: Budget) -> None:
        """A zero budget has no rate, and what is not stated none either."""
        codes = [each.code for each in find_budget_problems(budget)]
        assert Code.CHECK_RATE_DIFFERS not in codes

    @given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(2, 8))
    def test_what_is_rounded_half_up_fits(self, executed: int, whole: int, places: int) -> None:
        """Whatever the amounts and the places; the next digit does not."""
        units = (Fraction(executed, whole) * 10**places + Fraction(1, 2)).__floor__()
        for off in (0, 1):
            printed = f"{Decimal(units + off).scaleb(-places):f}"
            budget = spent(str(executed), str(whole), declared_rate=printed)
            codes = [each.code for each in find_budget_problems(budget)]
            assert (Code.CHECK_RATE_DIFFERS in codes) is bool(off)


class TestBudgetLimits:
    """More was spent than there was, or more points are stated than there are."""

    def test_spent_more_than_planned(self) -> None:
        """Both amounts are named."""
        (said,) = facts(find_budget_problems(spent("338.31", "329.77")), Code.CHECK_OVEREXECUTED)
        assert said == {"executed": Decimal("338.31"), "budget": Decimal("329.77")}

    @pytest.mark.parametrize(("printed", "many"), [("50%", 0), ("90%", 1), (None, 0)])
    def test_the_printed_rate_of_a_row(self, printed: str | None, many: int) -> None:
        """As that of the total."""
        row = FundingLine(source="other", adjusted="100", executed="50", declared_rate=printed)
        found = placed(find_budget_problems(Budget(lines=[row])))
        assert found == [("$.lines[0].declared_rate", Code.CHECK_RATE_DIFFERS)] * many

    @pytest.mark.parametrize(
        ("executed", "carried_in", "many"),
        [("120", "20", 0), ("120.01", "20", 1), ("120", "19.99", 1), ("120", None, 0)],
    )
    def test_what_was_carried_in_can_be_spent_too(
        self, executed: str, carried_in: str | None, many: int
    ) -> None:
        """Where the basis is what was supplied: the budget and what was left of other years."""
        budget = spent(executed, "100", carried_in=carried_in)
        over = find_budget_problems(budget, basis="supply")
        assert placed(over) == [("$.executed", Code.CHECK_OVEREXECUTED)] * many
        assert len(find_budget_problems(budget)) == 1

    def test_no_such_basis(self) -> None:
        """The bases there are are named."""
        with pytest.raises(RecordError) as caught:
            find_budget_problems(spent("1", "1"), basis="average")
        assert placed(caught.value.problems) == [("$.basis", Code.TERM_UNKNOWN)]

    @pytest.mark.parametrize("budget", [spent("5", None), spent(None, "5"), spent("0", "0")])
    def test_not_more(self, budget: Budget) -> None:
        """Where one is not stated, or both are nothing."""
        assert find_budget_problems(budget) == ()

    def test_the_rows_count_where_there_is_no_total(self) -> None:
        """Their sum is the amount."""
        row = FundingLine(source="other", adjusted="1", executed="2")
        found = placed(find_budget_problems(Budget(lines=[row])))
        assert found == [("$.executed", Code.CHECK_OVEREXECUTED)]

    @pytest.mark.parametrize(("score", "many"), [("10.01", 1), ("10", 0)])
    def test_the_printed_score(self, score: str, many: int) -> None:
        """At most its full marks."""
        budget = spent("1", "1", full_marks="10", declared_score=score)
        found = placed(find_budget_problems(budget))
        assert found == [("$.declared_score", Code.CHECK_SCORE_ABOVE_FULL)] * many


class TestDepartment:
    """Totals that a department states beside their parts, and what its projects have."""

    @pytest.mark.parametrize(("total", "many"), [("563626", 1), ("563662", 0), (None, 0)])
    def test_assets(self, total: str | None, many: int) -> None:
        """As published: 544 198 and 19 464 are 563 662."""
        assets = untyped(Assets)(
            classes=[
                AssetClass(name="通用设备", original_value="544198"),
                AssetClass(name="家具和用品", original_value="19464"),
            ],
            declared_original_value=total,
        )
        problems = find_problems(attrs.evolve(DEPARTMENT, assets=assets))
        assert placed(problems) == [("$.assets.declared_original_value", Code.CHECK_SUM)] * many
        assert [each.parameters["difference"] for each in problems] == [-36] * many

    @pytest.mark.parametrize(
        ("authorised", "actual", "places"),
        [
            (12, 11, []),
            (13, 11, ["$.staffing.declared_authorised"]),
            (12, 10, ["$.staffing.declared_actual"]),
            (0, 0, ["$.staffing.declared_authorised", "$.staffing.declared_actual"]),
            (None, 11, []),
            (None, None, []),
        ],
    )
    def test_staffing(self, authorised: int | None, actual: int | None, places: list[str]) -> None:
        """Posts and people, organ by organ."""
        staffing = Staffing(
            organs=[
                Organ(name="机关", authorised=8, actual=8),
                Organ(name="中心", authorised=4, actual=3),
            ],
            declared_authorised=authorised,
            declared_actual=actual,
        )
        found_here = found(attrs.evolve(DEPARTMENT, staffing=staffing))
        assert found_here == [(place, Code.CHECK_SUM) for place in places]

    def test_an_organ_without_a_number(self) -> None:
        """Then there is no sum to compare with."""
        staffing = Staffing(
            organs=[Organ(name="机关", authorised=8), Organ(name="中心")],
            declared_authorised=9,
        )
        assert found(attrs.evolve(DEPARTMENT, staffing=staffing)) == []

    @pytest.mark.parametrize(
        ("count", "listed", "many"),
        [(2, 2, 0), (3, 2, 1), (0, 2, 1), (None, 2, 0), (3, 0, 0)],
    )
    def test_project_count(self, count: int | None, listed: int, many: int) -> None:
        """Where projects are listed at all."""
        projects = [Project(name=f"项目{place}") for place in range(listed)]
        department = attrs.evolve(DEPARTMENT, projects=projects, declared_project_count=count)
        assert found(department) == [("$.declared_project_count", Code.CHECK_SUM)] * many

    def test_its_projects(self) -> None:
        """Each with its place; the scheme is that of the department, not of them."""
        projects = [Project(name="甲"), table(item("9", "9", declared_score="10"))]
        department = attrs.evolve(DEPARTMENT, projects=projects)
        wanted = [
            ("$.projects[1].indicators[0].declared_score", Code.CHECK_SCORE_ABOVE_FULL),
        ]
        assert found(department) == wanted
        assert found(department, PLAIN)[:1] == wanted
        assert all(not path.startswith("$.projects") for path, _ in found(department, PLAIN)[1:])

    def test_their_rates_are_held_to_the_basis_of_the_scheme(self) -> None:
        """50 of 80 is 62.5 %, of the 100 at first 50 %."""
        budget = spent("50", "80", initial="100", declared_rate="50%")
        department = attrs.evolve(DEPARTMENT, projects=[Project(name="甲", budget=budget)])
        rate = ("$.projects[0].budget.declared_rate", Code.CHECK_RATE_DIFFERS)
        assert found(department) == [rate]
        scheme = attrs.evolve(PLAIN, execution=Execution(full_marks="0", basis="initial"))
        assert rate not in found(department, scheme)

    @pytest.mark.parametrize(("value", "many"), [("-0.01", 1), ("0", 0)])
    def test_assets_below_zero(self, value: str, many: int) -> None:
        """Each class by its place."""
        values = ("1", value)
        classes = [AssetClass(name=f"设备{each}", original_value=each) for each in values]
        department = attrs.evolve(DEPARTMENT, assets=Assets(classes=classes))
        place = "$.assets.classes[1].original_value"
        assert found(department) == [(place, Code.CHECK_NEGATIVE_AMOUNT)] * many

    def test_rows_below_zero(self) -> None:
        """Amounts of a row and its printed rate, as those of the total."""
        row = FundingLine(source="other", executed="-1", declared_rate="-98%")
        department = attrs.evolve(DEPARTMENT, budget=Budget(lines=[row]))
        assert found(department) == [
            ("$.budget.lines[0].executed", Code.CHECK_NEGATIVE_AMOUNT),
            ("$.budget.lines[0].declared_rate", Code.CHECK_NEGATIVE_AMOUNT),
        ]


class TestIndicator:
    """What does not fit in an indicator by itself."""

    @pytest.mark.parametrize(
        ("score", "marks", "many"),
        [("10.1", "10", 1), ("10", "10", 0), ("10", None, 0)],
    )
    def test_points_that_a_person_chose(self, score: str, marks: str | None, many: int) -> None:
        """At most full marks, like the printed score."""
        found = of_indicator(None, marks, assessed=score, rule=AssessedByHand())
        assert found == [("$.assessed", Code.CHECK_SCORE_ABOVE_FULL)] * many

    @pytest.mark.parametrize(
        ("rule", "many"),
        [
            (None, 1),
            (Proportional(), 1),
            (AssessedByHand(), 1),
            (Proportional(cap="120%"), 0),
            (BonusAndPenalty(per="1", bonus="1"), 0),
        ],
    )
    def test_a_score_above_full_marks(self, rule: object, many: int) -> None:
        """Is wrong, unless the rule can give as much."""
        found = of_indicator("9", "10", declared_score="10.1", rule=rule, target=goal("9"))
        assert found == [("$.declared_score", Code.CHECK_SCORE_ABOVE_FULL)] * many

    @pytest.mark.parametrize("operator", Operator)
    @pytest.mark.parametrize(
        ("rule", "against"),
        [
            (Proportional(), {Operator.AT_MOST, Operator.BELOW}),
            (Reverse(form="linear"), {Operator.AT_LEAST, Operator.ABOVE}),
            (
                Deduction(per="1", points="1", when="above", part_step="full"),
                {Operator.AT_LEAST, Operator.ABOVE},
            ),
            (Tally(points="1", unit=""), {Operator.AT_MOST, Operator.BELOW}),
            (Deduction(per="1", points="1", when="either", part_step="full"), set[Operator]()),
            (StepTable(steps=[Step(points="1")], unit=""), set[Operator]()),
            (AssessedByHand(), set[Operator]()),
        ],
    )
    def test_direction(self, rule: Any, against: set[Operator], operator: Operator) -> None:
        """A rule that rewards what the target does not want; an equality suits every rule."""
        found = of_indicator("9", rule=rule, target=goal("9", operator))
        assert found == [("$.rule", Code.CHECK_DIRECTION)] * (operator in against)

    @pytest.mark.parametrize(
        "target",
        [None, Described("好"), Interval(low="1", high="2"), Deadline(by=Moment(month=9))],
    )
    def test_other_targets_have_no_direction(self, target: object) -> None:
        """Nor has a missing one."""
        assert of_indicator(None, rule=Proportional(), target=target) == []

    @pytest.mark.parametrize(("most", "many"), [("12", 0), ("12.1", 1)])
    def test_a_step_above_full_marks(self, most: str, many: int) -> None:
        """The best step counts, wherever it stands."""
        steps = [Step(high="1", points=most), Step(low="1", points="3")]
        found = of_indicator("9", "12", rule=StepTable(steps=steps, unit=""))
        assert found == [("$.rule", Code.CHECK_POINTS_ABOVE_FULL)] * many

    def test_steps_without_full_marks(self) -> None:
        """There is nothing to compare."""
        assert of_indicator("9", None, rule=STEPS) == []

    @pytest.mark.parametrize(
        "wording",
        ["≥95%", "≥ 95 %", "≧95％", " ≥95％ "],
    )
    def test_the_wording_of_the_target(self, wording: str) -> None:
        """An actual value that only repeats it, in any spelling."""
        found = of_indicator(Reported(wording), target=goal("95%"))
        assert found == [("$.actual", Code.CHECK_ACTUAL_COPIED)]

    @pytest.mark.parametrize(
        ("operator", "wording"),
        [("equal", "=0"), ("equal", "═0"), ("above", ">0"), ("below", "<0"), ("at_most", "≦0")],
    )
    def test_every_comparison_has_its_spellings(self, operator: str, wording: str) -> None:
        """Half-width and full-width."""
        found = of_indicator(Reported(wording), target=goal("0", operator))
        assert found == [("$.actual", Code.CHECK_ACTUAL_COPIED)]

    def test_words_that_repeat_words(self) -> None:
        """A target in words is repeated as well."""
        found = of_indicator(Reported("效果 明显"), target=Described("效果明显"))
        assert found == [("$.actual", Code.CHECK_ACTUAL_COPIED)]

    @pytest.mark.parametrize(
        ("actual", "target"),
        [
            (Reported("95%"), goal("95%")),
            (Measured(value="95%"), goal("95%")),
            (None, goal("95%")),
        ],
    )
    def test_what_repeats_nothing(self, actual: Any, target: Target | None) -> None:
        """A value, even the same value, is a value."""
        assert of_indicator(actual, target=target) == []

    @pytest.mark.parametrize(
        ("target", "actual", "units"),
        [
            (goal("9人"), Measured(value="9次"), ("人", "次")),
            (goal("9"), Measured(value="9%"), ("no unit", "%")),
            (goal("9万元"), Ratio(part="1", whole="2"), ("万元", "%")),
            (Interval(low="1人", high="9人"), Measured(value="5次"), ("人", "次")),
        ],
    )
    def test_units(self, target: Any, actual: Any, units: tuple[str, str]) -> None:
        """Both are named, of a range too."""
        (said,) = facts(
            find_indicator_problems(item(actual, target=target)),
            Code.CHECK_UNIT_MISMATCH,
        )
        assert said == {"indicator": "甲", "target": units[0], "actual": units[1]}

    @pytest.mark.parametrize(("target", "actual"), [("9万元", "90000元"), ("9%", "90‰")])
    def test_units_of_one_family(self, target: str, actual: str) -> None:
        """Money converts to money, shares to shares."""
        assert of_indicator(actual, target=goal(target)) == []


MET = item("98", "20", target=goal("98"))
MISSED = item("97", "20", target=goal("98"))


class TestScoreAgainstTarget:
    """Field notes 9.1: met and marked down, or missed and marked in full; both are flagged."""

    @pytest.mark.parametrize(
        ("indicator", "score", "code"),
        [
            (MET, "20", None),
            (MET, "19.6", Code.CHECK_MET_MARKED_DOWN),
            (MET, "0", Code.CHECK_MET_MARKED_DOWN),
            (MISSED, "20", Code.CHECK_MISSED_FULL_MARKS),
            (MISSED, "20.00", Code.CHECK_MISSED_FULL_MARKS),
            (MISSED, "19.99", None),
            (MISSED, "0", None),
        ],
    )
    def test_a_number(self, indicator: Indicator, score: str, code: Code | None) -> None:
        """The score as printed against the target's own words."""
        declared = attrs.evolve(indicator, declared_score=score)
        found = placed(find_indicator_problems(declared))
        assert found == ([] if code is None else [("$.declared_score", code)])

    def test_a_deduction_that_is_explained(self) -> None:
        """A reason is all that was asked for; it does not make a missed target met."""
        reason = {"deviation_reason": "资料不全"}
        for indicator, score, many in ((MET, "19", 0), (MISSED, "20", 1)):
            declared = untyped(attrs.evolve)(indicator, declared_score=score, **reason)
            assert len(find_indicator_problems(declared)) == many

    @pytest.mark.parametrize(
        ("target", "actual", "met"),
        [
            (Deadline(by=Moment(month=9), included=False), Done(on=Moment(month=7)), True),
            (Deadline(by=Moment(month=9), included=False), Done(on=Moment(month=9)), False),
            (Interval(low="80%", high="100%"), Measured(value="100%"), True),
            (Interval(low="80%", high="100%"), Ratio(part="31", whole="30"), False),
            (Described("好"), Judged(outcome="achieved"), True),
            (Described("好"), Judged(outcome="partly"), False),
            (None, Checked(["met", "not_applicable"]), True),
            (None, Checked(["met", "unmet"]), False),
        ],
    )
    def test_other_targets(self, target: object, actual: Any, met: bool) -> None:  # noqa: FBT001
        """Dates, ranges, words and marks are met or not as well."""
        rule = Checklist(elements=[Element(text="①"), Element(text="②")])
        for score, code in (
            ("19", Code.CHECK_MET_MARKED_DOWN),
            ("20", Code.CHECK_MISSED_FULL_MARKS),
        ):
            found = of_indicator(actual, "20", target=target, rule=rule, declared_score=score)
            wrong = met is (code is Code.CHECK_MET_MARKED_DOWN)
            assert found == [("$.declared_score", code)] * wrong

    @pytest.mark.parametrize(
        "more",
        [
            {"declared_score": None},
            {"full_marks": None, "declared_score": "19"},
            {"actual": None, "declared_score": "19"},
            {"actual": ABSENT, "declared_score": "19"},
            {"actual": Reported("已达标"), "declared_score": "19"},
            {"target": None, "declared_score": "19"},
        ],
    )
    def test_what_cannot_be_told(self, more: dict[str, Any]) -> None:
        """Without a score, full marks, or a value that the target can be compared with."""
        assert find_indicator_problems(untyped(attrs.evolve)(MET, **more)) == ()

    def test_an_indicator_that_is_worth_nothing(self) -> None:
        """Missed, and all of its no points given."""
        assert of_indicator("97", "0", target=goal("98"), declared_score="0") == []

    @pytest.mark.parametrize(("reached", "score"), [("98", "0"), ("97", "20")])
    def test_penalties_work_the_other_way(self, reached: str, score: str) -> None:
        """A target that is kept takes nothing off, one that is missed takes it all."""
        penalty = item(
            reached,
            "20",
            target=goal("98"),
            declared_score=score,
            kind=ItemKind.PENALTY,
        )
        assert find_indicator_problems(penalty) == ()


class TestTheWhole:
    """The table as a whole: names and stated sums."""

    @pytest.mark.parametrize(
        ("heads", "places"),
        [
            ([("产出", "数量"), ("产出", "数量")], [1]),
            ([("产出", "数量"), ("产出", "质量")], []),
            ([("产出", "数量"), ("效益", "数量")], []),
            ([("", ""), ("产出", ""), ("", ""), ("", "")], [2, 3]),
        ],
    )
    def test_duplicate_names(self, heads: list[tuple[str, str]], places: list[int]) -> None:
        """Under one head; every further one is named, with the first."""
        subject = table(*(item("9", level1=one, level2=two) for one, two in heads))
        problems = find_problems(subject)
        assert placed(problems) == [
            (f"$.indicators[{place}].name", Code.CHECK_DUPLICATE_NAME) for place in places
        ]
        assert [each.parameters["first"] for each in problems] == [0] * len(places)
        assert [each.parameters["second"] for each in problems] == places

    def scored(self, *scores: str | None, **more: Any) -> Project:
        """A table that states these scores."""
        rows = (
            item("9", "99", f"甲{place}", declared_score=score)
            for place, score in enumerate(scores)
        )
        return table(*rows, **more)

    @pytest.mark.parametrize(("total", "off"), [("17.5", None), ("17.6", "0.1"), ("10", "-7.5")])
    def test_a_stated_total(self, total: str, off: str | None) -> None:
        """Against the scores that are stated; the difference is named."""
        problems = find_problems(self.scored("8", "9.5", declared_total=total))
        assert [each.parameters["difference"] for each in problems] == (
            [] if off is None else [Decimal(off)]
        )

    def test_with_the_execution_score(self) -> None:
        """Where it is stated it is a part of the sum."""
        budget = spent("1", "1", declared_score="10")
        assert found(self.scored("8", "9.5", declared_total="27.5", budget=budget)) == []
        assert found(self.scored("8", "9.5", declared_total="17.5", budget=budget)) == [
            ("$.declared_total", Code.CHECK_TOTAL_SUM),
        ]

    def test_penalties_are_taken_off(self) -> None:
        """As they are from the total that follows; bonus items are added."""
        extra = (
            item("2", "5", "加分", declared_score="2", kind=ItemKind.BONUS),
            item("3", "5", "减分", declared_score="3", kind=ItemKind.PENALTY),
        )
        subject = stated(item("90", declared_score="90"), *extra, total="89")
        assert found(subject, PLAIN) == []

    @pytest.mark.parametrize("scores", [("8", None), (None,), ()])
    def test_not_all_are_stated(self, scores: tuple[str | None, ...]) -> None:
        """Then there is no sum."""
        assert found(self.scored(*scores, declared_total="17.5")) == []

    def test_the_execution_score_is_not_stated(self) -> None:
        """Though the scheme scores it: the total holds what the table does not show."""
        subject = stated(item("90", "90", declared_score="90"), budget=spent("1", "1"))
        scheme = attrs.evolve(PLAIN, execution=Execution(full_marks="10"))
        assert found(subject, scheme) == []

    def test_no_total_is_stated(self) -> None:
        """There is nothing to compare."""
        assert found(self.scored("8", "9.5")) == []

    def test_under_a_cap_it_is_no_sum(self) -> None:
        """The head may earn 30 of the 40 that its indicators add up to."""
        cap = Clause(
            name="封顶", when=TotalBelow(points="101"), then=CapLevel(label="产出", points="30")
        )
        scored = {"declared_score": "40", "level1": "产出"}
        subject = stated(
            item("40", "40", **scored),
            item("60", "60", "乙", declared_score="60"),
            total="91",
        )
        codes = [code for _, code in found(subject, attrs.evolve(PLAIN, clauses=[cap]))]
        assert Code.CHECK_TOTAL_DIFFERS in codes
        assert Code.CHECK_TOTAL_SUM not in codes


class TestFrame:
    """The heads of the scheme and their full marks."""

    SCHEME = method(
        reasons=Reasons(below_full_marks=False),
        execution=Execution(full_marks="10"),
        frame=[
            FramePart(
                label=Category.OUTPUT,
                full_marks="50",
                parts=[
                    FramePart(label=Subcategory.QUANTITY, full_marks="30"),
                    FramePart(label="质量指标", full_marks="20"),
                ],
            ),
            FramePart(label="效益指标", full_marks="40"),
        ],
    )

    def laid_out(self, *rows: tuple[str, str, str], **more: Any) -> Project:
        """A table with these heads and full marks, all of it earned."""
        return stated(
            *(
                item(marks, marks, f"甲{place}", level1=one, level2=two)
                for place, (one, two, marks) in enumerate(rows)
            ),
            budget=more.pop("budget", spent("1", "1")),
            **more,
        )

    GOOD = (("产出指标", "数量指标", "30"), ("产出", "质量", "20"), ("效益", "社会", "40"))

    def test_a_table_that_fits(self) -> None:
        """In any spelling of the heads."""
        assert found(self.laid_out(*self.GOOD), self.SCHEME) == []

    @pytest.mark.parametrize(
        ("rows", "levels"),
        [
            (
                [("产出", "数量", "31"), ("产出", "质量", "20"), ("效益", "", "39")],
                [("产出", 51, 50), ("数量", 31, 30), ("效益指标", 39, 40)],
            ),
            (
                [("产出", "数量", "20"), ("产出", "质量", "30"), ("效益", "", "40")],
                [("数量", 20, 30), ("质量指标", 30, 20)],
            ),
            (
                [("产出", "数量", "30"), ("产出", "时效", "20"), ("效益", "", "40")],
                [("质量指标", 0, 20)],
            ),
            (
                [("效益", "", "90")],
                [("产出", 0, 50), ("数量", 0, 30), ("质量指标", 0, 20), ("效益指标", 90, 40)],
            ),
        ],
    )
    def test_sums(
        self,
        rows: list[tuple[str, str, str]],
        levels: list[tuple[str, int, int]],
    ) -> None:
        """Head by head as the frame lists them, each head before its parts."""
        problems = find_problems(self.laid_out(*rows), scheme=self.SCHEME)
        assert placed(problems) == [("$.indicators", Code.CHECK_LEVEL_FULL_MARKS)] * len(levels)
        assert [each.parameters for each in problems] == [
            {"level": level, "found": marks, "wanted": wanted, "difference": marks - wanted}
            for level, marks, wanted in levels
        ]

    def test_unknown_heads(self) -> None:
        """Each indicator that stands under one; no head is named as such."""
        rows = [*self.GOOD[:2], ("影响指标", "", "30"), ("", "", "10")]
        problems = find_problems(self.laid_out(*rows), scheme=self.SCHEME)
        assert placed(problems) == [
            ("$.indicators[2].level1", Code.CHECK_LEVEL_UNKNOWN),
            ("$.indicators[3].level1", Code.CHECK_LEVEL_UNKNOWN),
            ("$.indicators", Code.CHECK_LEVEL_FULL_MARKS),
        ]
        assert [each.parameters for each in problems[:2]] == [
            {"level": "影响指标", "wanted": "产出, 效益指标"},
            {"level": "(none)", "wanted": "产出, 效益指标"},
        ]
        assert problems[0].severity is Severity.WARNING

    @pytest.mark.parametrize(("marks", "many"), [("10", 0), ("20", 1), (None, 0)])
    def test_the_execution_rate(self, marks: str | None, many: int) -> None:
        """What the table gives it against what the scheme does."""
        subject = self.laid_out(*self.GOOD, budget=spent("1", "1", full_marks=marks))
        problems = find_problems(subject, scheme=self.SCHEME)
        places = [("$.budget", Code.CHECK_LEVEL_FULL_MARKS)] * many
        assert placed(problems)[:many] == places
        assert [each.parameters["difference"] for each in problems[:many]] == [10] * many

    def test_without_an_execution_score_its_points_are_the_tables(self) -> None:
        """A scheme that does not score it wants nothing."""
        budget = spent("1", "1", full_marks="20")
        assert found(stated(item("100"), budget=budget), PLAIN) == []

    @pytest.mark.parametrize("kind", [ItemKind.BONUS, ItemKind.PENALTY])
    @pytest.mark.parametrize("head", ["产出指标", "加分项", ""])
    def test_extra_items_are_outside_the_frame(self, kind: ItemKind, head: str) -> None:
        """Wherever they are printed; the base is what the frame divides."""
        extra = item("0", "5", "附加", kind=kind, level1=head)
        plain = self.laid_out(*self.GOOD)
        subject = attrs.evolve(plain, indicators=[*plain.indicators, extra])
        assert found(subject, self.SCHEME) == []

    def test_without_a_frame(self) -> None:
        """The heads are left to the unit."""
        assert found(stated(item("100", level1="影响指标")), PLAIN) == []


class TestNotStated:
    """A report that prints no total and no grade is not complete; it is a notice, not an error."""

    def test_both(self) -> None:
        """At their places."""
        problems = find_problems(table(item("100")), scheme=PLAIN)
        assert placed(problems) == [
            ("$.declared_total", Code.CHECK_SCORE_MISSING),
            ("$.declared_grade", Code.CHECK_GRADE_MISSING),
        ]
        assert {each.severity for each in problems} == {Severity.NOTICE}

    def test_without_a_scale_no_grade_is_missed(self) -> None:
        """The method gives none."""
        scheme = attrs.evolve(PLAIN, scale=None)
        assert found(table(item("100")), scheme) == [("$.declared_total", Code.CHECK_SCORE_MISSING)]


class TestReasons:
    """When a reason must be stated: field notes 2.6 and 9.1, row 32; the triggers differ."""

    BELOW = Reasons(below_full_marks=True)

    def missing(self, reasons: Reasons, *indicators: Indicator, **more: Any) -> list[str]:
        """Where reasons are missing."""
        scheme = method(
            reasons=reasons,
            missing="zero",
            inapplicable="drop",
            **more.pop("scheme", {}),
        )
        problems = find_problems(table(*indicators, **more), scheme=scheme)
        return [
            format_path(each.path) for each in problems if each.code is Code.CHECK_REASON_MISSING
        ]

    @pytest.mark.parametrize(("reached", "many"), [("99.999", 1), ("0", 1), ("100", 0), ("101", 0)])
    def test_below_full_marks(self, reached: str, many: int) -> None:
        """The exact points count, though they are recorded as 100.00."""
        places = ["$.indicators[0].deviation_reason"] * many
        assert self.missing(self.BELOW, item(reached)) == places
        assert self.missing(self.BELOW, item(reached, deviation_reason="节约")) == []
        assert self.missing(Reasons(below_full_marks=False), item(reached)) == []

    def test_what_is_said(self) -> None:
        """How many of how many points."""
        problems = find_problems(table(item("98.5")), scheme=method())
        (said,) = facts(problems, Code.CHECK_REASON_MISSING)
        assert said == {"what": "甲: 98.50 of 100 points"}

    @pytest.mark.parametrize("actual", [None, ABSENT])
    def test_what_was_not_judged(self, actual: Any) -> None:
        """Missing and not applicable are said elsewhere."""
        assert self.missing(self.BELOW, item(actual), item("100", name="乙")) == []

    def test_penalties_lose_nothing(self) -> None:
        """A penalty below its full marks is good news."""
        penalty = item("0", "5", "处罚", kind=ItemKind.PENALTY)
        assert self.missing(self.BELOW, item("100"), penalty) == []

    def test_the_execution_rate(self) -> None:
        """An indicator like any other; its reason stands with the budget."""
        scheme = {"execution": Execution(full_marks="10")}
        for reason, places in (("", ["$.budget.deviation_reason"]), ("结余", [])):
            budget = spent("99", "100", deviation_reason=reason)
            assert self.missing(self.BELOW, item("100"), budget=budget, scheme=scheme) == places

    @pytest.mark.parametrize(
        ("budget", "many"),
        [
            (spent("89.99", "100"), 1),
            (spent("90", "100"), 0),
            (spent("89.99", "100", deviation_reason="结余"), 0),
            (spent(None, "100"), 0),
            (spent("5", None), 0),
            (spent("0", "0"), 0),
            (None, 0),
        ],
    )
    def test_a_low_execution_rate(self, budget: Budget | None, many: int) -> None:
        """Below the share, itself not below."""
        reasons = Reasons(below_full_marks=False, execution_below="90%")
        places = ["$.budget.deviation_reason"] * many
        assert self.missing(reasons, item("100"), budget=budget) == places

    def test_a_low_rate_on_the_basis_of_the_scheme(self) -> None:
        """All of the adjusted budget, half of the initial one."""
        reasons = Reasons(below_full_marks=False, execution_below="90%")
        budget = spent("50", "50", initial="100")
        scheme = {"execution": Execution(full_marks="10", basis="initial")}
        assert self.missing(reasons, item("100"), budget=budget) == []
        assert self.missing(reasons, item("100"), budget=budget, scheme=scheme) == [
            "$.budget.deviation_reason",
        ]

    @pytest.mark.parametrize(
        ("initial", "adjusted", "reason", "many"),
        [
            ("100", "130", "", 1),
            ("100", "70", "", 1),
            ("100", "129.99", "", 0),
            ("100", "70.01", "", 0),
            ("100", "130", "追加", 0),
            ("0", "3.36", "", 1),
            ("0", "0", "", 0),
            (None, "130", "", 0),
            ("100", None, "", 0),
        ],
    )
    def test_a_large_adjustment(
        self,
        initial: str | None,
        adjusted: str | None,
        reason: str,
        many: int,
    ) -> None:
        """From the share on, either way; a project that appeared in mid-year is adjusted."""
        reasons = Reasons(below_full_marks=False, adjustment_from="30%")
        budget = spent(None, adjusted, initial=initial, adjustment_reason=reason)
        places = ["$.budget.adjustment_reason"] * many
        assert self.missing(reasons, item("100"), budget=budget) == places
        assert self.missing(Reasons(below_full_marks=False), item("100"), budget=budget) == []

    def test_an_adjustment_that_only_the_rows_show(self) -> None:
        """Where no total is stated the rows are added, as everywhere."""
        reasons = Reasons(below_full_marks=False, adjustment_from="30%")
        budget = Budget(lines=[FundingLine(source="other", initial="100", adjusted="130")])
        places = self.missing(reasons, item("100"), budget=budget)
        assert places == ["$.budget.adjustment_reason"]


BAD = Department(
    name="某局",
    assets=Assets(
        classes=[AssetClass(name="设备", original_value="1")],
        declared_original_value="2",
    ),
    staffing=Staffing(
        organs=[Organ(name="机关", authorised=1, actual=1)],
        declared_authorised=2,
        declared_actual=3,
    ),
    declared_project_count=5,
    projects=[table(budget=spent("2", "1"))],
    budget=spent(
        "7",
        "6",
        initial="4",
        lines=[FundingLine(source="other", adjusted="5", executed="7")],
        full_marks="9",
        declared_rate="100%",
        declared_score="9.5",
    ),
    indicators=[
        item("9", "20", "甲", level1="产出", declared_score="20"),
        item("1", "20", "甲", level1="产出", rule=AssessedByHand(), declared_score="21"),
        item("0", "5", "乙", level1="影响", declared_score="0", target=goal("1")),
    ],
    declared_total="50",
    declared_grade="优",
)
BAD_SCHEME = attrs.evolve(
    FRAME,
    execution=Execution(full_marks="0"),
    reasons=Reasons(adjustment_from="0.3"),
    missing="zero",
)


class TestOrder:
    """Every problem at once, in the order of the table; two runs give the same list."""

    RECORD = (
        ("$.assets.declared_original_value", Code.CHECK_SUM),
        ("$.staffing.declared_authorised", Code.CHECK_SUM),
        ("$.staffing.declared_actual", Code.CHECK_SUM),
        ("$.declared_project_count", Code.CHECK_SUM),
        ("$.projects[0].budget.executed", Code.CHECK_OVEREXECUTED),
        ("$.budget.adjusted", Code.CHECK_SUM),
        ("$.budget.declared_rate", Code.CHECK_RATE_DIFFERS),
        ("$.budget.declared_score", Code.CHECK_SCORE_ABOVE_FULL),
        ("$.budget.executed", Code.CHECK_OVEREXECUTED),
        ("$.indicators[0].declared_score", Code.CHECK_MISSED_FULL_MARKS),
        ("$.indicators[1].declared_score", Code.CHECK_SCORE_ABOVE_FULL),
        ("$.indicators[1].name", Code.CHECK_DUPLICATE_NAME),
        ("$.declared_total", Code.CHECK_TOTAL_SUM),
    )
    """What the record shows alone."""

    def test_without_a_scheme(self) -> None:
        """The department's totals, the money, the indicators, the whole."""
        assert found(BAD) == [*self.RECORD]

    def test_with_a_scheme(self) -> None:
        """Then the heads, what the evaluation finds, and the reasons."""
        subject = attrs.evolve(
            BAD,
            indicators=[
                BAD.indicators[0],
                attrs.evolve(BAD.indicators[1], assessed="20"),
                BAD.indicators[2],
            ],
        )
        assert found(subject, BAD_SCHEME) == [
            *self.RECORD[:-1],
            ("$.budget", Code.CHECK_LEVEL_FULL_MARKS),
            ("$.indicators[2].level1", Code.CHECK_LEVEL_UNKNOWN),
            ("$.indicators", Code.CHECK_LEVEL_FULL_MARKS),
            ("$.indicators", Code.CHECK_LEVEL_FULL_MARKS),
            ("$.budget.declared_score", Code.CHECK_SCORE_DIFFERS),
            ("$.indicators[0].declared_score", Code.CHECK_SCORE_DIFFERS),
            ("$.indicators[1].declared_score", Code.CHECK_SCORE_DIFFERS),
            ("$.indicators", Code.CHECK_FULL_MARKS_SUM),
            ("$.declared_total", Code.CHECK_TOTAL_DIFFERS),
            ("$.declared_grade", Code.CHECK_GRADE_UNKNOWN),
            self.RECORD[-1],
            ("$.budget.adjustment_reason", Code.CHECK_REASON_MISSING),
            ("$.indicators[0].deviation_reason", Code.CHECK_REASON_MISSING),
            ("$.indicators[2].deviation_reason", Code.CHECK_REASON_MISSING),
        ]

    def test_what_cannot_be_evaluated(self) -> None:
        """The reasons stand in the list like any problem; nothing is raised, nothing hidden."""
        problems = placed(find_problems(BAD, scheme=BAD_SCHEME))
        assert ("$.indicators[1]", Code.RULE_CHOICE_WANTED) in problems
        assert ("$.indicators[0].declared_score", Code.CHECK_SCORE_DIFFERS) in problems
        assert ("$.indicators[2].deviation_reason", Code.CHECK_REASON_MISSING) in problems
        assert ("$.declared_grade", Code.CHECK_GRADE_UNKNOWN) in problems

    def test_a_grade_is_held_against_the_stated_total(self) -> None:
        """Where no total follows: 50 points are not 优秀, 85 are."""
        for total, many in (("50", 1), ("84.99", 1), ("85", 0)):
            subject = Department(name="某办公室", declared_total=total, declared_grade="优秀")
            problems = found(subject, PLAIN)
            assert problems.count(("$.declared_grade", Code.CHECK_GRADE_DIFFERS)) == many

    def test_the_rule_of_the_scheme_has_a_direction_too(self) -> None:
        """A ≤ target scored forwards is named, whoever chose the rule."""
        scheme = method(rules=DefaultRules(reverse=Proportional()))
        subject = stated(item("20", target=goal("10", "at_most")))
        assert ("$.indicators[0].rule", Code.CHECK_DIRECTION) in found(subject, scheme)

    def test_a_rule_asks_for_a_reason(self) -> None:
        """Three tenths over the target want an explanation; one that is written is enough."""
        rule = OverFulfilment(limit="1.3", reason_wanted=True)
        subject = stated(item("130", "100", rule=rule))
        reason = ("$.indicators[0].deviation_reason", Code.CHECK_REASON_MISSING)
        assert reason in found(subject, PLAIN)
        explained = stated(item("130", "100", rule=rule, deviation_reason="目标偏低"))
        assert reason not in found(explained, PLAIN)

    def test_a_total_that_the_scale_cannot_grade(self) -> None:
        """Neither is anything raised then."""
        scale = Scale(bands=[Band(label="合格", low="60")])
        subject = stated(item("50"), total="50", grade="合格")
        problems = found(subject, attrs.evolve(PLAIN, scale=scale))
        assert problems == [("$.declared_total", Code.SCALE_OUTSIDE)]

    def test_twice_the_same(self) -> None:
        """Equal in every part."""
        assert find_problems(BAD, scheme=BAD_SCHEME) == find_problems(BAD, scheme=BAD_SCHEME)

    def test_in_any_decimal_context(self) -> None:
        """The caller's is neither read nor changed."""
        plain = find_problems(BAD, scheme=BAD_SCHEME)
        with localcontext(Context(prec=1, rounding=ROUND_UP, traps=[Inexact])) as ambient:
            before = repr(ambient)
            assert find_problems(BAD, scheme=BAD_SCHEME) == plain
            assert repr(ambient) == before

    @pytest.mark.parametrize("total", ["100", "99.99"])
    def test_in_any_decimal_context_without_a_scheme(self, total: str) -> None:
        """Sums of printed scores have all their digits."""
        subject = stated(
            item("33.33", "33.33", declared_score="33.33"),
            item("66.67", "66.67", "乙", declared_score="66.67"),
            total=total,
        )
        plain = find_problems(subject)
        with localcontext(Context(prec=2, rounding=ROUND_UP, traps=[Inexact])):
            assert find_problems(subject) == plain
        assert len(plain) == (total != "100")


@pytest.mark.parametrize(
    ("level1", "level2", "kind", "wanted"),
    [
        ("加分项", "", ItemKind.BASE, ItemKind.BONUS),
        ("减分项", "", ItemKind.BASE, ItemKind.PENALTY),
        ("效益指标", "扣分指标", ItemKind.BASE, ItemKind.PENALTY),
        ("产出指标", "", ItemKind.BASE, ItemKind.BASE),
        ("加分项", "", ItemKind.PENALTY, ItemKind.PENALTY),
    ],
)
def test_a_head_says_what_a_kind_does_not(
    level1: str, level2: str, kind: ItemKind, wanted: ItemKind
) -> None:
    """A kind that is stated has the last word."""
    assert kind_of(item("3", "5", level1=level1, level2=level2, kind=kind)) is wanted
