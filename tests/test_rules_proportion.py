"""Rules in proportion: positive, reverse, equal, interpolated, counted, with bonus and penalty."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.codes import Code
from perfeval.measures import Ratio, amount
from perfeval.quantities import recorded
from perfeval.rules import (
    BonusAndPenalty,
    Equality,
    Interpolation,
    OverFulfilment,
    Proportional,
    Reverse,
    Tally,
    Threshold,
)
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

CAPS = st.sampled_from(["1", "1.2", "150%", None])


def in_proportion(w: Decimal, t: Decimal, a: Decimal, cap: Decimal | None) -> Fraction | None:
    """What a positive indicator earns, by hand."""
    if cap == 1 and a >= t:
        return Fraction(w)
    if t < 0:
        return None
    if a < 0:
        return Fraction(0)
    if t == 0:
        return Fraction(w)
    share = Fraction(a) / Fraction(t)
    return Fraction(w) * (share if cap is None else min(share, Fraction(cap)))


class TestProportional:
    """4.1 未达标按比例计分，满分为止: met earns full marks, else actual ÷ target of them."""

    @pytest.mark.parametrize(
        ("marks", "target", "actual", "score"),
        [
            ("8", "60", "50", Fraction(20, 3)),
            ("20", "98%", "98%", Fraction(20)),
            ("20", "98%", "97.99%", Fraction(20 * 9799, 9800)),
            ("20", "98%", "98.01%", Fraction(20)),
            ("10", "52", "0", Fraction(0)),
            ("10", "52", "-0.01", Fraction(0)),
            ("10", "52", "0.01", Fraction(10, 5200)),
            ("0", "52", "10", Fraction(0)),
        ],
    )
    def test_it_earns_its_share(
        self, marks: str, target: str, actual: str, score: Fraction
    ) -> None:
        """A value equal to the target earns full marks; its neighbours show the edge."""
        assert earned(Proportional(), marks, target, actual) == score

    def test_its_printed_score(self) -> None:
        """50 of 60 for 8 points is recorded as 6.67."""
        assert recorded(earned(Proportional(), "8", "60", "50")) == Decimal("6.67")

    @pytest.mark.parametrize(
        ("cap", "actual", "score"),
        [
            ("100%", "200", 10),
            ("120%", "119.9", Fraction(1199, 100)),
            ("120%", "120", 12),
            ("120%", "120.1", 12),
            (None, "250", 25),
        ],
    )
    def test_a_cap_may_lie_above_full_marks(
        self, cap: str | None, actual: str, score: int | Fraction
    ) -> None:
        """An older practice lets more be earned, up to a cap or without one."""
        assert earned(Proportional(cap=cap), "10", "100", actual) == score

    def test_a_cap_of_one_is_full_marks(self) -> None:
        """A cap of 1, of 1.0 and of 100 % are one rule."""
        assert Proportional(cap="1.0") == Proportional(cap="100%") == Proportional()

    @pytest.mark.parametrize("cap", ["0.99", "99.99%", "0", "-1"])
    def test_a_cap_below_full_marks_is_refused(self, cap: str) -> None:
        """Nobody who reaches the target can earn less than the indicator is worth."""
        with not_built(Code.RULE_CAP) as found:
            Proportional(cap=cap)
        assert found[0].path == ("cap",)

    @pytest.mark.parametrize("cap", ["1", "1.2", None])
    @pytest.mark.parametrize(("actual", "score"), [("-0.01", 0), ("0", 10), ("0.01", 10)])
    def test_a_target_of_zero(self, cap: str | None, actual: str, score: int) -> None:
        """A target of zero is met by zero and by anything above it, and never divided by."""
        assert earned(Proportional(cap=cap), "10", "0", actual) == score

    def test_a_negative_target_has_no_proportion(self) -> None:
        """What misses a target below zero is refused; what reaches it has met it."""
        assert earned(Proportional(), "10", "-5", "-5") == 10
        assert earned(Proportional(), "10", "-5", "-4.99") == 10
        with refused(Code.RULE_CANNOT_JUDGE) as found:
            earned(Proportional(), "10", "-5", "-5.01")
        assert found[0].parameters == {
            "rule": "Proportional",
            "target": "≥-5",
            "actual": "-5.01",
            "full_marks": 10,
        }
        with refused(Code.RULE_CANNOT_JUDGE):
            earned(Proportional(cap=None), "10", "-5", "-5")

    @pytest.mark.parametrize(
        ("cap", "actual", "applied"),
        [
            ("1", "100", Branch.MET),
            ("1", "99", Branch.PROPORTIONAL),
            ("1", "-1", Branch.NOTHING),
            ("1.2", "120", Branch.CAPPED),
            ("1.2", "119", Branch.PROPORTIONAL),
        ],
    )
    def test_it_says_what_applied(self, cap: str, actual: str, applied: Branch) -> None:
        """The branch tells met, in proportion, capped and nothing apart."""
        assert branch(Proportional(cap=cap), "10", "100", actual) is applied

    @given(full_marks, signed, signed, CAPS)
    def test_it_is_exact(self, w: Decimal, t: Decimal, a: Decimal, cap: str | None) -> None:
        """It agrees with fractions worked by hand, refusals included."""
        limit = None if cap is None else Decimal("1.5" if cap == "150%" else cap)
        found = answer(Proportional(cap=cap), w, wanted(t), measured(a))
        assert found == in_proportion(w, t, a, limit)

    @given(full_marks, sizes, signed, values)
    def test_more_never_scores_less(
        self, w: Decimal, t: Decimal, a: Decimal, more: Decimal
    ) -> None:
        """Reaching more, or being asked for less, never costs a point."""
        rule = Proportional()
        assert 0 <= earned(rule, w, t, a) <= earned(rule, w, t, a + more) <= w
        assert earned(rule, w, t + more, a) <= earned(rule, w, t, a)


class TestReverse:
    """4.4 反向指标: full marks up to the limit, then R1 w·(1-(a-t)/t) or R2 w·t/a."""

    @pytest.mark.parametrize(
        ("actual", "linear", "ratio"),
        [
            ("-1", Fraction(10), Fraction(10)),
            ("0", Fraction(10), Fraction(10)),
            ("9.99", Fraction(10), Fraction(10)),
            ("10", Fraction(10), Fraction(10)),
            ("10.01", Fraction(999, 100), Fraction(10000, 1001)),
            ("12", Fraction(8), Fraction(25, 3)),
            ("19.99", Fraction(1, 100), Fraction(10000, 1999)),
            ("20", Fraction(0), Fraction(5)),
            ("20.01", Fraction(0), Fraction(10000, 2001)),
            ("25", Fraction(0), Fraction(4)),
        ],
    )
    def test_the_two_formulas(self, actual: str, linear: Fraction, ratio: Fraction) -> None:
        """Both hold from the limit on; the linear one ends at its double."""
        assert earned(Reverse(form="linear"), "10", "10", actual) == linear
        assert earned(Reverse(form="ratio"), "10", "10", actual) == ratio

    def test_its_printed_score(self) -> None:
        """12 where 10 were allowed is recorded as 8.33 by the second formula."""
        assert recorded(earned(Reverse(form="ratio"), "10", "10", "12")) == Decimal("8.33")

    @pytest.mark.parametrize("form", ["linear", "ratio"])
    @pytest.mark.parametrize(("actual", "score"), [("-0.01", 10), ("0", 10), ("0.01", 0)])
    def test_a_limit_of_zero_is_all_or_nothing(self, form: str, actual: str, score: int) -> None:
        """Neither formula divides by a limit of zero."""
        assert earned(Reverse(form=form), "10", "0", actual) == score

    @pytest.mark.parametrize("form", ["linear", "ratio"])
    def test_a_negative_limit_has_no_formula(self, form: str) -> None:
        """A limit below zero is kept or not; how far it is missed cannot be said."""
        rule = Reverse(form=form)
        assert earned(rule, "10", "-5", "-5") == 10
        with refused(Code.RULE_CANNOT_JUDGE):
            earned(rule, "10", "-5", "-4.99")

    def test_the_formula_has_no_default(self) -> None:
        """Both are in use, so neither is assumed."""
        with pytest.raises(TypeError):
            untyped(Reverse)()
        with not_built(Code.TERM_UNKNOWN):
            untyped(Reverse)(form="hyperbolic")

    @pytest.mark.parametrize(
        ("form", "actual", "applied"),
        [
            ("linear", "10", Branch.MET),
            ("linear", "11", Branch.PROPORTIONAL),
            ("linear", "20", Branch.NOTHING),
            ("ratio", "20", Branch.PROPORTIONAL),
        ],
    )
    def test_it_says_what_applied(self, form: str, actual: str, applied: Branch) -> None:
        """The branch tells kept, missed and used up apart."""
        assert branch(Reverse(form=form), "10", "10", actual) is applied

    @given(full_marks, signed, signed, st.sampled_from(["linear", "ratio"]))
    def test_it_is_exact(self, w: Decimal, t: Decimal, a: Decimal, form: str) -> None:
        """It agrees with fractions worked by hand, refusals included."""
        marks, limit, spent = Fraction(w), Fraction(t), Fraction(a)
        right: Fraction | None
        if spent <= limit:
            right = marks
        elif limit < 0:
            right = None
        elif limit == 0:
            right = Fraction(0)
        elif form == "ratio":
            right = marks * (limit / spent)
        else:
            right = max(Fraction(0), marks * (1 - (spent - limit) / limit))
        assert answer(Reverse(form=form), w, wanted(t), measured(a)) == right

    @given(full_marks, values, signed, values, st.sampled_from(["linear", "ratio"]))
    def test_more_never_scores_more(
        self, w: Decimal, t: Decimal, a: Decimal, more: Decimal, form: str
    ) -> None:
        """Spending more never wins a point, and no score leaves 0 to full marks."""
        rule = Reverse(form=form)
        assert 0 <= earned(rule, w, t, a + more) <= earned(rule, w, t, a) <= w

    @given(full_marks, sizes, values)
    def test_the_linear_form_is_the_stricter(self, w: Decimal, t: Decimal, a: Decimal) -> None:
        """R1 never earns more than R2: 1 - x never exceeds 1/(1 + x)."""
        linear, ratio = Reverse(form="linear"), Reverse(form="ratio")
        assert earned(linear, w, t, a) <= earned(ratio, w, t, a)


class TestEquality:
    """4.5 等于目标值得满分: equal earns full marks; otherwise nothing, or as a positive one."""

    @pytest.mark.parametrize(
        ("tolerance", "actual", "strict", "lenient"),
        [
            ("0", "99.99", 0, Fraction(9999, 1000)),
            ("0", "100", 10, 10),
            ("0", "100.01", 0, 10),
            ("5", "94.99", 0, Fraction(9499, 1000)),
            ("5", "95", 10, 10),
            ("5", "95.01", 10, 10),
            ("5", "104.99", 10, 10),
            ("5", "105", 10, 10),
            ("5", "105.01", 0, 10),
        ],
    )
    def test_near_enough_is_equal(
        self, tolerance: str, actual: str, strict: int, lenient: int | Fraction
    ) -> None:
        """The tolerance is included on both sides; beyond it the record decides."""
        rule = Equality(otherwise="nothing", tolerance=tolerance)
        assert earned(rule, "10", "100", actual) == strict
        rule = Equality(otherwise="as_positive", tolerance=tolerance)
        assert earned(rule, "10", "100", actual) == lenient

    @pytest.mark.parametrize(
        ("actual", "lenient", "applied"),
        [("-1", 10, Branch.MET), ("0", 10, Branch.MET), ("0.01", 0, Branch.NOTHING)],
    )
    def test_a_target_of_zero(self, actual: str, lenient: int, applied: Branch) -> None:
        """Where nothing may happen (事故＝0) anything that happens earns nothing."""
        rule = Equality(otherwise="as_positive")
        assert earned(rule, "10", "0", actual) == lenient
        assert branch(rule, "10", "0", actual) is applied

    def test_a_strict_equality_with_zero(self) -> None:
        """Below zero is not zero either."""
        rule = Equality(otherwise="nothing")
        assert [earned(rule, "5", "0", each) for each in ("-1", "0", "1")] == [0, 5, 0]

    def test_a_negative_target(self) -> None:
        """Equality with a negative number holds or not; a proportion of it is refused."""
        assert earned(Equality(otherwise="nothing"), "5", "-3", "-3") == 5
        assert earned(Equality(otherwise="nothing"), "5", "-3", "-4") == 0
        assert earned(Equality(otherwise="as_positive"), "5", "-3", "-2") == 5
        with refused(Code.RULE_CANNOT_JUDGE):
            earned(Equality(otherwise="as_positive"), "5", "-3", "-4")

    def test_a_tolerance_is_a_size(self) -> None:
        """A tolerance below zero would make nothing equal."""
        with not_built(Code.NUMBER_NEGATIVE):
            Equality(otherwise="nothing", tolerance="-1")

    @given(full_marks, signed, signed, values)
    def test_it_is_exact(self, w: Decimal, t: Decimal, a: Decimal, slack: Decimal) -> None:
        """It agrees with integers compared by hand."""
        near = abs(int(t * 100) - int(a * 100)) <= int(slack * 100)
        strict = answer(Equality(otherwise="nothing", tolerance=slack), w, wanted(t), measured(a))
        assert strict == (w if near else 0)
        lenient = answer(
            Equality(otherwise="as_positive", tolerance=slack), w, wanted(t), measured(a)
        )
        if near or (t == 0 and a <= 0):
            assert lenient == w
        elif t == 0:
            assert lenient == 0
        else:
            assert lenient == in_proportion(w, t, a, Decimal(1))


class TestInterpolation:
    """4.12 线性插值: w·(a-f)/(t-f) between a floor and the target, nothing beyond the floor."""

    @pytest.mark.parametrize(
        ("actual", "score"),
        [
            ("-100", Fraction(0)),
            ("59.99", Fraction(0)),
            ("60", Fraction(0)),
            ("60.01", Fraction(1, 350)),
            ("80", Fraction(40, 7)),
            ("94.99", Fraction(10 * 3499, 3500)),
            ("95", Fraction(10)),
            ("95.01", Fraction(10)),
        ],
    )
    def test_a_line_upwards(self, actual: str, score: Fraction) -> None:
        """A floor of 60 and a target of 95: 80 earns 5.71 of 10."""
        assert earned(Interpolation(floor="60"), "10", "95", actual) == score

    def test_its_printed_score(self) -> None:
        """The worked example is recorded as 5.71."""
        assert recorded(earned(Interpolation(floor="60"), "10", "95", "80")) == Decimal("5.71")

    @pytest.mark.parametrize(
        ("actual", "score"),
        [
            ("9.99", Fraction(10)),
            ("10", Fraction(10)),
            ("10.01", Fraction(1999, 200)),
            ("20", Fraction(5)),
            ("29.99", Fraction(1, 200)),
            ("30", Fraction(0)),
            ("30.01", Fraction(0)),
        ],
    )
    def test_a_line_downwards(self, actual: str, score: Fraction) -> None:
        """Where the floor lies above the target, less is better."""
        target = wanted("10", operator="at_most")
        assert answer(Interpolation(floor="30"), "10", target, measured(actual)) == score

    @pytest.mark.parametrize(
        ("floor", "operator", "fits"),
        [
            ("0", "at_least", True),
            ("0", "above", True),
            ("0", "equal", True),
            ("0", "below", False),
            ("0", "at_most", False),
            ("30", "at_least", False),
            ("30", "above", False),
            ("30", "equal", True),
            ("30", "below", True),
            ("30", "at_most", True),
        ],
    )
    def test_a_line_against_the_target(self, floor: str, operator: str, *, fits: bool) -> None:
        """A limit that was kept would lose points on a line that rises towards it."""
        line = Interpolation(floor=floor)
        around = OverFulfilment(limit="2", rule=Threshold(at=amount("1"), of="value", rule=line))
        for rule in (line, around):
            target = wanted("10", operator=operator)
            assert (answer(rule, "10", target, measured("10")) == 10) is fits
            assert (answer(rule, "10", target, measured("5")) is None) is not fits
            assert rule.suits(target) is fits
            assert rule.suits(None)

    def test_a_line_against_the_target_is_refused(self) -> None:
        """Rule and target are named."""
        with refused(Code.RULE_CANNOT_JUDGE) as found:
            target = wanted("10", operator="at_most")
            score(Interpolation(floor="0"), "10", target=target, actual=measured("5"))
        assert found[0].parameters["target"] == "≤10"

    @pytest.mark.parametrize(
        ("actual", "score", "applied"),
        [
            ("59.99", Fraction(1), Branch.NOTHING),
            ("60", Fraction(6), Branch.INTERPOLATED),
            ("80", Fraction(8), Branch.INTERPOLATED),
            ("100", Fraction(10), Branch.MET),
        ],
    )
    def test_shares_at_and_beyond_the_floor(
        self, actual: str, score: Fraction, applied: Branch
    ) -> None:
        """The line may begin above nothing, and something may be left beyond it."""
        rule = Interpolation(floor="60", share_at_floor="60%", share_beyond="10%")
        assert earned(rule, "10", "100", actual) == score
        assert branch(rule, "10", "100", actual) is applied

    def test_no_line_without_length(self) -> None:
        """A target at the floor gives two answers at once, so none."""
        with refused(Code.RULE_CANNOT_JUDGE):
            earned(Interpolation(floor="60"), "10", "60", "60")

    @pytest.mark.parametrize(
        ("at", "beyond", "field"),
        [
            ("1.01", "0", "share_at_floor"),
            ("-0.01", "0", "share_at_floor"),
            ("0.5", "-0.01", "share_beyond"),
            ("0.5", "0.51", "share_beyond"),
            ("0", "0.1", "share_beyond"),
        ],
    )
    def test_shares_that_cannot_be(self, at: str, beyond: str, field: str) -> None:
        """No share exceeds the whole, and missing the floor never earns more than meeting it."""
        with not_built(Code.SHARE_RANGE) as found:
            Interpolation(floor="60", share_at_floor=at, share_beyond=beyond)
        assert found[0].path == (field,)

    @pytest.mark.parametrize(("at", "beyond"), [("0", "0"), ("1", "1"), ("0.5", "0.5")])
    def test_shares_at_their_ends(self, at: str, beyond: str) -> None:
        """Nothing, all, and the same at and beyond the floor are shares."""
        rule = Interpolation(floor="60", share_at_floor=at, share_beyond=beyond)
        assert earned(rule, "10", "100", "59") == 10 * Fraction(beyond)
        assert earned(rule, "10", "100", "60") == 10 * Fraction(at)

    @given(full_marks, signed, signed, signed)
    def test_it_is_exact(self, w: Decimal, f: Decimal, t: Decimal, a: Decimal) -> None:
        """It agrees with fractions worked by hand, negative numbers included."""
        found = answer(Interpolation(floor=f), w, wanted(t, operator="equal"), measured(a))
        if t == f:
            assert found is None
        else:
            way = (Fraction(a) - Fraction(f)) / (Fraction(t) - Fraction(f))
            assert found == Fraction(w) * min(Fraction(1), max(Fraction(0), way))

    @given(full_marks, signed, signed, values)
    def test_it_rises_towards_the_target(
        self, w: Decimal, f: Decimal, a: Decimal, more: Decimal
    ) -> None:
        """A step in the direction of the target never costs a point."""
        rule = Interpolation(floor=f, share_at_floor="0.6", share_beyond="0.1")
        up = wanted(f + Decimal("100.5"))
        down = wanted(f - Decimal("100.5"), operator="at_most")
        less, much = measured(a), measured(a + more)
        rising = [score(rule, w, target=up, actual=each) for each in (less, much)]
        assert 0 <= rising[0] <= rising[1] <= w
        falling = [score(rule, w, target=down, actual=each) for each in (less, much)]
        assert 0 <= falling[1] <= falling[0] <= w


class TestTally:
    """4.13 计件得分，得满为止: so many points for each unit, up to full marks."""

    @pytest.mark.parametrize(
        ("actual", "score", "applied"),
        [
            ("-1份", 0, Branch.NOTHING),
            ("0份", 0, Branch.NOTHING),
            ("1份", Fraction(3, 2), Branch.EARNED),
            ("6份", 9, Branch.EARNED),
            ("7份", 10, Branch.CAPPED),
        ],
    )
    def test_each_earns(self, actual: str, score: int | Fraction, applied: Branch) -> None:
        """One and a half points a report, at most ten; less than nothing earns nothing."""
        rule = Tally(points="1.5", unit="份")
        assert earned(rule, "10", None, actual) == score
        assert branch(rule, "10", None, actual) is applied

    @pytest.mark.parametrize(("actual", "score"), [("4.99", "9.98"), ("5", "10"), ("5.01", "10")])
    def test_the_cap_is_full_marks(self, actual: str, score: str) -> None:
        """Full marks are reached at the fifth unit of two points."""
        assert earned(Tally(points="2", unit=""), "10", None, actual) == Fraction(score)
        assert branch(Tally(points="2", unit=""), "10", None, "5") is Branch.CAPPED

    def test_it_counts_one_unit(self) -> None:
        """Reports are not meetings, and a target is not looked at."""
        rule = Tally(points="1", unit="份")
        with refused(Code.RULE_UNIT_MISMATCH):
            earned(rule, "10", None, "7场次")
        assert earned(rule, "10", "3万元", "7份") == 7

    def test_rates_are_counted_in_percent(self) -> None:
        """A rate by its two amounts is counted as its percentage, exactly."""
        rate = Ratio(part="1", whole="3")
        assert earned(Tally(points="0.1", unit="％"), "10", None, rate) == Fraction(10, 3)

    @given(full_marks, values, signed, values)
    def test_it_is_exact(self, w: Decimal, each: Decimal, a: Decimal, more: Decimal) -> None:
        """It agrees with fractions worked by hand, and one more never earns less."""
        rule = Tally(points=each, unit="")
        right = min(Fraction(w), max(Fraction(0), Fraction(each) * Fraction(a)))
        assert earned(rule, w, None, a) == right <= earned(rule, w, None, a + more)


class TestBonusAndPenalty:
    """4.13 超额加分，未达扣分: ±5 points for every 5 % around the target, capped at 120."""

    RULE = BonusAndPenalty(per="5", bonus="5", penalty="5", most_bonus="20", most_penalty="110")

    @pytest.mark.parametrize(
        ("actual", "score", "applied"),
        [
            ("130%", 120, Branch.CAPPED),
            ("120%", 120, Branch.CAPPED),
            ("119.99%", Fraction(11999, 100), Branch.BONUS),
            ("100.01%", Fraction(10001, 100), Branch.BONUS),
            ("100%", 100, Branch.MET),
            ("99.99%", Fraction(9999, 100), Branch.DEDUCTED),
            ("-9.99%", Fraction(-999, 100), Branch.DEDUCTED),
            ("-10%", -10, Branch.FLOOR),
            ("-11%", -10, Branch.FLOOR),
        ],
    )
    def test_more_above_and_less_below(
        self, actual: str, score: int | Fraction, applied: Branch
    ) -> None:
        """Points rise above full marks and fall below nothing, each up to its own end."""
        assert earned(self.RULE, "100", "100%", actual) == score
        assert branch(self.RULE, "100", "100%", actual) is applied

    def test_without_ends(self) -> None:
        """Where no limit is stated there is none."""
        rule = BonusAndPenalty(per="1", bonus="2", penalty="3")
        assert earned(rule, "10", "0", "100") == 210
        assert earned(rule, "10", "0", "-100") == -290

    def test_bonus_only(self) -> None:
        """What is not stated neither adds nor takes."""
        assert earned(BonusAndPenalty(per="1"), "4", "10", "99") == 4
        assert earned(BonusAndPenalty(per="1"), "4", "10", "-99") == 4

    def test_a_step_has_a_size(self) -> None:
        """A step of nothing cannot be counted."""
        with not_built(Code.NUMBER_NOT_POSITIVE):
            BonusAndPenalty(per="0")

    def test_a_target_is_wanted(self) -> None:
        """Without a target there is nothing to be above or below."""
        with refused(Code.RULE_TARGET_WANTED):
            earned(BonusAndPenalty(per="1"), "4", None, "1")

    @given(full_marks, signed, signed, sizes, st.tuples(values, values, values, values))
    def test_it_is_exact(
        self,
        w: Decimal,
        t: Decimal,
        a: Decimal,
        per: Decimal,
        amounts: tuple[Decimal, Decimal, Decimal, Decimal],
    ) -> None:
        """It agrees with fractions worked by hand, and more never earns less."""
        up, down, most_up, most_down = amounts
        rule = BonusAndPenalty(
            per=per, bonus=up, penalty=down, most_bonus=most_up, most_penalty=most_down
        )
        steps = (Fraction(a) - Fraction(t)) / Fraction(per)
        right = Fraction(w)
        if steps > 0:
            right += min(Fraction(most_up), Fraction(up) * steps)
        else:
            right -= min(Fraction(most_down), Fraction(down) * -steps)
        assert earned(rule, w, t, a) == right <= earned(rule, w, t, a + per)


def test_directions() -> None:
    """Each rule says which way it rewards."""
    assert Proportional().direction is Direction.POSITIVE
    assert Reverse(form="ratio").direction is Direction.REVERSE
    assert Equality(otherwise="nothing").direction is Direction.NEUTRAL
    assert Interpolation(floor="1").direction is Direction.NEUTRAL
    assert BonusAndPenalty(per="1").direction is Direction.POSITIVE
    assert Tally(points="1", unit="份").direction is Direction.POSITIVE
