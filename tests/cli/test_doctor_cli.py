from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tipqa import doctor, packages
from tipqa.cli import cli
from tipqa.index import source_model
from tipqa.index.manifest import CATALOG, DENSE, TOKENS
from tipqa.packages import Package, needed


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings come from an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIPQA_SETTINGS", raising=False)
    monkeypatch.delenv("TIPQA_INDEX", raising=False)


def called(corpus: Path, index: Path, *flags: str) -> Result:
    call = ["doctor", "--corpus", str(corpus), "--index", str(index), *flags]
    return CliRunner().invoke(cli, call, catch_exceptions=False)


def found(corpus: Path, index: Path) -> tuple[int, list[dict[str, str]]]:
    """The exit code, and the findings that are not ok."""
    result = called(corpus, index, "--json")
    return result.exit_code, [finding for finding in json.loads(result.stdout) if finding["state"] != "ok"]


def test_all_is_well_with_a_fresh_index(small_corpus: Path, small_index_path: Path) -> None:
    result = called(small_corpus, small_index_path)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[-1] == "7 ok, 0 warnings, 0 broken"
    assert [line.split()[1] for line in lines if line.startswith("ok ")] == [
        "settings", "packages", "model", "corpus", "index", "index", "disk"
    ]  # fmt: skip
    text = " ".join(result.stdout.split())
    assert f"numpy {packages.version('numpy')}" in text
    assert "the official weights" in text


def test_a_missing_index_is_broken_and_says_how_to_build_it(small_corpus: Path, tmp_path: Path) -> None:
    code, (finding,) = found(small_corpus, tmp_path / "my index")
    assert (code, finding["check"], finding["state"]) == (1, "index", "broken")
    assert finding["run"] == f"tipqa index --corpus {small_corpus} --index '{tmp_path / 'my index'}'"
    assert not (tmp_path / "my index").exists()


@pytest.mark.parametrize("name", [CATALOG, DENSE.format(0), TOKENS.format(0), "encoder/tokenizer.json"])
def test_a_changed_file_is_broken(small_corpus: Path, spare_index_path: Path, name: str) -> None:
    file = spare_index_path / name
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    file.write_bytes(raw)
    code, (finding,) = found(small_corpus, spare_index_path)
    assert (code, finding["state"]) == (1, "broken")
    assert name in finding["what"]
    assert "SHA-256" in finding["what"]
    assert finding["run"].startswith("tipqa index")


def test_a_corpus_that_moved_on_is_a_warning(small_corpus: Path, small_index_path: Path, tmp_path: Path) -> None:
    corpus = Path(shutil.copytree(small_corpus, tmp_path / "corpus"))
    (corpus / "2023" / "tajikistan.md").rename(corpus / "2023" / "tajikistan.txt")
    with (corpus / "2024" / "tajikistan.md").open("a", encoding="utf-8") as file:
        file.write("\nA line of ours.\n")
    (corpus / "2025" / "peru.md").write_text("---\ncountry: Peru\nyear: 2025\n---\n\nPeru opened a shelter.\n", "utf-8")
    code, (finding,) = found(corpus, small_index_path)
    assert (code, finding["state"]) == (0, "warning")
    assert "1 reports are new, 1 changed, 1 gone" in finding["what"]


def test_faults_and_warnings_of_the_corpus_are_findings(
    small_corpus: Path, small_index_path: Path, tmp_path: Path
) -> None:
    corpus = Path(shutil.copytree(small_corpus, tmp_path / "corpus"))
    (corpus / "2025" / "peru.md").write_text("No front matter.", "utf-8")
    digest = corpus / "2025" / "uzbekistan.md"
    digest.write_text(digest.read_text("utf-8").replace("tier: Tier 2", "tier: Tier 3", 1), "utf-8")
    code, findings = found(corpus, small_index_path)
    assert code == 1
    assert [(finding["check"], finding["state"]) for finding in findings] == [
        ("corpus", "broken"),
        ("corpus", "warning"),
        ("index", "warning"),
    ]
    assert "peru.md does not say its country" in findings[0]["what"]
    assert "the front matter says Tier 3, the text Tier 2" in findings[1]["what"]


