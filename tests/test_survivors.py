"""What changes of the source showed to be untested: edges, branches, and what refusals say."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from bad_input import OwnRule
from bad_input_calls import Mute, failing
from perfeval import rates
from perfeval.checks import find_budget_problems, find_indicator_problems, find_problems
from perfeval.codes import Code
from perfeval.errors import CalculationError, EvaluationError, RecordError
from perfeval.evaluation import Evaluation, evaluate, evaluate_all
from perfeval.funds import Budget
from perfeval.judgements import (
    AssessedByHand,
    Checklist,
    Element,
    OutcomeBand,
    QualitativeBands,
)
from perfeval.measures import Checked, Deadline, Described, Done, Judged, Moment, Reported
from perfeval.quantities import ONE, TWO_PLACES, ZERO, number, recorded
from perfeval.rates.arithmetic import up_to_one
from perfeval.rules import (
    BonusAndPenalty,
    Deduction,
    Equality,
    Interpolation,
    OverBand,
    OverFulfilment,
    Proportional,
    Reverse,
    Step,
    StepTable,
    Tally,
    Threshold,
)
from perfeval.scales import Scale
from perfeval.schemes import (
    CapLevel,
    CapTotal,
    Clause,
    Effect,
    Execution,
    ExecutionBelow,
    FramePart,
    Inapplicable,
    Reasons,
    Recording,
    Scheme,
    SetGrade,
    TotalBelow,
    ZeroIndicator,
)
from perfeval.scoring import NumericRule, Piece, Points, score
from perfeval.terms import Branch, Outcome
from perfeval.totals import TotalStep, total_steps
from refusals import placed, problems_of
from rulework import RULES, branch, earned, measured, refused, untyped, wanted
from subjects import ABSENT, AT_TOTAL, facts, goal, item, method, refusal, spent, table
from test_scales import span


class TestNumbers:
    """The limits of numbers, and the number that a refusal names."""

    @pytest.mark.parametrize("given", [10**25, Decimal(10**25)])
    def test_what_is_too_large_is_named(self, given: Any) -> None:
        """A number that is no text as well."""
        (found,) = problems_of(number, given)
        assert found.parameters["found"] == "1" + "0" * 25

    def test_the_largest_whole_number(self) -> None:
        """Ten thousand bits are looked at, one more is not."""
        with pytest.raises(CalculationError):
            recorded(2**10_000 - 1)
        with pytest.raises(RecordError):
            recorded(2**10_000)


class TestScales:
    """How bands are put in order, and that each of them is looked at."""

    def test_an_end_of_zero(self) -> None:
        """It lies below one of a half; both begin alike, so the lower is named first."""
        (found,) = problems_of(Scale, bands=[span("甲", "(,0.5)"), span("乙", "(,0)")])
        assert found.parameters["first"] == "乙"
        assert found.parameters["found"] == "what is below 0"

    def test_an_empty_band_behind_an_open_one(self) -> None:
        """The open one does not end the search."""
        bands = [span("优", "[90,)"), span("良", "(88,89)"), span("差", "(,88]")]
        codes = [code for _, code in placed(Scale, bands=bands, places=0)]
        assert Code.SCALE_BAND_RANGE in codes


@attrs.frozen(kw_only=True)
class WithoutAnswer(NumericRule):
    """A rule of a user's own: points over a denominator of zero."""

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """One piece without an answer."""
        del target, actual, one
        yield Branch.PROPORTIONAL, True, full_marks, ZERO


