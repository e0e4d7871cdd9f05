"""From scores to subtotals, the total and the grade, and what is found on the way."""

import decimal
import pickle
from collections.abc import Iterator
from decimal import (
    ROUND_UP,
    Clamped,
    Context,
    Decimal,
    DivisionByZero,
    FloatOperation,
    Inexact,
    InvalidOperation,
    Overflow,
    Rounded,
    Subnormal,
    Underflow,
    localcontext,
)
from fractions import Fraction
from math import ceil, floor
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.checks import find_problems
from perfeval.codes import Code, Severity
from perfeval.derivation import explain, verify
from perfeval.errors import RecordError
from perfeval.evaluation import Evaluated, Evaluation, evaluate, evaluate_all
from perfeval.items import Treatment
from perfeval.judgements import AssessedByHand
from perfeval.measures import Measured, Ratio, Reported
from perfeval.quantities import Rounding
from perfeval.records import Department, Indicator, Project
from perfeval.rules import BonusAndPenalty, Deduction, OverFulfilment, Proportional, Reverse
from perfeval.scales import FOUR_TIER, Band, Scale
from perfeval.schemes import (
    CapGrade,
    CapLevel,
    CapTotal,
    Clause,
    Effect,
    EventFound,
    Execution,
    ExecutionBelow,
    RecordedAt,
    Recording,
    RequireText,
    Scheme,
    SetGrade,
    TotalBelow,
    ZeroIndicator,
)
from perfeval.scoring import NumericRule, Piece, Points
from perfeval.standards import MINISTRY_2020, SHENZE_2023
from perfeval.terms import Branch, ItemKind
from perfeval.totals import Subtotal
from subjects import (
    ABSENT,
    AT_TOTAL,
    built,
    facts,
    goal,
    item,
    method,
    outcome,
    placed,
    points,
    refused,
    spent,
    table,
    untyped,
)

SCHEME = method()


def recording(at: str, mode: str, places: int = 2) -> Recording:
    """Where and how digits are lost."""
    return built(Recording, at=at, rounding=built(Rounding, places=places, mode=mode))


def ratio_of(marks: int, share: Fraction, name: str, **more: Any) -> Indicator:
    """An indicator that earns just that share of its marks, with or without an end."""
    part, whole = str(share.numerator), str(share.denominator)
    actual = Ratio(part=part, whole=whole)
    return item(actual, str(marks), name, target=goal("100%"), **more)


THIRDS = tuple(
    ratio_of(marks, Fraction(85, 3) / marks, f"甲{place}")
    for place, marks in enumerate((34, 33, 33))
)
"""Three indicators of 85/3 points each: 28.33 when it is rounded, 85 when they are added first."""


class TestWhereDigitsAreLost:
    """Each score is recorded and the total is their sum, or only the total is: the scheme says."""

    def test_the_two_differ_in_the_grade(self) -> None:
        """Three times 28.33 is 84.99; three times 85/3 is 85."""
        subject = table(*THIRDS)
        assert outcome(evaluate(subject, scheme=SCHEME)) == ("84.99", "良好")
        assert outcome(evaluate(subject, scheme=method(recording=AT_TOTAL))) == ("85.00", "优秀")

    def test_the_two_differ_in_the_total_only(self) -> None:
        """Three sixths of ten are 5; three times 1.67 is 5.01."""
        subject = table(
            *(ratio_of(10, Fraction(1, 6), f"甲{place}") for place in range(3)),
            item("70", "70", "乙"),
        )
        assert outcome(evaluate(subject, scheme=SCHEME)) == ("75.01", "良好")
        assert outcome(evaluate(subject, scheme=method(recording=AT_TOTAL))) == ("75.00", "良好")

    def test_the_exact_total_is_that_of_what_was_added(self) -> None:
        """The sum of what is recorded, or of what is exact."""
        subject = table(*THIRDS)
        assert evaluate(subject, scheme=SCHEME).exact_total == Fraction(8499, 100)
        assert evaluate(subject, scheme=method(recording=AT_TOTAL)).exact_total == 85

    def test_at_the_indicator_is_the_default(self) -> None:
        """As the forms and the usual systems do."""
        assert Scheme(name="某县").recording.at is RecordedAt.INDICATOR

    @pytest.mark.parametrize("at", RecordedAt)
    def test_subtotals_are_recorded_too(self, at: RecordedAt) -> None:
        """So that what is printed has the same places everywhere."""
        scheme = method(recording=Recording(at=at, rounding=Rounding(places=1)))
        (part,) = evaluate(table(*THIRDS), scheme=scheme).subtotals
        exact = {RecordedAt.INDICATOR: Fraction(849, 10), RecordedAt.TOTAL: Fraction(85)}[at]
        assert (part.exact, part.recorded) == (exact, Decimal(exact.numerator) / exact.denominator)

    @pytest.mark.parametrize("places", [0, 1, 2, 4, 12])
    def test_the_total_has_the_places_of_the_scheme(self, places: int) -> None:
        """Zeros at the end are written."""
        scheme = method(recording=recording("indicator", "half_up", places))
        total = evaluate(table(item("90")), scheme=scheme).total
        assert str(total) == "90" + ("." + "0" * places if places else "")


class TestModesThatDecide:
    """Field notes 4.17: half-up or truncated decides the grade at 84.995 and its like."""

    @pytest.mark.parametrize("at", ["indicator", "total"])
    @pytest.mark.parametrize(
        ("exact", "mode", "total", "grade"),
        [
            ("84.995", "half_up", "85.00", "优秀"),
            ("84.995", "down", "84.99", "良好"),
            ("74.995", "half_up", "75.00", "良好"),
            ("74.995", "down", "74.99", "一般"),
            ("59.995", "half_up", "60.00", "一般"),
            ("59.995", "down", "59.99", "较差"),
            ("84.994999999999", "half_up", "84.99", "良好"),
            ("84.990000000001", "up", "85.00", "优秀"),
            ("84.985", "half_even", "84.98", "良好"),
            ("84.995", "half_even", "85.00", "优秀"),
        ],
    )
    def test_on_the_scale_of_the_county(
        self,
        at: str,
        exact: str,
        mode: str,
        total: str,
        grade: str,
    ) -> None:
        """One digit behind the last one printed."""
        result = evaluate(table(item(exact)), scheme=method(recording=recording(at, mode)))
        assert outcome(result) == (total, grade)

    @pytest.mark.parametrize("at", ["indicator", "total"])
    @pytest.mark.parametrize(
        ("mode", "total", "grade"),
        [("half_up", "90.00", "优"), ("down", "89.99", "良")],
    )
    def test_on_the_scale_of_the_ministry(self, at: str, mode: str, total: str, grade: str) -> None:
        """89.995 of 100."""
        scheme = method(scale=MINISTRY_2020.scale, recording=recording(at, mode))
        assert outcome(evaluate(table(item("89.995")), scheme=scheme)) == (total, grade)

    def test_the_grade_is_that_of_what_is_printed(self) -> None:
        """Not of the exact total, which is below the edge."""
        result = evaluate(table(item("84.995")), scheme=method(recording=AT_TOTAL))
        assert result.exact_total is not None
        assert result.exact_total < 85
        assert outcome(result) == ("85.00", "优秀")


HEADS = table(
    item("8", "10", "甲", level1="产出指标", level2="数量指标"),
    item("3", "5", "乙", level1="效益指标"),
    item("7", "10", "丙", level1="产出", level2="质量"),
    item("6", "10", "丁", level1="产出指标", level2="数量"),
    item("4", "5", "戊", level1="产出指标"),
    item("60", "60", "己"),
)
"""Two heads in several spellings, one indicator without level 2, one without any head."""


