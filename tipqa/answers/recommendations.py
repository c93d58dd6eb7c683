"""Answers that give a report's recommendations, in their order."""

from __future__ import annotations

from dataclasses import replace

from tipqa.answers.refusal import no_topic
from tipqa.answers.reply import Refusal, Reply
from tipqa.answers.stated import AdviceFact, RecommendationsFact
from tipqa.blocks.model import Block, Listing, Note, Strong, quotes, told
from tipqa.english import plural, year_list
from tipqa.evidence.scope import Scope
from tipqa.evidence.scoring import rank
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.index.model import Filter, Statement
from tipqa.index.words import words as stems
from tipqa.question.patterns import any_of
from tipqa.question.topic import Topic
from tipqa.reports.model import SectionKind

_ASKING = frozenset(
    "recommend recommendation recommendations recommended priority priorities prioritized top main key first urge "
    "urged should government governments done do say says report reports suggest suggested advice advise advised "
    "get gets recs rec according ask asked asks want wants tell tells told say call calls called two three four five six".split()
)
_MOST = 6  # sentences of a text without such a part
# How a sentence of any text recommends: "should ban", "urged the government to end".
_ADVISES = any_of(
    r"\b(?:should|ought\s+to|must|needs?\s+to)\b|\brecommend\w*|\burg(?:e|ed|es|ing)\b|\bcall(?:ed|s|ing)?\s+(?:on|for|upon)\b"
    r"|\badvis(?:e|ed|es)\b|\bsuggest(?:ed|s)?\b|\bappeal(?:ed|s)?\s+to\b|\bdemand(?:ed|s)?\b"
)


def write_recommendations(scope: Scope, country: str) -> Reply | Refusal:
    """The recommendations of a country's editions; those on a topic where the question names one."""
    blocks: list[Block] = []
    facts: list[AdviceFact] = []
    years = _editions(scope, country)
    for year in years:
        filter, items = _items(scope, country, year)
        on_topic = _near(scope, filter, items) or items
        if items:
            some = "on this " if len(on_topic) < len(items) else ""
            lead = (Strong(plural(len(on_topic), "recommendation")), f" {some}in {country}’s {year} edition:")
            ranks = tuple(items.index(item) + 1 for item in on_topic)
            blocks.append(Listing(quotes(on_topic), lead, ranks))
            facts.append(AdviceFact(country, year, tuple(item.text for item in on_topic)))
    if not blocks:
        return _advice_anywhere(scope, country, years)
    newest = scope.latest(country)
    if not scope.plan.editions and years != newest:
        blocks.append(Note((f"The {year_list(newest)} edition held here gives none on this.",)))
    return Reply(tuple(blocks), RecommendationsFact(tuple(facts)))


def _editions(scope: Scope, country: str) -> tuple[int, ...]:
    """The editions asked for; where none is, the newest that recommends something on the topic, else anything."""
    if scope.plan.editions:
        return scope.years_of(country)
    own = {year: _items(scope, country, year) for year in reversed(scope.have.of(country, scope.series))}
    held = [year for year, (_, items) in own.items() if items]
    near = (year for year in held if _near(scope, *own[year]))
    return tuple(next(([year] for year in near), held[:1])) or scope.latest(country)


def _items(scope: Scope, country: str, year: int) -> tuple[Filter, list[Statement]]:
    filter = replace(scope.filter(country, (year,)), sections=(SectionKind.RECOMMENDATIONS,))
    return filter, scope.index.statements(filter)


def _advice_anywhere(scope: Scope, country: str, years: tuple[int, ...]) -> Reply | Refusal:
    """What is recommended in a text that has no part of that name: the sentences that recommend, those on the topic where one is named."""
    filter = replace(scope.filter(country, years), sections=())
    items = [it for it in scope.index.statements(filter) if _ADVISES.search(it.text)]
    words = advised_on(scope)
    if wanted := {stem for word in words for stem in stems(word)}:
        items = [it for it in items if wanted & set(stems(it.text))]
    if not items:
        return no_topic(country, years, "which recommendations were made")
    lead = ("The text has no part with recommendations; it says:",)
    fact = RecommendationsFact((AdviceFact(country, years[-1], tuple(it.text for it in items[:_MOST])),))
    return Reply(told(quotes(items[:_MOST]), lead, max(0, len(items) - _MOST)), fact)


def advised_on(scope: Scope) -> list[str]:
    """The words that tell on what recommendations are asked for; none where all of them are."""
    return [w for w in scope.plan.topic.words if w.lower() not in _ASKING]


def _near(scope: Scope, filter: Filter, items: list[Statement]) -> list[Statement]:
    """The items on the question's topic, those first that hold most of its words; all of them, in order, where it names none."""
    words = advised_on(scope)
    if not words or not items:
        return items
    ranking = rank(scope.index, Topic(" ".join(words)), filter)
    least = max(THRESHOLDS.on_topic, THRESHOLDS.same_topic * max((e.coverage for e in ranking.evidence), default=0.0))
    near = {e.statement.id for e in ranking.evidence if e.coverage >= least}
    asked = {stem for word in words for stem in stems(word)}
    on_topic = [item for item in items if item.id in near]
    return (
        sorted(on_topic, key=lambda item: -len(asked & set(stems(item.text)))) if len(on_topic) < len(items) else items
    )
