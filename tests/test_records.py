"""What is written down: money, indicators, projects and departments."""

import copy
import pickle
from collections.abc import Callable
from decimal import Context, Decimal, localcontext
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval import funds, measures, records
from perfeval.citations import Citation
from perfeval.codes import Code
from perfeval.fields import Record
from perfeval.funds import AMOUNTS, Amounts, Budget, FundingLine
from perfeval.judgements import AssessedByHand
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
from perfeval.rules import Proportional
from perfeval.terms import (
    Basis,
    BudgetAccount,
    EvaluationKind,
    FundingSource,
    ItemKind,
    Method,
    SpendingClass,
    Standard,
)
from refusals import placed, untyped
from strategies import decimals


def line(source: str = "other", **fields: str) -> FundingLine:
    """One row of the fund block."""
    row: FundingLine = untyped(FundingLine)(source=source, **fields)
    return row


def organ(authorised: int | None, actual: int | None) -> Organ:
    """One organ."""
    return Organ(name="办公室", authorised=authorised, actual=actual)


INDICATOR = Indicator(
    name="培训场次",
    level1="产出指标",
    level2="数量指标",
    full_marks="10",
    rule=Proportional(),
    target=Target(operator="at_least", value="3场次"),
    initial_target=Target(operator="at_least", value="2场次"),
    actual=Measured(value="3场次"),
    assessed="9.5",
    declared_score="10",
    deviation_reason="无",
    kind="bonus",
    core=True,
    standard="planned",
    note="见附件",
)
MEMBER = Member(name="", unit="某局", post="科长", title="会计师")
BUDGET = Budget(
    initial="90万元",
    adjusted="100万元",
    executed="99.97万元",
    received="100万元",
    carried_in="0",
    lines=[
        line("fiscal_appropriation", adjusted="90万元"),
        line("unit_funds", adjusted="10万元"),
    ],
    full_marks="10",
    declared_rate="99.97%",
    declared_score="9.99",
    deviation_reason="质保金",
    adjustment_reason="追加",
)
PROJECT = Project(
    name="培训项目",
    year=2023,
    budget=BUDGET,
    indicators=[INDICATOR],
    declared_total="98.75",
    declared_grade="优秀",
    events=["资金滞留"],
    problems="无",
    contact="张三 0311-12345678",
    kind="财政评价",
    methods=["comparison", "访谈"],
    work_group=[MEMBER],
)
STAFFING = Staffing(
    organs=[organ(10, 9), organ(20, 22)], declared_authorised=30, declared_actual=31
)
ASSETS = Assets(
    classes=[
        AssetClass(name="通用设备", original_value="544198", in_use="500000"),
        AssetClass(name="家具和用品", original_value="19464"),
    ],
    declared_original_value="563,662元",
)
DEPARTMENT = Department(
    name="某局",
    year=2023,
    kind="department",
    duties=["一", "二"],
    staffing=STAFFING,
    assets=ASSETS,
    budget=BUDGET,
    projects=[PROJECT],
    declared_project_count=1,
    indicators=[INDICATOR],
    methods=["comparison", Method.INTERVIEW],
    sections=[Section(title="评价方法", text="比较法")],
    work_group=[MEMBER],
    supervisor="某市某局",
    contact="李四",
    declared_total="95",
    declared_grade="优秀",
    events=["资金滞留"],
)
SAMPLES: list[Record] = [
    Citation(title="办法", number="1号"),
    Amount("95", "%"),
    Moment(2023, 12, 30),
    Target(operator="equal", value="3"),
    Interval(low="80%", high="100%"),
    Deadline(by=Moment(month=9)),
    Described("效果明显"),
    Measured(value="3场次"),
    Ratio(part="31", whole="30"),
    Done(on=Moment(2023, 7)),
    Judged(outcome="partly"),
    Checked(["met", "unmet"]),
    Reported("已完成"),
    NotApplicable("当年无此任务"),
    line(
        "carry_over",
        label="上年结转",
        account="general_public",
        spending_class="project",
        declared_rate="100.00%",
        deviation_reason="无",
    ),
    BUDGET,
    Amounts(),
    INDICATOR,
    PROJECT,
    organ(1, 2),
    STAFFING,
    ASSETS.classes[0],
    ASSETS,
    Member(),
    Section(title="评价方法", text="比较法"),
    DEPARTMENT,
]
KINDS = {
    kind
    for room in (measures, funds, records)
    for kind in vars(room).values()
    if isinstance(kind, type) and issubclass(kind, Record) and kind.__module__ == room.__name__
}


