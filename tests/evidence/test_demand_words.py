"""Every word of the cues of a kind of answer: each stands in a few words that meet the kind by that word alone."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tipqa.evidence.demands import cues

_WORDS = tomllib.loads((Path(__file__).parent / "demand_words.toml").read_text(encoding="utf-8"))
_ROWS = [
    pytest.param(part, kind, words, id=f"{part} {kind}") for part in _WORDS for kind, words in _WORDS[part].items()
]


@pytest.mark.parametrize(("part", "kind", "words"), _ROWS)
def test_the_words_meet_the_kind_of_answer(part: str, kind: str, words: list[str]) -> None:
    assert [it for it in words if not cues(part)[kind].search(it)] == []
    assert not cues(part)[kind].search("blorf")
