"""Sums and rates of amounts that were rounded when they were printed (显示舍入).

A table in 万元 with two places shows amounts to the hundred yuan, and each may be half of that off.
A sum or a rate that this explains is no mistake.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, cast

from perfeval.codes import Code
from perfeval.errors import Problem, problem
from perfeval.funds import AMOUNTS, Amounts, Budget, FundingLine, added
from perfeval.quantities import ZERO, exactly, is_same

_PRINTED: Final = (1_000, 100)
"""One place of 万元 and two, in yuan; whole 万元 are taken for exact, as most are."""
_WHOLE: Final = 10_000
_MOST_OFF: Final = Fraction(1, 100)
"""How far off a rate may be at most that rounding is taken to explain."""
_HALF: Final = Decimal("0.5")
_MOST_POINTS: Final = Fraction(1, 2)
"""The most points that the rounding of an even split is taken to explain."""


Range = tuple[Fraction, Fraction]
"""From the first, included, up to the second."""


def printed_unit(budget: Budget) -> int:
    """The yuan that the last printed place stands for (显示单位); 0 where amounts are exact.

    Examples:
        >>> printed_unit(Budget(adjusted="100.00万元", executed="33.33万元"))
        100
        >>> printed_unit(Budget(adjusted="100万元", executed="33万元"))
        0

    """
    rows: tuple[Amounts, ...] = (budget, *budget.lines)
    stated = [getattr(row, name) or ZERO for row in rows for name in AMOUNTS]
    with exactly():
        if all(each % _WHOLE == ZERO for each in stated):
            return 0
        units = (unit for unit in _PRINTED if all(each % unit == ZERO for each in stated))
        return next(units, 0)


def rows_inside(budget: Budget) -> Mapping[str, tuple[FundingLine, ...]]:
    """The rows of a fund block by the row that they are part of (其中); "" is the total."""
    inside: dict[str, list[FundingLine]] = {}
    for line in budget.lines:
        inside.setdefault(line.part_of, []).append(line)
    return {head: tuple(lines) for head, lines in inside.items()}


def sum_explained(found: Problem, inside: tuple[FundingLine, ...], unit: int) -> Problem | None:
    """A row that is not the sum of the rows inside it, as a checker sees it.

    ``None`` where the parts tell the row apart twice; rounded; a part of the parts; else wrong.
    """
    stated, facts = cast("Decimal", found.parameters["found"]), found.parameters
    parts = list(_parts(inside))
    name = cast("str", found.path[-1])
    meant = [each for each in parts if added(each, name) == facts["wanted"]]
    if any(_told_twice(each, name, stated) for each in (*meant, parts[-1])):
        return None
    off = cast("Fraction", facts["difference"])
    if any(2 * abs(off) < unit * (len(each) + 1) for each in meant):
        return problem(Code.LINT_SUM_ROUNDED, *found.path, **facts)
    if off > 0 and _is_some(parts[-1]):
        return problem(Code.LINT_PARTS_SHORT, *found.path, **facts)
    return found


def _parts(inside: tuple[FundingLine, ...]) -> Iterator[tuple[FundingLine, ...]]:
    """What a row may be the sum of: those of a source, those of a class of spending, all."""
    yield tuple(line for line in inside if line.source is not None)
    yield tuple(line for line in inside if line.source is None)
    yield inside


def _told_twice(lines: Iterable[FundingLine], name: str, stated: Decimal) -> bool:
    """Whether runs of rows add up to the total one by one: by year, then by level (本年、上年)."""
    whole, run = False, ZERO
    with exactly():
        for line in lines:
            run += getattr(line, name) or ZERO
            if run == stated:
                whole, run = True, ZERO
    return whole and run == ZERO


def _is_some(lines: tuple[FundingLine, ...]) -> bool:
    """Whether rows name only some of the parts (其中): a single one, or each by that word."""
    return len(lines) == 1 or all(line.label.startswith("其中") for line in lines)


def rate_is_rounded(printed: Range, executed: Fraction, base: Fraction, unit: int) -> bool:
    """Whether amounts within half a printed unit give a rate that is printed so."""
    half = Fraction(unit, 2)
    if base <= half or not printed[0] - _MOST_OFF <= executed / base <= printed[1] + _MOST_OFF:
        return False
    least, most = (executed - half) / (base + half), (executed + half) / (base - half)
    return least < printed[1] and printed[0] <= most


def off_by_rounding(points: Iterable[Decimal | None]) -> Fraction:
    """How far points may be off in all that were split evenly and rounded (均分舍入).

    Whole and half points are given as they are.

    Examples:
        >>> off_by_rounding([Decimal("16.67"), Decimal("16.67"), Decimal("12.5"), None])
        Fraction(1, 100)

    """
    slack = ZERO
    with exactly():
        for each in points:
            if each is not None and each % _HALF != ZERO:
                slack += _HALF.scaleb(int(each.as_tuple().exponent))
    return min(Fraction(slack), _MOST_POINTS)


def is_rounded_share(found: Decimal, wanted: Decimal, slack: Fraction) -> bool:
    """Whether points come to something else only as they were split evenly and rounded.

    Examples:
        >>> is_rounded_share(Decimal("50.01"), Decimal(50), Fraction(15, 1000))
        True
        >>> is_rounded_share(Decimal("51"), Decimal(50), Fraction(1))
        False

    """
    off = Fraction(found) - Fraction(wanted)
    return off.denominator != 1 and abs(off) <= slack and not is_same(off, 0)
