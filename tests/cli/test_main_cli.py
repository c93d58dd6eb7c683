"""The command line as a whole: its commands, its exit codes, and that each starts."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from tipqa.cli import COMMANDS, cli, main, run
from tipqa.errors import ModelError, SettingsError


def test_without_arguments_the_help_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert all(name in out for name in COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"Usage: tipqa {name} ")
    assert len(out.splitlines()) > 4


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    import tipqa

    assert run(["--version"]) == 0
    assert tipqa.__version__ in capsys.readouterr().out


def test_an_unknown_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["frobnicate"]) == 2
    assert capsys.readouterr().err == "tipqa: No such command 'frobnicate'; see `tipqa --help`\n"


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (
            ModelError("the model is not the one it claims to be"),
            1,
            "tipqa: the model is not the one it claims to be\n",
        ),
        (SettingsError("no such setting"), 2, "tipqa: no such setting\n"),
        (click.ClickException("cannot open\n the file."), 1, "tipqa: cannot open the file\n"),
        (KeyboardInterrupt(), 130, "tipqa: interrupted\n"),
        (click.Abort(), 130, "tipqa: interrupted\n"),
    ],
)
def test_errors_become_one_line_and_a_code(
    error: BaseException,
    code: int,
    says: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr(cli, "main", fail)
    assert run(["ask", "x"]) == code
    assert capsys.readouterr() == ("", says)


def test_an_error_that_tipqa_does_not_know_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "main", fail)
    with pytest.raises(ZeroDivisionError):
        run(["ask", "x"])


@pytest.fixture
def lasting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What `main` sets is as before in this process, which does not end with the command."""
    monkeypatch.setenv("OPENBLAS_THREAD_TIMEOUT", "26")
    usual = gc.get_threshold()
    yield
    gc.set_threshold(*usual)
    gc.unfreeze()


@pytest.mark.usefixtures("lasting")
def test_main_exits_with_the_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["ask", "x", "--year", "y"])
    assert raised.value.code == 2
    assert "not a valid integer" in capsys.readouterr().err


@pytest.mark.parametrize(("command", "seldom"), [("ask", True), ("serve", False), ("mcp", False)])
def test_garbage_is_seldom_looked_for_where_a_command_ends_soon(command: str, seldom: bool) -> None:
    code = (
        "import atexit, gc; from tipqa.cli import main; atexit.register(lambda: print(gc.get_threshold()[0])); main()"
    )
    ran = subprocess.run([sys.executable, "-c", code, command, "--help"], capture_output=True, text=True, check=True)
    assert (int(ran.stdout.splitlines()[-1]) > 100_000) is seldom


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2, reason="one processor")
def test_no_thread_of_numpy_spins_while_a_question_is_read() -> None:
    code = (
        "import contextlib, time; from tipqa.cli import main\nwith contextlib.suppress(SystemExit): main()\n"
        "import numpy; time.sleep(0.1); print(time.process_time() - time.thread_time())"
    )
    ran = subprocess.run([sys.executable, "-c", code, "--version"], capture_output=True, text=True, check=True)
    assert float(ran.stdout.splitlines()[-1]) < 0.01
