"""The README tells the truth: its example runs, and the commands and files it names are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tipqa.cli import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_answers(small_index_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.S)
    assert '"indexes/default"' in example
    exec(example.replace("indexes/default", str(small_index_path)), {})
    printed = capsys.readouterr().out
    assert f"```\n{printed}```" in README
    answer, whose, quote = printed.splitlines()
    assert whose == "tipqa digest, not the report’s words"
    assert answer.startswith("**Upgraded**: Tajikistan went from Tier 2 Watch List in the 2024 edition to Tier 2")
    assert quote.endswith("therefore Tajikistan was upgraded to Tier 2.")


def test_the_commands_exist() -> None:
    named = re.findall(r"^tipqa (?!digest,)([\w-]+)", README, re.M)
    assert len(named) > 8
    assert set(named) <= set(COMMANDS)
    assert set(COMMANDS) - set(named) == {"index", "serve"}  # named in the text and run by make


def test_the_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", README, re.M):
        assert re.search(rf"^{target}:", makefile, re.M), target


@pytest.mark.parametrize("path", re.findall(r"\]\(([^)#:]+)\)", README))
def test_the_linked_files_are_there(path: str) -> None:
    assert (ROOT / path).exists()
