"""Bare years read as calendar years: a TIP report of one edition mostly tells of the year before.

"How many victims in 2024?" is told by the 2025 edition, and "from 2023 to 2024" often by one sentence of it. Where the
reports state the periods in words, that reading goes first; anywhere else a bare year is the edition.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tipqa.evidence.scope import Scope
from tipqa.evidence.told import told_in, told_of_all
from tipqa.figures.asked import FigureAsked, figure_meant
from tipqa.figures.best import Best, Told, best_figure, fits
from tipqa.figures.model import Precision
from tipqa.question.coverage import DEFAULT_SERIES
from tipqa.question.intents import Intent
from tipqa.question.wants import Want

Telling = Callable[
    [str, Sequence[int]], list[Told]
]  # the figures of a country in these editions, as `told_in` gives them
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


def counts(scope: Scope) -> bool:
    """Whether a count answers: how many, whether more, or whether any: "did it convict a single trafficker in 2023?"."""
    plan = scope.plan
    if plan.intent in (Intent.FIGURE, Intent.FIGURE_CHANGE) or Want.RISE in plan.wants:
        return True
    return Want.YES_NO in plan.wants and figure_meant(plan.topic.text) is not None


def later_editions(scope: Scope, country: str, years: tuple[int, ...]) -> tuple[int, ...]:
    """The editions held that may look back on calendar `years`."""
    held = scope.have.of(country, scope.series)
    return tuple(
        y for y in held if any(year < y <= year + LOOKING_BACK for year in years) and y not in scope.plan.editions
    )


def telling_editions(scope: Scope, country: str, year: int) -> tuple[int, ...]:
    """The editions held that may tell of a calendar year: those after it; its own tells of it only where it says so."""
    return tuple(edition for edition in scope.have.of(country, scope.series) if edition >= year)


def best_of_year(
    scope: Scope, asked: FigureAsked, country: str, year: int, telling: Telling | None = None
) -> Best | None:
    """The figure for a calendar year, out of the editions that may tell of it; see `best_figure`.

    A later edition that gives another number restates it; the first that tells of the year for its own time goes first.
    """
    editions = telling_editions(scope, country, year)
    return best_figure(asked, (telling or _telling(scope))(country, editions), year) if editions else None


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


def of_country(scope: Scope, asked: FigureAsked, country: str, telling: Telling | None = None) -> list[Told]:
    """A country's figures that may be stated, for the calendar years or the editions asked for, by default of its newest edition."""
    years, telling = calendar_years(scope), telling or _telling(scope)
    if years:
        found = [best_of_year(scope, asked, country, year, telling) for year in years]
    else:
        found = [best_figure(asked, telling(country, (year,))) for year in _editions_asked(scope, country)]
    return [best.told for best in found if best and best.stated]


def of_each_country(scope: Scope, asked: FigureAsked, countries: Sequence[str]) -> list[Told]:
    """The last of `of_country` of each of these countries; all are read at once.

    Only what is of the measure asked for is read: no other figure fits, and none is set against another measure.
    """
    years = calendar_years(scope)
    editions = {
        year
        for country in countries
        for year in (telling_editions(scope, country, years[0]) if years else _editions_asked(scope, country))
    }
    told = told_of_all(scope.index, tuple(sorted(editions)), scope.series, asked.measure) if editions else {}

    def telling(country: str, years: Sequence[int]) -> list[Told]:
        return [it for it in told.get(country, ()) if it.edition in years]

    return [row for country in countries for row in of_country(scope, asked, country, telling)[-1:]]


def _editions_asked(scope: Scope, country: str) -> tuple[int, ...]:
    held = scope.have.of(country, scope.series)
    return tuple(y for y in scope.plan.editions if y in held) if scope.plan.editions else scope.latest(country)


def _telling(scope: Scope) -> Telling:
    return lambda country, years: told_in(scope.index, country, years, scope.series)
