"""Answers on the placements of the countries asked for, and what of them is not held."""

from __future__ import annotations

from dataclasses import replace

from tipqa.answers.reply import Refusal, Reply, followed
from tipqa.answers.stated import PlacementsFact
from tipqa.answers.tiers import conflicts, placed_line, write_stated_move, write_tiers
from tipqa.answers.unplaced import gaps_told, no_placement
from tipqa.blocks.model import Claim, Strong, quote
from tipqa.english import plural
from tipqa.evidence.scope import Scope
from tipqa.placements.model import Placed, runs_of
from tipqa.placements.reading import placed, tier_table
from tipqa.question.intents import Intent
from tipqa.question.placement_questions import Move, OfHistory
from tipqa.question.wants import Want

_OF_TWO = (Intent.TIER, Intent.TIER_CHANGE)
_COUNTED = (OfHistory.IN_A_ROW, OfHistory.HOW_LONG, OfHistory.TIMES)  # what a report may count itself


def write_placements(scope: Scope) -> Reply | Refusal:
    """The placements in words; of those that are not held, what is so."""
    rows = [row for c in scope.plan.subjects for row in placed(scope.index, [c], _years(scope, c), scope.plan.series)]
    lacking = _lacking(scope, rows)
    placed_at_all = {row.country for row in rows}
    lost = {c: y for c, y in lacking.items() if c not in placed_at_all or (y and not _is_history(scope))}
    if (moved := _told_by_newer(scope, rows)) is not None:
        return moved
    refusal = no_placement(scope, lost) if lost else None
    if refusal and not _tells(scope, rows):
        return refusal
    written = (
        _the_earliest(scope, rows) or _as_the_report_counts(scope, rows) or _in_words(scope, _with_between(scope, rows))
    )
    gaps = gaps_told(_gaps(scope, rows, written))
    return followed(written, *gaps, *(refusal.blocks if refusal else ()))


def _the_earliest(scope: Scope, rows: list[Placed]) -> Reply | None:
    """The first placement held of one country, where that is asked for."""
    if not _of_the_earliest(scope) or not rows:
        return None
    line = placed_line(rows[0], ", the first held here that places it")
    return replace(write_tiers(rows[:1], None), blocks=(Claim(line), *conflicts(rows[:1])))


def _of_the_earliest(scope: Scope) -> bool:
    unnamed = not scope.plan.years_asked.editions and not scope.given.years
    return scope.plan.placement.earliest and unnamed and len(scope.plan.subjects) == 1


def _with_between(scope: Scope, rows: list[Placed]) -> list[Placed]:
    """The placements of a move whose ends are alike with those between them, where they differ, or where it is asked whether
    anything changed in all that time; else the same, as where "yes" or "no" is asked of the two ends alone.
    """
    first, last = rows[0], rows[-1]
    alike = len(rows) == 2 and first.country == last.country and first.tier == last.tier
    if not alike or scope.plan.intent not in _OF_TWO:
        return rows
    every = placed(scope.index, [first.country], range(first.year, last.year + 1), scope.series)
    differ, ranged = any(row.tier != first.tier for row in every), scope.plan.years_asked.between is not None
    if Want.YES_NO in scope.plan.wants:
        through = scope.plan.placement.move in (Move.STAYED, Move.MOVED)
        return every if (ranged or differ if through else ranged and differ) else rows
    return every if differ else rows


def _as_the_report_counts(scope: Scope, rows: list[Placed]) -> Reply | None:
    """For how many years in a row the newest edition says that a country stands where it does, where more than are held."""
    asked, last = scope.plan.placement, rows[-1] if rows else None
    if last is None or asked.history not in _COUNTED or len(scope.plan.subjects) > 1:
        return None
    held = runs_of(rows)[-1]
    if len(rows) == 1 and asked.tier == last.tier and last.in_a_row is None and _counts_years(scope, last):
        return replace(write_tiers(rows, None), blocks=(Claim((quote(last),)),))
    if asked.history is OfHistory.TIMES:
        return None
    if last.in_a_row is None or last.in_a_row <= len(held.rows) or asked.tier not in (None, last.tier):
        return None
    line = (Strong(f"{plural(last.in_a_row, 'year')} in a row"), f", as the {last.year} edition counts: ", quote(last))
    return replace(write_tiers(rows[-1:], None), blocks=(Claim(line),))


