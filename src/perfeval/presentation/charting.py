"""From a result, a budget, a scale or a rule to what its picture shows (图表取数)."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from perfeval.errors import PerfevalError
from perfeval.evaluation import Evaluation
from perfeval.funds import Amounts, Budget, FundingLine
from perfeval.insight import Loss, lost_points
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
    raised,
    said,
)
from perfeval.presentation.numbers import format_percent, format_points
from perfeval.presentation.signs import one_line
from perfeval.presentation.words import label, word
from perfeval.quantities import ONE, ZERO, Rounding, exactly, fraction, recorded
from perfeval.scales import Band, Graded, Scale
from perfeval.schemes import RecordedAt, Scheme
from perfeval.scoring import NumericRule, on_one_scale
from perfeval.terms import Direction, ItemKind, Operator
from perfeval.totals import full_marks_of

_RATE_PLACES: Final = 2
_HUNDRED: Final = Decimal(100)
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
    """The points of an indicator in figures."""
    places = scheme.recording.rounding.places
    return earned(shown_points(score, scheme), places, [score.full_marks], locale)


def score_bars(evaluation: Evaluation, locale: str) -> Bars:
    """What each indicator earned, against what it could; what only takes points off is left out."""
    scheme = evaluation.scheme
    scores = (each for each in evaluation.scores if each.indicator.kind is not ItemKind.PENALTY)
    return Bars(
        picture=Picture.SCORES,
        title=raised(label(Picture.SCORES, locale=locale)),
        part=head("score", locale),
        whole=head("full_marks", locale),
        bars=tuple(
            _bar(
                name_of(each, locale),
                Fraction(shown_points(each, scheme) or 0),
                each.full_marks,
                f"{points_text(each, scheme, locale)} / {marks(each.full_marks, locale)}",
            )
            for each in scores
        ),
    )


def name_of(score: Score, locale: str) -> str:
    """What an indicator is called; the one that the scheme brings in the language of the reader."""
    name = one_line(score.indicator.name)
    return word(name, locale) if score.path == ("budget",) else name


def loss_bars(evaluation: Evaluation, locale: str) -> Bars:
    """What each indicator lost, the most first."""
    names = {each.path: name_of(each, locale) for each in evaluation.scores}
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
                text=f"{lost_text(each, evaluation.scheme, locale)}"
                f" / {marks(each.full_marks, locale)}",
                mark=Mark.NOTHING if each.exact >= each.full_marks else Mark.PART,
            )
            for each in lost_points(evaluation)
        ),
    )


def lost_text(loss: Loss, scheme: Scheme, locale: str) -> str:
    """What an indicator lost in figures; never nothing where it lost something."""
    return earned(loss.exact, scheme.recording.rounding.places, [Fraction(0)], locale)


def execution_bars(budget: Budget, locale: str) -> Bars:
    """What was executed of each source, against its adjusted budget."""
    stated = [
        (name, row.amount("executed"), row.amount("adjusted"))
        for name, row in funding_rows(budget, locale)
    ]
    money = Money((amount for _, *amounts in stated for amount in amounts), locale)
    title = raised(label(Picture.EXECUTION, locale=locale))
    return Bars(
        picture=Picture.EXECUTION,
        title=said("{label} ({kind})", locale, label=title, kind=money.unit),
        part=head("executed", locale),
        whole=head("adjusted", locale),
        bars=tuple(
            _bar(name, Fraction(executed), Fraction(adjusted), _spent(executed, adjusted, money))
            for name, executed, adjusted in stated
            if executed is not None and adjusted is not None
        ),
    )


def _spent(executed: Decimal, adjusted: Decimal, money: Money) -> str:
    """Both amounts and their rate."""
    rate = rate_text(executed, adjusted, money.locale)
    return f"{money.text(executed)} / {money.text(adjusted)} = {rate}"


def rate_text(executed: Decimal | None, adjusted: Decimal | None, locale: str) -> str:
    """An execution rate; a dash where there is none."""
    if executed is None or not adjusted or adjusted < 0:
        return NOTHING
    return format_percent(fraction(executed, adjusted), locale=locale)


def funding_rows(budget: Budget, locale: str) -> list[tuple[str, Amounts]]:
    """The rows of a fund block, its total first, each with what it is called."""
    total: list[tuple[str, Amounts]] = [(raised(said("in all", locale)), budget)]
    return total + [(_line_name(each, locale), each) for each in budget.lines]


def _line_name(line: FundingLine, locale: str) -> str:
    """What a row of the fund block is called: as printed, else by its source or its purpose."""
    named = (line.source, line.spending_class, line.account)
    term = next((each for each in named if each is not None), None)
    return one_line(line.label) or (NOTHING if term is None else label(term, locale=locale))


def _bar(name: str, part: Fraction, whole: Fraction, text: str) -> Bar:
    """Something against its whole: all of it, none, or some."""
    mark = Mark.FULL if part >= whole else Mark.NOTHING if part <= 0 else Mark.PART
    return Bar(label=name, part=part, whole=whole, text=text, mark=mark)


def grade_strip(evaluation: Evaluation, scale: Scale, locale: str) -> Strip:
    """The scale with what was reached on it: the total, or the score rate where that is graded."""
    total, places = evaluation.total, evaluation.scheme.recording.rounding.places
    full, grade = full_marks_of(evaluation.scores), evaluation.grade
    by_rate = scale.graded is Graded.SCORE_RATE
    if by_rate and total is not None and full:
        total = recorded(fraction(total, full) * 100, rounding=Rounding(places=_RATE_PLACES))
        places = _RATE_PLACES
    elif by_rate:
        total = None
    shown = "" if total is None else format_points(total, places=places, scale=scale, locale=locale)
    most = _HUNDRED if by_rate else evaluation.scheme.full_marks
    named = "" if grade is None else one_line(grade.label)
    return attrs.evolve(scale_strip(scale, locale, most), total=total, shown=shown, grade=named)


def scale_strip(scale: Scale, locale: str, most: Decimal = _HUNDRED) -> Strip:
    """A scale alone."""
    ends = [end for band in scale.bands for end in (band.low, band.high) if end is not None]
    low, high = min([*ends, ZERO]), max([*ends, most])
    return Strip(
        title=one_line(scale.name) or head("scale", locale),
        score=heading("得分率" if scale.graded is Graded.SCORE_RATE else "总分", locale),
        stretches=tuple(
            Stretch(
                label=one_line(band.label),
                low=low if band.low is None else band.low,
                high=high if band.high is None else band.high,
                text=band_text(band),
            )
            for band in scale.ascending
        ),
    )


def band_text(band: Band) -> str:
    """The scores of a band, each end with the sign that says whether it belongs to it."""
    low, high = ("≥" if band.low_included else ">"), ("≤" if band.high_included else "<")
    ends = ((low, band.low), (high, band.high))
    return ", ".join(f"{sign} {end:f}" for sign, end in ends if end is not None) or NOTHING


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
    title = said("full marks {marks}", locale, marks=marks(full_marks, locale))
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
