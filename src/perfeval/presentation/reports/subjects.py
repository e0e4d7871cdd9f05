"""Who was evaluated (评价对象): duties, organs and posts, assets; or what a project is."""

from collections.abc import Iterator
from typing import Final

from perfeval.presentation.reports.document import ReportList, ReportTable
from perfeval.presentation.reports.material import Column, Heading, Material, Piece, table_of
from perfeval.records import Assets, Department, Organ, Project, Staffing

_LEVEL: Final = 3


def about(material: Material) -> Iterator[Piece]:
    """What the department or the project is (部门概况、项目概况)."""
    if isinstance(material.subject, Project):
        yield from _about_project(material, material.subject)
    else:
        yield from _about_department(material, material.subject)


def _about_department(material: Material, department: Department) -> Iterator[Piece]:
    """Rank, duties, organs with their posts, assets."""
    wording = material.wording
    yield material.stated(department.rank, "rank")
    yield Heading(_LEVEL, wording.say("Duties"))
    if department.duties:
        yield ReportList(items=department.duties)
    else:
        yield wording.blank_field("duties")
    yield Heading(_LEVEL, wording.say("Organs and staff"))
    yield from _staff(material, department.staffing)
    yield Heading(_LEVEL, wording.say("Assets"))
    yield _assets(material, department.assets)


def _staff(material: Material, staffing: Staffing | None) -> Iterator[Piece]:
    """Posts and people, organ by organ."""
    if staffing is None or not staffing.organs:
        yield material.wording.blank_field("staffing")
        return
    yield _organs(material, staffing.organs)
    authorised, actual = material.wording.word("编制数"), material.wording.word("在职人数")
    yield material.wording.sentence(
        "posts authorised in all: {authorised}, people on duty: {actual}",
        authorised=material.shown(staffing.authorised, authorised),
        actual=material.shown(staffing.actual, actual),
    )


def _organs(material: Material, organs: tuple[Organ, ...]) -> ReportTable:
    """The organs with their posts; a column that nobody filled in is left out."""
    wording = material.wording
    columns: tuple[Column[Organ], ...] = (
        Column(wording.say("organ"), lambda each: each.name),
        Column(wording.field("post_kind"), lambda each: each.post_kind),
        Column(wording.word("编制数"), lambda each: _count(each.authorised)),
        Column(wording.word("在职人数"), lambda each: _count(each.actual)),
    )
    return table_of(columns, organs)


def _count(value: int | None) -> str:
    """A number of posts or people."""
    return "" if value is None else str(value)


def _assets(material: Material, assets: Assets | None) -> str:
    """Original values by class, and what they come to."""
    wording = material.wording
    if assets is None or not assets.classes:
        return wording.blank_field("assets")
    parts = (
        wording.say(
            "original value of {name} {amount}",
            name=each.name,
            amount=wording.yuan(each.original_value),
        )
        for each in assets.classes
    )
    return wording.sentence(
        "{parts}; {total} in all",
        parts=wording.listed(parts),
        total=wording.yuan(assets.original_value),
    )


def _about_project(material: Material, project: Project) -> Iterator[Piece]:
    """Name, code, department and unit."""
    wording = material.wording
    stated = (
        (wording.say("project"), project.name),
        (wording.say("project code"), project.code),
        (wording.field("department"), project.department),
        (wording.say("implementing unit"), project.unit),
    )
    lines = (
        wording.say("{label}: {value}", label=label, value=material.shown(value, label))
        for label, value in stated
    )
    yield ReportList(items=tuple(lines))
