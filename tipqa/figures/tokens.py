"""Words of a text with their places: the ground that numbers, periods and measures are read on."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|R\$|US\$"
    r"|(?:U\.S|U\.N|U\.K)\.|[^\W\d_]+(?:['’ʻ‑-][^\W\d_]+)*(?:['’](?!\w))?|[^\w\s]|_"
)
_MARKED = re.compile(r"(?<![\w,])\d{1,3}(?=[A-ZÀ-Þ]{3})")


class Token(NamedTuple):
    """A word, a figure in digits, or a mark. `low` is its lower-case form with straight apostrophes."""

    low: str
    start: int
    end: int
    upper: bool  # begins with a capital
    caps: bool = False  # in capitals throughout

    @property
    def digits(self) -> bool:
        """Whether it is a figure written in digits."""
        return "0" <= self.low[0] <= "9"


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, with offsets in `text`.

    A page's number and running title that a reader of PDF left in a sentence ("151COSTA RICAThe government") are none.
    """
    end = len(text) if end is None else end
    found: list[Token] = []
    for mark in _MARKED.finditer(text, start, end):
        title = _titles().match(text, mark.end(), end)
        if title:
            found += _tokens(text, start, mark.start())
            start = title.end()
    return found + _tokens(text, start, end)


def _tokens(text: str, start: int, end: int) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        found.append(
            Token(
                word.lower().replace("’", "'").replace("ʻ", "'").replace("‑", "-"),
                *match.span(),
                word[0].isupper(),
                word.isupper(),
            )
        )
    return found


@cache
def _titles() -> re.Pattern[str]:
    """Running titles: the names of countries in capitals, or capitals before a small letter."""
    from tipqa.reports.country_table import countries

    names = {country.name.upper() for country in countries()}
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if len(name) > 2)
    return re.compile(rf"(?:THE )?(?:{listed})|[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]+(?=[a-zß-ÿ]|[A-Z][a-z])")


def adjacent(left: Token, right: Token) -> bool:
    """Whether nothing stands between the two."""
    return left.end == right.start


def low(tokens: list[Token], index: int) -> str:
    """The word at `index`, or "" outside the list."""
    return tokens[index].low if 0 <= index < len(tokens) else ""


def word_list(words: str) -> list[str]:
    """The words of a string in order, for tables of words."""
    return words.split()


def word_set(words: str) -> frozenset[str]:
    """The words of a string as a set, for tables of words."""
    return frozenset(words.split())
