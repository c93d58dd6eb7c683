"""All that one country's editions say on a topic: edition by edition, facts before recommendations, set sentences left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tipqa.answers.facts import of_named_part, rank_for
from tipqa.answers.refusal import lacks_answer, no_topic
from tipqa.answers.reply import Refusal, Reply
from tipqa.answers.stated import QuotesFact
from tipqa.answers.topics import FEW
from tipqa.blocks.model import Block, Line, Listing, Note, Strong, quotes, source
from tipqa.comparison.formulas import formulas
from tipqa.english import editions
from tipqa.evidence.demands import cues
from tipqa.evidence.periods import calendar_years
from tipqa.evidence.pool import stems_in
from tipqa.evidence.scope import Scope
from tipqa.evidence.scoring import Evidence, Ranking
from tipqa.evidence.support import of_statements
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.question.change_words import sums_up
from tipqa.question.intents import Intent
from tipqa.question.plan import Plan
from tipqa.question.wants import Want
from tipqa.reports.model import SectionKind

MOST = 6  # statements of the one edition asked for
MOST_OF_SEVERAL = 2  # … of each of several


def write_told_on(scope: Scope, country: str) -> Reply | Refusal | None:
    """What each edition asked for says on the topic, oldest first; refused where the topic's words are met nowhere.

    None where the question wants something else, or where what comes near is for other composers to judge.
    """
    years = _editions(scope, country)
    if not years:
        return None
    ranking = rank_for(scope, scope.filter(country, years))
    if of_kind := _of_kind(scope, ranking):
        return _write(country, years, of_kind, MOST)
    strict = len(ranking.words.words) < FEW
    if lacking := lacks_answer(ranking, scope.plan, scope.plan.quantity, strict=strict):
        return replace(no_topic(country, years, lacking), support=of_statements(ranking.evidence))
    told = _by_edition(scope, ranking)
    return _write(country, years, told, MOST_OF_SEVERAL) if told else None


def _editions(scope: Scope, country: str) -> tuple[int, ...]:
    """The editions whose statements on a topic are wanted; none where something else is."""
    plan = scope.plan
    of_one = plan.told_on and len(plan.subjects) == 1
    bare = calendar_years(scope) and plan.intent != Intent.OVERVIEW  # of a summary, the years are those of editions
    if not of_one or _particular(plan) or sums_up(plan) or plan.missing.get(country) or bare:
        return ()
    if of_named_part(scope, country):
        return ()
    if plan.editions:
        return scope.years_of(country)
    return scope.have.of(country, scope.series) if plan.every_edition else ()


def _particular(plan: Plan) -> bool:
    """Whether one thing is asked for that a topic does not tell: a name, a number, yes or no, one side alone."""
    one = {Want.YES_NO, Want.STRENGTHS, Want.WEAKNESSES, Want.RISE}
    return bool(plan.name.asked or plan.quantity or plan.wants & one)


def _of_kind(scope: Scope, ranking: Ranking) -> dict[int, list[Evidence]]:
    """For each edition the statements that tell who of a kind it was; none where no such kind is asked for."""
    wanted = [cues("listed")[kind] for kind in cues("listed") if Want[kind.upper()] in scope.plan.wants]
    facts = [e for e in ranking.evidence if e.statement.section is not SectionKind.RECOMMENDATIONS]
    return _in_editions(scope, [e for e in facts if any(cue.search(e.statement.text) for cue in wanted)])


def _by_edition(scope: Scope, ranking: Ranking) -> dict[int, list[Evidence]]:
    """For each edition that speaks of the topic its statements on it, facts before recommendations, best first."""
    near = [e for e in ranking.evidence if _on_topic(e)]
    least = THRESHOLDS.also_on_topic * max((e.coverage for e in near), default=0.0)
    told = _in_editions(scope, [e for e in near if e.coverage >= least])
    return {
        year: sorted(own, key=lambda e: e.statement.section == SectionKind.RECOMMENDATIONS)
        for year, own in told.items()
    }


def _in_editions(scope: Scope, evidence: Iterable[Evidence]) -> dict[int, list[Evidence]]:
    """The statements of each edition, oldest first, each once."""
    told: dict[int, list[Evidence]] = {}
    for it in evidence:
        told.setdefault(scope.year_of(it.statement), []).append(it)
    return {year: _once(own) for year, own in sorted(told.items())}


def _on_topic(evidence: Evidence) -> bool:
    """Whether a statement comes near to enough of the topic, and is no set sentence."""
    enough = evidence.coverage >= THRESHOLDS.on_topic and evidence.met >= THRESHOLDS.topic_met
    return enough and evidence.named >= THRESHOLDS.topic_name_met and not formulas(evidence.statement.text)


def _once(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Without those that another says in the same words and more."""
    words = [stems_in(e.statement.text) for e in evidence]
    return [
        e
        for at, e in enumerate(evidence)
        if not any(words[at] < it or (words[at] == it and other < at) for other, it in enumerate(words))
    ]


def _write(country: str, years: tuple[int, ...], told: dict[int, list[Evidence]], most_of_several: int) -> Reply:
    most = MOST if len(years) == 1 else most_of_several
    blocks: list[Block] = []
    shown: list[Evidence] = []
    said: set[str] = set()
    for year, own in told.items():
        fresh = [e for e in own if e.statement.text not in said]
        kept = [e for e in own if e not in fresh][:most]
        said |= {e.statement.text for e in own}
        lines: list[Line] = [*quotes(e.statement for e in fresh[:most])]
        lines += [("In the words of an earlier edition ", *(source(e.statement) for e in kept))] if kept else []
        lead = (Strong(f"{country}, {year} edition"), ":")
        blocks.append(Listing(tuple(lines), lead, rest=max(0, len(fresh) - most)))
        shown += [*fresh[:most], *kept]
    if silent := [year for year in years if year not in told]:
        blocks.append(Note((f"Nothing on this was found in the {editions(silent)} on {country}.",)))
    said_of_it = tuple(e.statement.text for e in shown)
    coverage = round(max(e.coverage for e in shown), 3)
    return Reply(tuple(blocks), QuotesFact(country, tuple(told), said_of_it, coverage), of_statements(shown))
