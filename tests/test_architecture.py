"""The house: which room may import which, what it may know, and how large it may grow."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import perfeval
from perfeval import shown
from perfeval.presentation import views
from perfeval.presentation.reports import extra, templates

PACKAGE: Final = Path(perfeval.__file__).parent
ORDER: Final = (
    "codes",
    "shown",
    "errors",
    "quantities",
    "fields",
    "panel",
    "terms",
    "citations",
    "measures",
    "reading",
    "targets",
    "scoring",
    "rules",
    "judgements",
    "rule_forms",
    "rule_wording",
    "rule_clauses",
    "rule_sentences",
    "rule_steps",
    "rule_families",
    "rule_text",
    "funds",
    "records",
    "rates",
    "scales",
    "scale_text",
    "schemes",
    "items",
    "clauses",
    "totals",
    "findings",
    "standards",
    "evaluation",
    "brief",
    "derivation",
    "insight",
    "checks",
    "tables",
    "linter",
    "codec",
    "presentation",
)
DOORS: Final = {"presentation": {"babel", "jinja2", "markupsafe"}, "codec": {"cattrs"}}
"""What a door knows beside attrs and the standard library, and no other room does.

Jinja2 and the MarkupSafe that comes with it are an extra, for a report after a user's template.
"""
LONGEST_FUNCTION: Final = 40
USUAL_FUNCTION: Final = 20
USUAL_SHARE: Final = 0.95


def modules() -> list[Path]:
    """The source files of all rooms."""
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room_of(path: Path) -> str:
    """The room that a file belongs to."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            yield node.module or ""


def function_sizes(path: Path) -> Iterator[tuple[str, int]]:
    """The functions of a file with their lines of code, without docstring."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            first = node.body[0]
            documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            begin = first.end_lineno if documented else node.lineno
            yield node.name, (node.end_lineno or 0) - (begin or 0)


class TestArrows:
    """A room imports only from the rooms above it."""

    def test_every_room_has_its_place(self) -> None:
        """No room stands outside the house."""
        assert {room_of(path) for path in modules()} == set(ORDER)

    @pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
    def test_imports_go_one_way(self, path: Path) -> None:
        """Each import points upwards, or into the same room."""
        place = ORDER.index(room_of(path))
        for name in imported(path):
            if name.startswith("perfeval."):
                room = name.split(".")[1]
                within = room == room_of(path)
                assert within or ORDER.index(room) < place, f"{path.name} imports {name}"

    @pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
    def test_the_arithmetic_knows_attrs_and_the_standard_library(self, path: Path) -> None:
        """Nothing else is needed to score; a door may know the one library it opens."""
        door = DOORS.get(room_of(path), set())
        known = sys.stdlib_module_names | {"attrs", "perfeval"} | door
        assert {name.split(".")[0] for name in imported(path)} <= known


class TestTheOneException:
    """Records show themselves without knowing who draws them: one name, looked up when asked."""

    def test_one_room_reaches_below_itself(self) -> None:
        """By name, to the views; a report looks up its templates, which are of its own room."""
        looked_up = {
            room_of(path)
            for path in modules()
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Name) and node.id in {"import_module", "__import__"}
        }
        assert looked_up == {"shown", "presentation"}
        assert vars(shown)["_VIEWS"] == views.__name__
        assert vars(extra)["_TEMPLATES"] == templates.__name__
        assert room_of(Path(templates.__file__)) == room_of(Path(extra.__file__))


class TestSizes:
    """Small functions: 95 % within twenty lines, none above forty."""

    def test_no_function_is_long(self) -> None:
        """Whoever reads one sees all of it."""
        sizes = [(path.stem, *each) for path in modules() for each in function_sizes(path)]
        assert [each for each in sizes if each[2] > LONGEST_FUNCTION] == []
        usual = sum(size <= USUAL_FUNCTION for *_, size in sizes)
        assert usual / len(sizes) >= USUAL_SHARE


class TestOneRounding:
    """Digits are lost in one place."""

    @pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
    def test_only_quantities_rounds(self, path: Path) -> None:
        """No other room quantizes, rounds, or makes a context or a float."""
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        rounding = {
            "quantize",
            "getcontext",
            "setcontext",
            "localcontext",
            "Context",
            "to_integral",
        }
        if room_of(path) != "quantities":
            assert not names & rounding
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        called = {node.id for node in calls if isinstance(node, ast.Name)}
        allowed = {"round"} if path.stem == "errors" else set[str]()  # The text of a message.
        assert called & {"round", "float", "eval", "exec", "open", "print"} <= allowed
