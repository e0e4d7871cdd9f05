"""Every example in README, documentation and docstrings is a test; hypothesis has profiles."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.myst import DocTestDirectiveParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

ROOT = Path(__file__).parent.parent

# Of few examples, and on a busy machine, the health checks of hypothesis would go by chance.
CHANCE = (HealthCheck.filter_too_much, HealthCheck.too_slow)
settings.register_profile("quick", max_examples=10, deadline=None, suppress_health_check=CHANCE)
settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile(
    "ci",
    max_examples=100,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=CHANCE,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "dev"))


class Examples:
    """Collects the examples that people read."""

    docstrings = Sybil(
        parsers=[DocTestParser()],
        path=str(ROOT / "src"),
        pattern="**/*.py",
        document_types={".py": PythonDocStringDocument},
    )
    pages = Sybil(
        parsers=[PythonCodeBlockParser(), DocTestDirectiveParser()],
        path=str(ROOT),
        patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    )
    pytest_collect_file = staticmethod((docstrings + pages).pytest())


def pytest_configure(config: pytest.Config) -> None:
    """Let the examples be collected outside this folder too."""
    config.pluginmanager.register(Examples())
