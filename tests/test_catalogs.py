"""The message catalogs are complete, say what the code says, and are compiled as written."""

import inspect
import re
from enum import StrEnum
from gettext import GNUTranslations
from io import BytesIO
from string import Formatter
from typing import Final

import pytest
from babel.messages.catalog import Catalog, Message

import catalogs
import perfeval
from perfeval.codes import MESSAGES, Severity
from perfeval.fields import Record
from perfeval.presentation import LOCALES
from perfeval.presentation.catalogs import catalog, translated
from perfeval.presentation.reports.texts import REPORTS
from perfeval.presentation.vocabulary import FIELDS, ITEMS, KINDS, PHRASES, TEXTS, WORDS
from perfeval.quantities import RoundingMode
from perfeval.terms import Term

CHINESE: Final = ("zh_CN", "zh_TW")
WRITTEN: Final = {locale: catalogs.written(locale) for locale in LOCALES}
FOUND: Final = catalogs.template()
SIMPLIFIED: Final = "评标级资执数规则说应为对计总单权绩项预该请写与们个无"
"""Frequent signs that Traditional Chinese writes otherwise."""
TO_BE_READ: Final = re.compile("「[^」]*」")
"""What is to be written in a rule text is quoted in the signs in which it is read."""
HINT: Final = "run `uv run tests/catalogs.py compile`, or install the package again"


def key(message: Message) -> tuple[str | None, str]:
    """What a message is looked up by."""
    return message.context, str(message.id)


def keys(found: Catalog) -> list[tuple[str | None, str]]:
    """What the messages of a catalog are looked up by."""
    return [key(message) for message in catalogs.messages(found)]


def fields(text: str) -> list[str]:
    """The named parameters of a sentence."""
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


VOCABULARIES: Final = sorted(
    (kind for kind in Term.__subclasses__() if kind.__module__.startswith("perfeval.")), key=str
)
"""Every closed vocabulary of ours."""
LABELLED: Final[list[type[StrEnum]]] = [*VOCABULARIES, Severity, RoundingMode]
"""What has labels."""


class TestExtraction:
    """What has to be translated is found in the code."""

    def test_every_sentence_is_found(self) -> None:
        """Those of the catalogue of problems, and those that are made in the presentation."""
        sentences = {message for context, message in keys(FOUND) if context is None}
        assert sentences == {*MESSAGES.values(), *TEXTS}

    @pytest.mark.parametrize(
        ("context", "wanted"),
        [
            ("field", FIELDS),
            ("item", ITEMS),
            ("kind", KINDS),
            ("phrase", PHRASES),
            ("report", REPORTS),
        ],
    )
    def test_every_table_is_found(self, context: str, wanted: tuple[str, ...]) -> None:
        """Whole, and without a word that stands twice."""
        found = [message for where, message in keys(FOUND) if where == context]
        assert sorted(found) == sorted(wanted)

    def test_every_word_is_found(self) -> None:
        """Those of the table, and the Chinese half of what the rates name in two languages."""
        found = {message for context, message in keys(FOUND) if context == "word"}
        assert found >= {*WORDS, "结转结余率", "有效问卷数"}

    @pytest.mark.parametrize("kind", LABELLED)
    def test_every_term_is_found(self, kind: type[StrEnum]) -> None:
        """Each under the name of its vocabulary."""
        found = [message for context, message in keys(FOUND) if context == kind.__name__]
        assert found == [term.value for term in kind]

    def test_every_field_is_named(self) -> None:
        """A place in any public record can be said in words."""
        kinds = [getattr(perfeval, name) for name in perfeval.__all__]
        records = [kind for kind in kinds if inspect.isclass(kind) and issubclass(kind, Record)]
        names = {name for kind in records for name in getattr(kind, "__match_args__", ())}
        names |= {name for kind in records for name in inspect.signature(kind).parameters}
        assert names <= set(FIELDS)


