"""What a document can hold (文档类型): every kind of record with its tag, and what its fields take.

The tags are stable: a document that was written once is read by the same names for good.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, Union, cast, get_args, get_origin, get_type_hints

import attrs

from perfeval.citations import Citation
from perfeval.evaluation import Evaluation
from perfeval.funds import Budget, FundingLine
from perfeval.insight import Change
from perfeval.items import Score
from perfeval.judgements import (
    AllOrNothing,
    AssessedByHand,
    Checklist,
    Element,
    OutcomeBand,
    QualitativeBands,
)
from perfeval.measures import (
    Amount,
    Checked,
    Deadline,
    Described,
    Done,
    Interval,
    Judged,
    Measured,
    Moment,
    NotApplicable,
    Ratio,
    Reported,
    Target,
)
from perfeval.quantities import Rounding
from perfeval.records import (
    AssetClass,
    Assets,
    Department,
    Indicator,
    Member,
    Organ,
    Project,
    Section,
    Staffing,
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
    Step,
    StepTable,
    Tally,
    Threshold,
)
from perfeval.scales import Band, Scale
from perfeval.schemes import (
    AdjustedFrom,
    CapGrade,
    CapLevel,
    CapTotal,
    Clause,
    DefaultRules,
    EventFound,
    Execution,
    ExecutionBelow,
    FramePart,
    LevelAbsent,
    Reasons,
    Recording,
    RequireText,
    Scheme,
    SetGrade,
    TotalBelow,
    ZeroIndicator,
)
from perfeval.scoring import NumericRule, Points, Rule
from perfeval.totals import Subtotal

FORMAT: Final = "perfeval/1"
"""The format that is written; a document says it in its field ``schema``."""
SCHEMA: Final = "schema"
"""The field that names the format, on the outermost object alone."""
TYPE: Final = "type"
"""The field that holds the tag, on the outermost object and where several kinds are possible."""

KINDS: Final[Mapping[str, type]] = MappingProxyType(
    {
        # What is written down.
        "project": Project,
        "department": Department,
        "indicator": Indicator,
        "budget": Budget,
        "funding_line": FundingLine,
        "member": Member,
        "organ": Organ,
        "staffing": Staffing,
        "asset_class": AssetClass,
        "assets": Assets,
        "section": Section,
        # Targets and actual values.
        "amount": Amount,
        "moment": Moment,
        "target": Target,
        "interval": Interval,
        "deadline": Deadline,
        "described": Described,
        "measured": Measured,
        "ratio": Ratio,
        "done": Done,
        "judged": Judged,
        "checked": Checked,
        "reported": Reported,
        "not_applicable": NotApplicable,
        # Rules and their parts.
        "proportional": Proportional,
        "reverse": Reverse,
        "equality": Equality,
        "interpolation": Interpolation,
        "deduction": Deduction,
        "step_table": StepTable,
        "tally": Tally,
        "bonus_and_penalty": BonusAndPenalty,
        "threshold": Threshold,
        "over_fulfilment": OverFulfilment,
        "all_or_nothing": AllOrNothing,
        "checklist": Checklist,
        "qualitative_bands": QualitativeBands,
        "assessed_by_hand": AssessedByHand,
        "step": Step,
        "over_band": OverBand,
        "element": Element,
        "outcome_band": OutcomeBand,
        # Schemes and their parts.
        "scheme": Scheme,
        "scale": Scale,
        "band": Band,
        "citation": Citation,
        "execution": Execution,
        "frame_part": FramePart,
        "default_rules": DefaultRules,
        "recording": Recording,
        "rounding": Rounding,
        "reasons": Reasons,
        "clause": Clause,
        "event_found": EventFound,
        "total_below": TotalBelow,
        "execution_below": ExecutionBelow,
        "adjusted_from": AdjustedFrom,
        "level_absent": LevelAbsent,
        "set_grade": SetGrade,
        "cap_grade": CapGrade,
        "cap_total": CapTotal,
        "cap_level": CapLevel,
        "zero_indicator": ZeroIndicator,
        "require_text": RequireText,
        # Results.
        "evaluation": Evaluation,
        "score": Score,
        "subtotal": Subtotal,
        "points": Points,
        # Questions.
        "change": Change,
    }
)
"""Every kind of record by its tag."""

TAGS: Final[Mapping[type, str]] = MappingProxyType({kind: tag for tag, kind in KINDS.items()})
"""The tag of every kind."""


def tag_of(kind: type) -> str | None:
    """The tag of a kind; ``None`` where it is none of ours."""
    try:
        return TAGS.get(kind)
    except Exception:  # noqa: BLE001  A foreign class may raise anything when it is looked up.
        return None


@attrs.frozen
class Field:
    """A field of a kind: what it takes, and whether it may be left out."""

    name: str
    takes: object
    """The annotation, resolved."""
    required: bool
    read: Callable[[Any], object] | None
    """What the record itself reads it with; ``None``: nothing."""
    default: object = None
    """What stands there where nothing is given, as the record reads it."""


@cache
def fields_of(kind: type) -> tuple[Field, ...]:
    """The fields of a kind, in their order."""
    hints = get_type_hints(kind)
    if kind is Points:
        optional = Points._field_defaults
        return tuple(Field(name, hints[name], name not in optional, None) for name in hints)
    return tuple(
        Field(
            each.name,
            hints[each.name],
            each.default is attrs.NOTHING,
            cast("Callable[[Any], object] | None", each.converter),
            _default_of(each.default, cast("object", each.converter)),
        )
        for each in attrs.fields(cast("Any", kind))
        if each.init
    )


def _default_of(default: Any, read: Any) -> object:  # noqa: ANN401  Whatever a field says.
    """The default of a field as its record reads it; ``None`` where it has none."""
    if default is attrs.NOTHING:
        return None
    made: object = default.factory() if hasattr(default, "factory") else default
    return read(made) if read else made


def members(takes: object) -> tuple[type, ...]:
    """The kinds that an annotation allows; none where it allows anything else, None aside."""
    if get_origin(takes) in {Union, UnionType}:
        choices = [members(each) for each in get_args(takes) if each is not NoneType]
        return tuple(kind for each in choices for kind in each) if all(choices) else ()
    if takes is Rule:
        return _judging(KINDS.values())
    if takes is NumericRule:
        return tuple(kind for kind in KINDS.values() if issubclass(kind, NumericRule))
    return (takes,) if isinstance(takes, type) and tag_of(takes) is not None else ()


def is_tagged(takes: object) -> bool:
    """Whether records that stand there say which kind they are."""
    return len(members(takes)) > 1


def without_none(takes: object) -> object:
    """The annotation of what is there where something is there; the same where None is no choice.

    Examples:
        >>> without_none(int | None)
        <class 'int'>

    """
    if get_origin(takes) not in {Union, UnionType}:
        return takes
    others = [each for each in get_args(takes) if each is not NoneType]
    found: object = Union[tuple(others)]  # noqa: UP007  As many as there are.
    return found


def may_be_none(takes: object) -> bool:
    """Whether None is among what an annotation allows."""
    return get_origin(takes) in {Union, UnionType} and NoneType in get_args(takes)


def _judging(kinds: Iterable[type]) -> tuple[type, ...]:
    """The kinds that are rules."""
    return tuple(kind for kind in kinds if hasattr(kind, "judge"))
