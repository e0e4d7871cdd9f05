"""The language of rules."""

from contextlib import suppress
from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval import (
    AllOrNothing,
    Amount,
    Code,
    Deduction,
    PerfevalError,
    QualitativeBands,
    RecordError,
    Reverse,
    Rule,
    Step,
    StepTable,
    Tally,
    Target,
    format_rule,
    parse_rule,
    parse_target,
)
from perfeval.rule_clauses import clause_of
from published_rule_texts import IN_PART, MISLEADING, NOT_AT_ALL, PUBLISHED, SEEN, WRITTEN, Text

WORDS: Final = (
    "每 低于 超过 目标值 1 0 5 % 个百分点 扣 加 分 得 满分 不得分 扣完为止 ， ； 。 （ ） 含 不含 "
    "≥ < = 以上 以下 按比例 × 分值 完成率 ① ② 各 → 查表 项 最低 最多 封顶 一 两 率 A/B B/A 100 - "
    "80/80 定性"
)
"""What rule texts are made of."""
almost_rules = st.lists(st.sampled_from(WORDS.split()), max_size=14).map("".join)


def assumed(text: str, **given: Any) -> list[str]:
    """What is taken for granted, by the ends of the codes."""
    return [each.code.split(".")[1] for each in parse_rule(text, **given).assumed]


def rule(text: str, **given: Any) -> Rule:
    """The rule of a text that is understood."""
    return parse_rule(text, **given).rule


class TestPublishedTexts:
    """Each stands for the rule that a person reads in it."""

    @pytest.mark.parametrize("row", [*PUBLISHED, *SEEN, *WRITTEN], ids=lambda row: row.text)
    def test_its_rule(self, row: Text) -> None:
        """All of it, its full marks, and what it leaves open."""
        reading = parse_rule(row.text)
        assert format_rule(reading.rule) == row.wording
        assert reading.full_marks == (None if row.full_marks is None else Decimal(row.full_marks))
        assert assumed(row.text) == row.assumed.split()
        assert reading.is_complete
        assert reading.text == row.text

    @pytest.mark.parametrize(("text", "wording", "unread"), IN_PART)
    def test_a_part(self, text: str, wording: str, unread: list[str]) -> None:
        """The answer has no rule, says what it understood, and points at the rest."""
        reading = parse_rule(text)
        assert reading.understood is not None
        assert format_rule(reading.understood) == wording
        assert [each.parameters["part"] for each in reading.unread] == [
            f"'{part}'" for part in unread
        ]
        with pytest.raises(RecordError) as caught:
            reading.rule  # noqa: B018  It is computed.
        assert caught.value.problems == reading.unread

    @pytest.mark.parametrize("text", NOT_AT_ALL)
    def test_nothing(self, text: str) -> None:
        """Each clause is pointed at, and nothing is taken for granted."""
        reading = parse_rule(text)
        assert reading.understood is None
        assert reading.unread
        assert reading.assumed == ()
        with pytest.raises(RecordError):
            reading.rule  # noqa: B018


class TestMisleadingTexts:
    """Never a wrong rule, and never half a rule in silence."""

    @pytest.mark.parametrize("text", MISLEADING)
    def test_it_is_not_understood(self, text: str) -> None:
        """And the answer says which part."""
        reading = parse_rule(text)
        assert not reading.is_complete
        assert reading.unread
        with pytest.raises(RecordError):
            reading.rule  # noqa: B018  It is computed.

    @pytest.mark.parametrize(
        ("text", "target"),
        [
            ("得分=执行率×10分", "≥95%"),
            ("每低1%扣1分，扣完为止", "≤5%"),
            ("未达到目标值按比例得分", "≤5%"),
            ("每延迟1周扣1分，扣完为止", "≤30天"),
            ("每超1千克扣1分，扣完为止", "≤30元"),
        ],
    )
    def test_what_the_target_contradicts(self, text: str, target: str) -> None:
        """It is not understood for such a target."""
        assert not parse_rule(text, target=parse_target(target)).is_complete

    @pytest.mark.parametrize(
        ("text", "target", "per"),
        [
            ("每超1000元扣1分，扣完为止", "≤100万元", "0.1"),
            ("每超1万元扣1分，扣完为止", "≤100元", "10000"),
            ("每低1‰扣1分，扣完为止", "≥95%", "0.1"),
            ("每少两项扣1分，扣完为止", "≥10道", "2"),
        ],
    )
    def test_steps_in_another_unit(self, text: str, target: str, per: str) -> None:
        """They are converted, where they can be; what is counted may have another name."""
        found = rule(text, target=parse_target(target))
        assert isinstance(found, Deduction)
        assert found.per == Decimal(per)
        assert ("unit" in assumed(text, target=parse_target(target))) is ("道" in target)


class TestPlaces:
    """Where it was not understood."""

    def test_of_each_clause(self) -> None:
        """In the text as it was written."""
        text = "出现一处错误 扣1分；一票否决 计0分"
        [found] = parse_rule(text).unread
        assert found.code is Code.TEXT_NOT_UNDERSTOOD
        assert found.parameters["position"] == text.index("一票")


