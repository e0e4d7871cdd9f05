"""The language of rules (计分规则的写法): what documents write, and the rule it stands for.

A sentence is read clause by clause, and the clauses together make one rule.
Documents leave things open: what a part of a step costs, what one per cent is a part of, where the
deduction ends.
Nothing is guessed in silence: what was taken for granted is listed with the rule, and what was not
understood is listed with its place, and then there is no rule.

    >>> reading = parse_rule("每低于目标值1个百分点扣0.5分，扣完为止", full_marks="5")
    >>> reading.rule
    Deduction(per=Decimal('1'), points=Decimal('0.5'), when=<When.BELOW: 'below'>, \
part_step=<PartStep.EXACT: 'exact'>, limit=None, relative=False, floor=Decimal('0'), most_off=None)
    >>> for problem in reading.assumed:
    ...     print(problem.code)
    reading.part_step
"""

from decimal import Decimal
from typing import Final

import attrs

from perfeval.codes import Code
from perfeval.errors import Problem, RecordError
from perfeval.fields import refuse, refuse_unread, take_points, take_record, take_text
from perfeval.measures import TARGET_KINDS, AnyTarget
from perfeval.quantities import Number
from perfeval.rule_families import composed
from perfeval.rule_sentences import Sentence
from perfeval.rule_wording import rule_in_standard_wording
from perfeval.rules import PartStep
from perfeval.rules.steps import take_part_step
from perfeval.scoring import Rule

MAX_RULE_TEXT: Final = 2000
"""The longest text that is read clause by clause."""


@attrs.frozen(kw_only=True)
class RuleReading:
    """What was read in a rule text (计分规则的解读)."""

    text: str
    """The text as it was given."""
    understood: Rule | None
    """The rule of what was understood; not the whole where `unread` has anything."""
    full_marks: Decimal | None
    """The full marks that the text or the caller states."""
    assumed: tuple[Problem, ...] = ()
    """What the text leaves open, and what was taken for granted."""
    unread: tuple[Problem, ...] = ()
    """What was not understood, each with its place; empty where all of it was."""

    @property
    def is_complete(self) -> bool:
        """Whether all of the text was understood."""
        return self.understood is not None and not self.unread

    @property
    def rule(self) -> Rule:
        """The rule, where all of the text was understood.

        Raises:
            RecordError: ``text.not_understood``, for each part that was not.

        """
        if self.understood is None or self.unread:
            raise RecordError(self.unread)
        return self.understood


def parse_rule(
    text: str,
    /,
    *,
    full_marks: Number | None = None,
    target: AnyTarget | None = None,
    part_step: PartStep | str | None = None,
) -> RuleReading:
    """Read the rule that a text states (计分规则解析).

    Args:
        text: the rule as a table prints it, or in the standard wording of `format_rule`.
        full_marks: the full marks of the indicator, where the table has them beside it.
        target: the target, where the table has it beside the rule.
        part_step: what a part of a step counts, where the text does not say; by default it counts
            in proportion, and the answer lists that.

    Returns:
        The rule, what was taken for granted, and what was not understood.

    Raises:
        RecordError: the text is empty or too long, or an argument is none.

    Examples:
        >>> reading = parse_rule("完成率100%得满分，每低1%扣1分，低于90%不得分", full_marks="10")
        >>> from perfeval.rule_wording import format_rule
        >>> format_rule(reading.rule)
        '实际完成值低于90%不得分，其余【以100%为准，每低于目标值1扣1分，不足一档按比例，扣完为止】'
        >>> reading = parse_rule("出现一处错误扣1分；一票否决计0分")
        >>> reading.is_complete, [str(each.parameters["part"]) for each in reading.unread]
        (False, ["'一票否决计0分'"])

    """
    words, marks = take_text(text), None if full_marks is None else take_points(full_marks)
    wanted = None if target is None else take_record(TARGET_KINDS, target)
    part = None if part_step is None else take_part_step(part_step)
    refuse_unread(text=words, full_marks=marks, target=wanted, part_step=part)
    if (rule := rule_in_standard_wording(words.strip())) is not None:
        return RuleReading(text=words, understood=rule, full_marks=marks)
    if len(words) > MAX_RULE_TEXT:
        raise refuse(Code.TEXT_TOO_LONG, found=len(words), limit=MAX_RULE_TEXT)
    sentence = Sentence(words, marks=marks, target=wanted)
    try:
        rule = composed(sentence, part)
    except RecordError as error:
        return RuleReading(text=words, understood=None, full_marks=marks, unread=error.problems)
    return RuleReading(
        text=words,
        understood=rule,
        full_marks=sentence.marks,
        assumed=tuple(sentence.assumed) if rule else (),
        unread=tuple(sentence.unread(whole=rule is None)),
    )
