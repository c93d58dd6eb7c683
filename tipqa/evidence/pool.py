"""Statements that are ranked together, with what the ranking asks of them again and again, whatever the question is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

import numpy as np

from tipqa.evidence.acronyms import spelled_out
from tipqa.index.kept import kept_with_store
from tipqa.index.model import Filter, Statement
from tipqa.index.store import Store
from tipqa.index.tokens import TOKEN_DIMENSION, Bounds, Floats, Tokens, mean_tokens
from tipqa.index.words import words as stems
from tipqa.records import dataclass

_REPORTS_KEPT = 48  # reports of which one question after the other is asked; each takes some 0.4 MB of memory
_SELECTIONS_KEPT = 8  # … and parts of reports
_AT_START = np.zeros(1, np.int64)
_NO_TOKENS = np.zeros((0, TOKEN_DIMENSION), np.int8)
_NO_MEANS = np.zeros((0, TOKEN_DIMENSION), np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Statements with their token vectors as an index gives them, `tokens` and `bounds`, and all that follows from these.

    `means` (statements, 64) are the unit vectors of their mean tokens, float32. Of each statement `own` are the stems of its
    words, `meant` those of what its acronyms stand for. `reports` are those whose statements these are, where they are all of
    them and no others, in the same order.
    """

    statements: tuple[Statement, ...]
    tokens: Tokens
    bounds: Bounds
    means: Floats
    own: tuple[frozenset[str], ...]
    meant: tuple[frozenset[str], ...]
    reports: tuple[str, ...] = ()


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


def pool_within(index: Store, filter: Filter) -> Pool:
    """The pool of all statements that a filter lets through, which is on a country or a report."""
    if filter.sections:
        return _selected(index, filter)
    pools = [_of_report(index, info.id) for info in index.reports(filter)]
    return joined(sorted((pool for pool in pools if pool.statements), key=lambda pool: pool.statements[0].id))


@kept_with_store(_REPORTS_KEPT)
def _of_report(index: Store, id: str) -> Pool:
    return replace(pool_of(index, statements_of(index, id)), reports=(id,))


@kept_with_store(_REPORTS_KEPT)
def statements_of(index: Store, id: str) -> list[Statement]:
    """All statements of a report, in order."""
    return index.statements(Filter(reports=(id,)))


def meant_in(index: Store, statement: Statement) -> frozenset[str]:
    """The stems of what the acronyms of a statement stand for in its report."""
    pool = _of_report(index, statement.report)
    at = bisect_left(pool.statements, statement.start, key=lambda it: it.start)
    return pool.meant[at] if at < len(pool.statements) else frozenset()


def tokens_at(index: Store, report: str, start: int) -> Tokens:
    """The token vectors (t, 64) of the statement that holds the character at `start` of a report; none where no statement does."""
    pool = _of_report(index, report)
    at = bisect_right(pool.statements, start, key=lambda it: it.start) - 1
    held = at >= 0 and start < pool.statements[at].end
    return pool.tokens[pool.bounds[at] : pool.bounds[at + 1]] if held else _NO_TOKENS


@kept_with_store(_SELECTIONS_KEPT)
def _selected(index: Store, filter: Filter) -> Pool:
    return pool_of(index, index.statements(filter))


def joined(pools: Sequence[Pool]) -> Pool:
    """The statements of several pools in one; no two have a report in common, in whose texts acronyms are looked up."""
    if len(pools) == 1:
        return pools[0]
    counts = [np.diff(pool.bounds) for pool in pools]
    return Pool(
        tuple(chain.from_iterable(pool.statements for pool in pools)),
        np.concatenate([_NO_TOKENS, *(pool.tokens for pool in pools)]),
        np.cumsum(np.concatenate([_AT_START, *counts])),
        np.concatenate([_NO_MEANS, *(pool.means for pool in pools)]),
        tuple(chain.from_iterable(pool.own for pool in pools)),
        tuple(chain.from_iterable(pool.meant for pool in pools)),
        tuple(chain.from_iterable(pool.reports for pool in pools)),
    )


@lru_cache(maxsize=20_000)
def stems_in(text: str) -> frozenset[str]:
    """The words of a statement as stems; the same statements are ranked again and again."""
    return frozenset(stems(text))
