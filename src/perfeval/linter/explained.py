"""Problems as a checker would put them, who sees what may lie behind them (问题释因)."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import attrs

from perfeval.codes import Code
from perfeval.errors import Problem
from perfeval.funds import Budget, FundingLine
from perfeval.linter.marks import Sums, sums_of, total_explained
from perfeval.linter.money import rate_explained
from perfeval.linter.rounded import printed_unit, rows_inside, sum_explained
from perfeval.linter.units import unit_explained
from perfeval.records import Department, Subject
from perfeval.tables.sheet import Table


class Block(NamedTuple):
    """What is known of a fund block."""

    budget: Budget
    inside: Mapping[str, tuple[FundingLine, ...]]
    """Its rows by the row that they are part of."""
    unit: int
    """The yuan that its last printed place stands for; 0 where amounts are exact."""


class Known(NamedTuple):
    """What is known of a subject beside what a problem says."""

    sums: Sums
    """What its marks and scores come to."""
    block: Block | None
    projects: "tuple[Known, ...]"


def known_of(subject: Subject, sheet: Table | None) -> Known:
    """What is known of a subject, and of its sheet where it has one."""
    in_yuan = sheet is not None and sheet.money_unit == "元"
    return _known(subject, sheet, in_yuan=in_yuan)


def _known(subject: Subject, sheet: Table | None, *, in_yuan: bool) -> Known:
    """What is known; a sheet in yuan prints every yuan."""
    budget = subject.budget
    block = None
    if budget is not None:
        block = Block(budget, rows_inside(budget), 0 if in_yuan else printed_unit(budget))
    projects = subject.projects if isinstance(subject, Department) else ()
    inside = tuple(_known(each, None, in_yuan=in_yuan) for each in projects)
    return Known(sums_of(subject, sheet), block, inside)


def explained(found: Problem, known: Known) -> Iterator[Problem]:
    """A problem as a checker would put it; nothing where it is none."""
    match found.path:
        case ("projects", int(place), _, *_) if place < len(known.projects):
            for each in explained(attrs.evolve(found, path=found.path[2:]), known.projects[place]):
                yield each.under("projects", place)
        case ("budget", *_) if known.block is not None:
            yield from _of_money(found, known.block)
        case _ if found.code is Code.CHECK_TOTAL_SUM:
            yield from total_explained(found, known.sums)
        case _ if found.code is Code.CHECK_UNIT_MISMATCH:
            yield from unit_explained(found)
        case _:
            yield found


def _of_money(found: Problem, block: Block) -> Iterator[Problem]:
    """A problem of the fund block."""
    put: Problem | None = found
    if found.code is Code.CHECK_RATE_DIFFERS:
        put = rate_explained(found, block.budget, block.unit)
    elif found.code is Code.CHECK_SUM:
        place = found.path[-2]
        head = block.budget.lines[place].label if isinstance(place, int) else ""
        put = sum_explained(found, block.inside.get(head, ()), block.unit)
    if put is not None:
        yield put
