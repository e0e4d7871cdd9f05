"""A school's published project self-evaluation table of 2023, as records.

海南省农垦实验中学, 学生事务补助: a quarter of the money was spent and the points are in proportion.
The page prints every score and the total, 46.35, and no grade.
Source: nksz.com/newsinfo/7370034.html.
"""

from typing import Final

from perfeval import Budget, Indicator, Measured, Project, Target

TABLE: Final = Project(
    name="学生事务补助",
    year=2023,
    unit="海南省农垦实验中学",
    budget=Budget(
        initial="120,000.00元",
        adjusted="120,000.00元",
        executed="30,000.00元",
        full_marks="10.00",
        declared_rate="25%",  # Printed without the sign.
        declared_score="2.5",
    ),
    indicators=[
        Indicator(
            level1="产出指标",
            level2="数量指标",
            name="资助困难教师及学生",
            full_marks="20.00",
            target=Target(operator="≥", value="52"),
            actual=Measured(value="10"),
            declared_score="3.85",
        ),
        Indicator(
            level1="产出指标",
            level2="质量指标",
            name="困难教师",
            full_marks="30.00",
            target=Target(operator="≥", value="2"),
            actual=Measured(value="0"),
            declared_score="0",
        ),
        Indicator(
            level1="效益指标",
            level2="社会效益指标",
            name="帮助困难教师和学生提高生活水平",
            full_marks="30.00",
            target=Target(operator="≥", value="95%"),
            actual=Measured(value="100%"),
            declared_score="30",
        ),
        Indicator(
            level1="满意度指标",
            level2="服务对象满意度",
            name="资助困难教师及学生（满意度）",
            full_marks="10.00",
            target=Target(operator="≥", value="52"),
            actual=Measured(value="100"),
            declared_score="10",
        ),
    ],
    declared_total="46.35",
)
