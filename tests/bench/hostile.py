"""What the worst texts within the limits cost: time beside Python's own reader, and memory."""

import json
import sys
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from time import process_time
from typing import Final

import perfeval as pe
from bench.timing import Result
from perfeval.errors import PerfevalError

SIZE: Final = 16 * 1024 * 1024
HEAD: Final = '{"schema":"perfeval/1","type":"project","name":"x",'
METHOD: Final = '{"schema":"perfeval/1","type":"scheme","name":"x",'
SCORED: Final = '{"schema":"perfeval/1","type":"evaluation","exact_total":'


def texts() -> dict[str, str]:
    """Each as large as a text may be, or holding as much as it may."""
    return {**_broken(), **_filled(), **_graded()}


def _broken() -> dict[str, str]:
    """Texts that are no JSON."""
    return {
        "brackets": "[" * SIZE,
        "pairs of brackets": "[]" * (SIZE // 2),
        "closing brackets": "]" * SIZE,
        "closing brackets of both kinds": "]}" * (SIZE // 2),
        "quotes and brackets": '"[' * (SIZE // 2),
        "quotes": '"' * SIZE,
        "backslashes": '"' + "\\" * (SIZE - 1),
        "quotes behind backslashes": '"' + '\\"' * (SIZE // 2 - 1),
        "one number": "9" * SIZE,
    }


def _filled() -> dict[str, str]:
    """Documents with very much of one thing."""
    long = f'"1/{"7" * 1990}",'
    return {
        "unknown fields": HEAD + ",".join(f'"x{n}":0' for n in range(490_000)) + "}",
        "one field": HEAD + ",".join(['"x":0'] * 490_000) + "}",
        "bad items": HEAD + '"indicators":[' + ",".join("0" * 490_000) + "]}",
        "bad records": HEAD + '"indicators":[' + ",".join(["{}"] * 240_000) + "]}",
        "a long text": HEAD + f'"goal":"{"x" * (SIZE - 100)}"}}',
        "long fractions": SCORED + '"0","scores":[' + long * (SIZE // 2000) + "0]}",
        "small records": HEAD + '"work_group":[' + ",".join(['{"name":"x"}'] * 99_000) + "]}",
    }


def _graded() -> dict[str, str]:
    """Schemes whose clauses ask for grades among long ones, or among many."""
    long = [f"{sign * 99_999}" for sign in "abcde"]
    many = [f"g{n}" for n in range(32_000)]
    return {
        "long grades": _scheme(long, "zz", 1_000),
        "many grades": _scheme(many, many[-1], 30_000),
    }


def _scheme(labels: list[str], grade: str, clauses: int) -> str:
    """The text of a scheme whose clauses all give one grade."""
    ends = [f'"low":"{len(labels) - place}"' for place in range(1, len(labels))]
    tops = ["", *(end.replace("low", "high") for end in ends)]
    edges = zip(labels, tops, [*ends, ""], strict=True)
    bands = [",".join(filter(None, (f'{{"label":"{each}"', *two))) + "}" for each, *two in edges]
    event = '{"type":"event_found","event":"e"}'
    then = f'{{"type":"cap_grade","label":"{grade}"}}'
    clause = f'{{"name":"c","when":{event},"then":{then}}}'
    held = f'"scale":{{"name":"s","bands":[{",".join(bands)}]}}'
    return f'{METHOD}{held},"clauses":[{",".join([clause] * clauses)}]}}'


def measure(rounds: int) -> list[Result]:
    """The milliseconds of each, and the most memory of all in multiples of the text."""
    del rounds  # Each takes long enough to be timed once.
    results = [_timed(f"hostile: {name}", text) for name, text in texts().items()]
    heaviest = max(texts().items(), key=lambda each: _peak(each[1]))
    most, text = _peak(heaviest[1]) / 2**20, len(heaviest[1]) / 2**20
    what = f"hostile: peak, of {heaviest[0]}"
    return [*results, Result(what, "the text", most, text, "MiB", most / text)]


def _timed(what: str, text: str) -> Result:
    """Ours beside the reader of Python."""
    ours, theirs = _seconds(partial(_read, text)), _seconds(partial(_loads, text))
    return Result(what, "json.loads", ours * 1e3, theirs * 1e3, "ms", ours / theirs)


def _read(text: str) -> None:
    """The text as whatever it is."""
    with suppress(PerfevalError):
        pe.from_json(text, pe.Project | pe.Evaluation | pe.Scheme)


def _loads(text: str) -> None:
    """The text as plain data."""
    with suppress(ValueError, RecursionError):
        json.loads(text)


def _seconds(call: Callable[[], None]) -> float:
    """Of the processor."""
    start = process_time()
    call()
    return max(process_time() - start, sys.float_info.epsilon)


def _peak(text: str) -> int:
    """The most bytes in use beyond those before."""
    tracemalloc.start()
    _read(text)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most
