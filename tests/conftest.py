"""Fixtures that several rooms share: a small corpus of our digests, and an index built over it."""

from __future__ import annotations

import os
import shutil
import signal
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tipqa.index.build import build_index
from tipqa.index.index import Index
from tipqa.index.store import Store
from tipqa.settings import Settings
from tipqa.stores.address import Address, read_address, read_reach
from tipqa.stores.building import build_store
from tipqa.stores.engines import open_engine
from tipqa.stores.qdrant import QdrantStore

ROOT = Path(__file__).parents[1]

# A busy machine is slow, and that is no failure.
settings.register_profile("tipqa", deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tipqa")

# A shell ignores Ctrl-C in what it runs in the background, and whatever a test starts would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


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


STORES = ("folder", "qdrant+local", "qdrant+edge", "qdrant")


@pytest.fixture(params=STORES[1:])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Address]:
    """An address where nothing stands yet, in each form of Qdrant that there is."""
    yield from new_address(request.param, tmp_path)


def new_address(kind: str, folder: Path) -> Iterator[Address]:
    """An address of that kind where nothing stands; what was built there is dropped in the end."""
    pytest.importorskip("qdrant_client", reason="the extra qdrant is not installed")
    if kind != "qdrant":
        memory = f":memory:?name=test-{uuid.uuid4().hex}"
        yield read_address(f"{kind}:{memory if kind == 'qdrant+local' else folder / kind}")
        return
    if not os.environ.get("TIPQA_TEST_QDRANT"):
        pytest.skip("TIPQA_TEST_QDRANT names no server, such as qdrant://localhost:6333")
    address = read_address(f"{os.environ['TIPQA_TEST_QDRANT'].rstrip('/')}/test-{uuid.uuid4().hex[:8]}")
    yield address
    engine = open_engine(address, read_reach())
    for name in engine.collections():
        if name.startswith(f"{address.name}-"):
            engine.drop(name)


@pytest.fixture(scope="session", params=STORES)
def store(
    request: pytest.FixtureRequest,
    small_corpus: Path,
    small_index_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Store]:
    """The small corpus in a store of each kind."""
    if request.param == "folder":
        yield Index.open(small_index_path, Settings())
        return
    for address in new_address(request.param, tmp_path_factory.mktemp("stores")):
        build_store(small_corpus, address, Settings(), local=small_index_path)
        yield QdrantStore.open(address, Settings())


@pytest.fixture
def spare_index_path(small_index_path: Path, tmp_path: Path) -> Path:
    """A copy of the index over `small_corpus` to change, but for the encoder's large files: they are linked."""

    def copy(source: str, target: str) -> None:
        (os.link if source.endswith(".onnx") else shutil.copyfile)(source, target)

    return Path(shutil.copytree(small_index_path, tmp_path / "index", copy_function=copy))
