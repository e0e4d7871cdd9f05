"""The pages that name documents, functions, tests and terms say what is there.

``python tests/test_sources.py`` writes docs/sources.md anew: what a function takes from a document
stands in its docstring under Source, and the page gathers these.
"""

import importlib
import inspect
import re
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Final, NamedTuple

import pytest

import glossary
import perfeval
from perfeval import rates, standards

TESTS: Final = Path(__file__).parent
PAGE: Final = TESTS.parent / "docs" / "sources.md"

INTRODUCTION: Final = """\
# Sources

Which document fixes what, where it stands in the code, and which test holds it.
The tables follow from the docstrings and are held by the tests: every name and every test file \
exists, and each test names what it holds.

Not every document was read in full: much is taken from what local forms, reports and \
evaluators' templates repeat of it.
Check the printed text before you rely on it.

## Documents

| Document | Number | What it fixes here |
| --- | --- | --- |
| 预算法 Budget Law | amended 2018 | the four budgets |
| 预算绩效评价共性指标体系框架 Common indicator frames | 财预〔2013〕53号 | rates of \
projects (annex 1) and departments (annex 2) |
| 中央部门预算绩效运行监控管理暂行办法 Monitoring | 财预〔2019〕136号 | progress against time |
| 项目支出绩效评价管理办法 Project evaluation | 财预〔2020〕10号 | self-evaluation form, weights, \
grades, bands of qualitative indicators, report outline |
| 中央部门项目支出核心绩效目标和指标设置及取值指引 Core indicators | 财预〔2021〕101号 | cost \
indicators, ways of giving points |
| 关于全面落实预算绩效管理的实施意见 City opinion | 石发〔2019〕8号 | the county's department \
self-evaluation |
| 党政机关公文格式 Format of official documents | GB/T 9704-2012 | numbers of headings |
"""


class Source(NamedTuple):
    """What a name takes from a document."""

    document: str
    """The document and the place in it."""
    fixes: str
    """What it fixes."""
    name: str
    """Where it stands, below `perfeval`."""


BY_HAND: Final = (
    Source("Budget Law, article 5", "the four budgets (四本预算)", "terms.BudgetAccount"),
    Source("财预〔2020〕10号", "who evaluates (评价类型)", "terms.EvaluationKind"),
    Source("财预〔2020〕10号", "outcomes of qualitative targets (定性指标)", "terms.Outcome"),
    Source("财预〔2020〕10号", "weights, execution points and grades", "standards.MINISTRY_2020"),
    Source("石发〔2019〕8号, a county's report", "grades at 85, 75, 60", "standards.SHENZE_2023"),
    Source("a county's report", "the scale of the seed (等级标准)", "scales.FOUR_TIER"),
    Source(
        "财预〔2020〕10号, annex; a county's annex 4",
        "outlines of reports (报告提纲)",
        "presentation.reports.outlines.Outline",
    ),
    Source(
        "GB/T 9704-2012, 7.3.3",
        "numbers of headings (标题序号)",
        "presentation.reports.numerals.numbered",
    ),
)
"""What is taken from a document by something that has no docstring with a Source."""
HELD_BY: Final = {
    "presentation.reports.outlines.Outline": "test_report_seed.py",
    "presentation.reports.numerals.numbered": "test_report.py",
    "terms.BudgetAccount": "test_seed.py",
    "terms.EvaluationKind": "test_records.py",
    "terms.Outcome": "test_judgements.py",
}
"""Tests of what is not tested in the file of its module."""


def public() -> Iterator[tuple[str, object]]:
    """Every function and class that is promised, by its place below `perfeval`."""
    names = [(perfeval, each) for each in perfeval.__all__]
    names += [(rates, each) for each in rates.__all__]
    for room, name in names:
        value = getattr(room, name)
        if inspect.isfunction(value) or inspect.isclass(value):
            yield f"{value.__module__}.{name}".removeprefix("perfeval."), value


