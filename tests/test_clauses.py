"""Clauses that override the sum: when each holds, to the hundredth, and what it does."""

import json
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.clauses import clauses_that_hold, describe_effect, is_under, regraded
from perfeval.codes import Code
from perfeval.derivation import explain, verify
from perfeval.evaluation import Evaluation, evaluate
from perfeval.funds import Budget, FundingLine
from perfeval.items import Treatment
from perfeval.measures import Measured, NotApplicable, Target
from perfeval.quantities import Rounding
from perfeval.records import Department, Indicator, Project, Subject
from perfeval.scales import FOUR_TIER, Band, Scale
from perfeval.schemes import (
    AdjustedFrom,
    CapGrade,
    CapLevel,
    CapTotal,
    Clause,
    Condition,
    Effect,
    EventFound,
    Execution,
    ExecutionBelow,
    Inapplicable,
    LevelAbsent,
    Missing,
    RecordedAt,
    Recording,
    Required,
    RequireText,
    Scheme,
    SetGrade,
    TotalBelow,
    ZeroIndicator,
)
from perfeval.terms import Basis, Category, ItemKind, Subcategory

FRAUD = "弄虚作假"
ADJUSTED = AdjustedFrom(rate="30%")


def untyped(made: Any) -> Any:
    """The same object, about which the type checker knows nothing."""
    return made


def line(**fields: object) -> FundingLine:
    """One row of the fund block."""
    made: FundingLine = untyped(FundingLine)(source="fiscal_appropriation", **fields)
    return made


def earning(points: str, marks: str = "100", name: str = "场次", **fields: object) -> Indicator:
    """An indicator that earns just so many points of its full marks."""
    at_least = untyped(Target)(operator="at_least", value=marks)
    usual = {"level1": "产出指标", "target": at_least, "actual": Measured(value=points)}
    made: Indicator = untyped(Indicator)(name=name, full_marks=marks, **{**usual, **fields})
    return made


def project(*indicators: Indicator, **fields: object) -> Project:
    """A project with these indicators."""
    made: Project = untyped(Project)(name="宣传", indicators=indicators, **fields)
    return made


def scheme(*clauses: tuple[Condition, Effect], **fields: object) -> Scheme:
    """A scheme with these clauses."""
    named = [
        Clause(name=f"第{place}条", when=when, then=then)
        for place, (when, then) in enumerate(clauses, 1)
    ]
    made: Scheme = untyped(Scheme)(
        **{"name": "某县", "scale": FOUR_TIER, "clauses": named, **fields}
    )
    return made


def result(subject: Subject, method: Scheme) -> Evaluation:
    """An evaluation, which holds when it is derived again."""
    found = evaluate(subject, scheme=method)
    assert verify(found) is None
    assert str(explain(found))
    return found


def outcome(subject: Subject, method: Scheme) -> tuple[str, str | None]:
    """The total and the grade."""
    found = result(subject, method)
    return str(found.total), None if found.grade is None else found.grade.label


def holds(
    condition: Condition, subject: Subject, total: str | None = None, **fields: object
) -> bool:
    """Whether a condition holds under a scheme."""
    method = scheme((condition, CapTotal("90")), **fields)
    found = clauses_that_hold(method, subject, None if total is None else Decimal(total))
    assert found in {(), method.clauses}
    return bool(found)


def money(**amounts: object) -> Project:
    """A project with a budget and nothing else."""
    return project(budget=untyped(Budget)(**amounts))


class TestEventFound:
    """Common local clause: fraud, misuse and large audit findings, in words that are agreed."""

    @pytest.mark.parametrize(
        ("events", "found"),
        [
            ([], False),
            ([FRAUD], True),
            (["截留挪用", FRAUD], True),
            (["截留挪用"], False),
            (["疑似弄虚作假"], False),
        ],
    )
    def test_the_words_decide(self, events: list[str], *, found: bool) -> None:
        """All of them and no others."""
        assert holds(EventFound(FRAUD), project(events=events)) is found
        assert holds(EventFound(FRAUD), Department(name="某局", events=events)) is found


