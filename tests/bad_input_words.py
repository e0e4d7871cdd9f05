"""Bad questions to the presentation: what cannot be said, and in no such language."""

from decimal import Decimal
from typing import Final

from bad_input import ENDLESS, LARGE, LONG, WILD, Broken, Row, Unequal, call, refused, unanswered
from perfeval import FOUR_TIER, Branch, Department, Moment, Step, StepTable, report
from perfeval.codes import Code
from perfeval.errors import problem

EMPTY: Final = problem(Code.TEXT_EMPTY)
HALF: Final = Decimal("0.5")
OFFICE: Final = Department(name="某局")
MADE: Final = report(OFFICE)
DAY: Final = Moment(2023, 12, 30)
NO_CURVE: Final = StepTable(unit="%", steps=[Step(points="500")])
"""A rule that never answers, for it gives more than anybody can earn."""

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
    refused("a step that is none", call("describe_path", ("lines", None)), Code.RECORD_KIND,
            "$.path[1]"),
    refused("no such language", call("describe_path", (), locale="de"), Code.TERM_UNKNOWN,
            "$.locale"),
    refused("a part of a fen", call("in_capitals", "0.001"), Code.NUMBER_FEN),
    refused("a float", call("in_capitals", 0.5), Code.NUMBER_FLOAT),
    refused("too much", call("in_capitals", 10**16), Code.NUMBER_LIMIT),
    refused("a large number", call("in_capitals", LARGE), Code.NUMBER_LIMIT),
    refused("a share", call("in_capitals", "5%"), Code.NUMBER_UNIT),
    refused("a float", call("format_number", 0.5), Code.NUMBER_FLOAT),
    refused("no number", call("format_number", ENDLESS), Code.NUMBER_NOT_FINITE),
    refused("too many places", call("format_number", 1, places=13), Code.ROUNDING_PLACES,
            "$.places"),
    refused("places of a decimal", call("format_number", HALF, places=-1), Code.ROUNDING_PLACES,
            "$.places"),
    refused("places in words", call("format_number", HALF, places="two"), Code.ROUNDING_PLACES,
            "$.places"),
    refused("one threshold", call("format_number", 1, thresholds="85"), Code.ITEMS_WANTED),
    refused("a threshold in words", call("format_number", 1, thresholds=["much"]),
            Code.NUMBER_NOT_A_NUMBER, "$[0]"),
    refused("no language", call("format_number", HALF, locale=[]), Code.TERM_UNKNOWN,
            "$.locale"),
    unanswered("too much", call("format_number", WILD), Code.NUMBER_TOO_LARGE),
    refused("a share", call("format_points", "85%"), Code.NUMBER_UNIT),
    refused("no scale", call("format_points", 85, scale=None), Code.RECORD_KIND, "$.scale"),
    refused("an amount", call("format_percent", "5元"), Code.NUMBER_UNIT),
    refused("a threshold in yuan", call("format_percent", "5%", thresholds=["5元"]),
            Code.NUMBER_UNIT, "$[0]"),
    refused("a share", call("format_money", "5%"), Code.NUMBER_UNIT),
    refused("no such unit", call("format_money", 5, unit="块"), Code.TERM_UNKNOWN, "$.unit"),
    refused("no unit", call("format_money", 5, unit=5), Code.TERM_UNKNOWN, "$.unit"),
    refused("a text", call("report", "某局"), Code.RECORD_KIND, "$.found"),
    refused("no such outline", call("report", OFFICE, outline="province"), Code.TERM_UNKNOWN,
            "$.outline"),
    refused("no such language", call("report", OFFICE, locale="fr"), Code.TERM_UNKNOWN,
            "$.locale"),
    refused("a name that is not there", call("Report.render", MADE, "{{ x }}"),
            Code.REPORT_TEMPLATE, "$.template"),
    refused("a book", call("Report.render", MADE, LONG), Code.TEXT_TOO_LONG, "$.template"),
    refused("no template", call("Report.render", MADE, None), Code.RECORD_KIND, "$.template"),
    unanswered("no such section", call("Report.section", MADE, "结论"), Code.REPORT_NO_SECTION),
    refused("a number", call("Report.section", MADE, 4), Code.RECORD_KIND, "$.title"),
    refused("a text", call("to_html", "project"), Code.RECORD_KIND, "$.thing"),
    refused("nothing", call("to_html", None), Code.RECORD_KIND, "$.thing"),
    refused("a row of anything", call("to_html", [EMPTY, 5]), Code.RECORD_KIND, "$.thing"),
    refused("a kind", call("to_html", Moment), Code.RECORD_KIND, "$.thing"),
    refused("no such language", call("to_html", EMPTY, locale="fr"), Code.TERM_UNKNOWN,
            "$.locale"),
    refused("a record without a view", call("to_markdown", DAY), Code.RECORD_KIND, "$.thing"),
    refused("a large thing", call("summary", LARGE), Code.RECORD_KIND, "$.thing"),
    refused("no language", call("view", EMPTY, locale=None), Code.TERM_UNKNOWN, "$.locale"),
    refused("a problem", call("to_svg", EMPTY), Code.RECORD_KIND, "$.thing"),
    refused("no such picture", call("to_svg", FOUR_TIER, picture="pie"), Code.TERM_UNKNOWN,
            "$.picture"),
    refused("another picture", call("to_svg", FOUR_TIER, picture="curve"), Code.RECORD_KIND,
            "$.thing"),
    unanswered("a curve that has no points", call("to_svg", NO_CURVE), Code.PICTURE_NOTHING),
    refused("a text", call("to_vega_lite", "scale"), Code.RECORD_KIND, "$.thing"),
    refused("a picture in words", call("to_vega_lite", FOUR_TIER, picture=LONG),
            Code.TERM_UNKNOWN, "$.picture"),
    refused("a text", call("format_table", "甲,乙"), Code.ITEMS_WANTED),
    refused("a row in words", call("format_table", ["甲"]), Code.ITEMS_WANTED, "$[0]"),
    refused("a head in words", call("format_table", [], head="yes"), Code.RECORD_KIND, "$.head"),
    refused("a width in words", call("format_table", [], ambiguous="two"), Code.RECORD_KIND,
            "$.ambiguous"),
    refused("a text", call("format_date", "2023-12-30"), Code.RECORD_KIND, "$.moment"),
    refused("no such language", call("format_date", DAY, locale="fr"), Code.TERM_UNKNOWN,
            "$.locale"),
]  # fmt: skip
"""All of them."""
