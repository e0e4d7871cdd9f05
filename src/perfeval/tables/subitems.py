"""Rows that are parts of the indicator above them, which counts them already (其中、子项).

A form prints an indicator, and below it what it is made of: 其中：侧深施肥, 种肥同播; （1）, （2）.
The word, the numbers or brackets around the points say so, and the points bear it out.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from perfeval.quantities import ZERO, exactly
from perfeval.tables.columns import Row
from perfeval.tables.heads import Head
from perfeval.tables.totals import points_of_row

WITHIN: Final = "其中"
_NAMES: Final = (Head.LEVEL2, Head.NAME, Head.TARGET, Head.ACTUAL)
_MOST: Final = 50
"""No indicator has more parts, so that a long sheet is gone through once."""
_FEWEST: Final = 2
_NUMBERED: Final = re.compile(r"[(（]?(?P<number>\d{1,2})[)）.、．]|(?P<ring>[①-⑳])")
_BRACKETED: Final = re.compile(r"[(（]\s*(?P<points>\d+(?:\.\d+)?)\s*分?\s*[)）]")


def bracketed_points(text: str) -> Decimal | None:
    """Points in brackets, as forms print those of a part; ``None`` where a cell holds others.

    Examples:
        >>> bracketed_points("（5.0）"), bracketed_points("5.0")
        (Decimal('5.0'), None)

    """
    match = _BRACKETED.fullmatch(text)
    return Decimal(match["points"]) if match else None


def sub_items(rows: Sequence[Row], wanted: Decimal | None) -> frozenset[int]:
    """The rows of the sheet that are parts of the indicator above them.

    Args:
        rows: the rows of the block.
        wanted: what the points of all come to, where the sheet says it; rows that come to it as
            they stand have no parts but those behind 其中.

    """
    found: set[int] = set()
    place = 0
    while place < len(rows):
        count = _count_behind(rows, place)
        found.update(_number(row) for row in rows[place + 1 : place + 1 + count])
        place += 1 + count
    beside = [row for row in rows if not row.text(Head.NAME).startswith(WITHIN)]
    return frozenset() if wanted is not None and _sum(beside) == wanted else frozenset(found)


def head_rows(rows: Sequence[Row]) -> frozenset[int]:
    """The rows of the sheet that are heads of level 1, with the points of those below."""
    found: set[int] = set()
    run = ZERO
    for row in reversed(rows):
        named = any(row.text(each) for each in _NAMES)
        if row.text(Head.LEVEL1):
            if run and not named and _points(row) == run:
                found.add(_number(row))
            run = ZERO
        else:
            with exactly():
                run += _points(row)
    return frozenset(found)


def _number(row: Row) -> int:
    """The row of the sheet."""
    return row.line[0].row


def _sum(rows: Iterable[Row]) -> Decimal:
    """What the points of rows come to, as far as they can be read."""
    with exactly():
        return sum((_points(row) for row in rows if row.text(Head.NAME)), ZERO)


def _points(row: Row) -> Decimal:
    """The points of a row, those in brackets too; none where it has none."""
    bracketed = bracketed_points(row.text(Head.FULL_MARKS))
    return points_of_row(row).marks or ZERO if bracketed is None else bracketed


def _count_behind(rows: Sequence[Row], place: int) -> int:
    """How many rows behind a row are its parts: two or more that come to its points."""
    most, behind = _points(rows[place]), rows[place + 1 : place + 1 + _MOST]
    name = behind[0].text(Head.NAME) if behind else ""
    if most == ZERO or not (name.startswith(WITHIN) or _number_of(name) == 1):
        return 0
    numbered, run = not name.startswith(WITHIN), ZERO
    if numbered and _number_of(rows[place].text(Head.NAME)) is not None:
        return 0
    for count, row in enumerate(behind, start=1):
        follows = not numbered or _number_of(row.text(Head.NAME)) == count
        if not (follows and _is_beside(row, rows[place])):
            return 0
        with exactly():
            run += _points(row)
        if run >= most:
            return count if run == most and count >= _FEWEST else 0
    return 0


def _number_of(name: str) -> int | None:
    """The number that a name begins with; ``None`` where it begins with none."""
    match = _NUMBERED.match(name)
    if match is None:
        return None
    return ord(match["ring"]) - ord("①") + 1 if match["ring"] else int(match["number"])


def _is_beside(row: Row, above: Row) -> bool:
    """Whether a row has a name, and the heads of the one above: blank where they were merged."""
    levels = (Head.LEVEL1, Head.LEVEL2)
    return bool(row.text(Head.NAME)) and all(
        row.text(each) in {"", above.text(each)} for each in levels
    )
