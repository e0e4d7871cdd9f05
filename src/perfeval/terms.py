"""The closed vocabularies of the field, each term with its Chinese wording (术语).

Every member is a plain string that is stable in stored data; `term` is the Chinese wording that
documents print.

    >>> BudgetAccount.GENERAL_PUBLIC.term
    '一般公共预算'
    >>> Operator("at_least").symbol
    '≥'

What documents print leads to the term too, in exact spellings only:

    >>> FundingSource("财政拨款").value, Operator(">=").value
    ('fiscal_appropriation', 'at_least')
"""

import re
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Self


class Term(StrEnum):
    """A term of a closed vocabulary with its Chinese wording."""

    term: str
    """The Chinese wording."""

    def __new__(cls, value: str, term: str = "") -> Self:
        """Keep the Chinese wording beside the stable name."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.term = term
        return member

    @property
    def spellings(self) -> tuple[str, ...]:
        """What documents print for it, beside the stable name."""
        return (self.term,) if self.term else ()

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        """The term that a printed spelling stands for; nothing is guessed."""
        return next((each for each in cls if value in each.spellings), None)


class BudgetAccount(Term):
    """The four budgets (四本预算); Budget Law, article 5."""

    GENERAL_PUBLIC = "general_public", "一般公共预算"
    GOVERNMENT_FUNDS = "government_funds", "政府性基金预算"
    STATE_CAPITAL = "state_capital", "国有资本经营预算"
    SOCIAL_INSURANCE = "social_insurance", "社会保险基金预算"


class FundingSource(Term):
    """Where the money comes from: the rows of the fund block (资金来源)."""

    FISCAL_APPROPRIATION = "fiscal_appropriation", "财政拨款"
    CARRY_OVER = "carry_over", "上年结转资金"
    FISCAL_FUNDS = "fiscal_funds", "财政资金"
    SPECIAL_ACCOUNT = "special_account", "财政专户管理资金"
    UNIT_FUNDS = "unit_funds", "单位资金"
    CENTRAL_GRANT = "central_grant", "中央补助"
    LOCAL_FUNDS = "local_funds", "地方资金"
    WITHIN_BUDGET = "within_budget", "预算内资金"
    OTHER = "other", "其他资金"


class SpendingClass(Term):
    """What the money is spent on (支出类别)."""

    BASIC = "basic", "基本支出"
    PERSONNEL = "personnel", "人员经费"
    OPERATING = "operating", "公用经费"
    PROJECT = "project", "项目支出"


class Basis(Term):
    """Which amount an execution rate is measured against (执行率口径)."""

    INITIAL = "initial", "年初预算数"
    ADJUSTED = "adjusted", "全年预算数"
    RECEIVED = "received", "到位资金"
    SUPPLY = "supply", "全年预算数加上年结转"


class Category(Term):
    """Level-1 indicators of the project and the department frames (一级指标)."""

    COST = "cost", "成本"
    OUTPUT = "output", "产出"
    BENEFIT = "benefit", "效益"
    SATISFACTION = "satisfaction", "满意度"
    DECISION = "decision", "决策"
    PROCESS = "process", "过程"
    INPUT = "input", "投入"
    EFFECT = "effect", "效果"
    EXECUTION = "execution", "预算执行"


class Subcategory(Term):
    """Level-2 indicators of the project and the department frames (二级指标)."""

    # Project self-evaluation (财预〔2020〕10号) and its cost group (财预〔2021〕101号).
    QUANTITY = "quantity", "数量"
    QUALITY = "quality", "质量"
    TIMELINESS = "timeliness", "时效"
    COST = "cost", "成本"
    ECONOMIC_COST = "economic_cost", "经济成本"
    SOCIAL_COST = "social_cost", "社会成本"
    ECOLOGICAL_COST = "ecological_cost", "生态环境成本"
    ECONOMIC_BENEFIT = "economic_benefit", "经济效益"
    SOCIAL_BENEFIT = "social_benefit", "社会效益"
    ECOLOGICAL_BENEFIT = "ecological_benefit", "生态效益"
    SUSTAINABLE_IMPACT = "sustainable_impact", "可持续影响"
    SATISFACTION = "satisfaction", "服务对象满意度"
    # Project evaluation by departments and finance bureaus (财预〔2020〕10号, annex).
    PROJECT_APPROVAL = "project_approval", "项目立项"
    OBJECTIVES = "objectives", "绩效目标"
    FUNDING = "funding", "资金投入"
    FUND_MANAGEMENT = "fund_management", "资金管理"
    IMPLEMENTATION = "implementation", "组织实施"
    PROJECT_BENEFIT = "project_benefit", "项目效益"
    # Department whole spending (财预〔2013〕53号, annex 2).
    OBJECTIVE_SETTING = "objective_setting", "目标设定"
    BUDGET_ALLOCATION = "budget_allocation", "预算配置"
    BUDGET_EXECUTION = "budget_execution", "预算执行"
    BUDGET_MANAGEMENT = "budget_management", "预算管理"
    ASSET_MANAGEMENT = "asset_management", "资产管理"
    DUTIES = "duties", "职责履行"
    DUTY_BENEFIT = "duty_benefit", "履职效益"


class Direction(Term):
    """Which way is better (指标方向)."""

    POSITIVE = "positive", "正向"
    REVERSE = "reverse", "反向"
    NEUTRAL = "neutral", "中性"


class Operator(Term):
    """How a target is compared (计算符号)."""

    AT_LEAST = "at_least", "不低于"
    ABOVE = "above", "大于"
    EQUAL = "equal", "等于"
    BELOW = "below", "小于"
    AT_MOST = "at_most", "不超过"

    @property
    def symbol(self) -> str:
        """The sign that forms print."""
        return _SYMBOLS[self][0]

    @property
    def spellings(self) -> tuple[str, ...]:
        """The Chinese wording, and the signs in use."""
        return (self.term, *_SYMBOLS[self])

    @property
    def direction(self) -> Direction:
        """Which way is better."""
        return _DIRECTIONS[self]


class Outcome(Term):
    """How a qualitative target came out (定性指标完成情况); 财预〔2020〕10号."""

    ACHIEVED = "achieved", "达成预期指标"
    PARTLY = "partly", "部分达成预期指标并具有一定效果"
    NOT_ACHIEVED = "not_achieved", "未达成预期指标且效果较差"


class Tick(Term):
    """Whether an element of a checklist is met (要素符合情况)."""

    MET = "met", "符合"
    UNMET = "unmet", "不符合"
    NOT_APPLICABLE = "not_applicable", "不适用"


class EvaluationKind(Term):
    """Who evaluates (评价类型); 财预〔2020〕10号."""

    SELF = "self", "单位自评"
    DEPARTMENT = "department", "部门评价"
    FINANCE = "finance", "财政评价"
    RECHECK = "recheck", "自评复核"


class Method(Term):
    """How the evaluation was done (评价方法)."""

    COST_BENEFIT = "cost_benefit", "成本效益分析法"
    COMPARISON = "comparison", "比较法"
    FACTOR_ANALYSIS = "factor_analysis", "因素分析法"
    LOWEST_COST = "lowest_cost", "最低成本法"
    PUBLIC_JUDGEMENT = "public_judgement", "公众评判法"
    BENCHMARKING = "benchmarking", "标杆管理法"
    ON_SITE_CHECK = "on_site_check", "现场核查法"
    INTERVIEW = "interview", "访谈"


class Standard(Term):
    """What a target is measured by (评价标准)."""

    PLANNED = "planned", "计划标准"
    INDUSTRY = "industry", "行业标准"
    HISTORICAL = "historical", "历史标准"


class ZeroBudget(Term):
    """What becomes of the execution score when the budget is zero (预算数为零时的处理)."""

    REFUSE = "refuse", "不计算"
    RATE_ZERO = "rate_zero", "执行率按零计"
    FULL_MARKS = "full_marks", "按满分计"
    ONE_WAN_YUAN = "one_wan_yuan", "预算数按1万元计"
    NOT_APPLICABLE = "not_applicable", "视为不适用"


class Branch(Term):
    """Which part of a rule applied (计分依据)."""

    MET = "met", "达到目标"
    CAPPED = "capped", "超过上限，按上限计分"
    PROPORTIONAL = "proportional", "按比例计分"
    OVER_FULFILLED = "over_fulfilled", "明显超过目标"
    NOTHING = "nothing", "不得分"
    BELOW_THRESHOLD = "below_threshold", "未达门槛，不得分"
    DEDUCTED = "deducted", "扣分"
    FLOOR = "floor", "扣至最低分"
    STEP = "step", "按档次计分"
    INTERPOLATED = "interpolated", "线性插值"
    EARNED = "earned", "计件得分"
    BONUS = "bonus", "超额加分"
    CHECKLIST = "checklist", "按要素计分"
    GATE = "gate", "缺少前提要素，不得分"
    BAND = "band", "按定性档次计分"
    ASSESSED = "assessed", "由评价人评定"
    REFUSED = "refused", "无法计分"


class ItemKind(Term):
    """What an indicator does to the total (计分类型)."""

    BASE = "base", "基础分"
    BONUS = "bonus", "加分项"
    PENALTY = "penalty", "减分项"


_SYMBOLS: Final = MappingProxyType(
    {
        Operator.AT_LEAST: ("≥", ">=", "≧"),
        Operator.ABOVE: ("＞", ">"),
        Operator.EQUAL: ("＝", "=", "═"),
        Operator.BELOW: ("＜", "<"),
        Operator.AT_MOST: ("≤", "<=", "≦"),
    }
)
_DIRECTIONS: Final = MappingProxyType(
    {
        Operator.AT_LEAST: Direction.POSITIVE,
        Operator.ABOVE: Direction.POSITIVE,
        Operator.EQUAL: Direction.NEUTRAL,
        Operator.BELOW: Direction.REVERSE,
        Operator.AT_MOST: Direction.REVERSE,
    }
)


def category_of(text: str) -> str:
    """The level-1 term that a printed head stands for, else the text without what follows a head.

    Heads are printed with and without 指标, and with their points behind them; some forms say 效果
    for 效益. Only spaces, points and suffix are looked through, never the word.

    Examples:
        >>> category_of("产出指标")
        <Category.OUTPUT: 'output'>
        >>> category_of("产出指标（50分）")
        <Category.OUTPUT: 'output'>
        >>> category_of("规划指标")
        '规划'

    """
    return _CATEGORIES.get(_bare(text), _bare(text))


def subcategory_of(text: str) -> str:
    """The level-2 term that a printed head stands for, else the text without what follows a head.

    满意度 alone stands for 服务对象满意度.

    Examples:
        >>> subcategory_of("数量指标")
        <Subcategory.QUANTITY: 'quantity'>

    """
    return _SUBCATEGORIES.get(_bare(text), _bare(text))


@lru_cache(maxsize=1024)  # A nation's tables share a few hundred heads.
def _bare(text: str) -> str:
    """A printed head without spaces, and without its points and 指标 behind."""
    return _POINTS_BEHIND.sub("", "".join(text.split())).removesuffix("指标")


_POINTS_BEHIND: Final = re.compile(
    r"(?: （\d+(?:[.．]\d+)?分） | \(\d+(?:\.\d+)?分\) )\Z", re.VERBOSE
)
"""The points of a head as forms print them: （50分） or (50分)."""


_CATEGORIES: Final = MappingProxyType(
    {name: each for each in Category for name in (each.value, each.term)}
)
_SUBCATEGORIES: Final = MappingProxyType(
    {name: each for each in Subcategory for name in (each.value, each.term)}
    | {Category.SATISFACTION.term: Subcategory.SATISFACTION}
)
