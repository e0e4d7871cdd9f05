"""Exact numbers: reading them, and the one place where digits are lost.

A number enters as `str`, `int` or `Decimal` and is read strictly: what a person writes in a
Chinese public document is understood (``1,234.5``, ``１２．５％``, ``46.8648万元``, ``(3.20)``),
and whatever could mean two things is refused.
Between entry and recording everything is exact.
Digits are lost in `recorded` alone, in contexts of this module's own; the caller's decimal context
is neither read nor changed.

Units are decided at the door: a unit written with the number decides, else the reader's name does.
Inside, money is a `Decimal` in yuan (元) and a share is a number with 1 = 100 %.

    >>> wan_yuan("46.8648"), yuan("46.8648万元"), yi_yuan("3")
    (Decimal('468648'), Decimal('468648'), Decimal('300000000'))
    >>> percent("１２．５％"), share("0.125")
    (Decimal('0.125'), Decimal('0.125'))
    >>> number("(1,234.5)")
    Decimal('-1234.5')
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from decimal import (
    ROUND_05UP,
    ROUND_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Clamped,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
    Rounded,
    localcontext,
)
from enum import StrEnum
from fractions import Fraction
from math import isfinite
from types import MappingProxyType
from typing import Final
from unicodedata import category

import attrs

from perfeval.codes import Code
from perfeval.errors import CalculationError, Problem, RecordError, problem, quoted

Number = str | int | Decimal
"""What a number may be given as; a binary float is not among them."""

ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)

MAX_DIGITS: Final = 20
"""The most significant digits a number may have; far beyond any budget in fen."""
MAX_EXPONENT: Final = 20
"""The largest power of ten, either way."""
MAX_CHARACTERS: Final = 64
"""The longest text that is looked at as a number."""
_MAX_BITS: Final = 10_000
_LAST_OF_A_FLOAT: Final = Fraction(1, 10**10)
"""Figures nearer than this differ only by how a spreadsheet keeps them."""
MAX_PLACES: Final = 12
"""The most decimal places a score can be recorded to."""

MONEY_UNITS: Final[Mapping[str, int]] = MappingProxyType(
    {"元": 0, "千元": 3, "万元": 4, "百万元": 6, "千万元": 7, "亿元": 8, "万亿元": 12}
)
"""Units of money, as powers of ten of one yuan."""
SHARE_UNITS: Final[Mapping[str, int]] = MappingProxyType(
    {"%": -2, "百分比": -2, "个百分点": -2, "百分点": -2, "‰": -3}
)
"""Units of shares, as powers of ten of the whole."""


def _context(digits: int, rounding: str = ROUND_HALF_EVEN, *, exact: bool = False) -> Context:
    """A context in which nothing is left to `decimal.DefaultContext`, which a caller may change."""
    traps = [DivisionByZero, InvalidOperation, Overflow, *([Inexact] if exact else [])]
    return Context(digits, rounding, -999_999, 999_999, capitals=1, clamp=0, flags=[], traps=traps)


_EXACT: Final = _context(10_000, exact=True)
_QUOTIENT: Final = _context(64, ROUND_05UP)
_RECORDED: Final = _context(48)
_WITHIN: Final = Context(  # The smallest power of ten is that of the last digit kept.
    MAX_DIGITS,
    ROUND_HALF_EVEN,
    MAX_DIGITS - MAX_EXPONENT - 1,
    MAX_EXPONENT,
    1,
    0,
    [],
    [Rounded, Clamped, Overflow],
)
MOST_HELD: Final = 1000
"""The most digits of a number within a computation."""
_HELD: Final = Context(MOST_HELD, ROUND_HALF_EVEN, -1000, 1000, 1, 0, [], [Inexact, Overflow])

_WIDE: Final[dict[int, int | str]] = {
    **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((0x3000, 0x00A0, 0x2009, 0x202F), " "),
    **dict.fromkeys((0x2212, 0x2013, 0xFE63), "-"),
    **dict.fromkeys((0xFE6A, 0x066A), "%"),
    0xFFE5: "¥",
}
_NUMBER: Final = re.compile(
    r"""
    (?P<open>\()? \s* (?P<sign>[+-])? \s* (?P<yuan>¥)? \s*
    (?P<digits> (?: [1-9][0-9]{0,2} (?:,[0-9]{3})+ | [0-9]+ ) (?:\.[0-9]+)? | \.[0-9]+ )
    (?P<power> [eE] [+-]? [0-9]{1,4} )? \s*
    (?(open) (?: \) \s* (?P<outer>[^()]*) | (?P<inner>[^()]*) \) ) | (?P<unit>.*) )
    """,
    re.VERBOSE | re.DOTALL,
)
_PLAIN: Final = re.compile(r"(?:0|[1-9][0-9]{0,19})(?:\.[0-9]{1,18})?").fullmatch
"""Digits and a point, as most numbers are written; short ones are within every limit."""
_INVISIBLE: Final = "Cf"
"""The Unicode category of what is there but not seen; all marks of direction belong to it."""
_NOT_A_UNIT: Final = re.compile(r"[.,+\-_)] | .* (?<![A-Za-z0-9.])[0-9]", re.VERBOSE | re.DOTALL)
"""What stands behind a number and is more of a number; digits belong to a unit as in m2, PM2.5."""


class RoundingMode(StrEnum):
    """How a digit is dropped (舍入方式)."""

    HALF_UP = "half_up"
    """四舍五入: to the nearer; a tie goes away from zero."""
    HALF_EVEN = "half_even"
    """四舍六入五成双: to the nearer; a tie goes to the even digit."""
    DOWN = "down"
    """舍去: towards zero."""
    UP = "up"
    """进位: away from zero."""


_DECIMAL_MODES: Final[Mapping[RoundingMode, str]] = MappingProxyType(
    {
        RoundingMode.HALF_UP: ROUND_HALF_UP,
        RoundingMode.HALF_EVEN: ROUND_HALF_EVEN,
        RoundingMode.DOWN: ROUND_DOWN,
        RoundingMode.UP: ROUND_UP,
    }
)


@attrs.frozen(kw_only=True)
class Rounding:
    """To how many places, and how (保留位数与舍入方式)."""

    places: int = 2
    """Decimal places that are kept, 0 to 12."""
    mode: RoundingMode = RoundingMode.HALF_UP
    """What happens to the rest."""
    quantum: Decimal = attrs.field(init=False, eq=False, repr=False)
    """One unit of the last place kept."""
    decimal_mode: str = attrs.field(init=False, eq=False, repr=False)
    """The mode by the name that Python's decimals know."""

    def __attrs_post_init__(self) -> None:
        """Refuse places that nobody can print."""
        if found := tuple(self._problems()):
            raise RecordError(found)
        object.__setattr__(self, "mode", RoundingMode(self.mode))
        object.__setattr__(self, "quantum", ONE.scaleb(-self.places, _EXACT))
        object.__setattr__(self, "decimal_mode", _DECIMAL_MODES[self.mode])

    def _problems(self) -> Iterator[Problem]:
        """What is wrong with the places and with the mode."""
        if type(self.places) is not int or not 0 <= self.places <= MAX_PLACES:
            yield problem(Code.ROUNDING_PLACES, "places", found=quoted(self.places))
        if not _is_mode(self.mode):
            wanted = ", ".join(RoundingMode)
            yield problem(Code.TERM_UNKNOWN, "mode", found=quoted(self.mode), wanted=wanted)


