"""From a subject and a scheme to scores, subtotals, the total and the grade (评价).

Level-3 scores add up to level-2 subtotals, these to level-1 subtotals, these to the total, and the
grade is that of the total as it is recorded.
An `Evaluation` keeps its subject and its scheme, so every number in it can be derived again; see
`derivation`.
What a table declares is compared, never used.

    >>> from perfeval import Indicator, Measured, Target
    >>> from perfeval.standards import SHENZE_2023
    >>> project = Project(
    ...     name="宣传",
    ...     indicators=[
    ...         Indicator(
    ...             name="场次",
    ...             full_marks="100",
    ...             target=Target(operator="at_least", value="60场"),
    ...             actual=Measured(value="50场"),
    ...         )
    ...     ],
    ... )
    >>> result = evaluate(project, scheme=SHENZE_2023)
    >>> result.scores[0].exact, result.total, result.grade.label
    (Fraction(250, 3), Decimal('83.33'), '良好')
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from perfeval.clauses import clauses_that_hold, describe_effect, regraded
from perfeval.codes import Code
from perfeval.errors import PerfevalError, Problem, problem
from perfeval.fields import check_arguments
from perfeval.items import Score, Treatment, base_scores, grouped, level1_of, scores_of, zeroed
from perfeval.measures import AnyActual, NotApplicable
from perfeval.quantities import ZERO, exactly, recorded
from perfeval.records import Department, Project, Subject
from perfeval.scales import Band, Graded, band_of
from perfeval.schemes import (
    CapLevel,
    CapTotal,
    Clause,
    Inapplicable,
    RecordedAt,
    RequireText,
    Scheme,
    ZeroIndicator,
)
from perfeval.terms import Branch, ItemKind, Term, category_of, subcategory_of

_NOTHING: Final = Fraction(0)


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
    recorded: Decimal
    """What they earned, as recorded."""
    parts: "tuple[Subtotal, ...]" = ()
    """The level-2 subtotals of a level-1 head; empty where the table has no level-2 heads."""
    scores: tuple[Score, ...]
    """The indicators under the head."""


@attrs.frozen(kw_only=True)
class Evaluation:
    """A subject's scores, subtotals, total and grade under a scheme (评价结果)."""

    subject: Subject
    """What was evaluated."""
    scheme: Scheme
    """How."""
    scores: tuple[Score, ...]
    """One an indicator, the execution rate first where it is scored."""
    subtotals: tuple[Subtotal, ...]
    """One a level-1 head, in the order of the table."""
    exact_total: Fraction | None
    """The total before it is recorded; ``None`` where nothing was scored."""
    total: Decimal | None
    """The recorded total, on which the grade rests; ``None`` where nothing was scored."""
    grade: Band | None
    """The grade; ``None`` without a total or a scale, or where full marks do not add up.

    A clause that sets the grade sets it all the same.
    """
    clauses: tuple[Clause, ...]
    """The clauses that took effect."""

    @property
    def findings(self) -> tuple[Problem, ...]:
        """What was decided on the way, and what the table declares otherwise (评价发现).

        Found when asked for; paths are those of the subject.
        """
        with exactly():
            return tuple(_findings(self))


@attrs.frozen(kw_only=True)
class Evaluated:
    """What became of one of many subjects: its evaluation, or why it has none (批量评价结果)."""

    position: int
    """The subject's place among the subjects given."""
    subject: object
    """The subject."""
    evaluation: Evaluation | None = None
    """The result; ``None`` where the subject could not be evaluated."""
    problems: tuple[Problem, ...] = ()
    """Why not; empty where it could."""


