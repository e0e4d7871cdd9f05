"""Sentences in three languages: of problems, exceptions, results and places."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import pytest
from hainan_2023 import TABLE
from hypothesis import given
from hypothesis import strategies as st
from shenze_2023 import REPORT

import perfeval as pe
from bad_input import Row, label_of
from bad_input_calls import CALLS, FOUND
from bad_input_documents import DOCUMENTS
from bad_input_languages import LANGUAGES
from bad_input_methods import METHODS
from bad_input_numbers import NUMBERS
from bad_input_records import RECORDS
from bad_input_words import WORDS
from perfeval.codes import Code
from perfeval.errors import Problem, RecordError, problem
from perfeval.presentation.catalogs import catalog
from perfeval.presentation.words import phrase
from perfeval.standards import MINISTRY_2020, SHENZE_2023
from subjects import ABSENT, AT_TOTAL, goal, item, method
from subjects import table as small

CHINESE: Final = ("zh_CN", "zh_TW")
ROWS: Final[list[Row]] = [*NUMBERS, *RECORDS, *METHODS, *CALLS, *LANGUAGES, *WORDS, *DOCUMENTS]
LITERAL: Final = re.compile(
    "“[^”]*”|「[^」]*」|（[^（）]*）|'[^']*'|：.*Error.*|选填：.*|選填：.*|运行出错.*"
)
"""What is quoted, or stands in brackets, or belongs to a program."""
TWO_WORDS: Final = re.compile("[a-z]{2,} [a-z]{2,}")


def of_hundred(reached: str = "50场") -> pe.Evaluation:
    """One indicator of all points."""
    sessions = pe.Indicator(
        name="场次",
        level1="产出指标",
        full_marks="100",
        target=pe.parse_target("≥60场"),
        actual=pe.parse_actual(reached),
    )
    return pe.evaluate(pe.Project(name="宣传", indicators=[sessions]), scheme=SHENZE_2023)


def all_problems() -> Iterator[Problem]:
    """Every problem that the tests of bad input know, and those of whole tables."""
    for row in ROWS:
        yield from row.refusal().problems[:5]
    for _, call, _, _ in FOUND:
        found: Any = call()
        yield from found
    yield from pe.find_problems(TABLE, scheme=MINISTRY_2020)
    yield from pe.find_problems(REPORT, scheme=SHENZE_2023)


@pytest.fixture(scope="module", name="known")
def known_problems() -> list[Problem]:
    """The same, made once."""
    return list(all_problems())


class TestProblems:
    """A problem is said in every language."""

    def test_english_is_what_it_says_itself(self, known: list[Problem]) -> None:
        """The place as JSONPath, and the sentence."""
        assert [pe.describe(each, locale="en") for each in known] == [str(each) for each in known]

    @pytest.mark.parametrize("locale", CHINESE)
    def test_no_english_is_left(self, known: list[Problem], locale: str) -> None:
        """But for what is quoted, and for what belongs to a program."""
        for each in known:
            said = LITERAL.sub("", pe.describe(each, locale=locale))
            assert not TWO_WORDS.search(said), said
            assert not set("{}\n") & set(said) or each.parameters, said

    @pytest.mark.parametrize("row", ROWS, ids=label_of)
    def test_what_an_error_says(self, row: Row) -> None:
        """Its problems, a line each, of whatever was given."""
        error = row.refusal()
        assert pe.describe(error, locale="en") == str(error)
        lines = pe.describe(error).splitlines()
        assert len(lines) == min(len(error.problems), 21)
        assert all(line.isprintable() and len(line) < 400 for line in lines)

    @pytest.mark.parametrize(
        ("found", "wanted"),
        [
            (
                problem(
                    Code.CHECK_SCORE_DIFFERS,
                    "indicators",
                    2,
                    "declared_score",
                    indicator="培训人次",
                    found=Decimal("9.00"),
                    wanted=Decimal("8.33"),
                    difference=Fraction(67, 100),
                ),
                (
                    "第3个指标 得分：培训人次：得分填报为9.00，按评分规则应为8.33（相差0.67）；"
                    "请核对得分与评分规则"
                ),
            ),
            (
                problem(Code.SCALE_FULL_MARKS, found=Fraction(250, 3)),
                "满分为250/3（约83.333333），计算得分率时满分应大于零；请更正满分",
            ),
            (
                problem(Code.EVALUATION_CAP, what="bonus", found=Fraction(7), limit=5),
                "加分项合计7分，超过规定上限，按5分计入",
            ),
            (
                problem(
                    Code.EVALUATION_CLAUSE, clause="弄虚作假", effect="the grade is 较差 at best"
                ),
                "条款“弄虚作假”已适用：等级不高于“较差”",
            ),
            (
                problem(Code.EVALUATION_CLAUSE, clause="措施", effect="改进措施 must be written"),
                "条款“措施”已适用：须填写改进措施",
            ),
            (
                problem(Code.EVALUATION_DIFFERS, what="treatment", found="judged", wanted="zeroed"),
                "计分方式的存储值为按规则计分，重新推算应为按条款计零分；请重新评价",
            ),
            (
                problem(Code.EVALUATION_DIFFERS, "total", what="total", found="90", wanted="91"),
                "总分：总分的存储值为90，重新推算应为91；请重新评价",
            ),
            (
                problem(Code.EVALUATION_DIFFERS, what="own", found="90", wanted="91"),
                "own的存储值为90，重新推算应为91；请重新评价",
            ),
            (
                problem(Code.CHECK_REASON_MISSING, what="场次: 8.33 of 10 points"),
                "场次：分值10分，得8.33分，未说明原因；请说明偏差原因",
            ),
            (
                problem(Code.CHECK_REASON_MISSING, what="executed 50 of 100 yuan"),
                "预算数100元，执行数50元，未说明原因；请说明偏差原因",
            ),
            (
                problem(
                    Code.RATE_ZERO_DENOMINATOR,
                    rate="预算执行率 (budget execution rate)",
                    denominator="全年预算数 (the adjusted budget)",
                ),
                "预算执行率无法计算：全年预算数为零；请核对金额，或将该比率作不适用处理",
            ),
            (
                problem(
                    Code.RULE_ACTUAL_WANTED,
                    rule="Proportional",
                    wanted="a number or a rate",
                    found="Judged (达成预期指标)",
                ),
                (
                    "评分规则“按比例得分”适用于数值或比率，实际为定性指标完成情况：达成预期指标；"
                    "请填写相应的完成值，或改用其他评分规则"
                ),
            ),
            (
                problem(Code.BUDGET_DUPLICATE_SOURCE, "lines", 1, source="fiscal_appropriation"),
                (
                    "第2行资金：资金来源“财政拨款”重复列行；"
                    "请合并，或以预算类别、支出类别、名称加以区分"
                ),
            ),
            (
                problem(
                    Code.EVALUATION_NOT_APPLICABLE,
                    indicator="甲",
                    reason="未填报",
                    points=Decimal(10),
                    treatment="left_out",
                ),
                "甲：不适用（未填报），其10分的处理：不适用，不计分",
            ),
            (
                problem(
                    Code.EVALUATION_NOT_APPLICABLE,
                    indicator="甲",
                    reason="停办",
                    points=Decimal(10),
                    treatment="by hand",
                ),
                "甲：不适用（停办），其10分的处理：by hand",
            ),
            (
                problem(Code.CHECK_DUPLICATE_NAME, name="a list", first=0, second=3),
                "“a list”在第1和第4位重复出现；请加以区分",
            ),
            (
                problem(Code.SCALE_ORDER, found="优, 差, 良"),
                "等级排列为优、差、良，次序有误；请由优到劣排列",
            ),
        ],
        ids=lambda each: each.code if isinstance(each, Problem) else "",
    )
    def test_samples(self, found: Problem, wanted: str) -> None:
        """As a finance bureau would write it."""
        assert pe.describe(found) == wanted

    def test_traditional(self) -> None:
        """Not only the signs: words and quotes too."""
        found = problem(Code.NUMBER_NOT_A_NUMBER, "name", found="'x'")
        assert pe.describe(found, locale="zh_TW") == (
            "名稱：「x」不是數字；請按「1,234.50」的形式填寫，數字後最多帶一個計量單位"
        )

    def test_very_many(self) -> None:
        """The first twenty, and how many more."""
        error = RecordError([problem(Code.TEXT_EMPTY)] * 25)
        assert pe.describe(error).splitlines()[-1] == "……另有5项"
        assert pe.describe(error, locale="en") == str(error)

    def test_the_words_of_a_document_stay(self) -> None:
        """A name is never taken for a phrase, and no brace in it for a parameter."""
        name = "{found} of the total"
        assert name in pe.describe(problem(Code.EVALUATION_NO_RULE, indicator=name))

    def test_long_names_are_shortened_in_the_language(self) -> None:
        """The sign that says so is not English."""
        said = pe.describe(problem(Code.EVALUATION_NO_RULE, indicator="长" * 1000))
        assert "……（共1000个字符）" in said

    @given(st.text(max_size=40), st.sampled_from(CHINESE))
    def test_any_words_can_be_said(self, text: str, locale: str) -> None:
        """Nothing that a document says breaks a sentence."""
        found = problem(Code.CHECK_ACTUAL_COPIED, "indicators", 0, indicator=text, found=text)
        assert pe.describe(found, locale=locale)


class TestPhrases:
    """What parameters say in English."""

    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("a list", "列表（list）"),
            ("250/3 (proportional)", "250/3（按比例计分）"),
            ("a Widget", "Widget"),
            ("the class Widget", "Widget类型"),
            ("Target or Interval or None", "定量指标值（Target）或区间指标值（Interval）或空值"),
            ("year 2023 day 5", "只有2023年、5日"),
            ("a fraction of 60 digits", "一个共60位数字的分数"),
            ("0.333333333333 (a fraction of 60 digits)", "0.333333333333（共60位数字的分数）"),
            ("Widget or Gadget", "Widget or Gadget"),
            ("Widget (5)", "Widget (5)"),
            ('"it\'s"', "“it's”"),
            ("达到", "达到"),
            ("", ""),
        ],
    )
    def test_samples(self, text: str, wanted: str) -> None:
        """Each is said as it should be; what is none stays as it is."""
        assert phrase(text, "zh_CN") == wanted


class TestPaths:
    """A place is said as a person would say it."""

    @pytest.mark.parametrize(
        ("path", "wanted"),
        [
            ((), "整体"),
            (("indicators", 3, "target"), "第4个指标 年度指标值"),
            (("indicators", 0, "name"), "第1个指标 指标名称"),
            (("projects", 2, "budget", "lines", 0, "executed"),
             "第3个项目 预算资金 第1行资金 全年执行数"),
            (("rule", "steps", 1, "high"), "评分规则 第2档 上端"),
            (("staffing", "organs", 0, "actual"), "人员编制 第1个机构 在职人数"),
            (("citation", "number"), "文件依据 文号"),
            (("changes", "场次"), "变动事项 场次"),
            ((4,), "第5项"),
            (("unheard", 4, 1), "第5项 第2项"),
            (("甲\n乙",), "甲\\n乙"),
        ],
    )  # fmt: skip
    def test_samples(self, path: tuple[str | int, ...], wanted: str) -> None:
        """From the outside to the inside, counted from one."""
        assert pe.describe_path(path) == wanted

    def test_english_is_json_path(self) -> None:
        """So that a program and a person can follow it."""
        assert pe.describe_path(("lines", 0), locale="en") == pe.format_path(("lines", 0))

    def test_traditional(self) -> None:
        """In its own signs."""
        assert pe.describe_path(("indicators", 0, "target"), locale="zh_TW") == (
            "第1個指標 年度指標值"
        )


class TestLabels:
    """A term has a label in every language."""

    def test_samples(self) -> None:
        """The Chinese one is that of documents."""
        found = [pe.label(pe.Outcome.PARTLY, locale=each) for each in pe.LOCALES]
        assert found == [
            pe.Outcome.PARTLY.term,
            "部分達成預期指標並具有一定效果",
            "partly achieved",
        ]

    def test_severities_and_modes_have_one_too(self) -> None:
        """Though they are no terms of documents."""
        assert pe.label(pe.Severity.NOTICE) == "提示"
        assert pe.label(pe.RoundingMode.HALF_UP) == "四舍五入"


OUTLINES: Final = {
    "zh_TW": [
        "評價等級: 良好 [75, 85)",
        "  總分: 83.33",
        "    产出指标: 83.33",
        "      场次: 250/3 → 83.33 (按比例計分: 分值 100, 指標值 ≥60场, 實際完成值 50场)",
    ],
    "en": [
        "grade: 良好 [75, 85)",
        "  total: 83.33",
        "    产出指标: 83.33",
        (
            "      场次: 250/3 → 83.33 "
            "(in proportion: full marks 100, target ≥60场, actual value 50场)"
        ),
    ],
}


class TestOutlines:
    """How a number came about, in every language."""

    @pytest.mark.parametrize("locale", OUTLINES)
    def test_samples(self, locale: str) -> None:
        """Our words in the language, the document's as they are."""
        found = pe.describe(pe.explain(of_hundred()), locale=locale)
        assert found.splitlines() == OUTLINES[locale]

    @pytest.mark.parametrize(
        ("subject", "scheme"), [(TABLE, MINISTRY_2020), (REPORT, SHENZE_2023)], ids=["项目", "部门"]
    )
    def test_chinese_is_what_it_says_itself(self, subject: pe.Subject, scheme: pe.Scheme) -> None:
        """To the sign; and no line is lost in another language."""
        found = pe.explain(pe.evaluate(subject, scheme=scheme))
        assert pe.describe(found) == str(found)
        for locale in pe.LOCALES:
            assert len(pe.describe(found, locale=locale).splitlines()) == len(
                str(found).splitlines()
            )

    def test_what_does_not_apply_is_said(self) -> None:
        """With its reason, and how its points came about."""
        rows = [
            pe.Indicator(name=name, full_marks="50", target=pe.parse_target("≥5"), actual=actual)
            for name, actual in (("总分", pe.parse_actual("5")), ("乙", pe.NotApplicable("停办")))
        ]
        scheme = pe.Scheme(name="甲县", inapplicable="full_marks")
        found = pe.explain(pe.evaluate(pe.Project(name="甲", indicators=rows), scheme=scheme))
        said = pe.describe(found, locale="en")
        assert "actual value not applicable: 停办" in said
        assert "not applicable, full marks" in said
        assert "no level-1 head: 100" in said
        assert "总分: 50.00 (target met" in said  # The name of an indicator.


