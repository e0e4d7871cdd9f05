"""What stands in the cells of a view (表内文字与数字): heads, points, amounts, values.

Every figure goes through the presentation's own formatting; what was recorded is shown with the
places it was recorded with.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final

from perfeval.items import Treatment
from perfeval.measures import AnyActual, AnyTarget, Judged, Ratio
from perfeval.presentation.catalogs import translated
from perfeval.presentation.money import unit_name
from perfeval.presentation.numbers import (
    format_number,
    format_percent,
    honest,
    percent_sign,
    writer,
)
from perfeval.presentation.words import label
from perfeval.quantities import MONEY_UNITS, ONE, ZERO, Rounding, fraction, recorded, scaled
from perfeval.records import Indicator
from perfeval.terms import Branch, ItemKind

NOTHING: Final = "—"
"""What stands where nothing is stated."""
_MOST_PLACES: Final = 6
_USUAL_PLACES: Final = 2
_WAN: Final = "万元"


def head(name: str, locale: str) -> str:
    """The name of a field above a column; in English it begins with a capital."""
    return raised(translated(name, locale, "field"))


def heading(word: str, locale: str) -> str:
    """A word of ours above a column."""
    return raised(translated(word, locale, "word"))


def said(message: str, locale: str, **parts: object) -> str:
    """A message in a language, with its parts."""
    return translated(message, locale).format(**parts)


def raised(text: str) -> str:
    """A text whose first letter is a capital, where it has one."""
    return text[:1].upper() + text[1:]


def stated(value: object) -> str:
    """What a record says; a dash where it says nothing."""
    return NOTHING if value is None or value == "" else str(value)


def why(treatment: Treatment, branch: Branch | None, locale: str) -> str:
    """How points came about: by a part of the rule, or by what was decided (计分方式)."""
    by_rule = branch if treatment is Treatment.JUDGED else None
    return label(by_rule or treatment, locale=locale)


def marks(value: Fraction | Decimal | None, locale: str, endless: int = _MOST_PLACES) -> str:
    """Full marks, with no more places than they have, at the most six.

    What has no end is written to as many places as it is given.
    """
    if value is None:
        return NOTHING
    needed = _needed([value])
    ends = (Fraction(value) * 10**needed).denominator == 1
    return format_number(value, places=needed if ends else endless, locale=locale)


def stated_score(indicator: Indicator) -> Decimal | None:
    """The score that a table states; what takes points off the total has a minus."""
    score = indicator.declared_score
    return score.copy_negate() if score and indicator.kind is ItemKind.PENALTY else score


def kind_text(indicator: Indicator, locale: str) -> str:
    """What an indicator does to the total, where it is not one of the base."""
    return "" if indicator.kind is ItemKind.BASE else label(indicator.kind, locale=locale)


def earned(
    value: Fraction | Decimal | None, places: int, edges: Iterable[Fraction], locale: str
) -> str:
    """Points, never with the look of a limit that they do not reach."""
    if value is None:
        return NOTHING
    rounding = Rounding(places=_MOST_PLACES)
    limits = ((recorded(edge, rounding=rounding), edge) for edge in edges)
    exact = [limit for limit, edge in limits if limit == edge]
    return format_number(value, places=places, thresholds=exact, locale=locale)


def percentage(
    value: Fraction | Decimal, places: int, edges: Iterable[Fraction | Decimal], locale: str
) -> str:
    """Percent with its sign, never with the look of a limit that it does not reach."""
    shown = honest(value, places, edges)
    return f"{writer(locale)(shown)}{percent_sign(locale)}"


def target_text(target: AnyTarget | None) -> str:
    """A target as forms print it."""
    return stated(target)


def actual_text(actual: AnyActual | None, locale: str) -> str:
    """An actual value as forms print it; a rate by two amounts in percent."""
    if isinstance(actual, Ratio):
        return format_percent(fraction(actual.part, actual.whole), locale=locale)
    if isinstance(actual, Judged) and not actual.text:
        return label(actual.outcome, locale=locale)
    return stated(actual)


class Money:
    """How the amounts of one table are written (金额单位): alike, exactly, in one unit.

    Examples:
        >>> money = Money([Decimal("468648"), None], "zh_CN")
        >>> money.unit, money.text(Decimal("468648")), money.text(None)
        ('万元', '46.8648', '—')

    """

    def __init__(self, amounts: Iterable[Decimal | None], locale: str) -> None:
        """Choose the unit by the largest amount, and the places by all of them."""
        known = [each for each in amounts if each is not None]
        largest = max(map(abs, known), default=ZERO)
        self._key = _WAN if largest >= scaled(ONE, MONEY_UNITS[_WAN]) else "元"
        self._power = MONEY_UNITS[self._key]
        self._places = max(_USUAL_PLACES, _needed(scaled(each, -self._power) for each in known))
        self._write = writer(locale)
        self.locale = locale
        self.unit = unit_name(self._key, locale)

    def text(self, amount: Decimal | None) -> str:
        """An amount without its unit."""
        if amount is None:
            return NOTHING
        rounding = Rounding(places=self._places)
        return self._write(recorded(scaled(amount, -self._power), rounding=rounding))


def _needed(values: Iterable[Fraction | Decimal]) -> int:
    """The places with which all of some numbers can be written, at the most six."""
    exact = [Fraction(each) for each in values]
    fitting = (
        places
        for places in range(_MOST_PLACES)
        if all((each * 10**places).denominator == 1 for each in exact)
    )
    return next(fitting, _MOST_PLACES)
