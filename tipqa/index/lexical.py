"""Search by words: BM25 as rank-bm25 defines it, served from a sparse matrix.

The model of rank-bm25 is fitted once, when an index is built. The weight of each term in each text is kept by columns
(one column a term), so that the scores of a question are the sum of a few columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log1p
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from tipqa.index.arrays import Ids, Scores, best_scores, map_npz
from tipqa.index.words import words

K1, B = 1.5, 0.75  # as rank-bm25 has them
Numbers = NDArray[np.float64]
_NONE: Ids = np.empty(0, np.int64)
_NO_TIMES = np.empty(0, np.uint16)
_ARRAYS = ("vocabulary", "indptr", "rows", "weights")
_TIMES = "times"


@dataclass(frozen=True, slots=True, eq=False)
class Lexical:
    """BM25 weights of `n` texts that are numbered from 0.

    Term t of `vocabulary` (sorted UTF-8 bytes) stands in the texts `rows[indptr[t]:indptr[t + 1]]`, with the `weights`
    beside them. `times`, how often it stands in each, is what an update needs (`refit`), and empty where it was not kept.
    """

    vocabulary: NDArray[Any]
    indptr: NDArray[Any]
    rows: NDArray[Any]
    weights: NDArray[Any]
    n: int
    times: NDArray[Any] = field(default_factory=lambda: _NO_TIMES)

    def __post_init__(self) -> None:
        if len(self.vocabulary) + 1 != len(self.indptr) or not len(self.rows) == len(self.weights) == self.indptr[-1]:
            raise ValueError("the columns do not fit the vocabulary")

    def scores(self, question: str) -> Scores:
        """The BM25 score of each text for `question`."""
        scores = np.zeros(self.n, np.float32)
        for term, times in Counter(words(question)).items():
            column = self._column(term)
            if column is not None:
                scores[self.rows[column]] += times * self.weights[column]
        return scores

    def best(self, question: str, ids: Ids | None, n: int) -> tuple[Ids, Scores]:
        """The `n` best texts of `ids` (sorted; None for all) and their scores, without those that share no word."""
        scores = self.scores(question)
        found = np.flatnonzero(scores > 0) if ids is None else ids[scores[ids] > 0]
        return best_scores(found, scores[found], n)

    def frequency(self, term: str, without: Ids = _NONE) -> int:
        """In how many texts a term, as `words` gives it, stands; the texts `without` (sorted) are not counted."""
        column = self._column(term)
        if column is None:
            return 0
        rows = self.rows[column]
        if not len(without):
            return len(rows)
        at = np.minimum(np.searchsorted(without, rows), len(without) - 1)
        return len(rows) - int(np.count_nonzero(without[at] == rows))

    def _column(self, term: str) -> slice | None:
        key = term.encode()
        at = int(np.searchsorted(self.vocabulary, key))
        if at == len(self.vocabulary) or self.vocabulary[at] != key:
            return None
        return slice(int(self.indptr[at]), int(self.indptr[at + 1]))


def fit(texts: Sequence[str]) -> Lexical:
    """Fit BM25 on `texts`; text i is number i."""
    return _weighed(_count(texts), len(texts))


def refit(old: Lexical, places: Ids, texts: Sequence[str], at: Ids) -> Lexical:
    """What `fit` gives of texts most of which `old` was fitted on, without reading those again.

    Args:
        old: with its `times`.
        places: the new number of each text of `old`; -1 where it is gone.
        texts: the texts that are new.
        at: their numbers.
    """
    rows = places[old.rows]
    kept, columns = rows >= 0, np.repeat(np.arange(len(old.vocabulary)), np.diff(old.indptr))
    new = _count(texts)
    vocabulary = np.union1d(old.vocabulary, new.vocabulary)
    joined = _Counts(
        vocabulary,
        np.concatenate(
            [
                np.searchsorted(vocabulary, old.vocabulary)[columns[kept]],
                np.searchsorted(vocabulary, new.vocabulary)[new.columns],
            ]
        ),
        np.concatenate([rows[kept], at[new.rows]]),
        np.concatenate([old.times[kept], new.times]),
    )
    return _weighed(joined, int((places >= 0).sum()) + len(texts))


@dataclass(frozen=True, slots=True, eq=False)
class _Counts:
    """How often terms stand in texts: term `vocabulary[columns[i]]` in text `rows[i]`, `times[i]` times."""

    vocabulary: NDArray[Any]
    columns: Ids
    rows: Ids
    times: NDArray[np.uint16]


def _count(texts: Sequence[str]) -> _Counts:
    documents = [words(text) for text in texts]
    counted = bm25(documents).doc_freqs if any(documents) else []
    vocabulary = np.array(sorted({term.encode() for document in counted for term in document}), np.bytes_)
    position = {term.decode(): at for at, term in enumerate(vocabulary.tolist())}
    columns = [position[term] for document in counted for term in document]
    rows = np.repeat(np.arange(len(counted)), [len(document) for document in counted])
    times = [times for document in counted for times in document.values()]
    return _Counts(vocabulary, np.array(columns, np.int64), rows, np.array(times, np.uint16))


def _weighed(counts: _Counts, n: int) -> Lexical:
    """The weights of `bm25` for `n` texts. Terms that stand in none are left out."""
    frequency = np.bincount(counts.columns, minlength=len(counts.vocabulary))
    used = frequency > 0
    columns = (np.cumsum(used) - 1)[counts.columns]
    order = np.argsort(columns * n + counts.rows, kind="stable")
    columns, rows, times = columns[order], counts.rows[order], counts.times[order]
    lengths = np.bincount(rows, times, minlength=n).astype(np.float64)
    idf = np.array([positive_idf(n, f) for f in frequency[used].tolist()])
    weights = term_weights(idf[columns], times.astype(np.float64), lengths[rows], lengths.sum() / max(1, n))
    indptr = np.concatenate([[0], np.cumsum(frequency[used])]).astype(np.int64)
    return Lexical(
        counts.vocabulary[used], indptr, rows.astype(np.int32), weights.astype(np.float32), n, times.astype(np.uint16)
    )


def write_lexical(path: Path, bare: Lexical, header: Lexical) -> None:
    """Write two sets of weights of the same texts, without and with their headers, as an uncompressed `.npz` file."""
    arrays: dict[str, Any] = {
        f"{name}-{key}": getattr(it, key)
        for name, it in (("bare", bare), ("header", header))
        for key in (*_ARRAYS, *([_TIMES] if len(it.times) else []))
    }
    with path.open("wb") as file:
        np.savez(file, n=np.array([bare.n]), **arrays)


def read_lexical(file: IO[bytes]) -> tuple[Lexical, Lexical]:
    """The two sets of weights in an open file that `write_lexical` wrote: without headers, with headers.

    Raises:
        ValueError, KeyError: it is no such file.
    """
    arrays = map_npz(file)
    n = int(arrays["n"][0])
    bare, header = (
        Lexical(
            **{key: arrays[f"{name}-{key}"] for key in _ARRAYS}, n=n, times=arrays.get(f"{name}-{_TIMES}", _NO_TIMES)
        )
        for name in ("bare", "header")
    )
    return bare, header


def bm25(documents: list[list[str]]) -> Any:
    """The rank-bm25 model of tokenised texts that the matrix stands for: `BM25Okapi` with an idf above 0.

    The usual idf is 0 for a term in half of the texts and less for a commoner one: a small corpus would find nothing.
    ln(1 + (n - f + 0.5) / (f + 0.5)) stays above 0 (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
    2009, as Lucene has it).
    """
    from rank_bm25 import BM25Okapi

    class PositiveOkapi(BM25Okapi):  # type: ignore[misc]
        def _calc_idf(self, frequencies: dict[str, int]) -> None:
            n = self.corpus_size
            self.idf = {term: positive_idf(n, f) for term, f in frequencies.items()}

    return PositiveOkapi(documents, k1=K1, b=B)


def positive_idf(n: int, frequency: int) -> float:
    """The idf of a term that stands in `frequency` of `n` texts, see `bm25`."""
    return log1p((n - frequency + 0.5) / (frequency + 0.5))


def term_weights(idf: Numbers, frequency: Numbers, length: Numbers, mean_length: float) -> Numbers:
    """What terms of these `idf` add to the score of texts of this `length` that hold them `frequency` times, as `bm25` has it."""
    weights: Numbers = idf * frequency * (K1 + 1)
    weights /= frequency + K1 * (1 - B + B * length / mean_length)
    return weights
