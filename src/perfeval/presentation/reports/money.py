"""The money of a report (资金情况): what was budgeted, received and spent, in 万元, by source."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from perfeval.errors import CalculationError
from perfeval.funds import Amounts, Budget, FundingLine
from perfeval.presentation.reports.document import ReportTable
from perfeval.presentation.reports.material import Column, Material, Piece, table_of
from perfeval.presentation.reports.wording import Wording
from perfeval.presentation.words import label
from perfeval.rates import budget_execution_rate
from perfeval.records import Project
from perfeval.terms import Basis, Term

_ALWAYS: Final = ("initial", "adjusted", "executed")
_COLUMNS: Final = ("initial", "adjusted", "received", "carried_in", "executed")


def money(material: Material) -> Iterator[Piece]:
    """The money in a sentence, and its sources in a table (收支预决算情况)."""
    budget = material.subject.budget
    if budget is None:
        yield material.wording.blank_field("budget")
        return
    yield material.wording.ended(material.wording.joined(_parts(material)))
    if reason := budget.adjustment_reason:
        name = material.wording.field("adjustment_reason")
        yield material.wording.say("{label}: {value}", label=name, value=reason)
    if budget.lines:
        yield _sources(material.wording, budget)


def execution_rate(material: Material, budget: Budget | None) -> str | None:
    """The execution rate on the basis of the scheme; ``None`` where it has no answer (执行率)."""
    execution = material.evaluation.scheme.execution if material.evaluation else None
    basis = execution.basis if execution else Basis.ADJUSTED
    try:
        return material.wording.percent(budget_execution_rate(budget or Budget(), basis=basis))
    except CalculationError:
        return None


def projects(material: Material) -> Iterator[Piece]:
    """The projects of a department with their money (所属项目)."""
    if material.department is None or not material.department.projects:
        return
    wording = material.wording
    columns: tuple[Column[Project], ...] = (
        Column(wording.say("project"), lambda each: each.name),
        *(Column(_head(wording, name), _of_project(wording, name)) for name in _COLUMNS),
        Column(
            wording.word("预算执行率"), lambda each: execution_rate(material, each.budget) or ""
        ),
        Column(wording.field("achievement"), lambda each: each.achievement),
    )
    yield table_of(columns, material.department.projects)


def _parts(material: Material) -> Iterator[str]:
    """How many projects, each amount, and the execution rate."""
    wording, budget = material.wording, material.subject.budget or Budget()
    if material.department is not None:
        yield wording.say("projects: {count}", count=_count(material))
    for name in _COLUMNS:
        amount = budget.amount(name)
        if amount is not None or name in _ALWAYS:
            known = None if amount is None else wording.wan(amount)
            shown = material.shown(known, wording.field(name))
            yield wording.say("{name} {amount}", name=wording.field(name), amount=shown)
    if change := budget.change:
        name = wording.field("adjustment")
        yield wording.say("{name} {amount}", name=name, amount=wording.wan(change))
    rate = wording.word("预算执行率")
    shown = material.shown(execution_rate(material, budget), rate)
    yield wording.say("{name} {amount}", name=rate, amount=shown)


def _count(material: Material) -> str:
    """How many projects there are, as stated, else as recorded."""
    department = material.department
    stated = department.declared_project_count if department else None
    counted = len(department.projects) if department else 0
    return material.shown(
        counted or None if stated is None else stated, material.wording.word("项目个数")
    )


def _sources(wording: Wording, budget: Budget) -> ReportTable:
    """A row for each source of money."""
    columns: tuple[Column[FundingLine], ...] = (
        Column(wording.field("source"), lambda each: each.label or _term(wording, each.source)),
        Column(wording.field("account"), lambda each: _term(wording, each.account)),
        Column(wording.field("spending_class"), lambda each: _term(wording, each.spending_class)),
        *(Column(_head(wording, name), _of_line(wording, name)) for name in _COLUMNS),
        Column(wording.field("deviation_reason"), lambda each: each.deviation_reason),
    )
    return table_of(columns, budget.lines)


def _head(wording: Wording, name: str) -> str:
    """The head of a column of money, with its unit."""
    return wording.say("{name} (ten thousand yuan)", name=wording.field(name))


def _of_line(wording: Wording, name: str) -> Callable[[FundingLine], str]:
    """What shows an amount of a row."""
    return lambda line: _amount(wording, line, name)


def _of_project(wording: Wording, name: str) -> Callable[[Project], str]:
    """What shows an amount of a project."""
    return lambda project: _amount(wording, project.budget or Budget(), name)


def _amount(wording: Wording, amounts: Amounts, name: str) -> str:
    """An amount in 万元; nothing where it is not stated."""
    amount: Decimal | None = amounts.amount(name)
    return "" if amount is None else wording.wan_alone(amount)


def _term(wording: Wording, term: Term | None) -> str:
    """A term in the language of the report; nothing where there is none."""
    return "" if term is None else label(term, locale=wording.locale)
