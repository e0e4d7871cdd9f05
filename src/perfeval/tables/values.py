"""Targets and actual values of a row, with their units (指标值与完成值).

A form states the unit with the number, in a column of its own, or only once for both values.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple, TypeVar

import attrs

from perfeval.codes import Code
from perfeval.errors import Path, PerfevalError
from perfeval.measures import (
    Amount,
    AnyActual,
    AnyTarget,
    Described,
    Interval,
    Measured,
    Reported,
    Target,
)
from perfeval.quantities import MONEY_UNITS, SHARE_UNITS, ZERO
from perfeval.tables.cells import is_blank
from perfeval.tables.columns import Row
from perfeval.tables.filler import Filler, joined
from perfeval.tables.heads import Head
from perfeval.targets import BEFORE, parse_actual, parse_target
from perfeval.terms import Operator

T = TypeVar("T")

_QUALITATIVE: Final = "定性"
_SIGNS: Final = str.maketrans({"㎡": "m²", "㎥": "m³", "㎞": "km", "㎏": "kg"})
_BRACKETED: Final = re.compile(
    r"(?<=\d)[(（](?P<unit>[^()（）\d]{1,6})[)）]|[(（][^()（）\d]{1,6}[)）]$"
)
"""A unit in brackets behind its number, or a second one behind the first."""
_WAYS: Final = (("正向", Operator.AT_LEAST), ("反向", Operator.AT_MOST), ("逆向", Operator.AT_MOST))
_FAMILIES: Final = (MONEY_UNITS, SHARE_UNITS)
_PER: Final = "/"
_NO_UNIT: Final = frozenset({"", "无", "/", "-", "—", "--"})
_BEGINS: Final = re.compile(r"\s*[\d.+-]")


class _Cell(NamedTuple):
    """A cell: its row, and the head over it."""

    row: Row
    head: Head


def read_values(filler: Filler, path: Path, row: Row) -> tuple[AnyTarget | None, AnyActual | None]:
    """The target and the actual value of a row, each in its unit (指标值与完成值).

    The unit stands with the number, in a column of its own, or only with one of the two.
    """
    wanted, reached = (*path, "target"), (*path, "actual")
    beside = _unit(filler, wanted, row)
    only = Head.TARGET not in row.columns.by_head
    target = read_target(filler, wanted, row, Head.INITIAL_TARGET if only else Head.TARGET)
    cell = _Cell(row, Head.ACTUAL)
    actual = _kept(filler, reached, cell, partial(_plainly, parse_actual), _reported)
    if (unit := _wanted_unit(filler, wanted, target, beside)) is not None:
        target = _target_in(target, unit)
    if (unit := _wanted_unit(filler, reached, actual, beside)) is not None:
        actual = _actual_in(actual, unit)
    of_target, of_actual = _units(target), _units(actual)
    if any(of_target) and of_actual == ("",):
        filler.say(Code.TABLE_UNIT_TAKEN, reached, found=str(actual), unit=of_target[0])
        actual = _actual_in(actual, of_target[0])
    elif any(of_actual) and of_target and not any(of_target):
        filler.say(Code.TABLE_UNIT_TAKEN, wanted, found=str(target), unit=of_actual[0])
        target = _target_in(target, of_actual[0])
    return target, actual


def read_target(filler: Filler, path: Path, row: Row, head: Head) -> AnyTarget | None:
    """A target, with its comparison where that stands in a column of its own."""
    operator = joined(row.text(Head.OPERATOR))
    if _QUALITATIVE in operator:
        return _kept(filler, path, _Cell(row, head), _described, _described)
    sign = operator if operator in BEFORE else ""
    bare = next((way for word, way in _WAYS if operator.startswith(word)), Operator.AT_LEAST)

    def read(text: str) -> AnyTarget:
        return parse_target(f"{sign}{text}" if _BEGINS.match(text) else text, bare=bare)

    return _kept(filler, path, _Cell(row, head), partial(_plainly, read), _described)


def _plainly(read: Callable[[str], T], text: str) -> T:
    """What a text says; where it is not understood, what it says in plain signs.

    Forms write signs of their own for units, and a second unit in brackets: ㎡, 6台（套）.
    """
    plain = text.translate(_SIGNS)
    try:
        return read(plain)
    except PerfevalError:
        bare = _BRACKETED.sub(lambda match: match["unit"] or "", plain)
        if bare == plain:
            raise
        return read(bare)


def _described(text: str) -> AnyTarget:
    """A target in words."""
    return Described(text)


def _reported(text: str) -> AnyActual:
    """What the table says where a value should stand."""
    return Reported(text)


def _kept(
    filler: Filler,
    path: Path,
    cell: _Cell,
    by: Callable[[str], T | None],
    words: Callable[[str], T],
) -> T | None:
    """What a cell says; where it cannot be read, its words as they stand, and why."""
    row, head = cell
    found = filler.number(path, row, head, by)
    if found is None and not is_blank(row.text(head)):
        return filler.cell(path, row, head, words)
    return found


def _unit(filler: Filler, path: Path, row: Row) -> str:
    """The unit that stands in a column of its own."""
    text = row.text(Head.UNIT)
    if text in _NO_UNIT:
        return ""
    return filler.cell(path, row, Head.UNIT, lambda text: Amount(ZERO, text).unit) or ""


def _units(value: AnyTarget | AnyActual | None) -> tuple[str, ...]:
    """The units of the numbers of a value; none where it has no number."""
    match value:
        case Target(value=one) | Measured(value=one):
            return (one.unit,)
        case Interval(low=low, high=high):
            return (low.unit, high.unit)
        case _:
            return ()


def _target_in(target: AnyTarget | None, unit: str) -> AnyTarget | None:
    """A target whose numbers have no unit, in a unit."""
    match target:
        case Target(value=one):
            return attrs.evolve(target, value=Amount(one.number, unit))
        case Interval(low=low, high=high):
            first, last = Amount(low.number, unit), Amount(high.number, unit)
            return attrs.evolve(target, low=first, high=last)
        case _:
            return target


def _actual_in(actual: AnyActual | None, unit: str) -> AnyActual | None:
    """An actual value whose number has no unit, in a unit."""
    if isinstance(actual, Measured):
        return attrs.evolve(actual, value=Amount(actual.value.number, unit))
    return actual


def _wanted_unit(
    filler: Filler, path: Path, value: AnyTarget | AnyActual | None, unit: str
) -> str | None:
    """The unit that a value takes from its row; ``None`` where it keeps its own."""
    units = _units(value)
    if not unit or not any(units):
        return unit or None
    own = units[0]
    if own.startswith(_PER):  # 元 in the column, and 300/亩 beside it.
        return f"{unit}{own}"
    if own != unit and not any(own in each and unit in each for each in _FAMILIES):
        filler.say(Code.TABLE_UNIT_TWICE, path, found=own, wanted=unit)
    return None
