"""Questions whose words no rule knows: what they probably want, told by their vector."""

from __future__ import annotations

import numpy as np
import pytest

from tipqa import QA
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.index.index import Index
from tipqa.question.intents import Intent
from tipqa.question.likely import allows, fitted, likely_intent
from tipqa.question.wants import Want


@pytest.fixture(scope="module")
def qa(small_index: Index) -> QA:
    """The API over Tajikistan and Uzbekistan."""
    return QA(small_index)


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Where on the ladder is Uzbekistan in the newest report?", Intent.TIER),
        ("Was there a step up for Uzbekistan in 2023?", Intent.TIER_CHANGE),
        ("Tell me how Malaysia has been placed since 2021", Intent.TIER_HISTORY),
        ("Turkmenistan: additions and deletions from the 2023 to the 2024 edition?", Intent.WHAT_CHANGED),
        ("What is the weather like in Malaysia?", Intent.FACT),
        ("Who runs the hotline in Kazakhstan?", Intent.FACT),
        ("Which currency is used in Uzbekistan?", Intent.FACT),
        ("Which currency is used in Tajikistan?", Intent.FACT),
        ("Why did Tajikistan never approve SOPs in the 2024 report?", Intent.FACT),
        ("What does the 2024 report on Uzbekistan say about labour inspectors?", Intent.FACT),
    ],
)
def test_what_no_rule_knows_is_told_by_the_vector(qa: QA, question: str, intent: Intent) -> None:
    assert qa.ask(question).query.intent == intent


def test_a_question_that_rules_know_is_not_encoded(qa: QA, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(qa.index), "question_vector", lambda *_: pytest.fail("encoded"))
    assert qa.ask("What tier was Uzbekistan on in 2023?").query.intent == Intent.TIER


def test_a_chance_that_is_too_small_tells_nothing(qa: QA) -> None:
    vector = qa.index.question_vector("Where on the ladder is Uzbekistan in the newest report?")
    assert likely_intent(vector, THRESHOLDS.likely_intent) is Intent.TIER
    assert likely_intent(vector, 0.999) is None


def test_the_weights_are_those_of_the_index_s_model(qa: QA) -> None:
    assert fitted().model == qa.index.manifest.model
    assert fitted().weights.shape == (len(fitted().intents), len(qa.index.question_vector("Who pays?")))
    assert np.isfinite(fitted().weights).all()


def test_what_changed_is_asked_of_one_country_and_never_of_one_edition() -> None:
    assert allows(Intent.WHAT_CHANGED, ("Peru",), 2, tiers=True)
    assert not allows(Intent.WHAT_CHANGED, ("Peru",), 1, tiers=True)
    assert not allows(Intent.WHAT_CHANGED, ("Peru", "Chile"), 2, tiers=True)
    assert not allows(Intent.TIER, ("Peru",), 1, tiers=False)
    assert not allows(Intent.FIGURE, ("Peru",), 1, tiers=True)


@pytest.mark.parametrize(
    ("intent", "wants", "allowed"),
    [
        (Intent.TIER, {Want.PLACE}, True),
        (Intent.TIER_CHANGE, {Want.EXISTENCE, Want.YES_NO}, True),
        (Intent.TIER, {Want.MONEY_USED}, False),
        (Intent.RECOMMENDATIONS, {Want.PART}, False),
        (Intent.RECOMMENDATIONS, {Want.REASON}, False),
        (Intent.TIER_REASON, {Want.REASON}, True),
    ],
)
def test_nothing_is_guessed_where_words_tell_the_kind_of_answer(
    intent: Intent, wants: set[Want], allowed: bool
) -> None:
    assert allows(intent, ("Peru",), 1, tiers=True, wants=frozenset(wants)) is allowed
