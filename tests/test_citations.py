"""Where a rule comes from (依据)."""

import pytest

from perfeval.citations import Citation, take_citation
from perfeval.codes import Code
from perfeval.fields import Unread
from refusals import placed, untyped


class TestCitation:
    """A document, and the place in it, that fixes a rule."""

    @pytest.mark.parametrize(
        ("number", "article", "text"),
        [
            ("", "", "项目支出绩效评价管理办法"),
            ("财预〔2020〕10号", "", "项目支出绩效评价管理办法（财预〔2020〕10号）"),
            (
                "财预〔2020〕10号",
                "第十四条",
                "项目支出绩效评价管理办法（财预〔2020〕10号）第十四条",
            ),
            ("", "附件1", "项目支出绩效评价管理办法附件1"),
        ],
    )
    def test_is_printed_as_documents_print_it(self, number: str, article: str, text: str) -> None:
        """Title, number in brackets, article."""
        assert (
            str(Citation(title="项目支出绩效评价管理办法", number=number, article=article)) == text
        )

    def test_a_title_is_needed(self) -> None:
        """Everything else may be left out."""
        assert placed(Citation, title=" ") == [("$.title", Code.TEXT_EMPTY)]

    def test_names_all_mistakes_at_once(self) -> None:
        """Each under its field."""
        assert placed(
            Citation, title="", number=10, article=None, issuer=b"", address=(), note=1.0
        ) == [
            ("$.title", Code.TEXT_EMPTY),
            ("$.number", Code.TEXT_WANTED),
            ("$.article", Code.TEXT_WANTED),
            ("$.issuer", Code.TEXT_WANTED),
            ("$.address", Code.TEXT_WANTED),
            ("$.note", Code.TEXT_WANTED),
        ]

    def test_is_taken_by_other_records(self) -> None:
        """As itself; anything else is left for the record to refuse."""
        citation = Citation(title="办法")
        wrong: object = take_citation(untyped("办法"))
        assert take_citation(citation) is citation
        assert isinstance(wrong, Unread)
        assert [each.code for each in wrong.problems] == [Code.RECORD_KIND]
