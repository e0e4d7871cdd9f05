"""Reading small languages from left to right (自左至右读取), to the last character or not at all.

A `Reader` stands at a place in a text and goes on over what it knows; where it stops, it can say
so by the character.
Amounts and Chinese numerals are read here, for targets and rules are both made of them.

    >>> read_amount("百分之九十五"), read_amount("3场次"), read_amount("三百二")
    (Amount(number=Decimal('95'), unit='%'), Amount(number=Decimal('3'), unit='场次'), None)
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from perfeval.codes import Code
from perfeval.errors import Problem, RecordError, problem, quoted
from perfeval.measures import Amount, amount
from perfeval.quantities import half_width, scaled


def either(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


NUMBER: Final = r"\d+(?:,\d{3})*(?:\.\d+)?"
"""A pattern of digits."""
_SIGN: Final = r"(?:[^\W\d_]|[°℃/·²³]|(?<=[A-Za-z])\d)"
VAGUE: Final = "左右|上下|以外|不等|完成|[前后余多初旬]"
"""Words that no unit has in it."""
_WORD: Final = rf"(?:(?!{VAGUE}|(?<!/)半年|(?<!/)季度){_SIGN})"
_UNIT: Final = rf"(?:[%‰](?:/{_WORD}{{1,8}}?)?|{_WORD}{{0,12}}?)"
"""A unit is a sign of shares, or any word that is not vague."""
_NUMERALS: Final = "[零〇一二两三四五六七八九十百千万亿点]+"
COUNTED: Final = (
    "个 次 人 人次 场 场次 项 家 户 天 日 周 年 个月 小时 分钟 秒 名 位 件 套 台 辆 座 处 条 篇 "
    "份 批 本 册 种 所 间 亩 公顷 吨 公斤 公里 米 平方米 元 万元 亿元 倍 笔 门 道 支 只 头 例 起 "
    "宗 百分点 个百分点"
)
"""What is counted in Chinese numerals; before other words these are a part of it, as in 一流."""
_COUNT: Final = rf"(?:{_NUMERALS})(?:{either(COUNTED.split())})?"
_SHARE: Final = rf"[百千]分之(?:{NUMBER}|{_NUMERALS})"
_TENTHS: Final = "[一二两三四五六七八九十]成[一二三四五六七八九]?"
AMOUNT: Final = rf"(?:[+-]?{NUMBER}{_UNIT}|{_SHARE}|{_TENTHS}|{_COUNT})"
"""A pattern of an amount; a unit may be any word, so what stands behind it must tell its end."""
_SHARES: Final = {"百": "%", "千": "‰"}
_SIGNS: Final = "零一二三四五六七八九"
_SAME: Final = str.maketrans({"两": "二", "〇": "零"})
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_SECTIONS: Final = {"万": 10**4, "亿": 10**8}
_ROUND: Final = {"百": "一百", "千": "一千"}
_FULL: Final = 1000
"""A section of four digits below it has a gap before it."""
_COUNT_PARTS: Final = re.compile(rf"({_NUMERALS})({either(COUNTED.split())})?")


_NONE: Final[Mapping[str, str]] = MappingProxyType({})


_APART: Final = re.compile(r"\d\s+\d")


class Reader:
    """A text without its spaces, and how far it has been read."""

    __slots__ = ("_places", "_written", "furthest", "place", "text")

    def __init__(self, text: str, *, without: str = "", same: Mapping[str, str] = _NONE) -> None:
        """Stand at the beginning, in half-width signs.

        Args:
            text: as it is written.
            without: signs that say nothing, and are left out.
            same: signs that stand for others.

        """
        self._written = text
        kept = [(place, sign) for place, sign in enumerate(text) if sign not in without]
        self._places = [place for place, sign in kept if not sign.isspace()]
        signs = half_width("".join(same.get(sign, sign) for _, sign in kept))
        self.text = "".join(signs.split())
        if _APART.search(signs):  # Two numbers beside each other are not one.
            raise RecordError([self.unread(0, len(text), "one number without spaces in it")])
        self.place = self.furthest = 0

    @property
    def at_end(self) -> bool:
        """Whether all of it has been read."""
        return self.place == len(self.text)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Go over what the pattern matches here, where it does."""
        match = pattern.match(self.text, self.place)
        if match is not None:
            self.place = match.end()
            self.furthest = max(self.furthest, self.place)
        return match

    def refused(self, wanted: str) -> RecordError:
        """The refusal of what stands where nothing was understood any more.

        Where all of it was read, it contradicts itself, and the whole is refused.
        """
        begin = self.furthest if self.furthest < len(self.text) else 0
        return RecordError([self.unread(begin, len(self.text), wanted)])

    def unread(self, begin: int, end: int, wanted: str) -> Problem:
        """That a part of the text is not understood, with its place in the text as written."""
        place = self._places[begin] if self._places else 0
        facts = {"found": quoted(self._written), "part": quoted(self.text[begin:end])}
        return problem(Code.TEXT_NOT_UNDERSTOOD, position=place, wanted=wanted, **facts)


