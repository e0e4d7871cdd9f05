"""What a view says (版面内容), before it is HTML, Markdown or plain text.

A view is a page: a title, and blocks that follow one another.
What stands in it is text; how it is escaped and drawn is the business of whoever writes it out.
"""

from fractions import Fraction
from types import MappingProxyType
from typing import Final

import attrs

from perfeval.codes import Severity
from perfeval.presentation.charts import Chart, Mark

FOLDED: Final = 25
"""How many rows a table has at the most before it is folded."""
SIGNS: Final[MappingProxyType[Mark | Severity, str]] = MappingProxyType(
    {
        Mark.FULL: "●",
        Mark.PART: "△",
        Mark.NOTHING: "×",
        Mark.OUT: "－",
        Severity.ERROR: "■",
        Severity.WARNING: "▲",
        Severity.NOTICE: "○",
    }
)
"""The shape of each, which is read without colour; all of them are in every Chinese font."""


@attrs.frozen
class Cell:
    """What stands in a place of a table (单元格)."""

    text: str
    """What it says."""
    small: str = ""
    """What stands under it in small letters."""
    mark: Mark | Severity | None = None
    """The shape in front of it."""
    bar: Fraction | None = None
    """How much of a bar is filled, 0 to 1; ``None``: there is no bar."""


@attrs.frozen
class Column:
    """A column of a table (列)."""

    head: str
    """What stands above it."""
    number: bool = False
    """Whether it holds figures, which are lined up at their ends."""


@attrs.frozen(kw_only=True)
class Group:
    """Rows under one head (分组)."""

    head: str = ""
    """The head; empty where the rows stand under none."""
    totals: tuple[str, ...] = ()
    """What stands behind the head, from the column of this number on."""
    start: int = 0
    """The column in which the first of them stands."""
    rows: tuple[tuple[Cell, ...], ...]
    """The rows; the first cell of each says what the row is about."""


@attrs.frozen(kw_only=True)
class Grid:
    """A table (表格)."""

    caption: str
    """What it shows."""
    columns: tuple[Column, ...]
    """Its columns."""
    groups: tuple[Group, ...]
    """Its rows, under their heads."""
    fold: str = ""
    """What is written on the fold of a long table; empty: it is never folded."""

    @property
    def size(self) -> int:
        """How many rows there are."""
        return sum(len(group.rows) for group in self.groups)


@attrs.frozen
class Facts:
    """Names with what they are (基本信息)."""

    pairs: tuple[tuple[str, str], ...]
    """Each name with its text."""
    large: bool = False
    """Whether it is what the reader came for."""


@attrs.frozen
class Lines:
    """Sentences, each on a line of its own (说明)."""

    texts: tuple[str, ...]
    """The sentences."""


Block = Facts | Grid | Lines | Chart
"""A part of a page."""


@attrs.frozen(kw_only=True)
class Page:
    """A view (视图)."""

    title: str
    """What it is about."""
    under: str = ""
    """What stands under the title."""
    locale: str
    """The language of its words."""
    blocks: tuple[Block, ...]
    """Its parts, in order."""
