"""What an index holds on a figure asked for: the figure chosen, the sentences best first, and what none of them meets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from tipqa.evidence.demands import OUTRIGHT, unsaid
from tipqa.evidence.figure_evidence import Candidate, figure_candidates, holds_wanted
from tipqa.evidence.periods import LOOKING_BACK, best_of_year, calendar_years, telling_editions
from tipqa.evidence.pool import statements_of, stems_in
from tipqa.evidence.restrictions import (
    Wanted,
    counts_own,
    counts_thing,
    names_all,
    own_words,
    thing_counted,
    unmet,
    wanted,
)
from tipqa.evidence.scope import Scope
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.evidence.told import told_in
from tipqa.figures.asked import OF_OFFICIALS, OTHER, FigureAsked, speaks_of
from tipqa.figures.best import Best, Told, best_figure, fits
from tipqa.figures.best import restrictions as narrowed_to
from tipqa.figures.model import Actor, Figure, Unit
from tipqa.figures.quantities import says_never_convicted
from tipqa.index.model import Statement
from tipqa.index.words import words as stems
from tipqa.later import later
from tipqa.question.coverage import DEFAULT_SERIES
from tipqa.question.intents import Intent
from tipqa.question.wants import Want
from tipqa.records import dataclass

_THINGS = ("shelters", "staff", "hotline_calls", "awareness")  # measures that a noun names, not a deed in many words
_STAFF = "staff"
_COMPENSATION = "compensation"
_OF_LAW = ("investigations", "prosecutions", "convictions", "sentences", "suspects")
_OF_JUDGMENT = ("convictions", "sentences")
_LATEST_NUMBER = later(  # no report: "number of inspections, latest"
    r"\b(?:latest|most\s+recent|newest)\b(?!\s+(?:\w+\s+){0,2}?(?:reports?|editions?|narratives?|texts?|tip\b|digests?))",
    re.I,
)
# What a sentence may lack beside what the question restricts it to.
SUM, COUNT, WHAT = "a sum of money", "a number", "what was asked"
NOTHING_ON = "anything on "  # … and the word
_VICTIMS = "victim"
_RANKED_AGAIN = 8  # sentences whose restrictions are looked at


@dataclass(frozen=True, slots=True)
class Look:
    """What was found for one time: the figure chosen, the sentences best first, and the words that none of them meets."""

    year: int | None  # the calendar year, where one is asked for
    editions: tuple[int, ...]
    best: Best | None
    candidates: tuple[Candidate, ...]
    unmet: tuple[str, ...]

    @property
    def stated(self) -> Told | None:
        """The figure whose number is the answer."""
        return self.best.told if self.best and self.best.stated and not self.unmet else None

    @property
    def lacks_restriction(self) -> bool:
        """Whether a sentence comes near the question and does not meet what the question restricts it to."""
        near = bool(self.candidates) and self.candidates[0].evidence.coverage >= THRESHOLDS.least_particular
        return near and self.names_restriction

    @property
    def names_restriction(self) -> bool:
        """Whether what is not met is what the question restricts its figure to, in its words."""
        told = (SUM, COUNT, WHAT, *OUTRIGHT)
        return bool(self.unmet) and self.unmet[0] not in told and not self.unmet[0].startswith(NOTHING_ON)

    @property
    def answers(self) -> bool:
        """Whether a sentence answers."""
        return bool(self.candidates) and not self.unmet


def looks_for(scope: Scope, country: str, asked: FigureAsked) -> list[Look]:
    """What is found for each calendar year, or in each edition; without either, in the newest edition that tells it.

    "The year before" is the one before that which the newest edition reports on, where no older edition is held.
    Several bare years of which one is told by no edition, and all are editions held, are read as editions.
    """
    if years := calendar_years(scope):
        looks = [look(scope, country, asked, telling_editions(scope, country, year), year) for year in years]
        held = scope.have.of(country, scope.series)
        if len(years) == 1 or all(it.candidates for it in looks) or not set(years) <= set(held):
            return looks
        return [look(scope, country, asked, (year,)) for year in years]
    if scope.plan.missing.get(country, ()):
        return []
    if scope.plan.editions:
        looks = [look(scope, country, asked, (year,)) for year in scope.years_of(country)]
        latest = _LATEST_NUMBER.search(scope.plan.text) and not any(it.stated for it in looks)
        told = _newest(scope, country, asked) if latest else []  # the latest number may stand in an older edition
        return told if any(it.stated for it in told) else looks
    if scope.plan.years_asked.prior_alone and scope.series == DEFAULT_SERIES and scope.plan.intent == Intent.FIGURE:
        newest = [it.editions for it in _newest(scope, country, asked)] or [scope.latest(country)]
        return [look(scope, country, asked, it, it[-1] - LOOKING_BACK) for it in newest if it]
    return _looking_back(scope, country, asked) or _newest(scope, country, asked)


def _looking_back(scope: Scope, country: str, asked: FigureAsked) -> list[Look]:
    """What the edition spoken of before gives for "the year before", where no edition before it is held; else nothing."""
    edition = scope.plan.years_asked.before
    if edition is None or not scope.plan.years_asked.prior or edition not in scope.have.of(country, scope.series):
        return []
    found = look(scope, country, asked, (edition,), edition - LOOKING_BACK)
    return [found] if found.stated else []


def _newest(scope: Scope, country: str, asked: FigureAsked) -> list[Look]:
    """The newest edition that answers with a figure, else with a sentence, else the newest of all."""
    looks: list[Look] = []
    for edition in reversed(scope.have.of(country, scope.series)):
        looks.append(look(scope, country, asked, (edition,)))
        if looks[-1].stated:
            return looks[-1:]
    best = max((it.candidates[0].score for it in looks if it.answers), default=0.0)
    near = [it for it in looks if it.answers and it.candidates[0].score >= THRESHOLDS.newer_edition * best]
    return near[:1] or looks[:1]


def look(scope: Scope, country: str, asked: FigureAsked, editions: tuple[int, ...], year: int | None = None) -> Look:
    """What these editions hold on it, of a calendar `year` where one is given."""
    if not editions:
        return Look(year, (), None, (), ())
    told = told_in(scope.index, country, editions, scope.series)
    own = own_words(scope)
    candidates = figure_candidates(scope, asked, scope.filter(country, editions), told, own, year)
    best = best_figure(asked, told) if year is None else best_of_year(scope, asked, country, year)
    restrictions = wanted(scope, asked)
    names = [name for it in restrictions for name in it.names]
    of_own = {it.statement.id for it in candidates if counts_own(scope, restrictions, it.statement)}
    again = candidates[:_RANKED_AGAIN]
    again += [
        it for it in candidates[_RANKED_AGAIN:] if it.statement.id in of_own or names_all(names, it.statement.text)
    ]
    lacking = {it.statement.id: _unmet(scope, restrictions, it) for it in again}
    candidates = _by_restrictions(candidates, lacking)
    own_first = [it for it in candidates if it.statement.id in of_own and not lacking[it.statement.id]]
    own_first.sort(key=lambda it: not speaks_of(asked.measure, it.statement.text))
    candidates = [*own_first, *(it for it in candidates if it not in own_first)]
    lead, sure = _leading(asked, own, best, candidates)
    if best and best.told.number is None and (counted := _counted_all_the_same(asked, best.told, told, candidates)):
        lead, sure = counted, False
    if lead is None and asked.measure in _OF_JUDGMENT:
        lead = next((it for it in candidates if says_never_convicted(it.statement.text)), None)
        candidates = (
            [it for it in candidates if it.near > 0] if lead else candidates
        )  # no law, where nobody was convicted
    if lead is not None:
        candidates = [lead, *(it for it in candidates if it is not lead)]
    if best and not sure:
        best = replace(best, stated=False)
    if not candidates:
        return Look(year, editions, best, (), ())
    stated = bool(best and best.stated)
    missing = _missing(scope, restrictions, candidates[0], stated=stated)
    if missing and missing[0] in (COUNT, WHAT):
        behind = (it for it in candidates[1:_RANKED_AGAIN] if it.near > 0)  # a figure of the measure, in another unit
        other = next((it for it in behind if not _missing(scope, restrictions, it, stated=stated)), None)
        if other is not None:
            return Look(year, editions, best, (other, *(it for it in candidates if it is not other)), ())
    return Look(year, editions, best, tuple(candidates), tuple(missing))


def _missing(scope: Scope, restrictions: Sequence[Wanted], first: Candidate, *, stated: bool) -> list[str]:
    """What the first sentence lacks: a restriction, a number of the kind wanted, or anything on what is asked.

    Args:
        stated: whether a figure is stated.
    """
    if lacking := _unmet(scope, restrictions, first):
        return lacking
    money = scope.plan.quantity == "money"
    if Want.NUMBER in scope.plan.wants and not holds_wanted(first.statement.text, money=money):
        return [SUM if money else COUNT]
    asked = scope.plan.figure
    if (
        asked
        and first.near < 1
        and asked.measure == _COMPENSATION
        and not speaks_of(_COMPENSATION, first.statement.text)
    ):
        return [WHAT]
    if asked and first.near <= 0 and _silent_on(asked, first.statement.text):
        return [WHAT]
    if asked and first.near <= 0 and OF_OFFICIALS.get(asked.measure) in {it.figure.measure for it in first.told}:
        return [COUNT]  # of officials alone
    if asked and asked.measure == _STAFF and not counts_thing(scope.plan.topic.text, first.statement.text):
        return [COUNT]
    if not stated and first.evidence.sought < THRESHOLDS.sought_met:
        return [f"{NOTHING_ON}“{scope.plan.topic.sought_words}”"]
    least = _least_covered(asked, first.statement.text)
    if first.near <= 0 and first.evidence.coverage < least:
        return [WHAT]
    if what := unsaid(scope.plan.wants, [first.statement.text]):
        return [what]
    return []


def _silent_on(asked: FigureAsked, text: str) -> bool:
    """Whether a sentence without a figure of what is asked has no word of a deed of the law, by which it could tell it."""
    in_law = asked.measure in _OF_LAW and not asked.loose and asked.unit in (Unit.PERSONS, Unit.CASES)
    return in_law and not any(speaks_of(measure, text) for measure in asked.measures)


def staff_counted(scope: Scope) -> str:
    """The kind of staff that a question counts, in its own words: "labor inspectors"; "" where it counts anything else."""
    asked = scope.plan.figure
    return thing_counted(scope.plan.topic.text) if asked and asked.measure == _STAFF else ""


def _least_covered(asked: FigureAsked | None, text: str) -> float:
    """How much of the question a sentence without a figure of what is asked must cover: less where it names the measure."""
    if asked is None or asked.measure == OTHER or asked.loose:
        return THRESHOLDS.least_without_figure
    if asked.measure in _THINGS:
        return THRESHOLDS.least_without_figure if speaks_of(asked.measure, text) else THRESHOLDS.least_unnamed_thing
    return THRESHOLDS.least_of_read_measure


def _by_restrictions(candidates: Sequence[Candidate], lacking: dict[int, list[str]]) -> list[Candidate]:
    """The candidates, those first that meet the most of the question's restrictions and come about as near as the best."""

    def rank(it: Candidate) -> float:
        lacks = len(lacking.get(it.statement.id, ())) + (it.evidence.sought < THRESHOLDS.sought_met)
        return (
            it.score
            - THRESHOLDS.restriction_unmet * lacks
            + THRESHOLDS.restrictions_met * (not lacks and it.evidence.coverage >= THRESHOLDS.well_covered)
        )

    first = [it for it in candidates if it.statement.id in lacking]
    rest = [it for it in candidates if it.statement.id not in lacking]
    return [*sorted(first, key=rank, reverse=True), *rest]


