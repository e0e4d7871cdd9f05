"""Exact numbers: what is read, what is refused, and the one place where digits are lost."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from decimal import (
    ROUND_CEILING,
    ROUND_HALF_EVEN,
    ROUND_UP,
    Clamped,
    Context,
    Decimal,
    DivisionByZero,
    FloatOperation,
    Inexact,
    InvalidOperation,
    Overflow,
    Rounded,
    Subnormal,
    Underflow,
    localcontext,
)
from fractions import Fraction

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perfeval.codes import Code
from perfeval.errors import CalculationError, RecordError
from perfeval.quantities import (
    MAX_CHARACTERS,
    MONEY_UNITS,
    SHARE_UNITS,
    TWO_PLACES,
    Rounding,
    RoundingMode,
    exactly,
    fraction,
    half_width,
    interval,
    number,
    number_and_unit,
    percent,
    points,
    quotient_recorded,
    recorded,
    scaled,
    share,
    wan_yuan,
    yi_yuan,
    yuan,
)
from refusals import placed, problems_of, refusals, untyped
from strategies import decimals, fractions, money_texts, roundings, ties

Reader = Callable[..., Decimal]
READERS: list[Reader] = [number, points, yuan, wan_yuan, yi_yuan, percent, share]


def same(found: Decimal, wanted: str) -> bool:
    """Whether a decimal is the one written, sign and places included."""
    return found.as_tuple() == Decimal(wanted).as_tuple()


class TestSpellings:
    """What a person writes in a Chinese public document is understood."""

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("0", "0"),
            ("12", "12"),
            ("007", "7"),
            ("1.50", "1.50"),
            (".5", "0.5"),
            ("1,234.5", "1234.5"),
            ("1,234,567", "1234567"),
            ("12,345.678", "12345.678"),
            ("１，２３４．５", "1234.5"),
            ("  12\n", "12"),
            ("\u00a012\u3000", "12"),
            ("\u200912\u202f", "12"),
            ("+5", "5"),
            ("＋5", "5"),
            ("-5", "-5"),
            ("－５", "-5"),
            ("\u22125", "-5"),
            ("\u20135", "-5"),
            ("\ufe635", "-5"),
            ("- 5", "-5"),
            ("(5)", "-5"),
            ("（1,234.50）", "-1234.50"),
            ("( 5 )", "-5"),
            ("-0", "0"),
            ("-0.00", "0.00"),
            ("(0)", "0"),
            ("1e3", "1E+3"),
            ("1.5E-3", "0.0015"),
            ("１ｅ３", "1E+3"),
            ("1e20", "1E+20"),
            ("1e-20", "1E-20"),
            ("12345678901234567890", "12345678901234567890"),
            ("0.12345678901234567890", "0.12345678901234567890"),
        ],
    )
    def test_of_plain_numbers(self, text: str, value: str) -> None:
        """With thousands separators, full-width signs, signs, parentheses, spaces, exponents."""
        assert same(number(text), value)

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("468648", "468648"),
            ("468,648元", "468648"),
            ("46.8648万元", "468648"),
            ("４６．８６４８万元", "468648"),
            ("46.8648 万元", "468648"),
            ("46.8648\u00a0万元", "468648"),
            ("46.8648\u3000万元", "468648"),
            ("3亿元", "300000000"),
            ("0.25亿元", "25000000"),
            ("2千元", "2000"),
            ("2百万元", "2000000"),
            ("2千万元", "20000000"),
            ("1万亿元", "1000000000000"),
            ("0.00001万元", "0.1"),
            ("1.2300万元", "12300"),
            ("1.23000万元", "12300.0"),
            ("0万元", "0"),
            ("¥5", "5"),
            ("￥5元", "5"),
            ("¥ 5万元", "50000"),
            ("-¥5", "-5"),
            ("(3.20)", "-3.20"),
            ("(3.20万元)", "-32000"),
            ("(3.20)万元", "-32000"),
            ("（3.20万元）", "-32000"),
            ("（3.20）万元", "-32000"),
            ("（¥3.20）", "-3.20"),
            ("-46.8648万元", "-468648"),
        ],
    )
    def test_of_money(self, text: str, value: str) -> None:
        """The unit stands with the number; inside, money is in yuan."""
        assert same(yuan(text), value)

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("98.75%", "0.9875"),
            ("98.75 %", "0.9875"),
            ("１２．５％", "0.125"),
            ("12.5\ufe6a", "0.125"),
            ("12.5\u066a", "0.125"),
            ("100%", "1.00"),
            ("-3%", "-0.03"),
            ("(3%)", "-0.03"),
            ("(3)%", "-0.03"),
            ("5‰", "0.005"),
            ("5个百分点", "0.05"),
            ("5百分点", "0.05"),
            ("5百分比", "0.05"),
        ],
    )
    def test_of_shares(self, text: str, value: str) -> None:
        """A written sign decides, whatever a bare number would be."""
        assert same(percent(text), value)
        assert same(share(text), value)

    @pytest.mark.parametrize(
        ("given", "value"),
        [(12, "12"), (-12, "-12"), (0, "0"), (10**19, "1" + "0" * 19), (Decimal("1.50"), "1.50")],
    )
    def test_numbers_are_taken_as_they_are(self, given: int | Decimal, value: str) -> None:
        """An integer and a decimal are exact already."""
        assert same(number(given), value)

    @pytest.mark.parametrize("zero", [Decimal("-0"), Decimal("-0.00"), "-0%", "(0.00)"])
    def test_zero_has_no_sign(self, zero: str | Decimal) -> None:
        """However it is written."""
        assert not share(zero).is_signed()

    @given(money_texts())
    def test_every_writing_of_an_amount_is_the_amount(self, written: tuple[str, Decimal]) -> None:
        """Sign, separators, width, spaces and unit change the writing, not the money."""
        text, value = written
        assert yuan(text) == value

    @given(decimals(places=8))
    def test_a_number_is_read_as_it_is_printed(self, value: Decimal) -> None:
        """Reading and printing are inverse, places included."""
        assert same(number(f"{value:f}"), f"{value or value.copy_abs():f}")
        assert number(f"{value:,f}") == value


class TestBareNumbers:
    """Where no unit is written, the reader's name decides."""

    @pytest.mark.parametrize(
        ("reader", "value"),
        [
            (number, "46.8648"),
            (points, "46.8648"),
            (yuan, "46.8648"),
            (wan_yuan, "468648"),
            (yi_yuan, "4686480000"),
            (percent, "0.468648"),
            (share, "46.8648"),
        ],
    )
    def test_each_reader(self, reader: Reader, value: str) -> None:
        """As text and as a decimal alike."""
        assert same(reader("46.8648"), value)
        assert same(reader(Decimal("46.8648")), value)

    @pytest.mark.parametrize("reader", [yuan, wan_yuan, yi_yuan])
    @pytest.mark.parametrize(("text", "value"), [("2元", "2"), ("¥2", "2"), ("2万元", "20000")])
    def test_a_written_unit_of_money_decides(self, reader: Reader, text: str, value: str) -> None:
        """For every reader of money."""
        assert same(reader(text), value)

    @pytest.mark.parametrize("unit", MONEY_UNITS)
    def test_every_unit_of_money_is_exact(self, unit: str) -> None:
        """A power of ten of one yuan."""
        assert yuan(f"1.25{unit}") == Fraction(5, 4) * 10 ** MONEY_UNITS[unit]

    @pytest.mark.parametrize("unit", SHARE_UNITS)
    def test_every_unit_of_shares_is_exact(self, unit: str) -> None:
        """A power of ten of the whole."""
        assert share(f"1.25{unit}") == Fraction(5, 4) / 10 ** -SHARE_UNITS[unit]


