"""The same records as frozen structs of msgspec, compiled, which reads them from dictionaries."""

from decimal import Decimal
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from bench.rows import Row

Text = Annotated[str, Meta(min_length=1, max_length=100_000)]
Note = Annotated[str, Meta(max_length=100_000)]


class Amount(Struct, frozen=True):
    """A number with its unit."""

    number: Decimal
    unit: Note = ""

    def __post_init__(self) -> None:
        """Refuse what is not finite."""
        if not self.number.is_finite():
            raise ValueError(self.number)


class Target(Struct, frozen=True):
    """A number to be reached."""

    operator: Literal["≥", "＞", "＝", "＜", "≤"]
    value: Amount


class Measured(Struct, frozen=True):
    """A number that was reached."""

    value: Amount


class Indicator(Struct, frozen=True):
    """An indicator with all its fields."""

    name: Text
    level1: Note = ""
    level2: Note = ""
    full_marks: Decimal | None = None
    rule: None = None
    target: Target | None = None
    initial_target: Target | None = None
    actual: Measured | None = None
    assessed: Decimal | None = None
    declared_score: Decimal | None = None
    deviation_reason: Note = ""
    kind: Literal["base", "bonus", "penalty"] = "base"
    core: bool = False
    standard: str | None = None
    note: Note = ""

    def __post_init__(self) -> None:
        """Refuse points that are not finite or below zero."""
        for points in (self.full_marks, self.assessed, self.declared_score):
            if points is not None and (points.is_signed() or not points.is_finite()):
                raise ValueError(points)


def indicator(row: Row) -> Indicator:
    """An indicator with its target and its actual value."""
    return msgspec.convert(nested(row), Indicator)


def nested(row: Row) -> dict[str, Any]:
    """A row in the shape of the records."""
    return {
        "name": row["name"],
        "level1": row["level1"],
        "full_marks": row["full_marks"],
        "target": {
            "operator": row["operator"],
            "value": {"number": row["target"], "unit": row["unit"]},
        },
        "actual": {"value": {"number": row["actual"], "unit": row["unit"]}},
    }
