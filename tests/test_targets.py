"""The language of targets and actual values."""

from decimal import Decimal
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perfeval import (
    AnyActual,
    AnyTarget,
    Code,
    Deadline,
    Described,
    Done,
    Interval,
    Judged,
    Measured,
    Moment,
    NotApplicable,
    Operator,
    Outcome,
    PerfevalError,
    Ratio,
    RecordError,
    Reported,
    Target,
    amount,
    format_actual,
    format_target,
    parse_actual,
    parse_target,
)
from perfeval.targets import is_written_as_target
from published_targets import PUBLISHED, SEEN
from strategies import actuals, targets

SIGNS: Final = (
    "≥ > < = ≤ ± - ~ 0 1 2 9 . , % 万 元 个 三 十 成 年 月 日 前 底 不 含 且 每 到 ( ) 左 １ ％"
    " 百分之 以上 以内 不低于 控制在 降低 完成 左右"
)
"""What targets are made of."""
almost_targets = st.lists(st.sampled_from(SIGNS.split()), max_size=12).map("".join)


def refusal(text: str, **given: str) -> tuple[Code, object]:
    """The code of a refusal and where it begins."""
    with pytest.raises(RecordError) as caught:
        parse_target(text, **given)
    [found] = caught.value.problems
    return found.code, found.parameters.get("position")


class TestPublishedTargets:
    """Each stands for what a person reads in it."""

    @pytest.mark.parametrize(("text", "wanted"), (PUBLISHED | SEEN).items())
    def test_its_record(self, text: str, wanted: tuple[str, str]) -> None:
        """Its kind, and how it is written back."""
        found = parse_target(text)
        assert (type(found).__name__, format_target(found)) == wanted

    def test_the_records_themselves(self) -> None:
        """One of each kind, in full."""
        wanted: dict[str, AnyTarget] = {
            "≥95%": Target(operator="at_least", value="95%"),
            "＞80%-＜100%": Interval(
                low="80%", high="100%", low_included=False, high_included=False
            ),
            "80（不含）-90（不含）": Interval(
                low="80", high="90", low_included=False, high_included=False
            ),
            "≤100%且大于80%": Interval(low="80%", high="100%", low_included=False),
            "9月前": Deadline(by=Moment(month=9), included=False),
            "9月底前": Deadline(by=Moment(month=9)),
            "2022年12月30日前": Deadline(by=Moment(2022, 12, 30), included=False),
            "2023年底前": Deadline(by=Moment(2023)),
            "于2023年内完成": Deadline(by=Moment(2023)),
            "效果明显": Described("效果明显"),
        }
        assert {text: parse_target(text) for text in wanted} == wanted