def test_there_is_a_sample_of_every_record() -> None:
    """The habits below hold for all of them."""
    assert {type(sample) for sample in SAMPLES} == {Citation, *KINDS}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: type(sample).__name__)
class TestHabits:
    """Records are dumb: frozen, slotted, compared by what they say."""

    def test_is_frozen(self, sample: Record) -> None:
        """No field can be set, none deleted."""
        name = attrs.fields(untyped(type(sample)))[0].name
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(sample, name, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(sample, name)

    def test_is_slotted(self, sample: Record) -> None:
        """A misspelt field has no place to go."""
        assert not hasattr(sample, "__dict__")

    def test_equal_records_have_equal_hashes(self, sample: Record) -> None:
        """So they can be counted, cached and put into sets."""
        again = copy.deepcopy(sample)
        assert again == sample
        assert len({sample, again}) == 1

    def test_travels(self, sample: Record) -> None:
        """To another process and back, under every protocol."""
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(sample, protocol)) == sample  # noqa: S301  Our own bytes.

    def test_can_be_rebuilt_from_its_own_fields(self, sample: Record) -> None:
        """What was read reads as itself: money stays yuan, and 98.75 % stays 0.9875."""
        again = attrs.evolve(untyped(sample))
        assert again == sample
        assert repr(again) == repr(sample)

    def test_is_not_ordered(self, sample: Record) -> None:
        """Which record is less is no question of its own."""
        with pytest.raises(TypeError):
            _ = untyped(sample) < sample


class TestFundingLine:
    """One row of the fund block: money of one source."""

    def test_keeps_what_is_written(self) -> None:
        """Money in yuan, terms by their names; what is left out stays out."""
        row = line("fiscal_appropriation", account="general_public", executed="89.974万元")
        assert row.source is FundingSource.FISCAL_APPROPRIATION
        assert row.account is BudgetAccount.GENERAL_PUBLIC
        assert row.executed == Decimal(899740)
        assert (row.initial, row.adjusted, row.spending_class) == (None, None, None)
        assert (row.declared_rate, row.deviation_reason) == (None, "")

    def test_a_row_prints_its_rate_and_reason(self) -> None:
        """With the places of the table; 1 = 100 %."""
        row = line("other", declared_rate="98.70%", deviation_reason="质保金")
        assert (str(row.declared_rate), row.deviation_reason) == ("0.9870", "质保金")

    def test_names_all_mistakes_at_once(self) -> None:
        """Each under its field."""
        wrong = dict.fromkeys(AMOUNTS, 1.5)
        found = placed(
            FundingLine,
            source="财政",
            label=None,
            account="",
            spending_class="project",
            declared_rate="5元",
            deviation_reason=0,
            **wrong,
        )
        assert found == [
            *((f"$.{name}", Code.NUMBER_FLOAT) for name in AMOUNTS),
            ("$.declared_rate", Code.NUMBER_UNIT),
            ("$.source", Code.TERM_UNKNOWN),
            ("$.label", Code.TEXT_WANTED),
            ("$.account", Code.TERM_UNKNOWN),
            ("$.deviation_reason", Code.TEXT_WANTED),
        ]


