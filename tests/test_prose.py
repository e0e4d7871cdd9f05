"""The prose of reports: amounts, sums, rates, scale, score and grade; the seed's above all."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval import Code, Place, Severity, lint_text, read_report
from published import Case, cases
from refusals import refusals

SEED: Final = """
资产基本分别为:通用设备资产原值544198元和家具和用品原值19464元,合计:563662元。
本部门2023年度专项项目1个,预算数为46.8648万元,\
预算调整数为46.8648万元,财政拨款收入46.8648万元,支出进度100%。
给出总得分，满分100分，得出综合绩效评价等级。部门整体支出综合绩效评价分为4个等级：\
得分 ≥ 85 分为优秀； \
$75 \\leq$ 得分 < 85 分为良好； $60 \\leq$ 得分 < 75 分为一般；得分 < 60 分为较差。
"""
"""The figures of the report that the project began with, in its own words."""


PARTS: Final = "产出指标得48分，效益指标得29.5分，满意度得10分，预算执行得10分"


def found_in(text: str) -> list[Code]:
    """What a checker finds, beside what the text lacks."""
    lacking = {Code.CHECK_SCORE_MISSING, Code.CHECK_GRADE_MISSING, Code.LINT_SCALE_MISSING}
    return [each.code for each in lint_text(text) if each.code not in lacking]


class TestSeed:
    """The county office's report of 2023: right in its figures, without a score and a grade."""

    def test_its_assets_add_up(self) -> None:
        """544 198 + 19 464 = 563 662 yuan."""
        (total,) = read_report(SEED).sums
        assert [total.stated, total.follows] == [563_662, 563_662]
        assert total.complete
        assert [each.label for each in total.parts] == ["通用设备资产原值", "用品原值"]

    def test_its_money(self) -> None:
        """All of it in yuan, with its words and its place."""
        amounts = read_report(SEED).amounts
        assert [each.value for each in amounts[3:]] == [468_648] * 3
        assert [each.label for each in amounts[3:]] == ["预算数", "预算调整数", "财政拨款收入"]
        assert amounts[0].place == Place(2, 17, "通用设备资产原值")

    def test_its_rate_and_scale(self) -> None:
        """100 %, and four grades at 85, 75 and 60."""
        reading = read_report(SEED)
        assert [(str(each.rate), each.label) for each in reading.rates] == [("1.00", "支出进度")]
        assert reading.scale is not None
        assert [str(band) for band in reading.scale.bands] == [
            "优秀 [85, ∞)",
            "良好 [75, 85)",
            "一般 [60, 75)",
            "较差 (-∞, 60)",
        ]

    def test_it_lacks_score_and_grade(self) -> None:
        """Nothing else is to be said."""
        codes = [each.code for each in lint_text(SEED)]
        assert codes == [Code.CHECK_SCORE_MISSING, Code.CHECK_GRADE_MISSING]

    @pytest.mark.parametrize(
        ("right", "wrong", "code"),
        [
            ("563662", "563626", Code.CHECK_SUM),
            ("支出进度100%", "支出46.8648万元，支出进度90%", Code.CHECK_RATE_DIFFERS),
            ("$75 \\leq$ 得分", "$76 \\leq$ 得分", Code.SCALE_GAP),
            ("< 75 分", "< 80 分", Code.SCALE_OVERLAP),
        ],
    )
    def test_a_slip_would_be_found(self, right: str, wrong: str, code: Code) -> None:
        """In the sum, the rate, or the scale."""
        assert right in SEED
        assert found_in(SEED.replace(right, wrong)) == [code]


