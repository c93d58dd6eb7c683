"""The graph of nearest neighbours is asked only where nothing is filtered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tipqa.index.model import Filter
from tipqa.settings import Settings
from tipqa.stores.address import Address, Reach
from tipqa.stores.building import build_store
from tipqa.stores.qdrant import QdrantStore


@pytest.mark.parametrize(("exact", "told"), [(True, [True, True]), (False, [False, True])])
def test_what_is_filtered_is_compared_one_by_one(
    exact: bool,
    told: list[bool],
    small_corpus: Path,
    small_index_path: Path,
    address: Address,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    build_store(small_corpus, address, Settings(), local=small_index_path)
    store = QdrantStore.open(address, Settings(), Reach(exact=exact))
    engine, seen = type(store._engine), []
    nearest = engine.nearest

    def noting(self: Any, *given: Any, exact: bool) -> Any:
        seen.append(exact)
        return nearest(self, *given, exact=exact)

    monkeypatch.setattr(engine, "nearest", noting)
    vector = np.full(384, 384**-0.5, np.float32)
    for filter in (Filter(), Filter(years=(2025,))):
        assert len(store.best_by_vector(vector, filter, 3)[0]) == 3
    assert seen == told
