"""Opening and building an index, wherever it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tipqa.index.index import Index
from tipqa.index.store import Store
from tipqa.places import Place, is_address
from tipqa.settings import Settings

if TYPE_CHECKING:
    from tipqa.index.build import BuildResult
    from tipqa.index.embed import Progress


def open_store(place: Place, settings: Settings | None = None, *, shown: str = "") -> Store:
    """The index in a folder, or the one that an address leads to.

    Args:
        shown: how messages call the address, where those who read them should not know it.

    Raises:
        BrokenIndexError: there is none, or it is damaged or of another format.
        StoreError: the store does not answer, or what speaks to it is not installed.
        UsageError: the address is none.
    """
    if not is_address(place):
        return Index.open(Path(place), settings)
    from tipqa.stores.address import read_address
    from tipqa.stores.qdrant import QdrantStore

    address = read_address(str(place))
    return QdrantStore.open(replace(address, text=shown or address.text), settings)


def build_at(
    corpus: Path,
    place: Place,
    settings: Settings | None = None,
    progress: Progress | None = None,
    *,
    local: Path | None = None,
) -> BuildResult:
    """Build the index of a corpus folder in a folder or at an address, or bring it up to date.

    Args:
        local: for an address, an index folder from which what it holds of the same files is copied.

    Raises:
        TipqaError: see `build_index` and `build_store`.
    """
    if not is_address(place):
        from tipqa.index.build import build_index

        return build_index(corpus, Path(place), settings, progress)
    from tipqa.stores.address import read_address
    from tipqa.stores.building import build_store

    return build_store(corpus, read_address(str(place)), settings, progress, local=local)


def stands(place: Place) -> bool:
    """Whether something stands at a place; at an address that is not looked at."""
    from tipqa.index.atomic_swap import standing

    return is_address(place) or standing(Path(place)).exists()
