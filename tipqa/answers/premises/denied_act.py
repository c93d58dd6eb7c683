"""Deeds that a question takes for done and the nearest statement denies: "when did India amend …?" where it did not."""

from __future__ import annotations

import re

from tipqa.evidence.scoring import Ranking
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.figures.asked import figure_meant
from tipqa.figures.measures import MEASURES
from tipqa.index.words import words as stems
from tipqa.later import later
from tipqa.question.patterns import any_of
from tipqa.question.premise import DeedPresumed

_LOOKED_AT = 6  # statements
_SHARED = 2  # words that a statement which denies a deed in other words must share with the question
_DENIED = any_of(  # the verb that a statement denies, in one of the groups
    r"\b(?:did|do|was|were|has|have|had|could)\s+not\s+(?:yet\s+|ever\s+)?(?:been?\s+)?(\w+)(?:,\s+(\w+))?(?:,?\s+or\s+(\w+))?",
    r"\b(\w{4,})\s+(?:no|none)\b|\bnever\s+(\w+)|\bnor\s+did\s+(?:they|it|officials|the\s+\w+)\s+(\w+)",
    r"\bno\s+(?:[\w-]+\s+){1,3}(?:was|were|has\s+been|have\s+been)\s+(\w+)(?:,\s+(\w+))?(?:,?\s+or\s+(\w+))?(?:\s+to\s+(?:\w+ly\s+)?(\w+))?",
)
_SINCE_DONE = later(
    r"\bsince\s+(\w+ing)\b[^.;,]*\b(?:19|20)\d\d\b", re.I
)  # "since convicting its first trafficker in 2011"
_TIER = any_of(r"\bminimum\s+standards\b|\boverall\s+increasing\s+efforts\b")


def deed_denied(deed: DeedPresumed | None, ranking: Ranking) -> bool:
    """Whether the best statement says that the deed which a question takes for done was not done.

    It must deny a verb of the question itself, or its measure in other words, and no statement that comes about as near
    may affirm it.
    """
    top = ranking.top
    if deed is None or top is None or top.coverage < THRESHOLDS.least_of_denial or _TIER.search(top.statement.text):
        return False
    near = [e.statement.text for e in ranking.evidence[1:_LOOKED_AT] if e.score >= THRESHOLDS.nearest * top.score]
    text = top.statement.text
    if any(stem in deed.stems for match in _SINCE_DONE.finditer(text) for stem in stems(match[1])):
        return False
    same = deed.stems & _denied_verbs(text)
    return any(all(_silent_on(verb, other) for other in near) for verb in same) or _measure_denied(deed, text, near)


def _silent_on(verb: str, text: str) -> bool:
    return verb in _denied_verbs(text) or verb not in stems(text)


def _measure_denied(deed: DeedPresumed, text: str, near: list[str]) -> bool:
    """Whether the text denies in other words what the question counts as done: "put on trial", "did not prosecute any"."""
    if deed.measure is None or len(deed.of_question & set(stems(text))) < _SHARED:
        return False
    if deed.measure not in _measures_denied(text):
        return False
    words = set(stems(" ".join(MEASURES[deed.measure].words)))
    return all(deed.measure in _measures_denied(other) or not words & set(stems(other)) for other in near)


def _measures_denied(text: str) -> set[str]:
    verbs = [word for match in _DENIED.finditer(text) for word in match.groups() if word]
    return {measure.measure for verb in verbs if (measure := figure_meant(f"people {verb}"))}


def _denied_verbs(text: str) -> set[str]:
    return {stem for match in _DENIED.finditer(text) for word in match.groups() if word for stem in stems(word)}
