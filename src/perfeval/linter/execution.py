"""The execution score as a checker reads it: in proportion, by steps, cut off (预算执行得分).

>>> budget = Budget(adjusted="3", executed="2", full_marks="10", declared_score="6.66")
>>> [str(each.code) for each in execution_problems(budget)]
['lint.execution_truncated']
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final, cast

from perfeval.checks.reading import is_reason
from perfeval.codes import Code
from perfeval.errors import Problem, Value, plain, problem
from perfeval.funds import Budget
from perfeval.quantities import (
    MAX_PLACES,
    ONE,
    ZERO,
    Rounding,
    RoundingMode,
    exactly,
    fraction,
    is_same,
    recorded,
)
from perfeval.terms import Basis

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


def percent_of(rate: Fraction) -> str:
    """A rate in percent, to two places."""
    return f"{plain(fraction(recorded(rate * 100)))}%"


def scores_places(scores: Iterable[Decimal | None]) -> int:
    """To how many places scores are printed that are not all whole (得分小数位数)."""
    with exactly():
        return max((places_of(each) for each in scores if each and each % ONE), default=0)


def execution_points(budget: Budget) -> list[Fraction]:
    """The points that follow from the exact rate and from the printed one (执行率应得分)."""
    if budget.full_marks is None:
        return []
    marks = Fraction(budget.full_marks)
    return [min(rate, Fraction(ONE)) * marks for rate in rates_of_money(budget)]


def follows_rounded(score: Decimal, points: Iterable[Fraction], places: int) -> bool:
    """Whether a score is what follows, rounded.

    To whole points only where the table prints no others with places.
    """
    rounding = Rounding(places=places_of(score) or min(places, MAX_PLACES))
    return any(
        is_same(recorded(each, rounding=rounding), score) or is_same(each, score) for each in points
    )


def execution_problems(budget: Budget, places: int = 0) -> Iterator[Problem]:
    """The execution score against the rate, exact or as printed, times full marks.

    Args:
        budget: the fund block.
        places: to how many places the table prints its other scores and the total.

    """
    score, marks = budget.declared_score, budget.full_marks
    points, rates = execution_points(budget), tuple(rates_of_money(budget))
    if score is None or marks is None or not rates or score > marks:
        return
    if follows_rounded(score, points, places):
        return
    wanted, rate = recorded(points[0]), percent_of(rates[0])
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


def rates_of_money(budget: Budget) -> Iterator[Fraction]:
    """The execution rate that follows, and the one that is printed."""
    executed, base = budget.amount("executed"), budget.base(Basis.ADJUSTED)
    if executed is not None and base is not None and base > ZERO <= executed:
        yield Fraction(executed) / Fraction(base)
    if budget.declared_rate is not None and budget.declared_rate >= ZERO:
        yield Fraction(budget.declared_rate)
