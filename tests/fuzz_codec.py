"""Documents that a coverage-guided search comes up with, against the readers of documents.

Not collected by pytest; where atheris and hypothesis are installed,

    python tests/fuzz_codec.py front -max_total_time=300
    python tests/fuzz_codec.py whole -max_total_time=300 CORPUS
    python tests/fuzz_codec.py spoilt -max_total_time=300

run until the time is over or something else than a described refusal is raised.
``front`` takes any bytes as far as plain data, ``whole`` as far as a record, which is written and
read again; ``spoilt`` changes documents at one place and looks at results too.
The slowest input and the most memory are told whenever they grow.
"""

import json
import resource
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from random import Random
from time import process_time
from typing import Any, Final

atheris: Final[Any] = import_module("atheris")

with atheris.instrument_imports(include=["perfeval"]):
    from hainan_2023 import TABLE
    from shenze_2023 import REPORT

    import perfeval as pe
    from documents import spoilt
    from perfeval.codec.json_text import parsed
    from perfeval.codec.kinds import KINDS, TAGS
    from perfeval.codec.reading import readers
    from perfeval.errors import PerfevalError
    from perfeval.standards import MINISTRY_2020, SHENZE_2023

LIMITS: Final = pe.Limits(bytes=65_536)
EVERY: Final = tuple(KINDS.values())
RULE: Final = pe.OverFulfilment(
    limit="1.3",
    bands=[pe.OverBand(limit="1.5", kept="0.8")],
    rule=pe.Threshold(at="60%", of="attainment", rule=pe.Interpolation(floor="60")),
)
STEPS: Final = pe.StepTable(
    steps=[pe.Step(low="80", points="5"), pe.Step(high="80", points="0")], unit="%"
)
SEEDS: Final[list[Any]] = [
    TABLE,
    REPORT,
    MINISTRY_2020,
    SHENZE_2023,
    RULE,
    STEPS,
    pe.QualitativeBands.of(("1", "0.8", "0.6")),
    pe.Checklist(elements=[pe.Element(text="一", gate=True), pe.Element(text="二")]),
    pe.Deadline(by=pe.Moment(2023, 9)),
    pe.Interval(low="80%", high="100%"),
    pe.evaluate(TABLE, scheme=MINISTRY_2020),
]
DOCUMENTS: Final = [json.loads(pe.to_json(each)) for each in SEEDS]
_slowest = 0.0


def front(data: bytes) -> None:
    """As far as plain data."""
    try:
        parsed(data, LIMITS)
    except PerfevalError as error:
        tell(error)


def whole(data: bytes) -> None:
    """As far as a record, which is written and read again."""
    try:
        record = readers(LIMITS).document(parsed(data, LIMITS), EVERY)
    except PerfevalError as error:
        tell(error)
        return
    assert pe.from_json(pe.to_json(record), type(record)) == record


def changed(data: bytes) -> None:
    """A document that the bytes choose, changed where they say."""
    random = Random(data)  # noqa: S311  The same document for the same bytes.
    made = random.choice(DOCUMENTS)
    for _ in range(random.randrange(1, 4)):
        made = spoilt(made, random)
    text = json.dumps(made)
    whole(text.encode())
    if made.get("type") == TAGS[pe.Evaluation]:
        ask(text)


def ask(text: str) -> None:
    """A result that is read is explained and verified."""
    try:
        result = pe.from_json(text, pe.Evaluation, limits=LIMITS)
        tell(pe.explain(result))
        tell(result.findings)
        tell(pe.verify(result))
    except PerfevalError as error:
        tell(error)


def tell(found: object) -> None:
    """Whatever is found can be shown."""
    assert str(found)


def watched(target: Callable[[bytes], None], data: bytes) -> None:
    """One input, timed; the slowest so far is told."""
    global _slowest  # noqa: PLW0603  What atheris calls takes the bytes alone.
    start = process_time()
    target(data)
    took = process_time() - start
    if took > _slowest:
        _slowest = took
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        note = f"slowest: {took * 1e3:.1f} ms for {len(data)} bytes; peak so far {peak} MiB\n"
        sys.stderr.write(note)


TARGETS: Final = {"front": front, "whole": whole, "spoilt": changed}

if __name__ == "__main__":
    chosen = TARGETS[sys.argv.pop(1)]
    whole(b"{}")  # The readers are made once.
    atheris.Setup(sys.argv, partial(watched, chosen))
    atheris.Fuzz()
