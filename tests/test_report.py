"""The report: every part of it, in every language, as Markdown, as HTML and after a template."""

import pickle
import re
import sys
from html.parser import HTMLParser
from typing import Final

import attrs
import pytest
from hainan_2023 import TABLE
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import perfeval
from perfeval import (
    AssetClass,
    Assets,
    Band,
    Budget,
    CalculationError,
    CapTotal,
    Citation,
    Clause,
    Code,
    Department,
    Evaluation,
    EventFound,
    FundingLine,
    Indicator,
    Project,
    RecordError,
    Report,
    Scale,
    Scheme,
    Section,
    evaluate,
    report,
)
from perfeval.presentation.reports import numerals
from perfeval.presentation.reports.markup import Html, Markdown, in_markdown
from perfeval.presentation.reports.templates import MAX_TEMPLATE
from perfeval.standards import MINISTRY_2020, SHENZE_2023
from subjects import ABSENT, AT_TOTAL, built, item, method, moved, untyped
from subjects import table as small
from viewed import mixed

CONCLUSION: Final = "评价结论和评价等级"
ANALYSIS: Final = "分项绩效目标实现情况及指标分析"
BARE: Final = Department(name="某局")
RESULT: Final[Evaluation] = evaluate(TABLE, scheme=MINISTRY_2020)
SIGNS: Final = "\\`*_{}[]()<>#+-.!|~$&^@:=%\"'1甲 \t"


def conclusion(found: perfeval.Subject | Evaluation) -> tuple[str, ...]:
    """What the conclusion says."""
    return report(found).section(CONCLUSION).paragraphs


def scored(**fields: object) -> Indicator:
    """An indicator of 100 points, of which 83.33 are earned."""
    given_fields = {
        "name": "场次",
        "full_marks": "100",
        "target": perfeval.parse_target("≥60场"),
        "actual": perfeval.parse_actual("50场"),
    }
    return built(Indicator, **{**given_fields, **fields})


def with_scale(scale: Scale, **fields: object) -> Evaluation:
    """A result under a scheme with a scale."""
    scheme = built(Scheme, name="办法", scale=scale, **fields)
    return evaluate(Project(name="宣传", indicators=[scored()]), scheme=scheme)


class TestNothingIsInvented:
    """What nobody said is marked."""

    def test_a_bare_department(self) -> None:
        """Every part is to be filled in, and no sentence says anything else."""
        assert report(BARE).blanks == (
            "年度",
            "评价依据",
            "机构规格",
            "职能职责",
            "人员编制",
            "资产情况",
            "预算资金",
            "年度总体目标",
            "绩效指标",
            "自评的组织工作",
            "评价方法",
            "评价工作过程",
            "实际完成情况",
            "绩效指标分析",
            "总分",
            "满分",
            "评价等级",
            "等级标准",
            "存在的问题",
            "改进措施",
            "评价工作组",
        )

    def test_a_bare_project(self) -> None:
        """It has a code, a department and a unit of its own."""
        found = report(Project(name="宣传"), outline="ministry")
        assert found.blanks[2:5] == ("项目编码", "主管部门", "实施单位")
        assert found.section("绩效评价指标分析").blocks == ()
        assert "项目产出情况" in found.blanks

    @pytest.mark.parametrize("locale", perfeval.LOCALES)
    @pytest.mark.parametrize("outline", ["county", "ministry"])
    def test_blanks_are_found_in_every_language(self, outline: str, locale: str) -> None:
        """As many of them."""
        found = report(BARE, outline=outline, locale=locale)
        assert len(found.blanks) == len(report(BARE, outline=outline).blanks)
        assert found.locale == locale

    def test_empty_lists_are_not_filled(self) -> None:
        """Staffing without organs, and assets without classes, say nothing."""
        empty = attrs.evolve(BARE, staffing=perfeval.Staffing(), assets=Assets(classes=[]))
        assert {"人员编制", "资产情况"} <= set(report(empty).blanks)

    def test_a_budget_that_says_little(self) -> None:
        """The three amounts of the form are wanted, the others are not."""
        found = report(attrs.evolve(BARE, budget=Budget(executed="3万元")))
        assert found.section("部门收支预决算情况").paragraphs == (
            (
                "项目【待填：项目个数】个，年初预算数【待填：年初预算数】，"
                "全年预算数【待填：全年预算数】，全年执行数3万元，"
                "预算执行率【待填：预算执行率】。"
            ),
        )


