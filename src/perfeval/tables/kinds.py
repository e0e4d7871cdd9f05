"""What a line of a sheet is: a title, values behind their heads, a row of a block (行的识别)."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from perfeval.tables.cells import Line, Spot, is_blank
from perfeval.tables.columns import Columns, Row
from perfeval.tables.heads import Head, head_of, money_unit_of, points_of, shortened
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
_LABELLED: Final = re.compile(
    r"(?:(?P<plain>[^:：]*)[:：]|[(（\[【](?P<bracketed>[^()（）\[\]【】]+)[)）\]】][:：]?(?=.))(?P<value>.*)",
    re.DOTALL,
)
"""A head and its value in one cell: 自评等级：优, （自评等级）优."""
_AROUND: Final = " ()（）[]【】"
_CONCLUSION: Final = re.compile("(?:项目|部门)?(?:绩效)?(?:自评|评价|综合评价)?(?:结论|结果)")
_GRADE: Final = re.compile("(?:优秀?|良好?|中等?|差|较[好差]|一般|(?:不|基本)?合格|不?及格)[级等]?")
_GRADED: Final = re.compile(
    rf"(?P<points>[\d.]+\s*分?)[\s/／、,，;；]*[(（]?(?P<grade>{_GRADE.pattern})[)）]?"
)
_LEVELS: Final = (Head.LEVEL1, Head.LEVEL2)
_AMOUNTS: Final = (Head.INITIAL, Head.ADJUSTED, Head.EXECUTED, Head.RECEIVED, Head.CARRIED_IN)
_MONEY: Final = frozenset({*_AMOUNTS, Head.RATE, Head.SCORE})
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


def is_section(above: Row, row: Row) -> bool:
    """Whether a line alone stands over heads of level 1, as 年度绩效目标1（80分） does."""
    head, below = above.text(Head.LEVEL1), row.text(Head.LEVEL1)
    alone = {spot.text for spot in above.line} == {head}
    return alone and bool(below) and category_of(head) != category_of(below)


def parted(line: Line, spellings: Mapping[str, Head]) -> tuple[Line, Line]:
    """A line of heads of the fund block, and the figures where they stand in it, each behind one.

    Some forms print the block as one line: 预算数：, 120, 执行数：, 115.
    """
    money = [spot for spot in line if head_of(spot.text, spellings) in _MONEY]
    figures = [value for spot, value in pairwise(line) if spot in money and is_figure(value.text)]
    if len(figures) < len(money) or not figures:
        return line, ()
    return tuple(spot for spot in line if spot not in figures), tuple(figures)


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
        label, behind = _split(spot.text)
        value = behind or (rest[0].text if rest else "")
        head = _paired(label, value, spellings)
        if head is None or (head is Head.SUM and not is_figure(value)):
            left.append(spot)
        elif behind:
            found[head] = Pair(spot._replace(text=label), spot._replace(text=behind))
        else:
            after = rest[1].text if len(rest) > 1 else ""
            alone = not rest or _paired(rest[0].text, after, spellings) is not None
            found[head] = Pair(spot, None if alone else rest.pop(0))
    return Pairs(found, tuple(left))


def _split(text: str) -> tuple[str, str]:
    """The head that a cell begins with, and the value behind it; empty where it has none."""
    match = _LABELLED.match(text)
    if match is None:
        return text, ""
    label = match["bracketed"] or match["plain"]
    return (label if shortened(label) else label.strip(_AROUND)), match["value"].strip()


def is_grade(text: str) -> bool:
    """Whether a cell is a grade and nothing else (等级)."""
    return _GRADE.fullmatch(text.strip()) is not None


def points_and_grade(text: str) -> tuple[str, str]:
    """A total and the grade that stands in its cell (得分与等级); empty where there is none.

    Examples:
        >>> points_and_grade("93.6分（优秀）"), points_and_grade("93.6")
        (('93.6分', '优秀'), ('93.6', ''))

    """
    match = _GRADED.fullmatch(text)
    return (match["points"], match["grade"]) if match else (text, "")


def _paired(text: str, value: str, spellings: Mapping[str, Head]) -> Head | None:
    """The head that stands before its value; a score above the blocks is that of the whole.

    A conclusion is the grade where it is one.
    """
    head = head_of(text, spellings)
    if head is Head.SCORE:
        return Head.SUM
    if head is None and is_grade(value) and _CONCLUSION.fullmatch(shortened(text)):
        return Head.GRADE
    return head if head in PAIRED else None
