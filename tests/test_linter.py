"""The checks on published tables: their known mistakes, planted ones, and each rule by itself."""

from decimal import Decimal
from typing import Any, Final

import attrs
import pytest

from perfeval import (
    FOUR_TIER,
    Amount,
    Budget,
    Code,
    Deadline,
    Department,
    Done,
    Execution,
    Finding,
    FundingLine,
    Indicator,
    LevelMarks,
    Measured,
    Moment,
    Place,
    Project,
    Repair,
    Scheme,
    Severity,
    Table,
    Target,
    lint,
    parse_scale,
    read_table,
    repaired,
)
from perfeval.standards import MINISTRY_2020
from planted_faults import FAULTS, planted
from published import Case, cases
from refusals import refusals
from sheets import LAYOUTS, Layout, Sheet, anhui, head_of

CASES: Final = cases("table")
CONSISTENT: Final = [case for case in CASES if case.get("page_consistent") is not False]
WRONG: Final = [case for case in CASES if case.get("page_consistent") is False]
SEVERAL: Final = 4
NAMED: Final = {
    "header_row": Code.CHECK_SUM,
    "full_marks": Code.CHECK_FULL_MARKS_SUM,
    "wrong_rate": Code.CHECK_RATE_DIFFERS,
    "wrong_score": Code.LINT_EXECUTION_SCORE,
}
"""The code that names each kind of mistake that published pages are known to have."""


def name_of(case: Case) -> str:
    """A case in the list of tests."""
    return f"{case['issuer']} {case['source'][-6:]}"


def errors(found: tuple[Finding, ...]) -> list[Code]:
    """The codes of what contradicts itself."""
    return [each.code for each in found if each.severity is Severity.ERROR]


def sheet_of(case: Case) -> Sheet:
    """A case as a sheet, with its grade."""
    rows = anhui(case)
    return [*rows, ["评价等级", case["claimed_grade"]]] if case["claimed_grade"] else rows


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
class TestPublishedTables:
    """Known mistakes are found, and consistent tables are not accused."""

    @pytest.mark.parametrize("case", WRONG, ids=name_of)
    def test_every_known_mistake_is_found(self, case: Case, layout: Layout) -> None:
        """By its code, among the errors."""
        assert NAMED[case["error_kind"]] in errors(lint(read_table(layout(case))))

    @pytest.mark.parametrize("case", CONSISTENT, ids=name_of)
    def test_no_consistent_table_has_an_error(self, case: Case, layout: Layout) -> None:
        """Warnings and notices are for a person to look at."""
        assert errors(lint(read_table(layout(case)))) == []


class TestPlantedFaults:
    """Each kind of fault, planted in each consistent table that can have it, is found in place."""

    @pytest.mark.parametrize("kind", FAULTS)
    def test_it_is_found_in_its_place(self, kind: str) -> None:
        """In several tables; the code, the line and the head."""
        code, tried = FAULTS[kind][0], 0
        for case in CONSISTENT:
            fault = planted(kind, case)
            if fault is None:
                continue
            tried += 1
            sheet = sheet_of(fault.case)
            places = [each.place for each in lint(read_table(sheet)) if each.code is code]
            assert any(_is_at(place, sheet, fault.line, fault.head) for place in places), case
        assert tried >= SEVERAL

    @pytest.mark.parametrize("kind", FAULTS)
    def test_its_repair_takes_it_away(self, kind: str) -> None:
        """Where the figures tell what is right."""
        code = FAULTS[kind][0]
        for case in CONSISTENT:
            fault = planted(kind, case)
            table = read_table(sheet_of(fault.case)) if fault else None
            for each in lint(table) if table else ():
                if each.code is code and each.repair is not None and table is not None:
                    mended = attrs.evolve(table, subject=repaired(table.subject, each.repair))
                    assert (code, each.path) not in {(x.code, x.path) for x in lint(mended)}


def _is_at(place: Place | None, sheet: Sheet, line: str, head: str) -> bool:
    """Whether a place is the line with a text, under a head."""
    if place is None:
        return False
    texts = ["".join(str(cell).split()) for cell in sheet[place.row - 1]]
    return (not line or line in texts) and head in place.head


def indicator(**fields: Any) -> Indicator:
    """An indicator of ten points."""
    given: dict[str, Any] = {"name": "次数", "full_marks": "10"} | fields
    return Indicator(**given)


def found_in(each: Indicator) -> list[Code]:
    """What a checker finds in an indicator, beside the sum of the full marks."""
    aside = {Code.LINT_MARKS_PARTIAL}
    return [x.code for x in lint(Project(name="甲", indicators=[each])) if x.code not in aside]


def numbers(target: str, actual: str, operator: str = "at_least", **fields: Any) -> list[Code]:
    """What a checker finds beside a target and an actual value."""
    return found_in(
        indicator(
            target=Target(operator=operator, value=target), actual=Measured(value=actual), **fields
        )
    )


def block(**fields: Any) -> list[Code]:
    """What a checker finds in a fund block, beside a reason that is missing."""
    found = [each.code for each in lint(Project(name="甲", budget=Budget(**fields)))]
    return [each for each in found if each is not Code.CHECK_REASON_MISSING]


def severe(found: tuple[Finding, ...]) -> list[tuple[Code, Severity]]:
    """Each finding with its severity, beside reasons and rows that are missing."""
    aside = {Code.CHECK_REASON_MISSING, Code.LINT_MARKS_PARTIAL, Code.TABLE_NAME_MISSING}
    return [(each.code, each.severity) for each in found if each.code not in aside]


def parted(total: str, *parts: str, unit: str = "万元", **fields: Any) -> list[Code]:
    """What a checker finds in a block of a total above its parts."""
    lines = [
        FundingLine(source="other", label=f"第{place}项", executed=f"{each}{unit}", **fields)
        for place, each in enumerate(parts)
    ]
    return block(executed=f"{total}{unit}", lines=lines)


