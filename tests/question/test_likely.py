"""Questions whose words no rule knows: what they probably want, told by their vector."""

from __future__ import annotations

import numpy as np
import pytest

from tipqa import QA
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.index.index import Index
from tipqa.question.intents import Intent
from tipqa.question.likely import INTENTS, MATTERS, Likely, allows, fitted, likely
from tipqa.question.matters import Matter
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


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("What is going wrong in Uzbekistan?", {Want.WEAKNESSES}),
        ("The main lines of the text on Uzbekistan, roughly?", set()),
    ],
)
def test_which_side_is_wanted_is_told_by_the_vector(qa: QA, question: str, sides: set[Want]) -> None:
    found = seen(qa, question)
    assert (found.intent, found.sides) == (Intent.OVERVIEW, sides)


def test_a_question_that_rules_know_is_not_encoded(qa: QA, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(qa.index), "question_vector", lambda *_: pytest.fail("encoded"))
    assert qa.ask("What tier was Uzbekistan on in 2023?").query.intent == Intent.TIER


def seen(qa: QA, question: str, least: float = THRESHOLDS.likely_kind) -> Likely:
    bounds = (THRESHOLDS.doubtful, THRESHOLDS.of_reports, THRESHOLDS.surely_of_no_report)
    return likely(qa.index.question_vector(question), least, *bounds)


def test_a_chance_that_is_too_small_tells_nothing(qa: QA) -> None:
    question = "Where on the ladder is Uzbekistan in the newest report?"
    assert seen(qa, question).intent is Intent.TIER
    assert seen(qa, question, 0.999).intent is None


@pytest.mark.parametrize("name", [INTENTS, MATTERS])
def test_the_weights_are_those_of_the_index_s_model(qa: QA, name: str) -> None:
    table = fitted(name)
    assert table.model == qa.index.manifest.model
    assert table.weights.shape == (len(table.kinds), len(qa.index.question_vector("Who pays?")))
    assert np.isfinite(table.weights).all()


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("Which rung of the scale is the top one?", Matter.TIERS),
        ("Did you invent that answer?", Matter.SOURCE),
        ("Which things may I want to find out with this?", Matter.ABILITIES),
        ("Would you kindly write a birthday poem for my aunt", Matter.OTHER_WORK),
        ("What did the police of Uzbekistan do for victims?", None),
        ("Which body leads the work?", None),
    ],
)
def test_a_question_on_the_product_is_told_by_the_vector(qa: QA, question: str, matter: Matter | None) -> None:
    assert seen(qa, question).matter is matter
    assert (qa.ask(question).query.intent == Intent.ABOUT) is (matter is not None)


@pytest.mark.parametrize(
    "question",
    [
        "Which dentist in Uzbekistan is cheap?",
        "Which airline goes to Tashkent?",
        "Where do I rent a bicycle in Tajikistan?",
        "How is a marriage ended by a court in Tajikistan?",
    ],
)
def test_another_field_is_refused_though_words_are_shared(qa: QA, question: str) -> None:
    assert seen(qa, question).elsewhere
    assert qa.ask(question).abstained


@pytest.mark.parametrize(
    "question",
    ["Who picks cotton by force in Uzbekistan?", "Does Tajikistan pay for shelters?", "Which court tried officials?"],
)
def test_what_reports_tell_is_no_other_field(qa: QA, question: str) -> None:
    assert not seen(qa, question).elsewhere


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many narratives are stored in here?", "In all"),
        ("What do you hold on Tajikistan?", "The reports held cover **1 country**"),
        ("Have you got the 2031 edition?", "No edition of 2031 is held here"),
        ("Do you have a narrative on Iceland?", "no narrative on Iceland"),
    ],
)
def test_what_is_held_is_told(qa: QA, question: str, said: str) -> None:
    answer = qa.ask(question)
    assert answer.query.intent == Intent.HOLDINGS
    assert said in answer.answer


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
