"""What was wanted and what was reached (绩效目标及实现情况), with the indicators in tables."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from perfeval.errors import plain
from perfeval.evaluation import Evaluation
from perfeval.items import Score
from perfeval.measures import NotApplicable
from perfeval.presentation.catalogs import translated
from perfeval.presentation.charting import marks_text, points_text, rate_in_percent, sum_text
from perfeval.presentation.figures import kind_text, marks, stated_score, why
from perfeval.presentation.reports.document import ReportTable
from perfeval.presentation.reports.material import Column, Material, Piece, table_of
from perfeval.presentation.reports.money import projects
from perfeval.records import Indicator
from perfeval.schemes import Scheme
from perfeval.targets import format_actual, format_target
from perfeval.totals import Subtotal

_RATE_PLACES: Final = 2


class Row(NamedTuple):
    """An indicator of a table, with its score (指标行)."""

    indicator: Indicator
    """The indicator."""
    full_marks: str
    """What it could earn, as it counts."""
    score: str
    """What it earned, or why it earned nothing; empty where nobody says."""


def goal(material: Material) -> Iterator[Piece]:
    """What was to be achieved, and the indicators with their targets (绩效目标、指标)."""
    yield material.stated(material.subject.goal, "goal")
    if not material.subject.indicators:
        yield material.wording.blank_field("indicators")
        return
    marks: Column[Row] = Column(
        material.wording.field("full_marks"), lambda each: points_of(each.indicator.full_marks)
    )
    yield table_of((*_named(material), marks), rows_of(material))


def achievement(material: Material) -> Iterator[Piece]:
    """What was achieved on the whole (总体目标实现情况)."""
    yield material.stated(material.subject.achievement, "achievement")


def indicator_analysis(material: Material) -> Iterator[Piece]:
    """What is said of the indicators, each with its score, and the heads with theirs (分项分析)."""
    text = material.department.indicator_analysis if material.department else ""
    rows = rows_of(material)
    if text or not rows:
        yield material.stated(text, "indicator_analysis")
    if rows:
        yield indicator_table(material, rows)
    yield from heads(material)
    yield from projects(material)


def heads(material: Material) -> Iterator[Piece]:
    """The level-1 heads with full marks, score and score rate (一级指标得分率)."""
    result = material.evaluation
    if result is None or not result.subtotals:
        return
    wording, scheme, locale = material.wording, result.scheme, material.wording.locale
    columns: tuple[Column[Subtotal], ...] = (
        Column(wording.field("level1"), lambda each: each.label or wording.word("未列一级指标")),
        Column(wording.field("full_marks"), lambda each: marks(each.full_marks, locale)),
        Column(wording.field("score"), lambda each: sum_text(each, scheme, locale)),
        Column(wording.say("score rate"), lambda each: _rate(each, scheme, locale)),
    )
    yield table_of(columns, result.subtotals)


def indicator_table(material: Material, rows: Iterable[Row]) -> ReportTable:
    """Indicators with target, actual value, full marks, score and reason (指标得分表)."""
    wording = material.wording
    actual, score = wording.field("actual"), wording.field("score")
    columns: tuple[Column[Row], ...] = (
        *_named(material),
        Column(actual, lambda each: material.shown(_actual(each.indicator), actual)),
        Column(wording.field("full_marks"), lambda each: each.full_marks),
        Column(score, lambda each: material.shown(each.score, score)),
        Column(wording.field("deviation_reason"), lambda each: each.indicator.deviation_reason),
    )
    return table_of(columns, [*rows])


def rows_of(material: Material) -> list[Row]:
    """The indicators: with the scores that follow, or without a result as they are stated."""
    result, locale = material.evaluation, material.wording.locale
    if result is None:
        return [_stated(each, locale) for each in material.subject.indicators]
    return [_scored(each, result, locale) for each in result.scores if each.path[0] == "indicators"]


def _stated(indicator: Indicator, locale: str) -> Row:
    """An indicator with the score that the table states, or with why it states none."""
    score = points_of(stated_score(indicator))
    if not score and isinstance(indicator.actual, NotApplicable):
        score = translated(NotApplicable.__name__, locale, "kind")
    return Row(indicator, points_of(indicator.full_marks), score)


def _scored(score: Score, result: Evaluation, locale: str) -> Row:
    """An indicator with what follows, or with why it is not scored."""
    marked = marks_text(score, result.scheme, locale)
    if score.points is None:
        return Row(score.indicator, marked, why(score.treatment, None, locale))
    return Row(score.indicator, marked, points_text(score, result.scheme, locale))


def points_of(value: Decimal | None) -> str:
    """Points; nothing where there are none."""
    return "" if value is None else plain(value)


def _named(material: Material) -> tuple[Column[Row], ...]:
    """The columns that name an indicator and its target."""
    wording = material.wording
    target = wording.field("target")
    return (
        Column(wording.field("level1"), lambda each: each.indicator.level1),
        Column(wording.field("level2"), lambda each: each.indicator.level2),
        Column(wording.say("level-3 indicator"), lambda each: each.indicator.name),
        Column(
            wording.field("indicators.kind"), lambda each: kind_text(each.indicator, wording.locale)
        ),
        Column(target, lambda each: material.shown(_target(each.indicator), target)),
    )


def _target(indicator: Indicator) -> str:
    """What was to be reached, as forms write it."""
    return format_target(indicator.target) if indicator.target else ""


def _actual(indicator: Indicator) -> str:
    """What was reached, as forms write it."""
    return format_actual(indicator.actual) if indicator.actual else ""


def _rate(subtotal: Subtotal, scheme: Scheme, locale: str) -> str:
    """What was earned of what could be."""
    if not subtotal.full_marks:
        return ""
    rate = 100 * subtotal.exact / subtotal.full_marks
    return rate_in_percent(rate, scheme, _RATE_PLACES, locale)
