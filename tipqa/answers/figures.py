"""Figures in words and as facts: one, or two with their difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tipqa.answers.cite import Citing
from tipqa.answers.draft import Draft
from tipqa.answers.words import listed
from tipqa.figures.asked import FigureAsked
from tipqa.figures.best import Best, Told, best_figure
from tipqa.figures.difference import Difference, difference
from tipqa.figures.measures import figure_label
from tipqa.figures.model import Period, PeriodSource, Precision, Value
from tipqa.index.model import Filter

if TYPE_CHECKING:
    from tipqa.index.index import Index


def told_in(index: Index, country: str, years: Sequence[int], series: str) -> list[Told]:
    """Every figure of a country in these editions, the oldest edition first; of all editions where none is given."""
    infos = index.reports(Filter(countries=(country,), years=tuple(years), series=(series,)))
    return [
        Told(info.id, info.country, info.year, figure)
        for info in reversed(infos)
        for figure in index.figures_of(info.id)
    ]


def best_of_edition(
    index: Index, asked: FigureAsked, country: str, year: int, series: str, *, stated: bool = True
) -> Told | None:
    """The figure that a country's edition states; with `stated` False also one that may only be quoted."""
    best = best_figure(asked, told_in(index, country, (year,), series))
    return best.told if best and (best.stated or not stated) else None


def write_figure(told: Told, cite: Citing) -> Draft:
    """One figure in words, with its period, its edition and what the same sentence compares it with."""
    figure = told.figure
    mark = cite(told.report, figure.start, figure.end)
    looking = ", looking back" if told.earlier else ""
    where = f"{told.country}, {told.edition} edition{looking}"
    lead = "Not reported" if told.value.number is None else shown(told.value)
    prior = "" if told.earlier else _compared_with(told)
    return Draft(f"**{lead}**: {label_of(told)}, {period_shown(told.period)} ({where}){prior} {mark}", fact(told))


def write_change(old: Told, new: Told, cite: Citing, told: Difference | None = None) -> Draft:
    """The same measure at two times, with the difference where like is set against like."""
    gap = told or difference(old, new)
    parts = [write_figure(it, cite) for it in (old, new)]
    facts: dict[str, Any] = {"figures": [part.facts for part in parts]}
    lead = ""
    if gap.delta is not None:
        facts |= {"from": old.number, "to": new.number, "delta": gap.delta}
        lead = f"**{_moved(gap)}**: from {shown(old.value)} to {shown(new.value)}.\n\n"
    if old.figure == new.figure:  # one sentence tells both
        return Draft(lead + parts[1].text, facts)
    note = "" if gap.delta is not None else f"\n\nNo difference is given: {gap.why}."
    return Draft(lead + "\n".join(f"- {part.text}" for part in parts) + note, facts)


def label_of(told: Told) -> str:
    """What a figure counts, with all that narrows it: "Victims identified (children, by an NGO)"."""
    return figure_label(told.figure)


def _moved(gap: Difference) -> str:
    """`Up by 225 (+479%)`."""
    if not gap.delta:
        return "Unchanged"
    percent = f" ({gap.percent / 100:+.0%})" if gap.percent is not None else ""
    return f"{'Up' if gap.delta > 0 else 'Down'} by {abs(gap.delta):,.12g}{percent}"


def fact(told: Told) -> dict[str, Any]:
    """The structured form of a figure."""
    figure, value = told.figure, told.value
    return {
        "country": told.country,
        "edition": told.edition,
        "measure": figure.measure,
        "detail": ", ".join(sorted(facet.partition("=")[2] for facet in figure.counted)),
        "value": value.number,
        "high": value.high,
        "text": "none" if value.precision is Precision.NONE else value.text,
        "reported": value.number is not None,
        "unit": figure.unit.value,
        "currency": value.currency,
        "actor": figure.actor.value,
        "status": figure.status.value,
        "period": period_years(told.period),
        "period_source": told.period.source.value,
        "compared_with": [
            {"value": it.value.number, "text": it.value.text, "period": period_years(it.period)}
            for it in (() if told.earlier else figure.earlier)
        ],
    }


def shown(value: Value) -> str:
    """The number as the report writes it; a negation ("did not convict any") as 0."""
    if value.number is None:
        return "not reported"
    return "0" if value.precision is Precision.NONE else value.text


def period_years(period: Period) -> str:
    """`2023`, `2022 to 2023`."""
    return str(period.first) if period.first == period.last else f"{period.first} to {period.last}"


def period_shown(period: Period) -> str:
    """The years, with a word where the text does not say them."""
    years = period_years(period)
    return f"taken as {years}" if period.source is PeriodSource.EDITION else years


def _compared_with(told: Told) -> str:
    said = [f"{_before(it.value)} in {period_years(it.period)}" for it in told.figure.earlier]
    return f", compared with {listed(said)}" if said else ""


def _before(value: Value) -> str:
    return "none" if value.precision is Precision.NONE else shown(value)


def stated_best(best: Best | None) -> Told | None:
    """The figure that may be stated, if there is one."""
    return best.told if best and best.stated else None
