"""What a report says in figures: amounts, sums, rates, the scale, the score, the grade (报告数据).

>>> reading = read_report("通用设备544198元和家具19464元，合计：563626元。支出进度100%。")
>>> [(each.label, str(each.value)) for each in reading.amounts]
[('通用设备', '544198'), ('家具', '19464'), ('合计', '563626')]
>>> str(reading.sums[0].stated), str(reading.sums[0].follows)
('563626', '563662')
"""

from typing import Final

import attrs

from perfeval.codes import Code
from perfeval.errors import PerfevalError, Problem
from perfeval.fields import check_arguments, refuse
from perfeval.linter.sentences import Lines, Sentence, StatedAmount, sentences_of
from perfeval.linter.stated_rates import StatedRate, rates_of
from perfeval.linter.stated_scores import (
    Stated,
    StatedTotal,
    grade_of,
    score_of,
    totals_beside,
    totals_of,
    totals_over,
)
from perfeval.linter.stated_sums import StatedSum, sums_of, sums_over
from perfeval.scale_text import bands_said, is_all_said
from perfeval.scales import Band, Scale

MAX_REPORT: Final = 1_000_000
"""The longest report that is read, in characters."""
_WIDE: Final[dict[int, int | str]] = {
    **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)},
    0x3000: " ",
    0x00A0: " ",
}
_FEWEST: Final = 2


@attrs.frozen(kw_only=True)
class ReportReading:
    """What was found in the prose of a report (报告数据)."""

    amounts: tuple[StatedAmount, ...]
    """All amounts of money."""
    sums: tuple[StatedSum, ...]
    """Totals with their parts."""
    rates: tuple[StatedRate, ...]
    """Execution rates."""
    totals: tuple[StatedTotal, ...]
    """Total scores with the scores of indicators."""
    bands: tuple[Band, ...]
    """The bands of the scale that it states."""
    scale: Scale | None
    """The scale; ``None`` where it states none, or one that cannot be."""
    scale_problems: tuple[Problem, ...]
    """Why the bands are no scale; empty where they are, or there are none."""
    score: Stated | None
    """The score of the whole; ``None`` where it states none."""
    grade: Stated | None
    """The grade; ``None`` where it states none."""


def read_report(text: str, /) -> ReportReading:
    """Find the figures in the prose of a report (提取报告数据).

    Args:
        text: the report as plain text.

    Raises:
        RecordError: ``record.kind``, ``text.too_long``: what is given is no text, or too much.

    """
    check_arguments(text=(text, (str,)))
    if len(text) > MAX_REPORT:
        raise refuse(Code.TEXT_TOO_LONG, found=len(text), limit=MAX_REPORT)
    plain = str.__str__(text).translate(_WIDE)
    lines, sentences = Lines(plain), sentences_of(plain)
    bands, scale, problems = _scale(plain)
    return ReportReading(
        amounts=tuple(found.amount for each in sentences for found in each.found),
        sums=(*(x for each in sentences for x in sums_of(each.found)), *sums_over(sentences)),
        rates=tuple(rates_of(sentences)),
        totals=_totals(plain, sentences, lines),
        bands=bands,
        scale=scale,
        scale_problems=problems,
        score=score_of(plain, lines),
        grade=grade_of(plain, lines),
    )


def _totals(text: str, sentences: tuple[Sentence, ...], lines: Lines) -> tuple[StatedTotal, ...]:
    """The total scores with those of indicators, each once."""
    found = [
        *(total for each in sentences for total in totals_of(each)),
        *totals_over(sentences),
        *totals_beside(text, lines),
    ]
    return tuple({each.total.place: each for each in reversed(found)}.values())[::-1]


def _scale(text: str) -> tuple[tuple[Band, ...], Scale | None, tuple[Problem, ...]]:
    """The bands of the line that has most of them, and their scale; else why they are none."""
    lines = [(bands_said(line), line) for line in text.splitlines()]
    bands, line = max(lines, key=lambda each: len(each[0]), default=((), ""))
    if len(bands) < _FEWEST or not is_all_said(line):
        return bands, None, ()
    try:
        return bands, Scale(bands=bands), ()
    except PerfevalError as error:
        scale = None
        if {each.code for each in error.problems} == {Code.SCALE_GAP}:
            scale = _of_whole_scores(bands)
        return bands, scale, () if scale else error.problems


def _of_whole_scores(bands: tuple[Band, ...]) -> Scale | None:
    """The scale of bands such as 90-100 and 80-89 (整数分档), or none."""
    try:
        return Scale(bands=bands, places=0)
    except PerfevalError:
        return None
