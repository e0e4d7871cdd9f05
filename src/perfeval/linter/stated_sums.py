"""Totals that a report states with their parts (文中合计).

>>> from perfeval.linter.sentences import sentences_of
>>> [sentence] = sentences_of("预算10万元，其中财政拨款8万元，自有资金1万元。")
>>> [(str(each.stated), str(each.follows)) for each in sums_of(sentence.found)]
[('100000', '90000')]
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from perfeval.linter.brackets import TOTALS, Group, groups_of
from perfeval.linter.sentences import Found, Sentence, StatedAmount
from perfeval.quantities import ZERO, exactly

_WITHIN: Final = "其中"
_NAMED: Final = re.compile("其中|包括|含")
"""Behind an amount, that what follows is in it."""
_STAGES: Final = re.compile(
    "执行|决算|支付|使用|实际|完成|支出|到位|收入|下达|预算|计划|安排|批复|合同|中标|成交"
    "|同比|增加|减少|增长|下降|人均|每|负债|结余|剩余|节约|截至|累计"
)
"""What an amount is, beside a part of another."""
_EACH: Final = re.compile("单价|标准|每|人均")
"""What an amount is that is to be multiplied."""
_ASIDE: Final = re.compile("单价|标准|限额|最[高低]|不超过|年|原|税|约")
"""What an amount in brackets is, beside a part of the one before them."""
_SUMMED: Final = re.compile(
    r"\s*+[,、]?\s*+(?:共|一共|(?:资金|经费|投资|支出|费用)?总[金]?额)(?:为|是|达)?:?\s*+"
)
"""All the words before a total that is called so by a single character (共100万元)."""
_JOINED: Final = re.compile(r"\s*(?P<sign>[、和及与,])")
_SOME: Final = "等"
_WHOLE: Final = re.compile("总|合计|共计")
_LISTED: Final = re.compile(rf"{_WITHIN}\s*:")
_PRINTED: Final = re.compile(r"\.(?P<places>\d+)\s*(?P<unit>[万亿])")
_UNITS: Final = {"万": 10_000, "亿": 100_000_000}
_LEAST_UNIT: Final = 100
"""Amounts to smaller units, in yuan, are exact."""
_FAR: Final = Fraction(3, 2)
"""A sum further from its parts than this is probably of other amounts."""
_ENDING: Final = 2
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

    @property
    def is_rounded(self) -> bool:
        """Whether the rounding of what is printed explains the difference (显示舍入)."""
        off = Fraction(self.stated) - Fraction(self.follows)
        return 2 * abs(off) < sum(map(_unit_of, (self.total, *self.parts)))


def _unit_of(amount: StatedAmount) -> int:
    """The yuan that the last printed place stands for; 0 where the amount is exact."""
    match = _PRINTED.search(amount.text)
    unit = _UNITS[match["unit"]] // 10 ** min(len(match["places"]), _ENDING * 4) if match else 0
    return unit if unit >= _LEAST_UNIT else 0


def sums_of(found: Sequence[Found]) -> Iterator[StatedSum]:
    """Totals with their parts: those before 合计, behind 其中, and in the brackets behind one."""
    for group in groups_of(found):
        yield from _closing(group.members)
        yield from _within(group)
        yield from _in_brackets(group)


def _closing(found: Sequence[Found]) -> Iterator[StatedSum]:
    """Totals behind their parts."""
    begin = 0
    for place, (total, *_, before) in enumerate(found):
        if place - begin < _FEWEST:
            continue
        if TOTALS.search(before):
            parts = _ending(found[begin:place], total)
            yield StatedSum(total, parts, complete=_SOME not in before)
            begin = place + 1
        elif _SUMMED.fullmatch(before):
            parts = _run(found[begin:place])
            if _is_of(total, parts):
                yield StatedSum(total, parts, complete=True)
            begin = place + 1


def _run(found: Sequence[Found]) -> tuple[StatedAmount, ...]:
    """The last amounts that are listed side by side, none of them at another stage."""
    first = len(found) - 1
    while first > 0 and _is_listed(found[first - 1], found[first]):
        first -= 1
    return tuple(each.amount for each in found[first:])


def _is_listed(one: Found, other: Found) -> bool:
    """Whether two amounts are listed side by side: A费用1元、B费用2元."""
    match = _JOINED.match(other.before)
    if match is None or _STAGES.search(other.before) or _EACH.search(other.before):
        return False
    alike = one.amount.label[-_ENDING:] == other.amount.label[-_ENDING:]
    return match["sign"] != "," or alike


def _is_of(total: StatedAmount, parts: Sequence[StatedAmount]) -> bool:
    """Whether a total may well be that of parts: no less than one of them, and near their sum."""
    if len(parts) < _FEWEST or _EACH.search(parts[0].label):
        return False
    summed = Fraction(StatedSum(total, tuple(parts), complete=True).follows)
    most = max(each.value for each in parts)
    return most <= total.value and Fraction(total.value) <= summed * _FAR


def _within(group: Group) -> Iterator[StatedSum]:
    """Totals before 其中, that of the brackets before them."""
    found = [group.head, *group.members] if group.head else group.members
    for place, each in enumerate(found):
        first = group.head is not None and place == 1
        if place and (_WITHIN in each.before or (first and _NAMED.search(each.before))):
            total = found[place - 1].amount
            parts = tuple(_parts(found, place, total.value))
            if len(parts) >= _FEWEST:
                yield StatedSum(total, parts, complete=False)


def _in_brackets(group: Group) -> Iterator[StatedSum]:
    """An amount with nothing but its parts in brackets behind it."""
    head, members = group.head, group.members
    if head is None or len(members) < _FEWEST:
        return
    words = (each.before for each in members)
    aside = (each.search(word) for word in words for each in (_STAGES, _ASIDE, _NAMED, TOTALS))
    if not any(aside) and all(each.amount.value <= head.amount.value for each in members):
        yield StatedSum(head.amount, tuple(each.amount for each in members), complete=False)


def sums_over(sentences: Sequence[Sentence]) -> Iterator[StatedSum]:
    """Totals whose parts are set apart by semicolons: 总额1元，其中：A支出1元；B支出1元."""
    for place, each in enumerate(sentences):
        if each.mark != ";" or not _LISTED.search(each.text):
            continue
        members = groups_of(each.found)[0].members
        if len(members) < _FEWEST or not _LISTED.search(members[-1].before):
            continue
        total, first = members[-2].amount, members[-1].amount
        parts = [first, *_behind(sentences, place, total.value - first.value)]
        ends = {part.label[-_ENDING:] for part in parts}
        if len(parts) >= _FEWEST and len(ends) == 1 and _WHOLE.search(total.label):
            yield StatedSum(total, tuple(parts), complete=False)


def _behind(sentences: Sequence[Sentence], place: int, left: Decimal) -> Iterator[StatedAmount]:
    """The single amounts of the clauses that semicolons set apart, until they reach the total."""
    while left and sentences[place].mark == ";" and place + 1 < len(sentences):
        place += 1
        found = sentences[place].found
        if len(found) != 1 or _WITHIN in found[0].before or TOTALS.search(found[0].before):
            return
        yield found[0].amount
        with exactly():
            left -= found[0].amount.value


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
    return not (
        _WITHIN in before or TOTALS.search(before) or not stages.issuperset(_STAGES.findall(before))
    )
