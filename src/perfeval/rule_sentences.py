"""From clauses to one rule (计分规则的组合), with what the text leaves open.

>>> sentence = Sentence("每发现1条扣10分，可累计扣完", marks=None, target=None)
>>> sentence.rule(None).limit
Amount(number=Decimal('0'), unit='条')
"""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple, TypeVar

from perfeval.codes import Code
from perfeval.errors import CalculationError, Problem, RecordError, Value, problem
from perfeval.judgements import AllOrNothing, Checklist, Element, QualitativeBands
from perfeval.measures import Amount, AnyTarget, Target, in_unit
from perfeval.quantities import SHARE_UNITS, ZERO, Rounding, exactly, fraction, recorded
from perfeval.reading import COUNTED, Reader
from perfeval.rule_clauses import (
    Aside,
    Bands,
    Cap,
    Clause,
    Each,
    Earned,
    Edge,
    Elements,
    Least,
    Row,
    Share,
    Step,
    clause_of,
)
from perfeval.rules import (
    BonusAndPenalty,
    Deduction,
    PartStep,
    Proportional,
    Reverse,
    ReverseForm,
    StepTable,
    Tally,
    Threshold,
    ThresholdOf,
    When,
)
from perfeval.rules import Step as TableStep
from perfeval.scoring import NumericRule, Rule
from perfeval.terms import Direction, Operator

C = TypeVar("C", bound=Clause)


class _Part(NamedTuple):
    """A clause with its place in the text."""

    says: Clause | None
    begin: int
    end: int


class Sentence:
    """A rule text in its clauses, and what is found out about it."""

    def __init__(self, text: str, *, marks: Decimal | None, target: AnyTarget | None) -> None:
        """Read each clause by itself."""
        self.reader = Reader(text, without="“”\"'‘’", same=_SAME)
        self.parts = [
            _Part(clause_of(match[0], marks), match.start(), match.end())
            for match in _CLAUSES.finditer(self.reader.text)
        ]
        self.marks = marks
        self.target = target if isinstance(target, Target) else None
        self.assumed: list[Problem] = []
        self.used: set[int] = set()

    def rule(self, part_step: PartStep | None) -> Rule | None:
        """The rule that the clauses make together.

        Raises:
            RecordError: they say what cannot be.

        """
        self.use(self.of(Aside))
        for aside in self.of(Aside):
            self.assume(Code.READING_ASIDE, found=aside.words)
        if steps := self.of(Step):
            return _by_steps(self, steps, part_step)
        return next(filter(None, (compose(self) for compose in _COMPOSERS)), None)

    def of(self, kind: type[C]) -> list[C]:
        """All clauses of a kind."""
        return [each.says for each in self.parts if isinstance(each.says, kind)]

    def only(self, *kinds: type[Clause]) -> bool:
        """Whether every clause that is known is one of these kinds, or an aside."""
        said = [each.says for each in self.parts if each.says is not None]
        return all(isinstance(each, (*kinds, Aside)) for each in said)

    @property
    def full(self) -> list[Earned]:
        """What earns points."""
        return [each for each in self.of(Earned) if each.points != ZERO]

    @property
    def nothing(self) -> list[Earned]:
        """What earns none."""
        return [each for each in self.of(Earned) if each.points == ZERO]

    def use(self, clauses: Iterable[Clause]) -> None:
        """Note that the rule accounts for these clauses."""
        self.used |= {id(each) for each in clauses}

    def assume(self, code: Code, **parameters: Value) -> None:
        """Note what is taken for granted."""
        self.assumed.append(problem(code, **parameters))

    def states(self, marks: Decimal | None) -> None:
        """Note the full marks that the text states.

        Raises:
            RecordError: ``reading.marks``: the caller gives others.

        """
        if marks is not None and self.marks is not None and self.marks != marks:
            off = problem(Code.READING_MARKS, "full_marks", found=marks, wanted=self.marks)
            raise RecordError([off])
        self.marks = self.marks if marks is None else marks

    def unread(self, *, whole: bool = False) -> Iterator[Problem]:
        """The clauses that the rule does not account for, each with its place; or all of them."""
        for each in self.parts or [_Part(None, 0, len(self.reader.text))]:
            if whole or each.says is None or id(each.says) not in self.used:
                yield self.reader.unread(each.begin, each.end, _WANTED)


