"""Files that are read whole: question sets and baselines."""

from __future__ import annotations

from pathlib import Path

MOST_MB = 64  # a hundred thousand questions


def read_whole(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        OSError: it cannot be read, is a pipe or a device, or is larger than `MOST_MB`.
    """
    if path.exists() and not path.is_file():
        raise OSError("it is no file")
    with path.open("rb") as file:
        held = file.read(MOST_MB * 1_000_000 + 1)
    if len(held) > MOST_MB * 1_000_000:
        raise OSError(f"it is larger than {MOST_MB} MB")
    return held