class TestSubtotals:
    """Level-3 scores add up to level 2, these to level 1, these to the total."""

    def test_heads_in_the_order_of_the_table(self) -> None:
        """A head with and without 指标 is one head, printed as it came first."""
        result = evaluate(HEADS, scheme=SCHEME)
        assert [part.label for part in result.subtotals] == ["产出指标", "效益指标", ""]
        assert [part.exact for part in result.subtotals] == [25, 3, 60]

    def test_parts_of_a_head(self) -> None:
        """What has no level-2 head counts in the head itself."""
        output, benefit, rest = evaluate(HEADS, scheme=SCHEME).subtotals
        assert [part.label for part in output.parts] == ["数量指标", "质量"]
        assert [part.exact for part in output.parts] == [14, 7]
        assert [part.full_marks for part in output.parts] == [20, 10]
        assert output.full_marks == 35
        assert benefit.parts == rest.parts == ()
        assert [score.indicator.name for score in output.scores] == ["甲", "丙", "丁", "戊"]
        assert [score.indicator.name for score in output.parts[0].scores] == ["甲", "丁"]

    def test_what_is_left_out_could_earn_nothing(self) -> None:
        """A subtotal's full marks are those of what applies."""
        subject = table(item("60", "60"), item(ABSENT, "40", "乙"))
        (part,) = evaluate(subject, scheme=method(inapplicable="drop")).subtotals
        assert part.full_marks == part.exact == 60
        assert len(part.scores) == 2

    def test_the_execution_rate_is_the_first_head(self) -> None:
        """Though it stands outside the tree."""
        scheme = method(execution=Execution(full_marks="10"))
        result = evaluate(table(item("90", "90"), budget=spent("1", "4")), scheme=scheme)
        assert [(part.label, str(part.recorded)) for part in result.subtotals] == [
            ("预算执行", "2.50"),
            ("", "90.00"),
        ]

    def test_extra_items_are_in_no_subtotal(self) -> None:
        """They come on top of the base."""
        subject = table(item("90"), item("3", "5", "加分", kind=ItemKind.BONUS))
        assert sum(len(part.scores) for part in evaluate(subject, scheme=SCHEME).subtotals) == 1


class TestExtraItems:
    """4.13: bonus and penalty items, with a cap on each and on the total."""

    @pytest.mark.parametrize(
        ("caps", "total"),
        [
            ({}, "83.00"),
            ({"max_bonus": "4"}, "80.00"),
            ({"max_bonus": "7"}, "83.00"),
            ({"max_bonus": "0"}, "76.00"),
            ({"max_penalty": "3"}, "84.00"),
            ({"max_penalty": "4"}, "83.00"),
            ({"max_bonus": "4", "max_penalty": "1"}, "83.00"),
            ({"max_total": "82.5"}, "82.50"),
            ({"max_total": "83"}, "83.00"),
            ({"max_bonus": "4", "max_total": "82.5"}, "80.00"),
        ],
    )
    def test_caps(self, caps: dict[str, str], total: str) -> None:
        """80 and 7 more and 4 less."""
        subject = table(
            item("80"),
            item("5", "5", "创新", kind=ItemKind.BONUS),
            item("2", "5", "奖励", kind=ItemKind.BONUS),
            item("4", "9", "违规", kind=ItemKind.PENALTY),
        )
        assert outcome(evaluate(subject, scheme=method(**caps)))[0] == total

    def test_a_total_above_full_marks(self) -> None:
        """Where there is no limit; the best grade has none."""
        subject = table(item("100"), item("5", "5", "加分", kind=ItemKind.BONUS))
        assert outcome(evaluate(subject, scheme=SCHEME)) == ("105.00", "优秀")
        assert outcome(evaluate(subject, scheme=method(max_total="100"))) == ("100.00", "优秀")

    def test_a_total_below_zero(self) -> None:
        """Penalties take off what they take off."""
        subject = table(item("1"), item("9", "9", "违规", kind=ItemKind.PENALTY))
        assert outcome(evaluate(subject, scheme=SCHEME)) == ("-8.00", "较差")

    def test_only_extra_items(self) -> None:
        """There is nothing that they could be added to: no total, no grade."""
        bonus = item("3", "5", "加分", kind=ItemKind.BONUS)
        for policy in ("refuse", "rescale"):
            result = evaluate(table(bonus), scheme=method(inapplicable=policy))
            assert (result.total, result.grade) == (None, None)

    def test_extra_items_are_not_rescaled(self) -> None:
        """Only the base is: 40 of 80 is 50 of 100, and 3 more."""
        subject = table(
            item("40", "80"),
            item(ABSENT, "20", "乙"),
            item("3", "5", "丙", kind=ItemKind.BONUS),
        )
        assert outcome(evaluate(subject, scheme=method(inapplicable="rescale")))[0] == "53.00"

    def test_what_is_capped_is_found(self) -> None:
        """Each of the two, with what was found and what is allowed."""
        subject = table(
            item("80"),
            item("5", "5", "创新", kind=ItemKind.BONUS),
            item("4", "9", "违规", kind=ItemKind.PENALTY),
        )
        result = evaluate(subject, scheme=method(max_bonus="4.99", max_penalty="3"))
        assert facts(result.findings, Code.EVALUATION_CAP) == [
            {"what": "bonus", "found": 5, "limit": Decimal("4.99")},
            {"what": "penalty", "found": 4, "limit": 3},
        ]
        just = evaluate(subject, scheme=method(max_bonus="5", max_penalty="4"))
        assert facts(just.findings, Code.EVALUATION_CAP) == []


class TestClauses:
    """A clause overrides the sum; `clauses` says when, here is where it takes effect."""

    SUBJECT = attrs.evolve(HEADS, events=["发现"])

    def under(self, *effects: Any, **more: Any) -> Evaluation:
        """The table in which something was found."""
        clauses = [
            Clause(name=f"条款{place}", when=EventFound("发现"), then=effect)
            for place, effect in enumerate(effects)
        ]
        return evaluate(self.SUBJECT, scheme=method(clauses=clauses, **more))

    @pytest.mark.parametrize(
        ("effects", "total"),
        [
            ([], "88.00"),
            ([CapTotal("87.5")], "87.50"),
            ([CapTotal("90"), CapTotal("70"), CapTotal("80")], "70.00"),
            ([CapLevel(label="产出", points="20")], "83.00"),
            ([CapLevel(label="产出", points="26")], "88.00"),
            ([CapLevel(label="数量指标", points="4")], "78.00"),
            ([CapLevel(label="数量", points="4"), CapLevel(label="产出", points="5")], "68.00"),
            ([ZeroIndicator("丙")], "81.00"),
            ([ZeroIndicator("丙"), ZeroIndicator("己")], "21.00"),
        ],
    )
    def test_points(self, effects: list[object], total: str) -> None:
        """Caps on heads come before the sum, caps on the total behind it."""
        assert outcome(self.under(*effects))[0] == total

    def test_the_lowest_cap_on_the_total_holds(self) -> None:
        """That of the scheme is one of them."""
        assert outcome(self.under(CapTotal("80"), max_total="70"))[0] == "70.00"
        assert outcome(self.under(CapTotal("70"), max_total="80"))[0] == "70.00"

    def test_a_grade(self) -> None:
        """Whatever the total."""
        assert outcome(self.under(SetGrade("较差"))) == ("88.00", "较差")

    def test_a_head_shows_what_it_is_held_to(self) -> None:
        """Its scores stay what they are."""
        output = self.under(CapLevel(label="产出", points="20")).subtotals[0]
        assert output.exact == 20
        assert str(output.recorded) == "20.00"
        assert sum(score.exact or 0 for score in output.scores) == 25

    def test_the_condition_reads_the_total_before_any_clause(self) -> None:
        """A cap does not call another clause."""
        clauses = [
            Clause(name="封顶", when=EventFound("发现"), then=CapTotal("50")),
            Clause(name="低分", when=TotalBelow("60"), then=SetGrade("较差")),
        ]
        result = evaluate(self.SUBJECT, scheme=method(clauses=clauses))
        assert [clause.name for clause in result.clauses] == ["封顶"]
        assert outcome(result) == ("50.00", "较差")

    def test_each_is_found(self) -> None:
        """By name and effect; a text that it asks for in vain is found too."""
        result = self.under(CapTotal("50"), RequireText("problems"), RequireText("measures"))
        assert placed(result.findings) == [
            ("$", Code.EVALUATION_CLAUSE),
            ("$", Code.EVALUATION_CLAUSE),
            ("$.problems", Code.CHECK_TEXT_MISSING),
            ("$", Code.EVALUATION_CLAUSE),
            ("$.measures", Code.CHECK_TEXT_MISSING),
        ]
        assert facts(result.findings, Code.EVALUATION_CLAUSE)[0] == {
            "clause": "条款0",
            "effect": "the total is 50 points at most",
        }

    def test_a_text_that_is_there_is_not_missing(self) -> None:
        """``无`` is a text."""
        clause = Clause(name="低分", when=TotalBelow("100"), then=RequireText("problems"))
        subject = attrs.evolve(HEADS, problems="无")
        result = evaluate(subject, scheme=method(clauses=[clause]))
        assert placed(result.findings) == [("$", Code.EVALUATION_CLAUSE)]


