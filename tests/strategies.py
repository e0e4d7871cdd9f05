"""What the laws are tried on: one strategy a concept."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from perfeval.measures import (
    AnyActual,
    AnyTarget,
    Checked,
    Deadline,
    Described,
    Done,
    Interval,
    Judged,
    Measured,
    Moment,
    NotApplicable,
    Ratio,
    Reported,
    Target,
    amount,
)
from perfeval.quantities import MONEY_UNITS, Rounding, RoundingMode
from perfeval.terms import Operator, Outcome, Tick
from wholes import KINDS, Row


def decimals(
    least: int = -(10**9), most: int = 10**9, *, places: int = 4
) -> st.SearchStrategy[Decimal]:
    """Exact decimals between two whole numbers, with up to so many places."""

    def shifted(digits: int, shift: int) -> Decimal:
        return Decimal(f"{digits}E-{shift}")

    return st.integers(0, places).flatmap(
        lambda shift: st.builds(
            shifted, st.integers(least * 10**shift, most * 10**shift), st.just(shift)
        )
    )


points = decimals(0, 100, places=2)
"""Points: full marks and scores of one indicator."""

full_marks = decimals(1, 100, places=1)
"""Full marks above zero."""

roundings = st.builds(Rounding, places=st.integers(0, 12), mode=st.sampled_from(RoundingMode))
"""Every number of places, every mode."""

fractions = st.fractions(-(10**12), 10**12)
"""Exact fractions of any denominator."""

money_units = st.sampled_from(sorted(MONEY_UNITS))
"""Units of money."""

texts = st.text("预算绩效评价良好ab1 ", min_size=1, max_size=8).filter(str.strip)
"""Short texts that say something."""


@st.composite
def money_texts(draw: st.DrawFn) -> tuple[str, Decimal]:
    """An amount of money as people write it, and what it is in yuan."""
    value = draw(decimals(0, 10**7))
    unit = draw(money_units)
    negative = draw(st.booleans())
    digits = draw(st.sampled_from([f"{value:f}", f"{value:,f}"]))
    sign = (
        draw(st.sampled_from(["-", "－", "−", "- "]))
        if negative
        else draw(st.sampled_from(["", "+"]))
    )
    space = draw(st.sampled_from(["", " ", "\u00a0", "\u3000"]))
    text = draw(st.sampled_from([f"{sign}{digits}{space}{unit}", _wide(f"{sign}{digits}{unit}")]))
    yuan = Fraction(value) * 10 ** MONEY_UNITS[unit] * (-1 if negative else 1)
    return text, Decimal(yuan.numerator) / Decimal(yuan.denominator)


@st.composite
def ties(draw: st.DrawFn) -> tuple[Fraction, Rounding]:
    """A value that lies just between two recordable ones, or a hair beside, and the rounding."""
    rounding = draw(roundings)
    odd = 2 * draw(st.integers(-(10**12), 10**12)) + 1
    hair = draw(st.sampled_from([0, 1, -1])) * Fraction(1, 10 ** draw(st.integers(13, 200)))
    return Fraction(odd, 2 * 10**rounding.places) + hair, rounding


amounts = st.builds(
    amount, decimals(), unit=st.sampled_from(["", "%", "元", "万元", "人次", "场次", "公里"])
)
"""Numbers with units."""

moments = st.one_of(
    st.builds(Moment, st.none() | st.integers(2000, 2030), st.integers(1, 12)),
    st.dates().map(lambda day: Moment(day.year, day.month, day.day)),
)
"""Months, with and without a year, and days."""


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Ranges that hold something."""
    low, width = draw(decimals(-1000, 1000)), draw(decimals(1, 1000))
    unit = draw(st.sampled_from(["", "%", "人次"]))
    return Interval(
        low=amount(low, unit=unit),
        high=amount(low + width, unit=unit),
        low_included=draw(st.booleans()),
        high_included=draw(st.booleans()),
    )


numeric_targets = st.builds(Target, operator=st.sampled_from(Operator), value=amounts)
"""Targets of one number."""

deadlines = st.builds(Deadline, by=moments, included=st.booleans())
"""Dates to be kept."""

targets: st.SearchStrategy[AnyTarget] = st.one_of(
    numeric_targets, intervals(), deadlines, st.builds(Described, texts)
)
"""Targets of every kind."""

actuals: st.SearchStrategy[AnyActual] = st.one_of(
    st.builds(Measured, value=amounts),
    st.builds(Ratio, part=decimals(), whole=decimals(1, 10**6)),
    st.builds(Done, on=moments),
    st.builds(Judged, outcome=st.sampled_from(Outcome), text=texts | st.just("")),
    st.builds(Checked, st.lists(st.sampled_from(Tick), max_size=6)),
    st.builds(Reported, texts),
    st.builds(NotApplicable, texts),
)
"""Actual values of every kind."""

whole_rows = st.builds(
    Row,
    kind=st.sampled_from(KINDS),
    marks=st.integers(0, 4000),
    target=st.integers(1, 10**7),
    actual=st.integers(0, 2 * 10**7),
    places=st.integers(0, 6),
)
"""Indicators in whole numbers, of every kind that the oracle of whole numbers knows."""

whole_tables = st.lists(whole_rows, min_size=1, max_size=8)
"""Tables of them."""

whole_recordings = st.tuples(
    st.sampled_from(["indicator", "total"]),
    st.sampled_from(["half_up", "half_even", "down", "up"]),
    st.integers(0, 4),
)
"""Where digits are lost, how, and to how many places."""


def _wide(text: str) -> str:
    """The text in full-width signs."""
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)
