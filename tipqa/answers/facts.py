"""Answers in the reports' own words: the statements that cover the question best, each cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tipqa.answers.both_sides import write_both_sides
from tipqa.answers.parts_told import write_part
from tipqa.answers.premises.denied_act import deed_denied
from tipqa.answers.refusal import FALSE_PREMISE, lacks_answer, no_edition, no_topic
from tipqa.answers.reply import Refusal, Reply
from tipqa.answers.sequel import with_law_named, with_sequel
from tipqa.answers.stated import QuotesFact
from tipqa.blocks.model import Claim, Line, Note, Source, Strong, in_a_row, quote, source, told
from tipqa.comparison.tone import tone_of
from tipqa.english import year_list
from tipqa.evidence.definitions import explained_first
from tipqa.evidence.demands import cues
from tipqa.evidence.named_laws import named_first
from tipqa.evidence.names import named_before_others
from tipqa.evidence.periods import calendar_years, counts, later_editions
from tipqa.evidence.scope import Scope
from tipqa.evidence.scoring import Evidence, Ranking, best_scores, rank
from tipqa.evidence.support import of_statements
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.evidence.told_first import both_told, told_first
from tipqa.figures.asked import OTHER
from tipqa.index.model import Filter, Statement
from tipqa.index.words import words as stems
from tipqa.question.intents import Intent
from tipqa.question.wants import Want
from tipqa.reports.model import SectionKind
from tipqa.reports.series import places_tiers

MOST = 3  # statements that answer
_SIDES = {Want.STRENGTHS: "effort", Want.WEAKNESSES: "shortfall"}
_OPEN = frozenset({Want.REASON, Want.REASON_AGAINST, Want.DRAWBACK, Want.FLAW})
_SHARED = 2  # words of a question on a year long ago that a statement must have
FURTHER = 3  # statements offered as further reading


def write_fact(scope: Scope, country: str) -> Reply | Refusal:
    """The statements on the question in a country's editions; where none is named, in the newest that answers it well.

    An older edition goes before a newer one where it covers the question far better, or gives a number that is wanted.
    A count for a bare year is looked for first in the later editions that look back on it.
    """
    if part := of_named_part(scope, country):
        return part
    if dated := write_dated(scope, country):
        return dated
    if missing := scope.plan.missing.get(country, ()):
        if later := later_editions(scope, country, calendar_years(scope)):
            return _untold(scope, country, later)
        if dated := _of_long_ago(scope, country):
            return dated
        return no_edition(country, missing, scope.have, scope.series)
    refusal: Refusal | None = None
    numberless: Ranking | None = None
    named = scope.years_of(country) if scope.plan.editions else ()
    for years in [named] if named else _by_promise(scope, country):
        ranking = rank_for(scope, scope.filter(country, years))
        if untrue := _untrue(scope, ranking):
            return untrue
        lacking = _lacking(scope, ranking)
        if lacking is None and (named or not scope.plan.quantity or ranking.evidence[0].holds_quantity):
            return _write(scope, country, ranking)
        if lacking is None:
            numberless = numberless or ranking
            continue
        tried = years if named else scope.have.of(country, scope.series)
        nearest = _nearest(scope, ranking) if named else ()
        refusal = refusal or replace(
            no_topic(country, tried, lacking, nearest), support=of_statements(ranking.evidence)
        )
    if numberless:
        return _write(scope, country, numberless)
    return refusal or no_topic(country, (), "what was asked")


def _of_long_ago(scope: Scope, country: str) -> Reply | None:
    """The statements that name a bare year long before the editions held: "what became of those arrested in 2012?"; None where
    none is on it.
    """
    years, held = calendar_years(scope), scope.have.of(country, scope.series)
    if len(years) != 1 or not held or years[0] >= held[0]:
        return None
    ranking = rank_for(scope, scope.filter(country, held), periods=years, only_dated=held)
    if ranking.top is None or str(years[0]) not in ranking.top.statement.text:
        return None
    asked = {stem for word in scope.plan.topic.words for stem in stems(word)}
    shared = asked & set(stems(ranking.top.statement.text))
    return _write(scope, country, ranking) if len(shared) >= _SHARED and _lacking(scope, ranking) is None else None


def _untold(scope: Scope, country: str, later: tuple[int, ...]) -> Reply | Refusal:
    """That the later editions which look back on the bare year asked for tell nothing of it, with the nearest they say."""
    years = calendar_years(scope)
    if Want.PASSED in scope.plan.wants and (
        sentences := _sentences(scope, country, tuple(y for y in later if y - 1 in years))
    ):
        return sentences
    if Want.REASON in scope.plan.wants and (
        reason := _reason(scope, country, tuple(y for y in later if y - 1 in years))
    ):
        return reason
    ranking = rank_for(scope, scope.filter(country, later), periods=years, only_dated=later)
    lacking = _lacking(scope, ranking) or f"this of {year_list(years)}"
    return no_topic(country, later, lacking, _nearest(scope, ranking))


def _sentences(scope: Scope, country: str, after: tuple[int, ...]) -> Reply | None:
    """What the edition after a bare year says of the sentences that courts passed, which seldom names the year."""
    ranking = rank_for(scope, scope.filter(country, after)) if after else None
    top = ranking.top if ranking else None
    told = ranking and top and cues("first")["passed"].search(top.statement.text) and _lacking(scope, ranking) is None
    return _write(scope, country, ranking) if ranking and told else None


def _reason(scope: Scope, country: str, after: tuple[int, ...]) -> Reply | None:
    """What the edition after a bare year gives as the reason, which seldom names the year."""
    ranking = rank_for(scope, scope.filter(country, after)) if after else None
    top = ranking.top if ranking else None
    told = ranking and top and cues("preferred")["reason"].search(top.statement.text)
    return _write(scope, country, ranking) if ranking and told and _lacking(scope, ranking) is None else None


def of_named_part(scope: Scope, country: str) -> Reply | None:
    """The part of a report that the question is on: "what does it say on freedom of assembly?"; None where it is on none."""
    known = places_tiers(scope.series)  # whose parts are sections with a name of their own
    wanted = Want.PART in scope.plan.wants or scope.plan.intent == Intent.OVERVIEW
    return write_part(scope, country) if not known and wanted else None


def rank_for(scope: Scope, filter: Filter, periods: Sequence[int] = (), only_dated: Sequence[int] = ()) -> Ranking:
    """The statements of `filter`, ranked for the question; see `rank`."""
    plan = scope.plan
    ranking = rank(
        scope.index,
        plan.topic,
        filter,
        plan.wants,
        plan.quantity,
        periods,
        only_dated,
        together=not places_tiers(scope.series),
    )
    if plan.articles:
        return replace(ranking, evidence=named_first(plan.articles, ranking.evidence))
    alone = len(plan.topic.words) == 1
    named = named_before_others(plan.name, ranking.evidence, THRESHOLDS.answers_beside, alone=alone)
    return replace(ranking, evidence=explained_first(plan.topic.defined, told_first(plan, named)))


def write_dated(scope: Scope, country: str) -> Reply | Refusal | None:
    """The statements of later editions that look back on a bare year, where they cover the question best."""
    years = calendar_years(scope)
    later = later_editions(scope, country, years)
    if not later:
        return None
    held = tuple(year for year in years if year in scope.have.of(country, scope.series))
    filter = scope.filter(country, (*held, *later))
    ranking = rank_for(scope, filter, periods=years, only_dated=() if scope.plan.topic.context else later)
    if untrue := _untrue(scope, ranking):
        return untrue
    if _lacking(scope, ranking) is not None:
        return None
    own = [e for e in ranking.evidence if scope.year_of(e.statement) == scope.year_of(ranking.evidence[0].statement)]
    if not (counts(scope) or scope.plan.missing.get(country, ())):
        others = [e.score for e in ranking.evidence if scope.year_of(e.statement) in held]
        named = len(years) > 1 and all(str(year) in own[0].statement.text for year in years)
        if scope.year_of(own[0].statement) in held or (
            not named and others and own[0].score < THRESHOLDS.looking_back * others[0]
        ):
            return None
    return _write(scope, country, replace(ranking, evidence=tuple(own)))


def write_told_change(scope: Scope, country: str) -> Reply | None:
    """A change between bare years that one statement tells by naming them all; None where none does."""
    years = calendar_years(scope)
    found = write_dated(scope, country) if len(years) > 1 else None
    if not isinstance(found, Reply) or not isinstance(found.fact, QuotesFact):
        return None
    if not all(str(year) in found.fact.statements[0] for year in years):
        return None
    return found


def _untrue(scope: Scope, ranking: Ranking) -> Refusal | None:
    """The correction of what the question takes for true, where the best statement denies it."""
    if not deed_denied(scope.plan.premise.deed, ranking):
        return None
    line = (Strong("The report says otherwise"), ": ", *statement_line(scope, ranking.evidence[0].statement))
    return Refusal(FALSE_PREMISE, (Claim(line),))


def _lacking(scope: Scope, ranking: Ranking) -> str | None:
    """What the best evidence lacks; that no number of a known measure is told is for the caller to say."""
    plan = scope.plan
    known = plan.measure not in (None, OTHER) and counts(scope) and places_tiers(scope.series)
    return lacks_answer(ranking, plan, None if known and plan.quantity == "count" else plan.quantity)


def told_of(scope: Scope, country: str, years: tuple[int, ...], words: frozenset[str]) -> Line:
    """What editions say best on the question, quoted and cited; nothing where that has none of the `words` (stems) that name what is asked."""
    ranking = rank_for(scope, scope.filter(country, years))
    if _lacking(scope, ranking) is not None:
        return ()
    best = ranking.evidence[0]
    return statement_line(scope, best.statement) if best.met > 0 and words & set(stems(best.statement.text)) else ()


def _by_promise(scope: Scope, country: str) -> list[tuple[int, ...]]:
    """The editions one by one: those that come near the best first, the newest of them before the others."""
    held = scope.have.of(country, scope.series)
    if len(held) < 2:
        return [(year,) for year in held]
    plan = scope.plan
    together = not places_tiers(scope.series)
    scores = best_scores(
        scope.index, plan.topic, scope.filter(country, held), plan.wants, plan.quantity, together=together
    )
    best = dict.fromkeys(held, 0.0)
    for report, score in scores.items():
        year = scope.index.info(report).year
        best[year] = max(best[year], score)
    enough = THRESHOLDS.newer_edition * max(best.values(), default=0.0)
    return [(year,) for year in sorted(held, key=lambda year: (best[year] >= enough, year), reverse=True)]


def _write(scope: Scope, country: str, ranking: Ranking) -> Reply:
    if both := write_both_sides(scope, country, ranking.evidence):
        return both
    evidence = _of_side(scope, ranking.evidence)
    answer, further = chosen(
        evidence, THRESHOLDS.goes_on_beside if scope.plan.wants & _OPEN else THRESHOLDS.answers_beside
    )
    if scope.plan.halves:
        answer = list(dict.fromkeys([*_of_halves(scope, evidence), *answer]))[:MOST]
    answer = with_law_named(scope, with_sequel(scope, both_told(scope.plan, evidence, answer)))
    shown = {e.statement.id for e in answer}
    further = [e for e in further if e.statement.id not in shown]
    return replace(write_chosen(scope, country, answer, further), support=of_statements(evidence))


def _of_halves(scope: Scope, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Of two questions in one the statement that answers the first, and that of the second where the first tells less of it."""
    filter = Filter(reports=tuple(sorted({e.statement.report for e in evidence})))
    joint = {e.statement.id: e for e in evidence}
    first, second = (rank_for(replace(scope, plan=half), filter) for half in scope.plan.halves)
    lead = max(first.evidence, key=lambda e: (e.score, e.statement.id == evidence[0].statement.id), default=evidence[0])
    if scope.plan.topic.defined and first.top:
        lead = first.top
    best, its = second.top, next((e for e in second.evidence if e.statement.id == lead.statement.id), None)
    found = [joint.get(lead.statement.id, lead)]
    if best is None or (its and its.score >= THRESHOLDS.answers_beside * best.score):
        return found
    half = scope.plan.halves[1]
    untold = best.coverage < THRESHOLDS.told_of_both or lacks_answer(second, half, half.quantity)
    return found if untold else [*found, joint.get(best.statement.id, best)]


