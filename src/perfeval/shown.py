"""How a record shows itself in a notebook (笔记本中的显示), without knowing who draws it.

Notebooks ask an object for its HTML and its Markdown by the name of a method.
What answers is a door far below, `presentation.views`; it is looked up by its name when somebody
asks, and by nothing else, so that scoring never loads a sentence or a picture.
This is the one arrow in the house that points the other way.

    >>> from perfeval import FOUR_TIER
    >>> FOUR_TIER._repr_markdown_().splitlines()[0]
    '**四档（85/75/60）**'
"""

from importlib import import_module
from typing import Any, Final

_VIEWS: Final = "perfeval.presentation.views"


class Shown:
    """What notebooks can show (可在笔记本中显示)."""

    __slots__ = ()

    def _repr_html_(self) -> str | None:
        """The view as HTML; ``None`` where there is none of this kind."""
        found: str | None = views().html_of(self)
        return found

    def _repr_markdown_(self) -> str | None:
        """The view as Markdown, for where HTML is not shown; ``None`` where there is none."""
        found: str | None = views().markdown_of(self)
        return found


def views() -> Any:  # noqa: ANN401  A module that no room above may import.
    """What draws the views; loaded when it is first asked for."""
    return import_module(_VIEWS)
