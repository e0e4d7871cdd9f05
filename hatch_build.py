"""Compile the message catalogs when the package is built, for a wheel and for an editable install.

Git holds what is written by hand, the ``.po`` files; the program reads the ``.mo`` files.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface):
    """What hatchling calls before it builds."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile every catalog beside its source."""
        for source in sorted(Path(self.root, "src").rglob("*.po")):
            with source.open("rb") as written, source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(written, locale=source.parts[-3]))
