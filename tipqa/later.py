"""Patterns that are compiled when they are first looked for: a process that answers one question needs few of them."""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """What `re.compile` gives, as soon as it is asked for anything."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._source), name)
        setattr(self, name, found)  # so that the next call goes straight to it
        return found


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled at its first use. One that is wrong is an `re.error` then and not before; it is not the `re` of its matches."""
    return cast("re.Pattern[str]", _Later(pattern, flags))