class TestGrade:
    """The grade is that of the recorded total, where full marks are what the scheme grades."""

    @pytest.mark.parametrize("marks", ["99", "101", "99.9"])
    def test_none_where_full_marks_do_not_add_up(self, marks: str) -> None:
        """90 of 99 is another thing than 90 of 100; the difference is found."""
        result = evaluate(table(item("90", marks)), scheme=SCHEME)
        assert outcome(result) == ("90.00", None)
        assert placed(result.findings) == [("$.indicators", Code.CHECK_FULL_MARKS_SUM)]
        (found,) = facts(result.findings, Code.CHECK_FULL_MARKS_SUM)
        difference = Fraction(marks) - 100
        assert found == {"found": Fraction(marks), "wanted": 100, "difference": difference}

    def test_full_marks_are_those_that_the_table_states(self) -> None:
        """What does not apply counts, whatever becomes of its points; extra items do not."""
        subject = table(
            item("60", "60"),
            item(ABSENT, "40", "乙"),
            item("1", "5", "丙", kind=ItemKind.BONUS),
        )
        for policy in ("drop", "rescale", "redistribute", "full_marks"):
            result = evaluate(subject, scheme=method(inapplicable=policy))
            assert result.grade is not None
            assert facts(result.findings, Code.CHECK_FULL_MARKS_SUM) == []

    def test_another_whole(self) -> None:
        """The scheme says what the whole is worth."""
        scheme = method(full_marks="120")
        assert outcome(evaluate(table(item("90", "120")), scheme=scheme)) == ("90.00", "优秀")
        assert outcome(evaluate(table(item("90")), scheme=scheme)) == ("90.00", None)

    def test_none_without_a_scale(self) -> None:
        """A method may score and not grade."""
        result = evaluate(table(item("90"), declared_grade="优"), scheme=method(scale=None))
        assert outcome(result) == ("90.00", None)
        assert result.findings == ()

    @pytest.mark.parametrize(
        ("points", "marks", "grade"),
        [
            ("85", "100", "优秀"),
            ("17", "20", "优秀"),
            ("16.99", "20", "良好"),
            ("2", "3", "一般"),
            ("59.99", "100", "较差"),
        ],
    )
    def test_a_scale_of_score_rates(self, points: str, marks: str, grade: str) -> None:
        """Then any full marks will do."""
        scale = untyped(attrs.evolve)(FOUR_TIER, graded="score_rate")
        result = evaluate(table(item(points, marks)), scheme=method(scale=scale))
        assert outcome(result)[1] == grade

    def test_the_rate_is_exact(self) -> None:
        """84.995 % is not rounded once more: the total was."""
        scale = untyped(attrs.evolve)(FOUR_TIER, graded="score_rate")
        result = evaluate(table(item("169.99", "200")), scheme=method(scale=scale))
        assert outcome(result) == ("169.99", "良好")

    def test_a_rate_of_nothing(self) -> None:
        """Full marks of zero have no rate."""
        scale = untyped(attrs.evolve)(FOUR_TIER, graded="score_rate")
        worthless = item("5", "0", target=goal("5"))
        result = evaluate(table(worthless), scheme=method(scale=scale))
        assert outcome(result) == ("0.00", None)

    def test_a_scale_that_has_no_place_for_the_total(self) -> None:
        """The total is given, the grade is not, and a finding says why."""
        scale = Scale(bands=[Band(label="合格", low="60", high="100", high_included=True)])
        result = evaluate(table(item("50")), scheme=method(scale=scale))
        assert outcome(result) == ("50.00", None)
        assert placed(result.findings) == [("$.declared_total", Code.SCALE_OUTSIDE)]

    def test_a_veto_stands_where_the_scale_has_no_place(self) -> None:
        """105 points are beyond the scale, and a falsified figure is 差 all the same."""
        scale = Scale(
            bands=[
                Band(label="好", low="60", high="100", high_included=True),
                Band(label="差", low="0", high="60"),
            ]
        )
        veto = Clause(name="造假", when=EventFound("造假"), then=SetGrade("差"))
        subject = table(item("100"), item("5", "5", "加", kind="bonus"), events=["造假"])
        result = evaluate(subject, scheme=method(scale=scale, clauses=[veto]))
        assert outcome(result) == ("105.00", "差")


class TestNoTotal:
    """A report without a score is not a report with a score of zero."""

    @pytest.mark.parametrize(
        "subject",
        [Project(name="甲"), Department(name="乙"), table(budget=spent("5", "5"))],
    )
    @pytest.mark.parametrize("execution", [None, Execution(full_marks="10")])
    def test_without_indicators(
        self,
        subject: Project | Department,
        execution: Execution | None,
    ) -> None:
        """No total and no grade, with a notice; a scored execution rate alone is no total."""
        given = attrs.evolve(subject, budget=spent("5", "5"), declared_total="90")
        result = evaluate(given, scheme=method(execution=execution))
        assert (result.exact_total, result.total, result.grade) == (None, None, None)
        assert placed(result.findings) == [("$.indicators", Code.EVALUATION_NO_INDICATORS)]
        assert result.findings[0].severity is Severity.NOTICE

    @pytest.mark.parametrize("policy", ["rescale", "drop"])
    def test_where_nothing_applies(self, policy: str) -> None:
        """What was left out is not zero either."""
        subject = table(item(ABSENT), budget=spent("5", "5"))
        scheme = method(inapplicable=policy, execution=Execution(full_marks="10"))
        result = evaluate(subject, scheme=scheme)
        assert (result.exact_total, outcome(result)) == (None, (None, None))

    def test_missing_as_zero_is_a_zero(self) -> None:
        """The scheme says so."""
        result = evaluate(table(item(None)), scheme=method(missing="zero"))
        assert outcome(result) == ("0.00", "较差")


