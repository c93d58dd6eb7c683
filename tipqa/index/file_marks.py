"""Marks of a file by which one sees, without reading it, that nobody has written to it since."""

from __future__ import annotations

import os
import time
from pathlib import Path

_SETTLED = 2_000_000_000  # nanoseconds: the coarsest clock of a file system, below which two changes may look like one


def file_mark(path: Path) -> str:
    """The mark of a file: its number on the disk, its size, and when it was last written to.

    A copy has another mark, a link the same one. What the disk loses by itself does not change it.

    Raises:
        OSError: there is no such file.
    """
    return _written(path.stat())


def settled_mark(path: Path) -> str:
    """A stricter mark, of files that others write: it changes also where a file is given back the time it had.

    "" where the file was changed a moment ago, so that a change to come might not show in it.

    Raises:
        OSError: there is no such file.
    """
    found = path.stat()
    settled = time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) > _SETTLED
    return _changed(found) if settled else ""


def is_as_marked(path: Path, mark: str) -> bool:
    """Whether a file still has the mark, of either kind, that was written down; "" is the mark of none."""
    try:
        found = path.stat()
    except OSError:
        return False
    return mark in (_written(found), _changed(found))


def _written(found: os.stat_result) -> str:
    return f"{found.st_ino:x}-{found.st_size:x}-{found.st_mtime_ns:x}"


def _changed(found: os.stat_result) -> str:
    return f"{_written(found)}-{found.st_ctime_ns:x}"
