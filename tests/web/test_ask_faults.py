"""The page that answers questions, looked at by axe, in light and dark, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import ask


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_has_no_serious_faults(
    tab: Any, no_serious_faults: Callable[[Any], None], theme: str, width: int
) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.emulate_media(color_scheme=theme)
    tab.goto("")
    tab.wait_for_selector("[data-said]", state="attached")
    no_serious_faults(tab)
    ask(tab, "What tier is Tajikistan on in 2025?")
    ask(tab, "And in 2024?")
    ask(tab, "What changed in Uzbekistan between 2023 and 2025?")
    ask(tab, "How many victims were identified in Mongolia in 2025?")
    tab.get_by_text("Conversations", exact=True).click()
    tab.wait_for_selector(".talks-list .open")
    no_serious_faults(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
