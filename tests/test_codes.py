"""The catalogue of problems is complete, and its sentences can be formed."""

import ast
import inspect
from string import Formatter

import pytest

from perfeval import codes
from perfeval.codes import MESSAGES, SEVERITIES, Code, Severity
from perfeval.errors import problem


def fields_of(code: Code) -> list[tuple[str, str | None, str | None]]:
    """The fields of a sentence: name, format and conversion."""
    parsed = Formatter().parse(MESSAGES[code])
    return [(name, form, how) for _, name, form, how in parsed if name is not None]


class TestCatalogue:
    """A code is stable and never reused."""

    def test_every_code_has_one_value(self) -> None:
        """No code is another name of an earlier one."""
        assert len(Code.__members__) == len(set(Code)) == len({each.value for each in Code})

    def test_every_code_has_a_sentence_and_a_severity(self) -> None:
        """And nothing else has."""
        assert set(MESSAGES) == set(SEVERITIES) == set(Code)

    def test_every_sentence_is_written_once(self) -> None:
        """A second sentence for the same code would silently replace the first."""
        tables = [
            [ast.unparse(key) for key in node.keys if key is not None]
            for node in ast.walk(ast.parse(inspect.getsource(codes)))
            if isinstance(node, ast.Dict)
        ]
        keys = [key for table in tables for key in table if key.startswith("Code.")]
        assert len(keys) == len(set(keys)) == len(Code)

    def test_no_sentence_stands_for_two_codes(self) -> None:
        """Two codes with one sentence would be one problem."""
        assert len(set(MESSAGES.values())) == len(Code)

    @pytest.mark.parametrize("code", Code)
    def test_the_value_follows_from_the_name(self, code: Code) -> None:
        """``GROUP_WHAT`` is ``group.what``: stored data and source are read alike."""
        assert code.value == code.name.lower().replace("_", ".", 1)

    def test_the_catalogue_cannot_be_changed(self) -> None:
        """It is read-only for everybody."""
        assert not hasattr(MESSAGES, "__setitem__")
        assert not hasattr(SEVERITIES, "__setitem__")


@pytest.mark.parametrize("code", Code)
class TestSentences:
    """A sentence says what was found and what is wanted, and ends with the next step."""

    def test_its_fields_are_plain_names(self, code: Code) -> None:
        """No positions, formats, conversions or look-ups: any language can fill them."""
        for name, form, how in fields_of(code):
            assert name.isidentifier()
            assert (form, how) == ("", None)

    def test_its_fields_can_be_parameters(self, code: Code) -> None:
        """No field is called as the code itself."""
        assert "code" not in [name for name, _, _ in fields_of(code)]

    def test_it_can_be_formed(self, code: Code) -> None:
        """Filled with its parameters it is one line without braces."""
        facts = {name: f"<{name}>" for name, _, _ in fields_of(code)}
        sentence = str(problem(code, **facts))
        assert all(fact in sentence for fact in facts.values())
        assert not set("{}\n") & set(sentence)

    def test_it_is_neat(self, code: Code) -> None:
        """It can follow a path and a colon: no blanks around it, no full stop, no gaps."""
        sentence = MESSAGES[code]
        assert sentence == " ".join(sentence.split())
        assert sentence[-1] not in ".;:,"
        assert sentence[0].islower() or sentence[0] == "{"

    def test_it_ends_with_the_next_step(self, code: Code) -> None:
        """Whoever has to mend something is told how; a notice has nothing to mend."""
        *_, step = MESSAGES[code].rpartition("; ")
        guided = "; " in MESSAGES[code] and len(step.split()) > 1
        assert guided or SEVERITIES[code] is Severity.NOTICE


class TestSeverity:
    """Errors contradict, warnings are probable mistakes, notices are choices."""

    def test_what_cannot_be_is_an_error(self) -> None:
        """Everything that an exception carries from a constructor is an error."""
        groups = ("number.", "text.", "term.", "year.", "target.", "scale.", "rate.", "rule.")
        refused = [code for code in Code if code.startswith(groups)]
        assert {SEVERITIES[code] for code in refused} == {Severity.ERROR}

    @pytest.mark.parametrize(
        ("code", "severity"),
        [
            (Code.CHECK_SUM, Severity.ERROR),
            (Code.CHECK_OVEREXECUTED, Severity.WARNING),
            (Code.CHECK_ACTUAL_COPIED, Severity.WARNING),
            (Code.CHECK_GRADE_MISSING, Severity.NOTICE),
            (Code.EVALUATION_CLAUSE, Severity.NOTICE),
        ],
    )
    def test_samples(self, code: Code, severity: Severity) -> None:
        """A wrong sum is an error, overspending suspicious, a blank grade a fact."""
        assert SEVERITIES[code] is severity
