"""Saying that the tier of a country in an edition is not held, and what of it is: text, lists, other editions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tipqa.answers.refusal import NO_COUNTRY, NO_EDITION, NO_TOPIC, no_country
from tipqa.answers.reply import Refusal
from tipqa.blocks.model import Block, Claim, Note
from tipqa.english import editions, listed, year_list
from tipqa.evidence.scope import Scope
from tipqa.index.model import Filter, ReportInfo
from tipqa.placements.reading import tier_table
from tipqa.reports.model import Tier

if TYPE_CHECKING:
    from tipqa.index.store import Store


def no_placement(scope: Scope, lost: Mapping[str, Sequence[int]]) -> Refusal:
    """That the tiers of these countries are not held in these editions, each sentence as the index bears it out.

    Args:
        lost: country → editions of which its tier was asked for and is not held; at least one country.
    """
    unheld = tuple(country for country in lost if _reason(scope, country, lost[country]) == NO_COUNTRY)
    said: list[Block] = list(no_country(unheld, scope.have, scope.series).blocks) if unheld else []
    told: set[int] = set()  # the editions of which it is said how far their lists go
    for country, years in lost.items():
        if sentences := _sentences(scope, country, years, told):
            said.append(Claim((" ".join(sentences),)))
    first = next(iter(lost))
    return Refusal(_reason(scope, first, lost[first]), tuple(said))


def _reason(scope: Scope, country: str, years: Sequence[int]) -> str:
    if _texts(scope, country, years):
        return NO_TOPIC
    return NO_EDITION if _known(scope, country) or scope.have.of(country, scope.series) else NO_COUNTRY


def _sentences(scope: Scope, country: str, years: Sequence[int], told: set[int]) -> list[str]:
    texts = _texts(scope, country, years)
    lists = [year for year in years if year in scope.have.placement_years]
    neither = [year for year in years if year not in texts and year not in lists]
    said = [_without_tier(texts[year]) for year in years if year in texts]
    for year in lists:
        said += _unlisted(scope.index, country, year, told)
    if neither:
        said.append(
            f"Of the {editions(neither)}, neither a narrative on {country} nor a list of placements is held here."
        )
    if known := _known(scope, country):
        said.append(f"Held is its tier in the {editions(known)}.")
    return said


def gaps_told(gaps: Mapping[str, Sequence[int]]) -> list[Note]:
    """The editions that a history passes over, country by country; nothing where it passes over none."""
    return [
        Note((f"The tier of {country} is not held for {year_list(years)}.",))
        for country, years in gaps.items()
        if years
    ]


def how_far(index: Store, year: int) -> str:
    """Which lists of tiers of an edition are complete, as its placements document says."""
    table = tier_table(index)
    whole = {tier for tier in Tier if table.whole(year, tier)}
    lacking = [tier.value for tier in Tier if tier not in whole]
    if not whole:
        return "None of their lists is said to be complete."
    if not lacking:
        return "Their lists of all tiers are complete."
    named = [tier.value for tier in Tier if tier in whole]
    word = "list" if len(named) == 1 else "lists"
    verb = "is" if len(named) == 1 else "are"
    return f"Their {word} of {listed(named)} {verb} complete; no complete list is held of {listed(lacking)}."


def _texts(scope: Scope, country: str, years: Sequence[int]) -> dict[int, ReportInfo]:
    found = scope.index.reports(Filter(countries=(country,), years=tuple(years), series=(scope.series,)))
    return {info.year: info for info in found}


def _without_tier(info: ReportInfo) -> str:
    given = f"; {info.tier} was given when it was added" if info.tier else ""
    return f"The {info.year} text on {info.country} held here states no tier{given}."


def _unlisted(index: Store, country: str, year: int, told: set[int]) -> list[str]:
    moves = [item.change for item in index.placements(year) if item.country == country and item.change]
    if moves:  # named without its tier
        return [f"The placements held here for the {year} edition list {country} as {moves[0]}, without its tier."]
    sentences = [f"The placements held here for the {year} edition do not list {country}."]
    if year not in told:
        sentences.append(how_far(index, year))
        told.add(year)
    return sentences


def _known(scope: Scope, country: str) -> list[int]:
    """The editions in which its tier is held."""
    return [row.year for row in tier_table(scope.index, scope.plan.series).of(country)]
