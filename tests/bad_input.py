"""What the tests of bad input share: rows that say what is refused, and values nobody wants."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import Any

import attrs
import pytest

import perfeval
from perfeval.codes import Code
from perfeval.errors import CalculationError, EvaluationError, PerfevalError, RecordError
from perfeval.scoring import Points
from perfeval.terms import Branch

LONG = "长" * 1_000_000
"""A text of a million characters."""
LARGE = 10**100_000
"""An integer that Python itself does not turn into text."""
WILD = Decimal("1e999999")
"""A decimal that would fill a page."""
ENDLESS = Decimal("Infinity")
"""No number that could be written down."""
UNKNOWN = Decimal("NaN")
"""No number at all."""
THIRD = Fraction(1, 3)
"""An exact number that nobody writes so."""


@attrs.frozen(eq=False)
class Call:
    """A call of what is public, by its name, with everything it is given."""

    name: str
    given: tuple[object, ...]
    named: Mapping[str, object]

    def __call__(self) -> object:
        """What comes of it."""
        return public(self.name)(*self.given, **self.named)


@attrs.frozen(eq=False)
class Row:
    """One bad input: the call, and how it is refused."""

    label: str
    call: Call
    code: Code
    place: str
    error: type[PerfevalError]

    def refusal(self) -> PerfevalError:
        """The error that is raised, of the very kind that is expected."""
        with pytest.raises(self.error) as caught:
            self.call()
        return caught.value


def public(name: str) -> Any:
    """What stands under a public name, such as ``Scale.of`` or ``rates.surplus_rate``."""
    return attrgetter(name)(perfeval)


def call(name: str, /, *given: object, **named: object) -> Call:
    """A call that is made later."""
    return Call(name, given, named)


def refused(label: str, what: Call, code: Code, place: str = "$") -> Row:
    """What cannot exist or be read."""
    return Row(label, what, code, place, RecordError)


def unanswered(label: str, what: Call, code: Code, place: str = "$") -> Row:
    """A question that has no answer."""
    return Row(label, what, code, place, CalculationError)


def unscored(label: str, what: Call, code: Code, place: str = "$.indicators[0]") -> Row:
    """A table that cannot be evaluated."""
    return Row(label, what, code, place, EvaluationError)


def label_of(row: Any) -> str:
    """The name of a row in the list of tests."""
    return f"{row.call.name}: {row.label}"


class OwnRule:
    """A rule of the user's own, which does what it was made for."""

    def __init__(self, answer: Callable[[], Any]) -> None:
        """Keep what it answers."""
        self.answer = answer

    def judge(self, *_: object) -> Any:
        """The answer, whatever it is asked."""
        return self.answer()


class Broken:
    """A thing that cannot be shown."""

    def __repr__(self) -> str:
        """Fails."""
        raise RuntimeError

    __str__ = __repr__


class Unequal:
    """A thing that cannot be compared."""

    def __eq__(self, other: object) -> bool:
        """Fails."""
        raise RuntimeError

    def __hash__(self) -> int:
        """Fails."""
        raise RuntimeError


def gives(numerator: str, denominator: str = "1") -> OwnRule:
    """A rule that always gives the same points."""
    return OwnRule(lambda: Points(Branch.MET, Decimal(numerator), Decimal(denominator)))


def ring() -> list[object]:
    """A list that holds itself."""
    items: list[object] = []
    items.append(items)
    return items
