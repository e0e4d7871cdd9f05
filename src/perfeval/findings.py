"""What there is to say of a result (评价发现): what was decided, what the table says otherwise."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from perfeval.clauses import describe_effect, is_under
from perfeval.codes import Code
from perfeval.errors import CalculationError, Problem, problem
from perfeval.items import Score, Treatment
from perfeval.measures import AnyActual, NotApplicable
from perfeval.quantities import MAX_PLACES, ZERO, Rounding, fraction, quotient_recorded, recorded
from perfeval.records import Subject
from perfeval.scales import Band, Graded, band_of
from perfeval.schemes import CapLevel, Clause, RecordedAt, RequireText, Scheme, ZeroIndicator
from perfeval.scoring import NumericRule
from perfeval.terms import Branch, ItemKind
from perfeval.totals import full_marks_of, sum_of


class Result(Protocol):
    """What is looked at: an evaluation."""

    @property
    def subject(self) -> Subject:
        """What was evaluated."""
        ...

    @property
    def scheme(self) -> Scheme:
        """How."""
        ...

    @property
    def scores(self) -> tuple[Score, ...]:
        """One an indicator."""
        ...

    @property
    def total(self) -> Decimal | None:
        """The recorded total."""
        ...

    @property
    def grade(self) -> Band | None:
        """The grade."""
        ...

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses that took effect."""
        ...


def find_in(result: Result) -> Iterator[Problem]:
    """What was decided on the way, indicator by indicator, then for the whole."""
    for score in result.scores:
        yield from find_in_score(score, result.scheme)
    yield from _capped(result)
    yield from _clauses(result)
    yield from _whole(result)
    yield from find_in_grade(result.subject, result.scheme, result.total, result.grade)


def find_in_score(score: Score, scheme: Scheme) -> Iterator[Problem]:
    """What was decided for one indicator, and what the table declares otherwise."""
    yield from _decided(score, scheme)
    yield from _judged(score)
    yield from _declared_score(score, scheme)


def grade_of_total(total: Decimal, full_marks: Decimal, scheme: Scheme) -> Band | None:
    """The grade of a recorded total, where full marks add up to what the scheme grades.

    Raises:
        CalculationError: ``scale.outside``, ``scale.off_grid``: the scale has no grade for it.

    """
    if scheme.scale is None or not full_marks:
        return None
    if scheme.scale.graded is Graded.SCORE_RATE:
        rate, places = fraction(total, full_marks) * 100, scheme.scale.places
        if places is None:
            return band_of(rate, scheme.scale)
        mode = scheme.recording.rounding.mode
        return band_of(recorded(rate, rounding=Rounding(places=places, mode=mode)), scheme.scale)
    return band_of(total, scheme.scale) if full_marks == scheme.full_marks else None


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


def _judged(score: Score) -> Iterator[Problem]:
    """What stands out in the points that a rule gave."""
    indicator, place, exact = score.indicator, score.path, score.exact
    if score.treatment is not Treatment.JUDGED or score.points is None or exact is None:
        return
    if score.points.branch is Branch.OVER_FULFILLED:
        yield problem(
            Code.EVALUATION_OVER_FULFILLED,
            *place,
            "actual",
            indicator=indicator.name,
            actual=str(indicator.actual),
            target=str(indicator.target),
        )
    may_exceed = isinstance(score.rule, NumericRule) and score.rule.may_exceed
    below = exact < 0 and (indicator.kind is ItemKind.PENALTY or not may_exceed)
    if below or (exact > score.full_marks and not may_exceed):
        figures = {"found": exact, "limit": score.full_marks}
        yield problem(Code.EVALUATION_OUT_OF_RANGE, *place, indicator=indicator.name, **figures)
    given = exact
    if score.stretch is not None:  # It stretched the choice too.
        given /= score.stretch
    if indicator.assessed is not None and indicator.assessed != given:
        figures = {"found": Fraction(indicator.assessed), "wanted": given}
        yield problem(
            Code.EVALUATION_CHOICE_UNUSED, *place, "assessed", indicator=indicator.name, **figures
        )


def _is_base(score: Score) -> bool:
    """Whether an indicator counts in the base, where the scheme's policies apply."""
    return score.indicator.kind is ItemKind.BASE


def _why(actual: AnyActual | None) -> str:
    """Why an indicator does not apply."""
    return actual.reason if isinstance(actual, NotApplicable) else "未填报"