class TestRates:
    """The printed rate: rounded, cut off, on another basis, or wrong."""

    @pytest.mark.parametrize(
        ("printed", "found"),
        [
            ("66.67%", []),
            ("67%", []),
            ("66.7%", []),
            ("66.66%", [Code.LINT_RATE_TRUNCATED]),
            ("66%", [Code.LINT_RATE_TRUNCATED]),
            ("66.68%", [Code.CHECK_RATE_DIFFERS]),
            ("80%", [Code.LINT_RATE_BASIS]),
            ("50%", [Code.LINT_RATE_BASIS]),
            ("81%", [Code.CHECK_RATE_DIFFERS]),
        ],
    )
    def test_two_of_three(self, printed: str, found: list[Code]) -> None:
        """On the adjusted budget of 3, the initial one of 2.5, 4 received."""
        given = {"initial": "2.5", "adjusted": "3", "executed": "2", "received": "4"}
        assert block(**given, declared_rate=printed) == found

    def test_under_a_scheme_with_another_basis(self) -> None:
        """The scheme says which is asked for; the adjusted budget is then another."""
        budget = Budget(initial="2.5", adjusted="4", executed="2", declared_rate="50%")
        scheme = Scheme(name="乙", execution=Execution(full_marks="10", basis="initial"))
        found = [each for each in lint(Project(name="甲", budget=budget), scheme=scheme)
                 if each.code is Code.LINT_RATE_BASIS]  # fmt: skip
        assert [(each.found, each.expected) for each in found] == [("50%", "80%")]

    def test_a_row_has_its_own_rate(self) -> None:
        """Its amounts decide."""
        line = FundingLine(source="other", adjusted="3", executed="2", declared_rate="66.66%")
        assert block(lines=[line]) == [Code.LINT_RATE_TRUNCATED]
        line = FundingLine(source="other", adjusted="3", executed="2", declared_rate="90%")
        assert block(lines=[line]) == [Code.CHECK_RATE_DIFFERS]

    @pytest.mark.parametrize(
        ("budget", "executed", "printed", "found"),
        [
            ("1.27", "0.53", "41.67%", [Code.LINT_RATE_ROUNDED]),
            ("1.27", "0.53", "42.2%", [Code.LINT_RATE_ROUNDED]),
            ("1.27", "0.53", "42.4%", [Code.CHECK_RATE_DIFFERS]),
            ("119.5", "104.46", "87.39%", [Code.CHECK_RATE_DIFFERS]),
            ("2180", "969", "44.5%", [Code.CHECK_RATE_DIFFERS]),
            ("4753.66", "3824.26", "100%", [Code.CHECK_RATE_DIFFERS]),
            ("0.01", "0.004", "80%", [Code.CHECK_RATE_DIFFERS]),
        ],
    )
    def test_of_rounded_amounts(
        self, budget: str, executed: str, printed: str, found: list[Code]
    ) -> None:
        """In 万元 to two places, each amount may be 50 yuan off; whole 万元 are exact."""
        given = {"adjusted": f"{budget}万元", "executed": f"{executed}万元"}
        assert block(**given, declared_rate=printed) == found

    def test_next_to_nothing_of_rounded_amounts(self) -> None:
        """A budget that may as well be none gives no rate."""
        line = FundingLine(source="other", adjusted="0.01万元", declared_rate="50%", executed="0")
        far = FundingLine(source="other", label="甲", adjusted="0.12万元", executed="100")
        assert Code.CHECK_RATE_DIFFERS in block(lines=[line, far])

    @pytest.mark.parametrize(
        ("printed", "executed", "other", "total", "found"),
        [
            ("100%", "99.95", "99.90%", "94", [Code.LINT_RATE_WHOLE]),
            ("100%", "99.95", "100%", "94.3", [Code.LINT_RATE_WHOLE]),
            ("100%", "99.95", "100%", "94.00", []),
            ("100%", "99.95", None, None, []),
            ("100%", "100", "99.90%", "94.3", []),
            ("100%", None, "99.90%", "94.3", []),
            ("99%", "99.95", "99.90%", "94.3", [Code.LINT_RATE_TRUNCATED]),
        ],
    )
    def test_in_whole_percent(
        self, printed: str, executed: str | None, other: str | None, total: str | None,
        found: list[Code],
    ) -> None:  # fmt: skip
        """Where other rates, or the total, have places, this one could have them as well."""
        line = FundingLine(source="other", declared_rate=other)
        budget = Budget(adjusted="100", executed=executed, declared_rate=printed, lines=[line])
        project = Project(name="甲", budget=budget, declared_total=total)
        given = lint(project)
        assert [each.code for each in given] == found
        assert [each.path for each in given] == [("budget", "declared_rate")] * len(found)

    def test_a_row_in_whole_percent(self) -> None:
        """It is said at the row."""
        line = FundingLine(source="other", adjusted="3", executed="2", declared_rate="67%")
        project = Project(name="甲", budget=Budget(declared_rate="66.67%", lines=[line]))
        (found,) = lint(project)
        assert found.path == ("budget", "lines", 0, "declared_rate")
        assert (found.code, found.expected) == (Code.LINT_RATE_WHOLE, "66.67%")


class TestExecutionScore:
    """Rate × full marks, from the exact rate or the printed one."""

    @pytest.mark.parametrize(
        ("executed", "score", "reason", "found"),
        [
            ("88", "5", "", [Code.LINT_EXECUTION_STEPS]),
            ("59", "0", "", [Code.LINT_EXECUTION_STEPS]),
            ("92", "9.5", "", [Code.LINT_EXECUTION_STEPS]),
            ("96", "9.2", "", [Code.LINT_EXECUTION_STEPS]),
            ("96", "8.9", "", [Code.LINT_EXECUTION_SCORE]),
            ("80", "9", "", [Code.LINT_EXECUTION_SCORE]),
            ("80", "9", "疫情", [Code.LINT_EXECUTION_SCORE]),
            ("96", "8", "", [Code.LINT_EXECUTION_STEPS]),
            ("96", "8", "疫情", []),
            ("96", "8.4", "疫情", []),
            ("96", "8", "无", [Code.LINT_EXECUTION_STEPS]),
            ("96.31", "9.61", "疫情", [Code.LINT_EXECUTION_SCORE]),
        ],
    )
    def test_by_steps_or_lowered(
        self, executed: str, score: str, reason: str, found: list[Code]
    ) -> None:
        """Whole or half points may follow from steps; a reason may lower it, but not by a slip."""
        given = {"adjusted": "100", "executed": executed, "full_marks": "10"}
        assert block(**given, declared_score=score, deviation_reason=reason) == found

    def test_more_than_was_spent_loses_nothing(self) -> None:
        """So no points are lost for a percent."""
        given = {"adjusted": "100", "executed": "120", "full_marks": "10"}
        found = [Code.CHECK_OVEREXECUTED, Code.LINT_EXECUTION_SCORE]
        assert block(**given, declared_score="9.3") == found

    @pytest.mark.parametrize(("reason", "found"), [("", 1), ("—", 1), ("疫情", 0)])
    def test_points_of_the_money_without_a_reason(self, reason: str, found: int) -> None:
        """They are asked for, as those of an indicator are."""
        budget = Budget(full_marks="10", declared_score="8", deviation_reason=reason)
        project = Project(name="甲", budget=budget)
        paths = [x.path for x in lint(project) if x.code is Code.CHECK_REASON_MISSING]
        assert paths == [("budget", "deviation_reason")] * found

    @pytest.mark.parametrize(
        ("score", "found"),
        [
            ("6.67", []),
            ("6.7", []),
            ("7", []),
            ("6.66", [Code.LINT_EXECUTION_TRUNCATED]),
            ("6", [Code.LINT_EXECUTION_TRUNCATED]),
            ("6.68", [Code.LINT_EXECUTION_SCORE]),
            ("6.65", [Code.LINT_EXECUTION_SCORE]),
            ("10", [Code.LINT_EXECUTION_FULL]),
            ("10.5", [Code.CHECK_SCORE_ABOVE_FULL]),
        ],
    )
    def test_two_thirds_of_ten(self, score: str, found: list[Code]) -> None:
        """6.666… points."""
        assert block(adjusted="3", executed="2", full_marks="10", declared_score=score) == found

    def test_the_printed_rate_counts_too(self) -> None:
        """67 % of 10 is 6.7, of 100 it is 67."""
        given = {"adjusted": "3", "executed": "2", "full_marks": "100", "declared_rate": "67%"}
        assert block(**given, declared_score="67.00") == []
        assert block(**given, declared_score="66.67") == []

    def test_more_than_the_budget_earns_full_marks(self) -> None:
        """And no more."""
        given = {"adjusted": "2", "executed": "3", "full_marks": "10"}
        assert block(**given, declared_score="10") == [Code.CHECK_OVEREXECUTED]

    def test_nothing_to_hold_it_against(self) -> None:
        """No rate, no marks, or a budget of zero."""
        assert block(declared_score="5", full_marks="10") == []
        assert block(adjusted="3", executed="2", declared_score="5") == []
        assert block(adjusted="0", executed="0", full_marks="10", declared_score="5") == []
        assert block(adjusted="3", executed="2", full_marks="10") == []

    def test_a_scheme_that_scores_it_has_the_last_word(self) -> None:
        """What it derives is compared, and the linter is silent."""
        budget = Budget(adjusted="3", executed="2", full_marks="10", declared_score="6.68")
        found = [
            each.code for each in lint(Project(name="甲", budget=budget), scheme=MINISTRY_2020)
        ]
        assert Code.LINT_EXECUTION_SCORE not in found
        assert Code.CHECK_SCORE_DIFFERS in found


