"""Schemes: one issuer's method as data, whole in itself or refused for everything wrong with it."""

import copy
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.citations import Citation
from perfeval.codes import Code
from perfeval.judgements import AllOrNothing, QualitativeBands
from perfeval.measures import AnyTarget, Deadline, Described, Interval, Moment, Target
from perfeval.quantities import TWO_PLACES, Rounding, RoundingMode
from perfeval.rules import Deduction, Equality, Proportional, Reverse
from perfeval.scales import FOUR_TIER, Band, Graded, Scale
from perfeval.schemes import (
    CONDITIONS,
    EFFECTS,
    AdjustedFrom,
    CapGrade,
    CapLevel,
    CapTotal,
    Clause,
    Condition,
    DefaultRules,
    Effect,
    EventFound,
    Execution,
    ExecutionBelow,
    FramePart,
    Inapplicable,
    LevelAbsent,
    Missing,
    Reasons,
    RecordedAt,
    Recording,
    Required,
    RequireText,
    Scheme,
    SetGrade,
    TotalBelow,
    ZeroIndicator,
)
from perfeval.terms import Basis, Category, Subcategory, ZeroBudget
from refusals import placed, problems_of


def untyped(made: Any) -> Any:
    """The same object, about which the type checker knows nothing."""
    return made


def parts(*marks: tuple[str, str]) -> list[FramePart]:
    """Heads with their full marks."""
    return [FramePart(label=label, full_marks=points) for label, points in marks]


def stored(made: object) -> object:
    """The same object, written down and read again."""
    return pickle.loads(pickle.dumps(made))  # noqa: S301  Our own bytes.


CONDITION_EXAMPLES: tuple[Condition, ...] = (
    EventFound("弄虚作假"),
    TotalBelow("80"),
    ExecutionBelow("80%"),
    AdjustedFrom(rate="30%"),
    LevelAbsent("成本"),
)
EFFECT_EXAMPLES: tuple[Effect, ...] = (
    SetGrade("较差"),
    CapGrade("良好"),
    CapTotal("90"),
    CapLevel(label="成本", points="5"),
    ZeroIndicator("场次"),
    RequireText(Required.PROBLEMS),
)
WHOLE = Scheme(
    name="某县部门整体支出绩效自评",
    citation=Citation(title="办法", number="1号"),
    execution=Execution(
        full_marks="10",
        basis=Basis.SUPPLY,
        zero=ZeroBudget.NOT_APPLICABLE,
        rule=untyped(Deduction)(per="5", points="2", when="below", part_step="started"),
    ),
    frame=[
        FramePart(
            label=Category.OUTPUT,
            full_marks="50",
            parts=parts((Subcategory.QUANTITY, "30"), (Subcategory.QUALITY, "20")),
        ),
        *parts(("效益指标", "30"), ("满意度", "10")),
    ],
    rules=DefaultRules(reverse=untyped(Reverse)(form="linear")),
    scale=FOUR_TIER,
    recording=Recording(at=RecordedAt.TOTAL, rounding=Rounding(places=1, mode=RoundingMode.DOWN)),
    missing=Missing.ZERO,
    inapplicable=Inapplicable.REDISTRIBUTE,
    clauses=[
        Clause(name=f"{when} {then}", when=when, then=then)
        for when in CONDITION_EXAMPLES
        for then in EFFECT_EXAMPLES
    ],
    max_bonus="5",
    max_penalty="10",
    max_total="120",
    reasons=Reasons(below_full_marks=False, execution_below="90%", adjustment_from="30%"),
    note="每个字段都写了",
)
"""A scheme with every field stated."""


