"""The standard rules over numbers (定量指标计分规则).

Each family that documents use is one record; where the documents are silent, a field of the
record names the choice.
The families are those of the ministry's measures (财预〔2020〕10号) and guide (财预〔2021〕101号)
and of the county and provincial tables that carry them out.
See `scoring` for how a rule is written, `judgements` for the rules in which a person judges.

    >>> from perfeval import Deduction, Measured, PartStep, Ratio, Target, score
    >>> staff = Deduction(per="1", points="0.5", when="above", part_step="exact")
    >>> posts = Target(operator="at_most", value="100%")
    >>> score(staff, "5", target=posts, actual=Ratio(part="31", whole="30"))
    Fraction(10, 3)
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Self

import attrs

from perfeval.codes import Code
from perfeval.errors import CalculationError, Problem, problem
from perfeval.fields import (
    Record,
    take_flag,
    take_number,
    take_points,
    take_record,
    take_records,
    take_share,
    take_size,
    take_term,
    take_unit,
)
from perfeval.measures import Amount, AnyActual, AnyTarget, in_unit, take_amount
from perfeval.quantities import ONE, ZERO
from perfeval.scoring import NumericRule, Piece, Points, judge_choice
from perfeval.terms import Branch, Direction, Term


class ReverseForm(Term):
    """The two formulas for a value above a limit that are in live use (反向指标公式)."""

    LINEAR = "linear", "1-(实际值-目标值)/目标值"
    RATIO = "ratio", "目标值/实际值"


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


class Otherwise(Term):
    """What an equality earns when it does not hold (不相等时的处理)."""

    NOTHING = "nothing", "不得分"
    AS_POSITIVE = "as_positive", "按正向指标计分"


class ThresholdOf(Term):
    """What a threshold is held against (门槛口径)."""

    VALUE = "value", "实际完成值"
    ATTAINMENT = "attainment", "目标完成率"


def take_reverse_form(value: ReverseForm | str) -> ReverseForm:
    """Which formula."""
    return take_term(ReverseForm, value)


def take_part_step(value: PartStep | str) -> PartStep:
    """What becomes of a part step."""
    return take_term(PartStep, value)


def take_when(value: When | str) -> When:
    """On which side."""
    return take_term(When, value)


def take_otherwise(value: Otherwise | str) -> Otherwise:
    """What it earns otherwise."""
    return take_term(Otherwise, value)


def take_threshold_of(value: ThresholdOf | str) -> ThresholdOf:
    """What the threshold is held against."""
    return take_term(ThresholdOf, value)


def take_numeric_rule(value: NumericRule) -> NumericRule:
    """A rule over numbers."""
    return take_record((NumericRule,), value)


@attrs.frozen(kw_only=True)
class Proportional(NumericRule):
    """In proportion to what was reached, up to a cap (按比例计分，满分为止).

    ``full_marks * actual / target``; full marks from the target on.
    Nothing below zero. A target of zero is met by any actual of zero or more.

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

    cap: Decimal | None = attrs.field(default=ONE, converter=attrs.converters.optional(take_share))
    """The most that can be earned, as a share of full marks; ``None``: no cap."""

    def contradictions(self) -> Iterable[Problem]:
        """A cap below full marks would take away what was earned."""
        if self.cap is not None and self.cap < ONE:
            yield problem(Code.RULE_CAP, "cap", found=self.cap)

    @property
    def may_exceed(self) -> bool:
        """Only with a cap above full marks, or none."""
        return self.cap != ONE

    @property
    def direction(self) -> Direction:
        """More is better."""
        return Direction.POSITIVE

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """Refused below a target of zero, then nothing, the cap, and the proportion."""
        del one
        if self.cap == ONE:
            yield Branch.MET, actual >= target, full_marks, ONE
        yield Branch.REFUSED, target < ZERO, ZERO, ZERO
        yield Branch.NOTHING, actual < ZERO, ZERO, ONE
        yield Branch.MET, target == ZERO, full_marks, ONE
        if self.cap is not None:
            most = full_marks * self.cap
            yield Branch.CAPPED, actual >= self.cap * target, most, ONE
        yield Branch.PROPORTIONAL, True, full_marks * actual, target