class TestMoney:
    """Units, adjustments and what runs ahead of the money."""

    @pytest.mark.parametrize(
        ("executed", "wanted"),
        [("800000", "80"), ("0.008", "80"), ("500000", "50"), ("1500000", "150"), ("499999", None),
         ("1500001", None), ("80", None), ("0", None)],
    )  # fmt: skip
    def test_ten_thousand_times_apart(self, executed: str, wanted: str | None) -> None:
        """Within half and one and a half, once the unit is mended."""
        found = lint(Project(name="甲", budget=Budget(adjusted="100", executed=executed)))
        mended = [each.expected for each in found if each.code is Code.LINT_MONEY_UNIT]
        assert mended == ([] if wanted is None else [Decimal(wanted)])

    def test_two_amounts_speak_against_the_third(self) -> None:
        """And what rests on the third is not said, nor repaired."""
        line = FundingLine(source="other", adjusted="100", executed="90")
        given: dict[str, Any] = {"initial": "100", "adjusted": "1000000", "lines": [line]}
        given |= {"executed": "90", "declared_rate": "90%", "declared_score": "9"}
        budget = Budget(full_marks="10", **given)
        found = lint(Project(name="甲", budget=budget))
        assert severe(found) == [(Code.LINT_MONEY_UNIT, Severity.WARNING)]
        assert str(found[0].expected) == "100"
        assert found[0].repair == Repair(("budget", "adjusted"), Decimal(100))

    @pytest.mark.parametrize(
        ("initial", "adjusted", "executed", "doubted"),
        [
            ("1000000", "100", "90", ["initial"]),
            ("100", "100", "900000", ["executed"]),
            ("50", "1000000", "40", ["adjusted"]),
            ("100", "100", "90", []),
            ("1000000", "100", "0.008", ["executed", "initial"]),
        ],
    )
    def test_the_odd_one_out(
        self, initial: str, adjusted: str, executed: str, doubted: list[str]
    ) -> None:
        """Where none agree, each is held against the budget of the year."""
        budget = Budget(initial=initial, adjusted=adjusted, executed=executed)
        found = lint(Project(name="甲", budget=budget))
        paths = [each.path[-1] for each in found if each.code is Code.LINT_MONEY_UNIT]
        assert paths == doubted

    def test_a_doubt_about_money_leaves_the_rest(self) -> None:
        """Points ahead of doubted money are not said; other rows and other projects are."""
        given: dict[str, Any] = {"adjusted": "1000000", "declared_rate": "90%"}
        wrong = FundingLine(source="other", executed="800000", **given)
        budget = Budget(executed="90", lines=[wrong], **given)
        one = Project(name="甲", budget=budget, indicators=[indicator(declared_score="10")])
        two = Project(name="乙", budget=Budget(adjusted="1", executed="2"))
        found = lint(Department(name="丙", projects=[one, two]))
        assert [(x.code, x.path[:2]) for x in found] == [
            (Code.CHECK_RATE_DIFFERS, ("projects", 0)),
            (Code.CHECK_OVEREXECUTED, ("projects", 1)),
            (Code.LINT_MONEY_UNIT, ("projects", 0)),
        ]

    @pytest.mark.parametrize(
        ("total", "parts", "found"),
        [
            ("100.00", ["33.33", "33.33", "33.33"], [Code.LINT_SUM_ROUNDED]),
            ("100.00", ["33.33", "33.33", "33.32"], [Code.CHECK_SUM]),
            ("100.1", ["50.0", "50.0"], [Code.LINT_SUM_ROUNDED]),
            ("100", ["60", "39"], [Code.CHECK_SUM]),
            ("7165.32", ["3144.00", "570.17", "433.00", "1426.90", "1591.22"], [Code.CHECK_SUM]),
            ("100.001", ["50", "50"], [Code.CHECK_SUM]),
            ("100", ["80"], [Code.LINT_PARTS_SHORT]),
            ("80", ["100"], [Code.CHECK_SUM]),
            ("0", ["100"], [Code.CHECK_SUM]),
            ("100", ["60", "40", "50", "30", "20"], []),
            ("100", ["60", "40", "50", "30"], [Code.CHECK_SUM]),
            ("0", ["0", "90"], [Code.CHECK_SUM]),
        ],
    )
    def test_a_total_beside_its_parts(
        self, total: str, parts: list[str], found: list[Code]
    ) -> None:
        """Rounded for show, named in part, told apart twice, or wrong."""
        assert parted(total, *parts) == found

    def test_a_sheet_in_yuan_rounds_nothing(self) -> None:
        """Each of its yuan is printed, however round the amounts are."""
        rows: Sheet = [
            ["资金", "预算数", "执行数"],
            ["总额", 1_000_000, 1_000_000],
            ["其中：财政拨款", 333_300, 1_000_000],
            ["上年结转", 333_300, 0],
            ["其他资金", 333_300, 0],
        ]
        heads: Sheet = [["三级指标", "分值", "得分"], ["甲", 90, 90]]
        table = read_table([["单位：元"], *rows, *heads])
        assert Code.CHECK_SUM in errors(lint(table))
        assert Code.LINT_SUM_ROUNDED in [each.code for each in lint(table.subject)]

    def test_parts_of_a_part(self) -> None:
        """A row is held to the rows inside it in the same way."""
        outer = FundingLine(source="fiscal_funds", label="财政", executed="90")
        inner = FundingLine(source="central_grant", label="中央", executed="80", part_of="财政")
        assert block(executed="90", lines=[outer, inner]) == [Code.LINT_PARTS_SHORT]

    def test_rows_by_source_and_by_class(self) -> None:
        """Both add up, or the one that does not is said."""
        source = FundingLine(source="other", label="甲", executed="100")
        classes = [FundingLine(label=each, executed="50") for each in ("基本支出", "项目支出")]
        more = [*classes, FundingLine(label="结转", executed="100")]
        assert block(executed="100", lines=[source, *classes]) == []
        assert block(executed="100", lines=[source, *more]) == []
        odd = [*more, FundingLine(label="其他", executed="7")]
        assert block(executed="100", lines=[source, *odd]) == [Code.CHECK_SUM]

    def test_rows_and_negative_amounts(self) -> None:
        """A row is held against its own budget; what is below zero is said elsewhere."""
        line = FundingLine(source="other", initial="1000000", adjusted="100", executed="-80")
        found = [each.path for each in lint(Project(name="甲", budget=Budget(lines=[line])))
                 if each.code is Code.LINT_MONEY_UNIT]  # fmt: skip
        assert found == [("budget", "lines", 0, "initial")]

    @pytest.mark.parametrize(
        ("adjusted", "found"), [("129.99", 0), ("130", 1), ("70.01", 0), ("70", 1)]
    )
    def test_an_adjustment_of_three_tenths(self, adjusted: str, found: int) -> None:
        """Wants a reason, up or down."""
        given = {"initial": "100", "adjusted": adjusted}
        assert block(**given).count(Code.LINT_ADJUSTMENT) == found
        assert block(**given, adjustment_reason="追加").count(Code.LINT_ADJUSTMENT) == 0

    @pytest.mark.parametrize(("score", "found"), [("9.01", 1), ("9", 0)])
    def test_points_ahead_of_the_money(self, score: str, found: int) -> None:
        """By more than a tenth."""
        each = indicator(declared_score=score)
        budget = Budget(adjusted="10", executed="8")
        codes = [x.code for x in lint(Project(name="甲", budget=budget, indicators=[each]))]
        assert codes.count(Code.LINT_IMBALANCE) == found

    def test_points_that_are_not_stated(self) -> None:
        """Nothing can be said."""
        budget = Budget(adjusted="10", executed="1")
        project = Project(name="甲", budget=budget, indicators=[indicator()])
        assert Code.LINT_IMBALANCE not in [each.code for each in lint(project)]


