"""What all rates promise: exact, strict about what they read, and honest about zero."""

import decimal
import inspect
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval import rates
from perfeval.codes import Code
from perfeval.errors import CalculationError, RecordError
from perfeval.quantities import Number
from perfeval.terms import FundingSource

TwoAmounts = Callable[[Number, Number], Fraction]


class Kind(NamedTuple):
    """A rate of two amounts: how it is called, and what it follows from."""

    rate: TwoAmounts
    chinese: str
    of: str
    """``part``: a ÷ b.  ``change``: (a − b) ÷ b.  ``saving``: (b − a) ÷ b."""
    money: bool = True
    signed: bool = False
    """Whether the first amount may be below zero."""

    @property
    def name(self) -> str:
        """The name of the function."""
        return self.rate.__name__


def _at_year_end(spent: Number, budget: Number, /) -> Fraction:
    """Progress against time, of the whole year: then it is a plain rate."""
    return rates.progress_to_time_rate(spent, budget, month=12)


KINDS: Final = (
    Kind(rates.execution_rate_on_adjusted, "预算执行率", "part"),
    Kind(rates.execution_rate_on_received, "预算执行率", "part"),
    Kind(rates.execution_rate_on_initial, "预算执行率", "part"),
    Kind(rates.budget_completion_rate, "预算完成率", "part"),
    Kind(rates.spending_progress_rate, "支出进度", "part"),
    Kind(rates.budget_adjustment_rate, "预算调整率", "part", signed=True),
    Kind(rates.budget_control_rate, "预算控制率", "part"),
    Kind(rates.carry_over_rate_on_budget, "结转结余率", "part"),
    Kind(rates.carry_over_rate_on_spending, "结转结余率", "part"),
    Kind(rates.surplus_rate, "结余率", "part"),
    Kind(rates.carry_over_change_rate, "结转结余变动率", "change"),
    Kind(rates.fund_arrival_rate_on_plan, "资金到位率", "part"),
    Kind(rates.fund_arrival_rate_on_budget, "资金到位率", "part"),
    Kind(rates.timely_arrival_rate, "到位及时率", "part"),
    Kind(rates.priority_spending_rate, "重点支出安排率", "part"),
    Kind(rates.procurement_execution_rate, "政府采购执行率", "part"),
    Kind(rates.operating_expense_control_rate, "公用经费控制率", "part"),
    Kind(rates.three_public_control_rate, "三公经费控制率", "part"),
    Kind(rates.three_public_budget_change_rate, "三公经费变动率", "change"),
    Kind(rates.three_public_spending_change_rate, "三公经费变动率", "change"),
    Kind(rates.staff_control_rate, "在职人员控制率", "part", money=False),
    Kind(rates.new_building_area_control_rate, "新建楼堂馆所面积控制率", "part", money=False),
    Kind(rates.new_building_cost_control_rate, "新建楼堂馆所投资概算控制率", "part"),
    Kind(rates.fixed_asset_utilisation_rate, "固定资产利用率", "part"),
    Kind(rates.receivable_rate_on_spending, "应收账款率", "part"),
    Kind(rates.receivable_change_rate, "应收账款变动率", "change"),
    Kind(rates.payable_rate_on_spending, "应付账款率", "part"),
    Kind(rates.payable_change_rate, "应付账款变动率", "change"),
    Kind(rates.satisfaction_rate, "满意度", "part", money=False),
    Kind(rates.project_completion_rate, "实际完成率", "part", money=False),
    Kind(rates.project_timeliness_rate, "完成及时率", "saving", money=False),
    Kind(rates.project_quality_rate, "质量达标率", "part", money=False),
    Kind(rates.cost_saving_rate, "成本节约率", "saving"),
    Kind(rates.department_completion_rate, "实际完成率", "part", money=False),
    Kind(rates.department_timeliness_rate, "完成及时率", "part", money=False),
    Kind(rates.department_quality_rate, "质量达标率", "part", money=False),
    Kind(rates.key_task_completion_rate, "重点工作办结率", "part", money=False),
    Kind(rates.goal_attainment_rate, "目标完成率", "part", money=False, signed=True),
    Kind(rates.target_deviation_rate, "目标偏离度", "change", money=False, signed=True),
    Kind(_at_year_end, "序时进度比", "part"),
    Kind(rates.self_evaluation_coverage_rate_by_count, "自评覆盖率", "part", money=False),
    Kind(rates.self_evaluation_coverage_rate_by_amount, "自评覆盖率", "part"),
    Kind(rates.score_rate, "得分率", "part", money=False),
)
OTHERS: Final = frozenset(
    {
        "Rate",
        "SurplusState",
        "budget_completion_rate_on_supply",
        "budget_execution_rate",
        "execution_rate_on_supply",
        "goal_money_gap",
        "goal_money_imbalance_rate",
        "mean_satisfaction_rate",
        "payment_progress_rate",
        "progress_to_time_rate",
        "surplus_state",
    }
)

