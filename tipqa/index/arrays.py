"""Numpy arrays on disk, mapped into memory so that opening them costs nothing, and the choice of the best scores."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Scores = NDArray[np.float32]

PRODUCT = 400_000  # multiplications done at a time: BLAS starts threads for more, which wait for each other for longer
_WIDE = 16  # columns of a product at least
_LOCAL_HEADER = 30  # bytes of a zip member's header before its name


def map_npy(file: IO[bytes], at: int = 0) -> NDArray[Any]:
    """Map the `.npy` array that starts at byte `at` of `file`.

    Raises:
        ValueError: there is no array there, it holds Python objects, or the file is too short for it.
    """
    file.seek(at)
    version = np.lib.format.read_magic(file)
    if version != (1, 0):
        raise ValueError(f"npy version {version}")
    shape, fortran, dtype = np.lib.format.read_array_header_1_0(file)
    if dtype.hasobject or fortran:
        raise ValueError("not a plain array")
    if not np.prod(shape):
        return np.empty(shape, dtype)
    return np.memmap(file, dtype, "r", offset=file.tell(), shape=shape)


def map_bounds(file: IO[bytes]) -> NDArray[np.int64]:
    """Map the bounds of runs that follow each other, see `gather`.

    Raises:
        ValueError: there is no such array, or a run would end before it starts.
    """
    bounds: NDArray[np.int64] = map_npy(file)
    if bounds.ndim != 1 or not len(bounds) or bounds[0] != 0 or (np.diff(bounds) < 0).any():
        raise ValueError("not the bounds of runs")
    return bounds


def map_npz(file: IO[bytes]) -> dict[str, NDArray[Any]]:
    """Map all arrays of an uncompressed `.npz` file, by name.

    Raises:
        ValueError: it is not such a file.
    """
    try:
        members = zipfile.ZipFile(file).infolist()
    except zipfile.BadZipFile as error:
        raise ValueError(str(error)) from error
    arrays = {}
    for member in members:
        if member.compress_type != zipfile.ZIP_STORED:
            raise ValueError("compressed")
        file.seek(member.header_offset + _LOCAL_HEADER - 4)
        name, extra = int.from_bytes(file.read(2), "little"), int.from_bytes(file.read(2), "little")
        arrays[Path(member.filename).stem] = map_npy(file, member.header_offset + _LOCAL_HEADER + name + extra)
    return arrays


def best_scores(ids: Ids, scores: Scores, n: int) -> tuple[Ids, Scores]:
    """The `n` highest scores with their ids, best first; equal scores in the order of their ids.

    `ids` is sorted, and `scores` stands beside it.
    """
    if n <= 0:
        return ids[:0], scores[:0]
    if len(scores) > n:
        kept = scores >= np.partition(scores, -n)[-n]
        ids, scores = ids[kept], scores[kept]
    order = np.argsort(-scores, kind="stable")[:n]
    return ids[order], scores[order]


def gather(rows: NDArray[Any], bounds: NDArray[np.int64], numbers: Ids) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """The runs of `rows` with these numbers, one after the other, and the bounds between them.

    Run i is `rows[bounds[i]:bounds[i + 1]]`, in what comes in and in what is given.
    """
    starts, lengths = bounds[numbers], bounds[numbers + 1] - bounds[numbers]
    new = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    at = np.arange(new[-1]) + np.repeat(starts - new[:-1], lengths)
    return rows[at], new


class RowFile:
    """The rows of an array on disk, copied out.

    A mapped file counts as memory of the process wherever it was touched, and after some hundred questions that is all of it.
    """

    def __init__(self, file: IO[bytes]) -> None:
        """Open the `.npy` array of an open file.

        Raises:
            ValueError: see `map_npy`.
        """
        self.mapped = map_npy(file)
        self._file, self._first = file, int(getattr(self.mapped, "offset", 0))

    def read(self, rows: NDArray[Any], first: int) -> None:
        """Fill `rows` with those from number `first` on.

        Raises:
            ValueError: the file has become shorter.
        """
        if not hasattr(os, "preadv"):
            rows[:] = self.mapped[first : first + len(rows)]
            return
        size = rows.nbytes
        if size and os.preadv(self._file.fileno(), [rows.data], self._first + first * (size // len(rows))) != size:
            raise ValueError("too short")


class StoredRows:
    """The rows of an array that lies on disk in several files, one after the other, each opened when it is first needed."""

    def __init__(self, files: Sequence[Callable[[], RowFile]], counts: Sequence[int]) -> None:
        """Of these files, which have so many rows."""
        self._files, self._starts = files, np.concatenate([[0], np.cumsum(counts)])[:-1].astype(np.int64)

    def gather(self, bounds: NDArray[np.int64], numbers: Ids) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """As the function `gather`; a run lies in one file.

        Raises:
            ValueError: a file has become shorter.
        """
        starts, ends = bounds[numbers], bounds[numbers + 1]
        new = np.concatenate([[0], np.cumsum(ends - starts)]).astype(np.int64)
        files = np.searchsorted(self._starts, starts, "right") - 1
        first = self._files[files[0] if len(files) else 0]().mapped
        out = np.empty((int(new[-1]), *first.shape[1:]), first.dtype)
        # Where the next does not follow at once, or in another file.
        cuts = np.flatnonzero((starts[1:] != ends[:-1]) | np.diff(files).astype(bool)) + 1
        for start, end in pairwise([0, *cuts.tolist(), len(numbers)]):
            if new[start] < new[end]:
                at = files[start]
                self._files[at]().read(out[new[start] : new[end]], int(starts[start] - self._starts[at]))
        return out, new


def product(left: Scores, right: Scores) -> Scores:
    """`left` (n, d) times `right` (m, d) transposed, in pieces of at most `PRODUCT` multiplications."""
    found = np.empty((len(left), len(right)), np.float32)
    width = max(1, left.shape[1])
    rows = max(1, min(len(left), PRODUCT // (width * _WIDE)))
    columns = max(1, PRODUCT // (width * rows))
    for row in range(0, len(left), rows):
        for at in range(0, len(right), columns):
            found[row : row + rows, at : at + columns] = left[row : row + rows] @ right[at : at + columns].T
    return found
