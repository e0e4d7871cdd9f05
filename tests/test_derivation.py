"""How every number came about, and whether a result still holds."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.citations import Citation
from perfeval.codes import Code
from perfeval.derivation import Derivation, explain, verify
from perfeval.errors import EvaluationError, RecordError
from perfeval.evaluation import Evaluation, evaluate
from perfeval.items import Score, Treatment
from perfeval.measures import Described, Judged
from perfeval.quantities import TWO_PLACES
from perfeval.records import Project
from perfeval.rules import Proportional, Reverse
from perfeval.scales import FOUR_TIER
from perfeval.schemes import Clause, EventFound, Execution, Recording, SetGrade, ZeroIndicator
from perfeval.scoring import Points
from perfeval.standards import SHENZE_2023
from perfeval.terms import Branch, ItemKind
from perfeval.totals import Subtotal
from subjects import ABSENT, goal, item, method, spent, table, untyped

CITATION = Citation(title="绩效自评办法", number="某财〔2023〕1号")
CLAUSE = Clause(name="弄虚作假", when=EventFound("造假"), then=ZeroIndicator("办结时间"))
SUBJECT = table(
    item("50场", "8", "宣传场次", level1="产出指标", level2="数量指标", target=goal("60场")),
    item(
        "10天",
        "30",
        "办结时间",
        level1="产出指标",
        level2="时效指标",
        target=goal("12天", "at_most"),
        rule=Reverse(form="ratio"),
    ),
    item(None, "12", "合格率", level1="产出指标"),
    item(
        Judged(outcome="achieved", text="显著提升"),
        "30",
        "服务水平",
        level1="效益指标",
        level2="社会效益指标",
        target=Described("效果明显"),
        assessed="27",
    ),
    item(ABSENT, "10", "满意度", level1="满意度指标"),
    item("1", "2", "获奖", kind=ItemKind.BONUS),
    budget=spent("96.5万元", "100万元"),
    events=["造假"],
)
SCHEME = method(
    citation=CITATION,
    execution=Execution(full_marks="10"),
    missing="zero",
    inapplicable="drop",
    clauses=[CLAUSE],
)
RESULT = evaluate(SUBJECT, scheme=SCHEME)

OUTLINE = """\
评价等级: 较差 (-∞, 60)
  总分: 44.32 (弄虚作假: 各项小计之和 43.32, 加分 44.32)
    预算执行: 9.65
      预算执行率: 9.65 (按比例计分: 分值 10, 指标值 ≥100%, 实际完成值 965000/1000000)
    产出指标: 6.67
      数量指标: 6.67
        宣传场次: 20/3 → 6.67 (按比例计分: 分值 8, 指标值 ≥60场, 实际完成值 50场)
      时效指标: 0.00
        办结时间: 0.00 (按条款计零分: 分值 30, 指标值 ≤12天, 实际完成值 10天)
      合格率: 0.00 (未填报，计零分: 分值 12, 指标值 ≥12)
    效益指标: 27.00
      社会效益指标: 27.00
        服务水平: 27.00 (按定性档次计分: 分值 30, 指标值 效果明显, 实际完成值 显著提升, 评定分 27)
    满意度指标: 0.00
      满意度: — (不适用，不计分: 分值 10, 指标值 ≥10, 实际完成值 不适用：本年无此项)
    获奖: 1.00 (按比例计分: 分值 2, 指标值 ≥2, 实际完成值 1)"""


def walked(step: Derivation) -> Iterator[Derivation]:
    """A step and all below it."""
    yield step
    for part in step.parts:
        yield from walked(part)


def step(name: str, result: Evaluation = RESULT) -> Derivation:
    """The only step of that name."""
    (found,) = (each for each in walked(explain(result)) if each.name == name)
    return found


class TestOutline:
    """To explain is to derive the grade down to what was written down."""

    def test_it_reads_like_the_table(self) -> None:
        """The grade, the total, the heads and the indicators; extra items stand behind."""
        assert str(explain(RESULT)) == OUTLINE

    def test_only_the_total_is_rounded(self) -> None:
        """Then the arrow stands at each exact number that has no end."""
        subject = table(item("50", "60", "甲", target=goal("70")), item("40", "40", "乙"))
        result = evaluate(subject, scheme=method(recording=untyped(_recording)("total")))
        assert str(explain(result)).splitlines() == [
            "评价等级: 良好 [75, 85)",
            "  总分: 580/7 → 82.86",
            "    未列一级指标: 580/7 → 82.86",
            "      甲: 300/7 → 42.86 (按比例计分: 分值 60, 指标值 ≥70, 实际完成值 50)",
            "      乙: 40.00 (达到目标: 分值 40, 指标值 ≥40, 实际完成值 40)",
        ]

    def test_points_that_were_moved(self) -> None:
        """The full marks are those that count, the exact ones."""
        subject = table(item("50", "60"), item("20", "30", "乙"), item(ABSENT, "10", "丙"))
        result = evaluate(subject, scheme=method(inapplicable="redistribute"))
        lines = str(explain(result)).splitlines()[3:]
        assert lines == [
            "      甲: 500/9 → 55.56 (按比例计分: 分值 200/3, 指标值 ≥60, 实际完成值 50)",
            "      乙: 200/9 → 22.22 (按比例计分: 分值 100/3, 指标值 ≥30, 实际完成值 20)",
            "      丙: — (不适用，不计分: 分值 10, 指标值 ≥10, 实际完成值 不适用：本年无此项)",
        ]

    def test_full_marks_for_what_does_not_apply(self) -> None:
        """The treatment is named, not a rule."""
        result = evaluate(table(item(ABSENT)), scheme=method(inapplicable="full_marks"))
        assert step("甲", result).reason == "不适用，计满分"
        assert step("甲", result).rule is None

    @pytest.mark.parametrize("project", [Project(name="甲"), table(item("9", "10"))])
    def test_without_a_grade(self, project: Project) -> None:
        """A dash, never a zero."""
        result = evaluate(project, scheme=method())
        assert str(explain(result)).splitlines()[0] == "评价等级: —"
        shown = "—" if result.total is None else "9.00"
        assert str(explain(result)).splitlines()[1] == f"  总分: {shown}"

    def test_without_a_scale(self) -> None:
        """There is nothing to cite for the grade."""
        derived = explain(evaluate(table(item("9")), scheme=method(scale=None)))
        assert (derived.value, derived.citation) == ("—", None)

    def test_a_derivation_of_ones_own(self) -> None:
        """Only what there is stands in the line."""
        made = Derivation(
            name="甲",
            value="1.0",
            exact=Fraction(19, 20),
            inputs=(("分值", "2"),),
            parts=(Derivation(name="乙", value="—", reason="缺"),),
        )
        assert str(made) == "甲: 0.95 → 1.0 (分值 2)\n  乙: — (缺)"


def _recording(at: str) -> Any:
    """Where digits are lost."""
    return attrs.evolve(SHENZE_2023.recording, at=untyped(at))


class TestSteps:
    """Each step holds its exact value, the rule, what the rule was given, and the citation."""

    def test_the_grade(self) -> None:
        """On the scale of its document."""
        derived = explain(RESULT)
        assert (derived.name, derived.value) == ("评价等级", str(RESULT.grade))
        assert derived.citation == FOUR_TIER.citation is not None
        assert [part.name for part in derived.parts] == ["总分"]

    def test_the_total(self) -> None:
        """With what was added, how it was recorded, the clauses and the document."""
        total = step("总分")
        assert (total.value, total.exact) == ("44.32", Fraction(4432, 100))
        assert (total.rounding, total.citation) == (TWO_PLACES, CITATION)
        assert total.reason == "弄虚作假"

    def test_several_clauses(self) -> None:
        """In order."""
        more = Clause(name="否决", when=EventFound("造假"), then=SetGrade("较差"))
        result = evaluate(SUBJECT, scheme=attrs.evolve(SCHEME, clauses=[more, CLAUSE]))
        assert step("总分", result).reason == "否决；弄虚作假"

    def test_an_indicator(self) -> None:
        """Down to what was written down."""
        assert step("宣传场次") == Derivation(
            name="宣传场次",
            value="6.67",
            exact=Fraction(20, 3),
            reason=Branch.PROPORTIONAL.term,
            inputs=(("分值", "8"), ("指标值", "≥60场"), ("实际完成值", "50场")),
            rule=Proportional(),
            rounding=TWO_PLACES,
            citation=CITATION,
        )

    def test_the_document_is_named_at_every_score(self) -> None:
        """So that a single line can be defended."""
        names = {score.indicator.name for score in RESULT.scores}
        cited = {each.name for each in walked(explain(RESULT)) if each.citation == CITATION}
        assert cited == names | {"总分"}
        assert str(CITATION) == "绩效自评办法（某财〔2023〕1号）"

    def test_a_method_without_a_document(self) -> None:
        """Cites none."""
        assert step("总分", evaluate(table(item("90")), scheme=method())).citation is None

    def test_every_recorded_number_appears(self) -> None:
        """Each score, each subtotal, the total and the grade; none twice."""
        shown = sorted((each.name, each.value) for each in walked(explain(RESULT)))
        assert shown == sorted(_numbers(RESULT))

    @given(
        st.lists(
            st.tuples(
                st.integers(0, 20),
                st.sampled_from(["产出指标", "效益", ""]),
                st.sampled_from(["数量指标", "质量", ""]),
                st.sampled_from(ItemKind),
            ),
            max_size=8,
        ),
    )
    def test_of_any_table(self, rows: list[tuple[int, str, str, ItemKind]]) -> None:
        """Also where some indicators stand in a level-2 head and others beside it."""
        indicators = [
            item(str(reached), "13", f"甲{place}", level1=level1, level2=level2, kind=kind)
            for place, (reached, level1, level2, kind) in enumerate(rows)
        ]
        result = evaluate(table(*indicators), scheme=method())
        shown = sorted((each.name, each.value) for each in walked(explain(result)))
        assert shown == sorted(_numbers(result))


def _numbers(result: Evaluation) -> Iterator[tuple[str, str]]:
    """Every number of a result, by its name."""
    yield "评价等级", "—" if result.grade is None else str(result.grade)
    yield "总分", "—" if result.total is None else str(result.total)
    for score in result.scores:
        yield score.indicator.name, "—" if score.recorded is None else str(score.recorded)
    for head in result.subtotals:
        for part in (head, *head.parts):
            yield part.label or "未列一级指标", str(part.recorded)


OTHER = item("1", "2", "别的")
SCORES: dict[str, tuple[object, tuple[str | int, ...]]] = {
    "path": (("indicators", 7), ("path", 1)),
    "indicator": (OTHER, ("indicator",)),
    "rule": (Reverse(form="linear"), ("rule",)),
    "treatment": (Treatment.ZEROED, ("treatment",)),
    "points": (Points(Branch.PROPORTIONAL, Decimal(401), Decimal(60)), ("points",)),
    "stretch": (Fraction(9), ("stretch",)),
    "recorded": (Decimal("6.68"), ("recorded",)),
}
"""Another value for each field of the score of 宣传场次, and where in it the difference lies."""
SUBTOTALS: dict[str, tuple[object, tuple[str | int, ...]]] = {
    "label": ("产出", ("label",)),
    "full_marks": (Fraction(51), ("full_marks",)),
    "cut": (Fraction(1), ("cut",)),
    "exact": (Fraction(668, 100), ("exact",)),
    "recorded": (Decimal("6.66"), ("recorded",)),
    "parts": ((), ("parts",)),
    "scores": (RESULT.scores, ("scores",)),
}
"""Another value for each field of the subtotal of 产出指标."""
WHOLE: dict[str, tuple[object, tuple[str | int, ...]]] = {
    "scores": (RESULT.scores[:-1], ("scores",)),
    "subtotals": (RESULT.subtotals[1:], ("subtotals",)),
    "exact_total": (Fraction(45), ("exact_total",)),
    "total": (Decimal("44.33"), ("total",)),
    "grade": (FOUR_TIER.bands[0], ("grade",)),
    "clauses": ((), ("clauses",)),
}
"""Another value for each field of the result that follows from subject and scheme."""


def differs(result: Evaluation) -> tuple[tuple[str | int, ...], dict[str, object]]:
    """Where a result first differs, and what is said of it."""
    found = verify(result)
    assert found is not None
    assert found.code is Code.EVALUATION_DIFFERS
    assert str(found)
    return found.path, dict(found.parameters)


class TestVerify:
    """A stored result is derived again, and the first step that differs is named."""

    def test_what_is_untouched_holds(self) -> None:
        """Every number follows."""
        assert verify(RESULT) is None

    def test_every_field_is_tried(self) -> None:
        """So that none is overlooked when one is added."""
        assert set(SCORES) == {each.name for each in attrs.fields(Score)}
        assert set(SUBTOTALS) == {each.name for each in attrs.fields(Subtotal)}
        given = {"subject", "scheme"}
        assert set(WHOLE) | given == {each.name for each in attrs.fields(Evaluation)}

    @pytest.mark.parametrize("name", SCORES)
    def test_a_changed_score(self, name: str) -> None:
        """The second one, in any field."""
        value, inside = SCORES[name]
        score = untyped(attrs.evolve)(RESULT.scores[1], **{name: value})
        changed = attrs.evolve(RESULT, scores=(RESULT.scores[0], score, *RESULT.scores[2:]))
        assert differs(changed)[0] == ("scores", 1, *inside)

    @pytest.mark.parametrize("name", SUBTOTALS)
    def test_a_changed_subtotal(self, name: str) -> None:
        """The second one, in any field."""
        value, inside = SUBTOTALS[name]
        part = untyped(attrs.evolve)(RESULT.subtotals[1], **{name: value})
        parts = (RESULT.subtotals[0], part, *RESULT.subtotals[2:])
        assert differs(attrs.evolve(RESULT, subtotals=parts))[0] == ("subtotals", 1, *inside)

    @pytest.mark.parametrize("name", WHOLE)
    def test_a_changed_result(self, name: str) -> None:
        """In any field."""
        value, inside = WHOLE[name]
        assert differs(untyped(attrs.evolve)(RESULT, **{name: value}))[0] == inside

    def test_what_is_said_of_it(self) -> None:
        """What is stored and what follows, in plain digits."""
        changed = attrs.evolve(RESULT, total=Decimal("44.33"))
        assert differs(changed) == (
            ("total",),
            {"what": "total", "found": "44.33", "wanted": "44.32"},
        )
        assert str(verify(changed)) == (
            "$.total: total is stored as 44.33, but follows as 44.32; evaluate again"
        )

    def test_points_are_shown_with_their_branch(self) -> None:
        """As a fraction."""
        score = attrs.evolve(RESULT.scores[1], points=Points(Branch.MET, Decimal(8)))
        changed = attrs.evolve(RESULT, scores=(RESULT.scores[0], score, *RESULT.scores[2:]))
        assert differs(changed)[1] == {
            "what": "points",
            "found": "8 (met)",
            "wanted": "20/3 (proportional)",
        }

    @pytest.mark.parametrize("total", ["44.320", "44.3", "4432E-2", "4.432E+1"])
    def test_the_places_are_part_of_a_record(self, total: str) -> None:
        """85.0 is not what was recorded as 85.00; 44.32 is, however it was written."""
        changed = attrs.evolve(RESULT, total=Decimal(total))
        holds = Decimal(total).as_tuple() == Decimal("44.32").as_tuple()
        assert (verify(changed) is None) is holds

    def test_places_inside_what_is_compared_whole(self) -> None:
        """Full marks of 10.00 where 10 was written down."""
        score = RESULT.scores[1]
        marks = score.indicator.full_marks
        assert marks is not None
        written = attrs.evolve(score.indicator, full_marks=marks.quantize(Decimal("0.01")))
        assert written == score.indicator
        other = attrs.evolve(score, indicator=written)
        changed = attrs.evolve(RESULT, scores=(RESULT.scores[0], other, *RESULT.scores[2:]))
        assert differs(changed)[0] == ("scores", 1, "indicator", "full_marks")

    def test_places_of_a_score(self) -> None:
        """27.0 where 27.00 was recorded."""
        place = 4
        score = attrs.evolve(RESULT.scores[place], recorded=Decimal("27.0"))
        scores = (*RESULT.scores[:place], score, *RESULT.scores[place + 1 :])
        path, said = differs(attrs.evolve(RESULT, scores=scores))
        assert path == ("scores", place, "recorded")
        assert (said["found"], said["wanted"]) == ("27.0", "27.00")

    @pytest.mark.parametrize("value", [None, Decimal(0), Decimal("NaN")])
    def test_no_total_is_another_thing_than_zero(self, value: Decimal | None) -> None:
        """Either way round."""
        assert differs(attrs.evolve(RESULT, total=value))[0] == ("total",)
        none = evaluate(Project(name="甲"), scheme=method())
        if value is not None:
            assert differs(attrs.evolve(none, total=value))[0] == ("total",)

    def test_a_missing_grade(self) -> None:
        """Shown as a dash."""
        assert differs(attrs.evolve(RESULT, grade=None))[1]["found"] == "—"

    @pytest.mark.parametrize("place", range(len(RESULT.scores)))
    def test_a_dropped_score(self, place: int) -> None:
        """The numbers of scores differ."""
        scores = RESULT.scores[:place] + RESULT.scores[place + 1 :]
        assert differs(attrs.evolve(RESULT, scores=scores)) == (
            ("scores",),
            {"what": "scores", "found": "6", "wanted": "7"},
        )

    def test_an_added_score(self) -> None:
        """Also behind all others."""
        scores = (*RESULT.scores, RESULT.scores[-1])
        assert differs(attrs.evolve(RESULT, scores=scores))[0] == ("scores",)

    def test_an_added_clause(self) -> None:
        """The last thing that is looked at."""
        assert differs(attrs.evolve(RESULT, clauses=(CLAUSE, CLAUSE)))[0] == ("clauses",)

    def test_another_clause(self) -> None:
        """By its place."""
        other = attrs.evolve(CLAUSE, name="另一条")
        assert differs(attrs.evolve(RESULT, clauses=(other,)))[0] == ("clauses", 0)

    def test_scores_in_another_order(self) -> None:
        """The first that differs is named."""
        first, second, *rest = RESULT.scores
        changed = attrs.evolve(RESULT, scores=(second, first, *rest))
        assert differs(changed)[0][:2] == ("scores", 0)

    def test_a_score_inside_a_subtotal(self) -> None:
        """Down to the part that holds it."""
        output = RESULT.subtotals[1]
        (inner,) = output.parts[0].scores
        part = attrs.evolve(output.parts[0], scores=(attrs.evolve(inner, recorded=Decimal(7)),))
        changed = attrs.evolve(output, parts=(part, *output.parts[1:]))
        subtotals = (RESULT.subtotals[0], changed, *RESULT.subtotals[2:])
        path, _ = differs(attrs.evolve(RESULT, subtotals=subtotals))
        assert path == ("subtotals", 1, "parts", 0, "scores", 0, "recorded")

    def test_another_subject(self) -> None:
        """What was written down has changed since."""
        budget = spent("96.6万元", "100万元")
        changed = attrs.evolve(RESULT, subject=attrs.evolve(SUBJECT, budget=budget))
        assert differs(changed)[0] == ("scores", 0, "indicator")

    def test_another_scheme(self) -> None:
        """So has the method."""
        changed = attrs.evolve(RESULT, scheme=attrs.evolve(SCHEME, scale=None))
        assert differs(changed)[0] == ("grade",)

    def test_what_cannot_be_evaluated(self) -> None:
        """Refused with the reasons."""
        changed = attrs.evolve(RESULT, scheme=method())
        with pytest.raises(EvaluationError):
            verify(changed)


class TestTheWayToTheTotal:
    """Rescaling, bonus, penalty and caps are steps that a reader can follow with a pencil."""

    def test_each_step_is_named(self) -> None:
        """67 of 80 points become 83.75, plus 20, less 2, held to 100."""
        subject = table(
            item("67", "80", "甲"),
            item(ABSENT, "20", "乙"),
            item("20", "20", "丙", kind="bonus"),
            item("2", "2", "丁", kind="penalty"),
        )
        result = evaluate(subject, scheme=method(inapplicable="rescale", max_total="100"))
        total = explain(result).parts[0]
        assert total.value == "100.00"
        assert total.inputs == (
            ("各项小计之和", "67"),
            ("按适用分值折算", "83.75"),
            ("加分", "103.75"),
            ("减分", "101.75"),
            ("封顶", "100"),
        )

    def test_a_plain_sum_needs_no_steps(self) -> None:
        """The subtotals stand below it."""
        assert explain(evaluate(table(item("67", "100")), scheme=method())).parts[0].inputs == ()


class TestLongFractions:
    """Recorded at the total only, exact sums may have thousands of digits; nobody reads them."""

    def test_the_outline_stays_readable(self) -> None:
        """Three hundred denominators without a common factor make no page of digits."""
        rows = [
            item("1", "0.25", f"甲{place}", target=goal(str(10**19 + 2 * place + 1)))
            for place in range(300)
        ]
        result = evaluate(table(*rows), scheme=method(recording=Recording(at="total")))
        lines = str(explain(result)).splitlines()
        assert max(map(len, lines)) < 200
        assert "a fraction of" in lines[1]


class TestDoors:
    """Only an evaluation is explained and verified, and a float is not a decimal."""

    @pytest.mark.parametrize("function", [explain, verify])
    def test_other_things_are_refused(self, function: Any) -> None:
        """In words."""
        with pytest.raises(RecordError) as caught:
            function(None)
        assert [each.code for each in caught.value.problems] == [Code.RECORD_KIND]

    def test_a_float_is_not_the_decimal_it_equals(self) -> None:
        """A stored total of another kind was not stored by us."""
        result = evaluate(table(item("50")), scheme=method())
        found = verify(untyped(attrs.evolve)(result, total=50.0))
        assert found is not None
        assert found.path == ("total",)
