"""What each indicator earns, and what becomes of those that have no value or do not apply."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.codes import Code
from perfeval.errors import CalculationError, EvaluationError, problem
from perfeval.evaluation import Evaluation, evaluate
from perfeval.funds import FundingLine
from perfeval.items import Score, Treatment, execution_indicator
from perfeval.judgements import AllOrNothing, AssessedByHand
from perfeval.measures import Described, Judged, Measured, NotApplicable, Ratio, Reported
from perfeval.records import Indicator
from perfeval.rules import Proportional, Reverse
from perfeval.schemes import (
    Clause,
    DefaultRules,
    EventFound,
    Execution,
    Inapplicable,
    Missing,
    ZeroIndicator,
)
from perfeval.scoring import Points
from perfeval.terms import Basis, Branch, Category, ItemKind, ZeroBudget
from subjects import (
    ABSENT,
    AT_TOTAL,
    facts,
    goal,
    item,
    method,
    outcome,
    points,
    refusal,
    refused,
    spent,
    table,
    untyped,
)

BUDGET = spent("60", "80", initial="100", received="75", carried_in="40")


def earned(indicator: Indicator, **more: Any) -> Score:
    """The score of the only indicator of a table."""
    (score,) = evaluate(table(indicator), scheme=method(**more)).scores
    return score


def execution_score(budget: Any, **more: Any) -> Fraction | None:
    """What the execution rate earns of 10 points."""
    result = evaluate(
        table(item("90", "90"), budget=budget),
        scheme=method(execution=untyped(Execution)(full_marks="10", **more)),
    )
    return result.scores[0].exact


class TestExecutionBasis:
    """The execution rate is executed over an amount that the scheme names, mostly the adjusted."""

    @pytest.mark.parametrize(
        ("basis", "whole", "earned"),
        [
            (Basis.INITIAL, "100", Fraction(6)),
            (Basis.ADJUSTED, "80", Fraction(15, 2)),
            (Basis.RECEIVED, "75", Fraction(8)),
            (Basis.SUPPLY, "120", Fraction(5)),
        ],
    )
    def test_each_basis(self, basis: Basis, whole: str, earned: Fraction) -> None:
        """60 yuan spent are another rate over each of the four."""
        indicator = execution_indicator(BUDGET, Execution(full_marks="10", basis=basis))
        assert indicator.actual == Ratio(part="60", whole=whole)
        assert execution_score(BUDGET, basis=basis) == earned

    def test_every_basis_is_tried(self) -> None:
        """The default is the adjusted budget."""
        assert list(Basis) == [Basis.INITIAL, Basis.ADJUSTED, Basis.RECEIVED, Basis.SUPPLY]
        assert execution_score(BUDGET) == execution_score(BUDGET, basis="adjusted")

    def test_rows_stand_in_for_a_total_that_is_not_stated(self) -> None:
        """Two sources, no total: the rows are added."""
        lines = [
            FundingLine(source="fiscal_appropriation", adjusted="30", executed="20"),
            FundingLine(source="carry_over", adjusted="10", executed="10"),
        ]
        assert execution_score(spent(None, None, lines=lines)) == Fraction(15, 2)

    def test_a_stated_total_is_not_replaced_by_its_rows(self) -> None:
        """What is stated is used, and checked elsewhere."""
        lines = [FundingLine(source="fiscal_appropriation", adjusted="40", executed="30")]
        assert execution_score(spent("40", "40", lines=lines)) == 10


class TestExecutionIndicator:
    """The execution rate is an indicator like any other: its target is 100 %."""

    def test_what_it_is(self) -> None:
        """Name, head, target, rule and what the table declares."""
        budget = spent("3", "4", declared_score="7.5", deviation_reason="节约")
        rule = Proportional(cap=None)
        made = execution_indicator(budget, Execution(full_marks="10", rule=rule))
        assert made == Indicator(
            name="预算执行率",
            level1=Category.EXECUTION.term,
            full_marks="10",
            rule=rule,
            target=goal("100%"),
            actual=Ratio(part="3", whole="4"),
            declared_score="7.5",
            deviation_reason="节约",
        )

    @pytest.mark.parametrize(("stated", "marks"), [(None, "10"), ("20", "20"), ("0", "0")])
    def test_full_marks_that_the_table_states_come_first(
        self,
        stated: str | None,
        marks: str,
    ) -> None:
        """The scheme's are for tables that state none; a stated zero is stated."""
        budget = spent("3", "4", full_marks=stated)
        made = execution_indicator(budget, Execution(full_marks="10"))
        assert made.full_marks == Decimal(marks)

    def test_it_comes_first(self) -> None:
        """In the scores, with the place of the budget."""
        scheme = method(execution=Execution(full_marks="10"))
        result = evaluate(table(item("90", "90"), budget=BUDGET), scheme=scheme)
        assert [score.path for score in result.scores] == [("budget",), ("indicators", 0)]

    def test_without_points_in_the_scheme_there_is_none(self) -> None:
        """The budget is then not looked at."""
        result = evaluate(table(item("90")), scheme=method())
        assert [score.path for score in result.scores] == [("indicators", 0)]

    @pytest.mark.parametrize(
        ("executed", "earned"),
        [("80", 10), ("80.01", 10), ("0", 0)],
    )
    def test_spent_in_full_or_more(self, executed: str, earned: int) -> None:
        """The usual rule stops at full marks, and at nothing."""
        assert execution_score(spent(executed, "80")) == earned


