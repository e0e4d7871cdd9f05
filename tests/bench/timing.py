"""How sides are timed against one another: in turns, so that noise hits all of them."""

from collections.abc import Callable
from statistics import median
from time import process_time
from typing import Any, Final, NamedTuple


class Side(NamedTuple):
    """What is timed."""

    call: Callable[[Any], object]
    given: Callable[[], object]
    """What a call gets; asked for before each call and outside the time, so it can be new."""

    def run(self) -> object:
        """One call."""
        return self.call(self.given())


ROUNDS: Final = 7
"""How often every side has its turn."""
TURN: Final = 0.02
"""How many seconds a turn lasts, about."""


class Result(NamedTuple):
    """What one side costs beside another."""

    what: str
    peer: str
    ours: float
    theirs: float
    unit: str
    ratio: float
    aim: float | None = None
    """The most that the ratio should be; ``None``: shown for comparison only."""

    @property
    def met(self) -> str:
        """Whether the aim is met."""
        if self.aim is None:
            return ""
        return "yes" if self.ratio <= self.aim else "no"


def in_turns(sides: dict[str, Side], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """The processor time of one call of each side, in microseconds, once a round."""
    repeats = {name: _repeats(side) for name, side in sides.items()}
    times: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, side in sides.items():
            times[name].append(_timed(side, repeats[name]) * 1e6)
    return times


def compare(
    what: str,
    ours: Side,
    peers: dict[str, tuple[Side, float | None]],
    rounds: int = ROUNDS,
) -> list[Result]:
    """Ours beside each of its peers; the ratio is the median of those of the rounds."""
    sides = {"": ours, **{name: side for name, (side, _) in peers.items()}}
    times = in_turns(sides, rounds)
    return [result(what, name, times[""], times[name], "µs", aim=peers[name][1]) for name in peers]


def result(  # noqa: PLR0913  A result is what these make together.
    what: str,
    peer: str,
    ours: list[float],
    theirs: list[float],
    unit: str,
    *,
    aim: float | None = None,
) -> Result:
    """The medians of two sides and of their ratios."""
    ratio = median(mine / other for mine, other in zip(ours, theirs, strict=True))
    return Result(what, peer, median(ours), median(theirs), unit, ratio, aim)


def _repeats(side: Side) -> int:
    """How many calls make a turn; the first call warms up and does not count."""
    side.run()
    return max(1, round(TURN / max(_timed(side, 1), 1e-7)))


def _timed(side: Side, repeats: int) -> float:
    """The seconds of one call, over so many."""
    call, arguments = side.call, [side.given() for _ in range(repeats)]
    start = process_time()
    for each in arguments:
        call(each)
    return (process_time() - start) / repeats
