"""The heads of the official forms, in their many spellings (表头).

A head is a word over a column, or before a value: 全年预算数（A）, 分值, 项目名称.
`SPELLINGS` is plain data; a bureau whose form says something else adds to it and passes that:

    >>> mine = {**SPELLINGS, "赋分": Head.FULL_MARKS}
    >>> head_of("赋分（分）", mine), head_of("全年预算数（A）", SPELLINGS)
    (<Head.FULL_MARKS: 'full_marks'>, <Head.ADJUSTED: 'adjusted'>)

Most forms put their heads together of the same few parts, in any combination, so a word that is in
no list may be one by its parts:

    >>> head_of("未达标原因及整改措施", SPELLINGS), head_of("绩效自评总得分", SPELLINGS)
    (<Head.REASON: 'reason'>, <Head.SUM: 'sum'>)
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final
from unicodedata import category, normalize

from perfeval.quantities import MONEY_UNITS
from perfeval.reading import either
from perfeval.terms import Term

LONGEST_HEAD: Final = 40
"""No head is longer than this, so what is longer is never compared."""


class Head(Term):
    """What stands over a column or before a value of a form (表头)."""

    # Before a value.
    PROJECT = "project", "项目名称"
    CODE = "code", "项目编码"
    DEPARTMENT = "department", "主管部门"
    UNIT_NAME = "unit_name", "实施单位"
    DEPARTMENT_NAME = "department_name", "部门名称"
    DEPARTMENT_CODE = "department_code", "预算单位编码"
    YEAR = "year", "年度"
    CONTACT = "contact", "联系人"
    PHONE = "phone", "联系电话"
    GOAL = "goal", "年度总体目标"
    ACHIEVEMENT = "achievement", "目标实际完成情况"
    GRADE = "grade", "评价等级"
    PROBLEMS = "problems", "存在的问题"
    MEASURES = "measures", "改进措施"
    ADJUSTMENT_REASON = "adjustment_reason", "预算调整说明"
    MONEY_UNIT = "money_unit", "金额单位"
    SUM = "sum", "总分"
    SUBTOTAL = "subtotal", "小计"
    # Over a column of the fund block.
    INITIAL = "initial", "年初预算数"
    ADJUSTED = "adjusted", "全年预算数"
    EXECUTED = "executed", "全年执行数"
    RECEIVED = "received", "到位资金"
    CARRIED_IN = "carried_in", "上年结转"
    RATE = "rate", "执行率"
    SOURCE = "source", "资金来源"
    ACCOUNT = "account", "预算类型"
    SPENDING_CLASS = "spending_class", "支出类别"
    PART_OF = "part_of", "所属资金行"
    # Over a column of the indicator block.
    NUMBER = "number", "序号"
    LEVEL1 = "level1", "一级指标"
    LEVEL2 = "level2", "二级指标"
    NAME = "name", "三级指标"
    OPERATOR = "operator", "指标性质"
    INITIAL_TARGET = "initial_target", "年初指标值"
    TARGET = "target", "年度指标值"
    UNIT = "unit", "计量单位"
    ACTUAL = "actual", "实际完成值"
    RULE = "rule", "评分标准"
    KIND = "kind", "计分类型"
    CORE = "core", "是否核心指标"
    STANDARD = "standard", "标准类型"
    ASSESSED = "assessed", "评定分"
    NOTE = "note", "备注"
    # Over a column of either block.
    FULL_MARKS = "full_marks", "分值"
    SCORE = "score", "得分"
    REASON = "reason", "偏差原因分析及改进措施"


_OTHERS: Final[Mapping[Head, str]] = MappingProxyType(
    {
        Head.PROJECT: (
            "项目 专项名称 项目(专项)名称 政策(项目)名称 专项资金名称 项目支出名称 "
            "转移支付名称 转移支付(项目)名称 专项资金(项目)名称 资金名称"
        ),
        Head.CODE: "项目代码 项目编号",
        Head.DEPARTMENT: (
            "主管部门及代码 项目主管部门 主管单位 市级主管部门 中央主管部门 地方主管部门 "
            "省级主管部门 中央主管单位 主管部门(单位)"
        ),
        Head.UNIT_NAME: (
            "项目单位 预算单位 项目实施单位 实施部门 填报单位 项目承担单位 资金使用单位 "
            "用款单位 项目实施部门"
        ),
        Head.DEPARTMENT_NAME: (
            "单位名称 部门(单位)名称 部门单位名称 预算部门 部门 预算单位名称 部门(单位) "
            "预算部门名称"
        ),
        Head.DEPARTMENT_CODE: "单位编码 部门编码 预算编码 单位代码",
        Head.YEAR: "预算年度 评价年度 年份 自评年度",
        Head.CONTACT: "项目负责人 联系人及电话 填报人 填表人 经办人 负责人",
        Head.PHONE: "电话 联系方式",
        Head.GOAL: (
            "年度目标 总体目标 预期目标 年度绩效目标 绩效目标 年初设定目标 年初目标 "
            "年度总体绩效目标 年初总体目标 年度预期目标 预期总体目标 部门整体支出绩效目标 "
            "整体支出绩效目标 年度整体目标 整体绩效目标 年初设定绩效目标 当年绩效目标 "
            "年初绩效目标 全年绩效目标 年度绩效总目标"
        ),
        Head.ACHIEVEMENT: (
            "目标完成情况 年度总体目标完成情况 总体目标完成情况 绩效目标完成情况 "
            "目标实现情况 年度总体目标实际完成情况 实际完成目标 全年实际完成情况 "
            "年度目标完成情况 目标实际完成情况 全年完成情况 全年目标实际完成情况 "
            "总体目标实际完成情况 年度目标实际完成情况 全年绩效目标完成情况 "
            "当年绩效目标完成情况"
        ),
        Head.GRADE: (
            "等级 自评等级 绩效等级 评价结果等级 评定等级 自评等次 评价等次 绩效评价等级 "
            "自评结果等级 等次 综合评价等级"
        ),
        Head.PROBLEMS: "存在问题 主要问题 存在的主要问题 问题 自评中发现的问题 发现的问题",
        Head.MEASURES: "下一步改进措施 整改措施 下一步措施 下一步改进工作 改进建议",
        Head.ADJUSTMENT_REASON: "预算调整情况说明 预算调整原因 调整原因 调整说明",
        Head.MONEY_UNIT: "货币单位",
        Head.SUM: (
            "总计 合计 总得分 合计得分 自评总分 总分合计 自评得分合计 综合得分 评价总分 "
            "总评分 总分值 自评总得分 总分(100分)"
        ),
        Head.SUBTOTAL: "分项小计 指标小计",
        Head.INITIAL: (
            "年初预算 年初预算金额 初始预算数 年初预算安排 批复预算数 年初批复预算数 "
            "年初部门预算 年初下达预算数 年初批复数"
        ),
        Head.ADJUSTED: (
            "全年预算 预算数 调整后预算数 调整预算数 调整后预算 年度预算数 预算金额 "
            "全年预算金额 预算总额 全年预算安排 预算调整数 调整后全年预算数 本年预算数 "
            "下达预算数 实际预算数 安排预算数 全年预算调整数"
        ),
        Head.EXECUTED: (
            "全年执行 执行数 预算执行数 实际执行数 全年支出数 支出数 实际支出数 实际支出 "
            "全年支出 支出金额 执行金额 实际使用数 资金支出数 决算数 实际支出金额 "
            "全年实际支出 全年实际执行数 全年支出金额 年度执行数"
        ),
        Head.RECEIVED: "到位数 资金到位数 实际到位资金 到位金额 实际到位数 全年到位数 资金到位",
        Head.CARRIED_IN: (
            "上年结转数 上年结转资金 年初结转 年初结转和结余 上年结转结余 年初结转数"
        ),
        Head.RATE: (
            "预算执行率 执行率% 资金执行率 支付率 支出进度 完成比例 预算完成率 资金使用率 "
            "全年执行率"
        ),
        Head.NUMBER: "编号 行次",
        Head.LEVEL1: "一级 一级目标 一级指标名称",
        Head.LEVEL2: "二级 二级目标 二级指标名称",
        Head.NAME: (
            "三级 指标名称 三级指标名称 绩效指标 评价指标 指标内容 具体指标 指标 "
            "绩效指标名称 考核指标 三级目标"
        ),
        Head.OPERATOR: "指标方向 计算符号 运算符号 性质 比较符号 指标类型 指标属性",
        Head.INITIAL_TARGET: "年初目标值 年初设定指标值 原指标值",
        Head.TARGET: (
            "指标值 目标值 年度目标值 预期指标值 全年指标值 计划指标值 绩效目标值 "
            "年初绩效值 预期值 计划值 目标 年度指标 调整指标值 调整后指标值 指标目标值 "
            "预期目标值 设定指标值 计划完成值 年度绩效指标值 绩效指标值 年初设定值 "
            "指标年度值 年初计划值 预期完成值"
        ),
        Head.UNIT: "度量单位 单位 指标单位 计算单位 数量单位",
        Head.ACTUAL: (
            "完成值 全年完成值 实际完成 实际值 实际完成情况 完成情况 全年实际完成值 "
            "实际完成指标值 指标完成值 实际完成数 完成数 实际完成指标 自评完成值 "
            "指标完成情况 实际情况 全年实际值 年度完成值 全年实际完成 实际达到值 "
            "实际完成结果"
        ),
        Head.RULE: (
            "评分规则 评分细则 评分办法 计分方法 计分标准 评价要点 赋分规则 评分方法 "
            "评分依据 评价标准 指标解释及评分标准 计算方法 评价标准及评分"
        ),
        Head.KIND: "计分类别",
        Head.CORE: "核心指标",
        Head.STANDARD: "指标标准",
        Head.ASSESSED: "评定得分",
        Head.NOTE: "说明 其他说明 备注说明",
        Head.FULL_MARKS: (
            "权重 标准分 满分 分数 分值权重 指标分值 指标权重 分值(权重) 权重分值 "
            "标准分值 权值 满分值 权重/分值 分值/权重 分值及权重 基准分 权重分 执行率权重 "
            "执行率分值"
        ),
        Head.SCORE: (
            "自评得分 实际得分 评分 自评分 指标得分 评价得分 自评分值 得分值 自评 "
            "自评分数 单位自评得分 最终得分 实得分 考核得分 自评打分 执行率得分"
        ),
        Head.REASON: (
            "偏差原因 偏差原因分析 未完成原因分析 扣分原因 原因分析 未完成原因 "
            "未完成原因及改进措施 扣分原因和其他说明 偏差原因及改进措施 原因 "
            "未完成原因和改进措施 偏差原因分析与改进措施 扣分原因及改进措施 "
            "未完成原因分析及改进措施 未完成原因分析与改进措施 偏差原因说明 扣分说明 "
            "偏离原因分析及改进措施 偏差分析及改进措施 未完成原因及拟采取的改进措施 "
            "偏差情况说明 扣分原因及说明 偏差原因分析及措施 原因及改进措施 指标偏差原因"
        ),
    }
)

_COMPOSED: Final[Mapping[Head, tuple[str, ...]]] = MappingProxyType(
    {
        Head.SUM: (
            (
                "|项目|部门|整体 |绩效 |自评|评价|考核 总|总体|综合|最终|合计|总计 "
                "得分|评分|分数|分值|分|总分|评"
            ),
            "|项目|部门|整体 |绩效 |自评|评价|考核 |得分|分值|评分|总分|分数 合计|总计|共计|汇总",
        ),
        Head.SCORE: (
            "|项目|部门|整体 |绩效 |自评|评价|自我评价|考核|单位自评 得分|评分 |情况|值",
            "单位|自我|部门 自评分|评分",
            "评价|考核 分",
        ),
        Head.FULL_MARKS: ("|指标|标准|评价 分值|权重|权数|满分 |设置|设定|分配", "应得 分|分值"),
        Head.TARGET: (
            (
                "|年度|全年|年初|预期|计划|设定|本年|当年|绩效 |绩效|预期|计划 "
                "指标值|目标值|计划值|预期值|目标指标值|指标目标值"
            ),
            "|年度|全年|年初 计划 数|完成数",
        ),
        Head.ACTUAL: (
            (
                "|年度|全年|年末|本年|当年 |指标|目标|绩效 |实际 "
                "完成值|完成数|完成指标值|完成目标值|达到值|达成值|完成结果"
            ),
            "|年度|全年 实际 |完成 值|指标值|目标值|数量",
            "|年度|全年|年末|本年 业绩 |指标 值",
        ),
        Head.REASON: (
            (
                "|绩效|指标|目标 偏差|偏离|未完成|未达标|未达到|失分|扣分|减分 "
                "原因|情况|分析|原因分析|情况分析|原因说明|情况说明|情况及原因"
            ),
            (
                "|绩效|指标|目标 偏差|偏离|未完成|未达标|未达到|失分|扣分|减分 "
                "|原因|情况|分析|原因分析|情况分析|原因说明 及|和|与|、 "
                "|下一步|拟采取的|采取的 改进措施|整改措施|措施|改进意见|其他说明|说明|原因分析"
            ),
        ),
        Head.INITIAL: (
            "年初|期初|初始 |部门|批复|下达|安排|批复部门 预算 |数|金额|额|安排|安排数|安排金额",
        ),
        Head.ADJUSTED: (
            "|全年|年度|本年|当年|调整后|调整后全年 预算 数|金额|额|总额|安排数|安排金额|资金数",
            "全年|年度|本年|当年|调整后 |部门 预算 |安排",
        ),
        Head.EXECUTED: (
            "|全年|年度|本年|当年|全年预算|预算|年度预算 |实际 执行|支出|支付|使用 数|金额|额|总额",
            "|全年|年度|本年|当年 实际 执行|支出|支付",
            "|全年|年度|本年 支出|实际支出 决算 |数|金额|额",
        ),
        Head.RATE: ("|全年|年度|本年|资金 |预算|资金 执行|支出|支付|使用 率|进度|率%",),
        Head.LEVEL1: ("一级 |绩效|评价|考核 指标|目标 |名称|内容|及分值|及权重|和分值|与分值",),
        Head.LEVEL2: ("二级 |绩效|评价|考核 指标|目标 |名称|内容|及分值|及权重|和分值|与分值",),
        Head.NAME: ("三级|四级 |绩效|评价|考核 指标|目标 |名称|内容|及分值|及权重|和分值|与分值",),
        Head.DEPARTMENT_NAME: (
            "|省级|市级|县级|区级|州级|省直|市直 |一级|基层 预算部门|预算单位|部门|部门单位 名称",
        ),
        Head.GRADE: (
            "|项目|部门 |绩效 自评|评价|自我评价|综合评价|评定|自评结果|评价结果|考核 等级|等次",
            "|项目|部门 绩效 等级|等次",
        ),
    }
)
"""Heads that forms put together of parts (组合表头): a word of each group, or none where it begins
with a stroke; a spelling that is listed goes before."""


def _either(patterns: Iterable[str]) -> re.Pattern[str]:
    """What fits one of some patterns."""
    found = ("".join(f"(?:{group})" for group in each.split(" ")) for each in patterns)
    return re.compile("|".join(found))


_FITTING: Final = tuple((_either(patterns), head) for head, patterns in _COMPOSED.items())


_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_BEHIND: Final = ":;,。、*-_—"


def shortened(text: str) -> str:
    """A head without spaces, brackets and what nobody sees, in half width (表头的规范写法).

    Examples:
        >>> shortened(" 全年预算数　（Ａ）")
        '全年预算数'

    """
    return "" if len(text) > LONGEST_HEAD else _shortened(text)


@lru_cache(maxsize=4096)  # A nation's forms share a few hundred heads.
def _shortened(text: str) -> str:
    """A head that is not too long for one."""
    seen = (sign for sign in normalize("NFKC", text) if category(sign) not in {"Cf", "Zs", "Cc"})
    return _BRACKETS.sub("", "".join(seen)).strip(_BEHIND)


SPELLINGS: Final[Mapping[str, Head]] = MappingProxyType(
    {head.term: head for head in Head}
    | {shortened(word): head for head, line in _OTHERS.items() for word in line.split()}
)
"""What forms print, with the head that it stands for; brackets and spaces do not matter."""

_UNIT: Final = re.compile(
    r"(?:(?:^|[\s(（\[【,，;；])(?:金额|货币|计量)?单位\s*[:：]?|[(（\[【])\s*(?:人民币)?"
    rf"(?P<unit>{either(MONEY_UNITS)})(?=$|[\s)）\]】,，;；])"
)
_POINTS: Final = re.compile(r"[(（\[【]\s*(?P<points>\d{1,4}(?:\.\d{1,4})?)\s*分")


def head_of(text: str, spellings: Mapping[str, Head]) -> Head | None:
    """The head that a cell is, if it is one (表头识别)."""
    short = shortened(text)
    return (spellings.get(short) or _composed(short)) if short else None


@lru_cache(maxsize=4096)
def _composed(short: str) -> Head | None:
    """The head that a word without a place in a list is by its parts (组合表头)."""
    return next((head for fits, head in _FITTING if fits.fullmatch(short)), None)


def money_unit_of(text: str) -> str:
    """The unit of money that a head or a line names (金额单位); empty where it names none.

    Examples:
        >>> money_unit_of("资金（万元）"), money_unit_of("单位：元"), money_unit_of("单位：元宝镇")
        ('万元', '元', '')

    """
    match = _UNIT.search(text[:LONGEST_HEAD])
    return match["unit"] if match else ""


def points_of(text: str) -> str:
    """The points that stand in the brackets of a head (表头所列分值); empty where there are none.

    Examples:
        >>> points_of("产出指标（50分）"), points_of("得分(20分*执行率)"), points_of("得分")
        ('50', '20', '')

    """
    match = _POINTS.search(text[:LONGEST_HEAD])
    return match["points"] if match else ""
