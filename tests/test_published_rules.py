"""The rules of published indicators: the printed score follows, or what the text says does."""

import re
from decimal import Decimal
from typing import Any

import attrs
import pytest

from perfeval import (
    Checked,
    Measured,
    PartStep,
    Rounding,
    amount,
    rates,
    recorded,
    score,
)
from published import Case, cases, target_of
from published_cases import as_printed, bare, indicator_score, mode_of
from published_params import over, reproduced
from published_rules import RULES, UNCLEAR, off, rule_of
from refusals import untyped


class TestIndicators:
    """Indicators with their rule, what was reached, and the printed points."""

    @over("indicator", reproduced("indicator"))
    def test_the_printed_score_follows(self, case: Case) -> None:
        """To the printed digit."""
        exact, printed = indicator_score(case), case["claimed_score"]
        assert exact is not None
        assert Decimal(as_printed(exact, printed, mode_of(case))) == Decimal(printed)

    @over("indicator", (case for case in cases("indicator") if "calc" in case))
    def test_the_printed_rate_follows(self, case: Case) -> None:
        """From the two or four amounts that the page prints beside it."""
        found, printed = calculated(case["calc"]), bare(case["calc"]["claimed"])
        assert as_printed(found * 100, printed) == printed

    @over("indicator", (c for c in reproduced("indicator") if "每" in c["rule"]))
    def test_what_a_part_of_a_step_costs(self, case: Case) -> None:
        """Nothing, where it makes a difference."""
        rule, target = rule_of(case), target_of(case)
        assert rule is not None
        actual = Measured(value=amount(case["actual"]))
        earned = {
            each: score(
                attrs.evolve(untyped(rule), part_step=each),
                case["full"],
                target=target,
                actual=actual,
            )
            for each in PartStep
        }
        wanted = Decimal(case["claimed_score"])
        assert earned[PartStep.FULL] == wanted
        assert set(earned.values()) == {wanted} or earned[PartStep.EXACT] < wanted

    def test_every_printed_rule_is_a_record_or_says_why_not(self) -> None:
        """And no record stands for a text that nobody printed."""
        texts = {case["rule"] for case in cases("indicator") if "rule" in case}
        tables_ = {text for text in texts if text.startswith("查表:")}
        assert texts - tables_ == RULES.keys() | UNCLEAR.keys()

    @over("indicator", (c for c in cases("indicator") if c.get("rule", "").startswith("查表:")))
    def test_every_row_of_a_printed_table(self, case: Case) -> None:
        """Each value earns the points beside it, and the next worse value fewer."""
        rule = rule_of(case)
        assert rule is not None
        rows = re.findall(r"(-?[0-9.]+)→([0-9]+)", case["rule"])
        assert len(rows) == case["rule"].count("→")
        for value, points in rows:
            actual = Measured(value=amount(value, unit=case["unit"]))
            assert score(rule, case["full"], actual=actual) == Decimal(points)


def calculated(calc: Case) -> Any:
    """A rate from the amounts that are printed beside it, by its formula."""
    match calc.get("formula"):
        case "在职人数/编制数":
            return rates.staff_control_rate(calc["numerator"], calc["denominator"])
        case "(本年-上年)/上年":
            return rates.three_public_spending_change_rate(calc["current"], calc["previous"])
        case None:
            return rates.execution_rate_on_adjusted(calc["numerator"], calc["denominator"])
        case _:
            names = ("closing", "opening", "budget", "added")
            return rates.budget_completion_rate_on_supply(*(calc[name] for name in names))


