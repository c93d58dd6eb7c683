"""Understanding a question: countries, editions, section, measure and intent, against what the index holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from tipqa.answers import intents, wording
from tipqa.answers.holdings import Holdings
from tipqa.answers.model import Query
from tipqa.answers.words import listed, year_list
from tipqa.answers.years import YearsAsked, choose_editions, read_years
from tipqa.index.model import Filter
from tipqa.index.question_words import content_words
from tipqa.reports.countries import Mention, countries, find_countries, find_regions, subject_countries
from tipqa.reports.figures import MeasureAsked, Quantity, measure_of, wanted_quantity
from tipqa.reports.model import SectionKind

_SECTIONS = {
    SectionKind.PROSECUTION: re.compile(
        r"\bprosecution\s+(?:section|efforts|part)\b|\blaw\s+enforcement\s+(?:section|efforts)\b|\b(?:in|under|on)\s+prosecution\b",
        re.I,
    ),
    SectionKind.PROTECTION: re.compile(
        r"\b(?:victim\s+)?protection\s+(?:section|efforts|part)\b|\bvictim\s+protection\b", re.I
    ),
    SectionKind.PREVENTION: re.compile(r"\bprevention\b", re.I),
    SectionKind.PROFILE: re.compile(r"\b(?:trafficking\s+)?profile\b", re.I),
    SectionKind.RECOMMENDATIONS: re.compile(r"\brecommend\w*", re.I),
}
_FRAME = re.compile(
    r"^\W*(?:(?:why|and|but|so|ok|okay|then|also|what|how|about|for|in|the|of|same|now|tell|me|please|show|there|that|it|again|too|instead|"
    r"edition|report|year|one|country)\b\W*)*$",
    re.I,
)
_NAME = re.compile(r"\b(?:in|on|for|is|was|did|does|has|of)\s+((?:[A-Z][a-z][\w'’-]*\s?){1,3})")
_WORDS_IN_CAPITALS = frozenset("AM AS AT BE BY DO IN IS IT ME MY NO SO TO US".split())
_CURRENCY = re.compile(
    r"\bhow\s+(?:many|much)\s+(?:dollars|euros?|tenge|soms?|som|rand|ringgit|rupees|lei|reais|manats?|somoni|roubles?|rubles?)\b",
    re.I,
)
_AVERAGE_TERM = re.compile(
    r"\b(?:average|longest|shortest|typical)\s+(?:prison\s+|jail\s+)?(?:sentences?|terms?)\b", re.I
)
_CONTINUES = re.compile(r"^\W*(?:and|but|what\s+about|how\s+about|why|same|also|then|so)\b", re.I)
_LEAD_IN = re.compile(r"^\W*(?:(?:and|but|so|then|also|what\s+about|how\s+about)\b\W*)+", re.I)
_PLACINGS = (intents.TIER, intents.TIER_CHANGE, intents.LIST)
_TWO_EDITIONS = (intents.WHAT_CHANGED, intents.TIER_CHANGE, intents.FIGURE_CHANGE)


@dataclass(frozen=True, slots=True)
class Understood:
    """A question and all that was read from it.

    `query` is its visible part. `core` is the question whose words tell the topic: of an elliptic follow-up ("and in
    2023?") it is the earlier question. `unknown` holds capitalised names that look like a country but are none.
    """

    query: Query
    core: str
    asked: YearsAsked
    regions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    measure: MeasureAsked | None = None
    quantity: Quantity | None = None
    also: tuple[str, ...] = ()
    drop: tuple[tuple[int, int], ...] = ()  # spans of `core` that are no topic: subjects and years
    shut_out: str = ""  # what the question names and the filters shut out
    missing: dict[str, tuple[int, ...]] = field(default_factory=dict)  # country → editions asked for and not held

    @property
    def intent(self) -> str:
        return self.query.intent


def understand(
    question: str,
    have: Holdings,
    given: Filter = Filter(),  # noqa: B008  (frozen)
    before: Understood | None = None,
) -> Understood:
    """Read a question.

    Args:
        have: what the index holds.
        given: filters set outside the question; what they fix is not read from it.
        before: the earlier turn, from which what this one leaves out carries over.
    """
    mentions = find_countries(question)
    named = tuple(c.name for c in subject_countries(question, mentions)) or _by_code(question, have)
    subjects = tuple(c for c in named if c in given.countries) or given.countries or named
    subjects = _held_instead(subjects, mentions, have)
    if wording.topic_of_countries(question) and not any(c in have.countries for c in subjects):
        subjects = ()  # "Cuban workers: which countries?" is about others
    regions = tuple((name, tuple(c.name for c in members)) for name, _, _, members in find_regions(question))
    asked = read_years(question)
    drop = _drop(subjects, mentions, asked)
    drop = tuple(sorted({*drop, *((region.start, region.end) for region in find_regions(question))}))
    elliptic = before is not None and bool(_FRAME.match(_without(question, drop)) or not content_words(question, drop))
    continues = before is not None and (elliptic or bool(_CONTINUES.match(question)) or not (subjects or regions))
    if (
        before
        and continues
        and not (subjects or regions or wording.countries_asked(question) or strange_name(question))
    ):
        subjects = before.query.countries
    core, drop = (before.core, before.drop) if before and elliptic else (question, drop)
    years = asked
    if before and continues and not given.years:
        years = _carried(asked, before)
    measure = _measure(core)
    if before and continues and before.measure and _asks_again(measure, question):
        measure = before.measure
    draft = Understood(
        query=Query(question, "", subjects, series=have.series_of(subjects, question)),
        core=core,
        asked=years,
        regions=regions,
        measure=measure,
        quantity=_quantity(core, measure),
        also=tuple(c.name for m in mentions if m.country.name in subjects for c in m.also),
        drop=drop,
        shut_out=_shut_out(named, asked, given),
    )
    return _finish(draft, have, given, before if continues else None, elliptic)


def _by_code(question: str, have: Holdings) -> tuple[str, ...]:
    """Held countries that a question without country names gives by their two-letter codes: "UZ tier by year"."""
    if question.isupper():
        return ()
    codes = [code for code in re.findall(r"\b[A-Z]{2}\b", question) if code not in _WORDS_IN_CAPITALS]
    return tuple(c.name for c in countries() if c.iso2 in codes and c.name in have.countries)


def _held_instead(subjects: tuple[str, ...], mentions: list[Mention], have: Holdings) -> tuple[str, ...]:
    """The subjects; where none of them is held, what an ambiguous name may also mean, or a country named outright."""
    if not subjects or any(c in have.countries for c in subjects):
        return subjects
    own = [m for m in mentions if m.country.name in subjects]
    also = [c.name for m in own for c in m.also if c.name in have.countries]
    others = [m.country.name for m in mentions if m.country.name in have.countries]
    return tuple(also or (others if all(m.adjective for m in own) else ())) or subjects


def _shut_out(named: tuple[str, ...], asked: YearsAsked, given: Filter) -> str:
    """What the question names and the filters given beside it shut out, in words; "" where they agree."""
    if named and given.countries and not set(named) & set(given.countries):
        return listed(named)
    if asked.marked and given.years and not set(asked.editions) & set(given.years):
        return f"the {year_list(asked.editions)} edition{'s' if len(asked.editions) > 1 else ''}"
    return ""


def strange_name(question: str) -> str:
    """A capitalised name after "in", "for" … in a question on a tier or a figure, that is no country; else ""."""
    if find_countries(question) or not (wording.tier_asked(question) or measure_of(question)):
        return ""
    match = _NAME.search(question)
    return match.group(1).strip() if match else ""


def _finish(draft: Understood, have: Holdings, given: Filter, before: Understood | None, elliptic: bool) -> Understood:
    subjects = _subjects(draft, have)
    draft = replace(draft, query=replace(draft.query, countries=subjects))
    editions = _count_editions(draft.asked, given)
    if editions == 1 and draft.asked.prior and wording.rise_asked(draft.core):
        editions = 2  # "… more than the year before?" looks at the latest as well
    intent = _kept_intent(draft, before, elliptic) or intents.read_intent(
        draft.core,
        countries=len(subjects),
        editions=editions,
        measure=draft.measure.measure if draft.measure else None,
        span=draft.asked.between[1] - draft.asked.between[0] if draft.asked.between else 0,
    )
    if intent in (intents.FACT, intents.WHAT_CHANGED) and editions > 1 and _only_moves(draft):
        intent = intents.TIER_CHANGE
    if intent == intents.FACT and _FRAME.match(_without(draft.core, draft.drop)):
        intent = intents.OVERVIEW
    expand = intent in (intents.TIER_HISTORY, intents.FIGURE, intents.LIST) or bool(
        draft.asked.every or draft.asked.last
    )
    years, missing = _editions(draft, have, given, expand)
    if intent == intents.TIER_HISTORY and not years and subjects:
        years = have.of(subjects[0], draft.query.series) or have.placement_years
    if intent in _TWO_EDITIONS and len(years) < 2 and not missing and not given.years:
        years = _pair(draft, have, years)
    sections = tuple(s.value for s in given.sections) or _sections(draft.core, intent)
    query = replace(
        draft.query,
        intent=intent,
        notes=_notes(draft, years),
        years=years,
        sections=sections,
        measure=draft.measure.measure if draft.measure else None,
        topic=_without(draft.core, draft.drop).strip(" ?!.,"),
    )
    return replace(draft, query=query, missing=missing)


def _only_moves(draft: Understood) -> bool:
    """Whether a yes-or-no question on one country says nothing but that something moved: "did it climb back?"."""
    if not wording.yes_or_no(draft.core.split(",")[-1]) or len(draft.query.countries) != 1:
        return False
    words = [word for word, _, _ in content_words(draft.core, draft.drop)]
    return bool(words) and all(wording.moves(word) for word in words)


def _kept_intent(draft: Understood, before: Understood | None, elliptic: bool) -> str | None:
    """The intent of a follow-up whose words tell it only with the earlier turn: "why?", "and downgraded?"."""
    if before is None:
        return None
    question = draft.query.question
    if elliptic and wording.reason_asked(question) and before.intent in _PLACINGS:
        return intents.TIER_REASON
    if before.intent == intents.LIST and wording.tier_asked(question) and not draft.query.countries:
        return intents.LIST
    parts = _CONTINUES.match(question) and _sections(question, "")
    if before.intent == intents.WHAT_CHANGED and parts and not wording.number_named(question):
        return intents.WHAT_CHANGED
    return None


def _asks_again(measure: MeasureAsked | None, question: str) -> bool:
    """Whether a follow-up asks for a number without saying of what: "was the figure higher?"."""
    return (measure is None or measure.measure == "other") and wording.number_named(question)


def _quantity(core: str, measure: MeasureAsked | None) -> Quantity | None:
    """The kind of number asked for."""
    if _CURRENCY.search(core) or (measure and measure.measure == "funding"):
        return "money"
    if _AVERAGE_TERM.search(core):
        return "duration"
    return wanted_quantity(core) if wording.number_asked(core) else None


def _measure(core: str) -> MeasureAsked | None:
    """The measure asked for; of a yes-or-no question only where it asks for a rise or a fall."""
    if wording.rise_asked(core):
        return measure_of(f"how many {core}")
    return None if wording.yes_or_no(core) or wording.other_asked(core) else measure_of(_LEAD_IN.sub("", core))


def _editions(
    draft: Understood, have: Holdings, given: Filter, expand: bool
) -> tuple[tuple[int, ...], dict[str, tuple[int, ...]]]:
    """The editions meant, and for each country those of them that are not held."""
    if given.years:
        asked_for = {country: tuple(sorted(given.years)) for country in draft.query.countries}
        years = tuple(sorted(given.years))
    else:
        asked_for = {
            country: choose_editions(
                draft.asked, have.of(country, draft.query.series) or have.placement_years, expand=expand
            )
            for country in draft.query.countries
        }
        pool = have.placement_years or have.years
        years = tuple(sorted({y for ys in asked_for.values() for y in ys})) or (
            () if draft.query.countries else choose_editions(draft.asked, pool, expand=expand)
        )
    missing = {
        country: tuple(y for y in ys if y not in (have.of(country, draft.query.series) or have.placement_years))
        for country, ys in asked_for.items()
    }
    return years, {country: ys for country, ys in missing.items() if ys}


def _notes(draft: Understood, years: tuple[int, ...]) -> tuple[str, ...]:
    """What was assumed, in words."""
    notes = [f"{listed(draft.query.countries)} rather than {listed(draft.also)}"] if draft.also else []
    if (draft.asked.prior or draft.asked.latest) and not draft.asked.editions and years:
        notes.append(f"read as the {year_list(years)} edition{'s' if len(years) > 1 else ''}")
    return tuple(notes)


def _pair(draft: Understood, have: Holdings, years: tuple[int, ...]) -> tuple[int, ...]:
    """The two editions of a change that names at most one: that one and the one before it; else the latest two."""
    if not draft.query.countries:
        return years
    held = have.of(draft.query.countries[0], draft.query.series) or have.placement_years
    newest = years[0] if years and draft.asked.editions else (held[-1] if held else None)
    return tuple(y for y in held if newest is not None and y <= newest)[-2:] or years


def _subjects(draft: Understood, have: Holdings) -> tuple[str, ...]:
    """The countries named; else those of a region that are held, where their placements are asked for."""
    core = draft.core
    if draft.query.countries or not wording.tier_asked(core) or wording.countries_asked(core):
        return draft.query.countries
    return tuple(c for _, members in draft.regions for c in members if c in have.countries)


def _count_editions(asked: YearsAsked, given: Filter) -> int:
    if given.years:
        return len(given.years)
    if asked.every or asked.since or asked.last:
        return 3
    return len(asked.editions) + asked.latest + asked.prior


def _sections(core: str, intent: str) -> tuple[str, ...]:
    if intent == intents.RECOMMENDATIONS:
        return (SectionKind.RECOMMENDATIONS.value,)
    return tuple(kind.value for kind, pattern in _SECTIONS.items() if pattern.search(core))


def _carried(asked: YearsAsked, before: Understood) -> YearsAsked:
    """The years of a follow-up: its own, else the earlier ones; "the year before" counts from the earlier ones."""
    if asked.following and not asked.editions and before.query.years:
        return replace(asked, editions=(max(before.query.years) + 1,), marked=True)
    if asked.none:
        return replace(before.asked, editions=before.query.years, prior=False, latest=False, spans=asked.spans)
    if asked.prior and not asked.editions and before.measure and before.asked.editions and not before.asked.marked:
        return replace(before.asked, editions=(min(before.asked.editions) - 1,), between=None, spans=asked.spans)
    if asked.prior and not asked.editions and before.query.years:
        return replace(asked, editions=(), prior=True, since=None, latest=False, before=min(before.query.years))
    return asked


def _drop(subjects: tuple[str, ...], mentions: list[Mention], asked: YearsAsked) -> tuple[tuple[int, int], ...]:
    names = [(m.start, m.end) for m in mentions if m.country.name in subjects]
    return tuple(sorted({*names, *asked.spans}))


def _without(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """`text` with the spans blanked out and white space closed up."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return re.sub(r"\s+", " ", "".join(letters)).strip()
