"""Five well-known stories of tiers, end to end, each held to the sources that the table of placements names."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tipqa.qa import QA

TABLE = Path(__file__).parents[2] / "corpus" / "facts" / "placements.csv"
T1, T2, WL, T3, SC = "Tier 1", "Tier 2", "Tier 2 Watch List", "Tier 3", "Special Case"

STORIES = {
    "Thailand": dict(zip(range(2012, 2020), (WL, WL, T3, T3, WL, WL, T2, T2), strict=True)),
    "Uzbekistan": dict(zip(range(2012, 2023), (WL, T3, T3, WL, T3, T3, WL, WL, WL, T2, T2), strict=True)),
    "Malaysia": dict(zip(range(2013, 2026), (WL, T3, WL, WL, T2, WL, WL, WL, T3, T3, WL, T2, T2), strict=True)),
    "Cuba": dict(zip(range(2013, 2022), (T3, T3, WL, WL, WL, WL, T3, T3, T3), strict=True)),
    "Yemen": dict(zip(range(2014, 2019), (T3, T3, SC, SC, SC), strict=True)),
}


@pytest.mark.parametrize("country", STORIES)
def test_the_table_tells_the_story_and_names_its_sources(country: str) -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = {int(row["edition"]): row for row in csv.DictReader(file) if row["country"] == country}
    story = STORIES[country]
    assert {year: rows[year]["tier"] for year in story} == story
    assert all(rows[year]["source"].strip() for year in story)


@pytest.mark.parametrize("country", STORIES)
def test_the_history_tells_the_story_with_a_source_for_each_edition(bundled: QA, country: str) -> None:
    story = STORIES[country]
    first, last = min(story), max(story)
    answer = bundled.ask(f"Which tiers did {country} hold from {first} to {last}, year by year?")
    told = {row["year"]: row["tier"] for row in answer.facts["tiers"]}
    assert told == story
    for citation in answer.citations:
        report = bundled.report(citation.report)
        assert report.text[citation.start : citation.end] == citation.quote
        assert report.country == country or (citation.section, citation.quote.partition(" (")[0]) == (
            story[citation.year],
            country,
        )
    assert {citation.year for citation in answer.citations} == set(story)


@pytest.mark.parametrize("country", STORIES)
def test_each_edition_of_the_story_is_told_alone(bundled: QA, country: str) -> None:
    for year, tier in STORIES[country].items():
        answer = bundled.ask(f"On which tier was {country} in the {year} report?")
        assert answer.facts["tier"] == tier, (country, year)
        assert answer.citations[0].year == year


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("When was Thailand last on Tier 3?", "**In the 2015 edition**: Thailand was last on Tier 3"),
        ("Was Thailand downgraded in 2014?", "**Yes**. **Downgraded**: Thailand went from Tier 2 Watch List"),
        ("Was Thailand upgraded in 2014?", "**No**. **Downgraded**"),
        ("How many years in a row was Uzbekistan on Tier 3?", "**2 editions in a row**: Uzbekistan was on Tier 3 from 2016"),
        ("When was Malaysia last downgraded?", "**In the 2021 edition**: Malaysia was last downgraded, from Tier 2 Watch"),
        ("How many times was Malaysia on Tier 3 since 2010?", "**3 editions** (2014, 2021 and 2022)"),
        ("Was Cuba ever on the Watch List?", "**Yes**: Cuba was on Tier 2 Watch List"),
        ("Was Thailand always on Tier 2?", "**No**: Thailand was on another tier in the 2004"),
        ("What was the lowest tier Thailand ever had?", "**Tier 3**, the lowest: Thailand was on it in the 2014 and 2015"),
        ("When did Uzbekistan get off Tier 3?", "2018"),
        ("When did Yemen become a Special Case?", "Special Case"),
    ],
)  # fmt: skip
def test_what_is_asked_of_a_story_stands_first(bundled: QA, question: str, said: str) -> None:
    answer = bundled.ask(question)
    assert not answer.abstained
    assert said in answer.answer.split("\n")[0]
