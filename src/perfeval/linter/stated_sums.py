"""Totals that a report states with their parts (文中合计).

>>> from perfeval.linter.sentences import sentences_of
>>> [sentence] = sentences_of("预算10万元，其中财政拨款8万元，自有资金1万元。")
>>> [(str(each.stated), str(each.follows)) for each in sums_of(sentence.found)]
[('100000', '90000')]
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

import attrs

from perfeval.linter.sentences import Found, StatedAmount
from perfeval.quantities import ZERO, exactly

_TOTALS: Final = re.compile("合计|共计|总计|合共")
_WITHIN: Final = "其中"
_STAGES: Final = re.compile(
    "执行|决算|支付|使用|实际|完成|支出|到位|收入|下达|预算|计划|安排|批复|合同|中标|成交"
    "|同比|增加|减少|增长|下降|人均|每|负债|结余|剩余|节约|截至|累计"
)
"""What an amount is, beside a part of another."""
_FEWEST: Final = 2


@attrs.frozen
class StatedSum:
    """A total that a text states with its parts (文中合计)."""

    total: StatedAmount
    """The total."""
    parts: tuple[StatedAmount, ...]
    """The amounts that it is made of."""
    complete: bool
    """Whether the text says that these are all, as 合计 does and 其中 does not."""

    @property
    def stated(self) -> Decimal:
        """The total as stated, in yuan."""
        return self.total.value

    @property
    def follows(self) -> Decimal:
        """What the parts add up to, in yuan."""
        with exactly():
            return sum((each.value for each in self.parts), ZERO)


def sums_of(found: Sequence[Found]) -> Iterator[StatedSum]:
    """Totals with their parts: those before 合计, and those behind 其中."""
    begin = 0
    for place, (total, *_, before) in enumerate(found):
        if place - begin >= _FEWEST and _TOTALS.search(before):
            yield StatedSum(total, _ending(found[begin:place], total), complete=True)
            begin = place + 1
    for place, each in enumerate(found):
        if place and _WITHIN in each.before:
            total = found[place - 1].amount
            parts = tuple(_parts(found, place, total.value))
            if len(parts) >= _FEWEST:
                yield StatedSum(total, parts, complete=False)


def _ending(found: Sequence[Found], total: StatedAmount) -> tuple[StatedAmount, ...]:
    """The amounts before a total: the last of them that add up to it, else all."""
    first, summed = 0, ZERO
    with exactly():
        for place in reversed(range(len(found))):
            summed += found[place].amount.value
            if summed == total.value and len(found) - place >= _FEWEST:
                first = place
    return tuple(each.amount for each in found[first:])


def _parts(found: Sequence[Found], place: int, total: Decimal) -> Iterator[StatedAmount]:
    """Amounts behind 其中, until they reach the total, or one is no part of it any more."""
    stages, left = set(_STAGES.findall(found[place].before.rpartition(_WITHIN)[2])), total
    for position in range(place, len(found)):
        amount, before = found[position].amount, found[position].before
        if (position > place and not _goes_on(before, stages)) or amount.value > total:
            return
        yield amount
        with exactly():
            left -= amount.value
        if left == ZERO:
            return


def _goes_on(before: str, stages: set[str]) -> bool:
    """Whether the words before an amount go on with the parts that were begun."""
    closed = before.rfind(")", 0, before.find("(") if "(" in before else None) >= 0
    return not (
        closed
        or _WITHIN in before
        or _TOTALS.search(before)
        or not stages.issuperset(_STAGES.findall(before))
    )
