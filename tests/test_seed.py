"""The document this library began with: a county office's report of 2023.

中共深泽县委网信办 states its money, posts, assets, methods and the scale; it prints no score and
no grade.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs
import pytest
from shenze_2023 import REPORT

from perfeval import (
    Basis,
    BudgetAccount,
    Code,
    Method,
    Severity,
    SpendingClass,
    evaluate,
    find_problems,
    grade,
)
from perfeval.rates import budget_execution_rate
from perfeval.standards import SHENZE_2023

STATED: Final = [
    # Section of the report, and the field that holds what it states.
    ("引言：依据", REPORT.basis),
    ("一（一）部门职能", REPORT.duties),
    ("一（一）机构规格", REPORT.rank),
    ("一（一）人员", REPORT.staffing),
    ("一（一）资产", REPORT.assets),
    ("一（二）收支预决算", REPORT.budget),
    ("一（二）专项项目", REPORT.projects),
    ("一（三）绩效目标", REPORT.goal),
    ("二（一）组织工作", REPORT.organisation),
    ("二（二）方法", REPORT.methods),
    ("二（二）过程", REPORT.sections),
    ("三（一）总体目标实现情况", REPORT.achievement),
    ("三（二）分项指标分析", REPORT.indicator_analysis),
    ("四、评价等级标准", SHENZE_2023.scale),
    ("五（一）存在的问题", REPORT.problems),
    ("五（二）改进措施", REPORT.measures),
    ("六、工作组", REPORT.work_group),
]


class TestRecords:
    """Everything that the report states can be written down."""

    @pytest.mark.parametrize(("section", "field"), STATED)
    def test_every_section_has_its_field(self, section: str, field: object) -> None:
        """Nothing of the report is left without a place."""
        assert field, section

    def test_duties_methods_and_people(self) -> None:
        """Eight duties, four methods, three members whose names are withheld."""
        assert len(REPORT.duties) == 8
        assert REPORT.methods == (
            Method.FACTOR_ANALYSIS,
            Method.COMPARISON,
            Method.ON_SITE_CHECK,
            Method.INTERVIEW,
        )
        assert [member.post for member in REPORT.work_group] == ["主任", "副主任", "办公室主任"]
        assert all(member.name == "" for member in REPORT.work_group)

    def test_posts(self) -> None:
        """Six administrative posts and six of the public institution; people are not stated."""
        assert REPORT.staffing is not None
        assert [organ.authorised for organ in REPORT.staffing.organs] == [6, 6]
        assert REPORT.staffing.authorised == 12
        assert REPORT.staffing.actual is None

    def test_money_is_general_public_project_spending(self) -> None:
        """46.8648 万元 in one line, with the adjusted total and no change."""
        assert REPORT.budget is not None
        line = REPORT.budget.lines[0]
        assert line.account is BudgetAccount.GENERAL_PUBLIC
        assert line.spending_class is SpendingClass.PROJECT
        assert REPORT.budget.adjusted == Decimal(468_648)
        assert REPORT.budget.change == 0


class TestFigures:
    """What follows from the report's figures."""

    @pytest.mark.parametrize("basis", [Basis.INITIAL, Basis.ADJUSTED, Basis.RECEIVED])
    def test_the_execution_rate_is_exactly_one(self, basis: Basis) -> None:
        """支出进度 100 %, whatever it is measured against."""
        assert REPORT.budget is not None
        assert budget_execution_rate(REPORT.budget, basis=basis) == Fraction(1)

    def test_the_assets_add_up(self) -> None:
        """544 198 + 19 464 = 563 662 yuan, as the report says."""
        assert REPORT.assets is not None
        assert [each.original_value for each in REPORT.assets.classes] == [544_198, 19_464]
        assert REPORT.assets.original_value == 563_662
        assert REPORT.assets.declared_original_value == 563_662

    def test_a_slip_in_the_assets_is_found(self) -> None:
        """Had two digits been exchanged, the check would say by how much."""
        assert REPORT.assets is not None
        slip = attrs.evolve(REPORT.assets, declared_original_value="563626")
        found = find_problems(attrs.evolve(REPORT, assets=slip))
        assert [(each.code, each.parameters["difference"]) for each in found] == [
            (Code.CHECK_SUM, -36)
        ]


class TestConclusion:
    """四、评价等级: 得分 ≥ 85 优秀, 75 ≤ 得分 < 85 良好, 60 ≤ 得分 < 75 一般, 得分 < 60 较差."""

    @pytest.mark.parametrize(
        ("total", "label"),
        [
            ("100", "优秀"),
            ("85.01", "优秀"),
            ("85", "优秀"),
            ("84.99", "良好"),
            ("75.01", "良好"),
            ("75", "良好"),
            ("74.99", "一般"),
            ("60.01", "一般"),
            ("60", "一般"),
            ("59.99", "较差"),
            ("0", "较差"),
        ],
    )
    def test_the_scale_is_data(self, total: str, label: str) -> None:
        """Each threshold with its two neighbours."""
        assert SHENZE_2023.scale is not None
        assert grade(total, scale=SHENZE_2023.scale).label == label

    def test_no_score_is_none_and_never_zero(self) -> None:
        """The report prints neither score nor grade, so neither is invented."""
        evaluation = evaluate(REPORT, scheme=SHENZE_2023)
        assert REPORT.declared_total is None
        assert evaluation.total is None
        assert evaluation.exact_total is None
        assert evaluation.grade is None

    def test_what_the_report_lacks_is_said(self) -> None:
        """Three notices, and nothing is wrong."""
        found = find_problems(REPORT, scheme=SHENZE_2023)
        assert {each.severity for each in found} == {Severity.NOTICE}
        assert [each.code for each in found] == [
            Code.CHECK_SCORE_MISSING,
            Code.CHECK_GRADE_MISSING,
            Code.EVALUATION_NO_INDICATORS,
        ]
