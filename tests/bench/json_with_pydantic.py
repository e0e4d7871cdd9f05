"""A project from JSON with models of pydantic, nested like the document."""

from typing import Literal

from pydantic import Field

from bench.with_pydantic import Amount, Frozen, Note, Points, Text


class Target(Frozen):
    """A number to be reached."""

    type: Literal["target"]
    operator: Literal["at_least", "above", "equal", "below", "at_most"]
    value: Amount


class Measured(Frozen):
    """A number that was reached."""

    type: Literal["measured"]
    value: Amount


class Indicator(Frozen):
    """An indicator with all its fields."""

    name: Text
    level1: Note = ""
    level2: Note = ""
    full_marks: Points | None = None
    target: Target | None = None
    actual: Measured | None = None
    assessed: Points | None = None
    declared_score: Points | None = None
    deviation_reason: Note = ""
    kind: Literal["base", "bonus", "penalty"] = "base"
    core: bool = False
    note: Note = ""


class Project(Frozen):
    """A project."""

    format: Literal["perfeval/1"] = Field(alias="schema")
    type: Literal["project"]
    name: Text
    year: int | None = None
    indicators: tuple[Indicator, ...] = ()


def project(text: str) -> Project:
    """A project."""
    return Project.model_validate_json(text)
