"""Rules by steps: off for each unit missed, by ranges, for each unit counted, and either way."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

import attrs
from attrs.converters import optional

from perfeval.codes import Code
from perfeval.errors import CalculationError, Problem, problem
from perfeval.fields import (
    Record,
    take_flag,
    take_number,
    take_points,
    take_records,
    take_size,
    take_term,
    take_unit,
)
from perfeval.measures import Amount, AnyActual, AnyTarget, take_amount
from perfeval.quantities import ONE, ZERO
from perfeval.scoring import NumericRule, Piece, Points, judge_choice
from perfeval.terms import Branch, Direction, Term


class PartStep(Term):
    """What becomes of a step that is not full (不足一档的处理)."""

    EXACT = "exact", "按比例折算"
    STARTED = "started", "不足一档按一档"
    FULL = "full", "不足一档不计"


class When(Term):
    """On which side of the limit a rule acts (偏离方向)."""

    BELOW = "below", "低于"
    ABOVE = "above", "高于"
    EITHER = "either", "相差"


def take_part_step(value: PartStep | str) -> PartStep:
    """What becomes of a part step."""
    return take_term(PartStep, value)


def take_when(value: When | str) -> When:
    """On which side."""
    return take_term(When, value)


@attrs.frozen(kw_only=True)
class Deduction(NumericRule):
    """So many points off for each unit missed (每…扣…分，扣完为止).

    ``full_marks - points * gap / per``, never below the floor, never more off than the cap.
    The texts do not say what a part of a step costs, so the record does.

    Examples:
        >>> from perfeval import Ratio, Target, score
        >>> posts = Target(operator="at_most", value="100%")
        >>> staff = Ratio(part="31", whole="30")
        >>> for part_step in PartStep:
        ...     rule = Deduction(per="1", points="0.5", when="above", part_step=part_step)
        ...     print(part_step, score(rule, "5", target=posts, actual=staff))
        exact 10/3
        started 3
        full 7/2

    """

    per: Decimal = attrs.field(converter=take_size)
    """The size of a step, in the unit of the limit: percentage points where that is in percent."""
    points: Decimal = attrs.field(converter=take_points)
    """What a step costs, in points."""
    when: When = attrs.field(converter=take_when)
    """On which side of the limit points are lost."""
    part_step: PartStep = attrs.field(converter=take_part_step)
    """What becomes of a part of a step."""
    limit: Amount | None = attrs.field(default=None, converter=optional(take_amount))
    """From where points are lost; ``None``: the target."""
    relative: bool = attrs.field(default=False, converter=take_flag)
    """Whether a step is in percent of the limit rather than in its unit: 1 is a hundredth of it."""
    floor: Decimal = attrs.field(default=ZERO, converter=take_points)
    """The least that is left, in points (扣完为止: 0)."""
    most_off: Decimal | None = attrs.field(default=None, converter=optional(take_points))
    """The most that is deducted, in points (扣满…分为止); ``None``: all."""

    @property
    def direction(self) -> Direction:
        """The side on which nothing is lost."""
        return _REWARDED[self.when]

    @property
    def takes_dates(self) -> bool:
        """A step is so many days, unless it is a part of the limit or the limit is a number."""
        return self.limit is None and not self.relative

    def own_reference(self) -> Amount | None:
        """The limit, where the rule has one of its own."""
        return self.limit

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """Full marks up to the limit, then the steps, down to the least that is left."""
        below, above = target - actual, actual - target
        step, steps_in = (self.per * target, 100) if self.relative else (self.per * one, 1)
        yield Branch.REFUSED, full_marks < self.floor, ZERO, ZERO
        if self.when is When.EITHER:
            yield Branch.MET, below == ZERO, full_marks, ONE
        else:
            gap = below if self.when is When.BELOW else above
            yield Branch.MET, gap <= ZERO, full_marks, ONE
        yield Branch.REFUSED, step <= ZERO, ZERO, ZERO
        for gap in self._gaps(below, above):
            steps, whole = self._steps(gap * steps_in, step)
            off = self.points * steps
            left = full_marks * whole - off
            if self.most_off is not None:
                least = full_marks - self.most_off
                all_off = (off >= self.most_off * whole) & (least >= self.floor)
                yield Branch.FLOOR, (gap > ZERO) & all_off, least, ONE
            yield Branch.FLOOR, (gap > ZERO) & (left <= self.floor * whole), self.floor, ONE
            yield Branch.DEDUCTED, gap > ZERO, left, whole

    def _gaps(self, below: Decimal, above: Decimal) -> tuple[Decimal, ...]:
        """The distances from the limit that cost points; at most one is above zero."""
        gaps = {When.BELOW: (below,), When.ABOVE: (above,), When.EITHER: (below, above)}
        return gaps[self.when]

    def _steps(self, gap: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
        """How many steps a gap is, as a numerator and a denominator."""
        if self.part_step is PartStep.EXACT:
            return gap, step
        full = gap // step
        if self.part_step is PartStep.FULL:
            return full, ONE
        return full + (full * step < gap), ONE


@attrs.frozen(kw_only=True)
class Step(Record):
    """A row of a step table (分档): a range of values and the points it earns.

    Examples:
        >>> print(Step(low="80", high="90", points="4"))
        [80, 90) → 4

    """

    points: Decimal = attrs.field(converter=take_points)
    """What it earns, or the most that a person may choose."""
    least_points: Decimal | None = attrs.field(default=None, converter=optional(take_points))
    """The least that a person may choose; ``None``: the points are fixed."""
    low: Decimal | None = attrs.field(default=None, converter=optional(take_number))
    """The lower edge; ``None``: no lower edge."""
    low_included: bool = attrs.field(default=True, converter=take_flag)
    """Whether the lower edge itself belongs to the step (含)."""
    high: Decimal | None = attrs.field(default=None, converter=optional(take_number))
    """The upper edge; ``None``: no upper edge."""
    high_included: bool = attrs.field(default=False, converter=take_flag)
    """Whether the upper edge itself belongs to the step (含)."""

    def contradictions(self) -> Iterable[Problem]:
        """The step holds no value, or a person could choose no points."""
        if self.low is not None and self.high is not None:
            closed = self.low_included and self.high_included
            if self.low > self.high or (self.low == self.high and not closed):
                yield problem(Code.RULE_STEP_RANGE, found=str(self))
        if self.least_points is not None and self.least_points > self.points:
            yield problem(
                Code.RULE_STEP_RANGE, "points", found=f"{self.least_points:f}-{self.points:f}"
            )

    def __str__(self) -> str:
        """The step as an interval."""
        left = "(-∞" if self.low is None else f"{'[' if self.low_included else '('}{self.low:f}"
        right = "∞)" if self.high is None else f"{self.high:f}{']' if self.high_included else ')'}"
        least = "" if self.least_points is None else f"{self.least_points:f}-"
        return f"{left}, {right} → {least}{self.points:f}"

    def holds(self, actual: Decimal, one: Decimal) -> bool:
        """Whether a value lies in the step."""
        above = below = True
        if self.low is not None:
            edge = self.low * one
            above = (actual >= edge) if self.low_included else (actual > edge)
        if self.high is not None:
            edge = self.high * one
            below = (actual <= edge) if self.high_included else (actual < edge)
        return above & below


def take_steps(value: Iterable[Step]) -> tuple[Step, ...]:
    """Steps."""
    return take_records((Step,), value)


@attrs.frozen(kw_only=True)
class StepTable(NumericRule):
    """Points by ranges of the actual value (分档计分).

    Every edge says whether it belongs to its step, for the documents differ.
    A step may leave a range of points to a person.

    Source:
        Department tables of Hunan and Changsha, such as 预算调整率: 0 → 3; 0–10(含) → 2; …

    Examples:
        >>> from perfeval import Measured, score
        >>> adjustment = StepTable(
        ...     unit="%",
        ...     absolute=True,
        ...     steps=[
        ...         Step(low="0", high="0", high_included=True, points="3"),
        ...         Step(low="0", low_included=False, high="10", high_included=True, points="2"),
        ...         Step(low="10", low_included=False, points="0"),
        ...     ],
        ... )
        >>> score(adjustment, "3", actual=Measured(value="-5.42%"))
        Fraction(2, 1)

    """

    steps: tuple[Step, ...] = attrs.field(converter=take_steps)
    """The rows; no value belongs to two of them."""
    unit: str = attrs.field(converter=take_unit)
    """The unit of the edges, such as ``"%"``; empty for plain numbers."""
    absolute: bool = attrs.field(default=False, converter=take_flag)
    """Whether the sign of the value is ignored, as for a rate of change."""

    def contradictions(self) -> Iterable[Problem]:
        """There are no steps, or two of them hold one value."""
        if not self.steps:
            yield problem(Code.RULE_EMPTY, "steps", wanted="steps")
        for first, second in pairwise(sorted(self.steps, key=_lower_edge)):
            if _overlap(first, second):
                names = {"first": str(first), "second": str(second)}
                yield problem(Code.RULE_STEPS_OVERLAP, "steps", **names)

    def own_reference(self) -> Amount:
        """The unit of the edges."""
        return Amount(ZERO, self.unit)

    def turns(self, target: Decimal) -> Iterable[Decimal]:
        """At every edge; where the sign does not count, at its mirror image and at zero too."""
        del target
        for step in self.steps:
            for edge in (step.low, step.high):
                yield from () if edge is None else (edge, -edge) if self.absolute else (edge,)
        yield ZERO

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """One piece a step; a step that leaves a choice is refused here."""
        del target
        most = max(step.points for step in self.steps)
        yield Branch.REFUSED, full_marks < most, ZERO, ZERO
        for step in self.steps:
            fixed = ONE if step.least_points is None else ZERO
            yield Branch.STEP, self._holds(step, actual, one), step.points, fixed

    def judge(
        self,
        full_marks: Decimal,
        target: AnyTarget | None,
        actual: AnyActual | None,
        assessed: Decimal | None = None,
    ) -> Points:
        """The points of the step, or those that a person chose within it."""
        _, reached, one = self.numbers(self.reference(target), target, actual)
        step = next((each for each in self.steps if self._holds(each, reached, one)), None)
        if step is None:
            raise CalculationError([problem(Code.RULE_NO_STEP, actual=str(actual))])
        if step.least_points is None or full_marks < step.points:
            return super().judge(full_marks, target, actual)
        return Points(Branch.STEP, judge_choice(assessed, step.least_points, step.points))

    def _holds(self, step: Step, actual: Decimal, one: Decimal) -> bool:
        """Whether a value lies in a step, with its sign or without."""
        holds = step.holds(actual, one)
        if not self.absolute:
            return holds
        return ((actual >= ZERO) & holds) | ((actual < ZERO) & step.holds(-actual, one))


@attrs.frozen(kw_only=True)
class Tally(NumericRule):
    """So many points for each unit, up to full marks (计件得分，得满为止).

    Examples:
        >>> from perfeval import Measured, score
        >>> reports = Tally(points="1", unit="份")
        >>> score(reports, "25", actual=Measured(value="7份"))
        Fraction(7, 1)

    """

    points: Decimal = attrs.field(converter=take_points)
    """What a unit earns, in points."""
    unit: str = attrs.field(converter=take_unit)
    """The unit that is counted; empty for plain numbers."""

    @property
    def direction(self) -> Direction:
        """More is better."""
        return Direction.POSITIVE

    def own_reference(self) -> Amount:
        """The unit that is counted."""
        return Amount(ZERO, self.unit)

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """Nothing for less than nothing, full marks at the most."""
        del target
        earned = self.points * actual
        yield Branch.NOTHING, actual <= ZERO, ZERO, ONE
        yield Branch.CAPPED, earned >= full_marks * one, full_marks, ONE
        yield Branch.EARNED, True, earned, one


@attrs.frozen(kw_only=True)
class BonusAndPenalty(NumericRule):
    """More for each unit above the target, less for each unit below (超额加分，未达扣分).

    It may earn more than full marks, and is the only rule that may earn less than nothing.

    Examples:
        >>> from perfeval import Measured, Target, score
        >>> growth = BonusAndPenalty(per="1", bonus="0.04", penalty="0.04")
        >>> target = Target(operator="at_least", value="10%")
        >>> score(growth, "4", target=target, actual=Measured(value="12.5%"))
        Fraction(41, 10)

    """

    per: Decimal = attrs.field(converter=take_size)
    """The size of a step, in the unit of the target."""
    bonus: Decimal = attrs.field(default=ZERO, converter=take_points)
    """What a step above earns, in points."""
    penalty: Decimal = attrs.field(default=ZERO, converter=take_points)
    """What a step below costs, in points."""
    most_bonus: Decimal | None = attrs.field(default=None, converter=optional(take_points))
    """The most that is added; ``None``: no limit."""
    most_penalty: Decimal | None = attrs.field(default=None, converter=optional(take_points))
    """The most that is taken off; ``None``: no limit, so the points may fall below zero."""

    @property
    def may_exceed(self) -> bool:
        """That is what it is for."""
        return True

    @property
    def direction(self) -> Direction:
        """More is better."""
        return Direction.POSITIVE

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """The base at the target, a slope on either side, and where the slopes end."""
        step = self.per * one
        gain, loss = self.bonus * (actual - target), self.penalty * (target - actual)
        above, below = actual > target, actual < target
        if self.most_bonus is not None:
            most = full_marks + self.most_bonus
            yield Branch.CAPPED, above & (gain >= self.most_bonus * step), most, ONE
        yield Branch.BONUS, above, full_marks * step + gain, step
        if self.most_penalty is not None:
            least = full_marks - self.most_penalty
            yield Branch.FLOOR, below & (loss >= self.most_penalty * step), least, ONE
        yield Branch.DEDUCTED, below, full_marks * step - loss, step
        yield Branch.MET, True, full_marks, ONE


_REWARDED = {
    When.BELOW: Direction.POSITIVE,
    When.ABOVE: Direction.REVERSE,
    When.EITHER: Direction.NEUTRAL,
}


def _lower_edge(step: Step) -> tuple[bool, Decimal, bool]:
    """Where a step begins: nowhere, at an edge, or just behind it."""
    return step.low is not None, step.low or ZERO, not step.low_included


def _overlap(first: Step, second: Step) -> bool:
    """Whether two steps, the lower first, have a value in common."""
    if first.high is None or second.low is None or first.high > second.low:
        return True
    return first.high == second.low and first.high_included and second.low_included
