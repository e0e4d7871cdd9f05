"""Pictures: bars, a scale with a score on it, and the curve of a rule; as SVG and as Vega-Lite."""

import json
import re
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final
from xml.etree import ElementTree as ET

import attrs
import pytest
from hainan_2023 import TABLE
from hypothesis import given
from hypothesis import strategies as st

import perfeval as pe
from perfeval.codes import Code
from perfeval.presentation.curves import course
from perfeval.presentation.drawing import at
from perfeval.presentation.gallery import Drawable
from perfeval.standards import MINISTRY_2020
from rule_strategies import numeric
from subjects import item, method, moved, table, untyped
from viewed import MONEY, RULES, STEPS, evaluated, hostile, mixed

SVG: Final = "{http://www.w3.org/2000/svg}"
PICTURES: Final[list[tuple[str, Drawable, str | None]]] = [
    ("scores", evaluated(), None),
    ("losses", evaluated(), "losses"),
    ("grade", evaluated(), "grade"),
    ("execution", evaluated(), "execution"),
    ("mixed", mixed(), None),
    ("hostile", hostile(), None),
    ("hostile grade", hostile(), "grade"),
    ("money", MONEY, None),
    ("scale", pe.FOUR_TIER, None),
    ("curve of a score", evaluated().scores[1], None),
    *((type(rule).__name__, rule, "curve") for rule in RULES),
]
IDS: Final = [name for name, *_ in PICTURES]


def drawn(name: str) -> ET.Element:
    """A picture as a reader of XML finds it."""
    thing, picture = next((thing, picture) for each, thing, picture in PICTURES if each == name)
    return ET.fromstring(pe.to_svg(thing, picture=picture))  # noqa: S314  Our own text.


def words(root: ET.Element) -> list[str]:
    """The words of a picture."""
    return [each.text or "" for each in root.iter(f"{SVG}text")]


