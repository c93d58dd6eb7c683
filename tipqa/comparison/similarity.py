"""How much of each statement of one edition stands in each statement of the other, by words and by meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import chain
from math import log
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tipqa.comparison.formulas import roles, without_phrases
from tipqa.comparison.names import differently_named
from tipqa.comparison.wording import wording
from tipqa.figures.number_words import UNITS
from tipqa.index.arrays import gather, product
from tipqa.index.model import Statement
from tipqa.index.words import words
from tipqa.records import dataclass
from tipqa.reports.model import SectionKind

if TYPE_CHECKING:
    from tipqa.index.store import Store

Matrix = NDArray[np.float32]
Mask = NDArray[np.bool_]
_TINY = 1e-6
_ONE = np.float32(127)  # what stands for 1 in a token vector, see `tipqa.index.tokens`
_MEANING = 0.85  # more than this two statements with few words in common hardly share by meaning
_LEAST = 0.45  # how alike a pair could be at best, for its meaning to be looked at
_NEAREST = 24  # statements that one is compared with by meaning
_ORDER = 0.3  # how much the order of words counts beside the words and their meaning
_LIST = 0.15  # more alike, for what both open as the same list
_APART = 0.12  # less alike, for different names
_TEXTS_KEPT = 4_096  # statements; an edition is compared with the one before it and the one after
_NUMBER_WEIGHT = 0.3  # a changed number is a finding, not another statement


@dataclass(frozen=True, slots=True)
class Similarity:
    """How alike the statements of two editions are; shares lie between 0 and 1.

    `of_old` (old, new) is the share of an old statement that a new one covers, `of_new` (old, new) the share of the new
    one, `order` (old, new) the share of both that stands in the same order. `old_terms` (old, terms) and `new_terms`
    (new, terms) hold the weight of each stem in each statement. `roles` marks set sentences of one kind, `lists` those
    that open the same list, `apart` those that name different people or places. `ordered` tells whether the order of words and statements is the report's own: not in digests.
    """

    of_old: Matrix
    of_new: Matrix
    order: Matrix
    old_terms: Matrix
    new_terms: Matrix
    roles: Mask
    lists: Mask
    apart: Mask
    ordered: bool

    @property
    def both(self) -> Matrix:
        """The geometric mean of both shares: how far two statements are the same, low where one is a mere part."""
        mean: Matrix = np.sqrt(self.of_old * self.of_new)
        return mean

    @property
    def in_order(self) -> Matrix:
        """What statements that stand in the same order are matched by: `both`, with the order of their words where that
        is the report's own."""
        return self._judged((1 - _ORDER) * self.both + _ORDER * self.order if self.ordered else self.both)

    @property
    def across(self) -> Matrix:
        """What statements that stand elsewhere are matched by."""
        return self._judged(self.both)

    def _judged(self, shares: Matrix) -> Matrix:
        whole: Matrix = np.maximum(shares + _LIST * self.lists - _APART * self.apart, 0).astype(np.float32)
        return whole

    def turned(self) -> Similarity:
        """The same with the editions exchanged."""
        return replace(
            self,
            of_old=self.of_new.T,
            of_new=self.of_old.T,
            order=self.order.T,
            old_terms=self.new_terms,
            new_terms=self.old_terms,
            roles=self.roles.T,
            lists=self.lists.T,
            apart=self.apart.T,
        )

    def left_open(self, new: int, counterparts: Iterable[int]) -> tuple[Matrix, float]:
        """The weight of each stem of a new statement that its old `counterparts` leave open, and that of all its stems."""
        whole = self.new_terms[new]
        return whole * (self.old_terms[list(counterparts)].sum(axis=0) == 0), max(float(whole.sum()), _TINY)

    def filled(self, left: tuple[Matrix, float], old: int) -> float:
        """The share of a new statement, by words, that is left open and that the statement `old` covers."""
        missing, whole = left
        return float(np.minimum(missing, self.old_terms[old]).sum() / whole)


def similarity(index: Store, old: Sequence[Statement], new: Sequence[Statement], ordered: bool = True) -> Similarity:
    """Compare the statements of two editions with each other.

    The share is the mean of two: by words, each stem weighted with how rare it is in the index and in these two texts;
    and by late interaction of the token vectors that the index holds. Set sentences compare with their own kind only,
    recommendations with recommendations. Pairs that share too few words to be the same are passed over, with share 0.

    Args:
        ordered: whether the words and their order are the reports' own; give False for two digests.
    """
    terms = _terms(index, [*old, *new])
    old_terms, new_terms = terms[: len(old)], terms[len(old) :]
    by_words = _by_words(old_terms, new_terms)
    ours, theirs = ([roles(it.text) for it in side] for side in (old, new))
    worth = _worth(*by_words) & _allowed(old, new, ours, theirs)
    by_meaning = _by_meaning(index, old, new, worth)
    of_old, of_new = (((a + b) / 2 * worth).astype(np.float32) for a, b in zip(by_meaning, by_words, strict=True))
    return Similarity(
        of_old=of_old,
        of_new=of_new,
        order=_in_order(old, new, worth),
        old_terms=old_terms,
        new_terms=new_terms,
        roles=_shared(ours, theirs) & worth,
        lists=_shared([it & {"list"} for it in ours], [it & {"list"} for it in theirs]) & worth,
        apart=differently_named([it.text for it in old], [it.text for it in new]),
        ordered=ordered,
    )


