"""Whole published tables, scored end to end: the printed total follows, or the mistake is named."""

from decimal import Decimal
from typing import Final

import pytest

from perfeval import (
    AssessedByHand,
    Code,
    DefaultRules,
    Evaluation,
    EvaluationError,
    Execution,
    Problem,
    QualitativeBands,
    Reverse,
    Scheme,
    Severity,
    evaluate,
    explain,
    find_problems,
    verify,
)
from perfeval.standards import MINISTRY_2020
from published import project_of, tables

TABLES: Final = tables()
HUBEI: Final = Scheme(
    name="湖北省项目支出绩效自评",
    execution=Execution(full_marks="20"),
    rules=DefaultRules(
        reverse=Reverse(form="ratio"), qualitative=QualitativeBands.of(("1", "0.8", "0.5"))
    ),
)
UNFRAMED: Final = Scheme(name="未列指标权重", execution=None)
SCHEMES: Final = {
    "海南省农垦实验中学": MINISTRY_2020,
    "区市场监督管理局农业科(湖北式自评表)": HUBEI,
    "区商务局": HUBEI,
    "阆中市交通运输局": UNFRAMED,
    "青神县发展和改革局": Scheme(
        name="四川省项目支出绩效自评", execution=Execution(full_marks="10")
    ),
}


def scored(issuer: str) -> Evaluation:
    """The table of an issuer under its scheme."""
    return evaluate(project_of(TABLES[issuer]), scheme=SCHEMES[issuer])


def errors(issuer: str) -> list[Problem]:
    """What is wrong with the table of an issuer."""
    found = find_problems(project_of(TABLES[issuer]), scheme=SCHEMES[issuer])
    return [each for each in found if each.severity is Severity.ERROR]


class TestHainanSchool:
    """海南省农垦实验中学, 2023: points in proportion to completion, to two places; 46.35 in all."""

    def test_every_printed_score_follows(self) -> None:
        """2.5, 3.85, 0, 30 and 10 are what the rates give."""
        evaluation = scored("海南省农垦实验中学")
        follows = [score.recorded for score in evaluation.scores]
        printed = [score.indicator.declared_score for score in evaluation.scores]
        assert follows == printed
        assert follows == [Decimal(each) for each in ("2.50", "3.85", "0", "30", "10")]

    def test_the_printed_total_follows(self) -> None:
        """46.35, which the ministry's scale calls 差."""
        evaluation = scored("海南省农垦实验中学")
        assert str(evaluation.total) == "46.35"
        assert evaluation.grade is not None
        assert evaluation.grade.label == "差"

    def test_only_the_frame_differs_from_the_ministry(self) -> None:
        """The page is right in itself."""
        assert errors("海南省农垦实验中学") == []


class TestHubeiFisheries:
    """A Hubei form of 2020: execution 20 and goals 80; everything met, 100 in all."""

    def test_the_printed_total_follows(self) -> None:
        """100, without an error."""
        assert scored("区市场监督管理局农业科(湖北式自评表)").total == 100
        assert errors("区市场监督管理局农业科(湖北式自评表)") == []

    def test_an_actual_copied_from_its_target_is_named(self) -> None:
        """The satisfaction of ≥90% is the target's wording, not a figure."""
        issuer = "区市场监督管理局农业科(湖北式自评表)"
        found = find_problems(project_of(TABLES[issuer]), scheme=HUBEI)
        copied = [each for each in found if each.code is Code.CHECK_ACTUAL_COPIED]
        assert [each.path for each in copied] == [("indicators", 3, "actual")]


class TestHubeiCommerce:
    """A Hubei form of 2020 whose parts come to 120 under a printed total of 100."""

    def test_the_mistake_is_named(self) -> None:
        """Full marks are 20 too many, and so is every total that follows from them."""
        found = {each.code: each for each in errors("区商务局")}
        assert found[Code.CHECK_FULL_MARKS_SUM].parameters["difference"] == 20
        assert found[Code.CHECK_TOTAL_SUM].parameters["wanted"] == 120
        assert found[Code.CHECK_TOTAL_DIFFERS].parameters["difference"] == -20

    def test_no_grade_rests_on_marks_that_do_not_add_up(self) -> None:
        """The total is given as it follows, the grade is not."""
        evaluation = scored("区商务局")
        assert evaluation.total == 120
        assert evaluation.grade is None


class TestRoadBuilding:
    """阆中市交通运输局, 2021: every score is printed, and no total."""

    def test_the_total_follows(self) -> None:
        """100 follows from the seven scores; that the page lacks it is noticed, not wrong."""
        issuer = "阆中市交通运输局"
        codes = {each.code for each in find_problems(project_of(TABLES[issuer]), scheme=UNFRAMED)}
        assert scored(issuer).total == 100
        assert Code.CHECK_SCORE_MISSING in codes
        assert errors(issuer) == []


class TestBlankForm:
    """青神县发展和改革局, 2023: the form was published before it was filled in."""

    def test_each_blank_is_named(self) -> None:
        """Both indicators lack an actual value; a blank is neither zero nor met."""
        issuer = "青神县发展和改革局"
        missing = [e.path for e in errors(issuer) if e.code is Code.EVALUATION_MISSING_ACTUAL]
        assert missing == [("indicators", 0), ("indicators", 1)]
        with pytest.raises(EvaluationError):
            scored(issuer)


class TestWhatTheProofIsWorth:
    """A score that a person gave cannot but come out; only what a rule gives is a proof."""

    @pytest.mark.parametrize(
        ("issuer", "by_rule", "by_hand"),
        [
            ("海南省农垦实验中学", 5, 0),
            ("区市场监督管理局农业科(湖北式自评表)", 3, 2),
            ("区商务局", 6, 3),
            ("阆中市交通运输局", 0, 7),
        ],
    )
    def test_rows_that_follow_from_a_rule(self, issuer: str, by_rule: int, by_hand: int) -> None:
        """The execution rate among them, where it is scored."""
        rules = [type(score.rule) for score in scored(issuer).scores]
        assert rules.count(AssessedByHand) == by_hand
        assert len(rules) - rules.count(AssessedByHand) == by_rule


class TestEveryTable:
    """A result can defend itself."""

    @pytest.mark.parametrize("issuer", sorted(SCHEMES.keys() - {"青神县发展和改革局"}))
    def test_it_verifies_and_explains_itself(self, issuer: str) -> None:
        """Every recorded score stands in the derivation."""
        evaluation = scored(issuer)
        outline = str(explain(evaluation))
        assert verify(evaluation) is None
        assert all(f"{score.recorded}" in outline for score in evaluation.scores)
