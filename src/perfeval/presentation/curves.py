"""The course of a rule (计分曲线): what it gives from the lowest value that matters to the highest.

Every point is scored by the rule itself.
Between the values at which a rule turns it only rises or only falls, so a picture needs a fixed
number of points there; where two of them differ and the one between is like one of the two, the
rule jumps, and the place is found by halving.

    >>> from perfeval import Proportional, parse_target
    >>> course(Proportional(), Fraction(10), parse_target("≥50")).pieces
    (((Fraction(0, 1), Fraction(0, 1)), (Fraction(50, 1), Fraction(10, 1)), \
(Fraction(125, 2), Fraction(10, 1))),)
"""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from perfeval.errors import PerfevalError
from perfeval.measures import Amount, Measured, Target
from perfeval.quantities import MAX_PLACES, Rounding, exactly, fraction, recorded
from perfeval.scoring import NumericRule, judged

_POINTS: Final = 96
"""How many points are looked at between the two ends."""
_FINE: Final = 100_000
"""Into how many parts the width is cut at the most."""
_STRETCHES: Final = tuple(Fraction(each) for each in ("1.25", "2.5", "5", "12.5", "25", "125"))
"""How far beyond where it turns last a rule is followed until it does not change any more."""
_FURTHER: Final = 2
_FAR: Final = 4
_SAMPLE: Final = Fraction(5, 2)

Spot = tuple[Fraction, Fraction]
"""A value and what it earns."""
Sampled = tuple[Fraction, Fraction | None]
"""A value and what it earns; ``None`` where the rule has no answer."""
Scored = Callable[[Fraction], Fraction | None]
"""What a rule gives for a value; ``None`` where it has no answer."""


class Course(NamedTuple):
    """The course of a rule (曲线走势)."""

    pieces: tuple[tuple[Spot, ...], ...]
    """Its unbroken parts."""
    ticks: tuple[Fraction, ...]
    """Its ends, and where it turns."""
    unit: str
    """The unit of the values."""


def course(
    rule: NumericRule,
    full_marks: Fraction,
    target: Target | None,
    reached: Fraction | None = None,
) -> Course | None:
    """The course of a rule; ``None`` where nothing says with what it compares, or it never answers.

    Args:
        rule: the rule.
        full_marks: what the indicator is worth.
        target: what was to be reached; ``None`` where the rule brings that itself.
        reached: a value that is to lie on it, unless it is far beyond its end.

    """
    reference = rule.reference(target)
    if reference is None:
        return None
    unit = reference.unit
    score = _scored(rule, full_marks, target, unit)
    turns = _turns(rule, reference)
    low, high = _ends(turns, score)
    if reached is not None and high < reached <= high * _FAR:
        high = reached
    places = _places(high - low)
    inside = tuple(each for each in turns if low <= each <= high)
    pieces = tuple(_pieces(_values(low, high, inside, places), score, full_marks, places))
    return Course(pieces, tuple(sorted({low, *inside, high})), unit) if pieces else None


def _scored(rule: NumericRule, full_marks: Fraction, target: Target | None, unit: str) -> Scored:
    """What gives the points of a value."""
    marks = recorded(full_marks, rounding=Rounding(places=MAX_PLACES))

    def score(value: Fraction) -> Fraction | None:
        """The points, exactly; what the rule refuses leaves a gap in the curve."""
        at = recorded(value, rounding=Rounding(places=MAX_PLACES))
        try:
            with exactly():
                earned = judged(rule, marks, target, Measured(value=Amount(at, unit)), None)
        except PerfevalError:
            return None
        return fraction(earned.numerator, earned.denominator)

    return score


def _turns(rule: NumericRule, reference: Amount) -> tuple[Fraction, ...]:
    """Where the rule turns, and the reference itself, in the unit of the reference."""
    try:
        with exactly():
            found = [*rule.stated_in(reference.unit).turns(reference.number)]
    except PerfevalError:
        found = []
    return tuple(sorted({Fraction(each) for each in (*found, reference.number)}))