class TestZeroBudget:
    """A rate over nothing is not a number; the scheme says what it counts as."""

    @pytest.mark.parametrize(
        ("zero", "executed", "earned"),
        [
            (ZeroBudget.RATE_ZERO, "0", Fraction(0)),
            (ZeroBudget.RATE_ZERO, "500", Fraction(0)),
            (ZeroBudget.FULL_MARKS, "0", Fraction(10)),
            (ZeroBudget.FULL_MARKS, "500", Fraction(10)),
            (ZeroBudget.ONE_WAN_YUAN, "0", Fraction(0)),
            (ZeroBudget.ONE_WAN_YUAN, "500", Fraction(1, 2)),
            (ZeroBudget.ONE_WAN_YUAN, "33600", Fraction(10)),
        ],
    )
    def test_each_policy(self, zero: ZeroBudget, executed: str, earned: Fraction) -> None:
        """No points, all points, or as if it were 10 000 yuan."""
        assert execution_score(spent(executed, "0"), zero=zero) == earned

    def test_not_applicable(self) -> None:
        """The reason is given, and the scheme's policy for such indicators follows."""
        execution = Execution(full_marks="10", zero="not_applicable")
        made = execution_indicator(spent("5", "0"), execution)
        assert made.actual == NotApplicable("预算数为零")
        subject = table(item("90", "90"), budget=spent("5", "0"))
        scheme = method(execution=execution, inapplicable="rescale")
        assert outcome(evaluate(subject, scheme=scheme)) == ("100.00", "优秀")
        refusing = method(execution=execution)
        assert refusal(lambda: evaluate(subject, scheme=refusing)) == [
            ("$.budget", Code.EVALUATION_INAPPLICABLE_REFUSED),
        ]

    def test_refused(self) -> None:
        """By default nothing is assumed; the denominator is named."""
        execution = Execution(full_marks="10", basis="initial")
        with pytest.raises(CalculationError) as caught:
            execution_indicator(spent("5", "5", initial="0"), execution)
        (found,) = caught.value.problems
        assert found.code is Code.RATE_ZERO_DENOMINATOR
        assert found.parameters == {"rate": "预算执行率", "denominator": "年初预算数"}

    def test_every_policy_is_tried(self) -> None:
        """There are five."""
        assert len(ZeroBudget) == 5

    @pytest.mark.parametrize("zero", ZeroBudget)
    def test_a_budget_that_is_not_zero_needs_no_policy(self, zero: ZeroBudget) -> None:
        """One fen is a budget."""
        assert execution_score(spent("0.01", "0.01"), zero=zero) == 10