def _leading(
    asked: FigureAsked, words: Sequence[str], best: Best | None, candidates: Sequence[Candidate]
) -> tuple[Candidate | None, bool]:
    """The statement of the chosen figure where it goes first, and whether the figure may be stated.

    It goes first where no better ranked statement holds more of the question's own words; it is stated where it holds
    them all: in the words of the figure, or before it, as who counted.
    """
    if not best or not candidates or not (best.told.figure.is_certain and fits(asked, best.told.figure)):
        return None, False
    own = next((it for it in candidates if _holds(it, best.told.figure)), None)
    if own is None:
        return None, False
    held, first = (stems_in(it.statement.text) for it in (own, candidates[0]))
    if _count(words, held) < _count(words, first) and own.score < candidates[0].score:
        return None, False
    if (
        own.evidence.coverage
        < max(it.evidence.coverage for it in candidates if it is own or it.near >= 1.0) - THRESHOLDS.figure_behind
    ):
        return None, False
    lead_in = own.statement.text[: max(best.told.figure.at[0] - own.statement.start, 0)]
    said = set(stems(f"{best.told.figure.words} {lead_in}"))
    return own, best.stated and _count(words, said) == len(words)


def _counted_all_the_same(
    asked: FigureAsked, unreported: Told, told: Sequence[Told], candidates: Sequence[Candidate]
) -> Candidate | None:
    """The statement that counts some of those who are asked for, where another says that no number of them was reported; of all
    victims one that counts them by parts: "56 transnational victims and four internal ones"."""
    if not asked.counted:
        return next((it for it in candidates if _counts_by_parts(asked, unreported, it)), None)
    counting = (
        it.figure
        for it in told
        if it.edition == unreported.edition
        and it.period.last >= unreported.period.last
        and it.figure.measure == asked.measure
        and it.figure.actor in (asked.actor, Actor.GOVERNMENT, Actor.UNCLEAR)
        and (it.number or 0) > 0
        and asked.counted <= narrowed_to(it.figure)
    )
    return next((found for figure in counting for found in candidates if _holds(found, figure)), None)


