"""Answers on the product itself: what it can do, what it holds, where that comes from, what the tiers mean."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Final, assert_never

from tipqa.answers.about_use import told_of_use
from tipqa.answers.refusal import NAMED, NO_TOPIC, no_country, no_edition, no_year
from tipqa.answers.reply import Refusal, Reply, refused
from tipqa.answers.stated import AboutFact, CountriesFact
from tipqa.answers.unplaced import how_far
from tipqa.blocks.model import Claim, Line, Listing, Note, Strong, lines_of, quote, sources
from tipqa.english import editions, first_listed, listed, plural, year_list
from tipqa.evidence.scope import Scope
from tipqa.index.model import Filter, Statement
from tipqa.question.matters import Matter
from tipqa.question.patterns import any_of
from tipqa.reports.model import ReportKind, Tier
from tipqa.reports.series import PLACEMENTS

_MEANINGS: Final[dict[Tier, str]] = {
    Tier.TIER_1: "the government fully meets the minimum standards of the Trafficking Victims Protection Act",
    Tier.TIER_2: "the government does not fully meet the minimum standards, and makes significant efforts to do so",
    Tier.WATCH_LIST: "as on Tier 2, short of the minimum standards and with significant efforts, but the number of victims is very "
    "significant or rising while the government does not act "
    "in proportion, or it shows no evidence of increasing efforts from one year to the next",
    Tier.TIER_3: "the government does not fully meet the minimum standards and makes no significant efforts to do so",
    Tier.SPECIAL_CASE: "the country is not ranked, since its circumstances do not allow it",
}
_TEXTS: Final[dict[ReportKind, tuple[str, str]]] = {
    "official": ("official text", "official texts"),
    "digest": ("digest in our own words", "digests in our own words"),
    "other": ("text from another source", "texts from other sources"),
}
_RELEASED: Final = any_of(r"\b(?:released|published|issued)\b")
_COVERED: Final = any_of(r"\bcovered\s+(\d+\s+countries(?:\s+and\s+territories)?)")
_EXAMPLES: Final = (
    "on which tier is {country}, and why",
    "how many victims did {country} identify",
    "what changed in {country} between two editions",
    "what does the report recommend to {country}",
    "which countries were downgraded",
)


def write_about(scope: Scope, matter: Matter) -> Reply | Refusal:
    """The answer, from what the index says of itself."""
    match matter:
        case Matter.ABILITIES:
            return _abilities(scope)
        case Matter.SOURCE:
            return _source(scope)
        case Matter.TIERS:
            return _tiers(scope)
        case Matter.CURRENCY:
            return _newest(scope)
        case Matter.RELEASE:
            return _release(scope)
        case Matter.COUNT:
            return _count(scope)
        case Matter.RELEASE_AND_COUNT:
            return _release_and_count(scope)
        case Matter.PERIOD | Matter.CONFIDENCE | Matter.EXPORT | Matter.LANGUAGES | Matter.REFUSALS:
            return _reply(scope, matter, *told_of_use(scope, matter))
        case Matter.GREETING:
            return Refusal(NO_TOPIC, (Claim(("That asks nothing of the reports.",)), _ask(scope)))
        case Matter.OTHER_WORK:
            said = "Questions are answered here in the words of the reports; nothing else is written, translated or booked."
            return Refusal(NO_TOPIC, (Claim((said,)), _ask(scope)))
    assert_never(matter)


def write_holdings(scope: Scope) -> Reply | Refusal:
    """The narratives held: of the countries asked for, else of all, with the editions whose lists of tiers are."""
    have, subjects, asked = scope.have, scope.plan.subjects, scope.plan.years_asked.editions
    held = [country for country in subjects or have.countries if country in have.countries]
    if not held:
        return no_country(subjects, have, scope.series)
    if lost := [year for year in asked if year not in have.every_year]:
        return no_year(lost, have)
    own = {country: have.of(country, have.series_of([country])) for country in held}
    if len(held) == len(subjects) == 1 and asked and not set(asked) & set(own[held[0]]):
        return no_edition(held[0], asked, have, have.series_of(held))
    lines = tuple((f"{country}: {year_list(years)}",) for country, years in own.items())
    lead = ("The reports held cover ", Strong(plural(len(lines), "country")), ":")
    said = f"In all {plural(sum(map(len, own.values())), 'narrative')}"
    lists = (
        f", and the lists of tiers of the {year_list(have.placement_years)} editions" if have.placement_years else ""
    )
    rest = [country for country in subjects if country not in held]
    without = (Note((f"No narrative is held on {listed(rest)}.",)),) if rest else ()
    return Reply((Listing(lines, lead), *without, Note((f"{said}{lists}.",))), CountriesFact(tuple(held), have.years))


def _abilities(scope: Scope) -> Reply:
    said = "Answers to questions on the reports held here come from their text alone, each statement with a citation that opens its words."
    return _reply(scope, Matter.ABILITIES, Claim((said,)), _ask(scope), Note((_held(scope),)))


def _source(scope: Scope) -> Reply:
    """Whose words the texts are, by their number."""
    kinds = Counter(info.kind for info in scope.index.reports())
    parts = [f"{count:,} {_TEXTS[kind][count > 1]}" for kind, count in kinds.most_common()]
    official = kinds["official"]
    verdict = "All" if official == kinds.total() else "Partly" if official else "No"
    lead: Line = (
        Strong(f"{verdict} official text" if verdict != "No" else "No official text"),
        f": held here are {listed(parts)}.",
    )
    notes = [Note(("Each citation says which kind it is, and gives the address of the page.",))]
    if kinds["digest"]:
        notes.insert(0, Note(("A digest tells what the State Department’s report says; it is not its words.",)))
    return _reply(scope, Matter.SOURCE, Claim(lead), *notes)


def _tiers(scope: Scope) -> Reply:
    """What the tiers named mean, or all of them."""
    tiers = scope.plan.tiers_named
    note = Note(
        ("The State Department places each country every year by a United States law; this is said in our own words.",)
    )
    if len(tiers) == 1:
        best = {Tier.TIER_1: ", the best", Tier.TIER_3: ", the worst"}.get(tiers[0], "")
        return _reply(scope, Matter.TIERS, Claim((Strong(tiers[0].value), f"{best}: {_MEANINGS[tiers[0]]}.")), note)
    lines = tuple((Strong(it.value), f": {_MEANINGS[it]}") for it in tiers or _MEANINGS)
    lead = () if tiers else ("The tiers, from the best to the worst:",)
    return _reply(scope, Matter.TIERS, Listing(lines, lead), note)


def _newest(scope: Scope) -> Reply:
    years = scope.have.every_year
    said = f"The newest edition held here is {years[-1]}; the editions held are {year_list(years)}."
    figures = Note(("The figures of an edition mostly tell of the year before it. Nothing is looked up on the web.",))
    return _reply(scope, Matter.CURRENCY, Claim((said,)), figures)


def _release(scope: Scope) -> Reply | Refusal:
    """The day on which editions came out, in the words of their placements documents."""
    years = scope.plan.editions or scope.have.years[-1:]
    told = [said for year in years if (said := _says(scope, year, _RELEASED))]
    if told:
        return _reply(scope, Matter.RELEASE, *(Claim((quote(said),)) for said in told))
    return refused(NO_TOPIC, f"The texts held here do not say on which day the {editions(years)} came out.")


def _says(scope: Scope, year: int, pattern: re.Pattern[str]) -> Statement | None:
    """The sentence of an edition's placements document that says this of the edition."""
    held = scope.index.statements(Filter(years=(year,), series=(PLACEMENTS,)))
    return next((it for it in held if not it.item and pattern.search(it.text)), None)


