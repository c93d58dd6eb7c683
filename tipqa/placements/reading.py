"""The table of tiers out of an index: narratives first, then what lists of placements have beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from tipqa.index.model import Filter
from tipqa.placements.model import Placed
from tipqa.placements.table import TierTable
from tipqa.reports.model import Tier
from tipqa.reports.series import places_tiers

if TYPE_CHECKING:
    from tipqa.index.catalog import ListedPlacement
    from tipqa.index.store import Store

_TABLES: WeakKeyDictionary[Store, dict[str, TierTable]] = WeakKeyDictionary()
_READING = Lock()


def tier_table(index: Store, series: str | None = None) -> TierTable:
    """The table of an index, read once; empty for a series that places no country on a tier.

    Args:
        series: whose narratives count beside the lists; by default those of any.
    """
    if series and not places_tiers(series):
        return TierTable((), {})
    with _READING:
        tables = _TABLES.setdefault(index, {})
        if (key := series or "") not in tables:
            tables[key] = _read(index, key)
        return tables[key]


def placed(index: Store, countries: Sequence[str], years: Sequence[int], series: str | None) -> list[Placed]:
    """The placements of these countries in these editions, by country and year; none of a series that places no tiers."""
    table = tier_table(index, series)
    return [row for country in countries for year in sorted(set(years)) if (row := table.at(country, year))]


def _read(index: Store, series: str) -> TierTable:
    lists = index.placements()
    rows: dict[tuple[str, int], Placed] = {}
    for item in sorted(lists, key=lambda it: it.change is not None):  # the tier's own list, then the lists of moves
        if item.tier and (item.country, item.year) not in rows:
            rows[item.country, item.year] = _listed(item, item.tier)
    for info, stated in index.tiers(Filter(series=(series,) if series else ())):
        if info.tier and stated:
            said = Placed(info.country, info.year, info.tier, info.id, stated.start, stated.end, stated.change)
            said = replace(said, in_a_row=stated.since, waived=stated.waiver)
            rows[info.country, info.year] = _beside(said, rows.get((info.country, info.year)))
    return TierTable(rows.values(), _whole(lists), {info.id: info for info in index.reports()})


def _listed(item: ListedPlacement, tier: Tier) -> Placed:
    return Placed(item.country, item.year, tier, item.report, item.start, item.end, certainty=item.certainty)


def _beside(said: Placed, other: Placed | None) -> Placed:
    """What a narrative says, with what the list has where that is another tier."""
    if other is None or other.tier == said.tier or other.report == said.report:
        return said
    return replace(said, listed=other.tier, listed_at=(other.report, other.start, other.end))


def _whole(lists: list[ListedPlacement]) -> dict[int, frozenset[Tier]]:
    """For each edition the tiers whose own list says that it is complete."""
    complete: defaultdict[int, dict[Tier, bool]] = defaultdict(dict)
    for item in lists:
        if item.tier and item.change is None:
            own = complete[item.year]
            own[item.tier] = own.get(item.tier, True) and item.complete
    return {year: frozenset(tier for tier, whole in own.items() if whole) for year, own in complete.items()}
