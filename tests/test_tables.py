"""Tables under Chinese heads: published ones as sheets, official forms, odd sheets, and back."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from itertools import repeat
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval import (
    SPELLINGS,
    Budget,
    Code,
    Deadline,
    Department,
    Described,
    Done,
    FundingLine,
    FundingSource,
    Head,
    Indicator,
    Measured,
    Moment,
    MoneyUnit,
    Operator,
    Place,
    Project,
    Proportional,
    RecordError,
    Reported,
    SpendingClass,
    Table,
    Target,
    evaluate,
    format_rule,
    lint,
    number,
    parse_actual,
    parse_target,
    percent,
    read_table,
    read_tables,
    to_rows,
)
from perfeval.standards import MINISTRY_2020, SHENZE_2023
from perfeval.tables import cells
from perfeval.tables.heads import head_of
from published import Case, cases, money
from refusals import placed, refusals
from sheets import LAYOUTS, Layout, Sheet, anhui, is_department, level1_of, spreadsheet
from subjects import item, untyped

CASES: Final = cases("table")
HEADS: Final = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
FUNDS: Final = [
    "项目资金（万元）",
    "年初预算数",
    "全年预算数",
    "全年执行数",
    "分值",
    "执行率",
    "得分",
]


def indicators(*rows: list[Any], heads: list[str] = HEADS) -> Table:
    """A table of an indicator block."""
    return read_table([heads, *rows])


def money_of(*rows: list[Any], heads: list[str] = FUNDS) -> Table:
    """A table of a fund block."""
    return read_table([heads, *rows, HEADS])


def budget(*rows: list[Any], heads: list[str] = FUNDS) -> Budget:
    """The budget of a fund block."""
    found = money_of(*rows, heads=heads).subject.budget
    assert found is not None
    return found


def together(*values: object) -> tuple[object, ...]:
    """Values side by side, to be compared with plain numbers."""
    return values


def codes(table: Table) -> list[str]:
    """The codes of what was found in reading, less the name that short sheets have not."""
    return [each.code for each in table.problems if each.code is not Code.TABLE_NAME_MISSING]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['issuer']} {case['source'][-6:]}")
class TestPublishedTables:
    """Every published table, in each layout, is read without loss."""

    def test_what_it_is_about(self, case: Case, layout: Layout) -> None:
        """A project by its name, or a department; with its year."""
        subject = read_table(layout(case)).subject
        assert isinstance(subject, Department if is_department(case) else Project)
        assert subject.name == (case["issuer"] if is_department(case) else case["project"])
        assert subject.year == (int(case["year"]) if case["year"] else None)

    def test_the_money(self, case: Case, layout: Layout) -> None:
        """The total and every row, in yuan; the rate as printed."""
        block, found = case["budget_block"], read_table(layout(case)).subject.budget
        if block is None:
            assert found is None
            return
        assert found is not None
        for name, printed in (("initial", "initial_budget"), ("adjusted", "budget")):
            assert getattr(found, name) == in_yuan(block.get(printed), block["unit"])
        assert found.executed == in_yuan(block["executed"], block["unit"])
        assert found.full_marks == points(block["full"])
        assert found.declared_score == points(block["claimed_score"])
        assert found.declared_rate == rate(block["claimed_rate"])
        rows = block.get("sub_rows", ())
        assert [each.adjusted for each in found.lines] == [
            in_yuan(row.get("budget"), block["unit"]) for row in rows
        ]

    def test_every_indicator(self, case: Case, layout: Layout) -> None:
        """Name, levels, target, actual, full marks and score."""
        found = read_table(layout(case)).subject.indicators
        assert [each.name for each in found] == [row["name"] for row in case["indicators"]]
        for each, row in zip(found, case["indicators"], strict=True):
            assert each.level1.startswith(level1_of(row))
            assert each.level2 == row.get("l2", "")
            assert each.full_marks == points(row["full"])
            assert each.declared_score == points(row["claimed_score"])
            assert words(each.target) == words(wanted(row))
            assert words(each.actual) == words(reached(row))

    def test_the_total(self, case: Case, layout: Layout) -> None:
        """As printed, or none."""
        assert read_table(layout(case)).subject.declared_total == points(case["claimed_total"])

    def test_nothing_is_wrong_with_the_sheet(self, case: Case, layout: Layout) -> None:
        """What there is to say of reading it is a notice, and every line has its place."""
        table = read_table(layout(case))
        assert {each.severity for each in table.problems} <= {"notice"}
        assert len(table.remarks) <= 1  # 单位：万元
        for each in table.problems:
            assert table.place(each.path) is not None

    def test_what_is_written_is_read_back(self, case: Case, layout: Layout) -> None:
        """The official form holds all that the sheet said."""
        subject = read_table(layout(case)).subject
        assert read_table(to_rows(subject)).subject == subject


def in_yuan(printed: str | None, unit: str) -> Decimal | None:
    """An amount in yuan."""
    stated = money(printed, unit)
    return None if stated is None else Budget(initial=stated).initial


def points(printed: str | None) -> Decimal | None:
    """Printed points."""
    return None if printed is None else number(printed)


def rate(printed: str | None) -> Decimal | None:
    """A printed rate; 1 is the whole."""
    return None if printed is None else percent("100" if printed == "1" else printed)


def wanted(row: Case) -> object:
    """A printed target in its unit."""
    target = parse_target(row["target"], unit=unit_of(row)) if row.get("target") else None
    bare = isinstance(target, Target) and not target.value.unit
    return (
        parse_target(f"{row['target']}%")
        if bare and str(row.get("actual")).endswith("%")
        else target
    )


def reached(row: Case) -> object:
    """A printed actual value in its unit."""
    return parse_actual(row["actual"], unit=unit_of(row)) if row.get("actual") else None


def unit_of(row: Case) -> str:
    """The unit of a row; where the value has one that begins with 每, both."""
    per = "/亩" if "/" in (row.get("target") or "") else ""
    return f"{row.get('unit', '')}{per}" if not per else ""


def words(value: object) -> str:
    """A value as text, without the unit that stands in a column of its own."""
    return "" if value is None else str(value).replace("元/亩", "/亩")


class TestForms:
    """The official forms and their many heads; field.md section 6."""

    def test_a_department_by_its_title(self) -> None:
        """部门整体支出绩效自评表 without 项目名称."""
        sheet: Sheet = [
            ["2023年度部门整体支出绩效自评表"],
            ["预算单位", "某局"],
            HEADS,
            ["投入", "", "甲"],
        ]
        subject = read_table(sheet).subject
        assert isinstance(subject, Department)
        assert (subject.name, subject.year) == ("某局", 2023)

    def test_everything_around_the_blocks(self) -> None:
        """Codes, contacts, goals, grade, problems: behind their heads, or after a colon."""
        sheet: Sheet = [
            ["项目支出绩效自评表"],
            ["项目名称：甲", None, "项目编码", "P1"],
            ["主管部门", "乙局", "实施单位", "丙所"],
            ["联系人", "丁", "联系电话", "0"],
            FUNDS,
            ["年度资金总额", 1, 1, 1, 10, "100%", 10],
            ["预算调整说明", "追加"],
            ["年度总体目标", "目标一"],
            ["目标实际完成情况", "完成一"],
            HEADS,
            ["产出", "数量", "戊", "≥1个", "1个", 90, 90],
            ["总分", None, None, None, None, 100, 100],
            ["评价等级", "优", "自评年度", "2022"],
            ["存在的问题", "无"],
            ["改进措施", "无"],
        ]
        project = read_table(sheet).subject
        assert isinstance(project, Project)
        assert project == attrs.evolve(
            project,
            name="甲",
            code="P1",
            department="乙局",
            unit="丙所",
            contact="丁 0",
            year=2022,
            goal="目标一",
            achievement="完成一",
            declared_total="100",
            declared_grade="优",
            problems="无",
            measures="无",
        )
        assert project.budget is not None
        assert project.budget.adjustment_reason == "追加"

    def test_goals_under_their_heads(self) -> None:
        """预期目标 and 实际完成情况 side by side, with their texts below."""
        sheet: Sheet = [
            ["年度总体目标", "预期目标", None, "实际完成情况"],
            ["", "做到", None, "做到了"],
            HEADS,
        ]
        subject = read_table(sheet).subject
        assert (subject.goal, subject.achievement) == ("做到", "做到了")

    def test_goals_left_blank(self) -> None:
        """The next block begins at once."""
        sheet: Sheet = [["年度总体目标", "", "实际完成情况"], ["项目名称", "甲"], HEADS]
        subject = read_table(sheet).subject
        assert (subject.name, subject.goal, subject.achievement) == ("甲", "", "")

    def test_the_hubei_form(self) -> None:
        """Full marks of the execution rate stand in a head; rows have scores alone."""
        heads = [
            "预算执行情况（万元）（20分）",
            "预算数（A）",
            "执行数（B）",
            "执行率（B/A）",
            "得分（20分*执行率）",
        ]
        found = budget(["年度财政资金总额", "278.4449", "30.00", "10.77%", "2.16"], heads=heads)
        assert together(found.full_marks, found.declared_score) == (20, Decimal("2.16"))
        assert together(found.adjusted, found.executed) == (2_784_449, 300_000)

    def test_the_hunan_form(self) -> None:
        """评分标准 becomes a rule where all of it is understood; its words are kept."""
        heads = ["一级指标", "三级指标", "评分标准", "分值", "自评得分", "扣分原因"]
        text = "≤100%计5分；每超过一个百分点扣0.5分，扣完为止"
        table = read_table(
            [
                heads,
                ["投入", "在职人员控制率", text, 5, 5, ""],
                ["", "管理制度", "健全", 2, 1, "缺一项"],
            ]
        )
        first, second = table.subject.indicators
        assert first.rule is not None
        assert first.note == f"评分标准：{text}"
        assert (second.rule, second.note) == (None, "评分标准：健全")
        assert second.deviation_reason == "缺一项"

    def test_the_chongqing_form(self) -> None:
        """Initial and adjusted targets, a core flag, and a column that nobody else has."""
        heads = ["指标名称", "计量单位", "指标性质", "年初指标值", "调整指标值", "全年完成值"]
        heads += ["得分系数（%）", "指标权重", "指标得分", "是否核心指标"]
        table = read_table([heads, ["次数", "次", "≥", 10, 8, 9, 100, 5, 5, "是"]])
        (found,) = table.subject.indicators
        assert (str(found.initial_target), str(found.target)) == ("≥10", "≥8次")
        assert found.core
        assert found.note == "得分系数（%）：100"

    def test_directions_in_words(self) -> None:
        """正向 and 反向 say what a number without a sign means; 定性 is words."""
        heads = ["三级指标", "指标方向", "指标值", "分值"]
        rows = [
            ["甲", "正向指标", "8次", 1],
            ["乙", "反向指标", "8次", 1],
            ["丙", "定性", "8分满意", 1],
        ]
        found = [each.target for each in read_table([heads, *rows]).subject.indicators]
        assert [str(each) for each in found] == ["≥8次", "≤8次", "8分满意"]
        assert isinstance(found[2], Described)

    def test_full_marks_behind_the_heads_of_levels(self) -> None:
        """一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值."""
        heads = ["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "得分"]
        table = read_table(
            [heads, ["产出", 50, "数量", 30, "甲", 30, 30], ["", "", "质量", "—", "乙", 20, 20]]
        )
        assert [
            together(each.level1, each.level2, each.full_marks) for each in table.level_marks
        ] == [
            ("产出", "", 50),
            ("产出", "数量", 30),
        ]
        assert [each.full_marks for each in table.subject.indicators] == [30, 20]

    def test_a_form_of_two_levels(self) -> None:
        """The lowest head that the form has names the indicator."""
        table = read_table([["一级指标", "二级指标", "分值"], ["产出", "数量", 5], ["", "质量", 5]])
        assert [(each.level1, each.name) for each in table.subject.indicators] == [
            ("产出", "数量"),
            ("产出", "质量"),
        ]
        table = read_table([["一级指标", "分值"], ["产出", 5]])
        assert [each.name for each in table.subject.indicators] == ["产出"]


ROW: Final = ["产出指标（50分）", "数量指标", "甲", "≥5台", "6台", 50, 50]
MORE: Final = ["效益指标（40分）", "社会效益", "乙", "≥5人", "5人", 40, 40]
TOTAL: Final = ["总分", None, None, None, None, 100, 99]
MONEY: Final = ["年度资金总额", 100, 100, 90, 10, "90%", 9]


def form(*rows: list[Any]) -> Sheet:
    """A form with its name and money, up to the rows that are given."""
    return [["项目名称", "某项目"], FUNDS, MONEY, HEADS, *rows]


def names(sheet: Sheet) -> list[str]:
    """The indicators of a sheet by their names."""
    return [each.name for each in read_table(sheet).subject.indicators]


class TestRealForms:
    """What forms look like when people have filled them in."""

    @pytest.mark.parametrize("place", ["元阳县农业局", "元宝镇", "元氏县教育局"])
    def test_a_place_is_no_unit_of_money(self, place: str) -> None:
        """填报单位：元阳县 says nothing of money, and the head of the block has the last word."""
        for line in ([f"填报单位：{place}"], ["单位：元"], [f"单位：{place}"]):
            table = read_table([["项目名称", "某项目"], line, FUNDS, MONEY, HEADS, ROW])
            assert table.subject.budget is not None
            assert table.subject.budget.adjusted == 1_000_000

    def test_heads_with_line_breaks_beside_the_name_of_the_block(self) -> None:
        """绩效指标 down the side names the block, 三级指标 the column."""
        heads = ["绩\n效\n指\n标", "一级\n指标", "二级\n指标", "三级\n指标", "年度\n指标值", "分值"]
        row = [None, "产出指标", "数量指标", "支部建设数", "≥20个", 90]
        assert names([heads, row]) == ["支部建设数"]
        heads = ["绩效指标", "一级指标", "二级指标", "指标名称", "指标值", "分值"]
        assert names([heads, ["绩效指标", "产出", "数量", "支部数", "≥20个", 90]]) == ["支部数"]

    @pytest.mark.parametrize(
        "name", ["整改措施", "项目", "部门", "等级", "年度", "注：含乡镇", "问题"]
    )
    def test_an_indicator_whose_name_is_a_head(self, name: str) -> None:
        """Points decide: it is a row."""
        sheet = form(ROW, [None, None, name, "≥5项", "5项", 10, 10], MORE, TOTAL)
        assert names(sheet) == ["甲", name, "乙"]

    @pytest.mark.parametrize(
        "note",
        ["说明：预算执行率得分按绩效自评计分表计算", "以下绩效指标请对照年初绩效目标表填写",
         "注：本表为绩效自评结果说明表"],
    )  # fmt: skip
    def test_a_note_between_the_blocks(self, note: str) -> None:
        """Is no title."""
        table = read_table([["项目名称", "某项目"], FUNDS, MONEY, [note], HEADS, ROW])
        assert [each.text for each in table.remarks] == [note]
        assert table.subject.budget is not None

    def test_what_stands_behind_the_total(self) -> None:
        """Signatures, conclusions and notes are remarks, and no indicators."""
        tail: Sheet = [
            ["填表人：王五", None, None, "填报日期：3月", None, None, "单位负责人签字："],
            ["评价结论", "良好，得分100分"],
            ["说明", ""],
            ["改进措施", "无"],
        ]
        table = read_table(form(ROW, MORE, TOTAL, *tail))
        assert [each.name for each in table.subject.indicators] == ["甲", "乙"]
        assert [each.text.split("：")[0].split()[0] for each in table.remarks] == [
            "填报日期",
            "评价结论",
            "说明",
        ]
        assert (table.subject.measures, table.subject.contact) == ("无", "王五")
        assert not [each for each in table.problems if each.severity == "error"]

    @pytest.mark.parametrize(
        "total",
        [["总分", 98], ["总分：98分"], [3, "总分", None, None, None, 100, 98],
         ["总分", None, None, None, None, None, 98], ["总得分（分）", "98"]],
    )  # fmt: skip
    def test_the_total_where_people_write_it(self, total: list[Any]) -> None:
        """In the next cell, behind a colon, behind a serial number."""
        table = read_table(form(ROW, MORE, total))
        assert table.subject.declared_total == 98
        assert len(table.subject.indicators) == 2

    def test_a_total_that_was_left_out(self) -> None:
        """Full marks alone are no total."""
        table = read_table(form(ROW, ["总分", None, None, None, None, 100, None]))
        assert together(table.subject.declared_total, table.declared_full_marks) == (None, 100)

    def test_a_total_above_the_table(self) -> None:
        """自评得分 beside the name, or between the blocks."""
        sheet: Sheet = [["项目名称", "某项目", "自评得分", "99"], FUNDS, MONEY, HEADS, ROW]
        assert read_table(sheet).subject.declared_total == 99
        table = read_table([FUNDS, MONEY, ["自评总分（分）", 98], HEADS, ROW])
        assert table.subject.declared_total == 98
        assert table.subject.budget is not None
        assert table.subject.budget.lines == ()

    def test_a_head_of_amounts_over_the_labels(self) -> None:
        """The Sichuan form prints 年度预算数 over the heads of the rows."""
        heads = [
            "年度预算数（万元）",
            "年初预算数",
            "调整后预算数",
            "预算执行数",
            "权重",
            "执行率",
            "得分",
        ]
        found = budget(["总额", 5, 6, 6, 10, "100%", 10], ["其中：财政资金", 5, 6, 6], heads=heads)
        assert together(found.initial, found.adjusted) == (50_000, 60_000)
        assert [each.label for each in found.lines] == [""]

    def test_a_head_of_sources_over_the_labels(self) -> None:
        """Their words are read as the heads of rows are."""
        heads = ["资金来源（万元）", "年初预算数", "全年预算数", "全年执行数"]
        found = budget(["合计", 5, 5, 5], ["1.财政拨款", 4, 4, 4], ["2.其他", 1, 1, 1], heads=heads)
        assert [each.source for each in found.lines] == [
            FundingSource.FISCAL_APPROPRIATION,
            FundingSource.OTHER,
        ]

    def test_heads_of_two_rows(self) -> None:
        """The lower ones are heads, the upper ones beside them too."""
        upper = ["资金（万元）", "预算情况", None, None, "分值", "执行率", "得分"]
        lower = [None, "年初预算数", "全年预算数", "全年执行数"]
        over = ["一级指标", "二级指标", "三级指标", "指标值", None, "分值", "得分"]
        under = [None, None, None, "年度指标值", "实际完成值"]
        table = read_table([["项目名称", "某项目"], upper, lower, MONEY, over, under, ROW, MORE])
        assert table.subject.budget is not None
        assert together(table.subject.budget.full_marks, table.subject.budget.declared_score) == (
            10,
            9,
        )
        first = table.subject.indicators[0]
        assert together(str(first.target), str(first.actual), first.full_marks) == (
            "≥5台",
            "6台",
            50,
        )
        assert table.remarks == ()

    def test_goals_of_transfers(self) -> None:
        """A head down the side, several lines, and heads that repeat in the rows."""
        heads = ["总体目标完成情况", "总体目标", None, "全年实际完成情况"]
        rows: Sheet = [[None, "目标一", None, "完成一"], [None, "目标二", None, "完成二"]]
        subject = read_table([heads, *rows, HEADS, ROW]).subject
        assert (subject.goal, subject.achievement) == ("目标一\n目标二", "完成一\n完成二")
        repeated = ["总体目标完成情况", "目标一", "目标一", "完成一"]
        subject = read_table([heads, repeated, HEADS, ROW]).subject
        assert (subject.goal, subject.achievement) == ("目标一", "完成一")

    def test_columns_that_the_block_has_not(self) -> None:
        """What stands under a head of another place is kept in the note."""
        table = read_table([[*HEADS, "负责人", "存在问题"], [*ROW, "李四", "慢"]])
        assert table.subject.indicators[0].note == "负责人：李四\n存在问题：慢"

    def test_what_stands_beside_known_heads(self) -> None:
        """Heads that are not known are remarks, with their values."""
        table = read_table([["项目名称", "甲", "财政归口科室", "教科文"], HEADS, ROW])
        assert [each.text for each in table.remarks] == ["财政归口科室 教科文"]

    def test_the_initial_target_of_a_form_that_has_no_other(self) -> None:
        """Hubei prints 年初目标值 alone."""
        heads = ["一级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "得分"]
        (found,) = read_table(
            [heads, ["产出", "演出场次（20分）", "≥5场", "5场", 20]]
        ).subject.indicators
        assert together(str(found.target), found.initial_target, found.full_marks) == (
            "≥5场",
            None,
            20,
        )

    def test_subtotals_by_their_place(self) -> None:
        """小计 at the end of a cell, of level 1 or of level 2; a name may hold the word."""
        table = read_table(
            form(
                ["产出", "数量", "大中小计量器具检定数", "≥5台", "6台", 20, 20],
                [None, None, "小计", None, None, 20, 20],
                [None, "质量", "丙", "≥5台", "6台", 30, 30],
                [None, "小计", None, None, None, 50, 50],
            )
        )
        assert len(table.subject.indicators) == 2
        assert [together(each.level2, each.full_marks) for each in table.level_marks] == [
            ("数量", 20),
            ("", 50),
        ]
        assert str(table.place(("level_marks", 1))) == "第8行 小计"

    def test_the_last_total_is_that_of_the_whole(self) -> None:
        """Others are those of sections."""
        part = ["合计", None, None, None, None, 50, 50]
        table = read_table(form(ROW, part, MORE, ["总计", None, None, None, None, 100, 99]))
        assert table.subject.declared_total == 99
        assert len(table.subject.indicators) == 2

    def test_a_part_with_points_of_its_own(self) -> None:
        """其中 with as many points as the row above is an indicator beside it."""
        part = [None, None, "其中：女性", "≥5人", "5人", 50, 50]
        assert names(form(ROW, part)) == ["甲", "其中：女性"]
        part[-2] = 10
        assert names(form(ROW, part)) == ["甲"]
        for points in ("十", None):
            part[-2] = points
            assert names(form(ROW, part)) == ["甲"]

    @pytest.mark.parametrize(
        ("level1", "kind"), [("加分项（10分）", "bonus"), ("减分项", "penalty"), ("产出", "base")]
    )
    def test_points_on_top_or_taken_off(self, level1: str, kind: str) -> None:
        """The head of the level says it."""
        assert indicators([level1, "", "甲", "", "", 5, 5]).subject.indicators[0].kind == kind

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("≥3000㎡", "≥3000m²"),
            ("≥20（场次）", "≥20场次"),
            ("6台（套）", "≥6台"),
            ("≥1个（处）", "≥1个"),
        ],
    )
    def test_signs_and_brackets_of_units(self, text: str, shown: str) -> None:
        """In plain signs; a second unit in brackets says the same."""
        table = indicators(["", "", "甲", text, "", 5, 5])
        assert str(table.subject.indicators[0].target) == shown
        assert codes(table) == []

    def test_what_is_not_understood_is_a_warning(self) -> None:
        """The figures may be right; a person should look."""
        table = indicators(["", "", "甲", "≥95%左右", "五", "约5", 5])
        assert {each.severity for each in table.problems[1:]} == {"warning"}

    def test_blank_cells_without_end(self) -> None:
        """Sheets that are formatted to their edge hold no more than others."""
        wide = [[*line, *[None] * 1500] for line in form(ROW, MORE)]
        assert read_table([*wide, *[[None]] * 2000]).subject == read_table(form(ROW, MORE)).subject

    def test_rows_of_the_fund_block_that_say_little(self) -> None:
        """Without amounts, or as parts that do not add up: columns tell it."""
        record = Project(
            name="某项目",
            budget=Budget(
                initial="5",
                lines=[
                    FundingLine(source="fiscal_funds", label="财政资金", initial="5"),
                    FundingLine(source="central_grant", part_of="财政资金", initial="3"),
                    FundingLine(source="other"),
                ],
            ),
        )
        assert read_table(to_rows(record)).subject == record


OUTPUT: Final = ["产出指标", "数量指标", "场次", "≥10场", "10场", 50, 50]
BENEFIT: Final = ["效益指标", "社会效益指标", "人次", "≥100人次", "80人次", 30, 24]
SATISFIED: Final = ["满意度指标", "满意度指标", "满意度", "≥90%", "90%", 10, 10]
WHOLE: Final = ["总分", None, None, None, None, 100, 94]
SPENT: Final = ["年度资金总额", 100, 100, 100, 10, "100%", 10]


def filled(*rows: list[Any], money: tuple[list[Any], ...] = (SPENT,)) -> Table:
    """A form whose figures agree, with the rows that are given in place of the total."""
    return read_table(
        [["项目名称", "某项目"], FUNDS, *money, HEADS, OUTPUT, BENEFIT, SATISFIED, *rows]
    )


def wrong(table: Table) -> list[str]:
    """What a checker calls wrong."""
    return [str(each.code) for each in lint(table) if each.severity == "error"]


class TestLayouts:
    """Layouts that nobody saw before are read by what is common to all."""

    def test_levels_below_the_name_of_the_block(self) -> None:
        """Yunnan prints the levels in the lower of two rows of heads, and the values above."""
        upper = ["绩效指标", None, None, "年度指标值", None, None, "实际完成值", "分值", "得分"]
        lower = ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位"]
        row = ["产出指标", "数量指标", "场次", "≥", 10, "场", 10, 90, 84]
        table = read_table([["项目名称", "甲"], upper, lower, row, ["总分", *[None] * 6, 100, 94]])
        (found,) = table.subject.indicators
        assert (str(found.target), str(found.actual)) == ("≥10场", "10场")
        assert together(found.full_marks, found.declared_score) == (90, 84)
        assert together(table.subject.declared_total, table.declared_full_marks) == (94, 100)
        assert (table.problems, table.remarks) == ((), ())

    def test_heads_above_that_belong_to_another_block(self) -> None:
        """Goals without rows, or a name and a total: their heads are no columns of what follows."""
        heads = ["一级指标", "三级指标", "分值"]
        for above in (["年度目标", None, "实际完成情况"], ["项目名称", None, "得分"]):
            (found,) = read_table([above, heads, ["产出", "甲", 5]]).subject.indicators
            assert (found.name, found.level1, found.actual) == ("甲", "产出", None)

    @pytest.mark.parametrize(
        ("words", "head"),
        [
            (
                "偏差原因分析和改进措施 偏差原因分析及整改措施 未达标原因 失分原因 偏差分析",
                "reason",
            ),
            ("年度实际完成值 指标实际完成值 实际指标值 全年实际完成指标值 业绩值", "actual"),
            ("年度计划值 全年目标值 计划数 目标指标值", "target"),
            ("得分情况 单位自评分 自我评分 评价分 绩效自评得分", "score"),
            ("分值设置 权数 应得分 标准分值", "full_marks"),
            ("年初部门预算数 期初预算", "initial"),
            ("年度预算 预算安排数 调整后预算金额", "adjusted"),
            ("实际执行 支出决算数 全年执行金额 实际支付数", "executed"),
            ("一级指标及分值 一级绩效指标", "level1"),
            ("二级指标及分值", "level2"),
            ("省级预算部门名称", "department_name"),
            ("得分合计 分值合计 共计 绩效自评总分 综合评分 总体得分 总评 自评总评分", "sum"),
            ("项目自评等级", "grade"),
        ],
    )
    def test_heads_put_together_of_their_parts(self, words: str, head: str) -> None:
        """In combinations that no list has."""
        assert {head_of(word, SPELLINGS) for word in words.split()} == {Head(head)}

    def test_words_that_only_look_like_heads(self) -> None:
        """A part alone is none."""
        words = "总 评 值 数 情况 措施 支出 执行 预算 使用 扣分 偏差 实际 培训完成情况 分"
        assert {head_of(word, SPELLINGS) for word in words.split()} == {None}

    @pytest.mark.parametrize(
        "word",
        ["得分合计", "最终得分", "自评得分（总分）", "绩效得分", "总评", "汇总", "本项目情况"],
    )
    def test_a_total_by_its_word_or_its_figures(self, word: str) -> None:
        """It names nothing, and its points are those of all rows above."""
        table = filled([word, None, None, None, None, 100, 94])
        assert together(table.subject.declared_total, table.declared_full_marks) == (94, 100)
        assert len(table.subject.indicators) == 3
        assert (wrong(table), table.whole) == ([], True)

    def test_a_total_without_full_marks(self) -> None:
        """Its score is that of all rows above."""
        rows = [[*OUTPUT[:5], 50, 50], [*BENEFIT[:5], 50, 44]]
        table = indicators(*rows, ["绩效情况", None, None, None, None, None, 94])
        assert table.subject.declared_total == 94

    @pytest.mark.parametrize(
        "row",
        [
            ["得分合计", None, "甲", "≥5个", "5个", 10, 10],  # It has a target.
            ["成本指标", None, None, None, None, 90, 84],  # It is a head of the forms.
            ["其他", None, "乙", None, None, 90, 84],  # It has a name.
            ["其他", None, None, None, None, 91, 84],  # Its points are its own.
        ],
    )
    def test_what_is_no_total(self, row: list[Any]) -> None:
        """It is an indicator."""
        assert len(filled(row).subject.indicators) == 4

    def test_a_form_of_two_columns_has_no_total_without_its_word(self) -> None:
        """The last row may well have the points of all others."""
        table = read_table([["一级指标", "分值"], ["决策", 30], ["管理", 20], ["履职", 50]])
        assert len(table.subject.indicators) == 3

    @pytest.mark.parametrize(
        "word", ["小计", "绩效指标合计", "分项合计", "三级指标合计", "绩效目标得分", "产出指标得分"]
    )
    def test_a_subtotal_of_all_indicators(self, word: str) -> None:
        """Its figures say so, wherever it stands."""
        table = filled([word, None, None, None, None, 90, 84], WHOLE)
        assert [together(each.level1, each.full_marks) for each in table.level_marks] == [("", 90)]
        assert len(table.subject.indicators) == 3
        assert wrong(table) == []

    @pytest.mark.parametrize(
        ("word", "marks", "level"),
        [
            ("产出指标得分", 50, ("产出指标", "")),
            ("社会效益指标小计", 30, ("效益指标", "社会效益指标")),
            ("合计", 10, ("满意度指标", "")),
            ("三级指标合计", 80, ("", "")),
            ("产出指标合计", 51, ("产出指标", "")),
            ("小计", 11, ("满意度指标", "")),
        ],
    )
    def test_a_subtotal_of_a_head(self, word: str, marks: int, level: tuple[str, str]) -> None:
        """By its word, else by its figures, else where it stands."""
        table = filled([word, None, None, None, None, marks, None], WHOLE)
        assert [(each.level1, each.level2) for each in table.level_marks] == [level]
        assert wrong(table) == ([] if marks in {50, 30, 10} else ["check.level_full_marks"])

    def test_a_sum_of_the_indicators_beside_the_money(self) -> None:
        """It leaves out the fund block that is scored by itself, and is no total."""
        for word in ("合计", "各项指标"):
            table = filled([word, None, None, None, None, 90, 84])
            assert together(table.subject.declared_total, table.declared_full_marks) == (None, None)
            assert [together(e.level1, e.full_marks, e.score) for e in table.level_marks] == [
                ("", 90, 84)
            ]
            assert (wrong(table), table.whole) == ([], True)
        assert wrong(filled(["总分", None, None, None, None, 90, 84])) == [
            "check.total_sum",
            "check.full_marks_sum",
        ]

    def test_a_sum_that_is_of_nothing(self) -> None:
        """It is kept as a remark, and somebody should look at it."""
        table = filled(["合计", None, None, None, None, 60, 60], WHOLE)
        assert [each.text for each in table.remarks] == ["合计 60 60"]
        assert [each.code for each in table.problems] == [Code.TABLE_ASIDE]

    def test_tasks_of_a_department(self) -> None:
        """They have money, a part of that of the fund block, and are kept as they stand."""
        total = ["总分", None, None, None, None, 100, 93.75]
        funds: Sheet = [
            FUNDS,
            ["部门整体支出总额", 800, 800, 780, 10, "97.5%", 9.75],
            ["其中：基本支出", 300, 300, 300],
            ["项目支出", 500, 500, 480],
        ]
        rows: Sheet = [[None, "任务1", "治河", 400, 400], [None, "项目", "水库", 150, 130]]
        sum_of_tasks = [None, "合计", None, 550, 530]
        heads = ["年度主要任务", "任务名称", "主要内容", "预算数", "执行数"]
        above = ["年度主要任务", "任务名称", "主要内容", "预算数（万元）", None, "执行数（万元）"]
        below = [None, None, None, "总额", "财政拨款", "总额", "财政拨款"]
        upper = ["年度主要任务", "任务名称", "主要内容", "金额"]
        lower = [None, None, None, "预算数", "执行数"]
        goal = ["年度总体目标", "做好"]
        for tasks in ([heads, *rows, sum_of_tasks], [above, below, *rows], [upper, lower, *rows]):
            for blocks in ([*funds, *tasks], [*tasks, *funds]):
                table = read_table(
                    [["部门名称", "某局"], *blocks, goal, HEADS, OUTPUT, BENEFIT, SATISFIED, total]
                )
                assert table.subject.budget is not None
                assert together(table.subject.budget.adjusted) == (8_000_000,)
                assert len(table.subject.budget.lines) == 2
                assert (table.subject.goal, len(table.remarks)) == ("做好", len(tasks))
                assert (wrong(table), table.problems) == ([], ())
        table = read_table([heads, *rows, ["项目支出绩效自评表"], HEADS, OUTPUT])
        assert table.title == "项目支出绩效自评表"

    @pytest.mark.parametrize(
        "parts",
        [
            [("其中：侧深施肥", 20), ("种肥同播", 20), ("配方肥", 10)],
            [("（1）侧深施肥", 20), ("（2）种肥同播", 20), ("（3）配方肥", 10)],
            [("①侧深施肥", 20), ("②种肥同播", 30)],
            [("其中：侧深施肥", "（20.0）"), ("种肥同播", "（30）")],
            [("侧深施肥", "（20.0）"), ("种肥同播", "（20分）")],
        ],
    )
    def test_parts_of_an_indicator(self, parts: list[tuple[str, object]]) -> None:
        """They come to its points, which count them already."""
        rows = [[None, None, name, "≥5亩", "5亩", points, points] for name, points in parts]
        table = read_table([FUNDS, SPENT, HEADS, OUTPUT, *rows, BENEFIT, SATISFIED, WHOLE])
        assert [each.name for each in table.subject.indicators] == ["场次", "人次", "满意度"]
        assert [line.split()[0] for line in table.subject.indicators[0].note.split("\n")] == [
            name for name, _ in parts
        ]
        assert (codes(table), wrong(table)) == ([], [])

    @pytest.mark.parametrize(
        "rows",
        [
            [("甲", 50), ("（1）乙", 20), ("（3）丙", 30)],  # A number is missing.
            [("1.甲", 10), ("1.乙", 5), ("2.丙", 5)],  # The row above has a number too.
            [("甲", 10), ("（1）乙", 5), ("（2）丙", 6)],  # They come to more,
            [("甲", 10), ("（1）乙", 5), ("（2）丙", 4)],  # or to less.
        ],
    )
    def test_numbers_that_are_no_parts(self, rows: list[tuple[str, int]]) -> None:
        """They stand beside the row above them."""
        sheet: Sheet = [[None, None, name, "", "", points] for name, points in rows]
        table = indicators(*sheet)
        assert len(table.subject.indicators) == len(rows)

    def test_a_part_and_an_indicator_beside_it(self) -> None:
        """Where the sheet says what all come to, its rows have the last word."""
        rows: Sheet = [
            ["产出", "数量", "甲", "", "", 50, 50],
            [None, None, "其中：乙", "", "", 20, 20],
            [None, None, "丙", "", "", 30, 30],
        ]
        for marks, found in ((80, ["甲", "丙"]), (50, ["甲"])):
            table = indicators(*rows, ["总分", None, None, None, None, marks, marks])
            assert [each.name for each in table.subject.indicators] == found

    def test_points_in_brackets_that_are_no_part(self) -> None:
        """There is nothing above, or it has no points."""
        table = indicators(
            [None, None, "甲", "", "", "（5）", 5], [None, None, "乙", "", "", "（5）"]
        )
        assert len(table.subject.indicators) == 2
        assert codes(table) == [Code.NUMBER_NEGATIVE] * 2

    @pytest.mark.parametrize(
        "heads", [("产出指标(50分)", "产出指标（50分）"), ("产出指标", "（50分）")]
    )
    def test_a_head_that_is_printed_in_two_ways(self, heads: tuple[str, str]) -> None:
        """Brackets of two widths, or the points in the cell below."""
        first, second = heads
        table = indicators(
            [first, "数量(20分)", "甲", "", "", 20, 20],
            [second, "数量（20分）", "乙", "", "", 0, 0],
            [None, "质量", "丙", "", "", 30, 30],
        )  # fmt: skip
        assert {each.level1 for each in table.subject.indicators} == {first}
        assert {together(e.level1, e.level2, e.full_marks) for e in table.level_marks} == {
            (first, "", 50),
            (first, "数量(20分)", 20),
        }
        assert len(table.level_marks) == 2

    @pytest.mark.parametrize(
        ("heads", "score", "kind"),
        [
            (("扣分项", ""), -1, "penalty"),
            (("违规扣分", ""), "1分", "penalty"),
            (("其他", "负面清单"), "－1", "penalty"),
            (("创新加分", ""), 1, "bonus"),
            (("附加指标", ""), 1, "bonus"),
            (("表彰奖励", ""), 1, "bonus"),
            (("加减分项", ""), -1, "penalty"),
            (("奖惩", ""), "+1", "bonus"),
            (("奖惩", ""), 1, "base"),
        ],
    )
    def test_points_taken_off_and_on_top(
        self, heads: tuple[str, str], score: object, kind: str
    ) -> None:
        """The heads say it; what is taken off may be printed with its sign."""
        table = indicators([*heads, "审计问题", None, "1个", None, score])
        (found,) = table.subject.indicators
        assert together(found.declared_score, found.kind) == (1, kind)
        assert codes(table) == []

    def test_a_line_above_the_heads_of_level_1(self) -> None:
        """Hubei prints 年度绩效目标1（80分） over 产出指标（40分）; it is no head of indicators."""
        for times in (1, 3):
            line = ["年度绩效目标1（80分）"] * times
            table = read_table(
                [HEADS, line, ["产出（40分）", "", "甲", "", "", 40, 40],
                 ["效益（40分）", "", "乙", "", "", 40, 40]]
            )  # fmt: skip
            assert [each.level1 for each in table.level_marks] == ["产出（40分）", "效益（40分）"]
            assert len(table.remarks) == 1

    @pytest.mark.parametrize(
        ("line", "rate", "points"),
        [
            (["预算执行情况（万元）", "预算数：", 120, "执行数：", 115], None, (None, None)),
            (
                ["预算执行情况（10分）", "全年预算数（万元）", 120, "全年执行数（万元）", 115,
                 "执行率", "95.83%", "得分", 9.58],
                Decimal("0.9583"), (10, Decimal("9.58")),
            ),
        ],
    )  # fmt: skip
    def test_a_fund_block_in_one_line(
        self, line: list[Any], rate: Decimal | None, points: tuple[object, object]
    ) -> None:
        """Each figure stands behind its head."""
        part = ["其中：财政拨款", "预算数", 20, "执行数", 15]
        for rows in ([line], [line, part, ["其他资金", "预算数", 100, "执行数", 100]]):
            table = read_table([["项目名称", "某项目"], *rows, HEADS, OUTPUT])
            found = table.subject.budget
            assert found is not None
            assert together(found.adjusted, found.executed) == (1_200_000, 1_150_000)
            assert together(found.declared_rate, found.full_marks, found.declared_score) == (
                rate,
                *points,
            )
            assert [each.source for each in found.lines] == [
                FundingSource.FISCAL_APPROPRIATION,
                FundingSource.OTHER,
            ][: len(rows) - 1]
            assert table.money_unit == "万元"

    @pytest.mark.parametrize(
        "line",
        [["（自评等级）差"], ["自评结论", "差"], ["【绩效评价等级】：", "差"], ["评价结果：差"]],
    )
    def test_a_grade_behind_the_total(self, line: list[Any]) -> None:
        """Its head stands in brackets, or is that of a conclusion which is the grade."""
        assert filled(WHOLE, line).subject.declared_grade == "差"

    @pytest.mark.parametrize("score", ["94/优", "94 (优)", "94分（优）", "94优"])
    def test_a_grade_in_the_cell_of_the_total(self, score: str) -> None:
        """Both are read."""
        table = filled(["总分", None, None, None, None, 100, score])
        assert together(table.subject.declared_total) == (94,)
        assert table.subject.declared_grade == "优"
        assert table.problems == ()
        subject = filled(["总分", score]).subject
        assert (subject.declared_total, subject.declared_grade) == (Decimal(94), "优")

    def test_what_stands_beside_the_total(self) -> None:
        """A grade, under whatever head; anything else is a remark."""
        for heads in (HEADS, [*HEADS, "备注"]):
            table = read_table([heads, OUTPUT, ["总分", "总分", "-", None, None, 50, 50, "优"]])
            assert together(table.subject.declared_total, table.subject.declared_grade) == (
                50,
                "优",
            )
            assert (str(table.place(("declared_grade",))), table.remarks) == ("第3行", ())
        table = read_table(
            [[*HEADS, "备注"], OUTPUT, ["总分", None, None, None, None, 50, 50, "属实"]]
        )
        assert [each.text for each in table.remarks] == ["属实"]
        assert table.subject.declared_grade is None
        heads = ["一级指标", "三级指标", "分值"]
        assert (
            read_table([heads, ["产出", "甲", 5], ["总分", None, 5]]).subject.declared_total is None
        )

    def test_columns_of_money_that_nobody_knows(self) -> None:
        """Each is a remark with its head, and somebody should look at it."""
        heads = [*FUNDS, "花掉的", "备注", "备注"]
        table = read_table(
            [
                heads,
                [*SPENT, 90, "甲", ""],
                ["其中：财政拨款", 100, 100, 100, "", "", "", 80],
                HEADS,
            ]
        )
        assert [each.text for each in table.remarks] == ["花掉的 90 80", "备注 甲"]
        assert codes(table) == [Code.TABLE_ASIDE]

    def test_four_levels(self) -> None:
        """The last one names the indicator, and the third is kept."""
        heads = ["一级指标", "二级指标", "三级指标", "四级指标", "分值"]
        (found,) = read_table([heads, ["产出", "数量", "培训", "场次", 5]]).subject.indicators
        assert (found.name, found.level2, found.note) == ("场次", "数量", "三级指标：培训")

    @pytest.mark.parametrize(
        ("printed", "yuan"),
        [
            ("￥1,200.00", 12_000_000),
            ("¥1,200.00元", 1_200),
            ("1200万", 12_000_000),
            ("0.12亿", 12_000_000),
            ("1 200.00", 12_000_000),
            ("1\u00a0200", 12_000_000),
        ],
    )
    def test_amounts_as_people_write_them(self, printed: str, yuan: int) -> None:
        """The sign of money is no unit, 万 is one, and a space parts thousands."""
        table = money_of(["总额", printed, printed, printed])
        assert table.subject.budget is not None
        assert together(table.subject.budget.adjusted) == (yuan,)
        assert codes(table) == []

    def test_two_cells_are_no_thousands(self) -> None:
        """Amounts side by side under one head are not one."""
        table = read_table(
            [["资金（万元）", "预算数", None, "执行数"], ["总额", 500, 300, 5], HEADS]
        )
        assert codes(table) == [Code.NUMBER_NOT_A_NUMBER]

    @pytest.mark.parametrize("sign", ["", "%"])
    @pytest.mark.parametrize("block", [10, "share"])
    def test_weights_as_shares(self, sign: str, block: object) -> None:
        """A column of weights that come to 1, beside scores in points, is read in points."""

        def weight(points: Any) -> object:
            return f"{points}%" if sign else points / 100

        spent = [*SPENT[:4], weight(10) if block == "share" else block, *SPENT[5:]]
        rows = [[*row[:5], weight(row[5]), row[6]] for row in (OUTPUT, BENEFIT, SATISFIED)]
        total = ["总分", None, None, None, None, weight(100), 94]
        heads = [*HEADS[:5], "权重", "得分"]
        table = read_table([["项目名称", "甲"], FUNDS, spent, heads, *rows, total])
        assert [each.full_marks for each in table.subject.indicators] == [50, 30, 10]
        assert table.subject.budget is not None
        assert together(table.declared_full_marks, table.subject.budget.full_marks) == (100, 10)
        said = [
            (each.code, str(table.place(each.path)), each.parameters) for each in table.problems
        ]
        read = {"found": "0.5", "wanted": "50%"}
        assert said == ([] if sign else [(Code.TABLE_RATE_READ, "第5行 权重", read)])
        assert wrong(table) == []

    @pytest.mark.parametrize(
        "rows",
        [
            [(0.5, 50), (0.3, 24)],  # They do not come to 1.
            [(0.5, 0.5), (0.5, 0.4)],  # The scores are shares too.
            [(1, 90)],  # One row says too little.
            [(0.5, 50), ("半", 40)],
        ],
    )
    def test_weights_that_stay_as_they_are(self, rows: list[tuple[object, object]]) -> None:
        """The record says what the sheet says."""
        sheet: Sheet = [[None, None, f"甲{n}", "", "", *row] for n, row in enumerate(rows)]
        table = indicators(*sheet)
        assert table.subject.indicators[0].full_marks == Decimal(str(rows[0][0]))

    def test_a_head_with_the_points_of_the_rows_below(self) -> None:
        """It is the head of a level, and no indicator."""
        rows: Sheet = [
            ["产出指标", None, None, None, None, 50, 50],
            [None, *OUTPUT[1:]],
            ["效益指标", None, None, None, None, 30, 24],
            [None, *BENEFIT[1:]],
            SATISFIED,
        ]
        table = read_table([FUNDS, SPENT, HEADS, *rows, WHOLE])
        assert [each.name for each in table.subject.indicators] == ["场次", "人次", "满意度"]
        assert [together(each.level1, each.score) for each in table.level_marks] == [
            ("产出指标", 50),
            ("效益指标", 24),
        ]
        assert wrong(table) == []

    def test_a_total_before_what_comes_on_top(self) -> None:
        """The last one is that of the whole, and the other is kept."""
        bonus = ["加分项", None, "获奖", None, None, 5, 2]
        table = filled(WHOLE, bonus, ["最终得分", None, None, None, None, None, 96])
        assert together(table.subject.declared_total) == (96,)
        assert [each.text for each in table.remarks] == ["总分 100 94"]
        assert (codes(table), wrong(table)) == ([], [])

    def test_goals_in_one_line(self) -> None:
        """Each behind its head."""
        line = ["年度总体目标", "做甲", None, "实际完成情况", "完成甲"]
        subject = read_table([line, HEADS, OUTPUT]).subject
        assert (subject.goal, subject.achievement) == ("做甲", "完成甲")


class TestMoney:
    """The fund block: units, rows, what the rows are parts of."""

    @pytest.mark.parametrize(
        ("sheet", "unit", "yuan"),
        [
            ([["资金（元）", "预算数", "执行数"], ["总额", 5, 5]], "元", 5),
            ([["单位：亿元"], ["资金", "预算数", "执行数"], ["总额", 5, 5]], "亿元", 500_000_000),
            ([["资金", "预算数（万元）", "执行数（元）"], ["总额", 5, 50000]], "万元", 50_000),
            ([["资金", "预算数", "执行数"], ["总额", "5元", "5元"]], "万元", 5),
        ],
    )
    def test_the_unit_stands_in_a_head_a_line_or_the_cell(
        self, sheet: list[list[Any]], unit: str, yuan: int
    ) -> None:
        """Whatever is nearest decides."""
        table = read_table(sheet)
        assert table.money_unit == unit
        assert table.subject.budget is not None
        assert together(table.subject.budget.adjusted, table.subject.budget.executed) == (
            yuan,
            yuan,
        )

    def test_a_sheet_without_a_unit_is_read_in_that_of_the_forms(self) -> None:
        """And says so."""
        table = read_table([["资金", "预算数", "执行数"], ["总额", 5, 5]])
        assert table.subject.budget == Budget(adjusted="5万元", executed="5万元")
        assert codes(table) == [Code.TABLE_UNIT_ASSUMED]

    def test_rows_that_say_where_the_money_comes_from(self) -> None:
        """By their heads; a head that is the term itself needs no label."""
        found = budget(
            ["年度资金总额", 10, 10, 10],
            ["其中：本年财政拨款", 4, 4, 4],
            ["上年结转资金", 1, 1, 1],
            ["政府性基金预算", 2, 2, 2],
            ["捐赠", 3, 3, 3],
        )
        assert [(each.source, each.label) for each in found.lines] == [
            (FundingSource.FISCAL_APPROPRIATION, "本年财政拨款"),
            (FundingSource.CARRY_OVER, ""),
            (FundingSource.FISCAL_APPROPRIATION, "政府性基金预算"),
            (FundingSource.OTHER, "捐赠"),
        ]
        assert found.lines[2].account == "government_funds"

    def test_a_block_that_tells_its_money_apart_twice(self) -> None:
        """By source and by what it is spent on; each adds up to the total."""
        found = budget(
            ["总额", 10, 10, 10],
            ["财政拨款", 8, 8, 8],
            ["其他资金", 2, 2, 2],
            ["基本支出", 4, 4, 4],
            ["项目支出", 6, 6, 6],
        )
        assert [each.spending_class for each in found.lines[2:]] == [
            SpendingClass.BASIC,
            SpendingClass.PROJECT,
        ]
        assert found.summed("adjusted") == 100_000

    def test_rows_that_are_parts_of_a_row(self) -> None:
        """Nested 其中 rows are parts of the row before them, where the figures bear it out."""
        found = budget(
            ["总额", 10, 10, 10],
            ["其中：财政资金", 8, 8, 8],
            ["其中：一般公共预算", 5, 5, 5],
            ["政府性基金", 3, 3, 3],
            ["其他资金", 2, 2, 2],
        )
        assert [each.part_of for each in found.lines] == ["", "财政资金", "财政资金", ""]
        assert found.summed("adjusted") == 100_000

    def test_figures_that_bear_nothing_out_stay_as_they_stand(self) -> None:
        """So that a check can say what does not add up."""
        found = budget(["总额", 10, 10, 10], ["财政资金", 8, 8, 8], ["其中：中央", 5, 5, 5])
        assert [each.part_of for each in found.lines] == ["", ""]

    def test_parts_that_do_not_make_the_block_add_up(self) -> None:
        """The block is left as it stands."""
        found = budget(
            ["总额", 10, 10, 10], ["财政资金", 8, 8, 8], ["中央", 5, 5, 5], ["省级", 3, 3, 3],
            ["其他资金", 3, 3, 3],
        )  # fmt: skip
        assert {each.part_of for each in found.lines} == {""}

    def test_some_parts_of_a_row(self) -> None:
        """其中 behind a row names a part of it, where the others then give the total."""
        total = ["年度资金总额", 100, 120, 115]
        found = budget(
            total, ["其中：财政拨款", 80, 100, 95], ["其中：上年结转", 0, 20, 15],
            ["其他资金", 20, 20, 20],
        )  # fmt: skip
        assert [each.part_of for each in found.lines] == ["", "财政拨款", ""]
        found = budget(
            ["总额", 100, 100, 100], ["基本支出", 30, 30, 30], ["（1）人员", 20, 20, 20],
            ["（2）公用", 10, 10, 10], ["项目支出", 70, 70, 70], ["其中：项目甲", 40, 40, 40],
        )  # fmt: skip
        assert [each.part_of for each in found.lines] == [
            "", "基本支出", "基本支出", "", "项目支出",
        ]  # fmt: skip

    def test_some_of_several_parts(self) -> None:
        """Each is called a part, so that nobody takes them for all; and is read back so."""
        table = money_of(
            ["总额", 100, 100, 100], ["财政拨款", 80, 80, 80], ["其中：项目甲", 10, 10, 10],
            ["项目乙", 20, 20, 20], ["其他资金", 20, 20, 20],
        )  # fmt: skip
        assert table.subject.budget is not None
        assert [(each.label, each.part_of) for each in table.subject.budget.lines] == [
            ("财政拨款", ""),
            ("其中：项目甲", "财政拨款"),
            ("其中：项目乙", "财政拨款"),
            ("", ""),
        ]
        assert wrong(table) == []
        assert read_table(to_rows(table)).subject == table.subject

    def test_a_block_that_no_reading_makes_add_up(self) -> None:
        """Is left as it stands, however many ways there are to read it."""
        rows = [[f"其中：项目{n}", n % 7, 5, 5] for n in range(99)]
        found = budget(["总额", 1000, 1000, 1000], *rows)
        assert {each.part_of for each in found.lines} == {""}

    def test_a_row_that_stands_twice(self) -> None:
        """Both are kept, the second with its place, and it is said."""
        table = money_of(["总额", 2, 2, 2], ["其他资金", 1, 1, 1], ["其他资金", 1, 1, 1])
        assert table.subject.budget is not None
        assert [each.label for each in table.subject.budget.lines] == ["", "其他资金（第4行）"]
        assert codes(table) == [Code.TABLE_ROW_TWICE]

    def test_rows_without_a_total(self) -> None:
        """Rows alone; points come from the first row that has them."""
        found = budget(
            ["其中：财政拨款", 1, 1, 1, 10, "100%", 9], ["其他资金", 1, 1, 1, "—", "", "—"]
        )
        assert together(found.adjusted, found.amount("adjusted")) == (None, 20_000)
        assert together(found.full_marks, found.declared_score) == (10, 9)
        assert len(found.lines) == 2

    def test_a_single_row_is_the_total(self) -> None:
        """Whatever its head says."""
        assert budget(["财政拨款", 1, 1, 1]).lines == ()

    def test_the_first_row_is_the_total_where_it_names_no_source(self) -> None:
        """As in forms that begin with 本年 or leave the head blank."""
        found = budget(["本年", 3, 3, 3], ["财政拨款", 3, 3, 3])
        assert found.adjusted == 30_000
        assert len(found.lines) == 1

    def test_an_empty_block(self) -> None:
        """Heads without rows."""
        assert budget() == Budget()

    @pytest.mark.parametrize(
        ("printed", "read"),
        [("80%", "0.8"), (80, "0.8"), ("0.8", "0.8"), (1, "0.01"), ("79.99", "0.7999")],
    )
    def test_a_rate_without_its_sign(self, printed: object, read: str) -> None:
        """It is what the amounts make likelier, and that is said."""
        table = money_of(["总额", 10, 10, 8 if printed != 1 else "0.1", 10, printed])
        assert table.subject.budget is not None
        assert table.subject.budget.declared_rate == Decimal(read)
        assert codes(table) == ([] if printed == "80%" else [Code.TABLE_RATE_READ])

    @pytest.mark.parametrize(("printed", "read"), [("1", "1"), ("0.5", "0.5"), ("1.01", "0.0101")])
    def test_a_rate_without_its_sign_and_without_amounts(self, printed: str, read: str) -> None:
        """Up to one it is a share."""
        table = money_of(["总额", "", "", "", 10, printed])
        assert table.subject.budget is not None
        assert table.subject.budget.declared_rate == Decimal(read)

    def test_what_cannot_be_read(self) -> None:
        """Each cell by itself, with its place; the rest of the row is kept."""
        table = money_of(["总额", "约5", 5, "五", 10, "高", 10])
        assert table.subject.budget is not None
        assert together(table.subject.budget.initial, table.subject.budget.adjusted) == (
            None,
            50_000,
        )
        assert codes(table) == [Code.NUMBER_NOT_A_NUMBER] * 3
        places = [table.place(each.path) for each in table.problems[:3]]
        assert [str(each) for each in places] == [
            "第2行 年初预算数",
            "第2行 全年执行数",
            "第2行 执行率",
        ]


class TestRows:
    """The indicator block: merged cells, units, what cannot be read."""

    def test_merged_cells_hold_for_the_rows_below(self) -> None:
        """A blank cell was merged; a dash says that there is none."""
        table = indicators(
            ["产出（50分）", "数量", "甲"], ["", "", "乙"], ["", "质量", "丙"], ["效益", "", "丁"],
            ["—", "—", "戊"],
        )  # fmt: skip
        assert [(each.level1, each.level2) for each in table.subject.indicators] == [
            ("产出（50分）", "数量"),
            ("产出（50分）", "数量"),
            ("产出（50分）", "质量"),
            ("效益", ""),
            ("", ""),
        ]

    def test_a_line_that_names_a_level_alone(self) -> None:
        """As forms print it across all columns."""
        table = indicators(["产出指标（50分）"], ["", "", "甲", "", "", 50, 50])
        assert [each.level1 for each in table.subject.indicators] == ["产出指标（50分）"]
        assert [each.full_marks for each in table.level_marks] == [50]

    def test_subtotals_are_not_indicators(self) -> None:
        """They repeat what stands above them."""
        table = indicators(["产出", "", "甲", "", "", 50, 48], ["", "小计", "", "", "", 50, 48])
        assert len(table.subject.indicators) == 1
        assert [
            together(each.level1, each.full_marks, each.score) for each in table.level_marks
        ] == [("产出", 50, 48)]

    def test_parts_of_an_indicator_are_counted_once(self) -> None:
        """其中 rows are kept in the note of the row above them."""
        table = indicators(
            ["", "", "示范区", "≥20000亩", "20000亩", 15, 15],
            ["", "", "其中：玉米", "≥1000亩", "1000亩", 5, 5],
            ["", "", "其中：水稻", "≥500亩", "500亩", 5, 5],
        )
        (found,) = table.subject.indicators
        assert found.note == "其中：玉米 ≥1000亩 1000亩 5 5\n其中：水稻 ≥500亩 500亩 5 5"

    def test_a_part_of_nothing_is_an_indicator(self) -> None:
        """There is no row above it."""
        assert [
            each.name for each in indicators(["", "", "其中：甲", "", "", 5]).subject.indicators
        ] == ["其中：甲"]

    def test_a_row_without_a_name(self) -> None:
        """It is called by the head above it, and that is said."""
        table = indicators(["产出", "数量", "", "≥1", "1", 5, 5], ["—", "—", "", "", "", 5, 5])
        assert [each.name for each in table.subject.indicators] == ["数量", "（未填写指标名称）"]
        assert codes(table) == [Code.TABLE_NAME_MISSING] * 0
        missing = [each for each in table.problems if each.path[:1] == ("indicators",)]
        assert [each.code for each in missing] == [Code.TABLE_NAME_MISSING] * 2

    @pytest.mark.parametrize(
        ("target", "unit", "actual", "shown", "found"),
        [
            ("≥50", "个", "50", ("≥50个", "50个"), []),
            ("≥50个", "", "50", ("≥50个", "50个"), [Code.TABLE_UNIT_TAKEN]),
            ("≥95", "", "96%", ("≥95%", "96%"), [Code.TABLE_UNIT_TAKEN]),
            ("90-100", "", "96%", ("90%-100%", "96%"), [Code.TABLE_UNIT_TAKEN]),
            ("≥300/亩", "元", "300/亩", ("≥300元/亩", "300元/亩"), []),
            ("≥95%", "百分比", "96%", ("≥95%", "96%"), []),
            ("≤90万元", "元", "90", ("≤90万元", "90元"), []),
            ("≥50个", "户", "50", ("≥50个", "50户"), [Code.TABLE_UNIT_TWICE]),
            ("≥50", "无", "50", ("≥50", "50"), []),
            ("效果明显", "个", "明显", ("效果明显", "明显"), []),
            ("9月前", "", "7月", ("9月前", "7月"), []),
        ],
    )
    def test_units(
        self, target: str, unit: str, actual: str, shown: tuple[str, str], found: list[Code]
    ) -> None:
        """With the number, in a column of their own, or only with one of the two."""
        heads = ["三级指标", "指标值", "计量单位", "完成值", "分值"]
        table = read_table([heads, ["甲", target, unit, actual, 5]])
        (each,) = table.subject.indicators
        assert (str(each.target), str(each.actual)) == shown
        assert codes(table) == found

    def test_a_unit_that_cannot_be(self) -> None:
        """What nobody sees is no unit."""
        table = read_table(
            [["三级指标", "指标值", "计量单位", "分值"], ["甲", "≥5", "个\u200b", 5]]
        )
        assert str(table.subject.indicators[0].target) == "≥5"
        assert codes(table) == [Code.TEXT_INVISIBLE]

    def test_words_that_are_no_target_are_kept(self) -> None:
        """With the reason why; the same for an actual value."""
        table = indicators(["", "", "甲", "≥95%左右", "95.5.5%", 5, 5])
        (found,) = table.subject.indicators
        assert found.target == Described("≥95%左右")
        assert isinstance(found.actual, Reported)
        assert Code.TEXT_NOT_UNDERSTOOD in codes(table)

    def test_an_actual_value_that_is_no_number(self) -> None:
        """Too many digits for one: the words are kept."""
        table = indicators(["", "", "甲", "≥95%", "9" * 40, 5, 5])
        assert table.subject.indicators[0].actual == Reported("9" * 40)
        assert codes(table) == [Code.NUMBER_LIMIT]

    @pytest.mark.parametrize("blank", ["", None, "—", "-", "/", float("nan"), "--"])
    def test_blanks_are_none_and_never_zero(self, blank: object) -> None:
        """A dash, a slash or nothing."""
        (found,) = indicators(["", "", "甲", blank, blank, blank, blank]).subject.indicators
        assert (found.target, found.actual, found.full_marks, found.declared_score) == (None,) * 4

    def test_points_with_their_word(self) -> None:
        """10分 is ten points."""
        (found,) = indicators(["", "", "甲", "", "", "10分", "9.5 分"]).subject.indicators
        assert together(found.full_marks, found.declared_score) == (10, Decimal("9.5"))

    def test_dates(self) -> None:
        """A date cell, and a month in words."""
        rows = [
            ["", "", "甲", "2023年9月前", datetime(2023, 8, 1)],  # noqa: DTZ001  A cell has no zone.
            ["", "", "乙", "9月前", date(2023, 8, 1)],
        ]
        found = indicators(*rows).subject.indicators
        assert found[0].target == Deadline(by=Moment(2023, 9), included=False)
        assert found[0].actual == found[1].actual == Done(on=Moment(2023, 8, 1))

    def test_the_head_that_repeats_on_the_next_page(self) -> None:
        """Columns may even stand in another order there."""
        table = read_table(
            [HEADS, ["产出", "数量", "甲", "", "", 5, 5], HEADS[::-1], [4, 5, "", "", "乙"]]
        )
        assert [together(each.name, each.declared_score) for each in table.subject.indicators] == [
            ("甲", 5),
            ("乙", 4),
        ]

    def test_the_head_with_its_own_term_is_the_column(self) -> None:
        """绩效指标 over the block and 三级指标 over the column."""
        heads = ["绩效指标", "一级指标", "三级指标", "分值", "指标分值"]
        (found,) = read_table([heads, ["绩效指标", "产出", "甲", 5, 6]]).subject.indicators
        assert together(found.name, found.full_marks) == ("甲", 5)

    def test_notes_of_several_columns(self) -> None:
        """What stands in a column that is not known is kept with its head."""
        heads = ["三级指标", "分值", "备注", "责任人", ""]
        (found,) = read_table([heads, ["甲", 5, "好", "张", ""]]).subject.indicators
        assert found.note == "好\n责任人：张"


class TestSheets:
    """What is no table, several tables, and lines that belong nowhere."""

    def test_nothing(self) -> None:
        """No heads."""
        assert refusals(read_table, [["甲", "乙"], ["1", "2"]]) == [Code.TABLE_NOTHING]
        assert read_tables([]) == ()

    def test_a_sheet_without_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Too many rows, or too many cells that hold something; the limits are those of a sheet."""
        assert (cells.MAX_ROWS, cells.MAX_COLUMNS, cells.MAX_CELLS) == (2**20, 1000, 2_000_000)
        monkeypatch.setattr(cells, "MAX_ROWS", 100)
        monkeypatch.setattr(cells, "MAX_CELLS", 1000)
        assert placed(read_tables, repeat([])) == [("$.rows", Code.ITEMS_TOO_MANY)]
        full = [["甲"] * 100] * 10
        assert placed(read_tables, [*full, ["甲"]]) == [("$.rows[10]", Code.ITEMS_TOO_MANY)]
        assert read_tables(full) == ()

    def test_several_tables(self) -> None:
        """Another title, another name, or another block after a total begins the next."""
        one: Sheet = [HEADS, ["产出", "", "甲", "", "", 5, 5], ["合计", "", "", "", "", 5, 5]]
        sheet: Sheet = [
            ["项目支出绩效自评表"], *one,
            ["项目支出绩效自评表"], *one,
            *one,
            ["项目名称", "丙"], *one,
            ["项目名称", "丁"], FUNDS, ["总额", 1, 1, 1], *one,
            FUNDS, ["总额", 1, 1, 1], *one,
        ]  # fmt: skip
        tables = read_tables(sheet)
        assert [each.subject.name for each in tables if each.subject.name in "丙丁"] == ["丙", "丁"]
        assert len(tables) == 6
        assert refusals(read_table, sheet) == [Code.TABLE_SEVERAL]

    def test_a_name_begins_a_table(self) -> None:
        """And a line of numbers alone is none."""
        one: Sheet = [HEADS, ["产出", "", "甲", "", "", 5, 5], [1, 2]]
        tables = read_tables([["项目名称", "甲"], *one, ["项目名称", "乙"], *one])
        assert [each.subject.name for each in tables] == ["甲", "乙"]
        assert [len(each.subject.indicators) for each in tables] == [1, 1]

    def test_lines_that_belong_nowhere(self) -> None:
        """A note is kept; a line with numbers is worth a look."""
        row = ["产出", "", "甲", "", "", 5, 5]
        name, aside = ["项目名称", "甲"], ["附表", "3", "4"]
        table = read_table([HEADS, row, ["备注：以上属实"], name, aside])
        assert [each.text for each in table.remarks] == ["备注：以上属实", "附表 3 4"]
        assert [each.code for each in table.problems] == [Code.TABLE_ASIDE]
        assert table.place(table.problems[0].path) == Place(5, 1, "")

    def test_a_cell_too_long_for_a_head(self) -> None:
        """Is a text, whatever it says."""
        table = read_table([HEADS, ["产出", "", "指标" * 30, "", "", 5, 5], ["注" * 50]])
        assert table.subject.indicators[0].name == "指标" * 30

    def test_a_table_that_has_no_name(self) -> None:
        """It is called by its title, or by what says that there is none."""
        assert read_table([["自评表"], HEADS]).subject.name == "自评表"
        assert read_table([HEADS, ["", "", "甲"]]).subject.name == "（未填写名称）"

    def test_rows_as_mappings(self) -> None:
        """What csv.DictReader and pandas give: the keys are the heads, in row 1."""
        text = "三级指标,年度指标值,分值,得分\n甲,≥5个,10,9\n乙,≥6个,10,8\n"
        table = read_table(list(csv.DictReader(io.StringIO(text))))
        assert [each.declared_score for each in table.subject.indicators] == [9, 8]
        assert table.place(("indicators", 1, "declared_score")) == Place(3, 4, "得分")

    def test_mappings_may_lack_a_key_or_have_one_more(self) -> None:
        """A head that comes late has no place in the first row."""
        rows = [{"三级指标": "甲", "分值": 5}, {"三级指标": "乙", "得分": 4, "分值": 5}]
        found = read_table(rows).subject.indicators
        assert [each.full_marks for each in found] == [5, 5]

    def test_spellings_of_ones_own(self) -> None:
        """A dict of heads, added to the known ones."""
        sheet: Sheet = [["考核内容", "赋分", "实得"], ["甲", 5, 4]]
        mine = {
            **SPELLINGS,
            "考核内容": Head.NAME,
            "赋分（分）": Head.FULL_MARKS,
            "实得": Head.SCORE,
        }
        (found,) = read_table(sheet, spellings=mine).subject.indicators
        assert together(found.name, found.full_marks, found.declared_score) == ("甲", 5, 4)
        assert read_tables(sheet) == ()

    def test_what_no_sheet_holds(self) -> None:
        """Every cell is named by its place."""
        with pytest.raises(RecordError) as caught:
            read_table([["三级指标", object()], "甲", [complex(1)]])
        found = [(each.code, each.path) for each in caught.value.problems]
        assert found == [
            (Code.RECORD_KIND, ("rows", 0, 1)),
            (Code.ITEMS_WANTED, ("rows", 1)),
            (Code.RECORD_KIND, ("rows", 2, 0)),
        ]

    def test_yes_and_no_and_numbers_of_all_kinds(self) -> None:
        """A ticked cell, a decimal, a binary float to fifteen digits, and one without an end."""
        heads = ["三级指标", "分值", "得分", "是否核心指标"]
        rows = [["甲", Decimal("5.50"), 0.1 + 0.2, True], ["乙", 10**400, float("inf"), False]]
        table = read_table([heads, *rows])
        first, second = table.subject.indicators
        assert (str(first.full_marks), first.declared_score, first.core) == (
            "5.50",
            Decimal("0.3"),
            True,
        )
        assert (second.full_marks, second.declared_score, second.core) == (None, None, False)
        assert codes(table) == [Code.NUMBER_NOT_A_NUMBER] * 2

    def test_places_of_what_is_missing(self) -> None:
        """The row in which it is missing; nothing, where nothing of it stands on the sheet."""
        table = indicators(["产出", "", "甲", "≥5个", "", 5, 5])
        assert table.place(("indicators", 0, "actual")) == Place(2, 1, "")
        assert table.place(("budget", "executed")) is None


