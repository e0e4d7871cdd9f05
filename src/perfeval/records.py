"""What is written down: money, indicators, projects and departments.

Records say what a document says, no more: what is left out is ``None`` or empty, never zero,
and what is stated is kept beside what follows from it.
Whether a record fits a scheme is a question for `checks`, what follows from it one for
`evaluation`.

    >>> budget = Budget(initial="46.8648万元", adjusted="46.8648万元", executed="46.8648万元")
    >>> budget.adjusted, budget.change
    (Decimal('468648'), Decimal('0'))
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

import attrs

from perfeval.codes import Code
from perfeval.errors import Problem, problem, quoted
from perfeval.fields import (
    Record,
    refuse,
    take_count,
    take_flag,
    take_note,
    take_points,
    take_record,
    take_records,
    take_share,
    take_term,
    take_terms,
    take_text,
    take_texts,
    take_yuan,
    taken,
)
from perfeval.measures import ACTUAL_KINDS, TARGET_KINDS, AnyActual, AnyTarget
from perfeval.quantities import ZERO, exactly
from perfeval.scoring import Rule
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

_FIRST_YEAR: Final = 1949
_LAST_YEAR: Final = 2999


def take_source(value: FundingSource | str) -> FundingSource:
    """A funding source."""
    return take_term(FundingSource, value)


def take_account(value: BudgetAccount | str) -> BudgetAccount:
    """One of the four budgets."""
    return take_term(BudgetAccount, value)


def take_class(value: SpendingClass | str) -> SpendingClass:
    """A class of spending."""
    return take_term(SpendingClass, value)


def take_item_kind(value: ItemKind | str) -> ItemKind:
    """What an indicator does to the total."""
    return take_term(ItemKind, value)


def take_standard(value: Standard | str) -> Standard:
    """What a target is measured by."""
    return take_term(Standard, value)


def take_evaluation_kind(value: EvaluationKind | str) -> EvaluationKind:
    """Who evaluates."""
    return take_term(EvaluationKind, value)


def take_methods(value: Iterable[Method | str]) -> tuple[Method, ...]:
    """Evaluation methods."""
    return take_terms(Method, value)


def take_year(value: int) -> int:
    """A fiscal year."""
    return taken(_year, value)


def take_rule(value: Rule) -> Rule:
    """A rule, one of ours or the user's own."""
    return taken(_rule, value)


def take_target(value: AnyTarget) -> AnyTarget:
    """A target."""
    return take_record(TARGET_KINDS, value)


def take_actual(value: AnyActual) -> AnyActual:
    """An actual value."""
    return take_record(ACTUAL_KINDS, value)


@attrs.frozen(kw_only=True)
class FundingLine(Record):
    """One row of the fund block: money of one source (资金来源行), in yuan.

    Examples:
        >>> line = FundingLine(source="other", adjusted="90万元", executed="89.974万元")
        >>> line.executed
        Decimal('899740')

    """

    source: FundingSource = attrs.field(converter=take_source)
    """Where the money comes from."""
    label: str = attrs.field(default="", converter=take_note)
    """The head of the row as printed."""
    account: BudgetAccount | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_account)
    )
    """Which of the four budgets."""
    spending_class: SpendingClass | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_class)
    )
    """What it is spent on."""
    initial: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_yuan)
    )
    """Initial budget (年初预算数)."""
    adjusted: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_yuan)
    )
    """Adjusted budget, the total for the year (全年预算数)."""
    executed: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_yuan)
    )
    """Spent in the year (全年执行数)."""
    received: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_yuan)
    )
    """Received (到位资金)."""
    carried_in: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_yuan)
    )
    """Carried over from the year before (上年结转)."""


def take_lines(value: Iterable[FundingLine]) -> tuple[FundingLine, ...]:
    """Lines, in order."""
    return take_records((FundingLine,), value)


AMOUNTS: Final = ("initial", "adjusted", "executed", "received", "carried_in")
"""The amounts that a budget states, by the names of its fields."""


