"""Adjustment, carry-over, arrival and structure of the budget (预算调整、结转结余、到位与结构).

>>> budget_adjustment_rate("12.96万元", "238.93万元")
Fraction(1296, 23893)
>>> surplus_state(0, "3万元").term
'无结余'
"""

from fractions import Fraction
from typing import Final

from perfeval.quantities import Number, yuan
from perfeval.rates.arithmetic import amount, money, quotient, together
from perfeval.terms import Term

_CARRY_OVER: Final = "结转结余率 (carry-over and surplus rate)"
_ARRIVAL: Final = "资金到位率 (fund arrival rate)"


class SurplusState(Term):
    """How this year's surplus stands to last year's (资金结余情况); department tables of Hunan."""

    NONE = "none", "无结余"
    NOT_ABOVE_LAST_YEAR = "not_above_last_year", "有结余，但不超过上年"
    ABOVE_LAST_YEAR = "above_last_year", "结余超过上年"


def budget_adjustment_rate(adjustment: Number, budget: Number, /) -> Fraction:
    """Budget adjustment rate (预算调整率): 预算调整数 ÷ 预算数.

    The adjustment is a change, never the adjusted total: the sum of supplements (追加), cuts (追减)
    and structural changes (结构调整), without those that follow from national policy, force
    majeure or tasks assigned by higher levels.
    The rate keeps its sign; the step tables that judge it use the absolute value, ``abs(rate)``.

    Args:
        adjustment: the net adjustment (预算调整数); below zero where cuts prevail.
        budget: this year's department budget as approved by finance (预算数), zero or more.

    Returns:
        The rate, 1 = 100 %, with the sign of the adjustment.

    Raises:
        RecordError: an amount is unreadable, or the budget is below zero.
        CalculationError: ``rate.zero_denominator``: there is no budget.

    Source:
        财预〔2013〕53号, annex 2.

    Examples:
        >>> budget_adjustment_rate("-123.54万元", "985万元")
        Fraction(-6177, 49250)

    """
    change, whole = together(adjustment=(yuan, adjustment), budget=(amount, budget))
    name = "预算调整率 (budget adjustment rate)"
    return quotient(change, whole, rate=name, denominator="预算数 (the approved budget)")


def budget_control_rate(supplement: Number, initial: Number, /) -> Fraction:
    """Budget control rate (预算控制率): 本年追加预算 ÷ 年初预算.

    The close cousin of `budget_adjustment_rate`, with supplements alone; a cut is refused.

    Args:
        supplement: added in the year (本年追加预算), zero or more.
        initial: the initial budget (年初预算), zero or more.

    Returns:
        The rate, 1 = 100 %; 0 is the best.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: there is no initial budget.

    Source:
        Department tables of Hunan and Changsha.

    Examples:
        >>> budget_control_rate("6万元", "80万元")
        Fraction(3, 40)

    """
    part, whole = money(supplement=supplement, initial=initial)
    name = "预算控制率 (budget control rate)"
    return quotient(part, whole, rate=name, denominator="年初预算 (the initial budget)")


def carry_over_rate_on_budget(carry_over: Number, spending_budget: Number, /) -> Fraction:
    """Carry-over and surplus rate on the budget (结转结余率): 结转结余总额 ÷ 支出预算数.

    Args:
        carry_over: this year's carry-over and surplus in all (结转结余总额), zero or more.
        spending_budget: the spending budget (支出预算数), zero or more.

    Returns:
        The rate, 1 = 100 %; 0 is the best.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: there is no spending budget.

    Source:
        财预〔2013〕53号, annex 2.

    Examples:
        >>> carry_over_rate_on_budget("4万元", "80万元")
        Fraction(1, 20)

    """
    part, whole = money(carry_over=carry_over, spending_budget=spending_budget)
    denominator = "支出预算数 (the spending budget)"
    return quotient(part, whole, rate=_CARRY_OVER, denominator=denominator)


def carry_over_rate_on_spending(carry_over: Number, spending: Number, /) -> Fraction:
    """Carry-over and surplus rate on spending (结转结余率): 结转结余总额 ÷ 支出完成数.

    Args:
        carry_over: this year's carry-over and surplus in all (结转结余总额), zero or more.
        spending: spending completed (支出完成数), zero or more.

    Returns:
        The rate, 1 = 100 %; above 1 where more is left than was spent.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: nothing was spent.

    Source:
        County assessment rules.

    Examples:
        >>> carry_over_rate_on_spending("4万元", "76万元")
        Fraction(1, 19)

    """
    part, whole = money(carry_over=carry_over, spending=spending)
    denominator = "支出完成数 (the spending completed)"
    return quotient(part, whole, rate=_CARRY_OVER, denominator=denominator)


def surplus_rate(surplus: Number, budget: Number, /) -> Fraction:
    """Surplus rate (结余率): 结余数 ÷ 预算数.

    The surplus alone: the purpose is finished and a balance is left; carry-over does not count.

    Args:
        surplus: the surplus (结余数), zero or more.
        budget: the budget (预算数), zero or more.

    Returns:
        The rate, 1 = 100 %; a usual target is 5 % at most.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: there is no budget.

    Source:
        Self-evaluation forms of single units.

    Examples:
        >>> surplus_rate("2万元", "80万元")
        Fraction(1, 40)

    """
    part, whole = money(surplus=surplus, budget=budget)
    name = "结余率 (surplus rate)"
    return quotient(part, whole, rate=name, denominator="预算数 (the budget)")


