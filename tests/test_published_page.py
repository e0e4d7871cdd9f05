"""The page of published cases says what the library makes of them.

``python tests/test_published_page.py`` writes docs/published.md anew.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

from perfeval import (
    Basis,
    Code,
    Indicator,
    Problem,
    Proportional,
    RoundingMode,
    Severity,
    find_budget_problems,
    is_met,
    score,
)
from perfeval.errors import plain
from published import Case, cases, indicator_of
from published_cases import (
    JUDGES,
    Verdict,
    as_printed,
    basis_of,
    fund_block,
    is_override,
    judged,
    mode_of,
    name_of,
    rate_of_case,
    rows_by_hand,
    rows_by_rule,
    scale_of,
    table_problems,
)
from published_params import reproduced

PAGE: Final = Path(__file__).parent.parent / "docs" / "published.md"
NAMES: Final = {
    "execution_rate": "execution rate",
    "table": "table",
    "indicator": "indicator",
    "grade": "grade",
    "scale": "scale",
}
INTRODUCTION: Final = """\
# Published cases

Public bodies, and a few others, publish the figures that this library computes.
The cases under `tests/cases` are such figures as printed, each with its page, and the tests \
recompute every one of them.

A case is *reproduced* where what is printed follows, to the printed digit.
It is *found wrong* where the page contradicts itself, and a check or the constructor of a scale \
says so; each case says of itself whether its page is wrong, and the tests hold the two to agree.
It is *not recomputable* where the page does not print what its result follows from.
"""
WRONG: Final = """\
A page may stand here more than once, for its execution rate may be a case of its own, a part of \
its table, and an indicator.
What should be is stated to the places that are printed.
"""
OPEN: Final = """\
What a caller has to say, because the pages differ in it.
"""
WARNED: Final = """\
Not contradictions, but worth a look, in the execution rates and tables.
"""


def row(*cells: object) -> str:
    """A row of a table."""
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table with its heads."""
    columns = list(heads)
    lines = [row(*columns), row(*("---" for _ in columns)), *(row(*cells) for cells in rows)]
    return "\n".join(lines) + "\n"


def verdicts() -> Iterator[tuple[object, ...]]:
    """How many cases of each kind there are, and what became of them."""
    sums: Counter[Verdict] = Counter()
    for kind in JUDGES:
        found = Counter(outcome.verdict for _, outcome in judged(kind))
        sums.update(found)
        yield NAMES[kind], found.total(), *(found[each] for each in Verdict)
    yield "all", sums.total(), *(sums[each] for each in Verdict)


def mistakes() -> Iterator[tuple[object, ...]]:
    """Every mistake that was found."""
    for kind in JUDGES:
        for case, outcome in judged(kind):
            for each in outcome.problems:
                year = case["year"] or "–"
                yield (
                    NAMES[kind],
                    case["issuer"],
                    year,
                    name_of(case),
                    *sides(each),
                    f"`{each.code}`",
                )


def sides(problem: Problem) -> tuple[str, str]:
    """What is printed, and what should be."""
    facts = problem.parameters
    match problem.code:
        case Code.SCALE_GAP:
            return f"{facts['found']} between {facts['first']} and {facts['second']}", "one grade"
        case Code.SCALE_OVERLAP:
            return f"{facts['found']} in {facts['first']} and in {facts['second']}", "one grade"
        case Code.CHECK_SUM:
            return f"{facts['what']} {plain(facts['found'])} 元", f"{plain(facts['wanted'])} 元"
        case _:
            return str(plain(facts["found"])), str(plain(facts["wanted"]))


def reasons() -> Iterator[tuple[object, ...]]:
    """Why cases cannot be recomputed, and how many."""
    for kind in JUDGES:
        counted = Counter(outcome.reason for _, outcome in judged(kind) if outcome.reason)
        for reason, count in counted.most_common():
            yield NAMES[kind], reason, count