def evaluate(subject: Subject, /, *, scheme: Scheme) -> Evaluation:
    """Score, add up and grade a project or a department under a scheme (评价).

    Args:
        subject: what is written down.
        scheme: the method.

    Returns:
        Every score with what it follows from, the subtotals, the total and the grade. A subject
        without an indicator that is scored has no total and no grade: ``None``, never zero.

    Raises:
        RecordError: what is given is no subject or no scheme.
        EvaluationError: one or more indicators cannot be scored; carries every reason.
        CalculationError: ``scale.outside``, ``scale.off_grid``: the scale has no grade for the
            total.

    """
    check_arguments(subject=(subject, (Project, Department)), scheme=(scheme, (Scheme,)))
    with exactly():
        raw = scores_of(subject, scheme)
        settled = _settle(raw, scheme, ())
        clauses = clauses_that_hold(scheme, subject, settled.total)
        scores = _after_clauses(raw, scheme, clauses)
        if clauses:
            settled = _settle(scores, scheme, clauses)
    return Evaluation(
        subject=subject,
        scheme=scheme,
        scores=scores,
        subtotals=settled.subtotals,
        exact_total=settled.exact_total,
        total=settled.total,
        grade=regraded(_grade(settled.total, scores, scheme), clauses, scheme),
        clauses=clauses,
    )


def evaluate_all(subjects: Iterable[Subject], /, *, scheme: Scheme) -> Iterator[Evaluated]:
    """Evaluate many subjects, one at a time as they are asked for (批量评价).

    A subject that cannot be evaluated is an outcome like any other and never stops the rest.

    Examples:
        >>> from perfeval.standards import SHENZE_2023
        >>> outcomes = evaluate_all([Project(name="甲"), Project(name="乙")], scheme=SHENZE_2023)
        >>> [(each.subject.name, each.evaluation.total) for each in outcomes]
        [('甲', None), ('乙', None)]

    """
    for position, subject in enumerate(subjects):
        try:
            evaluation = evaluate(subject, scheme=scheme)
        except PerfevalError as error:
            yield Evaluated(position=position, subject=subject, problems=error.problems)
        else:
            yield Evaluated(position=position, subject=subject, evaluation=evaluation)


def _after_clauses(
    scores: tuple[Score, ...], scheme: Scheme, clauses: tuple[Clause, ...]
) -> tuple[Score, ...]:
    """The scores after the clauses that take an indicator's points away."""
    names = {each.then.name for each in clauses if isinstance(each.then, ZeroIndicator)}
    return tuple(
        zeroed(score, scheme) if score.indicator.name in names else score for score in scores
    )


@attrs.frozen
class _Settled:
    """The sums that follow from scores."""

    subtotals: tuple[Subtotal, ...]
    exact_total: Fraction | None
    total: Decimal | None


def _settle(scores: tuple[Score, ...], scheme: Scheme, clauses: tuple[Clause, ...]) -> _Settled:
    """Add up scores to subtotals and these to the total, with the caps on each."""
    subtotals = tuple(_subtotals(scores, scheme, clauses))
    if not any(score.path[0] == "indicators" and score.points for score in scores):
        return _Settled(subtotals, None, None)
    *_, (_, total) = total_steps(scores, subtotals, scheme, clauses)
    return _Settled(subtotals, total, recorded(total, rounding=scheme.recording.rounding))


def total_steps(
    scores: tuple[Score, ...],
    subtotals: tuple[Subtotal, ...],
    scheme: Scheme,
    clauses: tuple[Clause, ...],
) -> Iterator[tuple[TotalStep, Fraction]]:
    """How the total comes about: each step that changes it, with the total after it."""
    total = sum((each.exact for each in subtotals), _NOTHING)
    yield TotalStep.SUBTOTALS, total
    if scheme.inapplicable is Inapplicable.RESCALE and (factor := _rescaling(scores)) != 1:
        total *= factor
        yield TotalStep.RESCALED, total
    if bonus := _extra(scores, scheme, ItemKind.BONUS):
        total += bonus
        yield TotalStep.BONUS, total
    if penalty := _extra(scores, scheme, ItemKind.PENALTY):
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
    limits1 = {category_of(cap.label): Fraction(cap.points) for cap in caps}
    limits2 = {subcategory_of(cap.label): Fraction(cap.points) for cap in caps}
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
    headless = [score for score in scores if not parts or not _level2_of(score)]
    exact = sum((part.exact for part in parts), _sum(headless, scheme))
    held = exact if limit is None else min(exact, limit)
    return Subtotal(
        label=label,
        full_marks=sum((each.full_marks for each in scores if each.points), _NOTHING),
        exact=held,
        recorded=recorded(held, rounding=scheme.recording.rounding),
        parts=tuple(parts),
        scores=tuple(scores),
    )


