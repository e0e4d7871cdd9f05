"""Scores that a report states: the total, the grade, the scores of indicators (文中得分与等级)."""

import re
from collections.abc import Iterator
from decimal import Decimal
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
_SUMMED: Final = re.compile("总得?$|总评$|综合$|合计$|总计$|共计?$")
_OPEN: Final = re.compile(r"[()]|其中|扣|加分|满分")
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
