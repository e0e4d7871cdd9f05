"""What rests on a doubted value is not said, nor repaired, while that is in doubt (存疑)."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

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
        Code.LINT_RATE_WHOLE,
        Code.LINT_EXECUTION_SCORE,
        Code.LINT_EXECUTION_STEPS,
        Code.LINT_EXECUTION_FULL,
        Code.LINT_EXECUTION_TRUNCATED,
        Code.LINT_ADJUSTMENT,
    }
)
"""What rests on any amount of its row."""


class _Amounts(NamedTuple):
    """Amounts of money in doubt, as other problems may rest on them."""

    rows: frozenset[Path]
    """The rows that hold one."""
    columns: frozenset[tuple[Path, object]]
    """The fund block and the name of each."""


def without_resting(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems that do not rest on a doubted value."""
    found = list(problems)
    values = {each.path[:-1] for each in found if each.code in _DOUBTS}
    amounts = [each.path for each in found if each.code is Code.LINT_MONEY_UNIT]
    doubted = _Amounts(
        frozenset(amount[:-1] for amount in amounts),
        frozenset((_block(amount), amount[-1]) for amount in amounts),
    )
    for each in found:
        resting = each.code in _RESTING and each.path[:-1] in values
        if not resting and not _rests_on(each, doubted):
            yield each


def _rests_on(found: Problem, doubted: _Amounts) -> bool:
    """Whether a problem rests on an amount of money."""
    if found.code is Code.LINT_IMBALANCE:
        return found.path in doubted.rows
    if found.code in _OF_A_SUM:
        return (_block(found.path), found.path[-1]) in doubted.columns
    return found.code in _OF_A_ROW and found.path[:-1] in doubted.rows


def _block(path: Path) -> Path:
    """The fund block that a path leads into."""
    return path[: path.index("budget")] if "budget" in path else path
