"""What a report says in figures: amounts, sums, rates, the scale, the score, the grade (报告数据).

>>> reading = read_report("通用设备544198元和家具19464元，合计：563626元。支出进度100%。")
>>> [(each.label, str(each.value)) for each in reading.amounts]
[('通用设备', '544198'), ('家具', '19464'), ('合计', '563626')]
>>> str(reading.sums[0].stated), str(reading.sums[0].follows)
('563626', '563662')
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

import attrs

from perfeval.codes import Code
from perfeval.errors import PerfevalError, Problem
from perfeval.fields import check_arguments, refuse
from perfeval.quantities import ZERO, exactly, percent, yuan
from perfeval.reading import either
from perfeval.scale_text import LABELS, bands_said
from perfeval.scales import Band, Scale
from perfeval.tables.sheet import Place

MAX_REPORT: Final = 1_000_000
"""The longest report that is read, in characters."""

_WIDE: Final[dict[int, int | str]] = {
    **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)},
    0x3000: " ",
    0x00A0: " ",
}
_NUMBER: Final = r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.,])\d+(?:\.\d+)?"
_AMOUNT: Final = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<unit>亿元|万元|元)(?!/)")
_SENTENCE: Final = re.compile(r"[^。;!?\n]+")
_RATE: Final = re.compile(
    r"(?P<label>执行率|支出进度|支付进度|预算完成率|资金完成率|补贴完成率|到位率|使用率|支付率"
    r"|占[^,，。;\d]{0,16}预算(?:数)?的?|完成[^,，。;\d]{0,16}预算(?:数)?(?:[\d.,]+\s*(?:亿元|万元|元))?的?)"
    rf"[^\d。;%,]{{0,8}}(?P<rate>{_NUMBER})\s*%"
)
_SCORE: Final = re.compile(
    r"(?<!满)(?:总得分|总分|综合得分|自评得分|评价得分|自评分|得分)(?:(?!满分)[^\d。;<>≤≥\n]){0,8}?"
    rf"(?P<score>{_NUMBER})\s*分(?!为?[4-5]?个|以|\(含|[-~—至])"
)
_GRADE: Final = re.compile(
    rf"(?:等级|等次|评定|结果|结论|评价)(?:确定|评定)?(?:为|是|:)\s*[“\"']?"
    rf"(?P<grade>{either(LABELS)})(?![\w(\[、])"
)
_LABEL_ENDS: Final = re.compile(r"[,，、:：()和及与\s]|其中")
_JOINING: Final = re.compile("(?:为|是|约|达)+$")
_OF_A_BUDGET: Final = re.compile("^(?:完成|占)")
"""Before an amount these name what it is a part of: 完成全年预算5.3万元的38.1%."""
_TOTALS: Final = ("合计", "共计", "总计", "合共")
_WITHIN: Final = "其中"
_SPENT: Final = ("执行", "决算", "支付", "使用", "实际", "完成")
_PLANNED: Final = ("预算", "计划", "安排", "下达", "批复")
_COME_IN: Final = ("支出", "收入", "到位")
_FEWEST: Final = 2


@attrs.frozen
class StatedAmount:
    """An amount of money that a text states (文中金额)."""

    label: str
    """The words before it."""
    value: Decimal
    """The amount, in yuan."""
    text: str
    """The amount as written."""
    place: Place
    """Its line and column."""


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


@attrs.frozen
class StatedRate:
    """An execution rate that a text states, with the amounts it may be of (文中执行率)."""

    rate: Decimal
    """The rate, 1 = 100 %, with the places that were written."""
    label: str
    """The words before it."""
    spent: tuple[StatedAmount, ...]
    """Amounts in the sentence that were spent or received."""
    planned: tuple[StatedAmount, ...]
    """Amounts in the sentence that were budgeted."""
    place: Place
    """Its line and column."""


@attrs.frozen
class Stated:
    """A score or a grade that a text states (文中得分与等级)."""

    text: str
    """As written."""
    place: Place
    """Its line and column."""


@attrs.frozen(kw_only=True)
class ReportReading:
    """What was found in the prose of a report (报告数据)."""

    amounts: tuple[StatedAmount, ...]
    """All amounts of money."""
    sums: tuple[StatedSum, ...]
    """Totals with their parts."""
    rates: tuple[StatedRate, ...]
    """Execution rates."""
    bands: tuple[Band, ...]
    """The bands of the scale that it states."""
    scale: Scale | None
    """The scale; ``None`` where it states none, or one that cannot be."""
    scale_problems: tuple[Problem, ...]
    """Why the bands are no scale; empty where they are, or there are none."""
    score: Stated | None
    """The score of the whole; ``None`` where it states none."""
    grade: Stated | None
    """The grade; ``None`` where it states none."""


def read_report(text: str, /) -> ReportReading:
    """Find the figures in the prose of a report (提取报告数据).

    Args:
        text: the report as plain text.

    Raises:
        RecordError: ``record.kind``, ``text.too_long``: what is given is no text, or too much.

    """
    check_arguments(text=(text, (str,)))
    if len(text) > MAX_REPORT:
        raise refuse(Code.TEXT_TOO_LONG, found=len(text), limit=MAX_REPORT)
    plain = str.__str__(text).translate(_WIDE)
    amounts: list[StatedAmount] = []
    sums: list[StatedSum] = []
    rates: list[StatedRate] = []
    lines = _Lines(plain)
    for sentence in _SENTENCE.finditer(plain):
        found = _found_in(sentence, lines)
        amounts.extend(each.amount for each in found)
        sums.extend(_sums(found))
        rates.extend(_rates(sentence, found, lines))
    bands = max((bands_said(line) for line in plain.splitlines()), key=len, default=())
    scale, problems = _scale(bands)
    return ReportReading(
        amounts=tuple(amounts),
        sums=tuple(sums),
        rates=tuple(rates),
        bands=bands,
        scale=scale,
        scale_problems=problems,
        score=_stated(_SCORE, "score", plain, lines),
        grade=_stated(_GRADE, "grade", plain, lines),
    )


class _Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        """Find them."""
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, position: int, label: str) -> Place:
        """The line and the column of a position."""
        row = bisect_right(self.starts, position)
        return Place(row, position - self.starts[row - 1] + 1, label)


class _Found(NamedTuple):
    """An amount, with the text between the one before it and this one."""

    amount: StatedAmount
    before: str


def _found_in(sentence: re.Match[str], lines: _Lines) -> list[_Found]:
    """The amounts of money in a sentence, each with the words before it."""
    found: list[_Found] = []
    text, end = sentence[0], 0
    for match in _AMOUNT.finditer(text):
        before, end = text[end : match.start()], match.end()
        try:
            value = yuan(f"{match['number']}{match['unit']}")
        except PerfevalError:  # Too many digits for an amount of money.
            continue
        label = _label(before)
        place = lines.place(sentence.start() + match.start(), label)
        found.append(_Found(StatedAmount(label, value, match[0], place), before))
    return found


def _label(before: str) -> str:
    """The words that name an amount: the last clause before it, without what only joins."""
    clauses = [each for each in _LABEL_ENDS.split(before) if each]
    words = clauses[-1] if clauses else ""
    return _JOINING.sub("", words) or words


def _sums(found: Sequence[_Found]) -> Iterator[StatedSum]:
    """Totals with their parts: those before 合计, and those behind 其中."""
    begin = 0
    for place, (total, before) in enumerate(found):
        if any(word in before for word in _TOTALS) and place - begin >= _FEWEST:
            yield StatedSum(total, _ending(found[begin:place], total), complete=True)
            begin = place + 1
    for place, (first, before) in enumerate(found):
        if _WITHIN in before and place:
            parts = [first, *(each.amount for each in _up_to_within(found[place + 1 :]))]
            if len(parts) >= _FEWEST:
                yield StatedSum(found[place - 1].amount, tuple(parts), complete=False)


def _ending(found: Sequence[_Found], total: StatedAmount) -> tuple[StatedAmount, ...]:
    """The amounts before a total: the last of them that add up to it, else all."""
    parts = [each.amount for each in found]
    for first in range(len(parts) - 1):
        if StatedSum(total, tuple(parts[first:]), complete=True).follows == total.value:
            return tuple(parts[first:])
    return tuple(parts)


def _up_to_within(found: Sequence[_Found]) -> Iterator[_Found]:
    """Amounts up to the next 其中, which begins parts of a part, or to another total."""
    for each in found:
        if _WITHIN in each.before or any(word in each.before for word in _TOTALS):
            return
        yield each


def _rates(sentence: re.Match[str], found: Sequence[_Found], lines: _Lines) -> Iterator[StatedRate]:
    """The execution rates of a sentence, each with the amounts that it may be of."""
    amounts = [each.amount for each in found]
    spent = tuple(each for each in amounts if _is_spent(each.label))
    planned = tuple(each for each in amounts if _is_planned(each.label))
    for match in _RATE.finditer(sentence[0]):
        place = lines.place(sentence.start() + match.start("rate"), match["label"])
        try:
            rate = percent(match["rate"])
        except PerfevalError:  # Too many digits for a rate.
            continue
        yield StatedRate(rate, match["label"], spent, planned, place)


def _is_spent(label: str) -> bool:
    """Whether the words before an amount say that it was spent or came in."""
    words = _OF_A_BUDGET.sub("", label)
    if any(word in words for word in _SPENT):
        return True
    return not _is_planned(label) and any(word in words for word in _COME_IN)


def _is_planned(label: str) -> bool:
    """Whether they say that it was budgeted."""
    words = _OF_A_BUDGET.sub("", label)
    done = any(word in words for word in _SPENT)
    return not done and any(word in words for word in _PLANNED)


def _scale(bands: tuple[Band, ...]) -> tuple[Scale | None, tuple[Problem, ...]]:
    """The scale of the bands; else why they are none."""
    if len(bands) < _FEWEST:
        return None, ()
    try:
        return Scale(bands=bands), ()
    except PerfevalError as error:
        return None, error.problems


def _stated(pattern: re.Pattern[str], group: str, text: str, lines: _Lines) -> Stated | None:
    """The first score, or the first grade, that a text states."""
    match = pattern.search(text)
    if match is None:
        return None
    return Stated(match[group], lines.place(match.start(group), ""))
