"""The quick marks of files: what they see, and what they are known not to see."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tipqa.index import block_sums
from tipqa.index.block_sums import block_mark, sampled
from tipqa.index.manifest import read_manifest

KIB = 1024
LARGE = 33 * KIB * KIB + 5


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that is too large to be read whole."""
    path = tmp_path_factory.mktemp("large") / "file"
    path.write_bytes(np.random.default_rng(7).bytes(LARGE))
    return path


def mark_of(path: Path) -> str:
    with path.open("rb", 0) as file:
        mark = block_mark(file, path.stat().st_size)
        assert file.tell() == 0
        return mark


def zeroed(path: Path, start: int, length: int) -> str:
    """The mark of a file with a stretch of zeros in it; the file is put right again."""
    with path.open("r+b") as file:
        file.seek(start)
        before = file.read(length)
        file.seek(start)
        file.write(bytes(len(before)))
        file.flush()
        try:
            return mark_of(path)
        finally:
            file.seek(start)
            file.write(before)


@pytest.mark.parametrize("size", [0, 1, 7, 8, 4095, 256 * KIB, 256 * KIB + 1, 700_001])
def test_every_stretch_of_a_file_that_is_read_whole_counts(size: int, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(np.random.default_rng(size).bytes(size).replace(b"\0", b"\1"))
    whole = mark_of(path)
    assert len(whole) == 64
    for start in {0, size // 3, size // 2, size - 1} if size else ():
        assert zeroed(path, start, 1) != whole
    assert mark_of(path) == whole


def test_blocks_that_change_places_are_seen(tmp_path: Path) -> None:
    path, block = tmp_path / "file", 256 * KIB
    first, second = np.random.default_rng(1).bytes(block), np.random.default_rng(2).bytes(block)
    path.write_bytes(first + second)
    before = mark_of(path)
    path.write_bytes(second + first)
    assert mark_of(path) != before


def test_of_a_large_file_every_sampled_block_counts_and_what_lies_between_does_not(large: Path) -> None:
    whole, starts = mark_of(large), sampled(LARGE)
    assert (len(starts), starts[0], starts[-1] + 4096) == (512, 0, LARGE)
    for start in (*starts[::37], starts[-1]):
        assert zeroed(large, start + 100, 512) != whole
    gap = max(b - a for a, b in pairwise(starts))
    assert zeroed(large, LARGE // 5, gap) != whole  # a stretch as long as a gap meets a block wherever it lies
    assert zeroed(large, starts[9] + 4096, gap - 2 * 4096) == whole


def test_a_large_file_costs_no_more_than_its_samples(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0
    fill = block_sums._fill

    def counted(file: object, view: memoryview) -> int:
        nonlocal read
        filled = fill(file, view)  # type: ignore[arg-type]
        read += filled
        return filled

    monkeypatch.setattr(block_sums, "_fill", counted)
    mark_of(large)
    assert read == 512 * 4096


def test_the_manifest_holds_the_mark_of_every_file(small_index_path: Path) -> None:
    files = read_manifest(small_index_path).files
    assert {name: mark_of(small_index_path / name) for name in files} == {name: it.blocks for name, it in files.items()}
