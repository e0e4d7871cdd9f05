"""Grade scales: every published one is built as it is printed, or refused for what is wrong."""

import copy
import decimal
import json
import pickle
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perfeval.citations import Citation
from perfeval.codes import Code
from perfeval.errors import CalculationError, Problem, RecordError
from perfeval.quantities import Rounding, RoundingMode, recorded
from perfeval.scales import (
    FOUR_TIER,
    Band,
    Distance,
    Graded,
    Scale,
    buffer_above,
    grade,
    grade_by_rate,
    to_next_band,
)
from refusals import placed, problems_of

PUBLISHED: dict[str, list[dict[str, Any]]] = {
    each["id"]: each["bands"]
    for each in json.loads((Path(__file__).parent / "cases" / "scale.json").read_text("utf-8"))
}
"""The bands of every published scale, by its name; each band as it is printed."""


def untyped(made: Any) -> Any:
    """The same object, about which the type checker knows nothing."""
    return made


def printed(name: str) -> list[Band]:
    """The bands of a published scale."""
    return [
        Band(
            label=band["label"],
            low=band["low"],
            low_included=band["low_incl"] is not False,
            high=band["high"],
            high_included=band["high_incl"] is True,
        )
        for band in PUBLISHED[name]
    ]


def stated(name: str, places: int | None = None) -> Scale:
    """A published scale."""
    return Scale(bands=printed(name), places=places)


def span(label: str, ends: str) -> Band:
    """A band written as mathematics does, such as ``[75, 85)``; a missing end is left out."""
    low, high = (end.strip() for end in ends[1:-1].split(","))
    return Band(
        label=label,
        low=low or None,
        low_included=ends[0] == "[",
        high=high or None,
        high_included=ends[-1] == "]",
    )


def labels(scale: Scale, *totals: str) -> list[str]:
    """The grades of totals."""
    return [grade(total, scale=scale).label for total in totals]


def unanswered(*given_: object, **named: object) -> Problem:
    """The one reason for which a total has no grade."""
    with pytest.raises(CalculationError) as caught:
        untyped(grade)(*given_, **named)
    (found,) = caught.value.problems
    return found


def seams(name: str, places: int | None = None) -> list[tuple[object, ...]]:
    """What is wrong where bands of a published scale meet: the code, the score, the two labels."""
    found = problems_of(Scale, bands=printed(name), places=places)
    assert all(each.path == ("bands",) for each in found)
    return [
        (each.code, *(each.parameters[key] for key in ("found", "first", "second")))
        for each in found
    ]


TOTALS = st.decimals("-10", "120", places=2)
"""Recorded totals, and some that no table can have."""


@st.composite
def open_scales(draw: st.DrawFn) -> Scale:
    """Scales of any score: cut before or behind any score, ends open or not, either way better."""
    hundredths = st.integers(0, 10_000).map(lambda unit: Decimal(unit).scaleb(-2))
    cuts = sorted(draw(st.sets(st.tuples(hundredths, st.booleans()), max_size=6)))
    ends = [None, *cuts, None]
    bands = [
        Band(
            label=f"第{place}档",
            low=start and start[0],
            low_included=start is None or not start[1],
            high=end and end[0],
            high_included=end is not None and end[1],
        )
        for place, (start, end) in enumerate(pairwise(ends))
    ]
    first, last = draw(st.integers(0, 1)), draw(st.integers(0, 1))
    bands = bands[first : len(bands) - last] or bands
    return Scale(bands=bands if draw(st.booleans()) else bands[::-1])


@st.composite
def grid_scales(draw: st.DrawFn) -> Scale:
    """Scales of scores with few places, whose neighbours name the cut from either side."""
    places = draw(st.integers(0, 2))
    unit = Decimal(1).scaleb(-places)
    edges = sorted(draw(st.sets(st.integers(0, 100 * 10**places), max_size=6)))
    bands: list[Band] = []
    low, low_included = None, True
    for place, edge in enumerate([*(Decimal(edge) * unit for edge in edges), None]):
        named = draw(st.booleans())
        high = edge if edge is None or not named else edge - unit
        label = f"第{place}档"
        bands.append(
            Band(label=label, low=low, low_included=low_included, high=high, high_included=named)
        )
        low_included = draw(st.booleans())
        low = edge if edge is None or low_included else edge - unit
    return Scale(bands=bands if draw(st.booleans()) else bands[::-1], places=places)


SCALES = open_scales() | grid_scales()
"""Every kind of scale that can exist."""


@st.composite
def scales_and_totals(draw: st.DrawFn, count: int = 1) -> tuple[Scale, list[Decimal]]:
    """A scale and totals that it grades, among them its edges and their neighbours."""
    scale = draw(SCALES)
    places = 2 if scale.places is None else scale.places
    unit = Decimal(1).scaleb(-places)
    edges = [edge for band in scale.bands for edge in (band.low, band.high) if edge is not None]
    near = [edge + step * unit for edge in edges for step in (-1, 0, 1)]
    totals = st.decimals("-10", "120", places=places)
    totals = totals | st.sampled_from(near) if near else totals
    drawn = [draw(totals) for _ in range(count)]
    assume(all(any(band.holds(total) for band in scale.bands) for total in drawn))
    return scale, drawn


