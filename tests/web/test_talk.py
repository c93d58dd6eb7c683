"""What the chat page does, on a real index."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import tipqa
from tipqa.index.build import build_index
from tipqa.settings import Settings
from tipqa.web import talk
from tipqa.web.examples import examples
from tipqa.web.shelf import Shelf
from tipqa.web.turns import Turn


@pytest.fixture(scope="module")
def shelf(small_index_path: Path) -> Shelf:
    return Shelf(small_index_path)


def said(shelf: Shelf, question: str, *before: Turn, **filters: object) -> Turn:
    return talk.answered(shelf, before, Turn(question, **filters))  # type: ignore[arg-type]


def test_a_question_is_answered_and_its_first_citation_opened(shelf: Shelf) -> None:
    turn = said(shelf, "What tier is Tajikistan on in the 2025 report?")
    assert turn.answer is not None
    assert "Tier 2" in turn.answer.answer
    opened = talk.first_opened(shelf, [turn])
    assert "Tajikistan · 2025 edition" in opened
    assert opened == talk.opened(shelf, [turn], 0, 1)


def test_a_follow_up_takes_country_and_edition_from_the_question_before(shelf: Shelf) -> None:
    first = said(shelf, "What tier is Uzbekistan on in the 2024 report?")
    second = said(shelf, "What does it recommend?", first)
    assert second.answer is not None
    assert {(c.country, c.year) for c in second.answer.citations} == {("Uzbekistan", 2024)}


def test_filters_are_kept(shelf: Shelf) -> None:
    turn = said(shelf, "What does the report recommend?", countries=("Uzbekistan",), years=("2023",))
    assert turn.answer is not None
    assert {citation.report for citation in turn.answer.citations} == {"2023/uzbekistan"}
    assert "Only in: Uzbekistan, 2023" in talk.conversation(shelf, [turn])


def test_an_error_is_a_message_and_not_part_of_the_history(shelf: Shelf) -> None:
    turn = said(shelf, "   ")
    assert turn.answer is None
    assert "the question is empty" in talk.conversation(shelf, [turn])


def test_a_citation_that_is_not_there_gives_a_note(shelf: Shelf) -> None:
    assert "Ask the question again" in talk.opened(shelf, [], 0, 1)


def test_the_filters_offer_countries_and_editions(shelf: Shelf) -> None:
    assert talk.choices(shelf) == (["Tajikistan", "Uzbekistan"], ["2025", "2024", "2023"])


def test_the_greeting_says_what_is_held(shelf: Shelf) -> None:
    greeting = talk.conversation(shelf, [])
    assert "6 digests (our own summaries) on 2 countries, editions 2023 to 2025." in greeting


def test_every_example_is_answered(shelf: Shelf) -> None:
    questions = examples(shelf.qa())
    assert len(questions) == 5
    for question in questions:
        turn = said(shelf, question)
        assert turn.answer is not None
        assert not turn.answer.abstained, question
        assert turn.answer.citations, question


def test_without_an_index_the_page_says_what_to_run(tmp_path: Path) -> None:
    empty = Shelf(tmp_path / "none")
    assert "tipqa index" in talk.conversation(empty, [])
    assert "tipqa index" in said(empty, "What tier is Tajikistan on?").error
    assert talk.choices(empty) == ([], [])


def test_a_rebuilt_index_is_opened_anew(spare_index_path: Path, small_corpus: Path, tmp_path: Path) -> None:
    shelf = Shelf(spare_index_path)
    before = shelf.qa()
    assert shelf.qa() is before
    corpus = Path(shutil.copytree(small_corpus, tmp_path / "corpus"))
    (corpus / "2023" / "uzbekistan.md").unlink()
    build_index(corpus, spare_index_path, Settings())
    assert len(shelf.qa().reports()) == len(before.reports()) - 1


def test_opening_a_missing_index_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(tipqa.TipqaError, match="tipqa index"):
        Shelf(tmp_path / "none").qa()


def test_a_conversation_has_an_end(shelf: Shelf) -> None:
    long = [Turn("What tier?")] * talk.LONGEST
    assert "begin a new one" in said(shelf, "What tier is Tajikistan on?", *long).error
    assert said(shelf, "What tier is Tajikistan on?", *long[1:]).error == ""


def test_an_edition_that_is_none_is_a_message(shelf: Shelf) -> None:
    for year in ("two", "20240", "", "\u0662\u0660\u0662\u0664", "1066"):
        assert "no edition" in said(shelf, "What does the report recommend?", years=(year,)).error


def test_a_question_after_a_forgotten_conversation_says_that_it_stands_alone(shelf: Shelf) -> None:
    alone = said(shelf, "And in the 2024 report?", alone=True)
    assert "no longer on the server: this one was read by itself" in talk.conversation(shelf, [alone])
    assert "no longer on the server" not in talk.conversation(shelf, [said(shelf, "What tier is Uzbekistan on?")])
