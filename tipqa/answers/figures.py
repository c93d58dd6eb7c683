"""Answers on figures that the catalog holds: a measure in one edition, its period, what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tipqa.answers.cite import Citing
from tipqa.answers.written import Written
from tipqa.index.model import Filter
from tipqa.reports.countries import find_countries
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


def stated(
    index: Index, asked: MeasureAsked, countries: Sequence[str], years: Sequence[int], series: str
) -> list[Stated]:
    """The figure of the measure in each country and edition, by country and year; those that state none are left out.

    An edition that counts only parts of what is asked, several of them, states it of none. Where an edition states several, the one whose detail is the asked one is preferred, then one that narrows it (its
    detail is told), then one with a number, then one that compares.
    """
    filter = Filter(countries=tuple(countries), years=tuple(years), series=(series,))
    best: dict[tuple[str, int], tuple[tuple[int, ...], Stated]] = {}
    parts: dict[tuple[str, int], set[str]] = {}
    for report, figure in index.figures(filter, asked.measure):
        fit = fit_of(figure, asked.detail)
        if fit is None:
            continue
        info = index.info(report)
        key = (info.country, info.year)
        if fit[0] < 0 and figure.amount:
            parts.setdefault(key, set()).add(figure.detail)
        if key not in best or fit > best[key][0]:
            best[key] = fit, Stated(info.country, info.year, report, figure)
    return [best[key][1] for key in sorted(best) if best[key][0][0] == 0 or len(parts.get(key, ())) < 2]


def fit_of(figure: Figure, detail: str) -> tuple[int, ...] | None:
    """How well a figure fits the detail asked for, to be compared; None where it is of something else."""
    has, wanted = _details(figure.detail), _details(detail)
    if not wanted <= has:
        return None
    return (-len(has - wanted), figure.amount is not None, len(figure.prior))


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
    return Written(f"**{_shown(row.amount)}**: {label}{period} ({where}{again}){prior} {mark}", fact(row))


def write_change(old: Stated, new: Stated, cite: Citing) -> Written:
    """The same measure in two editions, with the difference where both give a number of the same unit."""
    parts = [write_figure(row, cite) for row in (old, new)]
    facts: dict[str, Any] = {"figures": [part.facts for part in parts]}
    lead = ""
    before, after = _value(old), _value(new)
    if before is not None and after is not None and old.figure.unit == new.figure.unit:
        delta = after - before
        facts |= {"from": before, "to": after, "delta": delta}
        lead = f"**{_moved(before, delta)}**: from {_shown(old.amount)} to {_shown(new.amount)}.\n\n"
    if old.figure == new.figure:  # one sentence tells both
        return Written(lead + parts[1].text, facts)
    return Written(lead + "\n".join(f"- {part.text}" for part in parts), facts)


def _moved(before: float, delta: float) -> str:
    """`Up by 225 (+479%)`."""
    if not delta:
        return "Unchanged"
    percent = f" ({delta / before:+.0%})" if before else ""
    return f"{'Up' if delta > 0 else 'Down'} by {abs(delta):,.12g}{percent}"


def _value(row: Stated) -> float | None:
    return row.amount.value if row.amount else None


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


def _shown(amount: Amount | None) -> str:
    """The number as the report writes it; a negation ("did not convict any") as 0."""
    if amount is None:
        return "not reported"
    return "0" if amount.value == 0 else amount.text


def _prior(figure: Figure) -> str:
    said = [
        f"{amount.text}{f' in {period}' if period.isdigit() else f' ({period})' if period else ''}"
        for amount, period in figure.prior
        if amount
    ]
    return f", compared with {' and '.join(said)}" if said else ""


def same_details(one: str, other: str) -> bool:
    """Whether two details say the same, in whatever order and by whatever name of a country."""
    return _details(one) == _details(other)


def places_named(text: str) -> frozenset[str]:
    """The countries that a text names, by whatever name: "Uzbekistani" names Uzbekistan."""
    return frozenset(mention.country.name for mention in find_countries(text))


def _details(words: str) -> frozenset[str]:
    """The details that a figure or a question gives, an origin as the name of its country."""
    parts = (part for part in words.split(", ") if part)
    return frozenset(next(iter(places_named(part)), part) if part[0].isupper() else part for part in parts)
