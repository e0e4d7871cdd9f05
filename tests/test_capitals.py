"""Money in capital numerals, read back by a reader that knows nothing of the writer."""

from decimal import Decimal, localcontext
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import perfeval as pe
from perfeval.codes import Code

FIGURES: Final = {sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
SIZES: Final = {"拾": 10, "佰": 100, "仟": 1000}
MOST: Final = 10**18 - 1


def read(text: str) -> Decimal:
    """The amount that capitals say, by adding up sign after sign."""
    fen = total = section = figure = 0
    for sign in text.removeprefix("负"):
        match sign:
            case "整":
                pass
            case "分" | "角":
                fen, figure = fen + figure * (1 if sign == "分" else 10), 0
            case "元":
                fen, total, section, figure = (total + section + figure) * 100, 0, 0, 0
            case "亿":
                total, section, figure = (total + section + figure) * 10**8, 0, 0
            case "万":
                total, section, figure = total + (section + figure) * 10**4, 0, 0
            case _ if sign in SIZES:
                section, figure = section + figure * SIZES[sign], 0
            case _:
                figure = FIGURES[sign]
    with localcontext(prec=30):
        value = Decimal(fen).scaleb(-2)
        return -value if text.startswith("负") else value


def amounts() -> st.SearchStrategy[Decimal]:
    """Amounts to the fen, often with many noughts in them."""
    digits = st.text("0001234567899", min_size=1, max_size=18).map(int)
    fen = st.integers(-MOST, MOST) | digits
    return fen.map(lambda each: Decimal(each).scaleb(-2))


class TestRules:
    """Rules for filling in bills: what the regulation shows, and where noughts are written."""

    @pytest.mark.parametrize(
        ("amount", "wanted"),
        [
            ("1409.50", "壹仟肆佰零玖元伍角"),
            ("6007.14", "陆仟零柒元壹角肆分"),
            ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
            ("107000.53", "壹拾万柒仟元伍角叁分"),
            ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
            ("325.04", "叁佰贰拾伍元零肆分"),
            ("0", "零元整"),
            ("-0.00", "零元整"),
            ("0.01", "壹分"),
            ("0.10", "壹角"),
            ("0.11", "壹角壹分"),
            ("10", "壹拾元整"),
            ("100", "壹佰元整"),
            ("1001", "壹仟零壹元整"),
            ("1010", "壹仟零壹拾元整"),
            ("10001", "壹万零壹元整"),
            ("10100", "壹万零壹佰元整"),
            ("100000001", "壹亿零壹元整"),
            ("100010000", "壹亿零壹万元整"),
            ("110000000", "壹亿壹仟万元整"),
            ("10000000000", "壹佰亿元整"),
            ("1000000000000", "壹万亿元整"),
            ("1000100000000", "壹万零壹亿元整"),
            ("9999999999999999.99",
             "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
            ("-12.30", "负壹拾贰元叁角"),
        ],
    )  # fmt: skip
    def test_samples(self, amount: str, wanted: str) -> None:
        """As bills print it."""
        assert pe.in_capitals(amount) == wanted

    def test_units_are_read(self) -> None:
        """As everywhere, a unit with the number decides."""
        assert pe.in_capitals("0.5万元") == pe.in_capitals(5000) == "伍仟元整"


class TestLaws:
    """What holds for every amount."""

    @given(amounts())
    def test_it_is_read_back(self, amount: Decimal) -> None:
        """To the fen, by whoever reads capitals."""
        assert read(pe.in_capitals(amount)) == amount

    @given(amounts())
    def test_noughts_are_written_once(self, amount: Decimal) -> None:
        """Never two in a row, and never before a unit."""
        text = pe.in_capitals(amount)
        assert "零零" not in text
        assert text == "零元整" or not any(f"零{unit}" in text for unit in "拾佰仟万亿元角分整")

    @given(amounts())
    def test_the_ambient_context_is_not_looked_at(self, amount: Decimal) -> None:
        """However few digits it keeps."""
        wanted = pe.in_capitals(amount)
        with localcontext(prec=1):
            assert pe.in_capitals(amount) == wanted


class TestRefusals:
    """What cannot be printed as it is meant is not printed."""

    @pytest.mark.parametrize("amount", ["0.001", "1.005", "-0.009", "46.86481234万元"])
    def test_less_than_a_fen(self, amount: str) -> None:
        """It is to be rounded first, by whoever answers for it."""
        with pytest.raises(pe.RecordError) as caught:
            pe.in_capitals(amount)
        assert [each.code for each in caught.value.problems] == [Code.NUMBER_FEN]

    @pytest.mark.parametrize("amount", [10**16, -(10**16), "9999999999999999.999"])
    def test_more_than_there_are_units(self, amount: str | int) -> None:
        """Above 万亿 nobody has a unit."""
        with pytest.raises(pe.RecordError) as caught:
            pe.in_capitals(amount)
        (found,) = caught.value.problems
        assert found.code in {Code.NUMBER_LIMIT, Code.NUMBER_FEN}
