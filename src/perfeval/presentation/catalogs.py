"""The sentences of each language (语言目录), from catalogs that Babel compiled.

A catalog is read once, when its language is first asked for, from the package itself; no language
of the machine and no setting of the process is looked at.

    >>> translated("core", "zh_TW", "field"), translated("core", "en", "field")
    ('是否核心指標', 'core indicator')
"""

from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from io import BytesIO


def translated(message: str, locale: str, context: str | None = None) -> str:
    """What a message is in a language (译文); the message itself where there is no translation.

    Args:
        message: as it stands in the code.
        locale: one of `LOCALES`.
        context: what kind of message it is; ``None`` for sentences.

    """
    found = catalog(locale)
    return found.gettext(message) if context is None else found.pgettext(context, message)


@cache
def catalog(locale: str) -> GNUTranslations:
    """The catalog of a language."""
    place = files("perfeval.presentation") / "locale" / locale / "LC_MESSAGES" / "perfeval.mo"
    return GNUTranslations(BytesIO(place.read_bytes()))