class TestDeclared:
    """Declared and computed are two things: what a table says is compared, never used."""

    def test_differences_are_found(self) -> None:
        """Of each score, of the total and of the grade, with place and difference."""
        subject = table(
            item("60", "60", "甲", declared_score="59"),
            item("20", "40", "乙", declared_score="20.5"),
            budget=spent("3", "4", declared_score="8"),
            declared_total="88",
            declared_grade="优秀",
        )
        scheme = method(full_marks="110", execution=Execution(full_marks="10"))
        result = evaluate(subject, scheme=scheme)
        assert outcome(result) == ("87.50", "优秀")
        assert placed(result.findings) == [
            ("$.budget.declared_score", Code.CHECK_SCORE_DIFFERS),
            ("$.indicators[0].declared_score", Code.CHECK_SCORE_DIFFERS),
            ("$.indicators[1].declared_score", Code.CHECK_SCORE_DIFFERS),
            ("$.declared_total", Code.CHECK_TOTAL_DIFFERS),
        ]
        assert [each.parameters["difference"] for each in result.findings] == [
            Fraction(1, 2),
            -1,
            Fraction(1, 2),
            Fraction(1, 2),
        ]

    @pytest.mark.parametrize("declared", ["6.67", "6.670"])
    def test_the_same_number_is_no_difference(self, declared: str) -> None:
        """However many places are printed."""
        subject = table(item("50", "8", target=goal("60"), declared_score=declared))
        found = evaluate(subject, scheme=method(full_marks="8")).findings
        assert found == ()

    @pytest.mark.parametrize(("declared", "wrong"), [("20", True), ("0.01", True), ("0", False)])
    def test_what_is_left_out_earns_no_score(self, declared: str, *, wrong: bool) -> None:
        """A score is stated and none follows."""
        subject = table(item("80", "80"), item(ABSENT, "20", "乙", declared_score=declared))
        found = evaluate(subject, scheme=method(inapplicable="drop")).findings
        differs = [("$.indicators[1].declared_score", Code.CHECK_SCORE_DIFFERS)]
        assert placed(found) == [
            ("$.indicators[1].actual", Code.EVALUATION_NOT_APPLICABLE),
            *(differs if wrong else []),
        ]

    @pytest.mark.parametrize(
        ("declared", "wrong"),
        [("42.5", False), ("42.50", False), ("43", False), ("42", True), ("42.49", True)],
    )
    def test_only_the_total_is_recorded(self, declared: str, *, wrong: bool) -> None:
        """Then a score may be printed to any places, in which it is right or wrong."""
        only = Recording(at="total", rounding=Rounding(places=0))
        subject = table(item("42.5", declared_score=declared))
        codes = [each.code for each in evaluate(subject, scheme=method(recording=only)).findings]
        assert codes == ([Code.CHECK_SCORE_DIFFERS] if wrong else [])

    def test_more_digits_than_can_be_written_down(self) -> None:
        """The recorded score is held against the declared one then."""
        most = "9" * 20
        huge = item(
            most,
            most,
            target=goal("0.01"),
            rule=Proportional(cap=None),
            declared_score="1.123456789012",
        )
        found = evaluate(table(huge), scheme=method(recording=AT_TOTAL)).findings
        assert Code.CHECK_SCORE_DIFFERS in {each.code for each in found}

    @pytest.mark.parametrize(
        ("grade", "codes"),
        [
            ("优秀", []),
            ("良好", [Code.CHECK_GRADE_DIFFERS]),
            ("优", [Code.CHECK_GRADE_UNKNOWN]),
            (None, []),
        ],
    )
    def test_the_grade(self, grade: str | None, codes: list[Code]) -> None:
        """Another one, or one of another scale."""
        result = evaluate(table(item("90"), declared_grade=grade), scheme=SCHEME)
        assert placed(result.findings) == [("$.declared_grade", code) for code in codes]

    def test_a_grade_without_a_total_to_grade(self) -> None:
        """Where full marks do not add up no other grade follows."""
        result = evaluate(table(item("9", "10"), declared_grade="较差"), scheme=SCHEME)
        assert placed(result.findings) == [("$.indicators", Code.CHECK_FULL_MARKS_SUM)]


class TestDecisions:
    """What was decided on the way is said, indicator by indicator, then for the whole."""

    def test_in_the_order_of_the_table(self) -> None:
        """Twice the same, whatever is found."""
        clause = Clause(name="问题", when=EventFound("发现"), then=RequireText("problems"))
        subject = table(
            item(None, "10", "甲", declared_score="1"),
            item(ABSENT, "10", "乙"),
            item("15", "10", "丙", rule=OverFulfilment(limit="1.3"), declared_score="9"),
            item("5", "5", "丁", kind=ItemKind.BONUS),
            budget=spent("1", "1", declared_score="9"),
            events=["发现"],
            declared_total="90",
            declared_grade="优",
        )
        scheme = method(
            missing="zero",
            inapplicable="full_marks",
            execution=Execution(full_marks="10"),
            clauses=[clause],
            max_bonus="1",
        )
        result = evaluate(subject, scheme=scheme)
        assert placed(result.findings) == [
            ("$.budget.declared_score", Code.CHECK_SCORE_DIFFERS),
            ("$.indicators[0].actual", Code.EVALUATION_MISSING_AS_ZERO),
            ("$.indicators[0].declared_score", Code.CHECK_SCORE_DIFFERS),
            ("$.indicators[1].actual", Code.EVALUATION_NOT_APPLICABLE),
            ("$.indicators[2].actual", Code.EVALUATION_OVER_FULFILLED),
            ("$.indicators[2].declared_score", Code.CHECK_SCORE_DIFFERS),
            ("$", Code.EVALUATION_CAP),
            ("$", Code.EVALUATION_CLAUSE),
            ("$.problems", Code.CHECK_TEXT_MISSING),
            ("$.indicators", Code.CHECK_FULL_MARKS_SUM),
            ("$.declared_total", Code.CHECK_TOTAL_DIFFERS),
            ("$.declared_grade", Code.CHECK_GRADE_UNKNOWN),
        ]
        assert result.findings == result.findings == evaluate(subject, scheme=scheme).findings
        assert all(str(each) for each in result.findings)

    def test_their_facts(self) -> None:
        """Enough for a sentence."""
        subject = table(
            item(None, "10", "甲"),
            item(ABSENT, "10", "乙"),
            item("15", "10", "丙", rule=OverFulfilment(limit="1.3")),
        )
        result = evaluate(subject, scheme=method(missing="zero", inapplicable="drop"))
        missing, absent, over = result.findings[:3]
        assert missing.parameters == {"indicator": "甲"}
        assert absent.parameters == {
            "indicator": "乙",
            "reason": "本年无此项",
            "points": 10,
            "treatment": "drop",
        }
        assert over.parameters == {"indicator": "丙", "actual": "15", "target": "≥10"}

    def test_a_score_taken_away_needs_no_notice_but_the_clause(self) -> None:
        """Its treatment says it."""
        clause = Clause(name="造假", when=EventFound("造假"), then=ZeroIndicator("甲"))
        result = evaluate(table(item("90"), events=["造假"]), scheme=method(clauses=[clause]))
        assert result.scores[0].treatment is Treatment.ZEROED
        assert placed(result.findings) == [("$", Code.EVALUATION_CLAUSE)]


class TestKinds:
    """What is given is a project or a department, and a scheme."""

    @pytest.mark.parametrize("subject", [None, "项目", {}, item("1"), Project, spent("1", "1")])
    def test_no_subject(self, subject: object) -> None:
        """Refused before anything is computed."""
        with pytest.raises(RecordError) as caught:
            untyped(evaluate)(subject, scheme=SCHEME)
        assert placed(caught.value.problems) == [("$.subject", Code.RECORD_KIND)]

    @pytest.mark.parametrize("scheme", [None, "某县", FOUR_TIER, Scheme])
    def test_no_scheme(self, scheme: object) -> None:
        """None is the default of nothing."""
        with pytest.raises(RecordError) as caught:
            untyped(evaluate)(table(item("1")), scheme=scheme)
        assert placed(caught.value.problems) == [("$.scheme", Code.RECORD_KIND)]

    def test_both_at_once(self) -> None:
        """All mistakes at once."""
        with pytest.raises(RecordError) as caught:
            untyped(evaluate)(SCHEME, scheme=table())
        assert placed(caught.value.problems) == [
            ("$.subject", Code.RECORD_KIND),
            ("$.scheme", Code.RECORD_KIND),
        ]
        assert [each.parameters["found"] for each in caught.value.problems] == [
            "a Scheme",
            "a Project",
        ]

    def test_a_department_is_scored_by_its_own_indicators(self) -> None:
        """7.1: its total is not a mean of its projects."""
        department = Department(
            name="某局",
            indicators=[item("90")],
            projects=[table(item("10")), table(item("20"))],
        )
        assert outcome(evaluate(department, scheme=SCHEME)) == ("90.00", "优秀")


