"""What every rule over numbers has in common."""

import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.codes import Code
from perfeval.errors import RecordError
from perfeval.measures import (
    AnyActual,
    AnyTarget,
    Checked,
    Deadline,
    Described,
    Done,
    Interval,
    Judged,
    Measured,
    Moment,
    NotApplicable,
    Ratio,
    Reported,
    Target,
    amount,
)
from perfeval.quantities import exactly
from perfeval.rules import (
    BonusAndPenalty,
    Deduction,
    Equality,
    Interpolation,
    OverFulfilment,
    Proportional,
    Reverse,
    Tally,
    Threshold,
)
from perfeval.scoring import Numbers, NumericRule, Rule, on_one_scale, score
from perfeval.terms import Branch
from rulework import (
    RULES,
    answer,
    earned,
    factors,
    full_marks,
    measured,
    refused,
    signed,
    sizes,
    untyped,
    values,
    wanted,
)

RULE = st.sampled_from(RULES)
CAPPED = [rule for rule in RULES if not rule.may_exceed]
MONEY = (
    Proportional(),
    Reverse(form="linear"),
    Reverse(form="ratio"),
    Equality(otherwise="as_positive"),
    Deduction(per="3", points="0.7", when="either", part_step="started", relative=True),
    Threshold(at=amount("300元"), of="value", rule=OverFulfilment(limit="1.3", slope="0.5")),
)
"""Rules whose own numbers are shares, or amounts with a unit."""


def innermost(rule: NumericRule) -> NumericRule:
    """The rule that holds no other."""
    while isinstance(rule, Threshold | OverFulfilment):
        rule = rule.rule
    return rule


class TestNeverMoreThanFullMarks:
    """分值: the most an indicator can earn; only a bonus, or no cap, goes beyond it."""

    @given(st.sampled_from(CAPPED), full_marks, signed, signed)
    def test_the_bounds(self, rule: NumericRule, w: Decimal, t: Decimal, a: Decimal) -> None:
        """Whatever is judged at all earns nothing to full marks."""
        found = answer(rule, w, wanted(t, "%"), measured(a, "%"))
        assert found is None or 0 <= found <= w

    def test_who_may_exceed_them(self) -> None:
        """A bonus, a cap above full marks or none, and what is built around one of these."""
        bonus, uncapped = BonusAndPenalty(per="1", bonus="1"), Proportional(cap=None)
        flagged = OverFulfilment(limit="1.2", rule=uncapped)
        passing = Threshold(at=amount("60"), of="value", rule=flagged)
        higher = Proportional(cap="1.01")
        exceeding: tuple[NumericRule, ...] = (bonus, uncapped, higher, flagged, passing)
        for rule in exceeding:
            assert rule.may_exceed
            assert earned(rule, "10", "100", "115") > 10
        assert not any(each.may_exceed for each in (Proportional(), OverFulfilment(limit="1.2")))

    @given(RULE, signed, signed)
    def test_an_indicator_without_points(self, rule: NumericRule, t: Decimal, a: Decimal) -> None:
        """Where there is nothing to earn nothing is earned, bonus and penalty apart."""
        found = answer(rule, 0, wanted(t, "%"), measured(a, "%"))
        assert isinstance(innermost(rule), BonusAndPenalty) or not found


