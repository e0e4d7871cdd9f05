"""Goals, their balance with the money, monitoring and coverage (目标、监控与覆盖面).

>>> gap = goal_money_gap("97.5%", "82%")
>>> gap, gap > Fraction(10, 100)
(Fraction(31, 200), True)
"""

from fractions import Fraction
from typing import Final

from perfeval.codes import Code
from perfeval.errors import quoted
from perfeval.fields import refuse
from perfeval.quantities import Number, number
from perfeval.rates.arithmetic import (
    Rate,
    amount,
    money,
    quotient,
    rates,
    size,
    sizes,
    together,
)

_MONTHS: Final = 12
_TARGET: Final = "目标值 (the target)"


# Goals


def goal_attainment_rate(actual: Number, target: Number, /) -> Fraction:
    """Goal attainment rate (目标完成率、完成程度): 实际完成值 ÷ 目标值.

    It is not capped; whether more than the target earns more is for the rule to say.

    Args:
        actual: what was reached (实际完成值); it may be below zero, as a growth may.
        target: what was to be reached (目标值), in the same unit, zero or more; below zero the
            quotient would turn its meaning round.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: a number is unreadable, or the target is below zero.
        CalculationError: ``rate.zero_denominator``: the target is zero, which is a good target for
            accidents or complaints, but no measure of proportion.

    Source:
        财预〔2020〕10号: points in proportion to what was completed.

    Examples:
        >>> goal_attainment_rate("50", "60")
        Fraction(5, 6)

    """
    reached, whole = together(actual=(number, actual), target=(size, target))
    name = "目标完成率 (goal attainment rate)"
    return quotient(reached, whole, rate=name, denominator=_TARGET)


def target_deviation_rate(actual: Number, target: Number, /) -> Fraction:
    """Target deviation rate (目标偏离度): (实际完成值 − 目标值) ÷ 目标值.

    Auditors take more than 20 % either way, ``abs(rate)``, as a sign that the target was not set
    with care.

    Args:
        actual: what was reached (实际完成值); it may be below zero.
        target: what was to be reached (目标值), in the same unit, zero or more.

    Returns:
        The signed rate, 1 = 100 %; above zero where more was reached.

    Raises:
        RecordError: a number is unreadable, or the target is below zero.
        CalculationError: ``rate.zero_denominator``: the target is zero.

    Source:
        Audit rules in use; 财预〔2020〕10号 speaks of deviation without a formula.

    Examples:
        >>> target_deviation_rate("78", "60")
        Fraction(3, 10)

    """
    reached, whole = together(actual=(number, actual), target=(size, target))
    name = "目标偏离度 (target deviation rate)"
    return quotient(reached - whole, whole, rate=name, denominator=_TARGET)


# Goals and money


def goal_money_gap(attainment: Rate, execution: Rate, /) -> Fraction:
    """Gap between goals and money (绩效与预算偏离): 绩效目标完成率 − 预算执行率.

    A difference of two rates, not a ratio: 1/10 is ten percentage points.

    Args:
        attainment: how far the goals are attained (绩效目标完成率), zero or more; written,
            ``"97.5%"``, or as another function returned it.
        execution: how far the budget is executed (预算执行率), zero or more, likewise.

    Returns:
        The signed gap, 1 = 100 percentage points; above zero where the goals run ahead.

    Raises:
        RecordError: a rate is unreadable or below zero.

    Source:
        Monitoring rules of Sichuan, which raise an alert above ten points.

    Examples:
        >>> goal_money_gap("98%", "98.5%")
        Fraction(-1, 200)

    """
    goals, spending = rates(attainment=attainment, execution=execution)
    return goals - spending


def goal_money_imbalance_rate(
    indicator_score: Number,
    execution_score: Number,
    /,
    *,
    indicator_full_marks: Number = 90,
    execution_full_marks: Number = 10,
) -> Fraction:
    """Relative imbalance of goals and money (绩效与预算失衡度): (S/90 − B/10) ÷ (S/90).

    S is what the indicators earned, B what the execution rate earned.
    Regional systems show more than 5 % in red.

    Args:
        indicator_score: points of the indicators (指标得分), zero or more.
        execution_score: points of the execution rate (预算执行率得分), zero or more.
        indicator_full_marks: the most the indicators can earn (指标分值).
        execution_full_marks: the most the execution rate can earn (预算执行率分值).

    Returns:
        The signed rate, 1 = 100 %; above zero where the goals run ahead, never above 1.

    Raises:
        RecordError: points are unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: the indicators earned nothing, or full marks
            are zero.

    Source:
        Regional systems; the full marks are those of 财预〔2020〕10号.

    Examples:
        >>> goal_money_imbalance_rate(88, 6)
        Fraction(17, 44)

    """
    earned, full, spent, most = sizes(
        indicator_score=indicator_score,
        indicator_full_marks=indicator_full_marks,
        execution_score=execution_score,
        execution_full_marks=execution_full_marks,
    )
    name = "绩效与预算失衡度 (imbalance of goals and money)"
    goals = quotient(earned, full, rate=name, denominator="指标分值 (the full marks of indicators)")
    spending = quotient(
        spent, most, rate=name, denominator="执行率分值 (the full marks of execution)"
    )
    denominator = "指标得分率 (the score rate of the indicators)"
    return quotient(goals - spending, goals, rate=name, denominator=denominator)