class TestMany:
    """A subject that cannot be evaluated is an outcome like any other and never stops the rest."""

    SUBJECTS = (
        table(item("90")),
        table(item(None)),
        "项目",
        None,
        Department(name="某局"),
        table(),
    )

    def outcomes(self, **more: Any) -> list[Evaluated]:
        """What became of them."""
        return list(untyped(evaluate_all)(self.SUBJECTS, scheme=method(**more)))

    def test_order_is_kept(self) -> None:
        """Every subject, itself, at its place."""
        found = self.outcomes()
        assert [each.position for each in found] == list(range(len(self.SUBJECTS)))
        assert all(each.subject is given for each, given in zip(found, self.SUBJECTS, strict=True))

    def test_either_a_result_or_the_reasons(self) -> None:
        """Never both, never neither."""
        found = self.outcomes()
        assert [each.evaluation is not None for each in found] == [1, 0, 0, 0, 1, 1]
        assert [placed(each.problems) for each in found] == [
            [],
            [("$.indicators[0]", Code.EVALUATION_MISSING_ACTUAL)],
            [("$.subject", Code.RECORD_KIND)],
            [("$.subject", Code.RECORD_KIND)],
            [],
            [],
        ]

    def test_each_is_what_it_is_alone(self) -> None:
        """Nothing is carried over."""
        assert self.outcomes()[0].evaluation == evaluate(table(item("90")), scheme=SCHEME)

    def test_a_total_without_a_grade_on_the_scale_does_not_stop_the_rest(self) -> None:
        """Both have a total."""
        scale = Scale(bands=[Band(label="合格", low="60")])
        given = [table(item("50")), table(item("70"))]
        first, second = evaluate_all(given, scheme=method(scale=scale))
        assert [each.evaluation and outcome(each.evaluation) for each in (first, second)] == [
            ("50.00", None),
            ("70.00", "合格"),
        ]

    def test_they_are_taken_as_they_are_asked_for(self) -> None:
        """Ten million subjects need not be in memory."""
        taken: list[str] = []

        def subjects() -> Iterator[Project]:
            for name in ("甲", "乙", "丙"):
                taken.append(name)
                yield attrs.evolve(table(item("90")), name=name)

        outcomes = evaluate_all(subjects(), scheme=SCHEME)
        assert taken == []
        next(outcomes)
        assert taken == ["甲"]
        next(outcomes)
        assert taken == ["甲", "乙"]
        assert len(list(outcomes)) == 1

    def test_a_source_that_fails_is_not_hidden(self) -> None:
        """What the caller's own iterator raises is the caller's."""

        def subjects() -> Iterator[Project]:
            yield table(item("90"))
            message = "disk"
            raise OSError(message)

        outcomes = evaluate_all(subjects(), scheme=SCHEME)
        next(outcomes)
        with pytest.raises(OSError, match="disk"):
            next(outcomes)


HOSTILE = Context(
    prec=1,
    rounding=ROUND_UP,
    Emin=-1,
    Emax=1,
    capitals=0,
    clamp=1,
    traps=[
        Clamped,
        DivisionByZero,
        FloatOperation,
        Inexact,
        InvalidOperation,
        Overflow,
        Rounded,
        Subnormal,
        Underflow,
    ],
)
"""A context in which hardly anything can be computed."""

RICH = table(
    *THIRDS[:2],
    item(Measured(value="1234567.89元"), "20", "成本", target=goal("123.45万元", "at_most")),
    item("15", "5", "丙", rule=OverFulfilment(limit="1.3", slope="0.3"), declared_score="4"),
    item(ABSENT, "8", "丁"),
    item("3", "5", "戊", kind=ItemKind.BONUS),
    budget=spent("46.8648万元", "50.0001万元", initial="33万元"),
    declared_total="77",
    declared_grade="优秀",
)
"""A table with a bit of everything."""
RICH_SCHEME = method(
    rules=attrs.evolve(SCHEME.rules, reverse=Reverse(form="ratio")),
    inapplicable="rescale",
    execution=Execution(full_marks="0.7"),
    full_marks="100.7",
    max_bonus="2",
    clauses=[Clause(name="问题", when=TotalBelow("90"), then=RequireText("problems"))],
)


class TestAmbientContext:
    """The caller's decimal context is neither read nor changed."""

    def test_the_same_result(self) -> None:
        """Scores, findings, derivation and verification alike."""
        plain = evaluate(RICH, scheme=RICH_SCHEME)
        findings, derived = plain.findings, str(explain(plain))
        with localcontext(HOSTILE):
            result = evaluate(RICH, scheme=RICH_SCHEME)
            again, text, verified = result.findings, str(explain(result)), verify(result)
            same = result == plain
        assert same
        assert [str(each.recorded) for each in result.scores] == [
            str(each.recorded) for each in plain.scores
        ]
        assert (again, text, verified) == (findings, derived, None)

    def test_it_is_untouched(self) -> None:
        """Flags and traps and all."""
        with localcontext(HOSTILE) as ambient:
            before = repr(ambient)
            result = evaluate(RICH, scheme=RICH_SCHEME)
            assert result.findings
            assert str(explain(result))
            with localcontext() as current:
                assert repr(current) == before
        assert repr(ambient) == before

    def test_it_is_untouched_between_two_steps(self) -> None:
        """A generator leaves no context behind while it waits."""
        outcomes = untyped(evaluate_all)([RICH, "项目", RICH, RICH], scheme=RICH_SCHEME)
        for context in (Context(prec=7), HOSTILE, Context(prec=3), Context()):
            with localcontext(context) as ambient:
                before = repr(ambient)
                outcome = next(outcomes)
                with localcontext() as current:
                    assert repr(current) == before
            assert (outcome.evaluation is None) == (outcome.subject == "项目")


class TestTravel:
    """A result is plain data."""

    @pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
    def test_pickle(self, protocol: int) -> None:
        """To another process and back, equal and with the same digits."""
        result = evaluate(RICH, scheme=RICH_SCHEME)
        again = pickle.loads(pickle.dumps(result, protocol))  # noqa: S301  Our own bytes.
        assert again == result
        assert (again.findings, str(explain(again))) == (result.findings, str(explain(result)))
        assert verify(again) is None

    def test_it_cannot_be_changed(self) -> None:
        """Nor any part of it."""
        result = evaluate(RICH, scheme=RICH_SCHEME)
        for part in (result, result.scores[0], result.subtotals[0]):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                untyped(part).exact = None


KINDS = ("proportional", "linear", "ratio", "exact", "started", "full")
"""The rules that the oracle below knows."""