class TestBudget:
    """The total is what the table states; it is checked against the rows, never replaced."""

    def test_the_amounts_are_fields_of_total_and_row(self) -> None:
        """By the same names."""
        for kind in (Budget, FundingLine):
            assert set(AMOUNTS) <= {field.name for field in attrs.fields(kind)}

    def test_the_seed(self) -> None:
        """46.8648 万元 is 468 648 yuan, unchanged in the year."""
        budget = Budget(initial="46.8648万元", adjusted="468,648", executed="46.8648万元")
        assert budget.initial == budget.adjusted == budget.executed == Decimal(468648)
        assert budget.change == Decimal(0)

    @pytest.mark.parametrize(
        ("initial", "adjusted", "change"),
        [
            ("90万元", "100万元", "100000"),
            ("100万元", "90万元", "-100000"),
            ("0.1", "0.3", "0.2"),
            (
                "99999999999999999999",
                "0.00000000000000000001",
                "-99999999999999999998.99999999999999999999",
            ),
        ],
    )
    def test_the_change_is_exact(self, initial: str, adjusted: str, change: str) -> None:
        """Adjusted less initial, to the last digit, under any ambient context."""
        budget = Budget(initial=initial, adjusted=adjusted)
        with localcontext(Context(prec=1)):
            found = budget.change
        assert found == Decimal(change)

    @pytest.mark.parametrize(("initial", "adjusted"), [(None, "1"), ("1", None), (None, None)])
    def test_no_change_without_both(self, initial: str | None, adjusted: str | None) -> None:
        """What is missing is not zero."""
        assert Budget(initial=initial, adjusted=adjusted).change is None

    @pytest.mark.parametrize("name", AMOUNTS)
    def test_summed_is_what_the_rows_add_up_to(self, name: str) -> None:
        """Exactly, whatever the total says, under any ambient context."""
        rows = [
            line("fiscal_appropriation", **{name: "0.1"}),
            line("other", **{name: "12345678.2"}),
        ]
        budget: Budget = untyped(Budget)(lines=rows, **{name: "5"})
        with localcontext(Context(prec=1)):
            found = budget.summed(name)
        assert found == Decimal("12345678.3")
        assert budget.amount(name) == Decimal(5)

    @pytest.mark.parametrize("name", AMOUNTS)
    def test_nothing_is_summed_where_a_row_is_silent(self, name: str) -> None:
        """What is missing is not zero; nor is a sum of no rows."""
        rows = [line("fiscal_appropriation", **{name: "1"}), line("other")]
        assert Budget(lines=rows).summed(name) is None
        assert Budget(lines=rows).amount(name) is None
        assert Budget().summed(name) is None
        assert Budget().amount(name) is None

    def test_a_stated_zero_is_an_amount(self) -> None:
        """It is neither missing nor replaced by the rows."""
        budget = Budget(executed="0", lines=[line(executed="5")])
        assert budget.amount("executed") == Decimal(0)
        assert Budget(lines=[line(executed="0")]).amount("executed") == Decimal(0)

    def test_the_rows_stand_in_for_a_total_that_is_not_stated(self) -> None:
        """And only then."""
        rows = [line("fiscal_appropriation", adjusted="90万元"), line("other", adjusted="10万元")]
        assert Budget(lines=rows).amount("adjusted") == Decimal(1_000_000)
        assert Budget(adjusted="95万元", lines=rows).amount("adjusted") == Decimal(950_000)

    @pytest.mark.parametrize(
        ("basis", "amount"),
        [
            (Basis.INITIAL, "90"),
            (Basis.ADJUSTED, "100"),
            (Basis.RECEIVED, "80"),
            (Basis.SUPPLY, "105.5"),
        ],
    )
    def test_four_bases_of_an_execution_rate(self, basis: Basis, amount: str) -> None:
        """Each is named; the supply is the adjusted budget with what was carried over."""
        budget = Budget(initial="90", adjusted="100", received="80", carried_in="5.5")
        with localcontext(Context(prec=1)):
            found = budget.base(basis)
        assert found == Decimal(amount)
        assert budget.base(untyped(basis.value)) == found

    @pytest.mark.parametrize("basis", Basis)
    def test_no_base_where_none_is_stated(self, basis: Basis) -> None:
        """Not zero."""
        assert Budget().base(basis) is None

    @pytest.mark.parametrize("stated", ["adjusted", "carried_in"])
    def test_the_supply_needs_both_amounts(self, stated: str) -> None:
        """One alone is not the supply."""
        budget: Budget = untyped(Budget)(**{stated: "1"})
        assert budget.base(Basis.SUPPLY) is None

    def test_the_supply_may_come_from_the_rows(self) -> None:
        """Either of its parts."""
        budget = Budget(adjusted="100", lines=[line("carry_over", carried_in="5")])
        assert budget.base(Basis.SUPPLY) == Decimal(105)

    @given(st.permutations([Decimal("1E+15"), Decimal("0.01"), Decimal("-1E+15"), Decimal("7.5")]))
    def test_the_order_of_rows_does_not_matter(self, amounts: list[Decimal]) -> None:
        """Nothing is lost on the way."""
        rows = [FundingLine(source="other", label=str(each), executed=each) for each in amounts]
        assert Budget(lines=rows).summed("executed") == Decimal("7.51")

    @given(st.lists(decimals(), min_size=1, max_size=6, unique=True))
    def test_the_sum_is_that_of_fractions(self, amounts: list[Decimal]) -> None:
        """An oracle that knows no decimals."""
        rows = [FundingLine(source="other", label=str(each), received=each) for each in amounts]
        found = Budget(lines=rows).summed("received")
        assert found is not None
        assert Fraction(found) == sum(map(Fraction, amounts))

    def test_one_source_stands_in_one_row(self) -> None:
        """Every repetition is named by its position."""
        rows = [line(), line("carry_over"), line(), line("carry_over"), line()]
        assert placed(Budget, lines=rows) == [
            ("$.lines[2]", Code.BUDGET_DUPLICATE_SOURCE),
            ("$.lines[3]", Code.BUDGET_DUPLICATE_SOURCE),
            ("$.lines[4]", Code.BUDGET_DUPLICATE_SOURCE),
        ]

    @pytest.mark.parametrize(
        "difference",
        [{"label": "其他收入"}, {"account": "government_funds"}, {"spending_class": "basic"}],
    )
    def test_rows_may_be_told_apart(self, difference: dict[str, str]) -> None:
        """By their label, account or class."""
        assert len(Budget(lines=[line(), line(**difference)]).lines) == 2
        assert placed(Budget, lines=[line(**difference), line(**difference)]) == [
            ("$.lines[1]", Code.BUDGET_DUPLICATE_SOURCE)
        ]

    def test_amounts_do_not_tell_rows_apart(self) -> None:
        """Two rows of one source with different amounts are still two rows of one source."""
        assert placed(Budget, lines=[line(executed="1"), line(executed="2")]) == [
            ("$.lines[1]", Code.BUDGET_DUPLICATE_SOURCE)
        ]

    @pytest.mark.parametrize(
        ("given_rate", "rate"),
        [
            ("98.75%", "0.9875"),
            ("100%", "1.00"),
            ("0.9875", "0.9875"),
            (Decimal("0.9875"), "0.9875"),
        ],
    )
    def test_the_printed_rate_keeps_its_places(self, given_rate: str | Decimal, rate: str) -> None:
        """1 = 100 %, and 100 % is not 100.00 %."""
        assert str(Budget(declared_rate=given_rate).declared_rate) == rate

    def test_another_copy_keeps_the_rate(self) -> None:
        """A percentage is divided by a hundred once, not with every copy."""
        budget = Budget(declared_rate="98.75%")
        assert attrs.evolve(budget, executed="5").declared_rate == Decimal("0.9875")

    def test_names_all_mistakes_at_once(self) -> None:
        """Each under its field, rows with their position."""
        found = placed(
            Budget,
            initial="5%",
            adjusted=True,
            lines=[line(), "其他资金", None],
            full_marks="-1",
            declared_rate="5元",
            declared_score="九",
            deviation_reason="\x00",
            adjustment_reason=5,
        )
        assert found == [
            ("$.initial", Code.NUMBER_UNIT),
            ("$.adjusted", Code.NUMBER_BOOL),
            ("$.declared_rate", Code.NUMBER_UNIT),
            ("$.lines[1]", Code.RECORD_KIND),
            ("$.lines[2]", Code.RECORD_KIND),
            ("$.full_marks", Code.NUMBER_NEGATIVE),
            ("$.declared_score", Code.NUMBER_NOT_A_NUMBER),
            ("$.deviation_reason", Code.TEXT_CONTROL),
            ("$.adjustment_reason", Code.TEXT_WANTED),
        ]


