"""The self-evaluation report (绩效自评报告): from records to numbered sections, and to text.

What a record says is written under the headings of an outline; what it does not say is marked
【待填】, and nothing is invented.
With an evaluation the report says the total and the grade, and where points were lost.

    >>> from perfeval.records import Department
    >>> found = report(Department(name="某局", year=2023, goal="办好一件事"))
    >>> print(found.title)
    某局2023年度部门整体支出绩效自评报告
    >>> found.section("部门整体支出绩效目标、指标").paragraphs
    ('办好一件事', '【待填：绩效指标】')
"""

from perfeval.presentation.reports.document import Report, ReportList, ReportSection, ReportTable
from perfeval.presentation.reports.writer import report

__all__ = ["Report", "ReportList", "ReportSection", "ReportTable", "report"]
