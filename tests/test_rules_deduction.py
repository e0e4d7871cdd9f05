"""Deductions: so many points off for each unit missed."""

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.codes import Code
from perfeval.measures import Deadline, Done, Moment, Ratio, Reported, amount
from perfeval.quantities import recorded
from perfeval.rules import Deduction, PartStep, When
from perfeval.scoring import score
from perfeval.terms import Branch, Direction
from rulework import (
    answer,
    branch,
    earned,
    full_marks,
    measured,
    not_built,
    refused,
    signed,
    sizes,
    untyped,
    values,
    wanted,
)

WAYS = st.tuples(st.sampled_from(tuple(When)), st.sampled_from(tuple(PartStep)))


def steps_of(gap: Fraction, part_step: PartStep) -> Fraction:
    """How many steps a gap is, by hand."""
    if part_step is PartStep.STARTED:
        return Fraction(math.ceil(gap))
    return Fraction(math.floor(gap)) if part_step is PartStep.FULL else gap


def gap_of(t: Decimal, a: Decimal, when: When) -> Fraction:
    """How far a value is off on the side that counts, by hand; zero or less where it is not."""
    gap = Fraction(t) - Fraction(a)
    return {When.BELOW: gap, When.ABOVE: -gap, When.EITHER: abs(gap)}[when]


class TestEachPointAboveTheLimit:
    """4.7 ≤100%计5分，每超过一个百分点扣0.5分，扣完为止 (Hunan department table)."""

    @pytest.mark.parametrize(
        ("part_step", "exactly", "printed"),
        [
            ("exact", Fraction(10, 3), "3.33"),
            ("started", Fraction(3), "3.00"),
            ("full", Fraction(7, 2), "3.50"),
        ],
    )
    def test_31_people_on_30_posts(self, part_step: str, exactly: Fraction, printed: str) -> None:
        """3⅓ points over the limit: the part of a step is charged, charged whole, or let off."""
        rule = Deduction(per="1", points="0.5", when="above", part_step=part_step)
        found = earned(rule, "5", "100%", Ratio(part="31", whole="30"))
        assert found == exactly
        assert recorded(found) == Decimal(printed)

    @pytest.mark.parametrize(
        ("actual", "exact", "started", "full"),
        [
            ("99.99%", "5", "5", "5"),
            ("100%", "5", "5", "5"),
            ("100.01%", "4.995", "4.5", "5"),
            ("100.99%", "4.505", "4.5", "5"),
            ("101%", "4.5", "4.5", "4.5"),
            ("101.01%", "4.495", "4", "4.5"),
            ("109.99%", "0.005", "0", "0.5"),
            ("110%", "0", "0", "0"),
            ("110.01%", "0", "0", "0"),
            ("999%", "0", "0", "0"),
        ],
    )
    def test_every_edge(self, actual: str, exact: str, started: str, full: str) -> None:
        """The limit itself costs nothing, a full step costs a step, and nothing goes below zero."""
        for part_step, right in (("exact", exact), ("started", started), ("full", full)):
            rule = Deduction(per="1", points="0.5", when="above", part_step=part_step)
            assert earned(rule, "5", "100%", actual) == Fraction(right)

    @pytest.mark.parametrize(
        ("actual", "applied"),
        [
            ("100%", Branch.MET),
            ("101%", Branch.DEDUCTED),
            ("109.99%", Branch.DEDUCTED),
            ("110%", Branch.FLOOR),
        ],
    )
    def test_it_says_what_applied(self, actual: str, applied: Branch) -> None:
        """The branch tells met, deducted and used up apart."""
        rule = Deduction(per="1", points="0.5", when="above", part_step="exact")
        assert branch(rule, "5", "100%", actual) is applied


