"""The statements that may answer a question on a figure: ranked by the question's words and by the figures they hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile
from operator import attrgetter

from tipqa.evidence.pool import stems_in
from tipqa.evidence.restrictions import counts_outright, thing_counted
from tipqa.evidence.scope import Scope
from tipqa.evidence.scoring import Evidence, rank
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.figures.asked import FigureAsked, frame_words
from tipqa.figures.best import Told, covers, distance, with_earlier
from tipqa.figures.best import restrictions as narrowed_to
from tipqa.figures.quantities import has_quantity, says_never_convicted, says_only_one
from tipqa.index.model import Filter, Statement
from tipqa.index.words import words as stems
from tipqa.later import later
from tipqa.question.patterns import any_of
from tipqa.records import dataclass
from tipqa.reports.model import SectionKind

_LOOKED_AT = 40  # statements, by the question's words alone, whose numbers are looked at

_NUMBER = any_of(
    r"(?<![\w.,])(?<!article )(?<!articles )(?<!section )(?<!law )(?<!no\. )(?!(?:19|20)\d\d\b(?!,))\d[\d,.]*\b",
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|dozens?|hundreds?|thousands?)\b",
    r"\b(?:no|none|neither|nobody|zero|any|all|both)\b",
    r"\bnot\s+(?:\w+\s+)?(?:report|provide|disclose|publish|record)\w*|\bunknown\b",
)
_NO_SUM = any_of(
    r"\bnot\s+(?:\w+\s+)?(?:report|provide|disclose|publish)\w*\b.{0,60}\b(?:how\s+much|fund\w*|budget\w*|spen\w+|allocat\w+|amount|money|cost)",
)
_YEAR = later(r"(?<![\d,.$])(?:19|20)\d\d(?!\d|,\d|\s+(?:law|act|plan|report|edition|anti))")
_LOOKS_BACK = later(  # "(48 in 2016)", "compared with 48 in 2016"
    r"\([^()]*\)|\b(?:compared\s+(?:with|to)|versus|(?:up|down)\s+from|(?:in|de)crease\s+from|than)\b[^;]*", re.I
)
_PERIOD_BEFORE = later(r"\b(?:previous|prior|preceding)\s+(?:reporting\s+)?(?:period|year|cycle)\b", re.I)
_ITS_NAME = later(r"\b(?:law|act|code|article|protocol|convention|decree|resolution|no\.)\W+(?:\w+\W+){0,3}$", re.I)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement with the figures in it, and how near the nearest of them comes to what is asked: 1 for all of it."""

    evidence: Evidence
    told: tuple[Told, ...]
    near: float
    score: float

    @property
    def statement(self) -> Statement:
        return self.evidence.statement


def figure_candidates(
    scope: Scope,
    asked: FigureAsked,
    filter: Filter,
    told: Iterable[Told],
    own: Sequence[str],
    year: int | None = None,
) -> list[Candidate]:
    """The statements that `filter` lets through, best first; where a calendar `year` is given, those that may tell of it.

    A statement that speaks of other years only is left out then, and one that recommends always, as it reports nothing.

    Args:
        told: the figures of the same editions.
        own: the words of the question that no table knows.
    """
    topic = scope.plan.topic.without(frame_words(scope.plan.topic.text))
    ranking = rank(scope.index, topic, filter, scope.plan.wants)
    figures = _by_statement(told, year)
    reported = (e for e in ranking.evidence if e.statement.section is not SectionKind.RECOMMENDATIONS)
    by_words = sorted(reported, key=attrgetter("coverage"), reverse=True)
    looked = by_words[:_LOOKED_AT] + [e for e in by_words[_LOOKED_AT:] if _key(e) in figures]
    money = scope.plan.quantity == "money"
    words = [frozenset(stems(word)) for word in own]
    found = [_candidate(asked, e, figures.get(_key(e), ()), words, money=money) for e in looked]
    if year is not None:
        found = [it for it in found if _may_tell(scope, it, year)]
    found.sort(key=lambda it: (-it.score, -_edition(scope, it), it.statement.start))
    return _outright_first(scope, found)


