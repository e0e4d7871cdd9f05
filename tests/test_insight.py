"""What a score tells."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval import (
    FOUR_TIER,
    AllOrNothing,
    Amount,
    Band,
    BonusAndPenalty,
    Branch,
    CalculationError,
    Cause,
    Change,
    Code,
    Deduction,
    Equality,
    Evaluation,
    EvaluationError,
    Inapplicable,
    Indicator,
    Interpolation,
    Measured,
    NumericRule,
    OverBand,
    OverFulfilment,
    Proportional,
    Ratio,
    Reached,
    RecordError,
    Recording,
    Reverse,
    Room,
    Scale,
    Slip,
    Step,
    StepTable,
    Tally,
    Target,
    Threshold,
    amount,
    compare,
    evaluate,
    keeps_grade,
    keeps_grade_by_weight,
    lost_by_head,
    lost_points,
    rules_that_give,
    score,
    to_reach,
    what_if,
)
from perfeval.insight.reach import MOST_STEPS
from perfeval.schemes import CapTotal, Clause, DefaultRules, TotalBelow
from perfeval.standards import MINISTRY_2020
from rule_strategies import numeric
from subjects import ABSENT, AT_TOTAL, goal, item, method, moved, spent, table

FAMILIES: dict[str, NumericRule] = {
    "proportional": Proportional(),
    "capped higher": Proportional(cap="1.2"),
    "uncapped": Proportional(cap=None),
    "reverse, linear": Reverse(form="linear"),
    "reverse, ratio": Reverse(form="ratio"),
    "equality": Equality(otherwise="nothing", tolerance="2"),
    "equality as positive": Equality(otherwise="as_positive"),
    "interpolation": Interpolation(floor="40", share_at_floor="0.2", share_beyond="0.1"),
    "interpolation downwards": Interpolation(floor="150"),
    "deduction below": Deduction(per="3", points="2.5", when="below", part_step="started"),
    "deduction above": Deduction(per="3", points="2.5", when="above", part_step="full"),
    "deduction either way": Deduction(per="1", points="1", when="either", part_step="exact"),
    "steps": StepTable(
        unit="",
        steps=[
            Step(low="90", high="110", high_included=True, points="100"),
            Step(low="70", high="90", points="80"),
            Step(low="110", low_included=False, points="61"),
            Step(high="70", points="0"),
        ],
    ),
    "steps without sign": StepTable(
        unit="",
        absolute=True,
        steps=[Step(low="0", high="60", points="90"), Step(low="60", points="10")],
    ),
    "steps with gaps": StepTable(
        unit="",
        steps=[Step(low="20", high="40", points="62"), Step(low="60", high="80", points="90")],
    ),
    "tally": Tally(points="0.7", unit=""),
    "bonus and penalty": BonusAndPenalty(per="2", bonus="1", penalty="3"),
    "threshold": Threshold(at="60", of="value", rule=Proportional()),
    "threshold of attainment": Threshold(at="70%", of="attainment", rule=Proportional()),
    "over-fulfilment": OverFulfilment(
        limit="1.3", bands=[OverBand(limit="1.5", kept="0.8"), OverBand(limit="2", kept="0.5")]
    ),
    "slope": OverFulfilment(limit="1.3", slope="0.5"),
}
"""A rule of every family, over a target of 100."""


def line(rule: Any, reached: str, marks: str = "100") -> Indicator:
    """An indicator whose target is 100."""
    return item(reached, marks, target=goal("100", "equal"), rule=rule)


def result(rule: Any, reached: str) -> Evaluation:
    """The evaluation of a table of one line."""
    return evaluate(table(line(rule, reached)), scheme=method())


def label(rule: Any, reached: Decimal) -> str | None:
    """The grade with a value; ``None`` where there is none."""
    try:
        found = result(rule, f"{reached:f}").grade
    except EvaluationError:
        return None
    return None if found is None else found.label


LABELS = [band.label for band in FOUR_TIER.bands]


def rank(rule: Any, reached: Decimal) -> int:
    """How far from the best a grade is."""
    found = label(rule, reached)
    return len(LABELS) if found is None else LABELS.index(found)


class TestToReach:
    """The least change of a value that reaches a grade: one step less does not."""

    @pytest.mark.parametrize("family", FAMILIES)
    @settings(max_examples=10)
    @given(reached=st.decimals(0, 250, places=1), wanted=st.sampled_from(LABELS[:3]))
    def test_every_family(self, family: str, reached: Decimal, wanted: str) -> None:
        """The value reaches it, and no nearer one does."""
        rule = FAMILIES[family]
        if label(rule, reached) is None:
            return
        [found] = to_reach(result(rule, f"{reached:f}"), wanted)
        enough = LABELS.index(wanted)
        if found.outcome is Reached.IMPOSSIBLE:
            assert found.value is None
            assert all(rank(rule, Decimal(value)) > enough for value in range(-300, 400, 7))
            return
        assert found.value is not None
        assert rank(rule, found.value.number) <= enough
        away = abs(found.value.number - reached)
        assert (away == 0) is (found.outcome is Reached.ALREADY)
        tenth = Decimal("0.1")
        for way in (1, -1):
            if away:
                assert rank(rule, reached + way * (away - tenth)) > enough
        assert found.total == result(rule, f"{found.value.number:f}").total

    def test_several_indicators(self) -> None:
        """Each alone; those without a number that moves are left out."""
        subject = table(
            item("30", "50", "甲", target=goal("50")),
            item("39", "40", "乙", target=goal("40")),
            item(ABSENT, "5", "丙"),
            item("5", "5", "丁", rule=AllOrNothing()),
        )
        found = evaluate(subject, scheme=method(inapplicable=Inapplicable.FULL_MARKS))
        reaches = to_reach(found, "优秀")
        assert [(each.name, str(each.outcome), each.path) for each in reaches] == [
            ("甲", "possible", ("indicators", 0)),
            ("乙", "impossible", ("indicators", 1)),
        ]
        assert (reaches[0].value, reaches[0].total) == (amount("36"), Decimal("85.00"))
        assert (reaches[1].value, reaches[1].total) == (None, None)

    def test_finer_steps(self) -> None:
        """In as many places as are asked for, and never fewer than are written."""
        found = result(Proportional(), "50.5")
        assert [str(each.value) for each in to_reach(found, "优秀")] == ["85.0"]
        fine = evaluate(table(item("50", target=goal("70"))), scheme=method())
        assert [str(each.value) for each in to_reach(fine, "优秀")] == ["60"]
        assert [str(each.value) for each in to_reach(fine, "优秀", places=3)] == ["59.497"]

    def test_in_the_unit_of_the_value(self) -> None:
        """Where that is another than the target's."""
        rows = table(item("50000元", target=goal("10万元")))
        [found] = to_reach(evaluate(rows, scheme=method()), "一般")
        assert found.value == amount("59995元")

    def test_what_the_clauses_take(self) -> None:
        """The whole evaluation decides."""
        capped = Clause(name="封顶", when=TotalBelow("100"), then=CapTotal("80"))
        scheme = method(clauses=[capped])
        [found] = to_reach(evaluate(table(item("50")), scheme=scheme), "优秀")
        assert found.value == amount("100")

    @pytest.mark.parametrize("wanted", ["优", ""])
    def test_no_such_grade(self, wanted: str) -> None:
        """In this scale."""
        with pytest.raises(CalculationError) as caught:
            to_reach(result(Proportional(), "50"), wanted)
        assert [each.code for each in caught.value.problems] == [Code.INSIGHT_NO_GRADE]

    def test_no_scale(self) -> None:
        """There is no grade at all."""
        found = evaluate(table(item("50")), scheme=method(scale=None))
        with pytest.raises(CalculationError):
            to_reach(found, "优秀")

    def test_a_rule_that_is_not_steady(self) -> None:
        """A slope against a rise turns where nobody says."""
        rule = OverFulfilment(limit="1.3", slope="0.5", rule=Proportional(cap=None))
        around = Threshold(at="1", of="value", rule=rule)
        assert to_reach(result(around, "50"), "优秀") == ()

    def test_a_value_so_far(self) -> None:
        """There is an end to looking."""
        rule = Tally(points="0.1", unit="")
        far = table(line(rule, f"0.{'0' * 17}1"))
        [found] = to_reach(evaluate(far, scheme=method()), "优秀")
        assert found.outcome is Reached.IMPOSSIBLE
        assert MOST_STEPS == 10**19


