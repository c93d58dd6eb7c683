from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tipqa.index import dense
from tipqa.index.dense import Dense, write_vectors


@pytest.fixture(scope="module")
def vectors() -> NDArray[np.float32]:
    made = np.random.default_rng(3).standard_normal((500, 32)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


@pytest.fixture
def opened(tmp_path: Path, vectors: NDArray[np.float32]) -> Dense:
    write_vectors(tmp_path / "dense.faiss", vectors)
    with (tmp_path / "dense.faiss").open("rb", 0) as file:
        made = Dense.of(file)
        made._files[0]()._faiss()
    return made


@pytest.mark.parametrize("few", [0, 4000], ids=["faiss", "numpy"])
def test_best_is_the_brute_force_of_any_filter(
    few: int, opened: Dense, vectors: NDArray[np.float32], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dense, "FEW", few)
    random = np.random.default_rng(5)
    for size in (1, 7, 100, 500):
        ids = np.sort(random.choice(500, size, replace=False))
        question = vectors[random.integers(500)]
        found, scores = opened.best(question, ids, 10)
        cosines = vectors[ids] @ question
        assert found.tolist() == ids[np.argsort(-cosines)][:10].tolist()
        np.testing.assert_allclose(scores, np.sort(cosines)[::-1][:10], atol=1e-5)


@pytest.mark.parametrize("few", [0, 4000], ids=["faiss", "numpy"])
def test_no_ids_are_all_and_empty_ids_are_none(
    few: int, opened: Dense, vectors: NDArray[np.float32], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dense, "FEW", few)
    assert len(opened.best(vectors[7], None, 600)[0]) == 500
    assert opened.best(vectors[7], None, 1)[0].tolist() == [7]
    assert not len(opened.best(vectors[7], np.empty(0, np.int64), 5)[0])


def test_faiss_without_mapping_finds_the_same(opened: Dense, vectors: NDArray[np.float32]) -> None:
    question = np.ascontiguousarray(vectors[11][None])
    mapped = opened._files[0]()._faiss()
    assert dense._copied(vectors).search(question, 5)[1].tolist() == mapped.search(question, 5)[1].tolist()


@pytest.mark.parametrize(
    "content", [b"", b"IxFI", b"IxF2" + b"\0" * 100, b"no index at all, but long enough to be one"]
)
def test_another_file_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "dense.faiss").write_bytes(content)
    with (tmp_path / "dense.faiss").open("rb", 0) as file, pytest.raises(ValueError, match=r".+"):
        Dense.of(file)


def test_a_cut_file_is_refused(tmp_path: Path, vectors: NDArray[np.float32]) -> None:
    path = tmp_path / "dense.faiss"
    write_vectors(path, vectors)
    path.write_bytes(path.read_bytes()[:-1])
    with path.open("rb", 0) as file, pytest.raises(ValueError, match=r".+"):
        Dense.of(file)


def test_an_index_without_passages_finds_nothing(tmp_path: Path) -> None:
    write_vectors(tmp_path / "dense.faiss", np.empty((0, 4), np.float32))
    with (tmp_path / "dense.faiss").open("rb", 0) as file:
        assert not len(Dense.of(file).best(np.ones(4, np.float32), None, 5)[0])


@pytest.mark.parametrize("few", [0, 4000], ids=["faiss", "numpy"])
def test_several_files_are_searched_as_one(
    few: int, tmp_path: Path, opened: Dense, vectors: NDArray[np.float32], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dense, "FEW", few)
    with ExitStack() as stack:
        files = []
        for at, part in enumerate(np.split(vectors, [3, 3, 200, 499])):
            write_vectors(tmp_path / f"{at}.faiss", part)
            files.append(stack.enter_context((tmp_path / f"{at}.faiss").open("rb", 0)))
        parts = Dense.of(*files)
        assert parts.n == 500
        for ids in (None, np.array([2, 3, 199, 200, 499]), np.arange(5, 450, 7), np.empty(0, np.int64)):
            for found, whole in zip(parts.best(vectors[7], ids, 10), opened.best(vectors[7], ids, 10), strict=True):
                assert found.tolist() == whole.tolist()
