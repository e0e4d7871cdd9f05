"""One issuer's method, as data (评价方案).

The ministry fixes a skeleton and every province and county changes it, so nothing of a method is
code: the frame and its full marks, how the execution rate is scored, the scale, where digits are
lost, what happens to what is missing or does not apply, and which clauses override the sum.
`standards` holds schemes that are in use, each with its document.

    >>> from perfeval import Scheme, FOUR_TIER, Recording
    >>> county = Scheme(name="某县", scale=FOUR_TIER, recording=Recording(at="total"))
    >>> county.recording.rounding.places
    2
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Final

import attrs
from attrs.converters import optional

from perfeval.citations import Citation, take_citation
from perfeval.codes import Code
from perfeval.errors import Problem, listed, problem
from perfeval.fields import (
    Record,
    repeated,
    take_flag,
    take_note,
    take_points,
    take_ratio,
    take_record,
    take_records,
    take_size,
    take_term,
    take_text,
)
from perfeval.judgements import AllOrNothing, QualitativeBands
from perfeval.measures import AnyTarget, Deadline, Described, Interval, Target
from perfeval.quantities import TWO_PLACES, ZERO, Rounding, exactly
from perfeval.records import take_rule
from perfeval.rules import Equality, Proportional
from perfeval.scales import Graded, Scale, take_scale
from perfeval.scoring import Rule
from perfeval.terms import Basis, Direction, Term, ZeroBudget, category_of, subcategory_of


class RecordedAt(Term):
    """Where digits are lost (舍入环节)."""

    INDICATOR = "indicator", "每项得分"
    TOTAL = "total", "总分"


class Missing(Term):
    """What becomes of an indicator without an actual value (未填报的处理)."""

    REFUSE = "refuse", "不予评价"
    ZERO = "zero", "计零分"
    NOT_APPLICABLE = "not_applicable", "视为不适用"


class Inapplicable(Term):
    """What becomes of the points of an indicator that does not apply (不适用指标的处理)."""

    REFUSE = "refuse", "不予评价"
    FULL_MARKS = "full_marks", "计满分"
    RESCALE = "rescale", "总分按比例折算"
    REDISTRIBUTE = "redistribute", "分值在同一一级指标内重新分配"
    DROP = "drop", "不计分，总分不折算"


class Required(Term):
    """A text that a clause makes compulsory (须填写的内容)."""

    PROBLEMS = "problems", "存在的问题"
    MEASURES = "measures", "改进措施"


def take_recorded_at(value: RecordedAt | str) -> RecordedAt:
    """Where digits are lost."""
    return take_term(RecordedAt, value)


def take_rounding(value: Rounding) -> Rounding:
    """Places and mode."""
    return take_record((Rounding,), value)


def take_missing(value: Missing | str) -> Missing:
    """What becomes of a missing value."""
    return take_term(Missing, value)


def take_inapplicable_points(value: Inapplicable | str) -> Inapplicable:
    """What becomes of the points of what does not apply."""
    return take_term(Inapplicable, value)


def take_required(value: Required | str) -> Required:
    """A text that becomes compulsory."""
    return take_term(Required, value)


def take_basis(value: Basis | str) -> Basis:
    """What an execution rate is measured against."""
    return take_term(Basis, value)


def take_zero_budget(value: ZeroBudget | str) -> ZeroBudget:
    """What becomes of a zero budget."""
    return take_term(ZeroBudget, value)


@attrs.frozen(kw_only=True)
class Recording(Record):
    """Where and how digits are lost (得分的记录方式).

    At each indicator, the total is the sum of what the form shows; at the total, only the total is
    rounded. The two differ in most totals and now and then in the grade.
    """

    at: RecordedAt = attrs.field(default=RecordedAt.INDICATOR, converter=take_recorded_at)
    """At each indicator, or at the total only."""
    rounding: Rounding = attrs.field(default=TWO_PLACES, converter=take_rounding)
    """Places and mode."""


def take_recording(value: Recording) -> Recording:
    """Where and how digits are lost."""
    return take_record((Recording,), value)


@attrs.frozen(kw_only=True)
class Execution(Record):
    """How the execution rate is scored (预算执行率的计分): an indicator like any other.

    Its target is 100 %, its actual the amount executed over the basis.
    """

    full_marks: Decimal = attrs.field(converter=take_points)
    """What it is worth, unless the table states it (分值)."""
    basis: Basis = attrs.field(default=Basis.ADJUSTED, converter=take_basis)
    """What is executed is measured against this amount (口径)."""
    zero: ZeroBudget = attrs.field(default=ZeroBudget.REFUSE, converter=take_zero_budget)
    """What happens when that amount is zero."""
    rule: Rule = attrs.field(factory=Proportional, converter=take_rule)
    """How points follow from the rate."""


def take_execution(value: Execution) -> Execution:
    """How the execution rate is scored."""
    return take_record((Execution,), value)


def take_frame(value: "Iterable[FramePart]") -> "tuple[FramePart, ...]":
    """Nodes."""
    return take_records((FramePart,), value)


MOST_LEVELS: Final = 4
"""As many levels as any form has, and one to spare."""


@attrs.frozen(kw_only=True)
class FramePart(Record):
    """A node of the frame and its full marks (指标体系), without or with parts of its own."""

    label: str = attrs.field(converter=take_text)
    """The head as printed, or a `Category` or `Subcategory`."""
    full_marks: Decimal = attrs.field(converter=take_points)
    """What it is worth (分值)."""
    parts: "tuple[FramePart, ...]" = attrs.field(default=(), converter=take_frame)
    """The nodes below; empty where the issuer leaves them open."""

    @property
    def depth(self) -> int:
        """How many levels there are, this one among them."""
        return 1 + max((part.depth for part in self.parts), default=0)

    def contradictions(self) -> Iterable[Problem]:
        """The parts do not add up to the whole, one stands twice, or the tree is too deep."""
        if self.depth > MOST_LEVELS:
            yield problem(Code.SCHEME_FRAME_DEPTH, found=self.depth, limit=MOST_LEVELS)
        yield from _twice(self.parts, "parts", subcategory_of)
        if self.parts:
            yield from _sum_problem(self.parts, self.full_marks, self.label)


@attrs.frozen(kw_only=True)
class DefaultRules(Record):
    """Which rule applies to an indicator that names none, by its target (默认计分规则)."""

    positive: Rule = attrs.field(factory=Proportional, converter=take_rule)
    """For ≥ and ＞."""
    reverse: Rule | None = attrs.field(default=None, converter=optional(take_rule))
    """For ≤ and ＜; ``None``: the indicator must name one, for two formulas are in use."""
    equal: Rule = attrs.field(
        factory=lambda: Equality(otherwise="as_positive"), converter=take_rule
    )
    """For ＝."""
    qualitative: Rule = attrs.field(
        factory=lambda: QualitativeBands.of(("1", "0.8", "0.6")), converter=take_rule
    )
    """For a target in words."""
    met_or_not: Rule = attrs.field(factory=AllOrNothing, converter=take_rule)
    """For ranges and dates."""

    def rule_for(self, target: AnyTarget | None) -> Rule | None:
        """The rule for a target; ``None`` where there is none to choose."""
        match target:
            case Target():
                way = target.operator.direction
                if way is Direction.NEUTRAL:
                    return self.equal
                return self.positive if way is Direction.POSITIVE else self.reverse
            case Interval() | Deadline():
                return self.met_or_not
            case Described():
                return self.qualitative
            case None:  # pragma: no branch  The union is closed.
                return None


def take_default_rules(value: DefaultRules) -> DefaultRules:
    """Default rules."""
    return take_record((DefaultRules,), value)


@attrs.frozen(kw_only=True)
class Reasons(Record):
    """When a reason must be stated (须说明原因的情形)."""

    below_full_marks: bool = attrs.field(default=True, converter=take_flag)
    """Whenever a score is below full marks."""
    execution_below: Decimal | None = attrs.field(default=None, converter=optional(take_ratio))
    """When the execution rate is below this share; 1 = 100 %, so write the sign % with it."""
    adjustment_from: Decimal | None = attrs.field(default=None, converter=optional(take_ratio))
    """When the budget was adjusted, either way, by this share or more; likewise."""


def take_reasons(value: Reasons) -> Reasons:
    """When a reason must be stated."""
    return take_record((Reasons,), value)


@attrs.frozen
class EventFound(Record):
    """Something was found, such as 弄虚作假 (发现情形)."""

    event: str = attrs.field(converter=take_text)
    """What, in the words that a subject's ``events`` use."""


