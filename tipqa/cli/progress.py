"""A progress bar on standard error, where somebody sees it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

T = TypeVar("T")


def watched(items: Iterable[T], of: Sized, what: str) -> Iterator[T]:
    """The items as they come, with a bar of how many of `of` are done and the time left.

    No bar is drawn where standard error is no terminal, or a dumb one.
    """
    if not (sys.stderr.isatty() and os.environ.get("TERM") != "dumb"):
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, what, len(of), console=Console(stderr=True), transient=True)
