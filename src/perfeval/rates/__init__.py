"""The official rates (各项比率), each a function that is named for what it measures.

Every function takes what happened first and what it is measured against second, as the fraction is
read: ``execution_rate_on_initial(executed, initial)``.
Money is in yuan unless the amount says otherwise (``"46.8648万元"``); counts, areas and times are
plain numbers.
What comes back is exact: a `fractions.Fraction` with 1 = 100 %, never rounded, never capped.

Where documents give one Chinese name to several things, the names here differ: by the denominator
(``_on_initial``, ``_on_received``), or by the frame (``project_``, ``department_``).

A denominator of zero has no rate, and the function raises; the documents give almost no answer, and
none is invented.
Only `budget_execution_rate` takes a policy for it, because regional systems have several in use.
An amount below zero is refused where none can be; a change keeps its sign.
A part that is larger than its whole is not refused: whether the figures fit is for `checks` to say.

The formulas of 财预〔2013〕53号 and 财预〔2020〕10号 follow local tables that copy the annexes;
whoever quotes an article should have the printed document at hand.

    >>> from perfeval.quantities import recorded
    >>> rate = execution_rate_on_initial("251.89万元", "238.93万元")
    >>> recorded(rate * 100)
    Decimal('105.42')
"""

from perfeval.rates.arithmetic import Rate
from perfeval.rates.assets import (
    fixed_asset_utilisation_rate,
    mean_satisfaction_rate,
    payable_change_rate,
    payable_rate_on_spending,
    receivable_change_rate,
    receivable_rate_on_spending,
    satisfaction_rate,
)
from perfeval.rates.budget import (
    SurplusState,
    budget_adjustment_rate,
    budget_control_rate,
    carry_over_change_rate,
    carry_over_rate_on_budget,
    carry_over_rate_on_spending,
    fund_arrival_rate_on_budget,
    fund_arrival_rate_on_plan,
    priority_spending_rate,
    procurement_execution_rate,
    surplus_rate,
    surplus_state,
    timely_arrival_rate,
)
from perfeval.rates.cost import (
    new_building_area_control_rate,
    new_building_cost_control_rate,
    operating_expense_control_rate,
    staff_control_rate,
    three_public_budget_change_rate,
    three_public_control_rate,
    three_public_spending_change_rate,
)
from perfeval.rates.execution import (
    budget_completion_rate,
    budget_completion_rate_on_supply,
    budget_execution_rate,
    execution_rate_on_adjusted,
    execution_rate_on_initial,
    execution_rate_on_received,
    execution_rate_on_supply,
    payment_progress_rate,
    spending_progress_rate,
)
from perfeval.rates.output import (
    cost_saving_rate,
    department_completion_rate,
    department_quality_rate,
    department_timeliness_rate,
    key_task_completion_rate,
    project_completion_rate,
    project_quality_rate,
    project_timeliness_rate,
)
from perfeval.rates.progress import (
    goal_attainment_rate,
    goal_money_gap,
    goal_money_imbalance_rate,
    progress_to_time_rate,
    score_rate,
    self_evaluation_coverage_rate_by_amount,
    self_evaluation_coverage_rate_by_count,
    target_deviation_rate,
)

__all__ = [
    "Rate",
    "SurplusState",
    "budget_adjustment_rate",
    "budget_completion_rate",
    "budget_completion_rate_on_supply",
    "budget_control_rate",
    "budget_execution_rate",
    "carry_over_change_rate",
    "carry_over_rate_on_budget",
    "carry_over_rate_on_spending",
    "cost_saving_rate",
    "department_completion_rate",
    "department_quality_rate",
    "department_timeliness_rate",
    "execution_rate_on_adjusted",
    "execution_rate_on_initial",
    "execution_rate_on_received",
    "execution_rate_on_supply",
    "fixed_asset_utilisation_rate",
    "fund_arrival_rate_on_budget",
    "fund_arrival_rate_on_plan",
    "goal_attainment_rate",
    "goal_money_gap",
    "goal_money_imbalance_rate",
    "key_task_completion_rate",
    "mean_satisfaction_rate",
    "new_building_area_control_rate",
    "new_building_cost_control_rate",
    "operating_expense_control_rate",
    "payable_change_rate",
    "payable_rate_on_spending",
    "payment_progress_rate",
    "priority_spending_rate",
    "procurement_execution_rate",
    "progress_to_time_rate",
    "project_completion_rate",
    "project_quality_rate",
    "project_timeliness_rate",
    "receivable_change_rate",
    "receivable_rate_on_spending",
    "satisfaction_rate",
    "score_rate",
    "self_evaluation_coverage_rate_by_amount",
    "self_evaluation_coverage_rate_by_count",
    "spending_progress_rate",
    "staff_control_rate",
    "surplus_rate",
    "surplus_state",
    "target_deviation_rate",
    "three_public_budget_change_rate",
    "three_public_control_rate",
    "three_public_spending_change_rate",
    "timely_arrival_rate",
]
