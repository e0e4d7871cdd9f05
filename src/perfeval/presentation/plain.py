"""Views as plain text (纯文本): for terminals, logs and mails, lined up although Chinese is wide.

>>> print(format_table([("指标", "得分"), ("宣传场次", Decimal("8.50")), ("满意度", Decimal(10))]))
指标      得分
────────  ────
宣传场次  8.50
满意度      10
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from perfeval.errors import plain
from perfeval.fields import check_arguments, read_each
from perfeval.presentation.charts import Bars, Curve, Strip
from perfeval.presentation.pages import SIGNS, Cell, Facts, Grid, Lines, Page
from perfeval.presentation.signs import cut, one_line, visible, width

_GAP: Final = "  "
_RULE: Final = "─"
_WIDEST: Final = 44
"""How wide a cell of a view is at the most; what does not fit is cut."""

Line = tuple[str, ...]
"""The cells of a row."""


def format_table(
    rows: Iterable[Sequence[object]], /, *, head: bool = True, ambiguous: int = 1
) -> str:
    """Line up rows of cells for a terminal (对齐表格): Chinese signs take two columns.

    Args:
        rows: the rows, such as those of `to_rows`; a cell is a text, a number, or ``None``.
            Rows may be of different lengths.
        head: whether the first row is a head, with a line under it.
        ambiguous: how many columns signs like ``≥`` take: 1, or 2 on older Chinese terminals.

    Returns:
        The lines. Columns of numbers are lined up at their ends; what cannot be seen is shown by
        its code, and no cell takes more than a line.

    Raises:
        RecordError: ``items.wanted``: there are no rows, or one of them is none.

    """
    check_arguments(head=(head, (bool,)), ambiguous=(ambiguous, (int,)))
    table = read_each(_cells, rows)
    texts = [tuple(map(_shown, row)) for row in table]
    return "\n".join(
        _aligned(texts, _numeric(table[1:] if head else table), head=head, ambiguous=ambiguous)
    )


def _cells(row: object) -> tuple[object, ...]:
    """The cells of a row."""
    return read_each(_anything, row)


def _anything(cell: object) -> object:
    """A cell, whatever it is."""
    return cell


def _shown(cell: object) -> str:
    """What a cell says, on one line."""
    if cell is None:
        return ""
    return one_line(plain(cell) if isinstance(cell, Decimal | Fraction | int) else str(cell))


def _numeric(rows: Iterable[tuple[object, ...]]) -> set[int]:
    """The columns that hold numbers and nothing else."""
    held: dict[int, set[bool]] = {}
    for row in rows:
        for place, cell in enumerate(row):
            if cell is not None:
                number = isinstance(cell, Decimal | Fraction | int)
                held.setdefault(place, set()).add(number)
    return {place for place, kinds in held.items() if kinds == {True}}


def _aligned(
    rows: Sequence[Line], right: set[int], *, head: bool, ambiguous: int = 1
) -> Iterator[str]:
    """Rows whose columns begin, or end, under one another."""
    count = max(map(len, rows), default=0)
    filled = [(*row, *[""] * (count - len(row))) for row in rows]
    widths = [
        max(width(cell, ambiguous=ambiguous) for cell in column)
        for column in zip(*filled, strict=True)
    ]
    for place, row in enumerate(filled):
        cells = (
            _padded(cell, wide - width(cell, ambiguous=ambiguous), right=column in right)
            for column, (cell, wide) in enumerate(zip(row, widths, strict=True))
        )
        yield _GAP.join(cells).rstrip()
        if head and place == 0:
            yield _GAP.join(_RULE * wide for wide in widths)


def _padded(cell: str, room: int, *, right: bool) -> str:
    """A cell with blanks before or behind it."""
    return " " * room + cell if right else cell + " " * room


def as_text(page: Page) -> str:
    """A page as plain text."""
    title = one_line(page.title)
    under = [one_line(page.under)] if page.under else []
    blocks = ["\n".join(lines) for each in page.blocks if (lines := [*_block(each)])]
    return "\n\n".join(["\n".join([title, _RULE * width(title), *under]), *blocks])


def _block(block: object) -> Iterator[str]:
    """The lines of a part of a page; a picture has none."""
    write = next(write for kind, write in _BLOCKS.items() if isinstance(block, kind))
    yield from write(block)


def _facts(facts: Facts) -> Iterator[str]:
    """Names with what they are, under one another."""
    yield from _aligned([(name, one_line(said)) for name, said in facts.pairs], set(), head=False)


def _lines(lines: Lines) -> Iterator[str]:
    """Sentences."""
    yield from (visible(each) for each in lines.texts)


def _grid(grid: Grid) -> Iterator[str]:
    """A table with its caption; its last column is as wide as it has to be."""
    yield one_line(grid.caption)
    count = len(grid.columns)
    rows = [tuple(each.head for each in grid.columns)]
    for group in grid.groups:
        if group.head:
            blanks = [""] * (group.start - 1)
            rows.append((f"【{one_line(group.head)}】", *blanks, *group.totals))
        rows.extend(
            tuple(_cell(cell, last=place == count - 1) for place, cell in enumerate(row))
            for row in group.rows
        )
    right = {place for place, each in enumerate(grid.columns) if each.number}
    yield from _aligned(rows, right, head=True)


def _cell(cell: Cell, *, last: bool) -> str:
    """What a cell says, behind its shape."""
    text = one_line(cell.text) if cell.mark is None else f"{SIGNS[cell.mark]} {one_line(cell.text)}"
    return text if last else cut(text, _WIDEST)


def _nothing(_chart: object) -> Iterator[str]:
    """What a picture shows stands in the tables too."""
    yield from ()


_BLOCKS: Final[MappingProxyType[type, Callable[[Any], Iterator[str]]]] = MappingProxyType(
    {Facts: _facts, Lines: _lines, Grid: _grid, Bars: _nothing, Strip: _nothing, Curve: _nothing}
)
