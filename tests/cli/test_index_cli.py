"""`tipqa index`: what it says, and that a corpus it cannot read leaves the index as it was."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tipqa.cli import run
from tipqa.qa import open


@pytest.fixture
def corpus(small_corpus: Path, tmp_path: Path) -> Path:
    """A copy of the small corpus, to change."""
    return Path(shutil.copytree(small_corpus, tmp_path / "corpus"))


def swap(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.search(old, text)
    path.write_text(re.sub(old, new, text, count=1), encoding="utf-8")


def no_country(corpus: Path) -> None:
    swap(corpus / "2025" / "tajikistan.md", "country: Tajikistan\n", "")
    swap(corpus / "2025" / "tajikistan.md", 'title: ".*"\n', "")
    (corpus / "2025" / "tajikistan.md").rename(corpus / "2025" / "report.md")


def two_of_one(corpus: Path) -> None:
    shutil.copy(corpus / "2025" / "tajikistan.md", corpus / "2025" / "tajikistan-again.md")


def not_utf8(corpus: Path) -> None:
    (corpus / "2025" / "uzbekistan.md").write_bytes(b"---\ncountry: Uzbekistan\nyear: 2025\n---\n\n# A\n\ncaf\xe9\n")


def empty_file(corpus: Path) -> None:
    (corpus / "2024" / "uzbekistan.md").write_bytes(b"")


def bad_year(corpus: Path) -> None:
    swap(corpus / "2025" / "tajikistan.md", "year: 2025", "year: soon")


def bad_front_matter(corpus: Path) -> None:
    swap(corpus / "2025" / "tajikistan.md", "country: Tajikistan", "country: [Tajikistan")


def no_report(corpus: Path) -> None:
    for folder in corpus.iterdir():
        shutil.rmtree(folder)


def no_folder(corpus: Path) -> None:
    shutil.rmtree(corpus)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (no_country, "2025/report.md does not say its country; add a line `country: …`"),
        (two_of_one, "are one report (tip, Tajikistan, 2025); delete one of them"),
        (not_utf8, "2025/uzbekistan.md is not UTF-8 (byte "),
        (empty_file, "2024/uzbekistan.md"),
        (bad_year, "2025/tajikistan.md"),
        (bad_front_matter, "2025/tajikistan.md"),
        (no_report, "holds no report; add one with: tipqa add"),
        (no_folder, "does not exist; give one with --corpus DIR"),
    ],
)
def test_a_corpus_that_cannot_be_read_leaves_the_index_usable(
    spoil: Callable[[Path], None],
    says: str,
    corpus: Path,
    spare_index_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = (spare_index_path / "manifest.json").read_bytes()
    spoil(corpus)
    assert run(["index", "--corpus", str(corpus), "--index", str(spare_index_path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("tipqa: ")
    assert says in err
    assert err.count("\n") == 1
    assert (spare_index_path / "manifest.json").read_bytes() == before
    assert open(spare_index_path).ask("What tier is Tajikistan on in 2025?").facts["tier"] == "Tier 2"


def test_an_update_says_what_it_did(corpus: Path, spare_index_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "2023" / "uzbekistan.md").unlink()
    assert run(["index", "--corpus", str(corpus), "--index", str(spare_index_path)]) == 0
    line = capsys.readouterr().out.splitlines()[-1]
    assert re.fullmatch(r".*: 6 reports \(0 embedded, 6 unchanged, 1 removed\) in \d+\.\d s", line)
    answer = open(spare_index_path).ask("What tier was Uzbekistan on in 2023?")
    assert answer.reason == "year_not_in_corpus_for_country"


def test_a_disagreement_in_a_report_is_told(
    corpus: Path, spare_index_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    swap(corpus / "2025" / "tajikistan.md", "tier: Tier 2\n", "tier: Tier 3\n")
    assert run(["index", "--corpus", str(corpus), "--index", str(spare_index_path)]) == 0
    err = capsys.readouterr().err
    assert "2025/tajikistan" in err
    assert "Tier 3" in err


def test_an_index_in_the_place_of_a_file(
    small_corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("mine")
    assert run(["index", "--corpus", str(small_corpus), "--index", str(place)]) == 1
    assert "is a file, not a folder for an index" in capsys.readouterr().err
    assert place.read_text() == "mine"
