"""Saying plainly that the reports hold no answer: what is missing, and what they do hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final, Literal

from tipqa.answers.reply import Refusal, refused
from tipqa.blocks.model import Claim, Line, Note
from tipqa.english import editions, first_listed, listed, plural, year_list
from tipqa.evidence.demands import cues, said_outright, unsaid
from tipqa.evidence.names import holds_name, identified, unidentified
from tipqa.evidence.scope import Scope
from tipqa.evidence.scoring import Evidence, Ranking
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.evidence.told_first import bears_nationality
from tipqa.figures.quantities import Quantity, has_quantity, says_never_convicted, says_only_one
from tipqa.index.model import Filter
from tipqa.index.words import words as stems
from tipqa.question.coverage import Coverage
from tipqa.question.patterns import any_of
from tipqa.question.plan import Plan
from tipqa.question.wants import Want
from tipqa.reports.series import DEFAULT, places_tiers, series_title

NO_COUNTRY: Final = "country_not_in_corpus"
NO_EDITION: Final = "year_not_in_corpus_for_country"
NO_TOPIC: Final = "topic_not_in_text"
FALSE_PREMISE: Final = "false_premise"
NOT_ENGLISH: Final = "not_in_english"

_QUANTITY_WORDS: dict[Quantity, str] = {
    "count": "a number",
    "money": "a sum of money",
    "percent": "a percentage",
    "duration": "a length of time",
    "streak": "for how long",
    "phone": "a phone number",
    "date": "a date",
}
_STRICT: tuple[Quantity, ...] = ("money", "phone", "duration", "streak", "percent", "date")
_APART: tuple[Quantity, ...] = (
    "money",
    "duration",
    "streak",
)  # must be told where the question is met, not in another statement
RARE: Final[tuple[Quantity, ...]] = ("money", "phone", "percent")  # few statements hold one by chance
_LOOKED_AT = 8  # statements among which such a number must stand
_LIFTED = {Want.CAPACITY, Want.SERVES_MEN, Want.SERVES_FOREIGNERS}  # by cues that tell it in other words
_NAMED_BY_CUE = {
    Want.HEAD,
    Want.NATIONALITY,
    Want.ORIGIN,
    Want.DESTINATION,
}  # their cues, not the words of the question, find who is named
_OUTLAWED = any_of(r"\b(?:criminali[sz]\w*|(?:il)?legal|prohibit\w*|bann?\w*|outlaw\w*|crimes?|offen[cs]es?|laws?)\b")
_OF_OFFICIALS = any_of(r"\b(?:officials?|officers?|complicit\w*)\b")
_LED = any_of(
    r"\b(?:led|leads?|leading|head(?:ed|s|ing)?|chair\w*|coordinat\w+|oversees?|oversaw|in\s+charge|responsible)\b"
)
NAMED = 12  # countries named in a row
_FEW_WORDS = 3  # of a topic; more of them say of whom it is asked, which must then be near
_NAMES_IN = 5  # statements among which a name asked for must stand
_A_WHILE = any_of(  # no term of imprisonment
    r"\b(?:years|months|weeks|days)\b(?!['’]?\s+(?:in\s+)?(?:\w+\s+)?(?:imprisonment|prison|jail|detention|or\s+a\s+fine))"
)
_COMPOUND = any_of(r"\b\d[\d,]*-(?!years?\b|months?\b|days?\b|hours?\b|weeks?\b)[a-z]{3,}")  # "a 15-officer unit"
_ARTICLE = any_of(r"\b\d+(?:[.-]\d+)*\b")
_NO_FUNDS = any_of(r"\b(?:not|no|never|without|neither)\b[^.;,]{0,40}\bfund(?:s|ed|ing)?\b", r"\bunfunded\b")
_NOT_TOLD = any_of(
    r"\bnot\s+(?:\w+\s+)?(?:report|provide|disclose|publish|know|give|record)\w*|\bunknown\b|\bunclear\b|\b(?:undisclosed|unspecified|unreported)\s+(?:number|amount)\b"
)


def no_country(countries: tuple[str, ...], have: Coverage, series: str) -> Refusal:
    """No report on any of `countries`."""
    said = f"The reports held here have no narrative on {listed(countries)}."
    return Refusal(NO_COUNTRY, (Claim((said,)), Note((covered(have, series),))))


def covered(have: Coverage, series: str) -> str:
    """The sentence on which countries have a narrative."""
    held = [country for country in have.countries if have.of(country, series)]
    rest = " “Which countries do you hold?” lists them all." if len(held) > NAMED else ""
    return f"The narratives held here cover {plural(len(held), 'country')}: {first_listed(held, NAMED)}.{rest}"


def no_year(years: Sequence[int], have: Coverage) -> Refusal:
    """No edition of `years` at all."""
    return refused(
        NO_EDITION, f"No edition of {listed(map(str, years))} is held here; held are {year_list(have.every_year)}."
    )


def one_edition(year: int, have: Coverage) -> Refusal:
    """A comparison that names the same edition twice."""
    held = year_list(have.every_year)
    return refused(NO_EDITION, f"Both editions named are {year}: a comparison needs two. Held are {held}.")


def no_edition(country: str, missing: tuple[int, ...], have: Coverage, series: str) -> Refusal:
    """A country that has a narrative, but not in the editions asked for."""
    held = have.of(country, series)
    return refused(
        NO_EDITION,
        f"The reports held here have no {year_list(missing)} narrative on {country}. "
        f"Narratives held on {country}: {year_list(held)}.",
    )


def no_tiers(series: str) -> Refusal:
    """A question on a placement, of a series whose texts place no country on a tier."""
    return refused(
        NO_TOPIC,
        f"The {series_title(series)} places no country on a tier; tiers are given by the {series_title(DEFAULT)} alone.",
    )


def no_neighbour(scope: Scope, country: str, side: Literal["before", "after"] = "before") -> Refusal:
    """A country of which no edition before the one asked for is held, or none after it, to set it beside."""
    if missing := scope.plan.missing.get(country, ()):
        return no_edition(country, missing, scope.have, scope.series)
    years, held = scope.years_of(country), scope.have.of(country, scope.series)
    first = f" {side} {years[0]}" if years else ""
    return refused(
        NO_EDITION,
        f"The reports held here have no edition for {country}{first} to compare with. Held for {country}: {year_list(held)}.",
    )


def no_topic(country: str, years: tuple[int, ...], looked_for: str, nearest: Line = ()) -> Refusal:
    """A report that is held and says nothing of what is asked; `nearest` is the nearest it says, quoted and cited."""
    edition = f"the {editions(years)}" if years else "the reports"
    where = f"{edition} on {country}" if country else edition
    said = Claim((f"In {where}, nothing was found that says {looked_for}.",))
    return Refusal(NO_TOPIC, (said, Note(("The nearest it says: ", *nearest))) if nearest else (said,))


def no_part(country: str, year: int, parts: Sequence[str], said: Line, *, whole: bool) -> Refusal:
    """A count that is not told for the `parts` asked for; what is `said` is the `whole`, or the nearest to it."""
    named = listed([f"“{part}”" for part in parts])
    lead = "In all it says: " if whole else "The nearest it says: "
    return Refusal(
        NO_TOPIC,
        (Claim((f"In the {year} edition on {country}, no number is given for {named}.",)), Note((lead, *said))),
    )


def lacks_answer(ranking: Ranking, plan: Plan, quantity: Quantity | None, *, strict: bool = False) -> str | None:
    """What the best evidence lacks, in words; None where it is good enough to answer with.

    Decided on raw evidence: a kind of number that no relevant statement holds, a thing asked after or a name that nothing
    in the text comes near, or too little of the question covered. `strict` asks for what is telling in the question, as
    questions do that ask whether a thing is there at all.
    """
    by_cue, ranking = ranking, ranking.by_nearness()
    top, wants = ranking.top, plan.wants
    if top is None:
        return "what was asked"
    if plan.own_affairs:
        return "how to do this oneself"
    if plan.own_things:
        return "how it stands with what is your own"
    near = THRESHOLDS.nearest if quantity == "date" else 0.0  # other statements hold other dates
    if quantity == "money" and _unfunded(_closest(ranking, THRESHOLDS.nearest)):
        quantity = None
    if Want.PASSED in wants and by_cue.top and _tells_what_was_passed(by_cue.top.statement.text, plan):
        quantity = None  # which may be of no length: fines, suspended sentences, none since nobody was convicted
    if quantity in _STRICT and not any(_holds(e, quantity) for e in _near(ranking, near)[:_LOOKED_AT]):
        return f"{_QUANTITY_WORDS[quantity]} for this"
    counted = [*_closest(ranking), *(_first(by_cue) if Want.MEMBERS in wants else ())]
    if quantity == "count" and Want.HOW_MANY in wants and not any(map(says_number, counted)):
        return "a number for this"
    of_article = _first(by_cue) if plan.articles else []  # what names it goes first, however near it comes
    if Want.DATE in wants and not _dated(ranking):
        return f"{Want.DATE.value} for this"
    if word := unsaid_by_name(plan, [*_closest(ranking, THRESHOLDS.nearest), *of_article]):
        return f"anything on “{word}”"
    if quantity in _APART and _told_elsewhere(ranking, plan):
        return f"{_QUANTITY_WORDS[quantity]} for this"
    if ranking.together and (what := _told_apart(ranking, plan, quantity)):
        return what
    naming = THRESHOLDS.about_as_near if plan.name.within else THRESHOLDS.nearest
    cued = wants & _NAMED_BY_CUE and len(plan.topic.words) <= _FEW_WORDS
    naming_it = _first(by_cue) if cued else _closest(ranking, naming)
    if Want.COORDINATION in wants and not any(_tells_who_leads(it) for it in _first(by_cue)):
        return Want.COORDINATION.value
    naming_it = [*naming_it, *_first(by_cue)[:1]] if plan.name.thing and len(plan.topic.words) == 1 else naming_it
    told = by_cue.top and (
        (plan.name.kind and identified(plan.name, by_cue.top.statement.text)) or bears_nationality(plan, by_cue.top)
    )
    if plan.name.asked and not (told or holds_name(plan.name, naming_it)):
        return "the name asked for"
    of_cue = _first(by_cue)[:1] if wants & _LIFTED else []
    if what := unsaid(wants - {Want.HOURS}, [*_closest(ranking), *of_cue]) or _closed(ranking, by_cue, wants):
        return what
    of_members = Want.MEMBERS in wants and any(map(cues("first")["members"].search, _first(by_cue)))
    in_other_words = _tells_room(by_cue, plan)
    if _met(ranking, plan) < THRESHOLDS.sought_met and not (of_members or in_other_words):
        return f"anything on “{plan.topic.sought_words}”"
    elsewhere = plan.elsewhere and not in_other_words
    if (strict or elsewhere or Want.EXISTENCE in wants) and (word := ranking.missing(THRESHOLDS.telling_word_met)):
        return f"anything on “{word}”"
    if not told and unidentified(plan.name, _closest(ranking, THRESHOLDS.nearest)):
        return "which one it was"
    if word := ranking.unmet_name(plan.topic, THRESHOLDS.name_met, THRESHOLDS.acronym_met):
        return f"anything on “{word}”"
    rare = quantity in RARE and top.holds_quantity
    particular = (quantity in _STRICT and not rare) or plan.name.asked or Want.YES_NO in wants
    least = THRESHOLDS.least_particular if particular else THRESHOLDS.least_covered
    least = max(least, THRESHOLDS.least_doubtful) if plan.doubtful and not in_other_words else least
    uncovered = top.coverage < (THRESHOLDS.least_elsewhere if elsewhere else least)
    far = plan.far_elsewhere and not (plan.articles or in_other_words or ranking.holds_acronym(plan.topic))
    return "what was asked" if uncovered or far else None


def _tells_what_was_passed(text: str, plan: Plan) -> bool:
    """Whether a statement says what courts gave in the case asked about; of officials only where these are asked about."""
    of_officials = _OF_OFFICIALS.search(text) and not any(map(_OF_OFFICIALS.search, plan.topic.words))
    told = cues("decisive")["passed"].search(text) is not None and not of_officials
    return told and _holds_particulars(text, plan)


def _tells_who_leads(text: str) -> bool:
    return bool(cues("decisive")["coordination"].search(text) or _LED.search(text))


def _tells_room(by_cue: Ranking, plan: Plan) -> bool:
    """Whether it is told how many the place asked for can hold, which need not say "capacity"."""
    place = {stem for word in plan.topic.words for stem in stems(word)} - set(stems(plan.topic.sought_words))
    told = (it for it in _first(by_cue) if cues("decisive")["capacity"].search(it))
    return Want.CAPACITY in plan.wants and any(place & set(stems(it)) for it in told)


def _met(ranking: Ranking, plan: Plan) -> float:
    """How near the statements come to the thing asked for; to a deed whose penalty is asked for, those that tell of one."""
    near = _near(ranking, THRESHOLDS.about_as_near)[:_NAMES_IN]
    penalty = said_outright(Want.PENALTY_NAMED)
    told = [
        e.sought
        for e in near
        if not plan.topic.deed or penalty.search(e.statement.text) or _OUTLAWED.search(e.statement.text)
    ]
    return max(told, default=0.0)


def _dated(ranking: Ranking) -> bool:
    """Whether a day is told where the question is met, and not of another thing."""
    day = said_outright(Want.DATE)
    least = THRESHOLDS.least_in_one_place
    return any(e.met >= least and day.search(e.statement.text) for e in _near(ranking, THRESHOLDS.about_as_near))


def unsaid_by_name(plan: Plan, texts: Sequence[str]) -> str:
    """What must be said in the question's own words and no text says: of another field, an article; "" where nothing lacks."""
    said = set(stems(" ".join(texts)))
    numbers = set(_ARTICLE.findall(" ".join(texts)))
    other = (word for word in plan.other_field if not set(stems(word)) <= said)
    return next(other, "") or next((it for it in plan.articles if not set(_ARTICLE.findall(it)) <= numbers), "")


