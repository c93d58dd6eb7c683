"""Whether more went up or down, the rest of a list, the shortest list, and the editions in which a number rose or fell."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks import ask, over

from tipqa.qa import QA
from tipqa.question.lists import read_list
from tipqa.reports.model import Tier


@pytest.mark.parametrize(
    "question",
    [
        "Did more nations climb or slip in the 2025 edition?",
        "Were there more downgrades than upgrades in 2025?",
        "How many countries changed places in 2025?",
        "What was the net change in 2025?",
    ],
)
def test_moves_are_set_against_each_other(bundled: QA, question: str) -> None:
    answer = ask(bundled, question)
    assert answer.answer.startswith(
        "**More went up than down**: 20 countries upgraded and 11 downgraded in the 2025 edition"
    )


@pytest.mark.parametrize(
    "question", ["Which countries moved up?", "Did more victims go up or down?", "How many countries moved to Tier 3?"]
)
def test_no_balance_is_read_into_other_questions(question: str) -> None:
    assert not read_list(question).balance


def test_those_that_were_there_before_stand_beside_those_that_came(bundled: QA) -> None:
    said = ask(bundled, "Which Tier 3 countries of 2025 were downgraded to it, and which were already there?").answer
    assert said.startswith("**2 countries** downgraded to Tier 3 in the 2025 edition:")
    assert "**18 countries** on Tier 3 in the 2025 edition not downgraded to it:" in said


def test_all_others_stand_beside_a_list(bundled: QA) -> None:
    said = ask(bundled, "Which countries of Central Asia are on Tier 2 in 2025 and which are not?").answer
    first, rest = said.split("not on Tier 2", 1)
    assert "Uzbekistan" in first
    assert "Kyrgyz Republic" not in first
    assert "Kyrgyz Republic" in rest


@pytest.mark.parametrize(
    "question",
    [
        "When was the Tier 3 list the shortest since 2012?",
        "In which year since 2012 were the fewest countries on Tier 3?",
    ],
)
def test_the_shortest_list(bundled: QA, question: str) -> None:
    table = bundled.tiers()
    counts = {year: len(table.on(year, Tier.TIER_3)) for year in table.editions if year >= 2012}
    fewest = min(counts.values())
    first = next(year for year, count in counts.items() if count == fewest)
    lead = ask(bundled, question).answer.split("\n")[0]
    assert f"{fewest} countries on Tier 3, the fewest" in lead
    assert str(first) in lead


def test_the_list_of_two_editions_that_is_shorter(bundled: QA) -> None:
    answer = ask(bundled, "In which of the two years were there fewer Tier 3 countries, 2024 or 2025?")
    assert answer.answer.startswith("**The 2025 edition**: 20 countries on Tier 3, the fewest of 2024 and 2025.")


@pytest.mark.parametrize("when", ["edition", "year"])
def test_the_editions_in_which_a_number_fell(bundled: QA, when: str) -> None:
    answer = ask(bundled, f"In which {when} did Uzbekistan identify fewer victims?")
    assert answer.answer.startswith("**The 2023 edition**")
    assert "fewer victims" in answer.citations[0].quote


def test_no_edition_is_named_where_all_tell_the_contrary(tmp_path: Path) -> None:
    head = "---\ncountry: Peru\nyear: {}\nkind: digest\n---\n\n"
    said = "# Prosecution\n\nThe government convicted more traffickers than in the previous reporting period.\n"
    qa = over(tmp_path, {f"{year}/peru": head.format(year) + said for year in (2023, 2024)})
    answer = qa.ask("In which edition did Peru convict fewer traffickers?")
    assert answer.abstained
    assert "nothing was found that says this of any edition" in answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What happened to the case against the police chief in Romania?", "former police chief"),
        ("What has become of the case of five gang members in Romania?", "dropped a child sex trafficking case"),
    ],
)
def test_what_happened_to_a_case_is_looked_up(bundled: QA, question: str, said: str) -> None:
    answer = ask(bundled, question)
    assert answer.intent == "fact"
    assert said in answer.citations[0].quote


def test_what_happened_to_a_thing_that_no_text_has_is_refused(bundled: QA) -> None:
    answer = ask(bundled, "What happened to the lighthouse in Romania?")
    assert answer.abstained
    assert "lighthouse" in answer.answer
