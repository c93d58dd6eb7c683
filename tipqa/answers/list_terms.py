"""Answers on several lists together: the countries on one that are also, or not, on another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tipqa.answers.entries import Entry, entries_moved, entries_on
from tipqa.answers.reply import Reply
from tipqa.answers.sentence_lists import WAIVER, telling_stems, told_list, waived
from tipqa.answers.stated import CountriesFact
from tipqa.answers.unplaced import how_far
from tipqa.blocks.model import Block, Claim, Line, Note, Source, Strong, in_a_row, quote, source
from tipqa.countries.lookup import countries_named
from tipqa.english import listed, plural, year_list
from tipqa.evidence.scope import Scope
from tipqa.index.model import Statement
from tipqa.placements.reading import tier_table
from tipqa.question.list_terms import ListTerm, list_words
from tipqa.records import dataclass
from tipqa.reports.model import Tier


@dataclass(frozen=True, slots=True)
class Members:
    """Who stands on the lists of a term: of each country its entry, and the sentences that give the lists, where any do.

    `unknown` are countries of which a term that leaves them out cannot be told.
    """

    term: ListTerm
    entries: dict[str, Entry]
    sentences: tuple[Statement, ...] = ()
    unknown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Joined:
    """The countries on every list wanted and on none that is not, by name, and those of which it cannot be told."""

    found: tuple[Members, ...]
    on: tuple[Members, ...]
    names: tuple[str, ...]
    unknown: tuple[str, ...]


def write_terms(scope: Scope) -> Reply | None:
    """The countries that stand on every list wanted and on none that is not; None where one of the lists is not held."""
    joined = taken_together(scope, scope.plan.terms)
    if joined is None:
        return None
    lead: Line = (
        Strong(plural(len(joined.names), "country") if joined.names else "No country"),
        f" {_said_of_all(scope, joined)}",
    )
    line = (*lead, ": ", *_cited(joined.names, joined.on), ".") if joined.names else (*lead, ".")
    return _written(scope, line, joined)


def write_only(scope: Scope, country: str) -> Reply | None:
    """Whether a country is the only one of the list that the question names; None where it names none that is held."""
    own = ListTerm(scope.plan.listed, scope.plan.editions, words=list_words(scope.plan.topic))
    joined = taken_together(scope, scope.plan.terms or (own,))
    if joined is None or not joined.names:
        return None
    what = _said_of_all(scope, joined)
    if joined.names == (country,):
        line: Line = (Strong("Yes"), f": {country} is the only country {what}. ", *_cited_alone(country, joined.on))
    else:
        end = "." if country in joined.names else f", and {country} is not among them."
        line = (
            Strong("No"),
            f": {plural(len(joined.names), 'country')} {what}: ",
            *_cited(joined.names, joined.on),
            end,
        )
    return _written(scope, line, joined)


def taken_together(scope: Scope, terms: Sequence[ListTerm]) -> Joined | None:
    """The lists taken together; None where one of those wanted is not held."""
    found = tuple(_members(scope, term) for term in terms)
    if any(not it.entries for it in found if not it.term.out):
        return None
    on = tuple(it for it in found if not it.term.out) or (_placed(scope, terms),)
    off = [it for it in found if it.term.out]
    inside = set.intersection(*(set(it.entries) for it in on))
    left = sorted(name for name in inside if not any(name in it.entries for it in off))
    unknown = tuple(name for name in left if any(name in it.unknown for it in off))
    return Joined(found, on, tuple(name for name in left if name not in unknown), unknown)


def _written(scope: Scope, line: Line, joined: Joined) -> Reply:
    fact = CountriesFact(joined.names, _years(scope, joined.found))
    return Reply((Claim(line), *_behind(scope, joined.found), *_open(joined.unknown)), fact)


def _said_of_all(scope: Scope, joined: Joined) -> str:
    """The lists in words, with the edition once where it is the same for all."""
    when = [_when(scope, it.term) for it in joined.found]
    what = [_what(it.term) for it in joined.found]
    tiers = [it.term.asked.tier for it in joined.found if it.term.out and not it.term.asked.moves_wanted]
    if len(set(when)) == 1 and len(joined.found) > 1 and all(tiers) and len(tiers) == len(joined.found):
        others = [str(tier) for tier in Tier if tier not in tiers]
        one = len(_years(scope, joined.found)) == 1
        what_of = " or ".join(others) if one and len(others) < len(tiers) else f"none of {listed(map(str, tiers))}"
        return f"on {what_of}{scope.in_region} {when[0]}"
    if len(set(when)) == 1:
        return f"{' and '.join(what)}{scope.in_region} {when[0]}"
    return (
        scope.in_region.lstrip()
        + (" " if scope.in_region else "")
        + " and ".join(f"{said} {year}" for said, year in zip(what, when, strict=True))
    )


def _cited_alone(name: str, lists: Sequence[Members]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(source(it.entries[name]) for it in lists if not it.sentences))


def _cited(names: Sequence[str], lists: Sequence[Members]) -> Line:
    """The countries in a row, each with its place in each of the lists."""
    return in_a_row((name, _cited_alone(name, lists)) for name in names)


def _members(scope: Scope, term: ListTerm) -> Members:
    """Who stands on the list in each of the years; where the term leaves them out, in any of them."""
    years = _of_term(scope, term)
    if term.told:
        return _told(scope, term, years)
    own = [_of_year(scope, term, year) for year in years]
    names = [set(entries) for entries in own]
    inside = (set.union if term.out or term.ever else set.intersection)(*names) if names else set()
    newest = {name: entries[name] for entries in own for name in inside if name in entries}
    return Members(term, newest, unknown=_unknown(scope, term, years) if term.out else frozenset())


def _of_year(scope: Scope, term: ListTerm, year: int) -> dict[str, Entry]:
    tier, left = term.asked.tier, term.asked.left
    if not term.asked.moves_wanted:
        entries = entries_on(scope, year, tier) if tier else []
    else:
        moved = (it for move in term.asked.moves_wanted for it in entries_moved(scope, year, move))
        entries = [it for it in moved if tier in (None, it.old if left else it.tier)]
    return {entry.country: entry for entry in entries}


def _told(scope: Scope, term: ListTerm, years: Sequence[int]) -> Members:
    wanted = telling_stems(term.words)
    sentences = [s for year in years if (s := told_list(scope.index, year, wanted))]
    names = [set(countries_named(s.text)) for s in sentences]
    if not sentences and wanted & WAIVER:
        rows = [row for year in years for row in waived(scope, year)]
        return Members(term, {it.country: Entry(it.country, it.tier, it.report, it.start, it.end) for it in rows})
    if len(sentences) < len(years) or not names:
        return Members(term, {})
    inside = set.union(*names) if term.out else set.intersection(*names)
    kept = {name for name in inside if not scope.members or name in scope.members} - scope.plan.left_out
    last = sentences[-1]
    return Members(term, {n: Entry(n, None, last.report, last.start, last.end) for n in kept}, tuple(sentences))


def _placed(scope: Scope, terms: Iterable[ListTerm]) -> Members:
    """Whoever is placed at all in the newest of the years."""
    year = max(year for term in terms for year in _of_term(scope, term))
    entries = [it for tier in Tier for it in entries_on(scope, year, tier)]
    return Members(ListTerm(years=(year,)), {entry.country: entry for entry in entries})


def _unknown(scope: Scope, term: ListTerm, years: Sequence[int]) -> frozenset[str]:
    """The countries of which no placement is held in one of the years whose list of that tier is not complete."""
    tier, table = term.asked.tier, tier_table(scope.index, scope.series)
    unsure = [year for year in years if tier and not table.whole(year, tier)]
    everyone = set(table.countries)
    return frozenset(name for year in unsure for name in everyone - {row.country for row in table.on(year)})


def _of_term(scope: Scope, term: ListTerm) -> tuple[int, ...]:
    """Its editions; of a move told as one between two editions, the newer."""
    years = term.years or (scope.have.placement_years or scope.have.years)[-1:]
    return years[1:] if term.asked.moves_wanted and len(years) == 2 and years[0] + 1 == years[1] else years


def _years(scope: Scope, found: Iterable[Members]) -> tuple[int, ...]:
    return tuple(sorted({year for it in found for year in _of_term(scope, it.term)}))


def _when(scope: Scope, term: ListTerm) -> str:
    years = _of_term(scope, term)
    several = f"{'any' if term.out or term.ever else 'each'} of the {year_list(years)} editions"
    return f"in {several if len(years) > 1 else f'the {years[0]} edition'}"


def _what(term: ListTerm) -> str:
    """A list in words: "on Tier 3", "not downgraded"."""
    tier, moves = term.asked.tier, term.asked.moves_wanted
    if term.told and set(term.words) == {"waiver"}:
        what = "kept off Tier 3 by a waiver"
    elif moves:
        joint = (" from " if term.asked.left else " to ") if tier else ""
        what = f"{moves[0] if len(moves) == 1 else 'moved'}{joint}{tier or ''}"
    else:
        what = f"on {tier}" if tier else "on the list quoted below"
    return f"{'not ' if term.out else ''}{what}"


def _behind(scope: Scope, found: Sequence[Members]) -> list[Block]:
    """The sentences that give the lists, and how far the lists of tiers go."""
    quotes: list[Block] = [Note((quote(s),)) for it in found for s in it.sentences]
    years = _years(scope, [it for it in found if not it.term.told])
    far: defaultdict[str, list[int]] = defaultdict(list)
    for year in years:
        far[how_far(scope.index, year)].append(year)
    return quotes + [Note((f"{year_list(own)}: {said[0].lower()}{said[1:]}",)) for said, own in far.items()]


def _open(unknown: Sequence[str]) -> list[Block]:
    return [Note((f"It is not held of {listed(unknown)}.",))] if unknown else []
