r"""The signs of a text as they are seen (文字的可见形式): nothing hidden, and how wide they are.

A text of somebody's data may turn the direction of writing, hide signs or steer a terminal.
Whatever cannot be seen is shown by its code, and then is a text like any other.

    >>> visible("总分\u202e001"), width("总分A")
    ('总分[U+202E]001', 5)
"""

from itertools import accumulate
from typing import Final
from unicodedata import category, combining, east_asian_width

CUT: Final = "…"
"""What stands for what is left out."""
_LAYOUT: Final = frozenset("\n\t")


def visible(text: str) -> str:
    """A text in which every sign is seen; only line breaks and tabs keep what they do.

    Direction overrides, control signs, what takes no room, and halves of signs are written as
    ``[U+202E]``; a line break is one however a system writes it.
    """
    if text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign if _seen(sign) else f"[U+{ord(sign):04X}]" for sign in lines)


def one_line(text: str) -> str:
    r"""A text in which every sign is seen, on one line.

    Examples:
        >>> one_line("产出\n指标")
        '产出 指标'

    """
    return visible(text) if text.isprintable() else visible(" ".join(text.split()))


def width(text: str, *, ambiguous: int = 1) -> int:
    """How many columns a text takes on a terminal: two for a Chinese sign (显示宽度).

    Args:
        text: the text.
        ambiguous: what ``①``, ``≥`` and the like take: 1, or 2 on older Chinese terminals.

    """
    if text.isascii():
        return len(text)
    wide = {"W": 2, "F": 2, "A": ambiguous}
    return sum(0 if combining(sign) else wide.get(east_asian_width(sign), 1) for sign in text)


def cut(text: str, most: int) -> str:
    """A text within so many columns; where it is longer, its beginning and ``…``.

    Examples:
        >>> cut("资助困难教师及学生", 9)
        '资助困难…'

    """
    if width(text) <= most:
        return text
    ends = accumulate(map(width, text), initial=width(CUT))
    return text[: max(sum(end <= most for end in ends) - 1, 0)] + CUT


def _seen(sign: str) -> bool:
    """Whether a sign is seen, or is a space or a break."""
    return sign.isprintable() or sign in _LAYOUT or category(sign) == "Zs"
