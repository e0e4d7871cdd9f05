"""The JSON Schema of documents: tested against the code in both directions, and shipped with it.

As a script, ``python tests/test_codec_schema.py`` writes the files that are shipped.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import perfeval as pe
from documents import documents, kind_of, schema_of, spoilt
from perfeval.codec.kinds import FORMAT, KINDS
from perfeval.codes import Code
from perfeval.errors import RecordError

jsonschema: Final[Any] = import_module("jsonschema")

SHIPPED: Final[Mapping[str, type | None]] = {
    "project": pe.Project,
    "department": pe.Department,
    "indicator": pe.Indicator,
    "scheme": pe.Scheme,
    "scale": pe.Scale,
    "evaluation": pe.Evaluation,
    "document": None,
}
"""What is shipped as a file: each kind that travels alone, and a document of any kind."""
SILENT: Final = {
    Code.BUDGET_DUPLICATE_SOURCE,
    Code.CODEC_HALF_STORED,
    Code.MOMENT_INCOMPLETE,
    Code.MOMENT_NO_SUCH_DAY,
    Code.NUMBER_LIMIT,
    Code.NUMBER_NOT_POSITIVE,
    Code.NUMBER_UNIT,
    Code.SCALE_BAND_RANGE,
    Code.SCALE_DUPLICATE_LABEL,
    Code.SCALE_GAP,
    Code.SCALE_OFF_GRID,
    Code.SCALE_ORDER,
    Code.SCALE_OVERLAP,
    Code.SCHEME_DUPLICATE_NODE,
    Code.SCHEME_FRAME_DEPTH,
    Code.SCHEME_FRAME_SUM,
    Code.SCHEME_GRADE_UNKNOWN,
    Code.SCHEME_SCALE_PLACES,
    Code.SHARE_RANGE,
    Code.TARGET_RANGE,
    Code.TARGET_UNITS,
    Code.TEXT_CONTROL,
    Code.TEXT_INVISIBLE,
    *(code for code in Code if code.startswith("rule.")),
}
"""What no schema says: fields that do not go together, digits that count, signs nobody sees."""


@cache
def validator(tag: str) -> Any:
    """What holds a document to the schema of its kind."""
    return jsonschema.Draft202012Validator(schema_of(tag))


def refusal(tag: str, data: object) -> set[Code]:
    """The codes for which a document is refused; none where it is read."""
    try:
        pe.from_data(data, kind_of(tag))
    except RecordError as error:
        return {each.code for each in error.problems}
    return set()


class TestAgreement:
    """The schema and the code say the same, as far as a schema can."""

    @given(documents())
    def test_what_is_valid_is_read_or_refused_for_what_no_schema_says(
        self, drawn: tuple[str, Any]
    ) -> None:
        """Whatever the kind."""
        tag, data = drawn
        validator(tag).validate(data)
        assert refusal(tag, data) <= SILENT

    @given(documents())
    def test_what_is_written_is_valid(self, drawn: tuple[str, Any]) -> None:
        """And is read again as the same."""
        tag, data = drawn
        if not refusal(tag, data):
            record = pe.from_data(data, kind_of(tag))
            again = pe.to_data(record)
            validator(tag).validate(again)
            assert pe.from_data(again, kind_of(tag)) == record

    @given(documents(), st.randoms(use_true_random=False))
    def test_what_is_spoilt_is_judged_alike(self, drawn: tuple[str, Any], random: Random) -> None:
        """What is invalid is refused; what is refused all the same is so for a silent reason."""
        tag, data = drawn
        bad = spoilt(data, random)
        found = refusal(tag, bad)
        if validator(tag).is_valid(bad):
            assert found <= SILENT
        else:
            assert found

    @pytest.mark.parametrize("text", ["", *" \t\n\u00a0\u2003\u2028\u3000\x1c\x85", "\u3000 \n"])
    def test_white_space_is_no_name(self, text: str) -> None:
        """Sign by sign, as the code has it."""
        data = {"schema": FORMAT, "type": "project", "name": text}
        assert not validator("project").is_valid(data)
        assert refusal("project", data) in ({Code.TEXT_EMPTY}, {Code.TEXT_CONTROL})

    @pytest.mark.parametrize("text", ["\ufeff", "\u3000甲 ", "a" * 100_000])
    def test_other_signs_are_a_name(self, text: str) -> None:
        """A mark that other languages count as white space, too."""
        data = {"schema": FORMAT, "type": "project", "name": text}
        assert validator("project").is_valid(data)
        assert refusal("project", data) == set()

    @pytest.mark.parametrize("text", ["0E+5", "0.10E+1", "-0E+0", "-0.0E+3", "1E+0", "1E+05"])
    def test_a_power_of_ten_has_one_form(self, text: str) -> None:
        """The one in which it is written."""
        data = {"schema": FORMAT, "type": "band", "label": "甲", "low": text}
        assert not validator("band").is_valid(data)
        assert refusal("band", data) == {Code.CODEC_NOT_PLAIN}

    @pytest.mark.parametrize("tag", KINDS)
    def test_every_schema_is_one(self, tag: str) -> None:
        """By the rules of its dialect."""
        jsonschema.Draft202012Validator.check_schema(schema_of(tag))

    def test_any_kind_is_one_of_all(self) -> None:
        """A document of any kind is valid for the schema of all, and for no other kind."""
        every = jsonschema.Draft202012Validator(pe.json_schema())
        assert every.is_valid(pe.to_data(pe.Reported("好")))
        assert not every.is_valid({**pe.to_data(pe.Reported("好")), "type": "described"} | {"x": 1})
        either = jsonschema.Draft202012Validator(pe.json_schema(pe.Subject))
        assert either.is_valid(pe.to_data(pe.Project(name="甲")))
        assert not either.is_valid(pe.to_data(pe.Reported("好")))


class TestShipped:
    """The files in the package are those that follow from the code."""

    @pytest.mark.parametrize("name", SHIPPED)
    def test_the_file_says_what_the_code_says(self, name: str) -> None:
        """Word by word; the script at the end writes it anew."""
        text = (files("perfeval.codec") / "schemas" / f"{name}.json").read_text("utf-8")
        assert text == written(SHIPPED[name])

    def test_no_other_file_is_shipped(self) -> None:
        """A file that nobody tests would grow old."""
        found = {each.name for each in (files("perfeval.codec") / "schemas").iterdir()}
        assert found == {f"{name}.json" for name in SHIPPED}


def written(kind: type | None) -> str:
    """A schema as its file holds it."""
    return json.dumps(pe.json_schema(kind), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    folder = Path(str(files("perfeval.codec"))) / "schemas"
    for name, kind in SHIPPED.items():
        (folder / f"{name}.json").write_text(written(kind), "utf-8")
