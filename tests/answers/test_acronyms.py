"""Acronyms and the names they stand for."""

from __future__ import annotations

import numpy as np
import pytest
from checks import ask, cited

from tipqa.evidence.acronyms import is_acronym, is_short, met_by_acronym, spelled_out
from tipqa.index.question_words import QuestionWords, content_words
from tipqa.qa import QA

UTS = "Police of the union territories (UTs) were trained."
ILO = "The International Labour Organization (ILO) sent monitors."


def met(question: str, text: str, *others: str) -> list[str]:
    """The words of the question that the text meets by an acronym or its name, beside other texts that may define it."""
    words = tuple(content_words(question))
    asked = QuestionWords(words, np.zeros((len(words), 64), np.float32), np.ones(len(words), np.float32))
    row = met_by_acronym(asked, question, [text, *others])[0]
    return [word for (word, _, _), hit in zip(words, row, strict=True) if hit]


@pytest.mark.parametrize(
    ("question", "text", "defined", "words"),
    [
        ("Which UTs opened homes?", "States and union territories opened homes.", UTS, ["UTs"]),
        ("What did the ILO see?", "The International Labor Organization saw it.", ILO, ["ILO"]),  # in either spelling
        ("What did the ILO see?", "An international organization saw it.", ILO, []),
        ("What did the ILO see?", "The International Labour Organization saw it.", "", []),  # no text defines it
        ("What did the ILO see?", "In late October it was seen.", "It came in late October (ICO).", []),
    ],
)
def test_an_acronym_meets_the_name_that_a_text_defines(
    question: str, text: str, defined: str, words: list[str]
) -> None:
    assert met(question, text, defined) == words


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("What did the International Labour Organization see?", "The ILO saw it.", "International Labour Organization"),
        ("What did the Ministry of Home Affairs urge?", "The MHA urged it.", "Ministry Home Affairs"),
        ("What did the Home Ministry urge?", "The HM urged it.", ""),  # two words make no acronym
        ("What did the labour office see?", "The LO saw it.", ""),
    ],
)
def test_a_name_meets_its_acronym(question: str, text: str, words: str) -> None:
    assert met(question, text) == words.split()


@pytest.mark.parametrize(
    ("defined", "short", "words"),
    [
        ("The Public Health Bureau (PHB) opened.", "PHB", "bureau health public"),
        ("The Ministry of Crafts, Trade, and Youth (MoCTaY) opened.", "MoCTaY", "craft ministri trade youth"),
        ("Aid went to the coast welfare council (KMTS).", "KMTS", "coast council welfar"),  # short for other words
        ("It came from the north (NE).", "NE", ""),  # two letters that are short for none of them
        ("Police and others (see below) opened it.", "See", ""),
    ],
)
def test_what_an_acronym_stands_for_in_a_report(defined: str, short: str, words: str) -> None:
    later = f"The {short} closed."
    assert sorted(spelled_out([("a", later), ("a", defined)])[0]) == words.split()
    assert spelled_out([("a", later), ("b", defined)])[0] == frozenset()  # in another report it may be another


@pytest.mark.parametrize(("word", "short"), [("MoCTaY", True), ("NGO", True), ("Lima", False), ("it", False)])
def test_which_words_are_written_short(word: str, short: bool) -> None:
    assert is_short(word) is short


@pytest.mark.parametrize(("word", "acronym"), [("ILO", True), ("NGOs", True), ("US", False), ("Law", False)])
def test_which_words_are_acronyms(word: str, acronym: bool) -> None:
    assert is_acronym(word) is acronym


def test_an_acronym_finds_the_name_and_itself(bundled: QA) -> None:
    answer = ask(bundled, "What did the RPF do in India in the 2025 report?")
    assert cited(answer) == ["2025/india"]
    short, spelt = sorted((answer.citations[0].quote, answer.citations[1].quote), key=len)
    assert spelt.startswith("The Railway Protection Force (RPF) identified more victims")
    assert short.startswith("The RPF identified more victims")


def test_an_acronym_that_nothing_spells_out_is_refused(bundled: QA) -> None:
    answer = ask(bundled, "What did the WTO do in Tajikistan in the 2022 report?")
    assert answer.reason == "topic_not_in_text"
    assert "anything on “WTO”" in answer.answer