class TestIndicators:
    """Signs, units, directions, dates, reasons."""

    @pytest.mark.parametrize(
        ("name", "operator", "found"),
        [
            ("满意度", "at_most", [Code.LINT_OPERATOR]),
            ("满意度", "at_least", []),
            ("满意度", "equal", []),
            ("投诉次数", "at_least", [Code.LINT_OPERATOR]),
            ("投诉次数", "at_most", []),
            ("投诉处理率", "at_least", []),
            ("事故下降率", "at_least", []),
            ("名次", "at_most", []),
            ("不合格率", "at_most", []),
            ("不合格率", "at_least", [Code.LINT_OPERATOR]),
            ("群众不满意度", "at_most", []),
            ("未完成率", "at_most", []),
            ("未按时完成率", "at_most", []),
            ("无事故天数", "at_least", []),
            ("违规数量", "at_most", []),
            ("投诉数量", "at_most", []),
            ("机动车数量", "at_most", []),
            ("投诉处理满意度", "at_least", []),
            ("投诉处理满意度", "at_most", [Code.LINT_OPERATOR]),
            ("事故应急演练次数", "at_least", []),
            ("PM2.5浓度下降", "at_most", []),
            ("成本降低率", "at_most", [Code.LINT_OPERATOR]),
            ("死亡率下降", "at_least", []),
        ],
    )
    def test_a_sign_against_the_name(self, name: str, operator: str, found: list[Code]) -> None:
        """Where the name says which way is better."""
        assert numbers("5次", "5次", operator, name=name) == found

    def test_a_target_of_nothing(self) -> None:
        """At least zero complaints is written, and means nothing."""
        assert numbers("0次", "0次", name="投诉次数") == []

    @pytest.mark.parametrize(
        ("target", "actual", "found"),
        [
            ("95%", "0.96%", [Code.LINT_PERCENT]),
            ("0.95%", "96%", [Code.LINT_PERCENT]),
            ("95%", "96%", []),
            ("9%", "0.09%", []),
            ("95%", "0.4%", []),
            ("10%", "0.1%", [Code.LINT_PERCENT]),
            ("90万元", "899740万元", [Code.LINT_AMOUNT, Code.LINT_OVER_FULFILLED]),
            ("90万元", "80万元", []),
            ("90万元", "89元", []),
            ("0%", "0.9%", []),
        ],
    )
    def test_numbers_far_apart(self, target: str, actual: str, found: list[Code]) -> None:
        """A hundred times in percent, ten thousand in money."""
        assert [each for each in numbers(target, actual) if each in set(found)] == found[:1]
        if not found:
            assert {Code.LINT_PERCENT, Code.LINT_AMOUNT}.isdisjoint(numbers(target, actual))

    def test_of_little_less_may_well_be_true(self) -> None:
        """At most 95 % and 0.96 % reached: nothing suggests a mistake."""
        assert Code.LINT_PERCENT not in numbers("95%", "0.96%", "at_most")

    def test_a_rate_without_any_unit(self) -> None:
        """Its name says that it is one; what has no such name may be anything."""
        assert Code.LINT_PERCENT in numbers("95", "0.95", name="合格率")
        assert Code.LINT_PERCENT not in numbers("95", "0.95", name="次数")
        each = indicator(name="满意度", target=Target(operator="at_least", value="95"),
                         actual=Measured(value="0.96"))  # fmt: skip
        (found,) = [x for x in lint(Project(name="甲", indicators=[each]))
                    if x.code is Code.LINT_PERCENT]  # fmt: skip
        assert found.expected == "96"

    @pytest.mark.parametrize(
        ("target", "actual", "found"),
        [
            ("10名", "10人", None),
            ("100人次", "120人", None),
            ("6台(套)", "6台", None),
            ("5公里", "6km", None),
            ("3次/年", "3次", None),
            ("5家", "5个", None),
            ("90万元/年", "90万元", None),
            ("60场", "60人", Severity.WARNING),
            ("60场", "60", Severity.WARNING),
            ("5元/人", "5元", Severity.WARNING),
            ("90万", "90万元", Severity.WARNING),
            ("90%", "90分", Severity.ERROR),
            ("90万元", "90人", Severity.ERROR),
            ("90%", "90元", Severity.ERROR),
        ],
    )
    def test_units_that_differ(self, target: str, actual: str, found: Severity | None) -> None:
        """Counters of the same are nothing; only money and shares are surely something else."""
        each = indicator(
            target=Target(operator="at_least", value=target), actual=Measured(value=actual)
        )
        codes = dict(severe(lint(Project(name="甲", indicators=[each]))))
        assert codes.get(Code.CHECK_UNIT_MISMATCH) is found

    def test_a_number_without_the_sign_of_its_target(self) -> None:
        """0.96 beside 95% is said to be 96%, and to be in another unit."""
        assert numbers("95%", "0.96") == [Code.CHECK_UNIT_MISMATCH, Code.LINT_PERCENT]

    def test_what_rests_on_a_doubt_is_not_said(self) -> None:
        """Full marks for 0.96 % are right, if it was 96 %."""
        assert numbers("95%", "0.96%", declared_score="10") == [Code.LINT_PERCENT]

    @pytest.mark.parametrize(
        ("limit", "actual", "score", "found"),
        [
            ("10次", "5次", "5", [Code.CHECK_MET_MARKED_DOWN, Code.LINT_SCORED_FORWARDS]),
            ("10次", "5次", "6", [Code.CHECK_MET_MARKED_DOWN]),
            ("10次", "5次", "10", []),
            ("10次", "12次", "10", [Code.CHECK_MISSED_FULL_MARKS, Code.LINT_SCORED_FORWARDS]),
            ("10次", "12次", "8", [Code.CHECK_REASON_MISSING]),
            ("12次", "5次", "4.2", [Code.CHECK_MET_MARKED_DOWN, Code.LINT_SCORED_FORWARDS]),
            ("12次", "5次", "4", [Code.CHECK_MET_MARKED_DOWN, Code.LINT_SCORED_FORWARDS]),
            ("0次", "1次", "10", [Code.CHECK_MISSED_FULL_MARKS]),
            ("10次", "0次", "0", [Code.CHECK_MET_MARKED_DOWN]),
        ],
    )
    def test_a_reverse_indicator(
        self, limit: str, actual: str, score: str, found: list[Code]
    ) -> None:
        """Scored forwards, or as it should be."""
        assert numbers(limit, actual, "at_most", declared_score=score) == found

    @pytest.mark.parametrize(("actual", "found"), [("12.99个", 0), ("13个", 1)])
    def test_far_more_than_was_wanted(self, actual: str, found: int) -> None:
        """From 130 % on, without a reason."""
        assert numbers("10个", actual).count(Code.LINT_OVER_FULFILLED) == found
        assert numbers("10个", actual, deviation_reason="热情高") == []

    def test_units_that_cannot_be_compared(self) -> None:
        """Are said once."""
        assert numbers("10个", "10户") == [Code.CHECK_UNIT_MISMATCH]

    @pytest.mark.parametrize(
        ("score", "reason", "found"),
        [("9", "", 1), ("9", "迟", 0), ("10", "", 0), ("9", "无", 1), ("9", "—", 1)],
    )
    def test_points_lost_without_a_reason(self, score: str, reason: str, found: int) -> None:
        """A missed or an unmeasured target."""
        each = indicator(declared_score=score, deviation_reason=reason)
        assert found_in(each).count(Code.CHECK_REASON_MISSING) == found

    def test_units_that_cannot_be_compared_leave_the_reason_missing(self) -> None:
        """Whether it was met, nobody can tell."""
        found = numbers("10个", "10户", declared_score="9")
        assert found == [Code.CHECK_UNIT_MISMATCH, Code.CHECK_REASON_MISSING]

    def test_a_reason_that_is_none(self) -> None:
        """It does not explain a deduction, nor far more than was wanted."""
        found = numbers("10个", "15个", declared_score="9", deviation_reason="无偏差。")
        assert found == [Code.CHECK_MET_MARKED_DOWN, Code.LINT_OVER_FULFILLED]

    def test_a_penalty_needs_no_reason(self) -> None:
        """It takes off what it takes off."""
        assert Code.CHECK_REASON_MISSING not in found_in(
            indicator(declared_score="1", kind="penalty")
        )

    @pytest.mark.parametrize(("numbers_alike", "found"), [(2, 0), (3, 1)])
    def test_all_as_wanted(self, numbers_alike: int, found: int) -> None:
        """Three numbers or more, and an equal sign is no wonder."""
        alike = indicator(
            target=Target(operator="at_least", value="5个"), actual=Measured(value="5个")
        )
        equal = indicator(
            target=Target(operator="equal", value="5个"), actual=Measured(value="5个")
        )
        listed = [attrs.evolve(alike, name=f"指标{place}") for place in range(numbers_alike)]
        codes = [each.code for each in lint(Project(name="甲", indicators=[*listed, equal]))]
        assert codes.count(Code.LINT_ALL_AS_TARGETS) == found