class TestTotalBelow:
    """Software, Ningxia: a condition on a total below 80."""

    @pytest.mark.parametrize(
        ("total", "found"),
        [("79.99", True), ("80", False), ("80.00", False), ("80.01", False), ("0", True)],
    )
    def test_the_threshold_and_its_neighbours(self, total: str, *, found: bool) -> None:
        """80 itself is not below 80."""
        assert holds(TotalBelow("80"), project(), total) is found

    def test_without_a_total(self) -> None:
        """What is not there is not below."""
        assert not holds(TotalBelow("80"), project())

    def test_nothing_is_below_nothing(self) -> None:
        """A threshold of zero lets every total of a table pass."""
        assert not holds(TotalBelow("0"), project(), "0.00")
        assert holds(TotalBelow("0"), project(), "-0.01")


class TestExecutionBelow:
    """A condition on the execution rate, over whatever basis the scheme names."""

    @pytest.mark.parametrize(
        ("executed", "found"),
        [("79.99", True), ("80", False), ("80.01", False), ("0", True), ("120", False)],
    )
    def test_the_threshold_and_its_neighbours(self, executed: str, *, found: bool) -> None:
        """80 of 100 yuan are not below 80 %."""
        subject = money(adjusted="100", executed=executed)
        assert holds(ExecutionBelow("80%"), subject) is found
        assert holds(ExecutionBelow("0.8"), subject) is found

    @pytest.mark.parametrize(
        ("rate", "found"), [("0.3333333333333333333", False), ("0.3333333333333333334", True)]
    )
    def test_a_rate_without_end(self, rate: str, *, found: bool) -> None:
        """1 of 3 lies between the two, and is compared exactly."""
        assert holds(ExecutionBelow(rate), money(adjusted="3", executed="1")) is found

    @pytest.mark.parametrize(
        ("basis", "found"),
        [
            (Basis.INITIAL, False),
            (Basis.ADJUSTED, True),
            (Basis.RECEIVED, False),
            (Basis.SUPPLY, True),
        ],
    )
    def test_the_basis_of_the_scheme(self, basis: Basis, *, found: bool) -> None:
        """The same 80 yuan are all, or less than 80 %, of what they are measured against."""
        subject = money(
            initial="100", adjusted="101", received="80", carried_in="50", executed="80"
        )
        execution = Execution(full_marks="10", basis=basis)
        assert holds(ExecutionBelow("80%"), subject, execution=execution) is found

    def test_a_scheme_that_does_not_score_it(self) -> None:
        """Measures it against the adjusted budget."""
        subject = money(initial="10", adjusted="100", executed="79.99")
        assert holds(ExecutionBelow("80%"), subject, execution=None)

    @pytest.mark.parametrize(
        "amounts",
        [
            {},
            {"adjusted": "100"},
            {"executed": "5"},
            {"adjusted": "0", "executed": "0"},
            {"adjusted": "0.00", "executed": "5"},
            {"initial": "100", "executed": "5"},
        ],
    )
    def test_what_cannot_be_told(self, amounts: dict[str, object]) -> None:
        """An amount is not stated, or there is nothing to divide by: the clause stays silent."""
        assert not holds(ExecutionBelow("80%"), money(**amounts))

    def test_without_a_budget(self) -> None:
        """There is no rate."""
        assert not holds(ExecutionBelow("80%"), project())

    def test_from_the_rows(self) -> None:
        """Where only the rows of the sources are stated, they are added up."""
        lines = [
            line(label="甲", adjusted="60", executed="50"),
            line(label="乙", adjusted="40", executed="29.99"),
        ]
        assert holds(ExecutionBelow("80%"), money(lines=lines))
        lines[1] = line(label="乙", adjusted="40", executed="30")
        assert not holds(ExecutionBelow("80%"), money(lines=lines))


