"""Words that questions are read by, where they are misspelled: "victms", "convctions", "recomendations"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from tipqa.countries.lookup import find_countries

_WORD = re.compile(r"\b[A-Za-z]{4,}\b")
_SHORT = 5  # letters from which one may be wrong; of fewer, two may have changed places ("teir")
_LONG = 11  # letters from which two may be wrong; "inspectors" is two from "inspections"
WORDS: Final = tuple(
    "arrested arrests assisted awareness budget children complicit convicted convictions countries country decrease different "
    "downgrade downgraded edition editions exploitation exploited forced funding government hotline identified identify "
    "improve increase inspections investigated investigations labor minimum officials penalties penalty prevention "
    "prosecuted prosecution prosecutions protection recommend recommendations recommended referred report reports "
    "sentenced sentences services shelter shelters standards summary tier tiers trafficked traffickers trafficking training upgrade "
    "upgraded victim victims watchlist workers".split()
)


def respelled(question: str, known: Callable[[str], bool]) -> str:
    """The question with words that no report has in the spelling of the nearest of `WORDS`; names of countries stay.

    Args:
        known: whether a report has the word.
    """
    names = [(mention.start, mention.end) for mention in find_countries(question)]

    def mended(match: re.Match[str]) -> str:
        word = match[0]
        in_name = any(start < match.end() and match.start() < end for start, end in names)
        if (
            in_name
            or word.lower() in WORDS
            or word[1:] != word[1:].lower()
            or (word[0].isupper() and match.start())
            or known(word)
        ):
            return word
        return _nearest(word.lower()) or word

    return _WORD.sub(mended, question)


def _nearest(word: str) -> str | None:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    limit = 2 if len(word) >= _LONG else 1
    same = len(word) >= _SHORT
    alike = [it for it in WORDS if it[0] == word[0] and (same or sorted(it) == sorted(word))]
    found = extractOne(word, alike, scorer=OSA.distance, score_cutoff=limit) if alike else None
    return found[0] if found else None
