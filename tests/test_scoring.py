"""Scoring: any rule, exact points, and nothing of the caller's decimal context."""

import decimal
from collections.abc import Iterator
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from types import SimpleNamespace

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.codes import Code
from perfeval.errors import CalculationError, RecordError
from perfeval.judgements import AssessedByHand, Checklist, Element, QualitativeBands, is_met
from perfeval.measures import AnyActual, AnyTarget, Checked, Judged, Ratio, Reported
from perfeval.quantities import ONE, ZERO, recorded
from perfeval.rules import OverFulfilment, Proportional, Threshold
from perfeval.scoring import NumericRule, Piece, Points, Rule, judge_choice, judged, score
from perfeval.terms import Branch, Direction
from rulework import RULES, answer, earned, measured, refused, untyped, wanted


class HalfMarks:
    """A rule of a user's own, which knows nothing of this library but its shape."""

    def judge(
        self,
        full_marks: Decimal,
        target: AnyTarget | None,
        actual: AnyActual | None,
        assessed: Decimal | None,
    ) -> Points:
        """Half of full marks, and what was chosen on top."""
        del target, actual
        return Points(Branch.ASSESSED, full_marks + 2 * (assessed or ZERO), Decimal(2))


class Thirds:
    """A rule of a user's own that divides where it should not."""

    def judge(
        self,
        full_marks: Decimal,
        target: AnyTarget | None,
        actual: AnyActual | None,
        assessed: Decimal | None,
    ) -> Points:
        """A quotient whose decimals have no end for most full marks."""
        del target, actual, assessed
        return Points(Branch.ASSESSED, full_marks / 3)


class NoAnswer:
    """A rule of a user's own that gives a fraction without a value."""

    def judge(
        self,
        full_marks: Decimal,
        target: AnyTarget | None,
        actual: AnyActual | None,
        assessed: Decimal | None,
    ) -> Points:
        """A denominator of zero."""
        del target, actual, assessed
        return Points(Branch.REFUSED, full_marks, ZERO)


@attrs.frozen(kw_only=True)
class Squared(NumericRule):
    """A numeric rule of a user's own: the square of the attainment, judged up to the target."""

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """One piece, which says nothing beyond the target."""
        del one
        part = full_marks * actual * actual
        yield Branch.PROPORTIONAL, (actual >= ZERO) & (actual <= target), part, target * target


class TestAnyRule:
    """A rule is any object with ``judge``; a user's own needs nothing of the library's."""

    def test_a_plain_class(self) -> None:
        """It scores like a standard rule."""
        assert isinstance(HalfMarks(), Rule)
        assert earned(HalfMarks(), "7.5", None, Reported("略")) == Fraction(15, 4)
        assert earned(HalfMarks(), "7.5", None, Reported("略"), "0.25") == 4

    def test_an_object_without_judge_is_no_rule(self) -> None:
        """It is told apart before anything is asked of it."""
        assert not isinstance(SimpleNamespace(pieces=None), Rule)

    def test_a_piecewise_fraction(self) -> None:
        """Half of the target earns a quarter; a rate by its amounts the same."""
        assert earned(Squared(), "10", "90", "30") == Fraction(10, 9)
        assert earned(Squared(), "10", "100%", Ratio(part="1", whole="3")) == Fraction(10, 9)
        assert Squared().direction is Direction.NEUTRAL
        assert not Squared().takes_dates
        assert Squared().depth == 0
        assert Squared().suits(None)

    def test_no_piece_holds(self) -> None:
        """Where no piece holds there is no answer."""
        for actual in ("-0.01", "90.01"):
            with refused(Code.RULE_CANNOT_JUDGE) as found:
                earned(Squared(), "10", "90", actual)
            assert found[0].parameters["rule"] == "Squared"

    def test_a_piece_without_denominator(self) -> None:
        """0 ÷ 0 is no answer either."""
        with refused(Code.RULE_CANNOT_JUDGE):
            earned(Squared(), "10", "0", "0")

    def test_inside_the_standard_rules(self) -> None:
        """It takes a threshold and a flag like any other."""
        passing = Threshold(at=untyped("50%"), of="attainment", rule=Squared())
        assert earned(passing, "10", "90", "30") == 0
        assert earned(passing, "10", "90", "45") == Fraction(5, 2)
        with refused(Code.RULE_CANNOT_JUDGE):
            earned(OverFulfilment(limit="1.1", rule=Squared()), "10", "90", "99")

    def test_a_numeric_rule_says_its_pieces(self) -> None:
        """Without them there is nothing to judge by."""
        with pytest.raises(TypeError):
            untyped(NumericRule)()


