"""Making token vectors small enough to store: 64 numbers of one byte each."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tipqa.records import dataclass

TOKEN_DIMENSION = 64
SCALE = 127.0  # of a unit vector stored as int8
SAMPLE = 50_000  # tokens that the projection is fitted on

Floats = NDArray[np.float32]
Tokens = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Projection:
    """From the encoder's token vectors to the store's: `weights` (hidden, 64) and `bias` (64,), float32."""

    weights: Floats
    bias: Floats

    def save(self, path: Path) -> None:
        """Write it as one `.npy` array (hidden + 1, 64), the bias last."""
        np.save(path, np.vstack([self.weights, self.bias]), allow_pickle=False)

    @classmethod
    def load(cls, path: Path) -> Projection:
        """Read what `save` wrote.

        Raises:
            ValueError: it is no such array.
        """
        array = np.load(path, allow_pickle=False)
        if array.ndim != 2 or array.shape[1] != TOKEN_DIMENSION or array.dtype != np.float32:
            raise ValueError(f"{path} holds {array.dtype} {array.shape}, not float32 (…, {TOKEN_DIMENSION})")
        return cls(array[:-1], array[-1])

    def floats(self, vectors: Floats) -> Floats:
        """Unit vectors (n, 64) of token vectors (n, hidden); a vector without direction stays zero."""
        reduced = unit(vectors) @ self.weights + self.bias
        return unit(reduced)

    def project(self, vectors: Floats) -> Tokens:
        """As `floats`, times 127 and rounded to int8."""
        return to_int8(self.floats(vectors))


def fit_projection(token_matrix: Floats) -> Projection:
    """The 64 principal directions of token vectors (n, hidden), their mean taken off. The same tokens give the same.

    Fewer tokens or a smaller hidden size than 64 leave the last directions zero. Of more than 50,000 tokens every
    k-th is looked at.
    """
    hidden = token_matrix.shape[1]
    sample = unit(token_matrix[:: max(1, -(-len(token_matrix) // SAMPLE))].astype(np.float64))
    mean = sample.mean(axis=0) if len(sample) else np.zeros(hidden)
    sample -= mean
    values, directions = np.linalg.eigh(sample.T @ sample)
    kept = directions[:, ::-1][:, :TOKEN_DIMENSION] * (values[::-1][:TOKEN_DIMENSION] > 1e-9)
    kept *= np.where(
        kept[np.abs(kept).argmax(axis=0), np.arange(kept.shape[1])] < 0, -1, 1
    )  # eigh leaves the sign open
    weights = np.zeros((hidden, TOKEN_DIMENSION), np.float32)
    weights[:, : kept.shape[1]] = kept
    return Projection(weights, (-mean @ weights).astype(np.float32))


def unit(vectors: NDArray[np.floating]) -> NDArray[np.floating]:
    """Rows scaled to length 1; a row of zeros stays so."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return vectors / np.where(norms == 0, 1, norms)


def to_int8(vectors: Floats) -> Tokens:
    """Unit vectors as int8, 127 standing for 1."""
    rounded: Tokens = np.rint(vectors * SCALE).astype(np.int8)
    return rounded
