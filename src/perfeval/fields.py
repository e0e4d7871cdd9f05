"""How records take their fields: strictly, and with all mistakes of a record at once.

A field's converter never raises.
What it cannot read it leaves in the field as `Unread`, and when the last field has been taken the
record refuses itself with every problem found, each under the name of its field.
So a record that exists is valid in itself, and whoever filled it in wrongly learns all of it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from operator import attrgetter
from types import NoneType
from typing import Any, Final, TypeVar, cast

import attrs

from perfeval.codes import Code
from perfeval.errors import PerfevalError, Problem, RecordError, Value, problem, quoted
from perfeval.quantities import (
    MAX_CHARACTERS,
    ZERO,
    Number,
    half_width,
    number,
    points,
    share,
    yuan,
)
from perfeval.shown import Shown

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
K = TypeVar("K")
V = TypeVar("V")

MAX_TEXT: Final = 100_000
"""The longest text a field takes: a whole report section fits, a bomb does not."""
MAX_ITEMS: Final = 100_000
"""The most items a field takes."""
_LARGEST_RATIO: Final = 10
"""The largest share that is read as one; 1 = 100 %."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@attrs.frozen
class Unread:
    """What stands in a field that could not be read, until the record refuses itself."""

    problems: tuple[Problem, ...]


class Record(Shown):
    """What every record is: valid in itself from the moment it exists."""

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        """Refuse the record with all its problems, or let it exist."""
        kind: object = type(self)
        values = _reader_of(kind)(self)
        if Unread in map(type, values):
            raise RecordError(_unread(zip(_names_of(kind), values, strict=True)))
        if found := tuple(self.contradictions()):
            raise RecordError(found)

    def contradictions(self) -> Iterable[Problem]:
        """What cannot be, though each field for itself could."""
        return ()

    def __rich_repr__(self) -> Iterator[tuple[str, object, object]]:
        """What a rich terminal shows of it: the fields that say more than nothing."""
        kind: Any = type(self)
        for field in attrs.fields(kind):
            yield field.name, getattr(self, field.name), field.default


@cache
def _names_of(kind: object) -> tuple[str, ...]:
    """The names of a record's fields."""
    return tuple(field.name for field in attrs.fields(cast("Any", kind)))


@cache
def _reader_of(kind: object) -> Callable[[object], tuple[object, ...]]:
    """What reads all fields of a record at once."""
    names = _names_of(kind)
    if len(names) > 1:  # Of one name it would give the value alone.
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)


def taken(read: Callable[[Any], T], value: object) -> T:
    """Read a field's value; what cannot be read is kept as `Unread` for the record to refuse."""
    try:
        return read(value)
    except PerfevalError as error:
        return cast("T", Unread(error.problems))


def refuse(code: Code, **parameters: Value) -> RecordError:
    """The refusal of one value, whose place the record knows."""
    return RecordError([problem(code, **parameters)])


def check_arguments(**given: tuple[object, tuple[type, ...]]) -> None:
    """Refuse arguments that are not of the kinds wanted, all at once (参数类型检查).

    Args:
        given: each argument by its name, with the kinds it may be of.

    Raises:
        RecordError: ``record.kind``, under the name of each argument.

    """
    found: list[Problem] = []
    for name, (value, kinds) in given.items():
        if not _is_a(value, kinds):
            names = ("None" if kind is NoneType else kind.__name__ for kind in kinds)
            wanted = " or ".join(names)
            found.append(problem(Code.RECORD_KIND, name, found=quoted(value), wanted=wanted))
    if found:
        raise RecordError(found)


def _is_a(value: object, kinds: tuple[type, ...]) -> bool:
    """Whether a value is of one of some kinds, by its class and not by what it says."""
    kind: type = type(value)
    try:
        return issubclass(kind, kinds)
    except Exception:  # noqa: BLE001  A foreign class may raise anything when it is looked up.
        return False


