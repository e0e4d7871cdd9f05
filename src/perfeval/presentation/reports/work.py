"""How the evaluation was done (评价工作开展情况): organisation, methods, course, work group."""

from collections.abc import Iterator
from typing import Final

from perfeval.presentation.reports.document import ReportTable
from perfeval.presentation.reports.material import Heading, Material, Piece
from perfeval.presentation.words import label
from perfeval.records import Section

_LEVEL: Final = 3
_PRINCIPLES: Final = "评价原则"


def organisation(material: Material) -> Iterator[Piece]:
    """How it was organised (组织工作)."""
    text = material.department.organisation if material.department else ""
    yield text or material.wording.blank(
        material.wording.say("Organisation of the self-evaluation")
    )


def methods_and_course(material: Material) -> Iterator[Piece]:
    """The methods, each with its words, then the course of the work (方法和过程)."""
    yield Heading(_LEVEL, material.wording.say("Methods of the evaluation"))
    yield from methods(material)
    yield Heading(_LEVEL, material.wording.say("Course of the evaluation"))
    yield from _phases(material, _OF_THE_COUNTY)


def methods(material: Material) -> Iterator[Piece]:
    """Principles, the methods by name, and what is said of each (评价方法)."""
    wording = material.wording
    yield from material.told_under(_PRINCIPLES)
    if not material.subject.methods:
        yield wording.blank_field("methods")
        return
    names = [label(each, locale=wording.locale) for each in material.subject.methods]
    yield wording.sentence("methods used: {methods}", methods=wording.listed(names))
    for method, name in zip(material.subject.methods, names, strict=True):
        for text in material.told_under(method.term, name):
            yield Heading(_LEVEL + 1, name)
            yield text


def course(material: Material) -> Iterator[Piece]:
    """The phases of the work, each under its heading (评价工作过程)."""
    yield from _phases(material, _OF_THE_MINISTRY)


def _phases(material: Material, elsewhere: frozenset[str]) -> Iterator[Piece]:
    """The phases of the work, and whatever else is told that has no place of its own."""
    phases = [each for each in material.told if _is_phase(material, each, elsewhere)]
    if not phases:
        yield material.wording.blank(material.wording.say("Course of the evaluation"))
    for phase in phases:
        yield Heading(_LEVEL + 1, phase.title)
        yield phase.text


def work_group(material: Material) -> Iterator[Piece]:
    """The members, with a column for their signatures (评价工作组)."""
    members, wording = material.subject.work_group, material.wording
    if not members:
        yield wording.blank_field("work_group")
        return
    heads = tuple(
        wording.say(each) for each in ("name", "place of work", "post", "professional title")
    )
    stated = ((each.name, each.unit, each.post, each.title) for each in members)
    rows = tuple(
        (*(material.shown(text, head) for text, head in zip(row, heads, strict=True)), "")
        for row in stated
    )
    yield ReportTable(heads=(*heads, wording.say("signature")), rows=rows)


def _is_phase(material: Material, section: Section, elsewhere: frozenset[str]) -> bool:
    """Whether a part in words is a phase of the work, and has no other place in the report."""
    methods_told = {
        name
        for each in material.subject.methods
        for name in (each.term, label(each, locale=material.wording.locale))
    }
    return section.title not in {*methods_told, _PRINCIPLES, *elsewhere}


_OF_THE_COUNTY: Final = frozenset({"有关建议"})
"""Parts in words that stand under a heading of their own in the county's outline."""
_OF_THE_MINISTRY: Final = _OF_THE_COUNTY | {
    "绩效评价目的、对象和范围",
    "主要经验及做法",
    "其他需要说明的问题",
}
"""Those that do in the ministry's."""
