"""Documents: round trips of every kind, hostile input, limits, tampering, many lines."""

import json
import pkgutil
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from decimal import Decimal, localcontext
from enum import IntEnum
from fractions import Fraction
from importlib import import_module
from itertools import repeat
from random import Random
from typing import Any, Final

import attrs
import pytest
from hainan_2023 import TABLE
from hypothesis import given
from hypothesis import strategies as st
from shenze_2023 import REPORT

import perfeval as pe
from bad_input import gives
from documents import as_text, documents, kind_of, schema_of, spoilt
from perfeval.codec.kinds import FORMAT, KINDS, TAGS, members
from perfeval.codec.reading import readers
from perfeval.codes import Code
from perfeval.errors import RecordError, format_path
from perfeval.fields import Record
from perfeval.scoring import Points
from perfeval.standards import MINISTRY_2020, SHENZE_2023
from published import project_of, tables
from refusals import placed, problems_of
from rule_strategies import any_rule
from strategies import actuals, targets, whole_recordings, whole_tables
from subjects import untyped

jsonschema: Final[Any] = import_module("jsonschema")
RESULT: Final = pe.evaluate(TABLE, scheme=MINISTRY_2020)
STORED: Final[dict[str, Any]] = pe.to_data(RESULT)
SMALL: Final = {"schema": FORMAT, "type": "project", "name": "甲"}


def project(**more: object) -> dict[str, Any]:
    """The document of a project."""
    return {**SMALL, **more}


def marks(value: object) -> dict[str, Any]:
    """The document of a project with one indicator of these full marks."""
    return project(indicators=[{"name": "场次", "full_marks": value}])


def refused(data: object, kind: Any = pe.Project, **limits: int) -> list[tuple[str, Code]]:
    """Why a document is refused."""
    return placed(pe.from_data, data, kind, limits=pe.Limits(**limits))


def refused_text(text: str | bytes, **limits: int) -> list[tuple[str, Code]]:
    """Why a text is refused."""
    return placed(pe.from_json, text, pe.Project, limits=pe.Limits(**limits))


def twice(record: Any, kind: Any = None) -> None:
    """A record comes back as itself, through plain data and through JSON."""
    wanted: Any = untyped(kind or type(record))
    again = pe.from_data(pe.to_data(record), wanted)
    assert again == record
    assert pe.to_data(again) == pe.to_data(record)
    assert pe.from_json(pe.to_json(record), wanted) == record
    assert pe.from_json(pe.to_json(record).encode(), wanted) == record


class TestRoundTrips:
    """What is written is read again as the same."""

    @given(targets)
    def test_targets(self, target: pe.AnyTarget) -> None:
        """Of every kind."""
        twice(target, pe.AnyTarget)

    @given(actuals)
    def test_actual_values(self, actual: pe.AnyActual) -> None:
        """Of every kind."""
        twice(actual, pe.AnyActual)

    @given(any_rule)
    def test_rules(self, rule: pe.Rule) -> None:
        """Every standard rule, asked for as itself and as a rule."""
        twice(rule)
        twice(rule, pe.Rule)

    @pytest.mark.parametrize("scheme", [MINISTRY_2020, SHENZE_2023], ids=lambda each: each.name)
    def test_schemes_in_use(self, scheme: pe.Scheme) -> None:
        """With their documents and their scales."""
        twice(scheme)
        twice(scheme.scale)

    @pytest.mark.parametrize("issuer", tables())
    def test_published_tables(self, issuer: str) -> None:
        """Every complete one."""
        twice(project_of(tables()[issuer]), pe.Subject)

    def test_a_department(self) -> None:
        """With everything that its report says."""
        twice(REPORT, pe.Subject)

    def test_results(self) -> None:
        """Of a project and of a department, as they were stored."""
        twice(RESULT)
        twice(pe.evaluate(REPORT, scheme=SHENZE_2023))

    @given(whole_tables, whole_recordings)
    def test_any_result(self, rows: Any, recording: tuple[str, str, int]) -> None:
        """It is not computed again, and holds all the same."""
        at, mode, count = recording
        rounding = pe.Rounding(places=count, mode=untyped(mode))
        scheme = pe.Scheme(name="甲", recording=pe.Recording(at=at, rounding=rounding))
        table = pe.Project(name="乙", indicators=[row.indicator(n) for n, row in enumerate(rows)])
        result = pe.evaluate(table, scheme=scheme)
        again = pe.from_json(pe.to_json(result), pe.Evaluation)
        assert again == result
        assert pe.verify(again) is None
        assert str(pe.explain(again)) == str(pe.explain(result))

    @given(documents())
    def test_any_kind(self, drawn: tuple[str, Any]) -> None:
        """Plain data and its text are read alike, or refused alike."""
        tag, data = drawn
        assert outcome(data, tag) == outcome(json.dumps(data), tag)

    @given(documents(), st.randoms(use_true_random=False))
    def test_any_mistake(self, drawn: tuple[str, Any], random: Random) -> None:
        """Spoilt documents are refused alike too, wherever the mistake stands."""
        tag, data = drawn
        bad = spoilt(data, random)
        assert outcome(bad, tag) == outcome(json.dumps(bad), tag)

    def test_every_kind_of_record_has_a_tag(self) -> None:
        """A new record without one fails here; rules of users have none."""
        for module in pkgutil.walk_packages(pe.__path__, prefix="perfeval."):
            import_module(module.name)
        made = {kind for kind in kinds_of(Record) if attrs.has(kind)}
        ours = {kind for kind in made if kind.__module__.startswith("perfeval.")}
        assert {kind.__name__ for kind in ours - set(TAGS)} == {"Amounts", "Limits"}

    @pytest.mark.parametrize("tag", KINDS)
    def test_no_field_is_called_like_a_tag(self, tag: str) -> None:
        """Else a document could not be flat."""
        names = (
            Points._fields
            if KINDS[tag] is Points
            else [each.name for each in attrs.fields(untyped(KINDS[tag]))]
        )
        assert not {"type", "schema"} & set(names)

    def test_a_tag_may_stand_where_nothing_else_is_possible(self) -> None:
        """But has to say what it is."""
        assert pe.from_data(project(budget={"type": "budget"}), pe.Project).budget == pe.Budget()
        found = refused(project(budget={"type": "project"}))
        assert found == [("$.budget.type", Code.CODEC_TYPE)]


