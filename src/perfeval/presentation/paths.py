"""Where something stands (位置), as a person would say it.

>>> describe_path(("indicators", 3, "target"))
'第4个指标 年度指标值'
>>> describe_path(("indicators", 3, "target"), locale="en")
'$.indicators[3].target'
"""

from collections.abc import Iterator

from perfeval.codes import Code
from perfeval.errors import Path, RecordError, format_path, plain, problem, quoted
from perfeval.fields import check_arguments
from perfeval.presentation.catalogs import translated
from perfeval.presentation.languages import DEFAULT, language
from perfeval.presentation.vocabulary import FIELDS, ITEMS
from perfeval.presentation.words import phrase


def describe_path(path: Path, /, *, locale: str = DEFAULT) -> str:
    """Where something stands, in a language (位置说明).

    A person counts from one; a program reads the path itself, which English shows as JSONPath does.

    Args:
        path: names and positions, as a `Problem` has them.
        locale: the language, ``"zh_CN"``, ``"zh_TW"`` or ``"en"``.

    Raises:
        RecordError: it is no path; ``term.unknown``: there is no such language.

    Examples:
        >>> describe_path(("budget", "lines", 0, "executed"))
        '预算资金 第1行资金 全年执行数'

    """
    found = language(locale)
    check_arguments(path=(path, (tuple,)))
    wrong = [
        problem(Code.RECORD_KIND, "path", place, found=quoted(step), wanted="str or int")
        for place, step in enumerate(path)
        if type(step) not in {str, int}
    ]
    if wrong:
        raise RecordError(wrong)
    if found == "en":
        return format_path(path)
    return " ".join(_steps(path, found)) or translated("the whole", found)


def _steps(path: Path, locale: str) -> Iterator[str]:
    """Each step; a name with its position is one."""
    holder = ""
    for place, step in enumerate(path):
        before, *behind = (path[place - 1] if place else "", *path[place + 1 : place + 2])
        if isinstance(step, int):
            yield _item(str(before), step, locale)
            continue
        if not any(isinstance(each, int) for each in behind):
            yield _field(step, holder, locale)
        holder = step


def _item(name: str, position: int, locale: str) -> str:
    """What stands at a position of a row."""
    known = name if name in ITEMS else ITEMS[-1]
    return translated(known, locale, "item").format(place=position + 1)


def _field(name: str, holder: str, locale: str) -> str:
    """A field; what it is called where it is, else anywhere, else as it is written."""
    known = (each for each in (f"{holder}.{name}", name) if each in FIELDS)
    found = next(known, None)
    return phrase(plain(name), locale) if found is None else translated(found, locale, "field")
