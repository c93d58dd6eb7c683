"""Passages that nobody wrote, for measurements of size: vectors, weights of words and payload, drawn by a seed.

Vectors follow the mean and the covariance of the passages of an index, so that they lie as close together as real ones do, and
those of one country and section lie closer still. Words are drawn as often as they stand in passages there, and weigh as BM25
weighs them. What is drawn depends on the seed and on the number of the block alone: nothing has to be kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tipqa.index.dense import Dense
from tipqa.index.lexical import read_lexical
from tipqa.index.manifest import DENSE

BLOCK = 10_000  # passages that are drawn at a time
COUNTRIES, YEARS, SECTIONS, KINDS = 200, range(2001, 2021), 8, 2
_TOGETHER = 0.7  # how much of a vector is its country's and section's
_OF_QUESTION = 0.6
_DRAWN = 48  # words of a passage, those drawn twice counted twice
_ASKED = 5  # words of a question
_SEED = 20


@dataclass(frozen=True, eq=False)
class Block:
    """Passages that follow each other: row i of each array is passage `first + i`; `words` holds (terms, weights)."""

    first: int
    vectors: NDArray[np.float32]
    words: list[tuple[NDArray[np.int64], NDArray[np.float32]]]
    country: NDArray[np.int64]
    year: NDArray[np.int64]
    section: NDArray[np.int64]
    kind: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Questions:
    """Questions, each of them on one country and one year, with a vector and its terms."""

    vectors: NDArray[np.float32]
    terms: list[NDArray[np.int64]]
    country: NDArray[np.int64]
    year: NDArray[np.int64]


class Drawn:
    """What is drawn after the passages of the index in a folder."""

    def __init__(self, index: Path) -> None:
        found = sorted(index.rglob(DENSE.replace("{:02}", "*")))
        folder = found[0].parent
        with ExitStack() as stack:
            dense = Dense.of(*(stack.enter_context(path.open("rb")) for path in found if path.parent == folder))
            real = dense.rows(np.arange(dense.n))
        with (folder / "lexical.npz").open("rb") as file:
            times = np.diff(np.array(read_lexical(file)[0].indptr)).astype(float)
        self.mean = real.mean(0)
        values, axes = np.linalg.eigh(np.cov(real.T))
        self.spread = (axes * np.sqrt(np.clip(values, 0, None))).astype(np.float32)
        self.dimension = real.shape[1]
        self.often = times / times.sum()
        self.idf = np.log1p((len(real) - times + 0.5) / (times + 0.5)).astype(np.float32)

    @cached_property
    def _groups(self) -> NDArray[np.float32]:
        return _normal(np.random.default_rng([_SEED, 1]), COUNTRIES * SECTIONS, self.dimension)

    def _vectors(self, random: np.random.Generator, group: NDArray[np.int64], share: float) -> NDArray[np.float32]:
        own = _normal(random, len(group), self.dimension)
        mixed = share * self._groups[group] + np.float32(np.sqrt(1 - share**2)) * own
        vectors = self.mean + mixed.astype(np.float32) @ self.spread.T
        return np.ascontiguousarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)

    def blocks(self, n: int) -> Iterator[Block]:
        """The first `n` passages."""
        for first in range(0, n, BLOCK):
            yield self._block(first, min(BLOCK, n - first))

    def _block(self, first: int, n: int) -> Block:
        random = np.random.default_rng([_SEED, 2, first])
        country, section = random.integers(COUNTRIES, size=BLOCK), random.integers(SECTIONS, size=BLOCK)
        vectors = self._vectors(random, country * SECTIONS + section, _TOGETHER)
        drawn = random.choice(len(self.often), (BLOCK, _DRAWN), p=self.often)
        heights = random.uniform(0.6, 1.9, (BLOCK, _DRAWN)).astype(np.float32)
        words = []
        for row, height in zip(drawn[:n], heights[:n], strict=True):
            terms, at = np.unique(row, return_index=True)
            words.append((terms, self.idf[terms] * height[at]))
        year, kind = random.choice(np.array(YEARS), BLOCK), random.integers(KINDS, size=BLOCK)
        return Block(first, vectors[:n], words, country[:n], year[:n], section[:n], kind[:n])

    def questions(self, n: int) -> Questions:
        """`n` questions that are none of the passages."""
        random = np.random.default_rng([_SEED, 3])
        country = random.integers(COUNTRIES, size=n)
        vectors = self._vectors(random, country * SECTIONS + random.integers(SECTIONS, size=n), _OF_QUESTION)
        terms = [np.unique(random.choice(len(self.often), _ASKED, p=self.often)) for _ in range(n)]
        return Questions(vectors, terms, country, random.choice(np.array(YEARS), n))


def _normal(random: np.random.Generator, rows: int, columns: int) -> Any:
    return random.standard_normal((rows, columns), np.float32)


def term_name(term: int) -> str:
    """The word that stands for a term, which is its own stem."""
    return f"t{term:05d}"