class TestMoney:
    """Amounts in 万元 with all their digits, assets in 元."""

    def test_an_adjustment_is_said_with_its_reason(self) -> None:
        """As the change, and not as the adjusted total."""
        money = Budget(
            initial="10万元", adjusted="12.5万元", executed="12.34567万元", adjustment_reason="追加"
        )
        found = report(Project(name="宣传", budget=money)).section("项目资金安排和使用情况")
        assert found.paragraphs == (
            (
                "年初预算数10万元，全年预算数12.5万元，全年执行数12.34567万元，"
                "预算调整数2.5万元，预算执行率98.77%。"
            ),
            "预算调整原因：追加",
        )

    def test_sources_by_label_or_term(self) -> None:
        """A row without a source has no cell for one; a column that nobody uses is left out."""
        lines = [
            FundingLine(label="县级资金", executed="1234.5万元"),
            FundingLine(source="other", executed="0"),
        ]
        found = report(Project(name="宣传", budget=Budget(lines=lines)))
        (table,) = found.section("项目资金安排和使用情况").tables
        assert table.heads == ("资金来源", "全年执行数（万元）")
        assert table.rows == (("县级资金", "1,234.5"), ("其他资金", "0"))

    def test_assets_to_the_fen(self) -> None:
        """Never rounded."""
        assets = Assets(classes=[AssetClass(name="车辆", original_value="1234.5")])
        text = report(attrs.evolve(BARE, assets=assets)).section("资产基本情况").paragraphs[0]
        assert text == "车辆原值1,234.5元，合计1,234.5元。"

    def test_projects_without_money(self) -> None:
        """Their row says their name and what was achieved."""
        whole = attrs.evolve(BARE, projects=[Project(name="甲", achievement="完成")])
        found = report(whole)
        assert found.section("分项绩效目标实现情况及指标分析").tables[0].rows == (("甲", "完成"),)
        assert found.section("部门收支预决算情况").paragraphs == ("【待填：预算资金】",)

    @pytest.mark.parametrize(
        ("stated", "projects", "wanted"), [(0, 0, "0"), (0, 1, "0"), (None, 1, "1"), (3, 1, "3")]
    )
    def test_how_many_projects(self, stated: int | None, projects: int, wanted: str) -> None:
        """None is a number too; only where nobody says and none is recorded it is to be filled."""
        listed = [Project(name="甲")] * projects
        budget = Budget(adjusted="1")
        whole = attrs.evolve(BARE, projects=listed, declared_project_count=stated, budget=budget)
        [said] = report(whole).section("部门收支预决算情况").paragraphs
        assert f"项目{wanted}个" in said


