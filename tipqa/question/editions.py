"""Which editions a question means, country by country, against what is held."""

from __future__ import annotations

from tipqa.index.model import Filter
from tipqa.question import wording
from tipqa.question.coverage import DEFAULT_SERIES, Coverage
from tipqa.question.intents import Intent
from tipqa.question.lexicon import says
from tipqa.question.placement_questions import OfHistory, spell_before
from tipqa.question.plan import Plan
from tipqa.question.years import YearsAsked, choose_editions
from tipqa.reports.series import places_tiers

# Of a range, not its ends alone.
_EVERY_EDITION_BETWEEN = (Intent.TIER_HISTORY, Intent.FIGURE, Intent.LIST, Intent.OVERVIEW)
_OF_PLACEMENTS = (Intent.TIER, Intent.TIER_CHANGE, Intent.TIER_HISTORY)
_UP_TO = (OfHistory.HOW_LONG, OfHistory.IN_A_ROW)
_TWO_EDITIONS = (Intent.WHAT_CHANGED, Intent.TIER_CHANGE, Intent.FIGURE_CHANGE)

Missing = dict[str, tuple[int, ...]]  # country → editions asked for and not held


def count_editions(asked: YearsAsked, core: str, given: Filter) -> int:
    """How many editions a question names, in whatever way; 3 stands for several."""
    if given.years:
        count = len(given.years)
    elif asked.every or asked.since or asked.until or asked.last:
        count = 3
    else:
        count = len(asked.editions) + asked.latest + asked.prior
    before_too = says(core, "before_too")
    if count == 1 and ((asked.prior and wording.rise_asked(core)) or (before_too and not asked.editions)):
        return 2  # "… more than the year before?" looks at the latest as well
    return count


def read_editions(draft: Plan, have: Coverage, given: Filter) -> tuple[tuple[int, ...], Missing]:
    """The editions meant, and for each country those of them that are not held."""
    years, missing = _named(draft, have, given)
    subjects, intent = draft.subjects, draft.intent
    if intent == Intent.TIER_HISTORY and not years and subjects:
        years = _held(subjects[0], draft, have)
    if intent == Intent.TIER_HISTORY and len(years) == 1 and subjects and not given.years and _looks_back(draft):
        years = tuple(year for year in _held(subjects[0], draft, have) if year <= years[0])
    if intent == Intent.LIST and len(years) == 1 and says(draft.topic.text, "before_too") and not given.years:
        years = tuple(year for year in have.placement_years or have.years if year - years[0] in (0, 1))
    if intent in _TWO_EDITIONS and len(years) < 2 and not missing and not given.years:
        years = _pair(draft, have, years)
    if intent == Intent.WHAT_CHANGED and _told_by_the_newer(draft, years, missing):
        years, missing = years[1:], {}
    if intent == Intent.TIER_REASON and _moved_last(draft) and not given.years:
        years = _pair(draft, have, ())[-1:]
    return years, missing


def _told_by_the_newer(draft: Plan, years: tuple[int, ...], missing: Missing) -> bool:
    """Whether of two editions in a row only the newer is held, which tells by itself what was done better than before."""
    in_a_row = len(years) == 2 and years[0] + 1 == years[1]
    return in_a_row and list(missing.values()) == [years[:1]] and says(draft.topic.text, "done_better")


def _looks_back(draft: Plan) -> bool:
    """Whether a question that names one edition asks of those up to it: "for how many years in a row, as of 2020?"."""
    words = f"{draft.topic.text} {draft.text}"
    return spell_before(words) or any(says(words, "history_asked", it) for it in _UP_TO)


def _moved_last(draft: Plan) -> bool:
    """Whether a move is asked for of "last year", which is the move to the newest edition."""
    moved = says(draft.topic.text, "tier_up") or says(draft.topic.text, "tier_down")
    return moved and draft.years_asked.prior and not draft.years_asked.editions


def _named(draft: Plan, have: Coverage, given: Filter) -> tuple[tuple[int, ...], Missing]:
    """The editions that the filters fix or the question names."""
    asked, intent = draft.years_asked, draft.intent
    open_fact = intent == Intent.FACT and asked.since is not None
    expand = intent in _EVERY_EDITION_BETWEEN or asked.every or bool(asked.last) or open_fact
    countries = draft.subjects
    held = {country: _held(country, draft, have) for country in countries}
    if given.years:
        asked_for = dict.fromkeys(countries, tuple(sorted(given.years)))
        years = tuple(sorted(given.years))
    elif countries:
        own = {country: (year,) for country, year in draft.own_editions.items()}
        chosen = choose_editions if intent in _OF_PLACEMENTS else _since_first  # a gap among placements is told as one
        asked_for = {c: own.get(c) or chosen(asked, held[c], expand=expand) for c in countries}
        years = tuple(sorted({year for years in asked_for.values() for year in years}))
    else:
        asked_for = {}
        years = choose_editions(draft.years_asked, have.placement_years or have.years, expand=expand)
    missing = {c: tuple(year for year in asked_for[c] if year not in held[c]) for c in countries}
    if asked.dated and set(asked.editions) <= set(asked.dated) and any(missing.values()):
        return (), {}  # "from October 2022" dates an event, of which any edition may tell
    return years, {country: lacking for country, lacking in missing.items() if lacking}


def _since_first(asked: YearsAsked, held: tuple[int, ...], *, expand: bool) -> tuple[int, ...]:
    """The editions meant; "since 2019" is since the first held after it."""
    years = choose_editions(asked, held, expand=expand)
    later = [year for year in held if asked.since and year > asked.since]
    if not later or asked.since in held:
        return years
    return tuple(sorted({later[0], *years} - {asked.since}))


def _held(country: str, draft: Plan, have: Coverage) -> tuple[int, ...]:
    """The editions that may tell of a country: of its placements, those of the lists too."""
    own = have.of(country, draft.series)
    if draft.intent in _OF_PLACEMENTS and places_tiers(draft.series or DEFAULT_SERIES):
        return tuple(sorted({*own, *have.placement_years}))
    return own or have.placement_years


def _pair(draft: Plan, have: Coverage, years: tuple[int, ...]) -> tuple[int, ...]:
    """The two editions of a change that names at most one: that one and the one before it; the one after it where what became of
    its recommendations is asked; else the latest two."""
    if not draft.subjects:
        return years
    held = _held(draft.subjects[0], draft, have)
    named = draft.years_asked.before or (years[0] if years and draft.years_asked.editions else None)
    if named and draft.fates and draft.of_older:
        return tuple(y for y in held if y >= named)[:2] or years
    newest = named or (held[-1] if held else None)
    return tuple(y for y in held if newest is not None and y <= newest)[-2:] or years
