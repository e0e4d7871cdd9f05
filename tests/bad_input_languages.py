"""Bad texts, and bad questions to results: what nobody can understand or answer."""

from typing import Final

from bad_input import LARGE, LONG, Row, call, refused, unanswered
from perfeval import Change, Deduction, Measured, Project, Repair, evaluate, format_rule
from perfeval.codes import Code
from subjects import goal, item, method, table

TARGETS: Final[list[Row]] = [
    refused("nothing", call("parse_target", ""), Code.TEXT_EMPTY, "$.text"),
    refused("a float", call("parse_target", 0.95), Code.NUMBER_FLOAT),
    refused("None", call("parse_target", None), Code.NUMBER_NOT_A_NUMBER),
    refused("about a number", call("parse_target", "≥95%左右"), Code.TEXT_NOT_UNDERSTOOD),
    refused("half a range", call("parse_target", "80%-"), Code.TEXT_NOT_UNDERSTOOD),
    refused("two comparisons", call("parse_target", "不低于98%以下"), Code.TEXT_NOT_UNDERSTOOD),
    refused("a name with it", call("parse_target", "合格率≥95%"), Code.TEXT_NOT_UNDERSTOOD),
    refused("a mixed range", call("parse_target", "90±5%"), Code.TEXT_NOT_UNDERSTOOD),
    refused("a range downwards", call("parse_target", "90%-80%"), Code.TARGET_RANGE),
    refused("a range of two units", call("parse_target", "3个-5次"), Code.TARGET_UNITS),
    refused("no such day", call("parse_target", "2月30日前"), Code.MOMENT_NO_SUCH_DAY),
    refused("an unseen sign", call("parse_target", "≥\u200b95%"), Code.TEXT_INVISIBLE),
    refused("a command", call("parse_target", "\x1b[2J"), Code.TEXT_CONTROL, "$.text"),
    refused("a book", call("parse_target", LONG), Code.TEXT_TOO_LONG, "$.text"),
    refused("too many digits", call("parse_target", "≥" + "9" * 40), Code.NUMBER_LIMIT),
    refused("a book of digits", call("parse_target", "≥" + "9" * 9999), Code.TEXT_NOT_UNDERSTOOD),
    refused("two units", call("parse_target", "≥95%", unit="个"), Code.UNIT_GIVEN_TWICE),
    refused("a unit of none", call("parse_target", "≥95", unit=None), Code.TEXT_WANTED, "$.unit"),
    refused("no comparison", call("parse_target", "95", bare="about"), Code.TERM_UNKNOWN, "$.bare"),
    refused("a float", call("parse_actual", 0.95), Code.NUMBER_FLOAT),
    refused("no such day", call("parse_actual", "2月30日"), Code.MOMENT_NO_SUCH_DAY),
    refused("a rate of nothing", call("parse_actual", "3/0"), Code.NUMBER_NOT_POSITIVE, "$.whole"),
    refused("a book", call("parse_actual", LONG), Code.TEXT_TOO_LONG, "$.text"),
    refused("an unseen sign", call("parse_actual", "9\u200b5"), Code.TEXT_INVISIBLE),
    refused("too many digits", call("parse_actual", "9" * 40), Code.NUMBER_LIMIT),
    refused("a large thing", call("parse_actual", LARGE), Code.NUMBER_LIMIT),
    refused("two units", call("parse_actual", "95%", unit="个"), Code.UNIT_GIVEN_TWICE),
    refused("a text", call("format_target", "≥95%"), Code.RECORD_KIND, "$.target"),
    refused("a text", call("format_actual", "95%"), Code.RECORD_KIND, "$.actual"),
]
"""Texts of targets and actual values."""

ALIKE: Final = Deduction(per=1, points=1, when="below", part_step="full")

DEEP: Final = "实际完成值低于1不得分，其余【" * 5 + format_rule(ALIKE) + "】" * 5

