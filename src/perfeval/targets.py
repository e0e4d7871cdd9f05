"""The language of targets and actual values (指标值与完成值的写法).

What forms print under 年度指标值 becomes the record it stands for, and the record is written back
in standard signs.
Nothing is guessed: a text that begins with a number or a comparison is understood to its last
character or refused, and words are kept as they are.

    >>> for text in ("≥95%", "不低于3场次", "控制在90万元以内", "80%-100%", "9月前", "三成以上"):
    ...     print(text, "is", format_target(parse_target(text)))
    ≥95% is ≥95%
    不低于3场次 is ≥3场次
    控制在90万元以内 is ≤90万元
    80%-100% is 80%-100%
    9月前 is 9月前
    三成以上 is ≥30%
"""

import re
from collections.abc import Mapping
from types import MappingProxyType, NoneType
from typing import Final, NamedTuple

import attrs

from perfeval.errors import PerfevalError
from perfeval.fields import check_arguments, refuse_unread, take_note, take_text, take_unit
from perfeval.measures import (
    ACTUAL_KINDS,
    TARGET_KINDS,
    Amount,
    AnyActual,
    AnyTarget,
    Deadline,
    Described,
    Done,
    Interval,
    Judged,
    Measured,
    Moment,
    NotApplicable,
    Ratio,
    Reported,
    Target,
    amount,
    take_operator,
)
from perfeval.quantities import MAX_CHARACTERS, SHARE_UNITS, ZERO, Number, exactly
from perfeval.reading import AMOUNT, NUMBER, VAGUE, Reader, either, read_amount
from perfeval.terms import Direction, Operator, Outcome

_DECEMBER: Final = 12


def _named(words: Mapping[Operator, str]) -> Mapping[str, Operator]:
    """Each word with its operator."""
    listed = ((word, each) for each, line in words.items() for word in line.split())
    return MappingProxyType(dict(listed))


BEFORE: Final = _named(
    {
        Operator.AT_LEAST: "≥ >= ≧ 不低于 不少于 不小于 不得低于 不得少于 不得小于 至少 最少 最低 "
        "达到 达 大于等于 大于或等于 高于或等于",
        Operator.ABOVE: "> 大于 高于 超过 多于 超出",
        Operator.EQUAL: "= ═ == 等于",
        Operator.BELOW: "< 小于 低于 少于 不足 不到 不满",
        Operator.AT_MOST: "≤ <= ≦ 不超过 不高于 不多于 不大于 不得超过 不得高于 不得大于 至多 最多 "
        "最高 控制在 小于等于 小于或等于 低于或等于",
    }
)
"""Signs and words before a number, in half width (计算符号的写法)."""
BEHIND: Final = _named(
    {
        Operator.AT_LEAST: "以上 及以上 含以上 (含)以上 以上(含) 以上(含本数)",
        Operator.ABOVE: "以上(不含) (不含)以上",
        Operator.BELOW: "以下(不含) (不含)以下 以内(不含) (不含)以内",
        Operator.AT_MOST: "以下 及以下 含以下 (含)以下 以下(含) 以下(含本数) 以内 之内 内 (含)以内 "
        "以内(含)",
    }
)
"""Words behind a number; 以上, 以下 and 以内 hold it (Civil Code, article 1259)."""
_MIRRORED: Final = MappingProxyType(
    {
        Operator.AT_LEAST: Operator.AT_MOST,
        Operator.ABOVE: Operator.BELOW,
        Operator.EQUAL: Operator.EQUAL,
        Operator.BELOW: Operator.ABOVE,
        Operator.AT_MOST: Operator.AT_LEAST,
    }
)
_OUTCOMES: Final[Mapping[str, Outcome]] = MappingProxyType(
    {each.term: each for each in Outcome}
    | {
        word: each
        for each, line in {
            Outcome.ACHIEVED: "完成 已完成 全部完成 达成 已达成 达标 已达标 达成指标 达成目标",
            Outcome.PARTLY: "部分完成 部分达成 部分达成指标 部分达成预期指标",
            Outcome.NOT_ACHIEVED: "未完成 未达成 未达标 未达成指标 未达成预期指标",
        }.items()
        for word in line.split()
    }
)
"""Words that say how it came out (完成情况的写法)."""

