"""Answers on a topic across countries: for each country that speaks of it, the statement that does so best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tipqa.answers.directions import tells_rise_of
from tipqa.answers.refusal import RARE, lacks_answer, no_topic
from tipqa.answers.reply import Refusal, Reply, followed
from tipqa.answers.stated import CountriesFact
from tipqa.blocks.model import Listing, Note, Strong, quote
from tipqa.countries.lookup import countries_named
from tipqa.english import editions, listed, plural
from tipqa.evidence.deeds import tells_deed
from tipqa.evidence.definitions import explains
from tipqa.evidence.periods import LOOKING_BACK, calendar_years
from tipqa.evidence.polarity import denied
from tipqa.evidence.restrictions import own_words
from tipqa.evidence.scope import Scope
from tipqa.evidence.scoring import Evidence, Ranking, rank
from tipqa.evidence.support import of_statements
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.index.words import words as stems
from tipqa.question.lexicon import phrases
from tipqa.question.plan import Plan
from tipqa.question.wants import Want
from tipqa.reports.model import SectionKind

FEW = 5  # words below which each must be met somewhere
MOST = 12
_LOOKED_AT = 60  # statements among which one must name a country of the region


def write_topic(scope: Scope) -> Reply | Refusal:
    """The countries whose reports speak of the topic, best first: in the editions asked for, by default in any.

    Of each country the statement that does so best is given, or one of a newer edition that does so nearly as well.
    """
    plan = scope.plan
    years = tuple(year for year in scope.plan.editions if year in scope.have.years) or scope.have.years
    calendar = calendar_years(scope)
    later = tuple(y for y in scope.have.years if any(year < y <= year + LOOKING_BACK for year in calendar))
    topic = plan.topic.without(plan.advice_spans)
    filter = replace(scope.filter(None, (*years, *later)), countries=scope.held_members)
    ranking = rank(
        scope.index,
        topic,
        filter,
        plan.wants,
        plan.quantity,
        calendar,
        () if plan.rising else later,
        wide=plan.deed is not None,
    )
    ranking = replace(ranking, evidence=tuple(_wanted(scope, ranking.evidence)))
    if scope.members and not scope.held_members:
        ranking = replace(ranking, evidence=tuple(e for e in ranking.evidence[:_LOOKED_AT] if _names(e, scope.members)))
    few = len(ranking.words.words) < FEW and not _moved(scope)
    lacking = lacks_answer(ranking, plan, plan.quantity, strict=few)
    if lacking:
        return replace(_nothing(scope, years, lacking), support=of_statements(ranking.evidence))
    rows = list(_of_countries(scope, ranking).items())[: None if _moved(scope) else MOST]
    if not rows:
        return _nothing(scope, years, "all of this at once")
    reply = _write(scope, rows, tuple(sorted({scope.year_of(e.statement) for _, e in rows})) if later else years)
    return replace(reply, support=of_statements([e for _, e in rows]))


def _write(scope: Scope, rows: list[tuple[str, Evidence]], years: tuple[int, ...]) -> Reply:
    lines = tuple((Strong(country), f" ({scope.year_of(e.statement)}): ", quote(e.statement)) for country, e in rows)
    lead = (Strong(plural(len(rows), "country")), f" in the {editions(years)} held here, closest first:")
    named = tuple(country for country, _ in rows)
    return Reply((Listing(lines, lead),), CountriesFact(named, years, coverage=round(rows[0][1].coverage, 3)))


def _of_countries(scope: Scope, ranking: Ranking) -> dict[str, Evidence]:
    """For each country that speaks of the topic about as well as the best one, the statement to give; best first."""
    asked = scope.plan.years_asked
    span = asked.editions if len(asked.editions) > 1 and not asked.marked else ()
    dated = [e for e in ranking.evidence if span and all(str(year) in e.statement.text for year in span)]
    evidence = dated or ranking.evidence  # "the plan for 2024 to 2026" is one that says so
    moved = _moved(scope)
    alike = scope.plan.deed is None and not moved  # a deed or a move that is told is told, in whatever words
    best_of_all = max((e.coverage for e in evidence), default=0.0) if alike else 0.0
    on_topic = THRESHOLDS.least_covered if moved and not own_words(scope) else THRESHOLDS.on_topic
    least = max(on_topic, THRESHOLDS.same_topic * best_of_all)
    best: dict[str, Evidence] = {}
    term = scope.plan.topic.defined
    for e in [it for it in evidence if term and explains(term, it.statement.text)] or evidence:
        if (
            e.coverage < least
            or e.named < THRESHOLDS.topic_name_met
            or (scope.plan.quantity in RARE and not e.holds_quantity)
        ):
            continue
        country = scope.index.info(e.statement.report).country
        held = best.setdefault(country, e)
        if (
            scope.year_of(e.statement) > scope.year_of(held.statement)
            and e.score >= THRESHOLDS.newer_edition * held.score
        ):
            best[country] = e
    return best


def _moved(scope: Scope) -> bool:
    """Whether the countries are asked for in which a known measure rose, or fell."""
    return scope.plan.rising is not None and scope.plan.rise is not None


def _wanted(scope: Scope, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The statements on countries that are not left out; where a rise or a fall of a known measure is asked for, those that
    tell one of it."""
    excluded, rise = scope.plan.left_out, scope.plan.rise
    kept = [e for e in evidence if scope.index.info(e.statement.report).country not in excluded]
    measure = scope.plan.rising
    if deed := scope.plan.deed:
        done = [e for e in kept if e.statement.section != SectionKind.RECOMMENDATIONS]
        return [e for e in done if tells_deed(e.statement.text, deed)]
    if rise is None or measure is None:
        return _of_polarity(scope, kept)
    years = calendar_years(scope)
    if len(years) > 1:  # "in 2024 than in 2023" is told by the edition after, or with the year
        kept = [e for e in kept if scope.year_of(e.statement) == years[-1] + 1 or str(years[-1]) in e.statement.text]
    kept = [e for e in kept if e.statement.section != SectionKind.RECOMMENDATIONS]
    return [e for e in kept if tells_rise_of(scope, e.statement, measure) is rise]