@attrs.frozen(kw_only=True)
class Budget(Record):
    """The fund block (预算资金): a stated total, and the rows of its sources; all in yuan.

    The total is what the table states; it is checked against the rows, never replaced by their sum.
    """

    initial: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_yuan)
    )
    """Initial budget (年初预算数)."""
    adjusted: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_yuan)
    )
    """Adjusted budget, the total for the year (全年预算数、调整后预算数)."""
    executed: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_yuan)
    )
    """Spent in the year (全年执行数)."""
    received: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_yuan)
    )
    """Received (到位资金、财政拨款收入)."""
    carried_in: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_yuan)
    )
    """Carried over from the year before (上年结转)."""
    lines: tuple[FundingLine, ...] = attrs.field(default=(), converter=take_lines)
    """The rows by source (其中)."""
    full_marks: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_points)
    )
    """Full marks of the execution rate as the table states them (分值)."""
    declared_rate: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_share)
    )
    """The execution rate as printed, with its places; 1 = 100 %, so write the sign % with it."""
    declared_score: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_points)
    )
    """The execution score as printed."""
    deviation_reason: str = attrs.field(default="", converter=take_note)
    """Why it was not all spent, or more (偏差原因)."""
    adjustment_reason: str = attrs.field(default="", converter=take_note)
    """Why the budget was adjusted (调整说明)."""

    def contradictions(self) -> Iterable[Problem]:
        """One source stands in two rows that nothing tells apart."""
        seen: set[tuple[object, ...]] = set()
        for place, line in enumerate(self.lines):
            key = (line.source, line.label, line.account, line.spending_class)
            if key in seen:
                source = line.source.value
                yield problem(Code.BUDGET_DUPLICATE_SOURCE, "lines", place, source=source)
            seen.add(key)

    @property
    def change(self) -> Decimal | None:
        """The net change, adjusted less initial (预算调整数); ``None`` where one is not stated."""
        initial, adjusted = self.amount("initial"), self.amount("adjusted")
        if initial is None or adjusted is None:
            return None
        with exactly():
            return adjusted - initial

    def summed(self, name: str) -> Decimal | None:
        """What the rows add up to; ``None`` where a row does not state the amount.

        Args:
            name: one of ``initial``, ``adjusted``, ``executed``, ``received``, ``carried_in``.

        """
        amounts = [getattr(line, name) for line in self.lines]
        if not amounts or None in amounts:
            return None
        with exactly():
            return sum(amounts, ZERO)

    def amount(self, name: str) -> Decimal | None:
        """The amount as stated in the total, else what the rows add up to."""
        stated: Decimal | None = getattr(self, name)
        return self.summed(name) if stated is None else stated

    def base(self, basis: Basis) -> Decimal | None:
        """The amount that an execution rate is measured against; ``None`` where not stated."""
        if basis is not Basis.SUPPLY:
            return self.amount(basis.value)
        adjusted, carried_in = self.amount("adjusted"), self.amount("carried_in")
        if adjusted is None or carried_in is None:
            return None
        with exactly():
            return adjusted + carried_in


def take_budget(value: Budget) -> Budget:
    """A budget."""
    return take_record((Budget,), value)


@attrs.frozen(kw_only=True)
class Indicator(Record):
    """A level-3 indicator (三级指标): what was wanted, what was reached, what it is worth."""

    name: str = attrs.field(converter=take_text)
    """What is measured (三级指标名称)."""
    level1: str = attrs.field(default="", converter=take_note)
    """The level-1 head as printed (一级指标), or a `Category`."""
    level2: str = attrs.field(default="", converter=take_note)
    """The level-2 head as printed (二级指标), or a `Subcategory`."""
    full_marks: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_points)
    )
    """The most it can earn (分值)."""
    rule: Rule | None = attrs.field(default=None, converter=attrs.converters.optional(take_rule))
    """How it earns points (评分标准); ``None``: as the scheme says for its target."""
    target: AnyTarget | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_target)
    )
    """What was to be reached (年度指标值)."""
    initial_target: AnyTarget | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_target)
    )
    """The target before it was adjusted (年初指标值)."""
    actual: AnyActual | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_actual)
    )
    """What was reached (实际完成值); ``None``: missing."""
    assessed: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_points)
    )
    """The points a person chose, where the rule leaves a choice (评定分)."""
    declared_score: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_points)
    )
    """The score as printed (得分); compared, never used."""
    deviation_reason: str = attrs.field(default="", converter=take_note)
    """Why it deviates, and the remedy (偏差原因分析及改进措施)."""
    kind: ItemKind = attrs.field(default=ItemKind.BASE, converter=take_item_kind)
    """Whether it counts in the base, on top of it or against it."""
    core: bool = attrs.field(default=False, converter=take_flag)
    """Whether it is a core indicator (核心指标)."""
    standard: Standard | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_standard)
    )
    """What the target is measured by (评价标准)."""
    note: str = attrs.field(default="", converter=take_note)
    """Anything else the table says (备注)."""