def _is_mode(value: object) -> bool:
    """Whether a value is a mode or its name."""
    return isinstance(value, str) and value in tuple(RoundingMode)


TWO_PLACES: Final = Rounding()
"""Two places, half up: what the forms print and the usual systems store."""


def exactly() -> AbstractContextManager[Context]:
    """Compute exactly inside a ``with`` block.

    ``+``, ``-``, ``*`` and ``//`` on decimals are exact there; what would lose a digit raises.
    On leaving the block the caller's own context is back.
    """
    return localcontext(_EXACT)


def hold(value: Decimal) -> None:
    """Refuse a number that nobody writes, before any arithmetic is done with it.

    Raises:
        ArithmeticError: more than a thousand digits, or an exponent beyond that.

    """
    _HELD.plus(value)


def quotient_recorded(numerator: Decimal, denominator: Decimal, rounding: Rounding) -> Decimal:
    """Divide once and round once (记录值): the only place where digits are lost.

    The division keeps 64 digits and marks a remainder in the last of them, so the rounding that
    follows can never mistake a near miss for a tie.

    Args:
        numerator: exact.
        denominator: exact, not zero.
        rounding: places and mode.

    Raises:
        CalculationError: ``number.too_large``: the result has more than 48 digits.

    """
    try:
        quotient = numerator if denominator is ONE else _QUOTIENT.divide(numerator, denominator)
        kept = quotient.quantize(rounding.quantum, rounding.decimal_mode, _RECORDED)
    except (InvalidOperation, Overflow):
        raise CalculationError([problem(Code.NUMBER_TOO_LARGE)]) from None
    return kept or kept.copy_abs()


