"""Counts and rankings out of the whole table of tiers: the longest, the most, in a row, regions, shares, editions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tipqa.answers.across_lists import among, in_lines, named_in_a_row, placed_in, reach, tier_asked_of, years_of
from tipqa.answers.refusal import NO_TOPIC
from tipqa.answers.reply import Refusal, Reply, refused
from tipqa.answers.stated import CountriesFact, TierListFact
from tipqa.blocks.model import Claim, Line, Listing, Note, Strong, first_of, source
from tipqa.countries.lookup import resolve
from tipqa.english import editions, listed, plural, year_list
from tipqa.evidence.scope import Scope
from tipqa.placements.model import Placed, Run
from tipqa.placements.table import TierTable
from tipqa.question.across import AcrossAsked

_MOST = 10  # countries that a ranking shows


def by_edition(scope: Scope, table: TierTable, asked: AcrossAsked) -> Reply | Refusal | None:
    tier, years = tier_asked_of(scope), years_of(scope, table)
    counts = {year: len(among(scope, [row.country for row in table.on(year, tier)])) for year in years}
    most = min(filter(None, counts.values()), default=0) if asked.fewest else max(counts.values())
    top = [year for year, count in counts.items() if count == most]
    lead: Line = (
        Strong(f"The {editions(top)}"),
        f": {plural(most, 'country')} on {tier}{scope.in_region}, the {'fewest' if asked.fewest else 'most'} {_of_which(scope, years)}.",
    )
    every = f"By edition: {', '.join(f'{count} in {year}' for year, count in counts.items())}."
    rows = [(row.country, (row,)) for row in table.on(top[-1], tier) if among(scope, [row.country])]
    names = Claim((f"In {top[-1]}: ", *named_in_a_row(rows), "."))
    fact = TierListFact(top[-1], tuple(country for country, _ in rows), tier)
    return Reply((Claim(lead), names, Note((every,)), *reach(table, years, tier)), fact)


def _of_which(scope: Scope, years: Sequence[int]) -> str:
    named = scope.plan.years_asked.editions
    return f"of {year_list(years)}" if named else "held"


def longest(scope: Scope, table: TierTable, _: AcrossAsked) -> Reply | Refusal | None:
    tier, years = tier_asked_of(scope), years_of(scope, table)
    runs = [
        (country, run) for country in among(scope, table.countries) for run in table.runs(country) if run.tier == tier
    ]
    best: dict[str, Run] = {}
    for country, run in runs:
        kept = [row for row in run.rows if row.year in years]
        if kept and (country not in best or len(kept) > len(best[country].rows)):
            best[country] = Run(tuple(kept))
    told = {country: (len(run.rows), (f"{run.years} ", *_ends(run))) for country, run in best.items()}
    return _with_most(scope, table, told, f"{{}} in a row on {tier}, the longest")


def _with_most(scope: Scope, table: TierTable, told: Mapping[str, tuple[int, Line]], what: str) -> Reply | Refusal:
    """The countries by a number of editions, those with the most of all first.

    Args:
        told: of each its number, and the line that bears it out.
        what: what the number counts, with a place for it.
    """
    tier, years = tier_asked_of(scope), years_of(scope, table)
    where = f"{scope.in_region} in the {year_list(years)} editions"
    ranked = sorted(told, key=lambda country: (-told[country][0], country))
    if not ranked:
        return refused(NO_TOPIC, f"No country{scope.in_region} is held on {tier} in the {year_list(years)} editions.")
    most = told[ranked[0]][0]
    top = tuple(country for country in ranked if told[country][0] == most)
    lead = (Strong(listed(top)), f": {what.format(plural(most, 'edition'))}{where}:")
    lines: list[Line] = [(f"{country}: {told[country][0]}, ", *told[country][1]) for country in ranked]
    listing = first_of(lines, max(_MOST, len(top)), lead)
    return Reply((listing, *reach(table, years, tier)), CountriesFact(top, years))


def _ends(run: Run) -> Line:
    return tuple(source(row) for row in dict.fromkeys((run.rows[0], run.rows[-1])))


def in_a_row(scope: Scope, table: TierTable, asked: AcrossAsked) -> Reply | Refusal | None:
    """Who was on the tier for so many editions in a row: as they are held, or as the newest of them counts."""
    tier, years = tier_asked_of(scope), years_of(scope, table)
    at = _only_edition(scope) or (years[-1] if asked.now else None)
    runs = [
        (country, cut)
        for country in among(scope, table.countries)
        for run in table.runs(country)
        if run.tier == tier and (cut := _up_to(run, at)) and _meant(cut, years, at)
    ]
    found = [(c, run) for c, run in runs if _long_enough(_length(run), asked)]
    names = tuple(dict.fromkeys(country for country, _ in found))
    when = f", up to the {at} edition" if at else ""
    what = f"on {tier}{scope.in_region} for {asked.editions} editions in a row{'' if asked.exact else ' or more'}{when}"
    lines = tuple((f"{country}: {_length(run)}, {_told_span(run)} ", *_ends(run)) for country, run in found)
    near = [year for year in years if at is None or at - asked.editions <= year <= at]
    return Reply((in_lines(names, what, lines), *reach(table, near, tier)), CountriesFact(names, years))


def _up_to(run: Run, at: int | None) -> Run | None:
    """The run up to an edition; the whole of it where none is named."""
    rows = tuple(row for row in run.rows if at is None or row.year <= at)
    return Run(rows) if rows else None


def _length(run: Run) -> int:
    """How many editions a run is long, counted by the newest of its texts where fewer are held."""
    return max(len(run.rows), run.rows[-1].in_a_row or 0)


def _long_enough(length: int, asked: AcrossAsked) -> bool:
    return length == asked.editions if asked.exact else length >= asked.editions


def _told_span(run: Run) -> str:
    return run.years if _length(run) == len(run.rows) else f"as the {run.last} edition counts"


def _only_edition(scope: Scope) -> int | None:
    """The one edition named, at which a run must have come to the number asked for."""
    asked = scope.plan.years_asked
    named = (*asked.editions, *([asked.until] if asked.until else []))
    return named[0] if len(named) == 1 and not asked.since else None


def _meant(run: Run, years: Sequence[int], at: int | None) -> bool:
    return run.first <= at <= run.last if at else bool(set(years) & {row.year for row in run.rows})


def most_often(scope: Scope, table: TierTable, _: AcrossAsked) -> Reply | Refusal | None:
    tier, years = tier_asked_of(scope), years_of(scope, table)
    placed = placed_in(scope, table, years)
    on = {country: [row for row in own if row.tier == tier] for country, own in placed.items()}
    told: dict[str, tuple[int, Line]] = {
        country: (len(own), (f"{year_list(row.year for row in own)} ", *map(source, own)))
        for country, own in on.items()
        if own
    }
    return _with_most(scope, table, told, f"in {{}} on {tier}, the most")


def regions(scope: Scope, table: TierTable, _: AcrossAsked) -> Reply | Refusal | None:
    tier = tier_asked_of(scope)
    year = max(scope.plan.years_asked.editions, default=table.editions[-1])
    groups: defaultdict[str, list[Placed]] = defaultdict(list)
    for row in table.on(year, tier):
        groups[resolve(row.country).region].append(row)
    if not groups:
        return refused(NO_TOPIC, f"No country is held on {tier} in the {year} edition.")
    ranked = sorted(groups.items(), key=lambda it: (-len(it[1]), it[0]))
    lines = tuple(
        (f"{name}: {len(own)}: ", *named_in_a_row([(row.country, (row,)) for row in own])) for name, own in ranked
    )
    best = [name for name, own in ranked if len(own) == len(ranked[0][1])]
    lead: Line = (
        Strong(listed(best)),
        f": {plural(len(ranked[0][1]), 'country')} on {tier} in the {year} edition, the most:",
    )
    names = tuple(row.country for row in table.on(year, tier))
    return Reply((Listing(lines, lead), *reach(table, (year,), tier)), TierListFact(year, names, tier))


def share(scope: Scope, table: TierTable, _: AcrossAsked) -> Reply | Refusal | None:
    tier = tier_asked_of(scope)
    year = max(scope.plan.years_asked.editions, default=table.editions[-1])
    every = among(scope, [row.country for row in table.on(year)])
    rows = [row for row in table.on(year, tier) if row.country in every]
    if not every:
        return refused(NO_TOPIC, f"No country{scope.in_region} is placed in the {year} edition as it is held here.")
    percent = round(100 * len(rows) / len(every))
    share = Strong(f"{percent} %: {len(rows)} of {plural(len(every), 'country')}")
    lead: Line = (share, f"{scope.in_region} on {tier} in the {year} edition: ")
    claim = Claim((*lead, *named_in_a_row([(row.country, (row,)) for row in rows]), "."))
    return Reply((claim, *reach(table, (year,), None)), TierListFact(year, tuple(row.country for row in rows), tier))