@attrs.frozen
class Named:
    """A rule that says by a word what applied."""

    branch: str

    def judge(self, full_marks: Decimal, *_: object) -> Points:
        """Full marks."""
        return Points(untyped(self.branch), full_marks)


class TestNoDigitIsLost:
    """Exact until recorded: inside ``judge`` an operation that would lose a digit raises."""

    def test_a_quotient_without_end_is_refused(self) -> None:
        """10 ÷ 3 is refused; 9 ÷ 3 is exact."""
        with refused(Code.RULE_FAILED) as found:
            earned(Thirds(), "10", None, Reported("略"))
        assert found[0].parameters["rule"] == "Thirds"
        assert str(found[0].parameters["error"]).startswith("Inexact")
        assert earned(Thirds(), "9", None, Reported("略")) == 3

    def test_a_fraction_without_value_is_refused(self) -> None:
        """A denominator of zero is no answer, whoever gives it."""
        with refused(Code.RULE_CANNOT_JUDGE) as found:
            earned(NoAnswer(), "10", None, Reported("略"))
        facts = {"rule": "NoAnswer", "target": "nothing", "actual": "略", "full_marks": 10}
        assert found[0].parameters == facts

    def test_a_branch_may_be_its_name(self) -> None:
        """Of a rule that comes from elsewhere; any other word is refused."""
        assert judged(untyped(Named("met")), Decimal(5), None, None, None).branch is Branch.MET
        with refused(Code.RULE_FAILED):
            judged(untyped(Named("well done")), Decimal(5), None, None, None)

    def test_twenty_digits_on_every_side(self) -> None:
        """The longest numbers that can be read are multiplied in full."""
        long = "99999999999999999999"
        found = earned(Proportional(), f"0.{long}", long, "99999999999999999997")
        right = Fraction(int(long), 10**20) * Fraction(int(long) - 2, int(long))
        assert found == right == Fraction(int(long) - 2, 10**20)

    def test_a_user_is_told_with_an_arithmetic_error(self) -> None:
        """A refusal of an answer belongs to a family of Python's."""
        assert issubclass(CalculationError, ArithmeticError)

    def test_the_score_is_a_fraction(self) -> None:
        """Thirds stay thirds until they are recorded."""
        found = earned(Proportional(), "10", "3", "1")
        assert (found, type(found)) == (Fraction(10, 3), Fraction)
        assert recorded(found) == Decimal("3.33")


CONTEXTS = st.builds(
    Context,
    prec=st.integers(1, 60),
    rounding=st.sampled_from([decimal.ROUND_UP, decimal.ROUND_FLOOR, decimal.ROUND_HALF_EVEN]),
    Emin=st.integers(-3, 0),
    Emax=st.integers(0, 3),
    capitals=st.integers(0, 1),
    clamp=st.integers(0, 1),
    traps=st.sampled_from([[], [decimal.Inexact, decimal.Rounded, decimal.FloatOperation]]),
)
"""Contexts in which hardly any number survives an addition."""


