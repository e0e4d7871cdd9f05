"""Bad input: every public constructor and function refuses it, and says what to do."""

import enum
import inspect
import math
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

import perfeval
from bad_input import LONG, Call, Row, call, label_of, public
from bad_input_calls import CALLS, FOUND
from bad_input_documents import DOCUMENTS
from bad_input_languages import LANGUAGES
from bad_input_methods import METHODS
from bad_input_numbers import NUMBERS
from bad_input_records import RECORDS
from bad_input_sizes import SIZES
from bad_input_words import WORDS
from perfeval import rates
from perfeval.codes import SEVERITIES, Code, Severity
from perfeval.errors import PerfevalError, Problem, RecordError, format_path, plain
from perfeval.fields import Record

ROWS: list[Row] = [*NUMBERS, *RECORDS, *METHODS, *CALLS, *LANGUAGES, *WORDS, *DOCUMENTS]
MADE_BY_US = {
    "Derivation",
    "Difference",
    "Distance",
    "Evaluated",
    "Evaluation",
    "Finding",
    "Fit",
    "HeadLoss",
    "LevelMarks",
    "Loaded",
    "Loss",
    "Part",
    "Place",
    "Points",
    "Problem",
    "Reach",
    "Remark",
    "Repair",
    "ReportList",
    "ReportReading",
    "ReportSection",
    "ReportTable",
    "Room",
    "RuleReading",
    "Score",
    "Subtotal",
    "Table",
    "TotalAndGrade",
    "View",
}
"""What a function returns and nobody writes down: it holds what it is given."""
SHAPES = {"Rule"}
"""What a rule of the user's own is to look like."""
PYTHON = {"format_path"}
"""What only Python refuses: a tool for whoever shows problems."""
JUNK: list[object] = [
    object(),
    math.nan,
    3 + 4j,
    b"\x00\xff",
    LONG,
    "\ud800",
    [[]],
    {"name": None},
    {1},
    date(2023, 9, 30),
    int,
]
"""What no field takes, whatever it is for."""
LONGEST = 400
"""Characters of a sentence, with its place."""


def entrances() -> Iterator[str]:
    """Every public name that can be called, those of the rates among them."""
    rooms = [("", perfeval, perfeval.__all__), ("rates.", rates, rates.__all__)]
    for prefix, room, names in rooms:
        for name in names:
            if callable(getattr(room, name)):
                yield prefix + name


def is_a(name: str, kind: type[object]) -> bool:
    """Whether a public name is a kind of something."""
    found = public(name)
    return inspect.isclass(found) and issubclass(found, kind)


def fields_of(name: str) -> list[str]:
    """The fields that a record is given; none where it is only a shape."""
    if not attrs.has(public(name)):
        return []
    return [field.name for field in attrs.fields(public(name)) if field.init]


def takes_input(name: str) -> bool:
    """Whether there is anything to give it."""
    return bool(inspect.signature(public(name)).parameters)


def check_sentence(found: Problem) -> None:
    """A problem says what was found and what to do, shortly and in plain signs."""
    sentence = str(found)
    assert all(plain(value) in sentence for value in found.parameters.values())
    assert "; " in sentence or found.severity is Severity.NOTICE
    assert len(sentence) < LONGEST
    assert sentence.isprintable()


@cache
def outcomes() -> Mapping[str, str]:
    """What came of every call that is large, in a process that may only take so much."""
    script = str(Path(__file__).with_name("bad_input_sizes.py"))
    done = subprocess.run(  # noqa: S603  Our own interpreter and code.
        [sys.executable, script], check=False, capture_output=True, text=True
    )
    return dict(line.split(": ", 1) for line in done.stdout.splitlines())


def broken_off() -> Iterator[object]:
    """A source that fails in the middle."""
    yield "0.8"
    raise OSError


class OwnText(str):
    """A kind of text."""

    __slots__ = ()


class OwnCount(int):
    """A kind of integer."""


class OwnDecimal(Decimal):
    """A kind of decimal."""


ENTRANCES = list(entrances())
TERMS = [name for name in ENTRANCES if is_a(name, enum.Enum)]
ERRORS = [name for name in ENTRANCES if is_a(name, BaseException)]
FIELDED = [name for name in ENTRANCES if is_a(name, Record) and fields_of(name)]


class TestTheTable:
    """Nothing that takes input is left out."""

    def test_every_row_has_a_name_of_its_own(self) -> None:
        """So that a failure leads to one row."""
        assert len({label_of(row) for row in ROWS}) == len(ROWS)

    def test_every_entrance_stands_in_it(self) -> None:
        """A new public constructor or function without a row fails here."""
        rows = {re.sub(r"(?<!^rates)\..*", "", row.call.name) for row in ROWS}
        idle = {name for name in set(ENTRANCES) - set(TERMS) if not takes_input(name)}
        left = set(ENTRANCES) - rows - set(TERMS) - set(ERRORS) - idle
        assert left == MADE_BY_US | SHAPES | PYTHON

    def test_every_refusal_stands_in_it(self) -> None:
        """A new code that refuses and that no row meets fails here."""
        looked_at = ("check.", "evaluation.", "lint.", "reading.")
        refusing = {
            code
            for code in Code
            if not code.startswith(looked_at) and SEVERITIES[code] is Severity.ERROR
        }
        refusing -= {Code.CODEC_MORE}  # It stands behind others, never first.
        refusing -= {Code.EXTRA_MISSING}  # It is about the installation, not about input.
        assert refusing <= {row.code for row in ROWS}


