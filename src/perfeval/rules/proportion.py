"""Rules by proportion: up to a target, down from a limit, equal, and in a straight line."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

import attrs
from attrs.converters import optional

from perfeval.codes import Code
from perfeval.errors import Problem, problem
from perfeval.fields import (
    take_number,
    take_points,
    take_share,
    take_term,
)
from perfeval.measures import AnyTarget, Target
from perfeval.quantities import ONE, ZERO
from perfeval.scoring import NumericRule, Piece
from perfeval.terms import Branch, Direction, Term

MOST_MULTIPLE: Final = Decimal(10)
"""The most that a multiple may be (倍数上限); beyond it, a percentage lacks its sign."""


class ReverseForm(Term):
    """The two formulas for a value above a limit that are in live use (反向指标公式)."""

    LINEAR = "linear", "1-(实际值-目标值)/目标值"
    RATIO = "ratio", "目标值/实际值"


class Otherwise(Term):
    """What an equality earns when it does not hold (不相等时的处理)."""

    NOTHING = "nothing", "不得分"
    AS_POSITIVE = "as_positive", "按正向指标计分"


def take_reverse_form(value: ReverseForm | str) -> ReverseForm:
    """Which formula."""
    return take_term(ReverseForm, value)


def take_otherwise(value: Otherwise | str) -> Otherwise:
    """What it earns otherwise."""
    return take_term(Otherwise, value)


def multiple_problems(field: str, multiple: Decimal) -> Iterable[Problem]:
    """A multiple of the target or of full marks is below it, or beyond all reason."""
    if multiple < ONE:
        yield problem(Code.RULE_CAP, field, found=multiple)
    if multiple > MOST_MULTIPLE:
        yield problem(Code.SHARE_RANGE, field, found=multiple, least=1, most=MOST_MULTIPLE)


@attrs.frozen(kw_only=True)
class Proportional(NumericRule):
    """In proportion to what was reached, up to a cap (按比例计分，满分为止).

    ``full_marks * actual / target``; full marks from the target on.
    Nothing below zero. A target of zero is met by any actual of zero or more.
    A value equal to a target of ＞ earns full marks as with ≥, for its proportion is the whole;
    where it must not, use `AllOrNothing`, which reads the target's own words.

    Source:
        财预〔2020〕10号: a quantitative indicator that is met earns full marks, one that is not
        earns in proportion.

    Examples:
        >>> from perfeval import Measured, Target, score
        >>> score(
        ...     Proportional(),
        ...     "20.00",
        ...     target=Target(operator="at_least", value="52"),
        ...     actual=Measured(value="10"),
        ... )
        Fraction(50, 13)

    """

    cap: Decimal | None = attrs.field(default=ONE, converter=optional(take_share))
    """The most that can be earned, as a share of full marks, 1 to 10; ``None``: no cap."""

    def contradictions(self) -> Iterable[Problem]:
        """A cap below full marks would take away what was earned."""
        if self.cap is not None:
            yield from multiple_problems("cap", self.cap)

    @property
    def may_exceed(self) -> bool:
        """Only with a cap above full marks, or none."""
        return self.cap != ONE

    @property
    def direction(self) -> Direction:
        """More is better."""
        return Direction.POSITIVE

    def turns(self, target: Decimal) -> Iterable[Decimal]:
        """At zero and at the target."""
        return (ZERO, target)

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """Refused below a target of zero, then nothing, the cap, and the proportion."""
        del one
        if self.cap == ONE:
            yield Branch.MET, actual >= target, full_marks, ONE
        yield Branch.REFUSED, target < ZERO, ZERO, ZERO
        yield Branch.NOTHING, actual < ZERO, ZERO, ONE
        if self.cap != ONE:
            yield Branch.MET, target == ZERO, full_marks, ONE
        if self.cap is not None and self.cap != ONE:
            most = full_marks * self.cap
            yield Branch.CAPPED, actual >= self.cap * target, most, ONE
        yield Branch.PROPORTIONAL, True, full_marks * actual, target


@attrs.frozen(kw_only=True)
class Reverse(NumericRule):
    """Less is better (反向指标): full marks up to the limit, then less by one of two formulas.

    Linear: ``full_marks * (1 - (actual - target) / target)``, nothing from twice the limit on.
    Ratio: ``full_marks * target / actual``.
    A limit of zero is all or nothing in both.
    A value equal to a limit of ＜ earns full marks as with ≤, for both formulas end there; where
    it must not, use `AllOrNothing`, which reads the target's own words.

    Examples:
        >>> from perfeval import Measured, Target, score
        >>> limit, spent = Target(operator="at_most", value="10"), Measured(value="12")
        >>> score(Reverse(form="linear"), "10", target=limit, actual=spent)
        Fraction(8, 1)
        >>> score(Reverse(form="ratio"), "10", target=limit, actual=spent)
        Fraction(25, 3)

    """

    form: ReverseForm = attrs.field(converter=take_reverse_form)
    """Which formula; documents use both, so it has no default."""

    @property
    def direction(self) -> Direction:
        """Less is better."""
        return Direction.REVERSE

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """Full marks up to the limit, then the formula."""
        del one
        yield Branch.MET, actual <= target, full_marks, ONE
        yield Branch.REFUSED, target < ZERO, ZERO, ZERO
        yield Branch.NOTHING, target == ZERO, ZERO, ONE
        if self.form is ReverseForm.RATIO:
            yield Branch.PROPORTIONAL, True, full_marks * target, actual
        else:
            yield Branch.NOTHING, actual >= 2 * target, ZERO, ONE
            yield Branch.PROPORTIONAL, True, full_marks * (2 * target - actual), target


@attrs.frozen(kw_only=True)
class Equality(NumericRule):
    """Equal to the target (等于目标值), within a tolerance.

    Examples:
        >>> from perfeval import Measured, Target, score
        >>> accidents = Target(operator="equal", value="0")
        >>> score(Equality(otherwise="nothing"), "5", target=accidents, actual=Measured(value="1"))
        Fraction(0, 1)

    """

    otherwise: Otherwise = attrs.field(converter=take_otherwise)
    """What is earned when it is not equal: nothing, or what a positive indicator earns."""
    tolerance: Decimal = attrs.field(default=ZERO, converter=take_points)
    """How far off still counts as equal, in the unit of the target."""

    def turns(self, target: Decimal) -> Iterable[Decimal]:
        """At zero, and where the tolerance ends."""
        return (ZERO, target - self.tolerance, target, target + self.tolerance)

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """Full marks within the tolerance, else as the record says."""
        slack = self.tolerance * one
        near = (actual - target <= slack) & (target - actual <= slack)
        yield Branch.MET, near, full_marks, ONE
        if self.otherwise is Otherwise.NOTHING:
            yield Branch.NOTHING, True, ZERO, ONE
        else:
            yield Branch.NOTHING, (target == ZERO) & (actual > ZERO), ZERO, ONE
            yield Branch.MET, target == ZERO, full_marks, ONE
            yield from Proportional().pieces(full_marks, target, actual, one)


@attrs.frozen(kw_only=True)
class Interpolation(NumericRule):
    """In a straight line between a floor and the target (线性插值).

    ``full_marks * (actual - floor) / (target - floor)``, full marks from the target on.
    Where the floor lies above the target, less is better, so a target of ≥ or ＞ is refused there;
    and one of ≤ or ＜ where it lies below.

    Examples:
        >>> from perfeval import Measured, Target, score
        >>> target = Target(operator="at_least", value="95")
        >>> score(Interpolation(floor="60"), "10", target=target, actual=Measured(value="80"))
        Fraction(40, 7)

    """

    floor: Decimal = attrs.field(converter=take_number)
    """The value where the line begins, in the unit of the target."""
    share_at_floor: Decimal = attrs.field(default=ZERO, converter=take_share)
    """What is earned at the floor, as a share of full marks (1 = all)."""
    share_beyond: Decimal = attrs.field(default=ZERO, converter=take_share)
    """What is earned beyond the floor, as a share of full marks."""

    def contradictions(self) -> Iterable[Problem]:
        """A share is more than the whole, or more is earned beyond the floor than at it."""
        at, beyond = self.share_at_floor, self.share_beyond
        if not ZERO <= at <= ONE:
            yield problem(Code.SHARE_RANGE, "share_at_floor", found=at, least=0, most=1)
        elif not ZERO <= beyond <= at:
            yield problem(Code.SHARE_RANGE, "share_beyond", found=beyond, least=0, most=at)

    @property
    def direction(self) -> Direction:
        """From the floor to the target, so the target decides; see `suits`."""
        return Direction.NEUTRAL

    def suits(self, target: AnyTarget | None) -> bool:
        """Whether the line leads to where the target wants the value."""
        if not isinstance(target, Target):
            return True
        line = Direction.POSITIVE if self.floor < target.value.number else Direction.REVERSE
        return target.operator.direction in {line, Direction.NEUTRAL}

    def turns(self, target: Decimal) -> Iterable[Decimal]:
        """At the floor and at the target."""
        return (self.floor, target)

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """A line upwards where the floor lies below the target, else one downwards."""
        floor = self.floor * one
        yield Branch.REFUSED, target == floor, ZERO, ZERO
        for rising, length, way in (
            (floor < target, target - floor, actual - floor),
            (floor > target, floor - target, floor - actual),
        ):
            line = self.share_at_floor * length + (ONE - self.share_at_floor) * way
            yield Branch.MET, rising & (way >= length), full_marks, ONE
            beyond = full_marks * self.share_beyond
            yield Branch.NOTHING, rising & (way < ZERO), beyond, ONE
            yield Branch.INTERPOLATED, rising, full_marks * line, length
