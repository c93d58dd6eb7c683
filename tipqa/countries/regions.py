"""Parts of the world by name: "Central Asia", "the Balkans", "Gulf states"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tipqa.countries.mentions import Word, find_exact, split_words
from tipqa.countries.table import Country, countries, fold_words, read_lines


class RegionMention(NamedTuple):
    """A part of the world that a text names, the span of the name, and the countries in it, by name."""

    name: str
    start: int
    end: int
    countries: tuple[Country, ...]


class _Name(NamedTuple):
    words: tuple[str, ...]
    region: str
    capitals: bool


def find_regions(text: str) -> list[RegionMention]:
    """The parts of the world that `text` names, in order, the longest name first.

    A name inside a country's is none: "Africa" in "South Africa" names no region. One that opens with a country's and goes on
    is one: "Dutch Caribbean".
    """
    return list(_found(text))


@lru_cache(maxsize=64)
def _found(text: str) -> tuple[RegionMention, ...]:
    words = split_words(text)
    named = find_exact(text).mentions
    found, at = [], 0
    while at < len(words):
        name = next((name for name in _names().get(words[at].folded, ()) if _stands_at(text, words, at, name)), None)
        start, end = words[at].start, words[at + len(name.words) - 1].end if name else words[at].end
        within = any(it.start <= start < it.end and (it.start < start or end <= it.end) for it in named)
        if name and not within:
            found.append(RegionMention(name.region, start, end, _members()[name.region]))
        at += len(name.words) if name else 1
    return tuple(found)


def _stands_at(text: str, words: Sequence[Word], at: int, name: _Name) -> bool:
    here = words[at : at + len(name.words)]
    if tuple(word.folded for word in here) != name.words:
        return False
    return not name.capitals or text[here[0].start : here[-1].end].isupper()


@cache
def _names() -> dict[str, list[_Name]]:
    """The names of parts of the world by their first word, the longest first."""
    found = []
    for line in read_lines("regions.tsv"):
        region, names, _ = line.split("\t")
        found += [_Name(fold_words(name.removeprefix("=")), region, name[0] == "=") for name in names.split("|")]
    by_first: dict[str, list[_Name]] = {}
    for name in sorted(found, key=lambda name: -len(name.words)):
        by_first.setdefault(name.words[0], []).append(name)
    return by_first


@cache
def _members() -> dict[str, tuple[Country, ...]]:
    """Region to countries. A member in the file is an ISO code or a region of the table of countries."""
    found = {}
    for line in read_lines("regions.tsv"):
        region, _, members = line.split("\t")
        wanted = set(members.split(","))
        found[region] = tuple(each for each in countries() if each.iso2 in wanted or each.region in wanted)
    return found
