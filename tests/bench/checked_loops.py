"""The loop by hand from text on: with the checks that records make, then the scores."""

import re
from decimal import Decimal, InvalidOperation
from typing import Final

from bench.loops import Line, Scored, by_decimal
from bench.rows import Row

OPERATORS: Final = frozenset("≥＞＝＜≤")
HUNDRED: Final = Decimal(100)
MAX_DIGITS: Final = 20
MAX_TEXT: Final = 100_000
MAX_NUMBER: Final = 64
CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
AMOUNT: Final = re.compile(r"\s*([+-]?[0-9]+(?:\.[0-9]+)?)\s*([^\d\s.,+-]\S*)?\s*")


def score_plain(rows: list[Row]) -> Scored[Decimal]:
    """Plain numbers: a name, a known operator, finite, not negative, marks that make 100."""
    table: list[Line[Decimal]] = []
    whole = Decimal(0)
    for row in rows:
        if not row["name"].strip() or row["operator"] not in OPERATORS:
            raise ValueError(row)
        try:
            marks, target = Decimal(row["full_marks"]), Decimal(row["target"])
            actual = Decimal(row["actual"])
        except InvalidOperation:
            raise ValueError(row) from None
        if not (marks.is_finite() and target.is_finite() and actual.is_finite()):
            raise ValueError(row)
        if marks.is_signed() or target.is_signed() or actual.is_signed():
            raise ValueError(row)
        whole += marks
        table.append({"name": row["name"], "full_marks": marks, "target": target, "actual": actual})
    if whole != HUNDRED:
        raise ValueError(whole)
    return by_decimal(table)


def score_with_units(rows: list[Row]) -> Scored[Decimal]:
    """Numbers with units: all that a record refuses in such a table is refused here too."""
    table: list[Line[Decimal]] = []
    whole = Decimal(0)
    for row in rows:
        name = _text(row["name"])
        _note(row["level1"])
        if row["operator"] not in OPERATORS:
            raise ValueError(row)
        marks, none = _amount(row["full_marks"])
        target, wanted = _amount(row["target"])
        actual, found = _amount(row["actual"])
        if none or marks.is_signed() or wanted != found:
            raise ValueError(row)
        whole += marks
        table.append({"name": name, "full_marks": marks, "target": target, "actual": actual})
    if whole != HUNDRED:
        raise ValueError(whole)
    return by_decimal(table)


def _note(value: str) -> str:
    """A text within the limits, without control characters."""
    if len(value) > MAX_TEXT or CONTROL.search(value):
        raise ValueError(value)
    return value


def _text(value: str) -> str:
    """A text that says something."""
    if not _note(value).strip():
        raise ValueError(value)
    return value


def _amount(text: str) -> tuple[Decimal, str]:
    """A number within the limits, and its unit."""
    match = AMOUNT.fullmatch(text)
    if match is None or len(text) > MAX_NUMBER:
        raise ValueError(text)
    number, unit = match.groups()
    if len(number) > MAX_DIGITS:
        raise ValueError(text)
    return Decimal(number), unit or ""
