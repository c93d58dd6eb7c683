"""What open pages left on the server, kept for a time and in a bounded number."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Left = TypeVar("Left")

KEPT_FOR = 4 * 3600.0  # seconds after the last use
_BEGUN = 10_000  # sessions known to have left nothing yet


class Remembered(Generic[Left]):
    """What each page left, by its session. Safe to share between threads.

    No page has to hold a connection open for it: a session ends when it was not used for `KEPT_FOR` seconds, or when
    more than `most` units are held, the one longest unused first.
    """

    def __init__(
        self,
        nothing: Left,
        most: int,
        weight: Callable[[Left], int] = lambda _: 1,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """
        Args:
            nothing: what a session has that left nothing.
            most: how many units are held in all.
            weight: the units of what one session left.
            clock: seconds that only rise.
        """
        self._nothing, self._most, self._weight, self._clock = nothing, most, weight, clock
        self._held: OrderedDict[str, tuple[float, Left]] = OrderedDict()  # the longest unused first
        self._begun: OrderedDict[str, None] = OrderedDict()  # sessions that have left nothing, the oldest first
        self._changing = Lock()

    def __len__(self) -> int:
        """How many sessions have left something."""
        return len(self._held)

    def get(self, session: str) -> Left:
        """What the session left last."""
        with self._changing:
            self._sweep()
            held = self._held.pop(session, None)
            if held is None:
                return self._nothing
            self._held[session] = (self._clock(), held[1])
            return held[1]

    def put(self, session: str, left: Left) -> None:
        """Keep what a session leaves, in place of what it left before."""
        with self._changing:
            self._held.pop(session, None)
            self._begun.pop(session, None)
            if self._weight(left):
                self._held[session] = (self._clock(), left)
            else:
                self._begun[session] = None
            self._sweep()

    def forgot(self, session: str) -> bool:
        """Whether the session may have left something that is no longer held: it neither has now nor has just begun."""
        with self._changing:
            return session not in self._held and session not in self._begun

    def _sweep(self) -> None:
        while len(self._begun) > _BEGUN:
            self._begun.popitem(last=False)
        outdated = self._clock() - KEPT_FOR
        held = sum(self._weight(left) for _, left in self._held.values())
        while self._held:
            session, (used, left) = next(iter(self._held.items()))
            if used >= outdated and held <= self._most:
                return
            held -= self._weight(left)
            del self._held[session]
