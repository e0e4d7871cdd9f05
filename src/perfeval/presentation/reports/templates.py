r"""A report after a template of the user's own (自定义模板), in the language of Jinja2.

A template sees plain data and no record: ``title``, ``opening``, ``sections`` in order, each with
``title``, ``heading``, ``level``, ``paragraphs``, ``items`` and ``tables``; ``section`` by title;
``blanks``; and single facts such as ``name``, ``year``, ``total`` and ``grade``.
What it puts out is escaped for Markdown; ``| safe`` puts it out as it is.
It runs in Jinja2's sandbox, so it reaches nothing of Python; it may still run for long, so take
templates only from whom you would take a spreadsheet with macros.

    >>> print(rendered({"name": "甲*局", "total": "83.33"}, "# {{ name }}：{{ total }}分"))
    # 甲\*局：83.33分
"""

from collections.abc import Mapping
from traceback import walk_tb
from typing import Any, Final, cast

from jinja2 import StrictUndefined, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from perfeval.codes import Code
from perfeval.errors import RecordError, Value, problem, quoted
from perfeval.presentation.reports.markup import in_markdown

MAX_TEMPLATE: Final = 100_000
"""The longest template that is taken, in characters."""

_NAME: Final = "<template>"


def rendered(facts: Mapping[str, object], template: str) -> str:
    """A template with facts put in (套用模板).

    Args:
        facts: plain data, by the names that the template uses.
        template: its text.

    Raises:
        RecordError: ``report.template``: it fails, with the line; ``text.too_long``.

    """
    if len(template) > MAX_TEMPLATE:
        length: dict[str, Value] = {"found": len(template), "limit": MAX_TEMPLATE}
        raise RecordError([problem(Code.TEXT_TOO_LONG, "template", **length)])
    try:
        return _ENVIRONMENT.from_string(template).render(facts)
    except Exception as error:  # A template is somebody's code and may fail in any way.
        what: dict[str, Value] = {
            "line": _line_of(error),
            "found": quoted(str(error) or type(error).__name__),
        }
        raise RecordError([problem(Code.REPORT_TEMPLATE, "template", **what)]) from error


def _line_of(error: Exception) -> int:
    """The line of the template at which it fails."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = walk_tb(error.__traceback__)
    return max((line for frame, line in frames if frame.f_code.co_filename == _NAME), default=1)


def _put_out(value: object) -> object:
    """What a template puts out, with the signs of Markdown escaped."""
    return value if isinstance(value, Markup) else in_markdown(str(value))


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, in which ``section.items`` is what the data holds, and no method of it."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401  As Jinja2 has it.
        """What stands under a name."""
        if isinstance(obj, dict) and attribute in obj:
            return cast("dict[str, object]", obj)[attribute]
        return super().getattr(obj, attribute)


_ENVIRONMENT: Final = _Environment(
    autoescape=False,
    finalize=_put_out,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