class TestGiven:
    """What the caller knows beside the text."""

    def test_full_marks(self) -> None:
        """They are kept, and held against those of the text."""
        assert parse_rule("每低1%扣1分", full_marks="5").full_marks == 5
        reading = parse_rule("100%计8分，每低1%扣1分", full_marks="5")
        [found] = reading.unread
        assert found.code is Code.READING_MARKS
        assert (found.parameters["found"], found.parameters["wanted"]) == (8, 5)
        assert reading.understood is None
        assert reading.full_marks == 5

    @pytest.mark.parametrize(
        ("text", "points"),
        [
            ("每低于目标值1%扣权重分的10%", "0.5"),
            ("每低于目标值1%扣20%的分值", "1"),
            ("每低于目标值1%扣3分", "3"),
            ("每低于目标值1%扣1,000%的分值", "50"),
        ],
    )
    def test_parts_of_full_marks(self, text: str, points: str) -> None:
        """They are points where full marks are known, and else not understood."""
        found = rule(text, full_marks="5")
        assert isinstance(found, Deduction)
        assert found.points == Decimal(points)

    def test_full_marks_in_a_table(self) -> None:
        """A table that says 满分 needs them."""
        text = "95%（含）以上得满分，90%（含）-95%得80%权重分，低于90%不得分"
        assert rule(text, full_marks="5") == StepTable(
            unit="%",
            steps=[
                Step(points="5", low="95"),
                Step(points="4", low="90", high="95"),
                Step(points="0", high="90"),
            ],
        )
        assert parse_rule(text).understood is None

    @pytest.mark.parametrize("given_step", ["exact", "started", "full"])
    def test_part_steps(self, given_step: str) -> None:
        """They are not taken for granted then."""
        found = rule("每低1个百分点扣1分，扣完为止", part_step=given_step)
        assert isinstance(found, Deduction)
        assert found.part_step == given_step
        assert assumed("每低1个百分点扣1分，扣完为止", part_step=given_step) == []
        stated = rule("每满5个扣1分，扣完为止", part_step=given_step)
        assert isinstance(stated, Deduction)
        assert stated.part_step == "full"

    def test_the_target(self) -> None:
        """Its unit and its direction close what the text leaves open."""
        count, share = Target(operator="≥", value="60场"), Target(operator="≥", value="95%")
        limit = Target(operator="≤", value="5%")
        assert assumed("每少1场扣1分，扣完为止") == ["unit"]
        assert assumed("每少1场扣1分，扣完为止", target=count) == []
        assert assumed("每低1%扣1分，扣完为止", target=count) == ["part_step", "relative"]
        assert assumed("每低1%扣1分，扣完为止", target=share) == ["part_step", "percent"]
        assert assumed("每低目标值的1%扣1分，扣完为止") == ["part_step"]
        assert assumed("按完成比例得分", target=count) == []
        assert rule("按完成比例得分", target=limit) == Reverse(form="ratio")
        assert assumed("按完成比例得分", target=limit) == ["reverse_form"]
        table = rule("查表：5→10，6→8", target=share)
        assert isinstance(table, StepTable)
        assert table.unit == "%"


