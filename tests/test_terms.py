"""The closed vocabularies: every term with its Chinese wording."""

import copy
import pickle
import re

import pytest

from perfeval import terms
from perfeval.funds import FundingLine
from perfeval.measures import Judged, Target
from perfeval.terms import (
    Basis,
    BudgetAccount,
    Category,
    Direction,
    FundingSource,
    Operator,
    Outcome,
    Subcategory,
    Term,
    Tick,
    category_of,
    subcategory_of,
)
from refusals import untyped

FORMS = [
    "{}",
    "{}指标",
    " {}指标 ",
    "\n{}\u3000",
    "{}指标（50分）",
    "{}指标(50分)",
    "{} (12.5 分)",
    "{}指标\n（５０分）",
]
"""How forms print a head: with spaces, with 指标, with its points behind."""
KINDS = [
    kind
    for kind in vars(terms).values()
    if isinstance(kind, type) and issubclass(kind, Term) and kind is not Term
]
MEMBERS = [member for kind in KINDS for member in kind]


@pytest.mark.parametrize("kind", KINDS)
class TestVocabularies:
    """Each is closed: a name and a wording for every term, none twice."""

    def test_is_not_empty(self, kind: type[Term]) -> None:
        """A vocabulary has words, and says in its docstring what it is, in Chinese too."""
        assert list(kind)
        assert re.search("[一-鿿]", kind.__doc__ or "")

    def test_values_are_unique(self, kind: type[Term]) -> None:
        """No member is another name of an earlier one."""
        assert len(kind.__members__) == len(list(kind))

    def test_wordings_are_unique(self, kind: type[Term]) -> None:
        """A printed word leads to one term."""
        assert len({member.term for member in kind}) == len(list(kind))


@pytest.mark.parametrize("member", MEMBERS, ids=repr)
class TestTerms:
    """A term is a plain string that is stable in stored data."""

    def test_its_value_follows_from_its_name(self, member: Term) -> None:
        """Source and stored data are read alike."""
        assert member.value == member.name.lower()

    def test_it_is_that_string(self, member: Term) -> None:
        """Equal to it, printed as it, found by it."""
        assert member == member.value
        assert str(member) == member.value
        assert type(member)(member.value) is member

    def test_its_wording_leads_to_it(self, member: Term) -> None:
        """And the stable name is what is kept."""
        found = type(member)(member.term)
        assert found is member
        assert str(found) == member.value

    def test_nothing_is_guessed(self, member: Term) -> None:
        """Exact spellings only."""
        for text in (f" {member.term}", member.term[:-1], member.name, f"{member.value}s", ""):
            with pytest.raises(ValueError, match="is not a valid"):
                type(member)(text)

    def test_its_wording_is_chinese(self, member: Term) -> None:
        """And neat."""
        assert re.search("[一-鿿]", member.term)
        assert member.term == member.term.strip()

    def test_it_travels(self, member: Term) -> None:
        """To another process, and into a copy, it stays itself."""
        assert pickle.loads(pickle.dumps(member)) is member  # noqa: S301  Our own bytes.
        assert copy.deepcopy(member) is member


class TestDocuments:
    """The words are those of the documents."""

    def test_the_four_budgets(self) -> None:
        """预算法第五条: 包括一般公共预算、政府性基金预算、国有资本经营预算、社会保险基金预算."""
        assert [each.term for each in BudgetAccount] == [
            "一般公共预算",
            "政府性基金预算",
            "国有资本经营预算",
            "社会保险基金预算",
        ]

    def test_the_three_outcomes(self) -> None:
        """财预〔2020〕10号: 定性指标根据指标完成情况分为三档."""
        assert [each.term for each in Outcome] == [
            "达成预期指标",
            "部分达成预期指标并具有一定效果",
            "未达成预期指标且效果较差",
        ]

    def test_the_bases_are_named_after_amounts(self) -> None:
        """Every basis but the sum of two is an amount that a budget states."""
        amounts = [each.value for each in Basis if each is not Basis.SUPPLY]
        assert amounts == ["initial", "adjusted", "received"]

    def test_not_applicable_is_no_failure(self) -> None:
        """不适用 is a third mark beside 符合 and 不符合."""
        assert [each.term for each in Tick] == ["符合", "不符合", "不适用"]

    def test_a_name_means_its_own_vocabulary(self) -> None:
        """成本 is a level-1 and a level-2 indicator: two terms of one spelling."""
        assert {type(Category("cost")), type(Subcategory("cost"))} == {Category, Subcategory}
        assert FundingSource("other").term == "其他资金"


