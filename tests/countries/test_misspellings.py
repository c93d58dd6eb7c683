"""The search for misspelled names looks at few forms, and misses none that a search of all of them finds."""

from __future__ import annotations

import pytest
from rapidfuzz.distance import OSA

from tipqa.countries import misspellings
from tipqa.countries.lookup import find_countries, subject_countries
from tipqa.countries.misspellings import nearest


@pytest.mark.parametrize(
    "letters",
    ["tajkistan", "ajikistan", "phillipines", "uhgana", "gahna", "saudiarabai", "turkmensitan", "bosniaandherzegovnia"],
)
@pytest.mark.parametrize("several", [False, True])
def test_a_look_at_forms_of_like_length_finds_what_a_look_at_all_finds(letters: str, several: bool) -> None:
    limit = misspellings._limit(len(letters), looser=False)
    near = {
        form: OSA.distance(letters, form)
        for form, meant in misspellings._by_letters().items()
        if OSA.distance(letters, form) <= limit
        and misspellings._is_like(letters, form, OSA.distance(letters, form))
        and (len(meant.words) > 1 or not several)
    }
    found = nearest(letters, several=several)
    assert (found.distance if found else None) == min(near.values(), default=None)
    if found:
        assert near["".join(found.form.words)] == found.distance


def test_two_words_stand_for_no_name_of_one() -> None:
    assert nearest("tajkistan") is not None
    assert nearest("tajkistan", several=True) is None


@pytest.mark.parametrize("name", ["Ruritania", "Zubrowkia", "Berzerkistan"])
def test_a_country_of_fiction_is_no_misspelling(name: str) -> None:
    assert find_countries(f"Tell me about {name}.") == []


def test_a_wrong_opening_alone_is_a_misspelling() -> None:
    assert [mention.country.name for mention in find_countries("What of Dajikistan?")] == ["Tajikistan"]


@pytest.mark.parametrize(
    ("word", "names"),
    [("omann", ["Oman"]), ("cubba", ["Cuba"]), ("peruu", ["Peru"]), ("roman", []), ("omaan is", ["Oman"])],
)
def test_a_name_of_four_letters_may_have_one_twice(word: str, names: list[str]) -> None:
    assert [mention.country.name for mention in find_countries(f"tell of {word}")] == names


@pytest.mark.parametrize(
    ("word", "names"), [("leshoto", ["Lesotho"]), ("algreia", ["Algeria"]), ("burnudi", ["Burundi"]), ("senator", [])]
)
def test_a_letter_of_a_name_of_seven_may_stand_elsewhere(word: str, names: list[str]) -> None:
    assert [mention.country.name for mention in find_countries(f"tell of {word}")] == names


@pytest.mark.parametrize(
    "question", ["slovennia call center taiwan victims how many", "slovenia: how many taiwan women were found"]
)
def test_people_behind_the_bare_name_of_their_country_are_counted_and_not_asked_of(question: str) -> None:
    assert [it.name for it in subject_countries(question, find_countries(question))] == ["Slovenia"]
