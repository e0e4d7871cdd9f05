"""Execution, completion and progress of the budget (预算执行、完成与进度).

An execution rate has several denominators in use: the initial budget, the adjusted budget, the
funds received, and the supply with what was carried over.
Each is a function of its own that names its basis; `budget_execution_rate` takes the amounts out of
a fund block and the basis as an option.

    >>> execution_rate_on_adjusted("251.89万元", "251.89万元")
    Fraction(1, 1)
    >>> execution_rate_on_initial("251.89万元", "238.93万元")
    Fraction(25189, 23893)
"""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from perfeval.codes import Code
from perfeval.errors import CalculationError, problem
from perfeval.fields import refuse_unread, take_term
from perfeval.funds import Budget, take_budget
from perfeval.quantities import Number
from perfeval.rates.arithmetic import Rate, money, quotient, rate_given, together, up_to_one
from perfeval.terms import Basis, ZeroBudget

_EXECUTION: Final = "预算执行率 (budget execution rate)"
_EXECUTED: Final = "全年执行数 (the executed amount)"
_BASES: Final[Mapping[Basis, str]] = MappingProxyType(
    {
        Basis.INITIAL: "年初预算数 (the initial budget)",
        Basis.ADJUSTED: "全年预算数 (the adjusted budget)",
        Basis.RECEIVED: "到位资金 (the funds received)",
        Basis.SUPPLY: "全年预算数加上年结转 (the adjusted budget with the carry-over)",
    }
)
_WAN_YUAN: Final = 10_000


def budget_execution_rate(
    budget: Budget,
    /,
    *,
    basis: Basis | str = Basis.ADJUSTED,
    zero: ZeroBudget | str = ZeroBudget.REFUSE,
) -> Fraction:
    """Execution rate of a fund block (预算执行率): 全年执行数 ÷ 预算数.

    An amount that the total does not state is taken from the rows, where all of them state it.
    A budget of zero is legitimate: a project may appear in mid-year.
    What it then means is a policy, which the caller names.

    Args:
        budget: the fund block.
        basis: which amount is the denominator: ``initial``, ``adjusted``, ``received`` or
            ``supply``.
        zero: what a denominator of zero means.
            ``rate_zero``: the rate is 0.
            ``full_marks``: the rate is 1.
            ``one_wan_yuan``: the denominator is 10 000 yuan instead.
            ``refuse`` and ``not_applicable``: there is no rate, and the function raises.

    Returns:
        The rate, 1 = 100 %; above 1 where more was spent than the basis.

    Raises:
        RecordError: no budget, an unknown option, or an amount below zero.
        CalculationError: ``rate.amount_missing``, with every amount that is not stated;
            ``rate.zero_denominator``.

    Source:
        财预〔2020〕10号, self-evaluation form, B/A; the denominators and the treatments of zero are
        those of provincial forms and systems.

    Examples:
        >>> budget = Budget(initial="0", adjusted="3.36万元", executed="3.36万元")
        >>> budget_execution_rate(budget)
        Fraction(1, 1)
        >>> budget_execution_rate(budget, basis="initial", zero="one_wan_yuan")
        Fraction(84, 25)

    """
    block, of, policy = take_budget(budget), take_term(Basis, basis), take_term(ZeroBudget, zero)
    refuse_unread(budget=block, basis=of, zero=policy)
    part, whole = _part_and_whole(block, of)
    if not whole:
        match policy:
            case ZeroBudget.RATE_ZERO:
                return Fraction(0)
            case ZeroBudget.FULL_MARKS:
                return Fraction(1)
            case ZeroBudget.ONE_WAN_YUAN:
                return part / _WAN_YUAN
            case _:  # Refused, or not applicable: there is no rate.
                pass
    return quotient(part, whole, rate=_EXECUTION, denominator=_BASES[of])


