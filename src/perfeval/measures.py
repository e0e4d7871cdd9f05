"""Targets and actual values (指标值与完成值): what was to be reached, and what was.

A target is one of `Target` (≥ ＞ ＝ ＜ ≤ and a number), `Interval`, `Deadline` and `Described`.
An actual value is one of `Measured`, `Ratio`, `Done`, `Judged`, `Checked`, `Reported` and
`NotApplicable`; a missing one is ``None``.
Missing, zero and not applicable are three things.

    >>> print(Target(operator=Operator.AT_LEAST, value="95%"))
    ≥95%
    >>> print(Measured(value=amount("46.8648", unit="万元")))
    46.8648万元
"""

import calendar
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

import attrs

from perfeval.codes import Code
from perfeval.errors import CalculationError, Problem, problem, quoted
from perfeval.fields import (
    Record,
    refuse,
    take_flag,
    take_note,
    take_number,
    take_record,
    take_size,
    take_term,
    take_terms,
    take_text,
    take_unit,
    taken,
)
from perfeval.quantities import MONEY_UNITS, SHARE_UNITS, Number, number_and_unit, scaled
from perfeval.terms import Operator, Outcome, Tick


@attrs.frozen
class Amount(Record):
    """A number with the unit it was written in (数值与计量单位)."""

    number: Decimal = attrs.field(converter=take_number)
    """The number as written."""
    unit: str = attrs.field(default="", converter=take_unit)
    """The unit as written, in half-width signs: ``"%"``, ``"万元"``; empty for a plain number."""

    def __str__(self) -> str:
        """The amount as it was written."""
        return f"{self.number:f}{self.unit}"


def amount(value: Number, *, unit: str = "") -> Amount:
    """Read a number whose unit stands with it, or beside it in a column of its own.

    Args:
        value: the number, with or without its unit.
        unit: the unit beside it; empty where there is none.

    Raises:
        RecordError: ``unit.given_twice``: the two units differ.

    Examples:
        >>> amount("95%"), amount("95", unit="%")
        (Amount(number=Decimal('95'), unit='%'), Amount(number=Decimal('95'), unit='%'))

    """
    number, written = number_and_unit(value)
    read = Amount(number, unit or written)
    if written and read.unit != written:
        raise refuse(Code.UNIT_GIVEN_TWICE, written=written, unit=read.unit)
    return read


def in_unit(value: Amount, unit: str) -> Decimal:
    """The number of an amount in another unit, exactly.

    Money converts to money, shares to shares, and a count to ten thousands of the same, as 万人 to
    人; nothing else converts, and a percentage is never taken for a plain number.

    Raises:
        CalculationError: ``rule.unit_mismatch``.

    Examples:
        >>> in_unit(amount("3亿元"), "万元")
        Decimal('30000')

    """
    if value.unit == unit:
        return value.number
    for family in (MONEY_UNITS, SHARE_UNITS):
        if value.unit in family and unit in family:
            return scaled(value.number, family[value.unit] - family[unit])
    (power, counted), (wanted_power, wanted) = _multiple(value.unit), _multiple(unit)
    if counted != wanted:
        raise unit_mismatch(value.unit, unit)
    return scaled(value.number, power - wanted_power)


def _multiple(unit: str) -> tuple[int, str]:
    """The power of ten before what is counted: 万人 are 10⁴ 人."""
    head = next((each for each in _MULTIPLES if unit.startswith(each)), "")
    return _MULTIPLES.get(head, 0), unit.removeprefix(head)


def unit_mismatch(actual: str, wanted: str) -> CalculationError:
    """The refusal to compare two units (计量单位不一致)."""
    shown = {"actual": actual or _NO_UNIT, "wanted": wanted or _NO_UNIT}
    return CalculationError([problem(Code.RULE_UNIT_MISMATCH, **shown)])


