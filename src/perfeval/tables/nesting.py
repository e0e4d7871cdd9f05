"""Rows of the fund block that are parts of other rows (其中行).

A form prints a row, and below it what that row is made of; nothing but the figures, and the word
其中, says so.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import attrs

from perfeval.codes import Code
from perfeval.funds import AMOUNTS, Amounts, FundingLine, added
from perfeval.tables.columns import Row
from perfeval.tables.filler import Filler

_MOST_NESTED: Final = 100
"""In a longer block nothing is taken for nested; no form has so many rows."""
_MOST_READINGS: Final = 200
"""After so many ways to read a block that do not add up, it is left as it stands."""

WITHIN: Final = "其中："
"""What says that a row is a part of the one above, and perhaps only one of several."""
Reading = tuple[tuple[int, int], ...]
"""Rows that have parts, each with the number of those behind it."""


def nested(lines: list[FundingLine], total: Amounts, *, within: list[bool]) -> list[FundingLine]:
    """The rows, those that are parts of a row before them named so.

    Only what the figures bear out is taken for nested: where the rows do not add up to the total,
    and do when rows that add up to the one before them are its parts; or rows behind 其中, though
    they are only some of them.
    """
    if _adds_up(lines, total) or len(lines) > _MOST_NESTED:
        return lines
    behind = [_parts_behind(lines, place, within) for place in range(len(lines))]
    some = [_some_behind(lines, place, within) for place in range(len(lines))]
    readings = islice(_readings(behind, some, 0), _MOST_READINGS)
    named = (_with_parts(lines, reading, behind) for reading in readings)
    return next((found for found in named if _adds_up(found, total)), lines)


def _readings(behind: list[int], some: list[int], place: int) -> Iterator[Reading]:
    """Each way in which rows from a place on may have parts.

    Args:
        behind: for each row, how many rows behind it add up to it; they are its parts.
        some: for each row, how many rows behind it may be some of its parts.
        place: where to begin.

    """
    while place < len(behind):
        exact = behind[place]
        for count in (exact,) if exact else range(1, some[place] + 1):
            for rest in _readings(behind, some, place + 1 + count):
                yield ((place, count), *rest)
        if exact:
            return
        place += 1
    yield ()


def _with_parts(lines: list[FundingLine], reading: Reading, behind: list[int]) -> list[FundingLine]:
    """The rows, the parts among them named so; by 其中 too where they are only some."""
    found = list(lines)
    for place, count in reading:
        head = lines[place].label or _term_of(lines[place])
        found[place] = attrs.evolve(lines[place], label=head)
        some = WITHIN if count > 1 and not behind[place] else ""
        for part, line in enumerate(lines[place + 1 : place + 1 + count], start=place + 1):
            label = f"{some}{line.label or _term_of(line)}" if some else line.label
            found[part] = attrs.evolve(line, part_of=head, label=label)
    return found


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


def _some_behind(lines: list[FundingLine], place: int, within: list[bool]) -> int:
    """The most rows behind a row that may be some of its parts: 其中, and no more than it has."""
    if not any(within[place + 1 : place + 2]):
        return 0
    rest = lines[place + 1 :]
    counts = range(1, len(rest) + 1)
    return next((n - 1 for n in counts if _is_more(rest[:n], lines[place])), len(rest))


def _is_more(parts: list[FundingLine], row: Amounts) -> bool:
    """Whether rows come to more than a row has, or are of other amounts."""
    pairs = ((added(parts, name), getattr(row, name)) for name in AMOUNTS)
    return any(one is not None and (other is None or one > other) for one, other in pairs)


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
