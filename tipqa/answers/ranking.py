"""Which of several countries has more, or fewer, where a question asks that of a figure; or which of all has the most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tipqa.answers.blocks import Block, Line, Listing, Note, Reply, Strong
from tipqa.answers.figures import figure_line
from tipqa.answers.periods import of_country
from tipqa.answers.scope import Scope
from tipqa.answers.stated import CountriesFact, FigureFact, figures_of
from tipqa.answers.words import listed, plural
from tipqa.figures.asked import OTHER
from tipqa.figures.best import Told
from tipqa.figures.measures import MEASURES
from tipqa.question.plan import Order
from tipqa.question.wants import Want

_SHOWN = 10  # countries that a ranking shows


def write_ranking(scope: Scope) -> Reply | None:
    """The countries by the figure asked for, most or fewest first; None where that is not asked for or none states it.

    They are those of the region named, else all that are held, each in the editions or calendar years asked for.
    """
    asked, order = scope.plan.figure, scope.plan.order
    if asked is None or asked.measure == OTHER or Want.RANKING not in scope.plan.wants:
        return None
    found = [
        row for country in scope.held_members or scope.have.countries for row in of_country(scope, asked, country)[-1:]
    ]
    rows = sorted((row for row in found if row.number is not None), key=_amount, reverse=order != Order.FEWEST)
    if not rows:
        return None
    figures = tuple(map(FigureFact, rows))
    label = MEASURES[asked.measure].label.lower()
    word = "states" if len(rows) == 1 else "state"
    lead = (Strong(plural(len(rows), "country")), f" held here {word} it, by {label}:")
    lines = tuple((Strong(row.country), ": ", *figure_line(row)) for row in rows[:_SHOWN])
    blocks: list[Block] = [Listing(lines, lead, rest=max(0, len(rows) - _SHOWN))]
    if _differ(figures):
        blocks.append(Note(("The figures are of different periods.",)))
    return Reply(tuple(blocks), CountriesFact((rows[0].country,), figures=figures))


def outcome(order: Order | None, results: Sequence[tuple[str, Reply]]) -> Line:
    """A sentence that names the country with the most, or the fewest; none where none is asked for or a number is missing."""
    values = {country: value for country, result in results if (value := _value(result)) is not None}
    if order is None or len(values) < 2 or len(values) < len(results):
        return ()
    apart = " The figures are of different periods." if _differ(figures_of(r.fact)[-1] for _, r in results) else ""
    more = order == Order.MOST
    best = max(values.values()) if more else min(values.values())
    first = [country for country, value in values.items() if value == best]
    if len(first) == len(values):
        return (Strong("The same"), f" in {listed(first)}: {best:,.12g}.")
    word = ("most" if more else "fewest") if len(values) > 2 else ("more" if more else "fewer")
    rest = [f"{value:,.12g} in {country}" for country, value in values.items() if country not in first]
    verb = "has" if len(first) == 1 else "have"
    return (Strong(listed(first)), f" {verb} {word}: {best:,.12g}, against {listed(rest)}.{apart}")


def _differ(figures: Iterable[FigureFact]) -> bool:
    """Whether figures are of different periods; one that tells no year is of its edition's."""
    told = [(figure.period, figure.told.edition) for figure in figures]
    return len({period if period.isdigit() else (period, edition) for period, edition in told}) > 1


def _amount(row: Told) -> float:
    return row.number or 0.0


def _value(result: Reply) -> float | None:
    figures = figures_of(result.fact)
    return figures[-1].value if len(figures) == 1 else None