@attrs.frozen(order=False)
class Moment(Record):
    """A day, a month, a year, or a day or month of a year that is understood (时间).

    Examples:
        >>> print(Moment(2023, 12, 30), Moment(2023, 12), Moment(2023), Moment(month=9))
        2023年12月30日 2023年12月 2023年 9月

    """

    year: int | None = None
    """The year; ``None`` where the document leaves it out."""
    month: int | None = None
    """The month, 1 to 12; ``None`` for the year as a whole."""
    day: int | None = None
    """The day; ``None`` for the month or year as a whole."""

    def contradictions(self) -> Iterable[Problem]:
        """No calendar has such a day, or a part without which it is no moment is left out."""
        parts = (self.year, self.month, self.day)
        if self.month is None and (self.year is None or self.day is not None):
            yield problem(Code.MOMENT_INCOMPLETE, found=self._stated())
            return
        stated = [part for part in parts if part is not None]
        if any(type(part) is not int for part in stated) or not self._exists():
            yield problem(Code.MOMENT_NO_SUCH_DAY, found="-".join(map(quoted, stated)))

    def _stated(self) -> str:
        """The parts that are stated."""
        parts = {"year": self.year, "month": self.month, "day": self.day}
        stated = [f"{name} {quoted(part)}" for name, part in parts.items() if part is not None]
        return " ".join(stated) or "nothing"

    def _exists(self) -> bool:
        """Whether the calendar has it; a year that is left out may be a leap year."""
        year = _LEAP_YEAR if self.year is None else self.year
        month = 1 if self.month is None else self.month
        if not (1 <= year <= _LAST_YEAR and 1 <= month <= _MONTHS):
            return False
        return self.day is None or 1 <= self.day <= calendar.monthrange(year, month)[1]

    def first_day(self) -> int:
        """The number of its first day, in a leap year where the year is understood."""
        year = _LEAP_YEAR if self.year is None else self.year
        return date(year, self.month or 1, self.day or 1).toordinal()

    def last_day(self) -> int:
        """The number of its last day, in a leap year where the year is understood."""
        year = _LEAP_YEAR if self.year is None else self.year
        month = self.month or _MONTHS
        return date(year, month, self.day or calendar.monthrange(year, month)[1]).toordinal()

    def __str__(self) -> str:
        """The moment as documents write it."""
        named = ((self.year, "年"), (self.month, "月"), (self.day, "日"))
        return "".join(f"{part}{name}" for part, name in named if part is not None)


def take_amount(value: Number | Amount) -> Amount:
    """A number, with or without its unit."""
    return taken(_amount, value)


def take_operator(value: Operator | str) -> Operator:
    """How a number is compared."""
    return take_term(Operator, value)


def take_outcome(value: Outcome | str) -> Outcome:
    """How a qualitative target came out."""
    return take_term(Outcome, value)


def take_moment(value: Moment) -> Moment:
    """A moment."""
    return take_record((Moment,), value)


def take_ticks(value: Iterable[Tick | str]) -> tuple[Tick, ...]:
    """Marks, one an element."""
    return take_terms(Tick, value)


@attrs.frozen(kw_only=True)
class Target(Record):
    """A number to be reached, exceeded, equalled or not exceeded (定量指标值).

    Examples:
        >>> print(Target(operator="at_most", value="90万元"))
        ≤90万元

    """

    operator: Operator = attrs.field(converter=take_operator)
    """How the actual value is compared with it (计算符号)."""
    value: Amount = attrs.field(converter=take_amount)
    """The number and its unit (指标值, 计量单位)."""

    def __str__(self) -> str:
        """The target as forms print it."""
        return f"{self.operator.symbol}{self.value}"


@attrs.frozen(kw_only=True)
class Interval(Record):
    """A range to stay in (区间指标值), such as 80%-100% or 90±5.

    Examples:
        >>> print(Interval(low="80%", high="100%"))
        80%-100%

    """

    low: Amount = attrs.field(converter=take_amount)
    """The lower end."""
    high: Amount = attrs.field(converter=take_amount)
    """The upper end, in the same unit."""
    low_included: bool = attrs.field(default=True, converter=take_flag)
    """Whether the lower end itself is in (含)."""
    high_included: bool = attrs.field(default=True, converter=take_flag)
    """Whether the upper end itself is in (含)."""

    def contradictions(self) -> Iterable[Problem]:
        """The ends are in different units, or nothing lies between them."""
        closed = self.low_included and self.high_included
        if self.low.unit != self.high.unit:
            yield problem(Code.TARGET_UNITS, low=str(self.low), high=str(self.high))
        elif self.low.number > self.high.number or (
            self.low.number == self.high.number and not closed
        ):
            yield problem(Code.TARGET_RANGE, low=self.low.number, high=self.high.number)

    def __str__(self) -> str:
        """The range as forms print it."""
        left, right = "" if self.low_included else "＞", "" if self.high_included else "＜"
        return f"{left}{self.low}-{right}{self.high}"


@attrs.frozen(kw_only=True)
class Deadline(Record):
    """A date to be kept (时限指标值), such as 9月前, 12月底前 or 2023年底前.

    Examples:
        >>> print(Deadline(by=Moment(month=9), included=False))
        9月前

    """

    by: Moment = attrs.field(converter=take_moment)
    """The day, month or year."""
    included: bool = attrs.field(default=True, converter=take_flag)
    """Whether the day, month or year itself is still in time (含)."""

    def last_day(self) -> int:
        """The number of the last day in time: that of the moment, or the day before it."""
        return self.by.last_day() if self.included else self.by.first_day() - 1

    def __str__(self) -> str:
        """The deadline as forms print it."""
        last = "底前" if self.included and self.by.day is None else "前"
        return f"{self.by}{'（含）' if self.included and self.by.day else ''}{last}"