class TestTheCountyScale:
    """Seed report, part four: from 85 优秀, from 75 to below 85 良好, from 60 一般, else 较差."""

    @pytest.mark.parametrize(
        ("total", "label"),
        [
            ("0", "较差"),
            ("0.01", "较差"),
            ("59.99", "较差"),
            ("60", "一般"),
            ("60.01", "一般"),
            ("74.99", "一般"),
            ("75", "良好"),
            ("75.01", "良好"),
            ("84.99", "良好"),
            ("85", "优秀"),
            ("85.01", "优秀"),
            ("99.99", "优秀"),
            ("100", "优秀"),
            ("100.01", "优秀"),
            ("-0.01", "较差"),
        ],
    )
    def test_every_threshold_and_its_neighbours(self, total: str, label: str) -> None:
        """A threshold belongs to the grade above it, and is one for every total there is."""
        assert grade(total).label == label

    @pytest.mark.parametrize(
        ("exact", "up", "down"),
        [
            ("84.995", "优秀", "良好"),
            ("84.9949", "良好", "良好"),
            ("74.995", "良好", "一般"),
            ("59.995", "一般", "较差"),
        ],
    )
    def test_what_is_recorded_decides(self, exact: str, up: str, down: str) -> None:
        """84.995 is 优秀 where it is recorded as 85.00, and 良好 where it is cut off."""
        cut_off = Rounding(mode=RoundingMode.DOWN)
        assert grade(recorded(Decimal(exact))).label == up
        assert grade(recorded(Decimal(exact), rounding=cut_off)).label == down

    def test_a_text_is_graded_as_it_stands(self) -> None:
        """Nothing is rounded before grading: 84.995 itself is below 85."""
        assert labels(FOUR_TIER, "84.995", "84.999999", "85.000001") == ["良好", "良好", "优秀"]

    @pytest.mark.parametrize("total", ["85", "85.00", " 85 ", "８５", 85, Decimal("85.0")])
    def test_one_number_has_one_grade(self, total: str | int | Decimal) -> None:
        """However it is written."""
        assert grade(total).label == "优秀"

    @pytest.mark.parametrize(
        ("total", "code"),
        [
            (85.0, Code.NUMBER_FLOAT),
            (True, Code.NUMBER_BOOL),
            (None, Code.NUMBER_NOT_A_NUMBER),
            ("良好", Code.NUMBER_NOT_A_NUMBER),
            ("85分", Code.NUMBER_UNIT),
            ("85%", Code.NUMBER_UNIT),
            (Decimal("NaN"), Code.NUMBER_NOT_FINITE),
        ],
    )
    def test_what_is_no_total(self, total: object, code: Code) -> None:
        """Is refused, never graded worst."""
        assert [each.code for each in problems_of(grade, total)] == [code]

    def test_it_names_its_document(self) -> None:
        """Thresholds without a source are nobody's."""
        assert FOUR_TIER.citation is not None
        assert FOUR_TIER.citation.issuer == "河北省石家庄市深泽县"
        assert FOUR_TIER.graded is Graded.TOTAL
        assert FOUR_TIER.places is None


FIELD = {
    "ministry": (("90", "80", "60"), ("优", "良", "中", "差")),
    "software B": (("80", "70", "60"), ("优", "良", "中", "差")),
    "Shanghai": (("90", "75", "60"), ("优", "良", "合格", "不合格")),
    "Guangdong": (("90", "80", "70", "60"), ("优", "良", "中", "低", "差")),
    "poverty funds": (("90", "80", "60"), ("优秀", "良好", "及格", "不及格")),
    "linkage funds": (("90", "80", "60"), ("A", "B", "C", "D")),
    "county": (("85", "75", "60"), ("优秀", "良好", "一般", "较差")),
}
"""The scales of the field that are thresholds with the lower end included."""


class TestScalesOfTheField:
    """Each issuer chooses its thresholds and its labels; neither follows from the other."""

    @pytest.mark.parametrize("name", FIELD)
    def test_every_threshold_and_its_neighbours(self, name: str) -> None:
        """One hundredth below a threshold is the next grade; the threshold is not."""
        thresholds, names = FIELD[name]
        scale = Scale.of(thresholds, names, name=name)
        for place, threshold in enumerate(map(Decimal, thresholds)):
            around = [threshold + step * Decimal("0.01") for step in (-1, 0, 1)]
            found = [grade(total, scale=scale).label for total in around]
            assert found == [names[place + 1], names[place], names[place]]
        assert labels(scale, "0", "100") == [names[-1], names[0]]

    def test_one_total_has_as_many_grades_as_issuers(self) -> None:
        """80 points are the best grade or the third, and never the same word everywhere."""
        found = {name: grade("80", scale=Scale.of(*FIELD[name])).label for name in FIELD}
        assert found == {
            "ministry": "良",
            "software B": "优",
            "Shanghai": "良",
            "Guangdong": "良",
            "poverty funds": "良好",
            "linkage funds": "B",
            "county": "良好",
        }

    def test_more_than_90_and_less_than_90(self) -> None:
        """Software version C: exactly 90 has no grade, so there is no such scale."""
        bands = [
            span("优", "(90,]"),
            span("良", "[80,90)"),
            span("中", "[60,80)"),
            span("差", "[,60)"),
        ]
        (found,) = problems_of(Scale, bands=bands)
        assert (found.code, found.path) == (Code.SCALE_GAP, ("bands",))
        assert found.parameters == {"found": "90", "first": "良", "second": "优"}
        assert str(found) == (
            "$.bands: 90 lies between 良 and 优 and has no grade; let the two bands meet"
        )

    @pytest.mark.parametrize(
        ("best", "second"), [("[90,]", "[80,90)"), ("(90,]", "[80,90]")], ids=["above", "below"]
    )
    def test_90_given_to_one_of_the_two(self, best: str, second: str) -> None:
        """Either way the scale is whole."""
        scale = Scale(bands=[span("优", best), span("良", second), span("差", "[,80)")])
        wanted = "优" if best[0] == "[" else "良"
        assert labels(scale, "89.99", "90", "90.01") == ["良", wanted, "优"]

    def test_90_given_to_both(self) -> None:
        """A score of two grades is as bad as one of none."""
        (found,) = problems_of(Scale, bands=[span("优", "[90,]"), span("良", "[,90]")])
        assert found.code is Code.SCALE_OVERLAP
        assert found.parameters == {"found": "90", "first": "良", "second": "优"}

    def test_a_grade_for_one_score(self) -> None:
        """A band may be a single score between its neighbours, which both leave it out."""
        bands = [span("优", "(90,100]"), span("边", "[90,90]"), span("良", "[0,90)")]
        scale = Scale(bands=bands)
        assert labels(scale, "89.99", "90", "90.01") == ["良", "边", "优"]
        assert not scale.lower_is_better
        assert Scale(bands=bands[::-1]).lower_is_better


CIRCULAR = (
    span("优", "[90,100]"),
    span("良", "[80,89]"),
    span("中", "[60,79]"),
    span("差", "[0,59]"),
)