def _of_polarity(scope: Scope, kept: list[Evidence]) -> list[Evidence]:
    """Of a question that denies something the statements that deny it, too; of any other those of reports whose nearest
    does not; all where none is so, or where it asks whether a thing is spoken of at all."""
    plan = scope.plan
    if Want.EXISTENCE in plan.wants or plan.of_one:
        return kept
    if plan.denied and not plan.wants & {Want.ADVICE, Want.RECOMMENDATIONS}:
        kept = [e for e in kept if e.statement.section != SectionKind.RECOMMENDATIONS] or kept
    topic = {stem for word in plan.topic.words if not phrases("denies").fullmatch(word) for stem in stems(word)}
    if plan.denied:
        return _in_its_words(plan, [e for e in kept if denied(e.statement.text, topic)]) or kept
    nearest = {e.statement.report: e for e in reversed(kept)}
    out = {report for report, e in nearest.items() if denied(e.statement.text, topic)}
    return [e for e in kept if e.statement.report not in out] or kept


def _in_its_words(plan: Plan, told: list[Evidence]) -> list[Evidence]:
    """Of statements that deny something of a thing with a name those that have a word of what is denied: of "not a party to
    the UN Protocol" none that the protocol alone is met by; all where none has one."""
    plain = {stem for word in plan.topic.words if word.islower() for stem in stems(word)}
    named = any(not word.islower() for word in plan.topic.words)
    return [e for e in told if not named or plain & set(stems(e.statement.text))] or told


def _names(evidence: Evidence, members: Sequence[str]) -> bool:
    """Whether a statement names a country of the region that the question names."""
    return not countries_named(evidence.statement.text).isdisjoint(members)


def _nothing(scope: Scope, years: tuple[int, ...], lacking: str) -> Refusal:
    refusal = no_topic("", years, lacking)
    held = listed(scope.have.countries[:3])
    helps = Note((f"Naming a country helps: {held} are among those held here.",))
    return followed(refusal, helps)
