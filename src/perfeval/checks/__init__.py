"""What does not fit (检查): every problem of a record, and of a record under a scheme, in one pass.

Checks look on and change nothing.
They come in the order of the table: the money, the indicators one by one, the heads, the whole;
so two runs give the same list.

    >>> from perfeval import Assets, AssetClass, Department
    >>> assets = Assets(
    ...     classes=[
    ...         AssetClass(name="通用设备", original_value="544198"),
    ...         AssetClass(name="家具和用品", original_value="19464"),
    ...     ],
    ...     declared_original_value="563626",
    ... )
    >>> for each in find_problems(Department(name="某办公室", assets=assets)):
    ...     print(each.code, each.parameters["difference"])
    check.sum -36
"""

from collections.abc import Iterable, Iterator

from perfeval.checks.indicators import indicator_problems
from perfeval.checks.money import budget_problems, staff_and_asset_problems
from perfeval.checks.tables import declared_sum, duplicate_names
from perfeval.checks.under_scheme import scheme_problems
from perfeval.errors import Problem
from perfeval.fields import check_arguments, refuse_unread, take_term
from perfeval.funds import Budget
from perfeval.measures import NotApplicable
from perfeval.records import Department, Indicator, Project, Subject
from perfeval.schemes import Inapplicable, Scheme
from perfeval.terms import Basis, category_of

__all__ = ["find_budget_problems", "find_indicator_problems", "find_problems"]


def find_problems(subject: Subject, /, *, scheme: Scheme | None = None) -> tuple[Problem, ...]:
    """Everything that does not fit in a project or a department (检查).

    Args:
        subject: what is written down.
        scheme: the method; without one only the record itself is checked.

    Returns:
        Every problem, in the order of the table, with its path, code, parameters and severity.
        Empty where all fits.

    Raises:
        RecordError: what is given is no subject, or no scheme.

    """
    check_arguments(subject=(subject, (Project, Department)))
    if scheme is not None:
        check_arguments(scheme=(scheme, (Scheme,)))
    found = list(_record_problems(subject, scheme))
    if scheme is not None:
        found.extend(scheme_problems(subject, scheme))
    return tuple(found)


def find_budget_problems(
    budget: Budget, /, *, basis: Basis | str = Basis.ADJUSTED
) -> tuple[Problem, ...]:
    """What does not fit in a fund block: totals against rows, the printed rate, overspending.

    Args:
        budget: the fund block.
        basis: the amount that the printed rate is measured against.

    """
    check_arguments(budget=(budget, (Budget,)))
    wanted = take_term(Basis, basis)
    refuse_unread(basis=wanted)
    return tuple(budget_problems(budget, wanted))


def find_indicator_problems(indicator: Indicator, /) -> tuple[Problem, ...]:
    """What does not fit in an indicator: scores above full marks, units, direction, wording."""
    check_arguments(indicator=(indicator, (Indicator,)))
    return tuple(indicator_problems(indicator))


def _record_problems(subject: Subject, scheme: Scheme | None) -> Iterator[Problem]:
    """The problems of a subject in itself, in the order of its table."""
    if isinstance(subject, Department):
        yield from staff_and_asset_problems(subject)
        for place, project in enumerate(subject.projects):
            yield from _under(_record_problems(project, scheme), "projects", place)
    if subject.budget is not None:
        basis = scheme.basis if scheme else Basis.ADJUSTED
        yield from _under(budget_problems(subject.budget, basis), "budget")
    heads = _heads_that_move(subject, scheme)
    for place, indicator in enumerate(subject.indicators):
        found = indicator_problems(indicator, moved=category_of(indicator.level1) in heads)
        yield from _under(found, "indicators", place)
    yield from duplicate_names(subject)
    if scheme is None:
        yield from declared_sum(subject, None)


def _heads_that_move(subject: Subject, scheme: Scheme | None) -> set[str]:
    """The level-1 heads under which points move, so that printed full marks do not hold."""
    if scheme is None or scheme.inapplicable is not Inapplicable.REDISTRIBUTE:
        return set()
    gone = (each for each in subject.indicators if isinstance(each.actual, NotApplicable))
    return {category_of(each.level1) for each in gone}


def _under(problems: Iterable[Problem], *outer: str | int) -> Iterator[Problem]:
    """The problems as the subject sees them."""
    return (each.under(*outer) for each in problems)