class TestWholeScores:
    """Circular for central departments: 90–100, 80–89, 60–79, 0–59; meant for whole scores."""

    def test_any_score_may_fall_between(self) -> None:
        """89.5 has no home, nor have 79.5 and 59.5; all three places are named."""
        found = problems_of(Scale, bands=CIRCULAR)
        assert [each.code for each in found] == [Code.SCALE_GAP] * 3
        assert [each.parameters["found"] for each in found] == [
            "what is above 59",
            "what is above 79",
            "what is above 89",
        ]

    def test_whole_scores_do_not(self) -> None:
        """Where scores are whole, 89 and 90 meet."""
        scale = Scale(bands=CIRCULAR, places=0)
        totals = ("0", "59", "60", "79", "80", "89", "90", "90.00", "100")
        assert labels(scale, *totals) == ["差", "差", "中", "中", "良", "良", "优", "优", "优"]

    @pytest.mark.parametrize("total", ["89.5", "79.5", "89.01", "89.99", "100.5"])
    def test_other_scores_are_refused(self, total: str) -> None:
        """The scale does not say whether to round them, so it does not grade them."""
        found = unanswered(total, scale=Scale(bands=CIRCULAR, places=0))
        assert (found.code, found.path) == (Code.SCALE_OFF_GRID, ())
        assert found.parameters == {"found": Decimal(total), "places": 0}

    @pytest.mark.parametrize("total", ["-1", "101"])
    def test_beyond_its_ends(self, total: str) -> None:
        """A scale that states both ends grades nothing beyond them."""
        found = unanswered(total, scale=Scale(bands=CIRCULAR, places=0))
        assert found.code is Code.SCALE_OUTSIDE
        assert found.parameters == {
            "found": Decimal(total),
            "low": Decimal(0),
            "high": Decimal(100),
        }

    def test_ends_that_no_score_can_have(self) -> None:
        """Each is named by its band and side."""
        bands = [span("优", "[89.5,100]"), span("良", "[60.25,89.5)"), span("差", "[0,60.25)")]
        assert placed(Scale, bands=bands, places=0) == [
            ("$.bands[0].low", Code.SCALE_OFF_GRID),
            ("$.bands[1].low", Code.SCALE_OFF_GRID),
            ("$.bands[1].high", Code.SCALE_OFF_GRID),
            ("$.bands[2].high", Code.SCALE_OFF_GRID),
        ]
        assert placed(Scale, bands=bands, places=1) == [
            ("$.bands[1].low", Code.SCALE_OFF_GRID),
            ("$.bands[2].high", Code.SCALE_OFF_GRID),
        ]
        assert labels(Scale(bands=bands, places=2), "89.49", "89.50") == ["良", "优"]

    def test_a_band_that_no_score_reaches(self) -> None:
        """Between 89 and 90, both left out, there is a band only while scores have places."""
        bands = [span("优", "[90,100]"), span("边", "(89,90)"), span("良", "[0,89]")]
        assert labels(Scale(bands=bands, places=1), "89", "89.1", "90") == ["良", "边", "优"]
        (found,) = problems_of(Scale, bands=bands, places=0)
        assert (found.code, found.path) == (Code.SCALE_BAND_RANGE, ("bands", 1))
        assert found.parameters == {"label": "边", "low": Decimal(89), "high": Decimal(90)}

    @pytest.mark.parametrize(
        ("best", "second"), [("[90,]", "[,90)"), ("(89,]", "[,89]"), ("(89,]", "[,90)")]
    )
    def test_one_cut_has_many_spellings(self, best: str, second: str) -> None:
        """From 90 and above 89 are one and the same."""
        scale = Scale(bands=[span("优", best), span("良", second)], places=0)
        assert labels(scale, "89", "90") == ["良", "优"]

    @pytest.mark.parametrize(
        ("best", "second", "code", "score"),
        [
            ("[90,]", "[,90]", Code.SCALE_OVERLAP, "90"),
            ("(88,]", "[,89]", Code.SCALE_OVERLAP, "89"),
            ("[91,]", "[,89]", Code.SCALE_GAP, "90"),
            ("(90,]", "[,90)", Code.SCALE_GAP, "90"),
        ],
    )
    def test_one_score_off(self, best: str, second: str, code: Code, score: str) -> None:
        """One whole score too many or too few is found and named."""
        (found,) = problems_of(Scale, bands=[span("优", best), span("良", second)], places=0)
        assert (found.code, found.parameters["found"]) == (code, score)


AS_PRINTED = ("shenze_wxb", "part", "dongguan2020", "wjx_cp", "safety_std_1000", "pefa_pi2_2")
WHOLE = ("huaining_shzz2022", "luoyang_chanhe2025", "emp5", "zwgk3", "florida_plus")
IMPOSSIBLE = ("train4", "tzjk_xx12", "pefa_pi3_1")
TWO_PLACES_ONLY = ("naac2017",)


