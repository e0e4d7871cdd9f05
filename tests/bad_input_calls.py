"""Bad questions: scores, grades, evaluations and checks of what does not go together."""

from typing import Any, Final

from bad_input import (
    LARGE,
    LONG,
    Broken,
    Call,
    OwnRule,
    Row,
    Unequal,
    call,
    gives,
    refused,
    unanswered,
    unscored,
)
from perfeval import (
    FOUR_TIER,
    AllOrNothing,
    AssessedByHand,
    AssetClass,
    Assets,
    Band,
    Budget,
    Checked,
    Checklist,
    Deadline,
    Deduction,
    Department,
    Described,
    Done,
    Element,
    Execution,
    FramePart,
    Indicator,
    Judged,
    Measured,
    Moment,
    NotApplicable,
    Project,
    Proportional,
    QualitativeBands,
    Ratio,
    Reported,
    Reverse,
    Scale,
    Scheme,
    Staffing,
    Step,
    StepTable,
    Target,
)
from perfeval.codes import Code

RULE: Final = Proportional()
TARGET: Final = Target(operator="at_least", value="95%")
COUNTED: Final = Target(operator="at_least", value="60场")
LOST: Final = Target(operator="at_least", value="-5%")
SHARE: Final = Measured(value="96%")
COUNT: Final = Measured(value="50场")
IN_TIME: Final = Done(on=Moment(2023, 7))
BY: Final = Deadline(by=Moment(2023, 7, 15))
BANDS: Final = QualitativeBands.of(("1", "0.8", "0.6"))
LISTED: Final = Checklist(elements=[Element(text="一"), Element(text="二")])
LEAVING: Final = Checklist(elements=[Element(text="一")], inapplicable="leave_out")
TABLE: Final = StepTable(steps=[Step(low=80, points=5)], unit="%")
DAYS: Final = Deduction(per=1, points=1, when="above", part_step="full")
AT: Final = "$.assessed"


FOUR_LEVELS: Final = FramePart(label="甲", full_marks=1, parts=[
    FramePart(label="乙", full_marks=1, parts=[
        FramePart(label="丙", full_marks=1, parts=[FramePart(label="丁", full_marks=1)])
    ])
])  # fmt: skip


class Mute(Exception):  # noqa: N818  It is mute, not wrong.
    """An error that cannot say what it is."""

    def __str__(self) -> str:
        """Fails."""
        raise RuntimeError


def failing(error: Exception) -> OwnRule:
    """A rule of the user's own that raises."""

    def answer() -> object:
        raise error

    return OwnRule(answer)


def asked(rule: object, /, full_marks: object = 10, actual: object = SHARE, **more: object) -> Call:
    """The score of an actual value under a rule."""
    return call("score", rule, full_marks, actual=actual, **more)