@attrs.frozen(kw_only=True)
class Reverse(NumericRule):
    """Less is better (反向指标): full marks up to the limit, then less by one of two formulas.

    Linear: ``full_marks * (1 - (actual - target) / target)``, nothing from twice the limit on.
    Ratio: ``full_marks * target / actual``.
    A limit of zero is all or nothing in both.

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
    limit: Amount | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_amount)
    )
    """From where points are lost; ``None``: the target."""
    relative: bool = attrs.field(default=False, converter=take_flag)
    """Whether a step is in percent of the limit rather than in its unit: 1 is a hundredth of it."""
    floor: Decimal = attrs.field(default=ZERO, converter=take_points)
    """The least that is left, in points (扣完为止: 0)."""
    most_off: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_points)
    )
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
    least_points: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_points)
    )
    """The least that a person may choose; ``None``: the points are fixed."""
    low: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_number)
    )
    """The lower edge; ``None``: no lower edge."""
    low_included: bool = attrs.field(default=True, converter=take_flag)
    """Whether the lower edge itself belongs to the step (含)."""
    high: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_number)
    )
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
                Code.RULE_STEP_RANGE, "points", found=f"{self.least_points}-{self.points}"
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
        _, reached, one = self.numbers(target, actual)
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
class Interpolation(NumericRule):
    """In a straight line between a floor and the target (线性插值).

    ``full_marks * (actual - floor) / (target - floor)``, full marks from the target on.
    Where the floor lies above the target, less is better.

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
    most_bonus: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_points)
    )
    """The most that is added; ``None``: no limit."""
    most_penalty: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_points)
    )
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
    """The threshold: an amount in the unit of the target, or a share of the target."""
    of: ThresholdOf = attrs.field(converter=take_threshold_of)
    """Whether the threshold is held against the value or against its share of the target."""
    rule: NumericRule = attrs.field(converter=take_numeric_rule)
    """What applies on the right side, the threshold itself included."""
    when: When = attrs.field(default=When.BELOW, converter=take_when)
    """Which side is the wrong one."""

    def contradictions(self) -> Iterable[Problem]:
        """A share of the target is wanted, or a side is not one side."""
        if self.of is ThresholdOf.ATTAINMENT and self.at.unit not in {"", "%"}:
            wanted = "a share, such as '60%' or '0.6'"
            yield problem(
                Code.NUMBER_UNIT, "at", found=str(self.at), unit=self.at.unit, wanted=wanted
            )
        if self.of is ThresholdOf.ATTAINMENT:
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

    def own_reference(self) -> Amount | None:
        """That of the rule inside."""
        return self.rule.own_reference()

    def stated_in(self, unit: str) -> Self:
        """The threshold in the unit of the target, and the rule inside."""
        of_value = self.of is ThresholdOf.VALUE
        at = Amount(in_unit(self.at, unit), unit) if of_value else self.at
        return attrs.evolve(self, at=at, rule=self.rule.stated_in(unit))

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
    """The multiple of the target, itself included; 1.3 or ``"130%"``."""
    kept: Decimal = attrs.field(converter=take_share)
    """What is kept of full marks, 0 to 1."""

    def contradictions(self) -> Iterable[Problem]:
        """More is kept than there was, or the limit lies below the target."""
        if not ZERO <= self.kept <= ONE:
            yield problem(Code.SHARE_RANGE, "kept", found=self.kept, least=0, most=1)
        if self.limit < ONE:
            yield problem(Code.RULE_CAP, "limit", found=self.limit)


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
    """From which multiple of the target on, itself included; 1 = the target."""
    rule: NumericRule = attrs.field(factory=Proportional, converter=take_numeric_rule)
    """What applies below."""
    bands: tuple[OverBand, ...] = attrs.field(default=(), converter=take_over_bands)
    """Shares that are kept, by rising limits."""
    slope: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_points)
    )
    """Share of full marks lost for each 100 % beyond the limit; ``None``: none."""
    reason_wanted: bool = attrs.field(default=False, converter=take_flag)
    """Whether a reason must be stated."""

    def contradictions(self) -> Iterable[Problem]:
        """The limit lies below the target, the bands do not rise, or no target is looked at."""
        yield from _without_target(self, self.rule)
        if self.limit < ONE:
            yield problem(Code.RULE_CAP, "limit", found=self.limit)
        if self.bands and self.bands[0].limit < self.limit:
            parameters = {"found": self.bands[0].limit, "before": self.limit}
            yield problem(Code.RULE_BANDS, "bands", 0, **parameters)
        for place, (before, band) in enumerate(pairwise(self.bands), 1):
            if band.limit <= before.limit:
                parameters = {"found": band.limit, "before": before.limit}
                yield problem(Code.RULE_BANDS, "bands", place, **parameters)

    @property
    def may_exceed(self) -> bool:
        """Where the rule inside can."""
        return self.rule.may_exceed

    @property
    def direction(self) -> Direction:
        """That of the rule inside."""
        return self.rule.direction

    def stated_in(self, unit: str) -> Self:
        """The rule inside in the unit of the target."""
        return attrs.evolve(self, rule=self.rule.stated_in(unit))

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """The bands from the highest down, the slope, then the rule inside, flagged or not."""
        over = (target > ZERO) & (actual >= self.limit * target)
        for band in reversed(self.bands):
            beyond = over & (actual >= band.limit * target)
            yield Branch.OVER_FULFILLED, beyond, full_marks * band.kept, ONE
        if self.slope is not None:
            lost = self.slope * (actual - self.limit * target)
            yield Branch.OVER_FULFILLED, over & (lost >= target), ZERO, ONE
            yield Branch.OVER_FULFILLED, over, full_marks * (target - lost), target
        for piece in self.rule.pieces(full_marks, target, actual, one):
            _, holds, numerator, denominator = piece
            yield Branch.OVER_FULFILLED, over & holds, numerator, denominator
            yield piece


_REWARDED = {
    When.BELOW: Direction.POSITIVE,
    When.ABOVE: Direction.REVERSE,
    When.EITHER: Direction.NEUTRAL,
}


def _without_target(rule: NumericRule, inside: NumericRule) -> Iterable[Problem]:
    """A multiple of the target means nothing to a rule that compares with something else."""
    if inside.own_reference() is not None:
        name, found = type(rule).__name__, type(inside).__name__
        wanted = "a rule that compares with the target"
        yield problem(Code.RULE_TARGET_WANTED, "rule", rule=name, wanted=wanted, found=found)


def _lower_edge(step: Step) -> tuple[bool, Decimal, bool]:
    """Where a step begins: nowhere, at an edge, or just behind it."""
    return step.low is not None, step.low or ZERO, not step.low_included


def _overlap(first: Step, second: Step) -> bool:
    """Whether two steps, the lower first, have a value in common."""
    if first.high is None or second.low is None or first.high > second.low:
        return True
    return first.high == second.low and first.high_included and second.low_included