class TestAdjustedFrom:
    """Software, Guangxi: the budget was adjusted, either way, by 30 % or more, unexplained."""

    @pytest.mark.parametrize(
        ("adjusted", "found"),
        [
            ("129.99", False),
            ("130", True),
            ("130.01", True),
            ("100", False),
            ("70.01", False),
            ("70", True),
            ("69.99", True),
            ("0", True),
        ],
    )
    def test_the_threshold_and_its_neighbours(self, adjusted: str, *, found: bool) -> None:
        """30 % itself is enough, up or down."""
        assert holds(ADJUSTED, money(initial="100", adjusted=adjusted)) is found

    @pytest.mark.parametrize(("reason", "found"), [("追加资金", False), ("", True)])
    def test_an_explanation_lifts_it(self, reason: str, *, found: bool) -> None:
        """Unless the clause says that none does."""
        subject = money(initial="100", adjusted="130", adjustment_reason=reason)
        assert holds(ADJUSTED, subject) is found
        assert holds(AdjustedFrom(rate="30%", unless_explained=False), subject)

    @pytest.mark.parametrize(
        "amounts",
        [
            {},
            {"initial": "100"},
            {"adjusted": "130"},
            {"initial": "0", "adjusted": "130"},
            {"initial": "0", "adjusted": "0"},
        ],
    )
    @pytest.mark.parametrize("unless_explained", [True, False])
    def test_what_cannot_be_told(
        self, amounts: dict[str, object], *, unless_explained: bool
    ) -> None:
        """An amount is not stated, or there was nothing to adjust."""
        condition = AdjustedFrom(rate="30%", unless_explained=unless_explained)
        assert not holds(condition, money(**amounts))

    def test_without_a_budget(self) -> None:
        """There is no adjustment."""
        assert not holds(ADJUSTED, project())
        assert not holds(AdjustedFrom(rate="0", unless_explained=False), project())

    def test_no_adjustment_at_all(self) -> None:
        """Is one of 0 %."""
        assert holds(AdjustedFrom(rate="0"), money(initial="100", adjusted="100"))

    @pytest.mark.parametrize(("second", "found"), [("69.99", False), ("70", True)])
    def test_from_the_rows(self, second: str, *, found: bool) -> None:
        """Where only the rows of the sources are stated, they are added up."""
        lines = [
            line(label="甲", initial="60", adjusted="60"),
            line(label="乙", initial="40", adjusted=second),
        ]
        assert holds(ADJUSTED, money(lines=lines)) is found

    @given(initial=st.integers(1, 10**6), adjusted=st.integers(0, 10**7))
    def test_equals_multiplying_out(self, initial: int, adjusted: int) -> None:
        """In whole yuan: ten times the change is at least three times the initial budget."""
        found = holds(ADJUSTED, money(initial=initial, adjusted=adjusted))
        assert found == (10 * abs(adjusted - initial) >= 3 * initial)


class TestLevelAbsent:
    """Software, Shanxi: there is no cost indicator."""

    @pytest.mark.parametrize(
        ("label", "level1", "level2", "under"),
        [
            ("成本", "成本指标", "", True),
            ("成本指标", "成本", "", True),
            ("成本", "产出指标", "成本指标", True),
            (Category.COST, "成本指标", "经济成本指标", True),
            (Subcategory.ECONOMIC_COST, "成本指标", "经济成本指标", True),
            ("经济成本", "成本指标", "社会成本指标", False),
            ("成本", "产出指标", "数量指标", False),
            ("成本", "", "", False),
            ("效益", "效果指标", "", False),
            ("规划", "规划", "", True),
            ("规划", "执行", "规划", True),
            ("规划", "执行", "", False),
        ],
    )
    def test_which_heads_count(self, label: str, level1: str, level2: str, *, under: bool) -> None:
        """The level-1 or the level-2 head, with or without 指标, or as a term."""
        assert is_under(label, level1, level2) is under
        subject = project(earning("5", level1=level1, level2=level2))
        assert holds(LevelAbsent(label), subject) is not under

    def test_one_is_enough(self) -> None:
        """Among others; and none at all is none under the head."""
        subject = project(earning("5"), earning("5", name="造价", level2="成本指标"))
        assert not holds(LevelAbsent("成本"), subject)
        assert holds(LevelAbsent("成本"), project())


class TestWhichHold:
    """Clauses are looked at in order, each by itself."""

    def test_in_the_order_of_the_scheme(self) -> None:
        """Those that do not hold are left out."""
        method = scheme(
            (EventFound(FRAUD), SetGrade("较差")),
            (TotalBelow("80"), RequireText(Required.PROBLEMS)),
            (LevelAbsent("成本"), CapTotal("90")),
        )
        first, _, third = method.clauses
        assert clauses_that_hold(method, project(events=[FRAUD]), Decimal(80)) == (first, third)

    def test_a_scheme_without_clauses(self) -> None:
        """Nothing holds."""
        assert clauses_that_hold(scheme(), project(events=[FRAUD]), None) == ()


