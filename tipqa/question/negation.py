"""Negation in a question: what asks after something that was not done takes nothing for true that a denial could correct."""

from __future__ import annotations

from tipqa.question.patterns import any_of

_NEGATED = any_of(
    r"\b(?:no|not|nor|never|none|nobody|nothing|nowhere|neither|zero|without|cannot)\b|n['’]t\b|\bno\s+one\b",
    r"\b(?:few|little|hardly|barely|rarely|seldom|scarcely|still|yet|unable|fail\w*|lack\w*|refus\w*|neglect\w*|miss\w*)\b",
)


def negates(question: str) -> bool:
    """Whether a question has a negation of its own: "why was nobody convicted?"."""
    return bool(_NEGATED.search(question))
