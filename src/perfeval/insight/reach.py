"""How far a value may move, and how far it has to (指标敏感度): exact, without a sample.

A value moves in steps of the places in which it is written.
Between two values at which its rule turns, the total only rises or only falls, so the value at
which a grade is reached is found by halving, and every step is the whole evaluation: what is
rounded, capped or overridden by a clause is never left out.

    >>> from perfeval import Indicator, Measured, Project, Target, evaluate
    >>> from perfeval.standards import SHENZE_2023
    >>> done = Indicator(
    ...     name="场次",
    ...     full_marks="100",
    ...     target=Target(operator="at_least", value="60场"),
    ...     actual=Measured(value="50场"),
    ... )
    >>> result = evaluate(Project(name="宣传", indicators=[done]), scheme=SHENZE_2023)
    >>> [(str(each.outcome), str(each.value)) for each in to_reach(result, "优秀")]
    [('possible', '51场')]
    >>> keeps_grade(result, "场次").low, keeps_grade(result, "场次").high
    (Amount(number=Decimal('45'), unit='场'), Amount(number=Decimal('50'), unit='场'))
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from types import NoneType
from typing import Final

import attrs

from perfeval.codes import Code
from perfeval.errors import CalculationError, EvaluationError, Path, RecordError, problem, quoted
from perfeval.evaluation import Evaluation, evaluate
from perfeval.fields import check_arguments
from perfeval.findings import grade_of_total
from perfeval.items import Score, base_scores
from perfeval.measures import Amount, Measured, in_unit
from perfeval.quantities import exactly, recorded, scaled
from perfeval.records import Subject
from perfeval.rules import OverFulfilment, Threshold
from perfeval.scales import Band
from perfeval.scoring import NumericRule
from perfeval.terms import Term
from perfeval.totals import full_marks_of

MOST_PLACES: Final = 6
"""The most places in which a value moves."""
MOST_STEPS: Final = 10**19
"""As many steps are looked at, either way."""


Wanted = Callable[[Evaluation | None], bool]
"""What is looked for in a result; ``None`` stands for none."""


class Reached(Term):
    """Whether a grade can be reached by one value alone (可达性)."""

    ALREADY = "already", "已达到"
    POSSIBLE = "possible", "可以达到"
    IMPOSSIBLE = "impossible", "无法达到"


@attrs.frozen(kw_only=True)
class Reach:
    """What one actual value would have to be (所需完成值), all others unchanged."""

    path: Path
    """Where the indicator stands in the subject."""
    name: str
    """What is measured."""
    outcome: Reached
    """Whether the grade is reached already, can be, or cannot."""
    value: Amount | None
    """The nearest value with which it is; ``None`` where it cannot be."""
    total: Decimal | None
    """The recorded total with that value."""


@attrs.frozen(kw_only=True)
class Room:
    """Within which values the grade of the total stays as it is (等级不变区间)."""

    path: Path
    """Where what moves stands in the subject: an actual value, or full marks."""
    name: str
    """The indicator."""
    low: Amount | None
    """The least value, itself included; ``None``: however little."""
    high: Amount | None
    """The greatest value, itself included; ``None``: however much."""


def to_reach(
    evaluation: Evaluation, label: str, /, *, places: int | None = None
) -> tuple[Reach, ...]:
    """What each actual value alone would have to be for a grade or a better one (达到某等级所需).

    Only indicators with a number are looked at, for only they can be moved.

    Args:
        evaluation: what was found.
        label: the grade, one of the scale's.
        places: in how many decimal places a value moves; by default in those it is written in.

    Raises:
        RecordError: what is given is no evaluation.
        CalculationError: ``insight.no_grade``: the total has no grade, or the scale not this one;
            ``insight.places``: fewer places than none, or more than anybody measures.

    """
    check_arguments(
        evaluation=(evaluation, (Evaluation,)),
        label=(label, (str,)),
        places=(places, (int, NoneType)),
    )
    _check_places(places)
    wanted = _rank(evaluation, label)

    def reaches(result: Evaluation | None) -> bool:
        """Whether a result has the grade, or a better one."""
        found = None if result is None else result.grade
        return found is not None and _rank(evaluation, found.label) <= wanted

    return tuple(
        _reach(_Line(evaluation, score, places), reaches)
        for score in evaluation.scores
        if _moves(score)
    )


def keeps_grade(evaluation: Evaluation, name: str, /, *, places: int | None = None) -> Room:
    """Within which actual values of an indicator the grade stays as it is (等级不变区间).

    Args:
        evaluation: what was found.
        name: the indicator.
        places: in how many decimal places the value moves; by default in those it is written in.

    Raises:
        RecordError: what is given is no evaluation.
        CalculationError: ``insight.no_grade``: the total has no grade; ``insight.no_number``: there
            is no indicator of this name with a number.

    """
    check_arguments(
        evaluation=(evaluation, (Evaluation,)),
        name=(name, (str,)),
        places=(places, (int, NoneType)),
    )
    _check_places(places)
    if evaluation.grade is None:
        raise _no_grade(None)
    kept: Band = evaluation.grade
    found = [each for each in evaluation.scores if each.indicator.name == name and _moves(each)]
    line = _Line(evaluation, _only(found, name, Code.INSIGHT_NO_NUMBER), places)

    def leaves(result: Evaluation | None) -> bool:
        """Whether a result has another grade, or none."""
        return result is None or result.grade != kept

    down, up = line.nearest(leaves, -1), line.nearest(leaves, 1)
    return Room(
        path=(*line.path, "actual"),
        name=name,
        low=None if down is None else line.amount(down + 1),
        high=None if up is None else line.amount(up - 1),
    )


def keeps_grade_by_weight(evaluation: Evaluation, name: str, /, *, places: int = 2) -> Room:
    """Within which full marks of an indicator the grade stays as it is (权重敏感度).

    What the indicator gains the others lose, each in proportion to its own full marks, and each
    keeps its share of points; so the total moves in a straight line from where it stands, and is
    recorded as the scheme says. Caps and clauses stay as they are.

    Args:
        evaluation: what was found.
        name: the indicator, one of the base.
        places: in how many decimal places the full marks move.

    Returns:
        The least and the greatest full marks; ``None`` where they may go down to nothing, or up to
        all full marks of the table.

    Raises:
        RecordError: what is given is no evaluation.
        CalculationError: ``insight.no_grade``: the total has no grade; ``insight.no_weight``: no
            indicator of this name, or more than one, counts in the base beside others.

    Examples:
        >>> from perfeval import Indicator, Measured, Project, Target, evaluate
        >>> from perfeval.standards import SHENZE_2023
        >>> rows = [
        ...     Indicator(
        ...         name=name,
        ...         full_marks="50",
        ...         target=Target(operator="at_least", value="10"),
        ...         actual=Measured(value=reached),
        ...     )
        ...     for name, reached in (("甲", "10"), ("乙", "8"))
        ... ]
        >>> result = evaluate(Project(name="宣传", indicators=rows), scheme=SHENZE_2023)
        >>> room = keeps_grade_by_weight(result, "甲")
        >>> result.grade.label, str(room.low), room.high
        ('优秀', '24.98', None)

    """
    check_arguments(
        evaluation=(evaluation, (Evaluation,)), name=(name, (str,)), places=(places, (int,))
    )
    _check_places(places)
    if evaluation.grade is None or evaluation.total is None:
        raise _no_grade(None)
    kept, total, scheme = evaluation.grade, Fraction(evaluation.total), evaluation.scheme
    base = [each for each in base_scores(evaluation.scores) if each.points]
    named = [each for each in base if each.indicator.name == name]
    score = _only(named, name, Code.INSIGHT_NO_WEIGHT)
    whole = sum((each.full_marks for each in base), Fraction(0))
    slope = _slope(score, base, whole)
    begin = score.full_marks

    def stays(step: int) -> bool:
        """Whether the grade is the same with these full marks."""
        moved = total + slope * (Fraction(step, 10**places) - begin)
        try:
            with exactly():
                at = recorded(moved, rounding=scheme.recording.rounding)
                return grade_of_total(at, full_marks_of(evaluation.scores), scheme) == kept
        except CalculationError:
            return False

    first, last = ceil(begin * 10**places), floor(begin * 10**places)
    low, high = _last(stays, last, 0), _last(stays, first, floor(whole * 10**places))
    return Room(
        path=(*score.path, "full_marks"),
        name=name,
        low=None if low == 0 else Amount(scaled(Decimal(low), -places)),
        high=None if high == floor(whole * 10**places) else Amount(scaled(Decimal(high), -places)),
    )


def _slope(score: Score, base: list[Score], whole: Fraction) -> Fraction:
    """By how much the total moves for each point of full marks that an indicator gains."""
    others = [each for each in base if each is not score]
    rest = whole - score.full_marks
    if not score.full_marks or not rest:
        raise CalculationError(
            [problem(Code.INSIGHT_NO_WEIGHT, found=quoted(score.indicator.name))]
        )
    earned = sum((each.exact or Fraction(0) for each in others), Fraction(0))
    return (score.exact or Fraction(0)) / score.full_marks - earned / rest


def _last(holds: Callable[[int], bool], begin: int, end: int) -> int:
    """The last step from the beginning to the end at which something still holds, by halving."""
    if holds(end):
        return end
    while abs(end - begin) > 1:
        middle = (begin + end) // 2
        begin, end = (middle, end) if holds(middle) else (begin, middle)
    return begin


def _only(found: list[Score], name: str, code: Code) -> Score:
    """The one score of a name; refused where there are none or several."""
    if len(found) != 1:
        raise CalculationError([problem(code, found=quoted(name))])
    return found[0]


def _reach(line: "_Line", reaches: Wanted) -> Reach:
    """What one value would have to be."""
    at = line.begin
    if reaches(line.result(at)):
        outcome = Reached.ALREADY
    else:
        ways = [line.nearest(reaches, way) for way in (-1, 1)]
        found = min((each for each in ways if each is not None), key=line.distance, default=None)
        outcome = Reached.IMPOSSIBLE if found is None else Reached.POSSIBLE
        at = line.begin if found is None else found
    result = line.result(at)
    possible = outcome is not Reached.IMPOSSIBLE
    return Reach(
        path=line.path,
        name=line.name,
        outcome=outcome,
        value=line.amount(at) if possible else None,
        total=result.total if possible and result else None,
    )


class _Line:
    """One actual value that moves step by step, and what becomes of the total."""

    def __init__(self, evaluation: Evaluation, score: Score, places: int | None) -> None:
        """Stand at the value as it is."""
        actual = score.indicator.actual
        assert isinstance(actual, Measured)  # noqa: S101  Only these move.
        self.path, self.name, self.unit = score.path, score.indicator.name, actual.value.unit
        written = max(0, -int(actual.value.number.as_tuple().exponent))
        self.places = written if places is None else max(places, written)
        self.begin = int(scaled(actual.value.number, self.places))
        self.evaluation = evaluation
        self.turns = sorted(set(self._turns(score)))

    def amount(self, step: int) -> Amount:
        """The value at a step."""
        return Amount(scaled(Decimal(step), -self.places), self.unit)

    def distance(self, step: int) -> int:
        """How many steps it is from where it stands."""
        return abs(step - self.begin)

    def result(self, step: int) -> Evaluation | None:
        """The evaluation with the value at a step; ``None`` where it has none."""
        place = self.path[1]
        assert isinstance(place, int)  # noqa: S101  Indicators stand in a row.
        subject = self.evaluation.subject
        moved = attrs.evolve(subject.indicators[place], actual=Measured(value=self.amount(step)))
        rest = subject.indicators
        changed: Subject = attrs.evolve(
            subject, indicators=(*rest[:place], moved, *rest[place + 1 :])
        )
        try:
            return evaluate(changed, scheme=self.evaluation.scheme)
        except (EvaluationError, RecordError):  # More digits than a number may have, too.
            return None

    def nearest(self, wanted: Wanted, way: int) -> int | None:
        """The nearest step that way at which a result is as wanted; ``None`` where none is.

        Where it stands it is not. Between two turns the total goes one way, so what is wanted
        holds from some step on.
        """
        ahead = [each for each in self.turns if (each - self.begin) * way > 0][::way]
        for near, far in pairwise([self.begin, *ahead, self.begin + way * MOST_STEPS]):
            last = _last(lambda step: not wanted(self.result(step)), near, far)
            if last != far:
                return last + way
        return None

    def _turns(self, score: Score) -> Iterator[int]:
        """The steps at and beside which the course of the rule may change."""
        rule, target = score.rule, score.indicator.target
        assert isinstance(rule, NumericRule)  # noqa: S101  Only these move.
        reference = rule.reference(target)
        assert reference is not None  # noqa: S101  It was judged by one.
        with exactly():
            stated = rule.stated_in(reference.unit)
            for turn in stated.turns(reference.number):
                value = in_unit(Amount(turn, reference.unit), self.unit)
                step = int(scaled(value, self.places) // 1)
                yield from (step - 1, step, step + 1, step + 2)


def _moves(score: Score) -> bool:
    """Whether an indicator has a number that its rule judges, and a rule that is steady."""
    numeric = isinstance(score.rule, NumericRule) and isinstance(score.indicator.actual, Measured)
    return numeric and score.path[0] == "indicators" and _is_steady(score.rule)


def _is_steady(rule: object) -> bool:
    """Whether a rule turns only where it says; a slope against a rise turns where they meet."""
    while isinstance(rule, Threshold | OverFulfilment):
        if isinstance(rule, OverFulfilment) and rule.slope is not None and rule.may_exceed:
            return False
        rule = rule.rule
    return True


def _check_places(places: int | None) -> None:
    """Refuse places in which nobody measures."""
    if places is not None and not 0 <= places <= MOST_PLACES:
        found = problem(Code.INSIGHT_PLACES, "places", found=places, limit=MOST_PLACES)
        raise CalculationError([found])


def _rank(evaluation: Evaluation, label: str) -> int:
    """The place of a grade in the scale, the best first."""
    scale = evaluation.scheme.scale
    labels = [] if scale is None else [band.label for band in scale.bands]
    if label not in labels:
        raise _no_grade(label)
    return labels.index(label)


def _no_grade(label: str | None) -> CalculationError:
    """The refusal where there is no such grade."""
    return CalculationError([problem(Code.INSIGHT_NO_GRADE, found=quoted(label))])
