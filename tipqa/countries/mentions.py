"""Where a text names countries: every form of the table, longest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tipqa.countries.table import WORD, Country, Form, fold, fold_words, forms, read_lines
from tipqa.later import later
from tipqa.records import dataclass

_GAP = later(r"[\s\-‐‑–'’.()/]{0,3}\Z")


@dataclass(frozen=True, slots=True)
class Mention:
    """A country named in a text, with the span of the name, without a possessive ending.

    `exact` is False where the name was misspelled. `adjective` is True for an adjective or the people ("Tajik",
    "Tajiks"). `also` holds the other countries that the form may mean, as both Congos for "Congolese".
    """

    country: Country
    start: int
    end: int
    exact: bool = True
    adjective: bool = False
    also: tuple[Country, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded, with its span."""

    folded: str
    start: int
    end: int


@lru_cache(maxsize=64)  # a question is looked at from several sides
def split_words(text: str) -> tuple[Word, ...]:
    """The words of a text in order, commas among them."""
    return tuple(Word(fold(found.group()), found.start(), found.end()) for found in WORD.finditer(text))


class Scan(NamedTuple):
    """What a pass over the words of a text found: its mentions, and the places of the words that name no country.

    The latter stand in a phrase of `not_countries.tsv`, as "America" in "South America".
    """

    mentions: tuple[Mention, ...]
    idle: frozenset[int]


@lru_cache(maxsize=64)
def find_exact(text: str) -> Scan:
    """The countries that a text names in one of the forms of the table, in order."""
    words = split_words(text)
    shouted = text.isupper()
    mentions: list[Mention] = []
    idle: set[int] = set()
    at = 0
    while at < len(words):
        size, meanings = _longest(text, words, at, shouted=shouted)
        if meanings:
            mentions.append(_mention(words[at].start, words[at + size - 1].end, meanings))
        elif size:
            idle.update(range(at, at + size))
        at += size or 1
    return Scan(tuple(mentions), frozenset(idle))


def _longest(text: str, words: Sequence[Word], at: int, *, shouted: bool) -> tuple[int, list[Form]]:
    """The words of the longest form that opens at `at`, and its meanings; 0 words where there is none."""
    for key, meanings in _forms_by_first_word().get(words[at].folded, ()):
        if _fits(text, words, at, key):
            fitting = [form for form in meanings if _in_case(text, words[at], form, shouted=shouted)]
            if fitting or not meanings:
                return len(key), fitting
    return 0, []


def _fits(text: str, words: Sequence[Word], at: int, key: tuple[str, ...]) -> bool:
    if at + len(key) > len(words):
        return False
    for offset in range(1, len(key)):
        before, word = words[at + offset - 1], words[at + offset]
        gap = text[before.end : word.start]
        if word.folded != key[offset] or not _GAP.match(gap):
            return False
        if "." in gap and len(before.folded) > 4:
            return False
    return True


def _in_case(text: str, first: Word, form: Form, *, shouted: bool) -> bool:
    if not form.case:
        return True
    written = text[first.start : first.end]
    if form.case == "caps":
        return written.isupper() and not shouted
    return written[0].isupper()


def _mention(start: int, end: int, meanings: Sequence[Form]) -> Mention:
    best = meanings[0]
    also = tuple(dict.fromkeys(form.country for form in meanings if form.country != best.country))
    return Mention(best.country, start, end, adjective=best.adjective, also=also)


@cache
def _forms_by_first_word() -> dict[str, list[tuple[tuple[str, ...], list[Form]]]]:
    """First word to the forms that open with it, longest first; phrases that name no country have no meanings."""
    meanings: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    for form in forms():
        meanings[form.words].append(form)
    for found in meanings.values():
        found.sort(key=lambda form: form.secondary)
    meanings.update({fold_words(phrase): [] for phrase in read_lines("not_countries.tsv")})
    table: dict[str, list[tuple[tuple[str, ...], list[Form]]]] = defaultdict(list)
    for key in sorted(meanings, key=len, reverse=True):
        table[key[0]].append((key, meanings[key]))
    return dict(table)
