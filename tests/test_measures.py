"""Targets and actual values: what was to be reached, and what was."""

import calendar
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.codes import Code
from perfeval.errors import CalculationError
from perfeval.measures import (
    ACTUAL_KINDS,
    TARGET_KINDS,
    Amount,
    AnyActual,
    AnyTarget,
    Checked,
    Deadline,
    Described,
    Done,
    Interval,
    Judged,
    Measured,
    Moment,
    NotApplicable,
    Ratio,
    Reported,
    Target,
    amount,
    in_unit,
    is_in_time,
)
from perfeval.quantities import MONEY_UNITS, SHARE_UNITS
from perfeval.terms import Operator, Outcome, Tick
from refusals import placed, problems_of, refusals, untyped
from strategies import actuals, amounts, deadlines, decimals, moments, money_units, targets


class TestAmount:
    """A number with the unit it was written in."""

    @pytest.mark.parametrize(
        ("value", "unit", "wanted"),
        [
            ("95%", "", Amount("95", "%")),
            ("95", "%", Amount("95", "%")),
            ("95%", "%", Amount("95", "%")),
            ("95", "％", Amount("95", "%")),
            ("95％", "％", Amount("95", "%")),
            ("95", " % ", Amount("95", "%")),
            (95, "场次", Amount(95, "场次")),
            (Decimal("9.50"), "", Amount("9.50")),
            ("3亿元", "", Amount("3", "亿元")),
            ("1,234人次", "", Amount("1234", "人次")),
            ("¥5", "", Amount("5", "元")),
        ],
    )
    def test_the_unit_stands_with_the_number_or_beside_it(
        self, value: str | int | Decimal, unit: str, wanted: Amount
    ) -> None:
        """In half-width or full-width signs: both writings are one amount."""
        assert amount(value, unit=unit) == wanted

    @pytest.mark.parametrize(("value", "unit"), [("95%", "个"), ("5元", "万元"), ("¥5", "万元")])
    def test_two_different_units_are_refused(self, value: str, unit: str) -> None:
        """The document must be asked which one holds."""
        assert refusals(amount, value, unit=unit) == [Code.UNIT_GIVEN_TWICE]

    @pytest.mark.parametrize(
        ("value", "code"),
        [
            ("约95%", Code.NUMBER_NOT_A_NUMBER),
            ("90%-95%", Code.NUMBER_NOT_A_NUMBER),
            (0.95, Code.NUMBER_FLOAT),
            (None, Code.NUMBER_NOT_A_NUMBER),
            ("5\x00", Code.TEXT_CONTROL),
        ],
    )
    def test_what_is_no_amount(self, value: object, code: Code) -> None:
        """A range, a guess, a float, nothing."""
        assert refusals(amount, value) == [code]

    def test_a_unit_is_a_text(self) -> None:
        """Both mistakes of an amount are named."""
        assert placed(Amount, 0.5, 5) == [
            ("$.number", Code.NUMBER_FLOAT),
            ("$.unit", Code.TEXT_WANTED),
        ]
        assert placed(amount, "5", unit=5) == [("$.unit", Code.TEXT_WANTED)]

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("95 %", "95%"),
            ("1,234.50元", "1234.50元"),
            ("1e3", "1000"),
            ("-0.0000001", "-0.0000001"),
        ],
    )
    def test_is_printed_as_written(self, value: str, text: str) -> None:
        """Places kept, no exponent, no separators."""
        assert str(amount(value)) == text

    @given(amounts)
    def test_reading_what_was_printed(self, value: Amount) -> None:
        """The same amount."""
        assert amount(str(value)) == value