class OwnRule:
    """A user's own rule needs nothing but the method."""

    def judge(self, *given: object) -> object:
        """The points."""
        raise NotImplementedError


class NoRule:
    """Something without the method."""


class TestIndicator:
    """What was wanted, what was reached, what it is worth."""

    def test_keeps_what_is_written(self) -> None:
        """Terms by their names, points as decimals."""
        assert INDICATOR.full_marks == Decimal(10)
        assert INDICATOR.kind is ItemKind.BONUS
        assert INDICATOR.standard is Standard.PLANNED

    def test_only_the_name_is_needed(self) -> None:
        """What a table leaves out is missing, not zero."""
        bare = Indicator(name="数量")
        missing = [
            field.name for field in attrs.fields(Indicator) if getattr(bare, field.name) is None
        ]
        assert missing == [
            "full_marks",
            "rule",
            "target",
            "initial_target",
            "actual",
            "assessed",
            "declared_score",
            "standard",
        ]
        assert bare.kind is ItemKind.BASE
        assert bare.core is False

    def test_a_score_of_zero_is_a_score(self) -> None:
        """Not a missing one."""
        assert Indicator(name="数量", declared_score="0").declared_score == Decimal(0)

    @pytest.mark.parametrize("rule", [Proportional(), AssessedByHand(), OwnRule()])
    def test_takes_any_rule(self, rule: object) -> None:
        """One of ours, or the user's own."""
        assert Indicator(name="数量", rule=untyped(rule)).rule is rule

    @pytest.mark.parametrize("rule", ["按比例", Proportional, OwnRule, NoRule(), 5])
    def test_refuses_what_is_no_rule(self, rule: object) -> None:
        """A text, or a class that was not called."""
        assert placed(Indicator, name="数量", rule=rule) == [("$.rule", Code.RECORD_KIND)]

    def test_names_all_mistakes_at_once(self) -> None:
        """Each under its field; a target is no actual."""
        found = placed(
            Indicator,
            name="",
            level1=None,
            level2=2,
            full_marks=10.0,
            rule="按比例",
            target=Measured(value=1),
            initial_target="≥95%",
            actual=Target(operator="equal", value=1),
            assessed="-1",
            declared_score="10分",
            deviation_reason=0,
            kind="extra",
            core="是",
            standard="",
            note="x" * 100_001,
        )
        assert found == [
            ("$.name", Code.TEXT_EMPTY),
            ("$.level1", Code.TEXT_WANTED),
            ("$.level2", Code.TEXT_WANTED),
            ("$.full_marks", Code.NUMBER_FLOAT),
            ("$.rule", Code.RECORD_KIND),
            ("$.target", Code.RECORD_KIND),
            ("$.initial_target", Code.RECORD_KIND),
            ("$.actual", Code.RECORD_KIND),
            ("$.assessed", Code.NUMBER_NEGATIVE),
            ("$.declared_score", Code.NUMBER_UNIT),
            ("$.deviation_reason", Code.TEXT_WANTED),
            ("$.kind", Code.TERM_UNKNOWN),
            ("$.core", Code.FLAG_WANTED),
            ("$.standard", Code.TERM_UNKNOWN),
            ("$.note", Code.TEXT_TOO_LONG),
        ]


