"""How much of each statement of one edition stands in each statement of the other, by words and by meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tipqa.answers.comparison.formulas import formulas, without_phrases
from tipqa.index.model import Statement
from tipqa.index.words import words

if TYPE_CHECKING:
    from tipqa.index.index import Index

Matrix = NDArray[np.float32]
_SCALE = 127.0  # of a unit vector stored as int8
_NUMBER_WEIGHT = 0.3  # a changed number is a finding, not another statement


@dataclass(frozen=True, slots=True)
class Similarity:
    """Arrays (old statements, new statements), each value between 0 and 1.

    `of_old` is the share of an old statement that a new one covers, `of_new` the share of the new one; `shared` is the
    weight of the words they have in common, in nats.
    """

    of_old: Matrix
    of_new: Matrix
    shared: Matrix

    @property
    def both(self) -> Matrix:
        """The mean of both shares: how far two statements are the same."""
        return (self.of_old + self.of_new) / 2


def similarity(index: Index, old: Sequence[Statement], new: Sequence[Statement]) -> Similarity:
    """Compare all statements of two editions with each other.

    The share is the mean of two: by words, each stem weighted with how rare it is in the index and in these two texts;
    and by late interaction of the token vectors that the index holds. Set sentences compare with their own kind only.
    """
    by_meaning = _by_meaning(index, old, new)
    *by_words, shared = _by_words(index, old, new)
    allowed = _allowed(old, new)
    of_old, of_new = ((a + b) / 2 * allowed for a, b in zip(by_meaning, by_words, strict=True))
    return Similarity(of_old, of_new, shared * allowed)


def _by_meaning(index: Index, old: Sequence[Statement], new: Sequence[Statement]) -> tuple[Matrix, Matrix]:
    old_vectors, old_bounds = _floats(index, old)
    new_vectors, new_bounds = _floats(index, new)
    cosines = old_vectors @ new_vectors.T
    of_old = _mean_runs(np.maximum.reduceat(cosines, new_bounds[:-1], axis=1), old_bounds)
    of_new = _mean_runs(np.maximum.reduceat(cosines, old_bounds[:-1], axis=0).T, new_bounds).T
    return np.clip(of_old, 0, 1), np.clip(of_new, 0, 1)


def _floats(index: Index, statements: Sequence[Statement]) -> tuple[Matrix, NDArray[np.int64]]:
    vectors, bounds = index.tokens(statement.id for statement in statements)
    return vectors.astype(np.float32) / _SCALE, bounds


def _mean_runs(values: Matrix, bounds: NDArray[np.int64]) -> Matrix:
    """The mean over each run of rows."""
    means: Matrix = np.add.reduceat(values, bounds[:-1], axis=0) / np.diff(bounds)[:, None].astype(np.float32)
    return means


def _by_words(index: Index, old: Sequence[Statement], new: Sequence[Statement]) -> tuple[Matrix, Matrix, Matrix]:
    terms = [frozenset(map(_term, words(without_phrases(it.text)))) for it in (*old, *new)]
    weights = _weights(index, terms)
    columns = {term: at for at, term in enumerate(weights)}
    has = np.zeros((len(terms), len(columns)), np.float32)
    for row, own in enumerate(terms):
        has[row, [columns[term] for term in own]] = 1
    weighted = has * np.fromiter(weights.values(), np.float32, len(weights))
    shared = weighted[: len(old)] @ has[len(old) :].T
    total = np.maximum(weighted.sum(axis=1), 1e-6)
    return shared / total[: len(old), None], shared / total[None, len(old) :], shared


def _term(stem: str) -> str:
    return "0" if stem[0].isdigit() else stem


def _weights(index: Index, terms: Sequence[frozenset[str]]) -> dict[str, float]:
    """How telling each stem is: the lesser of its rarity in the index and among these statements."""
    counts = Counter(term for own in terms for term in own)
    return {
        term: _NUMBER_WEIGHT if term == "0" else min(index.idf(term), log((len(terms) + 1) / counts[term])) + 0.1
        for term in sorted(counts)
    }


def _allowed(old: Sequence[Statement], new: Sequence[Statement]) -> Matrix:
    old_kinds, new_kinds = [formulas(it.text) for it in old], [formulas(it.text) for it in new]
    return np.array([[_comparable(a, b) for b in new_kinds] for a in old_kinds], np.float32).reshape(len(old), len(new))


def _comparable(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a & b) if a or b else True
