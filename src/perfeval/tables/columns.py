"""The columns of a block, found by the line of its heads (列)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from perfeval.fields import MAX_ITEMS
from perfeval.tables.cells import Line, Spot
from perfeval.tables.heads import Head, head_of, shortened

_AMOUNTS: Final = frozenset({Head.INITIAL, Head.ADJUSTED, Head.EXECUTED})
_LEVELS: Final = frozenset({Head.LEVEL1, Head.LEVEL2, Head.NAME})
_VALUES: Final = frozenset({Head.TARGET, Head.ACTUAL, Head.FULL_MARKS, Head.SCORE, Head.RULE})
_BLOCK_NAMES: Final = frozenset({"绩效指标", "评价指标", "考核指标", "指标", "指标内容"})
"""What names the whole block where another column names the indicators."""
READ: Final = frozenset(
    {
        *_LEVELS,
        *_VALUES,
        Head.NUMBER,
        Head.OPERATOR,
        Head.INITIAL_TARGET,
        Head.UNIT,
        Head.KIND,
        Head.CORE,
        Head.STANDARD,
        Head.ASSESSED,
        Head.NOTE,
        Head.REASON,
    }
)
"""The columns of the indicator block that have a place in the record, and the serial number."""
_GOALS: Final = frozenset({Head.ACHIEVEMENT, Head.ACTUAL})
_LAST_LEVEL: Final = "四级"
_FEWEST_AMOUNTS: Final = 2
_FEWEST_VALUES: Final = 2
_FEWEST_TASKS: Final = 2
_TASKS: Final = re.compile(
    "(?:年度|本年|全年|部门)?(?:主要|重点|履职|工作)*(?:任务|(?:主要|重点|工作)(?:工作|内容))(?:名称|内容)?"
)


class Span(NamedTuple):
    """The cells that a head stands over: merged ones belong together."""

    head: Head | None
    text: str
    first: int
    last: int

    def holds(self, spot: Spot) -> bool:
        """Whether a cell stands under the head."""
        return self.first <= spot.column <= self.last

    def joined(self, line: Line) -> Spot | None:
        """What a line has under the head; cells of one text are one that was merged."""
        held = [spot for spot in line if self.holds(spot)]
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
        read = {head: span for head, span in self.by_head.items() if head in READ}
        self._known = {*read.values(), *self.levels.values()}
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
        if kept is None or self._is_better(span, kept):
            self.by_head[span.head] = span

    def _is_better(self, span: Span, kept: Span) -> bool:
        """Whether of two columns of one head the later one is meant.

        It is where it has the term itself, where the first only names the block, and where the
        first stands over the heads of the rows, as 年度预算数 does on some forms; and of four
        levels the last names the indicator.
        """
        text, before = shortened(span.text), shortened(kept.text)
        if span.head is Head.NAME and text.startswith(_LAST_LEVEL):
            return True
        if span.head is None or before == span.head.term:
            return False
        named = before in _BLOCK_NAMES or (span.head in _AMOUNTS and kept is self.spans[0])
        return named or text == span.head.term

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
        return tuple(spot for spot in line if spot.column < first and not self.is_name(spot))

    def is_name(self, spot: Spot) -> bool:
        """Whether a cell repeats the head above it, which was merged with it."""
        return (spot.column, spot.text) in self._named

    @property
    def is_told(self) -> bool:
        """Whether a column behind the amounts says where the money comes from."""
        source = self.by_head.get(Head.SOURCE)
        first = min((span.first for head, span in self.by_head.items() if head in _AMOUNTS))
        return source is not None and source.first > first

    def others(self, line: Line) -> Iterator[tuple[str, Spot]]:
        """The cells of a line in columns that are not known, each with what stands over it."""
        for over, spot in self.covered(line):
            if over not in self._known:
                yield (over.text if over else ""), spot

    def covered(self, line: Line) -> Iterator[tuple[Span | None, Spot]]:
        """The cells of a line, less what only names the block, each with the span over it."""
        for spot in line:
            place = bisect_right(self._starts, spot.column) - 1
            if not self.is_name(spot):
                yield (self.spans[place] if place >= 0 else None), spot


class Row(NamedTuple):
    """A line of a block, with the columns that hold there."""

    columns: Columns
    line: Line

    def text(self, head: Head) -> str:
        """The text that stands under a head; empty where there is none."""
        return self.columns.text(self.line, head)


def is_tasks_head(line: Line, heads: frozenset[Head]) -> bool:
    """Whether a line is that of the heads of a department's tasks (年度主要任务).

    They have money too, which is a part of that of the fund block.
    """
    named = sum(_TASKS.fullmatch(shortened(spot.text)) is not None for spot in line)
    return named >= _FEWEST_TASKS or bool(named and heads & _AMOUNTS)


def is_funds_head(heads: frozenset[Head]) -> bool:
    """Whether a line is that of the heads of the fund block."""
    return len(heads & _AMOUNTS) >= _FEWEST_AMOUNTS


def is_indicators_head(heads: frozenset[Head]) -> bool:
    """Whether a line is that of the heads of the indicator block."""
    return bool(heads & _LEVELS) and bool(heads & _VALUES)


def is_split(upper: frozenset[Head], lower: frozenset[Head]) -> bool:
    """Whether of two lines of heads the upper one has columns of the indicators that follow below.

    Under 绩效指标 stand the levels, under 年度指标值 its sign, its number and its unit.
    """
    levels = lower & {Head.LEVEL1, Head.NAME}
    more = (upper - lower) & _VALUES and len(upper & _VALUES) >= _FEWEST_VALUES
    return not levels or bool(more and not is_other_block(upper))


def is_other_block(heads: frozenset[Head]) -> bool:
    """Whether a line is that of the heads of the funds or of the goals."""
    return bool(heads & _AMOUNTS) or is_goals_head(heads)


def is_goals_head(heads: frozenset[Head]) -> bool:
    """Whether a line is that of the heads of the goals."""
    return Head.GOAL in heads and bool(heads & _GOALS)


def merged(upper: Line, lower: Line) -> Line:
    """Two lines of heads as one (双层表头): the lower ones, and the upper ones beside them."""
    columns = {spot.column for spot in lower}
    return tuple(
        sorted(
            (*lower, *(spot for spot in upper if spot.column not in columns)),
            key=lambda spot: spot.column,
        )
    )


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
    ends = [spot.column - 1 for spot in starts[1:]] + [MAX_ITEMS]
    for spot, end in zip(starts, ends, strict=True):
        yield Span(head_of(spot.text, spellings), spot.text, spot.column, end)
