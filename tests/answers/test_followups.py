"""What carries over from the earlier questions of a conversation."""

from __future__ import annotations

import pytest
from checks import ask, cited

from tipqa.qa import QA
from tipqa.question.coverage import Coverage
from tipqa.question.plan import Plan
from tipqa.question.read import read_question

TJ, UZ = ("Tajikistan",), ("Uzbekistan",)
TIER_25 = "What tier is Tajikistan on in 2025?"
VICTIMS_25 = "How many victims were identified in Tajikistan in the 2025 report?"


def read(have: Coverage, *turns: str) -> Plan:
    before: Plan | None = None
    for turn in turns:
        before = read_question(turn, have, before=before)
    assert before is not None
    return before


@pytest.mark.parametrize(
    ("turns", "intent", "countries", "years"),
    [
        ((TIER_25, "And in 2023?"), "tier", TJ, (2023,)),
        ((TIER_25, "and the year before?"), "tier", TJ, (2024,)),
        ((TIER_25, "and the year before?", "and the year before that?"), "tier", TJ, (2023,)),
        ((TIER_25, "what about Uzbekistan?"), "tier", UZ, (2025,)),
        ((TIER_25, "what about Uzbekistan?", "and in 2022?"), "tier", UZ, (2022,)),
        ((TIER_25, "How about Uzbekistan in 2023?"), "tier", UZ, (2023,)),
        ((TIER_25, "same question for its western neighbour Uzbekistan"), "tier", UZ, (2025,)),
        ((TIER_25, "Same question, its big neighbour Uzbekistan"), "tier", UZ, (2025,)),
        ((TIER_25, "and the next-door neighbour, Uzbekistan?"), "tier", UZ, (2025,)),
        ((TIER_25, "the same for Uzbekistan, its neighbour to the west"), "tier", UZ, (2025,)),
        ((TIER_25, "Was it already so in 2023?"), "tier", TJ, (2023,)),
        ((TIER_25, "why?"), "tier_reason", TJ, (2025,)),
        ((TIER_25, "show me the recommendations"), "recommendations", TJ, (2025,)),
        ((TIER_25, "How many victims were identified?"), "figure", TJ, (2025,)),
        ((TIER_25, "What changed since the prior year?"), "what_changed", TJ, (2024, 2025)),
        ((VICTIMS_25, "and in the 2024 report?"), "figure", TJ, (2024,)),
        ((VICTIMS_25, "and convictions?"), "figure", TJ, (2025,)),
        ((VICTIMS_25, "by how much did it grow?"), "figure_change", TJ, (2024, 2025)),
        ((VICTIMS_25, "is that more than the year before?"), "figure_change", TJ, (2024, 2025)),
        ((VICTIMS_25, "how does that compare with the 2023 report?"), "figure_change", TJ, (2023, 2025)),
        ((VICTIMS_25, "did convictions rise?"), "figure", TJ, (2025,)),
        ((VICTIMS_25, "What about prosecutions in Uzbekistan?"), "figure", UZ, (2025,)),
        ((VICTIMS_25, "same for Uzbekistan"), "figure", UZ, (2025,)),
        (("Which countries were upgraded in 2025?", "and downgraded?"), "list", (), (2025,)),
        (("Which countries were upgraded in 2025?", "and in 2024?"), "list", (), (2024,)),
        (("Which countries were on Tier 3 in 2025?", "Why is Tajikistan on Tier 2?"), "tier_reason", TJ, (2025,)),
        (
            ("What changed in Uzbekistan between 2024 and 2025?", "and in prosecution?"),
            "what_changed",
            UZ,
            (2024, 2025),
        ),
        (
            ("What changed in Uzbekistan between 2024 and 2025?", "what about Tajikistan?"),
            "what_changed",
            TJ,
            (2024, 2025),
        ),
        (("Compare Tajikistan and Uzbekistan in 2025", "and in 2023?"), "comparison", TJ + UZ, (2023,)),
        ((TIER_25, "Which countries were on Tier 3?"), "list", (), ()),
        ((TIER_25, "are you sure?"), "tier", TJ, (2025,)),
        (
            ("What tier is Tajikistan on in 2022?", "what changed since the year before?"),
            "what_changed",
            TJ,
            (2021, 2022),
        ),
        ((TIER_25, "Which country identified the most victims?"), "figure", (), ()),
        ((TIER_25, "What tier is Kazakhstan on in 2021?"), "tier", ("Kazakhstan",), (2021,)),
    ],
)
def test_conversations(
    turns: tuple[str, ...], intent: str, countries: tuple[str, ...], years: tuple[int, ...], have: Coverage
) -> None:
    query = read(have, *turns).query
    assert (query.intent, query.countries, query.years) == (intent, countries, years)


def test_the_measure_carries_over(have: Coverage) -> None:
    assert read(have, VICTIMS_25, "and in the 2024 report?").query.measure == "victims_identified"
    assert read(have, VICTIMS_25, "and convictions?").query.measure == "convictions"


def test_a_section_narrows_what_changed(have: Coverage) -> None:
    read_ = read(have, "What changed in Uzbekistan between 2024 and 2025?", "and in prosecution?")
    assert read_.query.sections == ("prosecution",)


def test_a_question_that_stands_alone_takes_nothing_over(have: Coverage) -> None:
    query = read(have, VICTIMS_25, "What tier is Uzbekistan on?").query
    assert (query.intent, query.countries, query.years, query.measure) == ("tier", UZ, (), None)


def test_a_figure_of_the_edition_before(qa: QA) -> None:
    answer = ask(qa, "and in the 2024 report?", VICTIMS_25)
    assert answer.facts["value"] == 47
    assert cited(answer) == ["2024/tajikistan"]


def test_why_after_a_tier(qa: QA) -> None:
    answer = ask(qa, "why?", "What tier is Tajikistan on in 2024?")
    assert answer.facts["direction"] == "downgraded"
    assert cited(answer) == ["2024/tajikistan"]


def test_another_country_keeps_the_edition(qa: QA) -> None:
    answer = ask(qa, "what about Uzbekistan?", "What tier is Tajikistan on in 2024?")
    assert answer.answer.startswith("**Tier 2**: Uzbekistan, 2024 edition.")
    assert cited(answer) == ["2024/uzbekistan"]


def test_an_empty_history_changes_nothing(qa: QA) -> None:
    assert qa.ask(TIER_25, history=[]) == qa.ask(TIER_25)


def test_a_year_carried_from_a_placement_is_an_edition(have: Coverage) -> None:
    assert read(
        have, "What tier was Brazil on in 2024?", "how many victims did it confirm that time"
    ).years_asked.marked


def test_what_was_counted_before_narrows_what_was_found_in_it(have: Coverage) -> None:
    asked = read(have, "How many slave labor raids did Brazil run in 2023?", "How many workers were rescued in them?")
    assert asked.figure is not None
    assert asked.figure.measure == "victims_identified"
    assert "form=slave labor" in asked.figure.counted
