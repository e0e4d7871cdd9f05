"""The blocks of a sheet: title, values behind their heads, money, goals, indicators, total (表块).

A sheet is read line by line.
A line of heads opens a block, and what follows belongs to it until another line says otherwise.
A sheet may hold several tables; a second name, or a second block of a kind, opens the next.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from perfeval.tables.cells import Line, Spot
from perfeval.tables.columns import (
    Columns,
    Row,
    heads_in,
    is_funds_head,
    is_goals_head,
    is_indicators_head,
)
from perfeval.tables.heads import Head, head_of, money_unit_of

PAIRED: Final = frozenset(
    {
        Head.PROJECT,
        Head.CODE,
        Head.DEPARTMENT,
        Head.UNIT_NAME,
        Head.DEPARTMENT_NAME,
        Head.DEPARTMENT_CODE,
        Head.YEAR,
        Head.CONTACT,
        Head.PHONE,
        Head.GOAL,
        Head.ACHIEVEMENT,
        Head.GRADE,
        Head.PROBLEMS,
        Head.MEASURES,
        Head.ADJUSTMENT_REASON,
        Head.SUM,
    }
)
"""Heads that stand before their value."""
_NAMES: Final = frozenset({Head.PROJECT, Head.DEPARTMENT_NAME})
_TITLE: Final = re.compile(r"(?:自评|评价|绩效|评分|考核).{0,30}表|自评报告")
_REMARK: Final = re.compile(r"(?:注|说明|备注|填表说明)\d{0,2}[:：、.]")
_FIGURE: Final = re.compile(r"[-(（¥￥]?[\d.]")
_LONGEST_TITLE: Final = 80


class Pair(NamedTuple):
    """A value with the head before it; ``None`` where the head has no value."""

    head: Spot
    value: Spot | None


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

    @property
    def draft(self) -> Draft:
        """The table that is being read."""
        return self.drafts[-1]

    def take(self, line: Line) -> None:
        """Sort one line."""
        if not line:
            return
        heads = heads_in(line, self.spellings)
        self.draft.money_unit = self.draft.money_unit or _unit_in(line)
        if is_indicators_head(heads):
            self._open(line, Head.NAME, again=bool(self.draft.sums and self.draft.indicators))
        elif is_funds_head(heads):
            again = self.draft.funds_head is not None and bool(self.draft.indicators)
            self._open(line, Head.EXECUTED, again=again)
            self.draft.funds_head = self.columns
        elif is_goals_head(heads):
            self._open(line, Head.GOAL)
        else:
            self._inside(line)

    def _open(self, line: Line, block: Head, *, again: bool = False) -> None:
        """A line of heads opens a block, and perhaps a table."""
        if again:
            self._next_table()
            self.draft.money_unit = _unit_in(line)
        self.columns, self.block = Columns(line, self.spellings), block
        self.draft.is_headed = self.draft.is_headed or block is not Head.GOAL

    def _next_table(self) -> None:
        """What follows belongs to another table."""
        self.drafts.append(Draft())
        self.columns = self.block = None

    def _inside(self, line: Line) -> None:
        """A line that has no heads of columns."""
        head = self._head(line[0])
        if self.block is Head.GOAL and self.columns:
            self._goals(line, self.columns)
        elif self.block is Head.NAME and self.columns and self._is_row(line, head):
            ends = head is Head.SUM
            (self.draft.sums if ends else self.draft.indicators).append(Row(self.columns, line))
            if ends:
                self._pairs(line[1:])
        elif self.block is Head.EXECUTED and self.columns and self._is_money(line, head):
            self.draft.funds.append(Row(self.columns, line))
        elif not self._pairs(line):
            self._aside(line)

    def _head(self, spot: Spot) -> Head | None:
        """The head that a cell is."""
        return head_of(spot.text, self.spellings)

    def _goals(self, line: Line, columns: Columns) -> None:
        """The goals and what became of them stand under their heads."""
        reached = Head.ACHIEVEMENT if Head.ACHIEVEMENT in columns.by_head else Head.ACTUAL
        last = max(
            (each for each in columns.spans if each.head is Head.GOAL), key=lambda each: each.first
        )
        found = {Head.GOAL: last.joined(line), Head.ACHIEVEMENT: columns.cell(line, reached)}
        self.block = None
        if not any(found.values()) or self._pairs(line):
            return
        for head, value in found.items():
            over = last if head is Head.GOAL else columns.by_head[reached]
            named = Spot(over.text, line[0].row - 1, over.first)
            self.draft.pairs.setdefault(head, Pair(named, value))

    def _is_row(self, line: Line, head: Head | None) -> bool:
        """Whether a line of the indicator block is one of its rows."""
        if head is Head.SUM or head is Head.SUBTOTAL:
            return True
        if head in PAIRED or _REMARK.match(line[0].text) or self.columns is None:
            return False
        held = [each for each in self.columns.by_head if self.columns.cell(line, each)]
        return len(line) > 1 or (bool(held) and len(held[0]) > 0 and not _is_title(line))

    def _is_money(self, line: Line, head: Head | None) -> bool:
        """Whether a line of the fund block is one of its rows: a digit stands in a column."""
        if self.columns is None or (head in PAIRED and head is not Head.SUM):
            return False
        texts = (self.columns.text(line, each) for each in self.columns.by_head)
        told = bool(self.columns.text(line, Head.SOURCE))
        return told or any(_FIGURE.match(text) for text in texts)

    def _pairs(self, line: Line) -> bool:
        """The values that stand behind their heads; whether there are any."""
        found = dict(_pairs_in(line, self.spellings))
        if _NAMES & found.keys() & self.draft.pairs.keys():
            self._next_table()
            self.draft.money_unit = _unit_in(line)
        if found and not (self.block is Head.NAME and Head.SUM in found):
            self.block = None
        for head, pair in found.items():
            self.draft.pairs.setdefault(head, pair)
        return bool(found)

    def _aside(self, line: Line) -> None:
        """A title, or a line that has no place."""
        if _is_title(line):
            if not self.draft.is_empty:
                self._next_table()
            self.draft.title = self.draft.title or line[0]
        else:
            self.draft.remarks.append(line)


def drafts_of(lines: tuple[Line, ...], spellings: Mapping[str, Head]) -> list[Draft]:
    """The tables of a sheet, each sorted into its blocks."""
    sorter = Sorter(spellings)
    for line in lines:
        sorter.take(line)
    return [draft for draft in sorter.drafts if not draft.is_empty]


def _pairs_in(line: Line, spellings: Mapping[str, Head]) -> Iterator[tuple[Head, Pair]]:
    """Each head of a line with its value: behind a colon, or in the next cell."""
    rest = list(line)
    while rest:
        spot = rest.pop(0)
        label, colon, behind = spot.text.replace("：", ":").partition(":")
        head = head_of(label if colon else spot.text, spellings)
        if head is None or head not in PAIRED:
            continue
        if colon and behind.strip():
            yield head, Pair(spot._replace(text=label), spot._replace(text=behind.strip()))
            continue
        value = rest[0] if rest and head_of(rest[0].text, spellings) not in PAIRED else None
        yield head, Pair(spot, rest.pop(0) if value else None)


def _unit_in(line: Line) -> str:
    """The unit of money that a line names."""
    return next((unit for spot in line if (unit := money_unit_of(spot.text))), "")


def _is_title(line: Line) -> bool:
    """Whether a line is the title of a table."""
    text = line[0].text
    alone = len({spot.text for spot in line}) == 1
    return alone and len(text) <= _LONGEST_TITLE and bool(_TITLE.search(text))
