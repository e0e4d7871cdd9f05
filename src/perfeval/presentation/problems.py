"""Problems and the exceptions that carry them as sentences in a language (问题说明).

>>> from perfeval.codes import Code
>>> from perfeval.errors import problem
>>> sentence_of(problem(Code.NUMBER_NEGATIVE, "budget", "executed", found="-3"), "zh_CN")
'预算资金 全年执行数：-3小于零；请填写零或正数'
"""

from collections.abc import Iterable
from typing import Final

import attrs

from perfeval.codes import MESSAGES
from perfeval.errors import PerfevalError, Problem, plain
from perfeval.linter.finding import Finding
from perfeval.presentation.catalogs import translated
from perfeval.presentation.paths import describe_path
from perfeval.presentation.words import fact

_MOST_LINES: Final = 20


def sentence_of(found: Problem, locale: str) -> str:
    """A problem as a sentence, its place in front where it has one (问题说明)."""
    facts = {
        name: fact(found.code, name, value, locale) for name, value in found.parameters.items()
    }
    sentence = translated(MESSAGES[found.code], locale).format_map(facts)
    if not found.path:
        return sentence
    place = describe_path(found.path, locale=locale)
    return translated("{place}: {sentence}", locale).format(place=place, sentence=sentence)


def finding_of(found: Finding, locale: str) -> str:
    """A finding as a sentence, its place on the sheet in front (核查发现说明)."""
    if found.place is None:
        return sentence_of(found.problem, locale)
    row, head = found.place.row, found.place.head
    place = translated("row {row} {head}", locale).format(row=row, head=plain(head)).rstrip()
    sentence = sentence_of(attrs.evolve(found.problem, path=()), locale)
    return translated("{place}: {sentence}", locale).format(place=place, sentence=sentence)


def sentences_of(error: PerfevalError, locale: str) -> str:
    """The problems of an exception, each on a line; of very many, the first and how many more."""
    return "\n".join(_lines(error.problems, locale))


def _lines(problems: tuple[Problem, ...], locale: str) -> Iterable[str]:
    """A line for each problem that is shown."""
    yield from (sentence_of(each, locale) for each in problems[:_MOST_LINES])
    if more := len(problems[_MOST_LINES:]):
        yield translated("… and {count} more", locale).format(count=more)
