"""Mutation testing: a small change of the arithmetic must make a test fail.

    uv run --group mutate python tests/mutation/run.py [--list] [--all] [module ...]

A change inside a function is put into the running function, in a forked child of a process that
has collected the tests once; only tests that reach the changed line are run, the nearest first.
What these do not notice is looked at again, together with changes outside of functions (defaults,
constants, tables): there the package is imported with the change, in a process of its own, and all
tests are run.
Changes that docs/mutation.md explains are not tried, unless ``--all`` asks for them.
"""

import argparse
import gc
import importlib
import json
import os
import re
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, Final

import coverage
import pytest
from _pytest.runner import runtestprotocol
from hypothesis import Phase, settings

ROOT: Final = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from mutation.mutants import Maker, Mutant, Unit, enumerations  # noqa: E402  Its place is known.

PACKAGE: Final = ROOT / "src" / "perfeval"
PAGE: Final = ROOT / "docs" / "mutation.md"
MODULES: Final = (
    "quantities",
    "scales",
    "rules/proportion",
    "rules/steps",
    "rules/composed",
    "scoring",
    "totals",
    "items",
    "judgements",
    "clauses",
    "evaluation",
    "brief",
    "findings",
    "schemes",
    "checks/__init__",
    "checks/indicators",
    "checks/money",
    "checks/tables",
    "checks/under_scheme",
    "rates/__init__",
    "rates/arithmetic",
    "rates/assets",
    "rates/budget",
    "rates/cost",
    "rates/execution",
    "rates/output",
    "rates/progress",
)
LEFT_OUT: Final = (
    "--ignore=tests/mutation",
    "--ignore=tests/typing",
    "--ignore=tests/test_architecture.py",
    "--ignore=tests/test_docs.py",
    "--ignore=tests/test_readme.py",
    "--ignore=tests/test_public_api.py",
    "--deselect=tests/test_purity.py::TestNoMachine",
    "--deselect=tests/test_quantities.py::TestDefaultContext",
)
"""Tests that read the source text or start another interpreter, where no change is."""
OPTIONS: Final = (
    *("-q", "-x", "-s", "-p", "no:cacheprovider", "-p", "no:cov"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)
WORKERS: Final = min(2, os.cpu_count() or 1)
SECONDS_A_TEST: Final = 20
SECONDS_IN_ALL: Final = 300
MEMORY: Final = 3 * 2**30
SURVIVED, NOTICED, REFUSED = 0, 1, 9
"""How a child ends; one that a signal ends ran out of time."""

Outcomes = Iterator[tuple[Mutant, str]]


def quick() -> None:
    """Few and always the same random examples, without a search for smaller ones."""
    settings.register_profile(
        "mutation",
        max_examples=10,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
    )
    os.environ["HYPOTHESIS_PROFILE"] = "mutation"


def in_child(work: Callable[[], int], *, quiet: bool = True) -> int:
    """Start a child; its process id."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    try:
        if quiet:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
        code = work()
        sys.stdout.flush()
        os._exit(code)
    except BaseException:  # noqa: BLE001  Whatever it is, the change was noticed.
        os._exit(NOTICED)


def outcomes(mutants: Iterable[Mutant], work: Callable[[Mutant], int]) -> Outcomes:
    """What becomes of each change, several children at a time."""
    running: dict[int, Mutant] = {}
    waiting = iter(mutants)
    while True:
        while len(running) < WORKERS and (mutant := next(waiting, None)) is not None:
            running[in_child(partial(work, mutant))] = mutant
        if not running:
            return
        child, status = os.waitpid(-1, 0)
        mutant = running.pop(child)
        if os.WIFSIGNALED(status):
            yield mutant, "too slow"
        else:
            named = {SURVIVED: "survived", REFUSED: "refused"}
            yield mutant, named.get(os.WEXITSTATUS(status), "noticed")


def tests_of(path: Path) -> list[str]:
    """The test files named after a module."""
    stem = path.parent.name if path.parent != PACKAGE else path.stem
    names = [each.name for each in (ROOT / "tests").glob(f"test_{stem}*.py")]
    return sorted(f"tests/{name}" for name in {*names, "test_survivors.py"})


def run_from_the_start(mutant: Mutant) -> int:
    """Import the package with a change, and run the tests: those of the module, then all others."""
    code = mutant.compiled()
    original = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, name: str) -> Any:
        return code if Path(self.path) == mutant.path else original(self, name)

    setattr(SourceFileLoader, "get_code", get_code)  # noqa: B010  Type checkers forbid the other.
    signal.alarm(SECONDS_IN_ALL)
    own = tests_of(mutant.path)
    for chosen in (own, ["tests", *(f"--ignore={each}" for each in own)]):
        found = pytest.main([*OPTIONS, *LEFT_OUT, *chosen])
        if found in {pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED}:
            return NOTICED
        if found not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
            return REFUSED
    return SURVIVED


class Session:
    """Takes over once the tests are collected, and runs them on one change after the other."""

    def __init__(self, mutants: list[Mutant], report: Callable[[Mutant, str], None]) -> None:
        """Keep what is to be run."""
        self.mutants = mutants
        self.report = report
        self.items: dict[str, pytest.Item] = {}
        self.functions: dict[tuple[str, Unit], list[FunctionType]] = {}
        self.reached: dict[str, dict[int, set[str]]] = {}
        self.seconds: dict[str, float] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Find out which test reaches which line, then run the changes."""
        for name in MODULES:
            importlib.import_module(f"perfeval.{name.replace('/', '.').removesuffix('.__init__')}")
        self.items = {item.nodeid: item for item in session.items}
        self._map()
        self.functions = functions()
        gc.collect()
        gc.freeze()
        for mutant, outcome in outcomes(self.mutants, self._run):
            self.report(mutant, outcome)
        return True

    def _map(self) -> None:
        """Run every test once, in a child, and note the lines that it reaches."""
        with tempfile.TemporaryDirectory() as folder:
            notes = Path(folder) / "notes.json"
            notes.write_text("no test was run", "utf-8")
            _, status = os.waitpid(in_child(lambda: self._note(notes)), 0)
            if status:
                sys.exit(f"a test fails without any change: {notes.read_text('utf-8')}")
            found = json.loads(notes.read_text("utf-8"))
        self.seconds = found["seconds"]
        for path, lines in found["lines"].items():
            self.reached[path] = {int(line): set(tests) for line, tests in lines.items()}

    def _note(self, notes: Path) -> int:
        """The lines that each test reaches, and its time, as a file."""
        cover = coverage.Coverage(data_file=None, source=[str(PACKAGE)], config_file=False)
        cover.start()
        seconds: dict[str, float] = {}
        for name, item in self.items.items():
            cover.switch_context(name)
            begin = time.perf_counter()
            notes.write_text(name, "utf-8")
            if not passes(item):
                return NOTICED
            seconds[name] = time.perf_counter() - begin
        cover.stop()
        data = cover.get_data()
        lines: dict[str, dict[int, list[str]]] = {
            path: {line: list(filter(None, names)) for line, names in reached.items()}
            for path in data.measured_files()
            for reached in (data.contexts_by_lineno(path),)
        }
        notes.write_text(json.dumps({"seconds": seconds, "lines": lines}), "utf-8")
        return SURVIVED

    def _run(self, mutant: Mutant) -> int:
        """Put a change into the running functions and run the tests that reach it."""
        if not replace(mutant, self.functions):
            return REFUSED
        for name in self._near_first(mutant):
            signal.alarm(SECONDS_A_TEST)
            if not passes(self.items[name]):
                return NOTICED
        return SURVIVED

    def _near_first(self, mutant: Mutant) -> list[str]:
        """The tests that reach a change: those of its module first, the fast before the slow."""
        lines = self.reached.get(str(mutant.path), {})
        names = {name for line in mutant.lines for name in lines.get(line, ())}
        own = tuple(tests_of(mutant.path))
        return sorted(names, key=lambda name: (not name.startswith(own), self.seconds[name], name))


def passes(item: pytest.Item) -> bool:
    """Whether a test passes."""
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def functions() -> dict[tuple[str, Unit], list[FunctionType]]:
    """The functions of the package that are alive."""
    found: dict[tuple[str, Unit], list[FunctionType]] = {}
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename.startswith(str(PACKAGE)):
            code = each.__code__
            key = (code.co_filename, (code.co_qualname, code.co_firstlineno))
            found.setdefault(key, []).append(each)
    return found


def codes(code: CodeType) -> Iterator[CodeType]:
    """A code and all that are inside it."""
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from codes(each)


def replace(mutant: Mutant, alive: dict[tuple[str, Unit], list[FunctionType]]) -> bool:
    """Give the changed code to the functions that are alive; whether that is possible."""
    changed = [
        each
        for each in codes(mutant.compiled())
        if (each.co_qualname, each.co_firstlineno) == mutant.unit
    ]
    targets = alive.get((str(mutant.path), mutant.unit), []) if mutant.unit else []
    try:
        for target in targets:
            target.__code__ = changed[0]
    except (ValueError, IndexError):
        return False
    return bool(targets)


def explained() -> set[str]:
    """The changes that the page explains: its bullets."""
    page = PAGE.read_text("utf-8") if PAGE.exists() else ""
    return set(re.findall(r"^- `(.+)`$", page, re.MULTILINE))


def found_in(modules: Iterable[str]) -> list[Mutant]:
    """The changes of modules."""
    terms = enumerations(PACKAGE)
    return [each for name in modules for each in Maker(PACKAGE, name, terms).mutants()]


def in_functions(mutants: list[Mutant]) -> list[str]:
    """What becomes of changes inside functions, in their order."""
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder) / "outcomes.json"

        def work() -> int:
            result: dict[Mutant, str] = {}
            session = Session(mutants, result.__setitem__)
            pytest.main([*OPTIONS, *LEFT_OUT, "tests"], plugins=[session])
            notes.write_text(json.dumps([result[each] for each in mutants]), "utf-8")
            return SURVIVED

        _, status = os.waitpid(in_child(work, quiet=False), 0)
        if status:
            sys.exit(1)
        found: list[str] = json.loads(notes.read_text("utf-8"))
        return found


