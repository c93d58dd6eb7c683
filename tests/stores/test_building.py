from __future__ import annotations

import shutil
from pathlib import Path
from threading import Thread

import numpy as np
import pytest

import tipqa
from tipqa.errors import BrokenIndexError, CorpusError, GoneError, StoreError
from tipqa.index.build import build_index
from tipqa.index.index import Index
from tipqa.index.model import Filter
from tipqa.settings import Settings
from tipqa.stores import building, contents
from tipqa.stores.address import Address, Reach
from tipqa.stores.building import build_store
from tipqa.stores.engine import Point, Where
from tipqa.stores.engines import open_engine
from tipqa.stores.qdrant import QdrantStore

QUESTION = "What tier is Tajikistan on in 2025, and what was it the year before?"


@pytest.fixture(scope="module")
def few(small_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of three reports. Not to be changed by a test."""
    folder = tmp_path_factory.mktemp("few") / "corpus"
    for name in ("2024/tajikistan.md", "2025/tajikistan.md", "2025/uzbekistan.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(small_corpus / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def few_index_path(few: Path) -> Path:
    """An index over `few` in a folder."""
    path = few.parent / "index"
    build_index(few, path, Settings())
    return path


@pytest.fixture(scope="module")
def few_index(few_index_path: Path) -> Index:
    """The open index over `few`."""
    return Index.open(few_index_path, Settings())


@pytest.fixture
def corpus(few: Path, tmp_path: Path) -> Path:
    """A copy of `few` to change."""
    return Path(shutil.copytree(few, tmp_path / "corpus"))


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the reports that are embedded."""
    seen: list[str] = []
    embed = contents.embed

    def noted(entries, encoder, projection):  # type: ignore[no-untyped-def]
        seen.extend(entry.report.id for entry in entries)
        return embed(entries, encoder, projection)

    monkeypatch.setattr(contents, "embed", noted)
    return seen


def changed(corpus: Path) -> None:
    """Say something else in one report."""
    path = corpus / "2025" / "tajikistan.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n\nThe government opened a zebra farm.\n", encoding="utf-8")


def test_a_build_out_of_nothing_answers_as_a_folder_does(address: Address, few: Path, few_index: Index) -> None:
    told: list[str] = []
    made = build_store(few, address, Settings(), lambda *told_of: told.append(told_of[2]))
    assert (made.reports, made.embedded, made.reused, made.removed) == (3, 3, 0, 0)
    assert {"reading and embedding", "weighing words"} <= set(told)
    store = QdrantStore.open(address, Settings())
    assert np.allclose(store.projection.weights, few_index.projection.weights, atol=1e-5)
    answer = tipqa.QA(store).ask(QUESTION)
    assert answer.to_dict() == tipqa.QA(few_index).ask(QUESTION).to_dict()
    assert store.manifest.counts == few_index.manifest.counts
    assert store.manifest.split == few_index.manifest.split


