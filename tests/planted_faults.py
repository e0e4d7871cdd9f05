"""Faults that are planted in published tables, one at a time, with the code that must find each.

A fault changes a case as it would have been printed, and names the line and the head where a
checker must point; ``None`` where the table has nothing that it could change.
"""

import copy
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final, NamedTuple

from perfeval import Code
from published import Case

Changed = dict[str, Any]


class Planted(NamedTuple):
    """A case with a fault, and where it stands: the text of a cell in its line, and the head."""

    case: Changed
    line: str
    head: str


Plant = Callable[[Changed], Planted | None]

_SUM: Final = "总分"
_MONEY: Final = "年度资金总额"


def _first(case: Changed) -> Changed | None:
    """The first indicator, as one that is met in full, of ten points; the rest as it is."""
    rows = [row for row in case["indicators"] if row["full"] is not None]
    if not rows:
        return None
    row: Changed = rows[0]
    row.update(target="≥60场", actual="60场", claimed_score=row["full"], unit=None, name="宣传场次")
    return row


def _of_first(head: str, **changes: str) -> Plant:
    """A change of the first indicator."""

    def plant(case: Changed) -> Planted | None:
        row = _first(case)
        if row is None:
            return None
        row.update(changes)
        return Planted(case, row["name"], head)

    return plant


def _scored(head: str, share: str, **changes: str) -> Plant:
    """A change of the first indicator that earns a share of its full marks."""

    def plant(case: Changed) -> Planted | None:
        row = _first(case)
        if row is None:
            return None
        row.update(changes, claimed_score=str(Decimal(row["full"]) * Decimal(share)))
        return Planted(case, row["name"], head)

    return plant


def _of_block(head: str, **changes: Any) -> Plant:
    """A fund block of 100 of which 80 were spent, changed."""

    def plant(case: Changed) -> Planted | None:
        if case["budget_block"] is None:
            return None
        case["budget_block"] = {
            "unit": "万元",
            "initial_budget": "100",
            "budget": "100",
            "executed": "80",
            "claimed_rate": "80%",
            "full": "10",
            "claimed_score": "8",
        } | changes
        return Planted(case, _MONEY, head)

    return plant


def total_off(case: Changed) -> Planted | None:
    """A total that is not the sum of the scores; the full marks of the whole are there."""
    row = _first(case)
    stated = [each["claimed_score"] for each in case["indicators"]]
    if row is None or None in stated:
        return None
    case["budget_block"] = None
    row["full"] = str(100 - _marks(case) + Decimal(row["full"]))
    if Decimal(row["full"]) <= 0:
        return None
    row["claimed_score"] = row["full"]
    scores = [Decimal(each["claimed_score"]) for each in case["indicators"]]
    case["claimed_total"] = str(sum(scores) - 1)
    return Planted(case, _SUM, "得分")


def _marks(case: Case) -> Decimal:
    """The full marks of a table, as far as they are stated."""
    return sum((Decimal(row["full"] or 0) for row in case["indicators"]), Decimal(0))


def marks_off(case: Changed) -> Planted | None:
    """Full marks that come to more than the whole."""
    row = _first(case)
    if row is None or any(each["full"] is None for each in case["indicators"]):
        return None
    row["full"] = row["claimed_score"] = str(101 - _marks(case) + Decimal(row["full"]))
    case["budget_block"], case["claimed_total"] = None, "100"
    return Planted(case, _SUM, "") if Decimal(row["full"]) > 0 else None


def head_off(case: Changed) -> Planted | None:
    """A head that prints fewer points than stand under it."""
    row = _first(case)
    if row is None:
        return None
    level1 = row.get("l1") or "产出指标"
    row["l1"] = level1
    under = [each for each in case["indicators"] if each.get("l1") == level1]
    if any(each["full"] is None for each in under):
        return None
    marks = sum(Decimal(each["full"]) for each in under)
    case["section_full"] = {level1: str(marks - 1)}
    return Planted(case, f"{level1}（{marks - 1}分）", f"{level1}（{marks - 1}分）")


def grade_off(case: Changed) -> Planted | None:
    """A grade that the total has on no known scale."""
    case["claimed_total"], case["claimed_grade"] = "59", "优"
    return Planted(case, "评价等级", "评价等级")


def parts_off(case: Changed) -> Planted | None:
    """A row of the total that is not what its parts come to."""
    rows = [
        {"label": "其中：财政拨款", "initial_budget": "60", "budget": "60", "executed": "50"},
        {"label": "其他资金", "initial_budget": "40", "budget": "39", "executed": "30"},
    ]
    return _of_block("全年预算数（A）", sub_rows=rows)(case)


def _ahead(case: Changed) -> Planted | None:
    """All points of the indicators beside a fifth of the money."""
    row = _first(case)
    if row is None or any(each["full"] is None for each in case["indicators"]):
        return None
    for each in case["indicators"]:
        each["claimed_score"] = each["full"]
    spent = {"executed": "20", "claimed_rate": "20%", "claimed_score": "2"}
    return _of_block("年度资金总额", **spent)(case)


