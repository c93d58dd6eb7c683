from __future__ import annotations

import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from what_was_built import counts, rows

from tipqa.errors import BrokenIndexError, CorpusError, ModelError, TipqaError
from tipqa.index import atomic_swap as switch
from tipqa.index import build, embed, file_marks, manifest, sources
from tipqa.index.build import _manifest, build_index
from tipqa.index.embed import distinct_prose
from tipqa.index.encoder import Encoder, TokenSet, Vectors
from tipqa.index.index import Index
from tipqa.index.manifest import (
    BOUNDS,
    CATALOG,
    DENSE,
    LEXICAL,
    read_manifest,
    sha256,
)
from tipqa.index.model import Filter
from tipqa.index.schema import write_catalog
from tipqa.index.vectors import passage_texts
from tipqa.reports.corpus import report_digest
from tipqa.settings import Settings

QUESTIONS = ("forced labor in the cotton harvest", "victims identified", "national action plan", "police training")


def content(path: Path) -> dict[str, bytes]:
    return {it.relative_to(path).as_posix(): it.read_bytes() for it in path.rglob("*") if it.is_file()}


def test_nothing_changed_embeds_and_writes_nothing(
    small_corpus: Path, spare_index_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "embed", None)
    before = {path: path.stat().st_mtime_ns for path in spare_index_path.rglob("*")}
    result = build_index(small_corpus, spare_index_path, Settings())
    reports = len(list(small_corpus.rglob("*.md")))
    assert (result.reports, *counts(result)) == (reports, 0, reports, 0)
    assert {path: path.stat().st_mtime_ns for path in spare_index_path.rglob("*")} == before


def test_an_update_is_as_a_fresh_build(corpus: Path, spare_index_path: Path, tmp_path: Path) -> None:
    changed = corpus / "2024" / "tajikistan.md"
    changed.write_text(changed.read_text() + "\nPolice trained 17 zebra keepers.\n")
    shutil.copy(corpus / "2023" / "uzbekistan.md", tmp_path / "kept.md")
    (corpus / "2023" / "uzbekistan.md").unlink()
    (corpus / "2022").mkdir()
    text = (tmp_path / "kept.md").read_text().replace("2023", "2022")
    (corpus / "2022" / "uzbekistan.md").write_text(text)

    told: list[tuple[int, int]] = []
    result = build_index(corpus, spare_index_path, Settings(), lambda done, total, _: told.append((done, total)))
    assert counts(result) == (2, result.reports - 2, 1)
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 0

    build_index(corpus, tmp_path / "fresh", Settings())
    updated, fresh = Index.open(spare_index_path, Settings()), Index.open(tmp_path / "fresh", Settings())
    updated.verify()
    for name in (LEXICAL, DENSE.format(0), BOUNDS):
        assert (spare_index_path / name).read_bytes() == (tmp_path / "fresh" / name).read_bytes()
    assert rows(spare_index_path / CATALOG) == rows(tmp_path / "fresh" / CATALOG)
    assert updated.manifest.sources == fresh.manifest.sources
    assert updated.manifest.counts == fresh.manifest.counts
    assert updated.reports() == fresh.reports()
    assert updated.statements(Filter()) == fresh.statements(Filter())
    for info in fresh.reports():
        assert updated.entry(info.id) == fresh.entry(info.id)
        np.testing.assert_allclose(updated.vectors(info.id).passages, fresh.vectors(info.id).passages, atol=1e-6)
    for question in (*QUESTIONS, "zebra keepers"):
        vector = fresh.encoder.encode([question])[0]
        found = [
            (
                it.best_by_words(question, Filter(), 9, header=True),
                it.best_by_words(question, Filter(), 9, header=False),
                it.best_by_vector(vector, Filter(), 9),
            )
            for it in (updated, fresh)
        ]
        for first, second in zip(*found, strict=True):
            assert first[0].tolist() == second[0].tolist()
            np.testing.assert_allclose(first[1], second[1], atol=1e-5)
    assert updated.passages(updated.best_by_words("zebra", Filter(), 1, header=False)[0])[0].report == "2024/tajikistan"


