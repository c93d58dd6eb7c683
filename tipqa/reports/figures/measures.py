"""The measures that reports count, as one table."""

from __future__ import annotations

from dataclasses import dataclass


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
        _measure("investigations", "Investigations (cases opened)", "cases", "investigations, cases opened, cases"),
        _measure("prosecutions", "Prosecutions", "cases", "prosecutions, people prosecuted, charges, indictments"),
        _measure("convictions", "Convictions", "cases", "convictions, traffickers convicted, guilty verdicts"),
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
