"""The commands with the address of a store in the place of an index folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import tipqa
from tipqa.cli import cli
from tipqa.stores.address import Address

QUESTION = "What tier is Tajikistan on in 2025, and what was it the year before?"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and indexes come from an empty folder."""
    monkeypatch.chdir(tmp_path)
    for variable in ("TIPQA_SETTINGS", "TIPQA_INDEX"):
        monkeypatch.delenv(variable, raising=False)


def called(*words: object) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


def test_an_index_is_built_at_an_address_and_asked_there(
    address: Address, small_corpus: Path, small_index_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = called("index", "--corpus", small_corpus, "--index", small_index_path, "--to", address.text)
    assert built.exit_code == 0, built.output
    assert f"{address.text}: 7 reports (0 embedded, 7 unchanged, 0 removed)" in built.stdout
    expected = called("ask", QUESTION, "--index", small_index_path, "--json")
    monkeypatch.setenv("TIPQA_INDEX", address.text)
    asked = called("ask", QUESTION, "--json")
    assert asked.exit_code == 0, asked.output
    assert json.loads(asked.stdout) == json.loads(expected.stdout)
    well = called("doctor", "--corpus", small_corpus)
    assert well.exit_code == 0, well.output
    assert "every collection is whole" in " ".join(well.stdout.split())
    assert "6 ok, 0 warnings, 0 broken" in well.stdout


def test_an_address_without_an_index_says_how_to_build_it(address: Address) -> None:
    result = called("ask", QUESTION, "--index", address.text, "--yes")
    assert result.exit_code == 1
    assert f"tipqa index --to {address.text}" in str(result.exception)


def test_to_takes_an_address(tmp_path: Path, small_corpus: Path) -> None:
    result = called("index", "--corpus", small_corpus, "--to", tmp_path / "folder")
    assert result.exit_code != 0
    assert "--to takes an address" in str(result.exception)


def test_the_server_of_pages_answers_from_an_address(
    address: Address, small_corpus: Path, small_index_path: Path
) -> None:
    from tipqa.web.live_index import LiveIndex

    assert called("index", "--corpus", small_corpus, "--index", small_index_path, "--to", address.text).exit_code == 0
    live = LiveIndex(address.text)
    assert live.qa().ask(QUESTION).to_dict() == tipqa.open(small_index_path).ask(QUESTION).to_dict()
    assert live.qa() is live.qa()
