"""A project's self-evaluation table as a spreadsheet holds it, made up for the tutorials.

The execution rate and one score are typed wrong, and so are the total and the grade that follow.
"""

from typing import Final

SHEET: Final[list[list[object]]] = [
    ["项目支出绩效自评表（2023年度）"],
    ["项目名称", "乡村文化活动经费", None, None, "实施单位", "某镇文化站"],
    [
        "项目资金（万元）",
        None,
        "年初预算数",
        "全年预算数（A）",
        "全年执行数（B）",
        "分值",
        "执行率（B/A）",
        "得分",
    ],
    [None, "年度资金总额", 50, 50, 40, 10, "85%", 8],
    [None, "其中：财政拨款", 45, 45, 36, "—", None, "—"],
    [None, "其他资金", 5, 5, 4, "—", None, "—"],
    ["年度总体目标", "丰富群众文化生活"],
    ["年度总体目标完成情况", "全年开展演出50场"],
    [
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
    ],
    ["产出指标", "数量指标", "演出场次", "≥60场", "50场", 30, 25, "雨天取消；改在室内补演"],
    [None, "质量指标", "节目合格率", "≥95%", "96%", 20, 20, None],
    ["效益指标", "社会效益指标", "受益人次", "≥12000人次", "9000人次", 30, 30, None],
    ["满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "93.5%", 10, 10, None],
    ["总分", None, None, None, None, 100, 93, None],
    ["评价等级", "优"],
]
"""The rows, with ``None`` where a cell is merged with another or empty."""
