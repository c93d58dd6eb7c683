"""Which countries count none of a measure, or report none: "who convicted nobody?", "no victims identified: where?"."""

from __future__ import annotations

from tipqa.answers.figures import best_of_edition, figure_line
from tipqa.answers.never_told import asks_never, never_done
from tipqa.answers.refusal import no_topic
from tipqa.answers.reply import Refusal, Reply
from tipqa.answers.stated import CountriesFact, FigureFact
from tipqa.blocks.model import Block, Listing, Strong
from tipqa.english import plural, year_list
from tipqa.evidence.periods import of_country
from tipqa.evidence.scope import Scope
from tipqa.figures.best import Told
from tipqa.figures.measures import MEASURES


def write_none(scope: Scope) -> Reply | Refusal | None:
    """The countries that count none of the measure, then those that report no number; None where that is not asked for.

    Refused where no country's figure says either.
    """
    asked = scope.plan.none_of
    if asked is None:
        return None
    never: tuple[Block, ...] = ()
    if asks_never(scope):
        block, fact = never_done(scope, asked.measure)
        if fact:
            return Reply((block,), fact)
        never = (block,)
    countries = scope.held_members or scope.have.countries
    rows = [row for country in countries for row in of_country(scope, asked, country) if not row.number]
    label = MEASURES[asked.measure].label.lower()
    if not rows:
        return no_topic("", scope.plan.editions, f"that a country counts no {label}")
    named = tuple(dict.fromkeys(row.country for row in rows))
    counted, unreported = [row for row in rows if row.number is not None], [row for row in rows if row.number is None]
    parts = (_part(counted, f"with no {label}"), _part(unreported, f"reporting no number of {label}"))
    blocks = tuple(part for part in parts if part.items)
    return Reply((*never, *blocks), CountriesFact(named, figures=tuple(map(FigureFact, rows))))


def write_editions_of_none(scope: Scope, country: str) -> Reply | None:
    """The editions that say of a country that it counted none of the measure, or reported no number; None where none does."""
    asked = scope.plan.none_of
    if asked is None:
        return None
    held = scope.years_of(country) if scope.plan.editions else scope.have.of(country, scope.series)
    found = (best_of_edition(scope, asked, country, year) for year in held)
    rows = [told for told in found if told and not told.number]
    if not rows:
        return None
    years = tuple(row.edition for row in rows)
    lead = (Strong(year_list(years)), f": of {country}, none is counted or no number reported.")
    return Reply((Listing(tuple(map(figure_line, rows)), lead),), CountriesFact((country,), years))


def _part(rows: list[Told], title: str) -> Listing:
    """The figures under a heading that counts the countries."""
    lead = (Strong(plural(len({row.country for row in rows}), "country")), f" {title}")
    return Listing(tuple(map(figure_line, rows)), lead)
