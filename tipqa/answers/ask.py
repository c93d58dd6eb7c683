"""Answering a question: understand it, have each part written, and put the parts together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tipqa.answers.cite import Citing
from tipqa.answers.compose import compose
from tipqa.answers.confidence import confidence
from tipqa.answers.draft import Draft, merged
from tipqa.answers.model import Answer, Citation
from tipqa.answers.refusal import Refusal, covered
from tipqa.answers.scope import Scope
from tipqa.index.model import Filter
from tipqa.question.coverage import holdings
from tipqa.question.parts import read_parts
from tipqa.question.plan import Plan
from tipqa.question.read import read_question
from tipqa.reports.partial import gaps

if TYPE_CHECKING:
    from tipqa.index.index import Index

_DRAFT = "\ue000\ue001"  # of the private use area: marks of citations until the answer is whole


def ask(index: Index, question: str, given: Filter = Filter(), history: Sequence[str] = ()) -> Answer:  # noqa: B008
    """Answer `question`; see `QA.ask`.

    Args:
        given: filters set outside the question.
        history: earlier questions, oldest first.
    """
    have = holdings(index.reports())
    before: Plan | None = None
    for turn in history:
        before = read_question(turn, have, given, before)
    cite = Citing(index, marks=_DRAFT)
    parts = read_parts(question, have, given, before)
    scopes = [Scope(index, have, asked, given, cite) for asked in parts]
    return _joined(question, [(scope, compose(scope)) for scope in scopes], cite)


def _joined(question: str, results: Sequence[tuple[Scope, Draft | Refusal]], cite: Citing) -> Answer:
    """One answer of all parts: refused where all are, and as sure as the least sure of them."""
    refusals = [result for _, result in results if isinstance(result, Refusal)]
    abstained = len(refusals) == len(results)
    first = results[0][0]
    text, citations = cite.numbered(_once(results))
    notes = _gaps([scope for scope, _ in results], citations)
    text = "\n\n".join([text, *(f"Note: {note}" for note in notes if note not in text)])
    return Answer(
        question=question,
        answer=text,
        abstained=abstained,
        reason=refusals[0].reason if abstained else "",
        confidence=min(confidence(scope, result) for scope, result in results),
        intent=first.query.intent.value,
        facts=merged([result.facts for _, result in results if isinstance(result, Draft)]),
        citations=citations,
        query=replace(first.query, question=question),
    )


def _once(results: Sequence[tuple[Scope, Draft | Refusal]]) -> str:
    """The texts of all parts; which countries are held is said once, however many of the others are asked for."""
    text = "\n\n".join(result.text for _, result in results)
    for sentence in {covered(scope.have, scope.series) for scope, _ in results}:
        head, found, tail = text.partition(sentence)
        text = head + found + tail.replace(f" {sentence}", "")
    return text


def _gaps(scopes: Sequence[Scope], citations: Sequence[Citation]) -> list[str]:
    """What is to be said of missing pages of the texts that an answer cites, or looked for its facts in."""
    read = {(country, year) for scope in scopes for country in scope.plan.subjects for year in scope.years_of(country)}
    cited = {citation.report for citation in citations}
    series = {scope.series for scope in scopes}
    return gaps(
        info
        for info in scopes[0].index.reports()
        if info.id in cited or ((info.country, info.year) in read and info.series in series)
    )