class TestKeepsGrade:
    """Inside the grade stays, one step outside it does not."""

    @pytest.mark.parametrize("family", FAMILIES)
    @settings(max_examples=10)
    @given(reached=st.decimals(0, 250, places=1))
    def test_every_family(self, family: str, reached: Decimal) -> None:
        """At both ends, and at places between them."""
        rule = FAMILIES[family]
        kept = label(rule, reached)
        if kept is None:
            return
        room = keeps_grade(result(rule, f"{reached:f}"), "甲")
        low = Decimal(-400) if room.low is None else room.low.number
        high = Decimal(1000) if room.high is None else room.high.number
        assert low <= reached <= high
        inside = {low, high, *(low + (high - low) * part / 8 for part in range(8))}
        for value in inside:
            assert label(rule, value.quantize(Decimal("0.1"))) == kept
        if room.low is not None:
            assert label(rule, low - Decimal("0.1")) != kept
        if room.high is not None:
            assert label(rule, high + Decimal("0.1")) != kept

    def test_both_ends(self) -> None:
        """In the unit of the value."""
        found = evaluate(table(item("80%", target=goal("100%"))), scheme=method())
        assert keeps_grade(found, "甲") == Room(
            path=("indicators", 0, "actual"),
            name="甲",
            low=Amount("75", "%"),
            high=Amount("84", "%"),
        )

    def test_without_an_end(self) -> None:
        """However much more."""
        room = keeps_grade(result(Proportional(), "90"), "甲", places=2)
        assert (room.low, room.high) == (Amount("85.00"), None)

    @pytest.mark.parametrize("name", ["乙", "丁", "", "戊"])
    def test_no_number(self, name: str) -> None:
        """No indicator, one that does not move, or two."""
        subject = table(
            item("50", "50", "甲", target=goal("50")),
            item("40", "40", "丁", rule=AllOrNothing(), target=goal("40")),
            item("5", "5", "戊", target=goal("5")),
            item("5", "5", "戊", target=goal("5")),
        )
        with pytest.raises(CalculationError) as caught:
            keeps_grade(evaluate(subject, scheme=method()), name)
        assert [each.code for each in caught.value.problems] == [Code.INSIGHT_NO_NUMBER]

    def test_no_grade(self) -> None:
        """There is none to keep."""
        with pytest.raises(CalculationError) as caught:
            keeps_grade(evaluate(table(item("5", "10")), scheme=method()), "甲")
        assert [each.code for each in caught.value.problems] == [Code.INSIGHT_NO_GRADE]


