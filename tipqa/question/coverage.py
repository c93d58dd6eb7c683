"""What an index holds: which countries in which editions of which series. Questions are understood against it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from tipqa.index.model import ReportInfo
from tipqa.reports.series import PLACEMENTS, known_series

DEFAULT_SERIES = "tip"


@dataclass(frozen=True)  # without slots, which leave no room for what is worked out once
class Coverage:
    """Editions by country and series, from the catalog; the placements documents stand apart."""

    editions: dict[tuple[str, str], tuple[int, ...]]  # (series, country) → years, oldest first
    placement_years: tuple[int, ...]

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Every country that has a report, in any series, by name."""
        return tuple(sorted({country for _, country in self.editions}))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Every edition of any country."""
        return tuple(sorted({year for years in self.editions.values() for year in years}))

    @cached_property
    def every_year(self) -> tuple[int, ...]:
        """Every edition of any country, or of which a list of tiers is held, oldest first."""
        return tuple(sorted({*self.years, *self.placement_years}))

    @cached_property
    def series(self) -> tuple[str, ...]:
        """Every series, the TIP reports first."""
        return tuple(sorted({series for series, _ in self.editions}, key=lambda s: (s != DEFAULT_SERIES, s)))

    def of(self, country: str, series: str | None) -> tuple[int, ...]:
        """The editions of a country in one series, oldest first; empty where there is none."""
        return self.editions.get((series or self.series_of([country]), country), ())

    def series_of(self, countries: Iterable[str], question: str = "") -> str:
        """The series to read for these countries: the one that the question names, else TIP, else what there is."""
        for name in self.series:
            if name != DEFAULT_SERIES and _named(name, question):
                return name
        wanted = set(countries)
        for name in self.series:
            if not wanted or any((name, country) in self.editions for country in wanted):
                return name
        return self.series[0] if self.series else DEFAULT_SERIES


def _named(series: str, question: str) -> bool:
    """Whether a question names a series: "the human rights report"; not "human rights" alone, of which any text may tell."""
    if known := known_series(series):
        names = "|".join(map(re.escape, (known.title, *known.aliases)))
        return bool(known.says.search(question) or re.search(rf"\b(?:{names})\b", question, re.I))
    return bool(re.search(rf"\b{re.escape(series.replace('-', ' '))}\b", question, re.I))


def read_coverage(reports: Iterable[ReportInfo]) -> Coverage:
    """Sort the catalog's list."""
    years: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    placements = set()
    for info in reports:
        if info.series == PLACEMENTS:
            placements.add(info.year)
        else:
            years[info.series, info.country].add(info.year)
    return Coverage({key: tuple(sorted(value)) for key, value in years.items()}, tuple(sorted(placements)))