def _level2_of(score: Score) -> str:
    """The level-2 head of a score, its suffix aside."""
    return subcategory_of(score.indicator.level2)


def _sum(scores: Iterable[Score], scheme: Scheme) -> Fraction:
    """What scores add up to: as recorded, or exactly where only the total is recorded."""
    if scheme.recording.at is RecordedAt.INDICATOR:
        return Fraction(sum((each.recorded for each in scores if each.recorded), ZERO))
    return sum((each.exact for each in scores if each.exact), _NOTHING)


def _rescaling(scores: tuple[Score, ...]) -> Fraction:
    """The full marks of all base indicators over those of the applicable ones."""
    base = base_scores(scores)
    applicable = sum((each.full_marks for each in base if each.points), _NOTHING)
    whole = sum((each.full_marks for each in base), _NOTHING)
    return whole / applicable if applicable else _NOTHING


def _extra(scores: tuple[Score, ...], scheme: Scheme, kind: ItemKind) -> Fraction:
    """What bonus or penalty items come to, held to the scheme's limit."""
    found = _sum((each for each in scores if each.indicator.kind is kind), scheme)
    limit = scheme.max_bonus if kind is ItemKind.BONUS else scheme.max_penalty
    return found if limit is None else min(found, Fraction(limit))


def _grade(total: Decimal | None, scores: tuple[Score, ...], scheme: Scheme) -> Band | None:
    """The grade of the recorded total, where full marks add up to what the scheme grades."""
    if total is None or scheme.scale is None:
        return None
    whole = _full_marks(scores)
    if scheme.scale.graded is Graded.SCORE_RATE:
        return band_of(Fraction(total) / whole * 100, scheme.scale) if whole else None
    return band_of(total, scheme.scale) if whole == scheme.full_marks else None


def _full_marks(scores: Iterable[Score]) -> Fraction:
    """The full marks of the base indicators, as the table states them."""
    marks = (score.indicator.full_marks for score in base_scores(scores))
    return sum((Fraction(each) for each in marks if each), _NOTHING)


def _findings(evaluation: Evaluation) -> Iterator[Problem]:
    """What was decided on the way, indicator by indicator, then for the whole."""
    for score in evaluation.scores:
        yield from _decided(score, evaluation.scheme)
        yield from _declared_score(score)
    yield from _capped(evaluation)
    yield from _clauses(evaluation)
    yield from _whole(evaluation)


def _decided(score: Score, scheme: Scheme) -> Iterator[Problem]:
    """What was decided for one indicator."""
    indicator, place = score.indicator, score.path
    match score.treatment:
        case Treatment.MISSING_AS_ZERO:
            yield problem(
                Code.EVALUATION_MISSING_AS_ZERO, *place, "actual", indicator=indicator.name
            )
        case Treatment.FULL_MARKS | Treatment.LEFT_OUT:
            yield problem(
                Code.EVALUATION_NOT_APPLICABLE,
                *place,
                "actual",
                indicator=indicator.name,
                reason=_why(indicator.actual),
                points=indicator.full_marks,
                treatment=(scheme.inapplicable if _is_base(score) else score.treatment).value,
            )
        case Treatment.JUDGED | Treatment.ZEROED:  # pragma: no branch  The terms are closed.
            pass
    if score.points and score.points.branch is Branch.OVER_FULFILLED:
        yield problem(
            Code.EVALUATION_OVER_FULFILLED,
            *place,
            "actual",
            indicator=indicator.name,
            actual=str(indicator.actual),
            target=str(indicator.target),
        )


