"""The form of an answer: the keys that programs rely on, and citations that cannot be wrong."""

from __future__ import annotations

import json

import pytest
from checks import ask, check

from tipqa.blocks.citation import Citation
from tipqa.blocks.model import Note, Source
from tipqa.blocks.numbering import numbered
from tipqa.index.index import Index
from tipqa.qa import QA
from tipqa.reports.model import SectionKind

KEYS = [
    "format",
    "question",
    "answer",
    "abstained",
    "reason",
    "confidence",
    "intent",
    "facts",
    "citations",
    "query",
    "blocks",
]
CITATION_KEYS = [
    *("n", "report", "country", "year", "section", "start", "end", "quote", "source_url"),
    *("kind", "series", "source"),
]

QUESTIONS = [
    "What tier is Tajikistan on in 2025, and what was it the year before?",
    "Which countries were upgraded in 2025?",
    "How many victims did Tajikistan identify in 2024?",
    "By how much did victims identified in Tajikistan change from 2024 to 2025?",
    "What did the 2023 report recommend to Uzbekistan?",
    "Why was Tajikistan downgraded in 2024?",
    "Why was Uzbekistan downgraded in 2025?",
    "What does the 2023 report say about cotton in Tajikistan?",
    "Which countries mention cotton quotas in 2023?",
    "Give me an overview of Uzbekistan",
    "What changed in Uzbekistan between 2023 and 2025?",
    "What is the hotline number in Tajikistan?",
    "What tier is France on in 2024?",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_keys_are_those_that_programs_rely_on(question: str, qa: QA) -> None:
    form = ask(qa, question).to_dict()
    assert list(form) == KEYS
    assert form["question"] == question
    assert form["query"]["question"] == question
    assert [list(citation) for citation in form["citations"]] == [CITATION_KEYS] * len(form["citations"])
    assert json.loads(json.dumps(form, ensure_ascii=False))["answer"] == form["answer"]
    assert form["answer"].startswith(form["blocks"][0].get("text") or form["blocks"][0].get("title") or "- ")


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question_gives_the_same_answer(question: str, qa: QA) -> None:
    assert qa.ask(question).to_dict() == qa.ask(question).to_dict()


@pytest.mark.parametrize("year", [2023, 2024, 2025])
@pytest.mark.parametrize("country", ["Tajikistan", "Uzbekistan"])
@pytest.mark.parametrize(
    "question",
    [
        "What does the {year} report say about cotton in {country}?",
        "What tier was {country} on in {year}?",
        "How many victims were identified in {country} in the {year} report?",
        "What did the {year} report recommend to {country}?",
        "Summarize the {year} report on {country}",
        "Did officials take part in trafficking in {country} in the {year} report?",
    ],
)
def test_no_citation_from_another_country_or_edition(question: str, country: str, year: int, qa: QA) -> None:
    answer = ask(qa, question.format(country=country, year=year))
    assert {(c.country, c.year) for c in answer.citations} <= {(country, year)}
    assert answer.citations or answer.abstained


def test_confidence_is_lower_for_words_than_for_what_the_catalog_holds(qa: QA) -> None:
    tier = qa.ask("What tier is Tajikistan on in 2025?")
    far = qa.ask("Who makes inspections of firms in Uzbekistan in the 2025 report?")
    assert tier.confidence > far.confidence


def test_confidence_is_higher_for_a_number_that_is_stated_than_for_words(qa: QA) -> None:
    stated = qa.ask("How many victims did Tajikistan identify in the 2025 report?")
    quoted = qa.ask("What did Tajikistan do about shelters in the 2025 report?")
    assert stated.facts["value"] == 272
    assert stated.confidence > 0.85
    assert stated.confidence > quoted.confidence


def test_what_changed_folds_its_notes_into_one(qa: QA) -> None:
    result = qa.compare("Tajikistan", 2023, 2024)
    assert len(result.comparable.notes) > 1
    blocks = qa.ask("What changed in Tajikistan between 2023 and 2024?").blocks
    (note,) = [block for block in blocks if isinstance(block, Note)]
    assert note.line == (f"Note: {' '.join(result.comparable.notes)}",)


def test_a_citation_must_be_as_long_as_its_quote() -> None:
    with pytest.raises(ValueError, match="not as long as its quote"):
        Citation(1, "2025/tajikistan", "Tajikistan", 2025, "prosecution", 10, 20, "short", "")


def test_a_citation_names_its_section(small_index: Index) -> None:
    report = small_index.report("2025/tajikistan")
    spans = [Source(report.id, section.start, section.start + 3) for section in report.sections]
    kinds = [section.kind.value for section in report.sections if section.kind != SectionKind.OTHER]
    assert [citation.section for citation in numbered(spans, small_index.report)] == kinds


def test_checks_themselves_can_fail(qa: QA) -> None:
    from dataclasses import replace

    answer = ask(qa, "What tier is Tajikistan on in 2025?")
    with pytest.raises(AssertionError):
        check(qa, replace(answer, answer=answer.answer.replace("[1]", "[2]")))
    with pytest.raises(AssertionError):
        check(
            qa, replace(answer, citations=(replace(answer.citations[0], quote="x" * len(answer.citations[0].quote)),))
        )


def test_every_citation_says_whose_words_it_cites(qa: QA) -> None:
    answer = ask(qa, "What tier is Tajikistan on?")
    assert answer.citations
    for form in answer.to_dict()["citations"]:
        assert (form["kind"], form["series"], form["source"]) == ("digest", "tip", "tipqa digest")
    citation = answer.citations[0]
    assert citation.provenance == "tipqa digest, not the report’s words"
    assert citation.quoted == citation.quote
    assert citation.address == f"the report it digests: {citation.source_url}"


@pytest.mark.parametrize(
    "question",
    ["What did Uzbekistan do about cotton in the 2024 report?", "Why was Tajikistan upgraded in 2025?"],
)
def test_a_digests_words_stand_in_no_quotation_marks(qa: QA, question: str) -> None:
    answer = ask(qa, question)
    assert answer.citations
    assert any(citation.quote in answer.answer for citation in answer.citations)
    assert not set("“”") & set(answer.answer)
