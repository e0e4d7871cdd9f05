"""The README keeps its word; its Python blocks are run as examples as well."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent
README: Final = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The code blocks in one language."""
    parts = README.split(f"```{language}\n")[1:]
    return [part.split("```")[0].strip() for part in parts]


class TestCommands:
    """Two commands do all that a newcomer needs."""

    def test_there_are_two(self) -> None:
        """One for the main job, one for the tests, each with its set-up."""
        commands = blocks("sh")
        assert len(commands) == 2
        assert all(each.startswith("python -m pip install uv && uv run ") for each in commands)

    def test_the_main_job_prints_what_the_readme_shows(self) -> None:
        """To the letter."""
        script = ROOT / blocks("sh")[0].split("uv run ")[1]
        done = subprocess.run(  # noqa: S603  Our own interpreter and script.
            [sys.executable, "-X", "utf8", str(script)],
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        assert done.stdout.strip() == blocks("text")[0]

    def test_continuous_integration_runs_them(self) -> None:
        """The script takes both commands from this page."""
        script = ROOT / ".ci" / "run"
        if not script.exists():
            pytest.skip("the script is not part of what was installed")
        text = script.read_text(encoding="utf-8")
        for command in blocks("sh"):
            words = "uv run docs/examples" if "examples" in command else "uv run pytest"
            assert f"grep -m1 '{words}' README.md" in text


class TestLanguages:
    """English first, with a Chinese section."""

    def test_links_lead_somewhere(self) -> None:
        """The pages that it names exist."""
        for page in ("docs/design.md", "docs/problems.md"):
            assert f"({page})" in README
            assert (ROOT / page).exists()

    def test_it_has_a_chinese_section(self) -> None:
        """For the officials."""
        assert "## 中文简介" in README
