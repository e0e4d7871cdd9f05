"""What a rule is, and how its arithmetic is written (计分规则的写法).

A rule says how an indicator earns points.
It is any object with a ``judge`` method of the shape of `Rule`; the standard ones are in `rules`
and `judgements`, and a user's own needs nothing from them.

A rule over numbers is written once, as a piecewise fraction: a sequence of pieces, each a
condition with a numerator and a denominator in full marks, target and actual, built from
``+ - * //``, comparison and nothing else.
The first piece whose condition holds gives the points, and a denominator of zero means that the
rule has no answer there.
No piece divides, so nothing is rounded; and because no piece branches on the figures, the same
text can run over whole columns.

    >>> from perfeval import Measured, Target, Proportional, score
    >>> target = Target(operator="at_least", value="60")
    >>> score(Proportional(), "8", target=target, actual=Measured(value="50"))
    Fraction(20, 3)
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, Protocol, Self, runtime_checkable

from perfeval.codes import Code
from perfeval.errors import CalculationError, PerfevalError, problem, quoted
from perfeval.fields import Record, refuse, refuse_unread, take_points, take_record, taken
from perfeval.measures import (
    ACTUAL_KINDS,
    TARGET_KINDS,
    Amount,
    AnyActual,
    AnyTarget,
    Deadline,
    Done,
    Measured,
    Ratio,
    Target,
    in_unit,
    unit_mismatch,
)
from perfeval.quantities import ONE, SHARE_UNITS, ZERO, Number, exactly, fraction, hold, scaled
from perfeval.terms import Branch, Direction

Piece = tuple[Branch, bool, Decimal, Decimal]
"""What applied, whether it applies, and the points as numerator and denominator."""


class Points(NamedTuple):
    """What an indicator earns, exactly (得分)."""

    branch: Branch
    """Which part of the rule applied."""
    numerator: Decimal
    """The points are ``numerator / denominator``."""
    denominator: Decimal = ONE
    """Above zero."""


class Numbers(NamedTuple):
    """A target and an actual value on one scale."""

    target: Decimal
    actual: Decimal
    one: Decimal
    """What one unit of the target is on that scale; numbers of the rule's own are times it."""


@runtime_checkable
class Rule(Protocol):
    """How an indicator earns points (计分规则)."""

    def judge(
        self,
        full_marks: Decimal,
        target: AnyTarget | None,
        actual: AnyActual | None,
        assessed: Decimal | None,
    ) -> Points:
        """The points of one indicator, exactly.

        Called inside `quantities.exactly`, where an operation that would lose a digit raises.

        Args:
            full_marks: the most the indicator can earn.
            target: what was to be reached; ``None`` where the table gives none.
            actual: what was; ``None`` where only points were given.
            assessed: the points a person chose, where the rule leaves a choice.

        Raises:
            CalculationError: the rule cannot judge such an actual value.

        """
        ...


class NumericRule(Record, ABC):
    """A rule over a target and an actual number, written as a piecewise fraction."""

    __slots__ = ()

    @abstractmethod
    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """The pieces of the rule, in order; the first that holds gives the points."""

    def own_reference(self) -> Amount | None:
        """What the rule compares with when it brings that itself; else ``None``: the target."""
        return None

    def stated_in(self, unit: str) -> Self:
        """The rule with every amount of its own in a unit, which is that of the target.

        Raises:
            CalculationError: ``rule.unit_mismatch``.

        """
        del unit
        return self

    def turns(self, target: Decimal) -> Iterable[Decimal]:
        """Where its course may change: between two such values it only rises, or only falls."""
        return (target,)

    @property
    def takes_dates(self) -> bool:
        """Whether it judges days: only where nothing but the distance of two days counts."""
        return False

    @property
    def direction(self) -> Direction:
        """Which way the rule rewards."""
        return Direction.NEUTRAL

    @property
    def may_exceed(self) -> bool:
        """Whether the rule can give more than full marks."""
        return False

    @property
    def depth(self) -> int:
        """How many rules stand inside one another in it; one that holds none has 0."""
        return 0

    def suits(self, target: AnyTarget | None) -> bool:
        """Whether the rule and the operator of a target want the same; most rules take any."""
        del target
        return True

    def judge(
        self,
        full_marks: Decimal,
        target: AnyTarget | None,
        actual: AnyActual | None,
        assessed: Decimal | None = None,
    ) -> Points:
        """The points of the first piece that holds, where the rule suits the target."""
        del assessed
        reference = self.reference(target)
        numbers = self.numbers(reference, target, actual)
        rule = self if reference is None else self.stated_in(reference.unit)
        pieces = rule.pieces(full_marks, *numbers) if self.suits(target) else ()
        for branch, holds, numerator, denominator in pieces:
            if holds and denominator:
                return Points(branch, numerator, denominator)
            if holds:
                break
        raise cannot_judge(self, full_marks, target, actual)

    def reference(self, target: AnyTarget | None) -> Amount | None:
        """What the actual value is compared with, where that is an amount."""
        return self.own_reference() or (target.value if isinstance(target, Target) else None)

    def numbers(
        self, reference: Amount | None, target: AnyTarget | None, actual: AnyActual | None
    ) -> Numbers:
        """The reference and the actual value on one scale; dates count in days."""
        if isinstance(actual, Measured | Ratio):
            if reference is None:
                raise unsuitable(self, Code.RULE_TARGET_WANTED, "a target with a number", target)
            return on_one_scale(reference, actual)
        if isinstance(target, Deadline) and isinstance(actual, Done) and self.takes_dates:
            return _day_numbers(target, actual)
        raise unsuitable(self, Code.RULE_ACTUAL_WANTED, "a number or a rate", actual)


