"""Answers on what changed between two editions, from the comparison."""

from __future__ import annotations

from tipqa.answers.refusal import Refusal, no_edition
from tipqa.answers.scope import Scope
from tipqa.answers.tiers import Written


def write_changes(scope: Scope, country: str) -> Written | Refusal:
    """What changed in a country between the two editions asked for."""
    years = scope.years_of(country)
    if len(years) < 2:
        return no_edition(country, tuple(y for y in scope.query.years if y not in years), scope.have, scope.series)
    return Written("", {})
