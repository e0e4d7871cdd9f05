"""From a result, a budget, a scale or a rule to what its picture shows (图表取数)."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from perfeval.errors import PerfevalError
from perfeval.evaluation import Evaluation
from perfeval.funds import Amounts, Budget, FundingLine
from perfeval.insight import HeadLoss, Loss, lost_points
from perfeval.insight.losses import marks_in_force
from perfeval.items import Score
from perfeval.measures import Amount, AnyActual, Measured, Ratio, Target
from perfeval.presentation.charts import Bar, Bars, Curve, Mark, Picture, Stretch, Strip
from perfeval.presentation.curves import Course, course
from perfeval.presentation.figures import (
    NOTHING,
    Money,
    actual_text,
    earned,
    head,
    heading,
    marks,
    percentage,
    raised,
    said,
)
from perfeval.presentation.numbers import (
    edges_of,
    format_percent,
    format_points,
    percent_sign,
)
from perfeval.presentation.signs import one_line
from perfeval.presentation.words import label, word
from perfeval.quantities import ONE, ZERO, Rounding, exactly, fraction, recorded
from perfeval.scales import Band, Graded, Scale
from perfeval.schemes import RecordedAt, Scheme
from perfeval.scoring import NumericRule, on_one_scale
from perfeval.terms import Basis, Direction, ItemKind, Operator
from perfeval.totals import Subtotal, full_marks_of

_RATE_PLACES: Final = 2
_CURVE_PLACES: Final = 2
_HUNDRED: Final = Decimal(100)
_NOTHING: Final = Fraction(0)
_SAMPLE_MARKS: Final = (Fraction(10), Fraction(100))
"""Full marks with which a rule is shown that stands alone."""
_SAMPLE_TARGETS: Final = tuple(
    Target(operator=operator, value=Amount(_HUNDRED, "%"))
    for operator in (Operator.AT_LEAST, Operator.AT_MOST)
)
"""Targets with which it is shown."""


def shown_points(score: Score, scheme: Scheme) -> Fraction | Decimal | None:
    """The points of an indicator as they count: recorded, or exactly until the total is."""
    return score.recorded if scheme.recording.at is RecordedAt.INDICATOR else score.exact


def points_text(score: Score, scheme: Scheme, locale: str) -> str:
    """The points of an indicator in figures; what takes points off has a minus."""
    sign = -1 if score.indicator.kind is ItemKind.PENALTY else 1
    points, limit = shown_points(score, scheme), sign * marks_of(score, scheme)
    places = scheme.recording.rounding.places
    return earned(None if points is None else sign * Fraction(points), places, [limit], locale)


def marks_of(score: Score, scheme: Scheme) -> Fraction:
    """The full marks of an indicator as they count, where points were moved to it too."""
    return marks_in_force(score.full_marks, [score], scheme)


def marks_text(score: Score, scheme: Scheme, locale: str) -> str:
    """The same in figures."""
    return marks(marks_of(score, scheme), locale, scheme.recording.rounding.places)


def sum_text(subtotal: Subtotal, scheme: Scheme, locale: str) -> str:
    """What the indicators under a head earned, never with the look of its full marks."""
    return earned(subtotal.exact, scheme.recording.rounding.places, [subtotal.full_marks], locale)


def rate_in_percent(value: Fraction | Decimal, scheme: Scheme, places: int, locale: str) -> str:
    """A score rate, never with the look of another grade, nor of all where it is less."""
    scale = scheme.scale
    by_rate = scale is not None and scale.graded is Graded.SCORE_RATE
    whole = _HUNDRED if by_rate else scheme.full_marks
    ends = () if scale is None else edges_of(scale)
    edges = (100 * fraction(end, whole) for end in ends)
    return percentage(value, places, [ZERO, _HUNDRED, *edges], locale)


def mark_of(score: Score, scheme: Scheme) -> Mark | None:
    """What became of the points of an indicator; what only takes points off has no mark."""
    points = shown_points(score, scheme)
    if score.indicator.kind is ItemKind.PENALTY:
        return None
    if points is None:
        return Mark.OUT
    return _mark(Fraction(points), marks_of(score, scheme))


def _mark(part: Fraction, whole: Fraction) -> Mark:
    """All of it, none, or some."""
    return Mark.FULL if part >= whole else Mark.NOTHING if part <= 0 else Mark.PART


def score_bars(evaluation: Evaluation, locale: str) -> Bars:
    """What each indicator earned, against what it could; what only takes points off is left out."""
    scheme = evaluation.scheme
    marked = ((each, mark_of(each, scheme)) for each in evaluation.scores)
    return Bars(
        picture=Picture.SCORES,
        title=raised(label(Picture.SCORES, locale=locale)),
        part=head("score", locale),
        whole=head("full_marks", locale),
        bars=tuple(
            Bar(
                label=name_of(each, locale),
                part=Fraction(shown_points(each, scheme) or 0),
                whole=marks_of(each, scheme),
                text=f"{points_text(each, scheme, locale)} / {marks_text(each, scheme, locale)}",
                mark=mark,
            )
            for each, mark in marked
            if mark is not None
        ),
    )


def name_of(score: Score, locale: str) -> str:
    """What an indicator is called; the one that the scheme brings in the language of the reader."""
    name = one_line(score.indicator.name)
    return word(name, locale) if score.path == ("budget",) else name


def loss_bars(evaluation: Evaluation, locale: str) -> Bars:
    """What each indicator lost, the most first."""
    names = {each.path: name_of(each, locale) for each in evaluation.scores}
    places = evaluation.scheme.recording.rounding.places
    return Bars(
        picture=Picture.LOSSES,
        title=raised(label(Picture.LOSSES, locale=locale)),
        part=raised(said("points lost", locale)),
        whole=head("full_marks", locale),
        bars=tuple(
            Bar(
                label=names[each.path],
                part=each.exact,
                whole=each.full_marks,
                text=f"{lost_text(each, places, locale)}"
                f" / {marks(each.full_marks, locale, places)}",
                mark=Mark.NOTHING if each.exact >= each.full_marks else Mark.PART,
            )
            for each in losses_of(evaluation)
        ),
    )


def losses_of(evaluation: Evaluation) -> tuple[Loss, ...]:
    """What each indicator lost, the most first; what earned more than full marks lost nothing."""
    return tuple(each for each in lost_points(evaluation) if each.exact > 0)


def lost_text(loss: Loss | HeadLoss, places: int, locale: str) -> str:
    """What was lost in figures; never nothing where it is something, nor all where it is less."""
    return earned(loss.exact, places, [_NOTHING, loss.full_marks], locale)


def execution_bars(budget: Budget, locale: str, basis: Basis = Basis.ADJUSTED) -> Bars:
    """What was executed of each source, against what its rate is measured by."""
    stated = [
        (name, row.amount("executed"), row.base(basis))
        for name, row in funding_rows(budget, locale)
    ]
    money = Money((amount for _, *amounts in stated for amount in amounts), locale)
    title = raised(label(Picture.EXECUTION, locale=locale))
    return Bars(
        picture=Picture.EXECUTION,
        title=said("{label} ({kind})", locale, label=title, kind=money.unit),
        part=head("executed", locale),
        whole=raised(label(basis, locale=locale)),
        bars=tuple(
            _spent(name, executed, base, money)
            for name, executed, base in stated
            if executed is not None and base is not None
        ),
    )


def _spent(name: str, executed: Decimal, base: Decimal, money: Money) -> Bar:
    """Both amounts and their rate; of nothing there is no rate, and so neither all nor some."""
    part, whole = Fraction(executed), Fraction(base)
    return Bar(
        label=name,
        part=part,
        whole=whole,
        text=f"{money.text(executed)} / {money.text(base)}"
        f" = {rate_text(executed, base, money.locale)}",
        mark=_mark(part, whole) if whole > 0 else Mark.OUT,
    )


def rate_text(executed: Decimal | None, base: Decimal | None, locale: str) -> str:
    """An execution rate; a dash where there is none."""
    if executed is None or not base or base < 0:
        return NOTHING
    return format_percent(fraction(executed, base), locale=locale)


def funding_rows(budget: Budget, locale: str) -> list[tuple[str, Amounts]]:
    """The rows of a fund block, its total first, each with what it is called."""
    total: list[tuple[str, Amounts]] = [(raised(said("in all", locale)), budget)]
    return total + [(_line_name(each, locale), each) for each in budget.lines]


def _line_name(line: FundingLine, locale: str) -> str:
    """What a row of the fund block is called: as printed, else by its source or its purpose."""
    named = (line.source, line.spending_class, line.account)
    term = next((each for each in named if each is not None), None)
    return one_line(line.label) or (NOTHING if term is None else label(term, locale=locale))


def grade_strip(evaluation: Evaluation, scale: Scale, locale: str) -> Strip:
    """The scale with what was reached on it: the total, or the score rate where that is graded."""
    by_rate = scale.graded is Graded.SCORE_RATE
    most = _HUNDRED if by_rate else evaluation.scheme.full_marks
    named = "" if evaluation.grade is None else one_line(evaluation.grade.label)
    bands = attrs.evolve(scale_strip(scale, locale, most), grade=named)
    score = _graded_rate(evaluation, scale) if by_rate else evaluation.total
    if score is None:
        return bands
    return attrs.evolve(
        bands, total=score, shown=_graded_text(score, evaluation.scheme, scale, locale)
    )


def _graded_rate(evaluation: Evaluation, scale: Scale) -> Fraction | Decimal | None:
    """The score rate in percent as a scale grades it: exactly, or to the places of the scale."""
    total, full = evaluation.total, full_marks_of(evaluation.scores)
    if total is None or not full:
        return None
    rate = 100 * fraction(total, full)
    if scale.places is None:
        return rate
    mode = evaluation.scheme.recording.rounding.mode
    return recorded(rate, rounding=Rounding(places=scale.places, mode=mode))


def _graded_text(score: Fraction | Decimal, scheme: Scheme, scale: Scale, locale: str) -> str:
    """What is graded in figures, never with the look of another grade."""
    if scale.graded is Graded.SCORE_RATE:
        places = _RATE_PLACES if scale.places is None else scale.places
        return rate_in_percent(score, scheme, places, locale)
    places = scheme.recording.rounding.places
    return format_points(score, places=places, scale=scale, locale=locale)


def scale_strip(scale: Scale, locale: str, most: Decimal = _HUNDRED) -> Strip:
    """A scale alone."""
    ends = [*edges_of(scale)]
    low, high = min([*ends, ZERO]), max([*ends, most])
    unit = unit_of(scale, locale)
    return Strip(
        title=one_line(scale.name) or head("scale", locale),
        score=heading("得分率" if scale.graded is Graded.SCORE_RATE else "总分", locale),
        unit=unit,
        stretches=tuple(
            Stretch(
                label=one_line(band.label),
                low=low if band.low is None else band.low,
                high=high if band.high is None else band.high,
                text=band_text(band, unit),
            )
            for band in scale.ascending
        ),
    )


def unit_of(scale: Scale, locale: str) -> str:
    """What stands behind a score on a scale: nothing, or the sign of a percentage."""
    return percent_sign(locale) if scale.graded is Graded.SCORE_RATE else ""


def band_text(band: Band, unit: str) -> str:
    """The scores of a band, each end with the sign that says whether it belongs to it."""
    low, high = ("≥" if band.low_included else ">"), ("≤" if band.high_included else "<")
    ends = ((low, band.low), (high, band.high))
    return ", ".join(f"{sign} {end:f}{unit}" for sign, end in ends if end is not None) or NOTHING


def rule_curve(rule: NumericRule, locale: str) -> Curve | None:
    """The curve of a rule that stands alone: with ten points, or more, and a target of 100 %."""
    reverse = rule.direction is Direction.REVERSE
    targets = _SAMPLE_TARGETS[::-1] if reverse else _SAMPLE_TARGETS
    for full_marks in _SAMPLE_MARKS:
        for target in targets:
            if found := course(rule, full_marks, target):
                own = rule.own_reference() is not None
                return _curve(found, full_marks, None if own else target, locale)
    return None


def score_curve(score: Score, locale: str) -> Curve | None:
    """The curve of the rule that an indicator was scored by, with what was reached on it."""
    target, actual = score.indicator.target, score.indicator.actual
    rule, exact, shown = score.rule, score.exact, score.recorded
    if not isinstance(rule, NumericRule) or exact is None or shown is None:
        return None
    aim = target if isinstance(target, Target) else None
    at = _reached(actual, rule.reference(aim))
    found = course(rule, score.full_marks, aim, at)
    if found is None:
        return None
    curve = _curve(found, score.full_marks, aim, locale)
    text = f"{one_line(actual_text(actual, locale))} → {marks(shown, locale)}"
    return curve if at is None else attrs.evolve(curve, reached=(at, exact), shown=text)


def _reached(actual: AnyActual | None, reference: Amount | None) -> Fraction | None:
    """An actual value in the unit of the curve; ``None`` where it cannot be said in it."""
    if reference is None or not isinstance(actual, Measured | Ratio):
        return None
    try:
        with exactly():
            found = on_one_scale(Amount(ONE, reference.unit), actual)
    except PerfevalError:
        return None
    return fraction(found.actual, found.one)


def _curve(found: Course, full_marks: Fraction, target: Target | None, locale: str) -> Curve:
    """The course of a rule with the names of its axes."""
    unit, across = one_line(found.unit), head("actual", locale)
    title = said("full marks {marks}", locale, marks=marks(full_marks, locale, _CURVE_PLACES))
    if target is not None:
        aim = said("target {target}", locale, target=one_line(str(target)))
        title = said("{first}, {second}", locale, first=title, second=aim)
    return Curve(
        title=title,
        across=said("{label} ({kind})", locale, label=across, kind=unit) if unit else across,
        up=head("score", locale),
        pieces=found.pieces,
        ticks=found.ticks,
        full_marks=full_marks,
    )
