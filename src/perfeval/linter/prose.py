"""The figures in the prose of a report, held against each other (报告文字核查).

>>> for each in lint_text("预算数100万元，执行数80万元，执行率90%。综合评价得分95分，等级为优秀。"):
...     print(each.severity, each.code, each.found, each.expected)
error check.rate_differs 90% 80%
notice lint.scale_missing None None
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from perfeval.codes import Code
from perfeval.errors import CalculationError, PerfevalError, Problem, Value, plain, problem
from perfeval.linter.execution import is_cut_off, places_of
from perfeval.linter.finding import Finding
from perfeval.linter.passages import ReportReading, read_report
from perfeval.linter.stated_rates import StatedRate
from perfeval.linter.stated_sums import StatedSum
from perfeval.quantities import ZERO, Rounding, number, recorded
from perfeval.scales import band_of


def lint_text(text: str, /) -> tuple[Finding, ...]:
    """What does not fit in the prose of a report, and what it lacks (报告文字核查).

    Sums are added again, rates divided again where the words tell what was spent of what, the
    scale is proved, and the grade is held against the score.
    What the words leave open is not held against them.

    Args:
        text: the report as plain text.

    Returns:
        Each finding with its line, in the order of the text; what is lacking comes last.

    Raises:
        RecordError: what is given is no text, or longer than a million characters.

    """
    reading = read_report(text)
    parts = (_of_sums, _of_rates, _of_totals, _of_scale, _of_grade)
    found = [finding for each in parts for finding in each(reading)]
    return (*sorted(found, key=_position), *_lacking(reading))


def _position(finding: Finding) -> tuple[int, int]:
    """Where a finding stands; what stands nowhere comes last."""
    return (finding.place.row, finding.place.column) if finding.place else (2**31, 0)


def _of_sums(reading: ReportReading) -> Iterator[Finding]:
    """Totals that are not what their parts come to."""
    for each in reading.sums:
        if each.stated != each.follows:
            yield Finding(problem=_sum_problem(each), place=each.total.place)


def _sum_problem(stated: StatedSum) -> Problem:
    """A total that is not the sum; where only some parts are named, less than it is no error."""
    off = Fraction(stated.stated) - Fraction(stated.follows)
    facts: dict[str, Value] = {"found": stated.stated, "wanted": stated.follows, "difference": off}
    code = Code.LINT_PARTS_SHORT if off > 0 and not stated.complete else Code.CHECK_SUM
    if stated.is_rounded:
        code = Code.LINT_SUM_ROUNDED
    return problem(code, what=stated.total.label or stated.total.text, **facts)


def _of_rates(reading: ReportReading) -> Iterator[Finding]:
    """Rates that no two amounts of their sentence give."""
    for each in reading.rates:
        found = _rate_problem(each)
        if found is not None:
            yield Finding(problem=found, place=each.place)


def _rate_problem(stated: StatedRate) -> Problem | None:
    """A rate that is not that of its amounts; ``None`` where it is, or where nobody can tell."""
    if not stated.certain or any(each.value <= ZERO for each in stated.planned):
        return None
    spent = Fraction(stated.spent[-1].value)
    bases = [Fraction(each.value) for each in stated.planned]
    exact = [spent / each for each in (sum(bases), *bases)]
    rounding = Rounding(places=places_of(stated.rate))
    wanted = [recorded(each, rounding=rounding) for each in exact]
    if stated.rate in wanted:
        return None
    shown = {"found": _percent(stated.rate), "wanted": _percent(wanted[-1])}
    if any(is_cut_off(stated.rate, each) for each in exact[1:]):
        return problem(Code.LINT_RATE_TRUNCATED, **shown)
    facts = {"executed": stated.spent[-1].value, "budget": stated.planned[-1].value}
    return problem(Code.CHECK_RATE_DIFFERS, **facts, **shown)


def _percent(rate: Decimal) -> str:
    """A rate in percent."""
    return f"{plain(Fraction(rate) * 100)}%"


def _of_totals(reading: ReportReading) -> Iterator[Finding]:
    """Total scores that are not the sum; where only some scores are named, more may be no error."""
    for each in reading.totals:
        off = Fraction(each.stated) - Fraction(each.follows)
        if off < 0 or (off > 0 and each.complete):
            facts: dict[str, Value] = {"found": each.stated, "wanted": each.follows}
            found = problem(Code.CHECK_TOTAL_SUM, difference=off, **facts)
            yield Finding(problem=found, place=each.total.place)


def _of_scale(reading: ReportReading) -> Iterator[Finding]:
    """A scale with a gap, an overlap, or a label that stands twice."""
    yield from (Finding(problem=each) for each in reading.scale_problems)


def _of_grade(reading: ReportReading) -> Iterator[Finding]:
    """A grade that is not that of the score on the scale of the report."""
    score, grade, scale = reading.score, reading.grade, reading.scale
    if score is None or grade is None or scale is None:
        return
    try:
        total = number(score.text)
        wanted = band_of(total, scale).label
    except (PerfevalError, CalculationError):
        return
    if wanted != grade.text:
        facts: dict[str, Value] = {"found": grade.text, "wanted": wanted, "total": total}
        yield Finding(problem=problem(Code.CHECK_GRADE_DIFFERS, **facts), place=grade.place)


def _lacking(reading: ReportReading) -> Iterator[Finding]:
    """What an evaluation report states and this one does not."""
    if reading.score is None:
        yield Finding(problem=problem(Code.CHECK_SCORE_MISSING))
    if reading.grade is None:
        yield Finding(problem=problem(Code.CHECK_GRADE_MISSING))
    elif not reading.bands:
        yield Finding(problem=problem(Code.LINT_SCALE_MISSING))
