from __future__ import annotations

from pathlib import Path

import pytest

from tipqa.index import cache, file_marks
from tipqa.index.cache import cache_folder, known_sha256
from tipqa.index.source_model import file_sha256


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that are read, in a cache of the test's own, where every file counts as left alone for long."""
    found: list[Path] = []

    def reading(path: Path) -> str:
        found.append(path)
        return file_sha256(path)

    monkeypatch.setenv("TIPQA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "file_sha256", reading)
    monkeypatch.setattr(file_marks, "_SETTLED", -1)
    return found


def test_a_file_is_read_again_only_when_it_was_written_to(tmp_path: Path, read: list[Path]) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"weights")
    other.write_bytes(b"words")
    for _ in range(2):
        assert [known_sha256(one), known_sha256(other)] == [file_sha256(one), file_sha256(other)]
    assert read == [one, other]
    one.write_bytes(b"weightS")
    assert known_sha256(one) == file_sha256(one)
    assert read == [one, other, one]


def test_a_file_that_was_just_written_is_not_remembered(
    tmp_path: Path, read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_marks, "_SETTLED", 10**18)
    (tmp_path / "one").write_bytes(b"weights")
    known_sha256(tmp_path / "one")
    known_sha256(tmp_path / "one")
    assert len(read) == 2


@pytest.mark.parametrize("content", ["", "{", "[]", '{"a": 1}', "\x00"])
def test_a_damaged_list_is_none(tmp_path: Path, read: list[Path], content: str) -> None:
    (tmp_path / "one").write_bytes(b"weights")
    cache_folder().mkdir()
    (cache_folder() / "checksums.json").write_text(content)
    assert known_sha256(tmp_path / "one") == file_sha256(tmp_path / "one")
    assert read == [tmp_path / "one"]