class TestBranches:
    """Which part of a rule applied, where two of them give the same points."""

    @pytest.mark.parametrize(
        ("rule", "target", "actual", "expected"),
        [
            (Proportional(cap="120%"), "0", "0", Branch.MET),
            (Reverse(form="ratio"), "0", "1", Branch.NOTHING),
            (Equality(otherwise="nothing"), "10", "9", Branch.NOTHING),
            (Equality(otherwise="as_positive"), "0", "1", Branch.NOTHING),
            (
                OverFulfilment(limit="1.2", bands=[OverBand(limit="1.2", kept="0.8")]),
                "10",
                "12",
                Branch.OVER_FULFILLED,
            ),
            (
                OverFulfilment(limit="1.2", rule=Equality(otherwise="nothing")),
                "10",
                "12",
                Branch.OVER_FULFILLED,
            ),
        ],
    )
    def test_it_is_named(
        self, rule: NumericRule, target: str, actual: str, expected: Branch
    ) -> None:
        """It stands in the explanation."""
        assert branch(rule, "10", target, actual) is expected

    def test_of_a_step_in_which_a_person_chose(self) -> None:
        """The step applied."""
        rule = StepTable(unit="", steps=[Step(low="0", points="5", least_points="3")])
        found = rule.judge(Decimal(10), None, measured("1"), Decimal(4))
        assert found.branch is Branch.STEP

    def test_no_answer_is_refused_by_the_rule_itself(self) -> None:
        """It does not hand out a fraction without a value."""
        with refused(Code.RULE_CANNOT_JUDGE):
            WithoutAnswer().judge(Decimal(10), wanted("1"), measured("2"))

    def test_no_answer_is_not_made_one_by_a_band(self) -> None:
        """What is kept of nothing known is not known."""
        rule = OverFulfilment(
            limit="1.2", bands=[OverBand(limit="1.2", kept="0.5")], rule=WithoutAnswer()
        )
        with refused(Code.RULE_CANNOT_JUDGE):
            earned(rule, "10", "10", "20")


class TestEdgesOfRules:
    """Small gaps, edges at zero, and steps that do not touch."""

    def test_the_most_that_is_deducted_holds_for_a_small_gap(self) -> None:
        """Half a unit in steps of a tenth costs five points, of which four are taken."""
        rule = Deduction(per="0.1", points="1", when="below", part_step="exact", most_off="4")
        assert earned(rule, "10", "10", "9.5") == 6

    def test_a_step_of_one_value(self) -> None:
        """Both ends are the value, and both belong to it."""
        only = Step(low="0", high="0", high_included=True, points="1")
        assert earned(StepTable(unit="", steps=[only]), "5", None, "0") == 1

    def test_steps_from_zero_and_from_a_half(self) -> None:
        """They meet and share nothing."""
        rule = StepTable(
            unit="", steps=[Step(low="0", high="0.5", points="1"), Step(low="0.5", points="2")]
        )
        assert [earned(rule, "5", None, each) for each in ("0.4", "0.5")] == [1, 2]

    def test_closed_steps_apart(self) -> None:
        """Both ends belong to each, and no value to both."""
        closed = {"high_included": True}
        rule = StepTable(
            unit="",
            steps=[
                Step(low="0", high="1", points="1", **closed),
                Step(low="2", high="3", points="2", **closed),
            ],
        )
        assert [earned(rule, "5", None, each) for each in ("1", "2")] == [1, 2]

    def test_a_small_value_is_not_its_own_opposite(self) -> None:
        """Without the sign a half is a half, never minus a half."""
        rule = StepTable(unit="", absolute=True, steps=[Step(low="-1", high="0", points="1")])
        with refused(Code.RULE_NO_STEP):
            earned(rule, "5", None, "0.5")

    def test_a_floor_at_the_target_is_no_line_upwards(self) -> None:
        """So it does not suit a target that wants more."""
        assert not Interpolation(floor="60").suits(wanted("60"))

    def test_a_deadline_without_its_year(self) -> None:
        """Its days cannot be counted, even where the day it was done is a date."""
        rule = Deduction(per="1", points="1", when="above", part_step="exact")
        deadline, done = Deadline(by=Moment(None, 6, 30)), Done(on=Moment(2024, 7, 1))
        with refused(Code.RULE_DATES):
            rule.judge(Decimal(10), deadline, done)


class TestWhatRulesPromise:
    """Properties that checks and findings rely on, as plain truths."""

    @pytest.mark.parametrize("rule", RULES, ids=str)
    def test_they_are_true_or_false(self, rule: NumericRule) -> None:
        """And nothing that merely looks like it."""
        assert type(rule.takes_dates) is bool
        assert type(rule.may_exceed) is bool
        assert type(rule.suits(wanted("60%"))) is bool

    @pytest.mark.parametrize(
        "rule",
        [
            Reverse(form="linear"),
            Equality(otherwise="nothing"),
            Interpolation(floor="1"),
            Tally(points="1", unit=""),
            Deduction(per="1", points="1", when="above", part_step="exact"),
            Threshold(at="1", of="value", rule=Proportional()),
        ],
    )
    def test_most_never_exceed(self, rule: NumericRule) -> None:
        """Full marks are the most."""
        assert not rule.may_exceed