_ENDS: Final = (
    rf"(?=(?:\(不?含\))?(?:{either(BEHIND)})?(?:完成)?"
    rf"(?:\Z|[-~—,±]|至|到|且|并且|{either(BEFORE)}))"
)
_AMOUNT: Final = re.compile(AMOUNT + _ENDS)
_DIGITS: Final = re.compile(rf"[+-]?{NUMBER}%?")
_BEFORE: Final = re.compile(either(BEFORE))
_BEHIND: Final = re.compile(either(BEHIND))
_HELD: Final = re.compile(r"\((?P<out>不)?含\)")
_KEPT: Final = re.compile("控制在")
_TO: Final = re.compile("-|~|—|至|到")
_AROUND: Final = re.compile("±")
_AND: Final = re.compile(rf",?(?:并且|且)|,|(?={either(BEFORE)})")
_DONE: Final = re.compile("完成")
_PER: Final = re.compile(
    rf"每(?P<what>(?:(?!{VAGUE}|[提增升降减达])[^\W\d_]){{1,6}}?)(?={either(BEFORE)}|\d)"
)
_CHANGES: Final = "(?:(?P<more>提升|提高|增长|增加|上升)|降低|下降|减少|下调)(?P<to>到|至)?"
_CHANGED: Final = re.compile(_CHANGES)
_MOMENT: Final = (
    r"(?:(?P<at_the_end>年[底末])"
    r"|(?P<y>[12]\d{3})(?P<sep>[-./])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})日?"
    r"|(?=\d+[年月])(?:(?P<year>[12]\d{3})年度?)?(?:(?P<month>\d{1,2})月份?)?(?:(?P<day>\d{1,2})[日号])?)"
)
_DATE: Final = re.compile(_MOMENT + r"(?P<end>[底末])?")
_DEADLINE: Final = re.compile(
    rf"[于在]?{_DATE.pattern}(?P<held>\(含\))?(?:(?P<before>以前|之前|前)|以内|之内|内)?(?:完成)?\Z"
)
_RATIO: Final = re.compile(rf"(?P<part>{NUMBER})/(?P<whole>{NUMBER})\Z")
_REACHED: Final = re.compile(r"(?:已|实际)?(?:完成|达到|达|实现)(?=\d)")
_NOT_APPLICABLE: Final = re.compile(r"不适用[:：](?P<reason>.+)", re.DOTALL)
_COMPARED: Final = re.compile(rf"\A[+-]?\d|(?:{either(BEFORE)}|{_CHANGES}|±)[+-]?\d")
"""What only a number with its comparison has; other digits are part of words, as in ISO9001."""
_WANTED: Final = "≥95%, 不低于3场次, 80%-100%, 9月前 or the like, or words without a number"


def parse_target(
    text: Number, /, *, unit: str = "", bare: Operator | str = Operator.AT_LEAST
) -> AnyTarget:
    """Read a target as forms print it (年度指标值).

    Args:
        text: the target; a number as it comes from a cell is one without a comparison.
        unit: the unit beside it, in a column of its own (计量单位).
        bare: what a number without a comparison means; by default it is to be reached (达到).

    Returns:
        A number with its comparison, a range, a deadline, or the words as they stand.
        A change is signed: 降低5% is ≤-5%, 提升10% is ≥10%.

    Raises:
        RecordError: ``text.not_understood``: something stands beside the number that is not
            understood, with its position; or the number, the unit or the date cannot be.

    Examples:
        >>> parse_target("9月前")
        Deadline(by=Moment(year=None, month=9, day=None), included=False)
        >>> try:
        ...     parse_target("≥95%左右")
        ... except PerfevalError as error:
        ...     print(error.problems[0].parameters["part"])
        '左右'

    """
    beside, operator = take_unit(unit), take_operator(bare)
    refuse_unread(unit=beside, bare=operator)
    if not isinstance(text, str):
        return Target(operator=operator, value=amount(text, unit=beside))
    words = take_text(text)
    refuse_unread(text=words)
    reader = Reader(words)
    found = _understood(reader, beside, operator)
    if found is None and _COMPARED.search(reader.text):
        raise reader.refused(_WANTED)
    return Described(words.strip()) if found is None else found


def format_target(target: AnyTarget, /) -> str:
    """Write a target in standard signs (年度指标值); what was read is read back as the same.

    Raises:
        RecordError: what is given is no target.

    Examples:
        >>> format_target(parse_target("2023年12月底前完成"))
        '2023年12月底前'

    """
    check_arguments(target=(target, TARGET_KINDS))
    return str(target)


