"""The tables that all benchmarks share: rows of text, the same in every run."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Final, TypedDict

import perfeval as pe

SIZE: Final = 20
"""How many indicators a table has."""
HEADS: Final = ("产出指标", "效益指标", "满意度指标")
UNITS: Final = ("", "人", "%", "万元", "场次")
BY_INDICATOR: Final = pe.Scheme(name="每项得分取两位", scale=pe.FOUR_TIER)
"""Every indicator is recorded, and the total is their sum."""
BY_TOTAL: Final = pe.Scheme(
    name="总分取两位", scale=pe.FOUR_TIER, recording=pe.Recording(at=pe.RecordedAt.TOTAL)
)
"""Only the total is recorded."""


class Row(TypedDict):
    """One indicator as a form holds it."""

    name: str
    level1: str
    operator: str
    full_marks: str
    target: str
    actual: str
    unit: str


def table(seed: int = 1, size: int = SIZE) -> list[Row]:
    """The rows of a table whose marks add up to 100; about a third of its targets are met."""
    random = Random(seed)  # noqa: S311  The same figures in every run.
    return [_row(random, place, size) for place in range(size)]


def _row(random: Random, place: int, size: int) -> Row:
    """One indicator, worth a half more or less than its share."""
    target = random.randrange(200, 50_000)
    actual = target * random.randrange(600, 1200) // 1000
    half = Decimal("0.5") if place % 2 else Decimal("-0.5")
    return {
        "name": f"指标{place + 1}",
        "level1": HEADS[place * len(HEADS) // size],
        "operator": "≥",
        "full_marks": str(Decimal(100) / size + half),
        "target": str(Decimal(target) / 10),
        "actual": str(Decimal(actual) / 10),
        "unit": random.choice(UNITS),
    }


def project(rows: list[Row]) -> pe.Project:
    """The records of a table of plain numbers."""
    return pe.Project(
        name="项目",
        indicators=[
            pe.Indicator(
                name=row["name"],
                level1=row["level1"],
                full_marks=row["full_marks"],
                target=pe.Target(operator=row["operator"], value=row["target"]),
                actual=pe.Measured(value=row["actual"]),
            )
            for row in rows
        ],
    )


def with_units(rows: list[Row]) -> list[Row]:
    """The same table with the unit behind each target and each actual value."""
    return [
        {**row, "target": row["target"] + row["unit"], "actual": row["actual"] + row["unit"]}
        for row in rows
    ]


def stream(count: int, size: int = SIZE) -> Iterator[pe.Project]:
    """So many projects, each built when it is asked for."""
    rows = table(size=size)
    return (project(rows) for _ in range(count))
