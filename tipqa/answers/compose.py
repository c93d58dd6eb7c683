"""Choosing who writes the answer, by intent, and what to say of countries that are not held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from tipqa.answers.about import write_about, write_holdings
from tipqa.answers.across import write_across
from tipqa.answers.counts import write_figure_change, write_figures
from tipqa.answers.directions import write_direction, write_editions_of_direction
from tipqa.answers.edition import write_edition
from tipqa.answers.facts import write_fact, write_told_change
from tipqa.answers.last_time import write_last_time
from tipqa.answers.list_members import write_each
from tipqa.answers.list_terms import write_only, write_terms
from tipqa.answers.listing import editions_listed, write_lists
from tipqa.answers.overview import write_overview
from tipqa.answers.placed_alone import write_unexplained
from tipqa.answers.placements import in_placements, write_placements
from tipqa.answers.premises.rise import write_untrue_rise
from tipqa.answers.premises.tier import write_untrue_tier
from tipqa.answers.ranking import outcome, write_closing, write_ranking
from tipqa.answers.reasons import write_reason
from tipqa.answers.recommendations import advised_on, write_recommendations
from tipqa.answers.refusal import (
    NO_COUNTRY,
    NO_TOPIC,
    covered,
    filtered_out,
    no_country,
    no_edition,
    no_such_tier,
    no_tiers,
    not_in_english,
    one_edition,
)
from tipqa.answers.reply import Refusal, Reply, followed, refused
from tipqa.answers.sentence_lists import write_named_in_list, write_told_list
from tipqa.answers.stated import CountriesFact, coverage_of, together, value_of
from tipqa.answers.told_on import write_told_on
from tipqa.answers.told_together import write_together
from tipqa.answers.topics import write_topic
from tipqa.answers.zero_counts import write_editions_of_none, write_none
from tipqa.blocks.model import Block, Claim, Listing, Note, Part, plain
from tipqa.english import listed
from tipqa.evidence.acronyms import is_short
from tipqa.evidence.periods import calendar_years
from tipqa.evidence.scope import Scope
from tipqa.evidence.support import weakest
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.question.change_words import sums_up, topic_words
from tipqa.question.intents import Intent
from tipqa.question.names_written import other_names
from tipqa.question.plan import Order, Plan
from tipqa.question.wants import Want
from tipqa.reports.series import places_tiers

Composer = Callable[[Scope, str], Reply | Refusal]  # writes on one country

_ON_TIERS = (Intent.WHAT_CHANGED, Intent.TIER_REASON)  # may be answered by tiers where there is no narrative
_TIERS = (Intent.TIER, Intent.TIER_CHANGE, Intent.TIER_HISTORY)
_GENERAL = frozenset(  # told in words, if at all
    {Want.POPULATION, Want.CAPITAL, Want.MONEY_USED, Want.WEATHER, Want.CAPACITY, Want.ADDRESS, Want.ONLINE, Want.HOURS}
)
_FEW_WORDS = 3  # of a topic, which many countries may be meant by
_LONGEST_WORD = 40  # characters of a word that a refusal says again
_MANY_COUNTRIES = 3  # that a question on one may be about, so that it must say which
_OF_TWO_EDITIONS = (Intent.WHAT_CHANGED, Intent.TIER_CHANGE, Intent.FIGURE_CHANGE, Intent.OVERVIEW)
_LOOK_FURTHER = (Intent.FIGURE, Intent.FIGURE_CHANGE, Intent.FACT)  # in other editions than one that is not held


def _changes(scope: Scope, country: str) -> Reply | Refusal:
    if topic_words(scope.plan) and (told := write_told_change(scope, country)):
        return told
    from tipqa.answers.changes import write_changes  # it brings the whole comparison, which few questions want

    return write_changes(scope, country)


def _turned(scope: Scope, country: str) -> Reply | None:
    from tipqa.answers.turns import write_turn  # as above

    return write_turn(scope, country)


def _advice_changes(scope: Scope, country: str) -> Reply | Refusal:
    from tipqa.answers.advice_changes import write_advice_changes  # as above

    return write_advice_changes(scope, country)


def _beside(scope: Scope, country: str) -> Reply | Refusal:
    """A country beside others: on the topic that the question names, else at a glance."""
    return write_overview(scope, country) if sums_up(scope.plan) else write_fact(scope, country)


def _advised(scope: Scope, country: str) -> Reply | Refusal:
    """What else is told of the matter on which advice is asked for; where it is on none, that none is given."""
    return write_fact(scope, country) if advised_on(scope) else write_recommendations(scope, country)


_OTHERWISE: dict[Intent, Composer] = {  # tried where the first refuses or is unsure
    Intent.FACT: _changes,
    Intent.RECOMMENDATIONS: _advised,
    Intent.WHAT_CHANGED: write_fact,
}


def compose(scope: Scope) -> Reply | Refusal:
    """The answer to one question, or to one part of it."""
    if foreign := scope.plan.foreign:
        return not_in_english(foreign.countries, scope.plan.years_asked.editions, scope.have, scope.series)
    if scope.plan.filtered_out:
        return filtered_out(scope.plan.filtered_out, scope.given)
    if scope.plan.matter:
        return write_about(scope, scope.plan.matter)
    if scope.plan.intent == Intent.HOLDINGS:
        return write_holdings(scope)
    if scope.plan.other_tier:
        return no_such_tier(scope.plan.other_tier)
    if _unsaid(scope.plan) and len(scope.have.countries) > 1:
        return _which_country(scope)
    if unknown := _unknown_words(scope):
        return unknown
    if across := write_across(scope):
        return across
    if each := write_each(scope):
        return each
    if scope.plan.terms and not scope.plan.only and (of_all := write_terms(scope)):
        return of_all
    if scope.plan.intent == Intent.LIST:
        return write_lists(scope) or write_topic(scope)
    return _of_known(scope, _on_countries(scope)) if scope.plan.subjects else _without_country(scope)


def _unsaid(plan: Plan) -> bool:
    """Whether a question is on one country that it leaves unsaid, whatever is told of others."""
    named = plan.subjects or plan.regions
    return (plan.of_one and plan.points_elsewhere) or (plan.move_alone and not named)


def _of_known(scope: Scope, result: Reply | Refusal) -> Reply | Refusal:
    """The result, with a word on a name beside its countries that is none."""
    name = scope.plan.unknown_place
    return followed(result, Note((f"{name!r} is no country known here.",))) if name else result


def _unknown_words(scope: Scope) -> Refusal | None:
    """The refusal of a question that says nothing but words which no report has: "asdf qwer"."""
    words = scope.plan.topic.words
    known = (
        scope.plan.figure
        or scope.plan.intent == Intent.LIST
        or scope.plan.terms
        or Want.TIER in scope.plan.wants
        or any(map(scope.index.holds_word, words))
    )
    on_country = scope.plan.subjects or scope.plan.intent == Intent.OVERVIEW  # what comes near in meaning is looked for
    if strange := _strange_names(scope):
        words = strange
    elif known or not words or on_country:
        return None
    return refused(
        NO_TOPIC,
        f"No report held here has the {'word' if len(words) == 1 else 'words'} {listed(f'“{_short(it)}”' for it in words)}.",
    )


def _strange_names(scope: Scope) -> tuple[str, ...]:
    """The names that no report has, where it is asked whether something is there at all: "does it mention Zanzibar?"."""
    if Want.EXISTENCE not in scope.plan.wants:
        return ()
    return tuple(it for it in other_names(scope.plan.topic) if not is_short(it) and not scope.index.holds_word(it))


def _short(word: str) -> str:
    return word if len(word) <= _LONGEST_WORD else f"{word[:_LONGEST_WORD]}…"


def _on_countries(scope: Scope) -> Reply | Refusal:
    """An answer on the countries asked for; where none has a narrative, what the placements documents tell."""
    countries = scope.plan.subjects
    if _tiers_of_none(scope):
        return no_tiers(scope.series)
    if scope.plan.years_asked.twice and scope.plan.intent in _OF_TWO_EDITIONS:
        return one_edition(scope.plan.years_asked.editions[0], scope.have)
    if len(countries) == 1 and (untrue := _untrue(scope, countries[0])):
        return untrue
    if scope.plan.only and (only := write_only(scope, countries[0])):
        return only
    unheld = tuple(c for c in countries if not scope.have.of(c, scope.series))
    if scope.plan.told_list and len(countries) == 1 and (named := write_named_in_list(scope, countries[0])):
        return named
    if scope.plan.intent in _TIERS:
        return write_placements(scope)
    if len(unheld) < len(countries):
        return _side_by_side(scope, tuple(c for c in countries if c not in unheld), unheld)
    glance = (
        scope.plan.intent in (Intent.OVERVIEW, Intent.COMPARISON) and len(topic_words(scope.plan)) <= 1
    )  # "haiti 2025 tip"
    if scope.plan.intent == Intent.TIER_REASON and (unexplained := write_unexplained(scope, unheld)):
        return unexplained
    if (glance or scope.plan.intent in _ON_TIERS) and in_placements(scope, unheld):
        alone = Note((f"Of {listed(unheld)} no narrative is held here, but only the placement.",))
        return followed(write_placements(scope), alone)
    if len(unheld) == 1 and (named := write_named_in_list(scope, unheld[0])):
        return named
    return _placement_alone(scope, unheld)


def _tiers_of_none(scope: Scope) -> bool:
    """Whether a placement is asked for of a series that places no country on a tier."""
    return scope.plan.intent in (*_TIERS, Intent.TIER_REASON) and not places_tiers(scope.series)


def _placement_alone(scope: Scope, unheld: tuple[str, ...]) -> Refusal:
    """That there is no narrative on these countries; with the placement of each, where a document lists it."""
    refusal = no_country(unheld, scope.have, scope.series)
    placed = write_placements(scope) if in_placements(scope, unheld) else None
    if not isinstance(placed, Reply):
        return refusal
    first, *rest = plain(placed.blocks)
    lead = first.lead if isinstance(first, Listing) else first.line
    among = (Note(("Listed among the placements: ", *lead)),) if lead else ()
    rows = (replace(first, lead=()),) if isinstance(first, Listing) else ()
    return followed(refusal, *among, *rows, *rest)


def _untrue(scope: Scope, country: str) -> Refusal | None:
    """The correction of what the question takes for true, where the reports deny it."""
    return write_untrue_tier(scope, country) or write_untrue_rise(scope, country)


def _without_country(scope: Scope) -> Reply | Refusal:
    """A figure for each country held of the region named; a topic across all countries; else that none is named."""
    figure = scope.plan.measure not in (None, "other") and scope.plan.intent != Intent.TOPIC_LIST
    if scope.plan.intent == Intent.OVERVIEW:
        return write_edition(scope)
    if ranking := write_ranking(scope):
        return ranking
    if scope.plan.fates and not scope.held_members:
        return _which_country(scope)
    if (figure or scope.plan.fates) and scope.held_members:
        return _side_by_side(scope, scope.held_members, ())
    name = scope.plan.unknown_place
    if (figure and (name or Want.NUMBER in scope.plan.wants)) or Want.TIER in scope.plan.wants:
        return _which_country(scope)
    told = write_told_list(scope, editions_listed(scope)) or write_none(scope)
    if isinstance(told, Reply):
        return told
    found = _of_which(scope, write_topic(scope))
    return told if told and isinstance(found, Refusal) else found


def _which_country(scope: Scope) -> Refusal:
    """That a question names no country, or none that is known; with what is held."""
    name = scope.plan.unknown_place
    what = f"{name!r} is no country known here." if name else "The question names no country: which one is meant?"
    return Refusal(NO_COUNTRY, (Claim((what,)), Note((covered(scope.have, scope.series),))))


def _of_which(scope: Scope, found: Reply | Refusal) -> Reply | Refusal:
    """What was found across countries; of a question on one country that many could be, which one is meant."""
    if not scope.plan.of_one or len(scope.have.countries) < _MANY_COUNTRIES:
        return found
    if isinstance(found, Refusal):
        return followed(found, Note(("Which country is meant?",))) if scope.plan.articles else found
    many = isinstance(found.fact, CountriesFact) and len(found.fact.countries) >= _MANY_COUNTRIES
    return _which_country(scope) if many and len(scope.plan.topic.words) <= _FEW_WORDS else found


def _side_by_side(scope: Scope, countries: tuple[str, ...], unheld: tuple[str, ...]) -> Reply | Refusal:
    """What one narrative tells of them together; else the answers on each country under its name, then which are not held;
    refused where all of them are."""
    if of_both := write_together(scope, countries):
        return of_both
    results = [(country, _on_country(scope, country)) for country in countries]
    written = [result for _, result in results if isinstance(result, Reply)]
    if not written:
        refusals = [result for _, result in results if isinstance(result, Refusal)]
        said = tuple(block for result in refusals for block in result.blocks)
        return Refusal(refusals[0].reason, said, weakest(result.support for result in refusals))
    if len(results) == 1 and not unheld:
        return written[0]
    told = [(country, result) for country, result in results if isinstance(result, Reply)]
    lead = outcome(scope.plan, told) if len(told) == len(results) and not unheld else ()
    blocks: list[Block] = [Claim(lead)] if lead else []
    blocks += [Part(country, tuple(plain(result.blocks))) for country, result in results]
    if scope.plan.intent == Intent.COMPARISON and not (unheld or lead):
        blocks.append(write_closing(scope, countries))
    elif scope.plan.intent == Intent.FIGURE_CHANGE and (last := outcome(scope.plan, told, Order.MOST)):
        blocks += [] if lead or len(told) < len(results) else [Note(last)]
    if unheld:
        blocks += no_country(unheld, scope.have, scope.series).blocks
    support = weakest(result.support for result in written)
    return Reply(tuple(blocks), together([result.fact for result in written]), support)


def _on_country(scope: Scope, country: str) -> Reply | Refusal:
    """The answer on one country, with the first edition held where "since" names an earlier one."""
    result = _of_its_own_edition(scope, country, _asked_of_country(scope, country))
    since, held = scope.plan.years_asked.since, scope.have.of(country, scope.series)
    if since is None or not isinstance(result, Reply) or since >= held[0]:
        return result
    return followed(result, Note((f"The editions on {country} held here begin with {held[0]}.",)))


def _of_its_own_edition(scope: Scope, country: str, result: Reply | Refusal) -> Reply | Refusal:
    """The result; of a figure that no edition after a bare year tells, what the edition of that number does: the figure, or
    what it says of a part that the question restricts it to."""
    years = calendar_years(scope)
    apart = scope.plan.intent != Intent.FIGURE or isinstance(result, Reply) or len(years) != 1
    if apart or years[0] not in scope.have.of(country, scope.series):
        return result
    marked = replace(scope.plan.years_asked, marked=True)
    again = _asked_of_country(replace(scope, plan=replace(scope.plan, years_asked=marked)), country)
    if isinstance(again, Refusal) and years[0] == scope.have.of(country, scope.series)[-1]:
        return again  # no later edition looks back on that year, so it is the edition's
    part = scope.plan.figure is not None and bool(scope.plan.figure.counted)
    return again if isinstance(again, Reply) and (part or value_of(again.fact) is not None) else result


def _asked_of_country(scope: Scope, country: str) -> Reply | Refusal:
    intent = scope.plan.intent
    if last := write_last_time(scope, country):
        return last
    if scope.plan.which_editions and (none := write_editions_of_none(scope, country)):
        return none
    if of_editions := write_editions_of_direction(scope, country):
        return of_editions
    missing = scope.plan.missing.get(country, ())
    if missing and intent not in _LOOK_FURTHER:
        return no_edition(country, missing, scope.have, scope.series)
    result = _write_on(scope, country)
    if intent in _LOOK_FURTHER and (told := write_direction(scope, country, result)):
        return told
    otherwise = _OTHERWISE.get(intent)
    sure = isinstance(result, Reply) and _coverage(result) >= THRESHOLDS.least_particular
    if sure or otherwise is None or not _may_try(scope, country):
        return result
    tried = otherwise(scope, country)
    return tried if isinstance(tried, Reply) or intent == Intent.WHAT_CHANGED else result


def _coverage(reply: Reply) -> float:
    covered = coverage_of(reply.fact)
    return 1.0 if covered is None else covered


def _write_on(scope: Scope, country: str) -> Reply | Refusal:
    """The answer on one country; a figure of a series whose figures are not read is quoted as any other fact."""
    intent = scope.plan.intent
    quoted = intent in (Intent.FIGURE, Intent.FIGURE_CHANGE) and not places_tiers(scope.series)
    if scope.plan.turn and (turned := _turned(scope, country)):
        return turned
    if quoted or scope.plan.wants & _GENERAL or _in_words(scope.plan):
        return write_fact(scope, country)
    match intent:
        case Intent.TIER | Intent.TIER_CHANGE | Intent.TIER_HISTORY:
            return write_placements(scope)
        case Intent.TIER_REASON:
            return write_reason(scope, country)
        case Intent.FIGURE:
            return write_figures(scope, country)
        case Intent.FIGURE_CHANGE:
            return write_figure_change(scope, country)
        case Intent.RECOMMENDATIONS:
            return write_recommendations(scope, country)
        case Intent.WHAT_CHANGED:
            return _advice_changes(scope, country) if scope.plan.fates else _changes(scope, country)
        case Intent.COMPARISON:
            return _beside(scope, country)
        case Intent.OVERVIEW:
            return write_told_on(scope, country) or write_overview(scope, country)
        case Intent.FACT | Intent.LIST | Intent.TOPIC_LIST | Intent.HOLDINGS | Intent.ABOUT:
            return write_told_on(scope, country) or write_fact(scope, country)
        case _:
            assert_never(intent)


def _in_words(plan: Plan) -> bool:
    """Whether a question that names a figure asks for words: who made it up, why it is what it is."""
    of_one = len(plan.subjects) == 1 and plan.intent == Intent.FIGURE
    who = Want.DOER in plan.wants and plan.quantity is None
    return of_one and (who or Want.REASON in plan.wants)


def _may_try(scope: Scope, country: str) -> bool:
    """Whether a question refused or hardly covered may be meant otherwise: two editions beside each other, or advice in other words."""
    if scope.plan.fates:
        return False
    if scope.plan.intent == Intent.WHAT_CHANGED:  # "whose case was dropped in 2023": no change from before
        one = len(scope.plan.years_asked.editions) == 1 and not scope.plan.years_asked.prior
        return (one or Want.REASON in scope.plan.wants) and bool(topic_words(scope.plan))
    if scope.plan.intent == Intent.FACT:
        return len(scope.years_of(country)) > 1 and len(scope.plan.subjects) == 1 and not scope.plan.topic.sought
    return Want.RECOMMENDATIONS not in scope.plan.wants
