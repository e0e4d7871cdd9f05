"""What a result tells, as sentences in a language (评价结果说明).

The outline of a derivation is made anew from what it holds; the names of indicators and heads, the
labels of grades and all figures stay as the document has them.
"""

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType
from typing import Final

import attrs

from perfeval.derivation import Derivation
from perfeval.errors import plain
from perfeval.insight import Difference, Fit, HeadLoss, Loss, Part, Reach, Reached, Room
from perfeval.items import Treatment
from perfeval.presentation.catalogs import translated
from perfeval.presentation.charting import lost_text
from perfeval.presentation.figures import marks, why
from perfeval.presentation.words import label, word
from perfeval.quantities import MAX_PLACES
from perfeval.scales import Distance
from perfeval.terms import Branch, Outcome
from perfeval.totals import TotalStep

_USUAL_PLACES: Final = 2
_UNLISTED: Final = "未列一级指标"
_NOT_APPLICABLE: Final = "不适用："
_TERMS: Final = MappingProxyType(
    {term.term: term for kind in (Branch, Treatment, TotalStep, Outcome) for term in kind}
)
"""The terms that a derivation names by their Chinese wording."""


def outline(found: Derivation, locale: str) -> str:
    """A derivation as an indented outline (推导过程)."""
    return str(_in_language(found, locale))


def _in_language(step: Derivation, locale: str) -> Derivation:
    """A step and its parts with our words in a language."""
    return attrs.evolve(
        step,
        name=word(step.name, locale) if step.rule is None else step.name,
        reason=_said(step.reason, locale),
        inputs=tuple((_said(name, locale), _said(value, locale)) for name, value in step.inputs),
        parts=tuple(_in_language(part, locale) for part in step.parts),
    )


def _said(text: str, locale: str) -> str:
    """A term or a word of ours; anything else as it is."""
    if text in _TERMS:
        return label(_TERMS[text], locale=locale)
    if text.startswith(_NOT_APPLICABLE):
        reason = word(text.removeprefix(_NOT_APPLICABLE), locale)
        return translated("not applicable: {reason}", locale).format(reason=reason)
    return word(text, locale)


def loss(found: Loss, locale: str) -> str:
    """What an indicator lost (指标失分)."""
    sentence = _LOST if found.exact >= 0 else _MORE
    return translated(sentence, locale).format(
        name=plain(found.name),
        reason=why(found.treatment, found.branch, locale),
        **_loss_figures(found, locale),
    )


def head_loss(found: HeadLoss, locale: str) -> str:
    """What the indicators under a head lost, and under the heads below it (分类失分)."""
    return "\n".join(_head_lines(found, locale, ""))


def _head_lines(found: HeadLoss, locale: str, indent: str) -> Iterator[str]:
    """The line of a head, then those of its parts."""
    sentence = _HEAD_LOST if found.exact >= 0 else _HEAD_MORE
    line = translated(sentence, locale).format(
        name=plain(found.label) or word(_UNLISTED, locale),
        **_loss_figures(found, locale),
    )
    yield f"{indent}{line}"
    for part in found.parts:
        yield from _head_lines(part, locale, f"{indent}  ")


def reach(found: Reach, locale: str) -> str:
    """What one value would have to be for a grade (所需完成值)."""
    value, total = (
        plain(None if each is None else str(each)) for each in (found.value, found.total)
    )
    return translated(_REACHED[found.outcome], locale).format(
        name=plain(found.name), value=value, total=total
    )


def room(found: Room, locale: str) -> str:
    """Within which values, or which full marks, the grade stays as it is (等级不变区间)."""
    sentences = _ROOM_BY_WEIGHT if found.path[-1:] == ("full_marks",) else _ROOM
    sentence = sentences[found.low is not None, found.high is not None]
    return translated(sentence, locale).format(
        name=plain(found.name), low=found.low, high=found.high
    )


def difference(found: Difference, locale: str) -> str:
    """Why two totals differ, with a line for each cause that moves them (差异归因)."""
    sentence = "the total goes from {before} to {after} (difference {difference})"
    line = translated(sentence, locale).format(
        before=found.before.total, after=found.after.total, difference=_signed(found.difference)
    )
    parts = (part(each, locale) for each in found.parts if each.points)
    return "\n".join([line, *(f"  {each}" for each in parts)])


