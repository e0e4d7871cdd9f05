"""Bad documents: what is no JSON, what is beyond a limit, what no record can be read from."""

import json
from typing import Any, Final

from bad_input import LARGE, LONG, Broken, Call, Row, call, gives, refused, ring
from perfeval import Evaluation, Indicator, Limits, Project
from perfeval.codec.kinds import FORMAT
from perfeval.codes import Code

SMALL: Final[dict[str, Any]] = {"schema": FORMAT, "type": "project", "name": "甲"}
NUMBERED: Final[dict[Any, Any]] = {**SMALL, 5: 5}
MARKS: Final = "$.indicators[0].full_marks"


def data(**more: object) -> Call:
    """Plain data of a project."""
    return call("from_data", {**SMALL, **more}, Project)


def marked(value: object) -> Call:
    """Plain data of a project whose indicator has these full marks."""
    return data(indicators=[{"name": "场次", "full_marks": value}])


def text(given: object, **limits: int) -> Call:
    """A text that should be a project."""
    return call("from_json", given, Project, limits=Limits(**limits))


def small(**more: object) -> str:
    """The text of a project."""
    return json.dumps({**SMALL, **more})


def stored(**more: object) -> Call:
    """Plain data of a result."""
    whole: dict[str, object] = {
        "schema": FORMAT,
        "type": "evaluation",
        "subject": {"type": "project", "name": "甲"},
        "scheme": {"name": "乙"},
        "scores": [],
        "subtotals": [],
        "exact_total": "85",
        "total": "85.00",
        "grade": None,
        "clauses": [],
    }
    return call("from_data", {**whole, **more}, Evaluation)


TEXTS: Final = [
    refused("nothing", text(""), Code.CODEC_BROKEN),
    refused("a text that breaks off", text(small()[:-1]), Code.CODEC_BROKEN),
    refused("Python instead of JSON", text("{'name': '甲'}"), Code.CODEC_BROKEN),
    refused("another code", text(small().encode("utf-16")), Code.CODEC_NOT_UTF8),
    refused("a mark in front", text("\ufeff" + small()), Code.CODEC_BYTE_ORDER_MARK),
    refused("half a character", text('"\ud800"'), Code.CODEC_SURROGATE),
    refused("too large", text(LONG, bytes=1000), Code.CODEC_TOO_LARGE),
    refused("too deep", text("[" * 1000), Code.CODEC_TOO_DEEP),
    refused("too many", text("[" + "0," * 1000 + "0]", items=1000), Code.CODEC_TOO_MANY),
    refused("a number", text("5"), Code.CODEC_KIND),
    refused("a list", text(f"[{small()}]"), Code.CODEC_KIND),
    refused("a field twice", text(small()[:-1] + ', "name": "乙"}'), Code.CODEC_DUPLICATE_KEY,
            "$.name"),
    refused("no number", text(small(declared_total=float("nan"))), Code.NUMBER_NOT_FINITE,
            "$.declared_total"),
    refused("a float", text(small(declared_total=83.5)), Code.CODEC_UNQUOTED, "$.declared_total"),
    refused("no text", text(None), Code.RECORD_KIND, "$.text"),
    refused("no limits", call("from_json", "{}", Project, limits=None), Code.RECORD_KIND,
            "$.limits"),
    refused("no kind", call("from_json", "{}", "project"), Code.RECORD_KIND, "$.kind"),
    refused("no lines", call("read_json_lines", small(), Project), Code.ITEMS_WANTED, "$.lines"),
    refused("no kind", call("read_json_lines", [], int), Code.RECORD_KIND, "$.kind"),
    refused("no limit", call("Limits", depth=101), Code.CODEC_LIMIT, "$.depth"),
    refused("a limit without end", call("Limits", bytes=float("inf")), Code.CODEC_LIMIT,
            "$.bytes"),
    refused("no kind", call("json_schema", Broken()), Code.RECORD_KIND, "$.kind"),
]  # fmt: skip
"""Texts that are no documents."""

DATA: Final = [
    refused("no object", call("from_data", [SMALL], Project), Code.CODEC_KIND),
    refused("what cannot be shown", call("from_data", Broken(), Project), Code.CODEC_KIND),
    refused("another format", data(schema="perfeval/0"), Code.CODEC_SCHEMA, "$.schema"),
    refused("a format without end", data(schema=LONG), Code.CODEC_SCHEMA, "$.schema"),
    refused("another type", data(type="department"), Code.CODEC_TYPE, "$.type"),
    refused("a type of commands", data(type="\x1b[2J"), Code.CODEC_TYPE, "$.type"),
    refused("no type", call("from_data", {"schema": FORMAT, "name": "甲"}, Project),
            Code.CODEC_MISSING_KEY, "$.type"),
    refused("another field", data(nmae="甲"), Code.CODEC_UNKNOWN_KEY, "$.nmae"),
    refused("a field of commands", data(**{"\x1b[2J": 1}), Code.CODEC_UNKNOWN_KEY,
            "$['\\x1b[2J']"),
    refused("a field that is a number", call("from_data", NUMBERED, Project),
            Code.CODEC_KEY),
    refused("data that holds itself", data(indicators=ring()), Code.CODEC_TOO_DEEP),
    refused("a number in a unit", marked("46.8648万元"), Code.CODEC_NOT_PLAIN, MARKS),
    refused("a long number", marked("9" * 1_000_000), Code.NUMBER_TOO_LONG, MARKS),
    refused("a large number", marked("9" * 21), Code.NUMBER_LIMIT, MARKS),
    refused("a large power", marked("1E+99"), Code.NUMBER_LIMIT, MARKS),
    refused("a number of JSON", marked(LARGE), Code.CODEC_UNQUOTED, MARKS),
    refused("a large year", data(year=LARGE), Code.NUMBER_LIMIT, "$.year"),
    refused("no fraction", stored(exact_total="85/0"), Code.CODEC_FRACTION, "$.exact_total"),
    refused("half a result", stored(total=None), Code.CODEC_HALF_STORED, "$.exact_total"),
    refused("very many mistakes", data(indicators=[None] * 2000), Code.CODEC_KIND,
            "$.indicators[0]"),
    refused("more than are told", call("from_data", {**SMALL, "x": 1, "y": 2}, Project,
            limits=Limits(problems=1)), Code.CODEC_UNKNOWN_KEY, "$.x"),
    refused("a rule of one's own", call("to_data", Indicator(name="甲", rule=gives("5"))),
            Code.CODEC_FOREIGN, "$.rule"),
    refused("no record", call("to_data", {"name": "甲"}), Code.CODEC_FOREIGN),
    refused("a class", call("to_json", Project), Code.CODEC_FOREIGN),
]  # fmt: skip
"""Plain data that is no document, and what no document can hold."""

DOCUMENTS: Final[list[Row]] = [*TEXTS, *DATA]
