"""The total and the grade alone are those of the whole evaluation."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.brief import total_and_grade
from perfeval.codes import Code
from perfeval.errors import EvaluationError, RecordError
from perfeval.evaluation import evaluate
from perfeval.judgements import AllOrNothing, AssessedByHand
from perfeval.measures import Interval, Measured, Ratio, Reported, amount
from perfeval.quantities import Rounding
from perfeval.records import Indicator, Project
from perfeval.rules import Deduction, Equality, Proportional, Reverse, Step, StepTable, Threshold
from perfeval.scales import Band, Scale
from perfeval.schemes import (
    Clause,
    DefaultRules,
    Execution,
    Recording,
    Scheme,
    SetGrade,
    TotalBelow,
)
from perfeval.scoring import NumericRule, Piece
from perfeval.standards import MINISTRY_2020
from perfeval.terms import Branch, ItemKind
from strategies import whole_recordings, whole_tables
from subjects import ABSENT, built, goal, item, method, spent, table
from wholes import Row


def same(subject: Project, scheme: Scheme) -> tuple[Decimal | None, str | None]:
    """The total and the grade, which are those of the evaluation, to the places."""
    found, whole = total_and_grade(subject, scheme=scheme), evaluate(subject, scheme=scheme)
    assert str(found.total) == str(whole.total)
    assert found.grade == whole.grade
    return found.total, found.grade.label if found.grade else None


class TestPlainTables:
    """Added up line by line."""

    @given(whole_tables, whole_recordings)
    def test_the_same_digits(self, rows: list[Row], how: tuple[str, str, int]) -> None:
        """Whatever is lost, and where."""
        at, mode, places = how
        rounding = built(Rounding, places=places, mode=mode)
        scheme = method(recording=built(Recording, at=at, rounding=rounding))
        same(table(*(row.indicator(place) for place, row in enumerate(rows))), scheme)

    @pytest.mark.parametrize(
        ("reached", "grade"), [("84.99", "良好"), ("85", "优秀"), ("59.99", "较差"), ("60", "一般")]
    )
    def test_each_edge(self, reached: str, grade: str) -> None:
        """As `evaluate` grades it."""
        assert same(table(item(reached)), method()) == (Decimal(reached), grade)

    def test_many_lines_without_a_common_denominator(self) -> None:
        """More digits than are kept in one number."""
        lines = [
            item(
                f"0.00{10**16 + 7 * place + 1}",
                "0.1",
                f"甲{place}",
                target=goal(f"0.{10**17 + 2 * place + 1}7"),
            )
            for place in range(600)
        ]
        same(table(*lines), method(recording=Recording(at="total")))

    def test_no_grade_where_full_marks_do_not_add_up(self) -> None:
        """Or where the scale has none, or there is no scale."""
        assert same(table(item("9", "10")), method()) == (Decimal("9.00"), None)
        only = Scale(bands=[Band(label="合格", low="60")])
        assert same(table(item("50")), method(scale=only)) == (Decimal("50.00"), None)
        assert same(table(item("50")), method(scale=None)) == (Decimal("50.00"), None)

    def test_a_scale_of_score_rates(self) -> None:
        """Any full marks."""
        bands = [Band(label="优", low="90"), Band(label="差", high="90")]
        scheme = method(scale=Scale(bands=bands, graded="score_rate"))
        assert same(table(item("9", "10")), scheme) == (Decimal("9.00"), "优")

    def test_nothing_above_the_limit_of_the_total(self) -> None:
        """Which the whole evaluation knows."""
        high = item("150", "100", rule=Proportional(cap=None))
        assert same(table(high), method(max_total="110")) == (Decimal("110.00"), "优秀")


GRADED = Clause(name="弄虚作假", when=TotalBelow(points="101"), then=SetGrade(label="较差"))
FROM_60 = Threshold(at=amount("60元"), of="value", rule=Proportional())
STEPS = StepTable(steps=[Step(low="90", points="10"), Step(high="90", points="4")], unit="")
OTHERS: dict[str, tuple[tuple[Indicator, ...], dict[str, Any]]] = {
    "execution": ((item("90", "90"),), {"execution": Execution(full_marks="10")}),
    "clause": ((item("100"),), {"clauses": [GRADED]}),
    "nothing": ((), {}),
    "left out": ((item("80", "80"), item(ABSENT, "20", "乙")), {"inapplicable": "full_marks"}),
    "moved": (
        (item("40", "50"), item("20", "30", "丙"), item(ABSENT, "20", "乙")),
        {"inapplicable": "redistribute"},
    ),
    "missing": ((item("80", "80"), item(None, "20", "乙")), {"missing": "zero"}),
    "bonus": ((item("90"), item("5", "5", "乙", kind=ItemKind.BONUS)), {}),
    "penalty": ((item("90"), item("5", "5", "乙", kind=ItemKind.PENALTY)), {}),
    "by hand": (
        (item(Reported("好"), "100", target=None, rule=AssessedByHand(), assessed="90"),),
        {},
    ),
    "a rate": ((item(Ratio(part="31", whole="35"), target=goal("100%")),), {}),
    "other unit": ((item("3千元", target=goal("1万元")),), {}),
    "a rule with units": ((item("90元", target=goal("100元"), rule=FROM_60),), {}),
    "a rule of two targets": ((item("99", rule=AllOrNothing()),), {}),
    "steps": ((item("95", "10", rule=STEPS),), {}),
    "deduction": (
        (item("97", rule=Deduction(per="1", points="7", when="below", part_step="exact")),),
        {},
    ),
    "equal": ((item("99", target=goal("100", "equal")),), {}),
    "below": (
        (item("12", target=goal("10", "at_most")),),
        {"rules": DefaultRules(reverse=Equality(otherwise="nothing"))},
    ),
}
"""Tables in which something other than adding up has to be done."""


class Nowhere(NumericRule):
    """A rule that has an answer for nobody."""

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """One that never holds."""
        del full_marks, target, actual, one
        yield Branch.MET, False, Decimal(1), Decimal(1)


@attrs.frozen
class Foreign(NumericRule):
    """A rule of somebody's own, with one piece."""

    points: Any

    def pieces(
        self, full_marks: Decimal, target: Decimal, actual: Decimal, one: Decimal
    ) -> Iterator[Piece]:
        """Just that."""
        del full_marks, target, actual, one
        yield self.points


