"""The money as a checker reads it: rates cut off or on another basis, points, units (资金核查)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, cast

from perfeval.checks.money import AMOUNT_TERMS
from perfeval.checks.reading import is_reason, kind_of
from perfeval.codes import Code
from perfeval.errors import Path, Problem, Value, problem
from perfeval.funds import Amounts, Budget
from perfeval.linter.execution import (
    execution_problems,
    is_cut_off,
    percent_of,
    places_of,
    rates_of_money,
)
from perfeval.linter.rounded import rate_is_rounded
from perfeval.linter.units import WAN, meant
from perfeval.quantities import (
    MAX_PLACES,
    ZERO,
    Rounding,
    exactly,
    recorded,
    summed,
)
from perfeval.records import Indicator, Subject
from perfeval.terms import Basis, ItemKind

IMBALANCE: Final = Fraction(1, 10)
"""How far the share of the points may be ahead of that of the money spent."""
ADJUSTMENT: Final = Fraction(3, 10)
"""An adjustment of the budget from which a reason is wanted."""
_HELD: Final = ("adjusted", "executed", "initial")
"""The amounts of a row that are held against each other."""
_TIMES: Final = Decimal(10_000)
_PERCENT: Final = 100
_FINE: Final = 4
"""The places of a share that is printed in percent to two places, as most are."""
_NEAR: Final = Fraction(100)
"""Amounts no further apart than this agree on their unit."""


def rate_explained(found: Problem, budget: Budget, unit: int) -> Problem:
    """A rate that is not the rounded one: cut off, on another basis, explained, or just wrong."""
    row, stated = _row(found.path, budget), found.parameters
    declared = cast("Decimal", row.declared_rate)
    executed, base = (Fraction(cast("Decimal", stated[name])) for name in ("executed", "budget"))
    facts = {"found": stated["found"], "wanted": stated["wanted"]}
    if is_cut_off(declared, executed / base):
        return problem(Code.LINT_RATE_TRUNCATED, *found.path, **facts)
    for basis in Basis:
        other = row.base(basis)
        if other and _is_rounded(declared, executed / Fraction(other)):
            return problem(Code.LINT_RATE_BASIS, *found.path, basis=basis.term, **facts)
    half = Fraction(1, 2 * 10 ** max(2, places_of(declared)))
    printed = (Fraction(declared) - half, Fraction(declared) + half)
    if rate_is_rounded(printed, executed, base, unit):
        return problem(Code.LINT_RATE_ROUNDED, *found.path, **facts)
    return found


def money_problems(budget: Budget, *, scored: bool, places: int = 0) -> Iterator[Problem]:
    """The execution score, units of money, and an adjustment without a reason.

    Args:
        budget: the fund block.
        scored: whether a scheme scores it.
        places: to how many places the table prints its other scores and the total.

    """
    if not scored:
        yield from execution_problems(budget, places)
    yield from _rate_places(budget, places)
    yield from _units(budget)
    yield from _adjustment(budget)


def _row(path: Path, budget: Budget) -> Amounts:
    """The row of the block that a path leads to."""
    _, *steps = path
    place = steps[1] if len(steps) > 1 and steps[0] == "lines" else None
    return budget.lines[place] if isinstance(place, int) else budget


def _is_rounded(printed: Decimal, exact: Fraction) -> bool:
    """Whether a printed rate is an exact one rounded at its places, whole percent at least."""
    rounding = Rounding(places=max(2, places_of(printed)))
    return recorded(exact, rounding=rounding) == recorded(printed, rounding=rounding)


def _rate_places(budget: Budget, places: int) -> Iterator[Problem]:
    """A rate in whole percent where the table prints other figures to more places."""
    rows: tuple[Amounts, ...] = (budget, *budget.lines)
    printed = [each.declared_rate for each in rows if each.declared_rate is not None]
    finer = [places_of(each) for each in printed if not _is_whole_percent(each)]
    most = max((*finer, _FINE if places else 0))
    if not most:
        return
    rounding = Rounding(places=min(most, MAX_PLACES))
    for place, row in enumerate(rows):
        exact, rate = _rate_of(row), row.declared_rate
        if rate is None or exact is None or not _is_whole_percent(rate):
            continue
        follows = recorded(exact, rounding=rounding)
        if follows != rate and _is_rounded(rate, exact):
            path = ("budget", "lines", place - 1) if place else ("budget",)
            facts = {"found": percent_of(Fraction(rate)), "wanted": percent_of(Fraction(follows))}
            yield problem(Code.LINT_RATE_WHOLE, *path, "declared_rate", **facts)


def _is_whole_percent(rate: Decimal) -> bool:
    """Whether a rate is printed in whole percent."""
    return (Fraction(rate) * _PERCENT).denominator == 1


def _rate_of(row: Amounts) -> Fraction | None:
    """The exact rate of a row; ``None`` where its amounts give none."""
    executed, base = row.amount("executed"), row.base(Basis.ADJUSTED)
    return None if executed is None or not base else Fraction(executed) / Fraction(base)


def _units(budget: Budget) -> Iterator[Problem]:
    """Amounts ten thousand times apart: yuan among ten thousands of yuan, or the reverse."""
    yield from _apart(budget, "budget")
    for place, line in enumerate(budget.lines):
        yield from _apart(line, "budget", "lines", place)


def _apart(row: Amounts, *path: str | int) -> Iterator[Problem]:
    """Amounts of a row ten thousand times apart, with what they probably are."""
    stated = {name: each for name in _HELD if (each := getattr(row, name)) and each > ZERO}
    for name, other in _doubted(stated):
        found, beside = stated[name], stated[other]
        with exactly():
            wanted = found / _TIMES if found > beside else found * _TIMES
        facts: dict[str, Value] = {"found": found, "beside": beside, "wanted": wanted}
        yield problem(Code.LINT_MONEY_UNIT, *path, name, what=AMOUNT_TERMS[name], **facts)


def _doubted(stated: Mapping[str, Decimal]) -> Iterator[tuple[str, str]]:
    """Amounts that are doubted, each with the one that speaks against it.

    Of three the one that the two others speak against; else what stands beside the year's budget.
    """
    for name in stated if len(stated) == len(_HELD) else ():
        others = [other for other in stated if other != name]
        one, two = (stated[other] for other in others)
        agree = 1 / _NEAR <= Fraction(one) / Fraction(two) <= _NEAR
        against = [other for other in others if _is_apart(stated[name], stated[other])]
        if agree and against:
            yield name, against[0]
            return
    for name in ("executed", "initial"):
        if {name, "adjusted"} <= stated.keys() and meant(stated[name], stated["adjusted"], WAN):
            yield name, "adjusted"


def _is_apart(one: Decimal, two: Decimal) -> bool:
    """Whether one of two amounts is probably in another unit."""
    return meant(one, two, WAN) is not None or meant(two, one, WAN) is not None


def _adjustment(budget: Budget) -> Iterator[Problem]:
    """An adjustment of three tenths or more without a reason."""
    initial, change = budget.amount("initial"), budget.change
    if not initial or change is None or is_reason(budget.adjustment_reason):
        return
    share = Fraction(change) / Fraction(initial)
    if abs(share) >= ADJUSTMENT:
        shown = {"found": percent_of(share), "limit": percent_of(ADJUSTMENT)}
        yield problem(Code.LINT_ADJUSTMENT, "budget", "adjustment_reason", **shown)


def imbalance(subject: Subject) -> Iterator[Problem]:
    """Goals reached far ahead of the money: the share of points against that of the budget.

    Integrated budget systems mark a gap of more than a tenth, in their yearly review.
    """
    budget = subject.budget
    earned = _earned(subject.indicators)
    rate = next(rates_of_money(budget), None) if budget else None
    if earned is not None and rate is not None and earned - rate > IMBALANCE:
        shown = {"found": percent_of(earned), "rate": percent_of(rate)}
        yield problem(Code.LINT_IMBALANCE, "budget", **shown)


def _earned(indicators: tuple[Indicator, ...]) -> Fraction | None:
    """The share of the indicators' points that is stated as earned."""
    base = [each for each in indicators if kind_of(each) is ItemKind.BASE]
    scores, marks = (
        summed(getattr(each, name) for each in base) for name in ("declared_score", "full_marks")
    )
    return None if scores is None or not marks else Fraction(scores) / Fraction(marks)