class TestPublishedScales:
    """Scales collected from public pages, with the bounds that they print."""

    def test_every_one_is_tried(self) -> None:
        """A scale that joins the collection joins a table here."""
        assert set(PUBLISHED) == {*AS_PRINTED, *WHOLE, *IMPOSSIBLE, *TWO_PLACES_ONLY}

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("shenze_wxb", "59.99较差 60一般 60.01一般 74.99一般 75良好 84.99良好 85优秀 100优秀"),
            ("dongguan2020", "0一般 79.99一般 80良好 80.01良好 89.99良好 90优秀 90.01优秀"),
            ("wjx_cp", "59.99D不称职 60C基本称职 69.99C基本称职 70B称职 89.99B称职 90A优秀"),
        ],
    )
    def test_thresholds_as_printed(self, name: str, expected: str) -> None:
        """Each threshold and its neighbours."""
        scale = stated(name)
        for each in expected.split():
            total = "".join(sign for sign in each if sign in "0123456789.")
            assert grade(total, scale=scale).label == each.removeprefix(total)

    @pytest.mark.parametrize(
        ("total", "label"),
        [
            ("0", "Ineffective"),
            ("49.99", "Ineffective"),
            ("50", "Adequate"),
            ("50.01", "Adequate"),
            ("69.99", "Adequate"),
            ("70", "Moderately Effective"),
            ("70.01", "Moderately Effective"),
            ("84.99", "Moderately Effective"),
            ("85", "Effective"),
            ("85.01", "Effective"),
            ("100", "Effective"),
        ],
    )
    def test_the_american_rating_tool(self, total: str, label: str) -> None:
        """PART: from 85 Effective, from 70 Moderately Effective, from 50 Adequate."""
        assert grade(total, scale=stated("part")).label == label

    @pytest.mark.parametrize(
        ("total", "label"),
        [
            ("600", "Level III"),
            ("600.01", "Level III"),
            ("749.99", "Level III"),
            ("750", "Grade II"),
            ("899.99", "Grade II"),
            ("900", "Level 1"),
            ("1000", "Level 1"),
        ],
    )
    def test_a_thousand_points(self, total: str, label: str) -> None:
        """Safety standard: not less than 900, 750 and 600; below that there is no level."""
        assert grade(total, scale=stated("safety_std_1000")).label == label

    @pytest.mark.parametrize("total", ["599.99", "0", "1000.01"])
    def test_what_a_scale_leaves_out(self, total: str) -> None:
        """Is not graded worst: the page gives it nothing."""
        found = unanswered(total, scale=stated("safety_std_1000"))
        assert found.code is Code.SCALE_OUTSIDE
        assert found.parameters == {
            "found": Decimal(total),
            "low": Decimal(600),
            "high": Decimal(1000),
        }

    @pytest.mark.parametrize("name", AS_PRINTED)
    def test_these_need_no_grid(self, name: str) -> None:
        """Half-open bounds hold scores of any places."""
        scale = stated(name)
        assert [band.label for band in scale.bands] == [band["label"] for band in PUBLISHED[name]]

    @pytest.mark.parametrize("name", WHOLE)
    def test_these_need_whole_scores(self, name: str) -> None:
        """Bands from 80 to 89 meet those from 90 only where scores are whole."""
        assert {code for code, *_ in seams(name)} == {Code.SCALE_GAP}
        scale = stated(name, places=0)
        for band in scale.bands:
            for end in (band.low, band.high):
                assert end is None or (grade(end, scale=scale) is band) == band.holds(end)

    def test_five_levels_for_employees(self) -> None:
        """75–89, 60–74, 40–59, but below 40: only the last seam is whole."""
        assert seams("emp5") == [
            (Code.SCALE_GAP, "what is above 59", "较差", "中等"),
            (Code.SCALE_GAP, "what is above 74", "中等", "良好"),
            (Code.SCALE_GAP, "what is above 89", "良好", "优秀"),
        ]
        totals = ("39", "40", "59", "60", "74", "75", "89", "90")
        wanted = ["极差", "较差", "较差", "中等", "中等", "良好", "良好", "优秀"]
        assert labels(stated("emp5", places=0), *totals) == wanted

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            (
                "huaining_shzz2022",
                {"800": "1A", "801": "2A", "850": "2A", "851": "3A", "901": "4A"},
            ),
            ("huaining_shzz2022", {"950": "4A", "951": "5A", "1000": "5A", "0": "1A"}),
            ("luoyang_chanhe2025", {"599": "1A", "600": "2A", "799": "3A", "800": "4A"}),
            ("luoyang_chanhe2025", {"850": "4A", "899": "4A", "900": "5A", "1000": "5A"}),
            ("florida_plus", {"89": "B+", "90": "A", "86": "B", "87": "B+", "59": "F", "60": "D"}),
            ("zwgk3", {"60": "合格", "89": "合格", "90": "优秀"}),
        ],
    )
    def test_whole_scores_beside_each_edge(self, name: str, expected: dict[str, str]) -> None:
        """850 points are 4A in one city and 2A in another."""
        assert labels(stated(name, places=0), *expected) == list(expected.values())

    @pytest.mark.parametrize("total", ["900.5", "850.5", "800.01"])
    def test_half_points_of_a_thousand(self, total: str) -> None:
        """The page prints 851–900 and 901–950; 900.5 is undefined there, and refused here."""
        scale = stated("huaining_shzz2022", places=0)
        assert unanswered(total, scale=scale).code is Code.SCALE_OFF_GRID

    def test_open_below_and_closed_above(self) -> None:
        """What is beyond the upper end is refused by both ends, of which one is none."""
        found = unanswered("1001", scale=stated("huaining_shzz2022", places=0))
        assert str(found) == (
            "1001 is outside the scale, which runs from -∞ to 1000; check the total"
        )

    def test_two_places(self) -> None:
        """NAAC: 3.51–4.00, 3.26–3.50 and so on, after rounding to two places."""
        scale = stated("naac2017", places=2)
        totals = ("1.50", "1.51", "2", "2.01", "2.50", "2.51", "2.75", "2.76", "3.00", "3.01")
        wanted = ["D", "C", "C", "B", "B", "B+", "B+", "B++", "B++", "A"]
        assert labels(scale, *totals) == wanted
        wanted = ["A", "A+", "A+", "A++", "A++"]
        assert labels(scale, "3.25", "3.26", "3.50", "3.51", "4.00") == wanted
        assert unanswered("3.505", scale=scale).code is Code.SCALE_OFF_GRID
        assert unanswered("4.01", scale=scale).code is Code.SCALE_OUTSIDE
        assert labels(scale, str(recorded(Decimal("3.505")))) == ["A++"]

    def test_two_places_are_part_of_it(self) -> None:
        """Without them each of its seven seams has a gap; with one, its bounds cannot be."""
        assert [code for code, *_ in seams("naac2017")] == [Code.SCALE_GAP] * 7
        found = {code for _, code in placed(Scale, bands=printed("naac2017"), places=1)}
        assert Code.SCALE_OFF_GRID in found

    def test_training_with_a_gap_and_an_overlap(self) -> None:
        """80–89 优良, 80 合格, below 60 不合格: 60 to 79 have no grade, 80 has two."""
        assert seams("train4") == [
            (Code.SCALE_GAP, "60", "不合格", "合格"),
            (Code.SCALE_OVERLAP, "80", "合格", "优良"),
            (Code.SCALE_GAP, "what is above 89", "优良", "优秀"),
        ]
        assert seams("train4", places=0) == [
            (Code.SCALE_GAP, "60", "不合格", "合格"),
            (Code.SCALE_OVERLAP, "80", "合格", "优良"),
        ]

    def test_single_scores_of_a_fitness_test(self) -> None:
        """100–90, 87–75, 72–60, 50–10: the scores between are never given, and have no grade."""
        assert seams("tzjk_xx12") == [
            (Code.SCALE_GAP, "what is above 50", "不及格", "及格"),
            (Code.SCALE_GAP, "what is above 72", "及格", "良好"),
            (Code.SCALE_GAP, "what is above 87", "良好", "优秀"),
        ]
        assert [found for _, found, *_ in seams("tzjk_xx12", places=0)] == ["51", "73", "88"]

    def test_ranges_within_ranges(self) -> None:
        """PEFA 3.1: 97–106 within 94–112 within 92–116 is no scale of one dimension."""
        assert seams("pefa_pi3_1") == [
            (Code.SCALE_OVERLAP, "92", "D", "C"),
            (Code.SCALE_OVERLAP, "94", "C", "B"),
            (Code.SCALE_OVERLAP, "97", "B", "A"),
        ]


