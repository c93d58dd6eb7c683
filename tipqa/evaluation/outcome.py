"""One question put to the system: what it answered and found, beside what is right."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any, Protocol

from tipqa.answers.model import Answer
from tipqa.blocks.citation import Citation
from tipqa.errors import TipqaError
from tipqa.evaluation.gold import Place, covers, place
from tipqa.evaluation.questions import Question
from tipqa.evaluation.words import contains_words
from tipqa.records import dataclass
from tipqa.reports.model import Report
from tipqa.retrieval.model import Hit

DEPTH = 10  # hits looked at
ERROR = "error"  # the reason of an answer that is an error of tipqa's; right for no question


class Asked(Protocol):
    """What is evaluated: the part of `tipqa.QA` that a run uses."""

    def ask(
        self,
        question: str,
        /,
        *,
        countries: Sequence[str] = (),
        years: Sequence[int] = (),
        sections: Sequence[str] = (),
        history: Sequence[str] = (),
    ) -> Answer:
        """Answer a question."""
        ...

    def search(
        self,
        text: str,
        /,
        *,
        countries: Sequence[str] = (),
        years: Sequence[int] = (),
        sections: Sequence[str] = (),
        k: int = 5,
    ) -> list[Hit]:
        """The `k` best passages."""
        ...

    def report(self, id: str, /) -> Report:
        """The report of that id."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question, its answer, the passages found for it, and its gold quotes as spans. `seconds` is `ask` alone."""

    question: Question
    answer: Answer
    hits: tuple[Hit, ...] = ()
    gold: tuple[Place, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)  # of the reports cited or golden, by id
    countries: Mapping[str, str] = field(default_factory=dict)  # of the same reports
    seconds: float = 0.0

    def cited(self, gold: Place) -> bool:
        """Whether a citation of the gold's own report holds the gold words."""
        quotes = [citation for citation in self.answer.citations if citation.report == gold.report]
        if any(contains_words(citation.quote, gold.quote) for citation in quotes):
            return True
        spans = [(citation.start, citation.end) for citation in quotes]
        return any(covers(spans, wanted, self.texts[gold.report]) for wanted in gold.spans)


def observe(qa: Asked, question: Question) -> Outcome:
    """Ask the question and search for it, and gather what judging needs."""
    started = time.perf_counter()
    answer = _ask(qa, question)
    seconds = time.perf_counter() - started
    gold = tuple(place(entry, qa) for entry in question.gold)
    reports = _reports(qa, [entry.report for entry in gold], answer.citations)
    return Outcome(
        question=question,
        answer=answer,
        hits=tuple(_search(qa, question, answer)) if gold else (),
        gold=gold,
        texts={id: report.text for id, report in reports.items()},
        countries={id: report.country for id, report in reports.items()},
        seconds=seconds,
    )


def _ask(qa: Asked, question: Question) -> Answer:
    try:
        return qa.ask(question.question, history=list(question.history), **question.filters)
    except TipqaError as error:
        return Answer(question.question, str(error), True, ERROR, 0.0, ERROR)


def _reports(qa: Asked, golden: Sequence[str], citations: Sequence[Citation]) -> dict[str, Report]:
    found = {}
    for id in dict.fromkeys([*golden, *(citation.report for citation in citations)]):
        try:
            found[id] = qa.report(id)
        except TipqaError:
            continue
    return found


def _search(qa: Asked, question: Question, answer: Answer) -> list[Hit]:
    """Search as the answer did: within the countries and years it understood, and for its topic in a follow-up."""
    query = answer.query
    given: dict[str, Any] = dict(question.filters)
    if query and query.countries:
        given["countries"] = list(query.countries)
    if query and query.years:
        given["years"] = list(query.years)
    text = query.topic if query and query.topic and question.history else question.question
    return list(qa.search(text, k=DEPTH, **given))
