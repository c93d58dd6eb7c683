"""Statements that were split or merged: what has no counterpart of its own may be a part of one that has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import exp, log

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
_AT_LEAST = log(PART / (1 - PART)) - 1e-3  # what sums up to less is no part, however it rounds
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
        self._left: dict[int, tuple[NDArray[np.float32], float]] = {}
        self._mates: dict[int, set[int]] = defaultdict(set)
        self._counterparts: dict[int, set[int]] = defaultdict(set)
        for old, new in paired:
            self._mates[new].add(old)
            self._counterparts[old].add(new)

    def likely(self, at: int) -> list[int]:
        """The statements of the other edition that are worth a closer look: ours may be a part of them."""
        others = np.flatnonzero(self._alike.of_old[at] >= _LOOKED_AT)
        return [int(other) for other in others[self._at_best(at, others) >= _AT_LEAST]]

    def _at_best(self, at: int, others: NDArray[np.int64]) -> NDArray[np.float64]:
        """What `CHANCE` sums up to at most, of which all but the dear parts are known; infinite for set sentences."""
        alike, whole = self._alike, self._alike.of_new[at, others]
        gains = np.zeros(len(self._theirs))
        gains[list(self._counterparts[at - 1] | self._counterparts[at + 1])] = 1
        # Of what a whole shares by words and by meaning, the mean is known, so that by words it is twice that at most.
        most = {
            "of_part": alike.of_old[at, others],
            "of_whole": whole,
            "fills": np.minimum(2 * whole, 1),
            "gains": gains[others],
            "order": alike.order[at, others],
            "long": self._length(at),
        }
        summed = CHANCE[""] + sum(CHANCE[name] * np.asarray(value, np.float64) for name, value in most.items())
        return np.where(alike.roles[at, others], np.inf, summed)

    def _length(self, at: int) -> float:
        return min(len(wording(self._ours[at].text).words), _LONG) / _LONG

    def chance(self, at: int, other: int) -> float:
        """The chance that ours is a part of theirs, 0 where it hardly is; certain for set sentences of one kind, as a tier
        in two sentences."""
        if self._alike.roles[at, other] and self._alike.both[at, other] >= _SET:
            return 1.0
        summed = sum([CHANCE[name] * value for name, value in self._seen(at, other).items()])
        if CHANCE[""] + summed < _AT_LEAST:
            return 0.0
        return 1 / (1 + exp(-(CHANCE[""] + (summed + CHANCE["crosses"] * self._crosses(at, other)))))

    def _seen(self, at: int, other: int) -> Mapping[str, float]:
        """The values that `CHANCE` weighs, but for what only takes off and is dear."""
        alike = self._alike
        return {
            "of_part": float(alike.of_old[at, other]),
            "of_whole": float(alike.of_new[at, other]),
            "fills": alike.filled(self._left_open(other), at),
            "gains": self._gains(at, other),
            "order": float(alike.order[at, other]),
            "long": self._length(at),
        }

    def _left_open(self, other: int) -> tuple[NDArray[np.float32], float]:
        if other not in self._left:
            self._left[other] = self._alike.left_open(other, self._mates.get(other, ()))
        return self._left[other]

    def _gains(self, at: int, other: int) -> float:
        from rapidfuzz.distance import Indel

        beside = [mate for mate in self._mates.get(other, ()) if abs(mate - at) == 1]
        if not beside:
            return 0.0
        whole, alone = counted_words(self._theirs[other].text), counted_words(self._ours[beside[0]].text)
        first, second = sorted((at, beside[0]))
        joined = counted_words(self._ours[first].text) + counted_words(self._ours[second].text)
        return Indel.normalized_similarity(joined, whole) - Indel.normalized_similarity(alone, whole)

    def _crosses(self, at: int, other: int) -> float:
        if not self._alike.ordered:
            return 0.0
        crossed = self._across(at, other)
        for mate in self._mates.get(other, ()):
            crossed &= ~self._across(mate, other)
        return min(int(crossed.sum()), _CROSSED) / _CROSSED

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