def _by_steps(sentence: Sentence, steps: list[Step], part_step: PartStep | None) -> Rule | None:
    """Points off, or more and less, for each step."""
    if not sentence.only(Step, Earned, Least, Elements) or len(sentence.full) > 1:
        return None
    if any(each.added for each in steps):
        return _more_and_less(sentence, steps)
    return _deduction(sentence, steps[0], part_step) if len(steps) == 1 else None


def _more_and_less(sentence: Sentence, steps: list[Step]) -> Rule | None:
    """More for each step above, less for each below."""
    ways = [(each.added, each.when) for each in steps]
    sizes = {each.per for each in steps if each.per is not None}
    if ways not in ([_UP], [_UP, _DOWN], [_DOWN, _UP]) or len(sizes) != 1:
        return None
    points = {each.added: each.points for each in steps}
    _use(sentence, steps)
    [per] = sizes
    return BonusAndPenalty(per=per, bonus=points[True], penalty=points.get(False, ZERO))


def _deduction(sentence: Sentence, step: Step, part_step: PartStep | None) -> Rule | None:
    """Off for each step, to where it ends; perhaps nothing at all beyond a value."""
    full, least, listed = sentence.full, sentence.of(Least), sentence.of(Elements)
    if (
        len({each.least for each in least} - {None}) > 1
        or sum(bool(each.most_off) for each in least) > 1
    ):
        return None
    limit = _all_of(step, listed) if listed else _limit(step, full)
    size = _size(sentence, step, limit)
    if size is None or (limit is None and (listed or (full and full[0].range))):
        return None
    wanted = None if limit or sentence.target is None else sentence.target.operator.direction
    if wanted not in {None, Direction.NEUTRAL, _KEPT[step.when]}:
        return None
    _use(sentence, [step, *least, *listed])
    for each in listed:
        sentence.states(each.worth * len(each.names))
    rule = Deduction(
        per=size,
        points=step.points,
        when=step.when,
        part_step=_part_step(sentence, step, part_step),
        limit=limit,
        relative=_relative(sentence, step, limit),
        floor=_floor(sentence, least),
        most_off=next((each.most_off for each in least if each.most_off is not None), None),
    )
    return _beyond(sentence, rule)


def _limit(step: Step, full: list[Earned]) -> Amount | None:
    """From where points are lost, where the text says so; ``None``: the target, or unclear."""
    stated = full[0].reached if full else None
    limit = step.begins or (Amount(ZERO, step.unit) if step.counted else None)
    if stated is not None:
        kept = stated.operator.direction in {_KEPT[step.when], Direction.NEUTRAL}
        same = step.begins is None or step.begins.number == stated.value.number
        limit = stated.value if kept and same and stated.value.number >= ZERO else None
    if limit is not None and not limit.unit and step.unit in _PERCENT:
        return Amount(limit.number, "%")
    return limit


def _size(sentence: Sentence, step: Step, limit: Amount | None) -> Decimal | None:
    """The size of a step in the unit of the limit; ``None`` where it has none, or another one."""
    against = _against(sentence, limit)
    if step.per is None or against is None or step.unit in {"", against.unit, *_PERCENT}:
        return step.per
    try:
        return in_unit(Amount(step.per, step.unit), against.unit)
    except CalculationError:
        return step.per if step.unit in _WHOLE else None


def _against(sentence: Sentence, limit: Amount | None) -> Amount | None:
    """What a step is measured from, where it is known."""
    return limit or (sentence.target.value if sentence.target else None)


def _all_of(step: Step, listed: list[Elements]) -> Amount | None:
    """How many elements there are, where each that is missing costs something."""
    [first, *others] = listed
    unclear = others or first.percent or step.when is not When.BELOW
    return None if unclear else Amount(len(first.names), step.unit)


def _part_step(sentence: Sentence, step: Step, given: PartStep | None) -> PartStep:
    """What a part of a step counts: as it says, as the caller says, else in proportion."""
    if step.full:
        return PartStep.FULL
    if given is None and step.unit not in _WHOLE:
        sentence.assume(Code.READING_PART_STEP)
    return given or PartStep.EXACT


