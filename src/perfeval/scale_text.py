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
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from perfeval.codes import Code
from perfeval.errors import quoted
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
_HELD: Final = r"(?:\((?:不)?含\))?"
_WORDS: Final = r"(?:总?得分|总分|综合得分|评价得分|分数|评分|分值|自评得分)?(?:在|为)?"
_RANGE: Final = re.compile(
    rf"(?P<open>[\[(])?(?P<low>{_NUMBER})分?(?P<low_held>{_HELD})分?[-~—–至到,]+(?P<less><)?"
    rf"(?P<high>{_NUMBER})分?(?P<high_held>{_HELD})分?(?P<close>[\])])?(?:之间)?"
)
_BETWEEN: Final = re.compile(
    rf"(?P<low>{_NUMBER})分?(?P<first>[≤<]){_WORDS}(?P<second>[≤<])(?P<high>{_NUMBER})分?"
)
_SIDE: Final = re.compile(
    rf"{_WORDS}(?:(?P<sign>[≥>≤<]|不低于|不少于|大于等于|小于等于|大于|高于|低于|小于|不足|未达到)"
    rf"(?P<one>{_NUMBER})分?"
    rf"|(?P<other>{_NUMBER})分?(?P<held>{_HELD})(?P<word>(?:及|含)?以[上下])(?P<behind>{_HELD}))"
)
_JOIN: Final = r"(?:的|,|:|、)?(?:(?:等级|结果|评价等级)?(?:评定?|确定|定|认定)?为|是|:|—+|\()?"
_CLEAN: Final = str.maketrans(
    {"＜": "<", "＞": ">", "≦": "≤", "≧": "≥", "⩽": "≤", "⩾": "≥", "（": "(", "）": ")",
     "，": ",", "：": ":", "～": "~", "％": "%", "－": "-", "【": "[", "】": "]"}
)  # fmt: skip
_SAME: Final = (
    (r"\leq", "≤"),
    (r"\geq", "≥"),
    (r"\le", "≤"),
    (r"\ge", "≥"),
    ("<=", "≤"),
    (">=", "≥"),
)
_LEAST: Final = 2
_LONGEST: Final = 2000
_UP: Final = frozenset({"≥", ">", "不低于", "不少于", "大于等于", "大于", "高于"})
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
    said = bands_said(words)
    if len(said) < _LEAST:
        found = quoted(text)
        raise refuse(Code.TEXT_NOT_UNDERSTOOD, found=found, part=found, position=0, wanted=_WANTED)
    return Scale(bands=said, places=places)


def bands_said(text: str) -> tuple[Band, ...]:
    """The bands that a text states, in its order (等级区间); none where it states none."""
    said = _said(_plain(text[:_LONGEST]))
    return tuple(_band(each, said) for each in said)


def _band(said: _Said, others: list[_Said]) -> Band:
    """One band; an edge that the text gives to no band belongs to the one above it."""
    label, low, high = said
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


_PARTS: Final = (_BETWEEN, _RANGE, _SIDE)
_BEHIND: Final = tuple(re.compile(f"(?P<cond>{each.pattern}){_JOIN}{_LABEL}") for each in _PARTS)
_FIRST: Final = tuple(re.compile(f"{_LABEL}{_JOIN}(?P<cond>{each.pattern})") for each in _PARTS)


def _scanned(text: str, *, label_first: bool) -> Iterator[_Said]:
    """Each band of a text, from the beginning; a label is named once."""
    patterns, place, seen = (_FIRST if label_first else _BEHIND), 0, set[str]()
    while place < len(text):
        found = [match for each in patterns if (match := each.search(text, place))]
        if not found:
            return
        match = min(found, key=lambda each: (each.start(), -each.end()))
        place = match.end()
        if match["label"] not in seen:
            seen.add(match["label"])
            yield _Said(match["label"], *_ends(match))


def _ends(match: re.Match[str]) -> tuple[_End | None, _End | None]:
    """The ends that a condition states."""
    groups = match.groupdict()
    if groups.get("first"):
        return (
            _End(Decimal(groups["low"]), groups["first"] == "≤"),
            _End(Decimal(groups["high"]), groups["second"] == "≤"),
        )
    if groups.get("low"):
        return _range(groups)
    return _side(groups)


def _range(groups: dict[str, str]) -> tuple[_End, _End]:
    """Two ends, in whichever order: 80（含）-90, 100-90."""
    first = _End(Decimal(groups["low"]), _stated(groups["low_held"], groups["open"]))
    last_held = False if groups["less"] else _stated(groups["high_held"], groups["close"])
    last = _End(Decimal(groups["high"]), last_held)
    return (first, last) if first.at <= last.at else (last, first)


def _stated(held: str, bracket: str | None) -> bool | None:
    """Whether an end belongs to its band, where the text says so."""
    if held:
        return "不" not in held
    return None if bracket is None or bracket in "()" else True


def _side(groups: dict[str, str]) -> tuple[_End | None, _End | None]:
    """One end: 得分≥85, 60分以下."""
    if groups["sign"]:
        end = _End(Decimal(groups["one"]), groups["sign"] not in _EXCLUDING)
        return (end, None) if groups["sign"] in _UP else (None, end)
    held = groups["held"] or groups["behind"]
    up = groups["word"].endswith("上")
    named = up or "含" in groups["word"] or "及" in groups["word"]
    said = "不" not in held if held else named or None
    end = _End(Decimal(groups["other"]), said)
    return (end, None) if up else (None, end)
