"""What all rates share: reading the amounts, and the one quotient.

Amounts are given by the names of the arguments they came in, so that a refusal can say which of
them it means, and all of them at once.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from perfeval.codes import Code
from perfeval.errors import CalculationError, Problem, RecordError, problem, quoted
from perfeval.quantities import Number, number, share, yuan

Rate = Number | Fraction
"""A rate as an argument: written (``"45%"``, ``"0.45"``), or exact, as another rate returned it."""

K = TypeVar("K", bound=StrEnum)


def quotient(part: Fraction, whole: Fraction, *, rate: str, denominator: str) -> Fraction:
    """Divide exactly; the only place where a rate is made.

    Args:
        part: what is measured.
        whole: what it is measured against.
        rate: what the rate is called, in Chinese and English.
        denominator: what the whole is called, in Chinese and English.

    Raises:
        CalculationError: ``rate.zero_denominator``.

    Examples:
        >>> quotient(Fraction(1), Fraction(4), rate="率 (rate)", denominator="总数 (the whole)")
        Fraction(1, 4)

    """
    if not whole:
        found = problem(Code.RATE_ZERO_DENOMINATOR, rate=rate, denominator=denominator)
        raise CalculationError([found])
    return part / whole


def money(**amounts: Number) -> list[Fraction]:
    """Read amounts of money, zero or more, in yuan.

    Raises:
        RecordError: one is no amount of money, or below zero.

    Examples:
        >>> money(executed="46.8648万元", budget=468648)
        [Fraction(468648, 1), Fraction(468648, 1)]

    """
    return _each(_zero_or_more(yuan), amounts)


def signed_money(**amounts: Number) -> list[Fraction]:
    """Read amounts of money that may be below zero, in yuan.

    Raises:
        RecordError: one is no amount of money.

    Examples:
        >>> signed_money(adjustment="-5万元")
        [Fraction(-50000, 1)]

    """
    return _each(yuan, amounts)


def sizes(**values: Number) -> list[Fraction]:
    """Read counts and sizes: plain numbers, zero or more.

    Raises:
        RecordError: one is no plain number, or below zero.

    Examples:
        >>> sizes(staff=31, posts="30")
        [Fraction(31, 1), Fraction(30, 1)]

    """
    return _each(_zero_or_more(number), values)


def signed_sizes(**values: Number) -> list[Fraction]:
    """Read plain numbers that may be below zero.

    Raises:
        RecordError: one is no plain number.

    Examples:
        >>> signed_sizes(actual="-0.5")
        [Fraction(-1, 2)]

    """
    return _each(number, values)


def rates(**values: Rate) -> list[Fraction]:
    """Read rates, zero or more; a bare number has 1 = 100 %.

    Raises:
        RecordError: one is no rate, or below zero.

    Examples:
        >>> rates(attainment="102.5%", execution=Fraction(2, 3))
        [Fraction(41, 40), Fraction(2, 3)]

    """
    return _each(_zero_or_more(_rate), values)


def shares(**values: Rate) -> list[Fraction]:
    """Read rates that cannot be above 100 %; so a forgotten percent sign is noticed.

    Raises:
        RecordError: one is no rate, or outside 0 to 1.

    Examples:
        >>> shares(planned="45%")
        [Fraction(9, 20)]

    """
    return _each(_up_to_one, values)


def option(kind: type[K], name: str, value: K | str) -> K:
    """Read an option: a term, or its stable name.

    Raises:
        RecordError: ``term.unknown``.

    """
    try:
        return kind(value)
    except ValueError:
        wanted = ", ".join(kind)
        found = problem(Code.TERM_UNKNOWN, name, found=quoted(value), wanted=wanted)
        raise RecordError([found]) from None


def _each(read: Callable[[Any], Decimal | Fraction], values: Mapping[str, Rate]) -> list[Fraction]:
    """Read every value, or refuse with every problem under the name of its argument."""
    exact: list[Fraction] = []
    found: list[Problem] = []
    for name, value in values.items():
        try:
            exact.append(Fraction(read(value)))
        except RecordError as error:
            found.extend(each.under(name) for each in error.problems)
    if found:
        raise RecordError(found)
    return exact


def _zero_or_more(
    read: Callable[[Any], Decimal | Fraction],
) -> Callable[[Rate], Decimal | Fraction]:
    """The same reader, for values that cannot be below zero."""

    def checked(value: Rate) -> Decimal | Fraction:
        """A value that is not below zero."""
        if (exact := read(value)) < 0:
            raise RecordError([problem(Code.NUMBER_NEGATIVE, found=exact)])
        return exact

    return checked


def _rate(value: Rate) -> Decimal | Fraction:
    """A rate as written, or as another function returned it."""
    return value if isinstance(value, Fraction) else share(value)


def _up_to_one(value: Rate) -> Decimal | Fraction:
    """A rate from 0 to 1."""
    if not 0 <= (exact := _rate(value)) <= 1:
        raise RecordError([problem(Code.SHARE_RANGE, found=exact, least=0, most=1)])
    return exact
