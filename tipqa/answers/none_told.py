"""Which countries count none of a measure, or report none: "who convicted nobody?", "no victims identified: where?"."""

from __future__ import annotations

from tipqa.answers.figures import fact, write_figure
from tipqa.answers.patterns import any_of
from tipqa.answers.periods import of_country
from tipqa.answers.scope import Scope
from tipqa.answers.words import plural
from tipqa.answers.written import Written
from tipqa.reports.figures import MEASURES, measure_of

_NONE = any_of(
    r"\b(?:no|none|never|zero|nobody|nil)\b|\bnot\s+(?:a\s+single|any|one|report|convict|prosecut|investigat|identif)\w*",
    r"\b(?:did|do|does|have|has)(?:\s+not|n['’]t)\b|\bwithout\s+(?:any|a\s+single)\b|\bfail(?:ed|s)?\s+to\b",
)


def write_none(scope: Scope) -> Written | None:
    """The countries whose figure for the measure is zero or not reported, each with it; None where none is asked for."""
    asked = measure_of(f"how many {scope.asked.core}") if _NONE.search(scope.asked.core) else None
    if asked is None or asked.measure == "other":
        return None
    countries = scope.held_members or scope.have.countries
    rows = [
        row
        for country in countries
        for row in of_country(scope, asked, country)
        if not (row.amount and row.amount.value)
    ]
    if not rows:
        return None
    label = MEASURES[asked.measure].label.lower()
    named = list(dict.fromkeys(row.country for row in rows))
    lines = "\n".join(f"- {write_figure(row, scope.cite).text}" for row in rows)
    lead = f"**{plural(len(named), 'country')}** with none or none reported: {label}"
    return Written(f"{lead}\n\n{lines}", {"countries": named, "figures": [fact(row) for row in rows]})