class TestSums:
    """合计 behind its parts, 其中 before them."""

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("设备5元、家具6元，共计11元", []),
            ("设备5元、家具6元，共计12元", [Code.CHECK_SUM]),
            ("预算100元。设备5元、家具6元，合计11元", []),
            ("预算100元，设备5元、家具6元，合计11元", []),
            ("合计11元", []),
            ("设备5元，合计5元", []),
            ("甲1元、乙2元，合计3元，丙4元、丁5元，合计9元", []),
            ("收入10元，其中：甲6元，乙4元", []),
            ("收入10元，其中：甲6元，乙3元", [Code.LINT_PARTS_SHORT]),
            ("收入10元，其中：甲6元，乙5元", [Code.CHECK_SUM]),
            ("收入10元，其中：甲6元", []),
            ("其中：甲6元，乙4元", []),
            ("收入10元，其中：甲6元，乙4元，其中：丙1元，丁3元", []),
            ("收入１０元，其中：甲６元，乙５元", [Code.CHECK_SUM]),
            ("收入1亿元，其中：甲5000万元，乙5,000万元", []),
            ("收入10元，其中：甲6元，乙4元，合计10元", []),
            ("每亩300元/亩，甲1元，合计5元", []),
            ("收入100万，其中：甲60万，乙50万", [Code.CHECK_SUM]),
            ("设备5元、家具6元、桌椅4元，合计10元", []),
            (
                (
                    "项目总投资500万元，其中中央资金300万元，省级资金150万元，县级配套50万元，"
                    "截至12月底到位资金450万元，到位率90%，支出400万元"
                ),
                [],
            ),
            ("总投资500万元，其中中央资金300万元，省级资金200万元，县级资金50万元", []),
            ("预算10元，其中甲4元，乙4元，支出9元", [Code.LINT_PARTS_SHORT]),
            ("预算10元，其中甲4元，比上年增加9元", []),
            ("预算10元（其中甲4元，乙4元），丙9元", [Code.LINT_PARTS_SHORT]),
            ("收入10元，其中：甲（一期）4元，乙（二期）7元", [Code.CHECK_SUM]),
            ("每人补助5元，其中中央3万元，省级2万元", []),
            ("支出10元，其中：基本支出6元，项目支出5元", [Code.CHECK_SUM]),
            ("支出450元，其中直接费用400元（设备费200元、材料费200元），间接费用50元。", []),
            (
                "支出450元，其中直接费用400元（设备费200元、材料费210元），间接费用50元。",
                [Code.CHECK_SUM],
            ),
            (
                "支出450元，其中直接费用400元（设备费200元、材料费190元），间接费用50元。",
                [Code.LINT_PARTS_SHORT],
            ),
            (
                "支出450元，其中直接费用400元（设备费200元、材料费200元），间接费用60元。",
                [Code.CHECK_SUM],
            ),
            ("支出500元，其中基本支出300元（人员250元，公用50元），项目支出200元。", []),
            ("支出500元，其中基本支出300元（人员250元；公用50元），项目支出200元。", []),
            ("资金400元（2021年200元、2020年300元）", []),
            ("资金400元（上年结转200元、预算300元）", []),
            ("设备400元（单价300元、运费300元）", []),
            ("设备400元（合同500元、质保金50元）", []),
            ("设备400元（含运费300元、安装200元）", [Code.CHECK_SUM]),
            ("设备400元（含运费300元、安装50元）", [Code.LINT_PARTS_SHORT]),
            ("设备400元（甲300元、乙500元）", []),
            ("设备400元（一类（甲）300元、二类150元）", [Code.CHECK_SUM]),
            ("设备5元、家具6元（合计11元）", []),
            ("设备5元、家具6元（合计12元）", [Code.CHECK_SUM]),
            ("设备（国产5元、进口6元）12元，家具8元，合计20元", []),
            ("设备54.42万元和家具1.95万元，合计56.36万元。", [Code.LINT_SUM_ROUNDED]),
            ("设备54.42万元和家具1.95万元，合计56.39万元。", [Code.CHECK_SUM]),
            ("设备54.42元和家具1.95元，合计56.36元。", [Code.CHECK_SUM]),
            ("设备54.4231万元和家具1.9500万元，合计56.3730万元。", [Code.CHECK_SUM]),
            ("预算1.2亿元，其中甲0.85亿元，乙0.4亿元。", [Code.LINT_SUM_ROUNDED]),
            ("A经费60元、B经费50元，共100元。", [Code.CHECK_SUM]),
            ("A经费60元、B经费50元，共110元。", []),
            ("A经费60元，B经费50元，总额为100元。", [Code.CHECK_SUM]),
            ("下达资金500元，用于A经费60元、B经费50元，共100元。", [Code.CHECK_SUM]),
            ("预算500元，A设备60元，B家具50元，共100元。", []),
            ("A经费60元、B经费50元等，共300元。", []),
            ("A经费60元、B经费50元等，合计300元。", [Code.LINT_PARTS_SHORT]),
            ("A经费60元、B经费50元等，合计100元。", [Code.CHECK_SUM]),
            ("A类单价60元、B类单价50元，共100元。", []),
            ("每人60元、每户50元，共100元。", []),
            ("A类60元、B类50元，共2000元。", []),
            ("A类60元、B类50元，共55元。", []),
            ("预算60元、支出50元，共100元。", []),
            ("A经费60元、B经费50元，共100元，C经费5元、D经费6元，共10元。", [Code.CHECK_SUM] * 2),
            ("支出总额100元，其中：A支出60元；B支出50元。", [Code.CHECK_SUM]),
            ("支出总额100元，其中：A支出60元；B支出40元；C支出50元。", []),
            ("支出总额100元，其中：A支出60元；B支出30元。", [Code.LINT_PARTS_SHORT]),
            ("总额100元，其中：A费60元；B费20元；到位9元、支付8元。", []),
            ("甲项目总额100元，其中：设备60元；乙项目50元。", []),
            ("甲项目100元，其中：子项目60元；乙项目50元。", []),
            ("支出总额100元，其中：A支出60元；B支出50元，其中C支出5元。", []),
            ("支出总额100元，其中：A支出60元。B支出50元。", []),
            ("支出总额100元，其中：A支出60元；", []),
            ("支出总额100元，其中：A支出60元，B支出40元；C支出50元。", []),
        ],
    )
    def test_they_are_added_again(self, text: str, found: list[Code]) -> None:
        """More than the total is wrong, less than it may leave parts out."""
        assert found_in(text) == found

    def test_a_number_that_nobody_writes(self) -> None:
        """Is no amount of money."""
        assert read_report(f"预算{'9' * 60}元").amounts == ()


