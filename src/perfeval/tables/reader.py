"""From the rows of a sheet to records (读表).

>>> table = read_table(
...     [
...         ["项目支出绩效自评表（2023年度）"],
...         ["项目名称", "宣传工作经费"],
...         ["资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "得分"],
...         ["年度资金总额", 46.8648, 46.8648, 46.8648, 10, 10],
...         ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
...         ["产出指标（90分）", "数量指标", "宣传场次", "≥60场", "50场", 90, 75],
...         ["总分", None, None, None, None, 100, 85],
...     ]
... )
>>> table.subject.name, table.subject.year, table.subject.budget.executed
('宣传工作经费', 2023, Decimal('468648'))
>>> print(table.subject.indicators[0].target, table.place(("indicators", 0, "declared_score")))
≥60场 第6行 得分
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final, cast

import attrs

from perfeval.codes import Code
from perfeval.errors import RecordError, problem, quoted
from perfeval.fields import check_arguments
from perfeval.funds import Budget
from perfeval.quantities import ONE, ZERO, exactly, number_and_unit, scaled
from perfeval.tables.blocks import Draft, drafts_of
from perfeval.tables.cells import Line, Rows, lines_of
from perfeval.tables.columns import Row
from perfeval.tables.filler import Filler
from perfeval.tables.heads import SPELLINGS, Head, shortened
from perfeval.tables.kinds import is_grade
from perfeval.tables.money import USUAL_UNIT, budget_of, columns_aside
from perfeval.tables.rows import IndicatorReader
from perfeval.tables.sheet import Place, Remark, Table
from perfeval.tables.subitems import head_rows, sub_items
from perfeval.tables.subjects import Pairs, subject_of
from perfeval.tables.totals import (
    NONE,
    Points,
    beside_total,
    is_of_indicators,
    is_total,
    label_of,
    points_of_row,
)
from perfeval.tables.weights import are_shares, in_points

_NUMBER: Final = re.compile(r"[\d,]+(?:\.\d+)?[%％]?")


def read_table(rows: Rows, /, *, spellings: Mapping[str, Head] = SPELLINGS) -> Table:
    """Read the one self-evaluation table of a sheet (读取自评表).

    Args:
        rows: the rows of a sheet from openpyxl, csv, pandas or the clipboard: sequences of cells,
            or mappings whose keys are the heads.
        spellings: what the sheet's heads mean; `SPELLINGS`, or that and words of one's own.

    Returns:
        The project or department, where each part of it stands, and what there is to know.

    Raises:
        RecordError: ``table.nothing``: no heads of a form; ``table.several``; or what is given is
            no sheet.

    """
    first, *others = read_tables(rows, spellings=spellings) or (None,)
    if first is None:
        raise RecordError([problem(Code.TABLE_NOTHING)])
    if others:
        raise RecordError([problem(Code.TABLE_SEVERAL, found=len(others) + 1)])
    return first


def read_tables(rows: Rows, /, *, spellings: Mapping[str, Head] = SPELLINGS) -> tuple[Table, ...]:
    """Read every self-evaluation table of a sheet (读取多张自评表); none where it holds none.

    Args:
        rows: the rows, as for `read_table`.
        spellings: what the sheet's heads mean.

    Raises:
        RecordError: what is given is no sheet, or no spellings.

    """
    known = spellings if spellings is SPELLINGS else _known(spellings)
    return tuple(_table(draft, known) for draft in drafts_of(lines_of(rows), known))


def _known(spellings: Mapping[str, Head]) -> Mapping[str, Head]:
    """Words of a user's own with what they mean, as they are compared."""
    check_arguments(spellings=(spellings, (Mapping,)))
    given = cast("Mapping[object, object]", spellings)
    found = [
        problem(Code.RECORD_KIND, "spellings", str(word), found=quoted(each), wanted=wanted)
        for word, head in given.items()
        for each, kind, wanted in ((word, str, "a word"), (head, Head, "a Head"))
        if not isinstance(each, kind)
    ]
    if found:
        raise RecordError(found)
    return {shortened(word): head for word, head in spellings.items()}