RULES: Final[list[Row]] = [
    refused("nothing", call("parse_rule", ""), Code.TEXT_EMPTY, "$.text"),
    refused("no text", call("parse_rule", 5), Code.TEXT_WANTED, "$.text"),
    refused("a book", call("parse_rule", "每低1%扣1分。" * 1000), Code.TEXT_TOO_LONG),
    refused("an endless text", call("parse_rule", LONG), Code.TEXT_TOO_LONG, "$.text"),
    refused("an unseen sign", call("parse_rule", "每低\u200b1%扣1分"), Code.TEXT_INVISIBLE),
    refused("marks in words", call("parse_rule", "每低1%扣1分", full_marks="五"),
            Code.NUMBER_NOT_A_NUMBER, "$.full_marks"),
    refused("a target in words", call("parse_rule", "每低1%扣1分", target="≥95%"),
            Code.RECORD_KIND, "$.target"),
    refused("half a step", call("parse_rule", "每低1%扣1分", part_step="half"),
            Code.TERM_UNKNOWN, "$.part_step"),
    refused("too deep", call("parse_rule", DEEP),
            Code.RULE_TOO_DEEP, "$.rule"),
    refused("no rule", call("format_rule", "每低1%扣1分"), Code.RECORD_KIND),
    refused("no language", call("format_rule", ALIKE, locale="fr"), Code.TERM_UNKNOWN, "$.locale"),
]  # fmt: skip
"""Texts of rules."""

RESULT: Final = evaluate(table(item("50")), scheme=method())
EMPTY: Final = evaluate(table(), scheme=method())
TWICE: Final = evaluate(table(item("50", "50"), item("50", "50")), scheme=method())
LIMIT, SPENT = goal("3%", "at_most"), Measured(value="4%")

QUESTIONS: Final[list[Row]] = [
    refused("no result", call("lost_points", "85"), Code.RECORD_KIND, "$.evaluation"),
    refused("no result", call("lost_by_head", None), Code.RECORD_KIND, "$.evaluation"),
    refused("no result", call("to_reach", "85", "优秀"), Code.RECORD_KIND, "$.evaluation"),
    refused("no label", call("to_reach", RESULT, 85), Code.RECORD_KIND, "$.label"),
    unanswered("no such grade", call("to_reach", RESULT, "特优"), Code.INSIGHT_NO_GRADE),
    refused("half places", call("to_reach", RESULT, "优秀", places=0.5), Code.RECORD_KIND,
            "$.places"),
    unanswered("too many places", call("to_reach", RESULT, "优秀", places=99),
               Code.INSIGHT_PLACES, "$.places"),
    unanswered("fewer places than none", call("keeps_grade", RESULT, "甲", places=-1),
               Code.INSIGHT_PLACES, "$.places"),
    refused("no result", call("keeps_grade", None, "甲"), Code.RECORD_KIND, "$.evaluation"),
    refused("no name", call("keeps_grade", RESULT, 1), Code.RECORD_KIND, "$.name"),
    unanswered("no such indicator", call("keeps_grade", RESULT, "乙"), Code.INSIGHT_NO_NUMBER),
    unanswered("no grade", call("keeps_grade", EMPTY, "甲"), Code.INSIGHT_NO_GRADE),
    refused("no result", call("keeps_grade_by_weight", None, "甲"), Code.RECORD_KIND,
            "$.evaluation"),
    unanswered("nothing beside it", call("keeps_grade_by_weight", RESULT, "甲"),
               Code.INSIGHT_NO_WEIGHT),
    refused("no score", call("rules_that_give", "ten", "10", target=LIMIT, actual=SPENT),
            Code.NUMBER_NOT_A_NUMBER, "$.printed"),
    refused("no target", call("rules_that_give", "10", "10", target="≤3%", actual=SPENT),
            Code.RECORD_KIND, "$.target"),
    refused("no value", call("rules_that_give", "10", "10", target=LIMIT, actual="4%"),
            Code.RECORD_KIND, "$.actual"),
    refused("no result", call("compare", RESULT, "90"), Code.RECORD_KIND, "$.after"),
    unanswered("no total", call("compare", RESULT, EMPTY), Code.INSIGHT_NO_TOTAL),
    unanswered("two of one name", call("compare", TWICE, TWICE), Code.INSIGHT_NAMES),
    refused("no result", call("what_if", "90"), Code.RECORD_KIND, "$.before"),
    refused("no changes", call("what_if", RESULT, "90"), Code.RECORD_KIND, "$.changes"),
    refused("no change", call("what_if", RESULT, {"甲": "90"}), Code.RECORD_KIND, "$.changes.甲"),
    unanswered("no such indicator", call("what_if", RESULT, {"乙": Change()}), Code.INSIGHT_NAME),
    refused("a value in words", call("Change", actual="90"), Code.RECORD_KIND, "$.actual"),
    refused("marks in words", call("Change", full_marks="many"), Code.NUMBER_NOT_A_NUMBER,
            "$.full_marks"),
]  # fmt: skip
"""Questions to results."""

