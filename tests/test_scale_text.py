"""Scales in words: every published one, odd ones, and those that cannot be."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval import Code, RecordError, Scale, parse_scale
from perfeval.scale_text import bands_said
from refusals import refusals

THREE: Final = ["优 [90, ∞)", "良 [80, 90)", "差 (-∞, 80)"]
FOUR: Final = ["优 [90, 100]", "良 [80, 90)", "中 [60, 80)", "差 (-∞, 60)"]


class TestReading:
    """What reports write."""

    @pytest.mark.parametrize(
        ("text", "bands"),
        [
            (
                r"得分 ≥ 85 分为优秀； $75 \leq$ 得分 < 85 分为良好；得分 < 75 分为较差",
                ["优秀 [85, ∞)", "良好 [75, 85)", "较差 (-∞, 75)"],
            ),
            ("90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差", FOUR),
            ("优（90-100分）、良（80-90分）、中（60-80分）、差（60分以下）", FOUR),
            ("优:90-100;良:80-90;中:60-80;差:<60", FOUR),
            ("90-100优，80-<90良，60-<80中，60分以下差", FOUR),
            ("100-90分为优，90（不含）-80分为良，80（不含）-60分为中，60分以下为差", FOUR),
            ("得分在90分（含）以上的为优秀，90分以下的为较差", ["优秀 [90, ∞)", "较差 (-∞, 90)"]),
            ("90分及以上优秀，90分（不含）以下较差", ["优秀 [90, ∞)", "较差 (-∞, 90)"]),
            ("高于90分为优秀，90分及以下为较差", ["优秀 (90, ∞)", "较差 (-∞, 90]"]),
            ("不低于90分为合格，低于90分为不合格", ["合格 [90, ∞)", "不合格 (-∞, 90)"]),
            ("A级[90-100]，B级[60-90)，C级[0-60)", ["A [90, 100]", "B [60, 90)", "C [0, 60)"]),
            ("９０分以上为优，９０分以下为差", ["优 [90, ∞)", "差 (-∞, 90)"]),
            (
                (
                    "得分在90分（含90分）以上的为优秀，75分（含）-90分的为良好，"
                    "60分（含）-75分为合格，60分以下为不合格"
                ),
                ["优秀 [90, ∞)", "良好 [75, 90)", "合格 [60, 75)", "不合格 (-∞, 60)"],
            ),
            ("100≥S≥90为优，90＞S≥80为良，80＞S≥60为中，60＞S为差", FOUR),
            (
                r"$X \geqslant 90$为优，$X<90$为差",
                ["优 [90, ∞)", "差 (-∞, 90)"],
            ),
            ("90≤综合得分（S）为优，综合得分（S）＜90为差", ["优 [90, ∞)", "差 (-∞, 90)"]),
            (
                (
                    "90-100分（含90分）为优，80-90分（含80分）为良，60-80分（含60分，不含80分）为中，"
                    "60分以下为差"
                ),
                FOUR,
            ),
            (
                (
                    "90分（含90分）-100分为优，80分（含）-90分（不含90分）的，评定为“良”，"
                    "60-80分为中，60分以下为差"
                ),
                FOUR,
            ),
            ("≥90分为优，大于等于80分小于90分为良，小于80分为差", THREE),
            ("高于90分（含90分）为优，高于80分（含80分）低于90分为良，低于80分为差", THREE),
            ("90分（含）以上为优，80分（含）以上不足90分为良，不足80分为差", THREE),
            ("90分及以上为优，90分以下、80分以上为良，80分以下为差", THREE),
        ],
    )
    def test_its_bands(self, text: str, bands: list[str]) -> None:
        """With both ends; an edge that the text gives to no band belongs to the one above."""
        assert [str(band) for band in parse_scale(text).bands] == bands

    def test_whole_scores(self) -> None:
        """90–100 / 80–89 leave 89.5 without a grade, unless scores are whole."""
        text = "优（90-100分）、良（80-89分）、差（0-79分）"
        assert refusals(parse_scale, text) == [Code.SCALE_GAP, Code.SCALE_GAP]
        assert [band.label for band in parse_scale(text, places=0).bands] == ["优", "良", "差"]

    @pytest.mark.parametrize(
        ("text", "codes"),
        [
            (">90分为优，80-<90分为良，<80分为差", [Code.SCALE_GAP]),
            ("≥90分为优，80-95分为良，<80分为差", [Code.SCALE_OVERLAP]),
            ("≥90分为优，八十多分为良，<80分为差", [Code.TEXT_NOT_UNDERSTOOD]),
            ("没有等级", [Code.TEXT_NOT_UNDERSTOOD]),
            ("≥90分为优", [Code.TEXT_NOT_UNDERSTOOD]),
            ("", [Code.TEXT_EMPTY]),
        ],
    )
    def test_what_is_no_scale(self, text: str, codes: list[Code]) -> None:
        """A gap, an overlap, or no bands."""
        assert refusals(parse_scale, text) == codes

    def test_a_grade_without_a_band(self) -> None:
        """Is told where it stands, though not where it stands before the scale or in a word."""
        with pytest.raises(RecordError) as refused:
            parse_scale("分为优、良、差：≥90分为优，较低的为 良 好，其中<80分为差")
        (found,) = refused.value.problems
        assert (found.parameters["part"], found.parameters["position"]) == ("'良好'", 20)
        assert len(parse_scale("分为优、良、差：≥90分为优秀，<90分为差，优为最好").bands) == 2

    def test_a_long_passage(self) -> None:
        """Is read in time, and not beyond its limit."""
        assert len(bands_said("≥90优" * 20_000)) == 1

    def test_a_label_is_named_once(self) -> None:
        """The first time counts."""
        assert len(bands_said("≥90分为优，≥80分为优，<80分为差")) == 2


thresholds = st.lists(st.integers(1, 99), min_size=3, max_size=3, unique=True).map(
    lambda edges: sorted(edges, reverse=True)
)


class TestLaws:
    """What holds for every scale of four grades."""

    @given(thresholds)
    def test_it_says_what_was_written(self, edges: list[int]) -> None:
        """In both usual wordings."""
        first, second, third = edges
        last = f"{third}分以下为差"
        wanted = [str(band) for band in Scale.of(edges, ("优", "良", "中", "差")).bands]
        signs = f"得分≥{first}分为优；{second}≤得分<{first}分为良；{third}≤得分<{second}分为中；"
        words = (
            f"{first}分（含）以上为优，{second}（含）-{first}分为良，{third}（含）-{second}分为中，"
        )
        assert [str(band) for band in parse_scale(signs + last).bands] == wanted
        assert [str(band) for band in parse_scale(words + last).bands] == wanted

    @given(st.text("0123456789.≥≤<>分为优良中差以上下含（）-至$ ", max_size=60))
    def test_no_text_breaks_it(self, text: str) -> None:
        """Any text states bands, or none."""
        assert all(band.label for band in bands_said(text))
