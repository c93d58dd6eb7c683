"""Answering a question: understand it, have each part written, and put the parts together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tipqa.answers.compose import compose
from tipqa.answers.confidence import Part, confidence, in_doubt
from tipqa.answers.model import Answer
from tipqa.answers.reply import Refusal, Reply, followed
from tipqa.answers.stated import together
from tipqa.blocks.citation import Citation
from tipqa.blocks.model import Block, Note, lines_of, sources
from tipqa.blocks.numbering import numbered
from tipqa.blocks.rendering import markdown, once
from tipqa.evidence.only_country import only_country
from tipqa.evidence.scope import Scope
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.index.kept import kept_with_store
from tipqa.index.model import Filter, ReportInfo
from tipqa.question.coverage import Coverage, read_coverage
from tipqa.question.everyday import in_report_words
from tipqa.question.intents import Intent
from tipqa.question.likely import INTENTS, Guess, Likely, fitted, likely
from tipqa.question.names_written import lone_names, on_countries
from tipqa.question.parts import read_parts
from tipqa.question.plan import Plan
from tipqa.question.read import read_question
from tipqa.question.spellings import respelled
from tipqa.question.translated import in_english
from tipqa.reports.partial import gaps

if TYPE_CHECKING:
    from tipqa.index.store import Store


_DOUBT = Note(("Not sure that this answers what was asked; it is what comes nearest in the texts held:",))
_READ_AS = "Questions are read in English only; this one was read as “{}”"
_ONE_WORD = 3  # tokens of a word that the vocabulary holds whole, with those that open and close a text
_OF_ONE_COUNTRY = (
    Intent.FACT,
    Intent.TOPIC_LIST,
    Intent.FIGURE,
    Intent.FIGURE_CHANGE,
    Intent.WHAT_CHANGED,
    Intent.OVERVIEW,
)


def ask(index: Store, question: str, given: Filter = Filter(), history: Sequence[str] = ()) -> Answer:  # noqa: B008
    """Answer `question`; see `QA.ask`.

    Args:
        given: filters set outside the question.
        history: earlier questions, oldest first.
    """
    have = _held(index)
    before: Plan | None = None
    for turn in history:
        before = read_question(_in_words_known(turn, index), have, given, before)
    words = _in_words_known(question, index)
    parts = read_parts(words, have, given, before, _guess(index))
    english = in_english(question, parts[0].foreign) if parts[0].foreign else ""
    if english:
        parts = read_parts(english, have, given, before, _guess(index))
    country, name = _named_alone(index, have, parts, given)
    if country:
        parts = read_parts(words, have, replace(given, countries=(country,)), before, _guess(index))
        note = f"{country}, since its reports alone name {name}"
        parts = [replace(asked, notes=(*asked.notes, note)) for asked in parts]
    scopes = [Scope(index, have, asked, given) for asked in parts]
    results = [(scope, compose(scope)) for scope in scopes]
    if country:
        results = [(scope, _on(country, result)) for scope, result in results]
    if english:
        results = [(scope, followed(result, Note((_READ_AS.format(english),)))) for scope, result in results]
    return _joined(question, results)


def _on(country: str, result: Reply | Refusal) -> Reply | Refusal:
    """The result, an answer with a word on the country that it is of, since the question names none."""
    note = Note((f"This is told of {country}, whose narrative alone names it.",))
    return result if isinstance(result, Refusal) else followed(result, note)


def _without_place(asked: Plan) -> bool:
    """Whether a question could be on one country, and names none."""
    placed = asked.subjects or asked.regions or asked.outside or asked.foreign
    return not placed and asked.intent in _OF_ONE_COUNTRY and not on_countries(asked)


def _in_words_known(question: str, index: Store) -> str:
    """The question in the spelling and the words of reports; a word that the model's vocabulary holds whole is not misspelt."""

    def whole(word: str) -> bool:
        return index.encoder.count_tokens([word]) == [_ONE_WORD]

    return in_report_words(respelled(question, index.holds_word, whole))


def _named_alone(index: Store, have: Coverage, parts: Sequence[Plan], given: Filter) -> tuple[str, str]:
    """The country whose narratives alone have the names of a question that names no country, and the first of them."""
    apart = given.countries or len(have.countries) < 2 or not all(map(_without_place, parts))
    names = () if apart else lone_names(parts[0])
    country = only_country(index, names, given, parts[0].series or have.series_of(())) if names else ""
    return country, names[0] if names else ""


@kept_with_store(1)
def _held(index: Store) -> Coverage:
    return read_coverage(index.reports())


@kept_with_store(1)
def _with_gaps(index: Store) -> tuple[ReportInfo, ...]:
    """The reports of which some page is missing or was read from a picture."""
    return tuple(info for info in index.reports() if gaps([info]))


def _guess(index: Store) -> Guess:
    """Tells what a question is that no rule knows, where the index is of the model that was fitted."""

    def guess(question: str) -> Likely:
        if index.manifest.model != fitted(INTENTS).model:
            return Likely()
        vector = index.question_vector(question)
        chances = (THRESHOLDS.doubtful, THRESHOLDS.of_reports, THRESHOLDS.surely_of_no_report)
        return likely(vector, THRESHOLDS.likely_kind, *chances)

    return guess


def _joined(question: str, results: Sequence[tuple[Scope, Reply | Refusal]]) -> Answer:
    """One answer of all parts: refused where all are, as sure as the least sure of them."""
    refusals = [result for _, result in results if isinstance(result, Refusal)]
    abstained = len(refusals) == len(results)
    first = results[0][0]
    index = first.index
    told = once([block for _, result in results for block in result.blocks], index.report)
    citations = numbered(sources(lines_of(told)), index.report)
    gaps_told = _gaps([scope for scope, _ in results], citations, told)
    blocks: tuple[Block, ...] = (*told, *gaps_told)
    text = markdown(blocks, citations)
    parts = [Part(scope, result, question, text.partition("\n")[0]) for scope, result in results]
    sure = [confidence(part) for part in parts]
    doubts = [[_DOUBT] if in_doubt(part, its) else [] for part, its in zip(parts, sure, strict=True)]
    if any(doubts):
        of_each = zip(doubts, results, strict=True)
        told = once([block for doubt, (_, result) in of_each for block in (*doubt, *result.blocks)], index.report)
        blocks = (*told, *gaps_told)
        text = markdown(blocks, citations)
    facts = [result.fact for _, result in results if isinstance(result, Reply)]
    return Answer(
        question=question,
        answer=text,
        abstained=abstained,
        reason=refusals[0].reason if abstained else "",
        confidence=min(sure),
        intent=first.query.intent.value,
        facts=together(facts).to_dict() if facts else {},
        citations=citations,
        query=replace(first.query, question=question),
        blocks=blocks,
    )


def _gaps(scopes: Sequence[Scope], citations: Sequence[Citation], told: Sequence[Block]) -> list[Note]:
    """What is to be said of missing pages of the texts that an answer cites, or looked for its facts in."""
    read = {(country, year) for scope in scopes for country in scope.plan.subjects for year in scope.years_of(country)}
    cited = {citation.report for citation in citations}
    series = {scope.series for scope in scopes}
    missing = gaps(
        info
        for info in _with_gaps(scopes[0].index)
        if info.id in cited or ((info.country, info.year) in read and info.series in series)
    )
    notes = [Note((f"Note: {it}",)) for it in missing]
    return [note for note in notes if note not in told]
