"""The table of countries and territories, read from `countries.tsv` at first use.

A row holds name, ISO code, region, other names, and adjectives with the names of the people. A mark before a form
narrows where it stands for its country:

    =US         only in capitals
    !DRC        an abbreviation, in capitals or not; like one with `=` it may have points (D.R.C.)
    ^Pole       only with a capital
    ~Congo      also another country's form, which comes first
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Literal

from tipqa.later import later
from tipqa.records import dataclass

WORD = later(r"(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?|[^\W_]+|[,&]")
"""A word, an abbreviation with points, a comma or an ampersand."""

_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
_NO_PLURAL = ("s", "sh", "ch", "ese", "y", "z", "hman", "hmen", "hwoman", "hwomen")


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory. `name` is what the TIP reports call it in their latest editions.

    `iso2` is its ISO 3166 code (XK for Kosovo), `slug` its name in addresses and report ids, `region` its part of the
    world, `aliases` its other names, `adjectives` the words for what and who comes from there.
    """

    name: str
    iso2: str
    slug: str
    region: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a country, as folded words.

    `case` says where it counts: "caps" only in capitals, "initial" only with a capital first, "" anywhere.
    `secondary` marks a form that means another country first.
    """

    words: tuple[str, ...]
    country: Country
    adjective: bool
    case: Literal["", "caps", "initial"] = ""
    secondary: bool = False


@cache
def countries() -> tuple[Country, ...]:
    """Every country of the table, in the order of their names."""
    return tuple(country for country, _ in _table())


@cache
def forms() -> tuple[Form, ...]:
    """Every way of writing every country: names, aliases, adjectives and their plurals."""
    return tuple(form for _, found in _table() for form in found)


def read_lines(file: str, package: str = "tipqa.countries") -> list[str]:
    """The lines of a data file of a package, without the first, which names the columns."""
    return (files(package) / file).read_text(encoding="utf-8").splitlines()[1:]


def fold(word: str) -> str:
    """A word without case, accents and points: `Türkiye` gives `turkiye`, `U.S.` gives `u.s`."""
    word = word.lower().rstrip(".")
    if word == "&":
        return "and"
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def fold_words(text: str) -> tuple[str, ...]:
    """The folded words of a text, commas among them."""
    return tuple(map(fold, WORD.findall(text)))


def slugify(name: str) -> str:
    """A name as it stands in addresses: `Cote d'Ivoire` gives `cote-divoire`."""
    return "-".join(word for word in fold_words(re.sub(r"['’]", "", name)) if word != ",")


@cache
def _table() -> tuple[tuple[Country, tuple[Form, ...]], ...]:
    return tuple(_read_row(*line.split("\t")) for line in read_lines("countries.tsv"))


def _read_row(name: str, iso2: str, region: str, aliases: str, adjectives: str) -> tuple[Country, tuple[Form, ...]]:
    others = [alias for alias in aliases.split("|") if alias]
    people = [adjective for adjective in adjectives.split("|") if adjective]
    country = Country(name, iso2, slugify(name), region, _unmarked(others), _unmarked(people))
    names = others if f"^{name}" in others else [name, *others]
    found = [form for marked in names for form in _read_forms(marked, country, adjective=False)]
    for marked in people:
        for form in _read_forms(marked, country, adjective=True):
            found.append(form)
            if not form.words[-1].endswith(_NO_PLURAL):
                found.append(replace(form, words=(*form.words[:-1], form.words[-1] + "s")))
    return country, tuple(found)


def _read_forms(marked: str, country: Country, *, adjective: bool) -> list[Form]:
    mark = marked[0] if marked[0] in "=!^~" else ""
    bare = marked.removeprefix(mark)
    case: Literal["", "caps", "initial"] = "caps" if mark == "=" else "initial" if mark == "^" else ""
    found = [Form(fold_words(bare), country, adjective, case, mark == "~")]
    if mark and mark in "=!":
        found.append(Form((".".join(bare.lower()),), country, adjective))
    return found


def _unmarked(marked: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form.lstrip("=!^~") for form in marked))