class TestKeepsGradeByWeight:
    """Inside the grade stays, one step outside it does not."""

    ROWS = (
        item("50", "50", "甲", target=goal("50")),
        item("20", "30", "乙", target=goal("30")),
        item("13", "20", "丙", target=goal("20")),
    )

    @staticmethod
    def total_with(name: str, marks: Fraction) -> Fraction:
        """The total by hand, where the others give up their marks in proportion."""
        shares = {"甲": Fraction(1), "乙": Fraction(2, 3), "丙": Fraction(13, 20)}
        full = {"甲": 50, "乙": 30, "丙": 20}
        rest = 100 - full[name]
        return (
            shares[name] * marks
            + sum((shares[other] * full[other] for other in full if other != name), Fraction(0))
            * (100 - marks)
            / rest
        )

    @pytest.mark.parametrize("name", ["甲", "乙", "丙"])
    @pytest.mark.parametrize("places", [0, 2, 4])
    def test_tight(self, name: str, places: int) -> None:
        """The total at both ends, and beyond."""
        found = evaluate(table(*self.ROWS), scheme=method())
        room = keeps_grade_by_weight(found, name, places=places)
        assert str(found.total) == "83.00"
        step = Fraction(1, 10**places)
        for end, way in ((room.low, -1), (room.high, 1)):
            if end is None:
                edge = Fraction(0 if way < 0 else 100)
                assert 75 <= self.total_with(name, edge) < Fraction("84.995")
            else:
                inside = self.total_with(name, Fraction(end.number))
                outside = self.total_with(name, Fraction(end.number) + way * step)
                assert Fraction("74.995") <= inside < Fraction("84.995")
                assert not Fraction("74.995") <= outside < Fraction("84.995")

    def test_its_figures(self) -> None:
        """The better one may take more until the grade rises, and less until it falls."""
        found = evaluate(table(*self.ROWS), scheme=method())
        room = keeps_grade_by_weight(found, "甲")
        assert room.path == ("indicators", 0, "full_marks")
        assert (room.low, room.high) == (Amount("26.46"), Amount("55.86"))

    def test_without_an_end(self) -> None:
        """Where all earned the same share, nothing moves."""
        rows = [item("40", "50", name, target=goal("50")) for name in "甲乙"]
        room = keeps_grade_by_weight(evaluate(table(*rows), scheme=method()), "乙")
        assert (room.low, room.high) == (None, None)

    def test_beside_nothing(self) -> None:
        """There is nothing that could give way."""
        alone = evaluate(table(item("90")), scheme=method())
        empty = evaluate(table(item("90"), item("0", "0", "乙", target=goal("5"))), scheme=method())
        for found, name in ((alone, "甲"), (empty, "甲"), (empty, "乙"), (empty, "丙")):
            with pytest.raises(CalculationError) as caught:
                keeps_grade_by_weight(found, name)
            assert [each.code for each in caught.value.problems] == [Code.INSIGHT_NO_WEIGHT]

    def test_no_grade(self) -> None:
        """There is none to keep."""
        with pytest.raises(CalculationError) as caught:
            keeps_grade_by_weight(evaluate(table(item("5", "10")), scheme=method()), "甲")
        assert [each.code for each in caught.value.problems] == [Code.INSIGHT_NO_GRADE]

    def test_beyond_the_scale(self) -> None:
        """A total that has no grade has another one."""
        narrow = Scale(
            name="窄",
            bands=[Band(label="好", low="80", high="90"), Band(label="差", low="70", high="80")],
        )
        found = evaluate(table(*self.ROWS), scheme=method(scale=narrow))
        assert keeps_grade_by_weight(found, "甲").high == Amount("70.57")