class TestEachFivePercentBelow:
    """4.7 每低于5%扣2分: completion of 92 % for 5 points."""

    @pytest.mark.parametrize(
        ("part_step", "right"), [("full", 3), ("started", 1), ("exact", "1.8")]
    )
    def test_92_percent(self, part_step: str, right: int | str) -> None:
        """1.6 steps: one, two, or as many as they are."""
        rule = Deduction(per="5", points="2", when="below", part_step=part_step)
        assert earned(rule, "5", "100%", "92%") == Fraction(right)

    @pytest.mark.parametrize(
        ("actual", "right"), [("95.01%", 5), ("95%", 3), ("94.99%", 3), ("90%", 1), ("85%", 0)]
    )
    def test_full_steps(self, actual: str, right: int) -> None:
        """每满: a step counts when it is full."""
        rule = Deduction(per="5", points="2", when="below", part_step="full")
        assert earned(rule, "5", "100%", actual) == right

    def test_above_costs_nothing(self) -> None:
        """Only one side of the limit counts."""
        rule = Deduction(per="5", points="2", when="below", part_step="started")
        assert earned(rule, "5", "100%", "300%") == 5


class TestEitherSide:
    """4.7 每相差3%扣1分，扣满15分为止: a cap on what is deducted, on both sides of the target."""

    RULE = Deduction(per="3", points="1", when="either", part_step="exact", most_off="15")

    @pytest.mark.parametrize(
        ("actual", "right", "applied"),
        [
            ("95%", "20", Branch.MET),
            ("92%", "19", Branch.DEDUCTED),
            ("98%", "19", Branch.DEDUCTED),
            ("50.03%", "5.01", Branch.DEDUCTED),
            ("50%", "5", Branch.FLOOR),
            ("49.97%", "5", Branch.FLOOR),
            ("139.97%", "5.01", Branch.DEDUCTED),
            ("140%", "5", Branch.FLOOR),
            ("140.03%", "5", Branch.FLOOR),
        ],
    )
    def test_the_cap_is_on_the_deduction(self, actual: str, right: str, applied: Branch) -> None:
        """Of 20 points 5 are safe, however far off."""
        assert earned(self.RULE, "20", "95%", actual) == Fraction(right)
        assert branch(self.RULE, "20", "95%", actual) is applied

    def test_the_cap_never_leaves_less_than_nothing(self) -> None:
        """Of 10 points 15 cannot be deducted."""
        assert earned(self.RULE, "10", "95%", "0%") == 0


class TestTheLeastThatIsLeft:
    """扣至…分为止: a floor, with or without a cap on the deduction."""

    @pytest.mark.parametrize(
        ("floor", "most_off", "right"),
        [
            ("0", None, 0),
            ("3", None, 3),
            ("3", "8", 3),
            ("3", "7", 3),
            ("3", "6", 4),
            ("10", None, 10),
            ("10", "4", 10),
            ("0", "0", 10),
        ],
    )
    def test_the_more_lenient_of_the_two(
        self, floor: str, most_off: str | None, right: int
    ) -> None:
        """Both protect points, so the one that leaves more decides."""
        rule = Deduction(
            per="1", points="1", when="below", part_step="exact", floor=floor, most_off=most_off
        )
        assert earned(rule, "10", "100", "0") == right

    @pytest.mark.parametrize("actual", ["0", "100"])
    def test_a_floor_above_full_marks_is_refused(self, actual: str) -> None:
        """It would let a failure earn more than full marks."""
        rule = Deduction(per="1", points="1", when="below", part_step="exact", floor="10.01")
        with refused(Code.RULE_CANNOT_JUDGE):
            earned(rule, "10", "100", actual)

    def test_steps_that_cost_nothing(self) -> None:
        """Nothing off for each step leaves full marks."""
        rule = Deduction(per="1", points="0", when="below", part_step="started")
        assert earned(rule, "10", "100", "0") == 10


