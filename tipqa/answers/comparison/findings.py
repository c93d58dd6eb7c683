"""What differs inside a reworded statement: word by word, and in a few words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tipqa.answers.comparison.wording import fold, folded_words

Edit = Literal["same", "gone", "added"]

_PIECE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|\S")
_NEGATIONS = frozenset("no not never none nor neither without cannot didn't doesn't nobody nothing".split())
_TRENDS = (
    frozenset("more increased increase increases increasing higher raised expanded strengthened grew rose".split()),
    frozenset("fewer less decreased decrease decreases decreasing lower reduced weakened fell dropped declined".split()),
)
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve first second third fourth fifth sixth seventh eighth "
    "ninth tenth dozens hundreds thousands".split()
)
_SMALL = frozenset("the a an of in to and or for on at by with from as is are was were be been has have had also that".split())
_SHOWN = 3  # pieces a finding names
_LONGEST = 6  # words of a replaced piece that a finding quotes


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both texts share ("same"), or that only the older ("gone") or the newer one has ("added")."""

    edit: Edit
    text: str


def redline(old: str, new: str) -> tuple[Piece, ...]:
    """The newer text with what is gone and what is added, word by word; runs of both read as the texts do."""
    return tuple(_pieces(old, new))


def _pieces(old: str, new: str) -> Iterator[Piece]:
    from rapidfuzz.distance import Indel

    ours, theirs = list(_PIECE.finditer(old)), list(_PIECE.finditer(new))
    edits = Indel.opcodes([_key(it) for it in ours], [_key(it) for it in theirs])
    for edit in edits:
        gone, added = ours[edit.src_start : edit.src_end], theirs[edit.dest_start : edit.dest_end]
        if edit.tag == "equal":
            yield Piece("same", _text(new, added))
            continue
        if gone:
            yield Piece("gone", _text(old, gone))
        if added:
            yield Piece("added", _text(new, added))


def _key(match: re.Match[str]) -> str:
    return fold(match[0])


def _text(text: str, run: Sequence[re.Match[str]]) -> str:
    return text[run[0].start() : run[-1].end()]


def finding(old: str, new: str) -> str:
    """What differs, the most telling first: a number, a negation, a direction, a name, else the words themselves.

    Gives "" where nothing does but small words. Such as "13 → 7", "+ not", "more → fewer", "India → Nepal".
    """
    swaps = _swaps(redline(old, new))
    said = [_said(gone, added) for gone, added in sorted(swaps, key=lambda swap: -_weight(*swap)) if _weight(gone, added)]
    return "; ".join(list(dict.fromkeys(said))[:_SHOWN])


def _swaps(pieces: Sequence[Piece]) -> list[tuple[str, str]]:
    """What stands in place of what; "" for nothing."""
    found: list[tuple[str, str]] = []
    pending = ""
    for piece in (*pieces, Piece("same", "")):
        if piece.edit == "gone":
            if pending:
                found.append((pending, ""))
            pending = piece.text
        elif piece.edit == "added":
            found.append((pending, piece.text))
            pending = ""
        elif pending:
            found.append((pending, ""))
            pending = ""
    return found


def _said(gone: str, added: str) -> str:
    if gone and added:
        return f"{_short(gone)} → {_short(added)}"
    return f"− {_short(gone)}" if gone else f"+ {_short(added)}"


def _short(text: str) -> str:
    words = text.strip(" ,;:.").split()
    return " ".join(words) if len(words) <= _LONGEST else " ".join([*words[:_LONGEST], "…"])


def _weight(gone: str, added: str) -> int:
    ours, theirs = (set(folded_words(fold(text))) for text in (gone, added))
    both = ours | theirs
    if any(word[0].isdigit() or word in _NUMBER_WORDS for word in both):
        return 5
    if (ours & _NEGATIONS) != (theirs & _NEGATIONS):
        return 4
    if any(ours & trend for trend in _TRENDS) != any(theirs & trend for trend in _TRENDS) or (
        ours & _TRENDS[0] and theirs & _TRENDS[1]) or (ours & _TRENDS[1] and theirs & _TRENDS[0]):
        return 3
    if re.search(r"(?<!^)\b[A-Z]", f" {gone} {added}"):
        return 2
    return 1 if both - _SMALL else 0