SCORES: Final = [
    refused("a kind of rule", asked(Proportional), Code.RECORD_KIND, "$.rule"),
    refused("no rule", asked(None), Code.RECORD_KIND, "$.rule"),
    refused("a rule by name", asked("proportional"), Code.RECORD_KIND, "$.rule"),
    refused("full marks below zero", asked(RULE, -10), Code.NUMBER_NEGATIVE, "$.full_marks"),
    refused("full marks in a float", asked(RULE, 10.0), Code.NUMBER_FLOAT, "$.full_marks"),
    refused("yes as points", asked(RULE, assessed=True), Code.NUMBER_BOOL, AT),
    unanswered("no target", asked(RULE), Code.RULE_TARGET_WANTED),
    unanswered("a target in words", asked(RULE, target=Described("好")), Code.RULE_TARGET_WANTED),
    unanswered("a date against a number", asked(RULE, actual=IN_TIME, target=TARGET),
               Code.RULE_ACTUAL_WANTED),
    unanswered("a number against a date", asked(RULE, target=BY), Code.RULE_TARGET_WANTED),
    unanswered("words against a number", asked(RULE, actual=Reported("好"), target=TARGET),
               Code.RULE_ACTUAL_WANTED),
    unanswered("nothing against a number", asked(RULE, actual=None, target=TARGET),
               Code.RULE_ACTUAL_WANTED),
    unanswered("percent against a count", asked(RULE, target=COUNTED), Code.RULE_UNIT_MISMATCH),
    unanswered("a count against percent", asked(RULE, actual=COUNT, target=TARGET),
               Code.RULE_UNIT_MISMATCH),
    unanswered("a plain number against percent", asked(RULE, actual=Measured(value="0.96"),
               target=TARGET), Code.RULE_UNIT_MISMATCH),
    unanswered("a rate against a count", asked(RULE, actual=Ratio(part=1, whole=2),
               target=COUNTED), Code.RULE_UNIT_MISMATCH),
    unanswered("less than a loss", asked(RULE, actual=Measured(value="-6%"), target=LOST),
               Code.RULE_CANNOT_JUDGE),
    unanswered("above a loss", asked(Reverse(form="linear"), target=LOST), Code.RULE_CANNOT_JUDGE),
    unanswered("in no step", asked(TABLE, actual=Measured(value="79%")), Code.RULE_NO_STEP),
    unanswered("too few full marks", asked(TABLE, 4), Code.RULE_CANNOT_JUDGE),
    unanswered("words in steps", asked(TABLE, actual=Reported("好")), Code.RULE_ACTUAL_WANTED),
    unanswered("a date of no year", asked(DAYS, actual=Done(on=Moment(month=8)), target=BY),
               Code.RULE_DATES),
    unanswered("a month within a month", asked(AllOrNothing(), actual=IN_TIME, target=BY),
               Code.RULE_DATES),
    unanswered("nothing to compare", asked(AllOrNothing()), Code.RULE_ACTUAL_WANTED),
    unanswered("nobody chose", asked(AssessedByHand()), Code.RULE_CHOICE_WANTED),
    unanswered("more than allowed", asked(AssessedByHand(), assessed=11), Code.RULE_CHOICE_RANGE,
               AT),
    unanswered("less than the least", asked(AssessedByHand(least=5), assessed=4),
               Code.RULE_CHOICE_RANGE, AT),
    unanswered("another band", asked(BANDS, actual=Judged(outcome="partly"), assessed=9),
               Code.RULE_CHOICE_RANGE, AT),
    unanswered("no outcome", asked(BANDS), Code.RULE_ACTUAL_WANTED),
    unanswered("too few marks", asked(LISTED, actual=Checked(["met"])), Code.RULE_ELEMENT_COUNT),
    unanswered("no marks", asked(LISTED), Code.RULE_ACTUAL_WANTED),
    unanswered("nothing applies", asked(LEAVING, actual=Checked(["not_applicable"])),
               Code.RULE_NOTHING_APPLICABLE),
    unanswered("a rule that gives nothing", asked(OwnRule(lambda: None)), Code.RULE_FAILED),
    unanswered("a rule that gives a number", asked(OwnRule(lambda: 5)), Code.RULE_FAILED),
    unanswered("a rule that fails", asked(failing(KeyError("甲"))), Code.RULE_FAILED),
    unanswered("a rule out of memory", asked(failing(MemoryError())), Code.RULE_FAILED),
    unanswered("a rule that calls itself", asked(failing(RecursionError())), Code.RULE_FAILED),
    unanswered("a rule over nothing", asked(gives("5", "0")), Code.RULE_CANNOT_JUDGE),
    unanswered("a rule without end", asked(gives("Infinity")), Code.RULE_CANNOT_JUDGE),
    unanswered("a rule over less", asked(gives("5", "-1")), Code.RULE_CANNOT_JUDGE),
    unanswered("two units", call("is_met", TARGET, COUNT), Code.RULE_UNIT_MISMATCH),
    unanswered("a rate of a count", call("is_met", COUNTED, Ratio(part=1, whole=2)),
               Code.RULE_UNIT_MISMATCH),
]  # fmt: skip
"""Rules that are asked what they cannot answer."""

CLOSED: Final = Scale(bands=[Band(label="好", low=0, high=100, high_included=True)])
GRID: Final = Scale(bands=[Band(label="好", low=60), Band(label="差", high=60)], places=0)

