"""The standard wording of rules (计分规则的标准表述): one table, read both ways.

Each family of rules has a form: words with the fields of the record between them.
What stands in square brackets is left out where its field has its default, and what stands behind
a question mark is there where a field is true.
A rule is written by its form and read by the same form, so what is written is read as the same.

    >>> from perfeval.rules import Deduction
    >>> rule = Deduction(per="1", points="0.5", when="below", part_step="full")
    >>> format_rule(rule)
    '每低于目标值1扣0.5分，不足一档不计，扣完为止'
    >>> format_rule(rule, locale="en")
    '0.5 points off for each 1 below the target; a part of a step does not count; down to nothing'
    >>> rule_in_standard_wording(format_rule(rule)) == rule
    True
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import attrs

from perfeval.codes import Code
from perfeval.errors import RecordError, problem, quoted
from perfeval.judgements import (
    AllOrNothing,
    AssessedByHand,
    Checklist,
    Element,
    InapplicableElement,
    OutcomeBand,
    QualitativeBands,
    Unchosen,
)
from perfeval.measures import Amount
from perfeval.quantities import ZERO, number, scaled, share
from perfeval.reading import either
from perfeval.rules import (
    BonusAndPenalty,
    Deduction,
    Equality,
    Interpolation,
    Otherwise,
    OverBand,
    OverFulfilment,
    PartStep,
    Proportional,
    Reverse,
    ReverseForm,
    Step,
    StepTable,
    Tally,
    Threshold,
    ThresholdOf,
    When,
)
from perfeval.rules.composed import MOST_DEPTH
from perfeval.scoring import Rule
from perfeval.terms import Outcome

LOCALES: Final = ("zh_CN", "en")
"""The languages in which a rule is written; the first is the one that is read."""


class _Form(NamedTuple):
    """How a record of a kind is written, where some of its fields have fixed values."""

    kind: type
    chinese: str
    english: str
    fixed: Mapping[str, object] = MappingProxyType({})


class _Sort(NamedTuple):
    """How the value of a field is written and read."""

    pattern: str
    write: Callable[[Any, str], str]
    read: Callable[[str], object]


_FORMS: Final = (
    _Form(
        Proportional,
        "完成目标值得满分，未完成按实际值与目标值的比例得分",
        "full marks for reaching the target, else in proportion to it",
        {"cap": 1},
    ),
    _Form(
        Proportional,
        "按实际值与目标值的比例得分，不封顶",
        "in proportion to the target, without a cap",
        {"cap": None},
    ),
    _Form(
        Proportional,
        "按实际值与目标值的比例得分，最多得满分的{cap:share}",
        "in proportion to the target, at most {cap:share} of full marks",
    ),
    _Form(
        Reverse,
        "不超过目标值得满分，超过按超出部分占目标值的比例扣分",
        "full marks up to the target, beyond it less by the part of the target exceeded",
        {"form": ReverseForm.LINEAR},
    ),
    _Form(
        Reverse,
        "不超过目标值得满分，超过按目标值与实际值的比例得分",
        "full marks up to the target, beyond it target over actual",
        {"form": ReverseForm.RATIO},
    ),
    _Form(
        Equality,
        "等于目标值[（相差不超过{tolerance:number}）]得满分，否则{otherwise:otherwise}",
        "full marks for the very target[ (within {tolerance:number})], else {otherwise:otherwise}",
    ),
    _Form(
        Interpolation,
        "达到目标值得满分，{floor:number}处得满分的{share_at_floor:share}，其间线性插值，"
        "之外得满分的{share_beyond:share}",
        "full marks at the target, {share_at_floor:share} of them at {floor:number}, a straight"
        " line between, {share_beyond:share} beyond",
    ),
    _Form(
        Deduction,
        "[以{limit:amount}为准，]每{when:when}目标值{relative:base}{per:number}扣{points:number}分"
        "，{part_step:part_step}，{floor:floor}[，最多扣{most_off:number}分]",
        "[from {limit:amount}: ]{points:number} points off for each {per:number}"
        "{relative:base} {when:when} the target; {part_step:part_step}; {floor:floor}"
        "[; at most {most_off:number} points off]",
    ),
    _Form(
        StepTable,
        "[?absolute:按绝对值]分档计分（单位{unit:unit}）：{steps:steps}",
        "by ranges[?absolute: of the value without its sign] (unit {unit:unit}): {steps:steps}",
    ),
    _Form(
        Tally,
        "每1{unit:unit}得{points:number}分，得满为止",
        "{points:number} points for each {unit:unit}, up to full marks",
    ),
    _Form(
        BonusAndPenalty,
        "等于目标值得满分，每高{per:number}加{bonus:number}分[，最多加{most_bonus:number}分]，"
        "每低同样一档扣{penalty:number}分[，最多扣{most_penalty:number}分]",
        "full marks at the target, {bonus:number} points more for each {per:number} above it[,"
        " at most {most_bonus:number}], {penalty:number} less for each such step below[, at"
        " most {most_penalty:number}]",
    ),
    _Form(
        Threshold,
        "{of:threshold_of}{when:when}{at:amount}不得分，其余【{rule:rule}】",
        "nothing where the {of:threshold_of} is {when:when} {at:amount}, else ({rule:rule})",
    ),
    _Form(
        OverFulfilment,
        "达到目标值的{limit:share}为明显超过[?reason_wanted:，须说明原因][，{bands:over_bands}]"
        "[，每再超过一倍少得满分的{slope:share}]，其余【{rule:rule}】",
        "far exceeded from {limit:share} of the target on[?reason_wanted:, to be explained]"
        "[, {bands:over_bands}][, {slope:share} of full marks less for each whole target"
        " beyond], else ({rule:rule})",
    ),
    _Form(
        AllOrNothing,
        "完成目标得满分，未完成不得分",
        "full marks where the target is met, else nothing",
    ),
    _Form(
        Checklist,
        "按要素计分：{elements:elements}[。每缺一项扣{off:number}分]"
        "[。要素不适用的{inapplicable:inapplicable}]",
        "by elements: {elements:elements}[. {off:number} points off for each that is missing]"
        "[. One that does not apply is {inapplicable:inapplicable}]",
    ),
    _Form(
        QualitativeBands,
        "定性分档：{bands:outcome_bands}[。未评定的{unchosen:unchosen}]",
        "by outcome: {bands:outcome_bands}[. Where nobody chose: {unchosen:unchosen}]",
    ),
    _Form(
        AssessedByHand,
        "由评价人评定[，最低{least:number}分]",
        "given by a person[, at least {least:number} points]",
    ),
)
_POINTS: Final = (
    "得[{least_points:number}至]{points:number}分",
    "[{least_points:number} to ]{points:number} points",
)
_STEPS: Final = (
    _Form(
        Step,
        "[（{low_included:side}）]任意值[（{high_included:side}）]" + _POINTS[0],
        "[({low_included:side}) ]any value[ ({high_included:side})]: " + _POINTS[1],
        {"low": None, "high": None},
    ),
    _Form(
        Step,
        "[（{low_included:side}）]{high:number}以下（{high_included:side}）" + _POINTS[0],
        "[({low_included:side}) ]up to {high:number} ({high_included:side}): " + _POINTS[1],
        {"low": None},
    ),
    _Form(
        Step,
        "{low:number}以上（{low_included:side}）[（{high_included:side}）]" + _POINTS[0],
        "from {low:number} ({low_included:side})[ ({high_included:side})]: " + _POINTS[1],
        {"high": None},
    ),
    _Form(
        Step,
        "{low:number}（{low_included:side}）至{high:number}（{high_included:side}）" + _POINTS[0],
        "{low:number} ({low_included:side}) to {high:number} ({high_included:side}): " + _POINTS[1],
    ),
)
_OVER_BANDS: Final = (
    _Form(
        OverBand,
        "达到目标值的{limit:share}最多得满分的{kept:share}",
        "from {limit:share} on at most {kept:share}",
    ),
)
_ELEMENTS: Final = (
    _Form(
        Element,
        "{text:text}[得满分的{share:share}][?gate:（前提）]",
        "{text:text}[ {share:share} of full marks][?gate: (nothing at all without it)]",
    ),
)
_OUTCOME_BANDS: Final = (
    _Form(
        OutcomeBand,
        "{outcome:outcome}得满分的{low:share}（{low_included:side}）至"
        "{high:share}（{high_included:side}）",
        "{outcome:outcome} {low:share} ({low_included:side}) to {high:share}"
        " ({high_included:side})",
    ),
)


def format_rule(rule: Rule, /, *, locale: str = LOCALES[0]) -> str:
    """Write a rule in its standard wording (计分规则的标准表述).

    Args:
        rule: one of the standard rules.
        locale: ``"zh_CN"``, which `rule_text.parse_rule` reads back as the same rule, or ``"en"``.

    Raises:
        RecordError: the rule is none of the standard ones; the language is none of the two.

    Examples:
        >>> from perfeval.rules import Proportional, Threshold
        >>> format_rule(Threshold(at="60%", of="attainment", rule=Proportional()))
        '目标完成率低于60%不得分，其余【完成目标值得满分，未完成按实际值与目标值的比例得分】'

    """
    if locale not in LOCALES:
        wanted = ", ".join(LOCALES)
        raise RecordError(
            [problem(Code.TERM_UNKNOWN, "locale", found=quoted(locale), wanted=wanted)]
        )
    if not any(form.kind is type(rule) for form in _FORMS):
        raise RecordError(
            [problem(Code.RECORD_KIND, found=quoted(rule), wanted="one of the standard rules")]
        )
    return _written(rule, _FORMS, locale)


def rule_in_standard_wording(text: str) -> Rule | None:
    """The rule whose standard wording a text is; ``None`` where it is none's.

    Raises:
        RecordError: it is one's, whose fields cannot be.

    """
    if re.sub(_IN_QUOTES, "", text).count("【") > MOST_DEPTH + 1:
        return None
    found: Any = _read(text, _FORMS)
    return found  # type: ignore[no-any-return]  # The forms make rules.


def _written(record: object, forms: tuple[_Form, ...], locale: str) -> str:
    """A record in the words of its form."""
    form = next(form for form in forms if _fits(form, record))
    return _filled(form.chinese if locale == LOCALES[0] else form.english, record, locale)


def _fits(form: _Form, record: object) -> bool:
    """Whether a record is of the form's kind, and has its fixed values."""
    fixed = form.fixed.items()
    return form.kind is type(record) and all(getattr(record, name) == to for name, to in fixed)