class TestInUnit:
    """Money converts to money and shares to shares; nothing else converts."""

    @pytest.mark.parametrize(
        ("written", "unit", "number"),
        [
            ("3亿元", "万元", "30000"),
            ("46.8648万元", "元", "468648"),
            ("468648元", "万元", "46.8648"),
            ("1万亿元", "千元", "1000000000"),
            ("1元", "万亿元", "0.000000000001"),
            ("5‰", "%", "0.5"),
            ("5个百分点", "%", "5"),
            ("95%", "‰", "950"),
            ("95%", "%", "95"),
            ("12", "", "12"),
            ("12场次", "场次", "12"),
        ],
    )
    def test_converts_exactly(self, written: str, unit: str, number: str) -> None:
        """By a power of ten."""
        assert in_unit(amount(written), unit) == Decimal(number)

    @pytest.mark.parametrize(
        ("written", "unit"),
        [
            ("95%", ""),
            ("95", "%"),
            ("0.95", "%"),
            ("95%", "元"),
            ("95元", "%"),
            ("95元", ""),
            ("95", "元"),
            ("95场次", "人次"),
            ("95场次", ""),
            ("95", "场次"),
            ("3公里", "米"),
            ("3万元", "万"),
        ],
    )
    def test_never_guesses(self, written: str, unit: str) -> None:
        """A percentage is no plain number, a plain number no money, and no unit is looked up."""
        with pytest.raises(CalculationError) as caught:
            in_unit(amount(written), unit)
        (found,) = caught.value.problems
        assert found.code is Code.RULE_UNIT_MISMATCH
        shown = {"actual": amount(written).unit or "no unit", "wanted": unit or "no unit"}
        assert found.parameters == shown

    @given(decimals(-(10**6), 10**6), money_units, money_units)
    def test_there_and_back(self, value: Decimal, unit: str, other: str) -> None:
        """The way back leads to the same number."""
        there = in_unit(Amount(value, unit), other)
        assert Fraction(there) == Fraction(value) * Fraction(10) ** (
            MONEY_UNITS[unit] - MONEY_UNITS[other]
        )
        assert in_unit(Amount(there, other), unit) == value

    @given(st.sampled_from(sorted(MONEY_UNITS)), st.sampled_from(sorted(SHARE_UNITS)))
    def test_money_and_shares_do_not_mix(self, money: str, share: str) -> None:
        """Neither way."""
        for unit, other in ((money, share), (share, money)):
            with pytest.raises(CalculationError):
                in_unit(Amount(1, unit), other)


