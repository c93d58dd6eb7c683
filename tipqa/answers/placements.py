"""Answers on the placements of the countries asked for, and what of them is not held."""

from __future__ import annotations

from dataclasses import replace

from tipqa.answers import intents
from tipqa.answers.refusal import Refusal
from tipqa.answers.scope import Scope
from tipqa.answers.tiers import Placed, placed, write_stated_move, write_tiers
from tipqa.answers.unplaced import no_placement
from tipqa.answers.written import Written


def write_placements(scope: Scope) -> Written | Refusal:
    """The placements in words; of those that are not held, what is so."""
    rows = [
        row for c in scope.query.countries for row in placed(scope.index, [c], _years(scope, c), scope.query.series)
    ]
    lacking = _lacking(scope, rows)
    lost = [c for c in scope.query.countries if lacking[c] or not any(row.country == c for row in rows)]
    if (moved := _told_by_newer(scope, rows)) is not None:
        return moved
    refusals = [no_placement(scope, c, lacking[c]) for c in lost]
    if refusals and (not rows or len(scope.query.countries) == 1):
        return replace(refusals[0], text="\n\n".join(refusal.text for refusal in refusals))
    written = _in_words(scope, rows)
    return replace(written, text="\n\n".join([written.text, *(refusal.text for refusal in refusals)]))


def _told_by_newer(scope: Scope, rows: list[Placed]) -> Written | None:
    """A move between two editions of which the older is not held, and the newer tells it."""
    asked = scope.query.years
    if scope.query.intent != intents.TIER_CHANGE or len(rows) != 1 or asked != (rows[0].year - 1, rows[0].year):
        return None
    return write_stated_move(rows, scope.cite, scope.index.placements(rows[0].year))


def in_placements(scope: Scope, countries: tuple[str, ...]) -> bool:
    """Whether placements documents tell of any of these countries."""
    return any(item.country in countries for item in scope.index.placements())


def _years(scope: Scope, country: str) -> tuple[int, ...]:
    """The editions asked for; by default the latest of the country, else the latest placements document."""
    if own := scope.asked.own_years.get(country):
        return (own,)
    return scope.query.years or scope.latest(country) or scope.have.placement_years[-1:]


def _lacking(scope: Scope, rows: list[Placed]) -> dict[str, tuple[int, ...]]:
    """For each country the editions asked for without a placement; a gap in a history is none."""
    found = {(row.country, row.year) for row in rows}
    placed_at_all = {row.country for row in rows}
    history = scope.query.intent == intents.TIER_HISTORY
    return {
        c: () if history and c in placed_at_all else tuple(y for y in _years(scope, c) if (c, y) not in found)
        for c in scope.query.countries
    }


def _in_words(scope: Scope, rows: list[Placed]) -> Written:
    """The move that the words of one edition tell, where a change names no two; else the placements themselves."""
    stated = None
    if scope.query.intent == intents.TIER_CHANGE and len(scope.asked.asked.editions) < 2:
        stated = write_stated_move(rows, scope.cite, scope.index.placements(rows[-1].year))
    return stated or write_tiers(rows, scope.query.question, scope.cite)
