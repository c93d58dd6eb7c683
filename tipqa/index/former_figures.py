"""The figures of the former reading in the form of the new one, until that reads them itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipqa.figures.measures import MEASURES
from tipqa.figures.model import Actor, Earlier, Figure, Period, PeriodSource, Precision, Status, Unit, Value
from tipqa.reports.model import Amount, Report
from tipqa.reports.model import Figure as Former

_UNITS = {
    "cases": Unit.CASES,
    "people": Unit.PERSONS,
    "money": Unit.MONEY,
    "calls": Unit.CALLS,
    "shelters": Unit.PLACES,
}
_EVENTS = ("inspections", "trainings", "events")
_ACTORS = {"by NGOs": Actor.NGO}
_YEAR = re.compile(r"(?:19|20)\d\d")
_PRECISION = {"more than": Precision.AT_LEAST, "at least": Precision.AT_LEAST, "over": Precision.AT_LEAST}


def read_figures(report: Report, spans: Sequence[tuple[int, int]]) -> tuple[Figure, ...]:
    """The figures of a report in text order."""
    from tipqa.reports.figures import read_figures as read

    return tuple(_figure(it, report) for it in read(report.text, spans) if it.measure != "other" and _counts(it))


def _counts(it: Former) -> bool:
    return it.amount is None or it.amount.value is not None


def _figure(it: Former, report: Report) -> Figure:
    details = [name for name in it.detail.split(", ") if name]
    unit = MEASURES[it.measure].unit or it.unit
    period = _period(it.period, report.year - 1, PeriodSource.SENTENCE)
    return Figure(
        measure=it.measure,
        value=_value(it.amount),
        unit=Unit.EVENTS if unit in _EVENTS else _UNITS.get(unit, Unit.UNCLEAR),
        actor=next((_ACTORS[name] for name in details if name in _ACTORS), Actor.GOVERNMENT),
        counted=frozenset(f"detail={name}" for name in details if name not in (*_ACTORS, "continued", "confirmed")),
        words=it.detail,
        status=Status.CARRIED_OVER if "continued" in details else Status.WHOLE,
        period=period,
        earlier=tuple(
            Earlier(_value(amount), _period(when, period.first - 1, PeriodSource.SENTENCE))
            for amount, when in it.prior
            if amount is None or amount.value is not None
        ),
        start=it.start,
        end=it.end,
        at=it.at,
        certainty=0.95,
    )


def _value(amount: Amount | None) -> Value:
    if amount is None or amount.value is None:
        return Value(Precision.NOT_REPORTED, None, "")
    if amount.value == 0:
        return Value(Precision.NONE, 0.0, amount.text)
    if amount.high is not None:
        return Value(Precision.RANGE, amount.value, amount.text, amount.high)
    about = Precision.ABOUT if amount.qualifier else Precision.EXACT
    return Value(_PRECISION.get(amount.qualifier, about), amount.value, amount.text)


def _period(text: str, otherwise: int, source: PeriodSource) -> Period:
    years = [int(year) for year in _YEAR.findall(text)]
    if years:
        return Period(min(years), max(years), source, text)
    return Period(otherwise, otherwise, PeriodSource.EDITION, text)
