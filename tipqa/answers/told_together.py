"""What one narrative says of two countries in a sentence: "Which unit of Peru worked with Chile?"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tipqa.answers.facts import chosen, rank_for, write_chosen
from tipqa.answers.refusal import lacks_answer
from tipqa.answers.reply import Reply
from tipqa.countries.lookup import countries_named
from tipqa.evidence.scope import Scope
from tipqa.evidence.scoring import Evidence
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.question.intents import Intent


def write_together(scope: Scope, countries: Sequence[str]) -> Reply | None:
    """The statements of one country's narrative that name the others and cover the question; None where there are none."""
    if scope.plan.intent != Intent.FACT or not scope.plan.sides or len(countries) < 2:
        return None
    told = {country: found for country in countries if (found := _naming(scope, country, countries))}
    if not told:
        return None
    country = max(told, key=lambda it: told[it][0].score)
    return write_chosen(scope, country, chosen(told[country])[0])


def _naming(scope: Scope, country: str, countries: Iterable[str]) -> list[Evidence]:
    """The statements of a country that name the others, best first; none unless the best is on the topic, the names apart."""
    others = set(countries) - {country}
    filter = scope.filter(country, scope.years_of(country))
    plan = replace(scope.plan, topic=scope.plan.topic.naming(others))
    ranking = rank_for(replace(scope, plan=plan), filter)
    found = tuple(e for e in ranking.evidence if others <= countries_named(e.statement.text))
    if not found or lacks_answer(replace(ranking, evidence=found), plan, plan.quantity):
        return []
    coverage = {e.statement.id: e.coverage for e in rank_for(scope, filter).evidence}
    return list(found) if coverage[found[0].statement.id] >= THRESHOLDS.told_of_both else []
