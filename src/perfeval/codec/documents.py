"""Documents in both directions (文档读写): records ⇄ plain data ⇄ JSON text.

>>> from perfeval import Project
>>> text = to_json(Project(name="宣传", year=2023, declared_total="83.50"))
>>> print(text)
{"schema":"perfeval/1","type":"project","name":"宣传","year":2023,"declared_total":"83.50"}
>>> from_json(text, Project).declared_total
Decimal('83.50')
"""

import json
from types import UnionType
from typing import Any, Final, TypeVar, cast, overload

from perfeval.codec import plain, writing
from perfeval.codec.json_text import parsed
from perfeval.codec.kinds import may_be_none, members
from perfeval.codec.limits import USUAL, Limits
from perfeval.codec.reading import readers
from perfeval.codes import Code
from perfeval.errors import Problem, RecordError, problem, quoted
from perfeval.fields import check_arguments

T = TypeVar("T")

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def to_data(value: object, /) -> dict[str, object]:
    """A record, rule, scheme, scale or evaluation as plain data (转为普通数据).

    Decimals and fractions become texts, terms their stable names; what equals its default is left
    out.

    Returns:
        Dicts, lists, texts, whole numbers, booleans and None; new ones, which the caller may
        change.

    Raises:
        RecordError: ``codec.foreign``: it is none of our records, or holds something else, such as
            a rule of the user's own; every such place.

    Examples:
        >>> from perfeval import Ratio
        >>> to_data(Ratio(part="31", whole="30"))
        {'schema': 'perfeval/1', 'type': 'ratio', 'part': '31', 'whole': '30'}

    """
    return writing.document(value)


def to_json(value: object, /) -> str:
    """The same as JSON text on one line (转为 JSON); the same record gives the same text.

    Raises:
        RecordError: ``codec.foreign``, as in `to_data`.

    Examples:
        >>> from perfeval import Reported
        >>> print(to_json(Reported("基本完成")))
        {"schema":"perfeval/1","type":"reported","text":"基本完成"}

    """
    text = _ENCODER.encode(writing.document(value))
    return text.replace("\u2028", r"\u2028").replace("\u2029", r"\u2029")  # They would part lines.


@overload
def from_data(data: object, kind: type[T], /, *, limits: Limits = USUAL) -> T: ...
@overload
def from_data(data: object, kind: UnionType, /, *, limits: Limits = USUAL) -> Any: ...  # noqa: ANN401  No type checker says more.
def from_data(data: object, kind: type[T] | UnionType, /, *, limits: Limits = USUAL) -> T:
    """A record from plain data that nobody vouches for (由普通数据读取).

    Args:
        data: as `to_data` gives it; fields at their default may stand or be left out.
        kind: the class that is wanted, or several, such as ``Project | Department``.
        limits: how much is looked at.

    Raises:
        RecordError: every mistake, each with its place; or that the data is beyond a limit.

    Examples:
        >>> from perfeval import Ratio
        >>> try:
        ...     from_data({"schema": "perfeval/1", "type": "ratio", "part": 31, "whol": "0"}, Ratio)
        ... except RecordError as error:
        ...     print(error.problems[0])
        $.part: the number 31 stands without quotes, and not every reader would keep its digits; \
write it as a text

    """
    kinds = kinds_of(kind, limits)
    plain.measure(data, limits)
    return cast("T", readers(limits).document(data, kinds))


@overload
def from_json(text: str | bytes, kind: type[T], /, *, limits: Limits = USUAL) -> T: ...
@overload
def from_json(text: str | bytes, kind: UnionType, /, *, limits: Limits = USUAL) -> Any: ...  # noqa: ANN401  Likewise.
def from_json(text: str | bytes, kind: type[T] | UnionType, /, *, limits: Limits = USUAL) -> T:
    """A record from JSON text that nobody vouches for (由 JSON 读取).

    Args:
        text: one document, as text or in UTF-8.
        kind: the class that is wanted, or several, such as ``Project | Department``.
        limits: how much is looked at; sizes are measured before the text is parsed.

    Raises:
        RecordError: every mistake, each with its place; or that the text is no JSON, or beyond a
            limit.

    Examples:
        >>> from perfeval import Project
        >>> text = '{"schema": "perfeval/1", "type": "project", "name": " ", "years": 2023}'
        >>> try:
        ...     from_json(text, Project)
        ... except RecordError as error:
        ...     print(error)
        $.years: project has no field of this name; correct the name, or leave the field out
        $.name: the text is empty; write it, or leave the field out

    """
    kinds = kinds_of(kind, limits)
    check_arguments(text=(text, (str, bytes)))
    return cast("T", readers(limits).document(parsed(text, limits), kinds))


def kinds_of(kind: object, limits: object) -> tuple[type, ...]:
    """The kinds that are wanted, where they are kinds that a document can hold.

    Raises:
        RecordError: ``record.kind``: they are none, or the limits are none; both at once.

    """
    kinds = () if may_be_none(kind) else members(kind)
    found = [] if isinstance(limits, Limits) else [_wanted("limits", limits, "Limits")]
    if not kinds:
        found.insert(0, _wanted("kind", kind, "a kind of record"))
    if found:
        raise RecordError(found)
    return kinds


def _wanted(name: str, found: object, wanted: str) -> Problem:
    """An argument of another kind than is wanted."""
    return problem(Code.RECORD_KIND, name, found=quoted(found), wanted=wanted)
