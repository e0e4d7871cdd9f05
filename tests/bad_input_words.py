"""Bad questions to the presentation: what cannot be said, and in no such language."""

from typing import Final

from bad_input import LARGE, LONG, Broken, Row, Unequal, call, refused
from perfeval import Branch
from perfeval.codes import Code
from perfeval.errors import problem

EMPTY: Final = problem(Code.TEXT_EMPTY)

WORDS: Final[list[Row]] = [
    refused("a text", call("describe", "sentence"), Code.RECORD_KIND, "$.found"),
    refused("nothing", call("describe", None), Code.RECORD_KIND, "$.found"),
    refused("an error of Python", call("describe", ValueError("x")), Code.RECORD_KIND, "$.found"),
    refused("no such language", call("describe", EMPTY, locale="fr"), Code.TERM_UNKNOWN,
            "$.locale"),
    refused("no language", call("describe", EMPTY, locale=None), Code.TERM_UNKNOWN, "$.locale"),
    refused("a broken language", call("describe", EMPTY, locale=Broken()), Code.TERM_UNKNOWN,
            "$.locale"),
    refused("a language that cannot be compared", call("describe", EMPTY, locale=Unequal()),
            Code.TERM_UNKNOWN, "$.locale"),
    refused("a book for a language", call("label", Branch.MET, locale=LONG), Code.TERM_UNKNOWN,
            "$.locale"),
    refused("a text", call("label", "met"), Code.RECORD_KIND, "$.term"),
    refused("a text", call("describe_path", "$.name"), Code.RECORD_KIND, "$.path"),
    refused("no such language", call("describe_path", (), locale="de"), Code.TERM_UNKNOWN,
            "$.locale"),
    refused("a part of a fen", call("in_capitals", "0.001"), Code.NUMBER_FEN),
    refused("a float", call("in_capitals", 0.5), Code.NUMBER_FLOAT),
    refused("too much", call("in_capitals", 10**16), Code.NUMBER_LIMIT),
    refused("a large number", call("in_capitals", LARGE), Code.NUMBER_LIMIT),
    refused("a share", call("in_capitals", "5%"), Code.NUMBER_UNIT),
]  # fmt: skip
"""All of them."""
