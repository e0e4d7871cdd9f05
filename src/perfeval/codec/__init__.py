"""JSON and plain data from strangers (数据交换): records ⇄ plain data ⇄ JSON text.

A document is flat and says what it is:

    >>> from perfeval import Indicator, Measured, Target
    >>> reached = Indicator(
    ...     name="场次",
    ...     full_marks="12.50",
    ...     target=Target(operator="at_least", value="60场"),
    ...     actual=Measured(value="50场"),
    ... )
    >>> for name, value in to_data(reached).items():
    ...     print(name, value)
    schema perfeval/1
    type indicator
    name 场次
    full_marks 12.50
    target {'type': 'target', 'operator': 'at_least', 'value': {'number': '60', 'unit': '场'}}
    actual {'type': 'measured', 'value': {'number': '50', 'unit': '场'}}
    >>> from_data(to_data(reached), Indicator) == reached
    True

Numbers travel as texts, in plain digits; money is in yuan, and a share has 1 for 100 %.
Counts, years and months are numbers of JSON.
What comes in is measured before it is looked at, and refused with everything that is wrong.
"""

from perfeval.codec.documents import from_data, from_json, to_data, to_json
from perfeval.codec.limits import Limits
from perfeval.codec.lines import Loaded, read_json_lines
from perfeval.codec.schema import json_schema

__all__ = [
    "Limits",
    "Loaded",
    "from_data",
    "from_json",
    "json_schema",
    "read_json_lines",
    "to_data",
    "to_json",
]
