"""Putting a new index in the place of the old one, cut short at every step."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tipqa.errors import BrokenIndexError
from tipqa.index import atomic_swap as switch
from tipqa.index.atomic_swap import building, exchange, followed, is_whole, put_in_place, standing, sweep
from tipqa.index.build import build_index
from tipqa.index.index import Index
from tipqa.index.manifest import LEXICAL, NAME
from tipqa.settings import Settings

OLD, NEW = "old words", "new and more words"


class KilledError(BaseException):
    """Stands for the end of the process, so that nothing that tidies up may run."""


def put(folder: Path, words: str, *, whole: bool = True) -> Path:
    """A folder that is an index as far as switching looks into it."""
    folder.mkdir()
    (folder / LEXICAL).write_text(words)
    if whole:
        files = {LEXICAL: {"size": len(words), "sha256": ""}}
        (folder / NAME).write_text(json.dumps({"format": 0, "files": files}))
    return folder


def words(folder: Path) -> str:
    return (folder / LEXICAL).read_text()


class Killing:
    """Lets the steps of a switch be taken up to the n-th, which is not taken, or half."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, exchanging: bool) -> None:
        self.left = 99
        self.half = False
        self._swap = switch.exchange if exchanging else lambda *_: False
        self._rename, self._rmtree = Path.rename, partial(shutil.rmtree, ignore_errors=True)
        monkeypatch.setattr(switch, "exchange", lambda *paths: self._step(self._swap, *paths))
        monkeypatch.setattr(Path, "rename", lambda *paths: self._step(self._rename, *paths))
        monkeypatch.setattr(shutil, "rmtree", lambda path, **_: self._step(self._rmtree, path))

    def _step(self, taken: Callable[..., Any], *paths: Path) -> Any:
        self.left -= 1
        if self.left > 0:
            return taken(*paths)
        if self.half and taken is self._rmtree:
            (paths[0] / NAME).unlink(missing_ok=True)
        raise KilledError


@pytest.mark.parametrize("exchanging", [True, False])
@pytest.mark.parametrize("half", [True, False])
@pytest.mark.parametrize("sweeps_at", range(1, 6))
@pytest.mark.parametrize("kills_at", range(1, 6))
def test_an_index_stands_after_every_cut(
    kills_at: int, sweeps_at: int, half: bool, exchanging: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = put(tmp_path / "index", OLD)
    folder = put(tmp_path / ".index.building-1", NEW)
    killing = Killing(monkeypatch, exchanging=exchanging)
    killing.half = half
    for call, killing.left in ((lambda: put_in_place(folder, target), kills_at), (lambda: sweep(target), sweeps_at)):
        with contextlib.suppress(KilledError):
            call()
        assert is_whole(standing(target))
        assert words(standing(target)) in (OLD, NEW)
    killing.left = 99
    sweep(target)
    assert is_whole(target)
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_the_old_index_is_taken_back_where_something_empty_or_cut_stands_in_its_place(tmp_path: Path) -> None:
    put(tmp_path / ".index.old", OLD)
    put(tmp_path / ".index.building-7", NEW, whole=False)
    target = put(tmp_path / "index", "cut", whole=False)
    assert standing(target) == tmp_path / ".index.old"
    sweep(target)
    assert words(target) == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_a_finished_build_is_taken_where_nothing_else_is_left(tmp_path: Path) -> None:
    put(tmp_path / ".index.building-7", NEW)
    sweep(tmp_path / "index")
    assert words(tmp_path / "index") == NEW


def test_a_move_that_fails_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, folder = put(tmp_path / "index", OLD), put(tmp_path / ".index.building-1", NEW)
    rename = Path.rename

    def failing(self: Path, other: Path) -> Path:
        if self == folder:
            raise OSError(28, "No space left on device")
        return rename(self, other)

    monkeypatch.setattr(switch, "exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="No space"):
        put_in_place(folder, target)
    assert words(target) == OLD


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    real, link = tmp_path / "disk" / "real", tmp_path / "index"
    link.symlink_to(real)
    for text in (OLD, NEW):  # the first time, the link leads to what is not there yet
        with building(link) as folder:
            assert folder.parent == real.parent
            (folder / LEXICAL).write_text(text)
        assert link.is_symlink()
        assert words(real) == words(link) == text
    assert {path.name for path in tmp_path.iterdir()} == {"disk", "index"}
    assert {path.name for path in real.parent.iterdir()} <= {"real", ".real.lock"}


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "index").symlink_to(tmp_path / "index")
    with pytest.raises(BrokenIndexError, match="cannot be followed"):
        followed(tmp_path / "index")


def test_a_build_with_nothing_to_do_clears_up(tiny_corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "index").symlink_to("real")
    build_index(tiny_corpus, tmp_path / "index", Settings())
    put(tmp_path / ".real.building-7", NEW, whole=False)
    build_index(tiny_corpus, tmp_path / "index", Settings())
    assert (tmp_path / "index").is_symlink()
    assert {path.name for path in tmp_path.iterdir() if "lock" not in path.name} >= {"real", "index"}
    assert not list(tmp_path.glob(".real.building-*"))
    Index.open(tmp_path / "index", Settings()).verify()


def test_folders_change_names_in_one_step(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text(name)
    assert exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a" / "b").exists()
    assert (tmp_path / "b" / "a").exists()
    with pytest.raises(OSError, match="No such file"):
        exchange(tmp_path / "a", tmp_path / "c")
