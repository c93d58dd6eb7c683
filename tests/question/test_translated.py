"""Questions in other languages that a few words tell, put in English."""

from __future__ import annotations

import pytest

from tipqa.question.language import bare, read_foreign
from tipqa.question.translated import in_english, kinds


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("¿En qué nivel está Chile en el informe de 2024?", "What tier is Chile on in 2024?"),
        ("Pourquoi le Tchad est-il classé à ce niveau ?", "Why is Chad on its tier?"),
        ("¿Por qué bajó Chile en 2024?", "Why is Chile on its tier in 2024?"),
        ("Wie viele Opfer hat Griechenland 2022 identifiziert?", "How many victims were identified in Greece in 2022?"),
        ("Сколько торговцев осудила Армения?", "How many traffickers were convicted in Armenia?"),
        ("Quelles sont les recommandations pour le Togo ?", "What does the report recommend to Togo?"),
        ("Quelle est la capitale du Togo ?", ""),
        ("¿Cuántas víctimas hubo en Chile y en Bolivia?", ""),
        ("¿En qué nivel está?", ""),
    ],
)
def test_the_question_in_english(question: str, english: str) -> None:
    foreign = read_foreign(question)
    assert foreign is not None
    assert in_english(question, foreign) == english


def test_each_word_of_the_table_is_met_by_its_example() -> None:
    examples = [(pattern, example) for kind in kinds() for pattern, example in kind.words]
    assert all(pattern.search(bare(example)) for pattern, example in examples)
