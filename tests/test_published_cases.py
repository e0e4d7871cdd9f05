"""Every published case: reproduced to the printed digit, found wrong, or said why neither."""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs
import pytest

from perfeval import (
    CalculationError,
    Code,
    Project,
    RecordError,
    evaluate,
    find_budget_problems,
    find_problems,
    grade,
    rates,
    score,
)
from perfeval.quantities import ONE
from perfeval.terms import Basis
from published import (
    Case,
    budget_of,
    cases,
    indicator_of,
    money,
    project_of,
    tables,
)
from published_cases import (
    BLANK,
    JUDGES,
    PARTIAL,
    Verdict,
    as_printed,
    bands_of,
    bare,
    basis_of,
    edges_of,
    execution_score,
    fund_block,
    graded_project,
    grading_scale,
    grading_scheme,
    is_override,
    mode_of,
    overriding_scheme,
    published_scale,
    rate_of_case,
    rounded_total,
    rows_by_rule,
    scale_of,
    table_scheme,
)
from published_params import label, over, reproduced, said_wrong
from refusals import problems_of, untyped

CODES: Final = {
    "rounding": Code.CHECK_RATE_DIFFERS,
    "truncation": Code.CHECK_RATE_DIFFERS,
    "misprint": Code.CHECK_RATE_DIFFERS,
    "wrong_rate": Code.CHECK_RATE_DIFFERS,
    "wrong_score": Code.CHECK_SCORE_DIFFERS,
    "sum": Code.CHECK_SUM,
    "header_row": Code.CHECK_SUM,
    "full_marks": Code.CHECK_FULL_MARKS_SUM,
}
"""The code that names each kind of mistake."""


def unanswered(call: Callable[..., object], *given: object, **named: object) -> list[Code]:
    """The codes of the reasons why a question has no answer."""
    with pytest.raises(CalculationError) as caught:
        call(*given, **named)
    return [each.code for each in caught.value.problems]


every_case = pytest.mark.parametrize(
    ("kind", "case"),
    [
        pytest.param(kind, case, id=f"{kind}-{label(place, case)}")
        for kind in JUDGES
        for place, case in enumerate(cases(kind))
    ],
)


class TestEveryCase:
    """What the library finds is what the case says of its page."""

    @every_case
    def test_a_mistake_is_found_and_nothing_else_is(self, kind: str, case: Case) -> None:
        """A page is found wrong where it is wrong, with the code that names the mistake."""
        outcome = JUDGES[kind](case)
        assert (outcome.verdict is Verdict.FOUND_WRONG) == bool(said_wrong(case))
        assert {CODES[each["error_kind"]] for each in said_wrong(case) if "error_kind" in each} <= (
            outcome.codes
        )

    @every_case
    def test_what_cannot_be_recomputed_says_why(self, kind: str, case: Case) -> None:
        """Only that does."""
        outcome = JUDGES[kind](case)
        assert bool(outcome.reason) == (outcome.verdict is Verdict.NOT_RECOMPUTABLE)


class TestExecutionRates:
    """Rates of spending and of revenue, as their pages print them."""

    @over("execution_rate", reproduced("execution_rate"))
    def test_the_printed_rate_follows(self, case: Case) -> None:
        """To the printed digit."""
        printed = bare(case["claimed_rate"])
        assert as_printed(rate_of_case(case) * 100, printed) == printed

    @over("execution_rate", (c for c in reproduced("execution_rate") if c.get("claimed_score")))
    def test_the_printed_score_follows(self, case: Case) -> None:
        """To the printed digit, cut off where the case says so."""
        exact, printed = execution_score(case), case["claimed_score"]
        assert exact is not None
        assert Decimal(as_printed(exact, printed, mode_of(case))) == Decimal(printed)

    @over("execution_rate", (c for c in reproduced("execution_rate") if rate_of_case(c)))
    def test_another_rate_is_found_wrong(self, case: Case) -> None:
        """A last digit more is a mistake."""
        printed = Decimal(bare(case["claimed_rate"]))
        more = printed + Decimal(1).scaleb(int(printed.as_tuple().exponent))
        outcome = JUDGES["execution_rate"]({**case, "claimed_rate": f"{more:f}%"})
        assert outcome.codes == {Code.CHECK_RATE_DIFFERS}

    @over("execution_rate", (case for case in cases("execution_rate") if "score_rounding" in case))
    def test_a_score_that_is_cut_off_is_not_rounded(self, case: Case) -> None:
        """Half up, another one would follow."""
        exact = execution_score(case)
        assert exact is not None
        assert as_printed(exact, case["claimed_score"]) != case["claimed_score"]

    @over("execution_rate")
    def test_the_rate_of_plain_amounts(self, case: Case) -> None:
        """The function of the denominator gives what the fund block gives."""
        budget, executed = (
            money(case["budget"], case["unit"]),
            money(case["executed"], case["unit"]),
        )
        assert budget is not None
        assert executed is not None
        on_initial = basis_of(case) is Basis.INITIAL
        function = (
            rates.execution_rate_on_initial if on_initial else rates.execution_rate_on_adjusted
        )
        if fund_block(case).base(basis_of(case)):
            assert function(executed, budget) == rate_of_case(case)
        else:
            assert unanswered(function, executed, budget) == [Code.RATE_ZERO_DENOMINATOR]

    @over(
        "execution_rate",
        (c for c in cases("execution_rate") if not Decimal(c["budget"].replace(",", ""))),
    )
    def test_a_budget_of_zero(self, case: Case) -> None:
        """Nothing of nothing is printed as 0 %: a policy, which has to be named."""
        budget = fund_block(case)
        assert unanswered(rates.budget_execution_rate, budget) == [Code.RATE_ZERO_DENOMINATOR]
        assert rates.budget_execution_rate(budget, zero="rate_zero") == 0
        assert rates.budget_execution_rate(budget, zero="full_marks") == 1
        assert budget.declared_rate == 0
        assert find_budget_problems(budget) == ()

    @over("execution_rate", (case for case in cases("execution_rate") if rate_of_case(case) > 1))
    def test_more_than_the_budget(self, case: Case) -> None:
        """The rate is printed as it is; against the adjusted budget it is worth a look."""
        found = find_budget_problems(fund_block(case), basis=basis_of(case))
        warned = basis_of(case) is Basis.ADJUSTED
        assert [each.code for each in found] == [Code.CHECK_OVEREXECUTED] * warned

    @over("execution_rate", (case for case in cases("execution_rate") if "parts" in case))
    def test_the_rows_add_up(self, case: Case) -> None:
        """Or the sum is what is found wrong."""
        budget = fund_block(case)
        name = "initial" if basis_of(case) is Basis.INITIAL else "adjusted"
        wrong = Code.CHECK_SUM in JUDGES["execution_rate"](case).codes
        assert (budget.summed(name) != budget.amount(name)) == wrong
        assert budget.summed("executed") in {None, budget.executed}