class TestRates:
    """Rates of what was spent of what was budgeted, where the words tell which is which."""

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("全年预算数100万元，执行数80万元，执行率80%", []),
            ("全年预算数100万元，执行数80万元，执行率80.00%", []),
            ("全年预算数3万元，执行数2万元，预算执行率66.7%", []),
            ("全年预算数3万元，执行数2万元，预算执行率66.6%", [Code.LINT_RATE_TRUNCATED]),
            ("全年预算数100万元，执行数80万元，执行率为90%", [Code.CHECK_RATE_DIFFERS]),
            ("年初预算90万元，调整预算100万元，实际支出80万元，执行率80%", []),
            ("收入完成4348万元，占年初预算10065万元的43.2%", []),
            ("收入完成4348万元，占年初预算10065万元的44.2%", []),
            ("支出决算为2.02万元，完成全年预算5.3万元的38.1%", []),
            ("支出决算为2.02万元，完成全年预算5.3万元的39.1%", [Code.CHECK_RATE_DIFFERS]),
            ("甲100万元，乙80万元，执行率90%", []),
            ("预算安排0万元，支出0万元，执行率100%", []),
            ("预算安排5万元，支出5万元，执行率" + "9" * 60 + "%", []),
            ("预算100万元，支出80万元，执行率未达到90%", []),
            ("预算100万元，支出80万元，执行率达到90%", [Code.CHECK_RATE_DIFFERS]),
            ("预算100万元，支出80万元，执行率应达到90%以上", []),
            ("预算100万元，支出80万元，执行率90%以上", []),
            ("预算100万元，支出80万元，去年执行率90%", []),
            ("预算100万元，实际支出80万元，按要求年底执行率达到90%", []),
            ("预算100万元，要求年底执行率达到90%，实际支出80万元", []),
            ("预算100万元，支出80万元，设备使用率95%", []),
            ("预算100万元，支出80万元，资金使用率95%", [Code.CHECK_RATE_DIFFERS]),
            ("预算100万元，1-6月支出40万元，支出进度40%，全年支出95万元", []),
            ("全年预算100万元，全年支出95万元，1-6月支出进度40%", []),
            ("2023年预算100万元，支出80万元，2022年执行率90%", []),
            ("2023年预算100万元，上半年支出40万元，支出进度50%", [Code.CHECK_RATE_DIFFERS]),
            ("2023年预算100万元，截至12月底支出80万元，执行率90%", [Code.CHECK_RATE_DIFFERS]),
            ("预算100万元，6月支付40万元，9月支付50万元，执行率90%", []),
            ("采购预算100万元，中标金额95万元，支付76万元，支付率80%", []),
            ("合同金额95万元，支付76万元，支付率90%", [Code.CHECK_RATE_DIFFERS]),
            ("上年结转10万元，预算90万元，支出80万元，执行率80%", []),
            ("预算100万元，支出80万元，未支出20万元，执行率90%", [Code.CHECK_RATE_DIFFERS]),
            ("预算100万元，到位80万元，支出80万元，执行率100%", []),
            ("预算100万元，到位90万元，支出80万元，到位率80%", [Code.CHECK_RATE_DIFFERS]),
            ("预算收入100万元，收入80万元，完成预算的90%", [Code.CHECK_RATE_DIFFERS]),
            ("年初预算8万元，决算2.02万元，完成全年预算5.3万元的39.1%", [Code.CHECK_RATE_DIFFERS]),
            ("年初预算90万元，调整预算100万元，支出80万元，执行率90%", [Code.CHECK_RATE_DIFFERS]),
            ("年初预算90万元，预算调整10万元，支出80万元，执行率80%", []),
            ("年初预算90万元，追加预算10万元，支出80万元，执行率80%", []),
            ("应执行100万元，执行80万元，执行率90%", [Code.CHECK_RATE_DIFFERS]),
            ("预算100万元，支出80万元，自筹资金执行率90%", []),
            ("甲项目预算100万元，支出80万元，乙项目执行率90%", []),
            ("基本支出预算9万元，支出8万元，基本支出执行率90%", [Code.CHECK_RATE_DIFFERS]),
            ("计划投资100万元，完成投资80万元，支付60万元，支付率75%", []),
            ("预算100万，执行90万，执行率95%", [Code.CHECK_RATE_DIFFERS]),
            ("预算100万元，执行80万元，执行率0.9", [Code.CHECK_RATE_DIFFERS]),
            ("预算100万元，执行90万元，执行率为0.9。", []),
            ("预算100万元，执行80万元，执行率达百分之九十", [Code.CHECK_RATE_DIFFERS]),
            ("预算100万元，执行90万元，执行率达百分之九十", []),
            ("预算100万元，执行80万元，执行率达百分之九十以上", []),
            ("预算100万元，执行80万元，执行率达百分之三二", []),
            ("预算为100万元。执行90万元。执行率为95%。", [Code.CHECK_RATE_DIFFERS]),
            ("预算为100万元。执行90万元。执行率为90%。执行率为95%。", []),
            ("预算为100万元。执行90万元。乙项目执行率为95%。", []),
            ("预算为100万元。执行90万元。\n执行率为95%。", []),
            ("预算为100万元。执行90万元，执行率为95%。", [Code.CHECK_RATE_DIFFERS]),
            ("预算为100万元。执行90万元，执行率为90%。", []),
            ("预算为100万元。其中设备采购支出76万元，执行率为95%。", []),
            ("预算为100万元，上年结转5万元。执行90万元，执行率为95%。", []),
            ("预算为100万元。预算追加5万元。执行90万元，执行率为95%。", []),
            ("预算为100万元。执行90万元，退回10万元，执行率为95%。", []),
            ("2022年预算为100万元。2023年执行90万元，执行率为95%。", []),
            ("2023年预算为100万元。2023年执行90万元，执行率为95%。", [Code.CHECK_RATE_DIFFERS]),
            ("预算100万元，支出50万元。执行90万元，执行率为95%。", []),
            (
                "合同金额甲300万元、乙500万元，共计800万元。截至年底实际支出760万元，资金执行率98%。",
                [Code.CHECK_RATE_DIFFERS],
            ),
            (
                "合同金额甲300万元、乙500万元，共计800万元。截至年底实际支出760万元，资金执行率95%。",
                [],
            ),
            (
                "合同金额甲300万元、乙500万元，共计810万元。截至年底实际支出760万元，资金执行率98%。",
                [Code.CHECK_SUM],
            ),
            (
                "合同金额共计800万元。截至年底实际支出760万元，资金执行率98%。",
                [Code.CHECK_RATE_DIFFERS],
            ),
            ("预算金额120万元，执行金额115万元，执行进度90%。", [Code.CHECK_RATE_DIFFERS]),
            ("预算金额120万元，执行金额115万元，执行进度95.83%。", []),
            ("预算金额120万元，执行金额115万元，项目执行进度90%。", []),
            ("到位资金120万元，执行金额115万元，支出进度90%。", [Code.CHECK_RATE_DIFFERS]),
            ("到位资金120万元，执行金额115万元，支出进度95.8%。", []),
            ("到位资金120万元，执行金额115万元，预算执行率90%。", []),
            ("到位资金120万元，上半年执行金额115万元，支出进度90%。", []),
            ("上半年到位资金120万元，全年执行金额115万元，支出进度90%。", []),
            ("预算130万元。到位资金120万元，执行金额115万元，支出进度88%。", []),
            ("到位资金120万元，收回5万元，执行金额115万元，支出进度90%。", []),
            ("到位资金120万元，到位资金9万元，执行金额115万元，支出进度90%。", []),
            ("收入完成120万元，支出进度90%。", []),
            ("预算甲100万元、乙20万元，合计120万元，支出115万元，执行率95.83%。", []),
        ],
    )
    def test_they_are_divided_again(self, text: str, found: list[Code]) -> None:
        """What nobody can tell is not held against the text."""
        assert found_in(text) == found

    @pytest.mark.parametrize(
        "case",
        [case for case in cases("execution_rate") if (case["claimed_rate"] or "").endswith("%")
         and case["unit"] in {"元", "万元"} and case["direction"] == "expenditure"],
        ids=lambda case: f"{case['subject']} {case['claimed_rate']}",
    )  # fmt: skip
    def test_published_rates_in_a_sentence(self, case: Case) -> None:
        """The consistent ones are not accused; those with a wrong rate are."""
        unit, rate = case["unit"], case["claimed_rate"]
        text = f"全年预算数{case['budget']}{unit}，执行数{case['executed']}{unit}，执行率{rate}。"
        kind = "" if case.get("page_consistent") is not False else case["error_kind"]
        if kind in {"", "sum"}:
            assert found_in(text) == []
        else:
            assert {Code.CHECK_RATE_DIFFERS, Code.LINT_RATE_TRUNCATED} & {*found_in(text)}