def outcome(given: Any, tag: str) -> object:
    """The record, or every problem."""
    try:
        if isinstance(given, str):
            return pe.from_json(given, kind_of(tag))
        return pe.from_data(given, kind_of(tag))
    except RecordError as error:
        return [(format_path(each.path), each.code) for each in error.problems]


def kinds_of(kind: Any) -> Iterator[type]:
    """Every kind of a kind."""
    for each in kind.__subclasses__():
        yield each
        yield from kinds_of(each)


class TestNumbers:
    """Numbers travel as texts, in one plain form."""

    @pytest.mark.parametrize("text", ["12.50", "0", "100", "0.00", "0.00000000000000000001"])
    def test_places_are_kept(self, text: str) -> None:
        """Digit by digit."""
        read = pe.from_data(marks(text), pe.Project)
        assert str(untyped(read.indicators[0].full_marks)) in {text, "1E-20"}
        assert pe.to_data(read) == marks(text)

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("1E+3", "1000"),
            ("1E+20", "1E+20"),
            ("-1.5E+20", "-15E+19"),
            ("-0", "0"),
            ("0E+20", "0"),
        ],
    )
    def test_exponents_are_written_out(self, value: str, text: str) -> None:
        """But for what has more digits than a number may be written with."""
        line = pe.Band(label="甲", low=value)
        assert pe.to_data(line)["low"] == text
        twice(line)

    @pytest.mark.parametrize(
        "text",
        [
            "46.8648万元",
            "1_000",
            "１２",
            "NaN",
            "1e5",
            "+1",
            "05",
            ".5",
            "5.",
            "1,000",
            "Infinity",
            " 5",
            "5%",
            "",
            "5\n",
        ],
    )
    def test_any_other_form_is_refused(self, text: str) -> None:
        """What a person might write was not written by a machine."""
        assert refused(marks(text)) == [("$.indicators[0].full_marks", Code.CODEC_NOT_PLAIN)]

    @pytest.mark.parametrize("value", [5, 5.5, -1, 10**30])
    def test_a_number_of_json_is_refused(self, value: object) -> None:
        """Its digits might be lost on the way; the sentence says to write it as a text."""
        assert refused(marks(value)) == [("$.indicators[0].full_marks", Code.CODEC_UNQUOTED)]
        text = as_text(marks(value))
        assert refused_text(text) == [("$.indicators[0].full_marks", Code.CODEC_UNQUOTED)]

    @pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
    def test_what_json_does_not_know(self, word: str) -> None:
        """Python's own reader would take it."""
        text = as_text(marks("?")).replace('"?"', word)
        assert refused_text(text) == [("$.indicators[0].full_marks", Code.NUMBER_NOT_FINITE)]

    @pytest.mark.parametrize("text", ["1/0", "1/03", "1.5/2", "1/-3", "x", "", "1/"])
    def test_no_fraction(self, text: str) -> None:
        """Two whole numbers, the second above zero."""
        found = refused({**STORED, "exact_total": text}, pe.Evaluation)
        assert found == [("$.exact_total", Code.CODEC_FRACTION)]

    def test_long_fractions(self) -> None:
        """Whatever Python's limit for texts of integers."""
        long = Fraction(10**900 + 1, 3**1800)
        result = attrs.evolve(RESULT, exact_total=long)
        before = sys.get_int_max_str_digits()
        sys.set_int_max_str_digits(640)
        try:
            twice(result)
        finally:
            sys.set_int_max_str_digits(before)

    def test_whatever_the_context(self) -> None:
        """The caller's decimals are not ours."""
        with localcontext(prec=1):
            twice(RESULT)


