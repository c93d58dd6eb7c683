"""Lists that look at the whole table of tiers: moved between editions, always, never, longest, shares, moved along."""

from __future__ import annotations

from collections.abc import Callable

from tipqa.answers.across_counts import by_edition, in_a_row, longest, most_often, regions, share
from tipqa.answers.across_lists import along, always, between, ever, first_time, jump, never, peers, steps
from tipqa.answers.edition import write_edition
from tipqa.answers.refusal import NO_EDITION
from tipqa.answers.reply import Refusal, Reply, refused
from tipqa.english import year_list
from tipqa.evidence.scope import Scope
from tipqa.placements.reading import tier_table
from tipqa.placements.table import TierTable
from tipqa.question.across import Across, AcrossAsked

_Writer = Callable[[Scope, TierTable, AcrossAsked], Reply | Refusal | None]
_WRITERS: dict[Across, _Writer] = {
    Across.BETWEEN: between,
    Across.STEPS: steps,
    Across.EDITIONS: by_edition,
    Across.ALWAYS: always,
    Across.NEVER: never,
    Across.EVER: ever,
    Across.IN_A_ROW: in_a_row,
    Across.FIRST: first_time,
    Across.JUMP: jump,
    Across.LONGEST: longest,
    Across.MOST: most_often,
    Across.REGIONS: regions,
    Across.SHARE: share,
    Across.TIERS: lambda scope, *_: write_edition(scope),
    Across.PEERS: peers,
    Across.ALONG: along,
}


def write_across(scope: Scope) -> Reply | Refusal | None:
    """The list across editions that the plan asks for; None where it asks for none."""
    asked = scope.plan.across
    if asked is None:
        return None
    table = tier_table(scope.index, scope.series)
    if lost := [year for year in scope.plan.years_asked.editions if year not in table.editions]:
        held = year_list(table.editions) or "none"
        return refused(NO_EDITION, f"No list of tiers of {year_list(lost)} is held here; held are {held}.")
    return _WRITERS[asked.kind](scope, table, asked)