def execution_rate_on_adjusted(executed: Number, adjusted: Number, /) -> Fraction:
    """Execution rate on the adjusted budget (预算执行率): 全年执行数 ÷ 全年预算数.

    The rate of the self-evaluation form, printed there as B/A.
    It is not capped: forms print 102.59 %, and the cap belongs to the score.

    Args:
        executed: spent in the year (全年执行数), zero or more.
        adjusted: the adjusted budget, the total for the year (全年预算数), zero or more.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: there is no adjusted budget.

    Source:
        财预〔2020〕10号, self-evaluation form; printed so in Anhui and Sichuan.

    Examples:
        >>> execution_rate_on_adjusted("46.8648万元", "46.8648万元")
        Fraction(1, 1)

    """
    part, whole = money(executed=executed, adjusted=adjusted)
    return quotient(part, whole, rate=_EXECUTION, denominator=_BASES[Basis.ADJUSTED])


def execution_rate_on_received(executed: Number, received: Number, /) -> Fraction:
    """Execution rate on the funds received (预算执行率): 实际支出资金 ÷ 实际到位资金.

    The same Chinese name as the rate of the form, with another denominator.

    Args:
        executed: actually spent (实际支出资金), zero or more.
        received: actually received (实际到位资金), zero or more.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: nothing was received.

    Source:
        财预〔2020〕10号, annex: frame for department and finance evaluation.

    Examples:
        >>> execution_rate_on_received("30万元", "40万元")
        Fraction(3, 4)

    """
    part, whole = money(executed=executed, received=received)
    return quotient(part, whole, rate=_EXECUTION, denominator=_BASES[Basis.RECEIVED])


def execution_rate_on_initial(executed: Number, initial: Number, /) -> Fraction:
    """Execution rate on the initial budget (预算执行率，年初口径): 执行数 ÷ 年初预算数.

    Args:
        executed: spent in the year (全年执行数), zero or more.
        initial: the budget approved at the start of the year (年初预算数), zero or more.

    Returns:
        The rate, 1 = 100 %; above 1 where the budget was raised in the year.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: the project appeared in mid-year.

    Source:
        County assessment rules: 完成数 ÷ 年初预算数.

    Examples:
        >>> execution_rate_on_initial("251.89万元", "238.93万元")
        Fraction(25189, 23893)

    """
    part, whole = money(executed=executed, initial=initial)
    return quotient(part, whole, rate=_EXECUTION, denominator=_BASES[Basis.INITIAL])


def execution_rate_on_supply(executed: Number, adjusted: Number, carried_in: Number, /) -> Fraction:
    """Execution rate on the supply (预算执行率): 执行数 ÷ (全年预算数 ＋ 上年结转).

    For forms whose adjusted budget leaves out what was carried over; where it is included already,
    `execution_rate_on_adjusted` is the rate.

    Args:
        executed: spent in the year (全年执行数), zero or more.
        adjusted: the adjusted budget without carry-over (全年预算数), zero or more.
        carried_in: carried over from the year before (上年结转), zero or more.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: there was no supply.

    Source:
        Self-evaluation forms of Hubei: fiscal spending against fiscal funds with carry-over.

    Examples:
        >>> execution_rate_on_supply("90万元", "80万元", "20万元")
        Fraction(9, 10)

    """
    part, budget, carried = money(executed=executed, adjusted=adjusted, carried_in=carried_in)
    return quotient(part, budget + carried, rate=_EXECUTION, denominator=_BASES[Basis.SUPPLY])


def budget_completion_rate(completed: Number, budget: Number, /) -> Fraction:
    """Budget completion rate of a department (预算完成率): 预算完成数 ÷ 预算数.

    Args:
        completed: the budget actually completed in the year (预算完成数), zero or more.
        budget: this year's department budget as approved by finance (预算数), zero or more.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: there is no budget.

    Source:
        财预〔2013〕53号, annex 2.

    Examples:
        >>> budget_completion_rate("950万元", "1000万元")
        Fraction(19, 20)

    """
    part, whole = money(completed=completed, budget=budget)
    name = "预算完成率 (budget completion rate)"
    return quotient(part, whole, rate=name, denominator="预算数 (the approved budget)")


