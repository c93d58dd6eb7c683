"""The few things that are asked of Qdrant, in whichever form it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from tipqa.records import dataclass

Payload = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sparse:
    """A sparse vector: `values` at `indices`."""

    indices: list[int]
    values: list[float]


Vector = NDArray[np.float32] | Sparse


@dataclass(frozen=True, slots=True)
class Point:
    """A point: its number, what it carries, and its vectors by name."""

    id: int
    payload: Payload
    vectors: Mapping[str, Vector] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """What a collection holds: unit vectors (name and dimension), sparse vectors, and the fields that filters ask for."""

    dense: Mapping[str, int] = field(default_factory=dict)
    sparse: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # fields of text
    numbers: tuple[str, ...] = ()  # fields of whole numbers


@dataclass(frozen=True, slots=True)
class Where:
    """Which points: each field of `among` has one of the values, and any of `spans` (report, start, end) overlaps.

    No fields and no spans let every point through.
    """

    among: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    spans: tuple[tuple[str, int, int], ...] = ()


ALL = Where()


PAGE = 500  # points of one request


def parts(items: Sequence[T]) -> Iterator[list[T]]:
    """The items, as many at a time as one request takes."""
    for at in range(0, len(items), PAGE):
        yield list(items[at : at + PAGE])


def pages(ask: Callable[[Any, int], tuple[list[T], Any]], limit: int | None) -> Iterator[T]:
    """What `ask` gives page by page, `limit` in all.

    Args:
        ask: takes where the page starts, None for the first, and how many to give; gives them and where the next starts.
    """
    at, left = None, limit
    while left is None or left > 0:
        found, at = ask(at, PAGE if left is None else min(PAGE, left))
        yield from found
        left = None if left is None else left - len(found)
        if at is None:
            return


class Engine(Protocol):
    """Collections of points, some of them known by another name. It lets go of what it holds when it is no longer used.

    Every method raises `StoreError` where the engine cannot be reached, takes too long or refuses, and `GoneError` where
    the collection is not there. Writes are seen by the reads that follow.
    """

    @property
    def where(self) -> str:
        """How it is called in messages."""
        ...

    @property
    def remote(self) -> bool:
        """Whether others can use it at the same time."""
        ...

    def collections(self) -> set[str]:
        """The names of all collections."""
        ...

    def create(self, name: str, layout: Layout) -> None:
        """Make a collection; of no effect where it is there."""
        ...

    def drop(self, name: str) -> None:
        """Remove a collection; of no effect where it is not there."""
        ...

    def write(self, name: str, points: Sequence[Point], *, only_new: bool = False) -> None:
        """Write points, in the place of those of the same numbers; with `only_new` those stay as they are."""
        ...

    def add_vectors(self, name: str, points: Sequence[Point]) -> None:
        """Write the vectors of points that are there; payload and other vectors stay."""
        ...

    def remove(self, name: str, where: Where) -> None:
        """Remove the points."""
        ...

    def read(
        self, name: str, ids: Sequence[int], fields: Sequence[str] | None = None, vectors: Sequence[str] = ()
    ) -> dict[int, Point]:
        """The points of these numbers that are there; `fields` of their payload, or all of it."""
        ...

    def scroll(self, name: str, where: Where, fields: Sequence[str], limit: int | None = None) -> Iterator[Point]:
        """The points in the order of their numbers."""
        ...

    def nearest(
        self, name: str, using: str, vector: Vector, where: Where, n: int, *, exact: bool
    ) -> list[tuple[int, float]]:
        """The `n` points with the highest product, with it, best first; of sparse vectors only those that share an index."""
        ...

    def count(self, name: str, where: Where = ALL) -> int:
        """How many points there are, exactly."""
        ...

    def named(self, alias: str) -> str | None:
        """The collection that another name leads to."""
        ...

    def name(self, alias: str, collection: str) -> None:
        """Let another name lead to a collection from now on, in one step."""
        ...
