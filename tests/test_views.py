"""Views: what notebooks and pages show of a budget, a table, a result, a scale and a rule."""

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from html.parser import HTMLParser
from typing import Any, Final

import attrs
import pytest
from hainan_2023 import TABLE
from hypothesis import given
from hypothesis import strategies as st
from shenze_2023 import REPORT

import perfeval as pe
from bench.rows import BY_INDICATOR, project, table
from perfeval.codes import Code
from perfeval.presentation.figures import Money, actual_text, earned, marks
from perfeval.presentation.html import element, text
from perfeval.presentation.signs import cut, one_line, visible, width
from perfeval.standards import MINISTRY_2020, SHENZE_2023
from subjects import ABSENT, item, method, moved, untyped
from subjects import table as small
from viewed import HOSTILE, MONEY, RULES, STEPS, evaluated, hostile, mixed

KINDS: Final[dict[str, Callable[[], Any]]] = {
    "evaluation": evaluated,
    "mixed": mixed,
    "hostile": hostile,
    "project": lambda: TABLE,
    "department": lambda: REPORT,
    "budget": lambda: MONEY,
    "findings": lambda: pe.lint(TABLE, scheme=MINISTRY_2020),
    "one finding": lambda: pe.lint(TABLE, scheme=MINISTRY_2020)[0],
    "problem": lambda: evaluated_wrongly().findings[0],
    "scale": lambda: pe.FOUR_TIER,
    "rule": lambda: RULES[1],
}
EMPTY: Final = {"br", "circle", "img", "line", "meta", "path", "rect"}
EDGE: Final = "points from the edge of the grade 低, which does not have that grade"
LAST: Final = "just at the upper limit of this grade"
BELOW: Final = "10.00 points below the lower limit of the grade 高"
DIRECTION: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def evaluated_wrongly() -> pe.Evaluation:
    """A table that states another total."""
    return pe.evaluate(attrs.evolve(TABLE, declared_total="83.5"), scheme=MINISTRY_2020)