class TestParseTarget:
    """Understood to the last character, or refused."""

    @pytest.mark.parametrize("operator", Operator)
    def test_every_spelling_of_a_comparison(self, operator: Operator) -> None:
        """The signs and the words of the vocabulary."""
        for word in operator.spellings:
            assert parse_target(f"{word}5") == Target(operator=operator, value="5")

    @pytest.mark.parametrize(
        ("text", "operator"),
        [
            ("5以上", "at_least"),
            ("5（含）以上", "at_least"),
            ("5以上（不含）", "above"),
            ("5以下", "at_most"),
            ("5（不含）以下", "below"),
            ("控制在5以下（不含）", "below"),
            ("不足5", "below"),
            ("超过5", "above"),
        ],
    )
    def test_whether_the_number_itself_is_in(self, text: str, operator: str) -> None:
        """以上 holds it, 不满 and 超过 do not."""
        assert parse_target(text) == Target(operator=operator, value="5")

    def test_a_number_alone(self) -> None:
        """It is to be reached, unless the caller knows better."""
        assert parse_target("95%") == parse_target("≥95%")
        assert parse_target("95%", bare="at_most") == parse_target("≤95%")
        assert parse_target(95, unit="个") == parse_target("≥95个")
        assert parse_target(Decimal("9.50")) == parse_target("≥9.50")

    def test_a_unit_beside_it(self) -> None:
        """As the column 计量单位 has it; two that differ are refused."""
        assert parse_target("≥95", unit="％") == parse_target("≥95%")
        assert parse_target("3-5", unit="个") == parse_target("3个-5个")
        assert parse_target("效果明显", unit="%") == Described("效果明显")
        assert refusal("≥95个", unit="%")[0] is Code.UNIT_GIVEN_TWICE

    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("提升10%", "≥10%"),
            ("提升10%以上", "≥10%"),
            ("提升到90%", "≥90%"),
            ("降低5%", "≤-5%"),
            ("降低5%以上", "≤-5%"),
            ("降低不超过5%", "≥-5%"),
            ("降低3-5", "-5--3"),
            ("降低3（不含）-5", "-5-＜-3"),
            ("每年3-5次", "3次/年-5次/年"),
            ("减少至3个", "≤3个"),
            ("减少至3个以下", "≤3个"),
        ],
    )
    def test_changes(self, text: str, wanted: str) -> None:
        """They have a sign; 到 and 至 say the value itself."""
        assert format_target(parse_target(text)) == wanted

    @pytest.mark.parametrize(
        ("text", "position"),
        [
            ("≥95%左右", 4),
            ("≥95% 左右", 5),
            ("3-", 0),
            ("≥80%且", 0),
            ("≥80%且90%", 5),
            ("≥80%且≥90%", 0),
            ("=80%且≥90%", 0),
            ("不低于98%以下", 0),
            ("90±5%", 0),
            ("90个±5次", 0),
            ("±", None),
            ("≥±5", 2),
            ("90±", 0),
            ("降低3-", 0),
            ("每亩±", None),
            ("产量不低于300斤", 0),
            ("≥三百二", None),
            ("5(含)", 0),
            ("1" + "0" * 70 + "%左右", 0),
            ("90% 95%", 4),
            ("每年提高5%", 0),
            ("90%95", 3),
            ("9 5%", 0),
            ("10余次", 2),
            ("9月中旬", 1),
            ("2023年上半年", 4),
            ("0961年1月4日前", 4),
            ("0961/1/4", 4),
        ],
    )
    def test_what_is_not_understood(self, text: str, position: int | None) -> None:
        """The place where nothing is understood any more; words without a number are kept."""
        if position is None:
            assert parse_target(text) == Described(text)
        else:
            assert refusal(text) == (Code.TEXT_NOT_UNDERSTOOD, position)

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("", Code.TEXT_EMPTY),
            ("  ", Code.TEXT_EMPTY),
            ("≥\u200b95%", Code.TEXT_INVISIBLE),
            ("2月30日前", Code.MOMENT_NO_SUCH_DAY),
            ("2023年13月", Code.MOMENT_NO_SUCH_DAY),
            ("90%-80%", Code.TARGET_RANGE),
            ("3个-5次", Code.TARGET_UNITS),
            ("≥" + "1" * 30, Code.NUMBER_LIMIT),
        ],
    )
    def test_what_cannot_be(self, text: str, code: Code) -> None:
        """It is understood, and refused."""
        assert refusal(text)[0] is code

    def test_long_words_are_words(self) -> None:
        """No number is so long."""
        text = "效果明显" * 1000
        assert parse_target(text) == Described(text)

    def test_arguments(self) -> None:
        """All at once."""
        with pytest.raises(RecordError) as caught:
            parse_target("5", unit=5, bare="so")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        assert [each.path for each in caught.value.problems] == [("unit",), ("bare",)]
        for write in (format_target, format_actual):
            with pytest.raises(RecordError):
                write("≥95%")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


