"""Placements of a whole edition."""

from pathlib import Path

import pytest

from tipqa.errors import CountryError
from tipqa.reports.corpus import corpus_report
from tipqa.reports.model import Report, Tier
from tipqa.reports.placements import Placement, read_placements

CORPUS = Path(__file__).parents[2] / "corpus"

DOCUMENT = """---
title: Placements, 2020 edition
country: All countries
year: 2020
series: placements
kind: digest
---

# Placements, 2020 edition

These lists were written for a test.

## Tier 1

This list is complete.

- The Bahamas
- Czech Republic

## Tier 2 Watch List

This list is incomplete: only two were found.

- Burma (derived: on no other list)
- Saint Vincent and the Grenadines

## Special Case

- Yemen

## Upgraded

- Algeria: from Tier 3 to Tier 2 Watch List
- Benin: from Tier 2 Watch List to Tier 2 (derived: on no other list)

That is all.

## Policy or pattern

- Nowhere
"""


def read(tmp_path: Path, text: str) -> Report:
    file = tmp_path / "2020" / "placements.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return corpus_report(file)


def short(placement: Placement) -> tuple[object, ...]:
    return placement.country, placement.tier, placement.change, placement.from_tier, placement.complete


def test_items_become_placements(tmp_path: Path) -> None:
    found = read_placements(read(tmp_path, DOCUMENT))
    assert [short(placement) for placement in found] == [
        ("The Bahamas", Tier.TIER_1, None, None, True),
        ("Czechia", Tier.TIER_1, None, None, True),
        ("Burma", Tier.WATCH_LIST, None, None, False),
        ("Saint Vincent and the Grenadines", Tier.WATCH_LIST, None, None, False),
        ("Yemen", Tier.SPECIAL_CASE, None, None, False),
        ("Algeria", Tier.WATCH_LIST, "upgraded", Tier.TIER_3, False),
        ("Benin", Tier.TIER_2, "upgraded", Tier.WATCH_LIST, False),
    ]
    assert {placement.year for placement in found} == {2020}


def test_spans_are_the_items(tmp_path: Path) -> None:
    report = read(tmp_path, DOCUMENT)
    quotes = [report.text[each.start : each.end] for each in read_placements(report)]
    assert quotes[0] == "The Bahamas"
    assert quotes[2] == "Burma (derived: on no other list)"
    assert quotes[5] == "Algeria: from Tier 3 to Tier 2 Watch List"


def test_an_unknown_country_is_named_with_its_report(tmp_path: Path) -> None:
    report = read(tmp_path, DOCUMENT.replace("- Yemen", "- Wonderland"))
    with pytest.raises(CountryError, match=r"2020/placements.*Wonderland"):
        read_placements(report)


def test_another_report_has_no_placements(tmp_path: Path) -> None:
    text = DOCUMENT.replace("series: placements", "series: tip").replace("All countries", "Yemen")
    assert read_placements(read(tmp_path, text)) == ()


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*/placements.md")), ids=lambda file: file.parent.name)
def test_every_item_of_the_corpus_is_read(file: Path) -> None:
    items = [line[2:] for line in file.read_text(encoding="utf-8").split("---", 2)[2].splitlines() if line[:2] == "- "]
    report = corpus_report(file)
    found = read_placements(report)
    assert [report.text[each.start : each.end] for each in found] == items
    assert all(each.tier for each in found)
    moves = [each for each in found if each.change and each.tier and each.from_tier]
    for each in moves:
        better = (each.tier.rank or 0) > (each.from_tier.rank or 0)  # type: ignore[union-attr]
        assert better == (each.change == "upgraded"), each