class TestTurns:
    """Between two turns a rule only rises or only falls."""

    @given(numeric, st.lists(st.decimals(-200, 200, places=2), min_size=3, max_size=3))
    def test_every_rule(self, rule: NumericRule, values: list[Decimal]) -> None:
        """Three values between two turns are in order, or in the opposite order."""
        reference = rule.own_reference() or amount("50")
        target, unit = Target(operator="equal", value=reference), reference.unit
        try:
            turns = list(rule.stated_in(unit).turns(reference.number))
        except CalculationError:
            return
        low, middle, high = sorted(values)
        unsteady = isinstance(rule, OverFulfilment | Threshold) and "slope" in repr(rule)
        if unsteady or any(low <= turn <= high for turn in turns):
            return
        try:
            earned = [
                score(
                    rule, "1000", target=target, actual=Measured(value=Amount(each, reference.unit))
                )
                for each in (low, middle, high)
            ]
        except CalculationError:
            return
        assert earned in (sorted(earned), sorted(earned, reverse=True))


class TestLosses:
    """What was lost, the most first."""

    SUBJECT = table(
        item("45", "50", "甲", level1="产出指标", level2="数量指标", target=goal("50")),
        item("29", "30", "乙", level1="产出指标", level2="质量指标", target=goal("30")),
        item("20", "20", "丙", level1="效益指标", target=goal("20")),
        item(ABSENT, "7", "丁", level1="效益指标"),
        item("3", "3", "戊", kind="bonus"),
        item("2", "2", "己", kind="penalty"),
    )
    SCHEME = method(inapplicable=Inapplicable.RESCALE)

    def test_by_indicator(self) -> None:
        """A penalty loses what it takes off; what lost nothing is left out."""
        found = lost_points(evaluate(self.SUBJECT, scheme=self.SCHEME))
        assert [(each.name, each.points, each.branch) for each in found] == [
            ("甲", Decimal("5.00"), Branch.PROPORTIONAL),
            ("己", Decimal("2.00"), Branch.MET),
            ("乙", Decimal("1.00"), Branch.PROPORTIONAL),
        ]
        assert (found[0].level1, found[0].level2, found[0].path) == (
            "产出指标",
            "数量指标",
            ("indicators", 0),
        )
        assert (found[0].full_marks, found[0].exact) == (Fraction(50), Fraction(5))
        assert found[0].treatment == "judged"

    def test_by_head(self) -> None:
        """With the heads below."""
        found = lost_by_head(evaluate(self.SUBJECT, scheme=self.SCHEME))
        assert [(each.label, each.points, each.full_marks) for each in found] == [
            ("产出指标", Decimal("6.00"), Fraction(80)),
            ("效益指标", Decimal("0.00"), Fraction(20)),
        ]
        assert [(each.label, each.exact) for each in found[0].parts] == [
            ("数量指标", Fraction(5)),
            ("质量指标", Fraction(1)),
        ]

    def test_where_only_the_total_is_recorded(self) -> None:
        """Losses are exact, and shown to the places of the scheme."""
        [found] = lost_points(
            evaluate(table(item("50", target=goal("60"))), scheme=method(recording=AT_TOTAL))
        )
        assert (found.exact, found.points) == (Fraction(50, 3), Decimal("16.67"))

    @pytest.mark.parametrize("marks", [("20", "20", "20"), ("20", "40"), ("7", "11", "42")])
    def test_nothing_is_lost_where_points_were_moved(self, marks: tuple[str, ...]) -> None:
        """What is earned in full is full, although a third of 100 has no end in decimals."""
        heads = {"level1": "产出指标", "level2": "数量指标"}
        found = moved(*marks, **heads)
        assert lost_points(found) == ()
        (head,) = lost_by_head(found)
        assert not any(each.exact for each in (head, *head.parts))

    def test_what_is_lost_of_points_that_were_moved(self) -> None:
        """Is what the form shows: marks as recorded, less the score as recorded."""
        rows = [item(each, "20", f"甲{each}", target=goal("20")) for each in ("10", "20", "20")]
        scheme = method(inapplicable=Inapplicable.REDISTRIBUTE)
        (found,) = lost_points(evaluate(table(*rows, item(ABSENT, "40", "乙")), scheme=scheme))
        assert (found.full_marks, found.points) == (Fraction("33.33"), Decimal("16.66"))
        scheme = attrs.evolve(scheme, recording=AT_TOTAL)
        (found,) = lost_points(evaluate(table(*rows, item(ABSENT, "40", "乙")), scheme=scheme))
        assert (found.full_marks, found.exact) == (Fraction(100, 3), Fraction(50, 3))

    @given(st.lists(st.decimals(0, 40, places=1), min_size=1, max_size=5))
    def test_they_add_up(self, values: list[Decimal]) -> None:
        """What the indicators lost is what the heads lost, and what the total lacks."""
        rows = [
            item(f"{value:f}", "20", f"甲{place}", level1=f"类{place % 2}", target=goal("30"))
            for place, value in enumerate(values)
        ]
        found = evaluate(table(*rows), scheme=method())
        heads, lines = lost_by_head(found), lost_points(found)
        assert sum(each.exact for each in heads) == sum(each.exact for each in lines)
        assert found.total is not None
        assert sum(each.exact for each in lines) == 20 * len(values) - Fraction(found.total)

    def test_no_evaluation(self) -> None:
        """Both want one."""
        wrong: Any = self.SUBJECT
        for ask in (lost_points, lost_by_head):
            with pytest.raises(RecordError):
                ask(wrong)


