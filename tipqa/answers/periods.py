"""Bare years read as calendar years: a TIP report of one edition mostly tells of the year before.

"How many victims in 2024?" is told by the 2025 edition, and "from 2023 to 2024" often by one sentence of it. Where the
reports state the periods in words, that reading goes first; anywhere else a bare year is the edition.
"""

from __future__ import annotations

from tipqa.answers.figures import Stated, fit_of, same_details, stated
from tipqa.answers.holdings import DEFAULT_SERIES
from tipqa.answers.intents import FIGURE
from tipqa.answers.scope import Scope
from tipqa.index.model import Filter
from tipqa.reports.figures import MeasureAsked

LOOKING_BACK = 2  # editions after a year that may tell of it


def calendar_years(scope: Scope) -> tuple[int, ...]:
    """The bare years of a question on TIP reports, oldest first; with "the year before" also that one."""
    asked = scope.asked.asked
    open_ended = asked.since or asked.last or (asked.every and len(asked.editions) < 2)
    if scope.series != DEFAULT_SERIES or asked.marked or open_ended or scope.given.years:
        return ()
    years = set(asked.editions)
    if asked.between and len(years) == 2 and scope.query.intent == FIGURE:
        years |= set(range(asked.between[0], asked.between[1] + 1))
    if asked.prior and len(years) == 1:
        years |= {year - 1 for year in years}
    return tuple(sorted(years))


def later_editions(scope: Scope, country: str, years: tuple[int, ...]) -> tuple[int, ...]:
    """The editions held that may look back on calendar `years`."""
    held = scope.have.of(country, scope.series)
    return tuple(
        y for y in held if any(year < y <= year + LOOKING_BACK for year in years) and y not in scope.query.years
    )


def of_periods(scope: Scope, asked: MeasureAsked, country: str, years: tuple[int, ...]) -> list[Stated]:
    """The figure for each calendar year, oldest first; those that no edition states are left out.

    Of several, the one whose detail fits best, then the one stated for its own time before one restated later.
    """
    best: dict[int, tuple[tuple[int, ...], Stated]] = {}
    for report, figure in scope.index.figures(Filter(countries=(country,), series=(scope.series,)), asked.measure):
        fit = fit_of(figure, asked.detail)
        if fit is None:
            continue
        edition = scope.index.info(report).year
        current = Stated(country, edition, report, figure)
        restated = [Stated(country, edition, report, figure, before) for before in figure.prior]
        for row in (current, *restated):
            year = int(row.period) if row.period.isdigit() else 0
            rank = (*fit[:2], row.restated is None, *fit[2:], -edition)
            if year in years and (year not in best or rank > best[year][0]):
                best[year] = rank, row
    return [best[year][1] for year in sorted(best)]


def of_country(scope: Scope, asked: MeasureAsked, country: str) -> list[Stated]:
    """A country's figures for the calendar years or the editions asked for, by default of its newest edition.

    A figure of a part alone ("no officials were convicted") does not count.
    """
    years = calendar_years(scope)
    if years:
        rows = of_periods(scope, asked, country, years)
    else:
        held = scope.have.of(country, scope.series)
        named = (
            tuple(year for year in scope.query.years if year in held) if scope.query.years else scope.latest(country)
        )
        rows = stated(scope.index, asked, [country], named, scope.series) if named else []
    return [row for row in rows if same_details(row.figure.detail, asked.detail)]


def of_one_sentence(rows: list[Stated], years: tuple[int, ...]) -> list[Stated]:
    """The rows, the older ones taken from the newest one's own comparison where it gives them all."""
    if len(rows) < 2:
        return rows
    newest = rows[-1]
    said = {period: (amount, period) for amount, period in newest.figure.prior}
    if newest.restated or not all(str(year) in said for year in years[:-1]):
        return rows
    again = [Stated(newest.country, newest.year, newest.report, newest.figure, said[str(year)]) for year in years[:-1]]
    return [*again, newest]
