"""The notebook among the pages runs here too, without a kernel."""

import re
from pathlib import Path
from typing import Any, Final

import pytest

PAGE: Final = Path(__file__).parent.parent / "docs" / "notebook.md"
CELLS: Final = re.findall(r"```\{code-cell\}\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def test_every_cell_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """From top to bottom, one after the other; each says something."""
    space: dict[str, Any] = {}
    for cell in CELLS:
        exec(compile(cell, PAGE.name, "exec"), space)  # noqa: S102  Our own page.
        assert capsys.readouterr().out
    assert len(CELLS) == 5
    assert str(space["result"].total) == "85.50"
