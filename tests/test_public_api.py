"""The front door: what is promised, and that all of it is there and documented."""

import inspect
import pickle
import subprocess
import sys
from typing import Any

import pytest

import perfeval
from perfeval import rates, standards

UNDOCUMENTED = {"AnyActual", "AnyTarget", "Condition", "Effect", "Number", "Subject"}


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
        code = f"import sys, perfeval; print([name for name in {heavy} if name in sys.modules])"
        done = subprocess.run(  # noqa: S603  Our own interpreter and code.
            [sys.executable, "-c", code], check=True, capture_output=True, text=True
        )
        assert done.stdout.strip() == "[]"


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
