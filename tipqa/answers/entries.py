"""The countries on a tier, or that moved, in one edition: from the table of tiers, and from lists of moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tipqa.placements.model import Placed, direction
from tipqa.placements.reading import tier_table
from tipqa.reports.model import Tier
from tipqa.reports.placements import Certainty

if TYPE_CHECKING:
    from tipqa.index.catalog import ListedPlacement
    from tipqa.index.store import Store


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


def entries_on(index: Store, year: int, tier: Tier, only: Sequence[str], series: str | None) -> list[Entry]:
    """The countries on a tier in one edition, by name."""
    return _by_name((_entry(row) for row in tier_table(index, series).on(year, tier)), only)


def entries_moved(index: Store, year: int, move: str, only: Sequence[str], series: str | None) -> list[Entry]:
    """The countries that were upgraded or downgraded in one edition, by name.

    From the edition's list of moves, from the tiers of this edition and the one before, and where that is not held, from
    what the narrative's tier sentence says.
    """
    table = tier_table(index, series)
    found = {item.country: _listed(item) for item in index.placements(year) if item.change == move}
    for row in table.on(year):
        before = table.at(row.country, year - 1)
        moved = direction(before.tier, row.tier) if before else row.change
        if moved != move:
            if before:  # a narrative says otherwise than the list of moves
                found.pop(row.country, None)
        elif row.country not in found or row.report != found[row.country].report:
            listed = found.get(row.country)
            found[row.country] = _entry(row, before.tier if before else listed.old if listed else None)
    return _by_name(found.values(), only)


def _entry(row: Placed, old: Tier | None = None) -> Entry:
    return Entry(row.country, row.tier, row.report, row.start, row.end, old, row.certainty)


def _listed(item: ListedPlacement) -> Entry:
    return Entry(item.country, item.tier, item.report, item.start, item.end, item.from_tier, item.certainty)


def _by_name(entries: Iterable[Entry], only: Sequence[str]) -> list[Entry]:
    return sorted((entry for entry in entries if not only or entry.country in only), key=lambda entry: entry.country)
