"""Real files: a table comes from Excel and goes back to it, a report becomes a Word file."""

from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from docx import Document
from office_files import rows_of, save_rows, save_word
from openpyxl import Workbook, load_workbook
from sample_sheet import SHEET
from shenze_2023 import REPORT

from perfeval import Evaluation, evaluate, lint, read_table, report, to_rows
from perfeval.codes import Code
from perfeval.standards import MINISTRY_2020, SHENZE_2023


@pytest.fixture(name="sheet")
def a_sheet(tmp_path: Path) -> Path:
    """The table as a clerk has it: with merged cells, and a formula for the total."""
    path = tmp_path / "自评表.xlsx"
    book = Workbook()
    page = book.worksheets[0]
    for row in SHEET:
        page.append(row)
    page.merge_cells("A10:A11")
    page.merge_cells("A1:H1")
    book.save(path)
    return path


FIRST: Final = 9
"""The row of the first indicator, counted from nought."""


class TestExcel:
    """What openpyxl reads is what the library reads."""

    def test_a_file_is_read(self, sheet: Path) -> None:
        """Merged cells are filled, money is in yuan, nothing is left open."""
        found = read_table(rows_of(sheet))
        assert found.problems == ()
        assert found.subject.name == "乡村文化活动经费"
        assert [each.level1 for each in found.subject.indicators][:2] == ["产出指标"] * 2
        assert found.subject.budget is not None
        assert found.subject.budget.executed == 400_000

    def test_it_is_the_same_as_the_rows(self, sheet: Path) -> None:
        """The file adds nothing and loses nothing."""
        assert read_table(rows_of(sheet, "Sheet")).subject == read_table(SHEET).subject

    def test_a_finding_leads_to_its_row(self, sheet: Path) -> None:
        """As Excel counts rows."""
        found = {each.code: each for each in lint(read_table(rows_of(sheet)))}
        missed = found[Code.CHECK_MISSED_FULL_MARKS].place
        assert missed is not None
        assert load_workbook(sheet).worksheets[0].cell(missed.row, 3).value == "受益人次"

    def test_floats_of_cells_are_read_as_they_are_shown(self, tmp_path: Path) -> None:
        """46.8648 in a cell is a binary float in the file."""
        rows = [[*row] for row in SHEET]
        rows[3][2:5] = [46.8648, 46.8648, 46.8648]
        rows[4][1] = rows[5][1] = None
        save_rows([*rows[:4], *rows[6:]], tmp_path / "a.xlsx")
        budget = read_table(rows_of(tmp_path / "a.xlsx")).subject.budget
        assert budget is not None
        assert budget.executed == Decimal(468_648)

    def test_the_result_goes_back(self, sheet: Path) -> None:
        """What was written is read as the same record, with what follows as its scores."""
        result: Evaluation = evaluate(read_table(rows_of(sheet)).subject, scheme=MINISTRY_2020)
        out = sheet.with_name("自评表（核定）.xlsx")
        save_rows(to_rows(result), out)
        again = read_table(rows_of(out, "自评表")).subject
        assert again.declared_total == result.total == Decimal("85.50")
        assert again.declared_grade == "良"
        assert evaluate(again, scheme=MINISTRY_2020).total == result.total


class TestWord:
    """The report as a Word file."""

    def test_headings_lists_and_tables(self, tmp_path: Path) -> None:
        """Each in its style, in the order of the report."""
        found = report(evaluate(REPORT, scheme=SHENZE_2023))
        path = tmp_path / "自评报告.docx"
        save_word(found, path)
        word = Document(str(path))
        styles = [(each.style.name if each.style else "", each.text) for each in word.paragraphs]
        assert styles[0] == ("Title", found.title)
        headings = [text for style, text in styles if (style or "").startswith("Heading")]
        assert headings == [*found.headings]
        duties = [text for style, text in styles if style == "List Number"]
        assert duties == [*REPORT.duties]
        tables = [table for section in found.sections for table in section.tables]
        assert len(word.tables) == len(tables)
        for written, made in zip(word.tables, tables, strict=True):
            cells = [tuple(cell.text for cell in row.cells) for row in written.rows]
            assert cells == [made.heads, *made.rows]
