"""Understanding a question: countries, editions, section, measure and intent, against what the index holds."""

from __future__ import annotations

from dataclasses import replace

from tipqa.countries.lookup import Mention, find_regions
from tipqa.countries.subjects import judges_another
from tipqa.index.model import Filter
from tipqa.index.question_words import content_words
from tipqa.question import wording
from tipqa.question.across import Across, AcrossAsked, read_across
from tipqa.question.advice import fate_spans, of_the_older, read_fates
from tipqa.question.assumed import assumed, filtered_out
from tipqa.question.change_words import sums_up
from tipqa.question.coverage import DEFAULT_SERIES, Coverage
from tipqa.question.deeds import read_deed
from tipqa.question.editions import count_editions, read_editions
from tipqa.question.followups import Earlier, only_frame, read_earlier, speaks_of_them
from tipqa.question.frames import frame_spans
from tipqa.question.intents import Intent, read_intent
from tipqa.question.kept_lists import asked_of_each, narrowed, read_lists, with_turn
from tipqa.question.language import read_foreign
from tipqa.question.lexicon import phrases
from tipqa.question.likely import Guess, Likely, allows
from tipqa.question.list_terms import ListTerm, told_list_named
from tipqa.question.lists import ListAsked, read_list, tiers_named
from tipqa.question.matters import Matter, read_matter
from tipqa.question.name_questions import read_name
from tipqa.question.numbers import read_measure, read_quantity
from tipqa.question.orders import only_ranks, read_none_of, read_order, read_rise, read_rising, read_tier_order
from tipqa.question.placement_questions import read_placement
from tipqa.question.plan import Plan
from tipqa.question.polite import plain
from tipqa.question.premise import read_premise
from tipqa.question.sections import read_sections, section_alone
from tipqa.question.sought import with_sought
from tipqa.question.subjects import (
    are_sides,
    capitals_as_places,
    find_mentions,
    governments_by_capital,
    left_out_mentions,
    named_countries,
    origins_named,
    read_subjects,
    regions_left_out,
    strange_name,
    unknown_place,
    with_region,
    without_denied_regions,
)
from tipqa.question.topic import Span, Topic
from tipqa.question.turns import read_turn, turned_sections
from tipqa.question.wants import Want, read_wants, spans_of_wants, told_in_words
from tipqa.question.wording import every_edition_spans, summary_spans, told_on_spans
from tipqa.question.years import YearsAsked, read_years, years_beside
from tipqa.reports.model import SectionKind
from tipqa.reports.series import places_tiers

_OF_SECTION = (Intent.FACT, Intent.OVERVIEW)  # what may be on a section as a whole
_SIDES = {Want.STRENGTHS, Want.WEAKNESSES}
_MAY_TURN = (Intent.FACT, Intent.WHAT_CHANGED, Intent.OVERVIEW)
_OF_TIERS = (Intent.TIER, Intent.TIER_CHANGE, Intent.TIER_HISTORY, Intent.TIER_REASON)
_ON_LISTS = (
    Intent.LIST,
    Intent.TOPIC_LIST,
    Intent.TIER,
    Intent.TIER_CHANGE,
    Intent.TIER_HISTORY,
    Intent.FACT,
    Intent.FIGURE,
)