class TestDescriptions:
    """What a clause does is said in plain English, points in plain digits."""

    @pytest.mark.parametrize(
        ("effect", "text"),
        [
            (SetGrade("较差"), "the grade is 较差"),
            (CapGrade("良好"), "the grade is 良好 at best"),
            (CapTotal("90"), "the total is 90 points at most"),
            (CapTotal("1e2"), "the total is 100 points at most"),
            (CapLevel(label="成本", points="5.5"), "成本 earns 5.5 points at most"),
            (ZeroIndicator("场次"), "场次 earns no points"),
            (RequireText(Required.PROBLEMS), "存在的问题 must be written"),
            (RequireText(Required.MEASURES), "改进措施 must be written"),
        ],
    )
    def test_each_effect(self, effect: Effect, text: str) -> None:
        """One sentence each."""
        assert describe_effect(effect) == text
        method = scheme((EventFound(FRAUD), effect))
        subject = project(
            earning("85", "95"),
            earning("5", "5", level1="成本指标"),
            earning("0", "0", "合格率"),
            events=[FRAUD],
        )
        found = result(subject, method).findings
        (taken,) = (each for each in found if each.code is Code.EVALUATION_CLAUSE)
        assert taken.parameters == {"clause": "第1条", "effect": text}


EXCELLENT, GOOD, FAIR, POOR = FOUR_TIER.bands


class TestGrades:
    """A clause may set the grade or cap it; where two do, the later one has the last word."""

    @pytest.mark.parametrize(
        ("grade", "effects", "wanted"),
        [
            (EXCELLENT, [], EXCELLENT),
            (EXCELLENT, [SetGrade("较差")], POOR),
            (POOR, [SetGrade("优秀")], EXCELLENT),
            (None, [SetGrade("较差")], POOR),
            (EXCELLENT, [CapGrade("良好")], GOOD),
            (GOOD, [CapGrade("良好")], GOOD),
            (FAIR, [CapGrade("良好")], FAIR),
            (POOR, [CapGrade("优秀")], POOR),
            (None, [CapGrade("良好")], None),
            (EXCELLENT, [CapGrade("一般"), CapGrade("良好")], FAIR),
            (EXCELLENT, [CapGrade("良好"), CapGrade("一般")], FAIR),
            (GOOD, [SetGrade("较差"), CapGrade("良好")], POOR),
            (POOR, [SetGrade("优秀"), CapGrade("良好")], GOOD),
            (POOR, [CapGrade("良好"), SetGrade("优秀")], EXCELLENT),
            (GOOD, [SetGrade("较差"), SetGrade("一般")], FAIR),
            (GOOD, [CapTotal("5"), CapLevel(label="产出", points="1")], GOOD),
            (GOOD, [ZeroIndicator("场次"), RequireText(Required.PROBLEMS)], GOOD),
        ],
    )
    def test_in_order(self, grade: Band | None, effects: list[Effect], wanted: Band | None) -> None:
        """Whatever the order, what concerns points leaves the grade alone."""
        method = scheme(*((EventFound(FRAUD), each) for each in effects))
        assert regraded(grade, method.clauses, method) == wanted

    def test_without_a_scale(self) -> None:
        """There is no grade to set or cap."""
        method = scheme((EventFound(FRAUD), CapTotal("90")), scale=None)
        assert regraded(None, method.clauses, method) is None

    @pytest.mark.parametrize(("grade", "capped"), [("A", "C"), ("B", "C"), ("C", "C"), ("D", "D")])
    def test_where_lower_is_better(self, grade: str, capped: str) -> None:
        """At best C is C or worse, whichever way the scores run."""
        ends = (None, "5", "10", "15", None)
        bands = [
            Band(label=label, low=low, high=high)
            for label, (low, high) in zip("ABCD", pairwise(ends), strict=True)
        ]
        method = scheme((EventFound(FRAUD), CapGrade("C")), scale=Scale(bands=bands))
        given_, wanted = (bands["ABCD".index(label)] for label in (grade, capped))
        assert regraded(given_, method.clauses, method) == wanted