def read_amount(text: str, *, unit: str = "") -> Amount | None:
    """The amount that a text writes, in digits or in Chinese numerals; else ``None``.

    Args:
        text: without spaces, in half-width signs.
        unit: the unit beside it, in a column of its own.

    Raises:
        RecordError: too many digits, or two units that differ.

    Examples:
        >>> read_amount("三成五"), read_amount("十二个")
        (Amount(number=Decimal('35'), unit='%'), Amount(number=Decimal('12'), unit='个'))

    """
    if re.fullmatch(_SHARE, text):
        return _stated(read_number(text[3:]), _SHARES[text[0]], unit)
    if re.fullmatch(_TENTHS, text):
        tenths = chinese_number(f"{text[0]}点{text[2:] or '零'}")
        return _stated(tenths and scaled(tenths, 1), "%", unit)
    if counted := _COUNT_PARTS.fullmatch(text):
        return _stated(chinese_number(counted[1]), counted[2] or "", unit)
    return amount(text, unit=unit)


def _stated(number: Decimal | None, written: str, unit: str) -> Amount | None:
    """An amount whose unit stands with it, beside it, or nowhere."""
    return None if number is None else amount(f"{number:f}{written}", unit=unit)


def read_number(text: str) -> Decimal | None:
    """The number that a text writes, in digits or in Chinese numerals; else ``None``."""
    return Decimal(text.replace(",", "")) if text[0].isdecimal() else chinese_number(text)


def chinese_number(text: str) -> Decimal | None:
    """The number that Chinese numerals write (中文数字); ``None`` where they write none.

    Only the full form counts: 三百二 could be 320 or 302.

    Examples:
        >>> chinese_number("十二"), chinese_number("三亿零二万"), chinese_number("二点五")
        (Decimal('12'), Decimal('300020000'), Decimal('2.5'))

    """
    whole, point, behind = _ROUND.get(text, text).translate(_SAME).partition("点")
    value = _value(whole)
    if (whole.removeprefix("一") if whole.startswith("一十") else whole) != _written(value):
        return None
    if not point:
        return Decimal(value)
    if not behind or not set(behind) <= set(_SIGNS):
        return None
    return Decimal(f"{value}.{''.join(str(_SIGNS.index(sign)) for sign in behind)}")


def _value(text: str) -> int:
    """What numerals add up to, in whatever order they stand."""
    total = section = digit = 0
    for sign in text:
        if sign in _TENS:
            section, digit = section + (digit or 1) * _TENS[sign], 0
        elif sign == "亿":
            total, section, digit = (total + section + digit) * _SECTIONS[sign], 0, 0
        elif sign == "万":
            total, section, digit = total + (section + digit) * _SECTIONS[sign], 0, 0
        else:
            digit = max(_SIGNS.find(sign), 0)
    return total + section + digit


def _written(value: int) -> str:
    """A number in Chinese numerals, as they are written in full."""
    text, gap = "", False
    for unit, size in (("亿", 10**8), ("万", 10**4), ("", 1)):
        section = value // size if unit == "亿" else value // size % 10**4
        if section:
            text += "零" * bool(text and (gap or section < _FULL)) + _section(section) + unit
        gap = not section
    return text.removeprefix("一") if text.startswith("一十") else text or "零"


def _section(value: int) -> str:
    """A number below ten thousand in Chinese numerals."""
    pairs = zip(f"{value:04}"[-4:], ("千", "百", "十", ""), strict=True)
    text = "".join("零" if digit == "0" else _SIGNS[int(digit)] + unit for digit, unit in pairs)
    return re.sub("零+", "零", text).strip("零")
