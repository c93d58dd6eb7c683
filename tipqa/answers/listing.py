"""Answers that list countries: who stands on a tier, who moved up or down, how many."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tipqa.answers.entries import Entry, entries_moved, entries_on
from tipqa.answers.list_counts import counts_line, each_count
from tipqa.answers.refusal import NO_TOPIC, no_year
from tipqa.answers.reply import Refusal, Reply, followed, refused
from tipqa.answers.sentence_lists import write_told_list
from tipqa.answers.stated import TierListFact, together
from tipqa.answers.unplaced import how_far
from tipqa.blocks.model import Block, Claim, Line, Listing, Note, Piece, Source, Strong, in_a_row, quote, source
from tipqa.english import listed, plural
from tipqa.evidence.scope import Scope
from tipqa.index.model import Filter, Statement
from tipqa.later import later
from tipqa.placements.reading import tier_table
from tipqa.question.lists import ListAsked
from tipqa.reports.model import Tier
from tipqa.reports.placements import Certainty

if TYPE_CHECKING:
    from tipqa.index.store import Store

_COVERAGE = later(r"\b(?:complete|incomplete|lists?|listed|found|only|not established|missing)\b", re.I)
_FEW = 6  # countries up to which each is marked, or named
_RESTS = {Certainty.ONE_SOURCE: "rest on a single source", Certainty.DERIVED: "are derived from other lists and totals"}
_GAP = 30  # characters between two entries of a row in a placements document


def write_lists(scope: Scope) -> Reply | Refusal | None:
    """The list asked for in each edition asked for, by default the newest; None where no list is asked for."""
    held = editions_listed(scope)
    if not held:
        return no_year(scope.plan.editions, scope.have)
    if told := write_told_list(scope, held):
        return told
    found = [part for year in held if (part := _write_list(scope, year))]
    if not found:
        return None
    facts = [part.fact for part in found if isinstance(part, Reply)]
    lists = [fact for fact in facts if isinstance(fact, TierListFact)]
    if scope.plan.counts_each and len(lists) == len(found) > 1:
        return Reply((each_count(lists, [_list_source(scope, fact) for fact in lists]),), together(lists))
    counts = counts_line(lists, rise_or_fall=scope.plan.rise_or_fall)
    blocks = (*counts, *(block for part in found for block in part.blocks))
    return Reply(blocks, together(facts)) if facts else Refusal(NO_TOPIC, blocks)


def editions_listed(scope: Scope) -> list[int]:
    """The editions asked for that are held; "upgraded in 2024 compared with 2023" is one move, of the newer one."""
    years = scope.plan.editions or (scope.have.placement_years or scope.have.years)[-1:]
    held = [year for year in years if year in scope.have.years or year in scope.have.placement_years]
    apart = scope.plan.years_asked.since or scope.plan.rise_or_fall or scope.plan.counts_each or scope.plan.each_year
    beside = len(held) == 2 and held[0] + 1 == held[1] and not apart
    return held[1:] if beside and scope.plan.listed.moves else held


def _write_list(scope: Scope, year: int) -> Reply | Refusal | None:
    """The list in one edition, grouped where it says moves; None where the question names neither tier nor move."""
    index, asked = scope.index, scope.plan.listed
    tier, moves = asked.tier, asked.moves_wanted
    where = scope.in_region
    if asked.negated and (tier or moves):
        return _write_others(scope, year, where)
    if asked.rest:
        return _with_rest(scope, year, where)
    where += f", other than {listed(scope.plan.left_out_named)}," if scope.plan.left_out else ""
    if moves:
        found = {move: _moved(scope, year, move) for move in moves}
        told = [move for move in moves if found[move]] or list(moves)
        to = f" {'from' if asked.left else 'to'} {tier}" if tier else ""
        blocks: list[Block] = [_moves(found[move], f"{move}{to}", year, where) for move in told]
        entries = [entry for own in found.values() for entry in own]
        blocks = [*([_balance(found, year, where)] if asked.balance else []), *blocks]
        by_move = tuple((move, _names(own)) for move, own in found.items())
        fact = TierListFact(year, _names(entries), moves=by_move, unsure=_unsure(entries))
    elif tier:
        on = {it: entries_on(scope, year, it) for it in (tier, *asked.also)}
        blocks = [_on(index, own, it, year, where) for it, own in on.items()]
        entries = [entry for own in on.values() for entry in own]
        fact = TierListFact(year, _names(entries), None if asked.also else tier, unsure=_unsure(entries))
    else:
        return None
    says = _coverage(
        index,
        year,
        [it.value for it in (tier, *asked.also)] if tier and not moves else [move.capitalize() for move in moves],
    )
    blocks += [*sureness(entries), _note(index, year, scope.series, says)]
    if not entries and not says:
        return Refusal(NO_TOPIC, tuple(blocks))
    return Reply(tuple(blocks), fact)


def _balance(found: Mapping[str, Sequence[Entry]], year: int, where: str) -> Claim:
    """Whether more went up or down."""
    up, down = len(found["upgraded"]), len(found["downgraded"])
    lead = "As many went up as down" if up == down else f"More went {'up than down' if up > down else 'down than up'}"
    said = f": {plural(up, 'country')} upgraded and {down} downgraded{where} in the {year} edition, {up + down} in all."
    return Claim((Strong(lead), said))


def _with_rest(scope: Scope, year: int, where: str) -> Reply | Refusal | None:
    """The list asked for, then those that are not on it: of a move to a tier those that stood there before, else all others."""
    asked = replace(scope.plan.listed, rest=False)
    first = _write_list(_listing(scope, asked), year)
    if not isinstance(first, Reply) or not isinstance(first.fact, TierListFact):
        return first
    if not (asked.tier and asked.moves and not asked.left):
        others = _write_others(_listing(scope, asked), year, where)
        return followed(first, *others.blocks)
    on = entries_on(scope, year, asked.tier)
    rest = [entry for entry in on if entry.country not in first.fact.countries]
    lead: Line = (
        Strong(plural(len(rest), "country")),
        f"{where} on {asked.tier} in the {year} edition not {' or '.join(asked.moves)} to it:",
    )
    return followed(first, Listing((_cited(rest),), lead)) if rest else first


def _listing(scope: Scope, asked: ListAsked) -> Scope:
    return replace(scope, plan=replace(scope.plan, listed=asked))


def _write_others(scope: Scope, year: int, where: str) -> Reply | Refusal:
    """The countries that are not on the tier, or did not move as named, by the tier that is held of them."""
    asked = scope.plan.listed
    on = {tier: entries_on(scope, year, tier) for tier in Tier}
    if asked.moves:
        named = {entry.country for move in asked.moves for entry in _moved(scope, year, move)}
    else:
        named = {entry.country for entry in on[asked.tier]} if asked.tier else set()
    rest = {tier: [it for it in entries if it.country not in named] for tier, entries in on.items()}
    lines = tuple((f"{tier}: ", *_cited(entries)) for tier, entries in rest.items() if entries)
    what = " or ".join(asked.moves) + (f" to {asked.tier}" if asked.moves and asked.tier else "")
    what = what or f"on {asked.tier}"
    if not lines:
        return refused(NO_TOPIC, f"Of no country{where} is it held that it was not {what} in the {year} edition.")
    names = tuple(sorted(entry.country for entries in rest.values() for entry in entries))
    lead: Line = (
        Strong(plural(len(names), "country")),
        f"{where} not {what} in the {year} edition, of those whose tier is held:",
    )
    return Reply((Listing(lines, lead), Note((how_far(scope.index, year),))), TierListFact(year, names))


def _moved(scope: Scope, year: int, move: str) -> list[Entry]:
    """Who moved to the tier named, if any, or left it, for the one reached where that is named too."""
    asked = scope.plan.listed
    moved = entries_moved(scope, year, move)
    moved = [it for it in moved if asked.tier in (None, it.old if asked.left else it.tier)]
    return [it for it in moved if asked.reached in (None, it.tier)]


def _names(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(entry.country for entry in entries)


def _on(index: Store, entries: list[Entry], tier: Tier, year: int, where: str) -> Claim | Listing:
    if not entries and tier_table(index).whole(year, tier):
        return Claim((Strong("No country"), f"{where} is on {tier} in the {year} edition."))
    if not entries:
        return Claim((f"No list of countries{where} on {tier} in the {year} edition is held here.",))
    lead = (Strong(plural(len(entries), "country")), f" on {tier}{where} in the {year} edition:")
    return Listing((_cited(entries),), lead)


def _moves(entries: list[Entry], move: str, year: int, where: str) -> Claim | Listing:
    if not entries:
        return Claim((f"No country{where} is listed as {move} in the {year} edition.",))
    groups: defaultdict[tuple[int, int, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[(*_ranks(entry), _step(entry))].append(entry)
    lines = tuple((f"{step}: ", *_cited(group)) for (*_, step), group in sorted(groups.items()))
    lead: Line = (Strong(plural(len(entries), "country")), f" {move}{where} in the {year} edition:")
    return Listing(lines, lead)


def _cited(entries: Sequence[Entry]) -> Line:
    """The countries in a row; those that stand one after the other in a document have one source, the row of them."""
    runs: list[list[Entry]] = []
    for entry in entries:
        if runs and _follows(runs[-1][-1], entry):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    marked = _marked(entries)

    def names(run: Sequence[Entry]) -> str:
        return ", ".join(f"{it.country}{f' ({it.certainty.value})' if it.certainty in marked else ''}" for it in run)

    return in_a_row((names(run), [Source(run[0].report, run[0].start, run[-1].end)]) for run in runs)


def list_sources(index: Store, year: int, heading: str, entries: Sequence[Entry]) -> Line:
    """Where a list stands: the sentence that says how far it goes, else the rows of its countries, where they are few."""
    if says := _coverage(index, year, [heading]):
        return tuple(source(it) for it in says[:1])
    rows = tuple(piece for piece in _cited(entries) if isinstance(piece, Source))
    return rows if len(rows) <= _FEW else ()


def _list_source(scope: Scope, fact: TierListFact) -> Line:
    """Where one list of a tier or of one move stands."""
    named = [fact.tier.value] if fact.tier else [move.capitalize() for move, _ in fact.moves][:1]
    return tuple(it for heading in named for it in list_sources(scope.index, fact.year, heading, ()))


def _follows(before: Entry, entry: Entry) -> bool:
    """Whether an entry stands right behind another in the same document, but for one or two that are told otherwise."""
    return before.report == entry.report and 0 <= entry.start - before.end <= _GAP


def _marked(entries: Sequence[Entry]) -> set[Certainty]:
    """What is marked country by country: not what most rest on, which is said of all of them at once."""
    counts = Counter(entry.certainty for entry in entries)
    return {it for it, count in counts.items() if it is not Certainty.STATED and not _of_most(count, entries)}


def _of_most(count: int, entries: Sequence[Entry]) -> bool:
    return len(entries) > _FEW and 2 * count > len(entries)


def sureness(entries: Sequence[Entry]) -> list[Note]:
    """What most of the entries rest on, and which of them do not; nothing where that is marked country by country."""
    notes = []
    for it, count in Counter(entry.certainty for entry in entries).items():
        if it is Certainty.STATED or not _of_most(count, entries):
            continue
        others = [entry.country for entry in entries if entry.certainty is not it]
        who = f"{count} of the {len(entries)} placements" if others else f"All {count} placements"
        rest = f"; not those of {listed(others)}" if 0 < len(others) <= _FEW else ""
        notes.append(Note((f"{who} {_RESTS[it]}{rest}.",)))
    return notes


def _unsure(entries: Sequence[Entry]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = ((it.value, tuple(e.country for e in entries if e.certainty is it)) for it in Certainty)
    return tuple((how, names) for how, names in found if names and how != Certainty.STATED)


def _ranks(entry: Entry) -> tuple[int, int]:
    """The new tier's rank, then the old one's; 0 where there is none."""
    return tuple((tier.rank if tier else None) or 0 for tier in (entry.tier, entry.old))  # type: ignore[return-value]


def _step(entry: Entry) -> str:
    if entry.old and entry.tier:
        return f"from {entry.old} to {entry.tier}"
    return f"to {entry.tier}" if entry.tier else "tiers not given"


def _coverage(index: Store, year: int, headings: Sequence[str]) -> list[Statement]:
    """What the edition's placements document says of how far these lists go."""
    placements = index.statements(Filter(years=(year,), series=("placements",)))
    return [s for s in placements if s.heading in headings and not s.item and _COVERAGE.search(s.text)]


def _note(index: Store, year: int, series: str, says: Sequence[Statement]) -> Note:
    if says:
        spaced: list[Piece] = [piece for s in says for piece in (" ", quote(s))]
        return Note(tuple(spaced[1:]))
    if tier_table(index, series).on(year) and index.placements(year):
        return Note((f"The lists of the {year} edition held here name none. {how_far(index, year)}",))
    held = index.reports(Filter(years=(year,), series=(series,)))
    said = f"The list covers the {plural(len(held), 'narrative')} of the {year} edition in this index, no more."
    return Note((said,))
