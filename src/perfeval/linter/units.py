"""Numbers a hundred or ten thousand times apart, and what was meant (单位核查)."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from perfeval.codes import Code
from perfeval.errors import Problem, problem
from perfeval.measures import Amount, Target
from perfeval.quantities import MONEY_UNITS, ZERO, exactly
from perfeval.records import Indicator
from perfeval.terms import Direction

WAN: Final = Fraction(10_000)
"""How many yuan are one 万元."""
_HUNDRED: Final = Fraction(100)
_ALIKE: Final = (Fraction(1, 2), Fraction(3, 2))
"""Numbers that belong together and were mixed up are this near each other when they are mended."""
_PERCENT: Final = frozenset({"%", "百分比", ""})
_LEAST_PERCENT: Final = 10
"""Below it a percentage and a share of the same size cannot be told apart."""


def meant(found: Decimal, beside: Decimal, times: Fraction) -> Decimal | None:
    """What a number probably is that stands so many times apart from another (疑似应填数).

    Args:
        found: the number, above zero.
        beside: the one that it belongs to, above zero.
        times: how many times they are apart where they were mixed up.

    Returns:
        The number as it was probably meant; ``None`` where nothing suggests a mistake.

    Examples:
        >>> meant(Decimal("899740"), Decimal("90"), WAN)
        Decimal('89.974')
        >>> meant(Decimal("45"), Decimal("90"), WAN) is None
        True

    """
    low, high = _ALIKE
    ratio = Fraction(found) / Fraction(beside)
    for factor in (times, 1 / times):
        if low <= ratio / factor <= high:
            exact = Fraction(found) / factor
            with exactly():
                return Decimal(exact.numerator) / Decimal(exact.denominator)
    return None


def mixed_units(indicator: Indicator, target: Target, reached: Amount) -> Iterator[Problem]:
    """A percentage written as a share, or yuan among ten thousands of yuan, in an indicator."""
    wanted, name = target.value, indicator.name
    if wanted.number <= ZERO or reached.number <= ZERO:
        return
    if wanted.unit == reached.unit and wanted.unit in MONEY_UNITS:
        amount = meant(reached.number, wanted.number, WAN)
        if amount is not None:
            both, mended = _both(reached, wanted), f"{amount:f}{wanted.unit}"
            yield problem(Code.LINT_AMOUNT, "actual", indicator=name, wanted=mended, **both)
    if {wanted.unit, reached.unit} <= _PERCENT and wanted.unit + reached.unit:
        yield from _share(name, target, reached)


def _share(name: str, target: Target, reached: Amount) -> Iterator[Problem]:
    """One of two percentages is a share: 0.95 beside 95%; of little, less may well be true."""
    small, large, field = reached, target.value, "actual"
    if small.number > large.number:
        small, large, field = large, small, "target"
    if large.number < _LEAST_PERCENT or target.operator.direction is Direction.REVERSE:
        return
    percent = meant(small.number, large.number, _HUNDRED)
    if percent is not None:
        both, mended = _both(small, large), f"{percent:f}%"
        yield problem(Code.LINT_PERCENT, field, indicator=name, wanted=mended, **both)


def _both(found: Amount, beside: Amount) -> dict[str, str]:
    """The amount that is doubted, and the one beside it."""
    return {"found": str(found), "beside": str(beside)}
