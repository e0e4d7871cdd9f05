"""The cells of a sheet as texts (单元格).

What openpyxl, csv, pandas or the clipboard give becomes the text that the sheet shows, with the row
and the column where it stands.
A number in a spreadsheet is a binary float; it is read to the fifteen digits that a spreadsheet
shows and stores, which is the number that was typed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from math import isnan
from typing import Final, NamedTuple, cast

from perfeval.codes import Code
from perfeval.errors import Problem, RecordError, problem, quoted
from perfeval.fields import MAX_ITEMS, MAX_TEXT, is_listed, refuse
from perfeval.quantities import MAX_CHARACTERS

Cell = object
"""What a library gives for a cell: a text, a number, a date, a yes or no, or nothing."""
Rows = Iterable[Sequence[Cell] | Mapping[str, Cell]]
"""A sheet: rows of cells, or mappings from heads to cells."""

MAX_ROWS: Final = 1_048_576
"""The most rows of a sheet, blank ones among them: what spreadsheets have."""
MAX_COLUMNS: Final = 1000
"""The most cells of a row that hold something."""
MAX_CELLS: Final = 2_000_000
"""The most cells of a sheet that hold something."""
_SHEET_DIGITS: Final = 15
_PARTED: Final = re.compile(r"[¥￥]?\s?\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?").fullmatch
_BLANK: Final = frozenset({"", "-", "--", "—", "——", "/", "\\", "－", "-%", "--%"})
"""What stands in a cell that is to hold a number and has none."""


class Spot(NamedTuple):
    """A cell with its place; both count from 1, as spreadsheets do."""

    text: str
    row: int
    column: int


Line = tuple[Spot, ...]
"""A row: its cells that hold something."""


def lines_of(rows: Rows) -> tuple[Line, ...]:
    """The rows of a sheet, each with the cells that hold something.

    Raises:
        RecordError: what is given is no sequence of rows, a cell holds what no sheet does, or the
            sheet is too large.

    """
    if not is_listed(rows):
        raise RecordError([problem(Code.ITEMS_WANTED, "rows", found=quoted(rows))])
    lines: list[Line] = []
    found: list[Problem] = []
    held = 0
    for row, cells in enumerate(_as_rows(rows), start=1):
        if row > MAX_ROWS:
            raise RecordError([problem(Code.ITEMS_TOO_MANY, "rows", limit=MAX_ROWS)])
        line, troubles = _line(cells, row)
        found.extend(troubles)
        lines.append(line)
        held += len(line)
        if held > MAX_CELLS:
            raise RecordError([problem(Code.ITEMS_TOO_MANY, "rows", row - 1, limit=MAX_CELLS)])
    if found:
        raise RecordError(found)
    return tuple(lines)


def is_blank(text: str) -> bool:
    """Whether a cell that is to hold a number has none (空白): nothing, a dash or a slash."""
    return text in _BLANK


def _as_rows(rows: object) -> Iterable[object]:
    """Rows of cells; of mappings, the heads are the first row."""
    listed = list(islice(cast("Iterable[object]", rows), MAX_ROWS + 1))
    mapped = [cast("Mapping[object, object]", row) for row in listed if isinstance(row, Mapping)]
    if len(mapped) < len(listed) or not mapped:
        return listed
    heads = list(dict.fromkeys(head for row in mapped for head in row))
    return [heads, *([row.get(head) for head in heads] for row in mapped)]


def _line(cells: object, row: int) -> tuple[Line, list[Problem]]:
    """The cells of a row that hold something, and what cannot be in one."""
    if not is_listed(cells):
        return (), [problem(Code.ITEMS_WANTED, "rows", row - 1, found=quoted(cells))]
    spots: list[Spot] = []
    found: list[Problem] = []
    for column, cell in enumerate(cast("Iterable[object]", cells), start=1):
        if len(spots) > MAX_COLUMNS or column > MAX_ITEMS:
            found.append(problem(Code.ITEMS_TOO_MANY, "rows", row - 1, limit=MAX_COLUMNS))
            break
        try:
            text = text_of(cell)
        except RecordError as error:
            found.extend(each.under("rows", row - 1, column - 1) for each in error.problems)
            continue
        if text:
            spots.append(Spot(text, row, column))
    return tuple(spots), found


def text_of(cell: Cell) -> str:
    """A cell as the text that the sheet shows; empty where it holds nothing.

    Raises:
        RecordError: ``record.kind``: no sheet holds such a thing in a cell.

    Examples:
        >>> text_of(0.1 + 0.2), text_of(date(2023, 9, 30)), text_of(None), text_of(float("nan"))
        ('0.3', '2023年9月30日', '', '')

    """
    value = _of_its_own(cell)
    if isinstance(value, str):
        return _in_one(_shortened(str.__str__(value).strip()))
    if _is_nothing(value):
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float | Decimal):
        return _number(value)
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    raise refuse(Code.RECORD_KIND, found=quoted(cell), wanted="a text, number or date")


def _of_its_own(cell: object) -> object:
    """A cell as Python's own; numpy and what builds on it have numbers of their own."""
    if isinstance(cell, str | int | float | Decimal | date) or not hasattr(cell, "dtype"):
        return cell
    give = getattr(cell, "item", None)
    return give() if callable(give) else cell


def _is_nothing(cell: object) -> bool:
    """Whether a cell is empty, in the words of any library: None, NaN, NaT, NA."""
    if isinstance(cell, float):
        return isnan(cell)
    if isinstance(cell, Decimal):
        return cell.is_nan()
    return cell is None or type(cell).__name__ in {"NAType", "NaTType"}


def _in_one(text: str) -> str:
    """A number whose thousands are parted by spaces, in one; any other text as it stands."""
    return re.sub(r"\s", "", text) if _PARTED(text) else text


def _shortened(text: str) -> str:
    """A text that a record could hold."""
    if len(text) > MAX_TEXT:
        raise refuse(Code.TEXT_TOO_LONG, found=len(text), limit=MAX_TEXT)
    return text


def _number(cell: float | Decimal) -> str:
    """A number in plain digits; a binary one to the digits that a spreadsheet keeps."""
    if isinstance(cell, float):
        cell = Decimal(float.__format__(cell, f".{_SHEET_DIGITS}g"))
    if isinstance(cell, int):
        return str(int(cell)) if cell.bit_length() <= 4 * MAX_CHARACTERS else quoted(cell)
    if not cell.is_finite() or abs(cell.adjusted()) > MAX_CHARACTERS:
        return quoted(cell)
    return f"{cell:f}"
