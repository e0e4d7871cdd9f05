"""The front door: what is promised, and that all of it is there and documented."""

import ast
import inspect
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import perfeval
from perfeval import rates, standards
from subjects import untyped

STUB = Path(perfeval.__file__).with_suffix(".pyi")
UNDOCUMENTED = {
    "AnyActual",
    "AnyTarget",
    "Condition",
    "Effect",
    "Number",
    "SPELLINGS",
    "Subject",
}


def public_names() -> list[str]:
    """The names that we promise."""
    return list(perfeval.__all__)


class TestFrontDoor:
    """`perfeval.__all__` is the promise."""

    def test_names_are_sorted_and_unique(self) -> None:
        """A reader finds a name where it belongs."""
        assert len(public_names()) == len(set(public_names()))

    def test_a_star_import_gives_every_name(self) -> None:
        """No name is misspelt."""
        space: dict[str, Any] = {}
        exec("from perfeval import *", space)  # noqa: S102  The star import is what is tested.
        assert set(public_names()) <= set(space)

    def test_nothing_else_is_exported(self) -> None:
        """What is not promised is a module of the package."""
        others = set(vars(perfeval)) - set(public_names())
        public = {name for name in others if not name.startswith("_")}
        assert all(inspect.ismodule(getattr(perfeval, name)) for name in public)

    def test_type_checkers_see_the_same_names(self) -> None:
        """The stub imports each name from the module that the front door opens for it."""
        stub = ast.parse(STUB.read_text(encoding="utf-8"))
        seen = {
            alias.name: f"{node.module}.{alias.name}".removeprefix("perfeval.")
            for node in stub.body
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        homes: dict[str, str] = vars(perfeval)["_HOMES"]
        opened = {name: name if home == name else f"{home}.{name}" for name, home in homes.items()}
        assert seen == opened

    def test_the_stub_promises_the_same(self) -> None:
        """In the same order."""
        stub = ast.parse(STUB.read_text(encoding="utf-8"))
        (listed,) = (each.value for each in stub.body if isinstance(each, ast.Assign))
        assert ast.literal_eval(listed) == public_names()

    def test_a_name_that_is_not_there(self) -> None:
        """As in any module."""
        with pytest.raises(AttributeError, match="has no attribute 'absent'"):
            _ = untyped(perfeval).absent

    def test_every_name_can_be_completed(self) -> None:
        """Also before it is used."""
        assert set(dir(perfeval)) >= {*public_names(), "__doc__", "__all__"}

    def test_modules_can_be_reached_before_they_are_used(self) -> None:
        """In a fresh interpreter, as if they had been imported."""
        code = "import perfeval; print(perfeval.scales.grade('85').label)"
        done = subprocess.run(  # noqa: S603  Our own interpreter and code.
            [sys.executable, "-X", "utf8", "-c", code],
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        assert done.stdout.strip() == "优秀"

    def test_a_room_is_there_by_its_name(self) -> None:
        """Also before anything has loaded it."""
        by_name: Any = vars(perfeval)["__getattr__"]
        assert by_name("rates") is rates

    @pytest.mark.parametrize("name", sorted(set(perfeval.__all__) - UNDOCUMENTED))
    def test_every_name_says_what_it_is(self, name: str) -> None:
        """A docstring stands at each definition, with the Chinese term where there is one."""
        value: object = getattr(perfeval, name)
        own = inspect.isroutine(value) or inspect.isclass(value) or inspect.ismodule(value)
        assert inspect.getdoc(value if own else type(value))

    def test_rates_and_standards_promise_their_names(self) -> None:
        """The two rooms with many names have lists of their own."""
        assert all(hasattr(rates, name) for name in rates.__all__)
        assert all(hasattr(standards, name) for name in standards.__all__)


class TestStartUp:
    """Importing loads what scoring needs and nothing more."""

    def test_heavy_libraries_are_not_loaded(self) -> None:
        """cattrs, Babel, narwhals and metadata are for doors that were not opened."""
        heavy = ["cattrs", "babel", "narwhals", "numpy", "importlib.metadata", "json"]
        used = "from perfeval import evaluate, rates, standards"
        code = f"import sys; {used}; print([name for name in {heavy} if name in sys.modules])"
        done = subprocess.run(  # noqa: S603  Our own interpreter and code.
            [sys.executable, "-c", code], check=True, capture_output=True, text=True
        )
        assert done.stdout.strip() == "[]"

    def test_nothing_is_loaded_before_it_is_used(self) -> None:
        """Not even attrs; the name that is used brings what it needs."""
        code = "import sys, perfeval; print('attr' in sys.modules)"
        done = subprocess.run(  # noqa: S603  Our own interpreter and code.
            [sys.executable, "-I", "-c", code], check=True, capture_output=True, text=True
        )
        assert done.stdout.strip() == "False"


class TestExceptions:
    """Exceptions travel between processes."""

    @pytest.mark.parametrize("kind", [perfeval.RecordError, perfeval.CalculationError])
    def test_they_pickle(self, kind: type[perfeval.PerfevalError]) -> None:
        """With every problem they carry."""
        with pytest.raises(perfeval.RecordError) as caught:
            perfeval.number("95%")
        error = kind(caught.value.problems)
        again = pickle.loads(pickle.dumps(error))  # noqa: S301  Our own bytes.
        assert type(again) is kind
        assert again.problems == error.problems
