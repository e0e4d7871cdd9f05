"""The same pictures as plain Vega-Lite (Vega-Lite 图表): dicts for those who have a renderer.

Values travel as texts of exact decimals, as they do everywhere at the doors, and the picture says
that they are numbers; so nothing is made a binary float here.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from perfeval.fields import repeated
from perfeval.presentation.charts import Bars, Chart, Curve, Strip
from perfeval.presentation.signs import visible
from perfeval.presentation.words import label
from perfeval.quantities import MAX_PLACES, Rounding, recorded

Spec = dict[str, Any]
"""A picture, or a part of one, in the words of Vega-Lite."""

_SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v5.json"
_COLOURS: Final = ("#1a7f4b", "#2c6fbb", "#b3261e", "#57606a")
_EXACT: Final = Rounding(places=MAX_PLACES)


def as_vega_lite(chart: Chart, locale: str) -> Spec:
    """A picture as a specification without anything to load."""
    make = next(make for kind, make in _SPECS.items() if isinstance(chart, kind))
    return {"$schema": _SCHEMA, "title": visible(chart.title), **make(chart, locale)}


def _bars(chart: Bars, locale: str) -> Spec:
    """The whole as an outline, the part on it."""
    rows = [
        {
            "label": name,
            "part": _digits(each.part),
            "whole": _digits(each.whole),
            "text": visible(each.text),
            "mark": label(each.mark, locale=locale),
        }
        for each, name in zip(chart.bars, _told_apart(chart), strict=True)
    ]
    across = {"type": "quantitative", "title": f"{chart.part} / {chart.whole}"}
    names = {"field": "label", "type": "nominal", "sort": None, "title": None}
    shown = [{"field": name, "type": "nominal"} for name in ("label", "text", "mark")]
    return {
        "width": 420,
        "data": _data(rows, "part", "whole"),
        "encoding": {"y": names, "tooltip": shown},
        "layer": [
            {
                "mark": {"type": "bar", "fillOpacity": 0, "stroke": _COLOURS[-1]},
                "encoding": {"x": {"field": "whole", **across}},
            },
            {
                "mark": {"type": "bar", "height": {"band": 0.6}, "color": _COLOURS[1]},
                "encoding": {"x": {"field": "part", **across}},
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 4},
                "encoding": {"x": {"field": "whole", **across}, "text": {"field": "text"}},
            },
        ],
    }


def _told_apart(chart: Bars) -> Iterator[str]:
    """The names of the bars, each once; a renderer would lay two of one name upon one another."""
    names = [visible(each.label) for each in chart.bars]
    twice = {*repeated(names)}
    return (f"{name} #{place + 1}" if place in twice else name for place, name in enumerate(names))


def _strip(chart: Strip, _locale: str) -> Spec:
    """The bands with their names, and a rule at the score."""
    rows = [
        {
            "label": visible(each.label),
            "low": _digits(each.low),
            "high": _digits(each.high),
            "middle": _digits((Fraction(each.low) + Fraction(each.high)) / 2),
            "text": each.text,
        }
        for each in chart.stretches
    ]
    title = f"{chart.score} ({chart.unit})" if chart.unit else chart.score
    across = {"type": "quantitative", "title": title, "scale": {"zero": False}}
    shown = [{"field": name, "type": "nominal"} for name in ("label", "text")]
    bands: Spec = {
        "mark": {"type": "bar", "stroke": _COLOURS[-1], "color": "#e3eaf2"},
        "encoding": {
            "x": {"field": "low", **across},
            "x2": {"field": "high"},
            "tooltip": shown,
        },
    }
    names: Spec = {
        "mark": {"type": "text"},
        "encoding": {"x": {"field": "middle", **across}, "text": {"field": "label"}},
    }
    layer = [bands, names, *_score(chart, across)]
    return {
        "width": 600,
        "height": 60,
        "data": _data(rows, "low", "high", "middle"),
        "layer": layer,
    }


def _score(chart: Strip, across: Spec) -> Iterator[Spec]:
    """The score on a scale."""
    if chart.total is None:
        return
    rows = [
        {"total": _digits(chart.total), "text": f"{chart.shown} {visible(chart.grade)}".strip()}
    ]
    data = _data(rows, "total")
    where = {"x": {"field": "total", **across}}
    yield {"data": data, "mark": {"type": "rule", "strokeWidth": 3}, "encoding": where}
    yield {
        "data": data,
        "mark": {"type": "text", "dy": -40, "fontWeight": "bold"},
        "encoding": {**where, "text": {"field": "text"}},
    }


def _curve(chart: Curve, _locale: str) -> Spec:
    """A line for each unbroken part, and a point at what was reached."""
    rows = [
        {"value": _digits(value), "points": _digits(points), "piece": str(place)}
        for place, piece in enumerate(chart.pieces)
        for value, points in piece
    ]
    encoding = {
        "x": {"field": "value", "type": "quantitative", "title": visible(chart.across)},
        "y": {"field": "points", "type": "quantitative", "title": chart.up},
    }
    parts = {"detail": {"field": "piece", "type": "nominal"}}
    layer: list[Spec] = [
        {"mark": {"type": "line", "color": _COLOURS[1]}, "encoding": {**encoding, **parts}}
    ]
    if chart.reached is not None:
        value, points = map(_digits, chart.reached)
        layer.append(
            {
                "data": _data([{"value": value, "points": points}], "value", "points"),
                "mark": {"type": "point", "filled": True, "size": 80, "color": "#000"},
                "encoding": encoding,
            }
        )
    return {"width": 520, "height": 220, "data": _data(rows, "value", "points"), "layer": layer}


def _data(rows: list[dict[str, str]], *numbers: str) -> Spec:
    """Values that stand in the picture itself; which of them are numbers."""
    return {"values": rows, "format": {"parse": dict.fromkeys(numbers, "number")}}


def _digits(value: Fraction | Decimal) -> str:
    """A value in plain digits, to twelve places where it has no end."""
    text = f"{recorded(value, rounding=_EXACT):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_SPECS: Final[MappingProxyType[type, Callable[[Any, str], Spec]]] = MappingProxyType(
    {Bars: _bars, Strip: _strip, Curve: _curve}
)
