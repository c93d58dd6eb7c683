"""Answers that give a report's recommendations, in their order."""

from __future__ import annotations

from dataclasses import replace

from tipqa.answers.blocks import Listing, Refusal, Reply, Strong, quote
from tipqa.answers.refusal import no_topic
from tipqa.answers.scope import Scope
from tipqa.answers.stated import AdviceFact, RecommendationsFact
from tipqa.answers.words import plural
from tipqa.evidence.scoring import rank
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.index.model import Filter, Statement
from tipqa.question.topic import Topic
from tipqa.reports.model import SectionKind

_ASKING = frozenset(
    "recommend recommendation recommendations recommended priority priorities prioritized top main key first urge "
    "urged should government".split()
)


def write_recommendations(scope: Scope, country: str) -> Reply | Refusal:
    """The recommendations of a country's editions; those on a topic where the question names one."""
    blocks, facts = [], []
    years = scope.years_of(country)
    for year in years:
        filter = replace(scope.filter(country, (year,)), sections=(SectionKind.RECOMMENDATIONS,))
        items = scope.index.statements(filter)
        on_topic = _on_topic(scope, filter, items)
        if items and on_topic is not None:
            some = "on this " if len(on_topic) < len(items) else ""
            lead = (Strong(plural(len(on_topic), "recommendation")), f" {some}in {country}’s {year} edition:")
            ranks = tuple(items.index(item) + 1 for item in on_topic)
            blocks.append(Listing(tuple((quote(item),) for item in on_topic), lead, ranks))
            facts.append(AdviceFact(country, year, tuple(item.text for item in on_topic)))
    if not blocks:
        return no_topic(country, years, "which recommendations were made")
    return Reply(tuple(blocks), RecommendationsFact(tuple(facts)))


def _on_topic(scope: Scope, filter: Filter, items: list[Statement]) -> list[Statement] | None:
    """The items on the question's topic, in order; all of them where it names none or none is near."""
    words = [w for w in scope.plan.topic.words if w.lower() not in _ASKING]
    if not words or not items:
        return items
    ranking = rank(scope.index, Topic(" ".join(words)), filter)
    near = {e.statement.id for e in ranking.evidence if e.coverage >= THRESHOLDS.on_topic}
    return [item for item in items if item.id in near] or items
