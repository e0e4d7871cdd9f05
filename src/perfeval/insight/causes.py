"""Why two totals differ (差异归因): split by cause, and the parts add up exactly.

The causes are put in one after the other, in a fixed order: the figures, then the rules, then the
full marks, then how points are recorded, then the rest of the scheme.
Each part is what the total moves by when its cause is put in, so together they are the whole
difference.

    >>> from perfeval import Indicator, Measured, Project, Target
    >>> from perfeval.standards import SHENZE_2023
    >>> done = Indicator(
    ...     name="场次",
    ...     full_marks="100",
    ...     target=Target(operator="at_least", value="60场"),
    ...     actual=Measured(value="50场"),
    ... )
    >>> result = evaluate(Project(name="宣传", indicators=[done]), scheme=SHENZE_2023)
    >>> found = what_if(result, {"场次": Change(actual=Measured(value="55场"))})
    >>> found.difference, [(part.cause.term, part.points) for part in found.parts if part.points]
    (Decimal('8.34'), [('数据', Decimal('8.34'))])
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType, NoneType
from typing import Final

import attrs
from attrs.converters import optional

from perfeval.codes import Code
from perfeval.errors import CalculationError, EvaluationError, RecordError, problem, quoted
from perfeval.evaluation import Evaluation, evaluate
from perfeval.fields import Record, check_arguments, take_points
from perfeval.measures import AnyActual
from perfeval.quantities import ZERO, exactly
from perfeval.records import Indicator, Subject, take_actual, take_rule
from perfeval.schemes import Scheme
from perfeval.scoring import Rule
from perfeval.terms import Term


class Cause(Term):
    """Why a total is another (差异原因)."""

    DATA = "data", "数据"
    RULE = "rule", "计分规则"
    FULL_MARKS = "full_marks", "分值"
    RECORDING = "recording", "取数方式"
    POLICY = "policy", "其他办法"


@attrs.frozen(kw_only=True)
class Part:
    """What one cause moves the total by (归因分值)."""

    cause: Cause
    """The cause."""
    points: Decimal
    """By how many points; below zero where it takes some."""


@attrs.frozen(kw_only=True)
class Difference:
    """Two results, and why their totals differ (两次评价的差异)."""

    before: Evaluation
    """The first."""
    after: Evaluation
    """The second."""
    parts: tuple[Part, ...]
    """One a cause, in order; a cause that cannot be put in alone is in the part of the next."""

    @property
    def difference(self) -> Decimal:
        """The second total less the first."""
        with exactly():
            return sum((part.points for part in self.parts), ZERO)


def compare(before: Evaluation, after: Evaluation, /) -> Difference:
    """Why the totals of two results differ (差异归因).

    Indicators are the same where their names are. One that only the second has comes with the
    figures, and so does the loss of one that only the first has.

    Args:
        before: the first result.
        after: the second.

    Raises:
        RecordError: what is given is no result.
        CalculationError: ``insight.no_total``: one of them has no total; ``insight.names``: two
            indicators have one name, so that they cannot be told apart.

    """
    check_arguments(before=(before, (Evaluation,)), after=(after, (Evaluation,)))
    if before.total is None or after.total is None:
        raise CalculationError([problem(Code.INSIGHT_NO_TOTAL)])
    parts: list[Part] = []
    at = before.total
    for cause, total in _totals(before, after):
        with exactly():
            parts.append(Part(cause=cause, points=total - at))
        at = total
    return Difference(before=before, after=after, parts=tuple(parts))


@attrs.frozen(kw_only=True)
class Change(Record):
    """What is changed of an indicator (情景假设); ``None`` leaves it as it is."""

    actual: AnyActual | None = attrs.field(default=None, converter=optional(take_actual))
    """Another actual value."""
    rule: Rule | None = attrs.field(default=None, converter=optional(take_rule))
    """Another rule."""
    full_marks: Decimal | None = attrs.field(default=None, converter=optional(take_points))
    """Other full marks."""


def what_if(
    before: Evaluation,
    changes: Mapping[str, Change] = MappingProxyType({}),
    /,
    *,
    scheme: Scheme | None = None,
) -> Difference:
    """What would come out with other figures, rules, full marks or another scheme (情景测算).

    Args:
        before: the result as it is.
        changes: what is changed of indicators, by their names.
        scheme: another method; by default the same.

    Returns:
        Both results, and why they differ.

    Raises:
        RecordError: an argument is none of what it should be.
        EvaluationError: with the changes there is no result.
        CalculationError: ``insight.name``: there is no indicator of a name; see `compare` too.

    """
    check_arguments(
        before=(before, (Evaluation,)),
        changes=(changes, (Mapping,)),
        scheme=(scheme, (Scheme, NoneType)),
    )
    _check_changes(changes)
    rows = before.subject.indicators
    unknown = [quoted(name) for name in changes if all(each.name != name for each in rows)]
    if unknown:
        raise CalculationError([problem(Code.INSIGHT_NAME, found=name) for name in unknown])
    changed = [_changed(each, changes.get(each.name, Change())) for each in rows]
    subject: Subject = attrs.evolve(before.subject, indicators=changed)
    return compare(before, evaluate(subject, scheme=scheme or before.scheme))


def _check_changes(changes: Mapping[str, object]) -> None:
    """Refuse what is no change, each under its name."""
    kind = Change.__name__
    if wrong := {name: each for name, each in changes.items() if not isinstance(each, Change)}:
        raise RecordError(
            [
                problem(Code.RECORD_KIND, "changes", str(name), found=quoted(each), wanted=kind)
                for name, each in wrong.items()
            ]
        )


def _changed(indicator: Indicator, change: Change) -> Indicator:
    """An indicator with what is changed of it."""
    stated = attrs.asdict(change, recurse=False, filter=lambda _, value: value is not None)
    return attrs.evolve(indicator, **stated)


def _totals(before: Evaluation, after: Evaluation) -> Iterator[tuple[Cause, Decimal]]:
    """The total after each cause is put in, and the second total in the end."""
    old, new = _by_name(before.subject), _by_name(after.subject)
    assert after.total is not None  # noqa: S101  It was looked at before.
    for cause, fields in _FIELDS:
        rows = [_mixed(old.get(name), each, fields) for name, each in new.items()]
        subject: Subject = attrs.evolve(after.subject, indicators=rows)
        scheme = _SCHEMES[cause](before.scheme, after.scheme)
        try:
            total = evaluate(subject, scheme=scheme).total
        except EvaluationError:
            continue
        if total is not None:
            yield cause, total
    yield Cause.POLICY, after.total


def _mixed(old: Indicator | None, new: Indicator, fields: tuple[str, ...]) -> Indicator:
    """The second indicator, with what is not put in yet as it was."""
    return (
        new if old is None else attrs.evolve(new, **{name: getattr(old, name) for name in fields})
    )


def _by_name(subject: Subject) -> dict[str, Indicator]:
    """The indicators by their names.

    Raises:
        CalculationError: ``insight.names``.

    """
    found = {each.name: each for each in subject.indicators}
    if len(found) < len(subject.indicators):
        raise CalculationError([problem(Code.INSIGHT_NAMES, subject=quoted(subject.name))])
    return found


_FIELDS: Final = (
    (Cause.DATA, ("rule", "full_marks")),
    (Cause.RULE, ("full_marks",)),
    (Cause.FULL_MARKS, ()),
    (Cause.RECORDING, ()),
)
"""Which fields of an indicator are as they were when a cause is put in."""
_SCHEMES: Final[Mapping[Cause, Callable[[Scheme, Scheme], Scheme]]] = MappingProxyType(
    {
        Cause.DATA: lambda old, _: old,
        Cause.RULE: lambda old, new: attrs.evolve(old, rules=new.rules),
        Cause.FULL_MARKS: lambda old, new: attrs.evolve(old, rules=new.rules),
        Cause.RECORDING: lambda old, new: attrs.evolve(
            old, rules=new.rules, recording=new.recording
        ),
    }
)
"""The scheme with which a cause is put in."""
