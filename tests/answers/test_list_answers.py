"""Answers that list countries, and answers on a topic across countries."""

from __future__ import annotations

import pytest
from checks import ask, cited

from tipqa.qa import QA
from tipqa.question.lists import read_list
from tipqa.reports.model import Tier


@pytest.mark.parametrize(
    ("question", "tier", "moves"),
    [
        ("Which countries are on Tier 3?", Tier.TIER_3, ()),
        ("countries on tier two", Tier.TIER_2, ()),
        ("Who is on the watch list?", Tier.WATCH_LIST, ()),
        ("which countries are blacklisted", Tier.TIER_3, ()),
        ("Which are special cases?", Tier.SPECIAL_CASE, ()),
        ("Who was downgraded to Tier 3?", Tier.TIER_3, ("downgraded",)),
        ("Which countries were upgraded or downgraded?", None, ("upgraded", "downgraded")),
        ("which countries got worse", None, ("downgraded",)),
        ("Which countries mention cotton?", None, ()),
    ],
)
def test_what_a_list_is_of(question: str, tier: Tier | None, moves: tuple[str, ...]) -> None:
    found = read_list(question)
    assert (found.tier, found.moves) == (tier, moves)


def test_a_tier_in_one_edition(qa: QA) -> None:
    answer = ask(qa, "Which countries were on Tier 3 in 2025?")
    assert answer.facts["count"] == len(answer.facts["countries"]) == 20
    assert answer.facts["countries"] == sorted(answer.facts["countries"])
    assert {"Afghanistan", "Burma", "Macau", "Venezuela"} <= set(answer.facts["countries"])
    assert cited(answer) == ["2025/placements"]
    assert answer.citations[0].quote.splitlines()[0] == "Afghanistan"
    assert len(answer.citations) < 5  # one for each row of the document


def test_what_a_list_leaves_out_is_said(qa: QA) -> None:
    none_else = ask(qa, "Other than Chad and Laos, did any country fall to Tier 3 in 2025?")
    assert none_else.answer.startswith(
        "No country, other than Chad and Laos, is listed as downgraded to Tier 3 in the 2025 edition."
    )
    both = ask(qa, "Which countries fell to Tier 3 in 2025?")
    assert both.answer.startswith("**2 countries** downgraded to Tier 3 in the 2025 edition:")


def test_the_coverage_note_is_cited(qa: QA) -> None:
    answer = ask(qa, "Which countries were on Tier 3 in 2025?")
    last = answer.citations[-1]
    assert last.quote == "The list of 20 countries is complete."
    assert answer.answer.endswith(f"\n\n{last.quote} [{last.n}]")


def test_a_narrative_counts_before_the_placements(qa: QA) -> None:
    answer = ask(qa, "Which countries were on Tier 2 in 2025?")
    assert {"Tajikistan", "Uzbekistan", "India", "Thailand"} <= set(answer.facts["countries"])
    assert cited(answer) == ["2025/placements", "2025/tajikistan", "2025/uzbekistan"]
    assert "The list of 106 countries is complete" in answer.answer


def test_without_placements_the_note_says_what_the_list_covers(qa: QA) -> None:
    answer = ask(qa, "Which countries were on Tier 2 in 2024?")
    assert answer.facts["countries"] == ["Uzbekistan"]
    assert answer.answer.endswith("The list covers the 2 narratives of the 2024 edition in this index, no more.")


def test_how_many_countries(qa: QA) -> None:
    answer = ask(qa, "How many countries were on Tier 1 in 2025?")
    assert answer.facts["count"] == 33
    assert answer.answer.startswith("**33 countries** on Tier 1 in the 2025 edition")


def test_a_region(qa: QA) -> None:
    answer = ask(qa, "Which Central Asian countries are on the Watch List in 2025?")
    assert answer.facts["countries"] == ["Kyrgyz Republic", "Turkmenistan"]
    assert "in Central Asia" in answer.answer


def test_moves_are_grouped_by_step(qa: QA) -> None:
    answer = ask(qa, "Which countries were upgraded in 2025?")
    assert answer.facts["upgraded"] == answer.facts["countries"]
    assert {"Tajikistan", "Brunei", "Benin"} <= set(answer.facts["countries"])
    lines = answer.answer.splitlines()
    (risen,) = [line for line in lines if line.startswith("- from Tier 3 to Tier 2 Watch List: ")]
    assert [word in risen for word in ("Brunei", "Djibouti", "Turkmenistan", "Tajikistan")] == [True, True, True, False]


def test_a_move_between_two_narratives(qa: QA) -> None:
    answer = ask(qa, "Which countries were downgraded in 2024?")
    assert answer.facts["countries"] == ["Tajikistan"]
    assert "from Tier 2 to Tier 2 Watch List: Tajikistan" in answer.answer
    assert cited(answer) == ["2024/tajikistan"]


def test_a_move_to_one_tier(qa: QA) -> None:
    answer = ask(qa, "Who was downgraded to Tier 3 in 2025?")
    assert answer.facts["countries"] == ["Chad", "Laos"]


def test_both_moves(qa: QA) -> None:
    answer = ask(qa, "Which countries were upgraded or downgraded in 2024?")
    assert (answer.facts["upgraded"], answer.facts["downgraded"]) == ([], ["Tajikistan"])
    assert answer.answer.startswith("**1 country** downgraded in the 2024 edition")


def test_an_empty_list_says_so(qa: QA) -> None:
    answer = ask(qa, "Which countries were on Tier 3 in 2024?")
    assert answer.reason == "topic_not_in_text"
    assert answer.answer.startswith("No list of countries on Tier 3 in the 2024 edition is held here.")


def test_a_list_of_an_edition_that_is_not_held(qa: QA) -> None:
    answer = ask(qa, "Which countries were on Tier 3 in 2012?")
    assert answer.reason == "year_not_in_corpus_for_country"
    assert answer.answer == "No edition of 2012 is held here; held are 2023 to 2025."


def test_a_topic_across_countries(qa: QA) -> None:
    answer = ask(qa, "Which countries mention cotton quotas in 2023?")
    assert (answer.facts["countries"], answer.facts["years"]) == (["Uzbekistan"], [2023])
    assert 0.5 < answer.facts["coverage"] <= 1
    assert cited(answer) == ["2023/uzbekistan"]
    assert "cotton quotas" in answer.citations[0].quote


def test_a_topic_that_two_countries_speak_of(qa: QA) -> None:
    answer = ask(qa, "Which countries mention the cotton harvest in 2025?")
    assert sorted(answer.facts["countries"]) == ["Tajikistan", "Uzbekistan"]
    assert all("cotton harvest" in citation.quote for citation in answer.citations)
    assert cited(answer) in (["2025/tajikistan", "2025/uzbekistan"], ["2025/uzbekistan", "2025/tajikistan"])


def test_a_topic_that_no_country_speaks_of(qa: QA) -> None:
    answer = ask(qa, "Which countries mention organ harvesting in 2025?")
    assert answer.reason == "topic_not_in_text"
    assert "Naming a country helps" in answer.answer
