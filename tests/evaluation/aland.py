"""A small library of two invented countries, and a system with canned answers over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tipqa.answers.model import Answer
from tipqa.blocks.citation import Citation
from tipqa.errors import NotFoundError
from tipqa.evaluation.gold import place
from tipqa.evaluation.outcome import Outcome
from tipqa.evaluation.questions import Gold, Question
from tipqa.reports.model import Report
from tipqa.retrieval.model import Hit

TEXTS = {
    ("Aland", 2023): "Aland was on Tier 2. Courts convicted three traffickers. The shelter closed in May.",
    ("Aland", 2024): "Aland fell to Tier 2 Watch List. Courts convicted 12 traffickers. A hotline opened in June.",
    ("Bland", 2024): "Bland remained on Tier 3. Police found 1,200 victims on farms.",
}


@dataclass
class Library:
    """A real object that stands where `tipqa.QA` stands: reports from `TEXTS`, answers and hits as given."""

    answers: dict[str, Answer] = field(default_factory=dict)
    found: dict[str, list[Hit]] = field(default_factory=dict)
    asked: list[dict[str, Any]] = field(default_factory=list)

    def ask(self, question: str, /, **given: Any) -> Answer:
        self.asked.append({"question": question, **given})
        if question not in self.answers:
            raise NotFoundError("nothing is known here")
        return self.answers[question]

    def search(self, text: str, /, **given: Any) -> list[Hit]:
        self.asked.append({"text": text, **given})
        return self.found.get(text, [])

    def report(self, id: str, /) -> Report:
        for (country, year), text in TEXTS.items():
            if id == f"{year}/{country.lower()}":
                return Report(id, country, "", year, "tip", "digest", country, text, ())
        raise NotFoundError(f"no report {id}")


def cite(report: str, quote: str, n: int = 1, **change: Any) -> Citation:
    """A true citation of a quote in a report of the library; `change` makes it a false one."""
    held = Library().report(report)
    start = held.text.index(quote)
    given = {"country": held.country, "year": held.year, "start": start, "end": start + len(quote), "quote": quote}
    return Citation(
        **{"n": n, "report": report, "section": "assessment", "source_url": "", "kind": "digest", **given, **change}
    )


def hit(report: str, words: str, rank: int = 1) -> Hit:
    held = Library().report(report)
    start = held.text.index(words)
    span = (start, start + len(words))
    return Hit(rank, 1 / rank, report, held.country, held.year, "assessment", *span, words, rank, rank)


def ask(*gold: tuple[str, str], id: str = "q1", type: str = "fact", answerable: bool = True, **given: Any) -> Question:
    return Question(id, given.pop("question", f"{id}?"), type, answerable, tuple(Gold(*g) for g in gold), **given)


def say(
    text: str = "",
    *citations: Citation,
    reason: str = "",
    confidence: float = 0.5,
    facts: Mapping[str, Any] | None = None,
) -> Answer:
    return Answer("?", text, bool(reason), reason, confidence, "fact", dict(facts or {}), citations)


def judged(question: Question, answer: Answer, hits: tuple[Hit, ...] = ()) -> Outcome:
    """The outcome of a question answered so, over the library."""
    library = Library()
    ids = {g.report for g in question.gold} | {c.report for c in answer.citations}
    reports = {id: library.report(id) for id in sorted(ids)}
    return Outcome(
        question,
        answer,
        hits,
        tuple(place(gold, library) for gold in question.gold),
        {id: report.text for id, report in reports.items()},
        {id: report.country for id, report in reports.items()},
    )
