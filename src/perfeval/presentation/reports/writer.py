"""From a subject or its evaluation to a report (生成自评报告).

>>> from perfeval.records import Project
>>> found = report(Project(name="宣传", year=2023), outline="ministry")
>>> found.title, found.headings[:2]
('宣传2023年度项目支出绩效自评报告', ('一、基本情况', '（一）项目概况'))
"""

from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.evaluation import Evaluation
from perfeval.fields import check_arguments, refuse_unread, take_term
from perfeval.presentation.languages import DEFAULT, language
from perfeval.presentation.reports.conclusion import full_marks, grade_of, total_of
from perfeval.presentation.reports.document import Block, Report, ReportSection
from perfeval.presentation.reports.material import Heading, Material, Piece
from perfeval.presentation.reports.money import execution_rate
from perfeval.presentation.reports.outlines import Outline, pieces
from perfeval.presentation.reports.wording import Wording
from perfeval.presentation.words import label
from perfeval.records import Department, Project, Subject
from perfeval.terms import EvaluationKind

_AMOUNTS: Final = ("initial", "adjusted", "received", "carried_in", "executed")


def report(
    found: Subject | Evaluation,
    /,
    *,
    outline: Outline | str = Outline.COUNTY,
    locale: str = DEFAULT,
) -> Report:
    """Write the self-evaluation report (绩效自评报告).

    What the record does not say is marked 【待填】; nothing is invented. With an evaluation the
    report says the total, the grade and where points were lost; without one it says the total and
    the grade that the record states.

    Args:
        found: a project or a department; or its evaluation.
        outline: ``county``: that of a county's notice on self-evaluation; ``ministry``: that of
            the annex to 财预〔2020〕10号.
        locale: the language of headings and sentences, ``"zh_CN"``, ``"zh_TW"`` or ``"en"``; what
            the record says stays as it is.

    Returns:
        Sections as data, which become Markdown, HTML, or whatever a template makes of them.

    Raises:
        RecordError: what is given is none of these; ``term.unknown``: there is no such outline or
            language.

    Examples:
        >>> from perfeval.records import Project
        >>> found = report(Project(name="宣传", declared_total="90", declared_grade="优"))
        >>> found.section("评价结论和评价等级").paragraphs[0]
        '经综合评价，总得分90分（满分【待填：满分】分），综合绩效评价等级为优。'

    """
    check_arguments(found=(found, (Project, Department, Evaluation)))
    chosen, followed = language(locale), take_term(Outline, outline)
    refuse_unread(outline=followed)
    material = _material(found, Wording(chosen))
    return Report(
        title=_title(material),
        opening=(_opening(material),),
        sections=tuple(_sections(pieces(followed, material))),
        locale=chosen,
        stated=tuple(_facts(material)),
    )


def _material(found: Subject | Evaluation, wording: Wording) -> Material:
    """What the report is about."""
    if isinstance(found, Evaluation):
        return Material(found.subject, found, wording)
    return Material(found, None, wording)


def _title(material: Material) -> str:
    """The title, with name and year."""
    own = material.subject.kind is EvaluationKind.SELF
    message = {
        (True, True): "{name}: self-evaluation report on the whole spending of {year}",
        (True, False): "{name}: evaluation report on the whole spending of {year}",
        (False, True): "{name}: self-evaluation report on the project spending of {year}",
        (False, False): "{name}: evaluation report on the project spending of {year}",
    }[material.department is not None, own]
    return material.wording.say(message, name=material.subject.name, year=_year(material))


def _opening(material: Material) -> str:
    """What was evaluated, and by which document."""
    wording, result = material.wording, material.evaluation
    stated = material.department.basis if material.department else ""
    followed = str(result.scheme.citation) if result and result.scheme.citation else ""
    return wording.sentence(
        "in line with {basis}, the spending of {name} in {year} was evaluated ({kind});"
        " this report gives the result",
        basis=material.shown(stated or followed, wording.say("document followed")),
        name=material.subject.name,
        year=_year(material),
        kind=label(material.subject.kind, locale=wording.locale),
    )


def _year(material: Material) -> str:
    """The fiscal year."""
    return material.shown(material.subject.year, material.wording.field("year"))


def _sections(found: Iterable[Piece]) -> Iterator[ReportSection]:
    """The pieces under their headings, with numbers."""
    number: tuple[int, ...] = ()
    title, blocks = "", list[Block]()
    for piece in found:
        if not isinstance(piece, Heading):
            blocks.append(piece)
            continue
        if number:
            yield ReportSection(number=number, title=title, blocks=tuple(blocks))
        number, title, blocks = _next(number, piece.level), piece.title, []
    yield ReportSection(number=number, title=title, blocks=tuple(blocks))


def _next(number: tuple[int, ...], level: int) -> tuple[int, ...]:
    """The number of the next heading; no layer is left out above it."""
    *above, own = (*number, 0)[:level]
    return (*above, own + 1)


def _facts(material: Material) -> Iterator[tuple[str, str]]:
    """Single facts, each as the report shows it or marked."""
    wording, budget = material.wording, material.subject.budget
    found = {
        "total": (total_of(material), wording.word("总分")),
        "full_marks": (full_marks(material), wording.say("full marks")),
        "grade": (grade_of(material), wording.word("评价等级")),
        "execution_rate": (execution_rate(material, budget), wording.word("预算执行率")),
    }
    for name in _AMOUNTS:
        amount = budget.amount(name) if budget else None
        found[name] = (None if amount is None else wording.wan(amount), wording.field(name))
    yield "name", material.subject.name
    yield "year", _year(material)
    for name, (value, called) in found.items():
        yield name, material.shown(value, called)
