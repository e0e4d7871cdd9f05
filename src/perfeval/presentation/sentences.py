"""One door for every sentence (文字说明): what a problem, an exception or a result says.

>>> from perfeval import number
>>> from perfeval.errors import RecordError
>>> try:
...     number("12,34")
... except RecordError as error:
...     print(describe(error))
“12,34”不是数字；请按“1,234.50”的形式填写，数字后最多带一个计量单位
"""

from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Final

from perfeval.derivation import Derivation
from perfeval.errors import PerfevalError, Problem
from perfeval.fields import check_arguments
from perfeval.insight import Difference, Fit, HeadLoss, Loss, Part, Reach, Room
from perfeval.linter.finding import Finding
from perfeval.presentation import problems, results
from perfeval.presentation.languages import DEFAULT, language
from perfeval.scales import Distance

Describable = (
    Problem
    | PerfevalError
    | Finding
    | Derivation
    | Loss
    | HeadLoss
    | Reach
    | Room
    | Difference
    | Part
    | Fit
    | Distance
)
"""What can be put into words."""

_SENTENCES: Final[MappingProxyType[type, Callable[[Any, str], str]]] = MappingProxyType(
    {
        Problem: problems.sentence_of,
        PerfevalError: problems.sentences_of,
        Finding: problems.finding_of,
        Derivation: results.outline,
        Loss: results.loss,
        HeadLoss: results.head_loss,
        Reach: results.reach,
        Room: results.room,
        Difference: results.difference,
        Part: results.part,
        Fit: results.fit,
        Distance: results.distance,
    }
)


def describe(found: Describable, /, *, locale: str = DEFAULT) -> str:
    """Say something in a language (文字说明): a problem, an exception, or what a result tells.

    Args:
        found: a `Problem` of a check or an evaluation; a `Finding` of a checker; an exception with
            its problems, a line each; a `Derivation` as an outline; or what `perfeval.insight`
            found.
        locale: the language, ``"zh_CN"``, ``"zh_TW"`` or ``"en"``, or a tag such as ``zh-Hans``.

    Returns:
        One line, or a few; without a full stop, so that it can stand in a cell or in a list.

    Raises:
        RecordError: ``record.kind``: it is none of these; ``term.unknown``: there is no such
            language.

    Examples:
        >>> from perfeval import to_next_band
        >>> describe(to_next_band("84.9"))
        '距“优秀”等级0.1分'
        >>> describe(to_next_band("84.9"), locale="en")
        '0.1 points to the grade 优秀'

    """
    chosen = language(locale)
    check_arguments(found=(found, tuple(_SENTENCES)))
    say = next(say for kind, say in _SENTENCES.items() if isinstance(found, kind))
    return say(found, chosen)
