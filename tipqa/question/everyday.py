"""Everyday words of a question, for which reports have words of their own: maids are domestic workers there."""

from __future__ import annotations

from tipqa.question.lexicon import each_phrase


def in_report_words(question: str) -> str:
    """The question with the words that reports have for what it says in everyday ones."""
    for everyday, word in each_phrase("everyday"):
        question = everyday.sub(word, question)
    return question
