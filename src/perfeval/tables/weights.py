"""Weights that are shares of the whole, beside scores in points (权重).

A spreadsheet that shows 50% holds 0.5; a weight of a half with a score of 48 is fifty points.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from perfeval.quantities import ONE, ZERO, exactly, scaled
from perfeval.tables.columns import Row
from perfeval.tables.heads import Head
from perfeval.tables.totals import points_of_row

_FEWEST: Final = 2
_HUNDREDTHS: Final = 2
_SHARE: Final = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,10})?)\s*(?P<sign>[%％])?")


def share_of(text: str) -> Decimal | None:
    """A weight as a share of the whole; ``None`` where it is none.

    Examples:
        >>> share_of("50%"), share_of("0.5"), share_of("50")
        (Decimal('0.50'), Decimal('0.5'), None)

    """
    match = _SHARE.fullmatch(text)
    if match is None:
        return None
    share = Decimal(match["number"])
    if match["sign"]:
        share = scaled(share, -_HUNDREDTHS)
    return share if share <= ONE else None


def are_shares(rows: Sequence[Row], execution: Decimal | None) -> bool:
    """Whether the weights of rows are shares: with that of the fund block they come to the whole.

    A score above its weight, or the sign, says that they are no points.
    """
    texts = [text for row in rows if (text := row.text(Head.FULL_MARKS))]
    shares = [share for text in texts if (share := share_of(text)) is not None]
    if len(shares) < len(texts) or len(texts) < _FEWEST or not _is_above(rows, texts):
        return False
    block = execution or ZERO
    with exactly():
        whole = sum(shares, ZERO)
        return ONE in {whole, whole + block, whole + scaled(block, -_HUNDREDTHS)}


def _is_above(rows: Iterable[Row], texts: Iterable[str]) -> bool:
    """Whether a weight has the sign of a share, or a score is above the whole."""
    scores = (points_of_row(row).score for row in rows)
    return any("%" in text or "％" in text for text in texts) or any(
        score is not None and score > ONE for score in scores
    )


def in_points(row: Row) -> Row:
    """A row with its weight in points."""
    span = row.columns.by_head[Head.FULL_MARKS]
    return row._replace(
        line=tuple(
            spot._replace(text=f"{scaled(share, _HUNDREDTHS):f}")
            if span.holds(spot) and (share := share_of(spot.text)) is not None
            else spot
            for spot in row.line
        )
    )
