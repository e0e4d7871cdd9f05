"""The sides of a benchmark are worth comparing: they give the same digits, on a small table."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

import pytest

import perfeval as pe
from bench import checked_tables, documents_json, growth, hostile, shown, sides, startup, written
from bench.loops import by_decimal, lines
from bench.report import as_markdown, as_text
from bench.rows import Row, stream, table
from bench.timing import Result, Side, compare

ROWS: Final = table(size=4)
TABLES: Final = (ROWS, table())
NOTHING: Final = Side(id, object)


@pytest.mark.parametrize(
    "make", [sides.scoring, sides.scoring_total, sides.strings_pydantic, sides.strings_with_units]
)
@pytest.mark.parametrize("score", [pe.evaluate, pe.total_and_grade])
@pytest.mark.parametrize("rows", TABLES, ids=len)
def test_all_sides_agree(
    make: Callable[[list[Row], sides.Score], sides.Sides], rows: list[Row], score: sides.Score
) -> None:
    """On the total and on the grade."""
    assert len({sides.digits(side.run()) for side in make(rows, score).values()}) == 1


@pytest.mark.parametrize("rows", TABLES, ids=len)
def test_scores_agree(rows: list[Row]) -> None:
    """Indicator by indicator."""
    ours = sides.scoring_all_read(rows)[sides.OURS]
    assert by_decimal(lines(Decimal, rows))[0] == ours.run()


def test_records_agree() -> None:
    """Every peer that is installed reads the same numbers."""
    for side in sides.records(ROWS[0]).values():
        made = side.run()
        assert str(getattr(made, "full_marks", None)) == ROWS[0]["full_marks"]
        value = getattr(getattr(made, "target", None), "value", None)
        assert getattr(value, "number", None) == Decimal(ROWS[0]["target"])


def test_documents_agree() -> None:
    """Every side reads the same numbers from the same texts."""
    made: list[Any] = [side.run() for side in documents_json.reading().values()]
    read: list[list[Decimal]] = [[each.full_marks for each in side.indicators] for side in made]
    assert all(each == read[0] for each in read)
    assert made[0] == made[1]


def test_a_stream_of_documents_stays_flat() -> None:
    """In memory."""
    (only,) = documents_json.memory(few=20, many=60)
    assert only.ratio < 1.5


def test_hostile_texts_are_within_the_limits() -> None:
    """Else they would be refused before they cost anything."""
    assert {len(text) <= hostile.SIZE for text in hostile.texts().values()} == {True}


def test_marks_add_up() -> None:
    """So that every table has a grade."""
    for rows in TABLES:
        assert sum(Decimal(row["full_marks"]) for row in rows) == 100


def test_a_stream_is_built_on_demand() -> None:
    """As many as are asked for."""
    assert len(list(stream(2, size=4))) == 2


def test_an_import_loads_nothing_early() -> None:
    """What only some callers need waits until they do."""
    assert startup.loaded() == []


def test_cells_are_written_alike() -> None:
    """Babel writes the same, where there is no tie for it to round to the even digit."""
    made = written.sides(written.cells(200))
    ours, theirs, _ = (side.run() for side in made.values())
    assert ours == theirs


def test_views_are_shown() -> None:
    """Each form says what the evaluation found."""
    made = shown.sides()
    assert "86.13" in str(made.pop("").run())
    assert all("2.00" in str(each.run()) for each in made.values())


def test_weights_are_taken() -> None:
    """Bytes are more than none."""
    assert all(each.ours > 0 and each.theirs > 0 for each in growth.weight())


def test_a_turn_is_timed() -> None:
    """One round is enough to see that it works."""
    (only,) = compare("this", NOTHING, {"that": (NOTHING, 1e9)}, rounds=1)
    assert (only.what, only.peer, only.met) == ("this", "that", "yes")


def test_results_are_printed() -> None:
    """Beside their aims."""
    results = [Result("甲", "loop", 3.0, 4.0, "µs", 0.75, 0.75), Result("乙", "x", 1, 2, "B", 2)]
    assert "| 甲 | loop | 3.0 µs | 4.0 µs | 0.75 | ≤ 0.75 | yes |" in as_markdown(results)
    assert as_text(results).splitlines()[1].endswith("0.75   ≤ 0.75  yes")


def test_a_checked_sheet_is_scored_beside_it() -> None:
    """Two in three are missed without a reason, as are points of the money."""
    table = pe.read_table(checked_tables.sheet())
    codes = [each.code for each in pe.lint(table)]
    assert codes.count(pe.Code.CHECK_REASON_MISSING) == checked_tables.LINES * 2 // 3 + 1
    assert all(callable(side.run) for side in checked_tables.sides(None).values())