def refuse_unread(**arguments: object) -> None:
    """Refuse arguments that could not be taken, all at once (参数无效).

    Args:
        arguments: what the takers made of each argument, by its name.

    Raises:
        RecordError: every problem of what is `Unread`, under the name of its argument.

    Examples:
        >>> try:
        ...     refuse_unread(score=take_points("-1"), full_marks=take_points("10"))
        ... except RecordError as error:
        ...     print(error)
        $.score: '-1' is below zero; write zero or more

    """
    if found := _unread(arguments.items()):
        raise RecordError(found)


def repeated(values: Iterable[object]) -> Iterator[int]:
    """The places of values that stood before (重复项的位置)."""
    seen: set[object] = set()
    for place, value in enumerate(values):
        if value in seen:
            yield place
        seen.add(value)


def read_each(read: Callable[[Any], T], value: object) -> tuple[T, ...]:
    """Read the items of a collection, with every problem under its position (逐项读取).

    Raises:
        RecordError: an item cannot be read; ``items.wanted``: a text, a mapping or a set, which
            are not several items in an order; ``items.too_many``.

    """
    if not is_listed(value):
        raise refuse(Code.ITEMS_WANTED, found=quoted(value))
    items: list[T] = []
    found: list[Problem] = []
    for position, item in enumerate(cast("Iterable[object]", value)):
        if position == MAX_ITEMS:
            raise refuse(Code.ITEMS_TOO_MANY, limit=MAX_ITEMS)
        try:
            items.append(read(item))
        except PerfevalError as error:
            found.extend(each.under(position) for each in error.problems)
    if found:
        raise RecordError(found)
    return tuple(items)


def take_number(value: Number) -> Decimal:
    """A plain number."""
    return taken(number, value)


def take_points(value: Number) -> Decimal:
    """Points: a plain number, zero or more."""
    return taken(points, value)


def take_size(value: Number) -> Decimal:
    """A size: a plain number above zero."""
    return taken(_positive, value)


def take_share(value: Number) -> Decimal:
    """A share, 1 = 100 %."""
    return taken(share, value)


def take_ratio(value: Number) -> Decimal:
    """A share, 1 = 100 %, of 0 to 10: above it the sign % was forgotten."""
    return taken(_ratio, value)


def take_yuan(value: Number) -> Decimal:
    """An amount of money; kept in yuan."""
    return taken(yuan, value)


def take_text(value: str) -> str:
    """A text that says something."""
    return taken(_text, value)


def take_note(value: str) -> str:
    """A text that may be empty, as most are."""
    return value if type(value) is str and not value else taken(_note, value)


def take_unit(value: str) -> str:
    """A unit, in the half-width signs in which it is read behind a number; may be empty."""
    return value if type(value) is str and not value else taken(_unit, value)


def take_flag(value: bool) -> bool:  # noqa: FBT001  A flag is what it takes.
    """Yes or no."""
    return taken(_flag, value)


def take_count(value: int) -> int:
    """A number of people or things, zero or more."""
    return taken(_count, value)


def take_numbers(value: Iterable[Number]) -> tuple[Decimal, ...]:
    """Plain numbers in order."""
    return taken(_numbers, value)


def take_counted(value: Mapping[K, V]) -> Mapping[K, V]:
    """Counts by worth, as a mapping."""
    return cast("Mapping[K, V]", taken(_counted, value))


def take_texts(value: Iterable[str]) -> tuple[str, ...]:
    """Texts in order, each saying something."""
    return taken(_texts, value)


def take_term(kind: type[E], value: object) -> E:
    """A term of a closed vocabulary, by its stable name or as documents print it."""
    return value if type(value) is kind else taken(partial(_term, kind), value)


def take_terms(kind: type[E], value: object) -> tuple[E, ...]:
    """Terms in order."""
    return taken(partial(read_each, partial(_term, kind)), value)


def take_record(kinds: tuple[type[T], ...], value: object) -> T:
    """A record of one of the kinds."""
    return value if isinstance(value, kinds) else taken(partial(_record, kinds), value)


def take_records(kinds: tuple[type[T], ...], value: object) -> tuple[T, ...]:
    """Records in order; every one that is of another kind is named by its position."""
    return taken(partial(read_each, partial(_record, kinds)), value)


