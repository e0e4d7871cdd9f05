"""Methods in use: each is cited, adds up, and grades as its document does."""

import copy
import pickle
from decimal import Decimal
from typing import Any

import pytest

from perfeval import standards
from perfeval.citations import Citation
from perfeval.codes import Code
from perfeval.errors import EvaluationError
from perfeval.evaluation import Evaluation, evaluate
from perfeval.funds import Budget
from perfeval.items import Treatment
from perfeval.judgements import QualitativeBands
from perfeval.measures import Described, Judged, Measured, Target
from perfeval.quantities import TWO_PLACES
from perfeval.records import Department, Indicator, Project
from perfeval.rules import Proportional
from perfeval.scales import FOUR_TIER, Graded, grade
from perfeval.schemes import (
    Execution,
    FramePart,
    Inapplicable,
    Missing,
    Reasons,
    RecordedAt,
    Scheme,
)
from perfeval.standards import MINISTRY_2020, SHENZE_2023
from perfeval.standards.ministry_2020 import SCALE
from perfeval.terms import Basis, Category, ZeroBudget

SCHEMES = {name: getattr(standards, name) for name in standards.__all__}

every_scheme = pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)


def untyped(made: Any) -> Any:
    """The same object, about which the type checker knows nothing."""
    return made


def earning(points: str, marks: str, level1: str, **fields: object) -> Indicator:
    """An indicator that earns just so many points of its full marks."""
    target = untyped(Target)(operator="at_least", value=marks)
    usual = {"target": target, "actual": Measured(value=points)}
    made: Indicator = untyped(Indicator)(
        name=level1, level1=level1, full_marks=marks, **{**usual, **fields}
    )
    return made


def of_the_ministry(output: str, *, executed: str = "100") -> Evaluation:
    """A project that met everything but its output, under the ministry's method."""
    project = Project(
        name="宣传",
        budget=Budget(initial="50", adjusted="100", executed=executed),
        indicators=[
            earning(output, "50", "产出指标"),
            earning("30", "30", "效益指标"),
            earning("10", "10", "满意度指标"),
        ],
    )
    return evaluate(project, scheme=MINISTRY_2020)


class TestEveryPreset:
    """No rule without its document, and nothing that a scheme cannot be."""

    def test_they_are_listed(self) -> None:
        """The door opens to these and no others."""
        assert set(SCHEMES.values()) == {MINISTRY_2020, SHENZE_2023}
        assert all(isinstance(scheme, Scheme) for scheme in SCHEMES.values())

    @every_scheme
    def test_it_is_cited(self, scheme: Scheme) -> None:
        """Title, number and issuer, for the scheme; a title and an issuer for its scale."""
        assert isinstance(scheme.citation, Citation)
        assert all((scheme.citation.title, scheme.citation.number, scheme.citation.issuer))
        assert scheme.scale is not None
        assert scheme.scale.citation is not None
        assert all((scheme.scale.citation.title, scheme.scale.citation.issuer))

    @every_scheme
    def test_it_adds_up(self, scheme: Scheme) -> None:
        """A frame and the execution rate are 100 points; an open frame states none."""
        assert scheme.full_marks == 100
        stated = [part.full_marks for part in scheme.frame]
        stated += [scheme.execution.full_marks] if scheme.execution else []
        assert sum(stated) == (100 if scheme.frame else 0)

    @every_scheme
    def test_it_grades_every_total(self, scheme: Scheme) -> None:
        """Its scale is open at both ends, grades totals and knows any places."""
        assert scheme.scale is not None
        assert scheme.scale.graded is Graded.TOTAL
        assert scheme.scale.places is None
        assert {grade(total, scale=scheme.scale).label for total in range(-20, 131)} == {
            band.label for band in scheme.scale.bands
        }

    @every_scheme
    def test_it_decides_nothing_in_silence(self, scheme: Scheme) -> None:
        """What the document does not say is refused, or what the forms print."""
        assert scheme.missing is Missing.REFUSE
        assert scheme.inapplicable is Inapplicable.REFUSE
        assert scheme.rules.reverse is None
        assert scheme.recording.at is RecordedAt.INDICATOR
        assert scheme.recording.rounding == TWO_PLACES
        assert scheme.clauses == ()
        assert (scheme.max_bonus, scheme.max_penalty, scheme.max_total) == (None, None, None)

    @every_scheme
    def test_it_travels(self, scheme: Scheme) -> None:
        """Its copy is its equal."""
        stored = pickle.dumps(scheme)
        for twin in (copy.deepcopy(scheme), pickle.loads(stored)):  # noqa: S301  Our own bytes.
            assert twin == scheme
            assert hash(twin) == hash(scheme)


