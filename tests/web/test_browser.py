"""The chat in a real browser, over a real server and a small index that holds a hostile report."""

from __future__ import annotations

import re
from typing import Any

from browsing import ask, begin, expect
from hostile import HOSTILE

YEARS = (2023, 2024, 2025, 2024) * 10


def test_forty_tabs_of_one_browser_work(page: Any, chat_address: str) -> None:
    tabs = [page.context.new_page() for _ in YEARS]
    try:
        for tab in tabs:
            tab.goto(chat_address)
            tab.wait_for_selector(".welcome .example")
        turns = [
            ask(tab, f"What tier is Tajikistan on in the {year} report?") for tab, year in zip(tabs, YEARS, strict=True)
        ]
        for turn, year in zip(turns, YEARS, strict=True):
            assert f"{year} edition" in turn.locator(".answer").inner_text()
        follow_up = ask(tabs[0], "And in 2024?")
        assert "2024 edition" in follow_up.locator(".answer").inner_text()
    finally:
        for tab in tabs:
            tab.close()


def current(page: Any) -> str:
    """The words that stand out in the open report."""
    return " ".join(page.locator("#reader mark.current").all_inner_texts())


def test_a_citation_opens_the_report_at_its_words(page: Any) -> None:
    turn = ask(page, "What tier is Tajikistan on in 2025, and what was it the year before?")
    assert "Tier 2 Watch List" in turn.locator(".answer").inner_text()
    turn.locator(".mark", has_text=re.compile("^2$")).click()
    page.wait_for_selector(".reader-head[data-n='2']")
    turn.locator(".mark", has_text=re.compile("^1$")).click()
    page.wait_for_selector(".reader-head[data-n='1']")
    quote, place = (turn.locator(f".source[data-n='1'] {part}").inner_text() for part in (".words", ".place"))
    assert current(page) == quote.strip('“”"')
    assert page.locator("#reader h3.here").inner_text() == "Assessment"
    page.wait_for_function(_IN_VIEW)
    assert place.startswith(page.locator("#reader h2").inner_text().split("\n")[0])
    link = page.locator("#reader .official-page")
    assert link.get_attribute("href").startswith("https://www.state.gov/")
    assert (link.get_attribute("rel"), link.get_attribute("target")) == ("noopener noreferrer", "_blank")


_IN_VIEW = """() => {
  const mark = document.querySelector('#reader mark.current');
  const a = mark.getBoundingClientRect(), b = mark.closest('.report').getBoundingClientRect();
  return a.top >= b.top && a.bottom <= b.bottom;
}"""


def test_the_next_citation_is_one_step_away(page: Any) -> None:
    turn = ask(page, "What does the 2025 report recommend to Tajikistan?")
    page.wait_for_selector(".reader-head[data-n='1']")
    page.get_by_role("button", name="Next").click()
    page.wait_for_selector(".reader-head[data-n='2']")
    assert current(page) == turn.locator(".source[data-n='2'] .words").inner_text().strip('“”"')
    expect(turn.locator(".mark[aria-current]")).to_have_text("2")


def test_markup_in_reports_and_questions_is_text(page: Any) -> None:
    ask(page, f"What tier is Tajikistan on in 2025? {HOSTILE}")
    turn = ask(page, "What tier is Kazakhstan on in 2025?")
    page.wait_for_selector("#reader h2:has-text('Kazakhstan')")
    assert "<script>window.hurt=1</script>" in page.locator("#turn-0 .question").inner_text()
    assert "<script>window.hurt=1</script>" in page.locator("#reader .report").inner_text()
    assert "<script>window.hurt=1</script>" in (turn.locator(".words").first.text_content() or "")
    assert page.locator(":is(#conversation, #reader) :is(script, img, a:not([href^='./report/']))").count() == 0
    page.wait_for_timeout(300)
    assert page.evaluate("window.hurt") is None


def test_filters_keep_to_country_and_edition(page: Any) -> None:
    for label, choice in (("Countries", "Uzbekistan"), ("Editions", "2024")):
        page.get_by_label(label).click()
        page.get_by_role("option", name=choice).click()
    turn = ask(page, "What does the report recommend?")
    assert turn.locator(".chip.filter [data-change]").all_inner_texts() == ["filter Uzbekistan", "filter 2024 edition"]
    places = set(turn.locator(".place").all_text_contents())
    assert places == {"Uzbekistan · 2024 edition · Recommendations"}


def test_a_follow_up_keeps_the_country_and_a_new_conversation_forgets_it(page: Any) -> None:
    ask(page, "What tier is Uzbekistan on in the 2024 report?")
    turn = ask(page, "What does it recommend?")
    assert all("Uzbekistan · 2024" in place for place in turn.locator(".place").all_text_contents())
    assert "Uzbekistan" in turn.locator(".chips").inner_text()
    begin(page)
    expect(page.locator("#reader .report")).to_have_count(0)


def test_an_abstention_looks_like_one(page: Any) -> None:
    turn = ask(page, "How many victims were identified in Mongolia in 2025?")
    assert turn.locator(".answer.abstained .verdict").inner_text() == "Not in these reports"


def test_an_example_is_asked_with_one_click(page: Any) -> None:
    example = page.locator(".example").first
    question = example.inner_text()
    example.click()
    page.wait_for_selector("#turn-0 .answer")
    assert page.locator("#turn-0 .question").inner_text().endswith(question)


def test_a_phone_jumps_to_the_report_and_back(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    turn = ask(page, "What tier is Tajikistan on in the 2025 report?")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    turn.locator(".mark").first.click()
    page.wait_for_function("document.querySelector('#reader h2').getBoundingClientRect().top < 200")
    page.get_by_role("button", name="Back", exact=True).click()
    page.wait_for_function("document.querySelector('#turn-0 .mark').getBoundingClientRect().top > 0")


def test_an_answer_on_what_changed_leads_to_the_whole_comparison(page: Any) -> None:
    turn = ask(page, "What changed in Tajikistan between 2023 and 2024?")
    turn.get_by_role("link", name="Compare in full").click()
    page.wait_for_url("**/compare?country=Tajikistan&from=2023&to=2024")
    page.go_back()
    page.wait_for_selector("#turn-0 .answer")
    assert page.locator("#turn-0 .question").inner_text().endswith("between 2023 and 2024?")


def test_a_text_that_is_no_question_is_told_so_in_plain_words(page: Any) -> None:
    box = page.get_by_label("Your question")
    box.fill("What tier is Tajikistan on? " * 100)
    box.press("Enter")
    expect(page.locator("#question-note")).to_contain_text("at most 2,000 are read")
    assert len(box.input_value()) == 2_800  # to be shortened
    assert "2025" in ask(page, "What tier is Tajikistan on in the 2025 report?").locator(".answer").inner_text()
