"""Figures of other countries' authorities and of territories inside a report are not the country's."""

from __future__ import annotations

from pathlib import Path

import pytest
from figure_reading import figures_in, gives

from tipqa.figures.reading import read_figures
from tipqa.figures.territories import inner_parts
from tipqa.reports.corpus import read_report
from tipqa.reports.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Togolese police arrested 12 suspects.", "suspects 12 unclear place=Togo"),
        ("The Government of Togo identified 12 victims.", "victims_identified 12 unclear place=Togo"),
        ("Togo's courts convicted 12 traffickers.", "convictions 12 unclear place=Togo"),
        ("Sierra Leonean law enforcement arrested 12 suspects.", "suspects 12 unclear place=Sierra_Leone"),
        ("In Sierra Leone, police identified 12 victims.", "victims_identified 12 place=Sierra_Leone"),
        ("The government worked with Togolese police and arrested 12 suspects.", "suspects 12 government"),
        ("Ghanaian police arrested 12 suspects.", "suspects 12 government"),
    ],
)
def test_whose_authorities_counted(text: str, wanted: str) -> None:
    assert gives(figures_in(text), wanted)


@pytest.mark.parametrize("text", ["In Ghana, police identified 12 victims.", "Ghanaian police identified 12 victims."])
def test_the_own_country_narrows_nothing(text: str) -> None:
    assert [it.is_total for it in figures_in(text)] == [True]


_PAGE = """# GHANA (Tier 2)

The Government of Ghana does not fully meet the minimum standards for the elimination of trafficking but is making
significant efforts to do so; therefore Ghana remained on Tier 2.

## PROSECUTION

Police investigated 41 cases.

## PREVENTION

The ministry held 17 campaigns.

## {territory}

## PROSECUTION

Police investigated 12 cases.

## TRAFFICKING PROFILE

Traffickers exploit children on the lake.
"""


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("HONG KONG", "Hong Kong"),
        ("TOGO REGION", "Togo"),
        ("AREA ADMINISTERED BY THE NORTHERN COUNCIL", "area administered by Northern Council"),
    ],
)
def test_a_part_on_another_territory_keeps_its_figures(tmp_path: Path, heading: str, place: str) -> None:
    path = tmp_path / "ghana.md"
    path.write_text(_PAGE.format(territory=heading), encoding="utf-8")
    report = read_report(path, country="Ghana", year=2024)
    found = read_figures(report, [(it.start, it.end) for it in split_sentences(report)])
    investigated = {it.value.number: it for it in found if it.measure == "investigations"}
    assert investigated[41].is_total
    assert investigated[12].counted == {f"place={place}"}
    assert [name for _, name in inner_parts(report)] == [place, ""]


def test_a_heading_that_only_mentions_a_territory_begins_no_part(tmp_path: Path) -> None:
    path = tmp_path / "ghana.md"
    path.write_text(_PAGE.format(territory="ROADS TO SIERRA LEONE WATCHED"), encoding="utf-8")
    assert inner_parts(read_report(path, country="Ghana", year=2024)) == []
