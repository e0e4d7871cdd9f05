"""How records take their fields: strictly, and with all mistakes at once."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import count, repeat
from typing import Any, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.citations import Citation
from perfeval.codes import Code
from perfeval.errors import Problem, problem
from perfeval.fields import (
    MAX_ITEMS,
    MAX_TEXT,
    Record,
    Unread,
    check_arguments,
    read_each,
    refuse,
    refuse_unread,
    take_count,
    take_counted,
    take_flag,
    take_note,
    take_number,
    take_numbers,
    take_points,
    take_ratio,
    take_record,
    take_records,
    take_share,
    take_size,
    take_term,
    take_terms,
    take_text,
    take_texts,
    take_unit,
    take_yuan,
    taken,
)
from perfeval.terms import Category, Tick
from refusals import placed, problems_of, untyped
from strategies import decimals, texts

Taker = Callable[..., object]


def take_tick(value: object) -> Tick:
    """A mark."""
    return take_term(Tick, value)


def take_ticks(value: object) -> tuple[Tick, ...]:
    """Marks."""
    return take_terms(Tick, value)


def take_category(value: Category | str) -> Category:
    """A level-1 term."""
    return take_term(Category, value)


def take_citation(value: object) -> Citation:
    """A citation."""
    return take_record((Citation,), value)


def take_citations(value: object) -> tuple[Citation, ...]:
    """Citations."""
    return take_records((Citation,), value)


NUMBERS = [take_number, take_points, take_size, take_share, take_ratio, take_yuan]
WORDS = [take_text, take_note, take_unit]
LISTS: list[Taker] = [take_numbers, take_texts, take_ticks, take_citations]
ALL: list[Taker] = [*NUMBERS, *WORDS, take_flag, take_count, *LISTS, take_tick, take_citation]
CITATION = Citation(title="办法")


def codes_left(take: Taker, value: object) -> list[Code]:
    """The codes of what a taker leaves for the record to refuse."""
    left = take(value)
    assert isinstance(left, Unread)
    return [each.code for each in left.problems]


class TestTaking:
    """A field's converter never raises; what it cannot read it leaves for the record."""

    @pytest.mark.parametrize(
        ("take", "value", "read"),
        [
            (take_number, "-1,234.5", Decimal("-1234.5")),
            (take_points, "22.5", Decimal("22.5")),
            (take_points, 0, Decimal(0)),
            (take_size, "0.01", Decimal("0.01")),
            (take_share, "80%", Decimal("0.80")),
            (take_share, "0.8", Decimal("0.8")),
            (take_ratio, "60%", Decimal("0.60")),
            (take_ratio, "1000%", Decimal("10.00")),
            (take_ratio, 0, Decimal(0)),
            (take_yuan, "46.8648万元", Decimal(468648)),
            (take_numbers, ["90", 80], (Decimal(90), Decimal(80))),
            (take_text, " 数量 ", " 数量 "),
            (take_text, "一\t二\r\n三", "一\t二\r\n三"),
            (take_note, "", ""),
            (take_note, "x" * MAX_TEXT, "x" * MAX_TEXT),
            (take_unit, " ％ ", "%"),
            (take_unit, "", ""),
            (take_flag, True, True),
            (take_flag, False, False),
            (take_count, 0, 0),
            (take_count, 31, 31),
            (take_texts, ["一", "二"], ("一", "二")),
            (take_texts, (), ()),
            (take_texts, iter(["一"]), ("一",)),
            (take_texts, deque(["一"]), ("一",)),
            (take_tick, "met", Tick.MET),
            (take_tick, Tick.UNMET, Tick.UNMET),
            (take_tick, "不符合", Tick.UNMET),
            (take_ticks, ["met", Tick.UNMET], (Tick.MET, Tick.UNMET)),
            (take_citation, CITATION, CITATION),
            (take_citations, [CITATION], (CITATION,)),
        ],
        ids=lambda value: getattr(value, "__name__", ""),
    )
    def test_what_is_read(self, take: Taker, value: object, read: object) -> None:
        """The value as the record keeps it, of the very type."""
        found = take(value)
        assert found == read
        assert type(found) is type(read)

    @pytest.mark.parametrize("take", ALL)
    @pytest.mark.parametrize(
        "value",
        [
            None,
            1.5,
            float("nan"),
            object(),
            b"1",
            Decimal("sNaN"),
            Fraction(1, 3),
            {"a": 1},
            {1},
            int,
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_wrong_types_are_left_to_the_record(self, take: Taker, value: object) -> None:
        """Whatever it is, there is one problem, and no exception."""
        assert len(codes_left(take, value)) == 1

    @pytest.mark.parametrize(
        ("take", "value", "code"),
        [
            (take_number, "一", Code.NUMBER_NOT_A_NUMBER),
            (take_number, "5%", Code.NUMBER_UNIT),
            (take_points, "-0.01", Code.NUMBER_NEGATIVE),
            (take_size, "0", Code.NUMBER_NOT_POSITIVE),
            (take_size, "-1", Code.NUMBER_NOT_POSITIVE),
            (take_size, 1.0, Code.NUMBER_FLOAT),
            (take_share, "5元", Code.NUMBER_UNIT),
            (take_ratio, "60", Code.SHARE_RANGE),
            (take_ratio, "10.01", Code.SHARE_RANGE),
            (take_ratio, "-1%", Code.SHARE_RANGE),
            (take_yuan, "5%", Code.NUMBER_UNIT),
            (take_text, "", Code.TEXT_EMPTY),
            (take_text, " \u3000\n", Code.TEXT_EMPTY),
            (take_text, 5, Code.TEXT_WANTED),
            (take_note, None, Code.TEXT_WANTED),
            (take_note, "x" * (MAX_TEXT + 1), Code.TEXT_TOO_LONG),
            (take_unit, 5, Code.TEXT_WANTED),
            (take_unit, "\x00", Code.TEXT_CONTROL),
            (take_unit, "\u200b%", Code.TEXT_INVISIBLE),
            (take_unit, "场\u202e次", Code.TEXT_INVISIBLE),
            (take_flag, 1, Code.FLAG_WANTED),
            (take_flag, "True", Code.FLAG_WANTED),
            (take_count, True, Code.NUMBER_BOOL),
            (take_count, -1, Code.NUMBER_NEGATIVE),
            (take_count, 10**20, Code.NUMBER_LIMIT),
            (take_count, "5", Code.COUNT_WANTED),
            (take_count, Decimal(5), Code.COUNT_WANTED),
            (take_tick, "yes", Code.TERM_UNKNOWN),
            (take_tick, [], Code.TERM_UNKNOWN),
            (take_tick, 10**6000, Code.TERM_UNKNOWN),
            (take_citation, "办法", Code.RECORD_KIND),
            (take_citation, Citation, Code.RECORD_KIND),
            (take_citation, [CITATION], Code.RECORD_KIND),
            (take_numbers, "85", Code.ITEMS_WANTED),
            (take_numbers, {"85": 1}, Code.ITEMS_WANTED),
            (take_texts, "一二", Code.ITEMS_WANTED),
            (take_texts, b"12", Code.ITEMS_WANTED),
            (take_texts, 5, Code.ITEMS_WANTED),
            (take_texts, {"一", "二"}, Code.ITEMS_WANTED),
            (take_texts, frozenset({"一"}), Code.ITEMS_WANTED),
            (take_texts, {"一": "二"}, Code.ITEMS_WANTED),
            (take_ticks, "met", Code.ITEMS_WANTED),
            (take_citations, CITATION, Code.ITEMS_WANTED),
        ],
        ids=lambda value: getattr(value, "__name__", ""),
    )
    def test_what_is_refused(self, take: Taker, value: object, code: Code) -> None:
        """Each with the code that says why."""
        assert codes_left(take, value) == [code]

    def test_only_our_own_trouble_is_kept(self) -> None:
        """A mistake in the code that reads is not a mistake in the data."""

        def broken(value: object) -> object:
            raise KeyError(value)

        with pytest.raises(KeyError):
            taken(broken, 1)

    def test_a_refusal_carries_one_problem(self) -> None:
        """Whose place the record knows."""
        error = refuse(Code.NUMBER_NEGATIVE, found=Decimal(-1))
        assert error.problems == (problem(Code.NUMBER_NEGATIVE, found=Decimal(-1)),)


class TestTexts:
    """A text within the limits, without control characters."""

    @pytest.mark.parametrize(
        "character",
        [*"\x00\x07\x08\x0b\x0c\x0e\x1b\x1f\x7f\x80\x85\x9f", *map(chr, (0xD800, 0xDFFF))],
        ids=ascii,
    )
    @pytest.mark.parametrize("take", WORDS)
    def test_control_characters_are_named(self, take: Taker, character: str) -> None:
        """With their position; half a surrogate pair cannot be written anywhere."""
        left = take(f"数量{character}指标")
        assert isinstance(left, Unread)
        (found,) = left.problems
        assert found.code is Code.TEXT_CONTROL
        assert found.parameters == {"found": f"U+{ord(character):04X}", "position": 2}

    @pytest.mark.parametrize(
        "character", ["\t", "\n", "\r", "\u3000", "\u00a0", "𠮷", "😀", "ü"], ids=ascii
    )
    def test_other_characters_are_kept(self, character: str) -> None:
        """Line breaks within cells, rare characters, spaces."""
        assert take_text(f"数量{character}指标") == f"数量{character}指标"

    @given(texts)
    def test_a_text_is_kept_as_printed(self, text: str) -> None:
        """Nothing is trimmed."""
        assert take_text(text) == text


class TestItems:
    """Items in order; every one that cannot be read is named by its position."""

    def test_every_mistake_has_its_position(self) -> None:
        """Those in between are read."""
        left: object = take_texts(untyped(["一", "", "三", 4, "\x00"]))
        assert isinstance(left, Unread)
        assert [(each.path, each.code) for each in left.problems] == [
            ((1,), Code.TEXT_EMPTY),
            ((3,), Code.TEXT_WANTED),
            ((4,), Code.TEXT_CONTROL),
        ]

    @pytest.mark.parametrize(
        ("take", "item"), [(take_texts, "一"), (take_ticks, "met"), (take_citations, CITATION)]
    )
    def test_there_is_an_end(self, take: Taker, item: object) -> None:
        """So many and no more; an endless iterator is not followed."""
        kept = take(repeat(item, MAX_ITEMS))
        assert isinstance(kept, tuple)
        assert codes_left(take, repeat(item)) == [Code.ITEMS_TOO_MANY]

    def test_an_endless_row_of_mistakes_ends_too(self) -> None:
        """It is refused for its length."""
        assert codes_left(take_texts, count()) == [Code.ITEMS_TOO_MANY]

    def test_the_terms_are_listed(self) -> None:
        """Whoever misspelt one sees those there are."""
        left: object = take_tick("yes")
        assert isinstance(left, Unread)
        assert left.problems[0].parameters == {
            "found": "'yes'",
            "wanted": "met, unmet, not_applicable",
        }

    @pytest.mark.parametrize(
        ("kinds", "wanted"), [((Citation,), "Citation"), ((Citation, Unread), "Citation or Unread")]
    )
    def test_the_kinds_are_listed(self, kinds: tuple[type[object], ...], wanted: str) -> None:
        """Whoever gave another record sees what is wanted."""
        left: object = take_record(kinds, 5)
        assert isinstance(left, Unread)
        assert left.problems[0].parameters == {"found": "5", "wanted": wanted}


@attrs.frozen(kw_only=True)
class Child(Record):
    """A record within another."""

    size: Decimal = attrs.field(converter=take_size)


def take_children(value: Iterable[Child]) -> tuple[Child, ...]:
    """Records within another."""
    return take_records((Child,), value)


@attrs.frozen(kw_only=True)
class Parent(Record):
    """A record with a field of every kind, and a rule that spans two fields."""

    low: Decimal = attrs.field(converter=take_number)
    high: Decimal = attrs.field(converter=take_number)
    title: str = attrs.field(default="题", converter=take_text)
    kind: Category | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(take_category),
    )
    children: tuple[Child, ...] = attrs.field(default=(), converter=take_children)

    def contradictions(self) -> Iterable[Problem]:
        """The two ends, and then the children."""
        if self.low > self.high:
            yield problem(Code.TARGET_RANGE, low=self.low, high=self.high)
        for place, child in enumerate(self.children):
            if child.size > self.high:
                yield problem(Code.NUMBER_NEGATIVE, "children", place, found=child.size)


class TestArguments:
    """A function refuses its arguments as a record does its fields: all at once, by name."""

    def test_every_problem_under_its_name(self) -> None:
        """Items with their position; what was taken is passed over."""
        edges = take_numbers(untyped(["90", "x", None]))
        total, kind = take_number("1"), take_term(Category, "none")
        assert placed(refuse_unread, total=total, edges=edges, kind=kind) == [
            ("$.edges[1]", Code.NUMBER_NOT_A_NUMBER),
            ("$.edges[2]", Code.NUMBER_NOT_A_NUMBER),
            ("$.kind", Code.TERM_UNKNOWN),
        ]

    def test_what_was_taken_passes(self) -> None:
        """With nothing to refuse nothing happens."""
        refuse_unread(total=take_number("1"), edges=(), scale=None)

    def test_every_wrong_kind_under_its_name(self) -> None:
        """Where a record is needed, and none is read."""
        check_arguments(citation=(CITATION, (Citation,)))
        wrong = {"first": (5, (Citation, Unread)), "right": (CITATION, (Citation,))}
        assert placed(check_arguments, **wrong, last=(None, (Citation,))) == [
            ("$.first", Code.RECORD_KIND),
            ("$.last", Code.RECORD_KIND),
        ]

    def test_a_kind_that_cannot_be_asked(self) -> None:
        """As foreign code may have it: it is none of those that are wanted."""

        def fail(_: object) -> Any:
            """As foreign code may."""
            raise RuntimeError

        lost = {"__mro__": property(fail), "__bases__": property(fail), "__hash__": fail}
        odd = untyped(type("Meta", (type,), lost))("Odd", (), {})()
        wanted: tuple[type, ...] = (Citation, cast("type", Mapping))
        assert placed(check_arguments, a=(odd, wanted)) == [("$.a", Code.RECORD_KIND)]
        assert placed(read_each, int, odd) == [("$", Code.ITEMS_WANTED)]

    def test_items_are_read_one_by_one(self) -> None:
        """By any reader; a text is no list of its characters."""
        assert read_each(int, iter("12")) == (1, 2)
        assert placed(read_each, int, "12") == [("$", Code.ITEMS_WANTED)]

    @pytest.mark.parametrize("value", [None, "100", [("100", 7)], {"100"}, 5])
    def test_counts_stand_in_a_mapping(self, value: object) -> None:
        """Each worth with its count."""
        assert take_counted({"100": 7}) == {"100": 7}
        assert codes_left(take_counted, value) == [Code.ITEMS_COUNTED]

    def test_a_forgotten_sign_is_named(self) -> None:
        """60 is 6000 %; the sentence says what to write."""
        left: object = take_ratio("60")
        assert isinstance(left, Unread)
        assert str(left.problems[0]) == (
            "60 is outside 0 to 10; write a share in that range, and a percentage with the sign %"
        )


class TestRecord:
    """A record that exists is valid in itself; whoever filled it in wrongly learns all of it."""

    def test_exists_when_everything_fits(self) -> None:
        """Each field is kept as it was read."""
        parent = Parent(low="1", high="2", kind="output", children=[Child(size=1)])
        assert (parent.low, parent.kind) == (Decimal(1), Category.OUTPUT)
        assert parent.children == (Child(size="1"),)

    def test_names_all_mistakes_of_its_fields_in_order(self) -> None:
        """Each under the name of its field, items with their position."""
        wrong = {
            "low": 0.5,
            "high": "二",
            "title": "",
            "kind": "none",
            "children": [Child(size=1), 5],
        }
        assert placed(Parent, **wrong) == [
            ("$.low", Code.NUMBER_FLOAT),
            ("$.high", Code.NUMBER_NOT_A_NUMBER),
            ("$.title", Code.TEXT_EMPTY),
            ("$.kind", Code.TERM_UNKNOWN),
            ("$.children[1]", Code.RECORD_KIND),
        ]

    def test_contradictions_wait_until_the_fields_are_read(self) -> None:
        """What could not be read is not compared."""
        assert placed(Parent, low="5", high="二") == [("$.high", Code.NUMBER_NOT_A_NUMBER)]

    def test_names_all_contradictions(self) -> None:
        """Not only the first."""
        children = [Child(size=3), Child(size=1), Child(size=4)]
        assert placed(Parent, low=5, high=2, children=children) == [
            ("$", Code.TARGET_RANGE),
            ("$.children[0]", Code.NUMBER_NEGATIVE),
            ("$.children[2]", Code.NUMBER_NEGATIVE),
        ]

    def test_a_changed_copy_is_checked_too(self) -> None:
        """There is no way around the constructor."""
        parent = Parent(low=1, high=2)
        assert attrs.evolve(parent, high=3).high == Decimal(3)
        assert placed(attrs.evolve, parent, high=0) == [("$", Code.TARGET_RANGE)]

    def test_a_record_without_contradictions_needs_no_method(self) -> None:
        """The default finds none."""
        assert list(Child(size=1).contradictions()) == []

    def test_the_sentence_names_the_place(self) -> None:
        """In the words of the catalogue."""
        (found,) = problems_of(Child, size="-1E-7")
        assert str(found) == "$.size: -0.0000001 is not above zero; write a number above zero"

    @given(decimals(1, 100), st.lists(decimals(1, 100), max_size=5))
    def test_reading_again_what_was_read_changes_nothing(
        self, high: Decimal, sizes: list[Decimal]
    ) -> None:
        """A record can be rebuilt from its own fields."""
        children = [Child(size=min(size, high)) for size in sizes]
        parent = Parent(low=0, high=high, children=children)
        assert attrs.evolve(parent) == parent
