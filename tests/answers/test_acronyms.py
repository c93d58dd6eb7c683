"""Acronyms and the names they stand for."""

from __future__ import annotations

import numpy as np
import pytest
from checks import ask, cited

from tipqa.answers.acronyms import met_by_initials
from tipqa.index.question_words import QuestionWords, content_words
from tipqa.qa import QA


def met(question: str, text: str) -> list[str]:
    """The words of the question that the text meets by initials."""
    words = tuple(content_words(question))
    asked = QuestionWords(words, np.zeros((len(words), 64), np.float32), np.ones(len(words), np.float32))
    return [word for (word, _, _), hit in zip(words, met_by_initials(asked, question, [text])[0], strict=True) if hit]


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Which UTs opened homes?", "States and union territories opened homes.", ["UTs"]),
        ("What did the ILO see?", "The International Labour Organization saw it.", ["ILO"]),
        ("What did the ILO see?", "An office of the government saw it.", []),
        (
            "What did the International Labour Organization see?",
            "The ILO saw it.",
            ["International", "Labour", "Organization"],
        ),
        ("What did the Ministry of Home Affairs urge?", "The MHA urged it.", ["Ministry", "Home", "Affairs"]),
        ("What did the Home Ministry urge?", "The HM urged it.", []),  # two words make no acronym
        ("What did the labour office see?", "The LO saw it.", []),
    ],
)
def test_initials_meet_the_name(question: str, text: str, words: list[str]) -> None:
    assert met(question, text) == words


@pytest.mark.parametrize("name", ["RPF", "Railway Protection Force"])
def test_either_form_finds_both_sentences(bundled: QA, name: str) -> None:
    answer = ask(bundled, f"What did the {name} do in India in the 2025 report?")
    assert cited(answer) == ["2025/india"]
    spelt, short = answer.citations[0].quote, answer.citations[1].quote
    assert spelt.startswith("The Railway Protection Force (RPF) identified more victims")
    assert short.startswith("The RPF identified more victims")


def test_an_acronym_that_nothing_spells_out_is_refused(bundled: QA) -> None:
    answer = ask(bundled, "What did the WTO do in Tajikistan in the 2022 report?")
    assert answer.reason == "topic_not_in_text"
    assert "anything on “WTO”" in answer.answer
