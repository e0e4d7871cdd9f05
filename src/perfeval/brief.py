"""The total and the grade alone (总分与等级), for many tables of which no more is asked.

What `evaluation` finds is kept so that every number can explain itself; here nothing is kept.
A plain table is added up line by line. In one where a policy or a clause has to decide, the whole
evaluation decides, so both ways give the same total and the same grade.

    >>> from perfeval.measures import Measured, Target
    >>> from perfeval.standards import SHENZE_2023
    >>> done = Indicator(
    ...     name="场次",
    ...     full_marks="100",
    ...     target=Target(operator="at_least", value="60场"),
    ...     actual=Measured(value="50场"),
    ... )
    >>> result = total_and_grade(Project(name="宣传", indicators=[done]), scheme=SHENZE_2023)
    >>> result.total, result.grade.label
    (Decimal('83.33'), '良好')
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from perfeval.errors import CalculationError
from perfeval.evaluation import evaluate
from perfeval.fields import check_arguments
from perfeval.findings import grade_of_total
from perfeval.measures import Measured, Target
from perfeval.quantities import ONE, ZERO, exactly, quotient_recorded
from perfeval.records import Department, Indicator, Project, Subject
from perfeval.scales import Band
from perfeval.schemes import RecordedAt, Scheme
from perfeval.scoring import NumericRule, Piece, is_standard
from perfeval.terms import ItemKind

_OF_ITS_OWN: Final = ("judge", "numbers", "reference", "own_reference", "stated_in", "suits")
"""What a rule may do otherwise than `NumericRule`; its pieces are all that a plain one has."""


class TotalAndGrade(NamedTuple):
    """What a subject comes to (评价结果概要)."""

    total: Decimal | None
    """The recorded total; ``None`` where nothing was scored."""
    grade: Band | None
    """The grade, as in `evaluation.Evaluation`."""


class _Sums(NamedTuple):
    """What the lines of a plain table add up to."""

    earned: Decimal
    """As the scheme records it."""
    full_marks: Decimal


def total_and_grade(subject: Subject, /, *, scheme: Scheme) -> TotalAndGrade:
    """The total and the grade of a project or a department under a scheme (总分与等级).

    Args:
        subject: what is written down.
        scheme: the method.

    Returns:
        The same total and grade as `evaluation.evaluate`.

    Raises:
        RecordError: what is given is no subject or no scheme.
        EvaluationError: one or more indicators cannot be scored; carries every reason.

    """
    check_arguments(subject=(subject, (Project, Department)), scheme=(scheme, (Scheme,)))
    if scheme.execution is None and not scheme.clauses and scheme.max_total is None:
        with exactly(), suppress(ArithmeticError):  # The evaluation gives every reason.
            sums = _sums(subject.indicators, scheme)
            if sums is not None:
                return TotalAndGrade(sums.earned, _graded(sums, scheme))
    evaluation = evaluate(subject, scheme=scheme)
    return TotalAndGrade(evaluation.total, evaluation.grade)


def _sums(indicators: tuple[Indicator, ...], scheme: Scheme) -> _Sums | None:
    """The sums of a plain table; ``None`` where it is not plain, or nothing is in it."""
    rounding, each_recorded = scheme.recording.rounding, scheme.recording.at is RecordedAt.INDICATOR
    earned = full_marks = over = ZERO
    under = ONE
    for each in indicators:
        points = _plain_points(each, scheme)
        if points is None:
            return None
        numerator, denominator = points
        if each_recorded:
            earned += quotient_recorded(numerator, denominator, rounding)
        elif denominator == ONE:
            earned += numerator
        else:
            over, under = over * denominator + numerator * under, under * denominator
        full_marks += each.full_marks or ZERO
    whole = earned * under + over
    return _Sums(quotient_recorded(whole, under, rounding), full_marks) if indicators else None


def _plain_points(indicator: Indicator, scheme: Scheme) -> tuple[Decimal, Decimal] | None:
    """Points as numerator and denominator, where a plain rule judges one number by another."""
    marks, target, actual = indicator.full_marks, indicator.target, indicator.actual
    if not (isinstance(target, Target) and isinstance(actual, Measured)) or marks is None:
        return None
    rule = indicator.rule or scheme.rules.rule_for(target)
    goal, reached = target.value, actual.value
    plain = goal.unit == reached.unit and indicator.kind is ItemKind.BASE
    kind: object = type(rule)
    pieces = _pieces_of(kind) if plain else None
    if pieces is None:
        return None
    numerator = denominator = ZERO
    for piece in pieces(rule, marks, goal.number, reached.number, ONE):  # pragma: no branch
        _, holds, numerator, denominator = piece
        if holds:  # Of a standard rule, one always does.
            break
    return (numerator, denominator) if denominator else None


@cache
def _pieces_of(kind: object) -> Callable[..., Iterator[Piece]] | None:
    """The pieces of a standard rule that is told by them alone."""
    if not (isinstance(kind, type) and issubclass(kind, NumericRule) and is_standard(kind)):
        return None
    plain = all(getattr(kind, name) is getattr(NumericRule, name) for name in _OF_ITS_OWN)
    return kind.pieces if plain else None


def _graded(sums: _Sums, scheme: Scheme) -> Band | None:
    """The grade, where the scale has one."""
    try:
        return grade_of_total(sums.earned, sums.full_marks, scheme)
    except CalculationError:
        return None
