"""Published cases of every kind, recomputed and classified: reproduced, found wrong, or neither.

Whether a case says of itself that its page is wrong is not looked at here, but in the tests: the
verdict is that of the library alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final

import attrs

from perfeval import (
    AllOrNothing,
    AssessedByHand,
    Band,
    Basis,
    Budget,
    Clause,
    Code,
    DefaultRules,
    EventFound,
    Execution,
    FundingLine,
    Indicator,
    Measured,
    Problem,
    Project,
    Proportional,
    RecordError,
    Recording,
    Rounding,
    RoundingMode,
    Scale,
    Scheme,
    SetGrade,
    Severity,
    Target,
    evaluate,
    find_budget_problems,
    find_problems,
    rates,
    recorded,
)
from perfeval.standards import MINISTRY_2020
from published import Case, actual_of, cases, money, project_of, rate_of, source_of, target_of
from published_rules import rule_of


class Verdict(StrEnum):
    """What became of a case."""

    REPRODUCED = "reproduced"
    FOUND_WRONG = "found wrong"
    NOT_RECOMPUTABLE = "not recomputable"


@attrs.frozen
class Outcome:
    """The verdict on a case, with the mistakes that were found or the reason why none could be."""

    verdict: Verdict
    problems: tuple[Problem, ...] = ()
    reason: str = ""

    @property
    def codes(self) -> set[Code]:
        """The codes of what is wrong."""
        return {each.code for each in self.problems}


PARTIAL: Final = frozenset(
    {Code.CHECK_FULL_MARKS_SUM, Code.CHECK_TOTAL_SUM, Code.CHECK_TOTAL_DIFFERS}
)
"""What a page of which only a part was readable says of itself: rows are missing from its sums."""
BLANK: Final = frozenset({Code.EVALUATION_MISSING_ACTUAL, Code.EVALUATION_NO_FULL_MARKS})
"""What an empty cell is reported as; no figure contradicts another."""


def _settled(problems: Iterable[Problem], *, compared: bool, reason: str) -> Outcome:
    """The verdict that follows from what was found and from whether anything was compared."""
    wrong = tuple(each for each in problems if each.severity is Severity.ERROR)
    if wrong:
        return Outcome(Verdict.FOUND_WRONG, wrong)
    return (
        Outcome(Verdict.REPRODUCED)
        if compared
        else Outcome(Verdict.NOT_RECOMPUTABLE, reason=reason)
    )


def as_printed(value: Fraction, printed: str, mode: RoundingMode = RoundingMode.HALF_UP) -> str:
    """A value to the places of a printed figure."""
    places = len(bare(printed).partition(".")[2])
    return f"{recorded(value, rounding=Rounding(places=places, mode=mode)):f}"


def bare(printed: str) -> str:
    """The digits of a printed figure, without sign of percent."""
    return printed.removesuffix("%")


def same_row(case: Case) -> list[Case]:
    """The case, and its execution row where that stands among the indicators as well."""
    block = case.get("budget_block") or case
    if block.get("budget") is None:
        return [case]
    row = (case["issuer"], block["budget"], block["executed"], block.get("claimed_score"))
    names = ("issuer", "target", "actual", "claimed_score")
    return [
        case,
        *(e for e in cases("indicator") if tuple(e.get(name) for name in names) == row),
    ]


def mode_of(case: Case) -> RoundingMode:
    """How the page drops digits of a score: half up, unless the case says that it cuts them off."""
    said = {each.get("score_calc", {}).get("rounding") for each in same_row(case)}
    cut = "truncate" in said | {case.get("score_rounding")}
    return RoundingMode.DOWN if cut else RoundingMode.HALF_UP


def _recording(case: Case) -> Recording:
    """A printed score is held to its own places, the total to two."""
    return Recording(at="total", rounding=Rounding(mode=mode_of(case)))


# Execution rates


def basis_of(case: Case) -> Basis:
    """The denominator that the wording of the page names."""
    return Basis.INITIAL if "年初" in case["phrase"] else Basis.ADJUSTED


def fund_block(case: Case) -> Budget:
    """A published rate with its amounts."""
    unit, on_initial = case["unit"], basis_of(case) is Basis.INITIAL
    stated = money(case["budget"], unit)
    return Budget(
        initial=stated if on_initial else money(case.get("initial_budget"), unit),
        adjusted=None if on_initial else stated,
        executed=money(case["executed"], unit),
        lines=[
            FundingLine(
                source=source_of(label),
                label=label,
                initial=money(budget, unit) if on_initial else None,
                adjusted=None if on_initial else money(budget, unit),
                executed=money(executed, unit),
            )
            for label, budget, executed in case.get("parts", ())
        ],
        full_marks=case.get("full"),
        declared_rate=rate_of(case["claimed_rate"]),
        declared_score=case.get("claimed_score"),
    )


def execution_scheme(case: Case) -> Scheme:
    """Points in proportion to the rate; a budget of zero has the rate 0, as the pages print it."""
    execution = Execution(
        full_marks=case["full"], basis=basis_of(case), zero="rate_zero", rule=Proportional()
    )
    return Scheme(name=case["subject"], execution=execution, recording=_recording(case))


def rate_of_case(case: Case) -> Fraction:
    """The execution rate, exactly."""
    return rates.budget_execution_rate(fund_block(case), basis=basis_of(case), zero="rate_zero")


def execution_score(case: Case) -> Fraction | None:
    """The points of the execution rate, exactly."""
    subject = Project(name=case["subject"], budget=fund_block(case))
    return evaluate(subject, scheme=execution_scheme(case)).scores[0].exact


def on_rate(case: Case) -> Outcome:
    """What became of a published execution rate."""
    budget, scored = fund_block(case), case.get("claimed_score") is not None
    found = list(find_budget_problems(budget, basis=basis_of(case)))
    if scored:
        subject = Project(name=case["subject"], budget=budget)
        under = find_problems(subject, scheme=execution_scheme(case))
        found += [each for each in under if each.code is Code.CHECK_SCORE_DIFFERS]
    compared = scored or case["claimed_rate"] is not None
    return _settled(found, compared=compared, reason="no rate is printed beside the amounts")


# Tables


def table_scheme(case: Case) -> Scheme:
    """A method for a table: its execution points in proportion, its rows by what is printed."""
    block = case["budget_block"]
    scored = block and block["full"] is not None and block["budget"] is not None
    return Scheme(
        name=case["project"],
        execution=Execution(full_marks=block["full"], zero="rate_zero") if scored else None,
        rules=DefaultRules(reverse=AllOrNothing()),
        recording=_recording(case),
    )


def table_problems(case: Case) -> tuple[Problem, ...]:
    """What does not fit in a table, apart from what only says that rows or cells are missing."""
    found = find_problems(project_of(case), scheme=table_scheme(case))
    excused = BLANK if case["complete"] else BLANK | PARTIAL
    return tuple(each for each in found if each.code not in excused)


def rows_by_rule(case: Case) -> list[Case]:
    """The rows whose printed points follow from a rule and from full marks that are printed."""
    subject = project_of(case)
    return [
        row
        for row, indicator in zip(case["indicators"], subject.indicators, strict=True)
        if indicator.rule is None and row["full"] is not None and row["claimed_score"] is not None
    ]


def rows_by_hand(case: Case) -> list[Case]:
    """The rows whose points a person gave, as far as the page tells."""
    indicators = zip(case["indicators"], project_of(case).indicators, strict=True)
    return [row for row, each in indicators if isinstance(each.rule, AssessedByHand)]


def on_table(case: Case) -> Outcome:
    """What became of a published table."""
    block: Case = case["budget_block"] or {}
    rows = case["indicators"]
    scores = [block.get("claimed_score"), *(row["claimed_score"] for row in rows)]
    scored = table_scheme(case).execution is not None and scores[0] is not None
    if all(each is None for each in scores):
        reason = "the score column is blank"
    elif all(row.get("actual") is None for row in rows):
        reason = "points are printed, but not the values that they were given for"
    else:
        reason = "all points were given by hand"
    compared = scored or bool(rows_by_rule(case))
    return _settled(table_problems(case), compared=compared, reason=reason)


# Indicators


def one_indicator(case: Case) -> Indicator:
    """A published indicator, under the rule that its page prints."""
    return Indicator(
        name=case["name"],
        full_marks=case["full"],
        rule=rule_of(case),
        target=target_of(case),
        actual=actual_of(case),
        declared_score=case["claimed_score"],
    )


def indicator_scheme(case: Case) -> Scheme:
    """A table of this indicator alone."""
    return Scheme(name=case["name"], full_marks=case["full"], recording=_recording(case))


def indicator_score(case: Case) -> Fraction | None:
    """The points of an indicator, exactly."""
    subject = Project(name=case["name"], indicators=[one_indicator(case)])
    return evaluate(subject, scheme=indicator_scheme(case)).scores[0].exact


def unscored(case: Case) -> str:
    """Why the points of an indicator cannot be recomputed; empty where they can."""
    if case["claimed_score"] is None and case.get("actual") is None:
        return "a rule without figures"
    if case["claimed_score"] is None:
        return "a value without points"
    if case.get("actual") is None:
        return "points without the value that they were given for"
    return "" if case.get("rule") else "points without a rule or full marks"


def on_indicator(case: Case) -> Outcome:
    """What became of a published indicator."""
    reason = unscored(case)
    if reason:
        return Outcome(Verdict.NOT_RECOMPUTABLE, reason=reason)
    subject = Project(name=case["name"], indicators=[one_indicator(case)])
    found = find_problems(subject, scheme=indicator_scheme(case))
    return _settled(found, compared=True, reason="")


# Scales


def bands_of(case: Case) -> list[Band]:
    """The bands as printed; what the page leaves out is left to the record's own reading."""
    return [
        Band(
            label=band["label"],
            low=band["low"],
            low_included=band["low_incl"] is not False,
            high=band["high"],
            high_included=band["high_incl"] is True,
        )
        for band in case["bands"]
    ]


