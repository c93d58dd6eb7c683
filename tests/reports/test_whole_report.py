"""A whole report with many countries."""

from __future__ import annotations

from pathlib import Path

import pytest
from making_files import as_pdf, lines_of

from tipqa.reports.adding import plan_additions
from tipqa.reports.corpus import read_report
from tipqa.reports.identify import Given
from tipqa.reports.model import Block, Report
from tipqa.reports.whole import from_title, split_countries

CORPUS = Path(__file__).parents[2] / "corpus"
COUNTRIES = ("brazil", "south-africa", "tajikistan", "turkmenistan")
PROSE = Block("paragraph", "The government opened cases and the courts acted in them. " * 5)


@pytest.fixture(scope="module")
def narratives() -> list[Report]:
    return [read_report(CORPUS / "2025" / f"{name}.md") for name in COUNTRIES]


def title(text: str) -> Block:
    return Block("heading", text)


@pytest.mark.parametrize("columns", [1, 2])
def test_a_pdf_of_many_countries_is_parted(columns: int, narratives: list[Report], tmp_path: Path) -> None:
    file = tmp_path / "TIP-report-2025.pdf"
    file.write_bytes(as_pdf(*narratives, columns=columns))
    found = plan_additions([file], tmp_path / "corpus", Given(), most_mb=5)
    assert [each.report and each.report.text for each in found] == [each.text for each in narratives]
    assert [each.report and each.report.tier for each in found] == [each.tier for each in narratives]
    assert found[1].name == f"{file}, South Africa"


@pytest.mark.parametrize("suffix", ["txt", "html"])
def test_a_text_and_a_page_of_many_countries_are_parted(suffix: str, narratives: list[Report], tmp_path: Path) -> None:
    words = [line for report in narratives for _, line in lines_of(report)]
    page = "<h1>2025 Trafficking in Persons Report</h1>" + "".join(f"<p>{line}</p>" for line in words)
    file = tmp_path / f"2025.{suffix}"
    file.write_text("\n\n".join(words) if suffix == "txt" else page, encoding="utf-8")
    found = plan_additions([file], tmp_path / "corpus", Given(), most_mb=5)
    assert [each.report and each.report.id for each in found] == [each.id for each in narratives]


def test_one_country_of_a_whole_report_can_be_taken(narratives: list[Report], tmp_path: Path) -> None:
    file = tmp_path / "2025.txt"
    file.write_text("\n\n".join(line for report in narratives for _, line in lines_of(report)), encoding="utf-8")
    (found,) = plan_additions([file], tmp_path / "corpus", Given(country="Brazil"), most_mb=5)
    assert found.report is not None
    assert found.report.id == "2025/brazil"
    (none,) = plan_additions([file], tmp_path / "corpus", Given(country="Chile"), most_mb=5)
    assert "holds 4 countries (Brazil, South Africa, Tajikistan, Turkmenistan …) but not Chile" in none.why


def test_a_table_of_placements_is_no_whole_report() -> None:
    table = [title(f"{name}: Tier 2") for name in ("ALBANIA", "BRAZIL", "CHAD")]
    assert split_countries([*table, PROSE]) == []
    parts = split_countries([*table, PROSE, title("ALBANIA: Tier 2"), PROSE, title("BRAZIL (Tier 3)"), PROSE])
    assert [part.country for part in parts] == ["Chad", "Albania", "Brazil"]


def test_one_narrative_is_not_parted() -> None:
    again = [title("ALBANIA: Tier 2"), PROSE, title("ALBANIA: Tier 2"), PROSE]
    assert split_countries(again) == []


def test_what_stands_before_and_behind_the_narratives_belongs_to_none() -> None:
    blocks = [PROSE, title("ALBANIA: Tier 2"), PROSE, title("BRAZIL: Tier 3"), PROSE, title("PHOTO CREDITS"), PROSE]
    assert [len(part.blocks) for part in split_countries(blocks)] == [2, 2]


def test_short_lines_before_a_title_line_go() -> None:
    short, line = Block("paragraph", "Webp 1edited"), title("ALBANIA (Tier 2)")
    assert from_title([short, line, PROSE]) == [line, PROSE]
    assert from_title([PROSE, line]) == [PROSE, line]
    assert from_title([short, PROSE]) == [short, PROSE]
