"""Joining the two searches: each method is one small function of the same form.

A method takes what the words found and what the vectors found, both best first, and gives one ranking with scores
between 0 and 1. Which is the default is decided by measurement (`evals/benchmarks/ablation.py`).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from tipqa.records import dataclass

Ids = NDArray[np.int64]
Scores = NDArray[np.floating]
RRF_K = 60  # the constant of Cormack, Clarke and Büttcher (2009)


@dataclass(frozen=True, slots=True)
class Found:
    """What one method found: passage ids, best first, and its raw scores."""

    ids: Ids
    scores: Scores


Method = Callable[[Found, Found], Found]


def bm25(words: Found, vectors: Found) -> Found:
    """The words alone."""
    del vectors
    return Found(words.ids, _scaled(words.scores))


def dense(words: Found, vectors: Found) -> Found:
    """The vectors alone."""
    del words
    return Found(vectors.ids, _scaled(vectors.scores))


def weighted(words: Found, vectors: Found) -> Found:
    """As `minmax`, the vectors weighing 0.6 and the words 0.4."""
    return _weighed(words, vectors, 0.6)


def leaning(words: Found, vectors: Found) -> Found:
    """As `minmax`, the vectors weighing 0.7 and the words 0.3: for candidates that are all of one country and edition."""
    return _weighed(words, vectors, 0.7)


def rrf(words: Found, vectors: Found) -> Found:
    """Reciprocal rank fusion: the sum of 1 / (60 + rank), scaled so that first in both gives 1."""
    return _joined(
        *(Found(found.ids, (RRF_K + 1) / 2 / (RRF_K + 1 + np.arange(len(found.ids)))) for found in (words, vectors))
    )


def minmax(words: Found, vectors: Found) -> Found:
    """The mean of both scores, each scaled to 0..1 over what it found; not found counts as 0."""
    return _weighed(words, vectors, 0.5)


METHODS: dict[str, Method] = {
    "bm25": bm25,
    "dense": dense,
    "rrf": rrf,
    "minmax": minmax,
    "weighted": weighted,
    "leaning": leaning,
}


def _weighed(words: Found, vectors: Found, share: float) -> Found:
    return _joined(
        Found(words.ids, _scaled(words.scores) * (1 - share)), Found(vectors.ids, _scaled(vectors.scores) * share)
    )


def _scaled(scores: Scores) -> Scores:
    if not len(scores):
        return scores
    low, high = float(scores.min()), float(scores.max())
    if high == low:
        return np.ones_like(scores)
    return (scores - low) / (high - low)


def _joined(first: Found, second: Found) -> Found:
    ids, where = np.unique(np.concatenate([first.ids, second.ids]), return_inverse=True)
    total = np.zeros(len(ids), dtype=np.float32)
    np.add.at(total, where, np.concatenate([first.scores, second.scores]).astype(np.float32))
    order = np.lexsort((ids, -total))
    return Found(ids[order], total[order])
