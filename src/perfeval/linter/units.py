"""Numbers a hundred or ten thousand times apart, and what was meant (单位核查)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from perfeval.codes import Code, Severity
from perfeval.errors import Problem, problem
from perfeval.measures import Amount, Target
from perfeval.quantities import MONEY_UNITS, SHARE_UNITS, ZERO, exactly
from perfeval.records import Indicator
from perfeval.terms import Direction

WAN: Final = Fraction(10_000)
"""How many yuan are one 万元."""
_HUNDRED: Final = Fraction(100)
_ALIKE: Final = (Fraction(1, 2), Fraction(3, 2))
"""Numbers that belong together and were mixed up are this near each other when they are mended."""
_PERCENT: Final = frozenset({"%", "百分比", ""})
_BRACKETS: Final = re.compile(r"[()\[\]、]")
_TIME: Final = re.compile(r"/年|每年|以上|左右")
_OPEN: Final = frozenset({"no unit", "万", "亿", "倍"})
"""What may stand before money and counts alike, or for either."""
_ALIKE_UNITS: Final = tuple(
    frozenset(each.split())
    for each in (
        "人 名 位 人次 个人 员",
        "台 套 台套 辆",
        "个 家 所 处 座",
        "公里 km 千米",
        "平方米 ㎡ m2 m² 平方",
        "天 日 个工作日 工作日",
        "次 场 场次 期",
        "年 周年",
        "份 册 本",
    )
)
"""Counters of the same (同义计量单位)."""
_LEAST_PERCENT: Final = 10
"""Below it a percentage and a share of the same size cannot be told apart."""


def meant(found: Decimal, beside: Decimal, times: Fraction) -> Decimal | None:
    """What a number probably is that stands so many times apart from another (疑似应填数).

    Args:
        found: the number, above zero.
        beside: the one that it belongs to, above zero.
        times: how many times they are apart where they were mixed up.

    Returns:
        The number as it was probably meant; ``None`` where nothing suggests a mistake.

    Examples:
        >>> meant(Decimal("899740"), Decimal("90"), WAN)
        Decimal('89.974')
        >>> meant(Decimal("45"), Decimal("90"), WAN) is None
        True

    """
    low, high = _ALIKE
    ratio = Fraction(found) / Fraction(beside)
    for factor in (times, 1 / times):
        if low <= ratio / factor <= high:
            exact = Fraction(found) / factor
            with exactly():
                return Decimal(exact.numerator) / Decimal(exact.denominator)
    return None


def mixed_units(indicator: Indicator, target: Target, reached: Amount) -> Iterator[Problem]:
    """A percentage written as a share, or yuan among ten thousands of yuan, in an indicator."""
    wanted, name = target.value, indicator.name
    if wanted.number <= ZERO or reached.number <= ZERO:
        return
    if wanted.unit == reached.unit and wanted.unit in MONEY_UNITS:
        amount = meant(reached.number, wanted.number, WAN)
        if amount is not None:
            both, mended = _both(reached, wanted), f"{amount:f}{wanted.unit}"
            yield problem(Code.LINT_AMOUNT, "actual", indicator=name, wanted=mended, **both)
    named = wanted.unit + reached.unit or name.endswith(("率", "度"))
    if {wanted.unit, reached.unit} <= _PERCENT and named:
        yield from _share(name, target, reached)


def _share(name: str, target: Target, reached: Amount) -> Iterator[Problem]:
    """One of two percentages is a share: 0.95 beside 95%; of little, less may well be true."""
    small, large, field = reached, target.value, "actual"
    if small.number > large.number:
        small, large, field = large, small, "target"
    if large.number < _LEAST_PERCENT or target.operator.direction is Direction.REVERSE:
        return
    percent = meant(small.number, large.number, _HUNDRED)
    if percent is not None:
        sign = "%" if small.unit + large.unit else ""
        both, mended = _both(small, large), f"{percent:f}{sign}"
        yield problem(Code.LINT_PERCENT, field, indicator=name, wanted=mended, **both)


def unit_explained(found: Problem) -> Iterator[Problem]:
    """Two units that differ, as a checker sees them: by name alone, or in what they count.

    Money or a share beside anything else is an error; of two counters one may stand for the other.
    """
    one, two = (_plain(str(found.parameters[name])) for name in ("target", "actual"))
    if one == two or any({one, two} <= alike for alike in _ALIKE_UNITS):
        return
    families = {_family(one), _family(two)}
    sure = len(families) > 1 and None not in families
    yield found if sure else attrs.evolve(found, severity=Severity.WARNING)


def _plain(unit: str) -> str:
    """A unit without brackets, and without the time that it is counted in: 台(套), 次/年."""
    return _TIME.sub("", _BRACKETS.sub("", unit))


def _family(unit: str) -> str | None:
    """What a unit measures: money, a share or a count; ``None`` where that cannot be told."""
    counted = unit.partition("/")[0]
    if counted in MONEY_UNITS or counted in SHARE_UNITS:
        return "money" if counted in MONEY_UNITS else "share"
    return None if unit in _OPEN else "count"


def _both(found: Amount, beside: Amount) -> dict[str, str]:
    """The amount that is doubted, and the one beside it."""
    return {"found": str(found), "beside": str(beside)}
