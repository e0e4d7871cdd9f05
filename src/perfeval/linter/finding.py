"""What a checker finds: a problem, where it stands, and what would mend it (核查发现)."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final, cast

import attrs

from perfeval.checks.tables import open_points
from perfeval.codes import Code, Severity
from perfeval.errors import Path, Problem, RecordError, Value, format_path, problem
from perfeval.fields import check_arguments
from perfeval.measures import AnyActual, AnyTarget
from perfeval.quantities import ZERO, exactly, share
from perfeval.records import Department, Project, Subject
from perfeval.shown import Shown
from perfeval.tables.sheet import Place

Mended = Decimal | int | str | AnyTarget | AnyActual
"""What a field of a record may be mended to."""


@attrs.frozen
class Repair:
    """A value that would mend a record (修改建议); never applied by itself."""

    path: Path
    """The field of the record."""
    value: Mended
    """What it should probably be."""


@attrs.frozen(kw_only=True)
class Finding(Shown):
    """One thing that a checker finds in a table (核查发现)."""

    problem: Problem
    """What: its stable code, its severity, its path in the record and its facts."""
    place: Place | None = None
    """Where on the sheet; ``None`` where the record came from no sheet."""
    repair: Repair | None = None
    """What would mend it; ``None`` where only a person can tell."""

    @property
    def code(self) -> Code:
        """Which problem."""
        return self.problem.code

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.problem.severity

    @property
    def path(self) -> Path:
        """Where in the record."""
        return self.problem.path

    @property
    def found(self) -> Value:
        """What stands there; ``None`` where nothing does."""
        return _first(self.problem, "found", "actual", "name", "limit")

    @property
    def expected(self) -> Value:
        """What was expected; ``None`` where no value is."""
        limit = ("limit",) if "found" in self.problem.parameters else ()
        return _first(self.problem, "wanted", "target", *limit)

    def __str__(self) -> str:
        """The finding as an English sentence, its place in front."""
        sentence = str(attrs.evolve(self.problem, path=()))
        if self.place is None:
            return f"{format_path(self.path)}: {sentence}" if self.path else sentence
        return f"row {self.place.row} {self.place.head}".rstrip() + f": {sentence}"


def _first(found: Problem, *names: str) -> Value:
    """The first of some facts that a problem has; a limit alone is what stands there in full."""
    facts = found.parameters
    return next((facts[name] for name in names if name in facts), None)


def repaired(subject: Subject, repair: Repair, /) -> Subject:
    """The record with one repair made (应用修改建议); the given one stays as it is.

    Raises:
        RecordError: what is given is no subject or no repair, the record has no such path, or what
            would come of it cannot be.

    Examples:
        >>> from perfeval import Project
        >>> repaired(Project(name="甲", declared_total="90"), Repair(("declared_total",), "89"))
        ... # doctest: +ELLIPSIS
        Project(name='甲', ... declared_total=Decimal('89'), ...)

    """
    check_arguments(subject=(subject, (Project, Department)), repair=(repair, (Repair,)))
    try:
        mended: Subject = _with(subject, repair.path, repair.value)
    except (AttributeError, IndexError, TypeError):
        found, wanted = format_path(repair.path), "a path that the record has"
        facts = {"found": found, "wanted": wanted}
        raise RecordError([problem(Code.RECORD_KIND, "repair", **facts)]) from None
    return mended


def _with(record: Any, path: Path, value: object) -> Any:  # noqa: ANN401  Any record.
    """A record, or a tuple of records, with one value in it changed."""
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = list(cast("tuple[object, ...]", record))
        items[step] = _with(items[step], rest, value) if rest else value
        return tuple(items)
    inner = getattr(record, step)
    return attrs.evolve(record, **{step: _with(inner, rest, value) if rest else value})


def repair_of(found: Problem, subject: Subject) -> Repair | None:
    """The repair of a problem whose facts name the right value (修改建议)."""
    if found.code in {Code.LINT_PERCENT, Code.LINT_AMOUNT}:
        return _in_unit(found, subject)
    fact = _RIGHT.get(found.code)
    if fact is None or not found.path or _is_open(found, subject):
        return None
    name, read = fact
    return Repair(found.path, read(found.parameters[name]))


def _in_unit(found: Problem, subject: Subject) -> Repair:
    """A target or an actual value with the amount that was probably meant."""
    mended = attrs.evolve(_at(found.path, subject), value=found.parameters["wanted"])
    return Repair(found.path, mended)


def _is_open(found: Problem, subject: Subject) -> bool:
    """Whether a total holds points that nobody can tell, as the block states none."""
    return found.code is Code.CHECK_TOTAL_SUM and open_points(_at(found.path[:-1], subject)) > ZERO


def _at(path: Path, subject: Subject) -> Any:  # noqa: ANN401  Any record, or field of one.
    """What a path leads to."""
    record: Any = subject
    for step in path:
        record = record[step] if isinstance(step, int) else getattr(record, step)
    return record


def _number(value: Decimal | Fraction | int) -> Decimal | int:
    """A number as a field holds it: a count, or a decimal."""
    if isinstance(value, Fraction):
        with exactly():
            return Decimal(value.numerator) / Decimal(value.denominator)
    return value


_RIGHT: Final[Mapping[Code, tuple[str, Callable[[Any], Decimal | int | str]]]] = MappingProxyType(
    {
        Code.CHECK_SUM: ("wanted", _number),
        Code.CHECK_RATE_DIFFERS: ("wanted", share),
        Code.CHECK_SCORE_ABOVE_FULL: ("limit", _number),
        Code.CHECK_SCORE_DIFFERS: ("wanted", _number),
        Code.CHECK_TOTAL_SUM: ("wanted", _number),
        Code.CHECK_TOTAL_DIFFERS: ("wanted", _number),
        Code.CHECK_GRADE_DIFFERS: ("wanted", str),
        Code.LINT_RATE_TRUNCATED: ("wanted", share),
        Code.LINT_EXECUTION_SCORE: ("wanted", _number),
        Code.LINT_EXECUTION_FULL: ("wanted", _number),
        Code.LINT_EXECUTION_TRUNCATED: ("wanted", _number),
        Code.LINT_MONEY_UNIT: ("wanted", _number),
    }
)
"""Codes whose facts name the right value of the field at their path, and how it is read."""