class TestInsight:
    """What a result tells, in every language."""

    def test_losses(self) -> None:
        """What was lost, of how much, and by what."""
        result = of_hundred()
        (lost,) = pe.lost_points(result)
        assert pe.describe(lost) == "场次：分值100分，失16.67分（按比例计分）"
        assert pe.describe(lost, locale="en") == ("场次: 16.67 of 100 points lost (in proportion)")
        (head,) = pe.lost_by_head(result)
        assert pe.describe(head) == "产出指标：分值100分，失16.67分"

    def test_losses_under_heads(self) -> None:
        """A line for each head, indented; a head that is not printed is called so."""
        inner = pe.HeadLoss(
            label="", full_marks=Fraction(1, 3), exact=Fraction(1), points=Decimal(1)
        )
        outer = pe.HeadLoss(
            label="产出",
            full_marks=Fraction(9),
            exact=Fraction(1),
            points=Decimal(1),
            parts=(inner,),
        )
        assert pe.describe(outer).splitlines() == [
            "产出：分值9分，失1分",
            "  未列一级指标：分值0.33分，失1分",
        ]

    def test_more_than_full_marks_is_no_loss_below_zero(self) -> None:
        """It is said as what it is, of an indicator and of its head."""
        rows = small(item("110", level1="产出指标", rule=pe.Proportional(cap=None)))
        found = pe.evaluate(rows, scheme=method())
        (gained,), (head,) = pe.lost_points(found), pe.lost_by_head(found)
        assert pe.describe(gained) == "甲：分值100分，超出10.00分（按比例计分）"
        assert pe.describe(head) == "产出指标：分值100分，超出10.00分"
        assert pe.describe(head, locale="en") == (
            "产出指标: 10.00 points above the full marks of 100"
        )

    def test_losses_where_only_the_total_is_recorded(self) -> None:
        """Never nothing where something was lost, nor all where it is less; as in the views."""
        rows = small(item("59.9964", "60", "甲"), item("0.0036", "40", "乙"))
        found = pe.evaluate(rows, scheme=method(recording=AT_TOTAL))
        assert [pe.describe(each) for each in pe.lost_points(found)] == [
            "乙：分值40分，失39.996分（按比例计分）",
            "甲：分值60分，失0.004分（按比例计分）",
        ]

    def test_losses_of_points_that_were_moved(self) -> None:
        """Marks as they are recorded; without an end they are rounded, and never in English."""
        rows = [item(each, "20", f"甲{each}", target=goal("20")) for each in ("10", "20", "20")]
        subject = small(*rows, item(ABSENT, "40", "乙"))
        for recording, lost in ((pe.Recording(), "16.66"), (AT_TOTAL, "16.67")):
            scheme = method(inapplicable="redistribute", recording=recording)
            (found,) = pe.lost_points(pe.evaluate(subject, scheme=scheme))
            assert pe.describe(found) == f"甲10：分值33.33分，失{lost}分（按比例计分）"

    def test_a_loss_says_how_its_points_came_about(self) -> None:
        """As the derivation does."""
        rows = small(item("80", "80", "甲"), item(None, "20", "乙"))
        found = pe.evaluate(rows, scheme=method(missing="zero"))
        (lost,) = pe.lost_points(found)
        assert pe.describe(lost) == "乙：分值20分，失20.00分（未填报，计零分）"
        assert "乙: 0.00 (未填报，计零分" in pe.describe(pe.explain(found))

    def test_a_loss_without_a_branch(self) -> None:
        """How its points came about is said in its place."""
        (lost,) = pe.lost_points(of_hundred())
        other = pe.Loss(
            path=lost.path,
            name="甲",
            level1="",
            level2="",
            full_marks=Fraction(5),
            exact=Fraction(5),
            points=Decimal("5.00"),
            treatment=pe.Treatment.MISSING_AS_ZERO,
            branch=None,
        )
        assert pe.describe(other) == "甲：分值5分，失5.00分（未填报，计零分）"

    @pytest.mark.parametrize(
        ("reached", "label", "wanted"),
        [
            ("50场", "优秀", "场次：达到51场时，总分为85.00，可达到该等级"),
            ("50场", "一般", "场次：现为50场，总分83.33，已达到该等级"),
        ],
    )
    def test_reach(self, reached: str, label: str, wanted: str) -> None:
        """What one value would have to be."""
        (found,) = pe.to_reach(of_hundred(reached), label)
        assert pe.describe(found) == wanted

    def test_out_of_reach(self) -> None:
        """Where no value of it is enough."""
        found = pe.Reach(
            path=("indicators", 0),
            name="场次",
            outcome=pe.Reached.IMPOSSIBLE,
            value=None,
            total=None,
        )
        assert pe.describe(found) == "场次：仅靠该指标无法达到该等级"

    @pytest.mark.parametrize(
        ("low", "high", "values", "weights"),
        [
            ("45", "50", "在45至50之间", "分值在45至50分之间"),
            ("45", None, "不低于45", "分值不低于45分"),
            (None, "50", "不超过50", "分值不超过50分"),
            (None, None, "无论数值多少", "无论分值多少"),
        ],
    )
    def test_room(self, low: str | None, high: str | None, values: str, weights: str) -> None:
        """Within which values the grade stays, or within which full marks."""
        ends = [None if end is None else pe.amount(end) for end in (low, high)]
        for field, wanted in (("actual", values), ("full_marks", weights)):
            path = ("indicators", 0, field)
            room = pe.Room(path=path, name="场次", low=ends[0], high=ends[1])
            assert pe.describe(room) == f"场次：{wanted}，等级不变"

    def test_differences(self) -> None:
        """The totals, and a line for each cause that moves them."""
        found = pe.what_if(of_hundred(), {"场次": pe.Change(actual=pe.parse_actual("55场"))})
        assert pe.describe(found).splitlines() == [
            "总分由83.33变为91.67（相差+8.34）",
            "  数据：+8.34",
        ]
        same = pe.compare(of_hundred(), of_hundred())
        assert pe.describe(same, locale="en") == (
            "the total goes from 83.33 to 83.33 (difference 0.00)"
        )
        assert pe.describe(same.parts[0], locale="en") == "figures: 0.00"

    def test_fits(self) -> None:
        """A rule, and in what it was applied otherwise."""
        target, actual = pe.Target(operator="≤", value="3%"), pe.Measured(value="4%")
        (found,) = pe.rules_that_give("10", "10", target=target, actual=actual)
        assert pe.describe(found) == "按比例得分：按相反方向计分，保留0位小数，四舍五入"

    def test_distances(self) -> None:
        """An edge that is in the band is enough; the other one is left behind, or still ahead."""
        better, worse = pe.to_next_band("84.9"), pe.buffer_above("84.9")
        assert better is not None
        assert worse is not None
        assert pe.describe(better) == "距“优秀”等级0.1分"
        assert pe.describe(worse) == "距“一般”等级的界限9.9分（界限本身不属于该等级）"
        assert pe.describe(worse, locale="en") == (
            "9.9 points from the edge of the grade 一般, which does not have that grade"
        )


