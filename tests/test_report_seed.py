"""The county office's report of 2023 is made again from its records, section by section.

Only headings, figures and short texts are held against it; the names of the work group are
withheld there and marked here.
"""

import re
from typing import Final

import attrs
import pytest
from shenze_2023 import REPORT

from perfeval import Evaluation, Report, evaluate, lint_text, read_report, report
from perfeval.codes import Code
from perfeval.standards import SHENZE_2023

RESULT: Final[Evaluation] = evaluate(REPORT, scheme=SHENZE_2023)
MADE: Final[Report] = report(RESULT)

OUTLINE: Final = (
    "一、部门基本情况",
    "（一）部门概况",
    "部门职能",
    "组织机构及人员",
    "资产基本情况",
    "（二）部门收支预决算情况",
    "（三）部门整体支出绩效目标、指标",
    "二、自评工作开展情况",
    "（一）自评的组织工作",
    "（二）自评的方法和过程",
    "1、评价方法",
    "（1）因素分析法",
    "（2）比较法",
    "（3）现场核查法",
    "（4）访谈",
    "2、评价工作过程",
    "（1）前期准备",
    "（2）组织实施",
    "（3）撰写绩效评价报告",
    "三、部门整体支出绩效目标实现情况及指标分析",
    "（一）总体绩效目标实现情况",
    "（二）分项绩效目标实现情况及指标分析",
    "四、评价结论和评价等级",
    "五、存在的问题及改进措施",
    "（一）存在的主要问题",
    "（二）针对问题提出具体的改进措施或建议",
    "六、评价工作组人员名单及签字（姓名、工作单位、职务、职称）",
)
"""The headings of the report as printed, those of its first part without numbers too."""


def as_printed(heading: str) -> str:
    """A heading as the report prints it: 1、 for 1. of the standard, and one name shortened."""
    return re.sub(r"^(\d)\.", r"\1、", heading).replace("撰写报告", "撰写绩效评价报告")


def said(title: str) -> str:
    """All that a section says, in one line."""
    section = MADE.section(title)
    cells = (cell for table in section.tables for row in table.rows for cell in row)
    return " ".join((*section.paragraphs, *section.items, *cells))


class TestOutline:
    """附件4: the outline of the county's notice."""

    def test_every_heading_stands_in_its_place(self) -> None:
        """In the words of the report; three of them are printed without a number."""
        unnumbered = ("部门职能", "组织机构及人员", "资产基本情况")
        made = [as_printed(each) for each in MADE.headings]
        assert [each[2:] if each[2:] in unnumbered else each for each in made] == [*OUTLINE]

    def test_the_title(self) -> None:
        """Name, year and kind."""
        assert MADE.title == "中共深泽县委网信办2023年度部门整体支出绩效自评报告"

    def test_the_opening_names_the_basis(self) -> None:
        """石发〔2019〕8号."""
        assert MADE.opening[0].startswith(f"依据{REPORT.basis}，")


class TestFigures:
    """The figures of the report, in its units."""

    def test_duties(self) -> None:
        """Eight, in order."""
        assert MADE.section("部门职能").items == REPORT.duties
        assert len(REPORT.duties) == 8

    def test_posts(self) -> None:
        """行政编制6名, 事业编制6名; nobody says how many are on duty."""
        assert MADE.section("组织机构及人员").tables[0].rows == (
            ("机关", "行政编制", "6"),
            ("县网络舆情中心（股级）", "事业编制", "6"),
        )
        assert "编制合计12名，在职【待填：在职人数】人。" in said("组织机构及人员")

    def test_assets(self) -> None:
        """544198 + 19464 = 563662 元."""
        assert said("资产基本情况").replace(",", "") == (
            "通用设备原值544198元、家具和用品原值19464元，合计563662元。"
        )

    def test_money(self) -> None:
        """One project, 46.8648万元 at every step, 100 %, all from the general public budget."""
        text = said("部门收支预决算情况")
        assert text.startswith("项目1个，年初预算数46.8648万元，全年预算数46.8648万元，")
        assert "到位资金46.8648万元，全年执行数46.8648万元，预算执行率100.00%。" in text
        assert "一般公共预算 项目支出 46.8648" in text

    def test_the_conclusion_prints_the_scale_and_no_score(self) -> None:
        """As the report does; what it lacks is marked."""
        assert MADE.section("评价结论和评价等级").paragraphs == (
            (
                "经综合评价，总得分【待填：总分】分（满分【待填：满分】分），"
                "综合绩效评价等级为【待填：评价等级】。"
            ),
            (
                "综合绩效评价分为4个等级：得分≥85分为优秀；75≤得分<85分为良好；"
                "60≤得分<75分为一般；得分<60分为较差。"
            ),
        )


class TestWords:
    """The short texts of the record, each under its heading."""

    @pytest.mark.parametrize(
        ("title", "text"),
        [
            ("部门概况", REPORT.rank),
            ("部门整体支出绩效目标、指标", REPORT.goal),
            ("自评的组织工作", REPORT.organisation),
            ("评价方法", "采用因素分析法、比较法、现场核查法、访谈开展评价工作。"),
            *((each.title, each.text) for each in REPORT.sections[1:]),
            ("评价方法", REPORT.sections[0].text),
            ("总体绩效目标实现情况", REPORT.achievement),
            ("分项绩效目标实现情况及指标分析", REPORT.indicator_analysis),
            ("存在的主要问题", "无问题"),
            ("针对问题提出具体的改进措施或建议", "无改进措施或建议"),
        ],
    )
    def test_every_text_stands_under_its_heading(self, title: str, text: str) -> None:
        """None is lost, none is changed."""
        assert text in MADE.section(title).paragraphs

    def test_the_work_group(self) -> None:
        """Three members with unit and post; names are withheld, so they are marked."""
        (table,) = MADE.section(OUTLINE[-1][2:]).tables
        assert table.heads == ("姓名", "工作单位", "职务", "职称", "签字")
        assert [row[1:3] for row in table.rows] == [
            ("中共深泽县委网信办", post) for post in ("主任", "副主任", "办公室主任")
        ]
        assert {row[0] for row in table.rows} == {"【待填：姓名】"}

    def test_what_is_to_be_filled_in(self) -> None:
        """Just what the report of the county office lacks."""
        assert MADE.blanks == (
            "在职人数",
            "绩效指标",
            "总分",
            "满分",
            "评价等级",
            "姓名",
            "职称",
        )


class TestReadAgain:
    """What was written says what the records say."""

    def test_the_checker_of_reports_finds_what_is_lacking_and_nothing_else(self) -> None:
        """Sums, rates and scale fit."""
        found = [each.code for each in lint_text(MADE.to_markdown())]
        assert found == [Code.CHECK_SCORE_MISSING, Code.CHECK_GRADE_MISSING]

    def test_the_scale_is_read_back(self) -> None:
        """Band by band."""
        scale = read_report(MADE.to_markdown()).scale
        assert SHENZE_2023.scale is not None
        assert scale is not None
        assert scale.bands == SHENZE_2023.scale.bands

    def test_without_a_scheme_the_scale_is_marked_too(self) -> None:
        """A record alone names no scale."""
        alone = report(REPORT)
        assert alone.section("评价结论和评价等级").paragraphs[1] == "【待填：等级标准】"
        assert alone.headings == MADE.headings

    def test_a_stated_score_is_printed_as_stated(self) -> None:
        """Of a record without a result."""
        stated = attrs.evolve(REPORT, declared_total="92.5", declared_grade="优秀")
        assert report(stated).facts["total"] == "92.5"
        assert report(stated).facts["grade"] == "优秀"