def _ends(turns: tuple[Fraction, ...], score: Scored) -> tuple[Fraction, Fraction]:
    """From zero, or below it where the rule turns there, to where nothing changes any more."""
    lowest, highest = min(*turns, Fraction(0)), max(*turns, Fraction(0))
    reach = highest - lowest or Fraction(1)
    low = lowest - reach / 4 if lowest < 0 else lowest
    for stretch in _STRETCHES:
        high = lowest + reach * stretch
        if score(high) == score(lowest + reach * stretch * _FURTHER):
            return low, high
    return low, lowest + reach * _SAMPLE


def _places(span: Fraction) -> int:
    """Decimal places in which a hundred-thousandth of a width can be written."""
    fine = (places for places in range(MAX_PLACES) if span * 10**places >= _FINE)
    return next(fine, MAX_PLACES)


def _values(
    low: Fraction, high: Fraction, turns: Iterable[Fraction], places: int
) -> list[Fraction]:
    """The values that are looked at: evenly, at each turn and right beside it."""
    even = (low + (high - low) * step / _POINTS for step in range(_POINTS + 1))
    least = Fraction(1, 10**places)
    beside = (turn + side for turn in turns for side in (-least, Fraction(0), least))
    rounding = Rounding(places=places)
    found = {Fraction(recorded(each, rounding=rounding)) for each in even} | {*beside, low, high}
    return sorted(each for each in found if low <= each <= high)


def _pieces(
    values: Iterable[Fraction], score: Scored, full_marks: Fraction, places: int
) -> Iterator[tuple[Spot, ...]]:
    """The unbroken parts of the curve, each without the points that lie on a line of others."""
    least = Fraction(1, 10**places)
    piece: list[Spot] = []
    for value, earned in _spots(values, score, least):
        if piece and (earned is None or _jumps(piece[-1], (value, earned), full_marks, least)):
            yield _straight(piece)
            piece = []
        if earned is not None:
            piece.append((value, earned))
    if piece:
        yield _straight(piece)


def _spots(values: Iterable[Fraction], score: Scored, least: Fraction) -> Iterator[Sampled]:
    """The points of the curve, with those before and behind each jump."""
    known = [(value, score(value)) for value in values]
    yield known[0]
    for before, behind in pairwise(known):
        yield from _jump(before, behind, score, least)
        yield behind


def _jump(before: Sampled, behind: Sampled, score: Scored, least: Fraction) -> Iterator[Sampled]:
    """The last point before a jump and the first behind it, for each that lies between two."""
    (low, under), (high, over) = before, behind
    while under is not None and over is not None and under != over and high - low > least:
        between = low + (high - low) / 2
        earned = score(between)
        if earned == under:
            low = between
        elif earned == over:
            high = between
        else:
            middle = (between, earned)
            if earned == score(between + least):  # It is level there, so it jumps on both sides.
                yield from _jump((low, under), middle, score, least)
                yield middle
                yield from _jump(middle, (high, over), score, least)
            return
    yield from ((low, under), (high, over))


def _jumps(before: Spot, behind: Spot, full_marks: Fraction, least: Fraction) -> bool:
    """Whether two points close to one another are far apart in what they earn."""
    near = behind[0] - before[0] <= least
    return near and abs(behind[1] - before[1]) * 1000 > full_marks


def _straight(piece: list[Spot]) -> tuple[Spot, ...]:
    """The points at which a line changes its direction."""
    kept = piece[:1]
    for here, after in pairwise(piece[1:]):
        (x0, y0), (x1, y1), (x2, y2) = kept[-1], here, after
        if (y1 - y0) * (x2 - x1) != (y2 - y1) * (x1 - x0):
            kept.append(here)
    return (*kept, *piece[-1:]) if len(piece) > 1 else tuple(kept)