class TestWhatRefusalsSay:
    """The range that would have been right, and the place of the mistake."""

    @pytest.mark.parametrize(
        ("make", "path", "said"),
        [
            (lambda: OverBand(limit="1.2", kept="2"), ("kept",), {"least": 0, "most": 1}),
            (
                lambda: Interpolation(floor="1", share_at_floor="2"),
                ("share_at_floor",),
                {"least": 0, "most": 1},
            ),
            (
                lambda: Interpolation(floor="1", share_at_floor="0.5", share_beyond="0.6"),
                ("share_beyond",),
                {"least": 0, "most": Decimal("0.5")},
            ),
            (
                lambda: Threshold(at="1", of="value", when="either", rule=Proportional()),
                ("when",),
                {"wanted": "below, above"},
            ),
            (lambda: Element(text="甲", share="2"), ("share",), {"least": 0, "most": 1}),
            (
                lambda: OutcomeBand(outcome="achieved", low="0.5", high="2"),
                (),
                {"least": 0, "most": 1},
            ),
            (
                lambda: OverFulfilment(
                    limit="1.5",
                    bands=[OverBand(limit="1.2", kept="1"), OverBand(limit="1.6", kept="0.5")],
                ),
                ("bands", 0),
                {"found": Decimal("1.2"), "before": Decimal("1.5")},
            ),
        ],
    )
    def test_of_a_record(
        self, make: Callable[[], object], path: tuple[str | int, ...], said: dict[str, object]
    ) -> None:
        """Each has its place and its figures."""
        (found,) = problems_of(make)
        assert found.path == path
        assert {name: found.parameters[name] for name in said} == said


def always(*effects: Effect) -> list[Clause]:
    """Clauses that always hold."""
    return [
        Clause(name=f"条款{place}", when=TotalBelow(points="999"), then=effect)
        for place, effect in enumerate(effects)
    ]


def steps_of(result: Evaluation) -> list[TotalStep]:
    """What the total went through."""
    found = total_steps(result.scores, result.subtotals, result.scheme, result.clauses)
    return [step for step, _ in found]


@attrs.frozen
class Given:
    """A rule that gives the same points to everyone."""

    points: str

    def judge(self, *_: object) -> Points:
        """The points."""
        return Points(Branch.MET, Decimal(self.points), ONE)


@attrs.frozen(kw_only=True)
class Twice(NumericRule):
    """A rule of a user's own that gives twice the full marks and does not say that it may."""

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """One piece."""
        del target, actual, one
        yield Branch.EARNED, True, 2 * full_marks, ONE


class TestWhatIsNotSaid:
    """What a rule does where its record leaves the choice open."""

    def test_an_element_that_does_not_apply_counts_as_met(self) -> None:
        """One of two is not met, and half is earned."""
        rule = Checklist(elements=[Element(text="甲"), Element(text="乙")])
        assert earned(rule, "10", None, Checked(["not_applicable", "unmet"])) == 5

    def test_the_upper_end_of_a_band_is_not_in_it(self) -> None:
        """The lower end is."""
        band = OutcomeBand(outcome="achieved", low="0.8", high="1")
        assert (band.low_included, band.high_included) == (True, False)

    @pytest.mark.parametrize(
        "rule",
        [
            QualitativeBands.of(("1", "0.8")),
            QualitativeBands(bands=QualitativeBands.of(("1", "0.8")).bands),
        ],
    )
    def test_somebody_must_choose(self, rule: QualitativeBands) -> None:
        """Neither end stands for a choice."""
        with refused(Code.RULE_CHOICE_WANTED):
            earned(rule, "10", None, Judged(outcome="achieved"))