class TestWhatASchemeLeavesOpen:
    """Where an issuer says nothing, nothing is added: a name is all that a method needs."""

    scheme = Scheme(name="某县")

    def test_nothing_is_scored_or_graded_unasked(self) -> None:
        """No execution rate, no frame, no scale, no clauses, no limits."""
        scheme = self.scheme
        assert (scheme.citation, scheme.execution, scheme.scale) == (None, None, None)
        assert (scheme.frame, scheme.clauses, scheme.note) == ((), (), "")
        assert (scheme.max_bonus, scheme.max_penalty, scheme.max_total) == (None, None, None)

    def test_nothing_is_decided_in_silence(self) -> None:
        """What is missing, and what does not apply, is refused until the scheme says otherwise."""
        assert self.scheme.missing is Missing.REFUSE
        assert self.scheme.inapplicable is Inapplicable.REFUSE

    def test_what_the_forms_print(self) -> None:
        """100 points, each indicator recorded to two places half up, reasons below full marks."""
        assert self.scheme.full_marks == Decimal(100)
        assert self.scheme.recording == Recording(at=RecordedAt.INDICATOR, rounding=TWO_PLACES)
        assert self.scheme.reasons == Reasons(
            below_full_marks=True, execution_below=None, adjustment_from=None
        )
        assert self.scheme.rules == DefaultRules()

    def test_the_execution_rate_where_it_is_scored(self) -> None:
        """Over the adjusted budget, in proportion; a zero budget is refused."""
        execution = Execution(full_marks="10")
        assert execution.basis is Basis.ADJUSTED
        assert execution.zero is ZeroBudget.REFUSE
        assert execution.rule == Proportional()

    def test_the_basis_of_its_rates(self) -> None:
        """That of the execution rate, else the adjusted budget."""
        assert (WHOLE.basis, Scheme(name="某县").basis) == (Basis.SUPPLY, Basis.ADJUSTED)

    def test_stable_names_stand_for_terms(self) -> None:
        """As in stored data."""
        scheme = untyped(Scheme)(name="某县", missing="zero", inapplicable="drop")
        assert (scheme.missing, scheme.inapplicable) == (Missing.ZERO, Inapplicable.DROP)
        execution = untyped(Execution)(full_marks=10, basis="received", zero="full_marks")
        assert (execution.basis, execution.zero) == (Basis.RECEIVED, ZeroBudget.FULL_MARKS)
        assert untyped(Recording)(at="total").at is RecordedAt.TOTAL
        assert untyped(RequireText)("measures").text is Required.MEASURES


class TestDefaultRules:
    """Which rule applies where an indicator names none follows from its target alone."""

    rules = DefaultRules(
        positive=Proportional(cap="120%"),
        reverse=untyped(Reverse)(form="linear"),
        equal=untyped(Equality)(otherwise="nothing"),
        qualitative=QualitativeBands.of(("1", "0.7", "0.5")),
        met_or_not=AllOrNothing(),
    )

    @pytest.mark.parametrize(
        ("target", "name"),
        [
            *(
                (untyped(Target)(operator=each, value="95%"), "positive")
                for each in ("at_least", "above")
            ),
            *(
                (untyped(Target)(operator=each, value="5天"), "reverse")
                for each in ("at_most", "below")
            ),
            (untyped(Target)(operator="equal", value="3"), "equal"),
            (Described("效果明显"), "qualitative"),
            (Interval(low="80%", high="100%"), "met_or_not"),
            (Deadline(by=Moment(month=9)), "met_or_not"),
        ],
        ids=str,
    )
    def test_each_kind_of_target(self, target: AnyTarget, name: str) -> None:
        """≥ and ＞, ≤ and ＜, ＝, words, ranges and dates."""
        assert self.rules.rule_for(target) is getattr(self.rules, name)

    def test_no_target_no_rule(self) -> None:
        """There is nothing to choose by."""
        assert self.rules.rule_for(None) is None

    def test_where_documents_agree(self) -> None:
        """Positive in proportion, equal as positive, words in three bands, the rest met or not."""
        rules = DefaultRules()
        assert rules.positive == Proportional()
        assert rules.equal == untyped(Equality)(otherwise="as_positive")
        assert rules.qualitative == QualitativeBands.of(("1", "0.8", "0.6"))
        assert rules.met_or_not == AllOrNothing()

    @pytest.mark.parametrize("operator", ["at_most", "below"])
    def test_where_they_do_not(self, operator: str) -> None:
        """Two formulas are in use for reverse indicators, so there is no default."""
        target = untyped(Target)(operator=operator, value="5天")
        assert DefaultRules().rule_for(target) is None

    def test_what_is_no_rule(self) -> None:
        """A rule's class, its name, or nothing; all at once."""
        wrong = {
            "positive": Proportional,
            "reverse": "linear",
            "equal": None,
            "qualitative": 5,
            "met_or_not": object(),
        }
        assert placed(DefaultRules, **wrong) == [(f"$.{name}", Code.RECORD_KIND) for name in wrong]