class TestLowerIsBetter:
    """PEFA 2.2, variance by economic type: less than 5 % is A, than 10 % B, than 15 % C, else D."""

    scale = stated("pefa_pi2_2")

    @pytest.mark.parametrize(
        ("total", "label"),
        [
            ("0", "A"),
            ("4.99", "A"),
            ("5", "B"),
            ("5.01", "B"),
            ("9.99", "B"),
            ("10", "C"),
            ("14.99", "C"),
            ("15", "D"),
            ("15.01", "D"),
            ("9999", "D"),
        ],
    )
    def test_every_threshold_and_its_neighbours(self, total: str, label: str) -> None:
        """A threshold belongs to the worse grade: the better one asks for less."""
        assert grade(total, scale=self.scale).label == label

    def test_the_best_stands_first(self) -> None:
        """As in every scale; from the lowest scores up it reads the same way."""
        assert self.scale.lower_is_better
        assert self.scale.ascending == self.scale.bands
        assert not FOUR_TIER.lower_is_better
        assert FOUR_TIER.ascending == FOUR_TIER.bands[::-1]

    def test_distances_run_the_other_way(self) -> None:
        """12 % is 2 points above B, whose edge is not in it, and 3 below D, whose edge is."""
        _, b, _, d = self.scale.bands
        assert to_next_band("12", scale=self.scale) == Distance(
            band=b, points=Decimal(2), edge_included=False
        )
        assert buffer_above("12", scale=self.scale) == Distance(
            band=d, points=Decimal(3), edge_included=True
        )
        assert to_next_band("4.99", scale=self.scale) is None
        assert buffer_above("15", scale=self.scale) is None

    def test_nothing_is_below_zero(self) -> None:
        """The scale begins at 0 and has no other end."""
        found = unanswered("-0.01", scale=self.scale)
        assert (found.parameters["low"], found.parameters["high"]) == (Decimal(0), "∞")


class TestBands:
    """A band is a label and an interval with both ends stated."""

    @pytest.mark.parametrize(
        ("ends", "shown", "held"),
        [
            ("[75,85)", "[75, 85)", "75 75.01 84.99"),
            ("[75,85]", "[75, 85]", "75 75.01 84.99 85"),
            ("(75,85]", "(75, 85]", "75.01 84.99 85"),
            ("(75,85)", "(75, 85)", "75.01 84.99"),
            ("[,85)", "(-∞, 85)", "74.99 75 75.01 84.99"),
            ("[,85]", "(-∞, 85]", "74.99 75 75.01 84.99 85"),
            ("[75,)", "[75, ∞)", "75 75.01 84.99 85 85.01"),
            ("(75,)", "(75, ∞)", "75.01 84.99 85 85.01"),
            ("[,)", "(-∞, ∞)", "74.99 75 75.01 84.99 85 85.01"),
            ("[85,85]", "[85, 85]", "85"),
        ],
    )
    def test_what_it_holds(self, ends: str, shown: str, held: str) -> None:
        """Each end and its two neighbours, as decimals and as fractions."""
        band = span("良好", ends)
        around = [Decimal(each) for each in ("74.99", "75", "75.01", "84.99", "85", "85.01")]
        assert " ".join(str(each) for each in around if band.holds(each)) == held
        assert [band.holds(Fraction(each)) for each in around] == list(map(band.holds, around))
        assert str(band) == f"良好 {shown}"

    def test_a_hair_beside_an_end(self) -> None:
        """A fraction without end is compared exactly."""
        hair = Fraction(1, 3 * 10**60)
        band = span("良好", "[75,85)")
        assert not band.holds(75 - hair)
        assert band.holds(75 + hair)
        assert band.holds(85 - hair)
        assert not band.holds(85 + hair)

    @pytest.mark.parametrize(
        "ends", ["[85,75)", "[85,75]", "[85.01,85]", "[85,85)", "(85,85]", "(85,85)"]
    )
    def test_one_that_holds_nothing(self, ends: str) -> None:
        """Is refused by its label and its ends."""
        (found,) = problems_of(span, "良好", ends)
        assert (found.code, found.path) == (Code.SCALE_BAND_RANGE, ())
        assert set(found.parameters) == {"label", "low", "high"}

    def test_all_mistakes_come_at_once(self) -> None:
        """Every field that cannot be read is named."""
        wrong = {"label": " ", "low": 1.5, "low_included": 1, "high": "高", "high_included": None}
        assert placed(Band, **wrong) == [
            ("$.label", Code.TEXT_EMPTY),
            ("$.low", Code.NUMBER_FLOAT),
            ("$.low_included", Code.FLAG_WANTED),
            ("$.high", Code.NUMBER_NOT_A_NUMBER),
            ("$.high_included", Code.FLAG_WANTED),
        ]


