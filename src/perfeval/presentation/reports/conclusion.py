"""The conclusion (评价结论和评价等级): the total, the grade, and the scale that it rests on."""

from collections.abc import Iterator
from fractions import Fraction

from perfeval.errors import plain
from perfeval.evaluation import Evaluation
from perfeval.presentation.figures import earned
from perfeval.presentation.numbers import edges_of
from perfeval.presentation.reports.material import Material, Piece
from perfeval.presentation.reports.wording import Wording
from perfeval.presentation.words import label
from perfeval.quantities import exactly
from perfeval.scales import Band, Graded, Scale
from perfeval.totals import full_marks_of, total_steps


def conclusion(material: Material) -> Iterator[Piece]:
    """The total, the grade, the clauses that took effect, and the scale (评价结论)."""
    wording = material.wording
    yield wording.sentence(
        "total score {total} of {full_marks} points, grade {grade}",
        total=material.shown(total_of(material), wording.word("总分")),
        full_marks=material.shown(full_marks(material), wording.say("full marks")),
        grade=material.shown(grade_of(material), wording.word("评价等级")),
    )
    result = material.evaluation
    if result and result.clauses:
        names = wording.listed(each.name for each in result.clauses)
        yield wording.sentence("clauses that took effect: {names}", names=names)
    if result and (steps := _steps(result, wording)):
        yield wording.sentence("how the total came about: {steps}", steps=steps)
    scale = result.scheme.scale if result else None
    yield wording.blank_field("scale") if scale is None else _scale(material, scale)


def total_of(material: Material) -> str | None:
    """The total as recorded; where none follows, as the record states it (总分)."""
    result = material.evaluation
    total = result.total if result else None
    if total is None:
        total = material.subject.declared_total
    return None if total is None else plain(total)


def grade_of(material: Material) -> str | None:
    """The grade of the total that follows; without one, as the record states it (评价等级)."""
    result = material.evaluation
    if result is None or result.total is None:
        return material.subject.declared_grade
    return result.grade.label if result.grade else None


def full_marks(material: Material) -> str | None:
    """What could be earned in all; without a scored indicator nobody knows (满分)."""
    scores = material.evaluation.scores if material.evaluation else ()
    return plain(Fraction(full_marks_of(scores))) if scores else None


def _steps(result: Evaluation, wording: Wording) -> str:
    """What the total went through, where it is more than the sum of its heads (总分形成步骤)."""
    if result.total is None:
        return ""
    with exactly():
        steps = [*total_steps(result.scores, result.subtotals, result.scheme, result.clauses)]
    if len(steps) == 1:
        return ""
    totals = [*(_points(total, result, wording) for _, total in steps[:-1]), plain(result.total)]
    names = [label(step, locale=wording.locale) for step, _ in steps]
    messages = ["{step}: {points} points", *["then {points} points ({step})"] * (len(steps) - 1)]
    return wording.semicolons(
        wording.say(message, step=name, points=points)
        for message, name, points in zip(messages, names, totals, strict=True)
    )


def _points(total: Fraction, result: Evaluation, wording: Wording) -> str:
    """A total on its way, never with the look of another grade."""
    places, scale = result.scheme.recording.rounding.places, result.scheme.scale
    edges = () if scale is None else map(Fraction, edges_of(scale))
    return earned(total, places, edges, wording.locale)


def _scale(material: Material, scale: Scale) -> str:
    """The grades with their scores, in the words that reports print."""
    bands = [_band(material, each, scale.graded) for each in scale.bands]
    said = material.wording.semicolons(bands)
    return material.wording.sentence(
        "there are {count} grades: {bands}", count=len(bands), bands=said
    )


def _band(material: Material, band: Band, graded: Graded) -> str:
    """One grade with its scores."""
    say = material.wording.say
    what = say("score rate") if graded is Graded.SCORE_RATE else say("score")
    facts = {"grade": band.label, "what": what}
    if band.low is None and band.high is None:
        return say("any {what}: {grade}", **facts)
    if band.low is None or band.high is None:
        return say("{what} {edge}: {grade}", **facts, edge=_edge(material, band, graded))
    sign = "≤" if band.low_included else "<"
    return say(
        "{low} {sign} {what} {edge}: {grade}",
        **facts,
        low=plain(band.low),
        sign=sign,
        edge=_edge(material, band, graded),
    )


def _edge(material: Material, band: Band, graded: Graded) -> str:
    """The upper end of a band with its sign, else its lower one."""
    if band.high is not None:
        sign, edge = "≤" if band.high_included else "<", plain(band.high)
    else:
        sign, edge = "≥" if band.low_included else ">", plain(band.low)
    message = "{sign} {edge}%" if graded is Graded.SCORE_RATE else "{sign} {edge} points"
    return material.wording.say(message, sign=sign, edge=edge)