class Numeric:
    """A number as numpy has it."""

    dtype = "int64"

    def __init__(self, value: object) -> None:
        """Keep it."""
        self.value = value

    def item(self) -> object:
        """Python's own."""
        return self.value


class NAType:
    """What pandas calls a missing value."""


class TestForeignCells:
    """Numbers of numpy and blanks of pandas."""

    def test_their_own_numbers(self) -> None:
        """Are Python's in the end; what is none is refused."""
        heads = ["三级指标", "分值", "得分"]
        (found,) = read_table([heads, ["甲", Numeric(5), NAType()]]).subject.indicators
        assert together(found.full_marks, found.declared_score) == (5, None)
        broken = Numeric(5)
        broken.item = 5  # type: ignore[assignment, method-assign]
        for cell in (Numeric([5]), broken):
            assert refusals(read_table, [heads, ["甲", cell]]) == [Code.RECORD_KIND]


class TestWriting:
    """The official form out: from records, evaluations and tables."""

    def test_an_evaluation_writes_what_follows(self) -> None:
        """Scores, total and grade as they follow, not as they stand."""
        project = Project(
            name="甲",
            budget=Budget(adjusted="2", executed="1", declared_score="9"),
            indicators=[
                Indicator(
                    name="乙",
                    full_marks="100",
                    target=Target(operator="at_least", value="60场"),
                    actual=Measured(value="50场"),
                    declared_score="100",
                )
            ],
        )
        written = read_table(to_rows(evaluate(project, scheme=SHENZE_2023))).subject
        assert written.indicators[0].declared_score == Decimal("83.33")
        assert written.budget is not None
        assert written.budget.declared_score is None
        assert (written.declared_total, written.declared_grade) == (Decimal("83.33"), "良好")
        bare = evaluate(Project(name="甲"), scheme=SHENZE_2023)
        assert read_table(to_rows(bare)).subject == Project(name="甲")

    def test_an_evaluation_writes_what_its_execution_rate_is_worth(self) -> None:
        """By its scheme, and counted in the total, so the table adds up; none where it is none."""
        rows = [item("90", "90")]
        project = Project(name="甲", budget=Budget(adjusted="10", executed="10"), indicators=rows)
        written = to_rows(evaluate(project, scheme=MINISTRY_2020))
        table = read_table(written)
        assert untyped(table.subject.budget).full_marks == 10
        assert Decimal(100) in next(row for row in written if row[0] == "总分")
        assert not [each for each in lint(table) if each.severity == "error"]
        stated = attrs.evolve(project, budget=Budget(adjusted="10", executed="10", full_marks="5"))
        again = read_table(to_rows(evaluate(stated, scheme=MINISTRY_2020)))
        assert untyped(again.subject.budget).full_marks == 5
        unscored = read_table(to_rows(evaluate(stated, scheme=SHENZE_2023)))
        assert untyped(unscored.subject.budget).full_marks is None

    @pytest.mark.parametrize("unit", MoneyUnit)
    def test_money_in_any_unit(self, unit: MoneyUnit) -> None:
        """Exactly, without zeros behind."""
        record = Project(name="甲", budget=Budget(initial="468648.5", executed="100000000"))
        table = read_table(to_rows(record, money_unit=unit))
        assert (table.subject, table.money_unit) == (record, unit.term)

    def test_a_table_that_was_read(self) -> None:
        """Its record is written."""
        table = read_table(anhui(CASES[0]))
        assert to_rows(table) == to_rows(table.subject)

    def test_all_rows_have_one_length(self) -> None:
        """As a grid needs it."""
        assert len({len(row) for row in to_rows(read_table(spreadsheet(CASES[1])))}) == 1

    def test_columns_that_only_some_tables_need(self) -> None:
        """They stand in the form when a row has something for them."""
        indicator = Indicator(
            name="甲",
            level1="产出",
            full_marks="5",
            rule=Proportional(),
            target=Target(operator="above", value="5个"),
            initial_target=Target(operator="equal", value="4个"),
            assessed="3",
            kind="bonus",
            core=True,
            standard="planned",
            note="注一\n注二",
        )
        record = Project(
            name="甲", indicators=[indicator, Indicator(name="乙", level1="产出", level2="数量")]
        )
        rows = to_rows(record)
        assert {
            "评分标准",
            "评定分",
            "计分类型",
            "是否核心指标",
            "标准类型",
            "备注",
            "年初指标值",
        } <= set(rows[2])
        assert format_rule(Proportional()) in rows[3]
        assert read_table(rows).subject == record

    def test_money_that_its_heads_do_not_tell(self) -> None:
        """The source, the account and the class then stand in columns of their own."""
        record = Project(
            name="甲",
            budget=Budget(
                initial="3",
                carried_in="1",
                received="2",
                deviation_reason="迟",
                adjustment_reason="增",
                lines=[
                    FundingLine(
                        source="central_grant",
                        label="省里给的",
                        account="general_public",
                        initial="1",
                    ),
                    FundingLine(
                        source="other", label="总额不足", spending_class="project", initial="2"
                    ),
                    FundingLine(label="别的", spending_class="operating", deviation_reason="少"),
                ],
            ),
        )
        assert read_table(to_rows(record)).subject == record

    def test_a_department(self) -> None:
        """With its own heads."""
        record = Department(
            name="某局",
            year=2024,
            code="001",
            supervisor="某委",
            contact="甲 0",
            goal="好",
            problems="无",
            declared_total="90",
            declared_grade="优",
        )
        assert read_table(to_rows(record)).subject == record

    def test_a_rule_of_somebodys_own(self) -> None:
        """It has no wording."""

        class Own:
            def judge(self, *_: object) -> None: ...

        record = Project(name="甲", indicators=[Indicator(name="乙", rule=Own())])  # type: ignore[arg-type]
        with pytest.raises(RecordError):
            to_rows(record)


