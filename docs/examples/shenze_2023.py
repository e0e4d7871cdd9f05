"""A county office's whole-spending self-evaluation of 2023, as records.

The report (深泽县委网信办2023年度整体支出绩效自评报告) states its money, posts, assets, methods
and the grade scale; it prints neither a score nor a grade, and withholds the names of the work
group.
Every statement stands in a field of its own, in the report's order; texts are condensed.
"""

from typing import Final

from perfeval import (
    AssetClass,
    Assets,
    Budget,
    Department,
    EvaluationKind,
    FundingLine,
    Member,
    Method,
    Organ,
    Project,
    Section,
    Staffing,
)

MONEY: Final = Budget(
    initial="46.8648万元",
    adjusted="46.8648万元",  # Printed as 预算调整数: the adjusted total, not the change.
    executed="46.8648万元",  # Stated as 支出进度 100%.
    received="46.8648万元",  # Printed as 财政拨款收入.
    lines=[
        FundingLine(
            source="fiscal_appropriation",
            account="general_public",
            spending_class="project",
            initial="46.8648万元",
            adjusted="46.8648万元",
            executed="46.8648万元",
            received="46.8648万元",
        )
    ],
    declared_rate="100%",
)

REPORT: Final = Department(
    name="中共深泽县委网信办",
    year=2023,
    kind=EvaluationKind.SELF,
    basis="《关于全面落实预算绩效管理的实施意见》（石发〔2019〕8号）",
    rank="县委工作机关，正科级，加挂县互联网信息办公室牌子",
    duties=[
        "网信委日常事务",
        "落实网信发展战略、规划和政策",
        "互联网信息内容管理",
        "协调网络数据安全和个人信息保护",
        "网络阵地和重点新闻网站建设",
        "网络社会工作和网络文明建设",
        "指导乡镇和部门网信工作",
        "上级交办的其他事项",
    ],
    staffing=Staffing(
        organs=[
            Organ(name="机关", post_kind="行政编制", authorised=6),
            Organ(name="县网络舆情中心（股级）", post_kind="事业编制", authorised=6),
        ]
    ),
    assets=Assets(
        classes=[
            AssetClass(name="通用设备", original_value="544198元"),
            AssetClass(name="家具和用品", original_value="19464元"),
        ],
        declared_original_value="563662元",
    ),
    budget=MONEY,
    declared_project_count=1,
    projects=[
        Project(
            name="专项项目",
            year=2023,
            unit="中共深泽县委网信办",
            budget=MONEY,
            achievement="立项规范，目标合理，指标明确，目标基本实现",
        )
    ],
    goal="落实各级网信会议精神，统筹网络安全和信息化建设，提高网络综合治理能力，"
    "加强主题宣传合作，开设宣传专栏，开展网络公益活动",
    achievement="与年度目标一致，目标基本实现",
    indicator_analysis="项目1个，46.8648万元，立项规范，目标合理，指标明确",
    organisation="成立评价工作小组，按分工和时间安排开展",
    methods=[
        Method.FACTOR_ANALYSIS,
        Method.COMPARISON,
        Method.ON_SITE_CHECK,
        Method.INTERVIEW,
    ],
    sections=[
        Section(title="评价原则", text="科学性、规范性、客观性、公正性；定量与定性分析相结合"),
        Section(title="因素分析法", text="分析影响目标实现和实施效果的内外因素"),
        Section(title="比较法", text="实际效果与预期目标对比，分析未完成的因素"),
        Section(title="现场核查法", text="实地核实项目，检查财务和绩效资料"),
        Section(title="访谈", text="听取项目管理者和实施人员的意见"),
        Section(title="前期准备", text="与项目负责人沟通，通知各处室提供资料"),
        Section(title="组织实施", text="收集、分类、核实佐证材料，批注问题，征求意见后评分"),
        Section(title="撰写报告", text="根据评价结果撰写报告，形成评价档案"),
    ],
    work_group=[
        Member(unit="中共深泽县委网信办", post="主任"),
        Member(unit="中共深泽县委网信办", post="副主任"),
        Member(unit="中共深泽县委网信办", post="办公室主任"),
    ],
    declared_total=None,  # The report states a scale, and no score
    declared_grade=None,  # and no grade.
    problems="无问题",
    measures="无改进措施或建议",
)
