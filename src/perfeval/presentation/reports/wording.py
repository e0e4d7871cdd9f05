"""The words of a report in a language (报告措辞): sentences, headings, amounts, what is missing.

>>> wording = Wording("zh_CN")
>>> wording.wan("468648"), wording.yuan("544198"), wording.blank("职务")
('46.8648万元', '544,198元', '【待填：职务】')
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from perfeval.presentation.catalogs import translated
from perfeval.presentation.money import format_money
from perfeval.presentation.numbers import format_number, format_percent
from perfeval.presentation.words import word
from perfeval.quantities import MAX_PLACES, scaled, yuan

_WAN: Final = 4


@attrs.frozen
class Wording:
    """What says things in one language."""

    locale: str
    """The language."""

    def say(self, message: str, /, **values: object) -> str:
        """A heading, a head or a part of a sentence, with its values."""
        return translated(message, self.locale, "report").format_map(values)

    def sentence(self, message: str, /, **values: object) -> str:
        """A whole sentence, with its full stop."""
        return self.ended(self.say(message, **values))

    def ended(self, text: str) -> str:
        """A text with its full stop."""
        return f"{text[:1].upper()}{text[1:]}." if self.locale == "en" else f"{text}。"

    def field(self, name: str) -> str:
        """What a field is called."""
        return translated(name, self.locale, "field")

    def word(self, text: str) -> str:
        """A Chinese word of ours."""
        return word(text, self.locale)

    def blank(self, what: str) -> str:
        """The mark of something that is to be filled in (待填标记)."""
        return self.say("【to be filled in: {what}】", what=what)

    def blank_field(self, name: str) -> str:
        """The mark of a field that is to be filled in."""
        return self.blank(self.field(name))

    def listed(self, parts: Iterable[str]) -> str:
        """Things in a row."""
        return self._mark(", ", "、").join(parts)

    def joined(self, parts: Iterable[str]) -> str:
        """Parts of a sentence."""
        return self._mark(", ", "，").join(parts)

    def semicolons(self, parts: Iterable[str]) -> str:
        """Parts of a sentence that have commas themselves."""
        return self._mark("; ", "；").join(parts)

    def wan(self, amount: Decimal | str) -> str:
        """An amount in 万元, with all its digits and no zeros behind them."""
        exact = yuan(amount)
        return format_money(exact, unit="万元", places=_places(exact, _WAN), locale=self.locale)

    def wan_alone(self, amount: Decimal) -> str:
        """An amount in 万元 as a number, for a column whose head has the unit."""
        places = _places(amount, _WAN)
        return format_number(scaled(amount, -_WAN), places=places, locale=self.locale)

    def yuan(self, amount: Decimal | str) -> str:
        """An amount in 元, with all its digits."""
        exact = yuan(amount)
        return format_money(exact, unit="元", places=_places(exact, 0), locale=self.locale)

    def percent(self, rate: Fraction) -> str:
        """A rate in percent."""
        return format_percent(rate, locale=self.locale)

    def _mark(self, english: str, chinese: str) -> str:
        """A punctuation mark."""
        return english if self.locale == "en" else chinese


def _places(amount: Decimal, power: int) -> int:
    """How many decimal places an amount has in a unit, zeros behind aside."""
    digits = f"{scaled(amount, -power):f}".partition(".")[2].rstrip("0")
    return min(len(digits), MAX_PLACES)
