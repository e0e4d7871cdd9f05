"""How much of a document is looked at (文档大小限制), where nobody vouches for it."""

from functools import partial
from typing import Final

import attrs

from perfeval.codes import Code
from perfeval.errors import quoted
from perfeval.fields import MAX_TEXT, Record, refuse, taken
from perfeval.quantities import MAX_EXPONENT

MOST: Final = 10**12
"""The largest limit of what only takes time and memory."""
MOST_DEPTH: Final = 100
"""The largest depth: each level of a document is a level of calls."""
MOST_DIGITS: Final = 4000
"""The most characters of a number: whatever is read, anybody's Python still turns into text."""


def _within(value: object, least: int, most: int) -> int:
    """A whole number between two others."""
    if type(value) is not int or not least <= value <= most:
        raise refuse(Code.CODEC_LIMIT, found=quoted(value), least=least, most=most)
    return value


def take_limit(value: int) -> int:
    """A limit of size."""
    return taken(partial(_within, least=1, most=MOST), value)


def take_depth(value: int) -> int:
    """A limit of depth."""
    return taken(partial(_within, least=1, most=MOST_DEPTH), value)


def take_characters(value: int) -> int:
    """A limit of a text."""
    return taken(partial(_within, least=1, most=MAX_TEXT), value)


def take_digits(value: int) -> int:
    """A limit of a number."""
    return taken(partial(_within, least=1, most=MOST_DIGITS), value)


def take_exponent(value: int) -> int:
    """A limit of a power of ten."""
    return taken(partial(_within, least=0, most=MAX_EXPONENT), value)


@attrs.frozen(kw_only=True)
class Limits(Record):
    """How much a document may hold (文档大小限制); what is beyond is refused before it is read.

    The defaults take the tables of a whole county department; the texts that cost most within them
    are measured (docs/speed.md). A stored result is some four times as large as its subject.

    Examples:
        >>> Limits(bytes=100_000).depth
        32

    """

    bytes: int = attrs.field(default=16 * 1024 * 1024, converter=take_limit)
    """Bytes of the text, in UTF-8 (字节数)."""
    depth: int = attrs.field(default=32, converter=take_depth)
    """How deep lists and objects may stand inside one another, at most 100 (嵌套层数)."""
    items: int = attrs.field(default=500_000, converter=take_limit)
    """Values in all lists and objects together; an empty one counts as one (元素个数)."""
    characters: int = attrs.field(default=MAX_TEXT, converter=take_characters)
    """Characters of one text (文本长度)."""
    digits: int = attrs.field(default=MOST_DIGITS, converter=take_digits)
    """Characters of one number, a fraction with both its parts, at most 4000 (数字长度)."""
    exponent: int = attrs.field(default=MAX_EXPONENT, converter=take_exponent)
    """The largest power of ten that is written behind a number, at most 20 (指数)."""
    problems: int = attrs.field(default=1000, converter=take_limit)
    """Problems that are collected before reading stops (问题个数)."""


USUAL: Final = Limits()
"""The limits where none are given."""