class TestAmountsNotStated:
    """An amount that is not stated is not zero."""

    @pytest.mark.parametrize(
        ("budget", "basis", "amount"),
        [
            (spent("5", None), "adjusted", "全年预算数"),
            (spent("5", "5"), "initial", "年初预算数"),
            (spent("5", "5"), "received", "到位资金"),
            (spent("5", "5"), "supply", "全年预算数加上年结转"),
            (spent(None, "5"), "adjusted", "全年执行数"),
            (spent(None, "0"), "adjusted", "全年执行数"),
        ],
    )
    @pytest.mark.parametrize("zero", ZeroBudget)
    def test_it_is_named(self, budget: Any, basis: str, amount: str, zero: ZeroBudget) -> None:
        """No policy for a zero budget helps."""
        execution = untyped(Execution)(full_marks="10", basis=basis, zero=zero)
        with pytest.raises(CalculationError) as caught:
            execution_indicator(budget, execution)
        (found,) = caught.value.problems
        assert found.code is Code.RATE_AMOUNT_MISSING
        assert found.parameters == {"rate": "预算执行率", "amount": amount}

    def test_the_place_is_the_budget(self) -> None:
        """Also where there is no fund block at all."""
        scheme = method(execution=Execution(full_marks="10"))
        both = [("$.budget", Code.RATE_AMOUNT_MISSING)] * 2
        assert refused(item("90", "90"), scheme=scheme) == both

    def test_spending_below_zero_is_refused(self) -> None:
        """Like a budget below zero; both are said."""
        scheme = method(execution=Execution(full_marks="10"))
        below = ("$.budget", Code.RATE_AMOUNT_NEGATIVE)
        assert refused(item("90", "90"), budget=spent("-1", "5"), scheme=scheme) == [below]
        assert refused(item("90", "90"), budget=spent("-1", "-5"), scheme=scheme) == [below] * 2

    def test_a_budget_below_zero_is_refused(self) -> None:
        """A rate over a negative amount says nothing."""
        scheme = method(execution=Execution(full_marks="10"))
        found = refused(item("90", "90"), budget=spent("5", "-5"), scheme=scheme)
        assert found == [("$.budget", Code.RATE_AMOUNT_NEGATIVE)]


class TestMissing:
    """What is not filled in is refused, counts as zero, or as not applicable: the scheme says."""

    def test_refused(self) -> None:
        """By default."""
        found = refused(item(None), scheme=method())
        assert found == [("$.indicators[0]", Code.EVALUATION_MISSING_ACTUAL)]

    def test_zero(self) -> None:
        """No points, no rule applied, and a notice."""
        score = earned(item(None), missing="zero")
        assert (score.treatment, score.rule) == (Treatment.MISSING_AS_ZERO, None)
        assert score.points == Points(Branch.NOTHING, Decimal(0))
        assert str(score.recorded) == "0.00"

    @pytest.mark.parametrize(
        ("policy", "treatment", "exact"),
        [
            ("full_marks", Treatment.FULL_MARKS, Fraction(20)),
            ("drop", Treatment.LEFT_OUT, None),
            ("rescale", Treatment.LEFT_OUT, None),
            ("redistribute", Treatment.LEFT_OUT, None),
        ],
    )
    def test_not_applicable(
        self,
        policy: str,
        treatment: Treatment,
        exact: Fraction | None,
    ) -> None:
        """Then it goes the way of what does not apply."""
        scheme = method(missing="not_applicable", inapplicable=policy)
        result = evaluate(table(item("60", "80"), item(None, "20")), scheme=scheme)
        assert (result.scores[1].treatment, result.scores[1].exact) == (treatment, exact)
        (notice,) = facts(result.findings, Code.EVALUATION_NOT_APPLICABLE)
        assert notice["reason"] == "未填报"

    def test_not_applicable_and_refused(self) -> None:
        """One policy leads to the other."""
        found = refused(item(None), scheme=method(missing="not_applicable"))
        assert found == [("$.indicators[0]", Code.EVALUATION_INAPPLICABLE_REFUSED)]

    @pytest.mark.parametrize("missing", Missing)
    def test_points_that_a_person_chose_are_not_missing(self, missing: Missing) -> None:
        """A rule that leaves the choice needs no actual value."""
        chosen = item(None, assessed="9", rule=AssessedByHand())
        assert earned(chosen, missing=missing).exact == 9

    @pytest.mark.parametrize("missing", Missing)
    def test_a_value_of_zero_is_not_missing(self, missing: Missing) -> None:
        """Nothing was reached; that is a value."""
        score = earned(item("0"), missing=missing)
        assert score.treatment is Treatment.JUDGED
        assert score.exact == 0