def score(
    rule: Rule,
    full_marks: Number,
    /,
    *,
    target: AnyTarget | None = None,
    actual: AnyActual | None,
    assessed: Number | None = None,
) -> Fraction:
    """The exact score of one indicator under a rule (得分).

    Args:
        rule: how points are earned.
        full_marks: the most the indicator can earn (分值), in points.
        target: what was to be reached.
        actual: what was; ``None`` where only points were given.
        assessed: the points a person chose, for rules that leave a choice.

    Returns:
        Points, exactly; not rounded.

    Raises:
        RecordError: the rule is none, or the full marks or the chosen points are not points.
        CalculationError: the rule cannot judge such an actual value.

    """
    asked, most = taken(_rule, rule), take_points(full_marks)
    wanted = None if target is None else take_record(TARGET_KINDS, target)
    reached = None if actual is None else take_record(ACTUAL_KINDS, actual)
    chosen = None if assessed is None else take_points(assessed)
    refuse_unread(rule=asked, full_marks=most, target=wanted, actual=reached, assessed=chosen)
    with exactly():
        earned = judged(asked, most, target, actual, chosen)
    return fraction(earned.numerator, earned.denominator)


def is_standard(kind: type) -> bool:
    """Whether a kind of rule is one of this library's, which leaves the decimal context alone."""
    return kind.__module__.startswith("perfeval.")


def judged(
    rule: Rule,
    full_marks: Decimal,
    target: AnyTarget | None,
    actual: AnyActual | None,
    assessed: Decimal | None,
) -> Points:
    """What a rule gives, held to be points; called inside `quantities.exactly`.

    A rule of the user's own may fail in any way, and has a context of its own to change.

    Raises:
        CalculationError: the rule cannot judge such an actual value; ``rule.failed``.

    """
    try:
        if is_standard(type(rule)):
            earned = rule.judge(full_marks, target, actual, assessed)
        else:
            with exactly():
                earned = rule.judge(full_marks, target, actual, assessed)
        if type(earned.branch) is not Branch:
            earned = earned._replace(branch=Branch(earned.branch))
        whole = earned.numerator.is_finite() and earned.denominator.is_finite()
        answered = whole and earned.denominator > ZERO
        if answered:
            hold(earned.numerator)
            hold(earned.denominator)
    except PerfevalError:
        raise
    except Exception as error:
        names = {"rule": type(rule).__name__, "error": _told(error)}
        raise CalculationError([problem(Code.RULE_FAILED, **names)]) from error
    if not answered:
        raise cannot_judge(rule, full_marks, target, actual)
    return earned


def _told(error: Exception) -> str:
    """What an exception says, where it can say it."""
    kind = type(error).__name__
    try:
        return f"{kind}: {error}"
    except Exception:  # noqa: BLE001  It may raise anything.
        return kind


def judge_choice(assessed: Decimal | None, least: Decimal, most: Decimal) -> Decimal:
    """The points a person chose, held to the range that the rule leaves.

    Raises:
        CalculationError: ``rule.choice_wanted``, ``rule.choice_range``.

    """
    if assessed is None:
        raise CalculationError([problem(Code.RULE_CHOICE_WANTED, least=least, most=most)])
    if not least <= assessed <= most:
        found = problem(Code.RULE_CHOICE_RANGE, "assessed", found=assessed, least=least, most=most)
        raise CalculationError([found])
    return assessed


def cannot_judge(
    rule: object, full_marks: Decimal | None, target: AnyTarget | None, actual: AnyActual | None
) -> CalculationError:
    """The refusal of a rule that has no answer."""
    shown = {"target": target, "actual": actual}
    facts = {name: "nothing" if each is None else str(each) for name, each in shown.items()}
    name = type(rule).__name__
    return CalculationError(
        [problem(Code.RULE_CANNOT_JUDGE, rule=name, full_marks=full_marks, **facts)]
    )


def unsuitable(rule: object, code: Code, wanted: str, found: object) -> CalculationError:
    """The refusal of what a rule does not take."""
    shown = "nothing" if found is None else f"{type(found).__name__} ({found})"
    parameters = {"rule": type(rule).__name__, "wanted": wanted, "found": shown}
    return CalculationError([problem(code, **parameters)])


def on_one_scale(reference: Amount, actual: Measured | Ratio) -> Numbers:
    """An actual value against an amount; a rate by its two amounts, times its denominator.

    Raises:
        CalculationError: ``rule.unit_mismatch``.

    """
    if isinstance(actual, Measured):
        return Numbers(reference.number, in_unit(actual.value, reference.unit), ONE)
    if reference.unit not in SHARE_UNITS:
        raise unit_mismatch(actual="%", wanted=reference.unit)
    part = scaled(actual.part, -SHARE_UNITS[reference.unit])
    return Numbers(reference.number * actual.whole, part, actual.whole)


def _day_numbers(deadline: Deadline, done: Done) -> Numbers:
    """The last day in time and the day it was done, as numbers of days."""
    if deadline.by.year is None or done.on.year is None or done.on.day is None:
        parameters = {"actual": str(done), "target": str(deadline)}
        raise CalculationError([problem(Code.RULE_DATES, **parameters)])
    return Numbers(Decimal(deadline.last_day()), Decimal(done.on.first_day()), ONE)


def _rule(value: object) -> Rule:
    """A rule, and not a kind of rule."""
    if isinstance(value, type):
        raise refuse(Code.RECORD_KIND, found=f"the class {value.__name__}", wanted="a rule")
    if not isinstance(value, Rule):
        raise refuse(Code.RECORD_KIND, found=quoted(value), wanted="a rule")
    return value
