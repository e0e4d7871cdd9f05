"""From plain data to records (读取): everything that is wrong at once, each with its place.

A reader is made once for each kind and each set of limits, and is used by others when it is whole.
It hands the fields of an object to their own readers, then all of them to the record, which refuses
what cannot be; where some fields could not be read, the record still tells what is wrong with the
others.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from threading import RLock
from types import MappingProxyType
from typing import Any, Final, cast, get_args, get_origin

from perfeval.codec.json_text import Doubled
from perfeval.codec.kinds import (
    FORMAT,
    SCHEMA,
    TAGS,
    TYPE,
    fields_of,
    is_tagged,
    may_be_none,
    members,
    without_none,
)
from perfeval.codec.limits import Limits
from perfeval.codec.values import (
    Reader,
    decimal_reader,
    fraction_reader,
    note_reader,
    number_reader,
    read_flag,
    read_whole,
    shown,
    step_reader,
    term_reader,
    text_reader,
    unfit,
)
from perfeval.codes import Code
from perfeval.errors import Problem, RecordError, problem
from perfeval.evaluation import Evaluation
from perfeval.fields import Record, refuse
from perfeval.items import Score
from perfeval.quantities import ONE, ZERO, Rounding
from perfeval.scoring import Points
from perfeval.terms import Branch

_UNREADABLE: Final = object()
"""What no field takes: it stands for a field whose problems are known."""
_AN_OBJECT: Final = "an object"
_DOCUMENT: Final = "the document"
_Object = Mapping[str, object]


def readers(limits: Limits) -> "Readers":
    """The readers under some limits; those of bytes, depth and items are not theirs to hold."""
    return _readers(limits.characters, limits.digits, limits.exponent, limits.problems)


@lru_cache(maxsize=64)
def _readers(characters: int, digits: int, exponent: int, problems: int) -> "Readers":
    """The readers under those limits that are held value by value."""
    held = {"digits": digits, "exponent": exponent, "problems": problems}
    return Readers(Limits(characters=characters, **held))


class Readers:
    """What reads every kind under some limits."""

    def __init__(self, limits: Limits) -> None:
        """Readers are made when they are first asked for."""
        self.limits = limits
        self._made: dict[type, Reader] = {}
        self._tagged: dict[tuple[type, ...], Reader] = {}
        self._making = RLock()
        either: dict[object, Reader] = {int: read_whole, bool: read_flag}
        self._in_records = {**either, str: text_reader(limits), Decimal: number_reader(limits)}
        self._in_results = {
            **either,
            str: note_reader(limits),
            str | int: step_reader(limits),
            Decimal: decimal_reader(limits),
            Fraction: fraction_reader(limits),
        }

    def document(self, data: object, kinds: tuple[type, ...]) -> object:
        """The record of a whole document, whose outermost object names its format and its type."""
        whole, found = _opened(data, _DOCUMENT)
        found += _of_format(whole)
        rest = {name: value for name, value in whole.items() if name != SCHEMA}
        reader = self._tagged.get(kinds) or self._whole(kinds)
        try:
            made = reader(rest)
        except RecordError as error:
            raise RecordError(self._first([*found, *error.problems])) from None
        if found:
            raise RecordError(found)
        return made

    def _whole(self, kinds: tuple[type, ...]) -> Reader:
        """What reads a document of some kinds, made by one thread, and there when all of it is."""
        with self._making:
            made = self.tagged(kinds)
            self._tagged[kinds] = made
        return made

    def tagged(self, kinds: tuple[type, ...]) -> Reader:
        """What reads an object of one of some kinds, by its tag."""
        by_tag = {TAGS[kind]: self.of_kind(kind) for kind in kinds}

        def read(data: object) -> object:
            tag = _tag_of(data)
            reader = by_tag.get(tag) if type(tag) is str else None
            if reader is None:
                raise _no_such_type(data, tuple(by_tag))
            return reader(data)

        return read

    def of_kind(self, kind: type) -> Reader:
        """What reads an object of a kind."""
        if kind not in self._made:
            late = _Late()
            self._made[kind] = late  # A kind may hold others of its own.
            self._made[kind] = late.reader = self._record(kind)
        return self._made[kind]

    def of(self, takes: object, *, whole: bool) -> Reader:
        """What reads a value of an annotation; what a record looks at itself is left to it."""
        if may_be_none(takes):
            return _optional(self.of(without_none(takes), whole=whole))
        if is_tagged(takes):
            return self.tagged(members(takes))
        if members(takes):
            return self.of_kind(cast("type", takes))
        if get_origin(takes) is tuple:
            return self._list(self.of(get_args(takes)[0], whole=whole))
        if isinstance(takes, type) and issubclass(takes, StrEnum):
            return term_reader(takes)
        return (self._in_records if whole else self._in_results)[takes]

    def _list(self, read_item: Reader) -> Reader:
        """What reads a list, with every problem under its position."""
        most = self.limits.problems

        def read(data: object) -> tuple[object, ...]:
            if type(data) is not list:
                raise unfit(data, "a list")
            items: list[object] = []
            found: list[Problem] = []
            for position, item in enumerate(cast("list[object]", data)):
                try:
                    items.append(read_item(item))
                except RecordError as error:
                    found.extend(each.under(position) for each in error.problems)
                    if len(found) > most:
                        break
            if found:
                raise RecordError(found)
            return tuple(items)

        return read

    def _record(self, kind: type) -> Reader:
        """What reads the fields of a kind and makes the record."""
        fields = fields_of(kind)
        whole = issubclass(kind, Record)
        by_name = {each.name: self.of(each.takes, whole=whole) for each in fields}
        tag = TAGS[kind]
        by_name[TYPE] = _tag_reader(tag)
        required = {each.name for each in fields if each.required}
        unknown, most = _unknown(tag), self.limits.problems
        make = _MAKERS.get(kind, kind)
        find = by_name.get

        def read(data: object) -> object:
            values: dict[str, object] = {}
            given = cast("_Object", data)
            found: list[Problem] = []
            if type(data) is not dict:
                given, found = _opened(data, tag)
            for name, value in given.items():
                try:
                    values[name] = find(name, unknown)(value)
                except RecordError as error:
                    found.extend(each.under(name) for each in error.problems)
                    if len(found) > most:
                        break
            values.pop(TYPE, None)
            if found or not required <= values.keys():
                raise RecordError(self._first(_all_of(kind, given, values, found)))
            return make(**values)

        return read

    def _first(self, found: Sequence[Problem]) -> Sequence[Problem]:
        """The first problems, and that there are more where they are too many."""
        most = self.limits.problems
        if len(found) <= most:
            return found
        kept = (each for each in found[:most] if each.code is not Code.CODEC_MORE)
        return [*kept, problem(Code.CODEC_MORE, limit=most)]


class _Late:
    """A reader that is made later."""

    reader: Reader

    def __call__(self, data: object) -> object:
        """What it reads."""
        return self.reader(data)


def _opened(data: object, kind: str) -> tuple[_Object, list[Problem]]:
    """The fields of an object, and those that stand twice in it."""
    if type(data) is Doubled:
        return data, [problem(Code.CODEC_DUPLICATE_KEY, each, kind=kind) for each in data.names]
    if type(data) is not dict:
        raise unfit(data, _AN_OBJECT)
    return cast("_Object", data), []


def _tag_of(data: object) -> object:
    """The tag of an object; None where there is none."""
    kind: type = type(data)
    return cast("_Object", data).get(TYPE) if kind is dict or kind is Doubled else None


def _of_format(whole: _Object) -> Iterator[Problem]:
    """Whether a document says that it is in our format; one in another is not read at all."""
    if SCHEMA not in whole:
        yield problem(Code.CODEC_MISSING_KEY, SCHEMA, kind=_DOCUMENT)
    elif type(found := whole[SCHEMA]) is not str or found != FORMAT:
        names = {"found": shown(found), "wanted": FORMAT}
        raise RecordError([problem(Code.CODEC_SCHEMA, SCHEMA, **names)])


def _no_such_type(data: object, tags: tuple[str, ...]) -> RecordError:
    """The refusal of an object whose tag is missing, or another than is wanted."""
    given, found = _opened(data, _AN_OBJECT)
    if TYPE not in given:
        return RecordError([*found, problem(Code.CODEC_MISSING_KEY, TYPE, kind=_AN_OBJECT)])
    wanted = ", ".join(tags)
    return RecordError(
        [*found, problem(Code.CODEC_TYPE, TYPE, found=shown(given[TYPE]), wanted=wanted)]
    )


def _all_of(
    kind: type, data: _Object, values: dict[str, object], found: Sequence[Problem]
) -> Sequence[Problem]:
    """Everything that is wrong with an object, what its record would refuse among it."""
    fields = fields_of(kind)
    missing = [each.name for each in fields if each.required and each.name not in data]
    lacks = [problem(Code.CODEC_MISSING_KEY, name, kind=TAGS[kind]) for name in missing]
    bad = {each.name for each in fields if each.name in data and each.name not in values}
    more = _by_record(kind, values, bad.union(missing))
    return [*found, *lacks, *more]


def _by_record(kind: type, values: dict[str, object], bad: AbstractSet[str]) -> Iterable[Problem]:
    """What a record refuses: as a whole where all its fields could be read, else of those fields.

    A kind that does not look at its fields one by one is asked only about all of them.
    """
    if bad and not issubclass(kind, Record | Rounding):
        return []
    try:
        _MAKERS.get(kind, kind)(**values, **dict.fromkeys(bad, _UNREADABLE))
    except RecordError as error:
        return [each for each in error.problems if not bad or set(each.path[:1]) - bad]
    return []


def _optional(read: Reader) -> Reader:
    """What reads a value that may be left open."""

    def read_if_there(value: object) -> object:
        return None if value is None else read(value)

    return read_if_there


def _tag_reader(tag: str) -> Reader:
    """What reads a tag that says what is known already."""

    def read(value: object) -> None:
        if type(value) is not str or value != tag:
            raise refuse(Code.CODEC_TYPE, found=shown(value), wanted=tag)

    return read


def _unknown(tag: str) -> Reader:
    """What refuses a field that a kind has not."""

    def read(_: object) -> object:
        raise refuse(Code.CODEC_UNKNOWN_KEY, kind=tag)

    return read


def _points(branch: Branch, numerator: Decimal, denominator: Decimal = ONE) -> Points:
    """Points whose denominator is above zero."""
    if denominator <= ZERO:
        found = problem(Code.NUMBER_NOT_POSITIVE, "denominator", found=denominator)
        raise RecordError([found])
    return Points(branch, numerator, denominator)


def _score(**values: Any) -> Score:  # noqa: ANN401  Read, each by its reader.
    """A score whose two numbers are both there or both not."""
    found = [*_halves(values, "points", "recorded")]
    stretch = values.get("stretch")
    if stretch is not None and stretch <= 0:
        found.append(problem(Code.NUMBER_NOT_POSITIVE, "stretch", found=stretch))
    if found:
        raise RecordError(found)
    return Score(**values)


def _evaluation(**values: Any) -> Evaluation:  # noqa: ANN401  Likewise.
    """An evaluation whose two totals are both there or both not."""
    if found := [*_halves(values, "exact_total", "total")]:
        raise RecordError(found)
    return Evaluation(**values)


def _halves(values: _Object, exact: str, recorded: str) -> Iterator[Problem]:
    """An exact number without what was recorded of it, or the other way round."""
    if (values[exact] is None) is not (values[recorded] is None):
        there, not_there = (exact, recorded) if values[recorded] is None else (recorded, exact)
        yield problem(Code.CODEC_HALF_STORED, there, first=there, second=not_there)


_MAKERS: Final[Mapping[type, Callable[..., object]]] = MappingProxyType(
    {Points: _points, Score: _score, Evaluation: _evaluation}
)
"""What makes a kind that does not look at its fields itself."""
