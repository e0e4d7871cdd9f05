"""What all rates share: reading the amounts, and the one quotient.

Amounts are given by the names of the arguments they came in, so that a refusal can say which of
them it means, and all of them at once.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from perfeval.codes import Code
from perfeval.errors import CalculationError, problem
from perfeval.fields import refuse, refuse_unread, taken
from perfeval.quantities import Number, number, share, yuan

Rate = Number | Fraction
"""A rate as an argument: written (``"45%"``, ``"0.45"``), or exact, as another rate returned it."""

Reader = Callable[[Any], Decimal | Fraction | int]
"""What reads an argument."""

E = TypeVar("E", Decimal, Decimal | Fraction)


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
    return _each(amount, amounts)


def sizes(**values: Number) -> list[Fraction]:
    """Read counts and sizes: plain numbers, zero or more.

    Raises:
        RecordError: one is no plain number, or below zero.

    Examples:
        >>> sizes(staff=31, posts="30")
        [Fraction(31, 1), Fraction(30, 1)]

    """
    return _each(size, values)


def rates(**values: Rate) -> list[Fraction]:
    """Read rates, zero or more; a bare number has 1 = 100 %.

    Raises:
        RecordError: one is no rate, or below zero.

    Examples:
        >>> rates(attainment="102.5%", execution=Fraction(2, 3))
        [Fraction(41, 40), Fraction(2, 3)]

    """
    return _each(rate_given, values)


def together(**given: tuple[Reader, object]) -> list[Fraction]:
    """Read arguments of several kinds, all of them before any is refused.

    Args:
        given: each argument by its name, with what reads it.

    Raises:
        RecordError: every problem, under the name of its argument.

    Examples:
        >>> together(spent=(amount, "6万元"), planned=(up_to_one, "45%"))
        [Fraction(60000, 1), Fraction(9, 20)]

    """
    taken_values = {name: taken(read, value) for name, (read, value) in given.items()}
    refuse_unread(**taken_values)
    return [Fraction(value) for value in taken_values.values()]


def amount(value: Number) -> Decimal:
    """An amount of money, zero or more, in yuan."""
    return _zero_or_more(yuan(value))


def size(value: Number) -> Decimal:
    """A count or size: a plain number, zero or more."""
    return _zero_or_more(number(value))


def rate_given(value: Rate) -> Decimal | Fraction:
    """A rate, zero or more."""
    return _zero_or_more(_rate(value))


def up_to_one(value: Rate) -> Decimal | Fraction:
    """A rate that cannot be above 100 %; so a forgotten percent sign is noticed."""
    if not 0 <= (exact := _rate(value)) <= 1:
        raise refuse(Code.SHARE_RANGE, found=exact, least=0, most=1)
    return exact


def _each(read: Reader, values: Mapping[str, Rate]) -> list[Fraction]:
    """Read every value in the same way."""
    return together(**{name: (read, value) for name, value in values.items()})


def _zero_or_more(value: E) -> E:
    """The value, which is not below zero."""
    if value < 0:
        raise refuse(Code.NUMBER_NEGATIVE, found=value)
    return value


def _rate(value: Rate) -> Decimal | Fraction:
    """A rate as written, or as another function returned it."""
    return value if isinstance(value, Fraction) else share(value)
