"""The standard rules over numbers (定量指标计分规则).

Each family that documents use is one record; where the documents are silent, a field of the
record names the choice.
The families are those of the ministry's measures (财预〔2020〕10号) and guide (财预〔2021〕101号)
and of the county and provincial tables that carry them out.
See `scoring` for how a rule is written, `judgements` for the rules in which a person judges.

    >>> from perfeval import Deduction, Measured, PartStep, Ratio, Target, score
    >>> staff = Deduction(per="1", points="0.5", when="above", part_step="exact")
    >>> posts = Target(operator="at_most", value="100%")
    >>> score(staff, "5", target=posts, actual=Ratio(part="31", whole="30"))
    Fraction(10, 3)
"""

from perfeval.rules.composed import OverBand, OverFulfilment, Threshold, ThresholdOf
from perfeval.rules.proportion import (
    Equality,
    Interpolation,
    Otherwise,
    Proportional,
    Reverse,
    ReverseForm,
)
from perfeval.rules.steps import BonusAndPenalty, Deduction, PartStep, Step, StepTable, Tally, When

__all__ = [
    "BonusAndPenalty",
    "Deduction",
    "Equality",
    "Interpolation",
    "Otherwise",
    "OverBand",
    "OverFulfilment",
    "PartStep",
    "Proportional",
    "Reverse",
    "ReverseForm",
    "Step",
    "StepTable",
    "Tally",
    "Threshold",
    "ThresholdOf",
    "When",
]