class TestYear:
    """A fiscal year of the republic."""

    @pytest.mark.parametrize("kind", [Project, Department])
    @pytest.mark.parametrize("year", [1949, 2023, 2999, None])
    def test_first_and_last(
        self, kind: Callable[..., Project | Department], year: int | None
    ) -> None:
        """From 1949 to 2999, or left out."""
        assert kind(name="名", year=year).year == year

    @pytest.mark.parametrize("kind", [Project, Department])
    @pytest.mark.parametrize(
        "year", [1948, 3000, 0, -2023, 23, "2023", 2023.0, True, Decimal(2023), 10**40]
    )
    def test_others(self, kind: Callable[..., object], year: object) -> None:
        """As a whole number, in four digits."""
        assert placed(kind, name="名", year=year) == [("$.year", Code.YEAR_RANGE)]


class TestProject:
    """A project and its self-evaluation table."""

    def test_no_total_is_not_zero(self) -> None:
        """A table that prints none states none."""
        bare = Project(name="项目")
        assert (bare.declared_total, bare.declared_grade, bare.budget) == (None, None, None)
        assert Project(name="项目", declared_total="0").declared_total == Decimal(0)

    def test_who_evaluates_and_how(self) -> None:
        """A unit evaluates itself, unless the table says otherwise; nobody has to be named."""
        bare = Project(name="项目")
        assert (bare.kind, bare.methods, bare.work_group) == (EvaluationKind.SELF, (), ())
        assert bare.contact == ""
        assert (PROJECT.kind, PROJECT.work_group) == (EvaluationKind.FINANCE, (MEMBER,))
        assert PROJECT.methods == (Method.COMPARISON, Method.INTERVIEW)

    def test_names_all_mistakes_at_once(self) -> None:
        """Items with their position."""
        found = placed(
            Project,
            name=" ",
            year=23,
            contact=None,
            kind="own",
            methods=["guess"],
            work_group=["组长"],
            budget="90万元",
            indicators=[INDICATOR, "培训场次", INDICATOR, PROJECT],
            declared_total="优秀",
            declared_grade="",
            events=["", "资金滞留", 5],
            problems=None,
        )
        assert found == [
            ("$.name", Code.TEXT_EMPTY),
            ("$.year", Code.YEAR_RANGE),
            ("$.contact", Code.TEXT_WANTED),
            ("$.kind", Code.TERM_UNKNOWN),
            ("$.methods[0]", Code.TERM_UNKNOWN),
            ("$.work_group[0]", Code.RECORD_KIND),
            ("$.budget", Code.RECORD_KIND),
            ("$.indicators[1]", Code.RECORD_KIND),
            ("$.indicators[3]", Code.RECORD_KIND),
            ("$.declared_total", Code.NUMBER_NOT_A_NUMBER),
            ("$.declared_grade", Code.TEXT_EMPTY),
            ("$.events[0]", Code.TEXT_EMPTY),
            ("$.events[2]", Code.TEXT_WANTED),
            ("$.problems", Code.TEXT_WANTED),
        ]

    @pytest.mark.parametrize("events", [{"资金滞留"}, {"资金滞留": 1}, "资金滞留"])
    def test_items_have_an_order_of_their_own(self, events: object) -> None:
        """A set would come in the order of the machine."""
        assert placed(Project, name="项目", events=events) == [("$.events", Code.ITEMS_WANTED)]


