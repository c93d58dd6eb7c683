"""Rows of an array on disk, without the file becoming memory of the process."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipqa.index.arrays import RowFile, StoredRows, gather


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
        found, new = StoredRows([lambda: RowFile(file)], [60]).gather(bounds, asked)
    wanted, ends = gather(np.load(rows_path), bounds, asked)
    assert found.tolist() == wanted.tolist()
    assert new.tolist() == ends.tolist()


@given(
    lengths=st.lists(st.lists(st.integers(0, 5), max_size=4), min_size=1, max_size=5),
    numbers=st.lists(st.integers(0, 19), max_size=20),
)
def test_runs_out_of_several_files_are_those_of_one(
    tmp_path_factory: pytest.TempPathFactory, lengths: list[list[int]], numbers: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("files")
    bounds = np.concatenate([[0], np.cumsum([it for own in lengths for it in own])]).astype(np.int64)
    asked = np.array([it for it in numbers if it < len(bounds) - 1], np.int64)
    whole = np.arange(3 * int(bounds[-1]), dtype=np.int16).reshape(-1, 3)
    counts = [sum(own) for own in lengths]
    for at, rows in enumerate(np.split(whole, np.cumsum(counts)[:-1])):
        np.save(folder / f"{at}.npy", rows)
    with ExitStack() as stack:
        files = [RowFile(stack.enter_context((folder / f"{at}.npy").open("rb", 0))) for at in range(len(lengths))]
        found, new = StoredRows([lambda it=it: it for it in files], counts).gather(bounds, asked)  # type: ignore[misc]
    wanted, ends = gather(whole, bounds, asked)
    assert found.tolist() == wanted.tolist()
    assert new.tolist() == ends.tolist()


def test_a_file_that_became_shorter_is_an_error(rows_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.npy"
    path.write_bytes(rows_path.read_bytes())
    with path.open("rb", 0) as file:
        opened = RowFile(file)
        rows = StoredRows([lambda: opened], [60])
        with path.open("r+b") as cut:
            cut.truncate(140)
        with pytest.raises(ValueError, match="too short"):
            rows.gather(np.array([0, 30, 60]), np.array([1]))
