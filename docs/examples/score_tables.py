"""Score a county office's report and a published self-evaluation table, and print both.

Run it from the root of the project: ``uv run docs/examples/score_tables.py``.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from hainan_2023 import TABLE
from shenze_2023 import REPORT

from perfeval import (
    Budget,
    Department,
    Evaluation,
    Score,
    evaluate,
    find_problems,
    recorded,
    to_next_band,
    verify,
)
from perfeval.rates import budget_execution_rate
from perfeval.standards import MINISTRY_2020, SHENZE_2023

Row = Sequence[str]


def main() -> None:
    """Print both evaluations."""
    print_report(REPORT)
    print()
    print_table(evaluate(TABLE, scheme=MINISTRY_2020))


def print_report(department: Department) -> None:
    """A department's report: what it states, what follows, and what it lacks."""
    evaluation = evaluate(department, scheme=SHENZE_2023)
    heading(f"{department.name} {department.year}年度部门整体支出绩效自评")
    if department.budget is not None:
        print_budget(department.budget)
    if department.assets is not None:
        assets = department.assets
        parts = " + ".join(f"{each.name} {each.original_value:,}" for each in assets.classes)
        print(f"资产原值  {parts} = {assets.original_value:,} 元")
    if department.staffing is not None:
        print(f"编制      {department.staffing.authorised} 名")
    print(f"评价方法  {'、'.join(method.term for method in department.methods)}")
    print(f"等级标准  {'；'.join(map(str, SHENZE_2023.scale.bands if SHENZE_2023.scale else ()))}")
    print_result(evaluation)


def print_table(evaluation: Evaluation) -> None:
    """A project's table: every indicator with its score and the reason for it."""
    subject = evaluation.subject
    heading(f"{subject.name} {subject.year}年度项目支出绩效自评表")
    if subject.budget is not None:
        print_budget(subject.budget)
    print()
    head = ("一级指标", "三级指标", "指标值", "实际完成值", "分值", "填报", "得分", "计分依据")
    print_columns([head, *map(score_row, evaluation.scores)])
    print()
    for subtotal in evaluation.subtotals:
        print(f"{subtotal.label}  {subtotal.recorded} / {subtotal.full_marks}")
    print_result(evaluation)


def score_row(score: Score) -> Row:
    """One indicator as a row."""
    indicator = score.indicator
    declared = indicator.declared_score
    return (
        indicator.level1,
        indicator.name,
        str(indicator.target or "—"),
        str(indicator.actual or "—"),
        f"{indicator.full_marks:f}" if indicator.full_marks is not None else "—",
        "—" if declared is None else f"{declared:f}",
        "—" if score.recorded is None else f"{score.recorded:f}",
        score.points.branch.term if score.points else score.treatment.term,
    )


def print_budget(budget: Budget) -> None:
    """The money, in 万元, and its execution rate."""
    amounts = (
        ("年初预算数", budget.initial),
        ("全年预算数", budget.adjusted),
        ("全年执行数", budget.executed),
    )
    print("  ".join(f"{name} {wan(value)} 万元" for name, value in amounts if value is not None))
    print(f"预算执行率 {in_percent(budget_execution_rate(budget))}")


def print_result(evaluation: Evaluation) -> None:
    """The total, the grade, what stands between it and the next, and the findings."""
    total, grade, scale = evaluation.total, evaluation.grade, evaluation.scheme.scale
    print(f"总分      {'未评分' if total is None else total}")
    print(f"评价等级  {'未定级' if grade is None else grade}")
    if total is not None and grade is not None and scale is not None:
        distance = to_next_band(total, scale=scale)
        if distance is not None:
            print(f"距上一档  {distance.points} 分（{distance.band.label}）")
    print(f"复核      {verify(evaluation) or '各步推导一致'}")
    findings = find_problems(evaluation.subject, scheme=evaluation.scheme)
    print(f"检查发现  {len(findings)} 项")
    for finding in findings:
        print(f"  [{finding.severity}] {finding}")


def heading(text: str) -> None:
    """A heading with a line under it."""
    print(text)
    print("─" * width(text))


def print_columns(rows: Iterable[Row]) -> None:
    """Rows in columns that line up although Chinese characters are twice as wide."""
    table = list(rows)
    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    for row in table:
        spaces = (" " * (space - width(cell)) for cell, space in zip(row, widths, strict=True))
        print("  ".join(map("".join, zip(row, spaces, strict=True))).rstrip())


def width(text: str) -> int:
    """How many columns a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def wan(amount: Decimal) -> str:
    """An amount of yuan in 万元, exactly."""
    return f"{amount.scaleb(-4).normalize():f}"


def in_percent(rate: Fraction) -> str:
    """A rate in percent, to two places."""
    return f"{recorded(rate * 100)}%"


if __name__ == "__main__":
    main()
