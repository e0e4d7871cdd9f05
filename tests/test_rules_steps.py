"""Step tables: points by ranges of the actual value."""

from bisect import bisect_right
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.codes import Code
from perfeval.measures import Interval, Judged, Ratio
from perfeval.quantities import ONE, ZERO, exactly
from perfeval.rules import Step, StepTable
from perfeval.scoring import score
from perfeval.terms import Branch
from rulework import (
    STEPS,
    branch,
    earned,
    measured,
    not_built,
    refused,
    signed,
    untyped,
    values,
    wanted,
)


def upper(low: str | None, high: str | None, points: str) -> Step:
    """A step that includes its upper edge and not its lower."""
    return Step(low=low, low_included=False, high=high, high_included=True, points=points)


class TestPrioritySpending:
    """4.6 ≥90计5分；80(含)-90计4分；…；＜60不得分: each lower edge belongs to its step."""

    RULE = StepTable(steps=STEPS, unit="%")

    @pytest.mark.parametrize(
        ("actual", "points"),
        [
            ("100%", 5),
            ("90.01%", 5),
            ("90%", 5),
            ("89.99%", 4),
            ("80.01%", 4),
            ("80%", 4),
            ("79.99%", 3),
            ("70.01%", 3),
            ("70%", 3),
            ("69.99%", 2),
            ("60.01%", 2),
            ("60%", 2),
            ("59.99%", 0),
            ("-1%", 0),
        ],
    )
    def test_every_edge(self, actual: str, points: int) -> None:
        """An edge earns what lies above it."""
        assert earned(self.RULE, "5", None, actual) == points
        assert branch(self.RULE, "5", None, actual) is Branch.STEP

    @pytest.mark.parametrize(
        ("rate", "points"),
        [
            (Ratio(part="2", whole="3"), 2),
            (Ratio(part="9", whole="10"), 5),
            (Ratio(part="89999999999999999999", whole="99999999999999999999"), 4),
        ],
    )
    def test_rates_meet_edges_exactly(self, rate: Ratio, points: int) -> None:
        """A rate just below an edge is below it, however many nines it has."""
        assert earned(self.RULE, "5", None, rate) == points

    def test_the_order_of_the_rows_does_not_matter(self) -> None:
        """A table may be printed from the best or from the worst."""
        turned = StepTable(steps=STEPS[::-1], unit="%")
        for actual in ("59.99%", "60%", "90%"):
            assert earned(turned, "5", None, actual) == earned(self.RULE, "5", None, actual)


class TestAdjustmentRate:
    """4.6 调整率＝0计3分；0-10(含)计2分；…；＞30不得分: each upper edge belongs to its step."""

    STEPS = (
        Step(low="0", high="0", high_included=True, points="3"),
        upper("0", "10", "2"),
        upper("10", "20", "1"),
        upper("20", "30", "0.5"),
        upper("30", None, "0"),
    )

    @pytest.mark.parametrize(
        ("size", "points"),
        [
            ("0", "3"),
            ("0.01", "2"),
            ("9.99", "2"),
            ("10", "2"),
            ("10.01", "1"),
            ("20", "1"),
            ("20.01", "0.5"),
            ("30", "0.5"),
            ("30.01", "0"),
            ("500", "0"),
        ],
    )
    def test_every_edge_either_way(self, size: str, points: str) -> None:
        """A cut counts like a rise of the same size when the sign is ignored."""
        rule = StepTable(steps=self.STEPS, unit="%", absolute=True)
        assert earned(rule, "3", None, f"{size}%") == Fraction(points)
        assert earned(rule, "3", None, f"-{size}%") == Fraction(points)

    def test_a_cut_lies_outside_where_the_sign_counts(self) -> None:
        """The printed table says nothing about cuts, so neither does the rule."""
        rule = StepTable(steps=self.STEPS, unit="%")
        assert earned(rule, "3", None, "0.01%") == 2
        with refused(Code.RULE_NO_STEP) as found:
            earned(rule, "3", None, "-0.01%")
        assert found[0].parameters == {"actual": "-0.01%"}

    def test_an_open_end_is_no_reason_to_forget_the_sign(self) -> None:
        """Ignoring the sign, -50 is 50, though a step without a lower edge would take it."""
        rule = StepTable(steps=[Step(high="10", points="3")], unit="", absolute=True)
        assert earned(rule, "3", None, "-9") == 3
        with refused(Code.RULE_NO_STEP):
            earned(rule, "3", None, "-50")


