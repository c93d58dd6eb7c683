"""Bare years read as calendar years: a TIP report of one edition mostly tells of the year before.

"How many victims in 2024?" is told by the 2025 edition, and "from 2023 to 2024" often by one sentence of it. Where the
reports state the periods in words, that reading goes first; anywhere else a bare year is the edition.
"""

from __future__ import annotations

from dataclasses import replace

from tipqa.evidence.scope import Scope
from tipqa.evidence.told import told_in
from tipqa.figures.asked import FigureAsked
from tipqa.figures.best import Best, Told, best_figure, fits
from tipqa.figures.model import Precision
from tipqa.question.coverage import DEFAULT_SERIES
from tipqa.question.intents import Intent

LOOKING_BACK = 2  # editions after a year that may tell of it


def calendar_years(scope: Scope) -> tuple[int, ...]:
    """The bare years of a question on TIP reports, oldest first; with "the year before" also that one."""
    asked = scope.plan.years_asked
    figures = scope.plan.intent in (Intent.FIGURE, Intent.FIGURE_CHANGE)
    open_ended = (asked.since and not figures) or asked.last or (asked.every and len(asked.editions) < 2)
    beside = len(scope.plan.own_editions) > 1  # "Peru in 2024 and Chile in 2023"
    if scope.series != DEFAULT_SERIES or asked.marked or open_ended or beside or scope.given.years:
        return ()
    years = set(asked.editions)
    if asked.between and len(years) == 2 and scope.plan.intent == Intent.FIGURE:
        years |= set(range(asked.between[0], asked.between[1] + 1))
    if asked.since and scope.have.years:
        years |= set(range(asked.since, scope.have.years[-1]))  # the newest edition tells of the year before it
    elif asked.prior and len(years) == 1:
        years |= {year - 1 for year in years}
    return tuple(sorted(years))


def later_editions(scope: Scope, country: str, years: tuple[int, ...]) -> tuple[int, ...]:
    """The editions held that may look back on calendar `years`."""
    held = scope.have.of(country, scope.series)
    return tuple(
        y for y in held if any(year < y <= year + LOOKING_BACK for year in years) and y not in scope.plan.editions
    )


def telling_editions(scope: Scope, country: str, year: int) -> tuple[int, ...]:
    """The editions held that may tell of a calendar year: those after it; its own tells of it only where it says so."""
    return tuple(edition for edition in scope.have.of(country, scope.series) if edition >= year)


def best_of_year(scope: Scope, asked: FigureAsked, country: str, year: int) -> Best | None:
    """The figure for a calendar year, out of the editions that may tell of it; see `best_figure`.

    A later edition that gives another number restates it; the first that tells of the year for its own time goes first.
    """
    editions = telling_editions(scope, country, year)
    return best_figure(asked, told_in(scope.index, country, editions, scope.series), year) if editions else None


def restatements(scope: Scope, asked: FigureAsked, told: Told, year: int) -> list[Told]:
    """What other editions say of the same thing and year where they give another number."""
    others = [edition for edition in telling_editions(scope, told.country, year) if edition != told.edition]
    found = [
        best.told
        for edition in others
        if (best := best_figure(asked, told_in(scope.index, told.country, (edition,), scope.series), year))
        and best.stated
    ]
    plain = (Precision.EXACT, Precision.NONE)
    return [it for it in found if it.number != told.number and it.value.precision in plain and fits(asked, it.figure)]


def of_one_sentence(old: Told, new: Told) -> Told:
    """The older figure as the newer one's own sentence gives it, where it gives the same number for the same period."""
    for before in new.figure.earlier:
        same = (before.period.first, before.period.last) == (old.period.first, old.period.last)
        if new.earlier is None and same and before.value.number == old.number:
            return replace(new, earlier=before)
    return old


def of_country(scope: Scope, asked: FigureAsked, country: str) -> list[Told]:
    """A country's figures that may be stated, for the calendar years or the editions asked for, by default of its newest edition."""
    years = calendar_years(scope)
    if years:
        found = [best_of_year(scope, asked, country, year) for year in years]
    else:
        held = scope.have.of(country, scope.series)
        named = tuple(y for y in scope.plan.editions if y in held) if scope.plan.editions else scope.latest(country)
        found = [best_figure(asked, told_in(scope.index, country, (year,), scope.series)) for year in named]
    return [best.told for best in found if best and best.stated]