class TestTheCallersContext:
    """Nothing from the machine: the ambient decimal context is neither read nor changed."""

    @pytest.mark.parametrize("rule", RULES, ids=repr)
    @settings(max_examples=25)
    @given(ambient=CONTEXTS)
    def test_the_same_under_every_context(self, rule: NumericRule, ambient: Context) -> None:
        """Rules are made and scored alike, and no flag of the caller's is raised."""
        target, rate = wanted("98.76%"), Ratio(part="31234.56", whole="30000.07")
        right = answer(rule, "12.3", target, rate)
        with localcontext(ambient) as context:
            before = repr(context)
            made = attrs.evolve(untyped(rule))
            found = answer(made, "12.3", wanted("98.76%"), rate)
            assert repr(context) == before
            context.clear_traps()
            probe = Decimal(1) / Decimal(7)
            assert probe == context.divide(Decimal(1), Decimal(7))
        assert (made, found) == (rule, right)

    @given(CONTEXTS)
    def test_judgements_under_every_context(self, ambient: Context) -> None:
        """So it is where a person judges, and where a target is only met or not."""
        with localcontext(ambient) as context:
            before = repr(context)
            shares = ["33.333%", "33.333%", "33.334%"]
            elements = [Element(text="要素", share=share) for share in shares]
            checklist = Checklist(elements=elements, inapplicable="leave_out")
            ticks = Checked(["met", "unmet", "not_applicable"])
            assert earned(checklist, "12.34", None, ticks) == Fraction("6.17")
            bands = QualitativeBands.of(("1", "0.8765", "0.6543"))
            partly = Judged(outcome="partly")
            assert earned(bands, "12.34", None, partly, "10.8160") == Fraction("10.816")
            assert is_met(wanted("33.333333%"), Ratio(part="1", whole="3")) is True
            assert is_met(wanted("33.333334%"), Ratio(part="1", whole="3")) is False
            assert repr(context) == before

    def test_a_refusal_restores_the_context(self) -> None:
        """Also when a rule raises, the caller computes on as before."""
        with localcontext(Context(prec=5)):
            for rule in (Thirds(), NoAnswer()):
                with pytest.raises(ArithmeticError):
                    earned(rule, "10", None, Reported("略"))
            assert str(Decimal(1) / 3) == "0.33333"


class TestChosenPoints:
    """评价人在规定分值内评定: what a person chose is held to the range."""

    @pytest.mark.parametrize("chosen", ["6", "6.01", "7.99", "8"])
    def test_within(self, chosen: str) -> None:
        """Both ends are in."""
        number = Decimal(chosen)
        assert judge_choice(number, Decimal(6), Decimal(8)) == number

    @pytest.mark.parametrize("chosen", ["5.99", "8.01"])
    def test_outside(self, chosen: str) -> None:
        """The neighbours of both ends are out."""
        with refused(Code.RULE_CHOICE_RANGE) as found:
            judge_choice(Decimal(chosen), Decimal(6), Decimal(8))
        facts = {"found": Decimal(chosen), "least": Decimal(6), "most": Decimal(8)}
        assert (found[0].path, found[0].parameters) == (("assessed",), facts)

    def test_none(self) -> None:
        """Nothing chosen is not zero chosen."""
        with refused(Code.RULE_CHOICE_WANTED) as found:
            judge_choice(None, ZERO, ONE)
        assert found[0].parameters == {"least": 0, "most": 1}
        assert judge_choice(ZERO, ZERO, ONE) == ZERO

    @pytest.mark.parametrize(
        ("chosen", "code"),
        [("-1", Code.NUMBER_NEGATIVE), ("9分", Code.NUMBER_UNIT), (9.5, Code.NUMBER_FLOAT)],
    )
    def test_they_are_points(self, chosen: object, code: Code) -> None:
        """A plain number of zero or more."""
        with refused(code, error=RecordError):
            score(AssessedByHand(), "10", actual=measured("1"), assessed=untyped(chosen))

    def test_all_arguments_that_are_wrong_are_named(self) -> None:
        """Each under its own name."""
        with refused(Code.NUMBER_UNIT, Code.NUMBER_FLOAT, error=RecordError) as found:
            score(AssessedByHand(), "10分", actual=None, assessed=untyped(9.5))
        assert [each.path for each in found] == [("full_marks",), ("assessed",)]

    @pytest.mark.parametrize(
        ("rule", "shown"),
        [
            (object(), "a object"),
            (Proportional, "the class Proportional"),
            (None, "None"),
            ("按比例", "'按比例'"),
        ],
    )
    def test_only_a_rule_is_a_rule(self, rule: object, shown: str) -> None:
        """A kind of rule is not yet one; what was found is named."""
        codes = (Code.RECORD_KIND, Code.NUMBER_NEGATIVE)
        with refused(*codes, error=RecordError) as found:
            score(untyped(rule), "-1", target=wanted("1"), actual=measured("1"))
        assert found[0].path == ("rule",)
        assert found[0].parameters == {"found": shown, "wanted": "a rule"}

    def test_rules_over_numbers_leave_no_choice(self) -> None:
        """A formula is not overruled by what somebody chose."""
        assert earned(Proportional(), "10", "100", "50", "9") == 5