def _told_elsewhere(ranking: Ranking, plan: Plan) -> bool:
    """Whether the statements that hold such a number are on other things than the one that covers the question best.

    They are too where none of them holds the particulars of the question.
    """
    least = THRESHOLDS.told_apart * max(e.coverage for e in ranking.evidence)
    held = [e.statement for e in ranking.evidence if e.holds_quantity and e.coverage >= least]
    return not any(_holds_particulars(it.text, plan) for it in held)


def _holds_particulars(text: str, plan: Plan) -> bool:
    """Whether a statement holds all particulars of the question."""
    said = set(stems(text))
    return all(said.issuperset(stems(word)) for word in plan.particulars)


def _told_apart(ranking: Ranking, plan: Plan, quantity: Quantity | None) -> str:
    """What the statements hold, but not in the place that meets what is asked: a number, a name; "" where nothing lacks."""
    near = _near(ranking, THRESHOLDS.nearest)[:_LOOKED_AT]
    counted = quantity if quantity != "count" or Want.HOW_MANY in plan.wants else None
    if counted and max((e.met for e in near if _holds(e, quantity)), default=0.0) < THRESHOLDS.least_in_one_place:
        return f"{_QUANTITY_WORDS[counted]} for this"
    if plan.name.asked and max(e.met for e in near) < THRESHOLDS.least_in_one_place:
        return "the name asked for"
    return ""


