"""Which countries count none of a measure, or report none: "who convicted nobody?", "no victims identified: where?"."""

from __future__ import annotations

from tipqa.answers.draft import Draft
from tipqa.answers.figures import fact, write_figure
from tipqa.answers.periods import of_country
from tipqa.answers.refusal import Refusal, no_topic
from tipqa.answers.scope import Scope
from tipqa.answers.words import plural
from tipqa.figures.best import Told
from tipqa.figures.measures import MEASURES


def write_none(scope: Scope) -> Draft | Refusal | None:
    """The countries that count none of the measure, then those that report no number; None where that is not asked for.

    Refused where no country's figure says either.
    """
    asked = scope.plan.none_of
    if asked is None:
        return None
    countries = scope.held_members or scope.have.countries
    rows = [row for country in countries for row in of_country(scope, asked, country) if not row.number]
    label = MEASURES[asked.measure].label.lower()
    if not rows:
        return no_topic("", scope.plan.editions, f"that a country counts no {label}")
    named = list(dict.fromkeys(row.country for row in rows))
    counted, unreported = [row for row in rows if row.number is not None], [row for row in rows if row.number is None]
    parts = [_part(scope, counted, f"with no {label}"), _part(scope, unreported, f"reporting no number of {label}")]
    facts = {"countries": named, "figures": [fact(row) for row in rows]}
    return Draft("\n\n".join(filter(None, parts)), facts)


def _part(scope: Scope, rows: list[Told], title: str) -> str:
    """The figures under a heading that counts the countries; "" where there are none."""
    if not rows:
        return ""
    lines = "\n".join(f"- {write_figure(row, scope.cite).text}" for row in rows)
    return f"**{plural(len({row.country for row in rows}), 'country')}** {title}\n\n{lines}"
