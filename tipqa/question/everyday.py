"""Everyday words of a question, for which reports have words of their own: maids are domestic workers there."""

from __future__ import annotations

import re
from functools import cache

from tipqa.question.lexicon import compiled, rows


@cache
def _rows() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((compiled([row.phrase]), row.value) for row in rows() if row.slot == "everyday")


def in_report_words(question: str) -> str:
    """The question with the words that reports have for what it says in everyday ones."""
    for everyday, word in _rows():
        question = everyday.sub(word, question)
    return question
