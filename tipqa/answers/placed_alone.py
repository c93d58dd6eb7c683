"""Why a country stands where it stands, where lists of placements alone have it: what they tell, and that none tells why."""

from __future__ import annotations

from itertools import pairwise

from tipqa.answers.premises.tier import edition_left, write_untrue_move
from tipqa.answers.reasons import come_so, of_some_time, stands_now
from tipqa.answers.refusal import NO_COUNTRY
from tipqa.answers.reply import Refusal, followed
from tipqa.answers.tiers import moved_line, placed_line
from tipqa.blocks.model import Claim, Note, source
from tipqa.evidence.scope import Scope
from tipqa.placements.model import Placed, direction
from tipqa.placements.reading import tier_table


def write_unexplained(scope: Scope, countries: tuple[str, ...]) -> Refusal | None:
    """What is known by placements alone of countries of which it is asked why they stand where they do, or moved; None where
    one is placed in no edition that is meant.
    """
    told = [_unexplained(scope, country) for country in countries]
    found = [it for it in told if it]
    if not found or len(found) < len(told):
        return None
    return Refusal(found[0].reason, tuple(block for it in found for block in it.blocks))


def _unexplained(scope: Scope, country: str) -> Refusal | None:
    rows = [*tier_table(scope.index, scope.series).of(country)]
    row = _meant(scope, rows)
    if row is None:
        return None
    ends = [*(it for it in rows if it.year == row.year - 1), row]
    first = ends[0]
    alone = Note((f"No narrative on {country} is held here that would tell why, but only its placements.",))
    if untrue := write_untrue_move(scope, ends):
        return followed(untrue, alone)
    moved = direction(first.tier, row.tier)
    told = scope.plan.premise.move is not None or scope.plan.premise.left
    of_move = told and moved != "unchanged"
    line = (*moved_line(first, row, moved), " ", *map(source, ends)) if of_move else placed_line(row)
    now = [stands_now(rows[-1])] if row is not rows[-1] and not scope.plan.editions else []
    return Refusal(NO_COUNTRY, (Claim(line), *now, alone))


def _meant(scope: Scope, rows: list[Placed]) -> Placed | None:
    """The placement that is asked about: of the edition named, else the newest that came so, else the newest."""
    if editions := scope.plan.editions:
        moved = _moved_within(rows, scope.plan.premise.move, min(editions), max(editions))
        return next((row for row in reversed(moved or rows) if moved or row.year == editions[-1]), None)
    if left := edition_left(scope, rows):
        return next(row for row in rows if row.year == left)
    premise = scope.plan.premise
    some_time = of_some_time(scope) or (premise.move and not (premise.left or premise.averted or premise.negated))
    came = come_so(rows, premise) if some_time else []
    return next(reversed(came or rows), None)


def _moved_within(rows: list[Placed], move: str | None, first: int, last: int) -> list[Placed]:
    """The placements, oldest first, to which a country came by a move between two editions, the first of them left out."""
    pairs = pairwise(rows) if move else ()
    return [new for old, new in pairs if first < new.year <= last and direction(old.tier, new.tier) == move]
