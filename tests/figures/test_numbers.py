"""Numbers of every kind, with their spans."""

from __future__ import annotations

import pytest

from tipqa.figures.currencies import currencies_of
from tipqa.figures.lexicon import lexicon
from tipqa.figures.numbers import Number, numbers_in
from tipqa.figures.tokens import tokenize


def numbers(text: str) -> list[Number]:
    return numbers_in(tokenize(text), currencies_of("US"), lexicon().precisions)


@pytest.mark.parametrize(
    ("text", "words", "value", "high", "precision", "kind"),
    [
        ("convicted nine people", "nine", 9, None, "exact", "count"),
        ("some two hundred and five victims", "some two hundred and five", 205, None, "about", "count"),
        ("twenty-one cases", "twenty-one", 21, None, "exact", "count"),
        ("two dozen raids", "two dozen", 24, None, "exact", "count"),
        ("twenty nine victims", "twenty nine", 29, None, "exact", "count"),
        ("half a dozen raids", "half a dozen", 6, None, "exact", "count"),
        ("two thousand three hundred calls", "two thousand three hundred", 2300, None, "exact", "count"),
        ("two hundred thousand calls", "two hundred thousand", 200_000, None, "exact", "count"),
        ("1.5 billion leaflets", "1.5 billion", 1.5e9, None, "exact", "count"),
        ("two or seven victims", "two or seven", 2, 7, "exact", "count"),
        ("900 to 1,000 victims", "900 to 1,000", 900, 1000, "exact", "count"),
        ("one-third of them", "one-third", 100 / 3, None, "exact", "percent"),
        ("a third of them", "a third", 100 / 3, None, "exact", "percent"),
        ("one third of them", "one third", 100 / 3, None, "exact", "percent"),
        ("two-thirds of them", "two-thirds", 200 / 3, None, "exact", "percent"),
        ("two thirds of them", "two thirds", 200 / 3, None, "exact", "percent"),
        ("three-quarters of them", "three-quarters", 75, None, "exact", "percent"),
        ("one-quarter of them", "one-quarter", 25, None, "exact", "percent"),
        ("a quarter of them", "a quarter", 25, None, "exact", "percent"),
        ("one half of them", "one half", 50, None, "exact", "percent"),
        ("on 31 August", "31", 31, None, "exact", "date"),
        ("at 32 August", "32", 32, None, "exact", "count"),
        ("tens of thousands of workers", "tens of thousands", None, None, "exact", "count"),
        ("more than 12,000 people", "more than 12,000", 12000, None, "at least", "count"),
        ("more than a million people", "more than a million", 1_000_000, None, "at least", "count"),
        ("an estimated 10,000-20,000 victims", "estimated 10,000-20,000", 10000, 20000, "about", "count"),
        ("between 5 and 7 officers", "5 and 7", 5, 7, "exact", "count"),
        ("2 to 3 million people", "2 to 3 million", 2_000_000, 3_000_000, "exact", "count"),
        ("three to 10 years' imprisonment", "three to 10 years'", 3, 10, "exact", "duration"),
        ("approximately 45 percent of them", "approximately 45 percent", 45, None, "about", "percent"),
        ("nearly half of the victims", "nearly half", 50, None, "about", "percent"),
        ("paid 50,000 euros", "50,000 euros", 50000, None, "exact", "money"),
        ("spent $1.2 million", "$1.2 million", 1_200_000, None, "exact", "money"),
        ("2.6 times as many", "2.6 times", 2.6, None, "exact", "times"),
        ("girls as young as 12", "12", 12, None, "exact", "age"),
        ("Article 149a", "149", 149, None, "exact", "reference"),
        ("Law 13.344", "13.344", 13.344, None, "exact", "reference"),
        ("in 2012-13", "2012-13", 2012, None, "exact", "year"),
        ("on August 15", "15", 15, None, "exact", "date"),
    ],
)
def test_one_number(text: str, words: str, value: float | None, high: float | None, precision: str, kind: str) -> None:
    (found,) = numbers(text)
    assert text[found.start : found.end] == words
    assert (found.value, found.high, found.precision, found.kind) == (value, high, precision, kind)


def test_from_one_number_to_another_is_no_range() -> None:
    assert [(found.value, found.high) for found in numbers("fell from 272 to 47 victims")] == [(272, None), (47, None)]


def test_a_list_of_articles_is_a_list_of_references() -> None:
    assert {found.kind for found in numbers("Articles 127, 128, and 129 of the code")} == {"reference"}


def test_a_count_after_articles_is_a_count() -> None:
    assert numbers("Under Articles 210 and 211, 45 traffickers were convicted.")[-1].kind == "count"


def test_first_half_is_no_share() -> None:
    assert numbers("in the first half of the year") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("twenty ten", [20, 10]),
        ("nineteen-two", []),
        ("twenty-ten", []),
        ("twenty and five", [20, 5]),
        ("two hundred and five", [205]),
        ("two dozen and five", [24, 5]),
        ("two or eight victims", [2, 8]),
        ("girls of the ages of 12 and 25", [12, 25]),
    ],
)
def test_numbers_side_by_side(text: str, values: list[float]) -> None:
    assert [found.value for found in numbers(text)] == values


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("between the ages of 12 and 25", {"age"}),
        ("between the ages of 12 and 26", {"age", "count"}),
        ("at the age of some very quite young 12", {"age"}),
        ("at the age of some not very quite young 12", {"count"}),
    ],
)
def test_what_is_an_age(text: str, kinds: set[str]) -> None:
    assert {found.kind for found in numbers(text)} == kinds


@pytest.mark.parametrize(
    ("country", "text", "code"),
    [
        ("EC", "paid 500 sucres", "ECS"),  # tender until the autumn of 2000
        ("BG", "paid 500 leva", "BGN"),  # the older lev ended in 1999
        ("XK", "paid 500 dinars", ""),  # so did Yugoslavia's dinar in Kosovo
    ],
)
def test_a_currency_that_was_tender_since_2000(country: str, text: str, code: str) -> None:
    (found,) = numbers_in(tokenize(text), currencies_of(country), lexicon().precisions)
    assert (found.kind, found.unit) == ("money", code)