def all_alike(case: Changed) -> Planted | None:
    """Every number that was reached is the one that was wanted."""
    row = _first(case)
    if row is None:
        return None
    case["indicators"] = [dict(row, name=f"指标{place}") for place in range(5)]
    return Planted(case, "", "")


FAULTS: Final[dict[str, tuple[Code, Plant]]] = {
    "total is not the sum": (Code.CHECK_TOTAL_SUM, total_off),
    "其中 rows against the total": (Code.CHECK_SUM, parts_off),
    "rate is not B/A": (Code.CHECK_RATE_DIFFERS, _of_block("执行率（B/A）", claimed_rate="90%")),
    "rate cut off": (
        Code.LINT_RATE_TRUNCATED,
        _of_block("执行率（B/A）", executed="66.666", claimed_rate="66.66%", claimed_score="6.67"),
    ),
    "rate on another basis": (
        Code.LINT_RATE_BASIS,
        _of_block("执行率（B/A）", initial_budget="90", executed="80", claimed_rate="88.89%"),
    ),
    "execution score": (Code.LINT_EXECUTION_SCORE, _of_block("得分", claimed_score="9")),
    "execution scored in full": (Code.LINT_EXECUTION_FULL, _of_block("得分", claimed_score="10")),
    "execution score cut off": (
        Code.LINT_EXECUTION_TRUNCATED,
        _of_block("得分", executed="79.99", claimed_rate="79.99%", claimed_score="7"),
    ),
    "execution score above full": (
        Code.CHECK_SCORE_ABOVE_FULL,
        _of_block("得分", executed="120", claimed_rate="120%", claimed_score="12"),
    ),
    "spent more than the budget": (
        Code.CHECK_OVEREXECUTED,
        _of_block("全年执行数（B）", executed="120", claimed_rate="120%", claimed_score="10"),
    ),
    "yuan among 万元": (
        Code.LINT_MONEY_UNIT,
        _of_block("全年执行数（B）", executed="800000", claimed_rate="80%"),
    ),
    "adjusted without a reason": (
        Code.LINT_ADJUSTMENT,
        _of_block("年度资金总额", initial_budget="50"),
    ),
    "goals ahead of the money": (
        Code.LINT_IMBALANCE,
        _ahead,
    ),
    "score above full marks": (Code.CHECK_SCORE_ABOVE_FULL, _scored("得分", "1.1")),
    "full marks of the whole": (Code.CHECK_FULL_MARKS_SUM, marks_off),
    "full marks of a head": (Code.CHECK_LEVEL_FULL_MARKS, head_off),
    "met but marked down": (Code.CHECK_MET_MARKED_DOWN, _scored("得分", "0.9")),
    "missed but in full": (Code.CHECK_MISSED_FULL_MARKS, _of_first("得分", actual="59场")),
    "reverse scored forwards": (
        Code.LINT_SCORED_FORWARDS,
        _scored("得分", "0.5", target="≤10次", actual="5次"),
    ),
    "over-fulfilled without a reason": (
        Code.LINT_OVER_FULFILLED,
        _of_first("实际完成值", actual="78场"),
    ),
    "a reason is missing": (
        Code.CHECK_REASON_MISSING,
        _scored("", "0.5", actual="30场"),
    ),
    "units differ": (Code.CHECK_UNIT_MISMATCH, _of_first("实际完成值", actual="60人")),
    "no unit": (Code.LINT_UNIT_MISSING, _of_first("年度指标值", target="≥60", actual="60")),
    "sign against the name": (
        Code.LINT_OPERATOR,
        _of_first("年度指标值", name="群众满意度", target="≤95%", actual="95%"),
    ),
    "actual copied from the target": (
        Code.CHECK_ACTUAL_COPIED,
        _of_first("实际完成值", actual="≥60场"),
    ),
    "all actuals equal the targets": (Code.LINT_ALL_AS_TARGETS, all_alike),
    "grade against the total": (Code.LINT_GRADE_UNLIKELY, grade_off),
    "percent as a share": (
        Code.LINT_PERCENT,
        _of_first("实际完成值", target="≥95%", actual="0.96"),
    ),
    "amount of an indicator in yuan": (
        Code.LINT_AMOUNT,
        _of_first("实际完成值", target="≤90万元", actual="899740万元"),
    ),
    "date passed": (Code.LINT_DATE_PASSED, _of_first("实际完成值", target="9月前", actual="10月")),
}  # fmt: skip
"""Each kind of fault with its code."""


def planted(kind: str, case: Case) -> Planted | None:
    """A case with one fault; ``None`` where there is nothing that it could change."""
    return FAULTS[kind][1](copy.deepcopy(dict(case)))
