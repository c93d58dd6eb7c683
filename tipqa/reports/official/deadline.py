"""A limit on how long a call may take as a whole, whatever it waits for."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def within(seconds: float, call: Callable[[], T]) -> T:
    """What `call` gives or raises. The call runs in a thread, which is left to itself when the time is over.

    Raises:
        TimeoutError: it did not end in that time.
    """
    ended: SimpleQueue[Callable[[], T]] = SimpleQueue()
    Thread(target=lambda: ended.put(_outcome(call)), daemon=True).start()
    try:
        outcome = ended.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    return outcome()


def _outcome(call: Callable[[], T]) -> Callable[[], T]:
    """A call that gives at once what `call` gave, or raises what it raised."""
    try:
        value = call()
    except BaseException as error:
        raised = error

        def again() -> T:
            raise raised

        return again
    return lambda: value