class TestMinistry2020:
    """财预〔2020〕10号: execution 10, output 50, benefit 30, satisfaction 10; bands 90, 80, 60."""

    def test_its_document(self) -> None:
        """Named as a report names it."""
        assert str(MINISTRY_2020.citation) == "项目支出绩效评价管理办法（财预〔2020〕10号）"
        assert SCALE.citation == MINISTRY_2020.citation
        assert MINISTRY_2020.citation is not None
        assert MINISTRY_2020.citation.issuer == "财政部"

    def test_its_frame(self) -> None:
        """The level-2 heads are left to the unit."""
        assert MINISTRY_2020.frame == (
            FramePart(label=Category.OUTPUT, full_marks="50"),
            FramePart(label=Category.BENEFIT, full_marks="30"),
            FramePart(label=Category.SATISFACTION, full_marks="10"),
        )
        assert MINISTRY_2020.execution == Execution(
            full_marks="10", basis=Basis.ADJUSTED, zero=ZeroBudget.REFUSE, rule=Proportional()
        )

    def test_its_rules(self) -> None:
        """In proportion up to full marks; words earn 100–80 %, 80–60 % or 60–0 %."""
        assert MINISTRY_2020.rules.positive == Proportional(cap="1")
        assert MINISTRY_2020.rules.qualitative == QualitativeBands.of(("1", "0.8", "0.6"))
        assert MINISTRY_2020.reasons == Reasons(below_full_marks=True)

    @pytest.mark.parametrize(
        ("total", "label"),
        [
            ("0", "差"),
            ("59.99", "差"),
            ("60", "中"),
            ("60.01", "中"),
            ("79.99", "中"),
            ("80", "良"),
            ("80.01", "良"),
            ("89.99", "良"),
            ("90", "优"),
            ("90.01", "优"),
            ("100", "优"),
        ],
    )
    def test_every_threshold_and_its_neighbours(self, total: str, label: str) -> None:
        """90（含）–100 优, 80（含）–90 良, 60（含）–80 中, below 60 差."""
        assert grade(total, scale=SCALE).label == label

    @pytest.mark.parametrize(
        ("output", "total", "label"),
        [
            ("50", "100.00", "优"),
            ("40.01", "90.01", "优"),
            ("40", "90.00", "优"),
            ("39.995", "90.00", "优"),
            ("39.99", "89.99", "良"),
            ("30", "80.00", "良"),
            ("29.99", "79.99", "中"),
            ("10", "60.00", "中"),
            ("9.99", "59.99", "差"),
            ("0", "50.00", "差"),
        ],
    )
    def test_a_project_at_each_threshold(self, output: str, total: str, label: str) -> None:
        """Execution, benefit and satisfaction in full; output decides."""
        found = of_the_ministry(output)
        assert found.grade is not None
        assert (str(found.total), found.grade.label) == (total, label)

    @pytest.mark.parametrize(
        ("executed", "points"),
        [
            ("100", "10.00"),
            ("99.99", "10.00"),
            ("99.9", "9.99"),
            ("50", "5.00"),
            ("102.59", "10.00"),
        ],
    )
    def test_execution_over_the_adjusted_budget(self, executed: str, points: str) -> None:
        """In proportion, never more than 10 points; the initial budget plays no part."""
        found = of_the_ministry("50", executed=executed)
        assert found.scores[0].indicator.name == "预算执行率"
        assert str(found.scores[0].recorded) == points

    def test_reverse_indicators_must_name_their_rule(self) -> None:
        """The document is silent on the formula, so the scheme does not choose one."""
        target = untyped(Target)(operator="at_most", value="30")
        project = Project(
            name="宣传",
            budget=Budget(adjusted="100", executed="100"),
            indicators=[earning("20", "50", "产出指标", target=target)],
        )
        with pytest.raises(EvaluationError) as caught:
            evaluate(project, scheme=MINISTRY_2020)
        assert [(each.path, each.code) for each in caught.value.problems] == [
            (("indicators", 0), Code.EVALUATION_NO_RULE)
        ]

    def test_words_leave_the_points_to_a_person(self) -> None:
        """Within the band of the outcome: partly achieved earns 60 % to below 80 %."""
        project = Project(
            name="宣传",
            budget=Budget(adjusted="100", executed="100"),
            indicators=[
                earning("50", "50", "产出指标"),
                earning(
                    "30",
                    "30",
                    "效益指标",
                    target=Described("效果明显"),
                    actual=untyped(Judged)(outcome="partly"),
                    assessed="21",
                ),
                earning("10", "10", "满意度指标"),
            ],
        )
        assert evaluate(project, scheme=MINISTRY_2020).total == Decimal("91.00")

    def test_without_a_budget_there_is_no_total(self) -> None:
        """The execution rate is part of the method; both amounts that it needs are named."""
        project = Project(name="宣传", indicators=[earning("50", "50", "产出指标")])
        with pytest.raises(EvaluationError) as caught:
            evaluate(project, scheme=MINISTRY_2020)
        assert [each.code for each in caught.value.problems] == [Code.RATE_AMOUNT_MISSING] * 2


