"""Comparing sentences token by token (late interaction).

A sentence's score for a question is the weighted mean, over the question's words, of the best cosine to any token of
the sentence. See Khattab and Zaharia, "ColBERT", SIGIR 2020; here without training, on a hidden layer of the encoder.

Sentences come as the index stores them: `tokens` int8 (t, 64), one sentence after the other, and `bounds` int64
(m + 1,), so that `tokens[bounds[i]:bounds[i + 1]]` are those of sentence i.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tipqa.index.arrays import PRODUCT
from tipqa.index.projection import SAMPLE, SCALE, TOKEN_DIMENSION, Floats, Projection, Tokens, fit_projection, unit
from tipqa.index.question_words import QuestionWords, content_words

if TYPE_CHECKING:
    from tipqa.index.encoder import Encoder

__all__ = [
    "SAMPLE",
    "TOKEN_DIMENSION",
    "Floats",
    "Projection",
    "QuestionWords",
    "Tokens",
    "align_scores",
    "content_words",
    "fit_projection",
    "mean_tokens",
    "score_matrix",
    "score_sentences",
    "score_whole",
    "token_weights",
]


Bounds = NDArray[np.int64]


def score_matrix(question: QuestionWords, tokens: Tokens, bounds: Bounds) -> Floats:
    """How well each sentence covers each word: the best cosine, float32 (m, words), between 0 and 1."""
    out = np.zeros((len(bounds) - 1, len(question.words)), np.float32)
    words = np.ascontiguousarray(question.vectors.T) / np.float32(SCALE)
    filled = np.flatnonzero(np.diff(bounds))
    chunk = PRODUCT // max(1, words.size)
    at = 0
    while at < len(filled):
        # As many further sentences as make a chunk, and at least one.
        first = bounds[filled[at]]
        stop = max(at + 1, int(np.searchsorted(bounds[filled + 1], first + chunk, "right")))
        part = filled[at:stop]
        cosines = tokens[first : bounds[part[-1] + 1]].astype(np.float32) @ words
        out[part] = np.maximum.reduceat(cosines, bounds[part] - first, axis=0)
        at = stop
    return np.clip(out, 0, 1, out=out)


def score_sentences(question: QuestionWords, tokens: Tokens, bounds: Bounds) -> Floats:
    """The score of each sentence, float32 (m,), between 0 and 1: the weighted mean of its `score_matrix` row.

    Where no word has a weight they count alike; without words every score is 0.
    """
    if not question.words:
        return np.zeros(len(bounds) - 1, np.float32)
    weights = question.weights if question.weights.any() else np.ones_like(question.weights)
    scores: Floats = score_matrix(question, tokens, bounds) @ (weights / weights.sum())
    return scores


def mean_tokens(tokens: Tokens, bounds: Bounds) -> Floats:
    """The unit vector of the mean of each sentence's tokens, float32 (m, 64); zeros for an empty sentence."""
    means = np.zeros((len(bounds) - 1, tokens.shape[1]), np.float32)
    filled = np.flatnonzero(np.diff(bounds))
    if len(filled):
        means[filled] = unit(np.add.reduceat(tokens, bounds[filled], axis=0, dtype=np.float32))
    return means


def score_whole(question: Floats, means: Floats) -> Floats:
    """How near each sentence comes as a whole, float32 (m,): the cosine of its mean token to that of the question.

    The mean holds the small words too, so that what is asked of a thing tells: who, why, no longer.

    Args:
        question: the mean of the question's tokens, float32 (64,).
        means: those of the sentences, as `mean_tokens` gives them.
    """
    scores: Floats = means @ unit(question)
    return scores


def align_scores(
    tokens_a: Tokens, bounds_a: Bounds, idf_a: Floats, tokens_b: Tokens, bounds_b: Bounds, idf_b: Floats
) -> tuple[Floats, Floats]:
    """How much of each sentence of a is covered by each of b, and how much of each of b by each of a.

    Both are float32 (n, m), between 0 and 1, for the n sentences of a and the m of b. A sentence with no weighty token
    neither covers nor is covered.

    Args:
        idf_a: the weight of each token of a, float32 (t,), see `token_weights`; those of weight 0 are passed over,
            which makes the comparison three times faster.
        idf_b: the same for b.
    """
    a, ends_a, weights_a = _weighty(tokens_a, bounds_a, idf_a)
    b, ends_b, weights_b = _weighty(tokens_b, bounds_b, idf_b)
    best_a = np.zeros((len(a), len(ends_b) - 1), np.float32)  # of each token of a, in each sentence of b
    best_b = np.zeros((len(ends_a) - 1, len(b)), np.float32)
    filled_a, filled_b = np.flatnonzero(np.diff(ends_a)), np.flatnonzero(np.diff(ends_b))
    if len(filled_a) and len(filled_b):
        columns = np.ascontiguousarray(b.T)
        for i in filled_a:  # one sentence at a time stays in the cache: half the time of one large product
            rows = slice(ends_a[i], ends_a[i + 1])
            cosines = a[rows] @ columns
            cosines.max(axis=0, out=best_b[i])
            best_a[rows, filled_b] = np.maximum.reduceat(cosines, ends_b[filled_b], axis=1)
    np.clip(best_a, 0, 1, out=best_a)
    np.clip(best_b, 0, 1, out=best_b)
    return _weighted(best_a, weights_a, ends_a), _weighted(best_b.T, weights_b, ends_b).T


def token_weights(encoder: Encoder, texts: Sequence[str], idf: Callable[[str], float]) -> Floats:
    """The weight of every token of the texts, one text after the other, in the order of the stored tokens.

    A token has the weight of the word it belongs to, shared among the pieces of that word.
    """
    weights: list[float] = []
    for text, (spans, words) in zip(texts, encoder.token_spans(texts), strict=True):
        for word in np.unique(words):
            own = spans[words == word]
            weight = idf(text[own[0, 0] : own[-1, 1]]) / len(own)
            weights.extend([weight] * len(own))
    return np.array(weights, np.float32)


def _weighty(tokens: Tokens, bounds: Bounds, weights: Floats) -> tuple[Floats, Bounds, Floats]:
    """The unit vectors of the tokens that have a weight, the bounds between sentences in them, and the weights."""
    kept = weights > 0
    ends = np.concatenate([[0], np.cumsum(kept)])[bounds]
    return tokens[kept].astype(np.float32) / np.float32(SCALE), ends, weights[kept]


def _weighted(best: Floats, weights: Floats, ends: Bounds) -> Floats:
    """The weighted mean of the rows of each sentence: (n, m) out of (tokens, m)."""
    out = np.zeros((len(ends) - 1, best.shape[1]), np.float32)
    filled = np.flatnonzero(np.diff(ends))
    if len(filled):
        sums = np.add.reduceat(best * weights[:, None], ends[filled], axis=0)
        out[filled] = sums / np.add.reduceat(weights, ends[filled])[:, None]
    return out
