"""A corpus that means harm, or whose files cannot be reached: told by name, at once, and nothing vanishes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tipqa.cli import run
from tipqa.errors import BrokenIndexError, CorpusError, ReadError
from tipqa.index.index import Index
from tipqa.reports.adding import plan_additions, write_additions
from tipqa.reports.corpus import report_paths
from tipqa.reports.frontmatter import read_meta, split_front_matter
from tipqa.reports.identify import Given
from tipqa.reports.whole_files import leftovers, write_whole
from tipqa.reports.writing import write_report

NARRATIVE = (
    "CHAD (Tier 2)\n\nThe Government of Chad does not fully meet the minimum standards.\n\nPROSECUTION\n\n"
    "Police opened nine cases.\n"
)
STEPS = "\n".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9)}]" for n in range(1, 12))
BOMB = f"k0: &k0 [x, x, x]\n{STEPS}"
NOBODY = 65534


def put(folder: Path, name: str, front: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{front}\n---\n\n{NARRATIVE}", encoding="utf-8")
    return path


@contextmanager
def without_rights() -> Iterator[None]:
    """As a user whom permissions bind, also where the tests are run by root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach."""
    folder = Path(tempfile.mkdtemp(prefix="corpus-"))
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    "front", [f"{BOMB}\ncountry: *k9\nyear: 2024", f"country: Chad\nyear: 2024\n{BOMB}\nsources: *k9"]
)
@pytest.mark.parametrize("command", ["index", "corpus", "doctor", "add"])
def test_aliases_are_refused_at_once(
    front: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put(tmp_path / "corpus", "2024/chad.md", front)
    places = ["--corpus", str(tmp_path / "corpus")]
    call = {"add": ["add", str(path), "--corpus", str(tmp_path / "other")], "corpus": ["corpus", *places]}
    started = time.monotonic()
    code = run(call.get(command, [command, *places, "--index", str(tmp_path / "index")]))
    assert time.monotonic() - started < 10
    shown = " ".join("".join(capsys.readouterr()).split()).replace("- ", "-")
    assert code != 0 or command == "corpus"
    assert "YAML alias or anchor" in shown
    assert "chad.md" in shown
    assert len(shown) < 5000


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("country: &c Chad", r"x.md: .* alias or anchor .* in line 2"),
        (f"a: {'[' * 9}{']' * 9}", "x.md: .* nested more than 8 deep"),
        (f"a: {'[' * 30_000}", "x.md: the front matter is"),
        (f"a: [{'b, ' * 3000}]", "x.md: .* more than 2000 values"),
        ("a: " + "b" * 70_000, "x.md: .* longer than"),
    ],
)
def test_what_unfolds_or_is_huge_is_refused(front: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        split_front_matter(f"---\n{front}\n---\nText.", "x.md")


def test_a_value_is_named_by_its_type_and_cut_where_it_is_long() -> None:
    with pytest.raises(ReadError, match="key country is a list; it takes"):
        read_meta({"country": ["x"] * 1000, "year": "2024"}, "x.md")
    with pytest.raises(ReadError, match="key tier is a mapping; it takes"):
        read_meta({"country": "Chad", "year": "2024", "tier": {"a": "b"}}, "x.md")
    with pytest.raises(ReadError) as caught:
        read_meta({"country": "Chad", "year": "y" * 10_000}, "x.md")
    assert len(str(caught.value)) < 200
    (warning,) = read_meta({"country": "Chad", "year": "2024", "k" * 10_000: "b"}, "x.md").warnings
    assert len(warning) < 200


def test_a_closed_edition_does_not_vanish(open_folder: Path) -> None:
    put(open_folder, "2024/chad.md", "country: Chad\nyear: 2024")
    put(open_folder, "2023/chad.md", "country: Chad\nyear: 2023").parent.chmod(0)
    with without_rights(), pytest.raises(CorpusError, match="2023 cannot be read: Permission denied"):
        report_paths(open_folder)


def test_links_that_lead_nowhere_do_not_vanish(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, "2024/chad.md", "country: Chad\nyear: 2024")
    (tmp_path / "2024/mali.md").symlink_to("nowhere")
    assert run(["index", "--corpus", str(tmp_path), "--index", str(tmp_path / "index")]) == 1
    assert "mali.md cannot be read" in capsys.readouterr().err
    (tmp_path / "2024/mali.md").unlink()
    (tmp_path / "2023").symlink_to("nowhere")
    with pytest.raises(CorpusError, match="2023 is a link that leads nowhere"):
        report_paths(tmp_path)


def test_what_has_no_end_is_no_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, "2024/chad.md", "country: Chad\nyear: 2024")
    os.mkfifo(tmp_path / "2024" / "mali.md")
    (tmp_path / "2024" / "niger.md").symlink_to("/dev/zero")
    (tmp_path / "2024" / "togo.md").mkdir()
    assert run(["corpus", "--corpus", str(tmp_path)]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert shown.count("is no file; move it out of the corpus") == 3


def test_a_closed_index_is_one_error(open_folder: Path) -> None:
    (open_folder / "index").mkdir(mode=0)
    with without_rights(), pytest.raises(BrokenIndexError, match=r"index cannot be read: Permission denied"):
        Index.open(open_folder / "index")


def test_a_closed_folder_among_added_ones_is_refused_by_name(open_folder: Path) -> None:
    for name in ("chad-2024.txt", "closed/mali-2024.txt"):
        (open_folder / name).parent.mkdir(exist_ok=True)
        (open_folder / name).write_text(NARRATIVE)
    (open_folder / "closed").chmod(0)
    with without_rights():
        plan = plan_additions([open_folder], open_folder / "none", Given(), most_mb=1)
        inside = plan_additions([open_folder / "closed" / "mali-2024.txt"], open_folder / "none", Given(), most_mb=1)
    assert [(Path(it.name).name, it.action) for it in plan] == [("chad-2024.txt", "add"), ("closed", "refuse")]
    assert [it.action for it in inside] == ["refuse"]


def test_a_linked_folder_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "secret" / "chad-2024.txt").write_text(NARRATIVE)
    (tmp_path / "in" / "sub" / "chad-2024.txt").write_text(NARRATIVE)
    (tmp_path / "in" / "out").symlink_to(tmp_path / "secret")
    (tmp_path / "in" / "within").symlink_to(tmp_path / "in" / "sub")
    plan = plan_additions([tmp_path / "in"], tmp_path / "none", Given(), most_mb=1)
    assert [(Path(it.name).name, it.action) for it in plan] == [("out", "refuse"), ("chad-2024.txt", "add")]
    assert "leaves the folder" in plan[0].why


def test_leftovers_of_killed_runs_are_named_and_swept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    dead = tmp_path / "2024" / f".chad.md.{ended.pid}.tmp"
    alive = tmp_path / "2024" / f".mali.md.{os.getppid()}.tmp"
    index = tmp_path / ".provenance" / ".2024-index.json.tmp"
    own = tmp_path / "2024" / ".notes.tmp"
    for path in (dead, alive, index, own):
        path.parent.mkdir(exist_ok=True)
        path.write_text("half")
    assert set(leftovers(tmp_path)) == {dead, index}
    run(["doctor", "--corpus", str(tmp_path), "--index", str(tmp_path / "none")])
    assert f"rm {dead}" in capsys.readouterr().out
    assert write_additions([], tmp_path) == []
    assert not dead.exists()
    assert not index.exists()
    assert alive.exists()
    assert own.exists()
    os.utime(alive, (0, 0))  # a number that another process has by now
    assert set(leftovers(tmp_path)) == {alive}


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "2024").write_text("a file where a folder is needed")
    with pytest.raises(CorpusError, match=r"chad\.md cannot be written"):
        write_whole(tmp_path / "2024" / "chad.md", "text")
    write_whole(tmp_path / "2023" / "chad.md", "text")
    assert [path.name for path in (tmp_path / "2023").iterdir()] == ["chad.md"]


def test_writing_into_a_closed_folder_is_one_error(open_folder: Path) -> None:
    path = put(open_folder, "2024/chad.md", "country: Chad\nyear: 2024")
    from tipqa.reports.corpus import corpus_report

    report = corpus_report(path)
    path.parent.chmod(0)
    with without_rights(), pytest.raises(CorpusError, match="cannot be written"):
        write_report(report, open_folder)


def test_names_do_not_command_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evil = "chad-2024\x1b]0;owned\x07\x9b31m\u202e\nadd  safe"
    (tmp_path / f"{evil}.txt").write_text(NARRATIVE)
    (tmp_path / f"{evil}.pdf").write_text("no PDF")
    (tmp_path / b"mali-2024\xff.txt".decode(errors="surrogateescape")).write_text("Mali")
    run(["add", str(tmp_path), "--corpus", str(tmp_path / "corpus")])
    put(tmp_path, f"2024/{evil}.md", "country: Chad\nyear: 2024")
    run(["corpus", "--corpus", str(tmp_path)])
    run(["corpus", "--json", "--corpus", str(tmp_path)])
    run(["doctor", "--corpus", str(tmp_path), "--index", str(tmp_path / evil)])
    run(["index", "--corpus", str(tmp_path / evil), "--index", str(tmp_path / "index")])
    shown = "".join(capsys.readouterr())
    assert "\\x1b]0;owned" in shown
    assert not {sign for sign in shown if ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 or sign == "\u202e"} - {"\n"}
    assert not [line for line in shown.splitlines() if line.startswith("add  safe")]
    shown.encode()
