"""Example questions that the reports at hand can answer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tipqa.index.model import Filter, ReportInfo
from tipqa.reports.model import SectionKind

if TYPE_CHECKING:
    from tipqa.qa import QA

_VICTIMS = "victims_identified"


def narratives(reports: list[ReportInfo]) -> list[ReportInfo]:
    """The reports on one country each, without the lists of placements."""
    return [info for info in reports if info.series != "placements"]


def examples(qa: QA) -> list[str]:
    """Up to five questions on what the index holds, each of another kind; none for an empty index."""
    held: defaultdict[str, list[ReportInfo]] = defaultdict(list)
    for info in narratives(qa.reports()):
        held[info.country].append(info)
    if not held:
        return []
    countries = sorted(held, key=lambda country: telling(held[country]), reverse=True)
    newest = {country: max(info.year for info in held[country]) for country in countries}
    first, latest = countries[0], max(newest.values())
    questions = [_tier_question(first, {info.year for info in held[first]})]
    questions += [f"What changed in {c} since the prior year?" for c in countries[1:2] or [first] if len(held[c]) > 1]
    questions += [
        f"How many victims were identified in {country} in the {newest[country]} report?"
        for country in countries
        if qa.index.figures(Filter(countries=(country,), years=(newest[country],)), _VICTIMS)
    ][:1]
    questions += [
        f"What does the {newest[country]} report recommend to {country}?"
        for country in countries[::-1]
        if qa.index.count(Filter((country,), (newest[country],), (SectionKind.RECOMMENDATIONS,)))
    ][:1]
    if len(held) > 1:
        questions.append(f"Which countries were downgraded in {latest}?")
    return questions


def _tier_question(country: str, years: set[int]) -> str:
    before = ", and what was it the year before" if max(years) - 1 in years else ""
    return f"What tier is {country} on in {max(years)}{before}?"


def telling(reports: list[ReportInfo]) -> tuple[int, bool, int]:
    """How much there is to ask of a country: its newest edition, whether that moved its tier, how many editions."""
    newest = sorted(reports, key=lambda info: info.year, reverse=True)
    moved = len(newest) > 1 and None not in (newest[0].tier, newest[1].tier) and newest[0].tier != newest[1].tier
    return newest[0].year, moved, len(newest)
