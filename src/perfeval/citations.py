"""Where a rule comes from (依据)."""

import attrs

from perfeval.fields import Record, take_note, take_record, take_text


@attrs.frozen(kw_only=True)
class Citation(Record):
    """A document, and the place in it, that fixes a rule (文件依据).

    Examples:
        >>> str(Citation(title="项目支出绩效评价管理办法", number="财预〔2020〕10号"))
        '项目支出绩效评价管理办法（财预〔2020〕10号）'

    """

    title: str = attrs.field(converter=take_text)
    """What the document is called (文件名称)."""
    number: str = attrs.field(default="", converter=take_note)
    """Its number (文号), such as 财预〔2020〕10号."""
    article: str = attrs.field(default="", converter=take_note)
    """The article, annex or table (条款)."""
    issuer: str = attrs.field(default="", converter=take_note)
    """Who issued it (发文机关)."""
    address: str = attrs.field(default="", converter=take_note)
    """Where it can be read, such as a web address."""
    note: str = attrs.field(default="", converter=take_note)
    """What a reader should know, such as that the text was not seen in full."""

    def __str__(self) -> str:
        """The citation as a document prints it."""
        number = f"（{self.number}）" if self.number else ""
        return f"{self.title}{number}{self.article}"


def take_citation(value: Citation) -> Citation:
    """A citation."""
    return take_record((Citation,), value)
