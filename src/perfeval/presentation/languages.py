"""The languages in which results are shown (显示语言), and the tags that lead to them.

>>> language("zh-Hans"), language("zh_HK"), language("en-GB")
('zh_CN', 'zh_TW', 'en')
"""

from typing import Final

from perfeval.codes import Code
from perfeval.errors import RecordError, problem, quoted

LOCALES: Final = ("zh_CN", "zh_TW", "en")
"""The languages that there are catalogs for (可用语言): 简体中文, 繁體中文, English."""
DEFAULT: Final = "zh_CN"
"""The language of whoever asks for none."""

_CHINESE: Final = {
    "zh": "zh_CN",
    "zh_hans": "zh_CN",
    "zh_cn": "zh_CN",
    "zh_sg": "zh_CN",
    "zh_hant": "zh_TW",
    "zh_tw": "zh_TW",
    "zh_hk": "zh_TW",
    "zh_mo": "zh_TW",
}
_LONGEST: Final = 35
"""Characters of the longest tag that anybody registered."""


def language(locale: str) -> str:
    """The language that a tag leads to (语言标识).

    Args:
        locale: one of `LOCALES`, or a tag that clearly leads to one, such as ``zh-Hans``,
            ``zh_HK`` or ``en_US``.

    Raises:
        RecordError: ``term.unknown``: it leads to none of them.

    Examples:
        >>> language("zh_Hant_TW")
        'zh_TW'

    """
    if found := _led(locale):
        return found
    wanted = ", ".join(LOCALES)
    raise RecordError([problem(Code.TERM_UNKNOWN, "locale", found=quoted(locale), wanted=wanted)])


def _led(tag: object) -> str | None:
    """The language of a tag: that of its script, else of its region."""
    if not isinstance(tag, str) or len(tag) > _LONGEST:
        return None
    if tag in LOCALES:
        return tag
    first, *rest = tag.casefold().replace("-", "_").split("_")
    if not all(part.isascii() and part.isalnum() for part in rest):
        return None
    if first == "en":
        return "en"
    return _CHINESE.get("_".join((first, *rest[:1])))
