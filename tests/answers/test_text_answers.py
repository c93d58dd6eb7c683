"""Answers in the reports' own words: facts, recommendations, reasons, overviews, and what changed."""

from __future__ import annotations

import re

import pytest
from checks import ask, cited

from tipqa.qa import QA


@pytest.mark.parametrize(
    ("question", "report", "words"),
    [
        (
            "What happened to schoolchildren in Tajikistan in 2024?",
            "2024/tajikistan",
            "Schoolchildren were taken to pick",
        ),
        ("Were young men forced into the army in Tajikistan in 2024?", "2024/tajikistan", "Young men were forced"),
        ("What does Article 135 allow in Uzbekistan in the 2025 report?", "2025/uzbekistan", "house arrest"),
        ("Who chairs Uzbekistan's National Commission?", "2023/uzbekistan", "the chair of the Senate"),
        (
            "Where are Tajik women exploited according to the 2023 report?",
            "2023/tajikistan",
            "Russia, Türkiye and the UAE",
        ),
        ("Did monitors meet interference in Uzbekistan in 2023?", "2023/uzbekistan", "reported no interference"),
        ("Could labor inspectors make unannounced visits in Uzbekistan in 2024?", "2024/uzbekistan", "unannounced"),
        (
            "What is the penalty under Article 130.1 in Tajikistan?",
            "2023/tajikistan",
            "five to eight years' imprisonment",
        ),
    ],
)
def test_a_fact_is_quoted_first(question: str, report: str, words: str, qa: QA) -> None:
    answer = ask(qa, question)
    assert cited(answer) == [report]
    assert words in answer.citations[0].quote
    assert answer.citations[0].quote in answer.answer


def test_a_fact_without_an_edition_comes_from_the_newest_that_has_it(qa: QA) -> None:
    assert cited(ask(qa, "Does the Labor Inspectorate of Uzbekistan make unannounced inspections?")) == [
        "2025/uzbekistan"
    ]
    assert cited(ask(qa, "Who recruits victims in Tajikistan with a job offer?")) == ["2023/tajikistan"]


def test_an_older_edition_that_answers_far_better_goes_first(qa: QA) -> None:
    answer = ask(qa, "How do traffickers recruit victims in Tajikistan?")
    assert answer.citations[0].quote.startswith("Traffickers usually recruit victims with a job offer")


def test_recommendations_on_a_topic_across_countries(qa: QA) -> None:
    answer = ask(qa, "What did the 2023 reports recommend on cotton?")
    assert answer.facts["countries"] == ["Uzbekistan"]
    assert answer.citations[0].quote.startswith("Enforce the ban on cotton quotas")


def test_further_reading_comes_last(qa: QA) -> None:
    answer = ask(qa, "What happened to schoolchildren in Tajikistan in 2024?")
    first, further = answer.answer.split("\n\nFurther in the report: ")
    assert first.startswith("Schoolchildren")
    cited_there = [int(n) for n in re.findall(r"\[(\d+)\]", further)]
    assert 1 <= len(cited_there) <= 3
    assert {answer.citations[n - 1].section for n in cited_there} == set(re.findall(r"[a-z]+(?= \[)", further))
    assert not any(answer.citations[n - 1].quote in answer.answer for n in cited_there)


def test_all_recommendations_in_their_order(qa: QA) -> None:
    answer = ask(qa, "What did the 2025 report recommend to Tajikistan?")
    (found,) = answer.facts["recommendations"]
    assert [text.split()[0] for text in found["recommendations"]] == ["Investigate", "Adopt", "Identify"]
    assert [c.quote for c in answer.citations] == found["recommendations"]
    assert {c.section for c in answer.citations} == {"recommendations"}
    assert cited(answer) == ["2025/tajikistan"]
    assert answer.answer.startswith("**3 recommendations** in Tajikistan’s 2025 edition:\n\n1. Investigate")


def test_recommendations_on_a_topic_keep_their_number(qa: QA) -> None:
    answer = ask(qa, "What does the 2023 report recommend Uzbekistan about cotton quotas?")
    (found,) = answer.facts["recommendations"]
    assert found["recommendations"] == [
        "Enforce the ban on cotton quotas firmly, and bar similar practices that push local authorities to mobilize people."
    ]
    assert answer.answer.startswith("**1 recommendation** on this in Uzbekistan’s 2023 edition:\n\n3. Enforce")


def test_a_report_without_recommendations(qa: QA) -> None:
    answer = ask(qa, "What did the 2024 report recommend to Tajikistan?")
    assert (answer.abstained, answer.reason) == (True, "topic_not_in_text")


def test_why_a_country_fell(qa: QA) -> None:
    answer = ask(qa, "Why was Tajikistan downgraded in 2024?")
    assert answer.answer.startswith("**Tier 2 Watch List**: Tajikistan, 2024 edition, downgraded from Tier 2 in 2023")
    assert "The shortfalls that the assessment names:" in answer.answer
    reasons = answer.facts["reasons"]
    assert reasons[0].startswith("However, the government did not demonstrate overall increasing efforts")
    assert any("Schoolchildren" in reason for reason in reasons)
    assert cited(answer) == ["2024/tajikistan"]


def test_why_a_country_rose(qa: QA) -> None:
    answer = ask(qa, "Why was Tajikistan upgraded in 2025?")
    assert answer.facts["direction"] == "upgraded"
    assert "The efforts that the assessment names:" in answer.answer
    assert any("identified more victims" in reason for reason in answer.facts["reasons"])
    assert not any("alleged" in reason or "minimum standards" in reason for reason in answer.facts["reasons"])


