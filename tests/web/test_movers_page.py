"""Movers and histories as pages: between any two editions, filtered, saved, and every mark leads to its words."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hostile import HOSTILE
from openpyxl import load_workbook
from test_pages import fetched

import tipqa
from tipqa.errors import NotFoundError
from tipqa.index.build import build_index
from tipqa.web.addresses import Addresses
from tipqa.web.pages.history import history_page
from tipqa.web.pages.layout import page_html
from tipqa.web.pages.movers import movers_page
from tipqa.web.pages.visit import Download, View, Visit


@pytest.fixture(scope="module")
def qa(web_index: Path) -> tipqa.QA:
    return tipqa.open(web_index)


def moved(qa: tipqa.QA, **query: str) -> str:
    visit = Visit(qa, Addresses(), {("from" if name == "older" else name): value for name, value in query.items()})
    view = movers_page(visit)
    assert isinstance(view, View)
    return page_html(view, visit, "movers")


def countries(html: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/country/[^"]+">([^<]+)</a>', html)


def test_the_latest_moves_are_shown_with_their_words(qa: tipqa.QA) -> None:
    html = moved(qa)
    found = qa.movers()
    assert f"Who moved between {found.year - 1} and {found.year}" in html
    assert countries(html) == [it.country for it in found.tiers]
    for it in found.tiers:
        for cited in it.citations:
            assert f'href="/report/{cited.report}?s={cited.start}-{cited.end}#' in html


def test_any_two_editions_can_be_chosen_in_either_order(qa: tipqa.QA) -> None:
    editions = qa.tiers().editions
    old, new = editions[0], editions[-1]
    html = moved(qa, year=str(old), older=str(new))
    assert f"Who moved between {old} and {new}" in html
    assert set(countries(html)) == {it.country for it in qa.tiers().moves(old, new)}
    assert "between editions that follow each other" in html


def test_moves_are_filtered_by_direction_and_region(qa: tipqa.QA) -> None:
    every = qa.movers().tiers
    assert countries(moved(qa, direction="upgraded")) == [it.country for it in every if it.direction == "upgraded"]
    assert countries(moved(qa, region="Nowhere")) == []
    assert set(countries(moved(qa, region="Central Asia"))) <= {it.country for it in every}


@pytest.mark.parametrize("what", ["tiers", "figures"])
def test_moves_are_saved_with_their_sources(qa: tipqa.QA, what: str) -> None:
    found = qa.movers()
    count = len(found.tiers if what == "tiers" else found.figures)
    files = {form: movers_page(Visit(qa, Addresses(), {"as": form, "what": what})) for form in ("csv", "json", "xlsx")}
    assert all(isinstance(it, Download) and it.name.startswith(f"{what}-that-moved") for it in files.values())
    rows = list(csv.DictReader(io.StringIO(files["csv"].content.decode("utf-8-sig"))))  # type: ignore[union-attr]
    assert len(rows) == count == len(json.loads(files["json"].content))  # type: ignore[union-attr]
    assert all(row["report"] and row["kind"] and int(row["end"]) > int(row["start"]) for row in rows)
    sheet = load_workbook(io.BytesIO(files["xlsx"].content)).active  # type: ignore[union-attr]
    assert sheet is not None
    assert sheet.max_row == count + 1


@pytest.mark.parametrize(
    ("page", "status", "says"),
    [
        ("movers?year=2030", 404, "no tiers of 2030"),
        ("movers?year=x", 400, "is no edition"),
        ("movers?year=2025&from=2025", 400, "choose two that differ"),
        ("movers?as=exe", 400, "no form of a file"),
        (f"movers?region={quote(HOSTILE)}", 200, "in this way"),
        ("history?country=Tajikland", 404, 'href="/history?country=Tajikistan"'),
        ("history?country=Uzbekistan&from=1066", 400, "1066"),
        (f"history?country=Uzbekistan&statement={quote(HOSTILE)}", 200, "no statement of the 2025 edition"),
        (f"history?country={quote(HOSTILE)}", 404, "&lt;script&gt;"),
    ],
)
def test_what_cannot_be_shown_is_told_on_the_page(chat_address: str, page: str, status: int, says: str) -> None:
    got, html, _ = fetched(chat_address + page)
    assert got == status
    assert says in html
    assert "<script>window" not in html


def lived(qa: tipqa.QA, **query: str) -> str:
    visit = Visit(qa, Addresses(), {("from" if name == "older" else name): value for name, value in query.items()})
    return page_html(history_page(visit), visit, "compare")


def test_each_recommendation_stands_with_the_editions_that_hold_it(qa: tipqa.QA) -> None:
    html = lived(qa, country="Uzbekistan")
    found = qa.history("Uzbekistan")
    assert html.count('<li class="life">') == len(found.recommendations)
    for it in found.recommendations:
        for cited in it.citations:
            assert f'href="/report/{cited.report}?s={cited.start}-{cited.end}#' in html


def test_editions_can_be_left_out(qa: tipqa.QA) -> None:
    html = lived(qa, country="Uzbekistan", older="2024", to="2024")
    held = [it for it in qa.history("Uzbekistan").recommendations if 2024 in it.years]
    assert html.count('<li class="life">') == len(held)


def test_a_statement_is_followed_back(qa: tipqa.QA) -> None:
    html = lived(qa, country="Uzbekistan", statement="cotton harvest")
    assert "This statement stands" in html
    assert "tipqa digest, not the report’s words" in html
    assert "“The" not in html


@pytest.mark.parametrize("page", ["movers", "history?country=Uzbekistan&statement=cotton+harvest"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_movers_and_histories_have_no_serious_faults_and_fit_a_phone(
    tab: Any, no_serious_faults: Callable[[Any], None], page: str, theme: str
) -> None:
    tab.emulate_media(color_scheme=theme)
    for width in (1440, 390):
        tab.set_viewport_size({"width": width, "height": 800})
        tab.goto(page)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        no_serious_faults(tab)
    tab.set_viewport_size({"width": 1440, "height": 800})
    tab.locator(".compared .mark").first.click()
    tab.wait_for_selector(".pane mark.current")


def test_a_statement_of_the_list_is_one_click_away(tab: Any) -> None:
    tab.goto("history?country=Uzbekistan")
    tab.locator("section[aria-labelledby=choose] summary").first.click()
    tab.locator("section[aria-labelledby=choose] details[open] a").first.click()
    assert tab.locator("#statement").inner_text().startswith("This statement stands")
    tab.go_back()
    assert tab.locator("#statement").count() == 0


def test_one_edition_is_told_to_have_no_moves(small_corpus: Path, tmp_path: Path) -> None:
    held = next(path for path in sorted(small_corpus.rglob("*tajikistan*.md")) if path.parent.name == "2025")
    alone = tmp_path / "corpus" / held.relative_to(small_corpus)
    alone.parent.mkdir(parents=True)
    shutil.copy(held, alone)
    build_index(tmp_path / "corpus", tmp_path / "index")
    with pytest.raises(NotFoundError, match="Tiers are held of the 2025 edition alone"):
        movers_page(Visit(tipqa.open(tmp_path / "index"), Addresses()))
