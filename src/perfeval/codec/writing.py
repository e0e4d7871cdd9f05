"""From records to plain data (写出): what is left at its default is left out.

Decimals and fractions are written as texts, so no reader can lose their digits.
The functions that take the records apart are generated, one a kind, when it is first written.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from types import NoneType
from typing import Any, Final, cast, get_args, get_origin

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from perfeval.codec.kinds import (
    FORMAT,
    SCHEMA,
    TYPE,
    Field,
    fields_of,
    is_tagged,
    may_be_none,
    members,
    tag_of,
    without_none,
)
from perfeval.codes import Code
from perfeval.errors import Problem, RecordError, problem, quoted
from perfeval.quantities import MAX_DIGITS
from perfeval.scoring import Points

_Writer = Callable[[Any], Any]
_CONVERTER: Final = Converter()


class _ForeignError(Exception):
    """Something was met that no document can hold; no caller sees it."""


def document(value: object) -> dict[str, object]:
    """A record as a whole document.

    Raises:
        RecordError: ``codec.foreign``, at the place of everything that is none of our records.

    """
    try:
        return {SCHEMA: FORMAT, **_tagged(value)}
    except (_ForeignError, AttributeError, TypeError):  # A result by hand may hold anything.
        whole = problem(Code.CODEC_FOREIGN, found=quoted(value))
        raise RecordError([*_foreign(value)] or [whole]) from None


def written(value: Decimal) -> str:
    """A decimal in plain digits; with an exponent only where they would be too many to be read.

    Examples:
        >>> written(Decimal("12.50")), written(Decimal("1E+3")), written(Decimal("1E+20"))
        ('12.50', '1000', '1E+20')

    """
    power = cast("int", value.as_tuple().exponent)
    if value and power > 0 and value.adjusted() == MAX_DIGITS:
        digits = "".join(map(str, value.as_tuple().digits))
        return f"{'-' if value < 0 else ''}{digits}E+{power}"
    return f"{value or value.copy_abs():f}"


def written_fraction(value: Fraction) -> str:
    """A fraction, by decimals: Python turns no very long integer into text.

    Examples:
        >>> written_fraction(Fraction(250, 3)), written_fraction(Fraction(85))
        ('250/3', '85')

    """
    above, below = f"{Decimal(value.numerator):f}", f"{Decimal(value.denominator):f}"
    return above if below == "1" else f"{above}/{below}"


def _tagged(value: object) -> dict[str, object]:
    """A record with its tag in front."""
    kind: type = type(value)
    if (tag := tag_of(kind)) is None:
        raise _ForeignError
    return {TYPE: tag, **_writer_of(kind)(value)}


@cache
def _writer_of(kind: type) -> _Writer:
    """What writes the fields of a kind."""
    fields = fields_of(kind)
    hooks = {each.name: _writer(each.takes) for each in fields}
    if kind is Points:
        return lambda points: {name: hooks[name](getattr(points, name)) for name in hooks}
    loose = {each.name: hooks[each.name](each.default) for each in fields if _has_places(each)}
    overrides: Any = {
        name: override(unstruct_hook=hook, omit_if_default=name not in loose)
        for name, hook in hooks.items()
    }
    take_apart = make_dict_unstructure_fn(
        cast("type[object]", kind), _CONVERTER, _cattrs_omit_if_default=True, **overrides
    )

    def write(value: object) -> dict[str, object]:
        if type(value) is not kind:
            raise _ForeignError
        made = take_apart(value)
        for name, usual in loose.items():
            if made[name] == usual:
                del made[name]
        return made

    return write


def _has_places(field: Field) -> bool:
    """Whether a value may equal its default and be written otherwise: 1 and 1.00 are equal."""
    usual = field.default
    return not (field.required or usual is None or usual == () or isinstance(usual, int | str))


def _writer(takes: object) -> _Writer:
    """What writes a value of an annotation."""
    if may_be_none(takes):
        return _if_there(_writer(without_none(takes)))
    if is_tagged(takes):
        return _tagged
    if members(takes):
        return _later(cast("type", takes))
    if get_origin(takes) is tuple:
        return _each(_writer(get_args(takes)[0]))
    if isinstance(takes, type) and issubclass(takes, StrEnum):
        return str.__str__
    return _SIMPLE[takes]


def _later(kind: type) -> _Writer:
    """What writes a kind, looked up when it is used: a kind may hold others of its own."""

    def write(value: object) -> object:
        return _writer_of(kind)(value)

    return write


def _if_there(write: _Writer) -> _Writer:
    """What writes a value that may be left open."""
    return lambda value: None if value is None else write(value)


def _each(write: _Writer) -> _Writer:
    """What writes a list."""
    return lambda values: [write(each) for each in values]


def _itself(value: object) -> object:
    """What plain data holds as it is."""
    return value


def _whole(value: object) -> int:
    """A whole number, which may be a term of the user's own; else what is there is foreign."""
    if not isinstance(value, int):
        raise _ForeignError
    return value if type(value) is int else int.__pos__(value)


def _step(value: object) -> str | int:
    """A step of a path: the name of a field, or a position."""
    return str.__str__(value) if isinstance(value, str) else _whole(value)


_SIMPLE: Final[dict[object, _Writer]] = {
    str: str.__str__,  # A head may be a term.
    int: _whole,
    bool: _itself,
    str | int: _step,
    Decimal: written,
    Fraction: written_fraction,
}


def _foreign(value: object, *path: str | int) -> Iterator[Problem]:
    """Everything in a record that no document can hold."""
    kind: type = type(value)
    if tag_of(kind) is not None:
        for field in fields_of(kind):
            yield from _foreign(getattr(value, field.name), *path, field.name)
    elif issubclass(kind, tuple):
        for place, each in enumerate(cast("tuple[object, ...]", value)):
            yield from _foreign(each, *path, place)
    elif not issubclass(kind, str | int | Decimal | NoneType) and kind is not Fraction:
        yield problem(Code.CODEC_FOREIGN, *path, found=quoted(value))
