"""From records to the rows of the official form (写表), ready for openpyxl or csv.

>>> from perfeval import Indicator, Project
>>> visits = Indicator(name="走访", level1="产出指标", full_marks="90", declared_score="88.5")
>>> for row in to_rows(Project(name="慰问", year=2023, indicators=[visits]))[-2:]:
...     print(row)
['产出指标', None, '走访', None, None, Decimal('90'), Decimal('88.5'), None]
['总分', None, None, None, None, Decimal('90'), None, None]
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final, Generic, NamedTuple, TypeVar

import attrs

from perfeval.evaluation import Evaluation
from perfeval.fields import check_arguments, refuse_unread, take_term
from perfeval.funds import AMOUNTS, Budget, FundingLine
from perfeval.quantities import ZERO, exactly, scaled
from perfeval.records import Department, Indicator, Project, Subject
from perfeval.rule_wording import format_rule
from perfeval.tables.heads import Head
from perfeval.tables.money import Kinds, kinds_of
from perfeval.tables.sheet import Table
from perfeval.terms import ItemKind, Term

T = TypeVar("T")

Written = str | Decimal | None
"""What a cell of a written table holds: words, an exact number, or nothing."""


class MoneyUnit(Term):
    """The unit in which a table states money (金额单位)."""

    YUAN = "yuan", "元"
    WAN_YUAN = "wan_yuan", "万元"
    YI_YUAN = "yi_yuan", "亿元"


_POWERS: Final = {MoneyUnit.YUAN: 0, MoneyUnit.WAN_YUAN: 4, MoneyUnit.YI_YUAN: 8}
_TOTAL: Final = "年度资金总额"
_WITHIN: Final = "其中："
_NONE: Final = "—"
_YES: Final = "是"


@attrs.frozen
class Column(Generic[T]):
    """A column: its head, and what it holds for each row."""

    head: Head
    held: Callable[[T], Written]
    always: bool = False
    """Whether it stands in the form where no row has anything for it."""


def to_rows(
    subject: Subject | Evaluation | Table, /, *, money_unit: MoneyUnit | str = MoneyUnit.WAN_YUAN
) -> list[list[Written]]:
    """Write a table as its official form, row by row (写出自评表).

    What was written is read back by `read_table` as the same record.
    The form has places for what a self-evaluation table says; a department's staff, assets and
    report, and a project's work group and methods, stand elsewhere.

    Args:
        subject: a project or department with the scores that its table states; or an evaluation,
            with the scores, the total and the grade that follow; or a table that was read.
        money_unit: the unit in which money is written, exactly: 元, 万元 or 亿元.

    Returns:
        The rows, all of one length; a cell is a text, an exact decimal, or ``None``.

    Raises:
        RecordError: what is given is none of these; or a rule of somebody's own has no wording.

    """
    check_arguments(subject=(subject, (Project, Department, Evaluation, Table)))
    unit = take_term(MoneyUnit, money_unit)
    refuse_unread(money_unit=unit)
    record = _record(subject)
    rows = list(_lines(record, unit))
    width = max(len(row) for row in rows)
    return [[*row, *[None] * (width - len(row))] for row in rows]


def _record(subject: Subject | Evaluation | Table) -> Subject:
    """What is written: of an evaluation, the scores that follow in place of those that stand."""
    if isinstance(subject, Table):
        return subject.subject
    return _with_scores(subject) if isinstance(subject, Evaluation) else subject


def _with_scores(evaluation: Evaluation) -> Subject:
    """The subject of an evaluation with the scores, the total and the grade that follow.

    The execution rate has the full marks of the scheme where the table states none, and none where
    the scheme does not score it.
    """
    subject = evaluation.subject
    scores = {score.path: score.recorded for score in evaluation.scores}
    marks = {score.path: score.indicator.full_marks for score in evaluation.scores}
    indicators = [
        attrs.evolve(each, declared_score=scores.get(("indicators", place)))
        for place, each in enumerate(subject.indicators)
    ]
    budget = subject.budget
    if budget is not None:
        place = ("budget",)
        budget = attrs.evolve(budget, full_marks=marks.get(place), declared_score=scores.get(place))
    return attrs.evolve(
        subject,
        indicators=indicators,
        budget=budget,
        declared_total=evaluation.total,
        declared_grade=evaluation.grade.label if evaluation.grade else None,
    )


def _lines(subject: Subject, unit: MoneyUnit) -> Iterator[Sequence[Written]]:
    """The blocks of the form, in order."""
    yield from _opening(subject)
    if subject.budget is not None:
        yield from _money(subject.budget, unit)
    yield from _pairs((Head.GOAL, subject.goal), (Head.ACHIEVEMENT, subject.achievement))
    yield from _indicators(subject)
    yield from _pairs(
        (Head.GRADE, subject.declared_grade or ""),
        (Head.PROBLEMS, subject.problems),
        (Head.MEASURES, subject.measures),
    )


def _opening(subject: Subject) -> Iterator[Sequence[Written]]:
    """The title and what stands below it."""
    year = "" if subject.year is None else f"（{subject.year}年度）"
    if isinstance(subject, Department):
        yield [f"部门整体支出绩效自评表{year}"]
        yield [Head.DEPARTMENT_NAME.term, subject.name]
        yield from _pairs(
            (Head.DEPARTMENT_CODE, subject.code),
            (Head.DEPARTMENT, subject.supervisor),
            (Head.CONTACT, subject.contact),
        )
    else:
        yield [f"项目支出绩效自评表{year}"]
        yield [Head.PROJECT.term, subject.name]
        yield from _pairs(
            (Head.CODE, subject.code),
            (Head.DEPARTMENT, subject.department),
            (Head.UNIT_NAME, subject.unit),
            (Head.CONTACT, subject.contact),
        )


def _pairs(*pairs: tuple[Head, str]) -> Iterator[Sequence[Written]]:
    """Each value behind its head, where there is one."""
    yield from ([head.term, text] for head, text in pairs if text)


def _in_use(columns: Sequence[Column[T]], rows: Sequence[T]) -> list[Column[T]]:
    """The columns that the form always has, and those that a row needs."""
    return [
        each for each in columns if each.always or any(each.held(row) is not None for row in rows)
    ]


class _Money(NamedTuple):
    """A row of the fund block, before it is written."""

    label: str
    amounts: Budget | FundingLine
    kinds: Kinds | None


def _money(budget: Budget, unit: MoneyUnit) -> Iterator[Sequence[Written]]:
    """The fund block: its heads, the total, and the rows."""
    told = any(_is_unclear(line) for line in budget.lines)
    rows = [_Money(_TOTAL, budget, None)]
    rows.extend(_Money(_label(line), line, _kinds(line) if told else None) for line in budget.lines)
    columns = _in_use(_money_columns(budget, unit), rows)
    yield [f"资金（{unit.term}）", *(each.head.term for each in columns)]
    for place, row in enumerate(rows):
        within = _WITHIN if place == 1 else ""
        yield [f"{within}{row.label}", *(each.held(row) for each in columns)]
    yield from _pairs((Head.ADJUSTMENT_REASON, budget.adjustment_reason))


def _is_unclear(line: FundingLine) -> bool:
    """Whether the head of a row does not say all of it: its money, or that it is a row at all."""
    bare = all(getattr(line, name) is None for name in AMOUNTS)
    return bare or bool(line.part_of) or _kinds(line) != kinds_of(_label(line))


def _label(line: FundingLine) -> str:
    """The head of a row; of one that has none, the term of its source."""
    named = line.source or line.spending_class
    return line.label or (named.term if named else "")


def _kinds(line: FundingLine) -> Kinds:
    """What a row says of its money."""
    return Kinds(line.source, line.account, line.spending_class)


def _money_columns(budget: Budget, unit: MoneyUnit) -> Sequence[Column[_Money]]:
    """The columns of the fund block; only the row of the total has points."""

    def amount(name: str) -> Callable[[_Money], Written]:
        def held(row: _Money) -> Written:
            stated: Decimal | None = getattr(row.amounts, name)
            return None if stated is None else _without_zeros(scaled(stated, -_POWERS[unit]))

        return held

    def kind(place: int) -> Callable[[_Money], Written]:
        return lambda row: None if row.kinds is None else _term(row.kinds[place])

    def above(row: _Money) -> Written:
        inside = isinstance(row.amounts, FundingLine) and row.amounts.part_of
        return inside or (_NONE if row.kinds is not None else None)

    def total(points: Decimal | None) -> Callable[[_Money], Written]:
        return lambda row: points if row.amounts is budget else None

    return (
        Column(Head.INITIAL, amount("initial"), always=True),
        Column(Head.ADJUSTED, amount("adjusted"), always=True),
        Column(Head.EXECUTED, amount("executed"), always=True),
        Column(Head.RECEIVED, amount("received")),
        Column(Head.CARRIED_IN, amount("carried_in")),
        Column(Head.FULL_MARKS, total(budget.full_marks), always=True),
        Column(Head.RATE, lambda row: _percent(row.amounts.declared_rate), always=True),
        Column(Head.SCORE, total(budget.declared_score), always=True),
        Column(Head.REASON, lambda row: row.amounts.deviation_reason or None),
        Column(Head.SOURCE, kind(0)),
        Column(Head.ACCOUNT, kind(1)),
        Column(Head.SPENDING_CLASS, kind(2)),
        Column(Head.PART_OF, above),
    )


def _without_zeros(value: Decimal) -> Decimal:
    """A number without zeros behind its last digit."""
    whole = value.to_integral_value()
    return whole if value == whole else Decimal(f"{value:f}".rstrip("0"))


def _percent(rate: Decimal | None) -> Written:
    """A rate in percent, with the places that were printed."""
    return None if rate is None else f"{scaled(rate, 2):f}%"


def _term(term: Term | None) -> str:
    """A term; a dash where there is none."""
    return _NONE if term is None else term.term


def _indicators(subject: Subject) -> Iterator[Sequence[Written]]:
    """The indicator block: its heads, the rows and the total."""
    columns = _in_use(_INDICATOR_COLUMNS, subject.indicators)
    heads = [each.head for each in columns]
    yield [Head.LEVEL1.term, Head.LEVEL2.term, *(head.term for head in heads)]
    above: tuple[str, str] = ("", "")
    for each in subject.indicators:
        levels = (each.level1, each.level2)
        yield [*_levels(levels, above), *(column.held(each) for column in columns)]
        above = levels
    totals = {Head.FULL_MARKS: _full_marks(subject), Head.SCORE: subject.declared_total}
    yield [Head.SUM.term, None, *(totals.get(head) for head in heads)]


def _levels(levels: tuple[str, str], above: tuple[str, str]) -> tuple[Written, Written]:
    """The heads of a row, blank where they were merged with those above; a dash for none."""
    if levels == above:
        return None, None
    first = None if levels[0] == above[0] else levels[0] or _NONE
    same = levels[1] == (above[1] if first is None else "")
    return first, None if same else levels[1] or _NONE


def _full_marks(subject: Subject) -> Decimal | None:
    """What the full marks come to; ``None`` where one is not stated."""
    execution = subject.budget.full_marks if subject.budget else None
    marks = [each.full_marks for each in subject.indicators if each.kind is ItemKind.BASE]
    stated = [each for each in (*marks, execution or ZERO) if each is not None]
    if len(stated) <= len(marks):
        return None
    with exactly():
        return sum(stated, ZERO) or None


_INDICATOR_COLUMNS: Final[Sequence[Column[Indicator]]] = (
    Column(Head.NAME, lambda each: each.name, always=True),
    Column(
        Head.INITIAL_TARGET, lambda each: str(each.initial_target) if each.initial_target else None
    ),
    Column(Head.TARGET, lambda each: str(each.target) if each.target else None, always=True),
    Column(Head.ACTUAL, lambda each: str(each.actual) if each.actual else None, always=True),
    Column(Head.RULE, lambda each: None if each.rule is None else format_rule(each.rule)),
    Column(Head.FULL_MARKS, lambda each: each.full_marks, always=True),
    Column(Head.ASSESSED, lambda each: each.assessed),
    Column(Head.SCORE, lambda each: each.declared_score, always=True),
    Column(Head.KIND, lambda each: None if each.kind is ItemKind.BASE else each.kind.term),
    Column(Head.CORE, lambda each: _YES if each.core else None),
    Column(Head.STANDARD, lambda each: each.standard.term if each.standard else None),
    Column(Head.REASON, lambda each: each.deviation_reason or None, always=True),
    Column(Head.NOTE, lambda each: each.note or None),
)