class TestConclusion:
    """四、评价结论和评价等级."""

    def test_total_grade_and_scale(self) -> None:
        """What decided is what is printed."""
        assert conclusion(RESULT)[0] == (
            "经综合评价，总得分46.35分（满分100分），综合绩效评价等级为差。"
        )

    def test_what_is_stated_where_nothing_follows(self) -> None:
        """A department that was evaluated without indicators."""
        whole = attrs.evolve(BARE, declared_total="92", declared_grade="优秀")
        result = evaluate(whole, scheme=Scheme(name="某县"))
        assert result.total is None
        said = "经综合评价，总得分92分（满分【待填：满分】分），综合绩效评价等级为优秀。"
        assert conclusion(whole)[0] == conclusion(result)[0] == said

    def test_clauses_are_named(self) -> None:
        """With the total that they leave."""
        capped = Clause(name="弄虚作假", when=EventFound("造假"), then=CapTotal("59"))
        scheme = Scheme(name="办法", clauses=[capped], scale=SHENZE_2023.scale)
        false = Project(name="宣传", indicators=[scored()], events=["造假"])
        assert conclusion(evaluate(false, scheme=scheme))[:2] == (
            "经综合评价，总得分59.00分（满分100分），综合绩效评价等级为较差。",
            "本次评价适用条款：弄虚作假。",
        )

    def test_how_the_total_came_about(self) -> None:
        """Where it is more than the sum of its heads: rescaled, with a bonus, capped."""
        rows = small(item("63.5", "80"), item(ABSENT, "20", name="乙"))
        rescaled = method(inapplicable="rescale")
        assert conclusion(evaluate(rows, scheme=rescaled))[1] == (
            "总分形成：各项小计之和63.50分；按适用分值折算后为79.38分。"
        )
        extra = item("30", "30", name="丙", kind="bonus")
        more = attrs.evolve(rows, indicators=[*rows.indicators, extra])
        scheme = attrs.evolve(rescaled, max_total="100", scale=None)
        assert report(evaluate(more, scheme=scheme), locale="en").section(
            "Conclusion and grade"
        ).paragraphs[1] == (
            "How the total came about: sum of the subtotals: 63.50 points; then 79.38 points"
            " (rescaled to the full marks that apply); then 109.38 points (bonus); then 100.00"
            " points (capped)."
        )
        assert not any("总分形成" in each for each in conclusion(RESULT))
        assert len(conclusion(evaluate(small(), scheme=rescaled))) == len(conclusion(RESULT))

    def test_a_scale_of_rates_with_open_edges(self) -> None:
        """Each edge with its sign."""
        bands = [
            Band(label="甲", low="90", low_included=False),
            Band(label="乙", low="60", low_included=False, high="90", high_included=True),
            Band(label="丙", high="60", high_included=True),
        ]
        scale = built(Scale, bands=bands, graded="score_rate")
        assert conclusion(with_scale(scale))[1] == (
            "综合绩效评价分为3个等级：得分率>90%为甲；60<得分率≤90%为乙；得分率≤60%为丙。"
        )

    def test_a_scale_of_one_grade(self) -> None:
        """Whatever the score."""
        assert conclusion(with_scale(Scale(bands=[Band(label="合格")])))[1] == (
            "综合绩效评价分为1个等级：全部得分为合格。"
        )

    def test_no_grade_where_full_marks_do_not_add_up(self) -> None:
        """The total stands, the grade is marked."""
        half = Project(name="宣传", indicators=[scored(full_marks="50")])
        assert conclusion(evaluate(half, scheme=MINISTRY_FREE))[0] == (
            "经综合评价，总得分41.67分（满分50分），综合绩效评价等级为【待填：评价等级】。"
        )

    def test_the_basis_is_the_scheme_s_where_the_record_names_none(self) -> None:
        """And marked where neither does."""
        cited = with_scale(GRADES, citation=Citation(title="办法", number="1号"))
        assert report(cited).opening[0].startswith("依据办法（1号），")
        assert "评价依据" in report(with_scale(GRADES)).blanks


GRADES: Final = Scale.of(("60",), ("合格", "不合格"))
MINISTRY_FREE: Final = Scheme(name="办法", scale=GRADES)


class TestLosses:
    """五、存在的问题及改进措施: drawn from where points were lost."""

    def test_the_most_first_with_what_is_said_of_each(self) -> None:
        """The reason stands with the loss and with the measures; one that is missing is marked."""
        told = scored(deviation_reason="下雨；改期")
        silent = scored(name="合格率", actual=perfeval.parse_actual("30场"))
        table = Project(name="宣传", indicators=[told, silent], problems="场次不足")
        found = report(evaluate(table, scheme=MINISTRY_FREE))
        section = found.section("存在的主要问题")
        assert section.paragraphs == ("场次不足",)
        assert section.tables[0].rows == (
            ("合格率", "100", "50.00", "按比例计分", "【待填：偏差原因分析及改进措施】"),
            ("场次", "100", "16.67", "按比例计分", "下雨；改期"),
        )
        assert found.section("针对问题提出具体的改进措施或建议").items == (
            "合格率：【待填：“合格率”的改进措施】",
            "场次（偏差原因分析及改进措施）：下雨；改期",
        )

    def test_as_many_digits_as_the_views(self) -> None:
        """Where only the total is recorded, what lost something has not lost 0.00."""
        rows = small(item("59.9964", "60"), item("24.99976", "40", name="乙"))
        result = evaluate(rows, scheme=method(recording=AT_TOTAL))
        found = report(result)
        losses = found.section("存在的主要问题").tables[0].rows
        assert [row[:3] for row in losses] == [("乙", "40", "15.00"), ("甲", "60", "0.004")]
        scores, heads = found.section(ANALYSIS).tables
        assert [row[-2:] for row in scores.rows] == [("60", "59.996"), ("40", "25.00")]
        assert heads.rows == (("未列一级指标", "100", "85.00", "84.996%"),)

    def test_points_that_were_moved(self) -> None:
        """Marks in force are shown; what earned all of them is no problem."""
        found = report(moved("20", "20", "20"))
        (scores, _) = found.section(ANALYSIS).tables
        assert [row[-2:] for row in scores.rows] == [
            *[("33.33", "33.33")] * 3,
            ("40", "不适用，不计分"),
        ]
        assert "存在的问题" in found.blanks
        assert found.section("存在的主要问题").tables == ()
        assert "about" not in found.to_markdown()

    def test_nothing_lost_does_not_say_that_there_is_no_problem(self) -> None:
        """That is for a person to say."""
        full = Project(name="宣传", indicators=[scored(actual=perfeval.parse_actual("60场"))])
        assert {"存在的问题", "改进措施"} <= set(
            report(evaluate(full, scheme=MINISTRY_FREE)).blanks
        )

    def test_measures_in_general_stand_before_those_for_a_loss(self) -> None:
        """Both are said."""
        table = Project(name="宣传", indicators=[scored()], measures="加强管理")
        section = report(evaluate(table, scheme=MINISTRY_FREE)).section(
            "针对问题提出具体的改进措施或建议"
        )
        assert section.paragraphs == ("加强管理",)
        assert len(section.items) == 1