class TestKinds:
    """Every value is of the kind that JSON has for it."""

    @pytest.mark.parametrize(
        ("fields", "place"),
        [  # pyright: ignore[reportUnknownArgumentType]
            ({"year": "2023"}, "$.year"),
            ({"year": 2023.0}, "$.year"),
            ({"year": True}, "$.year"),
            ({"goal": 5}, "$.goal"),
            ({"goal": None}, "$.goal"),
            ({"indicators": {}}, "$.indicators"),
            ({"indicators": ()}, "$.indicators"),
            ({"indicators": "甲"}, "$.indicators"),
            ({"indicators": [[]]}, "$.indicators[0]"),
            ({"budget": []}, "$.budget"),
            ({"budget": "5"}, "$.budget"),
            ({"indicators": [{"name": "甲", "core": "true"}]}, "$.indicators[0].core"),
            ({"indicators": [{"name": "甲", "core": 1}]}, "$.indicators[0].core"),
            ({"indicators": [{"name": "甲", "target": "≥95%"}]}, "$.indicators[0].target"),
        ],
    )
    def test_another_kind_is_refused(self, fields: Any, place: str) -> None:
        """Nothing is turned into what it might have been meant as."""
        assert refused(project(**fields)) == [(place, Code.CODEC_KIND)]

    @pytest.mark.parametrize("term", ["单位自评", "SELF", 5, None, ["self"]])
    def test_a_term_has_one_name(self, term: object) -> None:
        """The stable one."""
        assert refused(project(kind=term)) == [("$.kind", Code.TERM_UNKNOWN)]

    def test_a_whole_number_of_many_digits(self) -> None:
        """Is none that counts anything."""
        assert refused(project(year=10**20)) == [("$.year", Code.NUMBER_LIMIT)]
        assert refused(project(year=10**100_000)) == [("$.year", Code.NUMBER_LIMIT)]
        text = as_text(SMALL)[:-1] + ', "year": ' + "9" * 100_000 + "}"
        (found,) = problems_of(pe.from_json, text, pe.Project)
        assert found.parameters["found"] == "a number of 100000 characters"

    @pytest.mark.parametrize(
        "kind",
        [
            None,
            5,
            "project",
            object,
            str,
            Decimal,
            pe.Basis,
            int | None,
            pe.Limits,
            pe.Project | int,
            pe.Project | None,
        ],
    )
    def test_no_kind_of_document(self, kind: object) -> None:
        """Only records are documents."""
        for read in (pe.from_data, pe.from_json, pe.read_json_lines):
            assert placed(read, "", kind) == [("$.kind", Code.RECORD_KIND)]
        if kind is not None:
            assert placed(pe.json_schema, kind) == [("$.kind", Code.RECORD_KIND)]

    def test_a_rule_of_ones_own(self) -> None:
        """Has no place in a document, and everything like it is named."""
        own = pe.Indicator(name="甲", rule=gives("5"))
        table = pe.Project(name="乙", indicators=[own, pe.Indicator(name="甲"), own])
        wanted = [(f"$.indicators[{n}].rule", Code.CODEC_FOREIGN) for n in (0, 2)]
        assert placed(pe.to_data, table) == wanted
        assert placed(pe.to_json, table) == wanted

    @pytest.mark.parametrize("value", [None, 5, "甲", [], object(), pe.Project, pe.Basis.INITIAL])
    def test_what_is_no_record(self, value: object) -> None:
        """Nor a kind of record of the user's own."""
        assert placed(pe.to_data, value) == [("$", Code.CODEC_FOREIGN)]

    @pytest.mark.parametrize(
        ("fields", "place"),
        [
            ({"total": 50.0}, "$.total"),
            ({"subtotals": (object(),)}, "$.subtotals[0]"),
            ({"scores": 5}, "$"),
            ({"grade": 5}, "$"),
        ],
    )
    def test_a_result_by_hand(self, fields: dict[str, Any], place: str) -> None:
        """It is taken as it is, and may hold what no document can."""
        result = untyped(attrs.evolve)(RESULT, **fields)
        assert placed(pe.to_data, result) == [(place, Code.CODEC_FOREIGN)]

    def test_a_kind_of_record_of_ones_own(self) -> None:
        """It would be read as another."""

        class Own(pe.Project):
            """A kind of project."""

        class OwnMember(pe.Member):
            """A kind of member."""

        assert placed(pe.to_data, Own(name="甲")) == [("$", Code.CODEC_FOREIGN)]
        team = pe.Project(name="甲", work_group=[OwnMember()])
        assert placed(pe.to_data, team) == [("$.work_group[0]", Code.CODEC_FOREIGN)]

    def test_a_head_that_is_a_term(self) -> None:
        """Is written by its name, and is equal to it."""
        table = pe.Project(
            name="甲", indicators=[pe.Indicator(name="乙", level1=pe.Category.OUTPUT)]
        )
        assert type(untyped(pe.to_data(table))["indicators"][0]["level1"]) is str
        twice(table)


