"""The measures that reports count, as one table."""

from __future__ import annotations

from functools import cache

from tipqa.figures.model import Actor, Figure, Period, Status, Unit
from tipqa.records import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that reports count. `unit` names one of its figures' units; `words` are what people call it."""

    key: str
    label: str
    unit: str
    words: tuple[str, ...]


def _measure(key: str, label: str, unit: str, words: str) -> Measure:
    return Measure(key, label, unit, tuple(words.split(", ")))


MEASURES: dict[str, Measure] = {
    measure.key: measure
    for measure in (
        _measure("investigations", "Investigations", "cases", "investigations, cases opened, cases"),
        _measure("prosecutions", "Prosecutions", "people", "prosecutions, people prosecuted, charges, indictments"),
        _measure("convictions", "Convictions", "people", "convictions, traffickers convicted, guilty verdicts"),
        _measure("sentences", "Traffickers sentenced", "people", "sentences, traffickers jailed, imprisoned"),
        _measure("prison_terms", "Length of prison terms", "years", "prison terms, penalties, length of sentences"),
        _measure("suspects", "Suspects arrested or detained", "people", "suspects, arrests, detained suspects"),
        _measure("officials_investigated", "Officials investigated", "people", "complicit officials investigated"),
        _measure("officials_prosecuted", "Officials prosecuted", "people", "complicit officials prosecuted"),
        _measure("officials_convicted", "Officials convicted", "people", "complicit officials convicted"),
        _measure("victims_identified", "Victims identified", "people", "victims identified, victims found, victims"),
        _measure("victims_referred", "Victims referred to services", "people", "victims referred, referrals"),
        _measure("victims_assisted", "Victims assisted", "people", "victims assisted, victims helped"),
        _measure("victims_sheltered", "Victims sheltered", "people", "victims sheltered, victims housed"),
        _measure("victims_repatriated", "Victims repatriated", "people", "victims repatriated, brought home"),
        _measure("people_screened", "People screened for trafficking", "people", "people screened"),
        _measure("funding", "Funding", "money", "funding, money, budget"),
        _measure("compensation", "Compensation and restitution", "money", "compensation, restitution"),
        _measure("staff", "Staff", "people", "staff, employees, officers, inspectors"),
        _measure("inspections", "Inspections", "inspections", "inspections, labor inspections, raids"),
        _measure("trainings", "Trainings held", "trainings", "trainings, courses, seminars, workshops"),
        _measure("people_trained", "People trained", "people", "people trained, officials trained"),
        _measure("hotline_calls", "Hotline calls", "calls", "hotline calls, calls to the hotline"),
        _measure("awareness", "Awareness campaigns and events", "events", "awareness campaigns, awareness events"),
        _measure("shelters", "Shelters", "shelters", "shelters, safe houses"),
        _measure("other", "Other", "", "other"),
    )
}

_PLAIN_UNITS = {
    "cases": Unit.CASES,
    "people": Unit.PERSONS,
    "money": Unit.MONEY,
    "calls": Unit.CALLS,
    "shelters": Unit.PLACES,
}
_BY = {Actor.NGO: "by NGOs", Actor.IO: "by an international organization"}
_UNSAID = (Unit.UNCLEAR, Unit.EVENTS, Unit.MONEY)  # told by the measure itself
_PLAIN_STATUS = (Status.WHOLE, Status.PART)


def _restriction(facet: str) -> str:
    """A restriction in words: "foreign", and "Uzbekistani" for a nationality."""
    name, _, value = facet.partition("=")
    return _peoples().get(value, value) if name == "nationality" else value


@cache
def _peoples() -> dict[str, str]:
    """What people of each country are called."""
    from tipqa.countries.table import countries

    return {it.name: it.adjectives[0] for it in countries() if it.adjectives}


def figure_label(figure: Figure) -> str:
    """What a figure counts, with all that narrows it: "Prosecutions (persons, sex trafficking, carried over)"."""
    measure = MEASURES[figure.measure]
    own = _PLAIN_UNITS.get(measure.unit, figure.unit)
    told = [] if figure.unit in (own, *_UNSAID) else [figure.unit.value]
    told += sorted(_restriction(facet) for facet in figure.counted)
    told += [] if figure.status in _PLAIN_STATUS else [figure.status.value]
    told += [_BY[figure.actor]] if figure.actor in _BY else []
    return f"{measure.label} ({', '.join(told)})" if told else measure.label


def period_years(period: Period) -> str:
    """`2023`, `2022 to 2023`."""
    return str(period.first) if period.first == period.last else f"{period.first} to {period.last}"
