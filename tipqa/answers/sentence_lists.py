"""Lists that a placements document tells in a sentence: which countries a waiver kept up, which have a state policy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tipqa.answers.reply import Reply
from tipqa.answers.stated import CountriesFact
from tipqa.blocks.model import Claim, Strong, in_a_row, quote, source
from tipqa.countries.lookup import countries_named, find_countries
from tipqa.english import listed, plural
from tipqa.evidence.scope import Scope
from tipqa.evidence.word_weights import light_word
from tipqa.index.model import Filter, Statement
from tipqa.index.words import words as stems
from tipqa.placements.model import Placed
from tipqa.placements.reading import tier_table
from tipqa.question.list_terms import list_words
from tipqa.question.wants import Want
from tipqa.reports.model import SectionKind

if TYPE_CHECKING:
    from tipqa.index.store import Store

WAIVER = frozenset(stems("waiver"))
_FEWEST = 2  # countries that make a list
_ANY_WRONG = frozenset(stems("forced labor labour trafficking"))  # what all such lists are of


def write_told_list(scope: Scope, years: Iterable[int]) -> Reply | None:
    """The sentence that lists the countries asked for, in each edition that has one; None where none has.

    It is one of a placements document that holds a word of the question which not every list of tiers has.
    """
    wanted = telling_stems(list_words(scope.plan.topic))
    years = tuple(years)
    found = [(year, s) for year in years if (s := told_list(scope.index, year, wanted))]
    if not found:
        return _write_waived(scope, years) if wanted & WAIVER else None
    left_out = scope.plan.left_out
    parts = [(year, s, [n for n in dict.fromkeys(_names(s)) if n not in left_out]) for year, s in found]
    beside = f", other than {listed(scope.plan.left_out_named)}," if left_out else ""
    claims = tuple(
        Claim((Strong(plural(len(names), "country")), f"{beside} in the {year} edition: ", quote(s)))
        for year, s, names in parts
    )
    every = tuple(dict.fromkeys(name for *_, names in parts for name in names))
    return Reply(claims, CountriesFact(every, tuple(year for year, _ in found)))


def _write_waived(scope: Scope, years: Sequence[int]) -> Reply | None:
    """The countries whose own narratives tell of a waiver, where no sentence lists them."""
    claims: list[Claim] = []
    every: list[str] = []
    for year in years:
        own = waived(scope, year)
        named = in_a_row((row.country, [source(_on_waiver(scope, row))]) for row in own)
        lead = (Strong(plural(len(own), "country")), f" with a waiver, by the narratives of the {year} edition: ")
        claims += [Claim((*lead, *named, "."))] if own else []
        every += [row.country for row in own]
    return Reply(tuple(claims), CountriesFact(tuple(dict.fromkeys(every)), tuple(years))) if claims else None


def _on_waiver(scope: Scope, row: Placed) -> Placed | Statement:
    """The sentence of a narrative that tells of the waiver; the one that places the country where none is told apart."""
    own = scope.index.statements(Filter(reports=(row.report,), sections=(SectionKind.ASSESSMENT,)))
    return next((s for s in own if WAIVER & set(stems(s.text))), row)


def waived(scope: Scope, year: int) -> list[Placed]:
    """The placements of an edition that a waiver kept from Tier 3, as the narratives tell; of the region that is asked about."""
    rows = (row for row in tier_table(scope.index, scope.series).on(year) if row.waived)
    kept = (row for row in rows if row.country not in scope.plan.left_out)
    return [row for row in kept if not scope.members or row.country in scope.members]


def write_named_in_list(scope: Scope, country: str) -> Reply | None:
    """Whether a sentence that lists countries names this one, in the newest edition asked for that has such a list.

    The list is one that most of the telling words of the question stand in; None where there is none.
    """
    wanted = telling_stems(scope.plan.told_list.split() or list_words(scope.plan.topic)) - _ANY_WRONG
    for year in reversed(scope.plan.editions or scope.have.placement_years):
        said = told_list(scope.index, year, wanted)
        if said is None or 2 * len(wanted & set(stems(said.text))) <= len(wanted):
            continue
        names = tuple(dict.fromkeys(_names(said)))
        named = country in names
        verdict = (
            ("Yes" if named else "Not named")
            if Want.YES_NO in scope.plan.wants
            else ("Named" if named else "Not named")
        )
        line = (Strong(verdict), f": {country}, {year} edition. ", quote(said))
        return Reply((Claim(line),), CountriesFact(names, (year,)))
    return _write_own_waiver(scope, country) if wanted & WAIVER else None


def _write_own_waiver(scope: Scope, country: str) -> Reply | None:
    """Whether a waiver kept this country from Tier 3, by its own narratives of the editions asked for, the newest first."""
    years = scope.plan.editions or scope.years_of(country)
    own = [row for year in reversed(years) if (row := tier_table(scope.index, scope.series).at(country, year))]
    given = next((row for row in own if row.waived), None)
    if given:
        line = (Strong("Yes"), f": {country}, {given.year} edition. ", quote(_on_waiver(scope, given)))
        return Reply((Claim(line),), CountriesFact((country,), (given.year,)))
    own = [row for row in own if row.year in scope.have.of(country, scope.series)]
    if not own:  # a list of placements alone need not tell of it
        return None
    said = f": of a waiver the {own[0].year} edition does not tell, which has {country} on {own[0].tier}. "
    return Reply((Claim((Strong("Not told"), said, source(own[0]))),), CountriesFact((), (own[0].year,)))


def _names(said: Statement) -> list[str]:
    return [mention.country.name for mention in find_countries(said.text)]


def telling_stems(words: Iterable[str]) -> set[str]:
    """The stems of those of the words that tell one list from another."""
    return {stem for word in words if not light_word(word) for stem in stems(word)}


def told_list(index: Store, year: int, wanted: set[str]) -> Statement | None:
    """The sentence of that edition's placements document that lists countries and holds the most of the wanted stems."""
    held = index.statements(Filter(years=(year,), series=("placements",))) if wanted else []
    lists = [s for s in held if not s.item and len(countries_named(s.text)) >= _FEWEST]
    shared = {s.start: len(wanted & set(stems(s.text))) for s in lists}
    return max((s for s in lists if shared[s.start]), key=lambda s: shared[s.start], default=None)
