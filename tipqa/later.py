"""Patterns that are compiled when they are first looked for: a process that answers one question needs few of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, cast

Needs = Sequence[Sequence[str]]  # of each, one must stand in the text, in small letters: see `tipqa/needed.py`
_ALIKE = str.maketrans("İıſ", "iis")  # which match the letters i and s where case does not count


class _Later:
    """What `re.compile` gives, as soon as it is asked for anything."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # what no pattern is asked for, but whoever copies an object asks for
            raise AttributeError(name)
        found = getattr(re.compile(*self._source), name)
        setattr(self, name, found)  # so that the next call goes straight to it
        return found


def _where_it_may_match(name: str, otherwise: Callable[[], Any]) -> Any:
    def call(self: _LaterStill, text: str, *bounds: int) -> Any:
        return self.__getattr__(name)(text, *bounds) if self.may_match(text) else otherwise()

    return call


class _LaterStill(_Later):
    """What is compiled when the first text comes that has what it needs."""

    def __init__(self, pattern: str, flags: int, needs: Needs) -> None:
        super().__init__(pattern, flags)
        self._needs = needs

    def may_match(self, text: str) -> bool:
        return holds(in_small_letters(text), self._needs)

    search = _where_it_may_match("search", lambda: None)
    finditer = _where_it_may_match("finditer", lambda: iter(()))


def later(pattern: str, flags: int = 0, needs: Needs = ()) -> re.Pattern[str]:
    """The pattern, compiled at its first use. One that is wrong is an `re.error` then and not before; it is not the `re` of its matches.

    A text without what it `needs` is no use of its `search` and `finditer`.
    """
    return cast("re.Pattern[str]", _LaterStill(pattern, flags, needs) if needs else _Later(pattern, flags))


def holds(small: str, needs: Needs) -> bool:
    """Whether a text in small letters has all that a pattern needs."""
    for either in needs:
        for need in either:
            if need in small:
                break
        else:
            return False
    return True


def in_small_letters(text: str) -> str:
    """A text in small letters, those of other alphabets that match i, k and s being these."""
    return text.lower() if text.isascii() else text.translate(_ALIKE).lower()
