"""Small moves on spans `(start, end)` of a text, and on lists of words."""

from __future__ import annotations

import re
from typing import Protocol

Span = tuple[int, int]
_WORD = re.compile(r"\w")


def strip_span(text: str, start: int, end: int, outer: str = " ") -> Span:
    """The span without the characters of `outer` at its two ends; empty spans end up as `(end, end)`."""
    while start < end and text[start] in outer:
        start += 1
    while start < end and text[end - 1] in outer:
        end -= 1
    return start, end


def has_word(text: str, start: int, end: int) -> bool:
    """Whether a letter or a digit stands between the two."""
    return _WORD.search(text, start, end) is not None


def words(listed: str) -> frozenset[str]:
    """The set of the words in a line of them."""
    return frozenset(listed.split())


class Spanned(Protocol):
    """What stands at a place in a report: a passage, a statement, a hit, a citation, a placement, an entry of a list."""

    @property
    def report(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
