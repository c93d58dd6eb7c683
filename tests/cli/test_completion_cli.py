"""`tipqa completion`: the scripts, run by the shells that they are for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tipqa.cli import COMMANDS, run
from tipqa.cli.completion import SHELLS, script


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A PATH on which `tipqa` is this one."""
    program = tmp_path / "bin" / "tipqa"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from tipqa.cli import main; main()" "$@"\n')
    program.chmod(0o755)
    return f"{program.parent}:{os.environ['PATH']}"


def shell(name: str, code: str, path: str, **env: str) -> list[str]:
    """The lines that a shell prints when it runs `code`."""
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"{name} is not installed")
    plain = {"bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": ["--no-config"]}[name]
    done = subprocess.run(
        [program, *plain, "-c", code],
        capture_output=True, text=True, timeout=120, env={**os.environ, **env, "PATH": path},
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.splitlines()


def bash(words: list[str], path: str) -> list[str]:
    typed = " ".join(f"'{word}'" for word in words)
    code = f'eval "$SCRIPT"; COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; _tipqa_completion tipqa; printf "%s\\n" "${{COMPREPLY[@]}}"'
    return shell("bash", code, path, SCRIPT=script("bash"))


@pytest.mark.parametrize("name", SHELLS)
def test_the_script_is_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", name]) == 0
    out = capsys.readouterr().out
    assert out == script(name)
    assert f"_TIPQA_COMPLETE={name}_complete" in out


def test_another_shell(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", "tcsh"]) == 2
    assert "'tcsh' is not one of" in capsys.readouterr().err


def test_bash_completes(path: str) -> None:
    assert set(bash(["tipqa", ""], path)) == set(COMMANDS)
    assert bash(["tipqa", "tiers", "taj"], path) == ["Tajikistan"]
    assert bash(["tipqa", "compare", "Tajikistan", "--fr"], path) == ["--from"]
    assert bash(["tipqa", "ask", "tier?", "--section", "Pro"], path) == ["prosecution", "protection", "profile"]
    assert bash(["tipqa", "figures", "--measure", "convi"], path) == ["convictions"]


def test_bash_keeps_a_name_of_two_words_together(path: str) -> None:
    assert bash(["tipqa", "history", "Sri\\ L"], path) == ["Sri Lanka"]
    assert "Costa Rica" in bash(["tipqa", "tiers", "Co"], path)
    assert "compopt -o filenames" in script("bash")  # by which bash quotes it


def test_zsh_completes(path: str) -> None:
    stub = "compdef() {}; compadd() { print -l -- $completions }; _describe() { print -l -- $completions_with_descriptions }"
    code = f'{stub}; eval "$SCRIPT"; words=(tipqa tiers taj); CURRENT=3; _tipqa_completion'
    assert shell("zsh", code, path, SCRIPT=script("zsh")) == ["Tajikistan"]
    code = f'{stub}; eval "$SCRIPT"; words=(tipqa search x --section pre); CURRENT=5; _tipqa_completion'
    assert shell("zsh", code, path, SCRIPT=script("zsh")) == ["prevention"]


def test_fish_completes(path: str) -> None:
    code = 'echo "$SCRIPT" | source; complete --do-complete "tipqa tiers taj"'
    assert shell("fish", code, path, SCRIPT=script("fish")) == ["Tajikistan"]
    code = 'echo "$SCRIPT" | source; complete --do-complete "tipqa search x --section pre"'
    assert shell("fish", code, path, SCRIPT=script("fish")) == ["prevention"]