class TestShenze2023:
    """Seed report of a county: 85, 75 and 60; no frame, no execution points, and no score."""

    def test_its_documents(self) -> None:
        """The city's opinion is the basis; the scale is read from the report."""
        assert str(SHENZE_2023.citation) == "关于全面落实预算绩效管理的实施意见（石发〔2019〕8号）"
        assert SHENZE_2023.scale is FOUR_TIER

    def test_everything_else_is_left_open(self) -> None:
        """The report fixes neither."""
        assert (SHENZE_2023.frame, SHENZE_2023.execution) == ((), None)

    @pytest.mark.parametrize(
        ("total", "label"),
        [
            ("59.99", "较差"),
            ("60", "一般"),
            ("60.01", "一般"),
            ("74.99", "一般"),
            ("75", "良好"),
            ("75.01", "良好"),
            ("84.99", "良好"),
            ("84.995", "优秀"),
            ("85", "优秀"),
            ("85.01", "优秀"),
        ],
    )
    def test_every_threshold_and_its_neighbours(self, total: str, label: str) -> None:
        """An evaluation records the total first, so 84.995 is 85.00."""
        department = Department(name="某局", indicators=[earning(total, "100", "产出指标")])
        found = evaluate(department, scheme=SHENZE_2023)
        assert found.grade is not None
        assert found.grade.label == label
        assert found.scores[0].treatment is Treatment.JUDGED

    @pytest.mark.parametrize("subject", [Project(name="宣传"), Department(name="某局")])
    def test_a_report_without_a_score(self, subject: Project | Department) -> None:
        """Has no total and no grade: not zero, and not 较差."""
        found = evaluate(subject, scheme=SHENZE_2023)
        assert (found.total, found.exact_total, found.grade) == (None, None, None)
        assert (found.scores, found.subtotals) == ((), ())
        assert [each.code for each in found.findings] == [Code.EVALUATION_NO_INDICATORS]

    def test_a_table_of_other_full_marks(self) -> None:
        """90 of 90 points are no 90 of 100: there is a total and no grade."""
        department = Department(name="某局", indicators=[earning("90", "90", "产出指标")])
        found = evaluate(department, scheme=SHENZE_2023)
        assert (found.total, found.grade) == (Decimal("90.00"), None)
