"""Problems as data, and the exceptions that carry them.

Trouble has three faces.
A record that *cannot exist* is refused by its constructor (`RecordError`).
A question that *cannot be answered* is refused by its function (`CalculationError`,
`EvaluationError`).
What merely *does not fit* is described by a check, which returns every `Problem` it finds.

In all three the trouble itself is a `Problem`: a stable code, the place, the severity and plain
parameters.
The sentence is made from these when somebody reads it, so it can be made in any language and
nobody, this library included, ever has to parse prose.

    >>> from perfeval import number
    >>> try:
    ...     number("12,34")
    ... except RecordError as error:
    ...     print(error.problems[0].code, error.problems[0].parameters)
    number.not_a_number {'found': "'12,34'"}
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from string import Formatter
from typing import Final, Self, cast
from unicodedata import category

import attrs

from perfeval.codes import MESSAGES, SEVERITIES, Code, Severity
from perfeval.shown import Shown

Value = str | int | Decimal | Fraction | None
"""What a parameter of a problem may be."""

Path = tuple[str | int, ...]
"""Names and positions from the record that was looked at down to the place of the trouble."""

_LONGEST_QUOTE: Final = 60
_LONGEST_TEXT: Final = 240
_MOST_LINES: Final = 20
_DECIMALS_SHOWN: Final = 6
_LONGEST_FRACTION: Final = 40
_SIGNIFICANT: Final = 12
_IN_QUOTES: Final = str.maketrans({"'": r"\'", "\\": r"\\"})
_NAME: Final = type.__dict__["__name__"].__get__
"""The name of a class, whatever its own class makes of that."""


def _pairs(given: Mapping[str, Value]) -> tuple[tuple[str, Value], ...]:
    """Names with their values, in the order given."""
    return tuple(given.items())


@attrs.frozen(eq=False, repr=False)
class Facts(Mapping[str, Value]):
    """The parameters of a problem, by name (参数): compared and shown like a dict, never changed.

    Examples:
        >>> Facts({"found": "12,34"}) == {"found": "12,34"}
        True

    """

    pairs: tuple[tuple[str, Value], ...] = attrs.field(converter=_pairs)
    """Each name with its value."""

    def __getitem__(self, name: str) -> Value:
        """The value of a name."""
        return dict(self.pairs)[name]

    def __iter__(self) -> Iterator[str]:
        """The names, in the order given."""
        return (name for name, _ in self.pairs)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.pairs)

    def __hash__(self) -> int:
        """Alike for what is equal, whatever the order."""
        return hash(frozenset(self.pairs))

    def __repr__(self) -> str:
        """As a dict shows itself."""
        return repr(dict(self.pairs))


def _facts(given: Mapping[str, Value]) -> Mapping[str, Value]:
    """Parameters that nobody can change."""
    return Facts(given)


@attrs.frozen
class Problem(Shown):
    """One thing that is wrong, or worth knowing (问题).

    Make one with `problem`, which holds the parameters to what the catalogue names.
    """

    code: Code
    """Which problem; stable, never reused."""
    path: Path = attrs.field(default=(), kw_only=True)
    """Where, relative to the record that was looked at."""
    parameters: Mapping[str, Value] = attrs.field(default=Facts({}), converter=_facts, kw_only=True)
    """The facts that the sentence needs, by the names in the catalogue."""
    severity: Severity = attrs.field(default=Severity.ERROR, kw_only=True)
    """How much it matters."""

    def __str__(self) -> str:
        """The problem as an English sentence, its place in front where it has one."""
        facts = {name: plain(value) for name, value in self.parameters.items()}
        sentence = MESSAGES[self.code].format_map(facts)
        return f"{format_path(self.path)}: {sentence}" if self.path else sentence

    def under(self, *outer: str | int) -> Self:
        """The same problem, seen from a record that holds the one it was found in."""
        return attrs.evolve(self, path=(*outer, *self.path))


def problem(code: Code, *path: str | int, **parameters: Value) -> Problem:
    """Describe one problem, with the severity that the catalogue gives it.

    Raises:
        TypeError: the parameters are not those that the catalogue names for the code; a mistake
            in the calling code, not in anybody's data.

    Examples:
        >>> print(problem(Code.TEXT_EMPTY, "name"))
        $.name: the text is empty; write it, or leave the field out

    """
    if parameters.keys() != (wanted := _fields(code)):
        message = f"{code.value} takes {sorted(wanted)}, not {sorted(parameters)}"
        raise TypeError(message)
    return Problem(code, path=path, parameters=parameters, severity=SEVERITIES[code])


def format_path(path: Path) -> str:
    """Write a path as JSONPath does.

    Examples:
        >>> format_path(("projects", 3, "budget"))
        '$.projects[3].budget'
        >>> format_path(("a.b",))
        "$['a.b']"

    """
    return "$" + "".join(map(_step, path))


def _step(step: str | int) -> str:
    """A position, a name that can stand alone, or any other name in quotes."""
    if isinstance(step, int):
        return f"[{step}]"
    if step.isidentifier() and len(step) <= _LONGEST_TEXT:
        return f".{step}"
    return f"['{_legible(step.translate(_IN_QUOTES))}']"


def quoted(value: object) -> str:
    """Show a value that was found: as code shows it, shortened when long.

    Examples:
        >>> quoted("12,34")
        "'12,34'"

    """
    kind: type[object] = type(
        value
    )  # A foreign kind may lie in all it says of itself, so it is not asked.
    if issubclass(kind, str):
        return _quoted_text(str.__str__(cast("str", value)))
    if kind is Fraction or (issubclass(kind, int) and kind is not bool):
        return _quoted_exact(
            cast("Fraction", value) if kind is Fraction else int.__pos__(cast("int", value))
        )
    if issubclass(kind, Decimal):
        return _quoted_decimal(Decimal(cast("Decimal", value)))
    if issubclass(kind, float):
        return float.__repr__(cast("float", value))
    if issubclass(kind, type):
        return f"the class {name_of(cast('type[object]', value))}"
    return repr(value) if value is None or kind is bool else f"a {name_of(kind)}"


def name_of(kind: type[object]) -> str:
    """What a class is called, also where its own class would rather not say."""
    return _legible(cast("str", _NAME(kind)))


def _quoted_text(text: str) -> str:
    """A text as code shows it."""
    shown = repr(text[:_LONGEST_QUOTE])
    return shown if len(text) <= _LONGEST_QUOTE else f"{shown}… ({len(text)} characters)"


def _quoted_exact(value: int | Fraction) -> str:
    """An integer or a fraction."""
    bits = max(value.numerator.bit_length(), value.denominator.bit_length())
    return str(value) if bits <= 4 * _LONGEST_QUOTE else f"a number of {bits} bits"


def _quoted_decimal(value: Decimal) -> str:
    """A decimal in plain digits; with an exponent only where there would be too many of them."""
    digits = len(value.as_tuple().digits)
    if digits > _LONGEST_QUOTE:
        return f"a number of {digits} digits"
    return f"{value:f}" if abs(value.adjusted()) <= _LONGEST_QUOTE else f"{value:E}"


class PerfevalError(Exception):
    """The root of the family (全部异常的总类); only its children are ever raised."""

    problems: tuple[Problem, ...]

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Carry the problems, at least one."""
        if type(self) is PerfevalError:
            message = "PerfevalError is the root of a family; raise one of its children"
            raise TypeError(message)
        self.problems = tuple(problems)
        if {type(each) for each in self.problems} != {Problem}:
            message = f"{type(self).__name__} carries problems, at least one; see problem()"
            raise TypeError(message)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """The problems, each on a line of its own; of very many, the first and how many more."""
        shown = [str(each) for each in self.problems[:_MOST_LINES]]
        if more := len(self.problems) - len(shown):
            shown.append(f"… and {more} more")
        return "\n".join(shown)