def _relative(sentence: Sentence, step: Step, limit: Amount | None) -> bool:
    """Whether a step is a part of the limit rather than in its unit."""
    against = _against(sentence, limit)
    if step.unit not in _PERCENT:
        if against is None or not _convert(step.unit, against.unit):
            sentence.assume(Code.READING_UNIT, found=step.unit or "1")
        return False
    if step.relative:
        return True
    if against is not None and against.unit not in SHARE_UNITS:
        sentence.assume(Code.READING_RELATIVE, found=step.unit)
        return True
    if step.unit == "%":
        sentence.assume(Code.READING_PERCENT)
    return False


def _convert(unit: str, other: str) -> bool:
    """Whether two units are of one kind."""
    try:
        in_unit(Amount(ZERO, unit), other)
    except CalculationError:
        return False
    return True


def _floor(sentence: Sentence, least: list[Least]) -> Decimal:
    """The least that is left."""
    if not least:
        sentence.assume(Code.READING_FLOOR)
    return next((each.least for each in least if each.least is not None), ZERO)


def _beyond(sentence: Sentence, rule: NumericRule) -> Rule:
    """The rule, with nothing at all beyond a value where the text says so."""
    for each in sentence.nothing:
        if each.reached is not None and each.reached.operator in _BEYOND:
            sentence.use([each])
            when = _BEYOND[each.reached.operator]
            return Threshold(at=each.reached.value, of=ThresholdOf.VALUE, when=when, rule=rule)
    return rule


def _use(sentence: Sentence, clauses: Iterable[Clause]) -> None:
    """Account for clauses, and for the one that says what full marks are for."""
    sentence.use(clauses)
    for each in sentence.full:
        if each.reached or not each.words or _MET.fullmatch(each.words):
            sentence.states(each.points)
            sentence.use([each])


def _in_proportion(sentence: Sentence) -> Rule | None:
    """By how far the target is reached, up to full marks."""
    shares, full = sentence.of(Share), sentence.full
    if len(shares) != 1 or len(full) > 1 or not sentence.only(Share, Earned, Cap):
        return None
    [share] = shares
    stated = full[0].reached if full else None
    way = share.direction or _way(sentence, full)
    if _contradicted(sentence, stated, way):
        return None
    _use(sentence, [*shares, *sentence.of(Cap)])
    sentence.states(share.points)
    base = share.begins if stated is None else stated.value
    if share.rate:  # What is not 100 % would be compared with something else.
        if sentence.target is not None and sentence.target.value != _ALL_OF_IT:
            return None
        base = base or _ALL_OF_IT
    if base is not None:
        sentence.assume(Code.READING_BASE, found=str(base))
    if way is Direction.REVERSE:
        if not share.formula:
            sentence.assume(Code.READING_REVERSE_FORM)
        return _beyond(sentence, Reverse(form=ReverseForm.RATIO))
    return _beyond(sentence, Proportional())


def _contradicted(sentence: Sentence, stated: Target | None, way: Direction) -> bool:
    """Whether the condition or the target wants the other way, or the better side earns nothing."""
    wanted = {each.operator.direction for each in (stated, sentence.target) if each}
    fatal = {_FATAL.get(each.reached.operator) for each in sentence.nothing if each.reached}
    return bool(wanted - {way, Direction.NEUTRAL}) or way in fatal


def _way(sentence: Sentence, full: list[Earned]) -> Direction:
    """Which way is better: as the text says, as the target says, else more."""
    signs = {"≤": Direction.REVERSE, "<": Direction.REVERSE, "≥": Direction.POSITIVE}
    stated = signs.get(full[0].words) if full else None
    for target in (full[0].reached if full else None, sentence.target):
        stated = stated or (target.operator.direction if target else None)
    if stated is None:
        sentence.assume(Code.READING_DIRECTION)
    return Direction.REVERSE if stated is Direction.REVERSE else Direction.POSITIVE


def _tally(sentence: Sentence) -> Rule | None:
    """So many points for each, up to full marks."""
    found, caps = sentence.of(Each), sentence.of(Cap)
    if len(found) != 1 or not sentence.only(Each, Cap):
        return None
    [each] = found
    sentence.use([*found, *caps])
    for cap in caps:
        with exactly():
            sentence.states(None if cap.units is None else cap.units * each.points)
    if not caps:
        sentence.assume(Code.READING_CAP)
    return Tally(points=each.points, unit=each.unit)


def _bands(sentence: Sentence) -> Rule | None:
    """Three outcomes, and nothing else."""
    found = sentence.of(Bands)
    if len(found) != 1 or not sentence.only(Bands):
        return None
    sentence.use(found)
    return QualitativeBands.of(found[0].edges)