class TestOuterObject:
    """A document says what it is."""

    def test_the_format(self) -> None:
        """Another is refused by its name, and is not looked at."""
        assert refused({**SMALL, "schema": "perfeval/0", "x": 1}) == [
            ("$.schema", Code.CODEC_SCHEMA)
        ]
        assert refused({**SMALL, "schema": 1}) == [("$.schema", Code.CODEC_SCHEMA)]
        (found,) = problems_of(pe.from_data, {"schema": "perfeval/2"}, pe.Project)
        assert found.parameters == {"found": "'perfeval/2'", "wanted": "perfeval/1"}

    def test_what_is_missing(self) -> None:
        """Format, type and name, all at once where that can be known."""
        assert refused({"name": "甲"}) == [
            ("$.schema", Code.CODEC_MISSING_KEY),
            ("$.type", Code.CODEC_MISSING_KEY),
        ]
        assert refused({"type": "project"}) == [
            ("$.schema", Code.CODEC_MISSING_KEY),
            ("$.name", Code.CODEC_MISSING_KEY),
        ]

    @pytest.mark.parametrize("tag", ["department", "", 5, None, ["project"]])
    def test_the_type(self, tag: object) -> None:
        """Another than is wanted is refused."""
        assert refused({**SMALL, "type": tag}) == [("$.type", Code.CODEC_TYPE)]

    def test_several_types(self) -> None:
        """Each is read as what it says."""
        assert isinstance(pe.from_data(SMALL, pe.Subject), pe.Project)
        other = {**SMALL, "type": "department"}
        assert isinstance(pe.from_data(other, pe.Subject), pe.Department)

    @pytest.mark.parametrize("data", [None, 5, "甲", [], [SMALL], True, (), object()])
    def test_no_object(self, data: object) -> None:
        """A list of documents is none."""
        assert refused(data) == [("$", Code.CODEC_KIND)]

    def test_everything_at_once(self) -> None:
        """Fields of every depth, what is missing and what is too much, and what a record says."""
        data = {
            "schema": FORMAT,
            "type": "project",
            "nam": "甲",
            "year": 1066,
            "declared_total": 83.5,
            "indicators": [
                {"name": " ", "full_marks": "-5", "target": {"type": "goal"}},
                {"name": "乙", "target": {"type": "interval", "low": {"number": "5"}}},
                5,
                {"name": "丙", "actual": {"type": "done", "on": {"month": 13}}},
                {"name": "丁", "actual": {"type": "done", "on": {"month": "13", "day": 40}}},
            ],
        }
        assert refused(data) == [
            ("$.nam", Code.CODEC_UNKNOWN_KEY),
            ("$.declared_total", Code.CODEC_UNQUOTED),
            ("$.indicators[0].target.type", Code.CODEC_TYPE),
            ("$.indicators[0].name", Code.TEXT_EMPTY),
            ("$.indicators[0].full_marks", Code.NUMBER_NEGATIVE),
            ("$.indicators[1].target.high", Code.CODEC_MISSING_KEY),
            ("$.indicators[2]", Code.CODEC_KIND),
            ("$.indicators[3].actual.on", Code.MOMENT_NO_SUCH_DAY),
            ("$.indicators[4].actual.on.month", Code.CODEC_KIND),
            ("$.name", Code.CODEC_MISSING_KEY),
            ("$.year", Code.YEAR_RANGE),
        ]
        assert refused_text(as_text(data)) == refused(data)

    @pytest.mark.parametrize(
        ("tag", "fields", "wanted"),
        [  # pyright: ignore[reportUnknownArgumentType]
            ("moment", {"year": 2023, "month": 13}, ("$", Code.MOMENT_NO_SUCH_DAY)),
            ("interval", {"low": {"number": "5"}, "high": {"number": "4", "unit": "元"}},
             ("$", Code.TARGET_UNITS)),
            ("evaluation", {**STORED, "total": None}, ("$.exact_total", Code.CODEC_HALF_STORED)),
            ("score", {**STORED["scores"][0], "stretch": "0"},
             ("$.stretch", Code.NUMBER_NOT_POSITIVE)),
            ("points", {"branch": "met", "numerator": "5", "denominator": "0"},
             ("$.denominator", Code.NUMBER_NOT_POSITIVE)),
        ],
    )  # fmt: skip
    def test_a_whole_is_looked_at_beside_unknown_fields(
        self, tag: str, fields: Any, wanted: tuple[str, Code]
    ) -> None:
        """What does not go together is told with what is too much."""
        data = {**fields, "schema": FORMAT, "type": tag, "x": 1}
        assert refused(data, kind_of(tag)) == [("$.x", Code.CODEC_UNKNOWN_KEY), wanted]

    def test_a_subtotal_beside_unknown_fields(self) -> None:
        """It looks at nothing itself."""
        data = {**STORED["subtotals"][0], "schema": FORMAT, "type": "subtotal", "x": 1}
        assert refused(data, kind_of("subtotal")) == [("$.x", Code.CODEC_UNKNOWN_KEY)]

    def test_a_record_is_asked_only_about_what_could_be_read(self) -> None:
        """And points are none: they look at nothing alone."""
        rounding = {"schema": FORMAT, "type": "rounding", "places": "2", "mode": "half_up"}
        assert refused(rounding, pe.Rounding) == [("$.places", Code.CODEC_KIND)]
        points = {"schema": FORMAT, "type": "points", "branch": "met", "denominator": "0"}
        assert refused(points, Points) == [("$.numerator", Code.CODEC_MISSING_KEY)]
        whole = {**points, "numerator": "5"}
        assert refused(whole, Points) == [("$.denominator", Code.NUMBER_NOT_POSITIVE)]


class TestText:
    """What is no JSON, or only Python's."""

    def test_where_it_breaks_off(self) -> None:
        """Line and column are told."""
        (found,) = problems_of(pe.from_json, '{"schema": "perfeval/1",\n "type" 5}', pe.Project)
        assert found.code is Code.CODEC_BROKEN
        assert found.parameters == {"found": "'5}'", "line": 2, "column": 9}

    @pytest.mark.parametrize(
        "text",
        ["", " ", "{", "]", "[}", "{'a': 1}", '{"a": 1,}', "nul", '"', '"\\', '{"a": 01}', "甲",
         '{"a": "\n"}', '{"a"}', "[" * 9, b"", b"\x00", '{"a": 1}x', "{" * 40 + "}"],
    )  # fmt: skip
    def test_broken_texts(self, text: str | bytes) -> None:
        """Each is refused by our own error."""
        assert refused_text(text)[0][1] in {Code.CODEC_BROKEN, Code.CODEC_TOO_DEEP}

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            (b"\xff{}", Code.CODEC_NOT_UTF8),
            (as_text(SMALL).encode("gbk"), Code.CODEC_NOT_UTF8),
            (as_text(SMALL).encode("utf-16"), Code.CODEC_NOT_UTF8),
            ("\ufeff{}", Code.CODEC_BYTE_ORDER_MARK),
            (b"\xef\xbb\xbf{}", Code.CODEC_BYTE_ORDER_MARK),
            ('{"name": "\ud800"}', Code.CODEC_SURROGATE),
        ],
    )
    def test_no_unicode(self, text: str | bytes, code: Code) -> None:
        """Half a character, another code, a mark in front."""
        assert refused_text(text) == [("$", code)]

    def test_half_a_character_by_its_number(self) -> None:
        """It passes the parser, and no record."""
        text = '{"schema": "perfeval/1", "type": "project", "name": "\\ud800"}'
        assert refused_text(text) == [("$.name", Code.CODEC_SURROGATE)]

    @pytest.mark.parametrize(
        ("sign", "code"),
        [
            ("\ud800", Code.CODEC_SURROGATE),
            ("\x00", Code.TEXT_CONTROL),
            ("\x9f", Code.TEXT_CONTROL),
        ],
    )
    def test_signs_in_a_stored_result(self, sign: str, code: Code) -> None:
        """Where no constructor looks: what is read can be written and printed."""
        stored = json.loads(pe.to_json(RESULT))
        stored["subtotals"][0]["label"] = stored["scores"][0]["path"][0] = f"甲\n{sign}"
        wanted = [("$.scores[0].path[0]", code), ("$.subtotals[0].label", code)]
        assert placed(pe.from_json, json.dumps(stored), pe.Evaluation) == wanted
        held = jsonschema.Draft202012Validator(schema_of("evaluation")).is_valid(stored)
        assert held is (code is Code.CODEC_SURROGATE)  # No pattern can hold half a character.

    def test_a_field_that_stands_twice(self) -> None:
        """At its place, with everything else."""
        text = as_text(project(budget={"full_marks": "1"}))
        text = text.replace('"1"}', '"1", "full_marks": "2", "x": 1}').replace(
            '"name": "甲"', '"name": "甲", "name": "乙"'
        )
        assert refused_text(text) == [
            ("$.name", Code.CODEC_DUPLICATE_KEY),
            ("$.budget.full_marks", Code.CODEC_DUPLICATE_KEY),
            ("$.budget.x", Code.CODEC_UNKNOWN_KEY),
        ]
        assert refused_text('{"schema": "perfeval/1", "type": "x", "type": "y"}') == [
            ("$.type", Code.CODEC_DUPLICATE_KEY),
            ("$.type", Code.CODEC_TYPE),
        ]

    def test_a_tag_that_stands_twice_inside(self) -> None:
        """Where several kinds are possible."""
        text = as_text(project(indicators=[{"name": "甲", "rule": "?"}]))
        text = text.replace('"?"', '{"x": 1, "x": 2}')
        assert refused_text(text) == [
            ("$.indicators[0].rule.x", Code.CODEC_DUPLICATE_KEY),
            ("$.indicators[0].rule.type", Code.CODEC_MISSING_KEY),
        ]

    @pytest.mark.parametrize("text", [None, 5, bytearray(b"{}"), ["{}"], object()])
    def test_no_text(self, text: Any) -> None:
        """A file has to be read first."""
        assert placed(pe.from_json, text, pe.Project) == [("$.text", Code.RECORD_KIND)]

    def test_a_text_of_a_kind_of_ones_own(self) -> None:
        """Is read as what it is."""

        class Own(str):
            """A kind of text that lies."""

            __slots__ = ()

            def encode(self, encoding: str = "", errors: str = "") -> bytes:
                """Fails."""
                raise RuntimeError(encoding, errors)

        assert pe.from_json(Own(as_text(SMALL)), pe.Project).name == "甲"