def _outright_first(scope: Scope, found: list[Candidate]) -> list[Candidate]:
    """The same, of the first ones that score alike those before others that count the very thing asked for."""
    asked = scope.plan.topic.text
    if not found or not thing_counted(asked):
        return found
    best = (found[0].score, _edition(scope, found[0]))
    alike = list(takewhile(lambda it: (it.score, _edition(scope, it)) == best, found))
    alike.sort(key=lambda it: not counts_outright(asked, it.statement.text))
    return [*alike, *found[len(alike) :]]


def _candidate(
    asked: FigureAsked, evidence: Evidence, told: Sequence[Told], own: Sequence[frozenset[str]], *, money: bool
) -> Candidate:
    score, near = evidence.coverage, 0.0
    if told:
        measures = asked.measures
        near = max(_near(asked, it) if it.figure.measure in measures else 0.0 for it in told)
        score += (THRESHOLDS.figure_near_loosely if asked.loose else THRESHOLDS.figure_near) * max(near, 0.0)
    if own:
        held = stems_in(evidence.statement.text)
        score += THRESHOLDS.own_words * sum(word <= held for word in own) / len(own)
    section = evidence.statement.section
    score -= THRESHOLDS.no_number * (not holds_wanted(evidence.statement.text, money=money))
    score -= THRESHOLDS.assessment * (section is SectionKind.ASSESSMENT)
    return Candidate(evidence, tuple(told), near, score)


def _near(asked: FigureAsked, told: Told) -> float:
    """How near a figure comes to what is asked; less where it is only looked back on."""
    far = distance(asked, told.figure)
    if far is None:
        return 0.0
    taken = (
        THRESHOLDS.other_asked * far.other + THRESHOLDS.by_others * far.by_others + THRESHOLDS.beside_asked * far.beside
    )
    return 1.0 - taken - THRESHOLDS.looked_back * (told.earlier is not None)


@lru_cache(maxsize=4096)
def holds_wanted(text: str, *, money: bool) -> bool:
    """Whether a text holds a number, or a sum of money, or says that none is told."""
    if money:
        return has_quantity(text, "money") or _NO_SUM.search(text) is not None
    return _NUMBER.search(text) is not None or says_only_one(text) or says_never_convicted(text)


def _by_statement(told: Iterable[Told], year: int | None) -> dict[tuple[str, int], list[Told]]:
    """The figures by the statement they stand in; of a calendar year where one is given, also those looked back on."""
    found: defaultdict[tuple[str, int], list[Told]] = defaultdict(list)
    for it in with_earlier(told) if year is not None else told:
        if year is None or covers(it.period, year):
            found[it.report, it.figure.start].append(it)
    return found


def _may_tell(scope: Scope, candidate: Candidate, year: int) -> bool:
    """Whether a statement may tell of a calendar year: a figure of it, the year itself, or, in the edition after, no year
    but one that it sets beside its own."""
    text = candidate.statement.text
    if candidate.told or year in years_named(text):
        return True
    if _edition(scope, candidate) == year + 2:
        return _PERIOD_BEFORE.search(text) is not None
    return _edition(scope, candidate) == year + 1 and not years_named(_LOOKS_BACK.sub("", text))


@lru_cache(maxsize=4096)
def years_named(text: str) -> frozenset[int]:
    """The years that a statement speaks of, without those in the names of laws."""
    return frozenset(int(m[0]) for m in _YEAR.finditer(text) if not _ITS_NAME.search(text[: m.start()]))


def _edition(scope: Scope, candidate: Candidate) -> int:
    return scope.index.info(candidate.statement.report).year


def none_of_a_part(asked: FigureAsked, candidate: Candidate) -> bool:
    """Whether all that a statement counts of the measure is that there was none of a part that is not asked for."""
    own = [it.figure for it in candidate.told if it.figure.measure == asked.measure]
    return bool(own) and all(it.value.number == 0 and narrowed_to(it) - asked.counted for it in own)


def _key(evidence: Evidence) -> tuple[str, int]:
    return evidence.statement.report, evidence.statement.start
