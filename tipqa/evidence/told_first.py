"""What says outright what a kind of answer wants goes before all else that comes near."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tipqa.countries.lookup import find_countries
from tipqa.countries.regions import find_regions
from tipqa.evidence.demands import cues
from tipqa.evidence.scoring import Evidence
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.figures.asked import figure_meant, speaks_of
from tipqa.figures.quantities import says_in_a_row
from tipqa.index.words import words as stems
from tipqa.later import later
from tipqa.question.lexicon import phrases, says
from tipqa.question.plan import Plan
from tipqa.question.wants import Want
from tipqa.reports.model import SectionKind

_PLACES: Final = frozenset({Want.DESTINATION, Want.ORIGIN, Want.NATIONALITY})
_NEAREST: Final = frozenset(
    {Want.DONE, Want.PENALTY, Want.AUTHORITY, Want.RESPONSIBLE}
)  # told by so many statements that only the nearest are on it
_PEOPLE: Final = frozenset({"boys", "girls", "women", "men", "children"})
_GENERAL: Final = frozenset(  # which do not tell whose nationality is asked for
    {
        "nationality",
        "nationalities",
        "nationals",
        "victims",
        "victim",
        "workers",
        "people",
        "child",
        "sex",
        "labor",
        "forced",
        "foreign",
        "trafficking",
    }
)
_NEXT_WORDS: Final = later(  # what is called after a country, up to four words
    r"\s+(?!(?:in|at|on|to|from|of|by|who|are|were|was|is|and|or|for|with)\b)[a-z][\w-]*"
    r"(?:\s+(?!(?:in|at|on|to|from|of|by|who|are|were|was|is|and|or|for|with)\b)[a-z][\w-]*){0,3}",
    0,
)
_CLAUSES: Final = later(r"[,;]|\bbut\b|\bwhile\b|\balthough\b")
_MEASURES: Final = (
    "investigations",
    "prosecutions",
    "convictions",
    "victims_identified",
    "victims_assisted",
    "funding",
)
_PEOPLE_COUNTED: Final = later(  # "24 Ukrainians", "four Chinese nationals"
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:[a-z]+\s+){0,2}?[A-Z][a-z]{2,}", 0
)
_IN_HAND: Final = later(  # what somebody is responsible for
    r"\b(?:responsib(?:le|ility|ilities)\s+for|in\s+charge\s+of|overs(?:aw|ees?|eeing|een)|charged\s+with|tasked\s+with)\s+"
    r"([^,;.]*(?:(?:,[^,;.]*)+?,\s+(?:and|or)\b[^,;.]*)?)",  # "prevention, care, and prosecution"
    re.I,
)
_VICTIM: Final = "victim"
_FURTHER: Final = 0.8  # share of the score of what tells the kind that others keep, so that they are further reading
_SEVERAL: Final = 2  # places


def told_first(plan: Plan, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence, that which tells the first kind wanted that any of it tells before the rest, each part in its order.

    "Where are they exploited abroad?" is told by the countries, not by how they are exploited.
    """
    if plan.quantity == "streak" and evidence:
        return _in_a_row_first(evidence)
    if plan.rise is not None and says(plan.topic.text, "any_figures"):
        return _moved_first(evidence, rose=plan.rise)
    if Want.RESPONSIBLE in plan.wants:
        evidence = _in_hand_first(evidence, plan)
    if bearing := _bearers(plan, evidence):
        return _bearers_first(evidence, bearing)
    least = THRESHOLDS.further_reading * evidence[0].score if evidence else 0.0
    near = [it for it in evidence if it.score >= least and it.statement.section is not SectionKind.RECOMMENDATIONS]
    for kind in cues("first"):
        want = Want[kind.upper()]
        if want not in plan.wants or not _meant(want, plan):
            continue
        cue = cues("first")[kind]
        among = _about_as_near(near) if want in _NEAREST else near
        telling = frozenset(
            it.statement.id for it in among if cue.search(it.statement.text) and _enough(it, want, plan)
        )
        if telling:
            return _ordered(want, plan, evidence, telling)
    return tuple(evidence)


