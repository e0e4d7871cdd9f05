"""The same records as frozen slotted dataclasses that read and check their fields."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bench.checked_loops import CONTROL, MAX_DIGITS, MAX_TEXT, OPERATORS
from bench.rows import Row


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit."""

    number: Decimal
    unit: str = ""

    def __post_init__(self) -> None:
        """Read the number and check the unit."""
        object.__setattr__(self, "number", _number(self.number))
        _check_note(self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A number to be reached."""

    operator: str
    value: Amount

    def __post_init__(self) -> None:
        """Check both."""
        if self.operator not in OPERATORS:
            raise ValueError(self.operator)
        _check_kind(self.value, Amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A number that was reached."""

    value: Amount

    def __post_init__(self) -> None:
        """Check it."""
        _check_kind(self.value, Amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indicator with all its fields."""

    name: str
    level1: str = ""
    level2: str = ""
    full_marks: Decimal | None = None
    rule: object = None
    target: Target | None = None
    initial_target: Target | None = None
    actual: Measured | None = None
    assessed: Decimal | None = None
    declared_score: Decimal | None = None
    deviation_reason: str = ""
    kind: str = "base"
    core: bool = False
    standard: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        """Read and check what was given."""
        _check_note(self.name)
        if not self.name.strip():
            raise ValueError(self.name)
        for text in (self.level1, self.level2, self.deviation_reason, self.note):
            _check_note(text)
        for name in ("full_marks", "assessed", "declared_score"):
            if (value := getattr(self, name)) is not None:
                object.__setattr__(self, name, _points(value))
        for target in (self.target, self.initial_target):
            _check_kind(target, Target)
        _check_kind(self.actual, Measured)
        _check_kind(self.core, bool)
        if self.kind not in {"base", "bonus", "penalty"}:
            raise ValueError(self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project with as many fields as the record has."""

    name: str
    year: int | None = None
    code: str = ""
    department: str = ""
    unit: str = ""
    contact: str = ""
    kind: str = "self"
    methods: tuple[str, ...] = ()
    work_group: tuple[object, ...] = ()
    budget: object = None
    indicators: tuple[Indicator, ...] = ()
    goal: str = ""
    achievement: str = ""
    declared_total: Decimal | None = None
    declared_grade: str | None = None
    events: tuple[str, ...] = ()
    problems: str = ""
    measures: str = ""


_AMOUNT: Any = Amount


def indicator(row: Row) -> Indicator:
    """An indicator with its target and its actual value."""
    return Indicator(
        name=row["name"],
        level1=row["level1"],
        full_marks=_untyped(row["full_marks"]),
        target=Target(operator=row["operator"], value=_AMOUNT(row["target"], row["unit"])),
        actual=Measured(value=_AMOUNT(row["actual"], row["unit"])),
    )


def _untyped(value: Any) -> Any:
    """A text that the record reads."""
    return value


def _number(value: Any) -> Decimal:
    """A finite number within the limits."""
    number = Decimal(value)
    if not number.is_finite() or len(number.as_tuple().digits) > MAX_DIGITS:
        raise ValueError(value)
    return number


def _points(value: Any) -> Decimal:
    """A number that is not negative."""
    points = _number(value)
    if points.is_signed():
        raise ValueError(value)
    return points


def _check_note(value: object) -> None:
    """A text within the limits, without control characters."""
    if not isinstance(value, str) or len(value) > MAX_TEXT or CONTROL.search(value):
        raise ValueError(value)


def _check_kind(value: object, kind: type) -> None:
    """A value of a kind, or none."""
    if value is not None and not isinstance(value, kind):
        raise TypeError(value)
