"""Published self-evaluation tables, read from ``cases/table.json`` into records.

The figures come from the file as printed.
What a person has to read out of a page is fixed here: a bare target is a least value, a cell with
words is kept as words and its points count as given by hand, full marks that the page leaves out
are those of the score printed in a row that it calls full, but for a missed target, where nobody
can tell.
The points of a missed target follow from a rule only where the page prints one, or prints how far
the target was completed; elsewhere they count as given by hand too.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from perfeval import (
    Amount,
    AnyActual,
    AnyTarget,
    AssessedByHand,
    Budget,
    Deadline,
    Done,
    FundingLine,
    FundingSource,
    Indicator,
    Measured,
    Moment,
    Operator,
    Project,
    Reported,
    Target,
    amount,
    is_met,
)

Case = Mapping[str, Any]

CASES: Final = Path(__file__).parent / "cases"
_NUMBER: Final = re.compile(r"(?P<sign>[≥≧≤=]?)(?P<digits>-?[0-9][0-9.,]*)(?P<unit>[^0-9]*)")
_MONTH: Final = re.compile(r"(?P<month>[0-9]{1,2})月(?P<before>前?)")
_SOURCES: Final = {
    "中央": FundingSource.CENTRAL_GRANT,
    "上年": FundingSource.CARRY_OVER,
    "其他": FundingSource.OTHER,
    "本年财政拨款": FundingSource.FISCAL_APPROPRIATION,
    "财政资金": FundingSource.FISCAL_FUNDS,
    "财政专户": FundingSource.SPECIAL_ACCOUNT,
    "单位": FundingSource.UNIT_FUNDS,
}


def cases(kind: str) -> list[Case]:
    """The published cases of a kind, in the order of their file."""
    read: list[Case] = json.loads((CASES / f"{kind}.json").read_text(encoding="utf-8"))
    return read


def tables() -> dict[str, Case]:
    """The complete tables by their issuer."""
    return {case["issuer"]: case for case in cases("table") if case["complete"]}


def project_of(case: Case) -> Project:
    """A published table as a project."""
    return Project(
        name=case["project"],
        year=int(case["year"]) if case["year"] else None,
        unit=case["issuer"],
        budget=case["budget_block"] and budget_of(case["budget_block"]),
        indicators=[indicator_of(row) for row in case["indicators"]],
        declared_total=case["claimed_total"],
        declared_grade=case["claimed_grade"],
    )


def budget_of(block: Case) -> Budget:
    """The fund block, in the unit of its page."""
    unit = block["unit"]
    return Budget(
        initial=money(block["initial_budget"], unit),
        adjusted=money(block["budget"], unit),
        executed=money(block["executed"], unit),
        lines=[line_of(row, unit) for row in block.get("sub_rows", ())],
        full_marks=block["full"],
        declared_rate=rate_of(block["claimed_rate"]),
        declared_score=block["claimed_score"],
    )


def line_of(row: Case, unit: str) -> FundingLine:
    """A row of the fund block."""
    label = row["label"].removeprefix("其中:")
    return FundingLine(
        source=source_of(label),
        label=label,
        initial=money(row.get("initial_budget"), unit),
        adjusted=money(row.get("budget"), unit),
        executed=money(row.get("executed"), unit),
        declared_rate=rate_of(row.get("claimed_rate")),
    )


def source_of(label: str) -> FundingSource:
    """The source that the head of a row names; a level of government is a local one."""
    named = (source for head, source in _SOURCES.items() if label.startswith(head))
    return next(named, FundingSource.LOCAL_FUNDS)


def money(printed: str | None, unit: str) -> str | None:
    """An amount with the unit of its page, where the page prints one."""
    return None if printed is None else f"{printed}{unit}"


def rate_of(printed: str | None) -> str | None:
    """A printed rate with its sign; a page that prints 1 for 100 % means the whole."""
    bare = printed is not None and not printed.endswith("%") and printed != "1"
    return f"{printed}%" if bare else printed


def indicator_of(row: Case) -> Indicator:
    """One row of the indicator block."""
    target, actual = target_of(row), actual_of(row)
    numeric = follows_from_a_rule(row, target, actual) or row.get("claimed_score") is None
    return Indicator(
        name=row["name"],
        level1=row.get("l1", ""),
        level2=row.get("l2", ""),
        full_marks=row["full"]
        or (row["claimed_score"] if is_met(target, actual) is not False else None),
        rule=None if numeric else AssessedByHand(),
        target=target,
        actual=actual,
        assessed=None if numeric else row["claimed_score"],
        declared_score=row["claimed_score"],
    )


def follows_from_a_rule(row: Case, target: AnyTarget | None, actual: AnyActual | None) -> bool:
    """Whether the points of a row follow: its target is met, or the page says how it is scored."""
    met = is_met(target, actual)
    return met is True or (met is False and ("rule" in row or "completion" in row))


def target_of(row: Case) -> AnyTarget | None:
    """A target with a number or a month, else ``None``."""
    printed = row.get("target", "")
    if (month := _MONTH.fullmatch(printed)) is not None:
        by = Moment(month=int(month["month"]))
        return Deadline(by=by, included=not month["before"])
    match = _NUMBER.match(printed)
    if match is None:
        return None
    operator = Operator(match["sign"]) if match["sign"] else Operator.AT_LEAST
    return Target(operator=operator, value=_amount(match, row))


def actual_of(row: Case) -> AnyActual | None:
    """A measured value, a month, the words that stand in its place, or nothing."""
    printed = row.get("actual")
    if not printed:
        return None
    if (month := _MONTH.fullmatch(printed)) is not None:
        return Done(on=Moment(month=int(month["month"])))
    match = _NUMBER.fullmatch(printed)
    return (
        Reported(printed) if match is None or match["sign"] else Measured(value=_amount(match, row))
    )


def _amount(match: re.Match[str], row: Case) -> Amount:
    """A number with its own unit, else that of its row; beside a percentage it is one too."""
    own = match["unit"].removesuffix("以上")
    beside = "%" if str(row.get("actual")).endswith("%") else ""
    return amount(match["digits"], unit=own or row.get("unit", "") or beside)