@attrs.frozen
class TotalBelow(Record):
    """The total is below so many points (总分低于)."""

    points: Decimal = attrs.field(converter=take_points)
    """The points, themselves not below."""


@attrs.frozen
class ExecutionBelow(Record):
    """The execution rate is below a share (预算执行率低于)."""

    rate: Decimal = attrs.field(converter=take_ratio)
    """The share, itself not below; 1 = 100 %, so write the sign % with it."""


@attrs.frozen(kw_only=True)
class AdjustedFrom(Record):
    """The budget was adjusted, either way, by a share or more (预算调整率达到)."""

    rate: Decimal = attrs.field(converter=take_ratio)
    """The share, itself included; 1 = 100 %, so write the sign % with it."""
    unless_explained: bool = attrs.field(default=True, converter=take_flag)
    """Whether a stated reason lifts the condition."""


@attrs.frozen
class LevelAbsent(Record):
    """No indicator stands under a head (缺少某类指标)."""

    label: str = attrs.field(converter=take_text)
    """The level-1 or level-2 head."""


Condition = EventFound | TotalBelow | ExecutionBelow | AdjustedFrom | LevelAbsent
"""When a clause takes effect."""


@attrs.frozen
class SetGrade(Record):
    """The grade is this one, whatever the total (直接定级、一票否决)."""

    label: str = attrs.field(converter=take_text)


