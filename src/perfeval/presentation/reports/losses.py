"""Problems and measures (存在的问题及改进措施), drawn from where points were lost."""

from collections.abc import Iterator

from perfeval.errors import Path
from perfeval.insight import Loss
from perfeval.presentation.charting import losses_of, lost_text
from perfeval.presentation.figures import marks, why
from perfeval.presentation.reports.document import ReportList, ReportTable
from perfeval.presentation.reports.material import Column, Material, Piece, table_of


def problems(material: Material) -> Iterator[Piece]:
    """What is stated, and where points were lost (存在的主要问题)."""
    losses = _losses(material)
    if material.subject.problems or not losses:
        yield material.stated(material.subject.problems, "problems")
    if losses:
        yield _table(material, losses)


def measures(material: Material) -> Iterator[Piece]:
    """What will be done, in general and for each loss (改进措施或建议)."""
    losses = _losses(material)
    if material.subject.measures or not losses:
        yield material.stated(material.subject.measures, "measures")
    if losses:
        yield ReportList(items=tuple(_measure(material, each) for each in losses))


def _losses(material: Material) -> tuple[Loss, ...]:
    """Where points were lost; nowhere without a result."""
    return losses_of(material.evaluation) if material.evaluation else ()


def _table(material: Material, losses: tuple[Loss, ...]) -> ReportTable:
    """Where points were lost, the most first."""
    wording, reasons, places = material.wording, _reasons(material), material.places
    reason, locale = wording.field("deviation_reason"), wording.locale
    columns: tuple[Column[Loss], ...] = (
        Column(wording.field("level1"), lambda each: each.level1),
        Column(wording.say("level-3 indicator"), lambda each: each.name),
        Column(wording.field("full_marks"), lambda each: marks(each.full_marks, locale, places)),
        Column(wording.say("points lost"), lambda each: lost_text(each, places, locale)),
        Column(
            wording.say("how it was scored"),
            lambda each: why(each.treatment, each.branch, locale),
        ),
        Column(reason, lambda each: material.shown(reasons[each.path], reason)),
    )
    return table_of(columns, losses)


def _measure(material: Material, loss: Loss) -> str:
    """What was said of a loss, by the name of its column, or the mark that nobody did.

    The column holds the reason and the measure together, so neither is taken for the other.
    """
    wording, label = material.wording, loss.name
    text = _reasons(material)[loss.path]
    if text:
        label = wording.say("{name} ({what})", name=label, what=wording.field("deviation_reason"))
    else:
        text = wording.blank(wording.say("measure for {name}", name=label))
    return wording.say("{label}: {value}", label=label, value=text)


def _reasons(material: Material) -> dict[Path, str]:
    """Why each indicator deviates and what will be done, by its place."""
    scores = material.evaluation.scores if material.evaluation else ()
    return {each.path: each.indicator.deviation_reason for each in scores}