words_of = st.text("预算绩效评价工作培训甲乙丙丁次数率", min_size=1, max_size=6)
marks = st.decimals(0, 100, places=2)
targets = st.one_of(
    st.none(),
    st.builds(
        Target,
        operator=st.sampled_from(Operator),
        value=st.builds(
            "{}{}".format, st.integers(0, 9999), st.sampled_from(["%", "个", "万元", "场次"])
        ),
    ),
    st.just(Deadline(by=Moment(month=9), included=False)),
    st.builds(Described, words_of.map("效果{}".format)),
)
actuals = st.one_of(
    st.none(),
    st.builds(Measured, value=st.builds("{}个".format, st.integers(0, 9999))),
    st.just(Done(on=Moment(month=7))),
    st.builds(Reported, words_of.map("较好{}".format)),
)
rows_of_form = st.builds(
    Indicator,
    name=words_of,
    level1=st.sampled_from(["", "产出指标", "效益指标（30分）"]),
    level2=st.sampled_from(["", "数量指标", "质量指标"]),
    full_marks=st.none() | marks,
    target=targets,
    actual=actuals,
    declared_score=st.none() | marks,
    deviation_reason=st.just("") | words_of,
    kind=st.sampled_from(["base", "bonus", "penalty"]),
    core=st.booleans(),
    note=st.just("") | words_of,
)
amounts = st.none() | st.decimals(0, 10**9, places=2)
lines_of_form = st.builds(
    FundingLine,
    source=st.sampled_from(FundingSource),
    label=words_of.map("款{}".format),
    initial=amounts,
    executed=st.decimals(0, 10**9, places=2),
    declared_rate=st.none() | st.just("97.50%"),
)
blocks_of_form = st.builds(
    Budget,
    initial=amounts,
    adjusted=amounts,
    executed=st.decimals(0, 10**9, places=2),
    received=amounts,
    lines=st.lists(lines_of_form, max_size=3, unique_by=lambda line: line.label),
    full_marks=st.none() | marks,
    declared_score=st.none() | marks,
    adjustment_reason=st.just("") | words_of,
)
projects_of_form = st.builds(
    Project,
    name=words_of.map("关于{}".format),
    year=st.none() | st.integers(1990, 2050),
    code=st.just("") | words_of.map("码{}".format),
    unit=st.just("") | words_of.map("某{}".format),
    budget=st.none() | blocks_of_form,
    indicators=st.lists(rows_of_form, max_size=6),
    goal=st.just("") | words_of.map("做好{}".format),
    declared_total=st.none() | marks,
    declared_grade=st.none() | st.sampled_from(["优", "良好"]),
)


