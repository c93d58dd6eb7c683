"""Whether a measure rose or fell, as the sentence that tells its direction says it."""

from __future__ import annotations

from dataclasses import replace

from tipqa.answers.facts import chosen, rank_for, write_chosen
from tipqa.answers.refusal import no_topic
from tipqa.answers.reply import Refusal, Reply
from tipqa.answers.stated import FiguresFact, QuotesFact
from tipqa.blocks.model import Listing, Strong, quote
from tipqa.english import editions, year_list
from tipqa.evidence.figure_evidence import years_named
from tipqa.evidence.periods import LOOKING_BACK, calendar_years
from tipqa.evidence.restrictions import own_words
from tipqa.evidence.scope import Scope
from tipqa.evidence.scoring import Evidence
from tipqa.evidence.support import of_statements
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.figures.asked import restrictions_told, speaks_of
from tipqa.index.model import Statement
from tipqa.later import later
from tipqa.question.lexicon import phrases
from tipqa.question.wants import Want
from tipqa.reports.model import SectionKind

_CLAUSES = later(r"[,;]|\bbut\b|\bwhile\b|\balthough\b")


def tells_rise_of(scope: Scope, statement: Statement, measure: str) -> bool | None:
    """Whether a statement tells a rise (True) or a fall of a measure: in one clause with its words, or by its figures."""
    for clause in _CLAUSES.split(statement.text):
        rose, fell = bool(phrases("rose").search(clause)), bool(phrases("fell").search(clause))
        if rose != fell and speaks_of(measure, clause):
            return rose
    for figure in scope.index.figures_of(statement.report):
        value = figure.value.number
        earlier = figure.earlier[0].value.number if figure.earlier else None
        own = figure.measure == measure and statement.start <= figure.start < statement.end
        if own and value is not None and earlier is not None and value != earlier:
            return value > earlier
    return None


def write_direction(scope: Scope, country: str, found: Reply | Refusal) -> Reply | None:
    """The sentences that tell whether what is asked rose or fell; None where that is not asked, told by none, or by `found`.

    Of the editions asked for, of a bare year those after it, else of the newest edition that tells it.
    """
    measure = scope.plan.rising
    if measure is None or not scope.plan.wants & {Want.RISE, Want.YES_NO} or _compared(found):
        return None
    for years in _editions(scope, country):
        ranking = rank_for(scope, scope.filter(country, years))
        telling = tuple(e for e in ranking.evidence if _of_time(scope, e) and _tells(scope, e, measure))
        if telling:
            answer, _ = chosen(telling)
            return replace(write_chosen(scope, country, answer), support=of_statements(telling))
    return None


def write_editions_of_direction(scope: Scope, country: str) -> Reply | Refusal | None:
    """The editions whose nearest sentence tells the rise or the fall asked for: "in which edition were fewer found?"; that none does,
    where they tell the contrary; None where no edition is asked for, or none tells either.
    """
    measure, rise = scope.plan.rising, scope.plan.rise
    if measure is None or rise is None or not scope.plan.which_editions:
        return None
    named, own = scope.plan.years_asked.editions, scope.have.of(country, scope.series)
    held = tuple(year for year in own if year in named) or own
    nearest: dict[int, Evidence] = {}
    for year in held:
        ranking = rank_for(scope, scope.filter(country, (year,)))
        if telling := next((e for e in ranking.evidence if _tells(scope, e, measure)), None):
            nearest[year] = telling
    found = {year: e for year, e in nearest.items() if tells_rise_of(scope, e.statement, measure) is rise}
    if not found:
        return no_topic(country, held, "this of any edition") if nearest else None
    lead = (Strong(f"The {editions(found)}"), f", of the {year_list(held)} held on {country}:")
    lines = tuple((f"{year}: ", quote(e.statement)) for year, e in found.items())
    quotes = tuple(e.statement.text for e in found.values())
    fact = QuotesFact(country, tuple(found), quotes, round(min(e.coverage for e in found.values()), 3))
    return Reply((Listing(lines, lead),), fact, of_statements(list(found.values())))


def _editions(scope: Scope, country: str) -> list[tuple[int, ...]]:
    """The editions to look at, one after the other."""
    held = scope.have.of(country, scope.series)
    if years := calendar_years(scope):
        after = tuple(year for year in held if any(asked < year <= asked + LOOKING_BACK for asked in years))
        return [it for it in (after, tuple(year for year in held if year in years)) if it]
    if scope.plan.editions or country in scope.plan.own_editions:
        return [scope.years_of(country)]
    return [(year,) for year in reversed(held)]


def _of_time(scope: Scope, evidence: Evidence) -> bool:
    """Whether a statement may tell of the calendar years asked for: in the edition after one of them, or where it names one."""
    years, edition = calendar_years(scope), scope.index.info(evidence.statement.report).year
    near = not years or edition in years or edition - 1 in years
    return near or not years_named(evidence.statement.text).isdisjoint(years)


def _tells(scope: Scope, evidence: Evidence, measure: str) -> bool:
    statement, figure = evidence.statement, scope.plan.figure
    least = THRESHOLDS.least_particular if own_words(scope) else THRESHOLDS.least_covered
    if statement.section is SectionKind.RECOMMENDATIONS or evidence.coverage < least:
        return False
    if figure and not figure.counted <= restrictions_told(statement.text):
        return False
    return tells_rise_of(scope, statement, measure) is not None


def _compared(found: Reply | Refusal) -> bool:
    """Whether figures already tell the difference."""
    if isinstance(found, Refusal) or not isinstance(found.fact, FiguresFact):
        return False
    return len(found.fact.figures) > 1 or any(it.told.figure.earlier for it in found.fact.figures)
