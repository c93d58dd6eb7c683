"""The conversation in a browser: what waits, what is typed meanwhile, asking again, chips, addresses, memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from browsing import ask, begin, expect, new_page
from conftest import Serving
from hostile import HOSTILE
from ports import free_port

TIER = "What tier is Tajikistan on in the {} report?"
_SELECTED = "(box => box.value.slice(box.selectionStart, box.selectionEnd))(document.querySelector('#question'))"
KEPT = "tipqa.conversations.1"
JOIN = "**/gradio_api/queue/join*"


@pytest.fixture
def opened(tab: Any) -> Any:
    """The page of a new visitor."""
    tab.goto("")
    tab.wait_for_selector("[data-said]", state="attached")
    return tab


def questions(page: Any) -> list[str]:
    return [it.removeprefix("Question: ") for it in page.locator(".turn .question").all_text_contents()]


def enter(page: Any, text: str) -> None:
    page.get_by_label("Your question").fill(text)
    page.get_by_label("Your question").press("Enter")


def settled(page: Any, turns: int) -> None:
    """Wait until so many turns are there, all of them answered, and the address is that of the last."""
    page.wait_for_function(
        "n => document.querySelectorAll('.turn').length === n && !document.querySelector('.pending')"
        " && history.state?.turn === n - 1",
        arg=turns,
    )


def test_questions_asked_meanwhile_wait_their_turn_and_what_is_typed_stays(opened: Any) -> None:
    asked = [TIER.format(year) for year in (2023, 2024, 2025)]
    for question in asked:
        enter(opened, question)
    opened.get_by_label("Your question").type("And in")
    settled(opened, 3)
    assert questions(opened) == asked
    for at, year in enumerate((2023, 2024, 2025)):
        assert f"{year} edition" in opened.locator(f"#turn-{at} .answer").inner_text()
    assert opened.get_by_label("Your question").input_value() == "And in"


def test_a_question_is_changed_and_those_that_go_on_from_it_follow(opened: Any) -> None:
    ask(opened, TIER.format(2025))
    ask(opened, "And in 2024?")
    opened.locator("#turn-0 [data-edit]").click()
    assert opened.get_by_label("Your question").input_value() == TIER.format(2025)
    enter(opened, "What tier is Uzbekistan on in the 2025 report?")
    opened.wait_for_function("document.querySelector('#turn-1 .answer')?.textContent.includes('Uzbekistan, 2024')")
    assert questions(opened) == ["What tier is Uzbekistan on in the 2025 report?", "And in 2024?"]


@pytest.fixture
def held(opened: Any) -> Iterator[Callable[[], None]]:
    """Holds the answer to the next question on its way; a function that lets it come."""
    asked: list[Any] = []

    def hold(route: Any) -> None:
        if asked:
            route.continue_()
        else:
            asked.append(route)

    ask(opened, TIER.format(2025))
    opened.route(JOIN, hold)
    with opened.expect_request(JOIN):
        enter(opened, "And in 2024?")
    yield lambda: asked[0].continue_()
    opened.unroute(JOIN)


def test_a_question_changed_while_an_answer_is_on_its_way_is_asked_when_it_has_come(
    opened: Any, held: Callable[[], None]
) -> None:
    opened.locator("#turn-0 [data-edit]").click()
    enter(opened, "What tier is Uzbekistan on in the 2025 report?")
    held()
    expect(opened.locator("#turn-1 .answer")).to_contain_text("Uzbekistan, 2024")
    assert questions(opened) == ["What tier is Uzbekistan on in the 2025 report?", "And in 2024?"]


def test_a_conversation_begun_while_an_answer_is_on_its_way_begins_when_it_has_come(
    opened: Any, held: Callable[[], None]
) -> None:
    enter(opened, "And in 2023?")  # waits, and goes with the conversation that is left
    opened.get_by_role("button", name="New conversation").click()
    enter(opened, TIER.format(2023))
    held()
    expect(opened.locator("#turn-0 .question")).to_contain_text(TIER.format(2023))
    settled(opened, 1)
    assert questions(opened) == [TIER.format(2023)]
    opened.get_by_text("Conversations", exact=True).click()
    expect(opened.locator(".talks-list .open")).to_have_text([TIER.format(2023), TIER.format(2025)])


def test_a_conversation_deleted_while_an_answer_is_on_its_way_stays_deleted(
    opened: Any, held: Callable[[], None]
) -> None:
    opened.get_by_text("Conversations", exact=True).click()
    opened.get_by_role("button", name=f"Delete {TIER.format(2025)}").click()
    held()
    opened.wait_for_selector(".welcome .example")
    expect(opened.locator(".talks-list .open")).to_have_count(0)


def test_changing_a_question_can_be_left(opened: Any) -> None:
    ask(opened, TIER.format(2025))
    opened.locator("#turn-0 [data-edit]").click()
    opened.get_by_label("Your question").press("Escape")
    enter(opened, TIER.format(2024))
    settled(opened, 2)


def test_a_stopped_question_goes_back_into_the_box(opened: Any) -> None:
    ask(opened, TIER.format(2025))
    opened.evaluate(
        """() => new MutationObserver((_, seen) => {
          const stop = document.querySelector('[data-stop]');
          if (stop) { seen.disconnect(); stop.click(); }
        }).observe(document.querySelector('#conversation'), { childList: true, subtree: true })"""
    )
    enter(opened, TIER.format(2024))
    opened.wait_for_function("document.querySelector('#question').value !== ''")
    settled(opened, 1)
    assert questions(opened) == [TIER.format(2025)]
    assert opened.get_by_label("Your question").input_value() == TIER.format(2024)


def test_a_chip_of_something_named_leads_to_its_words(opened: Any) -> None:
    turn = ask(opened, "What tier is Tajikistan on in 2025?")
    turn.get_by_role("button", name="2025 edition", exact=True).click()
    assert opened.evaluate(_SELECTED) == "2025"
    opened.get_by_label("Your question").press("Escape")
    turn.get_by_role("button", name="Remove 2025 edition").click()
    assert opened.get_by_label("Your question").input_value() == "What tier is Tajikistan on?"
    opened.get_by_label("Your question").press("Enter")
    opened.wait_for_function("!document.querySelector('#turn-0 .chips')?.textContent.includes('2025')")


def test_a_chip_that_was_carried_over_is_changed_or_taken_away_in_place(opened: Any) -> None:
    ask(opened, "What tier is Tajikistan on in 2025?")
    turn = ask(opened, "And in 2024?")
    turn.locator(".chip.carried [data-change]").click()
    turn.get_by_label("Another country").select_option("Uzbekistan")
    opened.wait_for_function("document.querySelector('#turn-1 .answer')?.textContent.includes('Uzbekistan, 2024')")
    turn.locator(".chip.filter .drop").click()
    opened.wait_for_function("document.querySelector('#turn-1 .answer')?.textContent.includes('Tajikistan, 2024')")
    turn.locator(".chip.carried .drop").click()
    opened.wait_for_function("document.querySelector('#turn-1 .only')")
    assert "Tajikistan" not in turn.locator(".chips").inner_text()


def test_an_address_asks_its_questions_and_every_answer_has_one(tab: Any) -> None:
    tab.goto(f"?q={quote('What tier is it on?')}&country=Uzbekistan&edition=2024")
    tab.wait_for_selector("#turn-0 .answer")
    assert "Uzbekistan, 2024" in tab.locator("#turn-0 .answer").inner_text()
    ask(tab, "What does the 2025 report recommend to Tajikistan?")
    ask(tab, "And in 2024?")
    expect(tab).to_have_url("/?q=What+does+the+2025+report+recommend+to+Tajikistan%3F&q=And+in+2024%3F")
    link = tab.url
    other = tab.context.new_page()
    other.goto(link)
    settled(other, 2)
    assert other.locator("#turn-1 .answer").inner_text() == tab.locator("#turn-2 .answer").inner_text()
    expect(other).to_have_url(link)
    assert tab.locator("#turn-2").get_by_role("button", name="Copy link").is_visible()


def test_what_an_address_holds_is_text(tab: Any) -> None:
    tab.goto(f"?q={quote(HOSTILE)}&country={quote(HOSTILE)}&edition={quote(HOSTILE)}")
    tab.wait_for_selector("#turn-0 .failed")
    tab.goto(f"?q={'x' * 2_500}")
    tab.wait_for_selector("#turn-0 .failed")
    assert "at most 2,000" in tab.get_by_role("alert").inner_text()
    tab.wait_for_timeout(200)
    assert tab.evaluate("window.hurt") is None


def test_back_and_forward_go_through_the_questions(opened: Any) -> None:
    for year in (2023, 2024, 2025):
        ask(opened, TIER.format(year))
        opened.wait_for_url(f"**{year}+report*")
    opened.go_back()
    opened.wait_for_selector("#reader h2:has-text('2024 edition')")
    assert "2024" in opened.url
    opened.go_back()
    opened.wait_for_selector("#reader h2:has-text('2023 edition')")
    opened.go_forward()
    opened.wait_for_selector("#reader h2:has-text('2024 edition')")
    assert len(questions(opened)) == 3


def test_back_leads_into_the_conversation_before(opened: Any) -> None:
    ask(opened, TIER.format(2024))
    begin(opened)
    ask(opened, TIER.format(2025))
    opened.go_back()  # to where it began, with nothing asked
    opened.go_back()
    opened.wait_for_function("document.querySelector('#turn-0 .answer')?.textContent.includes('2024 edition')")
    assert questions(opened) == [TIER.format(2024)]


def test_a_conversation_survives_a_reload(opened: Any) -> None:
    ask(opened, TIER.format(2025))
    ask(opened, "And in 2024?")
    opened.reload()
    settled(opened, 2)
    assert "goes on from before" in opened.locator("#conversation .only").inner_text()
    assert "2023 edition" in ask(opened, "And the year before?").locator(".answer").inner_text()


def test_a_conversation_survives_a_restart_of_the_server(serving: Serving, browser: Any) -> None:
    port = free_port()
    with serving(at=port) as (address, _):
        page = new_page(browser)
        page.goto(address)
        page.wait_for_selector("[data-said]", state="attached")
        ask(page, TIER.format(2025))
    with serving(at=port):
        turn = ask(page, "And in 2024?")
        assert "Tajikistan, 2024" in turn.locator(".answer").inner_text()
        assert "goes on from before" in page.locator("#conversation .only").first.inner_text()
        page.context.close()


def test_conversations_are_kept_named_deleted_and_brought_back(opened: Any) -> None:
    ask(opened, TIER.format(2025))
    begin(opened)
    ask(opened, TIER.format(2024))
    opened.get_by_text("Conversations", exact=True).click()
    names = opened.locator(".talks-list .open")
    expect(names).to_have_text([TIER.format(2024), TIER.format(2025)])
    opened.get_by_role("button", name=f"Rename {TIER.format(2025)}").click()
    opened.get_by_label("Name of the conversation").fill(HOSTILE)
    opened.get_by_label("Name of the conversation").press("Enter")
    name = HOSTILE[:100]
    expect(names).to_have_text([TIER.format(2024), name])
    opened.get_by_role("button", name=f"Delete {name}").click()
    expect(names).to_have_text([TIER.format(2024)])
    opened.get_by_role("button", name="Undo").click()
    expect(names).to_have_text([TIER.format(2024), name])
    names.filter(has_text="script").click()
    opened.wait_for_function("document.querySelector('#turn-0 .answer')?.textContent.includes('2025')")
    assert questions(opened) == [TIER.format(2025)]
    assert opened.evaluate("window.hurt") is None


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "null",
        "7",
        '{"a": 1}',
        '[null, 7, {"id": 1}]',
        json.dumps([{"id": "a", "name": "", "when": 1, "asked": [{"question": 1}]}]),
    ],
)
def test_what_is_no_kept_conversation_is_left_alone(opened: Any, kept: str) -> None:
    opened.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEPT, kept])
    opened.reload()
    opened.wait_for_selector(".welcome .example")
    ask(opened, TIER.format(2025))
    assert len(opened.evaluate("key => JSON.parse(localStorage.getItem(key))", KEPT)) == 1


def test_what_is_kept_is_bounded(opened: Any) -> None:
    one = {"question": "x" * 2_000, "countries": [], "years": [], "alone": False}
    many = [{"id": str(n), "name": "", "when": n, "asked": [one] * 20} for n in range(40)]
    opened.evaluate("([key, kept]) => localStorage.setItem(key, JSON.stringify(kept))", [KEPT, many])
    ask(opened, TIER.format(2025))
    assert len(opened.evaluate("key => localStorage.getItem(key)", KEPT)) <= 400_000
    assert TIER.format(2025) in opened.evaluate("key => localStorage.getItem(key)", KEPT)


def test_a_browser_that_keeps_nothing_can_ask_all_the_same(browser: Any, chat_address: str) -> None:
    page = new_page(browser)
    page.add_init_script("Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new Error('no'); };")
    page.goto(chat_address)
    page.wait_for_selector("[data-said]", state="attached")
    ask(page, TIER.format(2025))
    ask(page, "And in 2024?")
    page.context.close()


def test_a_citation_has_an_address_of_its_own(opened: Any) -> None:
    ask(opened, "What does the 2025 report recommend to Tajikistan?")
    opened.wait_for_selector(".reader-head[data-n='1']")
    first = opened.locator("#turn-0 .citations .beside").first.get_attribute("href")
    assert opened.get_by_role("link", name="Open as a page").get_attribute("href") == first
    words = " ".join(opened.locator("#reader mark.current").all_inner_texts())
    opened.get_by_role("link", name="Open as a page").click()
    opened.wait_for_selector("article.report mark.current")
    assert " ".join(opened.locator("article.report mark.current").all_inner_texts()) == words


def test_a_conversation_that_is_full_says_so_and_the_question_stays(opened: Any) -> None:
    one = {"question": TIER.format(2025), "countries": [], "years": [], "alone": True}
    ask(opened, TIER.format(2025))
    opened.evaluate(_LENGTHENED, [one, 100])
    enter(opened, TIER.format(2024))
    opened.wait_for_function("document.querySelector('#question-note').textContent.includes('as long as it can be')")
    assert opened.get_by_label("Your question").input_value() == TIER.format(2024)
    opened.locator("#question-note button").click()
    opened.wait_for_selector(".welcome .example")
    opened.get_by_label("Your question").press("Enter")
    settled(opened, 1)


_LENGTHENED = """([one, most]) => {
  const pane = document.querySelector('#conversation [role=log]');
  for (let n = pane.querySelectorAll('.turn').length; n < most; n += 1) {
    const turn = document.createElement('article');
    turn.className = 'turn';
    turn.dataset.asked = JSON.stringify(one);
    pane.append(turn);
  }
}"""
