"""What rests on a doubted value is not said, nor repaired, while that is in doubt (存疑)."""

from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.codes import Code
from perfeval.errors import Path, Problem

_DOUBTS: Final = frozenset({Code.LINT_PERCENT, Code.LINT_AMOUNT})
"""Doubts about a value that was reached or wanted."""
_RESTING: Final = frozenset(
    {Code.CHECK_MISSED_FULL_MARKS, Code.CHECK_MET_MARKED_DOWN, Code.CHECK_REASON_MISSING}
)
"""What rests on such a value."""
_OF_A_SUM: Final = frozenset({Code.CHECK_SUM, Code.LINT_SUM_ROUNDED, Code.LINT_PARTS_SHORT})
"""What rests on the same amount of other rows of the fund block."""
_OF_A_ROW: Final = frozenset(
    {
        Code.CHECK_RATE_DIFFERS,
        Code.CHECK_OVEREXECUTED,
        Code.LINT_RATE_TRUNCATED,
        Code.LINT_RATE_BASIS,
        Code.LINT_RATE_ROUNDED,
        Code.LINT_EXECUTION_SCORE,
        Code.LINT_EXECUTION_STEPS,
        Code.LINT_EXECUTION_FULL,
        Code.LINT_EXECUTION_TRUNCATED,
        Code.LINT_ADJUSTMENT,
    }
)
"""What rests on any amount of its row."""


def without_resting(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that do not rest on a doubted value."""
    found = list(problems)
    values = {each.path[:-1] for each in found if each.code in _DOUBTS}
    amounts = {each.path for each in found if each.code is Code.LINT_MONEY_UNIT}
    for each in found:
        resting = each.code in _RESTING and each.path[:-1] in values
        if not resting and not any(_rests_on(each, amount) for amount in amounts):
            yield each


def _rests_on(found: Problem, amount: Path) -> bool:
    """Whether a problem rests on an amount of money."""
    if found.code is Code.LINT_IMBALANCE:
        return found.path == amount[:-1]
    if found.code in _OF_A_SUM:
        return found.path[-1] == amount[-1] and _block(found.path) == _block(amount)
    return found.code in _OF_A_ROW and found.path[:-1] == amount[:-1]


def _block(path: Path) -> Path:
    """The fund block that a path leads into."""
    return path[: path.index("budget")] if "budget" in path else path
