"""Writing a file of a corpus whole or not at all, and what a run that was killed in the middle leaves."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tipqa.errors import CorpusError

_BESIDE = re.compile(r"\.[^/]+\.(?:md|json)(?:\.(?P<process>\d{1,9}))?\.tmp")
_LONG = 3600.0  # seconds after which a file is left over whatever process its name carries


def write_whole(path: Path, text: str) -> None:
    """Write `text` beside `path`, then put it in its place in one step; missing folders are made.

    Raises:
        CorpusError: it cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise CorpusError(
            f"{path} cannot be written: {error.strerror or error}; choose another folder with --corpus DIR"
        ) from error


def leftovers(corpus: Path) -> Iterator[Path]:
    """The files that killed runs left in the folders of a corpus; those of a run that lives are none of them."""
    with suppress(OSError):  # what cannot be looked into is told by whoever reads the corpus
        yield from (path for path in sorted(corpus.glob("*/.*.tmp")) if _is_left(path))


def sweep_leftovers(corpus: Path) -> None:
    """Remove the leftovers of killed runs, as far as that is allowed."""
    for path in leftovers(corpus):
        with suppress(OSError):
            path.unlink()


def _is_left(path: Path) -> bool:
    found = _BESIDE.fullmatch(path.name)
    if not found:
        return False
    return found["process"] is None or not _lives(int(found["process"])) or _age(path) > _LONG


def _lives(process: int) -> bool:
    """Whether there is such a process; elsewhere than on POSIX systems that cannot be asked without harm."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _age(path: Path) -> float:
    try:
        return time.time() - path.lstat().st_mtime
    except OSError:
        return 0.0
