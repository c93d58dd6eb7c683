"""Whether a statement denies what a question is on: "is not a party to", "lacked a plan", "had no shelters"."""

from __future__ import annotations

import re
from collections.abc import Collection

from tipqa.index.words import words as stems
from tipqa.later import later
from tipqa.question.lexicon import phrases

_WORD = later(r"[\w’'-]+")
_CLAUSE = later(r"[;:—–]|,\s|\.\s|\b(?:but|however|although|though|while|which|that|who)\b", re.I)
_NEAR = 2  # words between the negation and the first word of what it denies, without articles
_SMALL = frozenset(
    "a an any the its their of to all or and have has had been be report reported new initiate initiated initiating".split()
)
_ROW = later(r"(?<=\w),\s+(?=(?:[\w-]+,\s+){0,4}(?:[\w-]+,?\s+)?(?:or|nor|and)\s)")
_SHARE = 0.6  # of the words of what is asked, in the clause that denies it


def denied(text: str, topic: Collection[str]) -> bool:
    """Whether a clause of `text` denies the topic, whose words are given as stems: a negation stands right before them."""
    return bool(topic) and any(_denies(it, topic) for it in _CLAUSE.split(_ROW.sub(" ", text)))


def _denies(clause: str, topic: Collection[str]) -> bool:
    shared = set(stems(clause)) & set(topic)
    if len(shared) < _SHARE * len(set(topic)):
        return False
    return any(_next_to(clause[it.end() :], topic) for it in phrases("denies").finditer(clause))


def _next_to(words: str, topic: Collection[str]) -> bool:
    """Whether one of the first words is of the topic."""
    first = [it for it in _WORD.findall(words) if it.lower() not in _SMALL][: _NEAR + 1]
    return any(not set(stems(it)).isdisjoint(topic) for it in first)