def edges_of(case: Case) -> list[str]:
    """The edges of the bands, as printed."""
    ends = [band[end] for band in case["bands"] for end in ("low", "high")]
    return [end for end in ends if end is not None]


def places_of(case: Case) -> int | None:
    """The places of the scores that a scale grades: none, unless its bands meet on a grid only."""
    try:
        return Scale(bands=bands_of(case)).places
    except RecordError:
        return max(len(edge.partition(".")[2]) for edge in edges_of(case))


def scale_of(case: Case) -> Scale:
    """A published scale.

    Raises:
        RecordError: its bands leave a score without a grade, or give it two.

    """
    return Scale(bands=bands_of(case), places=places_of(case), name=case["id"])


def on_scale(case: Case) -> Outcome:
    """What became of a published scale: built, refused, or of a kind that is no scale of bands."""
    try:
        scale_of(case)
    except RecordError as error:
        if case.get("two_sided"):
            reason = (
                "each band encloses the one before it, so that two sides lead away from the best"
            )
        elif "离散" in case.get("note", ""):
            reason = "only listed scores occur, so its bands need not meet"
        else:
            return Outcome(Verdict.FOUND_WRONG, error.problems)
        return Outcome(Verdict.NOT_RECOMPUTABLE, reason=reason)
    return Outcome(Verdict.REPRODUCED)


