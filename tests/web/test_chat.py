"""What the chat page does, on a real index."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import tipqa
from tipqa.index.build import build_index
from tipqa.settings import Settings
from tipqa.web import chat
from tipqa.web.examples import examples
from tipqa.web.live_index import LiveIndex
from tipqa.web.turns import MOST_ASKED, Turn, shared


@pytest.fixture(scope="module")
def live(small_index_path: Path) -> LiveIndex:
    return LiveIndex(small_index_path)


def said(live: LiveIndex, question: str, *before: Turn, **filters: object) -> Turn:
    return chat.answered(live, before, Turn(question, **filters))  # type: ignore[arg-type]


def test_a_question_is_answered_and_its_first_citation_opened(live: LiveIndex) -> None:
    turn = said(live, "What tier is Tajikistan on in the 2025 report?")
    assert turn.answer is not None
    assert "Tier 2" in turn.answer.answer
    opened = chat.first_opened(live, [turn])
    assert "Tajikistan · 2025 edition" in opened
    assert opened == chat.opened(live, [turn], 0, 1)


def test_a_follow_up_takes_country_and_edition_from_the_question_before(live: LiveIndex) -> None:
    first = said(live, "What tier is Uzbekistan on in the 2024 report?")
    second = said(live, "What does it recommend?", first)
    assert second.answer is not None
    assert {(c.country, c.year) for c in second.answer.citations} == {("Uzbekistan", 2024)}


def test_filters_are_kept(live: LiveIndex) -> None:
    turn = said(live, "What does the report recommend?", countries=("Uzbekistan",), years=("2023",))
    assert turn.answer is not None
    assert {citation.report for citation in turn.answer.citations} == {"2023/uzbekistan"}
    assert 'data-kind="filter" data-slot="countries" data-values="Uzbekistan"' in chat.conversation(live, [turn])


def test_an_error_is_a_message_and_not_part_of_the_history(live: LiveIndex) -> None:
    turn = said(live, "   ")
    assert turn.answer is None
    assert "the question is empty" in chat.conversation(live, [turn])


def test_a_citation_that_is_not_there_gives_a_note(live: LiveIndex) -> None:
    assert "Ask the question again" in chat.opened(live, [], 0, 1)


def test_the_filters_offer_countries_and_editions(live: LiveIndex) -> None:
    assert chat.choices(live) == (["Tajikistan", "Uzbekistan"], ["2025", "2024", "2023"])


def test_the_greeting_says_what_is_held(live: LiveIndex) -> None:
    greeting = chat.conversation(live, [])
    assert "The reports held cover 2 countries in the editions 2023 to 2025: 6 digests (our own summaries)." in greeting


def test_every_example_is_answered(live: LiveIndex) -> None:
    questions = {question for turn in range(6) for question in examples(live.qa(), turn)}
    assert len(questions) >= 10
    for question in questions:
        turn = said(live, question)
        assert turn.answer is not None
        assert not turn.answer.abstained, question
        assert turn.answer.citations, question


def test_what_moved_last_stands_beside_the_greeting_and_each_country_is_a_question(live: LiveIndex) -> None:
    shown = chat.beginning(live)
    assert "<h2>What moved in the 2025 edition</h2>" in shown
    assert "<h3>Upgraded · 1 country</h3><dl><dt>Tier 2 Watch List → Tier 2</dt>" in shown
    question = "What tier is Tajikistan on in 2025, and what was it in 2024?"
    assert f'data-example="{question}"' in shown
    answer = said(live, question).answer
    assert answer is not None
    assert {(c.country, c.year) for c in answer.citations} == {("Tajikistan", 2024), ("Tajikistan", 2025)}


def test_without_an_index_the_page_says_what_to_run(tmp_path: Path) -> None:
    empty = LiveIndex(tmp_path / "none")
    assert "tipqa index" in chat.conversation(empty, [])
    assert "tipqa index" in said(empty, "What tier is Tajikistan on?").error
    assert chat.choices(empty) == ([], [])


def test_a_rebuilt_index_is_opened_anew(spare_index_path: Path, small_corpus: Path, tmp_path: Path) -> None:
    live = LiveIndex(spare_index_path)
    before = live.qa()
    assert live.qa() is before
    corpus = Path(shutil.copytree(small_corpus, tmp_path / "corpus"))
    (corpus / "2023" / "uzbekistan.md").unlink()
    build_index(corpus, spare_index_path, Settings())
    assert len(live.qa().reports()) == len(before.reports()) - 1


def test_opening_a_missing_index_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(tipqa.TipqaError, match="tipqa index"):
        LiveIndex(tmp_path / "none").qa()


def test_a_conversation_has_an_end(live: LiveIndex) -> None:
    long = [Turn("What tier?")] * MOST_ASKED
    assert "begin a new one" in said(live, "What tier is Tajikistan on?", *long).error
    assert said(live, "What tier is Tajikistan on?", *long[1:]).error == ""


def test_an_edition_that_is_none_is_a_message(live: LiveIndex) -> None:
    for year in ("two", "20240", "", "\u0662\u0660\u0662\u0664", "1066"):
        assert "no edition" in said(live, "What does the report recommend?", years=(year,)).error


def test_a_conversation_that_is_read_again_says_that_it_goes_on(live: LiveIndex) -> None:
    turn = said(live, "What tier is Uzbekistan on?")
    assert "goes on from before" in chat.conversation(live, [turn], went_on=True)
    assert "goes on from before" not in chat.conversation(live, [turn])


def test_a_question_asked_alone_says_so(live: LiveIndex) -> None:
    first = said(live, "What tier is Uzbekistan on?")
    assert "Read by itself" in chat.conversation(live, [said(live, "And in the 2024 report?", first, alone=True)])


def test_a_link_asks_what_an_answer_goes_on_from(live: LiveIndex) -> None:
    first = said(live, "What tier is Uzbekistan on in 2025?")
    second = said(live, "And in 2024?", first)
    third = said(live, "What tier is Tajikistan on?", first, second)
    shown = chat.conversation(live, [first, second, third])
    assert 'data-link="./?q=What+tier+is+Uzbekistan+on+in+2025%3F&amp;q=And+in+2024%3F"' in shown
    assert 'data-link="./?q=What+tier+is+Tajikistan+on%3F"' in shown


def test_answers_hold_as_far_as_the_same_is_asked(live: LiveIndex) -> None:
    first = said(live, "What tier is Uzbekistan on in 2025?")
    second = said(live, "And in 2024?", first)
    other = Turn("And in 2024?", countries=("Tajikistan",))
    assert shared([first, second], [Turn(first.question), Turn(second.question), Turn("And?")]) == (first, second)
    assert shared([first, second], [Turn(first.question), other]) == (first,)
    failed = Turn("?", error="no")
    assert shared([failed, second], [Turn("?"), second]) == ()