def recorded(value: Fraction | Decimal | int, *, rounding: Rounding = TWO_PLACES) -> Decimal:
    """Round an exact value to what is written down (记录值).

    Args:
        value: exact; a text is read first, with `number`.
        rounding: places and mode.

    Returns:
        The decimal with just ``rounding.places`` places; zero has no sign.

    Raises:
        RecordError: not an exact number, such as a float; ``record.kind``: not a rounding.
        CalculationError: ``number.too_large``: the result has more than 48 digits.

    Examples:
        >>> recorded(Fraction(20, 3))
        Decimal('6.67')
        >>> recorded(Decimal("84.995"))
        Decimal('85.00')
        >>> recorded(Decimal("84.995"), rounding=Rounding(mode=RoundingMode.DOWN))
        Decimal('84.99')

    """
    _check_rounding(rounding)
    if isinstance(value, Fraction):
        return quotient_recorded(Decimal(value.numerator), Decimal(value.denominator), rounding)
    return quotient_recorded(_finite(value), ONE, rounding)


def summed(values: Iterable[Decimal | None]) -> Decimal | None:
    """The exact sum of numbers that are all stated; ``None`` where one is not, or there is none.

    Examples:
        >>> summed([Decimal("22.5"), Decimal("10")]), summed([Decimal(1), None]), summed([])
        (Decimal('32.5'), None, None)

    """
    listed = list(values)
    if not listed or None in listed:
        return None
    with exactly():
        return sum((each for each in listed if each is not None), ZERO)


def is_same(one: Decimal | Fraction | int, other: Decimal | Fraction | int) -> bool:
    """Whether two figures agree to the places that a spreadsheet's floats hold (浮点尾差).

    Examples:
        >>> is_same(Decimal("93.5833333333333"), Decimal("93.58333333333333"))
        True
        >>> is_same(Decimal("93.58"), Decimal("93.59"))
        False

    """
    return one == other or abs(Fraction(one) - Fraction(other)) < _LAST_OF_A_FLOAT


def fraction(numerator: Decimal, denominator: Decimal = ONE) -> Fraction:
    """The exact quotient of two decimals."""
    above, below = numerator.as_integer_ratio(), denominator.as_integer_ratio()
    return Fraction(above[0] * below[1], above[1] * below[0])


def number(value: Number) -> Decimal:
    """Read a plain number, without a unit.

    Raises:
        RecordError: not a number, a float, too many digits, or a unit that is not wanted here.

    Examples:
        >>> number("1,234.50")
        Decimal('1234.50')

    """
    return _read(value, _NO_UNIT, "a plain number without a unit")


def points(value: Number) -> Decimal:
    """Read points: a plain number, zero or more (分值、得分).

    Raises:
        RecordError: not a plain number, or below zero.

    Examples:
        >>> points("22.5")
        Decimal('22.5')

    """
    read = number(value)
    if read < ZERO:
        raise _refused(Code.NUMBER_NEGATIVE, found=quoted(value))
    return read


