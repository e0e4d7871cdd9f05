"""The same records as frozen models of pydantic: nested like ours, and flat like a table."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from bench.checked_loops import HUNDRED
from bench.loops import CENT, ONE, Scored, grade
from bench.rows import Row

Text = Annotated[str, StringConstraints(min_length=1, max_length=100_000)]
Note = Annotated[str, StringConstraints(max_length=100_000)]
Number = Annotated[Decimal, Field(allow_inf_nan=False, max_digits=20)]
Points = Annotated[Decimal, Field(allow_inf_nan=False, max_digits=20, ge=0)]
Sign = Literal["≥", "＞", "＝", "＜", "≤"]


class Frozen(BaseModel):
    """A model that does not change."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Amount(Frozen):
    """A number with its unit."""

    number: Number
    unit: Note = ""


class Target(Frozen):
    """A number to be reached."""

    operator: Sign
    value: Amount


class Measured(Frozen):
    """A number that was reached."""

    value: Amount


class Indicator(Frozen):
    """An indicator with all its fields."""

    name: Text
    level1: Note = ""
    level2: Note = ""
    full_marks: Points | None = None
    rule: None = None
    target: Target | None = None
    initial_target: Target | None = None
    actual: Measured | None = None
    assessed: Points | None = None
    declared_score: Points | None = None
    deviation_reason: Note = ""
    kind: Literal["base", "bonus", "penalty"] = "base"
    core: bool = False
    standard: str | None = None
    note: Note = ""


class Line(Frozen):
    """One row of a table."""

    name: Text
    level1: Note
    operator: Sign
    full_marks: Points
    target: Points
    actual: Points
    unit: Note


class Table(Frozen):
    """A table whose marks make 100."""

    lines: tuple[Line, ...]

    @model_validator(mode="after")
    def check_marks(self) -> Self:
        """Refuse marks that do not add up."""
        if sum(line.full_marks for line in self.lines) != HUNDRED:
            raise ValueError(self.lines)
        return self


_AMOUNT: Any = Amount
_INDICATOR: Any = Indicator
_TARGET: Any = Target


def indicator(row: Row) -> Indicator:
    """An indicator with its target and its actual value."""
    made: Indicator = _INDICATOR(
        name=row["name"],
        level1=row["level1"],
        full_marks=row["full_marks"],
        target=_TARGET(
            operator=row["operator"], value=_AMOUNT(number=row["target"], unit=row["unit"])
        ),
        actual=Measured(value=_AMOUNT(number=row["actual"], unit=row["unit"])),
    )
    return made


def score(rows: list[Row]) -> Scored[Decimal]:
    """Read and check the rows, then score them as the loop by hand does."""
    table = Table.model_validate({"lines": rows})
    scores: list[Decimal] = []
    for line in table.lines:
        share = min(line.actual / line.target, ONE)
        scores.append((line.full_marks * share).quantize(CENT, rounding=ROUND_HALF_UP))
    total = sum(scores, Decimal(0))
    return scores, total, grade(total)
