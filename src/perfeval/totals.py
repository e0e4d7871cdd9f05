"""Sums (合计): indicators to heads, heads to the total, with the caps on each.

Where the scheme records each indicator, the sums are those of what is recorded, so that the form
adds up; where it records the total only, they are exact until then.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from perfeval.items import Score, base_scores, grouped, level1_of
from perfeval.quantities import ZERO, fraction, recorded
from perfeval.schemes import CapLevel, CapTotal, Clause, Inapplicable, RecordedAt, Scheme
from perfeval.scoring import Points
from perfeval.terms import ItemKind, Term, category_of, subcategory_of

_NOTHING: Final = Fraction(0)
_WHOLE: Final = Fraction(1)


class TotalStep(Term):
    """What the total went through (总分形成步骤)."""

    SUBTOTALS = "subtotals", "各项小计之和"
    RESCALED = "rescaled", "按适用分值折算"
    BONUS = "bonus", "加分"
    PENALTY = "penalty", "减分"
    CAPPED = "capped", "封顶"


@attrs.frozen(kw_only=True)
class Subtotal:
    """What the indicators under one head earned (小计)."""

    label: str
    """The head as printed."""
    full_marks: Fraction
    """What they could earn, without what is left out."""
    exact: Fraction
    """What they earned: the sum of what is recorded, or exactly if only the total is recorded."""
    cut: Fraction = _NOTHING
    """What a cap on the head took away."""
    recorded: Decimal
    """What they earned, as recorded."""
    parts: "tuple[Subtotal, ...]" = ()
    """The level-2 subtotals of a level-1 head; empty where the table has no level-2 heads."""
    scores: tuple[Score, ...]
    """The indicators under the head."""


@attrs.frozen
class Sums:
    """The sums that follow from scores (合计结果)."""

    subtotals: tuple[Subtotal, ...]
    """One a level-1 head."""
    exact_total: Fraction | None
    """The total before it is recorded; ``None`` where nothing in the base is scored."""
    total: Decimal | None
    """The total as recorded."""


def settle(scores: tuple[Score, ...], scheme: Scheme, clauses: tuple[Clause, ...]) -> Sums:
    """Add up scores to subtotals and these to the total, with the caps on each."""
    subtotals = tuple(_subtotals(scores, scheme, clauses))
    if not _is_answerable(scores, scheme):
        return Sums(subtotals, None, None)
    *_, (_, total) = total_steps(scores, subtotals, scheme, clauses)
    return Sums(subtotals, total, recorded(total, rounding=scheme.recording.rounding))


def total_steps(
    scores: tuple[Score, ...],
    subtotals: tuple[Subtotal, ...],
    scheme: Scheme,
    clauses: tuple[Clause, ...],
) -> Iterator[tuple[TotalStep, Fraction]]:
    """How the total comes about: each step that changes it, with the total after it."""
    total = sum((each.exact for each in subtotals), _NOTHING)
    yield TotalStep.SUBTOTALS, total
    if (factor := _factor(scores, scheme)) != 1:
        total *= factor
        yield TotalStep.RESCALED, total
    if bonus := extra(scores, scheme, ItemKind.BONUS):
        total += bonus
        yield TotalStep.BONUS, total
    if penalty := extra(scores, scheme, ItemKind.PENALTY):
        total -= penalty
        yield TotalStep.PENALTY, total
    limits = [each.then.points for each in clauses if isinstance(each.then, CapTotal)]
    limits += [] if scheme.max_total is None else [scheme.max_total]
    if limits and total > min(limits):
        yield TotalStep.CAPPED, Fraction(min(limits))


def _subtotals(
    scores: tuple[Score, ...], scheme: Scheme, clauses: tuple[Clause, ...]
) -> Iterator[Subtotal]:
    """The level-1 subtotals, each the sum of its level-2 subtotals where there are any."""
    caps = [each.then for each in clauses if isinstance(each.then, CapLevel)]
    caps.sort(key=lambda cap: cap.points, reverse=True)  # Of two caps on one head, the lower holds.
    factor = _factor(scores, scheme)  # What is rescaled afterwards is held to less before.
    limits1 = {category_of(cap.label): Fraction(cap.points) / factor for cap in caps}
    limits2 = {subcategory_of(cap.label): Fraction(cap.points) / factor for cap in caps}
    for under in grouped(base_scores(scores), level1_of):
        heads = grouped(under, _level2_of)
        parts = [
            _subtotal(part, part[0].indicator.level2, limits2.get(head), scheme)
            for part in heads
            if (head := _level2_of(part[0]))
        ]
        yield _subtotal(
            under, under[0].indicator.level1, limits1.get(level1_of(under[0])), scheme, parts
        )


def _subtotal(
    scores: list[Score],
    label: str,
    limit: Fraction | None,
    scheme: Scheme,
    parts: Iterable[Subtotal] = (),
) -> Subtotal:
    """What the scores under one head add up to, held to the limit on that head."""
    exact = sum_of(scores, scheme) - sum((each.cut for each in parts), _NOTHING)
    held = exact if limit is None else min(exact, limit)
    return Subtotal(
        label=label,
        full_marks=_reachable(scores),
        exact=held,
        cut=exact - held,
        recorded=recorded(held, rounding=scheme.recording.rounding),
        parts=tuple(parts),
        scores=tuple(scores),
    )


def _reachable(scores: Iterable[Score]) -> Fraction:
    """What scores could earn, without what is left out."""
    found = [each for each in scores if each.points]
    moved = (each.full_marks for each in found if each.stretch is not None)
    kept = (each.indicator.full_marks for each in found if each.stretch is None)
    return Fraction(sum((each for each in kept if each), ZERO)) + sum(moved, _NOTHING)


def _level2_of(score: Score) -> str:
    """The level-2 head of a score, its suffix aside."""
    return subcategory_of(score.indicator.level2)


def sum_of(scores: Iterable[Score], scheme: Scheme) -> Fraction:
    """What scores add up to: as recorded, or exactly where only the total is recorded.

    Points that were moved are rounded once a head, else three thirds of 50 would be 50.01.
    """
    found = [each for each in scores if each.points]
    stretched = any(each.stretch is not None for each in found)
    if scheme.recording.at is RecordedAt.INDICATOR and not stretched:
        return Fraction(sum((each.recorded for each in found if each.recorded), ZERO))
    exact = _exact_sum(each.points for each in found if each.points)
    if scheme.recording.at is RecordedAt.TOTAL:
        return exact
    return Fraction(recorded(exact, rounding=scheme.recording.rounding))


def _exact_sum(found: Iterable[Points]) -> Fraction:
    """The sum of points, with one fraction for each denominator."""
    over: dict[Decimal, Decimal] = {}
    for _, numerator, denominator in found:
        over[denominator] = over.get(denominator, ZERO) + numerator
    return sum((fraction(whole, part) for part, whole in over.items()), _NOTHING)


def _factor(scores: tuple[Score, ...], scheme: Scheme) -> Fraction:
    """By what the total is rescaled: all full marks of the base over the applicable ones."""
    if scheme.inapplicable is not Inapplicable.RESCALE:
        return _WHOLE
    whole, applicable = full_marks_of(scores), _applicable(scores)
    return fraction(whole, applicable) if applicable else _WHOLE


def _is_answerable(scores: tuple[Score, ...], scheme: Scheme) -> bool:
    """Whether something in the base is scored, beside the execution rate, and can be rescaled."""
    indicators = (score for score in base_scores(scores) if score.path[0] == "indicators")
    if not any(score.points for score in indicators):
        return False
    lost = scheme.inapplicable is Inapplicable.RESCALE and not _applicable(scores)
    return not (lost and full_marks_of(scores))


def _applicable(scores: Iterable[Score]) -> Decimal:
    """The full marks of the base indicators that apply."""
    return full_marks_of(each for each in scores if each.points)


def extra(scores: tuple[Score, ...], scheme: Scheme, kind: ItemKind) -> Fraction:
    """What bonus or penalty items come to, held to the scheme's limit."""
    found = sum_of((each for each in scores if each.indicator.kind is kind), scheme)
    limit = scheme.max_bonus if kind is ItemKind.BONUS else scheme.max_penalty
    if kind is ItemKind.PENALTY:
        found = max(found, _NOTHING)
    return found if limit is None else min(found, Fraction(limit))


def full_marks_of(scores: Iterable[Score]) -> Decimal:
    """The full marks of the base indicators, as the table states them."""
    marks = (score.indicator.full_marks for score in base_scores(scores))
    return sum((each for each in marks if each), ZERO)
