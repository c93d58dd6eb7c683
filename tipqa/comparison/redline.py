"""Two wordings of one statement, word by word: what both share, what is gone, what is added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from tipqa.comparison.wording import fold
from tipqa.later import later
from tipqa.records import dataclass

_folded = lru_cache(20_000)(fold)

Edit = Literal["same", "gone", "added"]
Tokens = Sequence["re.Match[str]"]

_TOKEN = later(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|\S")
_ISLAND = 2  # tokens; a shorter run of small words between two edits is read as part of them
_LEAST = 0.34  # of the words in common, from which on a redline is easier to read than both texts
SMALL_WORDS = frozenset(
    "the a an of in to and or for on at by with from as is are was were be been has have had also that it its their".split()
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both texts share ("same", as the newer writes it), or that only one has.

    `space` says that white space stands before it.
    """

    edit: Edit
    text: str
    space: bool


@dataclass(slots=True)
class _Step:
    gone: list[re.Match[str]]
    added: list[re.Match[str]]
    same: bool


def redline(old: str, new: str) -> tuple[Piece, ...]:
    """The newer text with what is gone before what is added in its place.

    Two texts that share few words are given whole, one after the other.
    """
    steps = _steps(old, new)
    if alike(old, new) < _LEAST:
        return Piece("gone", old, False), Piece("added", new, True)
    return tuple(_pieces(old, new, steps))


def swaps(old: str, new: str) -> list[tuple[str, str]]:
    """What stands in place of what, in the order of the newer text; "" for nothing."""
    return [(_text(old, it.gone), _text(new, it.added)) for it in _steps(old, new) if not it.same]


def alike(old: str, new: str) -> float:
    """The share of the longer text's words that both have in the same order, small words left out."""
    same = sum(len(_telling(it.added)) for it in _steps(old, new) if it.same)
    longer = max(len(_telling(list(_TOKEN.finditer(text)))) for text in (old, new))
    return same / longer if longer else 1.0


def _telling(tokens: Tokens) -> list[str]:
    return [word for token in tokens if (word := _folded(token[0])) not in SMALL_WORDS and word[0].isalnum()]


def _pieces(old: str, new: str, steps: Sequence[_Step]) -> Iterator[Piece]:
    for step in steps:
        if step.same:
            opened = step is not steps[0] and step.added[0].start() == 0
            yield Piece("same", _text(new, step.added), _spaced(new, step.added) or opened)
            continue
        if step.gone:
            yield Piece("gone", _text(old, step.gone), _spaced(old, step.gone))
        if step.added:
            yield Piece("added", _text(new, step.added), _spaced(new, step.added) or bool(step.gone))


def _steps(old: str, new: str) -> list[_Step]:
    from rapidfuzz.distance import Indel

    ours, theirs = list(_TOKEN.finditer(old)), list(_TOKEN.finditer(new))
    steps: list[_Step] = []
    for it in Indel.opcodes([_folded(token[0]) for token in ours], [_folded(token[0]) for token in theirs]):
        gone, added = ours[it.src_start : it.src_end], theirs[it.dest_start : it.dest_end]
        _append(steps, _Step(gone, added, it.tag == "equal"))
    return steps


def _append(steps: list[_Step], step: _Step) -> None:
    """Add a step; an edit joins the edit before it, over a short island of small words too."""
    if step.same or not steps:
        steps.append(step)
        return
    if steps[-1].same and len(steps) > 1 and _is_island(steps[-1].added):
        island = steps.pop()
        steps[-1].gone += island.gone
        steps[-1].added += island.added
    if steps[-1].same:
        steps.append(step)
    else:
        steps[-1].gone += step.gone
        steps[-1].added += step.added


def _is_island(tokens: Tokens) -> bool:
    return len(tokens) <= _ISLAND and all(
        _folded(token[0]) in SMALL_WORDS or not token[0].isalnum() for token in tokens
    )


def _text(text: str, tokens: Tokens) -> str:
    return text[tokens[0].start() : tokens[-1].end()] if tokens else ""


def _spaced(text: str, tokens: Tokens) -> bool:
    return tokens[0].start() > 0 and text[tokens[0].start() - 1].isspace()
