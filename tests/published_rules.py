"""The scoring rules of the published indicators, each printed text with the record it stands for.

A part of a step costs nothing: the page that prints 每低于5%扣2分 gives full points at 99.27 %.
"""

import re
from decimal import Decimal
from itertools import pairwise
from typing import Final

from perfeval import (
    Checklist,
    Deduction,
    Element,
    Proportional,
    Rule,
    Step,
    StepTable,
    When,
)
from published import Case


def off(per: str, points: str, when: When, limit: str | None = None) -> Deduction:
    """So many points off for each full step, until nothing is left."""
    return Deduction(per=per, points=points, when=when, part_step="full", limit=limit)


def band(points: str, low: str, high: str | None) -> Step:
    """A row of a step table: above the lower edge, the upper edge included."""
    return Step(points=points, low=low, low_included=False, high=high, high_included=True)


def listed(*texts: str, off: str | None = None) -> Checklist:
    """Elements that share equally, or that cost so much each."""
    return Checklist(elements=[Element(text=text) for text in texts], off=off)


RULES: Final[dict[str, Rule]] = {
    "≤100%计8分;每超过一个百分点扣0.5分,扣完为止": off("1", "0.5", When.ABOVE),
    "≤0计8分;>0每超过一个百分点扣0.8分,扣完为止": off("1", "0.8", When.ABOVE),
    "100%计满分,每低于5%扣2分,扣完为止": off("5", "2", When.BELOW),
    "执行率*该指标分值,最高不得超过分值上限": Proportional(),
    "完成值达到指标值记满分;未达到按B/A或A/B*分值": Proportional(),
    "运行监管记录3分;填报监控表1分,没有不得分": Checklist(
        elements=[
            Element(text="运行监管记录", share="75%"),
            Element(text="填报监控表", share="25%"),
        ]
    ),
    "15分÷三级指标个数,四舍五入保留整数": Proportional(),
    "≤100%计1分;每超过一个百分点扣0.1分,扣完为止": off("1", "0.1", When.ABOVE),
    "≤0计3分;>0每超过一个百分点扣0.3分,扣完为止": off("1", "0.3", When.ABOVE),
    "三项各1分,每少一项扣1分,扣完为止": listed("第一项", "第二项", "第三项", off="1"),
    "≤0计2分;>0每超过一个百分点扣0.2分,扣完为止": off("1", "0.2", When.ABOVE),
    "=0计5分;0-10%(含)计4分;10-20%(含)计3分;20-30%(含)计2分;大于30%不得分": StepTable(
        unit="%",
        steps=[
            Step(points="5", low="0", high="0", high_included=True),
            band("4", "0", "10"),
            band("3", "10", "20"),
            band("2", "20", "30"),
            band("0", "30", None),
        ],
    ),
    "100%以下(含)计满分,每超出5%扣2分,扣完为止": off("5", "2", When.ABOVE),
    "正向:得分=权重*B/A,不得突破权重": Proportional(),
    "20分*执行率": Proportional(),
    "执行率×执行率权重": Proportional(),
    "分值×执行率": Proportional(),
    "分值×完成率": Proportional(),
    "分值×完成率,完成率封顶100.00%": Proportional(),
    "完成计划面积记35分;每少1个百分点扣0.5分,扣完为止": off("1", "0.5", When.BELOW, "100%"),
    "记8分,未落实不得分,少一项扣2分": off("1", "2", When.ABOVE, "0项"),
    "齐全记2分,缺1项扣2分": off("1", "2", When.ABOVE, "0项"),
    "低于26%按目标完成比例计分,计分取小数点后两位,四舍五入": Proportional(),
}
"""Every printed rule that is clear enough to be a record."""

UNCLEAR: Final = {
    "缺一项扣0.5分,扣完为止;不规范扣0.5分;逾期扣1分": "three deductions in one",
    "得分(百分制)=评定得分÷(1000-不参与考评内容分数之和)×100"
    ";四舍五入取小数点后一位;扣完为止,不出现负分": (
        "a conversion of a total, not a rule for an indicator"
    ),
    "不低于": "a sign, not a rule",
    "报5次,每次记1分,少一次扣0.5分": "four reports would earn 4 points or 4.5",
}
"""The printed rules that no record is made of, and why."""


def rule_of(case: Case) -> Rule | None:
    """The rule of an indicator; ``None`` where none is printed or none is clear."""
    text = case.get("rule", "")
    if text.startswith("查表:"):
        return looked_up(text, case["unit"], lower_is_better=case["direction"] == "lower_better")
    return RULES.get(text)


def looked_up(text: str, unit: str, *, lower_is_better: bool) -> StepTable:
    """A printed table of values with their points; between two values the worse one counts."""
    rows = re.findall(r"(-?[0-9.]+)→([0-9]+)", text)
    rows.sort(key=lambda row: Decimal(row[0]), reverse=not lower_is_better)
    better = [None, *(value for value, _ in rows)]
    steps = [
        Step(points=points, low=before, low_included=False, high=value, high_included=True)
        if lower_is_better
        else Step(points=points, low=value, high=before)
        for (before, value), (_, points) in zip(pairwise(better), rows, strict=True)
    ]
    return StepTable(unit=unit, steps=steps)