def _counts_by_parts(asked: FigureAsked, unreported: Told, candidate: Candidate) -> bool:
    """Whether a statement counts at least two parts of those who are asked for, as late as what is not reported."""
    parts = {
        it.figure.counted
        for it in candidate.told
        if it.figure.measure == asked.measure
        and it.figure.counted
        and (it.number or 0) > 0
        and it.period.last >= unreported.period.last
        and it.figure.actor in (asked.actor, Actor.GOVERNMENT, Actor.UNCLEAR)
    }
    return len(parts) > 1


def whole_first(scope: Scope, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, that one first which alone counts what is asked in all of the question's own words."""
    own = own_words(scope)
    whole = [it for it in candidates if own and it.told and _count(own, stems_in(it.statement.text)) == len(own)]
    lead = whole[0] if len(whole) == 1 else None
    return [lead, *(it for it in candidates if it is not lead)] if lead else list(candidates)


def _holds(candidate: Candidate, figure: Figure) -> bool:
    return any(it.figure.at == figure.at and it.figure == figure for it in candidate.told)


def _count(words: Sequence[str], held: AbstractSet[str]) -> int:
    """How many of the words stand among stems."""
    return sum(set(stems(word)) <= held for word in words)


def _unmet(scope: Scope, restrictions: Sequence[Wanted], candidate: Candidate) -> list[str]:
    if not restrictions:
        return []
    lacking = unmet(scope, restrictions, candidate.statement, _before(scope, candidate.statement))
    own = counts_own(scope, restrictions, candidate.statement)
    people = [it.text for it in restrictions if it.facet.startswith("nationality=") and not own]
    if people and candidate.near <= 0 and not _is_on_measure(scope, candidate):
        lacking += [text for text in people if text not in lacking]
    return lacking


def _is_on_measure(scope: Scope, candidate: Candidate) -> bool:
    """Whether a sentence without a figure of what is asked covers the question, and speaks of victims where that does."""
    asked = scope.plan.figure
    if asked is None or asked.measure == OTHER:
        return True
    told = _VICTIMS not in scope.plan.topic.text.lower() or _VICTIMS in candidate.statement.text.lower()
    return told and candidate.evidence.coverage >= THRESHOLDS.least_of_people


def _before(scope: Scope, statement: Statement) -> Statement | None:
    """The statement before, in the same section."""
    held = statements_of(scope.index, statement.report)
    at = bisect_left(held, statement.start, key=lambda it: it.start) - 1
    return held[at] if at >= 0 and held[at].section == statement.section else None
