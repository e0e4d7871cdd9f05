"""Pictures of results, budgets, scales and rules (图表): as SVG, or for a renderer of your own.

>>> from perfeval import FOUR_TIER
>>> to_svg(FOUR_TIER)[:4], to_vega_lite(FOUR_TIER)["data"]["values"][0]["low"]
('<svg', '0')
"""

from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Final

from perfeval.codes import Code
from perfeval.errors import CalculationError, RecordError, problem, quoted
from perfeval.evaluation import Evaluation
from perfeval.fields import refuse_unread, take_term
from perfeval.funds import Budget
from perfeval.items import Score
from perfeval.presentation.charting import (
    execution_bars,
    grade_strip,
    loss_bars,
    rule_curve,
    scale_strip,
    score_bars,
    score_curve,
)
from perfeval.presentation.charts import Bars, Chart, Picture, Strip
from perfeval.presentation.languages import DEFAULT, language
from perfeval.presentation.pictures import drawn
from perfeval.presentation.style import ALONE
from perfeval.presentation.vega import Spec, as_vega_lite
from perfeval.scales import Scale
from perfeval.scoring import NumericRule

Drawable = Evaluation | Budget | Scale | Score | NumericRule
"""What there is a picture of."""


def to_svg(
    thing: Drawable, /, *, picture: Picture | str | None = None, locale: str = DEFAULT
) -> str:
    """A picture as SVG (图表): self-contained, for a page or a file of its own.

    Args:
        thing: an evaluation, a budget, a scale, the score of an indicator, or a rule over numbers.
        picture: which; by default the first that there is of it. Of an evaluation there are
            ``"scores"``, ``"losses"``, ``"grade"`` and ``"execution"``, of a budget there is
            ``"execution"``, of a scale ``"grade"``, of a score or a rule ``"curve"``.
        locale: the language, ``"zh_CN"``, ``"zh_TW"`` or ``"en"``.

    Raises:
        RecordError: ``record.kind``: there is no such picture of it; ``term.unknown``: there is no
            such picture at all, or no such language.
        CalculationError: ``picture.nothing``: the thing lacks what the picture would show.

    """
    chosen = language(locale)
    return str(drawn(chart_of(thing, picture, chosen), chosen, ALONE))


def to_vega_lite(
    thing: Drawable, /, *, picture: Picture | str | None = None, locale: str = DEFAULT
) -> Spec:
    """The same picture as a Vega-Lite specification (Vega-Lite 图表): a dict, plain JSON.

    Args:
        thing: as in `to_svg`.
        picture: as in `to_svg`.
        locale: as in `to_svg`.

    Raises:
        RecordError, CalculationError: as `to_svg`.

    """
    chosen = language(locale)
    return as_vega_lite(chart_of(thing, picture, chosen), chosen)


def chart_of(thing: object, picture: Picture | str | None, locale: str) -> Chart:
    """What a picture shows; refused where there is none."""
    wanted = None if picture is None else take_term(Picture, picture)
    refuse_unread(picture=wanted)
    kinds = next((kinds for kind, kinds in _CHARTS.items() if isinstance(thing, kind)), _NONE)
    make = kinds.get(wanted or next(iter(kinds), Picture.SCORES))
    if make is None:
        able = (kind for kind, made in _CHARTS.items() if wanted is None or wanted in made)
        names = " or ".join(kind.__name__ for kind in able)
        raise RecordError([problem(Code.RECORD_KIND, "thing", found=quoted(thing), wanted=names)])
    found = make(thing, locale)
    if found is None:
        shown = wanted or next(iter(kinds))
        lacking = {"picture": shown.value, "wanted": _NEEDED[shown]}
        raise CalculationError([problem(Code.PICTURE_NOTHING, **lacking)])
    return found


def _grade(evaluation: Evaluation, locale: str) -> Strip | None:
    """The scale of an evaluation with its total."""
    scale = evaluation.scheme.scale
    return None if scale is None else grade_strip(evaluation, scale, locale)


def _execution(evaluation: Evaluation, locale: str) -> Bars | None:
    """The money of an evaluation's subject."""
    budget = evaluation.subject.budget
    return None if budget is None else execution_bars(budget, locale, evaluation.scheme.basis)


_NEEDED: Final[MappingProxyType[Picture, str]] = MappingProxyType(
    {
        Picture.GRADE: "a scale of grades",
        Picture.EXECUTION: "amounts of money",
        Picture.CURVE: "a rule over numbers, and what it compares with",
    }
)
"""What a picture needs that the thing itself may lack."""
_Make = Callable[[Any, str], Chart | None]
_NONE: Final[dict[Picture, _Make]] = {}
_CHARTS: Final[MappingProxyType[type, dict[Picture, _Make]]] = MappingProxyType(
    {
        Evaluation: {
            Picture.SCORES: score_bars,
            Picture.LOSSES: loss_bars,
            Picture.GRADE: _grade,
            Picture.EXECUTION: _execution,
        },
        Budget: {Picture.EXECUTION: execution_bars},
        Scale: {Picture.GRADE: scale_strip},
        Score: {Picture.CURVE: score_curve},
        NumericRule: {Picture.CURVE: rule_curve},
    }
)
