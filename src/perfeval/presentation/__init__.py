"""Results in words and figures (结果展示): sentences, labels, numbers, money, dates and reports.

Every sentence comes from a message catalog, in Chinese (简体、繁體) and in English; no language of
the machine and no setting of the process is looked at.

    >>> from perfeval.codes import Code
    >>> from perfeval.errors import problem
    >>> print(describe(problem(Code.CHECK_SCORE_MISSING, "declared_total")))
    总分：未填总分；缺少总分，评价不完整
    >>> print(describe(problem(Code.CHECK_SCORE_MISSING, "declared_total"), locale="zh_TW"))
    總分：未填總分；缺少總分，評價不完整
"""

from perfeval.presentation.capitals import in_capitals
from perfeval.presentation.dates import format_date
from perfeval.presentation.languages import LOCALES
from perfeval.presentation.money import format_money
from perfeval.presentation.numbers import format_number, format_percent, format_points
from perfeval.presentation.paths import describe_path
from perfeval.presentation.reports import (
    Report,
    ReportList,
    ReportSection,
    ReportTable,
    report,
)
from perfeval.presentation.sentences import describe
from perfeval.presentation.words import label

__all__ = [
    "LOCALES",
    "Report",
    "ReportList",
    "ReportSection",
    "ReportTable",
    "describe",
    "describe_path",
    "format_date",
    "format_money",
    "format_number",
    "format_percent",
    "format_points",
    "in_capitals",
    "label",
    "report",
]
