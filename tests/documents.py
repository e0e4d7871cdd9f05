"""Documents for the laws of the codec: drawn from their own schema, and spoilt at any place."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache, partial
from random import Random
from typing import Any, Final

from hypothesis import strategies as st

import perfeval as pe
from perfeval.codec.kinds import KINDS

DEEPEST: Final = 6
"""Below it only what has to be there is drawn."""
NUMBERS: Final = (
    "0", "1", "10", "100", "0.5", "0.80", "60", "12.50", "99.99", "-3", "1E+20", "123456789012345",
    "0.00000000000000000001", "-0.5", "5", "50", "40", "0.6", "1E+1", "-15E+19", "10E+1", "1E+0",
    "0E+5", "0.10E+1", "-0", "-0.0", "-0E+0", "-0.0E+3", "1E+05",
)  # fmt: skip
FRACTIONS: Final = ("0", "1", "250/3", "-7/2", "1/3", "85", "6/4")
JUNK: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 7, 2023, 10**19, "", " ", "x", "甲", "12.5", "1_000", "１２", "1e5",
    "46.8648万元", "NaN", "-0", "1/0", "05", "\ud800", "\x00", "长" * 70, [], {}, [[]], [None],
    {"type": "target"}, {"type": "proportional"}, {"type": 5}, {"": ""}, "1" * 30, "1" * 3000,
)  # fmt: skip
Data = Any
Place = tuple[Any, Any]
"""A list or an object, and the position or the name of something in it."""


def kind_of(tag: str) -> Any:
    """The kind of a tag."""
    return KINDS[tag]


@cache
def schema_of(tag: str) -> Any:
    """The schema of a kind."""
    return pe.json_schema(kind_of(tag))


@st.composite
def documents(draw: st.DrawFn, tags: tuple[str, ...] = tuple(KINDS)) -> tuple[str, Data]:
    """A document that its schema allows, with the tag of its kind."""
    tag = draw(st.sampled_from(tags))
    whole = schema_of(tag)
    return tag, _object(draw, whole, whole["$defs"], 0)


def _object(draw: st.DrawFn, schema: Any, defs: Any, depth: int) -> Data:
    """An object: all that is required, and some of the rest."""
    made: dict[str, Data] = {}
    for name, part in schema["properties"].items():
        if name in schema["required"] or (depth < DEEPEST and draw(st.integers(0, 3)) == 0):
            made[name] = _value(draw, part, defs, depth + 1)
    return made


def _value(draw: st.DrawFn, schema: Any, defs: Any, depth: int) -> Data:
    """A value that a part of a schema allows."""
    if "$ref" in schema:
        return _referred(draw, schema, defs, depth)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return draw(st.sampled_from(schema["enum"]))
    if choices := schema.get("anyOf") or schema.get("oneOf"):
        flat = [each for each in choices if "$ref" not in each or depth < DEEPEST]
        return _value(draw, draw(st.sampled_from(flat or choices[:1])), defs, depth)
    if schema["type"] == "array":
        most = min(schema["maxItems"], 3 if depth < DEEPEST else 1)
        count = draw(st.integers(schema["minItems"], most))
        return [_value(draw, schema["items"], defs, depth + 1) for _ in range(count)]
    return draw(_simple(schema))


def _referred(draw: st.DrawFn, schema: Any, defs: Any, depth: int) -> Data:
    """What stands under a name: one of several kinds, or an object."""
    part = defs[schema["$ref"].rpartition("/")[2]]
    if "properties" not in part:
        return _value(draw, part, defs, depth)
    required = [*part["required"], *schema.get("required", ())]
    return _object(draw, {**part, "required": required}, defs, depth)


def _simple(  # noqa: PLR0911  One for each kind of value.
    schema: Any,
) -> st.SearchStrategy[Any]:
    """A text, a number, a flag or nothing."""
    match schema:
        case {"type": "integer", "minimum": least, "maximum": most}:
            return st.integers(least, min(most, least + 100))
        case {"type": "boolean"}:
            return st.booleans()
        case {"type": "null"}:
            return st.none()
        case {"type": ["string", "integer"]}:
            texts = st.sampled_from(["", "甲", "a\nb", "\x00", "\x85", "\ufeff"])
            return texts.filter(partial(re.search, schema["pattern"])) | st.integers(0, 9)
        case {"pattern": pattern} if "[0-9]" in pattern:
            known = FRACTIONS if "/" in pattern else NUMBERS
            return st.sampled_from([each for each in known if re.search(pattern, each)])
        case {"pattern": pattern}:
            return st.sampled_from(["甲", "优", "好 ", "\u3000a\nb", "\ufeff", "场"]).filter(
                lambda text: re.search(pattern, text) is not None
            )
        case _:
            return st.sampled_from(["", "%", "场次", "万元"])


def places(data: Data) -> Iterator[Place]:
    """Every place in a document."""
    names: list[Any] = [*(data if isinstance(data, dict) else range(len(data)))]
    for name in names:
        yield data, name
        if isinstance(data[name], list | dict):
            yield from places(data[name])


def spoilt(data: Data, random: Random) -> Data:
    """The document with one thing at one place as it should not be, mostly."""
    made = deepcopy(data)
    held, name = random.choice(list(places(made)))
    value: Any = held[name]
    match random.randrange(6):
        case 0:
            del held[name]
        case 1 if isinstance(held, dict):
            held[random.choice(["nam", "type", "schema", "note", "label", "x"])] = held[name]
        case 2 if not isinstance(held, dict):
            held.append(deepcopy(held[name]))
        case 3 if isinstance(value, str):
            held[name] = respelt(value, random)
        case _:
            held[name] = deepcopy(random.choice(JUNK))
    return made


def respelt(text: str, random: Random) -> str:
    """A text with a sign more, less, or another one."""
    place = random.randrange(len(text) + 1)
    sign = random.choice("0123456789./-E+% ,甲\n\u200b")
    return text[:place] + random.choice(["", sign]) + text[place + random.randrange(2) :]


def as_text(data: Data) -> str:
    """A document as JSON."""
    return json.dumps(data, ensure_ascii=False)
