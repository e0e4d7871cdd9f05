"""What a table says of itself in words: reasons that are none, heads of bonus items (读法)."""

import re
from typing import Final

from perfeval.records import Indicator
from perfeval.terms import Category, ItemKind, category_of

_NO_REASON: Final = frozenset(
    {"", "无", "无偏差", "无偏差原因", "无原因", "没有偏差", "不存在偏差", "不涉及", "不适用", "略"}
)
"""What stands in the column of reasons where there is none."""
_EDGES: Final = " \t\n\r\u3000—–-－_/\\、.。,，;；:：()（）"
_ORDINARY: Final = re.compile("产出|效益|效果|满意度")
"""Heads of what is expected anyway, whatever stands beside it: 效益指标（含奖励）."""
_BONUS: Final = re.compile("加分|加[减扣]分|附加|鼓励分|表彰奖励|奖励(?:项|分|指标)|^奖励")
_PENALTY: Final = re.compile("减分|扣分|倒扣|负面清单|惩罚")
_ASIDE: Final = re.compile("[加附鼓奖减扣惩负]")
"""A sign that every head of a bonus or a penalty has, and hardly another."""
_SPENT: Final = "(?:执行|完成|支付|支出|使用)(?:率|进度率?)"
_EXECUTION: Final = re.compile(
    "(?:全年|年度|当年|本年)?(?:项目|部门|单位|整体|财政|专项|总体?)*+"
    f"(?:(?:(?:支出)?预算|资金|经费|拨款)++(?:支[出付](?=[执完]))?{_SPENT}|执行(?:率|进度)|支[付出](?:率|进度率?)"
    "|预算执行(?:情况)?)(?:指标)?(?:[（(].*)?"
)
"""Names of the rate at which the money was spent: 预算资金执行率, 支出进度."""


def is_reason(text: str) -> bool:
    """Whether a text explains anything (是否说明了原因): 无 and a dash do not.

    Examples:
        >>> is_reason("雨天取消"), is_reason("无。"), is_reason("——")
        (True, False, False)

    """
    return text.strip(_EDGES) not in _NO_REASON


def kind_of(indicator: Indicator) -> ItemKind:
    """What an indicator does to the total (计分类型), where its head says what its kind does not.

    Examples:
        >>> str(kind_of(Indicator(name="获奖", level1="加分项")))
        'bonus'

    """
    if indicator.kind is not ItemKind.BASE:
        return indicator.kind
    if not _ASIDE.search(indicator.level1 + indicator.level2):
        return ItemKind.BASE
    kind = kind_of_head(indicator.level1)
    return kind if kind is not ItemKind.BASE else kind_of_head(indicator.level2)


def kind_of_head(head: str) -> ItemKind:
    """What stands under a head does to the total (表头计分类型).

    Examples:
        >>> [str(kind_of_head(each)) for each in ("创新加分", "违规扣分", "效益指标（含奖励项）")]
        ['bonus', 'penalty', 'base']

    """
    if _ORDINARY.search(head):
        return ItemKind.BASE
    if _BONUS.search(head):
        return ItemKind.BONUS
    return ItemKind.PENALTY if _PENALTY.search(head) else ItemKind.BASE


def is_execution(indicator: Indicator) -> bool:
    """Whether an indicator is the execution rate (预算执行率), which the fund block may score too.

    Examples:
        >>> names = ("预算执行率", "项目资金执行率", "支出进度", "政策执行率", "项目完成率")
        >>> [is_execution(Indicator(name=each)) for each in names]
        [True, True, True, False, False]

    """
    head = category_of(indicator.level1)
    return head == str(Category.EXECUTION) or _EXECUTION.fullmatch(indicator.name) is not None
