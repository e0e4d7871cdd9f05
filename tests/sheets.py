"""Published tables as sheets would hold them, in the layouts of several provinces.

The figures come from ``cases/table.json`` as printed; a layout adds heads, merged cells and units.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from published import Case

Sheet = list[list[Any]]
Layout = Callable[[Case], Sheet]

_LEVEL1: Final = {
    "数量": "产出指标",
    "质量": "产出指标",
    "时效": "产出指标",
    "成本": "产出指标",
    "经济成本": "产出指标",
    "服务对象满意度": "满意度指标",
}
_SIGN: Final = re.compile(r"(?P<sign>[≥≧≤=])(?P<rest>.*)")


def is_department(case: Case) -> bool:
    """Whether a table is about a department as a whole."""
    return "整体" in case["project"]


def level1_of(row: Case) -> str:
    """The level-1 head of a row; where the page leaves it out, that of its level 2."""
    kind = row.get("l2", "").removesuffix("指标")
    stated: str = row.get("l1") or _LEVEL1.get(kind, "效益指标" if kind else "")
    return stated


def head_of(case: Case, row: Case) -> str:
    """The level-1 head as a form prints it, with its points where the page has them."""
    level1 = level1_of(row)
    marks = case.get("section_full", {}).get(level1)
    return f"{level1}（{marks}分）" if marks else level1


def merged(heads: Sequence[Sequence[str]]) -> list[list[str | None]]:
    """Heads of rows of which only the first of a run is printed."""
    found: list[list[str | None]] = []
    above: Sequence[str] = ()
    for levels in heads:
        same = [bool(above) and levels[: depth + 1] == above[: depth + 1] for depth in (0, 1)]
        found.append([None if alike else level for level, alike in zip(levels, same, strict=True)])
        above = levels
    return found


def levels_of(case: Case) -> list[list[str | None]]:
    """The heads of levels 1 and 2, blank where cells were merged; a dash where there is none."""
    heads = [(head_of(case, row) or "—", row.get("l2") or "—") for row in case["indicators"]]
    return merged(heads)


def opening(case: Case) -> Sheet:
    """The title and what stands below it."""
    year = f"（{case['year']}年度）" if case["year"] else ""
    if is_department(case):
        return [[f"部门整体支出绩效自评表{year}"], ["部门名称", case["issuer"]]]
    return [
        [f"项目支出绩效自评表{year}"],
        ["项目名称", case["project"], None, "实施单位", case["issuer"]],
    ]


def closing(case: Case, width: int) -> Sheet:
    """The line of the total, where the page has one."""
    if not case["complete"] and case["claimed_total"] is None:
        return []
    blank = [None] * (width - 2)
    return [["总分", *blank[1:], case.get("claimed_weight_total"), case["claimed_total"]]]


def anhui(case: Case) -> Sheet:
    """Merged heads, a column of units, the unit of money in a head (安徽)."""
    block, rows = case["budget_block"], opening(case)
    if block:
        head = f"项目资金\n（{block['unit']}）"
        rows.append(
            [head, None, "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值",
             "执行率（B/A）", "得分"]
        )  # fmt: skip
        rows.append(
            [None, "年度资金总额", block.get("initial_budget"), block["budget"], block["executed"],
             block["full"], block["claimed_rate"], block["claimed_score"]]
        )  # fmt: skip
        rows.extend(
            [None, row["label"], row.get("initial_budget"), row.get("budget"), row.get("executed"),
             "—", row.get("claimed_rate"), "—"]
            for row in block.get("sub_rows", ())
        )  # fmt: skip
    rows.append(["年度总体目标", "预期目标", None, None, "实际完成情况"])
    rows.append([None, "做好本年工作", None, None, "已经做好"])
    heads = ["一级指标", "二级指标", "三级指标", "年度指标值", "计量单位", "实际完成值"]
    rows.append([*heads, "偏差原因分析\n及改进措施", "分值", "得分"])
    for levels, row in zip(levels_of(case), case["indicators"], strict=True):
        figures = [row.get("target"), row.get("unit"), row.get("actual"), row.get("reason")]
        rows.append([*levels, row["name"], *figures, row["full"], row["claimed_score"]])
    return rows + closing(case, len(rows[-1]))


def sichuan(case: Case) -> Sheet:
    """The sign in a column of its own, other words in the heads, a reason for the money (四川)."""
    block, rows = case["budget_block"], opening(case)
    if block:
        rows.append([f"单位：{block['unit']}"])
        rows.append(
            [
                "预算执行情况",
                "年初预算",
                "调整后预算数",
                "预算执行数",
                "预算执行率",
                "权重",
                "得分",
                "原因",
            ]
        )
        rows.append(
            ["总额", block.get("initial_budget"), block["budget"], block["executed"],
             block["claimed_rate"], block["full"], block["claimed_score"], None]
        )  # fmt: skip
        rows.extend(
            [row["label"], row.get("initial_budget"), row.get("budget"), row.get("executed"),
             row.get("claimed_rate"), "/", "/", None]
            for row in block.get("sub_rows", ())
        )  # fmt: skip
    heads = ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "全年完成值"]
    rows.append([*heads, "未完成原因分析", "权重", "自评得分"])
    for levels, row in zip(levels_of(case), case["indicators"], strict=True):
        signed = _SIGN.fullmatch(row.get("target") or "")
        target = [signed["sign"], signed["rest"]] if signed else [None, row.get("target")]
        figures = [*target, row.get("unit"), row.get("actual"), row.get("reason")]
        rows.append([*levels, row["name"], *figures, row["full"], row["claimed_score"]])
    return rows + closing(case, len(rows[-1]))


def expanded(case: Case) -> Sheet:
    """What a reader of web pages gives: merged cells repeat what was merged (网页)."""
    width, rows = 0, anhui(case)
    for line in rows:
        width = max(width, len(line))
    for place, line in enumerate(rows):
        line.extend([None] * (width - len(line)))
        if place and line[0] is None and rows[place - 1][0] not in {None, "项目名称"}:
            line[0] = rows[place - 1][0]
    return [[cell if cell is not None else "" for cell in line] for line in rows]


def spreadsheet(case: Case) -> Sheet:
    """Cells as a spreadsheet has them: numbers are binary floats (电子表格)."""
    return [[_as_number(cell) for cell in line] for line in anhui(case)]


def _as_number(cell: Any) -> Any:
    """A cell whose text is a plain number, as a number."""
    try:
        return float(Decimal(cell))
    except (InvalidOperation, TypeError, ValueError):
        return cell


LAYOUTS: Final[Mapping[str, Layout]] = {
    "anhui": anhui,
    "sichuan": sichuan,
    "expanded": expanded,
    "spreadsheet": spreadsheet,
}
"""The layouts by name."""
