"""The money as a checker reads it: rates cut off or on another basis, points, units (资金核查)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, cast

from perfeval.checks.money import AMOUNT_TERMS
from perfeval.checks.reading import is_reason, kind_of
from perfeval.codes import Code
from perfeval.errors import Path, Problem, Value, plain, problem
from perfeval.funds import Amounts, Budget
from perfeval.linter.rounded import rate_is_rounded
from perfeval.linter.units import WAN, meant
from perfeval.quantities import (
    MAX_PLACES,
    ONE,
    ZERO,
    Rounding,
    RoundingMode,
    exactly,
    fraction,
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
_NEAR: Final = Fraction(100)
"""Amounts no further apart than this agree on their unit."""
_LAST_DIGITS: Final = 5
"""How many units of its last place a score may be off that was meant to be in proportion."""
_LEAST_STEP: Final = Decimal("0.5")
"""Points that a rule by steps gives are whole or half ones."""
_POINTS_A_PERCENT: Final = tuple(Fraction(each, 10) for each in (2, 3, 5, 10, 20))
"""What rules take off for each percent that was not spent (每低1个百分点扣0.2分)."""


def places_of(value: Decimal) -> int:
    """The decimal places that were printed (小数位数)."""
    return min(max(0, -int(value.as_tuple().exponent)), MAX_PLACES)


def is_cut_off(printed: Decimal, exact: Fraction) -> bool:
    """Whether a printed number is an exact one cut off at its places (截尾), not rounded."""
    down = Rounding(places=places_of(printed), mode=RoundingMode.DOWN)
    return recorded(exact, rounding=down) == printed


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


def money_problems(budget: Budget, *, scored: bool) -> Iterator[Problem]:
    """The execution score, units of money, and an adjustment without a reason."""
    if not scored:
        yield from _execution_score(budget)
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


def _percent(rate: Fraction) -> str:
    """A rate in percent, to two places."""
    return f"{plain(fraction(recorded(rate * 100)))}%"


def _execution_score(budget: Budget) -> Iterator[Problem]:
    """The execution score against the rate, exact or as printed, times full marks."""
    score, marks = budget.declared_score, budget.full_marks
    rates = tuple(_rates(budget))
    if score is None or marks is None or not rates or score > marks:
        return
    points = [min(rate, Fraction(ONE)) * Fraction(marks) for rate in rates]
    rounding = Rounding(places=places_of(score))
    if any(recorded(each, rounding=rounding) == score for each in points):
        return
    wanted, rate = recorded(points[0]), _percent(rates[0])
    facts: dict[str, Value] = {"wanted": wanted, "limit": marks, "rate": rate}
    if any(is_cut_off(score, each) for each in points):
        cut = {"found": score, "wanted": wanted}
        yield problem(Code.LINT_EXECUTION_TRUNCATED, "budget", "declared_score", **cut)
    elif score == marks:
        yield problem(Code.LINT_EXECUTION_FULL, "budget", "declared_score", **facts)
    elif code := _by_steps(budget, score, points, rates):
        yield problem(code, "budget", "declared_score", found=score, **facts)


def _by_steps(
    budget: Budget, score: Decimal, points: list[Fraction], rates: tuple[Fraction, ...]
) -> Code | None:
    """Whether a score out of proportion is wrong; ``None`` where a reason lowers it.

    Points by steps are whole or half ones, less than one point above the proportion.
    """
    above = Fraction(score) - min(points)
    near = abs(above) <= Fraction(_LAST_DIGITS, 10 ** places_of(score))
    with exactly():
        rounded = score % _LEAST_STEP == ZERO
    if above < 0 and (rounded or not near) and is_reason(budget.deviation_reason):
        return None
    lost = Fraction(cast("Decimal", budget.full_marks)) - Fraction(score)
    steps = {1 - rate for rate in rates if rate < 1}
    per_percent = any(lost == each * 100 * off for off in steps for each in _POINTS_A_PERCENT)
    if (rounded and above < 1) or per_percent:
        return Code.LINT_EXECUTION_STEPS
    return Code.LINT_EXECUTION_SCORE


def _rates(budget: Budget) -> Iterator[Fraction]:
    """The execution rate that follows, and the one that is printed."""
    executed, base = budget.amount("executed"), budget.base(Basis.ADJUSTED)
    if executed is not None and base is not None and base > ZERO <= executed:
        yield Fraction(executed) / Fraction(base)
    if budget.declared_rate is not None and budget.declared_rate >= ZERO:
        yield Fraction(budget.declared_rate)


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
        shown = {"found": _percent(share), "limit": _percent(ADJUSTMENT)}
        yield problem(Code.LINT_ADJUSTMENT, "budget", "adjustment_reason", **shown)


def imbalance(subject: Subject) -> Iterator[Problem]:
    """Goals reached far ahead of the money: the share of points against that of the budget.

    Integrated budget systems mark a gap of more than a tenth, in their yearly review.
    """
    budget = subject.budget
    earned = _earned(subject.indicators)
    rate = next(_rates(budget), None) if budget else None
    if earned is not None and rate is not None and earned - rate > IMBALANCE:
        shown = {"found": _percent(earned), "rate": _percent(rate)}
        yield problem(Code.LINT_IMBALANCE, "budget", **shown)


def _earned(indicators: tuple[Indicator, ...]) -> Fraction | None:
    """The share of the indicators' points that is stated as earned."""
    base = [each for each in indicators if kind_of(each) is ItemKind.BASE]
    scores, marks = (
        summed(getattr(each, name) for each in base) for name in ("declared_score", "full_marks")
    )
    return None if scores is None or not marks else Fraction(scores) / Fraction(marks)