def parse_actual(text: Number, /, *, unit: str = "") -> AnyActual | None:
    """Read an actual value as forms print it (实际完成值).

    Args:
        text: the value; a number as it comes from a cell is one.
        unit: the unit beside it, in a column of its own (计量单位).

    Returns:
        A number, a rate by its two amounts, a date, an outcome, not applicable with its reason,
        or what the table says as it stands; ``None`` where it says nothing.
        A change is signed: 降低5% is -5%.
        What is written as a target, such as ``≥90%``, is no value that was reached, so it is kept
        as it stands, and `checks.find_problems` names it.

    Raises:
        RecordError: the number, the unit or the date cannot be.

    Examples:
        >>> print(parse_actual("102.5％"), parse_actual("7月"), parse_actual("≥90%"))
        102.5% 7月 ≥90%
        >>> parse_actual("已完成").outcome, parse_actual("  ")
        (<Outcome.ACHIEVED: 'achieved'>, None)

    """
    beside = take_unit(unit)
    refuse_unread(unit=beside)
    if not isinstance(text, str):
        return Measured(value=amount(text, unit=beside))
    words = take_note(text)
    refuse_unread(text=words)
    if not words.strip():
        return None
    return _reached(words.strip(), beside) or Reported(words.strip())


def format_actual(actual: AnyActual | None, /) -> str:
    """Write an actual value as forms print it (实际完成值); nothing where it is missing.

    Raises:
        RecordError: what is given is no actual value.

    Examples:
        >>> format_actual(parse_actual("不适用：项目取消")), format_actual(None)
        ('不适用：项目取消', '')

    """
    check_arguments(actual=(actual, (*ACTUAL_KINDS, NoneType)))
    return "" if actual is None else str(actual)


def is_written_as_target(text: str) -> bool:
    """Whether what was reached is written like what was wanted (照抄目标值), such as ≥90%.

    Examples:
        >>> is_written_as_target("≥90%"), is_written_as_target("稳步提升")
        (True, False)

    """
    try:
        wanted, reached = parse_target(text), parse_actual(text)
    except PerfevalError:
        return False
    return isinstance(reached, Reported) and not isinstance(wanted, Described)


def _understood(reader: Reader, unit: str, bare: Operator) -> AnyTarget | None:
    """What a text says to its last character; ``None`` where it does not."""
    if len(reader.text) > MAX_CHARACTERS:
        return None
    for form in (_deadline, _changed, _per, _compared):
        reader.place = 0
        found = form(reader, unit, bare)
        if found is not None and reader.at_end:
            return found
    return None


def _deadline(reader: Reader, _unit: str, _bare: Operator) -> Deadline | None:
    """A date to be kept: 前 leaves the day, month or year out, 底前 and 内 do not."""
    match = reader.take(_DEADLINE)
    if match is None:
        return None
    late = match["end"] or match["held"] or match["at_the_end"]
    return Deadline(by=_moment(match), included=bool(late or not match["before"]))


def _moment(match: re.Match[str]) -> Moment:
    """The day, month or year that was matched."""
    if match["at_the_end"]:
        return Moment(month=_DECEMBER)
    parts = [match["y"] or match["year"], match["m"] or match["month"], match["d"] or match["day"]]
    return Moment(*(None if part is None else int(part) for part in parts))


def _changed(reader: Reader, unit: str, bare: Operator) -> Target | Interval | None:
    """A change, with its sign; where it says 到 or 至, the value itself."""
    match = reader.take(_CHANGED)
    if match is None:
        return None
    down = match["more"] is None
    if match["to"]:
        return _compared(reader, unit, Operator.AT_MOST if down else bare)
    found = _compared(reader, unit, bare)
    return _mirrored(found) if found and down else found


def _mirrored(found: Target | Interval) -> Target | Interval:
    """What is wanted of a change, as a change the other way."""
    if isinstance(found, Target):
        return Target(operator=_MIRRORED[found.operator], value=_opposite(found.value))
    return Interval(
        low=_opposite(found.high),
        high=_opposite(found.low),
        low_included=found.high_included,
        high_included=found.low_included,
    )


def _opposite(value: Amount) -> Amount:
    """An amount with the other sign."""
    return Amount(-value.number, value.unit)


def _per(reader: Reader, unit: str, bare: Operator) -> Target | Interval | None:
    """So much a unit: 每亩300元 is 300元/亩."""
    match = reader.take(_PER)
    found = _compared(reader, unit, bare) if match else None
    if match is None or found is None:
        return None
    if isinstance(found, Target):
        return attrs.evolve(found, value=_rate(found.value, match))
    low, high = (_rate(end, match) for end in (found.low, found.high))
    return attrs.evolve(found, low=low, high=high)


def _rate(value: Amount, per: re.Match[str] | None) -> Amount:
    """An amount for each of what stands behind 每."""
    return Amount(value.number, f"{value.unit}/{per['what']}") if per else value


