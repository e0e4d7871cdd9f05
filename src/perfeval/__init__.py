"""Exact, explainable scoring and grading for government budget performance evaluation.

预算绩效评价: typed records hold what a self-evaluation table says; functions compute execution
rates, indicator scores, weighted totals and grades from them, exactly, and every number can
explain itself.

    >>> import perfeval as pe
    >>> pe.grade("84.99").label, pe.grade("85").label
    ('良好', '优秀')

What this module exports is the public interface; `perfeval.rates` holds the official rates and
`perfeval.standards` the methods in use.
"""

import importlib

_HOMES = {
    "FOUR_TIER": "scales",
    "TWO_PLACES": "quantities",
    "AdjustedFrom": "schemes",
    "AllOrNothing": "judgements",
    "Amount": "measures",
    "AnyActual": "measures",
    "AnyTarget": "measures",
    "AssessedByHand": "judgements",
    "AssetClass": "records",
    "Assets": "records",
    "Band": "scales",
    "Basis": "terms",
    "BonusAndPenalty": "rules",
    "Branch": "terms",
    "Budget": "funds",
    "BudgetAccount": "terms",
    "CalculationError": "errors",
    "CapGrade": "schemes",
    "CapLevel": "schemes",
    "CapTotal": "schemes",
    "Category": "terms",
    "Checked": "measures",
    "Checklist": "judgements",
    "Citation": "citations",
    "Clause": "schemes",
    "Code": "codes",
    "Condition": "schemes",
    "Deadline": "measures",
    "Deduction": "rules",
    "DefaultRules": "schemes",
    "Department": "records",
    "Derivation": "derivation",
    "Described": "measures",
    "Direction": "terms",
    "Distance": "scales",
    "Done": "measures",
    "Effect": "schemes",
    "Element": "judgements",
    "Equality": "rules",
    "Evaluated": "evaluation",
    "Evaluation": "evaluation",
    "EvaluationError": "errors",
    "EvaluationKind": "terms",
    "EventFound": "schemes",
    "Execution": "schemes",
    "ExecutionBelow": "schemes",
    "FramePart": "schemes",
    "FundingLine": "funds",
    "FundingSource": "terms",
    "Graded": "scales",
    "Inapplicable": "schemes",
    "InapplicableElement": "judgements",
    "Indicator": "records",
    "Interpolation": "rules",
    "Interval": "measures",
    "ItemKind": "terms",
    "Judged": "measures",
    "LevelAbsent": "schemes",
    "Measured": "measures",
    "Member": "records",
    "Method": "terms",
    "Missing": "schemes",
    "Moment": "measures",
    "NotApplicable": "measures",
    "Number": "quantities",
    "NumericRule": "scoring",
    "Operator": "terms",
    "Organ": "records",
    "Otherwise": "rules",
    "Outcome": "terms",
    "OutcomeBand": "judgements",
    "OverBand": "rules",
    "OverFulfilment": "rules",
    "PartStep": "rules",
    "PerfevalError": "errors",
    "Points": "scoring",
    "Problem": "errors",
    "Project": "records",
    "Proportional": "rules",
    "QualitativeBands": "judgements",
    "Ratio": "measures",
    "Reasons": "schemes",
    "RecordError": "errors",
    "RecordedAt": "schemes",
    "Recording": "schemes",
    "Reported": "measures",
    "RequireText": "schemes",
    "Required": "schemes",
    "Reverse": "rules",
    "ReverseForm": "rules",
    "Rounding": "quantities",
    "RoundingMode": "quantities",
    "Rule": "scoring",
    "RuleReading": "rule_text",
    "Scale": "scales",
    "Scheme": "schemes",
    "Score": "items",
    "Section": "records",
    "SetGrade": "schemes",
    "Severity": "codes",
    "SpendingClass": "terms",
    "Staffing": "records",
    "Standard": "terms",
    "Step": "rules",
    "StepTable": "rules",
    "Subcategory": "terms",
    "Subject": "records",
    "Subtotal": "totals",
    "Tally": "rules",
    "Target": "measures",
    "Threshold": "rules",
    "ThresholdOf": "rules",
    "Tick": "terms",
    "TotalAndGrade": "brief",
    "TotalBelow": "schemes",
    "TotalStep": "totals",
    "Treatment": "items",
    "Unchosen": "judgements",
    "When": "rules",
    "ZeroBudget": "terms",
    "ZeroIndicator": "schemes",
    "amount": "measures",
    "buffer_above": "scales",
    "evaluate": "evaluation",
    "evaluate_all": "evaluation",
    "explain": "derivation",
    "find_budget_problems": "checks",
    "find_indicator_problems": "checks",
    "find_problems": "checks",
    "format_actual": "targets",
    "format_path": "errors",
    "format_rule": "rule_wording",
    "format_target": "targets",
    "grade": "scales",
    "grade_by_rate": "scales",
    "is_met": "judgements",
    "mean_score": "panel",
    "number": "quantities",
    "parse_actual": "targets",
    "parse_rule": "rule_text",
    "parse_target": "targets",
    "percent": "quantities",
    "points": "quantities",
    "rates": "rates",
    "recorded": "quantities",
    "score": "scoring",
    "share": "quantities",
    "standards": "standards",
    "to_next_band": "scales",
    "total_and_grade": "brief",
    "trimmed_mean_score": "panel",
    "verify": "derivation",
    "vote_score": "panel",
    "wan_yuan": "quantities",
    "yi_yuan": "quantities",
    "yuan": "quantities",
}
"""Where each name lives; a module is loaded when one of its names is first used."""

# The stub beside this file lists the same names for type checkers.
__all__ = [*_HOMES]  # noqa: PLE0604  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    """The name, from where it lives."""
    if name in _HOMES.values():
        return importlib.import_module(f"perfeval.{name}")
    if name not in _HOMES:
        message = f"module 'perfeval' has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(importlib.import_module(f"perfeval.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The names that are promised, loaded or not, and what every module has."""
    return sorted({*globals(), *_HOMES})