def test_a_missing_or_empty_corpus_is_broken(small_index_path: Path, tmp_path: Path) -> None:
    code, (missing,) = found(tmp_path / "none", small_index_path)
    assert (code, missing["check"]) == (1, "corpus")
    assert "does not exist" in missing["what"]
    (tmp_path / "empty").mkdir()
    code, (empty,) = found(tmp_path / "empty", small_index_path)
    assert (code, empty["check"]) == (1, "corpus")
    assert empty["run"].startswith("tipqa add FILE")


def test_leftovers_of_killed_builds_are_warnings(small_corpus: Path, spare_index_path: Path) -> None:
    (spare_index_path.parent / ".index.building-123").mkdir()
    (spare_index_path.parent / ".index2.building-123").mkdir()
    code, (finding,) = found(small_corpus, spare_index_path)
    assert (code, finding["state"]) == (0, "warning")
    assert finding["run"] == f"rm -r {spare_index_path.parent / '.index.building-123'}"


def test_a_switch_cut_short_is_a_warning(small_corpus: Path, spare_index_path: Path) -> None:
    spare_index_path.rename(spare_index_path.parent / ".index.old")
    code, (finding,) = found(small_corpus, spare_index_path)
    assert (code, finding["state"]) == (0, "warning")
    assert finding["run"].startswith("mv ")


def test_wrong_settings_are_broken_and_the_rest_is_checked(
    small_corpus: Path, small_index_path: Path, tmp_path: Path
) -> None:
    (tmp_path / "tipqa.toml").write_text("colour = 3\n")
    code, (finding,) = found(small_corpus, small_index_path)
    assert (code, finding["check"], finding["state"]) == (1, "settings", "broken")
    assert "unknown setting 'colour'" in finding["what"]


def test_other_settings_than_at_the_build_are_a_warning(
    small_corpus: Path, small_index_path: Path, tmp_path: Path
) -> None:
    (tmp_path / "tipqa.toml").write_text("passage_chars = 500\n")
    code, (finding,) = found(small_corpus, small_index_path)
    assert (code, finding["state"]) == (0, "warning")
    assert "other settings" in finding["what"]


def test_a_model_that_is_not_there_is_broken(small_corpus: Path, small_index_path: Path, tmp_path: Path) -> None:
    (tmp_path / "tipqa.toml").write_text('model = "somebody/some-model"\n')
    code, findings = found(small_corpus, small_index_path)
    assert (code, findings[0]["check"], findings[0]["state"]) == (1, "model", "broken")
    (tmp_path / "tipqa.toml").write_text('model = "somebody/some-model"\nallow_download = true\n')
    code, findings = found(small_corpus, small_index_path)
    assert (code, findings[0]["check"], findings[0]["state"]) == (0, "model", "warning")


def test_a_model_that_is_not_the_official_one_is_broken(
    small_corpus: Path, small_index_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_model, "OFFICIAL_SHA256", "0" * 64)
    code, (finding,) = found(small_corpus, small_index_path)
    assert (code, finding["check"]) == (1, "model")
    assert "is not the official" in finding["what"]


def test_packages_that_are_missing_or_old_are_broken(
    small_corpus: Path, small_index_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = (
        Package("numpy", "1.26", "", "1.9"),
        Package("scipy", "", "", ""),
        Package("click", "8.1", "9", "8.1.0rc1"),
        Package("gradio", "6", "7", "7.0"),
    )
    monkeypatch.setattr(doctor, "needed", lambda: held)
    code, findings = found(small_corpus, small_index_path)
    assert code == 1
    assert [(finding["what"], finding["run"]) for finding in findings] == [
        ("numpy 1.9 is older than 1.26", "pip install 'numpy>=1.26'"),
        ("scipy is missing", "pip install scipy"),
        ("gradio 7.0 is too new: it must be older than 7", "pip install 'gradio>=6,<7'"),
    ]


def test_the_needed_packages_come_from_the_metadata() -> None:
    names = {package.name for package in needed()}
    assert {"faiss-cpu", "httpx", "click"} <= names
    assert not names & {"pytest", "sentence-transformers", "torch"}


@pytest.mark.parametrize(("free", "state"), [(10_000_000, "broken"), (500_000_000, "warning"), (5_000_000_000, "ok")])
def test_a_full_disk_is_noticed(
    small_corpus: Path, small_index_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, state: str
) -> None:
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: type("Usage", (), {"free": free}))
    result = json.loads(called(small_corpus, small_index_path, "--json").stdout)
    assert [finding["state"] for finding in result if finding["check"] == "disk"] == [state]
