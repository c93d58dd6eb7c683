"""What hangs on the kind of answer that a question wants: its editions, its lists, what it asks of placements, what it takes for true."""

from __future__ import annotations

from dataclasses import replace

from tipqa.index.model import Filter
from tipqa.question import wording
from tipqa.question.across import Across, AcrossAsked, read_across
from tipqa.question.advice import fate_spans
from tipqa.question.assumed import assumed
from tipqa.question.coverage import DEFAULT_SERIES, Coverage
from tipqa.question.deeds import read_deed
from tipqa.question.editions import read_editions
from tipqa.question.followups import Earlier
from tipqa.question.frames import frame_spans
from tipqa.question.intents import Intent
from tipqa.question.kept_lists import read_lists
from tipqa.question.lexicon import said, says, spans
from tipqa.question.list_terms import ListTerm, told_list_named
from tipqa.question.lists import ListAsked, read_list
from tipqa.question.name_questions import read_name
from tipqa.question.orders import read_none_of, read_order, read_rise, read_rising, read_tier_order
from tipqa.question.placement_questions import PlacementAsked, read_placement
from tipqa.question.plan import Plan
from tipqa.question.premise import read_premise
from tipqa.question.sought import with_sought
from tipqa.question.subjects import unknown_place, without_denied_regions
from tipqa.question.topic import Topic
from tipqa.question.turns import read_turn, turned_sections
from tipqa.question.wants import Want, spans_of_wants
from tipqa.reports.series import places_tiers

_MAY_TURN = (Intent.FACT, Intent.WHAT_CHANGED, Intent.OVERVIEW)
_OF_DEEDS = (Intent.FACT, Intent.FIGURE, Intent.FIGURE_CHANGE)
_ON_LISTS = (
    Intent.LIST,
    Intent.TOPIC_LIST,
    Intent.TIER,
    Intent.TIER_CHANGE,
    Intent.TIER_HISTORY,
    Intent.FACT,
    Intent.FIGURE,
)


def with_details(draft: Plan, earlier: Earlier | None, have: Coverage, given: Filter) -> Plan:
    """The plan of a draft whose kind of answer is known."""
    words, intent = draft.topic.text, draft.intent
    years, missing = read_editions(draft, have, given)
    asked = draft.text if earlier and earlier.change else words
    listed = read_list(without_denied_regions(words))
    terms = read_lists(draft, years, earlier, have)
    turn = read_turn(draft.topic) if intent in _MAY_TURN and draft.subjects and not draft.fates else None
    tiers = places_tiers(draft.series or DEFAULT_SERIES) and intent in _ON_LISTS
    premise = read_premise(draft.text, draft.topic)
    rising = read_rising(words, len(draft.subjects))
    no_topic = (
        *frame_spans(words, intent),
        *spans_of_wants(words, draft.wants),
        *fate_spans(words, draft.fates),
    )
    return replace(
        draft,
        topic=with_sought(draft.topic.without(spans(words, "telling"))).without(no_topic),
        editions=years,
        missing=missing,
        name=read_name(words),
        listed=listed,
        terms=terms,
        told_list=told_list_named(words) if Want.YES_NO in draft.wants else "",
        only=says(words, "only_one") and len(draft.subjects) == 1,
        placement=_placement(draft, listed, earlier),
        across=_across(draft, listed, terms) if tiers else None,
        particulars=said(words, "particular"),
        none_of=read_none_of(words),
        deed=read_deed(words) if intent == Intent.TOPIC_LIST else None,
        denied=says(words, "denies"),
        part_denied=says(words, "part_denied"),
        turn=turn,
        turned=turned_sections(words) if turn else (),
        which_editions=says(words, "which_editions"),
        goes_on=intent == Intent.FIGURE and says(words, "goes_on"),
        never=says(words, "never"),
        last_time=intent in _OF_DEEDS and says(_asked_again(draft).text, "last_time"),
        premise=premise,
        kept_from=premise.negated or says(words, "kept_from"),
        order=read_order(words),
        rise=read_rise(asked),
        rise_or_fall=says(asked, "rise_or_fall") or (intent == Intent.LIST and says(asked, "longer_list")),
        counts_each=says(words, "counts_each"),
        each_year=says(words, "each_year"),
        rising=rising,
        wants=draft.wants - ({Want.PLACE} if rising and not draft.subjects else set()),  # "where did convictions drop?"
        tier_order=read_tier_order(words),
        advice_spans=tuple(spans(words, "advice")),
        other_field=said(words, "other_field"),
        of_one=_of_one(draft, earlier),
        points_elsewhere=earlier is None and (says(words, "tier_of_it") or says(words, "points_elsewhere")),
        articles=()
        if Want.REPLACEMENT in draft.wants
        else said(words, "article"),  # what took its place need not name it
        unknown_place=unknown_place(draft.text, have, draft.subjects),
        own_affairs=says(words, "own_affairs"),
        own_things=says(words, "own_things"),
        move_alone=says(words, "move_alone"),
        other_tier=next(iter((*said(words, "other_tier"), *wording.other_rankings(words))), ""),
        notes=assumed(draft, years),
    )


def _placement(draft: Plan, listed: ListAsked, earlier: Earlier | None) -> PlacementAsked:
    """What is asked of a placement; of the list of the earlier turn where the question asks if a country is on it."""
    on_list = earlier.turn.listed if earlier and earlier.on_list(draft.text, draft.subjects) else None
    placement = read_placement(_asked_again(draft), on_list or listed)
    return replace(placement, ranged=not draft.years_asked.none, says_more=placement.says_more and not on_list)


def _asked_again(draft: Plan) -> Topic:
    """The topic with the words of a follow-up that has none of its own: "since when?"."""
    words = draft.topic.text
    return draft.topic if words == draft.text else Topic(f"{words} {draft.text}", draft.topic.non_topic_spans)


def _across(draft: Plan, listed: ListAsked, terms: tuple[ListTerm, ...]) -> AcrossAsked | None:
    """The list across editions; what holds of named editions one by one is for the terms."""
    region = {country for _, members in draft.regions for country in members}
    of_peers = says(draft.topic.text, "peers")
    named = [country for country in draft.subjects if of_peers or country not in region]
    found = read_across(draft.topic.text, listed, draft.years_asked, subjects=len(named))
    if found and found.as_placed:
        return found
    return None if found and terms and found.kind in (Across.ALWAYS, Across.NEVER, Across.EVER) else found


def _of_one(draft: Plan, earlier: Earlier | None) -> bool:
    """Whether a question that stands by itself is a sentence on one country that it does not name: "were there more convictions?"."""
    text = draft.topic.text
    if earlier or draft.subjects or draft.regions or not says(text, "sentence"):
        return False
    return says(text, "tier_of_it") or not (wording.topic_of_countries(text) or says(text, "for_all"))