class RecordError(PerfevalError, ValueError):
    """What was written down cannot exist: a constructor or a reader refuses it (记录无效)."""


class CalculationError(PerfevalError, ArithmeticError):
    """The question has no answer, such as the rate of a zero budget (无法计算)."""


class EvaluationError(PerfevalError, ValueError):
    """A subject cannot be evaluated under a scheme; carries every reason (无法评价)."""


def _fields(code: Code) -> set[str]:
    """The parameters that the sentence of a code names."""
    return {name for _, name, _, _ in Formatter().parse(MESSAGES[code]) if name is not None}


def plain(value: Value) -> str:
    """Write a value in plain digits: never an exponent, a fraction only where there is no end.

    What would fill a page is shortened, and says how long it is.

    Examples:
        >>> plain(Decimal("1E+3")), plain(Fraction(1, 8)), plain(Fraction(250, 3))
        ('1000', '0.125', '250/3 (about 83.333333)')

    """
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Fraction):
        return _shown_fraction(value)
    return _legible(value) if isinstance(value, str) else quoted(value)


def escaped(text: str) -> str:
    r"""A text in which all is seen: line breaks, control and invisible signs are written as code.

    Examples:
        >>> print(escaped("甲\n乙"))
        甲\n乙

    """
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() or category(sign) == "Zs" else _as_code(sign) for sign in text
    )


def _as_code(sign: str) -> str:
    """A sign as Python writes it in code."""
    return sign.encode("unicode_escape").decode("ascii")


def _legible(text: str) -> str:
    """A text within a sentence: all of it seen, and shortened where it would fill a page."""
    if len(text) <= _LONGEST_TEXT:
        return escaped(text)
    return f"{escaped(text[:_LONGEST_QUOTE])}… ({len(text)} characters)"


def listed(names: Iterable[str]) -> str:
    """Names in a row; where they would fill a page, the first of it and how long it is.

    Examples:
        >>> listed(["优", "良"])
        '优, 良'

    """
    text = ", ".join(names)
    return text if len(text) <= _LONGEST_TEXT else _legible(text)


def _shown_fraction(value: Fraction) -> str:
    """An exact fraction, with its first decimals where they have no end."""
    above, below = _digits(value.numerator), _digits(value.denominator)
    if above + below > _LONGEST_FRACTION:
        return _shortened(value, above, below)
    if value.denominator == 1:
        return str(value.numerator)
    digits = _rounded(value, _DECIMALS_SHOWN)
    exact = (value * 10**_DECIMALS_SHOWN).denominator == 1
    return digits if exact else f"{value} (about {digits})"


def _shortened(value: Fraction, above: int, below: int) -> str:
    """The first digits of a fraction that has too many of them, and how many it has."""
    whole = value.denominator == 1
    length = f"{above} digits" if whole else f"a fraction of {above + below} digits"
    if above - below > _LONGEST_FRACTION:
        return f"a number of {length}" if whole else length
    places = min(max(_SIGNIFICANT - above + below, 1), _LONGEST_FRACTION)
    return f"{_rounded(value, places)} ({length})"


def _rounded(value: Fraction, places: int) -> str:
    """A fraction in decimals, without zeros behind; made with integers only."""
    whole, decimals = divmod(round(abs(value) * 10**places), 10**places)
    sign = "-" if value < 0 and (whole or decimals) else ""
    return f"{sign}{whole}.{decimals:0{places}}".rstrip("0").rstrip(".")


def _digits(value: int) -> int:
    """How many digits an integer has, however many."""
    return Decimal(value).adjusted() + 1
