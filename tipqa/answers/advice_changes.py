"""Answers on what became of recommendations from one edition to the next: dropped, new, kept, reworded, carried out."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.answers.changes import compared, fact_of, sides, spoken_of
from tipqa.answers.refusal import NO_EDITION, no_neighbour, no_topic
from tipqa.answers.reply import Refusal, Reply, refused
from tipqa.blocks.model import Block, Claim, Line, Listing, Note, Quote, Source, Strong, in_a_row, yes_or_no
from tipqa.comparison.model import Change, Comparison
from tipqa.evidence.scope import Scope
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.question.advice import Fate
from tipqa.question.change_words import advice_words
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
        later = scope.plan.of_older and scope.plan.years_asked.editions
        return no_neighbour(scope, country, "after" if later else "before")
    result = compared(scope, country, years)
    withheld = result.comparable.withheld.get(SectionKind.RECOMMENDATIONS.value)
    if withheld or result.comparable.basis == "mixed":
        return refused(NO_EDITION, f"{_UNKNOWN.format(country=country)}: {withheld or result.comparable.reason}.")
    advice = _on_topic(scope, result)
    if not advice:
        return no_topic(
            country,
            (result.from_year, result.to_year),
            "which recommendations were made on this" if result.recommendations else "which recommendations were made",
        )
    fates = scope.plan.fates
    done = Fate.DONE in fates
    shown = (Fate.KEPT, Fate.DROPPED) if done else fates
    blocks: list[Block] = [Claim((_NOT_DONE,))] if done else []
    blocks += [_listing(scope, result, advice, fate) for fate in shown]
    blocks += _between(scope, country, result)
    notes = " ".join(it for it in (result.comparable.reason, *result.comparable.notes) if it)
    fact = fact_of(result, advice, [it for it in advice if it.status in _STATUSES[Fate.KEPT]])
    return Reply((*blocks, *((Note((f"Note: {notes}",)),) if notes else ())), fact)


def _between(scope: Scope, country: str, result: Comparison) -> list[Block]:
    """Where what stands in both editions stands in the held editions between them; nothing where not all of it does."""
    held = scope.have.of(country, scope.series)
    between = [year for year in held if result.from_year < year < result.to_year]
    if not between or scope.plan.fates != (Fate.KEPT,) or not advice_words(scope.plan):
        return []
    parts = [compared(scope, country, (result.from_year, year)) for year in between]
    kept = [[it for it in _on_topic(scope, part) if it.old_span] for part in (result, *parts)]
    if not all(of and all(it.status in _STATUSES[Fate.KEPT] for it in of) for of in kept):
        return []
    named = [(str(part.to_year), [sides(part, it)[-1] for it in of]) for part, of in zip(parts, kept[1:], strict=True)]
    return [Note(("Between them it stands too: ", *in_a_row(named), "."))]


def _on_topic(scope: Scope, result: Comparison) -> list[Change]:
    """The recommendations of both editions; those on the topic where the question names one."""
    words = advice_words(scope.plan)
    if not words:
        return list(result.recommendations)
    return list(filter(spoken_of(scope, result, words, THRESHOLDS.same_topic), result.recommendations))


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
    stands = fate is Fate.KEPT and 0 < len(own) == len(side)  # which a text in other words tells too
    sure = (result.comparable.basis == "texts" or stands) and scope.plan.fates == (fate,)
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
