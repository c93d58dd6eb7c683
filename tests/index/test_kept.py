"""What was read out of an index is kept with it, and let go with it."""

from __future__ import annotations

import gc
from pathlib import Path
from weakref import ref

from tipqa.index.index import Index
from tipqa.index.kept import kept_with_store
from tipqa.index.store import Store


def test_a_reading_is_kept_for_each_index_and_goes_with_it(small_index_path: Path) -> None:
    reads: list[str] = []

    @kept_with_store(2)
    def reading(store: Store, what: str) -> tuple[str, int]:
        reads.append(what)
        return what, store.manifest.counts["reports"]

    one, other = Index.open(small_index_path), Index.open(small_index_path)
    first = reading(one, "a")
    assert reading(one, "a") is first
    assert reading(other, "a") == first
    assert reads == ["a", "a"]
    gone = ref(one)
    one.close()
    del one
    gc.collect()
    assert gone() is None
    other.close()
