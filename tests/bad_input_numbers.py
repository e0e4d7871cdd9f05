"""Bad numbers: what cannot be read, panels without scores, rates without an answer."""

import inspect
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from bad_input import (
    ENDLESS,
    LARGE,
    LONG,
    THIRD,
    UNKNOWN,
    WILD,
    Broken,
    Row,
    Unequal,
    call,
    refused,
    unanswered,
)
from perfeval import Budget, rates
from perfeval.codes import Code

READ: Final = [
    refused("nothing", call("number", None), Code.NUMBER_NOT_A_NUMBER),
    refused("an object", call("number", object()), Code.NUMBER_NOT_A_NUMBER),
    refused("what cannot be shown", call("number", Broken()), Code.NUMBER_NOT_A_NUMBER),
    refused("what cannot be compared", call("number", Unequal()), Code.NUMBER_NOT_A_NUMBER),
    refused("a list", call("number", ["5"]), Code.NUMBER_NOT_A_NUMBER),
    refused("a dict", call("number", {"5": 5}), Code.NUMBER_NOT_A_NUMBER),
    refused("a set", call("number", {5}), Code.NUMBER_NOT_A_NUMBER),
    refused("bytes", call("number", b"5"), Code.NUMBER_NOT_A_NUMBER),
    refused("a fraction", call("number", THIRD), Code.NUMBER_NOT_A_NUMBER),
    refused("a complex number", call("number", 5j), Code.NUMBER_NOT_A_NUMBER),
    refused("a class", call("number", Decimal), Code.NUMBER_NOT_A_NUMBER),
    refused("a float", call("number", 84.99), Code.NUMBER_FLOAT),
    refused("a float without places", call("number", 1e22), Code.NUMBER_FLOAT),
    refused("a float that is no number", call("number", float("nan")), Code.NUMBER_NOT_FINITE),
    refused("a float without end", call("number", float("-inf")), Code.NUMBER_NOT_FINITE),
    refused("a decimal that is no number", call("number", UNKNOWN), Code.NUMBER_NOT_FINITE),
    refused("a signalling decimal", call("number", Decimal("sNaN")), Code.NUMBER_NOT_FINITE),
    refused("a decimal without end", call("number", ENDLESS), Code.NUMBER_NOT_FINITE),
    refused("yes", call("number", True), Code.NUMBER_BOOL),  # noqa: FBT003  It is no number.
    refused("a huge exponent", call("number", WILD), Code.NUMBER_LIMIT),
    refused("a tiny exponent", call("number", Decimal("1e-999999")), Code.NUMBER_LIMIT),
    refused("many digits", call("number", Decimal("1" * 5000)), Code.NUMBER_LIMIT),
    refused("a huge integer", call("number", LARGE), Code.NUMBER_LIMIT),
    refused("one digit too many", call("number", "1" * 21), Code.NUMBER_LIMIT),
    refused("a large exponent", call("number", "1e9999"), Code.NUMBER_LIMIT),
    refused("a longer exponent", call("number", "1e999999"), Code.NUMBER_NOT_A_NUMBER),
    refused("no text", call("number", ""), Code.NUMBER_NOT_A_NUMBER),
    refused("a blank", call("number", " \u3000"), Code.NUMBER_NOT_A_NUMBER),
    refused("underscores", call("number", "1_000"), Code.NUMBER_NOT_A_NUMBER),
    refused("groups of two digits", call("number", "12,34"), Code.NUMBER_NOT_A_NUMBER),
    refused("two points", call("number", "1.2.3"), Code.NUMBER_NOT_A_NUMBER),
    refused("two signs", call("number", "--5"), Code.NUMBER_NOT_A_NUMBER),
    refused("a sign in brackets", call("number", "(-5)"), Code.NUMBER_NOT_A_NUMBER),
    refused("an open bracket", call("number", "(5"), Code.NUMBER_NOT_A_NUMBER),
    refused("a vulgar fraction", call("number", "5½"), Code.NUMBER_NOT_A_NUMBER),
    refused("a quotient", call("number", "5/2"), Code.NUMBER_NOT_A_NUMBER),
    refused("a word", call("number", "Infinity"), Code.NUMBER_NOT_A_NUMBER),
    refused("another base", call("number", "0x1F"), Code.NUMBER_UNIT),
    refused("digits of another script", call("number", "١٢"), Code.NUMBER_NOT_A_NUMBER),
    refused("Chinese digits", call("number", "八十五"), Code.NUMBER_NOT_A_NUMBER),
    refused("markup", call("number", "<b>5</b>"), Code.NUMBER_NOT_A_NUMBER),
    refused("a null byte", call("number", "\x005"), Code.NUMBER_NOT_A_NUMBER),
    refused("half a character", call("number", "\ud800"), Code.NUMBER_NOT_A_NUMBER),
    refused("a terminal command", call("number", "\x1b[31m5"), Code.NUMBER_NOT_A_NUMBER),
    refused("a mark of direction", call("number", "5\u202e"), Code.TEXT_INVISIBLE),
    refused("a space of no width", call("number", "5\u200b"), Code.TEXT_INVISIBLE),
    refused("a million characters", call("number", LONG), Code.NUMBER_TOO_LONG),
    refused("a million digits", call("number", "9" * 1_000_000), Code.NUMBER_TOO_LONG),
    refused("a unit", call("number", "5%"), Code.NUMBER_UNIT),
    refused("below zero", call("points", "-0.01"), Code.NUMBER_NEGATIVE),
    refused("below zero in brackets", call("points", "(3.20)"), Code.NUMBER_NEGATIVE),
    refused("no points", call("points", float("inf")), Code.NUMBER_NOT_FINITE),
    refused("a share as money", call("yuan", "5%"), Code.NUMBER_UNIT),
    refused("half a unit", call("yuan", "5万"), Code.NUMBER_UNIT),
    refused("another currency", call("yuan", "$5"), Code.NUMBER_NOT_A_NUMBER),
    refused("a sign and a share", call("yuan", "¥5%"), Code.NUMBER_NOT_A_NUMBER),
    refused("a count as money", call("wan_yuan", "5场"), Code.NUMBER_UNIT),
    refused("more digits than counted", call("wan_yuan", "9" * 20), Code.NUMBER_LIMIT),
    refused("a float as money", call("wan_yuan", 46.8648), Code.NUMBER_FLOAT),
    refused("a text as money", call("yi_yuan", "三"), Code.NUMBER_NOT_A_NUMBER),
    refused("a list as money", call("yi_yuan", [3]), Code.NUMBER_NOT_A_NUMBER),
    refused("money as a share", call("percent", "5元"), Code.NUMBER_UNIT),
    refused("two signs of a share", call("percent", "5%%"), Code.NUMBER_UNIT),
    refused("nothing as a share", call("share", None), Code.NUMBER_NOT_A_NUMBER),
    refused("money as a proportion", call("share", "5万元"), Code.NUMBER_UNIT),
    refused("a text that nobody read", call("recorded", "84.995"), Code.NUMBER_UNREAD),
    refused("a float to record", call("recorded", 84.995), Code.NUMBER_FLOAT),
    refused("nothing to record", call("recorded", None), Code.NUMBER_NOT_A_NUMBER),
    refused("yes to record", call("recorded", False), Code.NUMBER_BOOL),  # noqa: FBT003
    refused("what has no end", call("recorded", ENDLESS), Code.NUMBER_NOT_FINITE),
    refused("an integer of 100 000 digits", call("recorded", LARGE), Code.NUMBER_LIMIT),
    unanswered("too many digits to record", call("recorded", WILD), Code.NUMBER_TOO_LARGE),
    unanswered("a huge fraction", call("recorded", THIRD * LARGE), Code.NUMBER_TOO_LARGE),
    refused(
        "places instead of a rounding",
        call("recorded", 5, rounding=2),
        Code.RECORD_KIND,
        "$.rounding",
    ),
    refused("places below zero", call("Rounding", places=-1), Code.ROUNDING_PLACES, "$.places"),
    refused("too many places", call("Rounding", places=13), Code.ROUNDING_PLACES, "$.places"),
    refused("places in words", call("Rounding", places="两"), Code.ROUNDING_PLACES, "$.places"),
    refused("yes as places", call("Rounding", places=True), Code.ROUNDING_PLACES, "$.places"),
    refused("endless places", call("Rounding", places=LARGE), Code.ROUNDING_PLACES, "$.places"),
    refused("no such mode", call("Rounding", mode="nearest"), Code.TERM_UNKNOWN, "$.mode"),
    refused("a list of modes", call("Rounding", mode=["up"]), Code.TERM_UNKNOWN, "$.mode"),
    refused("a long mode", call("Rounding", mode=LONG), Code.TERM_UNKNOWN, "$.mode"),
    refused("a mode not shown", call("Rounding", mode=Broken()), Code.TERM_UNKNOWN, "$.mode"),
    refused("no amount", call("amount", "九十"), Code.NUMBER_NOT_A_NUMBER),
    refused("two units", call("amount", "5元", unit="%"), Code.UNIT_GIVEN_TWICE),
    refused("no unit", call("amount", "5", unit=5), Code.TEXT_WANTED, "$.unit"),
    refused("a null byte behind", call("amount", "5\x00"), Code.TEXT_CONTROL, "$.unit"),
    refused("a unit turned round", call("amount", "5", unit="元\u202e"), Code.TEXT_INVISIBLE,
            "$.unit"),
    refused("a unit without end", call("amount", "5", unit=LONG), Code.TEXT_TOO_LONG, "$.unit"),
    refused("no number", call("Amount", None), Code.NUMBER_NOT_A_NUMBER, "$.number"),
    refused("a unit twice", call("Amount", "5%", "%"), Code.NUMBER_UNIT, "$.number"),
    refused("half a sign", call("Amount", 5, "\ud800"), Code.TEXT_CONTROL, "$.unit"),
]  # fmt: skip
"""What is no number, no amount, no rounding."""

