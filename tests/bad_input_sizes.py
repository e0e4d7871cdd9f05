"""Bad input by its size alone: run in a process of its own, which has only so much of everything.

Each line that is printed is a call with the code and the place of its first problem, or with what
came of it where there is none; a call without end, or one that takes too much, is ended by the
system, and its line is missing.
"""

import re
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from itertools import count, cycle, repeat

from bad_input import public
from bad_input_calls import PLAIN, TARGET, item, table
from perfeval import (
    Band,
    Budget,
    Clause,
    Department,
    EventFound,
    FramePart,
    FundingLine,
    Indicator,
    Measured,
    NotApplicable,
    NumericRule,
    Project,
    Proportional,
    Rounding,
    Scale,
    Scheme,
    SetGrade,
    Step,
    Target,
    Threshold,
    evaluate,
    evaluate_all,
    find_problems,
    json_schema,
    lint,
    lint_text,
    read_table,
)
from perfeval.errors import PerfevalError, format_path

MEMORY = 1 << 30
"""Bytes."""
SECONDS = 300
"""Of the processor, for all of them; many times what they need."""
MANY = 100_000


def many_indicators() -> object:
    """Siblings that are all missing."""
    return evaluate(table(*repeat(Indicator(name="甲"), 10_000)), scheme=PLAIN)


def nested_rules() -> object:
    """A rule in a rule, ten thousand times."""
    rule: NumericRule = Proportional()
    for _ in range(10_000):
        rule = Threshold(at=1, of="value", rule=rule)
    return rule


def nested_lists() -> object:
    """A list in a list, ten thousand times."""
    items: list[object] = []
    for _ in range(10_000):
        items = [items]
    return public("Project")(name="甲", indicators=items)


def nested_parts() -> object:
    """A head in a head, ten thousand times."""
    part = FramePart(label="甲", full_marks=100)
    for _ in range(10_000):
        part = FramePart(label="甲", full_marks=100, parts=[part])
    return part


def many_moved() -> object:
    """Indicators of which one does not apply, checked under a scheme that moves its points."""
    kept = Indicator(name="甲", full_marks="1", target=TARGET, actual=Measured(value="96%"))
    gone = Indicator(name="乙", full_marks="1", actual=NotApplicable("无"))
    scheme = Scheme(name="甲", inapplicable="redistribute")
    return len(find_problems(table(gone, *repeat(kept, 9999)), scheme=scheme)) > 0


def many_subjects() -> object:
    """Subjects without end, of which somebody asks for three."""
    outcomes = evaluate_all(repeat(item()), scheme=PLAIN)
    return [len(next(outcomes).problems) for _ in range(3)]


def many_evaluated() -> object:
    """Ten thousand siblings that are in order."""
    target = Target(operator="at_least", value="1")
    one = Indicator(name="甲", full_marks="0.01", target=target, actual=Measured(value="1"))
    return evaluate(table(*repeat(one, 10_000)), scheme=PLAIN).total


def many_grades() -> object:
    """Clauses that each set the last of many grades."""
    ends = [20_000 - n for n in range(1, 20_000)]
    scale = Scale.of(ends, [f"第{n}档" for n in range(20_000)])
    clause = Clause(name="否决", when=EventFound("弄虚作假"), then=SetGrade("第19999档"))
    return len(Scheme(name="某县", scale=scale, clauses=[clause] * 20_000).clauses)


def long_names() -> object:
    """The pattern of a name in the published schemas, beside what nearly fits it everywhere."""
    pattern = json_schema(Project)["properties"]["name"]["pattern"]
    return [re.search(pattern, text) for text in (" " * MANY, "甲" * MANY + "\0")]


def repeated(*words: str) -> Callable[[], object]:
    """A report of a hundred thousand characters that says each of some words again and again."""
    length = MANY // len("".join(words))
    text = "".join(word * length for word in words)
    return lambda: len(lint_text(text))


def many_marked_down() -> object:
    """Projects of a department of which each indicator is met and marked down."""
    reached = Measured(value="96%")
    low = Indicator(name="甲", full_marks="1", declared_score=0, target=TARGET, actual=reached)
    project = table(*repeat(low, 5000))
    return len(lint(Department(name="局", projects=[project]))) > MANY / 100


def many_doubted() -> object:
    """Rows of a fund block of which each spent ten thousand times its budget."""
    lines = [FundingLine(label=f"{n}", adjusted="100", executed="1000000") for n in range(10_000)]
    return len(lint(Project(name="甲", budget=Budget(lines=lines))))


def many_subtotals() -> object:
    """A sheet whose every line is followed by a subtotal that is wrong."""
    heads: list[object] = ["一级指标", "二级指标", "三级指标", "年度指标值", "分值", "得分"]
    lines: list[list[object]] = []
    for n in range(5000):
        lines.append(["产出", f"数量{n}", "场次", "≥5场", 1, 1])
        lines.append(["", "小计", "", "", "0.5", "0.5"])
    return len(lint(read_table([["项目名称", "甲"], heads, *lines]))) >= len(lines)