class TestSums:
    """Caps, rescaling and points that were moved, at their edges."""

    def test_a_total_at_its_cap_is_not_capped(self) -> None:
        """The step is left out where it changes nothing."""
        at, above = (
            evaluate(table(item("80")), scheme=method(clauses=always(CapTotal(cap))))
            for cap in ("80", "79.99")
        )
        assert TotalStep.CAPPED not in steps_of(at)
        assert TotalStep.CAPPED in steps_of(above)

    @pytest.mark.parametrize(("label", "total"), [("数量", "90.00"), ("产出", "90.00")])
    def test_a_capped_head_adds_just_its_cap_after_rescaling(self, label: str, total: str) -> None:
        """On either level: 30 of the hundred, with 60 of another head."""
        subject = table(
            item("40", "40", "甲", level1="产出", level2="数量"),
            item("40", "40", "乙", level1="效益"),
            item(ABSENT, "20", "丙", level1="满意度"),
        )
        clauses = always(CapLevel(label=label, points="40"))
        scheme = method(inapplicable="rescale", clauses=clauses)
        assert str(evaluate(subject, scheme=scheme).total) == total

    def test_heads_are_printed_as_they_first_stand(self) -> None:
        """Two spellings are one head."""
        subject = table(
            item("50", "50", "甲", level1="产出指标", level2="数量指标"),
            item("50", "50", "乙", level1="产出", level2="数量"),
        )
        (head,) = evaluate(subject, scheme=method()).subtotals
        assert (head.label, [each.label for each in head.parts]) == ("产出指标", ["数量指标"])

    def test_moved_points_beside_an_indicator_worth_nothing(self) -> None:
        """Full marks of zero grow to zero; the head is rounded once all the same."""
        thirds = [item("10", "10", f"甲{place}", level1="产出") for place in range(3)]
        nothing = item("1", "0", "丁", level1="产出", target=goal("1"))
        subject = table(*thirds, nothing, item(ABSENT, "20", "乙", level1="产出"))
        result = evaluate(subject, scheme=method(inapplicable="redistribute", full_marks="50"))
        assert result.total == 50

    def test_moved_points_are_rounded_head_by_head(self) -> None:
        """Two heads of 10.005 come to 20.02 where the indicators are recorded, else to 20.01."""
        heads = [
            each
            for head in ("产出", "效益")
            for each in (
                item("10.005", "15", f"{head}甲", level1=head),
                item(ABSENT, "0.015", f"{head}乙", level1=head),
            )
        ]
        by_head, at_total = (
            evaluate(table(*heads), scheme=method(inapplicable="redistribute", **more))
            for more in ({}, {"recording": AT_TOTAL})
        )
        exact = Fraction(10005, 1000) * Fraction(15015, 15000)
        assert by_head.total == 2 * recorded(exact)
        assert at_total.total == recorded(2 * exact)
        assert by_head.total != at_total.total

    def test_a_total_of_zero_is_a_total(self) -> None:
        """Something was scored, though it is worth nothing, and nothing is rescaled."""
        nothing = item("1", "0", "甲", target=goal("1"))
        subject = table(nothing, item(ABSENT, "100", "乙"))
        assert evaluate(subject, scheme=method(inapplicable="drop")).total == 0

    def test_a_bonus_item_may_take_points_off(self) -> None:
        """Its rule says so; only a penalty is held to what takes off."""
        rule = BonusAndPenalty(per="1", bonus="1", penalty="1")
        extra = item("7", "0", "乙", kind="bonus", rule=rule, target=goal("10"))
        assert evaluate(table(item("90"), extra), scheme=method()).total == 87


class TestInapplicable:
    """Indicators that do not apply, where full marks are zero or a head is not named."""

    def test_full_marks_of_zero_are_zero(self) -> None:
        """And not one."""
        result = evaluate(table(item(ABSENT, "0")), scheme=method(inapplicable="full_marks"))
        assert result.scores[0].exact == 0

    def test_nothing_is_left_to_move_points_to(self) -> None:
        """What is worth nothing cannot take them; the head is told, though it has no name."""
        subject = table(item("1", "0", "甲", target=goal("1")), item(ABSENT, "100", "乙"))
        scheme = method(inapplicable="redistribute")
        assert refusal(lambda: evaluate(subject, scheme=scheme)) == [
            ("$.indicators", Code.EVALUATION_NOTHING_APPLICABLE)
        ]
        with pytest.raises(EvaluationError) as caught:
            evaluate(subject, scheme=scheme)
        assert "未列一级指标" in str(caught.value)

    def test_an_extra_item_is_left_out(self) -> None:
        """Whatever the scheme does with those of the base."""
        extra = item(ABSENT, "5", "乙", kind="bonus")
        result = evaluate(table(item("90"), extra), scheme=method(inapplicable="full_marks"))
        (found,) = facts(result.findings, Code.EVALUATION_NOT_APPLICABLE)
        assert found["treatment"] == "left_out"


