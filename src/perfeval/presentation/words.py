"""Terms and the values of parameters in a language (术语与参数的译法).

A term of a closed vocabulary has a label in every language.
A parameter of a problem is a plain value; where it says something in English, such as ``a list`` or
``the total is 59 points at most``, it is said in the language of the sentence.

    >>> from perfeval.terms import Branch
    >>> label(Branch.PROPORTIONAL), label(Branch.PROPORTIONAL, locale="en")
    ('按比例计分', 'in proportion')
    >>> phrase("a list", "zh_CN"), phrase("250/3 (about 83.333333)", "zh_CN")
    ('列表（list）', '250/3（约83.333333）')
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from perfeval.codes import Code, Severity
from perfeval.errors import Value, plain
from perfeval.fields import check_arguments
from perfeval.items import Treatment
from perfeval.presentation.catalogs import translated
from perfeval.presentation.languages import DEFAULT, language
from perfeval.presentation.vocabulary import FIELDS, KINDS, PHRASES
from perfeval.quantities import RoundingMode
from perfeval.reading import either
from perfeval.schemes import Inapplicable
from perfeval.terms import Branch, Direction, FundingSource, ItemKind, Outcome, Term

Words = Term | Severity | RoundingMode
"""What has a label."""


def label(term: Words, /, *, locale: str = DEFAULT) -> str:
    """What a term is called in a language (术语名称).

    Args:
        term: a member of a vocabulary, such as `Branch` or `Severity`.
        locale: the language, ``"zh_CN"``, ``"zh_TW"`` or ``"en"``.

    Raises:
        RecordError: it is no term; ``term.unknown``: there is no such language.

    Examples:
        >>> label(Severity.WARNING), label(Severity.WARNING, locale="zh_TW")
        ('警告', '警告')

    """
    found = language(locale)
    check_arguments(term=(term, (Term, Severity, RoundingMode)))
    return translated(term.value, found, type(term).__name__)


def fact(code: Code, name: str, value: Value, locale: str) -> str:
    """A parameter of a problem as its sentence shows it (参数的显示)."""
    shown = plain(value)
    if locale == "en" or isinstance(value, Decimal) or (name in _OF_USERS and shown == value):
        return shown
    if (code, name) in _POSITIONS and isinstance(value, int):
        return str(value + 1)
    if (code, name) in _BY_CODE:
        return _BY_CODE[code, name](shown, locale)
    return _BY_NAME.get(name, phrase)(shown, locale)


def phrase(text: str, locale: str) -> str:
    """What is said in English, or is a word of ours, in a language; anything else as it is."""
    if text.isdecimal():
        return text
    if text in _EXACT:
        return translated(text, locale, "phrase")
    if text in KINDS:
        return _kind(text, locale)
    for template, pattern in _PATTERNS:
        if match := pattern.fullmatch(text):
            holes = {
                name: _HOLES.get(name, _as_it_is)(found, locale)
                for name, found in match.groupdict().items()
            }
            return translated(template, locale, "phrase").format_map(holes)
    return word(text, locale)


def word(text: str, locale: str) -> str:
    """A Chinese word of ours in a language; anything else as it is."""
    return translated(text, locale, "word")


def _kind(name: str, locale: str) -> str:
    """A kind by its label and its name; one that nobody knows by its name."""
    if name not in KINDS:
        return name
    found = translated("{label} ({kind})", locale)
    return found.format(label=_kind_alone(name, locale), kind=name)


def _kind_alone(name: str, locale: str) -> str:
    """A kind by its label."""
    return translated(name, locale, "kind")


def _as_it_is(text: str, _locale: str) -> str:
    """What belongs to somebody's data."""
    return text


def _rate(text: str, locale: str) -> str:
    """A name in two languages by its Chinese half."""
    return word(text.partition(" (")[0], locale)


def _listed(text: str, locale: str) -> str:
    """Labels in a row."""
    return phrase(text, locale).replace(", ", "、")


def _field(text: str, locale: str) -> str:
    """A field by its label."""
    return translated(text, locale, "field") if text in FIELDS else text


def _one_of(*kinds: type[Term]) -> Callable[[str, str], str]:
    """What shows a term by its label."""

    def shown(text: str, locale: str) -> str:
        """The label in the first vocabulary that has the term."""
        found = next((kind for kind in kinds if text in tuple(kind)), None)
        return text if found is None else translated(text, locale, found.__name__)

    return shown


def _derived(text: str, locale: str) -> str:
    """A step of a result, which may be how its points came about."""
    shown = _one_of(Treatment)(text, locale)
    return phrase(text, locale) if shown == text else shown


def _pattern(template: str) -> re.Pattern[str]:
    """What a text of a template looks like."""
    parts = re.split(r"\{(\w+)\}", template)
    names = {name: f"(?P<{name}>{_SHAPES.get(name, '.+')})" for name in parts[1::2]}
    return re.compile("".join(names.get(part, re.escape(part)) for part in parts), re.DOTALL)


_KNOWN: Final = either(KINDS)
_SHAPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "branch": either(Branch),
        "kind": r"\w+",
        "record": _KNOWN,
        "one": _KNOWN,
        "count": r"\d+",
        "digits": r"-?[\d.]+",
    }
)
_HOLES: Final[Mapping[str, Callable[[str, str], str]]] = MappingProxyType(
    {
        "branch": _one_of(Branch),
        "kind": _kind,
        "record": _kind_alone,
        "one": _kind,
        "other": phrase,
        "required": word,
    }
)
_EXACT: Final = frozenset(each for each in PHRASES if "{" not in each)
_PATTERNS: Final = tuple((each, _pattern(each)) for each in PHRASES if "{" in each)
_OF_USERS: Final = frozenset({"clause", "error", "indicator", "label", "name", "subject"})
"""Parameters that say what a document says."""
_POSITIONS: Final = frozenset(
    {(Code.CHECK_DUPLICATE_NAME, "first"), (Code.CHECK_DUPLICATE_NAME, "second")}
)
"""Parameters that say where something stands, which a person counts from one."""
_BY_NAME: Final[Mapping[str, Callable[[str, str], str]]] = MappingProxyType(
    {
        "amount": _rate,
        "denominator": _rate,
        "direction": _one_of(Direction),
        "rate": _rate,
        "rule": _kind_alone,
        "source": _one_of(FundingSource),
        "treatment": _one_of(Inapplicable, Treatment),
    }
)
_BY_CODE: Final[Mapping[tuple[Code, str], Callable[[str, str], str]]] = MappingProxyType(
    {
        (Code.CHECK_GRADE_UNKNOWN, "wanted"): _listed,
        (Code.CHECK_LEVEL_UNKNOWN, "wanted"): _listed,
        (Code.EVALUATION_CAP, "what"): _one_of(ItemKind),
        (Code.EVALUATION_DIFFERS, "found"): _derived,
        (Code.EVALUATION_DIFFERS, "wanted"): _derived,
        (Code.EVALUATION_DIFFERS, "what"): _field,
        (Code.RULE_DUPLICATE, "found"): _one_of(Outcome),
        (Code.RULE_REWARDS_LESS, "found"): _kind_alone,
        (Code.SCALE_ORDER, "found"): _listed,
        (Code.SCHEME_GRADE_UNKNOWN, "wanted"): _listed,
        (Code.TERM_UNKNOWN, "wanted"): _listed,
    }
)
