"""A country in one edition at a glance: tier, what the assessment praises and misses, the main figures."""

from __future__ import annotations

from tipqa.answers.blocks import Line, Listing, Refusal, Reply, quote
from tipqa.answers.facts import write_fact
from tipqa.answers.figures import best_of_edition, figure_line
from tipqa.answers.parts_told import write_opening, write_part
from tipqa.answers.refusal import no_topic
from tipqa.answers.scope import Scope
from tipqa.answers.tiers import placed, write_tiers
from tipqa.figures.asked import FigureAsked
from tipqa.index.model import Filter, Statement
from tipqa.reports.model import SectionKind
from tipqa.reports.series import places_tiers

_MEASURES = ("investigations", "prosecutions", "convictions", "victims_identified")
_FIRST_STATEMENTS = 4


def write_overview(scope: Scope, country: str) -> Reply | Refusal:
    """The tier, the assessment's first statements and the main figures of the newest edition asked for.

    Of a series without tiers, the part that the question names, else the opening, else what covers the topic best.
    """
    if not places_tiers(scope.series):
        return write_part(scope, country) or write_opening(scope, country) or write_fact(scope, country)
    year = scope.years_of(country)[-1:]
    rows = placed(scope.index, [country], year, scope.series)
    if not rows:
        return no_topic(country, year, "on which tier it stands")
    tier = write_tiers(rows, None)
    lines: list[Line] = [(quote(it),) for it in _assessment(scope, rows[0].report, rows[0].end)]
    for measure in _MEASURES:
        if told := best_of_edition(scope.index, FigureAsked(measure), country, year[0], scope.series):
            lines.append(figure_line(told))
    return Reply((*tier.blocks, Listing(tuple(lines))), tier.fact)


def _assessment(scope: Scope, report: str, after: int) -> list[Statement]:
    found = scope.index.statements(Filter(reports=(report,), sections=(SectionKind.ASSESSMENT,)))
    return [s for s in found if s.start >= after][:_FIRST_STATEMENTS] or found[:_FIRST_STATEMENTS]
