"""Amounts as brackets hold them together: those in brackets are of the one before (括注金额).

>>> from perfeval.linter.sentences import sentences_of
>>> [sentence] = sentences_of("直接费用4元(设备费3元、材料费1元)，间接费用2元。")
>>> for group in groups_of(sentence.found):
...     print(group.head and group.head.amount.text, [each.amount.text for each in group.members])
None ['4元', '2元']
4元 ['3元', '1元']
"""

import re
from collections.abc import Iterable
from typing import Final

from perfeval.linter.sentences import Found

TOTALS: Final = re.compile("合计|共计|总计|合共")
_BRACKETS: Final = re.compile("([()])")


class Group:
    """Amounts that stand side by side, in the same brackets or in none."""

    def __init__(self, head: Found | None) -> None:
        """None yet."""
        self.head = head
        self.members: list[Found] = []
        self.before = ""

    def add(self, found: Found) -> None:
        """Go over an amount; the words before it are those of this group alone."""
        self.members.append(found._replace(before=self.before))
        self.before = ""

    def opened(self, words: str) -> "Group":
        """What a bracket opens that begins with some words; a total of what stands before it."""
        if TOTALS.search(words):
            self.before += ","
            return self
        behind = self.members and not self.before.strip()
        return Group(self.members[-1] if behind else None)


def groups_of(found: Iterable[Found]) -> list[Group]:
    """The amounts of a sentence by their brackets, the outer ones before the inner.

    A bracket that closes and was opened in another sentence ends what stands before it.
    """
    groups = [Group(None)]
    stack = groups[:]
    for each in found:
        pieces = _BRACKETS.split(each.before)
        for place, piece in enumerate(pieces):
            if piece == "(":
                stack.append(stack[-1].opened(pieces[place + 1]))
                if stack[-1] is not stack[-2]:
                    groups.append(stack[-1])
            elif piece == ")":
                stack.pop()
                if not stack:
                    stack.append(Group(None))
                    groups.append(stack[0])
            else:
                stack[-1].before += piece
        stack[-1].add(each)
    return groups
