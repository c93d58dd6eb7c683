"""Answering a question: understand it, choose the composer by intent, and put the parts together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tipqa.answers import intents, wording
from tipqa.answers.cite import Citing
from tipqa.answers.confidence import confidence
from tipqa.answers.counts import write_figure_change, write_figures
from tipqa.answers.facts import write_fact
from tipqa.answers.holdings import Holdings, holdings
from tipqa.answers.listing import list_asked, write_list
from tipqa.answers.model import Answer
from tipqa.answers.overview import write_overview
from tipqa.answers.parts import split_question
from tipqa.answers.reasons import write_reason
from tipqa.answers.recommendations import write_recommendations
from tipqa.answers.refusal import NO_COUNTRY, Refusal, no_country, no_edition, shut_out
from tipqa.answers.scope import Scope
from tipqa.answers.subjects import strange_name
from tipqa.answers.tiers import Written, placed, write_stated_move, write_tiers
from tipqa.answers.topics import write_topic
from tipqa.answers.understand import understand
from tipqa.answers.understood import Understood
from tipqa.answers.words import listed, plural, year_list
from tipqa.index.model import Filter

if TYPE_CHECKING:
    from tipqa.index.index import Index

_DRAFT = "\ue000\ue001"  # of the private use area: marks of citations until the answer is whole
_PRONOUN = re.compile(r"\b(?:it|they|that|this|them|these|those)\b", re.I)
_ON_TIERS = (intents.WHAT_CHANGED, intents.TIER_REASON)  # may be answered by tiers where there is no narrative
_TIERS = (intents.TIER, intents.TIER_CHANGE, intents.TIER_HISTORY)


def _changes(scope: Scope, country: str) -> Written | Refusal:
    from tipqa.answers.changes import write_changes  # it brings the whole comparison, which few questions want

    return write_changes(scope, country)


_PER_COUNTRY: dict[str, Callable[[Scope, str], Written | Refusal]] = {
    intents.TIER_REASON: write_reason,
    intents.FIGURE: write_figures,
    intents.FIGURE_CHANGE: write_figure_change,
    intents.RECOMMENDATIONS: write_recommendations,
    intents.WHAT_CHANGED: _changes,
    intents.COMPARISON: write_overview,
    intents.OVERVIEW: write_overview,
    intents.FACT: write_fact,
}


_OTHERWISE: dict[str, Callable[[Scope, str], Written | Refusal]] = {
    intents.FACT: _changes,
    intents.RECOMMENDATIONS: write_fact,
}


def ask(index: Index, question: str, given: Filter = Filter(), history: Sequence[str] = ()) -> Answer:  # noqa: B008
    """Answer `question`; see `QA.ask`.

    Args:
        given: filters set outside the question.
        history: earlier questions, oldest first.
    """
    have = holdings(index.reports())
    before: Understood | None = None
    for turn in history:
        before = understand(turn, have, given, before)
    cite = Citing(index, marks=_DRAFT)
    scopes = [Scope(index, have, asked, given, cite) for asked in _parts(question, have, given, before)]
    results = [(scope, _answer(scope)) for scope in scopes]
    return _joined(question, results, cite)


def _parts(question: str, have: Holdings, given: Filter, before: Understood | None) -> list[Understood]:
    """The question as one, or as its parts where each by itself wants another kind of answer."""
    whole = understand(question, have, given, before)
    parts: list[Understood] = []
    for part in split_question(question):
        parts.append(understand(part, have, given, parts[-1] if parts else before))
    if len(parts) < 2 or not (_of_other_kinds(parts) or _on_other_countries(parts)):
        return [whole]
    return [_with_years(part, whole, have, given, before) for part in parts]


def _on_other_countries(parts: list[Understood]) -> bool:
    subjects = [part.query.countries for part in parts]
    return all(subjects) and len(set(subjects)) == len(subjects) and all(p.core == p.query.question for p in parts)


def _of_other_kinds(parts: list[Understood]) -> bool:
    intents_of = {part.intent for part in parts}
    measures = {part.query.measure for part in parts} - {None, "other"}
    different = len(intents_of) == len(parts) or len(measures) == len(parts)
    return different and intents_of != {intents.FACT} and all(map(_stands_alone, parts))


def _stands_alone(part: Understood) -> bool:
    """Whether a part says by itself what it wants, unlike "what was it the year before" or "how many opened"."""
    if part.core != part.query.question:
        return False
    if part.intent in (intents.FACT, intents.TOPIC_LIST):
        return part.intent == intents.FACT and not _PRONOUN.search(part.core)
    return True


def _with_years(
    part: Understood, whole: Understood, have: Holdings, given: Filter, before: Understood | None
) -> Understood:
    """A part that names no edition or country of its own takes those of the whole question."""
    if part.query.countries and (part.query.years or not whole.query.years):
        return part
    return understand(part.query.question, have, given, before or whole)


def _answer(scope: Scope) -> Written | Refusal:
    query = scope.query
    if scope.asked.shut_out:
        return shut_out(scope.asked.shut_out, scope.given)
    if query.intent == intents.HOLDINGS:
        return _holdings(scope.have)
    if query.intent == intents.LIST:
        return _list(scope)
    if not query.countries:
        return _without_country(scope)
    unheld = tuple(c for c in query.countries if not scope.have.of(c, scope.series))
    if query.intent in _TIERS:
        return _tiers(scope, unheld)
    if query.countries and len(unheld) == len(query.countries):
        if query.intent in _ON_TIERS and _listed_anywhere(scope, unheld):
            return _tiers(scope, unheld)
        return no_country(unheld, scope.have, scope.series)
    results = [(c, _one_country(scope, c)) for c in query.countries if c not in unheld]
    return _side_by_side(scope, results, unheld)


def _listed_anywhere(scope: Scope, countries: tuple[str, ...]) -> bool:
    """Whether placements documents tell of these countries, which have no narrative here."""
    return any(item.country in countries for item in scope.index.placements())


def _holdings(have: Holdings) -> Written:
    lines = [f"- {c}: {year_list(have.of(c, have.series_of([c])))}" for c in have.countries]
    facts = {"countries": list(have.countries), "years": list(have.years)}
    return Written(f"Held here are the reports of **{plural(len(lines), 'country')}**:\n\n" + "\n".join(lines), facts)


def _one_country(scope: Scope, country: str) -> Written | Refusal:
    missing = scope.asked.missing.get(country, ())
    compose = _PER_COUNTRY[scope.query.intent]
    if missing and scope.query.intent not in (intents.FIGURE, intents.FIGURE_CHANGE, intents.FACT):
        return no_edition(country, missing, scope.have, scope.series)
    result = compose(scope, country)
    if isinstance(result, Refusal) and (other := _OTHERWISE.get(scope.query.intent)) and _may_try(scope, country):
        tried = other(scope, country)
        return tried if isinstance(tried, Written) else result
    return result


def _may_try(scope: Scope, country: str) -> bool:
    """Whether a refused question may be meant otherwise: two editions beside each other, or advice in other words."""
    if scope.query.intent == intents.FACT:
        return len(scope.years_of(country)) > 1 and len(scope.query.countries) == 1
    return not wording.recommendations_named(scope.asked.core)


def _tiers(scope: Scope, unheld: tuple[str, ...]) -> Written | Refusal:
    query = scope.query
    rows = [row for c in query.countries for row in placed(scope.index, [c], _tier_years(scope, c), query.series)]
    lacking = {
        c: tuple(y for y in _tier_years(scope, c) if not any((row.country, row.year) == (c, y) for row in rows))
        for c in query.countries
    }
    if query.intent == intents.TIER_HISTORY:  # a gap in a row of editions is no reason to refuse it
        lacking = {c: years if not any(row.country == c for row in rows) else () for c, years in lacking.items()}
    lost = [c for c in query.countries if lacking[c] or not any(row.country == c for row in rows)]
    if lost and (not rows or len(query.countries) == 1):
        if lost[0] in unheld and not _listed_anywhere(scope, (lost[0],)):
            return no_country(tuple(c for c in lost if c in unheld), scope.have, scope.series)
        return no_edition(lost[0], lacking[lost[0]], scope.have, scope.series)
    written = None
    if query.intent == intents.TIER_CHANGE and len(scope.asked.asked.editions) < 2:
        written = write_stated_move(rows, scope.cite, scope.index.placements(rows[-1].year))
    written = written or write_tiers(rows, query.question, scope.cite)
    if not lost:
        return written
    return replace(written, text=f"{written.text}\n\nNot held here: {listed(lost)} in the editions asked for.")


def _tier_years(scope: Scope, country: str) -> tuple[int, ...]:
    """The editions asked for; by default the latest of the country, else the latest placements document."""
    return scope.query.years or scope.latest(country) or scope.have.placement_years[-1:]


def _list(scope: Scope) -> Written | Refusal:
    pool = scope.have.placement_years or scope.have.years
    years = scope.query.years or pool[-1:]
    held = [year for year in years if year in scope.have.years or year in scope.have.placement_years]
    if len(held) == 2 and held[0] + 1 == held[1] and list_asked(scope.asked.core)[1] and not scope.asked.asked.since:
        held = held[1:]  # "upgraded in 2024 compared with 2023" is one move
    if not held:
        return Refusal(
            "year_not_in_corpus_for_country",
            f"No edition of {listed(map(str, years))} is held here; held are {listed(map(str, scope.have.years))}.",
        )
    parts = [
        write_list(scope.index, scope.asked.core, year, scope.members, scope.region, scope.series, scope.cite)
        for year in held
    ]
    found = [part for part in parts if part is not None]
    if not found:
        return write_topic(scope)
    text = "\n\n".join(part.text for part in found)
    facts = [part.facts for part in found if isinstance(part, Written)]
    return Written(text, _merged(facts)) if facts else replace(found[0], text=text)


def _without_country(scope: Scope) -> Written | Refusal:
    """A figure for each country held of the region named; a topic across all countries; else that none is named."""
    name = strange_name(scope.query.question)
    figure = scope.query.measure not in (None, "other") and scope.query.intent != intents.TOPIC_LIST
    held = [country for country in scope.members if scope.have.of(country, scope.series)]
    if figure and held:
        return _side_by_side(scope, [(country, _one_country(scope, country)) for country in held], ())
    if figure or wording.tier_asked(scope.asked.core):
        what = f"{name!r} is no country known here" if name else "The question names no country"
        return Refusal(NO_COUNTRY, f"{what}. Held are {listed(scope.have.countries[:12])}.")
    return write_topic(scope)


def _side_by_side(
    scope: Scope, results: list[tuple[str, Written | Refusal]], unheld: tuple[str, ...]
) -> Written | Refusal:
    written = [result for _, result in results if isinstance(result, Written)]
    refused = [result for _, result in results if isinstance(result, Refusal)]
    if not written:
        return Refusal(refused[0].reason, "\n\n".join(dict.fromkeys(result.text for result in refused)))
    if len(results) == 1 and not unheld:
        return written[0]
    parts = [f"**{country}**\n\n{result.text}" for country, result in results]
    if unheld:
        parts.append(no_country(unheld, scope.have, scope.series).text)
    return Written("\n\n".join(parts), _merged([result.facts for result in written]))


def _merged(facts: list[dict[str, Any]]) -> dict[str, Any]:
    return facts[0] if len(facts) == 1 else {**facts[0], "parts": facts}


def _joined(question: str, results: list[tuple[Scope, Written | Refusal]], cite: Citing) -> Answer:
    refusals = [result for _, result in results if isinstance(result, Refusal)]
    facts = _merged([result.facts for _, result in results if isinstance(result, Written)] or [{}])
    abstained = len(refusals) == len(results)
    first = results[0][0]
    text, citations = cite.numbered("\n\n".join(result.text for _, result in results))
    return Answer(
        question=question,
        answer=text,
        abstained=abstained,
        reason=refusals[0].reason if abstained else "",
        confidence=min(confidence(scope, result) for scope, result in results),
        intent=first.query.intent,
        facts=facts,
        citations=citations,
        query=replace(first.query, question=question),
    )
