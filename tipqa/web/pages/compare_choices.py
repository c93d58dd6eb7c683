"""What there is to compare: the countries with two editions, and the editions of the one that is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from tipqa.countries.lookup import resolve
from tipqa.errors import CountryError
from tipqa.qa import QA
from tipqa.question.coverage import DEFAULT_SERIES
from tipqa.records import dataclass
from tipqa.web.held import narratives
from tipqa.web.pages.compare_filter import Asked


@dataclass(frozen=True, slots=True)
class Choices:
    """The editions of each country that has two in a series, newest first, and those of the country that is chosen."""

    held: Mapping[str, Sequence[int]]
    editions: Sequence[int]
    regions: Sequence[str]

    @property
    def countries(self) -> list[str]:
        """The countries by name."""
        return sorted(self.held)

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The editions of the chosen country that follow each other, the newest first, the older of each first."""
        return [(older, newer) for newer, older in pairwise(self.editions)]


def read_choices(qa: QA, asked: Asked) -> Choices:
    """What can be chosen beside what is asked."""
    held = _held(qa, asked.series)
    try:
        name = resolve(asked.country).name if asked.country else ""
    except CountryError:
        name = ""
    return Choices(held, held.get(name, ()), sorted({resolve(it).region for it in held}))


def _held(qa: QA, series: str) -> dict[str, list[int]]:
    """The editions of each country with two or more in a series, newest first; the TIP reports before other series."""
    years: dict[tuple[str, str], set[int]] = {}
    for info in narratives(qa.reports()):
        if series in ("", info.series):
            years.setdefault((info.series, info.country), set()).add(info.year)
    found: dict[str, list[int]] = {}
    for (_, country), own in sorted(years.items(), key=lambda item: (item[0][0] != DEFAULT_SERIES, item[0])):
        if len(own) > 1:
            found.setdefault(country, sorted(own, reverse=True))
    return found
