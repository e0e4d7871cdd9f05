"""The blocks of a sheet: title, values behind their heads, money, goals, indicators, total (表块).

A sheet is read line by line.
A line of heads opens a block, and what follows belongs to it until another line says otherwise.
A sheet may hold several tables; a second name, or a second block of a kind, opens the next.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from perfeval.tables.cells import Line, Spot
from perfeval.tables.columns import (
    Columns,
    Row,
    Span,
    heads_in,
    is_funds_head,
    is_goals_head,
    is_indicators_head,
    is_split,
    is_tasks_head,
    merged,
)
from perfeval.tables.heads import Head, head_of
from perfeval.tables.kinds import (
    Pair,
    is_figure,
    is_money,
    is_row,
    is_section,
    is_title,
    pairs_in,
    parted,
    sum_place,
    unit_in,
)

_NAMES: Final = frozenset({Head.PROJECT, Head.DEPARTMENT_NAME})
_REACHED: Final = frozenset({Head.ACHIEVEMENT, Head.ACTUAL})
_AMOUNTS: Final = frozenset({Head.ADJUSTED})
_SEVERAL: Final = 2


class Draft:
    """One table of a sheet, sorted into its blocks."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.title: Spot | None = None
        self.money_unit = ""
        self.pairs: dict[Head, Pair] = {}
        self.funds: list[Row] = []
        self.indicators: list[Row] = []
        self.sums: list[Row] = []
        self.remarks: list[Line] = []
        self.kept: list[Line] = []
        self.funds_head: Columns | None = None
        self.is_headed = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing of a table was found."""
        return not (self.pairs or self.is_headed)


class Sorter:
    """Sorts the lines of a sheet into tables and blocks."""

    def __init__(self, spellings: Mapping[str, Head]) -> None:
        """Begin with an empty table."""
        self.spellings = spellings
        self.drafts = [Draft()]
        self.columns: Columns | None = None
        self.block: Head | None = None
        self.above: Line = ()

    @property
    def draft(self) -> Draft:
        """The table that is being read."""
        return self.drafts[-1]

    def take(self, line: Line) -> None:
        """Sort one line."""
        if not line:
            self.above = ()
            return
        whole = self._with_heads_above(line)
        if whole is not line and self.draft.remarks[-1:] == [self.above]:
            self.draft.remarks.pop()  # It was the upper part of the heads.
        heads = heads_in(whole, self.spellings)
        unit = unit_in(line)
        if self._is_of_tasks(whole, heads):
            self.draft.kept.append(line)
        elif is_indicators_head(heads):
            self._open(whole, Head.NAME, again=bool(self.draft.sums and self.draft.indicators))
        elif is_funds_head(heads):
            self._funds(whole, unit)
        elif not is_goals_head(heads):
            self._inside(line)
        elif not self._goals(line):
            self._open(whole, Head.GOAL)
        self.draft.money_unit = self.draft.money_unit or unit
        self.above = line

    def _is_of_tasks(self, line: Line, heads: frozenset[Head]) -> bool:
        """Whether a line is one of the heads of the tasks, or one below them."""
        if is_tasks_head(line, heads):
            self.columns, self.block = None, Head.NOTE
            return True
        if self.block is not Head.NOTE or is_title(line):
            return False
        if is_funds_head(heads) or is_indicators_head(heads):  # The lower part of their heads?
            return self.draft.kept[-1] is self.above and is_tasks_head(self.above, _AMOUNTS)
        figures = sum(is_figure(spot.text) for spot in line)
        return figures >= _SEVERAL or not pairs_in(line, self.spellings).found

    def _with_heads_above(self, line: Line) -> Line:
        """A line of heads under another one, which is then the upper part of it."""
        own, above = (heads_in(each, self.spellings) for each in (line, self.above))
        upper = self.above and self.above[0].row == line[0].row - 1 and len(above) >= _SEVERAL
        heads = upper and all(head_of(spot.text, self.spellings) for spot in line)
        return merged(self.above, line) if heads and own - above and is_split(above, own) else line

    def _open(self, line: Line, block: Head, *, again: bool = False) -> None:
        """A line of heads opens a block, and perhaps a table."""
        if again:
            self._next_table()
        self.columns, self.block = Columns(line, self.spellings), block
        self.draft.is_headed = self.draft.is_headed or block is not Head.GOAL

    def _funds(self, line: Line, unit: str) -> None:
        """A line of heads of the fund block; some forms print its figures between them."""
        heads, figures = parted(line, self.spellings)
        begun = self.draft.funds_head is not None
        self._open(heads, Head.EXECUTED, again=begun and bool(self.draft.indicators))
        columns = Columns(heads, self.spellings)
        if figures and self.draft.funds_head is not None:  # Another row, behind its label.
            labels = tuple(spot for spot in heads if head_of(spot.text, self.spellings) is None)
            columns = Columns(tuple(spot for spot in heads if spot not in labels), self.spellings)
            self.draft.funds.append(Row(columns, (*labels, *figures)))
            return
        self.draft.funds_head = columns
        self.draft.money_unit = unit or self.draft.money_unit
        if figures:
            self.draft.funds.append(Row(columns, figures))

    def _next_table(self) -> None:
        """What follows belongs to another table."""
        self.drafts.append(Draft())
        self.columns = self.block = None

    def _inside(self, line: Line) -> None:
        """A line that has no heads of columns."""
        columns, head = self.columns, head_of(line[0].text, self.spellings)
        if columns and self.block is Head.GOAL and self._is_goal(line, columns):
            return
        if columns and self.block is Head.NAME and self._is_indicator(line, columns, head):
            return
        if columns and self.block is Head.EXECUTED and is_money(line, columns, head):
            self.draft.funds.append(Row(columns, line))
        elif not self._pairs(line):
            self._aside(line)

    def _is_indicator(self, line: Line, columns: Columns, head: Head | None) -> bool:
        """Whether a line is a row of the indicators, or that of their total; it is taken then."""
        place = sum_place(line, columns, self.spellings)
        if place is not None:
            self.draft.sums.append(Row(columns, line))
            first = 0 if not columns.text(line, Head.FULL_MARKS) else place + 1
            self._keep(pairs_in(line[first:], self.spellings).found)
            return True
        if is_row(line, columns, head, ended=bool(self.draft.sums)):
            row, before = Row(columns, line), self.draft.indicators[-1:]
            if before and is_section(before[0], row):
                self.draft.remarks.append(self.draft.indicators.pop().line)
            self.draft.indicators.append(row)
            return True
        return False

    def _goals(self, line: Line) -> bool:
        """Goals and what became of them behind their heads; whether both are there."""
        pairs = [
            (head_of(spot.text, self.spellings), Pair(spot, value))
            for spot, value in pairwise(line)
            if head_of(value.text, self.spellings) is None
        ]
        goals = [pair for head, pair in pairs if head is Head.GOAL]
        reached = [pair for head, pair in pairs if head in _REACHED]
        if not (goals and reached):
            return False
        self.block = None
        self._keep({Head.GOAL: goals[-1], Head.ACHIEVEMENT: reached[-1]})
        return True

    def _is_goal(self, line: Line, columns: Columns) -> bool:
        """Whether a line holds the goals and what became of them; they are taken then."""
        own = tuple(spot for spot in line if not columns.is_name(spot))
        goal, reached = (
            max((span for span in columns.spans if span.head in heads), key=_begin)
            for heads in (frozenset({Head.GOAL}), _REACHED)
        )
        under = [spot for span in (goal, reached) for spot in own if span.holds(spot)]
        if not own or len(under) < len(own) or pairs_in(own, self.spellings).found:
            self.block = None
            return not own
        for head, span in ((Head.GOAL, goal), (Head.ACHIEVEMENT, reached)):
            self._add(head, span, span.joined(own), columns.line[0].row)
        return True

    def _add(self, head: Head, span: Span, value: Spot | None, row: int) -> None:
        """One more line of a goal."""
        before = self.draft.pairs.get(head)
        said = before.value if before else None
        if value and said:
            value = said._replace(text=f"{said.text}\n{value.text}")
        self.draft.pairs[head] = Pair(Spot(span.text, row, span.first), value or said)

    def _pairs(self, line: Line) -> bool:
        """The values that stand behind their heads; whether there are any."""
        pairs = pairs_in(line, self.spellings)
        if not pairs.found:
            return False
        if _NAMES & pairs.found.keys() & self.draft.pairs.keys():
            self._next_table()
        if not (self.block is Head.NAME and Head.SUM in pairs.found):
            self.block = None
        self._keep(pairs.found)
        if pairs.left:
            self.draft.remarks.append(pairs.left)
        return True

    def _keep(self, found: Mapping[Head, Pair]) -> None:
        """Values behind their heads; what was said first stands."""
        for head, pair in found.items():
            self.draft.pairs.setdefault(head, pair)

    def _aside(self, line: Line) -> None:
        """A title, or a line that has no place."""
        if is_title(line):
            if not self.draft.is_empty:
                self._next_table()
            self.draft.title = self.draft.title or line[0]
        else:
            self.draft.remarks.append(line)


def _begin(span: Span) -> int:
    """Where a span begins."""
    return span.first


def drafts_of(lines: tuple[Line, ...], spellings: Mapping[str, Head]) -> list[Draft]:
    """The tables of a sheet, each sorted into its blocks."""
    sorter = Sorter(spellings)
    for line in lines:
        sorter.take(line)
    return [draft for draft in sorter.drafts if not draft.is_empty]
