"""From the clauses of a sentence to one rule (计分规则的组合), family by family.

>>> sentence = Sentence("达到目标得满分，否则不得分", marks=None, target=None)
>>> composed(sentence, None)
AllOrNothing()
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from perfeval.codes import Code
from perfeval.judgements import AllOrNothing, Checklist, Element, QualitativeBands
from perfeval.measures import Amount, Target
from perfeval.quantities import ZERO, Rounding, exactly, fraction, recorded
from perfeval.rule_clauses import (
    Aside,
    Bands,
    Cap,
    Each,
    Earned,
    Edge,
    Elements,
    Row,
    Share,
    Step,
)
from perfeval.rule_sentences import MET, Sentence
from perfeval.rule_steps import beyond, by_steps
from perfeval.rules import (
    PartStep,
    Proportional,
    Reverse,
    ReverseForm,
    StepTable,
    Tally,
)
from perfeval.rules import Step as TableStep
from perfeval.scoring import Rule
from perfeval.terms import Direction, Operator

_ALL_OF_IT: Final = Amount(100, "%")
_FATAL: Final = {Operator.BELOW: Direction.REVERSE, Operator.ABOVE: Direction.POSITIVE}
"""Nothing on the better side of a value contradicts the rule."""
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


def composed(sentence: Sentence, part_step: PartStep | None) -> Rule | None:
    """The rule that the clauses make together; ``None`` where they make none.

    Raises:
        RecordError: they say what cannot be.

    """
    sentence.use(sentence.of(Aside))
    for aside in sentence.of(Aside):
        sentence.assume(Code.READING_ASIDE, found=aside.words)
    if steps := sentence.of(Step):
        return by_steps(sentence, steps, part_step)
    return next(filter(None, (compose(sentence) for compose in _COMPOSERS)), None)


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
    sentence.use_with_full([*shares, *sentence.of(Cap)])
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
        return beyond(sentence, Reverse(form=ReverseForm.RATIO))
    return beyond(sentence, Proportional())


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
    elif not MET.fullmatch(each.words or "≥"):
        return Checklist(elements=[Element(text=each.words)])
    return AllOrNothing()


_COMPOSERS: Final[tuple[Callable[[Sentence], Rule | None], ...]] = (
    _bands,
    _looked_up,
    _in_proportion,
    _tally,
    _table,
    _checklist,
    _met_or_not,
)
