"""What the parts of a report are made of (报告素材): a subject, its result, and words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

import attrs

from perfeval.evaluation import Evaluation
from perfeval.presentation.reports.document import Block, ReportTable
from perfeval.presentation.reports.wording import Wording
from perfeval.records import Department, Section, Subject
from perfeval.schemes import Recording

T = TypeVar("T")


@attrs.frozen
class Heading:
    """A heading; what follows stands below it (标题)."""

    level: int
    """Its layer, 1 for the highest."""
    title: str
    """The heading without its number."""


Piece = Block | Heading
"""A part of a report before its headings are numbered."""


@attrs.frozen
class Material:
    """What a report is about (报告素材)."""

    subject: Subject
    """What was evaluated."""
    evaluation: Evaluation | None
    """Its result, where there is one."""
    wording: Wording
    """The words of a language."""

    @property
    def department(self) -> Department | None:
        """The subject, where it is a department."""
        return self.subject if isinstance(self.subject, Department) else None

    @property
    def places(self) -> int:
        """With how many places points are recorded."""
        recording = self.evaluation.scheme.recording if self.evaluation else Recording()
        return recording.rounding.places

    @property
    def told(self) -> tuple[Section, ...]:
        """The parts that the record has in words; a project has none."""
        return self.department.sections if self.department else ()

    def told_under(self, *titles: str) -> Iterator[str]:
        """What the record says under one of some headings."""
        return (each.text for each in self.told if each.title in titles)

    def stated(self, text: str, field: str) -> str:
        """A text of the record, or the mark that it is to be filled in."""
        return text or self.wording.blank_field(field)

    def shown(self, value: object, name: str) -> str:
        """A value of the record for a cell, or the mark that it is to be filled in."""
        return self.wording.blank(name) if value in {None, ""} else str(value)


Content = Callable[[Material], Iterator[Piece]]
"""What makes the parts of a section."""


@attrs.frozen
class Column(Generic[T]):
    """A column of a table: its head, and what it holds for a row (表格栏目)."""

    head: str
    """The head."""
    held: Callable[[T], str]
    """What it holds; empty: nothing for this row."""


def table_of(columns: Iterable[Column[T]], rows: Sequence[T]) -> ReportTable:
    """A table of the columns in which some row has something (表格)."""
    filled = [(each.head, [each.held(row) for row in rows]) for each in columns]
    used = [(head, cells) for head, cells in filled if any(cells)]
    return ReportTable(
        heads=tuple(head for head, _ in used),
        rows=tuple(zip(*(cells for _, cells in used), strict=True)),
    )