def _filled(words: str, record: object, locale: str) -> str:
    """The words with the values of the fields between them."""
    return "".join(_parts(words, record, locale))


def _parts(words: str, record: object, locale: str) -> Iterable[str]:
    """The parts of the words, one by one."""
    for token in _TOKENS.finditer(words):
        if token["sort"]:
            yield _SORTS[token["sort"]].write(getattr(record, token["field"]), locale)
        elif token["flag"]:
            yield token["then"] if getattr(record, token["flag"]) else ""
        elif token["option"]:
            yield _filled(token["option"], record, locale) if _says(token["option"], record) else ""
        else:
            yield token["plain"]


def _says(words: str, record: object) -> bool:
    """Whether a field in the words is other than by default."""
    return any(
        getattr(record, token["field"]) != _default(type(record), token["field"])
        for token in _TOKENS.finditer(words)
        if token["sort"]
    )


def _default(kind: type, field: str) -> object:
    """The default of a field."""
    found: object = attrs.fields_dict(kind)[field].default
    return found


def _read(text: str, forms: tuple[_Form, ...]) -> object:
    """The record whose form a text has; ``None`` where it has none."""
    for form in forms:
        match = _pattern(form.chinese).fullmatch(text)
        values = {} if match is None else _values(form.chinese, match)
        if match is not None and None not in values.values():
            return form.kind(**form.fixed, **values)
    return None


