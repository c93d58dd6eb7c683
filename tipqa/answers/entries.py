"""The countries on a tier, or that moved, in one edition: from the table of tiers, and from lists of moves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tipqa.evidence.scope import Scope
from tipqa.placements.model import Placed, direction
from tipqa.placements.reading import tier_table
from tipqa.records import dataclass
from tipqa.reports.model import Tier
from tipqa.reports.placements import Certainty

if TYPE_CHECKING:
    from tipqa.index.catalog import ListedPlacement


@dataclass(frozen=True, slots=True)
class Entry:
    """A country in a list, with the span that puts it there; `old` is the earlier tier of a move."""

    country: str
    tier: Tier | None
    report: str
    start: int
    end: int
    old: Tier | None = None
    certainty: Certainty = Certainty.STATED


def entries_on(scope: Scope, year: int, tier: Tier) -> list[Entry]:
    """The countries of the region asked about that are on a tier in one edition, by name."""
    return _by_name(scope, (_entry(row) for row in tier_table(scope.index, scope.series).on(year, tier)))


def entries_moved(scope: Scope, year: int, move: str) -> list[Entry]:
    """The countries of the region asked about that were upgraded or downgraded in one edition, by name.

    From the edition's list of moves, from the tiers of this edition and the one before, and where that is not held, from
    what the narrative's tier sentence says.
    """
    table = tier_table(scope.index, scope.series)
    found = {item.country: _listed(item) for item in scope.index.placements(year) if item.change == move}
    for row in table.on(year):
        before = table.at(row.country, year - 1)
        moved = direction(before.tier, row.tier) if before else row.change
        if moved != move:
            if before:  # a narrative says otherwise than the list of moves
                found.pop(row.country, None)
        elif row.country not in found or row.report != found[row.country].report:
            listed = found.get(row.country)
            found[row.country] = _entry(row, before.tier if before else listed.old if listed else None)
    return _by_name(scope, found.values())


def _entry(row: Placed, old: Tier | None = None) -> Entry:
    return Entry(row.country, row.tier, row.report, row.start, row.end, old, row.certainty)


def _listed(item: ListedPlacement) -> Entry:
    return Entry(item.country, item.tier, item.report, item.start, item.end, item.from_tier, item.certainty)


def _by_name(scope: Scope, entries: Iterable[Entry]) -> list[Entry]:
    only, out = scope.members, scope.plan.left_out
    kept = (it for it in entries if it.country not in out and (not only or it.country in only))
    return sorted(kept, key=lambda it: it.country)
