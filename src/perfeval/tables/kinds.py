"""What a line of a sheet is: a title, values behind their heads, a row of a block (行的识别)."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from perfeval.tables.cells import Line, Spot, is_blank
from perfeval.tables.columns import Columns
from perfeval.tables.heads import Head, head_of, money_unit_of, points_of
from perfeval.terms import Category, Subcategory, category_of, subcategory_of

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
_TITLE: Final = re.compile(
    r"(?:(?:自评|评价|绩效|评分|考核).{0,30}表\s*(?:[(（][^()（）]{0,20}[)）])?|自评报告)\s*$"
)
_REMARK: Final = re.compile(r"(?:注|说明|备注|填表说明)\d{0,2}[:：、.]")
_FIGURE: Final = re.compile(r"[-(（¥￥]?[\d.]")
_POINTS: Final = re.compile(r"[-+－]?[\d.]+\s*分?$")
_TOTALS: Final = ("合计", "总计", "总额", "总数")
_LEVELS: Final = (Head.LEVEL1, Head.LEVEL2)
_AMOUNTS: Final = (Head.INITIAL, Head.ADJUSTED, Head.EXECUTED, Head.RECEIVED, Head.CARRIED_IN)
_EITHER: Final = (Head.TARGET, Head.ACTUAL, Head.FULL_MARKS, Head.SCORE)
_LONGEST_TITLE: Final = 80
_SEVERAL: Final = 2


class Pair(NamedTuple):
    """A value with the head before it; ``None`` where the head has no value."""

    head: Spot
    value: Spot | None


class Pairs(NamedTuple):
    """The values of a line behind their heads, and the cells that are neither."""

    found: dict[Head, Pair]
    left: Line


def is_title(line: Line) -> bool:
    """Whether a line is the title of a table."""
    text = line[0].text
    alone = len({spot.text for spot in line}) == 1
    return alone and len(text) <= _LONGEST_TITLE and bool(_TITLE.search(text)) and not is_note(line)


def is_note(line: Line) -> bool:
    """Whether a line is a note: 注：, 说明：."""
    return _REMARK.match(line[0].text) is not None


def unit_in(line: Line) -> str:
    """The unit of money that a line names; empty where it names none."""
    return next((unit for spot in line if (unit := money_unit_of(spot.text))), "")


def is_figure(text: str) -> bool:
    """Whether a cell begins like a number."""
    return _FIGURE.match(text) is not None


def sum_place(line: Line, columns: Columns, spellings: Mapping[str, Head]) -> int | None:
    """Where a line says that it is the total: first, or behind a number or the block's name.

    What has a target is an indicator of that name.
    """
    named = (n for n, spot in enumerate(line) if not (spot.text.isdigit() or columns.is_name(spot)))
    place = next(named, None)
    if place is None:
        return None
    head, target = head_of(line[place].text, spellings), columns.text(line, Head.TARGET)
    if head is Head.SUM or (head is Head.SCORE and len(line) > place + 1):
        return None if _is_value(target, line[place].text) else place
    return None


def _is_value(target: str, label: str) -> bool:
    """Whether what stands under the head of the targets is one, and no merged cell."""
    return bool(target) and target != label and not is_blank(target) and not is_figure(target)


def is_row(line: Line, columns: Columns, head: Head | None, *, ended: bool) -> bool:
    """Whether a line of the indicator block is one of its rows.

    Points decide: a line with a name and points is one, whatever words it begins with; behind the
    line of the total nothing else is.
    """
    named = any(columns.text(line, each) for each in (Head.NAME, *_LEVELS))
    pointed = any(_POINTS.match(columns.text(line, each)) for each in (Head.FULL_MARKS, Head.SCORE))
    if named and pointed:
        return True
    if ended or head in PAIRED or is_note(line):
        return False
    if any(columns.text(line, each) for each in _EITHER):
        return True
    name = columns.by_head.get(Head.NAME)
    alone = len(line) == 1 and (name is None or name.first == 1)
    return _is_level(line, columns) or (bool(columns.text(line, Head.NAME)) and not alone)


def _is_level(line: Line, columns: Columns) -> bool:
    """Whether a line only names a level, as forms print it across all columns."""
    first = next((text for each in _LEVELS if (text := columns.text(line, each))), "")
    known = isinstance(category_of(first), Category) or isinstance(
        subcategory_of(first), Subcategory
    )
    return bool(first) and (known or bool(points_of(first)))


def is_money(line: Line, columns: Columns, head: Head | None) -> bool:
    """Whether a line of the fund block is one of its rows: a figure stands in a column."""
    figures = sum(is_figure(columns.text(line, each)) for each in _AMOUNTS)
    if head is Head.SUM and figures < _SEVERAL:
        return any(word in line[0].text for word in _TOTALS) and bool(figures)
    if head in PAIRED and head is not Head.SUM:
        return False
    told = bool(columns.text(line, Head.SOURCE)) and columns.is_told
    return told or any(is_figure(columns.text(line, each)) for each in columns.by_head)


def pairs_in(line: Line, spellings: Mapping[str, Head]) -> Pairs:
    """Each head of a line with its value: behind a colon, or in the next cell."""
    found: dict[Head, Pair] = {}
    left: list[Spot] = []
    rest = list(line)
    while rest:
        spot = rest.pop(0)
        label, colon, behind = spot.text.replace("：", ":").partition(":")
        head = _paired(label if colon else spot.text, spellings)
        value = behind.strip() if colon else rest[0].text if rest else ""
        if head is None or (head is Head.SUM and not is_figure(value)):
            left.append(spot)
        elif colon and behind.strip():
            found[head] = Pair(spot._replace(text=label), spot._replace(text=behind.strip()))
        else:
            alone = not rest or _paired(rest[0].text, spellings) is not None
            found[head] = Pair(spot, None if alone else rest.pop(0))
    return Pairs(found, tuple(left))


def _paired(text: str, spellings: Mapping[str, Head]) -> Head | None:
    """The head that stands before its value; a score above the blocks is that of the whole."""
    head = head_of(text, spellings)
    if head is Head.SCORE:
        return Head.SUM
    return head if head in PAIRED else None