PANELS: Final = [
    refused("one text", call("mean_score", "90"), Code.ITEMS_WANTED),
    refused("nothing", call("mean_score", None), Code.ITEMS_WANTED),
    refused("one number", call("mean_score", 90), Code.ITEMS_WANTED),
    refused("a set", call("mean_score", {90, 80}), Code.ITEMS_WANTED),
    refused("a mapping", call("mean_score", {"90": 1}), Code.ITEMS_WANTED),
    refused("a word", call("mean_score", ["90", "优"]), Code.NUMBER_NOT_A_NUMBER, "$[1]"),
    refused("below zero", call("mean_score", ["90", "80", -1]), Code.NUMBER_NEGATIVE, "$[2]"),
    refused("a float", call("mean_score", [90.5]), Code.NUMBER_FLOAT, "$[0]"),
    refused("lists in a list", call("mean_score", [["90"]]), Code.NUMBER_NOT_A_NUMBER, "$[0]"),
    unanswered("no scores", call("mean_score", []), Code.PANEL_TOO_SMALL),
    refused("bytes", call("trimmed_mean_score", b"90"), Code.ITEMS_WANTED),
    refused("drop below zero", call("trimmed_mean_score", [1], drop=-1), Code.COUNT_WANTED,
            "$.drop"),
    refused("drop in words", call("trimmed_mean_score", [1], drop="1"), Code.COUNT_WANTED,
            "$.drop"),
    refused("drop yes", call("trimmed_mean_score", [1], drop=True), Code.COUNT_WANTED, "$.drop"),
    refused("drop a float", call("trimmed_mean_score", [1], drop=1.0), Code.COUNT_WANTED,
            "$.drop"),
    unanswered("nothing left", call("trimmed_mean_score", [1, 2]), Code.PANEL_TOO_SMALL),
    unanswered("drop all", call("trimmed_mean_score", [1], drop=LARGE), Code.PANEL_TOO_SMALL),
    refused("no mapping", call("vote_score", ["100"]), Code.ITEMS_COUNTED, "$.votes"),
    refused("nothing", call("vote_score", None), Code.ITEMS_COUNTED, "$.votes"),
    refused("votes in words", call("vote_score", {"100": "七"}), Code.COUNT_WANTED,
            "$['100'].count"),
    refused("votes below zero", call("vote_score", {"100": -7}), Code.COUNT_WANTED,
            "$['100'].count"),
    refused("part of a vote", call("vote_score", {"100": 0.5}), Code.COUNT_WANTED,
            "$['100'].count"),
    refused("a worth in words", call("vote_score", {"优": 7}), Code.NUMBER_NOT_A_NUMBER,
            "$.优.worth"),
    refused("a huge worth", call("vote_score", {LARGE: 7}), Code.NUMBER_LIMIT,
            "$['a number of 332193 bits'].worth"),
    unanswered("no votes", call("vote_score", {}), Code.PANEL_TOO_SMALL),
    unanswered("no vote was cast", call("vote_score", {"100": 0}), Code.PANEL_TOO_SMALL),
]  # fmt: skip
"""Scores of experts that make none."""

