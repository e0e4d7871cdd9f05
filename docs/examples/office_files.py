"""Excel in, Excel and Word out: what a script around the library looks like.

The library itself opens no file; openpyxl and python-docx do, in these few lines.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from openpyxl import Workbook, load_workbook

from perfeval import Report, ReportList, ReportTable

Cell = object
"""What a cell holds: a text, a number, or nothing."""


def rows_of(path: Path, sheet: str | None = None) -> list[Sequence[Cell]]:
    """The rows of a sheet (读 Excel), by default of the first."""
    book = load_workbook(path, data_only=True)  # What formulas gave, not the formulas.
    page = book[sheet] if sheet else book.worksheets[0]
    return [*page.iter_rows(values_only=True)]


def save_rows(rows: Iterable[Sequence[Cell]], path: Path, sheet: str = "自评表") -> None:
    """Write rows into a new file (写 Excel)."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append([*row])
    book.save(path)


def save_word(report: Report, path: Path) -> None:
    """Write a report into a Word file (写 Word), heading by heading."""
    word = Document()
    word.add_heading(report.title, level=0)
    for paragraph in report.opening:
        word.add_paragraph(paragraph)
    for section in report.sections:
        word.add_heading(section.heading(report.locale), level=section.level)
        for block in section.blocks:
            add_block(word, block)
    word.save(str(path))


def add_block(word: Word, block: str | ReportList | ReportTable) -> None:
    """Add a paragraph, a list or a table."""
    if isinstance(block, str):
        word.add_paragraph(block)
    elif isinstance(block, ReportList):
        for item in block.items:
            word.add_paragraph(item, style="List Number")
    else:
        table = word.add_table(rows=0, cols=len(block.heads), style="Table Grid")
        for row in (block.heads, *block.rows):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