class TestUnits:
    """计量单位: money is compared with money and a share with a share, in any of their units."""

    @given(RULE, full_marks, values, signed)
    def test_the_unit_of_the_actual_does_not_matter(
        self, rule: NumericRule, w: Decimal, t: Decimal, a: Decimal
    ) -> None:
        """The same share written in ‰ and in 百分比 earns the same."""
        target, right = wanted(t, "%"), answer(rule, w, wanted(t, "%"), measured(a, "%"))
        assert answer(rule, w, target, measured(a.scaleb(1), "‰")) == right
        assert answer(rule, w, target, measured(a, "百分比")) == right

    @given(st.sampled_from(MONEY), full_marks, values, signed)
    def test_yuan_or_ten_thousand_yuan(
        self, rule: NumericRule, w: Decimal, t: Decimal, a: Decimal
    ) -> None:
        """元 → 万元 on either side, or on both, changes no score."""
        yuan = wanted(t.scaleb(4), "元"), measured(a.scaleb(4), "元")
        wan = wanted(t, "万元"), measured(a, "万元")
        right = answer(rule, w, *yuan)
        assert answer(rule, w, *wan) == right
        assert answer(rule, w, yuan[0], wan[1]) == right
        assert answer(rule, w, wan[0], yuan[1]) == right

    @given(RULE, full_marks, values, st.tuples(signed, sizes), factors)
    def test_a_rate_is_its_value(
        self,
        rule: NumericRule,
        w: Decimal,
        t: Decimal,
        amounts: tuple[Decimal, Decimal],
        factor: int,
    ) -> None:
        """A rate whose amounts are multiplied by one factor is the same rate."""
        part, whole = amounts
        target, rate = wanted(t, "%"), Ratio(part=part, whole=whole)
        wider = Ratio(part=part * factor, whole=whole * factor)
        assert answer(rule, w, target, wider) == answer(rule, w, target, rate)

    @given(RULE, full_marks, values, signed)
    def test_a_rate_of_a_hundred_is_a_percentage(
        self, rule: NumericRule, w: Decimal, t: Decimal, a: Decimal
    ) -> None:
        """57.3 out of 100 is 57.3 %."""
        target, rate = wanted(t, "%"), Ratio(part=a, whole=100)
        assert answer(rule, w, target, rate) == answer(rule, w, target, measured(a, "%"))

    @pytest.mark.parametrize("rule", RULES, ids=repr)
    @pytest.mark.parametrize("actual", ["95", "95万元", "95分"])
    def test_a_percentage_is_never_a_plain_number(self, rule: NumericRule, actual: str) -> None:
        """95 is not 95 %, and no money either; the two units are named."""
        with refused(Code.RULE_UNIT_MISMATCH) as found:
            earned(rule, "10", "95%", actual)
        unit = actual.removeprefix("95") or "no unit"
        assert found[0].parameters == {"actual": unit, "wanted": "%"}

    @pytest.mark.parametrize("target", ["0.95", "95万元", "95人次"])
    def test_a_rate_is_no_plain_number(self, target: str) -> None:
        """A rate by its two amounts answers targets in shares alone."""
        with refused(Code.RULE_UNIT_MISMATCH) as found:
            earned(Proportional(), "10", target, Ratio(part="95", whole="100"))
        unit = target.lstrip("0.95") or "no unit"
        assert found[0].parameters == {"actual": "%", "wanted": unit}

    @pytest.mark.parametrize(
        ("target", "part"), [("95%", "19"), ("950‰", "19"), ("95百分点", "19")]
    )
    def test_a_rate_meets_shares_of_every_kind(self, target: str, part: str) -> None:
        """19 of 20 are 95 %, 950 ‰ and 95 百分点."""
        rate = Ratio(part=part, whole="20")
        assert earned(Equality(otherwise="nothing"), "10", target, rate) == 10

    def test_one_scale(self) -> None:
        """A rate is brought on one scale without dividing."""
        with exactly():
            numbers = on_one_scale(amount("95%"), Ratio(part="31", whole="30"))
        assert numbers == Numbers(Decimal(2850), Decimal(3100), Decimal(30))


