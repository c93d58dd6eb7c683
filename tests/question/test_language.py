"""Questions in other languages are known for such, with the countries that they name; English ones never are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tipqa.question.language import read_foreign

_EVALS = Path(__file__).parents[2] / "evals"


@pytest.mark.parametrize(
    ("question", "countries"),
    [
        ("На каком уровне Таджикистан в 2024 году?", ("Tajikistan",)),
        ("Сколько жертв было выявлено в Таджикистане?", ("Tajikistan",)),
        ("¿En qué nivel está Sudáfrica en 2024?", ("South Africa",)),
        ("Welche Stufe hat Rumänien 2024 und wie viele Opfer gibt es?", ("Romania",)),
        ("Combien de victimes ont été identifiées en Malaisie ?", ("Malaysia",)),
        ("Em que nível está a África do Sul?", ("South Africa",)),
        ("Quante vittime sono state identificate nel Brasile?", ("Brazil",)),
        ("Care este nivelul pentru România și India?", ("Romania", "India")),
        ("Türkiye için hangi kademe?", ("Türkiye",)),
        ("塔吉克斯坦 2024", ("Tajikistan",)),
        ("por que no subio malasia?", ("Malaysia",)),
        ("CUANTAS VICTIMAS HUBO EN TURQUIA", ("Türkiye",)),
        ("quel niveau pour la roumanie", ("Romania",)),
        ("quais foram os resultados para o peru", ("Peru",)),
        ("warum Polen?", ("Poland",)),
        ("Kuinka monta?", None),  # too few words that are known
    ],
)
def test_another_language_is_known_with_its_countries(question: str, countries: tuple[str, ...] | None) -> None:
    found = read_foreign(question)
    assert (found.countries if found else None) == countries


@pytest.mark.parametrize("name", ["questions", "wordings"])
def test_no_english_question_is_taken_for_another_language(name: str) -> None:
    lines = (_EVALS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]
    assert [question for question in questions if read_foreign(question)] == []


@pytest.mark.parametrize(
    "question",
    [
        "Is there a loi du Niger on trafficking?",
        "café owners in São Paulo",
        "El Salvador",
        "La Paz police",
        "2024?",
        "",
    ],
)
def test_foreign_words_in_an_english_question_are_let_be(question: str) -> None:
    assert read_foreign(question) is None