class TestFrame:
    """10号: the execution rate 10, output 50, benefit 30, satisfaction 10; in all 100."""

    @pytest.mark.parametrize(
        ("benefit", "difference"), [("30", None), ("29.99", "-0.01"), ("30.01", "0.01")]
    )
    def test_adds_up_to_the_full_marks(self, benefit: str, difference: str | None) -> None:
        """With the execution rate, which stands outside the frame; a hundredth off is named."""
        frame = parts(("产出", "50"), ("效益", benefit), ("满意度", "10"))
        given_: dict[str, object] = {
            "name": "自评",
            "execution": Execution(full_marks="10"),
            "frame": frame,
        }
        if difference is None:
            assert untyped(Scheme)(**given_).frame == tuple(frame)
            return
        (found,) = problems_of(Scheme, **given_)
        assert (found.code, found.path) == (Code.SCHEME_FRAME_SUM, ("frame",))
        assert found.parameters == {
            "level": "自评",
            "found": 90 + Decimal(difference),
            "wanted": Decimal(90),
            "difference": Decimal(difference),
        }

    def test_without_the_execution_rate(self) -> None:
        """Department frames: input 15, process 40 and so on, to 100."""
        frame = parts(("投入", "15"), ("过程", "40"), ("产出", "25"), ("效果", "20"))
        assert Scheme(name="整体支出", frame=frame).frame == tuple(frame)
        found = placed(Scheme, name="整体支出", frame=frame, execution=Execution(full_marks="10"))
        assert found == [("$.frame", Code.SCHEME_FRAME_SUM)]

    def test_other_full_marks(self) -> None:
        """Social organisations are assessed out of 1000."""
        frame = parts(("基础条件", "60"), ("内部治理", "940"))
        assert Scheme(name="社会组织评估", full_marks="1000", frame=frame).full_marks == 1000

    def test_left_to_the_unit(self) -> None:
        """Without a frame nothing has to add up."""
        assert Scheme(name="自评", execution=Execution(full_marks="30")).frame == ()

    def test_parts_add_up_to_their_head(self) -> None:
        """101号: output 40 is quantity, quality and timeliness."""
        under = parts(("数量", "15"), ("质量", "15"), ("时效", "9"))
        (found,) = problems_of(FramePart, label="产出", full_marks="40", parts=under)
        assert (found.code, found.path) == (Code.SCHEME_FRAME_SUM, ())
        assert found.parameters == {
            "level": "产出",
            "found": Decimal(39),
            "wanted": Decimal(40),
            "difference": Decimal(-1),
        }
        assert str(found) == ("the parts of 产出 sum to 39, not 40 (difference -1); mend the parts")

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("产出", "产出"),
            ("产出", "产出指标"),
            ("产出指标", Category.OUTPUT),
            (" 产出 ", "产出"),
            ("规划", "规划"),
        ],
    )
    def test_a_head_stands_once(self, first: str, second: str) -> None:
        """However it is printed: with or without 指标, or as the term."""
        frame = parts((first, "50"), ("效益", "20"), (second, "30"))
        (found,) = problems_of(Scheme, name="自评", frame=frame)
        assert (found.code, found.path) == (Code.SCHEME_DUPLICATE_NODE, ("frame", 2))
        assert found.parameters == {"level": second}

    @pytest.mark.parametrize(
        ("first", "second"),
        [("数量", "数量"), ("数量", "数量指标"), (Subcategory.QUANTITY, "数量")],
    )
    def test_a_node_stands_once(self, first: str, second: str) -> None:
        """Under its head as well."""
        under = parts((first, "20"), (second, "20"))
        found = placed(FramePart, label="产出", full_marks="40", parts=under)
        assert found == [("$.parts[1]", Code.SCHEME_DUPLICATE_NODE)]

    def test_one_word_at_two_levels(self) -> None:
        """成本 may stand under 产出 and beside it."""
        under = parts(("成本", "10"), ("数量", "40"))
        output = FramePart(label="产出", full_marks="50", parts=under)
        frame = [output, *parts(("成本", "20"), ("效果", "15"), ("效益", "15"))]
        assert len(Scheme(name="自评", frame=frame).frame) == 4

    def test_twice_and_out_of_sum(self) -> None:
        """Both are named."""
        found = placed(Scheme, name="自评", frame=parts(("产出", "50"), ("产出", "40")))
        assert found == [
            ("$.frame[1]", Code.SCHEME_DUPLICATE_NODE),
            ("$.frame", Code.SCHEME_FRAME_SUM),
        ]

    @given(
        marks=st.lists(st.decimals("0", "100", places=1), min_size=1, max_size=8),
        full_marks=st.decimals("1", "100", places=1),
        execution=st.none() | st.decimals("0", "20", places=1),
    )
    def test_it_exists_where_the_sum_does(
        self, marks: list[Decimal], full_marks: Decimal, execution: Decimal | None
    ) -> None:
        """In tenths, which whole numbers add up; otherwise the difference is exact."""
        given_: dict[str, object] = {
            "name": "自评",
            "full_marks": full_marks,
            "frame": [
                FramePart(label=f"第{place}项", full_marks=each) for place, each in enumerate(marks)
            ],
            "execution": None if execution is None else Execution(full_marks=execution),
        }
        tenths = sum(int(each * 10) for each in (*marks, execution or 0)) - int(full_marks * 10)
        if tenths == 0:
            assert untyped(Scheme)(**given_).full_marks == full_marks
        else:
            (found,) = problems_of(Scheme, **given_)
            assert found.code is Code.SCHEME_FRAME_SUM
            assert found.parameters["difference"] == Decimal(tenths).scaleb(-1)


