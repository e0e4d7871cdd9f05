"""Rules that hold other rules: pass thresholds and over-fulfilment."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.codes import Code
from perfeval.measures import Deadline, Done, Moment, Ratio, amount
from perfeval.quantities import ONE
from perfeval.rules import (
    Deduction,
    Equality,
    Interpolation,
    OverBand,
    OverFulfilment,
    PartStep,
    Proportional,
    Reverse,
    StepTable,
    Tally,
    Threshold,
)
from perfeval.scoring import NumericRule, score
from perfeval.terms import Branch, Direction
from rulework import (
    STEPS,
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


class TestPassThreshold:
    """4.11 完成率低于60%不得分，否则按比例计分 (财预〔2021〕101号)."""

    @pytest.mark.parametrize("at", ["60%", "0.6"])
    @pytest.mark.parametrize(
        ("actual", "right"),
        [
            ("0", "0"),
            ("119.99", "0"),
            ("120", "6"),
            ("120.01", "6.0005"),
            ("199.99", "9.9995"),
            ("200", "10"),
            ("200.01", "10"),
        ],
    )
    def test_of_the_target(self, at: str, actual: str, right: str) -> None:
        """At 60 % of 200 the proportion begins; just below there is nothing."""
        rule = Threshold(at=amount(at), of="attainment", rule=Proportional())
        assert earned(rule, "10", "200", actual) == Fraction(right)

    def test_just_below_is_below(self) -> None:
        """A rate that misses 60 % by one part in 10²⁰ earns nothing."""
        rule = Threshold(at=amount("60%"), of="attainment", rule=Proportional())
        edge = Ratio(part="60000000000000000000", whole="99999999999999999999")
        below = Ratio(part="59999999999999999999", whole="99999999999999999999")
        assert earned(rule, "10", "100%", edge) > 6
        assert earned(rule, "10", "100%", below) == 0

    def test_of_a_negative_target(self) -> None:
        """No share of a number below zero can be reached, so the rule has no answer."""
        rule = Threshold(at=amount("60%"), of="attainment", rule=Proportional())
        with refused(Code.RULE_CANNOT_JUDGE):
            earned(rule, "10", "-10", "-10")

    @pytest.mark.parametrize(("actual", "right"), [("-0.01", 0), ("0", 10), ("0.01", 10)])
    def test_of_a_target_of_zero(self, actual: str, right: int) -> None:
        """The rule inside decides what a target of zero is worth."""
        rule = Threshold(at=amount("60%"), of="attainment", rule=Proportional())
        assert earned(rule, "10", "0", actual) == right

    @given(full_marks, values, signed, st.integers(1, 1000))
    def test_it_is_exact(self, w: Decimal, t: Decimal, a: Decimal, at: int) -> None:
        """Nothing below the share of the target, else exactly the rule inside."""
        rule = Threshold(at=amount(f"{at}%"), of="attainment", rule=Proportional())
        below = Fraction(a) * 100 < Fraction(t) * at
        right = Fraction(0) if below else earned(Proportional(), w, t, a)
        assert earned(rule, w, t, a) == right


class TestThresholdOverDeduction:
    """达标得满分，每低于1%扣1分，低于90%不得分."""

    RULE = Threshold(
        at=amount("90%"),
        of="value",
        rule=Deduction(per="1", points="1", when="below", part_step=PartStep.EXACT),
    )

    @pytest.mark.parametrize(
        ("actual", "right", "applied"),
        [
            ("100%", "10", Branch.MET),
            ("98%", "10", Branch.MET),
            ("97.99%", "9.99", Branch.DEDUCTED),
            ("90.01%", "2.01", Branch.DEDUCTED),
            ("90%", "2", Branch.DEDUCTED),
            ("89.99%", "0", Branch.BELOW_THRESHOLD),
            ("-5%", "0", Branch.BELOW_THRESHOLD),
        ],
    )
    def test_three_parts(self, actual: str, right: str, applied: Branch) -> None:
        """Met, missed by a little, missed."""
        assert earned(self.RULE, "10", "98%", actual) == Fraction(right)
        assert branch(self.RULE, "10", "98%", actual) is applied

    def test_above_as_the_wrong_side(self) -> None:
        """超过110%不得分: the threshold itself is still on the right side."""
        inside = Deduction(per="1", points="0.5", when="above", part_step="exact")
        rule = Threshold(at=amount("110%"), of="value", when="above", rule=inside)
        scores = [earned(rule, "10", "100%", each) for each in ("109.99%", "110%", "110.01%")]
        assert scores == [Fraction("5.005"), 5, 0]

    def test_it_rewards_as_the_rule_inside(self) -> None:
        """A threshold has no direction of its own."""
        assert self.RULE.direction is Direction.POSITIVE


class TestUnitOfAThreshold:
    """A threshold on the value is an amount, and amounts are compared in one unit."""

    @pytest.mark.parametrize("at", ["0.5亿元", "5000万元", "50000000元"])
    def test_money_is_money(self, at: str) -> None:
        """元, 万元 and 亿元 say the same threshold."""
        rule = Threshold(at=amount(at), of="value", rule=Proportional())
        assert earned(rule, "10", "8000万元", "5000万元") == Fraction(50, 8)
        assert earned(rule, "10", "0.8亿元", "49999999元") == 0

    def test_shares_are_shares(self) -> None:
        """A target column may say 百分比 where the rule says %."""
        rule = Threshold(at=amount("60%"), of="value", rule=Proportional())
        assert earned(rule, "10", "80百分比", "60%") == Fraction(60, 8)
        assert earned(rule, "10", "80百分比", "59.99%") == 0

    @pytest.mark.parametrize(("at", "target"), [("60", "95%"), ("60%", "95"), ("60%", "95万元")])
    def test_a_percentage_is_no_number(self, at: str, target: str) -> None:
        """A threshold in another unit than the target is refused."""
        rule = Threshold(at=amount(at), of="value", rule=Proportional())
        with refused(Code.RULE_UNIT_MISMATCH):
            earned(rule, "10", target, target)

    def test_inside_another_rule(self) -> None:
        """The unit reaches every rule inside."""
        inside = Threshold(at=amount("0.5亿元"), of="value", rule=Proportional())
        over = OverFulfilment(limit="2", rule=inside)
        both = Threshold(at=amount("10%"), of="attainment", rule=over)
        for rule in (over, both):
            assert earned(rule, "10", "8000万元", "4999万元") == 0
            assert earned(rule, "10", "8000万元", "5000万元") == Fraction(50, 8)

    def test_above_a_step_table(self) -> None:
        """A threshold may stand over edges, in their unit."""
        rule = Threshold(at=amount("65%"), of="value", rule=StepTable(steps=STEPS, unit="%"))
        scores = [earned(rule, "5", None, each) for each in ("64.99%", "65%", "80%")]
        assert scores == [0, 2, 4]

    def test_no_days(self) -> None:
        """A threshold is no day of the calendar."""
        inside = Deduction(per="1", points="1", when="above", part_step="exact")
        rule = Threshold(at=amount("10天"), of="value", when="above", rule=inside)
        with refused(Code.RULE_ACTUAL_WANTED):
            score(
                rule,
                "10",
                target=Deadline(by=Moment(2024, 6, 30)),
                actual=Done(on=Moment(2024, 7, 1)),
            )


class TestThresholdRecord:
    """What is no threshold."""

    @pytest.mark.parametrize("at", ["60分", "60万元", "600‰"])
    def test_a_share_of_the_target_is_a_share(self, at: str) -> None:
        """Attainment is a percentage or a plain share."""
        with not_built(Code.NUMBER_UNIT) as found:
            Threshold(at=amount(at), of="attainment", rule=Proportional())
        assert found[0].path == ("at",)

    @pytest.mark.parametrize("at", ["60", "10.01", "1000.01%"])
    def test_a_percentage_has_its_sign(self, at: str) -> None:
        """60 is sixty times the target; whoever means 60 % is told to write the sign."""
        with not_built(Code.SHARE_RANGE) as found:
            Threshold(at=amount(at), of="attainment", rule=Proportional())
        facts = {"found": at, "least": 0, "most": 10}
        assert (found[0].path, found[0].parameters) == (("at",), facts)
        assert "%" in str(found[0])

    @pytest.mark.parametrize("at", ["0", "0%", "-60%"])
    def test_a_threshold_lies_above_nothing(self, at: str) -> None:
        """No share of the target is no threshold."""
        with not_built(Code.NUMBER_NOT_POSITIVE) as found:
            Threshold(at=amount(at), of="attainment", rule=Proportional())
        assert found[0].path == ("at",)

    @pytest.mark.parametrize("at", ["0.01%", "0.0001", "10", "1000%"])
    def test_the_ends_of_a_share(self, at: str) -> None:
        """Ten times the target is still a share, and a threshold on the value may be any."""
        assert Threshold(at=amount(at), of="attainment", rule=Proportional()).at == amount(at)
        assert earned(
            Threshold(at=amount("60"), of="value", rule=Proportional()), "10", "90", "60"
        ) == Fraction(20, 3)

    def test_a_threshold_has_one_wrong_side(self) -> None:
        """Both sides wrong would leave a point."""
        with not_built(Code.TERM_UNKNOWN) as found:
            Threshold(at=amount("60"), of="value", when="either", rule=Proportional())
        assert found[0].path == ("when",)

    @pytest.mark.parametrize(
        "inside",
        [
            Tally(points="1", unit="份"),
            StepTable(steps=STEPS, unit="%"),
            Deduction(per="1", points="1", when="below", part_step="full", limit=amount("95%")),
        ],
    )
    def test_no_share_of_a_target_that_is_not_looked_at(
        self, inside: Tally | StepTable | Deduction
    ) -> None:
        """A rule that compares with something else knows no attainment and no excess."""
        for record in (
            lambda: Threshold(at=amount("60%"), of="attainment", rule=inside),
            lambda: OverFulfilment(limit="1.2", rule=inside),
        ):
            with not_built(Code.RULE_TARGET_WANTED) as found:
                record()
            assert found[0].path == ("rule",)
            assert found[0].parameters["found"] == type(inside).__name__

    def test_the_rule_inside_is_over_numbers(self) -> None:
        """A text is no rule."""
        with not_built(Code.RECORD_KIND):
            Threshold(at=amount("60"), of="value", rule=untyped("按比例"))


class TestOverFulfilmentFlag:
    """4.3 a ≥ 1.2·t is marked and nothing is deducted (software default)."""

    @pytest.mark.parametrize(
        ("actual", "right", "applied"),
        [
            ("50", "5", Branch.PROPORTIONAL),
            ("100", "10", Branch.MET),
            ("119.99", "10", Branch.MET),
            ("120", "10", Branch.OVER_FULFILLED),
            ("120.01", "10", Branch.OVER_FULFILLED),
        ],
    )
    def test_only_the_branch_changes(self, actual: str, right: str, applied: Branch) -> None:
        """The score is that of the rule inside."""
        rule = OverFulfilment(limit="120%")
        assert earned(rule, "10", "100", actual) == Fraction(right)
        assert branch(rule, "10", "100", actual) is applied

    def test_a_form_that_was_seen(self) -> None:
        """3061 where 2000 were wanted (153 %), still 10 of 10."""
        assert earned(OverFulfilment(limit="1.2"), "10", "2000", "3061") == 10

    @pytest.mark.parametrize(
        ("actual", "applied"), [("-1", Branch.NOTHING), ("0", Branch.MET), ("30", Branch.MET)]
    )
    def test_nothing_is_over_a_target_of_zero(self, actual: str, applied: Branch) -> None:
        """No multiple of zero can be exceeded."""
        assert branch(OverFulfilment(limit="1.2"), "10", "0", actual) is applied

    def test_what_the_rule_inside_refuses(self) -> None:
        """A refusal inside stays one, also for steps in percent of a target of zero."""
        inside = Deduction(per="1", points="1", when="below", part_step="full", relative=True)
        rule = OverFulfilment(limit="1.2", rule=inside)
        with refused(Code.RULE_CANNOT_JUDGE):
            earned(rule, "10", "0", "-1")

    def test_around_any_rule(self) -> None:
        """A reverse indicator far over its limit is flagged, with its own few points."""
        rule = OverFulfilment(limit="1.5", rule=Reverse(form="ratio"), reason_wanted=True)
        assert earned(rule, "10", "10", "20") == 5
        assert branch(rule, "10", "10", "20") is Branch.OVER_FULFILLED
        assert rule.direction is Direction.REVERSE


class TestOverFulfilmentBands:
    """4.3 over by 30-50 / 50-100 / more than 100 %: bands that keep a share."""

    RULE = OverFulfilment(
        limit="1.3",
        bands=[
            OverBand(limit="130%", kept="0.9"),
            OverBand(limit="1.5", kept="0.8"),
            OverBand(limit="2", kept="0"),
        ],
    )

    @pytest.mark.parametrize(
        ("actual", "right"),
        [
            ("129.99", 10),
            ("130", 9),
            ("130.01", 9),
            ("149.99", 9),
            ("150", 8),
            ("199.99", 8),
            ("200", 0),
            ("1000", 0),
        ],
    )
    def test_every_edge(self, actual: str, right: int) -> None:
        """A band begins with its limit."""
        assert earned(self.RULE, "10", "100", actual) == right

    def test_between_the_limit_and_the_first_band(self) -> None:
        """There it is only flagged."""
        rule = OverFulfilment(limit="1.2", bands=[OverBand(limit="1.5", kept="0.5")])
        assert earned(rule, "10", "100", "149.99") == 10
        assert branch(rule, "10", "100", "149.99") is Branch.OVER_FULFILLED
        assert earned(rule, "10", "100", "150") == 5

    @pytest.mark.parametrize(
        ("limits", "place"),
        [(("1.5", "1.5"), 1), (("1.5", "1.4"), 1), (("1.29", "1.5"), 0)],
    )
    def test_bands_rise_from_the_limit(self, limits: tuple[str, str], place: int) -> None:
        """A band that could never begin is refused."""
        with not_built(Code.RULE_BANDS) as found:
            OverFulfilment(limit="1.3", bands=[OverBand(limit=each, kept="1") for each in limits])
        assert found[0].path == ("bands", place)

    @pytest.mark.parametrize(
        ("limit", "kept", "code"),
        [
            ("0.99", "1", Code.RULE_CAP),
            ("1", "1.01", Code.SHARE_RANGE),
            ("1", "-0.01", Code.SHARE_RANGE),
        ],
    )
    def test_a_band_keeps_a_share_beyond_the_target(
        self, limit: str, kept: str, code: Code
    ) -> None:
        """From nothing to everything, from the target on."""
        with not_built(code):
            OverBand(limit=limit, kept=kept)


class TestOverFulfilmentSlope:
    """4.3 s = w·(1 - k·(a/t - limit)): a deduction in proportion to the deviation."""

    @pytest.mark.parametrize(
        ("actual", "right"),
        [
            ("129.99", "10"),
            ("130", "10"),
            ("130.01", "9.9995"),
            ("180", "7.5"),
            ("329.99", "0.0005"),
            ("330", "0"),
            ("330.01", "0"),
        ],
    )
    def test_down_to_nothing(self, actual: str, right: str) -> None:
        """Half of full marks for each 100 % beyond 130 %."""
        rule = OverFulfilment(limit="1.3", slope="0.5")
        assert earned(rule, "10", "100", actual) == Fraction(right)
        assert branch(rule, "10", "100", "130") is Branch.OVER_FULFILLED

    def test_bands_or_a_slope(self) -> None:
        """Both at once would let the score jump up again."""
        with not_built(Code.RULE_KEPT_TWICE) as found:
            OverFulfilment(limit="1", bands=[OverBand(limit="2", kept="0.3")], slope="0.5")
        assert found[0].path == ("slope",)
        assert found[0].parameters == {"first": "bands", "second": "a slope"}

    def test_once(self) -> None:
        """A rule that keeps a share stands around none that does, however deep; a flag may."""
        slope = OverFulfilment(limit="1.3", slope="0.5")
        flag = OverFulfilment(limit="1.1", rule=slope)
        passing = Threshold(at=amount("60%"), of="attainment", rule=flag)
        assert earned(passing, "10", "100", "180") == Fraction("7.5")
        for inside in (slope, flag, passing):
            with not_built(Code.RULE_KEPT_TWICE) as found:
                OverFulfilment(limit="1.3", bands=[OverBand(limit="2", kept="0.3")], rule=inside)
            assert found[0].path == ("rule",)
            with not_built(Code.RULE_KEPT_TWICE):
                OverFulfilment(limit="1.3", slope="0", rule=inside)

    def test_a_limit_below_the_target_is_refused(self) -> None:
        """Nobody exceeds a target who has not reached it."""
        with not_built(Code.RULE_CAP):
            OverFulfilment(limit="0.99")

    @given(full_marks, signed, signed, st.tuples(st.integers(100, 300), values))
    def test_it_is_exact(
        self, w: Decimal, t: Decimal, a: Decimal, numbers: tuple[int, Decimal]
    ) -> None:
        """It agrees with fractions worked by hand, refusals included."""
        limit, slope = numbers
        rule = OverFulfilment(limit=f"{limit}%", slope=slope)
        found = answer(rule, w, wanted(t), measured(a))
        if t > 0 and Fraction(a) >= Fraction(t) * limit / 100:
            lost = Fraction(slope) * (Fraction(a) / Fraction(t) - Fraction(limit, 100))
            assert found == max(Fraction(0), Fraction(w) * (1 - lost))
        else:
            assert found == answer(Proportional(), w, wanted(t), measured(a))

    @given(full_marks, sizes, values, values)
    def test_far_beyond_the_target_more_never_scores_more(
        self, w: Decimal, t: Decimal, over: Decimal, more: Decimal
    ) -> None:
        """From the limit on the score only falls."""
        bands = [OverBand(limit="1.5", kept="0.8"), OverBand(limit="9", kept="0")]
        for rule in (
            OverFulfilment(limit="1", slope="0.3"),
            OverFulfilment(limit="1", bands=bands),
        ):
            assert 0 <= earned(rule, w, t, t + over + more) <= earned(rule, w, t, t + over) <= w


NOTHING_BEYOND: tuple[NumericRule, ...] = (
    Equality(otherwise="nothing"),
    Interpolation(floor="200"),
    Deduction(per="1", points="1", when="either", part_step="exact"),
    Threshold(at=amount("150%"), of="attainment", when="above", rule=Proportional()),
)
"""Rules that give nothing for twice the target, and say nothing of rewarding less."""


class TestFailureIsNotPaid:
    """4.3 deducts: whoever earns nothing by the rule inside earns nothing from a band."""

    BANDS = (OverBand(limit="1.5", kept="0.8"),)

    @pytest.mark.parametrize(
        "inside",
        [
            Reverse(form="linear"),
            Reverse(form="ratio"),
            Deduction(per="1", points="1", when="above", part_step="exact"),
            OverFulfilment(limit="1.2", rule=Reverse(form="linear")),
        ],
        ids=repr,
    )
    def test_a_rule_that_rewards_less_takes_the_flag_alone(self, inside: NumericRule) -> None:
        """Twice a limit is no over-fulfilment, and 8 of 10 points for it would be wrong."""
        with not_built(Code.RULE_REWARDS_LESS) as found:
            OverFulfilment(limit="1.2", bands=self.BANDS, rule=inside)
        facts = {"found": type(inside).__name__}
        assert (found[0].path, found[0].parameters) == (("rule",), facts)
        with not_built(Code.RULE_REWARDS_LESS):
            OverFulfilment(limit="1.2", slope="0", rule=inside)
        assert branch(OverFulfilment(limit="1.2", rule=inside), "10", "100", "200") is (
            Branch.OVER_FULFILLED
        )

    @pytest.mark.parametrize("inside", NOTHING_BEYOND, ids=repr)
    def test_never_more_than_the_rule_inside(self, inside: NumericRule) -> None:
        """Bands and slope only take away."""
        target = wanted("100", operator="equal")
        for rule in (
            OverFulfilment(limit="1.2", bands=self.BANDS, rule=inside),
            OverFulfilment(limit="1.2", slope="0.1", rule=inside),
        ):
            assert answer(rule, "10", target, measured("200")) == 0
            assert rule.judge(Decimal(10), target, measured("200")).branch is (
                Branch.OVER_FULFILLED
            )

    @given(full_marks, signed, signed)
    def test_less_or_as_much(self, w: Decimal, t: Decimal, a: Decimal) -> None:
        """Whatever stands inside, bands and slope give no more, and refuse what it refuses."""
        target, actual = wanted(t, operator="equal"), measured(a)
        for inside in (*NOTHING_BEYOND, Proportional(cap=None)):
            most = answer(inside, w, target, actual)
            for rule in (
                OverFulfilment(limit="1.2", bands=self.BANDS, rule=inside),
                OverFulfilment(limit="1.2", slope="0.4", rule=inside),
            ):
                found = answer(rule, w, target, actual)
                assert (found is None) is (most is None)
                assert found is None or most is None or 0 <= found <= most

    def test_what_is_kept_never_rises(self) -> None:
        """A band that begins later keeps no more."""
        bands = [OverBand(limit=limit, kept=kept) for limit, kept in (("2", "0.5"), ("3", "0.6"))]
        with not_built(Code.RULE_KEPT) as found:
            OverFulfilment(limit="1.3", bands=bands)
        facts = {"found": Decimal("0.6"), "before": Decimal("0.5")}
        assert (found[0].path, found[0].parameters) == (("bands", 1), facts)
        level = [OverBand(limit=limit, kept="0.5") for limit in ("2", "3")]
        assert earned(OverFulfilment(limit="1.3", bands=level), "10", "1", "3") == 5


class TestMultiples:
    """Percentages without their sign: a multiple of more than ten was none."""

    @pytest.mark.parametrize("limit", ["10.01", "130", "1000.01%"])
    def test_beyond_all_reason(self, limit: str) -> None:
        """130 would be thirteen thousand percent."""
        makers: tuple[tuple[str, Callable[[], object]], ...] = (
            ("limit", lambda: OverFulfilment(limit=limit)),
            ("limit", lambda: OverBand(limit=limit, kept="0.5")),
            ("cap", lambda: Proportional(cap=limit)),
        )
        for field, make in makers:
            with not_built(Code.SHARE_RANGE) as found:
                make()
            assert found[0].path == (field,)
            assert (found[0].parameters["least"], found[0].parameters["most"]) == (1, 10)

    @pytest.mark.parametrize("limit", ["1", "10", "1000%"])
    def test_the_ends(self, limit: str) -> None:
        """The target itself and ten times it are multiples."""
        assert OverFulfilment(limit=limit).limit == OverBand(limit=limit, kept="1").limit
        assert Proportional(cap=limit).cap in {1, 10}


WRAPPERS: tuple[Threshold | OverFulfilment, ...] = (
    Threshold(at=amount("1"), of="value", rule=Proportional()),
    Threshold(at=amount("1%"), of="attainment", rule=Proportional()),
    OverFulfilment(limit="1.2"),
)
"""Rules around one."""


class TestDepth:
    """Rules inside rules, at most four around one."""

    @staticmethod
    def nested(depth: int, outer: Threshold | OverFulfilment) -> NumericRule:
        """So many rules around one."""
        rule: NumericRule = Proportional()
        for _ in range(depth):
            rule = attrs.evolve(outer, rule=rule)
        return rule

    @pytest.mark.parametrize("outer", WRAPPERS, ids=repr)
    def test_four_and_no_more(self, outer: Threshold | OverFulfilment) -> None:
        """A fifth is refused before it could be nested further."""
        for depth in range(5):
            rule = self.nested(depth, outer)
            assert rule.depth == depth
            assert earned(rule, "10", "100", "50") == 5
        for depth in (5, 3000):
            with not_built(Code.RULE_TOO_DEEP) as found:
                self.nested(depth, outer)
            facts = {"found": 5, "limit": 4}
            assert (found[0].path, found[0].parameters) == (("rule",), facts)

    def test_pieces_do_not_double(self) -> None:
        """Each flag adds the pieces of the rule inside once, not once more for every flag."""
        numbers = Decimal(10), Decimal(100), Decimal(50), ONE
        rules = [self.nested(depth, OverFulfilment(limit="2")) for depth in range(5)]
        counts = [len(list(rule.pieces(*numbers))) for rule in rules]
        assert counts == [counts[0] * (depth + 1) for depth in range(5)]
