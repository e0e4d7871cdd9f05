"""One indicator: its score, its rule, its units, and the wording of its actual value."""

from collections.abc import Iterator

from perfeval.checks.money import above_full
from perfeval.checks.reading import is_reason, kind_of
from perfeval.codes import Code
from perfeval.errors import CalculationError, Problem, problem
from perfeval.judgements import is_met
from perfeval.measures import Reported, Target
from perfeval.quantities import ZERO
from perfeval.records import Indicator
from perfeval.rules import Step, StepTable
from perfeval.scoring import NumericRule, Rule
from perfeval.targets import is_written_as_target
from perfeval.terms import Direction, ItemKind


def indicator_problems(indicator: Indicator, *, moved: bool = False) -> Iterator[Problem]:
    """Scores above full marks, units, direction, wording, and scores against the target.

    Where points of others are moved here, a printed score is not held to the printed full marks.
    """
    name, full_marks = indicator.name, indicator.full_marks
    if not moved and not (isinstance(indicator.rule, NumericRule) and indicator.rule.may_exceed):
        yield from above_full(indicator.declared_score, full_marks, name)
    yield from above_full(indicator.assessed, full_marks, name, field="assessed")
    yield from direction_problem(indicator, indicator.rule)
    if isinstance(indicator.rule, StepTable):
        yield from _steps_above_full(indicator, indicator.rule.steps)
    actual = indicator.actual
    if isinstance(actual, Reported) and _repeats(indicator, actual):
        yield problem(Code.CHECK_ACTUAL_COPIED, "actual", indicator=name, found=str(actual))
    try:
        met = is_met(indicator.target, actual)
    except CalculationError as error:
        units = error.problems[0].parameters
        facts = {"target": units["wanted"], "actual": units["actual"]}
        yield problem(Code.CHECK_UNIT_MISMATCH, "actual", indicator=name, **facts)
    else:
        yield from _score_against_target(indicator, met=None if moved else met)


def direction_problem(indicator: Indicator, rule: Rule | None) -> Iterator[Problem]:
    """A rule that rewards what the target does not want."""
    target = indicator.target
    if not isinstance(rule, NumericRule) or not isinstance(target, Target):
        return
    ways = {rule.direction, target.operator.direction}
    if ways == {Direction.POSITIVE, Direction.REVERSE}:
        yield problem(
            Code.CHECK_DIRECTION,
            "rule",
            indicator=indicator.name,
            rule=type(rule).__name__,
            direction=rule.direction.value,
            target=str(target),
        )


def _steps_above_full(indicator: Indicator, steps: tuple[Step, ...]) -> Iterator[Problem]:
    """A step table that gives more than full marks."""
    most = max(step.points for step in steps)
    if indicator.full_marks is not None and most > indicator.full_marks:
        limits = {"found": most, "limit": indicator.full_marks}
        yield problem(Code.CHECK_POINTS_ABOVE_FULL, "rule", indicator=indicator.name, **limits)


def _repeats(indicator: Indicator, actual: Reported) -> bool:
    """Whether the actual value is written as a target, or repeats its words."""
    same = "".join(actual.text.split()) == "".join(str(indicator.target or "").split())
    return same or is_written_as_target(actual.text)


def _score_against_target(indicator: Indicator, *, met: bool | None) -> Iterator[Problem]:
    """A target that is met and marked down, or missed and marked in full."""
    declared, full_marks = indicator.declared_score, indicator.full_marks
    penalty = kind_of(indicator) is ItemKind.PENALTY
    if declared is None or full_marks is None or met is None or penalty:
        return
    if met and declared < full_marks and not is_reason(indicator.deviation_reason):
        yield problem(
            Code.CHECK_MET_MARKED_DOWN,
            "declared_score",
            indicator=indicator.name,
            found=declared,
            limit=full_marks,
        )
    if not met and declared == full_marks != ZERO:
        yield problem(
            Code.CHECK_MISSED_FULL_MARKS,
            "declared_score",
            indicator=indicator.name,
            limit=full_marks,
        )
