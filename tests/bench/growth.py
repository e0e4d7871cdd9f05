"""Whether many projects cost as much each as a few: in time and in memory."""

import tracemalloc
from collections import deque
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice
from statistics import median
from time import process_time
from typing import Final

import perfeval as pe
from bench import sides, with_dataclasses
from bench.rows import BY_INDICATOR, project, stream, table
from bench.timing import ROUNDS, Result

SIZES: Final = (1, 10, 100, 1_000, 10_000)
LARGE: Final = 100_000
USUAL: Final = 100
"""The number of projects with which the others are compared."""
FLAT: Final = 1.10
"""The most that a project of many may cost, in those of a few."""
LONG: Final = 32
"""How many indicators a streamed table has: the interpreter keeps freed tuples of 20 and fewer."""
HELD: Final = 500
"""How many records are held at once to weigh one."""


def time_growth(sizes: tuple[int, ...] = SIZES, rounds: int = ROUNDS) -> list[Result]:
    """The time of one project among so many, beside one among a hundred."""
    pool = list(stream(USUAL))
    pairs: dict[int, list[tuple[float, float]]] = {size: [] for size in sizes}
    for _ in range(rounds):
        for size in sizes:
            before, mine = _time_each(pool, USUAL), _time_each(pool, size)
            usual = (before + _time_each(pool, USUAL)) / 2  # A busy machine slows both alike.
            pairs[size].append((mine, usual))
    return [
        Result(
            f"a project of {size:,}",
            f"of {USUAL}",
            median(mine for mine, _ in pairs[size]),
            median(usual for _, usual in pairs[size]),
            "µs",
            median(mine / usual for mine, usual in pairs[size]),
            FLAT if size > USUAL else None,
        )
        for size in sizes
    ]


def memory_growth(few: int = 2_000, many: int = 10_000) -> list[Result]:
    """The most memory in use while so many projects are built, evaluated and let go."""
    evaluate_stream(1)
    least, most = (peak(partial(evaluate_stream, count)) for count in (few, many))
    what, peer = f"peak of a stream of {many:,}", f"of {few:,}"
    return [Result(what, peer, most / 1024, least / 1024, "KiB", most / least, FLAT)]


def weight() -> list[Result]:
    """The bytes of a record that is held, beside those of a dataclass."""
    row = table()[0]
    ours, theirs = project(table()).indicators, tuple(map(with_dataclasses.indicator, table()))
    pairs: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "an indicator, five records": (
            lambda: sides.indicator(row),
            lambda: with_dataclasses.indicator(row),
        ),
        "a project without its indicators": (
            lambda: pe.Project(name="项目", indicators=ours),
            lambda: with_dataclasses.Project(name="项目", indicators=theirs),
        ),
    }
    results: list[Result] = []
    for what, (mine, other) in pairs.items():
        first, second = held(mine), held(other)
        results.append(Result(what, "dataclasses", first, second, "B", first / second))
    return results


def evaluate_stream(count: int) -> None:
    """Build, evaluate and let go of projects one by one."""
    deque(pe.evaluate_all(stream(count, LONG), scheme=BY_INDICATOR), maxlen=0)


def held(make: Callable[[], object]) -> float:
    """The bytes of one object, of many that are held."""
    make()
    tracemalloc.start()
    kept: list[object] = [None] * HELD
    before = tracemalloc.get_traced_memory()[0]
    for place in range(HELD):
        kept[place] = make()
    used = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    return used / HELD


def peak(run: Callable[[], object]) -> int:
    """The most bytes in use while something runs, beyond those before it."""
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    run()
    most = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    return most


def _time_each(pool: list[pe.Project], size: int) -> float:
    """The microseconds of one project among so many; few projects are timed several times."""
    times = max(1, USUAL // size)
    start = process_time()
    for _ in range(times):
        deque(pe.evaluate_all(islice(cycle(pool), size), scheme=BY_INDICATOR), maxlen=0)
    return (process_time() - start) / (size * times) * 1e6