class TestRelativeSteps:
    """“每低1%” may mean a hundredth of the limit rather than a percentage point."""

    @pytest.mark.parametrize(("relative", "right"), [(False, "7.5"), (True, "6.875")])
    def test_a_percent_of_80_percent(self, *, relative: bool, right: str) -> None:
        """77.5 % of a target of 80 %: 2½ points below, or 3⅛ hundredths of the target."""
        rule = Deduction(per="1", points="1", when="below", part_step="exact", relative=relative)
        assert earned(rule, "10", "80%", "77.5%") == Fraction(right)

    @pytest.mark.parametrize(
        ("actual", "right"), [("198.01", 10), ("198", 9), ("197.99", 9), ("180", 0), ("100", 0)]
    )
    def test_a_hundredth_of_200(self, actual: str, right: int) -> None:
        """One percent of 200 is two."""
        rule = Deduction(per="1", points="1", when="below", part_step="full", relative=True)
        assert earned(rule, "10", "200", actual) == right

    @pytest.mark.parametrize("part_step", list(PartStep))
    @pytest.mark.parametrize("target", ["0", "-5"])
    def test_a_limit_of_zero_has_no_hundredth(self, target: str, part_step: PartStep) -> None:
        """Meeting it is fine; how many steps it is missed by cannot be said."""
        rule = Deduction(per="1", points="1", when="below", part_step=part_step, relative=True)
        assert earned(rule, "10", target, target) == 10
        with refused(Code.RULE_CANNOT_JUDGE):
            earned(rule, "10", target, "-5.01")


class TestALimitOfItsOwn:
    """低于95%的，每低1个百分点扣1分: the rule may bring the limit, whatever the target."""

    RULE = Deduction(per="1", points="1", when="below", part_step="exact", limit=amount("95%"))

    @pytest.mark.parametrize("target", [None, "100%", "7场次"])
    def test_the_target_does_not_matter(self, target: str | None) -> None:
        """Points are lost from the limit on."""
        assert earned(self.RULE, "10", target, "95%") == 10
        assert earned(self.RULE, "10", target, "94%") == 9

    def test_its_unit_does(self) -> None:
        """A percentage is not compared with a plain number."""
        with refused(Code.RULE_UNIT_MISMATCH):
            earned(self.RULE, "10", "95", "94")

    def test_no_dates(self) -> None:
        """A limit in percent says nothing about days."""
        with refused(Code.RULE_ACTUAL_WANTED):
            score(
                self.RULE,
                "10",
                target=Deadline(by=Moment(2024, 6, 30)),
                actual=Done(on=Moment(2024, 7, 1)),
            )


