"""Search by words: BM25 as rank-bm25 defines it, served from a sparse matrix.

How often each term stands in each text is kept by columns (one column a term). What it weighs there is reckoned when it is
asked for, so that the scores of a question are the sum of a few columns, and one text more changes no other column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
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
_ARRAYS = ("vocabulary", "indptr", "rows", "times", "lengths")


@dataclass(frozen=True, eq=False)
class Lexical:
    """The terms of texts that are numbered from 0, with their BM25 weights.

    Term t of `vocabulary` (sorted UTF-8 bytes) stands in the texts `rows[indptr[t]:indptr[t + 1]]`, which rise, and `times`
    beside them tell how often. `lengths` are those of the texts, in terms.
    """

    vocabulary: NDArray[Any]
    indptr: NDArray[Any]
    rows: NDArray[Any]
    times: NDArray[Any]
    lengths: NDArray[Any]

    def __post_init__(self) -> None:
        if len(self.vocabulary) + 1 != len(self.indptr) or not len(self.rows) == len(self.times) == self.indptr[-1]:
            raise ValueError("the columns do not fit the vocabulary")

    @property
    def n(self) -> int:
        """How many texts there are."""
        return len(self.lengths)

    def scores(self, question: str) -> Scores:
        """The BM25 score of each text for `question`."""
        scores = np.zeros(self.n, np.float32)
        for term, times in Counter(words(question)).items():
            column = self._column(term)
            if column is not None:
                scores[self.rows[column]] += times * self.weights(column)
        return scores

    def weights(self, column: slice) -> Scores:
        """What the term of a column adds to the score of each text in it, as `bm25` has it."""
        rows, times = self.rows[column], self.times[column].astype(np.float64)
        return term_weights(positive_idf(self.n, len(rows)), times, self._norms[rows]).astype(np.float32)

    @cached_property
    def _norms(self) -> Numbers:
        return length_norms(self.lengths.astype(np.float64), float(self.lengths.sum()) / max(1, self.n))

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
    documents = [words(text) for text in texts]
    counted = bm25(documents).doc_freqs if any(documents) else []
    vocabulary = np.array(sorted({term.encode() for document in counted for term in document}), np.bytes_)
    position = {term.decode(): at for at, term in enumerate(vocabulary.tolist())}
    columns = np.array([position[term] for document in counted for term in document], np.int64)
    rows = np.repeat(np.arange(len(counted)), [len(document) for document in counted])
    times = np.array([times for document in counted for times in document.values()], np.uint16)
    order = np.argsort(columns, kind="stable")
    lengths = np.array([*map(len, documents)], np.int32)
    return Lexical(vocabulary, _ends(columns, len(vocabulary)), rows[order].astype(np.int32), times[order], lengths)


def refit(old: Lexical, places: Ids, texts: Sequence[str], at: Ids) -> Lexical:
    """What `fit` gives of texts most of which `old` was fitted on, without reading those again.

    Args:
        places: the new number of each text of `old`, which rise; -1 where it is gone.
        texts: the texts that are new.
        at: their numbers, which rise.
    """
    new = fit(texts)
    vocabulary = np.union1d(old.vocabulary, new.vocabulary)
    rows = places.astype(np.int32)[old.rows]
    kept = rows >= 0
    columns = np.repeat(np.searchsorted(vocabulary, old.vocabulary), np.diff(old.indptr))[kept]
    more = np.repeat(np.searchsorted(vocabulary, new.vocabulary), np.diff(new.indptr))
    rows, more_rows = rows[kept], at[new.rows]
    n = int(np.count_nonzero(places >= 0)) + len(texts)
    into = np.searchsorted(columns * n + rows, more * n + more_rows)
    columns = np.insert(columns, into, more)
    lengths = np.zeros(n, np.int32)
    lengths[places[places >= 0]], lengths[at] = old.lengths[places >= 0], new.lengths
    ends = _ends(columns, len(vocabulary))
    used = np.diff(ends) > 0
    return Lexical(
        vocabulary[used],
        np.concatenate([[0], ends[1:][used]]),
        np.insert(rows, into, more_rows),
        np.insert(old.times[kept], into, new.times),
        lengths,
    )


def _ends(columns: Ids, n: int) -> Ids:
    """Where the columns 0 to `n` of a matrix start, from the column of each of its entries."""
    return np.concatenate([[0], np.cumsum(np.bincount(columns, minlength=n))]).astype(np.int64)


def write_lexical(path: Path, bare: Lexical, header: Lexical) -> None:
    """Write the terms of the same texts, without and with their headers, as an uncompressed `.npz` file."""
    both = (("bare", bare), ("header", header))
    arrays: dict[str, Any] = {f"{name}-{key}": getattr(it, key) for name, it in both for key in _ARRAYS}
    with path.open("wb") as file:
        np.savez(file, **arrays)


def read_lexical(file: IO[bytes]) -> tuple[Lexical, Lexical]:
    """The two sets of terms in an open file that `write_lexical` wrote: without headers, with headers.

    Raises:
        ValueError, KeyError: it is no such file.
    """
    arrays = map_npz(file)
    bare, header = (Lexical(**{key: arrays[f"{name}-{key}"] for key in _ARRAYS}) for name in ("bare", "header"))
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


def term_weights(idf: Numbers | float, times: Numbers, norms: Numbers) -> Numbers:
    """What terms of these `idf` add to the score of texts of these `length_norms` that hold them so many `times`, as `bm25` has it."""
    weights: Numbers = idf * times * (K1 + 1)
    weights /= times + norms
    return weights


def length_norms(length: Numbers, mean_length: float) -> Numbers:
    """What the `length` of texts, in terms, takes from the weights of the terms in them."""
    norms: Numbers = K1 * (1 - B + B * length / max(mean_length, 1e-300))
    return norms
