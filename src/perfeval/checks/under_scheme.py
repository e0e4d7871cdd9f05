"""The table under a scheme: its frame, what it leaves out, what an evaluation finds, reasons."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from perfeval.checks.indicators import direction_problem
from perfeval.checks.reading import is_execution, is_reason
from perfeval.checks.tables import declared_sum
from perfeval.codes import Code
from perfeval.errors import EvaluationError, Problem, listed, plain, problem
from perfeval.evaluation import Evaluation, evaluate
from perfeval.findings import find_in_grade, find_in_score
from perfeval.funds import Budget
from perfeval.items import Score, Treatment, scores_and_problems
from perfeval.quantities import ZERO, exactly
from perfeval.records import Indicator, Subject
from perfeval.rules import OverFulfilment
from perfeval.schemes import FramePart, Scheme
from perfeval.terms import Branch, ItemKind, category_of, subcategory_of
from perfeval.totals import TotalStep, total_steps


def scheme_problems(subject: Subject, scheme: Scheme) -> Iterator[Problem]:
    """The frame, what is not stated, what an evaluation finds, and the reasons."""
    yield from _frame_problems(subject, scheme)
    yield from _undeclared(subject, scheme)
    yield from _execution_twice(subject, scheme)
    try:
        evaluation = evaluate(subject, scheme=scheme)
    except EvaluationError:
        scores, problems = _what_can_be_scored(subject, scheme)
        yield from problems
        yield from (found for score in scores for found in find_in_score(score, scheme))
        yield from find_in_grade(subject, scheme, None, None)
    else:
        scores, findings = evaluation.scores, evaluation.findings
        yield from findings
        yield from _sum_under_scheme(evaluation, findings)
    for score in scores:
        if score.indicator.rule is None:
            found = direction_problem(score.indicator, score.rule)
            yield from (each.under(*score.path) for each in found)
    yield from _reason_problems(subject, scheme, scores)


def _what_can_be_scored(
    subject: Subject, scheme: Scheme
) -> tuple[tuple[Score, ...], tuple[Problem, ...]]:
    """The scores that follow, and why the others do not."""
    with exactly():
        return scores_and_problems(subject, scheme)


def _sum_under_scheme(evaluation: Evaluation, findings: tuple[Problem, ...]) -> Iterator[Problem]:
    """The stated total against the stated scores, where the scheme only adds them up."""
    if evaluation.subject.declared_total in {None, evaluation.total}:
        return
    with exactly():
        steps = tuple(
            total_steps(
                evaluation.scores, evaluation.subtotals, evaluation.scheme, evaluation.clauses
            )
        )
    added = {TotalStep.SUBTOTALS, TotalStep.BONUS, TotalStep.PENALTY}
    caps = {Code.EVALUATION_CAP, Code.EVALUATION_CLAUSE}
    capped = any(found.code in caps for found in findings)
    plain_sum = not capped and all(step in added for step, _ in steps)
    if plain_sum:
        yield from declared_sum(evaluation.subject, evaluation.scheme)


def _execution_twice(subject: Subject, scheme: Scheme) -> Iterator[Problem]:
    """The execution rate among the indicators of a scheme that scores it by itself."""
    if scheme.execution is None:
        return
    for place, each in enumerate(subject.indicators):
        if is_execution(each):
            yield problem(Code.CHECK_EXECUTION_TWICE, "indicators", place, indicator=each.name)


def _undeclared(subject: Subject, scheme: Scheme) -> Iterator[Problem]:
    """A total, or a grade on the scheme's scale, that the document does not state."""
    if subject.declared_total is None:
        yield problem(Code.CHECK_SCORE_MISSING, "declared_total")
    if subject.declared_grade is None and scheme.scale is not None:
        yield problem(Code.CHECK_GRADE_MISSING, "declared_grade")


def _frame_problems(subject: Subject, scheme: Scheme) -> Iterator[Problem]:
    """Heads that the frame has not, and full marks that do not add up under a head."""
    budget, execution = subject.budget, scheme.execution
    if budget and budget.full_marks is not None and execution:
        yield from _marks_sum("预算执行率", budget.full_marks, execution.full_marks, "budget")
    frame = {category_of(part.label): part for part in scheme.frame}
    if not frame:
        return
    wanted = listed(_label(part) for part in scheme.frame)
    under: dict[str, list[Indicator]] = {}
    for place, each in enumerate(subject.indicators):
        if each.kind is not ItemKind.BASE:
            continue
        head = category_of(each.level1)
        under.setdefault(head, []).append(each)
        if head not in frame:
            level = each.level1 or "(none)"
            yield problem(
                Code.CHECK_LEVEL_UNKNOWN, "indicators", place, "level1", level=level, wanted=wanted
            )
    for head, part in frame.items():
        yield from _part_problems(part, under.get(head, []))


