"""The grade against the total, where the table names no scale (等级核查)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from perfeval.codes import Code
from perfeval.errors import CalculationError, Problem, Value, problem
from perfeval.records import Subject
from perfeval.scales import FOUR_TIER, Scale, band_of
from perfeval.standards.ministry_2020 import SCALE

_KNOWN: Final = (FOUR_TIER, SCALE)


def grade_problems(subject: Subject, scale: Scale | None) -> Iterator[Problem]:
    """A stated grade that is not that of the stated total.

    On the scale that is given; else on none of the scales known here that have such a grade.
    """
    total, label = subject.declared_total, subject.declared_grade
    if total is None or label is None:
        return
    if scale is not None:
        yield from _on_scale(total, label, scale)
        return
    having = [each for each in _KNOWN if label in _labels(each)]
    if having and all(_grade(total, each) != label for each in having):
        facts: dict[str, Value] = {"found": label, "total": total}
        yield problem(Code.LINT_GRADE_UNLIKELY, "declared_grade", **facts)


def _on_scale(total: Decimal, label: str, scale: Scale) -> Iterator[Problem]:
    """A grade that the scale has not, or that is not that of the total."""
    labels, wanted = _labels(scale), _grade(total, scale)
    if label not in labels:
        known = ", ".join(labels)
        yield problem(Code.CHECK_GRADE_UNKNOWN, "declared_grade", found=label, wanted=known)
    elif wanted is not None and wanted != label:
        facts: dict[str, Value] = {"found": label, "wanted": wanted}
        yield problem(Code.CHECK_GRADE_DIFFERS, "declared_grade", total=total, **facts)


def _labels(scale: Scale) -> list[str]:
    """The grades of a scale."""
    return [band.label for band in scale.bands]


def _grade(total: Decimal, scale: Scale) -> str | None:
    """The grade of a total; ``None`` where the scale has none."""
    try:
        return band_of(total, scale).label
    except CalculationError:
        return None