def _table(draft: Draft, spellings: Mapping[str, Head]) -> Table:
    """One table."""
    filler = Filler()
    budget = _in_points(draft, filler, budget_of(draft, filler))
    execution = _execution(budget)
    parts = sub_items(draft.indicators, _wanted(draft, execution))
    rows = IndicatorReader(filler, spellings, parts, head_rows(draft.indicators))
    total = _read_rows(draft, rows, execution)
    subject = subject_of(Pairs(draft, filler, total), budget, rows.indicators)
    marks = filler.points(("declared_full_marks",), total, Head.FULL_MARKS) if total else None
    for row in [*draft.indicators[:1], *draft.sums][-1:]:
        filler.note(("indicators",), row.columns.cell(row.line, Head.FULL_MARKS) or row.line[0], "")
    aside = [_remark(line, filler) for line in draft.remarks]
    aside.extend(_remark(line, filler) for line in columns_aside(draft.funds))
    remarks = sorted([*aside, *map(_as_remark, draft.kept)], key=lambda each: each.place.row)
    return Table(
        subject=subject,
        title=draft.title.text if draft.title else "",
        money_unit=draft.money_unit or (USUAL_UNIT if draft.funds_head else ""),
        places=MappingProxyType(filler.places),
        level_marks=tuple(rows.level_marks),
        declared_full_marks=marks,
        whole=bool(draft.sums),
        remarks=tuple(remarks),
        problems=tuple(filler.problems),
    )


def _in_points(draft: Draft, filler: Filler, budget: Budget | None) -> Budget | None:
    """The fund block; weights that are shares are points from here on, and that is said."""
    marks = budget.full_marks if budget else None
    named = [row for row in draft.indicators if row.text(Head.NAME)]
    if not are_shares(named, marks):
        return budget
    path, found = ("indicators", 0, "full_marks"), named[0].text(Head.FULL_MARKS)
    draft.indicators = [in_points(row) for row in draft.indicators]
    draft.sums = [in_points(row) for row in draft.sums]
    if number_and_unit(found)[1] == "":
        wanted = f"{in_points(named[0]).text(Head.FULL_MARKS)}%"
        filler.say(Code.TABLE_RATE_READ, path, found=found, wanted=wanted)
    if budget is None or marks is None or marks > ONE:
        return budget
    return attrs.evolve(budget, full_marks=scaled(marks, 2))


def _execution(budget: Budget | None) -> Points:
    """The points of the fund block; none where it has none."""
    if budget is None or budget.full_marks is None:
        return NONE
    return Points(budget.full_marks, budget.declared_score)


def _wanted(draft: Draft, execution: Points) -> Decimal | None:
    """What the full marks of the indicators come to, by the last line of a total."""
    whole = points_of_row(draft.sums[-1]).marks if draft.sums else None
    with exactly():
        return None if whole is None else whole - (execution.marks or ZERO)


def _read_rows(draft: Draft, reader: IndicatorReader, execution: Points) -> Row | None:
    """Read the rows in their order; what is given back is the row of the total (总分行)."""
    sums = [row for row in draft.sums if any(points_of_row(row))]
    total = sums.pop() if sums else None
    rows = sorted([*draft.indicators, *sums], key=_place)
    last = rows.pop() if rows and not draft.sums else None
    ends = {_place(row) for row in sums}
    for row in rows:
        if _place(row) in ends:
            _read_sum(draft, reader, row, execution)
        else:
            reader.take(row)
    if last and is_total(last, reader.running, execution):
        total = last
        draft.sums.append(last)
    elif last:
        reader.take(last)
    if total and (left := [spot for spot in beside_total(total) if not is_grade(spot.text)]):
        draft.remarks.append(tuple(left))
    if total and is_of_indicators(total, reader.running.whole, execution):
        reader.subtotal(total, label_of(total))
        return None
    return total


def _read_sum(draft: Draft, reader: IndicatorReader, row: Row, execution: Points) -> None:
    """A sum before the last: of what stands above it, before something comes on top, or of none."""
    if points_of_row(row).are(reader.running.whole.and_more(execution)):
        draft.kept.append(row.line)
    elif not reader.section(row):
        draft.remarks.append(row.line)


def _place(row: Row) -> int:
    """Where a row stands."""
    return row.line[0].row


def _remark(line: Line, filler: Filler) -> Remark:
    """A line that has no place in the record; one with a number in a cell is worth a look."""
    remark, first = _as_remark(line), line[0]
    if len(line) > 1 and any(_NUMBER.fullmatch(spot.text) for spot in line):
        path = ("remarks", first.row)
        filler.note(path, first, "")
        filler.say(Code.TABLE_ASIDE, path, found=quoted(remark.text))
    return remark


def _as_remark(line: Line) -> Remark:
    """A line with its cells joined."""
    return Remark(Place(line[0].row, line[0].column), " ".join(spot.text for spot in line))
