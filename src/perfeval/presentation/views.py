"""Views for notebooks and terminals (视图): a budget, a table, a result, as a person reads it.

A record shows itself in a notebook; nothing has to be set up.
The functions here give the same views as text, in any of the languages.

    >>> from perfeval import FOUR_TIER
    >>> print(to_markdown(FOUR_TIER, locale="en").splitlines()[-1])
    | 较差 | rank 4 of 4 | &lt; 60 |
"""

from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Any, Final, cast

import attrs

from perfeval.codes import Code
from perfeval.errors import Problem, RecordError, problem, quoted
from perfeval.evaluation import Evaluation
from perfeval.funds import Budget
from perfeval.linter import Finding
from perfeval.presentation.languages import DEFAULT, language
from perfeval.presentation.markdown import as_markdown
from perfeval.presentation.markup import as_html
from perfeval.presentation.pages import Page
from perfeval.presentation.plain import as_text
from perfeval.presentation.record_views import (
    budget_page,
    department_page,
    project_page,
    rule_page,
    scale_page,
)
from perfeval.presentation.result_views import evaluation_page, findings_page
from perfeval.records import Department, Project
from perfeval.scales import Scale
from perfeval.scoring import Rule

Viewable = (
    Budget
    | Project
    | Department
    | Evaluation
    | Scale
    | Rule
    | Problem
    | Finding
    | Sequence[Problem | Finding]
)
"""What there is a view of."""

_PAGES: Final[MappingProxyType[type, Callable[[Any, str], Page]]] = MappingProxyType(
    {
        Evaluation: evaluation_page,
        Project: project_page,
        Department: department_page,
        Budget: budget_page,
        Scale: scale_page,
        Problem: lambda found, locale: findings_page((found,), locale),
        Finding: lambda found, locale: findings_page((found,), locale),
        Rule: rule_page,
    }
)


def to_html(thing: Viewable, /, *, locale: str = DEFAULT) -> str:
    """The view of something as HTML (网页视图): self-contained, without a script or a network.

    Args:
        thing: a budget, project, department, evaluation, scale or rule; a problem or a finding, or
            several of them.
        locale: the language, ``"zh_CN"``, ``"zh_TW"`` or ``"en"``.

    Raises:
        RecordError: ``record.kind``: there is no view of it; ``term.unknown``: there is no such
            language.

    Examples:
        >>> from perfeval import FOUR_TIER
        >>> to_html(FOUR_TIER)[:5], "<script" in to_html(FOUR_TIER)
        ('<div ', False)

    """
    return as_html(_page(thing, locale))


def to_markdown(thing: Viewable, /, *, locale: str = DEFAULT) -> str:
    """The view of something as Markdown (Markdown 视图), its tables with pipes; see `to_html`.

    Raises:
        RecordError: as `to_html`.

    """
    return as_markdown(_page(thing, locale))


def summary(thing: Viewable, /, *, locale: str = DEFAULT) -> str:
    """The view of something as plain text (文字摘要), as ``print`` shows an evaluation.

    Raises:
        RecordError: as `to_html`.

    Examples:
        >>> from perfeval import FOUR_TIER
        >>> print(summary(FOUR_TIER))
        四档（85/75/60）
        ────────────────
        2023年度整体支出绩效自评报告四、评价结论和评价等级
        <BLANKLINE>
        等级标准
        评价等级  档次          总分
        ────────  ────────────  ──────────
        优秀      第1档，共4档  ≥ 85
        良好      第2档，共4档  ≥ 75, < 85
        一般      第3档，共4档  ≥ 60, < 75
        较差      第4档，共4档  < 60

    """
    return as_text(_page(thing, locale))


@attrs.frozen
class View:
    """A view that a notebook shows in a language of choice (指定语言的视图); see `view`."""

    page: Page
    """What it says."""

    def _repr_html_(self) -> str:
        """As HTML."""
        return as_html(self.page)

    def _repr_markdown_(self) -> str:
        """As Markdown."""
        return as_markdown(self.page)

    def __str__(self) -> str:
        """As plain text."""
        return as_text(self.page)


def view(thing: Viewable, /, *, locale: str = DEFAULT) -> View:
    """What a notebook shows of something, in a language of choice (显示视图).

    For what Python shows by itself, such as a tuple of findings, and for another language.

    Raises:
        RecordError: as `to_html`.

    Examples:
        >>> from perfeval import find_problems, Project
        >>> from perfeval.standards import SHENZE_2023
        >>> found = find_problems(Project(name="甲"), scheme=SHENZE_2023)
        >>> print(str(view(found, locale="en")).splitlines()[0])
        3 findings

    """
    return View(_page(thing, locale))


def html_of(thing: object) -> str | None:
    """The HTML of a record for a notebook; ``None`` where there is no view of its kind."""
    make = _maker(thing)
    return None if make is None else as_html(make(thing, DEFAULT))


def markdown_of(thing: object) -> str | None:
    """The Markdown of a record for a notebook; ``None`` where there is no view of its kind."""
    make = _maker(thing)
    return None if make is None else as_markdown(make(thing, DEFAULT))


def _page(thing: object, locale: str) -> Page:
    """What a view says."""
    chosen = language(locale)
    if _is_findings(thing):
        return findings_page(cast("Sequence[Problem | Finding]", thing), chosen)
    make = _maker(thing)
    if make is None:
        names = " or ".join(kind.__name__ for kind in _PAGES)
        raise RecordError([problem(Code.RECORD_KIND, "thing", found=quoted(thing), wanted=names)])
    return make(thing, chosen)


def _is_findings(thing: object) -> bool:
    """Whether it is a row of findings; none are a row of none."""
    if not isinstance(thing, list | tuple):
        return False
    items = cast("Sequence[object]", thing)
    return all(isinstance(each, Problem | Finding) for each in items)


def _maker(thing: object) -> Callable[[Any, str], Page] | None:
    """What makes the page of something."""
    if isinstance(thing, type):
        return None
    return next((make for kind, make in _PAGES.items() if isinstance(thing, kind)), None)