def _holds(evidence: Evidence, quantity: Quantity | None) -> bool:
    """Whether a statement holds such a number; a date may also be told as a length of time: "waited for years"."""
    return evidence.holds_quantity or (quantity == "date" and bool(_A_WHILE.search(evidence.statement.text)))


def _closed(by_nearness: Ranking, by_cue: Ranking, wants: frozenset[Want]) -> str:
    """That no statement on what is asked for says when it is open; "" where one does, or that is not asked."""
    on_it = [e for e in by_nearness.evidence[:_LOOKED_AT] if e.sought >= THRESHOLDS.sought_met]
    on_it += [e for e in by_cue.evidence[:_NAMES_IN] if e.sought >= THRESHOLDS.sought_met]
    return unsaid(wants & {Want.HOURS}, [e.statement.text for e in on_it])


def _unfunded(texts: Sequence[str]) -> bool:
    """Whether a text says that there was no money."""
    return any(map(_NO_FUNDS.search, texts))


def says_number(text: str) -> bool:
    """Whether a statement holds a number of things, or says that none was told."""
    return (
        has_quantity(text, "count")
        or says_only_one(text)
        or says_never_convicted(text)
        or bool(_NOT_TOLD.search(text) or _COMPOUND.search(text))
    )


def _near(by_nearness: Ranking, share: float) -> list[Evidence]:
    """The statements that reach this share of the best score."""
    least = share * by_nearness.evidence[0].nearness
    return list(takewhile(lambda e: e.nearness >= least, by_nearness.evidence))


