"""The kind of answer that a question wants, by all that was read of it: its words, the earlier turn, what its vector makes likely."""

from __future__ import annotations

from dataclasses import replace

from tipqa.index.model import Filter
from tipqa.index.question_words import content_words
from tipqa.question import wording
from tipqa.question.advice import of_the_older, read_fates
from tipqa.question.change_words import sums_up
from tipqa.question.coverage import DEFAULT_SERIES
from tipqa.question.editions import count_editions
from tipqa.question.followups import Earlier, only_frame
from tipqa.question.frames import frame_spans
from tipqa.question.held_asked import asks_what_is_held
from tipqa.question.intents import Intent, read_intent
from tipqa.question.lexicon import says, spans
from tipqa.question.likely import Guess, Likely, allows
from tipqa.question.lists import tiers_named
from tipqa.question.matters import Matter
from tipqa.question.orders import only_ranks, read_tier_order
from tipqa.question.plan import Plan
from tipqa.question.sections import read_sections, section_alone
from tipqa.question.topic import Topic
from tipqa.question.wants import Want, read_wants, told_in_words
from tipqa.question.years import read_years
from tipqa.reports.model import SectionKind
from tipqa.reports.series import places_tiers

_OF_SECTION = (Intent.FACT, Intent.OVERVIEW)  # what may be on a section as a whole
_SIDES = {Want.STRENGTHS, Want.WEAKNESSES}
_NO_MOVE = _SIDES | {Want.ORIGIN, Want.DESTINATION}  # "where did they come from?"
_OF_TIERS = (Intent.TIER, Intent.TIER_CHANGE, Intent.TIER_HISTORY, Intent.TIER_REASON)


def about(question: str, matter: Matter) -> Plan:
    """The plan of a question on the product itself."""
    years, tiers = read_years(question, of_placements=True), tiers_named(question)
    return Plan(
        question, Topic(question), years, Intent.ABOUT, matter=matter, tiers_named=tiers, editions=years.editions
    )


def with_wants(draft: Plan, earlier: Earlier | None) -> Plan:
    """The draft with what its words, and those of the earlier turn, want to be told."""
    words = draft.topic.text
    fates, wants = read_fates(words), read_wants(words)
    if earlier:
        wants |= earlier.carried_wants(draft.text, wants)
        on_turn = earlier.change or earlier.on_list(draft.text, draft.subjects)
        wants |= {Want.YES_NO} if on_turn and wording.yes_or_no(draft.text) else set()
    return replace(draft, wants=wants, fates=fates, of_older=of_the_older(words, fates))


def with_intent(draft: Plan, earlier: Earlier | None, given: Filter, guess: Guess | None) -> Plan:
    """The draft with its kind of answer and its sections; the plan of a question on the product where it proves to be one."""
    words, named = draft.topic.text, tuple(section.value for section in given.sections)
    draft = replace(draft, sections=named or read_sections(words))
    of_rules = _intent(draft, earlier, given)
    seen = guess(words) if guess and not earlier and _open(draft, of_rules) else Likely()
    if seen.matter and not _on_reports(draft, of_rules, seen):
        return about(draft.text, seen.matter)
    intent, wants = _guessed(draft, given, seen, of_rules), draft.wants
    if intent == Intent.OVERVIEW != of_rules:
        wants |= seen.sides
    whole = intent in _OF_SECTION and not wants & {Want.YES_NO, Want.REASON}
    alone = section_alone(draft.topic.without(frame_spans(words, intent)), intent) if whole else ()
    intent = Intent.OVERVIEW if alone else intent
    of_topic = intent == Intent.OVERVIEW and not sums_up(replace(draft, sections=draft.sections or alone))
    tiers = places_tiers(draft.series or DEFAULT_SERIES)
    return replace(
        draft,
        intent=intent,
        wants=wants | {Want.EXISTENCE} if of_topic else wants,  # a summary of a topic that must be there
        sections=named or read_sections(words, intent) or alone,
        told_on=of_topic or says(words, "told_on"),
        every_edition=of_topic or says(words, "in_every_edition"),
        doubtful=seen.doubtful and tiers,
        elsewhere=seen.elsewhere and tiers,
        far_elsewhere=seen.far and tiers,
    )


def _on_reports(draft: Plan, intent: Intent, seen: Likely) -> bool:
    """Whether the words of a question say that it is on what reports tell, though its vector is near to one on the product."""
    words = draft.topic.text
    of_countries = says(words, "which_countries") or draft.outside or draft.initial
    lists = intent == Intent.LIST and (seen.matter is not Matter.TIERS or of_countries)
    of_tier = says(words, "tier_alone") or says(words, "tier_of_it")
    return bool(draft.foreign or draft.subjects or lists or of_tier)