def _term(kind: type[E], value: object) -> E:
    """A term, by its stable name or as documents print it."""
    if type(value) is kind:
        return value
    try:
        text = str.__str__(value) if isinstance(value, str) else ""
        return cast("E", _spelled(kind, text))
    except ValueError:
        wanted = ", ".join(kind)
        raise refuse(Code.TERM_UNKNOWN, found=quoted(value), wanted=wanted) from None


@cache  # A vocabulary has a few spellings; any other raises.
def _spelled(kind: Callable[[str], object], text: str) -> object:
    """The term that a spelling stands for."""
    return kind(text)


def _record(kinds: tuple[type[T], ...], value: object) -> T:
    """A record of one of the kinds."""
    if not isinstance(value, kinds):
        wanted = " or ".join(kind.__name__ for kind in kinds)
        raise refuse(Code.RECORD_KIND, found=quoted(value), wanted=wanted)
    return value


def is_listed(value: object) -> bool:
    """Whether a value is several items in an order; a set has none, and a mapping is one thing."""
    one = (str, bytes, bytearray, memoryview, Mapping, AbstractSet)
    return _is_a(value, (Iterable,)) and not _is_a(value, one)


def _unread(values: Iterable[tuple[str, object]]) -> tuple[Problem, ...]:
    """Every problem of fields or arguments, each under its name."""
    found = [(name, value) for name, value in values if type(value) is Unread]
    return tuple(each.under(name) for name, value in found for each in value.problems)


def _ratio(value: Number) -> Decimal:
    """A share from 0 to 10."""
    exact = share(value)
    if not ZERO <= exact <= _LARGEST_RATIO:
        raise refuse(Code.SHARE_RANGE, found=exact, least=0, most=_LARGEST_RATIO)
    return exact


def _numbers(value: object) -> tuple[Decimal, ...]:
    """Plain numbers in order."""
    return read_each(number, value)


def _counted(value: object) -> object:
    """A mapping."""
    if not isinstance(value, Mapping):
        raise refuse(Code.ITEMS_COUNTED, found=quoted(value))
    return cast("object", value)


def _positive(value: Number) -> Decimal:
    """A plain number above zero."""
    size = number(value)
    if size <= ZERO:
        raise refuse(Code.NUMBER_NOT_POSITIVE, found=size)
    return size


def _note(value: object) -> str:
    """A text within the limits, without control characters."""
    if not isinstance(value, str):
        raise refuse(Code.TEXT_WANTED, found=quoted(value))
    if not isinstance(value, StrEnum):
        value = str.__str__(value)  # A text of a kind of somebody's own may do anything.
    if len(value) > MAX_TEXT:
        raise refuse(Code.TEXT_TOO_LONG, found=len(value), limit=MAX_TEXT)
    return without_controls(value)


def without_controls(text: str) -> str:
    """The same text, where no control character stands in it (不含控制字符).

    Raises:
        RecordError: ``text.control``.

    """
    if not text.isprintable() and (control := _CONTROL.search(text)):
        raise refuse(Code.TEXT_CONTROL, found=f"U+{ord(control[0]):04X}", position=control.start())
    return text


def _text(value: object) -> str:
    """A text that says something."""
    text = _note(value)
    if not text.strip():
        raise refuse(Code.TEXT_EMPTY)
    return text


def _unit(value: object) -> str:
    """A unit as it is read behind a number."""
    unit = half_width(_note(value))
    if len(unit) > MAX_CHARACTERS:
        raise refuse(Code.TEXT_TOO_LONG, found=len(unit), limit=MAX_CHARACTERS)
    return unit


def _texts(value: object) -> tuple[str, ...]:
    """Texts in order."""
    return read_each(_text, value)


def _flag(value: object) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise refuse(Code.FLAG_WANTED, found=quoted(value))
    return value


def _count(value: object) -> int:
    """An integer, zero or more, within the limits of a number."""
    if not isinstance(value, int):
        raise refuse(Code.COUNT_WANTED, found=quoted(value))
    points(value)
    return value