class TestDaysLate:
    """每逾期一天扣1分，扣完为止: days are counted between two full dates."""

    RULE = Deduction(per="1", points="1", when="above", part_step="exact")

    @pytest.mark.parametrize(
        ("day", "included", "left_out"),
        [
            (Moment(2024, 2, 27), 10, 10),
            (Moment(2024, 2, 28), 10, 9),
            (Moment(2024, 2, 29), 9, 8),
            (Moment(2024, 3, 1), 8, 7),
            (Moment(2024, 3, 8), 1, 0),
            (Moment(2024, 3, 9), 0, 0),
            (Moment(2025, 2, 28), 0, 0),
            (Moment(2023, 12, 31), 10, 10),
        ],
    )
    def test_each_day_costs(self, day: Moment, included: int, left_out: int) -> None:
        """The day of the deadline is in time, unless the deadline leaves it out (前)."""
        by = Moment(2024, 2, 28)
        done = Done(on=day)
        assert score(self.RULE, "10", target=Deadline(by=by), actual=done) == included
        before = Deadline(by=by, included=False)
        assert score(self.RULE, "10", target=before, actual=done) == left_out

    def test_words_are_no_day(self) -> None:
        """Nor is a number."""
        by = Deadline(by=Moment(2024, 2, 28))
        with refused(Code.RULE_ACTUAL_WANTED):
            score(self.RULE, "10", target=by, actual=Reported("按期"))
        with refused(Code.RULE_TARGET_WANTED):
            score(self.RULE, "10", target=by, actual=measured("28"))

    @pytest.mark.parametrize(
        ("by", "day", "included", "left_out"),
        [
            (Moment(2024, 2), Moment(2024, 1, 31), 10, 10),
            (Moment(2024, 2), Moment(2024, 2, 1), 10, 9),
            (Moment(2024, 2), Moment(2024, 2, 29), 10, 0),
            (Moment(2024, 2), Moment(2024, 3, 1), 9, 0),
            (Moment(2023), Moment(2022, 12, 31), 10, 10),
            (Moment(2023), Moment(2023, 1, 1), 10, 9),
            (Moment(2023), Moment(2023, 12, 31), 10, 0),
            (Moment(2023), Moment(2024, 1, 2), 8, 0),
        ],
    )
    def test_a_month_or_a_year_has_a_last_day(
        self, by: Moment, day: Moment, included: int, left_out: int
    ) -> None:
        """9月底前 ends with the month, 9月前 with the day before it."""
        done = Done(on=day)
        assert score(self.RULE, "10", target=Deadline(by=by), actual=done) == included
        before = Deadline(by=by, included=False)
        assert score(self.RULE, "10", target=before, actual=done) == left_out

    def test_each_started_week(self) -> None:
        """Steps are in days: seven are a week."""
        rule = Deduction(per="7", points="2", when="above", part_step="started")
        by = Deadline(by=Moment(2024, 6, 30))
        lates = [Done(on=Moment(2024, 7, day)) for day in (1, 7, 8)]
        assert [score(rule, "5", target=by, actual=late) for late in lates] == [3, 3, 1]

    @pytest.mark.parametrize(
        ("by", "on"),
        [
            (Moment(2024, 6, 30), Moment(2024, 7)),
            (Moment(2024, 6, 30), Moment(2024)),
            (Moment(2024, 6), Moment(2024, 7)),
            (Moment(2024), Moment(2024, 7)),
            (Moment(None, 6), Moment(None, 7, 1)),
            (Moment(None, 6, 30), Moment(None, 7, 1)),
            (Moment(2024, 6, 30), Moment(None, 7, 1)),
        ],
    )
    def test_days_that_cannot_be_counted(self, by: Moment, on: Moment) -> None:
        """A month is not a day, and a day without its year is not a date."""
        with refused(Code.RULE_DATES) as found:
            score(self.RULE, "10", target=Deadline(by=by), actual=Done(on=on))
        assert found[0].parameters == {"actual": str(on), "target": str(Deadline(by=by))}

    def test_a_percentage_of_a_date(self) -> None:
        """A step in percent of the limit has no meaning for a day of the calendar."""
        rule = Deduction(per="1", points="1", when="above", part_step="exact", relative=True)
        by = Deadline(by=Moment(2024, 6, 30))
        with refused(Code.RULE_ACTUAL_WANTED):
            score(rule, "10", target=by, actual=Done(on=Moment(2024, 7, 1)))

    @given(
        st.dates(),
        st.dates(),
        st.sampled_from(tuple(PartStep)),
        st.integers(1, 400),
    )
    def test_it_counts_as_the_calendar_does(
        self, by: object, on: object, part_step: PartStep, per: int
    ) -> None:
        """It agrees with the difference of two dates."""
        last, day = untyped(by), untyped(on)
        rule = Deduction(per=per, points="0.1", when="above", part_step=part_step)
        deadline = Deadline(by=Moment(last.year, last.month, last.day))
        done = Done(on=Moment(day.year, day.month, day.day))
        late = max(0, (day - last).days)
        off = Fraction(1, 10) * steps_of(Fraction(late, per), part_step)
        assert score(rule, "10", target=deadline, actual=done) == max(Fraction(0), 10 - off)