GRADES: Final = [
    refused("a word", call("grade", "优秀"), Code.NUMBER_NOT_A_NUMBER, "$.total"),
    refused("a float", call("grade", 84.995), Code.NUMBER_FLOAT, "$.total"),
    refused("nothing", call("grade", None), Code.NUMBER_NOT_A_NUMBER, "$.total"),
    refused("bands", call("grade", 85, scale=FOUR_TIER.bands), Code.RECORD_KIND, "$.scale"),
    unanswered("above the scale", call("grade", 101, scale=CLOSED), Code.SCALE_OUTSIDE),
    unanswered("between two scores", call("grade", "59.5", scale=GRID), Code.SCALE_OFF_GRID),
    refused("no score", call("grade_by_rate", "67%", 80, scale=FOUR_TIER), Code.NUMBER_UNIT,
            "$.score"),
    refused("no full marks", call("grade_by_rate", 67, -80, scale=FOUR_TIER),
            Code.NUMBER_NEGATIVE, "$.full_marks"),
    refused("no scale", call("grade_by_rate", 67, 80, scale=None), Code.RECORD_KIND, "$.scale"),
    unanswered("of nothing", call("grade_by_rate", 67, 0, scale=FOUR_TIER), Code.SCALE_FULL_MARKS),
    refused("a huge total", call("to_next_band", LARGE), Code.NUMBER_LIMIT, "$.total"),
    unanswered("below the scale", call("to_next_band", -1, scale=CLOSED), Code.SCALE_OUTSIDE),
    refused("a long total", call("buffer_above", LONG), Code.NUMBER_TOO_LONG, "$.total"),
    refused("a label", call("buffer_above", 85, scale="四档"), Code.RECORD_KIND, "$.scale"),
]  # fmt: skip
"""Totals that have no grade."""

PLAIN: Final = Scheme(name="甲县")
EXECUTED: Final = Scheme(name="乙县", execution=Execution(full_marks=10))
SHARING: Final = Scheme(name="丙县", inapplicable="redistribute")
ABSENT: Final = NotApplicable("本年无此项")


def table(*indicators: Indicator, **more: Any) -> Project:
    """A project with indicators."""
    return Project(name="项目", indicators=indicators, **more)


def item(rule: object = RULE, **more: Any) -> Project:
    """A project with one indicator."""
    fields: dict[str, Any] = {
        "name": "场次",
        "full_marks": 100,
        "target": TARGET,
        "rule": rule,
        **more,
    }
    return table(Indicator(**fields))


def evaluated(subject: object, scheme: object = PLAIN) -> Call:
    """An evaluation."""
    return call("evaluate", subject, scheme=scheme)


SPENT: Final = Budget(executed=5)
OWED: Final = Budget(adjusted=100, executed=-5)
NOTHING: Final = Budget(adjusted=0, executed=0)
CHOICE: Final = item(AssessedByHand(), actual=SHARE, assessed=101)