def row_scores(case: Case) -> list[tuple[Fraction, str]]:
    """What the rows of a table earn by their rules, beside what is printed."""
    rules, found = table_scheme(case).rules, list[tuple[Fraction, str]]()
    for row in rows_by_rule(case):
        each = indicator_of(row)
        rule, marks = rules.rule_for(each.target), each.full_marks
        assert rule is not None
        assert marks is not None
        earned = score(rule, marks, target=each.target, actual=each.actual)
        found.append((earned, row["claimed_score"]))
    return found


def money_scores(case: Case) -> list[tuple[Fraction, str]]:
    """What the execution rate of a table earns, beside what is printed."""
    scheme, block = table_scheme(case), case["budget_block"]
    if scheme.execution is None or block["claimed_score"] is None:
        return []
    subject = Project(name=case["project"], budget=budget_of(block))
    exact = evaluate(subject, scheme=scheme).scores[0].exact
    assert exact is not None
    return [(exact, block["claimed_score"])]


class TestTables:
    """Tables of which a part or all was readable."""

    @over("table", reproduced("table"))
    def test_the_printed_scores_follow(self, case: Case) -> None:
        """Each score that a rule gives, to the printed digit: of the rows, and of the money."""
        follows = [*row_scores(case), *money_scores(case)]
        assert follows
        assert all(
            Decimal(as_printed(exact, printed, mode_of(case))) == Decimal(printed)
            for exact, printed in follows
        )

    @over("table", (case for case in reproduced("table") if case["complete"]))
    def test_the_printed_total_follows(self, case: Case) -> None:
        """Where the whole table was readable."""
        total = evaluate(project_of(case), scheme=table_scheme(case)).total
        assert total == Decimal(case["claimed_total"])

    @over("table", (case for case in cases("table") if not case["complete"]))
    def test_a_missing_row_is_no_mistake_of_the_page(self, case: Case) -> None:
        """What is excused for a part of a page is never what the page is found wrong for."""
        assert not JUDGES["table"](case).codes & (PARTIAL | BLANK)

    @over("table", (case for case in cases("table") if rows_by_rule(case)))
    def test_rows_by_rule_are_compared(self, case: Case) -> None:
        """A point less on a row would be found."""
        row = rows_by_rule(case)[0]
        less = {**row, "claimed_score": f"{Decimal(row['claimed_score']) - ONE}"}
        rows = [less if each is row else each for each in case["indicators"]]
        found = find_problems(project_of({**case, "indicators": rows}), scheme=table_scheme(case))
        place = case["indicators"].index(row)
        wrong = [each.path for each in found if each.code is Code.CHECK_SCORE_DIFFERS]
        assert ("indicators", place, "declared_score") in wrong

    def test_complete_tables_are_those_of_the_whole_proof(self) -> None:
        """They are evaluated end to end as well."""
        assert list(tables().values()) == [case for case in cases("table") if case["complete"]]