def out_of_range(rule: Any, kind: str, **more: Any) -> bool:
    """Whether the points of an indicator worth five are found to be out of range."""
    other = item("7", "5", "乙", kind=kind, rule=rule, target=goal("10"), **more)
    found = evaluate(table(item("95", "95"), other), scheme=method()).findings
    return bool(facts(found, Code.EVALUATION_OUT_OF_RANGE))


class TestFindings:
    """What is found in a result, and what is not."""

    @pytest.mark.parametrize(
        ("rule", "kind", "expected"),
        [
            (BonusAndPenalty(per="1", bonus="1", penalty="2"), "base", False),
            (BonusAndPenalty(per="1", bonus="1", penalty="2"), "bonus", False),
            (BonusAndPenalty(per="1", bonus="1", penalty="2"), "penalty", True),
            (Given("-0.5"), "base", True),
            (Given("-0.5"), "bonus", True),
            (Given("-0.5"), "penalty", True),
            (Given("0"), "base", False),
            (Given("5"), "base", False),
            (Given("5.01"), "base", True),
            (Twice(), "base", True),
        ],
    )
    def test_points_out_of_range(self, rule: Any, kind: str, *, expected: bool) -> None:
        """Below zero only where the rule says that it may, and never for a penalty."""
        assert out_of_range(rule, kind) is expected

    def test_a_choice_that_a_clause_took_away(self) -> None:
        """The clause says so; the choice is not reported as unused."""
        chosen = item("1", name="甲", rule=AssessedByHand(), assessed="80")
        scheme = method(clauses=always(ZeroIndicator("甲")))
        found = evaluate(table(chosen), scheme=scheme).findings
        assert facts(found, Code.EVALUATION_CHOICE_UNUSED) == []
        assert len(facts(found, Code.EVALUATION_CLAUSE)) == 1

    def test_an_idle_clause_does_not_hide_the_next(self) -> None:
        """Each clause is told."""
        clauses = always(ZeroIndicator("无此指标"), SetGrade("较差"))
        found = evaluate(table(item("90")), scheme=method(clauses=clauses)).findings
        assert len(facts(found, Code.EVALUATION_CLAUSE_IDLE)) == 1
        assert len(facts(found, Code.EVALUATION_CLAUSE)) == 1

    def test_a_score_that_is_written_in_tens(self) -> None:
        """It has no places, never less than none."""
        tens = item("90", declared_score="9E+1")
        result = evaluate(table(tens), scheme=method(recording=AT_TOTAL))
        assert facts(result.findings, Code.CHECK_SCORE_DIFFERS) == []

    def test_an_execution_rate_that_does_not_apply_is_not_low(self) -> None:
        """A zero budget that is not applicable meets no condition on the rate."""
        low = Clause(name="执行率低", when=ExecutionBelow(rate="80%"), then=SetGrade("较差"))
        scheme = method(
            execution=Execution(full_marks="10", zero="not_applicable"),
            inapplicable="drop",
            clauses=[low],
        )
        result = evaluate(table(item("90", "90"), budget=spent("0", "0")), scheme=scheme)
        assert result.clauses == ()

    def test_many_without_a_scheme(self) -> None:
        """Are refused at once, before the first is asked for."""
        with pytest.raises(RecordError):
            evaluate_all([table(item("90"))], scheme=untyped(None))
        with pytest.raises(RecordError):
            evaluate_all(untyped(None), scheme=method())


def codes_of(subject: Any, scheme: Scheme | None = None) -> list[Code]:
    """The codes of what does not fit."""
    return [each.code for each in find_problems(subject, scheme=scheme)]


QUIET = method(reasons=Reasons(below_full_marks=False))
"""A scheme that asks for no reasons."""