@pytest.fixture(scope="class", params=ROWS, ids=label_of)
def row(request: pytest.FixtureRequest) -> Row:
    """One bad input."""
    found: Row = request.param
    return found


@pytest.fixture(scope="class")
def error(row: Row) -> PerfevalError:
    """How it is refused."""
    return row.refusal()


class TestRefusal:
    """A bad input is refused by one of our errors, never taken and never passed on."""

    def test_its_code_and_its_place(self, row: Row, error: PerfevalError) -> None:
        """As the table says, of the very kind of error."""
        first = error.problems[0]
        assert type(error) is row.error
        assert (first.code, format_path(first.path)) == (row.code, row.place)

    def test_its_sentences(self, error: PerfevalError) -> None:
        """Each says what was found and what to do, in one short line that cannot do harm."""
        for each in error.problems[:20]:
            check_sentence(each)

    def test_it_travels(self, error: PerfevalError) -> None:
        """To another process, with all that it says."""
        again = pickle.loads(pickle.dumps(error))  # noqa: S301  Our own bytes.
        assert (type(again), str(again)) == (type(error), str(error))


@pytest.mark.parametrize(("label", "what", "code", "place"), FOUND)
class TestFindings:
    """What can be written down and does not fit is found, and nothing is raised."""

    def test_it_is_among_the_findings(self, label: str, what: Call, code: Code, place: str) -> None:
        """With its code and its place; every finding is a plain sentence."""
        found: Any = what()
        assert (code, place) in {(each.code, format_path(each.path)) for each in found}, label
        for each in found:
            check_sentence(each)


class TestEveryField:
    """No field of any record takes what is for none."""

    @pytest.mark.parametrize("junk", JUNK, ids=lambda junk: type(junk).__name__)
    @pytest.mark.parametrize("name", FIELDED)
    def test_all_of_them_are_refused_at_once(self, name: str, junk: object) -> None:
        """Whoever fills in everything wrongly learns all of it."""
        with pytest.raises(RecordError) as caught:
            public(name)(**dict.fromkeys(fields_of(name), junk))
        places = {each.path[0] for each in caught.value.problems if each.path}
        assert places == (set() if name == "Moment" else set(fields_of(name)))
        for each in caught.value.problems:
            check_sentence(each)

    @pytest.mark.parametrize("name", TERMS)
    @pytest.mark.parametrize("junk", ["x", "", "\ud800", None, 1.5, [], object], ids=ascii)
    def test_no_vocabulary_knows_it(self, name: str, junk: object) -> None:
        """A closed vocabulary is an enumeration, and Python's own error says so."""
        with pytest.raises(ValueError, match="is not a valid"):
            public(name)(junk)


class TestSignatures:
    """What does not fit a signature is refused by Python itself, before anything is read."""

    @pytest.mark.parametrize("name", ENTRANCES)
    def test_no_other_name_is_taken(self, name: str) -> None:
        """A misspelt field is never ignored."""
        with pytest.raises(TypeError):
            public(name)(nonsense=1)

    @pytest.mark.parametrize(
        "what",
        [
            call("Project", "甲"),
            call("Project"),
            call("Scheme", "甲县"),
            call("Amount"),
            call("Target", "≥", 5),
            call("AllOrNothing", 5),
            call("Derivation"),
            call("Distance"),
            call("Evaluated", 1),
            call("Evaluation"),
            call("Points"),
            call("Problem"),
            call("Score"),
            call("Subtotal"),
            call("Rule"),
            call("NumericRule"),
            call("format_path", None),
            call("format_path", 5),
            call("PerfevalError", []),
            call("RecordError", []),
            call("RecordError", 5),
            call("RecordError", None),
            call("CalculationError", [Code.TEXT_EMPTY]),
            call("EvaluationError", "text"),
            call("evaluate", None),
            call("find_problems", None, None),
            call("grade"),
            call("mean_score", 1, 2),
            call("rates.surplus_rate", 1),
        ],
        ids=lambda what: f"{what.name}{what.given}",
    )
    def test_too_few_or_too_many(self, what: Call) -> None:
        """Nothing is made up for what is missing."""
        with pytest.raises(TypeError):
            what()

    def test_the_errors_stand_among_them(self) -> None:
        """Each of the family carries problems, and nothing else."""
        for name in ERRORS:
            with pytest.raises(TypeError):
                public(name)([])


class TestOfTheCallers:
    """What the caller brings is read as what it is, and the caller's own trouble stays its own."""

    def test_a_kind_of_number_is_a_number(self) -> None:
        """And a kind of text is a text."""
        assert perfeval.number(OwnText("5")) == Decimal(5)
        assert perfeval.number(OwnCount(5)) == Decimal(5)
        assert perfeval.number(OwnDecimal("5.0")) == Decimal(5)

    @pytest.mark.parametrize("name", ["mean_score", "Checked", "QualitativeBands.of", "Described"])
    def test_a_broken_source_is_not_swallowed(self, name: str) -> None:
        """A file that ends in the middle is no mistake in the table."""
        wanted = RecordError if name == "Described" else OSError
        with pytest.raises(wanted):
            public(name)(broken_off())


class TestSize:
    """However much there is of it, an answer comes, and takes only so much memory."""

    @pytest.mark.parametrize("name", SIZES)
    def test_an_answer_comes(self, name: str) -> None:
        """The expected one; the first that is missing is the call that took too much."""
        assert outcomes().get(name) == SIZES[name][1]
