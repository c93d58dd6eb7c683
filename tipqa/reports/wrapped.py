"""Lines that were broken by a page's width, joined again, with the words that a break had parted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from tipqa.reports.spans import words

_SOFT = "\u00ad"
_HYPHENS = ("-", "\u2010", "\u2011")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BREAK = re.compile(r"\S+[-\u00ad\u2010\u2011]\n\s*\S+")
_HEAD = re.compile(r"(?:(?<![^\W_])([^\W_]+)|(?<=\w)[.)”’])[-\u2010\u2011]\Z")
_TAIL = re.compile(r"[^\W_]+")
_SHORT = words("as at be by do go he if in is it me my no of on so to up us we")
_LONGEST_WORD = 60
_LINKS = words("and or to nor und y e")  # `sex- and labor-trafficking` is whole as it stands
# Before a word of its own they keep their hyphen: `anti-trafficking`, `self-identified`, `mid-May`.
_PREFIXES = words(
    "anti co cross ex half high intra long low mid non post pre pro pseudo quasi re self semi short vice well"
)
_ALWAYS = words("anti self")  # also before a word that the list lacks
# They never stand before a hyphen, though some are words: `con` + `sensual`, `mis` + `treatment`.
_OPENINGS = words("com con dis em en im mis ob per trans tres")
# They end a word, though each is one by itself: `state` + `less`.
_SUFFIXES = words(
    "able age al ally ance ant ate ation ed er ers est ful hood ing ion ions ism ist ity ive less like ly ment ness or ship tion ward wards"
)


def known_words(text: str) -> frozenset[str]:
    """The words of a text in small letters, hyphened ones whole: what `join_lines` looks a broken word up in.

    Words that a line's end breaks are left out: their halves are no words.
    """
    return frozenset(_WORD.findall(_BREAK.sub(" ", text).lower().replace("\u2010", "-").replace("\u2011", "-")))


def join_lines(lines: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    """One line out of several: parted by spaces, a word broken at its hyphen made whole.

    A soft hyphen goes. A real one stays (`state-` + `owned`, `17-` + `year-old`, `2023-` + `2025`), and one that a
    break put into a word goes (`traf-` + `ficking`): told by `known`, the words around, else by a list of English ones.
    """
    pieces: list[str] = []
    for line in map(str.strip, lines):
        if pieces:
            pieces[-1], gap = _before(pieces[-1], line, known)
            pieces.append(gap)
        pieces.append(line)
    return "".join(pieces).strip()


def _before(before: str, line: str, known: frozenset[str]) -> tuple[str, str]:
    """What stays of the words before a line's end, and what stands between them and the next line."""
    if before.endswith(_SOFT):
        return before[:-1], ""
    head = _HEAD.search(before, max(0, len(before) - _LONGEST_WORD)) if before.endswith(_HYPHENS) else None
    tail = _TAIL.match(line)
    if head is None or tail is None:
        return before, " "
    if tail[0] in _LINKS and line[tail.end() : tail.end() + 1] != "-":
        return before, " "
    return (before[:-1], "") if _is_one_word(head[1], tail[0], known) else (before, "")


def _is_one_word(head: str | None, tail: str, known: frozenset[str]) -> bool:
    """Whether a break, and not its writer, put the hyphen between two halves."""
    if head is None or not (head.isalpha() and tail.isalpha()) or len(head) < 2:
        return False
    if head[-1].isupper() != tail[0].isupper():
        return False
    first, last = head.lower(), tail.lower()
    if f"{first}-{last}" in known:
        return False
    if _is_word(first + last, known, "ed ing s"):
        return True
    if (head.isupper() and tail.isupper()) or first in _ALWAYS:
        return False
    if last in _SUFFIXES or first in _OPENINGS or not _is_word(last, known, "ed"):
        return True
    return first not in _PREFIXES and not _is_word(first, known)


def _is_word(word: str, known: frozenset[str], endings: str = "") -> bool:
    """Whether the text or the list has a word, or its form without one of these endings."""
    forms = {word}
    for ending in endings.split():
        stem = word.removesuffix(ending)
        if stem != word:
            forms |= {stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem}
    return word in _SHORT or any(form in known or form in english_words() for form in forms)


@cache
def english_words() -> frozenset[str]:
    """Some 20,000 common English words and names of three letters and more, in small letters."""
    return words((files("tipqa.reports") / "english.txt").read_text(encoding="utf-8"))
