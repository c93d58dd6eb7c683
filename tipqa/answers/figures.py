"""Answers on figures that the catalog holds: a measure in one edition, its period, what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tipqa.answers.cite import Citing
from tipqa.answers.tiers import Written
from tipqa.index.model import Filter
from tipqa.reports.figures import MEASURES, MeasureAsked
from tipqa.reports.model import Amount, Figure

if TYPE_CHECKING:
    from tipqa.index.index import Index


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure with the country and edition that state it. `restated` marks a value that a later edition looks back on."""

    country: str
    year: int
    report: str
    figure: Figure
    restated: tuple[Amount | None, str] | None = None

    @property
    def amount(self) -> Amount | None:
        return self.restated[0] if self.restated else self.figure.amount

    @property
    def period(self) -> str:
        return self.restated[1] if self.restated else self.figure.period


def stated(index: Index, asked: MeasureAsked, countries: Sequence[str], years: Sequence[int], series: str) -> list[Stated]:
    """The figure of the measure in each country and edition, by country and year; those that state none are left out.

    Where an edition states several, the one whose detail is the asked one is taken, the first of them.
    """
    filter = Filter(countries=tuple(countries), years=tuple(years), series=(series,))
    best: dict[tuple[str, int], Stated] = {}
    for report, figure in index.figures(filter, asked.measure):
        if not _same_detail(figure.detail, asked.detail):
            continue
        info = index.info(report)
        key = (info.country, info.year)
        if key not in best or (best[key].figure.amount is None and figure.amount is not None):
            best[key] = Stated(info.country, info.year, report, figure)
    return [best[key] for key in sorted(best)]


def of_period(index: Index, asked: MeasureAsked, country: str, year: int, series: str) -> Stated | None:
    """The figure for a calendar year: as the edition after it states it, else as a later one restates it."""
    later = [info.year for info in index.reports(Filter(countries=(country,), series=(series,))) if info.year > year]
    found = stated(index, asked, [country], later, series) if later else []
    for row in found:
        if row.figure.period == str(year):
            return row
    for row in found:
        for amount, period in row.figure.prior:
            if period == str(year):
                return Stated(row.country, row.year, row.report, row.figure, (amount, period))
    return None


def write_figure(row: Stated, cite: Citing) -> Written:
    """One figure in words, with its period, its edition and what the same sentence compares it with."""
    figure = row.figure
    label = f"{MEASURES[figure.measure].label}{f' ({figure.detail})' if figure.detail else ''}"
    mark = cite(row.report, figure.start, figure.end)
    where = f"{row.country}, {row.year} edition"
    period = f", {row.period}" if row.period else ""
    if row.amount is None:
        return Written(f"**Not reported**: {label}{period} ({where}) {mark}", fact(row))
    prior = "" if row.restated else _prior(figure)
    again = ", looking back" if row.restated else ""
    return Written(f"**{row.amount.text}**: {label}{period} ({where}{again}){prior} {mark}", fact(row))


def write_change(old: Stated, new: Stated, cite: Citing) -> Written:
    """The same measure in two editions, with the difference where both give a number."""
    parts = [write_figure(row, cite) for row in (old, new)]
    facts: dict[str, Any] = {"figures": [part.facts for part in parts]}
    lead = ""
    if old.amount and new.amount and old.amount.value is not None and new.amount.value is not None:
        delta = new.amount.value - old.amount.value
        percent = f" ({delta / old.amount.value:+.0%})" if old.amount.value else ""
        facts |= {"from": old.amount.value, "to": new.amount.value, "delta": delta}
        word = "Up" if delta > 0 else "Down" if delta < 0 else "Unchanged"
        by = f" by {abs(delta):,.12g}{percent}" if delta else ""
        lead = f"**{word}{by}**: from {old.amount.text} to {new.amount.text}.\n\n"
    return Written(lead + "\n".join(f"- {part.text}" for part in parts), facts)


def fact(row: Stated) -> dict[str, Any]:
    """The structured form of a figure."""
    figure, amount = row.figure, row.amount
    return {
        "country": row.country,
        "edition": row.year,
        "measure": figure.measure,
        "detail": figure.detail,
        "value": amount.value if amount else None,
        "high": amount.high if amount else None,
        "text": amount.text if amount else "",
        "reported": amount is not None,
        "unit": figure.unit,
        "period": row.period,
        "compared_with": [
            {"value": before.value if before else None, "text": before.text if before else "", "period": period}
            for before, period in (() if row.restated else figure.prior)
        ],
    }


def _prior(figure: Figure) -> str:
    said = [f"{amount.text}{f' in {period}' if period.isdigit() else f' ({period})' if period else ''}" for amount, period in figure.prior if amount]
    return f", compared with {' and '.join(said)}" if said else ""


def _same_detail(stated: str, asked: str) -> bool:
    return sorted(filter(None, stated.split(", "))) == sorted(filter(None, asked.split(", ")))
