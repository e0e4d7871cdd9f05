"""How every number came about (推导), and whether a result still holds (复核).

An `Evaluation` holds its subject and its scheme, so its derivation is made from them when somebody
asks, costs nothing before, and can be made again years later.

    >>> from perfeval import Indicator, Measured, Project, Target, evaluate
    >>> from perfeval.standards import SHENZE_2023
    >>> reached = Indicator(
    ...     name="场次",
    ...     level1="产出指标",
    ...     full_marks="100",
    ...     target=Target(operator="at_least", value="60场"),
    ...     actual=Measured(value="50场"),
    ... )
    >>> result = evaluate(Project(name="宣传", indicators=[reached]), scheme=SHENZE_2023)
    >>> print(explain(result))
    评价等级: 良好 [75, 85)
      总分: 83.33
        产出指标: 83.33
          场次: 250/3 → 83.33 (按比例计分: 分值 100, 指标值 ≥60场, 实际完成值 50场)
    >>> verify(result) is None
    True
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, cast

import attrs

from perfeval.citations import Citation
from perfeval.codes import Code
from perfeval.errors import Path, Problem, escaped, plain, problem
from perfeval.evaluation import Evaluation, evaluate
from perfeval.fields import check_arguments
from perfeval.items import Score, Treatment
from perfeval.quantities import Rounding, exactly, fraction
from perfeval.schemes import Scheme
from perfeval.scoring import Points, Rule
from perfeval.terms import ItemKind
from perfeval.totals import Subtotal, total_steps

_Difference = tuple[Path, object, object]
_GIVEN: Final = frozenset({"subject", "scheme"})
"""What a result is derived from."""


@attrs.frozen(kw_only=True)
class Derivation:
    """One number and what it follows from (推导步骤)."""

    name: str
    """What the number is."""
    value: str
    """What it is in the end: the recorded points, or the grade."""
    exact: Fraction | None = None
    """The number before it was recorded; ``None`` where there is none."""
    reason: str = ""
    """Which part of the rule applied, or what was decided."""
    inputs: tuple[tuple[str, str], ...] = ()
    """What the rule was given, by name."""
    rule: Rule | None = None
    """The rule."""
    rounding: Rounding | None = None
    """How the exact number was recorded; ``None`` where nothing was rounded."""
    citation: Citation | None = None
    """Where the method is fixed."""
    parts: "tuple[Derivation, ...]" = ()
    """The numbers that this one follows from."""

    def __str__(self) -> str:
        """The derivation as an indented outline."""
        return "\n".join(_lines(self, ""))


def explain(evaluation: Evaluation, /) -> Derivation:
    """Derive the grade of an evaluation down to what was written down (推导过程).

    Returns:
        The grade, from the total, from the subtotals, from the indicators; each with its exact
        value, the rule and what the rule was given, how it was recorded, and the citation.

    """
    check_arguments(evaluation=(evaluation, (Evaluation,)))
    scheme = evaluation.scheme
    extra = (score for score in evaluation.scores if score.indicator.kind is not ItemKind.BASE)
    total = Derivation(
        name="总分",
        value=_shown(evaluation.total),
        exact=evaluation.exact_total,
        reason="；".join(clause.name for clause in evaluation.clauses),
        inputs=_total_inputs(evaluation),
        rounding=scheme.recording.rounding,
        citation=scheme.citation,
        parts=(
            *(_of_subtotal(each, scheme) for each in evaluation.subtotals),
            *(_of_score(each, scheme) for each in extra),
        ),
    )
    return Derivation(
        name="评价等级",
        value=_shown(evaluation.grade),
        citation=scheme.scale.citation if scheme.scale else None,
        parts=(total,),
    )


def verify(evaluation: Evaluation, /) -> Problem | None:
    """Derive a result again and name the first step that differs (复核).

    Returns:
        ``None`` where all of it follows from its subject and its scheme.

    Raises:
        RecordError: what is given is no evaluation.
        EvaluationError: the subject cannot be evaluated under the scheme at all.

    """
    check_arguments(evaluation=(evaluation, (Evaluation,)))
    again = evaluate(evaluation.subject, scheme=evaluation.scheme)
    for path, found, wanted in _differences(evaluation, again):
        values = {"found": _shown(found), "wanted": _shown(wanted)}
        return problem(Code.EVALUATION_DIFFERS, *path, what=_named(path), **values)
    return None


def _lines(step: Derivation, indent: str) -> Iterator[str]:
    """The line of a number, then those of its parts."""
    rounded = step.exact is not None and step.exact != Fraction(step.value)
    exact = f"{_shown(step.exact)} → " if rounded else ""
    facts = ", ".join(f"{name} {value}" for name, value in step.inputs)
    detail = ": ".join(each for each in (step.reason, facts) if each)
    line = f"{step.name}: {exact}{step.value}{f' ({detail})' if detail else ''}"
    yield f"{indent}{escaped(line)}"
    for part in step.parts:
        yield from _lines(part, f"{indent}  ")


def _of_subtotal(subtotal: Subtotal, scheme: Scheme) -> Derivation:
    """A subtotal, from its parts and the indicators that stand in none of them."""
    inside = {score.path for part in subtotal.parts for score in part.scores}
    return Derivation(
        name=subtotal.label or "未列一级指标",
        value=_shown(subtotal.recorded),
        exact=subtotal.exact,
        rounding=scheme.recording.rounding,
        parts=(
            *(_of_subtotal(part, scheme) for part in subtotal.parts),
            *(_of_score(score, scheme) for score in subtotal.scores if score.path not in inside),
        ),
    )


def _of_score(score: Score, scheme: Scheme) -> Derivation:
    """An indicator, from what was written down."""
    judged = score.treatment is Treatment.JUDGED and score.points is not None
    return Derivation(
        name=score.indicator.name,
        value=_shown(score.recorded),
        exact=score.exact,
        reason=score.points.branch.term if judged and score.points else score.treatment.term,
        inputs=tuple(_inputs(score)),
        rule=score.rule,
        rounding=scheme.recording.rounding,
        citation=scheme.citation,
    )


def _total_inputs(evaluation: Evaluation) -> tuple[tuple[str, str], ...]:
    """What the total went through, where it is more than the sum of the subtotals."""
    with exactly():
        steps = tuple(
            total_steps(
                evaluation.scores, evaluation.subtotals, evaluation.scheme, evaluation.clauses
            )
        )
    return tuple((step.term, _shown(total)) for step, total in steps) if len(steps) > 1 else ()


def _inputs(score: Score) -> Iterator[tuple[str, str]]:
    """What the rule was given."""
    indicator = score.indicator
    yield "分值", _shown(score.full_marks)
    for name, value in (
        ("指标值", indicator.target),
        ("实际完成值", indicator.actual),
        ("评定分", indicator.assessed),
    ):
        if value is not None:
            yield name, _shown(value)


def _differences(found: object, wanted: object, *path: str | int) -> Iterator[_Difference]:
    """Where two results part, in the order in which their numbers follow from each other."""
    parts, others = _parts(found, wanted), _parts(wanted, found)
    if parts is None or others is None:
        if not _equal(found, wanted):
            yield path, found, wanted
    elif len(parts) != len(others):
        yield path, len(parts), len(others)
    else:
        for step, part in parts.items():
            yield from _differences(part, others[step], *path, step)


def _parts(value: object, beside: object) -> Mapping[str | int, object] | None:
    """What is compared one by one; ``None`` where a value is compared whole.

    Records that are equal may yet differ in the places that were written.
    """
    if isinstance(value, tuple) and not isinstance(value, Points):
        return dict(enumerate(cast("tuple[object, ...]", value)))
    one_by_one = isinstance(value, Evaluation | Score | Subtotal) or value == beside
    kind: Any = type(value)
    if type(beside) is not kind or not one_by_one or not attrs.has(kind):
        return None
    names = (field.name for field in attrs.fields(kind))
    return {name: getattr(value, name) for name in names if name not in _GIVEN}


def _named(path: Path) -> str:
    """The last step of a path that is a name."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _equal(found: object, wanted: object) -> bool:
    """Whether two values are the same, of one kind, and for decimals to the places written."""
    if type(found) is not type(wanted) or found != wanted:
        return False
    return not isinstance(found, Decimal) or str(found) == str(wanted)


def _shown(value: object) -> str:
    """A value in plain digits or words."""
    match value:
        case None:
            return "—"
        case Decimal() | Fraction():
            return plain(value).split(" (about")[0]  # Without the decimals of what has no end.
        case Points(branch, numerator, denominator):
            return f"{fraction(numerator, denominator)} ({branch})"
        case _:
            return str(value)