class Page(HTMLParser):
    """What a browser makes of a page: its elements, attributes and texts."""

    def __init__(self, page: str) -> None:
        """Read it."""
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The element that was opened last ends."""
        if tag not in EMPTY:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """A text."""
        if "style" not in self.open:
            self.texts.append(data)

    @property
    def said(self) -> str:
        """All texts."""
        return "\n".join(self.texts)


@cache
def shown(write: Callable[..., str], name: str, locale: str) -> str:
    """A form of a view; made once."""
    return write(KINDS[name](), locale=locale)


@pytest.mark.parametrize("locale", pe.LOCALES)
@pytest.mark.parametrize("name", KINDS)
class TestEveryView:
    """Whatever is shown, in every language."""

    def test_it_is_whole(self, name: str, locale: str) -> None:
        """Every element that begins ends, in order."""
        assert Page(shown(pe.to_html, name, locale)).open == []

    def test_nothing_acts_or_loads(self, name: str, locale: str) -> None:
        """No script, no handler, no address."""
        page = Page(shown(pe.to_html, name, locale))
        tags = {tag for tag, _ in page.tags}
        assert not tags & {"script", "iframe", "img", "a", "link", "object", "form", "image", "use"}
        for _, found in page.tags:
            assert not any(key.startswith("on") or key in {"src", "href"} for key in found)

    def test_no_direction_is_turned(self, name: str, locale: str) -> None:
        """Nor is anything steered that a terminal would obey."""
        for write in (pe.to_html, pe.to_markdown, pe.summary):
            written = shown(write, name, locale)
            assert not DIRECTION.search(written)
            assert all(sign.isprintable() or sign in "\n\u3000" for sign in written)

    def test_tables_and_pictures_can_be_read_aloud(self, name: str, locale: str) -> None:
        """Captions, heads with a scope, names of pictures."""
        page = Page(shown(pe.to_html, name, locale))
        tags = [tag for tag, _ in page.tags]
        assert tags.count("table") == tags.count("caption")
        assert all(found.get("scope") for tag, found in page.tags if tag == "th")
        for tag, found in page.tags:
            assert tag != "svg" or (found["role"] == "img" and found["aria-label"])

    def test_it_is_small(self, name: str, locale: str) -> None:
        """Under 30 kB."""
        assert len(shown(pe.to_html, name, locale).encode()) < 30_000

    def test_the_three_forms_say_the_same_words(self, name: str, locale: str) -> None:
        """The heads of the tables stand in all of them."""
        heads = re.findall(r'<th scope="col"[^>]*>([^<]*)<', shown(pe.to_html, name, locale))
        for write in (pe.to_markdown, pe.summary):
            written = shown(write, name, locale)
            assert all(head in written for head in heads)


class TestEvaluation:
    """评价结果."""

    def test_what_a_reader_came_for(self) -> None:
        """The total of how much, the grade and its place, how far the next one is."""
        said = Page(pe.to_html(evaluated())).said
        for wanted in ("46.35 / 100", "差（第4档，共4档）", "距“中”等级13.65分"):
            assert wanted in said

    def test_each_indicator_has_a_shape(self) -> None:
        """Read without colour: all, some, nothing, not scored."""
        said = Page(pe.to_html(mixed())).said
        for wanted in ("● 100.00%", "△ 19.25%", "－", "● 满分", "加分项", "减分项"):
            assert wanted in said
        assert "× 0.00%" in Page(pe.to_html(evaluated())).said

    def test_subtotals_stand_at_their_heads(self) -> None:
        """Full marks and points."""
        assert re.search(
            r'colspan="3">产出指标</th><td class="pf-n">50</td><td class="pf-n">3.85</td>',
            pe.to_html(evaluated()),
        )

    def test_a_long_table_folds(self) -> None:
        """With how many rows it has; a short one stands open."""
        page = pe.to_html(pe.evaluate(project(table(size=40)), scheme=BY_INDICATOR))
        assert "<summary>各项得分 · 全部40行</summary>" in page
        assert "29.13 / 35" in Page(page).said
        assert len(page.encode()) < 30_000
        assert "<details>" not in pe.to_html(evaluated())

    def test_no_total(self) -> None:
        """A dash, and no distance."""
        result = pe.evaluate(pe.Project(name="甲"), scheme=SHENZE_2023)
        said = Page(pe.to_html(result)).said
        assert "— / 100" in said
        assert "等级" in said

    def test_no_scale(self) -> None:
        """The total alone."""
        result = pe.evaluate(small(item("80")), scheme=method(scale=None))
        said = Page(pe.to_html(result)).said
        assert "80.00 / 100" in said
        assert "评价等级" not in said

    def test_a_scale_of_rates(self) -> None:
        """The pointer stands at the rate; the distance would be one of points, so there is none."""
        scale = attrs.evolve(pe.FOUR_TIER, graded="score_rate")
        result = pe.evaluate(small(item("40", "50")), scheme=method(scale=scale))
        said = Page(pe.to_html(result)).said
        assert "得分率 80.00% 良好" in said
        assert "≥ 75%, < 85%" in pe.summary(scale)
        assert "距“" not in said

    def test_a_rate_is_never_shown_as_another_grade(self) -> None:
        """One more digit instead; where the scale has places, the rate that it grades."""
        scale = attrs.evolve(pe.FOUR_TIER, graded="score_rate")
        rows = small(item("160", "160"), item("9.99", "40", name="乙"))
        scheme = method(scale=scale, full_marks="200")
        assert "得分率 84.995% 良好" in Page(pe.to_html(pe.evaluate(rows, scheme=scheme))).said
        whole = attrs.evolve(scheme, scale=attrs.evolve(scale, places=0))
        assert "得分率 85% 优秀" in Page(pe.to_html(pe.evaluate(rows, scheme=whole))).said

    def test_a_grade_that_a_clause_set(self) -> None:
        """Is shown, and no distance from a line that did not decide."""
        clause = pe.Clause(
            name="一票否决", when=pe.EventFound("弄虚作假"), then=pe.SetGrade("较差")
        )
        result = pe.evaluate(
            small(item("90"), events=["弄虚作假"]), scheme=method(clauses=[clause])
        )
        said = Page(pe.to_html(result)).said
        assert "较差（第4档，共4档）" in said
        assert "距“" not in said

    def test_nothing_to_earn(self) -> None:
        """Full marks of zero have no rate."""
        rows = small(item("80"), item("5", "0", name="乙", target=pe.parse_target("≥5")))
        assert "乙" in pe.summary(pe.evaluate(rows, scheme=method()))

    def test_print_is_what_a_clerk_reads(self) -> None:
        """And ``repr`` stays what a program reads."""
        result = evaluated()
        assert str(result) == pe.summary(result)
        assert str(result).startswith("学生事务补助\n────────────\n2023 · 项目支出绩效自评\n\n总分")
        assert repr(result).startswith("Evaluation(subject=")

    @pytest.mark.parametrize("marks", [("20", "20", "20"), ("20", "40")])
    def test_points_that_were_moved(self, marks: tuple[str, ...]) -> None:
        """Marks in force; what was earned in full is full, and nothing is lost or gained."""
        written = pe.summary(moved(*marks))
        rows = [line.split() for line in written.splitlines() if line.startswith("甲")]
        assert len(rows) == len(marks)
        for _, _, _, full, score, lost, shape, rate, why in rows:
            assert full == score
            assert (lost, shape, rate, why) == ("0.00", "●", "100.00%", "达到目标")

    def test_what_takes_points_off_has_a_minus(self) -> None:
        """Under its kind; what it took is lost."""
        row = next(line for line in pe.summary(mixed()).splitlines() if "审计发现问题" in line)
        assert row.split()[-4:] == ["-2.00", "2.00", "—", "计件得分"]
        nothing = small(item("90"), item("0", "5", name="减", kind="penalty"))
        assert "-0" not in pe.summary(pe.evaluate(nothing, scheme=method()))

    def test_more_than_full_marks_is_no_loss_below_zero(self) -> None:
        """Nothing was lost."""
        rule = pe.Proportional(cap=None)
        result = pe.evaluate(small(item("110", rule=rule)), scheme=method())
        assert "0.00  ● 110.00%" in pe.summary(result)

    @pytest.mark.parametrize(
        ("fields", "actual", "why"),
        [
            ({"inapplicable": "full_marks"}, ABSENT, "不适用，计满分"),
            ({"inapplicable": "drop"}, ABSENT, "不适用，不计分"),
            ({"missing": "zero"}, None, "未填报，计零分"),
        ],
    )
    def test_how_points_came_about(
        self, fields: dict[str, str], actual: pe.NotApplicable | None, why: str
    ) -> None:
        """In the words of the derivation."""
        rows = small(item("80", "80"), item(actual, "20", name="乙"))
        result = pe.evaluate(rows, scheme=method(**fields))
        assert why in next(x for x in pe.summary(result).splitlines() if x.startswith("乙"))
        assert why in pe.describe(pe.explain(result))

    def test_the_total_is_of_what_the_table_states(self) -> None:
        """As in the report."""
        result = pe.evaluate(small(item("95.95", "101")), scheme=method())
        assert "95.95 / 101" in pe.summary(result)
        assert pe.report(result).facts["full_marks"] == "101"

    @pytest.mark.parametrize(
        ("total", "wanted"),
        [
            ("86", ["高出“良好”等级上限1.00分"]),
            ("85", ["刚好达到本等级下限"]),
            ("84", ["距“优秀”等级1.00分", "高出“一般”等级上限9.00分"]),
            ("60", ["距“良好”等级15.00分", "刚好达到本等级下限"]),
            ("59", ["距“一般”等级1.00分"]),
        ],
    )
    def test_the_lines_of_a_total(self, total: str, wanted: list[str]) -> None:
        """How far the better grade is, and how far the worse one was left behind."""
        written = pe.summary(pe.evaluate(small(item(total)), scheme=method()))
        assert re.findall("(?:距|高出|刚好).*", written) == wanted

    @pytest.mark.parametrize(
        ("total", "wanted"),
        [
            ("20", ["more than 10.00 points to the grade 低", BELOW]),
            ("10", [f"0.00 {EDGE}", BELOW.replace("10", "20")]),
            ("30", ["more than 20.00 points to the grade 低", LAST]),
        ],
    )
    def test_the_lines_where_lower_is_better(self, total: str, wanted: list[str]) -> None:
        """The worse grade lies above."""
        bands = [
            pe.Band(label="低", high="10"),
            pe.Band(label="中", low="10", high="30", high_included=True),
            pe.Band(label="高", low="30", low_included=False),
        ]
        scheme = method(scale=pe.Scale(bands=bands))
        written = pe.summary(pe.evaluate(small(item(total)), scheme=scheme), locale="en")
        assert re.findall(".*(?:points to|points from|limit).*", written) == wanted

    def test_points_are_never_shown_as_full_marks(self) -> None:
        """Where only the total is recorded, 9.996 of 10 is not 10.00, nor is nothing lost."""
        rows = small(item("89.996", "90", name="乙"), item("10", "10"))
        scheme = method(recording=pe.Recording(at="total"))
        written = pe.summary(pe.evaluate(rows, scheme=scheme))
        assert "89.996" in written
        assert "0.004" in written
        assert "△ 99.996%" in written


class TestFindings:
    """检查发现."""

    def test_severity_has_a_shape(self) -> None:
        """And a word."""
        said = Page(pe.to_html(pe.lint(TABLE, scheme=MINISTRY_2020))).said
        assert "▲ 警告" in said
        assert "○ 提示" in said

    def test_the_place_on_the_sheet_and_the_repair(self) -> None:
        """Where a table was read from a sheet, its row; what would mend it in a column."""
        found = pe.lint(
            pe.read_table([["三级指标", "分值", "得分"], ["场次", 10, 12], ["总分", 10, 12]])
        )
        said = Page(pe.to_html(found)).said
        assert "第2行 得分" in said
        assert "建议值" in said

    def test_none(self) -> None:
        """Says so."""
        assert "共0项发现" in pe.summary(())
        assert pe.to_markdown([], locale="en") == "**0 findings**"

    def test_a_head_of_our_own_is_in_the_language(self) -> None:
        """What the table's own heads are called stands as it is."""
        assert "| **budget execution** |" in pe.to_markdown(mixed(), locale="en")
        assert "| **預算執行** |" in pe.to_markdown(mixed(), locale="zh_TW")
        assert "| **产出指标** |" in pe.to_markdown(mixed(), locale="en")

    def test_of_the_whole(self) -> None:
        """A problem without a place."""
        problem = pe.evaluate(
            small(item("60"), events=["查"]),
            scheme=method(
                clauses=[pe.Clause(name="条", when=pe.EventFound("查"), then=pe.CapTotal("50"))]
            ),
        ).findings[0]
        assert "—" in pe.summary(problem)


