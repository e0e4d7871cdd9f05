"""Amounts and Chinese numerals, as people write them."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.codes import Code
from perfeval.errors import RecordError
from perfeval.measures import amount
from perfeval.reading import Reader, chinese_number, read_amount


def in_full(number: int) -> str:
    """A number in numerals, its largest unit first."""
    for size, unit in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            head, rest = divmod(number, size)
            gap = "零" if 0 < rest < size // 10 else ""
            return in_full(head) + unit + gap + (in_full(rest) if rest else "")
    return "零一二三四五六七八九"[number]


class TestChineseNumber:
    """Numerals in full, and no others."""

    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("零", 0),
            ("两", 2),
            ("十", 10),
            ("十二", 12),
            ("一十二", 12),
            ("九十五", 95),
            ("百", 100),
            ("一百零一", 101),
            ("一百一十", 110),
            ("一千零一十", 1010),
            ("两万零三百", 20300),
            ("三亿零二万", 300020000),
            ("三亿零五千", 300005000),
            ("九千九百九十九亿九千九百九十九万九千九百九十九", 999999999999),
        ],
    )
    def test_in_full(self, text: str, number: int) -> None:
        """As schoolbooks have it."""
        assert chinese_number(text) == number

    @given(st.integers(0, 10**12 - 1))
    def test_every_number(self, number: int) -> None:
        """What is written in full is read."""
        assert chinese_number(in_full(number)) == number

    @pytest.mark.parametrize(("text", "number"), [("二点五", "2.5"), ("零点零七", "0.07")])
    def test_with_a_point(self, text: str, number: str) -> None:
        """The digits behind it are read one by one."""
        assert chinese_number(text) == Decimal(number)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "三百二",
            "九九",
            "百二",
            "十十",
            "零零",
            "点五",
            "二点",
            "二点十",
            "万亿",
            "一零",
            "甲",
            "一万亿亿",
        ],
    )
    def test_no_number(self, text: str) -> None:
        """What could mean two numbers, or none."""
        assert chinese_number(text) is None


class TestAmount:
    """A number and its unit."""

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("3场次", "3场次"),
            ("-5.5%", "-5.5%"),
            ("1,234.5万元", "1234.5万元"),
            ("百分之九十五", "95%"),
            ("百分之95.5", "95.5%"),
            ("百分之百", "100%"),
            ("千分之五", "5‰"),
            ("三成", "30%"),
            ("三成五", "35%"),
            ("十成", "100%"),
            ("十二个", "12个"),
            ("三十", "30"),
        ],
    )
    def test_as_written(self, text: str, found: str) -> None:
        """Shares come as percentages."""
        assert read_amount(text) == amount(found)

    @pytest.mark.parametrize("text", ["三百二", "百分之九九", "一一个"])
    def test_no_number(self, text: str) -> None:
        """Numerals that write none."""
        assert read_amount(text) is None

    def test_the_unit_beside_it(self) -> None:
        """It is taken, and must be the same where both say one."""
        assert read_amount("三十", unit="个") == amount("30个")
        with pytest.raises(RecordError) as caught:
            read_amount("三成", unit="个")
        assert [each.code for each in caught.value.problems] == [Code.UNIT_GIVEN_TWICE]


class TestReader:
    """Where it stops, it says so."""

    def test_the_position_is_that_of_the_written_text(self) -> None:
        """Spaces count, though they are not read."""
        reader = Reader(" ９５ ％左右")
        assert reader.take(re.compile("95%"))
        assert not reader.at_end
        [found] = reader.refused("a number").problems
        assert found.parameters["position"] == 5
        assert found.parameters["part"] == "'左右'"

    def test_all_of_it_where_nothing_is_left(self) -> None:
        """It contradicts itself as a whole."""
        reader = Reader("95%")
        assert reader.take(re.compile("95%"))
        assert reader.at_end
        [found] = reader.refused("a number").problems
        assert (found.parameters["position"], found.parameters["part"]) == (0, "'95%'")
