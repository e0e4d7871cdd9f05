"""Dates as a person reads them (日期格式): a day, a month or a year, as much as is stated.

>>> format_date(Moment(2023, 12, 30)), format_date(Moment(2023, 12)), format_date(Moment(month=9))
('2023年12月30日', '2023年12月', '9月')
"""

from datetime import date
from types import MappingProxyType
from typing import Final

from babel.dates import format_skeleton

from perfeval.fields import check_arguments
from perfeval.measures import Moment
from perfeval.presentation.languages import DEFAULT, language
from perfeval.presentation.numbers import babel_locale

_SKELETONS: Final = MappingProxyType(
    {
        (True, True, True): "yMMMd",
        (True, True, False): "yMMM",
        (True, False, False): "y",
        (False, True, True): "MMMd",
        (False, True, False): "MMM",
    }
)
"""What is shown, by whether year, month and day are stated."""


def format_date(moment: Moment, /, *, locale: str = DEFAULT) -> str:
    """Write a day, a month or a year (日期).

    Args:
        moment: what is stated of it.
        locale: the language, ``"zh_CN"``, ``"zh_TW"`` or ``"en"``.

    Raises:
        RecordError: it is no moment; ``term.unknown``: there is no such language.

    Examples:
        >>> format_date(Moment(2023, 12, 30), locale="en"), format_date(Moment(2023), locale="en")
        ('Dec 30, 2023', '2023')

    """
    found = language(locale)
    check_arguments(moment=(moment, (Moment,)))
    stated = (moment.year is not None, moment.month is not None, moment.day is not None)
    shown = date.fromordinal(moment.first_day())
    return format_skeleton(_SKELETONS[stated], shown, locale=babel_locale(found))
