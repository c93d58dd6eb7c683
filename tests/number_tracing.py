"""Reading numbers from prose and facts, and finding those of a digest that no fact holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Value = float | str

SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
WORDS: dict[str, float] = {
    **{word: n for n, word in enumerate(SMALL)},
    **{word: 10 * n for n, word in enumerate(TENS, 2)},
    **{word: n for n, word in enumerate(ORDINALS, 2)},
    "half": 0.5,
}
VAGUE = ("dozens", "hundreds", "thousands", "millions")
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}

NO_COUNT = re.compile(
    r"\bTier [123]\b(?: Watch List)?|\b(?:no|any|every|at least|each) one\b|\bone (?:of|another)\b"
    r"|\bthird[ -](?:part|countr)|\bCOVID-19\b|\b20\d\d (?=(?:report|edition)s?\b)|https?://\S+",
    re.IGNORECASE,
)
NUMBER = re.compile(
    rf"(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+(?:\.\d+)?)(?:\s+(?P<scale>{'|'.join(SCALES)})\b)?"
    rf"|\b(?P<tens>{'|'.join(TENS)})[- ](?P<unit>{'|'.join(SMALL[1:10])})\b"
    rf"|\b(?P<word>{'|'.join((*WORDS, *VAGUE))})\b(?:\s+(?P<word_scale>{'|'.join(SCALES)})\b)?",
    re.IGNORECASE,
)


def numbers(text: str) -> Iterator[tuple[str, Value]]:
    """The numbers of a text as (words, value); a vague quantity ("hundreds") is its own value."""
    for found in NUMBER.finditer(NO_COUNT.sub(" ", text)):
        yield found[0], value_of(found)


def value_of(found: re.Match[str]) -> Value:
    """What a match of `NUMBER` stands for."""
    part = {name: (words or "").lower() for name, words in found.groupdict().items()}
    if part["digits"]:
        return round(float(part["digits"].replace(",", "")) * SCALES.get(part["scale"], 1), 6)
    if part["tens"]:
        return WORDS[part["tens"]] + WORDS[part["unit"]]
    if part["word"] in VAGUE:
        return part["word"]
    return WORDS[part["word"]] * SCALES.get(part["word_scale"], 1)


def values(thing: object) -> set[Value]:
    """The values of the numbers in a fact, however it is nested; a source's index is no fact."""
    if isinstance(thing, dict):
        with_unit = [f"{thing.get(key)} {thing.get('unit', '')}" for key in ("value", "prior_value")]
        return values([*with_unit, *(part for key, part in thing.items() if not str(key).endswith("src"))])
    if isinstance(thing, list):
        return set().union(*(values(part) for part in thing))
    return {value for _, value in numbers(str(thing))}


def sentences(body: str) -> list[str]:
    """The sentences and list items of a Markdown body, headings left out."""
    lines = [line.removeprefix("- ") for line in body.splitlines() if line.strip() and not line.startswith("#")]
    return [part for line in lines for part in re.split(r"(?<=[.;])\s+(?=[A-Z“])", line)]


def untraced(sentence: str, allowed: frozenset[Value]) -> list[str]:
    """The numbers of a sentence that no fact holds."""
    return [words for words, value in numbers(sentence) if value not in allowed]


def years_of_figures(figures: list[dict[str, Any]]) -> dict[Value, set[Value]]:
    """For each value of a figure the years that it may stand with; left out where a figure has no year."""
    years: dict[Value, set[Value]] = {}
    for figure in figures:
        for value, period in (("value", "period"), ("prior_value", "prior_period")):
            for number in values(figure.get(value, "")):
                years.setdefault(number, set()).update(values(figure.get(period, "")) or {"any"})
    return {number: allowed for number, allowed in years.items() if "any" not in allowed}


def misdated(sentence: str, years: dict[Value, set[Value]]) -> list[str]:
    """The figures of a sentence whose own clause puts them "in" another year than the facts do."""
    dated = re.findall(rf"({NUMBER.pattern})((?: [^\s,;:\d]+){{0,8}}?) in (20\d\d)\b", sentence, re.IGNORECASE)
    pairs = [(match[0], float(match[-1])) for match in dated]
    return [
        f"{words} in {year:.0f}"
        for words, year in pairs
        for value in values(words)
        if value in years and year not in years[value]
    ]