class TestRecords:
    """预算、项目、部门、等级标准、规则."""

    def test_money_is_exact(self) -> None:
        """In one unit for the whole table, with the places that it needs."""
        said = Page(pe.to_html(untyped(REPORT.budget))).said
        assert "46.8648" in said
        assert "年初预算数（万元）" in said

    def test_small_money_is_in_yuan(self) -> None:
        """Below ten thousand."""
        assert "全年执行数（元）" in pe.summary(pe.Budget(adjusted="90", executed="89.5"))
        assert "99.44%" in pe.summary(pe.Budget(adjusted="90", executed="89.5"))

    def test_money_without_amounts(self) -> None:
        """A line that states neither is not drawn; an empty block has no picture."""
        lines = [pe.FundingLine(spending_class="project"), pe.FundingLine()]
        page = pe.to_html(pe.Budget(executed="5万元", lines=lines))
        assert "<svg" not in page
        assert "—" in page

    def test_a_project_says_what_its_table_says(self) -> None:
        """Nothing that follows from it."""
        said = Page(pe.to_html(attrs.evolve(TABLE, declared_grade="差", problems="无"))).said
        for wanted in (
            "46.35",
            "差",
            "实施单位",
            "海南省农垦实验中学",
            "存在的问题",
            "资助困难教师及学生",
        ):
            assert wanted in said

    def test_a_project_says_what_takes_points_off(self) -> None:
        """With a minus, under its kind."""
        row = item("2", "5", kind="penalty", declared_score="2", level1="产出指标")
        written = pe.to_markdown(small(item("5", "5", level1="产出指标"), row))
        assert written.index("**产出指标**") < written.index("**减分项**")
        assert "| -2 |" in written

    def test_a_bare_project(self) -> None:
        """Has a name."""
        assert pe.summary(pe.Project(name="甲")) == "甲\n──\n单位自评"

    def test_a_department(self) -> None:
        """Its organs, assets and projects too."""
        said = pe.summary(REPORT)
        for wanted in ("县网络舆情中心（股级）", "54.4198", "专项项目"):
            assert wanted in said

    def test_a_bare_department(self) -> None:
        """Without posts, assets and projects; nor with empty ones."""
        bare = pe.Department(name="局", staffing=pe.Staffing(), assets=pe.Assets(classes=[]))
        assert pe.summary(bare) == "局\n──\n单位自评"
        assert "评价等级" in pe.summary(pe.Department(name="局", projects=[pe.Project(name="甲")]))

    def test_a_scale(self) -> None:
        """Each end with the sign that says to which band it belongs."""
        said = Page(pe.to_html(pe.FOUR_TIER)).said
        assert "≥ 75, < 85" in said
        assert "第2档，共4档" in said
        strict = pe.Scale(
            bands=[
                pe.Band(label="优", low="60", low_included=False),
                pe.Band(label="差", high="60", high_included=True),
            ]
        )
        assert "> 60" in pe.summary(strict)
        assert "≤ 60" in pe.summary(strict)
        assert pe.summary(strict).startswith("等级标准")
        assert "—" in pe.summary(pe.Scale(bands=[pe.Band(label="合格")]))

    def test_a_rule(self) -> None:
        """Its wording and its curve; one of somebody's own by its name."""
        assert "每高于目标值1扣0.5分" in pe.to_html(RULES[1])
        assert "完成目标值得满分" in pe.to_html(pe.Proportional(), locale="zh_TW")
        assert "<svg" not in pe.to_html(pe.AllOrNothing())

        class Own:
            """A rule that somebody wrote."""

            def judge(self, *_: object) -> pe.Points:
                """Full marks for everybody."""
                return pe.Points(pe.Branch.MET, Decimal(1))

        assert Page(pe.to_html(untyped(Own()))).said == "Own"


