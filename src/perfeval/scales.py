"""Grade scales (评价等级): bands that are proved to hold every score exactly once.

A scale is thresholds and labels; neither follows from the other, and each county chooses both.
The constructor proves that no score falls between two bands and none into two of them, so that
grading can neither fail nor depend on the order in which bands are tried.

    >>> grade("84.99").label, grade("85").label
    ('良好', '优秀')
    >>> for band in FOUR_TIER.bands:
    ...     print(band)
    优秀 [85, ∞)
    良好 [75, 85)
    一般 [60, 75)
    较差 (-∞, 60)
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final, Self

import attrs
from attrs.converters import optional

from perfeval.citations import Citation, take_citation
from perfeval.codes import Code
from perfeval.errors import CalculationError, Problem, problem, quoted
from perfeval.fields import (
    Record,
    refuse,
    refuse_unread,
    repeated,
    take_flag,
    take_note,
    take_number,
    take_numbers,
    take_points,
    take_record,
    take_records,
    take_term,
    take_text,
    take_texts,
    taken,
)
from perfeval.quantities import (
    MAX_PLACES,
    ONE,
    ZERO,
    Number,
    exactly,
    fraction,
    interval,
    scaled,
)
from perfeval.terms import Term


class Graded(Term):
    """What a scale grades (定级依据)."""

    TOTAL = "total", "总分"
    SCORE_RATE = "score_rate", "得分率"


@attrs.frozen(kw_only=True)
class Band(Record):
    """The scores that share a grade (等级区间), with both ends stated.

    Examples:
        >>> print(Band(label="良好", low="75", high="85"))
        良好 [75, 85)

    """

    label: str = attrs.field(converter=take_text)
    """The grade as it is printed (等级名称)."""
    low: Decimal | None = attrs.field(default=None, converter=optional(take_number))
    """The lower end; ``None``: none."""
    low_included: bool = attrs.field(default=True, converter=take_flag)
    """Whether the lower end has the grade (含)."""
    high: Decimal | None = attrs.field(default=None, converter=optional(take_number))
    """The upper end; ``None``: none."""
    high_included: bool = attrs.field(default=False, converter=take_flag)
    """Whether the upper end has the grade (含)."""

    def contradictions(self) -> Iterable[Problem]:
        """The band holds no score."""
        if self.low is None or self.high is None:
            return
        closed = self.low_included and self.high_included
        if self.low > self.high or (self.low == self.high and not closed):
            ends = {"low": self.low, "high": self.high}
            yield problem(Code.SCALE_BAND_RANGE, label=self.label, **ends)

    def __str__(self) -> str:
        """The label and the interval."""
        ends = interval(
            self.low, self.high, low_included=self.low_included, high_included=self.high_included
        )
        return f"{self.label} {ends}"

    def holds(self, value: Decimal | Fraction) -> bool:
        """Whether a score lies in the band."""
        above = self.low is None or value > self.low or (self.low_included and value == self.low)
        below = (
            self.high is None or value < self.high or (self.high_included and value == self.high)
        )
        return above and below


def take_bands(value: Iterable[Band]) -> tuple[Band, ...]:
    """Bands."""
    return take_records((Band,), value)


def take_graded(value: Graded | str) -> Graded:
    """What is graded."""
    return take_term(Graded, value)


def take_places(value: int) -> int:
    """A number of decimal places."""
    return taken(_places, value)


_Cut = tuple[Decimal, bool]


def _first_behind(cut: _Cut) -> str:
    """The first score behind a cut, in words."""
    edge, behind = cut
    return f"{'what is above ' if behind else ''}{edge:f}"


def _bottom(band: Band) -> tuple[bool, Decimal, bool, bool, Decimal]:
    """Where a band begins, for sorting; of two that begin alike, where it ends."""
    begins = band.low is not None, band.low or ZERO, not band.low_included
    return *begins, band.high is None, band.high or ZERO


def _first_shared(lower: Band, upper: Band) -> str:
    """The first score in both of two bands that have no end where they meet, in words."""
    if upper.low is not None:
        return _first_behind((upper.low, not upper.low_included))
    return "every score" if lower.high is None else f"what is below {lower.high:f}"


def _on_grid(value: Decimal | Fraction, places: int) -> bool:
    """Whether a score can be written with so many places."""
    return (Fraction(value) * Fraction(10**places)).denominator == 1


@attrs.frozen(kw_only=True)
class Scale(Record):
    """Bands, best first, that hold every score exactly once (等级标准).

    Examples:
        >>> from perfeval import RecordError
        >>> best, rest = Band(label="优", low="90", low_included=False), Band(label="良", high="90")
        >>> try:
        ...     Scale(bands=[best, rest])
        ... except RecordError as error:
        ...     print(error)
        $.bands: 90 lies between 良 and 优 and has no grade; let the two bands meet

    """

    bands: tuple[Band, ...] = attrs.field(converter=take_bands)
    """The bands, best first."""
    name: str = attrs.field(default="", converter=take_note)
    """What the scale is called."""
    graded: Graded = attrs.field(default=Graded.TOTAL, converter=take_graded)
    """Whether it grades the total or the score rate, in percent."""
    places: int | None = attrs.field(default=None, converter=optional(take_places))
    """Decimal places of the scores it grades, such as 0 for 90–100 / 80–89; ``None``: any score."""
    citation: Citation | None = attrs.field(default=None, converter=optional(take_citation))
    """Where it is fixed."""

    @classmethod
    def of(
        cls,
        thresholds: Sequence[Number],
        labels: Sequence[str],
        *,
        name: str = "",
        citation: Citation | None = None,
    ) -> Self:
        """A scale from its thresholds, each belonging to the band above it.

        Args:
            thresholds: the lower ends of all bands but the last, best first.
            labels: one more than thresholds, best first.
            name: what the scale is called.
            citation: where it is fixed.

        Raises:
            RecordError: every threshold that is no number and every label that is no text, each
                under its place; or what a scale refuses.

        Examples:
            >>> [band.label for band in Scale.of(("90", "80"), ("A", "B", "C")).bands]
            ['A', 'B', 'C']

        """
        edges, words = take_numbers(thresholds), take_texts(labels)
        refuse_unread(thresholds=edges, labels=words)
        if len(words) != len(edges) + 1:
            raise refuse(Code.SCALE_LABELS, labels=len(words), thresholds=len(edges))
        ends = zip(words, (*edges, None), (None, *edges), strict=True)
        bands = [Band(label=label, low=low, high=high) for label, low, high in ends]
        return cls(bands=bands, name=name, citation=citation)

    def contradictions(self) -> Iterable[Problem]:
        """There are no bands, a label stands twice, or a score has no grade or two."""
        if not self.bands:
            yield problem(Code.SCALE_EMPTY, "bands")
        labels = [band.label for band in self.bands]
        for place in repeated(labels):
            yield problem(Code.SCALE_DUPLICATE_LABEL, "bands", place, label=labels[place])
        yield from self._off_grid()
        yield from self._empty()
        rising = tuple(sorted(self.bands, key=_bottom))
        if self.bands not in {rising, rising[::-1]}:
            yield problem(Code.SCALE_ORDER, "bands", found=", ".join(labels))
        for lower, upper in pairwise(rising):
            yield from self._seam(lower, upper)

    @property
    def lower_is_better(self) -> bool:
        """Whether the best band holds the lowest scores."""
        first, last = self.bands[0], self.bands[-1]
        return _bottom(first) < _bottom(last)

    @property
    def ascending(self) -> tuple[Band, ...]:
        """The bands from the lowest scores to the highest."""
        return self.bands if self.lower_is_better else self.bands[::-1]

    def _off_grid(self) -> Iterator[Problem]:
        """Ends that no score of the scale can have."""
        if self.places is None:
            return
        for place, band in enumerate(self.bands):
            for name, edge in (("low", band.low), ("high", band.high)):
                if edge is not None and not _on_grid(edge, self.places):
                    found = {"found": edge, "places": Decimal(self.places)}
                    yield problem(Code.SCALE_OFF_GRID, "bands", place, name, **found)

    def _empty(self) -> Iterator[Problem]:
        """Bands between whose ends no score of the scale lies."""
        for place, band in enumerate(self.bands):
            if band.low is None or band.high is None:
                continue
            start = self._cut(band.low, behind=not band.low_included)
            if start >= self._cut(band.high, behind=band.high_included):
                ends = {"low": band.low, "high": band.high}
                yield problem(Code.SCALE_BAND_RANGE, "bands", place, label=band.label, **ends)

    def _seam(self, lower: Band, upper: Band) -> Iterator[Problem]:
        """What is wrong where two neighbours meet: they must be cut at the same place."""
        labels = {"first": lower.label, "second": upper.label}
        if lower.high is None or upper.low is None:
            yield problem(Code.SCALE_OVERLAP, "bands", found=_first_shared(lower, upper), **labels)
            return
        end = self._cut(lower.high, behind=lower.high_included)
        start = self._cut(upper.low, behind=not upper.low_included)
        if end > start:
            yield problem(Code.SCALE_OVERLAP, "bands", found=_first_behind(start), **labels)
        elif end < start:
            yield problem(Code.SCALE_GAP, "bands", found=_first_behind(end), **labels)

    def _cut(self, edge: Decimal, *, behind: bool) -> _Cut:
        """A place between scores: before an edge or behind it; on a grid, before the next score."""
        if self.places is None or not behind:
            return edge, behind
        with exactly():
            return edge + scaled(ONE, -self.places), False


def take_scale(value: Scale) -> Scale:
    """A scale."""
    return take_record((Scale,), value)


@attrs.frozen(kw_only=True)
class Distance:
    """How far a score is from a band (距档次差距)."""

    band: Band
    """The band."""
    points: Decimal
    """How many points away its edge is; never negative."""
    edge_included: bool
    """Whether the edge itself is in the band, or only what lies beyond it."""


FOUR_TIER: Final = Scale.of(
    ("85", "75", "60"),
    ("优秀", "良好", "一般", "较差"),
    name="四档（85/75/60）",
    citation=Citation(
        title="2023年度整体支出绩效自评报告",
        article="四、评价结论和评价等级",
        issuer="河北省石家庄市深泽县",
    ),
)
"""≥ 85 优秀, ≥ 75 良好, ≥ 60 一般, else 较差."""


def grade(total: Number, /, *, scale: Scale = FOUR_TIER) -> Band:
    """The grade of a recorded total (评价等级).

    Args:
        total: as recorded, in points.
        scale: the bands.

    Raises:
        RecordError: the total is no number, or the scale none; both at once.
        CalculationError: ``scale.outside``: beyond both ends of the scale; ``scale.off_grid``: more
            places than the scale grades.

    Examples:
        >>> [grade(total).label for total in ("59.99", "60", "74.99", "75")]
        ['较差', '一般', '一般', '良好']

    """
    return band_of(*_graded(total, scale))


def grade_by_rate(score: Number, full_marks: Number, /, *, scale: Scale) -> Band:
    """The grade of a score rate, so that one scale fits any full marks (按得分率定级).

    Args:
        score: points earned.
        full_marks: points that could be earned, above zero.
        scale: bands in percent.

    Raises:
        RecordError: the score is no number, the full marks no points, or the scale none; all at
            once.
        CalculationError: ``scale.full_marks``: full marks are zero; ``scale.outside``.

    Examples:
        >>> grade_by_rate("67", "80", scale=FOUR_TIER).label
        '良好'

    """
    earned, most, bands = take_number(score), take_points(full_marks), take_scale(scale)
    refuse_unread(score=earned, full_marks=most, scale=bands)
    if most == ZERO:
        raise CalculationError([problem(Code.SCALE_FULL_MARKS, found=most)])
    return band_of(fraction(earned, most) * 100, bands)


def band_of(value: Decimal | Fraction, scale: Scale) -> Band:
    """The band that holds a score."""
    if scale.places is not None and not _on_grid(value, scale.places):
        found = problem(Code.SCALE_OFF_GRID, found=value, places=scale.places)
        raise CalculationError([found])
    for band in scale.bands:
        if band.holds(value):
            return band
    lowest, highest = scale.ascending[0].low, scale.ascending[-1].high
    low, high = "-∞" if lowest is None else lowest, "∞" if highest is None else highest
    raise CalculationError([problem(Code.SCALE_OUTSIDE, found=value, low=low, high=high)])


def to_next_band(total: Number, /, *, scale: Scale = FOUR_TIER) -> Distance | None:
    """How far a total is below the next better grade (距上一档差距); ``None`` in the best.

    Raises:
        RecordError: the total is no number, or the scale none.
        CalculationError: the scale does not grade the total; see `grade`.

    Examples:
        >>> distance = to_next_band("84.9")
        >>> distance.band.label, distance.points
        ('优秀', Decimal('0.1'))
        >>> to_next_band("85") is None
        True

    """
    return _distance(*_graded(total, scale), better=True)


def buffer_above(total: Number, /, *, scale: Scale = FOUR_TIER) -> Distance | None:
    """How far a total is above the next worse grade (高于下一档余量); ``None`` in the worst.

    Raises:
        RecordError: the total is no number, or the scale none.
        CalculationError: the scale does not grade the total; see `grade`.

    Examples:
        >>> margin = buffer_above("84.9")
        >>> margin.band.label, margin.points, margin.edge_included
        ('一般', Decimal('9.9'), False)

    """
    return _distance(*_graded(total, scale), better=False)


def _graded(total: Number, scale: Scale) -> tuple[Decimal, Scale]:
    """A total and a scale, or every reason why one is none."""
    exact, bands = take_number(total), take_scale(scale)
    refuse_unread(total=exact, scale=bands)
    return exact, bands


def _distance(total: Decimal, scale: Scale, *, better: bool) -> Distance | None:
    """How far it is to the neighbouring band, by the edge of that band which is nearer."""
    place = scale.bands.index(band_of(total, scale)) + (-1 if better else 1)
    if not 0 <= place < len(scale.bands):
        return None
    band = scale.bands[place]
    upwards = better is not scale.lower_is_better
    edge, included = (band.low, band.low_included) if upwards else (band.high, band.high_included)
    assert edge is not None  # noqa: S101  The seams are proved: inner edges exist.
    with exactly():
        return Distance(band=band, points=abs(edge - total), edge_included=included)


def _places(value: object) -> int:
    """A number of places."""
    if type(value) is not int or not 0 <= value <= MAX_PLACES:
        raise refuse(Code.ROUNDING_PLACES, found=quoted(value))
    return value
