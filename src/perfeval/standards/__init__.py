"""Methods in use, as data, each with its document (现行评价方案).

>>> from perfeval.standards import MINISTRY_2020
>>> str(MINISTRY_2020.citation)
'项目支出绩效评价管理办法（财预〔2020〕10号）'
"""

from perfeval.standards.ministry_2020 import MINISTRY_2020
from perfeval.standards.shenze_2023 import SHENZE_2023

__all__ = ["MINISTRY_2020", "SHENZE_2023"]
