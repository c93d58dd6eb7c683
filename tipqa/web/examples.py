"""Example questions that the reports at hand can answer; others at each visit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tipqa.index.model import Filter, ReportInfo
from tipqa.records import dataclass
from tipqa.reports.model import SectionKind, Tier
from tipqa.web.held import narratives
from tipqa.web.moved import last_moves

if TYPE_CHECKING:
    from tipqa.qa import QA

# What a figure is asked as, by its measure.
_FIGURES = (
    ("victims_identified", "How many victims were identified in {country} in the {year} report?"),
    ("convictions", "How many traffickers were convicted in {country} in the {year} report?"),
)
# What is asked of a section, and about which section it is.
_SECTIONS = (
    (SectionKind.RECOMMENDATIONS, "What does the {year} report recommend to {country}?"),
    (SectionKind.PROTECTION, "How did {country} protect victims, according to the {year} report?"),
    (SectionKind.PROFILE, "Who is exploited in {country}, according to the {year} report?"),
)
_MOVES = ("downgraded", "upgraded")


def examples(qa: QA, turn: int = 0) -> list[str]:
    """Up to five questions on what the index holds, each of another kind; none for an empty index.

    Args:
        turn: from 0; another one gives other countries and other questions, as far as there are more.
    """
    held: defaultdict[str, list[ReportInfo]] = defaultdict(list)
    for info in narratives(qa.reports()):
        held[info.country].append(info)
    if not held:
        return []
    countries = sorted(held, key=lambda country: telling(held[country]), reverse=True)
    at = turn % len(countries)
    chosen = _Chosen(qa, turn, [*countries[at:], *countries[:at]], held)
    kinds = (chosen.tier, chosen.change, chosen.figure, chosen.section, chosen.listing)
    return [question for kind in kinds for question in kind()]


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Questions of each kind, one or none, on the countries in their order."""

    qa: QA
    turn: int
    countries: Sequence[str]
    held: Mapping[str, Sequence[ReportInfo]]

    def tier(self) -> Iterator[str]:
        country = self.countries[0]
        years = {info.year for info in self.held[country]}
        before = ", and what was it the year before" if max(years) - 1 in years else ""
        yield f"What tier is {country} on in {max(years)}{before}?"

    def change(self) -> list[str]:
        others = [*self.countries[1:], self.countries[0]]
        return [f"What changed in {c} since the prior year?" for c in others if len(self.held[c]) > 1][:1]

    def figure(self) -> list[str]:
        measure, question = _FIGURES[self.turn % len(_FIGURES)]
        for country in self.countries:
            year = self._newest(country)
            if self.qa.index.figures(Filter(countries=(country,), years=(year,)), measure):
                return [question.format(country=country, year=year)]
        return []

    def section(self) -> list[str]:
        kind, question = _SECTIONS[self.turn % len(_SECTIONS)]
        for country in reversed(self.countries):
            year = self._newest(country)
            if self.qa.index.count(Filter((country,), (year,), (kind,))):
                return [question.format(country=country, year=year)]
        return []

    def listing(self) -> list[str]:
        year, moves = last_moves(self.qa)
        ways = [way for way in _MOVES if any(move.direction == way for move in moves)]
        if ways:
            return [f"Which countries were {ways[self.turn % len(ways)]} in {year}?"]
        return [f"Which countries are on Tier 3 in {year}?"] if self.qa.tiers().on(year, Tier.TIER_3) else []

    def _newest(self, country: str) -> int:
        return max(info.year for info in self.held[country])


def telling(reports: list[ReportInfo]) -> tuple[int, bool, int]:
    """How much there is to ask of a country: its newest edition, whether that moved its tier, how many editions."""
    newest = sorted(reports, key=lambda info: info.year, reverse=True)
    moved = len(newest) > 1 and None not in (newest[0].tier, newest[1].tier) and newest[0].tier != newest[1].tier
    return newest[0].year, moved, len(newest)
