"""The rates of the documents, row by row, with figures that were published or can be checked."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval import rates
from perfeval.codes import Code
from perfeval.errors import CalculationError, RecordError
from perfeval.funds import Budget, FundingLine
from perfeval.quantities import recorded
from perfeval.rates import SurplusState
from perfeval.terms import Basis, ZeroBudget

WAN = st.integers(min_value=0, max_value=10**9)
SHARE = st.fractions(min_value=0, max_value=1, max_denominator=1000)


def percent(rate: Fraction) -> str:
    """A rate as forms print it, with two places."""
    return f"{recorded(rate * 100):f} %"


def codes(call: Callable[[], object]) -> list[tuple[Code, tuple[str | int, ...]]]:
    """What a call refuses, and where."""
    with pytest.raises((RecordError, CalculationError)) as caught:
        call()
    return [(each.code, each.path) for each in caught.value.problems]


def zero(call: Callable[[], object]) -> tuple[object, object]:
    """The rate and the denominator that a call refuses as zero."""
    with pytest.raises(CalculationError) as caught:
        call()
    (found,) = caught.value.problems
    assert found.code is Code.RATE_ZERO_DENOMINATOR
    return found.parameters["rate"], found.parameters["denominator"]


class TestPublishedFigures:
    """Figures that were printed in forms and reports."""

    def test_county_department(self) -> None:
        """All of 46.8648 万元 was spent."""
        assert rates.execution_rate_on_adjusted("46.8648万元", "46.8648万元") == 1

    def test_sichuan_project(self) -> None:
        """Two rates on one form, and the adjustment between them."""
        budget = Budget(initial="238.93万元", adjusted="251.89万元", executed="251.89万元")
        assert budget.change is not None
        assert percent(rates.budget_execution_rate(budget)) == "100.00 %"
        assert percent(rates.budget_execution_rate(budget, basis="initial")) == "105.42 %"
        assert percent(rates.budget_adjustment_rate(budget.change, "238.93万元")) == "5.42 %"

    def test_over_execution(self) -> None:
        """Printed as it is, not capped."""
        assert percent(rates.execution_rate_on_adjusted("338.31万元", "329.77万元")) == "102.59 %"

    def test_zero_initial_budget(self) -> None:
        """A project that appeared in mid-year: 0.00 → 3.36."""
        budget = Budget(initial="0.00", adjusted="3.36万元", executed="3.36万元")
        assert percent(rates.budget_execution_rate(budget)) == "100.00 %"
        as_one = rates.budget_execution_rate(budget, basis="initial", zero="one_wan_yuan")
        assert percent(as_one) == "336.00 %"
        assert zero(lambda: rates.budget_execution_rate(budget, basis="initial")) == (
            "预算执行率 (budget execution rate)",
            "年初预算数 (the initial budget)",
        )

    def test_funds_received(self) -> None:
        """Far below the budget; the adjustment is a cut."""
        budget = Budget(initial="985万元", adjusted="861.46万元", received="334.67万元")
        assert budget.change is not None
        assert percent(rates.budget_adjustment_rate(budget.change, "985万元")) == "-12.54 %"
        arrival = rates.fund_arrival_rate_on_budget("334.67万元", "861.46万元")
        assert percent(arrival) == "38.85 %"

    def test_broken_form(self) -> None:
        """The form prints a total of 0; its row says otherwise."""
        row = FundingLine(
            source="fiscal_appropriation",
            initial="90万元",
            adjusted="89.974万元",
            executed="89.974万元",
        )
        assert percent(rates.budget_execution_rate(Budget(lines=[row]))) == "100.00 %"
        assert (
            percent(rates.budget_execution_rate(Budget(lines=[row]), basis="initial")) == "99.97 %"
        )
        stated = Budget(adjusted="0", executed="0", lines=[row])
        _, denominator = zero(lambda: rates.budget_execution_rate(stated))
        assert denominator == "全年预算数 (the adjusted budget)"

    def test_partial_score(self) -> None:
        """A rate of 76 % of 10 points."""
        assert rates.execution_rate_on_adjusted("76万元", "100万元") * 10 == Fraction("7.6")

    def test_goal_money_imbalance(self) -> None:
        """88 of 90 points for the goals, 6 of 10 for the money."""
        assert percent(rates.goal_money_imbalance_rate("88", "6")) == "38.64 %"


class TestBudgetExecutionRate:
    """财预〔2020〕10号, self-evaluation form: B/A, on the basis that is named."""

    budget = Budget(
        initial="100万元",
        adjusted="120万元",
        received="90万元",
        carried_in="30万元",
        executed="60万元",
    )

    @pytest.mark.parametrize(
        ("basis", "rate"),
        [
            (Basis.INITIAL, Fraction(3, 5)),
            (Basis.ADJUSTED, Fraction(1, 2)),
            (Basis.RECEIVED, Fraction(2, 3)),
            (Basis.SUPPLY, Fraction(2, 5)),
        ],
    )
    def test_basis(self, basis: Basis, rate: Fraction) -> None:
        """Each basis by its term and by its stable name."""
        assert rates.budget_execution_rate(self.budget, basis=basis) == rate
        assert rates.budget_execution_rate(self.budget, basis=basis.value) == rate

    def test_the_adjusted_budget_is_the_default(self) -> None:
        """As the form prints it."""
        assert rates.budget_execution_rate(self.budget) == Fraction(1, 2)

    def test_equals_the_rate_of_plain_amounts(self) -> None:
        """The record changes where the amounts come from, nothing else."""
        plain = {
            Basis.INITIAL: rates.execution_rate_on_initial("60万元", "100万元"),
            Basis.ADJUSTED: rates.execution_rate_on_adjusted("60万元", "120万元"),
            Basis.RECEIVED: rates.execution_rate_on_received("60万元", "90万元"),
            Basis.SUPPLY: rates.execution_rate_on_supply("60万元", "120万元", "30万元"),
        }
        assert plain == {
            basis: rates.budget_execution_rate(self.budget, basis=basis) for basis in Basis
        }

    @pytest.mark.parametrize("basis", list(Basis))
    @pytest.mark.parametrize(
        ("policy", "rate"),
        [
            (ZeroBudget.RATE_ZERO, Fraction(0)),
            (ZeroBudget.FULL_MARKS, Fraction(1)),
            (ZeroBudget.ONE_WAN_YUAN, Fraction(5, 2)),
        ],
    )
    def test_policy_for_zero(self, basis: Basis, policy: ZeroBudget, rate: Fraction) -> None:
        """A rate where the policy has one, whatever the basis."""
        nothing = Budget(initial=0, adjusted=0, received=0, carried_in=0, executed="2.5万元")
        assert rates.budget_execution_rate(nothing, basis=basis, zero=policy) == rate
        assert rates.budget_execution_rate(nothing, basis=basis, zero=policy.value) == rate

    @pytest.mark.parametrize("basis", list(Basis))
    @pytest.mark.parametrize("policy", [ZeroBudget.REFUSE, ZeroBudget.NOT_APPLICABLE])
    def test_no_rate_for_zero(self, basis: Basis, policy: ZeroBudget) -> None:
        """A rate that is not applicable has no value; the refusal names the basis."""
        nothing = Budget(initial=0, adjusted=0, received=0, carried_in=0, executed=0)
        _, denominator = zero(
            lambda: rates.budget_execution_rate(nothing, basis=basis, zero=policy)
        )
        assert str(denominator).startswith(f"{basis.term} (")

    @pytest.mark.parametrize("policy", list(ZeroBudget))
    def test_policy_leaves_other_budgets_alone(self, policy: ZeroBudget) -> None:
        """One fen of budget is not zero."""
        budget = Budget(adjusted="0.01", executed="0.02")
        assert rates.budget_execution_rate(budget, zero=policy) == 2

    def test_refusing_is_the_default(self) -> None:
        """Nobody gets a policy unasked."""
        budget = Budget(adjusted=0, executed=1)
        assert codes(lambda: rates.budget_execution_rate(budget)) == [
            (Code.RATE_ZERO_DENOMINATOR, ())
        ]

    @pytest.mark.parametrize("policy", list(ZeroBudget))
    def test_missing_is_not_zero(self, policy: ZeroBudget) -> None:
        """An amount that is not stated is no case for the policy; all of them are named."""
        with pytest.raises(CalculationError) as caught:
            rates.budget_execution_rate(Budget(), zero=policy)
        assert [each.code for each in caught.value.problems] == [Code.RATE_AMOUNT_MISSING] * 2
        assert str(caught.value).splitlines() == [
            f"预算执行率 (budget execution rate) needs {amount}, which is not stated; supply it"
            for amount in ("全年执行数 (the executed amount)", "全年预算数 (the adjusted budget)")
        ]

    @pytest.mark.parametrize(
        ("budget", "basis", "missing"),
        [
            (Budget(adjusted=1), "adjusted", "全年执行数 (the executed amount)"),
            (Budget(executed=1), "received", "到位资金 (the funds received)"),
            (
                Budget(executed=1, adjusted=1),
                "supply",
                "全年预算数加上年结转 (the adjusted budget with the carry-over)",
            ),
        ],
    )
    def test_one_amount_is_missing(self, budget: Budget, basis: str, missing: str) -> None:
        """It alone is named."""
        with pytest.raises(CalculationError) as caught:
            rates.budget_execution_rate(budget, basis=basis)
        (found,) = caught.value.problems
        assert found.parameters["amount"] == missing

    @pytest.mark.parametrize("option", ["basis", "zero"])
    @pytest.mark.parametrize("wrong", ["budget", "", None, 1])
    def test_unknown_option(self, option: str, wrong: object) -> None:
        """Refused under its name, with the terms to choose from."""
        arguments = cast("dict[str, Any]", {option: wrong})
        found = codes(lambda: rates.budget_execution_rate(self.budget, **arguments))
        assert found == [(Code.TERM_UNKNOWN, (option,))]

    @pytest.mark.parametrize("budget", ["b", None, 5, FundingLine(source="other"), Budget])
    def test_no_budget(self, budget: object) -> None:
        """Refused under its name."""
        found = codes(lambda: rates.budget_execution_rate(cast("Budget", budget)))
        assert found == [(Code.RECORD_KIND, ("budget",))]

    def test_every_mistake_at_once(self) -> None:
        """The fund block and both options."""
        wrong = cast("Budget", "b")
        found = codes(lambda: rates.budget_execution_rate(wrong, basis="z", zero="q"))
        assert found == [
            (Code.RECORD_KIND, ("budget",)),
            (Code.TERM_UNKNOWN, ("basis",)),
            (Code.TERM_UNKNOWN, ("zero",)),
        ]

    def test_options_as_documents_print_them(self) -> None:
        """全年预算数 is the adjusted budget."""
        rate = rates.budget_execution_rate(self.budget, basis="全年预算数", zero="不计算")
        assert rate == rates.budget_execution_rate(self.budget)

    def test_unknown_option_lists_the_terms(self) -> None:
        """So that nobody has to look them up."""
        with pytest.raises(RecordError, match="initial, adjusted, received, supply"):
            rates.budget_execution_rate(self.budget, basis="budget")

    def test_negative_amounts(self) -> None:
        """A record may hold them; a rate of them means nothing."""
        budget = Budget(executed="-1", initial="-1")
        found = codes(lambda: rates.budget_execution_rate(budget, basis="initial"))
        assert found == [
            (Code.NUMBER_NEGATIVE, ("executed",)),
            (Code.NUMBER_NEGATIVE, ("initial",)),
        ]


class TestSupply:
    """Supply-based rates: Hubei (execution) and Hunan, Changsha (completion)."""

    def test_execution(self) -> None:
        """Carry-over belongs to what could be spent."""
        assert rates.execution_rate_on_supply(90, 80, 20) == Fraction(9, 10)

    def test_completion(self) -> None:
        """What is not left was completed."""
        assert rates.budget_completion_rate_on_supply(25, 20, 70, 10) == Fraction(3, 4)

    @given(left=WAN, carried=WAN, initial=WAN, added=WAN)
    def test_completion_and_remainder_make_one(
        self, left: int, carried: int, initial: int, added: int
    ) -> None:
        """The rate and the share that is left sum to 1; how the supply is split does not matter."""
        supply = carried + initial + added
        if supply:
            rate = rates.budget_completion_rate_on_supply(left, carried, initial, added)
            assert rate + Fraction(left, supply) == 1
            assert rate == rates.budget_completion_rate_on_supply(left, 0, supply, 0)

    def test_more_left_than_supplied(self) -> None:
        """Below zero, as it follows; whether it can be is for a check."""
        assert rates.budget_completion_rate_on_supply(2, 0, 1, 0) == -1

    def test_no_supply(self) -> None:
        """Refused by name."""
        assert zero(lambda: rates.execution_rate_on_supply(1, 0, 0)) == (
            "预算执行率 (budget execution rate)",
            "全年预算数加上年结转 (the adjusted budget with the carry-over)",
        )
        assert zero(lambda: rates.budget_completion_rate_on_supply(0, 0, 0, 0)) == (
            "预算完成率 (budget completion rate)",
            "上年结转加年初预算加本年追加 (the supply of the year)",
        )

    def test_every_mistake_at_once(self) -> None:
        """Each under the name of its argument."""
        found = codes(lambda: rates.budget_completion_rate_on_supply("x", -1, 5, "-1万元"))
        assert found == [
            (Code.NUMBER_NOT_A_NUMBER, ("balance",)),
            (Code.NUMBER_NEGATIVE, ("carried_in",)),
            (Code.NUMBER_NEGATIVE, ("supplement",)),
        ]
        found = codes(lambda: rates.execution_rate_on_supply(-1, -1, -1))
        assert [path for _, path in found] == [("executed",), ("adjusted",), ("carried_in",)]


class TestPaymentProgressRate:
    """财预〔2013〕53号, annex 2: 支付进度率, a ratio of two ratios."""

    def test_takes_what_is_written_or_computed(self) -> None:
        """A percentage, a share, and the exact result of another rate."""
        computed = rates.spending_progress_rate("30万元", "120万元")
        assert rates.payment_progress_rate(computed, "50%") == Fraction(1, 2)
        assert rates.payment_progress_rate("25%", Decimal("0.5")) == Fraction(1, 2)

    def test_ahead_of_the_plan(self) -> None:
        """More than 100 % is possible, even from more than 100 %."""
        assert rates.payment_progress_rate("110%", "100%") == Fraction(11, 10)

    @given(actual=SHARE, planned=SHARE.filter(bool))
    def test_equals_its_parts(self, actual: Fraction, planned: Fraction) -> None:
        """Rate times plan is what was paid."""
        assert rates.payment_progress_rate(actual, planned) * planned == actual

    def test_nothing_due(self) -> None:
        """Refused by name."""
        assert zero(lambda: rates.payment_progress_rate("5%", 0)) == (
            "支付进度率 (payment progress rate)",
            "既定支付进度 (the planned progress)",
        )

    def test_both_mistakes_at_once(self) -> None:
        """What was paid and what was planned."""
        found = codes(lambda: rates.payment_progress_rate("x", "45"))
        assert found == [
            (Code.NUMBER_NOT_A_NUMBER, ("actual_progress",)),
            (Code.SHARE_RANGE, ("planned_progress",)),
        ]

    @pytest.mark.parametrize("planned", ["45", "100.01%", "-1%", Fraction(3, 2), Fraction(-1, 2)])
    def test_plan_out_of_range(self, planned: str | Fraction) -> None:
        """A plan of 4500 % has lost its percent sign."""
        found = codes(lambda: rates.payment_progress_rate("45%", planned))
        assert found == [(Code.SHARE_RANGE, ("planned_progress",))]

    @pytest.mark.parametrize(
        ("actual", "code"),
        [
            ("-1%", Code.NUMBER_NEGATIVE),
            (Fraction(-1, 3), Code.NUMBER_NEGATIVE),
            (0.45, Code.NUMBER_FLOAT),
            (True, Code.NUMBER_BOOL),
            ("45元", Code.NUMBER_UNIT),
        ],
    )
    def test_actual_refused(self, actual: object, code: Code) -> None:
        """Neither a rate nor an amount of money."""
        found = codes(lambda: rates.payment_progress_rate(cast("rates.Rate", actual), "45%"))
        assert found == [(code, ("actual_progress",))]


class TestSurplus:
    """Department tables of Hunan: 资金结余 in three states; and the rates beside it."""

    @pytest.mark.parametrize(
        ("this_year", "last_year", "state"),
        [
            ("0", "0", SurplusState.NONE),
            ("0", "5", SurplusState.NONE),
            ("4.99", "5", SurplusState.NOT_ABOVE_LAST_YEAR),
            ("5", "5", SurplusState.NOT_ABOVE_LAST_YEAR),
            ("5.01", "5", SurplusState.ABOVE_LAST_YEAR),
            ("0.01", "0", SurplusState.ABOVE_LAST_YEAR),
        ],
    )
    def test_three_states(self, this_year: str, last_year: str, state: SurplusState) -> None:
        """An edge and its neighbours."""
        assert rates.surplus_state(this_year, last_year) is state

    def test_refused(self) -> None:
        """A surplus below zero is none."""
        assert codes(lambda: rates.surplus_state("-1", "x")) == [
            (Code.NUMBER_NEGATIVE, ("this_year",)),
            (Code.NUMBER_NOT_A_NUMBER, ("last_year",)),
        ]

    @given(this_year=WAN, last_year=WAN.filter(bool))
    def test_agrees_with_the_change_rate(self, this_year: int, last_year: int) -> None:
        """Above last year is a change above zero."""
        change = rates.carry_over_change_rate(this_year, last_year)
        above = rates.surplus_state(this_year, last_year) is SurplusState.ABOVE_LAST_YEAR
        assert above is (change > 0)

    def test_county_target(self) -> None:
        """A target of −30 % for the change."""
        assert rates.carry_over_change_rate("70万元", "100万元") == Fraction(-30, 100)

    def test_denominators_differ(self) -> None:
        """On the spending budget (53号), on spending completed (county), surplus alone (unit)."""
        assert rates.carry_over_rate_on_budget(20, 100) == Fraction(1, 5)
        assert rates.carry_over_rate_on_spending(20, 80) == Fraction(1, 4)
        assert rates.surplus_rate(5, 100) == Fraction(1, 20)


class TestProjectAndDepartment:
    """财预〔2013〕53号, annexes 1 and 2: the same Chinese name, another thing."""

    @pytest.mark.parametrize(
        ("actual", "rate"), [(90, Fraction(1, 10)), (100, 0), (125, Fraction(-1, 4)), (0, 1)]
    )
    def test_project_timeliness_is_signed(self, actual: int, rate: Fraction) -> None:
        """Early above zero, in time zero, late below."""
        assert rates.project_timeliness_rate(actual, 100) == rate

    def test_department_timeliness_counts(self) -> None:
        """Of ten planned, nine were done and eight in time."""
        assert rates.department_timeliness_rate(8, 10) == Fraction(4, 5)

    def test_quality(self) -> None:
        """Of ten planned, nine were done and eight are good: two answers."""
        assert rates.project_quality_rate(8, 9) == Fraction(8, 9)
        assert rates.department_quality_rate(8, 10) == Fraction(4, 5)

    @given(good=WAN, done=WAN.filter(bool), planned=WAN.filter(bool))
    def test_quality_of_the_department_follows(self, good: int, done: int, planned: int) -> None:
        """Its quality rate is the project's times what was completed."""
        assert rates.department_quality_rate(good, planned) == rates.project_quality_rate(
            good, done
        ) * rates.department_completion_rate(done, planned)

    def test_cost_saving(self) -> None:
        """Below zero where it cost more."""
        assert rates.cost_saving_rate("99万元", "90万元") == Fraction(-1, 10)


