"""Terminal, Markdown, CSV and HTML."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html import unescape

import pytest
from click import unstyle

from tipqa.comparison.comparing import compare
from tipqa.comparison.model import Change, Comparison
from tipqa.comparison.render import as_csv, as_html, as_markdown, as_terminal
from tipqa.comparison.shown import Shown
from tipqa.index.index import Index


@pytest.fixture(scope="module")
def uzbekistan(small_index: Index) -> Comparison:
    return compare(small_index, "Uzbekistan", 2023, 2024)


HOSTILE = Change(
    status="reworded",
    section="prosecution",
    old='Police said "<b>7</b>" & left *early* at the port of the capital.',
    new='=Police said "<script>alert(1)</script>" & left *early* at the port of the capital.',
    similarity=0.9,
    old_span=(0, 5),
    new_span=(0, 5),
    finding="<i> → |",
)


@pytest.fixture(scope="module")
def reports(texts_index: Index) -> Comparison:
    """Two texts that are no digests."""
    return compare(texts_index, "Tajikistan", 2024, 2025)


@pytest.fixture(scope="module")
def hostile(reports: Comparison) -> Comparison:
    """A comparison with a statement that markup would read as its own."""
    return replace(reports, statements=(HOSTILE,))


FORMS = {
    "terminal": lambda it: unstyle(as_terminal(it, shown=Shown.EVERYTHING)),
    "markdown": as_markdown,
    "html": as_html,
}


@pytest.mark.parametrize("form", FORMS)
def test_a_digest_is_called_one_at_each_citation_and_never_redlined(uzbekistan: Comparison, form: str) -> None:
    page = " ".join(unescape(FORMS[form](uzbekistan)).replace("\\", "").split())
    assert page.count("tipqa digest, not the report’s words") > (1 if form == "terminal" else len(uzbekistan.citations))
    assert page.count("the report it digests") >= (1 if form == "terminal" else len(uzbekistan.citations))
    assert "Both texts are tipqa digests, in our own words" in page
    assert "only in the 2024 digest" in page
    assert "Not measured" in page
    assert not re.search(r"1\.00|<q>|blockquote>|^> |<ins>|<del>|\[-|\{\+|~~", page, re.MULTILINE)
    assert not any(f"“{it.quote[:20]}" in page for it in uzbekistan.citations)


@pytest.mark.parametrize("form", FORMS)
def test_a_report_is_quoted_and_redlined(reports: Comparison, form: str) -> None:
    page = " ".join(unescape(FORMS[form](reports)).replace("\\", "").split())
    assert "official text of the State Department" in page
    assert "official page" in page
    assert "digest" not in page
    assert any(f"“{it.quote[:20]}" in page for it in reports.citations)
    assert re.search(r"<ins>|\{\+|~~", page)
    assert re.search(r"on a scale from 0 to 1", page)


def test_each_row_of_the_csv_says_whose_words_it_holds(uzbekistan: Comparison, reports: Comparison) -> None:
    for found, kind, source, words in (
        (uzbekistan, "digest", "tipqa digest", "tipqa digest, not the report’s words"),
        (reports, "official", "US Department of State", "official text of the State Department"),
    ):
        for row in csv.DictReader(io.StringIO(as_csv(found))):
            assert (row["from_kind"], row["from_source"], row["from_words"]) == (kind, source, words)
            assert (row["to_kind"], row["to_source"], row["to_words"]) == (kind, source, words)
            assert row["series"] == "tip"
            told = {"only in the 2023 digest", "only in the 2024 digest", "in both"}
            if row["part"] in ("statement", "recommendation"):
                assert (row["status"] in told) == (kind == "digest")


@pytest.mark.parametrize("form", FORMS)
def test_editions_put_in_the_order_of_time_are_told_at_the_top(small_index: Index, form: str) -> None:
    page = " ".join(unescape(FORMS[form](compare(small_index, "Uzbekistan", 2024, 2023))).split())
    assert page.index("Asked from 2024 to 2023; the editions are put in the order of time.") < page.index(
        "Tier unchanged"
    )


def test_no_line_of_the_terminal_is_wider_than_80_columns(uzbekistan: Comparison) -> None:
    for shown in Shown:
        for width in (80, 110):
            lines = unstyle(as_terminal(uzbekistan, shown=shown, width=width)).splitlines()
            assert width - 16 < max(map(len, lines)) <= width


def test_a_long_part_is_folded_and_says_how_to_see_it(uzbekistan: Comparison) -> None:
    again = replace(uzbekistan, statements=uzbekistan.statements * 3)
    folded, whole = (unstyle(as_terminal(again, shown=it)) for it in (Shown.FOLDED, Shown.CHANGES))
    assert re.search(r"… \d+ more; --full lists them", folded)
    assert "--full" not in whole
    assert len(folded) < 0.6 * len(whole)


def test_the_terminal_shows_every_change_and_all_kept_when_asked(uzbekistan: Comparison) -> None:
    short, whole = (
        " ".join(unstyle(as_terminal(uzbekistan, shown=it)).split()) for it in (Shown.CHANGES, Shown.EVERYTHING)
    )
    for it in uzbekistan.statements:
        if it.status in ("new", "dropped"):
            assert " ".join((it.new or it.old).split()) in short
    kept = [it.new for it in uzbekistan.statements if it.status == "kept"]
    assert kept
    assert all(text in whole for text in kept)
    assert any(text not in short for text in kept)


def test_colours_end_where_they_should(uzbekistan: Comparison) -> None:
    for line in as_terminal(uzbekistan).splitlines():
        codes = re.findall(r"\x1b\[(\d+)m", line)
        assert not codes or codes[-1] == "0"


def test_markdown_lists_each_citation_once_and_marks_them(uzbekistan: Comparison) -> None:
    page = as_markdown(uzbekistan)
    body, _, listed = page.partition("## Citations")
    numbers = [int(n) for n in re.findall(r"^\[(\d+)\]", listed, re.MULTILINE)]
    assert numbers == [it.n for it in uzbekistan.citations]
    assert {int(n) for n in re.findall(r"(?<!\\)\[(\d+)\]", body)} == set(numbers)


def test_markdown_takes_the_words_plainly(hostile: Comparison) -> None:
    page = as_markdown(hostile)
    assert "<script>" not in page.replace("\\<", "")
    assert "\\*early\\*" in page


def test_html_stands_alone_and_escapes(hostile: Comparison) -> None:
    page = as_html(hostile)
    assert page.startswith("<!doctype html>")
    assert "<script" not in page
    assert page.count("&lt;") >= 4
    assert not re.search(r'\b(?:src|@import)\b|href="(?!#c|https?://)', page)
    assert "<del>" in page
    assert "<ins>" in page


def test_html_links_every_mark_to_its_citation(uzbekistan: Comparison) -> None:
    page = as_html(uzbekistan)
    assert set(re.findall(r'href="#(c\d+)"', page)) <= set(re.findall(r'id="(c\d+)"', page))


def test_a_source_that_is_no_web_address_is_no_link(uzbekistan: Comparison) -> None:
    wrong = replace(
        uzbekistan, citations=tuple(replace(it, source_url="javascript:alert(1)") for it in uzbekistan.citations)
    )
    assert 'href="javascript' not in as_html(wrong)


def test_csv_has_a_row_for_each_part_and_no_formula(hostile: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(hostile))))
    parts = [row["part"] for row in rows]
    assert parts == [
        "tier",
        *["figure"] * len(hostile.figures),
        *["recommendation"] * len(hostile.recommendations),
        "statement",
    ]
    assert rows[-1]["to"].startswith("'=Police")
    assert rows[-1]["finding"] == HOSTILE.finding
    assert not any(value.startswith(("=", "@")) for row in rows for value in row.values())
