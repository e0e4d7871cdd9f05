"""What the views of records say (记录视图): money, projects, departments, scales and rules."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from perfeval.errors import PerfevalError
from perfeval.funds import AMOUNTS, Amounts, Budget
from perfeval.presentation.catalogs import translated
from perfeval.presentation.charting import (
    band_text,
    execution_bars,
    funding_rows,
    rate_text,
    rule_curve,
    scale_strip,
    unit_of,
)
from perfeval.presentation.charts import Chart
from perfeval.presentation.figures import (
    Money,
    actual_text,
    head,
    heading,
    kind_text,
    marks,
    raised,
    said,
    stated,
    stated_score,
    target_text,
)
from perfeval.presentation.pages import Block, Cell, Column, Facts, Grid, Group, Page
from perfeval.presentation.result_views import subtitle
from perfeval.presentation.vocabulary import KINDS
from perfeval.presentation.words import label, word
from perfeval.records import Department, Indicator, Project, Subject
from perfeval.rule_wording import LOCALES as WORDINGS
from perfeval.rule_wording import format_rule
from perfeval.scales import Scale
from perfeval.scoring import NumericRule, Rule
from perfeval.tables import Head
from perfeval.terms import category_of

_PROJECT: Final = ("code", "department", "unit", "contact")
_DEPARTMENT: Final = ("code", "supervisor", "contact", "rank")
_HEADS: Final = MappingProxyType({"unit": Head.UNIT_NAME, "contact": Head.CONTACT})
_TEXTS: Final = ("goal", "achievement", "problems", "measures")
_UNLISTED: Final = "未列一级指标"


def budget_page(budget: Budget, locale: str) -> Page:
    """A fund block: its rows, and what was executed of each."""
    return Page(title=head("budget", locale), locale=locale, blocks=tuple(_money(budget, locale)))


def project_page(project: Project, locale: str) -> Page:
    """A project as its table states it."""
    return Page(
        title=project.name,
        under=subtitle(project, label(project.kind, locale=locale)),
        locale=locale,
        blocks=tuple(_subject_blocks(project, _PROJECT, locale)),
    )


def department_page(department: Department, locale: str) -> Page:
    """A department as its report states it, with its people, assets and projects."""
    return Page(
        title=department.name,
        under=subtitle(department, label(department.kind, locale=locale)),
        locale=locale,
        blocks=(
            *_subject_blocks(department, _DEPARTMENT, locale),
            *_organs(department, locale),
            *_assets(department, locale),
            *_projects(department, locale),
        ),
    )


def _subject_blocks(subject: Subject, names: Iterable[str], locale: str) -> Iterator[Block]:
    """What projects and departments have in common."""
    pairs = [
        (_called(name, locale), str(value)) for name in names if (value := getattr(subject, name))
    ]
    if pairs:
        yield Facts(tuple(pairs))
    if subject.declared_total is not None or subject.declared_grade is not None:
        yield Facts(
            (
                (head("declared_total", locale), marks(subject.declared_total, locale)),
                (head("declared_grade", locale), stated(subject.declared_grade)),
            ),
            large=True,
        )
    if subject.budget is not None:
        yield from _money(subject.budget, locale)
    if subject.indicators:
        yield _indicators(subject.indicators, locale)
    texts = [(head(name, locale), value) for name in _TEXTS if (value := getattr(subject, name))]
    if texts:
        yield Facts(tuple(texts))


def _called(name: str, locale: str) -> str:
    """What a form calls a field, where that is not what the field is called anywhere."""
    return raised(label(_HEADS[name], locale=locale)) if name in _HEADS else head(name, locale)


def _money(budget: Budget, locale: str) -> Iterator[Block]:
    """The amounts that are stated, row by row, with the rate that follows."""
    rows = funding_rows(budget, locale)
    names = [name for name in AMOUNTS if any(each.amount(name) is not None for _, each in rows)]
    money = Money((each.amount(name) for _, each in rows for name in names), locale)
    columns = [
        Column(head("source", locale)),
        *(
            Column(
                said("{label} ({kind})", locale, label=head(name, locale), kind=money.unit),
                number=True,
            )
            for name in names
        ),
        Column(heading("预算执行率", locale), number=True),
    ]
    groups = (Group(rows=tuple(_amounts(*each, names, money) for each in rows)),)
    yield Grid(caption=head("budget", locale), columns=tuple(columns), groups=groups)
    bars = execution_bars(budget, locale)
    if bars.bars:
        yield bars


def _amounts(name: str, row: Amounts, names: Iterable[str], money: Money) -> tuple[Cell, ...]:
    """A row of the fund block."""
    rate = rate_text(row.amount("executed"), row.amount("adjusted"), money.locale)
    return Cell(name), *(Cell(money.text(row.amount(each))) for each in names), Cell(rate)


def _indicators(indicators: tuple[Indicator, ...], locale: str) -> Grid:
    """The indicators as the table states them, those on top of the base and against it apart."""
    heads: dict[tuple[str, str], list[Indicator]] = {}
    for each in indicators:
        kind = kind_text(each, locale)
        heads.setdefault((kind, "" if kind else category_of(each.level1)), []).append(each)
    return Grid(
        caption=head("indicators", locale),
        columns=(
            Column(head("indicators.name", locale)),
            Column(head("target", locale)),
            Column(head("actual", locale)),
            Column(head("full_marks", locale), number=True),
            Column(head("declared_score", locale), number=True),
        ),
        groups=tuple(
            Group(
                head=kind or rows[0].level1 or word(_UNLISTED, locale),
                start=5,
                rows=tuple(_indicator(each, locale) for each in rows),
            )
            for (kind, _), rows in heads.items()
        ),
        fold=said("all {count} rows", locale, count=len(indicators)),
    )


def _indicator(indicator: Indicator, locale: str) -> tuple[Cell, ...]:
    """A row of the table."""
    return (
        Cell(indicator.name, small=indicator.level2),
        Cell(target_text(indicator.target)),
        Cell(actual_text(indicator.actual, locale)),
        Cell(marks(indicator.full_marks, locale)),
        Cell(marks(stated_score(indicator), locale)),
    )


def _organs(department: Department, locale: str) -> Iterator[Grid]:
    """The organs with their posts and people."""
    staffing = department.staffing
    if staffing is None or not staffing.organs:
        return
    rows = tuple(
        (
            Cell(each.name),
            Cell(stated(each.post_kind)),
            Cell(stated(each.authorised)),
            Cell(stated(each.actual)),
        )
        for each in staffing.organs
    )
    texts, figures = ("organs", "post_kind"), ("authorised", "organs.actual")
    yield _plain_grid(head("staffing", locale), texts, figures, rows, locale)


def _assets(department: Department, locale: str) -> Iterator[Grid]:
    """The assets by class."""
    if department.assets is None or not department.assets.classes:
        return
    classes = department.assets.classes
    money = Money((each.original_value for each in classes), locale)
    rows = tuple(
        (Cell(each.name), Cell(money.text(each.original_value)), Cell(money.text(each.in_use)))
        for each in classes
    )
    caption = _named("assets", locale, money.unit)
    yield _plain_grid(caption, ("classes",), ("original_value", "in_use"), rows, locale)


def _projects(department: Department, locale: str) -> Iterator[Grid]:
    """The projects of a department, one a row."""
    if not department.projects:
        return
    spent = [(each.budget or Budget()).amount("executed") for each in department.projects]
    money = Money(spent, locale)
    rows = tuple(
        (
            Cell(each.name, small=each.unit),
            Cell(stated(each.declared_grade)),
            Cell(marks(each.declared_total, locale)),
            Cell(money.text(amount)),
        )
        for each, amount in zip(department.projects, spent, strict=True)
    )
    texts, figures = ("name", "declared_grade"), ("declared_total", "executed")
    yield _plain_grid(_named("projects", locale, money.unit), texts, figures, rows, locale)


def _named(caption: str, locale: str, unit: str) -> str:
    """A caption with the unit of the money under it."""
    return said("{label} ({kind})", locale, label=head(caption, locale), kind=unit)


def _plain_grid(
    caption: str,
    texts: Iterable[str],
    figures: Iterable[str],
    rows: tuple[tuple[Cell, ...], ...],
    locale: str,
) -> Grid:
    """A table without groups."""
    return Grid(
        caption=caption,
        columns=(
            *(Column(head(each, locale)) for each in texts),
            *(Column(head(each, locale), number=True) for each in figures),
        ),
        groups=(Group(rows=rows),),
        fold=said("all {count} rows", locale, count=len(rows)),
    )


def scale_page(scale: Scale, locale: str) -> Page:
    """A scale: its bands, best first, and what it looks like."""
    count = len(scale.bands)
    rows = tuple(
        (
            Cell(band.label),
            Cell(said("rank {rank} of {count}", locale, rank=place + 1, count=count)),
            Cell(band_text(band, unit_of(scale, locale))),
        )
        for place, band in enumerate(scale.bands)
    )
    heads = (head("grade", locale), head("bands", locale), label(scale.graded, locale=locale))
    grid = Grid(
        caption=head("scale", locale),
        columns=tuple(Column(each[:1].upper() + each[1:]) for each in heads),
        groups=(Group(rows=rows),),
    )
    return Page(
        title=scale.name or head("scale", locale),
        under=str(scale.citation or ""),
        locale=locale,
        blocks=(scale_strip(scale, locale), grid),
    )


def rule_page(rule: Rule, locale: str) -> Page:
    """A rule: its wording, and its curve where it has one."""
    name = type(rule).__name__
    curve: Chart | None = rule_curve(rule, locale) if isinstance(rule, NumericRule) else None
    return Page(
        title=translated(name, locale, "kind") if name in KINDS else name,
        under=_wording(rule, locale),
        locale=locale,
        blocks=() if curve is None else (curve,),
    )


def _wording(rule: Rule, locale: str) -> str:
    """The standard wording of a rule; nothing for a rule of somebody's own."""
    try:
        return format_rule(rule, locale=locale if locale in WORDINGS else WORDINGS[0])
    except PerfevalError:
        return ""
