"""The table of figures that analysts make by hand: one row a figure, with its words and where they stand."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any, ClassVar

from tipqa.figures.measures import MEASURES
from tipqa.figures.model import Figure, Period, PeriodSource, Value
from tipqa.records import dataclass
from tipqa.sheets import Sheet


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of one edition, ready to be printed.

    `value` is None where the report says that the number is not reported, `as_written` its words there. `restriction`
    is what narrows it, "" for the whole; `earlier` what the same sentence compares it with, such as "38 in 2022".
    `certain` says whether the reading may be stated as a number. `period_from` tells where the period comes from. The
    quote is the report's `start` to `end`; `kind` says whose words it is.
    """

    SHOWN: ClassVar = (
        "country",
        "edition",
        "label",
        "restriction",
        "value",
        "unit",
        "period",
        "certain",
        "quote",
        "kind",
    )

    country: str
    edition: int
    measure: str
    label: str
    value: float | None
    high: float | None
    as_written: str
    precision: str
    unit: str
    currency: str
    actor: str
    agency: str
    restriction: str
    status: str
    period: str
    period_from: str
    earlier: str
    certainty: float
    certain: bool
    quote: str
    report: str
    start: int
    end: int
    section: str
    kind: str
    source_url: str

    def __repr__(self) -> str:
        number = self.as_written if self.value is None else f"{self.value:,.12g}"
        told = f"{self.label} {number}" + (f", {self.restriction}" if self.restriction else "")
        return (
            f"<FigureRow {self.country} {self.edition}: {told} ({self.period}{'' if self.certain else ', uncertain'})>"
        )

    def to_dict(self) -> dict[str, Any]:
        """The form `tipqa figures --json` prints."""
        return asdict(self)


SHEET = Sheet(
    "Figures",
    tuple(field.name for field in fields(FigureRow)),
    {"quote": 90, "label": 28, "restriction": 26, "country": 18, "earlier": 26, "source_url": 40, "as_written": 18},
    number="value",
)


def figure_row(figure: Figure, **where: Any) -> FigureRow:
    """The row of a figure; `where` gives the fields on its report: country, edition, report, section, kind, quote, address."""
    value = figure.value
    return FigureRow(
        measure=figure.measure,
        label=MEASURES[figure.measure].label,
        value=value.number,
        high=value.high,
        as_written=value.text,
        precision=value.precision.value,
        unit=figure.unit.value,
        currency=value.currency,
        actor=figure.actor.value,
        agency=figure.agency,
        restriction=", ".join(sorted(facet.partition("=")[2] for facet in figure.counted)),
        status=figure.status.value,
        period=years_of(figure.period),
        period_from=figure.period.source.value,
        earlier="; ".join(f"{_short(it.value)} in {years_of(it.period)}" for it in figure.earlier),
        certainty=round(figure.certainty, 2),
        certain=figure.is_certain,
        start=figure.start,
        end=figure.end,
        **where,
    )


def years_of(period: Period) -> str:
    """`2023`, `2022 to 2023`."""
    return str(period.first) if period.first == period.last else f"{period.first} to {period.last}"


def said(period: Period) -> bool:
    """Whether a text says the period, rather than that it is taken from the edition."""
    return period.source is not PeriodSource.EDITION


def _short(value: Value) -> str:
    return "not reported" if value.number is None else f"{value.number:,.12g}"
