"""Money as a person reads it (金额格式): in 元, 万元 or 亿元.

Where the unit is chosen, it is chosen by what is shown: 99,999,999.6 yuan in whole numbers is 1亿元
and never 10,000万元.

    >>> format_money("468648"), format_money("468648", unit="元")
    ('46.86万元', '468,648.00元')
    >>> format_money("99999999.6", places=0)
    '1亿元'
"""

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from perfeval.codes import Code
from perfeval.errors import RecordError, problem, quoted
from perfeval.presentation.catalogs import translated
from perfeval.presentation.languages import DEFAULT, language
from perfeval.presentation.numbers import Shown, rounding_to, writer
from perfeval.quantities import MONEY_UNITS, recorded, scaled, yuan

_SENTENCES: Final = MappingProxyType(
    {
        "元": "{number} yuan",
        "万元": "{number} ten thousand yuan",
        "亿元": "{number} hundred million yuan",
    }
)
"""The units that are written, the smallest first."""
_FULL: Final = 10**4
"""From so many on the next unit is taken."""


def format_money(
    value: Shown, /, *, unit: str | None = None, places: int = 2, locale: str = DEFAULT
) -> str:
    """Write an amount of money with its unit (金额).

    Args:
        value: the amount, in yuan where no unit stands with it.
        unit: ``"元"``, ``"万元"`` or ``"亿元"``; ``None``: the largest of which it is one or more,
            after rounding.
        places: decimal places in that unit, 0 to 12, rounded half up.
        locale: the language, ``"zh_CN"``, ``"zh_TW"`` or ``"en"``.

    Raises:
        RecordError: no amount or places; ``term.unknown``: there is no such unit or language.
        CalculationError: ``number.too_large``: more than 48 digits.

    Examples:
        >>> format_money("468648", locale="en"), format_money("46.8648万元", places=4)
        ('46.86 ten thousand yuan', '46.8648万元')

    """
    found, exact = language(locale), _yuan(value)
    taken = _fitting(exact, places) if unit is None else _known(unit)
    text = writer(found)(_in(exact, taken, places))
    return translated(_SENTENCES[taken], found).format(number=text)


def unit_name(unit: str, locale: str) -> str:
    """What a unit of money is called in a language (金额单位)."""
    return translated(_SENTENCES[unit], locale).format(number="").strip()


def _yuan(value: Shown) -> Decimal | Fraction:
    """An amount in yuan."""
    return value if isinstance(value, Fraction) else yuan(value)


def _known(unit: object) -> str:
    """A unit that is written; refused where it is none."""
    if isinstance(unit, str) and unit in _SENTENCES:
        return unit
    wanted = ", ".join(_SENTENCES)
    raise RecordError([problem(Code.TERM_UNKNOWN, "unit", found=quoted(unit), wanted=wanted)])


def _fitting(value: Decimal | Fraction, places: int) -> str:
    """The first unit in which what is shown is not too many."""
    *smaller, largest = _SENTENCES
    fitting = (unit for unit in smaller if _in(value, unit, places).copy_abs() < _FULL)
    return next(fitting, largest)


def _in(value: Decimal | Fraction, unit: str, places: int) -> Decimal:
    """An amount in a unit, rounded half up."""
    power = MONEY_UNITS[unit]
    exact = value / 10**power if isinstance(value, Fraction) else scaled(value, -power)
    return recorded(exact, rounding=rounding_to(places))
