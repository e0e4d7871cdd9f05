"""The ministry's method for project self-evaluation (项目支出绩效自评), 财预〔2020〕10号.

Execution 10, output 50, benefit 30, satisfaction 10; grades at 90, 80 and 60.
The document is silent on the formula for reverse indicators, so an indicator with a ≤ target must
name its rule, and on rounding, for which the two places of the usual systems are taken.
"""

from typing import Final

from perfeval.citations import Citation
from perfeval.judgements import QualitativeBands
from perfeval.rules import Proportional
from perfeval.scales import Scale
from perfeval.schemes import DefaultRules, Execution, FramePart, Reasons, Scheme
from perfeval.terms import Category

CITATION: Final = Citation(
    title="项目支出绩效评价管理办法",
    number="财预〔2020〕10号",
    issuer="财政部",
    note="Weights and bands as local forms repeat them; check the printed text.",
)

SCALE: Final = Scale.of(
    ("90", "80", "60"), ("优", "良", "中", "差"), name="四档（90/80/60）", citation=CITATION
)
"""≥ 90 优, ≥ 80 良, ≥ 60 中, else 差."""

MINISTRY_2020: Final = Scheme(
    name="项目支出绩效自评",
    citation=CITATION,
    execution=Execution(full_marks="10", rule=Proportional()),
    frame=[
        FramePart(label=Category.OUTPUT, full_marks="50"),
        FramePart(label=Category.BENEFIT, full_marks="30"),
        FramePart(label=Category.SATISFACTION, full_marks="10"),
    ],
    rules=DefaultRules(
        positive=Proportional(), qualitative=QualitativeBands.of(("1", "0.8", "0.6"))
    ),
    scale=SCALE,
    reasons=Reasons(below_full_marks=True),
    note="The split may be adjusted where there is reason, for instance without satisfaction.",
)
"""Project self-evaluation as the ministry lays it down."""
