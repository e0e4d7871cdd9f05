"""From JSON text to plain data (JSON 解析): measured before it is parsed, and taken literally.

What JSON leaves to its readers is refused here: a field that stands twice, NaN, a number whose
digits would be lost.
Such a value is kept as what it is until whoever reads its field can say where it stands.

    >>> from perfeval.codec.limits import USUAL
    >>> parsed('{"name": "宣传", "year": 2023}', USUAL)
    {'name': '宣传', 'year': 2023}
"""

import json
import re
from collections import Counter
from typing import Final, cast

import attrs

from perfeval.codec.limits import Limits
from perfeval.codes import Code
from perfeval.errors import quoted
from perfeval.fields import refuse

_STRING: Final = re.compile(rb'"[^"\\]*+(?:\\.?[^"\\]*+)*+(?:"|\Z)', re.DOTALL)
"""A text, to its end or to that of all; it matches at every quote, so none is seen twice."""
_NO_BRACKET: Final = bytes(sorted({*range(256)} - {*b"[]{}"}))
_NEITHER: Final = bytes(sorted({*_NO_BRACKET} - {*b'"\\'}))
_MARK: Final = "\ufeff"
_SHOWN: Final = 12
"""How much is shown of where a text breaks off."""
_LONGEST_WHOLE: Final = 20


@attrs.frozen
class Unquoted:
    """A number with a point, an exponent or very many digits, as it stands in the text."""

    text: str


@attrs.frozen
class Endless:
    """What JSON does not know and Python writes: NaN, Infinity, -Infinity."""

    text: str


class Doubled(dict[str, object]):
    """An object in which a field stands twice."""

    __slots__ = ("names",)

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        """Keep the first of each, and the names of the others."""
        super().__init__(reversed(pairs))
        self.names = [
            name for name, times in Counter(name for name, _ in pairs).items() if times > 1
        ]


def parsed(text: str | bytes, limits: Limits) -> object:
    """The plain data of a JSON text.

    Raises:
        RecordError: the text is too large, too deep, no Unicode or no JSON.

    """
    text = _own(text)
    if len(text) > limits.bytes:  # A character takes a byte at least.
        raise refuse(Code.CODEC_TOO_LARGE, found=len(text), limit=limits.bytes)
    read, raw = _both_ways(text)
    if len(raw) > limits.bytes:
        raise refuse(Code.CODEC_TOO_LARGE, found=len(raw), limit=limits.bytes)
    if read.startswith(_MARK):
        raise refuse(Code.CODEC_BYTE_ORDER_MARK)
    _measure(raw, limits)
    try:
        return cast("object", _DECODER.decode(read))
    except json.JSONDecodeError as error:
        found = quoted(read[error.pos : error.pos + _SHOWN]) if read[error.pos :] else "the end"
        place = {"line": error.lineno, "column": error.colno}
        raise refuse(Code.CODEC_BROKEN, found=found, **place) from None


def _own(text: str | bytes) -> str | bytes:
    """A text of a kind of somebody's own, which may do anything, as one of Python's."""
    kind: type = type(text)
    if issubclass(kind, str):
        return str.__str__(cast("str", text))
    return bytes.__getitem__(cast("bytes", text), slice(None))


def _both_ways(text: str | bytes) -> tuple[str, bytes]:
    """The text as Unicode, and in UTF-8."""
    try:
        if isinstance(text, str):
            return text, text.encode("utf-8")
        return text.decode("utf-8"), text
    except UnicodeDecodeError as error:
        found = f"0x{error.object[error.start]:02X}"
        raise refuse(Code.CODEC_NOT_UTF8, found=found, position=error.start) from None
    except UnicodeEncodeError as error:
        found = f"U+{ord(error.object[error.start]):04X}"
        raise refuse(Code.CODEC_SURROGATE, found=found, position=error.start) from None


def _measure(text: bytes, limits: Limits) -> None:
    """Refuse what is too deep or holds too much, in as many steps as there are characters."""
    brackets = _brackets(text)
    opened = brackets.count(b"[") + brackets.count(b"{")
    items = opened + text.count(b",")
    if opened <= limits.items < items:  # Commas within texts were counted too.
        items = opened + _STRING.sub(b"", text).count(b",")
    if items > limits.items:
        raise refuse(Code.CODEC_TOO_MANY, found=items, limit=limits.items)
    rest = brackets
    for _ in range(limits.depth // 2):  # Each turn takes away two levels at most.
        if not rest:
            return
        rest = rest.replace(b"[]", b"").replace(b"{}", b"")
    if rest and _deepest(brackets) > limits.depth:
        raise refuse(Code.CODEC_TOO_DEEP, limit=limits.depth)


def _brackets(text: bytes) -> bytes:
    """The brackets of a text in order, without those that stand within its texts.

    Where one stands within a text, an odd number of quotes stands before it, and one is left over.
    """
    bare = text.translate(None, _NEITHER).replace(b'""', b"")
    if b'"' in bare or b"\\" in bare:
        return _STRING.sub(b"", text).translate(None, _NO_BRACKET)
    return bare


def _deepest(brackets: bytes) -> int:
    """How deep brackets go, one by one, to the first that closes nothing: there a parser stops."""
    deepest = depth = 0
    for bracket in brackets:
        depth += 1 if bracket in b"[{" else -1
        if depth < 0:
            break
        deepest = max(deepest, depth)
    return deepest


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object, which remembers a field that stands twice."""
    made = dict(pairs)
    return made if len(made) == len(pairs) else Doubled(pairs)


def _whole(text: str) -> object:
    """A whole number; one of very many digits stays a text."""
    return int(text) if len(text) <= _LONGEST_WHOLE else Unquoted(text)


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=_whole,
    parse_float=Unquoted,
    parse_constant=Endless,
)
