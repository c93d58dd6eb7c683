"""`tipqa add`, called as a user calls it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tipqa.cli import run

TEXT = "{0} (Tier 2)\n\nThe Government of {0} does not fully meet the minimum standards.\n\nPROSECUTION\n\nPolice opened {1} cases.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two narratives in `in/`."""
    (tmp_path / "in").mkdir()
    for name in ("albania", "brazil"):
        (tmp_path / "in" / f"{name}-2024.txt").write_text(TEXT.format(name.upper(), "nine"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_will_be_written_is_shown_and_then_summed_up(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "in"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["FILE", "COUNTRY", "EDITION", "TIER", "SERIES", "KIND", "SECTIONS", "WORDS"]
    assert lines[1].split() == ["add", "in/albania-2024.txt", "Albania", "2024", *"Tier 2 tip other 2 19".split()]
    assert lines[3].startswith("note: 2 texts are taken as kind other")
    assert lines[5] == "added  2"
    assert lines[6] == "corpus has changed; run `tipqa index` to bring the index up to date."
    assert (folder / "corpus" / "2024" / "brazil.md").is_file()


def test_a_dry_run_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "in", "--dry-run"]) == 0
    assert "Nothing was written" in capsys.readouterr().out
    assert not (folder / "corpus").exists()


def test_bad_files_are_listed_and_the_exit_code_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "in" / "bad.pdf").write_bytes(b"%PDF-1.4 junk")
    assert run(["add", "in", "missing.txt"]) == 1
    out, err = capsys.readouterr()
    assert "added    2" in out
    assert "refused  2" in out
    assert [line.split(": ")[:2] for line in err.splitlines()] == [["tipqa", "refused"]] * 2
    assert "in/bad.pdf cannot be read as a PDF" in err
    assert "missing.txt does not exist" in err
    assert "Traceback" not in err


def test_nothing_is_written_over_without_replace(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "in"]) == 0
    (folder / "in" / "albania-2024.txt").write_text(TEXT.format("ALBANIA", "ten"))
    assert run(["add", "in"]) == 1
    out, err = capsys.readouterr()
    assert "unchanged: in/brazil-2024.txt: corpus/2024/brazil.md holds it already" in out
    assert "skipped: corpus/2024/albania.md is there already; run again with --replace" in err
    assert run(["add", "in", "--replace", "--yes"]) == 0
    assert "replaced   1" in capsys.readouterr().out
    assert "ten cases" in (folder / "corpus" / "2024" / "albania.md").read_text()


def test_flags_say_what_a_file_does_not(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "page.txt").write_text("The police opened nine cases in the capital.")
    assert run(["add", "page.txt"]) == 1
    assert "give it with --country" in capsys.readouterr().err
    flags = "--country Chad --series ngo --kind digest --tier T3 --source-url https://x.example/ --corpus other"
    assert run(["add", "page.txt", "--year", "2024", *flags.split()]) == 0
    written = (folder / "other" / "2024" / "chad.md").read_text()
    for line in ("country: Chad", "year: 2024", "tier: Tier 3", "series: ngo", "kind: digest"):
        assert f"\n{line}\n" in written
    assert "source_url: https://x.example/" in written


@pytest.mark.parametrize(
    ("flags", "code", "message"),
    [
        (["--year", "1850"], 2, "--year 1850 cannot be an edition"),
        (["--country", "Tajikstonia"], 1, "did you mean Tajikistan"),
        (["--tier", "Tier 7"], 2, "--tier 'Tier 7' is no tier"),
    ],
)
def test_impossible_flags(
    flags: list[str], code: int, message: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["add", "in", *flags]) == code
    assert message in capsys.readouterr().err
    assert not (folder / "corpus").exists()


def test_the_size_limit_is_a_setting(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "tipqa.toml").write_text("max_file_mb = 1\n")
    (folder / "big-2024.txt").write_bytes(b"x" * (1 << 20) + b" too long")
    assert run(["add", "big-2024.txt"]) == 1
    assert "more than the 1 MB allowed; raise max_file_mb" in capsys.readouterr().err


@pytest.mark.parametrize(("answer", "written"), [("n", False), ("y", True), ("", True)])
def test_on_a_terminal_it_asks_first(answer: str, written: bool, folder: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from tipqa.cli import main; main(['add', 'in'])"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment
    ) as asked:
        os.close(theirs)
        os.write(ours, f"{answer}\n".encode())
        out, _ = asked.communicate(timeout=120)
    os.close(ours)
    assert b"Write 2 reports? [Y/n]" in out
    assert (folder / "corpus").exists() == written
    assert asked.returncode == 0


def test_of_a_page_the_words_in_and_what_was_left_out_are_shown(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "The Government of Kenya increased protection efforts and identified twelve victims of forced labor in 2024."
    aside = "<aside><p>Another report says that nine victims were identified in the year before that one.</p></aside>"
    page = f"<nav><a href='/'>Home</a></nav><main><h1>KENYA (Tier 2)</h1><h2>PROTECTION</h2><p>{told}</p>{aside}</main>"
    (folder / "in" / "2025-kenya.html").write_text(page, "utf-8")
    assert run(["add", "in/2025-kenya.html", "--dry-run"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[-2:] == ["WORDS", "OF"]
    assert lines[1].split()[-2:] == ["20", "35"]
    assert lines[2].startswith(
        "note: in/2025-kenya.html: 14 words of asides and captions are left out, such as “Another"
    )


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("given", "is_said"), [((), True), (("--kind", "official"), False)])
def test_what_nothing_tells_the_kind_of_is_said(
    capsys: pytest.CaptureFixture[str], given: tuple[str, ...], is_said: bool
) -> None:
    assert run(["add", "in", *given]) == 0
    out = capsys.readouterr().out
    assert ("note: 2 texts are taken as kind other" in out and "--kind official" in out) == is_said
