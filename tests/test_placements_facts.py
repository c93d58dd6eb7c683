"""The table of placements and the documents written from it."""

from __future__ import annotations

import csv
import importlib.util
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from tipqa.countries.lookup import resolve
from tipqa.reports.corpus import corpus_report
from tipqa.reports.model import Tier
from tipqa.reports.placements import read_placements

CORPUS = Path(__file__).parents[1] / "corpus"
FACTS = CORPUS / "facts"
EDITIONS = range(2001, 2026)

# Tier 1, Tier 2, Watch List, Tier 3, special cases: what the sources of facts/editions.yaml give for whole editions.
TOTALS = {
    2009: (28, 76, 52, 17, 1),
    2014: (31, 89, 44, 23, 0),
    2015: (31, 89, 44, 23, 1),
    2016: (36, 78, 44, 27, 3),
    2017: (36, 80, 45, 23, 3),
    2018: (39, 80, 42, 22, 4),
    2019: (33, 92, 38, 21, 3),
    2020: (34, 88, 44, 19, 3),
    2021: (28, 95, 45, 17, 3),
    2022: (30, 99, 34, 22, 3),
    2023: (30, 105, 26, 24, 3),
    2024: (33, 98, 32, 21, 4),
    2025: (33, 106, 25, 20, 4),
}


@pytest.fixture(scope="module")
def table() -> list[dict[str, str]]:
    with (FACTS / "placements.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_placements", FACTS / "write_placements.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["write_placements"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_each_row_is_a_known_country_a_tier_and_a_source(table: list[dict[str, str]]) -> None:
    tiers = {tier.value for tier in Tier}
    for row in table:
        country = resolve(row["country"])
        assert (country.name, country.iso2) == (row["country"], row["iso2"])
        assert row["tier"] in tiers
        assert row["certainty"] in ("stated", "one-source", "derived")
        assert row["source"]
        assert int(row["edition"]) in EDITIONS


def test_a_country_stands_once_in_an_edition(table: list[dict[str, str]]) -> None:
    counts = Counter((row["country"], row["edition"]) for row in table)
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(("edition", "totals"), TOTALS.items())
def test_the_totals_are_those_of_the_edition(
    table: list[dict[str, str]], edition: int, totals: tuple[int, ...]
) -> None:
    counts = Counter(row["tier"] for row in table if int(row["edition"]) == edition)
    assert tuple(counts[tier.value] for tier in Tier) == totals


def test_nobody_stays_on_the_watch_list_longer_than_the_law_allows(table: list[dict[str, str]]) -> None:
    """Four editions in a row from 2009 on, when the limit came; three from 2019 on."""
    on: defaultdict[str, list[int]] = defaultdict(list)
    for row in table:
        if row["tier"] == Tier.WATCH_LIST.value and int(row["edition"]) >= 2009:
            on[row["country"]].append(int(row["edition"]))
    for country, years in on.items():
        run = [years[0]]
        for before, year in pairwise(sorted(years)):
            run = [*run, year] if year == before + 1 else [year]
            assert len(run) <= 4, (country, run)
            assert len([it for it in run if it >= 2019]) <= 4, (country, run)


def test_the_documents_are_what_the_facts_give(writer: ModuleType) -> None:
    wrong = [path for path, text in writer.documents().items() if path.read_text(encoding="utf-8") != text]
    assert wrong == []


def test_each_document_lists_the_rows_of_its_edition(table: list[dict[str, str]]) -> None:
    for year in EDITIONS:
        listed = read_placements(corpus_report(CORPUS / str(year) / "placements.md"))
        held = {(item.country, item.tier.value) for item in listed if item.tier and item.change is None}
        assert held == {(row["country"], row["tier"]) for row in table if int(row["edition"]) == year}


def test_moves_follow_from_two_editions(writer: ModuleType) -> None:
    row = writer.Row
    rows = {
        2019: {
            "Chad": row("Chad", 2019, "Tier 2", "stated", "s"),
            "Mali": row("Mali", 2019, "Tier 3", "derived", "s"),
            "Yemen": row("Yemen", 2019, "Special Case", "stated", "s"),
        },
        2020: {
            "Chad": row("Chad", 2020, "Tier 3", "one-source", "s"),
            "Mali": row("Mali", 2020, "Tier 2", "stated", "s"),
            "Yemen": row("Yemen", 2020, "Tier 3", "stated", "s"),
            "Togo": row("Togo", 2020, "Tier 1", "stated", "s"),
        },
    }
    found = {(move.country, move.up, move.certainty) for move in writer.moves(rows, 2020, set())}
    assert found == {("Chad", False, "one-source"), ("Mali", True, "derived")}
    sure = {move.certainty for move in writer.moves(rows, 2020, {("Mali", "Tier 2"), ("Chad", "Tier 3")})}
    assert sure == {"stated"}