class TestSatisfaction:
    """Questionnaires: satisfied respondents, or the mean of graded answers."""

    def test_satisfied_respondents(self) -> None:
        """Of those that are valid."""
        assert rates.satisfaction_rate(181, 200) == Fraction("0.905")

    def test_two_grades_are_the_plain_rate(self) -> None:
        """Satisfied is worth all, not satisfied nothing."""
        graded = rates.mean_satisfaction_rate({"100%": 181, "0": 19})
        assert graded == rates.satisfaction_rate(181, 200)

    def test_worth_is_written_in_any_way(self) -> None:
        """A percentage and a share of the same size are the same worth."""
        assert rates.mean_satisfaction_rate({"50%": 1, "0.5": 1, "1": 2}) == Fraction(3, 4)
        assert rates.mean_satisfaction_rate({Fraction(1, 3): 1}) == Fraction(1, 3)

    @given(st.dictionaries(SHARE, st.integers(min_value=1, max_value=10**6), min_size=1))
    def test_mean_lies_between_the_grades(self, answers: dict[Fraction, int]) -> None:
        """And equals the sum over all respondents, one by one."""
        mean = rates.mean_satisfaction_rate(answers)
        assert min(answers) <= mean <= max(answers)
        assert mean * sum(answers.values()) == sum(w * n for w, n in answers.items())

    @pytest.mark.parametrize("answers", [{}, {"100%": 0}])
    def test_nobody_answered(self, answers: dict[str, int]) -> None:
        """Refused by name."""
        assert zero(lambda: rates.mean_satisfaction_rate(answers)) == (
            "满意度 (mean satisfaction)",
            "有效问卷数 (the valid questionnaires)",
        )

    def test_every_mistake_at_once(self) -> None:
        """Each under its position: a lost percent sign, and fewer than no answers."""
        found = codes(lambda: rates.mean_satisfaction_rate({"100": 1, "80%": 3, "0": -1}))
        assert found == [
            (Code.SHARE_RANGE, ("answers", 0, "worth")),
            (Code.NUMBER_NEGATIVE, ("answers", 2, "count")),
        ]
        found = codes(lambda: rates.mean_satisfaction_rate({"100": "x"}))
        assert found == [
            (Code.SHARE_RANGE, ("answers", 0, "worth")),
            (Code.NUMBER_NOT_A_NUMBER, ("answers", 0, "count")),
        ]

    @pytest.mark.parametrize("answers", [[1], None, "100%", {"100%"}])
    def test_no_answers(self, answers: object) -> None:
        """Each worth stands with its count."""
        wrong = cast("dict[str, int]", answers)
        assert codes(lambda: rates.mean_satisfaction_rate(wrong)) == [
            (Code.ITEMS_COUNTED, ("answers",))
        ]