@attrs.frozen
class Row:
    """An indicator in whole numbers: hundredths of points, of targets and of actual values."""

    kind: str
    marks: int
    target: int
    actual: int
    level1: str = ""
    level2: str = ""

    def points(self) -> Fraction:
        """What it earns, worked out anew and with nothing of the library."""
        w, t, a = (Fraction(each, 100) for each in (self.marks, self.target, self.actual))
        if self.kind == "proportional":
            return w if a >= t else w * a / t
        if a <= t if self.kind in {"linear", "ratio"} else a >= t:
            return w
        if self.kind == "linear":
            return max(Fraction(0), w * (1 - (a - t) / t))
        if self.kind == "ratio":
            return w * t / a
        steps = (t - a) / 3
        counted = {
            "exact": steps,
            "started": Fraction(ceil(steps)),
            "full": Fraction(floor(steps)),
        }[self.kind]
        return max(Fraction(0), w - Fraction(7, 10) * counted)

    def indicator(self, place: int) -> Indicator:
        """The same as a record."""
        rule = {
            "proportional": Proportional(),
            "linear": Reverse(form="linear"),
            "ratio": Reverse(form="ratio"),
        }.get(self.kind) or untyped(Deduction)(
            per="3",
            points="0.7",
            when="below",
            part_step=self.kind,
        )
        operator = "at_most" if self.kind in {"linear", "ratio"} else "at_least"
        return item(
            _hundredths(self.actual),
            _hundredths(self.marks),
            f"甲{place}",
            rule=rule,
            target=goal(_hundredths(self.target), operator),
            level1=self.level1,
            level2=self.level2,
        )


def _hundredths(count: int) -> str:
    """So many hundredths, as they are written."""
    return f"{count // 100}.{count % 100:02d}"


HEADS1 = ("产出指标", "产出", "效益指标", "")
HEADS2 = ("数量指标", "质量指标", "")

rows = st.builds(
    Row,
    kind=st.sampled_from(KINDS),
    marks=st.integers(0, 4000),
    target=st.integers(1, 20_000),
    actual=st.integers(0, 30_000),
    level1=st.sampled_from(HEADS1),
    level2=st.sampled_from(HEADS2),
)
"""Indicators of every kind."""
tables = st.lists(rows, min_size=1, max_size=8)
"""Tables of them."""
recordings = st.builds(
    recording,
    st.sampled_from(["indicator", "total"]),
    st.sampled_from(["half_up", "half_even", "down", "up"]),
    st.integers(0, 4),
)
"""Every way to record."""


def project_of(given: list[Row]) -> Project:
    """The table of some rows."""
    return table(*(row.indicator(place) for place, row in enumerate(given)))


def oracle_recorded(value: Fraction, mode: str, places: int) -> Fraction:
    """A value of zero or more as it is written down."""
    shifted = value * 10**places
    whole = {
        "half_up": floor(shifted + Fraction(1, 2)),
        "half_even": round(shifted),
        "down": floor(shifted),
        "up": ceil(shifted),
    }[mode]
    return Fraction(whole, 10**places)


def oracle(exact: list[Fraction], at: str, mode: str, places: int) -> Fraction:
    """The recorded total of some exact points."""
    if at == "indicator":
        return sum((oracle_recorded(each, mode, places) for each in exact), Fraction(0))
    return oracle_recorded(sum(exact, Fraction(0)), mode, places)


def oracle_grade(total: Fraction) -> str:
    """The grade at 85, 75 and 60."""
    if total >= 85:
        return "优秀"
    return "良好" if total >= 75 else "一般" if total >= 60 else "较差"


class TestOracle:
    """Exact until recorded, rounded once: the digits are those of an independent reckoning."""

    @given(tables, recordings)
    def test_scores_and_total(self, given: list[Row], how: Recording) -> None:
        """Every score exactly, the total as recorded."""
        result = evaluate(project_of(given), scheme=method(recording=how))
        exact = [row.points() for row in given]
        assert [score.exact for score in result.scores] == exact
        assert result.total == oracle(exact, how.at, how.rounding.mode, how.rounding.places)
        assert result.total is not None
        assert -int(result.total.as_tuple().exponent) == how.rounding.places

    def test_planted_ties_at_the_edges(self) -> None:
        """Totals half a unit below an edge, on it, and a hair beside."""
        random = Random(20231231)  # noqa: S311  A seed makes the same tables everywhere.
        edges = 0
        for _ in range(500):
            indicators, exact = _tied(random)
            edges += sum(exact) * 1000 % 10 == 5
            for at, mode in (
                ("indicator", "half_up"),
                ("total", "half_up"),
                ("total", "down"),
                ("total", "half_even"),
            ):
                scheme = method(recording=recording(at, mode))
                result = evaluate(table(*indicators), scheme=scheme)
                total = oracle(exact, at, mode, 2)
                assert [score.exact for score in result.scores] == exact
                assert result.total == total
                assert outcome(result)[1] == oracle_grade(total)
        assert edges > 100


def _tied(random: Random) -> tuple[list[Indicator], list[Fraction]]:
    """A table of 100 points whose exact total lies at an edge of the scale or beside it."""
    while True:
        drawn = [
            Row(random.choice(KINDS), marks, random.randint(1, 60) * 100, random.randint(0, 9000))
            for marks in (1500, 2000, 2500)
        ]
        exact = [row.points() for row in drawn]
        hair = random.choice([0, 0, 1, -1]) * Fraction(1, 10**9)
        edge = random.choice([60, 75, 85]) - Fraction(random.choice([0, 1, 1, 3]), 200) + hair
        share = (edge - sum(exact)) / 40
        if 0 <= share <= 1:
            last = ratio_of(40, share, "补")
            return [*(row.indicator(n) for n, row in enumerate(drawn)), last], [*exact, share * 40]


class TestLaws:
    """What holds for every table."""

    @given(tables, recordings)
    def test_subtotals_add_up(self, given: list[Row], how: Recording) -> None:
        """To the total exactly, and parts to their head, where nothing is capped."""
        result = evaluate(project_of(given), scheme=method(recording=how))
        assert sum(part.exact for part in result.subtotals) == result.exact_total
        for part in result.subtotals:
            rest = [score for score in part.scores if not (part.parts and score.indicator.level2)]
            assert part.exact == _added(part.parts) + _added_scores(rest, how)
            assert sum(len(each.scores) for each in part.parts) + len(rest) == len(part.scores)
        assert sum(len(part.scores) for part in result.subtotals) == len(given)

    @given(tables, recordings)
    def test_recorded_at_each_indicator_the_form_adds_up(
        self,
        given: list[Row],
        how: Recording,
    ) -> None:
        """What a reader adds on paper is the total."""
        scheme = method(recording=attrs.evolve(how, at=RecordedAt.INDICATOR))
        result = evaluate(project_of(given), scheme=scheme)
        with localcontext(Context(prec=50)):
            assert sum(each.recorded or 0 for each in result.scores) == result.total
            assert sum(part.recorded for part in result.subtotals) == result.total

    @given(tables.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))), recordings)
    def test_order_does_not_matter(
        self,
        orders: tuple[list[Row], list[Row]],
        how: Recording,
    ) -> None:
        """A table and the same in another order have one total and one grade."""
        first, second = (
            evaluate(project_of(each), scheme=method(recording=how)) for each in orders
        )
        assert (first.exact_total, outcome(first)) == (second.exact_total, outcome(second))
        assert sorted(points(first)) == sorted(points(second))

    @given(
        st.integers(1, 10**13),
        st.integers(0, 10**13),
        st.integers(1, 10**13),
        st.integers(0, 10**13),
        st.lists(st.booleans(), min_size=4, max_size=4),
        recordings,
    )
    def test_yuan_or_wan_yuan(  # noqa: PLR0913, PLR0917  Four amounts and how they are written.
        self,
        adjusted: int,
        executed: int,
        limit: int,
        cost: int,
        wan: list[bool],
        how: Recording,
    ) -> None:
        """The unit of an amount changes nothing, not even where two are mixed."""
        scheme = method(recording=how, execution=Execution(full_marks="10"))

        def evaluated(units: list[bool]) -> Evaluation:
            amounts = zip((adjusted, executed, limit, cost), units, strict=True)
            whole, part, most, paid = (_money(each, wan=unit) for each, unit in amounts)
            limited = item(paid, "90", target=goal(most, "at_most"), rule=Reverse(form="ratio"))
            return evaluate(table(limited, budget=spent(part, whole)), scheme=scheme)

        plain, written = evaluated([False] * 4), evaluated(wan)
        assert points(written) == points(plain)
        assert (written.exact_total, outcome(written)) == (plain.exact_total, outcome(plain))

    @given(tables, st.lists(st.integers(0, 10_000), min_size=10, max_size=10), recordings)
    def test_what_is_declared_changes_nothing(
        self,
        given: list[Row],
        declared: list[int],
        how: Recording,
    ) -> None:
        """Each difference is a finding at its place, and the only thing that is new."""
        plain = project_of(given)
        says = [_hundredths(each) for each in declared]
        subject = attrs.evolve(
            plain,
            indicators=[
                attrs.evolve(each, declared_score=score)
                for each, score in zip(plain.indicators, says, strict=False)
            ],
            declared_total=says[-1],
            declared_grade="良好",
        )
        scheme = method(recording=how)
        with_them, without = evaluate(subject, scheme=scheme), evaluate(plain, scheme=scheme)
        assert points(with_them) == points(without)
        assert (with_them.exact_total, outcome(with_them)) == (
            without.exact_total,
            outcome(without),
        )
        wanted = [
            ("indicators", place, "declared_score")
            for place, score in enumerate(without.scores)
            if score.recorded != Decimal(says[place])
        ]
        found = [each for each in with_them.findings if each.code is Code.CHECK_SCORE_DIFFERS]
        assert [each.path for each in found] == wanted
        for each in found:
            said, follows = (Fraction(str(each.parameters[key])) for key in ("found", "wanted"))
            assert each.parameters["difference"] == said - follows
        off = [each for each in with_them.findings if each.code is Code.CHECK_TOTAL_DIFFERS]
        assert [each.path for each in off] == [("declared_total",)] * (
            without.total != Decimal(says[-1])
        )

    @given(tables, recordings)
    def test_it_verifies(self, given: list[Row], how: Recording) -> None:
        """What is evaluated follows from itself."""
        assert verify(evaluate(project_of(given), scheme=method(recording=how))) is None