EVALUATIONS: Final = [
    refused("a text", evaluated("项目"), Code.RECORD_KIND, "$.subject"),
    refused("a class", evaluated(Project), Code.RECORD_KIND, "$.subject"),
    refused("an indicator", evaluated(Indicator(name="甲")), Code.RECORD_KIND, "$.subject"),
    refused("what cannot be shown", evaluated(Broken()), Code.RECORD_KIND, "$.subject"),
    refused("no scheme", evaluated(item(), None), Code.RECORD_KIND, "$.scheme"),
    refused("a scheme by name", evaluated(item(), "深泽县"), Code.RECORD_KIND, "$.scheme"),
    unscored("nothing reached", evaluated(item()), Code.EVALUATION_MISSING_ACTUAL),
    unscored("no full marks", evaluated(item(full_marks=None, actual=SHARE)),
             Code.EVALUATION_NO_FULL_MARKS),
    unscored("no rule", evaluated(item(None, target=None, actual=SHARE)), Code.EVALUATION_NO_RULE),
    unscored("no rule for less", evaluated(item(None, target=Target(operator="≤", value="5%"),
             actual=SHARE)), Code.EVALUATION_NO_RULE),
    unscored("not applicable", evaluated(item(actual=ABSENT)),
             Code.EVALUATION_INAPPLICABLE_REFUSED),
    unscored("nothing applicable", evaluated(item(actual=ABSENT), SHARING),
             Code.EVALUATION_NOTHING_APPLICABLE, "$.indicators"),
    unscored("a date against a number", evaluated(item(actual=IN_TIME)), Code.RULE_ACTUAL_WANTED),
    unscored("a count against percent", evaluated(item(actual=COUNT)), Code.RULE_UNIT_MISMATCH),
    unscored("words", evaluated(item(actual=Reported("基本完成"))), Code.RULE_ACTUAL_WANTED),
    unscored("too many points", evaluated(CHOICE), Code.RULE_CHOICE_RANGE,
             "$.indicators[0].assessed"),
    unscored("a rule that fails", evaluated(item(failing(KeyError()), actual=SHARE)),
             Code.RULE_FAILED),
    unscored("a rule beyond reason", evaluated(item(gives("1e999999"), actual=SHARE)),
             Code.RULE_FAILED),
    unscored("no budget", evaluated(table(), EXECUTED), Code.RATE_AMOUNT_MISSING, "$.budget"),
    unscored("no basis", evaluated(table(budget=SPENT), EXECUTED), Code.RATE_AMOUNT_MISSING,
             "$.budget"),
    unscored("below zero", evaluated(table(budget=OWED), EXECUTED), Code.RATE_AMOUNT_NEGATIVE,
             "$.budget"),
    unscored("a budget of zero", evaluated(table(budget=NOTHING), EXECUTED),
             Code.RATE_ZERO_DENOMINATOR, "$.budget"),
    refused("a number", call("evaluate_all", 5, scheme=PLAIN), Code.ITEMS_WANTED, "$.subjects"),
    refused("no scheme", call("evaluate_all", [item()], scheme=None), Code.RECORD_KIND,
            "$.scheme"),
    refused("a subject", call("explain", item()), Code.RECORD_KIND, "$.evaluation"),
    refused("nothing", call("explain", None), Code.RECORD_KIND, "$.evaluation"),
    refused("a total", call("verify", "83.33"), Code.RECORD_KIND, "$.evaluation"),
    refused("a text", call("find_problems", "项目"), Code.RECORD_KIND, "$.subject"),
    refused("an indicator", call("find_problems", Indicator(name="甲")), Code.RECORD_KIND,
            "$.subject"),
    refused("no scheme but no", call("find_problems", item(), scheme=False), Code.RECORD_KIND,
            "$.scheme"),
    refused("a project", call("find_budget_problems", item()), Code.RECORD_KIND, "$.budget"),
    refused("no such basis", call("find_budget_problems", SPENT, basis="all"), Code.TERM_UNKNOWN,
            "$.basis"),
    refused("a project", call("find_indicator_problems", item()), Code.RECORD_KIND,
            "$.indicator"),
    refused("one text", call("evaluate_all", "项目", scheme=PLAIN), Code.ITEMS_WANTED,
            "$.subjects"),
    refused("a record", call("total_and_grade", SHARE, scheme=PLAIN), Code.RECORD_KIND,
            "$.subject"),
    unscored("nothing reached", call("total_and_grade", table(Indicator(name="甲")), scheme=PLAIN),
             Code.EVALUATION_NO_FULL_MARKS),
]  # fmt: skip
"""Subjects that cannot be evaluated, and what is no subject."""

WORDS: Final = [
    refused("a null byte behind", call("number", "5\x00"), Code.NUMBER_UNIT),
    refused("half a character behind", call("number", "5\ud800"), Code.NUMBER_UNIT),
    refused("a line behind", call("yuan", "5元\n元"), Code.NUMBER_UNIT),
    refused("what cannot be shown", call("Target", operator=Broken(), value=5), Code.TERM_UNKNOWN,
            "$.operator"),
    refused("what cannot be compared", call("Target", operator=Unequal(), value=5),
            Code.TERM_UNKNOWN, "$.operator"),
    refused("what cannot be compared", call("Rounding", mode=Unequal()), Code.TERM_UNKNOWN,
            "$.mode"),
    refused("a long unit", call("amount", "5元", unit="长" * 99_999), Code.TEXT_TOO_LONG,
            "$.unit"),
    refused("a class with a long name", call("number", type("长" * 10**6, (), {})()),
            Code.NUMBER_NOT_A_NUMBER),
    unanswered("a rule that fails at length", asked(failing(ValueError(LONG))), Code.RULE_FAILED),
    unanswered("a rule that fails with commands", asked(failing(ValueError("\x1b[2J\u202e"))),
               Code.RULE_FAILED),
    unanswered("a rule that fails and cannot say why", asked(failing(Mute())), Code.RULE_FAILED),
    unanswered("a rule of endless digits", asked(gives("1e99999999")), Code.RULE_FAILED),
    unanswered("a rule next to nothing", asked(gives("1e-9999999")), Code.RULE_FAILED),
    unanswered("a rule of many digits", asked(gives("1." + "3" * 9996)), Code.RULE_FAILED),
    refused("a target in long words", asked(RULE, target=LONG), Code.RECORD_KIND, "$.target"),
    refused("an actual of nothing", asked(RULE, target=TARGET, actual=LARGE), Code.RECORD_KIND,
            "$.actual"),
    refused("heads in heads", call("FramePart", label="甲", full_marks=1, parts=[FOUR_LEVELS]),
            Code.SCHEME_FRAME_DEPTH),
    refused("texts", call("is_met", "≥95%", "96%"), Code.RECORD_KIND, "$.target"),
    refused("four edges", call("QualitativeBands.of", [1, "0.8", "0.6", "0.4"]),
            Code.ITEMS_TOO_MANY, "$.edges"),
    unscored("a long name", evaluated(table(Indicator(name="长" * 99_999))),
             Code.EVALUATION_NO_FULL_MARKS),
    unscored("a name turned round", evaluated(table(Indicator(name="甲\u202e\n乙"))),
             Code.EVALUATION_NO_FULL_MARKS),
    refused("a worth with a command", call("vote_score", {"\x1b[2J": 1}), Code.NUMBER_NOT_A_NUMBER,
            "$['\\x1b[2J'].worth"),
]  # fmt: skip
"""What would say more than it should, or other than it seems."""