class Unknown:
    """Something that no reader knows."""


class TestRefusals:
    """Whatever is no number, or could mean two things, is refused."""

    @pytest.mark.parametrize("reader", READERS)
    @pytest.mark.parametrize(
        ("given", "code"),
        [
            (0.5, Code.NUMBER_FLOAT),
            (1e300, Code.NUMBER_FLOAT),
            (float("nan"), Code.NUMBER_NOT_FINITE),
            (float("inf"), Code.NUMBER_NOT_FINITE),
            (True, Code.NUMBER_BOOL),
            (False, Code.NUMBER_BOOL),
            (None, Code.NUMBER_NOT_A_NUMBER),
            ([], Code.NUMBER_NOT_A_NUMBER),
            (["1"], Code.NUMBER_NOT_A_NUMBER),
            (b"1", Code.NUMBER_NOT_A_NUMBER),
            (1j, Code.NUMBER_NOT_A_NUMBER),
            (Fraction(1, 2), Code.NUMBER_NOT_A_NUMBER),
            (Fraction(10**6000, 3), Code.NUMBER_NOT_A_NUMBER),
            (Unknown(), Code.NUMBER_NOT_A_NUMBER),
            (Decimal("NaN"), Code.NUMBER_NOT_FINITE),
            (Decimal("-NaN123"), Code.NUMBER_NOT_FINITE),
            (Decimal("sNaN"), Code.NUMBER_NOT_FINITE),
            (Decimal("Infinity"), Code.NUMBER_NOT_FINITE),
            (Decimal("-Infinity"), Code.NUMBER_NOT_FINITE),
            (Decimal("1E+21"), Code.NUMBER_LIMIT),
            (Decimal("1E-21"), Code.NUMBER_LIMIT),
            (Decimal("1E+999999"), Code.NUMBER_LIMIT),
            (Decimal("1E-999999"), Code.NUMBER_LIMIT),
            (Decimal("0E+21"), Code.NUMBER_LIMIT),
            (Decimal("0E-21"), Code.NUMBER_LIMIT),
            (Decimal("1" * 21), Code.NUMBER_LIMIT),
            (Decimal("1." + "1" * 20), Code.NUMBER_LIMIT),
            (10**20, Code.NUMBER_LIMIT),
            (-(10**20), Code.NUMBER_LIMIT),
            (1 << 81, Code.NUMBER_LIMIT),
            (1 << 10_000_000, Code.NUMBER_LIMIT),
        ],
        ids=lambda value: value.value if isinstance(value, Code) else type(value).__name__,
    )
    def test_of_what_is_not_text(self, reader: Reader, given: object, code: Code) -> None:
        """Every reader refuses alike, at once, and never by another exception."""
        assert refusals(reader, given) == [code]

    @pytest.mark.parametrize("reader", [*READERS, number_and_unit])
    @pytest.mark.parametrize(
        "text",
        [
            "", " ", "abc", "元", "%", "-", ".", "()", "（元）", "None", "nan", "inf", "-Infinity",
            "1_000", "1 000", "1\u00a0000", "1,23", "12,34", "1234,567", "1,2345", ",123",
            "1,,234", "0,123", "00,123", "01,234", "1,234,56", "1,234.5,6", "1.2.3", "1.", "1..2",
            "1,", "1.,2",
            "--5", "+-5", "-+5", "－－5", "+(5)", "-(5)", "(-5)", "（－5）", "(+5)", "5-", "5+",
            "(5", "5)", "（5", "5）", "((5))", "()5", "(5)(6)", "(5万元)万元",
            "٥", "１٢", "5٥", "५", "五", "²", "5²", "½", "10½", "5½元", "①", "5①", "Ⅳ", "5Ⅳ", "𝟓",
            "3-5", "3~5", "3～5", "3—5", "80%-100%", "1/2", "3:1", "5+3", "3×10", "1e99999",
            "9月30日", "1万2千元", "¥5%", "¥5人", "¥", "¥¥5", "5\n6", "5 6元",
        ],
    )  # fmt: skip
    def test_of_texts_that_are_no_number(self, reader: Reader, text: str) -> None:
        """Misplaced separators, two signs, other scripts' digits, ranges, sums: no half-reading."""
        assert refusals(reader, text) == [Code.NUMBER_NOT_A_NUMBER]

    @pytest.mark.parametrize("reader", [*READERS, number_and_unit])
    @pytest.mark.parametrize(
        "text",
        ["1e21", "1e9999", "1e-21", "1e-9999", "0e-21", "1" * 21, "0." + "0" * 20 + "1"],
    )
    def test_of_texts_beyond_the_limits(self, reader: Reader, text: str) -> None:
        """Too many digits, or too large a power of ten, before any arithmetic."""
        assert refusals(reader, text) == [Code.NUMBER_LIMIT]

    @pytest.mark.parametrize("reader", [*READERS, number_and_unit])
    def test_of_texts_that_are_too_long(self, reader: Reader) -> None:
        """They are not looked at."""
        longest = "5".rjust(MAX_CHARACTERS)
        assert reader(longest)
        assert refusals(reader, f" {longest}") == [Code.NUMBER_TOO_LONG]
        assert refusals(reader, "9" * 10_000_000) == [Code.NUMBER_TOO_LONG]

    @pytest.mark.parametrize(
        ("reader", "text"),
        [
            (number, "5%"),
            (number, "5元"),
            (number, "¥5"),
            (number, "5人次"),
            (points, "5%"),
            (points, "5分"),
            (yuan, "5%"),
            (yuan, "5人次"),
            (yuan, "5万"),
            (yuan, "5美元"),
            (wan_yuan, "5个百分点"),
            (yi_yuan, "5亿"),
            (percent, "5元"),
            (percent, "5万元"),
            (percent, "￥5"),
            (share, "5元"),
            (share, "5人次"),
            (share, "5%%"),
        ],
    )
    def test_of_other_units(self, reader: Reader, text: str) -> None:
        """Percent is no plain number, money is no share, a head count is no money."""
        assert refusals(reader, text) == [Code.NUMBER_UNIT]

    @pytest.mark.parametrize(
        ("reader", "largest", "beyond"),
        [
            (yuan, "11111111.11111111万亿元", "111111111万亿元"),
            (yi_yuan, "1" * 12, "1" * 13),
            (share, "0.000000000000000001%", "0.0000000000000000001%"),
        ],
    )
    def test_of_results_beyond_the_limits(self, reader: Reader, largest: str, beyond: str) -> None:
        """What is read can always be read again: the limits hold after the unit too."""
        assert number(reader(largest)) == reader(largest)
        assert refusals(reader, beyond) == [Code.NUMBER_LIMIT]

    @pytest.mark.parametrize("given", ["-0.01", -1, Decimal("-0.0000001"), "(5)"])
    def test_of_points_below_zero(self, given: str | int | Decimal) -> None:
        """Points are zero or more."""
        assert refusals(points, given) == [Code.NUMBER_NEGATIVE]