class TestLaws:
    """What holds for every record that the form can hold, and for every sheet."""

    @given(projects_of_form)
    def test_what_is_written_is_read_back(self, project: Project) -> None:
        """Read ∘ write is the identity."""
        assert read_table(to_rows(project)).subject == project

    @given(projects_of_form, st.sampled_from(MoneyUnit))
    def test_the_unit_of_money_does_not_matter(self, project: Project, unit: MoneyUnit) -> None:
        """Yuan or ten thousands of them."""
        assert read_table(to_rows(project, money_unit=unit)).subject == project

    @given(
        st.lists(
            st.lists(
                st.one_of(
                    st.none(),
                    st.sampled_from(
                        [*SPELLINGS, "总分", "其中：", "产出指标（50分）", "≥5个", "小计", "注："]
                    ),
                    st.floats(),
                    st.integers(),
                    st.decimals(),
                    st.text(max_size=8),
                    st.booleans(),
                    st.dates(),
                ),
                max_size=9,
            ),
            max_size=12,
        )
    )
    def test_no_sheet_breaks_it(self, sheet: list[list[object]]) -> None:
        """Any cells: tables, or a refusal that is described."""
        try:
            tables = read_tables(sheet)
        except RecordError:
            return
        for table in tables:
            assert isinstance(table.subject, Project | Department)
            to_rows(table)