def _of_side(scope: Scope, evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """What is praised, or what is criticized, where one of them alone is asked for; all where nothing near is said of it."""
    sides = {side for want, side in _SIDES.items() if want in scope.plan.wants}
    if len(sides) != 1:
        return evidence
    told = [e for e in evidence if e.statement.section is not SectionKind.RECOMMENDATIONS]
    own = [e for e in told if tone_of(e.statement) in sides]
    near = bool(own) and own[0].score >= THRESHOLDS.about_as_near * evidence[0].score
    return own if near else evidence


def write_chosen(scope: Scope, country: str, answer: Sequence[Evidence], further: Sequence[Evidence] = ()) -> Reply:
    """The statements that answer, then where those stand that are worth reading further."""
    beside = (_further(scope, further),) if further else ()
    quotes = tuple(evidence.statement.text for evidence in answer)
    years = tuple(sorted({scope.year_of(evidence.statement) for evidence in answer}))
    fact = QuotesFact(country, years, quotes, round(answer[0].coverage, 3))
    blocks = (*told(statement_line(scope, it.statement) for it in answer), *beside)
    return Reply(blocks, fact, of_statements([*answer, *further]))


def _further(scope: Scope, evidence: Sequence[Evidence]) -> Note:
    """Where more is said on it, by edition and section, in the order of what comes nearest; the citations hold the words."""
    places: dict[tuple[int, str], list[Source]] = {}
    for it in evidence:
        said = it.statement
        name = said.heading if said.section is SectionKind.OTHER else said.section.value
        places.setdefault((scope.year_of(it.statement), name), []).append(source(said))
    several = len({year for year, _ in places}) > 1
    named = ((f"{name} ({year})" if several else name, marks) for (year, name), marks in places.items())
    return Note(("Further in the report: ", *in_a_row(named), "."))


def _nearest(scope: Scope, ranking: Ranking) -> Line:
    top = ranking.top
    return statement_line(scope, top.statement) if top and top.coverage >= THRESHOLDS.nearest_offered else ()


def chosen(
    evidence: Sequence[Evidence], beside: float = THRESHOLDS.answers_beside
) -> tuple[list[Evidence], list[Evidence]]:
    """The statements that answer, each with at least the share `beside` of the best score, and those worth reading further,
    both best first."""
    top = evidence[0].score
    seen: set[str] = set()
    different = [e for e in evidence if not (e.statement.text in seen or seen.add(e.statement.text))]  # type: ignore[func-returns-value]
    answer = [e for e in different[:MOST] if e.score >= beside * top]
    further = [e for e in different[len(answer) :][:FURTHER] if e.score >= THRESHOLDS.further_reading * top]
    return answer, further


def statement_line(scope: Scope, said: Statement) -> Line:
    """A statement in its own words, with its edition before the mark of its citation."""
    return (quote(said, marked=False), f" ({scope.year_of(said)}) ", source(said))
