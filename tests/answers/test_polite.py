"""The polite opening of a question."""

from __future__ import annotations

import pytest
from checks import ask

from tipqa.qa import QA
from tipqa.question.polite import plain


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("Could you kindly indicate ", "how many victims there were?"),
        ("Could you please let us know ", "what tier it is?"),
        ("Please tell me ", "which tier it is"),
        ("Kindly confirm ", "whether anyone was convicted"),
        ("The minister would like to know ", "how many victims there were"),
        ("We need to know ", "why it fell"),
        ("I need ", "an overview of Chad"),
        ("I'm looking for ", "the tier of Peru"),
        ("For a short briefing note: ", "how many victims?"),
        ("Do we know ", "how many victims there were"),
        ("Do you happen to know ", "who runs the shelter"),
    ],
)
def test_an_opening_is_blanked_out_and_places_stay(opening: str, rest: str) -> None:
    assert plain(opening + rest) == " " * len(opening) + rest


@pytest.mark.parametrize(
    "question",
    [
        "How many victims were there?",
        "Can you tell traffickers from smugglers?",
        "Please list shelters",
        "For the record, how many?",
        "Would Tajikistan like to know how many?",
    ],
)
def test_what_is_no_opening_stays(question: str) -> None:
    assert plain(question) == question


@pytest.mark.parametrize(
    ("opening", "question"),
    [
        ("Could you kindly indicate", "how many victims Tajikistan identified in the 2025 report?"),
        ("For a briefing note:", "which tier was Tajikistan on in 2024?"),
        ("I would like to know", "what tier Tajikistan was on in 2024"),
    ],
)
def test_an_opening_changes_no_answer(qa: QA, opening: str, question: str) -> None:
    polite, bare = ask(qa, f"{opening} {question}"), ask(qa, question)
    assert (polite.answer, polite.facts) == (bare.answer, bare.facts)
    assert not bare.abstained


@pytest.mark.parametrize(
    "purpose", [" for a cable", " for my due diligence file", " for our editor", " for a slide deck"]
)
def test_what_it_is_for_is_blanked_out_at_the_end(purpose: str) -> None:
    assert plain(f"Sum up Peru{purpose}.") == "Sum up Peru" + " " * len(purpose) + "."
    assert plain(f"Is there a fund{purpose} of victims?") == f"Is there a fund{purpose} of victims?"


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("what on earth is kafala", "what          is kafala"),
        ("Who the heck runs the shelters?", "Who          runs the shelters?"),
        ("Why in the world did it fall?", "Why              did it fall?"),
        ("the list of 2024 as you have it", "the list of 2024               "),
        ("Which countries of the corpus fell?", "Which countries               fell?"),
        ("Which countries are in the corpus?", "Which countries are in the corpus?"),
        ("How many victims are on record?", "How many victims are          ?"),
    ],
)
def test_words_that_only_add_weight_are_blanked_out(question: str, left: str) -> None:
    assert plain(question) == left


@pytest.mark.parametrize("question", ["Who works on earth walls?", "The worst year on record?"])
def test_the_same_words_with_a_meaning_stay(question: str) -> None:
    assert plain(question) == question
