"""JSON Schema for documents (JSON Schema, 2020-12): what can be said of them without this library.

It is built from the records themselves, so it says what they take; what a record refuses only when
its fields are looked at together, no schema says.

    >>> from perfeval import Ratio
    >>> json_schema(Ratio)["required"]
    ['schema', 'type', 'part', 'whole']
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import partial
from inspect import getdoc
from types import MappingProxyType, UnionType
from typing import Any, Final, cast, get_args, get_origin

from perfeval.codec.documents import kinds_of
from perfeval.codec.kinds import (
    FORMAT,
    KINDS,
    SCHEMA,
    TAGS,
    TYPE,
    Field,
    fields_of,
    is_tagged,
    may_be_none,
    members,
    without_none,
)
from perfeval.codec.limits import USUAL
from perfeval.codec.values import FRACTION, MOST_WHOLE, NUMBER, PLAIN, POWER
from perfeval.fields import MAX_ITEMS, MAX_TEXT, Record, Unread
from perfeval.judgements import Checklist, QualitativeBands
from perfeval.measures import AnyActual, AnyTarget, Moment
from perfeval.quantities import MAX_CHARACTERS, MAX_PLACES, Rounding
from perfeval.records import Subject
from perfeval.rules import StepTable, Threshold, When
from perfeval.scales import Scale
from perfeval.schemes import Condition, Effect
from perfeval.scoring import NumericRule, Rule
from perfeval.terms import Outcome

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_CONTROL: Final = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"
_NOTE: Final = rf"^[^{_CONTROL}]*$"
_SPACE: Final = r"\t\n\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""White space, sign by sign: other languages mean other signs than Python by ``\\s``."""
_TEXT: Final = rf"^[{_SPACE}]*[^{_SPACE}{_CONTROL}][^{_CONTROL}]*$"
"""A text that says something; no sign can be read in two ways, so it is searched once."""
_END: Final = r"$(?!\n)"
"""The end, also for those validators whose ``$`` lets a line break stand behind it."""
_MINUS_ZERO: Final = r"-0(?:\.0+)?"  # It is read as zero.
_POINTS: Final = rf"(?:{PLAIN}|{POWER}|{_MINUS_ZERO})"
_SIZE: Final = rf"(?:(?=[0.]*[1-9]){PLAIN}|{POWER})"
_TO_TEN: Final = rf"(?:10(?:\.0+)?|1E\+1|[0-9](?:\.[0-9]+)?|{_MINUS_ZERO})"

_A_NOTE: Final[Mapping[str, object]] = MappingProxyType(
    {"type": "string", "maxLength": MAX_TEXT, "pattern": _NOTE}
)
"""A text that no constructor looks at."""
_BOUNDS: Final[Mapping[tuple[type, str], tuple[int, int]]] = MappingProxyType(
    {
        (Moment, "year"): (1, 9999),
        (Moment, "month"): (1, 12),
        (Moment, "day"): (1, 31),
        (Rounding, "places"): (0, MAX_PLACES),
    }
)
"""Whole numbers that a record looks at only when it has them all."""
_COUNTS: Final[Mapping[tuple[type, str], tuple[int, int]]] = MappingProxyType(
    {
        (Scale, "bands"): (1, MAX_ITEMS),
        (StepTable, "steps"): (1, MAX_ITEMS),
        (Checklist, "elements"): (1, MAX_ITEMS),
        (QualitativeBands, "bands"): (1, len(Outcome)),
    }
)
"""Lists that a record wants to hold something."""
_UNIONS: Final[Mapping[tuple[type, ...], str]] = MappingProxyType(
    {
        members(AnyTarget): "any_target",
        members(AnyActual): "any_actual",
        members(Rule): "any_rule",
        members(NumericRule): "any_numeric_rule",
        members(Condition): "any_condition",
        members(Effect): "any_effect",
        members(Subject): "any_subject",
    }
)
"""What several kinds are together, by a name that no kind has."""
_BARRED: Final[Mapping[tuple[type, str], str]] = MappingProxyType(
    {(Threshold, "when"): When.EITHER.value}
)
"""Terms that a record refuses although its vocabulary has them."""


def json_schema(kind: type | UnionType | None = None, /) -> Schema:
    """The JSON Schema of the documents of a kind (文档的 JSON Schema).

    Args:
        kind: a class, or several, such as ``Project | Department``; ``None``: every kind.

    Returns:
        A schema in the dialect 2020-12; a new one, which the caller may change.

    Raises:
        RecordError: ``record.kind``: no document can hold such a kind.

    Examples:
        >>> from perfeval import Scale
        >>> json_schema(Scale)["properties"]["bands"]["items"]
        {'$ref': '#/$defs/band'}

    """
    kinds = tuple(KINDS.values()) if kind is None else kinds_of(kind, USUAL)
    outer = [_outermost(each) for each in kinds]
    whole = outer[0] if len(outer) == 1 else {"oneOf": outer}
    inner = sorted(_inside(kinds), key=TAGS.__getitem__)
    unions = {each for kind in {*kinds, *inner} for each in _unions(kind)}
    parts = {
        **{_UNIONS[each]: {"oneOf": [*map(_with_tag, each)]} for each in _UNIONS if each in unions},
        **{TAGS[each]: _object(each) for each in inner},
    }
    return {"$schema": _DIALECT, **whole, "$defs": parts}


