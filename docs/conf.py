"""How the documentation is built: offline, every warning an error.

python -m sphinx -W -n --keep-going -b html docs docs/_build/html
"""

import re
import tomllib
from pathlib import Path
from typing import TypeVar

from docutils import nodes
from docutils.nodes import TextElement
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from perfeval.terms import Term

_PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))[
    "project"
]

project = _PROJECT["name"]
author = _PROJECT["authors"][0]["name"]
project_copyright = author
version = release = _PROJECT["version"]

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "examples"]
default_role = "py:obj"  # `name` in a docstring is a link.
smartquotes_action = "D"  # Dashes only: quotes are shown as they are.
highlight_language = "python"

nb_execution_mode = "force"  # A notebook shows what comes out today.
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_merge_streams = True

html_theme = "furo"
html_title = f"{project} {version}"
html_copy_source = False

add_module_names = False
python_maximum_signature_line_length = 72
toc_object_entries_show_parents = "hide"

autodoc_default_options = {"members": True, "show-inheritance": True}
autodoc_member_order = "bysource"
autodoc_typehints = "signature"

napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_custom_sections = ["Source"]

nitpick_ignore_regex = [
    ("py:.*", r"(abc|babel|collections|contextlib|datetime|decimal)\..*"),
    ("py:.*", r"(enum|fractions|gettext|re|types|typing)\..*"),
    ("py:.*", r"Decimal|int|str"),
    ("py:(class|obj)", r"perfeval\..*\.[A-Z]"),  # Type variables.
]


def skip_readers(
    _app: Sphinx, what: str, name: str, obj: object, _skip: object, _options: object
) -> bool | None:
    """Leave out the readers of fields; what a field takes stands in the record's signature."""
    reader = what == "module" and name.startswith("take_")
    return True if reader or isinstance(obj, TypeVar) else None


def list_terms(
    _app: Sphinx, _what: str, _name: str, obj: object, _options: object, lines: list[str]
) -> None:
    """List the members of a vocabulary, each with its Chinese wording."""
    if isinstance(obj, type) and issubclass(obj, Term):
        for member in obj:
            lines += [f".. py:attribute:: {member.name}", f"   :value: '{member}'", ""]
            lines += [f"   {member.term}", ""]


def keep_sentences(
    _app: Sphinx, what: str, _name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Let napoleon see a comment first; else it reads "What: which" as a type and a text."""
    if what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]


def shorten_defaults(
    _app: Sphinx,
    _what: str,
    _name: str,
    _obj: object,
    _options: object,
    text: str | None,
    returns: str,
) -> tuple[str, str] | None:
    """Write a member as in code, and a default that is made anew each time as three dots."""
    plain = re.sub(r"<(\w+\.\w+): '\w+'>", r"\1", text or "").replace("= NOTHING", "= ...")
    return (plain, returns) if text else None


def link_from_anywhere(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, text: TextElement
) -> nodes.Node | None:
    """Link a bare name to the module, else the class or function, else the field of that name."""
    domain, name = env.domains.python_domain, node["reftarget"]
    found = [each for each in domain.objects if each.endswith(f".{name}")]
    if node["reftype"] != "obj" or not found:
        return None
    nearest = min(found, key=lambda each: each.count("."))
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", nearest, node, text)


def setup(app: Sphinx) -> None:
    """Hang them in."""
    app.connect("missing-reference", link_from_anywhere)
    app.connect("autodoc-skip-member", skip_readers)
    app.connect("autodoc-process-signature", shorten_defaults)
    app.connect("autodoc-process-docstring", list_terms)
    app.connect("autodoc-process-docstring", keep_sentences, priority=400)
