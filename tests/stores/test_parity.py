"""The whole question set gives the same answers, citations and confidence from every store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tipqa
from tipqa.index.index import Index
from tipqa.index.store import Store


@pytest.fixture
def other_store(store: Store) -> Store:
    """Each store but the folder, which it is compared with."""
    if isinstance(store, Index):
        pytest.skip("the folder is what the others are compared with")
    return store


ROOT = Path(__file__).parents[2]


def test_every_question_is_answered_alike(other_store: Store, small_index: Index) -> None:
    one, other = tipqa.QA(other_store), tipqa.QA(small_index)
    lines = (ROOT / "evals" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line) for line in lines]
    assert len(asked) > 300
    differ = [
        it["question"]
        for it in asked
        if one.ask(it["question"], history=it.get("history", ())).to_dict()
        != other.ask(it["question"], history=it.get("history", ())).to_dict()
    ]
    assert differ == []


def test_every_comparison_is_alike(other_store: Store, small_index: Index) -> None:
    one, other = tipqa.QA(other_store), tipqa.QA(small_index)
    for country in ("Tajikistan", "Uzbekistan"):
        assert one.compare(country, 2024, 2025).to_dict() == other.compare(country, 2024, 2025).to_dict()
        assert one.history(country).to_dict() == other.history(country).to_dict()
    assert one.movers(2025).to_dict() == other.movers(2025).to_dict()
    assert one.figures().to_dicts() == other.figures().to_dicts()
    assert one.tiers().to_dict() == other.tiers().to_dict()