class TestWhatNoScaleCanBe:
    """The constructor refuses a scale that grades some score twice or never, and says where."""

    def test_empty(self) -> None:
        """No bands, no grades."""
        assert placed(Scale, bands=[]) == [("$.bands", Code.SCALE_EMPTY)]

    def test_one_band_for_everything(self) -> None:
        """Grades all alike, and knows neither better nor worse."""
        scale = Scale.of((), ("合格",))
        assert labels(scale, "-5", "0", "1000") == ["合格"] * 3
        assert not scale.lower_is_better
        assert to_next_band("5", scale=scale) is buffer_above("5", scale=scale) is None

    def test_a_label_twice(self) -> None:
        """Each later one is named by its place."""
        found = problems_of(Scale.of, ("90", "80", "60"), ("优", "良", "优", "优"))
        assert [(each.path, each.code) for each in found] == [
            (("bands", 2), Code.SCALE_DUPLICATE_LABEL),
            (("bands", 3), Code.SCALE_DUPLICATE_LABEL),
        ]
        assert found[0].parameters == {"label": "优"}

    @pytest.mark.parametrize(
        ("thresholds", "names"), [(("90",), ("优",)), (("90",), ("优", "良", "差")), ((), ())]
    )
    def test_labels_that_do_not_match(
        self, thresholds: tuple[str, ...], names: tuple[str, ...]
    ) -> None:
        """One label more than thresholds, no fewer and no more."""
        (found,) = problems_of(Scale.of, thresholds, names)
        assert found.code is Code.SCALE_LABELS
        assert found.parameters == {"labels": len(names), "thresholds": len(thresholds)}

    @pytest.mark.parametrize("thresholds", [("60", "80"), ("80", "80")])
    def test_thresholds_that_do_not_fall(self, thresholds: tuple[str, str]) -> None:
        """The band between them would hold nothing."""
        (found,) = problems_of(Scale.of, thresholds, ("优", "良", "差"))
        assert found.code is Code.SCALE_BAND_RANGE
        assert found.parameters["label"] == "良"

    def test_a_threshold_that_is_no_number(self) -> None:
        """Is named by its place, as is a label that says nothing; all of them at once."""
        assert placed(Scale.of, ("x", "80", "y"), ("优", "", "中", 5)) == [
            ("$.thresholds[0]", Code.NUMBER_NOT_A_NUMBER),
            ("$.thresholds[2]", Code.NUMBER_NOT_A_NUMBER),
            ("$.labels[1]", Code.TEXT_EMPTY),
            ("$.labels[3]", Code.TEXT_WANTED),
        ]
        assert placed(Scale.of, (90.0,), ("优", "差")) == [("$.thresholds[0]", Code.NUMBER_FLOAT)]

    @pytest.mark.parametrize("wrong", ["90", {"90": 1}, {"90"}, None, 90])
    def test_thresholds_and_labels_are_several(self, wrong: object) -> None:
        """A text is not its characters: 90 and 优差 make no scale."""
        assert placed(Scale.of, wrong, wrong) == [
            ("$.thresholds", Code.ITEMS_WANTED),
            ("$.labels", Code.ITEMS_WANTED),
        ]
        assert placed(Scale.of, ("90",), "优差") == [("$.labels", Code.ITEMS_WANTED)]

    def test_neither_best_nor_worst_first(self) -> None:
        """The middle band at the head is out of order, though nothing is missing."""
        best, middle, worst = Scale.of(("90", "60"), ("优", "中", "差")).bands
        for bands in ([middle, best, worst], [best, worst, middle]):
            (found,) = problems_of(Scale, bands=bands)
            assert (found.code, found.path) == (Code.SCALE_ORDER, ("bands",))
            assert found.parameters == {"found": ", ".join(band.label for band in bands)}

    @pytest.mark.parametrize(
        ("first", "second", "shared"),
        [
            ("[90,)", "[,)", "90"),
            ("(90,)", "[,)", "what is above 90"),
            ("[0,)", "[,)", "0"),
            ("[1e2,)", "[,)", "100"),
            ("[,)", "[,)", "every score"),
            ("[,80)", "[,60)", "what is below 60"),
            ("[0,90)", "[0,80)", "0"),
            ("[0,90)", "[0,90)", "0"),
            ("[80,)", "[60,)", "80"),
        ],
    )
    def test_bands_that_share_scores(self, first: str, second: str, shared: str) -> None:
        """The first score that both of them hold is named in plain digits."""
        (found,) = problems_of(Scale, bands=[span("优", first), span("差", second)])
        assert (found.code, found.parameters["found"]) == (Code.SCALE_OVERLAP, shared)

    def test_bands_that_begin_alike(self) -> None:
        """Are in order by where they end, so only what they share is wrong."""
        bands = [span("优", "[90,)"), span("良", "[90,95)"), span("差", "[,90)")]
        (found,) = problems_of(Scale, bands=bands)
        assert found.code is Code.SCALE_OVERLAP
        assert found.parameters == {"found": "90", "first": "良", "second": "优"}

    def test_every_mistake_comes_at_once(self) -> None:
        """A label twice, out of order, a gap and an overlap."""
        middle, best = span("中", "[60,80]"), span("优", "(90,]")
        bands = [middle, best, span("中", "[80,90)"), span("差", "[,50)")]
        assert placed(Scale, bands=bands) == [
            ("$.bands[2]", Code.SCALE_DUPLICATE_LABEL),
            ("$.bands", Code.SCALE_ORDER),
            ("$.bands", Code.SCALE_GAP),
            ("$.bands", Code.SCALE_OVERLAP),
            ("$.bands", Code.SCALE_GAP),
        ]

    @pytest.mark.parametrize(
        ("bands", "wanted"),
        [
            (["优", 5], [("$.bands[0]", Code.RECORD_KIND), ("$.bands[1]", Code.RECORD_KIND)]),
            ([span("优", "[,)"), None], [("$.bands[1]", Code.RECORD_KIND)]),
            ("优良", [("$.bands", Code.ITEMS_WANTED)]),
            (span("优", "[,)"), [("$.bands", Code.ITEMS_WANTED)]),
            ({"优": 90}, [("$.bands", Code.ITEMS_WANTED)]),
        ],
    )
    def test_what_is_no_band(self, bands: object, wanted: list[tuple[str, Code]]) -> None:
        """Is refused by its position."""
        assert placed(Scale, bands=bands) == wanted

    @pytest.mark.parametrize("places", [-1, 13, True, "0", 2.0])
    def test_what_is_no_number_of_places(self, places: object) -> None:
        """From 0 to 12, or none."""
        wanted = [("$.places", Code.ROUNDING_PLACES)]
        assert placed(Scale, bands=[span("优", "[,)")], places=places) == wanted

    @pytest.mark.parametrize("places", [None, 0, 12])
    def test_what_is_a_number_of_places(self, places: int | None) -> None:
        """Both ends of the range, and none."""
        assert Scale(bands=[span("优", "[,)")], places=places).places == places

    def test_wrong_fields_come_at_once(self) -> None:
        """Whatever they are."""
        wrong = {"bands": 5, "name": None, "graded": "grade", "places": 1.5, "citation": "10号"}
        assert placed(Scale, **wrong) == [
            ("$.bands", Code.ITEMS_WANTED),
            ("$.name", Code.TEXT_WANTED),
            ("$.graded", Code.TERM_UNKNOWN),
            ("$.places", Code.ROUNDING_PLACES),
            ("$.citation", Code.RECORD_KIND),
        ]

    def test_what_a_scale_keeps(self) -> None:
        """Its name, its document and what it grades."""
        citation = Citation(title="办法")
        scale = Scale.of(("60",), ("合格", "不合格"), name="两档", citation=citation)
        assert (scale.name, scale.citation, scale.graded) == ("两档", citation, Graded.TOTAL)
        assert untyped(Scale)(bands=scale.bands, graded="score_rate").graded is Graded.SCORE_RATE


