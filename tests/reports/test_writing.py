"""What is written reads back as the same report."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tipqa.errors import CorpusError
from tipqa.reports.blocks import Meta, assemble
from tipqa.reports.clean import clean_text
from tipqa.reports.corpus import corpus_report, read_report, write_report
from tipqa.reports.model import Block, Report, Tier
from tipqa.reports.sentences import split_sentences

LAYOUTS = Path(__file__).parent / "fixtures" / "layout"
META = Meta(
    "Tajikistan",
    "TJ",
    2025,
    kind="digest",
    title='A "digest": of 2025',
    tier=Tier.TIER_2,
    source_url="https://x.example/?a=1#b",
    sources=("https://y.example/", "no: # comment"),
    coverage="partial",
)
MARKUP = st.text(alphabet="ab1. #>-+*_`~=<>[]()!|\\&;:•é”2019)", min_size=1, max_size=30)
LINES = st.one_of(
    MARKUP,
    st.text(max_size=30),
    st.sampled_from(
        ["PROSECUTION:", "TAJIKISTAN (Tier 2)", "Recommendations for X: Train; fund; and end.", "Opening", "* a"]
    ),
).map(clean_text)
BLOCKS = st.lists(
    st.builds(Block, st.sampled_from(["heading", "paragraph", "item"]), LINES, st.integers(min_value=0, max_value=4)),
    max_size=8,
)


def written_and_read(report: Report) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        return corpus_report(write_report(report, Path(folder)))


@settings(max_examples=300, deadline=None)
@given(BLOCKS, st.sampled_from(["tip", "factbook"]))
@example([Block("heading", "Opening", 1), Block("paragraph", "a")], "factbook")
@example([Block("heading", "PROSECUTION", 2), Block("heading", "Sub", 3), Block("paragraph", "a")], "tip")
@example([Block("heading", "A", 1), Block("heading", "B", 1), Block("paragraph", "a")], "factbook")
@example([Block("heading", "A", 2), Block("heading", "A", 2), Block("paragraph", "a")], "factbook")
@example([Block("heading", ":", 2), Block("paragraph", "a")], "tip")
@example([Block("heading", "a #", 0), Block("paragraph", "## #")], "tip")
@example([Block("heading", "PROSECUTION", 1), *[Block("heading", "a", 2)] * 2, Block("paragraph", "b")], "tip")
@example([Block("item", "1. &amp; 2."), Block("item", "> # x |"), Block("paragraph", "***")], "tip")
def test_reading_what_was_written_gives_the_same_text_sections_and_sentences(blocks: list[Block], series: str) -> None:
    report = assemble(blocks, Meta("Tajikistan", "TJ", 2025, series=series))
    again = written_and_read(report)
    assert again.text == report.text
    assert again.sections == report.sections
    assert split_sentences(again) == split_sentences(report)


@pytest.mark.parametrize("name", sorted(path.name for path in LAYOUTS.iterdir()))
def test_every_edition_survives_being_written(name: str) -> None:
    report = read_report(LAYOUTS / name, country="Tajikistan", year=2024)
    assert written_and_read(report) == report


def test_all_that_is_known_beside_the_text_is_kept() -> None:
    report = assemble([Block("paragraph", "It tries.")], META)
    assert written_and_read(report) == report


def test_a_report_that_is_there_is_replaced_only_on_demand(tmp_path: Path) -> None:
    report = assemble([Block("paragraph", "It tries.")], META)
    path = write_report(report, tmp_path)
    assert path == tmp_path / "2025" / "tajikistan.md"
    with pytest.raises(CorpusError, match=r"tajikistan\.md is there already.*--replace"):
        write_report(report, tmp_path)
    write_report(assemble([Block("paragraph", "It rests.")], META), tmp_path, replace=True)
    assert corpus_report(path).text == "It rests."
    assert [file.name for file in path.parent.iterdir()] == ["tajikistan.md"]


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(CorpusError, match="cannot be written"):
        write_report(assemble([], META), blocked)
