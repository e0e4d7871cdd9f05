"""Full marks and scores as they add up: the whole, the heads, the subtotals (分值核查).

A page may hold only a part of its table.
What is missing may explain a sum that is too small, never one that is too large.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple, cast

from perfeval.checks.reading import is_execution, kind_of
from perfeval.codes import Code
from perfeval.errors import Problem, Value, problem
from perfeval.funds import Budget
from perfeval.linter.money import places_of
from perfeval.quantities import ZERO, Rounding, exactly, recorded, summed
from perfeval.records import Indicator, Subject
from perfeval.tables.filler import joined
from perfeval.tables.sheet import LevelMarks, Table
from perfeval.terms import ItemKind

FULL_MARKS: Final = Decimal(100)
"""Full marks of a table that states none."""
_MOST_ROUNDED: Final = Fraction(1, 2)
"""The most points that the rounding of scores is taken to explain."""


class Sums(NamedTuple):
    """What the marks and the scores of a table come to; ``None`` where one is not stated."""

    marks: Decimal | None
    scores: Decimal | None
    wanted: Decimal
    total: Decimal | None
    execution: bool
    twice: int | None
    """The indicator that scores the execution rate as the block does; ``None`` where once."""
    apart: Decimal | None
    """The score that the block repeats of an indicator, and the sums leave out."""
    places: int
    """To how many places scores are printed."""
    rounded: int
    """How many scores may have been rounded: those below full marks."""

    @property
    def lacking(self) -> Decimal:
        """The full marks that are missing to the whole."""
        with exactly():
            return max(ZERO, self.wanted - (self.marks or ZERO))

    @property
    def is_cut(self) -> bool:
        """Whether rows are missing whose scores make up the stated total, or may well."""
        if self.lacking == ZERO or self.scores is None:
            return False
        if self.total is None:
            return True
        with exactly():
            return ZERO < self.total - self.scores <= self.lacking


def sums_of(subject: Subject, table: Table | None) -> Sums:
    """What a table comes to, from what is stated."""
    base = [each for each in subject.indicators if kind_of(each) is ItemKind.BASE]
    budget, block = subject.budget, _block_of(subject)
    wanted = (table.declared_full_marks if table else None) or FULL_MARKS
    again = next((p for p, each in enumerate(subject.indicators) if is_execution(each)), None)
    apart = None
    if budget is not None and again is not None and _marks_of(base) == wanted:
        block, apart = None, budget.declared_score
    rows: list[Indicator | Budget] = [*base, *([block] if block else [])]
    stated = _marks_of(rows)
    if stated is None and table is not None:
        stated = _of_heads(table, block.full_marks if block else None)
    extra = _marks_of(each for each in subject.indicators if kind_of(each) is ItemKind.BONUS)
    scores = [each.declared_score for each in rows if each.declared_score is not None]
    return Sums(
        marks=wanted if summed([stated, extra]) == wanted else stated,
        scores=_scored(subject, rows),
        wanted=wanted,
        total=subject.declared_total,
        execution=block is not None,
        twice=again if block else None,
        apart=apart,
        places=max(map(places_of, scores), default=0),
        rounded=sum(_is_below(each) for each in rows),
    )


def _block_of(subject: Subject) -> Budget | None:
    """The fund block, where it states full marks."""
    budget = subject.budget
    return budget if budget is not None and budget.full_marks is not None else None


def _marks_of(rows: Iterable[Indicator | Budget]) -> Decimal | None:
    """What full marks come to."""
    return summed(each.full_marks for each in rows)


def _scored(subject: Subject, rows: list[Indicator | Budget]) -> Decimal | None:
    """What the scores come to, with what comes on top and what is taken off."""
    signs = {ItemKind.BASE: 0, ItemKind.BONUS: 1, ItemKind.PENALTY: -1}
    with exactly():
        aside = [
            signs[kind_of(each)] * each.declared_score
            for each in subject.indicators
            if each.declared_score is not None
        ]
    scores = [each.declared_score for each in rows]
    return summed([*scores, *aside]) if scores else None


def _is_below(row: Indicator | Budget) -> bool:
    """Whether a score is below full marks, so that it may have been rounded."""
    score, marks = row.declared_score, row.full_marks
    return score is not None and marks is not None and score < marks


def total_explained(found: Problem, sums: Sums) -> Iterator[Problem]:
    """A stated total that is not the sum of the scores: rows are missing, or it was rounded.

    Nothing where the block only repeats the score of an indicator.
    """
    facts = found.parameters
    off = cast("Decimal", facts["difference"])
    if sums.apart is not None and off == -sums.apart:
        return
    if sums.is_cut and sums.total is not None:
        yield problem(Code.LINT_TOTAL_PARTIAL, *found.path, **facts)
    elif _is_rounded(cast("Decimal", facts["found"]), cast("Decimal", facts["wanted"]), off, sums):
        yield problem(Code.LINT_TOTAL_ROUNDED, *found.path, **facts)
    else:
        yield found


def _is_rounded(total: Decimal, exact: Decimal, off: Decimal, sums: Sums) -> bool:
    """Whether a total is the rounded sum of its scores, or the sum of scores not yet rounded."""
    places = places_of(total)
    if recorded(exact, rounding=Rounding(places=places)) == total:
        return True
    slack = Fraction(sums.rounded, 2 * 10**sums.places)
    return places > sums.places and abs(Fraction(off)) <= min(slack, _MOST_ROUNDED)


def execution_twice(subject: Subject, sums: Sums) -> Iterator[Problem]:
    """The execution rate in the block and among the indicators, and both are counted."""
    if sums.twice is not None:
        name = subject.indicators[sums.twice].name
        yield problem(Code.CHECK_EXECUTION_TWICE, "indicators", sums.twice, indicator=name)


def marks_problems(subject: Subject, sums: Sums, *, whole: bool) -> Iterator[Problem]:
    """Full marks that do not add up; of a part of a table, only those that are too many."""
    if sums.marks is None or not subject.indicators:
        return
    small = sums.marks == sums.wanted < FULL_MARKS  # Its own line of the total says so.
    wanted = FULL_MARKS if small else sums.wanted
    if sums.marks == wanted or (sums.marks < wanted and not whole):
        return
    off = Fraction(sums.marks) - Fraction(wanted)
    facts: dict[str, Value] = {"found": sums.marks, "wanted": wanted, "difference": off}
    complete = sums.execution and sums.total is not None and sums.total == sums.scores
    sure = off > 0 or (complete and not small)
    code = Code.CHECK_FULL_MARKS_SUM if sure else Code.LINT_MARKS_PARTIAL
    yield problem(code, "indicators", **facts)


class _Under(NamedTuple):
    """What stands under a head comes to."""

    marks: Decimal | None
    scores: Decimal | None
    above: bool
    """Whether a single score is above its full marks, which is said at the score."""


def level_problems(table: Table, sums: Sums) -> Iterator[Problem]:
    """Marks and scores under a head that are not those printed at it."""
    last = table.subject.indicators[-1].level1 if table.subject.indicators else ""
    under = _under_heads(table.subject.indicators)
    for place, level in enumerate(table.level_marks):
        cut = level.level1 in {"", last} and (sums.is_cut or not table.whole)
        inside = under.get((level.level1, level.level2))
        if inside is not None:
            marks = list(_marks_under(place, level, inside.marks, cut=cut))
            yield from marks
            yield from _scores_under(place, level, inside, said=bool(marks))


def _under_heads(indicators: Iterable[Indicator]) -> dict[tuple[str, str], _Under]:
    """What stands under each head of level 1, and under each of level 2 in it."""
    inside: dict[tuple[str, str], list[Indicator]] = {}
    for each in indicators:
        for head in {("", ""), (each.level1, ""), (each.level1, each.level2)}:
            inside.setdefault(head, []).append(each)
    return {
        head: _Under(
            _marks_of(rows), summed(each.declared_score for each in rows), any(map(_is_above, rows))
        )
        for head, rows in inside.items()
    }


def _of_heads(table: Table, execution: Decimal | None) -> Decimal | None:
    """Full marks by the heads of level 1, where the rows state none."""
    heads = {
        each.level1: each.full_marks
        for each in table.level_marks
        if each.level1 and not each.level2 and each.full_marks is not None
    }
    if {joined(each.level1) for each in table.subject.indicators} - heads.keys():
        return None
    return summed([*heads.values(), execution or ZERO])


def _named(level: LevelMarks) -> str:
    """The head."""
    return level.level2 or level.level1 or level.place.head


def _marks_under(
    place: int, level: LevelMarks, found: Decimal | None, *, cut: bool
) -> Iterator[Problem]:
    """Full marks under a head against those printed at it."""
    if found is None or level.full_marks is None or found == level.full_marks:
        return
    if found < level.full_marks and cut:
        return
    off = Fraction(found) - Fraction(level.full_marks)
    facts: dict[str, Value] = {"found": found, "wanted": level.full_marks, "difference": off}
    path = ("level_marks", place)
    yield problem(Code.CHECK_LEVEL_FULL_MARKS, *path, level=_named(level), **facts)


def _scores_under(
    place: int, level: LevelMarks, inside: _Under, *, said: bool
) -> Iterator[Problem]:
    """Scores under a head: not those of its subtotal, or more than its full marks.

    The latter only where neither full marks nor a single score has said it.
    """
    found = inside.scores
    if found is None:
        return
    limit = level.score
    most = None if said or inside.above else level.full_marks
    if limit is None and most is not None and found > most:
        limit = most
    if limit is not None and found != limit:
        facts: dict[str, Value] = {
            "found": found,
            "wanted": limit,
            "difference": Fraction(found) - Fraction(limit),
        }
        yield problem(Code.LINT_LEVEL_SCORE, "level_marks", place, level=_named(level), **facts)


def _is_above(indicator: Indicator) -> bool:
    """Whether a score is above its full marks."""
    score, marks = indicator.declared_score, indicator.full_marks
    return score is not None and marks is not None and score > marks
