"""A conversation as Markdown, HTML and Word, over HTTP."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from browsing import ask
from hostile import HOSTILE
from visitor import Visitor

from tipqa.web import chat
from tipqa.web.exported import as_docx, as_html, as_markdown
from tipqa.web.live_index import LiveIndex
from tipqa.web.turns import Turn

FIRST, SECOND = "What does the 2025 report recommend to Tajikistan?", "What tier is Kazakhstan on in 2025?"
WHOSE = "tipqa digest, not the report’s words"


@pytest.fixture(scope="module")
def turns(web_index: Path) -> list[Turn]:
    live = LiveIndex(web_index)
    first = chat.answered(live, [], Turn(FIRST))
    return [first, chat.answered(live, [first], Turn(SECOND)), Turn(HOSTILE + "\x00\x0b", error=f"no {HOSTILE}")]


def test_markdown_holds_questions_answers_and_whose_words_are_cited(turns: list[Turn]) -> None:
    text = as_markdown(turns)
    assert f"## {FIRST}" in text
    for turn in turns[:2]:
        assert turn.answer is not None
        assert turn.answer.answer in text
        for citation in turn.answer.citations:
            assert f"[{citation.n}] {citation.country}, {citation.year} edition" in text
            assert f"{WHOSE}): {citation.quoted}" in text


def test_html_is_escaped_and_leads_to_no_script(turns: list[Turn]) -> None:
    page = as_html(turns)
    assert "<script" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page
    marks = set(re.findall(r'href="#(c\d+-\d+)"', page))
    assert marks
    assert marks <= set(re.findall(r'id="(c\d+-\d+)"', page))


def test_word_holds_the_same(turns: list[Turn]) -> None:
    document: Any = docx.Document(io.BytesIO(as_docx(turns)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert FIRST in text
    assert "<script>window.hurt=1</script>" in text
    assert turns[0].answer is not None
    for citation in turns[0].answer.citations:
        assert f"{WHOSE}): {citation.quoted}" in text


def test_the_server_writes_what_is_asked_and_refuses_the_rest(chat_address: str) -> None:
    visitor = Visitor(chat_address)
    asked = {"question": FIRST, "countries": [], "years": [], "alone": False}
    status, said = visitor.post("/conversation.md", {"asked": [asked]})
    assert status == 200
    assert f"## {FIRST}" in said
    for bad in (
        {},
        [],
        {"asked": []},
        {"asked": [asked] * 102},
        {"asked": [{**asked, "question": ["/etc/hostname"]}]},
        None,
    ):
        assert visitor.post("/conversation.docx", bad)[0] == 400, bad
    body = json.dumps({"asked": [asked]}).encode()
    assert visitor.send("POST", "/conversation.html", body, {"content-type": "text/plain"})[0] == 415
    assert visitor.send("POST", "/conversation.pdf", body, {"content-type": "application/json"})[0] == 404
    assert visitor.send("GET", "/conversation.md")[0] in (404, 405)
    evil = {"content-type": "application/json", "origin": "https://evil.example"}
    assert visitor.send("POST", "/conversation.md", body, evil)[0] == 403


@pytest.mark.parametrize(("label", "form"), [("Markdown", "md"), ("HTML", "html"), ("Word", "docx")])
def test_a_conversation_is_saved_with_a_click(tab: Any, label: str, form: str) -> None:
    tab.goto("")
    tab.wait_for_selector("[data-said]", state="attached")
    ask(tab, FIRST)
    tab.get_by_text("Conversations", exact=True).click()
    with tab.expect_download() as saving:
        tab.get_by_role("button", name=label, exact=True).click()
    assert saving.value.suggested_filename == f"conversation.{form}"
    assert Path(saving.value.path()).stat().st_size > 500


def test_what_was_asked_is_no_markdown_of_its_own() -> None:
    asked = "Is *this* <b>bold</b>? # [a](http://evil.example) `x`"
    text = as_markdown([Turn(asked, error=f"no answer to {asked}")])
    assert text.count("\\*this\\*") == 2
    assert "\\<b\\>bold" in text
    assert "[a](" not in text