class TestInvisible:
    """What nobody sees would make one unit look like another."""

    @pytest.mark.parametrize("reader", [*READERS, number_and_unit])
    @pytest.mark.parametrize(
        "character",
        "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff",
        ids=ascii,
    )
    def test_is_refused_in_numbers_and_units(
        self, reader: Callable[..., object], character: str
    ) -> None:
        """Joiners, marks of direction, soft hyphens, byte order marks: with code and position."""
        for text in (f"95{character}%", f"{character}95", f"95%{character}"):
            (found,) = problems_of(reader, text)
            assert found.code is Code.TEXT_INVISIBLE
            position = text.index(character)
            assert found.parameters == {"found": f"U+{ord(character):04X}", "position": position}

    def test_says_what_to_write(self) -> None:
        """The place, and the next step."""
        (found,) = problems_of(share, "95\u200b%")
        assert str(found) == (
            "the invisible character U+200B stands at position 2; write the text again without it"
        )


class TestMessages:
    """A refusal says what was found and what to write."""

    @pytest.mark.parametrize(
        ("reader", "given", "sentence"),
        [
            (number, 98.75, "98.75 is a binary float and not exact; write '98.75' as text or as a"),
            (number, float("nan"), "nan is not a finite number; leave out what is not known"),
            (number, True, "True is a yes or no, not a number"),
            (number, "98.75%", "'98.75%' has the unit '%', but what is wanted is a plain number"),
            (share, "5元", "'5元' has the unit '元', but what is wanted is a share, such as"),
            (yuan, "5%", "but what is wanted is an amount of money, such as 468648 (in yuan)"),
            (number, 10**20, "write at most 20 digits"),
            (number, "9" * 65, "a text of 65 characters is no number; write at most 64 characters"),
            (yuan, "5万", "or '46.8648万元' (write 万元, not 万); mend the unit"),
            (points, Decimal("-1E-7"), "-0.0000001 is below zero; write zero or more"),
            (points, Decimal("-1E+3"), "-1000 is below zero; write zero or more"),
            (yuan, f"{'1' * 13}万亿元", f"'{'1' * 13}万亿元' is outside what is counted here"),
        ],
    )  # fmt: skip
    def test_say_what_to_write(self, reader: Reader, given: object, sentence: str) -> None:
        """In one sentence, without an exponent."""
        (found,) = problems_of(reader, given)
        assert sentence in str(found)

    def test_the_hint_for_a_float_is_a_number(self) -> None:
        """Whoever follows it succeeds, also with another library's float."""

        class Other(float):
            def __repr__(self) -> str:
                return f"other.float64({float(self)})"

        (found,) = problems_of(number, Other(98.75))
        assert number(str(found.parameters["found"])) == Decimal("98.75")


