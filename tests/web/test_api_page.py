"""The page for those who write programs: it lists every operation and tries it, for all who come to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import patient

from tipqa.api.described import operations

DOCS = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


def test_every_operation_is_listed_and_its_example_works(chat_address: str) -> None:
    html = patient.get(f"{chat_address}api/docs").text
    assert len(operations()) == 13
    for it in operations():
        assert f'id="{it.id}"' in html
        if it.method == "GET":
            assert f'href="/api/{it.example}"' in html
            assert patient.get(f"{chat_address}api/{it.example}").status_code == 200, it.example
        else:
            found = patient.post(
                f"{chat_address}api{it.path}", content=it.body, headers={"content-type": "application/json"}
            )
            assert found.status_code == 200, it.body


def test_the_document_names_the_same_operations() -> None:
    rows = "\n".join(re.findall(r"^\| `(?:GET|POST).*\|$", DOCS, re.M))
    named = {path.removeprefix("/api/v1") for path in re.findall(r"(/[^\s`]+)`", rows)}
    assert named == {it.path.removeprefix("/v1") for it in operations()}


def test_a_parameter_says_what_it_is() -> None:
    ask = next(it for it in operations() if it.id == "ask")
    kinds = {it.name: (it.kind, it.required) for it in ask.parameters}
    assert kinds["question"] == ("text", True)
    assert kinds["years"] == ("list of numbers", False)
    sections = next(it for it in ask.parameters if it.name == "sections")
    assert "prosecution" in sections.choices
    assert ask.parameters[0].name == "question"


def test_an_operation_is_tried_and_what_it_gives_is_shown_as_text(
    tab: Any, no_serious_faults: Callable[[Any], None]
) -> None:
    tab.goto("/api/docs")
    tab.locator("#figures").get_by_label("countries").fill("Tajikistan, Uzbekistan")
    tab.locator("#figures").get_by_role("button", name="Try it").click()
    shown = tab.locator("#figures .reply pre:not(:empty)")
    shown.wait_for()
    assert "countries=Tajikistan&countries=Uzbekistan" in tab.locator("#figures .status").inner_text()
    tab.locator("#report").get_by_role("textbox", name="slug").fill("kazakhstan")
    tab.locator("#report").get_by_role("button", name="Try it").click()
    tab.locator("#report .reply pre:not(:empty)").wait_for()
    assert "<script>" in tab.locator("#report .reply pre").inner_text()
    assert tab.evaluate("() => window.hurt") is None
    no_serious_faults(tab)


def test_a_body_is_posted_and_a_failure_is_shown(tab: Any) -> None:
    tab.goto("/api/docs")
    part = tab.locator("#ask_by_post")
    part.locator("textarea").fill('{"question": ""}')
    part.get_by_role("button", name="Try it").click()
    part.locator(".reply pre:not(:empty)").wait_for()
    assert part.locator(".status").inner_text().startswith("422")
    assert "invalid_request" in part.locator(".reply pre").inner_text()


def test_it_fits_a_telephone(tab: Any) -> None:
    tab.set_viewport_size({"width": 390, "height": 800})
    tab.goto("/api/docs")
    assert tab.evaluate("() => document.documentElement.scrollWidth") == 390