class TestChecksOfIndicators:
    """What an indicator says of itself, and what its neighbours and the scheme change."""

    @pytest.mark.parametrize(
        "check",
        [
            lambda: find_problems(untyped(None)),
            lambda: find_problems(table(), scheme=untyped("某县")),
            lambda: find_budget_problems(untyped(None)),
            lambda: find_indicator_problems(untyped(None)),
        ],
    )
    def test_wrong_arguments(self, check: Callable[[], object]) -> None:
        """They are refused as every other function refuses them."""
        with pytest.raises(RecordError):
            check()

    @pytest.mark.parametrize(
        ("policy", "head", "expected"),
        [
            ("redistribute", "产出", False),
            ("redistribute", "效益", True),
            ("drop", "产出", True),
            ("rescale", "产出", True),
        ],
    )
    def test_a_score_above_full_marks(self, policy: str, head: str, *, expected: bool) -> None:
        """It is right only where points of others are moved here."""
        above = item("10", "10", "甲", level1="产出", declared_score="11")
        subject = table(above, item(ABSENT, "10", "乙", level1=head), item("9", "9", level1=head))
        codes = codes_of(subject, method(inapplicable=policy))
        assert (Code.CHECK_SCORE_ABOVE_FULL in codes) is expected

    def test_a_met_target_beside_moved_points(self) -> None:
        """Full marks are other than those printed, so nothing is said of them."""
        less = item("10", "10", "甲", level1="产出", declared_score="9")
        subject = table(less, item(ABSENT, "10", "乙", level1="产出"))
        moved = codes_of(subject, method(inapplicable="redistribute"))
        assert Code.CHECK_MET_MARKED_DOWN not in moved
        assert Code.CHECK_MET_MARKED_DOWN in codes_of(subject, method(inapplicable="drop"))

    @pytest.mark.parametrize(
        ("target", "actual"),
        [
            (Described(Outcome.ACHIEVED.term), Judged(outcome="achieved")),
            (None, Reported("None")),
        ],
    )
    def test_words_that_are_not_copied(self, target: Any, actual: Any) -> None:
        """Only what is reported in words can repeat the target, and only where there is one."""
        same = item(actual, target=target)
        codes = [each.code for each in find_indicator_problems(same)]
        assert Code.CHECK_ACTUAL_COPIED not in codes

    def test_what_cannot_be_told_is_not_missed(self) -> None:
        """Words against a number: full marks may be right."""
        told = item(Reported("已完成"), "10", declared_score="10")
        assert find_indicator_problems(told) == ()

    def test_a_direction_is_told_once(self) -> None:
        """By the indicator where it names its rule, by the scheme where that does."""
        wrong = item("1", rule=Reverse(form="ratio"))
        assert codes_of(table(wrong), QUIET).count(Code.CHECK_DIRECTION) == 1


class TestChecksOfMoney:
    """Which amount a budget is held against."""

    def test_spending_more_than_was_received(self) -> None:
        """Is no spending beyond the budget."""
        budget = spent("7", "10", received="5")
        codes = [each.code for each in find_budget_problems(budget, basis="received")]
        assert Code.CHECK_OVEREXECUTED not in codes

    def test_one_reason_is_asked_for_once(self) -> None:
        """Low execution costs points too."""
        scheme = method(
            execution=Execution(full_marks="10"),
            reasons=Reasons(below_full_marks=True, execution_below="80%"),
        )
        subject = table(item("90", "90"), budget=spent("1", "2"))
        assert codes_of(subject, scheme).count(Code.CHECK_REASON_MISSING) == 1


def sum_is_wrong(total: str, *indicators: Any, scheme: Scheme = QUIET, **more: Any) -> bool:
    """Whether a stated total is found not to be the sum of the stated scores."""
    subject = table(*indicators, declared_total=total, **more)
    return Code.CHECK_TOTAL_SUM in codes_of(subject, scheme)


