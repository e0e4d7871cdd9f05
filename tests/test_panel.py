"""Several experts' scores as one."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval import (
    CalculationError,
    Code,
    PerfevalError,
    RecordError,
    grade,
    mean_score,
    recorded,
    trimmed_mean_score,
    vote_score,
)
from perfeval.standards.ministry_2020 import SCALE

PANEL = ["82", "88", "90", "91", "99"]
SCORES = st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=9)


def problems_of(function: Any, *given_: Any, **options: Any) -> PerfevalError:
    """What a function refuses with; wrong types on purpose."""
    with pytest.raises(PerfevalError) as caught:
        function(*given_, **options)
    return caught.value


class TestExpertScores:
    """Several experts: the mean, or the mean without the highest and the lowest score."""

    def test_the_method_decides_the_grade(self) -> None:
        """82, 88, 90, 91, 99: 90.00 is 优 as a mean, 89.67 is 良 as a trimmed one."""
        plain, trimmed = recorded(mean_score(PANEL)), recorded(trimmed_mean_score(PANEL))
        assert [str(plain), grade(plain, scale=SCALE).label] == ["90.00", "优"]
        assert [str(trimmed), grade(trimmed, scale=SCALE).label] == ["89.67", "良"]

    @given(SCORES)
    def test_the_mean_is_exact_and_within(self, scores: list[Decimal]) -> None:
        """It times the number of scores is their sum."""
        mean = mean_score(scores)
        assert mean * len(scores) == sum(map(Fraction, scores))
        assert min(scores) <= mean <= max(scores)

    @given(SCORES)
    def test_dropping_none_is_the_mean(self, scores: list[Decimal]) -> None:
        """Trimming by nothing changes nothing, in any order."""
        assert trimmed_mean_score(reversed(scores), drop=0) == mean_score(scores)

    def test_too_few_are_refused(self) -> None:
        """Two scores cannot lose two; none have no mean."""
        error = problems_of(trimmed_mean_score, ["80", "90"])
        assert isinstance(error, CalculationError)
        assert error.problems[0].parameters == {"found": 2, "needed": 3}
        assert trimmed_mean_score(["80", "85", "90"]) == 85
        assert problems_of(mean_score, []).problems[0].code is Code.PANEL_TOO_SMALL

    def test_every_wrong_score_is_named(self) -> None:
        """By its position."""
        error = problems_of(mean_score, ["80", 90.5, "优"])
        assert isinstance(error, RecordError)
        assert [each.path for each in error.problems] == [(1,), (2,)]

    @pytest.mark.parametrize("drop", [-1, "1", True])
    def test_drop_is_a_count(self, drop: object) -> None:
        """Nothing else."""
        error = problems_of(trimmed_mean_score, PANEL, drop=drop)
        assert error.problems[0].code is Code.COUNT_WANTED

    @pytest.mark.parametrize("average", [mean_score, trimmed_mean_score])
    @pytest.mark.parametrize("scores", ["85", b"85", {"85": 1}, {"85", "90"}, None, 85])
    def test_scores_are_several(self, average: Any, scores: object) -> None:
        """A text is not its digits; in a set or a mapping two equal scores would be one."""
        error = problems_of(average, scores)
        assert [(each.code, each.path) for each in error.problems] == [(Code.ITEMS_WANTED, ())]


class TestVotes:
    """Votes for 100, 80, 60 and 40 over the valid votes."""

    def test_votes_are_weighted(self) -> None:
        """Seven, two, one and none make 92."""
        assert vote_score({"100": 7, "80": 2, "60": 1, "40": 0}) == 92

    def test_no_votes_no_score(self) -> None:
        """None cast, nothing said."""
        assert problems_of(vote_score, {"100": 0}).problems[0].code is Code.PANEL_TOO_SMALL

    @pytest.mark.parametrize("count", [-1, 1.5, "3"])
    def test_a_count_is_a_count(self, count: object) -> None:
        """Nothing else."""
        assert problems_of(vote_score, {"100": count}).problems[0].code is Code.COUNT_WANTED

    def test_every_mistake_is_named_by_its_worth(self) -> None:
        """The worth as it was written, long ones cut; a wrong worth and its count both."""
        votes = {"100": 7, "优": 2, "80": -1, 0.5: "3", 60: 1.5, "9" * 70: 1}
        error = problems_of(vote_score, votes)
        assert [(each.path, each.code) for each in error.problems] == [
            (("优", "worth"), Code.NUMBER_NOT_A_NUMBER),
            (("80", "count"), Code.COUNT_WANTED),
            (("0.5", "worth"), Code.NUMBER_FLOAT),
            (("0.5", "count"), Code.COUNT_WANTED),
            (("60", "count"), Code.COUNT_WANTED),
            (("9" * 64, "worth"), Code.NUMBER_TOO_LONG),
        ]

    @pytest.mark.parametrize("votes", [[1, 2], None, "100", {"100"}, 5])
    def test_votes_stand_by_their_worth(self, votes: object) -> None:
        """In a mapping."""
        assert problems_of(vote_score, votes).problems[0].code is Code.ITEMS_COUNTED