def _part_problems(part: FramePart, indicators: list[Indicator]) -> Iterator[Problem]:
    """Full marks under a head of level 1, then under its heads of level 2."""
    yield from _marks_problem(part, indicators)
    under: dict[str, list[Indicator]] = {}
    for each in indicators:
        under.setdefault(subcategory_of(each.level2), []).append(each)
    for node in part.parts:
        yield from _marks_problem(node, under.get(subcategory_of(node.label), []))


def _marks_problem(part: FramePart, indicators: list[Indicator]) -> Iterator[Problem]:
    """Full marks under a head that are not what the frame gives it."""
    with exactly():
        found = sum((each.full_marks or ZERO for each in indicators), ZERO)
    yield from _marks_sum(_label(part), found, part.full_marks, "indicators")


def _marks_sum(level: str, found: Decimal, wanted: Decimal, *path: str) -> Iterator[Problem]:
    """Full marks that are not what the scheme gives."""
    if found != wanted:
        off = Fraction(found) - Fraction(wanted)
        sums = {"found": found, "wanted": wanted}
        yield problem(Code.CHECK_LEVEL_FULL_MARKS, *path, level=level, difference=off, **sums)


def _label(part: FramePart) -> str:
    """The head as it is printed."""
    return getattr(part.label, "term", part.label)


def _reason_problems(
    subject: Subject, scheme: Scheme, scores: tuple[Score, ...]
) -> Iterator[Problem]:
    """Reasons that the scheme or a rule asks for and the table does not give, the money's first."""
    money = list(_money_reasons(subject.budget, scheme)) if subject.budget else []
    yield from money
    said = {each.path for each in money}
    for score in scores:
        path = (*score.path, "deviation_reason")
        if path not in said and not is_reason(score.indicator.deviation_reason):
            for what in _wanting_reason(score, scheme):
                yield problem(Code.CHECK_REASON_MISSING, *path, what=what)


def _wanting_reason(score: Score, scheme: Scheme) -> Iterator[str]:
    """What about a score asks for a reason."""
    name, exact = score.indicator.name, score.exact if scheme.reasons.below_full_marks else None
    extra = score.indicator.kind is not ItemKind.BASE
    if score.treatment is not Treatment.JUDGED or extra:
        return
    if exact is not None and exact < score.full_marks:
        yield f"{name}: {score.recorded} of {plain(score.full_marks)} points"
    over = score.points is not None and score.points.branch is Branch.OVER_FULFILLED
    if over and isinstance(score.rule, OverFulfilment) and score.rule.reason_wanted:
        yield f"{name}: {score.indicator.actual} against {score.indicator.target}"


def _money_reasons(budget: Budget, scheme: Scheme) -> Iterator[Problem]:
    """Reasons for low execution and for a large adjustment."""
    executed, base = budget.amount("executed"), budget.base(scheme.basis)
    limit = scheme.reasons.execution_below
    silent = not is_reason(budget.deviation_reason)
    if limit is not None and executed is not None and base and silent:
        with exactly():
            low = executed < limit * base
        if low:
            what = f"executed {executed:f} of {base:f} yuan"
            yield problem(Code.CHECK_REASON_MISSING, "budget", "deviation_reason", what=what)
    yield from _adjustment_reason(budget, scheme.reasons.adjustment_from)


def _adjustment_reason(budget: Budget, limit: Decimal | None) -> Iterator[Problem]:
    """A large adjustment without a reason."""
    initial, change = budget.amount("initial"), budget.change
    if limit is None or initial is None or change is None or is_reason(budget.adjustment_reason):
        return
    with exactly():
        large = change != ZERO and abs(change) >= limit * initial
    if large:
        what = f"an adjustment of {change:f} yuan"
        yield problem(Code.CHECK_REASON_MISSING, "budget", "adjustment_reason", what=what)
