"""What is written down: indicators, projects and departments.

Records say what a document says, no more: what is left out is ``None`` or empty, never zero,
and what is stated is kept beside what follows from it.
Whether a record fits a scheme is a question for `checks`, what follows from it one for
`evaluation`.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

import attrs
from attrs.converters import optional

from perfeval.codes import Code
from perfeval.errors import quoted
from perfeval.fields import (
    Record,
    refuse,
    take_count,
    take_flag,
    take_note,
    take_points,
    take_record,
    take_records,
    take_term,
    take_terms,
    take_text,
    take_texts,
    take_yuan,
    taken,
)
from perfeval.funds import Budget, take_budget
from perfeval.measures import ACTUAL_KINDS, TARGET_KINDS, AnyActual, AnyTarget
from perfeval.quantities import ZERO, exactly
from perfeval.scoring import Rule
from perfeval.terms import (
    EvaluationKind,
    ItemKind,
    Method,
    Standard,
)

_FIRST_YEAR: Final = 1949


_LAST_YEAR: Final = 2999


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
class Indicator(Record):
    """A level-3 indicator (三级指标): what was wanted, what was reached, what it is worth."""

    name: str = attrs.field(converter=take_text)
    """What is measured (三级指标名称)."""
    level1: str = attrs.field(default="", converter=take_note)
    """The level-1 head as printed (一级指标), or a `Category`."""
    level2: str = attrs.field(default="", converter=take_note)
    """The level-2 head as printed (二级指标), or a `Subcategory`."""
    full_marks: Decimal | None = attrs.field(default=None, converter=optional(take_points))
    """The most it can earn (分值)."""
    rule: Rule | None = attrs.field(default=None, converter=optional(take_rule))
    """How it earns points (评分标准); ``None``: as the scheme says for its target."""
    target: AnyTarget | None = attrs.field(default=None, converter=optional(take_target))
    """What was to be reached (年度指标值)."""
    initial_target: AnyTarget | None = attrs.field(default=None, converter=optional(take_target))
    """The target before it was adjusted (年初指标值)."""
    actual: AnyActual | None = attrs.field(default=None, converter=optional(take_actual))
    """What was reached (实际完成值); ``None``: missing."""
    assessed: Decimal | None = attrs.field(default=None, converter=optional(take_points))
    """The points a person chose, where the rule leaves a choice (评定分)."""
    declared_score: Decimal | None = attrs.field(default=None, converter=optional(take_points))
    """The score as printed (得分); compared, never used.

    That of a penalty item (减分项) is what it takes off, written without its sign: 2, not −2.
    """
    deviation_reason: str = attrs.field(default="", converter=take_note)
    """Why it deviates, and the remedy (偏差原因分析及改进措施)."""
    kind: ItemKind = attrs.field(default=ItemKind.BASE, converter=take_item_kind)
    """Whether it counts in the base, on top of it or against it."""
    core: bool = attrs.field(default=False, converter=take_flag)
    """Whether it is a core indicator (核心指标)."""
    standard: Standard | None = attrs.field(default=None, converter=optional(take_standard))
    """What the target is measured by (评价标准)."""
    note: str = attrs.field(default="", converter=take_note)
    """Anything else the table says (备注)."""


def take_indicators(value: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Indicators, in order."""
    return take_records((Indicator,), value)


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
class Project(Record):
    """A project and its self-evaluation table (项目支出绩效自评表)."""

    name: str = attrs.field(converter=take_text)
    """What the project is called (项目名称)."""
    year: int | None = attrs.field(default=None, converter=optional(take_year))
    """The fiscal year (年度)."""
    code: str = attrs.field(default="", converter=take_note)
    """Its code (项目编码)."""
    department: str = attrs.field(default="", converter=take_note)
    """The supervising department (主管部门)."""
    unit: str = attrs.field(default="", converter=take_note)
    """The implementing unit (实施单位)."""
    contact: str = attrs.field(default="", converter=take_note)
    """Whom to ask, with the telephone (联系人及电话); personal, and may be left out."""
    kind: EvaluationKind = attrs.field(default=EvaluationKind.SELF, converter=take_evaluation_kind)
    """Who evaluates."""
    methods: tuple[Method, ...] = attrs.field(default=(), converter=take_methods)
    """How it was done (评价方法)."""
    work_group: tuple[Member, ...] = attrs.field(default=(), converter=take_members)
    """Who evaluated (评价工作组)."""
    budget: Budget | None = attrs.field(default=None, converter=optional(take_budget))
    """The money."""
    indicators: tuple[Indicator, ...] = attrs.field(default=(), converter=take_indicators)
    """The level-3 indicators, in the order of the table."""
    goal: str = attrs.field(default="", converter=take_note)
    """What was to be achieved in the year (年度总体目标)."""
    achievement: str = attrs.field(default="", converter=take_note)
    """What was (实际完成情况)."""
    declared_total: Decimal | None = attrs.field(default=None, converter=optional(take_points))
    """The total as printed (总分); ``None`` where the table prints none."""
    declared_grade: str | None = attrs.field(default=None, converter=optional(take_text))
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
    authorised: int | None = attrs.field(default=None, converter=optional(take_count))
    """Authorised posts (编制数)."""
    actual: int | None = attrs.field(default=None, converter=optional(take_count))
    """People on duty (在职人数)."""


def take_organs(value: Iterable[Organ]) -> tuple[Organ, ...]:
    """Organs, in order."""
    return take_records((Organ,), value)


@attrs.frozen(kw_only=True)
class Staffing(Record):
    """Posts and people (人员编制), organ by organ."""

    organs: tuple[Organ, ...] = attrs.field(default=(), converter=take_organs)
    """The organs and units."""
    declared_authorised: int | None = attrs.field(default=None, converter=optional(take_count))
    """Authorised posts in all, as stated."""
    declared_actual: int | None = attrs.field(default=None, converter=optional(take_count))
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
    in_use: Decimal | None = attrs.field(default=None, converter=optional(take_yuan))
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
        default=None, converter=optional(take_yuan)
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
    year: int | None = attrs.field(default=None, converter=optional(take_year))
    """The fiscal year (年度)."""
    code: str = attrs.field(default="", converter=take_note)
    """Its budget code (预算单位编码)."""
    supervisor: str = attrs.field(default="", converter=take_note)
    """The department above it (主管部门)."""
    contact: str = attrs.field(default="", converter=take_note)
    """Whom to ask, with the telephone (联系人及电话); personal, and may be left out."""
    kind: EvaluationKind = attrs.field(default=EvaluationKind.SELF, converter=take_evaluation_kind)
    """Who evaluates."""
    rank: str = attrs.field(default="", converter=take_note)
    """Its rank and standing (机构规格)."""
    duties: tuple[str, ...] = attrs.field(default=(), converter=take_texts)
    """What it is for (职能职责)."""
    staffing: Staffing | None = attrs.field(default=None, converter=optional(take_staffing))
    """Posts and people."""
    assets: Assets | None = attrs.field(default=None, converter=optional(take_assets))
    """Assets by class."""
    budget: Budget | None = attrs.field(default=None, converter=optional(take_budget))
    """The money of the department."""
    projects: tuple[Project, ...] = attrs.field(default=(), converter=take_projects)
    """Its projects."""
    declared_project_count: int | None = attrs.field(default=None, converter=optional(take_count))
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
    declared_total: Decimal | None = attrs.field(default=None, converter=optional(take_points))
    """The total as printed (总分); ``None`` where the report prints none."""
    declared_grade: str | None = attrs.field(default=None, converter=optional(take_text))
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