class TestFraud:
    """Common local clause: fraud makes the grade 较差, or keeps it from being 优秀."""

    @pytest.mark.parametrize(
        ("effect", "events", "wanted"),
        [
            (SetGrade("较差"), [FRAUD], "较差"),
            (SetGrade("较差"), [], "优秀"),
            (CapGrade("良好"), [FRAUD], "良好"),
            (CapGrade("良好"), [], "优秀"),
        ],
    )
    def test_the_grade_changes_and_the_total_does_not(
        self, effect: Effect, events: list[str], wanted: str
    ) -> None:
        """92 points stay 92 points."""
        subject = project(earning("92"), events=events)
        assert outcome(subject, scheme((EventFound(FRAUD), effect))) == ("92.00", wanted)

    @pytest.mark.parametrize("total", ["59.99", "74.99"])
    def test_a_cap_never_lifts(self, total: str) -> None:
        """A worse grade stays."""
        subject = project(earning(total), events=[FRAUD])
        method = scheme((EventFound(FRAUD), CapGrade("良好")))
        assert outcome(subject, method) == outcome(subject, scheme())

    def test_the_table_that_prints_the_old_grade(self) -> None:
        """Is told that another follows."""
        method = scheme((EventFound(FRAUD), SetGrade("较差")))
        subject = project(earning("92"), events=[FRAUD], declared_grade="优秀")
        (found,) = (
            each
            for each in result(subject, method).findings
            if each.code is Code.CHECK_GRADE_DIFFERS
        )
        assert (found.parameters["found"], found.parameters["wanted"]) == ("优秀", "较差")

    def test_the_american_override_needs_a_band(self) -> None:
        """PART: Results Not Demonstrated overrides the band, here the lowest, as it has none."""
        path = Path(__file__).parent / "cases" / "scale.json"
        (part,) = (each for each in json.loads(path.read_text("utf-8")) if each["id"] == "part")
        scale = Scale.of(("85", "70", "50"), [band["label"] for band in part["bands"]])
        clause = (EventFound(part["override_label"]), SetGrade("Ineffective"))
        subject = project(earning("90"), events=["Results Not Demonstrated"])
        assert outcome(subject, scheme(clause, scale=scale)) == ("90.00", "Ineffective")


class TestUnexplainedAdjustment:
    """Software, Guangxi: adjusted by 30 % or more and unexplained, the total is 90 at most."""

    method = scheme((ADJUSTED, CapTotal("90")))

    @pytest.mark.parametrize(
        ("adjusted", "reason", "total"),
        [
            ("129.99", "", "95.00"),
            ("130", "", "90.00"),
            ("130.01", "", "90.00"),
            ("70", "", "90.00"),
            ("70.01", "", "95.00"),
            ("130", "上级追加任务", "95.00"),
        ],
    )
    def test_the_threshold_and_its_neighbours(self, adjusted: str, reason: str, total: str) -> None:
        """95 points become 90."""
        budget = Budget(initial="100", adjusted=adjusted, adjustment_reason=reason)
        assert outcome(project(earning("95"), budget=budget), self.method) == (total, "优秀")

    @pytest.mark.parametrize(
        ("points", "total"), [("89.99", "89.99"), ("90", "90.00"), ("90.01", "90.00")]
    )
    def test_the_cap_and_its_neighbours(self, points: str, total: str) -> None:
        """Below the cap nothing changes."""
        subject = project(earning(points), budget=Budget(initial="1", adjusted="2"))
        assert outcome(subject, self.method) == (total, "优秀")

    def test_the_grade_is_that_of_the_capped_total(self) -> None:
        """Where the cap lies below a threshold."""
        subject = project(earning("95"), budget=Budget(initial="1", adjusted="2"))
        found = result(subject, scheme((ADJUSTED, CapTotal("84.99"))))
        assert (found.exact_total, found.grade) == (Fraction("84.99"), GOOD)
        assert found.scores[0].recorded == Decimal("95.00")

    def test_bonus_points_are_capped_too(self) -> None:
        """The total is what the cap is on."""
        bonus = earning("5", "5", "创新", kind=ItemKind.BONUS)
        subject = project(earning("88"), bonus, budget=Budget(initial="1", adjusted="2"))
        assert outcome(subject, self.method) == ("90.00", "优秀")

    @pytest.mark.parametrize("points", list(permutations(("90", "85", "88"))))
    def test_the_lowest_of_several_caps(self, points: tuple[str, str, str]) -> None:
        """In whatever order they stand, and beside the limit of the scheme."""
        method = scheme(*((EventFound(FRAUD), CapTotal(each)) for each in points), max_total="86")
        subject = project(earning("95"), events=[FRAUD])
        assert outcome(subject, method)[0] == "85.00"
        assert outcome(project(earning("95")), method)[0] == "86.00"


