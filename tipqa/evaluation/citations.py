"""Citations: are the quotes exact, from the right reports, and do they carry the statements they stand behind?"""

from __future__ import annotations

from tipqa.blocks.citation import Citation
from tipqa.evaluation.names import one_name
from tipqa.evaluation.outcome import Outcome
from tipqa.evaluation.support import supports
from tipqa.evaluation.words import statements

OPEN = ("list", "topic")  # types of question that ask which countries
EVERYWHERE = "All countries"  # the country of a document on a whole edition, which is wrong for none


def citation_scores(outcome: Outcome) -> dict[str, float]:
    """Each metric for one answer, as far as it applies."""
    cited, answer = outcome.answer.citations, outcome.answer
    scores: dict[str, float] = {}
    if not answer.abstained:
        scores["citations.given"] = float(bool(cited))
    if outcome.gold and outcome.question.answerable:
        scores["citations.recall"] = sum(map(outcome.cited, outcome.gold)) / len(outcome.gold)
    if not cited:
        return scores
    scores["citations.exact"] = float(all(_exact(outcome, citation) for citation in cited))
    if (countries := _countries(outcome)) is not None:
        scores["citations.wrong_country"] = float(
            any(one_name(citation.country) not in countries for citation in cited)
        )
    if (years := _years(outcome)) is not None:
        scores["citations.wrong_edition"] = float(any(citation.year not in years for citation in cited))
    if (share := precision(outcome)) is not None:
        scores["citations.precision"] = share
    return scores


def precision(outcome: Outcome) -> float | None:
    """The share of cited statements that their quotes support; None where no statement is cited."""
    by_number = {citation.n: citation for citation in outcome.answer.citations}
    cited = statements(outcome.answer.answer)
    if not cited:
        return None
    return sum(supports(words, [by_number[n] for n in ns if n in by_number]) for words, ns in cited) / len(cited)


def _exact(outcome: Outcome, citation: Citation) -> bool:
    text = outcome.texts.get(citation.report)
    return text is not None and text[citation.start : citation.end] == citation.quote


def _countries(outcome: Outcome) -> set[str] | None:
    """The countries that may be cited; None where the question leaves them open, as a list over countries does."""
    question = outcome.question
    named = {one_name(country) for country in (*question.countries, *question.filters.get("countries", ()))}
    if question.type in OPEN and not named:
        return None
    named |= {one_name(country) for country in question.expected.get("countries", ())}
    named |= {one_name(outcome.countries[place.report]) for place in outcome.gold if place.report in outcome.countries}
    return named | {EVERYWHERE} if named else None


def _years(outcome: Outcome) -> set[int] | None:
    """The editions that may be cited; None where none is given. A refusal may point to any other edition."""
    question = outcome.question
    if outcome.answer.abstained:
        return None
    named = {*question.years, *question.filters.get("years", ())}
    return named | {int(place.report.split("/")[0]) for place in outcome.gold} or None