class TestOperator:
    """How a target is compared (计算符号)."""

    @pytest.mark.parametrize(
        ("operator", "symbol", "direction"),
        [
            (Operator.AT_LEAST, "≥", Direction.POSITIVE),
            (Operator.ABOVE, "＞", Direction.POSITIVE),
            (Operator.EQUAL, "＝", Direction.NEUTRAL),
            (Operator.BELOW, "＜", Direction.REVERSE),
            (Operator.AT_MOST, "≤", Direction.REVERSE),
        ],
    )
    def test_sign_and_direction(
        self, operator: Operator, symbol: str, direction: Direction
    ) -> None:
        """What forms print, and which way is better."""
        assert operator.symbol == symbol
        assert operator.direction is direction

    @pytest.mark.parametrize(
        ("operator", "spellings"),
        [
            (Operator.AT_LEAST, ["≥", ">=", "≧", "不低于"]),
            (Operator.ABOVE, ["＞", ">", "大于"]),
            (Operator.EQUAL, ["＝", "=", "═", "等于"]),
            (Operator.BELOW, ["＜", "<", "小于"]),
            (Operator.AT_MOST, ["≤", "<=", "≦", "不超过"]),
        ],
    )
    def test_spellings_of_the_forms(self, operator: Operator, spellings: list[str]) -> None:
        """Each leads to the operator, where a term is taken too; no other has it."""
        assert set(operator.spellings) == set(spellings)
        for text in spellings:
            assert Operator(text) is operator
            assert Target(operator=text, value="1").operator is operator

    @pytest.mark.parametrize("wrong", ["=>", "==", "≥ ", "≠", "~", "", None, 5, [], {"≥"}])
    def test_other_signs(self, wrong: object) -> None:
        """Are no operators."""
        with pytest.raises(ValueError, match="is not a valid Operator"):
            Operator(untyped(wrong))

    def test_every_operator_has_its_own_sign(self) -> None:
        """None is left out, and none shared."""
        assert len({each.symbol for each in Operator}) == len(list(Operator))
        assert {each.direction for each in Operator} == set(Direction)
        spellings = [text for each in Operator for text in each.spellings]
        assert len(spellings) == len(set(spellings))


class TestWhereATermIsTaken:
    """A record takes what documents print, and keeps the term."""

    def test_in_records(self) -> None:
        """财政拨款 and 达成预期指标, as printed."""
        line = FundingLine(source="财政拨款", spending_class="项目支出")
        assert line.source is FundingSource.FISCAL_APPROPRIATION
        assert Judged(outcome="达成预期指标").outcome is Outcome.ACHIEVED
        assert repr(line) == repr(
            FundingLine(source="fiscal_appropriation", spending_class="project")
        )

    def test_a_term_without_a_wording_has_only_its_name(self) -> None:
        """An empty text never leads to it."""

        class Bare(Term):
            """A vocabulary of our own (自用)."""

            ONLY = "only"

        assert Bare("only").spellings == ()
        with pytest.raises(ValueError, match="is not a valid"):
            Bare("")


class TestPrintedHeads:
    """Heads are printed with and without 指标."""

    @pytest.mark.parametrize("category", Category)
    @pytest.mark.parametrize("form", FORMS)
    def test_of_level_1(self, category: Category, form: str) -> None:
        """A printed head or a stable name leads to its term."""
        assert category_of(form.format(category.term)) is category
        assert category_of(form.format(category.value)) is category

    @pytest.mark.parametrize("subcategory", Subcategory)
    @pytest.mark.parametrize("form", FORMS)
    def test_of_level_2(self, subcategory: Subcategory, form: str) -> None:
        """A printed head or a stable name leads to its term."""
        assert subcategory_of(form.format(subcategory.term)) is subcategory
        assert subcategory_of(form.format(subcategory.value)) is subcategory

    @pytest.mark.parametrize(
        ("text", "head"),
        [
            ("规划", "规划"),
            ("规划指标", "规划"),
            (" 规 划 ", "规划"),
            ("", ""),
            ("产出指标数", "产出指标数"),
            ("产出、效益", "产出、效益"),
            ("规划指标（20分）", "规划"),
            ("产出指标（50）", "产出指标（50）"),
            ("产出（核心）", "产出（核心）"),
            ("产出指标（50分)", "产出指标（50分)"),
            ("产出指标50分", "产出指标50分"),
            ("（50分）产出", "（50分）产出"),
            ("产出（50分）（10分）", "产出（50分）"),
        ],
    )
    def test_other_heads_lose_only_spaces_and_suffix(self, text: str, head: str) -> None:
        """An issuer's own head is one head, with the suffix or without."""
        assert category_of(text) == head
        assert subcategory_of(text) == head

    @pytest.mark.parametrize("form", FORMS)
    def test_satisfaction_alone(self, form: str) -> None:
        """满意度 at level 2 is that of those who are served."""
        assert subcategory_of(form.format("满意度")) is Subcategory.SATISFACTION
        assert category_of(form.format("满意度")) is Category.SATISFACTION

    def test_the_word_itself_is_never_looked_through(self) -> None:
        """效果 is not 效益, though some forms say one for the other."""
        assert category_of("效果指标") is Category.EFFECT
        assert category_of("效益指标") is Category.BENEFIT
