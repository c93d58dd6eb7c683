"""The page that compares two editions: by its address alone, filtered, saved, with its citations beside; and many countries."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from browsing import expect, new_page
from hostile import HOSTILE
from test_pages import fetched

import tipqa
from tipqa.comparison.comparing import compare
from tipqa.web.addresses import Addresses
from tipqa.web.pages.compare import compare_page
from tipqa.web.pages.compare_filter import Asked, Chosen, read_asked
from tipqa.web.pages.layout import page_html
from tipqa.web.pages.visit import Download, View, Visit

PAIR = "compare?country=Uzbekistan&from=2023&to=2025"
_IN_PANE = """mark => {
  const a = mark.getBoundingClientRect(), b = mark.closest('.pane').getBoundingClientRect();
  return a.top >= b.top && a.bottom <= b.bottom;
}"""


@pytest.fixture(scope="module")
def qa(web_index: Path) -> tipqa.QA:
    return tipqa.open(web_index)


def shown(qa: tipqa.QA, **query: str) -> tuple[View, str]:
    visit = Visit(qa, Addresses(), {("from" if name == "older" else name): value for name, value in query.items()})
    view = compare_page(visit)
    assert isinstance(view, View)
    return view, page_html(view, visit, "compare")


def test_an_address_is_the_comparison(qa: tipqa.QA, chat_address: str) -> None:
    status, html, _ = fetched(chat_address + PAIR)
    assert status == 200
    assert "<h1>Uzbekistan: 2023 → 2025</h1>" in html
    assert "tipqa digest, not the report’s words" in html
    text = unescape(re.sub(r"<[^>]*>", "", html.partition("<main")[2]))
    assert not [it for it in compare(qa.index, "Uzbekistan", 2023, 2025).citations if f"“{it.quote[:30]}" in text]
    assert "<ins>" not in html
    assert "<del>" not in html


def test_without_editions_the_latest_two_are_compared(qa: tipqa.QA) -> None:
    view, html = shown(qa, country="uzbekistan")
    assert view.title == "Uzbekistan: 2024 → 2025"
    assert "<option selected>Uzbekistan</option>" in html
    assert 'href="/compare?country=Uzbekistan&amp;from=2023&amp;to=2024"' in html


def test_every_mark_leads_to_the_words_it_cites(qa: tipqa.QA) -> None:
    _, html = shown(qa, country="Uzbekistan")
    comparison = compare(qa.index, "Uzbekistan")
    marks = dict(re.findall(r'<a class="mark" href="([^"]+)" data-n="(\d+)"', html))
    named = {int(n): address for address, n in marks.items()}
    assert set(named) == {citation.n for citation in comparison.citations}
    for it in comparison.citations:
        assert named[it.n] == f"/report/{it.report}?s={it.start}-{it.end}#s={it.start}-{it.end}"


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        ("country=Uzbekistan&from=2024&to=2024", 400, "choose two that differ"),
        ("country=Uzbekistan&from=2019&to=2025", 404, "no 2019 edition"),
        ("country=Uzbekistan&from=two&to=2025", 400, "is no edition"),
        ("country=Kenya", 404, "no narrative on Kenya"),
        ("country=Tajikland", 404, 'href="/compare?country=Tajikistan"'),
        (f"country={quote(HOSTILE)}", 404, "&lt;script&gt;"),
        ("region=Atlantis", 404, "no part of the world"),
        (f"region={quote(HOSTILE)}", 404, "&lt;script&gt;"),
    ],
)
def test_what_cannot_be_compared_is_told_in_the_same_frame(
    chat_address: str, query: str, status: int, says: str
) -> None:
    got, html, _ = fetched(f"{chat_address}compare?{query}")
    assert got == status
    assert says in html
    assert "<script>window" not in html
    assert "→ 2025</h1>" not in html  # nothing of an earlier comparison stands under a wrong name
    assert 'role="alert"' in html


def test_filters_leave_out_and_say_how_much(qa: tipqa.QA) -> None:
    comparison = compare(qa.index, "Uzbekistan")
    heavy = Chosen(Asked(weight=80), comparison)
    assert 0 < len(heavy.findings()) < len(comparison.findings)
    assert all(it.weight >= 80 for it in heavy.findings())
    only = Chosen(Asked(show="new"), comparison)
    assert {only.change_of(it).status for it in only.findings()} == {"new"}  # type: ignore[union-attr]
    assert only.figures() == []
    about = Chosen(Asked(topic="law enforcement"), comparison)
    assert {it.topic for it in about.findings()} == {"law enforcement"}
    _, html = shown(qa, country="Uzbekistan", weight="80")
    assert f"{len(heavy.findings())} of {len(comparison.findings)}" in html
    assert len(heavy.changes(comparison.statements)) == html.count('<div class="change')


def test_a_filter_that_is_none_is_not_given() -> None:
    assert read_asked({"show": "x", "topic": "y", "weight": "7", "view": "z"}) == Asked()


def test_of_two_digests_the_kinds_are_which_of_them_mentions_it(qa: tipqa.QA) -> None:
    _, html = shown(qa, country="Uzbekistan")
    assert ">Only in the 2025 digest</option>" in html
    assert ">New</option>" not in html
    assert "No longer mentioned" not in html


@pytest.mark.parametrize("form", ["docx", "xlsx", "csv", "html", "md", "json"])
def test_every_form_is_saved(qa: tipqa.QA, form: str) -> None:
    saved = compare_page(Visit(qa, Addresses(), {"country": "Uzbekistan", "show": "new", "as": form}))
    assert isinstance(saved, Download)
    assert saved.name == f"uzbekistan-2024-2025.{form}"
    if form in ("docx", "xlsx"):
        assert zipfile.is_zipfile(io.BytesIO(saved.content))
    elif form == "json":
        assert json.loads(saved.content) == json.loads(json.dumps(compare(qa.index, "Uzbekistan").to_dict()))
    else:
        assert "Uzbekistan" in saved.content.decode("utf-8-sig")


def test_a_form_that_is_none_is_named(chat_address: str) -> None:
    status, html, _ = fetched(f"{chat_address}compare?country=Uzbekistan&as=exe")
    assert status == 400
    assert "docx" in html


def test_many_countries_are_ranked_by_what_changed_most(qa: tipqa.QA) -> None:
    _, html = shown(qa, region="Central Asia")
    weights = [
        [int(it) for it in re.findall(r'class="weight" title="Weight">(\d+)<', part)]
        for part in html.split('<section class="country"')[1:]
    ]
    assert len(weights) > 1
    assert [own[0] for own in weights if own] == sorted((own[0] for own in weights if own), reverse=True)
    assert all(len(own) <= 3 for own in weights)


def test_the_first_page_lists_what_can_be_compared(qa: tipqa.QA) -> None:
    _, html = shown(qa)
    assert '<a href="/compare?country=Tajikistan">Tajikistan</a>' in html
    assert '<option value="all">All countries</option>' in html


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", [PAIR, f"{PAIR}&view=merged", "compare?region=all", "compare?country=Tajikland"])
def test_a_comparison_has_no_serious_faults_and_fits_a_phone(
    tab: Any, no_serious_faults: Callable[[Any], None], page: str, theme: str
) -> None:
    tab.emulate_media(color_scheme=theme)
    for width in (1440, 390):
        tab.set_viewport_size({"width": width, "height": 800})
        tab.goto(page)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        no_serious_faults(tab)


def test_a_citation_opens_beside_and_the_next_is_a_step_away(
    tab: Any, no_serious_faults: Callable[[Any], None]
) -> None:
    tab.set_viewport_size({"width": 1440, "height": 900})
    tab.goto(PAIR)
    for folded in tab.locator(".compared details summary").all():
        folded.click()
    change = tab.locator(".change", has=tab.locator(".sides p:nth-child(2) .mark"))
    side = change.filter(has=tab.locator(".sides p:nth-child(1) .mark")).first.locator(".sides p").nth(1)
    mark = side.locator(".mark")
    mark.click()
    tab.wait_for_selector(".pane mark.current")
    words = " ".join(tab.locator(".pane mark.current").all_inner_texts())
    assert words.split()[0].lower() == side.inner_text().split()[0].lower()
    assert tab.locator(".pane h2").first.inner_text().startswith("Uzbekistan, 2025 edition")
    assert "tipqa digest, not the report’s words" in tab.locator(".pane-head").inner_text()
    assert tab.locator(".pane mark.current").first.evaluate(_IN_PANE)
    assert mark.get_attribute("aria-current") == "true"
    no_serious_faults(tab)
    n = mark.inner_text()
    tab.reload()  # the address holds the open citation
    tab.wait_for_selector(".pane mark.current")
    assert f"Citation {n}" in tab.locator(".pane-head").inner_text()
    tab.get_by_role("button", name="Next").click()
    tab.wait_for_function("n => !document.querySelector('.pane .where').textContent.endsWith(` ${n}`)", arg=n)
    tab.keyboard.press("Escape")
    expect(tab.locator(".pane")).to_be_hidden()
    expect(tab).to_have_url(f"/{PAIR}")


def test_a_citation_is_a_link_where_there_is_no_script(browser: Any, chat_address: str) -> None:
    page = new_page(browser, base_url=chat_address, java_script_enabled=False)
    page.goto(PAIR)
    page.locator(".mark").first.click()
    page.wait_for_url("**/report/20*/**")
    expect(page.locator("mark.current").first).to_be_visible()
    page.go_back()
    page.get_by_label("Kind of change").select_option(label="Only in the 2025 digest")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**show=new**")
    page.get_by_label("Country").select_option("Tajikistan")
    page.context.close()


def test_choosing_another_country_compares_its_latest_editions(tab: Any) -> None:
    tab.goto(PAIR)
    tab.get_by_label("Country").select_option("Tajikistan")
    tab.get_by_role("button", name="Compare").click()
    expect(tab.locator("h1")).to_have_text("Tajikistan: 2024 → 2025")
    tab.go_back()
    expect(tab.locator("h1")).to_have_text("Uzbekistan: 2023 → 2025")


@pytest.mark.parametrize("page", ["compare", "compare?country=Tajikistan", "movers", "history"])
def test_without_an_index_a_page_says_what_to_run(app_without_index: tuple[str, object], page: str) -> None:
    status, html, _ = fetched(app_without_index[0] + page)
    assert status == 503
    assert "tipqa index" in html


def test_the_pane_marks_the_open_citation_alone(tab: Any) -> None:
    tab.set_viewport_size({"width": 1440, "height": 900})
    tab.goto(PAIR)
    tab.locator(".findings .mark").first.click()
    tab.wait_for_selector(".pane mark.current")
    assert tab.locator(".pane mark").count() == tab.locator(".pane mark.current").count()
    assert tab.locator(".mark[aria-current]").count() == 1
    first = tab.locator(".pane .where").inner_text()
    tab.get_by_role("button", name="Next").click()
    tab.wait_for_function("was => document.querySelector('.pane .where').textContent !== was", arg=first)
    assert tab.locator(".mark[aria-current]").count() == 1
    tab.get_by_role("button", name="Close").click()
    expect(tab.locator(".pane")).to_be_hidden()


@pytest.mark.parametrize("status", [200, 500, 0])
def test_a_page_still_on_its_way_does_not_open_the_pane_that_was_closed(tab: Any, status: int) -> None:
    tab.goto(PAIR)
    tab.locator(".findings .mark").first.click()
    tab.wait_for_selector(".pane mark.current")
    with held(tab) as let_come:
        tab.get_by_role("button", name="Next").click()
        tab.get_by_role("button", name="Close").click()
        let_come(status)
        assert tab.locator(".pane").is_hidden()
        assert tab.locator(".mark[aria-current]").count() == 0
        expect(tab).to_have_url(f"/{PAIR}")


def test_escape_leaves_a_citation_that_is_still_on_its_way(tab: Any) -> None:
    tab.goto(PAIR)
    with held(tab) as let_come:
        tab.locator(".findings .mark").first.click()
        tab.keyboard.press("Escape")
        let_come(200)
        assert tab.locator(".pane").is_hidden()


def test_a_citation_whose_page_does_not_come_beside_leads_to_it(tab: Any) -> None:
    tab.goto(PAIR)
    with held(tab) as let_come:
        tab.locator(".findings .mark").first.click()
        let_come(0)
    tab.wait_for_url("**/report/20*/**")


@contextmanager
def held(tab: Any) -> Iterator[Callable[[int], None]]:
    """Holds the next report on its way; a function that lets it come, with a status, 0 for no answer at all."""
    routes: list[Any] = []

    def hold(route: Any) -> None:
        if routes:
            route.continue_()
        else:
            routes.append(route)

    def let_come(status: int) -> None:
        while not routes:
            tab.wait_for_timeout(10)
        ended = "response" if status else "requestfailed"
        with tab.expect_event(ended, lambda it: "/report/" in it.url):
            if status == 200:
                routes[0].continue_()
            elif status:
                routes[0].fulfill(status=status, body="No.")
            else:
                routes[0].abort()
        tab.wait_for_timeout(300)  # for what must not happen

    tab.route("**/report/**", hold)
    try:
        yield let_come
    finally:
        tab.unroute("**/report/**")