class TestNumberAndUnit:
    """What is written behind a number is kept as its unit."""

    @pytest.mark.parametrize(
        ("text", "value", "unit"),
        [
            ("３场次", "3", "场次"),
            ("-5", "-5", ""),
            ("95 ％", "95", "%"),
            ("(5人)", "-5", "人"),
            ("（5）人", "-5", "人"),
            ("5 人/次", "5", "人/次"),
            ("5元/m2", "5", "元/m2"),
            ("35μg/m³ PM2.5", "35", "μg/m³ PM2.5"),
            ("5吨CO2", "5", "吨CO2"),
            ("20m²", "20", "m²"),
            ("5万人", "5", "万人"),
            ("5亿", "5", "亿"),
            ("¥5", "5", "元"),
            ("¥5万元", "5", "万元"),
            ("5亩（户）", "5", "亩(户)"),
            ("1,234\n人次", "1234", "人次"),
        ],
    )
    def test_of_texts(self, text: str, value: str, unit: str) -> None:
        """As written, in half-width signs and without the spaces between."""
        found, behind = number_and_unit(text)
        assert same(found, value)
        assert behind == unit

    @pytest.mark.parametrize("given", [5, Decimal(5)])
    def test_of_numbers(self, given: int | Decimal) -> None:
        """They have none."""
        assert number_and_unit(given) == (Decimal(5), "")

    @given(st.text(max_size=70))
    @example("1" * 20 + "万元")
    def test_any_text_is_read_or_refused(self, text: str) -> None:
        """Nothing else is ever raised."""
        with suppress(RecordError):
            value, unit = number_and_unit(text)
            assert value.is_finite()
            assert unit == unit.strip()

    @given(st.text("0123456789,.+-−－()（）eE¥%％万亿元 ½²٣_", max_size=10))
    def test_what_is_read_says_the_same_when_printed(self, text: str) -> None:
        """Reading what was read changes nothing."""
        try:
            value, unit = number_and_unit(text)
        except RecordError:
            return
        assert number_and_unit(f"{value:f} {unit}") == (value, unit)

    def test_half_width(self) -> None:
        """Digits, letters, signs and spaces; Chinese stays."""
        assert half_width("\u3000ＡＢ１２，３％（万元）￥－\u2212 ") == "AB12,3%(万元)¥--"