@attrs.frozen
class Described(Record):
    """A target in words (定性指标值), such as 效果明显."""

    text: str = attrs.field(converter=take_text)
    """The words as printed."""

    def __str__(self) -> str:
        """The words as printed."""
        return self.text


@attrs.frozen(kw_only=True)
class Measured(Record):
    """A number that was reached (实际完成值)."""

    value: Amount = attrs.field(converter=take_amount)
    """The number and its unit."""

    def __str__(self) -> str:
        """The value as forms print it."""
        return str(self.value)


@attrs.frozen(kw_only=True)
class Ratio(Record):
    """A rate by its two amounts (比率), exact where its decimals have no end.

    31 people on 30 posts are 103.33… %, which no printed percentage can say.

    Examples:
        >>> print(Ratio(part="31", whole="30"))
        31/30

    """

    part: Decimal = attrs.field(converter=take_number)
    """The numerator, in the unit of the whole."""
    whole: Decimal = attrs.field(converter=take_size)
    """The denominator, above zero."""

    def __str__(self) -> str:
        """Both amounts."""
        return f"{self.part:f}/{self.whole:f}"


@attrs.frozen(kw_only=True)
class Done(Record):
    """When it was done (完成时间)."""

    on: Moment = attrs.field(converter=take_moment)
    """The day, month or year."""

    def __str__(self) -> str:
        """The moment as forms print it."""
        return str(self.on)


@attrs.frozen(kw_only=True)
class Judged(Record):
    """How a target in words came out, in a person's judgement (定性指标完成情况)."""

    outcome: Outcome = attrs.field(converter=take_outcome)
    """The outcome, one of three."""
    text: str = attrs.field(default="", converter=take_note)
    """The words as printed."""

    def __str__(self) -> str:
        """The words as printed, else the standard ones."""
        return self.text or self.outcome.term


@attrs.frozen
class Checked(Record):
    """Which elements of a checklist are met (要素符合情况)."""

    ticks: tuple[Tick, ...] = attrs.field(converter=take_ticks)
    """One mark an element, in the order of the rule."""

    def __str__(self) -> str:
        """How many are met, of those that apply."""
        met, unmet = self.ticks.count(Tick.MET), self.ticks.count(Tick.UNMET)
        return f"{met}/{met + unmet}"


@attrs.frozen
class Reported(Record):
    """What the table says where a value should stand, kept as printed (填报内容).

    No rule but one that leaves the points to a person can judge it.
    """

    text: str = attrs.field(converter=take_text)
    """The words as printed."""

    def __str__(self) -> str:
        """The words as printed."""
        return self.text


@attrs.frozen
class NotApplicable(Record):
    """The indicator does not apply (不适用), for a reason that is stated."""

    reason: str = attrs.field(converter=take_text)
    """Why; never empty."""

    def __str__(self) -> str:
        """The word and the reason."""
        return f"不适用：{self.reason}"


AnyTarget = Target | Interval | Deadline | Described
"""What a target may be."""
AnyActual = Measured | Ratio | Done | Judged | Checked | Reported | NotApplicable
"""What an actual value may be, when it is not missing."""
TARGET_KINDS: Final[tuple[type[AnyTarget], ...]] = (Target, Interval, Deadline, Described)
ACTUAL_KINDS: Final[tuple[type[AnyActual], ...]] = (
    Measured,
    Ratio,
    Done,
    Judged,
    Checked,
    Reported,
    NotApplicable,
)


def is_in_time(done: Moment, deadline: Deadline) -> bool | None:
    """Whether something was done by its deadline; ``None`` when the dates do not tell.

    A month or a year is in time when all its days are, and late when none of them is.
    A year on one side only tells nothing.

    Examples:
        >>> is_in_time(Moment(month=7), Deadline(by=Moment(month=9), included=False))
        True
        >>> is_in_time(Moment(2023, 9), Deadline(by=Moment(2023, 9, 15))) is None
        True

    """
    if (done.year is None) is not (deadline.by.year is None):
        return None
    last = deadline.last_day()
    if done.last_day() <= last:
        return True
    return None if done.first_day() <= last else False


_NO_UNIT: Final = "no unit"
_MULTIPLES: Final[Mapping[str, int]] = MappingProxyType(
    {"万亿": 12, "千万": 7, "百万": 6, "十万": 5, "亿": 8, "万": 4}
)
_LEAP_YEAR: Final = 2024
_LAST_YEAR: Final = 9999
_MONTHS: Final = 12


def _amount(value: Number | Amount) -> Amount:
    """An amount, or what can be read as one."""
    return value if isinstance(value, Amount) else amount(value)