def _closest(ranking: Ranking, share: float = THRESHOLDS.about_as_near) -> list[str]:
    """The statements that come about as near as the best."""
    return [e.statement.text for e in _near(ranking, share)[:_NAMES_IN]]


def _first(ranking: Ranking) -> list[str]:
    """The statements that score about as high as the best."""
    least = THRESHOLDS.about_as_near * ranking.evidence[0].score
    return [e.statement.text for e in ranking.evidence[:_NAMES_IN] if e.score >= least]


def not_in_english(countries: tuple[str, ...], years: tuple[int, ...], have: Coverage, series: str) -> Refusal:
    """A question in another language, with what can be asked in English on the countries that it names."""
    held = [country for country in countries if have.of(country, series)]
    country = next(iter((*held, *countries, *have.countries)), "Peru")
    edition = f" in {years[-1]}" if years else ""
    tier = (f"What tier is {country} on{edition}?",) if places_tiers(series) else ()
    examples = (
        *tier,
        f"How many victims were identified in {country}?",
        f"What does the report say about shelters in {country}?",
    )
    covers = f" Narratives held on {country}: {year_list(have.of(country, series))}." if held else ""
    named = "" if countries else " with the country by its English name,"
    asked = f"Asked in English{',' if named else ''}{named} it can be answered, such as {listed([f'“{it}”' for it in examples])}{covers}"
    return Refusal(NOT_ENGLISH, (Claim(("Questions are read in English only.",)), Note((asked,))))


def no_such_tier(words: str) -> Refusal:
    """A question on tiers of other things than countries, or on another ranking: suppliers, banks, a corruption index."""
    return refused(NO_TOPIC, f"Nothing is told of “{words}”: in these reports a tier is where a country is placed.")


def filtered_out(named: str, given: Filter) -> Refusal:
    """A question on what the filters set beside it do not let through."""
    through = listed([*given.countries, *map(str, given.years)])
    reason = NO_COUNTRY if given.countries else NO_EDITION
    return refused(
        reason, f"The question is on {named}, and the filter lets only {through} through. Clear the filter to ask it."
    )