def _table(sentence: Sentence) -> Rule | None:
    """Points by ranges of values."""
    rows = [each for each in sentence.of(Earned) if each.range]
    units = {edge.value.unit for row in rows for edge in row.range or () if edge} - {""}
    most = max((row.points for row in rows if row.points is not None), default=None)
    if any(row.points is None for row in rows):
        most = sentence.marks
    if len({row.subject for row in rows if row.subject}) > 1:
        return None
    few = len(rows) < _FEWEST_ROWS or len(sentence.full) < _FEWEST_ROWS
    if few or most is None or len(units) > 1 or not sentence.only(Earned):
        return None
    sentence.states(most)
    sentence.use(rows)
    steps = [_row(sentence, rows, row, most) for row in rows]
    return StepTable(unit=next(iter(units), ""), steps=steps)


def _looked_up(sentence: Sentence) -> Rule | None:
    """Points by values to look up; between two values the fewer points are earned."""
    rows = sorted(sentence.of(Row))
    points = [each.points for each in rows]
    rising, falling = points == sorted(points), points == sorted(points, reverse=True)
    if len(rows) < _FEWEST_ROWS or rising is falling or not sentence.only(Row):
        return None
    sentence.use(sentence.of(Row))
    sentence.assume(Code.READING_BETWEEN)
    values = [each.value for each in rows]
    lows = [None, *values[:-1]] if falling else values
    highs = values if falling else [*values[1:], None]
    steps = [
        TableStep(
            points=earned,
            low=low,
            low_included=rising or low is None,
            high=high,
            high_included=falling,
        )
        for low, high, earned in zip(lows, highs, points, strict=True)
    ]
    unit = "" if sentence.target is None else sentence.target.value.unit
    return StepTable(unit=unit, steps=steps)


def _row(sentence: Sentence, rows: list[Earned], row: Earned, most: Decimal) -> TableStep:
    """A row of a table."""
    low, high = row.range or (None, None)
    return TableStep(
        points=most if row.points is None else row.points,
        low=None if low is None else low.value.number,
        low_included=_held(sentence, rows, low, upper=False),
        high=None if high is None else high.value.number,
        high_included=_held(sentence, rows, high, upper=True),
    )


def _held(sentence: Sentence, rows: list[Earned], edge: Edge | None, *, upper: bool) -> bool:
    """Whether an edge belongs to its row: as it says, as the row beside it says, else the lower."""
    if edge is None:
        return not upper
    if edge.included is not None:
        return edge.included
    beside = [
        other.included
        for row in rows
        for place, other in enumerate(row.range or ())
        if other and other.value.number == edge.value.number and bool(place) is not upper
    ]
    if not beside:
        return True
    if beside[0] is None and upper:  # Its neighbour says the same.
        sentence.assume(Code.READING_EDGE, found=str(edge.value))
    return not upper if beside[0] is None else not beside[0]


def _checklist(sentence: Sentence) -> Rule | None:
    """Elements, each with its share."""
    listed, named = sentence.of(Elements), sentence.full
    worth = [(name, each.worth) for each in listed for name in each.names]
    worth += [(each.words, each.points or ZERO) for each in named]
    unclear = any(
        each.range or each.points is None or not each.words or _ALTERNATIVE.search(each.words)
        for each in named
    ) or (bool(named) and any(each.says is None for each in sentence.parts))
    mixed = bool(listed and named) or len({each.percent for each in listed}) > 1
    if unclear or mixed or len(worth) < _FEWEST_ROWS or not sentence.only(Elements, Earned):
        return None
    with exactly():
        whole = sum((points for _, points in worth), ZERO)
    percent = any(each.percent for each in listed)
    sentence.use([*listed, *named, *_otherwise(sentence)])
    sentence.states(None if percent else whole)
    gated = any(each.words.startswith(_WITHOUT) for each in sentence.nothing)
    full = Decimal(100) if percent else whole
    alike = len({points for _, points in worth}) == 1 and whole == full
    return Checklist(
        elements=[
            Element(
                text=name,
                share=None if alike else _part_of(full, points),
                gate=gated and place == 0,
            )
            for place, (name, points) in enumerate(worth)
        ]
    )


def _part_of(whole: Decimal, points: Decimal) -> Decimal:
    """A part of the whole; where its decimals have no end, the shares will not add up."""
    digits = f"{recorded(fraction(points, whole), rounding=_TWELVE_PLACES):f}"
    return Decimal(digits.rstrip("0").rstrip("."))