def test_other_settings_or_other_code_build_anew(
    tiny_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_index(tiny_corpus, tmp_path / "index", Settings())
    assert counts(build_index(tiny_corpus, tmp_path / "index", Settings(passage_chars=300))) == (1, 0, 0)
    assert counts(build_index(tiny_corpus, tmp_path / "index", Settings(passage_chars=300))) == (0, 1, 0)
    monkeypatch.setattr(build, "reader_hash", lambda: "another")
    assert counts(build_index(tiny_corpus, tmp_path / "index", Settings(passage_chars=300))) == (1, 0, 0)


def test_a_damaged_index_is_built_anew(tiny_corpus: Path, tmp_path: Path) -> None:
    build_index(tiny_corpus, tmp_path / "index", Settings())
    for name in ("dense-00.faiss", "manifest.json", "encoder/tokenizer.json"):
        file = tmp_path / "index" / name
        damaged = file.read_bytes()[:-1] + b"!"
        file.unlink()  # it may be a link to the cache
        file.write_bytes(damaged)
        assert counts(build_index(tiny_corpus, tmp_path / "index", Settings())) == (1, 0, 0)
        Index.open(tmp_path / "index", Settings()).verify()


def test_an_update_reads_only_what_was_written_to(
    small_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_marks, "_SETTLED", -1)
    build_index(small_corpus, tmp_path / "index", Settings())
    read: list[Path] = []

    def reading(digest: Callable[[Path], str]) -> Callable[[Path], str]:
        def read_and_noted(path: Path) -> str:
            read.append(path)
            return digest(path)

        return read_and_noted

    monkeypatch.setattr(manifest, "sha256", reading(sha256))
    monkeypatch.setattr(sources, "report_digest", reading(report_digest))
    assert counts(build_index(small_corpus, tmp_path / "index", Settings()))[0] == 0
    assert read == []
    (tmp_path / "index" / "dense-00.faiss").touch()
    build_index(small_corpus, tmp_path / "index", Settings())
    assert read == [tmp_path / "index" / "dense-00.faiss"]


def test_sentences_that_an_index_holds_are_not_encoded_again(
    corpus: Path, spare_index_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoded: list[str] = []

    def encode_tokens(self: Encoder, texts: Sequence[str]) -> tuple[Vectors, list[TokenSet]]:
        encoded.extend(texts)
        return encode(self, texts)

    encode = Encoder.encode_tokens
    monkeypatch.setattr(Encoder, "encode_tokens", encode_tokens)
    changed = corpus / "2024" / "tajikistan.md"
    changed.write_text(changed.read_text() + "\nPolice trained 17 zebra keepers.\n")
    shutil.copy(corpus / "2025" / "uzbekistan.md", corpus / "2024" / "uzbekistan.md")  # as of another edition
    assert counts(build_index(corpus, spare_index_path, Settings()))[0] == 2
    assert encoded == ["Police trained 17 zebra keepers."]


def test_reports_that_stand_before_after_and_between_are_numbered_anew(corpus: Path, tmp_path: Path) -> None:
    names = ["2023/tajikistan", "2024/tajikistan", "2024/uzbekistan", "2025/uzbekistan"]
    part, index = tmp_path / "part", tmp_path / "index"
    for number, places in enumerate(((0, 1, 2, 3), (1, 3), (0, 1, 2), (2, 3))):
        held = [names[at] for at in places]
        shutil.rmtree(part, ignore_errors=True)
        for name in held:
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(corpus / f"{name}.md", part / f"{name}.md")
        assert bool(build_index(part, index, Settings()).reused) == (number > 0)
        found = Index.open(index, Settings())
        assert found.report_ids() == held
        write_catalog(tmp_path / f"again{number}", [found.entry(id) for id in held])  # report by report
        assert rows(index / CATALOG) == rows(tmp_path / f"again{number}")


def test_a_report_of_the_same_length_is_seen_to_have_changed(corpus: Path, tmp_path: Path) -> None:
    build_index(corpus, tmp_path / "index", Settings())
    report = corpus / "2024" / "tajikistan.md"
    for old, new in (("government", "Government"), ("Government", "government")):
        report.write_text(report.read_text().replace(old, new))
        assert counts(build_index(corpus, tmp_path / "index", Settings()))[0] == 1


def test_a_projection_of_too_few_statements_is_fitted_anew(tiny_corpus: Path, corpus: Path, tmp_path: Path) -> None:
    build_index(tiny_corpus, tmp_path / "index", Settings())
    result = build_index(corpus, tmp_path / "index", Settings())
    manifest = read_manifest(tmp_path / "index")
    assert result.reused == 0
    index = Index.open(tmp_path / "index")
    assert manifest.fitted == len(distinct_prose(index.entry(info.id) for info in index.reports()))


def test_passages_with_their_headers_fit_the_encoder(small_index: Index) -> None:
    entries = [small_index.entry(info.id) for info in small_index.reports()]
    texts = [text for entry in entries for text in passage_texts(entry, headed=True)]
    assert max(small_index.encoder.count_tokens(texts)) <= small_index.encoder.max_tokens


def test_all_unreadable_files_are_named_and_the_old_index_stays(corpus: Path, spare_index_path: Path) -> None:
    before = content(spare_index_path)
    (corpus / "2024" / "chad.md").write_bytes(b"---\ncountry: Chad\nyear: 2024\n---\n\n\xff\xfe\n")
    (corpus / "2024" / "mali.md").write_text("no front matter at all\n")
    with pytest.raises(CorpusError) as caught:
        build_index(corpus, spare_index_path, Settings())
    assert all(name in str(caught.value) for name in ("chad.md", "mali.md"))
    assert content(spare_index_path) == before
    assert not list(spare_index_path.parent.glob(".index.b*"))


def test_two_files_of_one_report_are_refused(corpus: Path, tmp_path: Path) -> None:
    shutil.copy(corpus / "2024" / "tajikistan.md", corpus / "2024" / "tadjikistan.md")
    with pytest.raises(CorpusError, match=r"tajikistan\.md"):
        build_index(corpus, tmp_path / "index", Settings())


def test_a_corpus_that_is_missing_or_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("missing", "empty"):
        with pytest.raises(CorpusError, match=name):
            build_index(tmp_path / name, tmp_path / "index", Settings())
    assert not (tmp_path / "index").exists()


def test_a_missing_model_leaves_the_old_index(small_corpus: Path, spare_index_path: Path) -> None:
    before = content(spare_index_path)
    with pytest.raises(ModelError):
        build_index(small_corpus, spare_index_path, Settings(model="no/such"))
    assert content(spare_index_path) == before


def test_a_folder_of_something_else_is_not_touched(small_corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("Dear")
    with pytest.raises(BrokenIndexError, match=r"letter\.txt"):
        build_index(small_corpus, tmp_path / "letters", Settings())
    with pytest.raises(BrokenIndexError, match="is a file"):
        build_index(small_corpus, tmp_path / "letters" / "letter.txt", Settings())
    assert (tmp_path / "letters" / "letter.txt").read_text() == "Dear"


def test_a_full_disk_is_one_clear_error(corpus: Path, spare_index_path: Path) -> None:
    before = content(spare_index_path)
    file = corpus / "2024" / "tajikistan.md"
    file.write_text(file.read_text() + "\nOne more sentence stands here.\n")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    kept = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    try:
        with pytest.raises(TipqaError, match="cannot be written"):
            build_index(corpus, spare_index_path, Settings())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, kept)
    assert content(spare_index_path) == before
    assert not list(spare_index_path.parent.glob(".index.b*"))


def test_a_second_build_at_the_same_time_says_so(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (corpus / "2024" / "uzbekistan.md").unlink()

    def build_again(*_: object) -> embed.Embedded:
        build_index(corpus, tmp_path / "index", Settings())
        raise AssertionError

    monkeypatch.setattr(build, "embed", build_again)
    with pytest.raises(TipqaError, match="another build"):
        build_index(corpus, tmp_path / "index", Settings())


def test_without_the_exchange_a_cut_switch_leaves_the_old_index(
    corpus: Path, spare_index_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switch, "exchange", lambda *_: False)
    (corpus / "2024" / "uzbekistan.md").unlink()
    rename = Path.rename

    def cut(self: Path, target: Path) -> Path:
        if ".building" in self.name:
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", cut)
    with pytest.raises(KeyboardInterrupt):
        build_index(corpus, spare_index_path, Settings())
    assert not spare_index_path.exists()
    assert "2024/uzbekistan" in [it.id for it in Index.open(spare_index_path, Settings()).reports()]

    monkeypatch.setattr(Path, "rename", rename)
    assert counts(build_index(corpus, spare_index_path, Settings()))[2] == 1
    assert "2024/uzbekistan" not in [it.id for it in Index.open(spare_index_path, Settings()).reports()]
    assert not list(spare_index_path.parent.glob(".index.[bo]*"))


# Builds again and again, with an encoder that costs nothing, so that most of the time goes into writing and switching.
BUILDER = """
import sys
from pathlib import Path
import numpy as np
import tipqa.index.build as build
from tipqa.index.encoder import TokenSet
from tipqa.settings import Settings

class Cheap:
    model, precision, dimension, hidden, max_tokens = "cheap", "int8", 8, 8, 256
    open = classmethod(lambda cls, *_: cls())
    count_tokens = lambda self, texts: [len(text.split()) for text in texts]
    encode = lambda self, texts: np.ones((len(texts), 8), np.float32)

    def encode_tokens(self, texts):
        return self.encode(texts), [TokenSet(np.zeros((3, 2), np.int32), np.eye(3, 8, dtype=np.float32), np.zeros(3))] * len(texts)

def export_encoder(settings, folder):
    folder.mkdir()
    (folder / "encoder.json").write_text("{}")

build.Encoder, build.export_encoder = Cheap, export_encoder
for round in range(1000):
    file = Path(sys.argv[1]) / "2024" / "tajikistan.md"
    file.with_suffix(".new").write_text(file.read_text() + f"\\nRound {round} was noted.\\n")
    file.with_suffix(".new").replace(file)
    build.build_index(Path(sys.argv[1]), Path(sys.argv[2]), Settings())
    print("built", flush=True)
"""


def test_a_reader_finds_a_whole_index_whenever_the_build_is_killed(corpus: Path, spare_index_path: Path) -> None:
    choose = random.Random()
    for _ in range(12):
        command = [sys.executable, "-c", BUILDER, str(corpus), str(spare_index_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as builder:
            assert builder.stdout is not None
            assert builder.stdout.readline() == "built\n"
            until = time.monotonic() + choose.uniform(0, 0.4)
            while time.monotonic() < until:
                read_whole(spare_index_path)
            builder.kill()
        read_whole(spare_index_path)
    build_index(corpus, spare_index_path, Settings())
    assert not list(spare_index_path.parent.glob(".index.[bo]*"))
    Index.open(spare_index_path, Settings()).verify()


def read_whole(path: Path) -> None:
    """Open an index and see that its parts belong together."""
    index = Index.open(path, Settings())
    held = index.manifest.counts
    vector = index.vectors("2024/tajikistan").passages[0]
    passages, scores = index.best_by_vector(vector, Filter(), 9999)
    assert len(passages) == len(index.passages(passages)) == held["passages"] == len(scores)
    statements = index.statements(Filter())
    assert len(index.tokens(it.id for it in statements)[0]) == held["tokens"]
    index.close()


def test_an_open_index_does_not_mix_in_the_encoder_of_a_newer_one(
    tiny_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_index(tiny_corpus, tmp_path / "index", Settings())
    old = Index.open(tmp_path / "index", Settings())
    kept = Index.open(tmp_path / "index", Settings())
    build_index(tiny_corpus, tmp_path / "index", Settings(passage_chars=300))
    assert old.outdated
    assert old.encoder.model == old.manifest.model

    monkeypatch.setattr(build, "_manifest", lambda *given: replace(_manifest(*given), model="another"))
    build_index(tiny_corpus, tmp_path / "index", Settings())
    with pytest.raises(BrokenIndexError, match="open it again"):
        _ = kept.encoder
