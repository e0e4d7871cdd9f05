"""Numbers, points, percentages, money and dates, as a person reads them."""

import decimal
import json
import os
import subprocess
import sys
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any, Final

import pytest
from babel import Locale
from babel.numbers import format_decimal
from hypothesis import example, given
from hypothesis import strategies as st

import perfeval as pe
from perfeval.codes import Code
from perfeval.presentation import numbers
from perfeval.presentation.numbers import writer

TEN_TIERS: Final = pe.Scale.of(
    [str(90 - 10 * each) for each in range(9)], [*"甲乙丙丁戊己庚辛壬癸"]
)
ODD: Final = pe.Scale(
    bands=[
        pe.Band(label="优", low="89.999", low_included=False),
        pe.Band(label="良", low="60.5", high="89.999", high_included=True),
        pe.Band(label="差", low="0", high="60.5"),
    ]
)
SCALES: Final = (pe.FOUR_TIER, TEN_TIERS, ODD)
HOSTILE: Final = [
    decimal.Context(prec=1, rounding=decimal.ROUND_UP, capitals=0),
    decimal.Context(prec=3, rounding=decimal.ROUND_DOWN, Emin=-2, Emax=2),
    decimal.Context(prec=28, traps=[decimal.Inexact, decimal.Rounded, decimal.FloatOperation]),
]


def decimals(low: str = "-1e12", high: str = "1e12") -> st.SearchStrategy[Decimal]:
    """Numbers of up to five places."""
    return st.decimals(low, high, places=5) | st.decimals(low, high, places=1)


def exact() -> st.SearchStrategy[Decimal | Fraction]:
    """Exact totals, many of them close to a grade."""
    near = st.sampled_from(["60", "75", "85", "60.5", "89.999", "90"]).map(Fraction)
    off = st.fractions(-1, 1, max_denominator=10**9) | st.integers(1, 20).map(
        lambda places: Fraction(-1, 10**places)
    )
    close = st.tuples(near, off).map(sum).map(Fraction).filter(lambda total: total >= 0)
    return close | st.fractions(0, 100) | st.decimals(0, 100, places=4)


def back(text: str) -> Decimal:
    """The number that is read in a shown one."""
    return Decimal(text.replace(",", ""))


def everything() -> list[str]:
    """A text of each kind, in each language."""
    texts: list[str] = []
    for locale in pe.LOCALES:
        texts += [
            pe.format_number(Decimal("1234567.895"), locale=locale),
            pe.format_number(Fraction(-2, 3), locale=locale),
            pe.format_points("84.996", locale=locale),
            pe.format_percent("0.99996", places=1, locale=locale),
            pe.format_money("99999999.6", places=0, locale=locale),
            pe.format_date(pe.Moment(2023, 12, 30), locale=locale),
            pe.label(pe.Branch.MET, locale=locale),
        ]
    return [*texts, pe.in_capitals("1409.50")]


