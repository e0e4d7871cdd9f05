"""The indicator block of a table (绩效指标表块)."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final
from unicodedata import normalize

import attrs

from perfeval.checks.reading import kind_of_head
from perfeval.codes import Code
from perfeval.errors import Path, PerfevalError
from perfeval.measures import AnyTarget
from perfeval.quantities import ZERO, number
from perfeval.records import Indicator, take_item_kind, take_standard
from perfeval.rule_text import parse_rule
from perfeval.rule_wording import format_rule
from perfeval.scoring import Rule
from perfeval.tables.cells import Line, Spot, is_blank
from perfeval.tables.columns import Row
from perfeval.tables.filler import Filler, joined, noted, points_in, read_by
from perfeval.tables.heads import Head, points_of
from perfeval.tables.sheet import LevelMarks, Place
from perfeval.tables.subitems import WITHIN, bracketed_points
from perfeval.tables.totals import Level, Running, is_subtotal, label_of, points_of_row
from perfeval.tables.values import read_target, read_values
from perfeval.terms import ItemKind, Standard

_YES: Final = frozenset({"是", "√", "✓", "核心", "核心指标", "Y", "y"})
_SIGNED: Final = {"+": ItemKind.BONUS, "-": ItemKind.PENALTY, "－": ItemKind.PENALTY}
_EITHER: Final = re.compile("加减分|奖惩|奖扣|加分.*减分|加分.*扣分")
_UNNAMED: Final = "（未填写指标名称）"
_VALUES: Final = (Head.NAME, Head.TARGET, Head.ACTUAL, Head.FULL_MARKS, Head.SCORE)
_LOWEST: Final = (Head.NAME, Head.LEVEL2, Head.LEVEL1)


class IndicatorReader:
    """Reads the rows of the block; what a merged cell says holds for the rows below it."""

    def __init__(
        self,
        filler: Filler,
        spellings: Mapping[str, Head],
        parts: frozenset[int],
        totals: frozenset[int],
    ) -> None:
        """Nothing read yet; known are parts of the row above, and heads with sums."""
        self.parts = parts
        self.totals = totals
        self.filler = filler
        self.spellings = spellings
        self.level1 = ""
        self.level2 = ""
        self.heads: dict[str, str] = {}
        self.running = Running()
        self.indicators: list[Indicator] = []
        self.level_marks: list[LevelMarks] = []

    def take(self, row: Row) -> None:
        """Read one row."""
        label = next(
            (each for each in row.line[:3] if is_subtotal(row, each, self.spellings)), None
        )
        if label is not None:
            self.subtotal(row, label)
            return
        self._levels(row)
        if row.line[0].row in self.totals:
            self._level_marks(row, label_of(row), (self.level1, ""))
            return
        if not any(row.text(each) for each in _VALUES):
            return
        if self._is_part(row):
            self._part(row.line)
        else:
            self.indicators.append(self._indicator(row))
            self.running.add(self.indicators[-1])

    def _levels(self, row: Row) -> None:
        """The heads of levels 1 and 2: blank, merged with the one above; a dash, there is none."""
        first, second = self._printed(row, Head.LEVEL1), self._printed(row, Head.LEVEL2)
        if first and first != self.level1:
            self.level1, self.level2 = "" if is_blank(first) else first, ""
            self._marks(row, Head.LEVEL1)
        if second and second != self.level2 and Head.NAME in row.columns.by_head:
            self.level2 = "" if is_blank(second) else second
            self._marks(row, Head.LEVEL2)

    def _printed(self, row: Row, level: Head) -> str:
        """The head of a level as it was printed first; brackets come in two widths.

        Points alone in the cell below a head are those of the head.
        """
        text, above = joined(row.text(level)), self.level1 if level is Head.LEVEL1 else self.level2
        if above and bracketed_points(text) is not None:
            self._marks(row, level)
            return above
        return self.heads.setdefault(normalize("NFKC", text), text)

    def _marks(self, row: Row, level: Head) -> None:
        """The points that stand in brackets in a head, or in a column behind it."""
        head = row.columns.cell(row.line, level)
        span = row.columns.levels.get(level)
        beside = span.joined(row.line) if span else None
        text = beside.text if beside else points_of(head.text) if head else ""
        spot = beside or head
        if spot is None or is_blank(text):
            return
        path = ("level_marks", len(self.level_marks))
        over = span.text if span else spot.text
        found = self.filler.read(path, spot._replace(text=text), over, points_in)
        place = Place(spot.row, spot.column, joined(head.text if head else ""))
        below = self.level2 if level is Head.LEVEL2 else ""
        marks = LevelMarks(level1=self.level1, level2=below, full_marks=found, place=place)
        self.level_marks.append(marks)

    def _is_part(self, row: Row) -> bool:
        """Whether a row is counted in the row above it: by its points, or 其中 with fewer."""
        points, above = row.text(Head.FULL_MARKS), self.indicators[-1:]
        if not above or row.line[0].row in self.parts:
            return bool(above)
        marks, within = above[0].full_marks, row.text(Head.NAME).startswith(WITHIN)
        if within and is_blank(points):
            return True
        if marks is None or self._kind(row) is ItemKind.PENALTY:
            return False
        bracketed = bracketed_points(points) is not None
        return bracketed or (within and self._points_of(row) < marks)

    def _points_of(self, row: Row) -> Decimal:
        """The points of a row, as far as they can be read."""
        try:
            return points_in(row.text(Head.FULL_MARKS))
        except PerfevalError:
            return ZERO

    def section(self, row: Row) -> bool:
        """A line of a sum before the last; whether it is that of a head, or of all so far."""
        spot, here = label_of(row), (self.level1, self.level2)
        if self.running.level_of(spot.text, points_of_row(row), here) is None:
            return False
        self.subtotal(row, spot)
        return True

    def subtotal(self, row: Row, spot: Spot) -> None:
        """A line of a subtotal repeats what stands above it: of a head, or of all indicators."""
        named = row.columns.by_head.get(Head.NAME)
        here = (self.level1, self.level2 if named is not None and named.holds(spot) else "")
        found = self.running.level_of(spot.text, points_of_row(row), here)
        self._level_marks(row, spot, found or self.running.level_by(spot.text, here))

    def _level_marks(self, row: Row, spot: Spot, level: Level) -> None:
        """The points of a level that a row states."""
        path = ("level_marks", len(self.level_marks))
        self.filler.note(path, spot, spot.text)
        self.level_marks.append(
            LevelMarks(
                level1=level[0],
                level2=level[1],
                full_marks=self.filler.points((*path, "full_marks"), row, Head.FULL_MARKS),
                score=self.filler.points((*path, "score"), row, Head.SCORE),
                place=Place(spot.row, spot.column, joined(spot.text)),
            )
        )

    def _part(self, line: Line) -> None:
        """A row that says 其中 is a part of the one above it, which counts it already."""
        last, path = self.indicators[-1], ("indicators", len(self.indicators) - 1, "note")
        spot = line[0]._replace(text=" ".join(spot.text for spot in line))
        note = self.filler.read(path, spot, "", noted) or ""
        both = "\n".join(each for each in (last.note, note) if each)
        self.indicators[-1] = attrs.evolve(last, note=both)

    def _indicator(self, row: Row) -> Indicator:
        """One indicator."""
        filler, path = self.filler, ("indicators", len(self.indicators))
        filler.note(path, row.line[0], "")
        name, level2 = self._name(row, (*path, "name"))
        target, actual = read_values(filler, path, row)
        kind = self._kind(row)
        of_kind = taken_off if kind is ItemKind.PENALTY else points_in
        marks = filler.number((*path, "full_marks"), row, Head.FULL_MARKS, of_kind)
        if marks is None and (written := points_of(name)):
            marks = Decimal(written)
        rule = self._rule(row, (*path, "rule"), marks, target)
        return Indicator(
            name=name,
            level1=self._head(row, (*path, "level1"), self.level1),
            level2=self._head(row, (*path, "level2"), level2),
            full_marks=marks,
            rule=rule,
            target=target,
            initial_target=self._initial(row, (*path, "initial_target")),
            actual=actual,
            assessed=filler.points((*path, "assessed"), row, Head.ASSESSED),
            declared_score=filler.number((*path, "declared_score"), row, Head.SCORE, of_kind),
            deviation_reason=filler.words((*path, "deviation_reason"), row, Head.REASON),
            kind=filler.cell((*path, "kind"), row, Head.KIND, _kind) or kind,
            core=row.text(Head.CORE) in _YES,
            standard=filler.cell((*path, "standard"), row, Head.STANDARD, _standard),
            note=self._note(row, (*path, "note"), rule),
        )

    def _kind(self, row: Row) -> ItemKind:
        """What a row does to the total, by its own column, its heads or the sign of its score."""
        try:
            return read_by(take_item_kind, row.text(Head.KIND))
        except PerfevalError:
            return kind_of(self.level1, self.level2, row.text(Head.SCORE))

    def _name(self, row: Row, path: Path) -> tuple[str, str]:
        """The name and the head above it; a form of fewer levels names its lowest."""
        lowest = next((each for each in _LOWEST if each in row.columns.by_head), Head.NAME)
        found = self.filler.cell(path, row, lowest, noted)
        if found:
            return found, self.level2
        name = self.level2 or self.level1 or _UNNAMED
        self.filler.note(path, row.line[0], Head.NAME.term)
        self.filler.say(Code.TABLE_NAME_MISSING, path, found=name)
        return name, self.level2

    def _initial(self, row: Row, path: Path) -> AnyTarget | None:
        """The target before it was adjusted; alone on a form, it is the target."""
        if Head.TARGET not in row.columns.by_head:
            return None
        return read_target(self.filler, path, row, Head.INITIAL_TARGET)

    def _head(self, row: Row, path: Path, text: str) -> str:
        """A head of a level as printed, where a record can hold it."""
        return self.filler.read(path, row.line[0]._replace(text=text), "", noted) or ""

    def _rule(
        self, row: Row, path: Path, marks: Decimal | None, target: AnyTarget | None
    ) -> Rule | None:
        """The rule, where all of its text is understood; its words are kept in the note."""
        reading = self.filler.cell(
            path, row, Head.RULE, lambda text: parse_rule(text, full_marks=marks, target=target)
        )
        if reading is None or not reading.is_complete:
            return None
        self.filler.problems.extend(each.under(*path) for each in reading.assumed)
        return reading.rule

    def _note(self, row: Row, path: Path, rule: Rule | None) -> str:
        """What the table says besides: in its own column, in others, and in the words of a rule."""
        said = [spot._replace(text=text) for text, spot in _said(row, rule)]
        found = (self.filler.read(path, spot, "", noted) for spot in said)
        return "\n".join(each for each in found if each)


def kind_of(level1: str, level2: str = "", score: str = "") -> ItemKind:
    """What the heads of a row say of it (计分类型): points on top, or taken off.

    Where a head says both, the sign of the score tells them apart.

    Examples:
        >>> kind_of("附加分"), kind_of("加减分项", score="-2"), kind_of("加减分项", score="2")
        (<ItemKind.BONUS: 'bonus'>, <ItemKind.PENALTY: 'penalty'>, <ItemKind.BASE: 'base'>)

    """
    for head in (level1, level2):
        if _EITHER.search(head):
            return _SIGNED.get(score[:1], ItemKind.BASE)
        if (kind := kind_of_head(head)) is not ItemKind.BASE:
            return kind
    return ItemKind.BASE


def taken_off(text: str) -> Decimal:
    """Points that are taken off (扣分): 1 and -1 say the same.

    Raises:
        RecordError: not points.

    Examples:
        >>> taken_off("-1"), taken_off("1分")
        (Decimal('1'), Decimal('1'))

    """
    return number(text.strip().removesuffix("分")).copy_abs()


def _said(row: Row, rule: Rule | None) -> Iterator[tuple[str, Spot]]:
    """The note of a row, the words of a rule that are not its standard ones, other columns."""
    if (note := row.columns.cell(row.line, Head.NOTE)) is not None:
        yield note.text, note
    words = row.columns.cell(row.line, Head.RULE)
    if words is not None and (rule is None or format_rule(rule) != words.text):
        yield f"{Head.RULE.term}：{words.text}", words
    for over, spot in row.columns.others(row.line):
        yield f"{joined(over)}：{spot.text}" if over else spot.text, spot


def _kind(text: str) -> ItemKind:
    """What an indicator does to the total."""
    return read_by(take_item_kind, text)


def _standard(text: str) -> Standard:
    """What a target is measured by."""
    return read_by(take_standard, text)
