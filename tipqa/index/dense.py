"""Search by vector: a flat inner-product index of FAISS, exact, with exact filters.

A question that leaves few candidates is scored straight from the mapped file, which spares a cold start the import of
faiss (0.05 s and 15 MB); more go to FAISS.
"""

from __future__ import annotations

import os
import struct
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


class Dense:
    """The vectors of texts that are numbered from 0, read from an open file."""

    def __init__(self, file: IO[bytes]) -> None:
        """Map the vectors of a file that `write_vectors` wrote.

        Raises:
            ValueError: it is no flat inner-product index, or it is too short.
        """
        head = file.read(_HEADER.size)
        if len(head) < _HEADER.size:
            raise ValueError("too short")
        kind, self.dimension, self.n, _, _, _, metric, floats = _HEADER.unpack(head)
        if kind != b"IxFI" or metric != _INNER_PRODUCT or floats != self.n * self.dimension:
            raise ValueError("no flat inner-product index of FAISS")
        shape = (self.n, self.dimension)
        self.vectors = np.memmap(file, np.float32, "r", _HEADER.size, shape) if floats else np.empty(shape, np.float32)
        self._file = file
        self._index: Any = None
        self._opening = Lock()

    def best(self, vector: NDArray[np.float32], ids: Ids | None, n: int) -> tuple[Ids, Scores]:
        """The `n` texts of `ids` (sorted; None for all) nearest to a unit vector, and their cosines, best first."""
        candidates = np.arange(self.n) if ids is None else ids
        if len(candidates) > FEW:
            return self._best_by_faiss(vector, candidates, min(n, len(candidates)))
        rows = np.array(self.vectors) if ids is None else self.vectors[ids]
        # einsum, since the threads of a BLAS product wait for each other on a shared machine (1.4 ms against 8).
        return best_scores(candidates, np.einsum("ij,j->i", rows, vector), n)

    def _best_by_faiss(self, vector: NDArray[np.float32], candidates: Ids, n: int) -> tuple[Ids, Scores]:
        faiss: Any = import_module("faiss")

        allowed = np.zeros(self.n, bool)
        allowed[candidates] = True
        # Without a selector FAISS asks all threads for one question: 16 ms against 1 on a shared machine.
        selector = faiss.IDSelectorBitmap(np.packbits(allowed, bitorder="little"))
        parameters = faiss.SearchParameters(sel=selector)
        scores, ids = self._faiss().search(np.ascontiguousarray(vector[None], np.float32), n, params=parameters)
        order = np.argsort(ids[0])
        return best_scores(ids[0][order], scores[0][order], n)

    def _faiss(self) -> Any:

        with self._opening:
            if self._index is None:
                self._index = _mapped(self._file) or _copied(self.vectors)
            return self._index


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