def _declared_score(score: Score, scheme: Scheme) -> Iterator[Problem]:
    """The score that the table declares, where another follows; what is left out has none."""
    declared = score.indicator.declared_score
    if declared is None:
        return
    wanted = _wanted(score, declared, scheme)
    if declared != wanted:
        yield problem(
            Code.CHECK_SCORE_DIFFERS,
            *score.path,
            "declared_score",
            indicator=score.indicator.name,
            found=declared,
            wanted=wanted,
            difference=Fraction(declared) - Fraction(wanted),
        )


def _wanted(score: Score, declared: Decimal, scheme: Scheme) -> Decimal:
    """The score that a table should print; to its own places where only the total is recorded."""
    if score.recorded is None or score.points is None:
        return ZERO
    if scheme.recording.at is RecordedAt.INDICATOR:
        return score.recorded
    places = min(max(0, -int(declared.as_tuple().exponent)), MAX_PLACES)
    mode = scheme.recording.rounding.mode
    try:
        return quotient_recorded(*score.points[1:], Rounding(places=places, mode=mode))
    except CalculationError:  # More digits than can be written down.
        return score.recorded


def _capped(result: Result) -> Iterator[Problem]:
    """Bonus and penalty items that come to more than the scheme allows."""
    scheme = result.scheme
    for kind, limit in (
        (ItemKind.BONUS, scheme.max_bonus),
        (ItemKind.PENALTY, scheme.max_penalty),
    ):
        items = (each for each in result.scores if each.indicator.kind is kind)
        found = sum_of(items, scheme)
        if limit is not None and found > limit:
            yield problem(Code.EVALUATION_CAP, what=kind.value, found=found, limit=limit)


def _clauses(result: Result) -> Iterator[Problem]:
    """The clauses that took effect, those that found nothing to act on, and texts not written."""
    for clause in result.clauses:
        if idle := _idle_on(clause, result.scores):
            yield problem(Code.EVALUATION_CLAUSE_IDLE, clause=clause.name, name=idle)
            continue
        effect = describe_effect(clause.then)
        yield problem(Code.EVALUATION_CLAUSE, clause=clause.name, effect=effect)
        if isinstance(clause.then, RequireText):
            name = clause.then.text.value
            if not str(getattr(result.subject, name)).strip():
                yield problem(Code.CHECK_TEXT_MISSING, name, clause=clause.name)


def _idle_on(clause: Clause, scores: tuple[Score, ...]) -> str:
    """The name that a clause acts on and the table has not; empty where it has."""
    indicators = [score.indicator for score in scores]
    match clause.then:
        case ZeroIndicator(name):
            return "" if any(each.name == name for each in indicators) else name
        case CapLevel(label=label):
            found = any(is_under(label, each.level1, each.level2) for each in indicators)
            return "" if found else label
        case _:
            return ""


def _whole(result: Result) -> Iterator[Problem]:
    """What there is to say of the total."""
    declared, total = result.subject.declared_total, result.total
    if total is None:
        yield problem(Code.EVALUATION_NO_INDICATORS, "indicators")
        return
    found, wanted = full_marks_of(result.scores), result.scheme.full_marks
    if found != wanted:
        sums = {"found": found, "wanted": wanted, "difference": found - wanted}
        yield problem(Code.CHECK_FULL_MARKS_SUM, "indicators", **sums)
    if declared is not None and declared != total:
        totals = {"found": Fraction(declared), "wanted": Fraction(total)}
        off = totals["found"] - totals["wanted"]
        yield problem(Code.CHECK_TOTAL_DIFFERS, "declared_total", difference=off, **totals)
    try:
        grade_of_total(total, found, result.scheme)
    except CalculationError as error:
        yield from (each.under("declared_total") for each in error.problems)


def find_in_grade(
    subject: Subject, scheme: Scheme, total: Decimal | None, grade: Band | None
) -> Iterator[Problem]:
    """The declared grade: not one of the scale, or not that of the total.

    Where no grade follows, the declared grade is held against the declared total.
    """
    declared, scale = subject.declared_grade, scheme.scale
    if declared is None or scale is None:
        return
    labels = [band.label for band in scale.bands]
    if declared not in labels:
        wanted = ", ".join(labels)
        yield problem(Code.CHECK_GRADE_UNKNOWN, "declared_grade", found=declared, wanted=wanted)
        return
    held, band = (total, grade) if grade else _stated(subject.declared_total, scheme)
    if band is not None and band.label != declared:
        facts = {"found": declared, "wanted": band.label}
        yield problem(Code.CHECK_GRADE_DIFFERS, "declared_grade", total=held, **facts)


def _stated(total: Decimal | None, scheme: Scheme) -> tuple[Decimal | None, Band | None]:
    """A stated total and its grade, where it has one."""
    try:
        return total, None if total is None else grade_of_total(total, scheme.full_marks, scheme)
    except CalculationError:
        return total, None
