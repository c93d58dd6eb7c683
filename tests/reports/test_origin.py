"""Whose words a text holds is told as far as it is known, and never guessed to be the State Department's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipqa.reports.blocks import Meta
from tipqa.reports.corpus import read_report, write_report
from tipqa.reports.formats.document import Document
from tipqa.reports.identify import Given, identify
from tipqa.reports.model import Block, ReportKind
from tipqa.reports.origin import address_name, provenance, quoted, source_name

PAGE = "https://www.state.gov/reports/2024-trafficking-in-persons-report/ghana/"
FRONT = "---\ncountry: Ghana\nyear: 2024\n{}---\n\n# GHANA (Tier 2)\n\nGhana remained on Tier 2.\n"


@pytest.mark.parametrize(
    ("kind", "series", "source", "url", "said"),
    [
        ("digest", "tip", "", PAGE, "tipqa digest, not the report’s words"),
        ("digest", "tip", "US Department of State", PAGE, "tipqa digest, not the report’s words"),
        ("official", "tip", "", PAGE, "official text of the State Department"),
        ("official", "hrr", "State Department", "", "official text of the State Department"),
        ("official", "tip", "", "", "marked official, source not given"),
        ("official", "tip", "", "https://www.ecoi.net/en/document/1.html", "marked official, from ecoi.net"),
        ("official", "factbook", "CIA World Factbook 2015", PAGE, "text from CIA World Factbook 2015"),
        ("official", "factbook", "", "", "source not given"),
        ("other", "tip", "", "https://www.gvnet.com/x/Ghana.htm", "text from gvnet.com"),
        ("other", "tip", "", "not an address]", "source not given"),
        ("other", "tip", "", "http://[broken", "source not given"),
    ],
)
def test_a_text_is_called_what_it_is(kind: ReportKind, series: str, source: str, url: str, said: str) -> None:
    assert provenance(kind, series, source_name(kind, source, url)) == said


def test_a_digest_is_not_put_in_quotation_marks_and_its_address_is_the_reports() -> None:
    assert quoted("It tries.", "digest") == "It tries."
    assert quoted("It tries.", "other") == quoted("It tries.", "official") == "“It tries.”"
    assert address_name("digest", PAGE) == "the report it digests"
    assert address_name("official", PAGE) == "official page"
    assert address_name("official", "https://state.gov.example.org/") == "source"


@pytest.mark.parametrize(
    ("lines", "kind", "source", "sources"),
    [
        ("", "other", "", ()),
        (f"source_url: {PAGE}\n", "other", "", ()),
        ("kind: other\nsource: Some Charity\n", "other", "Some Charity", ()),
        ("kind: official\nsource: https://example.org/a\n", "official", "", ("https://example.org/a",)),
        ("source: Some Charity\nsources:\n  - https://example.org/a\n", "other", "Some Charity", ("https://example.org/a",)),
        ("source:\n  - https://example.org/a\n", "other", "", ("https://example.org/a",)),
    ],
)  # fmt: skip
def test_kind_and_source_are_read_from_the_front_matter(
    tmp_path: Path, lines: str, kind: str, source: str, sources: tuple[str, ...]
) -> None:
    path = tmp_path / "ghana.md"
    path.write_text(FRONT.format(lines), encoding="utf-8")
    report = read_report(path)
    assert (report.kind, report.source, report.sources) == (kind, source, sources)
    assert read_report(write_report(report, tmp_path / "corpus")) == report


@pytest.mark.parametrize(
    ("address", "given", "kind"),
    [
        (PAGE, "", "official"),
        (PAGE, "digest", "digest"),
        ("https://2017-2021.state.gov/reports/2018-trafficking-in-persons-report/ghana/", "", "official"),
        ("https://www.example.org/www.state.gov/ghana/", "", "other"),
        ("", "", "other"),
    ],
)
def test_a_page_is_official_by_its_own_address_alone(address: str, given: str, kind: str) -> None:
    blocks = [Block("heading", "GHANA (Tier 2)", 1), Block("paragraph", "Ghana remained on Tier 2.")]
    assert identify(Document(blocks, address=address), "ghana.html", Given(year=2024, kind=given)).kind == kind
    assert Meta("Ghana", "GH", 2024).kind == "other"
