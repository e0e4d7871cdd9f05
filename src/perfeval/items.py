"""What each indicator earns (指标得分).

The execution rate is scored as the indicator that it is: its target is 100 %, its actual the amount
executed over the scheme's basis.
An indicator without an actual value and one that does not apply are two things, and the scheme says
what becomes of each.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from perfeval.codes import Code
from perfeval.errors import (
    CalculationError,
    EvaluationError,
    Path,
    PerfevalError,
    Problem,
    problem,
)
from perfeval.funds import Budget
from perfeval.measures import AnyActual, NotApplicable, Ratio, Target
from perfeval.quantities import ONE, ZERO, fraction, quotient_recorded
from perfeval.records import Indicator, Subject
from perfeval.schemes import Execution, Inapplicable, Missing, Scheme
from perfeval.scoring import Points, Rule, judged
from perfeval.terms import Branch, Category, ItemKind, Term, ZeroBudget, category_of

_WAN: Final = Decimal(10_000)


class Treatment(Term):
    """How the points of an indicator came about (计分方式)."""

    JUDGED = "judged", "按规则计分"
    MISSING_AS_ZERO = "missing_as_zero", "未填报，计零分"
    FULL_MARKS = "full_marks", "不适用，计满分"
    LEFT_OUT = "left_out", "不适用，不计分"
    ZEROED = "zeroed", "按条款计零分"


@attrs.frozen(kw_only=True)
class Score:
    """What one indicator earned (指标得分), with everything it follows from."""

    path: Path
    """Where the indicator stands in the subject."""
    indicator: Indicator
    """The indicator."""
    rule: Rule | None
    """The rule that was applied; ``None`` where none was."""
    treatment: Treatment
    """How the points came about."""
    points: Points | None
    """The exact points; ``None`` where the indicator is left out."""
    recorded: Decimal | None
    """The points as the scheme records them; ``None`` where the indicator is left out."""
    stretch: Fraction | None = None
    """By what its points grew where points of what does not apply were moved here."""

    @property
    def full_marks(self) -> Fraction:
        """What it could earn, after points of what does not apply were redistributed."""
        stated = Fraction(self.indicator.full_marks or ZERO)
        return stated if self.stretch is None else stated * self.stretch

    @property
    def exact(self) -> Fraction | None:
        """The points exactly."""
        return None if self.points is None else fraction(*self.points[1:])


def scores_of(subject: Subject, scheme: Scheme) -> tuple[Score, ...]:
    """The scores of all indicators.

    Raises:
        EvaluationError: one or more cannot be scored; carries every reason.

    """
    scores, problems = scores_and_problems(subject, scheme)
    if problems:
        raise EvaluationError(problems)
    return scores


def scores_and_problems(
    subject: Subject, scheme: Scheme
) -> tuple[tuple[Score, ...], tuple[Problem, ...]]:
    """The scores of the indicators that can be scored, and why the others cannot."""
    scores: list[Score] = []
    problems: list[Problem] = []
    if scheme.execution is not None:
        try:
            indicator = execution_indicator(subject.budget, scheme.execution)
            scores.append(_score(("budget",), indicator, scheme))
        except PerfevalError as error:
            problems.extend(each.under("budget") for each in error.problems)
    for place, indicator in enumerate(subject.indicators):
        try:
            scores.append(_score(("indicators", place), indicator, scheme))
        except PerfevalError as error:
            problems.extend(each.under("indicators", place) for each in error.problems)
    if not problems and scheme.inapplicable is Inapplicable.REDISTRIBUTE:
        scores, problems = _redistributed(scores, scheme)
    return tuple(scores), tuple(problems)


def _score(path: Path, indicator: Indicator, scheme: Scheme) -> Score:
    """The score of one indicator."""
    if obstacles := [*_obstacles(indicator, scheme)]:
        raise EvaluationError(obstacles)
    if _is_missing(indicator) and scheme.missing is Missing.ZERO:
        nothing = Points(Branch.NOTHING, ZERO)
        return _scored(path, indicator, scheme, treatment=Treatment.MISSING_AS_ZERO, points=nothing)
    if _is_missing(indicator) or isinstance(indicator.actual, NotApplicable):
        return _inapplicable(path, indicator, scheme)
    rule = indicator.rule or scheme.rules.rule_for(indicator.target)
    if rule is None:
        raise _refused(Code.EVALUATION_NO_RULE, indicator=indicator.name)
    points = judged(
        rule, indicator.full_marks or ZERO, indicator.target, indicator.actual, indicator.assessed
    )
    return _scored(path, indicator, scheme, treatment=Treatment.JUDGED, points=points, rule=rule)


def _obstacles(indicator: Indicator, scheme: Scheme) -> Iterator[Problem]:
    """Every reason why an indicator cannot be scored, whatever its rule."""
    missing = _is_missing(indicator)
    if indicator.full_marks is None:
        yield problem(Code.EVALUATION_NO_FULL_MARKS, indicator=indicator.name)
    if missing and scheme.missing is Missing.REFUSE:
        yield problem(Code.EVALUATION_MISSING_ACTUAL, indicator=indicator.name)
    left_out = missing and scheme.missing is Missing.NOT_APPLICABLE
    inapplicable = left_out or isinstance(indicator.actual, NotApplicable)
    if inapplicable and scheme.inapplicable is Inapplicable.REFUSE:
        yield problem(Code.EVALUATION_INAPPLICABLE_REFUSED, indicator=indicator.name)


def _is_missing(indicator: Indicator) -> bool:
    """Whether nothing was filled in: neither a value nor points that a person chose."""
    return indicator.actual is None and indicator.assessed is None


def _inapplicable(path: Path, indicator: Indicator, scheme: Scheme) -> Score:
    """What becomes of an indicator that does not apply."""
    if scheme.inapplicable is Inapplicable.FULL_MARKS and indicator.kind is ItemKind.BASE:
        points = Points(Branch.MET, indicator.full_marks or ZERO)
        return _scored(path, indicator, scheme, treatment=Treatment.FULL_MARKS, points=points)
    return _scored(path, indicator, scheme, treatment=Treatment.LEFT_OUT, points=None)


def _scored(  # noqa: PLR0913  A score is what these make together.
    path: Path,
    indicator: Indicator,
    scheme: Scheme,
    *,
    treatment: Treatment,
    points: Points | None,
    rule: Rule | None = None,
) -> Score:
    """A score, recorded as the scheme says."""
    rounding = scheme.recording.rounding
    return Score(
        path=path,
        indicator=indicator,
        rule=rule,
        treatment=treatment,
        points=points,
        recorded=None if points is None else quotient_recorded(*points[1:], rounding),
    )


def _redistributed(scores: Iterable[Score], scheme: Scheme) -> tuple[list[Score], list[Problem]]:
    """Under each level-1 head the points of what is left out go to the others, in proportion."""
    problems: list[Problem] = []
    result: dict[Path, Score] = {score.path: score for score in scores}
    for under in grouped(base_scores(result.values()), level1_of):
        whole = sum((_marks(score) for score in under), ZERO)
        kept = [score for score in under if score.points is not None]
        rest = sum((_marks(score) for score in kept), ZERO)
        if rest == whole:
            continue
        if rest == ZERO:
            level = under[0].indicator.level1 or "未列一级指标"
            nowhere = problem(Code.EVALUATION_NOTHING_APPLICABLE, level=level, points=whole)
            problems.append(nowhere.under(under[0].path[0]))
        for score in kept if rest else ():
            result[score.path] = _stretched(score, whole, rest, scheme)
    return list(result.values()), problems


def _stretched(score: Score, whole: Decimal, rest: Decimal, scheme: Scheme) -> Score:
    """A score whose full marks grow by whole over rest."""
    branch, numerator, denominator = score.points or Points(Branch.NOTHING, ZERO)
    points = Points(branch, numerator * whole, denominator * rest)
    return attrs.evolve(
        score,
        points=points,
        stretch=fraction(whole, rest),
        recorded=quotient_recorded(*points[1:], scheme.recording.rounding),
    )


def zeroed(score: Score, scheme: Scheme) -> Score:
    """A score whose points a clause takes away."""
    if score.points is None:
        return score
    return attrs.evolve(
        score,
        treatment=Treatment.ZEROED,
        points=Points(Branch.NOTHING, ZERO),
        recorded=quotient_recorded(ZERO, ONE, scheme.recording.rounding),
    )


def base_scores(scores: Iterable[Score]) -> list[Score]:
    """The scores that make up the base, without bonus and penalty items."""
    return [score for score in scores if score.indicator.kind is ItemKind.BASE]


def level1_of(score: Score) -> str:
    """The level-1 head of a score, its suffix aside."""
    return category_of(score.indicator.level1)


def grouped(scores: Iterable[Score], head: Callable[[Score], str]) -> list[list[Score]]:
    """Scores by their head, in the order in which the heads first appear."""
    groups: dict[str, list[Score]] = {}
    for score in scores:
        groups.setdefault(head(score), []).append(score)
    return list(groups.values())


def execution_indicator(budget: Budget | None, execution: Execution) -> Indicator:
    """The execution rate as an indicator: target 100 %, actual executed over the basis.

    Raises:
        CalculationError: an amount is not stated, or the basis is zero and the scheme refuses that.

    """
    stated = budget or Budget()
    return Indicator(
        name="预算执行率",
        level1=Category.EXECUTION.term,
        full_marks=execution.full_marks if stated.full_marks is None else stated.full_marks,
        rule=execution.rule,
        target=Target(operator="at_least", value="100%"),
        actual=_executed_share(stated, execution),
        declared_score=stated.declared_score,
        deviation_reason=stated.deviation_reason,
    )


def _executed_share(budget: Budget, execution: Execution) -> AnyActual:
    """What was executed over the basis, or what the policy puts in the place of a zero basis."""
    base, executed = _stated_amounts(budget, execution)
    if base != ZERO:
        return Ratio(part=executed, whole=base)
    match execution.zero:
        case ZeroBudget.RATE_ZERO:
            return Ratio(part=ZERO, whole=ONE)
        case ZeroBudget.FULL_MARKS:
            return Ratio(part=ONE, whole=ONE)
        case ZeroBudget.ONE_WAN_YUAN:
            return Ratio(part=executed, whole=_WAN)
        case ZeroBudget.NOT_APPLICABLE:
            return NotApplicable("预算数为零")
        case ZeroBudget.REFUSE:  # pragma: no branch  The terms are closed.
            zero = problem(
                Code.RATE_ZERO_DENOMINATOR, rate="预算执行率", denominator=execution.basis.term
            )
            raise CalculationError([zero])


def _stated_amounts(budget: Budget, execution: Execution) -> tuple[Decimal, Decimal]:
    """The basis and what was executed, or every reason why they make no rate."""
    amounts = {
        execution.basis.term: budget.base(execution.basis),
        "全年执行数": budget.amount("executed"),
    }
    problems: list[Problem] = []
    for name, found in amounts.items():
        if found is None:
            missing = problem(Code.RATE_AMOUNT_MISSING, rate="预算执行率", amount=name)
            problems.append(missing)
        elif found < ZERO:
            facts = {"rate": "预算执行率", "amount": name}
            problems.append(problem(Code.RATE_AMOUNT_NEGATIVE, found=found, **facts))
    if problems:
        raise CalculationError(problems)
    base, executed = amounts.values()
    return base or ZERO, executed or ZERO


def _marks(score: Score) -> Decimal:
    """The full marks as the table states them."""
    return score.indicator.full_marks or ZERO


def _refused(code: Code, **parameters: str) -> EvaluationError:
    """The refusal of one indicator."""
    return EvaluationError([problem(code, **parameters)])
