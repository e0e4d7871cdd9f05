"""Clauses that override the sum (否决、封顶及附加条件): when they hold and what they do.

Every condition is looked at before any clause has taken effect, so the order of clauses matters
only where two of them fix the grade.
"""

from decimal import Decimal
from fractions import Fraction

from perfeval.errors import PerfevalError
from perfeval.items import execution_indicator
from perfeval.measures import Ratio
from perfeval.quantities import ZERO, fraction
from perfeval.records import Subject
from perfeval.scales import Band
from perfeval.schemes import (
    AdjustedFrom,
    CapGrade,
    CapLevel,
    CapTotal,
    Clause,
    Condition,
    Effect,
    EventFound,
    ExecutionBelow,
    LevelAbsent,
    RequireText,
    Scheme,
    SetGrade,
    TotalBelow,
    ZeroIndicator,
)
from perfeval.terms import category_of, subcategory_of


def clauses_that_hold(
    scheme: Scheme, subject: Subject, total: Decimal | None
) -> tuple[Clause, ...]:
    """The clauses of a scheme whose conditions a subject meets, in order.

    Args:
        scheme: the method.
        subject: what is evaluated.
        total: the recorded total before any clause; ``None`` where there is none.

    """
    return tuple(clause for clause in scheme.clauses if _holds(clause.when, scheme, subject, total))


def regraded(grade: Band | None, clauses: tuple[Clause, ...], scheme: Scheme) -> Band | None:
    """The grade after the clauses that set or cap it, in order."""
    bands = scheme.scale.bands if scheme.scale else ()
    ranks = {band.label: rank for rank, band in enumerate(bands)}
    for clause in clauses:
        match clause.then:
            case SetGrade(label):
                grade = bands[ranks[label]]
            case CapGrade(label) if grade is not None:
                grade = bands[max(ranks[grade.label], ranks[label])]
            case _:
                pass
    return grade


def describe_effect(effect: Effect) -> str:
    """What a clause does, in plain English."""
    match effect:
        case SetGrade(label):
            return f"the grade is {label}"
        case CapGrade(label):
            return f"the grade is {label} at best"
        case CapTotal(points):
            return f"the total is {points:f} points at most"
        case CapLevel(label=label, points=points):
            return f"{label} earns {points:f} points at most"
        case ZeroIndicator(name):
            return f"{name} earns no points"
        case RequireText(text):  # pragma: no branch  The union is closed.
            return f"{text.term} must be written"


def is_under(label: str, level1: str, level2: str) -> bool:
    """Whether a head names the level-1 or the level-2 head of an indicator, suffixes aside."""
    return category_of(label) == category_of(level1) or subcategory_of(label) == subcategory_of(
        level2
    )


def _holds(condition: Condition, scheme: Scheme, subject: Subject, total: Decimal | None) -> bool:
    """Whether a condition holds; one that asks for what is not stated does not."""
    match condition:
        case EventFound(event):
            return event in subject.events
        case TotalBelow(points):
            return total is not None and total < points
        case ExecutionBelow(rate):
            executed = _executed_rate(scheme, subject)
            return executed is not None and executed < rate
        case AdjustedFrom(rate=rate, unless_explained=unless_explained):
            adjusted = _adjusted_rate(subject)
            reason = subject.budget.adjustment_reason.strip() if subject.budget else ""
            lifted = unless_explained and reason != ""
            return adjusted is not None and adjusted >= rate and not lifted
        case LevelAbsent(label):  # pragma: no branch  The union is closed.
            return not any(is_under(label, each.level1, each.level2) for each in subject.indicators)


def _executed_rate(scheme: Scheme, subject: Subject) -> Fraction | None:
    """The execution rate as it is scored, else over the basis; ``None`` where it is unknown."""
    if scheme.execution is not None:
        try:
            actual = execution_indicator(subject.budget, scheme.execution).actual
        except PerfevalError:
            return None
        return fraction(actual.part, actual.whole) if isinstance(actual, Ratio) else None
    if subject.budget is None:
        return None
    return _over(subject.budget.amount("executed"), subject.budget.base(scheme.basis))


def _adjusted_rate(subject: Subject) -> Fraction | None:
    """The net change over the initial budget, without its sign; ``None`` where unknown."""
    if subject.budget is None:
        return None
    rate = _over(subject.budget.amount("adjusted"), subject.budget.amount("initial"))
    return None if rate is None else abs(rate - 1)


def _over(part: Decimal | None, whole: Decimal | None) -> Fraction | None:
    """A quotient of amounts that are stated and have one."""
    if part is None or whole is None or whole == ZERO:
        return None
    return Fraction(part) / Fraction(whole)