@pytest.mark.parametrize("locale", LOCALES)
class TestEveryLanguage:
    """A catalog has what the code has: no more, no less, and nothing to guess."""

    def test_nothing_is_missing_or_left_over(self, locale: str) -> None:
        """Else run ``uv run tests/catalogs.py update``, and translate what it lists."""
        assert sorted(keys(WRITTEN[locale]), key=str) == sorted(keys(FOUND), key=str)
        assert not WRITTEN[locale].obsolete

    def test_everything_is_translated(self, locale: str) -> None:
        """By a person, and not by a guess."""
        assert [key(each) for each in catalogs.missing(WRITTEN[locale])] == []
        assert [key(each) for each in catalogs.messages(WRITTEN[locale]) if each.fuzzy] == []

    def test_parameters_are_kept(self, locale: str) -> None:
        """A translation has the parameters of its message, each as often as it says it."""
        for message in catalogs.messages(WRITTEN[locale]):
            found, wanted = (fields(str(text)) for text in (message.string, message.id))
            assert set(found) == set(wanted) or message.context == "item", message.id
            assert message.context != "item" or found == ["place"], message.id

    def test_it_is_neat(self, locale: str) -> None:
        """No blanks around it, no full stop, no gap."""
        for message in catalogs.messages(WRITTEN[locale]):
            text = str(message.string)
            assert text == " ".join(text.split())
            assert text[-1] not in ".。；：，"

    def test_it_is_compiled_as_written(self, locale: str) -> None:
        """The package holds the compiled catalog, and it is not an older one."""
        assert catalogs.file_of(locale, "mo").is_file(), HINT
        fresh = GNUTranslations(BytesIO(catalogs.as_mo(WRITTEN[locale])))
        for context, message in keys(WRITTEN[locale]):
            wanted = fresh.pgettext(context, message) if context else fresh.gettext(message)
            assert translated(message, locale, context) == wanted, HINT

    def test_it_is_read_once(self, locale: str) -> None:
        """However often it is asked for."""
        assert catalog(locale) is catalog(locale)

    def test_an_update_changes_nothing(self, locale: str) -> None:
        """What is written is what the tool would write, but for who wrote it."""
        again = catalogs.as_po(catalogs.updated(locale)).decode().splitlines()
        kept = catalogs.file_of(locale).read_text("utf-8").splitlines()
        made_by = '"Generated-By'
        assert [line for line in again if not line.startswith(made_by)] == [
            line for line in kept if not line.startswith(made_by)
        ]


class TestWording:
    """Each language is itself."""

    def test_english_sentences_are_those_of_the_code(self) -> None:
        """What an exception says by itself is what its description says."""
        for message in catalogs.messages(WRITTEN["en"]):
            if message.context in {None, "phrase", "report"}:
                assert message.string == message.id

    @pytest.mark.parametrize("locale", CHINESE)
    def test_chinese_is_chinese(self, locale: str) -> None:
        """No English sentence is left; a code may name what stands in a program."""
        for message in catalogs.messages(WRITTEN[locale]):
            text = re.sub(r"\{\w+\}|dict\(.*?\)\)?|number\(\)", "", str(message.string))
            assert re.search("[一-鿿]", text) or not re.search("[A-Za-z]", text), message.id
            words = set(re.findall("[A-Za-z]+", text))
            assert words <= {
                "Decimal",
                "True",
                "true",
                "false",
                "str",
                "int",
                "bytes",
                "False",
                "dict",
                "JSON",
                "U",
                "UTF",
                "FEFF",
                "Head",
            }, message.id

    def test_terms_are_those_of_the_vocabularies(self) -> None:
        """The Chinese wording beside each term is its label."""
        for kind in VOCABULARIES:
            for term in kind:
                assert translated(term.value, "zh_CN", kind.__name__) == term.term

    def test_traditional_signs_are_traditional(self) -> None:
        """But for what is to be written in a rule text."""
        for message in catalogs.messages(WRITTEN["zh_TW"]):
            text = TO_BE_READ.sub("", str(message.string))
            assert not set(SIMPLIFIED) & set(text), message.id

    def test_labels_differ(self) -> None:
        """Two terms of a vocabulary are never called alike."""
        for locale in LOCALES:
            for kind in VOCABULARIES:
                labels = [translated(term.value, locale, kind.__name__) for term in kind]
                assert len(labels) == len(set(labels))


class TestTool:
    """A new sentence is easy to add."""

    def test_what_is_missing_is_listed(self) -> None:
        """English sentences and Chinese terms follow from the code; the rest is for a person."""
        found = Catalog(locale="en")
        found.add("a new sentence; read it")
        found.add("new", context="Branch", auto_comments=["新"])
        assert [key(each) for each in catalogs.missing(found)] == [
            (None, "a new sentence; read it"),
            ("Branch", "new"),
        ]
        sentence, term = catalogs.messages(found)
        assert catalogs.known(sentence, "en") == sentence.id
        assert catalogs.known(term, "zh_CN") == "新"
        assert {catalogs.known(each, "zh_TW") for each in (sentence, term)} == {""}
