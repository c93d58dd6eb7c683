from __future__ import annotations

import json
from pathlib import Path

import pytest

from tipqa.errors import BrokenIndexError
from tipqa.index import manifest
from tipqa.index.manifest import FILES, TOKENS, read_manifest, record_files, sha256


def test_lists_files_sources_and_counts(small_index_path: Path, small_corpus: Path) -> None:
    manifest = read_manifest(small_index_path)
    manifest.verify(small_index_path)
    assert set(FILES) < set(manifest.parts) < set(manifest.files)
    assert {name for name in manifest.files if name.startswith("encoder/")}
    assert {name: record.sha256 for name, record in manifest.sources.items()} == {
        path.relative_to(small_corpus).as_posix(): sha256(path) for path in small_corpus.rglob("*.md")
    }
    assert manifest.counts["reports"] == len(manifest.sources)
    assert min(manifest.counts.values()) > 0


def test_a_missing_index_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(BrokenIndexError, match=r"no index at .*tipqa index"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"format": 1}',
        '{"format": 1, "files": {}, "sources": {}}',
        "\x00\xff",
        "[" * 100_000,
    ],
)
def test_a_manifest_that_is_none_is_refused(content: str, spare_index_path: Path) -> None:
    (spare_index_path / "manifest.json").write_text(content, encoding="latin-1")
    with pytest.raises(BrokenIndexError, match=r"manifest\.json .*tipqa index"):
        read_manifest(spare_index_path)


@pytest.mark.parametrize(
    "change",
    [
        {"format": 99},
        {"files": {}},
        {"pieces": [{}]},
        {"pieces": [{"reports": 1, "passages": 1, "tokens": 1}] * 9},
        {"sources": []},
        {"surprise": 1},
    ],
)
def test_a_manifest_of_another_kind_is_refused(change: dict[str, object], spare_index_path: Path) -> None:
    values = json.loads((spare_index_path / "manifest.json").read_text())
    (spare_index_path / "manifest.json").write_text(json.dumps(values | change))
    with pytest.raises(BrokenIndexError, match=r"manifest\.json"):
        read_manifest(spare_index_path)


def test_a_changed_byte_is_found(spare_index_path: Path) -> None:
    manifest = read_manifest(spare_index_path)
    for name in manifest.parts:
        file = spare_index_path / name
        content = file.read_bytes()
        file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        manifest.check_sizes(spare_index_path)
        with pytest.raises(BrokenIndexError, match=name):
            manifest.verify(spare_index_path)
        file.write_bytes(content)


def test_a_cut_or_missing_file_is_found_at_once(spare_index_path: Path) -> None:
    manifest = read_manifest(spare_index_path)
    for name in manifest.parts:
        content = (spare_index_path / name).read_bytes()
        (spare_index_path / name).write_bytes(content[:-1])
        with pytest.raises(BrokenIndexError, match=name):
            manifest.check_sizes(spare_index_path)
        (spare_index_path / name).unlink()
        with pytest.raises(BrokenIndexError, match=f"{name} is missing"):
            manifest.check_sizes(spare_index_path)
        (spare_index_path / name).write_bytes(content)


def test_a_link_to_a_known_file_is_recorded_without_reading_and_a_copy_is_read(
    spare_index_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = record_files(spare_index_path)
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / TOKENS.format(3)).hardlink_to(spare_index_path / TOKENS.format(0))
    (folder / FILES[0]).write_bytes((spare_index_path / FILES[0]).read_bytes())
    read: list[Path] = []

    def reading(path: Path) -> str:
        read.append(path)
        return sha256(path)

    monkeypatch.setattr(manifest, "sha256", reading)
    assert record_files(folder, known) == {
        FILES[0]: known[FILES[0]],
        TOKENS.format(3): known[TOKENS.format(0)],
    }
    assert read == [folder / FILES[0]]