class TestScoreRates:
    """Some documents grade the score rate, so that one scale fits any full marks."""

    @pytest.mark.parametrize(
        ("score", "full_marks", "label"),
        [
            ("67", "80", "良好"),
            ("68", "80", "优秀"),
            ("67.99", "80", "良好"),
            ("68.01", "80", "优秀"),
            ("60", "80", "良好"),
            ("59.99", "80", "一般"),
            ("48", "80", "一般"),
            ("47.99", "80", "较差"),
            ("0", "80", "较差"),
            ("1020", "1200", "优秀"),
            ("1019.99", "1200", "良好"),
            ("2", "3", "一般"),
        ],
    )
    def test_every_threshold_and_its_neighbours(
        self, score: str, full_marks: str, label: str
    ) -> None:
        """67 of 80 points are 83.75 %: 良好."""
        assert grade_by_rate(score, full_marks, scale=FOUR_TIER).label == label

    @given(score=st.integers(0, 10**6), full_marks=st.integers(1, 10**6))
    def test_equals_multiplying_out(self, score: int, full_marks: int) -> None:
        """By whole numbers: at least 85 of 100 is at least 85 times the full marks."""
        reached = sum(100 * score >= threshold * full_marks for threshold in (85, 75, 60))
        assert grade_by_rate(score, full_marks, scale=FOUR_TIER) is FOUR_TIER.bands[3 - reached]

    @given(case=scales_and_totals(), power=st.integers(0, 4))
    def test_equals_the_grade_of_the_percentage(
        self, case: tuple[Scale, list[Decimal]], power: int
    ) -> None:
        """A total out of 100, or the same a thousand times as large."""
        scale, (total,) = case
        size = 10**power
        assert grade_by_rate(total * size, 100 * size, scale=scale) is grade(total, scale=scale)

    @pytest.mark.parametrize(
        ("threshold", "label"),
        [("66.6666666666666666", "优"), ("66.6666666666666667", "差")],
        ids=["below", "above"],
    )
    def test_without_end_is_exact(self, threshold: str, label: str) -> None:
        """2 of 3 points lie between any two neighbouring decimals."""
        scale = Scale.of((threshold,), ("优", "差"))
        assert grade_by_rate("2", "3", scale=scale).label == label
        assert grade_by_rate("2e10", "3e10", scale=scale).label == label

    def test_a_rate_between_the_scores_of_a_scale(self) -> None:
        """A scale of whole percents does not grade 66.67 %, nor 2 of 3."""
        scale = Scale(bands=CIRCULAR, places=0)
        assert grade_by_rate("4", "5", scale=scale).label == "良"
        with pytest.raises(CalculationError) as caught:
            grade_by_rate("2", "3", scale=scale)
        (found,) = caught.value.problems
        assert found.code is Code.SCALE_OFF_GRID
        assert found.parameters["found"] == Fraction(200, 3)

    def test_more_than_all_of_a_closed_scale(self) -> None:
        """A rate above 100 % lies outside it."""
        with pytest.raises(CalculationError) as caught:
            grade_by_rate("8.01", "8", scale=stated("shenze_wxb"))
        assert [each.code for each in caught.value.problems] == [Code.SCALE_OUTSIDE]

    def test_of_nothing(self) -> None:
        """Zero full marks have no rate."""
        with pytest.raises(CalculationError) as caught:
            grade_by_rate("0", "0.00", scale=FOUR_TIER)
        assert [each.code for each in caught.value.problems] == [Code.SCALE_FULL_MARKS]

    @pytest.mark.parametrize(
        ("score", "full_marks", "code"),
        [
            ("5", "-1", Code.NUMBER_NEGATIVE),
            ("5", 8.0, Code.NUMBER_FLOAT),
            (5.0, "8", Code.NUMBER_FLOAT),
            ("5分", "8", Code.NUMBER_UNIT),
        ],
    )
    def test_what_are_no_points(self, score: object, full_marks: object, code: Code) -> None:
        """Are refused."""
        with pytest.raises(RecordError) as caught:
            untyped(grade_by_rate)(score, full_marks, scale=FOUR_TIER)
        assert [each.code for each in caught.value.problems] == [code]


class TestWrongArguments:
    """Are refused under their names, all at once."""

    @pytest.mark.parametrize("question", [grade, to_next_band, buffer_above])
    @pytest.mark.parametrize("scale", [None, "四档", Scale, FOUR_TIER.bands])
    def test_of_a_total(self, question: Any, scale: object) -> None:
        """What is no total, and what is no scale."""
        assert placed(question, "85", scale=scale) == [("$.scale", Code.RECORD_KIND)]
        assert placed(question, "85分", scale=scale) == [
            ("$.total", Code.NUMBER_UNIT),
            ("$.scale", Code.RECORD_KIND),
        ]

    def test_of_a_score_rate(self) -> None:
        """The points earned, those that could be, and the scale."""
        assert placed(grade_by_rate, "优", "-1", scale=None) == [
            ("$.score", Code.NUMBER_NOT_A_NUMBER),
            ("$.full_marks", Code.NUMBER_NEGATIVE),
            ("$.scale", Code.RECORD_KIND),
        ]


class TestDistances:
    """How far it is to the next better grade, and how much there is to lose."""

    @pytest.mark.parametrize(
        ("total", "better"),
        [
            ("0", ("一般", "60")),
            ("59.99", ("一般", "0.01")),
            ("60", ("良好", "15")),
            ("60.01", ("良好", "14.99")),
            ("74.99", ("良好", "0.01")),
            ("75", ("优秀", "10")),
            ("84.99", ("优秀", "0.01")),
            ("84.9", ("优秀", "0.1")),
            ("84.99999999999999999", ("优秀", "0.00000000000000001")),
            ("-5", ("一般", "65")),
            ("85", None),
            ("85.01", None),
            ("100", None),
        ],
    )
    def test_to_the_next_band(self, total: str, better: tuple[str, str] | None) -> None:
        """The edge belongs to the better grade, so it need only be reached."""
        found = to_next_band(total)
        assert (found and (found.band.label, f"{found.points:f}")) == better
        assert found is None or found.edge_included

    @pytest.mark.parametrize(
        ("total", "worse"),
        [
            ("59.99", None),
            ("0", None),
            ("60", ("较差", "0")),
            ("60.01", ("较差", "0.01")),
            ("74.99", ("较差", "14.99")),
            ("75", ("一般", "0")),
            ("84.99", ("一般", "9.99")),
            ("85", ("良好", "0")),
            ("85.01", ("良好", "0.01")),
            ("100", ("良好", "15")),
        ],
    )
    def test_above_the_next_band(self, total: str, worse: tuple[str, str] | None) -> None:
        """The edge is not in the worse grade: so much may be lost, and no more."""
        found = buffer_above(total)
        assert (found and (found.band.label, f"{found.points:f}")) == worse
        assert found is None or not found.edge_included

    def test_edges_the_other_way(self) -> None:
        """Above 90 is 优, so 90 is no points away and not there; 91 is one point above 良."""
        scale = Scale(bands=[span("优", "(90,)"), span("良", "[,90]")])
        best, second = scale.bands
        there = Distance(band=best, points=Decimal(0), edge_included=False)
        back = Distance(band=second, points=Decimal(1), edge_included=True)
        assert to_next_band("90", scale=scale) == there
        assert buffer_above("91", scale=scale) == back

    def test_whole_scores(self) -> None:
        """From 89 it is one point to 90, and from 90 one to 89."""
        scale = Scale(bands=CIRCULAR, places=0)
        best, second, *_ = scale.bands
        one = {"points": Decimal(1), "edge_included": True}
        assert to_next_band("89", scale=scale) == untyped(Distance)(band=best, **one)
        assert buffer_above("90", scale=scale) == untyped(Distance)(band=second, **one)

    @pytest.mark.parametrize("measure", [to_next_band, buffer_above])
    def test_from_a_score_without_a_grade(self, measure: Any) -> None:
        """There is no distance from outside, nor from between the scores of a scale."""
        scale = Scale(bands=CIRCULAR, places=0)
        for total, code in (("101", Code.SCALE_OUTSIDE), ("89.5", Code.SCALE_OFF_GRID)):
            with pytest.raises(CalculationError) as caught:
                measure(total, scale=scale)
            assert [each.code for each in caught.value.problems] == [code]
        with pytest.raises(RecordError):
            measure(89.5)

    @given(case=scales_and_totals())
    def test_going_so_far_gets_there(self, case: tuple[Scale, list[Decimal]]) -> None:
        """And not a step less: with the edge, or just beyond it where it is not in the band."""
        scale, (total,) = case
        step = Decimal("0.001") if scale.places is None else Decimal(1).scaleb(-scale.places)
        rank = scale.bands.index(grade(total, scale=scale))
        for measure, change in ((to_next_band, -1), (buffer_above, 1)):
            found = measure(total, scale=scale)
            if found is None:
                assert rank == (0 if change < 0 else len(scale.bands) - 1)
                continue
            upwards = (change < 0) is not scale.lower_is_better
            way = 1 if upwards else -1
            edge = total + way * found.points
            reached = edge if found.edge_included else edge + way * step
            assert found.points >= 0
            assert found.band is scale.bands[rank + change]
            assert grade(reached, scale=scale) is found.band
            assert grade(reached - way * step, scale=scale) is not found.band

    def test_the_ambient_context_is_neither_read_nor_changed(self) -> None:
        """Seventeen places survive a caller who computes with three."""
        with decimal.localcontext(decimal.Context(prec=3, traps=[decimal.Inexact])) as context:
            found = to_next_band("60.00000000000000001")
            by_rate = grade_by_rate("2", "3", scale=FOUR_TIER)
            assert not context.flags[decimal.Inexact]
        assert found is not None
        assert found.points == Decimal("14.99999999999999999")
        assert by_rate.label == "一般"