class TestMoment:
    """A day, a month, or a month of a year that is understood."""

    @pytest.mark.parametrize(
        ("moment", "text"),
        [
            (Moment(2023, 12, 30), "2023年12月30日"),
            (Moment(2023, 12), "2023年12月"),
            (Moment(2023), "2023年"),
            (Moment(month=9), "9月"),
            (Moment(month=9, day=1), "9月1日"),
        ],
    )
    def test_is_printed_as_documents_write_it(self, moment: Moment, text: str) -> None:
        """What is left out is left out."""
        assert str(moment) == text

    @pytest.mark.parametrize("year", [None, 1900, 2000, 2023, 2024])
    @pytest.mark.parametrize("month", range(1, 13))
    def test_the_last_day_of_every_month(self, year: int | None, month: int) -> None:
        """It is there and the next is not; a year left out may be a leap year."""
        last = calendar.monthrange(year or 2024, month)[1]
        assert Moment(year, month, last).day == last
        assert refusals(Moment, year, month, last + 1) == [Code.MOMENT_NO_SUCH_DAY]

    @pytest.mark.parametrize(("year", "month"), [(1, 1), (9999, 12)])
    def test_the_first_and_the_last_year(self, year: int, month: int) -> None:
        """Those of the calendar."""
        assert Moment(year, month, 31).year == year

    @pytest.mark.parametrize(
        ("year", "month", "day"),
        [
            (2023, 2, 29),
            (None, 2, 30),
            (2023, 0, None),
            (2023, 13, None),
            (2023, 12, 0),
            (2023, 12, -1),
            (0, 1, 1),
            (-1, 1, 1),
            (10000, 1, 1),
            (10**40, 1, 1),
            (2023, 10**40, None),
            ("2023", 12, None),
            (2023, "12", None),
            (2023, 12, "30"),
            (2023.0, 12, None),
            (2023, 12.0, None),
            (True, 1, 1),
            (2023, True, None),
            (2023, 12, True),
            (Decimal(2023), 12, None),
        ],
    )
    def test_no_calendar_has_such_a_day(self, year: object, month: object, day: object) -> None:
        """Or it is not stated in whole numbers."""
        assert placed(Moment, year, month, day) == [("$", Code.MOMENT_NO_SUCH_DAY)]

    @pytest.mark.parametrize(
        ("parts", "shown"),
        [
            ((), "nothing"),
            ((None, None, 5), "day 5"),
            ((2023, None, 5), "year 2023 day 5"),
        ],
    )
    def test_what_is_left_out(self, parts: tuple[int | None, ...], shown: str) -> None:
        """A day needs its month, and something must be stated."""
        (found,) = problems_of(Moment, *parts)
        assert (found.code, found.path) == (Code.MOMENT_INCOMPLETE, ())
        assert found.parameters == {"found": shown}

    def test_a_bare_year_is_a_year(self) -> None:
        """And not its December."""
        assert Moment(2023) != Moment(2023, 12)
        assert Moment(2023).month is None

    @pytest.mark.parametrize(
        ("moment", "first", "last"),
        [
            (Moment(2023), date(2023, 1, 1), date(2023, 12, 31)),
            (Moment(2023, 2), date(2023, 2, 1), date(2023, 2, 28)),
            (Moment(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
            (Moment(2023, 6, 15), date(2023, 6, 15), date(2023, 6, 15)),
            (Moment(month=2), date(2024, 2, 1), date(2024, 2, 29)),
            (Moment(month=2, day=29), date(2024, 2, 29), date(2024, 2, 29)),
            (Moment(9999), date(9999, 1, 1), date(9999, 12, 31)),
        ],
    )
    def test_its_first_and_its_last_day(self, moment: Moment, first: date, last: date) -> None:
        """One and the same where it is a day; a leap year where the year is understood."""
        assert moment.first_day() == first.toordinal()
        assert moment.last_day() == last.toordinal()

    def test_a_year_beyond_all_writing(self) -> None:
        """Is refused as any other."""
        assert refusals(Moment, 10**6000) == [Code.MOMENT_NO_SUCH_DAY]

    def test_has_no_order(self) -> None:
        """A month is neither before nor after one of its days; see `is_in_time`."""
        with pytest.raises(TypeError):
            _ = untyped(Moment(2023, 9)) < Moment(2023, 9, 30)


YEARS = st.builds(Moment, st.integers(2000, 2030))
"""Years as a whole."""


class TestInTime:
    """Dates are compared as far as both are written."""

    @pytest.mark.parametrize(
        ("done", "by", "included", "excluded"),
        [
            # Two months without a year.
            (Moment(month=8), Moment(month=9), True, True),
            (Moment(month=9), Moment(month=9), True, False),
            (Moment(month=10), Moment(month=9), False, False),
            # Two months with their years.
            (Moment(2022, 12), Moment(2023, 9), True, True),
            (Moment(2023, 9), Moment(2023, 9), True, False),
            (Moment(2024, 1), Moment(2023, 9), False, False),
            # Two days.
            (Moment(2023, 9, 29), Moment(2023, 9, 30), True, True),
            (Moment(2023, 9, 30), Moment(2023, 9, 30), True, False),
            (Moment(2023, 10, 1), Moment(2023, 9, 30), False, False),
            (Moment(month=9, day=30), Moment(month=9, day=30), True, False),
            # A day, and a month as a whole.
            (Moment(2023, 9, 1), Moment(2023, 9), True, False),
            (Moment(2023, 9, 30), Moment(2023, 9), True, False),
            (Moment(2023, 8, 31), Moment(2023, 9), True, True),
            (Moment(2023, 10, 1), Moment(2023, 9), False, False),
            # A month, and a day: another month tells, and so do its ends.
            (Moment(2023, 9), Moment(2023, 9, 15), None, None),
            (Moment(2023, 9), Moment(2023, 9, 29), None, None),
            (Moment(2023, 9), Moment(2023, 9, 30), True, None),
            (Moment(2023, 9), Moment(2023, 10, 1), True, True),
            (Moment(2023, 9), Moment(2023, 9, 1), None, False),
            (Moment(month=2), Moment(month=2, day=28), None, None),
            (Moment(month=2), Moment(month=2, day=29), True, None),
            (Moment(month=2), Moment(month=3, day=1), True, True),
            # A year as a whole.
            (Moment(2022, 12, 31), Moment(2023), True, True),
            (Moment(2023, 1), Moment(2023), True, False),
            (Moment(2023, 12, 31), Moment(2023), True, False),
            (Moment(2024, 1, 1), Moment(2023), False, False),
            (Moment(2022), Moment(2023), True, True),
            (Moment(2023), Moment(2023), True, False),
            (Moment(2024), Moment(2023), False, False),
            (Moment(2022), Moment(2023, 9), True, True),
            (Moment(2023), Moment(2023, 9), None, None),
            (Moment(2023), Moment(2023, 12), True, None),
            (Moment(2023), Moment(2023, 1), None, False),
            (Moment(2024), Moment(2023, 9, 30), False, False),
            (Moment(2023), Moment(month=9), None, None),
            (Moment(month=9), Moment(2023), None, None),
            (Moment(2023, 8), Moment(2023, 9, 15), True, True),
            (Moment(2023, 10), Moment(2023, 9, 15), False, False),
            # A year on one side only.
            (Moment(2023, 8), Moment(month=9), None, None),
            (Moment(month=8), Moment(2023, 9), None, None),
            (Moment(2023, 8, 1), Moment(month=9, day=1), None, None),
        ],
    )
    def test_table(
        self,
        done: Moment,
        by: Moment,
        *,
        included: bool | None,
        excluded: bool | None,
    ) -> None:
        """With the day or month itself in time (12月底前), and without (12月前)."""
        assert is_in_time(done, Deadline(by=by)) is included
        assert is_in_time(done, Deadline(by=by, included=False)) is excluded

    @given(st.one_of(moments, YEARS), st.builds(Deadline, by=st.one_of(moments, YEARS)) | deadlines)
    def test_an_included_deadline_is_never_harder(self, done: Moment, deadline: Deadline) -> None:
        """Who is in time without its last day is in time with it."""
        strict = is_in_time(done, attrs.evolve(deadline, included=False))
        wide = is_in_time(done, attrs.evolve(deadline, included=True))
        assert wide is True or strict is not True
        assert strict is False or wide is not False

    @given(one=st.dates(), other=st.dates(), by=st.dates(), included=st.booleans())
    def test_earlier_is_never_less_in_time(
        self,
        one: date,
        other: date,
        by: date,
        *,
        included: bool,
    ) -> None:
        """And two full dates always tell."""
        first, second, last = (
            Moment(day.year, day.month, day.day) for day in (min(one, other), max(one, other), by)
        )
        deadline = Deadline(by=last, included=included)
        early, late = is_in_time(first, deadline), is_in_time(second, deadline)
        assert early is not None
        assert late is not None
        assert early or not late


class TestTarget:
    """A number to be reached, exceeded, equalled or not exceeded."""

    @pytest.mark.parametrize(
        ("operator", "text"),
        [
            ("at_least", "≥95%"),
            ("above", "＞95%"),
            ("equal", "＝95%"),
            ("below", "＜95%"),
            ("at_most", "≤95%"),
        ],
    )
    def test_is_printed_as_forms_print_it(self, operator: str, text: str) -> None:
        """Sign, number, unit."""
        target = Target(operator=operator, value="95%")
        assert str(target) == text
        assert target.operator is Operator(operator)

    def test_takes_amounts_in_every_form(self) -> None:
        """Text, number, or an amount that was read before."""
        assert Target(operator=Operator.EQUAL, value=3) == Target(
            operator="equal", value=Amount("3")
        )

    def test_names_all_mistakes_at_once(self) -> None:
        """Operator and value."""
        assert placed(Target, operator="约", value="九成") == [
            ("$.operator", Code.TERM_UNKNOWN),
            ("$.value", Code.NUMBER_NOT_A_NUMBER),
        ]

    def test_the_place_leads_into_the_amount(self) -> None:
        """Where the unit cannot be."""
        assert placed(Target, operator="equal", value="5\x07") == [
            ("$.value.unit", Code.TEXT_CONTROL)
        ]


class TestInterval:
    """A range to stay in."""

    @pytest.mark.parametrize(
        ("low_included", "high_included", "text"),
        [
            (True, True, "80%-100%"),
            (False, True, "＞80%-100%"),
            (True, False, "80%-＜100%"),
            (False, False, "＞80%-＜100%"),
        ],
    )
    def test_is_printed_with_its_ends(
        self, *, low_included: bool, high_included: bool, text: str
    ) -> None:
        """An end that is left out is marked."""
        range_ = Interval(
            low="80%", high="100%", low_included=low_included, high_included=high_included
        )
        assert str(range_) == text

    def test_one_value_is_a_range(self) -> None:
        """When both ends are in."""
        assert Interval(low="90", high="90").low == Amount(90)

    @pytest.mark.parametrize(
        ("low", "high", "low_included", "high_included"),
        [
            ("100", "80", True, True),
            ("80.01", "80", True, True),
            ("80", "80", False, True),
            ("80", "80", True, False),
            ("80", "80.0", False, False),
        ],
    )
    def test_a_range_that_holds_nothing_is_refused(
        self, *, low: str, high: str, low_included: bool, high_included: bool
    ) -> None:
        """The ends are the wrong way round, or nothing lies between them."""
        found = placed(
            Interval, low=low, high=high, low_included=low_included, high_included=high_included
        )
        assert found == [("$", Code.TARGET_RANGE)]

    @pytest.mark.parametrize(("low", "high"), [("80", "100%"), ("80%", "100"), ("8千元", "1万元")])
    def test_both_ends_are_in_one_unit(self, low: str, high: str) -> None:
        """A percentage and a plain number have nothing between them."""
        assert placed(Interval, low=low, high=high) == [("$", Code.TARGET_UNITS)]

    def test_names_all_mistakes_at_once(self) -> None:
        """Of its four fields."""
        assert placed(Interval, low=0.8, high=None, low_included=1, high_included="") == [
            ("$.low", Code.NUMBER_FLOAT),
            ("$.high", Code.NUMBER_NOT_A_NUMBER),
            ("$.low_included", Code.FLAG_WANTED),
            ("$.high_included", Code.FLAG_WANTED),
        ]


class TestDeadline:
    """A date to be kept."""

    @pytest.mark.parametrize(
        ("by", "included", "text"),
        [
            (Moment(month=9), False, "9月前"),
            (Moment(month=12), True, "12月底前"),
            (Moment(2023, 12), True, "2023年12月底前"),
            (Moment(2023), True, "2023年底前"),
            (Moment(2023), False, "2023年前"),
            (Moment(2023, 12, 30), False, "2023年12月30日前"),
            (Moment(2023, 12, 30), True, "2023年12月30日（含）前"),
        ],
    )
    def test_is_printed_as_forms_print_it(self, *, by: Moment, included: bool, text: str) -> None:
        """底 says that the month itself is in time, 含 that the day is."""
        assert str(Deadline(by=by, included=included)) == text

    def test_names_all_mistakes_at_once(self) -> None:
        """A date in words is not read here."""
        assert placed(Deadline, by="9月前", included="是") == [
            ("$.by", Code.RECORD_KIND),
            ("$.included", Code.FLAG_WANTED),
        ]


class TestActuals:
    """What was reached; missing, zero and not applicable are three things."""

    @pytest.mark.parametrize(
        ("actual", "text"),
        [
            (Measured(value="46.8648万元"), "46.8648万元"),
            (Measured(value=0), "0"),
            (Ratio(part="31", whole="30"), "31/30"),
            (Ratio(part="1e3", whole="1e-3"), "1000/0.001"),
            (Done(on=Moment(2023, 7)), "2023年7月"),
            (Judged(outcome="achieved"), "达成预期指标"),
            (Judged(outcome=Outcome.PARTLY, text="基本达成"), "基本达成"),
            (Checked(["met", "unmet", "not_applicable", Tick.MET]), "2/3"),
            (Checked([]), "0/0"),
            (Reported("已完成"), "已完成"),
            (NotApplicable("当年无此任务"), "不适用：当年无此任务"),
        ],
    )
    def test_is_printed_as_forms_print_it(self, actual: AnyActual, text: str) -> None:
        """In the words of the table."""
        assert str(actual) == text

    def test_described_targets_are_printed_as_written(self) -> None:
        """A target in words is its words."""
        assert str(Described("效果明显")) == "效果明显"

    @pytest.mark.parametrize(
        ("kind", "fields", "wanted"),
        [
            (Measured, {"value": True}, [("$.value", Code.NUMBER_BOOL)]),
            (
                Ratio,
                {"part": "31人", "whole": "0"},
                [("$.part", Code.NUMBER_UNIT), ("$.whole", Code.NUMBER_NOT_POSITIVE)],
            ),
            (Done, {"on": "7月"}, [("$.on", Code.RECORD_KIND)]),
            (
                Judged,
                {"outcome": "好", "text": None},
                [("$.outcome", Code.TERM_UNKNOWN), ("$.text", Code.TEXT_WANTED)],
            ),
            (
                Checked,
                {"ticks": ["met", "yes", 1]},
                [("$.ticks[1]", Code.TERM_UNKNOWN), ("$.ticks[2]", Code.TERM_UNKNOWN)],
            ),
            (Checked, {"ticks": "met"}, [("$.ticks", Code.ITEMS_WANTED)]),
            (Reported, {"text": ""}, [("$.text", Code.TEXT_EMPTY)]),
            (Described, {"text": " "}, [("$.text", Code.TEXT_EMPTY)]),
            (NotApplicable, {"reason": ""}, [("$.reason", Code.TEXT_EMPTY)]),
        ],
    )
    def test_what_cannot_be(
        self, kind: type[object], fields: dict[str, object], wanted: list[tuple[str, Code]]
    ) -> None:
        """Every mistake with its place; a reason is never empty."""
        assert placed(kind, **fields) == wanted


class TestKinds:
    """A target and an actual value are closed unions."""

    def test_the_lists_hold_every_kind(self) -> None:
        """What a field takes is what its type says."""
        assert get_args(AnyTarget) == TARGET_KINDS
        assert get_args(AnyActual) == ACTUAL_KINDS

    def test_a_target_is_no_actual(self) -> None:
        """The two unions have nothing in common."""
        assert not set(TARGET_KINDS) & set(ACTUAL_KINDS)

    @given(targets | actuals)
    def test_every_value_has_words_and_can_be_rebuilt(self, value: AnyTarget | AnyActual) -> None:
        """Printed it is never blank, and its own fields make it again."""
        assert str(value).strip()
        assert attrs.evolve(value) == value


class TestMultiples:
    """Ten thousands of something are the same in ones."""

    @pytest.mark.parametrize(
        ("written", "unit", "number"),
        [
            ("5万人", "人", "50000"),
            ("48000人", "万人", "4.8"),
            ("5万", "", "50000"),
            ("3亿株", "万株", "30000"),
            ("1.5千万亩", "万亩", "1500"),
            ("2百万次", "次", "2000000"),
            ("2十万次", "次", "200000"),
            ("1万亿次", "亿次", "10000"),
        ],
    )
    def test_to_one_another(self, written: str, unit: str, number: str) -> None:
        """Exactly."""
        assert in_unit(amount(written), unit) == Decimal(number)

    @pytest.mark.parametrize(("written", "unit"), [("5万人", "次"), ("5万人", ""), ("5%", "万")])
    def test_not_to_others(self, written: str, unit: str) -> None:
        """What is counted must be the same."""
        with pytest.raises(CalculationError) as caught:
            in_unit(amount(written), unit)
        assert [each.code for each in caught.value.problems] == [Code.RULE_UNIT_MISMATCH]
