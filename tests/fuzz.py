"""Texts that a coverage-guided search comes up with, against the readers of small languages.

Not collected by pytest; where atheris is installed,

    python tests/fuzz.py -max_total_time=300

runs until the time is over or something else than a described refusal is raised.
"""

import sys
from importlib import import_module
from typing import Any, Final

atheris: Final[Any] = import_module("atheris")

with atheris.instrument_imports(include=["perfeval"]):
    from perfeval.errors import PerfevalError
    from perfeval.rule_text import parse_rule
    from perfeval.rule_wording import format_rule
    from perfeval.targets import format_actual, format_target, parse_actual, parse_target

READERS: Final[list[tuple[Any, Any]]] = [
    (parse_target, format_target),
    (parse_actual, format_actual),
]


def read(data: bytes) -> None:
    """What is read is written, and read again as the same."""
    text = data.decode("utf-8", "ignore")
    for parse, write in READERS:
        try:
            found = parse(text)
        except PerfevalError:
            continue
        assert parse(write(found)) == found
    try:
        reading = parse_rule(text, full_marks="10")
    except PerfevalError:
        return
    assert reading.is_complete or reading.unread
    if reading.understood is not None:
        assert parse_rule(format_rule(reading.understood)).rule == reading.understood


if __name__ == "__main__":
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
