"""Whole pages in the shell of their site: every word of the report in its section, and nothing of the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_shell import FURNITURE, Part, rights_parts, shell, tip_parts

from tipqa.reports.adding import plan_additions
from tipqa.reports.corpus import corpus_report
from tipqa.reports.formats.html import html_document
from tipqa.reports.identify import Given
from tipqa.reports.model import Report
from tipqa.reports.writing import write_report

TIP = "https://www.state.gov/reports/2023-trafficking-in-persons-report/kenya/"
RIGHTS = "https://www.state.gov/reports/2022-country-reports-on-human-rights-practices/kenya/"
RIGHTS_TITLE = "2022 Country Reports on Human Rights Practices: Kenya"


def read(page: bytes, folder: Path) -> Report:
    path = folder / "saved page.html"
    path.write_bytes(page)
    (addition,) = plan_additions([path], folder / "corpus", Given(), most_mb=5)
    assert addition.report is not None, addition.why
    return addition.report


def headings(report: Report) -> list[tuple[int, str]]:
    return [(section.level, section.heading) for section in report.sections]


def test_a_narrative_in_the_shell_of_its_site_is_read_whole(tmp_path: Path) -> None:
    report = read(shell("2023 Trafficking in Persons Report: Kenya", TIP, tip_parts("Kenya", 2023)), tmp_path)
    assert (report.id, report.series, report.tier, report.source_url) == ("2023/kenya", "tip", "Tier 2", TIP)
    assert report.text.startswith("KENYA (Tier 2)\n\nThe Government of Kenya does not")
    assert [section.kind.value for section in report.sections] == (
        "assessment recommendations prosecution protection prevention profile".split()
    )
    assert report.text.endswith("Traffickers exploit domestic and foreign victims in Kenya.")
    assert [words for words in FURNITURE if words.casefold() in report.text.casefold()] == []


def test_a_report_of_another_series_keeps_all_its_headings_and_their_levels(tmp_path: Path) -> None:
    report = read(shell(RIGHTS_TITLE, RIGHTS, rights_parts("Kenya")), tmp_path)
    assert (report.id, report.series, report.tier, report.title) == ("2022/kenya", "human-rights", None, RIGHTS_TITLE)
    assert headings(report) == [
        (2, "EXECUTIVE SUMMARY"),
        (2, "Section 1. Respect for the Integrity of the Person, Including Freedom from:"),
        (3, "a. Arbitrary Deprivation of Life"),
        (3, "b. Disappearance"),
        (4, "Prison Conditions"),
        (2, "Section 2. Worker Rights"),
    ]
    bodies = [report.section_text(section) for section in report.sections]
    assert bodies[1] == ""
    assert bodies[3] == "Not applicable."
    assert bodies[4] == "Water: The cells of one prison had no water for a week."
    assert [words for words in FURNITURE if words.casefold() in report.text.casefold()] == []


def test_what_was_read_is_the_same_out_of_the_corpus(tmp_path: Path) -> None:
    report = read(shell(RIGHTS_TITLE, RIGHTS, rights_parts("Kenya")), tmp_path)
    assert corpus_report(write_report(report, tmp_path / "corpus")) == report


@pytest.mark.parametrize("title", ["Kenya", RIGHTS_TITLE])
def test_country_edition_and_series_come_from_the_address(title: str, tmp_path: Path) -> None:
    report = read(shell(title, f"https://web.archive.org/web/20240101000000/{RIGHTS}", rights_parts("Kenya")), tmp_path)
    assert (report.country, report.year, report.series) == ("Kenya", 2022, "human-rights")
    assert (report.title, report.source_url) == (RIGHTS_TITLE, RIGHTS)


def test_without_an_address_the_title_tells(tmp_path: Path) -> None:
    report = read(shell(RIGHTS_TITLE, "", rights_parts("Kenya")), tmp_path)
    assert (report.country, report.year, report.series) == ("Kenya", 2022, "human-rights")


@pytest.mark.parametrize(
    ("address", "title", "series"),
    [
        ("https://www.state.gov/reports/2021-report-on-international-religious-freedom/kenya/", "Kenya", "religious-freedom"),
        ("https://2009-2017.state.gov/j/drl/rls/hrrpt/2016/af/265260.htm", "Kenya", "human-rights"),
        ("https://www.state.gov/reports/2021-useful-statements/kenya/", "Kenya", "useful-statements"),
        ("https://www.state.gov/reports/2021-report-on-international-religious-freedom/x/kenya/", "K", "religious-freedom"),
        ("", "2021 Report on International Religious Freedom: Kenya", "religious-freedom"),
        ("", "Country Reports on Terrorism 2021: Kenya", "terrorism"),
    ],
)  # fmt: skip
def test_no_other_series_is_taken_for_tip(address: str, title: str, series: str, tmp_path: Path) -> None:
    parts = (
        Part("PROTECTION", "<p>The government increased protection efforts for victims of attacks on churches.</p>"),
    )
    assert read(shell(title, address, parts), tmp_path).series == series


def test_promoted_posts_in_the_main_part_are_left_out_and_counted() -> None:
    with_posts = html_document(shell("x", TIP, tip_parts("Kenya", 2023)), "page.html")
    without = html_document(shell("x", TIP, tip_parts("Kenya", 2023), promoted=""), "page.html")
    assert with_posts.blocks == without.blocks
    kept = sum(len(block.text.split()) for block in with_posts.blocks)
    assert with_posts.words == kept + sum(left.words for left in with_posts.left)


def test_a_heading_that_links_elsewhere_in_the_middle_is_kept() -> None:
    parts = (
        Part("Section 1. Life", below=(Part('<a href="/other/">e. Trafficking in Persons</a>', "<p>See the other report.</p>"),)),
        Part("Section 2. Liberty", "<p>The law lets workers join unions, which the courts upheld in May.</p>"),
    )  # fmt: skip
    found = [block.text for block in html_document(shell(RIGHTS_TITLE, RIGHTS, parts), "page.html").blocks]
    assert "e. Trafficking in Persons" in found
    assert "See the other report." in found