class TestClausesOfAScheme:
    """A clause sets or caps a grade by its label, which must be one of the scale."""

    @pytest.mark.parametrize("then", [SetGrade("差"), CapGrade("差")])
    def test_a_grade_that_the_scale_has_not(self, then: Effect) -> None:
        """差 is no grade of a scale that says 较差."""
        held = Clause(name="封顶", when=TotalBelow("80"), then=CapTotal("90"))
        clause = Clause(name="否决", when=EventFound("弄虚作假"), then=then)
        (found,) = problems_of(Scheme, name="某县", scale=FOUR_TIER, clauses=[held, clause])
        assert (found.code, found.path) == (Code.SCHEME_GRADE_UNKNOWN, ("clauses", 1, "then"))
        assert found.parameters == {"found": "差", "wanted": "优秀, 良好, 一般, 较差"}

    @pytest.mark.parametrize("then", [SetGrade("较差"), CapGrade("较差")])
    def test_a_scheme_without_a_scale(self, then: Effect) -> None:
        """Has no grade to set."""
        clause = Clause(name="否决", when=EventFound("弄虚作假"), then=then)
        (found,) = problems_of(Scheme, name="某县", clauses=[clause])
        assert found.code is Code.SCHEME_GRADE_UNKNOWN
        assert found.parameters == {"found": "较差", "wanted": "none"}
        assert Scheme(name="某县", scale=FOUR_TIER, clauses=[clause]).clauses == (clause,)

    def test_long_grades_are_not_told_again_and_again(self) -> None:
        """Each clause would hold them all."""
        ends, names = ("80", "60"), [sign * 100_000 for sign in "优中差"]
        clause = Clause(name="否决", when=EventFound("弄虚作假"), then=SetGrade("无"))
        found = problems_of(Scheme, name="某县", scale=Scale.of(ends, names), clauses=[clause] * 9)
        told = {str(each.parameters["wanted"]) for each in found}
        assert told == {f"{'优' * 60}… (300004 characters)"}

    @pytest.mark.parametrize("then", EFFECT_EXAMPLES[2:], ids=lambda then: type(then).__name__)
    def test_other_effects_need_no_scale(self, then: Effect) -> None:
        """Points and texts can be asked for without grades."""
        clause = Clause(name="封顶", when=EventFound("弄虚作假"), then=then)
        assert Scheme(name="某县", clauses=[clause]).clauses == (clause,)

    def test_every_kind_is_listed(self) -> None:
        """What a clause takes is closed."""
        assert tuple(map(type, CONDITION_EXAMPLES)) == CONDITIONS
        assert tuple(map(type, EFFECT_EXAMPLES)) == EFFECTS

    def test_an_explanation_lifts_a_condition_unless_it_says_otherwise(self) -> None:
        """The rule in use asks for an adjustment without explanation."""
        assert AdjustedFrom(rate="30%").unless_explained

    @pytest.mark.parametrize(
        ("make", "wanted"),
        [
            (lambda: Clause(name="", when=untyped(SetGrade("差")), then=untyped("较差")),
             [("$.name", Code.TEXT_EMPTY), ("$.when", Code.RECORD_KIND),
              ("$.then", Code.RECORD_KIND)]),
            (lambda: EventFound(" "), [("$.event", Code.TEXT_EMPTY)]),
            (lambda: TotalBelow("-1"), [("$.points", Code.NUMBER_NEGATIVE)]),
            (lambda: ExecutionBelow("80分"), [("$.rate", Code.NUMBER_UNIT)]),
            (lambda: AdjustedFrom(**untyped({"rate": 0.3, "unless_explained": "否"})),
             [("$.rate", Code.NUMBER_FLOAT), ("$.unless_explained", Code.FLAG_WANTED)]),
            (lambda: LevelAbsent(untyped(None)), [("$.label", Code.TEXT_WANTED)]),
            (lambda: SetGrade(""), [("$.label", Code.TEXT_EMPTY)]),
            (lambda: CapGrade(untyped(90)), [("$.label", Code.TEXT_WANTED)]),
            (lambda: CapTotal(untyped(90.0)), [("$.points", Code.NUMBER_FLOAT)]),
            (lambda: CapLevel(label="", points="-5"),
             [("$.label", Code.TEXT_EMPTY), ("$.points", Code.NUMBER_NEGATIVE)]),
            (lambda: ZeroIndicator("\x00"), [("$.name", Code.TEXT_CONTROL)]),
            (lambda: RequireText(untyped("summary")), [("$.text", Code.TERM_UNKNOWN)]),
        ],
    )  # fmt: skip
    def test_what_they_refuse(
        self, make: Callable[[], object], wanted: list[tuple[str, Code]]
    ) -> None:
        """Each by its field."""
        assert placed(make) == wanted