class TestGoals:
    """Attainment, deviation, and the balance of goals and money."""

    @given(actual=WAN, target=WAN.filter(bool))
    def test_deviation_is_attainment_less_one(self, actual: int, target: int) -> None:
        """Two ways to say the same."""
        attained = rates.goal_attainment_rate(actual, target)
        assert rates.target_deviation_rate(actual, target) == attained - 1

    def test_deviation_is_signed(self) -> None:
        """Audit looks at more than 20 % either way."""
        assert rates.target_deviation_rate("45", "60") == Fraction(-1, 4)
        assert rates.target_deviation_rate("75", "60") == Fraction(1, 4)

    def test_gap_in_points(self) -> None:
        """The Sichuan alert is above ten points, so ten is none."""
        assert rates.goal_money_gap("95%", "85%") == Fraction(10, 100)
        assert rates.goal_money_gap("85%", "95.5%") == Fraction(-105, 1000)

    def test_gap_of_computed_rates(self) -> None:
        """Rates go in as they come out."""
        gap = rates.goal_money_gap(
            rates.goal_attainment_rate("2", "3"), rates.execution_rate_on_adjusted("1", "3")
        )
        assert gap == Fraction(1, 3)

    def test_gap_refuses_every_mistake_at_once(self) -> None:
        """Each under the name of its argument."""
        found = codes(lambda: rates.goal_money_gap(cast("rates.Rate", 0.9), "-1%"))
        assert found == [
            (Code.NUMBER_FLOAT, ("attainment",)),
            (Code.NUMBER_NEGATIVE, ("execution",)),
        ]

    def test_imbalance_with_other_full_marks(self) -> None:
        """Hubei forms give the execution rate 20 points."""
        rate = rates.goal_money_imbalance_rate(
            "80", "15", indicator_full_marks="80", execution_full_marks="20"
        )
        assert rate == Fraction(1, 4)

    def test_imbalance_is_signed(self) -> None:
        """Money ahead of the goals."""
        assert rates.goal_money_imbalance_rate("45", "10") == -1

    def test_balance(self) -> None:
        """Full marks on both sides."""
        assert rates.goal_money_imbalance_rate("90", "10") == 0

    @pytest.mark.parametrize(
        ("score", "full", "most", "denominator"),
        [
            (0, 90, 10, "指标得分率 (the score rate of the indicators)"),
            (1, 0, 10, "指标分值 (the full marks of indicators)"),
            (1, 90, 0, "执行率分值 (the full marks of execution)"),
        ],
    )
    def test_imbalance_of_nothing(self, score: int, full: int, most: int, denominator: str) -> None:
        """Each of the three denominators is refused by its own name."""
        assert zero(
            lambda: rates.goal_money_imbalance_rate(
                score, 6, indicator_full_marks=full, execution_full_marks=most
            )
        ) == ("绩效与预算失衡度 (imbalance of goals and money)", denominator)

    def test_imbalance_refuses_every_mistake_at_once(self) -> None:
        """Each under the name of its argument."""
        found = codes(
            lambda: rates.goal_money_imbalance_rate(
                -1, -1, indicator_full_marks=-1, execution_full_marks="10分"
            )
        )
        assert found == [
            (Code.NUMBER_NEGATIVE, ("indicator_score",)),
            (Code.NUMBER_NEGATIVE, ("indicator_full_marks",)),
            (Code.NUMBER_NEGATIVE, ("execution_score",)),
            (Code.NUMBER_UNIT, ("execution_full_marks",)),
        ]