def test_what_has_not_changed_is_not_touched(
    address: Address, few: Path, few_index_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_store(few, address, Settings(), local=few_index_path)
    monkeypatch.setattr(building, "_Build", None)
    made = build_store(few, address, Settings())
    assert (made.reports, made.embedded, made.reused) == (3, 0, 3)


def test_only_a_changed_report_is_embedded_and_readers_see_the_old_build_until_the_end(
    address: Address, corpus: Path, few_index_path: Path, encoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build_store(corpus, address, Settings(), local=few_index_path)
    old = QdrantStore.open(address, Settings())
    monkeypatch.setattr("tipqa.stores.qdrant._LOOK_AGAIN", 0.0)
    changed(corpus)
    (corpus / "2025" / "uzbekistan.md").unlink()
    seen: list[bool] = []
    weigh = building._Build._weigh
    monkeypatch.setattr(
        building._Build, "_weigh", lambda *it: (seen.append(QdrantStore.open(address).outdated), weigh(*it))[1]
    )
    made = build_store(corpus, address, Settings(), local=few_index_path)
    assert (made.reports, made.embedded, made.reused, made.removed) == (2, 1, 1, 1)
    assert encoded == ["2025/tajikistan"]
    assert len(seen) == 2
    assert not any(seen)
    assert old.outdated
    assert not old.holds_word("zebra")
    assert len(old.reports()) == 3  # it stays at what it opened
    new = QdrantStore.open(address, Settings())
    assert new.holds_word("zebra")
    assert not new.outdated
    assert len(new.reports()) == 2


def test_what_the_build_that_stands_holds_is_not_embedded_again(
    address: Address, corpus: Path, few_index_path: Path, encoded: list[str]
) -> None:
    build_store(corpus, address, Settings(), local=few_index_path)
    before = QdrantStore.open(address, Settings())
    changed(corpus)
    made = build_store(corpus, address, Settings())
    assert (made.embedded, made.reused) == (1, 2)
    assert encoded == ["2025/tajikistan"]
    after = QdrantStore.open(address, Settings())
    same = Filter(reports=("2025/uzbekistan",))
    one, other = ([it.id for it in store.statements(same)] for store in (before, after))
    assert np.array_equal(before.tokens(one)[0], after.tokens(other)[0])
    assert np.array_equal(before.vectors("2025/uzbekistan").passages, after.vectors("2025/uzbekistan").passages)


def test_token_vectors_are_fitted_anew_where_the_corpus_has_outgrown_them(
    address: Address, corpus: Path, few_index_path: Path, encoded: list[str], small_corpus: Path
) -> None:
    build_store(corpus, address, Settings(), local=few_index_path)
    made = build_store(small_corpus, address, Settings())
    assert made.reports == 7
    assert len(encoded) == made.embedded == 7
    manifest = QdrantStore.open(address, Settings()).manifest
    assert manifest.fitted > Index.open(few_index_path).manifest.fitted


def test_the_build_before_last_is_cleared_away(address: Address, corpus: Path, few_index_path: Path) -> None:
    engine = open_engine(address, Reach())
    stores = []
    for _ in range(3):
        build_store(corpus, address, Settings(), local=few_index_path)
        stores.append(QdrantStore.open(address, Settings()))
        changed(corpus)
    kept = {name for store in stores[1:] for name in store.names.all}
    assert {name for name in engine.collections() if name.startswith(address.name)} == {*kept, f"{address.name}-work"}
    assert engine.count(f"{address.name}-work") == 0
    assert len(stores[1].statements(Filter())) > 0
    with pytest.raises(GoneError, match="no longer holds"):
        stores[0].tiers()


def test_a_build_that_was_cut_short_is_resumed(
    address: Address, few: Path, encoded: list[str], few_index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, left = building._Build._read, 2

    def cut(self, piece, plan):  # type: ignore[no-untyped-def]
        nonlocal left
        left -= 1
        if left < 0:
            raise KeyboardInterrupt
        return write(self, piece, plan)

    monkeypatch.setattr(building._Build, "_read", cut)
    with pytest.raises(KeyboardInterrupt):
        build_store(few, address, Settings())
    with pytest.raises(BrokenIndexError, match=r"there is no index at .* tipqa index --to"):
        QdrantStore.open(address)
    monkeypatch.setattr(building._Build, "_read", write)
    assert len(encoded) == 2
    build_store(few, address, Settings())
    assert len(encoded) == len(set(encoded)) == 3
    store = QdrantStore.open(address, Settings())
    assert tipqa.QA(store).ask(QUESTION).to_dict() == tipqa.QA(few_index).ask(QUESTION).to_dict()


def test_two_processes_share_one_build(address: Address, few: Path, encoded: list[str]) -> None:
    failed: list[BaseException] = []

    def work() -> None:
        try:
            build_store(few, address, Settings())
        except BaseException as error:
            failed.append(error)

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert sorted(encoded) == sorted(set(encoded))
    QdrantStore.open(address, Settings()).verify()


def test_another_build_is_waited_for(
    address: Address, corpus: Path, few_index_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []

    def meanwhile(self, piece, plan):  # type: ignore[no-untyped-def]
        if not refused:
            changed(corpus)
            try:
                build_store(corpus, address, Settings())
            except StoreError as error:
                refused.append(str(error))
        return read(self, piece, plan)

    read = building._Build._read
    monkeypatch.setattr(building._Build, "_read", meanwhile)
    build_store(corpus, address, Settings(), local=few_index_path)
    assert len(refused) == 1
    assert "another build of this index runs" in refused[0]


def test_a_report_that_cannot_be_read_holds_up_no_later_build(
    address: Address, corpus: Path, few_index_path: Path
) -> None:
    bad = corpus / "2025" / "nowhere.md"
    bad.write_bytes(b"---\ncountry: Chad\nyear: 2025\n---\n\xff\xfe\n")
    with pytest.raises(CorpusError, match=r"nowhere\.md"):
        build_store(corpus, address, Settings(), local=few_index_path)
    bad.unlink()
    assert build_store(corpus, address, Settings(), local=few_index_path).reports == 3


def test_a_half_written_build_is_not_answered_from(address: Address, few: Path, few_index_path: Path) -> None:
    build_store(few, address, Settings(), local=few_index_path)
    store, engine = QdrantStore.open(address, Settings()), open_engine(address, Reach())
    engine.remove(store.names.passages, Where({"report": ["2025/uzbekistan"]}))
    with pytest.raises(BrokenIndexError, match=r"is not whole: .* points of .* tipqa index --to"):
        QdrantStore.open(address, Settings())
    with pytest.raises(BrokenIndexError, match="is not whole"):
        store.verify()


def test_an_index_of_another_format_or_model_is_refused(address: Address, few: Path, few_index_path: Path) -> None:
    build_store(few, address, Settings(), local=few_index_path)
    store, engine = QdrantStore.open(address, Settings()), open_engine(address, Reach())
    facts = engine.read(store.names.facts, [1])[1].payload
    engine.write(store.names.facts, [Point(1, facts | {"weights": "other"})])
    with pytest.raises(BrokenIndexError, match="was built with the model"):
        QdrantStore.open(address, Settings()).question_vector("Cotton?")
    engine.write(store.names.facts, [Point(1, facts | {"format": 0})])
    with pytest.raises(BrokenIndexError, match="of format 0"):
        QdrantStore.open(address, Settings())
    engine.write(store.names.facts, [Point(1, {"format": facts["format"], "projection": "?"})])
    with pytest.raises(BrokenIndexError, match=r"facts are damaged .* tipqa index --to"):
        QdrantStore.open(address, Settings())


def test_a_closed_store_says_so(address: Address, few: Path, few_index_path: Path) -> None:
    build_store(few, address, Settings(), local=few_index_path)
    qa = tipqa.open(address.text, Settings())
    store = qa.index
    qa.close()
    store.close()
    with pytest.raises(StoreError, match="was closed; open it again"):
        store.tiers()
