"""The file of passwords: what is written is read, what is damaged is told by its line and never by what it holds."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pytest

from tipqa.cli import run
from tipqa.errors import SettingsError, UsageError
from tipqa.web.passwords import read_users, user_line, write_user


@pytest.fixture(scope="module")
def line() -> str:
    return user_line("anna", "korrekt hörse")


def test_what_is_written_is_read(tmp_path: Path, line: str) -> None:
    path = tmp_path / "users"
    path.write_text(f"# who may come in\n\n{line}\n", encoding="utf-8")
    users = read_users(path)
    assert list(users) == ["anna"]
    assert users["anna"].matches("korrekt hörse")
    assert not users["anna"].matches("korrekt horse")
    assert "korrekt" not in line


def test_two_lines_of_one_password_differ(line: str) -> None:
    assert user_line("anna", "korrekt hörse") != line


def test_a_visitor_has_one_line_and_the_file_is_private(tmp_path: Path) -> None:
    path = tmp_path / "users"
    assert not write_user(path, "anna", "first password")
    assert not write_user(path, "bo", "another one")
    assert write_user(path, "anna", "second password")
    users = read_users(path)
    assert list(users) == ["bo", "anna"]
    assert users["anna"].matches("second password")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("a:b", "long enough"),
        ("", "long enough"),
        ("ann a", "long enough"),
        ("anna", "short"),
        ("anna", "with\x00nothing"),
    ],
)
def test_what_cannot_be_used_is_refused(name: str, password: str) -> None:
    with pytest.raises(UsageError):
        user_line(name, password)


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace("scrypt", "md5"),
        lambda line: line[:-20],
        lambda line: line.replace(":14:", ":40:"),
        lambda line: line.replace(":14:8:1:", ":20:99:99:"),
        lambda line: line.replace(":14:8:1:", ":14:0:1:"),
        lambda line: line.replace("anna", "an na"),
        lambda _: "anna:plain password",
        lambda _: "",
    ],
)
def test_a_damaged_file_is_told_without_its_words(tmp_path: Path, line: str, change: object) -> None:
    path = tmp_path / "users"
    path.write_text(f"{change(line)}\n", encoding="utf-8")  # type: ignore[operator]
    with pytest.raises(SettingsError) as told:
        read_users(path)
    assert "tipqa password" in str(told.value)
    assert "plain password" not in str(told.value)
    assert line[-20:] not in str(told.value)


def test_the_command_reads_the_password_from_a_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "users"
    monkeypatch.setattr("sys.stdin", io.StringIO("a long password\n"))
    assert run(["password", "bo", "--file", str(path)]) == 0
    assert "bo may come in" in capsys.readouterr().out
    assert read_users(path)["bo"].matches("a long password")
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    assert run(["password", "bo"]) == 2
    assert "at least 8" in capsys.readouterr().err