def budget_completion_rate_on_supply(
    balance: Number, carried_in: Number, initial: Number, supplement: Number, /
) -> Fraction:
    """Completion rate on the supply (预算完成率): (供给 − 年末结余) ÷ 供给.

    The supply is 上年结转 ＋ 年初预算 ＋ 本年追加.
    A cut is no supplement: take it off the initial budget.

    Args:
        balance: left at the end of the year (年末结余), zero or more.
        carried_in: carried over from the year before (上年结转), zero or more.
        initial: the initial budget (年初预算), zero or more.
        supplement: added in the year (本年追加), zero or more.

    Returns:
        The rate, 1 = 100 %; below zero where more is said to be left than was supplied.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: there was no supply.

    Source:
        Department tables of Hunan and Changsha.

    Examples:
        >>> budget_completion_rate_on_supply("5万元", "10万元", "80万元", "10万元")
        Fraction(19, 20)

    """
    left, carried, approved, added = money(
        balance=balance, carried_in=carried_in, initial=initial, supplement=supplement
    )
    supply = carried + approved + added
    return quotient(
        supply - left,
        supply,
        rate="预算完成率 (budget completion rate)",
        denominator="上年结转加年初预算加本年追加 (the supply of the year)",
    )


def spending_progress_rate(spent: Number, budget: Number, /) -> Fraction:
    """Spending progress at a date (支出进度): 累计支出 ÷ 年度预算.

    At the end of the year it is the execution rate.
    Compare it with the months gone by in `progress_to_time_rate`.

    Args:
        spent: spent from the start of the year to the date (累计支出), zero or more.
        budget: the budget of the year (年度预算), zero or more.

    Returns:
        The rate, 1 = 100 %.

    Raises:
        RecordError: an amount is unreadable or below zero.
        CalculationError: ``rate.zero_denominator``: there is no budget.

    Source:
        County self-evaluation reports; monitoring rules of Sichuan.

    Examples:
        >>> spending_progress_rate("24万元", "80万元")
        Fraction(3, 10)

    """
    part, whole = money(spent=spent, budget=budget)
    name = "支出进度 (spending progress)"
    return quotient(part, whole, rate=name, denominator="年度预算 (the budget of the year)")


def payment_progress_rate(actual_progress: Rate, planned_progress: Rate, /) -> Fraction:
    """Payment progress rate (支付进度率): 实际支付进度 ÷ 既定支付进度.

    A ratio of two ratios.
    The planned progress is what is due at a date; it was declared with the goals of the year, with
    regard to the share of time, the three years before and the average of peers.

    Args:
        actual_progress: the actual progress (实际支付进度), as `spending_progress_rate` gives it or
            as written, ``"30%"``; zero or more.
        planned_progress: the planned progress (既定支付进度), 0 to 100 %.

    Returns:
        The rate, 1 = 100 %; above 1 where payment runs ahead of the plan.

    Raises:
        RecordError: a progress is unreadable or out of range.
        CalculationError: ``rate.zero_denominator``: nothing was due yet.

    Source:
        财预〔2013〕53号, annex 2.

    Examples:
        >>> payment_progress_rate(spending_progress_rate("24万元", "80万元"), "25%")
        Fraction(6, 5)

    """
    actual, planned = together(
        actual_progress=(rate_given, actual_progress),
        planned_progress=(up_to_one, planned_progress),
    )
    return quotient(
        actual,
        planned,
        rate="支付进度率 (payment progress rate)",
        denominator="既定支付进度 (the planned progress)",
    )


def _part_and_whole(budget: Budget, basis: Basis) -> tuple[Fraction, Fraction]:
    """What was spent and the budget it is measured against, in yuan."""
    executed, base = budget.amount("executed"), budget.base(basis)
    if executed is None or base is None:
        amounts = ((_EXECUTED, executed), (_BASES[basis], base))
        missing = [name for name, amount in amounts if amount is None]
        raise CalculationError(
            problem(Code.RATE_AMOUNT_MISSING, rate=_EXECUTION, amount=name) for name in missing
        )
    part, whole = money(**{"executed": executed, basis.value: base})
    return part, whole
