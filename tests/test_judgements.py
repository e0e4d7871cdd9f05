"""Rules in which a person judges, and whether a target is met."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.codes import Code
from perfeval.judgements import (
    AllOrNothing,
    AssessedByHand,
    Checklist,
    Element,
    OutcomeBand,
    QualitativeBands,
    is_met,
)
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
from perfeval.quantities import ZERO, exactly
from perfeval.scoring import Points, Rule, score
from perfeval.terms import Branch, Operator, Outcome, Tick
from rulework import (
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

NUMBER, WORDS = measured("1"), Reported("效果明显")


def marks_of(text: str) -> Checked:
    """Marks from a row of signs: √ met, × not met, / not applicable."""
    signs = {"√": Tick.MET, "×": Tick.UNMET, "/": Tick.NOT_APPLICABLE}
    return Checked([signs[each] for each in text])


class TestIsMet:
    """是否达标: a target is met by its own words."""

    @pytest.mark.parametrize(
        ("operator", "below", "equal", "above"),
        [
            (Operator.AT_LEAST, False, True, True),
            (Operator.ABOVE, False, False, True),
            (Operator.EQUAL, False, True, False),
            (Operator.BELOW, True, False, False),
            (Operator.AT_MOST, True, True, False),
        ],
    )
    def test_every_operator(
        self, operator: Operator, *, below: bool, equal: bool, above: bool
    ) -> None:
        """The value itself and its two neighbours, as numbers and as rates."""
        target = Target(operator=operator, value=amount("95%"))
        for value, right in (("94.99", below), ("95.00", equal), ("95.01", above)):
            assert is_met(target, measured(value, "%")) is right
            assert is_met(target, Ratio(part=value, whole="100")) is right

    @pytest.mark.parametrize(
        ("low_included", "high_included"),
        [(True, True), (True, False), (False, True), (False, False)],
    )
    def test_every_kind_of_range(self, *, low_included: bool, high_included: bool) -> None:
        """Each end belongs to the range or does not; its neighbours show it."""
        target = Interval(
            low="80%",
            high="100%",
            low_included=low_included,
            high_included=high_included,
        )
        for value, right in (
            ("79.99", False),
            ("80", low_included),
            ("80.01", True),
            ("99.99", True),
            ("100", high_included),
            ("100.01", False),
        ):
            assert is_met(target, measured(value, "%")) is right
            assert is_met(target, Ratio(part=value, whole="100")) is right

    @pytest.mark.parametrize(
        ("by", "included", "on", "met"),
        [
            (Moment(2024, 6, 30), True, Moment(2024, 6, 29), True),
            (Moment(2024, 6, 30), True, Moment(2024, 6, 30), True),
            (Moment(2024, 6, 30), False, Moment(2024, 6, 30), False),
            (Moment(2024, 6, 30), True, Moment(2024, 7, 1), False),
            (Moment(month=9), False, Moment(month=8), True),
            (Moment(month=9), False, Moment(month=9), False),
            (Moment(month=9), True, Moment(month=9, day=30), True),
            (Moment(month=9), True, Moment(month=10), False),
            (Moment(2024, 12), True, Moment(2025, 1), False),
            (Moment(2024, 6, 29), True, Moment(2024, 6), None),
            (Moment(2024, 6, 30), True, Moment(2024, 6), True),
            (Moment(2024), True, Moment(2024, 6), True),
            (Moment(2024, 6), True, Moment(2024), None),
            (Moment(2024, 6), True, Moment(month=5), None),
            (Moment(month=6), True, Moment(2024, 5), None),
        ],
    )
    def test_dates(self, by: Moment, on: Moment, *, included: bool, met: bool | None) -> None:
        """In time, late, or not to be told from what is written."""
        assert is_met(Deadline(by=by, included=included), Done(on=on)) is met

    @pytest.mark.parametrize(
        ("actual", "met"),
        [
            (Judged(outcome="achieved"), True),
            (Judged(outcome="partly"), False),
            (Judged(outcome="not_achieved"), False),
            (marks_of("√√"), True),
            (marks_of("√/"), True),
            (marks_of("√×"), False),
            (marks_of("/×"), False),
            (marks_of("//"), None),
            (marks_of(""), None),
            (WORDS, None),
            (NotApplicable("无此项目"), None),
            (NUMBER, None),
        ],
    )
    @pytest.mark.parametrize("target", [None, Described("效果明显")])
    def test_in_words(
        self, target: AnyTarget | None, actual: AnyActual, *, met: bool | None
    ) -> None:
        """An outcome and a list of marks tell it; where nothing applies nothing is told."""
        assert is_met(target, actual) is met

    @pytest.mark.parametrize(
        ("target", "actual"),
        [
            (wanted("95%"), Done(on=Moment(month=6))),
            (Interval(low="1", high="2"), WORDS),
            (Deadline(by=Moment(month=6)), NUMBER),
            (Deadline(by=Moment(month=6)), Ratio(part="1", whole="2")),
        ],
    )
    def test_what_cannot_be_compared(self, target: AnyTarget, actual: AnyActual) -> None:
        """A date is no number."""
        assert is_met(target, actual) is None

    @pytest.mark.parametrize("target", [wanted("95%"), Interval(low="90%", high="95%")])
    @pytest.mark.parametrize("actual", ["95", "95万元"])
    def test_units(self, target: AnyTarget, actual: str) -> None:
        """A percentage is no plain number; the two units are named."""
        with refused(Code.RULE_UNIT_MISMATCH):
            is_met(target, measured(actual))

    def test_a_rate_against_money(self) -> None:
        """A rate is no amount."""
        with refused(Code.RULE_UNIT_MISMATCH):
            is_met(wanted("95万元"), Ratio(part="1", whole="2"))

    @given(st.sampled_from(tuple(Operator)), signed, signed)
    def test_it_agrees_with_integers(
        self, operator: Operator, target: Decimal, actual: Decimal
    ) -> None:
        """In 元 or in 万元, it is the comparison of the numbers of fen."""
        goal, reached = int(target * 100), int(actual * 100)
        right = {
            Operator.AT_LEAST: reached >= goal,
            Operator.ABOVE: reached > goal,
            Operator.EQUAL: reached == goal,
            Operator.BELOW: reached < goal,
            Operator.AT_MOST: reached <= goal,
        }[operator]
        yuan = Target(operator=operator, value=amount(target, unit="元"))
        wan = Measured(value=amount(actual.scaleb(-4), unit="万元"))
        assert is_met(yuan, measured(actual, "元")) is is_met(yuan, wan) is right


class TestAllOrNothing:
    """4.10 直接赋分: full marks when the target is met, else nothing."""

    @pytest.mark.parametrize(
        ("target", "actual", "right"),
        [
            (wanted("100%"), measured("99.99%"), 0),
            (wanted("100%"), measured("100%"), 10),
            (wanted("100%"), measured("100.01%"), 10),
            (wanted("95%", operator="above"), measured("95%"), 0),
            (Interval(low="80%", high="90%"), Ratio(part="9", whole="10"), 10),
            (Deadline(by=Moment(month=9), included=False), Done(on=Moment(month=7)), 10),
            (Deadline(by=Moment(month=9), included=False), Done(on=Moment(month=9)), 0),
            (Described("公开"), Judged(outcome="achieved"), 10),
            (Described("公开"), Judged(outcome="partly"), 0),
            (None, Checked(["met"]), 10),
        ],
    )
    def test_met_or_not(self, target: AnyTarget | None, actual: AnyActual, right: int) -> None:
        """Numbers, ranges, dates, outcomes and marks are met or not."""
        assert score(AllOrNothing(), "10", target=target, actual=actual) == right

    def test_it_says_what_applied(self) -> None:
        """Met, or nothing."""
        rule, marks = AllOrNothing(), Decimal(10)
        met = rule.judge(marks, wanted("1"), measured("1"))
        missed = rule.judge(marks, wanted("1"), measured("0"))
        assert met == Points(Branch.MET, marks)
        assert missed == Points(Branch.NOTHING, ZERO)

    def test_dates_that_do_not_tell(self) -> None:
        """What cannot be placed before or after is not taken for late."""
        deadline, done = Deadline(by=Moment(2024, 6, 15)), Done(on=Moment(2024, 6))
        with refused(Code.RULE_DATES) as found:
            score(AllOrNothing(), "10", target=deadline, actual=done)
        assert found[0].parameters == {"actual": str(done), "target": str(deadline)}

    @pytest.mark.parametrize(
        ("target", "actual"),
        [
            (wanted("1"), WORDS),
            (wanted("1"), NotApplicable("无此项目")),
            (wanted("1"), Done(on=Moment(month=6))),
            (Deadline(by=Moment(month=6)), NUMBER),
            (Described("公开"), NUMBER),
            (None, NUMBER),
            (None, Checked([])),
            (None, Checked(["not_applicable"])),
        ],
    )
    def test_what_cannot_be_told(self, target: AnyTarget | None, actual: AnyActual) -> None:
        """Not to be told is neither met nor missed."""
        with refused(Code.RULE_ACTUAL_WANTED):
            score(AllOrNothing(), "10", target=target, actual=actual)


def checklist(
    *shares: str | None, gates: int = 0, off: str | None = None, inapplicable: str = "as_met"
) -> Checklist:
    """A checklist with these shares, the first few of them gates."""
    elements = [
        Element(text=f"要素{place}", share=share, gate=place < gates)
        for place, share in enumerate(shares)
    ]
    return Checklist(elements=elements, off=off, inapplicable=inapplicable)


class TestGatedElements:
    """4.8 具备要素①得40%；不具备则该指标0分；②③④各20%."""

    RULE = checklist("40%", "20%", "20%", "0.2", gates=1)

    @pytest.mark.parametrize(
        ("signs", "right"),
        [
            ("√√√√", 5),
            ("√√√×", 4),
            ("√××√", 3),
            ("√×××", 2),
            ("×√√√", 0),
            ("××××", 0),
            ("/√√√", 5),
            ("/×××", 2),
        ],
    )
    def test_the_first_opens_the_rest(self, signs: str, right: int) -> None:
        """Without the gate there is nothing; a gate that does not apply is open."""
        assert earned(self.RULE, "5", None, marks_of(signs)) == right

    def test_it_says_what_applied(self) -> None:
        """A missing gate is told from a list of misses."""
        with exactly():
            closed = self.RULE.judge(Decimal(5), None, marks_of("×√√√"))
            missed = self.RULE.judge(Decimal(5), None, marks_of("√×××"))
        assert (closed.branch, missed.branch) == (Branch.GATE, Branch.CHECKLIST)

    def test_any_gate_closes(self) -> None:
        """Two gates are both needed, also where points are deducted."""
        rule = checklist(None, None, None, gates=2, off="1")
        signs = ("√√√", "√√×", "√×√", "×√√")
        assert [earned(rule, "5", None, marks_of(each)) for each in signs] == [5, 4, 0, 0]


class TestEqualElements:
    """4.8 制度健全性: elements without points share full marks equally."""

    @pytest.mark.parametrize(
        ("signs", "right"),
        [("√√√", "3"), ("√√×", "2"), ("×√×", "1"), ("×××", "0")],
    )
    def test_one_point_each(self, signs: str, right: str) -> None:
        """Three elements, three points."""
        assert earned(checklist(None, None, None), "3", None, marks_of(signs)) == Fraction(right)

    def test_thirds_are_exact(self) -> None:
        """Two of three for ten points are 20/3."""
        rule = checklist(None, None, None)
        assert earned(rule, "10", None, marks_of("√√×")) == Fraction(20, 3)


class TestDeductedElements:
    """4.8 资金使用合规性: each of five conditions violated costs a point, down to nothing."""

    @pytest.mark.parametrize(
        ("signs", "right", "applied"),
        [
            ("√√√√√", "3", Branch.CHECKLIST),
            ("√√√√×", "2", Branch.CHECKLIST),
            ("√√√××", "1", Branch.CHECKLIST),
            ("√√×××", "0", Branch.FLOOR),
            ("×××××", "0", Branch.FLOOR),
            ("√////", "3", Branch.CHECKLIST),
        ],
    )
    def test_down_to_nothing(self, signs: str, right: str, applied: Branch) -> None:
        """Three violations use up three points; what does not apply is not violated."""
        rule = checklist(None, None, None, None, None, off="1")
        assert earned(rule, "3", None, marks_of(signs)) == Fraction(right)
        assert rule.judge(Decimal(3), None, marks_of(signs)).branch is applied

    def test_a_rest_that_one_more_would_overdraw(self) -> None:
        """The last point goes, and no more than that."""
        rule = checklist(None, None, off="1.5")
        assert earned(rule, "2", None, marks_of("√×")) == Fraction(1, 2)
        assert earned(rule, "2", None, marks_of("××")) == 0


class TestElementsThatDoNotApply:
    """4.18: 67 points earned of 80 that apply: 83.75 rescaled, 87 where the rest counts as met."""

    @pytest.mark.parametrize(("inapplicable", "right"), [("leave_out", "83.75"), ("as_met", "87")])
    def test_two_treatments(self, inapplicable: str, right: str) -> None:
        """The record says which."""
        rule = checklist("0.67", "0.13", "0.20", inapplicable=inapplicable)
        assert earned(rule, "100", None, marks_of("√×/")) == Fraction(right)

    def test_what_is_left_is_the_whole(self) -> None:
        """Two equal elements remain of three."""
        rule = checklist(None, None, None, inapplicable="leave_out")
        assert earned(rule, "5", None, marks_of("√×/")) == Fraction(5, 2)

    def test_nothing_left(self) -> None:
        """Where no element applies the indicator does not."""
        rule = checklist(None, None, inapplicable="leave_out")
        with refused(Code.RULE_NOTHING_APPLICABLE):
            earned(rule, "5", None, marks_of("//"))
        assert earned(checklist(None, None), "5", None, marks_of("//")) == 5

    def test_nothing_left_to_take_off_for(self) -> None:
        """Nobody can violate what does not apply; that is no reason for full marks."""
        rule = checklist(None, None, off="1")
        with refused(Code.RULE_NOTHING_APPLICABLE):
            earned(rule, "5", None, marks_of("//"))
        assert [earned(rule, "5", None, marks_of(each)) for each in ("√/", "×/")] == [5, 4]

    def test_only_an_element_without_share_left(self) -> None:
        """A gate that is worth nothing cannot be the whole."""
        rule = checklist("0", "1", gates=1, inapplicable="leave_out")
        assert earned(rule, "5", None, marks_of("√√")) == 5
        with refused(Code.RULE_NOTHING_APPLICABLE):
            earned(rule, "5", None, marks_of("√/"))


class TestChecklistRefusals:
    """What a checklist cannot judge, and what is no checklist."""

    @pytest.mark.parametrize("actual", [NUMBER, WORDS, Judged(outcome="achieved")], ids=str)
    def test_marks_are_wanted(self, actual: AnyActual) -> None:
        """Nothing else says which elements are met."""
        with refused(Code.RULE_ACTUAL_WANTED):
            earned(checklist(None), "5", None, actual)

    @pytest.mark.parametrize("signs", ["", "√", "√√√"])
    def test_one_mark_an_element(self, signs: str) -> None:
        """Too few and too many are counted."""
        with refused(Code.RULE_ELEMENT_COUNT) as found:
            earned(checklist(None, None), "5", None, marks_of(signs))
        assert found[0].parameters == {"found": len(signs), "wanted": 2}

    def test_no_elements(self) -> None:
        """An empty list asks for nothing."""
        with not_built(Code.RULE_EMPTY):
            Checklist(elements=())

    @pytest.mark.parametrize(
        ("shares", "total", "difference"),
        [
            (("0.4", "0.59"), "0.99", "0.01"),
            (("0.4", "0.61"), "1.01", "-0.01"),
            (("33.33%", "33.33%", "33.33%"), "0.9999", "0.0001"),
        ],
    )
    def test_shares_are_the_whole(
        self, shares: tuple[str | None, ...], total: str, difference: str
    ) -> None:
        """They sum to one and all are stated; the difference is."""
        with not_built(Code.RULE_SHARES) as found:
            checklist(*shares)
        facts = {"found": Decimal(total), "difference": Decimal(difference)}
        assert found[0].parameters == facts

    @pytest.mark.parametrize(("shares", "stated"), [(("0.4", None), 1), (("0.4", "0.6", None), 2)])
    def test_all_elements_have_a_share_or_none(
        self, shares: tuple[str | None, ...], stated: int
    ) -> None:
        """A share that is left out is not a share of nothing."""
        with not_built(Code.RULE_SHARES_PARTLY) as found:
            checklist(*shares)
        assert found[0].parameters == {"found": stated, "wanted": len(shares)}

    def test_points_off_leave_no_place_for_shares(self) -> None:
        """Nor for leaving elements out: each of them would be ignored in silence."""
        with not_built(Code.RULE_OFF, Code.RULE_OFF) as found:
            checklist("0.4", "0.6", off="1", inapplicable="leave_out")
        assert [each.parameters["found"] for each in found] == ["shares", "leaving elements out"]

    @pytest.mark.parametrize("share", ["-0.2", "1.01"])
    def test_a_share_is_a_share(self, share: str) -> None:
        """A negative one would let another earn more than full marks."""
        with not_built(Code.SHARE_RANGE) as found:
            Element(text="①", share=share)
        assert found[0].path == ("share",)

    def test_an_element_says_something(self) -> None:
        """An empty line asks for nothing."""
        with not_built(Code.TEXT_EMPTY):
            Element(text=" ")

    def test_only_elements_are_elements(self) -> None:
        """Everything else is named by its place."""
        with not_built(Code.RECORD_KIND, Code.TERM_UNKNOWN) as found:
            untyped(Checklist)(elements=["①"], inapplicable="skip")
        assert [each.path for each in found] == [("elements", 0), ("inapplicable",)]


TICKS = st.lists(st.sampled_from(tuple(Tick)), min_size=1, max_size=8)


class TestChecklistLaws:
    """What holds for every checklist."""

    @given(full_marks, TICKS, values)
    def test_it_agrees_with_counting(self, w: Decimal, ticks: list[Tick], off: Decimal) -> None:
        """Equal shares are the number of marks; deductions the number of misses."""
        blank = [None] * len(ticks)
        missed, idle = ticks.count(Tick.UNMET), ticks.count(Tick.NOT_APPLICABLE)
        marks, actual, count = Fraction(w), Checked(ticks), len(ticks)
        assert earned(checklist(*blank), w, None, actual) == marks * (count - missed) / count
        if idle < count:
            left = max(Fraction(0), marks - missed * Fraction(off))
            assert earned(checklist(*blank, off=str(off)), w, None, actual) == left
            rule = checklist(*blank, inapplicable="leave_out")
            share = Fraction(count - missed - idle, count - idle)
            assert earned(rule, w, None, actual) == marks * share

    @given(full_marks, TICKS, st.data(), st.sampled_from(["as_met", "leave_out"]))
    def test_one_more_never_scores_less(
        self, w: Decimal, ticks: list[Tick], data: st.DataObject, inapplicable: str
    ) -> None:
        """Meeting an element that was missed never costs a point, gates included."""
        ticks = [*ticks, Tick.UNMET]
        place = ticks.index(Tick.UNMET)
        better = [*ticks[:place], Tick.MET, *ticks[place + 1 :]]
        gates = data.draw(st.integers(0, len(ticks)))
        rule = checklist(*[None] * len(ticks), gates=gates, inapplicable=inapplicable)
        first, second = (earned(rule, w, None, Checked(each)) for each in (ticks, better))
        assert 0 <= first <= second <= w


class TestOutcomeBands:
    """4.9 100-80%(含80%)、80-60%(含60%)、60-0%: an outcome leaves a range (财预〔2020〕10号)."""

    RULE = QualitativeBands.of(("1", "80%", "60%"))

    @pytest.mark.parametrize(
        ("outcome", "within", "outside"),
        [
            ("achieved", ["8", "8.01", "9.99", "10"], ["7.99", "10.01", "0"]),
            ("partly", ["6", "6.01", "7.99"], ["5.99", "8", "8.01"]),
            ("not_achieved", ["0", "0.01", "5.99"], ["6", "6.01", "10"]),
        ],
    )
    def test_every_edge(self, outcome: str, within: list[str], outside: list[str]) -> None:
        """Each band holds its lower end and not its upper, which the best alone holds."""
        actual = Judged(outcome=outcome)
        for chosen in within:
            assert earned(self.RULE, "10", None, actual, chosen) == Fraction(chosen)
        for chosen in outside:
            with refused(Code.RULE_CHOICE_RANGE) as found:
                earned(self.RULE, "10", None, actual, chosen)
            assert found[0].parameters["found"] == Decimal(chosen)

    def test_an_excluded_end_is_named(self) -> None:
        """Who chose the end itself is told that it is not included."""
        with refused(Code.RULE_CHOICE_RANGE) as found:
            earned(self.RULE, "10", None, Judged(outcome="partly"), "8")
        ends = found[0].parameters["least"], found[0].parameters["most"]
        assert [str(end) for end in ends] == ["6.00", "<8.00"]

    def test_an_excluded_lower_end(self) -> None:
        """Where the lower end is left out it is the end that is named."""
        band = OutcomeBand(
            outcome="partly", low="0.6", low_included=False, high="0.8", high_included=True
        )
        rule = QualitativeBands(bands=[band])
        assert earned(rule, "10", None, Judged(outcome="partly"), "8") == 8
        assert earned(rule, "10", None, Judged(outcome="partly"), "6.01") == Fraction("6.01")
        with refused(Code.RULE_CHOICE_RANGE) as found:
            earned(rule, "10", None, Judged(outcome="partly"), "6")
        ends = found[0].parameters["least"], found[0].parameters["most"]
        assert [str(end) for end in ends] == [">6.0", "8.0"]

    def test_the_older_edges(self) -> None:
        """Older forms draw the lower line at 50 %."""
        rule = QualitativeBands.of(("1", "0.8", "0.5"))
        assert earned(rule, "10", None, Judged(outcome="partly"), "5") == 5

    @pytest.mark.parametrize(
        ("unchosen", "outcome", "right"),
        [
            ("top", "achieved", 10),
            ("bottom", "achieved", 8),
            ("bottom", "partly", 6),
            ("bottom", "not_achieved", 0),
        ],
    )
    def test_where_nobody_chose(self, unchosen: str, outcome: str, right: int) -> None:
        """The record may give an end of the range; a choice goes before it."""
        rule = QualitativeBands.of(("1", "0.8", "0.6"), unchosen=unchosen)
        actual = Judged(outcome=outcome)
        assert earned(rule, "10", None, actual) == right
        assert earned(rule, "10", None, Judged(outcome="partly"), "7") == 7
        assert rule.judge(Decimal(10), None, actual).branch is Branch.BAND

    @pytest.mark.parametrize(("outcome", "ends"), [("partly", (6, 8)), ("not_achieved", (0, 6))])
    def test_no_end_that_nobody_may_choose(self, outcome: str, ends: tuple[int, int]) -> None:
        """8 of 10 belongs to the band above, so 基本达成 does not earn it by default either."""
        rule = QualitativeBands.of(("1", "0.8", "0.6"), unchosen="top")
        with refused(Code.RULE_CHOICE_WANTED) as found:
            earned(rule, "10", None, Judged(outcome=outcome))
        assert found[0].parameters == {"least": ends[0], "most": ends[1]}

    @pytest.mark.parametrize("low_included", [True, False])
    @pytest.mark.parametrize("high_included", [True, False])
    def test_each_end_by_its_own_flag(self, *, low_included: bool, high_included: bool) -> None:
        """TOP looks at the upper end, BOTTOM at the lower, and neither at the other."""
        ends = {"low_included": low_included, "high_included": high_included}
        band = OutcomeBand(outcome="partly", low="0.6", high="0.8", **ends)
        for unchosen, included, right in (("top", high_included, 8), ("bottom", low_included, 6)):
            rule = QualitativeBands(bands=[band], unchosen=unchosen)
            if included:
                assert earned(rule, "10", None, Judged(outcome="partly")) == right
            else:
                with refused(Code.RULE_CHOICE_WANTED):
                    earned(rule, "10", None, Judged(outcome="partly"))

    @pytest.mark.parametrize("outcome", Outcome)
    def test_no_points_to_choose(self, outcome: Outcome) -> None:
        """Of zero full marks zero is earned, in every band and at every end."""
        actual = Judged(outcome=outcome)
        for unchosen in ("refuse", "top", "bottom"):
            rule = QualitativeBands.of(("1", "0.8", "0.6"), unchosen=unchosen)
            assert earned(rule, "0", None, actual, "0") == 0
            with refused(Code.RULE_CHOICE_RANGE):
                earned(rule, "0", None, actual, "0.01")
            if unchosen != "refuse":
                assert earned(rule, "0", None, actual) == 0
        open_ends = {"low_included": False, "high_included": False}
        band = OutcomeBand(outcome=outcome, low="0.2", high="0.4", **open_ends)
        assert earned(QualitativeBands(bands=[band]), "0", None, actual, "0") == 0

    @pytest.mark.parametrize(
        ("low_included", "high_included"), [(True, False), (False, True), (False, False)]
    )
    def test_a_band_that_holds_nothing(self, *, low_included: bool, high_included: bool) -> None:
        """One number that is left out leaves none."""
        ends = {"low_included": low_included, "high_included": high_included}
        with not_built(Code.RULE_BAND_EMPTY) as found:
            OutcomeBand(outcome="partly", low="0.6", high="0.60", **ends)
        assert found[0].parameters == {"found": "0.6-0.60"}

    def test_ends_are_shown_in_plain_digits(self) -> None:
        """No exponents in a sentence."""
        with not_built(Code.SHARE_RANGE) as found:
            OutcomeBand(outcome="partly", low="0", high=Decimal("8E+1"))
        assert found[0].parameters["found"] == "0-80"

    def test_a_choice_is_wanted(self) -> None:
        """Where the record gives no end somebody has to choose."""
        with refused(Code.RULE_CHOICE_WANTED) as found:
            earned(self.RULE, "10", None, Judged(outcome="partly"))
        assert found[0].parameters == {"least": 6, "most": 8}

    @pytest.mark.parametrize("actual", [NUMBER, WORDS, Checked(["met"])], ids=str)
    def test_an_outcome_is_wanted(self, actual: AnyActual) -> None:
        """Words as printed are not yet an outcome."""
        with refused(Code.RULE_ACTUAL_WANTED) as found:
            earned(self.RULE, "10", None, actual, "9")
        assert found[0].parameters["wanted"] == "an outcome"

    def test_an_outcome_without_a_band(self) -> None:
        """Two bands say nothing about the third outcome."""
        rule = QualitativeBands.of(("1", "0.6"))
        assert earned(rule, "10", None, Judged(outcome="partly"), "5.99") == Fraction("5.99")
        with refused(Code.RULE_ACTUAL_WANTED) as found:
            earned(rule, "10", None, Judged(outcome="not_achieved"), "0")
        assert found[0].parameters["wanted"] == "an outcome with a band"

    def test_no_bands(self) -> None:
        """No edges, no bands, no rule."""
        with not_built(Code.RULE_EMPTY):
            QualitativeBands(bands=())
        with not_built(Code.RULE_EMPTY):
            QualitativeBands.of(())

    def test_more_edges_than_outcomes(self) -> None:
        """There are three outcomes and no fourth."""
        with not_built(Code.ITEMS_TOO_MANY) as found:
            QualitativeBands.of(("1", "0.8", "0.6", "0.4"))
        assert found[0].parameters == {"limit": 3}

    @pytest.mark.parametrize(
        ("edges", "code", "path"),
        [
            (None, Code.ITEMS_WANTED, ("edges",)),
            ("1", Code.ITEMS_WANTED, ("edges",)),
            ({"1", "0.8"}, Code.ITEMS_WANTED, ("edges",)),
            ({"1": "0.8"}, Code.ITEMS_WANTED, ("edges",)),
            (("1", "八成"), Code.NUMBER_NOT_A_NUMBER, ("edges", 1)),
        ],
    )
    def test_edges_that_are_none(self, edges: Any, code: Code, path: tuple[str | int, ...]) -> None:
        """They are read as they stand, in their order."""
        with not_built(code) as found:
            QualitativeBands.of(edges)
        assert found[0].path == path

    def test_an_outcome_has_one_band(self) -> None:
        """Two would leave two ranges."""
        band = OutcomeBand(outcome="partly", low="0.6", high="0.8")
        with not_built(Code.RULE_DUPLICATE) as found:
            QualitativeBands(bands=[band, band])
        assert found[0].path == ("bands", 1)

    @pytest.mark.parametrize(("low", "high"), [("-0.01", "0.5"), ("0.8", "1.01"), ("1.01", "1")])
    def test_a_range_lies_within_full_marks(self, low: str, high: str) -> None:
        """Its ends are shares."""
        with not_built(Code.SHARE_RANGE):
            OutcomeBand(outcome="partly", low=low, high=high)

    def test_its_ends_stand_in_order(self) -> None:
        """Else nothing lies between them."""
        with not_built(Code.RULE_BAND_EMPTY):
            OutcomeBand(outcome="partly", low="0.81", high="0.8")

    def test_a_range_may_be_one_number(self) -> None:
        """Where an outcome is worth one number of points, both ends are it."""
        band = OutcomeBand(outcome="partly", low="0.6", high="0.6", high_included=True)
        rule = QualitativeBands(bands=[band])
        assert earned(rule, "10", None, Judged(outcome="partly"), "6") == 6

    @given(sizes, st.sampled_from(tuple(Outcome)), st.integers(0, 1100))
    def test_it_agrees_with_integers(self, w: Decimal, outcome: Outcome, share: int) -> None:
        """Per mille of full marks are in the band that the ministry's edges say."""
        lows = {Outcome.ACHIEVED: 800, Outcome.PARTLY: 600, Outcome.NOT_ACHIEVED: 0}
        highs = {Outcome.ACHIEVED: 1001, Outcome.PARTLY: 800, Outcome.NOT_ACHIEVED: 600}
        with exactly():
            chosen = w * share / 1000
        actual = Judged(outcome=outcome)
        if lows[outcome] <= share < highs[outcome]:
            assert earned(self.RULE, w, None, actual, chosen) == Fraction(w) * share / 1000
        else:
            with refused(Code.RULE_CHOICE_RANGE):
                earned(self.RULE, w, None, actual, chosen)