# Grades


def published_scale(name: str) -> Case:
    """The case of a scale, by its id."""
    return next(case for case in cases("scale") if case["id"] == name)


def grading_scale(case: Case) -> Scale:
    """The scale of a grade; the ministry's for 90/80/60, with the label as the page spells it."""
    if case["scale"] != "cn_90_80_60":
        return scale_of(published_scale(case["scale"]))
    ministry, printed = MINISTRY_2020.scale, case["claimed_grade"]
    assert ministry is not None
    return Scale(
        bands=[
            attrs.evolve(band, label=printed if printed.startswith(band.label) else band.label)
            for band in ministry.bands
        ]
    )


def rounded_total(case: Case) -> Decimal | None:
    """The total to two places, as the issuers record it; ``None`` where sections make it up."""
    return None if case["total"] is None else recorded(Decimal(case["total"]))


def graded_project(case: Case) -> Project:
    """A total and a grade, or weighted sections and a grade: a section is so much of its weight."""
    return Project(
        name=case["subject"],
        indicators=[
            Indicator(
                name=section["name"],
                full_marks=section["weight"],
                target=Target(operator="at_least", value="100%"),
                actual=Measured(value=f"{section['score']}{case['score_unit']}"),
            )
            for section in case.get("components", ())
        ],
        declared_total=rounded_total(case),
        declared_grade=case["claimed_grade"],
    )


def grading_scheme(case: Case) -> Scheme:
    """A method that adds up and grades."""
    return Scheme(
        name=case["issuer"],
        full_marks=case.get("full_marks", "100"),
        scale=grading_scale(case),
        recording=Recording(at="total"),
    )


def overriding_scheme(case: Case) -> Scheme:
    """The same with the override as a clause; its grade is a band that no total reaches."""
    label = case["claimed_grade"]
    scheme = grading_scheme(case)
    assert scheme.scale is not None
    beyond = Band(label=label, high=scheme.scale.bands[-1].low)
    return attrs.evolve(
        scheme,
        scale=Scale(bands=[*scheme.scale.bands, beyond]),
        clauses=[Clause(name=label, when=EventFound(label), then=SetGrade(label))],
    )


def is_override(case: Case) -> bool:
    """Whether the printed grade is the one that overrides the points."""
    printed = case["claimed_grade"]
    return bool(case["scale"]) and printed == grade_override(case)


def grade_override(case: Case) -> str | None:
    """The label with which an issuer overrides the points."""
    known = (each for each in cases("scale") if each["id"] == case["scale"])
    label: str | None = next((each.get("override_label") for each in known), None)
    return label


def on_grade(case: Case) -> Outcome:
    """What became of a published grade."""
    if case["claimed_grade"] is None:
        return Outcome(Verdict.NOT_RECOMPUTABLE, reason="a total without a grade")
    if is_override(case):
        reason = "the grade is a finding that overrides the points"
        return Outcome(Verdict.NOT_RECOMPUTABLE, reason=reason)
    found = find_problems(graded_project(case), scheme=grading_scheme(case))
    return _settled(found, compared=True, reason="")


# All of them

JUDGES: Final[Mapping[str, Callable[[Case], Outcome]]] = MappingProxyType(
    {
        "execution_rate": on_rate,
        "table": on_table,
        "indicator": on_indicator,
        "grade": on_grade,
        "scale": on_scale,
    }
)
"""Each kind of case, with what judges it."""


def judged(kind: str) -> Iterator[tuple[Case, Outcome]]:
    """Every case of a kind with what became of it."""
    return ((case, JUDGES[kind](case)) for case in cases(kind))


def name_of(case: Case) -> str:
    """What a case is about."""
    named = (case.get(field) for field in ("subject", "project", "name", "id"))
    return next(str(each) for each in named if each)
