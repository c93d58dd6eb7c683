"""Summaries of a country, a side, a section and an edition; countries side by side; texts without sections."""

from __future__ import annotations

import pytest
from checks import ask, over

from tipqa.qa import QA

ARTICLE = """---
country: Peru
year: 2024
kind: other
source: The Coast Times
---

# Shrimp and silence

The shrimp sheds of the north employ 900 people. Children peel shrimp there at night.

Campaigners say that buyers should stop taking shrimp from sheds that employ children. They urged the ministry to publish the names
of the sheds. The harvest ended in May.
"""


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over one press text, which has no sections and no tier."""
    return over(tmp_path_factory.mktemp("article"), {"2024/peru": ARTICLE})


@pytest.mark.parametrize("country", ["Uzbekistan", "Kazakhstan", "South Africa", "Tajikistan", "Brazil"])
def test_a_summary_shows_both_sides_and_no_tier_formula(country: str, bundled: QA) -> None:
    answer = ask(bundled, f"Summarize the 2025 report on {country}")
    assert "\n\nEfforts:\n\n- " in answer.answer
    assert "\n\nShortfalls:\n\n- " in answer.answer
    assert "minimum standards" not in answer.answer
    assert answer.answer.startswith("**Tier 2")


@pytest.mark.parametrize(
    ("question", "title", "holds", "not_said"),
    [
        ("What are Tajikistan's strengths?", "efforts", "identified more victims", "However"),
        ("What are the weaknesses of Uzbekistan's response?", "shortfalls", "complicity", "funding"),
        ("What did Kazakhstan do well in 2025?", "efforts", "new anti-trafficking law", "only half"),
        ("Where does South Africa fall short?", "shortfalls", "Screening was patchy", "first task team"),
        ("What does the report criticize in Kazakhstan?", "shortfalls", "only half", "joint order"),
        ("Which gaps remain in Kazakhstan in 2025?", "shortfalls", "only half", "joint order"),
        ("What is held against South Africa?", "shortfalls", "Screening was patchy", "first task team"),
        ("Where does Kazakhstan have work to do in 2025?", "shortfalls", "only half", "joint order"),
        ("The strong sides of Kazakhstan in 2025?", "efforts", "new anti-trafficking law", "only half"),
        ("For what is Kazakhstan commended in 2025?", "efforts", "new anti-trafficking law", "only half"),
        ("Where did Kazakhstan disappoint in 2025?", "shortfalls", "only half", "joint order"),
        ("What credit is given to Kazakhstan in 2025?", "efforts", "new anti-trafficking law", "only half"),
    ],
)
def test_one_side_is_that_side(question: str, title: str, holds: str, not_said: str, bundled: QA) -> None:
    answer = ask(bundled, question).answer
    assert f", {title} that the report names:" in answer.splitlines()[0]
    assert holds in answer
    assert not_said not in answer


@pytest.mark.parametrize(
    ("question", "lead", "section"),
    [
        ("Summarize the protection section of the 2025 report on Tajikistan", "Tajikistan, 2025", "protection"),
        ("What is the gist of the prevention section for Brazil?", "Brazil, 2025", "prevention"),
        ("Sum up victim protection in Kazakhstan in 2024", "Kazakhstan, 2024", "protection"),
    ],
)
def test_a_section_in_short_is_of_that_section(question: str, lead: str, section: str, bundled: QA) -> None:
    answer = ask(bundled, question)
    assert answer.answer.startswith(f"**{lead} edition**, {section}:")
    assert {citation.section for citation in answer.citations} == {section}


def test_an_edition_in_short_counts_its_tiers(bundled: QA) -> None:
    answer = ask(bundled, "Summarize the 2025 edition").answer
    assert answer.startswith("**The 2025 edition** as it is held here, with 10 narratives")
    assert "- **Tier 3**: 20 countries" in answer
    assert "\n\nTheir lists of all tiers are complete." in answer


@pytest.mark.parametrize("question", ["Give me a summary of football in Brazil", "Overview of hotlines in India"])
def test_a_summary_of_what_is_not_there_is_refused(question: str, bundled: QA) -> None:
    assert ask(bundled, question).reason == "topic_not_in_text"


@pytest.mark.parametrize(
    ("question", "last"),
    [
        (
            "Compare Tajikistan and the Kyrgyz Republic",
            "**By tier, Tajikistan stands higher** in the 2025 edition: Tier 2",
        ),
        ("Compare Kazakhstan and Tajikistan", "Both are on Tier 2 in the 2025 edition; beyond the tier"),
        ("Compare cotton in Tajikistan and Uzbekistan", "On this the reports do not rank one country above another."),
    ],
)
def test_countries_side_by_side_end_in_which_stands_higher(question: str, last: str, bundled: QA) -> None:
    assert ask(bundled, question).answer.split("\n\n")[-1].startswith(last)


def test_which_is_better_is_told_by_the_tier(bundled: QA) -> None:
    answer = ask(bundled, "Which is better, South Africa or Tajikistan?")
    assert answer.answer.startswith("**Highest in 2025**: Tajikistan (Tier 2).")


@pytest.mark.parametrize("question", ["What does the report recommend?", "What should be done about the shrimp sheds?"])
def test_what_a_text_without_sections_recommends_is_found_in_it(question: str, article: QA) -> None:
    answer = ask(article, f"{question.rstrip('?')} in Peru?")
    assert not answer.abstained
    assert "should stop taking shrimp" in answer.answer
    assert "harvest ended" not in answer.answer


def test_a_text_without_a_tier_is_summed_up(article: QA) -> None:
    answer = ask(article, "Summarize the report on Peru")
    assert not answer.abstained
    assert "its text states no tier" in answer.answer
    assert answer.citations


@pytest.mark.parametrize("question", ["How many people do the shrimp sheds employ?", "What do campaigners say?"])
def test_where_one_country_is_held_a_question_that_names_none_is_on_it(question: str, article: QA) -> None:
    answer = ask(article, question)
    assert not answer.abstained
    assert answer.query is not None
    assert answer.query.countries == ("Peru",)


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        (
            "Does North Korea have a state policy of forced labor?",
            "**Yes**: North Korea, 2025 edition. The report named 13",
        ),
        ("Was Cuba among those with a policy or pattern of trafficking in 2024?", "**Yes**: Cuba, 2024 edition. "),
        ("Does France have a state policy of forced labor?", "**Not named**: France, 2025 edition. "),
    ],
)
def test_a_list_told_in_a_sentence_tells_of_a_country_known_by_its_placement(
    question: str, lead: str, bundled: QA
) -> None:
    assert ask(bundled, question).answer.startswith(lead)


def test_a_country_known_by_its_placement_claims_no_more(bundled: QA) -> None:
    answer = ask(bundled, "Tell me about Cuba").answer
    assert answer.startswith("**Tier 3**: Cuba, 2025 edition. [1]")
    assert answer.endswith("Of Cuba no narrative is held here, but only the placement.")


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("What are the weak points of Indian victim services in the 2025 report?", "Shelters were crowded"),
        ("Where does the 2023 report see India failing on bonded labor?", "fell by more than 75 percent"),
        ("What did the 2025 report criticise in Tajikistan's law enforcement?", "convictions decreased"),
    ],
)
def test_a_side_on_a_topic_is_that_side_alone(bundled: QA, question: str, held: str) -> None:
    answer = ask(bundled, question)
    assert any(held in it.quote for it in answer.citations)
    assert not any(it.section == "recommendations" for it in answer.citations[:2])
    assert not any("increas" in it.quote for it in answer.citations)


def test_a_chapter_in_short_shows_both_sides(bundled: QA) -> None:
    answer = ask(bundled, "Give me a short rundown of the Romania chapter in the 2025 report.")
    assert answer.intent == "overview"
    assert "Efforts:" in answer.answer
    assert "Shortfalls:" in answer.answer


def test_a_section_that_is_not_long_is_given_whole(bundled: QA) -> None:
    answer = ask(bundled, "Summarise the protection section on Kazakhstan in the 2023 report.")
    assert "more" not in answer.answer.splitlines()[-1]
    assert any("run by NGOs" in it.quote for it in answer.citations)


def test_what_a_law_changed_and_what_is_urged_are_no_change_of_editions(bundled: QA) -> None:
    law = ask(bundled, "What did the amendments to Kazakhstan's Law on Migration change for foreign victims?")
    assert "right to work" in law.citations[0].quote
    urged = ask(bundled, "Which change in child trafficking law is India urged to make in 2025?")
    assert urged.intent == "recommendations"
    assert "no proof of coercion" in urged.citations[0].quote


def test_a_waiver_is_the_ground_on_which_tier_3_was_escaped(bundled: QA) -> None:
    answer = ask(bundled, "On what ground did South Africa escape Tier 3 in 2023?")
    assert answer.intent == "tier_reason"
    assert "waiver" in answer.citations[1].quote


def test_who_runs_a_thing_is_told_by_who_is_said_to_run_it(bundled: QA) -> None:
    assert "run by NGOs" in ask(bundled, "Who runs most shelters for victims in Kazakhstan?").citations[0].quote


def test_two_countries_are_each_read_in_the_edition_beside_them(bundled: QA) -> None:
    answer = ask(bundled, "Compare Malaysia in 2024 and India in 2025 on shelters.")
    assert {(it.country, it.year) for it in answer.citations} == {("Malaysia", 2024), ("India", 2025)}
    assert all("helter" in it.quote for it in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Condense Kazakhstan 2025",
        "I only have five minutes: Kazakhstan 2025?",
        "The bottom line on Kazakhstan in 2025?",
    ],
)
def test_a_summary_is_asked_for_in_many_words(question: str, bundled: QA) -> None:
    answer = ask(bundled, question).answer
    assert answer.startswith("**Tier 2**: Kazakhstan, 2025 edition.")
    assert "\n\nShortfalls:\n\n- " in answer


def test_both_sides_where_both_are_asked_for(bundled: QA) -> None:
    answer = ask(bundled, "Pros and cons of what Kazakhstan did, 2025 report").answer
    assert "efforts that the report names" in answer
    assert "shortfalls that the report names" in answer


def test_a_summary_of_a_topic_goes_edition_by_edition(bundled: QA) -> None:
    answer = ask(bundled, "Sum up forced cotton picking in Uzbekistan from 2022 to 2024").answer
    assert [year for year in range(2021, 2026) if f"**Uzbekistan, {year} edition**" in answer] == [2022, 2023, 2024]


def test_a_summary_of_what_is_done_for_victims_is_no_number(bundled: QA) -> None:
    assert ask(bundled, "Summarize the care for foreign victims in Kazakhstan").query.intent == "overview"
