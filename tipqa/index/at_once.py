"""Work on large files, two at a time: hashing, writing and SQLite leave the interpreter to other threads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

_THREADS = 2
Given = TypeVar("Given")
Made = TypeVar("Made")


def at_once(work: Callable[[Given], Made], given: Sequence[Given]) -> list[Made]:
    """What `work` makes of each, in their order; the first error is raised when all have ended."""
    if len(given) < 2:
        return [work(it) for it in given]
    from concurrent.futures import ThreadPoolExecutor  # not needed for a question

    with ThreadPoolExecutor(_THREADS) as pool:
        return list(pool.map(work, given))