class TestNotebooks:
    """A record shows itself, without any set-up."""

    @pytest.mark.parametrize("name", [name for name in KINDS if name != "findings"])
    def test_it_shows_itself(self, name: str) -> None:
        """As the functions do."""
        thing = untyped(KINDS[name]())
        assert thing._repr_html_() == pe.to_html(thing)
        assert thing._repr_markdown_() == pe.to_markdown(thing)

    def test_what_has_no_view_shows_its_text(self) -> None:
        """A notebook takes ``None`` for that."""
        target = untyped(pe.parse_target("≥95%"))
        assert target._repr_html_() is None
        assert target._repr_markdown_() is None

    def test_another_language(self) -> None:
        """And what Python shows by itself: a tuple of findings."""
        shown = untyped(pe.view(evaluated_wrongly().findings, locale="en"))
        assert "1 findings" in shown._repr_html_()
        assert shown._repr_markdown_().startswith("**1 findings**")
        assert str(shown).startswith("1 findings")

    def test_a_class_is_not_a_record(self) -> None:
        """It has no view."""
        with pytest.raises(pe.RecordError) as caught:
            pe.to_html(untyped(pe.Proportional))
        assert caught.value.problems[0].code is Code.RECORD_KIND

    def test_scoring_loads_no_view(self) -> None:
        """Until something is shown."""
        code = (
            "import sys, perfeval as pe; from perfeval.standards import SHENZE_2023 as s\n"
            "result = pe.evaluate(pe.Project(name='a'), scheme=s); repr(result)\n"
            "before = 'perfeval.presentation' in sys.modules; result._repr_html_()\n"
            "print(before, 'perfeval.presentation' in sys.modules)"
        )
        done = subprocess.run(  # noqa: S603  Our own interpreter and code.
            [sys.executable, "-c", code], check=True, capture_output=True, text=True
        )
        assert done.stdout.split() == ["False", "True"]


