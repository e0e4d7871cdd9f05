"""What does not fit (检查): every problem of a record, and of a record under a scheme, in one pass.

Checks look on and change nothing.
They come in the order of the table: the money, the indicators one by one, the heads, the whole;
so two runs give the same list.

    >>> from perfeval import Assets, AssetClass, Department
    >>> assets = Assets(
    ...     classes=[
    ...         AssetClass(name="通用设备", original_value="544198"),
    ...         AssetClass(name="家具和用品", original_value="19464"),
    ...     ],
    ...     declared_original_value="563626",
    ... )
    >>> for each in find_problems(Department(name="某办公室", assets=assets)):
    ...     print(each.code, each.parameters["difference"])
    check.sum -36
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from perfeval.codes import Code
from perfeval.errors import CalculationError, EvaluationError, Problem, problem
from perfeval.evaluation import Evaluation, evaluate
from perfeval.items import Score, Treatment
from perfeval.judgements import is_met
from perfeval.measures import Reported, Target
from perfeval.quantities import MAX_PLACES, ZERO, Rounding, exactly, recorded, scaled
from perfeval.records import AMOUNTS, Budget, Department, Indicator, Subject
from perfeval.rules import Step, StepTable
from perfeval.schemes import FramePart, Scheme
from perfeval.scoring import NumericRule
from perfeval.terms import Basis, Direction, ItemKind, category_of, subcategory_of

_AMOUNT_TERMS = {
    "initial": "年初预算数",
    "adjusted": "全年预算数",
    "executed": "全年执行数",
    "received": "到位资金",
    "carried_in": "上年结转",
}


def find_problems(subject: Subject, /, *, scheme: Scheme | None = None) -> tuple[Problem, ...]:
    """Everything that does not fit in a project or a department (检查).

    Args:
        subject: what is written down.
        scheme: the method; without one only the record itself is checked.

    Returns:
        Every problem, in the order of the table, with its path, code, parameters and severity.
        Empty where all fits.

    """
    found = list(_record_problems(subject, scheme))
    if scheme is not None:
        found.extend(_scheme_problems(subject, scheme))
    return tuple(found)


def find_budget_problems(
    budget: Budget, /, *, basis: Basis = Basis.ADJUSTED
) -> tuple[Problem, ...]:
    """What does not fit in a fund block: totals against rows, the printed rate, overspending.

    Args:
        budget: the fund block.
        basis: the amount that the printed rate is measured against.

    """
    return tuple(_budget_problems(budget, basis))


def find_indicator_problems(indicator: Indicator, /) -> tuple[Problem, ...]:
    """What does not fit in an indicator: scores above full marks, units, direction, wording."""
    return tuple(_indicator_problems(indicator))


def _record_problems(subject: Subject, scheme: Scheme | None) -> Iterator[Problem]:
    """The problems of a subject in itself."""
    if isinstance(subject, Department):
        yield from _department_problems(subject)
    if subject.budget is not None:
        yield from _under(_budget_problems(subject.budget, _basis(scheme)), "budget")
    for place, indicator in enumerate(subject.indicators):
        yield from _under(_indicator_problems(indicator), "indicators", place)
    yield from _duplicate_names(subject)
    yield from _declared_sum(subject, scheme)


def _basis(scheme: Scheme | None) -> Basis:
    """What the execution rate is measured against."""
    return scheme.execution.basis if scheme and scheme.execution else Basis.ADJUSTED


def _under(problems: Iterable[Problem], *outer: str | int) -> Iterator[Problem]:
    """The problems as the subject sees them."""
    return (each.under(*outer) for each in problems)


# The money.


def _budget_problems(budget: Budget, basis: Basis) -> Iterator[Problem]:
    """Totals against rows, the printed rate and score, overspending."""
    for name in AMOUNTS:
        stated, summed = getattr(budget, name), budget.summed(name)
        if stated is not None and summed is not None:
            yield from _sum_problem(_AMOUNT_TERMS[name], stated, summed, name)
    yield from _rate_problem(budget, basis)
    yield from _above_full(budget.declared_score, budget.full_marks, "预算执行率")
    executed, adjusted = budget.amount("executed"), budget.amount("adjusted")
    if executed is not None and adjusted is not None and executed > adjusted:
        amounts = {"executed": executed, "budget": adjusted}
        yield problem(Code.CHECK_OVEREXECUTED, "executed", **amounts)


def _rate_problem(budget: Budget, basis: Basis) -> Iterator[Problem]:
    """The printed execution rate, held to its places as printed, but at least to whole percent."""
    declared, base, executed = budget.declared_rate, budget.base(basis), budget.amount("executed")
    if declared is None or base is None or executed is None or base == ZERO:
        return
    places = min(max(2, -int(declared.as_tuple().exponent)), MAX_PLACES)
    rounding = Rounding(places=places)
    follows = recorded(Fraction(executed) / Fraction(base), rounding=rounding)
    if follows != recorded(declared, rounding=rounding):
        yield problem(
            Code.CHECK_RATE_DIFFERS,
            "declared_rate",
            found=_percent(declared),
            executed=executed,
            budget=base,
            wanted=_percent(follows),
        )


def _percent(rate: Decimal) -> str:
    """A rate in percent."""
    return f"{scaled(rate, 2):f}%"


def _department_problems(department: Department) -> Iterator[Problem]:
    """Totals that a department states beside their parts, and what its projects have."""
    assets, staffing = department.assets, department.staffing
    if assets is not None and assets.declared_original_value is not None:
        yield from _sum_problem(
            "资产原值合计",
            assets.declared_original_value,
            assets.original_value,
            "assets",
            "declared_original_value",
        )
    if staffing is not None:
        for what, name in (("编制数", "authorised"), ("在职人数", "actual")):
            declared, counted = getattr(staffing, f"declared_{name}"), getattr(staffing, name)
            if declared is not None and counted is not None:
                yield from _sum_problem(what, declared, counted, "staffing", f"declared_{name}")
    count = department.declared_project_count
    if count is not None and department.projects:
        listed = len(department.projects)
        yield from _sum_problem("项目个数", count, listed, "declared_project_count")
    for place, project in enumerate(department.projects):
        yield from _under(find_problems(project), "projects", place)


def _sum_problem(
    what: str, stated: Decimal | int, summed: Decimal | int, *path: str
) -> Iterator[Problem]:
    """A stated sum that is not the sum of its parts."""
    if stated != summed:
        off = Fraction(stated) - Fraction(summed)
        yield problem(Code.CHECK_SUM, *path, what=what, found=stated, wanted=summed, difference=off)


# The indicators one by one.


def _indicator_problems(indicator: Indicator) -> Iterator[Problem]:
    """Scores above full marks, units, direction, wording, and scores against the target."""
    name, full_marks = indicator.name, indicator.full_marks
    yield from _above_full(indicator.declared_score, full_marks, name)
    yield from _above_full(indicator.assessed, full_marks, name, field="assessed")
    yield from _direction_problem(indicator)
    if isinstance(indicator.rule, StepTable):
        yield from _steps_above_full(indicator, indicator.rule.steps)
    actual = indicator.actual
    if isinstance(actual, Reported) and _repeats(indicator, actual):
        yield problem(Code.CHECK_ACTUAL_COPIED, "actual", indicator=name, found=str(actual))
    try:
        met = is_met(indicator.target, actual)
    except CalculationError as error:
        units = error.problems[0].parameters
        facts = {"target": units["wanted"], "actual": units["actual"]}
        yield problem(Code.CHECK_UNIT_MISMATCH, "actual", indicator=name, **facts)
    else:
        yield from _score_against_target(indicator, met=met)


def _above_full(
    points: Decimal | None, full_marks: Decimal | None, name: str, field: str = "declared_score"
) -> Iterator[Problem]:
    """Points above full marks."""
    if points is not None and full_marks is not None and points > full_marks:
        facts = {"found": points, "limit": full_marks}
        yield problem(Code.CHECK_SCORE_ABOVE_FULL, field, indicator=name, **facts)


def _direction_problem(indicator: Indicator) -> Iterator[Problem]:
    """A rule that rewards what the target does not want."""
    rule, target = indicator.rule, indicator.target
    if not isinstance(rule, NumericRule) or not isinstance(target, Target):
        return
    ways = {rule.direction, target.operator.direction}
    if ways == {Direction.POSITIVE, Direction.REVERSE}:
        yield problem(
            Code.CHECK_DIRECTION,
            "rule",
            indicator=indicator.name,
            rule=type(rule).__name__,
            direction=rule.direction.value,
            target=str(target),
        )


def _steps_above_full(indicator: Indicator, steps: tuple[Step, ...]) -> Iterator[Problem]:
    """A step table that gives more than full marks."""
    most = max(step.points for step in steps)
    if indicator.full_marks is not None and most > indicator.full_marks:
        limits = {"found": most, "limit": indicator.full_marks}
        yield problem(Code.CHECK_POINTS_ABOVE_FULL, "rule", indicator=indicator.name, **limits)


def _repeats(indicator: Indicator, actual: Reported) -> bool:
    """Whether the actual value only repeats the target."""
    return indicator.target is not None and _bare(str(actual)) == _bare(str(indicator.target))


def _bare(text: str) -> str:
    """A text without spaces and with one spelling of each comparison."""
    return "".join(text.split()).translate(_SPELLINGS)


_SPELLINGS = str.maketrans(
    {"≧": "≥", "≦": "≤", "═": "＝", "=": "＝", ">": "＞", "<": "＜", "％": "%"}
)


def _score_against_target(indicator: Indicator, *, met: bool | None) -> Iterator[Problem]:
    """A target that is met and marked down, or missed and marked in full."""
    declared, full_marks = indicator.declared_score, indicator.full_marks
    penalty = indicator.kind is ItemKind.PENALTY
    if declared is None or full_marks is None or met is None or penalty:
        return
    if met and declared < full_marks and not indicator.deviation_reason:
        yield problem(
            Code.CHECK_MET_MARKED_DOWN,
            "declared_score",
            indicator=indicator.name,
            found=declared,
            limit=full_marks,
        )
    if not met and declared == full_marks != ZERO:
        yield problem(
            Code.CHECK_MISSED_FULL_MARKS,
            "declared_score",
            indicator=indicator.name,
            limit=full_marks,
        )


# The table as a whole.


def _duplicate_names(subject: Subject) -> Iterator[Problem]:
    """Two indicators of one name under one head."""
    seen: dict[tuple[str, str, str], int] = {}
    for place, each in enumerate(subject.indicators):
        key = (each.level1, each.level2, each.name)
        if key in seen:
            yield problem(
                Code.CHECK_DUPLICATE_NAME,
                "indicators",
                place,
                "name",
                name=each.name,
                first=seen[key],
                second=place,
            )
        seen.setdefault(key, place)


def _declared_sum(subject: Subject, scheme: Scheme | None) -> Iterator[Problem]:
    """A stated total that is not the sum of the stated scores, where all are stated."""
    if subject.declared_total is None or not subject.indicators:
        return
    scores = [(each.declared_score, each.kind) for each in subject.indicators]
    execution = subject.budget.declared_score if subject.budget else None
    if execution is not None or (scheme is not None and scheme.execution is not None):
        scores.append((execution, ItemKind.BASE))
    summed = ZERO
    with exactly():
        for score, kind in scores:
            if score is None:
                return
            summed += -score if kind is ItemKind.PENALTY else score
        off = subject.declared_total - summed
    if off != ZERO:
        sums = {"found": subject.declared_total, "wanted": summed, "difference": off}
        yield problem(Code.CHECK_TOTAL_SUM, "declared_total", **sums)


def _undeclared(subject: Subject, scheme: Scheme) -> Iterator[Problem]:
    """A total, or a grade on the scheme's scale, that the document does not state."""
    if subject.declared_total is None:
        yield problem(Code.CHECK_SCORE_MISSING, "declared_total")
    if subject.declared_grade is None and scheme.scale is not None:
        yield problem(Code.CHECK_GRADE_MISSING, "declared_grade")


