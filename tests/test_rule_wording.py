"""The standard wording of rules, written and read by one table."""

import pytest
from hypothesis import given

from perfeval import (
    AllOrNothing,
    Checklist,
    Code,
    Deduction,
    Element,
    Proportional,
    RecordError,
    Rule,
    Step,
    StepTable,
    Threshold,
    format_rule,
    parse_rule,
)
from perfeval.rule_wording import rule_in_standard_wording
from rule_strategies import any_rule, numeric, simple


class TestLaws:
    """What is written is read as the same."""

    @given(any_rule)
    def test_every_rule(self, rule: Rule) -> None:
        """Whatever its fields, and whatever stands in its texts."""
        written = format_rule(rule)
        assert rule_in_standard_wording(written) == rule
        assert parse_rule(written).rule == rule

    @given(simple)
    def test_rules_over_numbers(self, rule: Rule) -> None:
        """Each family as often as the others."""
        assert rule_in_standard_wording(format_rule(rule)) == rule

    @given(numeric)
    def test_rules_in_rules(self, rule: Rule) -> None:
        """However deep."""
        assert rule_in_standard_wording(format_rule(rule)) == rule

    @given(any_rule)
    def test_two_languages(self, rule: Rule) -> None:
        """In English without Chinese words of its own, and never empty."""
        assert format_rule(rule, locale="en")
        assert format_rule(rule, locale="zh_CN") == format_rule(rule)


class TestWording:
    """As an official would write it."""

    def test_a_deduction(self) -> None:
        """With all that can be said of it."""
        rule = Deduction(
            per="5",
            points="2",
            when="above",
            part_step="full",
            limit="100%",
            relative=True,
            floor="1",
            most_off="3",
        )
        assert format_rule(rule) == (
            "以100%为准，每高于目标值的百分之5扣2分，不足一档不计，最低1分，最多扣3分"
        )
        assert format_rule(rule, locale="en") == (
            "from 100%: 2 points off for each 5% of it above the target; a part of a step does not"
            " count; not below 1 points; at most 3 points off"
        )

    def test_a_step_table(self) -> None:
        """Each edge says whether it is in."""
        rule = StepTable(
            unit="%",
            absolute=True,
            steps=[
                Step(low="0", high="0", high_included=True, points="3"),
                Step(low="0", low_included=False, high="10", points="2", least_points="1"),
                Step(low="10", points="0"),
            ],
        )
        assert format_rule(rule) == (
            "按绝对值分档计分（单位%）：0（含）至0（含）得3分；0（不含）至10（不含）得1至2分；"
            "10以上（含）得0分"
        )

    def test_texts_are_quoted(self) -> None:
        """So they may say anything."""
        rule = Checklist(elements=[Element(text="「甲」；乙", gate=True), Element(text="丙")])
        assert format_rule(rule) == "按要素计分：「「甲」」；乙」（前提）；「丙」"

    def test_rules_in_rules(self) -> None:
        """In brackets of their own."""
        rule = Threshold(at="60%", of="attainment", rule=Proportional(cap="1.2"))
        assert format_rule(rule) == (
            "目标完成率低于60%不得分，其余【按实际值与目标值的比例得分，最多得满分的120%】"
        )


class TestRefusals:
    """What has no wording, and what is none."""

    def test_a_rule_of_somebody_else(self) -> None:
        """Only the standard ones have one."""

        class Own(AllOrNothing):
            """A rule of the user's own."""

        for rule in (Own(), "每低1%扣1分", None):
            with pytest.raises(RecordError) as caught:
                format_rule(rule)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
            assert [each.code for each in caught.value.problems] == [Code.RECORD_KIND]

    def test_another_language(self) -> None:
        """There are two."""
        with pytest.raises(RecordError) as caught:
            format_rule(AllOrNothing(), locale="fr")
        [found] = caught.value.problems
        assert (found.code, found.path) == (Code.TERM_UNKNOWN, ("locale",))

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "由评价人评定。",
            "目标完成率低于60%不得分，其余【不知道】",
            "按要素计分：「甲",
            "其余【" * 1000,
        ],
    )
    def test_what_is_no_wording(self, text: str) -> None:
        """It is none's."""
        assert rule_in_standard_wording(text) is None

    @pytest.mark.parametrize(
        "text",
        [
            "每低于目标值0扣1分，不足一档不计，扣完为止",
            "按实际值与目标值的比例得分，最多得满分的50%",
            "分档计分：5（含）至1（含）得3分",
        ],
    )
    def test_what_cannot_be(self, text: str) -> None:
        """It is one's, whose fields do not go together."""
        with pytest.raises(RecordError):
            rule_in_standard_wording(text)

    def test_too_many_rules_in_rules(self) -> None:
        """They are counted before they are read."""
        inside = format_rule(Proportional())
        for _ in range(5):
            inside = f"实际完成值低于1不得分，其余【{inside}】"
        with pytest.raises(RecordError) as caught:
            rule_in_standard_wording(inside)
        assert caught.value.problems[0].code is Code.RULE_TOO_DEEP
        assert rule_in_standard_wording(f"实际完成值低于1不得分，其余【{inside}】") is None
