"""Placements over the years: whether ever, for how long, when and how often, out of the editions that are held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import assert_never

from tipqa.blocks.model import Line, Strong
from tipqa.english import editions, listed, plural, year_list
from tipqa.placements.model import Placed, Run, direction, runs_of
from tipqa.question.placement_questions import End, Move, OfHistory, PlacementAsked
from tipqa.reports.model import Tier


def history_lead(rows: Sequence[Placed], asked: PlacementAsked) -> Line:
    """The line that answers what is asked of the placements of one country, oldest first; empty where nothing is.

    It speaks of the editions that are held, and never of others.
    """
    match asked.history:
        case None:
            return ()
        case OfHistory.SPANS:
            return _spans(rows, asked.tier) if asked.tier else ()
        case OfHistory.EVER:
            return _ever(rows, asked)
        case OfHistory.HOW_LONG:
            if asked.spell_before and (spell := _spell_before(rows, asked.tier)):
                return spell
            if asked.end is End.FIRST and asked.tier:
                return _first_run(rows, asked.tier)
            return _how_long(rows, asked)
        case OfHistory.WHEN:
            return _when(rows, asked)
        case OfHistory.TIMES:
            return _times(rows, asked)
        case OfHistory.IN_A_ROW:
            return _in_a_row(rows, asked.tier, asked) if asked.tier else ()
        case OfHistory.ALWAYS:
            return _always(rows, asked.tier, asked) if asked.tier else ()
        case OfHistory.LOWEST | OfHistory.HIGHEST:
            return _extreme(rows, asked.history)
        case OfHistory.TURNS:
            return _turns(rows)
        case _:
            assert_never(asked.history)


def telling(rows: Sequence[Placed], asked: PlacementAsked) -> list[Placed]:
    """The placements that bear out the line: of the editions that it names, of a lack all; never none."""
    if asked.move or asked.left:
        made = _moves(rows, asked)
        found = [row for row in rows if {row.year, row.year + 1} & set(made)]
    else:
        found = [row for row in rows if asked.tier is None or _on(row, asked)]
    if asked.end and found:
        found = found[-1:] if asked.end is End.LAST else found[:1]
    return found or [run.rows[0] for run in runs_of(rows)]


def _on(row: Placed, asked: PlacementAsked) -> bool:
    """Whether a placement is on the tier named; on another one, where the time off it is asked for."""
    if asked.side:
        return asked.meant(row.tier)
    off = asked.off or (asked.negated and asked.history is OfHistory.WHEN)
    return (row.tier == asked.tier) is not off


def _held(rows: Sequence[Placed]) -> str:
    """ "the 2021 to 2025 editions"."""
    return f"the {editions(row.year for row in rows)}"


def _never_on(rows: Sequence[Placed], tier: Tier) -> Line:
    """That a country was not on a tier in what is held."""
    return (Strong(f"Not in {_held(rows)}"), f": {rows[0].country} was not on {tier} in any of them.")


def _made(move: Move | None) -> str:
    """A move in words: "was upgraded", "moved"."""
    return f"was {move}" if move in (Move.UP, Move.DOWN) else "moved"


def _all(asked: PlacementAsked) -> str:
    """That nothing else is held, unless the question itself names the years."""
    return "" if asked.ranged else ", which are all that is held"


def _moves(rows: Sequence[Placed], asked: PlacementAsked) -> list[int]:
    """The editions in which the move named was made: between two editions in a row, or as the newer one says."""
    first = (
        [rows[0].year] if rows[0].change in _AS_SAID.get(asked.move, ()) and asked.tier in (None, rows[0].tier) else []
    )
    named = PlacementAsked(asked.tier, asked.move or Move.MOVED, asked.left, reached=asked.reached)
    return first + [
        new.year
        for old, new in pairwise(rows)
        if new.year == old.year + 1 and named.holds(old.tier, new.tier, direction(old.tier, new.tier))
    ]


_AS_SAID: dict[Move | None, tuple[str, ...]] = {
    Move.UP: ("upgraded",),
    Move.DOWN: ("downgraded",),
    Move.MOVED: ("upgraded", "downgraded"),
}


def _ever(rows: Sequence[Placed], asked: PlacementAsked) -> Line:
    country = rows[0].country
    if asked.move and not (asked.tier and asked.move is Move.STAYED):
        years = _moves(rows, asked)
        what = _made(asked.move)
        what += f" {'from' if asked.left else 'to'} {asked.tier}" if asked.tier else ""
        what += f" to {asked.reached}" if asked.reached else ""
    elif asked.tier and asked.left and not asked.off:
        return _ever_left(rows, asked)
    elif asked.tier:
        meant = replace(asked, off=asked.left or asked.off)
        years = [row.year for row in rows if meant.meant(row.tier)]
        what = f"was {meant.place}"
    else:
        return ()
    if years:
        back = _back_on(rows, asked.tier, years[-1]) if asked.move and asked.left else ""
        when = f"the {editions(years)}"
        if asked.move and (asked.negated or (asked.says_more and not asked.tier)):  # neither yes nor no would be clear
            return (Strong(f"In {when}"), f": {country} {what}{back}.")
        return (Strong("Yes"), f": {country} {what} in {when}{_tiers_there(rows, years, asked)}{back}.")
    negated = what.replace("was", "was not", 1) if "was" in what else "did not move"
    return (Strong(f"Not in {_held(rows)}"), f"{_all(asked)}: {country} {negated} in any of them.")


def _tiers_there(rows: Sequence[Placed], years: Sequence[int], asked: PlacementAsked) -> str:
    """The tiers of these editions, where the question names another one: ", on Tier 2"."""
    if asked.move or not (asked.side or asked.off):
        return ""
    tiers = dict.fromkeys(str(row.tier) for row in rows if row.year in years)
    return f", on {listed(tiers)}"


def _ever_left(rows: Sequence[Placed], asked: PlacementAsked) -> Line:
    """Whether a country ever left a tier; one that it was off before it came to it is not one that it left."""
    country, years = rows[0].country, _moves(rows, asked)
    if years:
        to = f" for {asked.reached}" if asked.reached else ""
        back = _back_on(rows, asked.tier, years[-1])
        return (Strong("Yes"), f": {country} left {asked.tier}{to} in the {editions(years)}{back}.")
    if asked.reached:
        said = f"did not go from {asked.tier} to {asked.reached} in any of them"
        return (Strong(f"Not in {_held(rows)}"), f"{_all(asked)}: {country} {said}.")
    never_on = all(row.tier != asked.tier for row in rows)
    said = f"was on {asked.tier} in none of them" if never_on else f"did not leave {asked.tier} in any of them"
    return (Strong(f"Not in {_held(rows)}"), f"{_all(asked)}: {country} {said}.")


def _back_on(rows: Sequence[Placed], tier: Tier | None, left: int) -> str:
    """That a country came back to a tier after the edition in which it left it; "" where it did not."""
    again = next((row.year for row in rows if row.year > left and row.tier == tier), None)
    return f". It was on {tier} again in the {again} edition" if again else ""


def _turns(rows: Sequence[Placed]) -> Line:
    """Every move up and down in turn: "up in 2018, down in 2020"."""
    moves = [(direction(old.tier, new.tier), new.year) for old, new in pairwise(rows)]
    made = [(word, year) for word, year in moves if word in ("upgraded", "downgraded")]
    both = len({word for word, _ in made}) == 2
    said = listed(f"{word} in {year}" for word, year in made) if made else "neither upgraded nor downgraded"
    return (Strong("Up and down" if both else "Not both"), f": {rows[0].country} was {said}, of {_held(rows)} held.")


def _first_run(rows: Sequence[Placed], tier: Tier) -> Line:
    """The first run of editions on a tier."""
    runs = runs_of(rows)
    at = next((at for at, run in enumerate(runs) if run.tier == tier), None)
    if at is None:
        return _never_on(rows, tier)
    run, after = runs[at], runs[at + 1] if at + 1 < len(runs) else None
    then = f"; in the {after.first} edition it was on {after.tier}" if after else ""
    said = f": {rows[0].country} was first on {tier} {_span(run)}{then}; held are {_held(rows)}."
    return (Strong(plural(len(run.rows), "edition")), said)


def _spell_before(rows: Sequence[Placed], tier: Tier | None) -> Line:
    """The latest run of editions on a tier that ended; empty where none did."""
    runs = runs_of(rows)
    ended = [(run, after) for run, after in pairwise(runs) if tier in (None, run.tier)]
    if not ended or (tier and runs[-1].tier == tier):
        return ()
    run, after = ended[-1]
    said = f": {rows[0].country} was on {run.tier} {_span(run)}; in the {after.first} edition it was on {after.tier}."
    return (Strong(f"{plural(len(run.rows), 'edition')}{' in a row' if len(run.rows) > 1 else ''}"), said)


def _how_long(rows: Sequence[Placed], asked: PlacementAsked) -> Line:
    """The latest run of editions on the tier meant, or off it, and whether it began within what is held."""
    left = asked.left and not asked.spell_before
    meant = replace(asked, off=asked.off or left) if asked.tier else PlacementAsked(rows[-1].tier)
    country, on = rows[0].country, [row for row in rows if meant.meant(row.tier)]
    if not on:
        return (Strong(f"Not in {_held(rows)}"), f"{_all(asked)}: {country} was not {meant.place} in any of them.")
    end = rows.index(on[-1])
    start = end
    while start and meant.meant(rows[start - 1].tier):
        start -= 1
    since, until = rows[start], rows[end]
    first = start == 0 and since.change not in ("upgraded", "downgraded")
    begun = f"at least since the {since.year} edition, the first held" if first else f"since the {since.year} edition"
    if until is rows[-1]:
        return (Strong(f"{begun[0].upper()}{begun[1:]}"), f": {country} was {meant.place} through {until.year}.")
    said = f": {country} was {meant.place} {begun}, up to {until.year}; in the {rows[end + 1].year} edition it was on {rows[end + 1].tier}."
    return (Strong("No longer"), said)


def _always(rows: Sequence[Placed], tier: Tier, asked: PlacementAsked) -> Line:
    country = rows[0].country
    others = [row.year for row in rows if not asked.meant(row.tier)]
    if not others:
        return (Strong("Yes"), f": {country} was {asked.place} in each of {_held(rows)}{_all(asked)}.")
    on = f"not {asked.place}" if asked.side else f"on {tier if asked.off else 'another tier'}"
    return (Strong("No"), f": {country} was {on} in the {editions(others)}, of {_held(rows)} held.")


def _extreme(rows: Sequence[Placed], which: OfHistory) -> Line:
    """The lowest or the highest tier of all; a Special Case is neither."""
    ranked = [row for row in rows if row.tier.rank is not None]
    if not ranked:
        return ()
    pick = min if which is OfHistory.LOWEST else max
    best = pick(ranked, key=lambda row: row.tier.rank or 0).tier
    years = [row.year for row in ranked if row.tier == best]
    said = f", the {which.value}: {rows[0].country} was on it in the {editions(years)}, of {_held(rows)} held."
    return (Strong(best.value), said)


def _spans(rows: Sequence[Placed], tier: Tier) -> Line:
    """Each run of editions on a tier."""
    runs = [_span(run) for run in runs_of(rows) if run.tier == tier]
    if not runs:
        return _never_on(rows, tier)
    said = listed(runs)
    return (Strong(said[0].upper() + said[1:]), f": {rows[0].country} was on {tier}; held are {_held(rows)}.")


def _in_a_row(rows: Sequence[Placed], tier: Tier, asked: PlacementAsked) -> Line:
    """The longest run of editions on a tier, the latest of several, and the one that still goes on, where it is shorter; that
    one first where what is running is asked for.
    """
    newest = "" if asked.ranged else ", the newest edition held"
    country, runs = rows[0].country, [run for run in runs_of(rows) if run.tier == tier]
    if not runs:
        return _never_on(rows, tier)
    longest = max(runs, key=lambda run: (len(run.rows), run.last))
    last = runs[-1]
    if asked.running and last is not longest and last.last == rows[-1].year:
        said = f": {country} was on {tier} {_span(last)}{newest}; the longest run was {len(longest.rows)}, {_span(longest)}."
        return (Strong(f"{plural(len(last.rows), 'edition')} in a row"), said)
    said = f": {country} was on {tier} {_span(longest)}"
    said += ", the longest run" if len(runs) > 1 else ""
    if runs[-1].last == rows[-1].year and runs[-1] is not longest:
        said += f"; {plural(len(runs[-1].rows), 'edition')} in a row now, {_span(runs[-1])}"
    elif longest.last == rows[-1].year:
        said += newest
    return (Strong(f"{plural(len(longest.rows), 'edition')} in a row"), f"{said}.")


def _span(run: Run) -> str:
    return f"{'in' if run.first == run.last else 'from'} {run.years}"


def _when(rows: Sequence[Placed], asked: PlacementAsked) -> Line:
    country = rows[0].country
    if asked.left and asked.tier:
        years, what = _moves(rows, asked), f"left {asked.tier}{f' for {asked.reached}' if asked.reached else ''}"
    elif asked.move:
        years, what = _moves(rows, asked), _made(asked.move)
    elif asked.tier:
        years = [row.year for row in rows if _on(row, asked)]
        what = f"was {asked.place}"
        if asked.negated and not asked.side:
            what = f"was on another tier than {asked.tier}"
    else:
        return ()
    if not years:
        return (Strong(f"In none of {_held(rows)}"), f"{_all(asked)}, {country} {what}.")
    if asked.end:
        return _at_the_end(rows, years[-1] if asked.end is End.LAST else years[0], asked.end, what)
    back = _back_on(rows, asked.tier, years[-1]) if asked.left else ""
    return (Strong(f"In the {editions(years)}"), f": {country} {what}, of {_held(rows)} held{back}.")


def _at_the_end(rows: Sequence[Placed], year: int, end: End, what: str) -> Line:
    """The first or the last edition of several, with the step made in it."""
    at = next(number for number, row in enumerate(rows) if row.year == year)
    said = f"was {end} {what.removeprefix('was ')}" if what.startswith("was ") else f"{end} {what}"
    row, before = rows[at], rows[at - 1] if at else None
    step = (
        f", from {before.tier} to {row.tier}" if before and before.tier != row.tier and before.year == year - 1 else ""
    )
    return (Strong(f"In the {year} edition"), f": {row.country} {said}{step}; held are {_held(rows)}.")


def _times(rows: Sequence[Placed], asked: PlacementAsked) -> Line:
    if asked.move in (Move.UP, Move.DOWN, Move.MOVED):
        years, what = _moves(rows, asked), _made(asked.move)
        what += f" from {asked.tier} to {asked.reached}" if asked.reached else ""
    elif asked.tier:
        years, what = [row.year for row in rows if asked.meant(row.tier)], f"was {asked.place}"
    else:
        return ()
    when = f" ({year_list(years)})" if years else ""
    if asked.move:
        return (Strong(plural(len(years), "time")), f"{when}: so often {rows[0].country} {what} in {_held(rows)} held.")
    return (Strong(plural(len(years), "edition")), f"{when}: {rows[0].country} {what}, of {_held(rows)} held.")
