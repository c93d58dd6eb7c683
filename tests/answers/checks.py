"""Checks that every answer must pass, whatever it was asked, and the API over narratives of a test's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import tipqa
from tipqa.answers.model import Answer
from tipqa.index.build import build_index
from tipqa.qa import QA
from tipqa.settings import Settings

MARK = re.compile(r"\[(\d+)\]")
REASONS = {
    "country_not_in_corpus",
    "year_not_in_corpus_for_country",
    "topic_not_in_text",
    "false_premise",
    "not_in_english",
}


def over(folder: Path, narratives: Mapping[str, str]) -> QA:
    """The API over narratives made for a test, each with its front matter, by report id."""
    for report, text in narratives.items():
        path = folder / "corpus" / f"{report}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    build_index(folder / "corpus", folder / "index", Settings())
    return tipqa.open(folder / "index")


def check(qa: QA, answer: Answer) -> Answer:
    """Citations equal their slices, marks and citations match, and a refusal gives its reason. Gives the answer back."""
    for citation in answer.citations:
        report = qa.report(citation.report)
        assert report.text[citation.start : citation.end] == citation.quote
        assert citation.quote.strip() == citation.quote != ""
        assert (report.country, report.year) == (citation.country, citation.year)
        assert report.source_url == citation.source_url
    assert [c.n for c in answer.citations] == list(range(1, len(answer.citations) + 1))
    marks = [int(n) for n in MARK.findall(answer.answer)]
    assert sorted(set(marks)) == [c.n for c in answer.citations]
    assert list(dict.fromkeys(marks)) == sorted(set(marks)), "numbers count up in the order in which they are used"
    assert answer.abstained == (answer.reason in REASONS)
    assert answer.reason in REASONS | {""}
    assert answer.answer.strip()
    assert 0 <= answer.confidence <= 1
    return answer


def ask(qa: QA, question: str, *history: str) -> Answer:
    """Ask, and check what every answer must hold."""
    return check(qa, qa.ask(question, history=history))


def cited(answer: Answer) -> list[str]:
    """The reports cited, in order, each once."""
    return list(dict.fromkeys(citation.report for citation in answer.citations))