def _is_base(score: Score) -> bool:
    """Whether an indicator counts in the base, where the scheme's policies apply."""
    return score.indicator.kind is ItemKind.BASE


def _why(actual: AnyActual | None) -> str:
    """Why an indicator does not apply."""
    return actual.reason if isinstance(actual, NotApplicable) else "未填报"


def _declared_score(score: Score) -> Iterator[Problem]:
    """The score that the table declares, where another follows."""
    declared, wanted = score.indicator.declared_score, score.recorded
    if declared is not None and wanted is not None and declared != wanted:
        yield problem(
            Code.CHECK_SCORE_DIFFERS,
            *score.path,
            "declared_score",
            indicator=score.indicator.name,
            found=declared,
            wanted=wanted,
            difference=Fraction(declared) - Fraction(wanted),
        )


def _capped(evaluation: Evaluation) -> Iterator[Problem]:
    """Bonus and penalty items that come to more than the scheme allows."""
    scheme = evaluation.scheme
    for kind, limit in (
        (ItemKind.BONUS, scheme.max_bonus),
        (ItemKind.PENALTY, scheme.max_penalty),
    ):
        items = (each for each in evaluation.scores if each.indicator.kind is kind)
        found = _sum(items, scheme)
        if limit is not None and found > limit:
            yield problem(Code.EVALUATION_CAP, what=kind.value, found=found, limit=limit)


def _clauses(evaluation: Evaluation) -> Iterator[Problem]:
    """The clauses that took effect, and the texts that they ask for in vain."""
    for clause in evaluation.clauses:
        effect = describe_effect(clause.then)
        yield problem(Code.EVALUATION_CLAUSE, clause=clause.name, effect=effect)
        if isinstance(clause.then, RequireText):
            name = clause.then.text.value
            if not str(getattr(evaluation.subject, name)).strip():
                yield problem(Code.CHECK_TEXT_MISSING, name, clause=clause.name)


def _whole(evaluation: Evaluation) -> Iterator[Problem]:
    """What there is to say of the total and the grade."""
    subject, total = evaluation.subject, evaluation.total
    if total is None:
        yield problem(Code.EVALUATION_NO_INDICATORS, "indicators")
        return
    found, wanted = _full_marks(evaluation.scores), Fraction(evaluation.scheme.full_marks)
    if found != wanted:
        off = found - wanted
        yield problem(
            Code.CHECK_FULL_MARKS_SUM, "indicators", found=found, wanted=wanted, difference=off
        )
    if subject.declared_total is not None and subject.declared_total != total:
        yield problem(
            Code.CHECK_TOTAL_DIFFERS,
            "declared_total",
            found=subject.declared_total,
            wanted=total,
            difference=Fraction(subject.declared_total) - Fraction(total),
        )
    yield from _declared_grade(evaluation)


def _declared_grade(evaluation: Evaluation) -> Iterator[Problem]:
    """The grade that the table declares, where the scale has no such grade or another follows."""
    declared, scale, grade = (
        evaluation.subject.declared_grade,
        evaluation.scheme.scale,
        evaluation.grade,
    )
    if declared is None or scale is None:
        return
    labels = [band.label for band in scale.bands]
    if declared not in labels:
        wanted = ", ".join(labels)
        yield problem(Code.CHECK_GRADE_UNKNOWN, "declared_grade", found=declared, wanted=wanted)
    elif grade is not None and grade.label != declared:
        yield problem(
            Code.CHECK_GRADE_DIFFERS,
            "declared_grade",
            found=declared,
            total=evaluation.total,
            wanted=grade.label,
        )
