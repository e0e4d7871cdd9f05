"""What was wanted and what was reached (绩效目标及实现情况), with the indicators in tables."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from perfeval.errors import plain
from perfeval.presentation.reports.document import ReportTable
from perfeval.presentation.reports.material import Column, Material, Piece, table_of
from perfeval.presentation.reports.money import projects
from perfeval.records import Indicator
from perfeval.targets import format_actual, format_target
from perfeval.totals import Subtotal


class Row(NamedTuple):
    """An indicator of a table, with its score (指标行)."""

    indicator: Indicator
    """The indicator."""
    score: Decimal | None
    """What it earned; ``None`` where nobody says."""


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
    subtotals = material.evaluation.subtotals if material.evaluation else ()
    if not subtotals:
        return
    wording = material.wording
    columns: tuple[Column[Subtotal], ...] = (
        Column(wording.field("level1"), lambda each: each.label or wording.word("未列一级指标")),
        Column(wording.field("full_marks"), lambda each: plain(each.full_marks)),
        Column(wording.field("score"), lambda each: plain(each.recorded)),
        Column(wording.say("score rate"), lambda each: _rate(material, each)),
    )
    yield table_of(columns, subtotals)


def indicator_table(material: Material, rows: Iterable[Row]) -> ReportTable:
    """Indicators with target, actual value, full marks, score and reason (指标得分表)."""
    wording = material.wording
    actual, score = wording.field("actual"), wording.field("score")
    columns: tuple[Column[Row], ...] = (
        *_named(material),
        Column(actual, lambda each: material.shown(_actual(each.indicator), actual)),
        Column(wording.field("full_marks"), lambda each: points_of(each.indicator.full_marks)),
        Column(score, lambda each: material.shown(points_of(each.score), score)),
        Column(wording.field("deviation_reason"), lambda each: each.indicator.deviation_reason),
    )
    return table_of(columns, [*rows])


def rows_of(material: Material) -> list[Row]:
    """The indicators: with the scores that follow, or without a result as they are stated."""
    indicators = material.subject.indicators
    if material.evaluation is None:
        return [Row(each, each.declared_score) for each in indicators]
    earned = {each.path: each.recorded for each in material.evaluation.scores}
    return [Row(each, earned.get(("indicators", place))) for place, each in enumerate(indicators)]


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
        Column(target, lambda each: material.shown(_target(each.indicator), target)),
    )


def _target(indicator: Indicator) -> str:
    """What was to be reached, as forms write it."""
    return format_target(indicator.target) if indicator.target else ""


def _actual(indicator: Indicator) -> str:
    """What was reached, as forms write it."""
    return format_actual(indicator.actual) if indicator.actual else ""


def _rate(material: Material, subtotal: Subtotal) -> str:
    """What was earned of what could be."""
    marks = Fraction(subtotal.full_marks)
    return material.wording.percent(subtotal.exact / marks) if marks else ""
