"""Numbers, points and percentages as a person reads them (数字格式).

A number is rounded here, half up and once, and only then written with the signs that Babel knows
for the language; so no digit depends on the decimal context or the locale of the machine.
What is shown must not say more than what is: where rounding would carry a number across a
threshold, one more digit is shown instead.

    >>> format_number("1234567.005"), format_points("84.996"), format_percent("0.99995")
    ('1,234,567.01', '84.996', '99.995%')
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final, cast

from babel import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

from perfeval.fields import check_arguments, read_each
from perfeval.presentation.languages import DEFAULT, language
from perfeval.quantities import (
    MAX_PLACES,
    ONE,
    ZERO,
    Number,
    Rounding,
    RoundingMode,
    number,
    quotient_recorded,
    recorded,
    scaled,
    share,
)
from perfeval.scales import FOUR_TIER, Scale

Shown = Number | Fraction
"""What can be shown as a number."""

_NONE: Final = ()
_WHOLE: Final = (ZERO, ONE)
_ROUNDINGS: Final = tuple(Rounding(places=places) for places in range(MAX_PLACES + 1))
_BABEL: Final = {"zh_CN": "zh_Hans_CN", "zh_TW": "zh_Hant_TW", "en": "en"}
"""Each language in full, which Babel need not guess at."""


def format_number(
    value: Shown,
    /,
    *,
    places: int = 2,
    thresholds: Iterable[Number] = _NONE,
    locale: str = DEFAULT,
) -> str:
    """Write a number with so many decimal places, in groups of thousands (数字).

    Args:
        value: the number; exact, as everywhere.
        places: decimal places, 0 to 12, rounded half up.
        thresholds: numbers that the shown one must not be carried to or across; where it would be,
            more digits are shown.
        locale: the language, ``"zh_CN"``, ``"zh_TW"`` or ``"en"``.

    Raises:
        RecordError: no number, places or thresholds; ``term.unknown``: there is no such language.
        CalculationError: ``number.too_large``: more than 48 digits.

    Examples:
        >>> format_number("1234.5"), format_number(Fraction(200, 3), places=0)
        ('1,234.50', '67')

    """
    plain = type(value) is Decimal and type(places) is int and type(locale) is str
    if plain and thresholds is _NONE:  # A cell of a table, of which there are many.
        return _cell(places, locale)(cast("Decimal", value))
    write = writer(language(locale))
    return write(honest(_read(value), places, read_each(number, thresholds)))


def format_points(
    value: Shown,
    /,
    *,
    places: int = 2,
    scale: Scale = FOUR_TIER,
    locale: str = DEFAULT,
) -> str:
    """Write points, never with the look of another grade (分数).

    A total of 84.996 rounds to 85.00, which would be a better grade; it is shown as 84.996.
    A total that was recorded as 85.00 is shown as such.

    Args:
        value: the points.
        places: decimal places, where they are enough.
        scale: the grades whose edges must not be crossed.
        locale: the language, ``"zh_CN"``, ``"zh_TW"`` or ``"en"``.

    Raises:
        RecordError: no number, places or scale; ``term.unknown``: there is no such language.
        CalculationError: ``number.too_large``: more than 48 digits.

    Examples:
        >>> format_points("84.996"), format_points("84.994"), format_points(Fraction(250, 3))
        ('84.996', '84.99', '83.33')

    """
    write = writer(language(locale))
    check_arguments(scale=(scale, (Scale,)))
    return write(honest(_read(value), places, edges_of(scale)))


def format_percent(
    rate: Shown,
    /,
    *,
    places: int = 2,
    thresholds: Iterable[Number] = _WHOLE,
    locale: str = DEFAULT,
) -> str:
    """Write a rate in percent, never 100 % where it is less (百分比).

    Args:
        rate: the rate, 1 = 100 %, or a text with the sign %.
        places: decimal places of the percentage, where they are enough.
        thresholds: rates that the shown one must not be carried to or across.
        locale: the language, ``"zh_CN"``, ``"zh_TW"`` or ``"en"``.

    Raises:
        RecordError: no rate, places or thresholds; ``term.unknown``: there is no such language.
        CalculationError: ``number.too_large``: more than 48 digits.

    Examples:
        >>> format_percent(Fraction(2, 3)), format_percent("99.9996%"), format_percent("0.99")
        ('66.67%', '99.9996%', '99.00%')

    """
    found = language(locale)
    exact = rate * 100 if isinstance(rate, Fraction) else scaled(share(rate), 2)
    read = _WHOLE if thresholds is _WHOLE else read_each(share, thresholds)
    edges = (scaled(each, 2) for each in read)
    return f"{writer(found)(honest(exact, places, edges))}{percent_sign(found)}"


def honest(value: Decimal | Fraction, places: int, edges: Iterable[Decimal | Fraction]) -> Decimal:
    """A number rounded half up to so many places, or to the first that cross no edge (取数)."""
    shown = recorded(value, rounding=rounding_to(places))
    if shown == value:
        return shown
    exact = Fraction(value)
    sides = [(Fraction(edge), _side(exact, Fraction(edge))) for edge in edges]
    for rounding in _closer(places, up=Fraction(shown) > exact, positive=exact > 0):
        if all(_side(Fraction(shown), edge) == side for edge, side in sides):
            break
        shown = recorded(value, rounding=rounding)
    return shown


def rounding_to(places: int) -> Rounding:
    """Half up to so many places."""
    known = type(places) is int and 0 <= places <= MAX_PLACES
    return _ROUNDINGS[places] if known else Rounding(places=places)


def _closer(places: int, *, up: bool, positive: bool) -> Iterator[Rounding]:
    """One more place after the other; with the last of them, back to where the number came from."""
    yield from _ROUNDINGS[places + 1 :]
    mode = RoundingMode.DOWN if up is positive else RoundingMode.UP
    yield Rounding(places=MAX_PLACES, mode=mode)


def _side(value: Fraction, edge: Fraction) -> int:
    """On which side of an edge a number lies: below, on it, or above."""
    return int(value > edge) - int(value < edge)


def edges_of(scale: Scale) -> Iterator[Decimal]:
    """The edges of all bands."""
    ends = (end for band in scale.bands for end in (band.low, band.high))
    return (end for end in ends if end is not None)


def _read(value: Shown) -> Decimal | Fraction:
    """An exact number; a decimal may have more digits than anybody writes down."""
    return value if isinstance(value, Decimal | Fraction) else number(value)


@lru_cache(maxsize=256)
def _cell(places: int, locale: str) -> Callable[[Decimal], str]:
    """What rounds a decimal and writes it."""
    rounding, write = rounding_to(places), writer(language(locale))

    def cell(value: Decimal) -> str:
        """The digits of a number; what is not finite is refused as anywhere."""
        if value.is_finite():
            return write(quotient_recorded(value, ONE, rounding))
        return write(recorded(value, rounding=rounding))

    return cell


@cache
def writer(found: str) -> Callable[[Decimal], str]:
    """What writes a rounded number in a language, with the signs that Babel knows."""
    locale = babel_locale(found)
    signs = {
        ",": get_group_symbol(locale),
        ".": get_decimal_symbol(locale),
        "-": get_minus_sign_symbol(locale),
    }
    other = str.maketrans({ours: theirs for ours, theirs in signs.items() if ours != theirs})

    def write(value: Decimal) -> str:
        """The digits in groups of thousands."""
        return f"{value:,f}".translate(other) if other else f"{value:,f}"

    return write


@cache
def percent_sign(found: str) -> str:
    """The sign of a percentage in a language."""
    return str(babel_locale(found).percent_formats[None].suffix[0])


@cache
def babel_locale(found: str) -> Locale:
    """What Babel knows of a language."""
    return Locale.parse(_BABEL[found])