FEN: Final = st.integers(min_value=0, max_value=10**15)
SOME_FEN: Final = st.integers(min_value=1, max_value=10**15)

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
every_signed = pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.signed], ids=lambda kind: kind.name
)
every_unsigned = pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if not kind.signed], ids=lambda kind: kind.name
)
every_size = pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if not kind.money], ids=lambda kind: kind.name
)


def in_yuan(fen: int) -> Decimal:
    """So many fen, exactly, whatever the digits."""
    return Decimal((int(fen < 0), tuple(map(int, str(abs(fen)))), -2))


def numerator(kind: Kind, first: int, second: int) -> int:
    """What the formula puts above the line, in whole numbers."""
    return {"part": first, "change": first - second, "saving": second - first}[kind.of]


def codes(error: RecordError | CalculationError) -> list[tuple[Code, tuple[str | int, ...]]]:
    """What was refused, and where."""
    return [(each.code, each.path) for each in error.problems]


def zero_problem(error: CalculationError) -> tuple[str, str]:
    """The rate and the denominator that a refusal names."""
    (found,) = error.problems
    assert found.code is Code.RATE_ZERO_DENOMINATOR
    return cast("str", found.parameters["rate"]), cast("str", found.parameters["denominator"])


class TestTheDoor:
    """What the package offers."""

    def test_every_name_is_tested_here(self) -> None:
        """A new rate joins the table, or the list of those with tests of their own."""
        tabled = {kind.name for kind in KINDS} - {"_at_year_end"}
        assert set(rates.__all__) == tabled | OTHERS

    @pytest.mark.parametrize("name", sorted(set(rates.__all__) - {"Rate", "SurplusState"}))
    def test_data_is_positional_and_options_are_named(self, name: str) -> None:
        """No caller can come to depend on what an amount is called."""
        kinds = {each.kind for each in inspect.signature(getattr(rates, name)).parameters.values()}
        assert kinds <= {inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.KEYWORD_ONLY}

    @pytest.mark.parametrize("name", sorted(set(rates.__all__) - {"Rate", "SurplusState"}))
    def test_every_docstring_is_a_regulation(self, name: str) -> None:
        """Arguments, result, refusals, document and a running example."""
        text = inspect.getdoc(getattr(rates, name)) or ""
        heads = ("Args:", "Returns:", "Raises:", "Source:", "Examples:")
        assert [head for head in heads if head not in text] == []


class TestExactness:
    """A rate is the fraction that the formula says, and nothing is lost on the way."""

    @given(first=FEN, second=SOME_FEN)
    def test_equals_whole_number_arithmetic(self, first: int, second: int) -> None:
        """Against an oracle that multiplies out: numerator times whole is whole times rate."""
        for kind in KINDS:
            rate = kind.rate(in_yuan(first), in_yuan(second))
            assert type(rate) is Fraction, kind.name
            assert rate.numerator * second == numerator(kind, first, second) * rate.denominator, (
                kind.name
            )

    @given(first=FEN, second=SOME_FEN)
    def test_yuan_and_wan_yuan_agree(self, first: int, second: int) -> None:
        """Both amounts in 元, in 万元, or one in each: the rate is the same."""
        yuan, wan = (in_yuan(first), in_yuan(second)), (f"{first}e-6万元", f"{second}e-6万元")
        for kind in (kind for kind in KINDS if kind.money):
            assert kind.rate(*yuan) == kind.rate(*wan) == kind.rate(yuan[0], wan[1]), kind.name

    @given(first=FEN, second=SOME_FEN)
    def test_a_common_factor_cancels(self, first: int, second: int) -> None:
        """A thousand times as much of both is the same rate."""
        for kind in KINDS:
            rate = kind.rate(first * 1000, second * 1000)
            assert rate == kind.rate(first, second), kind.name

    @every_kind
    def test_the_ambient_context_is_neither_read_nor_changed(self, kind: Kind) -> None:
        """The caller may compute with three digits if that is wanted."""
        narrow = decimal.Context(prec=3, traps=[decimal.Inexact])
        with decimal.localcontext(narrow) as context:
            rate = kind.rate("468648.01", "468648.03")
            assert context.prec == 3
            assert not context.flags[decimal.Inexact]
        assert rate == Fraction(numerator(kind, 46864801, 46864803), 46864803)

    @every_kind
    def test_nothing_is_rounded(self, kind: Kind) -> None:
        """One third stays one third."""
        assert kind.rate("1", "3") == Fraction(numerator(kind, 1, 3), 3)


