"""What the views of results say (评价结果视图): an evaluation, and what checks find."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

import attrs

from perfeval.errors import Path, Problem
from perfeval.evaluation import Evaluation
from perfeval.insight import Loss
from perfeval.items import Score, grouped, level1_of
from perfeval.linter import Finding
from perfeval.presentation.charting import (
    grade_strip,
    losses_of,
    lost_text,
    mark_of,
    marks_of,
    marks_text,
    name_of,
    points_text,
    shown_points,
    sum_text,
)
from perfeval.presentation.charts import Mark
from perfeval.presentation.figures import (
    NOTHING,
    actual_text,
    head,
    heading,
    marks,
    said,
    target_text,
    why,
)
from perfeval.presentation.numbers import format_number, format_percent, format_points
from perfeval.presentation.pages import FOLDED, SIGNS, Cell, Column, Facts, Grid, Group, Lines, Page
from perfeval.presentation.paths import describe_path
from perfeval.presentation.problems import sentence_of
from perfeval.presentation.results import from_worse, to_better
from perfeval.presentation.words import label, word
from perfeval.records import Subject
from perfeval.scales import Band, Graded, Scale, band_of, buffer_above, to_next_band
from perfeval.schemes import Scheme
from perfeval.terms import Category, ItemKind
from perfeval.totals import Subtotal, full_marks_of

_UNLISTED: Final = "未列一级指标"

Noted = Problem | Finding
"""What a check finds."""


def evaluation_page(evaluation: Evaluation, locale: str) -> Page:
    """An evaluation: the total, the grade, how far the lines are, and every indicator."""
    scale, findings = evaluation.scheme.scale, evaluation.findings
    return Page(
        title=evaluation.subject.name,
        under=subtitle(evaluation.subject, evaluation.scheme.name),
        locale=locale,
        blocks=(
            Facts(tuple(_outcome(evaluation, locale)), large=True),
            *([] if scale is None else [grade_strip(evaluation, scale, locale)]),
            *_distances(evaluation, locale),
            *_heads(evaluation, locale),
            _scores(evaluation, locale),
            legend(locale),
            *([findings_grid(findings, locale)] if findings else []),
        ),
    )


def subtitle(subject: Subject, *more: str) -> str:
    """What stands under the name: the year, and more."""
    year = "" if subject.year is None else str(subject.year)
    return " · ".join(each for each in (year, *more) if each)


def _outcome(evaluation: Evaluation, locale: str) -> Iterator[tuple[str, str]]:
    """The total and the grade."""
    scheme, scores = evaluation.scheme, evaluation.scores
    full_marks = full_marks_of(scores) if scores else scheme.full_marks
    yield (
        heading("总分", locale),
        f"{total_text(evaluation, locale)} / {marks(full_marks, locale)}",
    )
    if scheme.scale is not None:
        yield head("grade", locale), grade_text(evaluation.grade, scheme.scale, locale)


def total_text(evaluation: Evaluation, locale: str) -> str:
    """The recorded total; never with the look of another grade."""
    if evaluation.total is None:
        return NOTHING
    places, scale = evaluation.scheme.recording.rounding.places, evaluation.scheme.scale
    if scale is None:
        return format_number(evaluation.total, places=places, locale=locale)
    return format_points(evaluation.total, places=places, scale=scale, locale=locale)


def grade_text(grade: Band | None, scale: Scale, locale: str) -> str:
    """A grade with its place among the others, so that no colour has to say it."""
    if grade is None:
        return NOTHING
    place, count = scale.bands.index(grade) + 1, len(scale.bands)
    rank = said("rank {rank} of {count}", locale, rank=place, count=count)
    return said("{label} ({kind})", locale, label=grade.label, kind=rank)


def _distances(evaluation: Evaluation, locale: str) -> Iterator[Lines]:
    """How far the next better and the next worse grade are, where the total decides the grade."""
    scale, total, grade = evaluation.scheme.scale, evaluation.total, evaluation.grade
    if scale is None or total is None or grade is None or scale.graded is not Graded.TOTAL:
        return
    if band_of(total, scale) == grade:
        better, worse = to_next_band(total, scale=scale), buffer_above(total, scale=scale)
        low = scale.lower_is_better
        lines = (
            None if better is None else to_better(better, locale),
            None if worse is None else from_worse(worse, locale, lower_is_better=low),
        )
        yield Lines(tuple(each for each in lines if each is not None))


def _heads(evaluation: Evaluation, locale: str) -> Iterator[Facts]:
    """What each head earned, where the table under it is folded."""
    if len(evaluation.scores) > FOLDED:
        sums = ((each, _sums(each, evaluation, locale)) for each in evaluation.subtotals)
        yield Facts(
            tuple(
                (each.label or word(_UNLISTED, locale), f"{points} / {full}")
                for each, (full, points) in sums
            )
        )


def _scores(evaluation: Evaluation, locale: str) -> Grid:
    """Every indicator under its head."""
    lost = {each.path: each for each in losses_of(evaluation)}
    columns = (
        Column(head("indicators.name", locale)),
        Column(head("target", locale)),
        Column(head("actual", locale)),
        Column(head("full_marks", locale), number=True),
        Column(head("score", locale), number=True),
        Column(_capital(said("points lost", locale)), number=True),
        Column(heading("得分率", locale), number=True),
        Column(head("branch", locale)),
    )
    return Grid(
        caption=head("scores", locale),
        columns=columns,
        groups=tuple(_groups(evaluation, lost, locale)),
        fold=said("all {count} rows", locale, count=len(evaluation.scores)),
    )


def _capital(text: str) -> str:
    """A text that begins with a capital."""
    return text[:1].upper() + text[1:]


def _groups(evaluation: Evaluation, lost: dict[Path, Loss], locale: str) -> Iterator[Group]:
    """The indicators of the base under their heads, then those on top of it and against it."""
    sums = {id(score): sub for sub in evaluation.subtotals for score in sub.scores}
    for scores in grouped(evaluation.scores, _head_of):
        rows = tuple(_row(each, lost.get(each.path), evaluation, locale) for each in scores)
        subtotal = sums.get(id(scores[0]))
        yield Group(
            head=_head_text(scores[0], locale),
            totals=() if subtotal is None else _sums(subtotal, evaluation, locale),
            start=3,
            rows=rows,
        )


def _head_of(score: Score) -> str:
    """What an indicator stands under: its level-1 head, or what it does to the total."""
    kind = score.indicator.kind
    return level1_of(score) if kind is ItemKind.BASE else f"\n{kind.value}"


def _head_text(score: Score, locale: str) -> str:
    """The head of a group as printed."""
    indicator = score.indicator
    if indicator.kind is not ItemKind.BASE:
        return label(indicator.kind, locale=locale)
    if indicator.level1 == Category.EXECUTION.term:  # A head of our own, not of the table.
        return label(Category.EXECUTION, locale=locale)
    return indicator.level1 or word(_UNLISTED, locale)


def _sums(subtotal: Subtotal, evaluation: Evaluation, locale: str) -> tuple[str, str]:
    """Full marks and points of a head."""
    return marks(subtotal.full_marks, locale), sum_text(subtotal, evaluation.scheme, locale)


def _row(score: Score, loss: Loss | None, evaluation: Evaluation, locale: str) -> tuple[Cell, ...]:
    """One indicator."""
    scheme, indicator = evaluation.scheme, score.indicator
    mark = mark_of(score, scheme)
    places = scheme.recording.rounding.places
    nothing = NOTHING if score.points is None else format_number(0, places=places, locale=locale)
    return (
        Cell(name_of(score, locale), small=indicator.level2),
        Cell(target_text(indicator.target)),
        Cell(actual_text(indicator.actual, locale)),
        Cell(marks_text(score, scheme, locale)),
        Cell(points_text(score, scheme, locale)),
        Cell(nothing if loss is None else lost_text(loss, places, locale)),
        _rate(score, mark, scheme, locale),
        Cell(why(score.treatment, score.points.branch if score.points else None, locale)),
    )


def _rate(score: Score, mark: Mark | None, scheme: Scheme, locale: str) -> Cell:
    """The share of full marks that was earned, with a bar."""
    points, full_marks = shown_points(score, scheme), marks_of(score, scheme)
    if points is None or mark is None or not full_marks:
        return Cell(NOTHING if mark is None else "", mark=mark)
    rate = Fraction(points) / full_marks
    held = min(max(rate, Fraction(0)), Fraction(1))
    return Cell(format_percent(rate, locale=locale), mark=mark, bar=held)


def legend(locale: str) -> Lines:
    """What the shapes mean."""
    return Lines(("  ".join(f"{SIGNS[each]} {label(each, locale=locale)}" for each in Mark),))


def findings_page(findings: Sequence[Noted], locale: str) -> Page:
    """What checks found, one below the other."""
    return Page(
        title=said("{count} findings", locale, count=len(findings)),
        locale=locale,
        blocks=(findings_grid(findings, locale),) if findings else (),
    )


def findings_grid(findings: Iterable[Noted], locale: str) -> Grid:
    """Findings as a table: how much each matters, where it stands, and what it is."""
    found = tuple(findings)
    repairs = any(isinstance(each, Finding) and each.repair for each in found)
    heads = ["severity", "path", *(["repair"] if repairs else []), "found"]
    rows = tuple(_finding(each, locale, repairs=repairs) for each in found)
    return Grid(
        caption=head("findings", locale),
        columns=tuple(Column(_finding_head(each, locale)) for each in heads),
        groups=(Group(rows=rows),),
        fold=said("all {count} rows", locale, count=len(found)),
    )


def _finding_head(name: str, locale: str) -> str:
    """What stands above a column of findings."""
    if name in {"found", "repair"}:
        message = {"found": "finding", "repair": "suggested value"}[name]
        return _capital(said(message, locale))
    return head(name, locale)


def _finding(found: Noted, locale: str, *, repairs: bool) -> tuple[Cell, ...]:
    """One finding."""
    inner = found.problem if isinstance(found, Finding) else found
    place = found.place if isinstance(found, Finding) else None
    repair = found.repair if isinstance(found, Finding) else None
    path = describe_path(inner.path, locale=locale) if inner.path else NOTHING
    suggested = [Cell(NOTHING if repair is None else str(repair.value))] if repairs else []
    return (
        Cell(label(inner.severity, locale=locale), mark=inner.severity),
        Cell(path if place is None else str(place), small="" if place is None else path),
        *suggested,
        Cell(sentence_of(attrs.evolve(inner, path=()), locale), small=inner.code.value),
    )