class TestConclusion:
    """Score, grade and scale."""

    @pytest.mark.parametrize(
        ("text", "score", "grade"),
        [
            ("综合评价得分95.5分，评价等级为优秀。", "95.5", "优秀"),
            ("自评得分为 88 分，等级：“良”。", "88", "良"),
            ("总分96分，评定为优。", "96", "优"),
            ("满分100分，得分≥85分为优秀。", None, None),
            ("得分在90-100分为优。", None, None),
            ("综合得分：96.5，评价等级：优", "96.5", "优"),
            ("综合得分：90-100为优", None, None),
            ("自评得96分", "96", None),
            ("总分100分，产出指标得分48分，总得分95分", "95", None),
            ("总分100分，等级为优", "100", "优"),
            ("产出指标得分48分", None, None),
            ("该项目得分为88分。", "88", None),
            ("得分90分以上为优。", None, None),
            ("评价等级分为优、良、中、差。评价等级：优（90-100分）、良（80-90分）", None, None),
        ],
    )
    def test_what_is_stated(self, text: str, score: str | None, grade: str | None) -> None:
        """And not what belongs to the scale."""
        reading = read_report(text)
        assert (reading.score.text if reading.score else None) == score
        assert (reading.grade.text if reading.grade else None) == grade

    @pytest.mark.parametrize(
        ("score", "grade", "found"),
        [
            ("85", "优秀", []),
            ("84.99", "优秀", [Code.CHECK_GRADE_DIFFERS]),
            ("84.99", "良好", []),
            ("9" * 60, "优秀", []),
        ],
    )
    def test_the_grade_on_the_scale_of_the_report(
        self, score: str, grade: str, found: list[Code]
    ) -> None:
        """Held against the score."""
        scale = "得分≥85分为优秀；得分<85分为良好。"
        assert found_in(f"总得分{score}分，等级为{grade}。\n{scale}") == found

    @pytest.mark.parametrize(
        ("scale", "found"),
        [
            ("优（90-100分）、良（80-89分）、差（0-79分）", [Code.CHECK_GRADE_DIFFERS]),
            ("优（90-100分）、良（80-88分）、差（0-79分）", [Code.SCALE_GAP] * 2),
            ("优（90-100分）、良（很好）、差（0-79分）", []),
        ],
    )
    def test_bands_of_whole_scores(self, scale: str, found: list[Code]) -> None:
        """Have no gap where no whole score lies between them; what is not understood has none."""
        assert found_in(f"{scale}\n总得分88分，等级为优。") == found

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            (f"{PARTS}，总得分95分", ["95", "97.5", "-5/2"]),
            (f"{PARTS}，总得分97.5分", None),
            (f"{PARTS}，总得分98分", ["98", "97.5", "1/2"]),
            ("产出指标得48分，效益指标得29分，总得分95分", None),
            ("产出指标得48分，效益指标得29分，总得分70分", ["70", "77", "-7"]),
            ("产出指标得48分（数量指标得48分），效益指标得29分，总得分77分", None),
            ("产出指标得48分，数量指标得48分，效益指标得29分，总得分77分", None),
            ("预算执行得10分，总得分9分", None),
            ("产出指标得48分，效益指标得29分", None),
            (f"产出指标得{'9' * 60}分，效益指标得29分，总得分70分", None),
        ],
    )
    def test_the_total_beside_its_parts(self, text: str, found: list[str] | None) -> None:
        """Is added again, where the sentence names the scores of indicators."""
        facts = [
            [str(each.problem.parameters[name]) for name in ("found", "wanted", "difference")]
            for each in lint_text(text)
            if each.code is Code.CHECK_TOTAL_SUM
        ]
        assert facts == ([found] if found else [])

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            (f"自评总分97.6分，等级为优。其中：{PARTS}。", ["97.6", "97.5", "1/10"]),
            (f"自评总分97.6分，其中：{PARTS}。", ["97.6", "97.5", "1/10"]),
            (f"自评总分97.5分，等级为优。其中：{PARTS}。", None),
            (f"自评总分97.6分。\n其中：{PARTS}。", None),
            (f"其中：{PARTS}。", None),
            (f"自评总分97.6分，评价得分97.5分。其中：{PARTS}。", None),
            (f"自评总分97.6分（满分100分）。其中：{PARTS}。", None),
            (f"自评总分{'9' * 60}分。其中：{PARTS}。", None),
            (f"自评总分97.6分。其中：{PARTS}，数量指标得20分。", None),
            (f"自评总分97.6分。其中：{PARTS}，扣2.5分。", None),
            (f"自评总分97.6分。其中：{PARTS}，创新得1分。", None),
            (f"自评总分97.6分。其中：{PARTS}，成本指标得{'9' * 60}分。", None),
            ("自评总分97.6分。其中：产出指标得48分，效益指标得29.5分。", None),
            (
                (
                    "投入15分，自评15分；过程45分，自评44.5分；产出20分，自评20分；效果20分，自评19分。"
                    "自评总分99.5分。"
                ),
                ["99.5", "98.5", "1"],
            ),
            ("投入（15分）得14分、产出（85分）得80分，总得分94分。", None),
            ("投入（15分）得14分、产出（85分）得80分，总得分95分。", ["95", "94", "1"]),
            ("投入（15分）得14分、产出（80分）得80分，总得分95分。", None),
            ("投入（15分）得16分、产出（85分）得80分，总得分95分。", None),
            ("投入（15分）得14分、产出（85分）得80分，加分2分，总得分96分。", None),
            (
                "投入（15分）得14分。按照办法的有关规定和要求，产出（85分）得80分，总得分95分。",
                None,
            ),
            ("投入（15分）得14分、产出（85分）得80分。", None),
            (f"投入（15分）得14分、产出（85分）得{'9' * 60}分，总得分95分。", None),
            (f"投入（15分）得14分、产出（85分）得80分，总得分{'9' * 60}分。", None),
            (f"{PARTS}，总得分95分。其中：{PARTS}。", ["95", "97.5", "-5/2"]),
        ],
    )
    def test_the_total_apart_from_its_parts(self, text: str, found: list[str] | None) -> None:
        """In the sentence before 其中, or behind points of a hundred in all; said once."""
        facts = [
            [str(each.problem.parameters[name]) for name in ("found", "wanted", "difference")]
            for each in lint_text(text)
            if each.code is Code.CHECK_TOTAL_SUM
        ]
        assert facts == ([found] if found else [])

    def test_the_place_of_a_total_apart(self) -> None:
        """Is that of the total."""
        text = "甲。\n投入（15分）得14分、产出（85分）得80分，总得分95分。等级为优。"
        (found,) = [each for each in lint_text(text) if each.code is Code.CHECK_TOTAL_SUM]
        assert found.place == Place(2, 28)

    def test_a_grade_without_a_scale(self) -> None:
        """Nobody can tell what it means."""
        codes = [each.code for each in lint_text("总得分80分，等级为良好。")]
        assert codes == [Code.LINT_SCALE_MISSING]

    def test_a_total_outside_the_scale(self) -> None:
        """Nothing follows."""
        scale = "优（90-100分）、良（0-90分）"
        assert found_in(f"总得分120分，等级为优。\n{scale}") == []


