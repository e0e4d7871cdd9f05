"""Exact, explainable scoring and grading for government budget performance evaluation."""

from perfeval.errors import RecordError
from perfeval.judgements import (
    AllOrNothing,
    AssessedByHand,
    Checklist,
    Element,
    OutcomeBand,
    QualitativeBands,
)
from perfeval.measures import (
    Checked,
    Deadline,
    Described,
    Done,
    Interval,
    Judged,
    Measured,
    Moment,
    NotApplicable,
    Ratio,
    Reported,
    Target,
)
from perfeval.quantities import number
from perfeval.rules import Deduction, PartStep, Proportional
from perfeval.scoring import score

__all__ = [
    "AllOrNothing", "AssessedByHand", "Checked", "Checklist", "Deadline", "Deduction", "Described", "Done", "Element",
    "Interval", "Judged", "Measured", "Moment", "NotApplicable", "OutcomeBand", "PartStep", "Proportional",
    "QualitativeBands", "Ratio", "RecordError", "Reported", "Target", "number", "score",
]
