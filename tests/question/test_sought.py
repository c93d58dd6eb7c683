"""The words of a question that name what it asks for."""

from __future__ import annotations

import pytest

from tipqa.countries.lookup import find_countries
from tipqa.question.sought import read_deed, read_named, read_sought


@pytest.mark.parametrize(
    ("question", "sought"),
    [
        ("Which airlines flew them home from Peru?", ["airlines"]),
        ("Which textile brands own the mills that were inspected in Peru?", ["brands"]),
        ("What was the motto of the radio campaign in Peru?", ["motto"]),
        ("What is Peru's motto?", ["motto"]),
        ("In which alleys do the mobile clinics of Peru stand?", ["alleys"]),
        ("How many nurses work at the shelter in Lima?", ["nurses"]),
        ("How many victims did Peru's embassies help?", ["embassies"]),
        ("What make is the car that the unit in Peru got?", ["make"]),
        ("How much does a lawyer cost in Peru?", ["lawyer"]),
        ("What do plumbers charge in Peru?", ["plumbers"]),
        ("What rebel army kidnaps people in Chad?", ["army"]),
        ("Which gang enslaves girls?", ["gang"]),
        ("Which bars girls are found in, in Chad?", ["bars"]),
    ],
)
def test_the_noun_of_what_is_asked_for_is_sought(question: str, sought: list[str]) -> None:
    countries = [(it.start, it.end) for it in find_countries(question)]
    assert [question[start:end] for start, end in read_sought(question, countries)] == sought


@pytest.mark.parametrize(
    ("question", "deed"),
    [
        ("What is the penalty for smuggling drugs in Peru?", ["smuggling", "drugs"]),
        ("Sentence for arson in Peru?", ["arson"]),
        ("What is the penalty for drug trafficking in Peru?", ["drug"]),
        ("What is the penalty for adult trafficking in Peru?", []),
    ],
)
def test_the_deed_whose_penalty_is_asked_for_is_sought(question: str, deed: list[str]) -> None:
    countries = [(it.start, it.end) for it in find_countries(question)]
    assert [question[start:end] for start, end in read_deed(question, countries)] == deed


@pytest.mark.parametrize(
    "question",
    [
        "Which body leads the work in Peru?",  # told by its own name
        "What steps did Peru take against it?",
        "What hampered the courts of Peru?",  # no noun
        "What explains Peru's drop in convictions?",
        "What penalties for adult trafficking does Peru have?",
        "Was Peru spared punishment for petty offenses?",
        "How many victims did Peru start helping?",
        "Why was Peru upgraded?",
        "What is the name under which pupils dig potatoes in Peru?",
    ],
)
def test_nothing_is_sought_where_the_noun_stands_for_any(question: str) -> None:
    countries = [(it.start, it.end) for it in find_countries(question)]
    assert read_sought(question, countries) == read_deed(question, countries) == ()


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("Which hotels in Peru are brothels, by name?", "hotels"),
        ("Which mills in Peru broke the law? Names please.", "mills"),
        ("What is the name of the shelter in Lima?", "shelter"),
        ("What is the shelter in Lima called?", "shelter"),
        ("Which glove firms does the report name?", "firms"),
        ("Which hotels in Peru were closed?", ""),
    ],
)
def test_a_name_is_wanted_outright_of_a_thing(question: str, thing: str) -> None:
    assert read_named(question) == thing


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which dust limits do inspectors in Chad enforce?", ["dust"]),
        ("What asbestos standards apply in Fiji?", ["asbestos", "standards"]),
        ("How crowded are the trams in Lima?", ["trams"]),
        ("How many hours of sunshine does Fiji get?", ["sunshine"]),
        ("Which national steps were taken?", []),
        ("Which UN agency came?", []),
        ("How many wage theft cases did Chad hear?", []),
        ("Which mills or industries use forced labor in Chad?", []),
        ("Which mills use forced labor in Chad?", ["mills"]),
        ("What is the maximum penalty in Chad?", []),
        ("How many years of prison did he get?", []),
    ],
)
def test_what_a_general_noun_is_said_of_is_sought(question: str, words: list[str]) -> None:
    assert [question[slice(*span)] for span in read_sought(question)] == words