def _in_order(old: Sequence[Statement], new: Sequence[Statement], worth: Mask) -> Matrix:
    """The share of the words of both that stand in the same order in both, one number like another; 0 where a pair is not
    worth it."""
    from rapidfuzz.distance import Indel

    found = np.zeros(worth.shape, np.float32)
    counted = [[counted_words(it.text) for it in side] for side in (old, new)]
    # A sign for each word, since texts are held against each other faster than lists.
    signs = {word: chr(at) for at, word in enumerate(set(chain.from_iterable(chain(*counted))))}
    ours, theirs = (["".join(map(signs.__getitem__, own)) for own in side] for side in counted)
    rows, columns = np.nonzero(worth)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    found[rows, columns] = [Indel.normalized_similarity(ours[row], theirs[column]) for row, column in pairs]
    return found


@lru_cache(_TEXTS_KEPT)
def counted_words(text: str) -> tuple[str, ...]:
    """The words of a text with "0" for every number."""
    return tuple(["0" if word[0].isdigit() else word for word in wording(text).words])


def _worth(of_old: Matrix, of_new: Matrix) -> Mask:
    """Which pairs may be the same by their words: they share enough, and are among each other's nearest."""
    near = (np.sqrt((of_old + _MEANING) * (of_new + _MEANING)) / 2).astype(np.float32)
    if not near.size:
        return near.astype(bool)
    by_row = near >= _nth(near, axis=1)
    by_column = near >= _nth(near, axis=0)
    worth: Mask = (near >= _LEAST) & (by_row | by_column)
    return worth


def _nth(values: Matrix, axis: int) -> Matrix:
    """The value of rank `_NEAREST` along an axis, which stays."""
    rank = max(values.shape[axis] - _NEAREST, 0)
    return np.take(np.partition(values, rank, axis=axis), [rank], axis=axis)


def _by_meaning(index: Store, old: Sequence[Statement], new: Sequence[Statement], worth: Mask) -> tuple[Matrix, Matrix]:
    """By late interaction: the mean, over a statement's tokens, of the best cosine to a token of the other; 0 where a pair
    is not worth it."""
    of_old, of_new = np.zeros(worth.shape, np.float32), np.zeros(worth.shape, np.float32)
    ours, ends = index.tokens(it.id for it in old)
    theirs, new_ends = index.tokens(it.id for it in new)
    left, right = (tokens.astype(np.float32) / _ONE for tokens in (ours, theirs))
    lengths = np.diff(new_ends)
    filled = worth & (lengths > 0)
    for at in np.flatnonzero(filled.any(axis=1) & (np.diff(ends) > 0)):
        columns = np.flatnonzero(filled[at])
        chosen, bounds = gather(right, new_ends, columns)
        cosines = product(left[ends[at] : ends[at + 1]], chosen)
        np.maximum(cosines, 0, out=cosines)
        best = np.maximum.reduceat(cosines, bounds[:-1], axis=1)
        of_old[at, columns] = np.add.reduce(best, axis=0) / np.float32(len(best))
        of_new[at, columns] = np.add.reduceat(np.maximum.reduce(cosines, axis=0), bounds[:-1]) / lengths[columns]
    return of_old, of_new


def _by_words(old: Matrix, new: Matrix) -> tuple[Matrix, Matrix]:
    shared: Matrix = product(old, (new > 0).astype(np.float32))
    total_old, total_new = (np.maximum(terms.sum(axis=1), _TINY) for terms in (old, new))
    return shared / total_old[:, None], shared / total_new[None, :]


def _terms(index: Store, statements: Sequence[Statement]) -> Matrix:
    """The weight of every stem in every statement; 0 where it does not stand there."""
    own = [_terms_in(it.text) for it in statements]
    weights = _weights(index, own)
    columns = {term: at for at, term in enumerate(weights)}
    held = np.zeros((len(own), len(columns)), np.float32)
    for row, terms in enumerate(own):
        for term in terms:
            held[row, columns[term]] = weights[term]
    return held


@lru_cache(_TEXTS_KEPT)
def _terms_in(text: str) -> frozenset[str]:
    return frozenset(map(_term, words(without_phrases(text))))


def _term(stem: str) -> str:
    return "0" if stem[0].isdigit() or stem in _counting() else stem


@cache
def _counting() -> frozenset[str]:
    return frozenset(words(" ".join(UNITS)))


def _weights(index: Store, terms: Sequence[frozenset[str]]) -> dict[str, float]:
    """How telling each stem is: the lesser of its rarity in the index and among these statements."""
    counts = Counter(term for own in terms for term in own)
    return {
        term: _NUMBER_WEIGHT if term == "0" else min(index.idf(term), log((len(terms) + 1) / counts[term])) + 0.1
        for term in sorted(counts)
    }


Roles = Sequence[frozenset[str]]


def _allowed(old: Sequence[Statement], new: Sequence[Statement], ours: Roles, theirs: Roles) -> Mask:
    """Which pairs may be the same by their kind: set sentences of one kind, recommendations, or neither on either side."""
    advice = [
        np.array([it.section is SectionKind.RECOMMENDATIONS for it in side], bool).reshape(-1) for side in (old, new)
    ]
    plain = [np.array([not it for it in side], bool).reshape(-1) for side in (ours, theirs)]
    allowed: Mask = (advice[0][:, None] == advice[1][None, :]) & (
        _shared(ours, theirs) | (plain[0][:, None] & plain[1][None, :])
    )
    return allowed


def _shared(ours: Roles, theirs: Roles) -> Mask:
    """Which pairs play a part in common."""
    found = np.zeros((len(ours), len(theirs)), bool)
    played = [[at for at, own in enumerate(side) if own] for side in (ours, theirs)]
    for row in played[0]:
        for column in played[1]:
            found[row, column] = bool(ours[row] & theirs[column])
    return found
