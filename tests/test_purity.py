"""Nothing from the machine: no input or output, no ambient context, no locale, no hash order."""

import decimal
import json
import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

import pytest
from hainan_2023 import TABLE
from shenze_2023 import REPORT

from perfeval import Evaluation, evaluate, explain, find_problems, verify
from perfeval.rates import budget_execution_rate
from perfeval.standards import MINISTRY_2020, SHENZE_2023

FORBIDDEN: Final = (
    "open",
    "os.",
    "socket.",
    "subprocess.",
    "urllib.",
    "shutil.",
    "tempfile.",
    "exec",
)
HOSTILE: Final = [
    decimal.Context(prec=1, rounding=decimal.ROUND_UP),
    decimal.Context(prec=3, rounding=decimal.ROUND_DOWN, Emin=-2, Emax=2),
    decimal.Context(prec=28, traps=[decimal.Inexact, decimal.Rounded, decimal.FloatOperation]),
]
_watched: list[str] = []
_watching = False


def _watch(event: str, _: object) -> None:
    """Note what the interpreter is asked to do while somebody watches."""
    if _watching:
        _watched.append(event)


sys.addaudithook(_watch)


@contextmanager
def watched() -> Generator[list[str]]:
    """The events inside a block."""
    global _watching  # noqa: PLW0603  An audit hook cannot be taken away again.
    _watched.clear()
    _watching = True
    try:
        yield _watched
    finally:
        _watching = False


def whole_line() -> tuple[Evaluation, str]:
    """Everything between a table and its explanation."""
    evaluation = evaluate(TABLE, scheme=MINISTRY_2020)
    evaluate(REPORT, scheme=SHENZE_2023)
    problems = "\n".join(map(str, find_problems(TABLE, scheme=MINISTRY_2020)))
    assert TABLE.budget is not None
    rate = budget_execution_rate(TABLE.budget)
    return evaluation, f"{explain(evaluation)}\n{problems}\n{rate}\n{verify(evaluation)}"


class TestNoInputOrOutput:
    """The library reads and writes nothing, so that anything can embed it."""

    def test_the_watch_sees_an_open(self) -> None:
        """The watch would notice."""
        with watched() as events, open(os.devnull, encoding="utf-8"):  # noqa: PTH123
            pass
        assert "open" in events

    def test_the_whole_line_touches_nothing(self) -> None:
        """No file, no process, no network, no clock."""
        whole_line()
        with watched() as events:
            whole_line()
        assert [event for event in events if event.startswith(FORBIDDEN)] == []


class TestNoAmbientContext:
    """The caller's decimal context is neither read nor changed."""

    @pytest.mark.parametrize("context", HOSTILE)
    def test_results_do_not_depend_on_it(self, context: decimal.Context) -> None:
        """One digit of precision, tiny exponents, every trap: the same digits."""
        expected = whole_line()
        with decimal.localcontext(context):
            assert whole_line() == expected

    def test_it_is_left_as_it_was(self) -> None:
        """Precision, rounding, traps and flags."""
        with decimal.localcontext(decimal.Context(prec=5)) as context:
            before = repr(context)
            whole_line()
            assert repr(decimal.getcontext()) == before  # noqa: TID251  It is what is looked at.


class TestNoMachine:
    """Neither the locale of the machine nor the order of its hashes shows."""

    def test_every_process_gives_the_same(self) -> None:
        """Under other seeds and locales."""
        code = "import json, test_purity; print(json.dumps(test_purity.whole_line()[1]))"
        outputs = set[str]()
        for seed, locale in (("0", "C"), ("1", "zh_CN.UTF-8"), ("4242", "tr_TR.UTF-8")):
            environment = os.environ | {
                "PYTHONHASHSEED": seed,
                "LC_ALL": locale,
                "PYTHONUTF8": "1",
                "PYTHONPATH": os.pathsep.join(sys.path),
            }
            done = subprocess.run(  # noqa: S603  Our own interpreter and code.
                [sys.executable, "-c", code],
                check=True,
                capture_output=True,
                text=True,
                encoding="utf-8",
                env=environment,
            )
            outputs.add(json.loads(done.stdout))
        assert outputs == {whole_line()[1]}
