"""What a visitor with a browser does on the page that answers questions."""

from __future__ import annotations

from typing import Any

EVENT = "**/gradio_api/run/**"
PATIENCE = 60_000  # milliseconds: a busy machine is slow, and that is no failure


def new_page(browser: Any, **options: Any) -> Any:
    """An empty tab of a new visitor."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    return context.new_page()


def expect(it: Any) -> Any:
    """What is to become true of a page or a part of it, waited for: what a click sets off is not always done at once."""
    from playwright.sync_api import expect as expected

    expected.set_options(timeout=PATIENCE)
    return expected(it)


def begin(page: Any) -> None:
    """Begin a new conversation."""
    mark = page.locator("[data-said]").get_attribute("data-said")
    page.get_by_role("button", name="New conversation").click()
    page.wait_for_function(_OTHER, arg=mark)
    page.wait_for_selector(".welcome .example")


_OTHER = "mark => { const it = document.querySelector('[data-said]'); return it && it.dataset.said !== mark; }"


def ask(page: Any, question: str) -> Any:
    """Ask with Enter; gives the turn once it is answered, and kept with its address."""
    at = page.locator(".turn").count()
    page.get_by_label("Your question").fill(question)
    page.get_by_label("Your question").press("Enter")
    page.wait_for_selector(f"#turn-{at} :is(.answer, .failed)")
    page.wait_for_function("at => history.state?.turn === at", arg=at)
    return page.locator(f"#turn-{at}")
