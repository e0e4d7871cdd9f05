"""The standard rules in which a person judges (定性指标计分规则).

A person says what is met, how it came out, or how many points it deserves; the rule holds that to
what the document allows.
See `scoring` for how a rule is written, `rules` for the rules over numbers.

    >>> from perfeval import Judged, QualitativeBands, score
    >>> bands = QualitativeBands.of(("1", "0.8", "0.6"))
    >>> score(bands, "10", actual=Judged(outcome="partly"), assessed="7.5")
    Fraction(15, 2)
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from operator import eq, ge, gt, le, lt
from types import MappingProxyType, NoneType
from typing import Final, Self

import attrs
from attrs.converters import optional

from perfeval.codes import Code
from perfeval.errors import CalculationError, Problem, RecordError, problem
from perfeval.fields import (
    Record,
    check_arguments,
    read_each,
    refuse_unread,
    repeated,
    take_flag,
    take_points,
    take_records,
    take_share,
    take_term,
    take_text,
    taken,
)
from perfeval.measures import (
    ACTUAL_KINDS,
    TARGET_KINDS,
    AnyActual,
    AnyTarget,
    Checked,
    Deadline,
    Done,
    Interval,
    Judged,
    Measured,
    Ratio,
    Target,
    is_in_time,
    take_outcome,
)
from perfeval.quantities import ONE, ZERO, Number, exactly, share
from perfeval.scoring import Points, judge_choice, on_one_scale, unsuitable
from perfeval.terms import Branch, Operator, Outcome, Term, Tick


class Unchosen(Term):
    """What a band earns when nobody chose the points (未评定具体分值的处理).

    An end is taken only where it may be chosen: of the bands 1, 0.8, 0.6 the best alone has an
    upper end that belongs to it, and the others are refused until somebody chooses.
    """

    REFUSE = "refuse", "须由评价人评定"
    TOP = "top", "取档次上限"
    BOTTOM = "bottom", "取档次下限"


class InapplicableElement(Term):
    """What becomes of an element that does not apply (不适用要素的处理)."""

    AS_MET = "as_met", "视为符合"
    LEAVE_OUT = "leave_out", "剔除后折算"


def is_met(target: AnyTarget | None, actual: AnyActual | None) -> bool | None:
    """Whether a target is met, by its own words (是否达标); ``None`` when that cannot be told.

    Raises:
        RecordError: one of the two is neither, such as a text.
        CalculationError: ``rule.unit_mismatch``: the two are in different units.

    Examples:
        >>> is_met(Target(operator="above", value="95%"), Measured(value="95%"))
        False

    """
    check_arguments(
        target=(target, (*TARGET_KINDS, NoneType)), actual=(actual, (*ACTUAL_KINDS, NoneType))
    )
    match target, actual:
        case _, Judged():
            return actual.outcome is Outcome.ACHIEVED
        case _, Checked():
            return _all_met(actual)
        case Deadline(), Done():
            return is_in_time(actual.on, target)
        case Target(), Measured() | Ratio():
            with exactly():
                wanted, reached, _ = on_one_scale(target.value, actual)
                return _COMPARISONS[target.operator](reached, wanted)
        case Interval(), Measured() | Ratio():
            with exactly():
                low, reached, _ = on_one_scale(target.low, actual)
                high, _, _ = on_one_scale(target.high, actual)
            above = reached >= low if target.low_included else reached > low
            below = reached <= high if target.high_included else reached < high
            return above and below
        case _:
            return None


@attrs.frozen(kw_only=True)
class AllOrNothing(Record):
    """Full marks when the target is met, else nothing (直接赋分).

    The target's own words decide: a value equal to a target of ＞ 95 % has not met it.
    Dates, ranges and judged outcomes are met or not as well.

    Source:
        财预〔2021〕101号 names the direct award of points.

    Examples:
        >>> from perfeval import Deadline, Done, Moment, score
        >>> deadline = Deadline(by=Moment(month=9), included=False)
        >>> score(AllOrNothing(), "10", target=deadline, actual=Done(on=Moment(month=7)))
        Fraction(10, 1)

    """

    def judge(
        self,
        full_marks: Decimal,
        target: AnyTarget | None,
        actual: AnyActual | None,
        assessed: Decimal | None = None,
    ) -> Points:
        """Full marks or nothing."""
        del assessed
        match is_met(target, actual):
            case True:
                return Points(Branch.MET, full_marks)
            case False:
                return Points(Branch.NOTHING, ZERO)
            case None if isinstance(target, Deadline) and isinstance(actual, Done):
                parameters = {"actual": str(actual), "target": str(target)}
                raise CalculationError([problem(Code.RULE_DATES, **parameters)])
            case _:
                wanted = "a value that the target can be compared with, or an outcome"
                raise unsuitable(self, Code.RULE_ACTUAL_WANTED, wanted, actual)


@attrs.frozen(kw_only=True)
class Element(Record):
    """One thing that a checklist asks for (要素)."""

    text: str = attrs.field(converter=take_text)
    """What it asks for."""
    share: Decimal | None = attrs.field(default=None, converter=optional(take_share))
    """Its share of full marks, 1 = all; ``None``: all elements share equally."""
    gate: bool = attrs.field(default=False, converter=take_flag)
    """Whether the whole indicator earns nothing without it (不具备则该指标不得分)."""

    def contradictions(self) -> Iterable[Problem]:
        """Its share is no share."""
        if self.share is not None and not ZERO <= self.share <= ONE:
            yield problem(Code.SHARE_RANGE, "share", found=self.share, least=0, most=1)


def take_elements(value: Iterable[Element]) -> tuple[Element, ...]:
    """Elements."""
    return take_records((Element,), value)


def take_inapplicable(value: InapplicableElement | str) -> InapplicableElement:
    """What becomes of an element that does not apply."""
    return take_term(InapplicableElement, value)


def take_unchosen(value: Unchosen | str) -> Unchosen:
    """What a band earns when nobody chose."""
    return take_term(Unchosen, value)


@attrs.frozen(kw_only=True)
class Checklist(Record):
    """Points for each element that is met, or off for each that is not (要素符合度).

    Source:
        财预〔2013〕53号 and 财预〔2020〕10号 list the elements of their indicators without points;
        equal shares are the usual reading, stated shares and gates are local.

    Examples:
        >>> from perfeval import Checked, score
        >>> rule = Checklist(
        ...     elements=[
        ...         Element(text="①", share="40%", gate=True),
        ...         Element(text="②", share="20%"),
        ...         Element(text="③", share="20%"),
        ...         Element(text="④", share="20%"),
        ...     ]
        ... )
        >>> score(rule, "5", actual=Checked(["met", "met", "unmet", "unmet"]))
        Fraction(3, 1)
        >>> score(rule, "5", actual=Checked(["unmet", "met", "met", "met"]))
        Fraction(0, 1)

    """

    elements: tuple[Element, ...] = attrs.field(converter=take_elements)
    """What is asked for, in order."""
    off: Decimal | None = attrs.field(default=None, converter=optional(take_points))
    """Points off for each element that is not met, down to nothing; ``None``: shares are earned."""
    inapplicable: InapplicableElement = attrs.field(
        default=InapplicableElement.AS_MET, converter=take_inapplicable
    )
    """What becomes of an element that does not apply; with ``off`` one at least must apply."""

    def contradictions(self) -> Iterable[Problem]:
        """There is nothing to check, or the shares are not the whole."""
        if not self.elements:
            yield problem(Code.RULE_EMPTY, "elements", wanted="elements")
            return
        stated = [each.share for each in self.elements if each.share is not None]
        if stated:
            with exactly():
                found = sum(stated, ZERO)
                off = ONE - found
            if len(stated) < len(self.elements):
                counts = {"found": len(stated), "wanted": len(self.elements)}
                yield problem(Code.RULE_SHARES_PARTLY, "elements", **counts)
            elif off != ZERO:
                yield problem(Code.RULE_SHARES, "elements", found=found, difference=off)
        if self.off is not None and stated:
            yield problem(Code.RULE_OFF, "off", found="shares")
        if self.off is not None and self.inapplicable is InapplicableElement.LEAVE_OUT:
            yield problem(Code.RULE_OFF, "off", found="leaving elements out")

    def judge(
        self,
        full_marks: Decimal,
        target: AnyTarget | None,
        actual: AnyActual | None,
        assessed: Decimal | None = None,
    ) -> Points:
        """The gates first, then what is earned or left."""
        del target, assessed
        if not isinstance(actual, Checked):
            raise unsuitable(self, Code.RULE_ACTUAL_WANTED, "marks for its elements", actual)
        if len(actual.ticks) != len(self.elements):
            counts = {"found": len(actual.ticks), "wanted": len(self.elements)}
            raise CalculationError([problem(Code.RULE_ELEMENT_COUNT, **counts)])
        marked = tuple(zip(self.elements, actual.ticks, strict=True))
        if any(each.gate and tick is Tick.UNMET for each, tick in marked):
            return Points(Branch.GATE, ZERO)
        if self.off is not None:
            if _all_met(actual) is None:
                raise CalculationError([problem(Code.RULE_NOTHING_APPLICABLE)])
            left = full_marks - self.off * actual.ticks.count(Tick.UNMET)
            return Points(Branch.CHECKLIST, left) if left > ZERO else Points(Branch.FLOOR, ZERO)
        return self._earned(full_marks, marked)

    def _earned(self, full_marks: Decimal, marked: tuple[tuple[Element, Tick], ...]) -> Points:
        """Full marks times the shares that are met, over the shares that count."""
        leave_out = self.inapplicable is InapplicableElement.LEAVE_OUT
        met = whole = ZERO
        for element, tick in marked:
            part = ONE if element.share is None else element.share
            counts = not (leave_out and tick is Tick.NOT_APPLICABLE)
            whole += part if counts else ZERO
            met += part if counts and tick is not Tick.UNMET else ZERO
        if whole == ZERO:
            raise CalculationError([problem(Code.RULE_NOTHING_APPLICABLE)])
        return Points(Branch.CHECKLIST, full_marks * met, whole)


@attrs.frozen(kw_only=True)
class OutcomeBand(Record):
    """The range that an outcome leaves to a person (定性档次), as shares of full marks."""

    outcome: Outcome = attrs.field(converter=take_outcome)
    """The outcome."""
    low: Decimal = attrs.field(converter=take_share)
    """The lower end, 1 = full marks."""
    low_included: bool = attrs.field(default=True, converter=take_flag)
    """Whether the lower end may be chosen (含)."""
    high: Decimal = attrs.field(converter=take_share)
    """The upper end."""
    high_included: bool = attrs.field(default=False, converter=take_flag)
    """Whether the upper end may be chosen (含)."""

    def contradictions(self) -> Iterable[Problem]:
        """The ends are no shares, the wrong way round, or nothing lies between them."""
        found = f"{self.low:f}-{self.high:f}"
        single = self.low_included and self.high_included
        if not (ZERO <= self.low <= ONE and ZERO <= self.high <= ONE):
            yield problem(Code.SHARE_RANGE, found=found, least=0, most=1)
        elif self.low > self.high or (self.low == self.high and not single):
            yield problem(Code.RULE_BAND_EMPTY, found=found)

    def choose(self, full_marks: Decimal, assessed: Decimal | None, unchosen: Unchosen) -> Decimal:
        """The points that were chosen, held to the range, or the end that stands for a choice.

        Raises:
            CalculationError: ``rule.choice_wanted``, ``rule.choice_range``.

        """
        least, most = full_marks * self.low, full_marks * self.high
        low_included = self.low_included or full_marks == ZERO
        high_included = self.high_included or full_marks == ZERO
        if assessed is None and unchosen is Unchosen.TOP and high_included:
            return most
        if assessed is None and unchosen is Unchosen.BOTTOM and low_included:
            return least
        chosen = judge_choice(assessed, least, most)
        if (chosen == most and not high_included) or (chosen == least and not low_included):
            ends = {
                "least": f"{'' if self.low_included else '>'}{least:f}",
                "most": f"{'' if self.high_included else '<'}{most:f}",
            }
            found = problem(Code.RULE_CHOICE_RANGE, "assessed", found=chosen, **ends)
            raise CalculationError([found])
        return chosen


def take_outcome_bands(value: Iterable[OutcomeBand]) -> tuple[OutcomeBand, ...]:
    """Bands."""
    return take_records((OutcomeBand,), value)


@attrs.frozen(kw_only=True)
class QualitativeBands(Record):
    """An outcome leaves a range, and a person chooses the points in it (定性指标分档计分).

    Source:
        财预〔2020〕10号: 100–80 % (80 included), 80–60 % (60 included), 60–0 %.
        Older central and Hubei forms: 100–80, 80–50, 50–0.

    Examples:
        >>> from perfeval import Judged, score
        >>> bands = QualitativeBands.of(("1", "0.8", "0.6"))
        >>> score(bands, "10", actual=Judged(outcome="achieved"), assessed="8")
        Fraction(8, 1)

    """

    bands: tuple[OutcomeBand, ...] = attrs.field(converter=take_outcome_bands)
    """One range an outcome."""
    unchosen: Unchosen = attrs.field(default=Unchosen.REFUSE, converter=take_unchosen)
    """What is earned when nobody chose the points, where that end of the range is included."""

    @classmethod
    def of(cls, edges: Sequence[Number], *, unchosen: Unchosen | str = Unchosen.REFUSE) -> Self:
        """Ranges from their upper ends, best first; each holds its lower end, the last one zero.

        Args:
            edges: upper ends as shares of full marks, such as ``("1", "0.8", "0.6")``.
            unchosen: what is earned when nobody chose.

        """
        highs = taken(lambda given: read_each(share, given), edges)
        refuse_unread(edges=highs)
        if len(highs) > len(Outcome):
            raise RecordError([problem(Code.ITEMS_TOO_MANY, "edges", limit=len(Outcome))])
        rows = enumerate(zip(Outcome, (*highs[1:], ZERO), highs, strict=False))
        bands = [
            OutcomeBand(outcome=outcome, low=low, high=high, high_included=place == 0)
            for place, (outcome, low, high) in rows
        ]
        return cls(bands=bands, unchosen=unchosen)

    def contradictions(self) -> Iterable[Problem]:
        """There are no bands, or an outcome has two."""
        if not self.bands:
            yield problem(Code.RULE_EMPTY, "bands", wanted="bands")
        outcomes = [band.outcome for band in self.bands]
        for place in repeated(outcomes):
            yield problem(Code.RULE_DUPLICATE, "bands", place, found=outcomes[place])

    def judge(
        self,
        full_marks: Decimal,
        target: AnyTarget | None,
        actual: AnyActual | None,
        assessed: Decimal | None = None,
    ) -> Points:
        """The points that were chosen, held to the range of the outcome."""
        del target
        if not isinstance(actual, Judged):
            raise unsuitable(self, Code.RULE_ACTUAL_WANTED, "an outcome", actual)
        band = next((each for each in self.bands if each.outcome is actual.outcome), None)
        if band is None:
            raise unsuitable(self, Code.RULE_ACTUAL_WANTED, "an outcome with a band", actual)
        return Points(Branch.BAND, band.choose(full_marks, assessed, self.unchosen))


@attrs.frozen(kw_only=True)
class AssessedByHand(Record):
    """A person gives the points, up to full marks (评价人评定).

    Examples:
        >>> from perfeval import Reported, score
        >>> score(AssessedByHand(), "10", actual=Reported("效果明显"), assessed="9")
        Fraction(9, 1)

    """

    least: Decimal = attrs.field(default=ZERO, converter=take_points)
    """The least that may be given, in points."""

    def judge(
        self,
        full_marks: Decimal,
        target: AnyTarget | None,
        actual: AnyActual | None,
        assessed: Decimal | None = None,
    ) -> Points:
        """The points that were given."""
        del target, actual
        return Points(Branch.ASSESSED, judge_choice(assessed, self.least, full_marks))


def _all_met(checked: Checked) -> bool | None:
    """Whether no element is missing; ``None`` where none applies."""
    if Tick.UNMET in checked.ticks:
        return False
    return True if Tick.MET in checked.ticks else None


_COMPARISONS: Final[Mapping[Operator, Callable[[Decimal, Decimal], bool]]] = MappingProxyType(
    {
        Operator.AT_LEAST: ge,
        Operator.ABOVE: gt,
        Operator.EQUAL: eq,
        Operator.BELOW: lt,
        Operator.AT_MOST: le,
    }
)
