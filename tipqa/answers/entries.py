"""The countries on a tier, or that moved, in one edition: from narratives and placements documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tipqa.answers.tier_history import direction
from tipqa.index.model import Filter
from tipqa.reports.model import Tier

if TYPE_CHECKING:
    from tipqa.index.catalog import ListedPlacement
    from tipqa.index.index import Index


@dataclass(frozen=True, slots=True)
class Entry:
    """A country in a list, with the span that puts it there.

    `old` is the earlier tier of a move. `derived` says that the document worked the place out and found it nowhere stated.
    """

    country: str
    tier: Tier | None
    report: str
    start: int
    end: int
    old: Tier | None = None
    derived: bool = False


def entries_on(index: Index, year: int, tier: Tier, only: Sequence[str], series: str | None) -> list[Entry]:
    """The countries on a tier in one edition, by name: from the narratives, and from the edition's placements."""
    found: dict[str, Entry] = {}
    for item in sorted(index.placements(year), key=lambda item: item.change is not None):  # the tier's own list first
        if item.tier == tier:
            found.setdefault(item.country, _listed(index, item))
    for info, statement in index.tiers(Filter(years=(year,), series=(series,) if series else ())):
        if statement and info.tier == tier:
            found[info.country] = Entry(info.country, tier, info.id, statement.start, statement.end)
    return _by_name(found.values(), only)


def entries_moved(index: Index, year: int, move: str, only: Sequence[str], series: str | None) -> list[Entry]:
    """The countries that were upgraded or downgraded in one edition, by name.

    From the edition's placements, from the narratives of this edition and the one before, and where that is not held, from
    what the tier sentence says.
    """
    found = {item.country: _listed(index, item) for item in index.placements(year) if item.change == move}
    rows = index.tiers(Filter(series=(series,) if series else ()))
    earlier = {info.country: info.tier for info, _ in rows if info.year == year - 1}
    for info, statement in rows:
        if info.year != year or not statement or not info.tier:
            continue
        old = earlier.get(info.country)
        moved = direction(old, info.tier) if old else statement.change
        if moved == move:
            listed = found.get(info.country)
            entry = Entry(info.country, info.tier, info.id, statement.start, statement.end, old)
            found[info.country] = replace(entry, old=old or (listed.old if listed else None))
    return _by_name(found.values(), only)


def _listed(index: Index, item: ListedPlacement) -> Entry:
    derived = "derived" in index.report(item.report).text[item.start : item.end]
    return Entry(item.country, item.tier, item.report, item.start, item.end, item.from_tier, derived)


def _by_name(entries: Iterable[Entry], only: Sequence[str]) -> list[Entry]:
    return sorted((entry for entry in entries if not only or entry.country in only), key=lambda entry: entry.country)