def _otherwise(sentence: Sentence) -> list[Earned]:
    """The clauses that say that what is not done earns nothing."""
    undone = {sign + each.words for each in sentence.full for sign in "不未"}
    return [
        each
        for each in sentence.nothing
        if not each.range and (_NOT.fullmatch(each.words) or each.words in undone)
    ]


def _met_or_not(sentence: Sentence) -> Rule | None:
    """Full marks or nothing."""
    full, nothing = sentence.full, _otherwise(sentence)
    if len(full) > 1 or len(nothing) != 1 or not sentence.only(Earned):
        return None
    sentence.use([*full, *nothing])
    if not full:
        return AllOrNothing() if _UNMET.fullmatch(nothing[0].words) else None
    [each] = full
    sentence.states(each.points)
    if each.range:
        sentence.assume(Code.READING_BASE, found=each.words)
    elif not _MET.fullmatch(each.words or "≥"):
        return Checklist(elements=[Element(text=each.words)])
    return AllOrNothing()


_CLAUSES: Final = re.compile(
    r"(?:[^,;。()]|(?<=[\d%的]),(?=每)|,(?=得分=|不得分|不计分|\d{3}(?![\d→])|(?:扣|减|加|得|计|记)(?:满分|分=|[\d一二两三四五六七八九十])|(?<!分,)按)"
    r"|\((?=不?含[^,;。()]{0,3}\))[^()]*\))+"
)
"""A clause ends at a comma, unless its points follow; brackets hold one, unless they say 含."""
_WANTED: Final = "it as a clause of its own, such as 每低于目标值1个百分点扣0.5分 or 低于60%不得分"
_LASTING: Final = "天 日 小时 分钟 秒 周 年 个月 元 万元 亿元 米 公里 吨 公斤 亩 公顷"
_PERCENT: Final = frozenset({"%", "百分点", "个百分点"})
_PARTS: Final = frozenset(_LASTING.split())
_WHOLE: Final = frozenset(COUNTED.split()) - _PARTS - _PERCENT
"""What is counted whole, so that there is no part of a step."""
_SAME: Final = {"≧": "≥", "≦": "≤", "═": "="}
_ALL_OF_IT: Final = Amount(100, "%")
_UP: Final = (True, When.ABOVE)
_DOWN: Final = (False, When.BELOW)
_KEPT: Final = {
    When.BELOW: Direction.POSITIVE,
    When.ABOVE: Direction.REVERSE,
    When.EITHER: Direction.NEUTRAL,
}
_FATAL: Final = {Operator.BELOW: Direction.REVERSE, Operator.ABOVE: Direction.POSITIVE}
"""Nothing on the better side of a value contradicts the rule."""
_BEYOND: Final = {Operator.BELOW: When.BELOW, Operator.ABOVE: When.ABOVE}
_MET: Final = re.compile(
    r"(?:实际)?(?:完成值)?(?:全部|按时|按期)?(?:达标|达到(?:目标|标准|要求|指标|计划|基数)?(?:值|数)?"
    r"|完成(?:目标|任务|计划|指标)?(?:值|数|面积)?|齐全|齐备|符合(?:要求|规定|标准)?)"
    r"|有|≥|≤|=|<|>|等于目标值"
)
_NOT: Final = re.compile(
    r"否则?|没有|无|反之|其他|其余"
    r"|未(?:能)?(?:完成|达标|达到(?:目标|标准|要求|指标)?值?|落实|设置|实现)|不(?:达标|符合|合格|具备)"
)
_UNMET: Final = re.compile(r"[未不](?:能)?(?:达|完成|符合)[^\W\d_]{0,8}")
_ALTERNATIVE: Final = re.compile(
    "部分|基本|全部|非常|显著|明显|较|有所|逾期|按时|按期|完成|达|满意|良好|优|一般|合格|是|否|差"
)
"""Words of which only one can be true, so that they are no elements of one whole."""
_WITHOUT: Final = "不具备"
_FEWEST_ROWS: Final = 2
_TWELVE_PLACES: Final = Rounding(places=12)
_COMPOSERS: Final[tuple[Callable[[Sentence], Rule | None], ...]] = (
    _bands,
    _looked_up,
    _in_proportion,
    _tally,
    _table,
    _checklist,
    _met_or_not,
)