class TestRulesThatGive:
    """Which rule gives a printed score."""

    @pytest.mark.parametrize(
        ("printed", "target", "actual", "rules"),
        [
            ("8.33", goal("60"), "50", [("Proportional", Slip.NONE)]),
            ("8.34", goal("60"), "50", [("Proportional", Slip.ROUNDED_UP)]),
            ("8.3", goal("60"), "50", [("Proportional", Slip.NONE)]),
            ("6.66", goal("60"), "40", [("Proportional", Slip.TRUNCATED)]),
            ("7.50", goal("3", "at_most"), "4", [("Reverse", Slip.NONE)]),
            ("6.67", goal("3", "at_most"), "4", [("Reverse", Slip.NONE)]),
            ("12", goal("50"), "60", [("Proportional", Slip.UNCAPPED)]),
            (
                "10",
                goal("50"),
                "60",
                [("Proportional", Slip.NONE), ("AllOrNothing", Slip.NONE)],
            ),
            ("9.8", goal("98%"), "98%", [("Proportional", Slip.VALUE_AS_RATE)]),
            ("9.8", goal("100%"), "98%", [("Proportional", Slip.NONE)]),
            ("5", goal("50"), "60", []),
        ],
    )
    def test_which(self, printed: str, target: Target, actual: str, rules: list[Any]) -> None:
        """The likeliest first."""
        found = rules_that_give(printed, "10", target=target, actual=Measured(value=amount(actual)))
        names = [(type(fit.rule).__name__, fit.slip) for fit in found]
        assert names[: len(rules)] == rules
        assert bool(found) is bool(rules)

    def test_the_other_way(self) -> None:
        """A limit that was scored like a goal."""
        found = rules_that_give(
            "10", "10", target=goal("3%", "at_most"), actual=Measured(value="4%")
        )
        assert [(type(fit.rule).__name__, fit.slip) for fit in found] == [
            ("Proportional", Slip.OTHER_WAY)
        ]

    def test_a_ratio(self) -> None:
        """And how its points were rounded."""
        [fit, *_] = rules_that_give(
            "3.3", "10", target=goal("100%"), actual=Ratio(part="1", whole="3")
        )
        assert (fit.rule, fit.slip, fit.rounding.places) == (Proportional(), Slip.NONE, 1)

    def test_more_places_than_are_recorded(self) -> None:
        """Nothing gives them."""
        assert (
            rules_that_give("1.0000000000001", "10", target=goal("50"), actual=Measured(value="5"))
            == ()
        )

    def test_units_that_do_not_go_together(self) -> None:
        """No rule gives anything."""
        assert rules_that_give("5", "10", target=goal("50%"), actual=Measured(value="50")) == ()

    @given(st.sampled_from(sorted(FAMILIES)), st.decimals(1, 200, places=1))
    def test_it_gives_the_score(self, family: str, reached: Decimal) -> None:
        """Whatever is found comes to the printed score by its own rounding."""
        rule = FAMILIES[family]
        target, actual = goal("100"), Measured(value=reached)
        try:
            printed = round(Decimal(float(score(rule, "10", target=target, actual=actual))), 2)
        except CalculationError:
            return
        if printed < 0:
            return
        for fit in rules_that_give(printed, "10", target=target, actual=actual):
            asked = goal("100%") if fit.slip is Slip.VALUE_AS_RATE else target
            exact = score(fit.rule, "10", target=asked, actual=actual)
            assert abs(Fraction(printed) - exact) < Fraction(1, 100)

    def test_arguments(self) -> None:
        """All at once."""
        wrong: Any = "so"
        with pytest.raises(RecordError) as caught:
            rules_that_give(wrong, wrong, target=wrong, actual=wrong)
        places = [each.path for each in caught.value.problems]
        assert places == [("printed",), ("full_marks",), ("target",), ("actual",)]


