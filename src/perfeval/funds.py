"""The fund block (资金情况): what was budgeted, adjusted, received and spent, by source.

What the table states as its total is kept beside the rows; it is checked against them, never
replaced by their sum.

    >>> budget = Budget(initial="46.8648万元", adjusted="46.8648万元", executed="46.8648万元")
    >>> budget.adjusted, budget.change
    (Decimal('468648'), Decimal('0'))
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

import attrs
from attrs.converters import optional

from perfeval.codes import Code
from perfeval.errors import Problem, problem, quoted
from perfeval.fields import (
    Record,
    take_note,
    take_points,
    take_record,
    take_records,
    take_share,
    take_term,
    take_yuan,
)
from perfeval.quantities import exactly, summed
from perfeval.terms import (
    Basis,
    BudgetAccount,
    FundingSource,
    SpendingClass,
)


def take_source(value: FundingSource | str) -> FundingSource:
    """A funding source."""
    return take_term(FundingSource, value)


def take_account(value: BudgetAccount | str) -> BudgetAccount:
    """One of the four budgets."""
    return take_term(BudgetAccount, value)


def take_class(value: SpendingClass | str) -> SpendingClass:
    """A class of spending."""
    return take_term(SpendingClass, value)


@attrs.frozen(kw_only=True)
class Amounts(Record):
    """The amounts that a row of the fund block states, in yuan; ``None``: not stated (资金数额)."""

    initial: Decimal | None = attrs.field(default=None, converter=optional(take_yuan))
    """Initial budget (年初预算数)."""
    adjusted: Decimal | None = attrs.field(default=None, converter=optional(take_yuan))
    """Adjusted budget, the total for the year (全年预算数、调整后预算数)."""
    executed: Decimal | None = attrs.field(default=None, converter=optional(take_yuan))
    """Spent in the year (全年执行数)."""
    received: Decimal | None = attrs.field(default=None, converter=optional(take_yuan))
    """Received (到位资金、财政拨款收入)."""
    carried_in: Decimal | None = attrs.field(default=None, converter=optional(take_yuan))
    """Carried over from the year before (上年结转)."""
    declared_rate: Decimal | None = attrs.field(default=None, converter=optional(take_share))
    """The execution rate as printed, with its places; 1 = 100 %, so write the sign % with it."""

    def amount(self, name: str) -> Decimal | None:
        """The amount of a name, as stated.

        Args:
            name: one of ``initial``, ``adjusted``, ``executed``, ``received``, ``carried_in``.

        """
        stated: Decimal | None = getattr(self, name)
        return stated

    def base(self, basis: Basis) -> Decimal | None:
        """The amount that an execution rate is measured against; ``None`` where not stated."""
        if basis != Basis.SUPPLY:
            return self.amount(str(basis))
        adjusted, carried_in = self.amount("adjusted"), self.amount("carried_in")
        if adjusted is None or carried_in is None:
            return None
        with exactly():
            return adjusted + carried_in


@attrs.frozen(kw_only=True)
class FundingLine(Amounts):
    """One row of the fund block: money of one source (资金来源行), in yuan.

    Examples:
        >>> line = FundingLine(source="other", adjusted="90万元", executed="89.974万元")
        >>> line.executed
        Decimal('899740')

    """

    source: FundingSource | None = attrs.field(default=None, converter=optional(take_source))
    """Where the money comes from; ``None``: the row says only what it is spent on."""
    label: str = attrs.field(default="", converter=take_note)
    """The head of the row as printed."""
    part_of: str = attrs.field(default="", converter=take_note)
    """The head of the row that this one is a part of (其中); empty: a part of the total."""
    account: BudgetAccount | None = attrs.field(default=None, converter=optional(take_account))
    """Which of the four budgets."""
    spending_class: SpendingClass | None = attrs.field(default=None, converter=optional(take_class))
    """What it is spent on."""
    deviation_reason: str = attrs.field(default="", converter=take_note)
    """Why it was not all spent, or more (偏差原因)."""


def take_lines(value: Iterable[FundingLine]) -> tuple[FundingLine, ...]:
    """Lines, in order."""
    return take_records((FundingLine,), value)


AMOUNTS: Final = ("initial", "adjusted", "executed", "received", "carried_in")
"""The amounts that a budget states, by the names of its fields."""


@attrs.frozen(kw_only=True)
class Budget(Amounts):
    """The fund block (预算资金): a stated total, and the rows of its sources; all in yuan.

    The total is what the table states; it is checked against the rows, never replaced by their sum.
    """

    lines: tuple[FundingLine, ...] = attrs.field(default=(), converter=take_lines)
    """The rows by source (其中)."""
    full_marks: Decimal | None = attrs.field(default=None, converter=optional(take_points))
    """Full marks of the execution rate as the table states them (分值)."""
    declared_score: Decimal | None = attrs.field(default=None, converter=optional(take_points))
    """The execution score as printed."""
    deviation_reason: str = attrs.field(default="", converter=take_note)
    """Why it was not all spent, or more (偏差原因)."""
    adjustment_reason: str = attrs.field(default="", converter=take_note)
    """Why the budget was adjusted (调整说明)."""

    def contradictions(self) -> Iterable[Problem]:
        """One source stands in two rows that nothing tells apart, or a row is a part of none."""
        seen: set[tuple[object, ...]] = set()
        heads = {line.label for line in self.lines} | {""}
        for place, line in enumerate(self.lines):
            if line.part_of not in heads:
                found = quoted(line.part_of)
                yield problem(Code.BUDGET_NO_SUCH_ROW, "lines", place, "part_of", found=found)
            key = (line.source, line.label, line.account, line.spending_class, line.part_of)
            if key in seen:
                source = line.label if line.source is None else line.source.value
                yield problem(Code.BUDGET_DUPLICATE_SOURCE, "lines", place, source=source)
            seen.add(key)

    @property
    def change(self) -> Decimal | None:
        """The net change, adjusted less initial (预算调整数); ``None`` where one is not stated."""
        initial, adjusted = self.amount("initial"), self.amount("adjusted")
        if initial is None or adjusted is None:
            return None
        with exactly():
            return adjusted - initial

    def parts(self, of: str = "") -> tuple[FundingLine, ...]:
        """The rows that a row adds up, by its head; by default those of the total (其中).

        A block that tells its money apart twice, by source and by what it is spent on, is added up
        by source.
        """
        inside = tuple(line for line in self.lines if line.part_of == of)
        return tuple(line for line in inside if line.source is not None) or inside

    def summed(self, name: str) -> Decimal | None:
        """What the rows add up to; ``None`` where a row does not state the amount.

        Args:
            name: one of ``initial``, ``adjusted``, ``executed``, ``received``, ``carried_in``.

        """
        return added(self.parts(), name)

    def amount(self, name: str) -> Decimal | None:
        """The amount as stated in the total, else what the rows add up to."""
        stated = super().amount(name)
        return self.summed(name) if stated is None else stated


def added(lines: Iterable[FundingLine], name: str) -> Decimal | None:
    """What an amount of rows comes to (合计); ``None`` where one does not state it."""
    return summed(getattr(line, name) for line in lines)


def take_budget(value: Budget) -> Budget:
    """A budget."""
    return take_record((Budget,), value)
