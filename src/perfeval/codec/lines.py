"""Many documents, one a line (逐行读取): read as they come, and none stops the others."""

from collections.abc import Iterable, Iterator
from types import UnionType
from typing import Any, Final, Generic, TypeVar, cast, overload

import attrs

from perfeval.codec.documents import from_json, kinds_of
from perfeval.codec.limits import USUAL, Limits
from perfeval.codes import Code
from perfeval.errors import Problem, RecordError, problem, quoted
from perfeval.fields import is_listed

T = TypeVar("T")

_BLANK: Final = " \t\r\n"


@attrs.frozen(kw_only=True)
class Loaded(Generic[T]):
    """What became of one of many lines: its record, or why there is none (逐行读取结果)."""

    position: int
    """The place of the line among the lines given, from 0."""
    value: T | None = None
    """The record; ``None`` where the line could not be read."""
    problems: tuple[Problem, ...] = ()
    """Why not; empty where it could."""


@overload
def read_json_lines(
    lines: Iterable[str | bytes], kind: type[T], /, *, limits: Limits = USUAL
) -> Iterator[Loaded[T]]: ...
@overload
def read_json_lines(
    lines: Iterable[str | bytes], kind: UnionType, /, *, limits: Limits = USUAL
) -> Iterator[Loaded[Any]]: ...
def read_json_lines(
    lines: Iterable[str | bytes], kind: type[T] | UnionType, /, *, limits: Limits = USUAL
) -> Iterator[Loaded[T]]:
    """Read documents that stand one on a line, each when it is asked for (逐行读取).

    A line that cannot be read is an outcome like any other and never stops the rest; an empty one
    is passed over.

    Args:
        lines: an open file, or any other lines; an error of their own comes through and ends them.
        kind: the class that is wanted, or several, such as ``Project | Department``.
        limits: how much is looked at, line by line.

    Raises:
        RecordError: the lines are none, or the kind, or the limits; at once, before the first.

    Examples:
        >>> from perfeval import Project
        >>> lines = ['{"schema": "perfeval/1", "type": "project", "name": "宣传"}', "", "{"]
        >>> for each in read_json_lines(lines, Project):
        ...     print(each.position, each.value and each.value.name, *each.problems)
        0 宣传
        2 None the text is no JSON from line 1, column 2 on, where the end stands; mend it there

    """
    kinds_of(kind, limits)
    if not is_listed(lines):
        raise RecordError([problem(Code.ITEMS_WANTED, "lines", found=quoted(lines))])
    asked = cast("type[T]", kind)
    return (
        _loaded(place, line, asked, limits)
        for place, line in enumerate(lines)
        if not _is_blank(line)
    )


def _is_blank(line: object) -> bool:
    """Whether nothing stands on a line but what JSON calls white space."""
    kind: type = type(line)
    if issubclass(kind, str):
        return not str.strip(cast("str", line), _BLANK)
    return issubclass(kind, bytes) and not bytes.strip(cast("bytes", line), _BLANK.encode())


def _loaded(position: int, line: str | bytes, kind: type[T], limits: Limits) -> Loaded[T]:
    """One of many lines."""
    kind_of_line: type = type(line)
    if not issubclass(kind_of_line, str | bytes):
        found = problem(Code.RECORD_KIND, found=quoted(line), wanted="str or bytes")
        return Loaded(position=position, problems=(found,))
    try:
        return Loaded(position=position, value=from_json(line, kind, limits=limits))
    except RecordError as error:
        return Loaded(position=position, problems=error.problems)