class TestRulesWithoutFigures:
    """Rules that are printed without a value: the record earns what the text says."""

    @pytest.mark.parametrize(
        ("text", "actual", "points"),
        [
            ("≤100%计1分;每超过一个百分点扣0.1分,扣完为止", "100%", "1"),
            ("≤100%计1分;每超过一个百分点扣0.1分,扣完为止", "101%", "0.9"),
            ("≤100%计1分;每超过一个百分点扣0.1分,扣完为止", "110%", "0"),
            ("≤0计3分;>0每超过一个百分点扣0.3分,扣完为止", "0%", "3"),
            ("≤0计3分;>0每超过一个百分点扣0.3分,扣完为止", "1%", "2.7"),
            ("≤0计3分;>0每超过一个百分点扣0.3分,扣完为止", "11%", "0"),
            ("≤0计2分;>0每超过一个百分点扣0.2分,扣完为止", "-5%", "2"),
            ("≤0计2分;>0每超过一个百分点扣0.2分,扣完为止", "1%", "1.8"),
            ("100%计满分,每低于5%扣2分,扣完为止", "100%", "5"),
            ("100%计满分,每低于5%扣2分,扣完为止", "95%", "3"),
            ("100%计满分,每低于5%扣2分,扣完为止", "85%", "0"),
            ("100%以下(含)计满分,每超出5%扣2分,扣完为止", "100%", "5"),
            ("100%以下(含)计满分,每超出5%扣2分,扣完为止", "105%", "3"),
            ("完成计划面积记35分;每少1个百分点扣0.5分,扣完为止", "100%", "35"),
            ("完成计划面积记35分;每少1个百分点扣0.5分,扣完为止", "99%", "34.5"),
            ("完成计划面积记35分;每少1个百分点扣0.5分,扣完为止", "20%", "0"),
            ("记8分,未落实不得分,少一项扣2分", "0项", "8"),
            ("记8分,未落实不得分,少一项扣2分", "1项", "6"),
            ("齐全记2分,缺1项扣2分", "0项", "2"),
            ("齐全记2分,缺1项扣2分", "1项", "0"),
            ("低于26%按目标完成比例计分,计分取小数点后两位,四舍五入", "26%", "1.00"),
            ("低于26%按目标完成比例计分,计分取小数点后两位,四舍五入", "13%", "0.50"),
            ("低于26%按目标完成比例计分,计分取小数点后两位,四舍五入", "20%", "0.77"),
        ],
    )
    def test_a_worked_value(self, text: str, actual: str, points: str) -> None:
        """At the limit, a step beyond it, and where nothing is left."""
        (case,) = (
            each for each in cases("indicator") if each.get("rule") == text and "actual" not in each
        )
        reached = Measured(value=amount(actual))
        target = target_of({**case, "actual": actual})
        earned = score(RULES[text], case["full"], target=target, actual=reached)
        assert recorded(earned) == Decimal(points)

    @pytest.mark.parametrize(
        ("actual", "points"),
        [("0%", 5), ("0.01%", 4), ("10%", 4), ("10.01%", 3), ("20%", 3), ("30%", 2), ("30.01%", 0)],
    )
    def test_ranges_with_their_upper_edges(self, actual: str, points: int) -> None:
        """A table of ranges, 含 at each upper edge."""
        text = "=0计5分;0-10%(含)计4分;10-20%(含)计3分;20-30%(含)计2分;大于30%不得分"
        assert score(RULES[text], "5", actual=Measured(value=amount(actual))) == points

    @pytest.mark.parametrize(
        ("text", "ticks", "points"),
        [
            ("三项各1分,每少一项扣1分,扣完为止", ["met", "met", "met"], 3),
            ("三项各1分,每少一项扣1分,扣完为止", ["met", "unmet", "met"], 2),
            ("三项各1分,每少一项扣1分,扣完为止", ["unmet", "unmet", "unmet"], 0),
            ("运行监管记录3分;填报监控表1分,没有不得分", ["met", "met"], 4),
            ("运行监管记录3分;填报监控表1分,没有不得分", ["met", "unmet"], 3),
        ],
    )
    def test_checklists(self, text: str, ticks: list[str], points: int) -> None:
        """The page that prints 3 of 4 points lacks the second element."""
        (case,) = (each for each in cases("indicator") if each.get("rule") == text)
        assert score(RULES[text], case["full"], actual=untyped(Checked)(ticks)) == points

    def test_a_total_out_of_what_takes_part(self) -> None:
        """A standard of 1000 points converts 700 of 900 to one place out of a hundred."""
        rate = rates.score_rate("700", "900")
        assert str(recorded(rate * 100, rounding=Rounding(places=1))) == "77.8"

    def test_a_limit_of_its_own(self) -> None:
        """A deduction for what is missing has no target on the page."""
        rule = off("1", "2", untyped("above"), "0项")
        assert score(rule, "8", actual=Measured(value=amount("9项"))) == 0
