"""A project from JSON by hand: constructor calls, with the checks that the codec makes.

Size, a field that stands twice, NaN, fields that nobody knows, kinds of values, and the form of
numbers; depth and items are left out.
"""

import json
import re
from typing import Any, Final, cast

import perfeval as pe
from perfeval.errors import RecordError

MOST: Final = 16 * 1024 * 1024
NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?").fullmatch
PROJECT: Final = frozenset({"schema", "type", "name", "year", "indicators"})
INDICATOR: Final = frozenset({"name", "level1", "full_marks", "target", "actual"})
TARGET: Final = frozenset({"type", "operator", "value"})
MEASURED: Final = frozenset({"type", "value"})
AMOUNT: Final = frozenset({"number", "unit"})
OPERATORS: Final = {each.value: each for each in pe.Operator}


def project(text: str) -> pe.Project:
    """A project, or an error at the first mistake."""
    if len(text.encode()) > MOST:
        raise ValueError(len(text))
    data = _DECODER.decode(text)
    _known(data, PROJECT)
    if data.get("schema") != "perfeval/1" or data.get("type") != "project":
        raise ValueError(data)
    return pe.Project(
        name=_text(data["name"]),
        year=data.get("year"),
        indicators=[_placed(place, each) for place, each in enumerate(_listed(data))],
    )


def _listed(data: Any) -> Any:
    """The indicators."""
    listed = data.get("indicators", [])
    if type(listed) is not list:
        raise TypeError
    return data.get("indicators", [])


def _placed(place: int, data: Any) -> pe.Indicator:
    """An indicator; what is wrong is told with its place."""
    try:
        return _indicator(data)
    except RecordError as error:
        raise RecordError(each.under("indicators", place) for each in error.problems) from error


def _indicator(data: Any) -> pe.Indicator:
    """An indicator."""
    _known(data, INDICATOR)
    return pe.Indicator(
        name=_text(data["name"]),
        level1=_text(data.get("level1", "")),
        full_marks=_number(data["full_marks"]),
        target=_target(data["target"]),
        actual=_actual(data["actual"]),
    )


def _target(data: Any) -> pe.Target:
    """A target."""
    _known(data, TARGET)
    if data["type"] != "target":
        raise ValueError(data)
    return pe.Target(operator=OPERATORS[data["operator"]], value=_amount(data["value"]))


def _actual(data: Any) -> pe.Measured:
    """What was reached."""
    _known(data, MEASURED)
    if data["type"] != "measured":
        raise ValueError(data)
    return pe.Measured(value=_amount(data["value"]))


def _amount(data: Any) -> pe.Amount:
    """A number and its unit."""
    _known(data, AMOUNT)
    return pe.Amount(number=_number(data["number"]), unit=_text(data.get("unit", "")))


def _known(data: Any, fields: frozenset[str]) -> None:
    """Refuse what is no object, and fields that nobody knows."""
    if type(data) is not dict or not cast("dict[str, Any]", data).keys() <= fields:
        raise ValueError(fields)


def _text(value: Any) -> str:
    """A text."""
    if type(value) is not str:
        raise TypeError(value)
    return value


def _number(value: Any) -> Any:
    """A number in its plain form."""
    if type(value) is not str or not NUMBER(value):
        raise ValueError(value)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which no field stands twice."""
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError(pairs)
    return made


def _refuse(text: str) -> Any:
    """What is no number of JSON, or loses digits."""
    raise ValueError(text)


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_refuse, parse_constant=_refuse
)
