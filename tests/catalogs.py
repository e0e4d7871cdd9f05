"""Keep the message catalogs with Babel's tools: extract, update, compile.

From the root of the project ``uv run tests/catalogs.py update`` writes what is new in the code into
the catalog of every language, drops what the code has no more, and lists what is to be translated.
Write the translations into the ``.po`` files by hand; then ``uv run tests/catalogs.py compile``.
The wheel and an editable install compile by themselves, when they are built.
"""

import ast
import re
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import perfeval
from perfeval.presentation import LOCALES

PACKAGE: Final = Path(perfeval.__file__).parent
FOLDER: Final = PACKAGE / "presentation" / "locale"
VOCABULARY: Final = {
    "FIELDS": "field",
    "ITEMS": "item",
    "KINDS": "kind",
    "PHRASES": "phrase",
    "REPORTS": "report",
    "WORDS": "word",
    "TEXTS": None,
}
"""The tables of the vocabulary, each with the context of its messages."""
_BOTH: Final = re.compile(r"(?P<chinese>[一-鿿]+) \([a-z].*\)")

Found = tuple[int, str | None, str | tuple[str, str], list[str]]
"""A message as Babel takes it: its line, its function, itself with its context, comments."""


def file_of(locale: str, ending: str = "po") -> Path:
    """The catalog of a language."""
    return FOLDER / locale / "LC_MESSAGES" / f"perfeval.{ending}"


def written(locale: str) -> Catalog:
    """The catalog of a language as it is written by hand."""
    with file_of(locale).open("rb") as file:
        return read_po(file, locale=locale, domain="perfeval")


def extract(
    fileobj: IO[bytes],
    _keywords: object,
    _tags: object,
    options: object,  # noqa: ARG001  Babel gives it by name.
) -> Iterator[Found]:
    """The messages of a source file, as Babel asks for them.

    These are the sentences of the catalogue of problems, the terms of the vocabularies with their
    Chinese wording as a comment, the tables of the presentation, and names in two languages.
    """
    for node in ast.walk(ast.parse(fileobj.read())):
        match node:
            case ast.AnnAssign(target=ast.Name(id="MESSAGES"), value=ast.Call(args=[table])):
                yield from ((each.lineno, None, value, []) for each, value in _texts(table))
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Tuple() as table) if (
                name in VOCABULARY
            ):
                found = _texts(table)
                yield from (_found(each.lineno, VOCABULARY[name], value) for each, value in found)
            case ast.ClassDef(name=name, bases=[ast.Name(id="Term" | "StrEnum")]) if name != "Code":
                yield from _members(node)
            case ast.Constant(value=str(value)) if match := _BOTH.fullmatch(value):
                yield _found(node.lineno, "word", match["chinese"])
            case _:
                pass


def _found(line: int, context: str | None, value: str, *comments: str) -> Found:
    """A message with or without a context."""
    if context is None:
        return line, None, value, [*comments]
    return line, "pgettext", (context, value), [*comments]


def _texts(table: ast.expr) -> Iterator[tuple[ast.expr, str]]:
    """The texts of a tuple, or the values of a dict."""
    values = table.values if isinstance(table, ast.Dict) else getattr(table, "elts", ())
    for each in values:
        yield each, str(ast.literal_eval(each))


def _members(node: ast.ClassDef) -> Iterator[Found]:
    """The terms of a vocabulary, each with its Chinese wording where it has one."""
    for each in node.body:
        if isinstance(each, ast.Assign):
            value = ast.literal_eval(each.value)
            name, *terms = (value,) if isinstance(value, str) else value
            yield _found(each.lineno, node.name, name, *terms)


def template() -> Catalog:
    """All messages of the package."""
    catalog = Catalog(project="perfeval", domain="perfeval", fuzzy=False)
    found = extract_from_dir(PACKAGE, method_map=[("**.py", _METHOD)])
    for name, _, message, comments, context in sorted(found, key=lambda each: each[:2]):
        catalog.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return catalog


def updated(locale: str) -> Catalog:
    """The catalog of a language with what the code has now."""
    catalog, new = written(locale), template()
    new.creation_date = catalog.creation_date
    catalog.update(new, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    for message in messages(catalog):
        if not message.string:
            message.string = known(message, locale)
    return catalog


def messages(catalog: Catalog) -> list[Message]:
    """The messages of a catalog, without its head."""
    return [message for message in catalog if message.id]


def known(message: Message, locale: str) -> str:
    """The translation that follows from the code; empty where a person has to write it."""
    if locale == "en" and message.context in {None, "report"}:
        return str(message.id)
    if locale == "zh_CN" and message.auto_comments:
        return message.auto_comments[0]
    return ""


def missing(catalog: Catalog) -> list[Message]:
    """What has no translation."""
    return [message for message in messages(catalog) if not message.string]


def as_po(catalog: Catalog) -> bytes:
    """A catalog as it is written by hand."""
    file = BytesIO()
    write_po(file, catalog, width=100, include_lineno=False, sort_by_file=True)
    return file.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """A catalog as it is read by the program."""
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def update() -> int:
    """Write what is new into every catalog; how much is to be translated."""
    count = 0
    for locale in LOCALES:
        catalog = updated(locale)
        file_of(locale).write_bytes(as_po(catalog))
        for message in missing(catalog):
            sys.stdout.write(f"{locale}: {message.context or ''} {message.id!r}\n")
            count += 1
    return count


def compile_all() -> int:
    """Compile every catalog."""
    for locale in LOCALES:
        file_of(locale, "mo").write_bytes(as_mo(written(locale)))
    return 0


def main(given: Iterable[str] | None = None) -> int:
    """Do what is asked for; whatever is left to do makes it fail."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", choices=["update", "compile"])
    asked = parser.parse_args(None if given is None else [*given])
    return min(1, update() if asked.what == "update" else compile_all())


_METHOD: Any = extract

if __name__ == "__main__":
    sys.exit(main())
