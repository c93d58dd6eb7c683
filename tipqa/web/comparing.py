"""What the comparison page does, without the page: list the choices, compare, open a citation."""

from __future__ import annotations

from dataclasses import dataclass

from tipqa.comparison.model import Comparison
from tipqa.errors import TipqaError, UsageError
from tipqa.qa import read_year
from tipqa.web.comparison_view import comparison_html, failed_html, waiting_html
from tipqa.web.examples import narratives, telling
from tipqa.web.live_index import LiveIndex
from tipqa.web.reader_view import empty_html, reader_html

_HINT = "Click a citation number in the comparison: the report opens here, at the very words."
_GONE = "This comparison is no longer on the server. Choose the editions again."


@dataclass(frozen=True, slots=True)
class Compared:
    """Two editions that were chosen, and their comparison, or the message of the error; with neither, nothing is chosen."""

    country: str = ""
    from_year: int | None = None
    to_year: int | None = None
    comparison: Comparison | None = None
    error: str = ""


def countries(live: LiveIndex) -> list[str]:
    """The countries with at least two editions, by name; none without an index."""
    return sorted(_editions(live))


def editions(live: LiveIndex, country: str) -> list[int]:
    """The editions of a country that can be compared, newest first."""
    return _editions(live).get(country, [])


def likely(live: LiveIndex) -> str:
    """The country to start with: one whose newest edition moved its tier, where there is one; else ""."""
    held = _editions(live)
    reports = narratives(live.qa().reports()) if held else []
    return max(sorted(held), key=lambda country: telling([it for it in reports if it.country == country]), default="")


def latest(live: LiveIndex, country: str) -> Compared:
    """The comparison of the latest two editions of a country."""
    years = editions(live, country)
    return compared(live, country, years[1], years[0]) if len(years) > 1 else Compared(country)


def chosen(live: LiveIndex, country: str, older: str, newer: str) -> Compared:
    """The comparison of two editions by their written years, or a plain message where there can be none."""
    try:
        return compared(live, country, read_year(older), read_year(newer))
    except UsageError as error:
        return Compared(country, error=str(error))


def compared(live: LiveIndex, country: str, from_year: int | None, to_year: int | None) -> Compared:
    """The comparison, or a plain message where there can be none."""
    if from_year == to_year:
        return Compared(country, from_year, to_year, error="Both editions are the same: choose two that differ.")
    try:
        comparison = live.qa().compare(country, from_year, to_year)
    except TipqaError as error:
        return Compared(country, from_year, to_year, error=str(error))
    return Compared(country, comparison.from_year, comparison.to_year, comparison)


def shown(live: LiveIndex, found: Compared) -> str:
    """The comparison as HTML; or what is wrong, or what to choose."""
    if found.error:
        return failed_html(found.error)
    if found.comparison is not None:
        return comparison_html(found.comparison)
    try:
        live.qa()
    except TipqaError as error:
        return failed_html(str(error))
    return waiting_html(bool(countries(live)))


def opened(live: LiveIndex, found: Compared, n: int) -> str:
    """The reader panel with citation `n` of a comparison; no model is needed for it."""
    citations = found.comparison.citations if found.comparison else ()
    current = next((it for it in citations if it.n == n), None)
    if current is None:
        return empty_html(_GONE)
    try:
        report = live.qa().report(current.report)
    except TipqaError as error:
        return empty_html(str(error))
    return reader_html(report, citations, current, 0, alone=True)


def first_opened(live: LiveIndex, found: Compared) -> str:
    """The reader panel beside a new comparison: at the words that give the newer tier, or empty."""
    tier = found.comparison.tier.citations if found.comparison else ()
    return opened(live, found, tier[-1].n) if tier else empty_html(_HINT)


def _editions(live: LiveIndex) -> dict[str, list[int]]:
    """The editions of each country with two or more in a series, newest first; the TIP reports before other series."""
    try:
        reports = narratives(live.qa().reports())
    except TipqaError:
        return {}
    held: dict[tuple[str, str], set[int]] = {}
    for info in reports:
        held.setdefault((info.series, info.country), set()).add(info.year)
    found: dict[str, list[int]] = {}
    for (_, country), years in sorted(held.items(), key=lambda item: (item[0][0] != "tip", item[0])):
        if len(years) > 1:
            found.setdefault(country, sorted(years, reverse=True))
    return found