def _counts_years(scope: Scope, row: Placed) -> bool:
    """Whether the sentence that places a country counts the years itself: "for the sixteenth consecutive year"."""
    return "consecutive year" in scope.index.report(row.report).text[row.start : row.end]


def _tells(scope: Scope, rows: list[Placed]) -> bool:
    """Whether placements that are held answer part of the question; of a move of one country, the newest must be."""
    if not rows or len(scope.plan.subjects) > 1:
        return bool(rows)
    named = scope.plan.years_asked.editions or scope.plan.editions
    return rows[-1].year == max(named) if scope.plan.intent == Intent.TIER_CHANGE else True


def _told_by_newer(scope: Scope, rows: list[Placed]) -> Reply | None:
    """A move between two editions of which the older is not held, and the newer tells it."""
    asked = scope.plan.editions
    if scope.plan.intent != Intent.TIER_CHANGE or len(rows) != 1 or asked != (rows[0].year - 1, rows[0].year):
        return None
    return write_stated_move(rows, scope.index.placements(rows[0].year), scope.plan)


def in_placements(scope: Scope, countries: tuple[str, ...]) -> bool:
    """Whether the tier of any of these countries is held."""
    table = tier_table(scope.index, scope.plan.series)
    return any(country in table for country in countries)


def _years(scope: Scope, country: str) -> tuple[int, ...]:
    """The editions asked for; by default the latest of the country, else the latest placements document."""
    if _of_the_earliest(scope) and (first := tier_table(scope.index, scope.plan.series).of(country)[:1]):
        return (first[0].year,)
    if own := scope.plan.own_editions.get(country):
        return (own,)
    return scope.plan.editions or scope.latest(country) or scope.have.placement_years[-1:]


def _lacking(scope: Scope, rows: list[Placed]) -> dict[str, tuple[int, ...]]:
    """For each country the editions asked for without a placement."""
    found = {(row.country, row.year) for row in rows}
    return {c: tuple(y for y in _years(scope, c) if (c, y) not in found) for c in scope.plan.subjects}


def _gaps(scope: Scope, rows: list[Placed], written: Reply) -> dict[str, list[int]]:
    """The editions that what is written lacks of countries that are placed: of a history those between its ends, of a
    move the one before, where the only placement held tells none."""
    alone = scope.plan.intent == Intent.TIER_CHANGE and len(rows) == 1 and not _tells_move(written)
    if alone and len(scope.plan.editions) < 2:
        return {rows[0].country: [rows[0].year - 1]}
    if not _is_history(scope):
        return {}
    gaps = {}
    for country in dict.fromkeys(row.country for row in rows):
        asked, found = _years(scope, country), {row.year for row in rows if row.country == country}
        gaps[country] = [year for year in range(min(asked), max(asked) + 1) if year not in found]
    return gaps


def _tells_move(written: Reply) -> bool:
    return isinstance(written.fact, PlacementsFact) and written.fact.move is not None


def _is_history(scope: Scope) -> bool:
    return scope.plan.intent == Intent.TIER_HISTORY


def _in_words(scope: Scope, rows: list[Placed]) -> Reply:
    """The move that the words of one edition tell, where a change names no two; else the placements themselves."""
    stated = None
    if scope.plan.intent == Intent.TIER_CHANGE and len(scope.plan.years_asked.editions) < 2:
        stated = write_stated_move(rows, scope.index.placements(rows[-1].year), scope.plan)
    return stated or write_tiers(rows, scope.plan)
