"""Small things of the page that answers questions, in a browser: first sight, focus, copying, small windows, paper."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from browsing import ask, begin

_COPIED = """() => {
  const chosen = getSelection();
  chosen.selectAllChildren(document.querySelector('#turn-0 .answer'));
  const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
  document.querySelector('#turn-0 .answer p').dispatchEvent(event);
  chosen.removeAllRanges();
  return [event.clipboardData.getData('text/plain'), event.clipboardData.getData('text/html')];
}"""


def test_a_move_beside_the_greeting_is_asked_with_one_click(page: Any) -> None:
    page.locator(".moved .ask-of", has_text="Tajikistan").click()
    page.wait_for_selector("#turn-0 .answer")
    assert "Tier 2 Watch List" in page.locator("#turn-0 .answer").inner_text()


def test_each_visit_has_other_examples(page: Any) -> None:
    seen = set()
    for _ in range(2):
        seen.add(tuple(page.locator(".example").all_inner_texts()))
        begin(page)
    assert len(seen) == 2


def test_headings_go_down_one_level_at_a_time(page: Any) -> None:
    ask(page, "What tier is Tajikistan on in the 2025 report?")
    page.wait_for_selector("#reader h2")
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(it => Number(it.tagName[1]))")
    assert levels[0] == 1
    assert all(level <= before + 1 for before, level in pairwise(levels))


def test_the_focus_stays_on_the_step_that_reached_the_first_citation(page: Any) -> None:
    ask(page, "What does the 2025 report recommend to Tajikistan?")
    page.wait_for_selector(".reader-head[data-n='1']")
    page.get_by_role("button", name="Next").press("Enter")
    page.wait_for_selector(".reader-head[data-n='2']")
    page.get_by_role("button", name="Previous").press("Enter")
    page.wait_for_selector(".reader-head[data-n='1']")
    page.keyboard.press("Enter")  # there is nothing before it
    assert page.evaluate("document.activeElement.textContent") == "‹ Previous"


def test_a_selection_copied_by_hand_has_its_numbers_in_brackets(page: Any) -> None:
    ask(page, "How many victims were identified in Tajikistan in the 2025 report?")
    text, html = page.evaluate(_COPIED)
    assert "[1]" in text
    assert "[1]" in html
    assert "button" not in html


def test_a_short_answer_does_not_stand_three_times(page: Any) -> None:
    turn = ask(page, "What tier is Tajikistan on in the 2025 report?")
    assert turn.locator(".citations[open]").count() == 0
    assert "1 citation · tipqa digest, not the report’s words" in turn.locator("summary").inner_text()


def test_with_the_keyboard_of_a_phone_open_the_conversation_has_the_window(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 420})
    turn = ask(page, "What tier is Tajikistan on in the 2025 report?")
    assert page.locator("#conversation").bounding_box()["height"] > 300
    mark = turn.locator(".mark").first.bounding_box()
    assert min(mark["width"], mark["height"]) >= 24


def test_paper_starts_at_the_top_and_holds_every_turn(page: Any) -> None:
    for question in (
        "What changed in Tajikistan between 2023 and 2024?",
        "What does the 2025 report recommend to Tajikistan?",
    ):
        ask(page, question)
    page.emulate_media(media="print")
    try:
        top, bottom = (page.locator(f"#turn-{n}").bounding_box() for n in (0, 1))
        assert 0 <= top["y"] < 150
        assert page.evaluate("document.documentElement.scrollHeight") >= bottom["y"] + bottom["height"]
        assert not page.get_by_role("button", name="Ask", exact=True).is_visible()
    finally:
        page.emulate_media(media="screen")


@pytest.mark.parametrize("width", [320, 390, 900, 1024, 1440])
def test_nothing_stands_over_its_pane(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    pane = page.locator(".main-pane").bounding_box()
    for part in ("#talks", "#asking", "#filters", "#fresh", "#ask"):
        box = page.locator(part).bounding_box()
        assert box["x"] >= pane["x"] - 1, part
        assert box["x"] + box["width"] <= pane["x"] + pane["width"] + 1, part