def read_question(
    question: str,
    have: Coverage,
    given: Filter = Filter(),  # noqa: B008  (frozen)
    before: Plan | None = None,
    guess: Guess | None = None,
    *,
    part: bool = False,
) -> Plan:
    """Read a question.

    Args:
        have: what the index holds.
        given: filters set outside the question; what they fix is not read from it.
        before: the earlier turn, from which what this one leaves out carries over.
        guess: gives the intent of a question that no rule knows.
        part: whether `before` is the whole of which this is a part.
    """
    of_it = bool(phrases("tier_of_it").search(question))
    if not of_it and (matter := read_matter(question)) and not (before and speaks_of_them(question)):
        return _about(question, matter)
    question = plain(question)
    if only := _only_country(question, have, given, before):
        given = replace(given, countries=(only,))
    mentions = find_mentions(question, have)
    left_out = left_out_mentions(question, mentions)
    mentions = [mention for mention in mentions if mention not in left_out]
    named = named_countries(question, mentions)
    subjects = read_subjects(question, named, mentions, have, given)
    among = before is not None and wording.of_those(question)
    if before and (origin := wording.origin_asked(question)) is not None:
        named_before = {m.country.name for m in mentions if m.start < origin}
        subjects = tuple(c for c in subjects if c in named_before)
    found = (
        [] if among and before and before.intent != Intent.LIST else find_regions(question)
    )  # "how many of them were sold in Europe?"
    outside = regions_left_out(question, found)
    regions = tuple((it.name, tuple(c.name for c in it.countries)) for it in found if it not in outside)
    years = read_years(question, of_placements=wording.tier_asked(question))
    spans = _no_topic(question, subjects, mentions, years, left_out)
    earlier = read_earlier(question, spans, before, place_named=bool(subjects or regions), part=part)
    draft = Plan(
        text=question,
        topic=Topic(question, spans, earlier.context(question) if earlier else ""),
        years_asked=years,
        subjects=subjects,
        regions=regions,
        sides=are_sides(question, mentions, subjects),
        excluded=tuple(dict.fromkeys(mention.country.name for mention in left_out)),
        outside=tuple((it.name, tuple(c.name for c in it.countries)) for it in outside),
        own_editions=years_beside(question, {m.country.name: m.end for m in mentions if m.country.name in subjects}),
        ambiguous=tuple(c.name for m in mentions if m.country.name in subjects for c in m.also),
        filtered_out=filtered_out(named, years, given),
        foreign=read_foreign(question),
    )
    origins = origins_named(question, mentions, subjects)
    draft = _with_carried(draft, origins, earlier, have, given)
    return _finish(draft, earlier, have, given, guess)


def _about(question: str, matter: Matter) -> Plan:
    years, tiers = read_years(question, of_placements=True), tiers_named(question)
    return Plan(
        question, Topic(question), years, Intent.ABOUT, matter=matter, tiers_named=tiers, editions=years.editions
    )


def _only_country(question: str, have: Coverage, given: Filter, before: Plan | None) -> str:
    """The one country held, of which a question that names none is asked; "" where several are or could be meant."""
    several = len(have.countries) != 1 or given.countries or before or wording.several_countries(question)
    named = several or find_mentions(question, have) or find_regions(question) or strange_name(question)
    return "" if named else have.countries[0]


def _with_carried(
    draft: Plan, origins: tuple[str, ...], earlier: Earlier | None, have: Coverage, given: Filter
) -> Plan:
    """The draft with what it leaves out taken from the earlier turn, and with what it counts."""
    subjects, topic, years = draft.subjects, draft.topic, draft.years_asked
    if earlier:
        subjects = subjects or earlier.carried_subjects(draft.text, region_named=bool(draft.regions))
        topic = replace(earlier.turn.topic, context=topic.context) if earlier.elliptic else topic
        years = years if given.years else earlier.carried_years(years, draft.text)
    if earlier and not subjects and (of_each := asked_of_each(draft.text, earlier.turn)):
        draft = replace(with_turn(draft, earlier.turn), of_each=of_each)
    if earlier and earlier.narrows:
        draft, subjects = narrowed(draft, earlier.turn), ()
    if len(subjects) == 1 and len(years.editions) == 1 and not years.since and phrases("recovered").search(draft.text):
        years = replace(years, editions=(), since=years.editions[0])
    figure = read_measure(topic.text, origins if subjects else ())
    if earlier:
        figure = earlier.carried_measure(figure, draft.text)
    series = given.series[0] if given.series else have.series_of(subjects, draft.text)
    given_before = (
        ("countries", subjects != draft.subjects),
        ("editions", draft.years_asked.none and years != draft.years_asked),
        ("topic", bool(earlier and earlier.elliptic)),
    )
    return replace(
        draft,
        carried=tuple(what for what, carried in given_before if carried),
        topic=topic,
        years_asked=years,
        subjects=with_region(topic.text, subjects, draft.regions, have),
        series=series,
        figure=figure,
        quantity=read_quantity(topic.text, figure),
    )


