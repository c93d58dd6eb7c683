"""Understanding a question: who and when it is on, what an earlier turn gives it, then its kind of answer and all that hangs on that.

Each step has its module: `followups` and `kept_lists` what the earlier turn gives, `kinds` the kind of answer (by words
`intents` and `wants`, by the vector `likely`), `details` what hangs on it, a module for each subject, which reads its words
by the table `lexicon.toml`.
"""

from __future__ import annotations

from dataclasses import replace

from tipqa.countries.lookup import Mention, find_regions
from tipqa.countries.subjects import judges_another
from tipqa.index.model import Filter
from tipqa.question import wording
from tipqa.question.advice import read_fates
from tipqa.question.assumed import filtered_out
from tipqa.question.coverage import Coverage
from tipqa.question.details import with_details
from tipqa.question.followups import Earlier, read_earlier
from tipqa.question.initials import read_initial
from tipqa.question.intents import Intent
from tipqa.question.kept_lists import asked_of_each, narrowed, with_turn
from tipqa.question.kinds import about, with_intent, with_wants
from tipqa.question.language import read_foreign
from tipqa.question.lexicon import says, spans
from tipqa.question.likely import Guess
from tipqa.question.matters import read_matter
from tipqa.question.numbers import read_measure, read_quantity
from tipqa.question.plan import Plan
from tipqa.question.polite import plain
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
    told_of_by_others,
    with_region,
)
from tipqa.question.topic import Span, Topic
from tipqa.question.years import YearsAsked, read_years, years_beside


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
    of_it = says(question, "tier_of_it") or (before and says(question, "them"))
    if not of_it and (matter := read_matter(question)):
        return about(question, matter)
    question = plain(question)
    if only := _only_country(question, have, given, before):
        given = replace(given, countries=(only,))
    mentions = find_mentions(question, have)
    left_out = left_out_mentions(question, mentions)
    mentions = [mention for mention in mentions if mention not in left_out]
    spoken_of = told_of_by_others(question, mentions)
    named = () if spoken_of else named_countries(question, mentions)
    subjects = read_subjects(question, named, mentions, have, given)
    among = before is not None and says(question, "of_those")
    if before and (origin := wording.origin_asked(question)) is not None:
        named_before = {m.country.name for m in mentions if m.start < origin}
        subjects = tuple(c for c in subjects if c in named_before)
    found = (
        [] if among and before and before.intent != Intent.LIST else find_regions(question)
    )  # "how many of them were sold in Europe?"
    outside = regions_left_out(question, found)
    regions = tuple((it.name, tuple(c.name for c in it.countries)) for it in found if it not in outside)
    years = read_years(question, of_placements=wording.tier_asked(question) or bool(read_fates(question)))
    no_topic = _no_topic(question, subjects, mentions, years, left_out)
    earlier = read_earlier(question, no_topic, before, place_named=bool(subjects or regions), part=part)
    draft = Plan(
        text=question,
        topic=Topic(question, no_topic, earlier.context(question) if earlier else ""),
        years_asked=years,
        subjects=subjects,
        regions=regions,
        initial=read_initial(question),
        sides=are_sides(question, mentions, subjects),
        excluded=tuple(dict.fromkeys((*(mention.country.name for mention in left_out), *spoken_of))),
        outside=tuple((it.name, tuple(c.name for c in it.countries)) for it in outside),
        own_editions=years_beside(question, {m.country.name: m.end for m in mentions if m.country.name in subjects}),
        ambiguous=tuple(c.name for m in mentions if m.country.name in subjects for c in m.also),
        filtered_out=filtered_out(named, years, given),
        foreign=read_foreign(question),
    )
    origins = origins_named(question, mentions, subjects)
    draft = with_wants(_with_carried(draft, origins, earlier, have, given), earlier)
    draft = with_intent(draft, earlier, given, guess)
    return draft if draft.intent == Intent.ABOUT else with_details(draft, earlier, have, given)


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
    if len(subjects) == 1 and len(years.editions) == 1 and not years.since and says(draft.text, "recovered"):
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


def _no_topic(
    question: str, subjects: tuple[str, ...], mentions: list[Mention], asked: YearsAsked, left_out: list[Mention]
) -> tuple[Span, ...]:
    """The spans of a question that are no topic: its subjects, regions, years and first letters."""
    cities = capitals_as_places(question, mentions)
    names = [(m.start, m.end) for m in mentions if m.country.name in subjects and m.start not in cities]
    names += [(m.start, m.end) for m in left_out]
    names += spans(question, "all_but", "initial", "other_lands")
    names += [(m.start, m.end) for m in mentions if judges_another(question, m)]
    regions = [] if subjects else [(region.start, region.end) for region in find_regions(question)]
    return tuple(sorted({*names, *regions, *asked.spans, *governments_by_capital(question, subjects)}))
