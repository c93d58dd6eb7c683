"""The settings of the server: what is given comes first, then the environment; what cannot be is one plain line."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from tipqa.cli import run
from tipqa.errors import SettingsError
from tipqa.web.settings import ServerSettings, read_settings


def test_what_is_given_comes_before_the_environment_and_that_before_the_default() -> None:
    environment = {"PORT": "8001", "TIPQA_QUEUE": "7", "TIPQA_ALLOW_HOST": "a.example b.example", "TIPQA_LOG": "-"}
    found = read_settings(environment, port=9000, host=None)
    assert (found.port, found.queue, found.host, found.at_once) == (9000, 7, "127.0.0.1", 4)
    assert found.allow_hosts == ("a.example", "b.example")


def test_a_file_and_a_switch_come_from_the_environment_too() -> None:
    found = read_settings({"TIPQA_AUTH_FILE": "users.txt", "TIPQA_LOG": "log.jsonl", "TIPQA_LOG_QUESTIONS": "yes"})
    assert found.auth_file == Path("users.txt")
    assert found.log_questions
    assert not read_settings({"TIPQA_LOG_QUESTIONS": "0", "TIPQA_AUTH_FILE": ""}).log_questions


@pytest.mark.parametrize(
    ("written", "path"), [("/tip/", "/tip"), ("tip", "/tip"), ("/", ""), ("", ""), ("/a/b", "/a/b")]
)
def test_a_root_path_is_brought_into_one_form(written: str, path: str) -> None:
    assert read_settings({}, root_path=written).root_path == path


@pytest.mark.parametrize(
    ("environment", "names"),
    [
        ({"PORT": "http"}, "PORT is 'http'"),
        ({"PORT": "70000"}, "port is 70000"),
        ({"TIPQA_QUEUE": "0"}, "queue is 0"),
        ({"TIPQA_ROOT_PATH": "/a b"}, "root_path is '/a b'"),
        ({"TIPQA_ROOT_PATH": "/a\n"}, None),
        ({"TIPQA_ROOT_PATH": "https://evil.example/"}, "root_path"),
        ({"TIPQA_LOG_QUESTIONS": "perhaps", "TIPQA_LOG": "-"}, "'perhaps'"),
        ({"TIPQA_LOG_QUESTIONS": "1"}, "--log"),
    ],
)
def test_a_value_that_cannot_be_is_named(environment: dict[str, str], names: str | None) -> None:
    if names is None:
        assert read_settings(environment).root_path == "/a"
        return
    with pytest.raises(SettingsError, match=names.replace("(", r"\(")):
        read_settings(environment)


def test_settings_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        ServerSettings().port = 1  # type: ignore[misc]


def test_the_command_line_tells_a_wrong_setting_in_one_line(
    small_index_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["serve", "--index", str(small_index_path), "--queue", "0"]) == 2
    error = capsys.readouterr().err
    assert "queue is 0" in error
    assert error.count("\n") == 1
