"""The way to the template language (模板语言), which is loaded when somebody asks for it.

>>> rendered({"name": "某局"}, "{{ name }}的报告")
'某局的报告'
"""

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from perfeval.codes import Code
from perfeval.errors import CalculationError, problem

_LIBRARY: Final = "jinja2"
_TEMPLATES: Final = "perfeval.presentation.reports.templates"


def rendered(facts: Mapping[str, object], template: str) -> str:
    """A template with facts put in (套用模板).

    Raises:
        RecordError: ``report.template``, ``text.too_long``.
        CalculationError: ``extra.missing``: jinja2 is not installed.

    """
    if find_spec(_LIBRARY) is None:
        raise CalculationError([problem(Code.EXTRA_MISSING, library=_LIBRARY, extra="report")])
    text: str = import_module(_TEMPLATES).rendered(facts, template)
    return text
