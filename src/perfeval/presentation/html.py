"""HTML and SVG as text (标记文本): one way to make an element, one way to escape.

What is text is escaped where it enters an element, and what cannot be seen in it is shown by its
code; what an element gives is markup and is not escaped again.

    >>> print(element("td", "1 < 2", title='"甲"'))
    <td title="&quot;甲&quot;">1 &lt; 2</td>
"""

from html import escape
from typing import Final

from perfeval.presentation.signs import visible

_EMPTY: Final = frozenset({"br", "circle", "line", "path", "rect"})
"""Elements that hold nothing."""


class Markup(str):
    """Text that is markup already (标记)."""

    __slots__ = ()


def element(name: str, *inside: str, **attributes: str | int | None) -> Markup:
    """An element with what it holds.

    Args:
        name: of the element; a word of the program, never of data.
        inside: what it holds: markup as it is, any other text escaped.
        attributes: by their names, an underscore for a hyphen and one behind a name that Python
            keeps for itself; ``None``: the attribute is left out.

    """
    names = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _EMPTY:
        return Markup(f"<{name}{names}/>")
    return Markup(f"<{name}{names}>{joined(*inside)}</{name}>")


def joined(*parts: str) -> Markup:
    """Parts that follow one another."""
    return Markup("".join(part if isinstance(part, Markup) else text(part) for part in parts))


def text(data: str) -> Markup:
    r"""A text of anybody's as markup: nothing in it acts, and nothing in it is hidden.

    Examples:
        >>> print(text("<script>\u202e"))
        &lt;script&gt;[U+202E]

    """
    return Markup(escape(visible(data)))
