"""Misspelt words of questions are mended, and words of other languages are let be."""

from __future__ import annotations

import pytest

from tipqa.question.spellings import respelled


def test_a_word_of_everyday_english_is_no_misspelling() -> None:
    asked = "the plan in plain words"
    assert respelled(asked, lambda word: word != "plain") == "the plan in plan words"
    assert respelled(asked, lambda word: word != "plain", {"plain"}.__contains__) == asked


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("how many victms in peru", "how many victims in peru"),
        ("peru whats new", "peru whats new"),
        ("wheres peru", "wheres peru"),
        ("cuantas victimas en peru", "cuantas victimas en peru"),
        ("combien de victimes au perou", "combien de victimes au perou"),
    ],
)
def test_what_is_read(question: str, read: str) -> None:
    assert respelled(question, lambda word: word in ("peru", "many", "how", "in")) == read


def test_a_letter_written_twice_is_mended_even_where_the_stem_is_held() -> None:
    assert respelled("the shortcommings", lambda _: True) == "the shortcomings"
    assert respelled("the planned fines", lambda _: True) == "the planned fines"
