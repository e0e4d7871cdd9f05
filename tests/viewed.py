"""What the tests of views share: a table of each kind, and texts that would act if they could."""

from typing import Final

import attrs
from hainan_2023 import TABLE

import perfeval as pe
from perfeval.standards import MINISTRY_2020

HOSTILE: Final = (
    "<script>window.hit=1</script>",
    '"><img src=x onerror="window.hit=1">',
    "</style></svg><script>window.hit=1</script>",
    "javascript:window.hit=1",
    "[点击](javascript:window.hit=1)",
    "总分\u202e001\u2066隔离\u200f标记\u061c",
    "${7*7}{{7*7}}&lt;b&gt;",
    "很长的没有空格的名称" * 12,
    "unbroken" * 30,
)
"""Texts that would act, hide or burst the page if they could."""


def hostile() -> pe.Evaluation:
    """A table in which every text is hostile."""
    rows = [
        pe.Indicator(
            name=text,
            level1=text,
            level2=text,
            full_marks="10",
            target=pe.Described(text),
            actual=pe.Judged(outcome="achieved", text=text),
            assessed="8",
            declared_score="9",
        )
        for text in HOSTILE
    ]
    subject = pe.Project(
        name=HOSTILE[2], year=2023, indicators=rows, declared_grade=HOSTILE[1], unit=HOSTILE[4]
    )
    labels = (HOSTILE[0], HOSTILE[5], HOSTILE[7])
    scheme = attrs.evolve(
        MINISTRY_2020,
        name=HOSTILE[3],
        execution=None,
        scale=pe.Scale.of(("60", "30"), labels, name=HOSTILE[1]),
        full_marks="90",
        frame=(),
    )
    return pe.evaluate(subject, scheme=scheme)


def mixed() -> pe.Evaluation:
    """Every treatment: what does not apply, on top of the base and against it."""
    first, second, *others = TABLE.indicators
    absent = attrs.evolve(second, actual=pe.NotApplicable("项目取消"))
    bonus = pe.Indicator(
        name="获市级表彰",
        kind="bonus",
        full_marks="2",
        target=pe.parse_target("≥1次"),
        actual=pe.parse_actual("1次"),
    )
    penalty = pe.Indicator(
        name="审计发现问题",
        kind="penalty",
        full_marks="5",
        rule=pe.Tally(points="1", unit="个"),
        actual=pe.parse_actual("2个"),
    )
    subject = attrs.evolve(TABLE, indicators=[first, absent, *others, bonus, penalty])
    return pe.evaluate(subject, scheme=attrs.evolve(MINISTRY_2020, inapplicable="drop"))


def evaluated() -> pe.Evaluation:
    """A published table."""
    return pe.evaluate(TABLE, scheme=MINISTRY_2020)


MONEY: Final = pe.Budget(
    initial="1200万元",
    adjusted="1350.5万元",
    executed="1180.25万元",
    lines=[
        pe.FundingLine(source="fiscal_appropriation", adjusted="1100万元", executed="1050万元"),
        pe.FundingLine(source="carry_over", adjusted="150.5万元", executed="130.25万元"),
        pe.FundingLine(label="单位自筹", adjusted="100万元", executed="0"),
    ],
)
"""Money from three sources, of which one was not touched."""
STEPS: Final = pe.StepTable(
    unit="%",
    absolute=True,
    steps=[
        pe.Step(low="0", high="0", high_included=True, points="3"),
        pe.Step(low="0", low_included=False, high="10", high_included=True, points="2"),
        pe.Step(low="10", low_included=False, points="0"),
    ],
)
"""A rule with one value that earns more than those beside it."""
RULES: Final = (
    pe.Proportional(),
    pe.Deduction(per="1", points="0.5", when="above", part_step="started"),
    pe.Reverse(form="ratio"),
    pe.Interpolation(floor="60"),
    pe.Threshold(at="60%", of="attainment", rule=pe.Proportional()),
    STEPS,
)
"""Rules with a curve."""
