"""What is timed against one another, as functions of the same rows; all must agree."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import partial
from importlib import import_module
from typing import Any, Final, cast

import perfeval as pe
from bench import checked_loops, loops
from bench.rows import BY_INDICATOR, BY_TOTAL, Row, project, with_units
from bench.timing import Side

OURS: Final = "perfeval"
PEERS: Final = {
    "frozen dataclasses": "bench.with_dataclasses",
    "pydantic models": "bench.with_pydantic",
    "msgspec structs": "bench.with_msgspec",
}
Score = Callable[..., object]
"""How a project is scored: `evaluate`, or `total_and_grade` alone."""
Sides = dict[str, Side]
"""What is timed, by the name of who does it; ours first."""


def scoring(rows: list[Row], score: Score = pe.evaluate) -> Sides:
    """From numbers that are read already, each indicator recorded."""
    decimals, fractions = loops.lines(Decimal, rows), loops.lines(Fraction, rows)
    floats = loops.lines(float, rows)
    return {
        OURS: Side(partial(score, scheme=BY_INDICATOR), partial(project, rows)),
        "Decimal loop": Side(loops.by_decimal, lambda: decimals),
        "Decimal loop, tuned": Side(loops.by_decimal_tuned, lambda: decimals),
        "Fraction loop": Side(loops.by_fraction, lambda: fractions),
        "float loop": Side(loops.by_float, lambda: floats),
    }


def scoring_all_read(rows: list[Row]) -> Sides:
    """The same, and every recorded score is read from the result."""
    decimals = loops.lines(Decimal, rows)
    return {
        OURS: Side(_recorded_scores, partial(project, rows)),
        "Decimal loop": Side(loops.by_decimal, lambda: decimals),
    }


def scoring_total(rows: list[Row], score: Score = pe.evaluate) -> Sides:
    """From numbers that are read already, only the total recorded."""
    decimals = loops.lines(Decimal, rows)
    return {
        OURS: Side(partial(score, scheme=BY_TOTAL), partial(project, rows)),
        "Decimal loop, 50 digits": Side(loops.by_decimal_total, lambda: decimals),
    }


def strings(rows: list[Row], score: Score = pe.evaluate) -> Sides:
    """From texts that are plain numbers."""
    return {
        OURS: Side(partial(_from_texts, score), lambda: rows),
        "loop with checks": Side(checked_loops.score_plain, lambda: rows),
    }


def strings_pydantic(rows: list[Row], score: Score = pe.evaluate) -> Sides:
    """From texts that are plain numbers, against models too where they are installed."""
    sides = strings(rows, score)
    if models := installed("bench.with_pydantic"):
        sides["pydantic models"] = Side(models.score, lambda: rows)
    return sides


def strings_with_units(rows: list[Row], score: Score = pe.evaluate) -> Sides:
    """From texts with units, against a loop that refuses what the records refuse."""
    written = with_units(rows)
    return {
        OURS: Side(partial(_from_texts, score), lambda: written),
        "loop with all checks": Side(checked_loops.score_with_units, lambda: written),
    }


def indicator(row: Row) -> pe.Indicator:
    """An indicator with its target and its actual value: five records."""
    return pe.Indicator(
        name=row["name"],
        level1=row["level1"],
        full_marks=row["full_marks"],
        target=pe.Target(operator=row["operator"], value=pe.Amount(row["target"], row["unit"])),
        actual=pe.Measured(value=pe.Amount(row["actual"], row["unit"])),
    )


def records(row: Row) -> Sides:
    """One indicator with its target and its actual value, made from texts."""
    sides: Sides = {OURS: Side(indicator, lambda: row)}
    for name, module in PEERS.items():
        if peer := installed(module):
            sides[name] = Side(peer.indicator, lambda: row)
    return sides


def _from_texts(score: Score, rows: list[Row]) -> object:
    """From rows to the result."""
    return score(project(rows), scheme=BY_INDICATOR)


def installed(module: str) -> Any:
    """A module of a peer, where the peer is installed."""
    try:
        return import_module(module)
    except ImportError:
        return None


def _recorded_scores(subject: pe.Project) -> list[Decimal | None]:
    """What each indicator earned, as recorded."""
    return [each.recorded for each in pe.evaluate(subject, scheme=BY_INDICATOR).scores]


def digits(answer: object) -> tuple[str, str]:
    """The total with two places and the grade of an answer, for comparison."""
    if isinstance(answer, pe.Evaluation | pe.TotalAndGrade):
        return f"{answer.total:.2f}", answer.grade.label if answer.grade else ""
    _, total, grade = cast("tuple[object, Fraction, str]", answer)
    return f"{float(total):.2f}", grade
