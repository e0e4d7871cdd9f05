"""The types that we promise; read by two type checkers, never run."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import assert_type

import perfeval as pe
from perfeval.rates import budget_execution_rate, staff_control_rate
from perfeval.standards import MINISTRY_2020

assert_type(pe.number("1"), Decimal)
assert_type(pe.wan_yuan("46.8648"), Decimal)
assert_type(pe.percent("98.75%"), Decimal)
assert_type(pe.recorded(Fraction(1, 3)), Decimal)
assert_type(pe.amount("95%"), pe.Amount)

target = pe.Target(operator="at_least", value="95%")
assert_type(target.operator, pe.Operator)
assert_type(target.value.number, Decimal)

indicator = pe.Indicator(
    name="场次", full_marks="10", target=target, actual=pe.Measured(value="97%"), core=True
)
assert_type(indicator.full_marks, Decimal | None)
assert_type(indicator.rule, pe.Rule | None)
assert_type(indicator.target, pe.AnyTarget | None)
assert_type(indicator.actual, pe.AnyActual | None)

budget = pe.Budget(initial=1, adjusted=Decimal(1), executed="1")
assert_type(budget.change, Decimal | None)
assert_type(budget.base(pe.Basis.SUPPLY), Decimal | None)
assert_type(budget_execution_rate(budget), Fraction)
assert_type(staff_control_rate(31, 30), Fraction)

rule: pe.Rule = pe.Deduction(per="1", points="0.5", when="below", part_step="full")
assert_type(pe.score(rule, "5", target=target, actual=pe.Measured(value="90%")), Fraction)
assert_type(pe.is_met(target, pe.Measured(value="90%")), bool | None)

project = pe.Project(name="甲", indicators=[indicator], budget=budget)
evaluation = pe.evaluate(project, scheme=MINISTRY_2020)
assert_type(evaluation, pe.Evaluation)
assert_type(evaluation.total, Decimal | None)
assert_type(evaluation.exact_total, Fraction | None)
assert_type(evaluation.grade, pe.Band | None)
assert_type(evaluation.scores, tuple[pe.Score, ...])
assert_type(evaluation.findings, tuple[pe.Problem, ...])
assert_type(evaluation.subject, pe.Subject)
assert_type(pe.evaluate_all([project], scheme=MINISTRY_2020), Iterator[pe.Evaluated])
assert_type(pe.explain(evaluation), pe.Derivation)
assert_type(pe.verify(evaluation), pe.Problem | None)
assert_type(pe.find_problems(project, scheme=MINISTRY_2020), tuple[pe.Problem, ...])

assert_type(pe.grade("85"), pe.Band)
assert_type(pe.to_next_band("84"), pe.Distance | None)
assert_type(pe.FOUR_TIER.bands, tuple[pe.Band, ...])

assert_type(pe.describe(pe.explain(evaluation), locale="en"), str)
assert_type(pe.describe_path(("indicators", 0)), str)
assert_type(pe.report(evaluation, outline="ministry"), pe.Report)
assert_type(pe.report(evaluation).section("基本情况").tables, tuple[pe.ReportTable, ...])
assert_type(pe.report(evaluation).render("{{ total }}"), str)
assert_type(pe.label(pe.Branch.MET), str)
assert_type(pe.format_money(Fraction(1, 3), unit="万元"), str)
assert_type(pe.to_html(evaluation, locale="en"), str)
assert_type(pe.to_markdown([*evaluation.findings]), str)
assert_type(pe.summary(rule), str)
assert_type(pe.view(pe.FOUR_TIER), pe.View)
assert_type(pe.to_svg(evaluation, picture="losses"), str)
assert_type(pe.format_table(pe.to_rows(project)), str)

assert_type(pe.to_data(project), dict[str, object])
assert_type(pe.to_json(project), str)
assert_type(pe.from_data({}, pe.Project), pe.Project)
assert_type(pe.from_json(b"{}", pe.Evaluation, limits=pe.Limits(bytes=100)), pe.Evaluation)
assert_type(pe.read_json_lines([""], pe.Project), Iterator[pe.Loaded[pe.Project]])
subject: pe.Subject = pe.from_json("{}", pe.Subject)

table = pe.read_table([["三级指标", "分值"], ["甲", 5]])
assert_type(table, pe.Table)
assert_type(table.subject, pe.Subject)
assert_type(pe.lint(table), tuple[pe.Finding, ...])
assert_type(pe.lint_text("得分90分"), tuple[pe.Finding, ...])
assert_type(pe.to_rows(project)[0][0], str | Decimal | None)