class TestScaled:
    """Times a power of ten, exactly."""

    @given(decimals(places=6), st.integers(-12, 12))
    def test_is_exact_and_plain(self, value: Decimal, power: int) -> None:
        """No digit is lost, and no exponent stays."""
        result = scaled(value, power)
        assert Fraction(result) == Fraction(value) * Fraction(10) ** power
        assert "E+" not in str(result)

    @given(decimals(places=6), st.integers(-12, 12))
    def test_there_and_back(self, value: Decimal, power: int) -> None:
        """The way back leads to the same number."""
        assert scaled(scaled(value, power), -power) == value


def by_integers(value: Fraction, rounding: Rounding) -> str:
    """The recorded value, by whole numbers only: an oracle that knows no decimals."""
    tens = abs(value.numerator) * 10**rounding.places
    kept, rest = divmod(tens, value.denominator)
    nearer = 2 * rest - value.denominator
    match rounding.mode:
        case RoundingMode.HALF_UP:
            kept += nearer >= 0
        case RoundingMode.HALF_EVEN:
            kept += nearer > 0 or (nearer == 0 and kept % 2 == 1)
        case RoundingMode.DOWN:
            pass
        case RoundingMode.UP:
            kept += rest > 0
    sign = "-" if value < 0 and kept else ""
    digits = str(kept).zfill(rounding.places + 1)
    point = len(digits) - rounding.places
    return sign + digits[:point] + ("." + digits[point:] if rounding.places else "")


