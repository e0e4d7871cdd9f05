"""Tables reckoned in whole numbers: an oracle that shares no code and no number type with us.

Points, targets and actual values are counted in hundredths, or in any smaller part; a score is a
pair of whole numbers, numerator over denominator, and a printed number is a count of its last
place.
"""

import attrs

from perfeval.records import Indicator
from perfeval.rules import Deduction, Proportional, Reverse
from subjects import built, goal, item

Quotient = tuple[int, int]
"""A numerator over a denominator above zero."""

KINDS = ("proportional", "linear", "ratio", "exact", "started", "full")
"""The rules that the oracle knows."""


@attrs.frozen
class Row:
    """An indicator in whole numbers."""

    kind: str
    marks: int
    """In hundredths of a point."""
    target: int
    """In units of the last place written."""
    actual: int
    """In the same units."""
    places: int = 2
    """How many places targets and actual values are written to."""

    def earned(self) -> Quotient:
        """The points, in hundredths."""
        w, t, a = self.marks, self.target, self.actual
        if self.kind == "proportional":
            return (w, 1) if a >= t else (w * a, t)
        if a <= t if self.kind in {"linear", "ratio"} else a >= t:
            return w, 1
        if self.kind == "linear":
            return max(0, w * (2 * t - a)), t
        if self.kind == "ratio":
            return w * t, a
        step = 3 * 10**self.places  # Seven tenths of a point for each three of the unit.
        if self.kind == "exact":
            return max(0, w * step - 70 * (t - a)), step
        steps = (t - a) // step if self.kind == "full" else -((a - t) // step)
        return max(0, w - 70 * steps), 1

    def indicator(self, place: int) -> Indicator:
        """The same as a record."""
        rule = {
            "proportional": Proportional(),
            "linear": Reverse(form="linear"),
            "ratio": Reverse(form="ratio"),
        }.get(self.kind) or built(
            Deduction, per="3", points="0.7", when="below", part_step=self.kind
        )
        operator = "at_most" if self.kind in {"linear", "ratio"} else "at_least"
        target = goal(written(self.target, self.places), operator)
        actual = written(self.actual, self.places)
        return item(actual, written(self.marks, 2), f"甲{place}", rule=rule, target=target)


def written(count: int, places: int) -> str:
    """A count of the last place, as it is written."""
    digits = f"{count:0{places + 1}d}"
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def printed(hundredths: Quotient, mode: str, places: int) -> int:
    """Hundredths of a point of zero or more, as a count of the last place that is printed."""
    unit: int = 10**places
    over, under = hundredths[0] * unit, hundredths[1] * 100
    whole, rest = divmod(over, under)
    up = {
        "down": False,
        "up": rest > 0,
        "half_up": 2 * rest >= under,
        "half_even": 2 * rest > under or (2 * rest == under and whole % 2 == 1),
    }[mode]
    return whole + up


def total(rows: list[Row], at: str, mode: str, places: int) -> int:
    """The total of some rows, as a count of the last place that is printed."""
    if at == "indicator":
        return sum(printed(row.earned(), mode, places) for row in rows)
    over, under = 0, 1
    for numerator, denominator in (row.earned() for row in rows):
        over, under = over * denominator + numerator * under, under * denominator
    return printed((over, under), mode, places)


def graded(counted: int, places: int) -> str:
    """The grade at 85, 75 and 60."""
    unit = 10**places
    if counted >= 85 * unit:
        return "优秀"
    if counted >= 75 * unit:
        return "良好"
    return "一般" if counted >= 60 * unit else "较差"
