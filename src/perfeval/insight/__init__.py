"""What a score tells (评价结果分析): what was lost, how far it is, what fits, and why it differs.

Nothing here is a formula of its own: each answer is found by scoring again.

    >>> from perfeval import FOUR_TIER, to_next_band
    >>> to_next_band("84.9", scale=FOUR_TIER).points
    Decimal('0.1')
"""

from perfeval.insight.causes import Cause, Change, Difference, Part, compare, what_if
from perfeval.insight.fits import Fit, Slip, rules_that_give
from perfeval.insight.losses import HeadLoss, Loss, lost_by_head, lost_points
from perfeval.insight.reach import (
    Reach,
    Reached,
    Room,
    keeps_grade,
    keeps_grade_by_weight,
    to_reach,
)

__all__ = [
    "Cause",
    "Change",
    "Difference",
    "Fit",
    "HeadLoss",
    "Loss",
    "Part",
    "Reach",
    "Reached",
    "Room",
    "Slip",
    "compare",
    "keeps_grade",
    "keeps_grade_by_weight",
    "lost_by_head",
    "lost_points",
    "rules_that_give",
    "to_reach",
    "what_if",
]