def _finish(draft: Plan, earlier: Earlier | None, have: Coverage, given: Filter, guess: Guess | None) -> Plan:
    """The draft with its intent and all that hangs on it, and with the kinds of answer wanted."""
    words = draft.topic.text
    draft = replace(
        draft, wants=read_wants(words), sections=tuple(s.value for s in given.sections) or read_sections(words)
    )
    fates = read_fates(words)
    draft = replace(draft, fates=fates, of_older=of_the_older(words, fates))
    if earlier:
        draft = replace(draft, wants=draft.wants | earlier.carried_wants(draft.text, draft.wants))
    if earlier and (earlier.change or earlier.on_list(draft.text, draft.subjects)) and wording.yes_or_no(draft.text):
        draft = replace(draft, wants=draft.wants | {Want.YES_NO})
    intent = _intent(draft, earlier, given)
    seen = guess(draft.topic.text) if guess and not earlier and _open(draft, intent) else Likely()
    of_it = phrases("tier_of_it").search(words)
    of_countries = phrases("which_countries").search(words) or draft.outside
    lists = intent == Intent.LIST and (seen.matter is not Matter.TIERS or of_countries)
    if seen.matter and not (draft.foreign or draft.subjects or lists or phrases("tier_alone").search(words) or of_it):
        return _about(draft.text, seen.matter)
    guessed = _guessed(draft, given, seen, intent)
    if guessed == Intent.OVERVIEW != intent:
        draft = replace(draft, wants=draft.wants | seen.sides)
    intent = guessed
    whole = intent in _OF_SECTION and not draft.wants & {Want.YES_NO, Want.REASON}
    alone = section_alone(draft.topic.without(frame_spans(words, intent)), intent) if whole else ()
    if alone:
        draft, intent = replace(draft, sections=draft.sections or alone), Intent.OVERVIEW
    of_topic = intent == Intent.OVERVIEW and not sums_up(draft)
    if of_topic:
        draft = replace(draft, wants=draft.wants | {Want.EXISTENCE})  # a summary of a topic that must be there
    years, missing = read_editions(draft, intent, have, given)
    asked = draft.text if earlier and earlier.change else words
    listed, rise = read_list(without_denied_regions(words)), read_rise(asked)
    beside = spans_of_wants(words, draft.wants)
    on_list = earlier.turn.listed if earlier and earlier.on_list(draft.text, draft.subjects) else None
    placement = replace(read_placement(_asked_again(draft), on_list or listed), ranged=not draft.years_asked.none)
    if on_list:
        placement = replace(placement, says_more=False)
    terms = read_lists(draft, intent, years, earlier, have)
    turn = read_turn(draft.topic) if intent in _MAY_TURN and draft.subjects and not fates else None
    tiers = places_tiers(draft.series or DEFAULT_SERIES) and intent in _ON_LISTS
    return replace(
        draft,
        topic=with_sought(draft.topic).without((*frame_spans(words, intent), *beside, *fate_spans(words, fates))),
        intent=intent,
        editions=years,
        missing=missing,
        sections=tuple(s.value for s in given.sections) or read_sections(words, intent) or alone,
        name=read_name(words),
        listed=listed,
        terms=terms,
        told_list=told_list_named(words) if Want.YES_NO in draft.wants else "",
        only=bool(phrases("only_one").search(words)) and len(draft.subjects) == 1,
        placement=placement,
        across=_across(draft, listed, terms) if tiers else None,
        particulars=tuple(match[0] for match in phrases("particular").finditer(words)),
        none_of=read_none_of(words),
        deed=read_deed(words) if intent == Intent.TOPIC_LIST else None,
        denied=bool(phrases("denies").search(words)),
        part_denied=bool(phrases("part_denied").search(words)),
        turn=turn,
        turned=turned_sections(words) if turn else (),
        told_on=of_topic or bool(told_on_spans(words)),
        every_edition=of_topic or bool(every_edition_spans(words)),
        which_editions=bool(phrases("which_editions").search(words)),
        premise=(premise := read_premise(draft.text, draft.topic)),
        kept_from=premise.negated or bool(phrases("kept_from").search(words)),
        order=read_order(words),
        rise=rise,
        rise_or_fall=bool(phrases("rise_or_fall").search(asked)),
        rising=read_rising(words, len(draft.subjects)),
        tier_order=read_tier_order(words),
        advice_spans=tuple(match.span() for match in phrases("advice").finditer(words)),
        other_field=tuple(match[0] for match in phrases("other_field").finditer(words)),
        elsewhere=seen.elsewhere and places_tiers(draft.series or DEFAULT_SERIES),
        far_elsewhere=seen.far and places_tiers(draft.series or DEFAULT_SERIES),
        of_one=_of_one(draft, earlier),
        points_elsewhere=earlier is None and bool(of_it or phrases("points_elsewhere").search(words)),
        articles=tuple(match[0] for match in phrases("article").finditer(words)),
        unknown_place=unknown_place(draft.text, have, draft.subjects),
        own_affairs=bool(phrases("own_affairs").search(words)),
        other_tier=next((match[0] for match in phrases("other_tier").finditer(words)), ""),
        notes=assumed(draft, years),
    )


