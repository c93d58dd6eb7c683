"""What a text must hold for a pattern to match in it: letters that the pattern cannot do without."""

from __future__ import annotations

import re._constants as sre  # type: ignore[import-not-found]
from collections.abc import Iterator
from re._parser import parse  # type: ignore[import-not-found]
from typing import Any

_LEAST = 2  # letters in a row; one tells little
_MOST = 40  # alternatives; more are nearly always met
_KEPT = 3  # of one pattern, the most telling
Needed = tuple[str, ...]  # one of these must stand in the text, in small letters


def needed(pattern: str) -> tuple[Needed, ...]:
    """What must stand in a text, from each of these one, for the pattern to match there whatever the case of the letters.

    Fewer than could be told are given, never more: without any the pattern may match in every text.
    """
    found = sorted(set(_of(parse(pattern))), key=lambda it: (-min(map(len, it)), len(it), it))
    return tuple(found[:_KEPT])


def _of(items: Any) -> Iterator[Needed]:
    letters = ""
    for operator, argument in [*items, (sre.FAILURE, None)]:
        if operator is sre.LITERAL and chr(argument).isascii() and not chr(argument).isspace():
            letters += chr(argument).lower()
            continue
        if operator is sre.AT:
            continue
        if len(letters) >= _LEAST:
            yield (letters,)
        letters = ""
        if operator is sre.SUBPATTERN:
            yield from _of(argument[-1])
        elif operator in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT) and argument[0]:
            yield from _of(argument[2])
        elif operator is sre.BRANCH:
            yield from _of_any(argument[1])


def _of_any(branches: Any) -> Iterator[Needed]:
    """One of what the branches need, where each needs something."""
    each = [sorted(_of(branch), key=lambda it: (-min(map(len, it)), len(it), it))[:1] for branch in branches]
    joined = tuple(dict.fromkeys(word for best in each for words in best for word in words))
    if all(each) and len(joined) <= _MOST:
        yield joined
