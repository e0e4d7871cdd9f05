"""The method of a county's department self-evaluation (部门整体支出绩效自评), Shenze, 2023.

The report names the city's implementing opinion as its basis and prints the scale; it fixes no
indicator frame and no execution points, so the scheme has none.
"""

from typing import Final

from perfeval.citations import Citation
from perfeval.scales import FOUR_TIER
from perfeval.schemes import Scheme

CITATION: Final = Citation(
    title="关于全面落实预算绩效管理的实施意见",
    number="石发〔2019〕8号",
    issuer="石家庄市",
    note="Named as the basis by the county's reports; the scale is read from a report of 2023.",
)

SHENZE_2023: Final = Scheme(name="部门整体支出绩效自评", citation=CITATION, scale=FOUR_TIER)
"""Grades at 85, 75 and 60; everything else is left to the department."""
