"""Rises and falls that a question takes for true: "Why did convictions fall in 2024?"."""

from __future__ import annotations

import re

from tipqa.answers.facts import rank_for
from tipqa.answers.figures import figure_line
from tipqa.answers.refusal import FALSE_PREMISE
from tipqa.answers.reply import Refusal
from tipqa.blocks.model import Claim, Listing, Strong, quote
from tipqa.evidence.periods import best_of_year, calendar_years, later_editions, of_country
from tipqa.evidence.scope import Scope
from tipqa.figures.asked import restrictions_in
from tipqa.figures.best import Told
from tipqa.figures.measures import MEASURES
from tipqa.figures.number_words import word_value
from tipqa.index.model import Statement
from tipqa.index.words import words as stems
from tipqa.later import later
from tipqa.question.lexicon import phrases
from tipqa.question.premise import RisePresumed
from tipqa.reports.model import SectionKind

_OFTEN = later(
    r"\b(\w+) times\b[^.;]{0,30}\b(?:compared with|after|from) (\w+)\b", re.I
)  # "met three times, after four"
_SHARE = 0.6  # of the words that say what rose or fell, in a statement that tells of it
_LOOKED_AT = 6  # statements


def write_untrue_rise(scope: Scope, country: str) -> Refusal | None:
    """The correction of a "why", or "how did it manage to", whose rise or fall did not happen; None where it did.

    The figures of the editions or calendar years asked for decide; where they do not tell, the statements nearest to the
    question do, if all of them that tell a move tell the opposite.
    """
    presumed = scope.plan.premise.rise
    if presumed is None:
        return None
    rows = _figures(scope, country, presumed)
    moved = _by_figures(rows)
    if moved is None:
        return _denied_in_words(scope, country, presumed)
    if moved is presumed.rose:
        return None
    label = MEASURES[rows[-1].figure.measure].label
    lead = (Strong(f"{label} did not {'rise' if presumed.rose else 'fall'}"), f" ({country}, {rows[-1].period.last}).")
    return Refusal(FALSE_PREMISE, (Claim(lead), Listing(tuple(map(figure_line, rows)))))


def _figures(scope: Scope, country: str, presumed: RisePresumed) -> list[Told]:
    """The figures of the measure that the question is on, oldest first; empty unless there is one for each year named."""
    asked = presumed.figure
    if asked is None or not scope.plan.editions:
        return []
    years = calendar_years(scope)
    if len(years) == 1:
        both = [best_of_year(scope, asked, country, year) for year in (years[0] - 1, years[0])]
        if all(best and best.stated for best in both):
            return [best.told for best in both if best]
    rows = of_country(scope, asked, country)
    return rows if len(rows) >= len(years) else []


def _by_figures(rows: list[Told]) -> bool | None:
    """Whether the newest figure is higher (True) or not than the oldest, or than what its own sentence compares it with."""
    if not rows or rows[-1].number is None:
        return None
    prior = [] if rows[-1].earlier else [before.value.number for before in rows[-1].figure.earlier]
    after = rows[-1].number
    before = rows[0].number if len(rows) > 1 else next(iter(prior), None)
    return None if before is None or after is None or before == after else after > before


def _denied_in_words(scope: Scope, country: str, presumed: RisePresumed) -> Refusal | None:
    """The correction where every near statement that tells a move tells the opposite: "fewer victims", "three, after four"."""

    near = rank_for(scope, scope.filter(country, _editions(scope, country))).evidence[:_LOOKED_AT]
    told = [(e.statement, _moved(scope, e.statement)) for e in near if _speaks_of(presumed, e.statement)]
    said = [(statement, up) for statement, up in told if up is not None]
    if not said or any(up is presumed.rose for _, up in said):
        return None
    first = said[0][0]
    edition = scope.year_of(first)
    lead = (Strong(f"The report tells no {'rise' if presumed.rose else 'fall'}"), f" ({country}, {edition} edition): ")
    return Refusal(FALSE_PREMISE, (Claim((*lead, quote(first))),))


def _editions(scope: Scope, country: str) -> tuple[int, ...]:
    """The editions in which a move may be told: those asked for and those that look back; all where none is named."""
    held = scope.have.of(country, scope.series)
    if not scope.plan.editions:
        return held
    named = tuple(year for year in scope.plan.editions if year in held)
    return tuple(dict.fromkeys((*named, *later_editions(scope, country, calendar_years(scope)[-1:])))) or held


def _speaks_of(presumed: RisePresumed, statement: Statement) -> bool:
    """Whether a statement, no recommendation, has most of the words that say what rose or fell, and every detail."""
    if not presumed.counted <= restrictions_in(statement.text):
        return False
    shared = len(presumed.stems & set(stems(statement.text)))
    return (
        bool(presumed.stems)
        and statement.section != SectionKind.RECOMMENDATIONS
        and shared >= _SHARE * len(presumed.stems)
    )


def _moved(scope: Scope, statement: Statement) -> bool | None:
    """Whether a statement tells a rise (True) or a fall, by its words or by what its number is compared with; else None."""
    rose, fell = bool(phrases("rose").search(statement.text)), bool(phrases("fell").search(statement.text))
    if rose != fell:
        return rose
    if often := _OFTEN.search(statement.text):
        now, before = (word_value(word.lower()) for word in often.groups())
        return now > before if now is not None and before is not None and now != before else None
    asked = calendar_years(scope)
    for figure in scope.index.figures_of(statement.report):
        earlier = [it.value.number for it in figure.earlier]
        own = statement.start <= figure.start < statement.end and (not asked or figure.period.last in asked)
        value = figure.value.number
        if own and value is not None and earlier and earlier[0] is not None:
            return value > earlier[0] if value != earlier[0] else None
    return None
