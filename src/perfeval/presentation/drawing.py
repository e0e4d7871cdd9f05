"""Drawing in SVG (绘图): shapes, texts that fit, and coordinates without floats.

>>> print(rectangle(Fraction(1, 3), 0, 20, 10, kind="pf-whole"))
<rect x="0.3" y="0" width="20" height="10" class="pf-whole"/>
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from perfeval.presentation.html import Markup, element, joined
from perfeval.presentation.signs import cut, visible, width

COLUMN: Final = 7
"""How wide a column of text is at most, in the letters of the pictures: half a Chinese sign."""

STRONG: Final = 8
"""The same of strong letters."""

Length = Fraction | int
"""A coordinate or a size."""


def rectangle(x: Length, y: Length, wide: Length, high: Length, *, kind: str) -> Markup:
    """A rectangle."""
    sizes = {"x": at(x), "y": at(y), "width": at(wide), "height": at(high)}
    return element("rect", **sizes, class_=kind)


def line(x1: Length, y1: Length, x2: Length, y2: Length, *, kind: str) -> Markup:
    """A straight line."""
    return element("line", x1=at(x1), y1=at(y1), x2=at(x2), y2=at(y2), class_=kind)


def path(points: Iterable[tuple[Length, Length]], *, kind: str) -> Markup:
    """A line from point to point."""
    return element("path", d="M" + " ".join(f"{at(x)},{at(y)}" for x, y in points), class_=kind)


def dot(x: Length, y: Length, *, kind: str) -> Markup:
    """A dot."""
    return element("circle", cx=at(x), cy=at(y), r="4", class_=kind)


def words(  # noqa: PLR0913  A text has a place, a size and a look.
    x: Length,
    y: Length,
    text: str,
    *,
    most: Length | None = None,
    anchor: str | None = None,
    kind: str | None = None,
) -> Markup:
    """A text, cut to a width where it has one; the whole of it is shown when it is pointed at."""
    whole = visible(text)
    shown = whole if most is None else cut(whole, int(most // COLUMN))
    title = [element("title", whole)] if shown != whole else []
    return element("text", shown, *title, x=at(x), y=at(y), text_anchor=anchor, class_=kind)


def span(text: str) -> int:
    """How wide a text is at most."""
    return width(visible(text)) * COLUMN


def picture(
    title: str, description: str, wide: int, high: int, *shapes: Markup, style: str = ""
) -> Markup:
    """A picture with its name and with what it shows in words, for whoever does not see it."""
    return element(
        "svg",
        element("title", title),
        element("desc", description),
        element("style", Markup(style)) if style else joined(),
        *shapes,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {wide} {high}",
        width=wide,
        height=high,
        role="img",
        aria_label=title,
        class_="pf-picture",
    )


def at(value: Length) -> str:
    """A coordinate to a tenth of a pixel.

    Examples:
        >>> at(Fraction(2, 3)), at(-5), at(Fraction(-1, 4))
        ('0.7', '-5', '-0.2')

    """
    tenths = (20 * Fraction(value) + 1) // 2
    whole, rest = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}" + (f".{rest}" if rest else "")