def _money(yuan: int, *, wan: bool) -> str:
    """An amount as it is written, in 元 or in 万元."""
    return f"{yuan // 10_000}.{yuan % 10_000:04d}万元" if wan else f"{yuan}元"


def _added(parts: tuple[Subtotal, ...]) -> Fraction:
    """What subtotals add up to."""
    return sum((part.exact for part in parts), Fraction(0))


def _added_scores(scores: list[Any], how: Recording) -> Fraction:
    """What scores add up to, as the recording says."""
    at_indicator = how.at is RecordedAt.INDICATOR
    return sum(
        (Fraction(each.recorded if at_indicator else each.exact) for each in scores),
        Fraction(0),
    )


class TestStandards:
    """The methods in use grade as their documents say."""

    @pytest.mark.parametrize(
        ("points", "grade"),
        [("84.99", "良好"), ("85", "优秀"), ("74.99", "一般"), ("59.99", "较差")],
    )
    def test_county(self, points: str, grade: str) -> None:
        """85, 75 and 60."""
        assert outcome(evaluate(table(item(points)), scheme=SHENZE_2023))[1] == grade

    def test_ministry(self) -> None:
        """Execution 10, output 50, benefit 30, satisfaction 10."""
        subject = table(
            item("45", "50", "甲", level1="产出指标"),
            item("30", "30", "乙", level1="效益指标"),
            item("9", "10", "丙", level1="满意度指标"),
            budget=spent("80.448万元", "100万元"),
        )
        assert outcome(evaluate(subject, scheme=MINISTRY_2020)) == ("92.04", "优")

    def test_ministry_names_no_formula_for_limits(self) -> None:
        """So the indicator must name its rule."""
        limit = item("50", "90", target=goal("40", "at_most"))
        assert refused(limit, budget=spent("1", "1"), scheme=MINISTRY_2020) == [
            ("$.indicators[0]", Code.EVALUATION_NO_RULE),
        ]


class Generous:
    """A rule of a user's own that gives more than there is."""

    def judge(self, full_marks: Decimal, *_: object) -> Points:
        """Ten times as much."""
        return Points(Branch.MET, full_marks * 10)


class Meddler:
    """A rule of a user's own that changes the decimal context it is called in."""

    def judge(self, full_marks: Decimal, *_: object) -> Points:
        """As people do inside their own functions."""
        context = decimal.getcontext()  # noqa: TID251  That is what is tested.
        context.prec = 3
        context.traps[decimal.Inexact] = False
        return Points(Branch.MET, full_marks)


class NumericMeddler(NumericRule):
    """The same, with pieces."""

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """Full marks."""
        del target, actual
        Meddler().judge(full_marks)
        yield Branch.MET, True, full_marks, one


class TestRulesOfOthers:
    """A user's own rule is judged like any other, and cannot spoil the rest."""

    def test_more_than_full_marks_is_found(self) -> None:
        """The points are counted as the rule gives them, and named."""
        result = evaluate(table(item("1", rule=Generous())), scheme=method())
        assert placed(result.findings)[0] == ("$.indicators[0]", Code.EVALUATION_OUT_OF_RANGE)

    def test_a_rule_that_may_exceed_is_not(self) -> None:
        """A bonus above the target is what the rule is for."""
        rule = BonusAndPenalty(per="1", bonus="1")
        result = evaluate(table(item("103", rule=rule)), scheme=method())
        assert outcome(result)[0] == "103.00"
        assert result.findings == ()

    def test_its_decimal_context_is_its_own(self) -> None:
        """Three thirds make a whole, whatever one rule does to its precision."""
        rows = [item("33.333", "33.333", "甲", rule=Meddler())]
        rows += [item(marks, marks, name) for marks, name in (("33.3333", "乙"), ("33.3337", "丙"))]
        result = evaluate(table(*rows), scheme=method())
        assert result.exact_total == Fraction("99.99")

    def test_nor_does_a_rule_over_numbers_share_it(self) -> None:
        """It may say its pieces, and meddle all the same."""
        rows = [item("33.333", "33.333", "甲", rule=NumericMeddler())]
        rows += [item(marks, marks, name) for marks, name in (("33.3333", "乙"), ("33.3337", "丙"))]
        result = evaluate(table(*rows), scheme=method())
        assert result.exact_total == Fraction("99.99")


class TestUnusedChoices:
    """Points that a person chose where the rule leaves no choice are not dropped in silence."""

    def test_they_are_named(self) -> None:
        """50 follow, 90 were chosen."""
        result = evaluate(table(item("50", assessed="90")), scheme=method())
        assert outcome(result)[0] == "50.00"
        assert ("$.indicators[0].assessed", Code.EVALUATION_CHOICE_UNUSED) in placed(
            result.findings
        )

    def test_a_choice_that_was_used_is_not(self) -> None:
        """Nor one that happens to be what follows."""
        used = item(Reported("略"), "100", rule=AssessedByHand(), assessed="90", target=None)
        for row in (used, item("90", assessed="90")):
            assert evaluate(table(row), scheme=method()).findings == ()