def table(*rows: list[Any], total: list[Any] | None = None) -> Table:
    """A sheet of ten points for the money and indicators."""
    heads = ["一级指标", "二级指标", "三级指标", "分值", "得分"]
    money: Sheet = [["资金（万元）", "预算数", "执行数", "分值", "得分"], ["总额", 1, 1, 10, 10]]
    return read_table([*money, heads, *rows, *([total] if total else [])])


def codes_of(given: Table) -> list[Code]:
    """What a checker finds, beside the name that the short sheet has not."""
    return [each.code for each in lint(given) if each.code is not Code.TABLE_NAME_MISSING]


class TestMarks:
    """Full marks and scores as they add up; what is missing explains only what is too little."""

    def test_the_whole(self) -> None:
        """100 in all, 98 earned."""
        given = table(["产出", "", "甲", 90, 88], total=["总分", "", "", 100, 98])
        assert codes_of(given) == [Code.CHECK_REASON_MISSING]

    @pytest.mark.parametrize(
        ("full", "total", "found"),
        [
            (91, 101, [Code.CHECK_FULL_MARKS_SUM]),
            (89, 99, [Code.CHECK_FULL_MARKS_SUM]),
            (89, 100, [Code.LINT_TOTAL_PARTIAL, Code.LINT_MARKS_PARTIAL]),
            (89, 101, [Code.CHECK_TOTAL_SUM, Code.LINT_MARKS_PARTIAL]),
            (89, 98, [Code.CHECK_TOTAL_SUM, Code.LINT_MARKS_PARTIAL]),
            (89, None, [Code.LINT_MARKS_PARTIAL]),
        ],
    )
    def test_too_many_or_too_few(self, full: int, total: int | None, found: list[Code]) -> None:
        """A sum that is too small may lack rows, unless the total says that it does not."""
        given = table(["产出", "", "甲", full, full], total=["总分", "", "", 100, total])
        assert sorted(codes_of(given)) == sorted(found)

    def test_a_part_of_a_page(self) -> None:
        """Without the line of the total rows may be missing; too many are too many."""
        assert codes_of(table(["产出", "", "甲", 50, 50])) == []
        assert codes_of(table(["产出", "", "甲", 91, 91])) == [Code.CHECK_FULL_MARKS_SUM]

    def test_the_whole_as_printed(self) -> None:
        """A table of 120 points says so in its line of the total."""
        given = table(["产出", "", "甲", 110, 110], total=["总分", "", "", 120, 120])
        assert codes_of(given) == []

    @pytest.mark.parametrize(
        ("head", "below", "total", "found"),
        [
            ("产出（50分）", 40, None, []),
            ("产出（50分）", 51, None, [Code.CHECK_LEVEL_FULL_MARKS]),
            ("产出（50分）", 50, None, []),
            ("产出（91分）", 90, 100, [Code.CHECK_LEVEL_FULL_MARKS]),
        ],
    )
    def test_under_the_last_head(
        self, head: str, below: int, total: int | None, found: list[Code]
    ) -> None:
        """A page that was cut off may lack rows of its last head."""
        end = ["总分", "", "", 100, total] if total else None
        assert codes_of(table([head, "", "甲", below, below], total=end)) == found

    def test_under_a_head_before_the_last(self) -> None:
        """All of its rows are there."""
        given = table(["产出（50分）", "", "甲", 40, 40], ["效益（30分）", "", "乙", 30, 30])
        assert codes_of(given) == [Code.CHECK_LEVEL_FULL_MARKS]

    def test_under_a_head_of_level_two(self) -> None:
        """数量指标（20分） and what stands under it."""
        given = table(["产出", "数量（20分）", "甲", 19, 19], ["效益", "", "乙", 30, 30])
        assert codes_of(given) == [Code.CHECK_LEVEL_FULL_MARKS]

    def test_marks_that_are_not_stated(self) -> None:
        """Scores alone may still be more than the head has."""
        given = table(["产出（50分）", "", "甲", "", 40], ["", "", "乙", "", 11])
        assert codes_of(given) == [Code.LINT_LEVEL_SCORE]
        assert codes_of(table(["产出（50分）", "", "甲", "", 40])) == []
        assert codes_of(table(["产出（50分）", "", "甲", "", ""])) == []

    def test_the_marks_of_the_heads_count_where_the_rows_have_none(self) -> None:
        """10 + 50 + 50 are more than 100; a head without points leaves it open."""
        rows: Sheet = [["产出（50分）", "", "甲", "", 50], ["效益（50分）", "", "乙", "", 50]]
        assert codes_of(table(*rows)) == [Code.CHECK_FULL_MARKS_SUM]
        assert codes_of(table(*rows, ["满意度", "", "丙", "", 10])) == []

    def test_a_score_above_full_marks_is_said_once(self) -> None:
        """At the score, not at its head too."""
        given = table(["产出（50分）", "", "甲", 50, 55], ["效益（40分）", "", "乙", 40, 40])
        assert errors(lint(given)) == [Code.CHECK_SCORE_ABOVE_FULL]

    @pytest.mark.parametrize(
        ("score", "total", "found"),
        [
            ("89.69", "99.7", [Code.LINT_TOTAL_ROUNDED]),
            ("89.69", "100", [Code.LINT_TOTAL_ROUNDED]),
            ("89.69", "99.8", [Code.CHECK_TOTAL_SUM]),
            ("89.7", "99.69", [Code.LINT_TOTAL_ROUNDED]),
            ("89.7", "99.64", [Code.CHECK_TOTAL_SUM]),
            ("89", "98.69", [Code.LINT_TOTAL_ROUNDED]),
            ("89", "98.4", [Code.CHECK_TOTAL_SUM]),
            ("89", "98", [Code.CHECK_TOTAL_SUM]),
            ("90", "99.9", [Code.CHECK_TOTAL_SUM]),
        ],
    )
    def test_recorded_only_at_the_end(self, score: str, total: str, found: list[Code]) -> None:
        """Half a unit of what was printed is no mistake; full marks were not rounded."""
        given = table(["产出", "", "甲", 90, score], total=["总分", "", "", 100, total])
        assert [x for x in codes_of(given) if x is not Code.CHECK_REASON_MISSING] == found

    @pytest.mark.parametrize(
        ("rest", "total", "found"),
        [
            (90, 100, []),
            (90, 110, []),
            (80, 100, [Code.CHECK_EXECUTION_TWICE]),
            (85, 105, [Code.CHECK_EXECUTION_TWICE, Code.CHECK_FULL_MARKS_SUM]),
        ],
    )
    @pytest.mark.parametrize(
        ("head", "name"), [("预算执行", "预算执行率"), ("产出", "资金执行率"), ("产出", "支出进度")]
    )
    def test_the_execution_rate_twice(
        self, head: str, name: str, rest: int, total: int, found: list[Code]
    ) -> None:
        """In the block and among the indicators: shown twice is fine, counted twice is not."""
        given = table(
            ["产出", "", "甲", rest, rest],
            [head, "", name, 10, 10],
            total=["总分", "", "", 100, total],
        )
        assert sorted(codes_of(given)) == sorted(found)

    def test_another_rate_that_is_counted(self) -> None:
        """政策执行率 is no rate of the money."""
        given = table(
            ["产出", "", "甲", 90, 90],
            ["产出", "", "政策执行率", 10, 10],
            total=["总分", "", "", 100, 100],
        )
        assert sorted(errors(lint(given))) == [Code.CHECK_FULL_MARKS_SUM, Code.CHECK_TOTAL_SUM]

    @pytest.mark.parametrize(
        ("score", "total", "found"),
        [
            ("28", "98", []),
            ("28", "97.81", [Code.LINT_EXECUTION_FULL, Code.CHECK_TOTAL_SUM]),
            ("27.5", "97.5", [Code.LINT_EXECUTION_FULL]),
            ("27.5", "97.31", [Code.LINT_EXECUTION_FULL, Code.CHECK_TOTAL_SUM]),
            ("28", "97.9", [Code.LINT_EXECUTION_FULL, Code.LINT_TOTAL_ROUNDED]),
        ],
    )
    def test_whole_points_for_the_money(self, score: str, total: str, found: list[Code]) -> None:
        """10 for 9.81, where the other scores are whole and the total is that of the scores."""
        budget = Budget(adjusted="1000", executed="981", full_marks="10", declared_score="10")
        rows = [
            indicator(name="甲", full_marks="60", declared_score="60"),
            indicator(name="乙", full_marks="30", declared_score=score, deviation_reason="雨"),
        ]
        project = Project(name="甲", budget=budget, indicators=rows, declared_total=total)
        assert sorted(each.code for each in lint(project)) == sorted(found)

    def test_points_of_the_money_to_one_place(self) -> None:
        """9.8 for 9.81 is rounded like any other score."""
        budget = Budget(adjusted="1000", executed="981", full_marks="10", declared_score="9.8",
                        deviation_reason="雨")  # fmt: skip
        rows = [indicator(full_marks="90", declared_score="88", deviation_reason="雨")]
        project = Project(name="甲", budget=budget, indicators=rows, declared_total="97.81")
        assert [each.code for each in lint(project)] == [Code.LINT_TOTAL_ROUNDED]

    def test_figures_as_a_spreadsheet_keeps_them(self) -> None:
        """Two floats that differ in their last digits are the same figure."""
        heads = ["一级指标", "三级指标", "分值", "得分"]
        money: Sheet = [["资金（万元）", "预算数", "执行数", "分值", "执行率", "得分"]]
        money += [["总额", 120, 115, 10, 115 / 120, 115 / 12], ["其中：财政拨款", 100 / 3, 95]]
        money += [["上年结转", 100 / 3, 10], ["其他资金", 160 / 3, 10]]
        rows: Sheet = [heads, ["产出", "甲", 90, 84], ["总分", "", 100, 84 + 115 / 12]]
        assert errors(lint(read_table([*money, *rows]))) == []

    @pytest.mark.parametrize(("marks", "found"), [(90, [Code.LINT_MARKS_PARTIAL]), (120, [])])
    def test_a_whole_that_its_own_line_makes_less(self, marks: int, found: list[Code]) -> None:
        """90 points as printed are still not 100; more may be meant."""
        rest = marks - 10
        given = table(["产出", "", "甲", rest, rest], total=["总分", "", "", marks, marks])
        assert codes_of(given) == found
        assert [each.expected for each in lint(given) if each.code in found] == [100] * len(found)

    @pytest.mark.parametrize(
        ("head", "marks", "score", "total", "found"),
        [
            ("加分项", 100, 10, 110, []),
            ("加分项", 110, 10, 110, []),
            ("扣分项", 100, 5, 95, []),
            ("奖励指标", 100, "", 100, []),
            ("效益", 100, 10, 110, [Code.CHECK_FULL_MARKS_SUM]),
        ],
    )
    def test_bonus_items_by_their_head(
        self, head: str, marks: int, score: Any, total: int, found: list[Code]
    ) -> None:
        """What stands under 加分项 comes on top, and what under 扣分项 is taken off."""
        given = table(
            ["产出", "", "甲", 90, 90],
            [head, "", "乙", 10, score],
            total=["总分", "", "", marks, total],
        )
        assert codes_of(given) == found

    @pytest.mark.parametrize(
        ("head", "total", "found"),
        [
            ("附加分", 105, []),
            ("创新加分", 105, []),
            ("特色加分（5分）", 105, []),
            ("创新工作（加分项）", 105, []),
            ("加减分项", 105, []),
            ("鼓励分", 105, []),
            ("倒扣项", 95, []),
            ("违规扣分", 95, []),
            ("负面清单", 95, []),
            ("效益指标（含附加分）", 105, [Code.CHECK_FULL_MARKS_SUM]),
            ("群众奖励工作", 105, [Code.CHECK_FULL_MARKS_SUM]),
        ],
    )
    def test_what_the_words_of_a_head_say(self, head: str, total: int, found: list[Code]) -> None:
        """Anywhere in it, unless it is one that is expected anyway."""
        rows: Sheet = [["产出", "", "甲", 90, 90], [head, "", "乙", 5, 5]]
        assert codes_of(table(*rows, total=["总分", "", "", 100, total])) == found

    @pytest.mark.parametrize(
        ("total", "found"),
        [
            (84, []),
            (94, []),
            (90.5, []),
            (94.5, [Code.CHECK_TOTAL_SUM]),
            (83, [Code.CHECK_TOTAL_SUM]),
        ],
    )
    def test_a_block_without_its_score(self, total: float, found: list[Code]) -> None:
        """The total may hold any of its points, and nobody can tell which to mend it to."""
        heads = ["一级指标", "三级指标", "分值", "得分"]
        money: Sheet = [["资金（万元）", "预算数", "执行数", "分值", "得分"]]
        rows: Sheet = [
            ["总额", 1, 1, 10, "—"],
            heads,
            ["产出", "甲", 90, 84],
            ["总分", "", 100, total],
        ]
        given = lint(read_table([*money, *rows]))
        assert errors(given) == found
        assert [each.repair for each in given if each.code is Code.CHECK_TOTAL_SUM] == [None] * len(
            found
        )

    def test_a_block_without_its_score_and_rows_that_are_missing(self) -> None:
        """They may make up the rest."""
        heads = ["一级指标", "三级指标", "分值", "得分"]
        money: Sheet = [
            ["资金（万元）", "预算数", "执行数", "分值", "得分"],
            ["总额", 1, 1, 10, ""],
        ]
        rows: Sheet = [heads, ["产出", "甲", 80, 80], ["总分", "", 100, 98]]
        assert Code.LINT_TOTAL_PARTIAL in codes_of(read_table([*money, *rows]))
        rows[-1][-1] = 101
        assert Code.CHECK_TOTAL_SUM in codes_of(read_table([*money, *rows]))

    @pytest.mark.parametrize(
        ("head", "marks", "found"),
        [
            (50, ["16.67", "16.67", "16.67"], [Code.LINT_SUM_ROUNDED]),
            (100, ["33.33", "33.33", "33.33"], [Code.LINT_SUM_ROUNDED]),
            (90, ["12.86"] * 7, [Code.LINT_SUM_ROUNDED]),
            (50, ["16.7", "16.7", "16.7"], [Code.LINT_SUM_ROUNDED]),
            (50, ["16.67", "16.67", "16.68"], [Code.CHECK_LEVEL_FULL_MARKS]),
            (50, ["12.5", "12.5", "25.5"], [Code.CHECK_LEVEL_FULL_MARKS]),
            (50, ["16.67", "16.67", "17.66"], [Code.CHECK_LEVEL_FULL_MARKS]),
            (50, ["16.6666666666667"] * 3, []),
        ],
    )
    def test_full_marks_split_evenly(self, head: int, marks: list[str], found: list[Code]) -> None:
        """Rounded, they come to a little more or less; whole and half points are not rounded."""
        rest = 90 - head
        rows: Sheet = [["", "", f"甲{place}", each, each] for place, each in enumerate(marks)]
        rows[0][0] = f"产出（{head}分）"
        more: Sheet = [["效益", "", "乙", rest, rest]] if rest > 0 else []
        total = 100 if rest >= 0 else 110
        given = table(*rows, *more, total=["总分", "", "", total, total])
        level = [x.code for x in lint(given) if x.path[0] == "level_marks"]
        assert level == found
        whole = {Code.CHECK_LEVEL_FULL_MARKS: Code.CHECK_FULL_MARKS_SUM}
        sums = [x.code for x in lint(given) if x.path == ("indicators",)]
        assert sums == [whole.get(each, each) for each in found]
        assert (errors(lint(given)) == []) is not any(each in whole for each in found)

    def test_an_even_split_beside_a_total_with_places(self) -> None:
        """100.00 stands for three times 33.33 as well as for 100.01."""
        rows: Sheet = [["产出", "", f"甲{n}", "16.67", "16.67"] for n in range(3)]
        end = ["总分", "", "", "100.00", "100.00"]
        given = table(*rows, ["效益", "", "乙", 40, 40], total=end)
        assert sorted(codes_of(given)) == [Code.LINT_SUM_ROUNDED, Code.LINT_TOTAL_ROUNDED]
        end[-1] = "100.05"
        given = table(*rows, ["效益", "", "乙", 40, 40], total=end)
        assert errors(lint(given)) == [Code.CHECK_TOTAL_SUM]

    def test_scores_of_an_even_split_under_a_head(self) -> None:
        """They may be a little more than the head has, where the rows print no full marks."""
        rows: Sheet = [["产出（50分）", "", f"甲{n}", "", "16.67"] for n in range(3)]
        assert codes_of(table(*rows)) == [Code.LINT_SUM_ROUNDED]
        rows[0][-1] = "16.87"
        assert codes_of(table(*rows)) == [Code.LINT_LEVEL_SCORE]

    @pytest.mark.parametrize(
        ("score", "printed", "found"),
        [
            ("16.67", "50", [Code.LINT_SUM_ROUNDED]),
            ("16.67", "50.00", [Code.LINT_SUM_ROUNDED]),
            ("15.2", "49", [Code.LINT_SUM_ROUNDED]),
            ("15.2", "48.6", [Code.LINT_LEVEL_SCORE]),
        ],
    )
    def test_a_subtotal_that_is_rounded(self, score: str, printed: str, found: list[Code]) -> None:
        """Or the sum of scores that were."""
        rows: Sheet = [["产出", "", f"甲{n}", "16.67", "16.67"] for n in range(2)]
        rows += [["产出", "", "甲", "16.67", score], ["", "小计", "", "", printed]]
        given = table(*rows, ["效益", "", "乙", 1, 1])
        assert [x.code for x in lint(given) if x.path[0] == "level_marks"] == found

    @pytest.mark.parametrize(
        ("marks", "score", "found"),
        [
            (90, 88, []),
            (100, 98, []),
            (None, 98, []),
            (90, None, []),
            (91, 88, [Code.CHECK_LEVEL_FULL_MARKS]),
            (90, 87, [Code.LINT_LEVEL_SCORE]),
        ],
    )
    @pytest.mark.parametrize("level1", ["", "效益"])
    def test_a_subtotal_of_all(
        self, level1: str, marks: int | None, score: int | None, found: list[Code]
    ) -> None:
        """Without a head of its own, or under the last one; perhaps with the fund block."""
        rows: Sheet = [["产出", "", "甲", 50, 50], ["效益", "", "乙", 40, 38]]
        given = table(*rows, total=["总分", "", "", 100, 98])
        read = [None if each is None else Decimal(each) for each in (marks, score)]
        subtotal = LevelMarks(
            level1=level1, full_marks=read[0], score=read[1], place=Place(6, 1, "小计")
        )
        given = attrs.evolve(given, level_marks=(subtotal,))
        codes = [x.code for x in lint(given) if x.path[0] == "level_marks"]
        assert level1 or codes == found
        assert found or level1 or not codes
        assert not (level1 and score and not found) or codes == []

    def test_a_subtotal_of_what_stands_above_it(self) -> None:
        """What stands below is not in it; where nothing stands above, nothing is said."""
        rows: Sheet = [["产出", "", "甲", 50, 50], ["效益", "", "乙", 40, 38]]
        given = table(*rows, total=["总分", "", "", 100, 98])
        first = LevelMarks(
            level1="", full_marks=Decimal(50), score=Decimal(50), place=Place(5, 1, "小计")
        )
        none = attrs.evolve(first, place=Place(1, 1, "小计"))
        assert codes_of(attrs.evolve(given, level_marks=(first, none))) == [
            Code.CHECK_REASON_MISSING
        ]
        alone = attrs.evolve(given.subject, budget=None)
        assert errors(lint(attrs.evolve(given, subject=alone, level_marks=(first,)))) == []

    def test_a_section_above_the_heads(self) -> None:
        """Its points are those of the heads below it; a head whose rows are missing counts."""
        rows: Sheet = [
            ["年度绩效目标1（90分）"],
            ["产出（50分）", "", "甲", "", 50],
            ["效益（40分）", "", "乙", "", 40],
        ]
        assert codes_of(table(*rows, total=["总分", "", "", 100, 100])) == []
        rows[0][0] = "附加分（5分）"
        assert codes_of(table(*rows, total=["总分", "", "", 100, 100])) == []
        rows[0][0], rows[2][0] = "满意度（10分）", "效益（30分）"
        assert Code.CHECK_FULL_MARKS_SUM not in codes_of(table(*rows, total=None))

    @pytest.mark.parametrize(
        ("parts", "found"),
        [((30, 20), []), ((20, 20), [Code.CHECK_LEVEL_FULL_MARKS]), ((20, None), [])],
    )
    def test_heads_of_level_two_under_one_of_level_one(
        self, parts: tuple[int | None, int | None], found: list[Code]
    ) -> None:
        """Where the rows print no points, those of level 2 come to those of level 1."""
        one, two = (f"（{each}分）" if each else "" for each in parts)
        rows: Sheet = [
            ["产出（50分）", f"数量{one}", "甲", "", 20],
            ["", f"质量{two}", "乙", "", 20],
            ["效益（40分）", "", "丙", "", 40],
        ]
        assert codes_of(table(*rows, total=["总分", "", "", 100, 90])) == found

    def test_a_subtotal(self) -> None:
        """Of scores that do not come to it."""
        given = table(
            ["产出", "", "甲", 50, 48], ["", "小计", "", 50, 47], ["效益", "", "乙", 1, 1]
        )
        assert Code.LINT_LEVEL_SCORE in codes_of(given)

    def test_a_head_without_rows(self) -> None:
        """Nothing to hold it against."""
        assert codes_of(table(["产出（50分）"], ["效益（30分）", "", "乙", 30, 30])) == []

    def test_bonus_items_are_not_in_the_sum(self) -> None:
        """They come on top."""
        base = indicator(full_marks="100", declared_score="100")
        bonus = indicator(name="奖", kind="bonus", declared_score="5")
        project = Project(name="甲", indicators=[base, bonus])
        assert [each.code for each in lint(project)] == []


