"""Writing the files of an index, but for its encoder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tipqa.index import lexical
from tipqa.index.at_once import at_once
from tipqa.index.catalog import Catalog
from tipqa.index.dense import write_vectors
from tipqa.index.index import Index
from tipqa.index.lexical import Lexical
from tipqa.index.manifest import BOUNDS, CATALOG, DENSE, DENSE_HEADER, LEXICAL, TOKENS
from tipqa.index.pieces import Piece
from tipqa.index.schema import Entry, write_catalog
from tipqa.index.vectors import bounds_of, passage_texts


def write_parts(folder: Path, pieces: Sequence[Piece], old: Index | None) -> dict[str, int]:
    """Write catalog, vectors and word weights of `pieces`, which come in the order of their report ids, into `folder`.

    Gives how many of each kind they hold. Runs of reports are copied out of `old`.
    """
    contents = [it.content for it in pieces]
    tokens = [it.vectors.tokens for it in pieces]
    bounds = bounds_of(np.concatenate([np.diff(it.vectors.bounds) for it in pieces]))
    parts: list[Callable[[], None]] = [
        lambda: write_catalog(folder / CATALOG, contents, old.catalog_path if old else None),
        lambda: lexical.write_lexical(folder / LEXICAL, _words(pieces, old, False), _words(pieces, old, True)),
        lambda: _write_rows(folder / TOKENS, tokens),
        lambda: write_vectors(folder / DENSE, *(it.vectors.bare for it in pieces)),
        lambda: write_vectors(folder / DENSE_HEADER, *(it.vectors.header for it in pieces)),
        lambda: np.save(folder / BOUNDS, bounds, allow_pickle=False),
    ]
    at_once(lambda write: write(), parts)
    catalog = Catalog(folder / CATALOG)
    try:
        rows = catalog.size()
    finally:
        catalog.close()
    return rows | {"tokens": sum(map(len, tokens))}


def _write_rows(path: Path, runs: Sequence[NDArray[Any]]) -> None:
    """Write the rows of arrays, one after the other, as one `.npy` array."""
    shape = (sum(map(len, runs)), *runs[0].shape[1:])
    head = {"descr": np.lib.format.dtype_to_descr(runs[0].dtype), "fortran_order": False, "shape": shape}
    with path.open("wb") as file:
        np.lib.format.write_array_header_1_0(file, head)
        for run in runs:
            file.write(np.ascontiguousarray(run).data)


def _words(pieces: Sequence[Piece], old: Index | None, headed: bool) -> Lexical:
    """The word weights of the passages of all pieces; what runs hold is not read again."""
    texts: list[str] = []
    at: list[int] = []
    places = np.full(old.manifest.counts["passages"] if old else 0, -1, np.int64)
    first = 0
    for content in (it.content for it in pieces):
        end = first + len(content.passages)
        if isinstance(content, Entry):
            texts += passage_texts(content, headed=headed)
            at += range(first, end)
        else:
            places[content.passages.start : content.passages.stop] = np.arange(first, end)
        first = end
    if not old:
        return lexical.fit(texts)
    return lexical.refit(old.lexical(headed), places, texts, np.array(at, np.int64))