class TestIndicators:
    """Targets, actual values and scores."""

    def test_without_a_result_scores_are_those_stated(self) -> None:
        """And marked where they are not."""
        rows = [scored(declared_score="80"), scored(name="合格率", actual=None, target=None)]
        found = report(Project(name="宣传", indicators=rows))
        (table,) = found.section("分项绩效目标实现情况及指标分析").tables
        assert table.rows[0][-2:] == ("100", "80")
        assert table.rows[1] == (
            "合格率",
            "【待填：年度指标值】",
            "【待填：实际完成值】",
            "100",
            "【待填：得分】",
        )

    def test_what_does_not_apply_is_not_to_be_filled_in(self) -> None:
        """With a result it says what became of it, without one that it does not apply."""
        subject = small(item("90", "90"), item(ABSENT, "10", name="乙"))
        stated = report(subject).section(ANALYSIS).tables[0]
        assert [row[-1] for row in stated.rows] == ["【待填：得分】", "不适用"]
        for fields, said in (
            ({"inapplicable": "drop"}, "不适用，不计分"),
            ({"inapplicable": "full_marks"}, "10.00"),
        ):
            result = evaluate(subject, scheme=method(**fields))
            assert report(result).section(ANALYSIS).tables[0].rows[1][-1] == said

    @pytest.mark.parametrize(
        ("locale", "kinds"),
        [
            ("zh_CN", ["加分项", "减分项"]),
            ("zh_TW", ["加分項", "減分項"]),
            ("en", ["bonus items", "penalty items"]),
        ],
    )
    def test_what_takes_points_off_has_a_minus(self, locale: str, kinds: list[str]) -> None:
        """Its kind is named, and the total is led to step by step."""
        made = report(mixed(), locale=locale)
        section = next(each for each in made.sections if each.number == (3, 2))
        rows = section.tables[0].rows
        assert [(row[3], row[-1]) for row in rows[-2:]] == [(kinds[0], "2.00"), (kinds[1], "-2.00")]
        stated = report(mixed().subject, locale=locale)
        assert kinds[1] in stated.to_html()

    def test_a_stated_score_takes_points_off_too(self) -> None:
        """Without a result; a score of zero takes nothing off."""
        rows = [item("1", "5", name=each, kind="penalty", declared_score=each) for each in "20"]
        (found,) = report(small(*rows)).section(ANALYSIS).tables
        assert [row[-1] for row in found.rows] == ["-2", "0"]

    def test_a_rate_keeps_its_grade(self) -> None:
        """85.00 % would be another grade, by points or by rates."""
        for fields, wanted in (
            ({"recording": perfeval.Recording(rounding=perfeval.Rounding(places=3))}, "84.996%"),
            ({"scale": None}, "85.00%"),
        ):
            result = evaluate(small(item("84.996")), scheme=method(**fields))
            assert report(result).section(ANALYSIS).tables[1].rows[0][-1] == wanted

    def test_heads_with_their_rates(self) -> None:
        """A head without a name has one; a head without points has no rate."""
        nothing = scored(name="备案", level1="其他", full_marks="0")
        result = evaluate(
            Project(name="宣传", indicators=[scored(), nothing]), scheme=MINISTRY_FREE
        )
        heads = report(result).section("分项绩效目标实现情况及指标分析").tables[1]
        assert heads.rows == (
            ("未列一级指标", "100", "83.33", "83.33%"),
            ("其他", "0", "0.00", ""),
        )

    def test_the_ministry_s_outline_has_a_section_for_each_head(self) -> None:
        """As the table has them."""
        found = report(RESULT, outline="ministry")
        titles = [each.title for each in found.sections if each.number[0] == 4]
        assert titles == ["绩效评价指标分析", "产出指标", "效益指标", "满意度指标"]


