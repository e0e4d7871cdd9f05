"""The catalogue of problems: every code with its English sentence.

A code is stable and never reused; a sentence may be improved at any time.
The names in braces are the parameters that a problem with the code carries, no more and no fewer.
A sentence names the thing, says what was found and what is wanted, and ends with the next step.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """错误: the figures contradict each other or the method."""
    WARNING = "warning"
    """警告: probably a mistake; a person should look."""
    NOTICE = "notice"
    """提示: a choice was made or a rule took effect; nothing is wrong."""


class Code(StrEnum):
    """What kind of problem it is."""

    # Numbers and fields: what cannot be read.
    NUMBER_FLOAT = "number.float"
    NUMBER_BOOL = "number.bool"
    NUMBER_NOT_A_NUMBER = "number.not_a_number"
    NUMBER_NOT_FINITE = "number.not_finite"
    NUMBER_UNREAD = "number.unread"
    NUMBER_TOO_LONG = "number.too_long"
    NUMBER_LIMIT = "number.limit"
    NUMBER_TOO_LARGE = "number.too_large"
    NUMBER_UNIT = "number.unit"
    NUMBER_NEGATIVE = "number.negative"
    NUMBER_NOT_POSITIVE = "number.not_positive"
    NUMBER_FEN = "number.fen"
    ROUNDING_PLACES = "rounding.places"
    TEXT_WANTED = "text.wanted"
    TEXT_EMPTY = "text.empty"
    TEXT_TOO_LONG = "text.too_long"
    TEXT_CONTROL = "text.control"
    TEXT_INVISIBLE = "text.invisible"
    TEXT_NOT_UNDERSTOOD = "text.not_understood"
    TERM_UNKNOWN = "term.unknown"
    FLAG_WANTED = "flag.wanted"
    COUNT_WANTED = "count.wanted"
    RECORD_KIND = "record.kind"
    ITEMS_WANTED = "items.wanted"
    ITEMS_TOO_MANY = "items.too_many"
    ITEMS_COUNTED = "items.counted"

    # Records: what cannot be.
    YEAR_RANGE = "year.range"
    MONTH_RANGE = "month.range"
    MOMENT_NO_SUCH_DAY = "moment.no_such_day"
    MOMENT_INCOMPLETE = "moment.incomplete"
    TARGET_UNITS = "target.units"
    TARGET_RANGE = "target.range"
    UNIT_GIVEN_TWICE = "unit.given_twice"
    BUDGET_DUPLICATE_SOURCE = "budget.duplicate_source"
    BUDGET_NO_SUCH_ROW = "budget.no_such_row"
    SHARE_RANGE = "share.range"

    # Rule texts: what they leave open, and what cannot be.
    READING_PART_STEP = "reading.part_step"
    READING_PERCENT = "reading.percent"
    READING_RELATIVE = "reading.relative"
    READING_UNIT = "reading.unit"
    READING_FLOOR = "reading.floor"
    READING_BASE = "reading.base"
    READING_DIRECTION = "reading.direction"
    READING_REVERSE_FORM = "reading.reverse_form"
    READING_CAP = "reading.cap"
    READING_EDGE = "reading.edge"
    READING_BETWEEN = "reading.between"
    READING_ASIDE = "reading.aside"
    READING_MARKS = "reading.marks"

    # Rules, scales and schemes: what cannot be.
    RULE_CAP = "rule.cap"
    RULE_BANDS = "rule.bands"
    RULE_SHARES = "rule.shares"
    RULE_STEPS_OVERLAP = "rule.steps_overlap"
    RULE_STEP_RANGE = "rule.step_range"
    RULE_EMPTY = "rule.empty"
    RULE_DUPLICATE = "rule.duplicate"
    RULE_SHARES_PARTLY = "rule.shares_partly"
    RULE_OFF = "rule.off"
    RULE_KEPT = "rule.kept"
    RULE_KEPT_TWICE = "rule.kept_twice"
    RULE_REWARDS_LESS = "rule.rewards_less"
    RULE_BAND_EMPTY = "rule.band_empty"
    RULE_TOO_DEEP = "rule.too_deep"
    SCALE_EMPTY = "scale.empty"
    SCALE_BAND_RANGE = "scale.band_range"
    SCALE_GAP = "scale.gap"
    SCALE_OVERLAP = "scale.overlap"
    SCALE_ORDER = "scale.order"
    SCALE_DUPLICATE_LABEL = "scale.duplicate_label"
    SCALE_LABELS = "scale.labels"
    SCHEME_GRADE_UNKNOWN = "scheme.grade_unknown"
    SCHEME_FRAME_SUM = "scheme.frame_sum"
    SCHEME_DUPLICATE_NODE = "scheme.duplicate_node"
    SCHEME_FRAME_DEPTH = "scheme.frame_depth"
    SCHEME_SCALE_PLACES = "scheme.scale_places"

    # Questions that have no answer.
    RATE_ZERO_DENOMINATOR = "rate.zero_denominator"
    RATE_AMOUNT_NEGATIVE = "rate.amount_negative"
    RATE_AMOUNT_MISSING = "rate.amount_missing"
    RULE_TARGET_WANTED = "rule.target_wanted"
    RULE_ACTUAL_WANTED = "rule.actual_wanted"
    RULE_UNIT_MISMATCH = "rule.unit_mismatch"
    RULE_CANNOT_JUDGE = "rule.cannot_judge"
    RULE_NO_STEP = "rule.no_step"
    RULE_CHOICE_WANTED = "rule.choice_wanted"
    RULE_CHOICE_RANGE = "rule.choice_range"
    RULE_ELEMENT_COUNT = "rule.element_count"
    RULE_NOTHING_APPLICABLE = "rule.nothing_applicable"
    RULE_FAILED = "rule.failed"
    RULE_DATES = "rule.dates"
    PANEL_TOO_SMALL = "panel.too_small"
    SCALE_OUTSIDE = "scale.outside"
    SCALE_OFF_GRID = "scale.off_grid"
    SCALE_FULL_MARKS = "scale.full_marks"

    # Insight: questions about results that have no answer.
    INSIGHT_NO_GRADE = "insight.no_grade"
    INSIGHT_NO_NUMBER = "insight.no_number"
    INSIGHT_NO_TOTAL = "insight.no_total"
    INSIGHT_NO_WEIGHT = "insight.no_weight"
    INSIGHT_PLACES = "insight.places"
    INSIGHT_NAME = "insight.name"
    INSIGHT_NAMES = "insight.names"

    # Tables: what a sheet does not say, and what was made of it.
    TABLE_NOTHING = "table.nothing"
    TABLE_SEVERAL = "table.several"
    TABLE_NAME_MISSING = "table.name_missing"
    TABLE_UNIT_ASSUMED = "table.unit_assumed"
    TABLE_UNIT_TAKEN = "table.unit_taken"
    TABLE_UNIT_TWICE = "table.unit_twice"
    TABLE_RATE_READ = "table.rate_read"
    TABLE_ROW_TWICE = "table.row_twice"
    TABLE_ASIDE = "table.aside"

    # Evaluation: what keeps a subject from being evaluated, and what was decided.
    EVALUATION_NO_RULE = "evaluation.no_rule"
    EVALUATION_NO_FULL_MARKS = "evaluation.no_full_marks"
    EVALUATION_MISSING_ACTUAL = "evaluation.missing_actual"
    EVALUATION_INAPPLICABLE_REFUSED = "evaluation.inapplicable_refused"
    EVALUATION_NOTHING_APPLICABLE = "evaluation.nothing_applicable"
    EVALUATION_NO_INDICATORS = "evaluation.no_indicators"
    EVALUATION_MISSING_AS_ZERO = "evaluation.missing_as_zero"
    EVALUATION_NOT_APPLICABLE = "evaluation.not_applicable"
    EVALUATION_OVER_FULFILLED = "evaluation.over_fulfilled"
    EVALUATION_CLAUSE_IDLE = "evaluation.clause_idle"
    EVALUATION_OUT_OF_RANGE = "evaluation.out_of_range"
    EVALUATION_CHOICE_UNUSED = "evaluation.choice_unused"
    EVALUATION_CLAUSE = "evaluation.clause"
    EVALUATION_CAP = "evaluation.cap"
    EVALUATION_DIFFERS = "evaluation.differs"

    # Checks: what does not fit.
    CHECK_SUM = "check.sum"
    CHECK_FULL_MARKS_SUM = "check.full_marks_sum"
    CHECK_LEVEL_FULL_MARKS = "check.level_full_marks"
    CHECK_LEVEL_UNKNOWN = "check.level_unknown"
    CHECK_SCORE_ABOVE_FULL = "check.score_above_full"
    CHECK_SCORE_DIFFERS = "check.score_differs"
    CHECK_TOTAL_SUM = "check.total_sum"
    CHECK_TOTAL_DIFFERS = "check.total_differs"
    CHECK_RATE_DIFFERS = "check.rate_differs"
    CHECK_GRADE_DIFFERS = "check.grade_differs"
    CHECK_GRADE_UNKNOWN = "check.grade_unknown"
    CHECK_SCORE_MISSING = "check.score_missing"
    CHECK_GRADE_MISSING = "check.grade_missing"
    CHECK_REASON_MISSING = "check.reason_missing"
    CHECK_TEXT_MISSING = "check.text_missing"
    CHECK_DIRECTION = "check.direction"
    CHECK_UNIT_MISMATCH = "check.unit_mismatch"
    CHECK_DUPLICATE_NAME = "check.duplicate_name"
    CHECK_POINTS_ABOVE_FULL = "check.points_above_full"
    CHECK_ACTUAL_COPIED = "check.actual_copied"
    CHECK_MET_MARKED_DOWN = "check.met_marked_down"
    CHECK_MISSED_FULL_MARKS = "check.missed_full_marks"
    CHECK_NEGATIVE_AMOUNT = "check.negative_amount"
    CHECK_EXECUTION_TWICE = "check.execution_twice"
    CHECK_OVEREXECUTED = "check.overexecuted"

    # Lint: what a checker of published tables finds by hand.
    LINT_RATE_TRUNCATED = "lint.rate_truncated"
    LINT_RATE_BASIS = "lint.rate_basis"
    LINT_EXECUTION_SCORE = "lint.execution_score"
    LINT_RATE_ROUNDED = "lint.rate_rounded"
    LINT_RATE_WHOLE = "lint.rate_whole"
    LINT_SUM_ROUNDED = "lint.sum_rounded"
    LINT_EXECUTION_STEPS = "lint.execution_steps"
    LINT_EXECUTION_FULL = "lint.execution_full"
    LINT_EXECUTION_TRUNCATED = "lint.execution_truncated"
    LINT_MONEY_UNIT = "lint.money_unit"
    LINT_ADJUSTMENT = "lint.adjustment"
    LINT_IMBALANCE = "lint.imbalance"
    LINT_PERCENT = "lint.percent"
    LINT_AMOUNT = "lint.amount"
    LINT_UNIT_MISSING = "lint.unit_missing"
    LINT_OPERATOR = "lint.operator"
    LINT_SCORED_FORWARDS = "lint.scored_forwards"
    LINT_OVER_FULFILLED = "lint.over_fulfilled"
    LINT_DATE_PASSED = "lint.date_passed"
    LINT_ALL_AS_TARGETS = "lint.all_as_targets"
    LINT_MARKS_PARTIAL = "lint.marks_partial"
    LINT_LEVEL_SCORE = "lint.level_score"
    LINT_TOTAL_PARTIAL = "lint.total_partial"
    LINT_TOTAL_ROUNDED = "lint.total_rounded"
    LINT_GRADE_UNLIKELY = "lint.grade_unlikely"
    LINT_PARTS_SHORT = "lint.parts_short"
    LINT_SCALE_MISSING = "lint.scale_missing"
    # Documents: what cannot be read as JSON, and what no document can hold.
    CODEC_TOO_LARGE = "codec.too_large"
    CODEC_TOO_DEEP = "codec.too_deep"
    CODEC_TOO_MANY = "codec.too_many"
    CODEC_LIMIT = "codec.limit"
    CODEC_NOT_UTF8 = "codec.not_utf8"
    CODEC_SURROGATE = "codec.surrogate"
    CODEC_BYTE_ORDER_MARK = "codec.byte_order_mark"
    CODEC_BROKEN = "codec.broken"
    CODEC_KEY = "codec.key"
    CODEC_KIND = "codec.kind"
    CODEC_UNQUOTED = "codec.unquoted"
    CODEC_NOT_PLAIN = "codec.not_plain"
    CODEC_FRACTION = "codec.fraction"
    CODEC_SCHEMA = "codec.schema"
    CODEC_TYPE = "codec.type"
    CODEC_DUPLICATE_KEY = "codec.duplicate_key"
    CODEC_UNKNOWN_KEY = "codec.unknown_key"
    CODEC_MISSING_KEY = "codec.missing_key"
    CODEC_HALF_STORED = "codec.half_stored"
    CODEC_FOREIGN = "codec.foreign"
    CODEC_MORE = "codec.more"

    # Reports, and what has to be installed for some of them.
    PICTURE_NOTHING = "picture.nothing"
    REPORT_NO_SECTION = "report.no_section"
    REPORT_TEMPLATE = "report.template"
    EXTRA_MISSING = "extra.missing"


MESSAGES: Final[Mapping[Code, str]] = MappingProxyType(
    {
        Code.NUMBER_FLOAT: (
            "{found} is a binary float and not exact; write '{found}' as text or as a Decimal"
        ),
        Code.NUMBER_BOOL: "{found} is a yes or no, not a number; write the number itself",
        Code.NUMBER_NOT_A_NUMBER: (
            "{found} is not a number; write digits such as '1,234.50', with at most one unit behind"
        ),
        Code.NUMBER_NOT_FINITE: "{found} is not a finite number; leave out what is not known",
        Code.NUMBER_UNREAD: "{found} is a text, not yet a number; read it with number() first",
        Code.NUMBER_TOO_LONG: (
            "a text of {found} characters is no number; write at most {limit} characters"
        ),
        Code.NUMBER_LIMIT: (
            "{found} is outside what is counted here; write at most {digits} digits, without a"
            " large exponent"
        ),
        Code.NUMBER_TOO_LARGE: "the result has more digits than can be recorded; check the figures",
        Code.NUMBER_UNIT: (
            "{found} has the unit '{unit}', but what is wanted is {wanted}; mend the unit"
        ),
        Code.NUMBER_NEGATIVE: "{found} is below zero; write zero or more",
        Code.NUMBER_NOT_POSITIVE: "{found} is not above zero; write a number above zero",
        Code.NUMBER_FEN: "{found} yuan has a part of a fen; round it to the fen first",
        Code.ROUNDING_PLACES: "{found} is not a number of places; write 0 to 12",
        Code.TEXT_WANTED: "found {found} where a text is wanted; write it in quotes",
        Code.TEXT_EMPTY: "the text is empty; write it, or leave the field out",
        Code.TEXT_TOO_LONG: "a text of {found} characters; write at most {limit}",
        Code.TEXT_CONTROL: (
            "the control character {found} stands at position {position}; remove it"
        ),
        Code.TEXT_INVISIBLE: (
            "the invisible character {found} stands at position {position}; write the text again"
            " without it"
        ),
        Code.TEXT_NOT_UNDERSTOOD: (
            "in {found}, {part} from character {position} on is not understood; write {wanted}"
        ),
        Code.TERM_UNKNOWN: "{found} is not among the terms; write one of: {wanted}",
        Code.FLAG_WANTED: "found {found} where True or False is wanted; write one of the two",
        Code.COUNT_WANTED: (
            "found {found} where a count is wanted; write a whole number, without quotes"
        ),
        Code.RECORD_KIND: "found {found} where {wanted} is wanted; make one first and pass that",
        Code.ITEMS_WANTED: "found {found} where several items are wanted; write a list or tuple",
        Code.ITEMS_TOO_MANY: "more than {limit} items; give {limit} at most",
        Code.ITEMS_COUNTED: (
            "found {found} where each worth is given with its count; write a dict such as"
            " dict([('100', 7), ('80', 2)])"
        ),
        Code.YEAR_RANGE: (
            "{found} is not a fiscal year; write a whole number from {first} to {last}, without"
            " quotes"
        ),
        Code.MONTH_RANGE: (
            "{found} is not a month; write a whole number from 1 to 12, without quotes"
        ),
        Code.MOMENT_NO_SUCH_DAY: (
            "{found} is not in the calendar; write year, month and day as whole numbers"
        ),
        Code.MOMENT_INCOMPLETE: (
            "{found} is no moment; state a year or a month, and the month of a day"
        ),
        Code.TARGET_UNITS: "the ends {low} and {high} are in two units; state both in one unit",
        Code.TARGET_RANGE: (
            "the range from {low} to {high} holds nothing; exchange its ends, or include both"
        ),
        Code.UNIT_GIVEN_TWICE: (
            "one number is in '{written}' and its unit is given as '{unit}'; state one unit"
        ),
        Code.BUDGET_DUPLICATE_SOURCE: (
            "{source} stands in more than one line; add the lines or tell them apart by account,"
            " class or label"
        ),
        Code.BUDGET_NO_SUCH_ROW: (
            "{found} is the head of no row that the row could be a part of; name one of the rows"
        ),
        Code.SHARE_RANGE: (
            "{found} is outside {least} to {most}; write a share in that range, and a percentage"
            " with the sign %"
        ),
        Code.READING_PART_STEP: (
            "a part of a step is taken to count in proportion; write 每满 or 不足一档不计 "
            "where it does not"
        ),
        Code.READING_PERCENT: (
            "a step of 1% is taken as one percentage point; write 目标值的1% where it is a part of"
            " the target"
        ),
        Code.READING_RELATIVE: (
            "a step of {found} is taken as a part of the target, which is not in "
            "percent; write it in the unit of the target where it is not"
        ),
        Code.READING_UNIT: (
            "a step of {found} is taken to be in the unit of the target; state the "
            "target in that unit"
        ),
        Code.READING_FLOOR: (
            "no end of the deduction is stated, so nothing is the least; write 扣完为止 or "
            "the least"
        ),
        Code.READING_BASE: ("{found} is taken to be the target; state it as the target"),
        Code.READING_DIRECTION: (
            "more is taken to be better; write 正向 or 反向, or give the target"
        ),
        Code.READING_REVERSE_FORM: (
            "beyond the limit the proportion is taken as target over actual; write the "
            "formula where it is another"
        ),
        Code.READING_CAP: ("full marks are taken to be the most; write 得满为止"),
        Code.READING_EDGE: (
            "the edge {found} is taken to belong to the range above it; write 含 or 不含"
        ),
        Code.READING_BETWEEN: (
            "between two values of the table the fewer points are taken; write ranges where it is"
            " otherwise"
        ),
        Code.READING_ASIDE: (
            "{found} is a matter of the scheme and not of the rule; state it there"
        ),
        Code.READING_MARKS: (
            "the text states {found} points as full marks, and {wanted} are given "
            "beside it; correct one of the two"
        ),
        Code.RULE_CAP: "{found} is below 1; write 1 (100 %) or more",
        Code.RULE_BANDS: "the limit {found} follows {before}; list the bands by rising limits",
        Code.RULE_SHARES: (
            "the shares of the elements sum to {found}, not 1 (difference {difference}); mend"
            " the shares, or leave them all out to share equally"
        ),
        Code.RULE_STEPS_OVERLAP: (
            "the steps {first} and {second} have a value in common; let one of them exclude it"
        ),
        Code.RULE_STEP_RANGE: "the step {found} holds no value; exchange its ends, or include both",
        Code.RULE_EMPTY: "the rule has none of its {wanted}; give at least one",
        Code.RULE_DUPLICATE: "{found} stands twice; keep one",
        Code.RULE_SHARES_PARTLY: (
            "{found} of {wanted} elements have a share; give every element one, or none"
        ),
        Code.RULE_OFF: (
            "points off for each missing element leave no place for {found}; choose one of the two"
        ),
        Code.RULE_KEPT: (
            "a band that begins later keeps {found}, more than {before}; let what is kept fall"
        ),
        Code.RULE_KEPT_TWICE: "{first} and {second} both say what is kept; choose one of the two",
        Code.RULE_REWARDS_LESS: (
            "the rule {found} rewards less, so what lies far above its limit is no over-fulfilment;"
            " leave out bands and slope"
        ),
        Code.RULE_BAND_EMPTY: "the band {found} holds no points; move or include its ends",
        Code.RULE_TOO_DEEP: (
            "{found} rules stand inside one another, where {limit} are allowed; leave some out"
        ),
        Code.SCALE_EMPTY: "a scale without bands grades nothing; give at least one band",
        Code.SCALE_BAND_RANGE: (
            "the band {label} from {low} to {high} holds no score; exchange its ends, or include"
            " both"
        ),
        Code.SCALE_GAP: (
            "{found} lies between {first} and {second} and has no grade; let the two bands meet"
        ),
        Code.SCALE_OVERLAP: (
            "{found} belongs to {first} and to {second}; let one of them exclude it"
        ),
        Code.SCALE_ORDER: "the bands stand as {found}, out of order; list them best first",
        Code.SCALE_DUPLICATE_LABEL: "two bands are called {label}; give each its own label",
        Code.SCALE_LABELS: (
            "{labels} labels for {thresholds} thresholds; give one label more than thresholds"
        ),
        Code.SCHEME_GRADE_UNKNOWN: "{found} is not a grade of the scale; use one of: {wanted}",
        Code.SCHEME_FRAME_SUM: (
            "the parts of {level} sum to {found}, not {wanted} (difference {difference});"
            " mend the parts"
        ),
        Code.SCHEME_DUPLICATE_NODE: "{level} stands twice in the frame; keep one",
        Code.SCHEME_FRAME_DEPTH: (
            "the frame has {found} levels, where {limit} are allowed; leave some out"
        ),
        Code.SCHEME_SCALE_PLACES: (
            "scores are recorded to {found} places, which a scale of {places} places cannot always"
            " grade; record to {places} places, or take a scale without places"
        ),
        Code.RATE_ZERO_DENOMINATOR: (
            "{rate} is undefined: {denominator} is zero; check the amount, or treat the rate as"
            " not applicable"
        ),
        Code.RATE_AMOUNT_NEGATIVE: (
            "{rate} is undefined: {amount} is {found}, below zero; check the amount"
        ),
        Code.RATE_AMOUNT_MISSING: "{rate} needs {amount}, which is not stated; supply it",
        Code.RULE_TARGET_WANTED: (
            "the rule {rule} needs {wanted}, not {found}; state such a target or choose another"
            " rule"
        ),
        Code.RULE_ACTUAL_WANTED: (
            "the rule {rule} judges {wanted}, not {found}; state such an actual value or choose"
            " another rule"
        ),
        Code.RULE_UNIT_MISMATCH: (
            "the actual in {actual} cannot be compared with {wanted}; state both in one unit"
        ),
        Code.RULE_CANNOT_JUDGE: (
            "the rule {rule} has no answer for target {target}, actual {actual} and {full_marks}"
            " full marks; choose another rule for this indicator"
        ),
        Code.RULE_NO_STEP: "{actual} lies in none of the steps; complete the step table",
        Code.RULE_CHOICE_WANTED: (
            "the rule leaves {least} to {most} points to a person; state the points in 'assessed'"
        ),
        Code.RULE_CHOICE_RANGE: (
            "{found} points were chosen where the rule allows {least} to {most}; choose within"
        ),
        Code.RULE_ELEMENT_COUNT: "{found} marks for {wanted} elements; mark every element once",
        Code.RULE_NOTHING_APPLICABLE: (
            "none of the elements applies; state the whole indicator as not applicable"
        ),
        Code.RULE_FAILED: "the rule {rule} failed: {error}; mend the rule",
        Code.RULE_DATES: (
            "{actual} cannot be placed before or after {target}; state year, month and day alike"
        ),
        Code.PANEL_TOO_SMALL: (
            "found {found} of the {needed} scores needed at least; supply more or drop fewer"
        ),
        Code.SCALE_OUTSIDE: (
            "{found} is outside the scale, which runs from {low} to {high}; check the total"
        ),
        Code.SCALE_OFF_GRID: (
            "{found} has more places than the scale, which grades scores of {places} places;"
            " round first"
        ),
        Code.SCALE_FULL_MARKS: (
            "full marks are {found}, and a score rate needs more than zero; mend the full marks"
        ),
        Code.INSIGHT_NO_GRADE: (
            "there is no grade {found} here; evaluate under a scheme whose scale has it, a table"
            " whose full marks add up"
        ),
        Code.INSIGHT_NO_NUMBER: (
            "no indicator named {found}, or more than one, has a number that moves; give the name"
            " of one that a rule over numbers judges"
        ),
        Code.INSIGHT_NO_TOTAL: "one of the two results has no total; compare results that have one",
        Code.INSIGHT_NO_WEIGHT: (
            "no indicator named {found}, or more than one, has full marks beside others; give the"
            " name of one that counts in the base"
        ),
        Code.INSIGHT_PLACES: (
            "{found} decimal places are asked for; give a whole number from 0 to {limit}"
        ),
        Code.INSIGHT_NAME: "there is no indicator named {found}; give the name as the table has it",
        Code.INSIGHT_NAMES: (
            "two indicators of {subject} have one name; give each a name of its own"
        ),
        Code.TABLE_NOTHING: (
            "no line of the sheet has heads such as 三级指标, 年度指标值, 分值 and 得分, or"
            " 年初预算数 and 全年执行数; give the rows of a form with its heads, or add its"
            " spellings"
        ),
        Code.TABLE_SEVERAL: (
            "the sheet holds {found} tables; read them all with read_tables, or give the rows of"
            " one"
        ),
        Code.TABLE_NAME_MISSING: (
            "no name stands here, so the table is called {found}; write the name"
        ),
        Code.TABLE_UNIT_ASSUMED: (
            "the sheet names no unit of money, so the amounts are read in {unit}; write the unit in"
            " the head"
        ),
        Code.TABLE_UNIT_TAKEN: (
            "{found} has no unit and is read in {unit}, that of the value beside it; write the unit"
        ),
        Code.TABLE_UNIT_TWICE: (
            "the value is in {found}, and the column of units says {wanted}; state one of them"
        ),
        Code.TABLE_RATE_READ: (
            "the rate {found} has no sign and is read as {wanted}; write the sign %"
        ),
        Code.TABLE_ROW_TWICE: (
            "{name} stands in an earlier row too; add the rows or tell them apart"
        ),
        Code.TABLE_ASIDE: (
            "{found} stands in no column that is known and is left aside; write it under a head"
        ),
        Code.EVALUATION_NO_RULE: (
            "{indicator} has no rule, and the scheme has none for its target; give it a rule"
        ),
        Code.EVALUATION_NO_FULL_MARKS: (
            "{indicator} has no full marks, so it cannot be scored; supply them"
        ),
        Code.EVALUATION_MISSING_ACTUAL: (
            "{indicator} has no actual value; supply it, or state why it is not applicable"
        ),
        Code.EVALUATION_INAPPLICABLE_REFUSED: (
            "{indicator} is not applicable and the scheme does not say what becomes of its points;"
            " choose one in 'inapplicable' of the scheme"
        ),
        Code.EVALUATION_NOTHING_APPLICABLE: (
            "none of {level} is applicable, so its {points} points have nowhere to go; choose"
            " another policy for what is not applicable"
        ),
        Code.EVALUATION_NO_INDICATORS: "no indicator is scored, so there is no total and no grade",
        Code.EVALUATION_MISSING_AS_ZERO: "{indicator} has no actual value and earns no points",
        Code.EVALUATION_NOT_APPLICABLE: (
            "{indicator} is not applicable ({reason}); its {points} points: {treatment}"
        ),
        Code.EVALUATION_OVER_FULFILLED: (
            "{indicator} reached {actual} against a target of {target}; check whether the target"
            " was set too low"
        ),
        Code.EVALUATION_CLAUSE_IDLE: (
            "the clause '{clause}' acts on {name}, which the table has not; check the name"
        ),
        Code.EVALUATION_OUT_OF_RANGE: (
            "{indicator}: the rule gives {found} of {limit} points; check the rule"
        ),
        Code.EVALUATION_CHOICE_UNUSED: (
            "{indicator}: {found} points were chosen, but the rule leaves no choice and gives"
            " {wanted}; remove the choice or name another rule"
        ),
        Code.EVALUATION_CLAUSE: "the clause '{clause}' took effect: {effect}",
        Code.EVALUATION_CAP: (
            "{what} of {found} points is more than is allowed; {limit} are counted"
        ),
        Code.EVALUATION_DIFFERS: (
            "{what} is stored as {found}, but follows as {wanted}; evaluate again"
        ),
        Code.CHECK_SUM: (
            "{what} is stated as {found}, but its parts sum to {wanted} (difference {difference});"
            " mend the total or the parts"
        ),
        Code.CHECK_FULL_MARKS_SUM: (
            "full marks sum to {found}, not {wanted} (difference {difference}); mend the full marks"
        ),
        Code.CHECK_LEVEL_FULL_MARKS: (
            "full marks under {level} sum to {found}, where {wanted} are wanted (difference"
            " {difference}); mend the full marks"
        ),
        Code.CHECK_LEVEL_UNKNOWN: (
            "{level} is not in the frame of the scheme; use one of: {wanted}"
        ),
        Code.CHECK_SCORE_ABOVE_FULL: (
            "{indicator}: the score {found} is above its {limit} points; lower it"
        ),
        Code.CHECK_SCORE_DIFFERS: (
            "{indicator}: the score is stated as {found}, but the rule gives {wanted} (difference"
            " {difference}); check the score and the rule"
        ),
        Code.CHECK_TOTAL_SUM: (
            "the total is stated as {found}, but the stated scores sum to {wanted} (difference"
            " {difference}); mend the total or the scores"
        ),
        Code.CHECK_TOTAL_DIFFERS: (
            "the total is stated as {found}, but follows as {wanted} (difference {difference});"
            " check the scores"
        ),
        Code.CHECK_RATE_DIFFERS: (
            "the execution rate is stated as {found}, but {executed} of {budget} yuan is {wanted};"
            " check the amounts and the basis"
        ),
        Code.CHECK_GRADE_DIFFERS: (
            "the grade is stated as {found}, but a total of {total} is {wanted}; mend the grade or"
            " name the scale"
        ),
        Code.CHECK_GRADE_UNKNOWN: "the grade {found} is not in the scale; use one of: {wanted}",
        Code.CHECK_SCORE_MISSING: "no total is stated; the evaluation is not complete without it",
        Code.CHECK_GRADE_MISSING: "no grade is stated; the evaluation is not complete without it",
        Code.CHECK_REASON_MISSING: "{what} without a reason; explain the deviation",
        Code.CHECK_TEXT_MISSING: "the clause '{clause}' asks for this text; write it",
        Code.CHECK_DIRECTION: (
            "{indicator}: the rule {rule} rewards {direction} values, but the target is {target};"
            " exchange one of the two"
        ),
        Code.CHECK_UNIT_MISMATCH: (
            "{indicator}: the target is in '{target}' and the actual in '{actual}'; state both in"
            " one unit"
        ),
        Code.CHECK_DUPLICATE_NAME: (
            "{name} stands at positions {first} and {second}; tell them apart"
        ),
        Code.CHECK_POINTS_ABOVE_FULL: (
            "{indicator}: the rule gives up to {found} points, but full marks are {limit}; mend"
            " one of the two"
        ),
        Code.CHECK_ACTUAL_COPIED: (
            "{indicator}: the actual is written like a target ({found}); state the value that was"
            " measured"
        ),
        Code.CHECK_MET_MARKED_DOWN: (
            "{indicator}: the target is met, but {found} of {limit} points are stated; explain the"
            " deduction"
        ),
        Code.CHECK_MISSED_FULL_MARKS: (
            "{indicator}: the target is missed, but the full {limit} points are stated; check the"
            " score"
        ),
        Code.CHECK_NEGATIVE_AMOUNT: "{what} is {found}, below zero; check the sign",
        Code.CHECK_EXECUTION_TWICE: (
            "{indicator} stands among the indicators, and the execution rate is scored apart from"
            " them too; keep one"
        ),
        Code.CHECK_OVEREXECUTED: (
            "{executed} yuan were spent of {budget} yuan: more than 100 %; check both amounts"
        ),
        Code.LINT_RATE_TRUNCATED: (
            "the execution rate {found} was cut off, where {wanted} is the rounded one; round it"
        ),
        Code.LINT_RATE_BASIS: (
            "the execution rate {found} is that of another basis, {basis}, where {wanted} is"
            " asked for; name the basis"
        ),
        Code.LINT_EXECUTION_SCORE: (
            "the execution score is stated as {found}, but {rate} of {limit} points is {wanted};"
            " check the score"
        ),
        Code.LINT_RATE_ROUNDED: (
            "the execution rate {found} is not the {wanted} of the printed amounts, which their"
            " rounding explains; state the amounts with more places, or name what it follows from"
        ),
        Code.LINT_RATE_WHOLE: (
            "the execution rate {found} is rounded to whole percent, where {wanted} has the places"
            " of the other figures; state it with the same places"
        ),
        Code.LINT_SUM_ROUNDED: (
            "{what} is stated as {found}, and its parts sum to {wanted}; their rounding explains"
            " the difference of {difference}, so state more places, or adjust a part"
        ),
        Code.LINT_EXECUTION_STEPS: (
            "the execution score is stated as {found}, where {rate} of {limit} points is {wanted};"
            " a rule by steps may give it, so name the rule, or mend the score"
        ),
        Code.LINT_EXECUTION_FULL: (
            "the full {limit} points stand beside an execution rate of {rate}, which gives"
            " {wanted} in proportion; name the rule, or lower the score"
        ),
        Code.LINT_EXECUTION_TRUNCATED: (
            "the execution score {found} was cut off, where {wanted} is the rounded one; round it"
        ),
        Code.LINT_MONEY_UNIT: (
            "{what} of {found} yuan stands beside {beside} yuan, ten thousand times apart; it is"
            " probably {wanted} yuan, so check 元 against 万元"
        ),
        Code.LINT_ADJUSTMENT: (
            "the budget was adjusted by {found} without a reason; explain an adjustment of"
            " {limit} or more"
        ),
        Code.LINT_IMBALANCE: (
            "{found} of the indicators' points stand beside {rate} of the money spent; explain how"
            " the goals were reached without it, or check the scores"
        ),
        Code.LINT_PERCENT: (
            "{indicator}: {found} stands where {beside} is the other value, a hundred times apart;"
            " it is probably {wanted}, so check percent against share"
        ),
        Code.LINT_AMOUNT: (
            "{indicator}: {found} stands where {beside} is the other value, ten thousand times"
            " apart; it is probably {wanted}, so check 元 against 万元"
        ),
        Code.LINT_UNIT_MISSING: (
            "{indicator}: the target {found} has no unit; write what is counted"
        ),
        Code.LINT_OPERATOR: (
            "{indicator}: the sign of the target {found} wants the worse of what is named; check"
            " the sign"
        ),
        Code.LINT_SCORED_FORWARDS: (
            "{indicator}: less is better, but the score {found} follows as if more were, where the"
            " limit is {target} and {actual} was reached; score it as a reverse indicator"
        ),
        Code.LINT_OVER_FULFILLED: (
            "{indicator}: {actual} was reached against a target of {target}, without a reason;"
            " explain it, or check whether the target was set too low"
        ),
        Code.LINT_DATE_PASSED: (
            "{indicator}: done in {actual}, after the date of {target}; explain the delay"
        ),
        Code.LINT_ALL_AS_TARGETS: (
            "all {found} numbers that were reached are those that were wanted; check that they"
            " were measured"
        ),
        Code.LINT_MARKS_PARTIAL: (
            "full marks sum to {found} of {wanted} (difference {difference}), so rows or points"
            " are missing; supply them"
        ),
        Code.LINT_LEVEL_SCORE: (
            "the scores under {level} sum to {found}, where {wanted} stands at its head"
            " (difference {difference}); mend the scores or the head"
        ),
        Code.LINT_TOTAL_PARTIAL: (
            "the total is stated as {found}, and the scores that are there sum to {wanted}; the"
            " rows that are missing may make up the difference of {difference}"
        ),
        Code.LINT_TOTAL_ROUNDED: (
            "the total is stated as {found}, and the stated scores sum to {wanted}; rounding"
            " explains the difference of {difference}, so state the scores and the total with the"
            " same places"
        ),
        Code.LINT_PARTS_SHORT: (
            "{what} is stated as {found}, and the parts that are named sum to {wanted} (difference"
            " {difference}); name the other parts, or mend the figures"
        ),
        Code.LINT_SCALE_MISSING: (
            "a grade is stated and no scale; state the scores that have each grade"
        ),
        Code.PICTURE_NOTHING: (
            "the picture {picture} needs {wanted}, and there is none; supply it, or ask for another"
            " picture"
        ),
        Code.REPORT_NO_SECTION: (
            "the report has no section {found}; give a heading as it stands, without its number"
        ),
        Code.REPORT_TEMPLATE: "the template fails in line {line}: {found}; mend that line",
        Code.EXTRA_MISSING: "{library} is not installed; install perfeval with the extra {extra}",
        Code.LINT_GRADE_UNLIKELY: (
            "the grade is stated as {found}, which a total of {total} has on no scale known here;"
            " name the scale, or mend the grade"
        ),
        Code.CODEC_TOO_LARGE: (
            "the text has {found} bytes, where {limit} are allowed; split it, or raise the limit"
        ),
        Code.CODEC_TOO_DEEP: (
            "lists and objects stand inside one another more than {limit} deep; check who wrote"
            " the document"
        ),
        Code.CODEC_TOO_MANY: (
            "the document has {found} items or more, where {limit} are allowed; split it, or raise"
            " the limit"
        ),
        Code.CODEC_LIMIT: ("{found} is no such limit; give a whole number from {least} to {most}"),
        Code.CODEC_NOT_UTF8: (
            "the byte {found} at position {position} is not UTF-8; write the text in UTF-8"
        ),
        Code.CODEC_SURROGATE: (
            "half a character, {found}, stands at position {position}; write whole characters"
        ),
        Code.CODEC_BYTE_ORDER_MARK: (
            "the text begins with a byte order mark, U+FEFF; write it without"
        ),
        Code.CODEC_BROKEN: (
            "the text is no JSON from line {line}, column {column} on, where {found} stands; mend"
            " it there"
        ),
        Code.CODEC_KEY: "found {found} as the name of a field; write a text",
        Code.CODEC_KIND: "found {found} where {wanted} is wanted; write that instead",
        Code.CODEC_UNQUOTED: (
            "the number {found} stands without quotes, and not every reader would keep its digits;"
            " write it as a text"
        ),
        Code.CODEC_NOT_PLAIN: (
            "{found} is no plain number; write digits and a point alone, such as '12.50', money in"
            " yuan and shares with 1 for 100 %"
        ),
        Code.CODEC_FRACTION: (
            "{found} is no fraction; write two whole numbers, such as '250/3', or one"
        ),
        Code.CODEC_SCHEMA: (
            "the document is in the format {found}, and {wanted} is read here; write that, or read"
            " it with the version that wrote it"
        ),
        Code.CODEC_TYPE: "{found} is not the type of what is wanted here; write one of: {wanted}",
        Code.CODEC_DUPLICATE_KEY: "this field of {kind} stands twice; keep one",
        Code.CODEC_UNKNOWN_KEY: (
            "{kind} has no field of this name; correct the name, or leave the field out"
        ),
        Code.CODEC_MISSING_KEY: "{kind} lacks this field; write it",
        Code.CODEC_HALF_STORED: (
            "{first} is stored without {second}; store both, or neither of them"
        ),
        Code.CODEC_FOREIGN: (
            "{found} is none of the records of this library, so no document can hold it; use one of"
            " the standard ones"
        ),
        Code.CODEC_MORE: "there are more than {limit} problems; mend these first",
    }
)

_WARNINGS: Final = frozenset(
    {
        Code.EVALUATION_OVER_FULFILLED,
        Code.EVALUATION_CLAUSE_IDLE,
        Code.EVALUATION_CHOICE_UNUSED,
        Code.CHECK_LEVEL_UNKNOWN,
        Code.CHECK_REASON_MISSING,
        Code.CHECK_TEXT_MISSING,
        Code.CHECK_DUPLICATE_NAME,
        Code.CHECK_ACTUAL_COPIED,
        Code.CHECK_MET_MARKED_DOWN,
        Code.CHECK_MISSED_FULL_MARKS,
        Code.TABLE_NAME_MISSING,
        Code.TABLE_UNIT_TWICE,
        Code.TABLE_ROW_TWICE,
        Code.TABLE_ASIDE,
        Code.CHECK_OVEREXECUTED,
        Code.CHECK_NEGATIVE_AMOUNT,
        Code.CHECK_EXECUTION_TWICE,
        Code.LINT_RATE_TRUNCATED,
        Code.LINT_EXECUTION_STEPS,
        Code.LINT_EXECUTION_FULL,
        Code.LINT_MONEY_UNIT,
        Code.LINT_ADJUSTMENT,
        Code.LINT_IMBALANCE,
        Code.LINT_PERCENT,
        Code.LINT_AMOUNT,
        Code.LINT_OPERATOR,
        Code.LINT_SCORED_FORWARDS,
        Code.LINT_OVER_FULFILLED,
        Code.LINT_DATE_PASSED,
        Code.LINT_ALL_AS_TARGETS,
        Code.LINT_MARKS_PARTIAL,
        Code.LINT_GRADE_UNLIKELY,
    }
)
_NOTICES: Final = frozenset(
    {
        Code.LINT_RATE_BASIS,
        Code.LINT_EXECUTION_TRUNCATED,
        Code.LINT_PARTS_SHORT,
        Code.LINT_SCALE_MISSING,
        Code.LINT_UNIT_MISSING,
        Code.LINT_TOTAL_PARTIAL,
        Code.LINT_TOTAL_ROUNDED,
        Code.LINT_RATE_ROUNDED,
        Code.LINT_RATE_WHOLE,
        Code.LINT_SUM_ROUNDED,
        Code.TABLE_UNIT_ASSUMED,
        Code.TABLE_UNIT_TAKEN,
        Code.TABLE_RATE_READ,
        Code.EVALUATION_NO_INDICATORS,
        Code.EVALUATION_MISSING_AS_ZERO,
        Code.EVALUATION_NOT_APPLICABLE,
        Code.EVALUATION_CLAUSE,
        Code.EVALUATION_CAP,
        Code.CHECK_SCORE_MISSING,
        Code.CHECK_GRADE_MISSING,
        Code.READING_PART_STEP,
        Code.READING_PERCENT,
        Code.READING_RELATIVE,
        Code.READING_UNIT,
        Code.READING_FLOOR,
        Code.READING_BASE,
        Code.READING_DIRECTION,
        Code.READING_REVERSE_FORM,
        Code.READING_CAP,
        Code.READING_EDGE,
        Code.READING_BETWEEN,
        Code.READING_ASIDE,
    }
)


def _severity(code: Code) -> Severity:
    """How much a problem of the code matters."""
    if code in _WARNINGS:
        return Severity.WARNING
    return Severity.NOTICE if code in _NOTICES else Severity.ERROR


SEVERITIES: Final[Mapping[Code, Severity]] = MappingProxyType(
    {code: _severity(code) for code in Code}
)
"""The severity of each code."""
