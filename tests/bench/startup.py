"""What an import costs a process, and what it loads."""

import os
import subprocess
import sys
import tempfile
from time import perf_counter
from typing import Final

from bench.timing import ROUNDS, Result, result

AIM: Final = 1.25
FIRST_USE: Final = "from perfeval import Indicator, Measured, Project, Target, evaluate"
"""What a first table needs; an import alone may put that off."""
LAZY: Final = ("cattrs", "babel", "narwhals", "importlib.metadata")
"""What neither may load."""


def measure(rounds: int = ROUNDS) -> list[Result]:
    """Processes that import perfeval, or what a table needs of it, beside the import of attrs.

    All of them read compiled modules, as an installed package has them.
    """
    codes = ("import perfeval", FIRST_USE, "import attrs")
    with tempfile.TemporaryDirectory() as folder:
        times = [[_seconds(code, folder) * 1e3 for code in codes] for _ in range(rounds + 1)]
    ours, used, theirs = (list(column) for column in zip(*times[1:], strict=True))
    return [
        result("import, as a process", "import attrs", ours, theirs, "ms", aim=AIM),
        result("import with the names of a table", "import attrs", used, theirs, "ms"),
    ]


def loaded() -> list[str]:
    """What an import of perfeval and of its names loads although it should not."""
    code = f"{FIRST_USE}; import sys; print(*(name for name in {LAZY} if name in sys.modules))"
    return _run(code, os.environ.copy()).split()


def _seconds(code: str, folder: str) -> float:
    """How long a process takes: its processor time, or its duration where that is not told."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before, start = _children(), perf_counter()
    _run(code, environment)
    return _children() - before or perf_counter() - start


def _children() -> float:
    """The processor time of all processes that were started and have ended."""
    if sys.platform == "win32":
        return 0.0
    import resource  # noqa: PLC0415  Not everywhere.

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(code: str, environment: dict[str, str]) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(  # noqa: S603  Our own interpreter and code.
        [sys.executable, "-c", code], check=True, capture_output=True, env=environment, text=True
    )
    return done.stdout
