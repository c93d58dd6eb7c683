"""What a visitor with a browser does on the page that answers questions."""

from __future__ import annotations

from typing import Any

EVENT = "**/gradio_api/run/**"


def begin(page: Any) -> None:
    """Begin a new conversation."""
    mark = page.locator("[data-said]").get_attribute("data-said")
    page.get_by_role("button", name="New conversation").click()
    page.wait_for_function(_OTHER, arg=mark)
    page.wait_for_selector(".welcome .example")


_OTHER = "mark => { const it = document.querySelector('[data-said]'); return it && it.dataset.said !== mark; }"


def ask(page: Any, question: str) -> Any:
    """Ask with Enter; gives the turn once it is answered."""
    at = page.locator(".turn").count()
    page.get_by_label("Your question").fill(question)
    page.get_by_label("Your question").press("Enter")
    page.wait_for_selector(f"#turn-{at} :is(.answer, .failed)")
    return page.locator(f"#turn-{at}")