class TestARangeOfPoints:
    """4.6 超过1至2个月计9-8分: a step may leave a range, in which the assessor picks."""

    RULE = StepTable(
        unit="个月",
        steps=[
            Step(high="1", high_included=True, points="10"),
            Step(
                low="1",
                low_included=False,
                high="2",
                high_included=True,
                least_points="8",
                points="9",
            ),
        ],
    )

    @pytest.mark.parametrize("chosen", ["8", "8.01", "8.99", "9"])
    def test_a_choice_within(self, chosen: str) -> None:
        """Both ends may be picked."""
        assert earned(self.RULE, "10", None, "2个月", chosen) == Fraction(chosen)

    @pytest.mark.parametrize("chosen", ["0", "7.99", "9.01", "10"])
    def test_a_choice_outside(self, chosen: str) -> None:
        """What the range does not hold is refused, and the range is named."""
        with refused(Code.RULE_CHOICE_RANGE) as found:
            earned(self.RULE, "10", None, "1.5个月", chosen)
        assert found[0].path == ("assessed",)
        facts = {"found": Decimal(chosen), "least": Decimal(8), "most": Decimal(9)}
        assert found[0].parameters == facts

    def test_a_range_up_to_full_marks(self) -> None:
        """The best step may leave a range too, even one of a single number."""
        for least in ("8", "10"):
            rule = StepTable(unit="", steps=[Step(least_points=least, points="10")])
            assert earned(rule, "10", None, "0", "10") == 10

    def test_no_choice(self) -> None:
        """A range is no score: somebody has to choose."""
        with refused(Code.RULE_CHOICE_WANTED):
            earned(self.RULE, "10", None, "1.01个月")

    def test_a_fixed_step_leaves_none(self) -> None:
        """Where the points are fixed, what was chosen has no say."""
        assert earned(self.RULE, "10", None, "1个月", "9.5") == 10

    def test_pieces_refuse_what_a_person_must_choose(self) -> None:
        """Read as a fraction the step has no answer."""
        with exactly():
            pieces = list(self.RULE.pieces(Decimal(10), ZERO, Decimal("1.5"), ONE))
        assert [(holds, denominator) for _, holds, _, denominator in pieces] == [
            (False, ZERO),
            (False, ONE),
            (True, ZERO),
        ]


