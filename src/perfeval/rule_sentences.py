"""A rule text in its clauses (计分规则的语句), and what is found out about it.

>>> sentence = Sentence("每发现1条扣10分，可累计扣完", marks=None, target=None)
>>> [type(each.says).__name__ for each in sentence.parts]
['Step', 'Least']
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple, TypeVar

from perfeval.codes import Code
from perfeval.errors import Problem, RecordError, Value, problem
from perfeval.measures import AnyTarget, Target
from perfeval.quantities import ZERO
from perfeval.reading import Reader
from perfeval.rule_clauses import Aside, Clause, Earned, clause_of

C = TypeVar("C", bound=Clause)

_CLAUSES: Final = re.compile(
    r"(?:[^,;。()]|(?<=[\d%的]),(?=每)|,(?=得分=|不得分|不计分|\d{3}(?![\d→])|(?:扣|减|加|得|计|记)(?:满分|分=|[\d一二两三四五六七八九十])|(?<!分,)按)"
    r"|\((?=不?含[^,;。()]{0,3}\))[^()]*\))+"
)
"""A clause ends at a comma, unless its points follow; brackets hold one, unless they say 含."""
_WANTED: Final = "it as a clause of its own, such as 每低于目标值1个百分点扣0.5分 or 低于60%不得分"
_SAME: Final = {"≧": "≥", "≦": "≤", "═": "="}
MET: Final = re.compile(
    r"(?:实际)?(?:完成值)?(?:全部|按时|按期)?(?:达标|达到(?:目标|标准|要求|指标|计划|基数)?(?:值|数)?"
    r"|完成(?:目标|任务|计划|指标)?(?:值|数|面积)?|齐全|齐备|符合(?:要求|规定|标准)?)"
    r"|有|≥|≤|=|<|>|等于目标值"
)
"""The words for a target that is met."""


class _Part(NamedTuple):
    """A clause with its place in the text."""

    says: Clause | None
    begin: int
    end: int


class Sentence:
    """A rule text in its clauses, and what is found out about it."""

    def __init__(self, text: str, *, marks: Decimal | None, target: AnyTarget | None) -> None:
        """Read each clause by itself."""
        self.reader = Reader(text, without="“”\"'‘’", same=_SAME)
        self.parts = [
            _Part(clause_of(match[0], marks), match.start(), match.end())
            for match in _CLAUSES.finditer(self.reader.text)
        ]
        self.marks = marks
        self.target = target if isinstance(target, Target) else None
        self.assumed: list[Problem] = []
        self.used: set[int] = set()

    def of(self, kind: type[C]) -> list[C]:
        """All clauses of a kind."""
        return [each.says for each in self.parts if isinstance(each.says, kind)]

    def only(self, *kinds: type[Clause]) -> bool:
        """Whether every clause that is known is one of these kinds, or an aside."""
        said = [each.says for each in self.parts if each.says is not None]
        return all(isinstance(each, (*kinds, Aside)) for each in said)

    @property
    def full(self) -> list[Earned]:
        """What earns points."""
        return [each for each in self.of(Earned) if each.points != ZERO]

    @property
    def nothing(self) -> list[Earned]:
        """What earns none."""
        return [each for each in self.of(Earned) if each.points == ZERO]

    def use(self, clauses: Iterable[Clause]) -> None:
        """Note that the rule accounts for these clauses."""
        self.used |= {id(each) for each in clauses}

    def use_with_full(self, clauses: Iterable[Clause]) -> None:
        """Account for clauses, and for the one that says what full marks are for."""
        self.use(clauses)
        for each in self.full:
            if each.reached or not each.words or MET.fullmatch(each.words):
                self.states(each.points)
                self.use([each])

    def assume(self, code: Code, **parameters: Value) -> None:
        """Note what is taken for granted."""
        self.assumed.append(problem(code, **parameters))

    def states(self, marks: Decimal | None) -> None:
        """Note the full marks that the text states.

        Raises:
            RecordError: ``reading.marks``: the caller gives others.

        """
        if marks is not None and self.marks is not None and self.marks != marks:
            off = problem(Code.READING_MARKS, "full_marks", found=marks, wanted=self.marks)
            raise RecordError([off])
        self.marks = self.marks if marks is None else marks

    def unread(self, *, whole: bool = False) -> Iterator[Problem]:
        """The clauses that the rule does not account for, each with its place; or all of them."""
        for each in self.parts or [_Part(None, 0, len(self.reader.text))]:
            if whole or each.says is None or id(each.says) not in self.used:
                yield self.reader.unread(each.begin, each.end, _WANTED)