def step(low: int) -> Step:
    """One step of a long table."""
    return Step(low=low, high=low + 1, points=1)


def make(name: str, /, **fields: object) -> Callable[[], object]:
    """A record to be made."""
    return lambda: public(name)(**fields)


def ask(name: str, /, *given: object) -> Callable[[], object]:
    """A function to be called."""
    return lambda: public(name)(*given)


SIZES: dict[str, tuple[Callable[[], object], str]] = {
    "indicators without end": (
        make("Project", name="甲", indicators=repeat(Indicator(name="乙"))),
        "items.too_many $.indicators",
    ),
    "numbers as indicators without end": (
        make("Project", name="甲", indicators=count()),
        "items.too_many $.indicators",
    ),
    "100 000 siblings that are none": (
        make("Project", name="甲", indicators=[None] * MANY),
        "record.kind $.indicators[0]",
    ),
    "one sibling too many": (
        make("Project", name="甲", indicators=[Indicator(name="乙")] * (MANY + 1)),
        "items.too_many $.indicators",
    ),
    "lines of one source": (
        make("Budget", lines=[FundingLine(source="other")] * 10_000),
        "budget.duplicate_source $.lines[1]",
    ),
    "scores without end": (ask("mean_score", count()), "items.too_many $"),
    "thresholds without end": (
        ask("Scale.of", count(), ["优"]),
        "items.too_many $.thresholds",
    ),
    "labels without end": (ask("Scale.of", [85], repeat("优")), "items.too_many $.labels"),
    "edges without end": (ask("QualitativeBands.of", repeat(1)), "items.too_many $.edges"),
    "bands of one label": (
        make("Scale", bands=[Band(label="优")] * 10_000),
        "scale.duplicate_label $.bands[1]",
    ),
    "steps in one another": (
        make("StepTable", unit="", steps=[step(0)] * 10_000),
        "rule.steps_overlap $.steps",
    ),
    "marks without end": (ask("Checked", cycle(["met"])), "items.too_many $.ticks"),
    "duties without end": (
        make("Department", name="局", duties=repeat("长" * 1000)),
        "items.too_many $.duties",
    ),
    "a long text": (ask("Described", "长" * 5_000_000), "text.too_long $.text"),
    "a long number": (ask("number", "9" * 5_000_000), "number.too_long $"),
    "a number of a million digits": (ask("number", 10**1_000_000), "number.limit $"),
    "a number of places": (
        lambda: Rounding(places=10**1_000_000),
        "rounding.places $.places",
    ),
    "rules in one another": (nested_rules, "rule.too_deep $.rule"),
    "lists in one another": (nested_lists, "record.kind $.indicators[0]"),
    "10 000 indicators without a value": (
        many_indicators,
        "evaluation.no_full_marks $.indicators[0]",
    ),
    "10 000 indicators that are in order": (many_evaluated, "100.00"),
    "heads in one another": (nested_parts, "scheme.frame_depth $"),
    "10 000 indicators among which points move": (many_moved, "True"),
    "subjects without end": (many_subjects, "[1, 1, 1]"),
    "5 000 indicators that are marked down": (many_marked_down, "True"),
    "10 000 amounts in doubt": (many_doubted, "10001"),
    "5 000 subtotals that are wrong": (many_subtotals, "True"),
    "many grades and many clauses": (many_grades, "20000"),
    "long names beside the pattern of a name": (long_names, "[None, None]"),
    "parts of no total": (repeated("其中1元"), "2"),
    "amounts": (repeated("1元"), "2"),
    "budgets with what was spent": (repeated("预算1万元执行2万元，", "执行率90%，"), "2"),
    "bands that stand for themselves": (repeated("≥90优"), "2"),
    "bands in lines of their own": (repeated("≥90优\n"), "2"),
    "scores before totals": (repeated("产出指标得1分，", "总得分2分，"), "1"),
    "rates of nothing": (repeated("执行率90%。"), "2"),
    "brackets that do not close": (repeated("("), "2"),
    "another year before rates": (repeated("本年", "他执行率90%。"), "2"),
    "parts before totals": (repeated("其中1元，", "合计"), "2"),
}
"""Each call with what is printed."""


def outcome(made: Callable[[], object]) -> str:
    """The code and the place of the first problem, or what came of the call."""
    try:
        return str(made())
    except PerfevalError as error:
        first = error.problems[0]
        return f"{first.code} {format_path(first.path)}"


def limit() -> None:
    """Take no more than this from now on, where the system knows such limits."""
    with suppress(ImportError, OSError, ValueError):
        system = import_module("resource")
        system.setrlimit(system.RLIMIT_AS, (MEMORY, MEMORY))
        system.setrlimit(system.RLIMIT_CPU, (SECONDS, SECONDS))


def main() -> None:
    """Make every call, and say at once what came of it."""
    limit()
    for name, (made, _) in SIZES.items():
        sys.stdout.write(f"{name}: {outcome(made)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
