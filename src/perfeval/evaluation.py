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

import attrs

from perfeval.clauses import clauses_that_hold, regraded
from perfeval.codes import Code
from perfeval.errors import (
    CalculationError,
    PerfevalError,
    Problem,
    RecordError,
    problem,
    quoted,
)
from perfeval.fields import check_arguments, is_listed
from perfeval.findings import find_in, grade_of_total
from perfeval.items import Score, scores_of, zeroed
from perfeval.quantities import exactly
from perfeval.records import Department, Project, Subject
from perfeval.scales import Band
from perfeval.schemes import Clause, RequireText, Scheme, ZeroIndicator
from perfeval.shown import Shown, views
from perfeval.terms import ItemKind
from perfeval.totals import Subtotal, full_marks_of, settle


@attrs.frozen(kw_only=True)
class Evaluation(Shown):
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
    """The grade; ``None`` without a total or a scale, where full marks do not add up, or where the
    scale has none for the total.

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
            return tuple(find_in(self))

    def __str__(self) -> str:
        """The result as a person reads it: the total, the grade, and each indicator."""
        found: str = views().summary(self)
        return found

    def __rich_repr__(self) -> Iterator[tuple[str, object]]:
        """What a rich terminal shows of it: the outcome, not everything it holds."""
        yield "subject", self.subject.name
        yield "scheme", self.scheme.name
        yield "total", self.total
        yield "grade", None if self.grade is None else self.grade.label
        yield "findings", len(self.findings)


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

    """
    check_arguments(subject=(subject, (Project, Department)), scheme=(scheme, (Scheme,)))
    with exactly():
        raw = scores_of(subject, scheme)
        settled = settle(raw, scheme, ())
        before = clauses_that_hold(scheme, subject, settled.total)
        scores = _after_clauses(raw, scheme, before)
        if before:
            settled = settle(scores, scheme, before)
        clauses = _in_effect(scheme, subject, before, settled.total)
        grade = _graded(settled.total, scores, scheme)
    return Evaluation(
        subject=subject,
        scheme=scheme,
        scores=scores,
        subtotals=settled.subtotals,
        exact_total=settled.exact_total,
        total=settled.total,
        grade=regraded(grade, clauses, scheme),
        clauses=clauses,
    )


def evaluate_all(subjects: Iterable[Subject], /, *, scheme: Scheme) -> Iterator[Evaluated]:
    """Evaluate many subjects, one at a time as they are asked for (批量评价).

    A subject that cannot be evaluated is an outcome like any other and never stops the rest.

    Raises:
        RecordError: what is given is no collection or no scheme; at once, before the first.

    Examples:
        >>> from perfeval.standards import SHENZE_2023
        >>> outcomes = evaluate_all([Project(name="甲"), Project(name="乙")], scheme=SHENZE_2023)
        >>> [(each.subject.name, each.evaluation.total) for each in outcomes]
        [('甲', None), ('乙', None)]

    """
    check_arguments(scheme=(scheme, (Scheme,)))
    if not is_listed(subjects):
        raise RecordError([problem(Code.ITEMS_WANTED, "subjects", found=quoted(subjects))])
    return (_evaluated(place, subject, scheme) for place, subject in enumerate(subjects))


def _evaluated(position: int, subject: Subject, scheme: Scheme) -> Evaluated:
    """One of many subjects."""
    try:
        evaluation = evaluate(subject, scheme=scheme)
    except PerfevalError as error:
        return Evaluated(position=position, subject=subject, problems=error.problems)
    return Evaluated(position=position, subject=subject, evaluation=evaluation)


def _after_clauses(
    scores: tuple[Score, ...], scheme: Scheme, clauses: tuple[Clause, ...]
) -> tuple[Score, ...]:
    """The scores after the clauses that take an indicator's points away; penalties stay."""
    names = {each.then.name for each in clauses if isinstance(each.then, ZeroIndicator)}
    return tuple(
        zeroed(score, scheme)
        if score.indicator.name in names and score.indicator.kind is not ItemKind.PENALTY
        else score
        for score in scores
    )


def _in_effect(
    scheme: Scheme, subject: Subject, before: tuple[Clause, ...], total: Decimal | None
) -> tuple[Clause, ...]:
    """The clauses that took effect; texts are asked for by the total in the end."""
    after = clauses_that_hold(scheme, subject, total)
    texts = {id(each) for each in after if isinstance(each.then, RequireText)}
    others = {id(each) for each in before if not isinstance(each.then, RequireText)}
    return tuple(each for each in scheme.clauses if id(each) in texts | others)


def _graded(total: Decimal | None, scores: tuple[Score, ...], scheme: Scheme) -> Band | None:
    """The grade, where the scale has one; why it has none is among the findings."""
    try:
        return None if total is None else grade_of_total(total, full_marks_of(scores), scheme)
    except CalculationError:
        return None
