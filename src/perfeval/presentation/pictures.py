"""Pictures as inline SVG (图表): drawn here, without a library, a script or a network."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from perfeval.presentation.charts import Bar, Bars, Chart, Curve, Strip
from perfeval.presentation.drawing import (
    STRONG,
    dot,
    line,
    path,
    picture,
    rectangle,
    span,
    words,
)
from perfeval.presentation.figures import marks
from perfeval.presentation.html import Markup, element, joined
from perfeval.presentation.pages import SIGNS
from perfeval.presentation.signs import cut, width

WIDE: Final = 680
"""How wide a picture is drawn; it shrinks with its page."""
_ROW: Final = 26
_THICK: Final = 14
_TOP: Final = 8
_GAP: Final = 10
_LABEL: Final = 196
_LEAST_BAR: Final = 120
_CURVE: Final = (64, 24, 580, 190)
"""Where a curve lies: left, top, width and height."""
_NARROW: Final = 2
_LEVEL_PLACES: Final = 2
"""With how many places points without an end are written at their level."""
_HEADROOM: Final = Fraction(11, 10)


def drawn(chart: Chart, locale: str, style: str = "") -> Markup:
    """A picture of what a chart says."""
    draw = next(draw for kind, draw in _DRAWN.items() if isinstance(chart, kind))
    return draw(chart, locale, style)


def _bars(chart: Bars, _locale: str, style: str) -> Markup:
    """Bars under one another: the whole as an outline, the part filled."""
    room = (
        WIDE - _LABEL - 2 * _GAP - max((span(f"× {each.text}") for each in chart.bars), default=0)
    )
    room = max(room, _LEAST_BAR)
    most = max((abs(end) for each in chart.bars for end in (each.part, each.whole)), default=1)
    rows = (
        _bar(each, place * _ROW + _TOP, Fraction(room) / (most or 1))
        for place, each in enumerate(chart.bars)
    )
    facts = "; ".join(f"{each.label}: {each.text}" for each in chart.bars)
    said = f"{chart.part} / {chart.whole}. {facts}"
    high = len(chart.bars) * _ROW + 2 * _TOP
    return picture(chart.title, said, WIDE, high, *rows, style=style)


def _bar(bar: Bar, top: int, scale: Fraction) -> Markup:
    """One bar with its name before it, its figures behind it and a shape that says what it is."""
    base = top + _THICK - 2
    whole, part = max(bar.whole, Fraction(0)) * scale, max(bar.part, Fraction(0)) * scale
    end = _LABEL + max(whole, part) + _GAP
    return element(
        "g",
        words(2, base, bar.label, most=_LABEL - _GAP),
        rectangle(_LABEL, top, whole, _THICK, kind="pf-whole"),
        rectangle(_LABEL, top, part, _THICK, kind=f"pf-{bar.mark.value}"),
        words(end, base, f"{SIGNS[bar.mark]} {bar.text}"),
    )


def _strip(chart: Strip, _locale: str, style: str) -> Markup:
    """The bands side by side, their edges under them, and the score above the one it lies in."""
    first, last = chart.stretches[0], chart.stretches[-1]
    low, high = Fraction(first.low), Fraction(last.high)
    scale = Fraction(WIDE - 2 * _GAP) / (high - low or 1)

    def across(score: Fraction | Decimal) -> Fraction:
        """Where a score lies."""
        return _GAP + (min(max(Fraction(score), low), high) - low) * scale

    shapes = [*_stretches(chart, across), *_edges(chart, across)]
    if chart.total is not None:
        shapes.append(_pointer(across(chart.total), f"{chart.score} {chart.shown} {chart.grade}"))
    bands = "; ".join(f"{each.label}: {each.text}" for each in chart.stretches)
    total = f"{chart.score} {chart.shown} {chart.grade}. " if chart.shown else ""
    return picture(chart.title, f"{total}{bands}", WIDE, 92, *shapes, style=style)


def _stretches(chart: Strip, across: Callable[[Fraction | Decimal], Fraction]) -> Iterator[Markup]:
    """The bands; the one that was given has a thicker edge."""
    for place, each in enumerate(chart.stretches):
        left, right = across(each.low), across(each.high)
        kind = f"pf-band pf-band{place % 2}"
        yield rectangle(left, 34, right - left, 30, kind=kind)
        yield words((left + right) / 2, 54, each.label, most=right - left - 4, anchor="middle")
    for each in chart.stretches:
        if each.label == chart.grade:
            left, right = across(each.low), across(each.high)
            yield rectangle(left, 34, right - left, 30, kind="pf-given")


def _edges(chart: Strip, across: Callable[[Fraction | Decimal], Fraction]) -> Iterator[Markup]:
    """The figures under the edges, as many as have room."""
    edges = [chart.stretches[0].low, *(each.high for each in chart.stretches)]
    yield from _figures([(across(edge), f"{edge:f}{chart.unit}") for edge in edges], 82)


def _figures(found: Iterable[tuple[Fraction, str]], base: int) -> Iterator[Markup]:
    """Figures beside one another on a line, as many as have room between those before them."""
    free = Fraction(-_GAP)
    for middle, text in found:
        half = Fraction(span(text), 2)
        if middle - half >= free:
            place, anchor = _held(middle, half)
            yield words(place, base, text, anchor=anchor)
            free = middle + half + _GAP


def _held(middle: Fraction, half: Fraction) -> tuple[Fraction, str]:
    """Where a text stands so that it does not leave the picture."""
    if middle - half < 0:
        return Fraction(0), "start"
    if middle + half > WIDE:
        return Fraction(WIDE), "end"
    return middle, "middle"


def _pointer(middle: Fraction, text: str) -> Markup:
    """A triangle that points down, and what it points with."""
    text = cut(text.strip(), WIDE // STRONG)
    place, anchor = _held(middle, Fraction(width(text) * STRONG, 2))
    corners = [(middle - 6, 22), (middle + 6, 22), (middle, 33), (middle - 6, 22)]
    return joined(
        path(corners, kind="pf-pointer"),
        words(place, 15, text, anchor=anchor, kind="pf-strong"),
    )


def _curve(chart: Curve, locale: str, style: str) -> Markup:
    """The curve over its axes; where it jumps a dotted line joins its parts."""
    left, top, wide, high = _CURVE
    low, most = chart.ticks[0], chart.ticks[-1]
    heights = [up for piece in chart.pieces for _, up in piece]
    ceiling = max([chart.full_marks, *heights]) * _HEADROOM or Fraction(1)
    floor = min([Fraction(0), *heights])

    def place(spot: tuple[Fraction, Fraction]) -> tuple[Fraction, Fraction]:
        """Where a point lies."""
        x = left + (spot[0] - low) * wide / (most - low)
        return x, top + (ceiling - spot[1]) * high / (ceiling - floor)

    shapes = [
        *_axes(chart, place, floor, locale),
        *(
            path([place(one[-1]), place(other[0])], kind="pf-jump")
            for one, other in pairwise(chart.pieces)
        ),
        *(_piece([*map(place, piece)]) for piece in chart.pieces),
        *_here(chart, place),
    ]
    said = "; ".join(
        f"{marks(x, locale)} → {marks(y, locale)}" for piece in chart.pieces for x, y in piece
    )
    title = f"{chart.up}: {chart.title}"
    return picture(title, said, WIDE, top + high + 48, *shapes, style=style)


def _piece(points: list[tuple[Fraction, Fraction]]) -> Markup:
    """An unbroken part of a curve; one of a single value is a dot."""
    (first, height), (last, _) = points[0], points[-1]
    if last - first < _NARROW:
        return dot(first, height, kind="pf-alone")
    return path(points, kind="pf-curve")


_Place = Callable[[tuple[Fraction, Fraction]], tuple[Fraction, Fraction]]


def _axes(chart: Curve, place: _Place, floor: Fraction, locale: str) -> Iterator[Markup]:
    """The two axes with their names, and the figures at which the course changes."""
    left, top, wide, high = _CURVE
    under = top + high
    yield line(left, under, left + wide, under, kind="pf-axis")
    yield line(left, top, left, under, kind="pf-axis")
    for level in sorted({floor, Fraction(0), chart.full_marks}):
        _, y = place((chart.ticks[0], level))
        yield line(left, y, left + wide, y, kind="pf-level")
        yield words(
            left - 6, y + 4, marks(level, locale, _LEVEL_PLACES), most=left - 8, anchor="end"
        )
    ticks = [(place((each, floor))[0], marks(each, locale)) for each in chart.ticks]
    yield from (line(x, under, x, under + 4, kind="pf-axis") for x, _ in ticks)
    yield from _figures(ticks, under + 18)
    yield words(left, 14, f"{chart.up} · {chart.title}", most=wide, kind="pf-strong")
    yield words(left + wide, under + 38, chart.across, most=wide, anchor="end")


def _here(chart: Curve, place: _Place) -> Iterator[Markup]:
    """A dot at what was reached, with its figures; beyond the ends of the picture at its edge."""
    if chart.reached is None:
        return
    value, earned = chart.reached
    held = min(max(value, chart.ticks[0]), chart.ticks[-1])
    x, y = place((held, earned))
    text = chart.shown
    at_end = x + width(text) * STRONG + _GAP > WIDE
    yield dot(x, y, kind="pf-dot")
    yield words(
        x - _GAP if at_end else x + _GAP,
        y + 16,
        text,
        anchor="end" if at_end else None,
        kind="pf-strong",
    )


_DRAWN: Final[MappingProxyType[type, Callable[[Any, str, str], Markup]]] = MappingProxyType(
    {Bars: _bars, Strip: _strip, Curve: _curve}
)