def yuan(value: Number) -> Decimal:
    """Read an amount of money; a bare number is in yuan (元).

    Returns:
        The amount in yuan.

    Raises:
        RecordError: not an amount of money.

    Examples:
        >>> yuan("563,662元"), yuan("46.8648万元")
        (Decimal('563662'), Decimal('468648'))

    """
    return _read(value, _MONEY, _MONEY_WANTED)


def wan_yuan(value: Number) -> Decimal:
    """Read an amount of money; a bare number is in ten thousands of yuan (万元).

    Returns:
        The amount in yuan.

    Raises:
        RecordError: not an amount of money.

    Examples:
        >>> wan_yuan("46.8648")
        Decimal('468648')

    """
    return _read(value, _WAN_MONEY, _MONEY_WANTED)


def yi_yuan(value: Number) -> Decimal:
    """Read an amount of money; a bare number is in hundred millions of yuan (亿元).

    Returns:
        The amount in yuan.

    Raises:
        RecordError: not an amount of money.

    Examples:
        >>> yi_yuan("0.25")
        Decimal('25000000')

    """
    return _read(value, _YI_MONEY, _MONEY_WANTED)


def percent(value: Number) -> Decimal:
    """Read a share; a bare number is in percent (百分数).

    Returns:
        The share, 1 = 100 %, with the places that were written.

    Raises:
        RecordError: not a share.

    Examples:
        >>> percent("98.75 %"), percent("100")
        (Decimal('0.9875'), Decimal('1.00'))

    """
    return _read(value, _PERCENT, _SHARE_WANTED)


def share(value: Number) -> Decimal:
    """Read a share; a bare number has 1 = 100 % (比例).

    Returns:
        The share, 1 = 100 %.

    Raises:
        RecordError: not a share.

    Examples:
        >>> share("0.8"), share("80%")
        (Decimal('0.8'), Decimal('0.80'))

    """
    return _read(value, _SHARE, _SHARE_WANTED)


def number_and_unit(value: Number) -> tuple[Decimal, str]:
    """Read a number and keep what is written behind it as its unit.

    Returns:
        The number as written, and its unit, which is empty where there is none.

    Raises:
        RecordError: not a number.

    Examples:
        >>> number_and_unit("３场次"), number_and_unit("-5")
        ((Decimal('3'), '场次'), (Decimal('-5'), ''))

    """
    if isinstance(value, str):
        return _split(str.__str__(value))  # A text of a kind of somebody's own may do anything.
    return _checked(value), ""


def half_width(text: str) -> str:
    """The text with half-width digits and signs, and without spaces around it.

    Every number and every unit passes here, so what nobody sees is refused here.

    Raises:
        RecordError: ``text.invisible``: a character such as a zero-width space or a mark of the
            writing direction, which would make one unit look like another.

    Examples:
        >>> half_width(" １２％")
        '12%'

    """
    if text.isascii():
        return text.strip()
    for position, character in enumerate(text):
        if category(character) == _INVISIBLE:
            found = f"U+{ord(character):04X}"
            raise _refused(Code.TEXT_INVISIBLE, found=found, position=position)
    return text.translate(_WIDE).strip()


def scaled(value: Decimal, power: int) -> Decimal:
    """The value times a power of ten, exactly.

    Examples:
        >>> scaled(Decimal("46.8648"), 4)
        Decimal('468648')

    """
    return Decimal(f"{value.scaleb(power, _EXACT):f}")


def interval(
    low: Decimal | None, high: Decimal | None, *, low_included: bool, high_included: bool
) -> str:
    """Write a range as mathematics does, each end stating whether it belongs to it.

    Examples:
        >>> interval(Decimal(75), Decimal(85), low_included=True, high_included=False)
        '[75, 85)'

    """
    left = "(-∞" if low is None else f"{'[' if low_included else '('}{low:f}"
    right = "∞)" if high is None else f"{high:f}{']' if high_included else ')'}"
    return f"{left}, {right}"


