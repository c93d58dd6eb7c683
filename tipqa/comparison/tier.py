"""The tiers of two editions: the move, its reason, the years on the Watch List, a waiver."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tipqa.comparison.editions import Editions
from tipqa.comparison.formulas import formulas
from tipqa.comparison.model import Span, TierChange
from tipqa.index.model import Filter, ReportInfo, Statement
from tipqa.placements.model import Placed, direction
from tipqa.placements.reading import placed
from tipqa.reports.model import Tier, TierStatement
from tipqa.reports.series import places_tiers

if TYPE_CHECKING:
    from tipqa.index.store import Store

Place = tuple[str, Span]  # a report's id and a span of it


def compare_tiers(index: Store, editions: Editions, new: Sequence[Statement]) -> tuple[TierChange, tuple[Place, ...]]:
    """The change of tier, and what it rests on: the sentences on the tier in both editions, then the one with the reason.

    Args:
        new: the statements of the newer edition.
    """
    if not places_tiers(editions.new.series):
        return TierChange(None, None, "unknown", "", None, False), ()
    old_place, new_place = (_placed(index, info) for info in (editions.old, editions.new))
    said = index.tiers(Filter(reports=(editions.new.id,)))[0][1]
    reason = _reason(new, said)
    places = [(it.report, (it.start, it.end)) for it in (old_place, new_place) if it]
    places += [(reason.report, (reason.start, reason.end))] if reason else []
    tier = new_place.tier if new_place else None
    change = TierChange(
        old=old_place.tier.value if old_place else None,
        new=tier.value if tier else None,
        direction=direction(old_place.tier, new_place.tier) if old_place and new_place else "unknown",
        reason=reason.text if reason else "",
        years_on_list=_years_on_list(editions, said) if tier is Tier.WATCH_LIST else None,
        waiver=bool(said and said.waiver),
    )
    return change, tuple(dict.fromkeys(places))


def _placed(index: Store, info: ReportInfo) -> Placed | None:
    found = placed(index, [info.country], [info.year], info.series)
    if not found and info.tier:  # known from the front matter only: the report's first line stands for it
        line = index.report(info.id).text.find("\n")
        return Placed(info.country, info.year, info.tier, info.id, 0, max(line, 1))
    return found[0] if found else None


def _reason(statements: Sequence[Statement], said: TierStatement | None) -> Statement | None:
    """The statement that tells why: on the trend or the waiver, else the one that gives the tier."""
    whys = [it for it in statements if formulas(it.text) & {"trend", "waiver"}]
    if whys:
        return max(whys, key=lambda it: ("waiver" in formulas(it.text), -it.start))
    return next((it for it in statements if said and it.start < said.end and said.start < it.end), None)


def _years_on_list(editions: Editions, said: TierStatement | None) -> int | None:
    """As the newer edition says, else as many editions in a row as the index shows, the first of them a change."""
    if said and said.since:
        return said.since
    tiers = {info.year: info.tier for info in editions.held}
    year = editions.new.year
    while tiers.get(year - 1) is Tier.WATCH_LIST:
        year -= 1
    known = tiers.get(year - 1) is not None or (year == editions.new.year and said and said.change == "downgraded")
    return editions.new.year - year + 1 if known else None