LIMITED: Final[list[tuple[str, dict[str, Any], int, Code]]] = [
    ("bytes", project(), len(as_text(SMALL).encode()), Code.CODEC_TOO_LARGE),
    ("depth", project(work_group=[{"name": "乙"}]), 3, Code.CODEC_TOO_DEEP),
    ("items", project(methods=[], events=["一", "二"]), 8, Code.CODEC_TOO_MANY),
    ("characters", project(goal="长" * 50), 50, Code.TEXT_TOO_LONG),
    ("digits", marks("12.50"), 5, Code.NUMBER_TOO_LONG),
    ("exponent", marks("1E+20"), 20, Code.NUMBER_LIMIT),
]
"""A limit, a document that just reaches it, and what becomes of it beyond."""


class TestLimits:
    """Each limit with its two neighbours, before anything is computed."""

    @pytest.mark.parametrize(("name", "data", "size", "code"), LIMITED)
    def test_a_text(self, name: str, data: Any, size: int, code: Code) -> None:
        """What reaches a limit is read, what is beyond it is not."""
        text = as_text(data)
        for enough in (size, size + 1) if name != "exponent" else (size,):
            assert pe.from_json(text, pe.Project, limits=pe.Limits(**{name: enough})).name
        assert [found for _, found in refused_text(text, **{name: size - 1})] == [code]
        assert [found for _, found in refused_text(text.encode(), **{name: size - 1})] == [code]

    @pytest.mark.parametrize(("name", "data", "size", "code"), LIMITED[1:])
    def test_plain_data(self, name: str, data: Any, size: int, code: Code) -> None:
        """Likewise."""
        assert pe.from_data(data, pe.Project, limits=pe.Limits(**{name: size})).name
        assert [found for _, found in refused(data, **{name: size - 1})] == [code]

    def test_bytes_are_not_characters(self) -> None:
        """A short text of large characters is measured in bytes."""
        assert refused_text('"' + "长" * 40 + '"', bytes=100) == [("$", Code.CODEC_TOO_LARGE)]
        assert refused_text("9" * 101, bytes=100) == [("$", Code.CODEC_TOO_LARGE)]

    def test_a_fraction(self) -> None:
        """Both its parts count."""
        data = {**STORED, "exact_total": "1/" + "3" * 3998}
        assert pe.from_data(data, pe.Evaluation).exact_total
        data["exact_total"] += "3"
        assert refused(data, pe.Evaluation) == [("$.exact_total", Code.NUMBER_TOO_LONG)]

    def test_many_different_targets(self) -> None:
        """A total that is recorded at the end only is a long fraction, and is within the limits."""
        primes = [n for n in range(20_000, 23_000) if all(n % each for each in range(2, 155))]
        rows = [
            pe.Indicator(
                name=f"指标{n}",
                full_marks="0.5",
                target=pe.Target(operator="at_least", value=f"{n}"),
                actual=pe.Measured(value=f"{n - 1}"),
            )
            for n in primes[:258]
        ]
        result = pe.evaluate(
            pe.Project(name="甲", indicators=rows),
            scheme=pe.Scheme(name="乙", full_marks="129", recording=pe.Recording(at="total")),
        )
        written = pe.to_data(result)
        assert len(str(written["exact_total"])) > 2000
        twice(result)

    def test_a_number_of_a_result(self) -> None:
        """It may have more digits than one of a table, but not any number of them."""
        data = {**STORED, "total": "1" * 1000}
        assert pe.from_data(data, pe.Evaluation).total is not None
        data["total"] += "1"
        assert refused(data, pe.Evaluation) == [("$.total", Code.NUMBER_TOO_LONG)]

    def test_problems(self) -> None:
        """So many, and that there are more."""
        data = project(indicators=[5] * 10, x=1)
        assert len(refused(data, problems=11)) == 11
        found = refused(data, problems=10)
        assert found[9:] == [("$.indicators[9]", Code.CODEC_KIND), ("$", Code.CODEC_MORE)]
        found = refused(data, problems=3)
        assert [code for _, code in found] == [Code.CODEC_KIND] * 3 + [Code.CODEC_MORE]
        nested = project(indicators=[{f"x{n}": 1 for n in range(9)}] * 9)
        assert refused(nested, problems=3)[2:] == [
            ("$.indicators[0].x2", Code.CODEC_UNKNOWN_KEY),
            ("$", Code.CODEC_MORE),
        ]

    @pytest.mark.parametrize("name", [each.name for each in attrs.fields(pe.Limits)])
    def test_no_limit_is_none(self, name: str) -> None:
        """Nor anything else but a number within reason; the least and the most are taken."""
        for value in (None, 0 if name != "exponent" else -1, 10**12 + 1, True, "5", 5.0):
            wanted = [(f"$.{name}", Code.CODEC_LIMIT)]
            assert placed(pe.Limits, **{name: value}) == wanted
        (found,) = problems_of(pe.Limits, **{name: None})
        for edge in (found.parameters["least"], found.parameters["most"]):
            assert getattr(pe.Limits(**{name: untyped(edge)}), name) == edge

    def test_limits_of_another_kind(self) -> None:
        """Both arguments at once."""
        wanted = [("$.kind", Code.RECORD_KIND), ("$.limits", Code.RECORD_KIND)]
        assert placed(pe.from_json, "{}", None, limits=None) == wanted
        assert placed(pe.from_data, {}, None, limits=5) == wanted
        assert placed(pe.read_json_lines, [], None, limits={}) == wanted

    @pytest.mark.parametrize(
        "text",
        [
            "[" * 10**6,
            "[" * 10**6 + "]" * 10**6,
            '{"a":' * 10**5,
            '["' * 10**5,
            '"\\"' * 10**5,
            "[" * 33 + "]" * 33,
        ],
    )
    def test_deep_texts(self, text: str) -> None:
        """No recursion, and as many steps as there are characters."""
        codes = {Code.CODEC_TOO_DEEP, Code.CODEC_TOO_MANY, Code.CODEC_BROKEN}
        assert {code for _, code in refused_text(text)} <= codes

    def test_brackets_within_texts_do_not_count(self) -> None:
        """Nor commas; nor quotes behind a backslash."""
        goal = '[{"\\,,' * 100
        data = project(goal=goal)
        limits = pe.Limits(depth=1, items=4)
        assert pe.from_json(as_text(data), pe.Project, limits=limits).goal == goal
        assert pe.from_json(as_text(project(goal="," * 9)), pe.Project, limits=limits).goal
        assert refused_text(as_text(data), depth=1, items=3) == [("$", Code.CODEC_TOO_MANY)]

    def test_depth_is_told_apart_from_what_is_broken(self) -> None:
        """A text that ends too early goes no deeper than it goes."""
        assert refused_text("[" * 32) == [("$", Code.CODEC_BROKEN)]
        assert refused_text("[" * 33) == [("$", Code.CODEC_TOO_DEEP)]
        assert refused_text("]" * 9 + "[" * 50) == [("$", Code.CODEC_BROKEN)]


