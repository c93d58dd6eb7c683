"""So much in a minute and no more, for each of many, whose number is bounded too."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

_KEPT = 10_000  # keys, of which the longest unused are forgotten first


class Budget:
    """What each key may still do: as much as in a minute at once, then as it grows back."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        """
        Args:
            a_minute: how often a key may act in a minute.
            clock: seconds that only rise.
        """
        self._most, self._clock = float(a_minute), clock
        self._left: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()  # what was left, and when

    def take(self, key: Hashable) -> int:
        """Act once: 0 where the key may, else how many seconds from now it may, and nothing is taken."""
        left = self._now(key)
        if left < 1:
            return max(1, round((1 - left) * 60 / self._most))
        self._put(key, left - 1)
        return 0

    def give_back(self, key: Hashable) -> None:
        """Undo one act."""
        self._put(key, min(self._now(key) + 1, self._most))

    def _now(self, key: Hashable) -> float:
        left, at = self._left.get(key, (self._most, self._clock()))
        return min(self._most, left + (self._clock() - at) * self._most / 60)

    def _put(self, key: Hashable, left: float) -> None:
        self._left.pop(key, None)
        self._left[key] = (left, self._clock())
        if len(self._left) > _KEPT:
            self._left.popitem(last=False)
