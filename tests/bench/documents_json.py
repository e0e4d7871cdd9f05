"""Projects from JSON text: the codec beside other ways to the same checked objects."""

from collections import deque
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice
from typing import Any, Final

import perfeval as pe
from bench import json_by_hand
from bench.growth import peak
from bench.rows import project, table
from bench.sides import OURS, Sides, installed
from bench.timing import Result, Side

SIZE: Final = 15
"""How many indicators a project has."""
SHEETS: Final = 50
"""How many different projects there are."""
PEERS: Final = {
    "pydantic models": "bench.json_with_pydantic",
    "msgspec with attrs": "bench.json_with_msgspec",
}


def texts() -> list[str]:
    """The projects as documents, each on a line."""
    return [pe.to_json(project(table(seed)[:SIZE])) for seed in range(SHEETS)]


def reading() -> Sides:
    """From the texts of fifty projects to their records."""
    given = texts()
    ways: dict[str, Callable[[str], object]] = {OURS: from_text, "by hand": json_by_hand.project}
    for name, module in PEERS.items():
        if peer := installed(module):
            ways[name] = peer.project
    return {name: Side(partial(each, way), lambda: given) for name, way in ways.items()}


def from_text(text: str) -> pe.Project:
    """As a caller writes it."""
    return pe.from_json(text, pe.Project)


def each(way: Callable[[str], Any], given: list[str]) -> object:
    """All of them, one by one; the last."""
    return deque(map(way, given), maxlen=1)[0]


def memory(few: int = 500, many: int = 5_000) -> list[Result]:
    """The most memory in use while a stream of documents is read and let go."""
    given = texts()
    read(given, few)
    least, most = (peak(partial(read, given, count)) / 1024 for count in (few, many))
    what, peer = f"peak of a stream of {many:,} documents", f"of {few:,}"
    return [Result(what, peer, most, least, "KiB", most / least)]


def read(given: list[str], count: int) -> None:
    """So many lines, each let go before the next."""
    deque(pe.read_json_lines(islice(cycle(given), count), pe.Project), maxlen=0)