def test_why_a_country_stayed(qa: QA) -> None:
    answer = ask(qa, "Why is Uzbekistan on Tier 2 in 2024?")
    assert answer.facts["direction"] == "unchanged"
    assert answer.facts["reasons"][0].startswith("The central government enforced the ban")
    assert not any("minimum standards" in reason for reason in answer.facts["reasons"])


@pytest.mark.parametrize(
    ("question", "truth"),
    [
        (
            "Why was Uzbekistan downgraded in 2025?",
            "**Uzbekistan was not downgraded in the 2025 edition**: "
            "it was on Tier 2 in both the 2024 and the 2025 edition. [1][2]",
        ),
        (
            "Why was Tajikistan downgraded in 2025?",
            "**Tajikistan was not downgraded in the 2025 edition**: "
            "it went from Tier 2 Watch List in the 2024 edition to Tier 2 in the 2025 edition. [1][2]",
        ),
        (
            "What led to Tajikistan's upgrade in 2024, why did its tier rise?",
            "**Tajikistan was not upgraded in the 2024 edition**: "
            "it went from Tier 2 in the 2023 edition to Tier 2 Watch List in the 2024 edition. [1][2]",
        ),
    ],
)
def test_a_false_premise_is_corrected_with_citations(question: str, truth: str, qa: QA) -> None:
    answer = ask(qa, question)
    assert answer.answer == truth
    assert (answer.abstained, answer.reason) == (True, "false_premise")
    assert len(answer.citations) == 2


def test_the_reason_of_a_move_is_that_of_the_newest_edition_with_it(qa: QA) -> None:
    answer = ask(qa, "Why was Tajikistan downgraded?")
    assert answer.answer.startswith("**Tier 2 Watch List**: Tajikistan, 2024 edition, downgraded from Tier 2 in 2023")
    assert "In the 2025 edition Tajikistan is on Tier 2" in answer.answer
    assert ask(qa, "when was Tajikistan last downgraded and for what reason").facts["direction"] == "downgraded"


def test_a_move_that_no_narrative_tells_is_dated_by_the_lists(bundled: QA) -> None:
    answer = bundled.ask("Why was Brazil upgraded?")
    assert answer.answer.startswith(
        "**Brazil was last upgraded in the 2007 edition** [1], and no narrative held here tells"
    )


@pytest.mark.parametrize(
    "question", ["How come Brazil still sits on the Watch List?", "why is Brazil still on Tier 2 Watch List"]
)
def test_a_country_that_is_still_there_is_not_denied_its_place(question: str, bundled: QA) -> None:
    answer = bundled.ask(question)
    assert not answer.abstained
    assert "The shortfalls that the assessment names" in answer.answer


def test_an_overview(qa: QA) -> None:
    answer = ask(qa, "Give me an overview of Tajikistan in 2025")
    lines = answer.answer.splitlines()
    assert lines[0].startswith("**Tier 2**: Tajikistan, 2025 edition.")
    assert any(line.startswith("- **57**: Investigations") for line in lines)
    assert any(line.startswith("- **272**: Victims identified") for line in lines)
    assert cited(answer) == ["2025/tajikistan"]


def test_a_country_by_itself_gives_its_overview(qa: QA) -> None:
    assert ask(qa, "Tajikistan").answer == ask(qa, "Give me an overview of Tajikistan").answer


def test_a_comparison_of_countries_puts_them_side_by_side(qa: QA) -> None:
    answer = ask(qa, "Compare Tajikistan and Uzbekistan in 2025")
    assert answer.answer.startswith("**Tajikistan**\n\n**Tier 2**: Tajikistan, 2025 edition.")
    assert "\n\n**Uzbekistan**\n\n**Tier 2**: Uzbekistan, 2025 edition." in answer.answer
    assert cited(answer) == ["2025/tajikistan", "2025/uzbekistan"]


def test_what_changed_as_a_whole(qa: QA) -> None:
    answer = ask(qa, "What changed in Tajikistan since the prior year?")
    assert answer.intent == "what_changed"
    assert answer.facts["tier"] == {"from": "Tier 2 Watch List", "to": "Tier 2", "direction": "upgraded"}
    assert (answer.facts["from_year"], answer.facts["to_year"]) == (2024, 2025)
    assert "Tier 2 Watch List (2024) → Tier 2 (2025)" in answer.answer
    assert set(cited(answer)) == {"2024/tajikistan", "2025/tajikistan"}


def test_what_is_new_and_what_is_gone_is_true(qa: QA) -> None:
    facts = ask(qa, "What changed in Uzbekistan between 2023 and 2025?").facts
    old, new = qa.report("2023/uzbekistan").text, qa.report("2025/uzbekistan").text
    assert facts["new"]
    assert facts["gone"]
    assert all(text in new and text not in old for text in facts["new"])
    assert all(text in old and text not in new for text in facts["gone"])


def test_what_changed_in_one_section(qa: QA) -> None:
    answer = ask(qa, "What changed in Uzbekistan's prosecution section between 2023 and 2024?")
    assert {c.section for c in answer.citations} == {"prosecution"}
    assert set(cited(answer)) == {"2023/uzbekistan", "2024/uzbekistan"}
    assert "extradited to Uzbekistan" in answer.facts["new"][0]
    assert any("172 investigations" in text for text in answer.facts["gone"])


def test_what_changed_on_one_topic(qa: QA) -> None:
    answer = ask(qa, "What changed in Uzbekistan on unannounced inspections between 2024 and 2025?")
    assert any("make unannounced inspections" in c.quote and c.year == 2025 for c in answer.citations)
    assert not any("extradit" in c.quote for c in answer.citations)
