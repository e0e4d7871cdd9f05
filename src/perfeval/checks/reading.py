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
_BONUS: Final = re.compile("加分|奖励")
_PENALTY: Final = re.compile("减分|扣分|惩罚")


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
    for head in (indicator.level1, indicator.level2):
        if _BONUS.match(head):
            return ItemKind.BONUS
        if _PENALTY.match(head):
            return ItemKind.PENALTY
    return ItemKind.BASE


def is_execution(indicator: Indicator) -> bool:
    """Whether an indicator is the execution rate (预算执行率), which the fund block may score too.

    Examples:
        >>> is_execution(Indicator(name="预算执行率")), is_execution(Indicator(name="场次"))
        (True, False)

    """
    head = category_of(indicator.level1)
    return indicator.name == "预算执行率" or head == str(Category.EXECUTION)