@pytest.mark.parametrize(("name", "thing", "picture"), PICTURES, ids=IDS)
class TestEveryPicture:
    """Whatever is drawn."""

    def test_it_is_svg_alone(self, name: str, thing: Drawable, picture: str | None) -> None:
        """With a name and a description, and nothing that loads or acts."""
        del name
        svg = pe.to_svg(thing, picture=picture)
        root = ET.fromstring(svg)  # noqa: S314  Our own text.
        assert root.get("role") == "img"
        assert [each.tag for each in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
        assert all(each.text for each in root[:2])
        assert not re.search(r"<script|<image|<use|url\(", svg)
        for each in root.iter():
            assert not any(key.startswith("on") or "href" in key for key in each.attrib)

    def test_it_is_drawn_within_its_frame(
        self, name: str, thing: Drawable, picture: str | None
    ) -> None:
        """No shape begins or ends outside."""
        del name
        root = ET.fromstring(pe.to_svg(thing, picture=picture))  # noqa: S314  Our own text.
        _, _, wide, high = map(Fraction, root.attrib["viewBox"].split())
        for each in root.iter(f"{SVG}rect"):
            x, y, width, height = (
                Fraction(each.attrib[key]) for key in ("x", "y", "width", "height")
            )
            assert min(x, y, width, height) >= 0
            assert x + width <= wide + Fraction(1, 5)
            assert y + height <= high

    def test_it_is_plain_json_for_a_renderer(
        self, name: str, thing: Drawable, picture: str | None
    ) -> None:
        """With its values in it, exact, as texts that are parsed as numbers."""
        del name
        spec = pe.to_vega_lite(thing, picture=picture)
        assert json.loads(json.dumps(spec)) == spec
        assert spec["$schema"].endswith("v5.json")
        for data in datasets(spec):
            assert "url" not in data
            for row in data["values"]:
                assert all(Decimal(row[each]).is_finite() for each in data["format"]["parse"])


def datasets(spec: Any) -> list[Any]:
    """All data of a picture and its layers."""
    layers = [each["data"] for each in spec["layer"] if "data" in each]
    return [spec["data"], *layers]


class TestBars:
    """Bars against their whole."""

    def test_scores(self) -> None:
        """A bar for each indicator: its name, its points, a shape."""
        found = words(drawn("scores"))
        assert found[:4] == ["预算执行率", "△ 2.50 / 10", "资助困难教师及学生", "△ 3.85 / 20"]
        assert "× 0.00 / 30" in found
        assert "● 10.00 / 10" in found

    def test_a_penalty_is_no_score(self) -> None:
        """It stands among the losses."""
        assert "审计发现问题" not in words(drawn("mixed"))
        lost = ET.fromstring(pe.to_svg(mixed(), picture="losses"))  # noqa: S314  Our own text.
        assert "审计发现问题" in words(lost)

    def test_losses_come_the_most_first(self) -> None:
        """And nothing that lost nothing."""
        assert words(drawn("losses"))[::2] == ["困难教师", "资助困难教师及学生", "预算执行率"]

    def test_execution_by_source(self) -> None:
        """The whole first."""
        found = words(drawn("money"))
        assert found[:2] == ["合计", "△ 1,180.25 / 1,350.50 = 87.39%"]
        assert "× 0.00 / 100.00 = 0.00%" in found

    def test_nothing_to_draw(self) -> None:
        """Nothing lost, nothing planned: an empty picture, or bars without a length."""
        full = pe.evaluate(table(item("100")), scheme=method())
        assert words(ET.fromstring(pe.to_svg(full, picture="losses"))) == []  # noqa: S314
        zero = pe.Budget(adjusted="0", executed="0")
        assert words(ET.fromstring(pe.to_svg(zero)))[1] == "－ 0.00 / 0.00 = —"  # noqa: S314

    def test_what_is_not_scored_is_neither_nothing_nor_full(self) -> None:
        """An indicator that does not apply; money spent of nothing, which has no rate."""
        assert "－ — / 30" in words(drawn("mixed"))
        values = pe.to_vega_lite(mixed())["data"]["values"]
        assert [each["mark"] for each in values if each["label"] == "困难教师"] == ["不计分"]
        for adjusted in ("0", "-5"):
            budget = pe.Budget(adjusted=adjusted, executed="5")
            (value,) = pe.to_vega_lite(budget)["data"]["values"]
            assert value["mark"] == "不计分"
            assert value["text"].endswith(" = —")

    def test_points_that_were_moved(self) -> None:
        """Are full against the marks in force, and not among the losses."""
        result = moved("20", "20", "20")
        found = words(ET.fromstring(pe.to_svg(result)))[1::2]  # noqa: S314  Our own text.
        assert found == ["● 33.33 / 33.33"] * 3 + ["－ — / 40"]
        assert not pe.to_vega_lite(result, picture="losses")["data"]["values"]
        assert "分值33.33，" in pe.to_svg(result.scores[0])

    def test_more_than_full_marks_is_no_loss(self) -> None:
        """No bar goes below zero."""
        rows = table(item("110", rule=pe.Proportional(cap=None)))
        spec = pe.to_vega_lite(pe.evaluate(rows, scheme=method()), picture="losses")
        assert not spec["data"]["values"]

    def test_execution_is_measured_as_the_scheme_says(self) -> None:
        """By the initial budget, where that is its basis."""
        scheme = method(execution=pe.Execution(full_marks="20", basis="initial"))
        money = pe.Budget(initial="100万元", adjusted="80万元", executed="80万元")
        result = pe.evaluate(table(item("80", "80"), budget=money), scheme=scheme)
        svg = pe.to_svg(result, picture="execution")
        assert "△ 80.00 / 100.00 = 80.00%" in svg
        assert "全年执行数 / 年初预算数" in svg
        assert "● 80.00 / 80.00 = 100.00%" in pe.to_svg(money)

    def test_two_of_one_name_are_told_apart(self) -> None:
        """A renderer would lay one upon the other."""
        rows = table(item("50", "50"), item("40", "50"))
        values = pe.to_vega_lite(pe.evaluate(rows, scheme=method()))["data"]["values"]
        assert [each["label"] for each in values] == ["甲", "甲 #2"]


class TestGrade:
    """A score on its scale."""

    def test_the_score_stands_above_its_band(self) -> None:
        """With its figures and its grade."""
        root = drawn("grade")
        assert "总分 46.35 差" in words(root)
        given = next(each for each in root.iter(f"{SVG}rect") if each.get("class") == "pf-given")
        pointer = root.find(f"{SVG}path")
        assert pointer is not None
        tip = Fraction(pointer.attrib["d"].split()[2].partition(",")[0])
        left = Fraction(given.attrib["x"])
        assert left <= tip <= left + Fraction(given.attrib["width"])

    def test_edges(self) -> None:
        """Under the seams."""
        assert words(drawn("scale"))[-5:] == ["0", "60", "75", "85", "100"]

    def test_a_rate_has_its_sign_and_keeps_its_grade(self) -> None:
        """One more digit where two would be another grade; % at the edges and on the axis."""
        scale = attrs.evolve(pe.FOUR_TIER, graded="score_rate")
        rows = table(item("160", "160"), item("9.99", "40", name="乙"))
        result = pe.evaluate(rows, scheme=method(scale=scale, full_marks="200"))
        found = words(ET.fromstring(pe.to_svg(result, picture="grade")))  # noqa: S314
        assert found[-6:] == ["0%", "60%", "75%", "85%", "100%", "得分率 84.995% 良好"]
        spec = pe.to_vega_lite(result, picture="grade")
        assert spec["layer"][0]["encoding"]["x"]["title"] == "得分率 (%)"
        assert spec["layer"][-1]["data"]["values"] == [{"total": "84.995", "text": "84.995% 良好"}]

    def test_no_total(self) -> None:
        """Only the scale."""
        result = pe.evaluate(table(), scheme=method())
        svg = pe.to_svg(result, picture="grade")
        assert 'pf-pointer"' not in svg
        rate = attrs.evolve(pe.FOUR_TIER, graded="score_rate")
        nothing = pe.evaluate(table(), scheme=method(scale=rate))
        assert 'pf-pointer"' not in pe.to_svg(nothing, picture="grade")

    @pytest.mark.parametrize("total", ["0", "100"])
    def test_words_stay_inside(self, total: str) -> None:
        """At both ends."""
        svg = pe.to_svg(pe.evaluate(table(item(total)), scheme=method()), picture="grade")
        assert f'text-anchor="{"start" if total == "0" else "end"}" class="pf-strong"' in svg

    def test_a_scale_without_ends(self) -> None:
        """One band for everything, and edges that have no room beside one another."""
        assert "合格" in pe.to_svg(pe.Scale(bands=[pe.Band(label="合格")]))
        narrow = pe.Scale.of(("85.001", "85"), ("甲", "乙", "丙"))
        assert pe.to_svg(narrow).count(">85") == 1


class TestCurves:
    """The course of a rule."""

    @pytest.mark.parametrize(
        ("rule", "target", "wanted"),
        [
            (pe.Proportional(), "≥50", [(0, 0, "62.50", 10)]),
            (pe.Equality(otherwise="nothing"), "=10", [(0, 0, "9.98", 0), (10, 10, 10, 10)]),
            (pe.Threshold(at="60%", of="attainment", rule=pe.Proportional()), "≥200",
             [(0, 0, 120, 0), (120, 6, 250, 10)]),
        ],
    )  # fmt: skip
    def test_parts(self, rule: pe.NumericRule, target: str, wanted: list[Any]) -> None:
        """It is unbroken where it does not jump."""
        goal = pe.parse_target(target)
        assert isinstance(goal, pe.Target)
        found = course(rule, Fraction(10), goal)
        assert found is not None
        near = Fraction(1, 20)
        for piece, (x0, y0, x1, y1) in zip(found.pieces, wanted, strict=False):
            ends = (*piece[0], *piece[-1])
            for end, each in zip(ends, (x0, y0, x1, y1), strict=True):
                assert abs(end - Fraction(each)) < near

    def test_every_step_is_found(self) -> None:
        """Twenty half points off, each at its own percent."""
        rule = pe.Deduction(per="1", points="0.5", when="above", part_step="started")
        found = course(rule, Fraction(10), untyped(pe.parse_target("≤100%")))
        assert found is not None
        assert [piece[0][1] for piece in found.pieces] == [
            Fraction(n, 2) for n in range(20, -1, -1)
        ]

    @given(numeric)
    def test_points_are_those_of_the_rule(self, rule: pe.NumericRule) -> None:
        """Each of them, and none out of order."""
        goal = untyped(pe.parse_target("≥50%"))
        found = course(rule, Fraction(10), goal)
        if found is None:
            return
        values = [value for piece in found.pieces for value, _ in piece]
        assert values == sorted(values)
        assert len(values) < 4_000

    def test_no_course(self) -> None:
        """Nothing says with what it compares, or it never answers."""
        assert course(pe.Proportional(), Fraction(10), None) is None
        refused = pe.StepTable(unit="%", steps=[pe.Step(points="50")])
        assert course(refused, Fraction(10), None) is None

    def test_a_rule_of_another_unit(self) -> None:
        """Cannot be stated in that of the target, so it has no course."""
        rule = pe.Threshold(at="5人", of="value", rule=pe.Proportional())
        assert course(rule, Fraction(10), untyped(pe.parse_target("≥50%"))) is None

    def test_full_marks_that_do(self) -> None:
        """A rule that gives more than ten points is shown with a hundred."""
        steps = pe.StepTable(unit="%", steps=[pe.Step(points="50")])
        assert "分值100" in pe.to_svg(steps)
        assert "分值10 " not in pe.to_svg(STEPS)

    def test_a_rule_that_never_answers(self) -> None:
        """Has no picture, and a view in words."""
        rule = pe.StepTable(unit="%", steps=[pe.Step(points="500")])
        assert "<svg" not in pe.to_html(rule)
        with pytest.raises(pe.CalculationError, match="a rule over numbers"):
            pe.to_svg(rule)

    def test_what_is_lacking_is_named(self) -> None:
        """A scale, or money."""
        result = pe.evaluate(table(item("90")), scheme=pe.Scheme(name="某县"))
        for picture, wanted in (("grade", "a scale of grades"), ("execution", "amounts of money")):
            with pytest.raises(pe.CalculationError, match=wanted):
                pe.to_svg(result, picture=picture)

    def test_what_was_reached(self) -> None:
        """A dot, with its figures as they are recorded."""
        scores = evaluated().scores
        assert words(drawn("curve of a score"))[-1] == "10 → 3.85"
        assert "100 → 10" in pe.to_svg(scores[4])
        far = table(item("99999", "100"))
        assert "99999 → 100" in pe.to_svg(pe.evaluate(far, scheme=method()).scores[0])

    def test_only_the_curve(self) -> None:
        """Where what was reached is no number, or in another unit."""
        days = item(pe.parse_actual("2023年9月5日"), "10", target=pe.parse_target("2023年9月3日前"))
        rule = pe.Deduction(per="1", points="1", when="above", part_step="exact")
        judged = pe.evaluate(table(attrs.evolve(days, rule=rule)), scheme=method())
        with pytest.raises(pe.CalculationError):
            pe.to_svg(judged.scores[0])

    def test_a_rule_of_somebodys_own(self) -> None:
        """May take another unit than the target's, in which nothing was reached."""

        class Own(pe.Proportional):
            """Full marks for whoever says anything."""

            def judge(
                self,
                full_marks: Decimal,
                target: pe.AnyTarget | None,
                actual: pe.AnyActual | None,
                assessed: Decimal | None = None,
            ) -> pe.Points:
                """All of them."""
                del target, actual, assessed
                return pe.Points(pe.Branch.MET, full_marks)

        other = item(pe.parse_actual("5人"), "10", rule=Own(), target=pe.parse_target("≥50%"))
        svg = pe.to_svg(pe.evaluate(table(other), scheme=method()).scores[0])
        assert 'class="pf-curve"' in svg
        assert 'class="pf-dot"' not in svg

    def test_points_that_a_person_chose(self) -> None:
        """Leave a gap; the rest is drawn."""
        rule = pe.StepTable(
            unit="%",
            steps=[
                pe.Step(high="60", points="0"),
                pe.Step(low="60", high="80", points="6", least_points="4"),
                pe.Step(low="80", points="10"),
            ],
        )
        chosen = item(pe.parse_actual("70%"), "10", rule=rule, target=None, assessed="5")
        result = pe.evaluate(table(chosen), scheme=method())
        assert "70% → 5" in pe.to_svg(result.scores[0])

    def test_rules_of_other_kinds(self) -> None:
        """Have no curve."""
        judged = item(pe.Judged(outcome="achieved"), "10", target=pe.Described("好"), assessed="9")
        scheme = attrs.evolve(MINISTRY_2020, execution=None, frame=(), full_marks="10")
        with pytest.raises(pe.CalculationError) as caught:
            pe.to_svg(pe.evaluate(table(judged), scheme=scheme).scores[0])
        assert caught.value.problems[0].code is Code.PICTURE_NOTHING


class TestAsking:
    """What can be asked for."""

    def test_every_picture_has_a_name(self) -> None:
        """In Chinese too."""
        assert pe.to_svg(evaluated(), picture="指标失分") == pe.to_svg(
            evaluated(), picture=pe.Picture.LOSSES
        )

    @pytest.mark.parametrize(
        ("thing", "picture"),
        [
            (TABLE, None),
            (None, None),
            (MONEY, "curve"),
            (pe.FOUR_TIER, "scores"),
        ],
    )
    def test_what_there_is_no_picture_of(self, thing: Any, picture: str | None) -> None:
        """Is refused, with what was asked for."""
        for draw in (pe.to_svg, pe.to_vega_lite):
            with pytest.raises(pe.RecordError) as caught:
                untyped(draw)(thing, picture=picture)
            assert caught.value.problems[0].code is Code.RECORD_KIND

    def test_no_such_picture(self) -> None:
        """As any term."""
        with pytest.raises(pe.RecordError) as caught:
            pe.to_svg(MONEY, picture="pie")
        assert caught.value.problems[0].path == ("picture",)


@given(st.fractions(-1000, 1000))
def test_coordinates_are_near(value: Fraction) -> None:
    """Within half of a tenth."""
    assert abs(Fraction(at(value)) - value) <= Fraction(1, 20)
