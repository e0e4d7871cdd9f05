"""What the tests of evaluations share: short ways to write a table, and to say what is found."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

import pytest

from perfeval.codes import Code
from perfeval.errors import EvaluationError, Problem, format_path
from perfeval.evaluation import Evaluation, evaluate
from perfeval.funds import Budget
from perfeval.measures import AnyActual, AnyTarget, Measured, NotApplicable, Target, amount
from perfeval.records import Indicator, Project
from perfeval.scales import FOUR_TIER
from perfeval.schemes import Recording, Scheme

T = TypeVar("T")

ABSENT = NotApplicable("本年无此项")
"""An actual value that says why there is none."""


def untyped(made: Any) -> Any:
    """The same object, about which the type checker knows nothing."""
    return made


def built(kind: Callable[..., T], /, **fields: Any) -> T:
    """A record whose fields are given as they come."""
    return kind(**fields)


def goal(value: str, operator: str = "at_least") -> Target:
    """A target: a number that stands with its unit."""
    return built(Target, operator=operator, value=value)


def item(
    reached: str | AnyActual | None,
    marks: str | None = "100",
    name: str = "甲",
    **more: Any,
) -> Indicator:
    """An indicator that earns, of its marks, just the number that was reached."""
    actual = Measured(value=amount(reached)) if isinstance(reached, str) else reached
    target: AnyTarget | None = more.pop("target", None if marks is None else goal(marks))
    return built(Indicator, name=name, full_marks=marks, target=target, actual=actual, **more)


def table(*indicators: Indicator, **more: Any) -> Project:
    """A project with these indicators."""
    return built(Project, name="项目", indicators=indicators, **more)


def spent(executed: str | None, adjusted: str | None, **more: Any) -> Budget:
    """A fund block."""
    return built(Budget, adjusted=adjusted, executed=executed, **more)


def method(**more: Any) -> Scheme:
    """A scheme that grades at 85, 75 and 60, unless it is told otherwise."""
    return built(Scheme, **{"name": "某县", "scale": FOUR_TIER, **more})


def moved(*marks: str, absent: str = "40", **more: Any) -> Evaluation:
    """Indicators earned in full, to which the points of one that does not apply are moved."""
    rows = [item(each, each, f"甲{place}", **more) for place, each in enumerate(marks)]
    return evaluate(
        table(*rows, item(ABSENT, absent, "乙", **more)), scheme=method(inapplicable="redistribute")
    )


AT_TOTAL = Recording(at="total")
"""Only the total is rounded."""


def refusal(call: Callable[[], object]) -> list[tuple[str, Code]]:
    """The place and code of every reason why there is no evaluation."""
    with pytest.raises(EvaluationError) as caught:
        call()
    return placed(caught.value.problems)


def refused(*indicators: Indicator, scheme: Scheme, **more: Any) -> list[tuple[str, Code]]:
    """Why a table cannot be evaluated."""
    return refusal(lambda: evaluate(table(*indicators, **more), scheme=scheme))


def placed(problems: Iterable[Problem]) -> list[tuple[str, Code]]:
    """The place and code of each problem, in order."""
    return [(format_path(each.path), each.code) for each in problems]


def facts(problems: Iterable[Problem], code: Code) -> list[dict[str, object]]:
    """The parameters of the problems with a code."""
    return [dict(each.parameters) for each in problems if each.code is code]


def outcome(result: Evaluation) -> tuple[str | None, str | None]:
    """The total as it is printed, and the grade."""
    total = None if result.total is None else str(result.total)
    return total, None if result.grade is None else result.grade.label


def points(result: Evaluation) -> list[tuple[Fraction | None, Decimal | None]]:
    """What each indicator earned, exactly and as recorded."""
    return [(each.exact, each.recorded) for each in result.scores]