class TestForeignData:
    """Plain data that is none."""

    def test_data_that_holds_itself(self) -> None:
        """Is refused like any that is too deep."""
        ring: dict[str, Any] = {**SMALL}
        ring["indicators"] = [ring]
        assert refused(ring) == [("$", Code.CODEC_TOO_DEEP)]

    def test_data_that_is_shared_many_times(self) -> None:
        """Counts as often as it stands there."""
        bomb: list[Any] = []
        for _ in range(20):
            bomb = [bomb] * 20
        assert refused(project(indicators=bomb)) == [("$", Code.CODEC_TOO_MANY)]

    def test_deep_data(self) -> None:
        """However deep."""
        data: list[Any] = []
        for _ in range(100_000):
            data = [data]
        assert refused(project(indicators=data)) == [("$", Code.CODEC_TOO_DEEP)]

    def test_names_that_are_no_texts(self) -> None:
        """Each at its place."""

        class Own(str):
            """A kind of text."""

            __slots__ = ()

        data = project(indicators=[{1: 1, "name": "甲"}, {None: 1, Own("name"): 2}])
        wanted = [(f"$.indicators[{n}]", Code.CODEC_KEY) for n in (0, 1, 1)]
        assert refused(data) == wanted

    @pytest.mark.parametrize(
        "value", [Decimal(5), Fraction(1, 2), (), {1}, b"5", object(), pe.Basis.INITIAL, 1j, int]
    )
    def test_values_that_are_no_plain_data(self, value: object) -> None:
        """Wherever they stand."""
        assert refused(project(goal=value)) == [("$.goal", Code.CODEC_KIND)]
        assert refused(marks(value)) == [("$.indicators[0].full_marks", Code.CODEC_KIND)]

    def test_kinds_of_ones_own(self) -> None:
        """Of a list, an object or a text: they may do anything."""

        class Items(list[Any]):
            """A kind of list."""

        class Fields(dict[str, Any]):
            """A kind of object."""

        assert refused(project(indicators=Items())) == [("$.indicators", Code.CODEC_KIND)]
        assert refused(Fields(SMALL)) == [("$", Code.CODEC_KIND)]
        rule = Fields(type="proportional")
        assert refused(project(indicators=[{"name": "甲", "rule": rule}])) == [
            ("$.indicators[0].rule", Code.CODEC_KIND)
        ]

    def test_what_is_given_is_not_changed(self) -> None:
        """And what comes out may be."""
        given = json.loads(as_text(STORED))
        pe.from_data(given, pe.Evaluation)
        assert given == STORED
        first = pe.to_data(RESULT)
        untyped(first)["scores"].clear()
        assert pe.to_data(RESULT) == STORED


