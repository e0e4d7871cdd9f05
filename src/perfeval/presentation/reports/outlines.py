"""The outlines of reports (报告提纲), as data: headings, and what stands under each.

The county's is that of its annex to the notice on self-evaluation.
The ministry's is that of the annex to 财预〔2020〕10号 as evaluators' templates repeat it; check
the printed text.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from perfeval.presentation.reports.conclusion import conclusion
from perfeval.presentation.reports.losses import problems
from perfeval.presentation.reports.material import Content, Heading, Material, Piece
from perfeval.presentation.reports.ministry import (
    about_with_money,
    analysis,
    experience_and_problems,
    other_matters,
    purpose,
    suggestions,
)
from perfeval.presentation.reports.money import money
from perfeval.presentation.reports.results import achievement, goal, heads, indicator_analysis
from perfeval.presentation.reports.subjects import about
from perfeval.presentation.reports.work import (
    course,
    methods,
    methods_and_course,
    organisation,
    work_group,
)
from perfeval.terms import Term


class Outline(Term):
    """Whose outline a report follows (报告提纲)."""

    COUNTY = "county", "县级自评报告提纲"
    MINISTRY = "ministry", "财政部参考提纲"


class Part(NamedTuple):
    """A heading of an outline, with what stands under it (提纲条目)."""

    level: int
    """Its layer."""
    department: str
    """The heading in the report of a department."""
    project: str
    """The heading in the report of a project; empty: the same."""
    contents: tuple[Content, ...] = ()
    """What stands under it, one after the other; empty: only the headings below."""


def pieces(outline: Outline, material: Material) -> Iterator[Piece]:
    """The headings of an outline, each with what stands under it (逐条成文)."""
    for part in _OUTLINES[outline]:
        heading = part.department if material.department else part.project or part.department
        yield Heading(part.level, material.wording.say(heading))
        for content in part.contents:
            yield from content(material)


_COUNTY: Final = (
    Part(1, "Basic facts of the department", "Basic facts of the project"),
    Part(2, "About the department", "About the project", (about,)),
    Part(2, "Revenue and spending, budget and final accounts", "Funds of the project", (money,)),
    Part(
        2,
        "Objectives and indicators of the whole spending",
        "Objectives and indicators of the project",
        (goal,),
    ),
    Part(1, "How the self-evaluation was done", ""),
    Part(2, "Organisation of the self-evaluation", "", (organisation,)),
    Part(2, "Methods and course of the self-evaluation", "", (methods_and_course,)),
    Part(
        1,
        "Attainment of the objectives of the whole spending, and analysis of the indicators",
        "Attainment of the objectives of the project, and analysis of the indicators",
    ),
    Part(2, "Attainment of the overall objective", "", (achievement,)),
    Part(
        2,
        "Attainment of the single objectives, and analysis of the indicators",
        "",
        (indicator_analysis,),
    ),
    Part(1, "Conclusion and grade", "", (conclusion,)),
    Part(1, "Problems found, and measures to improve", ""),
    Part(2, "Main problems found", "", (problems,)),
    Part(2, "Measures or suggestions on the problems", "", (suggestions,)),
    Part(
        1,
        "Members of the work group, and signatures (name, unit, post, professional title)",
        "",
        (work_group,),
    ),
)
_MINISTRY: Final = (
    Part(1, "Basic facts", ""),
    Part(2, "About the department", "About the project", (about_with_money,)),
    Part(2, "Performance objectives", "", (goal, achievement)),
    Part(1, "How the evaluation was done", ""),
    Part(2, "Purpose, object and scope of the evaluation", "", (purpose,)),
    Part(
        2,
        "Principles, indicators, methods and standards of the evaluation",
        "",
        (methods,),
    ),
    Part(2, "Course of the work", "", (organisation, course)),
    Part(1, "Overall result and conclusion", "", (conclusion, heads)),
    Part(1, "Analysis of the indicators", "", (analysis,)),
    Part(
        1,
        "Experience, problems found and their causes",
        "",
        (experience_and_problems,),
    ),
    Part(1, "Suggestions", "", (suggestions,)),
    Part(1, "Other matters", "", (other_matters,)),
)
_OUTLINES: Final[Mapping[Outline, tuple[Part, ...]]] = MappingProxyType(
    {Outline.COUNTY: _COUNTY, Outline.MINISTRY: _MINISTRY}
)