class TestStaffing:
    """Posts and people, organ by organ."""

    @pytest.mark.parametrize(
        ("counts", "authorised", "actual"),
        [
            ([(10, 9), (20, 22)], 30, 31),
            ([(0, 0)], 0, 0),
            ([(10, None), (20, 22)], 30, None),
            ([(None, 9), (20, 22)], None, 31),
            ([(None, None)], None, None),
            ([], None, None),
        ],
    )
    def test_counts_what_is_stated(
        self,
        counts: list[tuple[int | None, int | None]],
        authorised: int | None,
        actual: int | None,
    ) -> None:
        """Nothing where one organ is silent, and zero where zero is stated."""
        staffing = Staffing(organs=[organ(posts, people) for posts, people in counts])
        assert (staffing.authorised, staffing.actual) == (authorised, actual)

    def test_what_is_stated_stands_beside_the_count(self) -> None:
        """Neither replaces the other."""
        staffing = Staffing(organs=[organ(10, 9)], declared_authorised=12, declared_actual=0)
        assert (staffing.authorised, staffing.declared_authorised) == (10, 12)
        assert (staffing.actual, staffing.declared_actual) == (9, 0)

    @pytest.mark.parametrize(
        ("count", "code"),
        [
            (-1, Code.NUMBER_NEGATIVE),
            (1.0, Code.COUNT_WANTED),
            ("1", Code.COUNT_WANTED),
            (True, Code.NUMBER_BOOL),
            (10**30, Code.NUMBER_LIMIT),
        ],
    )
    def test_counts_are_whole_numbers(self, count: object, code: Code) -> None:
        """Zero or more."""
        assert placed(Organ, name="办公室", authorised=count, actual=count) == [
            ("$.authorised", code),
            ("$.actual", code),
        ]