class TestStatedSums:
    """A stated total against the stated scores."""

    @pytest.mark.parametrize(
        ("kind", "total", "wrong"),
        [
            ("bonus", "95", False),
            ("bonus", "96", True),
            ("penalty", "85", False),
            ("penalty", "95", True),
        ],
    )
    def test_with_an_extra_item(self, kind: str, total: str, *, wrong: bool) -> None:
        """A bonus is added, a penalty taken off."""
        rows = (
            item("90", declared_score="90"),
            item("5", "5", "乙", kind=kind, declared_score="5"),
        )
        assert sum_is_wrong(total, *rows) is wrong
        subject = table(*rows, declared_total=total)
        assert (Code.CHECK_TOTAL_SUM in codes_of(subject)) is wrong

    def test_a_bonus_above_its_limit(self) -> None:
        """The scheme takes some of it away, so the total is no sum."""
        rows = (
            item("90", declared_score="90"),
            item("5", "5", "乙", kind="bonus", declared_score="5"),
        )
        scheme = attrs.evolve(QUIET, max_bonus=Decimal(3))
        assert not sum_is_wrong("94", *rows, scheme=scheme)

    def test_a_rescaled_total(self) -> None:
        """It is no sum, even where it is wrong."""
        rows = (item("67", "80", declared_score="67"), item(ABSENT, "20", "乙", declared_score="0"))
        scheme = attrs.evolve(QUIET, inapplicable=Inapplicable.RESCALE)
        assert not sum_is_wrong("80", *rows, scheme=scheme)

    def test_a_right_total_of_wrong_scores(self) -> None:
        """The scores are told, the total is right."""
        assert not sum_is_wrong("90", item("90", declared_score="89"))

    def test_a_score_for_execution_that_is_not_stated(self) -> None:
        """Its sum is not known."""
        scheme = attrs.evolve(QUIET, execution=Execution(full_marks="10"))
        row = item("90", "90", declared_score="90")
        assert not sum_is_wrong("99", row, scheme=scheme, budget=spent("1", "1"))

    @pytest.mark.parametrize(
        ("at", "total", "wrong"),
        [
            ("total", "33.34", False),
            ("total", "33.32", False),
            ("total", "33.35", True),
            ("indicator", "33.32", True),
        ],
    )
    def test_scores_as_printed(self, at: str, total: str, *, wrong: bool) -> None:
        """Each may be half a cent off where only the total is recorded."""
        rows = [
            item("16.665", "25", name, declared_score=score)
            for name, score in (("甲", "16.66"), ("乙", "16.67"))
        ]
        scheme = attrs.evolve(QUIET, recording=Recording(at=at))
        assert sum_is_wrong(total, *rows, scheme=scheme) is wrong


class TestFrames:
    """The heads of a scheme, and indicators that they do not hold."""

    FRAME = attrs.evolve(QUIET, frame=(FramePart(label="产出", full_marks="100"),))

    def test_an_extra_item_does_not_end_the_search(self) -> None:
        """What stands behind it is held against the frame."""
        extra = item("1", "1", "乙", kind="bonus")
        codes = codes_of(table(extra, item("9", "9", level1="规划")), self.FRAME)
        assert Code.CHECK_LEVEL_UNKNOWN in codes

    @pytest.mark.parametrize(("stated", "expected"), [("100", False), ("99", True)])
    def test_full_marks_that_are_not_stated(self, stated: str, *, expected: bool) -> None:
        """They count for nothing, not for one."""
        bare = item("1", None, "乙", level1="产出")
        codes = codes_of(table(item("9", stated, level1="产出"), bare), self.FRAME)
        assert (Code.CHECK_LEVEL_FULL_MARKS in codes) is expected
        assert Code.EVALUATION_NO_FULL_MARKS in codes

    @pytest.mark.parametrize(
        ("more", "expected"),
        [
            ({"name": "预算执行率"}, True),
            ({"name": "支出", "level1": "预算执行指标"}, True),
            ({"name": "支出", "level1": "成本指标"}, False),
        ],
    )
    def test_the_execution_rate_twice(self, more: dict[str, str], *, expected: bool) -> None:
        """By its name or by its head, and only where the scheme scores it by itself."""
        subject = table(item("90", "90", **more), budget=spent("1", "1"))
        scored = attrs.evolve(QUIET, execution=Execution(full_marks="10"))
        assert (Code.CHECK_EXECUTION_TWICE in codes_of(subject, scored)) is expected
        assert Code.CHECK_EXECUTION_TWICE not in codes_of(subject, QUIET)

    def test_a_head_of_execution_in_which_nothing_applies(self) -> None:
        """It is told at the budget, which stands first."""
        scheme = method(
            execution=Execution(full_marks="10", zero="not_applicable"),
            inapplicable="redistribute",
        )
        subject = table(
            item(ABSENT, "10", "乙", level1="预算执行"), item("80", "80"), budget=spent("0", "0")
        )
        assert refusal(lambda: evaluate(subject, scheme=scheme)) == [
            ("$.budget", Code.EVALUATION_NOTHING_APPLICABLE)
        ]


