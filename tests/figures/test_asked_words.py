"""Every word that a question may ask for a figure with: each stands in a few words that ask for it by that word alone.

`asked_words.toml` holds them by slot and key of the table of questions; a word that leaves its pattern is missed. A test on
each entry of the table holds that it reads its example.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import tipqa.figures
from tipqa.figures import asked

_WORDS = tomllib.loads((Path(__file__).parent / "asked_words.toml").read_text(encoding="utf-8"))
_TABLE = tomllib.loads((Path(tipqa.figures.__path__[0]) / "asked.toml").read_text(encoding="utf-8"))
_ROWS = [pytest.param(slot, key, words, id=f"{slot} {key}") for slot in _WORDS for key, words in _WORDS[slot].items()]
_ENTRIES = [(slot, at) for slot, entries in _TABLE.items() for at in range(len(entries))]


def read(slot: str, words: str) -> set[str]:
    """The keys of a slot that the words ask for."""
    if slot == "facet":
        return set(asked.restrictions_told(words))
    if slot == "role":
        return set(asked.roles_in(words))
    if slot == "frame":
        return {slot} if asked.frame_words(words) else set()
    found = asked.figure_asked(words)
    return set() if found is None else {str(getattr(found, slot))}


@pytest.mark.parametrize(("slot", "key", "words"), _ROWS)
def test_the_words_ask_for_it(slot: str, key: str, words: list[str]) -> None:
    assert [it for it in words if key not in read(slot, it)] == []


@pytest.mark.parametrize("slot", _WORDS)
def test_other_words_ask_for_none(slot: str) -> None:
    assert read(slot, "how many blorfs") <= {"other", "None", ""}


@pytest.mark.parametrize(("slot", "at"), _ENTRIES)
def test_an_example_reads_otherwise_without_its_entry(slot: str, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = _TABLE[slot][at]
    example = entry["example"] if asked.figure_asked(entry["example"]) else f"how many {entry['example']}"
    slots = {name: asked._slot(name) for name in _TABLE}
    slots[slot] = slots[slot][:at] + slots[slot][at + 1 :]
    before = read_anew(slot, example)
    monkeypatch.setattr(asked, "_slot", slots.__getitem__)
    assert read_anew(slot, example) != before
    monkeypatch.undo()
    assert read_anew(slot, example) == before


def read_anew(slot: str, words: str) -> Any:
    """What is read where nothing is kept of an earlier reading."""
    for kept in (asked.restrictions_told, asked._slot_edges, asked._words_for):
        kept.cache_clear()
    return asked.frame_words(words) if slot == "frame" else (read(slot, words), asked.figure_asked(words))
