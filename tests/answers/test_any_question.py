"""Any question at all: it is answered or refused, and what it cites is what the report says."""

from __future__ import annotations

import pytest
from checks import check
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tipqa.errors import TipqaError
from tipqa.qa import QA
from tipqa.question.coverage import Coverage
from tipqa.question.intents import Intent
from tipqa.question.read import read_question
from tipqa.typed import clean

ANY = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
MANY = settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])

WORDS = st.sampled_from(
    (
        *(
            "what",
            "which",
            "how many",
            "why",
            "did",
            "was",
            "and",
            "or",
            "not",
            "?",
            "?!",
            ";",
            ",",
            "[1]",
            "**",
            "<b>",
        ),
        *("tier", "tier 2", "watch list", "upgraded", "downgraded", "countries", "victims", "convictions", "officials"),
        *(
            "Tajikistan",
            "uzbek",
            "Congo",
            "Korea",
            "France",
            "central asia",
            "Burma",
            "recommend",
            "prosecution section",
        ),
        *("2025", "2024", "1999", "2023-25", "last year", "the year before", "since 2023", "latest", "every edition"),
        *(
            "changed",
            "compare",
            "same",
            "lowest",
            "rose",
            "cotton",
            "shelter",
            "money",
            "percent",
            "hotline",
            "%",
            "report",
        ),
    )
)
MADE = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
TEXTS = st.text(min_size=1, max_size=300)
SEEDS = [
    "What tier is Tajikistan on in 2025, and what was it the year before?",
    "How many victims were identified in Tajikistan in the 2025 report?",
    "What does the 2024 report say about schoolchildren in Tajikistan?",
    "What changed in Uzbekistan between 2023 and 2025?",
    "Which countries were upgraded in 2025?",
    "What did the 2023 report recommend to Uzbekistan about cotton quotas?",
    "Why was Tajikistan downgraded in 2024?",
]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A sensible question with letters or words dropped, doubled, swapped or set in capitals."""
    question = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(question)))
        kind = draw(st.integers(0, 4))
        words = question.split()
        word = draw(st.integers(0, len(words) - 1)) if words else 0
        question = (
            question[:at] + question[at + 1 :],
            question[:at] + draw(st.characters()) + question[at:],
            " ".join(words[:word] + words[word + 1 :]),
            " ".join([*words[:word], draw(WORDS), *words[word:]]),
            question.swapcase(),
        )[kind]
    return question


@ANY
@given(question=st.one_of(TEXTS, MADE, mutated()))
@example(question="How many victims were identified?")
@example(question="why downgraded central asia")
@example(question="Why were Uzbekistan and Tajikistan downgraded in 2025 and how many victims?")
@example(question="countries money central asia")
@example(question="?")
@example(question="\u202e\u0000 tier \ud83d\ude00")
@example(question="in in in Tajikistan Tajikistan 2025 2025 2025")
@example(question="[1] [2] [99] tier of Tajikistan")
@example(question="a" * 2000)
@example(question="tier? " * 300)
def test_it_is_answered_or_refused(question: str, qa: QA) -> None:
    try:
        answer = qa.ask(question)
    except TipqaError:
        assert not clean(question).strip()
    else:
        check(qa, answer)


@ANY
@given(turns=st.lists(st.one_of(MADE, mutated()), min_size=1, max_size=3))
@example(turns=["upgraded Tajikistan", "hotline"])
def test_a_conversation_never_breaks(turns: list[str], qa: QA) -> None:
    turns = [turn for turn in turns if turn.strip()] or ["why?"]
    check(qa, qa.ask(turns[-1], history=turns[:-1]))


@MANY
@given(question=st.one_of(TEXTS, MADE, mutated()))
def test_it_is_read_as_one_of_the_intents(question: str, have: Coverage) -> None:
    plan = read_question(question, have)
    assert plan.intent in Intent
    assert list(plan.query.years) == sorted(set(plan.query.years))
    assert all(0 <= start <= end <= len(plan.topic.text) for start, end in plan.topic.non_topic_spans)
    assert set(plan.missing) <= set(plan.query.countries)


@ANY
@given(text=TEXTS, k=st.integers(1, 20))
@example(text="\x1b", k=1)
def test_a_search_finds_slices(text: str, k: int, qa: QA) -> None:
    if not clean(text).strip():
        with pytest.raises(TipqaError):
            qa.search(text)
        return
    hits = qa.search(text, k=k)
    assert len(hits) <= k
    for hit in hits:
        assert qa.report(hit.report).text[hit.start : hit.end] == hit.text
