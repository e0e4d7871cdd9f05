r"""The language of grade scales (等级标准的写法).

Reports say in words which scores have which grade; the words become a `Scale`, which is proved free
of gap and overlap.

    >>> scale = parse_scale(r"得分 ≥ 85 分为优秀；$75 \leq$ 得分 < 85 分为良好；得分 < 75 分为一般")
    >>> for band in scale.bands:
    ...     print(band)
    优秀 [85, ∞)
    良好 [75, 85)
    一般 (-∞, 75)
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from perfeval.codes import Code
from perfeval.errors import RecordError, quoted
from perfeval.fields import refuse, refuse_unread, take_text
from perfeval.reading import either
from perfeval.scales import Band, Scale

LABELS: Final = [
    "优秀",
    "良好",
    "一般",
    "较差",
    "优良",
    "中等",
    "极差",
    "优",
    "良",
    "中",
    "低",
    "差",
    "合格",
    "基本合格",
    "不合格",
    "及格",
    "不及格",
    "称职",
    "基本称职",
    "不称职",
]
"""Grades that documents use (等级名称)."""
_LETTER: Final = r"[A-E][+-]{0,2}(?=级|等|$|[^\w])"
_LABEL: Final = rf"[“\"']?(?P<label>{either(LABELS)}|{_LETTER})[”\"']?(?:级|等次|等)?"
_NUMBER: Final = r"\d{1,4}(?:\.\d{1,4})?"
_HELD: Final = rf"(?:\((?:不?(?:含|包括)(?:{_NUMBER}分?|本数)?[,、]?){{1,2}}\))?"
_OF_HELD: Final = re.compile(rf"(?P<no>不?)(?:含|包括)(?P<which>{_NUMBER})?")
_VARIABLE: Final = r"(?:总?得分|总分|综合得分|评价得分|分数|评分|分值|自评得分|[A-Za-z])"
_WORDS: Final = rf"{_VARIABLE}?(?:\([A-Za-z]\))?(?:在|为)?"
_UP: Final = "≥|>|不低于|不少于|大于等于|大于或等于|大于|高于"
_DOWN: Final = "≤|<|小于等于|小于或等于|不高于|不超过|低于|小于|不足|未达到"
_RANGE: Final = re.compile(
    rf"(?P<open>[\[(])?(?P<low>{_NUMBER})分?(?P<low_held>{_HELD})分?[-~—–至到,]+(?P<less><)?"
    rf"(?P<high>{_NUMBER})分?(?P<high_held>{_HELD})分?(?P<close>[\])])?(?:之间)?(?P<held>{_HELD})"
)
_BETWEEN: Final = re.compile(
    rf"(?P<first>{_NUMBER})分?(?:(?P<rises>[≤<]){_WORDS}(?P<on>[≤<])"
    rf"|(?P<falls>[≥>]){_WORDS}(?P<down>[≥>]))(?P<last>{_NUMBER})分?"
)
_TURNED: Final = re.compile(
    rf"(?P<before>{_NUMBER})分?(?P<turned>[≥>≤<]){_VARIABLE}(?:\([A-Za-z]\))?"
)


def _one_sided(name: str, signs: str, word: str) -> str:
    """A pattern of one end of a band, its groups named: 大于等于80分, 80分（含）以上."""
    return (
        rf"(?:(?P<{name}_sign>{signs})(?P<{name}_one>{_NUMBER})分?(?P<{name}_beside>{_HELD})"
        rf"|(?P<{name}_other>{_NUMBER})分?(?P<{name}_held>{_HELD})"
        rf"(?P<{name}_word>(?:及|含)?以{word})(?P<{name}_behind>{_HELD}))"
    )


_ABOVE: Final = _one_sided("up", _UP, "上")
_BELOW: Final = _one_sided("down", _DOWN, "下")
_AND: Final = rf"(?:[,、且并和而但]{{0,2}}{_WORDS})"
_BOTH: Final = re.compile(rf"{_WORDS}{_ABOVE}{_AND}{_BELOW}")
_FALLING: Final = re.compile(rf"{_WORDS}{_BELOW}{_AND}{_ABOVE}")
_OVER: Final = re.compile(rf"{_WORDS}{_ABOVE}")
_UNDER: Final = re.compile(rf"{_WORDS}{_BELOW}")
_JOIN: Final = r"的?[,:、]?(?:(?:等级|结果|评价等级)?(?:评定?|确定|定|认定)?为|是|:|—+|\()?"
_CLEAN: Final = str.maketrans(
    {"＜": "<", "＞": ">", "≦": "≤", "≧": "≥", "⩽": "≤", "⩾": "≥", "（": "(", "）": ")",
     "，": ",", "：": ":", "～": "~", "％": "%", "－": "-", "【": "[", "】": "]"}
)  # fmt: skip
_SAME: Final = (
    (r"\leqslant", "≤"),
    (r"\geqslant", "≥"),
    (r"\leq", "≤"),
    (r"\geq", "≥"),
    (r"\le", "≤"),
    (r"\ge", "≥"),
    ("<=", "≤"),
    (">=", "≥"),
)
_NAMED: Final = re.compile(rf"(?:(?<=[为是定上下分间\d])|(?<![\w])){_LABEL}(?=$|[^\w]|[\d为是])")
"""A grade that stands by itself, unlike 中 in 其中."""
_SHORT: Final = {"优秀": "优", "良好": "良", "中等": "中"}
"""Grades that are also written shorter."""
_LEAST: Final = 2
_LONGEST: Final = 2000
_EXCLUDING: Final = frozenset({">", "<", "大于", "高于", "低于", "小于", "不足", "未达到"})
_WANTED: Final = (
    "得分≥85分为优秀；75≤得分<85分为良好；… or 90（含）-100分为优、80（含）-90分为良、…"
)


class _End(NamedTuple):
    """An end of a band; whether it belongs to it where the text says so."""

    at: Decimal
    held: bool | None


class _Said(NamedTuple):
    """A band as the text says it."""

    label: str
    low: _End | None
    high: _End | None
    place: int


def parse_scale(text: str, /, *, places: int | None = None) -> Scale:
    """Read the scale that a text states (等级标准解析).

    An edge that two bands name and the text gives to neither belongs to the band above it.

    Args:
        text: the passage of a report or notice that says which scores have which grade.
        places: decimal places of the scores that are graded, such as 0 where the bands are
            90–100 and 80–89; by default any score must have a grade.

    Raises:
        RecordError: ``text.not_understood``: no two bands are found; ``scale.gap``,
            ``scale.overlap``: a score has no grade, or two.

    Examples:
        >>> read = parse_scale("90（含）-100分为优，80（含）-90分为良，80分以下为差")
        >>> [str(band) for band in read.bands]
        ['优 [90, 100]', '良 [80, 90)', '差 (-∞, 80)']

    """
    words = take_text(text)
    refuse_unread(text=words)
    plain = _plain(words[:_LONGEST])
    said = _said(plain)
    if len(said) < _LEAST:
        raise _refused(text, text, 0)
    if missed := _without_band(plain, said):
        raise _refused(text, missed["label"], _written_at(words, missed))
    return Scale(bands=_bands(said), places=places)


def _refused(text: str, part: str, position: int) -> RecordError:
    """The refusal of a text, or of a part of it."""
    facts = {"found": quoted(text), "part": quoted(part)}
    return refuse(Code.TEXT_NOT_UNDERSTOOD, position=position, wanted=_WANTED, **facts)


def _written_at(text: str, label: re.Match[str]) -> int:
    """Where a label of the plain text stands in the text as written."""
    before = label.string.count(label["label"], 0, label.start("label"))
    written = re.compile(r"[\s$]*".join(map(re.escape, label["label"])))
    return [each.start() for each in written.finditer(text)][before]


def bands_said(text: str) -> tuple[Band, ...]:
    """The bands that a text states, in its order (等级区间); none where it states none."""
    return _bands(_said(_plain(text[:_LONGEST])))


def is_all_said(text: str) -> bool:
    """Whether every grade that a text names from its first band on has a band (各等级均有区间)."""
    plain = _plain(text[:_LONGEST])
    return _without_band(plain, _said(plain)) is None


def _without_band(text: str, said: Sequence[_Said]) -> re.Match[str] | None:
    """The first grade behind the first band that has no band of its own, where there is one."""
    known = {_SHORT.get(each.label, each.label) for each in said}
    begin = min((each.place for each in said), default=len(text))
    for match in _NAMED.finditer(text, begin):
        if _SHORT.get(match["label"], match["label"]) not in known:
            return match
    return None


def _bands(said: Sequence[_Said]) -> tuple[Band, ...]:
    """The bands as records."""
    return tuple(_band(each, said) for each in said)


def _band(said: _Said, others: Sequence[_Said]) -> Band:
    """One band; an edge that the text gives to no band belongs to the one above it."""
    label, low, high, _ = said
    above = {each.low.at for each in others if each.low and each.low.held is not False}
    if high is not None and high.held is None and not (low and low.at == high.at):
        high = high._replace(held=high.at not in above)
    return Band(
        label=label,
        low=low.at if low else None,
        low_included=low is None or low.held is not False,
        high=high.at if high else None,
        high_included=high is not None and high.held is not False,
    )


def _plain(text: str) -> str:
    """A text without spaces and the marks of formulas, in plain signs."""
    plain = text.translate(_CLEAN)
    for written, sign in _SAME:
        plain = plain.replace(written, sign)
    return "".join(plain.replace("$", "").split())


def _said(text: str) -> list[_Said]:
    """The bands of a text in which the label stands behind the scores, or before them."""
    behind = list(_scanned(text, label_first=False))
    before = list(_scanned(text, label_first=True))
    return before if len(before) > len(behind) else behind


_PARTS: Final = (_BETWEEN, _TURNED, _RANGE, _BOTH, _FALLING, _OVER, _UNDER)
_BEHIND: Final = tuple(re.compile(f"{each.pattern}{_JOIN}{_LABEL}") for each in _PARTS)
_FIRST: Final = tuple(re.compile(f"{_LABEL}{_JOIN}{each.pattern}") for each in _PARTS)


def _scanned(text: str, *, label_first: bool) -> Iterator[_Said]:
    """Each band of a text, from the beginning; a label is named once."""
    seen = set[str]()
    for match in _matches(text, _FIRST if label_first else _BEHIND):
        if match["label"] not in seen:
            seen.add(match["label"])
            yield _Said(match["label"], *_ends(match.groupdict()), match.start())


def _matches(text: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[re.Match[str]]:
    """The matches of any of the patterns, the first and then the longest; none overlaps."""
    ahead: list[_Ahead] = [(each, each.search(text)) for each in patterns]
    while found := [match for _, match in ahead if match]:
        best = min(found, key=lambda each: (each.start(), -each.end()))
        yield best
        ahead = [_from(best.end(), *each) for each in ahead if each[1]]


_Ahead = tuple[re.Pattern[str], re.Match[str] | None]


def _from(end: int, pattern: re.Pattern[str], match: re.Match[str] | None) -> _Ahead:
    """The next match of a pattern; what stands behind the end need not be searched again."""
    if match is None or match.start() >= end:
        return pattern, match
    return pattern, pattern.search(match.string, end)


def _ends(groups: dict[str, str | None]) -> tuple[_End | None, _End | None]:
    """The ends that a condition states."""
    said = {name: value or "" for name, value in groups.items()}
    if said.get("first"):
        return _between(said)
    if said.get("turned"):
        return _turned(said)
    return _range(said) if said.get("low") else (_side("up", said), _side("down", said))


def _between(said: dict[str, str]) -> tuple[_End, _End]:
    """Two ends about a variable, rising or falling: 80≤S<90, 90>S≥80."""
    first = _End(Decimal(said["first"]), (said["rises"] or said["falls"]) in "≤≥")
    last = _End(Decimal(said["last"]), (said["on"] or said["down"]) in "≤≥")
    return (first, last) if said["rises"] else (last, first)


def _turned(said: dict[str, str]) -> tuple[_End | None, _End | None]:
    """One end with the variable behind it: 60>S."""
    end = _End(Decimal(said["before"]), said["turned"] in "≤≥")
    return (end, None) if said["turned"] in "≤<" else (None, end)


def _range(said: dict[str, str]) -> tuple[_End, _End]:
    """Two ends, in whichever order: 80（含）-90, 100-90, 90-100分（含90分）."""
    behind = said["high_held"] + said["held"]
    first_held, last_held = (
        _named(said["low_held"] + behind, said[end], near=near)
        for end, near in (("low", said["low_held"]), ("high", behind))
    )
    first = _End(Decimal(said["low"]), _stated(first_held, said["open"]))
    last = _End(Decimal(said["high"]), False if said["less"] else _stated(last_held, said["close"]))
    return (first, last) if first.at <= last.at else (last, first)


def _named(held: str, end: str, *, near: str) -> bool | None:
    """Whether words in brackets give an end to its band, by its number or because they are near."""
    for each in _OF_HELD.finditer(held):
        if each["which"] and Decimal(each["which"]) == Decimal(end):
            return not each["no"]
    for each in _OF_HELD.finditer(near):
        if not each["which"]:
            return not each["no"]
    return None


def _stated(held: bool | None, bracket: str) -> bool | None:  # noqa: FBT001
    """Whether an end belongs to its band, where words or a square bracket say so."""
    return True if held is None and bracket in {"[", "]"} else held


def _side(name: str, said: dict[str, str]) -> _End | None:
    """One end: 得分≥85, 60分以下; ``None`` where the band has none on this side."""
    if sign := said.get(f"{name}_sign"):
        beside = said[f"{name}_beside"]
        held = "不" not in beside if beside else sign not in _EXCLUDING
        return _End(Decimal(said[f"{name}_one"]), held)
    if not (word := said.get(f"{name}_word")):
        return None
    beside = said[f"{name}_held"] or said[f"{name}_behind"]
    inclusive = True if name == "up" or "含" in word or "及" in word else None
    return _End(Decimal(said[f"{name}_other"]), "不" not in beside if beside else inclusive)
