"""Writing the files of an index, but for its encoder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tipqa.index import lexical
from tipqa.index.dense import write_vectors
from tipqa.index.manifest import BOUNDS, CATALOG, DENSE, DENSE_HEADER, LEXICAL, TOKENS
from tipqa.index.schema import Entry, write_catalog
from tipqa.index.vectors import Vectors, passage_texts


def write_parts(folder: Path, entries: Sequence[Entry], vectors: Vectors) -> dict[str, int]:
    """Write catalog, vectors and word weights of `entries`, which come in the order of their report ids, into `folder`.

    Gives how many of each kind they hold.
    """
    write_catalog(folder / CATALOG, entries)
    write_vectors(folder / DENSE, vectors.bare)
    write_vectors(folder / DENSE_HEADER, vectors.header)
    np.save(folder / TOKENS, vectors.tokens, allow_pickle=False)
    np.save(folder / BOUNDS, vectors.bounds, allow_pickle=False)
    bare = [text for entry in entries for text in passage_texts(entry)]
    headed = [text for entry in entries for text in passage_texts(entry, headed=True)]
    lexical.write_lexical(folder / LEXICAL, lexical.fit(bare), lexical.fit(headed))
    return {
        "reports": len(entries),
        "passages": len(vectors.bare),
        "statements": len(vectors.bounds) - 1,
        "figures": sum(len(entry.figures) for entry in entries),
        "tokens": len(vectors.tokens),
    }