def _asked_again(draft: Plan) -> Topic:
    """The topic with the words of a follow-up that has none of its own: "since when?"."""
    words = draft.topic.text
    return draft.topic if words == draft.text else Topic(f"{words} {draft.text}", draft.topic.non_topic_spans)


def _across(draft: Plan, listed: ListAsked, terms: tuple[ListTerm, ...]) -> AcrossAsked | None:
    """The list across editions; what holds of named editions one by one is for the terms."""
    region = {country for _, members in draft.regions for country in members}
    of_peers = phrases("peers").search(draft.topic.text)
    named = [country for country in draft.subjects if of_peers or country not in region]
    found = read_across(draft.topic.text, listed, draft.years_asked, subjects=len(named))
    if found and found.as_placed:
        return found
    return None if found and terms and found.kind in (Across.ALWAYS, Across.NEVER, Across.EVER) else found


def _of_one(draft: Plan, earlier: Earlier | None) -> bool:
    """Whether a question that stands by itself is a sentence on one country that it does not name: "were there more convictions?"."""
    text = draft.topic.text
    if earlier or draft.subjects or draft.regions or not phrases("sentence").search(text):
        return False
    if phrases("tier_of_it").search(text):
        return True
    meant_for_all = wording.topic_of_countries(text) or phrases("for_all").search(text)
    return not meant_for_all


def _intent(draft: Plan, earlier: Earlier | None, given: Filter) -> Intent:
    """What is wanted: as the earlier turn tells, else as the words say."""
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
    if intent in (Intent.TIER, Intent.TIER_CHANGE) and phrases("recovered").search(draft.text):
        return Intent.TIER_HISTORY
    if intent in _OF_TIERS and phrases("section", SectionKind.OTHER).search(draft.topic.text):
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
    if (
        intent == Intent.FACT
        and len(draft.subjects) > 1
        and phrases("either_way").search(draft.topic.text)
        and sums_up(draft)
    ):
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
    if seen.holdings:
        return Intent.HOLDINGS
    editions = count_editions(draft.years_asked, draft.topic.text, given)
    tiers = places_tiers(draft.series or DEFAULT_SERIES)
    words = draft.topic.text
    elsewhere = seen.elsewhere or phrases("other_field").search(words) or phrases("happened_to").search(words)
    guessed = seen.intent if intent in (Intent.FACT, Intent.TOPIC_LIST) and not elsewhere else None
    if guessed == Intent.RECOMMENDATIONS and phrases("how_it_is").search(words):
        return intent
    return guessed if guessed and allows(guessed, draft.subjects, editions, tiers=tiers, wants=draft.wants) else intent


def _summed_up(draft: Plan, intent: Intent) -> bool:
    """Whether a question wants the whole of a text, a section or an edition in short, or what is praised or criticized."""
    side = draft.wants & _SIDES and intent == Intent.FACT
    whole = summary_spans(draft.topic.text) and intent in (Intent.TOPIC_LIST, Intent.FACT, Intent.FIGURE)
    return bool((side or whole) and sums_up(draft))


def _only_moves(draft: Plan) -> bool:
    """Whether a question on one country says nothing but that something moved: "did it climb back?", "23 v 24 better?"."""
    of_several = len(draft.subjects) > 1 and phrases("several_moved").search(draft.topic.text)
    if (
        (len(draft.subjects) != 1 and not of_several)
        or draft.wants & _SIDES
        or (not of_several and phrases("changed").search(draft.topic.text))
    ):
        return False
    reasons = (*wording.way_spans(draft.topic.text), *(m.span() for m in phrases("tag").finditer(draft.topic.text)))
    words = [word for word, _, _ in content_words(draft.topic.text, (*draft.topic.non_topic_spans, *reasons))]
    return bool(words) and all(wording.moves(word) for word in words)


def _no_topic(
    question: str, subjects: tuple[str, ...], mentions: list[Mention], asked: YearsAsked, left_out: list[Mention]
) -> tuple[Span, ...]:
    """The spans of a question that are no topic: its subjects, regions and years."""
    cities = capitals_as_places(question, mentions)
    names = [(m.start, m.end) for m in mentions if m.country.name in subjects and m.start not in cities]
    names += [(m.start, m.end) for m in left_out]
    names += [match.span() for match in phrases("all_but").finditer(question)]
    names += [(m.start, m.end) for m in mentions if judges_another(question, m)]
    regions = [(region.start, region.end) for region in find_regions(question)]
    return tuple(sorted({*names, *regions, *asked.spans, *governments_by_capital(question, subjects)}))