class TestPlacesOfTheScale:
    """A scale of whole scores cannot grade what is recorded to two places."""

    whole_scores = Scale(
        bands=[
            Band(label="优", low="90"),
            Band(label="差", high="89", high_included=True),
        ],
        places=0,
    )

    def test_a_scale_that_is_too_coarse(self) -> None:
        """Refused before any total has no grade."""
        (found,) = problems_of(Scheme, name="某县", scale=self.whole_scores)
        assert (found.code, found.path) == (Code.SCHEME_SCALE_PLACES, ("scale",))
        assert found.parameters == {"found": 2, "places": 0}

    @pytest.mark.parametrize(("recorded", "graded"), [(0, 0), (0, 1), (2, 2), (1, 2), (12, None)])
    def test_a_scale_that_is_fine_enough(self, recorded: int, graded: int | None) -> None:
        """As many places as are recorded, more, or any."""
        scale = Scale(
            bands=[Band(label="优", low="90"), Band(label="差", high="90")], places=graded
        )
        recording = Recording(rounding=Rounding(places=recorded))
        assert Scheme(name="某县", scale=scale, recording=recording).scale == scale


class TestForgottenPercentSigns:
    """60 is 6000 %: a share above ten has lost its sign."""

    @pytest.mark.parametrize(
        ("kind", "name"),
        [
            (ExecutionBelow, "rate"),
            (AdjustedFrom, "rate"),
            (Reasons, "execution_below"),
            (Reasons, "adjustment_from"),
        ],
    )
    def test_are_refused(self, kind: Callable[..., object], name: str) -> None:
        """And the sentence says what to write."""
        for wrong in ("60", "10.1", "-5%"):
            assert placed(kind, **{name: wrong}) == [(f"$.{name}", Code.SHARE_RANGE)]
        (found,) = problems_of(kind, **{name: "60"})
        assert str(found).endswith("and a percentage with the sign %")
        for right in ("60%", "0.6", "120%", "10"):
            assert kind(**{name: right})