def _values(words: str, match: re.Match[str]) -> dict[str, object]:
    """The values of the fields that a text states."""
    values: dict[str, object] = {}
    for token in _TOKENS.finditer(words):
        if token["sort"] and match[token["field"]] is not None:
            values[token["field"]] = _SORTS[token["sort"]].read(match[token["field"]])
        elif token["flag"]:
            values[token["flag"]] = match[token["flag"]] is not None
        elif token["option"]:
            values |= _values(token["option"], match)
    return values


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """What a text of the form looks like."""
    return re.compile(_expression(words), re.DOTALL)


def _expression(words: str) -> str:
    """The same, as a regular expression."""
    parts: list[str] = []
    for token in _TOKENS.finditer(words):
        if token["sort"]:
            parts.append(f"(?P<{token['field']}>{_SORTS[token['sort']].pattern})")
        elif token["flag"]:
            parts.append(f"(?P<{token['flag']}>{re.escape(token['then'])})?")
        elif token["option"]:
            parts.append(f"(?:{_expression(token['option'])})?")
        else:
            parts.append(re.escape(token["plain"]))
    return "".join(parts)


_TOKENS: Final = re.compile(
    r"\{(?P<field>\w+):(?P<sort>\w+)\}"
    r"|\[\?(?P<flag>\w+):(?P<then>[^\]]*)\]"
    r"|\[(?P<option>[^\]]*)\]"
    r"|(?P<plain>[^\[\]{}]+)"
)
_DECIMAL: Final = r"-?\d+(?:\.\d+)?"
_IN_QUOTES: Final = "「(?:[^」]|」」)*」"
_WORD: Final = r"[^\W\d_]*|[%‰]"
_UNIT: Final = rf"(?:{_WORD}|{_IN_QUOTES})"
_ITEMS: Final = re.compile(rf"(?:{_IN_QUOTES}|[^；「])+")


def _quote(text: str) -> str:
    """A text in its own quotes."""
    return f"「{text.replace('」', '」」')}」"


def _unquote(text: str) -> str:
    """The text in the quotes."""
    return text[1:-1].replace("」」", "」")


def _unit_written(unit: str) -> str:
    """A unit, in quotes where it is more than a word."""
    return unit if re.fullmatch(_WORD, unit) else _quote(unit)