def _compared(reader: Reader, unit: str, bare: Operator) -> Target | Interval | None:
    """A number with its comparison, or a range."""
    kept = reader.take(_KEPT) is not None
    before = _operator(reader, _BEFORE, BEFORE)
    around = reader.take(_AROUND)
    value = None if around else _amount(reader, unit)
    if around or (value and reader.take(_AROUND)):
        return _around(value, _amount(reader, unit)) if before is None else None
    if value is None:
        return None
    behind = _operator(reader, _BEHIND, BEHIND)
    if found := _range(reader, unit, _Edge(before, value)) if behind is None else None:
        return found
    if before and behind and before is not behind:
        return None
    operator = before or behind or (Operator.AT_MOST if kept else bare)
    both = _both(reader, unit, _Edge(operator, value))
    reader.take(_DONE)
    return both or Target(operator=operator, value=value)


class _Edge(NamedTuple):
    """An end of a range, with its comparison where it has one."""

    operator: Operator | None
    value: Amount


def _range(reader: Reader, unit: str, first: _Edge) -> Interval | None:
    """From the first end to a second one, each with 含 or 不含 where it says so."""
    begin, low_held = reader.place, reader.take(_HELD)
    to, second = reader.take(_TO), _operator(reader, _BEFORE, BEFORE)
    high = _amount(reader, unit) if to else None
    if high is None:
        reader.place = begin
        return None
    low = first.value if first.value.unit else Amount(first.value.number, high.unit)
    return Interval(
        low=low,
        high=high,
        low_included=_included(low_held, first.operator),
        high_included=_included(reader.take(_HELD), second),
    )


def _both(reader: Reader, unit: str, first: _Edge) -> Interval | None:
    """A range by its two comparisons: ≥80%且≤100%."""
    begin, joined = reader.place, reader.take(_AND)
    operator = _operator(reader, _BEFORE, BEFORE) if joined else None
    value = _amount(reader, unit) if operator else None
    edges = {Direction.NEUTRAL: first}
    if operator and value:
        second = _Edge(operator, value)
        edges |= {(each.operator or operator).direction: each for each in (first, second)}
    if len(edges) != len(Direction):
        reader.place = begin
        return None
    low, high = edges[Direction.POSITIVE], edges[Direction.REVERSE]
    return Interval(
        low=low.value,
        high=high.value,
        low_included=_included(None, low.operator),
        high_included=_included(None, high.operator),
    )


def _included(held: re.Match[str] | None, operator: Operator | None) -> bool:
    """Whether an end belongs to its range."""
    if held is not None:
        return held["out"] is None
    return operator not in {Operator.ABOVE, Operator.BELOW}


def _around(middle: Amount | None, off: Amount | None) -> Interval | None:
    """A range around a number, or around zero; both in one unit, which one of them may name."""
    if off is None:
        return None
    middle = middle or Amount(ZERO, off.unit)
    unit = middle.unit or ("" if off.unit in SHARE_UNITS else off.unit)
    if off.unit not in {"", unit}:
        return None
    with exactly():
        low, high = middle.number - off.number, middle.number + off.number
    return Interval(low=Amount(low, unit), high=Amount(high, unit))


def _operator(
    reader: Reader, pattern: re.Pattern[str], words: Mapping[str, Operator]
) -> Operator | None:
    """The comparison that stands here, if any."""
    match = reader.take(pattern)
    return None if match is None else words[match[0]]


def _amount(reader: Reader, unit: str) -> Amount | None:
    """The amount that stands here, if any."""
    match = reader.take(_AMOUNT)
    if match is None:
        reader.take(_DIGITS)  # What is behind them is not understood.
        return None
    return read_amount(match[0], unit=unit)


def _reached(words: str, unit: str) -> AnyActual | None:
    """What was reached; ``None`` where it says more than a value."""
    reader = Reader(words)
    if outcome := _OUTCOMES.get(reader.text):
        return Judged(outcome=outcome, text=words)
    if reason := _NOT_APPLICABLE.fullmatch(words):
        return NotApplicable(reason["reason"])
    if len(reader.text) > MAX_CHARACTERS:
        return None
    if date := _DATE.fullmatch(reader.text):
        return Done(on=_moment(date))
    if ratio := _RATIO.fullmatch(reader.text):
        return Ratio(part=ratio["part"], whole=ratio["whole"])
    value = _value(reader, unit)
    return None if value is None or not reader.at_end else Measured(value=value)


def _value(reader: Reader, unit: str) -> Amount | None:
    """A number that was reached, a change with its sign, or so much a unit."""
    reader.take(_REACHED)
    changed, per = reader.take(_CHANGED), reader.take(_PER)
    value = _amount(reader, unit)
    if value is None:
        return None
    down = changed is not None and not (changed["more"] or changed["to"])
    return _rate(_opposite(value) if down else value, per)