class TestRules:
    """Families beside those of the published texts."""

    def test_three_outcomes(self) -> None:
        """Their shares of full marks."""
        assert rule("定性三档100-80/80-50/50-0") == QualitativeBands.of(("1", "0.8", "0.5"))

    @pytest.mark.parametrize(
        ("text", "unit", "taken"),
        [("每完成1份得1分", "份", ["cap"]), ("每1条得0.5分，满分为止", "条", [])],
    )
    def test_tallies(self, text: str, unit: str, taken: list[str]) -> None:
        """Full marks are the most."""
        found = rule(text)
        assert isinstance(found, Tally)
        assert found.unit == unit
        assert assumed(text) == taken

    @pytest.mark.parametrize(
        ("text", "direction"),
        [
            ("得分=目标值/实际值×分值", "reverse"),
            ("得分=权重*A/B", "reverse"),
            ("得分=分值×实际完成数/计划数", "positive"),
            ("得分=分值×计划数/实际完成数", "reverse"),
            ("“<”得满分，超过部分按比例得分", "reverse"),
            ("≤5%得满分，按比例得分", "reverse"),
        ],
    )
    def test_proportions(self, text: str, direction: str) -> None:
        """Which way is better."""
        found = rule(text)
        assert (isinstance(found, Reverse)) is (direction == "reverse")

    def test_a_gate(self) -> None:
        """Without the first element there is nothing."""
        found = rule("具备要素①得40%；不具备则该指标不得分；②③④各得20%")
        assert format_rule(found) == (
            "按要素计分：「①」得满分的40%（前提）；「②」得满分的20%；「③」得满分的20%；「④」得满分的20%"
        )

    def test_edges_that_nothing_is_said_of(self) -> None:
        """They belong to the range above, and the answer says so."""
        text = "90以上得5分，80-90得4分，60-80得2分，60以下得0分"
        assert rule(text) == StepTable(
            unit="",
            steps=[
                Step(points="5", low="90"),
                Step(points="4", low="80", high="90"),
                Step(points="2", low="60", high="80"),
                Step(points="0", high="60"),
            ],
        )
        assert assumed(text) == ["edge", "edge", "edge"]

    def test_ranges_in_words(self) -> None:
        """By two comparisons."""
        text = "完成率大于等于90%得满分；大于等于80%小于90%得3分；小于80%不得分"
        assert rule(text, full_marks="5") == StepTable(
            unit="%",
            steps=[
                Step(points="5", low="90"),
                Step(points="3", low="80", high="90"),
                Step(points="0", high="80"),
            ],
        )

    def test_met_or_not(self) -> None:
        """A number that is to be met is taken to be the target."""
        assert rule("100%得满分，否则不得分") == AllOrNothing()
        assert assumed("100%得满分，否则不得分") == ["base"]

    def test_nothing_beyond_a_limit(self) -> None:
        """On the side that the text names."""
        found = rule("≤100%得满分，每超过1个百分点扣1分，超过110%不得分，扣完为止")
        assert format_rule(found).startswith("实际完成值高于110%不得分，其余【以100%为准，")

    def test_the_place_where_a_deduction_begins(self) -> None:
        """Stated with the deduction itself, or with full marks; not both ways."""
        found = rule("＞5%每超过1个百分点扣1分")
        assert isinstance(found, Deduction)
        assert found.limit == Amount("5", "%")
        assert parse_rule("≤3%得2分，＞5%每超过1个百分点扣1分").understood is None
        assert parse_rule("≥95%得满分，每超过1个百分点扣1分").understood is None

    @pytest.mark.parametrize(
        "text",
        [
            "每低1%扣1分，每高1%扣1分",
            "每高1%加1分，每高2%加2分",
            "每高1%加1分，每低2%扣1分",
            "每低扣1分",
            "90%以上得5分，80个-90个得4分",
            "90%以上得5分",
            "①得40%，②得3分",
            "①得40%，制度健全得3分",
            "三项各1分，每超1项扣1分",
            "三项各1分，两项各2分，每少1项扣1分",
            "①得60%，②得60%",
            "甲1分，乙2分，丙3分，丁1分",
            "查表：5→10，6→12，7→11",
            "查表：5→10",
            "≥95%得满分，超过按比例得分",
            "按比例得分，按比例得分",
            "每1份得1分，每1条得2分",
            "100-90得5分，95-100得4分",
            "定性三档100-80/80-50/50-0，按比例得分",
            "三百二项各1分",
            "每低三百二个扣1分",
            "每低1个扣三百二分",
            "三百二分",
            "每1份得三百二分",
            "一票否决",
            "1%扣1分",
        ],
    )
    def test_what_does_not_go_together(self, text: str) -> None:
        """It makes no rule, or one that cannot be."""
        reading = parse_rule(text)
        assert reading.understood is None
        assert reading.unread

    def test_one_clause_twice(self) -> None:
        """The same words are counted as often as they stand."""
        assert format_rule(rule("甲1分，甲1分")) == "按要素计分：「甲」；「甲」"


class TestLimits:
    """Any text comes to an end."""

    @given(st.one_of(almost_rules, st.text(max_size=40)))
    def test_only_described_refusals(self, text: str) -> None:
        """Nothing is raised but what says why; what is understood is written and read again."""
        try:
            reading = parse_rule(text, full_marks="10")
        except PerfevalError:
            return
        assert reading.is_complete or reading.unread
        if reading.understood is not None:
            assert parse_rule(format_rule(reading.understood)).rule == reading.understood

    @pytest.mark.parametrize(
        "text",
        [
            "每" * 2000,
            "每低于1" * 500,
            "(" * 2000,
            "，" * 2000,
            "1" * 2000,
            "一" * 2000,
            "得分=" * 500,
            "率" * 2000,
            "按要素计分：" + "「」」" * 5000,
            "其余【" * 20000,
        ],
    )
    def test_hostile_texts(self, text: str) -> None:
        """They are refused, or nothing is understood, and soon."""
        with suppress(PerfevalError):
            assert parse_rule(text).understood is None

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("", Code.TEXT_EMPTY),
            ("每低\u200b1%扣1分", Code.TEXT_INVISIBLE),
            ("每低1%扣1分。" * 1000, Code.TEXT_TOO_LONG),
        ],
    )
    def test_what_is_no_text(self, text: str, code: Code) -> None:
        """It is refused before it is read."""
        with pytest.raises(RecordError) as caught:
            parse_rule(text)
        assert [each.code for each in caught.value.problems] == [code]

    def test_arguments(self) -> None:
        """All at once."""
        broken: Any = "much"
        with pytest.raises(RecordError) as caught:
            parse_rule("每低1%扣1分", full_marks=broken, target=broken, part_step=broken)
        assert [each.path[0] for each in caught.value.problems] == [
            "full_marks",
            "target",
            "part_step",
        ]

    def test_a_clause_by_itself(self) -> None:
        """What is none of the known ones is none."""
        assert clause_of("视情况而定") is None
