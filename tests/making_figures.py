"""Figures made by hand for tests."""

from __future__ import annotations

from typing import Any

from tipqa.figures.best import Told
from tipqa.figures.model import Actor, Earlier, Figure, Period, PeriodSource, Precision, Status, Unit, Value


def value(number: float | None, precision: Precision = Precision.EXACT, high: float | None = None) -> Value:
    """A value as a report writes it; None is "not reported", 0 is "none"."""
    if number is None:
        return Value(Precision.NOT_REPORTED, None, "did not report")
    if number == 0:
        return Value(Precision.NONE, 0.0, "no")
    return Value(precision, float(number), f"{number:,g}", high)


def period(year: int) -> Period:
    return Period(year, year, PeriodSource.SENTENCE, str(year))


def figure(number: float | None, year: int = 2023, *earlier: tuple[float, int], **fields: Any) -> Figure:
    """Persons prosecuted by the government in a year, with what the sentence compares them with."""
    counted = frozenset(fields.pop("counted", ()))
    start = fields.pop("start", 0)
    kept: dict[str, Any] = {
        "measure": "prosecutions",
        "unit": Unit.PERSONS,
        "actor": Actor.GOVERNMENT,
        "words": "defendants",
        "status": Status.WHOLE,
        "certainty": 0.95,
        "value": value(number),
    }
    return Figure(
        **(kept | fields),
        counted=counted,
        period=period(year),
        earlier=tuple(Earlier(value(before), period(of)) for before, of in earlier),
        start=start,
        end=start + 60,
        at=(start + 20, start + 23),
    )


def told(figure: Figure, edition: int = 2024) -> Told:
    return Told(f"{edition}/aland", "Aland", edition, figure)
