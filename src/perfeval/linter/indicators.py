"""The indicators as a checker reads them: units, signs, direction, dates, reasons (指标核查)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from perfeval.checks.reading import is_reason, kind_of
from perfeval.codes import Code
from perfeval.errors import CalculationError, Problem, problem
from perfeval.funds import Budget
from perfeval.judgements import is_met
from perfeval.linter.execution import places_of
from perfeval.linter.units import mixed_units
from perfeval.measures import Deadline, Done, Measured, Target, in_unit
from perfeval.quantities import ZERO, Rounding, exactly, recorded
from perfeval.records import Indicator, Subject
from perfeval.terms import Direction, ItemKind, Operator

OVER_FULFILMENT: Final = Decimal("1.3")
"""The ratio of actual to target from which a reason is wanted."""
_FEWEST: Final = 3
_TURNED: Final = "(?P<turned>[不未非无零](?:按[时期]|及时|能)?)?"
"""What turns the word behind it round: 不合格率, 未按时完成率, 无事故天数."""
_ACTED_ON: Final = (
    "处理|办结|整改|下降|降低|减少|受理|回复|答复|办理|解决|化解|调解|查处|纠正|救援|应急|演练|预防"
    "|防控|防范|控制|培训|宣传|教育|保险|赔付|检查|排查|监测|满意"
)
"""What is done about a bad thing: behind its name the name says nothing of what is better."""
_LESS_IS_BETTER: Final = re.compile(
    f"{_TURNED}(?:投诉|事故|差错|失误|超支|违规|死亡|发病|逾期)(?!.*(?:{_ACTED_ON}))"
)
_MORE_IS_BETTER: Final = re.compile(
    f"{_TURNED}(?:满意度|(?:合格|完成|覆盖|达标|及时|通过|成活|到位|优良|就业|办结|处理|整改)率"
    "|(?:下降|降低|减少)(?:率|幅度))"
)
"""What a name says of the better direction; the first list has the last word."""


def indicator_findings(indicator: Indicator) -> Iterator[Problem]:
    """What a checker finds in one indicator."""
    target, actual = indicator.target, indicator.actual
    if isinstance(target, Target):
        yield from _sign(indicator, target)
        if isinstance(actual, Measured):
            yield from _numbers(indicator, target, actual)
        elif not target.value.unit:
            yield from _no_unit(indicator, target)
    if isinstance(target, Deadline) and isinstance(actual, Done):
        yield from _late(indicator)


def all_as_targets(subject: Subject) -> Iterator[Problem]:
    """All numbers that were reached are just those that were wanted."""
    pairs = [
        (each.target.value, each.actual.value)
        for each in subject.indicators
        if isinstance(each.target, Target)
        and isinstance(each.actual, Measured)
        and each.target.operator is not Operator.EQUAL
    ]
    if len(pairs) >= _FEWEST and all(wanted == reached for wanted, reached in pairs):
        yield problem(Code.LINT_ALL_AS_TARGETS, "indicators", found=len(pairs))


def reasons_missing(subject: Subject) -> Iterator[Problem]:
    """Points that were not earned, without a reason; met targets are asked for elsewhere."""
    if subject.budget is not None:
        yield from _money_without_reason(subject.budget)
    for place, each in enumerate(subject.indicators):
        score, marks = each.declared_score, each.full_marks
        short = score is not None and marks is not None and score < marks
        silent = kind_of(each) is ItemKind.BASE and not is_reason(each.deviation_reason)
        if short and silent and not _met(each):
            what = f"{each.name}: {score} of {marks} points"
            path = ("indicators", place, "deviation_reason")
            yield problem(Code.CHECK_REASON_MISSING, *path, what=what)


def _money_without_reason(budget: Budget) -> Iterator[Problem]:
    """Points of the execution rate that were not earned, without a reason."""
    score, marks = budget.declared_score, budget.full_marks
    short = score is not None and marks is not None and score < marks
    if short and not is_reason(budget.deviation_reason):
        what = f"预算执行率: {score} of {marks} points"
        yield problem(Code.CHECK_REASON_MISSING, "budget", "deviation_reason", what=what)


def _met(indicator: Indicator) -> bool | None:
    """Whether the target is met, where that can be told."""
    try:
        return is_met(indicator.target, indicator.actual)
    except CalculationError:
        return None


def _sign(indicator: Indicator, target: Target) -> Iterator[Problem]:
    """A comparison that wants the worse of what the name says."""
    name, wanted = indicator.name, target.operator.direction
    better = _better(name)
    if better is not None and wanted not in {better, Direction.NEUTRAL} and target.value.number:
        yield problem(Code.LINT_OPERATOR, "target", indicator=name, found=str(target))


def _better(name: str) -> Direction | None:
    """Which way is better, where the name says it."""
    if (less := _LESS_IS_BETTER.search(name)) is not None:
        return Direction.POSITIVE if less["turned"] else Direction.REVERSE
    if (more := _MORE_IS_BETTER.search(name)) is not None:
        return Direction.REVERSE if more["turned"] else Direction.POSITIVE
    return None


def _no_unit(indicator: Indicator, target: Target) -> Iterator[Problem]:
    """A number of nothing in particular."""
    yield problem(Code.LINT_UNIT_MISSING, "target", indicator=indicator.name, found=str(target))


def _numbers(indicator: Indicator, target: Target, actual: Measured) -> Iterator[Problem]:
    """A number that was wanted beside one that was reached."""
    wanted, reached = target.value, actual.value
    if not wanted.unit and not reached.unit:
        yield from _no_unit(indicator, target)
    mixed = list(mixed_units(indicator, target, reached))
    yield from mixed
    if mixed:
        return
    try:
        number = in_unit(reached, wanted.unit)
    except CalculationError:
        return
    yield from _forwards(indicator, target, number)
    yield from _over(indicator, target, number)


def _forwards(indicator: Indicator, target: Target, number: Decimal) -> Iterator[Problem]:
    """A reverse indicator scored as if more were better."""
    score, marks, limit = indicator.declared_score, indicator.full_marks, target.value.number
    reverse = target.operator.direction is Direction.REVERSE
    if not reverse or score is None or not marks or limit <= ZERO or number <= ZERO:
        return
    forwards = min(Fraction(number) / Fraction(limit), Fraction(1)) * Fraction(marks)
    follows = recorded(forwards, rounding=Rounding(places=places_of(score)))
    missed_in_full = number > limit and score == marks
    if missed_in_full or (number < limit and score == follows < marks):
        yield problem(
            Code.LINT_SCORED_FORWARDS,
            "declared_score",
            indicator=indicator.name,
            found=score,
            target=str(target),
            actual=str(indicator.actual),
        )


def _over(indicator: Indicator, target: Target, number: Decimal) -> Iterator[Problem]:
    """Far more than was wanted, without a reason."""
    wanted = target.value.number
    positive = target.operator.direction is Direction.POSITIVE
    if not positive or wanted <= ZERO or is_reason(indicator.deviation_reason):
        return
    with exactly():
        over = number >= OVER_FULFILMENT * wanted
    if over:
        facts = {"actual": str(indicator.actual), "target": str(target)}
        yield problem(Code.LINT_OVER_FULFILLED, "actual", indicator=indicator.name, **facts)


def _late(indicator: Indicator) -> Iterator[Problem]:
    """Done after the date."""
    if _met(indicator) is False:
        facts = {"actual": str(indicator.actual), "target": str(indicator.target)}
        yield problem(Code.LINT_DATE_PASSED, "actual", indicator=indicator.name, **facts)
