"""What a careful user writes by hand: a loop over dictionaries, in three kinds of number."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from math import floor
from typing import Final, Generic, TypedDict, TypeVar

from bench.rows import Row

N = TypeVar("N", Decimal, Fraction, float)

ONE: Final = Decimal(1)
CENT: Final = Decimal("0.01")
HALF: Final = Fraction(1, 2)
BANDS: Final = ((85, "优秀"), (75, "良好"), (60, "一般"))
WORST: Final = "较差"


class Line(TypedDict, Generic[N]):
    """One indicator whose numbers are read already."""

    name: str
    full_marks: N
    target: N
    actual: N


Scored = tuple[list[N], N, str]
"""What each indicator earns, the total and the grade."""


def lines(kind: type[N], rows: list[Row]) -> list[Line[N]]:
    """The rows of a table with their numbers as numbers of a kind."""
    return [
        {
            "name": row["name"],
            "full_marks": kind(row["full_marks"]),
            "target": kind(row["target"]),
            "actual": kind(row["actual"]),
        }
        for row in rows
    ]


def grade(total: Decimal | Fraction | float) -> str:
    """The grade of a total."""
    for low, label in BANDS:
        if total >= low:
            return label
    return WORST


def by_decimal(table: list[Line[Decimal]]) -> Scored[Decimal]:
    """Decimals, each indicator recorded half up: the loop that the aims are set against."""
    scores: list[Decimal] = []
    for line in table:
        share = min(line["actual"] / line["target"], ONE)
        scores.append((line["full_marks"] * share).quantize(CENT, rounding=ROUND_HALF_UP))
    total = sum(scores, Decimal(0))
    return scores, total, grade(total)


def by_decimal_tuned(table: list[Line[Decimal]]) -> Scored[Decimal]:
    """The same by somebody who measures: compared first, divided last, half up by position."""
    scores: list[Decimal] = []
    for line in table:
        marks, target, actual = line["full_marks"], line["target"], line["actual"]
        points = marks if actual >= target else marks * actual / target
        scores.append(points.quantize(CENT, ROUND_HALF_UP))
    total = sum(scores, Decimal(0))
    return scores, total, grade(total)


def by_decimal_total(table: list[Line[Decimal]]) -> Scored[Decimal]:
    """Decimals of 50 digits, of which only the total is recorded."""
    with localcontext(prec=50):
        scores = [line["full_marks"] * min(line["actual"] / line["target"], ONE) for line in table]
        total = sum(scores, Decimal(0)).quantize(CENT, rounding=ROUND_HALF_UP)
    return scores, total, grade(total)


def by_fraction(table: list[Line[Fraction]]) -> Scored[Fraction]:
    """Fractions, each indicator recorded half up."""
    scores: list[Fraction] = []
    for line in table:
        share = min(line["actual"] / line["target"], Fraction(1))
        scores.append(Fraction(floor(line["full_marks"] * share * 100 + HALF), 100))
    total = sum(scores, Fraction(0))
    return scores, total, grade(total)


def by_float(table: list[Line[float]]) -> Scored[float]:
    """Binary floats: fast, and wrong wherever a tie or a threshold is near."""
    scores = [
        round(line["full_marks"] * min(line["actual"] / line["target"], 1.0), 2) for line in table
    ]
    total = round(sum(scores), 2)
    return scores, total, grade(total)