class TestOtherTables:
    """Where a policy or a clause decides, the whole evaluation does."""

    @pytest.mark.parametrize("name", OTHERS)
    @pytest.mark.parametrize("at", ["indicator", "total"])
    def test_the_same(self, name: str, at: str) -> None:
        """Total and grade."""
        indicators, more = OTHERS[name]
        scheme = method(recording=Recording(at=at), **more)
        same(table(*indicators, budget=spent("5", "7")), scheme)

    def test_what_cannot_be_scored_is_refused(self) -> None:
        """With the same reasons."""
        subject = table(
            item("1", target=goal("1%")),
            item("1", None),
            item("-1", target=goal("-2"), rule=Proportional(cap=None)),
        )
        with pytest.raises(EvaluationError) as whole:
            evaluate(subject, scheme=method())
        with pytest.raises(EvaluationError) as brief:
            total_and_grade(subject, scheme=method())
        assert brief.value.problems == whole.value.problems
        assert len(brief.value.problems) == 3

    def test_a_rule_without_an_answer(self) -> None:
        """A target below zero."""
        subject = table(item("-3", target=goal("-2")))
        with pytest.raises(EvaluationError) as caught:
            total_and_grade(subject, scheme=method())
        assert [each.code for each in caught.value.problems] == [Code.RULE_CANNOT_JUDGE]

    def test_a_rule_without_a_piece_that_holds(self) -> None:
        """Refused with the same reason."""
        subject = table(item("1", rule=Nowhere()))
        with pytest.raises(EvaluationError) as caught:
            total_and_grade(subject, scheme=method())
        assert [each.code for each in caught.value.problems] == [Code.RULE_CANNOT_JUDGE]

    @pytest.mark.parametrize("at", ["indicator", "total"])
    @pytest.mark.parametrize(
        "points",
        [
            (Branch.MET, True, Decimal(-50), Decimal(-1)),
            (Branch.MET, True, Decimal(1), Decimal("Infinity")),
            (Branch.MET, True, 90, Decimal(1)),
            ("nope", True, Decimal(1), Decimal(1)),
            (Branch.MET, True, Decimal("1e5000"), Decimal("1e4999")),
            (Branch.MET, True),
        ],
    )
    def test_a_rule_of_somebodys_own_is_held_to_its_word(self, points: Any, at: str) -> None:
        """It is never taken for a standard one."""
        subject = table(item("1", rule=Foreign(points)))
        scheme = method(recording=Recording(at=at))
        with pytest.raises(EvaluationError) as whole:
            evaluate(subject, scheme=scheme)
        with pytest.raises(EvaluationError) as brief:
            total_and_grade(subject, scheme=scheme)
        assert brief.value.problems == whole.value.problems

    @pytest.mark.parametrize("at", ["indicator", "total"])
    def test_more_points_than_can_be_written_down(self, at: str) -> None:
        """Every reason is given, each with its place."""
        most = "9" * 20
        huge = item(most, most, target=goal(f"0.{'0' * 18}1"), rule=Proportional(cap=None))
        subject = table(huge, item("1", None, "乙"))
        with pytest.raises(EvaluationError) as caught:
            total_and_grade(subject, scheme=method(recording=Recording(at=at)))
        with pytest.raises(EvaluationError) as whole:
            evaluate(subject, scheme=method(recording=Recording(at=at)))
        assert caught.value.problems == whole.value.problems

    def test_a_table_of_the_ministry(self) -> None:
        """With its execution rate."""
        subject = table(
            item("50", "50", level1="产出指标"),
            item("30", "30", "乙", level1="效益指标"),
            item("9", "10", "丙", level1="满意度指标"),
            budget=spent("3", "12"),
        )
        assert same(subject, MINISTRY_2020) == (Decimal("91.50"), "优")


