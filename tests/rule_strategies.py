"""Any standard rule, for the laws of the rule language."""

from decimal import Decimal
from functools import partial
from typing import Any, Final

from hypothesis import strategies as st

from perfeval import (
    AllOrNothing,
    AssessedByHand,
    BonusAndPenalty,
    Checklist,
    Deduction,
    Element,
    Equality,
    InapplicableElement,
    Interpolation,
    NumericRule,
    Otherwise,
    Outcome,
    OutcomeBand,
    OverBand,
    OverFulfilment,
    PartStep,
    Proportional,
    QualitativeBands,
    RecordError,
    Reverse,
    ReverseForm,
    Rule,
    Step,
    StepTable,
    Tally,
    Threshold,
    ThresholdOf,
    Unchosen,
    When,
    amount,
)

UNITS: Final = ("", "%", "个", "万元", "m2", "元/亩", "得", "不得分", "分，年", "「甲」")
"""Words, and what could be taken for the words around them."""
numbers = st.decimals(0, 1000, places=2)
sizes = st.decimals(Decimal("0.01"), 1000, places=2)
shares = st.decimals(0, 1, places=3)
texts = st.text("甲乙①；，。【】「」（）得满分的40%a ", min_size=1, max_size=8).filter(str.strip)


def made(kind: Any, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Records of a kind, where the fields go together."""
    drawn = st.fixed_dictionaries(fields).map(partial(_made, kind))
    return drawn.filter(_is_made)


def _is_made(record: object) -> bool:
    """Whether there is a record."""
    return record is not None


def _made(kind: Any, fields: dict[str, Any]) -> Any:
    """A record, or nothing."""
    try:
        return kind(**fields)
    except RecordError:
        return None


amounts = st.builds(amount, numbers, unit=st.sampled_from(UNITS))
steps = made(
    Step,
    points=numbers,
    least_points=st.none() | numbers,
    low=st.none() | numbers,
    high=st.none() | numbers,
    low_included=st.booleans(),
    high_included=st.booleans(),
)
bands = made(
    OutcomeBand,
    outcome=st.sampled_from(Outcome),
    low=shares,
    high=shares,
    low_included=st.booleans(),
    high_included=st.booleans(),
)


@st.composite
def checklists(draw: st.DrawFn) -> Checklist:
    """Elements that share equally, as stated, or cost something each."""
    names = draw(st.lists(texts, min_size=1, max_size=4))
    gates = [draw(st.booleans()) for _ in names]
    if draw(st.booleans()):
        elements = [Element(text=name, gate=gate) for name, gate in zip(names, gates, strict=True)]
        if draw(st.booleans()):
            return Checklist(elements=elements, off=draw(numbers))
        return Checklist(elements=elements, inapplicable=draw(st.sampled_from(InapplicableElement)))
    first = Decimal(1) - Decimal(len(names) - 1) / 10
    parts = [first, *[Decimal("0.1")] * (len(names) - 1)]
    return Checklist(
        elements=[
            Element(text=name, gate=gate, share=part)
            for name, gate, part in zip(names, gates, parts, strict=True)
        ]
    )


simple: st.SearchStrategy[NumericRule] = st.one_of(
    made(Proportional, cap=st.none() | st.decimals(1, 10, places=2)),
    made(Reverse, form=st.sampled_from(ReverseForm)),
    made(Equality, otherwise=st.sampled_from(Otherwise), tolerance=numbers),
    made(
        Interpolation,
        floor=st.decimals(-100, 100, places=1),
        share_at_floor=shares,
        share_beyond=shares,
    ),
    made(
        Deduction,
        per=sizes,
        points=numbers,
        when=st.sampled_from(When),
        part_step=st.sampled_from(PartStep),
        limit=st.none() | amounts,
        relative=st.booleans(),
        floor=st.just(Decimal(0)) | numbers,
        most_off=st.none() | numbers,
    ),
    made(
        StepTable,
        steps=st.lists(steps, min_size=1, max_size=3),
        unit=st.sampled_from(UNITS),
        absolute=st.booleans(),
    ),
    made(Tally, points=numbers, unit=st.sampled_from(UNITS)),
    made(
        BonusAndPenalty,
        per=sizes,
        bonus=numbers,
        penalty=numbers,
        most_bonus=st.none() | numbers,
        most_penalty=st.none() | numbers,
    ),
)
"""Rules over numbers that hold no other."""
over_bands = st.lists(made(OverBand, limit=st.decimals(1, 10, places=1), kept=shares), max_size=2)
numeric: st.SearchStrategy[NumericRule] = st.recursive(
    simple,
    lambda inside: st.one_of(
        made(
            Threshold,
            at=amounts,
            of=st.sampled_from(ThresholdOf),
            when=st.sampled_from([When.BELOW, When.ABOVE]),
            rule=inside,
        ),
        made(
            OverFulfilment,
            limit=st.decimals(1, 2, places=1),
            rule=inside,
            bands=over_bands,
            slope=st.none() | numbers,
            reason_wanted=st.booleans(),
        ),
    ),
    max_leaves=3,
)
"""Rules over numbers, one inside another."""
any_rule: st.SearchStrategy[Rule] = st.one_of(
    numeric,
    st.just(AllOrNothing()),
    checklists(),
    made(
        QualitativeBands,
        bands=st.lists(bands, min_size=1, max_size=3, unique_by=lambda band: band.outcome),
        unchosen=st.sampled_from(Unchosen),
    ),
    made(AssessedByHand, least=numbers),
)
"""Every standard rule."""
