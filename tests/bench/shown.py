"""What it costs to show a result, beside what it cost to find it."""

from functools import partial
from typing import Final

import perfeval as pe
from bench.rows import BY_INDICATOR, project, table
from bench.timing import ROUNDS, Result, Side, compare

LONG: Final = 40
"""How many indicators the table has."""
AIM: Final = 40
"""How many evaluations its view may cost."""


def sides() -> dict[str, Side]:
    """Each form of the view, and the evaluation of a table that was built anew."""
    rows = table(size=LONG)
    result = pe.evaluate(project(rows), scheme=BY_INDICATOR)
    return {
        "HTML": Side(pe.to_html, lambda: result),
        "plain text": Side(pe.summary, lambda: result),
        "picture of the scores": Side(pe.to_svg, lambda: result),
        "": Side(partial(pe.evaluate, scheme=BY_INDICATOR), partial(project, rows)),
    }


def measure(rounds: int = ROUNDS) -> list[Result]:
    """Every form beside the evaluation."""
    made = sides()
    evaluated = made.pop("")
    return [
        each
        for name, side in made.items()
        for each in compare(
            f"{name} of {LONG} indicators", side, {"their evaluation": (evaluated, AIM)}, rounds
        )
    ]