class TestMissing:
    """Missing, zero and not applicable are three things."""

    @pytest.mark.parametrize("rule", [AllOrNothing(), checklist(None)], ids=repr)
    def test_nothing_is_judged(self, rule: Rule) -> None:
        """Without an actual value there is nothing to judge, whatever was chosen."""
        with refused(Code.RULE_ACTUAL_WANTED) as found:
            score(rule, "10", target=wanted("1"), actual=None, assessed="9")
        assert found[0].parameters["found"] == "nothing"

    def test_a_choice_without_an_outcome(self) -> None:
        """The range depends on the outcome, so the points alone do not do."""
        bands = QualitativeBands.of(("1", "0.8", "0.6"))
        with refused(Code.RULE_ACTUAL_WANTED):
            score(bands, "10", actual=None, assessed="9")

    def test_points_given_by_hand(self) -> None:
        """Where a person gives the points nothing else is needed."""
        assert score(AssessedByHand(), "10", actual=None, assessed="9") == 9

    def test_it_is_not_met_nor_missed(self) -> None:
        """Nobody knows."""
        assert is_met(wanted("1"), None) is None


class TestAssessedByHand:
    """评价人评定: a person gives the points, up to full marks."""

    @pytest.mark.parametrize("chosen", ["0", "0.01", "9.99", "10"])
    def test_up_to_full_marks(self, chosen: str) -> None:
        """Whatever the table says stands beside it."""
        for actual in (NUMBER, WORDS, NotApplicable("无此项目")):
            assert earned(AssessedByHand(), "10", None, actual, chosen) == Fraction(chosen)

    @pytest.mark.parametrize("chosen", ["5.99", "10.01"])
    def test_beyond_the_range(self, chosen: str) -> None:
        """Below the least and above full marks is refused."""
        rule = AssessedByHand(least="6")
        with refused(Code.RULE_CHOICE_RANGE):
            earned(rule, "10", None, WORDS, chosen)
        assert earned(rule, "10", None, WORDS, "6") == 6

    def test_nobody_gave_them(self) -> None:
        """There is no score before somebody gives it."""
        with refused(Code.RULE_CHOICE_WANTED):
            earned(AssessedByHand(), "10", None, WORDS)

    def test_it_says_what_applied(self) -> None:
        """A person did."""
        found = AssessedByHand().judge(Decimal(10), None, WORDS, Decimal(9))
        assert found == Points(Branch.ASSESSED, Decimal(9))


def test_each_is_a_rule() -> None:
    """Every record has the method that `score` asks for."""
    bands = QualitativeBands.of(("1", "0.8", "0.6"))
    for rule in (AllOrNothing(), checklist(None), bands, AssessedByHand()):
        assert isinstance(rule, Rule)
