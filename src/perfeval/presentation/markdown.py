r"""A page as Markdown (Markdown 视图): tables with pipes, and nothing in a text that acts.

>>> print(escaped("甲|乙 <script> [x](javascript:1)"))
甲\|乙 &lt;script&gt; \[x\](javascript:1)
"""

import re
from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType
from typing import Any, Final

from perfeval.presentation.charts import Bars, Curve, Strip
from perfeval.presentation.pages import SIGNS, Cell, Facts, Grid, Lines, Page
from perfeval.presentation.signs import one_line

_ENTITIES: Final = MappingProxyType({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})
_ACTS: Final = re.compile(r"[\\`*_{}\[\]#~|!&<>$]")


def escaped(text: str) -> str:
    """A text in which no sign of Markdown or HTML acts, on one line."""
    return _ACTS.sub(_inert, one_line(text))


def _inert(found: re.Match[str]) -> str:
    """A sign that would act, so that it does not."""
    return _ENTITIES.get(found[0], f"\\{found[0]}")


def as_markdown(page: Page) -> str:
    """A page as Markdown."""
    under = [escaped(page.under)] if page.under else []
    blocks = ["\n".join(lines) for each in page.blocks if (lines := [*_block(each)])]
    return "\n\n".join([f"**{escaped(page.title)}**", *under, *blocks])


def _block(block: object) -> Iterator[str]:
    """The lines of a part of a page; a picture has none."""
    write = next(write for kind, write in _BLOCKS.items() if isinstance(block, kind))
    yield from write(block)


def _facts(facts: Facts) -> Iterator[str]:
    """Names with what they are, as a list."""
    strong = "**" if facts.large else ""
    for name, said in facts.pairs:
        yield f"- {escaped(name)}: {strong}{escaped(said)}{strong}"


def _lines(lines: Lines) -> Iterator[str]:
    """Sentences, as a list."""
    yield from (f"- {escaped(each)}" for each in lines.texts)


def _grid(grid: Grid) -> Iterator[str]:
    """A table with its caption before it."""
    count = len(grid.columns)
    yield f"*{escaped(grid.caption)}*"
    yield ""
    yield _row(escaped(each.head) for each in grid.columns)
    yield _row("--:" if each.number else "---" for each in grid.columns)
    for group in grid.groups:
        if group.head:
            sums = [*[""] * (group.start - 1), *map(escaped, group.totals)]
            yield _row([f"**{escaped(group.head)}**", *sums, *[""] * (count - 1 - len(sums))])
        yield from (_row(map(_cell, row)) for row in group.rows)


def _cell(cell: Cell) -> str:
    """What a cell says, behind its shape."""
    return escaped(cell.text if cell.mark is None else f"{SIGNS[cell.mark]} {cell.text}")


def _row(cells: Iterable[str]) -> str:
    """A row between pipes."""
    return f"| {' | '.join(cells)} |"


def _nothing(_chart: object) -> Iterator[str]:
    """What a picture shows stands in the tables too."""
    yield from ()


_BLOCKS: Final[MappingProxyType[type, Callable[[Any], Iterator[str]]]] = MappingProxyType(
    {Facts: _facts, Lines: _lines, Grid: _grid, Bars: _nothing, Strip: _nothing, Curve: _nothing}
)