class TestMinistry:
    """The reference outline of the annex to 财预〔2020〕10号."""

    def test_its_headings(self) -> None:
        """Seven of the first layer."""
        found = report(RESULT, outline="ministry")
        assert [each for each in found.headings if "、" in each[:2]] == [
            "一、基本情况",
            "二、绩效评价工作开展情况",
            "三、综合评价情况及评价结论",
            "四、绩效评价指标分析",
            "五、主要经验及做法、存在的问题及原因分析",
            "六、有关建议",
            "七、其他需要说明的问题",
        ]

    def test_parts_in_words_stand_under_their_headings(self) -> None:
        """And not among the phases of the work; one that is none of them is a phase."""
        titles = ("绩效评价目的、对象和范围", "主要经验及做法", "有关建议", "其他需要说明的问题")
        told = [Section(title=each, text=f"{each}的文字") for each in (*titles, "现场核实")]
        found = report(
            attrs.evolve(BARE, sections=told, indicator_analysis="总体较好", methods=["interview"]),
            outline="ministry",
        )
        heads = ("五、主要经验及做法、存在的问题及原因分析", *found.headings)
        assert "（三）绩效评价工作过程" in heads
        assert found.section("绩效评价目的、对象和范围").paragraphs == (f"{titles[0]}的文字",)
        assert found.section("有关建议").paragraphs[0] == f"{titles[2]}的文字"
        assert found.section("其他需要说明的问题").paragraphs == (f"{titles[3]}的文字",)
        assert found.section("现场核实").number == (2, 3, 1)
        assert found.section("绩效评价指标分析").paragraphs == ("总体较好",)
        assert found.section(heads[0][2:]).paragraphs[0] == f"{titles[1]}的文字"

    def test_the_county_s_outline_leaves_none_of_them_out(self) -> None:
        """Suggestions beside the measures, the others behind the phases of the work."""
        titles = ("绩效评价目的、对象和范围", "主要经验及做法", "有关建议", "其他需要说明的问题")
        told = [Section(title=each, text=f"{each}的文字") for each in titles]
        found = report(attrs.evolve(BARE, sections=told))
        measures = found.section("针对问题提出具体的改进措施或建议")
        assert measures.paragraphs[0] == "有关建议的文字"
        others = [each for each in titles if each != "有关建议"]
        assert [found.section(each).paragraphs for each in others] == [
            (f"{each}的文字",) for each in others
        ]

    def test_evaluations_by_others_are_no_self_evaluations(self) -> None:
        """The title says so."""
        by_finance = attrs.evolve(TABLE, kind="finance")
        assert report(by_finance).title == "学生事务补助2023年度项目支出绩效评价报告"
        whole = attrs.evolve(BARE, kind="department", year=2023)
        assert report(whole).title == "某局2023年度部门整体支出绩效评价报告"