class TestNumbers:
    """Rounded half up, in groups of thousands."""

    @pytest.mark.parametrize(
        ("value", "places", "wanted"),
        [
            ("0", 2, "0.00"),
            ("-0.001", 2, "0.00"),
            ("0.125", 2, "0.13"),
            ("84.985", 2, "84.99"),
            ("-0.125", 2, "-0.13"),
            ("999.995", 2, "1,000.00"),
            (1234567, 0, "1,234,567"),
            (Decimal("1E+6"), 1, "1,000,000.0"),
            (Fraction(1, 3), 12, "0.333333333333"),
            ("(1,234.5)", 0, "-1,235"),
        ],
    )
    def test_samples(self, value: Any, places: int, wanted: str) -> None:
        """Alike in all three languages, which have the same signs."""
        assert {pe.format_number(value, places=places, locale=each) for each in pe.LOCALES} == {
            wanted
        }

    @given(decimals(), st.integers(0, 4), st.sampled_from(pe.LOCALES))
    def test_it_is_what_was_recorded(self, value: Decimal, places: int, locale: str) -> None:
        """Read back, it is the recorded number, with its places."""
        wanted = pe.recorded(value, rounding=pe.Rounding(places=places))
        for given_as in (value, Fraction(value)):
            text = pe.format_number(given_as, places=places, locale=locale)
            assert str(back(text)) == f"{wanted:f}"

    @given(decimals(), st.sampled_from(pe.LOCALES))
    def test_signs_are_those_of_babel(self, value: Decimal, locale: str) -> None:
        """Where Babel has nothing to round, it writes the same."""
        kept = pe.recorded(value)
        assert pe.format_number(value, locale=locale) == format_decimal(
            kept, "#,##0.00", locale=Locale.parse(locale)
        )

    def test_other_signs_would_be_written(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The signs come from Babel: a language with others would have them."""

        def german(_: str) -> Locale:
            """A language with other signs."""
            return Locale.parse("de")

        monkeypatch.setattr(numbers, "babel_locale", german)
        assert writer.__wrapped__("zh_CN")(Decimal("-1234.50")) == "-1.234,50"

    @pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal("sNaN")])
    def test_what_is_no_number_is_refused(self, value: Decimal) -> None:
        """By the quick way as by the other."""
        for thresholds in ((), ("1",)):
            with pytest.raises(pe.RecordError) as caught:
                pe.format_number(value, thresholds=thresholds)
            assert caught.value.problems[0].code is Code.NUMBER_NOT_FINITE

    def test_places_are_no_flag(self) -> None:
        """True is not one place, however often one place was asked for."""
        pe.format_number(Decimal(1), places=1)
        for value in (Decimal(1), Fraction(1)):
            with pytest.raises(pe.RecordError):
                pe.format_number(value, places=True)

    def test_very_large_numbers(self) -> None:
        """As long as they can be recorded."""
        assert pe.format_number(Decimal("1e30"), places=0) == "1" + ",000" * 10
        with pytest.raises(pe.CalculationError):
            pe.format_number(Decimal("1e60"))


class TestHonesty:
    """What is shown never says more than what is."""

    @pytest.mark.parametrize(
        ("value", "wanted"),
        [
            ("84.996", "84.996"),
            ("84.9949", "84.99"),
            ("84.99996", "84.99996"),
            ("85.00", "85.00"),
            ("85.004", "85.004"),
            ("85.005", "85.01"),
            (Fraction(8499999, 100000), "84.99999"),
            (85 - Fraction(1, 10**15), "84.999999999999"),
            (85 + Fraction(1, 10**15), "85.000000000001"),
            (Fraction(250, 3), "83.33"),
        ],
    )
    def test_points(self, value: Any, wanted: str) -> None:
        """One more digit is shown, and one more, until the grade is that of the number."""
        assert pe.format_points(value) == wanted

    @pytest.mark.parametrize(
        ("value", "wanted"),
        [
            ("0.99995", "99.995%"),
            ("99.995%", "99.995%"),
            ("1", "100.00%"),
            (Fraction(31, 30), "103.33%"),
            (Fraction(99999, 100000), "99.999%"),
            ("0.00001", "0.001%"),
            ("-0.00001", "-0.001%"),
            (0, "0.00%"),
        ],
    )
    def test_percentages(self, value: Any, wanted: str) -> None:
        """What is less than all is never 100 %, and what is something never nothing."""
        assert pe.format_percent(value) == wanted

    def test_thresholds_of_ones_own(self) -> None:
        """Whatever decides: 98 % of the money, -5 degrees."""
        assert pe.format_percent("0.97999", places=0, thresholds=["98%"]) == "97.999%"
        assert pe.format_number("-4.999", places=1, thresholds=[-5]) == "-4.999"
        assert pe.format_number("-5.001", places=1, thresholds=["-5"]) == "-5.001"
        close = -5 + Fraction(1, 10**15)
        assert pe.format_number(close, thresholds=[-5]) == "-4.999999999999"
        assert pe.format_number(-10 - close, thresholds=[-5]) == "-5.000000000001"

    @given(exact(), st.integers(0, 3), st.sampled_from(SCALES), st.sampled_from(pe.LOCALES))
    @example(Fraction(84999999, 1000000), 0, pe.FOUR_TIER, "en")
    def test_a_shown_total_has_the_grade_of_the_total(
        self, total: Decimal | Fraction, places: int, scale: pe.Scale, locale: str
    ) -> None:
        """Whoever reads it and grades it again finds the grade that was given."""
        (wanted,) = (band for band in scale.bands if band.holds(total))
        shown = pe.format_points(total, places=places, scale=scale, locale=locale)
        assert pe.grade(pe.number(shown), scale=scale) == wanted

    @given(exact(), st.integers(0, 3))
    def test_it_is_as_near_as_it_says(self, total: Decimal | Fraction, places: int) -> None:
        """At most one unit of the last digit off, and half of one where that is enough."""
        shown = back(pe.format_points(total, places=places))
        unit = Fraction(1, 10 ** -int(shown.as_tuple().exponent or 0))
        assert abs(Fraction(shown) - Fraction(total)) <= unit
        assert -int(shown.as_tuple().exponent) >= places


class TestMoney:
    """In the unit that fits what is shown."""

    @pytest.mark.parametrize(
        ("value", "places", "wanted"),
        [
            ("0", 2, "0.00元"),
            ("9999.99", 2, "9,999.99元"),
            ("9999.995", 2, "1.00万元"),
            ("9999.6", 0, "1万元"),
            ("99999999.6", 0, "1亿元"),
            ("99999999.6", 2, "1.00亿元"),
            ("99994999.99", 2, "9,999.50万元"),
            ("99999940", 2, "9,999.99万元"),
            ("-99999999.6", 0, "-1亿元"),
            ("46.8648万元", 4, "46.8648万元"),
            ("123456789012345", 2, "1,234,567.89亿元"),
            (Fraction(10**8, 3), 2, "3,333.33万元"),
        ],
    )
    def test_the_unit_is_chosen(self, value: Any, places: int, wanted: str) -> None:
        """After rounding, so that nothing is shown as 10,000 of a unit that has a next one."""
        assert pe.format_money(value, places=places) == wanted

    @given(decimals("-1e14", "1e14"), st.integers(0, 6))
    def test_no_unit_is_full(self, value: Decimal, places: int) -> None:
        """Below 10,000 of any but the largest, and one or more of any but the smallest."""
        text = pe.format_money(value, places=places)
        number, unit = text.rstrip("万亿元"), text.lstrip("-0123456789.,")
        assert unit == "亿元" or abs(back(number)) < 10_000
        assert unit == "元" or abs(back(number)) >= 1

    @pytest.mark.parametrize(
        ("locale", "unit", "wanted"),
        [
            ("zh_CN", "元", "468,648.00元"),
            ("zh_CN", "万元", "46.86万元"),
            ("zh_CN", "亿元", "0.00亿元"),
            ("zh_TW", "万元", "46.86萬元"),
            ("zh_TW", "亿元", "0.00億元"),
            ("en", "元", "468,648.00 yuan"),
            ("en", "万元", "46.86 ten thousand yuan"),
            ("en", "亿元", "0.00 hundred million yuan"),
        ],
    )
    def test_the_unit_is_given(self, locale: str, unit: str, wanted: str) -> None:
        """As for a column whose head names it."""
        assert pe.format_money("468648", unit=unit, locale=locale) == wanted


class TestDates:
    """As much of a date as is stated."""

    @pytest.mark.parametrize(
        ("moment", "chinese", "english"),
        [
            (pe.Moment(2023, 12, 30), "2023年12月30日", "Dec 30, 2023"),
            (pe.Moment(2024, 2, 29), "2024年2月29日", "Feb 29, 2024"),
            (pe.Moment(2023, 12), "2023年12月", "Dec 2023"),
            (pe.Moment(2023), "2023年", "2023"),
            (pe.Moment(month=9, day=1), "9月1日", "Sep 1"),
            (pe.Moment(month=2, day=29), "2月29日", "Feb 29"),
            (pe.Moment(month=9), "9月", "Sep"),
        ],
    )
    def test_samples(self, moment: pe.Moment, chinese: str, english: str) -> None:
        """Each in its own order; Chinese as documents write it."""
        assert pe.format_date(moment) == pe.format_date(moment, locale="zh_TW") == chinese
        assert chinese == str(moment)
        assert pe.format_date(moment, locale="en") == english


class TestNothingFromTheMachine:
    """Neither the decimal context nor the locale of the process shows."""

    @pytest.mark.parametrize("context", HOSTILE)
    def test_contexts(self, context: decimal.Context) -> None:
        """One digit of precision, tiny exponents, every trap: the same digits."""
        wanted = everything()
        with localcontext(context):
            assert everything() == wanted

    @given(decimals(), st.sampled_from(HOSTILE))
    def test_contexts_and_any_number(self, value: Decimal, context: decimal.Context) -> None:
        """Whatever the number."""
        ways = (pe.format_number, pe.format_points, pe.format_percent, pe.format_money)
        wanted = [way(value) for way in ways]
        with localcontext(context):
            assert [way(value) for way in ways] == wanted

    def test_every_process_gives_the_same(self) -> None:
        """Under other locales and languages."""
        code = "import json, test_presentation_numbers as t; print(json.dumps(t.everything()))"
        for locale in ("C", "de_DE.UTF-8", "zh_TW.UTF-8"):
            environment = os.environ | {
                "LC_ALL": locale,
                "LANG": locale,
                "LANGUAGE": locale.partition(".")[0],
                "PYTHONUTF8": "1",
                "PYTHONPATH": os.pathsep.join(sys.path),
            }
            done = subprocess.run(  # noqa: S603  Our own interpreter and code.
                [sys.executable, "-c", code],
                check=True,
                capture_output=True,
                encoding="utf-8",
                env=environment,
            )
            assert json.loads(done.stdout) == everything()
