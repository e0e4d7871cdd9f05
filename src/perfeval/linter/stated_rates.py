"""Execution rates that a report states, with the amounts they may be of (文中执行率).

A rate is held against amounts only where the words leave no others open.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Final, NamedTuple

import attrs

from perfeval.errors import PerfevalError
from perfeval.linter.sentences import NUMBER, Found, Sentence, StatedAmount
from perfeval.linter.stated_sums import StatedSum, sums_of
from perfeval.quantities import percent, share
from perfeval.reading import chinese_number
from perfeval.tables.sheet import Place

_OF_MONEY: Final = r"(?:(?<=资金)|(?<=经费)|(?<=款)|(?<=预算)|(?<=实际)|(?<![^\W\d_]))"
_BEYOND: Final = r"(?!\s*(?:以[上下内]|及以|左右|上下|[-~—–至]|\(?含|的?(?:目标|要求)))"
"""Behind a rate: not so, then it is no rate but a limit."""
_RATE: Final = re.compile(
    r"(?P<label>(?<!政策)(?<!制度)(?<!任务)执行率|支出进度|支付进度"
    r"|(?<!项目)(?<!工程)(?<!工作)执行进度|预算完成率|资金完成率|补贴完成率"
    rf"|{_OF_MONEY}(?:到位率|使用率)|支付率"
    r"|占[^,，。;\d]{0,16}预算(?:数)?的?|完成[^,，。;\d]{0,16}预算(?:数)?(?:[\d.,]+\s*(?:亿元|万元|元))?的?)"
    r"(?:\([^()\d]{0,8}\))?[为是达到了仅只有已的共计:=\s]{0,8}"
    rf"(?P<rate>(?P<percent>{NUMBER})\s*%{_BEYOND}"
    rf"|百分之(?P<words>[零〇一二三四五六七八九十百点]++){_BEYOND}"
    r"|(?P<share>0\.\d{1,4})(?=[^\w.%‰]|$))"
)
_ASKED: Final = re.compile(
    "要求|目标|确保|力争|不低于|应达|应当|若|如果|上年|去年|同期|平均|全[国省市]|[当如每]$"
)
"""Before a rate: it is wanted, or is that of another."""
_PLAIN: Final = re.compile(
    r"(?:预算|资金|项目|经费|支出|财政|部门|单位|整体|总体|专项|补贴|拨款|一般公共|全年|年度|本年|当年"
    r"|当前|实际|累计|总|其|该|本|故|因此|则|已|的|截至|截止|半年|季|[亿万]?元|年|月|日|[底末度]|,|\s|\d)*+"
)
"""Before a rate: it is that of the whole, of which the words before speak."""
_OVERALL: Final = re.compile(
    r"(?:截[至止]|年|月|日|[底末]|本|当|全|度|实际|累计|共|已|了|总|其|该|项目|资金|财政|经费|金额|款项"
    r"|执行|决算|支付|使用|完成|支出|列支|数|为|是|达到?|,|:|\s|\d)*+"
)
"""Before an amount that was spent: it is all that was."""
_JUST_BEFORE: Final = re.compile(r"[^,、:()\s\d%]*\Z")
_PERIOD: Final = re.compile(
    r"(?P<year>20\d\d)年度?|(?P<whole>全年|本年|年度|当年|年[底末终]|(?:1\s*[-~—–至到]\s*)?12月)"
    r"|(?P<part>\d{1,2}月?\s*[-~—–至到]\s*\d{1,2}月|[上下]半年|前?[一二三四1-4]个?季度|\d{1,2}月)"
)
_OF_A_BUDGET: Final = re.compile("^(?:完成|占)(?=.*(?:预算|计划))")
"""Before an amount these name what it is a part of: 完成全年预算5.3万元的38.1%."""
_DONE: Final = re.compile("执行|决算|支付|使用|实际|完成")
_PAID: Final = re.compile("支出|列支")
_COME_IN: Final = re.compile("到位|收入|收到")
_ARRIVED: Final = "到位"
_OF_ANOTHER: Final = re.compile("预算|到位|占|补贴")
"""In a rate: it is not of what was received."""
_PLANNED: Final = re.compile("预算|计划|安排|下达|批复|合同|中标|成交|总投资|概算|应执行|应支付")
_DUE: Final = re.compile(r"(?:计划|应)[^\d]{0,2}(?:执行|支付|使用|支出|完成)")
_NOT_YET: Final = re.compile(
    r"(?:计划|应|未|待|拟|需|须|可|预计)[^\d]{0,2}(?:执行|支付|使用|支出|完成|到位|收)"
)
_BESIDE: Final = re.compile("上年|去年|同期|同比|增加|减少|增长|下降|结余|结转|剩余|节约")
_CHANGED: Final = re.compile(
    "(?<![比较])上年|结转(?!下|至)|年初结|追加|[调核压][增减]|收回|盘活|自筹|配套|(?<!比上年)(?:增加|减少)"
)
"""Amounts that make the budget another than is named."""
_OPEN_PLAN: Final = re.compile("年初|总投资|概算|总预算")
"""A plan that may be adjusted before the year is over, or is that of several years."""
_ADJUSTED: Final = "调整"
_NEAREST: Final = 3
_FAR: Final = 30


@attrs.frozen
class StatedRate:
    """An execution rate that a text states, with the amounts it may be of (文中执行率)."""

    rate: Decimal
    """The rate, 1 = 100 %, with the places that were written."""
    label: str
    """The words before it."""
    spent: tuple[StatedAmount, ...]
    """The nearest amounts before it that were spent or received."""
    planned: tuple[StatedAmount, ...]
    """The nearest amounts before it that were budgeted, or that were received to be spent."""
    place: Place
    """Its line and column."""
    certain: bool
    """Whether the words leave no other amounts open that it may be of."""


class _Period(NamedTuple):
    """The time that an amount or a rate is of, as far as the words tell."""

    year: str = ""
    part: str = ""

    def after(self, match: re.Match[str]) -> "_Period":
        """The time that the words go on with."""
        return _Period(match["year"] or self.year, match["part"] or "")

    def is_of(self, other: "_Period") -> bool:
        """Whether both can be the same."""
        return self.part == other.part and (
            self.year == other.year or not self.year or not other.year
        )


class _Basis:
    """The nearest amounts before a rate: spent, received, planned (执行数、到位数、预算数)."""

    def __init__(self) -> None:
        """Nothing stands before it yet."""
        self.spent = deque[tuple[StatedAmount, _Period]](maxlen=_NEAREST)
        self.received = deque[tuple[StatedAmount, _Period]](maxlen=_NEAREST)
        self.planned = deque[tuple[StatedAmount, _Period]](maxlen=_NEAREST)
        self.changed = False
        self.carried = False
        """Whether the plan is that of a sentence before."""
        self.earlier = False
        """Whether an earlier sentence of the line names amounts too."""

    def add(self, amount: StatedAmount, period: _Period) -> None:
        """Go over an amount."""
        label = amount.label
        self.changed = self.changed or _CHANGED.search(label) is not None
        words = "" if _BESIDE.search(label) else _OF_A_BUDGET.sub("", label)
        for of_it, amounts in (
            (_is_spent, self.spent),
            (_is_received, self.received),
            (_is_planned, self.planned),
        ):
            if of_it(words):
                amounts.append((amount, period))

    def is_plan(self) -> bool:
        """Whether all that it holds is one amount that was planned."""
        others = self.spent or self.received or self.changed or self.earlier
        if len(self.planned) != 1 or others:
            return False
        return not _OPEN_PLAN.search(self.planned[0][0].label)

    def is_received(self, label: str, period: _Period) -> bool:
        """Whether a rate is of the one amount that was received, as none that was planned is named.

        A rate of the budget is of what is not named.
        """
        if self.planned or self.earlier or self.changed or _OF_ANOTHER.search(label):
            return False
        if not len(self.spent) == len(self.received) == 1:
            return False
        [(spent, done)], [(received, come)] = self.spent, self.received
        return received != spent and done.is_of(period) and come.is_of(period)

    def is_of_year(self, period: _Period) -> bool:
        """Whether no plan of a sentence before is of another year."""
        years = {each.year for _, each in self.planned} if self.carried else set[str]()
        return not period.year or years <= {"", period.year}

    def rate(self, label: str) -> tuple[list[tuple[StatedAmount, _Period]], list[StatedAmount]]:
        """What was done, and what it may be of, for a rate of this name."""
        spent, received = list(self.spent), list(self.received)
        planned = sorted((each for each, _ in self.planned), key=_is_adjusted)
        if _ARRIVED in label:
            return received, planned
        if not _OF_A_BUDGET.match(label):
            return spent, planned
        named = planned if "元" not in label else [each for each, _ in self.planned][-1:]
        return spent + [each for each in received if each not in spent], named


def rates_of(sentences: Sequence[Sentence]) -> Iterator[StatedRate]:
    """The execution rates of a text; a sentence without amounts is of those before it."""
    row, basis = 0, _Basis()
    for each in sentences:
        begin = each.place(0, "").row
        if begin != row:
            row, basis = begin, _Basis()
        stated = list(_stated_rates(each))
        if stated and each.found:
            basis = _begun(each, basis)
        yield from _based(each, stated, basis)
        if stated:
            basis = _Basis()


def _begun(sentence: Sentence, before: _Basis) -> _Basis:
    """What a sentence with a rate begins with: its own amounts alone.

    Where it says only what was spent in all, that is of the one plan of the sentences before.
    """
    first = sentence.found[0]
    if len(sentence.found) == 1 and before.is_plan() and _OVERALL.fullmatch(first.before):
        before.carried = True
        return before
    basis = _Basis()
    basis.earlier = bool(before.planned or before.received or before.spent)
    return basis


def _whole_of(sums: Iterable[StatedSum]) -> dict[StatedAmount, StatedAmount | None]:
    """The amounts of sums that are right: the total by the words of the first part, no parts."""
    put: dict[StatedAmount, StatedAmount | None] = {}
    for each in sums:
        if each.stated == each.follows:
            put |= dict.fromkeys(each.parts)
            words = each.parts[0].label + each.total.label
            put[each.total] = attrs.evolve(each.total, label=words)
    return put


def _stated_rates(sentence: Sentence) -> Iterator[re.Match[str]]:
    """The rates of a sentence that are said to be so, not wanted, nor those of another."""
    ends, end, last = [each.end for each in sentence.found], 0, 0
    for match in _RATE.finditer(sentence.text):
        last = bisect_right(ends, match.start(), last)
        before = sentence.text[max(end, ends[last - 1] if last else 0) : match.start()]
        end = match.end()
        if _ASKED.search(before):
            continue
        if sentence.found or _PLAIN.fullmatch(before):
            yield match


def _based(
    sentence: Sentence, stated: Sequence[re.Match[str]], basis: _Basis
) -> Iterator[StatedRate]:
    """The rates of a sentence, each with the amounts that stand before it."""
    events: list[tuple[int, Found | re.Match[str]]] = [
        *((match.start(), match) for match in _PERIOD.finditer(sentence.text)),
        *((each.at, each) for each in sentence.found),
        *((match.start("rate"), match) for match in stated),
    ]
    period, sums = _Period(), [each for each in sums_of(sentence.found) if each.complete]
    whole = _whole_of(sums)
    basis.changed = basis.changed or any(each.stated != each.follows for each in sums)
    for _, event in sorted(events, key=itemgetter(0)):
        if isinstance(event, Found):
            amount = whole.get(event.amount, event.amount)
            basis.changed = basis.changed or _CHANGED.search(event.amount.label) is not None
            if amount is not None:
                basis.add(amount, period)
        elif event.re is _PERIOD:
            period = period.after(event)
        elif (rate := _rate(event)) is not None:
            place = sentence.place(event.start("rate"), event["label"])
            stated_rate = _stated_rate(rate, event["label"], basis, period, place)
            words = _words_before(event)
            sure = stated_rate.certain or basis.is_received(words + event["label"], period)
            yield attrs.evolve(stated_rate, certain=sure and _is_own(words, stated_rate))


def _rate(match: re.Match[str]) -> Decimal | None:
    """The rate that is written: 90%, 0.9, 百分之九十; ``None`` where it is none."""
    try:
        if match["words"]:
            read = chinese_number(match["words"])
            return None if read is None else percent(read)
        return share(match["share"]) if match["share"] else percent(match["percent"])
    except PerfevalError:  # Too many digits for a rate.
        return None


def _words_before(match: re.Match[str]) -> str:
    """The words just before a rate."""
    near = match.string[max(0, match.start() - _FAR) : match.start()]
    return "".join(_JUST_BEFORE.findall(near))


def _is_own(words: str, stated: StatedRate) -> bool:
    """Whether a rate is of its amounts, not of something else that the words before it name."""
    return bool(_PLAIN.fullmatch(words)) or any(words in each.label for each in stated.planned)


def _stated_rate(
    rate: Decimal, label: str, basis: _Basis, period: _Period, place: Place
) -> StatedRate:
    """A rate with the amounts it may be of, and whether it can be of no others."""
    done, planned = basis.rate(label)
    certain = (
        len(done) == 1
        and done[0][1].is_of(period)
        and not basis.changed
        and basis.is_of_year(period)
        and (len(planned) == 1 or [_is_adjusted(each) for each in planned] == [False, True])
    )
    others = () if _ARRIVED in label else (each for each, _ in basis.received)
    spent = tuple(each for each, _ in done)
    return StatedRate(rate, label, spent, (*others, *planned), place, certain)


def _is_spent(words: str) -> bool:
    """Whether the words before an amount say that it was spent."""
    if _NOT_YET.search(words):
        return False
    if _DONE.search(words):
        return _ARRIVED not in words
    return bool(_PAID.search(words)) and not _PLANNED.search(words)


def _is_received(words: str) -> bool:
    """Whether they say that it came in."""
    if _NOT_YET.search(words) or not _COME_IN.search(words):
        return False
    return bool(_DONE.search(words)) or not _PLANNED.search(words)


def _is_planned(words: str) -> bool:
    """Whether they say that it was budgeted, or agreed."""
    done = _DONE.search(words) and not _DUE.search(words)
    return not done and bool(_PLANNED.search(words))


def _is_adjusted(amount: StatedAmount) -> bool:
    """Whether an amount is the adjusted budget."""
    return _ADJUSTED in amount.label