APPLICABLE = (item("67", "80", "甲"), item(ABSENT, "20", "乙"))
"""67 points earned of 80 that apply, and 20 that do not."""


class TestInapplicable:
    """Field notes 4.18: the same data, 67 of 80 points that apply, has three totals and grades."""

    @pytest.mark.parametrize(
        ("policy", "total", "grade"),
        [
            ("rescale", "83.75", "良好"),
            ("full_marks", "87.00", "优秀"),
            ("drop", "67.00", "一般"),
            ("redistribute", "83.75", "良好"),
        ],
    )
    def test_each_policy(self, policy: str, total: str, grade: str) -> None:
        """The policy decides the grade, so the scheme states it."""
        result = evaluate(table(*APPLICABLE), scheme=method(inapplicable=policy))
        assert outcome(result) == (total, grade)

    def test_refused(self) -> None:
        """By default; the indicator is named."""
        found = refused(*APPLICABLE, scheme=method())
        assert found == [("$.indicators[1]", Code.EVALUATION_INAPPLICABLE_REFUSED)]

    def test_every_policy_is_tried(self) -> None:
        """There are five."""
        assert len(Inapplicable) == 5

    @pytest.mark.parametrize("policy", Inapplicable)
    def test_where_all_applies_no_policy_matters(self, policy: Inapplicable) -> None:
        """The same scores, the same total."""
        subject = table(item("67", "80"), item("20", "20", "乙"))
        plain = evaluate(subject, scheme=method())
        assert evaluate(subject, scheme=method(inapplicable=policy)).scores == plain.scores

    def test_full_marks_are_given_without_a_rule(self) -> None:
        """The treatment says why."""
        score = evaluate(table(*APPLICABLE), scheme=method(inapplicable="full_marks")).scores[1]
        assert (score.treatment, score.rule) == (Treatment.FULL_MARKS, None)
        assert score.points == Points(Branch.MET, Decimal(20))

    @pytest.mark.parametrize("policy", ["rescale", "drop"])
    def test_what_is_left_out_has_no_score(self, policy: str) -> None:
        """Neither exactly nor as recorded; it is not zero."""
        score = evaluate(table(*APPLICABLE), scheme=method(inapplicable=policy)).scores[1]
        assert (score.points, score.exact, score.recorded) == (None, None, None)
        assert score.full_marks == 20

    def test_a_penalty_that_does_not_apply_takes_nothing_off(self) -> None:
        """Not applicable counts in favour of the unit, so a penalty is none."""
        fine = item(ABSENT, "5", "处罚", kind=ItemKind.PENALTY)
        scheme = method(inapplicable="full_marks")
        result = evaluate(table(item("90"), fine), scheme=scheme)
        assert outcome(result) == ("90.00", "优秀")
        assert result.scores[1].exact is None

    def test_a_bonus_that_does_not_apply_adds_nothing(self) -> None:
        """Full marks are for the base."""
        extra = item(ABSENT, "5", "创新", kind=ItemKind.BONUS)
        result = evaluate(table(item("80"), extra), scheme=method(inapplicable="full_marks"))
        assert outcome(result) == ("80.00", "良好")

    @pytest.mark.parametrize("policy", ["rescale", "drop", "redistribute"])
    @pytest.mark.parametrize("kind", [ItemKind.BONUS, ItemKind.PENALTY])
    def test_extra_items_that_do_not_apply_change_nothing(
        self,
        kind: ItemKind,
        policy: str,
    ) -> None:
        """They are no part of the base, so no points are moved."""
        extra = item(ABSENT, "5", "附加", kind=kind)
        result = evaluate(table(item("90"), extra), scheme=method(inapplicable=policy))
        assert (outcome(result), result.scores[1].points) == (("90.00", "优秀"), None)