def _outermost(kind: type) -> Schema:
    """The object of a whole document."""
    made = _object(kind)
    made["properties"] = {SCHEMA: {"const": FORMAT}, **made["properties"]}
    made["required"] = [SCHEMA, TYPE, *made["required"]]
    return made


def _object(kind: type) -> Schema:
    """The object of a kind; a tag may stand in it anywhere, and has to say what it is."""
    fields = fields_of(kind)
    return {
        "title": TAGS[kind],
        "description": (getdoc(kind) or "").partition("\n")[0],
        "type": "object",
        "properties": {
            TYPE: {"const": TAGS[kind]},
            **{each.name: _field(kind, each) for each in fields},
        },
        "required": [each.name for each in fields if each.required],
        "additionalProperties": False,
    }


def _inside(kinds: Iterable[type]) -> set[type]:
    """The kinds that others hold, and those that they hold."""
    found: set[type] = set()
    rest = list(kinds)
    while rest:
        held = {each for field in fields_of(rest.pop()) for each in _held(field.takes)}
        rest += held - found
        found |= held
    return found


def _held(takes: object) -> tuple[type, ...]:
    """The kinds that an annotation names, in a list or alone."""
    return members(get_args(takes)[0] if get_origin(takes) is tuple else takes)


def _unions(kind: type) -> Iterator[tuple[type, ...]]:
    """The choices that a kind leaves, each by what it is between."""
    yield from (members(each.takes) for each in fields_of(kind) if is_tagged(each.takes))


def _field(kind: type, field: Field) -> Schema:
    """What a field takes, or null where it may be left open."""
    takes = without_none(field.takes)
    made = _value(kind, field, takes)
    return {"anyOf": [made, {"type": "null"}]} if may_be_none(field.takes) else made


def _value(kind: type, field: Field, takes: object) -> Schema:
    """What a field takes where something is there."""
    if is_tagged(takes):
        return {"$ref": f"#/$defs/{_UNIONS[members(takes)]}"}
    if members(takes):
        return {"$ref": f"#/$defs/{TAGS[cast('type', takes)]}"}
    if get_origin(takes) is tuple:
        least, most = _COUNTS.get((kind, field.name), (0, MAX_ITEMS))
        items = _item(kind, field, get_args(takes)[0])
        return {"type": "array", "items": items, "minItems": least, "maxItems": most}
    if terms := _terms(takes):
        barred = _BARRED.get((kind, field.name))
        return {"enum": [each for each in terms if each != barred]}
    return _simple(kind, field, takes)


def _item(kind: type, field: Field, takes: object) -> Schema:
    """What a list holds."""
    if takes is str:
        return _text(lambda value: _refuses(field, [value]))
    return _value(kind, field, takes)


def _terms(takes: object) -> list[str]:
    """The terms of a vocabulary; none of anything else."""
    closed = isinstance(takes, type) and issubclass(takes, StrEnum)
    return [each.value for each in cast("type[StrEnum]", takes)] if closed else []


def _with_tag(kind: type) -> Schema:
    """An object that says which kind it is."""
    return {"$ref": f"#/$defs/{TAGS[kind]}", "required": [TYPE]}


def _simple(kind: type, field: Field, takes: object) -> Schema:
    """A text, a number or a flag."""
    if takes is Fraction:
        return {"type": "string", "pattern": f"^{FRACTION}{_END}", "maxLength": USUAL.digits}
    if takes is Decimal:
        most = MAX_CHARACTERS if issubclass(kind, Record) else USUAL.digits
        return {"type": "string", "pattern": f"^{_number(field)}{_END}", "maxLength": most}
    if takes is int:
        least, greatest = _BOUNDS.get((kind, field.name)) or _edges(field)
        return {"type": "integer", "minimum": least, "maximum": greatest}
    if takes is bool:
        return {"type": "boolean"}
    if takes == str | int:
        ends = {"minimum": 1 - MOST_WHOLE, "maximum": MOST_WHOLE - 1}
        return {**_A_NOTE, "type": ["string", "integer"], **ends}
    return _text(partial(_refuses, field)) if issubclass(kind, Record) else {**_A_NOTE}


def _text(refuses: Callable[[str], bool]) -> Schema:
    """A text, as long and as empty as its field takes it."""
    short = refuses("x" * (MAX_CHARACTERS + 1))
    most = MAX_CHARACTERS if short else MAX_TEXT
    return {"type": "string", "maxLength": most, "pattern": _TEXT if refuses(" ") else _NOTE}


def _number(field: Field) -> str:
    """The form of a number that a field takes."""
    refused = " ".join(each for each in ("-1", "0", "11") if _refuses(field, each))
    return {"-1": _POINTS, "-1 0": _SIZE, "-1 11": _TO_TEN}.get(refused, NUMBER)


def _edges(field: Field) -> tuple[int, int]:
    """The least and the greatest whole number that a field takes, found by trying."""
    inside = next(each for each in (0, 2000) if not _refuses(field, each))
    return _edge(field, inside, 1 - MOST_WHOLE), _edge(field, inside, MOST_WHOLE - 1)


def _edge(field: Field, inside: int, outside: int) -> int:
    """The last whole number that a field takes on the way outside."""
    if not _refuses(field, outside):
        return outside
    while abs(outside - inside) > 1:
        middle = (inside + outside) // 2
        inside, outside = (inside, middle) if _refuses(field, middle) else (middle, outside)
    return inside


def _refuses(field: Field, value: object) -> bool:
    """Whether a record refuses a value for its field, whatever stands in the others."""
    return field.read is not None and type(field.read(value)) is Unread
