r"""Text from a report (文本格式): Markdown and HTML, in which nothing of a record is a sign.

>>> Markdown().paragraph("*甲* [乙](丙)")
'\\*甲\\* \\[乙\\](丙)'
>>> Html().paragraph("<b>甲</b>")
'<p>&lt;b&gt;甲&lt;/b&gt;</p>'
"""

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final, Protocol

from perfeval.errors import escaped

_SIGNS: Final = re.compile(r"([\\`*_\[\]|~&$^@]|<(?=[A-Za-z/!?]))")
"""What Markdown or one of its dialects reads as a sign anywhere in a line; < before a figure is
only less."""
_AT_THE_START: Final = re.compile(r"^([#>=:%]|[+\-](?!\d)|\d+(?=[.)](?:\s|$)))")
"""What it reads as a sign at the start of one: a heading, a quotation, a list, a rule, a title."""


class Markup(Protocol):
    """How each part of a report is written (文本格式)."""

    def heading(self, level: int, text: str) -> str:
        """A heading."""
        ...

    def paragraph(self, text: str) -> str:
        """A paragraph; of a text in several lines, one each."""
        ...

    def listing(self, items: Iterable[str]) -> str:
        """A numbered list."""
        ...

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
        """A table."""
        ...


class Markdown:
    """Markdown, as CommonMark and pandoc read it, with pipe tables."""

    def heading(self, level: int, text: str) -> str:
        """A heading with its hashes."""
        return f"{'#' * level} {in_markdown(text)}"

    def paragraph(self, text: str) -> str:
        """Paragraphs with an empty line between them."""
        return "\n\n".join(map(in_markdown, _lines(text)))

    def listing(self, items: Iterable[str]) -> str:
        """A list numbered from one."""
        return "\n".join(f"{place}. {in_markdown(each)}" for place, each in enumerate(items, 1))

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
        """A pipe table."""
        lines = [heads, ["---"] * len(heads), *([*map(_cell, row)] for row in rows)]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)


class Html:
    """HTML elements."""

    def heading(self, level: int, text: str) -> str:
        """A heading; HTML has six layers."""
        return f"<h{level}>{in_html(text)}</h{level}>"

    def paragraph(self, text: str) -> str:
        """A paragraph for each line."""
        return "\n".join(f"<p>{in_html(line)}</p>" for line in _lines(text))

    def listing(self, items: Iterable[str]) -> str:
        """A numbered list."""
        return f"<ol>{''.join(f'<li>{in_html(each)}</li>' for each in items)}</ol>"

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
        """A table with its heads."""
        head = "".join(f'<th scope="col">{in_html(each)}</th>' for each in heads)
        cells = ("".join(f"<td>{in_html(cell)}</td>" for cell in row) for row in rows)
        body = "".join(f"<tr>{each}</tr>" for each in cells)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def in_markdown(text: str) -> str:
    r"""A line in which nothing is a sign of Markdown (Markdown 转义).

    Examples:
        >>> print(in_markdown("1. 投诉<5次，*重点*"))
        1\. 投诉<5次，\*重点\*

    """
    inside = _SIGNS.sub(r"\\\1", escaped(_joined(text)))
    return _AT_THE_START.sub(_escaped_start, inside)


def in_html(text: str) -> str:
    """A line in which nothing is a sign of HTML (HTML 转义)."""
    return escape(escaped(_joined(text)), quote=True)


def _escaped_start(found: re.Match[str]) -> str:
    """A sign at the start of a line as a sign of writing; of a number, what follows it."""
    return f"{found[1]}\\" if found[1].isdecimal() else f"\\{found[1]}"


def _lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line for line in text.splitlines() if line.strip()]


def _joined(text: str) -> str:
    """A text in one line, its blanks as one each."""
    return " ".join(text.split())


def _cell(text: str) -> str:
    """A cell of a pipe table; an empty one is not lost."""
    return in_markdown(text) or " "
