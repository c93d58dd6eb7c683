"""Deeds that a question takes for done and the nearest statement denies: "when did India amend …?" where it did not."""

from __future__ import annotations

import re

from tipqa.evidence.scoring import Ranking
from tipqa.figures.asked import figure_meant
from tipqa.figures.measures import MEASURES
from tipqa.index.question_words import content_words
from tipqa.index.words import words as stems
from tipqa.question import asking_words as asking
from tipqa.question.negation import negates
from tipqa.question.patterns import any_of

LEAST_COVERED = 0.5  # of the question by the statement that denies it
_NEAR = 0.9  # share of the best score of a statement that may affirm what the best denies
_LOOKED_AT = 6  # statements
_SHARED = 2  # words that a statement which denies a deed in other words must share with the question
_CLAUSE = re.compile(r"\b(?:after|since|once|now\s+that|because|when)\b", re.I)
_THE_DONE = (
    r"\b(?:the|those|['’]s?)\s+(?:[\w-]+\s+){0,3}\w+ed\s+(?:in|by|during|under|since)\b"  # "the victims found in"
)
# Questions that can only be asked of what happened.
_PRESUMES = re.compile(
    r"^[\W\d]*(?:(?:in|on|at|by|for|to|from|under|with)\s+)?(?:why|when|who|whom|whose|which|where|how)\b"
    r"(?=[^?]*\b(?:did|was|were|had|has|have)\b|(?:\s+[\w'’-]+){0,5}?\s+\w+ed\b)"
    r"|^[\W\d]*what\s+(?:made|led|drove|prompted|pushed|caused)\b"
    rf"|{_CLAUSE.pattern}|{_THE_DONE}",
    re.I,
)
_DENIED = any_of(  # the verb that a statement denies, in one of the groups
    r"\b(?:did|do|was|were|has|have|had|could)\s+not\s+(?:yet\s+|ever\s+)?(?:been?\s+)?(\w+)(?:,\s+(\w+))?(?:,?\s+or\s+(\w+))?",
    r"\b(\w{4,})\s+(?:no|none)\b|\bnever\s+(\w+)|\bnor\s+did\s+(?:they|it|officials|the\s+\w+)\s+(\w+)",
    r"\bno\s+(?:[\w-]+\s+){1,3}(?:was|were|has\s+been|have\s+been)\s+(\w+)(?:,\s+(\w+))?(?:,?\s+or\s+(\w+))?(?:\s+to\s+(?:\w+ly\s+)?(\w+))?",
)
_TIER = any_of(r"\bminimum\s+standards\b|\boverall\s+increasing\s+efforts\b")


def deed_denied(question: str, ranking: Ranking) -> bool:
    """Whether the best statement says that what the question takes for done was not done.

    It must deny a verb of the question itself, or its measure in other words, and no statement that comes about as near
    may affirm it.
    """
    top = ranking.top
    if top is None or top.coverage < LEAST_COVERED or _TIER.search(top.statement.text):
        return False
    if not _PRESUMES.search(question) or negates(question) or asking.MANY.search(question):
        return False
    near = [e.statement.text for e in ranking.evidence[1:_LOOKED_AT] if e.score >= _NEAR * top.score]
    text = top.statement.text
    same = _taken_for_done(question) & _denied_verbs(text)
    return any(all(_silent_on(verb, other) for other in near) for verb in same) or _measure_denied(question, text, near)


def _silent_on(verb: str, text: str) -> bool:
    return verb in _denied_verbs(text) or verb not in stems(text)


def _measure_denied(question: str, text: str, near: list[str]) -> bool:
    """Whether the text denies in other words what the question counts as done: "put on trial", "did not prosecute any"."""
    asked = figure_meant(question)
    if asked is None or len(_stems_of(question) & set(stems(text))) < _SHARED:
        return False
    if asked.measure not in _measures_denied(text):
        return False
    words = set(stems(" ".join(MEASURES[asked.measure].words)))
    return all(asked.measure in _measures_denied(other) or not words & set(stems(other)) for other in near)


def _measures_denied(text: str) -> set[str]:
    verbs = [word for match in _DENIED.finditer(text) for word in match.groups() if word]
    return {measure.measure for verb in verbs if (measure := figure_meant(f"people {verb}"))}


def _taken_for_done(question: str) -> set[str]:
    """The words, as stems, of what the question presumes: of all of it, or of the clause that says when or why."""
    whole = re.match(r"^[\W\d]*what\b", question, re.I) is None or asking.WHY.search(question) is not None
    clause = _CLAUSE.search(question)
    return _stems_of(question, 0 if whole or clause is None else clause.start())


def _stems_of(question: str, start: int = 0) -> set[str]:
    return {stem for word, at, _ in content_words(question) if at >= start for stem in stems(word)}


def _denied_verbs(text: str) -> set[str]:
    return {stem for match in _DENIED.finditer(text) for word in match.groups() if word for stem in stems(word)}