def leaves(data: Any, *path: str | int) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every value that holds no other, with its place."""
    pairs: Any = untyped(data).items() if isinstance(data, dict) else enumerate(data)
    for step, value in pairs:
        if isinstance(value, dict | list):
            yield from leaves(value, *path, step)
        else:
            yield (*path, step), value


def tampered(path: tuple[str | int, ...], value: Any) -> Any:
    """The stored result with one value exchanged."""
    data = json.loads(as_text(STORED))
    held = data
    for step in path[:-1]:
        held = held[step]
    if isinstance(value, str) and value[-1:].isdigit():
        held[path[-1]] = value[:-1] + str((int(value[-1]) + 1) % 10)
    else:
        held[path[-1]] = not value if isinstance(value, bool) else value + type(value)(1)
    return data


def told(data: Any) -> tuple[pe.Problem | None, ...]:
    """Why a stored result is refused, else what verifying it says."""
    try:
        return (pe.verify(pe.from_data(data, pe.Evaluation)),)
    except pe.PerfevalError as error:
        return error.problems


STEPS: Final = [
    (path, value)
    for path, value in leaves(STORED)
    if path[0] in {"scores", "subtotals", "exact_total", "total", "grade"} and value is not None
]


class TestTampering:
    """A stored result is derived again, and what was changed in it is named."""

    def test_there_is_something_to_change(self) -> None:
        """Scores, subtotals, totals, grade."""
        assert len(STEPS) > 100

    @pytest.mark.parametrize(("path", "value"), STEPS, ids=lambda each: str(each)[-40:])
    def test_each_value(self, path: tuple[str | int, ...], value: Any) -> None:
        """It is refused where it cannot be, else verified to be another at its step."""
        (found,) = told(tampered(path, value))
        assert found is not None
        assert found.code is Code.EVALUATION_DIFFERS or found.path == path
        assert path[: len(found.path)] == found.path

    @pytest.mark.parametrize(
        ("fields", "place"),
        [
            ({"total": None}, "$.exact_total"),
            ({"exact_total": None}, "$.total"),
        ],
    )
    def test_half_a_result(self, fields: dict[str, Any], place: str) -> None:
        """An exact number and what was recorded of it belong together."""
        found = refused({**STORED, **fields}, pe.Evaluation)
        assert found == [(place, Code.CODEC_HALF_STORED)]

    def test_half_a_score(self) -> None:
        """Nor is anything stretched to nothing."""
        score = json.loads(as_text(STORED))["scores"][0]
        data = {**score, "schema": FORMAT, "type": "score", "points": None, "stretch": "0"}
        assert refused(data, pe.Score) == [
            ("$.recorded", Code.CODEC_HALF_STORED),
            ("$.stretch", Code.NUMBER_NOT_POSITIVE),
        ]
        whole = {**data, "points": score["points"], "stretch": "3/2"}
        assert pe.from_data(whole, pe.Score).stretch == Fraction(3, 2)

    def test_what_was_written_down(self) -> None:
        """Another input gives another result."""
        data = json.loads(as_text(STORED))
        data["subject"]["indicators"][0]["full_marks"] = "1"
        assert pe.verify(pe.from_data(data, pe.Evaluation)) is not None

    @given(st.randoms(use_true_random=False))
    def test_whatever_is_read_can_be_asked(self, random: Random) -> None:
        """It is explained and verified, or refused; nothing else happens."""
        data = STORED
        for _ in range(random.randrange(1, 4)):
            data = spoilt(data, random)
        try:
            result = pe.from_data(data, pe.Evaluation)
        except RecordError:
            return
        assert str(pe.explain(result))
        assert str(result.findings)
        assert told(data)


THREADS: Final = """
import sys, threading
import perfeval as pe

sys.setswitchinterval(1e-6)
texts = [sys.argv[1]] * 8
barrier, read = threading.Barrier(len(texts)), []


def run(text):
    barrier.wait()
    read.append(pe.from_json(text, pe.Evaluation))


