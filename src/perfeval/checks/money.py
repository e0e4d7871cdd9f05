"""Money, posts and assets: stated sums against their parts, and the printed execution rate."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from perfeval.codes import Code
from perfeval.errors import Problem, problem
from perfeval.funds import AMOUNTS, Amounts, Budget, FundingLine, added
from perfeval.quantities import MAX_PLACES, ZERO, Rounding, is_same, recorded, scaled
from perfeval.records import Department
from perfeval.terms import Basis

AMOUNT_TERMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "initial": "年初预算数",
        "adjusted": "全年预算数",
        "executed": "全年执行数",
        "received": "到位资金",
        "carried_in": "上年结转",
    }
)
"""The amounts of a fund block by their fields, as forms call them (资金项目)."""
_WAN: Final = 10_000
"""Amounts are typed in 万元, and that is where a float has its last digits."""


def budget_problems(budget: Budget, basis: Basis) -> Iterator[Problem]:
    """Totals against rows, the printed rates and the printed score, overspending."""
    yield from _row_sums(budget, budget.parts())
    if any(line.source is not None for line in budget.lines):
        by_class = [each for each in budget.lines if each.source is None and not each.part_of]
        yield from _row_sums(budget, by_class)
    yield from _nested_sums(budget.lines)
    yield from _row_problems(budget, basis)
    for place, line in enumerate(budget.lines):
        yield from (each.under("lines", place) for each in _row_problems(line, basis))
    yield from above_full(budget.declared_score, budget.full_marks, "预算执行率")
    executed, most = budget.amount("executed"), budget.amount("adjusted")
    if basis is Basis.SUPPLY:
        most = budget.base(basis)
    if executed is not None and most is not None and executed > most:
        amounts = {"executed": executed, "budget": most}
        yield problem(Code.CHECK_OVEREXECUTED, "executed", **amounts)


def _nested_sums(lines: tuple[FundingLine, ...]) -> Iterator[Problem]:
    """A row that is not the sum of the rows that are parts of it."""
    inside: dict[str, list[FundingLine]] = {}
    for line in lines:
        inside.setdefault(line.part_of, []).append(line)
    for place, line in enumerate(lines):
        if line.label and line.label in inside:
            found = _row_sums(line, inside[line.label])
            yield from (each.under("lines", place) for each in found)


def _row_sums(row: Amounts, parts: Iterable[FundingLine]) -> Iterator[Problem]:
    """Amounts of a row that are not what its parts add up to."""
    listed = tuple(parts)
    for name in AMOUNTS:
        stated, summed = getattr(row, name), added(listed, name)
        if stated is not None and summed is not None:
            yield from _sum_problem(AMOUNT_TERMS[name], stated, summed, name)


def _row_problems(row: Amounts, basis: Basis) -> Iterator[Problem]:
    """Amounts or a rate below zero; else a rate that is not that of the amounts."""
    below = [name for name in AMOUNTS if (getattr(row, name) or ZERO) < ZERO]
    for name in below:
        found = getattr(row, name)
        yield problem(Code.CHECK_NEGATIVE_AMOUNT, name, what=AMOUNT_TERMS[name], found=found)
    if row.declared_rate is not None and row.declared_rate < ZERO:
        shown = _percent(row.declared_rate)
        what = "预算执行率"
        yield problem(Code.CHECK_NEGATIVE_AMOUNT, "declared_rate", what=what, found=shown)
    elif not below:
        yield from _rate_problem(row, basis)


def _rate_problem(row: Amounts, basis: Basis) -> Iterator[Problem]:
    """A printed execution rate, held to its places as printed, but at least to whole percent."""
    declared, base, executed = row.declared_rate, row.base(basis), row.amount("executed")
    if declared is None or base is None or executed is None or base == ZERO:
        return
    places = min(max(2, -int(declared.as_tuple().exponent)), MAX_PLACES)
    rounding = Rounding(places=places)
    follows = recorded(Fraction(executed) / Fraction(base), rounding=rounding)
    if follows != recorded(declared, rounding=rounding):
        yield problem(
            Code.CHECK_RATE_DIFFERS,
            "declared_rate",
            found=_percent(declared),
            executed=executed,
            budget=base,
            wanted=_percent(follows),
        )


def _percent(rate: Decimal) -> str:
    """A rate in percent."""
    return f"{scaled(rate, 2):f}%"


def staff_and_asset_problems(department: Department) -> Iterator[Problem]:
    """Totals that a department states beside their parts: assets, posts, people, projects."""
    assets, staffing = department.assets, department.staffing
    for place, each in enumerate(assets.classes if assets else ()):
        if each.original_value < ZERO:
            path = ("assets", "classes", place, "original_value")
            value = each.original_value
            yield problem(Code.CHECK_NEGATIVE_AMOUNT, *path, what=each.name, found=value)
    if assets is not None and assets.declared_original_value is not None:
        yield from _sum_problem(
            "资产原值合计",
            assets.declared_original_value,
            assets.original_value,
            "assets",
            "declared_original_value",
        )
    if staffing is not None:
        for what, name in (("编制数", "authorised"), ("在职人数", "actual")):
            declared, counted = getattr(staffing, f"declared_{name}"), getattr(staffing, name)
            if declared is not None and counted is not None:
                yield from _sum_problem(what, declared, counted, "staffing", f"declared_{name}")
    count = department.declared_project_count
    if count is not None and department.projects:
        listed = len(department.projects)
        yield from _sum_problem("项目个数", count, listed, "declared_project_count")


def _sum_problem(
    what: str, stated: Decimal | int, summed: Decimal | int, *path: str
) -> Iterator[Problem]:
    """A stated sum that is not the sum of its parts."""
    off = Fraction(stated) - Fraction(summed)
    if not is_same(off / _WAN, 0):
        yield problem(Code.CHECK_SUM, *path, what=what, found=stated, wanted=summed, difference=off)


def above_full(
    points: Decimal | None, full_marks: Decimal | None, name: str, field: str = "declared_score"
) -> Iterator[Problem]:
    """Points above full marks."""
    if points is not None and full_marks is not None and points > full_marks:
        facts = {"found": points, "limit": full_marks}
        yield problem(Code.CHECK_SCORE_ABOVE_FULL, field, indicator=name, **facts)
