"""Rules around a rule: nothing beyond a threshold, less where a target is far exceeded."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final, Self

import attrs
from attrs.converters import optional

from perfeval.codes import Code
from perfeval.errors import Problem, problem
from perfeval.fields import (
    Record,
    take_flag,
    take_points,
    take_record,
    take_records,
    take_share,
    take_term,
)
from perfeval.measures import Amount, AnyTarget, in_unit, take_amount
from perfeval.quantities import ONE, ZERO, scaled
from perfeval.rules.proportion import MOST_MULTIPLE, Proportional, multiple_problems
from perfeval.rules.steps import When, take_when
from perfeval.scoring import NumericRule, Piece
from perfeval.terms import Branch, Direction, Term

MOST_DEPTH: Final = 4
"""How many rules may stand inside one another (嵌套层数上限); documents need two."""
_MOST_PERCENT: Final = Decimal(1000)


class ThresholdOf(Term):
    """What a threshold is held against (门槛口径)."""

    VALUE = "value", "实际完成值"
    ATTAINMENT = "attainment", "目标完成率"


def take_threshold_of(value: ThresholdOf | str) -> ThresholdOf:
    """What the threshold is held against."""
    return take_term(ThresholdOf, value)


def take_numeric_rule(value: NumericRule) -> NumericRule:
    """A rule over numbers."""
    return take_record((NumericRule,), value)


@attrs.frozen(kw_only=True)
class Threshold(NumericRule):
    """Nothing at all on the wrong side of a threshold; elsewhere another rule (及格门槛).

    Source:
        财预〔2021〕101号 names points in proportion with a pass threshold.

    Examples:
        >>> from perfeval import Measured, Target, score
        >>> rule = Threshold(at="60%", of="attainment", rule=Proportional())
        >>> target = Target(operator="at_least", value="200")
        >>> for reached in ("119", "120"):
        ...     print(score(rule, "10", target=target, actual=Measured(value=reached)))
        0
        6

    """

    at: Amount = attrs.field(converter=take_amount)
    """The threshold: an amount in the unit of the target, or a share of the target, at most 10."""
    of: ThresholdOf = attrs.field(converter=take_threshold_of)
    """Whether the threshold is held against the value or against its share of the target."""
    rule: NumericRule = attrs.field(converter=take_numeric_rule)
    """What applies on the right side, the threshold itself included."""
    when: When = attrs.field(default=When.BELOW, converter=take_when)
    """Which side is the wrong one."""

    def contradictions(self) -> Iterable[Problem]:
        """A share of the target is wanted, or a side is not one side."""
        yield from _too_deep(self)
        if self.of is ThresholdOf.ATTAINMENT:
            yield from _no_share(self.at)
            yield from _without_target(self, self.rule)
        if self.when is When.EITHER:
            sides = f"{When.BELOW}, {When.ABOVE}"
            yield problem(Code.TERM_UNKNOWN, "when", found=self.when, wanted=sides)

    @property
    def may_exceed(self) -> bool:
        """Where the rule inside can."""
        return self.rule.may_exceed

    @property
    def direction(self) -> Direction:
        """That of the rule inside."""
        return self.rule.direction

    @property
    def depth(self) -> int:
        """One more than that of the rule inside."""
        return self.rule.depth + 1

    def suits(self, target: AnyTarget | None) -> bool:
        """Whether the rule inside does."""
        return self.rule.suits(target)

    def own_reference(self) -> Amount | None:
        """That of the rule inside."""
        return self.rule.own_reference()

    def stated_in(self, unit: str) -> Self:
        """The threshold in the unit of the target, and the rule inside."""
        of_value = self.of is ThresholdOf.VALUE
        at = Amount(in_unit(self.at, unit), unit) if of_value else self.at
        return attrs.evolve(self, at=at, rule=self.rule.stated_in(unit))

    def turns(self, target: Decimal) -> Iterable[Decimal]:
        """At the threshold, and where the rule inside turns."""
        if self.of is ThresholdOf.VALUE:
            yield self.at.number
        else:
            yield scaled(self.at.number * target, -2 if self.at.unit else 0)
        yield from self.rule.turns(target)

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """Nothing on the wrong side, then the rule inside."""
        if self.of is ThresholdOf.VALUE:
            line, reached = self.at.number * one, actual
        else:
            share = 100 if self.at.unit else 1
            line, reached = self.at.number * target, share * actual
            yield Branch.REFUSED, target < ZERO, ZERO, ZERO
        wrong = reached < line if self.when is When.BELOW else reached > line
        yield Branch.BELOW_THRESHOLD, wrong, ZERO, ONE
        yield from self.rule.pieces(full_marks, target, actual, one)


@attrs.frozen(kw_only=True)
class OverBand(Record):
    """From which multiple of the target on only a share of the points is kept (超额档次)."""

    limit: Decimal = attrs.field(converter=take_share)
    """The multiple of the target, itself included, 1 to 10; 1.3 or ``"130%"``."""
    kept: Decimal = attrs.field(converter=take_share)
    """What is kept of full marks, 0 to 1."""

    def contradictions(self) -> Iterable[Problem]:
        """More is kept than there was, or the limit is no multiple of the target."""
        if not ZERO <= self.kept <= ONE:
            yield problem(Code.SHARE_RANGE, "kept", found=self.kept, least=0, most=1)
        yield from multiple_problems("limit", self.limit)


def take_over_bands(value: Iterable[OverBand]) -> tuple[OverBand, ...]:
    """Bands."""
    return take_records((OverBand,), value)


@attrs.frozen(kw_only=True)
class OverFulfilment(NumericRule):
    """What happens when a target is far exceeded, which hints that it was set too low (偏离度).

    The ministry asks for a deduction by the degree of deviation and gives no formula, so the
    record holds one of the practices: only a flag (no bands, no slope), bands that keep a share
    of the points, or a slope.
    In each the branch is ``over_fulfilled``, which an evaluation reports.
    Bands and slope only ever take away: never is more earned than by the rule inside.
    A rule that rewards less takes the flag alone.

    Source:
        财预〔2020〕10号; limits of 1.2 and 1.3 in regional systems.

    Examples:
        >>> from perfeval import Measured, Target, score
        >>> rule = OverFulfilment(
        ...     limit="1.3", bands=[OverBand(limit="1.5", kept="0.8")], rule=Proportional()
        ... )
        >>> target = Target(operator="at_least", value="2000")
        >>> for reached in ("2600", "3061"):
        ...     print(score(rule, "10", target=target, actual=Measured(value=reached)))
        10
        8

    """

    limit: Decimal = attrs.field(converter=take_share)
    """From which multiple of the target on, itself included, 1 to 10; 1 = the target."""
    rule: NumericRule = attrs.field(factory=Proportional, converter=take_numeric_rule)
    """What applies below."""
    bands: tuple[OverBand, ...] = attrs.field(default=(), converter=take_over_bands)
    """Shares that are kept, by rising limits; none keeps more than the one before it."""
    slope: Decimal | None = attrs.field(default=None, converter=optional(take_points))
    """Share of full marks lost for each 100 % beyond the limit; ``None``: none."""
    reason_wanted: bool = attrs.field(default=False, converter=take_flag)
    """Whether a reason must be stated."""

    def contradictions(self) -> Iterable[Problem]:
        """The rule inside, the limit, or the bands and the slope do not go with each other."""
        yield from _too_deep(self)
        yield from _without_target(self, self.rule)
        yield from multiple_problems("limit", self.limit)
        if self.bands and self.slope is not None:
            yield problem(Code.RULE_KEPT_TWICE, "slope", first="bands", second="a slope")
        if self.takes_away and _takes_away(self.rule):
            sayers = {"first": "the rule", "second": "the rule inside it"}
            yield problem(Code.RULE_KEPT_TWICE, "rule", **sayers)
        if self.takes_away and self.rule.direction is Direction.REVERSE:
            yield problem(Code.RULE_REWARDS_LESS, "rule", found=type(self.rule).__name__)
        yield from self._band_problems()

    def _band_problems(self) -> Iterable[Problem]:
        """The bands do not rise from the limit, or what they keep does not fall."""
        if self.bands and self.bands[0].limit < self.limit:
            parameters = {"found": self.bands[0].limit, "before": self.limit}
            yield problem(Code.RULE_BANDS, "bands", 0, **parameters)
        for place, (before, band) in enumerate(pairwise(self.bands), 1):
            if band.limit <= before.limit:
                parameters = {"found": band.limit, "before": before.limit}
                yield problem(Code.RULE_BANDS, "bands", place, **parameters)
            if band.kept > before.kept:
                parameters = {"found": band.kept, "before": before.kept}
                yield problem(Code.RULE_KEPT, "bands", place, **parameters)

    @property
    def may_exceed(self) -> bool:
        """Where the rule inside can."""
        return self.rule.may_exceed

    @property
    def direction(self) -> Direction:
        """That of the rule inside."""
        return self.rule.direction

    @property
    def depth(self) -> int:
        """One more than that of the rule inside."""
        return self.rule.depth + 1

    @property
    def takes_away(self) -> bool:
        """Whether points are lost, by bands or by a slope, and not only the flag is set."""
        return bool(self.bands) or self.slope is not None

    def suits(self, target: AnyTarget | None) -> bool:
        """Whether the rule inside does."""
        return self.rule.suits(target)

    def stated_in(self, unit: str) -> Self:
        """The rule inside in the unit of the target."""
        return attrs.evolve(self, rule=self.rule.stated_in(unit))

    def turns(self, target: Decimal) -> Iterable[Decimal]:
        """At the limit and at each band, and where the rule inside turns."""
        yield self.limit * target
        for band in self.bands:
            yield band.limit * target
        yield from self.rule.turns(target)

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """The pieces of the rule inside, each first with what is kept of it, then flagged."""
        over = (target > ZERO) & (actual >= self.limit * target)
        kept = tuple(self._kept(full_marks, target, actual))
        for piece in self.rule.pieces(full_marks, target, actual, one):
            branch, holds, numerator, denominator = piece
            flagged = over & holds
            for beyond, most, whole in kept:
                more = (denominator > ZERO) & (numerator * whole > most * denominator)
                yield Branch.OVER_FULFILLED, flagged & beyond & more, most, whole
            if branch is not Branch.OVER_FULFILLED:
                yield Branch.OVER_FULFILLED, flagged, numerator, denominator
            yield piece

    def _kept(
        self, full_marks: Decimal, target: Decimal, actual: Decimal
    ) -> Iterator[tuple[bool, Decimal, Decimal]]:
        """The most that is kept: by the bands from the highest down, or by the slope."""
        for band in reversed(self.bands):
            yield actual >= band.limit * target, full_marks * band.kept, ONE
        if self.slope is not None:
            lost = self.slope * (actual - self.limit * target)
            yield lost >= target, ZERO, ONE
            yield lost < target, full_marks * (target - lost), target


def _too_deep(rule: NumericRule) -> Iterable[Problem]:
    """More rules stand inside one another than anybody could follow."""
    if rule.depth > MOST_DEPTH:
        yield problem(Code.RULE_TOO_DEEP, "rule", found=rule.depth, limit=MOST_DEPTH)


def _takes_away(rule: NumericRule) -> bool:
    """Whether a rule, or one inside it, takes points away from what lies far above the target."""
    while isinstance(rule, Threshold | OverFulfilment):
        if isinstance(rule, OverFulfilment) and rule.takes_away:
            return True
        rule = rule.rule
    return False


def _no_share(at: Amount) -> Iterable[Problem]:
    """A threshold is no share of the target, or one beyond all reason."""
    if at.unit not in {"", "%"}:
        wanted = "a share, such as '60%' or '0.6'"
        yield problem(Code.NUMBER_UNIT, "at", found=str(at), unit=at.unit, wanted=wanted)
    elif at.number <= ZERO:
        yield problem(Code.NUMBER_NOT_POSITIVE, "at", found=str(at))
    elif at.number > (_MOST_PERCENT if at.unit else MOST_MULTIPLE):
        yield problem(Code.SHARE_RANGE, "at", found=str(at), least=0, most=MOST_MULTIPLE)


def _without_target(rule: NumericRule, inside: NumericRule) -> Iterable[Problem]:
    """A multiple of the target means nothing to a rule that compares with something else."""
    if inside.own_reference() is not None:
        name, found = type(rule).__name__, type(inside).__name__
        wanted = "a rule that compares with the target"
        yield problem(Code.RULE_TARGET_WANTED, "rule", rule=name, wanted=wanted, found=found)
