"""Single values of a document (单个值的读取): texts, numbers in quotes, fractions, terms.

A document is written by a machine, so a number is read in one plain form only: digits and a point,
without a unit and without separators.

    >>> from perfeval.codec.limits import USUAL
    >>> number_reader(USUAL)("12.50")
    '12.50'
    >>> fraction_reader(USUAL)("250/3")
    Fraction(250, 3)
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import isfinite
from typing import Final, cast

from perfeval.codec.json_text import Doubled, Endless, Unquoted
from perfeval.codec.limits import Limits
from perfeval.codes import Code
from perfeval.errors import RecordError, quoted
from perfeval.fields import refuse, without_controls
from perfeval.quantities import MAX_DIGITS, MOST_HELD, hold

Reader = Callable[[object], object]
"""What reads a value, or refuses it."""

PLAIN: Final = r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
"""A number as documents write it, without its sign."""
POWER: Final = r"[1-9][0-9]*E\+[1-9][0-9]?"
"""One with more digits than a number may be written with."""
NUMBER: Final = rf"-?(?:{PLAIN}|{POWER})"
"""A number as documents write it."""
FRACTION: Final = r"-?(?:0|[1-9][0-9]*)(?:/[1-9][0-9]*)?"
"""A fraction as documents write it; a whole number alone where it is one."""
MOST_WHOLE: Final = 10**MAX_DIGITS
_LONGEST_SHOWN: Final = 60
_PLAIN: Final = re.compile(f"-?{PLAIN}").fullmatch
_NUMBER: Final = re.compile(NUMBER).fullmatch
_FRACTION: Final = re.compile(FRACTION).fullmatch
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
"""Half a character, which JSON can write and no text in UTF-8 can hold."""
_NUMBER_WANTED: Final = "a number in quotes"
_FRACTION_WANTED: Final = "a fraction in quotes"
_QUOTED: Final = frozenset({_NUMBER_WANTED, _FRACTION_WANTED})


def unfit(value: object, wanted: str) -> RecordError:
    """The refusal of a value of another kind than is wanted."""
    kind: type = type(value)  # A value of a foreign kind may lie about it.
    if kind is Endless or (kind is float and not isfinite(cast("float", value))):
        return refuse(Code.NUMBER_NOT_FINITE, found=shown(value))
    if wanted in _QUOTED and kind is not bool and issubclass(kind, Unquoted | int | float):
        return refuse(Code.CODEC_UNQUOTED, found=shown(value))
    return refuse(Code.CODEC_KIND, found=shown(value), wanted=wanted)


def shown(value: object) -> str:
    """A value as JSON calls it."""
    kind: type = type(value)
    if kind is Unquoted or kind is Endless:
        text = cast("Unquoted | Endless", value).text
        return f"a number of {len(text)} characters" if len(text) > _LONGEST_SHOWN else text
    if kind is bool:
        return "true" if value else "false"
    if value is None:
        return "null"
    if kind is dict or kind is Doubled:
        return "an object"
    return "a list" if kind is list else quoted(value)


def text_reader(limits: Limits) -> Reader:
    """What reads a text."""
    most = limits.characters

    def read(value: object) -> str:
        if type(value) is not str:
            raise unfit(value, "a text")
        if len(value) > most:
            raise refuse(Code.TEXT_TOO_LONG, found=len(value), limit=most)
        if not value.isascii() and (half := _SURROGATE.search(value)):
            found = f"U+{ord(half[0]):04X}"
            raise refuse(Code.CODEC_SURROGATE, found=found, position=half.start())
        return value

    return read


def note_reader(limits: Limits) -> Reader:
    """What reads a text that no constructor looks at."""
    read_text = text_reader(limits)

    def read(value: object) -> str:
        return without_controls(cast("str", read_text(value)))

    return read


def number_reader(limits: Limits) -> Reader:
    """What holds a number to its form, for a record that reads it itself."""
    most = limits.digits

    def read(value: object) -> str:
        if type(value) is str and len(value) <= most and _PLAIN(value):
            return value
        return _number(value, limits)

    return read


def _number(value: object, limits: Limits) -> str:
    """A number in its form, which is not the usual one."""
    text = _short(value, limits, _NUMBER_WANTED)
    if not _NUMBER(text):
        raise refuse(Code.CODEC_NOT_PLAIN, found=quoted(text))
    power = text.partition("E+")[2]
    if power and int(power) > limits.exponent:
        raise refuse(Code.NUMBER_LIMIT, found=quoted(text), digits=MAX_DIGITS)
    return text


def decimal_reader(limits: Limits) -> Reader:
    """What reads a number of a result, which may have more digits than one of a table."""
    read_number = number_reader(limits)

    def read(value: object) -> Decimal:
        found = Decimal(str(read_number(value)))
        try:
            hold(found)
        except ArithmeticError:
            digits = len(found.as_tuple().digits)
            raise refuse(Code.NUMBER_TOO_LONG, found=digits, limit=MOST_HELD) from None
        return found

    return read


def fraction_reader(limits: Limits) -> Reader:
    """What reads an exact fraction."""

    def read(value: object) -> Fraction:
        text = _short(value, limits, _FRACTION_WANTED)
        if not _FRACTION(text):
            raise refuse(Code.CODEC_FRACTION, found=quoted(text))
        above, _, below = text.partition("/")  # Integers of so many digits go by decimals alone.
        return Fraction(int(Decimal(above)), int(Decimal(below or 1)))

    return read


def _short(value: object, limits: Limits, wanted: str) -> str:
    """A text that is short enough to be a number."""
    if type(value) is not str:
        raise unfit(value, wanted)
    if len(value) > limits.digits:
        raise refuse(Code.NUMBER_TOO_LONG, found=len(value), limit=limits.digits)
    return value


def read_whole(value: object) -> int:
    """A whole number, which JSON writes without quotes."""
    if type(value) is not int:
        raise unfit(value, "a whole number")
    if not -MOST_WHOLE < value < MOST_WHOLE:
        raise refuse(Code.NUMBER_LIMIT, found=quoted(value), digits=MAX_DIGITS)
    return value


def read_flag(value: object) -> bool:
    """Yes or no."""
    if type(value) is not bool:
        raise unfit(value, "true or false")
    return value


def term_reader(kind: type[StrEnum]) -> Reader:
    """What reads a term of a vocabulary, by its stable name alone."""
    terms: Mapping[str, StrEnum] = {each.value: each for each in kind}

    def read(value: object) -> StrEnum:
        found = terms.get(value) if type(value) is str else None
        if found is None:
            wanted = ", ".join(terms)
            raise refuse(Code.TERM_UNKNOWN, found=shown(value), wanted=wanted)
        return found

    return read


def step_reader(limits: Limits) -> Reader:
    """What reads a step of a path: the name of a field, or a position."""
    read_note = note_reader(limits)

    def read(value: object) -> object:
        return read_whole(value) if type(value) is int else read_note(value)

    return read