def main() -> int:
    """Run the changes of the modules that are asked for; 1 where one is not noticed."""
    asking = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asking.add_argument("modules", nargs="*", default=MODULES, help="such as rules/steps")
    asking.add_argument("--all", action="store_true", help="try what is explained as well")
    asking.add_argument("--list", action="store_true", help="only name the changes")
    asked = asking.parse_args()
    os.chdir(ROOT)
    quick()
    begin = time.monotonic()
    known = set[str]() if asked.all else explained()
    found = found_in(asked.modules)
    if asked.list:
        print("\n".join(each.name for each in found))
        return 0
    tried = [each for each in found if each.name not in known]
    counts = {module: Counter[str]() for module in asked.modules}
    for each in found:
        counts[each.module]["explained"] += each.name in known
    inside = [each for each in tried if each.unit]
    again = [each for each in tried if not each.unit]
    for mutant, outcome in zip(inside, in_functions(inside) if inside else (), strict=True):
        if outcome in {"survived", "refused"}:
            again.append(mutant)
        else:
            counts[mutant.module][outcome] += 1
    print(f"{len(inside)} inside functions tried; {len(again)} from the start", flush=True)
    for mutant, outcome in outcomes(again, run_from_the_start):
        counts[mutant.module][outcome] += 1
        if outcome in {"survived", "refused"}:
            print(f"{outcome}: {mutant.place}  {mutant.name}", flush=True)
    return summed_up(counts, time.monotonic() - begin)


def summed_up(counts: dict[str, Counter[str]], seconds: float) -> int:
    """Print the score of each module; 1 where a change was not noticed."""
    whole = Counter[str]()
    for count in counts.values():
        whole.update(count)
    print(f"{'module':22}{'changes':>9}{'noticed':>9}{'explained':>11}{'left':>6}")
    for name, count in [*counts.items(), ("together", whole)]:
        noticed, told = count["noticed"] + count["too slow"], count["explained"]
        row = (count.total(), noticed, told, count.total() - noticed - told)
        print(f"{name:22}{row[0]:9}{row[1]:9}{row[2]:11}{row[3]:6}")
    print(f"{seconds:.0f} s")
    return 1 if whole["survived"] or whole["refused"] else 0


if __name__ == "__main__":
    sys.exit(main())