_MONEY_WANTED: Final = (
    "an amount of money, such as 468648 (in yuan) or '46.8648万元' (write 万元, not 万)"
)
_SHARE_WANTED: Final = "a share, such as '98.75%' or '0.9875'"
_NO_UNIT: Final = {"": 0}
_MONEY: Final = {**MONEY_UNITS, "": 0}
_WAN_MONEY: Final = {**MONEY_UNITS, "": 4}
_YI_MONEY: Final = {**MONEY_UNITS, "": 8}
_PERCENT: Final = {**SHARE_UNITS, "": -2}
_SHARE: Final = {**SHARE_UNITS, "": 0}


def _read(value: Number, powers: Mapping[str, int], wanted: str) -> Decimal:
    """Read a number whose unit must be one of those given with their powers of ten."""
    digits, unit = number_and_unit(value)
    if unit not in powers:
        raise _refused(Code.NUMBER_UNIT, found=quoted(value), unit=unit, wanted=wanted)
    power = powers[unit]
    return _checked(scaled(digits, power), shown=value) if power else digits


def _split(text: str) -> tuple[Decimal, str]:
    """Read a text as a number and its unit."""
    if _PLAIN(text) and len(text) <= MAX_DIGITS:
        return Decimal(text), ""
    if len(text) > MAX_CHARACTERS:
        raise _refused(Code.NUMBER_TOO_LONG, found=len(text), limit=MAX_CHARACTERS)
    match = _NUMBER.fullmatch(half_width(text))
    if match is None:
        raise _refused(Code.NUMBER_NOT_A_NUMBER, found=quoted(text))
    opened, sign, currency, digits, power, outer, inner, unit = match.groups()
    written = (outer or inner or unit or "").strip() or ("元" if currency else "")
    if (opened and sign) or not _is_unit(written) or (currency and written not in MONEY_UNITS):
        raise _refused(Code.NUMBER_NOT_A_NUMBER, found=quoted(text))
    value = _checked(Decimal(digits.replace(",", "") + (power or "")), shown=text)
    negative = value != ZERO and (opened is not None or sign == "-")
    return value.copy_negate() if negative else value, written


def _is_unit(text: str) -> bool:
    """Whether a text can be a unit, and is not more of a number, such as ½ or /2."""
    return not _NOT_A_UNIT.match(text) and not category(text[:1] or "x").startswith("N")


def _checked(value: object, *, shown: object = None) -> Decimal:
    """A number that is finite and within the limits; zero without a sign."""
    exact = _finite(value)
    try:
        return _WITHIN.plus(exact)
    except ArithmeticError:
        found = quoted(value if shown is None else shown)
        raise _refused(Code.NUMBER_LIMIT, found=found, digits=MAX_DIGITS) from None


def _check_rounding(value: object) -> None:
    """Refuse what is no rounding, under the name of its argument."""
    if not isinstance(value, Rounding):
        wanted = Rounding.__name__
        found = problem(Code.RECORD_KIND, "rounding", found=quoted(value), wanted=wanted)
        raise RecordError([found])


def _finite(value: object) -> Decimal:
    """An exact and finite number of any size."""
    match value:
        case Decimal() if value.is_finite():
            return value
        case bool():
            raise _refused(Code.NUMBER_BOOL, found=str(value))
        case float():
            code = Code.NUMBER_FLOAT if isfinite(value) else Code.NUMBER_NOT_FINITE
            raise _refused(code, found=quoted(value))
        case int():
            if value.bit_length() > _MAX_BITS:
                raise _refused(Code.NUMBER_LIMIT, found=quoted(value), digits=MAX_DIGITS)
            return Decimal(value)
        case Decimal():
            raise _refused(Code.NUMBER_NOT_FINITE, found=quoted(value))
        case str():
            raise _refused(Code.NUMBER_UNREAD, found=quoted(value))
        case _:
            raise _refused(Code.NUMBER_NOT_A_NUMBER, found=quoted(value))


def _refused(code: Code, **parameters: str | int) -> RecordError:
    """The refusal of one value."""
    return RecordError([problem(code, **parameters)])
