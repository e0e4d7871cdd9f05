"""What the tests of rules share: short ways to say a target, an actual value and a refusal."""

from collections.abc import Generator
from contextlib import contextmanager
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import strategies as st

from perfeval.codes import Code
from perfeval.errors import CalculationError, Problem, RecordError
from perfeval.measures import AnyActual, Measured, Ratio, Target, amount
from perfeval.quantities import exactly
from perfeval.rules import (
    BonusAndPenalty,
    Deduction,
    Equality,
    Interpolation,
    OverBand,
    OverFulfilment,
    Proportional,
    Reverse,
    Step,
    StepTable,
    Tally,
    Threshold,
)
from perfeval.scoring import NumericRule, Rule, score
from perfeval.terms import Branch

Marks = str | int | Decimal

full_marks = st.decimals("0", "100", places=1)
"""Full marks, as forms print them."""
sizes = st.decimals("0.01", "9999.99", places=2)
"""Values above zero."""
values = st.decimals("0", "9999.99", places=2)
"""Values of zero or more."""
signed = st.decimals("-9999.99", "9999.99", places=2)
"""Any values."""
factors = st.integers(1, 10**6)
"""By how much a fraction can be extended."""

STEPS = (
    Step(low="90", points="5"),
    Step(low="80", high="90", points="4"),
    Step(low="70", high="80", points="3"),
    Step(low="60", high="70", points="2"),
    Step(high="60", points="0"),
)
"""The share of priority spending of a department table: every step includes its lower edge."""

RULES: tuple[NumericRule, ...] = (
    Proportional(),
    Proportional(cap="120%"),
    Proportional(cap=None),
    Reverse(form="linear"),
    Reverse(form="ratio"),
    Equality(otherwise="nothing"),
    Equality(otherwise="as_positive", tolerance="5"),
    *(
        Deduction(per="3", points="0.7", when=when, part_step=part_step, relative=relative)
        for when in ("below", "above", "either")
        for part_step in ("exact", "started", "full")
        for relative in (False, True)
    ),
    Deduction(per="1", points="0.3", when="below", part_step="full", most_off="4", floor="1"),
    Deduction(per="1", points="0.3", when="below", part_step="exact", most_off="4", floor="9"),
    Deduction(per="7", points="2", when="above", part_step="started", limit="100%"),
    StepTable(steps=STEPS, unit="%"),
    StepTable(steps=(Step(low="0", high="80", points="2"),), unit="%", absolute=True),
    Interpolation(floor="60"),
    Interpolation(floor="60", share_at_floor="0.6", share_beyond="0.1"),
    Tally(points="0.3", unit="%"),
    BonusAndPenalty(per="5", bonus="5", penalty="2"),
    BonusAndPenalty(per="5", bonus="5", penalty="2", most_bonus="20", most_penalty="3"),
    Threshold(at="60%", of="value", rule=Proportional()),
    Threshold(at="150%", of="attainment", when="above", rule=Reverse(form="ratio")),
    Threshold(at="90%", of="attainment", rule=OverFulfilment(limit="1.3", slope="0.5")),
    OverFulfilment(limit="1.2"),
    OverFulfilment(limit="1.3", bands=[OverBand(limit="1.5", kept="0.8")]),
    OverFulfilment(
        limit="1.1", slope="1", rule=OverFulfilment(limit="1.3", rule=Proportional(cap=None))
    ),
    OverFulfilment(
        limit="1.2",
        bands=[OverBand(limit="1.2", kept="0.9"), OverBand(limit="1.5", kept="0.3")],
        rule=BonusAndPenalty(per="5", bonus="5", penalty="2"),
    ),
    OverFulfilment(
        limit="1.3",
        rule=Deduction(per="1", points="1", when="below", part_step="full", relative=True),
    ),
)
"""Every rule over numbers and every option, against targets in percent."""


def untyped(made: Any) -> Any:
    """The same object, about which the type checker knows nothing."""
    return made


def wanted(value: str | Decimal, unit: str = "", operator: str = "at_least") -> Target:
    """A target."""
    return Target(operator=operator, value=amount(value, unit=unit))


def measured(value: str | Decimal, unit: str = "") -> Measured:
    """A number that was reached."""
    return Measured(value=amount(value, unit=unit))


def earned(
    rule: Rule,
    marks: Marks,
    target: str | Decimal | None,
    actual: str | Decimal | AnyActual,
    assessed: Marks | None = None,
) -> Fraction:
    """The score of numbers that stand with their units, or of any actual value."""
    return score(
        rule,
        marks,
        target=None if target is None else wanted(target),
        actual=measured(actual) if isinstance(actual, str | Decimal) else actual,
        assessed=assessed,
    )


def answer(rule: Rule, marks: Marks, target: Target | None, actual: AnyActual) -> Fraction | None:
    """The score, or nothing where the rule refuses to judge."""
    try:
        return score(rule, marks, target=target, actual=actual)
    except CalculationError:
        return None


def branch(rule: NumericRule, marks: str, target: str | None, actual: str | Ratio) -> Branch:
    """Which part of the rule applied."""
    goal = None if target is None else wanted(target)
    with exactly():
        reached = actual if isinstance(actual, Ratio) else measured(actual)
        return rule.judge(Decimal(marks), goal, reached).branch


@contextmanager
def refused(
    *codes: Code, error: type[CalculationError | RecordError] = CalculationError
) -> Generator[list[Problem]]:
    """What is done inside is refused for just these reasons, which are handed out."""
    found: list[Problem] = []
    with pytest.raises(error) as caught:
        yield found
    found.extend(caught.value.problems)
    assert [each.code for each in found] == list(codes)
    assert str(caught.value)


@contextmanager
def not_built(*codes: Code) -> Generator[list[Problem]]:
    """A record cannot exist, for just these reasons."""
    with refused(*codes, error=RecordError) as found:
        yield found
