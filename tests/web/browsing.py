"""What a visitor with a browser does on the page that answers questions."""

from __future__ import annotations

from typing import Any

EVENT = "**/gradio_api/run/**"


def ask(page: Any, question: str) -> Any:
    """Ask with Enter; gives the turn once it is answered."""
    at = page.locator(".turn").count()
    page.get_by_label("Your question").fill(question)
    page.get_by_label("Your question").press("Enter")
    page.wait_for_selector(f"#turn-{at} :is(.answer, .failed)")
    return page.locator(f"#turn-{at}")