class TestRich:
    """What a rich terminal asks for."""

    def test_an_evaluation_by_its_outcome(self) -> None:
        """Not by everything it holds."""
        assert dict(evaluated().__rich_repr__()) == {
            "subject": "学生事务补助",
            "scheme": "项目支出绩效自评",
            "total": Decimal("46.35"),
            "grade": "差",
            "findings": 0,
        }
        none = pe.evaluate(pe.Project(name="甲"), scheme=SHENZE_2023)
        assert dict(none.__rich_repr__())["grade"] is None

    def test_a_record_by_what_it_states(self) -> None:
        """A field with its default beside it is left out by the terminal."""
        shown = [*pe.Project(name="甲", year=2023).__rich_repr__()]
        assert [name for name, value, default in shown if value != default] == ["name", "year"]


class TestEscaping:
    """One way in."""

    @given(st.text())
    def test_a_text_is_a_text(self, given_text: str) -> None:
        """A browser reads back what is seen, and nothing else."""
        page = Page(element("td", given_text, title=given_text))
        assert page.tags == [("td", {"title": visible(given_text)})]
        assert page.said == visible(given_text)

    def test_a_line_break_is_one_however_it_is_written(self) -> None:
        """As sheets from another system have it."""
        assert visible("第一\r\n第二\r第三\n第四") == "第一\n第二\n第三\n第四"

    @given(st.text())
    def test_everything_is_seen(self, given_text: str) -> None:
        """No sign hides, turns or steers."""
        assert all(
            sign.isprintable() or sign in "\n\t"
            for sign in visible(given_text).replace("\u3000", "")
            if not sign.isspace()
        )
        assert one_line(given_text).count("\n") == 0

    def test_what_is_markup_is_not_escaped_again(self) -> None:
        """What was escaped once stays as it is."""
        assert element("b", text("<")) == "<b>&lt;</b>"
        assert element("path", d=None) == "<path/>"

    @given(st.text(), st.integers(1, 40))
    def test_a_cut_text_fits(self, given_text: str, most: int) -> None:
        """In columns."""
        assert width(cut(given_text, most)) <= max(most, 1)

    @pytest.mark.parametrize("hostile_text", HOSTILE)
    def test_markdown_takes_no_orders(self, hostile_text: str) -> None:
        """No tag, link, image or formula is left."""
        written = pe.to_markdown(pe.Project(name=hostile_text))
        assert not re.search(r"<\w|(?<!\\)\]\(|(?<!\\)`|\$", written)


