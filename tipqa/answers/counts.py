"""Answers to "how many": from the catalog's figures where it holds the measure, else in the report's own words."""

from __future__ import annotations

from dataclasses import replace

from tipqa.answers import facts as in_words
from tipqa.answers.figures import Stated, of_period, stated, write_change, write_figure
from tipqa.answers.refusal import Refusal, no_edition
from tipqa.answers.scope import Scope
from tipqa.answers.tiers import Written
from tipqa.answers.words import year_list
from tipqa.reports.figures import MEASURES, MeasureAsked, has_quantity


def write_figures(scope: Scope, country: str) -> Written | Refusal:
    """The figure asked for, in each edition asked for."""
    asked = scope.asked.measure
    if asked is None or asked.measure == "other":
        return _in_words(scope, country)
    calendar = _calendar(scope, country, asked)
    if calendar:
        return calendar
    if missing := scope.asked.missing.get(country, ()):
        return no_edition(country, missing, scope.have, scope.series)
    years = scope.years_of(country)
    rows = stated(scope.index, asked, [country], years, scope.series)
    if not rows:
        return _in_words(scope, country)
    parts = [write_figure(row, scope.cite) for row in rows]
    text = parts[0].text if len(parts) == 1 else "\n".join(f"- {part.text}" for part in parts)
    silent = [year for year in years if year not in {row.year for row in rows}]
    if silent:
        text += f"\n\nNot stated in the {', '.join(map(str, silent))} edition{'s' if len(silent) > 1 else ''}."
    return Written(text, {"figures": [part.facts for part in parts], "value": parts[-1].facts["value"]})


def write_figure_change(scope: Scope, country: str) -> Written | Refusal:
    """The figure in two editions, with the difference."""
    asked = scope.asked.measure
    years = scope.years_of(country)
    rows = stated(scope.index, asked, [country], years, scope.series) if asked else []
    if len(rows) < 2:
        return write_figures(scope, country)
    return write_change(rows[0], rows[-1], scope.cite)


def _in_words(scope: Scope, country: str) -> Written | Refusal:
    missing = scope.asked.missing.get(country, ())
    if missing:
        return no_edition(country, missing, scope.have, scope.series)
    found = in_words.write_fact(scope, country)
    asked = scope.asked.measure
    if isinstance(found, Refusal) or asked is None:
        return found
    quantity = scope.asked.quantity or "count"
    if any(has_quantity(text, quantity) for text in found.facts["statements"]):
        return found
    years = scope.years_of(country)
    editions = f"{year_list(years)} edition{'s' if len(years) > 1 else ''}"
    measure = MEASURES.get(asked.measure)
    what = f"**{measure.label.lower()}**" if measure else "this"
    lead = f"No number is stated for {what} ({country}, {editions}). What is said:"
    return replace(found, text=f"{lead}\n\n{found.text}")


def _calendar(scope: Scope, country: str, asked: MeasureAsked) -> Written | None:
    """A bare year in a question on TIP reports, read as the calendar year where an edition states it so."""
    years = scope.asked.asked
    if scope.series != "tip" or years.marked or len(years.editions) != 1 or years.prior or scope.given.years:
        return None
    year = years.editions[0]
    row = of_period(scope.index, asked, country, year, scope.series)
    if row is None:
        return None
    written = write_figure(row, scope.cite)
    own = [r for r in stated(scope.index, asked, [country], [year], scope.series) if _differs(r, row)]
    text = written.text
    if own:
        text += f"\n\nRead as the calendar year {year}. The {year} edition, which looks at the time before, gives:\n"
        text += f"- {write_figure(own[0], scope.cite).text}"
    return Written(text, {"figures": [written.facts], "value": written.facts["value"]})


def _differs(first: Stated, second: Stated) -> bool:
    return (first.amount and first.amount.value) != (second.amount and second.amount.value)
