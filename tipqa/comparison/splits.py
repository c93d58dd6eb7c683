"""Statements that were split or merged: what has no counterpart of its own may be a part of one that has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import exp

import numpy as np
from numpy.typing import NDArray

from tipqa.comparison.links import Link
from tipqa.comparison.similarity import Similarity, counted_words
from tipqa.comparison.wording import wording
from tipqa.index.model import Statement

PART = 0.45  # the chance from which on a statement is taken for a part
# The chance that a statement is a part of another, as a logistic regression on pairs that people aligned gives it.
CHANCE = {
    "": -4.1,
    "of_part": 2.3,  # the share of the part that the whole covers
    "of_whole": 2.9,  # the share of the whole that the part covers
    "fills": 4.6,  # the share of the whole, by words, that its counterpart leaves open and the part covers
    "gains": 2.4,  # how much more the whole has in common with its counterpart and the part beside it, read as one
    "crosses": -3.6,  # how many pairs, up to three, it would stand across where its counterpart does not
    "order": 3.8,  # the share of their words in the same order
    "long": -2.2,  # the part's words, up to twelve
}
_LOOKED_AT = 0.35  # of the part that the whole covers, for a closer look
_SET = 0.46  # how alike a set sentence is to the one of its kind that it is a part of
_FEW = 3  # words; shorter statements are not looked for inside others
_LONG, _CROSSED = 12, 3


def parts(old: Sequence[Statement], new: Sequence[Statement], alike: Similarity, links: Sequence[Link]) -> list[Link]:
    """Links of the statements that stand in none of `links`, to those of the other edition that they are a part of, or
    that one with the same words is linked to."""
    turned = [replace(link, old=link.new, new=link.old) for link in links]
    found = [*_parts(old, new, alike, links)]
    return found + [replace(it, old=it.new, new=it.old) for it in _parts(new, old, alike.turned(), turned)]


def _parts(
    ours: Sequence[Statement], theirs: Sequence[Statement], alike: Similarity, links: Sequence[Link]
) -> Iterator[Link]:
    paired = [(it.old, it.new) for it in links if it.old is not None and it.new is not None]
    free = sorted(set(range(len(ours))) - {old for old, _ in paired})
    inside = _holders({at: wording(ours[at].text).words for at in free}, [wording(it.text).words for it in theirs])
    twins = {wording(ours[old].text).core: new for old, new in paired}
    looked = _Looked(ours, theirs, alike, paired)
    for at in free:
        whole = inside.get(at, twins.get(wording(ours[at].text).core))
        chances = {other: looked.chance(at, other) for other in looked.likely(at)} if whole is None else {}
        if chances:
            best = max(chances, key=lambda other: chances[other])
            whole = best if chances[best] >= PART else None
        if whole is not None:
            yield Link(at, whole, float(alike.both[at, whole]), "part")


class _Looked:
    """What is looked at in a statement and one of the other edition that it may be a part of."""

    def __init__(
        self,
        ours: Sequence[Statement],
        theirs: Sequence[Statement],
        alike: Similarity,
        paired: Sequence[tuple[int, int]],
    ) -> None:
        self._ours, self._theirs, self._alike = ours, theirs, alike
        self._pairs = np.array(paired, int).reshape(-1, 2)
        self._mates: dict[int, set[int]] = defaultdict(set)
        for old, new in paired:
            self._mates[new].add(old)

    def likely(self, at: int) -> list[int]:
        """The statements of the other edition that are worth a closer look."""
        return [int(other) for other in np.flatnonzero(self._alike.of_old[at] >= _LOOKED_AT)]

    def chance(self, at: int, other: int) -> float:
        """The chance that ours is a part of theirs; certain for set sentences of one kind, as a tier in two sentences."""
        if self._alike.roles[at, other] and self._alike.both[at, other] >= _SET:
            return 1.0
        seen = self.seen(at, other)
        return 1 / (1 + exp(-CHANCE[""] - sum(CHANCE[name] * value for name, value in seen.items())))

    def seen(self, at: int, other: int) -> Mapping[str, float]:
        """The values that `CHANCE` weighs."""
        alike = self._alike
        return {
            "of_part": float(alike.of_old[at, other]),
            "of_whole": float(alike.of_new[at, other]),
            "fills": alike.left_open(other, self._mates.get(other, ()), at),
            "gains": self._gains(at, other),
            "crosses": min(self._crossed(at, other), _CROSSED) / _CROSSED if alike.ordered else 0.0,
            "order": float(alike.order[at, other]),
            "long": min(len(wording(self._ours[at].text).words), _LONG) / _LONG,
        }

    def _gains(self, at: int, other: int) -> float:
        from rapidfuzz.distance import Indel

        beside = [mate for mate in self._mates.get(other, ()) if abs(mate - at) == 1]
        if not beside:
            return 0.0
        whole, alone = counted_words(self._theirs[other].text), counted_words(self._ours[beside[0]].text)
        first, second = sorted((at, beside[0]))
        joined = counted_words(self._ours[first].text) + counted_words(self._ours[second].text)
        return Indel.normalized_similarity(joined, whole) - Indel.normalized_similarity(alone, whole)

    def _crossed(self, at: int, other: int) -> int:
        crossed = self._across(at, other)
        for mate in self._mates.get(other, ()):
            crossed &= ~self._across(mate, other)
        return int(crossed.sum())

    def _across(self, at: int, other: int) -> NDArray[np.bool_]:
        old, new = self._pairs[:, 0], self._pairs[:, 1]
        crossed: NDArray[np.bool_] = ((old < at) != (new < other)) & (old != at) & (new != other)
        return crossed


def _holders(parts: Mapping[int, tuple[str, ...]], wholes: Sequence[tuple[str, ...]]) -> dict[int, int]:
    """Which of `wholes` each of `parts` stands in word for word, or begins in."""
    starts: list[int] = []
    text = " "
    for whole in wholes:
        starts.append(len(text) - 1)
        text += " ".join(whole) + " "
    found = {}
    for at, part in parts.items():
        place = text.find(f" {' '.join(part)} ") if len(part) >= _FEW else -1
        if place >= 0:
            found[at] = int(np.searchsorted(starts, place, side="right")) - 1
    return found
