"""Full marks and scores under the heads, and at the subtotals (小计核查)."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from perfeval.codes import Code
from perfeval.errors import Problem, Value, problem
from perfeval.funds import Budget
from perfeval.linter.execution import places_of
from perfeval.linter.marks import Sums
from perfeval.linter.rounded import is_rounded_share, off_by_rounding
from perfeval.quantities import Rounding, is_same, recorded, summed
from perfeval.records import Indicator
from perfeval.tables.filler import joined
from perfeval.tables.sheet import LevelMarks, Table

_Head = tuple[str, str]
"""A head of level 1, and one of level 2 in it, or none."""


class _Under(NamedTuple):
    """What stands under a head comes to."""

    marks: Decimal | None
    scores: Decimal | None
    above: bool = False
    """Whether a single score is above its full marks, which is said at the score."""
    split: Fraction = Fraction(0)
    """How far the marks may be off as they were split evenly and rounded."""
    rounded: Fraction = Fraction(0)
    """How far the scores may be."""

    def is_at(self, level: LevelMarks) -> bool:
        """Whether a subtotal repeats it."""
        pairs = ((level.full_marks, self.marks), (level.score, self.scores))
        return all(
            printed is None or (found is not None and is_same(printed, found))
            for printed, found in pairs
        )


class _Running:
    """What the rows of a sheet come to, down to any of them (累计)."""

    def __init__(self, table: Table) -> None:
        """Add them up, without the fund block and with it."""
        self.rows: list[int] = []
        self.sums: list[tuple[_Under, ...]] = []
        block = table.subject.budget
        alone, both = _Under(Decimal(0), Decimal(0)), _plus(_Under(Decimal(0), Decimal(0)), block)
        for place, each in enumerate(table.subject.indicators):
            at = table.place(("indicators", place))
            self.rows.append(at.row if at else 0)
            alone, both = _plus(alone, each), _plus(both, each)
            self.sums.append((alone, both))

    def above(self, level: LevelMarks) -> tuple[_Under, ...]:
        """What stands above a subtotal, without the fund block and with it."""
        count = bisect_left(self.rows, level.place.row)
        return self.sums[count - 1] if count else ()


def _plus(under: _Under, row: Indicator | Budget | None) -> _Under:
    """What rows come to with one more."""
    marks, scores = (row.full_marks, row.declared_score) if row else (None, None)
    return _Under(summed([under.marks, marks]), summed([under.scores, scores]))


def level_problems(table: Table, sums: Sums) -> Iterator[Problem]:
    """Marks and scores under a head that are not those printed at it."""
    if not table.level_marks:
        return
    last = table.subject.indicators[-1].level1 if table.subject.indicators else ""
    under, running = _under_heads(table.subject.indicators), _Running(table)
    parts = _parts_of_heads(table)
    for place, level in enumerate(table.level_marks):
        end = level.level1 == last or _is_headless(level)
        cut = end and (sums.is_cut or not table.whole)
        inside = _beside(level, under, running)
        if inside is not None:
            if inside.marks is None and not level.level2:
                inside = inside._replace(marks=parts.get(level.level1))
            marks = list(_marks_under(place, level, inside, cut=cut))
            yield from marks
            yield from _scores_under(place, level, inside, said=bool(marks))


def _beside(level: LevelMarks, under: dict[_Head, _Under], running: _Running) -> _Under | None:
    """What a head or a subtotal is held against; a subtotal may be that of all above it."""
    above, inside = running.above(level), under.get((level.level1, level.level2))
    if not above or (level.score is None and not _is_headless(level)):
        return inside
    whole = next((each for each in above if each.is_at(level)), None)
    return whole or (above[0] if _is_headless(level) else inside)


def _is_headless(level: LevelMarks) -> bool:
    """Whether a subtotal stands under no head, so that it is that of all above it."""
    return not level.level1 and not level.level2


def _under_heads(indicators: Iterable[Indicator]) -> dict[_Head, _Under]:
    """What stands under each head of level 1, and under each of level 2 in it."""
    inside: dict[_Head, list[Indicator]] = {}
    for each in indicators:
        for level2 in {"", each.level2}:
            inside.setdefault((each.level1, level2), []).append(each)
    return {head: _under(rows) for head, rows in inside.items()}


def _under(rows: list[Indicator]) -> _Under:
    """What rows come to."""
    marks, scores = ([getattr(each, name) for each in rows] for name in _STATED)
    return _Under(
        marks=summed(marks),
        scores=summed(scores),
        above=any(map(_is_above, rows)),
        split=off_by_rounding(marks),
        rounded=off_by_rounding(scores),
    )


_STATED = ("full_marks", "declared_score")


def _parts_of_heads(table: Table) -> dict[str, Decimal]:
    """The full marks of the heads of level 2 in each of level 1, where all of them state some."""
    marked: dict[str, dict[str, Decimal]] = {}
    for level in table.level_marks:
        if level.level2 and level.full_marks is not None:
            marked.setdefault(level.level1, {})[level.level2] = level.full_marks
    heads: dict[str, set[str]] = {}
    for each in table.subject.indicators:
        heads.setdefault(each.level1, set()).add(joined(each.level2))
    return {
        head: marks
        for head, parts in marked.items()
        if heads.get(head) == parts.keys() and (marks := summed(parts.values())) is not None
    }


def _named(level: LevelMarks) -> str:
    """The head; that of a subtotal of all is its own."""
    return level.level2 or level.level1 or level.place.head


def _marks_under(place: int, level: LevelMarks, inside: _Under, *, cut: bool) -> Iterator[Problem]:
    """Full marks under a head against those printed at it."""
    found, wanted = inside.marks, level.full_marks
    if found is None or wanted is None or is_same(found, wanted) or (found < wanted and cut):
        return
    path = ("level_marks", place)
    if is_rounded_share(found, wanted, inside.split):
        yield _rounded(level, found, wanted, *path)
        return
    off = Fraction(found) - Fraction(wanted)
    facts: dict[str, Value] = {"found": found, "wanted": wanted, "difference": off}
    yield problem(Code.CHECK_LEVEL_FULL_MARKS, *path, level=_named(level), **facts)


def _scores_under(
    place: int, level: LevelMarks, inside: _Under, *, said: bool
) -> Iterator[Problem]:
    """Scores under a head: not those of its subtotal, or more than its full marks.

    The latter only where neither full marks nor a single score has said it.
    """
    found = inside.scores
    if found is None:
        return
    limit = level.score
    most = None if said or inside.above else level.full_marks
    if limit is None and most is not None and found > most:
        limit = most
    if limit is None or is_same(found, limit):
        return
    if _is_rounded(found, limit, inside, subtotal=level.score is not None):
        yield _rounded(level, found, limit, "level_marks", place)
        return
    off = Fraction(found) - Fraction(limit)
    facts: dict[str, Value] = {"found": found, "wanted": limit, "difference": off}
    yield problem(Code.LINT_LEVEL_SCORE, "level_marks", place, level=_named(level), **facts)


def _is_rounded(found: Decimal, printed: Decimal, inside: _Under, *, subtotal: bool) -> bool:
    """Whether a subtotal is the rounded sum, or an even split brings scores beyond the head's."""
    if not subtotal:
        return is_rounded_share(found, printed, inside.rounded)
    rounded = recorded(found, rounding=Rounding(places=places_of(printed)))
    return rounded == printed or is_rounded_share(found, printed, inside.split)


def _rounded(level: LevelMarks, found: Decimal, printed: Decimal, *path: str | int) -> Problem:
    """A difference that rounding explains."""
    off = Fraction(printed) - Fraction(found)
    facts: dict[str, Value] = {"found": printed, "wanted": found, "difference": off}
    return problem(Code.LINT_SUM_ROUNDED, *path, what=_named(level), **facts)


def _is_above(indicator: Indicator) -> bool:
    """Whether a score is above its full marks."""
    score, marks = indicator.declared_score, indicator.full_marks
    return score is not None and marks is not None and score > marks
