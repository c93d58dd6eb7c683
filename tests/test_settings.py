"""Settings: defaults, files, and each wrong value named."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from tipqa import settings
from tipqa.errors import SettingsError
from tipqa.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIPQA_SETTINGS", raising=False)


def test_without_a_file_the_defaults_hold() -> None:
    assert load_settings() == Settings()


def test_a_file_in_the_working_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "tipqa.toml").write_text(
        'fusion = "rrf"\npassage_chars = 500\nfetch_pause = 2\nallow_download = true\n'
    )
    read = load_settings()
    assert read == Settings(fusion="rrf", passage_chars=500, fetch_pause=2.0, allow_download=True)
    assert type(read.fetch_pause) is float


def test_the_file_of_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tipqa.toml").write_text('fusion = "rrf"\n')
    (tmp_path / "other.toml").write_text('fusion = "dense"\n')
    monkeypatch.setenv("TIPQA_SETTINGS", "other.toml")
    assert load_settings().fusion == "dense"


def test_a_given_file_wins_over_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIPQA_SETTINGS", "other.toml")
    (tmp_path / "third.toml").write_text('fusion = "bm25"\n')
    assert load_settings(tmp_path / "third.toml").fusion == "bm25"


@pytest.mark.parametrize("named", ["environment", "argument"])
def test_a_named_file_that_is_missing(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIPQA_SETTINGS", "gone.toml")
    with pytest.raises(SettingsError, match=r"gone\.toml does not exist"):
        load_settings(Path("gone.toml") if named == "argument" else None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('fusoin = "rrf"', "unknown setting 'fusoin'; known are model, "),
        ("[retrieval]\nfusion = 'rrf'", "unknown setting 'retrieval'"),
        ('passage_chars = "700"', "passage_chars takes int, not '700'"),
        ("passage_chars = 700.5", "passage_chars takes int, not 700.5"),
        ("passage_chars = true", "passage_chars takes int, not True"),
        ("allow_download = 1", "allow_download takes bool, not 1"),
        ("fetch_pause = true", "fetch_pause takes float, not True"),
        ("model = 3", "model takes str, not 3"),
        ("passage_chars = 100", "passage_chars is 100; it takes 200 to 2000"),
        ("fetch_pause = -1", "fetch_pause is -1.0; it takes 0 to 600"),
        ("fetch_pause = nan", "fetch_pause is nan; it takes 0 to 600"),
        ("max_file_mb = 0", "max_file_mb is 0; it takes 1 to 2000"),
        ('fusion = "best"', "fusion is 'best'; it takes bm25, dense, rrf, minmax"),
        ('precision = "int4"', "precision is 'int4'; it takes int8, fp32"),
        ("[x", "cannot be read"),
    ],
)
def test_a_wrong_value_is_named_with_its_file(text: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "tipqa.toml").write_text(text + "\n")
    with pytest.raises(SettingsError) as raised:
        load_settings()
    assert says in str(raised.value)
    assert "tipqa.toml" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "tipqa.toml").write_bytes(b'model = "\xe9"\n')
    with pytest.raises(SettingsError, match=r"tipqa\.toml cannot be read"):
        load_settings()


CHANGED = {
    "model": "other",
    "allow_download": True,
    "precision": "fp32",
    "passage_chars": 600,
    "fusion": "rrf",
    "max_file_mb": 10,
    "user_agent": "someone",
    "fetch_pause": 5.0,
}


def table() -> dict[str, bool]:
    """Setting → whether changing it rebuilds, from the table in the module's docstring."""
    rows = re.findall(r"^\| (\w+) +\|.*\| (rebuilds|nothing) +\|$", settings.__doc__ or "", re.M)
    return {name: effect == "rebuilds" for name, effect in rows}


def test_the_table_lists_every_setting() -> None:
    assert list(table()) == [field.name for field in fields(Settings)] == list(CHANGED)


@pytest.mark.parametrize("name", list(CHANGED))
def test_the_hash_changes_with_what_the_table_says_rebuilds(name: str) -> None:
    changed = replace(Settings(), **{name: CHANGED[name]})
    assert (changed.build_hash() != Settings().build_hash()) == table()[name]


def test_the_default_fusion_is_the_one_of_the_table() -> None:
    assert f'"{Settings().fusion}"' in next(
        line for line in (settings.__doc__ or "").splitlines() if line.startswith("| fusion ")
    )