CALLS: Final[list[Row]] = [*SCORES, *GRADES, *EVALUATIONS, *WORDS]
"""All of them."""

ONE_LINE: Final = Budget(adjusted=100, executed=120, declared_rate="98%", full_marks=10)
OFF_TOTAL: Final = Assets(
    classes=[AssetClass(name="设备", original_value=5)], declared_original_value=6
)

FOUND: Final[list[tuple[str, Call, Code, str]]] = [
    ("another rate", call("find_budget_problems", ONE_LINE), Code.CHECK_RATE_DIFFERS,
     "$.declared_rate"),
    ("more than there was", call("find_budget_problems", ONE_LINE), Code.CHECK_OVEREXECUTED,
     "$.executed"),
    ("money below zero", call("find_budget_problems", OWED), Code.CHECK_NEGATIVE_AMOUNT,
     "$.executed"),
    ("percent against a count", call("find_indicator_problems", Indicator(
        name="甲", target=TARGET, actual=COUNT)), Code.CHECK_UNIT_MISMATCH, "$.actual"),
    ("more than full marks", call("find_indicator_problems", Indicator(
        name="甲", full_marks=5, declared_score=6)), Code.CHECK_SCORE_ABOVE_FULL,
     "$.declared_score"),
    ("the wrong way round", call("find_indicator_problems", Indicator(
        name="甲", target=TARGET, rule=Reverse(form="ratio"))), Code.CHECK_DIRECTION, "$.rule"),
    ("steps above full marks", call("find_indicator_problems", Indicator(
        name="甲", full_marks=4, rule=TABLE)), Code.CHECK_POINTS_ABOVE_FULL, "$.rule"),
    ("the target again", call("find_indicator_problems", Indicator(
        name="甲", target=Described("效果明显"), actual=Reported("效果明显"))),
     Code.CHECK_ACTUAL_COPIED, "$.actual"),
    ("two of one name", call("find_problems", table(Indicator(name="甲"), Indicator(name="甲"))),
     Code.CHECK_DUPLICATE_NAME, "$.indicators[1].name"),
    ("assets that do not add up", call("find_problems", Department(name="局", assets=OFF_TOTAL)),
     Code.CHECK_SUM, "$.assets.declared_original_value"),
    ("projects that are not there", call("find_problems", Department(
        name="局", projects=[table()], declared_project_count=3)), Code.CHECK_SUM,
     "$.declared_project_count"),
    ("a table without scores", call("find_problems", item(), scheme=PLAIN),
     Code.EVALUATION_MISSING_ACTUAL, "$.indicators[0]"),
    ("no such grade", call("find_problems", table(declared_grade="甲等"), scheme=Scheme(
        name="甲县", scale=FOUR_TIER)), Code.CHECK_GRADE_UNKNOWN, "$.declared_grade"),
    ("90 of 100", call("find_problems", item(actual=SHARE, full_marks=90), scheme=PLAIN),
     Code.CHECK_FULL_MARKS_SUM, "$.indicators"),
    ("an empty table", call("find_problems", table(), scheme=PLAIN),
     Code.EVALUATION_NO_INDICATORS, "$.indicators"),
    ("no total", call("find_problems", Department(name="局", staffing=Staffing()), scheme=PLAIN),
     Code.CHECK_SCORE_MISSING, "$.declared_total"),
]  # fmt: skip
"""What can be written down and does not fit: the checks say so, and nothing is raised."""