def carry_over_change_rate(this_year: Number, last_year: Number, /) -> Fraction:
    """Change rate of carry-over (结转结余变动率): (本年度 − 上年度) ÷ 上年度.

    Args:
        this_year: this year's carry-over and surplus in all (本年度累计结转结余), zero or more.
        last_year: last year's (上年度累计结转结余), zero or more.

    Returns:
        The signed rate, 1 = 100 %; below zero where carry-over fell, which is wanted.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: nothing was carried over last year, and no
            rate can say how much more there is now.

    Source:
        财预〔2013〕53号, annex 2; county rules set a target of −30 %.

    Examples:
        >>> carry_over_change_rate("7万元", "10万元")
        Fraction(-3, 10)

    """
    this, last = money(this_year=this_year, last_year=last_year)
    name = "结转结余变动率 (change rate of carry-over)"
    denominator = "上年度结转结余 (last year's carry-over)"
    return quotient(this - last, last, rate=name, denominator=denominator)


def surplus_state(this_year: Number, last_year: Number, /) -> SurplusState:
    """How this year's surplus stands to last year's (资金结余): one of three states.

    It has an answer where `carry_over_change_rate` has none.

    Args:
        this_year: this year's surplus (本年结余), zero or more.
        last_year: last year's (上年结余), zero or more.

    Returns:
        None, some but not above last year's, or above last year's.
        A surplus equal to last year's is not above it.

    Raises:
        RecordError: an amount is unreadable or below zero.

    Source:
        Department tables of Hunan, which give the three states 3, 2 and 0 points.

    Examples:
        >>> surplus_state("3万元", "3万元")
        <SurplusState.NOT_ABOVE_LAST_YEAR: 'not_above_last_year'>

    """
    this, last = money(this_year=this_year, last_year=last_year)
    if this == 0:
        return SurplusState.NONE
    return SurplusState.ABOVE_LAST_YEAR if this > last else SurplusState.NOT_ABOVE_LAST_YEAR


def fund_arrival_rate_on_plan(received: Number, planned: Number, /) -> Fraction:
    """Fund arrival rate on the planned input (资金到位率): 实际到位资金 ÷ 计划投入资金.

    Args:
        received: actually received (实际到位资金), zero or more.
        planned: planned input from all sources (计划投入资金), zero or more.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: no input was planned.

    Source:
        财预〔2013〕53号, annex 1.

    Examples:
        >>> fund_arrival_rate_on_plan("60万元", "80万元")
        Fraction(3, 4)

    """
    part, whole = money(received=received, planned=planned)
    return quotient(part, whole, rate=_ARRIVAL, denominator="计划投入资金 (the planned input)")


def fund_arrival_rate_on_budget(received: Number, budget: Number, /) -> Fraction:
    """Fund arrival rate on the budget (资金到位率): 实际到位资金 ÷ 预算资金.

    Args:
        received: actually received (实际到位资金), zero or more.
        budget: budget funds of the period (预算资金), zero or more.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: there are no budget funds.

    Source:
        财预〔2020〕10号, annex: frame for department and finance evaluation.

    Examples:
        >>> fund_arrival_rate_on_budget("334.67万元", "861.46万元")
        Fraction(33467, 86146)

    """
    part, whole = money(received=received, budget=budget)
    return quotient(part, whole, rate=_ARRIVAL, denominator="预算资金 (the budget funds)")


def timely_arrival_rate(received_in_time: Number, due: Number, /) -> Fraction:
    """Timely arrival rate (到位及时率): 及时到位资金 ÷ 应到位资金.

    Args:
        received_in_time: received by the date (及时到位资金), zero or more.
        due: due by the date under the contract or the progress of the project (应到位资金), zero
            or more.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: nothing was due by the date.

    Source:
        财预〔2013〕53号, annex 1.

    Examples:
        >>> timely_arrival_rate("45万元", "50万元")
        Fraction(9, 10)

    """
    part, whole = money(received_in_time=received_in_time, due=due)
    name = "到位及时率 (timely arrival rate)"
    return quotient(part, whole, rate=name, denominator="应到位资金 (the funds due by the date)")


def priority_spending_rate(priority: Number, project_spending: Number, /) -> Fraction:
    """Priority spending rate (重点支出安排率): 重点项目支出 ÷ 项目总支出.

    Priority projects are those closely tied to the duties of the department, of evident social or
    economic weight, or followed by the leadership or the public.

    Args:
        priority: spending on priority projects (重点项目支出), zero or more.
        project_spending: all project spending (项目总支出), zero or more; basic spending does not
            count.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: the department has no projects.

    Source:
        财预〔2013〕53号, annex 2.

    Examples:
        >>> priority_spending_rate("72万元", "80万元")
        Fraction(9, 10)

    """
    part, whole = money(priority=priority, project_spending=project_spending)
    name = "重点支出安排率 (priority spending rate)"
    return quotient(part, whole, rate=name, denominator="项目总支出 (all project spending)")


def procurement_execution_rate(purchased: Number, procurement_budget: Number, /) -> Fraction:
    """Government procurement execution rate (政府采购执行率): 实际采购金额 ÷ 采购预算数.

    Purchases outside the procurement budget do not show in it.

    Args:
        purchased: the amount actually purchased (实际政府采购金额), zero or more.
        procurement_budget: the procurement budget (政府采购预算数), zero or more.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: there is no procurement budget, so the rate is
            not applicable.

    Source:
        财预〔2013〕53号, annex 2.

    Examples:
        >>> procurement_execution_rate("18万元", "25万元")
        Fraction(18, 25)

    """
    part, whole = money(purchased=purchased, procurement_budget=procurement_budget)
    name = "政府采购执行率 (government procurement execution rate)"
    return quotient(part, whole, rate=name, denominator="政府采购预算数 (the procurement budget)")
