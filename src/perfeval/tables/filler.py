"""From the cells of a table to the fields of a record (读取单元格).

Each field is read by itself.
What cannot be read is a problem at its place, and the record goes without it.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

import attrs

from perfeval.codes import Code, Severity
from perfeval.errors import Path, PerfevalError, Problem, Value, plain, problem
from perfeval.fields import refuse_unread, take_note
from perfeval.quantities import (
    MONEY_UNITS,
    ONE,
    exactly,
    fraction,
    number_and_unit,
    percent,
    points,
    share,
    yuan,
)
from perfeval.tables.cells import Spot, is_blank
from perfeval.tables.columns import Row
from perfeval.tables.heads import Head
from perfeval.tables.sheet import Place

T = TypeVar("T")
V = TypeVar("V")


class Filler:
    """Reads cells into values, and keeps where they stand and what is wrong with them."""

    def __init__(self) -> None:
        """Nothing read yet."""
        self.places: dict[Path, Place] = {}
        self.problems: list[Problem] = []

    def note(self, path: Path, spot: Spot, head: str) -> None:
        """Keep where a part of the record stands."""
        self.places[path] = Place(spot.row, spot.column, joined(head))

    def say(self, code: Code, path: Path, **facts: Value) -> None:
        """Keep a problem."""
        self.problems.append(problem(code, *path, **facts))

    def read(self, path: Path, spot: Spot | None, head: str, by: Callable[[str], T]) -> T | None:
        """What a cell says; ``None`` where it says nothing, or nothing that can be read."""
        if spot is None:
            return None
        self.note(path, spot, head)
        try:
            return by(spot.text)
        except PerfevalError as error:
            self.problems.extend(_doubt(each.under(*path)) for each in error.problems)
            return None

    def cell(self, path: Path, row: Row, head: Head, by: Callable[[str], T]) -> T | None:
        """What a row says under a head."""
        span = row.columns.by_head.get(head)
        spot = span.joined(row.line) if span else None
        return self.read(path, spot, span.text, by) if span else None

    def number(self, path: Path, row: Row, head: Head, by: Callable[[str], T]) -> T | None:
        """The number that a row has under a head; a dash says nothing."""
        return None if is_blank(row.text(head)) else self.cell(path, row, head, by)

    def points(self, path: Path, row: Row, head: Head) -> Decimal | None:
        """The points that a row has under a head."""
        return self.number(path, row, head, points_in)

    def words(self, path: Path, row: Row, head: Head) -> str:
        """The words that a row has under a head; none where there is a dash."""
        found = self.cell(path, row, head, noted)
        return "" if found is None or is_blank(found) else found

    def rate(self, path: Path, row: Row, amounts: tuple[Decimal | None, ...]) -> Decimal | None:
        """The execution rate of a row; one without its sign is what its amounts make likelier."""
        text = row.text(Head.RATE)
        rate = self.number(path, row, Head.RATE, lambda text: rate_of(text, amounts))
        if rate and number_and_unit(text)[1] == "":
            shown = plain(fraction(rate) * 100)
            self.say(Code.TABLE_RATE_READ, path, found=text, wanted=f"{shown}%")
        return rate


def _doubt(found: Problem) -> Problem:
    """A problem of reading: the figures may be right, so a person should look."""
    return attrs.evolve(found, severity=Severity.WARNING)


def joined(text: str) -> str:
    """A head without the spaces and line breaks that only make it fit its cell (表头原文).

    Examples:
        >>> joined("偏差原因 分析")
        '偏差原因分析'

    """
    return "".join(text.split())


def points_in(text: str) -> Decimal:
    """Points, perhaps with 分 behind them (分值).

    Raises:
        RecordError: not points.

    """
    return points(text.strip().removesuffix("分"))


def money_in(text: str, unit: str) -> Decimal:
    """An amount in yuan (金额), in the unit of the sheet where it has none of its own.

    The sign of money stands in any unit, so it is none; people leave out 元 behind 万.

    Raises:
        RecordError: not an amount of money.

    Examples:
        >>> money_in("￥1,200.00", "万元"), money_in("1200万", "元")
        (Decimal('12000000'), Decimal('12000000'))

    """
    bare = text.lstrip("¥￥ ")
    _, written = number_and_unit(bare)
    if f"{written}元" in MONEY_UNITS:
        return yuan(f"{bare}元") if written else yuan(f"{bare}{unit}")
    return yuan(bare)


def rate_of(text: str, amounts: tuple[Decimal | None, ...]) -> Decimal:
    """A rate, 1 = 100 % (执行率); without a sign it is read as its amounts say.

    Args:
        text: the rate as printed: 96.85%, 96.85, 1.
        amounts: what was spent, and of what; ``None`` where the table does not say.

    Raises:
        RecordError: no share.

    """
    bare = number_and_unit(text)[1] == ""
    if not bare:
        return share(text)
    whole, parted = share(text), percent(text)
    spent, budget = amounts
    if spent is None or not budget:
        return whole if whole <= ONE else parted
    with exactly():
        nearer = abs(whole * budget - spent) <= abs(parted * budget - spent)
    return whole if nearer else parted


def noted(text: str) -> str:
    """A text that may say anything.

    Raises:
        RecordError: a control character.

    """
    return read_by(take_note, text)


def read_by(take: Callable[[V], T], value: V) -> T:
    """What a value is, read as a field of a record is read (按字段读取).

    Raises:
        RecordError: it cannot be read.

    """
    read = take(value)
    refuse_unread(value=read)
    return read
