"""Answers on placements: one tier, a change, a history, several countries side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tipqa.answers.picked import picked_line
from tipqa.answers.reply import Reply
from tipqa.answers.stated import MoveFact, PlacementsFact, TierFact
from tipqa.answers.tier_history import history_lead, telling
from tipqa.blocks.model import Claim, Line, Listing, Note, Piece, Plain, Source, Strong, source, yes_or_no
from tipqa.english import listed, year_list
from tipqa.placements.model import Placed, Run, direction, runs_of
from tipqa.question.intents import Intent
from tipqa.question.placement_questions import Move
from tipqa.question.plan import Order, Plan
from tipqa.question.wants import Want
from tipqa.reports.model import Tier
from tipqa.reports.placements import Certainty

if TYPE_CHECKING:
    from tipqa.index.catalog import ListedPlacement

_YEAR_BY_YEAR = 6  # editions up to which each has a line of its own


def write_tiers(rows: Sequence[Placed], plan: Plan | None) -> Reply:
    """The placements in words: the shortest form that says it all; with what the `plan` asks of them, where one is given."""
    countries = list(dict.fromkeys(row.country for row in rows))
    if len(countries) > 1:
        return _each_history(rows, countries, plan) or _several(rows, countries, plan)
    if plan and plan.intent == Intent.TIER_HISTORY and (lead := history_lead(rows, plan.placement)):
        fact = _change(rows, plan).fact if len(rows) > 1 else PlacementsFact(_facts(rows), rows[0].tier)
        return Reply((_steps(rows, lead), *conflicts(rows)), fact)
    if len(rows) > 1:
        return _change(rows, plan)
    row = rows[0]
    line = (*_yes_or_no(plan, row.tier, row.tier, None), *placed_line(row))
    return Reply((Claim(line), *conflicts(rows)), PlacementsFact(_facts(rows), row.tier))


def placed_line(row: Placed, more: str = "") -> Line:
    """One placement, with `more` said of its edition."""
    return (Strong(row.tier.value), f": {row.country}, {row.year} edition{mark(row)}{more}. ", source(row))


def mark(row: Placed) -> str:
    """How sure a placement is, to stand behind it; nothing where it is stated."""
    return "" if row.certainty is Certainty.STATED else f" ({row.certainty.value})"


def conflicts(rows: Iterable[Placed]) -> tuple[Note, ...]:
    """What lists of placements have otherwise than the narratives, which are taken."""
    return tuple(
        Note(
            (
                f"The list of placements has {row.country} on {row.listed} in the {row.year} edition ",
                Source(*row.listed_at),
                "; the narrative’s own sentence is taken.",
            )
        )
        for row in rows
        if row.listed
    )


def _yes_or_no(plan: Plan | None, old: Tier, new: Tier, moved: str | None) -> Line:
    """ "Yes. " or "No. " where the question wants it and a placement or a move decides it; else nothing.

    Args:
        moved: the direction from `old` to `new`; None where one placement is all that is held.
    """
    if plan is None or Want.YES_NO not in plan.wants:
        return ()
    asked = plan.placement if moved else replace(plan.placement, move=None)
    holds = asked.holds(old, new, moved or "")
    return () if holds is None else yes_or_no(holds)


def write_stated_move(rows: Sequence[Placed], listed: Sequence[ListedPlacement], plan: Plan) -> Reply | None:
    """What the newest edition tells of a move in words, where the edition before it is not held; None where it is."""
    last = rows[-1]
    if last.change is None or any(row.year == last.year - 1 for row in rows):
        return None
    if last.change == "remained":
        said = f": {last.country} remained on {last.tier}, as the {last.year} edition says. "
        fact = PlacementsFact(_facts([last]), last.tier, MoveFact("unchanged", last.tier, last.tier))
        verdict = _yes_or_no(plan, last.tier, last.tier, "unchanged")
        return Reply((Claim((*verdict, Strong("Unchanged"), said, source(last))),), fact)
    before = next((it for it in reversed(listed) if it.country == last.country and it.from_tier), None)
    origin: Line = (f" from {before.from_tier} ", source(before)) if before else ()
    said = f" to {last.tier}: {last.country}, as the {last.year} edition says. "
    old = before.from_tier if before and before.from_tier else last.tier
    verdict = _yes_or_no(plan, old, last.tier, last.change)
    line: list[Piece] = [*verdict, Strong(last.change.capitalize()), *origin, said, source(last)]
    for row in [row for row in rows if row.year < last.year][-1:]:
        line += [f" The edition held before it, {row.year}, had it on {row.tier}. ", source(row)]
    move = MoveFact(last.change, before.from_tier if before else None, last.tier)
    return Reply((Claim(tuple(line)),), PlacementsFact(_facts([last]), last.tier, move))


def _change(rows: Sequence[Placed], plan: Plan | None) -> Reply:
    first, last = rows[0], rows[-1]
    moved = direction(first.tier, last.tier)
    fact = PlacementsFact(_facts(rows), last.tier, MoveFact(moved, first.tier, last.tier))
    lead = moved_line(first, last, moved)
    if len(rows) == 2:
        verdict = _yes_or_no(plan, first.tier, last.tier, moved)
        return Reply((Claim((*verdict, *lead, " ", source(first), source(last))), *conflicts(rows)), fact)
    if moved == "unchanged":
        lead = _back_or_stayed(rows)
    return Reply((_steps(rows, (*_throughout(rows, plan), *lead)), *conflicts(rows)), fact)


def _throughout(rows: Sequence[Placed], plan: Plan | None) -> Line:
    """ "Yes. " or "No. " on whether a country stayed, or moved at all, over editions of which each is looked at; of two editions
    set against each other only these are.
    """
    if plan is None or Want.YES_NO not in plan.wants or plan.placement.move not in (Move.STAYED, Move.MOVED):
        return ()
    first, last = rows[0], rows[-1]
    ends_alone = (
        plan.placement.move is Move.STAYED and plan.intent != Intent.TIER_HISTORY and plan.years_asked.between is None
    )
    through = "unchanged" if ends_alone or len({row.tier for row in rows}) == 1 else "moved"
    moved = through if first.tier == last.tier else direction(first.tier, last.tier)
    return _yes_or_no(plan, first.tier, last.tier, moved)


def _steps(rows: Sequence[Placed], lead: Line) -> Listing:
    """The placements under a line that sums them up: year by year, or many of them as runs on one tier."""
    if len(rows) > _YEAR_BY_YEAR:
        runs = runs_of(rows)
        return Listing(tuple(_run(run, runs[at - 1] if at else None) for at, run in enumerate(runs)), lead)
    steps = tuple((f"{row.year}: {row.tier}{mark(row)}{_step(rows, at)} ", source(row)) for at, row in enumerate(rows))
    return Listing(steps, lead)


def _run(run: Run, before: Run | None) -> Line:
    """ "2014 to 2016: Tier 3 (downgraded; one source)", with the sources of each edition."""
    moved = direction(before.tier, run.tier) if before and before.tier != run.tier else ""
    unsure = [
        it.value if len(unsettled) == len(run.rows) else f"{it.value}: {year_list(unsettled)}"
        for it in Certainty
        if it is not Certainty.STATED and (unsettled := [row.year for row in run.rows if row.certainty is it])
    ]
    notes = "; ".join(filter(None, [moved, *unsure]))
    return (f"{run.years}: {run.tier}{f' ({notes})' if notes else ''} ", *map(source, run.rows))


def moved_line(first: Placed, last: Placed, moved: str) -> Line:
    """A move between two editions, or that there was none, without its sources."""
    if moved == "unchanged":
        sure = mark(max(first, last, key=lambda row: list(Certainty).index(row.certainty)))
        said = f": {first.country} was on {first.tier} in both the {first.year} and the {last.year} edition{sure}."
        return (Strong("Unchanged"), said)
    ends = (f"{row.tier} in the {row.year} edition{mark(row)}" for row in (first, last))
    return (Strong(moved.capitalize()), f": {first.country} went from {next(ends)} to {next(ends)}.")


def _back_or_stayed(rows: Sequence[Placed]) -> Line:
    first, last = rows[0], rows[-1]
    if len({row.tier for row in rows}) == 1:
        years = year_list(row.year for row in rows)
        return (Strong("Unchanged"), f": {first.country} was on {first.tier} in each of the {years} editions.")
    said = f": {first.country} was on {last.tier} in the {first.year} and in the {last.year} edition, with changes in between."
    return (Strong(f"{last.tier} again"), said)


def _step(rows: Sequence[Placed], at: int) -> str:
    if at == 0:
        return ""
    moved = direction(rows[at - 1].tier, rows[at].tier)
    return "" if moved == "unchanged" else f" ({moved})"


def _each_history(rows: Sequence[Placed], countries: Sequence[str], plan: Plan | None) -> Reply | None:
    """What is asked of the placements over the years, country by country, each with its runs; None where nothing is."""
    if plan is None or plan.intent != Intent.TIER_HISTORY:
        return None
    lines: list[Line] = []
    for country in countries:
        own = [row for row in rows if row.country == country]
        lead = history_lead(own, plan.placement)
        if not lead:
            return None
        lines.append((*lead, " ", *(source(row) for row in telling(own, plan.placement))))
    return Reply((Listing(tuple(lines)), *conflicts(rows)), PlacementsFact(_facts(rows)))


def _several(rows: Sequence[Placed], countries: Sequence[str], plan: Plan | None) -> Reply:
    lines = tuple(_path([row for row in rows if row.country == country]) for country in countries)
    latest = max(row.year for row in rows)
    lead, fact = _verdict([row for row in rows if row.year == latest], plan)
    lead = picked_line(rows, plan) or lead
    lead = _who_moved(rows, countries, plan) or (*_compared(rows, countries, latest, plan), *lead)
    blocks: list[Plain] = [Claim(lead)] if lead else []
    return Reply((*blocks, Listing(lines), *conflicts(rows)), replace(fact, tiers=_facts(rows)))


def _compared(rows: Sequence[Placed], countries: Sequence[str], year: int, plan: Plan | None) -> Line:
    """ "Yes. " or "No. " where a question wants it of several countries: all on one tier, or the first of two above the second."""
    tiers = {row.country: row.tier for row in rows if row.year == year}
    if plan is None or Want.YES_NO not in plan.wants or plan.placement.negated or len(tiers) != len(countries):
        return ()
    if (tier := plan.placement.tier) and plan.placement.move is None and not plan.placement.left:
        on = [it == tier for it in tiers.values()]
        return yes_or_no(all(on)) if all(on) or plan.placement.of_each or not any(on) else ()
    if len(countries) != 2:
        return ()
    first, second = (tiers[country] for country in countries)
    if plan.placement.traded:
        paths = [[row.tier for row in rows if row.country == country] for country in countries]
        return yes_or_no(_traded(*paths)) if all(len(path) == 2 for path in paths) else ()
    if Want.SAMENESS in plan.wants:
        holds = (first == second) == (plan.placement.move is Move.STAYED)
    elif plan.tier_order and first.rank is not None and second.rank is not None:
        holds = first.rank > second.rank if plan.tier_order is Order.MOST else first.rank < second.rank
    else:
        return ()
    return yes_or_no(holds)


def _who_moved(rows: Sequence[Placed], countries: Sequence[str], plan: Plan | None) -> Line:
    """Which of several countries made the move that a question names, where each is placed in both of its editions."""
    if plan is None or plan.intent != Intent.TIER_CHANGE or plan.placement.traded or plan.placement.negated:
        return ()
    ends = {country: [row for row in rows if row.country == country] for country in countries}
    if any(len(own) != 2 for own in ends.values()):
        return ()
    asked = plan.placement if plan.placement.move else replace(plan.placement, move=Move.MOVED)
    moved = [
        country
        for country, (old, new) in ends.items()
        if asked.holds(old.tier, new.tier, direction(old.tier, new.tier))
    ]
    years = f"from the {rows[0].year} to the {rows[1].year} edition"
    was = "were" if len(moved) > 1 else "was"
    what = f"{was} {asked.move}" if asked.move in (Move.UP, Move.DOWN) else "moved"
    if asked.left and asked.tier and asked.move is Move.MOVED:
        what = f"left {asked.tier}"
    verdict = ""
    if Want.YES_NO in plan.wants and len(moved) in (0, len(countries)):
        verdict = "Yes: " if moved else "No: "
    elif Want.YES_NO in plan.wants and plan.placement.of_each:
        verdict = "No: only "
    who = f"{verdict}{listed(moved) or 'none of them'}"
    return (Strong(f"{who[0].upper()}{who[1:]}"), f" {what} {years}.")


def _traded(first: Sequence[Tier], second: Sequence[Tier]) -> bool:
    """Whether each of two countries came to where the other one was."""
    return first[0] != second[0] and list(first) == list(reversed(second))


def _path(own: Sequence[Placed]) -> Line:
    pieces: list[Piece] = []
    for row in own:
        pieces += [" → " if pieces else f"{row.country}: ", f"{row.tier} ({row.year}){mark(row)} ", source(row)]
    if len(own) < 2:
        return tuple(pieces)
    between = len({row.tier for row in own}) > 1 and own[0].tier == own[-1].tier
    return (*pieces, f", {f'{own[-1].tier} again' if between else direction(own[0].tier, own[-1].tier)}")


def _verdict(rows: Sequence[Placed], plan: Plan | None) -> tuple[Line, PlacementsFact]:
    """The one line that a comparison of countries asks for: same or not, lowest, highest."""
    ranks = [row.tier.rank for row in rows]
    year = rows[0].year
    same = len({row.tier for row in rows}) == 1
    fact = PlacementsFact((), same=same)
    ranked = [rank for rank in ranks if rank is not None]
    for order, pick, word in ((Order.FEWEST, min, "Lowest"), (Order.MOST, max, "Highest")):
        if plan and plan.tier_order == order and ranked and not same:
            chosen = [row for row in rows if row.tier.rank == pick(ranked)]
            names = tuple(row.country for row in chosen)
            line = (Strong(f"{word} in {year}"), f": {listed(names)} ({chosen[0].tier}).")
            return line, replace(fact, extreme=(word.lower(), names))
    if same:
        all_of = "all" if len(rows) > 2 else "both"
        said = f": {listed(row.country for row in rows)} were {all_of} on {rows[0].tier}."
        return (Strong(f"Same tier in {year}"), said), fact
    return ((Strong(f"Not the same tier in {year}."),) if plan and Want.SAMENESS in plan.wants else ()), fact


def _facts(rows: Sequence[Placed]) -> tuple[TierFact, ...]:
    return tuple(TierFact(row.country, row.year, row.tier, row.report, row.certainty) for row in rows)
