"""When a thing was done last, or since when it is not done any more: "when was the last conviction in Peru?"."""

from __future__ import annotations

from tipqa.answers.facts import rank_for, statement_line
from tipqa.answers.figures import best_of_edition, figure_line
from tipqa.answers.reply import Reply
from tipqa.answers.stated import FigureFact, FiguresFact, QuotesFact
from tipqa.blocks.model import Claim, Line, Strong
from tipqa.evidence.last_done import LastDone, done_again, last_done, measured
from tipqa.evidence.scope import Scope
from tipqa.evidence.support import of_statements
from tipqa.figures.best import Told


def write_last_time(scope: Scope, country: str) -> Reply | None:
    """The time, and the sentence or the figure that tells it, of the newest edition asked for that does; None where that is not
    asked, or told by none."""
    if not scope.plan.last_time:
        return None
    held = scope.years_of(country) if scope.plan.editions else scope.have.of(country, scope.series)
    for year in reversed(held):
        evidence = rank_for(scope, scope.filter(country, (year,))).evidence
        if found := last_done(scope, evidence):
            return _told(scope, country, found)
        if counted := _counted(scope, country, year):
            line: Line = (Strong(str(counted.period.last)), ", by the newest figure: ", *figure_line(counted))
            return Reply((Claim(line),), FiguresFact((FigureFact(counted),), value=float(counted.period.last)))
        if year == held[-1] and (found := done_again(scope, evidence)):  # later ones may tell that it came back
            return _told(scope, country, found)
    return None


def _told(scope: Scope, country: str, found: LastDone) -> Reply:
    lead: Line = (Strong(found.when), ": ") if found.when else ()
    said = found.evidence
    fact = QuotesFact(country, (scope.year_of(said.statement),), (said.statement.text,), round(said.coverage, 3))
    return Reply((Claim((*lead, *statement_line(scope, said.statement))),), fact, of_statements([said]))


def _counted(scope: Scope, country: str, edition: int) -> Told | None:
    """The figure by which an edition tells that it was done: two convictions; None where it gives none."""
    asked = measured(scope)
    told = best_of_edition(scope, asked, country, edition) if asked else None
    return told if told and told.number and not told.earlier else None
