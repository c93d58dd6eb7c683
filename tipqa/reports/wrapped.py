"""Lines that were broken by a page's width, joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipqa.reports.spans import words

_WORD = re.compile(r"\w+(?:-\w+)*")
_BROKEN = re.compile(r"(?<![\w-])(\w*[^\W\d_]{2})-\Z")
_TAIL = re.compile(r"[^\W\d_]+")
_LINKS = words("and or to nor und y e")  # `sex- and labor-trafficking` is whole as it stands
_LONGEST_WORD = 60


def known_words(text: str) -> frozenset[str]:
    """The words of a text, hyphened ones whole: what `join_lines` looks a broken word up in."""
    return frozenset(_WORD.findall(text))


def join_lines(lines: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    """One line out of several: parted by spaces, a word broken at its hyphen made whole.

    The hyphen stays (`anti-` + `trafficking`) unless `known`, the words around, hold the word only without it.
    """
    pieces: list[str] = []
    for line in map(str.strip, lines):
        if pieces and pieces[-1].endswith("-"):
            pieces[-1], gap = _before(pieces[-1], line, known)
            pieces.append(gap)
        elif pieces:
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces).strip()


def _before(before: str, line: str, known: frozenset[str]) -> tuple[str, str]:
    """What stays of the words before a break at a hyphen, and what stands between them and the next line."""
    head = _BROKEN.search(before, max(0, len(before) - _LONGEST_WORD))
    tail = _TAIL.match(line)
    if head is None or tail is None or not tail[0].islower() or tail[0] in _LINKS:
        return before, " "
    if head[1] + tail[0] in known and f"{head[1]}-{tail[0]}" not in known:
        return before[:-1], ""
    return before, ""