class TestLaws:
    """A scale holds every score that it grades exactly once, and more is never worse."""

    @given(total=TOTALS)
    def test_every_total_has_one_grade(self, total: Decimal) -> None:
        """In the county's scale."""
        (band,) = [band for band in FOUR_TIER.bands if band.holds(total)]
        assert grade(total) is band

    @given(case=scales_and_totals())
    def test_every_total_has_one_grade_in_any_scale(
        self, case: tuple[Scale, list[Decimal]]
    ) -> None:
        """However its ends are stated, and whichever way is better."""
        scale, (total,) = case
        (band,) = [band for band in scale.bands if band.holds(total)]
        assert grade(total, scale=scale) is band

    @given(scale=SCALES, total=TOTALS)
    def test_the_rest_is_refused(self, scale: Scale, total: Decimal) -> None:
        """A total is graded, outside, or between the scores that the scale knows."""
        held = [band for band in scale.bands if band.holds(total)]
        if scale.places is not None and total != round(total, scale.places):
            assert unanswered(total, scale=scale).code is Code.SCALE_OFF_GRID
        elif held:
            assert [grade(total, scale=scale)] == held
        else:
            low, high = scale.ascending[0].low, scale.ascending[-1].high
            assert unanswered(total, scale=scale).code is Code.SCALE_OUTSIDE
            assert (low is not None and total <= low) or (high is not None and total >= high)

    @given(case=scales_and_totals(count=2))
    def test_more_is_never_worse(self, case: tuple[Scale, list[Decimal]]) -> None:
        """Nor is less, where less is better."""
        scale, totals = case
        ranks = [scale.bands.index(grade(total, scale=scale)) for total in sorted(totals)]
        assert ranks == sorted(ranks, reverse=not scale.lower_is_better)

    @given(
        end=st.tuples(st.integers(598, 602), st.booleans()),
        start=st.tuples(st.integers(598, 602), st.booleans()),
        on_grid=st.booleans(),
    )
    def test_two_bands_meet_or_are_refused(
        self, end: tuple[int, bool], start: tuple[int, bool], *, on_grid: bool
    ) -> None:
        """They make a scale where they are cut at one place, else a gap or an overlap."""
        cuts = [start, end]
        if on_grid:  # Behind a score is before the next one.
            cuts = [(at + behind, False) for at, behind in cuts]
        bands = [
            Band(label="优", low=Decimal(start[0]).scaleb(-1), low_included=not start[1]),
            Band(label="差", high=Decimal(end[0]).scaleb(-1), high_included=end[1]),
        ]
        if cuts[0] == cuts[1]:
            assert Scale(bands=bands, places=1 if on_grid else None).bands == tuple(bands)
        else:
            wanted = Code.SCALE_OVERLAP if cuts[0] < cuts[1] else Code.SCALE_GAP
            found = placed(Scale, bands=bands, places=1 if on_grid else None)
            assert found == [("$.bands", wanted)]

    @given(scale=SCALES, data=st.data())
    def test_bands_stand_in_order(self, scale: Scale, data: st.DataObject) -> None:
        """Best first or worst first; every other order is refused, and for that alone."""
        bands = tuple(data.draw(st.permutations(scale.bands)))
        if bands in {scale.bands, scale.bands[::-1]}:
            assert Scale(bands=bands, places=scale.places).bands == bands
        else:
            found = placed(Scale, bands=bands, places=scale.places)
            assert found == [("$.bands", Code.SCALE_ORDER)]

    @given(scale=SCALES, data=st.data())
    def test_a_band_cannot_be_left_out(self, scale: Scale, data: st.DataObject) -> None:
        """Unless it is the first or the last."""
        assume(len(scale.bands) > 2)
        place = data.draw(st.integers(1, len(scale.bands) - 2))
        bands = scale.bands[:place] + scale.bands[place + 1 :]
        assert placed(Scale, bands=bands, places=scale.places) == [("$.bands", Code.SCALE_GAP)]

    @given(scale=SCALES)
    def test_scales_travel(self, scale: Scale) -> None:
        """They are copied, stored and used as keys."""
        for twin in (copy.deepcopy(scale), pickle.loads(pickle.dumps(scale))):  # noqa: S301
            assert twin == scale
            assert hash(twin) == hash(scale)
