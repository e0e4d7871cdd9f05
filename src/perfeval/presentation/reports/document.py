"""A report as data (报告): a title, an opening, and numbered sections with what stands in each.

>>> section = ReportSection(number=(1, 3), title="收支情况", blocks=("预算数1万元。",))
>>> section.heading()
'（三）收支情况'
>>> section.heading("en")
'1.3 收支情况'
"""

import re
from collections.abc import Iterator

import attrs

from perfeval.codes import Code
from perfeval.errors import CalculationError, problem, quoted
from perfeval.fields import check_arguments
from perfeval.presentation.languages import DEFAULT
from perfeval.presentation.reports import markup
from perfeval.presentation.reports.extra import rendered
from perfeval.presentation.reports.numerals import numbered
from perfeval.presentation.reports.wording import Wording

_IN_THE_BLANK = "([^【】]*)"


@attrs.frozen(kw_only=True)
class ReportList:
    """Things in a row, each on a line (列表)."""

    items: tuple[str, ...]
    """The lines."""


@attrs.frozen(kw_only=True)
class ReportTable:
    """A table of a report (表格)."""

    heads: tuple[str, ...]
    """The heads of its columns."""
    rows: tuple[tuple[str, ...], ...]
    """Its rows, each as long as the heads."""


Block = str | ReportList | ReportTable
"""What stands in a section: a paragraph, a list or a table."""


@attrs.frozen(kw_only=True)
class ReportSection:
    """A section of a report, without those below it (报告章节)."""

    number: tuple[int, ...]
    """Its number, with those of the sections that it stands in; the last is its own."""
    title: str
    """The heading without its number."""
    blocks: tuple[Block, ...] = ()
    """Paragraphs, lists and tables, in order."""

    def heading(self, locale: str = DEFAULT) -> str:
        """The heading with its number, as the language writes it (标题)."""
        return f"{numbered(self.number, locale)}{self.title}"

    @property
    def level(self) -> int:
        """1 for 一、, 2 for （一）, 3 for 1., 4 for （1）."""
        return len(self.number)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs."""
        return tuple(each for each in self.blocks if isinstance(each, str))

    @property
    def items(self) -> tuple[str, ...]:
        """The lines of all lists."""
        lists = (each for each in self.blocks if isinstance(each, ReportList))
        return tuple(item for each in lists for item in each.items)

    @property
    def tables(self) -> tuple[ReportTable, ...]:
        """The tables."""
        return tuple(each for each in self.blocks if isinstance(each, ReportTable))


@attrs.frozen(kw_only=True)
class Report:
    """A report in numbered sections (绩效自评报告), made by `report`."""

    title: str
    """The title."""
    opening: tuple[str, ...]
    """What stands before the first section."""
    sections: tuple[ReportSection, ...]
    """The sections in order, those below a section right behind it."""
    locale: str
    """The language of the headings and sentences."""
    stated: tuple[tuple[str, str], ...]
    """Single facts with their names, as the report shows them."""

    @property
    def facts(self) -> dict[str, str]:
        """Single facts by name, such as ``year``, ``total`` and ``grade`` (主要数据)."""
        return dict(self.stated)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings with their numbers (目录)."""
        return tuple(each.heading(self.locale) for each in self.sections)

    @property
    def blanks(self) -> tuple[str, ...]:
        """What is to be filled in, each once, in order (待填事项)."""
        mark = re.compile(re.escape(Wording(self.locale).blank("\0")).replace("\0", _IN_THE_BLANK))
        found = (match[1] for text in self._texts() for match in mark.finditer(text))
        return tuple(dict.fromkeys(found))

    def section(self, title: str, /) -> ReportSection:
        """The section of a heading, given without its number (按标题取章节).

        Raises:
            CalculationError: ``report.no_section``: there is none.

        """
        check_arguments(title=(title, (str,)))
        found = next((each for each in self.sections if each.title == title), None)
        if found is None:
            raise CalculationError([problem(Code.REPORT_NO_SECTION, found=quoted(title))])
        return found

    def to_markdown(self) -> str:
        """The report as Markdown (Markdown 文本); nothing in the records is read as Markdown."""
        return "\n\n".join(self._lines(markup.Markdown())) + "\n"

    def to_html(self) -> str:
        """The report as a piece of HTML (HTML 片段), without script, style or network."""
        lang = self.locale.replace("_", "-")
        body = "\n".join(self._lines(markup.Html()))
        return f'<article class="perfeval-report" lang="{lang}">\n{body}\n</article>\n'

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        return self.to_html()

    def render(self, template: str, /) -> str:
        """The report after a template of the user's own, in Jinja2 (自定义模板).

        What a template sees, and how it is held in, stands in
        `perfeval.presentation.reports.templates`.

        Raises:
            RecordError: ``report.template``: the template fails, with its line;
                ``text.too_long``: it is longer than any report.
            CalculationError: ``extra.missing``: jinja2 is not installed.

        Examples:
            >>> from perfeval.presentation import report
            >>> from perfeval.records import Project
            >>> found = report(Project(name="宣传", declared_total="83.33"))
            >>> found.render("{{ name }}得{{ total }}分")
            '宣传得83.33分'

        """
        check_arguments(template=(template, (str,)))
        return rendered(self._plain(), template)

    def _lines(self, to: markup.Markup) -> Iterator[str]:
        """Each heading, paragraph, list and table as text."""
        yield to.heading(1, self.title)
        yield from map(to.paragraph, self.opening)
        for section in self.sections:
            yield to.heading(section.level + 1, section.heading(self.locale))
            for block in section.blocks:
                yield _as_text(block, to)

    def _plain(self) -> dict[str, object]:
        """The report as plain data, which is all that a template sees."""
        sections = [_as_data(each, self.locale) for each in self.sections]
        return {
            **self.facts,
            "title": self.title,
            "opening": [*self.opening],
            "sections": sections,
            "section": {each["title"]: each for each in sections},
            "blanks": [*self.blanks],
        }

    def _texts(self) -> Iterator[str]:
        """Every text of the report."""
        yield self.title
        yield from self.opening
        for section in self.sections:
            yield section.title
            for block in section.blocks:
                yield from _texts_of(block)


def _as_data(section: ReportSection, locale: str) -> dict[str, object]:
    """A section as plain data."""
    return {
        "title": section.title,
        "heading": section.heading(locale),
        "level": section.level,
        "paragraphs": [*section.paragraphs],
        "items": [*section.items],
        "tables": [{"heads": [*each.heads], "rows": [*each.rows]} for each in section.tables],
    }


def _as_text(block: Block, to: markup.Markup) -> str:
    """A paragraph, a list or a table as text."""
    match block:
        case ReportList(items=items):
            return to.listing(items)
        case ReportTable(heads=heads, rows=rows):
            return to.table(heads, rows)
        case text:
            return to.paragraph(text)


def _texts_of(block: Block) -> Iterator[str]:
    """Every text of a block."""
    match block:
        case ReportList(items=items):
            yield from items
        case ReportTable(rows=rows):
            yield from (cell for row in rows for cell in row)
        case text:
            yield text