class TestAssets:
    """The assets by class, beside their stated total."""

    def test_the_seed(self) -> None:
        """通用设备 544198 and 家具和用品 19464 make 563662."""
        assert ASSETS.original_value == ASSETS.declared_original_value == Decimal(563662)

    def test_the_sum_is_exact(self) -> None:
        """Under any ambient context; no classes are worth nothing."""
        with localcontext(Context(prec=1)):
            found = ASSETS.original_value
        assert found == Decimal(563662)
        assert Assets(classes=[]).original_value == Decimal(0)

    def test_names_all_mistakes_at_once(self) -> None:
        """Classes with their position."""
        assert placed(
            Assets, classes=[STAFFING, *ASSETS.classes, 5], declared_original_value="5%"
        ) == [
            ("$.classes[0]", Code.RECORD_KIND),
            ("$.classes[3]", Code.RECORD_KIND),
            ("$.declared_original_value", Code.NUMBER_UNIT),
        ]
        assert placed(AssetClass, name="", original_value=None, in_use=1.5) == [
            ("$.name", Code.TEXT_EMPTY),
            ("$.original_value", Code.NUMBER_NOT_A_NUMBER),
            ("$.in_use", Code.NUMBER_FLOAT),
        ]


class TestDepartment:
    """A department and its whole-spending self-evaluation."""

    def test_keeps_what_is_written(self) -> None:
        """Terms by their names, in order."""
        assert DEPARTMENT.kind is EvaluationKind.DEPARTMENT
        assert DEPARTMENT.methods == (Method.COMPARISON, Method.INTERVIEW)
        assert Department(name="某局").kind is EvaluationKind.SELF

    def test_the_declared_count_is_kept_beside_the_projects(self) -> None:
        """A report may say 12 and list 11."""
        department = Department(name="某局", projects=[PROJECT], declared_project_count=12)
        assert (len(department.projects), department.declared_project_count) == (1, 12)

    def test_names_all_mistakes_at_once(self) -> None:
        """Of every field."""
        found = placed(
            Department,
            name="",
            supervisor=None,
            contact=5,
            kind="own",
            duties="宣传",
            staffing=ASSETS,
            assets=STAFFING,
            budget=PROJECT,
            projects=[BUDGET, PROJECT],
            declared_project_count=-1,
            indicators=[PROJECT],
            methods=["comparison", "guess"],
            sections=[Section(title="一", text="二"), None],
            work_group=["组长"],
            declared_total=-1,
            declared_grade=" ",
            events=None,
        )
        assert found == [
            ("$.name", Code.TEXT_EMPTY),
            ("$.supervisor", Code.TEXT_WANTED),
            ("$.contact", Code.TEXT_WANTED),
            ("$.kind", Code.TERM_UNKNOWN),
            ("$.duties", Code.ITEMS_WANTED),
            ("$.staffing", Code.RECORD_KIND),
            ("$.assets", Code.RECORD_KIND),
            ("$.budget", Code.RECORD_KIND),
            ("$.projects[0]", Code.RECORD_KIND),
            ("$.declared_project_count", Code.NUMBER_NEGATIVE),
            ("$.indicators[0]", Code.RECORD_KIND),
            ("$.methods[1]", Code.TERM_UNKNOWN),
            ("$.sections[1]", Code.RECORD_KIND),
            ("$.work_group[0]", Code.RECORD_KIND),
            ("$.declared_total", Code.NUMBER_NEGATIVE),
            ("$.declared_grade", Code.TEXT_EMPTY),
            ("$.events", Code.ITEMS_WANTED),
        ]

    def test_a_section_says_something(self) -> None:
        """Heading and words; a member may withhold the name."""
        assert placed(Section, title="", text="") == [
            ("$.title", Code.TEXT_EMPTY),
            ("$.text", Code.TEXT_EMPTY),
        ]
        assert Member().name == ""

    def test_a_changed_copy_is_checked_too(self) -> None:
        """There is no way around the constructor."""
        assert attrs.evolve(DEPARTMENT, declared_total="96").declared_total == Decimal(96)
        assert placed(attrs.evolve, DEPARTMENT, year=1900, projects=5) == [
            ("$.year", Code.YEAR_RANGE),
            ("$.projects", Code.ITEMS_WANTED),
        ]


def test_spending_classes_are_kept() -> None:
    """支出类别 of a row."""
    assert line(spending_class="personnel").spending_class is SpendingClass.PERSONNEL
