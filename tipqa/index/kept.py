"""What was read out of an index, kept with it and let go with it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary, ref

from tipqa.index.store import Store

P = ParamSpec("P")
Found = TypeVar("Found")
Reading = Callable[Concatenate[Store, P], Found]


def kept_with_store(size: int) -> Callable[[Reading[P, Found]], Reading[P, Found]]:
    """A decorator: of each store the last `size` results are kept, by the other arguments, as long as the store itself is.

    What is kept must not hold the store.
    """

    def keep(read: Reading[P, Found]) -> Reading[P, Found]:
        kept: WeakKeyDictionary[Store, Callable[..., Found]] = WeakKeyDictionary()

        @wraps(read)
        def reading(store: Store, /, *args: P.args, **kwargs: P.kwargs) -> Found:
            own = kept.get(store)
            if own is None:
                own = kept.setdefault(store, _remembering(read, ref(store), size))
            return own(*args, **kwargs)

        return reading

    return keep


def _remembering(read: Callable[..., Found], store: Callable[[], Hashable], size: int) -> Callable[..., Found]:
    @lru_cache(size)
    def remembered(*args: Hashable, **kwargs: Hashable) -> Found:
        return read(store(), *args, **kwargs)

    return remembered
