"""Which of several countries has more, or fewer, where a question asks that of a figure; or which of all has the most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tipqa.answers.figures import figure_line
from tipqa.answers.reply import Reply
from tipqa.answers.room import room_in
from tipqa.answers.stated import CountriesFact, FigureFact, figures_of
from tipqa.blocks.model import Block, Line, Listing, Note, Strong
from tipqa.english import listed, plural
from tipqa.evidence.periods import of_each_country
from tipqa.evidence.scope import Scope
from tipqa.figures.asked import OTHER
from tipqa.figures.best import Told
from tipqa.figures.measures import MEASURES
from tipqa.placements.reading import placed
from tipqa.question.change_words import topic_words
from tipqa.question.plan import Order, Plan
from tipqa.question.wants import Want

_SHOWN = 10  # countries that a ranking shows


def write_ranking(scope: Scope) -> Reply | None:
    """The countries by the figure asked for, most or fewest first; None where that is not asked for or none states it.

    They are those of the region named, else all that are held, each in the editions or calendar years asked for.
    """
    asked, order = scope.plan.figure, scope.plan.order
    if asked is None or asked.measure == OTHER or Want.RANKING not in scope.plan.wants:
        return None
    found = of_each_country(scope, asked, scope.held_members or scope.have.countries)
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


def outcome(plan: Plan, results: Sequence[tuple[str, Reply]], default: Order | None = None) -> Line:
    """A sentence that names the country with the most, or the fewest; none where none is asked for or a number is missing."""
    order = plan.order or default
    of_room = Want.CAPACITY in plan.wants
    numbers = ((country, room_in(result) if of_room else _value(result)) for country, result in results)
    values = {country: value for country, value in numbers if value is not None}
    if order is None or len(values) < 2 or len(values) < len(results):
        return ()
    differ = not of_room and _differ(figures_of(r.fact)[-1] for _, r in results)
    apart = " The figures are of different periods." if differ else ""
    more = order == Order.MOST
    best = max(values.values()) if more else min(values.values())
    first = [country for country, value in values.items() if value == best]
    if len(first) == len(values):
        return (Strong("The same"), f" in {listed(first)}: {best:,.12g}.")
    word = ("most" if more else "fewest") if len(values) > 2 else ("more" if more else "fewer")
    rest = [f"{value:,.12g} in {country}" for country, value in values.items() if country not in first]
    verb = ("has" if len(first) == 1 else "have") + (" room for" if of_room else "")
    return (Strong(listed(first)), f" {verb} {word}: {best:,.12g}, against {listed(rest)}.{apart}")


def write_closing(scope: Scope, countries: Sequence[str]) -> Note:
    """The line that ends a comparison of countries: which stands higher by its tier; on a topic, that none is ranked."""
    shared = [year for year in scope.years_of(countries[0]) if all(year in scope.years_of(it) for it in countries)]
    rows = placed(scope.index, countries, shared[-1:], scope.series)
    if topic_words(scope.plan) or len(rows) < len(countries):
        return Note(("On this the reports do not rank one country above another.",))
    ranks = {row.country: row.tier.rank for row in rows}
    known = [rank for rank in ranks.values() if rank is not None]
    year, best = rows[0].year, [row for row in rows if row.tier.rank == max(known, default=None)]
    if len(known) < len(rows):
        return Note((f"A Special Case has no rank, so that the {year} edition ranks none above another.",))
    if len(best) == len(rows):
        both = "Both" if len(rows) == 2 else "All"
        return Note(
            (
                f"{both} are on {rows[0].tier} in the {year} edition; beyond the tier the reports rank none above another.",
            )
        )
    others = listed(f"{row.country} ({row.tier})" for row in rows if row not in best)
    verb = "stands" if len(best) == 1 else "stand"
    names = listed(row.country for row in best)
    return Note(
        (Strong(f"By tier, {names} {verb} higher"), f" in the {year} edition: {best[0].tier}, against {others}.")
    )


def _differ(figures: Iterable[FigureFact]) -> bool:
    """Whether figures are of different periods; one that tells no year is of its edition's."""
    told = [(figure.period, figure.told.edition) for figure in figures]
    return len({period if period.isdigit() else (period, edition) for period, edition in told}) > 1


def _amount(row: Told) -> float:
    return row.number or 0.0


def _value(result: Reply) -> float | None:
    figures = figures_of(result.fact)
    return figures[-1].value if len(figures) == 1 else None
