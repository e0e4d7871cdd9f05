"""A page as HTML (网页视图): self-contained, without a script, readable without colour."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from perfeval.presentation.charts import Bars, Curve, Strip
from perfeval.presentation.html import Markup, element, joined
from perfeval.presentation.pages import FOLDED, SIGNS, Cell, Column, Facts, Grid, Group, Lines, Page
from perfeval.presentation.pictures import drawn
from perfeval.presentation.signs import visible
from perfeval.presentation.style import VIEW

_LONG: Final = re.compile(r"[^\s\u2e80-\uffff]{15}")
"""A word so long that it has to be broken anywhere; Chinese text is, without being told."""
_TAGS: Final = MappingProxyType({"zh_CN": "zh-Hans", "zh_TW": "zh-Hant", "en": "en"})


def as_html(page: Page) -> str:
    """A page as one element with its style."""
    under = [element("div", page.under, class_="pf-under")] if page.under else []
    return str(
        element(
            "div",
            element("style", Markup(VIEW)),
            element("div", page.title, class_="pf-title"),
            *under,
            *(_block(each, page.locale) for each in page.blocks),
            class_="pf-view",
            lang=_TAGS[page.locale],
        )
    )


def _block(block: object, locale: str) -> Markup:
    """A part of a page."""
    write = next(write for kind, write in _BLOCKS.items() if isinstance(block, kind))
    return write(block, locale)


def _facts(facts: Facts, _locale: str) -> Markup:
    """Names with what they are."""
    pairs = (element("div", element("dt", name), element("dd", said)) for name, said in facts.pairs)
    return element("dl", *pairs, class_="pf-large" if facts.large else None)


def _lines(lines: Lines, _locale: str) -> Markup:
    """Sentences."""
    return element("div", *(element("div", each) for each in lines.texts), class_="pf-lines")


def _grid(grid: Grid, _locale: str) -> Markup:
    """A table; a long one is folded."""
    heads = (element("th", each.head, scope="col", class_=_kind(each)) for each in grid.columns)
    table = element(
        "table",
        element("caption", grid.caption),
        element("thead", element("tr", *heads)),
        *(_group(each, grid.columns) for each in grid.groups),
    )
    if not grid.fold or grid.size <= FOLDED:
        return table
    return element("details", element("summary", f"{grid.caption} · {grid.fold}"), table)


def _group(group: Group, columns: tuple[Column, ...]) -> Markup:
    """Rows under their head."""
    rows = (
        element("tr", *(_cell(*each) for each in zip(row, columns, range(len(row)), strict=True)))
        for row in group.rows
    )
    return element("tbody", *_head(group, columns), *rows)


def _head(group: Group, columns: tuple[Column, ...]) -> Iterator[Markup]:
    """The head of a group, with its sums."""
    if not group.head:
        return
    behind = columns[group.start :]
    sums = [*group.totals, *[""] * (len(behind) - len(group.totals))]
    cells = (
        element("td", said, class_=_kind(column)) for said, column in zip(sums, behind, strict=True)
    )
    kind = _width(group.head)
    first = element("th", group.head, scope="rowgroup", colspan=group.start, class_=kind)
    yield element("tr", first, *cells, class_="pf-head")


def _cell(cell: Cell, column: Column, place: int) -> Markup:
    """A cell: the first of a row is its head."""
    small = element("small", cell.small) if cell.small else joined()
    inside = joined(_said(cell), small, _bar(cell.bar))
    kind = _width(f"{cell.text} {cell.small}") or _kind(column)
    if place == 0:
        return element("th", inside, scope="row", class_=kind)
    return element("td", inside, class_=kind)


def _said(cell: Cell) -> Markup:
    """What a cell says, behind its shape."""
    if cell.mark is None:
        return joined(cell.text)
    shape = f"{SIGNS[cell.mark]} {cell.text}"
    return element("span", shape, class_=f"pf-mark pf-{cell.mark.value}")


def _bar(filled: Fraction | None) -> Markup:
    """A bar that is filled to a hundredth of its length."""
    if filled is None:
        return joined()
    share = f"{filled * 100 // 1}"
    inside = element("i", style=f"width:{share}%")
    return element("span", inside, class_="pf-bar", aria_hidden="true")


def _width(text: str) -> str | None:
    """The class of what holds a very long word."""
    return "pf-long" if _LONG.search(visible(text)) else None


def _kind(column: Column) -> str | None:
    """The class of figures."""
    return "pf-n" if column.number else None


_BLOCKS: Final[MappingProxyType[type, Callable[[Any, str], Markup]]] = MappingProxyType(
    {Facts: _facts, Lines: _lines, Grid: _grid, Bars: drawn, Strip: drawn, Curve: drawn}
)
