"""Statements that are ranked together, with what the ranking asks of them again and again, whatever the question is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tipqa.evidence.acronyms import spelled_out
from tipqa.index.kept import kept_with_store
from tipqa.index.model import Filter, Statement
from tipqa.index.store import Store
from tipqa.index.tokens import Bounds, Floats, Tokens, mean_tokens
from tipqa.index.words import words as stems

_POOLS_KEPT = 8  # one question after the other is put to the same editions


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Statements with their token vectors as an index gives them, `tokens` and `bounds`, and all that follows from these.

    `means` (statements, 64) are the unit vectors of their mean tokens, float32. Of each statement `own` are the stems of its
    words, `meant` those of what its acronyms stand for.
    """

    statements: tuple[Statement, ...]
    tokens: Tokens
    bounds: Bounds
    means: Floats
    own: tuple[frozenset[str], ...]
    meant: tuple[frozenset[str], ...]


def pool_of(index: Store, statements: Sequence[Statement]) -> Pool:
    """The pool of these statements."""
    tokens, bounds = index.tokens(it.id for it in statements)
    return Pool(
        tuple(statements),
        tokens,
        bounds,
        mean_tokens(tokens, bounds),
        tuple(stems_in(it.text) for it in statements),
        tuple(spelled_out((it.report, it.text) for it in statements)),
    )


@kept_with_store(_POOLS_KEPT)
def pool_within(index: Store, filter: Filter) -> Pool:
    """The pool of all statements that a filter lets through, which is on a country or a report."""
    return pool_of(index, index.statements(filter))


@lru_cache(maxsize=20_000)
def stems_in(text: str) -> frozenset[str]:
    """The words of a statement as stems; the same statements are ranked again and again."""
    return frozenset(stems(text))