def take_indicators(value: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Indicators, in order."""
    return take_records((Indicator,), value)


@attrs.frozen(kw_only=True)
class Project(Record):
    """A project and its self-evaluation table (项目支出绩效自评表)."""

    name: str = attrs.field(converter=take_text)
    """What the project is called (项目名称)."""
    year: int | None = attrs.field(default=None, converter=attrs.converters.optional(take_year))
    """The fiscal year (年度)."""
    code: str = attrs.field(default="", converter=take_note)
    """Its code (项目编码)."""
    department: str = attrs.field(default="", converter=take_note)
    """The supervising department (主管部门)."""
    unit: str = attrs.field(default="", converter=take_note)
    """The implementing unit (实施单位)."""
    budget: Budget | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_budget)
    )
    """The money."""
    indicators: tuple[Indicator, ...] = attrs.field(default=(), converter=take_indicators)
    """The level-3 indicators, in the order of the table."""
    goal: str = attrs.field(default="", converter=take_note)
    """What was to be achieved in the year (年度总体目标)."""
    achievement: str = attrs.field(default="", converter=take_note)
    """What was (实际完成情况)."""
    declared_total: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_points)
    )
    """The total as printed (总分); ``None`` where the table prints none."""
    declared_grade: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_text)
    )
    """The grade as printed (评价等级); ``None`` where the table prints none."""
    events: tuple[str, ...] = attrs.field(default=(), converter=take_texts)
    """What was found that a clause of a scheme may name, such as a falsified figure."""
    problems: str = attrs.field(default="", converter=take_note)
    """Problems found (存在的问题); ``"无"`` says that there are none."""
    measures: str = attrs.field(default="", converter=take_note)
    """What will be done about them (改进措施)."""


def take_projects(value: Iterable[Project]) -> tuple[Project, ...]:
    """Projects, in order."""
    return take_records((Project,), value)


@attrs.frozen(kw_only=True)
class Organ(Record):
    """An internal organ or subordinate unit, with its posts (内设机构、下属单位及编制)."""

    name: str = attrs.field(converter=take_text)
    """What it is called."""
    post_kind: str = attrs.field(default="", converter=take_note)
    """What kind of posts: 行政编制, 事业编制."""
    authorised: int | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_count)
    )
    """Authorised posts (编制数)."""
    actual: int | None = attrs.field(default=None, converter=attrs.converters.optional(take_count))
    """People on duty (在职人数)."""


def take_organs(value: Iterable[Organ]) -> tuple[Organ, ...]:
    """Organs, in order."""
    return take_records((Organ,), value)


@attrs.frozen(kw_only=True)
class Staffing(Record):
    """Posts and people (人员编制), organ by organ."""

    organs: tuple[Organ, ...] = attrs.field(default=(), converter=take_organs)
    """The organs and units."""
    declared_authorised: int | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_count)
    )
    """Authorised posts in all, as stated."""
    declared_actual: int | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_count)
    )
    """People on duty in all, as stated."""

    @property
    def authorised(self) -> int | None:
        """The posts of all organs; ``None`` where one is not stated."""
        return _counted([organ.authorised for organ in self.organs])

    @property
    def actual(self) -> int | None:
        """The people of all organs; ``None`` where one is not stated."""
        return _counted([organ.actual for organ in self.organs])


def take_staffing(value: Staffing) -> Staffing:
    """A staffing of a department."""
    return take_record((Staffing,), value)


@attrs.frozen(kw_only=True)
class AssetClass(Record):
    """The assets of one class (资产类别), in yuan."""

    name: str = attrs.field(converter=take_text)
    """The class as printed, such as 通用设备."""
    original_value: Decimal = attrs.field(converter=take_yuan)
    """The original value (原值)."""
    in_use: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_yuan)
    )
    """The original value of what is in use."""


def take_asset_classes(value: Iterable[AssetClass]) -> tuple[AssetClass, ...]:
    """Asset classes, in order."""
    return take_records((AssetClass,), value)


@attrs.frozen(kw_only=True)
class Assets(Record):
    """The assets by class, beside their stated total (资产情况).

    Examples:
        >>> equipment = AssetClass(name="通用设备", original_value="544198")
        >>> furniture = AssetClass(name="家具和用品", original_value="19464")
        >>> Assets(classes=[equipment, furniture]).original_value
        Decimal('563662')

    """

    classes: tuple[AssetClass, ...] = attrs.field(converter=take_asset_classes)
    """The classes."""
    declared_original_value: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_yuan)
    )
    """The total as stated (合计)."""

    @property
    def original_value(self) -> Decimal:
        """What the classes add up to."""
        with exactly():
            return sum((each.original_value for each in self.classes), ZERO)


def take_assets(value: Assets) -> Assets:
    """The assets of a department."""
    return take_record((Assets,), value)


@attrs.frozen(kw_only=True)
class Member(Record):
    """A member of the work group (评价工作组成员); a name is personal and may be left out."""

    name: str = attrs.field(default="", converter=take_note)
    """The name (姓名); empty where it is withheld."""
    unit: str = attrs.field(default="", converter=take_note)
    """Where the member works (工作单位)."""
    post: str = attrs.field(default="", converter=take_note)
    """The post (职务)."""
    title: str = attrs.field(default="", converter=take_note)
    """The professional title (职称)."""


def take_members(value: Iterable[Member]) -> tuple[Member, ...]:
    """Members, in order."""
    return take_records((Member,), value)


@attrs.frozen(kw_only=True)
class Section(Record):
    """A part of the report in words (报告章节), such as how a method was used."""

    title: str = attrs.field(converter=take_text)
    """The heading."""
    text: str = attrs.field(converter=take_text)
    """What it says."""


def take_sections(value: Iterable[Section]) -> tuple[Section, ...]:
    """Sections, in order."""
    return take_records((Section,), value)


@attrs.frozen(kw_only=True)
class Department(Record):
    """A department and its whole-spending self-evaluation (部门整体支出绩效自评)."""

    name: str = attrs.field(converter=take_text)
    """What the department is called (部门名称)."""
    year: int | None = attrs.field(default=None, converter=attrs.converters.optional(take_year))
    """The fiscal year (年度)."""
    code: str = attrs.field(default="", converter=take_note)
    """Its budget code (预算单位编码)."""
    kind: EvaluationKind = attrs.field(default=EvaluationKind.SELF, converter=take_evaluation_kind)
    """Who evaluates."""
    rank: str = attrs.field(default="", converter=take_note)
    """Its rank and standing (机构规格)."""
    duties: tuple[str, ...] = attrs.field(default=(), converter=take_texts)
    """What it is for (职能职责)."""
    staffing: Staffing | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_staffing)
    )
    """Posts and people."""
    assets: Assets | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_assets)
    )
    """Assets by class."""
    budget: Budget | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_budget)
    )
    """The money of the department."""
    projects: tuple[Project, ...] = attrs.field(default=(), converter=take_projects)
    """Its projects."""
    declared_project_count: int | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_count)
    )
    """How many projects the report says there are."""
    indicators: tuple[Indicator, ...] = attrs.field(default=(), converter=take_indicators)
    """The department's own indicators; its total is not a mean of its projects."""
    goal: str = attrs.field(default="", converter=take_note)
    """What was to be achieved in the year (整体支出绩效目标)."""
    achievement: str = attrs.field(default="", converter=take_note)
    """What was (目标实现情况)."""
    indicator_analysis: str = attrs.field(default="", converter=take_note)
    """What the report says of the indicators one by one (分项指标分析)."""
    basis: str = attrs.field(default="", converter=take_note)
    """The document that the evaluation follows (评价依据)."""
    organisation: str = attrs.field(default="", converter=take_note)
    """How the evaluation was organised (组织工作)."""
    methods: tuple[Method, ...] = attrs.field(default=(), converter=take_methods)
    """How it was done (评价方法)."""
    sections: tuple[Section, ...] = attrs.field(default=(), converter=take_sections)
    """Parts of the report in words: methods, phases of the work, anything else."""
    work_group: tuple[Member, ...] = attrs.field(default=(), converter=take_members)
    """Who evaluated (评价工作组)."""
    declared_total: Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_points)
    )
    """The total as printed (总分); ``None`` where the report prints none."""
    declared_grade: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(take_text)
    )
    """The grade as printed (评价等级); ``None`` where the report prints none."""
    events: tuple[str, ...] = attrs.field(default=(), converter=take_texts)
    """What was found that a clause of a scheme may name."""
    problems: str = attrs.field(default="", converter=take_note)
    """Problems found (存在的问题); ``"无"`` says that there are none."""
    measures: str = attrs.field(default="", converter=take_note)
    """What will be done about them (改进措施)."""


Subject = Project | Department
"""What is evaluated (评价对象)."""


def _counted(counts: Iterable[int | None]) -> int | None:
    """The sum of counts that are all stated."""
    stated = tuple(counts)
    known = tuple(count for count in stated if count is not None)
    return sum(known) if known and len(known) == len(stated) else None


def _year(value: object) -> int:
    """A year of the republic."""
    if type(value) is not int or not _FIRST_YEAR <= value <= _LAST_YEAR:
        raise refuse(Code.YEAR_RANGE, found=quoted(value), first=_FIRST_YEAR, last=_LAST_YEAR)
    return value


def _rule(value: object) -> Rule:
    """A rule."""
    if isinstance(value, type) or not isinstance(value, Rule):
        raise refuse(Code.RECORD_KIND, found=quoted(value), wanted="rule")
    return value
