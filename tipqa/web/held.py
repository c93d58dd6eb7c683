"""What is held: the reports on one country each, and how many there are, in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tipqa.english import listed, plural
from tipqa.index.model import ReportInfo
from tipqa.reports.series import PLACEMENTS


def narratives(reports: Iterable[ReportInfo]) -> list[ReportInfo]:
    """The reports on one country each, without the lists of placements."""
    return [info for info in reports if info.series != PLACEMENTS]


def held_words(reports: Sequence[ReportInfo]) -> str:
    """How many texts of which kind, on how many countries, in which editions."""
    if not reports:
        return "The index holds no reports."
    kinds = Counter(info.kind for info in reports)
    years = [info.year for info in reports]
    span = str(min(years)) if min(years) == max(years) else f"{min(years)} to {max(years)}"
    parts = []
    if kinds["official"]:
        parts.append(f"{plural(kinds['official'], 'text')} marked official")
    if kinds["digest"]:
        own = "our own summaries" if kinds["digest"] > 1 else "our own summary"
        parts.append(f"{plural(kinds['digest'], 'digest')} ({own})")
    if kinds["other"]:
        parts.append(f"{plural(kinds['other'], 'text')} from other sources")
    countries = len({info.country for info in reports})
    return f"The reports held cover {plural(countries, 'country')} in the editions {span}: {listed(parts)}."
