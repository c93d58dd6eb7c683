"""Answers on each country of the list of the turn before: its tier in an edition, or since when it stands where it does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tipqa.answers.across_lists import named_in_a_row
from tipqa.answers.list_terms import taken_together
from tipqa.answers.reply import Reply
from tipqa.answers.stated import CountriesFact
from tipqa.blocks.model import Line, Listing, Note, Strong, source
from tipqa.english import listed, plural
from tipqa.evidence.scope import Scope
from tipqa.placements.model import Placed
from tipqa.placements.reading import tier_table
from tipqa.placements.table import TierTable
from tipqa.reports.model import Tier


def write_each(scope: Scope) -> Reply | None:
    """What is asked of each country of the list; None where the list is not held or empty, or nothing is asked of each."""
    joined = taken_together(scope, scope.plan.terms) if scope.plan.of_each and scope.plan.terms else None
    if joined is None or not joined.names:
        return None
    table = tier_table(scope.index, scope.series)
    newest = max(year for term in scope.plan.terms for year in (*term.years, table.editions[0]))
    if scope.plan.of_each == "since":
        return _since(table, joined.names, newest if newest > table.editions[0] else table.editions[-1])
    named = () if scope.plan.of_each == "now" else scope.plan.editions
    year = max(named, default=table.editions[-1])
    return _tiers(table, joined.names, year)


def _tiers(table: TierTable, countries: Sequence[str], year: int) -> Reply:
    """The countries by the tier that they stood on."""
    groups: defaultdict[Tier, list[Placed]] = defaultdict(list)
    lacking = []
    for country in countries:
        row = table.at(country, year)
        lacking += [] if row else [country]
        if row:
            groups[row.tier].append(row)
    lines = tuple(
        (f"{tier}: ", *named_in_a_row([(row.country, (row,)) for row in groups[tier]]))
        for tier in Tier
        if tier in groups
    )
    notes = (Note((f"The tier of {listed(lacking)} in the {year} edition is not held.",)),) if lacking else ()
    lead: Line = (Strong(f"In the {year} edition"), f", the {plural(len(countries), 'country')} of that list were on:")
    return Reply((Listing(lines, lead), *notes), CountriesFact(tuple(countries), (year,)))


def _since(table: TierTable, countries: Sequence[str], year: int) -> Reply:
    """Each country with the first edition of the run that it stands in."""
    lines: list[Line] = []
    for country in countries:
        run = next((run for run in table.runs(country) if run.first <= year <= run.last), None)
        if run is None:
            continue
        first = run.first == table.of(country)[0].year
        since = f"at least since {run.first}, the first edition held" if first else f"since {run.first}"
        lines.append((f"{country}: {run.tier} {since} ", source(run.rows[0])))
    lead: Line = (Strong(f"Up to the {year} edition"), ":")
    return Reply((Listing(tuple(lines), lead),), CountriesFact(tuple(countries), (year,)))
