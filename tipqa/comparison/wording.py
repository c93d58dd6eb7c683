"""The words of a statement in one form, so that what is only written differently compares as equal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tipqa.figures.number_words import UNITS
from tipqa.later import later
from tipqa.records import dataclass

# What opens a statement without adding to it; compared after folding.
_CONNECTORS = later(
    r"(?:(?:however|nevertheless|nonetheless|moreover|furthermore|additionally|in addition|therefore|thus|meanwhile|"
    r"further|finally|similarly|likewise|as a result|consequently|in turn|but|and|yet|then)\b[\s,:;]*)+"
)
_SOURCE_YEAR = later(r"\s*\((?:19|20)\d\d\)[\s.;]*$")
_LIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-"})
_WORD = later(r"\d+(?:[.,]\d+)*|[^\W\d_]+|\w+")
# Each opens with what it cannot do without, which is found much faster than what stands before it.
_THOUSANDS = later(r",(?<=\d,)(?=\d{3}(?!\d))")
_POSSESSIVE = later(r"'(?<=\w')s?\b")
_EMPTY = frozenset({"the", "also"})
_TENS = range(20, 100, 10)


@dataclass(frozen=True, slots=True)
class Wording:
    """A statement's words, lower case and without punctuation: all of them, and those that tell it from another.

    `core` lacks an opening connector ("however"), a source's year in brackets at the end, and "the" and "also". Two
    statements with the same core are the same statement.
    """

    words: tuple[str, ...]
    core: tuple[str, ...]


@lru_cache(maxsize=20_000)
def wording(text: str) -> Wording:
    """The wording of a statement."""
    folded = fold(text)
    bare = _SOURCE_YEAR.sub("", folded)
    if _CONNECTORS.match(folded):
        bare = _CONNECTORS.sub("", bare, count=1)
    own = folded_words(folded)
    core = own if bare == folded else folded_words(bare)
    return Wording(own, tuple([word for word in core if word not in _EMPTY]) or core)


@lru_cache(maxsize=1024)  # two editions; a statement is looked at from several sides
def fold(text: str) -> str:
    """`text` in lower case, with plain quotes and dashes and single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_LIKE).casefold().split())


def folded_words(folded: str) -> tuple[str, ...]:
    """The words of a folded text: numbers in digits and without thousands separators, possessive endings left out."""
    words = _WORD.findall(_POSSESSIVE.sub("", _THOUSANDS.sub("", folded)))
    return tuple(words) if UNITS.keys().isdisjoint(words) else tuple(_in_digits(words))


def _in_digits(words: Sequence[str]) -> Iterator[str]:
    """`words` with those that count as digits: "two hundred and five" as 205, "seventy one" as 71."""
    at = 0
    while at < len(words):
        value, after = _counted(words, at)
        if after > at and words[after : after + 1] == ["hundred"]:
            more = after + 1 + (words[after + 1 : after + 2] == ["and"])
            rest, end = _counted(words, more)
            value, after = value * 100 + rest, end if end > more else after + 1
        yield str(value) if after > at else words[at]
        at = max(after, at + 1)


def _counted(words: Sequence[str], at: int) -> tuple[int, int]:
    """The number below a hundred that begins at a word, and the place after it; (0, `at`) where none does."""
    value = UNITS.get(words[at]) if at < len(words) else None
    if value is None:
        return 0, at
    unit = UNITS.get(words[at + 1], 0) if value in _TENS and at + 1 < len(words) else 0
    return (value + unit, at + 2) if 0 < unit < 10 else (value, at + 1)