def part(found: Part, locale: str) -> str:
    """What one cause moves the total by (归因分值)."""
    return translated("{cause}: {points}", locale).format(
        cause=label(found.cause, locale=locale), points=_signed(found.points)
    )


def fit(found: Fit, locale: str) -> str:
    """A rule that gives a printed score, and in what it was applied otherwise (得分反推)."""
    sentence = "{rule}: {slip}; rounded to {places} places, {mode}"
    return translated(sentence, locale).format(
        rule=translated(type(found.rule).__name__, locale, "kind"),
        slip=label(found.slip, locale=locale),
        places=found.rounding.places,
        mode=label(found.rounding.mode, locale=locale),
    )


def distance(found: Distance, locale: str) -> str:
    """How far a score is from a band, whichever way that lies (距档次差距)."""
    return _distance(found, _NEAR if found.edge_included else _EDGE, locale)


def to_better(found: Distance, locale: str) -> str:
    """How many points the next better grade is away (距上一档差距).

    More than nothing says little; there the edge is named.
    """
    beyond = _BEYOND if found.points else _EDGE
    return _distance(found, _NEAR if found.edge_included else beyond, locale)


def from_worse(found: Distance, locale: str, *, lower_is_better: bool) -> str:
    """How many points the next worse grade was left behind (高于下一档余量).

    At the very edge nothing was: the score is the last that still has its grade.
    """
    far, at_edge = _LEFT_BEHIND[lower_is_better]
    return _distance(found, far if found.points else at_edge, locale)


def _distance(found: Distance, sentence: str, locale: str) -> str:
    """A sentence about a band and its distance."""
    return translated(sentence, locale).format(
        points=plain(found.points), label=plain(found.band.label)
    )


def _loss_figures(found: Loss | HeadLoss, locale: str) -> dict[str, str]:
    """What was lost, with the places in which it is recorded or as many as it takes; of how much.

    Full marks without an end are not written with fewer places than usual.
    """
    places = min(max(0, -int(found.points.as_tuple().exponent)), MAX_PLACES)
    return {
        "points": lost_text(attrs.evolve(found, exact=abs(found.exact)), places, locale),
        "full_marks": marks(found.full_marks, locale, max(places, _USUAL_PLACES)),
    }


def _signed(value: Decimal) -> str:
    """A number of points with its sign."""
    return f"{value:+f}" if value else plain(value)


_REACHED: Final = MappingProxyType(
    {
        Reached.ALREADY: (
            "{name}: with {value} the grade is reached already, the total is {total}"
        ),
        Reached.POSSIBLE: (
            "{name}: with {value} the total comes to {total} and the grade is reached"
        ),
        Reached.IMPOSSIBLE: "{name}: the grade cannot be reached by this indicator alone",
    }
)
_ROOM: Final = MappingProxyType(
    {
        (True, True): "{name}: from {low} to {high} the grade stays as it is",
        (True, False): "{name}: from {low} on the grade stays as it is",
        (False, True): "{name}: up to {high} the grade stays as it is",
        (False, False): "{name}: the grade stays as it is, whatever the value",
    }
)
_ROOM_BY_WEIGHT: Final = MappingProxyType(
    {
        (True, True): "{name}: with full marks from {low} to {high} the grade stays as it is",
        (True, False): "{name}: with full marks from {low} on the grade stays as it is",
        (False, True): "{name}: with full marks up to {high} the grade stays as it is",
        (False, False): "{name}: the grade stays as it is, whatever the full marks",
    }
)
_LOST: Final = "{name}: {points} of {full_marks} points lost ({reason})"
_MORE: Final = "{name}: {points} points above the full marks of {full_marks} ({reason})"
_HEAD_LOST: Final = "{name}: {points} of {full_marks} points lost"
_HEAD_MORE: Final = "{name}: {points} points above the full marks of {full_marks}"
_NEAR: Final = "{points} points to the grade {label}"
_BEYOND: Final = "more than {points} points to the grade {label}"
_EDGE: Final = "{points} points from the edge of the grade {label}, which does not have that grade"
_LEFT_BEHIND: Final = MappingProxyType(
    {
        False: (
            "{points} points above the upper limit of the grade {label}",
            "just at the lower limit of this grade",
        ),
        True: (
            "{points} points below the lower limit of the grade {label}",
            "just at the upper limit of this grade",
        ),
    }
)
"""What is said of the next worse grade, by whether lower scores are better."""
