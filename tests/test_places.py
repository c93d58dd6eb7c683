"""Where corpus and index stand when a call names none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipqa import places
from tipqa.reports.corpus import report_paths


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, and an empty data folder."""
    for variable in ("TIPQA_CORPUS", "TIPQA_INDEX"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def test_in_an_empty_folder_the_digests_are_read_and_the_data_folder_is_used(tmp_path: Path) -> None:
    assert places.default_corpus() == places.bundled_corpus()
    assert len(report_paths(places.default_corpus())) > 40
    assert places.default_index() == tmp_path / "data" / "tipqa" / "index"
    assert places.own_corpus() == Path("corpus")


def test_a_corpus_here_is_read_and_its_index_stands_here(here: Path) -> None:
    (here / "corpus").mkdir()
    assert places.default_corpus() == Path("corpus")
    assert places.default_index() == Path("indexes/default")


def test_an_index_here_is_asked(here: Path) -> None:
    (here / "indexes" / "default").mkdir(parents=True)
    assert places.default_index() == Path("indexes/default")


def test_the_environment_wins(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "corpus").mkdir()
    monkeypatch.setenv("TIPQA_CORPUS", str(tmp_path / "mine"))
    assert places.default_corpus() == places.own_corpus() == tmp_path / "mine"
    assert places.default_index() == tmp_path / "data" / "tipqa" / "index"
    monkeypatch.setenv("TIPQA_INDEX", str(tmp_path / "other"))
    assert places.default_index() == tmp_path / "other"


def test_without_a_setting_the_data_folder_is_that_of_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert places.data_folder() == tmp_path / ".local" / "share" / "tipqa"