def _intent(draft: Plan, earlier: Earlier | None, given: Filter) -> Intent:
    """What is wanted: as the earlier turn tells, else as the words say."""
    if asks_what_is_held(draft.text) and not says(draft.text, "telling"):
        return Intent.HOLDINGS
    between = draft.years_asked.between
    editions = 1 if draft.own_editions else count_editions(draft.years_asked, draft.topic.text, given)
    kept = earlier.kept_intent(draft.text, draft.subjects) if earlier else None
    tiers = places_tiers(draft.series or DEFAULT_SERIES)
    intent = kept or read_intent(
        draft.topic.text,
        countries=len(draft.subjects),
        editions=editions,
        measure=draft.measure,
        span=between[1] - between[0] if between else 0,
        tiers=tiers,
    )
    if intent in (Intent.TIER, Intent.TIER_CHANGE) and says(draft.text, "recovered"):
        return Intent.TIER_HISTORY
    if intent in _OF_TIERS and says(draft.topic.text, "section", SectionKind.OTHER):
        return Intent.FACT  # no placement is of a part of a country
    if tiers and intent in (Intent.FACT, Intent.WHAT_CHANGED) and editions and _only_moves(draft):
        return Intent.TIER_REASON if wording.way_asked(draft.topic.text) else Intent.TIER_CHANGE
    if (
        tiers
        and intent == Intent.FACT
        and len(draft.subjects) > 1
        and read_tier_order(draft.topic.text)
        and (sums_up(draft) or only_ranks(draft.topic))
    ):
        return Intent.TIER  # "which of the two is better?"
    if intent == Intent.FACT and len(draft.subjects) > 1 and says(draft.topic.text, "either_way") and sums_up(draft):
        return Intent.COMPARISON  # "has one done more or less than the other?"
    if intent == Intent.WHAT_CHANGED and editions < 2 and Want.REASON in draft.wants:
        return Intent.FACT  # "why were cases dropped?" is on no edition
    if intent == Intent.FIGURE and told_in_words(draft.wants):
        intent = Intent.FACT  # "gaps in victim care" are no number
    if _summed_up(draft, intent):
        return Intent.OVERVIEW
    if intent == Intent.FACT and only_frame(draft.topic.text, draft.topic.non_topic_spans):
        return Intent.WHAT_CHANGED if editions == 2 and len(draft.subjects) == 1 else Intent.OVERVIEW
    return intent


def _open(draft: Plan, intent: Intent) -> bool:
    """Whether the rules leave open what a question is: a fact or a topic, or no more than a number or a list of no edition."""
    number = intent == Intent.FIGURE and draft.measure in (None, "other")
    listed = intent == Intent.LIST and draft.years_asked.none and not draft.regions
    return intent in (Intent.FACT, Intent.TOPIC_LIST) or number or (not draft.subjects and listed)


def _guessed(draft: Plan, given: Filter, seen: Likely, intent: Intent) -> Intent:
    """The intent that the question as a whole makes likely; that of the rules where none is, or where it cannot be wanted."""
    if seen.holdings and not says(draft.topic.text, "telling"):
        return Intent.HOLDINGS
    editions = count_editions(draft.years_asked, draft.topic.text, given)
    tiers = places_tiers(draft.series or DEFAULT_SERIES)
    words = draft.topic.text
    elsewhere = seen.elsewhere or any(says(words, it) for it in ("other_field", "other_ranking", "happened_to"))
    guessed = seen.intent if intent in (Intent.FACT, Intent.TOPIC_LIST) and not elsewhere else None
    if guessed == Intent.RECOMMENDATIONS and says(words, "how_it_is"):
        return intent
    return guessed if guessed and allows(guessed, draft.subjects, editions, tiers=tiers, wants=draft.wants) else intent


def _summed_up(draft: Plan, intent: Intent) -> bool:
    """Whether a question wants the whole of a text, a section or an edition in short, or what is praised or criticized."""
    side = draft.wants & _SIDES and intent == Intent.FACT
    whole = says(draft.topic.text, "overview") and intent in (Intent.TOPIC_LIST, Intent.FACT, Intent.FIGURE)
    return bool((side or whole) and sums_up(draft))


def _only_moves(draft: Plan) -> bool:
    """Whether a question on one country says nothing but that something moved: "did it climb back?", "23 v 24 better?"."""
    of_several = len(draft.subjects) > 1 and says(draft.topic.text, "several_moved")
    if (
        (len(draft.subjects) != 1 and not of_several)
        or draft.wants & _NO_MOVE
        or (not of_several and says(draft.topic.text, "changed"))
    ):
        return False
    reasons = spans(draft.topic.text, "why", "way_to_place", "tag")
    words = [word for word, _, _ in content_words(draft.topic.text, (*draft.topic.non_topic_spans, *reasons))]
    return bool(words) and all(wording.moves(word) for word in words)