def gathered() -> list[Source]:
    """What the docstrings say of their sources."""
    found: list[Source] = []
    for name, value in public():
        text = inspect.getdoc(value) or ""
        if match := re.search(r"\nSource:\n((?: {4}.*\n?)+)", text):
            document = " ".join(match[1].split()).rstrip(".")
            found.append(Source(document, text.partition("\n")[0].rstrip("."), name))
    return sorted(set(found), key=lambda each: each.name)


def held_by(name: str) -> str:
    """The file that tests something: that of its module, else that of its room."""
    if name in HELD_BY:
        return HELD_BY[name]
    parts = name.split(".")
    files = (f"test_{'_'.join(parts[:length])}.py" for length in range(len(parts) - 1, 0, -1))
    return next(each for each in files if (TESTS / each).is_file())


def row(source: Source) -> str:
    """A source as a row of the table."""
    link = f"{{py:obj}}`{source.name.rpartition('.')[2]}`"
    fixes = re.sub(r"`(\w+)`", r"\1", source.fixes)
    return f"| {source.document} | {fixes} | {link} | `{held_by(source.name)}` |"


def table(found: list[Source]) -> str:
    """A table of sources."""
    heads = "| Document and place | What it fixes | In the code | Test |"
    return "\n".join([heads, "| --- | --- | --- | --- |", *map(row, found)])


def written() -> str:
    """The whole page."""
    found = gathered()
    parts = [
        INTRODUCTION,
        "## Methods, vocabularies and reports\n",
        table([*BY_HAND]),
        "\n## Rates\n",
        table([each for each in found if each.name.startswith("rates.")]),
        "\n## Rules\n",
        table([each for each in found if not each.name.startswith("rates.")]),
    ]
    return "\n".join(parts) + "\n"


def value_of(name: str) -> object:
    """What stands under a name below `perfeval`."""
    module, _, last = name.rpartition(".")
    return getattr(importlib.import_module(f"perfeval.{module}"), last)


class TestSources:
    """Documents, functions and tests in one table."""

    def test_the_page_is_what_the_code_says(self) -> None:
        """Else run this file."""
        assert PAGE.read_text("utf-8") == written()

    def test_there_are_many(self) -> None:
        """All rates but two kinds, and the rules that follow a document."""
        assert len(gathered()) > len(rates.__all__) - len(("Rate", "SurplusState"))

    @pytest.mark.parametrize("source", [*BY_HAND, *gathered()], ids=lambda each: each.name)
    def test_every_name_exists_and_is_tested(self, source: Source) -> None:
        """Each test file names what it holds."""
        assert value_of(source.name) is not None
        text = (TESTS / held_by(source.name)).read_text("utf-8")
        assert re.search(rf"\b(?i:{source.name.rpartition('.')[2]})\b", text)

    def test_every_method_has_its_row(self) -> None:
        """A standard that is new stands in the table."""
        named = {each.name for each in BY_HAND}
        assert {f"standards.{each}" for each in standards.__all__} <= named

    def test_every_number_of_a_document_is_introduced(self) -> None:
        """What a row names by its number stands in the list of documents."""
        cited = {each.document for each in [*BY_HAND, *gathered()]}
        numbers = {number for text in cited for number in re.findall(r"\w+〔\d{4}〕\d+号", text)}
        assert numbers == set(re.findall(r"\w+〔\d{4}〕\d+号", INTRODUCTION))


class TestGlossary:
    """One table of terms, two pages."""

    @pytest.mark.parametrize("path", glossary.PAGES, ids=lambda each: each.parent.name)
    def test_the_pages_are_what_the_table_says(self, path: Path) -> None:
        """Else run ``python tests/glossary.py``."""
        assert path.read_text("utf-8") == glossary.PAGES[path]

    def test_every_name_exists(self) -> None:
        """In the code, as it is written here."""
        entries = [each for group in glossary.GROUPS.values() for each in group]
        for each in entries:
            if each.name:
                assert attrgetter(each.name)(perfeval) is not None

    def test_no_term_stands_twice(self) -> None:
        """In either language."""
        entries = [each for group in glossary.GROUPS.values() for each in group]
        for words in ([each.chinese for each in entries], [each.english for each in entries]):
            assert len(words) == len(set(words))


if __name__ == "__main__":
    PAGE.write_text(written(), "utf-8")
