"""The table as a whole: names that stand twice, and the stated total against the stated scores."""

from collections.abc import Iterator
from decimal import Decimal

from perfeval.checks.reading import kind_of
from perfeval.codes import Code
from perfeval.errors import Problem, problem
from perfeval.quantities import ZERO, exactly, is_same
from perfeval.records import Subject
from perfeval.schemes import RecordedAt, Scheme
from perfeval.terms import ItemKind


def duplicate_names(subject: Subject) -> Iterator[Problem]:
    """Two indicators of one name under one head."""
    seen: dict[tuple[str, str, str], int] = {}
    for place, each in enumerate(subject.indicators):
        key = (each.level1, each.level2, each.name)
        if key in seen:
            yield problem(
                Code.CHECK_DUPLICATE_NAME,
                "indicators",
                place,
                "name",
                name=each.name,
                first=seen[key],
                second=place,
            )
        seen.setdefault(key, place)


def declared_sum(subject: Subject, scheme: Scheme | None) -> Iterator[Problem]:
    """A stated total that is not the sum of the stated scores, where all are stated.

    Under a scheme that records the total only, each stated score may be half a unit off.
    """
    if subject.declared_total is None or not subject.indicators:
        return
    scores = [(each.declared_score, kind_of(each)) for each in subject.indicators]
    execution = subject.budget.declared_score if subject.budget else None
    if execution is not None or (scheme is not None and scheme.execution is not None):
        scores.append((execution, ItemKind.BASE))
    summed = ZERO
    with exactly():
        for score, kind in scores:
            if score is None:
                return
            summed += -score if kind is ItemKind.PENALTY else score
        off = subject.declared_total - summed
        wrong = abs(off) > _slack(scheme) * len(scores) and not is_same(off, 0)
        wrong = wrong and not ZERO <= off <= open_points(subject)
    if wrong:
        sums = {"found": subject.declared_total, "wanted": summed, "difference": off}
        yield problem(Code.CHECK_TOTAL_SUM, "declared_total", **sums)


def open_points(subject: Subject) -> Decimal:
    """The points that a total may hold for a fund block whose score is blank (资金得分未填)."""
    budget = subject.budget
    if budget is None or budget.declared_score is not None:
        return ZERO
    return budget.full_marks or ZERO


def _slack(scheme: Scheme | None) -> Decimal:
    """How far a stated score may be from what it stands for in the total."""
    if scheme is None or scheme.recording.at is RecordedAt.INDICATOR:
        return ZERO
    return scheme.recording.rounding.quantum / 2