# Monitoring


def progress_to_time_rate(spent: Number, budget: Number, /, *, month: int) -> Fraction:
    """Progress against time (序时进度比): 支出进度 ÷ (月份 ÷ 12).

    Regional systems show less than 60 % in red and less than 80 % in yellow.

    Args:
        spent: spent from the start of the year to the end of the month (累计支出), zero or more.
        budget: the budget of the year (年度预算), zero or more.
        month: the months gone by (月份), 1 to 12.

    Returns:
        The rate; at 1 = 100 % spending keeps pace with the calendar.

    Raises:
        RecordError: an amount is unreadable or below zero, or the month is none
            (``month.range``); all at once.
        CalculationError: ``rate.zero_denominator``: there is no budget.

    Source:
        Regional systems; 财预〔2019〕136号 requires the monitoring.

    Examples:
        >>> progress_to_time_rate("35万元", "100万元", month=6)
        Fraction(7, 10)

    """
    part, whole, months = together(
        spent=(amount, spent), budget=(amount, budget), month=(_month, month)
    )
    return quotient(
        part * _MONTHS,
        whole * months,
        rate="序时进度比 (progress against time)",
        denominator="年度预算 (the budget of the year)",
    )


# Coverage and scores


def self_evaluation_coverage_rate_by_count(evaluated: Number, due: Number, /) -> Fraction:
    """Self-evaluation coverage by count (自评覆盖率，按项目个数): 已自评项目数 ÷ 应自评项目数.

    Args:
        evaluated: projects that were self-evaluated (已自评项目数), zero or more.
        due: projects that must be (应自评项目数), zero or more.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: a count is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: no project was due.

    Source:
        财预〔2020〕10号 requires every project to be self-evaluated.

    Examples:
        >>> self_evaluation_coverage_rate_by_count(23, 25)
        Fraction(23, 25)

    """
    part, whole = sizes(evaluated=evaluated, due=due)
    name = "自评覆盖率 (self-evaluation coverage by count)"
    return quotient(part, whole, rate=name, denominator="应自评项目数 (the projects due)")


def self_evaluation_coverage_rate_by_amount(evaluated: Number, due: Number, /) -> Fraction:
    """Self-evaluation coverage by amount (自评覆盖率，按项目金额): 已自评金额 ÷ 应自评金额.

    Args:
        evaluated: money of the projects that were self-evaluated (已自评金额), zero or more.
        due: money of the projects that must be (应自评金额), zero or more.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: no money was due.

    Source:
        财预〔2020〕10号 requires every project to be self-evaluated.

    Examples:
        >>> self_evaluation_coverage_rate_by_amount("4900万元", "5000万元")
        Fraction(49, 50)

    """
    part, whole = money(evaluated=evaluated, due=due)
    name = "自评覆盖率 (self-evaluation coverage by amount)"
    return quotient(part, whole, rate=name, denominator="应自评金额 (the money due)")


def score_rate(score: Number, full_marks: Number, /) -> Fraction:
    """Score rate of a node, usually of a level-1 indicator (得分率): 得分 ÷ 分值.

    Args:
        score: what it earned (得分), zero or more.
        full_marks: the most it can earn (分值), zero or more.

    Returns:
        The rate, 1 = 100 %; above 1 only with bonus points.

    Raises:
        RecordError: points are unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: there are no full marks.

    Source:
        Evaluation reports, level by level.

    Examples:
        >>> score_rate("28.5", "30")
        Fraction(19, 20)

    """
    part, whole = sizes(score=score, full_marks=full_marks)
    name = "得分率 (score rate)"
    return quotient(part, whole, rate=name, denominator="分值 (the full marks)")


def _month(value: object) -> int:
    """A month of the year."""
    if type(value) is not int or not 1 <= value <= _MONTHS:
        raise refuse(Code.MONTH_RANGE, found=quoted(value))
    return value
