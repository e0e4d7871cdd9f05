"""The sentences of a report and the amounts of money in them (句与金额).

>>> [sentence] = sentences_of("通用设备544198元和家具19464元。")
>>> [(each.amount.label, str(each.amount.value)) for each in sentence.found]
[('通用设备', '544198'), ('家具', '19464')]
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

import attrs

from perfeval.errors import PerfevalError
from perfeval.quantities import yuan
from perfeval.tables.sheet import Place

NUMBER: Final = r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.,])\d+(?:\.\d+)?"
"""A number, perhaps in groups of thousands."""
_AMOUNT: Final = re.compile(
    rf"(?P<number>{NUMBER})\s*(?P<unit>亿元|万元|元"
    r"|[亿万](?=[,、:()\s]|$|执行|支出|支付|预算|到位|使用|的))(?!/)"
)
_SENTENCE: Final = re.compile(r"[^。;!?\n]+")
_LABEL_ENDS: Final = re.compile(r"[,，、:：()和及与\s]|其中")
_JOINING: Final = re.compile("(?:为|是|约|达)+$")


@attrs.frozen
class StatedAmount:
    """An amount of money that a text states (文中金额)."""

    label: str
    """The words before it."""
    value: Decimal
    """The amount, in yuan."""
    text: str
    """The amount as written."""
    place: Place
    """Its line and column."""


class Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        """Find them."""
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, position: int, label: str) -> Place:
        """The line and the column of a position."""
        row = bisect_right(self.starts, position)
        return Place(row, position - self.starts[row - 1] + 1, label)


class Found(NamedTuple):
    """An amount, where it stands, and the text between the one before it and this one."""

    amount: StatedAmount
    at: int
    end: int
    before: str


class Sentence:
    """A sentence and the amounts of money in it."""

    def __init__(self, match: re.Match[str], lines: Lines) -> None:
        """Find them."""
        self.text = match[0]
        self.start = match.start()
        self.mark = match.string[match.end() : match.end() + 1]
        self.lines = lines
        self.found = tuple(self._found())

    def place(self, position: int, label: str) -> Place:
        """The line and the column of a position in it."""
        return self.lines.place(self.start + position, label)

    def _found(self) -> Iterator[Found]:
        """The amounts of money, each with the words before it."""
        end = 0
        for match in _AMOUNT.finditer(self.text):
            before, end = self.text[end : match.start()], match.end()
            try:
                value = yuan(f"{match['number']}{match['unit'].removesuffix('元')}元")
            except PerfevalError:  # Too many digits for an amount of money.
                continue
            label = _label(before)
            place = self.place(match.start(), label)
            yield Found(StatedAmount(label, value, match[0], place), match.start(), end, before)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The sentences of a plain text, in order."""
    lines = Lines(text)
    return tuple(Sentence(each, lines) for each in _SENTENCE.finditer(text))


def _label(before: str) -> str:
    """The words that name an amount: the last clause before it, without what only joins."""
    clauses = [each for each in _LABEL_ENDS.split(before) if each]
    words = clauses[-1] if clauses else ""
    return _JOINING.sub("", words) or words
