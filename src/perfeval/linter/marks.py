"""Full marks and scores as they add up: the whole, the heads, the subtotals (分值核查).

A page may hold only a part of its table.
What is missing may explain a sum that is too small, never one that is too large.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from perfeval.codes import Code
from perfeval.errors import Problem, Value, problem
from perfeval.quantities import ZERO, exactly, summed
from perfeval.records import Indicator, Subject
from perfeval.tables.filler import joined
from perfeval.tables.sheet import LevelMarks, Table
from perfeval.terms import ItemKind

FULL_MARKS: Final = Decimal(100)
"""Full marks of a table that states none."""


class Sums(NamedTuple):
    """What the marks and the scores of a table come to; ``None`` where one is not stated."""

    marks: Decimal | None
    scores: Decimal | None
    wanted: Decimal
    total: Decimal | None
    execution: bool

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
    base = [each for each in subject.indicators if each.kind is ItemKind.BASE]
    budget = subject.budget
    marks = [each.full_marks for each in base]
    scores = [each.declared_score for each in base]
    execution = budget is not None and budget.full_marks is not None
    if budget is not None and budget.full_marks is not None:
        marks.append(budget.full_marks)
        scores.append(budget.declared_score)
    stated = summed(marks)
    if stated is None and table is not None:
        stated = _of_heads(table, budget.full_marks if budget else None)
    declared = table.declared_full_marks if table else None
    return Sums(stated, summed(scores), declared or FULL_MARKS, subject.declared_total, execution)


def total_explained(found: Problem, sums: Sums) -> Problem:
    """A stated total that is not the sum of the scores, where missing rows may make it up."""
    if not sums.is_cut or sums.total is None:
        return found
    return problem(Code.LINT_TOTAL_PARTIAL, *found.path, **found.parameters)


def marks_problems(subject: Subject, sums: Sums, *, whole: bool) -> Iterator[Problem]:
    """Full marks that do not add up; of a part of a table, only those that are too many."""
    if sums.marks is None or not subject.indicators or sums.marks == sums.wanted:
        return
    if sums.marks < sums.wanted and not whole:
        return
    off = Fraction(sums.marks) - Fraction(sums.wanted)
    facts: dict[str, Value] = {"found": sums.marks, "wanted": sums.wanted, "difference": off}
    complete = sums.execution and sums.total is not None and sums.total == sums.scores
    code = Code.CHECK_FULL_MARKS_SUM if off > 0 or complete else Code.LINT_MARKS_PARTIAL
    yield problem(code, "indicators", **facts)


def level_problems(table: Table, sums: Sums) -> Iterator[Problem]:
    """Marks and scores under a head that are not those printed at it."""
    last = table.subject.indicators[-1].level1 if table.subject.indicators else ""
    for place, level in enumerate(table.level_marks):
        inside = [each for each in table.subject.indicators if _is_under(each, level)]
        cut = level.level1 == last and (sums.is_cut or not table.whole)
        if inside:
            yield from _marks_under(place, level, inside, cut=cut)
            yield from _scores_under(place, level, inside)


def _of_heads(table: Table, execution: Decimal | None) -> Decimal | None:
    """Full marks by the heads of level 1, where the rows state none."""
    heads = {
        each.level1: each.full_marks
        for each in table.level_marks
        if not each.level2 and each.full_marks is not None
    }
    if {joined(each.level1) for each in table.subject.indicators} - heads.keys():
        return None
    return summed([*heads.values(), execution or ZERO])


def _is_under(indicator: Indicator, level: LevelMarks) -> bool:
    """Whether an indicator stands under a head."""
    return indicator.level1 == level.level1 and level.level2 in {"", indicator.level2}


def _named(level: LevelMarks) -> str:
    """The head."""
    return level.level2 or level.level1


def _marks_under(
    place: int, level: LevelMarks, inside: list[Indicator], *, cut: bool
) -> Iterator[Problem]:
    """Full marks under a head against those printed at it."""
    found = summed(each.full_marks for each in inside)
    if found is None or level.full_marks is None or found == level.full_marks:
        return
    if found < level.full_marks and cut:
        return
    off = Fraction(found) - Fraction(level.full_marks)
    facts: dict[str, Value] = {"found": found, "wanted": level.full_marks, "difference": off}
    path = ("level_marks", place)
    yield problem(Code.CHECK_LEVEL_FULL_MARKS, *path, level=_named(level), **facts)


def _scores_under(place: int, level: LevelMarks, inside: list[Indicator]) -> Iterator[Problem]:
    """Scores under a head: not those of its subtotal, or more than its full marks."""
    found = summed(each.declared_score for each in inside)
    if found is None:
        return
    limit = level.score
    if limit is None and level.full_marks is not None and found > level.full_marks:
        limit = level.full_marks
    if limit is not None and found != limit:
        facts: dict[str, Value] = {
            "found": found,
            "wanted": limit,
            "difference": Fraction(found) - Fraction(limit),
        }
        yield problem(Code.LINT_LEVEL_SCORE, "level_marks", place, level=_named(level), **facts)
