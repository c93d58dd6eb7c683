"""Figures of another country or territory within a report: a part of its own, or other countries' authorities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tipqa.countries.lookup import countries_named
from tipqa.countries.table import fold, fold_words, forms
from tipqa.figures.line import Line
from tipqa.figures.tokens import word_set
from tipqa.later import later
from tipqa.reports.model import Report, SectionKind

_CAPS_LINE = later(r"^[A-Z][A-Z ,.’'()&-]{3,70}:?$", re.MULTILINE)
_ADMINISTERED = later(r"\badministered by (?:the )?([\w ’'-]+)", re.IGNORECASE)
_BODIES = word_set(
    "authorities government governments police court courts prosecutors officials ministry embassy law judges judge "
    "officers investigators prosecutor counterparts"
)
_OF_HEADING = 0.5  # share of a heading's words that name a territory, from which it is about that


def inner_parts(report: Report) -> list[tuple[int, str]]:
    """Where a part on another territory begins, with its name, and where the country's own goes on, with ""."""
    found, current, seen = [], "", set()
    for at, heading, kind in sorted(_headings(report)):
        name = _territory(heading, report.country)
        if name is None and (not current or kind in seen or kind is SectionKind.OTHER):
            seen |= set() if current or kind is SectionKind.OTHER else {kind}
            continue
        if (name or "") != current:
            current = name or ""
            found.append((at, current))
    return found


def _headings(report: Report) -> Iterator[tuple[int, str, SectionKind]]:
    yield from ((it.start, it.heading, it.kind) for it in report.sections)
    starts = {it.start for it in report.sections}
    for line in _CAPS_LINE.finditer(report.text):
        if not any(line.end() <= start <= line.end() + 2 for start in starts):
            yield line.start(), line[0], SectionKind.OTHER


def _territory(heading: str, country: str) -> str | None:
    """The other territory that a heading is about, "" where it is about the report's own; None where about neither."""
    if area := _ADMINISTERED.search(heading):
        return f"area administered by {area[1].strip().title()}"
    named = countries_named(heading)
    if country in named:
        return ""
    words = fold_words(heading)
    for name in named:
        longest = max((len(form) for form in _names() if name in _names()[form] and _holds(words, form)), default=0)
        if longest >= _OF_HEADING * len(words):
            return name
    return None


def _holds(words: tuple[str, ...], form: tuple[str, ...]) -> bool:
    return any(words[at : at + len(form)] == form for at in range(len(words) - len(form) + 1))


@cache
def _names() -> dict[tuple[str, ...], frozenset[str]]:
    """The countries that each way of writing one may stand for: "congolese" is of two."""
    found: dict[tuple[str, ...], set[str]] = {}
    for form in forms():
        found.setdefault(form.words, set()).add(form.country.name)
    return {words: frozenset(names) for words, names in found.items()}


@cache
def _longest() -> int:
    """How many words the longest name of a country has."""
    return max(len(words) for words in _names())


def other_country_at(line: Line, at: int) -> tuple[str, int] | None:
    """The country, not the report's own, that is named from `at` on, and the index after it."""
    names, after = _named_at(line, at)
    return (min(names), after) if names and line.country not in names else None


def names_own_country(line: Line, at: int) -> bool:
    """Whether the report's own country is named from `at` on."""
    return line.country in _named_at(line, at)[0]


def _named_at(line: Line, at: int) -> tuple[frozenset[str], int]:
    """The countries that the words from `at` on may stand for, by the longest of their names, and the index after it."""
    if not 0 <= at < len(line.pieces) or not line.pieces[at].upper:
        return frozenset(), at
    words = tuple(fold(low.removesuffix("'s")) for low in line.lows[at : at + _longest()])
    for count in range(len(words), 0, -1):
        names = _names().get(words[:count])
        if names:
            return names, at + count
    return frozenset(), at


def foreign_body(line: Line, at: int) -> str:
    """The other country whose authorities the word at `at` means: "Togolese police", "the Government of Togo"."""
    if line.low(at) not in _BODIES:
        return ""
    for start in range(at - 1, max(-1, at - _longest()), -1):
        found = other_country_at(line, start)
        if found is not None and found[1] >= at - (line.low(at) == "enforcement"):
            return found[0]
        if not line.low(start)[:1].isalpha():
            break
    place = at + 1 + (line.low(at + 1) == "enforcement")
    found = (
        other_country_at(line, place + 1 + (line.low(place + 1) == "the")) if line.low(place) in ("of", "in") else None
    )
    return found[0] if found else ""
