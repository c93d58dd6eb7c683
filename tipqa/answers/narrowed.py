"""Figures asked for of a part that the report does not count: "how many victims were found on coffee farms?"."""

from __future__ import annotations

import re

from tipqa.answers.evidence import best_cosines
from tipqa.answers.figures import Stated
from tipqa.answers.scope import Scope
from tipqa.answers.weights import light_word
from tipqa.index.model import Filter, Statement
from tipqa.index.question_words import content_words

LEAST_MET = 0.5  # best cosine, of a word of the phrase, to the sentence that states the figure
_WHERE = re.compile(
    r"\b(?:on|at|in|from|aboard|inside|within)\s+(?:the\s+|its\s+|their\s+)?((?:[A-Za-z][\w'’-]*\s*){1,4})"
)
_NO_PLACE = frozenset(
    "calendar total all number figure home count year period level initiative file record balance average whole own".split()
)


def own_statement(scope: Scope, row: Stated) -> Statement | None:
    """The statement that a figure stands in."""
    held = scope.index.statements(Filter(reports=(row.report,)))
    return next((s for s in held if s.start <= row.figure.start < s.end), None)


def part_not_counted(scope: Scope, statement: Statement | None) -> str:
    """The phrase of the question that names a place or a trade which the statement does not; "" where there is none."""
    question = scope.asked.core
    for phrase in _WHERE.finditer(question):
        words = [
            word
            for word in content_words(question, scope.asked.drop)
            if phrase.start(1) <= word[1] < phrase.end(1)
            and not light_word(word[0])
            and word[0].lower() not in _NO_PLACE
        ]
        enough = len(words) > 1 or phrase[0].split()[0].lower() in ("on", "at", "aboard")
        if statement and words and enough and max(best_cosines(scope.index, question, words, statement)) < LEAST_MET:
            return " ".join(word for word, _, _ in words)
    return ""
