"""Questions that take for true what the nearest statement denies: "when did India amend …?" where it did not amend it."""

from __future__ import annotations

import re

from tipqa.answers import asking_words as asking
from tipqa.answers.evidence import Ranking
from tipqa.answers.patterns import any_of
from tipqa.index.question_words import content_words
from tipqa.index.words import words as stems
from tipqa.reports.figures import measure_of

LEAST_COVERED = 0.5  # of the question by the statement that denies it
_NEAR = 0.9  # share of the best score of a statement that may affirm what the best denies
_CLAUSE = r"\b(?:after|since|once|now\s+that|because|when)\b"
# Questions that can only be asked of what happened.
_PRESUMES = re.compile(
    r"^[\W\d]*(?:(?:in|on|at|by|for|to|from|under|with)\s+)?(?:why|when|who|whom|whose|which|where|how\s+come|how\s+long|how\s+did)\b"
    r"|\b(?:the|those|['’]s?)\s+(?:[\w-]+\s+){0,3}\w+ed\s+(?:in|by|during|under|since)\b"  # "the traffickers convicted in"
    rf"|{_CLAUSE}",
    re.I,
)
_CLAUSE_START = re.compile(_CLAUSE, re.I)
_NEGATED = any_of(  # the verb that a statement denies, in one of the groups
    r"\b(?:did|does|do|was|were|is|are|has|have|had|could|would)\s+not\s+(?:\w+ly\s+)?(?:yet\s+)?(?:been?\s+)?(\w+)",
    r"\b(\w{4,})\s+(?:no|none)\b",
    r"\bno\s+(?:\w+\s+){1,2}(?:was|were|has\s+been|have\s+been)\s+(\w+)(?:\s+to\s+(?:\w+ly\s+)?(\w+))?",
)
_DENIES_ITSELF = any_of(  # a question that asks after what was not done
    r"\bnot?\b|\bn[o']t\b|n['’]t\b|\bnever\b|\bnone\b|\bwithout\b|\bfail\w*|\black\w*|\brefus\w*|\bneglect\w*|\bunable\b|\bstill\b|\bmiss\w*"
)


def denied(question: str, ranking: Ranking) -> bool:
    """Whether the best statement says that what the question takes for true was not done.

    It must deny a verb of the question itself, and no statement that comes about as near may affirm it.
    """
    if (
        not (_PRESUMES.search(question) or asking.WHY.search(question))
        or _DENIES_ITSELF.search(question)
        or asking.MANY.search(question)
    ):
        return False
    if ranking.top is None or ranking.top.coverage < LEAST_COVERED:
        return False
    best = ranking.evidence[0]
    wanted = _taken_for_true(question) & _denied_verbs(best.statement.text)
    near = [e.statement.text for e in ranking.evidence[1:6] if e.score >= _NEAR * best.score]
    if _same_measure(question, best.statement.text):
        return True
    return any(all(verb in _denied_verbs(text) or verb not in stems(text) for text in near) for verb in wanted)


def _same_measure(question: str, text: str) -> bool:
    """Whether the text denies, in other words, what the question counts as done: "put on trial", "did not prosecute any"."""
    asked = measure_of(f"how many {question}")
    verbs = [word for match in _NEGATED.finditer(text) for word in match.groups() if word]
    denied_ones = {measure.measure for verb in verbs if (measure := measure_of(f"how many people {verb}"))}
    return asked is not None and asked.measure in denied_ones - {"other"}


def _taken_for_true(question: str) -> set[str]:
    """The words, as stems, of what the question presumes: of all of it, or of the clause that says when or why."""
    whole = re.match(r"^[\W\d]*what\b", question, re.I) is None or asking.WHY.search(question) is not None
    clause = _CLAUSE_START.search(question)
    start = 0 if whole or clause is None else clause.start()
    return {stem for word, at, _ in content_words(question) if at >= start for stem in stems(word)}


def _denied_verbs(text: str) -> set[str]:
    return {stem for match in _NEGATED.finditer(text) for word in match.groups() if word for stem in stems(word)}
