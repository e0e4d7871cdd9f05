"""Where the points were lost (失分分析): per head and per indicator, the most first.

>>> from perfeval import Indicator, Measured, Project, Target, evaluate
>>> from perfeval.standards import SHENZE_2023
>>> done = Indicator(
...     name="场次",
...     full_marks="100",
...     target=Target(operator="at_least", value="60场"),
...     actual=Measured(value="50场"),
... )
>>> result = evaluate(Project(name="宣传", indicators=[done]), scheme=SHENZE_2023)
>>> [(each.name, each.points, each.branch.term) for each in lost_points(result)]
[('场次', Decimal('16.67'), '按比例计分')]
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import attrs

from perfeval.errors import Path
from perfeval.evaluation import Evaluation
from perfeval.fields import check_arguments
from perfeval.items import Score, Treatment
from perfeval.quantities import recorded
from perfeval.schemes import RecordedAt, Scheme
from perfeval.terms import Branch, ItemKind
from perfeval.totals import Subtotal, sum_of


@attrs.frozen(kw_only=True)
class Loss:
    """What one indicator lost (指标失分)."""

    path: Path
    """Where the indicator stands in the subject."""
    name: str
    """What is measured."""
    level1: str
    """Its level-1 head, as printed."""
    level2: str
    """Its level-2 head, as printed."""
    full_marks: Fraction
    """What it could earn, as recorded where points were moved to it."""
    exact: Fraction
    """What it lost; below zero where it earned more than full marks."""
    points: Decimal
    """The same as recorded."""
    treatment: Treatment
    """How its points came about."""
    branch: Branch | None
    """Which part of its rule applied; ``None`` where it was not judged."""


@attrs.frozen(kw_only=True)
class HeadLoss:
    """What the indicators under one head lost (分类失分)."""

    label: str
    """The head as printed."""
    full_marks: Fraction
    """What they could earn."""
    exact: Fraction
    """What they lost, with what a cap on the head took."""
    points: Decimal
    """The same as recorded."""
    parts: "tuple[HeadLoss, ...]" = ()
    """The heads below."""


def lost_points(evaluation: Evaluation, /) -> tuple[Loss, ...]:
    """What each indicator lost, the most first (逐项失分).

    What does not apply is left out, and so is what lost nothing. A penalty item loses what it
    takes off the total, a bonus item nothing.

    Raises:
        RecordError: what is given is no evaluation.

    """
    check_arguments(evaluation=(evaluation, (Evaluation,)))
    losses = (_loss(score, evaluation.scheme) for score in evaluation.scores if score.points)
    found = [each for each in losses if each.exact]
    return tuple(sorted(found, key=lambda each: each.exact, reverse=True))


def lost_by_head(evaluation: Evaluation, /) -> tuple[HeadLoss, ...]:
    """What the indicators under each head lost, the most first (分类失分).

    Raises:
        RecordError: what is given is no evaluation.

    Examples:
        >>> from perfeval import Indicator, Measured, Project, Target, evaluate
        >>> from perfeval.standards import SHENZE_2023
        >>> rows = [
        ...     Indicator(
        ...         name=name,
        ...         level1=name,
        ...         full_marks="50",
        ...         target=Target(operator="at_least", value="50"),
        ...         actual=Measured(value=reached),
        ...     )
        ...     for name, reached in (("产出", "45"), ("效益", "40"))
        ... ]
        >>> result = evaluate(Project(name="宣传", indicators=rows), scheme=SHENZE_2023)
        >>> [(each.label, each.points) for each in lost_by_head(result)]
        [('效益', Decimal('10.00')), ('产出', Decimal('5.00'))]

    """
    check_arguments(evaluation=(evaluation, (Evaluation,)))
    return _by_head(evaluation.subtotals, evaluation.scheme)


def marks_in_force(full_marks: Fraction, scores: Iterable[Score], scheme: Scheme) -> Fraction:
    """Full marks as they count (实际分值): where points were moved, as those earned are recorded.

    A third of 100 that was earned in full is recorded as 33.33, and nothing of it is lost.
    """
    moved = any(each.stretch is not None for each in scores)
    if not moved or scheme.recording.at is RecordedAt.TOTAL:
        return full_marks
    return Fraction(recorded(full_marks, rounding=scheme.recording.rounding))


def _loss(score: Score, scheme: Scheme) -> Loss:
    """What one indicator lost, by what is recorded where the scheme records each."""
    indicator, earned = score.indicator, sum_of([score], scheme)
    full_marks = marks_in_force(score.full_marks, [score], scheme)
    lost = {
        ItemKind.BASE: full_marks - earned,
        ItemKind.BONUS: Fraction(0),
        ItemKind.PENALTY: earned,
    }[indicator.kind]
    return Loss(
        path=score.path,
        name=indicator.name,
        level1=indicator.level1,
        level2=indicator.level2,
        full_marks=full_marks,
        exact=lost,
        points=recorded(lost, rounding=scheme.recording.rounding),
        treatment=score.treatment,
        branch=score.points.branch if score.points else None,
    )


def _by_head(subtotals: Iterable[Subtotal], scheme: Scheme) -> tuple[HeadLoss, ...]:
    """What was lost under each head, the most first."""
    heads = (_of_head(each, scheme) for each in subtotals)
    return tuple(sorted(heads, key=lambda each: each.exact, reverse=True))


def _of_head(subtotal: Subtotal, scheme: Scheme) -> HeadLoss:
    """What was lost under one head."""
    full_marks = marks_in_force(subtotal.full_marks, subtotal.scores, scheme)
    lost = full_marks - subtotal.exact
    return HeadLoss(
        label=subtotal.label,
        full_marks=full_marks,
        exact=lost,
        points=recorded(lost, rounding=scheme.recording.rounding),
        parts=_by_head(subtotal.parts, scheme),
    )
