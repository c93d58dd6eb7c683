"""The cited report as HTML: highlights, headings, links."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruritania import TEXT, citation, report

from tipqa.reports.corpus import read_report
from tipqa.web.highlight import Highlight, highlighted
from tipqa.web.reader_view import empty_html, reader_html
from tipqa.web.report_view import report_html

CORPUS = Path(__file__).parents[2] / "corpus"
SCRIPT = citation(1, "The government made <script>alert(1)</script> efforts.", "assessment")
PLAN = citation(2, "Adopt a plan.\nTrain officials & judges.", "recommendations")
TWELVE = citation(3, "It identified 12 victims.")


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def marked(html: str, kind: str = "") -> list[str]:
    """The highlighted pieces, in order; those of the current citation with `kind` "current"."""
    opening = f'<mark class="{kind}"[^>]*>' if kind else "<mark[^>]*>"
    return [unescape(piece) for piece in re.findall(f"{opening}(.*?)</mark>", html)]


def test_the_current_words_are_the_quote_and_the_others_are_marked_too() -> None:
    html = reader_html(report(), [SCRIPT, PLAN, TWELVE], SCRIPT, 0)
    assert marked(html, "current") == [SCRIPT.quote]
    assert marked(html) == [SCRIPT.quote, "Adopt a plan.", "Train officials & judges.", TWELVE.quote]
    assert "<script" not in html


def test_all_headings_are_there_and_the_current_one_stands_out() -> None:
    html = reader_html(report(), [TWELVE], TWELVE, 0)
    assert re.findall(r"<h3[^>]*>(.*?)</h3>", html) == ["Assessment", "Recommendations", "Protection"]
    assert re.findall(r'<h3[^>]*class="here"[^>]*>(.*?)</h3>', html) == ["Protection"]


def test_lists_are_lists_and_paragraphs_are_paragraphs() -> None:
    html = report_html(report(), [])
    assert "<ul><li>Adopt a plan.</li><li>Train officials &amp; judges.</li></ul>" in html
    assert "<p>It identified 12 victims. It helped 9.</p>" in html
    assert '<div class="report-title"><p>RURITANIA (Tier 2)</p></div>' in html


def test_a_text_is_called_what_it_is() -> None:
    digest = reader_html(report(coverage="partial"), [TWELVE], TWELVE, 0)
    assert "tipqa digest, not the report’s words · partial" in digest
    assert ">The report it digests<" in digest
    own = reader_html(report(kind="official"), [TWELVE], TWELVE, 0)
    assert "official text of the State Department" in own
    assert ">Official page<" in own


def test_only_the_departments_own_series_are_called_official_texts_of_it() -> None:
    factbook = report(kind="official", series="factbook", source="CIA World Factbook 2015", source_url="")
    for text, said in (
        (factbook, "text from CIA World Factbook 2015"),
        (report(kind="official", source_url=""), "marked official, source not given"),
        (report(kind="other", source_url="https://example.org/copy"), "text from example.org"),
    ):
        html = reader_html(text, [TWELVE], TWELVE, 0)
        assert said in html
        assert "official text" not in html


def test_the_official_page_opens_elsewhere_and_only_over_http() -> None:
    link = '<a class="official-page" href="https://www.state.gov/ruritania/" target="_blank" rel="noopener noreferrer">'
    assert link in reader_html(report(), [TWELVE], TWELVE, 0)
    assert "official-page" not in reader_html(report(source_url="javascript:alert(1)"), [TWELVE], TWELVE, 0)


def test_steps_lead_to_the_neighbours() -> None:
    html = reader_html(report(), [SCRIPT, PLAN, TWELVE], PLAN, 7)
    assert re.findall(r'data-turn="7" data-n="(\d)">(?:‹ Previous|Next ›)', html) == ["1", "3"]
    assert "Citation 2 of 3 · Recommendations" in html
    assert reader_html(report(), [TWELVE], TWELVE, 0).count('aria-disabled="true"') == 2


def test_nothing_is_marked_where_the_report_has_changed() -> None:
    moved = replace(TWELVE, start=TWELVE.start - 2, end=TWELVE.end - 2)
    html = reader_html(report(), [moved], moved, 0)
    assert marked(html) == []
    assert "The report was changed since" in html


def test_spans_of_other_reports_are_not_marked() -> None:
    other = replace(SCRIPT, report="2024/ruritania", year=2024)
    assert marked(reader_html(report(), [other, TWELVE], TWELVE, 0)) == [TWELVE.quote]


def test_the_empty_panel_escapes_its_reason() -> None:
    assert "&lt;b&gt;" in empty_html("<b>")


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.booleans()), max_size=5))
def test_highlights_never_change_the_words(spans: list[tuple[int, int, bool]]) -> None:
    marks = [Highlight(n, min(a, b), max(a, b), now) for n, (a, b, now) in enumerate(spans)]
    html = highlighted(TEXT, 0, len(TEXT), marks)
    assert words(html) == TEXT
    covered = {at for mark in marks for at in range(mark.start, mark.end)}
    assert "".join(marked_pieces(html)) == "".join(TEXT[at] for at in sorted(covered))


def marked_pieces(html: str) -> list[str]:
    return [unescape(piece) for piece in re.findall(r"<mark[^>]*>(.*?)</mark>", html, re.S)]


@pytest.mark.parametrize(
    "path", sorted(CORPUS.glob("20*/*.md"))[::6], ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_every_word_of_a_real_digest_is_shown(path: Path) -> None:
    digest = read_report(path)
    shown = words(re.sub(r"</(?:p|li|h3)>", "\n", report_html(digest, []))).split("\n")
    lines = [line for s in digest.sections for line in digest.section_text(s).split("\n") if line.strip()]
    places = [shown.index(line) for line in lines]
    assert all(a < b for a, b in pairwise(places))