class TestBounds:
    """How far a rate can go."""

    @given(first=FEN, second=SOME_FEN)
    def test_bounds(self, first: int, second: int) -> None:
        """A share is never below zero, a change never below −1, a saving never above 1."""
        for kind in KINDS:
            rate = kind.rate(in_yuan(first), in_yuan(second))
            held = {"part": rate >= 0, "change": rate >= -1, "saving": rate <= 1}
            assert held[kind.of], kind.name

    @given(first=FEN, more=SOME_FEN, second=SOME_FEN)
    def test_more_moves_one_way(self, first: int, more: int, second: int) -> None:
        """More of the first amount is a higher rate; a saving falls."""
        for kind in KINDS:
            before = kind.rate(in_yuan(first), in_yuan(second))
            after = kind.rate(in_yuan(first + more), in_yuan(second))
            assert (after < before) is (kind.of == "saving"), kind.name
            assert after != before, kind.name

    @given(amount=SOME_FEN)
    def test_as_much_as_wanted(self, amount: int) -> None:
        """The same amount twice is 100 %, and no change."""
        for kind in KINDS:
            rate = kind.rate(in_yuan(amount), in_yuan(amount))
            assert rate == (1 if kind.of == "part" else 0), kind.name

    @every_signed
    def test_a_change_keeps_its_sign(self, kind: Kind) -> None:
        """A cut, or a growth below zero, is a negative first amount."""
        assert kind.rate("-1", "4") == Fraction(numerator(kind, -1, 4), 4)


class TestZero:
    """A denominator of zero: refused by name, never an invention."""

    @every_kind
    @pytest.mark.parametrize("first", ["0", "5"])
    def test_is_refused(self, kind: Kind, first: str) -> None:
        """Nothing of nothing, and something of nothing."""
        with pytest.raises(CalculationError) as caught:
            kind.rate(first, "0.00")
        rate, denominator = zero_problem(caught.value)
        assert rate.startswith(f"{kind.chinese} (")
        assert denominator.endswith(")")
        assert "(the " in denominator or "(last year's " in denominator or "(all " in denominator

    def test_reads_as_a_sentence(self) -> None:
        """What a person sees."""
        with pytest.raises(CalculationError) as caught:
            rates.execution_rate_on_initial("3.36万元", "0")
        rate, denominator = "预算执行率 (budget execution rate)", "年初预算数 (the initial budget)"
        assert str(caught.value).startswith(f"{rate} is undefined: {denominator} is zero; ")


class TestStrictness:
    """What is no amount is refused, under the name of the argument."""

    @every_kind
    @pytest.mark.parametrize(
        ("wrong", "code"),
        [
            (0.5, Code.NUMBER_FLOAT),
            (True, Code.NUMBER_BOOL),
            (None, Code.NUMBER_NOT_A_NUMBER),
            ("十", Code.NUMBER_NOT_A_NUMBER),
            (Decimal("NaN"), Code.NUMBER_NOT_FINITE),
            ("5人", Code.NUMBER_UNIT),
            ("50%", Code.NUMBER_UNIT),
            (Fraction(1, 2), Code.NUMBER_NOT_A_NUMBER),
        ],
        ids=repr,
    )
    def test_both_mistakes_come_at_once(self, kind: Kind, wrong: object, code: Code) -> None:
        """A wrong first and a wrong second amount."""
        with pytest.raises(RecordError) as caught:
            kind.rate(cast("Number", wrong), cast("Number", wrong))
        names = list(inspect.signature(kind.rate).parameters)[:2]
        assert codes(caught.value) == [(code, (name,)) for name in names]

    @every_size
    def test_a_size_is_no_money(self, kind: Kind) -> None:
        """People are not counted in yuan."""
        with pytest.raises(RecordError) as caught:
            kind.rate("5", "5元")
        assert codes(caught.value)[0][0] is Code.NUMBER_UNIT

    @every_unsigned
    def test_below_zero(self, kind: Kind) -> None:
        """An amount that cannot be owed."""
        with pytest.raises(RecordError) as caught:
            kind.rate("-0.01", "1")
        name = next(iter(inspect.signature(kind.rate).parameters))
        assert codes(caught.value) == [(Code.NUMBER_NEGATIVE, (name,))]
        assert "-0.01 is below zero" in str(caught.value)

    @every_kind
    def test_a_denominator_below_zero(self, kind: Kind) -> None:
        """It would turn the rate round."""
        with pytest.raises(RecordError) as caught:
            kind.rate("1", "-1")
        name = list(inspect.signature(kind.rate).parameters)[1]
        assert codes(caught.value) == [(Code.NUMBER_NEGATIVE, (name,))]


class TestVocabulary:
    """The one term of this package."""

    def test_three_states(self) -> None:
        """Each with its Chinese wording, told apart from other vocabularies."""
        states = {state.value: state.term for state in rates.SurplusState}
        assert states == {
            "none": "无结余",
            "not_above_last_year": "有结余，但不超过上年",
            "above_last_year": "结余超过上年",
        }
        assert not set(states) & set(FundingSource)
