"""Rows that repeat what stands above them: subtotals, and the total (小计与总分).

A row whose word nobody printed before is known by its place and its figures: it names nothing, and
its points are those of the rows above it.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from perfeval.errors import PerfevalError
from perfeval.quantities import ZERO, exactly
from perfeval.records import Indicator
from perfeval.tables.cells import Line, Spot, is_blank
from perfeval.tables.columns import Row
from perfeval.tables.filler import points_in
from perfeval.tables.heads import LONGEST_HEAD, Head, head_of, shortened
from perfeval.terms import Category, ItemKind, Subcategory, category_of, subcategory_of

_SUBTOTAL: Final = re.compile(
    r"(?P<of>.*?)(?:得分|总分|评分|分值)?(?:小计|合计|总计|得分|总分|汇总)"
)
_WHOLE: Final = re.compile(r"(?:绩效|评价|[一二三]级)?(?:指标|目标)|分项|各项|全部.*")
"""What a subtotal of all indicators says that it is of."""
_POINTS: Final = (Head.FULL_MARKS, Head.SCORE)
_RIGHT: Final = (Head.LEVEL2, Head.NAME, Head.TARGET, Head.ACTUAL)
_LOWEST: Final = (Head.NAME, Head.LEVEL2)
_FULL: Final = Decimal(100)
_FEWEST: Final = 2
"""A row that says as much as a single one above it is another of its kind."""
_TOTAL: Final = "总"

Level = tuple[str, str]
"""The heads of levels 1 and 2; two blanks are all indicators."""
ALL: Final[Level] = ("", "")


class Points(NamedTuple):
    """Full marks and a score; ``None`` where one is not stated."""

    marks: Decimal | None
    score: Decimal | None

    def are(self, others: "Points") -> bool:
        """Whether these are the points of others: by full marks, else by the score."""
        if self.marks is None:
            return self.score is not None and self.score == others.score
        return self.marks == others.marks

    def and_more(self, others: "Points") -> "Points":
        """The sums, where both are stated."""
        return Points(_added(self.marks, others.marks), _added(self.score, others.score))


NONE: Final = Points(ZERO, ZERO)


class Running:
    """What the rows so far come to, for each head and as a whole."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.count = 0
        self.points: dict[Level, Points] = {ALL: NONE}
        self.by_term: dict[str, Level] = {}

    def add(self, each: Indicator) -> None:
        """One more indicator; what comes on top or is taken off belongs to no sum."""
        if each.kind is ItemKind.BASE:
            self.count += 1
            own = Points(each.full_marks, each.declared_score)
            for level in {ALL, (each.level1, ""), (each.level1, each.level2)}:
                self.points[level] = self.points.get(level, NONE).and_more(own)
        self.by_term[category_of(each.level1)] = (each.level1, "")
        if each.level2:
            self.by_term[subcategory_of(each.level2)] = (each.level1, each.level2)

    @property
    def whole(self) -> Points:
        """What all come to."""
        return self.points[ALL]

    def level_of(self, label: str, stated: Points, here: Level) -> Level | None:
        """The level whose points a subtotal states: that of its word, where it stands, or all."""
        named = self._named(label)
        inner = [named] if named else []
        levels = (*inner, here, (here[0], ""), ALL)
        return next((each for each in levels if stated.are(self.points.get(each, NONE))), None)

    def level_by(self, label: str, here: Level) -> Level:
        """The level of a subtotal whose points are those of none: by its word, or its place."""
        return self._named(label) or (ALL if _WHOLE.fullmatch(_of(label)) else here)

    def _named(self, label: str) -> Level | None:
        """The level that a subtotal names, such as 产出指标得分."""
        of = _of(label)
        found = self.by_term.get(category_of(of)) or self.by_term.get(subcategory_of(of))
        return found if of else None


def _of(label: str) -> str:
    """What a subtotal says that it is of."""
    match = _SUBTOTAL.fullmatch(shortened(label))
    return match["of"] if match else ""


def _added(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    """A sum, where both are stated."""
    if one is None or other is None:
        return None
    with exactly():
        return one + other


def points_of_row(row: Row) -> Points:
    """What a row states, as far as it can be read."""
    return Points(_number(row.text(Head.FULL_MARKS)), _number(row.text(Head.SCORE)))


def score_of_total(row: Row) -> Spot | None:
    """The cell with the score of a total: the first below its head, which may be the last one."""
    span = row.columns.by_head.get(Head.SCORE)
    return next((spot for spot in row.line if span.holds(spot)), None) if span else None


def _number(text: str) -> Decimal | None:
    """Points, where a text is such."""
    try:
        return None if is_blank(text) else points_in(text)
    except PerfevalError:
        return None


def is_subtotal(row: Row, spot: Spot, spellings: Mapping[str, Head]) -> bool:
    """Whether a cell says that its row is a subtotal (小计), and nothing is named beside it."""
    if len(spot.text) > LONGEST_HEAD or not _is_alone(row, spot):
        return False
    head = head_of(spot.text, spellings)
    return head is Head.SUBTOTAL or bool(_SUBTOTAL.fullmatch(shortened(spot.text)))


def _is_alone(row: Row, spot: Spot) -> bool:
    """Whether nothing but points stands behind a cell; merged ones may repeat it."""
    texts = (each for head in _RIGHT if (each := row.columns.cell(row.line, head)) is not None)
    return all(
        each.column <= spot.column or each.text == spot.text or is_blank(each.text)
        for each in texts
    )


def label_of(row: Row) -> Spot:
    """The cell that names a row: the first that is no number and not the name of the block."""
    spots = (spot for spot in row.line if not (spot.text.isdigit() or row.columns.is_name(spot)))
    return next(spots, row.line[0])


def beside_total(row: Row) -> Line:
    """The cells of the row of the total that are neither its word nor its points."""
    label, points = label_of(row), [row.columns.cell(row.line, each) for each in _POINTS]
    return tuple(
        spot
        for spot in row.line
        if spot.column > label.column
        and not (is_blank(spot.text) or spot.text == label.text)
        and all(each is None or each.column != spot.column for each in points)
    )


def is_total(row: Row, running: Running, execution: Points) -> bool:
    """Whether the last row is a sum of all, whatever it is called (总分行).

    It names no head of the forms and nothing besides, and its points are those of all rows, with
    those of the fund block or without.
    """
    first, stated = label_of(row), points_of_row(row)
    lowest = next((span for each in _LOWEST if (span := row.columns.by_head.get(each))), None)
    if lowest is None or lowest.holds(first) or is_blank(first.text):
        return False
    if not _is_alone(row, first) or _is_known(first.text):
        return False
    if execution.marks and stated.are(running.whole.and_more(execution)):
        return True
    named = _SUBTOTAL.fullmatch(shortened(first.text)) is not None
    return not named and running.count >= _FEWEST and stated.are(running.whole)


def _is_known(text: str) -> bool:
    """Whether a cell is a head of the vocabulary."""
    return isinstance(category_of(text), Category) or isinstance(subcategory_of(text), Subcategory)


def is_of_indicators(row: Row, above: Points, execution: Points) -> bool:
    """Whether a closing sum leaves out the fund block that is scored beside the indicators (合计).

    A row that calls itself the total is one, and wrong.
    """
    stated, both = points_of_row(row), above.and_more(execution)
    beside = bool(execution.marks) and both.marks == _FULL
    named = _TOTAL in label_of(row).text
    return beside and not named and stated.marks is not None and stated.are(above)
