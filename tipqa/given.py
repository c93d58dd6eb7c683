"""What a call gives, checked: each value becomes what the rooms take, or a UsageError that says what would be right.

One name is as good as a list of one: `countries="Tajikistan"`, `years=2024`.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable
from typing import Any

from tipqa.countries.lookup import resolve
from tipqa.errors import UsageError
from tipqa.index.model import Filter
from tipqa.reports.model import SectionKind
from tipqa.typed import clean

MAX_QUESTION = 2_000  # characters
YEARS = range(1990, 2101)

Names = str | Iterable[str]
Years = int | str | Iterable[int | str]


def checked_text(text: Any) -> str:
    """`text` cleaned and without outer white space, or a UsageError where it is no text, empty or too long."""
    if not isinstance(text, str):
        raise UsageError(f"a question is a text, not {_kind(text)}")
    stripped = clean(text).strip()
    if not stripped:
        raise UsageError('the question is empty; ask one, such as "What tier is Tajikistan on in 2025?"')
    if len(stripped) > MAX_QUESTION:
        raise UsageError(f"the question has {len(stripped):,} characters; at most {MAX_QUESTION:,} are read")
    return stripped


def checked_history(history: Any) -> list[str]:
    """The earlier questions of a conversation, each as `checked_text`; a UsageError where it is no list of texts."""
    if isinstance(history, str):
        raise UsageError(f"history is a list of earlier questions, not one text; write history=[{_shown(history)}]")
    return [checked_text(turn) for turn in _each(history, "history", "a list of earlier questions")]


def checked_filter(countries: Names, years: Years, sections: Names) -> Filter:
    """A filter from words as a user gives them, each once; CountryError or UsageError where one of them cannot be."""
    named = _each(sections, "sections", 'names such as "protection"')
    return Filter(
        countries=tuple(dict.fromkeys(checked_countries(countries))),
        years=tuple(sorted(set(checked_years(years)))),
        sections=tuple(dict.fromkeys(map(_section, named))),
    )


def checked_countries(countries: Names) -> tuple[str, ...]:
    """The names of countries in the one form that reports use; CountryError or UsageError where one is none."""
    given = _each(countries, "countries", 'names such as "Tajikistan"')
    return tuple(resolve(checked_name(name, "a country")).name for name in given)


def checked_years(years: Years) -> tuple[int, ...]:
    """Editions, from one or several, as numbers or written; UsageError where one cannot be."""
    return tuple(checked_year(year) for year in _each(years, "years", "editions such as 2024"))


def checked_year(year: Any) -> int:
    """An edition, as a number or written; UsageError where it cannot be."""
    if isinstance(year, str):
        return read_year(year)
    number = _integer(year, "an edition is a year such as 2024")
    if number not in YEARS:
        raise UsageError(f"{number} is no edition; years run from {YEARS[0]} to {YEARS[-1]}")
    return number


def read_year(text: str) -> int:
    """The edition that a written year means; UsageError where it is no year."""
    if not (text.isascii() and text.isdecimal() and len(text) == 4):
        raise UsageError(f"{text[:20]!r} is no edition; years run from {YEARS[0]} to {YEARS[-1]}")
    return checked_year(int(text))


def checked_count(count: Any, name: str) -> int:
    """How many are wanted, 1 or more; UsageError where it cannot be."""
    number = _integer(count, f"{name} is a number")
    if number < 1:
        raise UsageError(f"{name} is {number}; it takes 1 or more")
    return number


def checked_name(name: Any, what: str) -> str:
    """`name`, or a UsageError where it is no text; `what` says what it names, such as "a country"."""
    if not isinstance(name, str):
        raise UsageError(f"{what} is a text, not {_kind(name)}")
    return name


def _integer(value: Any, told: str) -> int:
    try:
        if isinstance(value, bool):
            raise TypeError
        return operator.index(value)
    except TypeError:
        raise UsageError(f"{told}, not {_kind(value)}") from None


def _section(name: Any) -> SectionKind:
    try:
        return SectionKind(checked_name(name, "a section").strip().lower())
    except ValueError:
        known = ", ".join(kind.value for kind in SectionKind)
        raise UsageError(f"{name!r} is no section; known are {known}") from None


def _each(given: Any, name: str, told: str) -> list[Any]:
    """The values of an argument that takes one or several."""
    if isinstance(given, str) or hasattr(given, "__index__"):
        return [given]
    try:
        return list(given)
    except TypeError:
        raise UsageError(f"{name} takes {told}, not {_kind(given)}; leave it out where there is none to name") from None


def _kind(value: Any) -> str:
    return "None" if value is None else type(value).__name__


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:39]}…")
