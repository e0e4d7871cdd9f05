"""Problems are data; the exceptions carry them."""

import copy
import pickle
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given

from perfeval.codes import Code, Severity
from perfeval.errors import (
    CalculationError,
    EvaluationError,
    Facts,
    Path,
    PerfevalError,
    Problem,
    RecordError,
    Value,
    format_path,
    problem,
    quoted,
)
from refusals import untyped
from strategies import decimals, fractions

FAMILY = [RecordError, CalculationError, EvaluationError]
EMPTY = problem(Code.TEXT_EMPTY, "name")
NEGATIVE = problem(Code.NUMBER_NEGATIVE, "indicators", 2, "full_marks", found="-1")


class TestPath:
    """A path leads from the record that was looked at down to the place of the trouble."""

    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ((), "$"),
            (("name",), "$.name"),
            (("projects", 3, "budget"), "$.projects[3].budget"),
            ((0,), "$[0]"),
            (("lines", 0, 12), "$.lines[0][12]"),
        ],
    )
    def test_is_written_as_jsonpath(self, path: Path, text: str) -> None:
        """Names with a dot, positions in brackets."""
        assert format_path(path) == text

    def test_grows_outwards(self) -> None:
        """Seen from the record that holds it, a problem lies deeper."""
        assert NEGATIVE.under("projects", 3).path == (
            "projects", 3, "indicators", 2, "full_marks",
        )  # fmt: skip

    def test_growing_changes_nothing_else(self) -> None:
        """Code, parameters and severity stay, and so does the first problem."""
        outer = NEGATIVE.under("projects", 3)
        assert attrs.evolve(outer, path=NEGATIVE.path) == NEGATIVE
        assert NEGATIVE.path == ("indicators", 2, "full_marks")


