"""Words become terms: either spelling, any form, one term."""

from __future__ import annotations

import pytest

from tipqa.index.words import american, words


@pytest.mark.parametrize(
    ("british", "spelt"),
    [
        ("labour", "labor"),
        ("neighbours", "neighbors"),
        ("neighbourhood", "neighborhood"),
        ("organised", "organized"),
        ("organisations", "organizations"),
        ("centre", "center"),
        ("centres", "centers"),
        ("theatre", "theater"),
        ("travelled", "traveled"),
        ("labelling", "labeling"),
        ("defence", "defense"),
        ("licences", "licenses"),
        ("programme", "program"),
        ("programmes", "programs"),
    ],
)
def test_both_spellings_are_one_term(british: str, spelt: str) -> None:
    assert american(british) == american(spelt) == spelt
    assert words(british) == words(spelt) != []


@pytest.mark.parametrize("word", ["four", "hour", "tour", "flour", "wise", "killed", "controlled", "tourism", "fence"])
def test_what_is_no_spelling_stays(word: str) -> None:
    assert american(word) == word


@pytest.mark.parametrize(
    "forms",
    [
        ("kill", "killed", "killing", "kills"),
        ("promise", "promised", "promises"),
        ("raise", "raised", "raising"),
        ("exercise", "exercises"),
        ("label", "labels", "labelled", "labeled"),
        ("control", "controlled", "controls"),
    ],
)
def test_the_forms_of_a_word_stay_one_term(forms: tuple[str, ...]) -> None:
    assert len({term for form in forms for term in words(form)}) == 1


def test_different_words_stay_apart() -> None:
    assert words("labor") != words("label")
    assert words("center") != words("cent")


def test_numbers_lose_their_separators_and_stop_words_go() -> None:
    assert words("The 7,000 labourers' centre was 2.5 km off") == ["7000", "labor", "center", "2.5", "km"]