def under(level1: str, reached: Any, marks: str, name: str) -> Indicator:
    """An indicator under a head."""
    return item(reached, marks, name, level1=level1)


class TestRedistribution:
    """101号: what does not apply gives its points to the others under its level-1 head."""

    SUBJECT = table(
        under("产出指标", "20", "30", "甲"),
        under("效益指标", "30", "40", "乙"),
        under("产出", "10", "10", "丙"),
        under("产出指标", ABSENT, "20", "丁"),
    )
    SCHEME = method(inapplicable="redistribute")

    def test_points_grow_in_proportion_under_their_head(self) -> None:
        """40 points carry 60: each grows by one half, and the other head stays as it is."""
        result = evaluate(self.SUBJECT, scheme=self.SCHEME)
        assert [score.exact for score in result.scores] == [30, 30, 15, None]
        assert [score.full_marks for score in result.scores] == [45, 40, 15, 20]
        assert [part.full_marks for part in result.subtotals] == [60, 40]

    def test_the_fraction_is_exact_and_recorded_once(self) -> None:
        """7 of 10 where 20 carry 30 is 10.5; a third is not rounded before it grows."""
        shares = [("70", "101"), ("1", "3"), ("2", "3")]
        subject = table(
            *(
                under("产出", Ratio(part=part, whole=whole), "7", f"甲{place}")
                for place, (part, whole) in enumerate(shares)
            ),
            under("产出", ABSENT, "79", "乙"),
        )
        judged = attrs.evolve(
            subject,
            indicators=[attrs.evolve(each, target=goal("100%")) for each in subject.indicators],
        )
        result = evaluate(judged, scheme=self.SCHEME)
        exact = [Fraction(int(part), int(whole)) * 7 * 100 / 21 for part, whole in shares]
        assert [score.exact for score in result.scores[:3]] == exact
        assert [str(score.recorded) for score in result.scores[:3]] == ["23.10", "11.11", "22.22"]

    def test_a_tie_after_growing_is_a_tie(self) -> None:
        """Of 3 points 0.01 are earned; doubled by half it is 0.015, recorded as 0.02."""
        subject = table(under("产出", "0.01", "2", "甲"), under("产出", ABSENT, "1", "乙"))
        score = evaluate(subject, scheme=self.SCHEME).scores[0]
        assert (score.exact, str(score.recorded)) == (Fraction(3, 200), "0.02")

    @pytest.mark.parametrize("reached", ["0", "30"])
    def test_nothing_stays_nothing_and_all_stays_all(self, reached: str) -> None:
        """The share of the points does not change."""
        subject = table(under("产出", reached, "30", "甲"), under("产出", ABSENT, "20", "乙"))
        score = evaluate(subject, scheme=self.SCHEME).scores[0]
        assert score.exact == Fraction(reached) / 30 * 50

    def test_a_head_without_anything_that_applies_is_refused(self) -> None:
        """Its points have nowhere to go; head and points are named."""
        subject = table(
            under("产出", "60", "60", "甲"),
            under("满意度指标", ABSENT, "6", "乙"),
            under("满意度", ABSENT, "4", "丙"),
        )
        with pytest.raises(EvaluationError) as caught:
            evaluate(subject, scheme=self.SCHEME)
        (found,) = caught.value.problems
        assert found.code is Code.EVALUATION_NOTHING_APPLICABLE
        assert found.parameters == {"level": "满意度指标", "points": 10}

    def test_every_such_head_is_named(self) -> None:
        """Not only the first."""
        found = refused(
            under("产出", ABSENT, "60", "甲"),
            under("效益", ABSENT, "30", "乙"),
            under("满意度", "10", "10", "丙"),
            scheme=self.SCHEME,
        )
        assert found == [("$.indicators", Code.EVALUATION_NOTHING_APPLICABLE)] * 2

    def test_what_has_no_points_has_none_to_give(self) -> None:
        """Zero points that do not apply are no reason to refuse."""
        subject = table(under("产出", "90", "100", "甲"), under("效益", ABSENT, "0", "乙"))
        assert outcome(evaluate(subject, scheme=self.SCHEME)) == ("90.00", "优秀")

    @given(st.permutations(range(4)))
    def test_order_does_not_matter(self, order: list[int]) -> None:
        """Each indicator gets the same points wherever it stands."""
        subject = attrs.evolve(
            self.SUBJECT,
            indicators=[self.SUBJECT.indicators[place] for place in order],
        )
        result = evaluate(subject, scheme=self.SCHEME)
        assert [each.indicator for each in result.scores] == list(subject.indicators)
        assert sorted(each.exact or 0 for each in result.scores) == [0, 15, 30, 30]

    @given(st.lists(st.tuples(st.integers(1, 30), st.booleans()), min_size=1, max_size=6))
    def test_the_points_of_a_head_are_kept(self, rows: list[tuple[int, bool]]) -> None:
        """What the applicable indicators can earn is what the head is worth."""
        indicators = [
            under("产出", str(marks) if applies else ABSENT, str(marks), f"甲{place}")
            for place, (marks, applies) in enumerate([*rows, (7, True)])
        ]
        result = evaluate(table(*indicators), scheme=self.SCHEME)
        whole = sum(marks for marks, _ in rows) + 7
        assert sum(each.full_marks for each in result.scores if each.points) == whole
        assert sum(each.exact or 0 for each in result.scores) == whole

    def test_the_execution_rate_is_a_head_of_its_own(self) -> None:
        """A zero budget has nowhere to move its points."""
        scheme = method(
            inapplicable="redistribute",
            execution=Execution(full_marks="10", zero="not_applicable"),
        )
        found = refused(item("90", "90"), budget=spent("0", "0"), scheme=scheme)
        assert found == [("$.budget", Code.EVALUATION_NOTHING_APPLICABLE)]

    def test_a_clause_takes_all_of_the_points_that_grew(self) -> None:
        """What it could have earned stays what it was."""
        clause = Clause(name="造假", when=EventFound("造假"), then=ZeroIndicator("甲"))
        subject = attrs.evolve(self.SUBJECT, events=["造假"])
        scheme = attrs.evolve(self.SCHEME, clauses=[clause])
        score = evaluate(subject, scheme=scheme).scores[0]
        assert score.treatment is Treatment.ZEROED
        assert score.exact == 0
        assert score.full_marks == 45
        assert str(score.recorded) == "0.00"


