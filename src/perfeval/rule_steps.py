"""Points for each step (逐档扣分、逐档加减): how large a step is, from where, and to where.

>>> sentence = Sentence("每发现1条扣10分，可累计扣完", marks=None, target=None)
>>> by_steps(sentence, sentence.of(Step), None).limit
Amount(number=Decimal('0'), unit='条')
"""

from decimal import Decimal
from typing import Final

from perfeval.codes import Code
from perfeval.errors import CalculationError
from perfeval.measures import Amount, in_unit
from perfeval.quantities import SHARE_UNITS, ZERO
from perfeval.reading import COUNTED
from perfeval.rule_clauses import (
    Earned,
    Elements,
    Least,
    Step,
)
from perfeval.rule_sentences import Sentence
from perfeval.rules import (
    BonusAndPenalty,
    Deduction,
    PartStep,
    Threshold,
    ThresholdOf,
    When,
)
from perfeval.scoring import NumericRule, Rule
from perfeval.terms import Direction, Operator

_LASTING: Final = "天 日 小时 分钟 秒 周 年 个月 元 万元 亿元 米 公里 吨 公斤 亩 公顷"
_PERCENT: Final = frozenset({"%", "百分点", "个百分点"})
_PARTS: Final = frozenset(_LASTING.split())
_WHOLE: Final = frozenset(COUNTED.split()) - _PARTS - _PERCENT
"""What is counted whole, so that there is no part of a step."""
_UP: Final = (True, When.ABOVE)
_DOWN: Final = (False, When.BELOW)
_KEPT: Final = {
    When.BELOW: Direction.POSITIVE,
    When.ABOVE: Direction.REVERSE,
    When.EITHER: Direction.NEUTRAL,
}
_BEYOND: Final = {Operator.BELOW: When.BELOW, Operator.ABOVE: When.ABOVE}


def by_steps(sentence: Sentence, steps: list[Step], part_step: PartStep | None) -> Rule | None:
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
    sentence.use_with_full(steps)
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
    sentence.use_with_full([step, *least, *listed])
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
    return beyond(sentence, rule)


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


def beyond(sentence: Sentence, rule: NumericRule) -> Rule:
    """The rule, with nothing at all beyond a value where the text says so."""
    for each in sentence.nothing:
        if each.reached is not None and each.reached.operator in _BEYOND:
            sentence.use([each])
            when = _BEYOND[each.reached.operator]
            return Threshold(at=each.reached.value, of=ThresholdOf.VALUE, when=when, rule=rule)
    return rule