class TestNoCostIndicator:
    """Software, Shanxi: without a cost indicator of its kind, cost earns 5 points at most."""

    method = scheme((LevelAbsent("经济成本"), CapLevel(label="成本", points="5")))

    @pytest.mark.parametrize(
        ("level2", "points", "cost"),
        [
            ("社会成本指标", "4.99", "4.99"),
            ("社会成本指标", "5", "5.00"),
            ("社会成本指标", "5.01", "5.00"),
            ("社会成本指标", "20", "5.00"),
            ("经济成本指标", "20", "20.00"),
        ],
    )
    def test_the_cap_and_its_neighbours(self, level2: str, points: str, cost: str) -> None:
        """The points of the indicator stay, the subtotal is capped, and the total follows."""
        subject = project(
            earning("80", "80"), earning(points, "20", "造价", level1="成本指标", level2=level2)
        )
        found = result(subject, self.method)
        assert [str(each.recorded) for each in found.subtotals] == ["80.00", cost]
        assert found.total == 80 + Decimal(cost)
        assert str(found.scores[1].recorded) == f"{Decimal(points):.2f}"

    def test_a_level_2_head(self) -> None:
        """Where cost stands under output, only its part of output is capped."""
        subject = project(
            earning("60", "60", level2="数量指标"),
            earning("40", "40", "造价", level2="成本指标"),
        )
        method = scheme((EventFound(FRAUD), CapLevel(label="成本", points="5")))
        assert outcome(subject, method)[0] == "100.00"
        (output,) = result(
            untyped(Project)(name="宣传", indicators=subject.indicators, events=[FRAUD]), method
        ).subtotals
        assert [str(each.recorded) for each in output.parts] == ["60.00", "5.00"]
        assert output.exact == 65
        assert output.full_marks == 100

    def test_a_head_that_no_indicator_stands_under(self) -> None:
        """There is nothing to cap."""
        method = scheme((LevelAbsent("成本"), CapLevel(label="成本", points="5")))
        found = result(project(earning("95")), method)
        assert (found.total, found.clauses) == (Decimal("95.00"), method.clauses)

    @pytest.mark.parametrize(("first", "second"), [("5", "8"), ("8", "5")])
    @pytest.mark.parametrize("level2", ["", "成本指标"])
    @pytest.mark.parametrize("label", ["成本", "成本指标"])
    def test_the_lower_of_two_caps(self, first: str, second: str, level2: str, label: str) -> None:
        """In whatever order they stand, and however the head is printed."""
        subject = project(
            earning("80", "80"),
            earning("20", "20", "造价", level1="成本", level2=level2),
            events=[FRAUD],
        )
        method = scheme(
            (EventFound(FRAUD), CapLevel(label="成本", points=first)),
            (EventFound(FRAUD), CapLevel(label=label, points=second)),
        )
        assert outcome(subject, method)[0] == "85.00"

    def test_recorded_at_the_total_only(self) -> None:
        """The cap is exact, whatever is rounded."""
        subject = project(
            earning("80", "80"), earning("20", "20", "造价", level1="成本"), events=[FRAUD]
        )
        method = scheme(
            (EventFound(FRAUD), CapLevel(label="成本", points="4.995")),
            recording=Recording(at=RecordedAt.TOTAL),
        )
        found = result(subject, method)
        assert (found.exact_total, found.total) == (Fraction("84.995"), Decimal("85.00"))