class TestProblem:
    """The sentence is made from the data when somebody reads it."""

    def test_the_place_stands_in_front(self) -> None:
        """Where there is one."""
        assert str(NEGATIVE) == "$.indicators[2].full_marks: -1 is below zero; write zero or more"

    def test_without_a_place_the_sentence_stands_alone(self) -> None:
        """A single value has no path."""
        assert (
            str(problem(Code.TEXT_EMPTY)) == "the text is empty; write it, or leave the field out"
        )

    def test_the_catalogue_gives_the_severity(self) -> None:
        """Nobody chooses it where the problem is found."""
        assert EMPTY.severity is Severity.ERROR
        assert problem(Code.CHECK_GRADE_MISSING).severity is Severity.NOTICE

    @pytest.mark.parametrize(
        "parameters", [{}, {"found": "1", "more": "2"}, {"fond": "1"}, {"found": "1", "path": "2"}]
    )
    def test_other_parameters_are_refused(self, parameters: Mapping[str, Value]) -> None:
        """Too few, too many or misspelt: a mistake in the calling code."""
        with pytest.raises(TypeError, match=r"number\.negative takes \['found'\], not \["):
            problem(Code.NUMBER_NEGATIVE, **parameters)

    def test_equal_data_is_an_equal_problem(self) -> None:
        """Parameters count too; the hash agrees."""
        again = problem(Code.NUMBER_NEGATIVE, *NEGATIVE.path, found="-1")
        assert again == NEGATIVE
        assert hash(again) == hash(NEGATIVE)
        assert problem(Code.NUMBER_NEGATIVE, *NEGATIVE.path, found="-2") != NEGATIVE

    def test_is_frozen(self) -> None:
        """A problem that was found stays what it is."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            untyped(EMPTY).path = ()

    def test_its_parameters_stay_what_they_are(self) -> None:
        """Neither through the problem nor through the mapping it was made from."""
        given_: dict[str, Value] = {"found": "-1"}
        made = Problem(Code.NUMBER_NEGATIVE, parameters=given_)
        given_["found"] = "HACK"
        with pytest.raises(TypeError):
            untyped(made.parameters)["found"] = "HACK"
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            untyped(made.parameters).pairs = ()
        assert made.parameters == {"found": "-1"}

    def test_other_parameters_are_another_key(self) -> None:
        """The hash is made from them too, whatever their order."""
        less = problem(Code.NUMBER_NEGATIVE, *NEGATIVE.path, found="-2")
        assert len({less, NEGATIVE, NEGATIVE.under()}) == 2

    @pytest.mark.parametrize("each", [EMPTY, NEGATIVE])
    def test_travels(self, each: Problem) -> None:
        """To another process, and into a copy."""
        assert pickle.loads(pickle.dumps(each)) == each  # noqa: S301  Our own bytes.
        assert copy.deepcopy(each) == each


class TestFacts:
    """Parameters are compared and shown like a dict, but never changed."""

    facts = Facts({"found": Decimal(5), "unit": None})

    def test_equal_whatever_the_order(self) -> None:
        """To a dict from either side, and to other facts, with the same hash."""
        other = Facts({"unit": None, "found": 5})
        assert self.facts == {"found": 5, "unit": None} == other
        plain = {"unit": None, "found": 5}
        assert plain == self.facts
        assert len({self.facts, other, Facts({"found": 5})}) == 2
        assert self.facts != {"found": 5}

    def test_read_like_a_dict(self) -> None:
        """By name, in order, all at once."""
        assert (self.facts["unit"], self.facts.get("wanted"), len(self.facts)) == (None, None, 2)
        assert dict(self.facts) == dict(**untyped(self.facts)) == self.facts
        assert repr(self.facts) == "{'found': Decimal('5'), 'unit': None}"
        with pytest.raises(KeyError):
            _ = self.facts["wanted"]

    def test_travel(self) -> None:
        """To another process, and into a copy."""
        sent = pickle.loads(pickle.dumps(self.facts))  # noqa: S301  Our own bytes.
        for again in (sent, copy.copy(self.facts), copy.deepcopy(self.facts), Facts(self.facts)):
            assert type(again) is Facts
            assert again == self.facts


def shown(value: Value) -> str:
    """How a parameter appears in a sentence."""
    return str(problem(Code.NUMBER_NEGATIVE, found=value)).split(" is below", maxsplit=1)[0]


class TestShownParameters:
    """Numbers appear in plain digits."""

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (Decimal("1E+3"), "1000"),
            (Decimal("1E-7"), "0.0000001"),
            (Decimal("12.50"), "12.50"),
            (Decimal("-0.5"), "-0.5"),
            (Fraction(6), "6"),
            (Fraction(10**9), "1000000000"),
            (Fraction(1, 4), "0.25"),
            (Fraction(-5, 2), "-2.5"),
            (Fraction(1, 10**6), "0.000001"),
            (Fraction(20, 3), "20/3 (about 6.666667)"),
            (Fraction(-20, 3), "-20/3 (about -6.666667)"),
            (Fraction(1, 10**7), "1/10000000 (about 0)"),
            (Fraction(-1, 10**7), "-1/10000000 (about 0)"),
            (Fraction(-1, 3), "-1/3 (about -0.333333)"),
            (Fraction(29_999_999, 10**7), "29999999/10000000 (about 3)"),
            (Fraction(10**38), "1" + "0" * 38),
            (Fraction(10**39), "1" + "0" * 39 + " (40 digits)"),
            (Fraction(-(10**60)), "a number of 61 digits"),
            (Fraction(10**6000), "a number of 6001 digits"),
            (Fraction(10**6000, 7), "a fraction of 6002 digits"),
            (
                Fraction(169, 200) + Fraction(1, 3**500),
                "0.845 (a fraction of 482 digits)",
            ),
            (Fraction(2 * 10**40, 3 * 10**40 + 1), "0.666666666667 (a fraction of 82 digits)"),
            (-Fraction(10**30, 7**40), "-0.000157064631395 (a fraction of 65 digits)"),
            (Fraction(10**39, 10**19 + 1), "99999999999999999990 (a fraction of 60 digits)"),
            (Fraction(-1, 10**6000), "0 (a fraction of 6002 digits)"),
            (12, "12"),
            (10**6000, "a number of 19932 bits"),
            ("十二", "十二"),
            (None, "None"),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_table(self, value: Value, text: str) -> None:
        """A fraction only where its decimals have no end within six places."""
        assert shown(value) == text

    @given(decimals(places=12))
    def test_a_decimal_is_shown_whole(self, value: Decimal) -> None:
        """All digits, no exponent."""
        assert Decimal(shown(value)) == value
        assert "E" not in shown(value)

    @given(fractions)
    def test_a_fraction_is_shown_exactly(self, value: Fraction) -> None:
        """In decimals or as a quotient, what is shown is the value itself, unless shortened."""
        text = shown(value)
        assert "digits" in text or Fraction(text.split(" (", maxsplit=1)[0]) == value

    @given(fractions)
    def test_the_decimals_of_a_fraction_are_near(self, value: Fraction) -> None:
        """Within half a unit of the sixth place."""
        text = shown(value).partition("(about ")[2].rstrip(")") or str(value)
        assert abs(Fraction(text) - value) <= Fraction(1, 2 * 10**6)
        assert text != "-0"


class TestQuoted:
    """A value that was found is shown as code shows it, shortened when long."""

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("12,34", "'12,34'"),
            ("", "''"),
            ("一\n二", r"'一\n二'"),
            ("x" * 60, repr("x" * 60)),
            ("x" * 61, f"'{'x' * 60}'… (61 characters)"),
            (12, "12"),
            (-(10**20), "-100000000000000000000"),
            (2**240 - 1, str(2**240 - 1)),
            (2**240, "a number of 241 bits"),
            (10**6000, "a number of 19932 bits"),
            (Fraction(1, 3), "1/3"),
            (Fraction(1, 10**6000), "a number of 19932 bits"),
            (True, "True"),
            (0.1, "0.1"),
            (float("nan"), "nan"),
            (Decimal("1E+3"), "1000"),
            (Decimal("-1E-7"), "-0.0000001"),
            (Decimal("1E+60"), "1" + "0" * 60),
            (Decimal("1E+61"), "1E+61"),
            (Decimal("1E-61"), "1E-61"),
            (Decimal("1" * 60), "1" * 60),
            (Decimal("1" * 61), "a number of 61 digits"),
            (Decimal("NaN"), "NaN"),
            (Decimal("sNaN"), "sNaN"),
            (Decimal("-Infinity"), "-Infinity"),
            (None, "None"),
            ([1], "a list"),
            (object(), "a object"),
            (b"1", "a bytes"),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_table(self, value: object, text: str) -> None:
        """Neither long nor able to fail."""
        assert quoted(value) == text

    def test_a_float_of_another_library_is_shown_as_a_number(self) -> None:
        """Not as the call that would make it, such as ``np.float64(0.1)``."""

        class Other(float):
            def __repr__(self) -> str:
                return "other.float64(0.1)"

        assert quoted(Other(0.1)) == "0.1"


class TestFamily:
    """Trouble has three faces; two of them are raised, and all carry problems."""

    def test_the_root_is_never_raised(self) -> None:
        """It is there to be caught."""
        with pytest.raises(TypeError, match="root of a family"):
            PerfevalError([EMPTY])

    @pytest.mark.parametrize(
        ("kind", "builtin"),
        [
            (RecordError, ValueError),
            (CalculationError, ArithmeticError),
            (EvaluationError, ValueError),
        ],
    )
    def test_each_is_what_python_calls_it(
        self, kind: type[PerfevalError], builtin: type[Exception]
    ) -> None:
        """So that general code catches it as what it is."""
        assert issubclass(kind, PerfevalError)
        assert issubclass(kind, builtin)

    @pytest.mark.parametrize("kind", FAMILY)
    def test_keeps_every_problem_in_order(self, kind: type[PerfevalError]) -> None:
        """Given as any iterable."""
        assert kind(iter([NEGATIVE, EMPTY])).problems == (NEGATIVE, EMPTY)

    @pytest.mark.parametrize("kind", FAMILY)
    @pytest.mark.parametrize("carried", [[], ["is empty"], [EMPTY, "is empty"], [Code.TEXT_EMPTY]])
    def test_carries_problems_and_nothing_else(
        self, kind: type[PerfevalError], carried: list[object]
    ) -> None:
        """At least one: an exception without a problem would say nothing."""
        with pytest.raises(TypeError, match="carries problems, at least one"):
            kind(untyped(carried))

    @pytest.mark.parametrize("kind", FAMILY)
    def test_says_each_problem_on_a_line(self, kind: type[PerfevalError]) -> None:
        """Nothing is lost after the first."""
        assert str(kind([NEGATIVE, EMPTY])).splitlines() == [str(NEGATIVE), str(EMPTY)]

    @pytest.mark.parametrize("kind", FAMILY)
    def test_travels(self, kind: type[PerfevalError]) -> None:
        """To another process, and into a copy, with its problems."""
        error = kind([NEGATIVE, EMPTY])
        sent = pickle.loads(pickle.dumps(error))  # noqa: S301  Our own bytes.
        for again in (sent, copy.deepcopy(error), copy.copy(error)):
            assert type(again) is kind
            assert again.problems == error.problems
            assert str(again) == str(error)


class TestManyProblems:
    """A hundred thousand sentences are nobody's help; all are data, the first are shown."""

    @pytest.mark.parametrize(
        ("many", "more"), [(20, ""), (21, "… and 1 more"), (90, "… and 70 more")]
    )
    def test_the_first_and_how_many_more(self, many: int, more: str) -> None:
        """Twenty lines, and one that counts the rest."""
        error = RecordError([problem(Code.TEXT_EMPTY, "name")] * many)
        lines = str(error).splitlines()
        assert len(error.problems) == many
        assert lines[20:] == ([more] if more else [])


