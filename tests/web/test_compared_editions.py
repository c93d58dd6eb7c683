"""What the comparison page does, on a real index."""

from __future__ import annotations

import html
import re
from base64 import b64decode
from pathlib import Path

import pytest

from tipqa.web import comparing
from tipqa.web.comparing import Compared
from tipqa.web.live_index import LiveIndex


@pytest.fixture(scope="module")
def live(small_index_path: Path) -> LiveIndex:
    return LiveIndex(small_index_path)


@pytest.fixture(scope="module")
def latest(live: LiveIndex) -> Compared:
    return comparing.latest(live, "Uzbekistan")


def test_the_choices_are_countries_with_two_editions(live: LiveIndex) -> None:
    assert comparing.countries(live) == ["Tajikistan", "Uzbekistan"]
    assert comparing.editions(live, "Uzbekistan") == [2025, 2024, 2023]
    assert comparing.editions(live, "Atlantis") == []


def test_it_starts_with_the_country_whose_tier_moved(live: LiveIndex) -> None:
    assert comparing.likely(live) == "Tajikistan"


def test_the_latest_two_editions_are_compared(latest: Compared) -> None:
    assert latest.comparison is not None
    assert (latest.from_year, latest.to_year) == (2024, 2025)
    assert (latest.comparison.from_year, latest.comparison.to_year) == (2024, 2025)


def test_every_mark_opens_its_report_at_its_words(live: LiveIndex, latest: Compared) -> None:
    assert latest.comparison is not None
    page = comparing.shown(live, latest)
    marks = {int(n) for n in re.findall(r'data-n="(\d+)"', page)}
    assert marks == {citation.n for citation in latest.comparison.citations}
    for citation in latest.comparison.citations:
        opened = comparing.opened(live, latest, citation.n)
        assert f"{citation.country} · {citation.year} edition" in opened
        pieces = re.findall(r'<mark class="current"[^>]*>(.*?)</mark>', opened)
        assert "".join(map(html.unescape, pieces)) == citation.quote.replace("\n", "")


def test_only_the_open_citation_is_marked(live: LiveIndex, latest: Compared) -> None:
    opened = comparing.first_opened(live, latest)
    assert "<mark" in opened
    assert set(re.findall(r"<mark[^>]*>", opened)) == set(re.findall(r'<mark class="current"[^>]*>', opened))


def test_the_downloads_are_the_page_and_the_table(live: LiveIndex, latest: Compared) -> None:
    page = comparing.shown(live, latest)
    saved = dict(re.findall(r'download="([^"]+)" href="data:[^,]*,([^"]+)"', page))
    assert list(saved) == ["uzbekistan-2024-2025.html", "uzbekistan-2024-2025.csv"]
    texts = [b64decode(text).decode() for text in saved.values()]
    assert texts[0].startswith("<!doctype html>")
    assert texts[1].startswith("part,section,status")


@pytest.mark.parametrize(
    ("country", "years", "says"),
    [
        ("Uzbekistan", (2024, 2024), "choose two that differ"),
        ("Uzbekistan", (2019, 2025), "no 2019 edition"),
        ("<b>Atlantis</b>", (2024, 2025), "Atlantis"),
    ],
)
def test_what_cannot_be_compared_is_a_plain_message(
    live: LiveIndex, country: str, years: tuple[int, int], says: str
) -> None:
    found = comparing.compared(live, country, *years)
    page = comparing.shown(live, found)
    assert says in page
    assert "<b>Atlantis" not in page
    assert "Click a citation" in comparing.first_opened(live, found)


def test_nothing_chosen_says_what_to_choose(live: LiveIndex) -> None:
    assert "Choose a country" in comparing.shown(live, Compared())
    assert "Choose the editions again" in comparing.opened(live, Compared(), 1)


def test_without_an_index_the_page_says_what_to_run(tmp_path: Path) -> None:
    empty = LiveIndex(tmp_path / "none")
    assert "tipqa index" in comparing.shown(empty, comparing.latest(empty, comparing.likely(empty)))
    assert comparing.countries(empty) == []
