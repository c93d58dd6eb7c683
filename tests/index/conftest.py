"""Corpora that only the tests of the index use."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def tiny_corpus(small_corpus: Path, tmp_path: Path) -> Path:
    """A corpus of one report."""
    folder = tmp_path / "tiny" / "2025"
    folder.mkdir(parents=True)
    shutil.copy(small_corpus / "2025" / "tajikistan.md", folder)
    return folder.parent


@pytest.fixture
def corpus(small_corpus: Path, tmp_path: Path) -> Path:
    """A copy of the small corpus that a test may change."""
    return Path(shutil.copytree(small_corpus, tmp_path / "corpus"))
