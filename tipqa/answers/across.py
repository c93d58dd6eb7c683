"""Lists that look at the whole table of tiers: moved between editions, always, never, longest, shares, moved along."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from tipqa.answers.edition import write_edition
from tipqa.answers.refusal import FALSE_PREMISE, NO_EDITION, NO_TOPIC
from tipqa.answers.reply import Refusal, Reply, refused
from tipqa.answers.stated import CountriesFact, TierListFact
from tipqa.answers.tiers import mark
from tipqa.blocks.model import Block, Claim, Line, Listing, Note, Piece, Strong, source
from tipqa.countries.lookup import resolve
from tipqa.english import listed, plural, year_list
from tipqa.evidence.scope import Scope
from tipqa.placements.model import Moved, Placed, Run
from tipqa.placements.reading import tier_table
from tipqa.placements.table import TierTable
from tipqa.question.across import Across, AcrossAsked
from tipqa.reports.model import Tier
from tipqa.reports.placements import Certainty

_MOST = 10  # countries that a ranking shows


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


def _tier(scope: Scope) -> Tier:
    tier = scope.plan.listed.tier
    if tier is None:
        raise ValueError("a list across editions of no tier")
    return tier


def _among(scope: Scope, countries: Iterable[str]) -> list[str]:
    """Those of the region named, without the countries that the question leaves out."""
    return [c for c in countries if (not scope.members or c in scope.members) and c not in scope.plan.excluded]


def _years(scope: Scope, table: TierTable) -> tuple[int, ...]:
    """The editions asked for, with those between the ends of a range; all where none is named."""
    asked = scope.plan.years_asked
    first = asked.since or min(asked.editions, default=table.editions[0])
    last = max(asked.editions) if len(asked.editions) > 1 else table.editions[-1]
    return tuple(year for year in table.editions if first <= year <= last)


def _where(scope: Scope) -> str:
    return f" in {scope.region}" if scope.region else ""


def _reach(table: TierTable, years: Sequence[int], tier: Tier | None) -> list[Block]:
    """In which of these editions the list of a tier, or any list, may lack a country."""
    partial = [year for year in years if not table.whole(year, tier)]
    if not partial:
        return []
    word = "list" if tier else "lists"
    of = f" of {tier}" if tier else ""
    return [
        Note(
            (f"The {word}{of} of the {year_list(partial)} edition{'s' if len(partial) > 1 else ''} may be incomplete.",)
        )
    ]


def _named(rows: Sequence[tuple[str, Sequence[Placed]]]) -> Line:
    """Countries in a row, each with its sources and how sure they are."""
    pieces: list[Piece] = []
    for country, own in rows:
        sure = mark(max(own, key=lambda row: len(mark(row)))) if own else ""
        pieces += [f"{', ' if pieces else ''}{country}{sure} ", *map(source, own)]
    return tuple(pieces)


def _list(
    rows: Sequence[tuple[str, Sequence[Placed]]], what: str, notes: Iterable[Block], years: Sequence[int]
) -> Reply:
    names = tuple(country for country, _ in rows)
    lead = (Strong(plural(len(rows), "country")), f" {what}")
    claim = Claim((*lead, ": ", *_named(rows), ".")) if rows else Claim((Strong("No country"), f" {what}."))
    return Reply((claim, *notes), CountriesFact(names, tuple(years)))


def _between(scope: Scope, table: TierTable, asked: AcrossAsked) -> Reply | Refusal | None:
    first, last = min(scope.plan.years_asked.editions), max(scope.plan.years_asked.editions)
    wanted = scope.plan.listed.moves_wanted
    if asked.old and asked.new:
        wanted = ("upgraded", "downgraded", "changed")
    moves = [
        move
        for move in table.moves(first, last)
        if move.direction in wanted and asked.old in (None, move.old.tier) and asked.new in (None, move.new.tier)
    ]
    moves = [move for move in moves if _among(scope, [move.country])]
    said = (
        f"{listed(wanted) if len(wanted) == 1 else 'moved'}{_where(scope)} between the {first} and the {last} edition"
    )
    return _moves(moves, said, _reach(table, (first, last), None), last)


def _moves(moves: Sequence[Moved], what: str, notes: Iterable[Block], year: int) -> Reply:
    """Moves grouped by their step, the largest tiers last."""
    groups: defaultdict[tuple[int, int, str], list[Moved]] = defaultdict(list)
    for move in moves:
        step = f"from {move.old.tier} to {move.new.tier}"
        groups[move.old.tier.rank or 0, move.new.tier.rank or 0, step].append(move)
    lines = tuple(
        (f"{step}: ", *_named([(it.country, (it.old, it.new)) for it in own]))
        for (*_, step), own in sorted(groups.items())
    )
    names = tuple(move.country for move in moves)
    lead: Line = (Strong(plural(len(moves), "country")), f" {what}:")
    first: Block = Listing(lines, lead) if lines else Claim((Strong("No country"), f" {what}."))
    return Reply((first, *notes), TierListFact(year, names))


def _steps(scope: Scope, table: TierTable, asked: AcrossAsked) -> Reply | Refusal | None:
    years = table.editions
    moves = [
        move
        for old, new in pairwise(years)
        for move in table.moves(old, new)
        if (move.old.tier, move.new.tier) == (asked.old, asked.new) and _among(scope, [move.country])
    ]
    found = sorted(moves, key=lambda move: (move.country, move.new.year))
    what = (
        f"moved from {asked.old} to {asked.new}{_where(scope)} from one edition to the next, {years[0]} to {years[-1]}"
    )
    lines = tuple((f"{it.country}: {it.new.year} edition{_sure(it)} ", source(it.old), source(it.new)) for it in found)
    names = tuple(dict.fromkeys(move.country for move in found))
    first: Block = Listing(lines, (Strong(plural(len(names), "country")), f" {what}:"))
    if not lines:
        first = Claim((Strong("No country"), f" {what}."))
    return Reply((first, *_reach(table, years, None)), CountriesFact(names, years))


def _sure(move: Moved) -> str:
    return "" if move.certainty is Certainty.STATED else f" ({move.certainty.value})"


def _editions(scope: Scope, table: TierTable, _: AcrossAsked) -> Reply | Refusal | None:
    tier, years = _tier(scope), _years(scope, table)
    counts = {year: len(_among(scope, [row.country for row in table.on(year, tier)])) for year in years}
    most = max(counts.values())
    top = [year for year, count in counts.items() if count == most]
    word = "edition" if len(top) == 1 else "editions"
    lead: Line = (
        Strong(f"The {year_list(top)} {word}"),
        f": {plural(most, 'country')} on {tier}{_where(scope)}, the most held.",
    )
    every = f"By edition: {', '.join(f'{count} in {year}' for year, count in counts.items())}."
    rows = [(row.country, (row,)) for row in table.on(top[-1], tier) if _among(scope, [row.country])]
    names = Claim((f"In {top[-1]}: ", *_named(rows), "."))
    fact = TierListFact(top[-1], tuple(country for country, _ in rows), tier)
    return Reply((Claim(lead), names, Note((every,)), *_reach(table, years, tier)), fact)


def _always(scope: Scope, table: TierTable, _: AcrossAsked) -> Reply | Refusal | None:
    tier, years = _tier(scope), _years(scope, table)
    rows = []
    for country in _among(scope, table.countries):
        own = [row for row in table.of(country) if row.year in years]
        if len(own) == len(years) and all(row.tier == tier for row in own):
            rows.append((country, (own[0], own[-1])))
    what = f"on {tier}{_where(scope)} in each of the {year_list(years)} editions"
    ends = Note(("The sources are the first and the last placement of each.",))
    return _list(rows, what, [ends, *_reach(table, years, tier)], years)


def _never(scope: Scope, table: TierTable, _: AcrossAsked) -> Reply | Refusal | None:
    tier, years = _tier(scope), _years(scope, table)
    rows = []
    for country in _among(scope, table.countries):
        own = [row for row in table.of(country) if row.year in years]
        if own and all(row.tier != tier for row in own):
            rows.append((country, own[-1:]))
    what = f"{_where(scope).strip()} placed in the {year_list(years)} editions, and on {tier} in none of them".strip()
    newest = Note(("The source is the newest placement of each.",))
    return _list(rows, what, [newest, *_reach(table, years, tier)], years)


def _ever(scope: Scope, table: TierTable, _: AcrossAsked) -> Reply | Refusal | None:
    tier, years = _tier(scope), _years(scope, table)
    found = []
    for country in _among(scope, table.countries):
        own = [row for row in table.of(country) if row.year in years and row.tier == tier]
        if own:
            found.append((country, own))
    what = f"on {tier}{_where(scope)} in any of the {year_list(years)} editions"
    lines: tuple[Line, ...] = tuple(
        (f"{country}: {year_list(row.year for row in own)} ", *map(source, own)) for country, own in found
    )
    lead: Line = (Strong(plural(len(found), "country")), f" {what}:")
    first: Block = Listing(lines, lead) if lines else Claim((Strong("No country"), f" {what}."))
    return Reply((first, *_reach(table, years, tier)), CountriesFact(tuple(c for c, _ in found), years))


def _longest(scope: Scope, table: TierTable, _: AcrossAsked) -> Reply | Refusal | None:
    tier, years = _tier(scope), _years(scope, table)
    runs = [
        (country, run) for country in _among(scope, table.countries) for run in table.runs(country) if run.tier == tier
    ]
    best: dict[str, Run] = {}
    for country, run in runs:
        kept = [row for row in run.rows if row.year in years]
        if kept and (country not in best or len(kept) > len(best[country].rows)):
            best[country] = Run(tuple(kept))
    ranked = sorted(best.items(), key=lambda it: (-len(it[1].rows), it[0]))
    if not ranked:
        return refused(NO_TOPIC, f"No country{_where(scope)} is held on {tier} in the {year_list(years)} editions.")
    top = [(country, run) for country, run in ranked if len(run.rows) == len(ranked[0][1].rows)]
    lead: Line = (
        Strong(listed(country for country, _ in top)),
        f": {plural(len(top[0][1].rows), 'edition')} in a row on {tier}, the longest{_where(scope)} in the {year_list(years)} editions:",
    )
    shown = ranked[: max(_MOST, len(top))]
    lines = tuple((f"{c}: {len(run.rows)}, {_span(run)} ", *_ends(run)) for c, run in shown)
    notes = _reach(table, years, tier)
    fact = CountriesFact(tuple(country for country, _ in top), years)
    return Reply((Listing(lines, lead, rest=len(ranked) - len(shown)), *notes), fact)


def _span(run: Run) -> str:
    return f"{run.first} to {run.last}" if run.last > run.first else f"{run.first}"


def _ends(run: Run) -> Line:
    return tuple(source(row) for row in dict.fromkeys((run.rows[0], run.rows[-1])))


def _in_a_row(scope: Scope, table: TierTable, asked: AcrossAsked) -> Reply | Refusal | None:
    tier, years = _tier(scope), _years(scope, table)
    found = [
        (country, run)
        for country in _among(scope, table.countries)
        for run in table.runs(country)
        if run.tier == tier and len(run.rows) >= asked.editions and set(years) & {row.year for row in run.rows}
    ]
    names = tuple(dict.fromkeys(country for country, _ in found))
    what = f"on {tier}{_where(scope)} for {asked.editions} editions in a row or more"
    lines = tuple((f"{country}: {len(run.rows)}, {_span(run)} ", *_ends(run)) for country, run in found)
    first: Block = Listing(lines, (Strong(plural(len(names), "country")), f" {what}:"))
    if not lines:
        first = Claim((Strong("No country"), f" {what}."))
    return Reply((first, *_reach(table, years, tier)), CountriesFact(names, years))


def _most(scope: Scope, table: TierTable, _: AcrossAsked) -> Reply | Refusal | None:
    tier, years = _tier(scope), _years(scope, table)
    on = {
        c: [row for row in table.of(c) if row.tier == tier and row.year in years]
        for c in _among(scope, table.countries)
    }
    ranked = sorted(((c, own) for c, own in on.items() if own), key=lambda it: (-len(it[1]), it[0]))
    if not ranked:
        return refused(NO_TOPIC, f"No country{_where(scope)} is held on {tier} in the {year_list(years)} editions.")
    most = len(ranked[0][1])
    top = tuple(country for country, own in ranked if len(own) == most)
    shown = ranked[: max(_MOST, len(top))]
    lead: Line = (
        Strong(listed(top)),
        f": in {plural(most, 'edition')} on {tier}, the most{_where(scope)} in the {year_list(years)} editions:",
    )
    lines: tuple[Line, ...] = tuple(
        (f"{country}: {len(own)}, {year_list(row.year for row in own)} ", *map(source, own)) for country, own in shown
    )
    listing = Listing(lines, lead, rest=len(ranked) - len(shown))
    return Reply((listing, *_reach(table, years, tier)), CountriesFact(top, years))


def _regions(scope: Scope, table: TierTable, _: AcrossAsked) -> Reply | Refusal | None:
    tier = _tier(scope)
    year = max(scope.plan.years_asked.editions, default=table.editions[-1])
    groups: defaultdict[str, list[Placed]] = defaultdict(list)
    for row in table.on(year, tier):
        groups[resolve(row.country).region].append(row)
    if not groups:
        return refused(NO_TOPIC, f"No country is held on {tier} in the {year} edition.")
    ranked = sorted(groups.items(), key=lambda it: (-len(it[1]), it[0]))
    lines = tuple((f"{name}: {len(own)}: ", *_named([(row.country, (row,)) for row in own])) for name, own in ranked)
    best = [name for name, own in ranked if len(own) == len(ranked[0][1])]
    lead: Line = (
        Strong(listed(best)),
        f": {plural(len(ranked[0][1]), 'country')} on {tier} in the {year} edition, the most:",
    )
    names = tuple(row.country for row in table.on(year, tier))
    return Reply((Listing(lines, lead), *_reach(table, (year,), tier)), TierListFact(year, names, tier))


def _share(scope: Scope, table: TierTable, _: AcrossAsked) -> Reply | Refusal | None:
    tier = _tier(scope)
    year = max(scope.plan.years_asked.editions, default=table.editions[-1])
    every = _among(scope, [row.country for row in table.on(year)])
    rows = [row for row in table.on(year, tier) if row.country in every]
    if not every:
        return refused(NO_TOPIC, f"No country{_where(scope)} is placed in the {year} edition as it is held here.")
    percent = round(100 * len(rows) / len(every))
    share = Strong(f"{percent} %: {len(rows)} of {plural(len(every), 'country')}")
    lead: Line = (share, f"{_where(scope)} on {tier} in the {year} edition: ")
    claim = Claim((*lead, *_named([(row.country, (row,)) for row in rows]), "."))
    return Reply((claim, *_reach(table, (year,), None)), TierListFact(year, tuple(row.country for row in rows), tier))


def _along(scope: Scope, table: TierTable, asked: AcrossAsked) -> Reply | Refusal | None:
    country = scope.plan.subjects[0]
    wanted = scope.plan.listed.moves_wanted
    own = _own_move(table, country, wanted, asked, scope.plan.years_asked.editions)
    if own is None:
        if country not in table:
            return None
        when = (
            f" in the {year_list(scope.plan.years_asked.editions)} edition" if scope.plan.years_asked.editions else ""
        )
        what = wanted[0] if len(wanted) == 1 else "moved"
        return refused(FALSE_PREMISE, f"{country} was not {what}{when}, as far as its tier is held here.")
    year = own.new.year
    same = [
        move
        for move in table.moves(year - 1, year)
        if move.direction == own.direction and move.country != country and asked.new in (None, move.new.tier)
    ]
    same = [move for move in same if _among(scope, [move.country])]
    step = f"from {own.old.tier} to {own.new.tier}"
    claim = Claim((f"{country} was {own.direction} {step} in it. ", source(own.old), source(own.new)))
    what = f"{own.direction}{_where(scope)} in the {year} edition, beside {country}"
    others = _moves(same, what, _reach(table, (year - 1, year), None), year)
    return Reply((*others.blocks[:1], claim, *others.blocks[1:]), others.fact)


def _own_move(
    table: TierTable, country: str, wanted: Sequence[str], asked: AcrossAsked, years: Sequence[int]
) -> Moved | None:
    """The latest move of the country that the question may mean, in the editions named if any."""
    rows = table.of(country)
    pairs = [Moved(old, new) for old in rows if (new := table.at(country, old.year + 1)) and new.tier != old.tier]
    for move in reversed(pairs):
        fits = asked.old in (None, move.old.tier) and asked.new in (None, move.new.tier)
        if move.direction in wanted and fits and (not years or move.new.year in years):
            return move
    return None


_Writer = Callable[[Scope, TierTable, AcrossAsked], Reply | Refusal | None]
_WRITERS: dict[Across, _Writer] = {
    Across.BETWEEN: _between,
    Across.STEPS: _steps,
    Across.EDITIONS: _editions,
    Across.ALWAYS: _always,
    Across.NEVER: _never,
    Across.EVER: _ever,
    Across.IN_A_ROW: _in_a_row,
    Across.LONGEST: _longest,
    Across.MOST: _most,
    Across.REGIONS: _regions,
    Across.SHARE: _share,
    Across.TIERS: lambda scope, *_: write_edition(scope),
    Across.ALONG: _along,
}