class TestFindings:
    """What a checker of a sheet finds, with the row and the words on the sheet."""

    SHEET: Final[list[list[object]]] = [["三级指标", "分值", "得分"], ["场次", 10, 11]]

    def test_on_a_sheet(self) -> None:
        """Row and head in front; in English as it writes itself."""
        (found,) = (x for x in pe.lint(pe.read_table(self.SHEET)) if x.severity == "error")
        assert pe.describe(found) == "第2行 得分：场次：得分11高于分值10；请调低得分"
        assert pe.describe(found, locale="en") == str(found)

    def test_of_a_record(self) -> None:
        """Its path in front."""
        subject = pe.read_table(self.SHEET).subject
        (found,) = (x for x in pe.lint(subject) if x.severity == "error")
        assert pe.describe(found).startswith("第1个指标 得分：")


class TestLanguages:
    """Three languages, and the tags that clearly lead to one of them."""

    @pytest.mark.parametrize(
        ("tag", "wanted"),
        [
            *((tag, "数据") for tag in ("zh", "zh_CN", "zh-CN", "zh-Hans", "zh_Hans_HK", "ZH_cn")),
            *((tag, "資料") for tag in ("zh_TW", "zh-Hant", "zh_HK", "zh-MO", "zh_Hant_CN")),
            *((tag, "figures") for tag in ("en", "en_US", "en-GB", "EN")),
        ],
    )
    def test_tags(self, tag: str, wanted: str) -> None:
        """A script decides, else a region."""
        assert pe.label(pe.Cause.DATA, locale=tag) == wanted

    @pytest.mark.parametrize(
        "tag",
        ["", "de", "zh_XX", "english", "zh_CN.UTF-8", "en_US.UTF-8", "en_", "zh" * 99, None, 5],
    )
    def test_any_other_is_refused(self, tag: Any) -> None:
        """With the languages that there are."""
        with pytest.raises(RecordError) as caught:
            pe.label(pe.Cause.DATA, locale=tag)
        (found,) = caught.value.problems
        assert (found.code, found.path) == (Code.TERM_UNKNOWN, ("locale",))
        assert found.parameters["wanted"] == "zh_CN, zh_TW, en"

    def test_threads_may_ask_at_once(self) -> None:
        """And each gets its own language."""
        catalog.cache_clear()
        found = problem(Code.TEXT_EMPTY)
        asked = [*pe.LOCALES] * 20
        with ThreadPoolExecutor(8) as pool:
            answers = [pool.submit(pe.describe, found, locale=locale) for locale in asked]
        said = [answer.result() for answer in answers]
        assert said == [pe.describe(found, locale=locale) for locale in asked]
