"""Which rule gives a printed score (得分反推): what a mismatch was probably scored by.

>>> from perfeval import Measured, Target
>>> limit, spent = Target(operator="at_most", value="3%"), Measured(value="4%")
>>> for fit in rules_that_give("10", "10", target=limit, actual=spent):
...     print(type(fit.rule).__name__, fit.slip.term)
Proportional 按相反方向计分
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

import attrs

from perfeval.errors import CalculationError
from perfeval.fields import refuse_unread, take_points, take_record
from perfeval.judgements import AllOrNothing
from perfeval.measures import Amount, Measured, Ratio, Target
from perfeval.quantities import (
    MAX_PLACES,
    SHARE_UNITS,
    Number,
    Rounding,
    RoundingMode,
    recorded,
    scaled,
)
from perfeval.rules import Equality, Proportional, Reverse
from perfeval.scoring import Rule, score
from perfeval.terms import Direction, Operator, Term


class Slip(Term):
    """What a score that follows from a rule was scored by otherwise than it should (计分差异)."""

    NONE = "none", "按规则计分"
    TRUNCATED = "truncated", "舍去尾数"
    ROUNDED_UP = "rounded_up", "进位取数"
    UNCAPPED = "uncapped", "未按满分封顶"
    OTHER_WAY = "other_way", "按相反方向计分"
    VALUE_AS_RATE = "value_as_rate", "以实际值代替完成率"


@attrs.frozen(kw_only=True)
class Fit:
    """A rule that gives a printed score (相符的规则)."""

    rule: Rule
    """The rule."""
    slip: Slip
    """In what it was applied otherwise than it should, if in anything."""
    rounding: Rounding
    """How its points come to the printed score."""


_STANDARD: Final[tuple[Rule, ...]] = (
    Proportional(),
    Reverse(form="ratio"),
    Reverse(form="linear"),
    Equality(otherwise="nothing"),
    AllOrNothing(),
)
_UNCAPPED: Final = Proportional(cap=None)
_MODES: Final = (
    (RoundingMode.HALF_UP, Slip.NONE),
    (RoundingMode.DOWN, Slip.TRUNCATED),
    (RoundingMode.UP, Slip.ROUNDED_UP),
)


def rules_that_give(
    printed: Number, full_marks: Number, /, *, target: Target, actual: Measured | Ratio
) -> tuple[Fit, ...]:
    """The standard rules that give a printed score, the likeliest first (得分反推).

    Each rule is tried as it should be, then cut off or rounded up to the places that are printed,
    then against the direction of the target, and the actual percentage in place of the rate of
    completion. A rule that gives the score as it should is not tried otherwise.

    Args:
        printed: the score as printed.
        full_marks: the most the indicator can earn.
        target: what was to be reached.
        actual: what was.

    Raises:
        RecordError: an argument is none of what it should be.

    """
    found, most = take_points(printed), take_points(full_marks)
    wanted = take_record((Target,), target)
    reached = take_record((Measured, Ratio), actual)
    refuse_unread(printed=found, full_marks=most, target=wanted, actual=reached)
    row = _Row(found, most, wanted, actual)
    fits = [fit for each in _attempts(row) for fit in _tried(each, row)]
    return tuple(sorted(fits, key=lambda fit: list(Slip).index(fit.slip)))


class _Row(NamedTuple):
    """What the table prints of an indicator."""

    printed: Decimal
    full_marks: Decimal
    target: Target
    actual: Measured | Ratio


class _Attempt(NamedTuple):
    """A rule that is tried, and in what it would be a slip."""

    rule: Rule
    target: Target
    slip: Slip


def _attempts(row: _Row) -> Iterator[_Attempt]:
    """Every rule as it should be, then the usual slips."""
    way, actual = row.target.operator.direction, row.actual
    for rule in _STANDARD:
        opposite = {_direction(rule), way} == {Direction.POSITIVE, Direction.REVERSE}
        yield _Attempt(rule, row.target, Slip.OTHER_WAY if opposite else Slip.NONE)
    if way is not Direction.REVERSE:
        yield _Attempt(_UNCAPPED, row.target, Slip.UNCAPPED)
    if isinstance(actual, Measured) and actual.value.unit in SHARE_UNITS:
        whole = scaled(Decimal(1), -SHARE_UNITS[actual.value.unit])
        all_of_it = Target(operator=Operator.AT_LEAST, value=Amount(whole, actual.value.unit))
        if all_of_it.value != row.target.value:
            yield _Attempt(Proportional(), all_of_it, Slip.VALUE_AS_RATE)


def _tried(attempt: _Attempt, row: _Row) -> Iterator[Fit]:
    """The rule, where its points come to the printed score in some way."""
    try:
        exact = score(attempt.rule, row.full_marks, target=attempt.target, actual=row.actual)
    except CalculationError:
        return
    places = max(0, -int(row.printed.as_tuple().exponent))
    capped = attempt.slip is Slip.UNCAPPED and exact <= row.full_marks
    for mode, cut in () if capped or places > MAX_PLACES else _MODES:
        rounding = Rounding(places=places, mode=mode)
        if recorded(exact, rounding=rounding) == row.printed:
            slip = cut if attempt.slip is Slip.NONE else attempt.slip
            yield Fit(rule=attempt.rule, slip=slip, rounding=rounding)
            return


def _direction(rule: Rule) -> Direction:
    """Which way a rule rewards."""
    found: Direction = getattr(rule, "direction", Direction.NEUTRAL)
    return found