class TestProgressAgainstTime:
    """Regional systems: 序时进度比, execution against the months gone by."""

    @pytest.mark.parametrize("month", range(1, 13))
    def test_keeping_pace(self, month: int) -> None:
        """A twelfth of the budget each month is 100 %."""
        assert rates.progress_to_time_rate(month, 12, month=month) == 1

    def test_half_a_year(self) -> None:
        """35 % at the end of June is yellow."""
        assert rates.progress_to_time_rate("35万元", "100万元", month=6) == Fraction(70, 100)

    @pytest.mark.parametrize("month", [0, 13, -1, 10**100])
    def test_no_such_month(self, month: int) -> None:
        """January to December."""
        found = codes(lambda: rates.progress_to_time_rate(1, 1, month=month))
        assert found == [(Code.MONTH_RANGE, ("month",))]

    @pytest.mark.parametrize("month", ["6", True, 6.0, None, Decimal(6)])
    def test_no_month(self, month: object) -> None:
        """A whole number, and nothing that looks like one."""
        found = codes(lambda: rates.progress_to_time_rate(1, 1, month=cast("int", month)))
        assert found == [(Code.MONTH_RANGE, ("month",))]

    def test_every_mistake_at_once(self) -> None:
        """Both amounts and the month."""
        found = codes(lambda: rates.progress_to_time_rate("x", "y", month=13))
        assert found == [
            (Code.NUMBER_NOT_A_NUMBER, ("spent",)),
            (Code.NUMBER_NOT_A_NUMBER, ("budget",)),
            (Code.MONTH_RANGE, ("month",)),
        ]


