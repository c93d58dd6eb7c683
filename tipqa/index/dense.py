"""Search by vector: a flat inner-product index of FAISS, exact, with exact filters.

A question that leaves few candidates is scored straight from the mapped file, which spares a cold start the import of
faiss (0.05 s and 15 MB); more go to FAISS.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from tipqa.index.arrays import Ids, Scores, best_scores

FEW = 4000  # candidates that numpy scores faster than faiss is imported
_HEADER = struct.Struct("<4siqqq?iQ")  # of a flat index: kind, dimension, rows, two unused, trained, metric, floats
_INNER_PRODUCT = 0
_UNUSED = 1 << 20  # what FAISS writes there


def write_vectors(path: Path, *runs: NDArray[np.float32]) -> None:
    """Write unit vectors, one a row, run after run, as FAISS writes an `IndexFlatIP`; row i is number i."""
    n, dimension = sum(map(len, runs)), runs[0].shape[1]
    with path.open("wb") as file:
        file.write(_HEADER.pack(b"IxFI", dimension, n, _UNUSED, _UNUSED, True, _INNER_PRODUCT, n * dimension))
        for run in runs:
            file.write(np.ascontiguousarray(run, np.float32).data)


class Flat:
    """The vectors of one file; row i is number i."""

    def __init__(self, file: IO[bytes]) -> None:
        """Map the vectors of a file that `write_vectors` wrote.

        Raises:
            ValueError: it is no flat inner-product index, or it is too short.
        """
        head = file.read(_HEADER.size)
        if len(head) < _HEADER.size:
            raise ValueError("too short")
        kind, dimension, n, _, _, _, metric, floats = _HEADER.unpack(head)
        if kind != b"IxFI" or metric != _INNER_PRODUCT or floats != n * dimension:
            raise ValueError("no flat inner-product index of FAISS")
        shape = (n, dimension)
        self.vectors = np.memmap(file, np.float32, "r", _HEADER.size, shape) if floats else np.empty(shape, np.float32)
        self._file = file
        self._index: Any = None
        self._every: Any = None
        self._opening = Lock()

    def best(self, vector: NDArray[np.float32], rows: Ids, n: int) -> tuple[Ids, Scores]:
        """The `n` of these rows nearest to a vector, by FAISS, in their order, with their cosines."""
        parameters = self._all() if len(rows) == len(self.vectors) else _only(rows, len(self.vectors))
        question = np.ascontiguousarray(vector[None], np.float32)
        scores, ids = self._faiss().search(question, min(n, len(rows)), params=parameters)
        order = np.argsort(ids[0])
        return ids[0][order], scores[0][order]

    def _all(self) -> Any:
        if self._every is None:
            self._every = _only(np.arange(len(self.vectors)), len(self.vectors))
        return self._every

    def _faiss(self) -> Any:

        with self._opening:
            if self._index is None:
                self._index = _mapped(self._file) or _copied(self.vectors)
            return self._index


class Dense:
    """The vectors of texts that are numbered from 0, in several files, one after the other, each opened when it is first needed."""

    def __init__(self, files: Sequence[Callable[[], Flat]], counts: Sequence[int]) -> None:
        """Of these files, which have so many vectors."""
        self._files, self._ends = files, np.cumsum(counts)

    @classmethod
    def of(cls, *files: IO[bytes]) -> Dense:
        """Of these open files.

        Raises:
            ValueError: see `Flat`.
        """
        flat = [Flat(file) for file in files]
        return cls([lambda it=it: it for it in flat], [len(it.vectors) for it in flat])  # type: ignore[misc]

    @property
    def n(self) -> int:
        """How many there are."""
        return int(self._ends[-1])

    def best(self, vector: NDArray[np.float32], ids: Ids | None, n: int) -> tuple[Ids, Scores]:
        """The `n` texts of `ids` (sorted; None for all) nearest to a unit vector, and their cosines, best first."""
        candidates = np.arange(self.n) if ids is None else ids
        if len(candidates) > FEW and n > 0:
            found = [(start + rows, scores) for start, rows, scores in self._best_by_faiss(vector, candidates, n)]
            rows, scores = (np.concatenate(it) for it in zip(*found, strict=True))
            return best_scores(rows, scores, n)
        # einsum, since the threads of a BLAS product wait for each other on a shared machine (1.4 ms against 8).
        return best_scores(candidates, np.einsum("ij,j->i", self.rows(candidates), vector), n)

    def rows(self, ids: Ids) -> NDArray[np.float32]:
        """The vectors of these texts, which are sorted."""
        parts = [file.vectors[own] for file, _, own in self._parts(ids)]
        return np.concatenate(parts) if parts else self._files[0]().vectors[:0]

    def _best_by_faiss(self, vector: NDArray[np.float32], candidates: Ids, n: int) -> Iterator[tuple[int, Ids, Scores]]:
        for file, start, own in self._parts(candidates):
            yield start, *file.best(vector, own, n)

    def _parts(self, ids: Ids) -> Iterator[tuple[Flat, int, Ids]]:
        """The files that some of `ids` lie in, each with the number of its first text and the rows in it."""
        start = at = 0
        for open_file, end in zip(self._files, self._ends.tolist(), strict=True):
            stop = int(np.searchsorted(ids, end))
            if at < stop:
                yield open_file(), start, ids[at:stop] - start
            start, at = end, stop


def _only(rows: Ids, n: int) -> Any:
    """What has FAISS look at these of `n` rows alone.

    Without it FAISS asks all threads for one question: 16 ms against 1 on a shared machine.
    """
    faiss: Any = import_module("faiss")

    allowed = np.zeros(n, bool)
    allowed[rows] = True
    return faiss.SearchParameters(sel=faiss.IDSelectorBitmap(np.packbits(allowed, bitorder="little")))


def _mapped(file: IO[bytes]) -> Any:
    """The FAISS index of an open file, mapped; None where the system has no names for open files."""
    import faiss

    name = f"/dev/fd/{file.fileno()}"
    flag = getattr(faiss, "IO_FLAG_MMAP_IFC", None)
    if flag is None or not os.path.exists(name):  # noqa: PTH110
        return None
    file.seek(0)
    return faiss.read_index(name, flag)


def _copied(vectors: NDArray[np.float32]) -> Any:
    import faiss

    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(np.array(vectors))
    return index