# The table under a scheme.


def _scheme_problems(subject: Subject, scheme: Scheme) -> Iterator[Problem]:
    """The frame, what is not stated, what an evaluation finds, and the reasons."""
    yield from _frame_problems(subject, scheme)
    yield from _undeclared(subject, scheme)
    try:
        evaluation = evaluate(subject, scheme=scheme)
    except (CalculationError, EvaluationError) as error:
        yield from error.problems
        return
    yield from evaluation.findings
    yield from _reason_problems(evaluation)


def _frame_problems(subject: Subject, scheme: Scheme) -> Iterator[Problem]:
    """Heads that the frame has not, and full marks that do not add up under a head."""
    budget, execution = subject.budget, scheme.execution
    if budget and budget.full_marks is not None and execution:
        yield from _marks_sum("预算执行率", budget.full_marks, execution.full_marks, "budget")
    frame = {category_of(part.label): part for part in scheme.frame}
    if not frame:
        return
    under: dict[str, list[Indicator]] = {}
    for place, each in enumerate(subject.indicators):
        if each.kind is not ItemKind.BASE:
            continue
        head = category_of(each.level1)
        under.setdefault(head, []).append(each)
        if head not in frame:
            wanted = ", ".join(_label(part) for part in scheme.frame)
            level = each.level1 or "(none)"
            yield problem(
                Code.CHECK_LEVEL_UNKNOWN, "indicators", place, "level1", level=level, wanted=wanted
            )
    for head, part in frame.items():
        yield from _marks_problem(part, under.get(head, []))
        for node in part.parts:
            label = subcategory_of(node.label)
            inside = [e for e in under.get(head, []) if subcategory_of(e.level2) == label]
            yield from _marks_problem(node, inside)


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