class TestFigures:
    """What stands in cells."""

    def test_marks_have_the_places_they_need(self) -> None:
        """At most six."""
        found = [marks(each, "zh_CN") for each in (Decimal("10.00"), Fraction(1, 3), None)]
        assert found == ["10", "0.333333", "—"]
        assert marks(Fraction(100, 3), "zh_CN", 2) == "33.33"
        assert marks(Fraction("33.3333"), "zh_CN", 2) == "33.3333"

    def test_points_keep_their_side_of_a_limit(self) -> None:
        """A limit without an end in decimals cannot be held, and holds nothing."""
        assert earned(Fraction(9999, 1000), 2, [Fraction(10)], "en") == "9.999"
        assert earned(Fraction(1, 3), 2, [Fraction(1, 3)], "en") == "0.33"
        assert earned(None, 2, [], "en") == "—"

    def test_a_rate_of_two_amounts(self) -> None:
        """In percent."""
        assert actual_text(pe.Ratio(part="31", whole="30"), "zh_CN") == "103.33%"
        assert actual_text(None, "zh_CN") == "—"
        judged = pe.Judged(outcome="partly")
        assert actual_text(judged, "en") == pe.label(judged.outcome, locale="en")
        assert actual_text(pe.Judged(outcome="partly", text="尚可"), "en") == "尚可"

    def test_money_of_nothing(self) -> None:
        """Is in yuan."""
        money = Money([], "en")
        assert (money.unit, money.text(Decimal("-1.005"))) == ("yuan", "-1.01")


def test_findings_are_a_row_of_findings() -> None:
    """A row of anything else has no view."""
    for wrong in ([1], "text", {"a": 1}, object()):
        with pytest.raises(pe.RecordError):
            pe.to_html(untyped(wrong))


def test_every_rule_has_a_view() -> None:
    """A curve where it is over numbers."""
    assert all("<svg" in pe.to_html(rule) for rule in RULES)
    shapes: Sequence[str] = [tag for tag, _ in Page(pe.to_html(STEPS)).tags]
    assert "circle" in shapes