class TestGrades:
    """The grade against the total, on the scale that is given or on those that are known."""

    @pytest.mark.parametrize(
        ("total", "label", "found"),
        [
            ("90", "优", []),
            ("89.99", "优", [Code.LINT_GRADE_UNLIKELY]),
            ("85", "优秀", []),
            ("84.99", "优秀", [Code.LINT_GRADE_UNLIKELY]),
            ("50", "甲等", []),
            ("101", "优", []),
            (None, "优", []),
        ],
    )
    def test_without_a_scale(self, total: str | None, label: str, found: list[Code]) -> None:
        """Only a grade that no known scale gives is doubted."""
        project = Project(name="甲", declared_total=total, declared_grade=label)
        assert [each.code for each in lint(project)] == found

    @pytest.mark.parametrize(
        ("label", "found"),
        [("优秀", []), ("良好", [Code.CHECK_GRADE_DIFFERS]), ("优", [Code.CHECK_GRADE_UNKNOWN])],
    )
    def test_on_a_scale(self, label: str, found: list[Code]) -> None:
        """It decides."""
        project = Project(name="甲", declared_total="85", declared_grade=label)
        assert [each.code for each in lint(project, scale=FOUR_TIER)] == found

    def test_a_total_that_a_scale_does_not_grade(self) -> None:
        """Nothing follows."""
        scale = parse_scale("优（90-100分）、差（0-90分）")
        project = Project(name="甲", declared_total="101", declared_grade="差")
        assert [each.code for each in lint(project, scale=scale)] == []