class TestIdleClauses:
    """A clause that names what the table has not does nothing, and that is said."""

    @pytest.mark.parametrize(
        ("effect", "name"),
        [
            (ZeroIndicator("不存在"), "不存在"),
            (CapLevel(label="成本", points="5"), "成本"),
        ],
    )
    def test_it_is_named(self, effect: Effect, name: str) -> None:
        """A misspelt head or name is not a clause that took effect."""
        clause = Clause(name="条款", when=EventFound("造假"), then=effect)
        subject = table(item("90"), events=["造假"])
        (found,) = evaluate(subject, scheme=method(clauses=[clause])).findings
        assert found.code is Code.EVALUATION_CLAUSE_IDLE
        assert found.parameters == {"clause": "条款", "name": name}

    def test_a_penalty_is_not_taken_away(self) -> None:
        """What is zeroed earns nothing; what is deducted stays deducted."""
        clause = Clause(name="条款", when=EventFound("造假"), then=ZeroIndicator("违规"))
        rows = [item("90"), item("10", "10", "违规", kind=ItemKind.PENALTY)]
        result = evaluate(table(*rows, events=["造假"]), scheme=method(clauses=[clause]))
        assert outcome(result)[0] == "80.00"

    def test_the_rate_of_a_zero_budget_is_the_one_that_is_scored(self) -> None:
        """A rate of zero is below 60 %; a rate that does not apply is not."""
        clause = Clause(name="执行率低", when=ExecutionBelow("60%"), then=CapGrade("一般"))
        for zero, label in (("rate_zero", "一般"), ("full_marks", "优秀")):
            execution = untyped(Execution)(full_marks="10", zero=zero)
            scheme = method(execution=execution, clauses=[clause])
            result = evaluate(table(item("90", "90"), budget=spent("0", "0")), scheme=scheme)
            assert outcome(result)[1] == label


class TestNothingApplies:
    """Where no indicator of the base applies there is no total to grade."""

    @pytest.mark.parametrize("policy", ["rescale", "drop"])
    def test_a_bonus_alone_makes_no_total(self, policy: str) -> None:
        """Five points of nothing are no score."""
        rows = [item(ABSENT), item("5", "5", "加", kind=ItemKind.BONUS)]
        result = evaluate(table(*rows), scheme=method(inapplicable=policy))
        assert (result.total, result.grade) == (None, None)

    def test_nothing_can_be_rescaled_to_a_hundred(self) -> None:
        """An indicator without points is no measure for the others."""
        result = evaluate(
            table(item(ABSENT), item("1", "0", "乙")), scheme=method(inapplicable="rescale")
        )
        assert (result.total, result.grade) == (None, None)


class TestMovedPoints:
    """Points of what does not apply go to the others under its head (分值调整)."""

    KEPT = tuple(item("10", "10", f"甲{place}", level1="产出指标") for place in range(3))
    GONE = item(ABSENT, "20", "乙", level1="产出指标")
    REST = item("50", "50", "丙", level1="效益指标")

    @pytest.mark.parametrize("at", RecordedAt)
    @pytest.mark.parametrize("level2", ["", "数量指标"])
    def test_three_thirds_of_a_head_are_the_head(self, at: RecordedAt, level2: str) -> None:
        """Three times 16.67 would be 50.01."""
        kept = [attrs.evolve(each, level2=level2) for each in self.KEPT]
        scheme = method(inapplicable="redistribute", recording=recording(at, "half_up"))
        result = evaluate(table(*kept, self.GONE, self.REST), scheme=scheme)
        assert [each.recorded for each in result.scores[:3]] == [Decimal("16.67")] * 3
        assert [each.recorded for each in result.subtotals] == [50, 50]
        assert outcome(result) == ("100.00", "优秀")

    def test_a_cap_below_it_still_holds(self) -> None:
        """What a cap on a level-2 head takes away is taken from the level-1 head too."""
        kept = [attrs.evolve(each, level2="数量指标") for each in self.KEPT]
        cap = Clause(
            name="封顶", when=TotalBelow(points="101"), then=CapLevel(label="数量指标", points="40")
        )
        scheme = method(inapplicable="redistribute", clauses=[cap])
        assert outcome(evaluate(table(*kept, self.GONE, self.REST), scheme=scheme)) == (
            "90.00",
            "优秀",
        )

    def test_a_consistent_table_is_in_order(self) -> None:
        """Scores above the printed full marks are those that follow."""
        scores = ["16.67", "16.67", "16.67"]
        kept = [
            attrs.evolve(each, declared_score=score)
            for each, score in zip(self.KEPT, scores, strict=True)
        ]
        chosen = Indicator(
            name="丁",
            level1="效益指标",
            full_marks="25",
            rule=AssessedByHand(),
            actual=Reported("好"),
            assessed="20",
            declared_score="40",
            deviation_reason="已说明",
        )
        gone = attrs.evolve(self.GONE, full_marks="25", level1="效益指标", name="戊")
        subject = table(*kept, self.GONE, chosen, gone)
        scheme = method(inapplicable="redistribute")
        result = evaluate(subject, scheme=scheme)
        assert outcome(result) == ("90.00", "优秀")
        left_out = [("$.indicators[3].actual", Code.EVALUATION_NOT_APPLICABLE)]
        left_out += [("$.indicators[5].actual", Code.EVALUATION_NOT_APPLICABLE)]
        assert placed(result.findings) == left_out
        stated = attrs.evolve(subject, declared_total="90.00", declared_grade="优秀")
        assert placed(find_problems(stated, scheme=scheme)) == left_out

    def test_a_choice_that_was_not_used_is_still_found(self) -> None:
        """What a person chose is compared before points were moved to it."""
        unused = item("10", "10", "甲", level1="产出指标", assessed="9")
        subject = table(unused, attrs.evolve(self.GONE, full_marks="10"), item("80", "80", "丙"))
        found = evaluate(subject, scheme=method(inapplicable="redistribute")).findings
        assert facts(found, Code.EVALUATION_CHOICE_UNUSED) == [
            {"indicator": "甲", "found": Fraction(9), "wanted": Fraction(10)}
        ]


class TestRescaled:
    """A total over what applies is brought to the whole (按适用分值折算)."""

    def test_a_capped_head_adds_just_its_cap(self) -> None:
        """However much the rest is stretched."""
        cap = Clause(
            name="封顶", when=TotalBelow(points="101"), then=CapLevel(label="产出", points="30")
        )
        subject = table(
            item("40", "40", "甲", level1="产出"),
            item("40", "40", "乙", level1="效益"),
            item(ABSENT, "20", "丙", level1="效益"),
        )
        scheme = method(inapplicable="rescale", clauses=[cap])
        assert evaluate(subject, scheme=scheme).total == Decimal("80.00")

    def test_nothing_to_rescale(self) -> None:
        """Full marks of zero, or none at all: neither is divided by."""
        scheme = method(inapplicable="rescale")
        nothing = item("1", "0", "甲", target=goal("1"))
        assert evaluate(table(nothing), scheme=scheme).total == 0
        assert evaluate(table(item(ABSENT, "100")), scheme=scheme).total is None
        assert evaluate(table(item("60", "100")), scheme=scheme).total == 60


@attrs.frozen
class Given:
    """A rule that gives the same points to everyone."""

    points: str

    def judge(self, *_: object) -> Points:
        """The points."""
        return Points(Branch.MET, Decimal(self.points), Decimal(1))


class TestPenaltyBelowZero:
    """A penalty takes points off; a rule that would add them is found and adds none."""

    def test_it_adds_nothing(self) -> None:
        """A rule of somebody's own gives minus five."""
        other = item("1", "5", "乙", kind=ItemKind.PENALTY, rule=Given("-5"))
        result = evaluate(table(item("90"), other), scheme=SCHEME)
        assert result.total == 90
        assert [each.code for each in result.findings] == [Code.EVALUATION_OUT_OF_RANGE]


class TestScoreRateInPlaces:
    """A scale of score rates may say in how many places they are graded."""

    SUBJECT = table(item("84.996"))

    @pytest.mark.parametrize(("places", "grade"), [(2, "优秀"), (3, "良好")])
    def test_the_rate_is_recorded_first(self, places: int, grade: str) -> None:
        """84.996 % is 85.00 % in two places of a percent."""
        bands = [Band(label="优秀", low="85"), Band(label="良好", high="85")]
        scale = built(Scale, graded="score_rate", bands=bands, places=places)
        scheme = method(scale=scale, recording=recording("total", "half_up", 3))
        assert outcome(evaluate(self.SUBJECT, scheme=scheme)) == ("84.996", grade)
