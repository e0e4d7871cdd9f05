"""Operating cost, three public expenses, staff, buildings (公用经费、三公经费、人员、楼堂馆所).

A control rate compares what was with what was allowed: at most 100 % is good.

    >>> staff_control_rate(31, 30)
    Fraction(31, 30)
"""

from fractions import Fraction

from perfeval.quantities import Number
from perfeval.rates.arithmetic import money, quotient, sizes


def operating_expense_control_rate(actual: Number, budgeted: Number, /) -> Fraction:
    """Operating-expense control rate (公用经费控制率): 实际支出 ÷ 预算安排.

    Args:
        actual: operating expenses actually spent (实际支出公用经费总额), zero or more.
        budgeted: operating expenses budgeted (预算安排公用经费总额), zero or more.

    Returns:
        The rate, 1 = 100 %; at most 1 is good.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: nothing was budgeted.

    Source:
        财预〔2013〕53号, annex 2.

    Examples:
        >>> operating_expense_control_rate("19万元", "20万元")
        Fraction(19, 20)

    """
    part, whole = money(actual=actual, budgeted=budgeted)
    name = "公用经费控制率 (operating-expense control rate)"
    denominator = "预算安排公用经费总额 (the budgeted operating expenses)"
    return quotient(part, whole, rate=name, denominator=denominator)


def three_public_control_rate(actual: Number, budgeted: Number, /) -> Fraction:
    """Control rate of the three public expenses (三公经费控制率): 实际支出数 ÷ 预算安排数.

    The three are official travel abroad (因公出国境), official vehicles (公务用车购置及运行) and
    official hospitality (公务接待).
    Documents do not say what a budget of zero means: usually nothing spent is taken as met, and
    anything spent as the worst.

    Args:
        actual: the three public expenses actually spent (实际支出数), zero or more.
        budgeted: what was budgeted for them (预算安排数), zero or more.

    Returns:
        The rate, 1 = 100 %; at most 1 is good.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: nothing was budgeted.

    Source:
        财预〔2013〕53号, annex 2.

    Examples:
        >>> three_public_control_rate("4.5万元", "5万元")
        Fraction(9, 10)

    """
    part, whole = money(actual=actual, budgeted=budgeted)
    name = "三公经费控制率 (three public control rate)"
    denominator = "三公经费预算安排数 (the budgeted three public expenses)"
    return quotient(part, whole, rate=name, denominator=denominator)


def three_public_budget_change_rate(this_year: Number, last_year: Number, /) -> Fraction:
    """Change rate of the three public budgets (三公经费变动率): (本年 − 上年) ÷ 上年预算.

    Budget against budget, as the input stage of the frame compares them.

    Args:
        this_year: this year's budget for the three public expenses, zero or more.
        last_year: last year's budget for them, zero or more.

    Returns:
        The signed rate, 1 = 100 %; 0 or below is wanted.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: nothing was budgeted last year.

    Source:
        财预〔2013〕53号, annex 2.

    Examples:
        >>> three_public_budget_change_rate("4.8万元", "5万元")
        Fraction(-1, 25)

    """
    this, last = money(this_year=this_year, last_year=last_year)
    name = "三公经费变动率 (change rate of the three public budgets)"
    denominator = "上年三公经费预算数 (last year's three public budget)"
    return quotient(this - last, last, rate=name, denominator=denominator)


def three_public_spending_change_rate(this_year: Number, last_year: Number, /) -> Fraction:
    """Change rate of three public spending (三公经费变动率): (本年 − 上年) ÷ 上年决算.

    Final accounts against final accounts, as some local tables compare them.

    Args:
        this_year: this year's spending on the three public expenses, zero or more.
        last_year: last year's spending on them, zero or more.

    Returns:
        The signed rate, 1 = 100 %; 0 or below is wanted.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: nothing was spent last year.

    Source:
        Local department tables after 财预〔2013〕53号, annex 2.

    Examples:
        >>> three_public_spending_change_rate("4.4万元", "4万元")
        Fraction(1, 10)

    """
    this, last = money(this_year=this_year, last_year=last_year)
    name = "三公经费变动率 (change rate of three public spending)"
    denominator = "上年三公经费决算数 (last year's three public spending)"
    return quotient(this - last, last, rate=name, denominator=denominator)


def staff_control_rate(staff: Number, posts: Number, /) -> Fraction:
    """Staff control rate (在职人员控制率、财政供养人员控制率): 在职人员数 ÷ 编制数.

    Args:
        staff: people on duty, on the basis of the final accounts (在职人员数), zero or more.
        posts: posts authorised by the staffing authority (编制数), zero or more.

    Returns:
        The rate, 1 = 100 %; at most 1 is good.

    Raises:
        RecordError: a count is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: there are no authorised posts.

    Source:
        财预〔2013〕53号, annex 2; department tables of Hunan under the second name.

    Examples:
        >>> staff_control_rate(28, 30)
        Fraction(14, 15)

    """
    part, whole = sizes(staff=staff, posts=posts)
    name = "在职人员控制率 (staff control rate)"
    return quotient(part, whole, rate=name, denominator="编制数 (the authorised posts)")


def new_building_area_control_rate(actual: Number, approved: Number, /) -> Fraction:
    """Area control rate of new buildings (新建楼堂馆所面积控制率): 实际面积 ÷ 批准面积.

    Without such a project the rate is not applicable; local tables then give full marks.

    Args:
        actual: floor area built (实际建设面积), zero or more.
        approved: floor area approved (批准建设面积), in the same unit, zero or more.

    Returns:
        The rate, 1 = 100 %; at most 1 is good.

    Raises:
        RecordError: an area is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: no area was approved.

    Source:
        Department tables of Hunan and Changsha.

    Examples:
        >>> new_building_area_control_rate("2100", "2000")
        Fraction(21, 20)

    """
    part, whole = sizes(actual=actual, approved=approved)
    name = "新建楼堂馆所面积控制率 (area control rate of new buildings)"
    return quotient(part, whole, rate=name, denominator="批准建设面积 (the approved area)")


def new_building_cost_control_rate(actual: Number, approved: Number, /) -> Fraction:
    """Cost control rate of new buildings (新建楼堂馆所投资概算控制率): 实际投资 ÷ 批准概算.

    Without such a project the rate is not applicable; local tables then give full marks.

    Args:
        actual: invested (实际投资金额), zero or more.
        approved: the approved estimate (批准投资概算), zero or more.

    Returns:
        The rate, 1 = 100 %; at most 1 is good.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: no estimate was approved.

    Source:
        Department tables of Hunan.

    Examples:
        >>> new_building_cost_control_rate("950万元", "1000万元")
        Fraction(19, 20)

    """
    part, whole = money(actual=actual, approved=approved)
    name = "新建楼堂馆所投资概算控制率 (cost control rate of new buildings)"
    return quotient(part, whole, rate=name, denominator="批准投资概算 (the approved estimate)")
