"""The words of the standard rules (计分规则的标准表述), in Chinese and in English.

A form is words with the fields of a record between them: ``{per:number}`` is the field ``per``,
written as a number.
What stands in square brackets is left out where its field has its default, and what stands behind
a question mark is there where a field is true.
See `rule_wording` for how forms are written and read.

    >>> next(form.chinese for form in FORMS if form.kind is AssessedByHand)
    '由评价人评定[，最低{least:number}分]'
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from perfeval.judgements import (
    AllOrNothing,
    AssessedByHand,
    Checklist,
    Element,
    OutcomeBand,
    QualitativeBands,
)
from perfeval.rules import (
    BonusAndPenalty,
    Deduction,
    Equality,
    Interpolation,
    OverBand,
    OverFulfilment,
    Proportional,
    Reverse,
    ReverseForm,
    Step,
    StepTable,
    Tally,
    Threshold,
)


class Form(NamedTuple):
    """How a record of a kind is written, where some of its fields have fixed values."""

    kind: type
    chinese: str
    english: str
    fixed: Mapping[str, object] = MappingProxyType({})


FORMS: Final = (
    Form(
        Proportional,
        "完成目标值得满分，未完成按实际值与目标值的比例得分",
        "full marks for reaching the target, else in proportion to it",
        {"cap": 1},
    ),
    Form(
        Proportional,
        "按实际值与目标值的比例得分，不封顶",
        "in proportion to the target, without a cap",
        {"cap": None},
    ),
    Form(
        Proportional,
        "按实际值与目标值的比例得分，最多得满分的{cap:share}",
        "in proportion to the target, at most {cap:share} of full marks",
    ),
    Form(
        Reverse,
        "不超过目标值得满分，超过按超出部分占目标值的比例扣分",
        "full marks up to the target, beyond it less by the part of the target exceeded",
        {"form": ReverseForm.LINEAR},
    ),
    Form(
        Reverse,
        "不超过目标值得满分，超过按目标值与实际值的比例得分",
        "full marks up to the target, beyond it target over actual",
        {"form": ReverseForm.RATIO},
    ),
    Form(
        Equality,
        "等于目标值[（相差不超过{tolerance:number}）]得满分，否则{otherwise:otherwise}",
        "full marks for the very target[ (within {tolerance:number})], else {otherwise:otherwise}",
    ),
    Form(
        Interpolation,
        "达到目标值得满分，{floor:number}处得满分的{share_at_floor:share}，其间线性插值，"
        "之外得满分的{share_beyond:share}",
        "full marks at the target, {share_at_floor:share} of them at {floor:number}, a straight"
        " line between, {share_beyond:share} beyond",
    ),
    Form(
        Deduction,
        "[以{limit:amount}为准，]每{when:when}目标值{relative:base}{per:number}扣{points:number}分"
        "，{part_step:part_step}，{floor:floor}[，最多扣{most_off:number}分]",
        "[from {limit:amount}: ]{points:number} points off for each {per:number}"
        "{relative:base} {when:when} the target; {part_step:part_step}; {floor:floor}"
        "[; at most {most_off:number} points off]",
    ),
    Form(
        StepTable,
        "[?absolute:按绝对值]分档计分：{steps:steps}",
        "by ranges[?absolute: of the value without its sign]: {steps:steps}",
        {"unit": ""},
    ),
    Form(
        StepTable,
        "[?absolute:按绝对值]分档计分（单位{unit:unit}）：{steps:steps}",
        "by ranges[?absolute: of the value without its sign] (unit {unit:unit}): {steps:steps}",
    ),
    Form(
        Tally,
        "每1{unit:unit}得{points:number}分，得满为止",
        "{points:number} points for each {unit:unit}, up to full marks",
    ),
    Form(
        BonusAndPenalty,
        "等于目标值得满分，每高{per:number}加{bonus:number}分[，最多加{most_bonus:number}分]，"
        "每低同样一档扣{penalty:number}分[，最多扣{most_penalty:number}分]",
        "full marks at the target, {bonus:number} points more for each {per:number} above it[,"
        " at most {most_bonus:number}], {penalty:number} less for each such step below[, at"
        " most {most_penalty:number}]",
    ),
    Form(
        Threshold,
        "{of:threshold_of}{when:when}{at:amount}不得分，其余【{rule:rule}】",
        "nothing where the {of:threshold_of} is {when:when} {at:amount}, else ({rule:rule})",
    ),
    Form(
        OverFulfilment,
        "达到目标值的{limit:share}为明显超过[?reason_wanted:，须说明原因][，{bands:over_bands}]"
        "[，每再超过一倍少得满分的{slope:share}]，其余【{rule:rule}】",
        "far exceeded from {limit:share} of the target on[?reason_wanted:, to be explained]"
        "[, {bands:over_bands}][, {slope:share} of full marks less for each whole target"
        " beyond], else ({rule:rule})",
    ),
    Form(
        AllOrNothing,
        "完成目标得满分，未完成不得分",
        "full marks where the target is met, else nothing",
    ),
    Form(
        Checklist,
        "按要素计分：{elements:elements}[。每缺一项扣{off:number}分]"
        "[。要素不适用的{inapplicable:inapplicable}]",
        "by elements: {elements:elements}[. {off:number} points off for each that is missing]"
        "[. One that does not apply is {inapplicable:inapplicable}]",
    ),
    Form(
        QualitativeBands,
        "定性分档：{bands:outcome_bands}[。未评定的{unchosen:unchosen}]",
        "by outcome: {bands:outcome_bands}[. Where nobody chose: {unchosen:unchosen}]",
    ),
    Form(
        AssessedByHand,
        "由评价人评定[，最低{least:number}分]",
        "given by a person[, at least {least:number} points]",
    ),
)
"""Every standard rule (计分规则)."""
_POINTS: Final = (
    "得[{least_points:number}至]{points:number}分",
    "[{least_points:number} to ]{points:number} points",
)
STEPS: Final = (
    Form(
        Step,
        "[（{low_included:side}）]任意值[（{high_included:side}）]" + _POINTS[0],
        "[({low_included:side}) ]any value[ ({high_included:side})]: " + _POINTS[1],
        {"low": None, "high": None},
    ),
    Form(
        Step,
        "[（{low_included:side}）]{high:number}以下（{high_included:side}）" + _POINTS[0],
        "[({low_included:side}) ]up to {high:number} ({high_included:side}): " + _POINTS[1],
        {"low": None},
    ),
    Form(
        Step,
        "{low:number}以上（{low_included:side}）[（{high_included:side}）]" + _POINTS[0],
        "from {low:number} ({low_included:side})[ ({high_included:side})]: " + _POINTS[1],
        {"high": None},
    ),
    Form(
        Step,
        "{low:number}（{low_included:side}）至{high:number}（{high_included:side}）" + _POINTS[0],
        "{low:number} ({low_included:side}) to {high:number} ({high_included:side}): " + _POINTS[1],
    ),
)
"""A row of a step table (分档)."""
OVER_BANDS: Final = (
    Form(
        OverBand,
        "达到目标值的{limit:share}最多得满分的{kept:share}",
        "from {limit:share} on at most {kept:share}",
    ),
)
"""A band of over-fulfilment (超额档次)."""
ELEMENTS: Final = (
    Form(
        Element,
        "{text:text}[得满分的{share:share}][?gate:（前提）]",
        "{text:text}[ {share:share} of full marks][?gate: (nothing at all without it)]",
    ),
)
"""An element of a checklist (要素)."""
OUTCOME_BANDS: Final = (
    Form(
        OutcomeBand,
        "{outcome:outcome}得满分的{low:share}（{low_included:side}）至"
        "{high:share}（{high_included:side}）",
        "{outcome:outcome} {low:share} ({low_included:side}) to {high:share}"
        " ({high_included:side})",
    ),
)
"""What an outcome leaves to a person (定性档次)."""