class TestProblemsAndMeasures:
    """Software, Ningxia: below 80 points, problems and corrective measures are compulsory."""

    method = scheme(
        (TotalBelow("80"), RequireText(Required.PROBLEMS)),
        (TotalBelow("80"), RequireText(Required.MEASURES)),
    )

    @pytest.mark.parametrize(
        ("points", "missing"),
        [("79.99", ["problems", "measures"]), ("80", []), ("80.01", []), ("79.995", [])],
    )
    def test_the_threshold_and_its_neighbours(self, points: str, missing: list[str]) -> None:
        """The recorded total decides: 79.995 is recorded as 80.00."""
        found = result(project(earning(points)), self.method).findings
        asked = [each for each in found if each.code is Code.CHECK_TEXT_MISSING]
        assert [each.path for each in asked] == [(name,) for name in missing]
        assert [each.parameters for each in asked] == [
            {"clause": f"第{place}条"} for place, _ in enumerate(missing, 1)
        ]

    @pytest.mark.parametrize(
        ("texts", "missing"),
        [
            ({"problems": "进度慢"}, ["measures"]),
            ({"measures": "加快进度"}, ["problems"]),
            ({"problems": "无", "measures": "无"}, []),
        ],
    )
    def test_what_is_written_is_not_asked_for(
        self, texts: dict[str, object], missing: list[str]
    ) -> None:
        """无 is a text; the clause took effect all the same."""
        for subject in (
            project(earning("50"), **texts),
            untyped(Department)(name="某局", indicators=[earning("50")], **texts),
        ):
            found = result(subject, self.method).findings
            codes = [each.code for each in found]
            assert codes.count(Code.EVALUATION_CLAUSE) == 2
            assert [
                each.path[0] for each in found if each.code is Code.CHECK_TEXT_MISSING
            ] == missing

    def test_the_total_and_the_grade_stay(self) -> None:
        """Asking for a text changes no points."""
        assert outcome(project(earning("79.99")), self.method) == ("79.99", "良好")


class TestZeroIndicator:
    """A clause may take all points of an indicator, whatever it reached."""

    def test_its_points_are_gone(self) -> None:
        """And those of the others stay."""
        subject = project(earning("50", "50"), earning("50", "50", "合格率"), events=[FRAUD])
        method = scheme((EventFound(FRAUD), ZeroIndicator("合格率")))
        found = result(subject, method)
        assert [each.treatment for each in found.scores] == [Treatment.JUDGED, Treatment.ZEROED]
        assert [str(each.recorded) for each in found.scores] == ["50.00", "0.00"]
        assert found.scores[1].rule is not None
        assert (found.total, found.grade) == (Decimal("50.00"), POOR)

    def test_every_indicator_of_the_name(self) -> None:
        """Under whatever head; a name that no indicator has does nothing."""
        subject = project(
            earning("50", "50"), earning("50", "50", level1="效益指标"), events=[FRAUD]
        )
        assert outcome(subject, scheme((EventFound(FRAUD), ZeroIndicator("场次"))))[0] == "0.00"
        assert outcome(subject, scheme((EventFound(FRAUD), ZeroIndicator("次数"))))[0] == "100.00"

    def test_the_execution_rate(self) -> None:
        """Is an indicator like any other."""
        method = scheme(
            (EventFound(FRAUD), ZeroIndicator("预算执行率")), execution=Execution(full_marks="10")
        )
        budget = Budget(adjusted="100", executed="100")
        subject = project(earning("90", "90"), events=[FRAUD], budget=budget)
        assert outcome(subject, method) == ("90.00", "优秀")

    def test_one_that_does_not_apply(self) -> None:
        """Has no points to lose."""
        subject = project(
            earning("50", "50"),
            earning("0", "50", "楼堂馆所", actual=NotApplicable("无此类项目")),
            events=[FRAUD],
        )
        method = scheme(
            (EventFound(FRAUD), ZeroIndicator("楼堂馆所")), inapplicable=Inapplicable.DROP
        )
        found = result(subject, method)
        assert found.scores[1].treatment is Treatment.LEFT_OUT
        assert (found.scores[1].recorded, found.total) == (None, Decimal("50.00"))

    def test_after_points_were_redistributed(self) -> None:
        """It still could have earned what it was given, and its head what the table says."""
        subject = project(
            earning("20", "20"),
            earning("30", "30", "合格率"),
            earning("0", "50", "楼堂馆所", actual=NotApplicable("无此类项目")),
            events=[FRAUD],
        )
        method = scheme(
            (EventFound(FRAUD), ZeroIndicator("合格率")), inapplicable=Inapplicable.REDISTRIBUTE
        )
        found = result(subject, method)
        assert [each.full_marks for each in found.scores] == [40, 60, 50]
        assert [str(each.recorded) for each in found.scores] == ["40.00", "0.00", "None"]
        (output,) = found.subtotals
        assert output.exact == 40
        assert output.full_marks == 100

    def test_one_that_was_missing(self) -> None:
        """Nothing stays nothing, and says why."""
        subject = project(earning("50"), earning("0", "50", "合格率", actual=None), events=[FRAUD])
        method = scheme((EventFound(FRAUD), ZeroIndicator("合格率")), missing=Missing.ZERO)
        assert result(subject, method).scores[1].treatment is Treatment.ZEROED

    def test_places_are_those_of_the_scheme(self) -> None:
        """0.00 with two places, 0.0 with one."""
        method = scheme(
            (EventFound(FRAUD), ZeroIndicator("场次")),
            recording=Recording(rounding=Rounding(places=1)),
        )
        found = result(project(earning("50"), events=[FRAUD]), method)
        assert str(found.scores[0].recorded) == "0.0"


