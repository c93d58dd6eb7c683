from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from tipqa.index import file_marks
from tipqa.index.file_marks import file_mark, is_as_marked, settled_mark

LONG_AGO = (1_000_000_000, 1_000_000_000)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.md"
    path.write_text("Police met twice.")
    return path


def test_a_file_that_was_left_alone_has_its_mark(file: Path) -> None:
    mark = file_mark(file)
    file.rename(file.with_name("moved.md"))
    file.with_name("linked.md").hardlink_to(file.with_name("moved.md"))
    assert is_as_marked(file.with_name("moved.md"), mark)
    assert is_as_marked(file.with_name("linked.md"), mark)


def test_a_file_that_was_written_to_has_another(file: Path) -> None:
    mark = file_mark(file)
    time.sleep(0.02)  # more than a tick of the file system's clock
    file.write_text("Police met thrice")
    assert not is_as_marked(file, mark)


def test_a_copy_with_the_same_time_has_another(file: Path, tmp_path: Path) -> None:
    mark = file_mark(file)
    shutil.copy2(file, tmp_path / "copy.md")
    assert not is_as_marked(tmp_path / "copy.md", mark)


def test_a_file_that_is_not_there_and_the_empty_mark_are_never_as_marked(file: Path) -> None:
    mark = file_mark(file)
    assert not is_as_marked(file, "")
    file.unlink()
    assert not is_as_marked(file, mark)


def test_a_file_changed_a_moment_ago_has_no_settled_mark(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert settled_mark(file) == ""
    monkeypatch.setattr(file_marks, "_SETTLED", -1)
    assert is_as_marked(file, settled_mark(file))


def test_a_settled_mark_sees_a_time_that_was_put_back(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_marks, "_SETTLED", -1)
    os.utime(file, LONG_AGO)
    mark = settled_mark(file)
    time.sleep(0.02)
    file.write_text("Police met thrice")
    os.utime(file, LONG_AGO)
    assert not is_as_marked(file, mark)
