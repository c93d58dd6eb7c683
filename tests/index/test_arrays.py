"""Rows of an array on disk, without the file becoming memory of the process."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipqa.index.arrays import StoredRows, gather


@pytest.fixture(scope="module")
def rows_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rows") / "rows.npy"
    np.save(path, np.random.default_rng(0).integers(-127, 127, (60, 4)).astype(np.int8))
    return path


@given(
    lengths=st.lists(st.integers(0, 5), min_size=1, max_size=12),
    numbers=st.lists(st.integers(0, 11), max_size=20),
)
def test_runs_from_disk_are_those_of_the_array(rows_path: Path, lengths: list[int], numbers: list[int]) -> None:
    bounds = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    asked = np.array([it for it in numbers if it < len(lengths)], np.int64)
    with rows_path.open("rb", 0) as file:
        found, new = StoredRows(file).gather(bounds, asked)
    wanted, ends = gather(np.load(rows_path), bounds, asked)
    assert found.tolist() == wanted.tolist()
    assert new.tolist() == ends.tolist()


def test_a_file_that_became_shorter_is_an_error(rows_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.npy"
    path.write_bytes(rows_path.read_bytes())
    with path.open("rb", 0) as file:
        rows = StoredRows(file)
        with path.open("r+b") as cut:
            cut.truncate(140)
        with pytest.raises(ValueError, match="too short"):
            rows.gather(np.array([0, 30, 60]), np.array([1]))
