"""Several experts' scores as one (专家评分汇总).

Averages are exact; round after averaging, never before.

    >>> panel = ["82", "88", "90", "91", "99"]
    >>> mean_score(panel), trimmed_mean_score(panel)
    (Fraction(90, 1), Fraction(269, 3))
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from perfeval.codes import Code
from perfeval.errors import CalculationError, PerfevalError, Problem, RecordError, problem, quoted
from perfeval.fields import read_each, refuse_unread, take_counted, take_points, taken
from perfeval.quantities import MAX_CHARACTERS, Number, points


def mean_score(scores: Iterable[Number], /) -> Fraction:
    """The mean of all scores (平均分).

    Returns:
        Points, exactly.

    Raises:
        RecordError: a score is not points; each is named by its position. ``items.wanted``: not
            several scores but a text, a mapping or a set, in which equal scores would be one.
        CalculationError: ``panel.too_small``: there are no scores.

    """
    return _mean(_read(scores), needed=1)


def trimmed_mean_score(scores: Iterable[Number], /, *, drop: int = 1) -> Fraction:
    """The mean without the highest and the lowest scores (去掉最高分和最低分后的平均分).

    Args:
        scores: one an expert.
        drop: how many are left out at each end.

    Raises:
        RecordError: a score is not points, ``drop`` no count, or the scores no list.
        CalculationError: ``panel.too_small``: nothing would be left.

    Examples:
        >>> trimmed_mean_score(["60", "90", "91", "92", "100"])
        Fraction(91, 1)

    """
    if type(drop) is not int or drop < 0:
        raise RecordError([problem(Code.COUNT_WANTED, "drop", found=quoted(drop))])
    ranked = sorted(_read(scores))
    return _mean(ranked[drop : len(ranked) - drop], needed=2 * drop + 1, given=len(ranked))


def vote_score(votes: Mapping[Number, int], /) -> Fraction:
    """The mean worth of the valid votes (按票数加权得分).

    Args:
        votes: how many votes each worth received, such as ``{"100": 7, "80": 2, "60": 1}``.

    Raises:
        RecordError: a worth is not points, or its count no count; all at once, each under the
            worth as it was written. ``items.counted``: not a mapping.
        CalculationError: ``panel.too_small``: there are no votes.

    Examples:
        >>> vote_score({"100": 7, "80": 2, "60": 1, "40": 0})
        Fraction(92, 1)

    """
    given = take_counted(votes)
    refuse_unread(votes=given)
    read: list[tuple[Fraction, int]] = []
    found: list[Problem] = []
    for worth, count in given.items():
        try:
            read.append(_vote(worth, count))
        except PerfevalError as error:
            found.extend(each.under(_shown(worth)) for each in error.problems)
    if found:
        raise RecordError(found)
    cast = sum(count for _, count in read)
    if not cast:
        raise _too_small(0, 1)
    return sum((worth * count for worth, count in read), Fraction(0)) / cast


def _read(scores: Iterable[Number]) -> list[Fraction]:
    """Scores, or every reason why one is none."""
    return [Fraction(score) for score in read_each(points, scores)]


def _vote(worth: Number, count: int) -> tuple[Fraction, int]:
    """What votes are worth, and how many there are."""
    value, votes = take_points(worth), taken(_counted, count)
    refuse_unread(worth=value, count=votes)
    return Fraction(value), votes


def _counted(votes: object) -> int:
    """A number of votes."""
    if type(votes) is not int or votes < 0:
        raise RecordError([problem(Code.COUNT_WANTED, found=quoted(votes))])
    return votes


def _shown(worth: object) -> str:
    """A worth as the step of a path."""
    return worth[:MAX_CHARACTERS] if isinstance(worth, str) else quoted(worth)


def _mean(scores: list[Fraction], *, needed: int, given: int = 0) -> Fraction:
    """The mean of what is left."""
    if not scores:
        raise _too_small(given, needed)
    return sum(scores, Fraction(0)) / len(scores)


def _too_small(found: int, needed: int) -> CalculationError:
    """The refusal of too few scores."""
    return CalculationError([problem(Code.PANEL_TOO_SMALL, found=found, needed=needed)])
