"""The fund block of a table (资金情况表块)."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import Final, NamedTuple, TypeVar

from perfeval.codes import Code
from perfeval.errors import Path
from perfeval.funds import Amounts, Budget, FundingLine, take_account, take_class, take_source
from perfeval.tables.blocks import Draft
from perfeval.tables.cells import Line, Spot, is_blank
from perfeval.tables.columns import Columns, Row, Span
from perfeval.tables.filler import Filler, money_in, points_in, read_by
from perfeval.tables.heads import Head, money_unit_of, points_of
from perfeval.tables.nesting import nested, told_apart, with_heads
from perfeval.terms import BudgetAccount, FundingSource, SpendingClass

T = TypeVar("T")

USUAL_UNIT: Final = "万元"
"""The unit of the official forms, where a sheet states none."""
_COLUMNS: Final[Mapping[str, Head]] = MappingProxyType(
    {
        "initial": Head.INITIAL,
        "adjusted": Head.ADJUSTED,
        "executed": Head.EXECUTED,
        "received": Head.RECEIVED,
        "carried_in": Head.CARRIED_IN,
    }
)
_READ: Final = frozenset(
    {
        *_COLUMNS.values(),
        Head.RATE,
        Head.FULL_MARKS,
        Head.SCORE,
        Head.REASON,
        Head.SOURCE,
        Head.ACCOUNT,
        Head.SPENDING_CLASS,
        Head.PART_OF,
    }
)
"""The columns of the fund block that have a place in the record."""
_TOTALS: Final = ("总额", "合计", "总计", "总数", "总资金", "资金总量")
_SOURCES: Final = (
    ("财政专户", FundingSource.SPECIAL_ACCOUNT),
    ("上年结转", FundingSource.CARRY_OVER),
    ("结转结余", FundingSource.CARRY_OVER),
    ("结转资金", FundingSource.CARRY_OVER),
    ("中央", FundingSource.CENTRAL_GRANT),
    ("其他", FundingSource.OTHER),
    ("其它", FundingSource.OTHER),
    ("地方", FundingSource.LOCAL_FUNDS),
    ("省级", FundingSource.LOCAL_FUNDS),
    ("市级", FundingSource.LOCAL_FUNDS),
    ("县级", FundingSource.LOCAL_FUNDS),
    ("区级", FundingSource.LOCAL_FUNDS),
    ("单位", FundingSource.UNIT_FUNDS),
    ("自筹", FundingSource.UNIT_FUNDS),
    ("预算内", FundingSource.WITHIN_BUDGET),
    ("财政拨款", FundingSource.FISCAL_APPROPRIATION),
    ("财政资金", FundingSource.FISCAL_FUNDS),
)
"""What the head of a row says, with the source that it names; the first that fits."""
_WITHIN: Final = "其中"


_CLASSES: Final = tuple((each.term, each) for each in SpendingClass)
_ACCOUNTS: Final = tuple((each.term.removesuffix("预算"), each) for each in BudgetAccount)


class Kinds(NamedTuple):
    """Where the money of a row comes from, of which budget, and what it is spent on."""

    source: FundingSource | None
    account: BudgetAccount | None
    spending_class: SpendingClass | None


def budget_of(draft: Draft, filler: Filler) -> Budget | None:
    """The fund block; ``None`` where the table has none."""
    if draft.funds_head is None:
        return None
    unit = draft.money_unit or USUAL_UNIT
    if not draft.money_unit:
        filler.say(Code.TABLE_UNIT_ASSUMED, ("budget",), unit=unit)
    total, rows = _total_and_rows(draft.funds)
    lines = [_line(filler, row, ("budget", "lines", place), unit) for place, row in enumerate(rows)]
    first = total.line[0] if total else draft.funds_head.line[0]
    filler.note(("budget",), first, first.text)
    stated = _amounts(filler, total, ("budget",), unit) if total else Amounts()
    if Head.PART_OF in draft.funds_head.by_head:
        lines = with_heads(lines)
    else:
        lines = nested(lines, stated, within=[_is_within(_label(row)) for row in rows])
    marks, score = _scored(filler, [total] if total else draft.funds)
    return Budget(
        initial=stated.initial,
        adjusted=stated.adjusted,
        executed=stated.executed,
        received=stated.received,
        carried_in=stated.carried_in,
        declared_rate=stated.declared_rate,
        lines=told_apart(filler, lines, rows),
        full_marks=marks,
        declared_score=score,
        deviation_reason=_reason(filler, total) if total else "",
    )


def columns_aside(rows: Iterable[Row]) -> Iterator[Line]:
    """The columns of the block that are not known, each with its head and its cells (其他列)."""
    found: dict[tuple[int, str], list[Spot]] = {}
    for row in rows:
        labels = row.columns.before(row.line)
        for over, spot in row.columns.covered(row.line):
            if over is None or spot in labels or is_blank(spot.text) or _is_read(row.columns, over):
                continue
            head = Spot(over.text, row.columns.line[0].row, over.first)
            found.setdefault((over.first, over.text), [head]).append(spot)
    return map(tuple, found.values())


def _is_read(columns: Columns, span: Span) -> bool:
    """Whether a column has a place in the record; of two of one head, one has."""
    return span.head is not None and span.head in _READ and columns.by_head[span.head] == span


def _reason(filler: Filler, total: Row) -> str:
    """Why the money was not all spent."""
    return filler.words(("budget", "deviation_reason"), total, Head.REASON)


def _label(row: Row) -> str:
    """The head of a row, without spaces."""
    return "".join("".join(spot.text.split()) for spot in row.columns.before(row.line))


def _is_within(label: str) -> bool:
    """Whether a row says that it is a part."""
    return label.startswith(_WITHIN)


def _total_and_rows(rows: list[Row]) -> tuple[Row | None, list[Row]]:
    """The row of the total, and the others; the first is the total where it names no source."""
    for place, row in enumerate(rows):
        if any(word in _label(row) for word in _TOTALS):
            return row, rows[:place] + rows[place + 1 :]
    if rows and (len(rows) == 1 or not _names_money(_label(rows[0]))):
        return rows[0], rows[1:]
    return None, rows


def _names_money(label: str) -> bool:
    """Whether the head of a row says where its money comes from, or what it is spent on."""
    words = (word for word, _ in (*_SOURCES, *_CLASSES, *_ACCOUNTS))
    return _is_within(label) or any(word in label for word in words)


def _amounts(filler: Filler, row: Row, path: Path, unit: str) -> Amounts:
    """The amounts and the rate of a row."""
    read: dict[str, Decimal | None] = {}
    for name, head in _COLUMNS.items():
        span = row.columns.by_head.get(head)
        own = (money_unit_of(span.text) if span else "") or unit
        read[name] = filler.number((*path, name), row, head, partial(money_in, unit=own))
    spent = (read["executed"], read["adjusted"])
    return Amounts(**read, declared_rate=filler.rate((*path, "declared_rate"), row, spent))


def _line(filler: Filler, row: Row, path: Path, unit: str) -> FundingLine:
    """A row of the block."""
    stated = _amounts(filler, row, path, unit)
    label = _label(row).rstrip(":：")
    if path[-1] == 0 or Head.PART_OF not in row.columns.by_head:  # There it belongs to the label.
        label = label.removeprefix(_WITHIN).lstrip(":：、")
    first = row.columns.before(row.line)[:1] or row.line[:1]
    filler.note(path, first[0], first[0].text)
    said = _stated(filler, row, path, kinds_of(label))
    return FundingLine(
        initial=stated.initial,
        adjusted=stated.adjusted,
        executed=stated.executed,
        received=stated.received,
        carried_in=stated.carried_in,
        declared_rate=stated.declared_rate,
        source=said.source,
        label="" if said.source and label == said.source.term else label,
        part_of=filler.words((*path, "part_of"), row, Head.PART_OF),
        account=said.account,
        spending_class=said.spending_class,
        deviation_reason=filler.words((*path, "deviation_reason"), row, Head.REASON),
    )


def kinds_of(label: str) -> Kinds:
    """What the head of a row says of its money (资金行的含义).

    Examples:
        >>> kinds_of("上年结转资金").source, kinds_of("基本支出").spending_class
        (<FundingSource.CARRY_OVER: 'carry_over'>, <SpendingClass.BASIC: 'basic'>)

    """
    account = _first(label, _ACCOUNTS)
    spent_on = None if account else _first(label, _CLASSES)
    source = _first(label, _SOURCES)
    if source is None and spent_on is None:
        source = FundingSource.FISCAL_APPROPRIATION if account else FundingSource.OTHER
    return Kinds(source, account, spent_on)


def _stated(filler: Filler, row: Row, path: Path, said: Kinds) -> Kinds:
    """What the columns of a row say of its money; in a form without them, what its head says."""
    if not row.columns.is_told:
        return said
    return Kinds(
        filler.number((*path, "source"), row, Head.SOURCE, _source),
        filler.number((*path, "account"), row, Head.ACCOUNT, _account),
        filler.number((*path, "spending_class"), row, Head.SPENDING_CLASS, _class),
    )


def _source(text: str) -> FundingSource:
    """A funding source by its term."""
    return read_by(take_source, text)


def _account(text: str) -> BudgetAccount:
    """One of the four budgets by its term."""
    return read_by(take_account, text)


def _class(text: str) -> SpendingClass:
    """A class of spending by its term."""
    return read_by(take_class, text)


def _first(label: str, words: Iterable[tuple[str, T]]) -> T | None:
    """What the first word that stands in a head means."""
    return next((meaning for word, meaning in words if word in label), None)


def _scored(filler: Filler, rows: list[Row]) -> tuple[Decimal | None, Decimal | None]:
    """Full marks and the score of the execution rate; each from the first row that has it."""
    names = {"full_marks": Head.FULL_MARKS, "declared_score": Head.SCORE}
    found: list[Decimal | None] = []
    for name, head in names.items():
        row = next((each for each in rows if not is_blank(each.text(head))), None)
        found.append(filler.number(("budget", name), row, head, _points_in) if row else None)
    marks, score = found
    if rows and marks is None:
        marks = _marks_in_heads(filler, rows[0].columns)
    return marks, score


def _points_in(text: str) -> Decimal:
    """Points of the block; a weight of 10% is ten of them."""
    return points_in(text.rstrip("%％ "))


def _marks_in_heads(filler: Filler, columns: Columns) -> Decimal | None:
    """Full marks that stand in brackets in a head of the block: 得分(20分*执行率)."""
    for spot in columns.line:
        if written := points_of(spot.text):
            filler.note(("budget", "full_marks"), spot, spot.text)
            return Decimal(written)
    return None