class TestCompare:
    """Why two totals differ, part by part."""

    ROWS = (
        item("45", "50", "甲", target=goal("50")),
        item("20", "30", "乙", target=goal("30", "equal")),
        item("7", "20", "丙", target=goal("30")),
    )

    def test_each_cause(self) -> None:
        """Put in one after the other."""
        before = evaluate(table(*self.ROWS), scheme=method())
        rows = [
            item("48", "40", "甲", target=goal("50")),
            item("20", "40", "乙", target=goal("30", "equal"), rule=Equality(otherwise="nothing")),
            item("7", "20", "丙", target=goal("30")),
        ]
        scheme = method(recording=Recording(at="total"), max_total="40")
        after = evaluate(table(*rows), scheme=scheme)
        found = compare(before, after)
        assert [(part.cause, part.points) for part in found.parts] == [
            (Cause.DATA, Decimal("3.00")),
            (Cause.RULE, Decimal("-20.00")),
            (Cause.FULL_MARKS, Decimal("-9.60")),
            (Cause.RECORDING, Decimal("0.00")),
            (Cause.POLICY, Decimal("-3.07")),
        ]
        assert found.difference == Decimal("-29.67")
        assert (found.before, found.after) == (before, after)

    def test_how_it_is_recorded(self) -> None:
        """Thirds at each indicator, or in the total."""
        rows = [item("1", "20", f"甲{place}", target=goal("3")) for place in range(5)]
        before = evaluate(table(*rows), scheme=method())
        found = compare(before, evaluate(table(*rows), scheme=method(recording=AT_TOTAL)))
        moved = {part.cause: part.points for part in found.parts if part.points}
        assert moved == {Cause.RECORDING: Decimal("-0.02")}

    def test_rules_of_the_scheme(self) -> None:
        """They are rules too."""
        rows = [item("12", "100", target=goal("10", "at_most"))]
        linear = method(rules=DefaultRules(reverse=Reverse(form="linear")))
        ratio = method(rules=DefaultRules(reverse=Reverse(form="ratio")))
        found = compare(evaluate(table(*rows), scheme=linear), evaluate(table(*rows), scheme=ratio))
        moved = {part.cause: part.points for part in found.parts if part.points}
        assert moved == {Cause.RULE: Decimal("3.33")}

    def test_an_indicator_more(self) -> None:
        """It comes with the figures, and one that is gone goes with them."""
        before = evaluate(table(*self.ROWS), scheme=method())
        after = evaluate(
            table(*self.ROWS[:2], item("9", "20", "丁", target=goal("9"))), scheme=method()
        )
        found = compare(before, after)
        assert found.parts[0].cause is Cause.DATA
        assert found.parts[0].points == found.difference

    def test_a_cause_that_cannot_be_put_in_alone(self) -> None:
        """It is in the part of the next."""
        before = evaluate(table(item("5", target=goal("10"))), scheme=method())
        other = attrs.evolve(item("5%", target=goal("10")), rule=Tally(points="10", unit="%"))
        after = evaluate(table(other), scheme=method())
        found = compare(before, after)
        assert found.parts[0].cause is Cause.RULE
        assert found.difference == 0

    def test_a_table_where_nothing_is_scored_on_the_way(self) -> None:
        """It has no total."""
        lenient = method(missing="not_applicable", inapplicable="rescale")
        before = evaluate(table(item("5", target=goal("10"))), scheme=lenient)
        after = evaluate(table(item(None, target=goal("10"))), scheme=method(missing="zero"))
        assert compare(before, after).difference == -50

    @given(
        st.lists(st.decimals(0, 60, places=1), min_size=3, max_size=3),
        st.lists(st.decimals(0, 60, places=1), min_size=3, max_size=3),
        st.sampled_from([method(), method(recording=AT_TOTAL), method(max_total="50")]),
    )
    def test_the_parts_add_up(
        self, first: list[Decimal], second: list[Decimal], scheme: Any
    ) -> None:
        """Exactly, whatever changes."""

        def made(values: list[Decimal], under: Any) -> Evaluation:
            """A table of three lines."""
            rows = [
                item(f"{value:f}", mark, name, target=goal("37"))
                for value, mark, name in zip(values, ("50", "30", "20"), "甲乙丙", strict=True)
            ]
            return evaluate(table(*rows), scheme=under)

        before, after = made(first, method()), made(second, scheme)
        assert before.total is not None
        assert after.total is not None
        found = compare(before, after)
        assert sum(part.points for part in found.parts) == after.total - before.total
        assert found.difference == after.total - before.total

    def test_no_total(self) -> None:
        """There is nothing to compare."""
        full, empty = (
            evaluate(table(item("5")), scheme=method()),
            evaluate(table(), scheme=method()),
        )
        for pair in ((full, empty), (empty, full)):
            with pytest.raises(CalculationError) as caught:
                compare(*pair)
            assert [each.code for each in caught.value.problems] == [Code.INSIGHT_NO_TOTAL]

    def test_two_of_one_name(self) -> None:
        """They cannot be told apart."""
        twice = evaluate(table(item("5", "50"), item("6", "50")), scheme=method())
        with pytest.raises(CalculationError) as caught:
            compare(twice, twice)
        assert [each.code for each in caught.value.problems] == [Code.INSIGHT_NAMES]

    def test_with_an_execution_rate(self) -> None:
        """Money is among the figures."""
        rows = (item("90", "90"),)
        before = evaluate(table(*rows, budget=spent("5", "10")), scheme=MINISTRY_2020)
        after = evaluate(table(*rows, budget=spent("9", "10")), scheme=MINISTRY_2020)
        moved = {part.cause: part.points for part in compare(before, after).parts if part.points}
        assert moved == {Cause.DATA: Decimal("4.00")}


