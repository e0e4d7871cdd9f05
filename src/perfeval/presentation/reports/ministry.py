"""What only the ministry's outline asks for (财政部参考提纲): purpose, analysis by head, advice."""

from collections.abc import Iterator
from typing import Final

from perfeval.presentation.reports.losses import measures, problems
from perfeval.presentation.reports.material import Heading, Material, Piece
from perfeval.presentation.reports.money import money
from perfeval.presentation.reports.results import Row, indicator_table, rows_of
from perfeval.presentation.reports.subjects import about
from perfeval.terms import category_of

_HEADS: Final = ("Decision", "Process", "Outputs", "Benefits")
_LEVEL: Final = 2


def about_with_money(material: Material) -> Iterator[Piece]:
    """What was evaluated, and its money (项目概况)."""
    yield from about(material)
    yield Heading(_LEVEL + 1, material.wording.say("Funds"))
    yield from money(material)


def purpose(material: Material) -> Iterator[Piece]:
    """Why, what and how far it was evaluated (评价目的、对象和范围)."""
    yield from _told(
        material, "绩效评价目的、对象和范围", "Purpose, object and scope of the evaluation"
    )


def analysis(material: Material) -> Iterator[Piece]:
    """The indicators under each level-1 head, as the table has them (绩效评价指标分析)."""
    text = material.department.indicator_analysis if material.department else ""
    if text:
        yield text
    groups: dict[str, list[Row]] = {}
    for row in rows_of(material):
        groups.setdefault(category_of(row.indicator.level1), []).append(row)
    for rows in groups.values():
        head = rows[0].indicator.level1 or material.wording.word("未列一级指标")
        yield Heading(_LEVEL, head)
        yield indicator_table(material, rows)
    for head in () if groups else _HEADS:
        title = material.wording.say(head)
        yield Heading(_LEVEL, title)
        yield material.wording.blank(title)


def experience_and_problems(material: Material) -> Iterator[Piece]:
    """What went well, then what did not and why (主要经验及做法、存在的问题及原因分析)."""
    yield from _told(material, "主要经验及做法", "Experience")
    yield from problems(material)


def suggestions(material: Material) -> Iterator[Piece]:
    """What should be done (有关建议)."""
    yield from material.told_under("有关建议")
    yield from measures(material)


def other_matters(material: Material) -> Iterator[Piece]:
    """What else should be said (其他需要说明的问题)."""
    yield from _told(material, "其他需要说明的问题", "Other matters")


def _told(material: Material, title: str, message: str) -> Iterator[Piece]:
    """What the record says in words under a heading, or the mark that it is to be filled in."""
    name = material.wording.say(message)
    yield from [*material.told_under(title, name)] or [material.wording.blank(name)]