class TestLanguages:
    """Headings and sentences in three languages; what the record says stays."""

    def test_english_counts_in_digits_and_ends_with_full_stops(self) -> None:
        """1, 1.1, 1.1.1."""
        found = report(RESULT, locale="en-GB")
        assert found.headings[:2] == ("1 Basic facts of the project", "1.1 About the project")
        assert found.section("Conclusion and grade").paragraphs[0] == (
            "Total score 46.35 of 100 points, grade 差."
        )

    def test_traditional_chinese(self) -> None:
        """The county outline."""
        found = report(RESULT, locale="zh_TW")
        assert found.section("評價結論及評價等級").paragraphs[0] == (
            "經綜合評價，總得分46.35分（滿分100分），綜合績效評價等級為差。"
        )

    def test_numerals(self) -> None:
        """As documents count: GB/T 9704-2012, 7.3.3."""
        layers = [numerals.numbered((1,) * length, "zh_TW") for length in range(1, 5)]
        assert layers == ["一、", "（一）", "1.", "（1）"]
        assert [numerals.in_chinese(each) for each in (0, 9, 10, 12, 20, 99)] == [
            "零",
            "九",
            "十",
            "十二",
            "二十",
            "九十九",
        ]


class Reader(HTMLParser):
    """The tags and the text of a piece of HTML."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it, with the names of its attributes."""
        self.tags.append(" ".join([tag, *(name for name, _ in attrs)]))

    def handle_data(self, data: str) -> None:
        """Keep it."""
        self.text += data


def shown(text: str) -> str:
    """A text in one line, as a reader sees it."""
    return re.sub(r"\s+", " ", text).strip()


class TestMarkup:
    """Nothing of a record is read as Markdown or HTML."""

    @given(st.text(SIGNS, max_size=30))
    def test_markdown_shows_a_paragraph_as_it_is(self, text: str) -> None:
        """Whatever its signs: paragraphs of plain text, and nothing else."""
        tokens = MarkdownIt("commonmark").enable("table").parse(Markdown().paragraph(text))
        inside = [each for token in tokens for each in token.children or ()]
        assert {each.type for each in inside} <= {"text", "text_special"}
        kinds = {token.type for token in tokens}
        assert kinds <= {"paragraph_open", "inline", "paragraph_close"}
        assert shown("".join(each.content for each in inside)) == shown(text)

    @given(st.text(SIGNS, max_size=20))
    def test_markdown_shows_a_cell_as_it_is(self, text: str) -> None:
        """One cell stays one cell."""
        made = Markdown().table(["甲", "乙"], [[text, "丙"]])
        tokens = MarkdownIt("commonmark").enable("table").parse(made)
        cells = [each.content for each in tokens if each.type == "inline"]
        assert len(cells) == 4
        assert cells[3] == "丙"

    @given(st.text(max_size=30))
    def test_html_shows_a_paragraph_as_it_is(self, text: str) -> None:
        """Only paragraphs come out."""
        reader = Reader()
        reader.feed(Html().paragraph(text))
        assert set(reader.tags) <= {"p"}

    def test_an_evil_name(self) -> None:
        """In the title, a table and a list."""
        evil = "<script>alert(1)</script>|[x](javascript:y)\n# 甲"
        found = report(attrs.evolve(BARE, name=evil, duties=[evil], projects=[Project(name=evil)]))
        page = found.to_html()
        reader = Reader()
        reader.feed(page)
        assert "script" not in reader.tags
        assert {tag for tag in reader.tags if " " in tag} == {"article class lang", "th scope"}
        made = MarkdownIt("commonmark").enable("table").render(found.to_markdown())
        assert "<script" not in made
        assert "<a " not in made

    def test_html_has_headings_lists_and_tables(self) -> None:
        """And the language."""
        page = report(RESULT).to_html()
        assert page.startswith('<article class="perfeval-report" lang="zh-CN">\n<h1>学生事务补助')
        assert "<h2>一、项目基本情况</h2>" in page
        assert "<ol><li>项目名称：学生事务补助</li>" in page
        assert '<tr><th scope="col">一级指标</th>' in page

    def test_empty_cells_and_lines(self) -> None:
        """A cell that is empty is still a cell; a blank line is no paragraph."""
        assert Markdown().table(["甲"], [[""]]).endswith("|   |")
        assert Markdown().paragraph("甲\n\n 乙 ") == "甲\n\n乙"
        assert in_markdown("2023. 甲") == "2023\\. 甲"
        assert in_markdown("-5") == "-5"


