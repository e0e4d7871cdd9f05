"""Results as a table: aligned for a terminal, or in Markdown."""

import unicodedata
from collections.abc import Iterable

from bench.timing import Result

HEAD = ("What", "Beside", "perfeval", "Peer", "Ratio", "Aim", "Met")


def as_text(results: Iterable[Result]) -> str:
    """Columns that line up."""
    rows = [HEAD, *map(_cells, results)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def as_markdown(results: Iterable[Result]) -> str:
    """A table of a page."""
    rows = [HEAD, ("---", "---", "--:", "--:", "--:", "--:", "---"), *map(_cells, results)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cells(result: Result) -> tuple[str, ...]:
    """One result."""
    aim = "" if result.aim is None else f"≤ {result.aim:.2f}"
    ours, theirs = (f"{value:,.1f} {result.unit}" for value in (result.ours, result.theirs))
    return (result.what, result.peer, ours, theirs, f"{result.ratio:.2f}", aim, result.met)


def _width(text: str) -> int:
    """How many columns a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
