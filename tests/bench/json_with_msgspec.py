"""A project from JSON with msgspec, compiled, into frozen attrs classes that check themselves."""

from decimal import Decimal
from typing import Annotated, Literal

import attrs
import msgspec
from msgspec import Meta

Text = Annotated[str, Meta(min_length=1, max_length=100_000)]
Note = Annotated[str, Meta(max_length=100_000)]


@attrs.frozen
class Amount:
    """A number with its unit."""

    number: Decimal
    unit: Note = ""

    def __attrs_post_init__(self) -> None:
        """Refuse what is not finite."""
        if not self.number.is_finite():
            raise ValueError(self.number)


@attrs.frozen
class Target:
    """A number to be reached."""

    type: Literal["target"]
    operator: Literal["at_least", "above", "equal", "below", "at_most"]
    value: Amount


@attrs.frozen
class Measured:
    """A number that was reached."""

    type: Literal["measured"]
    value: Amount


@attrs.frozen
class Indicator:
    """An indicator with its usual fields."""

    name: Text
    level1: Note = ""
    level2: Note = ""
    full_marks: Decimal | None = None
    target: Target | None = None
    actual: Measured | None = None
    assessed: Decimal | None = None
    declared_score: Decimal | None = None
    deviation_reason: Note = ""
    kind: Literal["base", "bonus", "penalty"] = "base"
    core: bool = False
    note: Note = ""

    def __attrs_post_init__(self) -> None:
        """Refuse points that are not finite or below zero."""
        for points in (self.full_marks, self.assessed, self.declared_score):
            if points is not None and (points.is_signed() or not points.is_finite()):
                raise ValueError(points)


@attrs.frozen
class Project:
    """A project."""

    schema: Literal["perfeval/1"]
    type: Literal["project"]
    name: Text
    year: int | None = None
    indicators: tuple[Indicator, ...] = ()


_DECODER = msgspec.json.Decoder(Project)


def project(text: str) -> Project:
    """A project."""
    return _DECODER.decode(text)
