"""The views in a real browser: nothing overflows, no sign is missing, nothing acts or loads.

Chromium opens a page that holds a view and a script of this test, which measures and writes what
it finds into the page; the page is then read back.
Without a browser on the path the tests are skipped; ``.ci/run`` installs one where it may.
"""

import html
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hainan_2023 import TABLE
from shenze_2023 import REPORT

import perfeval as pe
from bench.rows import BY_INDICATOR, project, table
from perfeval.standards import MINISTRY_2020
from viewed import HOSTILE, MONEY, RULES, evaluated, hostile, mixed

CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=2000",
)
WIDTHS: Final = (700, 1200)
THEMES: Final = ("light", "dark")
MEASURE: Final = (Path(__file__).parent / "measure_page.js").read_text("utf-8")


VIEWS: Final[dict[str, Callable[[], str]]] = {
    "evaluation": lambda: pe.to_html(evaluated()),
    "evaluation in English": lambda: pe.to_html(evaluated(), locale="en"),
    "evaluation in Traditional Chinese": lambda: pe.to_html(evaluated(), locale="zh_TW"),
    "long evaluation": lambda: pe.to_html(
        pe.evaluate(project(table(size=40)), scheme=BY_INDICATOR)
    ).replace("<details>", "<details open>"),
    "mixed": lambda: pe.to_html(mixed()),
    "project": lambda: pe.to_html(TABLE),
    "department": lambda: pe.to_html(REPORT),
    "budget": lambda: pe.to_html(MONEY),
    "findings": lambda: pe.to_html(pe.lint(TABLE, scheme=MINISTRY_2020)),
    "scale": lambda: pe.to_html(pe.FOUR_TIER),
    "rules": lambda: "".join(map(pe.to_html, RULES)),
    "pictures": lambda: (
        "".join(
            pe.to_svg(evaluated(), picture=each)
            for each in (
                pe.Picture.SCORES,
                pe.Picture.LOSSES,
                pe.Picture.GRADE,
                pe.Picture.EXECUTION,
            )
        )
        + pe.to_svg(evaluated().scores[1])
    ),
    "hostile": lambda: pe.to_html(hostile()),
    "hostile project": lambda: pe.to_html(hostile().subject),
    "hostile pictures": lambda: pe.to_svg(hostile()) + pe.to_svg(hostile(), picture="grade"),
}


def document(view: str, theme: str, width: int) -> str:
    """A page as notebooks make it, dark or light, with a frame of a width for the view."""
    dark = theme == "dark"
    kind, paper = ("vscode-dark", "#111") if dark else ("vscode-light", "#fff")
    says = f'class="{kind}"' if width == WIDTHS[0] else f'data-jp-theme-light="{not dark}"'.lower()
    return (
        f'<!doctype html><meta charset="utf-8"><body {says} style="margin:0;'
        f'background:{paper}"><div id="frame" data-width="{width}" data-theme="{theme}" '
        f'style="width:{width}px">{view}</div>'
    )


@cache
def measured() -> dict[str, Any]:
    """What the browser finds in every view, theme and width: one start for all of them."""
    assert CHROMIUM is not None
    pages = {
        f"{name}, {theme}, {width}": document(VIEWS[name](), theme, width)
        for name in VIEWS
        for theme in THEMES
        for width in WIDTHS
    }
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        data = json.dumps(pages).replace("<", "\\u003c")
        page = Path(folder) / "measure.html"
        page.write_text(
            '<!doctype html><meta charset="utf-8"><body><pre id="out"></pre>'
            f"<script>const PAGES = {data};\n{MEASURE}</script>",
            "utf-8",
        )
        done = subprocess.run(  # noqa: S603  The browser of the machine, and our own page.
            [CHROMIUM, *FLAGS, f"--user-data-dir={folder}/user", "--dump-dom", page.as_uri()],
            check=True,
            capture_output=True,
            encoding="utf-8",
            timeout=240,
        )
    found = re.search(r'<pre id="out">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found is not None
    result: dict[str, Any] = json.loads(html.unescape(found[1]))
    return result


pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium is on the path; Debian's package is called chromium"
)
CASES: Final = [
    f"{name}, {theme}, {width}" for name in VIEWS for theme in THEMES for width in WIDTHS
]


@pytest.mark.parametrize("case", CASES)
class TestEveryView:
    """In light and dark, narrow and wide."""

    def test_nothing_overflows(self, case: str) -> None:
        """Every element and every word of a picture stays within what holds it."""
        assert measured()[case]["overflows"] == []

    def test_contrast_is_enough(self, case: str) -> None:
        """Every text stands out from what is behind it, 4.5 to 1 or more."""
        assert measured()[case]["faint"] == []

    def test_no_sign_is_missing(self, case: str) -> None:
        """No sign is drawn as the box of a missing one."""
        assert measured()[case]["missing"] == []

    def test_nothing_is_loaded(self, case: str) -> None:
        """No picture, font, script or style comes from anywhere else."""
        assert measured()[case]["loaded"] == []

    def test_nothing_acts(self, case: str) -> None:
        """No script, no handler, no link, and no sign that turns the direction of writing."""
        assert measured()[case]["acts"] == []

    def test_it_can_be_read_aloud(self, case: str) -> None:
        """Tables have captions and heads with a scope, pictures a name."""
        assert measured()[case]["mute"] == []


def test_hostile_texts_are_seen_as_they_are() -> None:
    """Letter by letter; what cannot be seen by its code."""
    shown = measured()["hostile, light, 1200"]["text"]
    for text in HOSTILE[:5]:
        assert text in shown
    assert "总分[U+202E]001[U+2066]隔离[U+200F]标记[U+061C]" in shown


def test_the_browser_can_tell() -> None:
    """What is broken on purpose is noticed, so that silence says something."""
    found = measured()["broken"]
    assert all(found[each] for each in ("overflows", "faint", "missing", "loaded", "acts", "mute"))
