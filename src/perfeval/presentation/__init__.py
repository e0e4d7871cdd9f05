"""Results in words, figures and pictures (结果展示): sentences, numbers, views, charts, reports.

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
from perfeval.presentation.charts import Picture
from perfeval.presentation.dates import format_date
from perfeval.presentation.gallery import to_svg, to_vega_lite
from perfeval.presentation.languages import LOCALES
from perfeval.presentation.money import format_money
from perfeval.presentation.numbers import format_number, format_percent, format_points
from perfeval.presentation.paths import describe_path
from perfeval.presentation.plain import format_table
from perfeval.presentation.reports import (
    Report,
    ReportList,
    ReportSection,
    ReportTable,
    report,
)
from perfeval.presentation.sentences import describe
from perfeval.presentation.views import View, summary, to_html, to_markdown, view
from perfeval.presentation.words import label

__all__ = [
    "LOCALES",
    "Picture",
    "Report",
    "ReportList",
    "ReportSection",
    "ReportTable",
    "View",
    "describe",
    "describe_path",
    "format_date",
    "format_money",
    "format_number",
    "format_percent",
    "format_points",
    "format_table",
    "in_capitals",
    "label",
    "report",
    "summary",
    "to_html",
    "to_markdown",
    "to_svg",
    "to_vega_lite",
    "view",
]
