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
from perfeval.quantities import Number, points


def mean_score(scores: Iterable[Number], /) -> Fraction:
    """The mean of all scores (平均分).

    Returns:
        Points, exactly.

    Raises:
        RecordError: a score is not points; each is named by its position.
        CalculationError: ``panel.too_small``: there are no scores.

    """
    return _mean(_read(scores), needed=1)


def trimmed_mean_score(scores: Iterable[Number], /, *, drop: int = 1) -> Fraction:
    """The mean without the highest and the lowest scores (去掉最高分和最低分后的平均分).

    Args:
        scores: one an expert.
        drop: how many are left out at each end.

    Raises:
        RecordError: a score is not points, or ``drop`` no count.
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
        RecordError: a worth is not points, or a number of votes no count.
        CalculationError: ``panel.too_small``: there are no votes.

    Examples:
        >>> vote_score({"100": 7, "80": 2, "60": 1, "40": 0})
        Fraction(92, 1)

    """
    wrong = [count for count in votes.values() if type(count) is not int or count < 0]
    if wrong:
        raise RecordError(problem(Code.COUNT_WANTED, found=quoted(count)) for count in wrong)
    worths = _read(votes)
    cast = sum(votes.values())
    if not cast:
        raise _too_small(0, 1)
    return sum(map(Fraction.__mul__, worths, map(Fraction, votes.values())), Fraction(0)) / cast


def _read(scores: Iterable[Number]) -> list[Fraction]:
    """Scores, or every reason why one is none."""
    read: list[Fraction] = []
    problems: list[Problem] = []
    for place, score in enumerate(scores):
        try:
            read.append(Fraction(points(score)))
        except PerfevalError as error:
            problems.extend(each.under(place) for each in error.problems)
    if problems:
        raise RecordError(problems)
    return read


def _mean(scores: list[Fraction], *, needed: int, given: int = 0) -> Fraction:
    """The mean of what is left."""
    if not scores:
        raise _too_small(given, needed)
    return sum(scores, Fraction(0)) / len(scores)


def _too_small(found: int, needed: int) -> CalculationError:
    """The refusal of too few scores."""
    return CalculationError([problem(Code.PANEL_TOO_SMALL, found=found, needed=needed)])
