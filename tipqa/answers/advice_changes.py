"""Answers on what became of recommendations from one edition to the next: dropped, new, kept, reworded, carried out."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.answers.changes import sides
from tipqa.answers.refusal import NO_EDITION, no_edition, no_neighbour, no_topic
from tipqa.answers.reply import Refusal, Reply, refused
from tipqa.answers.stated import ChangesFact
from tipqa.blocks.model import Block, Claim, Line, Listing, Note, Quote, Source, Strong, yes_or_no
from tipqa.comparison.comparing import compare
from tipqa.comparison.model import Change, Comparison
from tipqa.evidence.scope import Scope
from tipqa.evidence.scoring import rank
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.index.model import Filter
from tipqa.question.advice import Fate
from tipqa.question.change_words import advice_words
from tipqa.question.topic import Topic
from tipqa.question.wants import Want
from tipqa.reports.model import SectionKind

_STATUSES = {
    Fate.DROPPED: ("dropped",),
    Fate.NEW: ("new",),
    Fate.KEPT: ("kept", "moved", "reworded"),
    Fate.REWORDED: ("reworded",),
}
# {old} and {new} are the two editions, {country} is whose.
_LEADS = {
    Fate.DROPPED: "of {country}’s {old} {edition} {are} not in the {new} {edition}",
    Fate.NEW: "of {country}’s {new} {edition} {are} not in the {old} {edition}",
    Fate.KEPT: "of {country}’s {old} {edition} {stand} in the {new} {edition} too",
    Fate.REWORDED: "of {country}’s {old} {edition} {are} worded otherwise in the {new} {edition}",
}
_UNKNOWN = "What became of the recommendations to {country} cannot be told"
_NOT_DONE = (
    "The reports show which recommendations were repeated; that one is gone does not say that it was carried out."
)


def write_advice_changes(scope: Scope, country: str) -> Reply | Refusal:
    """What became of a country's recommendations between the two editions asked for; of those on a topic where one is named."""
    years = scope.years_of(country)
    if len(years) < 2:
        return _one_edition(scope, country, years)
    asked = (years[-1], years[0]) if scope.plan.years_asked.backwards else (years[0], years[-1])
    result = compare(scope.index, country, *asked, scope.series)
    withheld = result.comparable.withheld.get(SectionKind.RECOMMENDATIONS.value)
    if withheld or result.comparable.basis == "mixed":
        return refused(NO_EDITION, f"{_UNKNOWN.format(country=country)}: {withheld or result.comparable.reason}.")
    advice = _on_topic(scope, result)
    if not advice:
        return no_topic(
            country,
            asked,
            "which recommendations were made on this" if result.recommendations else "which recommendations were made",
        )
    fates = scope.plan.fates
    done = Fate.DONE in fates
    shown = (Fate.KEPT, Fate.DROPPED) if done else fates
    blocks: list[Block] = [Claim((_NOT_DONE,))] if done else []
    blocks += [_listing(scope, result, advice, fate) for fate in shown]
    notes = " ".join(it for it in (result.comparable.reason, *result.comparable.notes) if it)
    return Reply((*blocks, *((Note((f"Note: {notes}",)),) if notes else ())), _fact(result, advice))


def _one_edition(scope: Scope, country: str, years: tuple[int, ...]) -> Refusal:
    unheld = scope.plan.missing.get(country, ())
    if unheld:
        return no_edition(country, unheld, scope.have, scope.series)
    later = scope.plan.of_older and scope.plan.years_asked.editions
    return no_neighbour(country, years, scope.have, scope.series, side="after" if later else "before")


def _on_topic(scope: Scope, result: Comparison) -> list[Change]:
    """The recommendations of both editions; those on the topic where the question names one."""
    words = advice_words(scope.plan)
    if not words:
        return list(result.recommendations)
    ranking = rank(scope.index, Topic(" ".join(words)), Filter(reports=(result.from_report, result.to_report)))
    best = max((e.coverage for e in ranking.evidence), default=0.0)
    least = max(THRESHOLDS.change_on_topic, THRESHOLDS.same_topic * best)
    near = {(e.statement.report, e.statement.start) for e in ranking.evidence if e.coverage >= least}
    return [it for it in result.recommendations if any((s.report, s.start) in near for s in sides(result, it))]


def _listing(scope: Scope, result: Comparison, advice: Sequence[Change], fate: Fate) -> Block:
    """How many recommendations had this fate, of how many, and which."""
    own = [it for it in advice if it.status in _STATUSES[fate]]
    side = [it for it in advice if (it.new_span if fate is Fate.NEW else it.old_span)]
    lead = _lead(result, fate, _count(own, fate), _count(side, fate), " on this" if advice_words(scope.plan) else "")
    said = _yes_or_no(scope, result, own, side, fate)
    if not own:
        return Claim((*said, *lead, "."))
    return Listing(tuple(_line(result, it, fate) for it in own), (*said, *lead, ":"))


def _count(advice: Sequence[Change], fate: Fate) -> int:
    """How many recommendations of the edition that has them; what was split or joined stands in several changes."""
    return len({it.new_span if fate is Fate.NEW else it.old_span for it in advice})


def _lead(result: Comparison, fate: Fate, count: int, total: int, on_this: str) -> Line:
    several = count > 1
    told = _LEADS[fate].format(
        country=result.country,
        old=result.from_year,
        new=result.to_year,
        edition="digest" if result.comparable.basis == "digests" else "edition",
        are="are" if several else "is",
        stand="stand" if several else "stands",
    )
    if total == 1:
        number = "The one recommendation" if count else "None of one recommendation"
    elif count == total:
        number = f"All {total} recommendations"
    else:
        number = f"{count or 'None'} of the {total} recommendations"
    return (Strong(f"{number}{on_this}"), f" {told}")


def _yes_or_no(scope: Scope, result: Comparison, own: Sequence[Change], side: Sequence[Change], fate: Fate) -> Line:
    """ "Yes. " or "No. " where the question wants it of one fate and the two texts decide it."""
    sure = result.comparable.basis == "texts" and scope.plan.fates == (fate,)
    if not sure or Want.YES_NO not in scope.plan.wants or all(it.unsure for it in own) != (not own):
        return ()
    if fate is Fate.KEPT and 0 < len(own) < len(side):
        return ()  # "were they repeated?" is neither where some were
    return yes_or_no(bool(own))


def _line(result: Comparison, change: Change, fate: Fate) -> Line:
    quotes = [Quote(it) for it in sides(result, change)]
    if change.status == "reworded":
        return (quotes[0], " → ", quotes[1])
    if change.unsure and change.nearest_span:
        other = result.to_report if fate is Fate.DROPPED else result.from_report
        return (quotes[0], "; most like it in the other edition: ", Quote(Source(other, *change.nearest_span)))
    return (quotes[-1],)


def _fact(result: Comparison, advice: Sequence[Change]) -> ChangesFact:
    def words(*statuses: str) -> tuple[str, ...]:
        return tuple(it.new or it.old for it in advice if it.status in statuses)

    tier = result.tier
    return ChangesFact(
        result.country,
        result.from_year,
        result.to_year,
        tier.old,
        tier.new,
        tier.direction,
        words("new"),
        words("dropped"),
        words("kept", "moved", "reworded"),
    )
