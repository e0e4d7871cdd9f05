"""Output rates (产出指标), in which the project and the department frame differ.

The same Chinese name stands for two things: the project frame measures timeliness in time and
quality against the actual output, the department frame counts tasks against the plan in both.
So each frame has functions of its own.

    >>> project_timeliness_rate(110, 100), department_timeliness_rate(9, 10)
    (Fraction(-1, 10), Fraction(9, 10))
"""

from fractions import Fraction
from typing import Final

from perfeval.quantities import Number
from perfeval.rates.arithmetic import money, quotient, sizes

_COMPLETION: Final = "实际完成率 (actual completion rate)"
_TIMELINESS: Final = "完成及时率 (timeliness rate)"
_QUALITY: Final = "质量达标率 (quality attainment rate)"
_PLANNED_WORK: Final = "计划工作数 (the planned work)"


# The project frame


def project_completion_rate(actual: Number, planned: Number, /) -> Fraction:
    """Actual completion rate of a project (实际完成率): 实际产出数 ÷ 计划产出数.

    Args:
        actual: products or services actually delivered (实际产出数), zero or more.
        planned: planned in the goal (计划产出数), in the same unit, zero or more.

    Returns:
        The rate, 1 = 100 %; above 1 where more was delivered than planned.

    Raises:
        RecordError: a number is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: nothing was planned.

    Source:
        财预〔2013〕53号, annex 1; 财预〔2020〕10号, annex.

    Examples:
        >>> project_completion_rate("50", "60")
        Fraction(5, 6)

    """
    part, whole = sizes(actual=actual, planned=planned)
    return quotient(part, whole, rate=_COMPLETION, denominator="计划产出数 (the planned output)")


def project_timeliness_rate(actual_time: Number, planned_time: Number, /) -> Fraction:
    """Timeliness rate of a project (完成及时率): (计划完成时间 − 实际完成时间) ÷ 计划完成时间.

    It measures time, not output: 0 is in time, above 0 early, below 0 late.

    Args:
        actual_time: the time it took (实际完成时间), zero or more.
        planned_time: the time planned for it (计划完成时间), in the same unit, zero or more.

    Returns:
        The signed rate, 1 = 100 %; never above 1.

    Raises:
        RecordError: a time is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: no time was planned.

    Source:
        财预〔2013〕53号, annex 1.

    Examples:
        >>> project_timeliness_rate(90, 100)
        Fraction(1, 10)

    """
    actual, planned = sizes(actual_time=actual_time, planned_time=planned_time)
    denominator = "计划完成时间 (the planned time)"
    return quotient(planned - actual, planned, rate=_TIMELINESS, denominator=denominator)


def project_quality_rate(up_to_standard: Number, actual: Number, /) -> Fraction:
    """Quality attainment rate of a project (质量达标率): 质量达标产出数 ÷ 实际产出数.

    Args:
        up_to_standard: output that reaches the standard (质量达标产出数), zero or more.
        actual: actual output (实际产出数), in the same unit, zero or more.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: a number is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: there was no output.

    Source:
        财预〔2013〕53号, annex 1; 财预〔2020〕10号, annex.

    Examples:
        >>> project_quality_rate("48", "50")
        Fraction(24, 25)

    """
    part, whole = sizes(up_to_standard=up_to_standard, actual=actual)
    return quotient(part, whole, rate=_QUALITY, denominator="实际产出数 (the actual output)")


def cost_saving_rate(actual_cost: Number, planned_cost: Number, /) -> Fraction:
    """Cost saving rate of a project (成本节约率): (计划成本 − 实际成本) ÷ 计划成本.

    Args:
        actual_cost: the actual cost (实际成本), zero or more.
        planned_cost: the planned cost (计划成本), zero or more.

    Returns:
        The signed rate, 1 = 100 %; below zero where it cost more than planned, never above 1.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: no cost was planned.

    Source:
        财预〔2013〕53号, annex 1; 财预〔2020〕10号, annex.

    Examples:
        >>> cost_saving_rate("89.974万元", "90万元")
        Fraction(13, 45000)

    """
    actual, planned = money(actual_cost=actual_cost, planned_cost=planned_cost)
    name = "成本节约率 (cost saving rate)"
    return quotient(planned - actual, planned, rate=name, denominator="计划成本 (the planned cost)")


# The department frame


def department_completion_rate(completed: Number, planned: Number, /) -> Fraction:
    """Actual completion rate of a department (实际完成率): 实际完成工作数 ÷ 计划工作数.

    Args:
        completed: pieces of work completed (实际完成工作数), zero or more.
        planned: pieces of work planned (计划工作数), zero or more.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: a number is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: no work was planned.

    Source:
        财预〔2013〕53号, annex 2.

    Examples:
        >>> department_completion_rate(19, 20)
        Fraction(19, 20)

    """
    part, whole = sizes(completed=completed, planned=planned)
    return quotient(part, whole, rate=_COMPLETION, denominator=_PLANNED_WORK)


def department_timeliness_rate(completed_in_time: Number, planned: Number, /) -> Fraction:
    """Timeliness rate of a department (完成及时率): 及时完成实际工作数 ÷ 计划工作数.

    It counts work, not time: what was never completed counts against it like what came late.

    Args:
        completed_in_time: pieces of work completed in time (及时完成实际工作数), zero or more.
        planned: pieces of work planned (计划工作数), zero or more.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: a number is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: no work was planned.

    Source:
        财预〔2013〕53号, annex 2.

    Examples:
        >>> department_timeliness_rate(18, 20)
        Fraction(9, 10)

    """
    part, whole = sizes(completed_in_time=completed_in_time, planned=planned)
    return quotient(part, whole, rate=_TIMELINESS, denominator=_PLANNED_WORK)


def department_quality_rate(up_to_standard: Number, planned: Number, /) -> Fraction:
    """Quality attainment rate of a department (质量达标率): 质量达标实际工作数 ÷ 计划工作数.

    Args:
        up_to_standard: pieces of work that reach the standard (质量达标实际工作数), zero or more.
        planned: pieces of work planned (计划工作数), zero or more; not those completed.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: a number is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: no work was planned.

    Source:
        财预〔2013〕53号, annex 2.

    Examples:
        >>> department_quality_rate(17, 20)
        Fraction(17, 20)

    """
    part, whole = sizes(up_to_standard=up_to_standard, planned=planned)
    return quotient(part, whole, rate=_QUALITY, denominator=_PLANNED_WORK)


def key_task_completion_rate(completed: Number, assigned: Number, /) -> Fraction:
    """Completion rate of key tasks (重点工作办结率): 重点工作实际完成数 ÷ 交办或下达数.

    Args:
        completed: key tasks completed (重点工作实际完成数), zero or more.
        assigned: key tasks assigned by the Party committee, the government or higher departments
            (交办或下达数), zero or more.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: a number is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: no key task was assigned.

    Source:
        财预〔2013〕53号, annex 2.

    Examples:
        >>> key_task_completion_rate(8, 8)
        Fraction(1, 1)

    """
    part, whole = sizes(completed=completed, assigned=assigned)
    name = "重点工作办结率 (key task completion rate)"
    return quotient(part, whole, rate=name, denominator="交办或下达数 (the key tasks assigned)")