CORRECT: Final = (
    "2023年部门预算收入1250.36万元，其中：一般公共预算财政拨款1200.36万元，上年结转50万元。全年支出1230.11万元，其中：基本支出830.11万元（人员经费700.11万元，日常公用经费130万元），项目支出400万元。",
    "项目总投资3600万元，其中：中央预算内投资2000万元；省级配套1000万元；市县自筹600万元。截至2023年12月底，到位资金3000万元，支付2800万元，支付率93.33%。",
    "2023年预算安排120万元，实际到位120万元，到位率100%；实际支出115万元，预算执行率95.83%。",
    "一、资金情况：年初预算100万元，调整后预算数110万元，执行数105万元，执行率95.45%。",
    "本年财政拨款收入1000万元（一般公共预算900万元，政府性基金100万元），比上年增加50万元。",
    '"三公"经费支出10.5万元，其中：公务接待费2.5万元，公务用车运行维护费8万元（购置费0万元，运行维护费8万元）。',
    "办公费5.2万元、印刷费3.1万元、差旅费2.4万元等，合计15万元。",
    "按照每人每月500元、每户1000元的标准，共发放100万元。",
    "2021年投入300万元、2022年投入200万元，共计500万元。2023年支出480万元，执行率96%。",
    "固定资产原值500万元，其中房屋300万元、车辆100万元、设备100万元；累计折旧200万元，净值300万元。",
    "合同金额95万元。已支付76万元，支付率80%。",
    "合同价100万元（不含税90万元），已支付80万元，支付率80%。",
    "下达资金200万元（中央100万元、省级60万元、市级40万元）。支出180万元，执行率90%。",
    "专项资金分配：甲县100万元、乙县80万元，丙县60万元，共240万元。",
    "甲镇补助30万元，乙镇补助20万元，共50万元，其中已拨付40万元。",
    "预算单位共3个。A局预算50万元、B局预算60万元，共安排110万元。",
    "财政拨款100万元，自筹20万元，共120万元，实际支出110万元，资金使用率91.67%。",
    "自评总分95分，等级为优。其中：预算执行得9.5分，产出指标得48分，效益指标得28分，满意度指标得9.5分。",
    "投入（10分）得10分，过程（30分）得28分，产出（30分）得29分，效果（30分）得28分，合计得95分。",
    "一级指标：决策15分，得分15分；过程25分，得分24分；产出30分，得分30分；效益30分，得分28分；总得分97分。",
    "项目预算100万元。截至6月底支出40万元，执行率40%；截至12月底支出95万元，执行率95%。",
    "预算100万元。支出95万元，结余5万元，执行率95%。",
    "中央资金到位500万元。截至年底支出450万元，执行率90%。",
    "到位资金500万元，实际支出450万元，资金使用率90%，支付进度90%。",
    "收入总计1000.55万元，其中年初结转结余50.11万元，本年收入950.44万元（财政拨款900.44万元、其他收入50万元）。",
    "支出总额100万元，其中：人员支出60万元；公用支出30万元；项目支出10万元；另上缴支出5万元。",
    "设备采购费（A包30万元、B包40万元）70万元，监理费5万元，合计75万元。",
    "2022年12月批复概算1000万元。2023年完成投资900万元，投资完成率90%。",
    "项目总预算3000万元，2023年安排1000万元。截至年底实际支出900万元，执行率90%。",
    "年初预算1000万元。截至年底实际支出900万元，执行率95%（调整预算947.37万元）。",
    "批复总投资3000万元。截至年底累计支付1500万元，资金支付率100%。",
    "该项目预算金额120万元。当年支付100万元，剩余20万元结转下年，执行率83.33%。",
    "年初预算1000万元。全年实际支出900万元，执行率95%。",
)
"""Sentences as reports have them, each right or open to more than one reading."""