def choices() -> Iterator[tuple[object, ...]]:
    """What the pages leave to whoever reads them, and how many do."""
    spent = reproduced("execution_rate")
    yield "rates on the initial budget", counted(basis_of(e) is Basis.INITIAL for e in spent)
    yield "rates on the adjusted budget", counted(basis_of(e) is Basis.ADJUSTED for e in spent)
    yield "rates above 100 %", counted(rate_of_case(e) > 1 for e in spent)
    yield "rates printed without a sign of percent", counted(unsigned(e) for e in spent)
    zero = counted(fund_block(each).base(basis_of(each)) == 0 for each in spent)
    yield 'rates of a budget of zero, printed as 0 (`zero="rate_zero"`)', zero
    cut = [mode_of(each) is RoundingMode.DOWN for kind in JUDGES for each in reproduced(kind)]
    yield "cases whose scores are cut off, not rounded", counted(cut)
    yield (
        "table rows whose points follow from a rule",
        sum(map(len, map(rows_by_rule, all_tables()))),
    )
    yield "table rows whose points a person gave", sum(map(len, map(rows_by_hand, all_tables())))
    missed = [proportional(each) for case in all_tables() for each in missed_rows(case)]
    yield "missed targets whose points are in proportion", missed.count(True)
    yield "missed targets whose points are not", missed.count(False)
    whole = counted(scale_of(each).places is not None for each in reproduced("scale"))
    yield "scales whose bands meet only on a grid of scores (`places`)", whole
    yield "grades that override the points", counted(map(is_override, cases("grade")))


def all_tables() -> list[Case]:
    """Every published table."""
    return cases("table")


def missed_rows(case: Case) -> list[Indicator]:
    """The rows of a table that missed a number, where full marks and points are printed."""
    rows = (row for row in case["indicators"] if row["full"] and row["claimed_score"])
    read = (indicator_of(row) for row in rows)
    return [each for each in read if is_met(each.target, each.actual) is False]


def proportional(indicator: Indicator) -> bool:
    """Whether printed points are the share that was reached, to their own places."""
    marks, printed = indicator.full_marks, indicator.declared_score
    assert marks is not None
    assert printed is not None
    earned = score(Proportional(), marks, target=indicator.target, actual=indicator.actual)
    return Decimal(as_printed(earned, f"{printed:f}")) == printed


def unsigned(case: Case) -> bool:
    """Whether a rate is printed without its sign."""
    return not case["claimed_rate"].endswith("%")


def counted(holds: Iterable[bool]) -> int:
    """How often something holds."""
    return sum(holds)


def warnings() -> Iterator[tuple[object, ...]]:
    """What is worth a look, and how often; a missing reason is not, for the pages ask for none."""
    found = [each for case in all_tables() for each in table_problems(case)]
    for case in cases("execution_rate"):
        found += find_budget_problems(fund_block(case), basis=basis_of(case))
    warned = Counter(each.code for each in found if each.severity is Severity.WARNING)
    del warned[Code.CHECK_REASON_MISSING]
    return ((f"`{code}`", count) for code, count in sorted(warned.items()))


def page() -> str:
    """The page as it follows from the cases."""
    heads = ("Kind", "Issuer", "Year", "What", "Printed", "Should be", "Code")
    return "\n".join(
        [
            INTRODUCTION,
            table(("Kind", "Cases", *(each.capitalize() for each in Verdict)), verdicts()),
            "## Found wrong\n",
            WRONG,
            table(heads, mistakes()),
            "## Not recomputable\n",
            table(("Kind", "Reason", "Cases"), reasons()),
            "## What pages leave open\n",
            OPEN,
            table(("What", "Count"), choices()),
            "## Warnings\n",
            WARNED,
            table(("Code", "Count"), warnings()),
        ]
    )


def test_the_page_says_what_follows() -> None:
    """Each figure on the page is that of the cases."""
    assert PAGE.read_text("utf-8") == page()


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