def _unit_read(text: str) -> str:
    """A unit, out of its quotes."""
    return _unquote(text) if text.startswith("「") else text


def _amount_read(text: str) -> Amount:
    """An amount with its unit, which may be in quotes."""
    digits = re.match(_DECIMAL, text)
    end = 0 if digits is None else digits.end()
    return Amount(text[:end], _unit_read(text[end:]))


def _floor_read(text: str) -> object:
    """The least that is left."""
    return ZERO if text == _TO_NOTHING[0] else number(text.removeprefix("最低").removesuffix("分"))


def _terms(words: Mapping[object, tuple[str, str]]) -> _Sort:
    """A term, by its words in the two languages."""
    meanings = {chinese: term for term, (chinese, _) in words.items()}
    return _Sort(
        either(meanings),
        lambda term, locale: words[term][LOCALES.index(locale)],
        meanings.__getitem__,
    )


def _list(forms: tuple[_Form, ...]) -> _Sort:
    """Records in a row, each by one of the forms."""
    item = "|".join(re.sub(r"\?P<\w+>", "?:", _expression(form.chinese)) for form in forms)
    return _Sort(
        f"(?:{item})(?:；(?:{item}))*",
        lambda records, locale: ("；" if locale == LOCALES[0] else "; ").join(
            _written(record, forms, locale) for record in records
        ),
        lambda text: [_read(each, forms) for each in _ITEMS.findall(text)],
    )


_TO_NOTHING: Final = ("扣完为止", "down to nothing")
_SORTS: Final[dict[str, _Sort]] = {
    "number": _Sort(_DECIMAL, lambda value, _: f"{value:f}", number),
    "share": _Sort(rf"{_DECIMAL}%", lambda value, _: f"{scaled(value, 2):f}%", share),
    "amount": _Sort(
        rf"{_DECIMAL}{_UNIT}",
        lambda value, _: f"{value.number:f}{_unit_written(value.unit)}",
        _amount_read,
    ),
    "unit": _Sort(_UNIT, lambda unit, _: _unit_written(unit), _unit_read),
    "text": _Sort(_IN_QUOTES, lambda text, _: _quote(text), _unquote),
    "rule": _Sort(
        ".+", lambda rule, locale: format_rule(rule, locale=locale), rule_in_standard_wording
    ),
    "floor": _Sort(
        rf"{_TO_NOTHING[0]}|最低{_DECIMAL}分",
        lambda floor, locale: (
            _TO_NOTHING[LOCALES.index(locale)]
            if floor == ZERO
            else (f"最低{floor:f}分", f"not below {floor:f} points")[LOCALES.index(locale)]
        ),
        _floor_read,
    ),
    "base": _terms({True: ("的百分之", "% of it"), False: ("", "")}),
    "side": _terms({True: ("含", "included"), False: ("不含", "not included")}),
    "when": _terms(
        {
            When.BELOW: ("低于", "below"),
            When.ABOVE: ("高于", "above"),
            When.EITHER: ("偏离", "off"),
        }
    ),
    "part_step": _terms(
        {
            PartStep.EXACT: ("不足一档按比例", "a part of a step counts in proportion"),
            PartStep.STARTED: ("不足一档按一档", "a part of a step counts as a step"),
            PartStep.FULL: ("不足一档不计", "a part of a step does not count"),
        }
    ),
    "otherwise": _terms(
        {
            Otherwise.NOTHING: ("不得分", "nothing"),
            Otherwise.AS_POSITIVE: ("按正向指标得分", "as where more is better"),
        }
    ),
    "threshold_of": _terms(
        {
            ThresholdOf.VALUE: ("实际完成值", "value"),
            ThresholdOf.ATTAINMENT: ("目标完成率", "share of the target"),
        }
    ),
    "inapplicable": _terms(
        {
            InapplicableElement.AS_MET: ("视为符合", "taken as met"),
            InapplicableElement.LEAVE_OUT: ("剔除后折算", "left out"),
        }
    ),
    "unchosen": _terms(
        {
            Unchosen.REFUSE: ("不计分", "no score"),
            Unchosen.TOP: ("取上限", "the upper end"),
            Unchosen.BOTTOM: ("取下限", "the lower end"),
        }
    ),
    "outcome": _terms(
        {
            Outcome.ACHIEVED: (Outcome.ACHIEVED.term, "achieved"),
            Outcome.PARTLY: (Outcome.PARTLY.term, "partly achieved"),
            Outcome.NOT_ACHIEVED: (Outcome.NOT_ACHIEVED.term, "not achieved"),
        }
    ),
}
_SORTS.update(
    {
        "steps": _list(_STEPS),
        "over_bands": _list(_OVER_BANDS),
        "elements": _list(_ELEMENTS),
        "outcome_bands": _list(_OUTCOME_BANDS),
    }
)