class TestRecorded:
    """Digits are lost here and nowhere else: divide once, round once."""

    @pytest.mark.parametrize("mode", RoundingMode)
    @pytest.mark.parametrize("places", range(13))
    @pytest.mark.parametrize("digit", [0, 1, 4, 5, 9])
    @pytest.mark.parametrize("sign", [1, -1])
    @pytest.mark.parametrize("hair", [Fraction(0), Fraction(1, 10**60), Fraction(-1, 10**60)])
    def test_ties_and_their_neighbours(
        self, mode: RoundingMode, places: int, digit: int, sign: int, hair: Fraction
    ) -> None:
        """On each place: half a unit, and a hair above and below it."""
        rounding = Rounding(places=places, mode=mode)
        value = sign * (Fraction(2 * digit + 1, 2 * 10**places) + hair)
        assert same(recorded(value, rounding=rounding), by_integers(value, rounding))

    @pytest.mark.parametrize(
        ("value", "half_up", "half_even", "down", "up"),
        [
            ("84.994", "84.99", "84.99", "84.99", "85.00"),
            ("84.995", "85.00", "85.00", "84.99", "85.00"),
            ("84.985", "84.99", "84.98", "84.98", "84.99"),
            ("84.9951", "85.00", "85.00", "84.99", "85.00"),
            ("84.9849", "84.98", "84.98", "84.98", "84.99"),
            ("84.99", "84.99", "84.99", "84.99", "84.99"),
            ("-84.985", "-84.99", "-84.98", "-84.98", "-84.99"),
            ("0.005", "0.01", "0.00", "0.00", "0.01"),
            ("-0.005", "-0.01", "0.00", "0.00", "-0.01"),
            ("-0.001", "0.00", "0.00", "0.00", "-0.01"),
            ("0", "0.00", "0.00", "0.00", "0.00"),
            ("-0", "0.00", "0.00", "0.00", "0.00"),
            ("100", "100.00", "100.00", "100.00", "100.00"),
        ],
    )
    def test_two_places(self, value: str, half_up: str, half_even: str, down: str, up: str) -> None:
        """The table a reader can check by hand."""
        found = [
            str(recorded(Decimal(value), rounding=Rounding(mode=mode))) for mode in RoundingMode
        ]
        assert found == [half_up, half_even, down, up]

    def test_two_places_half_up_is_the_default(self) -> None:
        """四舍五入到两位小数."""
        assert Rounding() == TWO_PLACES == Rounding(places=2, mode=RoundingMode.HALF_UP)
        assert str(recorded(Fraction(1, 200))) == "0.01"

    @given(fractions, roundings)
    def test_any_fraction(self, value: Fraction, rounding: Rounding) -> None:
        """The recorded value is that of whole-number arithmetic."""
        assert same(recorded(value, rounding=rounding), by_integers(value, rounding))

    @given(ties())
    def test_any_tie_and_near_tie(self, planted: tuple[Fraction, Rounding]) -> None:
        """However near a miss is, it is not taken for a tie."""
        value, rounding = planted
        assert same(recorded(value, rounding=rounding), by_integers(value, rounding))

    @given(decimals(places=6), decimals(1, 10**6), roundings)
    def test_a_quotient_of_decimals(
        self, numerator: Decimal, denominator: Decimal, rounding: Rounding
    ) -> None:
        """The machinery on decimals and the meaning on fractions agree."""
        value = fraction(numerator, denominator)
        found = quotient_recorded(numerator, denominator, rounding)
        assert same(found, by_integers(value, rounding))
        assert same(
            quotient_recorded(numerator, -denominator, rounding), by_integers(-value, rounding)
        )

    @given(fractions, roundings)
    def test_once_recorded_stays(self, value: Fraction, rounding: Rounding) -> None:
        """Recording what is recorded changes nothing."""
        once = recorded(value, rounding=rounding)
        assert same(recorded(once, rounding=rounding), str(once))

    @given(st.tuples(fractions, fractions).map(sorted), roundings)
    def test_keeps_the_order(self, pair: list[Fraction], rounding: Rounding) -> None:
        """More is never recorded as less."""
        low, high = (recorded(each, rounding=rounding) for each in pair)
        assert low <= high

    @given(fractions, roundings)
    def test_zero_has_no_sign(self, value: Fraction, rounding: Rounding) -> None:
        """A small negative value is recorded as zero, never as minus zero."""
        found = recorded(value, rounding=rounding)
        assert found or not found.is_signed()

    @pytest.mark.parametrize("value", [0, 7, -7, 10**40])
    def test_whole_numbers(self, value: int) -> None:
        """They get their places."""
        assert same(recorded(value), f"{value}.00")

    @pytest.mark.parametrize("sign", [1, -1])
    def test_up_to_48_digits(self, sign: int) -> None:
        """46 before the point and 2 behind it; no more."""
        assert same(recorded(sign * (10**46 - 1)), f"{sign * (10**46 - 1)}.00")

    @pytest.mark.parametrize(
        "value",
        [
            10**46,
            -(10**46),
            Fraction(10**49 - 5, 1000) + 1,
            Fraction(2 * 10**46 - 1, 2) + Fraction(1, 2) - Fraction(1, 200),
            10**500,
            Decimal("1E+9999"),
            Fraction(10**300, 7),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_more_digits_are_refused(self, value: int | Decimal | Fraction) -> None:
        """Nothing is cut off silently, also when a carry makes the last digit too many."""
        with pytest.raises(CalculationError) as caught:
            recorded(value)
        assert [each.code for each in caught.value.problems] == [Code.NUMBER_TOO_LARGE]

    @pytest.mark.parametrize(
        ("mode", "text"), [(RoundingMode.HALF_UP, "0.00"), (RoundingMode.UP, "0.01")]
    )
    def test_the_smallest_remainder_is_seen(self, mode: RoundingMode, text: str) -> None:
        """A value far below the last place is not nothing."""
        assert same(recorded(Fraction(1, 10**5000), rounding=Rounding(mode=mode)), text)


class TestWhatCannotBeRecorded:
    """A text is read first; a rounding is a record."""

    @pytest.mark.parametrize("text", ["84.995", "优秀", ""])
    def test_a_text(self, text: str) -> None:
        """Even one that looks like a number."""
        (found,) = problems_of(recorded, text)
        assert found.code is Code.NUMBER_UNREAD
        assert str(found) == f"{text!r} is a text, not yet a number; read it with number() first"
        assert refusals(recorded, None) == [Code.NUMBER_NOT_A_NUMBER]

    @pytest.mark.parametrize("rounding", [2, None, "half_up", Rounding, RoundingMode.UP])
    @pytest.mark.parametrize("value", [Fraction(1, 3), Decimal(5)])
    def test_no_rounding(self, value: Fraction | Decimal, rounding: object) -> None:
        """Under the name of the argument."""
        assert placed(recorded, value, rounding=rounding) == [("$.rounding", Code.RECORD_KIND)]


class TestRounding:
    """To how many places, and how."""

    @pytest.mark.parametrize(("places", "quantum"), [(0, "1"), (2, "0.01"), (12, "1E-12")])
    def test_the_quantum(self, places: int, quantum: str) -> None:
        """One unit of the last place kept."""
        assert same(Rounding(places=places).quantum, quantum)

    @pytest.mark.parametrize("wrong", [-1, 13, 10**40, True, "2", 2.0, None, Decimal(2)])
    def test_refuses_places_nobody_prints(self, wrong: object) -> None:
        """0 to 12, as an integer."""
        assert placed(Rounding, places=wrong) == [("$.places", Code.ROUNDING_PLACES)]

    @pytest.mark.parametrize("wrong", ["nearest", "", None, 1, [], ROUND_HALF_EVEN])
    def test_refuses_other_modes(self, wrong: object) -> None:
        """Four modes, by their stable names."""
        assert placed(Rounding, mode=wrong) == [("$.mode", Code.TERM_UNKNOWN)]

    def test_names_all_mistakes_at_once(self) -> None:
        """Places and mode."""
        assert placed(Rounding, places=99, mode="nearest") == [
            ("$.places", Code.ROUNDING_PLACES),
            ("$.mode", Code.TERM_UNKNOWN),
        ]

    @pytest.mark.parametrize("mode", RoundingMode)
    def test_a_stable_name_becomes_the_mode(self, mode: RoundingMode) -> None:
        """As every record takes its terms."""
        assert Rounding(mode=untyped(mode.value)).mode is mode

    def test_a_changed_copy_has_its_own_quantum(self) -> None:
        """The quantum follows the places."""
        assert same(attrs.evolve(TWO_PLACES, places=1).quantum, "0.1")


SIGNALS = [
    Clamped,
    DivisionByZero,
    FloatOperation,
    Inexact,
    InvalidOperation,
    Overflow,
    Rounded,
    Subnormal,
    Underflow,
]
HOSTILE = [
    Context(prec=1),
    Context(prec=1, rounding=ROUND_UP),
    Context(prec=2, rounding=ROUND_CEILING, Emax=1, Emin=-1),
    Context(prec=1, Emax=0, Emin=0, clamp=1, traps=[]),
    Context(prec=1, traps=SIGNALS),
    Context(prec=3, Emax=2, Emin=-2, capitals=0, clamp=1, traps=SIGNALS),
]


def everything() -> list[object]:
    """One call of everything that handles a number, and the sentence of one refusal of each."""
    lines: list[object] = [
        number("1,234,567.891"),
        number(123456789),
        number(Decimal("123456.789")),
        points("99.995"),
        yuan("46.8648万元"),
        wan_yuan("46"),
        yi_yuan("(1.23456789)"),
        percent("99.99999"),
        share("12.345%"),
        number_and_unit("123456人次"),
        scaled(Decimal(46), 4),
        recorded(Fraction(200_000, 3)),
        recorded(Decimal("-84.985"), rounding=Rounding(mode=RoundingMode.HALF_EVEN)),
        quotient_recorded(Decimal(31234567), Decimal("30.5"), TWO_PLACES),
        fraction(Decimal("1234567.891"), Decimal("7.1")),
        Rounding(places=12).quantum,
    ]
    with exactly():
        lines.append(Decimal("1E+20") + Decimal("1E-20"))
    refused = [(number, Decimal("1E+999")), (points, Decimal("-123.45")), (share, "123456元")]
    lines.extend(str(each) for reader, given in refused for each in problems_of(reader, given))
    return lines


@pytest.mark.parametrize("hostile", HOSTILE)
class TestAmbientContext:
    """The caller's decimal context is neither read nor changed."""

    def test_results_are_the_same(self, hostile: Context) -> None:
        """Under any precision, rounding, traps and limits."""
        calm = everything()
        with localcontext(hostile):
            found = everything()
        assert [repr(each) for each in found] == [repr(each) for each in calm]

    def test_the_context_stays_as_it_was(self, hostile: Context) -> None:
        """No flag is raised in it, no setting changed, and it is still in force."""
        with localcontext(hostile) as ambient:
            ambient.clear_flags()
            before = repr(ambient)
            everything()
            after = repr(ambient)
            ambient.clear_traps()
            in_force = Decimal(10) / Decimal(7)
        assert after == before
        assert len(in_force.as_tuple().digits) == hostile.prec

    def test_it_is_back_after_an_exception(self, hostile: Context) -> None:
        """Whether the block or the library raised."""
        with localcontext(hostile) as ambient:
            ambient.clear_traps()
            with pytest.raises(Inexact), exactly():
                _ = Decimal(1) / Decimal(3)
            with pytest.raises(CalculationError):
                recorded(10**500)
            ambient.clear_flags()
            third = Decimal(1) / Decimal(3)
        assert len(third.as_tuple().digits) <= hostile.prec


class TestExactly:
    """Whatever would lose a digit raises."""

    @given(decimals(places=20), decimals(places=20))
    def test_sums_and_products_are_exact(self, left: Decimal, right: Decimal) -> None:
        """As those of fractions."""
        with exactly():
            found = left + right, left - right, left * right
        one, other = Fraction(left), Fraction(right)
        assert [Fraction(each) for each in found] == [one + other, one - other, one * other]

    def test_whole_division_is_exact(self) -> None:
        """The whole part of a quotient loses nothing that was asked for."""
        with exactly():
            assert Decimal(7) // Decimal(2) == Decimal(3)

    def test_a_lost_digit_raises(self) -> None:
        """A quotient without end."""
        with exactly(), pytest.raises(Inexact):
            _ = Decimal(1) / Decimal(3)

    def test_a_zero_divisor_raises(self) -> None:
        """And says so."""
        with exactly(), pytest.raises(DivisionByZero):
            _ = Decimal(1) / Decimal(0)

    def test_blocks_can_be_nested(self) -> None:
        """The inner one leaves the outer one in force."""
        with exactly():
            with exactly():
                pass
            with pytest.raises(Inexact):
                _ = Decimal(2) / Decimal(3)


class TestDefaultContext:
    """Nothing comes from the machine, not even what a program set before the import."""

    def test_of_another_program_is_not_read(self) -> None:
        """The limits, rounding and spelling of our contexts are written in the source."""
        script = (
            "import decimal as d;"
            "c = d.DefaultContext;"
            "c.Emax = 3; c.Emin = -3; c.capitals = 0; c.clamp = 1; c.rounding = d.ROUND_UP;"
            "from perfeval.quantities import *;"
            "d.setcontext(d.ExtendedContext);"
            "print(yuan('3亿元'), recorded(Fraction(20, 3)), recorded(10**40))"
        )
        run = subprocess.run(  # noqa: S603  The text above, nothing else.
            [sys.executable, "-c", script], capture_output=True, check=True, text=True
        )
        assert run.stdout.split() == ["300000000", "6.67", "1" + "0" * 40 + ".00"]


class TestFraction:
    """The exact quotient of two decimals."""

    def test_of_two(self) -> None:
        """Whatever their places."""
        assert fraction(Decimal("0.1"), Decimal("0.30")) == Fraction(1, 3)

    def test_of_one(self) -> None:
        """The decimal itself."""
        assert fraction(Decimal("12.50")) == Fraction(25, 2)


class TestInterval:
    """A range as mathematics writes it: each end states whether it belongs to it."""

    @pytest.mark.parametrize(
        ("low", "high", "low_included", "high_included", "text"),
        [
            ("75", "85", True, False, "[75, 85)"),
            ("75", "85", False, True, "(75, 85]"),
            ("75", "85", True, True, "[75, 85]"),
            ("75", "85", False, False, "(75, 85)"),
            ("85", None, True, True, "[85, ∞)"),
            (None, "60", True, False, "(-∞, 60)"),
            (None, None, True, True, "(-∞, ∞)"),
            ("1E+2", "1E+3", True, True, "[100, 1000]"),
            ("0", "0.0000001", True, True, "[0, 0.0000001]"),
        ],
    )
    def test_is_written_with_its_ends(
        self,
        low: str | None,
        high: str | None,
        *,
        low_included: bool,
        high_included: bool,
        text: str,
    ) -> None:
        """In plain digits; an open end never belongs to it."""
        lower, upper = (None if end is None else Decimal(end) for end in (low, high))
        found = interval(lower, upper, low_included=low_included, high_included=high_included)
        assert found == text


class TestHalfWidth:
    """Full-width signs are what they look like, and no others."""

    def test_every_sign(self) -> None:
        """As Unicode has them: 94 signs in a row, and the spaces."""
        wide = "".join(map(chr, range(0xFF01, 0xFF5F)))
        assert half_width(f"a{wide}b") == f"a{''.join(map(chr, range(0x21, 0x7F)))}b"
        for space in (0x3000, 0x00A0, 0x2009, 0x202F):
            assert half_width(f"a{chr(space)}b") == "a b"

    @pytest.mark.parametrize("sign", ["\uff00", "\uff5f", "\u3001", "\u00a1", "\u2008", "\u2030"])
    def test_its_neighbours(self, sign: str) -> None:
        """They stand for themselves."""
        assert half_width(f"a{sign}b") == f"a{sign}b"

    @pytest.mark.parametrize(
        ("sign", "wanted"),
        [("\u2212", "-"), ("\u2013", "-"), ("\ufe63", "-"), ("\ufe6a", "%"), ("\u066a", "%")],
    )
    def test_signs_that_look_alike(self, sign: str, wanted: str) -> None:
        """Minus and percent in their other spellings."""
        assert half_width(f"a{sign}b") == f"a{wanted}b"
        assert half_width(f"a{chr(ord(sign) + 1)}b") != f"a{wanted}b"
        assert half_width(f"a{chr(ord(sign) - 1)}b") != f"a{wanted}b"