class TestWantedReasons:
    """A target that is far exceeded asks for a reason where its rule does."""

    @pytest.mark.parametrize(
        ("rule", "reached", "expected"),
        [
            (OverFulfilment(limit="1.3", reason_wanted=True), "130", 1),
            (OverFulfilment(limit="1.3", reason_wanted=True), "129", 0),
            (OverFulfilment(limit="1.3"), "130", 0),
            (Threshold(at="1", of="value", rule=OverFulfilment(limit="1.3")), "130", 0),
        ],
    )
    def test_of_over_fulfilment(self, rule: Any, reached: str, expected: int) -> None:
        """Nothing below the limit, and nothing that no rule asks for."""
        subject = table(item(reached, rule=rule))
        assert codes_of(subject, QUIET).count(Code.CHECK_REASON_MISSING) == expected


class TestWhatRatesSay:
    """The range of a share, and the name of a denominator."""

    def test_a_share_above_one(self) -> None:
        """It may be from 0 to 1."""
        (found,) = problems_of(lambda: up_to_one("2"))
        assert (found.parameters["least"], found.parameters["most"]) == (0, 1)

    @pytest.mark.parametrize(
        ("rate", "name"),
        [
            (rates.execution_rate_on_adjusted, "全年预算数 (the adjusted budget)"),
            (rates.execution_rate_on_received, "到位资金 (the funds received)"),
            (rates.execution_rate_on_initial, "年初预算数 (the initial budget)"),
        ],
    )
    def test_a_denominator_of_zero(self, rate: Any, name: str) -> None:
        """It is named as the document names it."""
        with pytest.raises(CalculationError) as caught:
            rate("1", "0")
        assert caught.value.problems[0].parameters["denominator"] == name


class TestOutcomeBands:
    """A band may be a single point at either end."""

    @pytest.mark.parametrize("point", ["0", "1"])
    def test_it_exists(self, point: str) -> None:
        """Of nothing, or of full marks."""
        band = OutcomeBand(outcome="achieved", low=point, high=point, high_included=True)
        assert band.low == band.high == Decimal(point)


class TestRounding:
    """What it prints of itself."""

    def test_what_follows_is_not_shown(self) -> None:
        """Places and mode say all of it."""
        assert repr(TWO_PLACES) == ("Rounding(places=2, mode=<RoundingMode.HALF_UP: 'half_up'>)")


class TestForeignRules:
    """What a rule of the user's own may give, and how it fails."""

    def test_a_denominator_of_endless_digits(self) -> None:
        """It is refused like a numerator."""
        own = OwnRule(lambda: Points(Branch.MET, Decimal(1), Decimal("1e9999999")))
        with pytest.raises(CalculationError) as caught:
            score(untyped(own), "10", actual=None)
        assert caught.value.problems[0].code is Code.RULE_FAILED

    def test_an_error_that_says_nothing(self) -> None:
        """Its kind is named."""
        with pytest.raises(CalculationError) as caught:
            score(untyped(failing(Mute())), "10", actual=None)
        assert caught.value.problems[0].parameters["error"] == "Mute"


class TestDepthOfFrames:
    """The deepest part counts."""

    def test_beside_a_shallow_one(self) -> None:
        """One part of four levels is too deep, whatever stands beside it."""
        deep = FramePart(label="四", full_marks="1")
        for label in ("三", "二", "一"):
            deep = FramePart(label=label, full_marks="1", parts=[deep])
        flat = FramePart(label="平", full_marks="1")
        with pytest.raises(RecordError) as caught:
            FramePart(label="零", full_marks="2", parts=[deep, flat])
        assert [each.code for each in caught.value.problems] == [Code.SCHEME_FRAME_DEPTH]


class TestRatesOfMoneyBelowZero:
    """What cannot be is not compared as well."""

    def test_only_the_amount_is_told(self) -> None:
        """A rate that follows from it means nothing."""
        money = Budget(adjusted="-100", executed="-150", declared_rate="80%")
        found = [each.code for each in find_budget_problems(money)]
        assert found == [Code.CHECK_NEGATIVE_AMOUNT, Code.CHECK_NEGATIVE_AMOUNT]