class TestWhatIf:
    """Other inputs, both results, and why they differ."""

    BEFORE = evaluate(table(*TestCompare.ROWS), scheme=method())

    def test_another_value(self) -> None:
        """By the name of its indicator."""
        found = what_if(self.BEFORE, {"甲": Change(actual=Measured(value="50"))})
        assert found.before is self.BEFORE
        assert found.after.scores[0].recorded == 50
        assert found.difference == 5

    def test_everything_at_once(self) -> None:
        """Values, rules, full marks and the scheme."""
        changes = {
            "甲": Change(rule=AllOrNothing(), full_marks="40"),
            "乙": Change(full_marks="40"),
        }
        found = what_if(self.BEFORE, changes, scheme=method(max_total="20"))
        moved = {part.cause: part.points for part in found.parts}
        assert found.after.total == 20
        assert moved[Cause.RULE] == -45
        assert sum(moved.values()) == found.difference

    def test_nothing(self) -> None:
        """Nothing moves."""
        assert what_if(self.BEFORE).difference == 0

    def test_names_that_are_not_there(self) -> None:
        """Each of them is told."""
        with pytest.raises(CalculationError) as caught:
            what_if(self.BEFORE, {"丁": Change(), "戊": Change()})
        assert [each.code for each in caught.value.problems] == [Code.INSIGHT_NAME] * 2

    def test_arguments(self) -> None:
        """What is no result, no change and no scheme."""
        wrong: Any = "so"
        with pytest.raises(RecordError) as caught:
            what_if(wrong, wrong, scheme=wrong)
        assert [each.path for each in caught.value.problems] == [
            ("before",),
            ("changes",),
            ("scheme",),
        ]
        with pytest.raises(RecordError) as caught:
            what_if(self.BEFORE, {"甲": wrong})
        assert [each.path for each in caught.value.problems] == [("changes", "甲")]