class TestFindings:
    """What a finding carries."""

    def test_a_table_and_its_record_differ_only_in_places(self) -> None:
        """A record has no sheet."""
        given = table(["产出", "", "甲", 91, 90])
        on_sheet, alone = lint(given), lint(given.subject)
        assert {each.code for each in alone} <= {each.code for each in on_sheet}
        assert {each.place for each in alone} == {None}
        assert str(on_sheet[0]).startswith("row 4")
        assert str(alone[0]).startswith("$.")

    def test_a_finding_without_a_place_or_path(self) -> None:
        """Is its sentence."""
        found = lint(Project(name="甲"), scheme=Scheme(name="乙"))
        assert found[0].repair is None
        assert found[0].found is None

    def test_what_stands_there_and_what_was_expected(self) -> None:
        """From the facts, by whatever name they have there."""
        late = indicator(
            name="完成时间",
            target=Deadline(by=Moment(month=9), included=False),
            actual=Done(on=Moment(month=10)),
        )
        met = {"target": Target(operator="at_least", value="10场"), "declared_score": "10"}
        rows = [
            late,
            indicator(name="甲", actual=Measured(value="13场"), **met),
            indicator(name="乙", actual=Measured(value="9场"), **met),
            indicator(name="乙", actual=Measured(value="9%"), **met),
        ]
        shown = {x.code: (x.found, x.expected) for x in lint(Project(name="甲", indicators=rows))}
        assert shown[Code.LINT_DATE_PASSED] == ("10月", "9月前")
        assert shown[Code.LINT_OVER_FULFILLED] == ("13场", "≥10场")
        assert shown[Code.CHECK_MISSED_FULL_MARKS] == (Decimal(10), None)
        assert shown[Code.CHECK_UNIT_MISMATCH] == ("%", "场")
        assert shown[Code.CHECK_DUPLICATE_NAME] == ("乙", None)

    def test_repairs_are_values_of_their_fields(self) -> None:
        """A decimal, a label, a measured value with its unit, a count."""
        each = indicator(
            target=Target(operator="at_least", value="0.95%"), actual=Measured(value="96%")
        )
        project = Project(name="甲", indicators=[each])
        (found,) = [x for x in lint(project) if x.code is Code.LINT_PERCENT]
        assert found.repair is not None
        mended = repaired(project, found.repair).indicators[0].target
        assert mended == Target(operator="at_least", value="95%")
        department = Department(name="甲", declared_project_count=2, projects=[project])
        (count,) = (x for x in lint(department) if x.code is Code.CHECK_SUM)
        assert count.repair == Repair(("declared_project_count",), 1)
        assert count.expected == 1

    def test_a_total_under_a_scheme(self) -> None:
        """It is repaired to what follows."""
        each = Indicator(
            name="次数",
            full_marks="100",
            target=Target(operator="at_least", value=Amount("60", "场")),
            actual=Measured(value="50场"),
            declared_score="90",
        )
        project = Project(name="甲", indicators=[each], declared_total="90", declared_grade="优秀")
        scheme = Scheme(name="乙", scale=FOUR_TIER)
        found = {x.code: x.repair for x in lint(project, scheme=scheme)}
        assert found[Code.CHECK_TOTAL_DIFFERS] == Repair(("declared_total",), Decimal("83.33"))
        assert found[Code.CHECK_GRADE_DIFFERS] == Repair(("declared_grade",), "良好")

    def test_projects_of_a_department(self) -> None:
        """Each with its path."""
        project = Project(
            name="甲",
            budget=Budget(adjusted="100", executed="800000"),
            indicators=[indicator(target=Target(operator="at_most", value="95%"), name="满意度")],
        )
        found = lint(Department(name="乙", projects=[Project(name="丙"), project]))
        paths = {each.code: each.path for each in found}
        assert paths[Code.LINT_MONEY_UNIT] == ("projects", 1, "budget", "executed")
        assert paths[Code.LINT_OPERATOR] == ("projects", 1, "indicators", 0, "target")

    def test_what_it_takes(self) -> None:
        """A table or a record, a scheme, a scale."""
        project = Project(name="甲")
        assert refusals(lint, "甲") == [Code.RECORD_KIND]
        assert refusals(lint, project, scheme="乙") == [Code.RECORD_KIND]
        assert refusals(lint, project, scale="乙") == [Code.RECORD_KIND]
        assert refusals(repaired, project, "乙") == [Code.RECORD_KIND]


def test_heads_of_published_cases_have_their_points() -> None:
    """The layout prints what the page printed."""
    assert head_of(CASES[0], CASES[0]["indicators"][0]) == "产出指标（50分）"
