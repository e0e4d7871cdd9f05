"""The proof: every digit and every grade, held against whole numbers and under every sky."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import ROUND_FLOOR, Context, localcontext
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.evaluation import Evaluated, evaluate, evaluate_all
from perfeval.quantities import Rounding
from perfeval.records import Project
from perfeval.schemes import Recording, Scheme
from strategies import whole_recordings, whole_tables
from subjects import built, method, outcome, table
from wholes import KINDS, Row, graded, printed, total, written

MODES = ("half_up", "half_even", "down", "up")
PLANTED = int(os.environ.get("PLANTED_TIES", "5000"))
"""How many projects; 100,000 are the full proof."""


def scheme_of(at: str, mode: str, places: int = 2) -> Scheme:
    """A scheme that loses digits there, in that way."""
    rounding = built(Rounding, places=places, mode=mode)
    return method(recording=built(Recording, at=at, rounding=rounding))


def project_of(rows: list[Row]) -> Project:
    """The table of some rows."""
    return table(*(row.indicator(place) for place, row in enumerate(rows)))


class TestAgainstWholeNumbers:
    """Exact until recorded, rounded once: the digits are those of whole numbers."""

    @given(whole_tables, whole_recordings)
    def test_scores_and_total(self, rows: list[Row], how: tuple[str, str, int]) -> None:
        """Each score and the total, as they are printed."""
        at, mode, places = how
        result = evaluate(project_of(rows), scheme=scheme_of(*how))
        scores = [str(score.recorded) for score in result.scores]
        assert scores == [written(printed(row.earned(), mode, places), places) for row in rows]
        assert str(result.total) == written(total(rows, at, mode, places), places)

    @given(whole_tables, whole_recordings, st.data())
    def test_more_points_are_never_a_worse_grade(
        self, rows: list[Row], how: tuple[str, str, int], data: st.DataObject
    ) -> None:
        """Whatever is reached beyond what was, where more is better."""
        rising = [row for row in rows if row.kind not in {"linear", "ratio"}]
        place = data.draw(st.integers(0, max(0, len(rising) - 1)))
        more = data.draw(st.integers(0, 10_000))
        better = [
            Row(row.kind, row.marks, row.target, row.actual + more * (place == at), row.places)
            for at, row in enumerate(rising)
        ]
        before = evaluate(project_of(rising), scheme=scheme_of(*how)).total
        after = evaluate(project_of(better), scheme=scheme_of(*how)).total
        assert before is None or (after is not None and after >= before)


def planted(random: Random) -> Iterator[tuple[list[Row], str, str]]:
    """Projects whose total lies at an edge of the scale, on a tie, or one unit beside.

    The last indicator brings the rest of the points; its target and its actual value are as large
    or as small as a number can be written, so that one unit more or less is next to nothing.
    """
    while True:
        rows = [_simple(random, marks) for marks in (2000, 2500)]
        at, mode = random.choice(("indicator", "total")), random.choice(MODES)
        wanted = 200 * random.choice((60, 75, 85)) + random.choice((-3, -2, -1, 0, 1, 2))
        if at == "total":
            rest = wanted - 2 * sum(over // under for over, under in (row.earned() for row in rows))
        else:
            rest = wanted - 2 * sum(printed(row.earned(), mode, 2) for row in rows)
        if 0 <= rest <= 11_000:
            size, places = 10 ** random.randint(0, 14), random.randint(0, 12)
            beside = random.choice((0, 0, 1, -1)) if rest else 0
            last = Row("proportional", 5500, 11_000 * size, rest * size + beside, places)
            yield [*rows, last], at, mode


def _simple(random: Random, marks: int) -> Row:
    """An indicator whose points are whole hundredths."""
    kind = random.choice(KINDS)
    if kind in {"proportional", "linear"}:
        target = marks * random.randint(1, 5)
        return Row(kind, marks, target, target - target // marks * random.randint(0, marks))
    if kind == "ratio":
        return Row(kind, marks, 10_000, random.choice((5000, 10_000, 12_500, 20_000)))
    return Row(kind, marks, 10_000, 10_000 - 300 * random.randint(0, 30))


class TestPlantedTies:
    """No wrong digit and no wrong grade where every hair decides."""

    def test_each_is_right(self) -> None:
        """At each edge, one recorded unit either side, on the tie and a hair from it."""
        source = planted(Random(20231231))  # noqa: S311  A seed makes the same tables everywhere.
        schemes = {
            (at, mode): scheme_of(at, mode) for at in ("indicator", "total") for mode in MODES
        }
        wrong: list[str] = []
        near = 0
        for _, (rows, at, mode) in zip(range(PLANTED), source, strict=False):
            counted = total(rows, at, mode, 2)
            near += min(abs(counted - 100 * edge) for edge in (60, 75, 85)) <= 2
            found = outcome(evaluate(project_of(rows), scheme=schemes[at, mode]))
            if found != (written(counted, 2), graded(counted, 2)):
                wrong.append(f"{rows} {at} {mode}: {found}")
        assert wrong == []
        assert near == PLANTED


SCRIPT = """
from random import Random
from test_proof import planted, project_of, scheme_of
from perfeval import evaluate, explain, find_problems
source = planted(Random(7))
for _, (rows, at, mode) in zip(range(20), source):
    scheme = scheme_of(at, mode)
    result = evaluate(project_of(rows), scheme=scheme)
    print(result.total, result.grade.label, result.findings, find_problems(result.subject))
    print(explain(result))