FORM: Final = [["三级指标", "分值"], ["甲", 5]]
OVERLAP: Final = "≥90分为优，80-95分为良"

SHEETS: Final[list[Row]] = [
    refused("no rows", call("read_table", None), Code.ITEMS_WANTED, "$.rows"),
    refused("a text", call("read_table", "三级指标"), Code.ITEMS_WANTED, "$.rows"),
    refused("no row", call("read_table", [5]), Code.ITEMS_WANTED, "$.rows[0]"),
    refused("no cell", call("read_table", [[{1}]]), Code.RECORD_KIND, "$.rows[0][0]"),
    refused("an endless cell", call("read_table", [[LONG]]), Code.TEXT_TOO_LONG, "$.rows[0][0]"),
    refused("no heads", call("read_table", [["甲", 5]]), Code.TABLE_NOTHING),
    refused("two tables", call("read_table", [["项目名称", "甲"], ["项目名称", "乙"]]),
            Code.TABLE_SEVERAL),
    refused("no spellings", call("read_table", FORM, spellings="分值"), Code.RECORD_KIND,
            "$.spellings"),
    refused("no rows", call("read_tables", 5), Code.ITEMS_WANTED, "$.rows"),
    refused("too many columns", call("read_tables", [["甲"] * 1002]), Code.ITEMS_TOO_MANY,
            "$.rows[0]"),
    refused("no spellings", call("read_tables", FORM, spellings=None), Code.RECORD_KIND,
            "$.spellings"),
    refused("a head that is none", call("read_tables", FORM, spellings={"分值": "分值"}),
            Code.RECORD_KIND, "$.spellings.分值"),
    refused("a word that is none", call("read_tables", FORM, spellings={5: "分值"}),
            Code.RECORD_KIND, "$.spellings['5']"),
    refused("no record", call("to_rows", FORM), Code.RECORD_KIND, "$.subject"),
    refused("no unit", call("to_rows", Project(name="甲"), money_unit="角"), Code.TERM_UNKNOWN,
            "$.money_unit"),
    refused("no table", call("lint", FORM), Code.RECORD_KIND, "$.table"),
    refused("no scheme", call("lint", Project(name="甲"), scheme="乙"), Code.RECORD_KIND,
            "$.scheme"),
    refused("no scale", call("lint", Project(name="甲"), scale="乙"), Code.RECORD_KIND, "$.scale"),
    refused("no text", call("lint_text", None), Code.RECORD_KIND, "$.text"),
    refused("a book", call("lint_text", "字" * 1_000_001), Code.TEXT_TOO_LONG),
    refused("no text", call("read_report", b"80"), Code.RECORD_KIND, "$.text"),
    refused("no repair", call("repaired", Project(name="甲"), "90"), Code.RECORD_KIND, "$.repair"),
    refused("no record", call("repaired", FORM, "90"), Code.RECORD_KIND, "$.subject"),
    refused("a repair of nothing", call("repaired", Project(name="甲"), Repair(("nothing",), "5")),
            Code.RECORD_KIND, "$.repair"),
    refused("a repair of no row",
            call("repaired", Project(name="甲"), Repair(("indicators", 3, "actual"), "5")),
            Code.RECORD_KIND, "$.repair"),
    refused("a repair that cannot be",
            call("repaired", Project(name="甲"), Repair(("declared_total",), "-5")),
            Code.NUMBER_NEGATIVE, "$.declared_total"),
    refused("no scale", call("parse_scale", "≥90分为优"), Code.TEXT_NOT_UNDERSTOOD),
    refused("nothing", call("parse_scale", ""), Code.TEXT_EMPTY, "$.text"),
    refused("an overlap", call("parse_scale", OVERLAP), Code.SCALE_OVERLAP, "$.bands"),
    refused("half places", call("parse_scale", "≥90分为优，<90分为差", places=0.5),
            Code.ROUNDING_PLACES, "$.places"),
]  # fmt: skip
"""Sheets, checks and reports."""

LANGUAGES: Final[list[Row]] = [*TARGETS, *RULES, *QUESTIONS, *SHEETS]
"""All of them."""
