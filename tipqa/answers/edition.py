"""An edition in short: how many countries stand on each tier, who moved, and which narratives are held."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.answers.entries import Entry, entries_moved, entries_on
from tipqa.answers.listing import list_sources
from tipqa.answers.refusal import no_year
from tipqa.answers.reply import Refusal, Reply
from tipqa.answers.stated import CountriesFact
from tipqa.answers.unplaced import how_far
from tipqa.blocks.model import Claim, Line, Listing, Note, Strong
from tipqa.english import listed, plural
from tipqa.evidence.scope import Scope
from tipqa.reports.model import Tier

_NAMED = 12  # countries named in a line


def write_edition(scope: Scope) -> Reply | Refusal:
    """The newest edition asked for that is held, in numbers and names."""
    every = scope.have.every_year
    asked = [year for year in scope.plan.editions or every if year in every]
    if not asked:
        return no_year(scope.plan.editions, scope.have)
    year = asked[-1]
    tiers = {tier.value: entries_on(scope, year, tier) for tier in Tier}
    moves = {move.capitalize(): entries_moved(scope, year, move) for move in ("upgraded", "downgraded")}
    lines: list[Line] = [
        (Strong(name), _number(own), *list_sources(scope.index, year, name, own))
        for name, own in (tiers | moves).items()
        if own
    ]
    narratives = sorted(country for country in scope.have.countries if year in scope.have.of(country, scope.series))
    lead: Line = (
        Strong(f"The {year} edition"),
        f" as it is held here, with {plural(len(narratives), 'narrative')}{_some(narratives)}:",
    )
    if not lines:
        return Reply((Claim(lead),), CountriesFact(tuple(narratives), (year,)))
    ends = f"{how_far(scope.index, year)} Ask for one of the lists, or for a country, to see more."
    return Reply((Listing(tuple(lines), lead), Note((ends,))), CountriesFact(tuple(narratives), (year,)))


def _number(own: Sequence[Entry]) -> str:
    return f": {plural(len(own), 'country')}{_some([it.country for it in own])} "


def _some(names: list[str]) -> str:
    return f" ({listed(names)})" if 0 < len(names) <= _NAMED else ""