class TestEveryFieldIsRead:
    """A record refuses itself with all its problems, each under the name of its field."""

    def test_a_scheme(self) -> None:
        """Wrong in every field: every field is named, in order."""
        wrong: dict[str, tuple[object, Code]] = {
            "name": ("", Code.TEXT_EMPTY),
            "citation": ("财预〔2020〕10号", Code.RECORD_KIND),
            "full_marks": ("0", Code.NUMBER_NOT_POSITIVE),
            "execution": ("10", Code.RECORD_KIND),
            "frame": (FramePart(label="产出", full_marks="50"), Code.ITEMS_WANTED),
            "rules": (Proportional(), Code.RECORD_KIND),
            "scale": (("85", "75", "60"), Code.RECORD_KIND),
            "recording": (TWO_PLACES, Code.RECORD_KIND),
            "missing": ("nought", Code.TERM_UNKNOWN),
            "inapplicable": (None, Code.TERM_UNKNOWN),
            "clauses": (SetGrade("差"), Code.ITEMS_WANTED),
            "max_bonus": ("-1", Code.NUMBER_NEGATIVE),
            "max_penalty": (5.0, Code.NUMBER_FLOAT),
            "max_total": ("120分", Code.NUMBER_UNIT),
            "reasons": (True, Code.RECORD_KIND),
            "note": (None, Code.TEXT_WANTED),
        }
        found = placed(Scheme, **{name: value for name, (value, _) in wrong.items()})
        assert found == [(f"$.{name}", code) for name, (_, code) in wrong.items()]

    def test_items_by_their_place(self) -> None:
        """One wrong part among right ones."""
        frame = [FramePart(label="产出", full_marks="100"), ("效益", "30")]
        clauses = [
            SetGrade("差"),
            Clause(name="封顶", when=TotalBelow("80"), then=CapTotal("9")),
            "否决",
        ]
        assert placed(Scheme, name="某县", frame=frame, clauses=clauses) == [
            ("$.frame[1]", Code.RECORD_KIND),
            ("$.clauses[0]", Code.RECORD_KIND),
            ("$.clauses[2]", Code.RECORD_KIND),
        ]

    def test_everything_that_contradicts(self) -> None:
        """A head twice, a sum, and a grade: all three at once."""
        clause = Clause(name="否决", when=EventFound("弄虚作假"), then=SetGrade("差"))
        frame = parts(("产出", "50"), ("产出", "40"))
        found = placed(Scheme, name="某县", scale=FOUR_TIER, frame=frame, clauses=[clause])
        assert found == [
            ("$.frame[1]", Code.SCHEME_DUPLICATE_NODE),
            ("$.frame", Code.SCHEME_FRAME_SUM),
            ("$.clauses[0].then", Code.SCHEME_GRADE_UNKNOWN),
        ]

    @pytest.mark.parametrize(
        ("kind", "wrong", "wanted"),
        [
            (
                Execution,
                {"full_marks": "-1", "basis": "planned", "zero": 0, "rule": "proportional"},
                ["number.negative", "term.unknown", "term.unknown", "record.kind"],
            ),
            (
                Recording,
                {"at": "grade", "rounding": 2},
                ["term.unknown", "record.kind"],
            ),
            (
                FramePart,
                {"label": "", "full_marks": "50%", "parts": 5},
                ["text.empty", "number.unit", "items.wanted"],
            ),
            (
                Reasons,
                {"below_full_marks": 1, "execution_below": 0.9, "adjustment_from": "30分"},
                ["flag.wanted", "number.float", "number.unit"],
            ),
        ],
    )
    def test_its_parts(
        self, kind: Callable[..., object], wrong: dict[str, object], wanted: list[str]
    ) -> None:
        """The records that a scheme is made of."""
        assert placed(kind, **wrong) == [
            (f"$.{name}", Code(code)) for name, code in zip(wrong, wanted, strict=True)
        ]


class TestTravelling:
    """A scheme is a value: equal to its copy, usable as a key, the same after storage."""

    @pytest.mark.parametrize(
        "made",
        [WHOLE, Scheme(name="某县"), *CONDITION_EXAMPLES, *EFFECT_EXAMPLES, *WHOLE.frame],
        ids=lambda made: type(made).__name__,
    )
    @pytest.mark.parametrize(
        "twin",
        [copy.copy, copy.deepcopy, stored],
    )
    def test_copies_are_equal(self, made: object, twin: Callable[[object], object]) -> None:
        """In value and as keys."""
        found = twin(made)
        assert found == made
        assert {made: 1}[found] == 1

    def test_nothing_is_shared_that_can_change(self) -> None:
        """Lists that are given are kept as tuples."""
        frame, clauses = parts(("产出", "100")), [WHOLE.clauses[2]]
        scheme = Scheme(name="某县", frame=frame, clauses=clauses)
        frame.clear()
        clauses.clear()
        assert (len(scheme.frame), len(scheme.clauses)) == (1, 1)

    def test_a_scheme_that_differs(self) -> None:
        """One field is enough."""
        assert Scheme(name="某县", missing=Missing.ZERO) != Scheme(name="某县")
        assert Scheme(name="某县", scale=FOUR_TIER) != Scheme(
            name="某县", scale=Scale(bands=FOUR_TIER.bands, graded=Graded.SCORE_RATE)
        )