@attrs.frozen
class CapGrade(Record):
    """The grade is this one at best (等级不高于)."""

    label: str = attrs.field(converter=take_text)


@attrs.frozen
class CapTotal(Record):
    """The total is so many points at most (总分不超过)."""

    points: Decimal = attrs.field(converter=take_points)


@attrs.frozen(kw_only=True)
class CapLevel(Record):
    """The points under a head are so many at most (某类指标得分不超过)."""

    label: str = attrs.field(converter=take_text)
    points: Decimal = attrs.field(converter=take_points)


@attrs.frozen
class ZeroIndicator(Record):
    """An indicator earns nothing (某项指标计零分)."""

    name: str = attrs.field(converter=take_text)


@attrs.frozen
class RequireText(Record):
    """A text becomes compulsory (须填写)."""

    text: Required = attrs.field(converter=take_required)


Effect = SetGrade | CapGrade | CapTotal | CapLevel | ZeroIndicator | RequireText
"""What a clause does."""

CONDITIONS: Final[tuple[type[Condition], ...]] = (
    EventFound,
    TotalBelow,
    ExecutionBelow,
    AdjustedFrom,
    LevelAbsent,
)
EFFECTS: Final[tuple[type[Effect], ...]] = (
    SetGrade,
    CapGrade,
    CapTotal,
    CapLevel,
    ZeroIndicator,
    RequireText,
)


def take_condition(value: Condition) -> Condition:
    """A condition."""
    return take_record(CONDITIONS, value)


def take_effect(value: Effect) -> Effect:
    """An effect."""
    return take_record(EFFECTS, value)


@attrs.frozen(kw_only=True)
class Clause(Record):
    """A condition that overrides the sum (否决、封顶及附加条件)."""

    name: str = attrs.field(converter=take_text)
    """What the clause is called."""
    when: Condition = attrs.field(converter=take_condition)
    """When it takes effect; looked at before any clause has."""
    then: Effect = attrs.field(converter=take_effect)
    """What it does."""
    citation: Citation | None = attrs.field(default=None, converter=optional(take_citation))
    """Where it is fixed."""


def take_clauses(value: Iterable[Clause]) -> tuple[Clause, ...]:
    """Clauses."""
    return take_records((Clause,), value)