class TestCoverageAndScores:
    """Self-evaluation coverage by count and by amount, and score rates."""

    def test_coverage(self) -> None:
        """Two of three projects with nearly all of the money."""
        assert rates.self_evaluation_coverage_rate_by_count(2, 3) == Fraction(2, 3)
        assert rates.self_evaluation_coverage_rate_by_amount("99万元", "100万元") == Fraction(
            99, 100
        )

    def test_score_rate_with_bonus(self) -> None:
        """Above 100 % with bonus points alone."""
        assert rates.score_rate("31.5", "30") == Fraction(21, 20)


class TestStaffAndBuildings:
    """财预〔2013〕53号, annex 2, and department tables of Hunan: control rates."""

    def test_over_the_posts(self) -> None:
        """31 people on 30 posts."""
        assert percent(rates.staff_control_rate(31, 30)) == "103.33 %"

    def test_below_last_year(self) -> None:
        """Less for travel, vehicles and hospitality is what is wanted."""
        assert rates.three_public_budget_change_rate("4.8万元", "5万元") == Fraction(-1, 25)
        assert rates.three_public_spending_change_rate("0", "5万元") == -1

    def test_buildings(self) -> None:
        """By area and by cost."""
        assert rates.new_building_area_control_rate("2100", "2000") == Fraction(21, 20)
        assert rates.new_building_cost_control_rate("0.095亿元", "1000万元") == Fraction(19, 20)
