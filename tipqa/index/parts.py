"""Writing the files of an index, but for its encoder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
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
from tipqa.index.links import link_or_copy
from tipqa.index.manifest import BOUNDS, CATALOG, DENSE, LEXICAL, TOKENS, PieceRecord, piece_files
from tipqa.index.pieces import Piece, vectors_of
from tipqa.index.schema import Entry, Run, write_catalog
from tipqa.index.vectors import Vectors, bounds_of, passage_texts


def write_parts(
    folder: Path, pieces: Sequence[Piece], made: Mapping[str, Vectors], old: Index | None
) -> tuple[dict[str, int], list[PieceRecord]]:
    """Write catalog, vectors and word counts of `pieces`, which come in the order of their report ids, into `folder`.

    Gives how many of each kind they hold, in all and piece by piece. What `old` has is linked or copied, the vectors of the other
    reports are those that were `made`.
    """
    contents = [content for piece in pieces for content in piece.contents]
    bounds = bounds_of(_token_counts(contents, made, old))
    parts: list[Callable[[], object]] = [
        lambda: write_catalog(folder / CATALOG, contents, old.folder / CATALOG if old else None),
        lambda: lexical.write_lexical(folder / LEXICAL, _words(contents, old, False), _words(contents, old, True)),
        lambda: np.save(folder / BOUNDS, bounds, allow_pickle=False),
        *(lambda at=at, piece=piece: _write_piece(folder, at, piece, made, old) for at, piece in enumerate(pieces)),
    ]
    at_once(lambda write: write(), parts)
    catalog = Catalog(folder / CATALOG)
    try:
        rows = catalog.size()
    finally:
        catalog.close()
    return rows | {"tokens": int(bounds[-1])}, _records(pieces, bounds)


def _token_counts(contents: Iterable[Entry | Run], made: Mapping[str, Vectors], old: Index | None) -> NDArray[np.int64]:
    """How many tokens each statement has."""
    counts = []
    for content in contents:
        if isinstance(content, Entry):
            counts.append(np.diff(made[content.report.id].bounds))
        elif old:
            counts.append(np.diff(old.token_bounds[content.statements.start : content.statements.stop + 1]))
    return np.concatenate(counts)


def _records(pieces: Sequence[Piece], bounds: NDArray[np.int64]) -> list[PieceRecord]:
    statements = np.cumsum([0, *(sum(len(it.statements) for it in piece.contents) for piece in pieces)])
    return [
        PieceRecord(
            sum(len(it.reports) if isinstance(it, Run) else 1 for it in piece.contents),
            sum(len(it.passages) for it in piece.contents),
            int(bounds[end] - bounds[start]),
        )
        for piece, (start, end) in zip(pieces, pairwise(statements.tolist()), strict=True)
    ]


def _write_piece(folder: Path, at: int, piece: Piece, made: Mapping[str, Vectors], old: Index | None) -> None:
    if old and piece.same is not None:
        for name, before in zip(piece_files(at), piece_files(piece.same), strict=True):
            link_or_copy(old.folder / before, folder / name)
        return
    vectors = [vectors_of(it, made, old) for it in piece.contents]
    _write_rows(folder / TOKENS.format(at), [it.tokens for it in vectors])
    write_vectors(folder / DENSE.format(at), *(it.passages for it in vectors))


def _write_rows(path: Path, runs: Sequence[NDArray[Any]]) -> None:
    """Write the rows of arrays, one after the other, as one `.npy` array."""
    shape = (sum(map(len, runs)), *runs[0].shape[1:])
    head = {"descr": np.lib.format.dtype_to_descr(runs[0].dtype), "fortran_order": False, "shape": shape}
    with path.open("wb") as file:
        np.lib.format.write_array_header_1_0(file, head)
        for run in runs:
            file.write(np.ascontiguousarray(run).data)


def _words(contents: Sequence[Entry | Run], old: Index | None, headed: bool) -> Lexical:
    """The word counts of the passages of all contents; what runs hold is not read again."""
    texts: list[str] = []
    at: list[int] = []
    places = np.full(old.manifest.counts["passages"] if old else 0, -1, np.int64)
    first = 0
    for content in contents:
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
