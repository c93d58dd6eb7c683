"""An update links the pieces of an index that stay, and copies none that a disk has lost."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from what_was_built import counts, rows

from tipqa.errors import BrokenIndexError
from tipqa.index import cuts
from tipqa.index.build import build_index
from tipqa.index.index import Index
from tipqa.index.manifest import BOUNDS, CATALOG, DENSE, LEXICAL, PROJECTION, TOKENS, piece_files, read_manifest
from tipqa.settings import Settings


def lose(file: Path) -> None:
    """Change some bytes of a file, so that nothing tells that it was written to."""
    before = file.stat()
    with file.open("r+b") as damaged:
        damaged.seek(500)
        lost = bytes(byte ^ 255 for byte in damaged.read(64))
        damaged.seek(500)
        damaged.write(lost)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.fixture
def in_pieces(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index of seven reports in seven pieces; 2024/tajikistan is in number 2."""
    monkeypatch.setattr(cuts, "FEWEST", 1)
    build_index(corpus, tmp_path / "index", Settings())
    assert [it.reports for it in read_manifest(tmp_path / "index").pieces] == [1] * 7
    return tmp_path / "index"


@pytest.mark.parametrize("linking", [True, False])
def test_an_update_links_the_pieces_that_stay(
    linking: bool, corpus: Path, in_pieces: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Path) -> None:
        raise OSError("cross-device link")

    if not linking:
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    before = {in_pieces / name: (in_pieces / name).stat().st_ino for at in range(7) for name in piece_files(at)}
    changed = corpus / "2024" / "tajikistan.md"
    changed.write_text(changed.read_text() + "\nPolice trained 17 zebra keepers.\n")
    assert counts(build_index(corpus, in_pieces, Settings())) == (1, 6, 0)
    same = {name for name, number in before.items() if name.stat().st_ino == number}
    assert same == ({path for path in before if "-02." not in path.name} if linking else set())
    build_index(corpus, tmp_path / "fresh", Settings())
    Index.open(in_pieces).verify()
    ours, theirs = (read_manifest(path).files for path in (in_pieces, tmp_path / "fresh"))
    assert {name for name in theirs if ours[name] != theirs[name]} <= {
        CATALOG,
        PROJECTION,
        *map(TOKENS.format, range(7)),
    }
    assert rows(in_pieces / CATALOG) == rows(tmp_path / "fresh" / CATALOG)


def test_pieces_get_other_numbers_when_a_report_goes(corpus: Path, in_pieces: Path) -> None:
    kept = (in_pieces / TOKENS.format(6)).stat().st_ino
    found = Index.open(in_pieces)
    last = found.report_ids()[6]
    vectors = found.vectors(last)
    (corpus / "2023" / "tajikistan.md").unlink()
    assert counts(build_index(corpus, in_pieces, Settings())) == (0, 6, 1)
    assert (in_pieces / TOKENS.format(5)).stat().st_ino == kept
    for name in ("passages", "tokens", "bounds"):
        np.testing.assert_array_equal(getattr(Index.open(in_pieces).vectors(last), name), getattr(vectors, name))


@pytest.mark.parametrize("name", [TOKENS.format(2), DENSE.format(2), CATALOG, LEXICAL, BOUNDS])
def test_what_a_disk_lost_is_not_copied_into_a_new_index(name: str, corpus: Path, in_pieces: Path) -> None:
    lose(in_pieces / name)
    changed = corpus / "2024" / "tajikistan.md"
    changed.write_text(changed.read_text() + "\nPolice trained 17 zebra keepers.\n")
    assert counts(build_index(corpus, in_pieces, Settings()))[1] == 0
    Index.open(in_pieces, Settings()).verify()


def test_what_a_disk_lost_is_still_found_where_it_is_linked(corpus: Path, in_pieces: Path) -> None:
    lost = TOKENS.format(6)
    lose(in_pieces / lost)
    (corpus / "2023" / "tajikistan.md").unlink()
    assert counts(build_index(corpus, in_pieces, Settings()))[1] == 6
    found = Index.open(in_pieces, Settings())
    with pytest.raises(BrokenIndexError, match=TOKENS.format(5)):
        found.verify()
    with pytest.raises(BrokenIndexError, match=TOKENS.format(5)):
        found.vectors(found.report_ids()[5])


def test_what_a_disk_lost_is_not_copied_where_nothing_can_be_linked(
    corpus: Path, in_pieces: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Path) -> None:
        raise OSError("cross-device link")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    lose(in_pieces / TOKENS.format(6))
    (corpus / "2023" / "tajikistan.md").unlink()
    assert counts(build_index(corpus, in_pieces, Settings()))[1] == 0
    Index.open(in_pieces, Settings()).verify()
