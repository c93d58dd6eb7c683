"""A country and the world: every tier, number and recommendation with the words that say it."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from browsing import expect

import tipqa
from tipqa.errors import UsageError
from tipqa.index.index import Index
from tipqa.qa import QA
from tipqa.reports.model import Tier
from tipqa.web.addresses import Addresses
from tipqa.web.pages.country import country_page
from tipqa.web.pages.layout import page_html
from tipqa.web.pages.visit import Download, View, Visit
from tipqa.web.pages.world import world_page


@pytest.fixture(scope="module")
def qa(small_index: Index) -> QA:
    return tipqa.qa.QA(small_index)


def shown(qa: QA, slug: str) -> str:
    visit = Visit(qa, Addresses(), path={"slug": slug})
    view = country_page(visit)
    assert isinstance(view, View)
    return page_html(view, visit, "world")


def test_every_number_leads_to_the_sentence_that_says_it(qa: QA) -> None:
    html = shown(qa, "tajikistan")
    table = html.split("Figures by edition", 1)[1]
    links = re.findall(
        r'href="/report/(\d{4}/tajikistan)\?s=(\d+)-(\d+)#s=\2-\3" title="([^"]+)">(\d[\d,]*)</a>', table
    )
    assert len(links) >= 5
    for report, start, end, said, number in links:
        words = qa.report(report).text[int(start) : int(end)]
        assert number in words
        assert "tipqa digest, not the report’s words" in said
        assert "“" not in said.split(" (")[0][:1], "a digest's words are no quotation"


def test_a_point_says_unit_actor_and_period(qa: QA) -> None:
    figure = shown(qa, "tajikistan").split("<strong>Victims identified</strong>", 1)[1].split("</figure>", 1)[0]
    assert "persons, by the government, all of the period" in figure
    assert re.search(r'aria-label="2025 edition: 272, 2024\. ', figure)


def test_money_is_listed_and_not_drawn(qa: QA) -> None:
    visit = Visit(qa, Addresses(), path={"slug": "uzbekistan"})
    view = country_page(visit)
    assert isinstance(view, View)
    assert "Funding" not in [it.title for it in view.values["drawings"]]  # type: ignore[attr-defined]


def test_a_country_without_a_text_has_its_tiers(qa: QA) -> None:
    html = shown(qa, "kenya")
    assert "its tiers come from lists of placements" in html
    assert 'class="cell t2"' in html


def test_the_slug_of_any_country_of_the_table_is_read(qa: QA) -> None:
    for name in ("Côte d’Ivoire", "The Bahamas", "Congo, Democratic Republic of the"):
        address = Addresses().country(tipqa.countries.lookup.resolve(name).name)
        assert "<h1>" in shown(qa, address.rpartition("/")[2])


def world(qa: QA, **query: str) -> Any:
    view = world_page(Visit(qa, Addresses(), query))
    assert isinstance(view, View)
    return view.values


def test_the_world_holds_every_placement(qa: QA) -> None:
    values = world(qa)
    table = qa.tiers()
    assert [line.country for line in values["lines"]] == list(table.countries)
    told = {
        (line.country, year): cell.tier
        for line in values["lines"]
        for year, cell in zip(values["editions"], line.cells, strict=True)
        if cell
    }
    assert told == {(row.country, row.year): row.tier.value for row in table}


def test_the_world_is_filtered_by_region_tier_and_move(qa: QA) -> None:
    assert {line.country for line in world(qa, region="Central Asia")["lines"]} >= {"Tajikistan", "Uzbekistan"}
    on_three = {row.country for row in qa.tiers().on(2025, Tier.TIER_3)}
    assert {line.country for line in world(qa, tier="Tier 3", edition="2025")["lines"]} == on_three
    moved = {it.country for it in qa.tiers().moves(2024, 2025) if it.direction == "upgraded"}
    assert moved
    assert {line.country for line in world(qa, move="upgraded")["lines"]} == moved


def test_the_world_is_sorted_by_the_tiers_of_an_edition(qa: QA) -> None:
    def first_tiers(sort: str) -> list[str]:
        values = world(qa, sort=sort)
        at = values["editions"].index(2025)
        return [line.cells[at].tier for line in values["lines"] if line.cells[at]]

    order = [tier.value for tier in Tier]
    best = first_tiers("2025")
    assert best == sorted(best, key=order.index)
    scale = order[3::-1]
    assert first_tiers("-2025") == sorted(best, key=[*scale, order[4]].index)


def test_a_file_holds_the_countries_that_are_shown(qa: QA) -> None:
    file = world_page(Visit(qa, Addresses(), {"region": "Central Asia", "as": "csv"}))
    assert isinstance(file, Download)
    lines = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert {line["country"] for line in lines} == {line.country for line in world(qa, region="Central Asia")["lines"]}
    nothing = world_page(Visit(qa, Addresses(), {"region": "Nowhere", "as": "csv"}))
    assert isinstance(nothing, Download)
    assert nothing.content.count(b"\n") == 1
    with pytest.raises(UsageError, match="exe"):
        world_page(Visit(qa, Addresses(), {"as": "exe"}))


def test_what_the_query_cannot_mean_counts_as_not_given(qa: QA) -> None:
    values = world(qa, tier="Tier 9", move="sideways", edition="1066", sort="--2025")
    assert len(values["lines"]) == values["total"]


def test_the_words_of_a_point_stand_below_the_chart(tab: Any) -> None:
    tab.goto("country/tajikistan")
    chart = tab.locator(".chart", has_text="Victims identified").first
    rest = chart.locator(".said").inner_text()
    chart.locator("svg a").last.focus()
    assert "272 victims in 2024" in chart.locator(".said").inner_text()
    tab.locator("h1").first.hover()
    chart.locator("svg a").last.evaluate("it => it.blur()")
    assert chart.locator(".said").inner_text() == rest
    chart.locator("svg a").last.click()
    tab.wait_for_url("**/report/2025/tajikistan?s=*")
    assert "272" in tab.locator("mark.current").first.inner_text()


def test_the_world_is_sorted_by_keyboard_and_a_name_leads_to_its_country(tab: Any) -> None:
    tab.goto("world")
    tab.get_by_role("columnheader", name="2025").get_by_role("link").press("Enter")
    tab.wait_for_url("**sort=2025*")
    assert tab.get_by_role("columnheader", name="2025").get_attribute("aria-sort") == "ascending"
    tab.get_by_label("Region").select_option("Central Asia")
    tab.get_by_role("button", name="Filter").click()
    tab.wait_for_url("**region=Central*")
    assert "sort=2025" in tab.url
    tab.get_by_role("rowheader", name="Tajikistan").get_by_role("link").click()
    expect(tab.locator("h1")).to_contain_text("Tajikistan")
    tab.go_back()
    expect(tab.get_by_label("Region")).to_have_value("Central Asia")
