"""What was read from a sheet: a record, and where each of its parts stands (表格)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

import attrs

from perfeval.errors import Path, Problem
from perfeval.records import Subject


@attrs.frozen
class Place:
    """Where a part of a record stands on its sheet (位置); rows and columns count from 1.

    Examples:
        >>> print(Place(7, 6, "分值"))
        第7行 分值

    """

    row: int
    """The row (行号)."""
    column: int
    """The column (列号)."""
    head: str = ""
    """What stands over the column, or before the value, as printed (表头)."""

    def __str__(self) -> str:
        """The place as a person would point at it."""
        return f"第{self.row}行 {self.head}".rstrip()


@attrs.frozen(kw_only=True)
class LevelMarks:
    """Full marks that a sheet prints for a head of levels 1 or 2 (一级、二级指标所列分值)."""

    level1: str
    """The level-1 head as printed; empty for a subtotal of all indicators."""
    level2: str = ""
    """The level-2 head as printed; empty for the level-1 head itself."""
    full_marks: Decimal | None = None
    """Its full marks; ``None`` where only a score is printed."""
    score: Decimal | None = None
    """Its score (小计得分); ``None`` where none is printed."""
    place: Place
    """Where."""


@attrs.frozen
class Remark:
    """A line that stands in no column and before no value: a note, or what was not understood."""

    place: Place
    """Where it begins."""
    text: str
    """Its cells, joined."""


_NOWHERE: Final[Mapping[Path, Place]] = MappingProxyType({})


@attrs.frozen(kw_only=True)
class Table:
    """A self-evaluation table as it was read (自评表): a record, its places, and what to know.

    Nothing is repaired: what could not be read is among the problems, and lines without a place in
    the record are kept as remarks.
    """

    subject: Subject
    """The project or the department."""
    title: str = ""
    """The title as printed (表名)."""
    money_unit: str = ""
    """The unit in which the sheet states money (金额单位)."""
    places: Mapping[Path, Place] = attrs.field(default=_NOWHERE, eq=False, repr=False)
    """Where each part of the record stands, by its path."""
    level_marks: tuple[LevelMarks, ...] = ()
    """Full marks and scores that stand at heads and subtotals."""
    declared_full_marks: Decimal | None = None
    """The full marks of the whole as printed in the line of the total (总分值)."""
    whole: bool = False
    """Whether the sheet goes on to the line of the total, so that no indicator is cut off."""
    remarks: tuple[Remark, ...] = ()
    """Lines that stand in no column and before no value."""
    problems: tuple[Problem, ...] = ()
    """What could not be read, and what was assumed; paths are those of the record."""

    def place(self, path: Path) -> Place | None:
        """Where a part of the record stands; of what is missing, the row that it is missing in.

        Examples:
            >>> from perfeval.tables import read_table
            >>> table = read_table([["三级指标", "分值", "得分"], ["场次", 10, 8]])
            >>> print(table.place(("indicators", 0, "declared_score")))
            第2行 得分

        """
        for outer in _prefixes(path):
            if (found := self.places.get(outer)) is not None:
                return found
        return None


def _prefixes(path: Path) -> Iterator[Path]:
    """A path, then what holds it, and so on."""
    for length in range(len(path), 0, -1):
        yield path[:length]
