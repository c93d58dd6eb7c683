"""Fixtures that several rooms share: a small corpus of our digests, and an index built over it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tipqa.index.build import build_index
from tipqa.index.index import Index
from tipqa.settings import Settings

ROOT = Path(__file__).parents[1]

# A busy machine is slow, and that is no failure.
settings.register_profile("tipqa", deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tipqa")


@pytest.fixture(scope="session")
def small_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The digests of two countries in three editions and the placements of one. Not to be changed by a test."""
    folder = tmp_path_factory.mktemp("small") / "corpus"
    for year in ("2023", "2024", "2025"):
        (folder / year).mkdir(parents=True)
        for name in ("tajikistan", "uzbekistan"):
            shutil.copy(ROOT / "corpus" / year / f"{name}.md", folder / year)
    for path in (ROOT / "corpus" / "2025").glob("*placements*.md"):
        shutil.copy(path, folder / "2025")
    return folder


@pytest.fixture(scope="session")
def small_index_path(small_corpus: Path) -> Path:
    """An index over `small_corpus`, on disk. Not to be changed by a test."""
    path = small_corpus.parent / "index"
    build_index(small_corpus, path, Settings())
    return path


@pytest.fixture(scope="session")
def small_index(small_index_path: Path) -> Index:
    """The open index over `small_corpus`."""
    return Index.open(small_index_path, Settings())


@pytest.fixture
def spare_index_path(small_index_path: Path, tmp_path: Path) -> Path:
    """A copy of the index over `small_corpus` to change, but for the encoder's large files: they are linked."""

    def copy(source: str, target: str) -> None:
        (os.link if source.endswith(".onnx") else shutil.copyfile)(source, target)

    return Path(shutil.copytree(small_index_path, tmp_path / "index", copy_function=copy))
