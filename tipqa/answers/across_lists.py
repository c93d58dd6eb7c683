"""Lists out of the whole table of tiers: moved between editions, step by step or together, always, never, ever, first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tipqa.answers.refusal import FALSE_PREMISE
from tipqa.answers.reply import Refusal, Reply, refused
from tipqa.answers.stated import CountriesFact, TierListFact
from tipqa.answers.tiers import mark
from tipqa.blocks.model import Block, Claim, Line, Listing, Note, Strong, in_a_row, source
from tipqa.english import editions, listed, plural, year_list
from tipqa.evidence.scope import Scope
from tipqa.placements.model import Moved, Placed
from tipqa.placements.table import TierTable
from tipqa.question.across import AcrossAsked
from tipqa.reports.model import Tier
from tipqa.reports.placements import Certainty


def tier_asked_of(scope: Scope) -> Tier:
    tier = scope.plan.listed.tier
    if tier is None:
        raise ValueError("a list across editions of no tier")
    return tier


def among(scope: Scope, countries: Iterable[str]) -> list[str]:
    """Those of the region named, without the countries that the question leaves out."""
    return [c for c in countries if (not scope.members or c in scope.members) and c not in scope.plan.left_out]


def years_of(scope: Scope, table: TierTable) -> tuple[int, ...]:
    """The editions asked for, with those between the ends of a range; all where none is named."""
    asked = scope.plan.years_asked
    first = asked.since or min(asked.editions, default=table.editions[0])
    last = max(asked.editions) if len(asked.editions) > 1 else table.editions[-1]
    return tuple(year for year in table.editions if first <= year <= last)


def placed_in(scope: Scope, table: TierTable, years: Sequence[int]) -> dict[str, list[Placed]]:
    """The placements in these editions of each country asked about that has one."""
    own = {
        country: [row for row in table.of(country) if row.year in years] for country in among(scope, table.countries)
    }
    return {country: rows for country, rows in own.items() if rows}


def reach(table: TierTable, years: Sequence[int], tier: Tier | None) -> list[Block]:
    """In which of these editions the list of a tier, or any list, may lack a country."""
    partial = [year for year in years if not table.whole(year, tier)]
    if not partial:
        return []
    lists = f"list of {tier}" if tier else "lists"
    return [Note((f"The {lists} of the {editions(partial)} may be incomplete.",))]


def named_in_a_row(rows: Sequence[tuple[str, Sequence[Placed]]]) -> Line:
    """Countries in a row, each with its sources and how sure they are."""
    return in_a_row((f"{country}{max(map(mark, own), key=len)}", map(source, own)) for country, own in rows)


def list_of(
    rows: Sequence[tuple[str, Sequence[Placed]]], what: str, notes: Iterable[Block], years: Sequence[int]
) -> Reply:
    names = tuple(country for country, _ in rows)
    lead = (Strong(plural(len(rows), "country")), f" {what}")
    claim = Claim((*lead, ": ", *named_in_a_row(rows), ".")) if rows else Claim((Strong("No country"), f" {what}."))
    return Reply((claim, *notes), CountriesFact(names, tuple(years)))


def between(scope: Scope, table: TierTable, asked: AcrossAsked) -> Reply | Refusal | None:
    first, last = min(scope.plan.years_asked.editions), max(scope.plan.years_asked.editions)
    wanted = scope.plan.listed.moves_wanted
    if asked.old and asked.new:
        wanted = ("upgraded", "downgraded", "changed")
    moves = [
        move
        for move in table.moves(first, last)
        if move.direction in wanted and asked.old in (None, move.old.tier) and asked.new in (None, move.new.tier)
    ]
    moves = [move for move in moves if among(scope, [move.country])]
    said = (
        f"{listed(wanted) if len(wanted) == 1 else 'moved'}{scope.in_region} between the {first} and the {last} edition"
    )
    return moves_by_step(moves, said, reach(table, (first, last), None), last)


def moves_by_step(moves: Sequence[Moved], what: str, notes: Iterable[Block], year: int) -> Reply:
    """Moves grouped by their step, the largest tiers last."""
    groups: defaultdict[tuple[int, int, str], list[Moved]] = defaultdict(list)
    for move in moves:
        step = f"from {move.old.tier} to {move.new.tier}"
        groups[move.old.tier.rank or 0, move.new.tier.rank or 0, step].append(move)
    lines = tuple(
        (f"{step}: ", *named_in_a_row([(it.country, (it.old, it.new)) for it in own]))
        for (*_, step), own in sorted(groups.items())
    )
    names = tuple(move.country for move in moves)
    return Reply((in_lines(names, what, lines), *notes), TierListFact(year, names))


def in_lines(countries: Sequence[str], what: str, lines: tuple[Line, ...]) -> Block:
    """How many countries, and the lines on them; that there are none where there is no line."""
    if not lines:
        return Claim((Strong("No country"), f" {what}."))
    return Listing(lines, (Strong(plural(len(countries), "country")), f" {what}:"))


def steps(scope: Scope, table: TierTable, asked: AcrossAsked) -> Reply | Refusal | None:
    years = table.editions
    moves = [
        move
        for old, new in pairwise(years)
        for move in table.moves(old, new)
        if (move.old.tier, move.new.tier) == (asked.old, asked.new) and among(scope, [move.country])
    ]
    step = f"moved from {asked.old} to {asked.new}{scope.in_region} from one edition to the next"
    return each_move(moves, f"{step}, {years[0]} to {years[-1]}", reach(table, years, None), years)


def each_move(moves: Iterable[Moved], what: str, notes: Iterable[Block], years: Sequence[int]) -> Reply:
    """Moves one by one, by country, with the step where they differ in it."""
    found = sorted(moves, key=lambda move: (move.country, move.new.year))
    several = len({(it.old.tier, it.new.tier) for it in found}) > 1
    lines = tuple(
        (
            f"{it.country}: {f'{it.old.tier} to {it.new.tier}, ' if several else ''}{it.new.year} edition{_sure(it)} ",
            source(it.old),
            source(it.new),
        )
        for it in found
    )
    names = tuple(dict.fromkeys(move.country for move in found))
    return Reply((in_lines(names, what, lines), *notes), CountriesFact(names, tuple(years)))


def _sure(move: Moved) -> str:
    return "" if move.certainty is Certainty.STATED else f" ({move.certainty.value})"


def always(scope: Scope, table: TierTable, asked: AcrossAsked) -> Reply | Refusal | None:
    tier, years = tier_asked_of(scope), years_of(scope, table)
    rows = [
        (country, (own[0], own[-1]))
        for country, own in placed_in(scope, table, years).items()
        if (asked.as_placed or len(own) == len(years)) and all(row.tier == tier for row in own)
    ]
    held = " that place it" if asked.as_placed else ""
    what = f"on {tier}{scope.in_region} in each of the {year_list(years)} editions{held}"
    ends = Note(("The sources are the first and the last placement of each.",))
    return list_of(rows, what, [ends, *reach(table, years, tier)], years)


def never(scope: Scope, table: TierTable, _: AcrossAsked) -> Reply | Refusal | None:
    tier, years = tier_asked_of(scope), years_of(scope, table)
    placed = placed_in(scope, table, years)
    rows = [(country, own[-1:]) for country, own in placed.items() if all(row.tier != tier for row in own)]
    what = f"{scope.in_region.strip()} placed in the {year_list(years)} editions, and on {tier} in none of them".strip()
    newest = Note(("The source is the newest placement of each.",))
    return list_of(rows, what, [newest, *reach(table, years, tier)], years)


def ever(scope: Scope, table: TierTable, _: AcrossAsked) -> Reply | Refusal | None:
    tier, years = tier_asked_of(scope), years_of(scope, table)
    placed = placed_in(scope, table, years)
    found = [(country, on) for country, own in placed.items() if (on := [row for row in own if row.tier == tier])]
    what = f"on {tier}{scope.in_region} in any of the {year_list(years)} editions"
    lines: tuple[Line, ...] = tuple(
        (f"{country}: {year_list(row.year for row in own)} ", *map(source, own)) for country, own in found
    )
    names = tuple(country for country, _ in found)
    return Reply((in_lines(names, what, lines), *reach(table, years, tier)), CountriesFact(names, years))


def first_time(scope: Scope, table: TierTable, _: AcrossAsked) -> Reply | Refusal | None:
    """Who is on the tier in one edition, and in none that is held before it."""
    tier = tier_asked_of(scope)
    year = max(scope.plan.years_asked.editions, default=table.editions[-1])
    earlier = [before for before in table.editions if before < year]
    before = {row.country for past in earlier for row in table.on(past, tier)}
    rows = [
        (row.country, (row,))
        for row in table.on(year, tier)
        if row.country not in before and among(scope, [row.country])
    ]
    what = f"on {tier}{scope.in_region} in the {year} edition and in none of {year_list(earlier) or 'those before'}"
    return list_of(rows, what, reach(table, [*earlier, year], tier), (year,))


def jump(scope: Scope, table: TierTable, _: AcrossAsked) -> Reply | Refusal | None:
    """Who moved by two tiers or more from one edition to the next, in the editions named or in any."""
    asked, wanted = scope.plan.years_asked, scope.plan.listed.moves_wanted or ("upgraded", "downgraded")
    alone = asked.editions[0] if len(asked.editions) == 1 and not asked.since else None
    years = years_of(scope, table) if alone is None else (alone - 1, alone)
    moves = [
        move
        for old, new in pairwise(table.editions)
        if {old, new} <= set(years)
        for move in table.moves(old, new)
        if move.steps > 1 and move.direction in wanted and among(scope, [move.country])
    ]
    what = f"moved by two tiers or more{scope.in_region} from one edition to the next, {years[0]} to {years[-1]}"
    return each_move(moves, what, reach(table, years, None), years)


def along(scope: Scope, table: TierTable, asked: AcrossAsked) -> Reply | Refusal | None:
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
    same = [move for move in same if among(scope, [move.country])]
    step = f"from {own.old.tier} to {own.new.tier}"
    claim = Claim((f"{country} was {own.direction} {step} in it. ", source(own.old), source(own.new)))
    what = f"{own.direction}{scope.in_region} in the {year} edition, beside {country}"
    others = moves_by_step(same, what, reach(table, (year - 1, year), None), year)
    return Reply((*others.blocks[:1], claim, *others.blocks[1:]), others.fact)


def peers(scope: Scope, table: TierTable, _: AcrossAsked) -> Reply | Refusal | None:
    """Who else stands on the tier of a country, in the edition named or in the newest that places it."""
    rows = [row for country in scope.plan.subjects[:1] for row in table.of(country)]
    year = max(scope.plan.editions, default=rows[-1].year if rows else 0)
    own = next((row for row in rows if row.year == year), None)
    if own is None:
        return None
    others = [(it.country, (it,)) for it in table.on(year, own.tier) if it != own and among(scope, [it.country])]
    claim = Claim((f"{own.country} was on {own.tier}{mark(own)}. ", source(own)))
    what = f"on {own.tier}{scope.in_region} in the {year} edition, beside {own.country}"
    return list_of(others, what, [claim, *reach(table, (year,), own.tier)], (year,))


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
