"""What a checker of published tables finds by hand (自评表核查), and found in one pass.

>>> from perfeval.tables import read_table
>>> table = read_table(
...     [
...         ["项目名称", "宣传工作经费"],
...         ["资金（万元）", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
...         ["年度资金总额", 100, 100, 10, "90%", 10],
...         ["一级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
...         ["产出指标（90分）", "宣传场次", "≥60场", "60场", 90, 90],
...         ["总分", None, None, None, 100, 98],
...     ]
... )
>>> for each in lint(table):
...     print(each.code, "|", each.place, "|", each.found, "|", each.expected)
check.rate_differs | 第3行 执行率 | 90% | 100%
check.total_sum | 第6行 得分 | 98 | 100
"""

from collections.abc import Iterable, Iterator

import attrs

from perfeval.checks import find_problems
from perfeval.errors import Problem
from perfeval.fields import check_arguments
from perfeval.linter.doubts import without_resting
from perfeval.linter.execution import scores_places
from perfeval.linter.explained import explained, known_of
from perfeval.linter.finding import Finding, Mended, Repair, repair_of, repaired
from perfeval.linter.grades import grade_problems
from perfeval.linter.indicators import all_as_targets, indicator_findings, reasons_missing
from perfeval.linter.levels import level_problems
from perfeval.linter.marks import execution_twice, marks_problems
from perfeval.linter.money import imbalance, money_problems
from perfeval.linter.passages import ReportReading, read_report
from perfeval.linter.prose import lint_text
from perfeval.linter.sentences import StatedAmount
from perfeval.linter.stated_rates import StatedRate
from perfeval.linter.stated_scores import Stated, StatedTotal
from perfeval.linter.stated_sums import StatedSum
from perfeval.records import Department, Project, Subject
from perfeval.scales import Scale
from perfeval.schemes import Scheme
from perfeval.tables.sheet import Table

__all__ = [
    "Finding",
    "Mended",
    "Repair",
    "ReportReading",
    "Stated",
    "StatedAmount",
    "StatedRate",
    "StatedSum",
    "StatedTotal",
    "lint",
    "lint_text",
    "read_report",
    "repaired",
]


def lint(
    table: Table | Subject, /, *, scheme: Scheme | None = None, scale: Scale | None = None
) -> tuple[Finding, ...]:
    """Everything that a checker finds in a published table (自评表核查).

    Args:
        table: a table that was read, with its places; or a project or department.
        scheme: the method; without one, the table is held against itself alone.
        scale: the scale of grades, where there is no scheme that has one.

    Returns:
        Each finding with its code, severity, place, and a repair where the figures tell it; in the
        order of the sheet. What contradicts itself is an error, what is probably a mistake a
        warning, what a person should know a notice.

    Raises:
        RecordError: what is given is no table, no scheme or no scale.

    """
    check_arguments(table=(table, (Table, Project, Department)))
    if scheme is not None:
        check_arguments(scheme=(scheme, (Scheme,)))
    if scale is not None:
        check_arguments(scale=(scale, (Scale,)))
    sheet = table if isinstance(table, Table) else None
    subject = table.subject if isinstance(table, Table) else table
    method = _Method(scheme, scale)
    found = dict.fromkeys(_problems(subject, sheet, method))
    findings = [_finding(each, subject, sheet) for each in without_resting(found)]
    return tuple(sorted(findings, key=_row))


@attrs.frozen
class _Method:
    """The scheme and the scale that a table is held against, where there are any."""

    scheme: Scheme | None
    scale: Scale | None


def _problems(subject: Subject, sheet: Table | None, method: _Method) -> Iterator[Problem]:
    """All problems, those of reading first."""
    known = known_of(subject, sheet)
    if sheet is not None:
        yield from sheet.problems
        yield from level_problems(sheet, known.sums)
    for each in find_problems(subject, scheme=method.scheme):
        yield from explained(each, known)
    yield from _of_money(subject, method)
    for place, indicator in enumerate(subject.indicators):
        yield from _under(indicator_findings(indicator), "indicators", place)
    yield from all_as_targets(subject)
    if method.scheme is None:
        yield from reasons_missing(subject)
        yield from execution_twice(subject, known.sums)
        yield from marks_problems(subject, known.sums, whole=sheet is None or sheet.whole)
        yield from grade_problems(subject, method.scale)
    if isinstance(subject, Department):
        for place, project in enumerate(subject.projects):
            yield from _under(_problems_of_part(project, method), "projects", place)


def _problems_of_part(project: Project, method: _Method) -> Iterator[Problem]:
    """What a checker finds in a project of a department, beside what the department's checks do."""
    yield from _of_money(project, method)
    for place, indicator in enumerate(project.indicators):
        yield from _under(indicator_findings(indicator), "indicators", place)


def _of_money(subject: Subject, method: _Method) -> Iterator[Problem]:
    """What a checker finds in the fund block."""
    if subject.budget is not None:
        scored = method.scheme is not None and method.scheme.execution is not None
        scores = (each.declared_score for each in subject.indicators)
        places = scores_places([*scores, subject.declared_total])
        yield from money_problems(subject.budget, scored=scored, places=places)
        yield from imbalance(subject)


def _under(problems: Iterable[Problem], *outer: str | int) -> Iterator[Problem]:
    """Problems as the subject sees them."""
    return (each.under(*outer) for each in problems)


def _finding(found: Problem, subject: Subject, sheet: Table | None) -> Finding:
    """A problem with its place and its repair."""
    place = sheet.place(found.path) if sheet else None
    return Finding(problem=found, place=place, repair=repair_of(found, subject))


def _row(finding: Finding) -> int:
    """The row of a finding; what stands nowhere comes last."""
    return finding.place.row if finding.place else 2**31