"""


def told(**environment: str) -> str:
    """What a fresh interpreter prints under an environment."""
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    done = subprocess.run(  # noqa: S603  Our own interpreter and code.
        [sys.executable, "-c", SCRIPT],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8", **environment},
    )
    return done.stdout


class TestNothingFromTheMachine:
    """The same words and digits wherever it runs."""

    @pytest.mark.parametrize(
        "environment",
        [
            {"PYTHONHASHSEED": "1"},
            {"PYTHONHASHSEED": "4294967295"},
            {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"},
            {"LC_ALL": "C", "TZ": "Asia/Shanghai"},
            {"PYTHONOPTIMIZE": "2"},
            {"PYTHONDEVMODE": "1"},
            {"PYTHONINTMAXSTRDIGITS": "640"},
        ],
    )
    def test_environments(self, environment: dict[str, str]) -> None:
        """Hash seeds, locales, time zones, optimised and checked interpreters."""
        plain = told(PYTHONHASHSEED="0")
        assert plain.count("优秀") + plain.count("良好") + plain.count("一般") > 0
        assert told(**environment) == plain


class TestThreads:
    """Many threads at once, each with a decimal context of its own."""

    def test_the_same_digits(self) -> None:
        """Whatever the other threads do to theirs."""
        source = planted(Random(11))  # noqa: S311  A seed makes the same tables everywhere.
        given = [drawn for _, drawn in zip(range(200), source, strict=False)]
        alone = [_scored(each) for each in given]
        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(_scored, given * 4))
        assert together == alone * 4

    def test_one_subject_and_one_scheme_for_all(self) -> None:
        """Records hold no state that a reader could change."""
        rows, at, mode = next(planted(Random(13)))  # noqa: S311  As above.
        project, scheme = project_of(rows), scheme_of(at, mode)
        alone = evaluate(project, scheme=scheme)
        with ThreadPoolExecutor(8) as pool:
            asked = [pool.submit(evaluate, project, scheme=scheme) for _ in range(200)]
            assert all(each.result() == alone for each in asked)

    def test_a_thread_that_takes_over_an_iterator(self) -> None:
        """What one thread begins another may end."""
        rows, at, mode = next(planted(Random(17)))  # noqa: S311  As above.
        project, scheme = project_of(rows), scheme_of(at, mode)
        waiting = evaluate_all([project] * 3, scheme=scheme)
        first = next(waiting)
        with ThreadPoolExecutor(1) as pool:
            rest = pool.submit(list[Evaluated], waiting).result()
        assert len(rest) == 2
        assert all(each.evaluation == first.evaluation for each in rest)


def _scored(given: tuple[list[Row], str, str]) -> tuple[str | None, str | None]:
    """The total and the grade of a planted project, where hardly a digit is kept otherwise."""
    rows, at, mode = given
    with localcontext(Context(prec=2, rounding=ROUND_FLOOR)) as ambient:
        before = repr(ambient)
        result = outcome(evaluate(project_of(rows), scheme=scheme_of(at, mode)))
        assert repr(ambient) == before
    return result