def _reason_problems(evaluation: Evaluation) -> Iterator[Problem]:
    """Reasons that the scheme asks for and the table does not give."""
    subject, reasons = evaluation.subject, evaluation.scheme.reasons
    for score in evaluation.scores:
        if reasons.below_full_marks and _lost_points(score):
            what = f"{score.indicator.name}: {_lost(score)}"
            yield problem(Code.CHECK_REASON_MISSING, *score.path, "deviation_reason", what=what)
    budget = subject.budget
    if budget is None:
        return
    executed, base = budget.amount("executed"), budget.base(_basis(evaluation.scheme))
    if reasons.execution_below is not None and executed is not None and base:
        with exactly():
            low = executed < reasons.execution_below * base
        if low and not budget.deviation_reason:
            what = f"executed {executed:f} of {base:f} yuan"
            yield problem(Code.CHECK_REASON_MISSING, "budget", "deviation_reason", what=what)
    yield from _adjustment_reason(budget, reasons.adjustment_from)


def _adjustment_reason(budget: Budget, limit: Decimal | None) -> Iterator[Problem]:
    """A large adjustment without a reason."""
    initial, adjusted = budget.amount("initial"), budget.amount("adjusted")
    if limit is None or initial is None or adjusted is None or budget.adjustment_reason:
        return
    with exactly():
        change = adjusted - initial
        large = change != ZERO and abs(change) >= limit * initial
    if large:
        what = f"an adjustment of {change:f} yuan"
        yield problem(Code.CHECK_REASON_MISSING, "budget", "adjustment_reason", what=what)


def _lost_points(score: Score) -> bool:
    """Whether an indicator lost points and gives no reason."""
    judged = score.treatment is Treatment.JUDGED
    if not judged or score.exact is None or score.indicator.kind is ItemKind.PENALTY:
        return False
    return score.exact < score.full_marks and not score.indicator.deviation_reason


def _lost(score: Score) -> str:
    """How many of how many points were earned."""
    return f"{score.recorded} of {score.full_marks} points"