class TestRefusals:
    """A rule refuses what it cannot judge, and says what it wanted."""

    NO_NUMBERS: tuple[AnyActual, ...] = (
        Judged(outcome="achieved"),
        Checked(["met"]),
        Reported("效果明显"),
        NotApplicable("无此项目"),
    )

    @pytest.mark.parametrize("rule", RULES, ids=repr)
    @pytest.mark.parametrize("actual", NO_NUMBERS, ids=str)
    def test_no_number(self, rule: NumericRule, actual: AnyActual) -> None:
        """Words, marks and outcomes are no numbers, and not applicable is not zero."""
        with refused(Code.RULE_ACTUAL_WANTED) as found:
            earned(rule, "10", "95%", actual)
        name = type(rule).__name__
        shown = f"{type(actual).__name__} ({actual})"
        facts = {"rule": name, "wanted": "a number or a rate", "found": shown}
        assert found[0].parameters == facts

    @pytest.mark.parametrize(
        ("target", "shown"),
        [
            (None, "nothing"),
            (Described("效果明显"), "Described (效果明显)"),
            (Interval(low="80%", high="90%"), "Interval (80%-90%)"),
            (Deadline(by=Moment(2024, 6, 30)), "Deadline (2024年6月30日（含）前)"),
        ],
    )
    @pytest.mark.parametrize("actual", [measured("95%"), Ratio(part="19", whole="20")], ids=str)
    def test_no_target(self, target: AnyTarget | None, shown: str, actual: AnyActual) -> None:
        """A number is compared with one number; there is none in words, ranges and dates."""
        for rule in RULES:
            if rule.own_reference() is not None:
                continue
            with refused(Code.RULE_TARGET_WANTED) as found:
                score(rule, "10", target=target, actual=actual)
            assert found[0].parameters["found"] == shown

    @pytest.mark.parametrize("rule", RULES, ids=repr)
    def test_only_deductions_count_days(self, rule: NumericRule) -> None:
        """The number of a day since year one is no amount that could be in proportion."""
        late = Done(on=Moment(2024, 7, 1))
        goal = Deadline(by=Moment(2024, 6, 30))
        if rule.takes_dates:
            assert isinstance(rule, Deduction)
            assert score(rule, "10", target=goal, actual=late) <= 10
        else:
            with refused(Code.RULE_ACTUAL_WANTED):
                score(rule, "10", target=goal, actual=late)

    @pytest.mark.parametrize("rule", RULES, ids=repr)
    def test_no_actual(self, rule: NumericRule) -> None:
        """Missing is not zero."""
        with refused(Code.RULE_ACTUAL_WANTED) as found:
            score(rule, "10", target=wanted("95%"), actual=None, assessed="9")
        assert found[0].parameters["found"] == "nothing"

    @pytest.mark.parametrize("target", [None, wanted("95%"), Described("6月底前")], ids=str)
    def test_a_date_against_no_date(self, target: AnyTarget | None) -> None:
        """A day is early or late only where there is a deadline."""
        rule = Deduction(per="1", points="1", when="above", part_step="full")
        with refused(Code.RULE_ACTUAL_WANTED):
            score(rule, "10", target=target, actual=Done(on=Moment(2024, 7, 1)))

    @pytest.mark.parametrize(
        ("marks", "code"),
        [
            ("-1", Code.NUMBER_NEGATIVE),
            ("10分", Code.NUMBER_UNIT),
            ("十", Code.NUMBER_NOT_A_NUMBER),
            (10.0, Code.NUMBER_FLOAT),
            (True, Code.NUMBER_BOOL),
        ],
    )
    def test_full_marks_are_points(self, marks: object, code: Code) -> None:
        """A plain number of zero or more, and no binary float."""
        with refused(code, error=RecordError):
            earned(Proportional(), untyped(marks), "100", "50")


