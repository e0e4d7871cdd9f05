"""Tests over published cases, each under a name that a terminal can show."""

from collections.abc import Iterable
from typing import Final

import pytest

from published import Case, cases
from published_cases import Verdict, judged, same_row

LABELS: Final = {
    "execution_rate": ("executed", "budget", "claimed_rate"),
    "table": ("year", "claimed_total"),
    "indicator": ("actual", "target", "claimed_score"),
    "grade": ("subject", "total", "claimed_grade"),
    "scale": ("id",),
}


def label(place: int, case: Case) -> str:
    """A name of a case that a terminal can show: its place in the file and what it prints."""
    printed = (str(case.get(field) or "") for field in LABELS[case["kind"]])
    plain = (text.encode("ascii", "ignore").decode() for text in printed)
    return "-".join([str(place), *filter(None, plain)])


def over(kind: str, chosen: Iterable[Case] | None = None) -> pytest.MarkDecorator:
    """A test over the cases of a kind, or over those that are chosen from it."""
    every = cases(kind)
    kept = every if chosen is None else list(chosen)
    marked = [pytest.param(case, id=label(every.index(case), case)) for case in kept]
    return pytest.mark.parametrize("case", marked)


def reproduced(kind: str) -> list[Case]:
    """The cases of a kind that were reproduced."""
    return [case for case, outcome in judged(kind) if outcome.verdict is Verdict.REPRODUCED]


def said_wrong(case: Case) -> list[Case]:
    """The entries for a row of a page that say that the page is wrong there."""
    return [each for each in same_row(case) if each.get("page_consistent") is False]