class TestZeroed:
    """4.14: a clause may take the points of an indicator away."""

    SCHEME = method(
        inapplicable="drop",
        clauses=[Clause(name="造假", when=EventFound("造假"), then=ZeroIndicator("甲"))],
    )

    def evaluated(self, *indicators: Indicator) -> Evaluation:
        """A table in which something was found."""
        return evaluate(table(*indicators, events=["造假"]), scheme=self.SCHEME)

    def test_it_earns_nothing(self) -> None:
        """The rule is kept, the points are not."""
        result = self.evaluated(item("60", "60", "甲"), item("40", "40", "乙"))
        assert points(result) == [(Fraction(0), Decimal(0)), (Fraction(40), Decimal(40))]
        assert result.scores[0].rule == Proportional()

    def test_what_does_not_apply_stays_so(self) -> None:
        """There is nothing to take away."""
        result = self.evaluated(item(ABSENT, "60", "甲"), item("40", "40", "乙"))
        assert result.scores[0].treatment is Treatment.LEFT_OUT


class TestRules:
    """An indicator's own rule comes first, then the scheme's for its target."""

    def test_its_own_rule(self) -> None:
        """Half of the target is half of the points, or nothing."""
        assert earned(item("50")).rule == Proportional()
        assert earned(item("50", rule=AllOrNothing())).exact == 0

    def test_the_scheme_has_none_for_a_limit(self) -> None:
        """Two formulas are in use, so one must be named."""
        limit = item("50", target=goal("40", "at_most"))
        assert refused(limit, scheme=method()) == [("$.indicators[0]", Code.EVALUATION_NO_RULE)]
        rules = DefaultRules(reverse=Reverse(form="linear"))
        assert earned(limit, rules=rules).exact == 75

    def test_there_is_none_without_a_target(self) -> None:
        """A rule of its own may do without one."""
        without = item("50", target=None)
        assert refused(without, scheme=method()) == [("$.indicators[0]", Code.EVALUATION_NO_RULE)]
        by_hand = item(Reported("好"), target=None, rule=AssessedByHand(), assessed="50")
        assert earned(by_hand).exact == 50

    def test_what_a_rule_refuses_is_placed(self) -> None:
        """A target in words, judged, without the points that a person must choose."""
        words = item(Judged(outcome="partly"), target=Described("效果明显"))
        found = refused(words, scheme=method())
        assert found == [("$.indicators[0]", Code.RULE_CHOICE_WANTED)]

    def test_the_place_goes_on_inside(self) -> None:
        """Points outside the range that the rule leaves."""
        words = item(Judged(outcome="partly"), target=Described("效果明显"), assessed="99")
        found = refused(words, scheme=method())
        assert found == [("$.indicators[0].assessed", Code.RULE_CHOICE_RANGE)]

    def test_no_full_marks(self) -> None:
        """Whether they are wanted or not is not guessed."""
        found = refused(item("50", None, target=goal("60")), scheme=method())
        assert found == [("$.indicators[0]", Code.EVALUATION_NO_FULL_MARKS)]

    def test_full_marks_of_zero_are_stated(self) -> None:
        """An indicator may be worth nothing."""
        assert earned(item("50", "0", target=goal("60"))).exact == 0


