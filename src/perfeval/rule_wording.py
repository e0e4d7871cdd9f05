"""The standard wording of rules (计分规则的标准表述): one table, read both ways.

Each family of rules has its words in `rule_forms`.
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
from decimal import Decimal
from functools import cache
from typing import Any, Final, NamedTuple

import attrs

from perfeval.codes import Code
from perfeval.errors import RecordError, problem, quoted
from perfeval.judgements import InapplicableElement, Unchosen
from perfeval.measures import Amount
from perfeval.quantities import ZERO, number, scaled, share
from perfeval.reading import either
from perfeval.rule_forms import ELEMENTS, FORMS, OUTCOME_BANDS, OVER_BANDS, STEPS, Form
from perfeval.rules import Otherwise, PartStep, ThresholdOf, When
from perfeval.rules.composed import MOST_DEPTH
from perfeval.scoring import Rule
from perfeval.terms import Outcome

LOCALES: Final = ("zh_CN", "en")
"""The languages in which a rule is written; the first is the one that is read."""


class _Sort(NamedTuple):
    """How the value of a field is written and read."""

    pattern: str
    write: Callable[[Any, str], str]
    read: Callable[[str], object]


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
    if not any(form.kind is type(rule) for form in FORMS):
        raise RecordError(
            [problem(Code.RECORD_KIND, found=quoted(rule), wanted="one of the standard rules")]
        )
    return _written(rule, FORMS, locale)


def rule_in_standard_wording(text: str) -> Rule | None:
    """The rule whose standard wording a text is; ``None`` where it is none's.

    Raises:
        RecordError: it is one's, whose fields cannot be.

    """
    if _TO_THE_END.sub("", text).count("【") > MOST_DEPTH + 1:
        return None
    found: Any = _read(text, FORMS)
    return found  # type: ignore[no-any-return]  # The forms make rules.


def _written(record: object, forms: tuple[Form, ...], locale: str) -> str:
    """A record in the words of its form."""
    form = next(form for form in forms if _fits(form, record))
    return _filled(form.chinese if locale == LOCALES[0] else form.english, record, locale)


def _fits(form: Form, record: object) -> bool:
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


def _read(text: str, forms: tuple[Form, ...]) -> object:
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
_TO_THE_END: Final = re.compile(r"「(?:[^」]|」」)*(?:」|\Z)")
_WORD: Final = r"[^\W\d_]*|[%‰]"
_UNIT: Final = rf"(?:{_WORD}|{_IN_QUOTES})"
_FIRST_NUMBER: Final = re.compile(rf"\A{_DECIMAL}")
_ITEMS: Final = re.compile(rf"(?:{_IN_QUOTES}|[^；「])+")


def _written_number(value: Decimal, _locale: str) -> str:
    """A number in digits."""
    return f"{value:f}"


def _written_share(value: Decimal, _locale: str) -> str:
    """A share in percent."""
    return f"{scaled(value, 2):f}%"


def _written_amount(value: Amount, _locale: str) -> str:
    """An amount with its unit."""
    return f"{value.number:f}{_written_unit(value.unit, _locale)}"


def _written_unit(unit: str, _locale: str) -> str:
    """A unit, in quotes where it is more than a word."""
    return unit if re.fullmatch(_WORD, unit) else _written_text(unit, _locale)


def _written_text(text: str, _locale: str) -> str:
    """A text in quotes of its own."""
    return f"「{text.replace('」', '」」')}」"


def _written_floor(floor: Decimal, locale: str) -> str:
    """Where a deduction ends."""
    least = (f"最低{floor:f}分", f"not below {floor:f} points")
    return (least if floor else _TO_NOTHING)[LOCALES.index(locale)]


def _written_rule(rule: Rule, locale: str) -> str:
    """A rule inside another."""
    return format_rule(rule, locale=locale)


def _text(written: str) -> str:
    """The text in the quotes."""
    return written[1:-1].replace("」」", "」")


def _unit(written: str) -> str:
    """A unit, out of its quotes."""
    return _text(written) if written.startswith("「") else written


def _amount(written: str) -> Amount:
    """An amount with its unit, which may be in quotes."""
    unit = _FIRST_NUMBER.sub("", written)
    return Amount(written.removesuffix(unit), _unit(unit))


def _floor(written: str) -> Decimal:
    """The least that is left."""
    return number(written.strip("最低分")) if written != _TO_NOTHING[0] else ZERO


def _terms(words: Mapping[object, tuple[str, str]]) -> _Sort:
    """A term, by its words in the two languages."""
    meanings = {chinese: term for term, (chinese, _) in words.items()}

    def write(term: object, locale: str) -> str:
        """The words for a term."""
        return words[term][LOCALES.index(locale)]

    return _Sort(either(meanings), write, meanings.__getitem__)


def _list(forms: tuple[Form, ...]) -> _Sort:
    """Records in a row, each by one of the forms."""
    item = "|".join(re.sub(r"\?P<\w+>", "?:", _expression(form.chinese)) for form in forms)

    def write(records: tuple[object, ...], locale: str) -> str:
        """One after another."""
        between = "；" if locale == LOCALES[0] else "; "
        return between.join(_written(record, forms, locale) for record in records)

    def read(text: str) -> object:
        """Each of them."""
        return [_read(each, forms) for each in _ITEMS.findall(text)]

    return _Sort(f"(?:{item})(?:；(?:{item}))*", write, read)


_TO_NOTHING: Final = ("扣完为止", "down to nothing")
_SORTS: Final[dict[str, _Sort]] = {
    "number": _Sort(_DECIMAL, _written_number, number),
    "share": _Sort(rf"{_DECIMAL}%", _written_share, share),
    "amount": _Sort(rf"{_DECIMAL}{_UNIT}", _written_amount, _amount),
    "unit": _Sort(_UNIT, _written_unit, _unit),
    "text": _Sort(_IN_QUOTES, _written_text, _text),
    "rule": _Sort(".+", _written_rule, rule_in_standard_wording),
    "floor": _Sort(rf"{_TO_NOTHING[0]}|最低{_DECIMAL}分", _written_floor, _floor),
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
        "steps": _list(STEPS),
        "over_bands": _list(OVER_BANDS),
        "elements": _list(ELEMENTS),
        "outcome_bands": _list(OUTCOME_BANDS),
    }
)
