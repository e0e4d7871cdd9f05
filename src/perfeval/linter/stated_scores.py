"""Scores that a report states: the total, the grade, the scores of indicators (文中得分与等级)."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

import attrs

from perfeval.errors import PerfevalError
from perfeval.linter.sentences import NUMBER, Lines, Sentence
from perfeval.quantities import ZERO, exactly, number
from perfeval.reading import either
from perfeval.scale_text import LABELS
from perfeval.tables.sheet import Place

_TAIL: Final = rf"(?P<score>{NUMBER})\s*分(?!为?[4-5]?个|以|\(含|[-~—至])"
_GAP: Final = r"(?:(?!满分)[^\d。;<>≤≥\n]){0,8}?"
_WHOLE: Final = "总得分|综合得分|自评得分|评价得分|自评分"
_SCORES: Final = (
    (
        re.compile(rf"(?<!满)(?P<label>{_WHOLE}|总分){_GAP}{_TAIL}"),
        re.compile(rf"(?P<label>(?:自评|评价|总评|最终|综合)得)\s*{_TAIL}"),
        re.compile(
            rf"(?P<label>{_WHOLE})\s*[:为是]\s*(?P<score>{NUMBER})(?=[,。;)\s]|\Z)(?!\s*[分%~—至-])"
        ),
    ),
    (re.compile(rf"(?P<label>(?<![满标项率性度出益况理程策入类行算])得分){_GAP}{_TAIL}"),),
)
"""How the score of the whole is said; only where it is not, 得分 alone."""
_FULL: Final = frozenset({"100", "100.0", "100.00"})
_GRADE: Final = re.compile(
    rf"(?:等级|等次|评定|结果|结论|评价)(?:确定|评定)?(?:为|是|:)\s*[“\"']?"
    rf"(?P<grade>{either(LABELS)})(?![\w(\[、])"
)
_EARNED: Final = re.compile(
    rf"(?:^|[,、:])(?P<what>[^,、:()\d]{{0,20}}?)(?:得分?)\s*[为是:]?\s*(?P<score>{NUMBER})\s*分(?!值|以)"
)
_ITEM: Final = re.compile(
    rf"(?<![\d.])[(]?(?:满分|分值|权重)?[为是:]?(?P<full>{NUMBER})\s*+分[)]?\s*+[,、:]?\s*+"
    rf"(?:(?:自评|评价|实际|实)?得分?|自评)[为是:]?\s*+(?P<score>{NUMBER})\s*+分(?!值|以|[-~—至])"
)
_BETWEEN: Final = re.compile(r"[,;。、\s]*+[^\d,;:。、()]{1,12}[,:]?")
_WITHIN: Final = re.compile(r"其中\s*[:,]?")
_KNOWN: Final = re.compile("执行|产出|效益|效果|满意|决策|过程|成本|投入|管理|项目")
_HUNDRED: Final = Decimal(100)
_SUMMED: Final = re.compile("总得?$|总评$|综合$|合计$|总计$|共计?$")
_OPEN: Final = re.compile(r"[()]|其中|扣|加分|满分")
_MORE: Final = re.compile("其中|扣|加分|附加")
_INNER: Final = re.compile("数量|质量|时效|经济|社会|生态|可持续")
_ALL_PARTS: Final = (("产出", "效益", "满意", "执行"), ("决策", "过程", "产出", "效益"))
_INDICATOR: Final = "指标"
_FEWEST: Final = 2


@attrs.frozen
class Stated:
    """A score or a grade that a text states (文中得分与等级)."""

    text: str
    """As written."""
    place: Place
    """Its line and column."""


@attrs.frozen
class StatedTotal:
    """A total score that a sentence states with the scores of indicators (文中总得分)."""

    total: Stated
    """The total."""
    stated: Decimal
    """The total in points."""
    parts: tuple[Decimal, ...]
    """The scores beside it."""
    complete: bool
    """Whether they are of all indicators that a total is usually made of."""

    @property
    def follows(self) -> Decimal:
        """What the scores add up to."""
        with exactly():
            return sum(self.parts, ZERO)


def totals_of(sentence: Sentence) -> Iterator[StatedTotal]:
    """The total score of a sentence with those of indicators; not where one may hold another."""
    said = list(_EARNED.finditer(sentence.text))
    totals = [each for each in said if _SUMMED.search(each["what"])]
    parts = [each for each in said if not _SUMMED.search(each["what"])]
    names = [each["what"] for each in parts]
    inner = sum(1 for each in names if _INNER.search(each))
    if len(totals) != 1 or sum(_INDICATOR in each for each in names) < _FEWEST:
        return
    if inner not in {0, len(names)} or _OPEN.search(sentence.text):
        return
    try:
        scores = tuple(number(each["score"]) for each in parts)
        stated = number(totals[0]["score"])
    except PerfevalError:  # Too many digits for a score.
        return
    place = sentence.place(totals[0].start("score"), "")
    whole = any(all(any(word in name for name in names) for word in words) for words in _ALL_PARTS)
    yield StatedTotal(Stated(totals[0]["score"], place), stated, scores, whole)


def totals_over(sentences: Sequence[Sentence]) -> Iterator[StatedTotal]:
    """Total scores whose parts stand behind 其中, perhaps in the next sentence of the line."""
    for place, each in enumerate(sentences):
        head, *tails = _WITHIN.split(each.text)
        if len(tails) != 1:
            continue
        before = each if head.strip() else sentences[place - 1] if place else None
        if before is None or before.place(0, "").row != each.place(0, "").row:
            continue
        total = _only_total(before, head if before is each else before.text)
        parts = _all_parts(tails[0])
        if total is not None and parts:
            yield StatedTotal(total, number(total.text), parts, complete=True)


def _only_total(sentence: Sentence, text: str) -> Stated | None:
    """The score of the whole that stands at the beginning of a sentence, where it is the only."""
    found = {each.start("score"): each for one in _SCORES[0] for each in one.finditer(text)}
    if len(found) != 1 or _OPEN.search(text):
        return None
    [(start, match)] = found.items()
    return Stated(match["score"], sentence.place(start, "")) if _is_score(match["score"]) else None


def _is_score(text: str) -> bool:
    """Whether a number may be a score."""
    try:
        return number(text) <= _HUNDRED
    except PerfevalError:  # Too many digits for a score.
        return False


def _all_parts(text: str) -> tuple[Decimal, ...]:
    """The scores of all indicators that a total is usually made of, each once; else none."""
    said = list(_EARNED.finditer(text))
    names = [each["what"] for each in said]
    known = all(_KNOWN.search(name) and not _INNER.search(name) for name in names)
    if _OPEN.search(text) or not known or not all(_is_score(each["score"]) for each in said):
        return ()
    whole = any(
        all(sum(word in name for name in names) == 1 for word in words) for words in _ALL_PARTS
    )
    return tuple(number(each["score"]) for each in said) if whole else ()


def totals_beside(text: str, lines: Lines) -> Iterator[StatedTotal]:
    """Total scores of lines that list full marks of 100 in all, each with its score.

    投入15分，自评15分；过程85分，自评80分。自评总分95分。
    """
    start = 0
    for line in text.splitlines(keepends=True):
        items = list(_ITEM.finditer(line))
        if len(items) >= _FEWEST and not _MORE.search(line) and _are_joined(line, items):
            rest = line[items[-1].end() :]
            found = {each.start("score"): each for one in _SCORES[0] for each in one.finditer(rest)}
            scores = _of_the_whole(items)
            if len(found) == 1 and scores:
                [(at, match)] = found.items()
                place = lines.place(start + items[-1].end() + at, "")
                if _is_score(match["score"]):
                    total = Stated(match["score"], place)
                    yield StatedTotal(total, number(total.text), scores, complete=True)
        start += len(line)


def _are_joined(line: str, items: Sequence[re.Match[str]]) -> bool:
    """Whether nothing but names stands between the items of a line."""
    return all(_BETWEEN.fullmatch(line, one.end(), two.start()) for one, two in pairwise(items))


def _of_the_whole(items: Sequence[re.Match[str]]) -> tuple[Decimal, ...]:
    """The scores of items that have full marks of 100 in all, none of them above; else none."""
    if not all(_is_score(each[name]) for each in items for name in ("full", "score")):
        return ()
    pairs = [(number(each["full"]), number(each["score"])) for each in items]
    with exactly():
        whole = sum((full for full, _ in pairs), ZERO) == _HUNDRED
    fits = whole and all(score <= full for full, score in pairs)
    return tuple(score for _, score in pairs) if fits else ()


def score_of(text: str, lines: Lines) -> Stated | None:
    """The score of the whole; 总分100分 is one only where no other stands."""
    for patterns in _SCORES:
        found = [match for each in patterns for match in each.finditer(text)]
        if found:
            best = min(found, key=lambda each: (_is_full(each), each.start()))
            return _stated(best, "score", lines)
    return None


def grade_of(text: str, lines: Lines) -> Stated | None:
    """The grade that a text states."""
    return _stated(_GRADE.search(text), "grade", lines)


def _is_full(match: re.Match[str]) -> bool:
    """Whether a score is probably what could be earned."""
    return match["label"] == "总分" and match["score"] in _FULL


def _stated(match: re.Match[str] | None, group: str, lines: Lines) -> Stated | None:
    """A score or a grade with its place."""
    if match is None:
        return None
    return Stated(match[group], lines.place(match.start(group), ""))