@attrs.frozen
class Own:
    """A rule of a user's own: whatever is done inside."""

    act: Callable[[], Any]

    def judge(self, *given: object) -> Any:
        """Do it."""
        del given
        return self.act()


def own(act: Callable[[], object]) -> Any:
    """A rule of a user's own."""
    return Own(act)


def raising(error: BaseException) -> Callable[[], object]:
    """What raises an error."""

    def act() -> object:
        raise error

    return act


class TestRulesOfOnesOwn:
    """A rule is whatever can judge; one that fails is a reason like any other, never a crash."""

    def test_it_needs_nothing_but_to_judge(self) -> None:
        """Points as a fraction."""
        rule = own(lambda: Points(Branch.ASSESSED, Decimal(10), Decimal(3)))
        score = earned(item("1", rule=rule))
        assert (score.exact, str(score.recorded), score.rule) == (Fraction(10, 3), "3.33", rule)

    @pytest.mark.parametrize(
        ("error", "shown"),
        [
            (ValueError("坏"), "ValueError: 坏"),
            (ZeroDivisionError(), "ZeroDivisionError: "),
            (KeyError("甲"), "KeyError: '甲'"),
            (RecursionError("deep"), "RecursionError: deep"),
            (AssertionError(), "AssertionError: "),
        ],
    )
    def test_what_it_raises_is_named(self, error: Exception, shown: str) -> None:
        """Rule, error and place; the error itself stays attached."""
        failing = item("1", name="乙", rule=own(raising(error)))
        with pytest.raises(EvaluationError) as caught:
            evaluate(table(item("1"), failing), scheme=method())
        (found,) = caught.value.problems
        assert (found.code, found.path) == (Code.RULE_FAILED, ("indicators", 1))
        assert found.parameters == {"rule": "Own", "error": shown}

    def test_what_it_refuses_in_our_words_is_kept(self) -> None:
        """A rule may refuse as ours do, with a place of its own."""
        error = CalculationError([problem(Code.RULE_NO_STEP, "actual", actual="3")])
        found = refused(item("1", rule=own(raising(error))), scheme=method())
        assert found == [("$.indicators[0].actual", Code.RULE_NO_STEP)]

    @pytest.mark.parametrize("given", [(), "没有档次"])
    def test_a_refusal_that_says_nothing_is_a_failure(self, given: object) -> None:
        """Or its indicator would be lost without a word."""

        def act() -> object:
            raise untyped(CalculationError)(given)

        found = refused(item("1", rule=own(act)), scheme=method())
        assert found == [("$.indicators[0]", Code.RULE_FAILED)]

    def test_who_interrupts_is_let_through(self) -> None:
        """That is no failure of the rule."""
        with pytest.raises(KeyboardInterrupt):
            earned(item("1", rule=own(raising(KeyboardInterrupt()))))

    @pytest.mark.parametrize(
        "returned",
        [
            None,
            Fraction(1, 2),
            Decimal(1),
            (Branch.MET, Decimal(1), Decimal(1)),
            untyped(Points)(Branch.MET, 1.5, Decimal(1)),
            untyped(Points)(Branch.MET, Decimal(1), 0.5),
            untyped(Points)(Branch.MET, "1"),
        ],
    )
    def test_what_is_no_points_is_a_failure(self, returned: object) -> None:
        """Binary floats among them."""
        found = refused(item("1", rule=own(lambda: returned)), scheme=method())
        assert found == [("$.indicators[0]", Code.RULE_FAILED)]

    @pytest.mark.parametrize(
        ("numerator", "denominator"),
        [("1", "0"), ("0", "0"), ("1", "-1"), ("NaN", "1"), ("1", "NaN"), ("Infinity", "1")],
    )
    def test_points_that_are_no_number_are_refused(self, numerator: str, denominator: str) -> None:
        """As by any rule that has no answer."""
        made = Points(Branch.MET, Decimal(numerator), Decimal(denominator))
        found = refused(item("1", rule=own(lambda: made)), scheme=method())
        assert found == [("$.indicators[0]", Code.RULE_CANNOT_JUDGE)]

    def test_the_execution_rule_may_be_ones_own(self) -> None:
        """Its place is the budget."""
        scheme = method(execution=Execution(full_marks="10", rule=own(raising(ValueError()))))
        found = refused(item("90", "90"), budget=BUDGET, scheme=scheme)
        assert found == [("$.budget", Code.RULE_FAILED)]


