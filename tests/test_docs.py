"""The documentation lists every problem, every module and every promised name.

The tables of docs/problems.md follow from the code.
After a change of the catalogue ``python tests/test_docs.py`` writes them anew; a group of codes
that is new needs a section first that names it.
"""

import ast
import inspect
import pkgutil
import re
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

import perfeval
from perfeval.codes import MESSAGES, SEVERITIES, Code

DOCS = Path(__file__).parent.parent / "docs"
PROBLEMS = DOCS / "problems.md"
MODULES = sorted(each.name for each in pkgutil.walk_packages(perfeval.__path__, prefix="perfeval."))


def groups_of(section: str) -> list[str]:
    """The groups of codes that a section names in front of its table."""
    return re.findall(r"`(\w+)`", section.partition("\n|")[0])


def row(code: Code) -> str:
    """A code, its severity and its sentence as a row of a table."""
    sentence = re.sub(r"([\\`*|<\[])", r"\\\1", MESSAGES[code])
    return f"| `{code}` | {SEVERITIES[code]} | {sentence} |"


def table(groups: list[str]) -> list[str]:
    """The table of some groups of codes, in the order of the catalogue."""
    rows = [row(code) for code in Code if code.partition(".")[0] in groups]
    return ["| Code | Severity | Sentence |", "| --- | --- | --- |", *rows]


def sections(page: str) -> list[str]:
    """The sections of a page, without what stands before the first heading."""
    return page.split("\n## ")[1:]


def with_tables(page: str) -> str:
    """The page with its tables as they follow from the code."""
    parts = [page.partition("\n## ")[0].rstrip() + "\n"]
    for section in sections(page):
        lines = [line for line in section.splitlines() if not line.startswith("|")]
        prose = "\n".join(lines).rstrip()
        parts.append("\n".join([prose, "", *table(groups_of(section)), ""]))
    return "\n## ".join(parts)


def documented() -> set[str]:
    """The modules that some page documents."""
    pages = "\n".join(page.read_text("utf-8") for page in DOCS.glob("reference/*.md"))
    return set(re.findall(r"^\.\. automodule:: ([\w.]+)$", pages, re.MULTILINE))


@cache
def defined_in(name: str) -> set[str]:
    """What a module defines itself: classes, functions and constants."""
    found: set[str] = set()
    for node in ast.parse(inspect.getsource(import_module(name))).body:
        match node:
            case ast.ClassDef(name=each) | ast.FunctionDef(name=each):
                found.add(each)
            case ast.Assign(targets=[ast.Name(id=each)]) | ast.AnnAssign(target=ast.Name(id=each)):
                found.add(each)
            case _:
                pass
    return found


def test_catalogue_lists_every_problem() -> None:
    """The page of problems says, row by row, what the code says."""
    page = PROBLEMS.read_text("utf-8")
    for section in sections(page):
        written = [line for line in section.splitlines() if line.startswith("|")]
        wanted = table(groups_of(section))
        assert written == wanted, "\n".join(["the table should be:", *wanted])


def test_every_group_of_problems_has_one_table() -> None:
    """The sections of the page name every group of codes, each once."""
    named = [group for each in sections(PROBLEMS.read_text("utf-8")) for group in groups_of(each)]
    assert sorted(named) == sorted({code.partition(".")[0] for code in Code})


@pytest.mark.parametrize("module", MODULES)
def test_every_module_has_a_page(module: str) -> None:
    """No room of the house is without a description."""
    assert module in documented()


@pytest.mark.parametrize("name", perfeval.__all__)
def test_every_promised_name_is_documented(name: str) -> None:
    """A promised name is a documented module, or is defined in one."""
    homes = {module for module in MODULES if name in defined_in(module)}
    assert f"perfeval.{name}" in documented() or homes & documented()


if __name__ == "__main__":
    PROBLEMS.write_text(with_tables(PROBLEMS.read_text("utf-8")), "utf-8")
