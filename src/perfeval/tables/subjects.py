"""The record that a table is about: a project, or a department as a whole (评价对象)."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final, TypeVar

import attrs

from perfeval.codes import Code
from perfeval.funds import Budget
from perfeval.records import Department, Indicator, Project, Subject, take_year
from perfeval.tables.blocks import Draft
from perfeval.tables.cells import is_blank
from perfeval.tables.columns import Row
from perfeval.tables.filler import Filler, joined, noted, points_in, read_by
from perfeval.tables.heads import Head
from perfeval.tables.kinds import is_grade, points_and_grade
from perfeval.tables.totals import beside_total, score_of_total

T = TypeVar("T")

_WHOLE: Final = "整体"
_YEAR: Final = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)")
_UNNAMED: Final = "（未填写名称）"


def subject_of(pairs: "Pairs", budget: Budget | None, indicators: list[Indicator]) -> Subject:
    """The project, or the department where the title or the heads say so."""
    budget = _explained(pairs, budget)
    if _is_department(pairs.draft):
        return Department(
            name=pairs.name(Head.DEPARTMENT_NAME, Head.UNIT_NAME, Head.DEPARTMENT),
            year=pairs.year(),
            code=pairs.text("code", Head.DEPARTMENT_CODE, Head.CODE),
            supervisor=pairs.text("supervisor", Head.DEPARTMENT),
            contact=pairs.contact(),
            budget=budget,
            indicators=indicators,
            goal=pairs.text("goal", Head.GOAL),
            achievement=pairs.text("achievement", Head.ACHIEVEMENT),
            declared_total=pairs.total(),
            declared_grade=pairs.grade(),
            problems=pairs.text("problems", Head.PROBLEMS),
            measures=pairs.text("measures", Head.MEASURES),
        )
    return Project(
        name=pairs.name(Head.PROJECT),
        year=pairs.year(),
        code=pairs.text("code", Head.CODE),
        department=pairs.text("department", Head.DEPARTMENT),
        unit=pairs.text("unit", Head.UNIT_NAME, Head.DEPARTMENT_NAME),
        contact=pairs.contact(),
        budget=budget,
        indicators=indicators,
        goal=pairs.text("goal", Head.GOAL),
        achievement=pairs.text("achievement", Head.ACHIEVEMENT),
        declared_total=pairs.total(),
        declared_grade=pairs.grade(),
        problems=pairs.text("problems", Head.PROBLEMS),
        measures=pairs.text("measures", Head.MEASURES),
    )


class Pairs:
    """The values that stand behind their heads."""

    def __init__(self, draft: Draft, filler: Filler, row: Row | None) -> None:
        """Keep what they are read from, and the row of the total."""
        self.draft = draft
        self.row = row
        self.filler = filler

    def read(self, name: str, head: Head, by: Callable[[str], T]) -> T | None:
        """What stands behind a head."""
        pair = self.draft.pairs.get(head)
        if pair is None or pair.value is None or is_blank(pair.value.text):
            return None
        return self.filler.read((name,), pair.value, pair.head.text, by)

    def text(self, name: str, *heads: Head) -> str:
        """The words behind the first of some heads that has any."""
        found = (self.read(name, head, noted) for head in heads)
        return next((each for each in found if each), "")

    def name(self, *heads: Head) -> str:
        """The name; without one the title, else what says that there is none."""
        if name := self.text("name", *heads):
            return name
        title = self.draft.title
        found = joined(title.text) if title else _UNNAMED
        self.filler.say(Code.TABLE_NAME_MISSING, ("name",), found=found)
        return found

    def year(self) -> int | None:
        """The fiscal year: behind its head, in the title, or in a line beside it."""
        if (stated := self.read("year", Head.YEAR, _year_in)) is not None:
            return stated
        lines = [line[0] for line in self.draft.remarks]
        for spot in (self.draft.title, *lines):
            if spot is not None and _YEAR.search(spot.text):
                return self.filler.read(("year",), spot, "", _year_in)
        return None

    def contact(self) -> str:
        """Whom to ask, and the telephone."""
        found = (self.text("contact", head) for head in (Head.CONTACT, Head.PHONE))
        return " ".join(each for each in found if each)

    def total(self) -> Decimal | None:
        """The total, in the line of the sum or behind its head."""
        row = self.row
        if row and (row.text(Head.SCORE) or row.text(Head.FULL_MARKS)):
            spot = score_of_total(row)
            blank = spot is None or is_blank(spot.text)
            span = row.columns.by_head.get(Head.SCORE)
            head = span.text if span else ""
            return None if blank else self.filler.read(("declared_total",), spot, head, _total)
        return self.read("declared_total", Head.SUM, _total)

    def grade(self) -> str | None:
        """The grade: behind its head, or beside the total."""
        if stated := self.text("declared_grade", Head.GRADE):
            return stated
        pair = self.draft.pairs.get(Head.SUM)
        cells = [score_of_total(self.row), *beside_total(self.row)] if self.row else []
        for spot in (*cells, pair.value if pair else None):
            if spot is not None and (grade := _grade_in(spot.text)):
                self.filler.note(("declared_grade",), spot, "")
                return grade
        return None


def _is_department(draft: Draft) -> bool:
    """Whether a table is about a department as a whole."""
    if Head.PROJECT in draft.pairs:
        return False
    return Head.DEPARTMENT_NAME in draft.pairs or bool(draft.title and _WHOLE in draft.title.text)


def _explained(pairs: Pairs, budget: Budget | None) -> Budget | None:
    """The fund block with the reason for its adjustment, which stands outside of it."""
    reason = pairs.text("adjustment_reason", Head.ADJUSTMENT_REASON)
    return attrs.evolve(budget, adjustment_reason=reason) if budget and reason else budget


def _total(text: str) -> Decimal:
    """A total, perhaps with its grade behind it."""
    return points_in(points_and_grade(text)[0])


def _grade_in(text: str) -> str:
    """The grade that a cell is, or has behind a total."""
    return text if is_grade(text) else points_and_grade(text)[1]


def _year_in(text: str) -> int:
    """The year that a text names."""
    match = _YEAR.search(text)
    return read_by(take_year, int(match["year"]) if match else 0)