def bears_nationality(plan: Plan, evidence: Evidence) -> bool:
    """Whether a statement calls what the question asks the nationality of, and no people in general, after a country: "Malaysian logging companies"."""
    if Want.NATIONALITY not in plan.wants or evidence.statement.section is SectionKind.RECOMMENDATIONS:
        return False
    if says(plan.topic.text, "those_who_suffer") and not says(plan.topic.text, "nationality_of_others"):
        return False
    asked = {it for word in plan.topic.words if word.lower() not in _PEOPLE | _GENERAL for it in stems(word)}
    text = evidence.statement.text
    after = (_NEXT_WORDS.match(text, it.end) for it in find_countries(text) if it.adjective)
    return any(asked & set(stems(it[0])) for it in after if it)


def _bearers(plan: Plan, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Those that tell the nationality of what is asked, and come about as near as the best."""
    least = THRESHOLDS.about_as_near * max((it.score for it in evidence), default=0.0)
    return [it for it in evidence if it.score >= least and bears_nationality(plan, it)]


def _bearers_first(evidence: Sequence[Evidence], telling: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence, that first which tells the nationality of what is asked, and other nationalities as further reading."""
    best = max(it.score for it in evidence)
    rest = [it._replace(score=min(it.score, _FURTHER * best)) for it in evidence if it not in telling]
    return (*(it._replace(score=best) for it in telling), *rest)


def _in_a_row_first(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence, that first which counts years in a row and comes about as near as the best."""
    least = THRESHOLDS.about_as_near * evidence[0].score
    return tuple(sorted(evidence, key=lambda it: not (it.score >= least and says_in_a_row(it.statement.text))))


def _about_as_near(near: Sequence[Evidence]) -> list[Evidence]:
    """Those that come about as near as the best, and hold its names as well."""
    least = THRESHOLDS.about_as_near * near[0].score if near else 0.0
    return [it for it in near if it.score >= least and it.named >= near[0].named]


def _moved_first(evidence: Sequence[Evidence], *, rose: bool) -> tuple[Evidence, ...]:
    """The evidence, that first which says of the most measures that they rose, or fell: "which figures fell?"."""
    moved = {it.statement.id: _moved(it, rose=rose) for it in evidence}
    best = max((it.score for it in evidence), default=0.0)
    telling = sorted((it for it in evidence if moved[it.statement.id]), key=lambda it: -moved[it.statement.id])
    return (
        *(it._replace(score=best, coverage=max(it.coverage, THRESHOLDS.well_covered)) for it in telling),
        *(it for it in evidence if not moved[it.statement.id]),
    )


def _moved(evidence: Evidence, *, rose: bool) -> int:
    """Of how many measures a statement says, each in its clause, that they rose, or fell."""
    if evidence.statement.section is SectionKind.RECOMMENDATIONS:
        return 0
    moves, other = (phrases(slot) for slot in (("rose", "fell") if rose else ("fell", "rose")))
    clauses = [it for it in _CLAUSES.split(evidence.statement.text) if moves.search(it) and not other.search(it)]
    return len({measure for measure in _MEASURES for it in clauses if speaks_of(measure, it)})


def _in_hand_first(evidence: Sequence[Evidence], plan: Plan) -> Sequence[Evidence]:
    """The evidence; of what comes about as near as the best, that last which tells who is responsible for another thing."""
    best = max((it.score for it in evidence), default=0.0)
    least = THRESHOLDS.about_as_near * best
    near = [it for it in evidence if it.score >= least]
    other = [it for it in near if _has_other_in_hand(it, plan)]
    own = [it for it in near if it not in other]
    if not other or not own:
        return evidence
    return (own[0]._replace(score=best), *own[1:], *other, *(it for it in evidence if it.score < least))


def _has_other_in_hand(evidence: Evidence, plan: Plan) -> bool:
    """Whether a statement tells who is responsible for other things alone than the one asked about."""
    things = [it[1] for it in _IN_HAND.finditer(evidence.statement.text)]
    asked = set(stems(plan.topic.text))
    return bool(things) and all(asked.isdisjoint(stems(it)) for it in things)


def _enough(evidence: Evidence, want: Want, plan: Plan) -> bool:
    """Whether a statement that is to tell destinations names several, and one that is to tell who is responsible is on the thing asked about."""
    if want is Want.RESPONSIBLE:
        return not _has_other_in_hand(evidence, plan)
    return want is not Want.DESTINATION or _places(evidence, plan) >= _SEVERAL


def _ordered(want: Want, plan: Plan, evidence: Sequence[Evidence], telling: frozenset[int]) -> tuple[Evidence, ...]:
    """The evidence, what tells the kind first; of places of origin or destination that first which names the most."""
    words = " ".join(plan.topic.words)
    some = says(words, "some_victims") or not says(words, "any_victims")
    least = THRESHOLDS.also_on_topic * max(it.score for it in evidence if it.statement.id in telling)
    meant = figure_meant(plan.topic.text) if want is Want.NATIONALITY else None
    of_found = meant is not None and not meant.loose
    beside = THRESHOLDS.answers_beside * max(it.score for it in evidence if it.statement.id in telling)
    people = {word.lower() for word in plan.topic.words} & _PEOPLE if want is Want.ORIGIN else set()

    def key(it: Evidence) -> tuple[bool, bool, int]:
        told = it.statement.id in telling
        if want is Want.SECTORS:
            return not told, False, -_sectors(it) if told and it.score >= beside else 0
        if told and people:
            return False, people.isdisjoint(it.statement.text.lower().split()), 0
        of_whole = told and want in _PLACES and not some
        apart = of_whole and want is not Want.NATIONALITY and it.statement.section is not SectionKind.PROFILE
        on_them = want is Want.DESTINATION or _VICTIM in it.statement.text.lower()
        uncounted = of_found and not _PEOPLE_COUNTED.search(it.statement.text)
        return not told, uncounted or apart, -_places(it, plan) if of_whole and it.score >= least and on_them else 0

    ordered = sorted(evidence, key=key)
    if want not in _PLACES:
        return tuple(ordered)
    most = _FURTHER * ordered[0].score
    return tuple(it if it.statement.id in telling else it._replace(score=min(it.score, most)) for it in ordered)


def _sectors(evidence: Evidence) -> int:
    """How many kinds of work a statement names."""
    return len({found[0].lower() for found in cues("counted")["sectors"].finditer(evidence.statement.text)})


def _places(evidence: Evidence, plan: Plan) -> int:
    """How many countries and regions a statement names beside those that are asked about."""
    text = evidence.statement.text
    return len({it.country.name for it in find_countries(text)} - set(plan.subjects)) + len(find_regions(text))


def _meant(want: Want, plan: Plan) -> bool:
    """Whether an article or a penalty is asked for of trafficking itself, and of no other deed; true of other kinds."""
    words = " ".join(plan.topic.words)
    if want is Want.PENALTY:
        return Want.PRESCRIBED in plan.wants and not cues("first")["severity"].search(words)
    if want is Want.SEVERITY:
        return cues("first")["severity"].search(words) is not None
    if want is Want.PRESCRIBED:
        return phrases("penalty_of_trafficking").fullmatch(words) is not None
    return want is not Want.ARTICLE or "traffick" in words.lower()


def both_told(plan: Plan, evidence: Sequence[Evidence], answer: Sequence[Evidence]) -> list[Evidence]:
    """The answer, with the article and the penalty where both are asked for and it gives one of them."""
    if not {Want.ARTICLE, Want.PRESCRIBED} <= plan.wants:
        return list(answer)
    found = list(answer)
    article, own, other = cues("outright")["article"], cues("first")["prescribed"], cues("decisive")["prescribed"]
    for wanted in ((article,), (own, other)):
        if any(wanted[0].search(it.statement.text) for it in found):
            continue
        telling = (it for cue in wanted for it in evidence if cue.search(it.statement.text))
        found += [it for it in [next(telling, None)] if it and it not in found]
    return found
