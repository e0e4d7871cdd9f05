"""The sides of writing numbers: cells of a table, with two places in groups of thousands."""

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Final

from babel import Locale
from babel.numbers import format_decimal

from bench.timing import ROUNDS, Result, Side, compare
from perfeval import format_number

CELLS: Final = 10_000
"""How many cells a table has."""
PATTERN: Final = "#,##0.00"
"""What Babel is to write: the same places."""
AIM: Final = 0.15
"""The most that the ratio should be."""
_TIE: Final = 50


def cells(count: int = CELLS) -> list[Decimal]:
    """Amounts of up to four places, the same in every run; none of them a tie."""
    random = Random(1)  # noqa: S311  The same figures in every run.
    found = (random.randrange(10**12) for _ in range(count))
    return [Decimal(each + (each % 100 == _TIE)).scaleb(-4) for each in found]


def sides(numbers: list[Decimal]) -> dict[str, Side]:
    """Ours first, then Babel with a locale that is read already, and with its name."""
    chinese = Locale.parse("zh_Hans_CN")
    ways: dict[str, Callable[[Decimal], str]] = {
        "": format_number,
        "Babel, a Locale": lambda each: format_decimal(each, PATTERN, locale=chinese),
        "Babel, its own places": lambda each: format_decimal(each, locale=chinese),
    }
    return {name: Side(_every(way), lambda: numbers) for name, way in ways.items()}


def measure(rounds: int = ROUNDS) -> list[Result]:
    """All cells of a table."""
    made = sides(cells())
    ours = made.pop("")
    peers: dict[str, tuple[Side, float | None]] = {name: (side, AIM) for name, side in made.items()}
    return compare(f"{CELLS:,} cells written", ours, peers, rounds)


def _every(way: Callable[[Decimal], str]) -> Callable[[list[Decimal]], list[str]]:
    """What writes all cells."""
    return lambda numbers: [way(each) for each in numbers]
