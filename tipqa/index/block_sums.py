"""A quick mark of a file's contents: the sums of its blocks, hashed. It finds damage, and is no guard against forgery."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import IO

import numpy as np

_BLOCK = 1 << 18  # bytes
_WHOLE = 32 << 20  # bytes up to which every block is read, which takes some 3 ms
_SAMPLE = 1 << 12  # bytes of a block of a larger file
_SAMPLES = 512


def block_mark(file: IO[bytes], size: int, whole: int = _WHOLE, samples: int = _SAMPLES) -> str:
    """The mark of a file of `size` bytes, 64 hexadecimal digits; the file is left at its beginning.

    Of a file of more than `whole` bytes it reads `samples` blocks of 4 KiB, evenly spread, the first and the last among them:
    damage that lies between two of them is not seen. Within a block, words of eight bytes that change places are not seen.
    """
    if size <= whole:
        return _mark(file, range(0, size, _BLOCK), _BLOCK)
    return _mark(file, sampled(size, samples), _SAMPLE)


def sampled(size: int, samples: int = _SAMPLES) -> list[int]:
    """Where the blocks begin that are read of a file too large to be read whole."""
    return [(size - _SAMPLE) * number // (samples - 1) for number in range(samples)]


def _mark(file: IO[bytes], starts: Iterable[int], length: int) -> str:
    buffer = bytearray(length)
    view, words = memoryview(buffer), np.frombuffer(buffer, "<u8")
    marks = hashlib.sha256()
    for start in starts:
        file.seek(start)
        filled = _fill(file, view)
        view[filled:] = bytes(length - filled)
        marks.update(int(words.sum(dtype=np.uint64)).to_bytes(8, "little") + filled.to_bytes(8, "little"))
    file.seek(0)
    return marks.hexdigest()


def _fill(file: IO[bytes], view: memoryview) -> int:
    """Read into `view` until it is full or the file ends; gives how many bytes were read."""
    filled = 0
    while filled < len(view) and (more := file.readinto(view[filled:])):  # type: ignore[attr-defined]
        filled += more
    return filled
