"""What a call refuses: the codes and the places of its problems, for tests to state."""

from collections.abc import Callable
from typing import Any

import pytest

from perfeval.codes import Code
from perfeval.errors import Problem, RecordError, format_path


def untyped(value: object) -> Any:
    """The value, unknown to type checkers: for calls that are wrong on purpose."""
    return value


def problems_of(make: Callable[..., object], *given: object, **named: object) -> list[Problem]:
    """Every problem for which a call is refused."""
    with pytest.raises(RecordError) as caught:
        make(*given, **named)
    return list(caught.value.problems)


def refusals(make: Callable[..., object], *given: object, **named: object) -> list[Code]:
    """The codes of all problems, in order."""
    return [each.code for each in problems_of(make, *given, **named)]


def placed(make: Callable[..., object], *given: object, **named: object) -> list[tuple[str, Code]]:
    """The place and code of each problem, in order."""
    found = problems_of(make, *given, **named)
    return [(format_path(each.path), each.code) for each in found]