class TestGrades:
    """A total, or weighted sections, and the printed grade."""

    @over("grade", reproduced("grade"))
    def test_the_printed_grade_follows(self, case: Case) -> None:
        """From the total as recorded, or from the sections."""
        total = rounded_total(case)
        if total is None:
            found = evaluate(graded_project(case), scheme=grading_scheme(case)).grade
        else:
            found = grade(total, scale=grading_scale(case))
        assert found is not None
        assert found.label == case["claimed_grade"]

    @over("grade", reproduced("grade"))
    def test_another_grade_is_found_wrong(self, case: Case) -> None:
        """Any but the printed one."""
        labels = {band.label for band in grading_scale(case).bands} - {case["claimed_grade"]}
        for each in labels:
            subject = attrs.evolve(graded_project(case), declared_grade=each)
            found = find_problems(subject, scheme=grading_scheme(case))
            assert Code.CHECK_GRADE_DIFFERS in {each.code for each in found}

    @over("grade", (case for case in cases("grade") if "claimed_rounded" in case))
    def test_rounding_comes_before_the_grade(self, case: Case) -> None:
        """Half up to two places, as printed; a third place is on no scale of two."""
        assert str(rounded_total(case)) == case["claimed_rounded"]
        scale = grading_scale(case)
        if Decimal(case["total"]) != rounded_total(case):
            assert unanswered(grade, case["total"], scale=scale) == [Code.SCALE_OFF_GRID]

    @over("grade", (case for case in cases("grade") if is_override(case)))
    def test_an_override(self, case: Case) -> None:
        """The points alone would give another grade; a clause gives the printed one."""
        by_points = evaluate(graded_project(case), scheme=grading_scheme(case)).grade
        scheme = overriding_scheme(case)
        found = attrs.evolve(graded_project(case), events=(case["claimed_grade"],))
        overridden = evaluate(found, scheme=scheme).grade
        assert by_points is not None
        assert overridden is not None
        assert by_points.label in {
            band["label"] for band in published_scale(case["scale"])["bands"]
        }
        assert overridden.label == case["claimed_grade"]


def printed_labels(case: Case, total: Decimal) -> list[str]:
    """The bands that a total lies in, by what the page prints."""
    return [
        band["label"]
        for band in case["bands"]
        if (band["low"] is None or reaches(total, band["low"], included=band["low_incl"]))
        and (
            band["high"] is None or reaches(-total, f"-{band['high']}", included=band["high_incl"])
        )
    ]


def reaches(total: Decimal, edge: str, *, included: bool) -> bool:
    """Whether a total lies beyond an edge, or on one that is included."""
    return total > Decimal(edge) or (included and total == Decimal(edge))


class TestScales:
    """Scales as they are printed, each edge with its neighbours."""

    @over("scale", reproduced("scale"))
    def test_every_edge_and_its_neighbours(self, case: Case) -> None:
        """A total has the printed grade; one that the page leaves out has none."""
        scale = scale_of(case)
        step = Decimal(1).scaleb(-(2 if scale.places is None else scale.places))
        for edge in map(Decimal, edges_of(case)):
            for total in (edge - step, edge, edge + step):
                wanted = printed_labels(case, total)
                if wanted:
                    assert [grade(total, scale=scale).label] == wanted
                else:
                    assert unanswered(grade, total, scale=scale) == [Code.SCALE_OUTSIDE]

    @over("scale", (case for case in reproduced("scale") if scale_of(case).places is not None))
    def test_between_two_scores(self, case: Case) -> None:
        """A scale that is printed on a grid grades nothing between."""
        scale = scale_of(case)
        edge = edges_of(case)[0] + ("5" if "." in edges_of(case)[0] else ".5")
        assert unanswered(grade, edge, scale=scale) == [Code.SCALE_OFF_GRID]

    @over("scale", (case for case in cases("scale") if said_wrong(case)))
    def test_a_scale_that_is_wrong_is_refused(self, case: Case) -> None:
        """60 to 79 has no grade, and 80 has two."""
        with pytest.raises(RecordError):
            scale_of(case)
        outcome = JUDGES["scale"](case)
        assert outcome.codes == {Code.SCALE_GAP, Code.SCALE_OVERLAP}
        assert ("没有任何等级" in case["why"], "同属" in case["why"]) == (True, True)

    @over("scale", reproduced("scale"))
    def test_which_way_is_better(self, case: Case) -> None:
        """More, unless the case says otherwise."""
        assert scale_of(case).lower_is_better == case.get("lower_better", False)

    @over("scale", (case for case in cases("scale") if "离散" in case.get("note", "")))
    def test_listed_scores_have_one_band_each(self, case: Case) -> None:
        """Which no scale of bands can promise for the scores between them."""
        bands = bands_of(case)
        listed = re.findall(r"[0-9]+", case["note"])
        assert listed
        assert all(sum(band.holds(Decimal(each)) for band in bands) == 1 for each in listed)

    @over("scale", (case for case in cases("scale") if case.get("two_sided")))
    def test_bands_inside_one_another(self, case: Case) -> None:
        """Two sides of one best band are no order of grades."""
        found = problems_of(untyped(scale_of), case)
        assert Code.SCALE_OVERLAP in {each.code for each in found}
