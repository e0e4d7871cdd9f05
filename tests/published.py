"""Published self-evaluation tables, read from ``cases/table.json`` into records.

The figures come from the file as printed.
What a person has to read out of a page is fixed here: a bare target is a least value, a cell with
words is kept as words and its points count as given by hand, full marks that the page leaves out
are those of the score printed in a row that it calls full.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from perfeval import (
    AnyActual,
    AssessedByHand,
    Budget,
    Indicator,
    Measured,
    Operator,
    Project,
    Reported,
    Target,
    amount,
)

Case = Mapping[str, Any]

CASES: Final = Path(__file__).parent / "cases"
_NUMBER: Final = re.compile(r"[=]?([0-9.,]+%?)")


def tables() -> dict[str, Case]:
    """The complete tables by their issuer."""
    cases: list[Case] = json.loads((CASES / "table.json").read_text(encoding="utf-8"))
    return {case["issuer"]: case for case in cases}


def project_of(case: Case) -> Project:
    """A published table as a project."""
    return Project(
        name=case["project"],
        year=int(case["year"]),
        unit=case["issuer"],
        budget=budget_of(case["budget_block"]),
        indicators=[indicator_of(row) for row in case["indicators"]],
        declared_total=case["claimed_total"],
        declared_grade=case["claimed_grade"],
    )


def budget_of(block: Case) -> Budget:
    """The fund block, in the unit of its page."""
    unit = block["unit"]
    return Budget(
        initial=block["initial_budget"] and f"{block['initial_budget']}{unit}",
        adjusted=f"{block['budget']}{unit}",
        executed=f"{block['executed']}{unit}",
        full_marks=block["full"],
        declared_rate=rate_of(block["claimed_rate"]),
        declared_score=block["claimed_score"],
    )


def rate_of(printed: str) -> str:
    """A printed rate with its sign; a page that prints 1 for 100 % means the whole."""
    return printed if printed.endswith("%") or printed == "1" else f"{printed}%"


def indicator_of(row: Case) -> Indicator:
    """One row of the indicator block."""
    target, actual = target_of(row), actual_of(row)
    by_hand = target is None or not isinstance(actual, Measured)
    numeric = not by_hand or row.get("claimed_score") is None
    return Indicator(
        name=row["name"],
        level1=row.get("l1", ""),
        level2=row.get("l2", ""),
        full_marks=row["full"] or row["claimed_score"],
        rule=None if numeric else AssessedByHand(),
        target=target,
        actual=actual,
        assessed=None if numeric else row["claimed_score"],
        declared_score=row["claimed_score"],
    )


def target_of(row: Case) -> Target | None:
    """A target with a number, else ``None``."""
    match = _NUMBER.match(row.get("target", ""))
    if match is None:
        return None
    exact = row["target"].startswith("=")
    operator = Operator.EQUAL if exact else Operator.AT_LEAST
    unit = row.get("unit", "") if "%" not in match[1] else ""
    return Target(operator=operator, value=amount(match[1], unit=unit))


def actual_of(row: Case) -> AnyActual | None:
    """A measured value, the words that stand in its place, or nothing."""
    printed = row.get("actual")
    if printed is None:
        return None
    if _NUMBER.fullmatch(printed) is None:
        return Reported(printed)
    unit = row.get("unit", "") if "%" not in printed else ""
    return Measured(value=amount(printed, unit=unit))