MEASURED: Final = Budget(adjusted="100万元", executed="98万元")
EMPTY: Final = Budget(adjusted=0, executed=0)
OWED: Final = Budget(adjusted=100, executed=-5)
EXECUTION: Final = "rates.budget_execution_rate"
SATISFACTION: Final = "rates.mean_satisfaction_rate"
PROGRESS: Final = "rates.progress_to_time_rate"

RATES: Final = [
    refused("no budget", call(EXECUTION, None), Code.RECORD_KIND, "$.budget"),
    refused("an amount as budget", call(EXECUTION, "100万元"), Code.RECORD_KIND, "$.budget"),
    refused("no such basis", call(EXECUTION, MEASURED, basis="all"), Code.TERM_UNKNOWN, "$.basis"),
    refused("a long basis", call(EXECUTION, MEASURED, basis=LONG), Code.TERM_UNKNOWN, "$.basis"),
    refused("no such policy", call(EXECUTION, MEASURED, zero="one"), Code.TERM_UNKNOWN, "$.zero"),
    refused("executed below zero", call(EXECUTION, OWED), Code.NUMBER_NEGATIVE, "$.executed"),
    unanswered("no amounts", call(EXECUTION, Budget()), Code.RATE_AMOUNT_MISSING),
    unanswered("a budget of zero", call(EXECUTION, EMPTY), Code.RATE_ZERO_DENOMINATOR),
    unanswered("of no basis", call(EXECUTION, MEASURED, basis="supply"), Code.RATE_AMOUNT_MISSING),
    refused("no mapping", call(SATISFACTION, ["100%"]), Code.ITEMS_COUNTED, "$.answers"),
    refused("a worth without its sign", call(SATISFACTION, {"80": 1}), Code.SHARE_RANGE,
            "$.answers[0].worth"),
    refused("people below zero", call(SATISFACTION, {"80%": -1}), Code.NUMBER_NEGATIVE,
            "$.answers[0].count"),
    refused("a key that cannot be shown", call(SATISFACTION, {Broken(): 1}),
            Code.NUMBER_NOT_A_NUMBER, "$.answers[0].worth"),
    unanswered("nobody asked", call(SATISFACTION, {}), Code.RATE_ZERO_DENOMINATOR),
    refused("month 13", call(PROGRESS, 1, 2, month=13), Code.MONTH_RANGE, "$.month"),
    refused("month 0", call(PROGRESS, 1, 2, month=0), Code.MONTH_RANGE, "$.month"),
    refused("month in words", call(PROGRESS, 1, 2, month="六"), Code.MONTH_RANGE, "$.month"),
    refused("month yes", call(PROGRESS, 1, 2, month=True), Code.MONTH_RANGE, "$.month"),
    refused("month without end", call(PROGRESS, 1, 2, month=LARGE), Code.MONTH_RANGE, "$.month"),
    refused("a forgotten sign", call("rates.payment_progress_rate", "45%", "60"),
            Code.SHARE_RANGE, "$.planned_progress"),
    refused("below zero", call("rates.goal_money_gap", -THIRD, "5%"), Code.NUMBER_NEGATIVE,
            "$.attainment"),
    refused("a share as money", call("rates.surplus_rate", "5%", "5元"), Code.NUMBER_UNIT,
            "$.surplus"),
    refused("money as people", call("rates.staff_control_rate", "31万元", 30), Code.NUMBER_UNIT,
            "$.staff"),
]  # fmt: skip
"""Rates with arguments of their own."""

