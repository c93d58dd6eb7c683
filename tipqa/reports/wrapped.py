"""Lines that were broken by a page's width, joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipqa.reports.spans import words

_BROKEN = re.compile(r"(?<![\w-])(\w*[^\W\d_]{2})-\Z")
_LONGEST_WORD = 60
_TAIL = re.compile(r"[^\W\d_]+")
_LINKS = words("and or to nor und y e")  # `sex- and labor-trafficking` is whole as it stands


def join_lines(lines: Sequence[str], known: str = "") -> str:
    """One line out of several: parted by spaces, a word broken at its hyphen made whole.

    The hyphen stays (`anti-` + `trafficking`) unless `known`, the text around, holds the word only without it.
    """
    joined = ""
    for line in map(str.strip, lines):
        joined = _attached(joined, line, known) if joined.endswith("-") else f"{joined} {line}"
    return joined.strip()


def _attached(joined: str, line: str, known: str) -> str:
    head = _BROKEN.search(joined, max(0, len(joined) - _LONGEST_WORD))
    tail = _TAIL.match(line)
    if head is None or tail is None or not tail[0].islower() or tail[0] in _LINKS:
        return f"{joined} {line}"
    whole, hyphened = f"{head[1]}{tail[0]}", f"{head[1]}-{tail[0]}"
    if _holds(known, whole) and not _holds(known, hyphened):
        return joined[:-1] + line
    return joined + line


def _holds(text: str, word: str) -> bool:
    return word in text and re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None