class TestTemplates:
    """A template of the user's own."""

    def test_it_sees_sections_and_facts(self) -> None:
        """As plain data, escaped for Markdown."""
        starred = report(attrs.evolve(TABLE, name="*学生*", declared_total="46.35"))
        template = (
            "# {{ name }}：{{ total }}分\n"
            "{% for each in sections if each.level == 1 %}\n"
            "- {{ each.heading }}\n"
            "{% endfor %}\n"
            "{{ section['评价结论和评价等级'].paragraphs[0] | length > 5 }}"
            "{{ '*' | safe }}{{ blanks | length }}\n"
        )
        lines = starred.render(template).splitlines()
        assert lines[0] == r"# \*学生\*：46.35分"
        assert lines[1] == "- 一、项目基本情况"
        assert lines[-1].startswith("True*")

    def test_its_data_stand_under_their_names(self) -> None:
        """Also those that a dictionary has methods of."""
        template = (
            "{% for each in sections %}"
            "{% for item in each.items %}{{ item }}\n{% endfor %}"
            "{% endfor %}"
            "{{ section.keys() | length > 3 }}"
        )
        lines = report(RESULT).render(template).splitlines()
        assert lines[-1] == "True"
        assert any("项目名称" in line for line in lines)

    @pytest.mark.parametrize(
        ("template", "line"),
        [
            ("\n{{ absent }}", 2),
            ("{% for %}", 1),
            ("\n\n{{ name.__class__ }}", 3),
            ("{{ 1 / 0 }}", 1),
            ("{{ sections.append(1) }}", 1),
            ("{% include 'x' %}", 1),
            ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1),
        ],
    )
    def test_what_fails_is_said_with_its_line(self, template: str, line: int) -> None:
        """Whatever fails: a name, a sign, the way to Python."""
        with pytest.raises(RecordError) as caught:
            report(RESULT).render(template)
        (found,) = caught.value.problems
        assert found.code is Code.REPORT_TEMPLATE
        assert found.path == ("template",)
        assert found.parameters["line"] == line

    def test_it_may_not_be_endless(self) -> None:
        """Nor anything but a text."""
        for template in ("x" * (MAX_TEMPLATE + 1), untyped(5)):
            with pytest.raises(RecordError) as caught:
                report(RESULT).render(template)
            assert caught.value.problems[0].code in {Code.TEXT_TOO_LONG, Code.RECORD_KIND}

    def test_without_jinja2_the_extra_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """And nothing else of the report needs it."""
        monkeypatch.setitem(sys.modules, "jinja2", None)
        with pytest.raises(CalculationError) as caught:
            report(RESULT).render("{{ name }}")
        assert str(caught.value) == (
            "jinja2 is not installed; install perfeval with the extra report"
        )

    def test_jinja2_is_loaded_only_for_a_template(self) -> None:
        """A report alone does not need it."""
        found = untyped(sys.modules["perfeval.presentation.reports.extra"])
        assert not hasattr(found, "jinja2")


class TestData:
    """A report is data like any other."""

    def test_it_travels_between_processes(self) -> None:
        """And is equal to what was sent, and found again in a set."""
        made = report(RESULT)
        again = pickle.loads(pickle.dumps(made))  # noqa: S301  Our own bytes.
        assert again == made
        assert {made} == {again}

    def test_a_notebook_shows_it(self) -> None:
        """As the piece of HTML that it is."""
        made = untyped(report(RESULT))
        assert made._repr_html_() == made.to_html()


class TestAsking:
    """What the function refuses."""

    @pytest.mark.parametrize(
        ("given_fields", "code"),
        [
            ({"found": "某局"}, Code.RECORD_KIND),
            ({"found": BARE, "outline": "province"}, Code.TERM_UNKNOWN),
            ({"found": BARE, "locale": "fr"}, Code.TERM_UNKNOWN),
        ],
    )
    def test_what_it_refuses(self, given_fields: dict[str, object], code: Code) -> None:
        """With the name of the argument."""
        found = given_fields.pop("found")
        with pytest.raises(RecordError) as caught:
            report(untyped(found), **untyped(given_fields))
        assert caught.value.problems[0].code is code

    def test_a_section_that_is_not_there(self) -> None:
        """Named as it was asked for."""
        made: Report = report(BARE)
        with pytest.raises(CalculationError, match="no section '结论'"):
            made.section("结论")
        with pytest.raises(RecordError):
            made.section(untyped(4))