UNREADABLE: Final = [
    ("an object", object(), Code.NUMBER_NOT_A_NUMBER),
    ("a float", 1.5, Code.NUMBER_FLOAT),
    ("underscores", "1_000", Code.NUMBER_NOT_A_NUMBER),
    ("a million characters", LONG, Code.NUMBER_TOO_LONG),
]
"""What no rate can read."""
SIGNED: Final = {"goal_money_gap", "surplus_state"}
"""The functions that divide nothing."""


def plain_rates() -> Iterator[tuple[str, list[str], dict[str, object]]]:
    """The rates of plain arguments: name, positional parameters, and what must be named."""
    for name in sorted(set(rates.__all__) - {"budget_execution_rate", "mean_satisfaction_rate"}):
        function: object = getattr(rates, name)
        if inspect.isfunction(function):
            found = inspect.signature(function).parameters.values()
            places = [each.name for each in found if each.kind is each.POSITIONAL_ONLY]
            named = [e.name for e in found if e.default is e.empty and e.name not in places]
            yield name, places, dict.fromkeys(named, 6)


def rate_rows() -> Iterator[Row]:
    """Each rate with each of what it cannot read, and with a denominator of zero."""
    for name, places, named in plain_rates():
        for label, value, code in UNREADABLE:
            given = [value] * len(places)
            what = call(f"rates.{name}", *given, **named)
            yield refused(label, what, code, f"$.{places[0]}")
        if name not in SIGNED:
            nothing = call(f"rates.{name}", *[0] * len(places), **named)
            yield unanswered("nothing at all", nothing, Code.RATE_ZERO_DENOMINATOR)


NUMBERS: Final[list[Row]] = [*READ, *PANELS, *RATES, *rate_rows()]
"""All of them."""
