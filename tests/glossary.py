"""The terms of the field in Chinese and English, and what each is called in the code.

``python tests/glossary.py`` writes docs/glossary.md and docs/zh/glossary.md anew; the tests hold
the pages to this table, and every name to the code.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

DOCS: Final = Path(__file__).parent.parent / "docs"


class Entry(NamedTuple):
    """A term."""

    chinese: str
    english: str
    name: str = ""
    """Its name in the code, below `perfeval`; empty where it has none."""


GROUPS: Final[dict[tuple[str, str], tuple[Entry, ...]]] = {
    ("Evaluation", "评价"): (
        Entry("预算绩效管理", "budget performance management"),
        Entry("绩效评价", "performance evaluation", "Evaluation"),
        Entry("单位自评", "unit self-evaluation", "EvaluationKind.SELF"),
        Entry("部门评价", "evaluation by the department", "EvaluationKind.DEPARTMENT"),
        Entry("财政评价", "evaluation by the finance department", "EvaluationKind.FINANCE"),
        Entry("自评复核", "re-check of a self-evaluation", "EvaluationKind.RECHECK"),
        Entry("项目支出", "project expenditure", "Project"),
        Entry("部门整体支出", "whole-department expenditure", "Department"),
        Entry("评价方案（办法）", "scheme: one issuer's method", "Scheme"),
        Entry("评价依据", "citation: the document that fixes a rule", "Citation"),
        Entry("评价方法", "evaluation method, such as comparison or interview", "Method"),
        Entry("评价工作组", "work group", "Department.work_group"),
        Entry("自评报告", "self-evaluation report", "report"),
    ),
    ("Money", "资金"): (
        Entry("年初预算数", "initial budget", "Budget.initial"),
        Entry("全年预算数", "adjusted budget, the total for the year", "Budget.adjusted"),
        Entry("预算调整数", "budget adjustment: the net change", "Budget.change"),
        Entry("全年执行数", "executed amount", "Budget.executed"),
        Entry("到位资金", "funds received", "Budget.received"),
        Entry("上年结转", "carried over from the year before", "Budget.carried_in"),
        Entry("资金来源", "funding source", "FundingSource"),
        Entry("财政拨款", "fiscal appropriation", "FundingSource.FISCAL_APPROPRIATION"),
        Entry("四本预算", "the four budgets", "BudgetAccount"),
        Entry("一般公共预算", "general public budget", "BudgetAccount.GENERAL_PUBLIC"),
        Entry("政府性基金预算", "government-managed funds", "BudgetAccount.GOVERNMENT_FUNDS"),
        Entry("国有资本经营预算", "state capital operations", "BudgetAccount.STATE_CAPITAL"),
        Entry("社会保险基金预算", "social insurance funds", "BudgetAccount.SOCIAL_INSURANCE"),
        Entry("基本支出", "basic expenditure", "SpendingClass.BASIC"),
        Entry("人员经费", "personnel expenses", "SpendingClass.PERSONNEL"),
        Entry("公用经费", "operating expenses", "SpendingClass.OPERATING"),
        Entry("执行率口径", "basis: what an execution rate is measured against", "Basis"),
    ),
    ("Rates", "比率"): (
        Entry("预算执行率", "budget execution rate", "rates.budget_execution_rate"),
        Entry("预算完成率", "budget completion rate", "rates.budget_completion_rate"),
        Entry("预算调整率", "budget adjustment rate", "rates.budget_adjustment_rate"),
        Entry("支出进度", "spending progress", "rates.spending_progress_rate"),
        Entry("支付进度率", "payment progress rate", "rates.payment_progress_rate"),
        Entry("结转结余率", "carry-over rate", "rates.carry_over_rate_on_budget"),
        Entry("资金到位率", "fund arrival rate", "rates.fund_arrival_rate_on_plan"),
        Entry("政府采购执行率", "procurement execution rate", "rates.procurement_execution_rate"),
        Entry("在职人员控制率", "staff control rate", "rates.staff_control_rate"),
        Entry(
            "“三公”经费控制率",
            "control rate of the three public expenses: travel abroad, vehicles, hospitality",
            "rates.three_public_control_rate",
        ),
        Entry(
            "固定资产利用率", "fixed-asset utilisation rate", "rates.fixed_asset_utilisation_rate"
        ),
        Entry("实际完成率", "completion rate", "rates.project_completion_rate"),
        Entry("质量达标率", "quality attainment rate", "rates.project_quality_rate"),
        Entry("成本节约率", "cost saving rate", "rates.cost_saving_rate"),
        Entry("重点工作办结率", "key task completion rate", "rates.key_task_completion_rate"),
        Entry("偏离度", "deviation of the actual value", "rates.target_deviation_rate"),
        Entry(
            "自评覆盖率",
            "self-evaluation coverage",
            "rates.self_evaluation_coverage_rate_by_count",
        ),
    ),
    ("Indicators", "指标"): (
        Entry("绩效指标（三级指标）", "indicator", "Indicator"),
        Entry("一级指标", "level-1 head", "Category"),
        Entry("二级指标", "level-2 head", "Subcategory"),
        Entry("产出", "output", "Category.OUTPUT"),
        Entry("效益", "benefit, outcome", "Category.BENEFIT"),
        Entry("满意度", "satisfaction", "Category.SATISFACTION"),
        Entry("成本", "cost", "Category.COST"),
        Entry("决策", "decision: how a project came about", "Category.DECISION"),
        Entry("过程", "process", "Category.PROCESS"),
        Entry("投入", "input", "Category.INPUT"),
        Entry("核心指标", "core indicator", "Indicator.core"),
        Entry("年度指标值", "target value", "Indicator.target"),
        Entry("实际完成值", "actual value", "Indicator.actual"),
        Entry("度量单位", "unit of measure", "Amount.unit"),
        Entry("计算符号", "operator", "Operator"),
        Entry("正向指标", "positive indicator: more is better", "Direction.POSITIVE"),
        Entry("反向指标", "reverse indicator: less is better", "Direction.REVERSE"),
        Entry("定性指标", "qualitative indicator", "Described"),
        Entry("不适用", "not applicable, with its reason", "NotApplicable"),
        Entry(
            "偏差原因分析及改进措施",
            "reason for the deviation, and remedy",
            "Indicator.deviation_reason",
        ),
    ),
    ("Points and grades", "分数与等级"): (
        Entry("分值", "full marks: the most that can be earned", "Indicator.full_marks"),
        Entry("权重", "weight: a share that sums to 1"),
        Entry("得分", "score: what was earned", "Score"),
        Entry("得分率", "score rate", "rates.score_rate"),
        Entry("失分", "points lost", "lost_points"),
        Entry("总分", "total", "Evaluation.total"),
        Entry("评价等级", "grade", "grade"),
        Entry("等级标准", "scale", "Scale"),
        Entry("评分标准", "rule: how points are earned", "Rule"),
        Entry("按比例计分", "in proportion", "Proportional"),
        Entry("扣完为止", "deducted until nothing is left", "Deduction"),
        Entry("按档次计分", "by steps", "StepTable"),
        Entry("加分项", "bonus item", "ItemKind.BONUS"),
        Entry("减分项", "penalty item", "ItemKind.PENALTY"),
        Entry("一票否决", "veto", "Clause"),
        Entry("取数（四舍五入）", "recording, and its rounding", "Recording"),
        Entry("填报数", "declared: what the table states", "Indicator.declared_score"),
    ),
}


def page(title: str, introduction: str, heads: tuple[str, str, str], *, chinese: bool) -> str:
    """The glossary in one of the two orders."""
    lines = [f"# {title}", "", introduction]
    for (english_name, chinese_name), entries in GROUPS.items():
        lines += ["", f"## {chinese_name if chinese else english_name}", ""]
        lines += [f"| {' | '.join(heads)} |", "| --- | --- | --- |"]
        lines += (row(each, chinese=chinese) for each in ordered(entries, chinese=chinese))
    return "\n".join(lines) + "\n"


def ordered(entries: Iterable[Entry], *, chinese: bool) -> list[Entry]:
    """As in the table for Chinese readers; by the alphabet for English ones."""
    return [*entries] if chinese else sorted(entries, key=lambda each: each.english.casefold())


def row(entry: Entry, *, chinese: bool) -> str:
    """A term as a row of the table."""
    code = f"`{entry.name}`" if entry.name else "–"
    words = (entry.chinese, entry.english) if chinese else (entry.english, entry.chinese)
    return f"| {' | '.join((*words, code))} |"


PAGES: Final = {
    DOCS / "glossary.md": page(
        "Glossary",
        "The terms of the field in English and Chinese, with their names in the code;"
        " [中文版](zh/glossary.md).",
        ("English", "Chinese", "In the code"),
        chinese=False,
    ),
    DOCS / "zh" / "glossary.md": page(
        "术语对照",
        "预算绩效评价常用术语的中英文对照，以及各术语在程序中的名称；[English](../glossary.md)。",
        ("中文", "英文", "程序中的名称"),
        chinese=True,
    ),
}
"""Each page with its text."""


if __name__ == "__main__":
    for path, text in PAGES.items():
        path.write_text(text, "utf-8")
