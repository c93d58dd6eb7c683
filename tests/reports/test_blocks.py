"""Blocks joined into the one text of a report."""

from __future__ import annotations

import pytest

from tipqa.reports.blocks import Meta, assemble, join_blocks
from tipqa.reports.model import Block, Tier

META = Meta("Tajikistan", "TJ", 2025)


def test_blocks_are_parted_by_an_empty_line_and_items_by_a_line_end() -> None:
    text, placed = join_blocks(
        [
            Block("heading", "TAJIKISTAN (Tier 2)", 1),
            Block("paragraph", ""),
            Block("paragraph", "It tries."),
            Block("item", "Train."),
            Block("item", "Fund."),
            Block("paragraph", "It ends."),
        ]
    )
    assert text == "TAJIKISTAN (Tier 2)\n\nIt tries.\n\nTrain.\nFund.\n\nIt ends."
    assert [text[unit.start : unit.end] for unit in placed] == [unit.block.text for unit in placed]


def test_an_item_alone_counts_as_a_paragraph() -> None:
    _, placed = join_blocks([Block("item", "Train.")])
    assert placed[0].block.kind == "paragraph"


def test_a_report_carries_what_its_meta_says() -> None:
    meta = Meta(
        "Tajikistan", "TJ", 2025, kind="digest", source_url="https://x.example/", sources=("a", "b"), coverage="partial"
    )
    report = assemble([Block("paragraph", "It tries.")], meta)
    assert (report.id, report.country, report.iso2, report.year) == ("2025/tajikistan", "Tajikistan", "TJ", 2025)
    assert (report.kind, report.source_url, report.sources, report.coverage) == (
        "digest",
        meta.source_url,
        ("a", "b"),
        "partial",
    )
    assert report.title == "Tajikistan, 2025"


def test_the_tier_of_the_meta_holds_where_the_text_is_silent() -> None:
    report = assemble([Block("paragraph", "It tries.")], Meta("Tajikistan", "TJ", 2025, tier=Tier.TIER_2))
    assert report.tier is Tier.TIER_2
    assert report.tier_statement is None
    assert report.warnings == ()


def test_the_tier_of_the_text_wins_with_a_warning_that_names_both() -> None:
    pytest.importorskip("tipqa.reports.tiers")
    blocks = [
        Block("heading", "TAJIKISTAN (Tier 2 Watch List)", 1),
        Block("paragraph", "It tries; therefore Tajikistan remained on Tier 2 Watch List."),
    ]
    report = assemble(blocks, Meta("Tajikistan", "TJ", 2025, tier=Tier.TIER_3))
    assert report.tier is Tier.WATCH_LIST
    assert report.warnings == (
        "2025/tajikistan: the front matter says Tier 3, the text Tier 2 Watch List; the text's is kept",
    )


def test_a_table_of_placements_has_no_tier_of_its_own() -> None:
    blocks = [Block("heading", "Tier 2", 2), Block("paragraph", "Therefore Malaysia remained on Tier 2.")]
    report = assemble(blocks, Meta("All countries", "", 2024, series="placements", slug="placements"))
    assert report.id == "2024/placements"
    assert report.tier is None


def test_no_blocks_make_an_empty_report() -> None:
    report = assemble([], META)
    assert (report.text, report.sections) == ("", ())
