"""Numbers of headings (标题序号), as official documents write them: 一、（一）1.（1）.

The four layers are those of GB/T 9704-2012, 7.3.3; other languages count 1, 1.1, 1.1.1.

>>> [numbered(number, "zh_CN") for number in ((11,), (1, 2), (1, 2, 3), (1, 2, 3, 4))]
['十一、', '（二）', '3.', '（4）']
>>> numbered((1, 2, 3), "en")
'1.2.3 '
"""

from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_TEN: Final = 10


def numbered(number: tuple[int, ...], locale: str) -> str:
    """The number of a heading in a language (标题序号).

    Args:
        number: the number with those above it.
        locale: the language.

    """
    if locale == "en":
        return f"{'.'.join(map(str, number))} "
    own = number[-1]
    layers = (f"{in_chinese(own)}、", f"（{in_chinese(own)}）", f"{own}.", f"（{own}）")
    return layers[len(number) - 1]


def in_chinese(number: int) -> str:
    """A number below a hundred in Chinese numerals (中文数字).

    Examples:
        >>> in_chinese(7), in_chinese(10), in_chinese(21)
        ('七', '十', '二十一')

    """
    tens, ones = divmod(number, _TEN)
    many = _DIGITS[tens] if tens > 1 else ""
    ten = "十" if tens else ""
    return f"{many}{ten}{_DIGITS[ones] if ones or not tens else ''}"
