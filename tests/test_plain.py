"""Tables for terminals: lined up although Chinese signs take two columns."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hainan_2023 import TABLE
from hypothesis import given
from hypothesis import strategies as st

import perfeval as pe
from perfeval.codes import Code
from perfeval.presentation.signs import width
from subjects import untyped

CELLS = st.text("预算abc1 ①≥é", max_size=12) | st.decimals(0, 1000, places=2) | st.none()


class TestFormatTable:
    """`format_table`."""

    def test_columns_line_up(self) -> None:
        """Texts at their beginnings, numbers at their ends."""
        rows = [("指标", "得分"), ("宣传场次", Decimal("8.50")), ("满意度", 10)]
        assert pe.format_table(rows).splitlines() == [
            "指标      得分",
            "────────  ────",
            "宣传场次  8.50",
            "满意度      10",
        ]

    def test_without_a_head(self) -> None:
        """No line is drawn."""
        assert pe.format_table([("甲", 1), ("乙丙", None)], head=False) == "甲    1\n乙丙"

    def test_older_terminals(self) -> None:
        """Give signs such as ≥ two columns."""
        rows = [("≥95", "甲"), ("9500", "乙")]
        assert pe.format_table(rows, head=False).splitlines() == ["≥95   甲", "9500  乙"]
        wide = pe.format_table(rows, head=False, ambiguous=2).splitlines()
        assert wide == ["≥95  甲", "9500  乙"]

    def test_what_cannot_be_seen_is_shown(self) -> None:
        """No cell steers the terminal or takes a second line."""
        assert pe.format_table([["a\x1b[2Jb\nc\u202e"]], head=False) == "a[U+001B][2Jb c[U+202E]"

    def test_numbers_in_plain_digits(self) -> None:
        """Never an exponent."""
        assert pe.format_table([[Decimal("1E+3"), Fraction(1, 8)]], head=False) == "1000  0.125"

    def test_rows_of_a_form(self) -> None:
        """Of any length, as they are written."""
        lines = pe.format_table(pe.to_rows(TABLE), head=False).splitlines()
        assert any("资助困难教师及学生" in line for line in lines)

    def test_nothing(self) -> None:
        """No rows give no lines."""
        assert pe.format_table([]) == ""

    def test_no_rows(self) -> None:
        """A text is not a row of cells."""
        with pytest.raises(pe.RecordError) as caught:
            pe.format_table(untyped(["text"]))
        assert caught.value.problems[0].code is Code.ITEMS_WANTED

    @given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6))
    def test_every_line_is_as_wide(self, rows: list[list[object]]) -> None:
        """With a last column that is full, all lines end in one place."""
        filled = [[*row, "|"] for row in rows]
        widths = {width(line) for line in pe.format_table(filled, head=False).splitlines()}
        assert len(widths) == 1


def test_a_long_name_is_cut() -> None:
    """The last column says all of it."""
    indicator = pe.Indicator(name="很长" * 40, full_marks="10")
    lines = pe.summary(pe.Project(name="甲", indicators=[indicator])).splitlines()
    assert any("…" in line for line in lines)
    assert max(map(width, lines)) < 100
