"""Measure what perfeval costs beside what it replaces, and print the ratios; see docs/speed.md.

Run it from the root of the project: ``uv run --group bench tests/measure.py``.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from typing import Final

import perfeval as pe
from bench import checked_tables, documents_json, growth, hostile, shown, sides, startup, written
from bench.report import as_markdown, as_text
from bench.rows import Row, table
from bench.timing import ROUNDS, Result, compare

Measurement = Callable[[int], list[Result]]

ALL: Final = "evaluated"
ALONE: Final = "total and grade alone"
FROM_JSON: Final = "50 projects of 15 indicators, from JSON"
WAYS: Final[dict[str, sides.Score]] = {ALL: pe.evaluate, ALONE: pe.total_and_grade}
AIMS: Final = {
    ("20 indicators", "Decimal loop"): 0.75,
    ("20 indicators, only the total recorded", "Decimal loop, 50 digits"): 0.85,
    ("texts", "loop with checks"): 1.45,
    ("texts", "pydantic models"): 0.85,
    (FROM_JSON, "by hand"): 1.3,
    (FROM_JSON, "pydantic models"): 1.0,
}
"""The most that a ratio should be; the others are shown for comparison."""


def main() -> None:
    """Measure what is asked for."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", nargs="*", help=f"any of {', '.join(MEASUREMENTS)}; all")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="turns of each side")
    parser.add_argument("--markdown", action="store_true", help="print a table for a page")
    parser.add_argument("--large", action="store_true", help="grow to 100,000 projects")
    asked = parser.parse_args()
    if unknown := sorted({*asked.what} - {*MEASUREMENTS}):
        parser.error(f"nothing is called {', '.join(unknown)}")
    chosen = asked.what or list(MEASUREMENTS)
    sizes = (*growth.SIZES, growth.LARGE) if asked.large else growth.SIZES
    results = [each for name in chosen for each in measured(name, asked.rounds, sizes)]
    sys.stdout.write((as_markdown if asked.markdown else as_text)(results) + "\n")
    if "import" in chosen:
        early = " ".join(startup.loaded()) or "none"
        sys.stdout.write(f"\nOf {', '.join(startup.LAZY)}, loaded early: {early}\n")


def measured(name: str, rounds: int, sizes: tuple[int, ...]) -> list[Result]:
    """The results of one measurement; growth alone has sizes."""
    if name == "growth":
        return growth.time_growth(sizes, rounds)
    return MEASUREMENTS[name](rounds)


def measure_scores(rounds: int) -> list[Result]:
    """From numbers that are read already."""
    return [
        *both_ways("20 indicators", sides.scoring, rounds),
        *both_ways("20 indicators, only the total recorded", sides.scoring_total, rounds),
        *beside("20 indicators, every score read", sides.scoring_all_read, rounds),
    ]


def measure_strings(rounds: int) -> list[Result]:
    """From texts to the total and the grade."""
    return [
        *both_ways("texts", sides.strings_pydantic, rounds),
        *both_ways("texts with units", sides.strings_with_units, rounds),
    ]


def measure_records(rounds: int) -> list[Result]:
    """One indicator from texts."""
    return beside("an indicator, five records", lambda rows: sides.records(rows[0]), rounds)


def measure_json(rounds: int) -> list[Result]:
    """Documents from text to checked records."""
    return beside(FROM_JSON, lambda _: documents_json.reading(), rounds)


def measure_memory(_rounds: int) -> list[Result]:
    """Bytes, which are the same in every run."""
    return [*growth.weight(), *growth.memory_growth(), *documents_json.memory()]


def both_ways(
    what: str, make: Callable[[list[Row], sides.Score], sides.Sides], rounds: int
) -> list[Result]:
    """The whole evaluation and the total and grade alone, each beside every peer."""
    return [
        found._replace(what=f"{what}: {way}")
        for way, score in WAYS.items()
        for found in beside(what, partial(_scored_by, make, score), rounds)
    ]


def beside(what: str, make: Callable[[list[Row]], sides.Sides], rounds: int) -> list[Result]:
    """Ours beside each of its peers."""
    made = make(table())
    ours = made.pop(sides.OURS)
    peers = {name: (side, AIMS.get((what, name))) for name, side in made.items()}
    return compare(what, ours, peers, rounds)


def _scored_by(
    make: Callable[[list[Row], sides.Score], sides.Sides], score: sides.Score, rows: list[Row]
) -> sides.Sides:
    """The sides with projects scored in one way."""
    return make(rows, score)


MEASUREMENTS: Final[dict[str, Measurement]] = {
    "scores": measure_scores,
    "strings": measure_strings,
    "records": measure_records,
    "json": measure_json,
    "hostile": hostile.measure,
    "import": startup.measure,
    "growth": lambda rounds: growth.time_growth(rounds=rounds),
    "memory": measure_memory,
    "written": written.measure,
    "checks": checked_tables.measure,
    "shown": shown.measure,
}

if __name__ == "__main__":
    main()