@attrs.frozen(kw_only=True)
class Scheme(Record):
    """How one issuer scores and grades (评价方案)."""

    name: str = attrs.field(converter=take_text)
    """What the method is called."""
    citation: Citation | None = attrs.field(default=None, converter=optional(take_citation))
    """The document that fixes it."""
    full_marks: Decimal = attrs.field(default=Decimal(100), converter=take_size)
    """What the whole is worth; only then has the total a grade."""
    execution: Execution | None = attrs.field(default=None, converter=optional(take_execution))
    """How the execution rate is scored; ``None``: it is not."""
    frame: tuple[FramePart, ...] = attrs.field(default=(), converter=take_frame)
    """The heads and their full marks, without the execution rate; empty: left to the unit."""
    rules: DefaultRules = attrs.field(factory=DefaultRules, converter=take_default_rules)
    """Which rule applies where an indicator names none."""
    scale: Scale | None = attrs.field(default=None, converter=optional(take_scale))
    """The grades; ``None``: the method gives none."""
    recording: Recording = attrs.field(factory=Recording, converter=take_recording)
    """Where and how digits are lost."""
    missing: Missing = attrs.field(default=Missing.REFUSE, converter=take_missing)
    """What becomes of an indicator without an actual value."""
    inapplicable: Inapplicable = attrs.field(
        default=Inapplicable.REFUSE, converter=take_inapplicable_points
    )
    """What becomes of the points of an indicator that does not apply."""
    clauses: tuple[Clause, ...] = attrs.field(default=(), converter=take_clauses)
    """What overrides the sum, in order."""
    max_bonus: Decimal | None = attrs.field(default=None, converter=optional(take_points))
    """The most that bonus items add; ``None``: no limit."""
    max_penalty: Decimal | None = attrs.field(default=None, converter=optional(take_points))
    """The most that penalty items take off; ``None``: no limit."""
    max_total: Decimal | None = attrs.field(default=None, converter=optional(take_points))
    """The most the total can be; ``None``: no limit."""
    reasons: Reasons = attrs.field(factory=Reasons, converter=take_reasons)
    """When a reason must be stated."""
    note: str = attrs.field(default="", converter=take_note)
    """What a user should know of it."""

    @property
    def basis(self) -> Basis:
        """What an execution rate is measured against (执行率口径)."""
        return self.execution.basis if self.execution else Basis.ADJUSTED

    def contradictions(self) -> Iterable[Problem]:
        """The frame does not add up, or the scale has not the places or grades that are needed."""
        yield from _twice(self.frame, "frame", category_of)
        if self.frame:
            with exactly():
                rest = self.full_marks - (self.execution.full_marks if self.execution else ZERO)
            yield from (each.under("frame") for each in _sum_problem(self.frame, rest, self.name))
        yield from self._scale_places()
        yield from self._unknown_grades()

    def _unknown_grades(self) -> Iterator[Problem]:
        """Clauses that give a grade which the scale has not."""
        bands = self.scale.bands if self.scale else ()
        labels = dict.fromkeys(band.label for band in bands)  # Bands and clauses may be many.
        wanted = listed(labels) or "none"
        for place, clause in enumerate(self.clauses):
            if isinstance(clause.then, SetGrade | CapGrade) and clause.then.label not in labels:
                found = {"found": clause.then.label, "wanted": wanted}
                yield problem(Code.SCHEME_GRADE_UNKNOWN, "clauses", place, "then", **found)

    def _scale_places(self) -> Iterator[Problem]:
        """The scale grades fewer places than are recorded, so some totals would have no grade.

        A score rate is not the total, and is rounded to the places of its scale.
        """
        places = self.recording.rounding.places
        if self.scale is None or self.scale.graded is Graded.SCORE_RATE:
            return
        graded = self.scale.places
        if graded is not None and graded < places:
            yield problem(Code.SCHEME_SCALE_PLACES, "scale", found=places, places=graded)


def _twice(
    parts: tuple[FramePart, ...], name: str, head: Callable[[str], str]
) -> Iterator[Problem]:
    """Nodes that stand twice, the suffixes of their heads aside."""
    for place in repeated(head(part.label) for part in parts):
        yield problem(Code.SCHEME_DUPLICATE_NODE, name, place, level=parts[place].label)


def _sum_problem(parts: tuple[FramePart, ...], wanted: Decimal, level: str) -> list[Problem]:
    """What is wrong when nodes do not add up to what they are parts of."""
    with exactly():
        found = sum((part.full_marks for part in parts), ZERO)
        difference = found - wanted
    if difference == ZERO:
        return []
    sums = {"found": found, "wanted": wanted, "difference": difference}
    return [problem(Code.SCHEME_FRAME_SUM, level=level, **sums)]