class TestDeductionLaws:
    """What holds for every deduction."""

    @given(full_marks, st.tuples(signed, signed), sizes, st.tuples(values, values, values), WAYS)
    def test_it_is_exact(
        self,
        w: Decimal,
        numbers: tuple[Decimal, Decimal],
        per: Decimal,
        amounts: tuple[Decimal, Decimal, Decimal],
        ways: tuple[When, PartStep],
    ) -> None:
        """It agrees with fractions worked by hand; the floor and the cap only ever help."""
        (t, a), (each, floor, most_off), (when, part_step) = numbers, amounts, ways
        rule = Deduction(
            per=per,
            points=each,
            when=when,
            part_step=part_step,
            floor=floor,
            most_off=most_off,
        )
        gap = max(Fraction(0), gap_of(t, a, when))
        off = Fraction(each) * steps_of(gap / Fraction(per), part_step)
        left = max(Fraction(floor), Fraction(w) - min(off, Fraction(most_off)))
        right = None if floor > w else min(Fraction(w), left)
        assert answer(rule, w, wanted(t), measured(a)) == right

    @given(full_marks, sizes, signed, sizes, WAYS)
    def test_relative_steps_are_exact(
        self, w: Decimal, t: Decimal, a: Decimal, per: Decimal, ways: tuple[When, PartStep]
    ) -> None:
        """A relative step is its percentage of the limit."""
        when, part_step = ways
        rule = Deduction(per=per, points="0.7", when=when, part_step=part_step, relative=True)
        gap = max(Fraction(0), gap_of(t, a, when)) / (Fraction(per) / 100 * Fraction(t))
        off = Fraction(7, 10) * steps_of(gap, part_step)
        assert earned(rule, w, t, a) == max(Fraction(0), Fraction(w) - off)

    @given(full_marks, st.tuples(signed, signed), sizes, values, WAYS)
    def test_started_exact_and_full_are_in_order(
        self,
        w: Decimal,
        numbers: tuple[Decimal, Decimal],
        per: Decimal,
        each: Decimal,
        ways: tuple[When, PartStep],
    ) -> None:
        """A started step never costs less than its part, and a full step never more."""
        t, a = numbers
        scores = [
            earned(Deduction(per=per, points=each, when=ways[0], part_step=part_step), w, t, a)
            for part_step in (PartStep.STARTED, PartStep.EXACT, PartStep.FULL)
        ]
        assert 0 <= scores[0] <= scores[1] <= scores[2] <= w

    @given(full_marks, st.tuples(signed, signed), sizes, sizes, WAYS)
    def test_further_off_never_scores_more(
        self,
        w: Decimal,
        numbers: tuple[Decimal, Decimal],
        per: Decimal,
        more: Decimal,
        ways: tuple[When, PartStep],
    ) -> None:
        """Every step away from the limit costs, or costs nothing."""
        (t, a), (when, part_step) = numbers, ways
        rule = Deduction(per=per, points="0.7", when=when, part_step=part_step)
        away = a - more if when is When.BELOW or (when is When.EITHER and a < t) else a + more
        assert earned(rule, w, t, away) <= earned(rule, w, t, a)


class TestDeductionRecord:
    """What a deduction must say about itself."""

    def test_nothing_is_assumed(self) -> None:
        """Size, price, side and the part of a step have no defaults."""
        with pytest.raises(TypeError):
            untyped(Deduction)()

    def test_everything_wrong_is_named_at_once(self) -> None:
        """All fields that cannot be read are refused together."""
        with not_built(
            Code.NUMBER_NOT_POSITIVE,
            Code.NUMBER_NEGATIVE,
            Code.TERM_UNKNOWN,
            Code.TERM_UNKNOWN,
            Code.FLAG_WANTED,
        ) as found:
            untyped(Deduction)(per="0", points="-1", when="up", part_step="half", relative=1)
        paths = [each.path for each in found]
        assert paths == [("per",), ("points",), ("when",), ("part_step",), ("relative",)]

    def test_a_percentage_is_no_step(self) -> None:
        """Steps are counted in the unit of the limit, so a step carries none of its own."""
        with not_built(Code.NUMBER_UNIT):
            Deduction(per="1%", points="1", when="below", part_step="full")

    @pytest.mark.parametrize(
        ("when", "direction"),
        [
            (When.BELOW, Direction.POSITIVE),
            (When.ABOVE, Direction.REVERSE),
            (When.EITHER, Direction.NEUTRAL),
        ],
    )
    def test_it_rewards_the_other_side(self, when: When, direction: Direction) -> None:
        """What costs nothing is what is wanted."""
        rule = Deduction(per="1", points="1", when=when, part_step="full")
        assert rule.direction is direction