class TestTogether:
    """Every condition is looked at before any clause has taken effect."""

    CLAUSES = (
        (EventFound(FRAUD), ZeroIndicator("合格率")),
        (EventFound(FRAUD), CapTotal("70")),
        (EventFound(FRAUD), CapLevel(label="产出", points="60")),
        (TotalBelow("80"), RequireText(Required.PROBLEMS)),
        (TotalBelow("80"), SetGrade("较差")),
    )

    @pytest.mark.parametrize("order", list(permutations(range(5))))
    def test_what_clauses_do_sets_off_no_others(self, order: tuple[int, ...]) -> None:
        """90 points are not below 80, though 40 are left; so the order does not matter.

        Only texts are asked for by what is left.
        """
        subject = project(earning("40", "50"), earning("50", "50", "合格率"), events=[FRAUD])
        method = scheme(*(self.CLAUSES[place] for place in order))
        found = result(subject, method)
        assert (found.total, found.grade) == (Decimal("40.00"), POOR)
        assert len(found.clauses) == 4

    def test_no_indicators_no_total(self) -> None:
        """A cap makes none, and what asks for a total stays silent."""
        method = scheme((EventFound(FRAUD), CapTotal("90")), (TotalBelow("80"), CapGrade("一般")))
        found = result(project(events=[FRAUD]), method)
        assert (found.total, found.exact_total, found.grade) == (None, None, None)
        assert found.clauses == method.clauses[:1]

    @given(
        points=st.decimals("0", "100", places=2),
        caps=st.lists(st.decimals("0", "100", places=2), max_size=4),
        data=st.data(),
    )
    def test_the_order_of_caps_does_not_matter(
        self, points: Decimal, caps: list[Decimal], data: st.DataObject
    ) -> None:
        """The total is the lowest of its points and its caps, and never rises."""
        effects: list[Effect] = [
            CapTotal(cap) if place % 2 else CapLevel(label="产出", points=cap)
            for place, cap in enumerate(caps)
        ]
        effects = data.draw(st.permutations(effects))
        method = scheme(*((EventFound(FRAUD), each) for each in effects))
        found = evaluate(project(earning(str(points)), events=[FRAUD]), scheme=method)
        assert found.total == min([points, *caps])


def test_a_rate_that_cannot_be_scored_meets_no_condition() -> None:
    """Neither one without a budget nor one that the scheme refuses."""
    low = Clause(name="执行率低", when=ExecutionBelow("60%"), then=CapGrade("一般"))
    method = scheme(execution=Execution(full_marks="10"), clauses=[low])
    for budget in (None, Budget(adjusted="0", executed="0")):
        subject = project(earning("50"), budget=budget)
        assert clauses_that_hold(method, subject, None) == ()
    assert clauses_that_hold(method, project(budget=Budget(adjusted="5", executed="1")), None)