class TestWhatIsShown:
    """Nothing in a sentence is other than it seems, or longer than it can be read."""

    def test_what_nobody_sees_is_written_as_code(self) -> None:
        """Line breaks, marks of direction; spaces stay."""
        found = problem(Code.EVALUATION_NO_RULE, indicator="甲\u202e\n乙\u3000丙")
        assert str(found).startswith("甲\\u202e\\n乙\u3000丙 has no rule")

    @pytest.mark.parametrize(("length", "shown"), [(240, 240), (241, 60)])
    def test_what_fills_a_page_is_shortened(self, length: int, shown: int) -> None:
        """And says how long it is."""
        sentence = str(problem(Code.EVALUATION_NO_RULE, indicator="长" * length))
        assert sentence.count("长") == shown
        assert (f"… ({length} characters)" in sentence) == (length != shown)

    def test_a_place_is_shown_alike(self) -> None:
        """A name may be part of it."""
        assert format_path(("甲\n乙", 3)) == "$['甲\\n乙'][3]"

    @pytest.mark.parametrize(
        ("name", "text"),
        [("a.b", "['a.b']"), ("a[0]", "['a[0]']"), ("", "['']"), ("x y", "['x y']"),
         ("it's", r"['it\'s']"), ("a\\", r"['a\\']"), ("甲", ".甲"), ("甲（一）", "['甲（一）']")],
    )  # fmt: skip
    def test_a_name_that_cannot_stand_alone(self, name: str, text: str) -> None:
        """Is quoted, as JSONPath does; else it would name another place."""
        assert format_path((name,)) == f"${text}"
