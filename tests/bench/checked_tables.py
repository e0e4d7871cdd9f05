"""A sheet of forty rows, checked as a person would, beside scoring it."""

from collections.abc import Callable
from functools import partial
from typing import Final

import perfeval as pe
from bench.timing import ROUNDS, Result, Side, compare

LINES: Final = 40
AIM: Final = 3.0
"""The most that the ratio should be."""
SCHEME: Final = pe.Scheme(name="某县", execution=pe.Execution(full_marks="10"), scale=pe.FOUR_TIER)
"""The execution rate, and an indicator's own target."""


def sheet() -> list[list[object]]:
    """The rows of a form: money, forty indicators of which two in three are missed, the total."""
    heads: list[object] = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值"]
    rows: list[list[object]] = [
        ["项目名称", "宣传"],
        ["资金（万元）", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["年度资金总额", 100, 80, 10, "80%", 8],
        [*heads, "得分"],
    ]
    for place in range(LINES):
        level, missed = "产出指标" if place < LINES / 2 else "效益指标", place % 3
        figures = ["50场", "2.25", "1.88"] if missed else ["60场", "2.25", "2.25"]
        rows.append([level, "数量指标", f"指标{place}", "≥60场", *figures])
    return [*rows, ["总分", None, None, None, None, 100, "88"]]


def sides(scheme: pe.Scheme | None) -> dict[str, Side]:
    """The sheet checked, beside the same table scored; reading the sheet is not in it."""
    table = pe.read_table(sheet())
    checked: Callable[[pe.Table], object] = partial(pe.lint, scheme=scheme)
    return {
        "": Side(checked, lambda: table),
        "evaluating it": Side(partial(pe.evaluate, scheme=SCHEME), lambda: table.subject),
    }


def measure(rounds: int = ROUNDS) -> list[Result]:
    """Checked against itself alone, and under its scheme."""
    found: list[Result] = []
    for what, scheme in (("a sheet of 40 rows checked", None), ("under a scheme", SCHEME)):
        made = sides(scheme)
        ours = made.pop("")
        found += compare(what, ours, {name: (side, AIM) for name, side in made.items()}, rounds)
    return found