threads = [threading.Thread(target=run, args=(text,)) for text in texts]
[each.start() for each in threads]
[each.join() for each in threads]
sys.exit(len(read) != len(texts))
"""
"""Reads one text in several threads that all come first."""


def hostile() -> list[Any]:
    """Values whose kinds fail in all that they do."""

    def fail(*_: object, **__: object) -> Any:
        """As foreign code may."""
        raise RuntimeError

    names = ("__getitem__", "__len__", "__str__", "__repr__", "__hash__", "__eq__", "__bytes__",
             "strip", "encode", "decode", "as_tuple", "__format__", "__index__")  # fmt: skip
    broken: dict[str, Any] = {
        **dict.fromkeys(names, fail),
        **dict.fromkeys(("numerator", "denominator", "__class__"), property(fail)),
    }
    worse = {**dict.fromkeys(("__hash__", "__eq__"), fail), "__name__": property(fail)}
    meta = type("Meta", (type,), worse)
    given = [(str, "甲"), (int, 5), (float, 0.5), (bytes, b"5"), (Decimal, "5"), (Fraction, "5"),
             (list, ()), (dict, ()), (tuple, ()), (object, None)]  # fmt: skip
    made = [untyped(type("Own", (base,), broken))(*(each,) * (each is not None))
            for base, each in given]  # fmt: skip
    return [*made, untyped(meta)("Own", (), {})(), untyped(meta)("Own", (), {})]


class TestHostileKinds:
    """A kind of somebody's own may fail in all that it does, and is refused by what it is."""

    @pytest.mark.parametrize("place", range(12))
    def test_as_a_value(self, place: int) -> None:
        """Wherever it stands."""
        value = hostile()[place]
        for data in (project(goal=value), marks(value), project(year=value), project(kind=value)):
            assert len(refused(data)) == 1
        assert refused(value) == [("$", Code.CODEC_KIND)]
        assert refused({**SMALL, "type": value}) == [("$.type", Code.CODEC_TYPE)]

    @pytest.mark.parametrize("place", range(12))
    def test_as_a_document(self, place: int) -> None:
        """Or a text, or a line."""
        value = hostile()[place]
        assert placed(pe.to_data, value) == [("$", Code.CODEC_FOREIGN)]
        assert len(refused_text(value)) == 1
        (line,) = pe.read_json_lines([value], pe.Project)
        assert len(line.problems) == 1

    def test_a_whole_number_of_ones_own(self) -> None:
        """Is written as the number that it is."""
        organ = pe.Organ(name="甲", authorised=untyped(IntEnum("Own", {"FIVE": 5})).FIVE)
        assert type(pe.to_data(organ)["authorised"]) is int
        twice(organ)

    def test_a_step_that_is_none(self) -> None:
        """Of a score made by hand."""
        score = attrs.evolve(RESULT.scores[0], path=untyped(("indicators", 0.5)))
        assert placed(pe.to_data, score) == [("$.path[1]", Code.CODEC_FOREIGN)]

    def test_inner_names_are_not_told(self) -> None:
        """What stands there is called as JSON calls it."""
        name, tag = '{"name": {"a": 1, "a": 2}, ', '{"type": NaN, '
        for text, wanted in ((name, "an object"), (tag, "NaN")):
            found = problems_of(pe.from_json, text + as_text(SMALL)[1:], pe.Project)
            assert wanted in {each.parameters.get("found") for each in found}

    @pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
    def test_no_number(self, value: float) -> None:
        """Is refused alike in a text and in plain data."""
        for data in (marks(value), project(year=value)):
            assert refused(data) == refused_text(as_text(data))
        assert refused(marks(value))[0][1] is Code.NUMBER_NOT_FINITE


class TestThreads:
    """A server reads in many threads."""

    def test_the_first_documents_may_come_together(self) -> None:
        """No thread meets a reader that another has begun to make."""
        command = [sys.executable, "-c", THREADS, as_text(STORED)]
        for _ in range(5):
            ran = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  Ours.
            assert ran.returncode == 0, ran.stderr.decode()

    def test_limits_of_size_cost_no_readers(self) -> None:
        """A server may give each request its own."""
        first = readers(pe.Limits(bytes=1000, depth=5, items=9))
        assert first is readers(pe.Limits(bytes=1001, depth=6, items=8))
        assert first is not readers(pe.Limits(digits=5))


class TestLines:
    """Many documents, one a line."""

    def test_a_bad_line_stops_nothing(self) -> None:
        """Its problems stand in its place; an empty line is passed over."""
        good = as_text(SMALL)
        lines: list[Any] = [good, "", " \n", "{", good.encode(), b"\n", 5, good + "\n"]
        found = list(pe.read_json_lines(lines, pe.Project))
        assert [each.position for each in found] == [0, 3, 4, 6, 7]
        assert [each.value is None for each in found] == [False, True, False, True, False]
        assert [each.problems[0].code for each in found if each.problems] == [
            Code.CODEC_BROKEN,
            Code.RECORD_KIND,
        ]

    def test_what_is_no_line(self) -> None:
        """Its problem stands at no name, for the caller gave none."""
        (found,) = pe.read_json_lines([untyped(5)], pe.Project)
        assert [(each.path, each.code) for each in found.problems] == [((), Code.RECORD_KIND)]

    @pytest.mark.parametrize("sign", ["\u3000", "\x1c", "\x0c", "\u2028"])
    def test_other_white_space_is_no_blank_line(self, sign: str) -> None:
        """In a text as in bytes."""
        for line in (sign, sign.encode()):
            (found,) = pe.read_json_lines([line], pe.Project)
            assert [each.code for each in found.problems] == [Code.CODEC_BROKEN]

    def test_a_document_stands_on_one_line(self) -> None:
        """Whatever a reader takes for the end of one."""
        written = pe.to_json(pe.Project(name="甲", goal="一\u2028二\u2029三\n四"))
        assert len(written.splitlines()) == 1
        assert pe.from_json(written, pe.Project).goal == "一\u2028二\u2029三\n四"

    def test_lines_are_read_when_they_are_asked_for(self) -> None:
        """One at a time, without end."""
        lines = pe.read_json_lines(repeat(as_text(SMALL)), pe.Subject)
        assert next(lines).value == pe.Project(name="甲")
        assert next(lines).position == 1

    @pytest.mark.parametrize(
        "lines", ["{}", b"{}", bytearray(b"{}"), memoryview(b"{}"), None, 5, {}]
    )
    def test_no_lines(self, lines: Any) -> None:
        """A text is not several; refused before the first."""
        assert placed(pe.read_json_lines, lines, pe.Project) == [("$.lines", Code.ITEMS_WANTED)]

    def test_memory_stays_flat(self) -> None:
        """What was read is let go."""
        text = as_text(project(indicators=[{"name": "场次", "full_marks": "5"}] * 15))
        for _ in pe.read_json_lines(repeat(text, 20), pe.Project):
            pass
        tracemalloc.start()
        for _ in pe.read_json_lines(repeat(text, 200), pe.Project):
            pass
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 2**20


class TestMembers:
    """What an annotation allows."""

    def test_rules(self) -> None:
        """The standard ones; a rule inside another is over numbers."""
        assert pe.AssessedByHand in members(pe.Rule)
        assert pe.AssessedByHand not in members(pe.NumericRule)
        assert set(members(pe.NumericRule)) < set(members(pe.Rule))
        assert members(pe.Rule | None) == members(pe.Rule)
        assert members(int) == ()
