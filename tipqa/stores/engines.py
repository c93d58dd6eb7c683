"""Opening the engine behind an address; one that runs in this process is opened once and shared."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from weakref import WeakValueDictionary

from tipqa.errors import StoreError
from tipqa.stores.address import MEMORY, Address, Reach
from tipqa.stores.engine import Engine

INSTALL = 'pip install "tipqa[qdrant]"'
_shared: WeakValueDictionary[tuple[str, Path], Engine] = WeakValueDictionary()
_in_memory: list[Engine] = []  # which lasts as long as the process
_opening = Lock()


def open_engine(address: Address, reach: Reach) -> Engine:
    """The engine behind an address.

    Raises:
        StoreError: it does not answer, another process uses its folder, or what speaks to it is not installed.
    """
    try:
        if address.kind == "server":
            from tipqa.stores.client import ClientEngine

            return ClientEngine(address, reach)
        return _in_process(address, reach)
    except ImportError as error:
        raise StoreError(f"{address.text} needs what is not installed ({error.name}); run: {INSTALL}") from error


def _in_process(address: Address, reach: Reach) -> Engine:
    key = (address.kind, Path(address.folder).expanduser().absolute())
    with _opening:
        found = _shared.get(key)
        if found is None:
            found = _shared[key] = _opened(address, reach)
            if address.folder == MEMORY:
                _in_memory.append(found)
        return found


def _opened(address: Address, reach: Reach) -> Engine:
    if address.kind == "edge":
        from tipqa.stores.edge import EdgeEngine

        return EdgeEngine(address)
    from tipqa.stores.client import ClientEngine

    return ClientEngine(address, reach)