class TestBesidePlainLines:
    """What only the whole evaluation can judge, or refuse."""

    @pytest.mark.parametrize(
        "line",
        [
            item("5", target=Interval(low="4", high="6"), rule=AllOrNothing()),
            item("5", target=goal("5"), rule=AllOrNothing()),
            item("99", target=goal("100"), rule=Equality(otherwise="nothing", tolerance="2")),
        ],
    )
    def test_the_same(self, line: Indicator) -> None:
        """As it is judged there."""
        assert same(table(line), method())[0] == Decimal(100)

    @pytest.mark.parametrize(
        "line",
        [
            item("5", None, target=goal("9")),
            item("-5", target=goal("-3"), rule=Proportional()),
            item("5", target=goal("9%"), rule=Proportional()),
        ],
    )
    @pytest.mark.parametrize("at", ["indicator", "total"])
    def test_refused_as_there(self, line: Indicator, at: str) -> None:
        """With the same reasons."""
        scheme = method(recording=Recording(at=at))
        with pytest.raises(EvaluationError) as caught:
            total_and_grade(table(line), scheme=scheme)
        with pytest.raises(EvaluationError) as whole:
            evaluate(table(line), scheme=scheme)
        assert caught.value.problems == whole.value.problems


class TestByItself:
    """A plain table is added up without the whole evaluation."""

    @pytest.fixture(autouse=True)
    def no_evaluation(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The whole evaluation cannot help."""

        def refused(*_: object, **__: object) -> None:
            """It was asked for."""
            raise AssertionError

        monkeypatch.setattr("perfeval.brief.evaluate", refused)

    @pytest.mark.parametrize("at", ["indicator", "total"])
    @pytest.mark.parametrize(
        ("rule", "reached", "total"),
        [
            (None, "84.995", "85.00"),
            (None, "120", "100.00"),
            (Proportional(), "84.994", "84.99"),
            (Equality(otherwise="nothing"), "99", "0.00"),
            (Equality(otherwise="nothing"), "100", "100.00"),
            (Reverse(form="ratio"), "120", "83.33"),
        ],
    )
    def test_its_digits(self, at: str, rule: Any, reached: str, total: str) -> None:
        """To the very digit, wherever they are recorded."""
        scheme = method(recording=Recording(at=at))
        line = attrs.evolve(item(reached), rule=rule)
        found = total_and_grade(table(line), scheme=scheme)
        assert str(found.total) == total
        assert found.grade is not None

    def test_lines_of_different_denominators(self) -> None:
        """Whole ones among them, and one that is worth nothing."""
        lines = [
            item("10", "50", "甲", target=goal("30")),
            item("10", "30", "乙", target=goal("70")),
            item("10", "20", "丙", target=goal("10")),
            item("10", "0", "丁", target=goal("10")),
        ]
        for at, total in (("indicator", "40.96"), ("total", "40.95")):
            found = total_and_grade(table(*lines), scheme=method(recording=Recording(at=at)))
            assert str(found.total) == total
            assert found.grade is not None

    @pytest.mark.parametrize(
        "line",
        [
            item("-5", "100", target=goal("-9"), rule=Proportional(cap="1.5")),
            item("5", "100", target=goal("9"), kind=ItemKind.BONUS),
            item(
                "5",
                "100",
                target=goal("9"),
                rule=Threshold(at="1", of="value", rule=Proportional()),
            ),
        ],
    )
    def test_what_is_not_plain(self, line: Indicator) -> None:
        """There it has to."""
        with pytest.raises(AssertionError):
            total_and_grade(table(line), scheme=method())


class TestArguments:
    """What is no subject and what is no scheme."""

    def test_both_at_once(self) -> None:
        """As `evaluate` refuses them."""
        wrong: Any = Measured(value="1")
        with pytest.raises(RecordError) as caught:
            total_and_grade(wrong, scheme=wrong)
        assert [each.path for each in caught.value.problems] == [("subject",), ("scheme",)]


@given(st.sampled_from(sorted(OTHERS)), st.sampled_from(sorted(OTHERS)))
def test_two_tables_in_one(first: str, second: str) -> None:
    """Lines of every kind beside each other, under the policies of both."""
    one, two = OTHERS[first], OTHERS[second]
    lines = [attrs.evolve(each, name=f"甲{at}") for at, each in enumerate([*one[0], *two[0]])]
    same(table(*lines, budget=spent("5", "7")), method(**{**one[1], **two[1]}))
