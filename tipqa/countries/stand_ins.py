"""What stands for a country in a question that names none: its code in capitals, or its capital for the government."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tipqa.countries.mentions import Mention, Word, split_words
from tipqa.countries.table import Country, countries, fold_words, read_lines
from tipqa.later import later

_CODE = later(r"\b[A-Z]{2,3}\b")
_NO_CODES = frozenset("AM AS AT BE BY DO IN IS IT ME MY NO SO TO US".split())  # words, in a line written in capitals
_NO_LONG_CODES = frozenset("AND ARE BEN CAN FIN LIE MAC NAM PAN PER SUR TON TUN".split())  # words and names too
_ONLY_LONG_CODES = later(r"(?:\b(?:[A-Z]{3}|VS|TIER|TIP)\b|[\W\d])+")
_ALSO_CODES = {"SA": "ZA", "UK": "GB"}  # what people write for a country whose code is another

_PARTICLES = frozenset("da de del della di do dos du la le van von der bin ibn al el y".split())
_OF_REPORTS = frozenset(
    "tier watch tip report reports edition".split()
)  # capitalised behind a capital that stands alone

_ALSO_WORDS = {("male",), ("victoria",), ("kingston",), ("hamilton",), ("georgetown",), ("singapore",), ("kl",)}


def find_codes(text: str) -> list[Mention]:
    """The countries given by their ISO codes in capitals: "UZ tier by year", "UZB tier". None in a text all in capitals,
    unless it holds nothing but long codes beside numbers: "UKR 2024".
    """
    if text.isupper() and not _ONLY_LONG_CODES.fullmatch(text):
        return []
    found = ((match, _coded(match.group())) for match in _CODE.finditer(text))
    return [Mention(own[0], match.start(), match.end(), also=own[1:]) for match, own in found if own]


def find_capitals(text: str) -> list[Mention]:
    """The countries given by their capital cities: "what did Bishkek promise?"; none within a name: "Leila de Lima"."""
    words = split_words(text)
    lower = text == text.lower()  # typed without capitals
    folded = [word.folded for word in words]
    return [
        Mention(country, words[at].start, words[at + len(name) - 1].end)
        for at in range(len(words))
        for name, country in _capitals().get(folded[at], ())
        if tuple(folded[at : at + len(name)]) == name
        and (text[words[at].start].isupper() or (lower and name not in _ALSO_WORDS))
        and not _within_name(text, words, at, at + len(name))
    ]


def _within_name(text: str, words: Sequence[Word], first: int, end: int) -> bool:
    """Whether a capitalised word stands beside these, as in "Lima Group"; before them also with a particle between."""
    if text.isupper():
        return False
    before = first - 1
    while before >= 0 and words[before].folded in _PARTICLES:
        before -= 1
    opens = before == 0 and before == first - 1  # a question's first word is capitalised whatever it is
    if before >= 0 and not opens and _joined(text, words[before], words[first]) and text[words[before].start].isupper():
        return True
    after = words[end] if end < len(words) else None
    if after is None or after.folded in _OF_REPORTS:
        return False
    return _joined(text, words[end - 1], after) and text[after.start].isupper()


def _joined(text: str, one: Word, other: Word) -> bool:
    """Whether nothing but words stands between two words."""
    return not re.search(r"[^\w\s'’-]", text[one.end : other.start])


def _coded(code: str) -> tuple[Country, ...]:
    if len(code) == 3:
        code = "" if code in _NO_LONG_CODES else _long_codes().get(code, "")
    if not code or code in _NO_CODES:
        return ()
    wanted = (code, _ALSO_CODES.get(code))
    return tuple(sorted((c for c in countries() if c.iso2 in wanted), key=lambda c: c.iso2 != code))


@cache
def _long_codes() -> dict[str, str]:
    """The codes of two letters by those of three."""
    from babel.core import get_global  # only for a question that has three capitals

    aliases = get_global("territory_aliases")
    return {code: names[0] for code, names in aliases.items() if len(code) == 3 and len(names) == 1}


@cache
def _capitals() -> dict[str, list[tuple[tuple[str, ...], Country]]]:
    """The capital cities with their countries, by their first word."""
    by_code = {country.iso2: country for country in countries()}
    rows = (line.split("\t") for line in read_lines("capitals.tsv"))
    found: dict[str, list[tuple[tuple[str, ...], Country]]] = {}
    for capital, code in rows:
        if code in by_code:
            found.setdefault(fold_words(capital)[0], []).append((fold_words(capital), by_code[code]))
    return found
