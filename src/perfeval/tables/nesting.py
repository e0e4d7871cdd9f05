"""Rows of the fund block that are parts of other rows (其中行).

A form prints a row, and below it what that row is made of; nothing but the figures, and the word
其中, says so.
"""

from collections.abc import Iterable
from typing import Final

import attrs

from perfeval.codes import Code
from perfeval.funds import AMOUNTS, Amounts, FundingLine, added
from perfeval.tables.columns import Row
from perfeval.tables.filler import Filler

_MOST_NESTED: Final = 100
"""In a longer block nothing is taken for nested; no form has so many rows."""


def nested(lines: list[FundingLine], total: Amounts, *, within: list[bool]) -> list[FundingLine]:
    """The rows, those that are parts of a row before them named so.

    Only what the figures bear out is taken for nested: where the rows do not add up to the total,
    and do when rows that add up to the one before them are its parts.
    """
    if _adds_up(lines, total) or len(lines) > _MOST_NESTED:
        return lines
    found, place = list(lines), 0
    while place < len(found):
        count = _parts_behind(lines, place, within)
        if count:
            head = lines[place].label or _term_of(lines[place])
            found[place] = attrs.evolve(lines[place], label=head)
            for part in range(place + 1, place + 1 + count):
                found[part] = attrs.evolve(lines[part], part_of=head)
        place += 1 + count
    return found if _adds_up(found, total) else lines


def with_heads(lines: list[FundingLine]) -> list[FundingLine]:
    """The rows, those with a head that others name as theirs (带所属行名称的资金行)."""
    named = {line.part_of for line in lines}
    return [
        attrs.evolve(line, label=_term_of(line))
        if not line.label and _term_of(line) in named
        else line
        for line in lines
    ]


def _term_of(line: FundingLine) -> str:
    """The head of a row whose source says all."""
    return line.source.term if line.source else ""


def _parts_behind(lines: list[FundingLine], place: int, within: list[bool]) -> int:
    """How many rows behind a row add up to it: two or more, or one that says 其中."""
    least = 1 if place + 1 < len(lines) and within[place + 1] else 2
    counts = range(least, len(lines) - place)
    return next((n for n in counts if _is_sum(lines[place], lines[place + 1 : place + 1 + n])), 0)


def _is_sum(row: Amounts, parts: Iterable[FundingLine]) -> bool:
    """Whether rows come to each amount of a row, one of them at least not zero."""
    listed = tuple(parts)
    stated = {name: getattr(row, name) for name in AMOUNTS if getattr(row, name) is not None}
    return any(stated.values()) and all(
        added(listed, name) == amount for name, amount in stated.items()
    )


def _adds_up(lines: list[FundingLine], total: Amounts) -> bool:
    """Whether the rows come to the stated total wherever both are stated."""
    whole = [line for line in lines if not line.part_of]
    parts = [line for line in whole if line.source is not None] or whole
    sums = ((getattr(total, name), added(parts, name)) for name in AMOUNTS)
    return all(stated is None or summed is None or stated == summed for stated, summed in sums)


def told_apart(filler: Filler, lines: list[FundingLine], rows: list[Row]) -> list[FundingLine]:
    """The rows; of two that nothing tells apart, the later one with its place on the sheet."""
    seen: set[tuple[object, ...]] = set()
    found: list[FundingLine] = []
    for place, (line, row) in enumerate(zip(lines, rows, strict=True)):
        key = (line.source, line.label, line.account, line.spending_class, line.part_of)
        apart = line
        if key in seen:
            label = line.label or _term_of(line)
            filler.say(Code.TABLE_ROW_TWICE, ("budget", "lines", place), name=label)
            apart = attrs.evolve(line, label=f"{label}（第{row.line[0].row}行）")
        seen.add(key)
        found.append(apart)
    return found
