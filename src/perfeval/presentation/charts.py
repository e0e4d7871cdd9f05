"""What a picture shows (图表内容), before it is drawn or handed to somebody else's renderer.

There are three kinds: bars of something against its whole, a scale with a score on it, and the
curve of a rule.
All values are exact; what is written beside them is written by the presentation's own formatting.
"""

from decimal import Decimal
from fractions import Fraction

import attrs

from perfeval.terms import Term


class Picture(Term):
    """What can be drawn (图表种类)."""

    SCORES = "scores", "指标得分"
    LOSSES = "losses", "指标失分"
    GRADE = "grade", "总分与等级"
    EXECUTION = "execution", "分来源执行情况"
    CURVE = "curve", "得分曲线"


class Mark(Term):
    """What became of the points of an indicator (得分情况)."""

    FULL = "full", "满分"
    PART = "part", "部分得分"
    NOTHING = "nothing", "不得分"
    OUT = "out", "不计分"


@attrs.frozen(kw_only=True)
class Bar:
    """Something against its whole (条形)."""

    label: str
    """What it is."""
    part: Fraction
    """How much of it."""
    whole: Fraction
    """How much it could be."""
    text: str
    """Both in figures."""
    mark: Mark
    """All of it, some, or none."""


@attrs.frozen(kw_only=True)
class Bars:
    """Bars under one another (条形图)."""

    picture: Picture
    """What is drawn."""
    title: str
    """What it shows."""
    part: str
    """What the filled part is called."""
    whole: str
    """What the whole is called."""
    bars: tuple[Bar, ...]
    """The bars, from the top."""


@attrs.frozen(kw_only=True)
class Stretch:
    """A band as it is drawn (等级区段)."""

    label: str
    """The grade."""
    low: Decimal
    """Where it begins in the picture."""
    high: Decimal
    """Where it ends."""
    text: str
    """The scores that have it."""


@attrs.frozen(kw_only=True)
class Strip:
    """A scale from its lowest score to its highest, and a score on it (等级带)."""

    title: str
    """What it shows."""
    score: str
    """What the score is called."""
    stretches: tuple[Stretch, ...]
    """The bands, the lowest scores first."""
    unit: str = ""
    """What stands behind a figure: nothing for points, the sign of a percentage for a rate."""
    total: Fraction | Decimal | None = None
    """The score; ``None``: only the scale is shown."""
    shown: str = ""
    """The score in figures."""
    grade: str = ""
    """The grade that was given; a clause may have set another than that of the score."""


@attrs.frozen(kw_only=True)
class Curve:
    """What a rule gives for each actual value (得分曲线)."""

    title: str
    """What it shows."""
    across: str
    """What is reached, with its unit."""
    up: str
    """What is earned."""
    pieces: tuple[tuple[tuple[Fraction, Fraction], ...], ...]
    """The unbroken parts of the curve; where one ends and the next begins, it jumps."""
    ticks: tuple[Fraction, ...]
    """Where its course changes, and its ends."""
    full_marks: Fraction
    """What the indicator is worth."""
    reached: tuple[Fraction, Fraction] | None = None
    """The actual value and what it earned; ``None``: only the rule is shown."""
    shown: str = ""
    """Both in figures."""


Chart = Bars | Strip | Curve
"""What can be drawn."""
