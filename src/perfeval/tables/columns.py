"""The columns of a block, found by the line of its heads (列)."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from perfeval.tables.cells import MAX_COLUMNS, Line, Spot
from perfeval.tables.heads import Head, head_of

_AMOUNTS: Final = frozenset({Head.INITIAL, Head.ADJUSTED, Head.EXECUTED})
_LEVELS: Final = frozenset({Head.LEVEL1, Head.LEVEL2, Head.NAME})
_VALUES: Final = frozenset({Head.TARGET, Head.ACTUAL, Head.FULL_MARKS, Head.SCORE, Head.RULE})
_GOALS: Final = frozenset({Head.ACHIEVEMENT, Head.ACTUAL})
_FEWEST_AMOUNTS: Final = 2


class Span(NamedTuple):
    """The cells that a head stands over: merged ones belong together."""

    head: Head | None
    text: str
    first: int
    last: int

    def joined(self, line: Line) -> Spot | None:
        """What a line has under the head; cells of one text are one that was merged."""
        held = [spot for spot in line if self.first <= spot.column <= self.last]
        if len(held) <= 1:
            return held[0] if held else None
        text = " ".join(dict.fromkeys(spot.text for spot in held))
        return held[0]._replace(text=text)


class Columns:
    """The columns of a block by their heads."""

    def __init__(self, line: Line, spellings: Mapping[str, Head]) -> None:
        """Find what each column is."""
        self.line = line
        self.spans = tuple(_spans(line, spellings))
        self.by_head: dict[Head, Span] = {}
        self.levels: dict[Head, Span] = {}
        last = max((each.first for each in self.spans if each.head is Head.FULL_MARKS), default=0)
        for before, span in zip((None, *self.spans), self.spans, strict=False):
            level = before.head if before and span.first < last else None
            self._add(level, span)
        self._known = {*self.by_head.values(), *self.levels.values()}
        self._starts = [span.first for span in self.spans]
        self._named = {(spot.column, spot.text) for spot in line}

    def _add(self, level: Head | None, span: Span) -> None:
        """One more column; points behind the head of a level that are not the last are its own."""
        if span.head is None:
            return
        if span.head is Head.FULL_MARKS and (level is Head.LEVEL1 or level is Head.LEVEL2):
            self.levels[level] = span
            return
        kept = self.by_head.get(span.head)
        if kept is None or (span.text == span.head.term and kept.text != span.head.term):
            self.by_head[span.head] = span

    def cell(self, line: Line, head: Head) -> Spot | None:
        """What a line has in a column."""
        span = self.by_head.get(head)
        return span.joined(line) if span else None

    def text(self, line: Line, head: Head) -> str:
        """The text that a line has in a column; empty where it has none."""
        spot = self.cell(line, head)
        return spot.text if spot else ""

    def before(self, line: Line, heads: frozenset[Head] = _AMOUNTS) -> Line:
        """The cells of a line before the first of some columns, less what only names the block."""
        first = min(span.first for head, span in self.by_head.items() if head in heads)
        return tuple(spot for spot in line if spot.column < first and not self._is_name(spot))

    def _is_name(self, spot: Spot) -> bool:
        """Whether a cell repeats the head above it, which was merged with it."""
        return (spot.column, spot.text) in self._named

    def others(self, line: Line) -> Iterator[tuple[str, Spot]]:
        """The cells of a line in columns that are not known, each with what stands over it."""
        for spot in line:
            place = bisect_right(self._starts, spot.column) - 1
            over = self.spans[place] if place >= 0 else None
            if over not in self._known and not self._is_name(spot):
                yield (over.text if over else ""), spot


class Row(NamedTuple):
    """A line of a block, with the columns that hold there."""

    columns: Columns
    line: Line

    def text(self, head: Head) -> str:
        """The text that stands under a head; empty where there is none."""
        return self.columns.text(self.line, head)


def is_funds_head(heads: frozenset[Head]) -> bool:
    """Whether a line is that of the heads of the fund block."""
    return len(heads & _AMOUNTS) >= _FEWEST_AMOUNTS


def is_indicators_head(heads: frozenset[Head]) -> bool:
    """Whether a line is that of the heads of the indicator block."""
    return bool(heads & _LEVELS) and bool(heads & _VALUES)


def is_goals_head(heads: frozenset[Head]) -> bool:
    """Whether a line is that of the heads of the goals."""
    return Head.GOAL in heads and bool(heads & _GOALS)


def heads_in(line: Line, spellings: Mapping[str, Head]) -> frozenset[Head]:
    """The heads that a line has."""
    found = (head_of(spot.text, spellings) for spot in line)
    return frozenset(head for head in found if head is not None)


def _spans(line: Line, spellings: Mapping[str, Head]) -> Iterator[Span]:
    """Each head with the columns up to the next; heads of one text side by side were merged."""
    starts = [
        spot
        for before, spot in zip((None, *line), line, strict=False)
        if before is None or before.text != spot.text
    ]
    ends = [spot.column - 1 for spot in starts[1:]] + [MAX_COLUMNS]
    for spot, end in zip(starts, ends, strict=True):
        yield Span(head_of(spot.text, spellings), spot.text, spot.column, end)
