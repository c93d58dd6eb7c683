"""What differs inside a reworded statement, in a few words."""

from __future__ import annotations

import re

from tipqa.comparison.redline import SMALL_WORDS, alike, swaps
from tipqa.comparison.wording import fold, folded_words

_NEGATIONS = frozenset("no not never none nor neither without cannot didn doesn nobody nothing".split())
_UP = frozenset("more increased increase increases increasing higher raised expanded strengthened grew rose".split())
_DOWN = frozenset(
    "fewer less decreased decrease decreases decreasing lower reduced weakened fell dropped declined".split()
)
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve first second third fourth fifth sixth seventh eighth "
    "ninth tenth dozens hundreds thousands".split()
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME = re.compile(r"(?<=[^.\s] )[A-Z]|^\S* ?[A-Z]")
_ALIKE = 0.5  # below it, replaced words are no finding: the whole statement reads otherwise
_SHOWN = 3  # pieces a finding names
_LONGEST = 7  # words of a piece that it quotes


def finding(old: str, new: str) -> str:
    """What differs, the most telling first: a number, a negation, a direction, a name, else the words themselves.

    Such as "13 → 7", "+ not", "more → fewer", "India → Nepal"; "" where only small words differ.
    """
    weighed = [(_weight(gone, added), at, gone, added) for at, (gone, added) in enumerate(swaps(old, new))]
    least = 1 if alike(old, new) >= _ALIKE else 2
    told = sorted((it for it in weighed if it[0] >= least), key=lambda it: (-it[0], it[1]))[:_SHOWN]
    return "; ".join(dict.fromkeys(_said(gone, added) for *_, gone, added in told))


def _said(gone: str, added: str) -> str:
    if gone and added:
        return f"{_short(gone)} → {_short(added)}"
    return f"− {_short(gone)}" if gone else f"+ {_short(added)}"


def _short(text: str) -> str:
    words = text.strip(" ,;:.").split()
    return " ".join(words) if len(words) <= _LONGEST else " ".join([*words[: _LONGEST - 1], "…"])


def _weight(gone: str, added: str) -> int:
    """How telling it is that `added` stands in place of `gone`; 0 for small words and punctuation."""
    before, after = (set(folded_words(fold(text))) for text in (gone, added))
    either = before ^ after
    numbers = {word for word in either if word[0].isdigit() or word in _NUMBER_WORDS}
    if any(not _YEAR.fullmatch(word) for word in numbers):
        return 6
    if bool(before & _NEGATIONS) != bool(after & _NEGATIONS):
        return 5
    if (before & _UP and after & _DOWN) or (before & _DOWN and after & _UP):
        return 4
    if numbers:
        return 3
    if either - SMALL_WORDS and (_NAME.search(gone) or _NAME.search(added)):
        return 2
    return 1 if either - SMALL_WORDS else 0
