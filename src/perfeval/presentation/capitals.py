"""Money in capital numerals (人民币大写), as bills, receipts and approvals print it.

The form is that of the central bank's rules for filling in bills
(《正确填写票据和结算凭证的基本规定》): 整 stands behind whole yuan, 零 where noughts lie between.

    >>> in_capitals("1409.50"), in_capitals("6007.14"), in_capitals("16409.02")
    ('壹仟肆佰零玖元伍角', '陆仟零柒元壹角肆分', '壹万陆仟肆佰零玖元零贰分')
"""

import re
from decimal import Decimal
from typing import Final

from perfeval.codes import Code
from perfeval.errors import RecordError, problem, quoted
from perfeval.quantities import Number, scaled, yuan

_FIGURES: Final = "零壹贰叁肆伍陆柒捌玖"
_PLACES: Final = ("仟", "佰", "拾", "")
_WAN: Final = 10**4
_YI: Final = 10**8
_MOST: Final = 10**16
"""One more than the most yuan that are written: 万亿 is the largest unit."""
_FEN: Final = 100


def in_capitals(value: Number, /) -> str:
    """Write an amount of money in capital numerals, exact to the fen (人民币大写).

    Args:
        value: the amount, in yuan where no unit stands with it; below zero it begins with 负.

    Returns:
        The amount without 人民币 in front of it, which forms print themselves.

    Raises:
        RecordError: not an amount of money; ``number.fen``: it has a part of a fen, and what is
            printed must be what is meant; ``number.limit``: ten thousand trillion yuan or more.

    Examples:
        >>> in_capitals("107000.53"), in_capitals("46.8648万元"), in_capitals("-0.05")
        ('壹拾万柒仟元伍角叁分', '肆拾陆万捌仟陆佰肆拾捌元整', '负伍分')

    """
    amount = yuan(value)
    fen = _whole_fen(amount)
    whole, part = divmod(abs(fen), _FEN)
    if whole >= _MOST:
        found = problem(Code.NUMBER_LIMIT, found=quoted(amount), digits=len(str(_MOST)) - 1)
        raise RecordError([found])
    text = _yuan(whole) + _part(part, behind=whole > 0) if fen else "零元整"
    return f"负{text}" if fen < 0 else text


def _whole_fen(amount: Decimal) -> int:
    """An amount in fen; refused where it has a part of one."""
    fen = scaled(amount, 2)
    if fen != int(fen):
        raise RecordError([problem(Code.NUMBER_FEN, found=quoted(amount))])
    return int(fen)


def _yuan(whole: int) -> str:
    """Whole yuan; none are not written."""
    return f"{_numerals(whole)}元" if whole else ""


def _part(fen: int, *, behind: bool) -> str:
    """Jiao and fen, behind yuan or alone."""
    if not fen:
        return "整"
    jiao, rest = divmod(fen, 10)
    gap = "零" if behind and not jiao else ""
    return f"{_counted(jiao, '角')}{gap}{_counted(rest, '分')}"


def _counted(figure: int, unit: str) -> str:
    """A figure with its unit; nought is not written."""
    return f"{_FIGURES[figure]}{unit}" if figure else ""


def _numerals(value: int) -> str:
    """A number in capitals: what is above a unit, the unit, and what is below."""
    for unit, size in (("亿", _YI), ("万", _WAN)):
        above, below = divmod(value, size)
        if above:
            gap = "零" if 0 < below < size // 10 else ""
            return f"{_numerals(above)}{unit}{gap}{_numerals(below) if below else ''}"
    return _section(value)


def _section(value: int) -> str:
    """A number below ten thousand, without noughts before and behind."""
    pairs = zip(f"{value:04}", _PLACES, strict=True)
    text = "".join(_counted(int(digit), place) or "零" for digit, place in pairs)
    return re.sub("零+", "零", text).strip("零")