class TestAllReasonsAtOnce:
    """Who is refused learns every reason, each with its place."""

    def test_one_of_each(self) -> None:
        """In the order of the table, the money first."""
        found = refused(
            item("1", None, target=goal("1")),
            item("100", "100", "乙"),
            item(None, "100", "丙"),
            item("1", "100", "丁", target=None),
            item(ABSENT, "100", "戊"),
            item("1", "100", "己", rule=own(raising(ValueError()))),
            item("1元", "100", "庚", target=goal("1人")),
            budget=spent("1", None),
            scheme=method(execution=Execution(full_marks="10")),
        )
        assert found == [
            ("$.budget", Code.RATE_AMOUNT_MISSING),
            ("$.indicators[0]", Code.EVALUATION_NO_FULL_MARKS),
            ("$.indicators[2]", Code.EVALUATION_MISSING_ACTUAL),
            ("$.indicators[3]", Code.EVALUATION_NO_RULE),
            ("$.indicators[4]", Code.EVALUATION_INAPPLICABLE_REFUSED),
            ("$.indicators[5]", Code.RULE_FAILED),
            ("$.indicators[6]", Code.RULE_UNIT_MISMATCH),
        ]

    def test_points_are_not_moved_before_all_are_judged(self) -> None:
        """A head that cannot be judged is not also a head where nothing applies."""
        found = refused(
            item(ABSENT, "60", level1="产出"),
            item(None, "40", "乙", level1="效益"),
            scheme=method(inapplicable="redistribute"),
        )
        assert found == [("$.indicators[1]", Code.EVALUATION_MISSING_ACTUAL)]


class TestScore:
    """A score holds what it follows from."""

    def test_its_parts(self) -> None:
        """The indicator itself, the rule, the exact points and what was recorded."""
        indicator = item(Measured(value="50场"), "8", target=goal("60场"))
        score = earned(indicator)
        assert score.indicator is indicator
        assert score.points == Points(Branch.PROPORTIONAL, Decimal(400), Decimal(60))
        assert score.exact == Fraction(20, 3)
        assert score.full_marks == 8
        assert str(score.recorded) == "6.67"

    def test_it_is_recorded_also_where_only_the_total_counts(self) -> None:
        """For display; the total adds the exact points."""
        indicator = item(Measured(value="50场"), "8", target=goal("60场"))
        assert str(earned(indicator, recording=AT_TOTAL).recorded) == "6.67"