def _count(scope: Scope) -> Reply | Refusal:
    """How many countries an edition places, and on how many a narrative is held."""
    if lost := [year for year in scope.plan.editions if year not in scope.have.every_year]:
        return no_year(lost, scope.have)
    if not scope.plan.editions:
        return _reply(
            scope, Matter.COUNT, Claim((Strong(plural(len(scope.have.countries), "country")), f": {_held(scope)}"))
        )
    lines = tuple(_of_edition(scope, year) for year in scope.plan.editions)
    return _reply(scope, Matter.COUNT, Claim(lines[0]) if len(lines) == 1 else Listing(lines))


def _of_edition(scope: Scope, year: int) -> Line:
    narratives = {info.country for info in scope.index.reports() if info.year == year and info.series != PLACEMENTS}
    placed = {item.country for item in scope.index.placements(year)}
    said = f": {plural(len(narratives), 'narrative')} of the {year} edition held here"
    if not placed:
        return (Strong(plural(len(narratives), "country")), f"{said}, no more; a list of all it places is not held.")
    if total := _says(scope, year, _COVERED):
        number = _COVERED.search(total.text)
        return (
            Strong(number[1] if number else ""),
            ": ",
            quote(total),
            f" {plural(len(narratives), 'narrative')} of it held here.",
        )
    lead = Strong(plural(len(placed | narratives), "country"))
    return (lead, f" in what is held of the {year} edition; {said.removeprefix(': ')}. {how_far(scope.index, year)}")


def _release_and_count(scope: Scope) -> Reply | Refusal:
    """How many countries an edition places, then the day on which it came out, where another sentence tells it."""
    years = scope.plan.editions or scope.have.years[-1:]
    counted = _count(replace(scope, plan=replace(scope.plan, editions=years)))
    if isinstance(counted, Refusal):
        return counted
    cited = set(sources(lines_of(counted.blocks)))
    more = [it for it in _release(scope).blocks if not cited & set(sources(lines_of([it])))]
    return Reply((*counted.blocks, *more), counted.fact)


def _ask(scope: Scope) -> Note:
    country = next(iter(scope.have.countries), "a country")
    return Note((f"Ask, for example: {'; '.join(it.format(country=country) for it in _EXAMPLES)}.",))


def _held(scope: Scope) -> str:
    return (
        f"Narratives are held on {first_listed(scope.have.countries, NAMED)}; editions {year_list(scope.have.years)}."
    )


def _reply(scope: Scope, matter: Matter, *blocks: Claim | Listing | Note) -> Reply:
    return Reply(blocks, AboutFact(matter.value, scope.have.countries, scope.have.years))
