"""What a report says in figures: amounts, sums, rates, the scale, the score, the grade (报告数据).

>>> reading = read_report("通用设备544198元和家具19464元，合计：563626元。支出进度100%。")
>>> [(each.label, str(each.value)) for each in reading.amounts]
[('通用设备', '544198'), ('家具', '19464'), ('合计', '563626')]
>>> str(reading.sums[0].stated), str(reading.sums[0].follows)
('563626', '563662')
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Final, NamedTuple

import attrs

from perfeval.codes import Code
from perfeval.errors import PerfevalError, Problem
from perfeval.fields import check_arguments, refuse
from perfeval.quantities import ZERO, exactly, number, percent, share, yuan
from perfeval.reading import chinese_number, either
from perfeval.scale_text import LABELS, bands_said, is_all_said
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
_AMOUNT: Final = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?P<unit>亿元|万元|元"
    r"|[亿万](?=[,、:()\s]|$|执行|支出|支付|预算|到位|使用|的))(?!/)"
)
_SENTENCE: Final = re.compile(r"[^。;!?\n]+")
_OF_MONEY: Final = r"(?:(?<=资金)|(?<=经费)|(?<=款)|(?<=预算)|(?<=实际)|(?<![^\W\d_]))"
_BEYOND: Final = r"(?!\s*(?:以[上下内]|及以|左右|上下|[-~—–至]|\(?含|的?(?:目标|要求)))"
"""Behind a rate: not so, then it is no rate but a limit."""
_RATE: Final = re.compile(
    r"(?P<label>(?<!政策)(?<!制度)(?<!任务)执行率|支出进度|支付进度|预算完成率|资金完成率|补贴完成率"
    rf"|{_OF_MONEY}(?:到位率|使用率)|支付率"
    r"|占[^,，。;\d]{0,16}预算(?:数)?的?|完成[^,，。;\d]{0,16}预算(?:数)?(?:[\d.,]+\s*(?:亿元|万元|元))?的?)"
    r"(?:\([^()\d]{0,8}\))?[为是达到了仅只有已的共计:=\s]{0,8}"
    rf"(?P<rate>(?P<percent>{_NUMBER})\s*%{_BEYOND}"
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
_JUST_BEFORE: Final = re.compile(r"[^,、:()\s\d%]*\Z")
_PERIOD: Final = re.compile(
    r"(?P<year>20\d\d)年度?|(?P<whole>全年|本年|年度|当年|年[底末终]|(?:1\s*[-~—–至到]\s*)?12月)"
    r"|(?P<part>\d{1,2}月?\s*[-~—–至到]\s*\d{1,2}月|[上下]半年|前?[一二三四1-4]个?季度|\d{1,2}月)"
)
_TAIL: Final = rf"(?P<score>{_NUMBER})\s*分(?!为?[4-5]?个|以|\(含|[-~—至])"
_GAP: Final = r"(?:(?!满分)[^\d。;<>≤≥\n]){0,8}?"
_WHOLE: Final = "总得分|综合得分|自评得分|评价得分|自评分"
_SCORES: Final = (
    (
        re.compile(rf"(?<!满)(?P<label>{_WHOLE}|总分){_GAP}{_TAIL}"),
        re.compile(rf"(?P<label>(?:自评|评价|总评|最终|综合)得)\s*{_TAIL}"),
        re.compile(
            rf"(?P<label>{_WHOLE})\s*[:为是]\s*(?P<score>{_NUMBER})(?=[,。;)\s]|\Z)(?!\s*[分%~—至-])"
        ),
    ),
    (re.compile(rf"(?P<label>(?<![满标项率性度出益况理程策入类行算])得分){_GAP}{_TAIL}"),),
)
"""How the score of the whole is said; only where it is not, 得分 alone."""
_FULL: Final = frozenset({"100", "100.0", "100.00"})
_GRADE: Final = re.compile(
    rf"(?:等级|等次|评定|结果|结论|评价)(?:确定|评定)?(?:为|是|:)\s*[“\"']?"
    rf"(?P<grade>{either(LABELS)})(?![\w(\[、])"
)
_LABEL_ENDS: Final = re.compile(r"[,，、:：()和及与\s]|其中")
_JOINING: Final = re.compile("(?:为|是|约|达)+$")
_OF_A_BUDGET: Final = re.compile("^(?:完成|占)(?=.*(?:预算|计划))")
"""Before an amount these name what it is a part of: 完成全年预算5.3万元的38.1%."""
_TOTALS: Final = re.compile("合计|共计|总计|合共")
_WITHIN: Final = "其中"
_DONE: Final = re.compile("执行|决算|支付|使用|实际|完成")
_PAID: Final = re.compile("支出|列支")
_COME_IN: Final = re.compile("到位|收入|收到")
_ARRIVED: Final = "到位"
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
_ADJUSTED: Final = "调整"
_STAGES: Final = re.compile(
    "执行|决算|支付|使用|实际|完成|支出|到位|收入|下达|预算|计划|安排|批复|合同|中标|成交"
    "|同比|增加|减少|增长|下降|人均|每|负债|结余|剩余|节约|截至|累计"
)
"""What an amount is, beside a part of another."""
_FEWEST: Final = 2
_NEAREST: Final = 3
_FAR: Final = 30
_EARNED: Final = re.compile(
    rf"(?:^|[,、:])(?P<what>[^,、:()\d]{{0,20}}?)(?:得分?)\s*[为是:]?\s*(?P<score>{_NUMBER})\s*分(?!值|以)"
)
_SUMMED: Final = re.compile("总得?$|总评$|综合$|合计$|总计$|共计?$")
_OPEN: Final = re.compile(r"[()]|其中|扣|加分|满分")
_INNER: Final = re.compile("数量|质量|时效|经济|社会|生态|可持续")
_ALL_PARTS: Final = (("产出", "效益", "满意", "执行"), ("决策", "过程", "产出", "效益"))
_INDICATOR: Final = "指标"


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
    """The nearest amounts before it that were spent or received."""
    planned: tuple[StatedAmount, ...]
    """The nearest amounts before it that were budgeted, or that were received to be spent."""
    place: Place
    """Its line and column."""
    certain: bool
    """Whether the words leave no other amounts open that it may be of."""


@attrs.frozen
class Stated:
    """A score or a grade that a text states (文中得分与等级)."""

    text: str
    """As written."""
    place: Place
    """Its line and column."""


@attrs.frozen
class StatedTotal:
    """A total score that a sentence states with the scores of indicators (文中总得分)."""

    total: Stated
    """The total."""
    stated: Decimal
    """The total in points."""
    parts: tuple[Decimal, ...]
    """The scores beside it."""
    complete: bool
    """Whether they are of all indicators that a total is usually made of."""

    @property
    def follows(self) -> Decimal:
        """What the scores add up to."""
        with exactly():
            return sum(self.parts, ZERO)


@attrs.frozen(kw_only=True)
class ReportReading:
    """What was found in the prose of a report (报告数据)."""

    amounts: tuple[StatedAmount, ...]
    """All amounts of money."""
    sums: tuple[StatedSum, ...]
    """Totals with their parts."""
    rates: tuple[StatedRate, ...]
    """Execution rates."""
    totals: tuple[StatedTotal, ...]
    """Total scores with the scores of indicators."""
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
    lines = _Lines(plain)
    sentences = [_Sentence(each, lines) for each in _SENTENCE.finditer(plain)]
    bands, scale, problems = _scale(plain)
    return ReportReading(
        amounts=tuple(found.amount for each in sentences for found in each.found),
        sums=tuple(total for each in sentences for total in _sums(each.found)),
        rates=tuple(_rates(sentences)),
        totals=tuple(total for each in sentences for total in _totals(each)),
        bands=bands,
        scale=scale,
        scale_problems=problems,
        score=_score(plain, lines),
        grade=_stated(_GRADE.search(plain), "grade", lines),
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
    """An amount, where it stands, and the text between the one before it and this one."""

    amount: StatedAmount
    at: int
    end: int
    before: str


class _Sentence:
    """A sentence and the amounts of money in it."""

    def __init__(self, match: re.Match[str], lines: _Lines) -> None:
        """Find them."""
        self.text = match[0]
        self.start = match.start()
        self.lines = lines
        self.found = tuple(self._found())

    def place(self, position: int, label: str) -> Place:
        """The line and the column of a position in it."""
        return self.lines.place(self.start + position, label)

    def _found(self) -> Iterator[_Found]:
        """The amounts of money, each with the words before it."""
        end = 0
        for match in _AMOUNT.finditer(self.text):
            before, end = self.text[end : match.start()], match.end()
            try:
                value = yuan(f"{match['number']}{match['unit'].removesuffix('元')}元")
            except PerfevalError:  # Too many digits for an amount of money.
                continue
            label = _label(before)
            place = self.place(match.start(), label)
            yield _Found(StatedAmount(label, value, match[0], place), match.start(), end, before)


def _label(before: str) -> str:
    """The words that name an amount: the last clause before it, without what only joins."""
    clauses = [each for each in _LABEL_ENDS.split(before) if each]
    words = clauses[-1] if clauses else ""
    return _JOINING.sub("", words) or words


def _sums(found: Sequence[_Found]) -> Iterator[StatedSum]:
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


def _ending(found: Sequence[_Found], total: StatedAmount) -> tuple[StatedAmount, ...]:
    """The amounts before a total: the last of them that add up to it, else all."""
    first, summed = 0, ZERO
    with exactly():
        for place in reversed(range(len(found))):
            summed += found[place].amount.value
            if summed == total.value and len(found) - place >= _FEWEST:
                first = place
    return tuple(each.amount for each in found[first:])


def _parts(found: Sequence[_Found], place: int, total: Decimal) -> Iterator[StatedAmount]:
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


def _rates(sentences: Sequence[_Sentence]) -> Iterator[StatedRate]:
    """The execution rates of a text; a sentence without amounts is of those before it."""
    row, basis = 0, _Basis()
    for each in sentences:
        begin = each.place(0, "").row
        if begin != row:
            row, basis = begin, _Basis()
        stated = list(_stated_rates(each))
        if stated and each.found:
            basis = _Basis()
        yield from _based(each, stated, basis)
        if stated:
            basis = _Basis()


def _stated_rates(sentence: _Sentence) -> Iterator[re.Match[str]]:
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
    sentence: _Sentence, stated: Sequence[re.Match[str]], basis: _Basis
) -> Iterator[StatedRate]:
    """The rates of a sentence, each with the amounts that stand before it."""
    events: list[tuple[int, _Found | re.Match[str]]] = [
        *((match.start(), match) for match in _PERIOD.finditer(sentence.text)),
        *((each.at, each) for each in sentence.found),
        *((match.start("rate"), match) for match in stated),
    ]
    period = _Period()
    for _, event in sorted(events, key=itemgetter(0)):
        if isinstance(event, _Found):
            basis.add(event.amount, period)
        elif event.re is _PERIOD:
            period = period.after(event)
        elif (rate := _rate(event)) is not None:
            place = sentence.place(event.start("rate"), event["label"])
            stated_rate = _stated_rate(rate, event["label"], basis, period, place)
            own = _is_own(event, stated_rate)
            yield attrs.evolve(stated_rate, certain=own and stated_rate.certain)


def _rate(match: re.Match[str]) -> Decimal | None:
    """The rate that is written: 90%, 0.9, 百分之九十; ``None`` where it is none."""
    try:
        if match["words"]:
            read = chinese_number(match["words"])
            return None if read is None else percent(read)
        return share(match["share"]) if match["share"] else percent(match["percent"])
    except PerfevalError:  # Too many digits for a rate.
        return None


def _is_own(match: re.Match[str], stated: StatedRate) -> bool:
    """Whether a rate is of its amounts, not of something else that the words before it name."""
    near = match.string[max(0, match.start() - _FAR) : match.start()]
    words = "".join(_JUST_BEFORE.findall(near))
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
        and (len(planned) == 1 or [_is_adjusted(each) for each in planned] == [False, True])
    )
    others = () if _ARRIVED in label else (each for each, _ in basis.received)
    spent = tuple(each for each, _ in done)
    return StatedRate(rate, label, spent, (*others, *planned), place, certain)


def _totals(sentence: _Sentence) -> Iterator[StatedTotal]:
    """The total score of a sentence with those of indicators; not where one may hold another."""
    said = list(_EARNED.finditer(sentence.text))
    totals = [each for each in said if _SUMMED.search(each["what"])]
    parts = [each for each in said if not _SUMMED.search(each["what"])]
    names = [each["what"] for each in parts]
    inner = sum(1 for each in names if _INNER.search(each))
    if len(totals) != 1 or sum(_INDICATOR in each for each in names) < _FEWEST:
        return
    if inner not in {0, len(names)} or _OPEN.search(sentence.text):
        return
    try:
        scores = tuple(number(each["score"]) for each in parts)
        stated = number(totals[0]["score"])
    except PerfevalError:  # Too many digits for a score.
        return
    place = sentence.place(totals[0].start("score"), "")
    whole = any(all(any(word in name for name in names) for word in words) for words in _ALL_PARTS)
    yield StatedTotal(Stated(totals[0]["score"], place), stated, scores, whole)


def _scale(text: str) -> tuple[tuple[Band, ...], Scale | None, tuple[Problem, ...]]:
    """The bands of the line that has most of them, and their scale; else why they are none."""
    lines = [(bands_said(line), line) for line in text.splitlines()]
    bands, line = max(lines, key=lambda each: len(each[0]), default=((), ""))
    if len(bands) < _FEWEST or not is_all_said(line):
        return bands, None, ()
    try:
        return bands, Scale(bands=bands), ()
    except PerfevalError as error:
        scale = None
        if {each.code for each in error.problems} == {Code.SCALE_GAP}:
            scale = _of_whole_scores(bands)
        return bands, scale, () if scale else error.problems


def _of_whole_scores(bands: tuple[Band, ...]) -> Scale | None:
    """The scale of bands such as 90-100 and 80-89 (整数分档), or none."""
    try:
        return Scale(bands=bands, places=0)
    except PerfevalError:
        return None


def _score(text: str, lines: _Lines) -> Stated | None:
    """The score of the whole; 总分100分 is one only where no other stands."""
    for patterns in _SCORES:
        found = [match for each in patterns for match in each.finditer(text)]
        if found:
            best = min(found, key=lambda each: (_is_full(each), each.start()))
            return _stated(best, "score", lines)
    return None


def _is_full(match: re.Match[str]) -> bool:
    """Whether a score is probably what could be earned."""
    return match["label"] == "总分" and match["score"] in _FULL


def _stated(match: re.Match[str] | None, group: str, lines: _Lines) -> Stated | None:
    """A score or a grade with its place."""
    if match is None:
        return None
    return Stated(match[group], lines.place(match.start(group), ""))
