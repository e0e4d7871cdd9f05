"""Assets, accounts and satisfaction (资产、往来款与满意度).

>>> satisfaction_rate(190, 200)
Fraction(19, 20)
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, TypeVar

from perfeval.errors import Problem, RecordError
from perfeval.fields import refuse_unread, take_counted
from perfeval.quantities import Number
from perfeval.rates.arithmetic import Rate, money, quotient, size, sizes, together, up_to_one

R = TypeVar("R", bound=Rate)

_SPENDING: Final = "支出完成数 (the spending completed)"
_VALID: Final = "有效问卷数 (the valid questionnaires)"


# Assets


def fixed_asset_utilisation_rate(in_use: Number, owned: Number, /) -> Fraction:
    """Fixed-asset utilisation rate (固定资产利用率): 实际在用固定资产总额 ÷ 所有固定资产总额.

    By value, not by number.

    Args:
        in_use: fixed assets in use (实际在用固定资产总额), zero or more.
        owned: all fixed assets (所有固定资产总额), zero or more.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: there are no fixed assets.

    Source:
        财预〔2013〕53号, annex 2.

    Examples:
        >>> fixed_asset_utilisation_rate("544198元", "563662元")
        Fraction(272099, 281831)

    """
    part, whole = money(in_use=in_use, owned=owned)
    name = "固定资产利用率 (fixed-asset utilisation rate)"
    return quotient(part, whole, rate=name, denominator="所有固定资产总额 (all fixed assets)")


# Receivable and payable accounts


def receivable_rate_on_spending(receivable: Number, spending: Number, /) -> Fraction:
    """Receivable rate (应收账款率): 应收账款 ÷ 支出完成数.

    Of the same shape as `carry_over_rate_on_spending`; rules let a unit choose the rate or its
    change.

    Args:
        receivable: what is still to be received (应收账款余额), zero or more.
        spending: spending completed (支出完成数), zero or more.

    Returns:
        The rate, 1 = 100 %; 0 is the best.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: nothing was spent.

    Source:
        County assessment rules.

    Examples:
        >>> receivable_rate_on_spending("3万元", "60万元")
        Fraction(1, 20)

    """
    part, whole = money(receivable=receivable, spending=spending)
    return quotient(part, whole, rate="应收账款率 (receivable rate)", denominator=_SPENDING)


def receivable_change_rate(this_year: Number, last_year: Number, /) -> Fraction:
    """Change rate of receivables (应收账款变动率): (本年 − 上年) ÷ 上年.

    Args:
        this_year: receivable at the end of this year (本年应收账款), zero or more.
        last_year: receivable at the end of last year (上年应收账款), zero or more.

    Returns:
        The signed rate, 1 = 100 %; below zero is wanted.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: nothing was receivable last year.

    Source:
        County assessment rules.

    Examples:
        >>> receivable_change_rate("3万元", "4万元")
        Fraction(-1, 4)

    """
    this, last = money(this_year=this_year, last_year=last_year)
    name = "应收账款变动率 (change rate of receivables)"
    denominator = "上年应收账款 (last year's receivables)"
    return quotient(this - last, last, rate=name, denominator=denominator)


def payable_rate_on_spending(payable: Number, spending: Number, /) -> Fraction:
    """Payable rate (应付账款率): 应付账款 ÷ 支出完成数.

    Args:
        payable: what is still to be paid (应付账款余额), zero or more.
        spending: spending completed (支出完成数), zero or more.

    Returns:
        The rate, 1 = 100 %; 0 is the best.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: nothing was spent.

    Source:
        County assessment rules.

    Examples:
        >>> payable_rate_on_spending("6万元", "60万元")
        Fraction(1, 10)

    """
    part, whole = money(payable=payable, spending=spending)
    return quotient(part, whole, rate="应付账款率 (payable rate)", denominator=_SPENDING)


def payable_change_rate(this_year: Number, last_year: Number, /) -> Fraction:
    """Change rate of payables (应付账款变动率): (本年 − 上年) ÷ 上年.

    Args:
        this_year: payable at the end of this year (本年应付账款), zero or more.
        last_year: payable at the end of last year (上年应付账款), zero or more.

    Returns:
        The signed rate, 1 = 100 %; below zero is wanted.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: nothing was payable last year.

    Source:
        County assessment rules.

    Examples:
        >>> payable_change_rate("6万元", "5万元")
        Fraction(1, 5)

    """
    this, last = money(this_year=this_year, last_year=last_year)
    name = "应付账款变动率 (change rate of payables)"
    denominator = "上年应付账款 (last year's payables)"
    return quotient(this - last, last, rate=name, denominator=denominator)


# Satisfaction


def satisfaction_rate(satisfied: Number, valid: Number, /) -> Fraction:
    """Satisfaction (满意度): 满意人数 ÷ 有效问卷数.

    Args:
        satisfied: respondents who are satisfied (满意人数), zero or more.
        valid: valid questionnaires returned (有效问卷数), zero or more.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: a count is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: no valid questionnaire came back.

    Source:
        Self-evaluation guides; 财预〔2020〕10号 names the indicator.

    Examples:
        >>> satisfaction_rate(181, 200)
        Fraction(181, 200)

    """
    part, whole = sizes(satisfied=satisfied, valid=valid)
    return quotient(part, whole, rate="满意度 (satisfaction)", denominator=_VALID)


def mean_satisfaction_rate(answers: Mapping[R, Number], /) -> Fraction:
    """Mean satisfaction over graded answers (满意度，按档加权): Σ(赋值 × 人数) ÷ 有效问卷数.

    For questionnaires with several grades, such as 非常满意, 满意, 一般 and 不满意.
    What a grade is worth is the questionnaire's to say; there is no common scale.

    Args:
        answers: how many chose each grade (人数), zero or more, by what the grade is worth (赋值),
            0 to 100 %.

    Returns:
        The mean, 1 = 100 %.

    Raises:
        RecordError: a worth is out of range, or a count unreadable or below zero; all at once,
            each under its position. ``items.counted``: not a mapping.
        CalculationError: ``rate.zero_denominator``: no valid questionnaire came back.

    Source:
        Common practice of surveys with a Likert scale.

    Examples:
        >>> mean_satisfaction_rate({"100%": 120, "80%": 60, "60%": 15, "0%": 5})
        Fraction(177, 200)

    """
    given = take_counted(answers)
    refuse_unread(answers=given)
    worth, counts = Fraction(0), Fraction(0)
    found: list[Problem] = []
    for place, (grade, chosen) in enumerate(given.items()):
        try:
            value, count = together(worth=(up_to_one, grade), count=(size, chosen))
        except RecordError as error:
            found.extend(each.under("answers", place) for each in error.problems)
        else:
            worth, counts = worth + value * count, counts + count
    if found:
        raise RecordError(found)
    return quotient(worth, counts, rate="满意度 (mean satisfaction)", denominator=_VALID)