@attrs.frozen(eq=False)
class Column:
    """A column of values that can be computed with and compared, and never asked for a branch."""

    items: tuple[Any, ...]

    def __bool__(self) -> bool:
        """Nobody may branch on a column."""
        message = "a piece branched on the figures"
        raise TypeError(message)

    def _with(self, other: object, work: Callable[[Any, Any], Any]) -> "Column":
        """Row by row."""
        others = other.items if isinstance(other, Column) else (other,) * len(self.items)
        return Column(tuple(map(work, self.items, others)))

    def __add__(self, other: object) -> "Column":
        """Row by row."""
        return self._with(other, operator.add)

    def __sub__(self, other: object) -> "Column":
        """Row by row."""
        return self._with(other, operator.sub)

    def __rsub__(self, other: object) -> "Column":
        """Row by row."""
        return self._with(other, lambda mine, theirs: theirs - mine)

    def __mul__(self, other: object) -> "Column":
        """Row by row."""
        return self._with(other, operator.mul)

    def __floordiv__(self, other: object) -> "Column":
        """Row by row; an engine gives something harmless where it would divide by zero."""
        return self._with(other, lambda mine, theirs: mine // theirs if theirs else mine)

    def __neg__(self) -> "Column":
        """Row by row."""
        return self._with(None, lambda mine, _: -mine)

    def __and__(self, other: object) -> "Column":
        """Row by row."""
        return self._with(other, lambda mine, theirs: mine & theirs)

    def __or__(self, other: object) -> "Column":
        """Row by row."""
        return self._with(other, lambda mine, theirs: mine | theirs)

    def __lt__(self, other: object) -> "Column":
        """Row by row."""
        return self._with(other, operator.lt)

    def __le__(self, other: object) -> "Column":
        """Row by row."""
        return self._with(other, operator.le)

    def __gt__(self, other: object) -> "Column":
        """Row by row."""
        return self._with(other, operator.gt)

    def __ge__(self, other: object) -> "Column":
        """Row by row."""
        return self._with(other, operator.ge)

    def __eq__(self, other: object) -> Any:
        """Row by row."""
        return self._with(other, operator.eq)

    __hash__ = None  # type: ignore[assignment]
    __radd__, __rmul__, __rand__, __ror__ = __add__, __mul__, __and__, __or__

    def __getitem__(self, row: int) -> Any:
        """One row."""
        return self.items[row]


def row_of(value: object, row: int) -> Any:
    """One row of a column, or the value that all rows share."""
    return value[row] if isinstance(value, Column) else value


class TestTheSameTextOverColumns:
    """One arithmetic, two speeds: no piece branches on the figures or divides."""

    @pytest.mark.parametrize("rule", RULES, ids=repr)
    @settings(max_examples=25)
    @given(
        rows=st.lists(st.tuples(full_marks, signed, signed), min_size=1, max_size=8),
        whole=sizes,
    )
    def test_columns_equal_records(
        self,
        rule: NumericRule,
        rows: list[tuple[Decimal, Decimal, Decimal]],
        whole: Decimal,
    ) -> None:
        """The pieces over columns give, row by row, what the rule gives for one record."""
        with exactly():
            marks, targets, actuals = (Column(each) for each in zip(*rows, strict=True))
            # A rule with a reference of its own has no target: there its reference stands.
            own = rule.own_reference()
            goal = targets if own is None else Column((own.number,) * len(rows))
            one = Column((whole,) * len(rows))
            columns = untyped(rule.stated_in("%")).pieces(marks, goal * one, actuals * 100, one)
            pieces = list(columns)
            for row, (w, t, a) in enumerate(rows):
                found = first_piece(pieces, row)
                rate = Ratio(part=a, whole=whole)
                assert found == answer(rule, w, wanted(t, "%", "equal"), rate)


def first_piece(pieces: list[tuple[Any, Any, Any, Any]], row: int) -> Fraction | None:
    """The points of the first piece that holds in a row."""
    for _, holds, numerator, denominator in pieces:
        if row_of(holds, row):
            below = row_of(denominator, row)
            return Fraction(row_of(numerator, row)) / Fraction(below) if below else None
    return None


class TestPieces:
    """A rule over numbers is a sequence of pieces; the first that holds gives the points."""

    @pytest.mark.parametrize("rule", RULES, ids=repr)
    @settings(max_examples=25)
    @given(numbers=st.tuples(full_marks, signed, signed, sizes))
    def test_denominators_are_never_negative(
        self, rule: NumericRule, numbers: tuple[Decimal, Decimal, Decimal, Decimal]
    ) -> None:
        """The piece that applies has a denominator above zero, or none and is a refusal."""
        with exactly():
            for branch, holds, numerator, denominator in rule.pieces(*numbers):
                if holds:
                    assert denominator >= 0
                    assert denominator > 0 or branch in {Branch.REFUSED, Branch.OVER_FULFILLED}
                    assert numerator >= 0 or isinstance(innermost(rule), BonusAndPenalty)
                    break

    @pytest.mark.parametrize("rule", RULES, ids=repr)
    def test_every_standard_rule_is_a_rule(self, rule: NumericRule) -> None:
        """It has the method that `score` asks for, and it can be kept in a set."""
        assert isinstance(rule, Rule)
        again = attrs.evolve(untyped(rule))
        assert again == rule
        assert len({rule, again}) == 1

    def test_what_a_rule_compares_with(self) -> None:
        """Its own reference before the target; neither in a range."""
        limited = Deduction(
            per="1", points="1", when="below", part_step="full", limit=amount("95%")
        )
        target = Target(operator="at_least", value=amount("90%"))
        assert limited.reference(target) == amount("95%")
        assert Tally(points="1", unit="份").reference(target) == amount("0份")
        assert Interpolation(floor="1").reference(target) == amount("90%")
        assert Interpolation(floor="1").reference(Interval(low="1", high="2")) is None


def test_measured_and_targets_keep_their_units() -> None:
    """The operator has no say in most rules over numbers (field notes, trap 34); its value has."""
    above = wanted("100", operator="above")
    assert score(Proportional(), "10", target=above, actual=Measured(value=amount("100"))) == 10
