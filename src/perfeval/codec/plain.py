"""Plain data from anybody (普通数据): measured before it is read.

Depth, items and the names of fields are looked at without recursion and in as many steps as there
are items, so that data that holds itself is refused like any that is too deep.
"""

from typing import cast

from perfeval.codec.limits import Limits
from perfeval.codec.values import shown
from perfeval.codes import Code
from perfeval.errors import Path, Problem, RecordError, problem
from perfeval.fields import refuse

_Trail = tuple["_Trail", str | int] | None
"""The steps to a value, from the last to the first."""


def measure(data: object, limits: Limits) -> None:
    """Refuse data that is too deep, holds too much, or has a field without a name.

    Raises:
        RecordError: ``codec.too_deep``, ``codec.too_many``, or every ``codec.key``.

    """
    found: list[Problem] = []
    rest: list[tuple[object, int, _Trail]] = [(data, 1, None)]
    items = 0
    while rest:
        value, depth, trail = rest.pop()
        if type(value) is not dict and type(value) is not list:
            continue
        if depth > limits.depth:
            raise refuse(Code.CODEC_TOO_DEEP, limit=limits.depth)
        held = cast("dict[object, object] | list[object]", value)
        items += max(len(held), 1)
        if items > limits.items:
            raise refuse(Code.CODEC_TOO_MANY, found=items, limit=limits.items)
        found += _nameless(held, trail)
        rest += _inside(held, depth + 1, trail)
    if found:
        raise RecordError(found[: limits.problems])


def _inside(
    held: dict[object, object] | list[object], depth: int, trail: _Trail
) -> list[tuple[object, int, _Trail]]:
    """What stands in a list or an object and can hold more."""
    pairs = held.items() if isinstance(held, dict) else enumerate(held)
    steps = cast("list[tuple[str | int, object]]", list(pairs))
    return [
        (value, depth, (trail, step))
        for step, value in reversed(steps)
        if type(value) is dict or type(value) is list
    ]


def _nameless(held: dict[object, object] | list[object], trail: _Trail) -> list[Problem]:
    """The fields of an object whose names are no texts."""
    if isinstance(held, list):
        return []
    names = [name for name in held if type(name) is not str]
    return [problem(Code.CODEC_KEY, *_path(trail), found=shown(name)) for name in names]


def _path(trail: _Trail) -> Path:
    """The steps to a value, from the first to the last."""
    steps: list[str | int] = []
    while trail is not None:
        trail, step = trail
        steps.append(step)
    return tuple(reversed(steps))