@pytest.mark.parametrize("text", CORRECT)
def test_no_correct_sentence_is_accused(text: str) -> None:
    """A mistake that is missed is better than one that is none."""
    lacking = {Code.CHECK_SCORE_MISSING, Code.CHECK_GRADE_MISSING}
    errors = [each.code for each in lint_text(text) if each.severity is Severity.ERROR]
    assert set(errors) <= lacking


class TestText:
    """What is read at all."""

    def test_findings_come_in_the_order_of_the_text(self) -> None:
        """With line and column."""
        text = "预算100元，执行80元，执行率90%。\n\n甲1元，乙1元，合计3元"
        assert [each.place for each in lint_text(text)][:2] == [
            Place(1, 17, "执行率"),
            Place(3, 11, "合计"),
        ]

    def test_what_it_takes(self) -> None:
        """A text of a million characters at most."""
        assert refusals(lint_text, 5) == [Code.RECORD_KIND]
        assert refusals(read_report, "字" * 1_000_001) == [Code.TEXT_TOO_LONG]
        assert read_report("字" * 1_000_000).amounts == ()
        assert read_report("").bands == ()

    @given(
        st.text("0123456789.,%万亿元预算执行率其中合计得分≥<为优良：，。；\n（）$-", max_size=60)
    )
    def test_no_text_breaks_it(self, text: str) -> None:
        """Any text has findings, or none."""
        assert all(each.code for each in lint_text(text))