class TestStepTableRefusals:
    """What a step table cannot judge, and what is no step table."""

    GAPPED = StepTable(
        unit="", steps=[Step(low="0", high="60", points="0"), upper("60", "90", "5")]
    )

    @pytest.mark.parametrize("actual", ["-0.01", "60", "90.01"])
    def test_a_gap(self, actual: str) -> None:
        """A value in none of the steps has no points."""
        with refused(Code.RULE_NO_STEP):
            earned(self.GAPPED, "5", None, actual)

    @pytest.mark.parametrize(
        ("actual", "points"), [("0", 0), ("59.99", 0), ("60.01", 5), ("90", 5)]
    )
    def test_beside_a_gap(self, actual: str, points: int) -> None:
        """Its neighbours have."""
        assert earned(self.GAPPED, "5", None, actual) == points

    @pytest.mark.parametrize("actual", ["0", "61"])
    def test_more_points_than_full_marks(self, actual: str) -> None:
        """A table that was made for five points does not fit an indicator of four."""
        with refused(Code.RULE_CANNOT_JUDGE):
            earned(self.GAPPED, "4.99", None, actual)

    def test_a_choice_above_full_marks(self) -> None:
        """Nor does a range that reaches beyond them, whatever is chosen."""
        rule = StepTable(unit="", steps=[Step(least_points="1", points="9")])
        with refused(Code.RULE_CANNOT_JUDGE):
            earned(rule, "5", None, "0", "2")

    @pytest.mark.parametrize("actual", ["95", "95万元", "95分"])
    def test_another_unit(self, actual: str) -> None:
        """Edges in percent hold no plain number."""
        with refused(Code.RULE_UNIT_MISMATCH):
            earned(StepTable(steps=STEPS, unit="%"), "5", None, actual)

    def test_no_number(self) -> None:
        """An outcome lies in no range."""
        with refused(Code.RULE_ACTUAL_WANTED):
            earned(StepTable(steps=STEPS, unit="%"), "5", None, Judged(outcome="achieved"))

    def test_the_target_is_not_looked_at(self) -> None:
        """The edges say it all, whatever the target is."""
        rule = StepTable(steps=STEPS, unit="％")
        for target in (None, wanted("3场次"), Interval(low="1", high="2")):
            assert score(rule, "5", target=target, actual=measured("85%")) == 4

    def test_no_steps(self) -> None:
        """An empty table judges nothing."""
        with not_built(Code.RULE_EMPTY) as found:
            StepTable(steps=(), unit="%")
        assert found[0].path == ("steps",)

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            (Step(low="0", high="10", points="1"), Step(low="9.99", high="20", points="2")),
            (upper("0", "10", "1"), Step(low="10", high="20", points="2")),
            (Step(low="0", points="1"), Step(low="10", high="20", points="2")),
            (Step(high="10", points="1"), Step(high="5", points="2")),
            (Step(points="1"), Step(low="0", high="0", high_included=True, points="2")),
            (Step(low="0", high="10", points="1"), Step(low="0", high="10", points="1")),
        ],
    )
    def test_steps_that_overlap(self, first: Step, second: Step) -> None:
        """A value in two steps would have two scores, in whatever order they stand."""
        for steps in ((first, second), (second, first)):
            with not_built(Code.RULE_STEPS_OVERLAP) as found:
                StepTable(steps=steps, unit="")
            assert set(found[0].parameters.values()) == {str(first), str(second)}

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            (Step(low="0", high="10", points="1"), Step(low="10", points="2")),
            (upper("0", "10", "1"), upper("10", "20", "2")),
            (Step(low="0", high="10", points="1"), upper("10", "20", "2")),
            (Step(high="0", points="1"), Step(low="0", high="0", high_included=True, points="2")),
            (Step(low="0", high="0", high_included=True, points="2"), upper("0", None, "1")),
        ],
    )
    def test_steps_that_only_touch(self, first: Step, second: Step) -> None:
        """Neighbours share an edge and no value."""
        assert StepTable(steps=(second, first), unit="").steps == (second, first)

    @pytest.mark.parametrize(
        ("low_included", "high_included"), [(True, False), (False, True), (False, False)]
    )
    def test_a_step_without_values(self, *, low_included: bool, high_included: bool) -> None:
        """Between an edge and itself there is something only when both belong to the step."""
        with not_built(Code.RULE_STEP_RANGE):
            Step(
                low="5",
                low_included=low_included,
                high="5",
                high_included=high_included,
                points="1",
            )

    def test_a_step_the_wrong_way_round(self) -> None:
        """Its ends, or the points that it leaves, stand in the wrong order."""
        with not_built(Code.RULE_STEP_RANGE, Code.RULE_STEP_RANGE) as found:
            Step(low="5", high="4.99", high_included=True, least_points="2", points="1.99")
        assert [each.parameters["found"] for each in found] == ["[5, 4.99] → 2-1.99", "2-1.99"]

    def test_points_are_shown_in_plain_digits(self) -> None:
        """No exponents in a sentence."""
        with not_built(Code.RULE_STEP_RANGE) as found:
            Step(points=Decimal("1E+1"), least_points=Decimal("2E+1"))
        assert found[0].parameters == {"found": "20-10"}

    def test_only_steps_are_steps(self) -> None:
        """Everything else is named by its place."""
        with not_built(Code.RECORD_KIND) as found:
            StepTable(steps=[STEPS[0], untyped("80-90")], unit="%")
        assert found[0].path == ("steps", 1)

    @pytest.mark.parametrize(
        ("step", "printed"),
        [
            (Step(low="80", high="90", points="4"), "[80, 90) → 4"),
            (upper("1E+1", "20", "1"), "(10, 20] → 1"),
            (Step(points="4", least_points="2"), "(-∞, ∞) → 2-4"),
        ],
    )
    def test_a_step_reads_as_an_interval(self, step: Step, printed: str) -> None:
        """Square brackets include, round ones do not."""
        assert str(step) == printed


class TestStepTableLaws:
    """What holds for every table without gaps."""

    @given(st.lists(signed, min_size=1, max_size=6, unique=True), signed, st.booleans())
    def test_every_value_has_one_step(
        self, edges: list[Decimal], actual: Decimal, upper_included: object
    ) -> None:
        """It agrees with a search among the sorted edges, which are the likeliest values."""
        flag = upper_included is True
        edges = sorted(edges)
        steps = [
            Step(low=low, low_included=not flag, high=high, high_included=flag, points=place)
            for place, (low, high) in enumerate(zip((None, *edges), (*edges, None), strict=True))
        ]
        rule = StepTable(steps=steps, unit="")
        for value in (actual, *edges):
            shift = Fraction(1, 10**6) if flag else Fraction(0)
            place = bisect_right([Fraction(edge) + shift for edge in edges], Fraction(value))
            assert earned(rule, "10", None, value) == place

    @given(values)
    def test_the_sign_is_ignored_on_request(self, actual: Decimal) -> None:
        """A value and its opposite earn the same."""
        rule = StepTable(steps=STEPS, unit="", absolute=True)
        assert earned(rule, "5", None, actual) == earned(rule, "5", None, -actual)
