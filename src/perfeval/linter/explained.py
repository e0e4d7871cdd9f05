"""Problems as a checker would put them, who sees what may lie behind them (问题释因)."""

from collections.abc import Iterator
from typing import NamedTuple

import attrs

from perfeval.codes import Code
from perfeval.errors import Problem
from perfeval.funds import Budget
from perfeval.linter.marks import Sums, sums_of, total_explained
from perfeval.linter.money import rate_explained
from perfeval.linter.rounded import printed_unit, sum_explained
from perfeval.linter.units import unit_explained
from perfeval.records import Department, Subject
from perfeval.tables.sheet import Table


class Known(NamedTuple):
    """What is known of a subject beside what a problem says."""

    subject: Subject
    sums: Sums
    """What its marks and scores come to."""
    in_yuan: bool
    """Whether its sheet states money in yuan, so that every yuan is printed."""


def known_of(subject: Subject, sheet: Table | None) -> Known:
    """What is known of a subject, and of its sheet where it has one."""
    return Known(subject, sums_of(subject, sheet), sheet is not None and sheet.money_unit == "元")


def explained(found: Problem, known: Known) -> Iterator[Problem]:
    """A problem as a checker would put it; nothing where it is none."""
    match found.path:
        case ("projects", int(place), _, *_) if isinstance(known.subject, Department):
            inside = known_of(known.subject.projects[place], None)._replace(in_yuan=known.in_yuan)
            for each in explained(attrs.evolve(found, path=found.path[2:]), inside):
                yield each.under("projects", place)
        case ("budget", *_) if known.subject.budget is not None:
            yield from _of_money(found, known.subject.budget, in_yuan=known.in_yuan)
        case _ if found.code is Code.CHECK_TOTAL_SUM:
            yield from total_explained(found, known.sums)
        case _ if found.code is Code.CHECK_UNIT_MISMATCH:
            yield from unit_explained(found)
        case _:
            yield found


def _of_money(found: Problem, budget: Budget, *, in_yuan: bool) -> Iterator[Problem]:
    """A problem of the fund block."""
    unit = 0 if in_yuan else printed_unit(budget)
    put: Problem | None = found
    if found.code is Code.CHECK_RATE_DIFFERS:
        put = rate_explained(found, budget, unit)
    elif found.code is Code.CHECK_SUM:
        put = sum_explained(found, budget, unit)
    if put is not None:
        yield put