class TestParseActual:
    """What was reached."""

    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("100", Measured(value="100")),
            ("102.5％", Measured(value="102.5%")),
            ("-0.3", Measured(value="-0.3")),
            ("达到95%", Measured(value="95%")),
            ("已完成20个", Measured(value="20个")),
            ("提升10%", Measured(value="10%")),
            ("降低5%", Measured(value="-5%")),
            ("降低到5%", Measured(value="5%")),
            ("每亩300元", Measured(value=amount("300", unit="元/亩"))),
            ("十二个", Measured(value="12个")),
            ("31/30", Ratio(part="31", whole="30")),
            ("7月", Done(on=Moment(month=7))),
            ("7月底", Done(on=Moment(month=7))),
            ("年底", Done(on=Moment(month=12))),
            ("2023年12月30日", Done(on=Moment(2023, 12, 30))),
            ("2023-12-30", Done(on=Moment(2023, 12, 30))),
            ("已完成", Judged(outcome=Outcome.ACHIEVED, text="已完成")),
            ("达成预期指标", Judged(outcome="achieved", text="达成预期指标")),
            ("部分完成", Judged(outcome="partly", text="部分完成")),
            ("未完成", Judged(outcome="not_achieved", text="未完成")),
            ("不适用：项目取消", NotApplicable("项目取消")),
            ("不适用", Reported("不适用")),
            ("≥90%", Reported("≥90%")),
            ("80%-90%", Reported("80%-90%")),
            ("9月前", Reported("9月前")),
            ("95%左右", Reported("95%左右")),
            ("效果明显", Reported("效果明显")),
            (" 无 ", Reported("无")),
            ("完成" * 100, Reported("完成" * 100)),
            ("", None),
        ],
    )
    def test_its_record(self, text: str, wanted: AnyActual | None) -> None:
        """A value, or what the table says as it stands."""
        assert parse_actual(text) == wanted

    def test_a_cell(self) -> None:
        """A number with the unit beside it."""
        assert parse_actual(95, unit="%") == Measured(value="95%")
        assert parse_actual("95", unit="%") == Measured(value="95%")

    @pytest.mark.parametrize("text", ["2月30日", "3/0", "1\u200b", "1" * 30])
    def test_what_cannot_be(self, text: str) -> None:
        """A day, a rate or a number that is none."""
        with pytest.raises(RecordError):
            parse_actual(text)


class TestWrittenAsTarget:
    """What was wanted is not what was reached."""

    @pytest.mark.parametrize("text", ["≥90%", "80%-100%", "9月前", "95%以上"])
    def test_it_is(self, text: str) -> None:
        """A comparison, a range, a deadline."""
        assert is_written_as_target(text)

    @pytest.mark.parametrize("text", ["效果明显", "95%左右", "", "无", "95%", "9月"])
    def test_it_is_not(self, text: str) -> None:
        """Words, and what is not understood."""
        assert not is_written_as_target(text)


class TestLaws:
    """Of any text."""

    @given(targets)
    def test_what_is_written_is_read(self, target: AnyTarget) -> None:
        """Every target that a text can stand for comes back."""
        written = format_target(target)
        try:
            found = parse_target(written)
        except PerfevalError:
            return
        assert parse_target(format_target(found)) == found

    @given(st.one_of(almost_targets, st.text(max_size=30)))
    @example("每00日")
    @example("降低0")
    def test_only_described_refusals(self, text: str) -> None:
        """And what is read is written and read again as the same."""
        try:
            found = parse_target(text)
        except PerfevalError:
            return
        assert parse_target(format_target(found)) == found

    @given(st.one_of(almost_targets, st.text(max_size=30)))
    def test_actual_values_too(self, text: str) -> None:
        """The same of what was reached."""
        try:
            found = parse_actual(text)
        except PerfevalError:
            return
        assert parse_actual(format_actual(found)) == found

    @given(actuals)
    def test_an_actual_value_is_written(self, actual: AnyActual) -> None:
        """Whatever it is."""
        assert format_actual(actual) == str(actual)
