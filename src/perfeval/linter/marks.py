"""Full marks and scores of the whole as they add up (分值核查).

A page may hold only a part of its table.
What is missing may explain a sum that is too small, never one that is too large.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple, cast

from perfeval.checks.reading import is_execution, kind_of, kind_of_head
from perfeval.codes import Code
from perfeval.errors import Problem, Value, problem
from perfeval.funds import Budget
from perfeval.linter.execution import execution_points, places_of
from perfeval.linter.rounded import is_rounded_share, off_by_rounding
from perfeval.quantities import ZERO, Rounding, exactly, is_same, recorded, summed
from perfeval.records import Indicator, Subject
from perfeval.tables.filler import joined
from perfeval.tables.sheet import Table
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
    slack: Fraction
    """How far the marks may be off as they were split evenly and rounded."""
    block: Decimal | None
    """The full marks of a fund block that is counted."""
    unrounded: tuple[Fraction, ...]
    """How far its score is off what follows from the rate, where it is in whole points."""

    @property
    def is_near(self) -> bool:
        """Whether the marks come to the whole, or would without the rounding of an even split."""
        return self.marks is not None and _comes_to(self.marks, self.wanted, self.slack)

    @property
    def lacking(self) -> Decimal:
        """The full marks that are missing to the whole."""
        if self.is_near:
            return ZERO
        with exactly():
            return max(ZERO, self.wanted - (self.marks or ZERO))

    def may_lack(self, off: Decimal) -> bool:
        """Whether rows that are missing may make up a difference to the scores that are there.

        Beside a block that has points and no score, these may as well.
        """
        with exactly():
            return ZERO < off <= self.lacking + (self.block or ZERO) and self.lacking > ZERO

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
    if budget is not None and again is not None and _are_whole(base, wanted):
        block, apart = None, budget.declared_score
    rows: list[Indicator | Budget] = [*base, *([block] if block else [])]
    stated = _marks_of(rows)
    if stated is None and table is not None:
        stated = _of_heads(table, block.full_marks if block else None, wanted)
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
        slack=off_by_rounding(each.full_marks for each in rows),
        block=block.full_marks if block else None,
        unrounded=_unrounded(block) if block else (),
    )


def _unrounded(block: Budget) -> tuple[Fraction, ...]:
    """How far an execution score in whole points is off what follows from the rate."""
    score = block.declared_score
    if score is None or places_of(score):
        return ()
    off = (Fraction(score) - each for each in execution_points(block))
    return tuple(each for each in off if each)


def _are_whole(rows: Iterable[Indicator], wanted: Decimal) -> bool:
    """Whether the full marks of rows alone come to the whole."""
    listed = list(rows)
    marks, slack = _marks_of(listed), off_by_rounding(each.full_marks for each in listed)
    return marks is not None and _comes_to(marks, wanted, slack)


def _comes_to(found: Decimal, wanted: Decimal, slack: Fraction) -> bool:
    """Whether marks come to what is wanted, or would without the rounding of an even split."""
    return is_same(found, wanted) or is_rounded_share(found, wanted, slack)


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
    if sums.scores is None:  # The block has points and no score.
        missing = sums.may_lack(off)
        yield problem(Code.LINT_TOTAL_PARTIAL, *found.path, **facts) if missing else found
    elif sums.is_cut and sums.total is not None:
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
    if places and _holds_unrounded(total, exact, sums):
        return False
    if sums.is_near and sums.marks != sums.wanted and is_rounded_share(exact, total, sums.slack):
        return True
    slack = Fraction(sums.rounded, 2 * 10**sums.places)
    return places > sums.places and abs(Fraction(off)) <= min(slack, _MOST_ROUNDED)


def _holds_unrounded(total: Decimal, exact: Decimal, sums: Sums) -> bool:
    """Whether a total holds the execution score as it follows, not as it is printed."""
    rounding = Rounding(places=places_of(total))
    follows = (Fraction(exact) - off for off in sums.unrounded)
    return any(recorded(each, rounding=rounding) == total for each in follows)


def execution_twice(subject: Subject, sums: Sums) -> Iterator[Problem]:
    """The execution rate in the block and among the indicators, and both are counted."""
    if sums.twice is not None:
        name = subject.indicators[sums.twice].name
        yield problem(Code.CHECK_EXECUTION_TWICE, "indicators", sums.twice, indicator=name)


def marks_problems(subject: Subject, sums: Sums, *, whole: bool) -> Iterator[Problem]:
    """Full marks that do not add up; of a part of a table, only those that are too many."""
    if sums.marks is None or not subject.indicators:
        return
    small = sums.is_near and sums.wanted < FULL_MARKS  # Its own line of the total says so.
    wanted = FULL_MARKS if small else sums.wanted
    if is_same(sums.marks, wanted) or (sums.marks < wanted and not whole):
        return
    off = Fraction(sums.marks) - Fraction(wanted)
    facts: dict[str, Value] = {"found": sums.marks, "wanted": wanted, "difference": off}
    if is_rounded_share(sums.marks, wanted, sums.slack):
        facts |= {"found": wanted, "wanted": sums.marks, "difference": -off}
        yield problem(Code.LINT_SUM_ROUNDED, "indicators", what="总分值", **facts)
        return
    complete = sums.execution and sums.total is not None and sums.total == sums.scores
    sure = off > 0 or (complete and not small)
    code = Code.CHECK_FULL_MARKS_SUM if sure else Code.LINT_MARKS_PARTIAL
    yield problem(code, "indicators", **facts)


def _of_heads(table: Table, execution: Decimal | None, wanted: Decimal) -> Decimal | None:
    """Full marks by the heads of level 1, where the rows state none.

    A head without a row may be that of a section above others, or its rows are missing: it counts
    where the marks come to the whole with it.
    """
    base = [each for each in table.subject.indicators if kind_of(each) is ItemKind.BASE]
    having = {joined(each.level1) for each in base}
    heads = {
        each.level1: each.full_marks
        for each in table.level_marks
        if each.level1 and not each.level2 and each.full_marks is not None and _is_base(each.level1)
    }
    if having - heads.keys():
        return None
    every = summed([*heads.values(), execution or ZERO])
    filled = [marks for head, marks in heads.items() if head in having]
    return every if every == wanted else summed([*filled, execution or ZERO])


def _is_base(head: str) -> bool:
    """Whether what stands under a head is no bonus and no penalty."""
    return kind_of_head(head) is ItemKind.BASE
